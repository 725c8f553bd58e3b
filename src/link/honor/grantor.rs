//! Who conferred it, where the clause of the verb does not say: who announced it.

use std::ops::Range;

use super::view::{Pair, View};
use crate::lexicon::honors::Cue;

/// How far the announcing word may stand behind the body that announces.
const ANNOUNCE_REACH: usize = 8;

impl View<'_> {
    /// The body that announces awards in a stretch of text, the last of them:
    /// 市总工会公布表彰决定, 对…进行表彰.
    pub(super) fn announcer(&self, range: Range<usize>) -> Option<Range<usize>> {
        let mut found = None;
        let mut at = range.start;
        while at < range.end {
            let end = self.clause_end(at, range.end);
            found = self.announcer_in(at..end).or(found);
            at = end + 1;
        }
        found
    }

    fn announcer_in(&self, clause: Range<usize>) -> Option<Range<usize>> {
        clause.clone().filter(|&at| !self.inside(at)).find_map(|at| {
            self.cue(Cue::Announce, at).or_else(|| self.deciding(at))?;
            // 我站被区委表彰为“…”: whoever stands before 被 announces nothing.
            if (clause.start..at).any(|i| self.char(i) == Some('被') && !self.inside(i))
            {
                return None;
            }
            let head = self.subject_end(&clause, at)?;
            let read = self.read_out(clause.start..head);
            // 2个集体受到省厅表彰
            let by = (clause.start..head)
                .rev()
                .find(|&at| self.char(at) == Some('受') && !self.is_plain(at))
                .map(|at| at + 1 + usize::from(self.char(at + 1) == Some('到')));
            let start = self.body_start(read.or(by).unwrap_or(clause.start), head);
            (start < head).then_some(start..head)
        })
    }

    /// 市委常委褚明溪宣读了市总工会表彰决定: whoever reads out what another decided.
    fn read_out(&self, range: Range<usize>) -> Option<usize> {
        let (at, length) = self.find_cue(Cue::Read, range.clone())?;
        (at + length + 1 < range.end).then_some(at + length)
    }

    /// 市总工会《关于表彰…的决定》: a paper that announces, by its title.
    fn deciding(&self, at: usize) -> Option<usize> {
        let (_, close) = self.pair(at).filter(|(pair, _)| *pair == Pair::Work)?;
        (at + 1..close).find(|&i| self.cue(Cue::Announce, i).is_some())
    }

    /// 经省厅评定,我站…: who judged, in the clause before the one at `at`.
    pub(super) fn reviewer(
        &self,
        at: usize,
        sentence: &Range<usize>,
    ) -> Option<Range<usize>> {
        let end = (sentence.start..at).rev().find(|&i| self.parts_clauses(i))?;
        let mut start = self.strip_lead(self.clause_start(end, sentence.start), end);
        while let Some(length) = self.cue(Cue::Adverb, start) {
            start += length;
        }
        if self.char(start) != Some('经') {
            return None;
        }
        let body = start + 1..self.review_start(start..end)?;
        (start + 1 < end && self.ends_in_grantor(body.clone())).then_some(body)
    }

    /// Where 评选, 批准 and the like begin that end a phrase.
    pub(super) fn review_start(&self, phrase: Range<usize>) -> Option<usize> {
        let mut end = phrase.end;
        while let Some(length) = self.cue_before(Cue::Review, &(phrase.start..end)) {
            end -= length;
        }
        (end < phrase.end && end > phrase.start).then_some(end)
    }

    /// Where the name of the announcing body ends: at a grantor's tail close
    /// before the announcing word, or before 对 and 日前.
    fn subject_end(&self, clause: &Range<usize>, announce: usize) -> Option<usize> {
        let object = (clause.start..announce).find(|&at| {
            !self.inside(at) && matches!(self.char(at), Some('对' | '给' | '向'))
        });
        let last = object.unwrap_or(announce);
        let first = clause.start.max(last.saturating_sub(ANNOUNCE_REACH + 6));
        (first + 1..=last)
            .rev()
            .find(|&end| self.ends_in_grantor(clause.start..end) && self.fills(end, last))
    }

    /// Whether only adverbs and dates stand between.
    fn fills(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            if let Some(length) = self.cue(Cue::Adverb, at).filter(|n| at + n <= to) {
                at += length;
            } else if let Some((_, mention)) = self.mention_at(at)
                && mention.end <= to
            {
                at = mention.end;
            } else if self.char(at) == Some('(') {
                match self.pair(at) {
                    Some((_, close)) if close < to => at = close + 1,
                    _ => return false,
                }
            } else if matches!(self.char(at), Some('今' | '天' | '在')) {
                at += 1;
            } else {
                return false;
            }
        }
        true
    }

    /// The start of a body's name: after connectives, dates and 宣读了.
    pub(super) fn body_start(&self, start: usize, end: usize) -> usize {
        let closed = (start..end).rev().find(|&at| self.char(at) == Some(')'));
        let mut at = self.strip_lead(closed.map_or(start, |at| at + 1), end);
        loop {
            if at >= end {
                return end;
            }
            let verb = self
                .cue(Cue::Announce, at)
                .or_else(|| self.cue(Cue::Preposition, at))
                .or_else(|| self.cue(Cue::Adverb, at))
                .filter(|length| !self.begins_body(at, *length, end));
            match verb {
                Some(length) if at + length < end => at += length,
                _ if matches!(self.char(at), Some('了' | '受' | '、')) => at += 1,
                _ => return at,
            }
            at = self.strip_lead(at, end);
        }
    }

    /// 新华社, 自贡市委: whether the word at `at` is the first of a body's name.
    fn begins_body(&self, at: usize, length: usize, end: usize) -> bool {
        let next = at + length;
        let led = || {
            self.cue(Cue::Preposition, next)
                .or_else(|| self.cue(Cue::Adverb, next))
                .or_else(|| self.cue(Cue::Connective, next))
                .is_some()
                || self.mention_at(next).is_some()
                || matches!(self.char(next), Some('被' | '受' | '、' | ','))
        };
        self.is_plain(at)
            || length == 1
                && self.cue(Cue::Adverb, at) == Some(1)
                && self.ends_in_body(at..end)
                && !led()
    }
}
