//! What the words of its clause say of one figure.

use std::ops::Range;

use super::phrase;
use super::token::{Token, TokenKind};
use crate::lexicon::Sense;
use crate::report::Change;

/// The longest that a rate says what it is per: 每 百 斤.
const RATE: usize = 3;

/// How a figure stands in its clause. Ranges are folded positions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The noun phrase of its own clause.
    pub(crate) item: Option<Range<usize>>,
    /// The direct verb.
    pub(crate) action: Option<Range<usize>>,
    pub(crate) change: Option<Change>,
    /// What it is compared with, as written.
    pub(crate) basis: Option<Range<usize>>,
    /// 多 少 快 …: a change only under a comparison named before.
    pub(crate) needs_basis: bool,
    /// 拉动GDP增长: no comparison reaches into it.
    pub(crate) caused: bool,
    /// A verb of change with its object before the figure: 净增规上企业3家.
    pub(crate) stock: bool,
    /// A share, or a plan completed: its item is not what later figures are of.
    pub(crate) share: bool,
    /// Only a verb stands before it: 办结320件.
    pub(crate) verb_only: bool,
    /// It says of the thing named before: a level, a share, a place without subject.
    pub(crate) predicate: bool,
    /// Its item is a lone verb that the lexicon does not know: 转出3名.
    pub(crate) weak: bool,
    /// Nothing stands before it but a conjunction.
    pub(crate) bare: bool,
    /// 分别: values are dealt out.
    pub(crate) dealt: bool,
    /// The noun phrase before a lone verb: 会费收缴41万元.
    pub(crate) fronted: Option<Range<usize>>,
    /// The deed that stands alone before it: 奖励500元.
    pub(crate) deed: Option<Range<usize>>,
    /// 比 with its noun before a figure that is itself the basis: 比上年的320件.
    pub(crate) opens_basis: Option<usize>,
    /// The words begin right behind another figure.
    pub(crate) mid: bool,
    /// Where the words of a noun phrase that 分别 deals to stand.
    pub(crate) subject: Option<Range<usize>>,
}

/// Reads the tokens on the left of a figure.
///
/// `multiple`: the figure is 倍; `ratio`: any percentage; `mid`: the words begin
/// right behind another figure, so that their first noun is what that one counts.
pub(crate) fn read(tokens: &[Token], multiple: bool, ratio: bool, mid: bool) -> Reading {
    let dealt = tokens.iter().any(|t| t.is(Sense::Deal));
    let mut reading = Reading { dealt, mid, ..Reading::default() };
    let tokens = trim(tokens);
    if tokens.is_empty() {
        reading.bare = true;
        reading.predicate = true;
        return reading;
    }
    if let Some(at) = comparison(tokens, multiple) {
        compared(tokens, at, &mut reading);
        if reading.basis.is_some() {
            return reading;
        }
    }
    reading.opens_basis = opens_basis(tokens);
    plain(tokens, multiple, ratio, &mut reading);
    reading
}

/// 比年度目标70艘多出14艘: the first figure is part of what the second is compared
/// with; where that begins.
fn opens_basis(tokens: &[Token]) -> Option<usize> {
    let than = tokens.iter().rposition(|t| t.is(Sense::Than))?;
    let verb = tokens[than + 1..].iter().any(|t| t.sense().is_some_and(Sense::is_verb));
    let from = tokens.get(than + 1).map_or(tokens[than].end, |t| t.start);
    (!verb).then_some(from)
}

/// Drops adverbs and marks next to the figure, and conjunctions at the head.
fn trim(tokens: &[Token]) -> &[Token] {
    let mut tokens = before_rate(tokens);
    while let Some((last, rest)) = tokens.split_last() {
        // 超去年全年3项: a period behind 超 is what it is compared with.
        let exceeded = rest.last().is_some_and(|t| t.is(Sense::Exceed));
        if rate(last)
            || last.is_date() && !exceeded
            || matches!(last.sense(), Some(Sense::Adverb | Sense::Deal))
            || matches!(last.kind, TokenKind::Mark(_))
        {
            tokens = rest;
        } else {
            break;
        }
    }
    while let Some((first, rest)) = tokens.split_first() {
        if first.is(Sense::Conjunction)
            || first.is(Sense::End)
            || first.is_date()
            || matches!(first.sense(), Some(Sense::Adverb | Sense::Deal))
            || matches!(first.kind, TokenKind::Mark(_))
        {
            tokens = rest;
        } else {
            break;
        }
    }
    tokens
}

/// 收购价每百斤138元: what the rate is per goes, where it is more than one word.
fn before_rate(tokens: &[Token]) -> &[Token] {
    let near = tokens.len().saturating_sub(RATE);
    let rate = tokens[near..].iter().position(|t| t.is(Sense::Every));
    rate.filter(|&at| near + at > 0).map_or(tokens, |at| &tokens[..near + at])
}

/// 每月, 每户: what a rate is per.
fn rate(token: &Token) -> bool {
    token.tag() == "r" && token.sense().is_none() && token.len() == 2
}

/// The word that compares: the last 比 or 同比, or 高于 and 超 with a basis behind it.
fn comparison(tokens: &[Token], multiple: bool) -> Option<usize> {
    tokens.iter().enumerate().rposition(|(at, token)| match token.sense() {
        Some(Sense::Than | Sense::Year) => true,
        Some(Sense::Above | Sense::Below) => trim_basis(&tokens[at + 1..]).is_some(),
        // 超序时进度5个百分点, but 超时间 and 超过 before a number are none.
        Some(Sense::Exceed) => {
            let against = |t: &Token| t.is_date() || phrase::is_nounlike(t);
            let of = tokens.last().is_some_and(|t| t.is(Sense::Of));
            !multiple && !of && tokens.get(at + 1).is_some_and(against)
        }
        _ => false,
    })
}

/// `X 比 B 增长 N`, `X 同比增长 N`, `X 高于 B N`.
fn compared(tokens: &[Token], at: usize, reading: &mut Reading) {
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
    let subject = subject_of(before, reading);
    let over =
        matches!(marker.sense(), Some(Sense::Above | Sense::Below | Sense::Exceed));
    let object = if over { None } else { object_between(after) };
    reading.item = object.or(subject);
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
    if object.is_empty() { None } else { phrase::ending(object) }
}

fn ends_basis(token: &Token) -> bool {
    token.sense().is_some_and(|s| {
        let noun = matches!(s, Sense::Act | Sense::Deed | Sense::Reach | Sense::Include);
        s.is_verb() && !noun || matches!(s, Sense::Adverb | Sense::Deal | Sense::Than)
    })
}

/// The basis without what stands around it.
fn trim_basis(tokens: &[Token]) -> Option<Range<usize>> {
    let mut tokens = tokens;
    while let Some((last, rest)) = tokens.split_last() {
        if matches!(
            last.sense(),
            Some(Sense::Adverb | Sense::Deal | Sense::End | Sense::Of | Sense::Local)
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

/// The noun phrase before a comparison.
fn subject_of(before: &[Token], reading: &mut Reading) -> Option<Range<usize>> {
    let before = trim(before_versus(before));
    reading.subject = span(before);
    let item = phrase::ending(before)?;
    let last = before.last()?;
    reading.weak = last.is(Sense::Weak) && last.start == item.start;
    Some(item)
}

/// 渔获量与去年同期相比: what stands before 与.
fn before_versus(tokens: &[Token]) -> &[Token] {
    let versus = tokens.iter().rposition(|t| t.is(Sense::Versus));
    let with = versus.and_then(|at| {
        tokens[..at].iter().rposition(|t| {
            matches!(
                t.sense(),
                Some(Sense::Conjunction | Sense::Preposition | Sense::Than)
            )
        })
    });
    with.map_or(tokens, |at| &tokens[..at])
}

fn span(tokens: &[Token]) -> Option<Range<usize>> {
    Some(tokens.first()?.start..tokens.last()?.end)
}

/// No comparison in the clause.
fn plain(tokens: &[Token], multiple: bool, ratio: bool, reading: &mut Reading) {
    let Some((last, before)) = tokens.split_last() else { return };
    if let Some(at) = place(tokens) {
        // 出货量居全国第三: 全国 is where, the subject stands before 居.
        reading.action = Some(tokens[at].start..tokens[at].end);
        reading.predicate = true;
        if !reading.mid {
            reading.item = subject_of(&tokens[..at], reading);
        }
        return;
    }
    if let Some(sense @ (Sense::More | Sense::Less)) = tokens[0].sense()
        && tokens.len() > 1
    {
        // 多结案41件, 少支出16万元: more or less of what was told before.
        reading.needs_basis = true;
        reading.change =
            Some(if sense == Sense::More { Change::Up } else { Change::Down });
        reading.action = span(tokens);
        return;
    }
    match last.sense() {
        Some(Sense::Level | Sense::Being | Sense::Regain | Sense::Exceed) => {
            reading.action = Some(last.start..last.end);
            level(levels_subject(before), reading);
        }
        Some(Sense::Share) => {
            reading.share = true;
            reading.predicate = true;
            reading.item = subject_of(before, reading);
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
        Some(Sense::Act) if last.tag().starts_with(['n', 'j']) || last.tag() == "vn" => {
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

/// 收入均在18万元以上
fn ends_in_indicator(before: &[Token]) -> bool {
    trim(before).last().is_some_and(|t| t.indicator)
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
    let verb = before
        .iter()
        .rposition(|t| t.sense().is_some_and(|s| s.is_verb() || s == Sense::From));
    if before.is_empty() {
        // 占年度任务60万株的92%
        reading.predicate = true;
        reading.bare = true;
        return;
    }
    let Some(verb) = verb else {
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
            if multiple || sense == Sense::Regain || ratio && dated(before, verb) =>
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
        _ => {
            reading.share = ratio;
            reading.item = phrase::ending(inner);
        }
    }
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
    // 完成档案整理: what was reached is a deed with its noun.
    if let Some(noun) = phrase::ending(before)
        && let Some(verb) = before.iter().rfind(|t| t.end <= noun.start)
        && verb.is(Sense::Reach)
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
    reading.weak =
        matches!(words[..], [only] if only.tag() == "v" || only.is(Sense::Weak));
    if let Some(item) = indicator(tokens, words.len()) {
        reading.item = Some(item);
        reading.weak = false;
        return;
    }
    let verb = tokens
        .iter()
        .rfind(|t| t.end <= item.start && t.sense().is_some_and(Sense::is_verb));
    if let Some(verb) = verb {
        reading.action = Some(verb.start..verb.end);
        if let Some(sense @ (Sense::Up | Sense::Down)) = verb.sense() {
            reading.change = Some(direction(sense));
            reading.stock = true;
        }
    }
}
