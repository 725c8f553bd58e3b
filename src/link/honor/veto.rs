//! What keeps a verb from conferring anything: not yet, not, a rule, a ceremony.

use std::ops::Range;

use super::view::View;
use crate::lexicon::honors::Cue;
use crate::text::class;

impl View<'_> {
    /// Not yet, not, or nothing but a ceremony.
    pub(super) fn vetoed(
        &self,
        start: usize,
        at: usize,
        after: usize,
        sentence: &Range<usize>,
    ) -> bool {
        let near = start.max(at.saturating_sub(24));
        let intended = self
            .intention(near..at)
            .is_some_and(|(place, length)| length > 1 || at - place <= 12);
        let negated = self.cue_before(Cue::Negation, &(start..at)).is_some()
            || self.find_cue(Cue::Negation, near..at).is_some_and(|(_, n)| n > 1);
        let rule =
            self.char(start) == Some('对') && self.rules(start, at, after, sentence);
        let since = self.clause_start(at, sentence.start);
        let before = self.clause_start(since.saturating_sub(1), sentence.start);
        let planned = before < since
            && start == at
            && self.intention(before..since).is_some_and(|(place, length)| {
                length > 1 && self.strip_lead(before, since) + 4 >= place
            });
        intended || negated || rule || planned
    }

    /// 对获得“…”的职工给予奖励: what anybody gets who wins. Whoever is named has won:
    /// 对获得“…”的褚明溪等8人给予表彰.
    fn rules(
        &self,
        start: usize,
        at: usize,
        after: usize,
        sentence: &Range<usize>,
    ) -> bool {
        let end = self.clause_end(after, sentence.end);
        let gift = (after..end).find(|&i| matches!(self.char(i), Some('给' | '奖')));
        let of = (after..end).rev().take(40).find(|&i| self.char(i) == Some('的'));
        let (Some(gift), Some(of)) = (gift, of) else { return false };
        let who = of + 1..gift;
        let named = of < gift
            && (self.recipient_count(&who).is_some()
                || self.person(who.start, who.end).is_some());
        !named
            && self.mentions_in(start..at).next().is_none()
            && self.find_cue(Cue::Preposition, start + 1..at).is_none()
    }

    /// The first word of intention in a range, outside of pairs: place and length.
    /// 将军, 重要 only hold such a word; 申报的 tells of a work; 将 and 把 before
    /// somebody who is named something are no future.
    fn intention(&self, range: Range<usize>) -> Option<(usize, usize)> {
        let mut at = range.start;
        while at < range.end {
            if let Some(length) = self.cue(Cue::Plain, at) {
                at += length;
                continue;
            }
            let found = self.cue(Cue::Intention, at).filter(|n| at + n <= range.end);
            match found {
                Some(length) if !self.inside(at) => {
                    let inner = matches!(self.chars[at], '如' | '凡')
                        && length == 1
                        && at > 0
                        && class(self.chars[at - 1]).is_han();
                    // “青蓝”计划
                    let named = at > range.start
                        && matches!(self.char(at - 1), Some('”' | '」' | '』'));
                    let other = self.char(at + length) == Some('的')
                        || named
                        || inner
                        || self.disposes(at, range.end)
                        || length == 1
                            && (self.in_person(at)
                                || self.inside_name(range.start, at, 1));
                    if !other {
                        return Some((at, length));
                    }
                    at += length;
                }
                _ => at += 1,
            }
        }
        None
    }

    /// Whether 将 at `at` stands before somebody to whom the verb at `end` does it.
    fn disposes(&self, at: usize, end: usize) -> bool {
        self.char(at) == Some('将') && self.is_recipient(&(at + 1..end))
    }

    /// 把褚明溪评为, 将溪口村命名为: whoever the verb at `end` names something, from
    /// behind 把.
    pub(super) fn disposed(&self, start: usize, end: usize) -> Option<usize> {
        let at = (start..end)
            .rev()
            .find(|&at| !self.inside(at) && matches!(self.char(at), Some('把' | '将')))?;
        self.is_recipient(&(at + 1..end)).then_some(at)
    }
}
