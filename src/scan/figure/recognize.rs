use super::measure::{Measured, Register, measured};
use super::{Found, approx, compose, fraction, rank};
use crate::lexicon::{Lexicon, UnitRole};
use crate::recognize::{Recognized, Request};
use crate::scan::numeral::{self, Form, Numeral};
use crate::scan::{Currency, Cx, Unit, Value};
use crate::text::{Class, Folded, Source, Span, class};
use crate::value::{Amount, Decimal, Qualifier};

/// A value found, in folded positions.
struct Hit {
    kind: &'static str,
    start: usize,
    end: usize,
    amount: Amount,
    qualifier: Qualifier,
    unit: Option<Unit>,
}

/// The kinds `number`, `ordinal`, `percent`, `money` and `measure` of a request.
pub(crate) fn recognize(lexicon: &Lexicon, request: &Request) -> Vec<Recognized> {
    let source = Source::new(&request.text);
    let mut folded = Folded::default();
    folded.read(&source, Span::new(0, request.text.len() as u32));
    let cx = Cx { chars: folded.chars(), lexicon };
    let wanted = |kind: &str| request.kinds.iter().any(|k| k == kind);
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
    let entry = match hit.unit {
        Some(Unit::Counted { entry: Some(index), .. }) => cx.lexicon.units.entry(index),
        _ => None,
    };
    let si = entry.and_then(|entry| {
        let value = hit.amount.value()?.checked_mul(entry.factor?)?;
        Some((value, entry.si_unit))
    });
    Recognized {
        kind: hit.kind,
        start: source.code_point(span.start()),
        end: source.code_point(span.end()),
        text: source.slice(span).to_owned(),
        value: hit.amount.value().map(plain),
        value_max: hit.amount.value_max().map(plain),
        qualifier: (hit.qualifier != Qualifier::Exact).then(|| hit.qualifier.sign()),
        unit: hit.unit.as_ref().and_then(|unit| match unit {
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

/// Percents, money, measures and ordinals, read as talk writes them too.
fn figures(cx: Cx<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    let mut floor = 0;
    while at < cx.chars.len() {
        if let Some((length, _)) = cx.lexicon.names.phrases.at(cx.chars, at) {
            at += length;
            continue;
        }
        match figure(cx, at, floor) {
            Some(hit) => {
                let hit = dressed(cx, hit);
                at = hit.end.max(at + 1);
                floor = at;
                hits.push(hit);
            }
            None => {
                let number = numeral::number(cx.lexicon, cx.chars, at);
                at = number.map_or(at + 1, |number| number.end.max(at + 1));
            }
        }
    }
    hits
}

fn figure(cx: Cx<'_>, at: usize, floor: usize) -> Option<Hit> {
    if cx.chars[at] == '第' {
        let number = rank::plain(cx, at + 1)?;
        let (amount, end) = (number.amount, number.end);
        let last = at >= 2 && cx.chars[at - 2..at] == ['倒', '数'];
        let at = if last { at - 2 } else { at };
        let qualifier = Qualifier::Exact;
        return Some(Hit {
            kind: "ordinal",
            start: at,
            end,
            amount,
            qualifier,
            unit: None,
        });
    }
    if let Some(Found::Mention(mention)) =
        fraction::at(cx, at, floor).or_else(|| fraction::words(cx, at, floor))
        && let Value::Figure(figure) = mention.value
    {
        let (start, end) = (mention.start, mention.end);
        let (amount, qualifier) = (figure.amount, figure.qualifier);
        let kind = kind(cx, &figure.unit)?;
        return Some(Hit {
            kind,
            start,
            end,
            amount,
            qualifier,
            unit: Some(figure.unit),
        });
    }
    let number = spoken(cx, numeral::number(cx.lexicon, cx.chars, at)?);
    let (head, found) = compose::range(cx, &number, Register::Chat)
        .or_else(|| discount(cx, &number).map(|m| (number.clone(), m)))
        .or_else(|| measured(cx, &number, Register::Chat).map(|m| (number.clone(), m)))
        .or_else(|| prefixed(cx, &number, floor).map(|m| (number.clone(), m)))?;
    let left = approx::left(cx, at, floor, number.form);
    let Found::Mention(mention) = compose::mention(cx, &head, found, left) else {
        return None;
    };
    let Value::Figure(figure) = mention.value else { return None };
    let (amount, qualifier) = (figure.amount, figure.qualifier);
    let (start, mut end) = (mention.start, mention.end);
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
    Some(Hit { kind, start, end, amount, qualifier, unit: Some(figure.unit) })
}

/// `30w`, and 两 as the unit that ends 两万两.
fn spoken(cx: Cx<'_>, mut number: Numeral) -> Numeral {
    if let Some((factor, end)) = thousands(cx.chars, number.end, number.form)
        && matches!(cx.chars[end - 1], 'k' | 'K' | 'w' | 'W')
        && let Some(amount) = number.scaled(factor)
    {
        number.amount = amount;
        number.scale = factor;
        number.end = end;
    }
    let ounces = cx.chars.get(number.end - 1) == Some(&'两')
        && number.end > number.start + 1
        && !cx.chars.get(number.end).is_some_and(|c| class(*c).is_han());
    let shorter = ounces
        .then(|| numeral::number(cx.lexicon, &cx.chars[..number.end - 1], number.start))
        .flatten();
    shorter.unwrap_or(number)
}

/// 华氏 and 零下 before degrees, 大 behind an age.
fn dressed(cx: Cx<'_>, mut hit: Hit) -> Hit {
    let Some(Unit::Counted { start, end, .. }) = hit.unit else { return hit };
    if !cx.chars[start..end].iter().any(|c| matches!(c, '度' | '°' | '℃')) {
        return hit;
    }
    for word in [['华', '氏'], ['摄', '氏'], ['零', '下']] {
        if cx.chars[..hit.start].ends_with(&word) {
            hit.start -= 2;
            if word == ['零', '下']
                && let Amount::Exact(value) = hit.amount
            {
                hit.amount = Amount::Exact(-value);
            }
        }
    }
    hit
}

/// `$20`, and a large number that stands alone: 小于40万.
fn prefixed(cx: Cx<'_>, number: &Numeral, floor: usize) -> Option<Measured> {
    let left = approx::left(cx, number.start, floor, number.form);
    let (end, right) =
        approx::right(cx, number.end).unwrap_or((number.end, number.qualifier));
    let large = number.scale >= Decimal::from(10_000u16) && number.form != Form::Bare;
    let alone = large && cx.chars.get(end).is_none_or(|c| !class(*c).is_han());
    let code = left.currency.or(alone.then_some("CNY"))?;
    let unit = Unit::Money(Currency(code));
    Some(Measured { end, unit, amount: number.amount.clone(), qualifier: right })
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
    let (end, unit) = (number.end + 1, Unit::Percent);
    Some(Measured { end, unit, amount, qualifier: number.qualifier })
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

/// Every numeral of the text.
fn numbers(cx: Cx<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < cx.chars.len() {
        if let Some((length, _)) = cx.lexicon.names.phrases.at(cx.chars, at) {
            at += length;
            continue;
        }
        match number(cx, at, floor) {
            None => at += 1,
            Some(hit) => {
                at = hit.end.max(at + 1);
                floor = at;
                let merged =
                    hits.last_mut().is_some_and(|before| merge(cx, before, &hit));
                if !merged {
                    hits.push(hit);
                }
            }
        }
    }
    hits
}

fn number(cx: Cx<'_>, at: usize, floor: usize) -> Option<Hit> {
    let first = numeral::number(cx.lexicon, cx.chars, at)?;
    let (form, mut amount, mut end) = match fraction::parts(cx, at) {
        Some((_, amount, end)) => (Form::Digits, amount, end),
        None => (first.form, first.amount.clone(), first.end),
    };
    if let (Amount::Exact(whole), Some('又' | ' ')) = (&amount, cx.chars.get(end))
        && let Some((_, Amount::Exact(part), after)) = fraction::parts(cx, end + 1)
    {
        let signed = if whole.is_sign_negative() { -part } else { part };
        amount = Amount::Exact(whole.checked_add(signed)?);
        end = after;
    }
    if matches!(amount, Amount::Masked(_))
        || form == Form::Bare && end - at == 1
        || form == Form::Han && end - at == 1 && !stands_alone(cx, at, end, &amount)
    {
        return None;
    }
    if let Some((factor, after)) = thousands(cx.chars, end, form) {
        let Amount::Exact(value) = amount else { return None };
        amount = Amount::Exact(value.checked_mul(factor)?);
        end = after;
    }
    let left = approx::left(cx, at, floor, form);
    let start = if left.currency.is_some() { at } else { left.start };
    let mut qualifier = match (first.qualifier, left.qualifier) {
        (Qualifier::Exact, Some(outer)) if start < at => outer,
        (inner, _) => inner,
    };
    if let Some((after, right)) = approx::right(cx, end) {
        end = after;
        qualifier = right;
    }
    Some(Hit { kind: "number", start, end, amount, qualifier, unit: None })
}

/// A lone 一 is a number before a unit or alone; other digits are one unless a
/// word goes on.
fn stands_alone(cx: Cx<'_>, at: usize, end: usize, amount: &Amount) -> bool {
    let next = cx.chars.get(end);
    let open = next.is_none_or(|c| !class(*c).is_han());
    let one = *amount == Amount::Exact(Decimal::ONE);
    let unit = cx.lexicon.units.at(cx.chars, end).is_some()
        || cx.lexicon.units.currencies.at(cx.chars, end).is_some();
    let before = at.checked_sub(1).and_then(|i| cx.chars.get(i));
    let inside = before.is_some_and(|c| class(*c) == Class::Han);
    let copula = before.is_some_and(|c| "是为到成于".contains(*c));
    let ranged = compose::separator(cx.chars, end)
        .is_some_and(|(from, _)| numeral::number(cx.lexicon, cx.chars, from).is_some());
    if one && before.is_some_and(|c| "这那每某".contains(*c)) {
        return false;
    }
    open && (!inside || copula)
        || ranged
        || copula && !one && !unit
        || unit
        || !one && cx.chars.get(end) == Some(&'月')
}

/// `K`, `M` and `w` behind digits.
fn thousands(chars: &[char], at: usize, form: Form) -> Option<(Decimal, usize)> {
    if form != Form::Digits
        || chars.get(at + 1).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    let factor = match chars.get(at)? {
        'k' | 'K' => 1_000u32,
        'w' | 'W' => 10_000,
        'M' => 1_000_000,
        'G' => 1_000_000_000,
        _ => return None,
    };
    Some((Decimal::from(factor), at + 1))
}

/// Joins two numbers that are the ends of a range: `20至30`, `大于100并且小于300`,
/// `10与20之间`.
fn merge(cx: Cx<'_>, before: &mut Hit, hit: &Hit) -> bool {
    let (Amount::Exact(low), Amount::Exact(high)) = (&before.amount, &hit.amount) else {
        return false;
    };
    let between: String =
        cx.chars[before.end..hit.start].iter().filter(|c| **c != ' ').collect();
    let plain = before.qualifier == Qualifier::Exact && hit.qualifier == Qualifier::Exact;
    let dashed = matches!(&*between, "至" | "到" | "-" | "—" | "~" | "--");
    let spanned = matches!(&*between, "和" | "与" | "到" | "至")
        && cx.chars[hit.end..].starts_with(&['之', '间']);
    let bounded = before.qualifier == Qualifier::Over
        && hit.qualifier == Qualifier::Under
        && matches!(
            &*between,
            "" | "," | "并且" | "并" | "且" | "同时" | "的同时" | "而"
        );
    if !(low < high && (plain && (dashed || spanned) || bounded)) {
        return false;
    }
    before.amount = Amount::Range(*low, *high);
    before.end = if spanned { hit.end + 2 } else { hit.end };
    before.qualifier = Qualifier::Exact;
    true
}
