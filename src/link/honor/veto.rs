//! What keeps a verb from conferring anything: not yet, not, a rule, a ceremony.

use std::ops::Range;

use super::view::View;
use crate::lexicon::honors::Cue;

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
        let intended =
            self.find_cue(Cue::Intention, near..at).is_some_and(|(place, length)| {
                length > 1 || !self.common_noun(place) && at - place <= 12
            });
        let negated = self.cue_before(Cue::Negation, &(start..at)).is_some()
            || self.find_cue(Cue::Negation, near..at).is_some_and(|(_, n)| n > 1);
        let rule = self.char(start) == Some('对') && {
            let end = self.clause_end(after, sentence.end);
            (after..end).any(|i| self.char(i) == Some('给') || self.char(i) == Some('奖'))
                && self.mentions_in(start..at).next().is_none()
                && (after..end).rev().take(40).any(|i| self.char(i) == Some('的'))
                && self.find_cue(Cue::Preposition, start + 1..at).is_none()
        };
        let since = self.clause_start(at, sentence.start);
        let before = self.clause_start(since.saturating_sub(1), sentence.start);
        let planned = before < since
            && self.find_cue(Cue::Intention, before..since).is_some_and(|(p, n)| {
                n > 1 && self.strip_lead(before, since) + 4 >= p && start == at
            });
        intended || negated || rule || planned
    }

    /// 将 in 将军, 要 in 重要, 拟 in 模拟, and the like.
    fn common_noun(&self, at: usize) -> bool {
        let next = self.char(at + 1);
        let last = at.checked_sub(1).and_then(|i| self.char(i));
        match self.char(at) {
            Some('将') => matches!(next, Some('军' | '士' | '领')) || last == Some('即'),
            Some('要') => matches!(last, Some('重' | '主' | '需' | '纪' | '概' | '首')),
            Some('拟') => matches!(last, Some('模' | '虚')),
            Some('应') => {
                matches!(last, Some('供' | '响' | '适' | '反' | '效' | '对'))
                    || matches!(next, Some('急' | '用' | '届' | '对'))
            }
            Some('可') => matches!(next, Some('喜' | '爱' | '靠')) || last == Some('许'),
            Some('如') => matches!(next, Some('今' | '期' | '东' | '皋')),
            Some('须') => last == Some('必'),
            Some('若') => true,
            Some('凡') => {
                matches!(next, Some('事')) || last == Some('平') || last == Some('非')
            }
            _ => false,
        }
    }
}
