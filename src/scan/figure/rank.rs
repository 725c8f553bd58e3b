use super::Found;
use crate::lexicon::Beside;
use crate::report::Reason;
use crate::rule::Rule;
use crate::scan::numeral::{self, Form, Numeral};
use crate::scan::{Cx, Figure, Mention, Skipped, Unit, Value};
use crate::text::{Class, class};
use crate::value::{Amount, Decimal, Qualifier};

/// How far before a place in a clause the word of placing may stand.
const PLACE_REACH: usize = 20;

/// A position, or an edition that is none.
pub(super) fn at(cx: Cx<'_>, at: usize) -> Option<Found> {
    word(cx, at).or_else(|| match *cx.chars.get(at)? {
        '第' => ordinal(cx, at),
        '前' => leading(cx, at),
        '倒' => from_below(cx, at),
        _ => None,
    })
}

/// 榜首, 冠军; 首位 behind 居, 列, 占.
fn word(cx: Cx<'_>, at: usize) -> Option<Found> {
    let (length, word) = cx.lexicon.numbers.ranks.at(cx.chars, at)?;
    let value = Decimal::from(word.value?);
    let clause = &cx.chars[at.saturating_sub(PLACE_REACH)..at];
    let start = clause.iter().rposition(|c| ",。;".contains(*c)).map_or(0, |i| i + 1);
    let clause = &clause[start..];
    let placed = word.after.is_empty()
        || (0..clause.len())
            .any(|i| word.after.iter().any(|w| clause[i..].starts_with(w)));
    if !placed || cx.lexicon.numbers.beside.at(Beside::Prize, cx.chars, at + length) {
        return None;
    }
    Some(rank(Rule::RankWord, at, at + length, Amount::Exact(value)))
}

fn rank(rule: Rule, start: usize, end: usize, amount: Amount) -> Found {
    let figure = Figure { amount, qualifier: Qualifier::Exact, unit: Unit::Rank };
    let value = Value::Figure(figure);
    Found::Mention(Mention { start, end, rule, value })
}

/// 第N名, 第N位; 第N alone behind a word of placing; else an edition.
fn ordinal(cx: Cx<'_>, at: usize) -> Option<Found> {
    let from = at + 1 + usize::from(cx.chars.get(at + 1) == Some(&' '));
    let number = plain(cx, from)?;
    let end = number.end + usize::from(cx.chars.get(number.end) == Some(&' '));
    let noun = cx.lexicon.numbers.ordinals.at(cx.chars, end);
    let position = match noun {
        Some((length, true)) => Some(end + length).filter(|&end| !title(cx, end, length)),
        Some((_, false)) => None,
        None => placed(cx, at, &number).then_some(number.end),
    };
    Some(match position {
        Some(end) => {
            let rule = if noun.is_some() { Rule::RankOrdinal } else { Rule::RankPlace };
            rank(rule, at, end, number.amount.clone())
        }
        None => {
            let end = noun.map_or(number.end, |(length, _)| end + length);
            Found::Skipped(Skipped { start: at, end, reason: Some(Reason::Ordinal) })
        }
    })
}

/// The numeral without 多: 第三多 has the third most.
pub(super) fn plain(cx: Cx<'_>, at: usize) -> Option<Numeral> {
    let mut number = numeral::number(cx.lexicon, cx.chars, at)?;
    if number.end > at + 1 && cx.chars.get(number.end - 1) == Some(&'多') {
        number.end -= 1;
    }
    Some(number)
}

/// 第一位 of a person (第一位进驻的) counts those before, and 第一名书记 none.
fn title(cx: Cx<'_>, end: usize, length: usize) -> bool {
    let _ = length;
    cx.chars.get(end) == Some(&'置')
}

/// Words that give a place stand before, or nothing that the ordinal could number
/// stands behind.
fn placed(cx: Cx<'_>, at: usize, number: &Numeral) -> bool {
    let beside = &cx.lexicon.numbers.beside;
    let next = cx.chars.get(number.end).copied();
    let clause_end = next.is_none_or(|c| {
        !class(c).is_han() && class(c) != Class::Latin || beside.is(Beside::Placed, c)
    });
    let before = &cx.chars[at.saturating_sub(12)..at];
    let clause = before.iter().rposition(|c| ",。;".contains(*c)).map_or(0, |i| i + 1);
    let before = &before[clause..];
    let placing = before.iter().any(|&c| beside.is(Beside::Placing, c))
        || before.last().is_some_and(|&c| beside.is(Beside::Field, c));
    let starts_list = next == Some(',') && before.is_empty();
    clause_end && placing && !starts_list
}

/// 前10名, 前五位.
fn leading(cx: Cx<'_>, at: usize) -> Option<Found> {
    let number = numeral::number(cx.lexicon, cx.chars, at + 1)?;
    match cx.chars.get(number.end) {
        Some('名' | '位') => {
            Some(rank(Rule::RankLeading, at, number.end + 1, number.amount))
        }
        // 位居全省前三: alone behind a word of placing.
        _ if placed(cx, at, &number) && number.form == Form::Han => {
            Some(rank(Rule::RankLeading, at, number.end, number.amount))
        }
        _ => None,
    }
}

/// 倒数第三 is a place from below: no rank.
fn from_below(cx: Cx<'_>, at: usize) -> Option<Found> {
    if cx.chars.get(at + 1) != Some(&'数') || cx.chars.get(at + 2) != Some(&'第') {
        return None;
    }
    let number = numeral::number(cx.lexicon, cx.chars, at + 3)?;
    let reason = Some(Reason::Ordinal);
    Some(Found::Skipped(Skipped { start: at, end: number.end, reason }))
}
