//! Scales in a numeral: 十 百 千 万 亿 multiply what stands before them.

use super::Form;
use super::glyph::{Glyph, glyph, power_of_ten};
use super::reader::{Part, Reader, Step};
use crate::value::Decimal;

/// How far back the same scale is looked for that makes two numbers of one.
const REACH: usize = 32;

/// The largest power of ten that a number holds.
const MOST: u32 = 28;

impl Reader<'_> {
    /// A scale multiplies all that stands before it and is smaller.
    pub(super) fn scale(&mut self, power: u32) -> Step {
        if self.form == Some(Form::Positional) && power < 4
            || self.unit_begins(power)
            || power == 2 && self.form.is_some() && self.is_point()
            || self.rises(power)
        {
            return Step::Stop;
        }
        if let Some(mask) = &mut self.mask {
            mask.push(self.chars[self.at]);
            self.current = None;
            self.tail(power);
            self.at += 1;
            return Step::On;
        }
        let Some(sum) = self.below(power) else { return Step::Junk(self.at + 1) };
        if self.parts.last().is_some_and(|part| part.power <= power) {
            return self.twice(power);
        }
        let one = (Decimal::ONE, Decimal::ONE);
        let alone = self.parts.is_empty() || power == 1;
        let Some((lo, hi)) = sum.or(alone.then_some(one)) else { return Step::Stop };
        if self.form.is_none() {
            self.form = Some(if power == 1 { Form::Han } else { Form::Bare });
        }
        let scale = power_of_ten(power);
        let Some((lo, hi)) = lo.checked_mul(scale).zip(hi.checked_mul(scale)) else {
            return Step::Junk(self.at + 1);
        };
        self.parts.push(Part { lo, hi, power });
        self.tail(power);
        self.zero = false;
        self.at += 1;
        if self.form == Some(Form::Han) && self.dotted(self.at) {
            self.current = Some((Decimal::ZERO, Decimal::ZERO));
            self.fraction_in_words();
            self.zero = true;
        }
        Step::On
    }

    /// Takes what stands before a scale and is smaller; `None` where it is too much.
    fn below(&mut self, power: u32) -> Option<Option<(Decimal, Decimal)>> {
        let mut sum = self.current.take();
        // 万万 is 亿: the second multiplies the first.
        let before = self.at.checked_sub(1).and_then(|i| self.chars.get(i));
        let doubled = sum.is_none() && power >= 4 && matches!(before, Some('万' | '亿'));
        while let Some(part) = self.parts.last()
            && (part.power < power || doubled && part.power == power)
        {
            self.parts.pop();
            let (lo, hi) = sum.unwrap_or_default();
            sum = Some(part.lo.checked_add(lo).zip(part.hi.checked_add(hi))?);
        }
        Some(sum)
    }

    /// 三十万三十万 is two numbers that nothing parts.
    fn twice(&self, power: u32) -> Step {
        let same = |&i: &usize| glyph(self.chars[i]) == Glyph::Scale(power);
        match (self.start..self.at).rev().take(REACH).find(same) {
            Some(last) => Step::Upto(last + 1),
            None => Step::Junk(self.at + 1),
        }
    }

    /// 百分点 and 百分比 behind a number are no hundred.
    fn is_point(&self) -> bool {
        let rest = self.chars.get(self.at..self.at + 3);
        matches!(rest, Some(['百', '分', '点' | '位' | '比']))
    }

    /// 五十千 is no number: within a myriad the scales fall.
    fn rises(&self, power: u32) -> bool {
        power < 4
            && self.current.is_none()
            && self.form == Some(Form::Han)
            && self.parts.last().is_some_and(|part| part.power <= power)
    }

    /// 300千瓦, 5千克: the 千 is the unit's.
    fn unit_begins(&self, power: u32) -> bool {
        power == 3
            && self.form == Some(Form::Digits)
            && self.lexicon.units.at(self.chars, self.at).is_some_and(|(n, _)| n > 1)
    }

    /// 万, 亿 and 万亿 at the end; a lone 百 or 千 else.
    fn tail(&mut self, power: u32) {
        let joined = power >= 4 && self.tail_power >= 4;
        let sum = if joined { self.tail_power + power } else { power };
        self.tail_power = if sum > MOST { power } else { sum };
    }

    /// 三万二 is 32 000, 三万零二 is 30 002.
    pub(super) fn last_digits(&mut self) {
        let (Some((lo, hi)), Some(last)) = (self.current, self.parts.last()) else {
            return;
        };
        if self.zero || self.vague || last.power < 2 {
            return;
        }
        if !(lo < Decimal::TEN && hi < Decimal::TEN && lo >= Decimal::ONE) {
            return;
        }
        let place = power_of_ten(last.power - 1);
        // 两千三点一 is 2300.1.
        let grown = |n: Decimal| n.trunc().checked_mul(place)?.checked_add(n.fract());
        if let Some((lo, hi)) = grown(lo).zip(grown(hi)) {
            self.current = Some((lo, hi));
        }
    }
}
