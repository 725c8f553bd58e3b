//! One verb and what it governs, frame by frame.

use std::ops::Range;

use super::award::{Awards, Item};
use super::level::honor_type;
use super::recipient::Left;
use super::view::View;
use super::{Honor, Memory};
use crate::lexicon::honors::{Cue, Frame, Tail, Verb};
use crate::report::HonorFact;
use crate::rule::Rule;
use crate::text::Span;
use crate::value::Amount;

/// Reads the sentences of a paragraph.
pub(super) struct Reader<'r, 'a> {
    view: &'r View<'a>,
    memory: &'r mut Memory,
    honors: Vec<Honor>,
    /// The last event of the sentence: its place and what it leaves.
    last: Option<Event>,
}

/// A verb with its recipients, grantor and awards.
#[derive(Clone, Debug)]
struct Event {
    end: usize,
    recipients: Vec<Range<usize>>,
    spans: Vec<Span>,
    grantor: Option<Range<usize>>,
}

/// What a verb's clause says.
struct Clause {
    rule: Rule,
    verb: Verb,
    left: Left,
    awards: Awards,
    sentence: Range<usize>,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(super) fn new(view: &'r View<'a>, memory: &'r mut Memory) -> Self {
        Reader { view, memory, honors: Vec::new(), last: None }
    }

    pub(super) fn finish(self) -> Vec<Honor> {
        self.honors
    }

    /// Reads one sentence.
    pub(super) fn sentence(&mut self, sentence: Range<usize>) {
        let view = self.view;
        self.last = None;
        let mut at = sentence.start;
        while at < sentence.end {
            if let Some(close) = view.quote(at) {
                self.holder(at, close, &sentence);
                at = close + 1;
                continue;
            }
            match view.words.verbs.at(view.chars, at) {
                Some((length, verb)) => {
                    let end = match verb.frame {
                        Frame::None => None,
                        _ if view.inside(at) => None,
                        _ => self.event(at, at + length, *verb, &sentence),
                    };
                    at = end.unwrap_or(0).max(at + length);
                }
                None => at += 1,
            }
        }
        self.remember_subject(&sentence);
    }

    /// The subject that the sentence leaves for the next: a body at its head.
    fn remember_subject(&mut self, sentence: &Range<usize>) {
        let view = self.view;
        let start = view.strip_lead(sentence.start, sentence.end);
        let end = view.clause_end(start, sentence.end).min(start + 24);
        let head = (start + 2..=end).find(|&to| {
            let window = &view.chars[start..to];
            let body = view.words.units.before(window, window.len());
            body.is_some() && (to == end || self.over(start, to, end))
        });
        let pronoun = matches!(view.char(start), Some('我' | '本' | '该' | '全'));
        if let Some(to) = head
            && (pronoun || to - start > 2)
            && !view.inside(start)
            && view.cue(Cue::Preposition, start).is_none()
        {
            self.memory.subject = Some(view.span(start..to));
        }
    }

    /// Whether no longer name starts here: no other body ends soon after.
    fn over(&self, start: usize, to: usize, end: usize) -> bool {
        let view = self.view;
        !(to + 1..=end.min(to + 6)).any(|longer| {
            let window = &view.chars[start..longer];
            view.words.units.before(window, window.len()).is_some()
        })
    }

    fn event(
        &mut self,
        at: usize,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let floor = self.last.as_ref().map_or(sentence.start, |last| last.end);
        let start = view.clause_start(at, floor);
        if self.vetoed(start, at, after, sentence) {
            return None;
        }
        let left = view.left(start, at);
        match verb.frame {
            Frame::Grant if !left.passive => self.grant(left, after, verb, sentence),
            Frame::Emerge => self.emerge(after, verb, sentence),
            Frame::Give => self.give(start, at, after, verb, sentence),
            _ => self.receive(left, after, verb, sentence),
        }
    }

    /// Not yet, not, or nothing but a ceremony.
    fn vetoed(
        &self,
        start: usize,
        at: usize,
        after: usize,
        sentence: &Range<usize>,
    ) -> bool {
        let view = self.view;
        let near = start.max(at.saturating_sub(24));
        let intended =
            view.find_cue(Cue::Intention, near..at).is_some_and(|(place, length)| {
                length > 1 || !self.common_noun(place) && at - place <= 12
            });
        let negated = view.cue_before(Cue::Negation, &(start..at)).is_some()
            || view.find_cue(Cue::Negation, near..at).is_some_and(|(_, n)| n > 1);
        let rule = view.char(start) == Some('对') && {
            let end = view.clause_end(after, sentence.end);
            (after..end).any(|i| view.char(i) == Some('给') || view.char(i) == Some('奖'))
                && view.mentions_in(start..at).next().is_none()
                && (after..end).rev().take(40).any(|i| view.char(i) == Some('的'))
                && view.find_cue(Cue::Preposition, start + 1..at).is_none()
        };
        let since = view.clause_start(at, sentence.start);
        let before = view.clause_start(since.saturating_sub(1), sentence.start);
        let planned = before < since
            && view.find_cue(Cue::Intention, before..since).is_some_and(|(p, n)| {
                n > 1 && view.strip_lead(before, since) + 4 >= p && start == at
            });
        intended || negated || rule || planned
    }

    /// 将 in 将军, 要 in 重要, 拟 in 模拟, and the like.
    fn common_noun(&self, at: usize) -> bool {
        let view = self.view;
        let next = view.char(at + 1);
        let last = at.checked_sub(1).and_then(|i| view.char(i));
        match view.char(at) {
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

    /// R 荣获 A; R 被 G 评为 A.
    fn receive(
        &mut self,
        left: Left,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let awards = view.awards(after, sentence.end, verb.any_name || left.passive);
        let awards = if awards.items.is_empty() {
            self.breakdown(after, sentence)?
        } else {
            awards
        };
        let first = awards.items.first()?;
        if verb.frame == Frame::Merit && !view.text(first.name.clone()).ends_with('功') {
            return None;
        }
        let holder = view.char(awards.end) == Some('的')
            && view.cue(Cue::Close, awards.end).is_none();
        let recipients = if holder {
            let named = self.relative(awards.end + 1, sentence);
            match named {
                Some(range) => vec![range],
                None if left.subject.is_empty() => return None,
                None => vec![left.subject.clone()],
            }
        } else if left.subject.is_empty() {
            Vec::new()
        } else {
            vec![left.subject.clone()]
        };
        let mut left = left;
        let region = left.subject.end..after;
        let dates = view.mentions_in(region).filter(|(_, m)| View::is_date(m));
        let dates: Vec<usize> = dates.map(|(i, _)| i).collect();
        if left.each && dates.len() > 1 && dates.len() == awards.items.len() {
            left.dates = dates;
        }
        let rule = match verb.frame {
            Frame::List => Rule::HonorListing,
            Frame::Named | Frame::Grant => Rule::HonorNamed,
            _ => Rule::HonorVerb,
        };
        let end = awards.end;
        let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
        self.conclude(clause, recipients);
        Some(end)
    }

    /// 获得荣誉30余项,其中集体一等功2次: honors without a name, then some by name.
    fn breakdown(&self, after: usize, sentence: &Range<usize>) -> Option<Awards> {
        let view = self.view;
        let end = view.clause_end(after, sentence.end);
        let of = end + 1;
        let lead = view.find_text("其中", of..sentence.end.min(of + 1))?;
        view.mentions_in(after..end).find(|(_, m)| view.counted(m).is_some())?;
        let awards = view.awards(lead + 2, sentence.end, false);
        let counted = awards.items.first()?.count.is_some();
        counted.then_some(awards)
    }

    /// 获“…”的三支校队: the phrase behind 的, where it is somebody.
    fn relative(&self, start: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let end = view.clause_end(start, sentence.end).min(start + 20);
        let end = (start..end)
            .find(|&at| {
                view.words.verbs.at(view.chars, at).is_some()
                    || matches!(
                        view.char(at),
                        Some('和' | '与' | '及' | '进' | '表' | '给')
                    )
            })
            .unwrap_or(end);
        let head = (start + 2..=end).rev().find(|&to| {
            view.words.units.before(&view.chars[start..to], to - start).is_some()
        })?;
        let counted = view.mention_at(start).is_some();
        counted.then_some(start..head)
    }

    /// Recipients, grantor, counts and dates of one verb to records.
    fn conclude(&mut self, clause: Clause, phrases: Vec<Range<usize>>) {
        let view = self.view;
        let own = !phrases.is_empty();
        let mut members: Vec<Range<usize>> =
            phrases.iter().flat_map(|phrase| view.members(phrase)).collect();
        let mut spans: Vec<Span> = members.iter().map(|m| view.span(m.clone())).collect();
        if !own {
            (members, spans) = self.inherited(&clause);
        }
        let grantor = self.grantor(&clause);
        let items = &clause.awards.items;
        let each = clause.left.each
            || view
                .text(
                    clause.awards.items[0].prefix.start.saturating_sub(2)
                        ..clause.awards.items[0].prefix.start,
                )
                .contains("分获");
        let zip = each
            && members.len() == items.len()
            && items.len() > 1
            && !clause.awards.open;
        for (i, item) in items.iter().enumerate() {
            let to = if zip { i..i + 1 } else { 0..spans.len() };
            let counted = if zip {
                members.get(i).and_then(|m| view.recipient_count(m))
            } else if items.len() == 1 && (own || members.len() == 1) {
                self.received_by(&phrases, &members)
            } else {
                None
            };
            let times = clause.left.times.filter(|_| items.len() == 1);
            let one = item.single.then(|| Amount::Exact(1.into()));
            let count = item.count.or(times).or(counted).and_then(|i| view.amount(i));
            let count = one.or(count);
            let given = spans.get(to).map(<[Span]>::to_vec).unwrap_or_default();
            self.record(&clause, i, given, grantor.clone(), count);
        }
        self.last =
            Some(Event { end: clause.awards.end, recipients: members, spans, grantor });
    }

    fn received_by(
        &self,
        phrases: &[Range<usize>],
        members: &[Range<usize>],
    ) -> Option<usize> {
        let view = self.view;
        match (phrases, members) {
            ([phrase], _) if members.len() != 1 => {
                // A sum behind the list: 褚明溪、樊若川两人.
                let (i, sum) = view.mention_to(phrase.end)?;
                view.counted(sum)?;
                (sum.start > members.last()?.end.saturating_sub(1)).then_some(i)
            }
            (_, [one]) => view.recipient_count(one),
            _ => None,
        }
    }

    /// Recipients that the clause leaves out: of the clause before, of the verb
    /// before, of the sentence before.
    fn inherited(&self, clause: &Clause) -> (Vec<Range<usize>>, Vec<Span>) {
        let view = self.view;
        let at = clause.left.subject.start;
        let floor = self.last.as_ref().map_or(clause.sentence.start, |last| last.end);
        let found = if at > floor { view.subject_before(at, floor) } else { Vec::new() };
        if !found.is_empty() {
            let members: Vec<_> = found.iter().flat_map(|f| view.members(f)).collect();
            let spans = members.iter().map(|m| view.span(m.clone())).collect();
            return (members, spans);
        }
        if let Some(last) = &self.last {
            return (last.recipients.clone(), last.spans.clone());
        }
        (Vec::new(), self.memory.subject.into_iter().collect())
    }

    /// Who conferred the awards of a clause, where it says so for all of them.
    fn grantor(&self, clause: &Clause) -> Option<Range<usize>> {
        clause.left.agent.clone()
    }

    fn record(
        &mut self,
        clause: &Clause,
        index: usize,
        recipients: Vec<Span>,
        agent: Option<Range<usize>>,
        count: Option<Amount>,
    ) {
        let view = self.view;
        let items = &clause.awards.items;
        let item = &items[index];
        let first = items.first().filter(|first| first.prefix.start < item.prefix.start);
        let shared = first
            .and_then(|first| first.grantor.clone())
            .filter(|_| item.quoted || view.level_word(item.name.clone()).is_none());
        let named = item.grantor.clone().or(agent).or(shared);
        let announced = || self.announced(clause, item);
        let grantor = named.clone().map(|range| view.span(range)).or_else(announced);
        let name = view.text(item.name.clone());
        if let Some(span) = grantor
            && named.is_none()
        {
            self.memory.announced.push((name.into(), span));
        }
        // Grades behind an award take its year.
        let paired = clause.left.dates.get(index).and_then(|&i| view.point(i));
        let date = paired.or_else(|| view.date(item, &clause.sentence)).or_else(|| {
            let dated = items[..index].iter().rev().find(|before| before.date.is_some());
            dated
                .filter(|_| item.tail == Some(Tail::Grade))
                .and_then(|before| view.date(before, &clause.sentence))
        });
        let level = view.level(item, named.as_ref()).or_else(|| {
            let mut before = items[..index].iter().rev();
            before
                .find_map(|before| view.level(before, None))
                .filter(|_| matches!(item.tail, Some(Tail::Prize | Tail::Grade)))
        });
        let rank = matches!(item.tail, Some(Tail::Grade | Tail::Rank))
            .then(|| self.rank(item))
            .flatten();
        let fact = HonorFact {
            kind: honor_type(item.tail, clause.verb.kind),
            recipients_resolved: recipients.clone(),
            recipients,
            grantor,
            level,
            date,
            count,
            rank,
        };
        let award = view.span(item.name.clone());
        self.honors.push(Honor { award, rule: clause.rule, fact });
    }

    /// The grade or place at the end of a name.
    fn rank(&self, item: &Item) -> Option<Span> {
        let view = self.view;
        let window = view.chars.get(item.name.clone())?;
        let (length, _) = view.words.tails.before(window, window.len())?;
        Some(view.span(item.name.end - length..item.name.end))
    }

    /// Who announced the award: earlier in the sentence, or by name before it.
    fn announced(&self, clause: &Clause, item: &Item) -> Option<Span> {
        let view = self.view;
        let start = clause.sentence.start;
        let before = view.clause_start(item.prefix.start, start);
        let stock =
            |at: usize| view.text(at.saturating_sub(24).max(start)..at).contains("累计");
        if let Some(body) = view.announcer(start..before) {
            let other = view.level_word(item.name.clone());
            let same = view.level_word(body.clone());
            if other.is_none() || same.is_none() || other == same || item.quoted {
                return Some(view.span(body));
            }
        }
        if stock(item.name.start) {
            return None;
        }
        let name = view.text(item.name.clone());
        let heard =
            self.memory.announced.iter().rev().find(|(award, _)| **award == *name);
        heard.map(|(_, body)| *body)
    }

    /// G 授予 R A, with as many pairs of R and A as follow.
    fn grant(
        &mut self,
        left: Left,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let grantor = self.active_grantor(&left, sentence);
        let mut at = after;
        let mut end = None;
        for _ in 0..24 {
            let limit = view.clause_end(at, sentence.end);
            let Some((to, from)) = self.recipient_and_award(at, limit) else {
                return end;
            };
            let awards = view.awards_of_one(from, limit);
            if awards.items.is_empty() {
                return end;
            }
            let stop = awards.end;
            let left =
                Left { agent: grantor.clone(), subject: at..at, ..Left::default() };
            let rule = Rule::HonorGrant;
            let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
            if to.is_empty() && self.last.is_none() {
                self.conclude_unnamed(clause);
            } else {
                self.conclude(clause, if to.is_empty() { vec![] } else { vec![to] });
            }
            end = Some(stop);
            if view.char(stop) != Some('、') {
                break;
            }
            at = stop + 1;
        }
        end
    }

    fn conclude_unnamed(&mut self, clause: Clause) {
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
    fn active_grantor(
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
        view.announcer(sentence.start..before).or_else(|| {
            let found = view.subject_before(before, sentence.start);
            found.into_iter().find(|body| view.ends_in_grantor(body.clone()))
        })
    }

    /// The recipient after an active verb, and where the award starts.
    fn recipient_and_award(
        &self,
        at: usize,
        limit: usize,
    ) -> Option<(Range<usize>, usize)> {
        let view = self.view;
        let mut at = at;
        while matches!(view.char(at), Some('了' | '给')) {
            at += 1;
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
        let start = self.unquoted_start(at, limit)?;
        Some((at..start, start))
    }

    fn closes_award(&self, close: usize, limit: usize) -> bool {
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
    fn before_prefix(&self, at: usize, open: usize) -> usize {
        let view = self.view;
        let mut end = open;
        loop {
            let level = (at + 2..end).rev().take(5).find(|&i| {
                view.words
                    .levels
                    .at(view.chars, i)
                    .is_some_and(|(n, _)| n > 1 && i + n == end)
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
    fn unquoted_start(&self, at: usize, limit: usize) -> Option<usize> {
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
        let level = (at + 2..limit).find(|&i| {
            !view.inside(i)
                && view.words.levels.at(view.chars, i).is_some_and(|(n, _)| n > 1)
                && view.tail(&(i..view.clause_end(i, limit))).is_some()
        });
        let start = counted.or(person).or(level)?;
        (start < limit && view.char(start) != Some('“')).then_some(start)
    }

    /// 涌现出“A”R、“B”R: the award stands before whoever holds it.
    fn emerge(
        &mut self,
        after: usize,
        verb: Verb,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let view = self.view;
        let mut at = after;
        let mut end = None;
        while let Some(close) = view.quote(at) {
            let next = (close + 1..sentence.end).find(|&i| {
                view.quote(i).is_some() || matches!(view.char(i), Some(';' | '。' | '等'))
            })?;
            let to = close + 1..next;
            let mut holders = to.clone();
            while holders.end > holders.start
                && matches!(view.char(holders.end - 1), Some('、' | ','))
            {
                holders.end -= 1;
            }
            let mut awards = view.awards(at, close + 1, false);
            if awards.items.is_empty() || holders.len() < 2 {
                return end;
            }
            awards.end = next;
            let left = Left { subject: at..at, ..Left::default() };
            let rule = Rule::HonorHolder;
            let clause = Clause { rule, verb, left, awards, sentence: sentence.clone() };
            self.conclude(clause, vec![holders]);
            end = Some(next);
            at = next;
        }
        end
    }

    /// 3名“A”获得者 among those commended: awards without the names of who holds
    /// them.
    fn holder(&mut self, open: usize, close: usize, sentence: &Range<usize>) {
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
        let verb = Verb { frame: Frame::Emerge, any_name: false, kind: None };
        let rule = Rule::HonorHolder;
        let sentence = sentence.clone();
        self.conclude_unnamed(Clause { rule, verb, left, awards, sentence });
    }

    /// G 向 R 颁发 A; 并颁发 A goes to the same recipients.
    fn give(
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
        awards.items.first()?;
        let to = (start..at).rev().find(|&i| {
            !view.inside(i) && matches!(view.char(i), Some('给' | '向' | '为' | '对'))
        });
        let head = start..to.unwrap_or(start);
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
}
