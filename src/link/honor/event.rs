//! One verb and what it governs, frame by frame.

use std::ops::Range;

use super::award::Awards;
use super::left::Left;
use super::view::View;
use super::{Honor, Memory};
use crate::lexicon::honors::{Cue, Frame, Verb};
use crate::report::HonorType;
use crate::rule::Rule;
use crate::text::{Class, Span, class};

/// How far the phrase behind 获“…”的 is read.
const RELATIVE_REACH: usize = 40;

/// The longest line that a sentence is broken into.
const BROKEN_LINE: usize = 24;

/// Reads the sentences of a paragraph.
pub(super) struct Reader<'r, 'a> {
    pub(super) view: &'r View<'a>,
    pub(super) memory: &'r mut Memory,
    pub(super) honors: Vec<Honor>,
    /// The last event of the sentence: its place and what it leaves.
    pub(super) last: Option<Event>,
    /// Where the sentence has named awards.
    pub(super) told: Vec<Range<usize>>,
    /// The parts of the sentence that were read as lists without a verb.
    pub(super) read: Vec<Range<usize>>,
    /// Whether a list without a verb was read.
    pub(super) listed: bool,
    /// The sentence before, where it names no award.
    pub(super) before: Range<usize>,
    /// The sentences whose subjects were not asked for yet.
    past: Vec<Range<usize>>,
}

/// A verb with its recipients, grantor and awards.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) end: usize,
    pub(super) recipients: Vec<Range<usize>>,
    pub(super) spans: Vec<Span>,
    pub(super) grantor: Option<Range<usize>>,
}

/// What a verb's clause says.
pub(super) struct Clause {
    pub(super) rule: Rule,
    pub(super) verb: Verb,
    pub(super) left: Left,
    pub(super) awards: Awards,
    pub(super) sentence: Range<usize>,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(super) fn new(view: &'r View<'a>, memory: &'r mut Memory) -> Self {
        Reader {
            view,
            memory,
            honors: Vec::new(),
            last: None,
            told: Vec::new(),
            read: Vec::new(),
            listed: false,
            before: 0..0,
            past: Vec::new(),
        }
    }

    /// What the paragraph leaves for the next.
    pub(super) fn leave(&mut self) {
        if self.is_broken_off() {
            self.subject();
        } else {
            self.memory.subject = None;
        }
        self.memory.rolled = self.memory.rolled && self.listed || self.heads_roll();
    }

    /// Whether the paragraph is a line of a sentence that goes on in the next: only
    /// such a line tells who the next one speaks of.
    fn is_broken_off(&self) -> bool {
        let chars = self.view.chars;
        let marked = |&c: &char| matches!(class(c), Class::Comma | Class::Stop);
        chars.len() <= BROKEN_LINE && !chars.last().is_some_and(marked)
    }

    pub(super) fn finish(self) -> Vec<Honor> {
        self.honors
    }

    /// Reads one sentence.
    pub(super) fn sentence(&mut self, sentence: Range<usize>) {
        let view = self.view;
        self.last = None;
        self.told.clear();
        let first = self.honors.len();
        self.rolls(&sentence);
        let mut from = sentence.start;
        while let Some(at) = (from..sentence.end).find(|&at| view.may_tell(at)) {
            from = self.step(at, &sentence);
        }
        self.date_behind(first, &sentence);
        self.before = if self.told.is_empty() { sentence.clone() } else { 0..0 };
        self.past.push(sentence);
    }

    /// Reads a quote or the clause of a verb; tells where reading goes on.
    fn step(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let view = self.view;
        if let Some(list) = self.read.iter().find(|list| list.contains(&at)) {
            return list.end;
        }
        if let Some(close) = view.quote(at) {
            self.holder(at, close, sentence);
            return close + 1;
        }
        match view.words.verbs.at(view.chars, at) {
            Some((length, verb)) if !view.splits_mention(at) => {
                let end = match verb.frame {
                    Frame::None | Frame::Roll => None,
                    _ if view.inside(at) => None,
                    _ => self.event(at, at + length, *verb, sentence),
                };
                end.unwrap_or(0).max(at + length)
            }
            _ => at + 1,
        }
    }

    /// 全国文明单位、省先进站,都是2031年的事: a date told behind the awards of a sentence,
    /// from the honor `first` on, where none is told before.
    fn date_behind(&mut self, first: usize, sentence: &Range<usize>) {
        let view = self.view;
        let Some(told) = self.told.iter().map(|told| told.end).max() else { return };
        let mut at = (told + 1).min(sentence.end);
        while at < sentence.end && matches!(view.char(at), Some(',' | '(' | '”')) {
            at += 1;
        }
        let all = matches!(view.char(at), Some('都' | '均' | '皆'));
        let is = matches!(view.char(at + 1), Some('是' | '为' | '在' | '于'));
        let dated =
            view.mention_at(at + 2).filter(|(_, m)| View::is_date(m) && all && is);
        let Some(date) = dated.and_then(|(i, _)| view.point(i)) else { return };
        let honors = &mut self.honors[first..];
        if honors.iter().all(|honor| honor.fact.date.is_none()) {
            honors.iter_mut().for_each(|honor| honor.fact.date = Some(date));
        }
    }

    /// The subject that the sentences before leave for the next one, of the last that
    /// has one.
    pub(super) fn subject(&mut self) -> Option<Span> {
        let past = std::mem::take(&mut self.past);
        let said = past.iter().rev().find_map(|sentence| self.subject_of(sentence));
        self.memory.subject = said.or(self.memory.subject);
        self.memory.subject
    }

    /// A person or a body at the head of a sentence.
    fn subject_of(&self, sentence: &Range<usize>) -> Option<Span> {
        let view = self.view;
        let mut start = view.strip_lead(sentence.start, sentence.end);
        // 为丰富职工文化生活,柏汀分行工会…: the subject stands in the clause behind.
        if view.cue(Cue::Preposition, start).is_some() {
            let comma = view.clause_end(start, sentence.end);
            if view.char(comma) == Some(',') {
                start = view.strip_lead(comma + 1, sentence.end);
            }
        }
        while let Some(length) = view.cue(Cue::Adverb, start).filter(|&n| n > 1) {
            start += length;
        }
        let end = view.clause_end(start, sentence.end).min(start + 24);
        let head = (start + 2..=end).find(|&to| {
            !view.inside(to - 1)
                && view.ends_in_body(start..to)
                && (to == end || self.over(start, to, end))
        });
        // 柏汀港工会 begins as a name of a person would.
        let apart = |person: &Range<usize>, to: usize| {
            (person.end..to).any(|at| view.cue(Cue::Preposition, at).is_some())
        };
        let person = view.person(start, end);
        let person = person.filter(|person| {
            let called = view.cue(Cue::Person, person.end).is_some();
            called || head.is_none_or(|to| to <= person.end || apart(person, to))
        });
        if let Some(person) = person {
            return Some(view.span(person));
        }
        let pronoun = matches!(view.char(start), Some('我' | '本' | '该' | '全'));
        let to = head.filter(|to| pronoun || to - start > 2)?;
        let free = !view.inside(start) && view.cue(Cue::Preposition, start).is_none();
        free.then(|| view.span(start..to))
    }

    /// Whether no longer name starts here: no other body ends soon after.
    fn over(&self, start: usize, to: usize, end: usize) -> bool {
        let view = self.view;
        let end = end.min(to + 6);
        if !(to + 1..=end).any(|longer| view.ends_in_body(start..longer)) {
            return true;
        }
        // 工会积极组织职工: an adverb ends the name.
        let words = view.passage.lexicon.words.tag(view.chars, to..end);
        words.first().is_some_and(|word| word.tag.starts_with(['d', 'a']))
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
        if view.vetoed(start, at, after, sentence) {
            return None;
        }
        // 成绩的取得离不开…: a noun.
        let noun = at > start && view.char(at - 1) == Some('的') && after == at + 2;
        if noun && verb.frame == Frame::Receive && !verb.any_name {
            return None;
        }
        let left = view.left(start, at);
        match verb.frame {
            Frame::Receive
                if verb.kind == Some(HonorType::Certification)
                    && let Some(end) = self.call(left.clone(), after, verb, sentence) =>
            {
                Some(end)
            }
            // 给褚明溪记三等功, 给15户家庭授予“…”
            Frame::Merit | Frame::Grant if !left.passive && self.hands(start, at) => {
                self.give(start, at, after, verb, sentence)
            }
            // 省委授予的“…”: the verb stands inside a noun phrase.
            Frame::Grant if view.char(after) == Some('的') => None,
            Frame::Grant if !left.passive => self.grant(left, after, verb, sentence),
            Frame::Emerge => self.emerge(after, verb, sentence),
            Frame::Give => self.give(start, at, after, verb, sentence),
            Frame::Call => self.call(left, after, verb, sentence),
            Frame::Commend => self.commend(left, after, verb, sentence),
            Frame::Holder => self.held(start, at, after, verb, sentence),
            Frame::Named if !left.passive => match view.disposed(start, at) {
                Some(object) => {
                    let agent = view.left(start, object);
                    self.name(agent, object + 1..at, after, verb, sentence)
                }
                None => self.receive(left, after, verb, sentence),
            },
            _ => self.receive(left, after, verb, sentence),
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
        let any_name =
            verb.any_name || left.passive || view.closed_by_title(after, sentence.end);
        let awards = view.awards(after, sentence.end, any_name);
        let awards = if awards.items.is_empty() {
            self.breakdown(after, sentence)?
        } else {
            awards
        };
        let first = awards.items.first()?;
        if verb.frame == Frame::List && self.in_stock(awards.end, sentence) {
            return None;
        }
        if verb.frame == Frame::Merit && !view.text(first.name.clone()).ends_with('功') {
            return None;
        }
        let holder = view.char(awards.end) == Some('的')
            && view.cue(Cue::Close, awards.end).is_none();
        let named = if holder {
            self.behind(&left.subject, awards.end + 1, sentence)
        } else {
            None
        };
        let recipients = match named {
            Some(range) => vec![range],
            None if !left.subject.is_empty() => self.with_list_before(&left, sentence),
            None if holder => return None,
            None => Vec::new(),
        };
        let mut left = left;
        if verb.frame == Frame::Deal {
            // 分获, 分别获得
            let at =
                (left.subject.end..after).rev().find(|&i| view.char(i) == Some('分'));
            left.each = at.map(|at| at..after);
        }
        if left.each.is_some() && awards.items.len() > 1 {
            left.dates = self.dealt_dates(&left, after, sentence);
            if left.dates.len() != awards.items.len() {
                left.dates.clear();
            }
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

    /// 入选“…”人才库: the phrase goes on to something that is no award.
    fn in_stock(&self, at: usize, sentence: &Range<usize>) -> bool {
        let view = self.view;
        let rest = at..view.clause_end(at, sentence.end);
        view.tail(&rest).is_some_and(|tail| !tail.is_award())
    }

    /// 我校于4月、10月分别, 4月、10月,我校分别: the dates that stand in a row before
    /// the verb or at the head of the sentence.
    fn dealt_dates(
        &self,
        left: &Left,
        after: usize,
        sentence: &Range<usize>,
    ) -> Vec<usize> {
        let view = self.view;
        let floor = self.last.as_ref().map_or(sentence.start, |last| last.end);
        let dates = |region: Range<usize>| -> Vec<usize> {
            let found = view.mentions_in(region).filter(|(_, m)| View::is_date(m));
            found.map(|(i, _)| i).collect()
        };
        let own = dates(left.subject.end..after);
        if own.len() > 1 { own } else { dates(floor..left.subject.start) }
    }

    /// 获得荣誉30余项,其中集体一等功2次: honors without a name, then some by name.
    fn breakdown(&self, after: usize, sentence: &Range<usize>) -> Option<Awards> {
        let view = self.view;
        let end = view.clause_end(after, sentence.end);
        let of = end + 1;
        let lead = view.cue(Cue::Among, of)?;
        view.mentions_in(after..end).find(|(_, m)| view.counted(m).is_some())?;
        let awards = view.awards(of + lead, sentence.end, false);
        let first = awards.items.first()?;
        (first.count.is_some() || first.quoted).then_some(awards)
    }

    /// Who won an award with 的 behind it: whoever a list tells, or the phrase behind 的,
    /// or whom it is said of, 溪口社区是首个获“…”的社区.
    fn behind(
        &self,
        before: &Range<usize>,
        start: usize,
        sentence: &Range<usize>,
    ) -> Option<Range<usize>> {
        let view = self.view;
        let is = before
            .clone()
            .skip(2)
            .find(|&at| view.char(at) == Some('是') && !view.inside(at));
        let who = is.map(|at| before.start..at).filter(|who| view.is_recipient(who));
        who.or_else(|| self.listed_holders(start, sentence))
            .or_else(|| self.relative(start, sentence))
    }

    /// 获“…”的三支校队: the phrase behind 的, where it is somebody.
    fn relative(&self, start: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let end = view.clause_end(start, sentence.end).min(start + RELATIVE_REACH);
        let verb = |at: &usize| {
            !view.inside(*at)
                && (view.words.verbs.at(view.chars, *at).is_some()
                    || view.cue(Cue::State, *at).is_some_and(|length| length > 1)
                    || view.cue(Cue::Predicate, *at).is_some())
        };
        let end = (start..end).find(verb).unwrap_or(end);
        let head = (start + 2..=end).rev().find(|&to| {
            view.words.units.before(&view.chars[start..to], to - start).is_some()
        });
        let counted = view.mention_at(start).is_some();
        match head {
            Some(head) if counted || view.closed_by_etc(&(start..head)) => {
                Some(start..head)
            }
            _ => view.is_recipient(&(start..end)).then_some(start..end),
        }
    }

    /// 被评为“…”的有3个:溪口站、沁渡站
    pub(super) fn listed_holders(
        &self,
        start: usize,
        sentence: &Range<usize>,
    ) -> Option<Range<usize>> {
        let view = self.view;
        // 获“…”的班组有
        let whose = view.cue(Cue::Common, start).or_else(|| view.cue(Cue::Holder, start));
        let verb = start + whose.unwrap_or(0);
        let mut at = verb;
        while matches!(view.char(at), Some('有' | '是' | '为' | '还')) {
            at += 1;
        }
        if at == verb {
            return None;
        }
        if let Some((_, mention)) = view.mention_at(at)
            && view.char(mention.end) == Some(':')
        {
            at = mention.end;
        }
        if view.char(at) == Some(':') {
            at += 1;
        }
        let end = view.clause_end(at, sentence.end);
        let members = view.members(&(at..end));
        let somebody = members.iter().all(|member| view.is_recipient(member));
        (somebody && !members.is_empty()).then_some(at..end)
    }

    /// 站长甲,社长乙,教师丙等15人荣获…: a list that 等 closes may be parted by commas.
    fn with_list_before(
        &self,
        left: &Left,
        sentence: &Range<usize>,
    ) -> Vec<Range<usize>> {
        let view = self.view;
        let mut subject = left.subject.clone();
        let counted = view.recipient_count(&subject).is_some();
        if !counted || !view.closed_by_etc(&subject) {
            return vec![subject];
        }
        let floor = self.last.as_ref().map_or(sentence.start, |last| last.end);
        let before = view.subject_before(subject.start, floor);
        if before.last().is_some_and(|last| last.end + 1 == subject.start) {
            subject.start = before.first().map_or(subject.start, |first| first.start);
        }
        vec![subject]
    }
}
