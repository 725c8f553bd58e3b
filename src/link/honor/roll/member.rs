//! The members of a list: an award, somebody, either with a bracket behind.

use std::ops::Range;

use super::super::award::Item;
use super::super::view::View;
use crate::lexicon::honors::Cue;
use crate::text::class;
/// The longest name in a row of a list.
const CELL: usize = 20;

impl View<'_> {
    /// The award that a stretch of text is, as a whole, with what brackets note of it.
    pub(super) fn whole_award(&self, range: Range<usize>) -> Option<Item> {
        let item = self.item(range.start, range.end, false)?;
        let marked = self.has_mark(&item.name);
        let known = item.quoted || item.tail.is_some() || marked;
        let body = !item.quoted && self.confers(range.clone()) && !marked;
        (item.end == range.end && known && !body).then_some(item)
    }

    /// “A”(R): an award whose bracket tells who won it.
    pub(super) fn held_in_bracket(
        &self,
        at: usize,
        inner: &Range<usize>,
        limit: usize,
    ) -> Option<(Item, Range<usize>)> {
        let item = self.item(at, limit, false)?;
        let behind = item.name.end + usize::from(item.quoted);
        let known = item.quoted || item.tail.is_some();
        let beside = inner.start > behind && inner.end < item.end;
        let fits = known && beside && (item.noted.is_none() || item.grantor.is_some());
        let members = self.members(inner);
        let who = !members.is_empty() && members.iter().all(|m| self.is_recipient(m));
        (fits && who).then(|| (Item { noted: None, ..item }, inner.clone()))
    }

    /// The awards that a bracket tells, with their dates and who conferred them.
    pub(super) fn noted_awards(&self, inner: &Range<usize>) -> Option<Vec<Item>> {
        let mut items: Vec<Item> = Vec::new();
        let mut body: Option<Range<usize>> = None;
        let mut date = None;
        let mut start = inner.start;
        for at in inner.start..=inner.end {
            let nested = (inner.start..at)
                .any(|i| self.pair(i).is_some_and(|(_, close)| close > at));
            let parts =
                at == inner.end || matches!(self.char(at), Some(',' | '、' | ';'));
            if nested || !parts {
                continue;
            }
            let piece = start..at;
            start = at + 1;
            if let Some(item) = self.whole_award(piece.clone()) {
                items.push(item);
            } else if let Some((i, mention)) = self.mention_at(piece.start)
                && View::is_date(mention)
                && mention.end == piece.end
            {
                date = Some(i);
            } else if piece.len() > 1 && self.confers(piece.clone()) {
                body = Some(body.map_or(piece.start, |all| all.start)..piece.end);
            } else {
                return None;
            }
        }
        for item in &mut items {
            item.date = item.date.or(date);
            item.noted = item.noted.take().or_else(|| body.clone());
        }
        (!items.is_empty()).then_some(items)
    }

    /// Whether a cell is somebody for sure, or what looks like the name of a person.
    pub(super) fn is_called(&self, range: &Range<usize>) -> bool {
        let short = (2..=4).contains(&range.len());
        let surname = self.words.surnames.at(self.chars, range.start).is_some();
        let han =
            range.clone().all(|at| self.char(at).is_some_and(|c| class(c).is_han()));
        let lead = self.cue_before(Cue::Roll, range).is_some();
        !lead && (self.is_recipient(range) || short && surname && han)
    }

    /// Whether a cell of a list can be somebody: a name, with no other words in it.
    pub(super) fn is_somebody(&self, range: &Range<usize>) -> bool {
        let plain = range.clone().all(|at| {
            self.inside(at)
                || self.pair(at).is_some()
                || !self.parts_clauses(at)
                    && !matches!(self.char(at), Some('的' | '了' | '是' | '获'))
        });
        let short = (2..=CELL).contains(&range.len());
        let place = self.mention_to(range.end).is_some_and(|(_, m)| View::is_rank(m));
        plain && !place && (short || self.is_recipient(range))
    }
}
