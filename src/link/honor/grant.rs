//! Verbs that confer: 授予 R A, 向 R 颁发 A.

use std::ops::Range;

use super::award::Awards;
use super::event::{Clause, Event, Reader};
use super::left::Left;
use super::view::View;
use crate::lexicon::honors::{Cue, Frame, Verb};
use crate::rule::Rule;

impl Reader<'_, '_> {
    /// G 授予 R A, with as many pairs of R and A as follow.
    pub(super) fn grant(
        &mut self,
        left: Left,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let grantor = self.active_grantor(&left, sentence);
        let mut pairs: Vec<(Range<usize>, Awards)> = Vec::new();
        let mut at = after;
        for _ in 0..24 {
            let limit = view.clause_end(at, sentence.end);
            let Some((to, from)) = self.recipient_and_award(at, limit) else { break };
            let awards = view.awards_of_one(from, limit);
            if awards.items.is_empty() {
                break;
            }
            let stop = awards.end;
            pairs.push((to, awards));
            if view.char(stop) != Some('、') {
                break;
            }
            at = stop + 1;
        }
        // 甲、乙分别授予丙“A”、丁“B”
        let agents = grantor.as_ref().filter(|_| left.each.is_some() && pairs.len() > 1);
        let agents = agents.map(|agents| view.bodies(agents)).unwrap_or_default();
        let dealt = agents.len() == pairs.len();
        let mut end = None;
        for (i, (to, awards)) in pairs.into_iter().enumerate() {
            let own = agents.get(i).filter(|_| dealt).cloned();
            let left = Left {
                agent: own.or_else(|| grantor.clone()),
                subject: to.start..to.start,
                each: left.each.clone(),
                ..Left::default()
            };
            end = Some(awards.end);
            let rule = Rule::HonorGrant;
            let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
            if to.is_empty() && self.last.is_none() {
                self.conclude_unnamed(clause);
            } else {
                self.conclude(clause, if to.is_empty() { vec![] } else { vec![to] });
            }
        }
        end
    }

    pub(super) fn conclude_unnamed(&mut self, clause: Clause) {
        let sentence = clause.sentence.clone();
        let items = clause.awards.items.len();
        for index in 0..items {
            let item = &clause.awards.items[index];
            let count = item.count.and_then(|i| self.view.amount(i));
            let agent = clause.left.agent.clone();
            self.record(&clause, index, Vec::new(), agent, count);
        }
        let end = clause.awards.end.min(sentence.end);
        let grantor = clause.left.agent;
        self.last = Some(Event { end, recipients: vec![], spans: vec![], grantor });
    }

    /// Who grants: the subject, else who decided in the clause before.
    pub(super) fn active_grantor(
        &self,
        left: &Left,
        sentence: &Range<usize>,
    ) -> Option<Range<usize>> {
        let view = self.view;
        let start = view.body_start(left.subject.start, left.subject.end);
        let own = start..left.subject.end;
        if view.ends_in_grantor(own.clone()) || own.len() >= 2 && view.is_recipient(&own)
        {
            return Some(own);
        }
        if let Some(last) = &self.last {
            return last.grantor.clone();
        }
        let before = left.subject.start;
        if let Some(body) = view.reviewer(before, sentence) {
            return Some(body);
        }
        view.announcer(sentence.start..before).or_else(|| {
            let found = view.subject_before(before, sentence.start);
            found.into_iter().find(|body| view.ends_in_grantor(body.clone()))
        })
    }

    /// The recipient after an active verb, and where the award starts.
    pub(super) fn recipient_and_award(
        &self,
        at: usize,
        limit: usize,
    ) -> Option<(Range<usize>, usize)> {
        let view = self.view;
        let mut at = at;
        // 授予甲“A”、授予乙“B”
        if let Some((length, verb)) = view.words.verbs.at(view.chars, at)
            && verb.frame == Frame::Grant
        {
            at += length;
        }
        while matches!(view.char(at), Some('了' | '给')) {
            at += 1;
        }
        // 第一名得主褚明溪
        if let Some((_, place)) = view.mention_at(at)
            && View::is_rank(place)
        {
            at = place.end + view.cue(Cue::Winner, place.end).unwrap_or(0);
        }
        if view.quote(at).is_some_and(|close| {
            view.tail(&(at + 1..close)).is_some()
                || view.cue(Cue::Close, close + 1).is_some()
        }) {
            return Some((at..at, at));
        }
        let open = (at..limit).find(|&i| {
            view.quote(i)
                .is_some_and(|close| !view.inside(i) && self.closes_award(close, limit))
        });
        if let Some(open) = open
            && self.unquoted_start(at, open).is_none()
        {
            let end = self.before_prefix(at, open);
            return Some((at..end, end));
        }
        let telling = || open.is_none().then(|| self.telling_start(at, limit)).flatten();
        let start = self.unquoted_start(at, limit).or_else(telling)?;
        // 5个社区党总支“…”: a body behind the counted head is part of it.
        if let Some(open) = open
            && start < open
            && view.ends_in_body(start..open)
            && view.find_cue(Cue::Person, at..open).is_none()
            && view.words.levels.at(view.chars, start).is_none()
        {
            return Some((at..open, open));
        }
        Some((at..start, start))
    }

    pub(super) fn closes_award(&self, close: usize, limit: usize) -> bool {
        let view = self.view;
        let next = close + 1;
        next >= limit
            || view.cue(Cue::Close, next).is_some()
            || view.quote(next).is_some()
            || matches!(
                view.char(next),
                Some('、' | '并' | '和' | '及' | '奖' | '(' | '的')
            )
            || view.mention_at(next).is_some()
            || view.tail(&(next..view.clause_end(next, limit))).is_some()
    }

    /// The end of the recipient before a quoted award: level, year and edition
    /// between them belong to the award.
    pub(super) fn before_prefix(&self, at: usize, open: usize) -> usize {
        let view = self.view;
        let mut end = open;
        loop {
            let level = (at + 2..end).rev().take(5).find(|&i| {
                view.words
                    .levels
                    .at(view.chars, i)
                    .is_some_and(|(n, _)| n > 1 && i + n == end)
                    && view.words.units.before(&view.chars[at..end], end - at).is_none()
            });
            if let Some(i) = level {
                end = i;
            } else if let Some((_, mention)) = view.mention_to(end)
                && View::is_date(mention)
                && mention.start > at
            {
                end = mention.start;
            } else {
                return end;
            }
        }
    }

    /// Where an unquoted award starts behind its recipient: after 同志, after a
    /// counted head (等20个单位), before a level word.
    pub(super) fn unquoted_start(&self, at: usize, limit: usize) -> Option<usize> {
        let view = self.view;
        let limit = view.clause_end(at, limit);
        let counted = view
            .mentions_in(at..limit)
            .filter(|(_, m)| view.counted(m).is_some())
            .find_map(|(_, m)| {
                let head = view.words.units.at(view.chars, m.end);
                let unit = view.counted(m).is_some_and(|u| u == "人" || u == "家");
                match head {
                    Some((length, ())) => Some(m.end + length),
                    None => unit.then_some(m.end),
                }
            });
        let person =
            view.find_cue(Cue::Person, at..limit).map(|(place, length)| place + length);
        // 志愿者协会“…”: the level word is the head of the recipient.
        let head = |to: usize| view.quote(to).is_some() && view.ends_in_body(at..to);
        let level = (at + 2..limit).find(|&i| {
            let level = view.words.levels.at(view.chars, i).filter(|_| !view.inside(i));
            level.is_some_and(|(n, _)| n > 1 && !head(i + n))
                && view.tail(&(i..view.clause_end(i, limit))).is_some()
        });
        let start = counted.or(person).or(level)?;
        (start < limit && view.char(start) != Some('“')).then_some(start)
    }

    /// 授予该院急诊科抗洪先进集体称号: where what says that it is an award begins behind
    /// a body.
    fn telling_start(&self, at: usize, limit: usize) -> Option<usize> {
        let view = self.view;
        let mut end = view.clause_end(at, limit);
        while let Some(length) = view.cue_before(Cue::Close, &(at..end)) {
            end -= length;
        }
        view.award_end(at..end)?;
        (at + 2..end.saturating_sub(2)).rev().find(|&start| {
            !view.inside(start)
                && view.ends_in_body(at..start)
                && view.has_mark(&(start..end))
                && !view.ends_in_body(at..start + 1)
        })
    }

    /// 给褚明溪记三等功, 向3家企业颁授“…”: whether whoever gets it stands before the verb.
    pub(super) fn hands(&self, start: usize, at: usize) -> bool {
        let view = self.view;
        let before = |i: &usize| {
            !view.inside(*i) && matches!(view.char(*i), Some('给' | '为' | '向'))
        };
        let to = (start..at).rev().find(before);
        to.is_some_and(|i| view.is_recipient(&(i + 1..at)))
    }

    /// G 向 R 颁发 A; 并颁发 A goes to the same recipients.
    pub(super) fn give(
        &mut self,
        start: usize,
        at: usize,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let limit = view.clause_end(after, sentence.end);
        let awards = view.awards(after, limit, false);
        let first = awards.items.first()?;
        if verb.token && !view.handed_over(first) {
            return None;
        }
        let to = (start..at).rev().find(|&i| {
            !view.inside(i) && matches!(view.char(i), Some('给' | '向' | '为' | '对'))
        });
        let head = to.unwrap_or(start);
        let head = start..view.strip_adverbs(start, head, &mut Left::default());
        let left = Left { subject: head.clone(), ..Left::default() };
        let entrusted = (sentence.start..at).rev().find(|&i| view.char(i) == Some('受'));
        let mandate = entrusted.and_then(|i| {
            let end = view.find_text("委托", i..at)?;
            (end > i + 1).then_some(i + 1..end)
        });
        let agent = mandate.or_else(|| self.active_grantor(&left, sentence));
        let recipients = match to {
            Some(i) => std::iter::once(i + 1..at).collect(),
            None if self.last.is_some() => {
                self.last.as_ref().map(|last| last.recipients.clone()).unwrap_or_default()
            }
            None => return None,
        };
        let end = awards.end;
        let left = Left { agent, subject: at..at, ..Left::default() };
        let rule = Rule::HonorGrant;
        let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
        self.conclude(clause, recipients);
        Some(end)
    }

    /// G 命名 R 为 A.
    pub(super) fn call(
        &mut self,
        left: Left,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let limit = view.clause_end(after, sentence.end);
        let to = (after + 2..limit)
            .find(|&at| !view.inside(at) && view.char(at) == Some('为'))?;
        let object = after..to;
        if !view.is_recipient(&object) {
            return None;
        }
        self.name(left, object, to + 1, verb, sentence)
    }

    /// Whoever is named something, by whom, and the awards from `from` on.
    pub(super) fn name(
        &mut self,
        left: Left,
        object: Range<usize>,
        from: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let awards = view.awards(from, sentence.end, verb.any_name);
        awards.items.first()?;
        let agent = self.active_grantor(&left, sentence);
        let end = awards.end;
        let left = Left { agent, subject: object.start..object.start, ..Left::default() };
        let rule = Rule::HonorNamed;
        let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
        self.conclude(clause, vec![object]);
        Some(end)
    }

    /// G 表彰 A N个, B N名: who received them stands elsewhere.
    pub(super) fn commend(
        &mut self,
        left: Left,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        if let Some(end) = self.call(left.clone(), after, verb, sentence) {
            return Some(end);
        }
        if view.char(after) == Some('的') {
            return None;
        }
        let mut awards = view.awards(after, sentence.end, false);
        awards.items.retain(|item| item.count.is_some());
        awards.items.first()?;
        let agent = self
            .active_grantor(&left, sentence)
            .filter(|agent| view.ends_in_grantor(agent.clone()));
        let left = Left { agent, subject: after..after, ..Left::default() };
        let rule = Rule::HonorGrant;
        let end = awards.end;
        self.conclude_unnamed(Clause {
            rule,
            verb,
            left,
            awards,
            sentence: sentence.clone(),
        });
        Some(end)
    }
}
