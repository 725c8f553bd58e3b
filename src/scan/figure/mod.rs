//! Counts, money, percents and ranks on top of numerals.

mod approx;
mod borrowed;
mod bounds;
mod compose;
mod fraction;
mod measure;
mod numbers;
mod rank;
mod recognize;

use super::{Cx, Mention, Skipped};
pub(crate) use bounds::bounds;
pub(crate) use recognize::recognize;

/// What a place in the text gives.
#[derive(Debug)]
pub(crate) enum Found {
    Mention(Mention),
    Skipped(Skipped),
}

impl Found {
    pub(crate) fn end(&self) -> usize {
        match self {
            Found::Mention(mention) => mention.end,
            Found::Skipped(skipped) => skipped.end,
        }
    }
}

/// True where a figure may start with a character that is no numeral by itself.
pub(crate) fn may_start_with(c: char) -> bool {
    matches!(
        c,
        '第' | '首'
            | '榜'
            | '冠'
            | '亚'
            | '季'
            | '殿'
            | '前'
            | '倒'
            | '翻'
            | '过'
            | '半'
            | '对'
            | '负'
            | '几'
            | '数'
    )
}

/// The figure whose number starts at `at`, with the approximators before it as far
/// as `floor`; or the numeral that is none.
pub(crate) fn at(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    let c = *cx.chars.get(at)?;
    match c {
        '第' | '首' | '榜' | '冠' | '亚' | '季' | '殿' | '前' | '倒' => {
            rank::at(cx, at)
        }
        '翻' | '过' | '半' | '对' => fraction::words(cx, at, floor),
        '-' | '负' | '几' | '数' => compose::figure(cx, at, floor),
        c if crate::text::class(c).is_numeral() => {
            fraction::at(cx, at, floor).or_else(|| compose::figure(cx, at, floor))
        }
        _ => None,
    }
}
