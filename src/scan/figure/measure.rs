use super::approx;
use crate::lexicon::{AfterGe, Beside, UnitRole};
use crate::rule::Rule;
use crate::scan::numeral::{self, Form, Numeral, power_of_ten, scaled};
use crate::scan::{Currency, Cx, Unit};
use crate::text::{Class, class};
use crate::value::{Amount, Decimal, Qualifier};

/// A numeral with its unit.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) rule: Rule,
    pub(super) end: usize,
    pub(super) unit: Unit,
    pub(super) amount: Amount,
    pub(super) qualifier: Qualifier,
}

/// Formal texts, or talk too (三块五, 10个亿).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Register {
    Report,
    Chat,
}

/// Reads the unit behind a numeral.
pub(super) fn measured(
    cx: Cx<'_>,
    number: &Numeral,
    register: Register,
) -> Option<Measured> {
    let at = skip_blank(cx.chars, number.end);
    percent(cx, number, at).or_else(|| money(cx, number, at, register)).or_else(|| {
        counted(cx, number, at).filter(|_| !approx::is_signed(cx, number.start))
    })
}

fn skip_blank(chars: &[char], at: usize) -> usize {
    at + usize::from(chars.get(at) == Some(&' '))
}

fn starts(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars.get(at..).unwrap_or(&[]).iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// 多 余 behind the unit (9年多, 9成多), where no noun begins with it.
fn more(cx: Cx<'_>, at: usize) -> bool {
    matches!(cx.chars.get(at), Some('多' | '余'))
        && !cx.lexicon.numbers.beside.at(Beside::More, cx.chars, at + 1)
}

/// Adds what stands behind the unit: 多, 以上.
fn finish(cx: Cx<'_>, found: Measured) -> Measured {
    let Measured { mut qualifier, mut end, .. } = found;
    if qualifier == Qualifier::Exact && more(cx, end) {
        qualifier = Qualifier::Over;
        end += 1;
    }
    if let Some((after, right)) = approx::right(cx, end) {
        if qualifier == Qualifier::Exact {
            qualifier = right;
        }
        end = after;
    }
    Measured { end, qualifier, ..found }
}

fn percent(cx: Cx<'_>, number: &Numeral, at: usize) -> Option<Measured> {
    let chars = cx.chars;
    let one = Decimal::ONE;
    let tenth = Decimal::new(1, 1);
    // 3个多百分点
    let more = || matches!(chars.get(at + 1), Some('多' | '余'));
    let (end, rule, factor) = match chars.get(at)? {
        '%' => (at + 1, Rule::PercentSign, one),
        '‰' => (at + 1, Rule::PercentSign, tenth),
        '倍' if !matches!(chars.get(at + 1), Some('增' | '加' | '感')) => {
            (at + 1, Rule::PercentTimes, one)
        }
        '个' if starts(chars, at + 1, "百分点") => (at + 4, Rule::PercentPoints, one),
        '个' if more() && starts(chars, at + 2, "百分点") => {
            (at + 5, Rule::PercentPoints, one)
        }
        '个' if elliptic_points(chars, at) => (at + 1, Rule::PercentPoints, one),
        '、' | '和' if elliptic_points(chars, at.wrapping_sub(1)) => {
            (at, Rule::PercentPoints, one)
        }
        '百' if starts(chars, at, "百分点") => (at + 3, Rule::PercentPoints, one),
        '成' if tenths(cx, number, at) => (at + 1, Rule::PercentTenths, Decimal::TEN),
        _ => return None,
    };
    let mut amount = scaled(&number.amount, factor)?;
    let mut end = end;
    if factor == Decimal::TEN
        && let Some(ones) = ones_behind(cx, end)
        && let Amount::Exact(tens) = amount
    {
        amount = Amount::Exact(tens.checked_add(ones)?);
        end += 1;
    }
    let unit = match rule {
        Rule::PercentTimes => Unit::Times,
        Rule::PercentPoints => Unit::Point,
        _ => Unit::Percent,
    };
    let more = unit == Unit::Point && more();
    let qualifier = number.qualifier;
    let mut measured = finish(cx, Measured { rule, end, unit, amount, qualifier });
    if more && measured.qualifier == Qualifier::Exact {
        measured.qualifier = Qualifier::Over;
    }
    Some(measured)
}

/// 五 in 八成五, where nothing goes on with it.
fn ones_behind(cx: Cx<'_>, at: usize) -> Option<Decimal> {
    let digit = numeral::number(cx.lexicon, cx.chars, at)?;
    let alone = cx.chars.get(at + 1).is_none_or(|&c| !class(c).is_han() || c == '的');
    let ones = digit.amount.value().filter(|n| *n < Decimal::TEN)?;
    (digit.form == Form::Han && digit.end == at + 1 && alone).then_some(ones)
}

/// `1.3个和5个百分点`: the first figure shares the unit of the second.
fn elliptic_points(chars: &[char], at: usize) -> bool {
    let rest = chars.get(at.wrapping_add(1)..).unwrap_or(&[]);
    let Some((first, rest)) = rest.split_first() else { return false };
    let digits = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    matches!(first, '和' | '、' | ',') && digits > 0 && starts(rest, digits, "个百分点")
}

/// 六成 is 60 %; 成 before most other characters begins a word of its own.
fn tenths(cx: Cx<'_>, number: &Numeral, at: usize) -> bool {
    let small = match &number.amount {
        Amount::Exact(n) => *n > Decimal::ZERO && *n <= Decimal::TEN,
        Amount::Range(_, hi) => *hi <= Decimal::TEN,
        Amount::Masked(_) => true,
        Amount::Vague { .. } => false,
    };
    small
        && cx.chars.get(at + 1).is_none_or(|&c| {
            let word = cx.lexicon.numbers.beside.is(Beside::Tenth, c);
            !word || ones_behind(cx, at + 1).is_some()
        })
}

/// Money: 元, its parts, and the currencies of the table.
fn money(
    cx: Cx<'_>,
    number: &Numeral,
    at: usize,
    register: Register,
) -> Option<Measured> {
    let chars = cx.chars;
    let mut at = at;
    let mut factor = Decimal::ONE;
    if register == Register::Chat {
        if chars.get(at) == Some(&'个')
            && let Some(power) = chars.get(at + 1).and_then(|c| match c {
                '万' => Some(4),
                '亿' => Some(8),
                _ => None,
            })
        {
            factor = power_of_ten(power);
            at += 2;
        }
        if chars.get(at) == Some(&'分') && at + 1 == chars.len() {
            let amount = scaled(&number.amount, factor.checked_mul(Decimal::new(1, 2))?)?;
            return Some(sum_of_money(cx, number, at + 1, "CNY", amount));
        }
    }
    let (length, word) = cx.lexicon.units.currencies.at(chars, at)?;
    let text = &chars[at..at + length];
    let next = chars.get(at + length).copied();
    if text == ['元'] && cx.lexicon.numbers.beside.at(Beside::Yuan, chars, at + length) {
        return None;
    }
    let colloquial = matches!(
        text,
        ['块' | '毛' | '刀' | '欧' | '角' | '镑'] | ['块' | '毛' | '角', '钱']
    );
    if colloquial && register == Register::Report {
        return None;
    }
    if text.iter().all(char::is_ascii_alphabetic)
        && next.is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    // 张三人民币 names no amount.
    if text.starts_with(&['人'])
        && number.form == Form::Han
        && number.end - number.start == 1
    {
        return None;
    }
    let mut amount = scaled(&number.amount, factor.checked_mul(word.factor)?)?;
    let mut end = at + length;
    let mut last = text;
    while let Some((after, part)) = smaller(cx, end, &amount, last, register) {
        last = &chars[after - 1..after];
        let Amount::Exact(value) = amount else { break };
        amount = Amount::Exact(value.checked_add(part)?.normalize());
        end = after;
    }
    // 两块九毛九RMB says its currency twice.
    if let Some((length, again)) = cx.lexicon.units.currencies.at(chars, end)
        && again.code == word.code
        && again.factor == Decimal::ONE
    {
        end += length;
    }
    Some(sum_of_money(cx, number, end, word.code, amount))
}

fn sum_of_money(
    cx: Cx<'_>,
    number: &Numeral,
    end: usize,
    code: &'static str,
    amount: Amount,
) -> Measured {
    let (rule, unit) = (Rule::MoneyAmount, Unit::Money(Currency(code)));
    finish(cx, Measured { rule, end, unit, amount, qualifier: number.qualifier })
}

/// 角, 分, 美分 behind a whole amount, and the bare digit of 三块五.
fn smaller(
    cx: Cx<'_>,
    at: usize,
    amount: &Amount,
    whole: &[char],
    register: Register,
) -> Option<(usize, Decimal)> {
    if !matches!(amount, Amount::Exact(_)) {
        return None;
    }
    let mut from = at;
    while matches!(cx.chars.get(from), Some('零' | '又')) {
        from += 1;
    }
    let digit = numeral::number(cx.lexicon, cx.chars, from)?;
    let Amount::Exact(value) = digit.amount else { return None };
    if value >= Decimal::from(100u8) {
        return None;
    }
    let cents = |scale| value.checked_mul(Decimal::new(1, scale));
    match cx.chars.get(digit.end) {
        Some('角' | '毛') => Some((digit.end + 1, cents(1)?)),
        Some('分') if cx.chars.get(digit.end + 1) != Some(&'之') => {
            Some((digit.end + 1, cents(2)?))
        }
        Some('美') if starts(cx.chars, digit.end, "美分") => {
            Some((digit.end + 2, cents(2)?))
        }
        _ if register == Register::Chat
            && from <= at + 1
            && value < Decimal::TEN
            && matches!(whole, ['块' | '元' | '毛'] | ['块', '钱'])
            && !cx
                .chars
                .get(digit.end)
                .is_some_and(|c| class(*c).is_han() && !"到至".contains(*c)) =>
        {
            let hundredth = whole == ['毛'] || from > at;
            Some((digit.end, cents(if hundredth { 2 } else { 1 })?))
        }
        _ => None,
    }
}

/// Counts and measures.
fn counted(cx: Cx<'_>, number: &Numeral, at: usize) -> Option<Measured> {
    let chars = cx.chars;
    let mut whole = None;
    let mut qualifier = number.qualifier;
    let mut from = at;
    if chars.get(at) == Some(&'个') {
        let mut behind = at + 1;
        let more = matches!(chars.get(behind), Some('多' | '余'));
        let half = chars.get(behind) == Some(&'半');
        behind += usize::from(more || half);
        if let Some((_, index)) = cx.lexicon.units.at(chars, behind)
            && cx
                .lexicon
                .units
                .entry(index)
                .is_some_and(|e| e.after_ge != AfterGe::No || e.role == UnitRole::Measure)
        {
            from = behind;
            if half {
                whole = Some(plus_half(&number.amount)?);
            } else if more {
                qualifier = Qualifier::Over;
            }
        }
    }
    let (length, index) = cx.lexicon.units.at(chars, from)?;
    let entry = cx.lexicon.units.entry(index)?;
    if entry.after_ge == AfterGe::Only && from == at {
        return None;
    }
    let mut end = from + length;
    if let Some(longer) = per(cx, end, entry.role).or_else(|| or_other(cx, end)) {
        end = longer;
    }
    let unit = Unit::Counted { start: from, end, entry: Some(index) };
    let whole = whole.unwrap_or_else(|| number.amount.clone());
    let time = entry.role == UnitRole::Time;
    let value = whole.value().filter(|_| time);
    let mut amount = whole;
    if entry.role != UnitRole::Classifier && half_behind(cx, end) {
        amount = plus_half(&amount)?;
        end += 1;
    }
    let rule = Rule::CountUnit;
    let mut measured = finish(cx, Measured { rule, end, unit, amount, qualifier });
    if time {
        within(cx, &mut measured);
        if ambiguous_time(number, value, chars, from, measured.end == end) {
            return None;
        }
    }
    Some(measured)
}

/// 3公里半: half a unit more.
fn half_behind(cx: Cx<'_>, at: usize) -> bool {
    cx.chars.get(at) == Some(&'半')
        && !cx.lexicon.numbers.beside.at(Beside::Half, cx.chars, at + 1)
}

fn plus_half(amount: &Amount) -> Option<Amount> {
    let half = Decimal::new(5, 1);
    Some(match amount {
        Amount::Exact(n) if n.is_sign_negative() => Amount::Exact(n.checked_sub(half)?),
        Amount::Exact(n) => Amount::Exact(n.checked_add(half)?),
        Amount::Range(lo, hi) => Amount::Range(*lo, hi.checked_add(half)?),
        other => other.clone(),
    })
}

/// 微克/立方米, 吨/年: the denominator of a measure.
fn per(cx: Cx<'_>, at: usize, role: UnitRole) -> Option<usize> {
    if cx.chars.get(at) != Some(&'/') {
        return None;
    }
    let mut from = at + 1;
    from += cx.chars[from..].iter().take_while(|c| "百千万".contains(**c)).count();
    let (length, _) = cx.lexicon.units.at(cx.chars, from)?;
    // 113部/百人; 3个/组 rather lists two.
    (role == UnitRole::Measure || from > at + 1).then_some(from + length)
}

/// 台(套), 册(件): two units for one number, the other in brackets.
fn or_other(cx: Cx<'_>, at: usize) -> Option<usize> {
    if cx.chars.get(at) != Some(&'(') {
        return None;
    }
    let (length, _) = cx.lexicon.units.at(cx.chars, at + 1)?;
    let close = at + 1 + length;
    (cx.chars.get(close) == Some(&')')).then_some(close + 1)
}

/// `7日内`: 内 is 以内 behind a unit of time.
fn within(cx: Cx<'_>, measured: &mut Measured) {
    if cx.chars.get(measured.end) == Some(&'内')
        && !cx.lexicon.numbers.beside.at(Beside::Within, cx.chars, measured.end + 1)
    {
        measured.end += 1;
        if measured.qualifier == Qualifier::Exact {
            measured.qualifier = Qualifier::Under;
        }
    }
}

/// `5日`, 2031年: days of the month and years by number are dates.
fn ambiguous_time(
    number: &Numeral,
    value: Option<Decimal>,
    chars: &[char],
    unit: usize,
    bare: bool,
) -> bool {
    match chars.get(unit) {
        Some('日') => bare && value.is_none_or(|n| n <= Decimal::from(31u8)),
        Some('年')
            if number.is_one()
                && value == Some(Decimal::ONE)
                && matches!(chars.get(unit + 1), Some('来' | '间')) =>
        {
            true
        }
        Some('年') => {
            number.form == Form::Positional
                || number.form == Form::Digits
                    && number.power == 0
                    && value.is_some_and(|n| n >= Decimal::from(1000u16))
        }
        Some('月' | '秒') => false,
        _ => false,
    }
}

/// True where a noun follows a number without a unit: 上亿群众; in 8万涨到15万元 a verb
/// does.
pub(super) fn noun_behind(cx: Cx<'_>, at: usize) -> bool {
    let verb = |c: char| cx.lexicon.numbers.beside.is(Beside::Verb, c);
    cx.chars.get(at).is_some_and(|&c| class(c) == Class::Han && !verb(c))
}
