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

use super::numeral::Read;
use super::{Cx, Mention, Skipped};
use crate::report::Reason;
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

/// The figure whose number starts at `at`, with the approximators before it as far
/// as `floor`; or the numeral that is none. `read` is what the numeral reader finds
/// there.
pub(crate) fn at(
    cx: Cx<'_>,
    at: usize,
    read: Option<Read>,
    floor: usize,
) -> Option<Found> {
    match read {
        Some(Read::Number(number)) => {
            let signed = matches!(cx.chars[at], '-' | '负' | '几' | '数');
            let part = if signed { None } else { fraction::at(cx, &number, floor) };
            Some(part.unwrap_or_else(|| compose::figure(cx, &number, floor)))
        }
        Some(Read::Junk(end)) => {
            let reason = Some(Reason::DocumentNumber);
            Some(Found::Skipped(Skipped { start: at, end, reason }))
        }
        None => match *cx.chars.get(at)? {
            '第' | '首' | '榜' | '冠' | '亚' | '季' | '殿' | '前' | '倒' => {
                rank::at(cx, at)
            }
            '翻' | '过' | '半' | '对' => fraction::words(cx, at, floor),
            _ => None,
        },
    }
}
