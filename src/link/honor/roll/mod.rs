//! Awards that are listed without a verb: behind a colon, under a heading, in
//! brackets behind those who won them.

mod lead;
mod member;
mod row;

use std::ops::Range;

use super::award::{Awards, Item};
use super::event::{Clause, Reader};
use super::left::Left;
use super::view::{Pair, View};
use crate::lexicon::honors::{Frame, Tail, Verb};
use crate::rule::Rule;
/// The longest line that can head a list.
const HEADLINE: usize = 40;

/// The longest name in a row of a list.
const CELL: usize = 20;

/// A list that stands without a verb.
#[derive(Clone, Copy)]
struct Led {
    /// What stands before it says that awards follow: 获奖情况:
    strictly: bool,
    /// Its sentence speaks of awards.
    loosely: bool,
}

impl Reader<'_, '_> {
    /// Reads what a sentence lists without a verb.
    pub(super) fn rolls(&mut self, sentence: &Range<usize>) {
        let view = self.view;
        self.read.clear();
        let chars = view.chars.get(sentence.clone()).unwrap_or(&[]);
        let bracket = chars.contains(&'(');
        if !bracket && !self.memory.rolled && !chars.contains(&':') {
            return;
        }
        let colon = view.colon(sentence.clone());
        let lead = sentence.start..colon.unwrap_or(sentence.start);
        let strictly = self.memory.rolled || view.leads(&lead);
        let loosely = strictly || bracket && view.speaks_of_awards(sentence);
        let led = Led { strictly, loosely };
        let open = view.is_open_list(&lead);
        let mut start = sentence.start;
        for at in sentence.start..=sentence.end {
            let parts = at == sentence.end
                || !view.inside(at) && matches!(view.char(at), Some(';' | '\n'));
            if !parts {
                continue;
            }
            let part = view.trimmed(start..at);
            start = at + 1;
            if !open && let Some(list) = self.roll(&part, sentence, led) {
                self.read.push(list);
                self.listed = true;
            } else if bracket {
                self.appositions(&part, sentence);
            }
        }
        self.last = None;
    }

    /// Whether the paragraph heads a list of awards: 获奖情况.
    pub(super) fn heads_roll(&self) -> bool {
        let view = self.view;
        let all = 0..view.chars.len();
        let line = view.trimmed(all.clone());
        let stopped = line.clone().any(|at| {
            !view.inside(at) && matches!(view.char(at), Some('。' | ';' | ','))
        });
        let colon = view.char(all.end.wrapping_sub(1)) == Some(':');
        let near = line.end.saturating_sub(HEADLINE).max(line.start)..line.end;
        (colon || line.len() <= HEADLINE && !stopped)
            && self.honors.is_empty()
            && view.speaks_of_awards(&near)
            && !view.is_open_list(&near)
            && !view.holds_verb(&near)
    }

    /// Reads a part of a sentence as a list; tells how much of it was one.
    fn roll(
        &mut self,
        part: &Range<usize>,
        sentence: &Range<usize>,
        led: Led,
    ) -> Option<Range<usize>> {
        let view = self.view;
        let colon = part.clone().rev().find(|&at| view.is_colon(at));
        let body = colon.map_or(part.start, |at| at + 1)..part.end;
        let lead = part.start..body.start;
        let speaks = |range: &Range<usize>| view.holds_verb(range) || view.grants(range);
        let spoken = speaks(&lead);
        if !led.loosely || speaks(&body) || !led.strictly && spoken {
            return None;
        }
        let found = self.bracketed(&body, sentence)
            || led.strictly && {
                let named = colon.is_some_and(|at| {
                    let start = (part.start..at).rev().find(|&i| view.is_colon(i));
                    let start = start.map_or(part.start, |i| i + 1);
                    !spoken && self.named(start..at, &body, sentence)
                });
                named
                    || self.columns(&body, sentence)
                    || self.alone(&lead, &body, sentence)
            };
        found.then(|| if spoken { body } else { part.clone() })
    }

    /// R(A)、S(B), “A”(R)、“B”(S)
    fn bracketed(&mut self, body: &Range<usize>, sentence: &Range<usize>) -> bool {
        let view = self.view;
        let (mut at, agent) = self.commended(body, sentence);
        let mut found = false;
        let with = |mut items: Vec<Item>| {
            for item in &mut items {
                item.noted = item.noted.take().or_else(|| agent.clone());
            }
            items
        };
        for _ in 0..40 {
            at = view.member_start(at, body.end);
            let open = (at..body.end)
                .find(|&i| matches!(view.pair(i), Some((Pair::Bracket, _))));
            let Some((open, close)) = open.and_then(|i| Some((i, view.pair(i)?.1)))
            else {
                break;
            };
            let mark = |marks: &[char]| {
                let found = (at..open).rev().find(|&i| {
                    !view.inside(i) && view.char(i).is_some_and(|c| marks.contains(&c))
                });
                found.map_or(at, |i| i + 1)
            };
            let who = mark(&['、', ','])..open;
            let inner = open + 1..close;
            let starts = [at, mark(&[',']), who.start];
            let held = starts
                .iter()
                .find_map(|&start| view.held_in_bracket(start, &inner, body.end));
            if let Some((item, to)) = held {
                self.enter(with(vec![item]), vec![to], close + 1, sentence);
                found = true;
            } else if let Some(items) = view.noted_awards(&inner)
                && view.is_somebody(&who)
            {
                self.enter(with(items), vec![who], close + 1, sentence);
                found = true;
            }
            at = close + 1;
        }
        found
    }

    /// 县总工会表彰了溪口站(模范职工之家): where the list begins behind the verb, and
    /// who commends.
    fn commended(
        &self,
        body: &Range<usize>,
        sentence: &Range<usize>,
    ) -> (usize, Option<Range<usize>>) {
        let view = self.view;
        let verb =
            body.clone().take_while(|&at| view.pair(at).is_none()).find_map(|at| {
                let (length, verb) = view.words.verbs.at(view.chars, at)?;
                (verb.frame == Frame::Commend).then_some((at, at + length))
            });
        let Some((at, after)) = verb else { return (body.start, None) };
        let left = view.left(view.clause_start(at, body.start), at);
        let agent = self.active_grantor(&left, sentence);
        (after, agent.filter(|agent| view.ends_in_grantor(agent.clone())))
    }

    /// 教师褚明溪(2031年省优秀教师)发言: an award in brackets behind whoever won it.
    fn appositions(&mut self, part: &Range<usize>, sentence: &Range<usize>) {
        let view = self.view;
        let opens = part.clone().filter(|&at| !view.inside(at));
        for open in opens {
            let Some((Pair::Bracket, close)) = view.pair(open) else { continue };
            let inner = open + 1..close;
            let start = (part.start..open)
                .rev()
                .take(CELL * 2)
                .find(|&i| view.parts_clauses(i) || view.char(i) == Some('、'));
            let who = view.strip_lead(start.map_or(part.start, |i| i + 1), open)..open;
            let dated =
                view.mention_at(inner.start).is_some_and(|(_, m)| View::is_date(m));
            let known = dated && who.len() <= CELL && view.is_somebody(&who)
                || view.ends_in_person(&who);
            if !known || who.len() < 2 {
                continue;
            }
            if let Some(items) = view.noted_awards(&inner)
                && items.iter().all(|item| {
                    let place = item.tail == Some(Tail::Rank);
                    !place && (!item.quoted || item.tail.is_some())
                })
            {
                self.enter(items, vec![who], close + 1, sentence);
            }
        }
    }

    /// 一等奖:溪口站、沁渡站
    fn named(
        &mut self,
        award: Range<usize>,
        body: &Range<usize>,
        sentence: &Range<usize>,
    ) -> bool {
        let view = self.view;
        let start = view.member_start(award.start, award.end);
        let Some(item) = view.whole_award(start..award.end) else {
            return self.named_first(start..award.end, body, sentence);
        };
        let members = view.members(body);
        if members.is_empty() || !members.iter().all(|member| view.is_somebody(member)) {
            return false;
        }
        self.enter(vec![item], vec![body.clone()], body.end, sentence);
        true
    }

    /// 褚明溪:省劳动模范、市优秀共产党员
    fn named_first(
        &mut self,
        who: Range<usize>,
        body: &Range<usize>,
        sentence: &Range<usize>,
    ) -> bool {
        let view = self.view;
        let awards = view.awards(body.start, body.end, false);
        let found = awards.end == body.end && view.is_called(&who);
        if found {
            self.enter(awards.items, vec![who], body.end, sentence);
        }
        found
    }

    /// 2031年 全省先进集体 溪口站: rows of a table.
    fn columns(&mut self, part: &Range<usize>, sentence: &Range<usize>) -> bool {
        let Some(rows) = self.view.rows(part) else { return false };
        for (item, who) in rows {
            let end = item.end.max(who.end);
            self.enter(vec![item], vec![who], end, sentence);
        }
        true
    }

    /// 荣誉:全国文明单位、省五一劳动奖状
    fn alone(
        &mut self,
        lead: &Range<usize>,
        body: &Range<usize>,
        sentence: &Range<usize>,
    ) -> bool {
        let view = self.view;
        // 我站获得省级荣誉12项,主要有:
        let spoken = view.holds_verb(lead);
        let who = spoken.then(|| view.subject_before(lead.end, sentence.start));
        let who = who.filter(|who| !who.iter().any(|one| view.holds_verb(one)));
        let start = view.member_start(body.start, body.end);
        let awards = view.awards(start, body.end, false);
        let whole = awards.end == body.end && !awards.items.is_empty();
        if whole {
            self.enter(awards.items, who.unwrap_or_default(), body.end, sentence);
        }
        whole
    }

    fn enter(
        &mut self,
        items: Vec<Item>,
        who: Vec<Range<usize>>,
        end: usize,
        sentence: &Range<usize>,
    ) {
        let start = items.first().map_or(end, |item| item.prefix.start);
        let awards = Awards { start, items, end, open: false };
        let verb =
            Verb { frame: Frame::Emerge, any_name: false, token: false, kind: None };
        let left = Left { subject: start..start, ..Left::default() };
        let rule = Rule::HonorRoll;
        let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
        if who.is_empty() {
            self.conclude_unnamed(clause);
        } else {
            self.conclude(clause, who);
        }
    }
}
