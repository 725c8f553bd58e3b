//! A comparison in the clause: `X 比 B 增长 N`, `X 同比增长 N`, `X 高于 B N`.

use std::ops::Range;

use super::{Reading, subject_of};
use crate::lexicon::Sense;
use crate::link::phrase;
use crate::link::token::Token;
use crate::report::Change;

/// 比年度目标70艘多出14艘: the first figure is part of what the second is compared
/// with; where that begins.
pub(super) fn opens_basis(tokens: &[Token]) -> Option<usize> {
    let than = tokens.iter().rposition(|t| t.is(Sense::Than))?;
    let verb = tokens[than + 1..].iter().any(|t| t.sense().is_some_and(Sense::is_verb));
    let from = tokens.get(than + 1).map_or(tokens[than].end, |t| t.start);
    (!verb).then_some(from)
}

/// The word that compares: the last 比 or 同比, or 高于 and 超 with a basis behind it.
pub(super) fn comparison(tokens: &[Token], multiple: bool) -> Option<usize> {
    tokens.iter().enumerate().rposition(|(at, token)| match token.sense() {
        Some(Sense::Than | Sense::Year) => true,
        Some(Sense::Above | Sense::Below) => {
            let after = &tokens[at + 1..];
            let noun = after.windows(2).any(nominal)
                || after.last().is_some_and(|t| t.is(Sense::Of));
            trim_basis(after).is_some() && !noun
        }
        // 超序时进度5个百分点, but 超时间 and 超过 before a number are none.
        Some(Sense::Exceed) => {
            let against = |t: &Token| t.is_date() || phrase::is_nounlike(t);
            let of = tokens.last().is_some_and(|t| t.is(Sense::Of));
            !multiple && !of && tokens.get(at + 1).is_some_and(against)
        }
        _ => false,
    })
}

/// 高于平均水平的有7个县: what compares is a noun, and a verb behind it.
fn nominal(pair: &[Token]) -> bool {
    let verb = |sense| matches!(sense, Sense::Have | Sense::Share | Sense::Level);
    pair[0].is(Sense::Of) && pair[1].sense().is_some_and(verb)
}

/// `X 比 B 增长 N`, `X 同比增长 N`, `X 高于 B N`.
pub(super) fn compared(tokens: &[Token], at: usize, reading: &mut Reading) {
    let marker = &tokens[at];
    let (before, after) = (&tokens[..at], &tokens[at + 1..]);
    match marker.sense() {
        Some(Sense::Year) => {
            let Some(change) = last_change(after, reading).or_else(|| more(after)) else {
                return;
            };
            reading.basis = Some(marker.start..marker.end);
            reading.change = Some(change);
        }
        Some(Sense::Than) => {
            // 较考核指标低: a deed inside the basis is a noun there.
            let verb = after
                .iter()
                .position(ends_basis)
                .or_else(|| {
                    after.iter().rposition(|t| t.sense().is_some_and(Sense::is_verb))
                })
                .unwrap_or(after.len());
            let basis = trim_basis(&after[..verb]);
            let Some(change) = last_change(&after[verb..], reading) else { return };
            let Some(basis) = basis else { return };
            reading.basis = Some(basis);
            reading.change = Some(change);
        }
        Some(sense @ (Sense::Above | Sense::Below | Sense::Exceed)) => {
            let Some(basis) = trim_basis(after) else { return };
            reading.basis = Some(basis);
            reading.change =
                Some(if sense == Sense::Below { Change::Down } else { Change::Up });
            reading.action = Some(marker.start..marker.end);
        }
        _ => return,
    }
    let subject = subject_of(before, reading).or_else(|| between(marker, after));
    let over =
        matches!(marker.sense(), Some(Sense::Above | Sense::Below | Sense::Exceed));
    let object = if over { None } else { object_between(after) };
    reading.item = object.or(subject);
}

/// 同比批次下降: the noun between 同比 and the verb.
fn between(marker: &Token, after: &[Token]) -> Option<Range<usize>> {
    let verb = after.iter().position(|t| t.sense().is_some_and(Sense::is_verb))?;
    let noun = |t: &Token| phrase::is_nounlike(t) || t.tag() == "q";
    let words = &after[..verb];
    let named = marker.is(Sense::Year) && words.iter().all(noun);
    let (first, last) = (words.first()?, words.last()?);
    named.then_some(first.start..last.end)
}

/// 同比多支出: more of a noun that is no verb of its own.
fn more(after: &[Token]) -> Option<Change> {
    match after.first()?.sense()? {
        Sense::More => Some(Change::Up),
        Sense::Less => Some(Change::Down),
        _ => None,
    }
}

/// 同比增加护士12名: the object between the verb and the figure is the item.
fn object_between(after: &[Token]) -> Option<Range<usize>> {
    let verb = after.iter().rposition(|t| t.sense().is_some_and(Sense::is_verb))?;
    let object = &after[verb + 1..];
    // 少蓄1.2亿立方米: a lone character behind 多 and 少 is the verb.
    let amount = after[verb].is(Sense::More) || after[verb].is(Sense::Less);
    if amount && matches!(object, [only] if only.len() == 1) {
        return None;
    }
    if object.is_empty() { None } else { phrase::ending(object) }
}

fn ends_basis(token: &Token) -> bool {
    token.sense().is_some_and(|s| {
        let noun = matches!(s, Sense::Act | Sense::Deed | Sense::Reach | Sense::Include);
        s.is_verb() && !noun || matches!(s, Sense::Adverb | Sense::Deal | Sense::Than)
    })
}

/// The basis without what stands around it.
pub(super) fn trim_basis(tokens: &[Token]) -> Option<Range<usize>> {
    let mut tokens = tokens;
    while let Some((last, rest)) = tokens.split_last() {
        if matches!(
            last.sense(),
            Some(
                Sense::Adverb
                    | Sense::Deal
                    | Sense::End
                    | Sense::Of
                    | Sense::Local
                    | Sense::Side
            )
        ) {
            tokens = rest;
        } else {
            break;
        }
    }
    let (first, last) = (tokens.first()?, tokens.last()?);
    Some(first.start..last.end)
}

/// The direction that the verb before the figure gives under a comparison.
fn last_change(tokens: &[Token], reading: &mut Reading) -> Option<Change> {
    let (at, token) = tokens
        .iter()
        .enumerate()
        .rev()
        .find(|(_, t)| t.sense().is_some_and(|s| s.is_verb()))?;
    reading.action = Some(token.start..token.end);
    match token.sense()? {
        Sense::Up | Sense::More | Sense::Above => Some(Change::Up),
        Sense::Down | Sense::Less | Sense::Below => Some(Change::Down),
        // 同比多办结, 较上年新增: the word of change stands before the verb.
        Sense::Act => match tokens[..at].iter().rev().find_map(Token::sense) {
            Some(Sense::Less | Sense::Down) => Some(Change::Down),
            Some(Sense::More | Sense::Up) => Some(Change::Up),
            _ => Some(Change::Up),
        },
        _ => None,
    }
}
