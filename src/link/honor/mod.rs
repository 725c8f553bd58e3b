//! Who won what, from whom, when, how many.
//!
//! Verbs of awards are read from left to right. A verb's frame says where its
//! recipient, grantor and awards stand; what a clause leaves out comes from the
//! clauses before it, then from the paragraph before.

mod award;
mod event;
mod grant;
mod grantor;
mod holder;
mod left;
mod level;
mod members;
mod name;
mod person;
mod recipient;
mod record;
mod roll;
#[cfg(test)]
mod tests;
mod veto;
mod view;
mod when;

use super::Passage;
use crate::report::{GroupKind, HonorFact, Warning};
use crate::rule::Rule;
use crate::text::Span;

/// An award as linked: the place of its name, the rule that found it, the record.
#[derive(Debug)]
pub(crate) struct Honor {
    pub(crate) award: Span,
    pub(crate) rule: Rule,
    pub(crate) fact: HonorFact,
    /// The mention that counts the award itself, whose item it is.
    pub(crate) counted_by: Option<usize>,
}

/// Awards that 分别 deals out, to the members of a list.
#[derive(Debug)]
pub(crate) struct Deal {
    pub(crate) kind: GroupKind,
    /// By the places of their names.
    pub(crate) awards: Vec<Span>,
    /// Recipients, grantors or dates, as written.
    pub(crate) members: Vec<Span>,
}

/// What one paragraph leaves for the next of the same document.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The awards that somebody announced, 全国总工会发布表彰决定, and who: the
    /// lists below tell the same awards by name.
    announced: Vec<(Box<str>, Span)>,
    /// Whether the lines that follow list awards: 获奖情况 stood alone, or the line
    /// before told one.
    rolled: bool,
    /// Lists that do not pair, for the document.
    pub(crate) warnings: Vec<Warning>,
    /// What was dealt out, for the document.
    pub(crate) deals: Vec<Deal>,
    /// Subject of the last sentence that had one, for sentences that drop theirs: in the
    /// same paragraph, or in lines that a sentence is broken into.
    pub(crate) subject: Option<Span>,
}

/// The honors of a paragraph, in text order.
pub(crate) fn honors(passage: &Passage<'_>, memory: &mut Memory) -> Vec<Honor> {
    let view = view::View::new(passage);
    let mut reader = event::Reader::new(&view, memory);
    for sentence in passage.sentences {
        reader.sentence(sentence.clone());
    }
    reader.leave();
    let mut honors = reader.finish();
    // Quotes around nothing name no award.
    honors.retain(|honor| !honor.award.is_empty());
    honors.sort_by_key(|honor| honor.award);
    honors
}
