use super::borrowed::under_header;
use super::measure::{Measured, Register, measured};
use super::numbers::{junk, numbers, spoken_point_end};
use super::{Found, approx, compose, fraction, rank};
use crate::lexicon::{Lexicon, NumberWord, UnitEntry, UnitRole};
use crate::rule::Rule;
use crate::scan::name::url;
use crate::scan::numeral::{self, Form, Numeral, Read, power_of_ten, scaled};
use crate::scan::recognize::{Recognized, Request};
use crate::scan::{Currency, Cx, Unit, Value, date};
use crate::text::{Class, Folded, Source, Span, class};
use crate::value::{Amount, Decimal, Qualifier};

/// A value found, in folded positions.
pub(super) struct Hit {
    pub(super) kind: &'static str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) amount: Amount,
    pub(super) qualifier: Qualifier,
    pub(super) unit: Option<Unit>,
    /// Of several units together: the sum in their SI unit.
    pub(super) si: Option<(Decimal, &'static str)>,
}

impl Hit {
    fn new(kind: &'static str, start: usize, end: usize, found: (Amount, Unit)) -> Hit {
        let (amount, unit) = found;
        let qualifier = Qualifier::Exact;
        Hit { kind, start, end, amount, qualifier, unit: Some(unit), si: None }
    }
}

/// The kinds `number`, `ordinal`, `percent`, `money` and `measure` of a request.
pub(crate) fn recognize(lexicon: &Lexicon, request: &Request) -> Vec<Recognized> {
    let source = Source::new(&request.text);
    let mut folded = Folded::default();
    folded.read(&source, Span::new(0, request.text.len() as u32));
    let cx = Cx { chars: folded.chars(), lexicon };
    let wanted = |kind| request.wants(kind);
    let mut hits = Vec::new();
    if wanted("number") {
        hits.extend(numbers(cx));
    }
    if wanted("percent") || wanted("money") || wanted("measure") || wanted("ordinal") {
        hits.extend(figures(cx).into_iter().filter(|hit| wanted(hit.kind)));
    }
    hits.iter().map(|hit| recognized(cx, &source, &folded, hit)).collect()
}

fn recognized(cx: Cx<'_>, source: &Source<'_>, folded: &Folded, hit: &Hit) -> Recognized {
    let span = folded.span(hit.start..hit.end);
    let plain = |n: Decimal| n.normalize().to_string();
    let si = hit.si.or_else(|| in_si(cx, hit));
    let alone = hit.si.is_none();
    Recognized {
        kind: hit.kind,
        start: source.code_point(span.start()),
        end: source.code_point(span.end()),
        text: source.slice(span).to_owned(),
        value: hit.amount.value().filter(|_| alone).map(plain),
        value_max: hit.amount.value_max().filter(|_| alone).map(plain),
        qualifier: (hit.qualifier != Qualifier::Exact).then(|| hit.qualifier.sign()),
        unit: hit.unit.as_ref().filter(|_| alone).and_then(|unit| match unit {
            Unit::Counted { start, end, .. } if start < end => {
                Some(source.slice(folded.span(*start..*end)).to_owned())
            }
            Unit::Percent => Some("%".into()),
            Unit::Point => Some("pp".into()),
            Unit::Times => Some("x".into()),
            _ => None,
        }),
        currency: hit.unit.as_ref().and_then(|unit| match unit {
            Unit::Money(Currency(code)) => Some((*code).into()),
            _ => None,
        }),
        si_value: si.map(|(value, _)| plain(value)),
        si_unit: si.map(|(_, unit)| unit.to_owned()),
        edtf: None,
    }
}

fn entry<'a>(cx: Cx<'a>, hit: &Hit) -> Option<&'a UnitEntry> {
    match hit.unit {
        Some(Unit::Counted { entry: Some(index), .. }) => cx.lexicon.units.entry(index),
        _ => None,
    }
}

fn in_si(cx: Cx<'_>, hit: &Hit) -> Option<(Decimal, &'static str)> {
    let entry = entry(cx, hit)?;
    Some((hit.amount.value()?.checked_mul(entry.factor?)?, entry.si_unit))
}

/// The end of a name or address that holds no values.
pub(super) fn named(cx: Cx<'_>, at: usize) -> Option<usize> {
    let phrase = cx.lexicon.names.phrases.at(cx.chars, at);
    phrase
        .map(|(length, _)| at + length)
        .or_else(|| url(cx.chars, at))
        .or_else(|| date::plan(cx, at))
}

/// Percents, money, measures and ordinals, read as talk writes them too.
fn figures(cx: Cx<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    let mut floor = 0;
    while at < cx.chars.len() {
        if let Some(end) = junk(cx, at) {
            at = end;
            continue;
        }
        let hit = figure(cx, at, floor);
        let end = hit.as_ref().map_or(at, |hit| hit.end);
        if let Some(after) = named(cx, at).filter(|&after| after >= end) {
            at = after;
            continue;
        }
        let Some(hit) = hit else {
            let after = match numeral::read(cx.lexicon, cx.chars, at) {
                Some(Read::Number(number)) => number.end,
                Some(Read::Junk(end)) => end,
                None => at,
            };
            at = after.max(at + 1);
            continue;
        };
        let hit = dressed(cx, hit, floor);
        at = hit.end.max(at + 1);
        floor = at;
        if !hits.last_mut().is_some_and(|before| compound(cx, before, &hit)) {
            hits.push(hit);
        }
    }
    hits
}

/// 3斤5两: smaller units behind larger ones of the same dimension make one measure.
fn compound(cx: Cx<'_>, before: &mut Hit, hit: &Hit) -> bool {
    let (Some(large), Some(small)) = (entry(cx, before), entry(cx, hit)) else {
        return false;
    };
    let factors = large.factor.zip(small.factor);
    let exact =
        [&before.amount, &hit.amount].iter().all(|a| matches!(a, Amount::Exact(_)));
    let fits = before.end == hit.start
        && large.role == UnitRole::Measure
        && large.dimension == small.dimension
        && factors.is_some_and(|(large, small)| small < large)
        && hit.qualifier == Qualifier::Exact
        && exact;
    let sum = before.si.or_else(|| in_si(cx, before)).zip(in_si(cx, hit));
    let (true, Some(((one, unit), (other, _)))) = (fits, sum) else { return false };
    let Some(sum) = one.checked_add(other) else { return false };
    before.si = Some((sum, unit));
    before.unit.clone_from(&hit.unit);
    before.end = hit.end;
    true
}

fn figure(cx: Cx<'_>, at: usize, floor: usize) -> Option<Hit> {
    if let Some(hit) = ordinal(cx, at).or_else(|| word(cx, at)) {
        return Some(hit);
    }
    let number = numeral::number(cx.lexicon, cx.chars, at);
    let part = number.as_ref().and_then(|number| part_of(cx, number));
    if part.is_none()
        && let Some(hit) = fractional(cx, at, number.as_ref(), floor)
    {
        return Some(hit);
    }
    let number = part.or(number.map(|number| spoken(cx, number)))?;
    if let Some(hit) = feet(cx, &number, floor) {
        return Some(hit);
    }
    let own = measured(cx, &number, Register::Chat);
    let found = compose::range(cx, &number, own.as_ref(), Register::Chat)
        .or_else(|| discount(cx, &number))
        .or(own)
        .or_else(|| prefixed(cx, &number, floor))
        .or_else(|| under_header(cx, &number))?;
    let left = approx::left(cx, at, floor, number.form);
    // 万元 says what amounts are counted in.
    if number.form == Form::Bare && number.end == at + 1 && left.qualifier.is_none() {
        return None;
    }
    let Found::Mention(mention) = compose::mention(number.start, found, left) else {
        return None;
    };
    let Value::Figure(figure) = mention.value else { return None };
    let mut end = mention.end;
    let aged = matches!(figure.unit, Unit::Counted { .. })
        && cx.chars.get(end) == Some(&'大')
        && !cx.chars.get(end + 1).is_some_and(|c| "型量小".contains(*c));
    let kind = match kind(cx, &figure.unit) {
        Some(kind) => kind,
        None if aged && matches!(cx.chars[end - 1], '天' | '周' | '月' | '年') => {
            end += 1;
            "measure"
        }
        None => return None,
    };
    let hit = Hit::new(kind, mention.start, end, (figure.amount, figure.unit));
    Some(Hit { qualifier: figure.qualifier, ..hit })
}

/// 第三, 倒数第二, 最后一个.
fn ordinal(cx: Cx<'_>, at: usize) -> Option<Hit> {
    if cx.chars[at..].starts_with(&['最', '后', '一']) {
        let (length, _) = cx.lexicon.units.at(cx.chars, at + 3)?;
        let amount = Amount::Masked("".into());
        return Some(Hit::new("ordinal", at, at + 3 + length, (amount, Unit::Rank)));
    }
    if cx.chars[at] != '第' {
        return None;
    }
    let number = rank::plain(cx, at + 1)?;
    let last = at >= 2 && cx.chars[at - 2..at] == ['倒', '数'];
    let start = if last { at - 2 } else { at };
    Some(Hit::new("ordinal", start, number.end, (number.amount, Unit::Rank)))
}

/// 对折, 百分百.
fn word(cx: Cx<'_>, at: usize) -> Option<Hit> {
    let (end, value) = cx.lexicon.numbers.word(cx.chars, at, NumberWord::Percent)?;
    Some(Hit::new("percent", at, end, (Amount::Exact(value), Unit::Percent)))
}

/// 三分之二, 百分之3.2k, 翻一番.
fn fractional(
    cx: Cx<'_>,
    at: usize,
    number: Option<&Numeral>,
    floor: usize,
) -> Option<Hit> {
    let found = number
        .and_then(|number| fraction::at(cx, number, floor))
        .or_else(|| fraction::words(cx, at, floor))?;
    let Found::Mention(mention) = found else { return None };
    let Value::Figure(mut figure) = mention.value else { return None };
    let mut end = mention.end;
    if let Some((power, after)) = thousands(cx.chars, end, Form::Digits)
        && let Amount::Exact(value) = figure.amount
    {
        figure.amount = Amount::Exact(value.checked_mul(power_of_ten(power))?);
        end = after;
    }
    let kind = kind(cx, &figure.unit)?;
    let hit = Hit::new(kind, mention.start, end, (figure.amount, figure.unit));
    Some(Hit { qualifier: figure.qualifier, ..hit })
}

/// `30w`, 22点6, and 两 as the unit that ends 两万两.
fn spoken(cx: Cx<'_>, mut number: Numeral) -> Numeral {
    if let Some((power, end)) = thousands(cx.chars, number.end, number.form)
        && matches!(cx.chars[end - 1], 'k' | 'K' | 'w' | 'W')
        && let Some(amount) = scaled(&number.amount, power_of_ten(power))
    {
        number.amount = amount;
        number.power = power;
        number.end = end;
    }
    if let Some((part, end)) = spoken_point_end(cx.chars, number.end)
        && let Amount::Exact(whole) = number.amount
        && whole.scale() == 0
    {
        let signed = if whole.is_sign_negative() { -part } else { part };
        number.amount = Amount::Exact(whole.checked_add(signed).unwrap_or(whole));
        number.end = end;
        return number;
    }
    let ounces = cx.chars.get(number.end - 1) == Some(&'两')
        && number.end > number.start + 1
        && !cx.chars.get(number.end).is_some_and(|c| class(*c).is_han());
    let shorter = ounces
        .then(|| numeral::number(cx.lexicon, &cx.chars[..number.end - 1], number.start))
        .flatten();
    shorter.unwrap_or(number)
}

/// 四分一升, 三分之二公里: a part of the unit behind.
fn part_of(cx: Cx<'_>, number: &Numeral) -> Option<Numeral> {
    let (amount, end) = match cx.chars.get(number.end..number.end + 2) {
        Some(['分', '一']) if number.form == Form::Han => {
            let part = Decimal::ONE.checked_div(number.amount.value()?)?;
            (Amount::Exact(part), number.end + 2)
        }
        _ => {
            let (_, amount, end) = fraction::parts(cx, number)?;
            (amount, end)
        }
    };
    let (_, index) = cx.lexicon.units.at(cx.chars, end)?;
    let measure = cx.lexicon.units.entry(index)?.role == UnitRole::Measure;
    measure.then(|| Numeral { end, amount, ..number.clone() })
}

/// `8'`, `5"`: feet and inches, where nothing is quoted.
fn feet(cx: Cx<'_>, number: &Numeral, floor: usize) -> Option<Hit> {
    let end = number.end;
    let sign = matches!(cx.chars.get(end)?, '\'' | '"' | '′' | '″');
    let open = cx.chars.get(end + 1).is_none_or(|&c| class(c) != Class::Latin);
    let quoted =
        cx.chars[..number.start].iter().rev().take(24).any(|c| "'\"".contains(*c));
    if !sign || !open || quoted || number.form != Form::Digits {
        return None;
    }
    let left = approx::left(cx, number.start, floor, number.form);
    let unit = Unit::Counted { start: end, end: end + 1, entry: None };
    let hit = Hit::new("measure", left.start, end + 1, (number.amount.clone(), unit));
    Some(Hit { qualifier: left.qualifier.unwrap_or(Qualifier::Exact), ..hit })
}

/// 华氏 and 零下 before degrees, 每小时 before a length, the bare tenth of 三米九.
fn dressed(cx: Cx<'_>, mut hit: Hit, floor: usize) -> Hit {
    let Some(Unit::Counted { start, end, .. }) = hit.unit else { return hit };
    let unit = &cx.chars[start..end];
    let degrees = unit.iter().any(|c| matches!(c, '度' | '°' | '℃'));
    let length = entry(cx, &hit).is_some_and(|entry| entry.dimension == "length");
    let words: &[&str] = match (degrees, length) {
        (true, _) => &["华氏", "摄氏", "零下", "温度"],
        (_, true) => &["每小时", "每分钟", "每秒钟", "每秒"],
        _ => &[],
    };
    for _ in 0..3 {
        let before = &cx.chars[floor..hit.start];
        let ends = |word: &&&str| {
            let length = word.chars().count();
            before.len() >= length
                && word.chars().eq(before[before.len() - length..].iter().copied())
        };
        let Some(word) = words.iter().find(ends) else { break };
        hit.start -= word.chars().count();
        if *word == "零下"
            && let Amount::Exact(value) = hit.amount
        {
            hit.amount = Amount::Exact(-value);
        }
    }
    if matches!(unit, ['米' | '尺' | '丈' | '斤']) && hit.end == end {
        add_tenth(cx, &mut hit);
    }
    hit
}

/// 三米九 is 3.9 米, 一米七五 1.75.
fn add_tenth(cx: Cx<'_>, hit: &mut Hit) {
    let rest = &cx.chars[hit.end..];
    let plain = rest.iter().take(3).take_while(|c| **c != '两');
    let digits: String = plain.map_while(|&c| numeral::digit(c)).collect();
    let behind = rest.get(digits.len());
    let open = behind
        .is_none_or(|c| !class(*c).is_han() && *c != '.' || "的高长宽".contains(*c));
    let places = digits.len() as u32;
    let part = digits.parse().ok().map(|n| Decimal::new(n, places));
    if let (true, 1 | 2, Amount::Exact(value), Some(part)) =
        (open, places, &hit.amount, part)
        && let Some(sum) = value.checked_add(part)
        && value.scale() == 0
    {
        hit.amount = Amount::Exact(sum.normalize());
        hit.end += digits.len();
    }
}

/// `$20`, and a large number that stands alone: 小于40万.
fn prefixed(cx: Cx<'_>, number: &Numeral, floor: usize) -> Option<Measured> {
    let left = approx::left(cx, number.start, floor, number.form);
    let (end, right) =
        approx::right(cx, number.end).unwrap_or((number.end, number.qualifier));
    let alone =
        number.is_large() && cx.chars.get(end).is_none_or(|c| !class(*c).is_han());
    let code = left.currency.or(alone.then_some("CNY"))?;
    let (rule, unit) = (Rule::MoneySign, Unit::Money(Currency(code)));
    Some(Measured { rule, end, unit, amount: number.amount.clone(), qualifier: right })
}

/// 三八折 is 38 %, 9.9折 99 %.
fn discount(cx: Cx<'_>, number: &Numeral) -> Option<Measured> {
    if cx.chars.get(number.end) != Some(&'折') {
        return None;
    }
    let amount = match &number.amount {
        Amount::Range(a, b) => {
            Amount::Exact(a.checked_mul(Decimal::TEN)?.checked_add(*b)?)
        }
        Amount::Exact(n) if *n < Decimal::TEN => {
            Amount::Exact(n.checked_mul(Decimal::TEN)?)
        }
        other => other.clone(),
    };
    let (rule, end, unit) = (Rule::PercentTenths, number.end + 1, Unit::Percent);
    Some(Measured { rule, end, unit, amount, qualifier: number.qualifier })
}

fn kind(cx: Cx<'_>, unit: &Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Percent | Unit::Point | Unit::Times => "percent",
        Unit::Money(_) => "money",
        Unit::Rank => "ordinal",
        Unit::Counted { entry, .. } => {
            let entry = cx.lexicon.units.entry((*entry)?)?;
            let measure =
                entry.role == UnitRole::Measure || matches!(&*entry.word, "岁" | "周岁");
            return measure.then_some("measure");
        }
    })
}

/// `K`, `M` and `w` behind digits: a power of ten.
pub(super) fn thousands(chars: &[char], at: usize, form: Form) -> Option<(u32, usize)> {
    if form != Form::Digits
        || chars.get(at + 1).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    let power = match chars.get(at)? {
        'k' | 'K' => 3,
        'w' | 'W' => 4,
        'M' => 6,
        'G' => 9,
        _ => return None,
    };
    Some((power, at + 1))
}
