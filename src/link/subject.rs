//! Who a sentence speaks of: an organisation named at its head, or 该行 and 我局 for
//! the organisation that the document speaks for.
//!
//! The nearest name is often the grantor or a partner, so only the head counts: the
//! words before the first verb.

use std::ops::Range;

use super::Passage;
use super::token::{Token, TokenKind, tokens};
use crate::lexicon::Sense;

/// The furthest that the head of a sentence is read.
const REACH: usize = 40;

/// Who a sentence speaks of, in folded positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) range: Range<usize>,
    /// 该行, 我局: it stands for the document's organisation.
    pub(crate) deictic: bool,
}

/// The subject of a sentence, where its head names an organisation.
pub(crate) fn subject(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Subject> {
    let chars = passage.chars();
    let end = sentence.end.min(sentence.start + REACH);
    let head = tokens(passage, sentence.start..end);
    let head = head.split(verb).next()?;
    // Behind the last comma: what stands before is an adverbial.
    let clause = head.rsplit(|t| matches!(t.kind, TokenKind::Mark(_))).next()?;
    let first = clause.iter().position(|t| !t.is_date() && !opens(t))?;
    let start = clause[first].start;
    if let Some(end) = organisations(passage).deictic_at(chars, start) {
        return Some(Subject { range: start..end, deictic: true });
    }
    let name = clause[first..].iter().take_while(|t| names(t)).last()?;
    organisations(passage)
        .ends_at(chars, name.end)
        .then_some(Subject { range: start..name.end, deictic: false })
}

fn organisations<'a>(passage: &Passage<'a>) -> &'a crate::lexicon::Organisations {
    &passage.lexicon.organisations
}

fn verb(token: &Token) -> bool {
    match token.sense() {
        Some(sense) => sense.is_verb() && !token.indicator,
        None => token.tag() == "v" || token.tag() == "p",
    }
}

/// Adverbials before the subject.
fn opens(token: &Token) -> bool {
    matches!(
        token.sense(),
        Some(Sense::Part | Sense::Adverb | Sense::Conjunction | Sense::Local)
    ) || matches!(token.tag(), "d" | "c" | "t")
}

fn names(token: &Token) -> bool {
    match token.sense() {
        Some(sense) => matches!(sense, Sense::Head | Sense::Where | Sense::Deed),
        None => !matches!(token.tag(), "d" | "p" | "c" | "u" | "uj" | "v" | "r" | "f"),
    }
}
