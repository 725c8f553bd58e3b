use super::Found;
use super::approx::{self, Left};
use super::compose::mention;
use super::measure::{Measured, Register, measured};
use crate::lexicon::{Beside, UnitRole};
use crate::rule::Rule;
use crate::scan::numeral::{self, Form, Numeral};
use crate::scan::{Cx, Unit};
use crate::value::{Amount, Decimal, Qualifier};

fn hundred() -> Decimal {
    Decimal::from(100u8)
}

/// 百分之八十, 三分之二, `1/5` in percent.
pub(super) fn at(cx: Cx<'_>, below: &Numeral, floor: usize) -> Option<Found> {
    let at = below.start;
    let (number, amount, end) = parts(cx, below)?;
    // 三分之一公里 is a length, no share.
    if let Some((_, index)) = cx.lexicon.units.at(cx.chars, end)
        && cx.lexicon.units.entry(index)?.role == UnitRole::Measure
    {
        let number = Numeral { end, amount, ..number };
        let found = measured(cx, &number, Register::Report)?;
        let found = Measured { rule: Rule::CountFraction, ..found };
        return Some(mention(at, found, approx::left(cx, at, floor, number.form)));
    }
    let amount = match amount {
        Amount::Exact(n) => Amount::Exact(rounded(n.checked_mul(hundred())?)),
        Amount::Range(lo, hi) => {
            Amount::Range(lo.checked_mul(hundred())?, hi.checked_mul(hundred())?)
        }
        other => other,
    };
    let left = approx::left(cx, at, floor, number.form);
    let (end, qualifier) = approx::right(cx, end).unwrap_or((end, number.qualifier));
    let rule = Rule::PercentFraction;
    let found = Measured { rule, end, unit: Unit::Percent, amount, qualifier };
    Some(mention(at, found, left))
}

/// Repeating decimals to two places, others as they are.
fn rounded(value: Decimal) -> Decimal {
    let value = value.normalize();
    if value.scale() > 12 { value.round_dp(2) } else { value }
}

/// A fraction that starts with a number: its numeral, its value, its end.
pub(super) fn parts(cx: Cx<'_>, below: &Numeral) -> Option<(Numeral, Amount, usize)> {
    let mut from = below.end;
    while cx.chars.get(from) == Some(&' ') {
        from += 1;
    }
    let words = cx.chars.get(from) == Some(&'分')
        && cx.chars.get(from + 1..).unwrap_or(&[]).iter().find(|c| **c != ' ')
            == Some(&'之');
    if words {
        let zhi = from + cx.chars[from..].iter().position(|c| *c == '之')?;
        let above = numeral::number(cx.lexicon, cx.chars, zhi + 1)?;
        let value = quotient(&above.amount, below.amount.value()?)?;
        let end = above.end;
        return Some((Numeral { start: below.start, ..above }, value, end));
    }
    slashed(cx, below)
}

/// `1/5`: small whole numbers, no third one and no unit behind.
fn slashed(cx: Cx<'_>, above: &Numeral) -> Option<(Numeral, Amount, usize)> {
    if above.form != Form::Digits || cx.chars.get(above.end) != Some(&'/') {
        return None;
    }
    let below = numeral::number(cx.lexicon, cx.chars, above.end + 1)?;
    let (top, bottom) = (above.amount.value()?, below.amount.value()?);
    let proper = top > Decimal::ZERO && top < bottom && bottom <= hundred();
    let alone = !matches!(cx.chars.get(below.end), Some('/' | '月'))
        && above.start.checked_sub(1).and_then(|i| cx.chars.get(i)) != Some(&'/');
    if !(proper && alone && top.scale() == 0 && bottom.scale() == 0) {
        return None;
    }
    Some((above.clone(), Amount::Exact(top.checked_div(bottom)?), below.end))
}

fn quotient(above: &Amount, below: Decimal) -> Option<Amount> {
    Some(match above {
        Amount::Exact(n) => Amount::Exact(n.checked_div(below)?),
        Amount::Range(lo, hi) => {
            Amount::Range(lo.checked_div(below)?, hi.checked_div(below)?)
        }
        Amount::Masked(mask) => Amount::Masked(mask.clone()),
        Amount::Vague { .. } => return None,
    })
}

/// 翻一番, 翻两番, 过半, 半数, 半年.
pub(super) fn words(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    match *cx.chars.get(at)? {
        '翻' => doubled(cx, at, floor),
        '过' if cx.chars.get(at + 1) == Some(&'半') => {
            let next = cx.chars.get(at + 2).copied();
            let end = at + 2 + usize::from(next == Some('数'));
            let left = Left { start: at, qualifier: None, currency: None };
            Some(mention(at, half(end, Qualifier::Over), left))
        }
        '半' if cx.chars.get(at + 1) == Some(&'数') => half_of_all(cx, at, floor),
        '半' => half_unit(cx, at, floor),
        _ => None,
    }
}

fn half_of_all(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    let left = approx::left(cx, at, floor, Form::Han);
    let (end, qualifier) =
        approx::right(cx, at + 2).unwrap_or((at + 2, Qualifier::Exact));
    Some(mention(at, half(end, qualifier), left))
}

fn half(end: usize, qualifier: Qualifier) -> Measured {
    let amount = Amount::Exact(Decimal::from(50u8));
    Measured { rule: Rule::PercentHalf, end, unit: Unit::Percent, amount, qualifier }
}

/// 半个多世纪, 半年: half a unit of time.
fn half_unit(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    if at > 0 && cx.lexicon.numbers.beside.at(Beside::Halved, cx.chars, at - 1) {
        return None;
    }
    let number = whole(at, at + 1, Decimal::new(5, 1));
    let found = measured(cx, &number, Register::Report)?;
    let found = Measured { rule: Rule::CountHalf, ..found };
    let Unit::Counted { entry: Some(index), .. } = found.unit else { return None };
    let entry = cx.lexicon.units.entry(index)?;
    if entry.role == UnitRole::Classifier {
        return None;
    }
    let left = approx::left(cx, at, floor, Form::Han);
    Some(mention(at, found, left))
}

/// 翻一番 is twice as much, 翻两番 four times.
fn doubled(cx: Cx<'_>, at: usize, floor: usize) -> Option<Found> {
    let mut from = at + 1;
    from += usize::from(cx.chars.get(from) == Some(&'了'));
    let (times, end) = match numeral::number(cx.lexicon, cx.chars, from) {
        Some(number) => (number.amount.value()?, number.end),
        None => (Decimal::ONE, from),
    };
    if cx.chars.get(end) != Some(&'番') {
        return None;
    }
    let value = [1u8, 2, 3].into_iter().find(|&n| Decimal::from(n) == times)?;
    let left = approx::left(cx, at, floor, Form::Han);
    let (end, qualifier) =
        approx::right(cx, end + 1).unwrap_or((end + 1, Qualifier::Exact));
    let amount = Amount::Exact(Decimal::from(1u8 << value));
    let (rule, unit) = (Rule::PercentDoubled, Unit::Times);
    Some(mention(at, Measured { rule, end, unit, amount, qualifier }, left))
}

fn whole(start: usize, end: usize, value: Decimal) -> Numeral {
    Numeral {
        start,
        end,
        amount: Amount::Exact(value),
        qualifier: Qualifier::Exact,
        form: Form::Han,
        power: 0,
    }
}
