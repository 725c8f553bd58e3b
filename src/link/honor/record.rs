//! Recipients, grantor, counts and dates of one verb to records.

use std::ops::Range;

use super::award::Item;
use super::event::{Clause, Event, Reader};
use super::level::honor_type;
use super::{Deal, Honor};
use crate::lexicon::honors::Tail;
use crate::report::{Ground, GroupKind, HonorFact, Party, Warning};
use crate::text::Span;
use crate::value::Amount;

impl Reader<'_, '_> {
    /// Recipients, grantor, counts and dates of one verb to records.
    pub(super) fn conclude(&mut self, clause: Clause, phrases: Vec<Range<usize>>) {
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
        let each = clause.left.each.is_some();
        if each
            && let [one] = &members[..]
            && let Some(two) =
                view.two_members(one).filter(|two| two.len() == items.len())
        {
            spans = two.iter().map(|member| view.span(member.clone())).collect();
            members = two;
        }
        let zip = each
            && members.len() == items.len()
            && items.len() > 1
            && !clause.awards.open;
        // 被甲、乙分别评为“A”“B”
        let agents = grantor.as_ref().filter(|_| each && !clause.awards.open);
        let agents = agents.map(|agents| view.bodies(agents)).unwrap_or_default();
        let aligned = agents.len() == items.len() && items.len() > 1;
        let dealt = if aligned { agents } else { Vec::new() };
        if each && own && !clause.awards.open && items.len() > 1 {
            let dates = clause.left.dates.iter().filter_map(|&i| {
                let mention = view.passage.mentions.get(i)?;
                Some(view.span(mention.start..mention.end))
            });
            let to = match (aligned, clause.left.dates.is_empty()) {
                (true, _) => dealt.iter().map(|agent| view.span(agent.clone())).collect(),
                (false, false) => dates.collect(),
                (false, true) => spans.clone(),
            };
            self.deal(&clause, to);
        }
        self.told.extend(items.iter().map(|item| item.name.clone()));
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
            let stated = item.count.or(times);
            let count = stated.or(counted).and_then(|i| view.amount(i));
            let count = one.or(count);
            let mut given = spans.get(to).map(<[Span]>::to_vec).unwrap_or_default();
            if !own && self.is_other_number(&members, item) {
                given.clear();
            }
            let agent = dealt.get(i).cloned().or_else(|| grantor.clone());
            self.record(&clause, i, given, agent, count);
            if let Some(honor) = self.honors.last_mut() {
                honor.counted_by = stated;
            }
        }
        self.told.push(clause.awards.start..clause.awards.end);
        self.last =
            Some(Event { end: clause.awards.end, recipients: members, spans, grantor });
    }

    pub(super) fn received_by(
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

    /// Tells which awards 分别 deals to whom; where there are more or fewer awards than
    /// members, that which goes to whom is not said.
    fn deal(&mut self, clause: &Clause, members: Vec<Span>) {
        let view = self.view;
        let items = &clause.awards.items;
        if members.len() < 2 {
            return;
        }
        let paired = members.len() == items.len();
        if let Some(each) = clause.left.each.clone().filter(|_| !paired) {
            let (recipients, awards) = (members.len(), items.len());
            let message =
                format!("{recipients} recipients against {awards} awards, unpaired");
            self.memory.warnings.push(Warning { span: view.span(each), message });
        }
        let kind = if paired { GroupKind::Dealt } else { GroupKind::Open };
        let awards = items.iter().map(|item| view.span(item.name.clone())).collect();
        self.memory.deals.push(Deal { kind, awards, members });
    }

    /// 3人考核优秀,记三等功1人: the award went to fewer than those named before.
    fn is_other_number(&self, members: &[Range<usize>], item: &Item) -> bool {
        let view = self.view;
        let [one] = members else { return false };
        let people = item.count.and_then(|i| view.counted(&view.passage.mentions[i]));
        if !people.is_some_and(|unit| matches!(&*unit, "人" | "名" | "位")) {
            return false;
        }
        let all = view.recipient_count(one).and_then(|i| view.amount(i));
        let some = item.count.and_then(|i| view.amount(i));
        all.is_some() && some.is_some() && all != some
    }

    /// Recipients that the clause leaves out: of the clause before, of the verb
    /// before, of the sentence before.
    pub(super) fn inherited(
        &mut self,
        clause: &Clause,
    ) -> (Vec<Range<usize>>, Vec<Span>) {
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
        (Vec::new(), self.subject().into_iter().collect())
    }

    /// Who conferred the awards of a clause, where it says so for all of them.
    pub(super) fn grantor(&self, clause: &Clause) -> Option<Range<usize>> {
        let agent = clause.left.agent.clone();
        agent.or_else(|| self.view.reviewer(clause.left.subject.start, &clause.sentence))
    }

    pub(super) fn record(
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
        let shared = first.and_then(|first| first.grantor.clone()).filter(|_| {
            let own = if item.quoted { item.prefix.clone() } else { item.name.clone() };
            view.level_word(own).is_none()
        });
        let noted = item.noted.clone();
        let named = item.grantor.clone().or(agent).or(noted).or(shared);
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
        let date = paired
            .or_else(|| view.date(item, &clause.sentence, &self.told))
            .or_else(|| {
                let dated =
                    items[..index].iter().rev().find(|before| before.date.is_some());
                dated
                    .filter(|_| item.tail == Some(Tail::Grade))
                    .and_then(|before| view.date(before, &clause.sentence, &self.told))
            });
        let level = view.level(item, named.as_ref()).or_else(|| {
            let mut before = items[..index].iter().rev();
            before
                .find_map(|before| view.level(before, None))
                .filter(|_| matches!(item.tail, Some(Tail::Prize | Tail::Grade)))
                .or_else(|| {
                    // 省级“童趣园”“润心园”: said once for the members behind.
                    let said = items[..index].iter().rev();
                    said.into_iter()
                        .find_map(|before| view.prefix_level(before))
                        .map(|level| (level, Ground::Award))
                })
        });
        let rank = matches!(item.tail, Some(Tail::Grade | Tail::Rank))
            .then(|| self.rank(item))
            .flatten();
        let fact = HonorFact {
            kind: honor_type(item.tail, clause.verb.kind),
            recipients: recipients.into_iter().map(Party::named).collect(),
            grantor,
            level,
            date,
            count,
            rank,
        };
        let award = view.span(item.name.clone());
        self.honors.push(Honor { award, rule: clause.rule, fact, counted_by: None });
    }

    /// The grade or place at the end of a name.
    pub(super) fn rank(&self, item: &Item) -> Option<Span> {
        let view = self.view;
        let window = view.chars.get(item.name.clone())?;
        let (length, _) = view.words.tails.before(window, window.len())?;
        let start = view.first_grade(item.name.end - length, item.name.start);
        Some(view.span(start..item.name.end))
    }

    /// 省总工会印发决定,对先进集体进行表彰。我站获全省模范小家: whoever commended others in
    /// the sentence before, where the award is as high as they are.
    fn commended_before(&self, item: &Item) -> Option<Range<usize>> {
        let view = self.view;
        let before = view.chars.get(self.before.clone())?;
        if !before.windows(2).any(|two| two == ['表', '彰']) {
            return None;
        }
        let level = view.level_word(item.name.clone())?;
        let body = view.announcer(self.before.clone())?;
        (view.level_word(body.clone()) == Some(level)).then_some(body)
    }

    /// Who announced the award: earlier in the sentence, or by name before it.
    pub(super) fn announced(&self, clause: &Clause, item: &Item) -> Option<Span> {
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
        if let Some(body) = self.commended_before(item) {
            return Some(view.span(body));
        }
        let name = view.text(item.name.clone());
        let heard =
            self.memory.announced.iter().rev().find(|(award, _)| **award == *name);
        heard.map(|(_, body)| *body)
    }
}
