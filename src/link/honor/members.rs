//! The members of a list of recipients, and how many they are.

use std::ops::Range;

use super::view::View;
use crate::lexicon::honors::Cue;
use crate::scan::{Mention, Unit, Value};
use crate::text::class;

/// How far behind a member of a list the word for what they made is looked for.
const WORK_REACH: usize = 48;

/// How far behind 等 a list that it closes may go on.
const CLOSED_REACH: usize = 16;

impl View<'_> {
    /// The members of a list of recipients, as written.
    pub(super) fn members(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        if range.is_empty() {
            return Vec::new();
        }
        let closed = self.closed_by_etc(range);
        if closed || self.closed_by_head(range) {
            return self.closed_lists(range);
        }
        let range = self.without_sum(range);
        let mut members: Vec<Range<usize>> = Vec::new();
        let mut start = range.start;
        let mut joined = false;
        for at in range.clone() {
            if !self.parts_members(start, at, range.end)
                || self.is_title(start..at)
                || self.share_work(start, at, range.end)
            {
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
            && self.names_place(last)
        {
            return vec![range];
        }
        members
    }

    /// 我校及褚明溪老师分别: two that are unlike each other, where 分别 says that there are
    /// two.
    pub(super) fn two_members(&self, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let joins = |at: usize| {
            matches!(self.char(at), Some('和' | '与' | '及')) && !self.inside(at)
        };
        let at = range.clone().find(|&at| {
            joins(at) && self.stands(range.start..at) && self.stands(at + 1..range.end)
        })?;
        Some(vec![range.start..at, at + 1..range.end])
    }

    /// Whether the mark or word at `at` parts the member from `start` from the next.
    fn parts_members(&self, start: usize, at: usize, end: usize) -> bool {
        // A list in a bracket is inside of it as a whole.
        if self.inside(at) && !self.inside(start) {
            return false;
        }
        match self.char(at) {
            Some('、') => true,
            Some(',') => self.parts_clauses(at),
            Some('和' | '与' | '及') => {
                self.stands(start..at)
                    && self.stands(at + 1..end)
                    && self.alike(start..at, at + 1..end)
            }
            _ => false,
        }
    }

    /// 褚明溪、樊若川撰写的论文: those who made one work are no members.
    fn share_work(&self, start: usize, at: usize, end: usize) -> bool {
        let near = at..end.min(at + WORK_REACH);
        let Some((made, length)) = self.find_cue(Cue::Submitted, near) else {
            return false;
        };
        if self.char(made + length - 1) != Some('的') {
            return false;
        }
        let plain = |i: usize| self.pair(i).is_none() && self.char(i) != Some('的');
        (start..made).all(plain)
    }

    /// 溪口站等3个单位和褚明溪等5名职工: lists that 等 closes, side by side.
    fn closed_lists(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut lists = Vec::new();
        let mut start = range.start;
        let mut closed = None;
        for at in range.clone() {
            if self.char(at) == Some('等') && !self.inside(at) {
                closed = Some(at);
            }
            let parts = closed
                .is_some_and(|etc| etc >= start && at - etc <= CLOSED_REACH)
                && !self.inside(at)
                && matches!(self.char(at), Some('、' | '和' | '与' | '及' | ','))
                && self.closed_by_etc(&(start..at))
                && self.stands(start..at)
                && self.recipient_count(&(start..at)).is_some();
            if parts {
                lists.push(start..at);
                start = at + 1;
            }
        }
        lists.push(start..range.end);
        lists
    }

    /// 机电系、护理系两个团队: a counted head that closes the list.
    fn closed_by_head(&self, range: &Range<usize>) -> bool {
        let Some((_, sum)) = self
            .mentions_in(range.clone())
            .rfind(|(_, m)| m.end < range.end && self.counted(m).is_some())
        else {
            return false;
        };
        let head = sum.end..range.end;
        let whole = self.words.units.at(self.chars, head.start);
        let listed = (range.start..sum.start).any(|at| self.char(at) == Some('、'));
        let beside = sum.start.checked_sub(1).and_then(|at| self.char(at));
        listed
            && whole.is_some_and(|(length, ())| length == head.len())
            && beside
                .is_some_and(|c| class(c).is_han() && !matches!(c, '和' | '与' | '及'))
    }

    /// The bodies of a list of those who confer: 市总工会、团市委和市妇联.
    pub(super) fn bodies(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut bodies = Vec::new();
        let mut start = range.start;
        for at in range.clone() {
            let parts = !self.inside(at)
                && matches!(self.char(at), Some('、' | ',' | '和' | '与' | '及' | '暨'))
                && self.ends_in_body(start..at)
                && self.ends_in_body(at + 1..range.end);
            if parts {
                bodies.push(start..at);
                start = at + 1;
            }
        }
        bodies.push(start..range.end);
        // 市委、市政府 confer together.
        let pair = bodies.len() == 2
            && self.char(bodies[0].end - 1) == Some('委')
            && self.text(bodies[1].clone()).ends_with("政府");
        if pair { vec![range.clone()] } else { bodies }
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

    /// 岚川县妇联 names a place, 县妇联 does not.
    fn names_place(&self, range: &Range<usize>) -> bool {
        (range.start + 2..range.end)
            .any(|at| self.words.places.before(self.chars, at + 1).is_some())
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
    pub(super) fn counts_recipients(&self, mention: &Mention) -> bool {
        let Value::Figure(figure) = &mention.value else { return false };
        match figure.unit {
            Unit::Counted { start, end, .. } => {
                self.cue(Cue::Counter, start) == Some(end - start)
            }
            _ => false,
        }
    }
}
