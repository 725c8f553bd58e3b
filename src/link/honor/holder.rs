//! Awards that stand beside whoever holds them: 涌现出“A”R, 3名“A”获得者.

use std::ops::Range;

use super::award::Awards;
use super::event::{Clause, Reader};
use super::left::Left;
use crate::lexicon::honors::{Cue, Frame, Tail, Verb};
use crate::rule::Rule;

/// How far back from 获得者 the award's name may begin.
const HELD_REACH: usize = 30;

impl Reader<'_, '_> {
    /// 涌现出“A”R、“B”R: the award stands before whoever holds it.
    pub(super) fn emerge(
        &mut self,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let counted = view.awards(after, sentence.end, false);
        if counted.items.first().is_some_and(|item| item.count.is_some()) {
            let left = Left { subject: after..after, ..Left::default() };
            return self.commend(left, after, verb, sentence);
        }
        let mut at = after;
        let mut end = None;
        while at < sentence.end {
            let next = self.next_member(at, sentence);
            let Some((mut awards, holders)) = self.member_held(at, next) else { break };
            awards.end = next;
            let left = Left { subject: at..at, ..Left::default() };
            let rule = Rule::HonorHolder;
            let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
            self.conclude(clause, vec![holders]);
            end = Some(next);
            at = next;
            while matches!(view.char(at), Some('、' | ',' | '和')) {
                at += 1;
            }
        }
        end
    }

    /// Where the member of a list of awards with their holders ends.
    fn next_member(&self, at: usize, sentence: &Range<usize>) -> usize {
        let view = self.view;
        let quote = view.quote(at);
        let from = quote.map_or(at + 1, |close| close + 1);
        let stop = |&i: &usize| {
            let mark = match quote {
                Some(_) => matches!(view.char(i), Some(';' | '。')),
                None => view.parts_clauses(i) || view.char(i) == Some('、'),
            };
            mark || view.quote(i).is_some() || view.cue(Cue::Etc, i).is_some()
        };
        (from..sentence.end).find(stop).unwrap_or(sentence.end)
    }

    /// An award and whoever holds it, side by side: “A”R, 全国劳动模范R.
    fn member_held(&self, at: usize, next: usize) -> Option<(Awards, Range<usize>)> {
        let view = self.view;
        let mut holders = next;
        while holders > at && matches!(view.char(holders - 1), Some('、' | ',')) {
            holders -= 1;
        }
        if let Some(close) = view.quote(at) {
            let awards = view.awards(at, close + 1, false);
            let found = !awards.items.is_empty() && holders > close + 2;
            return found.then_some((awards, close + 1..holders));
        }
        let name = (at + 3..holders).rev().find(|&to| {
            view.tail(&(at..to)).is_some_and(Tail::is_award)
                && view.words.levels.at(view.chars, at).is_some()
        })?;
        let holder = view.person(name, holders)?;
        let awards = view.awards(at, name, false);
        let whole =
            holder.end == holders && awards.items.len() == 1 && awards.end == name;
        whole.then_some((awards, holder))
    }

    /// 3名“A”获得者 among those commended: awards without the names of who holds
    /// them.
    pub(super) fn holder(&mut self, open: usize, close: usize, sentence: &Range<usize>) {
        let view = self.view;
        let Some((i, mention)) = view.mention_to(open) else { return };
        let commended = view.find_text("表彰", sentence.start..mention.start).is_some();
        let held = view.cue(Cue::Holder, close + 1).is_some();
        let award = view.tail(&(open + 1..close)).is_some_and(Tail::is_award);
        if !commended || !held || !award || view.counted(mention).is_none() {
            return;
        }
        let mut awards = view.awards(open, close + 1, false);
        let Some(item) = awards.items.first_mut() else { return };
        item.count = Some(i);
        let agent = self.last.as_ref().and_then(|last| last.grantor.clone());
        let left = Left { agent, subject: open..open, ..Left::default() };
        let verb =
            Verb { frame: Frame::Emerge, any_name: false, token: false, kind: None };
        let rule = Rule::HonorHolder;
        let sentence = sentence.clone();
        self.conclude_unnamed(Clause { rule, verb, left, awards, sentence });
    }

    /// 全国五一劳动奖章获得者褚明溪: the award stands before whoever holds it.
    pub(super) fn held(
        &mut self,
        start: usize,
        at: usize,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let from = self.held_name(start, at)?;
        let holder = self.held_by(after, sentence)?;
        let mut awards = view.awards(from, at, false);
        if awards.items.len() != 1 || awards.end != at {
            return None;
        }
        let end = holder.end;
        awards.end = end;
        let left = Left { subject: from..from, ..Left::default() };
        let rule = Rule::HonorHolder;
        let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
        self.conclude(clause, vec![holder]);
        Some(end)
    }

    /// Where the name begins that ends before 获得者: at its quote, or at a level
    /// word with nothing before it but the clause's head or a 、.
    fn held_name(&self, start: usize, at: usize) -> Option<usize> {
        let view = self.view;
        let mut end = at;
        while let Some(length) = view.cue_before(Cue::Close, &(start..end)) {
            end -= length;
        }
        if let Some(open) = (start..end)
            .rev()
            .take(HELD_REACH)
            .find(|&i| view.quote(i).is_some_and(|close| close + 1 == end))
        {
            return Some(open);
        }
        let head = (start..end)
            .rev()
            .take(HELD_REACH)
            .find(|&i| !view.inside(i) && view.char(i) == Some('、'))
            .map_or(view.strip_lead(start, end), |i| i + 1);
        let level = view.words.levels.at(view.chars, head).is_some();
        let place = matches!(
            view.tail(&(head..end)),
            Some(Tail::Grade | Tail::Rank | Tail::Prize)
        );
        ((level || place) && end - head <= HELD_REACH).then_some(head)
    }

    /// The person behind 获得者, with the post before the name.
    fn held_by(&self, after: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        // 一等奖获得者为褚明溪、樊若川
        if let Some(list) = self.listed_holders(after, sentence) {
            return Some(list);
        }
        let mut start = after;
        while matches!(view.char(start), Some('、' | ',' | ':')) {
            start += 1;
        }
        let end = view.clause_end(start, sentence.end);
        let person = view.person(start, end)?;
        // 获得者褚明溪等5人: the list that 等 closes is who.
        let etc = view.cue(Cue::Etc, person.end).map(|length| person.end + length);
        let counted = etc.and_then(|at| view.mention_at(at));
        let end = match counted {
            Some((_, mention)) if view.counted(mention).is_some() => mention.end,
            _ => person.end,
        };
        Some(person.start..end)
    }
}
