//! How high an award is, and what says so.

use std::ops::Range;

use super::award::Item;
use super::view::View;
use crate::lexicon::honors::Tail;
use crate::report::{Ground, HonorType, Level};

/// The longest note behind a name: (省级).
const NOTE: usize = 6;

impl View<'_> {
    /// The level of an award: from the words before its name or of it or in a bracket
    /// behind it, from its grantor, from the lexicon, in this order.
    pub(super) fn level(
        &self,
        item: &Item,
        grantor: Option<&Range<usize>>,
    ) -> Option<(Level, Ground)> {
        let said = self.prefix_level(item).or_else(|| self.named_level(item));
        if let Some(level) = said.or_else(|| self.noted_level(item)) {
            return Some((level, Ground::Award));
        }
        let name = self.text(item.name.clone()).replace(['“', '”'], "");
        let conferred = grantor.and_then(|range| self.body_level(range));
        conferred.map(|level| (level, Ground::Grantor)).or_else(|| {
            self.words.known(&name).map(|award| (award.level, Ground::Lexicon))
        })
    }

    /// The level word at the head of a name; 先进县 is what the award makes of one.
    fn named_level(&self, item: &Item) -> Option<Level> {
        let near = item.name.start..item.name.end.min(item.name.start + 12);
        let mut words = self.level_words(near);
        let (_, level) =
            words.find(|(word, _)| word.len() > 1 || word.end < item.name.end)?;
        Some(level)
    }

    /// The level that stands before a name, outside of its quotes.
    pub(super) fn prefix_level(&self, item: &Item) -> Option<Level> {
        let own = item.prefix.clone();
        let outside =
            item.grantor.as_ref().map_or(own.clone(), |g| g.end..own.end.max(g.end));
        self.level_word(outside)
    }

    /// “蓝盾尖兵”(省级)
    fn noted_level(&self, item: &Item) -> Option<Level> {
        let end = item.name.end + usize::from(item.quoted);
        let (_, close) = self.pair(end).filter(|_| self.char(end) == Some('('))?;
        let note = end + 1..close;
        self.level_word(note.clone()).filter(|_| note.len() <= NOTE)
    }

    /// The first level word of a range; 省 and 市 count where a place name ends.
    pub(super) fn level_word(&self, range: Range<usize>) -> Option<Level> {
        self.level_words(range).next().map(|(_, level)| level)
    }

    /// The level words of a range, with their places.
    fn level_words(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, Level)> {
        let (start, end) = (range.start, range.end);
        range.into_iter().filter_map(move |at| {
            let (length, &level) = self.words.levels.at(self.chars, at)?;
            let fits = at + length <= end;
            let whole = length > 1 || at == start || at >= start + 2;
            (fits && whole).then_some((at..at + length, level))
        })
    }

    /// How high a body is: 省电力公司 is an enterprise, 天津市河滨区教育局 of a county,
    /// 国家税务总局岚川县税务局 too; of several the first.
    fn body_level(&self, body: &Range<usize>) -> Option<Level> {
        let listed = self.chars.get(body.clone())?.iter().position(|&c| c == '、');
        let body = body.start..listed.map_or(body.end, |n| body.start + n);
        let window = self.chars.get(body.clone())?;
        let last = self.words.levels.before(window, window.len());
        if let Some((_, &Level::Enterprise)) = last {
            return Some(Level::Enterprise);
        }
        let words = self.passage.lexicon.words.tag(self.chars, body.clone());
        // 市场, 社区: a character inside another word.
        let whole = |word: &Range<usize>| {
            word.len() > 1
                || words.iter().any(|w| {
                    w.range.end == word.end && (w.range.len() == 1 || &*w.tag == "ns")
                })
        };
        let mut found: Vec<Level> = Vec::new();
        let mut end = body.start;
        for (word, level) in self.level_words(body.clone()) {
            if word.start >= end && whole(&word) {
                end = word.end;
                found.push(level);
            }
        }
        let rank = |level: &Level| match level {
            Level::International => Some(0),
            Level::National => Some(1),
            Level::Provincial => Some(2),
            Level::Municipal => Some(3),
            Level::County => Some(4),
            Level::Enterprise | Level::Industry => None,
        };
        let placed = found.iter().filter(|level| rank(level).is_some());
        placed.max_by_key(|level| rank(level)).or(found.first()).copied()
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
