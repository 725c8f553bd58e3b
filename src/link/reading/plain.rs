//! A clause without a comparison: what its last word says of the figure.

use std::ops::Range;

use super::compared::trim_basis;
use super::{Reading, span, subject_of, trim};
use crate::lexicon::Sense;
use crate::link::phrase;
use crate::link::token::{Token, TokenKind};
use crate::report::Change;

/// No comparison in the clause.
pub(super) fn plain(
    tokens: &[Token],
    multiple: bool,
    ratio: bool,
    reading: &mut Reading,
) {
    let Some((last, before)) = tokens.split_last() else { return };
    if placed(tokens, reading) || counted_more(tokens, reading) || away(tokens, reading) {
        return;
    }
    if let Some(outer) = rate_from(tokens) {
        reading.item = subject_of(outer, reading);
        return;
    }
    match last.sense() {
        Some(Sense::Level | Sense::Being | Sense::Regain | Sense::Exceed) => {
            reading.action = Some(last.start..last.end);
            level(levels_subject(whole(before, reading)), reading);
        }
        Some(Sense::Share) => {
            reading.share = true;
            reading.predicate = true;
            reading.item = headless(before)
                .or_else(|| subject_of(before, reading))
                .or_else(|| deed_named(before));
        }
        Some(sense @ (Sense::Up | Sense::Down)) => {
            reading.action = Some(last.start..last.end);
            reading.change = Some(direction(sense));
            reading.caused = before.iter().any(|t| t.is(Sense::Cause));
            reading.item = subject_of(before, reading);
        }
        Some(sense @ (Sense::More | Sense::Less)) => {
            reading.needs_basis = true;
            reading.change =
                Some(if sense == Sense::More { Change::Up } else { Change::Down });
            reading.item = subject_of(before, reading);
        }
        // 植树2.4万株
        Some(Sense::Pair) => {
            reading.action = Some(last.start..last.end - 1);
            reading.item = Some(last.end - 1..last.end);
        }
        Some(Sense::Of) => of(before, multiple, ratio, reading),
        Some(Sense::From) => reading.item = subject_of(before, reading),
        // 成活率在92%以上
        Some(Sense::Preposition) if ratio || ends_in_indicator(before) => {
            level(before, reading);
        }
        Some(Sense::Deed)
            if before
                .last()
                .is_some_and(|t| !t.is(Sense::Adverb) || t.tag().starts_with('a')) =>
        {
            noun(tokens, reading);
        }
        Some(Sense::Reach) if trim(before).last().is_some_and(phrase::is_nounlike) => {
            reading.action = Some(last.start..last.end);
            reading.predicate = true;
            reading.item = subject_of(before, reading);
        }
        Some(Sense::Act) if matches!(last.tag(), "n" | "j" | "vn") => {
            match before.last() {
                Some(t) if phrase::is_nounlike(t) => {
                    reading.item = phrase::ending_with(before, last);
                }
                _ => acted(tokens, reading),
            }
        }
        // 欠款还剩8万元
        Some(Sense::Have) if trim(before).last().is_some_and(phrase::is_nounlike) => {
            reading.action = Some(last.start..last.end);
            reading.item = phrase::ending(trim(before));
            reading.verb_only = reading.item.is_none();
        }
        Some(
            Sense::Act
            | Sense::Deed
            | Sense::Reach
            | Sense::Have
            | Sense::Include
            | Sense::Cause,
        ) => acted(tokens, reading),
        _ => noun(tokens, reading),
    }
}

/// 低保标准由年人均2100元提高到2400元: a rate behind 由 is no item.
fn rate_from(tokens: &[Token]) -> Option<&[Token]> {
    let from = tokens.iter().rposition(|t| t.is(Sense::From))?;
    let (last, period) = tokens[from + 1..].split_last()?;
    let rate = last.rate && period.iter().all(|t| t.tag() == "m" || t.is(Sense::Adverb));
    (from > 0 && rate).then_some(&tokens[..from])
}

/// 诉讼清收占六成: a verb behind its noun names what has the share.
fn deed_named(before: &[Token]) -> Option<Range<usize>> {
    let (last, nouns) = trim(before).split_last()?;
    let verb = last.is(Sense::Act) || last.sense().is_none() && last.tag() == "v";
    phrase::ending_with(nouns, last).filter(|_| verb)
}

/// 出货量居全国第三: 全国 is where, the subject stands before 居.
fn placed(tokens: &[Token], reading: &mut Reading) -> bool {
    let Some(at) = place(tokens) else { return false };
    reading.action = Some(tokens[at].start..tokens[at].end);
    reading.predicate = true;
    if let Some(item) = contest(&tokens[at + 1..]) {
        reading.item = Some(item);
    } else if !reading.mid {
        reading.item = subject_of(before_where(&tokens[..at]), reading);
    }
    true
}

/// 距县城3公里, 与邻县相距9公里: a distance is of nothing that stands there; 运输距离 is.
fn away(tokens: &[Token], reading: &mut Reading) -> bool {
    let Some(at) = tokens.iter().rposition(|t| t.is(Sense::Away)) else { return false };
    let after = &tokens[at + 1..];
    if after.iter().any(|t| t.sense().is_some_and(Sense::is_verb))
        || after.is_empty() && tokens[at].tag() != "v"
    {
        return false;
    }
    reading.action = Some(tokens[at].start..tokens[at].end);
    true
}

/// 多结案41件, 少支出16万元: more or less of what was told before.
fn counted_more(tokens: &[Token], reading: &mut Reading) -> bool {
    let change = match tokens[0].sense() {
        Some(Sense::More) => Change::Up,
        Some(Sense::Less) => Change::Down,
        _ => return false,
    };
    // 重污染天数, 高技能人才: an adjective of a name.
    let quality = tokens[0].is(Sense::More) && tokens[0].tag().starts_with('a');
    if tokens.len() < 2 || quality {
        return false;
    }
    reading.needs_basis = true;
    reading.change = Some(change);
    reading.action = span(tokens);
    true
}

/// 缺技术的占三成: a noun phrase without a noun is what has the share.
fn headless(before: &[Token]) -> Option<Range<usize>> {
    let before = trim(before);
    before.last().filter(|t| t.is(Sense::Of))?;
    span(before)
}

/// 位列综合考评第1名: behind the verb of position stands what is ranked, not where.
fn contest(after: &[Token]) -> Option<Range<usize>> {
    let last = after.last()?;
    let deed = last.is(Sense::Deed) || last.indicator;
    phrase::ending(after).filter(|_| deed)
}

/// 上线率在全市居第2位: where it is so is no part of what stands before 居.
fn before_where(tokens: &[Token]) -> &[Token] {
    let place = tokens.iter().rposition(|t| t.is(Sense::Preposition));
    let placed = tokens.last().is_some_and(|t| {
        matches!(t.sense(), Some(Sense::Where | Sense::Local | Sense::Side))
    });
    place.filter(|&at| at > 0 && placed).map_or(tokens, |at| &tokens[..at])
}

/// 收入均在18万元以上
fn ends_in_indicator(before: &[Token]) -> bool {
    trim(before).last().is_some_and(|t| t.indicator)
}

/// 占总人口比重为: what has the share stands before 占.
fn whole<'t>(before: &'t [Token], reading: &mut Reading) -> &'t [Token] {
    let Some(share) = before.iter().rposition(|t| t.is(Sense::Share)) else {
        return before;
    };
    reading.share = true;
    &before[..share]
}

/// The figure is the value of what stands before it.
fn level(before: &[Token], reading: &mut Reading) {
    reading.predicate = true;
    reading.item = subject_of(before, reading);
}

/// The verb of position, where nothing but the place's name follows it.
fn place(tokens: &[Token]) -> Option<usize> {
    let at = tokens.iter().rposition(|t| t.is(Sense::Place))?;
    let named = tokens[at + 1..].iter().all(|t| !t.sense().is_some_and(Sense::is_verb));
    named.then_some(at)
}

fn direction(sense: Sense) -> Change {
    if sense == Sense::Up { Change::Up } else { Change::Down }
}

/// 贫困发生率由18.6%降至: the level's noun stands before 由.
fn levels_subject(before: &[Token]) -> &[Token] {
    match before.iter().rposition(|t| t.is(Sense::From)) {
        Some(from) => &before[..from],
        None => before,
    }
}

/// `X的 N`: a share, a plan completed, a multiple, or a date before a level.
fn of(before: &[Token], multiple: bool, ratio: bool, reading: &mut Reading) {
    let verb = before.iter().rposition(|t| t.is(Sense::Share)).or_else(|| {
        before
            .iter()
            .rposition(|t| t.sense().is_some_and(|s| s.is_verb() || s == Sense::From))
    });
    if before.is_empty() {
        // 占年度任务60万株的92%
        reading.predicate = true;
        reading.bare = true;
        return;
    }
    if let Some(than) = before.iter().rposition(|t| t.is(Sense::Than)) {
        // 覆盖率比建站时的41%提高到73.6%: both figures are of what stands before 比.
        reading.item = subject_of(&before[..than], reading);
        return;
    }
    let Some(verb) = verb else {
        if before.last().is_some_and(|t| t.tag() == "v") {
            // 受访的1286名职工
            reading.bare = true;
            return;
        }
        // 2028年的310座; 全校平均水平的2.4倍
        reading.item = subject_of(before, reading);
        return;
    };
    let inner = &before[verb + 1..];
    let outer = &before[..verb];
    match before[verb].sense() {
        Some(Sense::From) => reading.item = subject_of(outer, reading),
        Some(Sense::Share) => {
            reading.share = true;
            reading.predicate = true;
            let plan = inner.last().is_some_and(|t| t.is(Sense::Plan));
            reading.item =
                if plan { phrase::ending(inner) } else { subject_of(outer, reading) };
        }
        Some(sense @ (Sense::Level | Sense::Being | Sense::Regain))
            if multiple
                || sense == Sense::Regain
                || ratio && (dated(before, verb) || averaged(inner)) =>
        {
            reading.predicate = true;
            reading.basis = trim_basis(inner);
            reading.item = subject_of(outer, reading);
        }
        Some(Sense::Level | Sense::Being) => {
            // 发展到目前的1735个
            reading.predicate = true;
            reading.item = subject_of(levels_subject(outer), reading);
        }
        // 高于平均水平的9个: of those told before.
        Some(Sense::Above | Sense::Below) => {
            reading.bare = true;
            reading.predicate = true;
        }
        _ => {
            reading.share = ratio;
            reading.item = phrase::ending(inner);
        }
    }
}

/// 仅为全校平均数的六成: a share of an average is a comparison with it.
fn averaged(inner: &[Token]) -> bool {
    inner.last().is_some_and(|t| t.is(Sense::Norm))
}

/// 仅为上年同期的52.3%: a period behind the verb of being is compared with. 由A提高到
/// 上年的B% and 上升为 have none.
fn dated(tokens: &[Token], verb: usize) -> bool {
    let being = tokens[verb].is(Sense::Being);
    let moved = tokens[..verb].iter().any(|t| t.is(Sense::From) || t.is(Sense::Up));
    being && !moved && tokens.get(verb + 1).is_some_and(Token::is_date)
}

/// Only a verb before the figure, or a verb with its subject.
fn acted(tokens: &[Token], reading: &mut Reading) {
    let (last, before) = tokens.split_last().expect("a verb");
    // 完成档案整理, 办理不动产登记: what was reached is a deed with its noun.
    if let Some(noun) = phrase::ending(before)
        && let Some(verb) = before.iter().rfind(|t| t.end <= noun.start)
        && (verb.is(Sense::Reach) || verb.is(Sense::Act) && noun.end == last.start)
    {
        reading.item = Some(noun.start..last.end);
        reading.action = Some(verb.start..verb.end);
        return;
    }
    reading.action = Some(last.start..last.end);
    reading.verb_only = true;
    reading.deed = last.is(Sense::Deed).then_some(last.start..last.end);
    reading.subject = span(before);
    reading.fronted = fronted(before).filter(|_| last.is(Sense::Act));
}

/// 看守点增设6处: a noun phrase that is all that stands before the verb.
fn fronted(before: &[Token]) -> Option<Range<usize>> {
    let before = trim(before);
    let last = before.last()?;
    let named = last.kind == TokenKind::Quoted
        || last.tag().starts_with('n')
        || last.indicator
        || last.tag() == "vn";
    let item = phrase::ending(before).filter(|_| named && phrase::is_nounlike(last))?;
    let alone = before.iter().all(|t| item.start <= t.start || leads(t));
    (alone && item.len() > 1).then_some(item)
}

/// 其中, 全市 or a label: what may stand before the noun phrase of a clause.
fn leads(token: &Token) -> bool {
    matches!(token.sense(), Some(Sense::Part | Sense::Where))
        || matches!(token.kind, TokenKind::Mark(_))
        || token.tag() == "m"
}

/// 城镇新增就业: a lone verb behind a verb of increase and a noun is an indicator.
fn indicator(tokens: &[Token], words: usize) -> Option<Range<usize>> {
    let (head, rest) = tokens.split_last()?;
    let (verb, nouns) = rest.split_last()?;
    let named = head.tag() == "v" && words == 1 && verb.is(Sense::Act);
    let item = phrase::ending(nouns).filter(|_| named)?;
    Some(item.start..head.end)
}

/// 生猪年末存栏1250万头: a day between a noun and what does not say of what.
fn dated_stock(tokens: &[Token], words: &[&Token]) -> Option<Range<usize>> {
    let [only] = words else { return None };
    let (_, before) = tokens.split_last().filter(|_| only.is(Sense::Weak))?;
    let (date, nouns) = before.split_last()?;
    let named = date.is_date() && nouns.last().is_some_and(phrase::is_nounlike);
    phrase::ending(nouns).filter(|_| named)
}

/// A noun phrase directly before the figure.
fn noun(tokens: &[Token], reading: &mut Reading) {
    reading.item = phrase::ending(tokens);
    let Some(item) = reading.item.clone() else { return };
    let words: Vec<&Token> = tokens.iter().filter(|t| t.start >= item.start).collect();
    if let [only] = words[..]
        && only.tag() == "v"
        && only.len() == 1
        && only.sense().is_none()
    {
        // 每月发60元津贴: a verb of one character is no item.
        reading.item = None;
        acted(tokens, reading);
        return;
    }
    if let Some(owner) = dated_stock(tokens, &words) {
        reading.item = Some(owner);
        return;
    }
    reading.weak =
        matches!(words[..], [only] if only.tag() == "v" || only.is(Sense::Weak));
    if let Some(item) = indicator(tokens, words.len()) {
        reading.item = Some(item);
        reading.weak = false;
        return;
    }
    let verb = tokens
        .iter()
        .rposition(|t| t.end <= item.start && t.sense().is_some_and(Sense::is_verb));
    if let Some(at) = verb {
        let verb = &tokens[at];
        reading.action = Some(verb.start..verb.end);
        // 缓、减、免诉讼费: a member of a list of verbs.
        let listed = tokens.get(at + 1).is_some_and(|t| t.is(Sense::Conjunction));
        if let Some(sense @ (Sense::Up | Sense::Down)) = verb.sense()
            && !listed
        {
            reading.change = Some(direction(sense));
            reading.stock = true;
        }
    }
}
