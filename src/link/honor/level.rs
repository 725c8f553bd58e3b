//! How high an award is, and what says so.

use std::ops::Range;

use super::award::Item;
use super::view::View;
use crate::lexicon::honors::Tail;
use crate::report::{Ground, HonorType, Level};

impl View<'_> {
    /// The level of an award: from the words of its name or before it, from its
    /// grantor, from the lexicon, in this order.
    pub(super) fn level(
        &self,
        item: &Item,
        grantor: Option<&Range<usize>>,
    ) -> Option<(Level, Ground)> {
        let own = item.prefix.clone();
        let outside =
            item.grantor.as_ref().map_or(own.clone(), |g| g.end..own.end.max(g.end));
        let near = item.name.start..item.name.end.min(item.name.start + 12);
        if let Some(level) = self.level_word(outside).or_else(|| self.level_word(near)) {
            return Some((level, Ground::Award));
        }
        let name = self.text(item.name.clone()).replace(['“', '”'], "");
        let conferred = grantor.and_then(|range| self.level_word(range.clone()));
        conferred.map(|level| (level, Ground::Grantor)).or_else(|| {
            self.words.known(&name).map(|award| (award.level, Ground::Lexicon))
        })
    }

    /// The first level word of a range; 省 and 市 count where a place name ends.
    pub(super) fn level_word(&self, range: Range<usize>) -> Option<Level> {
        let start = range.start;
        let end = range.end;
        range.into_iter().find_map(|at| {
            let (length, &level) = self.words.levels.at(self.chars, at)?;
            let fits = at + length <= end;
            let whole = length > 1 || at == start || at >= start + 2;
            (fits && whole).then_some(level)
        })
    }
}

/// The type that a name and its verb give.
pub(super) fn honor_type(tail: Option<Tail>, verb: Option<HonorType>) -> HonorType {
    match (verb, tail) {
        (Some(HonorType::Listing | HonorType::Certification), _) => {
            verb.unwrap_or(HonorType::Listing)
        }
        (_, Some(Tail::Prize | Tail::Grade)) => HonorType::Prize,
        (_, Some(Tail::Rank)) => HonorType::Rank,
        (_, Some(Tail::Certification)) => HonorType::Certification,
        _ => verb.unwrap_or(HonorType::Title),
    }
}
