use super::glyph::{Glyph, glyph};
use super::literal::{Literal, literal};
use super::{Form, Numeral, Read};
use crate::lexicon::Lexicon;
use crate::value::{Amount, Decimal, Qualifier};

/// A summand of a number, from `lo` to `hi`, whose last scale was a power of ten.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    pub(super) lo: Decimal,
    pub(super) hi: Decimal,
    pub(super) power: u32,
}

/// The summands read so far. Their powers fall, and 兆 亿 万 千 百 十 are all that
/// there are.
#[derive(Debug, Default)]
pub(super) struct Parts {
    list: [Part; 6],
    length: usize,
}

impl Parts {
    pub(super) fn push(&mut self, part: Part) {
        debug_assert!(self.last().is_none_or(|last| part.power < last.power));
        if let Some(slot) = self.list.get_mut(self.length) {
            *slot = part;
            self.length += 1;
        }
    }

    pub(super) fn pop(&mut self) {
        self.length = self.length.saturating_sub(1);
    }

    pub(super) fn last(&self) -> Option<Part> {
        self.as_slice().last().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.length == 0
    }

    fn as_slice(&self) -> &[Part] {
        &self.list[..self.length]
    }
}

/// Reads one numeral from left to right: literals, Chinese digits and scales.
pub(super) struct Reader<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) chars: &'a [char],
    pub(super) start: usize,
    pub(super) at: usize,
    pub(super) parts: Parts,
    /// Digits that wait for a scale.
    pub(super) current: Option<(Decimal, Decimal)>,
    pub(super) form: Option<Form>,
    pub(super) mask: Option<String>,
    pub(super) vague: bool,
    pub(super) qualifier: Qualifier,
    /// 零 stands before the waiting digits: they are ones.
    pub(super) zero: bool,
    negative: bool,
    /// 两三, 五六百: about that many.
    pub(super) side_by_side: bool,
    /// Of the scales at the end.
    pub(super) tail_power: u32,
}

/// What a step of the reader leaves to do.
pub(super) enum Step {
    On,
    Stop,
    Junk(usize),
    /// The number ends there.
    Upto(usize),
}

impl<'a> Reader<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, chars: &'a [char], at: usize) -> Self {
        Reader {
            lexicon,
            chars,
            start: at,
            at,
            parts: Parts::default(),
            current: None,
            form: None,
            mask: None,
            vague: false,
            qualifier: Qualifier::Exact,
            zero: false,
            negative: false,
            side_by_side: false,
            tail_power: 0,
        }
    }

    pub(super) fn read(&mut self) -> Option<Read> {
        self.sign();
        while let Some(&c) = self.chars.get(self.at) {
            let before = self.at;
            let step = match self.glyph(c) {
                Glyph::Digit(_) | Glyph::Zero => self.han_digits(),
                Glyph::Scale(power) => self.scale(power),
                Glyph::Tens(n) => self.tens(n),
                Glyph::Some => self.some(),
                Glyph::More => self.more(),
                Glyph::Other => self.literal(),
            };
            match step {
                Step::On => {}
                Step::Stop => break,
                Step::Junk(end) => return Some(Read::Junk(self.rest_of_run(end))),
                Step::Upto(end) => return self.again(end),
            }
            debug_assert!(self.at > before, "every step goes on");
        }
        self.finish()
    }

    /// The number without what was read behind `end`.
    fn again(&self, end: usize) -> Option<Read> {
        let chars = self.chars.get(..end)?;
        Reader::new(self.lexicon, chars, self.start).read()
    }

    /// What stands at the current place, where its neighbours decide.
    fn glyph(&self, c: char) -> Glyph {
        match c {
            '参' if self.financial_three() => Glyph::Digit(3),
            '兆' if self.form.is_some() && self.trillion() => Glyph::Scale(12),
            _ => glyph(c),
        }
    }

    /// 參萬, 貳佰零參: 參 is three among the numerals of cheques.
    fn financial_three(&self) -> bool {
        let before = |n: usize| {
            self.at.checked_sub(n).and_then(|i| self.chars.get(i)).copied().unwrap_or(' ')
        };
        let scale = |c: char| matches!(c, '拾' | '佰' | '仟');
        let large = |c: char| matches!(c, '万' | '亿');
        let next = self.chars.get(self.at + 1).copied().unwrap_or(' ');
        scale(next)
            || large(next)
            || scale(before(1))
            || before(1) == '零' && (scale(before(2)) || large(before(2)))
    }

    /// 五兆六十二亿: 兆 is a million million where a 亿 or 万 of the same number
    /// follows; else it is a prefix of units.
    fn trillion(&self) -> bool {
        let rest = self.chars.get(self.at + 1..).unwrap_or(&[]).iter().take(8);
        let mut numerals = rest
            .map(|&c| glyph(c))
            .take_while(|glyph| glyph.digit().is_some() || glyph.is_scale());
        numerals.any(|glyph| matches!(glyph, Glyph::Scale(4 | 8)))
    }

    /// A minus sign belongs to the number where no number stands before it.
    fn sign(&mut self) {
        let minus = match self.chars.get(self.at) {
            Some('-') => {
                let before = self.start.checked_sub(1).and_then(|i| self.chars.get(i));
                before.is_none_or(|c| {
                    !c.is_ascii_alphanumeric() && !"年月日号%)-".contains(*c)
                })
            }
            Some('负') => {
                if self.chars.get(self.at + 1) == Some(&'的') {
                    self.at += 1;
                }
                true
            }
            _ => false,
        };
        if minus {
            self.negative = true;
            self.at += 1;
        }
    }

    /// Digits or mask letters, where they can begin or go on with the number.
    fn literal(&mut self) -> Step {
        if let Some(form) = self.form {
            let after_scale = self.current.is_none() && !self.parts.is_empty();
            let joins = match form {
                Form::Digits => true,
                Form::Han => self.lone_digit(),
                Form::Bare | Form::Positional => false,
            };
            if !(after_scale && joins) {
                return Step::Stop;
            }
        }
        match self.whole_literal() {
            None => Step::Stop,
            Some(Err(_)) if self.form.is_some() => Step::Stop,
            Some(Err(end)) => Step::Junk(end),
            Some(Ok(Literal { end, value: None })) => {
                let text = &self.chars[self.at..end];
                self.mask.get_or_insert_default().extend(text);
                self.take(end, Decimal::ZERO)
            }
            Some(Ok(Literal { end, value: Some(value) })) => {
                // 1百01: the place is written out.
                self.zero |= self.form.is_some()
                    && self.chars[self.at] == '0'
                    && end > self.at + 1;
                self.take(end, value)
            }
        }
    }

    fn take(&mut self, end: usize, value: Decimal) -> Step {
        self.current = Some((value, value));
        self.form.get_or_insert(Form::Digits);
        self.at = end;
        Step::On
    }

    /// 十3, 零3十: a single digit among Chinese ones.
    fn lone_digit(&self) -> bool {
        let next = self.chars.get(self.at + 1);
        self.chars[self.at].is_ascii_digit()
            && !next.is_some_and(|c| c.is_ascii_digit() || ".,年月日号点:".contains(*c))
    }

    /// The literal here; `$20,300美元` are two amounts, not one of thousands.
    fn whole_literal(&self) -> Option<Result<Literal, usize>> {
        let found = literal(self.chars, self.at)?;
        if let Ok(read) = &found
            && let Some(comma) =
                self.chars[self.at..read.end].iter().position(|&c| c == ',')
            && self.lexicon.units.prefixes.before(self.chars, self.start).is_some()
            && self.lexicon.units.currencies.at(self.chars, read.end).is_some()
        {
            return literal(&self.chars[..self.at + comma], self.at);
        }
        Some(found)
    }

    /// 三万一天: a rate, three myriads for one day.
    fn rate_follows(&self) -> bool {
        let digit = self.at.checked_sub(1).and_then(|i| self.chars.get(i));
        digit == Some(&'一')
            && self.parts.last().is_some_and(|part| part.power >= 2)
            && self.current == Some((Decimal::ONE, Decimal::ONE))
            && !self.zero
            && self.lexicon.units.at(self.chars, self.at).is_some()
            && self.lexicon.units.currencies.at(self.chars, self.at).is_none()
    }

    /// The end of a run of digits that is no number.
    fn rest_of_run(&self, end: usize) -> usize {
        let rest = self.chars.get(end..).unwrap_or(&[]);
        let member = |c: char| {
            let glyph = glyph(c);
            c.is_ascii_digit() || glyph.digit().is_some() || glyph.is_scale()
        };
        end + rest.iter().take_while(|&&c| member(c)).count()
    }

    fn finish(&mut self) -> Option<Read> {
        let form = self.form?;
        if self.rate_follows() {
            return self.again(self.at - 1);
        }
        let trailing = self.current.is_none();
        self.last_digits();
        if self.qualifier == Qualifier::Exact && self.side_by_side {
            self.qualifier = Qualifier::About;
        }
        let amount = match self.mask.take() {
            Some(mask) => Amount::Masked(mask.into()),
            None => match self.sum() {
                Some(amount) => amount,
                None => return Some(Read::Junk(self.at)),
            },
        };
        Some(Read::Number(Numeral {
            start: self.start,
            end: self.at,
            amount,
            qualifier: self.qualifier,
            form,
            power: if trailing { self.tail_power } else { 0 },
        }))
    }

    fn sum(&self) -> Option<Amount> {
        let (mut lo, mut hi) = self.current.unwrap_or_default();
        for part in self.parts.as_slice() {
            lo = lo.checked_add(part.lo)?;
            hi = hi.checked_add(part.hi)?;
        }
        if self.negative {
            (lo, hi) = (-hi, -lo);
        }
        Some(match (self.vague, lo == hi) {
            (true, _) => Amount::Vague { min: lo, max: hi },
            (false, true) => Amount::Exact(lo),
            (false, false) => Amount::Range(lo, hi),
        })
    }
}
