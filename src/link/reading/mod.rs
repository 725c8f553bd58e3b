//! What the words of its clause say of one figure.

mod compared;
mod plain;

use std::ops::Range;

use compared::{compared, comparison, opens_basis};
use plain::plain;

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

/// The noun phrase before a comparison.
fn subject_of(before: &[Token], reading: &mut Reading) -> Option<Range<usize>> {
    let before = trim(before_versus(before));
    reading.subject = span(before);
    // 平均每年增长15.7%, 失业率平均为5.3%
    let mean = |t: &Token| t.rate && t.tag().starts_with('a');
    let (last, rest) = before.split_last()?;
    let (last, before) = if mean(last) { (rest.last()?, rest) } else { (last, before) };
    let item = phrase::ending(before)?;
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
