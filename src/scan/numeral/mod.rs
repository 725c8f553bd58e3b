//! Numerals: digits, Chinese numerals, mixed forms and masks, to exact amounts.

mod glyph;
mod han;
mod literal;
mod reader;
mod scale;

use crate::lexicon::Lexicon;
use crate::value::{Amount, Decimal, Qualifier};
pub(crate) use glyph::{digit, power_of_ten};
pub(crate) use literal::starts_literal;

/// A number in the text, with its scale, without unit and outer approximators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) start: usize,
    /// Behind the scale and the 余 or 多 that stand with it.
    pub(crate) end: usize,
    pub(crate) amount: Amount,
    /// From 余 多 来 几 inside.
    pub(crate) qualifier: Qualifier,
    pub(crate) form: Form,
    /// Of 万, 亿 and the like at the end, as a power of ten; 0 where there is none.
    pub(crate) power: u32,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `12.5`, `12万`.
    Digits,
    /// 十二, 一百零五.
    Han,
    /// A lone scale whose one is left out: 百, 千万.
    Bare,
    /// Three or more Chinese digits side by side: 二〇三一.
    Positional,
}

/// What stands where a numeral starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// A number.
    Number(Numeral),
    /// Digits up to here that are no number: too many of them, or `1.2.3`.
    Junk(usize),
}

impl Numeral {
    /// True for a lone 一, which mostly is an article.
    pub(crate) fn is_one(&self) -> bool {
        self.form == Form::Han
            && self.end - self.start == 1
            && self.amount == Amount::Exact(Decimal::ONE)
    }

    /// 万 or more at the end, with something in front of it.
    pub(crate) fn is_large(&self) -> bool {
        self.power >= 4 && self.form != Form::Bare
    }
}

/// Multiplies an amount, where the product is a number that we can hold.
pub(crate) fn scaled(amount: &Amount, factor: Decimal) -> Option<Amount> {
    let times = |n: Decimal| {
        if factor == Decimal::ONE { Some(n) } else { n.checked_mul(factor) }
    };
    Some(match amount {
        Amount::Exact(value) => Amount::Exact(times(*value)?.normalize()),
        Amount::Range(min, max) => Amount::Range(times(*min)?, times(*max)?),
        Amount::Vague { min, max } => {
            Amount::Vague { min: times(*min)?, max: times(*max)? }
        }
        Amount::Masked(mask) => Amount::Masked(mask.clone()),
    })
}

/// Reads the numeral that starts at `at`, as far as it goes.
pub(crate) fn read(lexicon: &Lexicon, chars: &[char], at: usize) -> Option<Read> {
    reader::Reader::new(lexicon, chars, at).read()
}

/// The numeral that starts at `at`, where what stands there is a number.
pub(crate) fn number(lexicon: &Lexicon, chars: &[char], at: usize) -> Option<Numeral> {
    match read(lexicon, chars, at)? {
        Read::Number(numeral) => Some(numeral),
        Read::Junk(_) => None,
    }
}

#[cfg(test)]
mod tests;
