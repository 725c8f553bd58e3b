//! Stated, planned or denied: the word before that says so.

use std::ops::Range;

use super::Passage;
use crate::lexicon::StatusNeeds;
use crate::report::Status;
use crate::text::{Class, class};

/// The furthest left that such a word may stand within its clause.
const REACH: usize = 40;

/// The status of what starts at `at` in its clause.
pub(crate) fn status(
    passage: &Passage<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Status {
    let chars = passage.chars();
    let floor = at.saturating_sub(REACH).max(sentence.start);
    let mut end = at;
    while end > floor && !matches!(class(chars[end - 1]), Class::Stop | Class::Comma) {
        if let Some((length, entry)) = passage.lexicon.statuses.before(chars, end)
            && end - length >= floor
            && holds(passage, end, at, entry.needs)
        {
            return entry.status;
        }
        end -= 1;
    }
    Status::Stated
}

fn holds(passage: &Passage<'_>, end: usize, at: usize, needs: StatusNeeds) -> bool {
    match needs {
        StatusNeeds::Nothing => true,
        StatusNeeds::Verb => {
            let next = super::token::tokens(passage, end..(end + 8).min(at));
            next.first().is_some_and(|t| {
                t.sense().is_some_and(|s| {
                    s.is_verb() || matches!(s, crate::lexicon::Sense::Adverb)
                }) || t.tag().starts_with('v')
                    || t.tag().starts_with('d')
            })
        }
    }
}
