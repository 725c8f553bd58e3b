//! Counts, money, percents and ranks on top of numerals.

mod approx;
mod borrowed;
mod compose;
mod fraction;
mod measure;
mod numbers;
mod rank;
mod recognize;

use super::numeral::Read;
use super::{Cx, Mention, Skipped};
use crate::report::Reason;
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

/// The figure of the numeral at `at`, with the approximators before it as far as
/// `floor`; or the numeral that is none.
pub(crate) fn numeric(cx: Cx<'_>, at: usize, read: Read, floor: usize) -> Found {
    match read {
        Read::Number(number) => {
            let signed = matches!(cx.chars[at], '-' | '负' | '几' | '数');
            let part = if signed { None } else { fraction::at(cx, &number, floor) };
            part.unwrap_or_else(|| compose::figure(cx, &number, floor))
        }
        Read::Junk(end) => {
            let reason = Some(Reason::DocumentNumber);
            Found::Skipped(Skipped { start: at, end, reason })
        }
    }
}

/// The figure at `at` that starts with no numeral: 第三, 榜首, 翻一番.
pub(crate) fn worded(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    match *cx.chars.get(at)? {
        '翻' | '过' | '半' | '对' => fraction::words(cx, at, floor),
        _ => rank::at(cx, at),
    }
}
