//! The members of a list of recipients, and how many they are.

use std::ops::Range;

use super::view::View;
use crate::lexicon::honors::Cue;
use crate::scan::{Mention, Unit, Value};

impl View<'_> {
    /// The members of a list of recipients, as written.
    pub(super) fn members(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        if range.is_empty() {
            return Vec::new();
        }
        if self.closed_by_etc(range) {
            return vec![range.clone()];
        }
        let range = self.without_sum(range);
        let mut members: Vec<Range<usize>> = Vec::new();
        let mut start = range.start;
        let mut joined = false;
        for at in range.clone() {
            let separator = !self.inside(at)
                && match self.char(at) {
                    Some('、' | ',') => true,
                    Some('和' | '与' | '及') => {
                        self.stands(start..at)
                            && self.stands(at + 1..range.end)
                            && self.alike(start..at, at + 1..range.end)
                    }
                    _ => false,
                };
            if !separator {
                continue;
            }
            if self.is_title(start..at) {
                continue;
            }
            if at > start {
                joined |= self.is_place(start..at);
                members.push(start..at);
            }
            start = at + 1;
        }
        if start < range.end {
            members.push(start..range.end);
        }
        if joined
            && let Some(last) = members.last()
            && !self.is_place(last.clone())
        {
            return vec![range];
        }
        members
    }

    pub(super) fn closed_by_etc(&self, range: &Range<usize>) -> bool {
        range.clone().filter(|&at| !self.inside(at)).any(|at| self.char(at) == Some('等'))
    }

    /// 万百川、伍九龄两人: the sum is no part of the last member.
    pub(super) fn without_sum(&self, range: &Range<usize>) -> Range<usize> {
        let list = range.clone().any(|at| self.char(at) == Some('、'));
        match self.mention_to(range.end) {
            Some((_, mention))
                if list
                    && mention.start > range.start
                    && self.char(mention.start - 1) != Some('、') =>
            {
                range.start..mention.start
            }
            _ => range.clone(),
        }
    }

    /// Whether a member of a list stands by itself.
    pub(super) fn stands(&self, range: Range<usize>) -> bool {
        range.len() >= 2 && self.is_recipient(&range)
    }

    /// 公司甲班及乙班 may be one; two companies or two people are two.
    pub(super) fn alike(&self, a: Range<usize>, b: Range<usize>) -> bool {
        self.char(a.end - 1) == self.char(b.end - 1)
            || self.ends_in_person(&a) && self.ends_in_person(&b)
    }

    pub(super) fn is_title(&self, range: Range<usize>) -> bool {
        let Some(window) = self.chars.get(range.clone()) else { return false };
        let titled = self.words.titles.before(window, window.len()).is_some();
        titled && !self.mentions_in(range).any(|(_, m)| self.counted(m).is_some())
    }

    pub(super) fn is_place(&self, range: Range<usize>) -> bool {
        let Some(window) = self.chars.get(range) else { return false };
        self.words.places.before(window, window.len()).is_some() && window.len() <= 8
    }

    /// How many received it: the mention that counts a phrase of recipients.
    pub(super) fn recipient_count(&self, range: &Range<usize>) -> Option<usize> {
        let mut counts = self.mentions_in(range.clone()).filter(|(_, mention)| {
            !self.inside(mention.start) && self.counts_recipients(mention)
        });
        let last = counts.next_back()?;
        let closes = self.closed_by_etc(range)
            || counts.next_back().is_none()
                && !(last.1.end..range.end).any(|at| {
                    !self.inside(at) && matches!(self.char(at), Some('、' | '的'))
                });
        closes.then_some(last.0)
    }

    /// Whether a mention counts people, organisations or works.
    fn counts_recipients(&self, mention: &Mention) -> bool {
        let Value::Figure(figure) = &mention.value else { return false };
        match figure.unit {
            Unit::Counted { start, end, .. } => {
                self.cue(Cue::Counter, start) == Some(end - start)
            }
            _ => false,
        }
    }
}
