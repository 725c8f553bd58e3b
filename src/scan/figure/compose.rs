use super::Found;
use super::approx::{self, Left};
use super::borrowed::{dealt_out, unit_elsewhere};
use super::measure::{Measured, Register, measured, noun_behind};
use crate::lexicon::UnitRole;
use crate::report::Reason;
use crate::rule::Rule;
use crate::scan::numeral::{self, Form, Numeral, Read};
use crate::scan::{Currency, Cx, Figure, Mention, Skipped, Unit, Value};
use crate::text::{Class, class};
use crate::value::{Amount, Decimal, Qualifier};

/// The figure whose numeral starts at `at`, or the numeral skipped.
pub(super) fn figure(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    let number = match numeral::read(cx.lexicon, cx.chars, at)? {
        Read::Number(number) => number,
        Read::Junk(end) => {
            let reason = Some(Reason::DocumentNumber);
            return Some(Found::Skipped(Skipped { start: at, end, reason }));
        }
    };
    let found = dealt_out(cx, &number)
        .or_else(|| range(cx, &number, Register::Report))
        .or_else(|| measured(cx, &number, Register::Report).map(|m| (number.clone(), m)))
        .or_else(|| with_prefix(cx, &number, floor))
        .or_else(|| unit_elsewhere(cx, &number))
        .or_else(|| without_unit(cx, &number));
    let Some((head, found)) = found else {
        return Some(skip(cx, &number));
    };
    if refused(cx, &number, &found, floor) {
        let grade = cx.chars.get(found.end - 1) == Some(&'级');
        let reason = Some(if grade { Reason::Name } else { Reason::Idiom });
        return Some(Found::Skipped(Skipped { start: at, end: found.end, reason }));
    }
    let left = approx::left(cx, at, floor, number.form);
    Some(mention(&head, found, left))
}

/// Puts the number together with what stands left of it.
pub(super) fn mention(number: &Numeral, found: Measured, left: Left) -> Found {
    let unit = match (left.currency, found.unit) {
        (Some(code), Unit::Money(_)) => Unit::Money(Currency(code)),
        (_, unit) => unit,
    };
    let money = matches!(unit, Unit::Money(_));
    // A currency sign before a count does not belong to it.
    let start = if left.currency.is_some() && !money { number.start } else { left.start };
    let outer = left.qualifier.filter(|_| left.currency.is_none() || money);
    let qualifier = match (found.qualifier, outer) {
        (_, Some(outer)) => outer,
        (inner, None) => inner,
    };
    let rule = match unit {
        Unit::Counted { .. } => Rule::CountUnit,
        Unit::Money(_) => Rule::MoneyAmount,
        Unit::Percent | Unit::Point | Unit::Times => Rule::PercentSign,
        Unit::Rank => Rule::RankOrdinal,
    };
    let figure = Figure { amount: found.amount, qualifier, unit };
    Found::Mention(Mention { start, end: found.end, rule, value: Value::Figure(figure) })
}

/// `￥4860.50`, `人民币20万`: the currency stands before the number.
fn with_prefix(
    cx: Cx<'_>,
    number: &Numeral,
    floor: usize,
) -> Option<(Numeral, Measured)> {
    let code = approx::left(cx, number.start, floor, number.form).currency?;
    let found = Measured {
        end: number.end,
        unit: Unit::Money(Currency(code)),
        amount: number.amount.clone(),
        qualifier: number.qualifier,
    };
    Some((number.clone(), found))
}

/// 3亿多农村人口: a large number counts what follows without a unit.
fn without_unit(cx: Cx<'_>, number: &Numeral) -> Option<(Numeral, Measured)> {
    let large = number.scale >= Decimal::from(10_000u16);
    if !large || !noun_behind(cx.chars, number.end) {
        return None;
    }
    let unit = Unit::Counted { start: number.end, end: number.end, entry: None };
    let found = Measured {
        end: number.end,
        unit,
        amount: number.amount.clone(),
        qualifier: number.qualifier,
    };
    Some((number.clone(), found))
}

/// Numerals with a unit that state no figure: the article 一, a scale without
/// anything that makes it one, grades.
fn refused(cx: Cx<'_>, number: &Numeral, found: &Measured, floor: usize) -> bool {
    let approximated = found.qualifier != Qualifier::Exact
        || approx::left(cx, number.start, floor, number.form).qualifier.is_some();
    let lone_scale = number.form == Form::Bare && number.end - number.start == 1;
    if lone_scale && !approximated {
        return true;
    }
    let entry = match found.unit {
        Unit::Counted { entry: Some(index), .. } => cx.lexicon.units.entry(index),
        Unit::Counted { entry: None, .. } => {
            return number.form == Form::Bare && !approximated;
        }
        _ => return false,
    };
    let Some(entry) = entry else { return false };
    let article = number.is_one()
        && match entry.role {
            UnitRole::Classifier => true,
            UnitRole::Time => !approximated,
            UnitRole::Measure => !approximated && entry.dimension == "length",
        };
    let bare = number.form == Form::Bare
        && !approximated
        && (entry.role != UnitRole::Measure || entry.dimension == "age");
    let year = number.form == Form::Digits
        && number.scale == Decimal::ONE
        && matches!(&*entry.word, "级" | "班" | "届")
        && found
            .amount
            .value()
            .is_some_and(|n| n >= Decimal::from(1900) && n < Decimal::from(2100));
    let class = &*entry.word == "班"
        && number.start > 0
        && matches!(cx.chars.get(number.start - 1), Some('级' | '('));
    if year || class || edition(cx, number, &entry.word) && !approximated {
        return true;
    }
    let grade = &*entry.word == "级"
        && number.form == Form::Han
        && cx.chars.get(number.start) != Some(&'两');
    article || bare || grade
}

/// 十七届, 五次 behind it, and 二 before a classifier (a count would say 两) number
/// things and do not count them.
fn edition(cx: Cx<'_>, number: &Numeral, unit: &str) -> bool {
    if number.form != Form::Han {
        return false;
    }
    let before = number.start.checked_sub(1).and_then(|i| cx.chars.get(i));
    let two = cx.chars.get(number.start..number.end) == Some(&['二']);
    // 三班, 勤务五队: a body of people by its number; to count them 个 stands between.
    let body = matches!(unit, "队" | "班") && number.amount.value() < Some(Decimal::TEN);
    let counted =
        matches!(unit, "期" | "队" | "组" | "班" | "次" | "级" | "类" | "场" | "站");
    unit == "届" && !matches!(before, Some('续'))
        || unit == "星"
        || unit == "次" && before == Some(&'届')
        || two && counted
        || body
}

/// A numeral without a unit.
fn skip(cx: Cx<'_>, number: &Numeral) -> Found {
    let chars = cx.chars;
    let next = chars.get(number.end).copied();
    let length = number.end - number.start;
    let reason = match next {
        Some('号' | '级' | '强' | '型' | '后') => Some(Reason::Name),
        Some('届') => Some(Reason::Ordinal),
        Some(':') if chars.get(number.end + 1).is_some_and(char::is_ascii_digit) => None,
        // 零差错 is no count.
        Some(c)
            if chars[number.start] == '零' && length == 1 && class(c) == Class::Han =>
        {
            Some(Reason::Idiom)
        }
        _ if number.form == Form::Digits && length >= 7 => Some(Reason::DocumentNumber),
        _ if number.form == Form::Bare || number.form == Form::Han && length > 1 => {
            Some(Reason::Idiom)
        }
        _ => None,
    };
    Found::Skipped(Skipped { start: number.start, end: number.end, reason })
}

/// Two numerals with a sign or 至 between: `5—8万`, `500元至3000元`.
pub(super) fn range(
    cx: Cx<'_>,
    low: &Numeral,
    register: Register,
) -> Option<(Numeral, Measured)> {
    let own = measured(cx, low, register);
    let own_end = own.as_ref().map_or(low.end, |m| m.end);
    let (from, worded) = separator(cx.chars, own_end)?;
    let before = low.start.checked_sub(1).and_then(|i| cx.chars.get(i));
    if worded && own.is_some() && matches!(before, Some('从' | '由')) {
        return None;
    }
    let high = numeral::number(cx.lexicon, cx.chars, from)?;
    if high.form == Form::Bare && low.form != Form::Bare {
        return None;
    }
    let mut found = measured(cx, &high, register)?;
    if own.as_ref().is_some_and(|own| !same_unit(cx, &own.unit, &found.unit)) {
        return None;
    }
    let low_amount = match &own {
        Some(own) => own.amount.clone(),
        None => distributed(low, &high, &found)?,
    };
    found.amount = joined(&low_amount, &found.amount, &cx.chars[own_end..from])?;
    let mut number = low.clone();
    number.head_end = high.head_end;
    Some((number, found))
}

/// Where the second number starts behind 至, 到 or a dash; true for a word.
pub(super) fn separator(chars: &[char], at: usize) -> Option<(usize, bool)> {
    let at = at + usize::from(chars.get(at) == Some(&' '));
    let (mut next, worded) = match chars.get(at)? {
        '至' | '到' => (at + 1, true),
        '-' | '—' | '~' => {
            let rest = &chars[at..];
            let dashes = rest.iter().take(2).take_while(|c| "-—~".contains(**c)).count();
            (at + dashes, false)
        }
        _ => return None,
    };
    next += usize::from(chars.get(next) == Some(&' '));
    Some((next, worded))
}

fn same_unit(cx: Cx<'_>, one: &Unit, other: &Unit) -> bool {
    match (one, other) {
        (
            Unit::Counted { start: a, end: b, .. },
            Unit::Counted { start: c, end: d, .. },
        ) => cx.chars.get(*a..*b) == cx.chars.get(*c..*d),
        (one, other) => one == other,
    }
}

/// The lower end in the scale and unit of the upper one.
fn distributed(low: &Numeral, high: &Numeral, found: &Measured) -> Option<Amount> {
    let counted = matches!(found.unit, Unit::Counted { .. });
    let factor = match (high.amount.value(), found.amount.value()) {
        (Some(plain), Some(value)) if !plain.is_zero() && !counted => {
            value.checked_div(plain)?
        }
        _ => Decimal::ONE,
    };
    let mut factor_scale = factor;
    if low.scale == Decimal::ONE && high.scale > Decimal::ONE {
        let scaled = low.amount.value().and_then(|n| n.checked_mul(high.scale));
        let fits = scaled.zip(high.amount.value()).is_some_and(|(lo, hi)| lo < hi);
        if fits {
            factor_scale = factor.checked_mul(high.scale)?;
        }
    }
    low.scaled(factor_scale)
}

fn joined(low: &Amount, high: &Amount, between: &[char]) -> Option<Amount> {
    match (low, high) {
        (Amount::Exact(lo), Amount::Exact(hi)) if lo < hi => {
            Some(Amount::Range(*lo, *hi))
        }
        (Amount::Masked(lo), Amount::Masked(hi)) => {
            let between: String = between.iter().filter(|c| !c.is_whitespace()).collect();
            Some(Amount::Masked(format!("{lo}{between}{hi}").into()))
        }
        _ => None,
    }
}
