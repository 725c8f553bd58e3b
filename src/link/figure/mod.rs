//! Each figure with its item, its comparison, its time.

mod comparison;
mod group;
mod item;
mod list;
mod right;
mod taken;

use std::ops::Range;

pub(crate) use group::Grouped;
use list::dealt_bases;

use super::reading::{Reading, read};
use super::token::tokens;
use super::when::{holds_on, says_time, times};
use super::{Passage, clause};
use crate::report::Change;
use crate::scan::{Figure, Unit, Value};
use crate::text::{Class, class};

/// What linking adds to a figure. Ranges are folded positions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Linked {
    pub(crate) item: Option<Range<usize>>,
    pub(crate) action: Option<Range<usize>>,
    pub(crate) change: Option<Change>,
    pub(crate) basis: Option<Range<usize>>,
    /// The date mention for whose time it holds.
    pub(crate) when: Option<usize>,
    /// The figure mention that it is a change of.
    pub(crate) of: Option<usize>,
    /// It is what one of many has: 户均88万元.
    pub(crate) rate: bool,
}

/// The furthest from the head of a sentence that a date opens it: 截至.
const OPENING: usize = 3;

/// What linking finds in the figures of a passage.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// One entry for each mention, empty for dates.
    pub(crate) linked: Vec<Linked>,
    pub(crate) groups: Vec<Grouped>,
}

/// Links the figures of a passage.
pub(crate) fn figures(passage: &Passage<'_>) -> Links {
    let mut groups = Vec::new();
    let mut linked = vec![Linked::default(); passage.mentions.len()];
    let mut when = None;
    let mut next = 0;
    for sentence in passage.sentences {
        let first = next;
        while passage.mentions.get(next).is_some_and(|m| m.start < sentence.end) {
            next += 1;
        }
        let mut run = Sentence {
            passage,
            range: sentence.clone(),
            linked: &mut linked,
            groups: &mut groups,
            when: when.filter(|&date| holds_on(passage, date, sentence.start)),
            basis: None,
            items: Vec::new(),
            previous: None,
            opened: None,
            share: None,
        };
        run.read(first..next);
        when = run.when;
    }
    Links { linked, groups }
}

/// A figure with its item.
#[derive(Clone, Debug)]
struct Named {
    item: Range<usize>,
    figure: usize,
}

/// What is carried from figure to figure within a sentence.
struct Sentence<'p, 'a> {
    passage: &'p Passage<'a>,
    range: Range<usize>,
    linked: &'p mut Vec<Linked>,
    groups: &'p mut Vec<Grouped>,
    when: Option<usize>,
    /// The comparison that governs later changes.
    basis: Option<Range<usize>>,
    /// Items so far, one for each figure that has one, in text order.
    items: Vec<Named>,
    previous: Option<(usize, Reading)>,
    /// A basis that the last figure ended, for the change right behind it.
    opened: Option<Range<usize>>,
    /// The last figure that is a share.
    share: Option<usize>,
}

impl Sentence<'_, '_> {
    fn read(&mut self, mentions: Range<usize>) {
        let mut at = mentions.start;
        while at < mentions.end {
            at = match self.passage.mentions[at].value {
                Value::Date(_) => at + 1,
                Value::Figure(_) => self.run(at, mentions.end),
            };
        }
        self.leave_date(mentions);
    }

    /// A figure and the figures listed behind it with nothing between but 、 or 和.
    fn run(&mut self, first: usize, end: usize) -> usize {
        let left = clause::left(self.passage, first, &self.range);
        let deals =
            self.passage.chars()[left.clone()].windows(2).any(|w| w == ['分', '别']);
        let mut last = first;
        while last + 1 < end && self.listed(last, last + 1, deals) {
            last += 1;
        }
        self.forget_basis(&left, first);
        self.meet_basis(&left);
        let left = self.before_bracket(left);
        let left_tokens = tokens(self.passage, left.clone());
        let figure = self.figure(first);
        let ratio = matches!(figure.unit, Unit::Percent | Unit::Point | Unit::Times);
        let mid = self
            .previous
            .as_ref()
            .is_some_and(|(last, _)| self.passage.mentions[*last].end == left.start);
        let reading = read(&left_tokens, figure.unit == Unit::Times, ratio, mid);
        let reading = self.self_changing(first, reading, &left_tokens);
        let times = self.pass_dates(first, last + 1 - first, &reading, &left);
        let items = self.dealt(&reading, &left_tokens, last + 1 - first);
        let named = items.as_ref().map(|items| items.iter().map(|n| n.item.clone()));
        let named = named.map(Iterator::collect);
        let group = self.group((first, last), &left_tokens, named);
        let items = items.filter(|_| !self.undealt(first, group.as_ref()));
        self.groups.extend(group);
        let bases = dealt_bases(&reading, &left_tokens, last + 1 - first);
        for mention in first..=last {
            let dealt = items.as_ref().map(|items| &items[mention - first]);
            let link = self.link(mention, &reading, dealt, mention == first, &left);
            self.linked[mention] = link;
            if let Some(basis) = bases.get(mention - first) {
                self.linked[mention].basis = Some(basis.clone());
            }
            self.linked[mention].when = times.get(mention - first).copied().or(self.when);
        }
        self.reached(first, &reading);
        if let Some(items) = items {
            let figures = first..=last;
            self.items.extend(
                figures.zip(items).map(|(figure, dealt)| Named { figure, ..dealt }),
            );
        } else if let Some(item) = self.linked[first].item.clone()
            && !reading.share
        {
            self.items.push(Named { item, figure: first });
        }
        if reading.share {
            self.share = Some(last);
        }
        self.opened =
            reading.opens_basis.map(|start| start..self.passage.mentions[first].end);
        if let Some(basis) = &reading.basis
            && reading.change.is_some()
        {
            self.basis = Some(basis.clone());
        }
        self.previous = Some((last, reading));
        last + 1
    }

    /// 工作总结材料(6篇): alone in its bracket, a figure counts what stands before.
    fn before_bracket(&self, left: Range<usize>) -> Range<usize> {
        let chars = self.passage.chars();
        if !left.is_empty() || left.start == 0 || chars[left.start - 1] != '(' {
            return left;
        }
        let end = left.start - 1;
        let floor = end.saturating_sub(clause::REACH).max(self.range.start);
        let start = chars[floor.min(end)..end]
            .iter()
            .rposition(|&c| matches!(class(c), Class::Comma | Class::Stop | Class::Close))
            .map_or(floor.min(end), |n| floor + n + 1);
        start..end
    }

    fn figure(&self, mention: usize) -> &Figure {
        match &self.passage.mentions[mention].value {
            Value::Figure(figure) => figure,
            Value::Date(_) => unreachable!("asked for figures only"),
        }
    }

    fn link(
        &self,
        mention: usize,
        reading: &Reading,
        dealt: Option<&Named>,
        first: bool,
        left: &Range<usize>,
    ) -> Linked {
        let item = dealt
            .map(|dealt| dealt.item.clone())
            .or_else(|| self.item(mention, reading, first))
            .or_else(|| self.label(left, reading));
        let rate = item.as_ref().is_some_and(|item| self.is_rate(item));
        let item = match item {
            Some(item) if !rate => {
                let end = self.rated(&item);
                Some(item.start..end)
            }
            Some(_) => {
                let over = self.items.last().filter(|_| reading.change.is_none());
                over.map(|named| named.item.clone())
            }
            None => None,
        };
        let item = item.filter(|item| !self.is_agent(item, reading));
        let item = item.map(|item| self.object(item));
        let item = item.map(|item| self.with_threshold(item));
        let item = item.map(|item| self.under_threshold(item, left));
        let (change, basis) = self.comparison(mention, reading, left);
        let own =
            !first || dealt.is_some() || reading.item.is_some() && item == reading.item;
        let changed = self.changed(mention, basis.as_ref());
        let of = change.and_then(|_| {
            let level = dealt.map(|dealt| dealt.figure).filter(|&at| changed.is_of(at));
            level.or_else(|| changed.of(reading, item.as_ref(), own))
        });
        Linked {
            item,
            action: reading.action.clone(),
            change,
            basis,
            when: None,
            of,
            rate,
        }
    }

    /// The dates between the figure before and this one say what time the figures
    /// hold for from here on; returns those that are only of the listed figures.
    fn pass_dates(
        &mut self,
        mention: usize,
        count: usize,
        reading: &Reading,
        left: &Range<usize>,
    ) -> Vec<usize> {
        if self.when.is_some_and(|date| !holds_on(self.passage, date, left.start)) {
            self.when = None;
        }
        let since = self.previous.as_ref().map_or(0, |(last, _)| last + 1);
        let since = (since..mention)
            .find(|&at| self.passage.mentions[at].start >= self.range.start)
            .unwrap_or(mention);
        let times = times(self.passage, since, mention, count, reading);
        self.when = times.last.or(self.when);
        times.dealt
    }

    /// 2031年,新校区启用。共有教室28间: a date that opens a sentence without figures
    /// says the time of the next sentence too.
    fn leave_date(&mut self, mut mentions: Range<usize>) {
        let Some(first) = mentions.clone().next() else { return };
        let found = &self.passage.mentions;
        let date = |at: usize| matches!(found[at].value, Value::Date(_));
        let opens = found[first].start <= self.range.start + OPENING;
        if opens && mentions.all(date) && says_time(self.passage, first) {
            self.when = Some(first);
        }
    }
}

/// True for equal units.
pub(crate) fn same_unit(passage: &Passage<'_>, one: &Unit, other: &Unit) -> bool {
    let chars = passage.chars();
    match (one, other) {
        (
            Unit::Counted { start: a, end: b, .. },
            Unit::Counted { start: c, end: d, .. },
        ) => chars[*a..*b] == chars[*c..*d],
        _ => one == other,
    }
}
