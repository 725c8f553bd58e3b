//! The item of a figure that names none: taken over from the figures or the clause
//! before.

use std::ops::Range;

use super::Sentence;
use crate::lexicon::Sense;
use crate::link::reading::Reading;
use crate::link::token::tokens;
use crate::link::{clause, phrase};
use crate::scan::Unit;
use crate::text::{Class, class};

/// The longest that a label before a colon may be.
const LABEL: usize = 12;

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
        // 征集建议45件,采纳12件
        if reading.verb_only && self.same_unit_as_before(mention) {
            return inherited();
        }
        if reading.verb_only && matches!(figure.unit, Unit::Money(_)) {
            let money = self.previous.as_ref().is_some_and(|(last, _)| {
                matches!(self.figure(*last).unit, Unit::Money(_))
            });
            return if money { inherited() } else { self.topic(mention) };
        }
        if reading.predicate { inherited() } else { None }
    }

    /// The item of the figure before, else what the clause before speaks of; the other
    /// way round where a level is reached that a clause without figures leads to:
    /// 最高客流出现在岁末,达到158万人次.
    pub(super) fn taken_over(
        &self,
        mention: usize,
        reading: &Reading,
    ) -> Option<Range<usize>> {
        let named = self.items.last().map(|named| named.item.clone());
        let level = reading.bare || reading.change.is_some() || reading.action.is_none();
        if !level
            && reading.predicate
            && let Some(item) = self.introduced(mention)
        {
            return Some(item);
        }
        let anew = if self.parted(mention) { self.introduced(mention) } else { None };
        let item = anew.or(named).or_else(|| self.topic(mention));
        item.filter(|item| !self.is_rate(item))
    }

    /// 客运量下降12%;货运量由降转升,增长4%: what stands before a semicolon is told.
    fn parted(&self, mention: usize) -> bool {
        let since =
            self.previous.as_ref().map_or(0, |(m, _)| self.passage.mentions[*m].end);
        let until = self.passage.mentions[mention].start;
        self.passage.chars().get(since..until).is_some_and(|gap| gap.contains(&';'))
    }

    /// The subject of the clause before, where no figure stands in it.
    fn introduced(&self, mention: usize) -> Option<Range<usize>> {
        let clause = self.clause_before(mention)?;
        let (last, _) = self.previous.as_ref()?;
        if self.passage.mentions[*last].end > clause.start {
            return None;
        }
        let before = tokens(self.passage, clause);
        let verb = before.iter().position(|t| match t.sense() {
            Some(sense) => (sense.is_verb() || sense == Sense::From) && !t.indicator,
            None => matches!(t.tag(), "v" | "m"),
        })?;
        phrase::ending(&before[..verb])
    }

    /// The words between the last two commas before the figure.
    fn clause_before(&self, mention: usize) -> Option<Range<usize>> {
        let chars = self.passage.chars();
        let start = self.range.start;
        let end = self.passage.mentions[mention].start;
        let comma = chars.get(start..end)?.iter().rposition(|&c| c == ',')? + start;
        let floor = start.max(comma.saturating_sub(clause::REACH));
        let from = chars[floor..comma]
            .iter()
            .rposition(|&c| matches!(c, ',' | ';'))
            .map_or(floor, |n| floor + n + 1);
        Some(from..comma)
    }

    /// 论文:发表12篇: what stands before the colon, where the words behind it hold
    /// only a verb.
    pub(super) fn label(
        &self,
        left: &Range<usize>,
        reading: &Reading,
    ) -> Option<Range<usize>> {
        let chars = self.passage.chars();
        let colon = left.start.checked_sub(1).filter(|&at| chars[at] == ':')?;
        let floor = self.range.start.max(colon.saturating_sub(LABEL));
        let from = chars[floor..colon]
            .iter()
            .rposition(|&c| matches!(class(c), Class::Comma | Class::Stop | Class::Other))
            .map(|n| floor + n + 1)
            .or_else(|| (floor == self.range.start).then_some(floor))?;
        let item = phrase::ending(&tokens(self.passage, from..colon))?;
        (reading.verb_only && item == (from..colon)).then_some(item)
    }

    /// What the clause before speaks of, where no figure has named an item yet: the
    /// object of its verb, else the noun phrase that opens the sentence.
    pub(super) fn topic(&self, mention: usize) -> Option<Range<usize>> {
        let before = tokens(self.passage, self.clause_before(mention)?);
        let object = phrase::ending(&before).filter(|item| {
            before.iter().any(|t| t.end <= item.start && t.is(Sense::Act))
        });
        object.or_else(|| {
            let first = before.iter().position(|t| !t.is_date())?;
            phrase::beginning(&before[first..], false)
        })
    }
}
