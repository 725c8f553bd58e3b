//! Who won what, from whom, when, how many.

use super::Passage;
use crate::report::HonorFact;
use crate::rule::Rule;
use crate::text::Span;

/// An award as linked: the place of its name, the rule that found it, the record.
#[derive(Debug)]
pub(crate) struct Honor {
    pub(crate) award: Span,
    pub(crate) rule: Rule,
    pub(crate) fact: HonorFact,
}

/// What one paragraph leaves for the next of the same document.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Who last announced awards: 全国总工会发布表彰决定 holds for the lists below it.
    pub(crate) grantor: Option<Span>,
    /// Subject of the last sentence, for sentences that drop theirs.
    pub(crate) subject: Option<Span>,
}

/// The honors of a paragraph, in text order.
pub(crate) fn honors(_passage: &Passage<'_>, _memory: &mut Memory) -> Vec<Honor> {
    Vec::new()
}
