//! Numbers whose unit stands elsewhere: in brackets in front, behind the next member
//! of a list, in the word before.

use super::measure::{Measured, Register, measured};
use crate::lexicon::Beside;
use crate::rule::Rule;
use crate::scan::numeral::{self, Form, Numeral, scaled};
use crate::scan::{Currency, Cx, Unit};
use crate::text::{Class, class};
use crate::value::{Amount, Decimal};

/// How far a cell may stand behind the label of its row.
const ROW: usize = 48;

/// The unit of a number that has none of its own.
pub(super) fn unit_elsewhere(cx: Cx<'_>, number: &Numeral) -> Option<Measured> {
    under_header(cx, number)
        .or_else(|| shared(cx, number))
        .or_else(|| monetary(cx, number))
}

/// `总额(亿)10.00`, `收入(万元):86`, `客流(万人次)|38|41`.
pub(super) fn under_header(cx: Cx<'_>, number: &Numeral) -> Option<Measured> {
    let chars = cx.chars;
    if number.form != Form::Digits {
        return None;
    }
    let label = &chars[number.start.saturating_sub(ROW)..number.start];
    let cell = |c: &char| matches!(c, '0'..='9' | ' ' | '|' | ':' | '.' | ',' | '-');
    let close = number.start - label.iter().rev().take_while(|c| cell(c)).count();
    let close = close.checked_sub(1).filter(|&i| chars[i] == ')')?;
    // Behind more than one mark only the cells of a table.
    let between = &chars[close + 1..number.start];
    if between.len() > 1 && !between.contains(&'|') {
        return None;
    }
    let open = (close.saturating_sub(8)..close).rev().find(|&i| chars[i] == '(')?;
    let scale = numeral::number(cx.lexicon, &chars[..close], open + 1);
    let scale = scale.filter(|scale| scale.form == Form::Bare);
    let from = scale.as_ref().map_or(open + 1, |scale| scale.end);
    let factor = scale.map_or(Some(Decimal::ONE), |scale| scale.amount.value())?;
    let whole = |length: usize| from + length == close;
    let currency = cx.lexicon.units.currencies.at(chars, from);
    let counted = cx.lexicon.units.at(chars, from);
    let (unit, part) = if let Some((_, word)) = currency.filter(|(n, _)| whole(*n)) {
        (Unit::Money(Currency(word.code)), word.factor)
    } else if let Some((_, index)) = counted.filter(|(n, _)| whole(*n)) {
        let unit = Unit::Counted { start: from, end: close, entry: Some(index) };
        (unit, Decimal::ONE)
    } else if from == close && is_amount_noun(cx, open) {
        (Unit::Money(Currency("CNY")), Decimal::ONE)
    } else {
        return None;
    };
    let amount = scaled(&number.amount, factor.checked_mul(part)?)?;
    let rule = match unit {
        Unit::Money(_) => Rule::MoneyHeader,
        _ => Rule::CountHeader,
    };
    Some(Measured { rule, end: number.end, unit, amount, qualifier: number.qualifier })
}

/// The noun before a bracket is one of money: 总额, 收入, 产值.
fn is_amount_noun(cx: Cx<'_>, open: usize) -> bool {
    open > 0 && cx.lexicon.numbers.beside.at(Beside::Sum, cx.chars, open - 1)
}

fn yuan(rule: Rule, number: &Numeral) -> Measured {
    Measured {
        rule,
        end: number.end,
        unit: Unit::Money(Currency("CNY")),
        amount: number.amount.clone(),
        qualifier: number.qualifier,
    }
}

/// 30万、55万元: the members of a list share the unit of the last.
fn shared(cx: Cx<'_>, number: &Numeral) -> Option<Measured> {
    if !number.is_large() || !matches!(cx.chars.get(number.end)?, '、' | '和' | '及') {
        return None;
    }
    let next = numeral::number(cx.lexicon, cx.chars, number.end + 1)?;
    let other = measured(cx, &next, Register::Report)?;
    let unit = other.unit.clone();
    matches!(unit, Unit::Money(_))
        .then(|| Measured { unit, ..yuan(Rule::MoneyShared, number) })
}

/// 引资2600万: a large number behind a word of money.
fn monetary(cx: Cx<'_>, number: &Numeral) -> Option<Measured> {
    let open = cx
        .chars
        .get(number.end)
        .is_none_or(|&c| matches!(class(c), Class::Stop | Class::Comma | Class::Close));
    if !number.is_large() || !open {
        return None;
    }
    let mut end = number.start;
    while end > 0
        && number.start - end < 3
        && cx.lexicon.numbers.beside.at(Beside::Reaching, cx.chars, end - 1)
    {
        end -= 1;
    }
    cx.lexicon.numbers.monetary.before(cx.chars, end)?;
    Some(yuan(Rule::MoneyNoun, number))
}

/// 甲、乙、丙三站分别接待204,987,135人次: where as many subjects as groups of digits
/// stand before 分别, the groups are a list.
pub(super) fn dealt_out(cx: Cx<'_>, number: &Numeral) -> Option<Measured> {
    let chars = cx.chars;
    let inside = |c: &char| c.is_ascii_digit() || *c == ',';
    // Every group has three digits.
    let group = chars.get(number.start..)?.iter().take_while(|c| c.is_ascii_digit());
    if group.take(4).count() != 3 {
        return None;
    }
    let head = &chars[number.start.saturating_sub(ROW)..number.start];
    let start = number.start - head.iter().rev().take_while(|c| inside(c)).count();
    let run = chars.get(start..)?.iter().take(2 * ROW).take_while(|c| inside(c)).count();
    let end = start + run;
    let groups: Vec<&[char]> = chars[start..end].split(|&c| c == ',').collect();
    if groups.len() < 2 || groups.iter().any(|group| group.len() != 3) {
        return None;
    }
    let before = start.saturating_sub(6);
    let dealt =
        (before..start.saturating_sub(1)).find(|&i| chars[i..i + 2] == ['分', '别'])?;
    let subjects = chars[dealt.saturating_sub(ROW)..dealt].iter().rev();
    let subjects =
        subjects.take_while(|c| !matches!(class(**c), Class::Stop) && **c != ',');
    if subjects.filter(|c| matches!(c, '、' | '和' | '与')).count() + 1 != groups.len()
    {
        return None;
    }
    let stop = number.start + 3;
    let value = chars[number.start..stop].iter().collect::<String>().parse().ok()?;
    let amount = Amount::Exact(value);
    let whole = Numeral { end, amount, ..number.clone() };
    let mut found = measured(cx, &whole, Register::Report)?;
    found.rule = Rule::CountDealt;
    if stop < end {
        found.end = stop;
    }
    Some(found)
}
