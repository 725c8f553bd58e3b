//! Chinese digits in a numeral, and the words for some and more.

use super::Form;
use super::glyph::{Glyph, glyph, glyph_at};
use super::reader::{Part, Reader, Step};
use crate::value::{Decimal, Qualifier};

/// More digits than these are no number.
const MOST_DIGITS: usize = 28;

impl Reader<'_> {
    /// Chinese digits side by side: one digit, two neighbours (三四: from three to
    /// four), or a number written place by place (二〇三一).
    pub(super) fn han_digits(&mut self) -> Step {
        if self.current.is_some() {
            return Step::Stop;
        }
        let mut buffer = [0; MOST_DIGITS + 1];
        let mut length = 0;
        let mut end = self.at;
        while let Some(&c) = self.chars.get(end) {
            let digit = match glyph(c).digit() {
                Some(digit) => digit,
                None if c == '参' && end == self.at => 3,
                None => break,
            };
            buffer[length] = digit;
            length += 1;
            end += 1;
            if length > MOST_DIGITS {
                return Step::Junk(end);
            }
        }
        let mut digits = &buffer[..length];
        let after_scale = !self.parts.is_empty();
        if after_scale && digits.len() > 1 && digits[0] == 0 {
            digits = &digits[1..];
            self.zero = true;
        }
        let both = |digit: u8| (Decimal::from(digit), Decimal::from(digit));
        self.current = Some(match *digits {
            [0] if after_scale => return self.waiting_zero(end),
            [one] => both(one),
            [first, second] if first > 0 && neighbours(first, second) => {
                if self.form.is_none() && second == first + 1 && self.dotted(end) {
                    self.positional(digits)
                } else {
                    self.side_by_side = true;
                    (Decimal::from(first), Decimal::from(second))
                }
            }
            _ if after_scale => {
                // 一百五六七 is no number; read the first digit alone.
                end = self.at + 1;
                both(digits[0])
            }
            _ => self.positional(digits),
        });
        self.form.get_or_insert(Form::Han);
        self.at = end;
        self.fraction_in_words();
        Step::On
    }

    /// 一百零 is no number: 零 waits for the digit behind it.
    fn waiting_zero(&mut self, end: usize) -> Step {
        self.zero = true;
        let more = self.chars.get(end).is_some_and(|&c| {
            matches!(glyph(c), Glyph::Scale(1) | Glyph::Some | Glyph::Tens(_))
                || c.is_ascii_digit()
                || c == '参'
        });
        if !more {
            return Step::Stop;
        }
        self.at = end;
        Step::On
    }

    /// True where 点 and a digit behind it make a fraction.
    pub(super) fn dotted(&self, at: usize) -> bool {
        self.chars.get(at) == Some(&'点')
            && glyph_at(self.chars, at + 1).digit().is_some()
    }

    fn positional(&mut self, digits: &[u8]) -> (Decimal, Decimal) {
        self.form = Some(Form::Positional);
        let value = digits.iter().fold(0, |sum, &digit| sum * 10 + i128::from(digit));
        let value = Decimal::from_i128_with_scale(value, 0);
        (value, value)
    }

    /// 点五: a fraction behind the waiting digits.
    pub(super) fn fraction_in_words(&mut self) {
        let Some((lo, hi)) = self.current else { return };
        let Some((end, fraction)) = self.words_after_point() else { return };
        if lo == hi
            && let Some(value) = lo.checked_add(fraction)
        {
            self.current = Some((value, value));
            self.at = end;
        }
    }

    fn words_after_point(&self) -> Option<(usize, Decimal)> {
        if !self.dotted(self.at) {
            return None;
        }
        let mut end = self.at + 1;
        let mut fraction = Decimal::ZERO;
        let mut place = Decimal::ONE;
        while let Some(digit) = glyph_at(self.chars, end).digit() {
            if end - self.at > 26 {
                break;
            }
            place = place.checked_div(Decimal::TEN)?;
            fraction = fraction.checked_add(place.checked_mul(Decimal::from(digit))?)?;
            end += 1;
        }
        // 三点十分 is a time, 四点五十分 too.
        let scale = glyph_at(self.chars, end);
        (!matches!(scale, Glyph::Scale(1 | 2))).then_some((end, fraction))
    }

    /// 廿 and 卅 are a digit and its ten.
    pub(super) fn tens(&mut self, n: u8) -> Step {
        let fits = self.form == Some(Form::Han)
            && self.current.is_none()
            && self.parts.last().is_some_and(|part| part.power >= 2);
        if self.form.is_some() && !fits {
            return Step::Stop;
        }
        let value = Decimal::from(n);
        self.parts.push(Part { lo: value, hi: value, power: 1 });
        self.form = Some(Form::Han);
        self.at += 1;
        Step::On
    }

    /// 几 and 数 for a digit: 几十, 数百, 十几.
    pub(super) fn some(&mut self) -> Step {
        let leads = self.form.is_none() && glyph_at(self.chars, self.at + 1).is_scale();
        let follows = self.chars[self.at] == '几'
            && self.current.is_none()
            && !self.parts.is_empty();
        if self.mask.is_some() || !(leads || follows) {
            return Step::Stop;
        }
        let least = if leads { Decimal::TWO } else { Decimal::ONE };
        self.current = Some((least, Decimal::from(9u8)));
        self.vague = true;
        self.form.get_or_insert(Form::Han);
        self.at += 1;
        Step::On
    }

    /// 余 多 来 behind digits or a scale.
    pub(super) fn more(&mut self) -> Step {
        if self.form.is_none() && self.mask.is_none()
            || self.qualifier != Qualifier::Exact
        {
            return Step::Stop;
        }
        if self.form == Some(Form::Bare) && self.at == self.start {
            return Step::Stop;
        }
        let scale_next = glyph_at(self.chars, self.at + 1).is_scale();
        if self.chars[self.at] == '来' {
            let round = self.current.is_none() || self.form == Some(Form::Digits);
            let unit_next = self.lexicon.units.at(self.chars, self.at + 1).is_some();
            if !round || !(scale_next || unit_next) {
                return Step::Stop;
            }
            self.qualifier = Qualifier::About;
        } else {
            self.qualifier = Qualifier::Over;
        }
        self.at += 1;
        if scale_next { Step::On } else { Step::Stop }
    }
}

/// 三四, 七八, 三五: digits that name the two ends of a range.
fn neighbours(first: u8, second: u8) -> bool {
    second == first + 1 || (first, second) == (3, 5)
}
