//! The item of a figure that names none: taken over from the figures or the clause
//! before.

use std::ops::Range;

use super::Sentence;
use crate::lexicon::Sense;
use crate::link::reading::Reading;
use crate::link::token::tokens;
use crate::link::{clause, phrase};
use crate::scan::Unit;

impl Sentence<'_, '_> {
    /// The item of a figure that names none: taken over where nothing stands
    /// before it, or where a reached level or a share needs a subject.
    pub(super) fn elided(
        &self,
        mention: usize,
        reading: &Reading,
        inherited: impl FnOnce() -> Option<Range<usize>>,
    ) -> Option<Range<usize>> {
        let figure = self.figure(mention);
        let counted = self.counts_things(figure);
        let right = clause::right(self.passage, mention, &self.range);
        let among = self.passage.chars().get(right.start) == Some(&'中');
        if counted && !right.is_empty() && !among {
            return None;
        }
        if reading.verb_only && matches!(figure.unit, Unit::Money(_)) {
            let money = self.previous.as_ref().is_some_and(|(last, _)| {
                matches!(self.figure(*last).unit, Unit::Money(_))
            });
            return if money { inherited() } else { self.topic(mention) };
        }
        if reading.predicate { inherited() } else { None }
    }

    /// What the clause before speaks of, where no figure has named an item yet: the
    /// object of its verb, else the noun phrase that opens the sentence.
    pub(super) fn topic(&self, mention: usize) -> Option<Range<usize>> {
        let chars = self.passage.chars();
        let start = self.range.start;
        let end = self.passage.mentions[mention].start;
        let comma = chars.get(start..end)?.iter().rposition(|&c| c == ',')? + start;
        let floor = start.max(comma.saturating_sub(clause::REACH));
        let from = chars[floor..comma]
            .iter()
            .rposition(|&c| c == ',')
            .map_or(floor, |n| floor + n + 1);
        let before = tokens(self.passage, from..comma);
        let object = phrase::ending(&before).filter(|item| {
            before.iter().any(|t| t.end <= item.start && t.is(Sense::Act))
        });
        object.or_else(|| {
            let first = before.iter().position(|t| !t.is_date())?;
            phrase::beginning(&before[first..], false)
        })
    }
}
