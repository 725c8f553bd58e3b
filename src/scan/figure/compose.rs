use super::Found;
use super::approx::{self, Left};
use super::borrowed::{dealt_out, unit_elsewhere};
use super::measure::{Measured, Register, measured, noun_behind};
use crate::lexicon::{Beside, UnitRole};
use crate::report::Reason;
use crate::rule::Rule;
use crate::scan::numeral::{self, Form, Numeral, power_of_ten, scaled};
use crate::scan::{Currency, Cx, Figure, Mention, Skipped, Unit, Value};
use crate::text::{Class, class};
use crate::value::{Amount, Decimal, Qualifier};

/// The figure that a numeral makes, or the numeral skipped.
pub(super) fn figure(cx: Cx<'_>, number: &Numeral, floor: usize) -> Found {
    let own = measured(cx, number, Register::Report);
    let left = approx::left(cx, number.start, floor, number.form);
    let found = dealt_out(cx, number)
        .or_else(|| range(cx, number, own.as_ref(), Register::Report))
        .or(own)
        .or_else(|| with_prefix(number, left))
        .or_else(|| unit_elsewhere(cx, number))
        .or_else(|| without_unit(cx, number));
    let Some(found) = found else { return skip(cx, number) };
    if refused(cx, number, &found, left) {
        let grade = cx.chars.get(found.end - 1) == Some(&'级');
        let reason = Some(if grade { Reason::Name } else { Reason::Idiom });
        return Found::Skipped(Skipped { start: number.start, end: found.end, reason });
    }
    mention(number.start, found, left)
}

/// Puts the number that starts at `at` together with what stands left of it.
pub(super) fn mention(at: usize, found: Measured, left: Left) -> Found {
    let unit = match (left.currency, found.unit) {
        (Some(code), Unit::Money(_)) => Unit::Money(Currency(code)),
        (_, unit) => unit,
    };
    let money = matches!(unit, Unit::Money(_));
    // A currency sign before a count does not belong to it.
    let start = if left.currency.is_some() && !money { at } else { left.start };
    let outer = left.qualifier.filter(|_| left.currency.is_none() || money);
    let qualifier = match (found.qualifier, outer) {
        (_, Some(outer)) => outer,
        (inner, None) => inner,
    };
    let figure = Figure { amount: found.amount, qualifier, unit };
    let value = Value::Figure(figure);
    Found::Mention(Mention { start, end: found.end, rule: found.rule, value })
}

/// `￥4860.50`, `人民币20万`: the currency stands before the number.
fn with_prefix(number: &Numeral, left: Left) -> Option<Measured> {
    Some(Measured {
        rule: Rule::MoneySign,
        end: number.end,
        unit: Unit::Money(Currency(left.currency?)),
        amount: number.amount.clone(),
        qualifier: number.qualifier,
    })
}

/// 3亿多农村人口: a large number counts what follows without a unit.
fn without_unit(cx: Cx<'_>, number: &Numeral) -> Option<Measured> {
    let named = cx.lexicon.names.after_numbers.at(cx.chars, number.end).is_some();
    if number.power < 4 || named || !noun_behind(cx, number.end) {
        return None;
    }
    let unit = Unit::Counted { start: number.end, end: number.end, entry: None };
    Some(Measured {
        rule: Rule::CountBare,
        end: number.end,
        unit,
        amount: number.amount.clone(),
        qualifier: number.qualifier,
    })
}

/// Numerals with a unit that state no figure: the article 一, a scale without
/// anything that makes it one, grades.
fn refused(cx: Cx<'_>, number: &Numeral, found: &Measured, left: Left) -> bool {
    let approximated = found.qualifier != Qualifier::Exact || left.qualifier.is_some();
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
    // 一年半 is no year in general.
    let article = number.is_one()
        && found.amount == number.amount
        && !one_counted(cx, number, &entry.word)
        && match entry.role {
            UnitRole::Classifier => true,
            UnitRole::Time => !approximated,
            UnitRole::Measure => !approximated && entry.dimension == "length",
        };
    let bare = number.form == Form::Bare
        && !approximated
        && (entry.role != UnitRole::Measure || entry.dimension == "age");
    let year = number.form == Form::Digits
        && number.power == 0
        && matches!(&*entry.word, "级" | "班" | "届")
        && found
            .amount
            .value()
            .is_some_and(|n| n >= Decimal::from(1900) && n < Decimal::from(2100));
    let class = &*entry.word == "班"
        && number.start > 0
        && matches!(cx.chars.get(number.start - 1), Some('级' | '('));
    let edition = edition(cx, number, found.end, &entry.word);
    if year || class || edition && !approximated {
        return true;
    }
    let grade = &*entry.word == "级"
        && number.form == Form::Han
        && cx.chars.get(number.start) != Some(&'两');
    article || bare || grade
}

/// 荣立三等功一次, 后退一位: 一 is a number there.
fn one_counted(cx: Cx<'_>, number: &Numeral, unit: &str) -> bool {
    let set = match unit {
        "次" => Beside::Conferred,
        "位" | "名" | "位次" | "名次" => Beside::Moved,
        _ => return false,
    };
    let before = number.start.checked_sub(1);
    before.is_some_and(|at| cx.lexicon.numbers.beside.at(set, cx.chars, at))
}

/// 十七届, 五次 behind it, and 二 before a classifier (a count would say 两) number
/// things and do not count them.
fn edition(cx: Cx<'_>, number: &Numeral, end: usize, unit: &str) -> bool {
    if number.form != Form::Han {
        return false;
    }
    let before = number.start.checked_sub(1).and_then(|i| cx.chars.get(i));
    let two = cx.chars.get(number.start..number.end) == Some(&['二']);
    // 三班, 勤务五队: a body of people by its number; to count them 个 stands between.
    let few = number.amount.value() < Some(Decimal::TEN);
    let body = few && matches!(unit, "队" | "班")
        || few && matches!(unit, "部" | "组") && wins(cx, number.start, end);
    let counted = matches!(
        unit,
        "期" | "队" | "组" | "班" | "次" | "级" | "类" | "场" | "站" | "部"
    );
    unit == "届" && !matches!(before, Some('续'))
        || unit == "星"
        || unit == "次" && before == Some(&'届')
        || two && counted
        || body
}

/// 客运三部荣获, 运维四组被评为: whether a name stands before a number, and a verb of
/// awards behind its unit.
fn wins(cx: Cx<'_>, start: usize, end: usize) -> bool {
    let named = start.checked_sub(1).and_then(|at| cx.chars.get(at)).is_some_and(|&c| {
        class(c) == Class::Han && !matches!(c, '的' | '有' | '等' | '中' | '共' | '计')
    });
    let verb = cx.lexicon.honors.verbs.at(cx.chars, end);
    named && (cx.chars.get(end) == Some(&'被') || verb.is_some_and(|(_, v)| v.governs()))
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

/// Two numerals with a sign or 至 between: `5—8万`, `500元至3000元`; `own` is what the
/// lower one measures by itself.
pub(super) fn range(
    cx: Cx<'_>,
    low: &Numeral,
    own: Option<&Measured>,
    register: Register,
) -> Option<Measured> {
    let own_end = own.map_or(low.end, |m| m.end);
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
    let between = &cx.chars[own_end..from];
    found.amount = match own {
        Some(own) if !same_unit(cx, &own.unit, &found.unit) => return None,
        Some(own) => joined(&own.amount, &found.amount, between)?,
        None => joined(&distributed(low, &high, &found)?, &found.amount, between)?,
    };
    found.rule = match found.unit {
        Unit::Money(_) => Rule::MoneyRange,
        Unit::Percent | Unit::Point | Unit::Times => Rule::PercentRange,
        Unit::Counted { .. } | Unit::Rank => Rule::CountRange,
    };
    Some(found)
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
    let mut scale = factor;
    if low.power == 0 && high.power > 0 {
        let power = power_of_ten(high.power);
        let low = low.amount.value().and_then(|n| n.checked_mul(power));
        if low.zip(high.amount.value()).is_some_and(|(lo, hi)| lo < hi) {
            scale = factor.checked_mul(power)?;
        }
    }
    scaled(&low.amount, scale)
}

fn joined(low: &Amount, high: &Amount, between: &[char]) -> Option<Amount> {
    match (low, high) {
        (Amount::Exact(lo), Amount::Exact(hi)) => Amount::range(*lo, *hi),
        (Amount::Masked(lo), Amount::Masked(hi)) => {
            let between: String = between.iter().filter(|c| !c.is_whitespace()).collect();
            Some(Amount::Masked(format!("{lo}{between}{hi}").into()))
        }
        _ => None,
    }
}
