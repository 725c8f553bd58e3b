use super::literal::{Literal, literal};
use super::{Form, Numeral, Read};
use crate::lexicon::Lexicon;
use crate::value::{Amount, Decimal, Qualifier};

/// A summand of a number, from `lo` to `hi`, whose last scale was `scale`.
#[derive(Clone, Copy, Debug)]
struct Part {
    lo: Decimal,
    hi: Decimal,
    scale: Decimal,
}

/// Reads one numeral from left to right: literals, Chinese digits and scales.
pub(super) struct Reader<'a> {
    lexicon: &'a Lexicon,
    chars: &'a [char],
    start: usize,
    at: usize,
    head_end: usize,
    parts: Vec<Part>,
    /// Digits that wait for a scale.
    current: Option<(Decimal, Decimal)>,
    form: Option<Form>,
    mask: Option<String>,
    vague: bool,
    qualifier: Qualifier,
    /// 零 stands before the waiting digits: they are ones.
    zero: bool,
    negative: bool,
    /// 两三, 五六百: about that many.
    side_by_side: bool,
    tail_scale: Decimal,
}

/// What a character does in a numeral.
enum Glyph {
    Digit(u8),
    Scale(u32),
    Twenty(u8),
    Zero,
    Some,
    More,
    Other,
}

fn glyph(c: char) -> Glyph {
    match c {
        '一' | '壹' | '幺' => Glyph::Digit(1),
        '二' | '两' | '俩' | '贰' => Glyph::Digit(2),
        '三' | '叁' | '仨' => Glyph::Digit(3),
        '四' | '肆' => Glyph::Digit(4),
        '五' | '伍' => Glyph::Digit(5),
        '六' | '陆' => Glyph::Digit(6),
        '七' | '柒' => Glyph::Digit(7),
        '八' | '捌' => Glyph::Digit(8),
        '九' | '玖' => Glyph::Digit(9),
        '零' | '〇' => Glyph::Zero,
        '十' | '拾' => Glyph::Scale(1),
        '百' | '佰' => Glyph::Scale(2),
        '千' | '仟' => Glyph::Scale(3),
        '万' => Glyph::Scale(4),
        '亿' => Glyph::Scale(8),
        '廿' => Glyph::Twenty(20),
        '卅' => Glyph::Twenty(30),
        '卌' => Glyph::Twenty(40),
        '几' | '数' => Glyph::Some,
        '余' | '多' | '来' => Glyph::More,
        _ => Glyph::Other,
    }
}

/// 0 to 9 for a digit in either script.
pub(super) fn digit(c: char) -> Option<char> {
    match glyph(c) {
        _ if c.is_ascii_digit() => Some(c),
        Glyph::Digit(n) => Some(char::from(b'0' + n)),
        Glyph::Zero => Some('0'),
        _ => None,
    }
}

fn power_of_ten(exponent: u32) -> Decimal {
    Decimal::from(10u64.pow(exponent))
}

impl<'a> Reader<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, chars: &'a [char], at: usize) -> Self {
        Reader {
            lexicon,
            chars,
            start: at,
            at,
            head_end: at,
            parts: Vec::new(),
            current: None,
            form: None,
            mask: None,
            vague: false,
            qualifier: Qualifier::Exact,
            zero: false,
            negative: false,
            side_by_side: false,
            tail_scale: Decimal::ONE,
        }
    }

    pub(super) fn read(mut self) -> Option<Read> {
        self.sign();
        while let Some(&c) = self.chars.get(self.at) {
            let before = self.at;
            let step = match self.glyph(c) {
                Glyph::Digit(_) | Glyph::Zero => self.han_digits(),
                Glyph::Scale(exponent) => self.scale(exponent),
                Glyph::Twenty(n) => self.digit_pair(n),
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
        let scale = |c: char| "拾佰仟".contains(c);
        let next = self.chars.get(self.at + 1).copied().unwrap_or(' ');
        scale(next)
            || matches!(next, '万' | '亿')
            || scale(before(1))
            || before(1) == '零' && (scale(before(2)) || matches!(before(2), '万' | '亿'))
    }

    /// 五兆六十二亿: 兆 is a million million where a 亿 or 万 of the same number
    /// follows; else it is a prefix of units.
    fn trillion(&self) -> bool {
        let rest = self.chars.get(self.at + 1..).unwrap_or(&[]).iter().take(8);
        let mut numerals = rest
            .map(|&c| glyph(c))
            .take_while(|g| matches!(g, Glyph::Digit(_) | Glyph::Zero | Glyph::Scale(_)));
        numerals.any(|g| matches!(g, Glyph::Scale(4 | 8)))
    }

    /// A minus sign belongs to the number where no number stands before it.
    fn sign(&mut self) {
        let before = self.start.checked_sub(1).and_then(|i| self.chars.get(i));
        let minus = match self.chars.get(self.at) {
            Some('-') => before.is_none_or(|c| {
                !c.is_ascii_alphanumeric() && !"年月日号%)-".contains(*c)
            }),
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

    /// Chinese digits side by side: one digit, two neighbours (三四: from three to
    /// four), or a number written place by place (二〇三一).
    fn han_digits(&mut self) -> Step {
        if self.current.is_some() {
            return Step::Stop;
        }
        let mut digits = Vec::new();
        let mut end = self.at;
        while let Some(&c) = self.chars.get(end) {
            match glyph(c) {
                Glyph::Digit(digit) => digits.push(digit),
                Glyph::Zero => digits.push(0),
                _ if c == '参' && end == self.at => digits.push(3),
                _ => break,
            }
            end += 1;
            if digits.len() > 28 {
                return Step::Junk(end);
            }
        }
        let after_scale = !self.parts.is_empty();
        if after_scale && digits.len() > 1 && digits[0] == 0 {
            digits.remove(0);
            self.zero = true;
        }
        let value = |n: u8| Decimal::from(n);
        self.current = Some(match digits[..] {
            [0] if after_scale => {
                // 一百零 is no number: 零 waits for the digit behind it.
                self.zero = true;
                let more = self.chars.get(end).is_some_and(|&c| {
                    matches!(glyph(c), Glyph::Scale(1) | Glyph::Some | Glyph::Twenty(_))
                        || c.is_ascii_digit()
                        || c == '参'
                });
                if !more {
                    return Step::Stop;
                }
                self.at = end;
                return Step::On;
            }
            [one] => (value(one), value(one)),
            [first, second] if first > 0 && neighbours(first, second) => {
                if self.form.is_none() && second == first + 1 && self.dotted(end) {
                    self.positional(&digits)
                } else {
                    self.side_by_side = true;
                    (value(first), value(second))
                }
            }
            _ if after_scale => {
                // 一百五六七 is no number; read the first digit alone.
                end = self.at + 1;
                (value(digits[0]), value(digits[0]))
            }
            _ => self.positional(&digits),
        });
        self.form.get_or_insert(Form::Han);
        self.at = end;
        self.fraction_in_words();
        self.head_end = self.at;
        Step::On
    }

    fn dotted(&self, at: usize) -> bool {
        self.chars.get(at) == Some(&'点')
            && self
                .chars
                .get(at + 1)
                .is_some_and(|&c| matches!(glyph(c), Glyph::Digit(_) | Glyph::Zero))
    }

    fn positional(&mut self, digits: &[u8]) -> (Decimal, Decimal) {
        self.form = Some(Form::Positional);
        let value = digits.iter().fold(Decimal::ZERO, |sum, &digit| {
            sum.checked_mul(Decimal::TEN)
                .and_then(|sum| sum.checked_add(Decimal::from(digit)))
                .unwrap_or(Decimal::MAX)
        });
        (value, value)
    }

    /// 点五: a fraction behind the waiting digits.
    fn fraction_in_words(&mut self) {
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
        while let Some(&c) = self.chars.get(end) {
            let digit = match glyph(c) {
                Glyph::Digit(digit) => digit,
                Glyph::Zero => 0,
                _ => break,
            };
            if end - self.at > 26 {
                break;
            }
            place = place.checked_div(Decimal::TEN)?;
            fraction = fraction.checked_add(place.checked_mul(Decimal::from(digit))?)?;
            end += 1;
        }
        // 三点十分 is a time, 四点五十分 too.
        let scale = self.chars.get(end).map(|&c| glyph(c));
        (!matches!(scale, Some(Glyph::Scale(1 | 2)))).then_some((end, fraction))
    }

    /// 廿 and 卅 are a digit and its ten.
    fn digit_pair(&mut self, n: u8) -> Step {
        let hundred = Decimal::from(100u8);
        let fits = self.form == Some(Form::Han)
            && self.current.is_none()
            && self.parts.last().is_some_and(|part| part.scale >= hundred);
        if self.form.is_some() && !fits {
            return Step::Stop;
        }
        let value = Decimal::from(n);
        self.parts.push(Part { lo: value, hi: value, scale: Decimal::TEN });
        self.form = Some(Form::Han);
        self.at += 1;
        self.head_end = self.at;
        Step::On
    }

    /// 几 and 数 for a digit: 几十, 数百, 十几.
    fn some(&mut self) -> Step {
        let c = self.chars[self.at];
        let scale_next = matches!(
            self.chars.get(self.at + 1).map(|&c| glyph(c)),
            Some(Glyph::Scale(_))
        );
        let leads = self.form.is_none() && scale_next;
        let follows = c == '几'
            && self.current.is_none()
            && self.parts.last().is_some_and(|part| part.scale >= Decimal::TEN);
        if self.mask.is_some() || !(leads || follows) {
            return Step::Stop;
        }
        let least = if leads { Decimal::TWO } else { Decimal::ONE };
        self.current = Some((least, Decimal::from(9u8)));
        self.vague = true;
        self.form.get_or_insert(Form::Han);
        self.at += 1;
        self.head_end = self.at;
        Step::On
    }

    /// 余 多 来 behind digits or a scale.
    fn more(&mut self) -> Step {
        if self.form.is_none() && self.mask.is_none()
            || self.qualifier != Qualifier::Exact
        {
            return Step::Stop;
        }
        if self.form == Some(Form::Bare) && self.at == self.start {
            return Step::Stop;
        }
        let next = self.chars.get(self.at + 1).copied();
        let scale_next = next.is_some_and(|c| matches!(glyph(c), Glyph::Scale(_)));
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

    fn literal(&mut self) -> Step {
        let after_scale = self.current.is_none() && !self.parts.is_empty();
        let joins = self.form == Some(Form::Digits)
            || self.form == Some(Form::Han) && self.lone_digit();
        if self.form.is_some() && !(after_scale && joins) {
            return Step::Stop;
        }
        match self.whole_literal() {
            None => Step::Stop,
            Some(Err(_)) if self.form.is_some() => Step::Stop,
            Some(Err(end)) => Step::Junk(end),
            Some(Ok(Literal { end, value, masked })) => {
                if masked {
                    let text = self.chars[self.at..end].iter().collect::<String>();
                    self.mask.get_or_insert_default().push_str(&text);
                    self.current = Some((Decimal::ZERO, Decimal::ZERO));
                } else if let Some(value) = value {
                    // 1百01: the place is written out.
                    self.zero |= self.form.is_some()
                        && self.chars[self.at] == '0'
                        && end > self.at + 1;
                    self.current = Some((value, value));
                }
                self.form.get_or_insert(Form::Digits);
                self.at = end;
                self.head_end = end;
                Step::On
            }
        }
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

    /// A scale multiplies all that stands before it and is smaller.
    fn scale(&mut self, exponent: u32) -> Step {
        let c = self.chars[self.at];
        if self.form == Some(Form::Positional) && exponent < 4
            || self.unit_begins(exponent)
        {
            return Step::Stop;
        }
        let points = ["百分点", "百分位", "百分比"].iter().any(|word| {
            let rest = &self.chars[self.at..];
            word.chars().zip(rest).filter(|(a, b)| a == *b).count() == 3
        });
        // 五十千 is no number: within a myriad the scales fall.
        let rising = exponent < 4
            && self.current.is_none()
            && self.form == Some(Form::Han)
            && self.parts.last().is_some_and(|part| part.scale <= power_of_ten(exponent));
        if points && self.form.is_some() || rising {
            return Step::Stop;
        }
        let scale = power_of_ten(exponent);
        if let Some(mask) = &mut self.mask {
            mask.push(c);
            self.current = None;
            self.tail(scale);
            self.at += 1;
            return Step::On;
        }
        let mut sum = self.current.take();
        // 万万 is 亿: the second multiplies the first.
        let before = self.at.checked_sub(1).and_then(|i| self.chars.get(i));
        let doubled =
            sum.is_none() && exponent >= 4 && matches!(before, Some('万' | '亿'));
        while let Some(part) =
            self.parts.pop_if(|part| part.scale < scale || doubled && part.scale == scale)
        {
            let (lo, hi) = sum.unwrap_or_default();
            let added = part.lo.checked_add(lo).zip(part.hi.checked_add(hi));
            match added {
                Some(pair) => sum = Some(pair),
                None => return Step::Junk(self.at + 1),
            }
        }
        // 三十万三十万 is two numbers that nothing parts.
        if self.parts.last().is_some_and(|part| part.scale <= scale) {
            let same = |&i: &usize| matches!(glyph(self.chars[i]), Glyph::Scale(before) if before == exponent);
            return match (self.start..self.at).rev().take(32).find(same) {
                Some(last) => Step::Upto(last + 1),
                None => Step::Junk(self.at + 1),
            };
        }
        let Some((lo, hi)) = sum.or((self.parts.is_empty() || exponent == 1)
            .then_some((Decimal::ONE, Decimal::ONE)))
        else {
            return Step::Stop;
        };
        if self.form.is_none() {
            self.form = Some(if exponent == 1 { Form::Han } else { Form::Bare });
        }
        let Some((lo, hi)) = lo.checked_mul(scale).zip(hi.checked_mul(scale)) else {
            return Step::Junk(self.at + 1);
        };
        self.parts.push(Part { lo, hi, scale });
        self.tail(scale);
        self.zero = false;
        self.at += 1;
        if self.form == Some(Form::Han) {
            self.head_end = if exponent < 4 { self.at } else { self.head_end };
            if self.dotted(self.at) {
                self.current = Some((Decimal::ZERO, Decimal::ZERO));
                self.fraction_in_words();
                self.zero = true;
            }
        }
        Step::On
    }

    /// 300千瓦, 5千克: the 千 is the unit's.
    fn unit_begins(&self, exponent: u32) -> bool {
        exponent == 3
            && self.form == Some(Form::Digits)
            && self.lexicon.units.at(self.chars, self.at).is_some_and(|(n, _)| n > 1)
    }

    /// 万, 亿 and 万亿 at the end; a lone 百 or 千 else.
    fn tail(&mut self, scale: Decimal) {
        let big = power_of_ten(4);
        let joined = scale >= big && self.tail_scale >= big;
        let before = if joined { self.tail_scale } else { Decimal::ONE };
        self.tail_scale = before.checked_mul(scale).unwrap_or(scale);
    }

    /// 三万二 is 32 000, 三万零二 is 30 002.
    fn last_digits(&mut self) {
        let (Some((lo, hi)), Some(last)) = (self.current, self.parts.last()) else {
            return;
        };
        let hundred = Decimal::from(100u8);
        let small = lo < Decimal::TEN && hi < Decimal::TEN && lo >= Decimal::ONE;
        if self.zero || self.vague || !small || last.scale < hundred {
            return;
        }
        let place = last.scale / Decimal::TEN;
        // 两千三点一 is 2300.1.
        let grown = |n: Decimal| n.trunc().checked_mul(place)?.checked_add(n.fract());
        if let Some((lo, hi)) = grown(lo).zip(grown(hi)) {
            self.current = Some((lo, hi));
        }
    }

    /// 三万一天: a rate, three myriads for one day.
    fn rate_follows(&self) -> bool {
        let one = self.current == Some((Decimal::ONE, Decimal::ONE)) && !self.zero;
        let digit = self.at.checked_sub(1).and_then(|i| self.chars.get(i));
        one && digit == Some(&'一')
            && self.parts.last().is_some_and(|part| part.scale >= Decimal::from(100u8))
            && self.lexicon.units.at(self.chars, self.at).is_some()
            && self.lexicon.units.currencies.at(self.chars, self.at).is_none()
    }

    /// The end of a run of digits that is no number.
    fn rest_of_run(&self, end: usize) -> usize {
        let rest = self.chars.get(end..).unwrap_or(&[]);
        let member = |c: char| {
            c.is_ascii_digit()
                || matches!(glyph(c), Glyph::Digit(_) | Glyph::Scale(_) | Glyph::Zero)
        };
        end + rest.iter().take_while(|&&c| member(c)).count()
    }

    fn finish(mut self) -> Option<Read> {
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
        let scale = if trailing { self.tail_scale } else { Decimal::ONE };
        let head_end = if self.head_end > self.start { self.head_end } else { self.at };
        Some(Read::Number(Numeral {
            start: self.start,
            end: self.at,
            head_end,
            amount,
            qualifier: self.qualifier,
            form,
            scale,
        }))
    }

    fn sum(&self) -> Option<Amount> {
        let (mut lo, mut hi) = self.current.unwrap_or_default();
        for part in &self.parts {
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

/// What a step of the reader leaves to do.
enum Step {
    On,
    Stop,
    Junk(usize),
    /// The number ends there.
    Upto(usize),
}

/// 三四, 七八, 三五: digits that name the two ends of a range.
fn neighbours(first: u8, second: u8) -> bool {
    second == first + 1 || (first, second) == (3, 5)
}
