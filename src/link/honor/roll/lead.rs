//! What stands before a list and says that awards follow.

use std::ops::Range;

use super::super::view::View;
use crate::lexicon::honors::{Cue, Frame};
use crate::text::class;
/// How far before its colon a lead may name what it leads to.
const LEAD: usize = 14;

impl View<'_> {
    /// Whether a verb that confers stands in a stretch, outside of pairs.
    pub(super) fn grants(&self, part: &Range<usize>) -> bool {
        part.clone().filter(|&at| !self.inside(at)).any(|at| {
            let verb = self.words.verbs.at(self.chars, at);
            // 授予的 stands inside a noun phrase.
            verb.is_some_and(|(length, verb)| {
                matches!(verb.frame, Frame::Grant | Frame::Give)
                    && self.char(at + length) != Some('的')
            })
        })
    }

    pub(super) fn is_colon(&self, at: usize) -> bool {
        self.char(at) == Some(':') && !self.inside(at)
    }

    pub(super) fn colon(&self, range: Range<usize>) -> Option<usize> {
        range.into_iter().find(|&at| self.is_colon(at))
    }

    /// Without stops and blanks at its ends.
    pub(super) fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        let blank = |at: usize| {
            matches!(self.char(at), Some('。' | ' ' | '\n' | ';' | ',' | ':' | '!'))
        };
        while range.start < range.end && blank(range.end - 1) {
            range.end -= 1;
        }
        while range.start < range.end && blank(range.start) {
            range.start += 1;
        }
        range
    }

    /// Whether the words before a colon say that awards follow.
    pub(super) fn leads(&self, lead: &Range<usize>) -> bool {
        let near = lead.end.saturating_sub(LEAD).max(lead.start)..lead.end;
        // 面对荣誉,他说:
        let mark = near.clone().rev().find(|&at| !self.is_colon(at));
        let told =
            mark.is_some_and(|at| matches!(self.char(at), Some('说' | '道' | '问')));
        !told && self.speaks_of_awards(&near)
    }

    pub(super) fn speaks_of_awards(&self, range: &Range<usize>) -> bool {
        self.find_cue(Cue::Roll, range.clone()).is_some()
    }

    /// Whether the words before a list say that nothing is conferred yet.
    pub(super) fn is_open_list(&self, lead: &Range<usize>) -> bool {
        lead.clone().any(|at| {
            if self.is_plain(at) {
                return false;
            }
            let open =
                self.cue(Cue::Intention, at).or_else(|| self.cue(Cue::Negation, at));
            open.is_some_and(|length| length > 1 || self.char(at) == Some('拟'))
        })
    }

    /// Behind marks, labels and 有 before a member of a list.
    pub(super) fn member_start(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end {
            if let Some(after) = self.label(at, end) {
                at = after;
            } else if matches!(self.char(at), Some('、' | ',' | ' ' | '和' | ';'))
                || self.char(at).is_some_and(|c| {
                    !class(c).is_han() && !c.is_alphanumeric() && self.pair(at).is_none()
                })
            {
                at += 1;
            } else {
                break;
            }
        }
        at
    }
}
