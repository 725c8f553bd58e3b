//! Each figure with its item, its comparison, its time.

use std::ops::Range;

use super::change::Changed;
use super::reading::{Reading, read};
use super::token::{Token, TokenKind, tokens};
use super::when::{holds_on, says_time, times};
use super::{Passage, clause, phrase};
use crate::lexicon::Sense;
use crate::report::Change;
use crate::scan::{Figure, Unit, Value};
use crate::text::{Class, class};
use crate::value::Qualifier;

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
}

/// The furthest from the head of a sentence that a date opens it: 截至.
const OPENING: usize = 3;

/// Characters that end the names of those who act, and of rates: neither is what a
/// verb behind them was done to.
const AGENTS: [char; 36] = [
    '员', '工', '者', '人', '师', '生', '警', '民', '兵', '户', '家', '们', '众', '友',
    '团', '队', '组', '院', '方', '站', '所', '会', '区', '县', '市', '镇', '乡', '村',
    '校', '厂', '局', '行', '部', '均', '高', '社',
];

/// Links the figures of a passage: one entry for each mention, empty for dates.
pub(crate) fn figures(passage: &Passage<'_>) -> Vec<Linked> {
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
            when: when.filter(|&date| holds_on(passage, date, sentence)),
            basis: None,
            items: Vec::new(),
            previous: None,
            opened: None,
            share: None,
        };
        run.read(first..next);
        when = run.when;
    }
    linked
}

/// What is carried from figure to figure within a sentence.
struct Sentence<'p, 'a> {
    passage: &'p Passage<'a>,
    range: Range<usize>,
    linked: &'p mut Vec<Linked>,
    when: Option<usize>,
    /// The comparison that governs later changes.
    basis: Option<Range<usize>>,
    /// Items so far, one for each figure that has one, in text order.
    items: Vec<Range<usize>>,
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
        let times = self.pass_dates(first, last + 1 - first, &reading);
        let items = self.dealt(&reading, &left_tokens, last + 1 - first);
        let bases = dealt_bases(&reading, &left_tokens, last + 1 - first);
        for mention in first..=last {
            let dealt = items.as_ref().map(|items| items[mention - first].clone());
            let link = self.link(mention, &reading, dealt, mention == first, &left);
            self.linked[mention] = link;
            if let Some(basis) = bases.get(mention - first) {
                self.linked[mention].basis = Some(basis.clone());
            }
            self.linked[mention].when = times.get(mention - first).copied().or(self.when);
        }
        self.reached(first, &reading);
        if let Some(items) = items {
            self.items.extend(items);
        } else if let Some(item) = self.linked[first].item.clone()
            && !reading.share
        {
            self.items.push(item);
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

    /// True where `next` is listed behind `last`: `12%、13%`, `3个和5个`. What 分别
    /// deals out may have units of its own.
    fn listed(&self, last: usize, next: usize, deals: bool) -> bool {
        let mentions = self.passage.mentions;
        let gap = &self.passage.chars()[mentions[last].end..mentions[next].start];
        let Value::Figure(figure) = &mentions[next].value else { return false };
        let before = &self.figure(last).unit;
        let ratio = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Times);
        let same = std::mem::discriminant(&figure.unit) == std::mem::discriminant(before)
            || ratio(&figure.unit) && ratio(before)
            || deals && figure.unit != Unit::Rank && *before != Unit::Rank;
        let counts = matches!(figure.unit, Unit::Counted { .. } | Unit::Rank);
        // After a comma only bare values go on: 增长2.15%,3.40%,11%.
        let comma = gap.contains(&',') && counts;
        // 19人、26个集体: a listed count with a noun of its own starts anew.
        let own = matches!(figure.unit, Unit::Counted { .. })
            && self
                .passage
                .chars()
                .get(clause::right(self.passage, next, &self.range))
                .and_then(|right| right.first())
                .is_some_and(|c| !"、和与及".contains(*c));
        same && !comma
            && !own
            && !gap.is_empty()
            && gap.len() <= 2
            && gap.iter().all(|c| "、,和与及以".contains(*c))
    }

    /// A new period or a semicolon ends the government of a comparison.
    fn forget_basis(&mut self, left: &Range<usize>, mention: usize) {
        let since = self
            .previous
            .as_ref()
            .map_or(self.range.start, |(m, _)| self.passage.mentions[*m].end);
        let chars = &self.passage.chars()[since.min(left.end)..left.end];
        let dated = self.passage.mentions[..mention]
            .iter()
            .rev()
            .take_while(|m| m.start >= since)
            .any(|m| matches!(m.value, Value::Date(_)));
        // 十年增长1.3倍: a stretch of time right before is a new period too.
        let period = self.previous.as_ref().is_some_and(|(last, _)| {
            let duration = match self.figure(*last).unit {
                Unit::Counted { start, end, .. } => {
                    matches!(self.passage.chars()[start..end], ['年' | '月' | '天'])
                }
                _ => false,
            };
            duration && self.passage.mentions[*last].end == left.start
        });
        if chars.contains(&';') || dated || period {
            self.basis = None;
        }
    }

    /// 与上年同期相比,分别下降: a comparison in a clause of its own, or at its head.
    fn meet_basis(&mut self, left: &Range<usize>) {
        let chars = self.passage.chars();
        let since = self
            .previous
            .as_ref()
            .map_or(self.range.start, |(m, _)| self.passage.mentions[*m].end);
        let floor = since.max(left.end.saturating_sub(clause::REACH)).min(left.end);
        let window = &chars[floor..left.end];
        let Some(end) = window.windows(2).rposition(|w| w == ['相', '比']) else {
            return;
        };
        // 与 opens it, or 同 and 和 where no 与 does; 同期 is no 同.
        let opens = |one: char| {
            (0..end).rfind(|&at| {
                window[at] == one && window.get(at + 1).is_some_and(|&next| next != '期')
            })
        };
        let start = ['与', '较', '同', '和', '跟'].into_iter().find_map(opens);
        if let Some(start) = start
            && start + 1 < end
            && !window[start..end].iter().any(|&c| class(c) == Class::Comma)
        {
            self.basis = Some(floor + start + 1..floor + end);
        }
    }

    /// 翻一番 holds its own verb.
    fn self_changing(
        &self,
        mention: usize,
        mut reading: Reading,
        tokens: &[Token],
    ) -> Reading {
        let start = self.passage.mentions[mention].start;
        if self.passage.chars()[start] != '翻' {
            return reading;
        }
        reading.change = Some(Change::Up);
        if let Some(at) = tokens.iter().rposition(|t| t.is(Sense::Than))
            && let (Some(from), Some(to)) = (tokens.get(at + 1), tokens.last())
        {
            reading.basis = Some(from.start..to.end);
            reading.item = phrase::ending(&tokens[..at]);
        }
        reading
    }

    /// The items that 分别 deals the values to: listed subjects, or what came before.
    fn dealt(
        &self,
        reading: &Reading,
        tokens: &[Token],
        values: usize,
    ) -> Option<Vec<Range<usize>>> {
        if values < 2 {
            return None;
        }
        let deal = tokens.iter().rposition(|t| t.is(Sense::Deal));
        // 分别签约授信3亿元、5亿元: with an object of its own the verb deals that out.
        let deal = deal.filter(|&at| tokens[at + 1..].iter().all(is_predicate));
        if let Some(item) = deal.and_then(|at| phrase::ending(&tokens[..at])) {
            let members = members(tokens, &item);
            if members.len() == values {
                return Some(members);
            }
        }
        if let Some(item) = &reading.item {
            let members = members(tokens, item);
            return (members.len() == values).then_some(members);
        }
        let again = reading.dealt || reading.bare || reading.change.is_some();
        let from = self.items.len().checked_sub(values).filter(|_| again)?;
        Some(self.items[from..].to_vec())
    }

    fn link(
        &self,
        mention: usize,
        reading: &Reading,
        dealt: Option<Range<usize>>,
        first: bool,
        left: &Range<usize>,
    ) -> Linked {
        let is_dealt = dealt.is_some();
        let item = dealt.or_else(|| self.item(mention, reading, first));
        let item = item.filter(|item| !self.is_agent(item, reading));
        let item = item.map(|item| self.object(item));
        let item = item.map(|item| self.with_threshold(item));
        let (change, basis) = self.comparison(mention, reading, left);
        let own = !first || is_dealt || reading.item.is_some() && item == reading.item;
        let of = change.and_then(|_| {
            self.of(mention, reading, (item.as_ref(), own), basis.as_ref())
        });
        Linked { item, action: reading.action.clone(), change, basis, when: None, of }
    }
}

fn is_predicate(token: &Token) -> bool {
    token.sense().map_or(token.tag() == "v", |s| s.is_verb() || s == Sense::Adverb)
}

/// 分别高于甲县、乙县3个和5个百分点: what each of the values is compared with.
fn dealt_bases(reading: &Reading, tokens: &[Token], values: usize) -> Vec<Range<usize>> {
    let listed = reading.basis.as_ref().filter(|_| reading.dealt && values > 1);
    let bases = listed.map(|basis| members(tokens, basis)).unwrap_or_default();
    if bases.len() == values { bases } else { Vec::new() }
}

/// The members of a listed noun phrase.
fn members(tokens: &[Token], item: &Range<usize>) -> Vec<Range<usize>> {
    let inside: Vec<&Token> =
        tokens.iter().filter(|t| item.start <= t.start && t.end <= item.end).collect();
    inside
        .split(|t| t.is(Sense::Conjunction))
        .filter_map(|part| Some(part.first()?.start..part.last()?.end))
        .collect()
}

impl Sentence<'_, '_> {
    fn item(
        &self,
        mention: usize,
        reading: &Reading,
        first: bool,
    ) -> Option<Range<usize>> {
        let figure = self.figure(mention);
        let inherited = || self.items.last().cloned().or_else(|| self.topic(mention));
        if !first {
            return reading.item.clone().or_else(inherited);
        }
        let right = || self.right_item(mention, reading);
        if let Some(item) = self.occasion(mention) {
            return item;
        }
        // 酒驾18起、醉驾3起: a member of a list says itself what it is.
        let start = clause::left(self.passage, mention, &self.range).start;
        let member = self.passage.chars().get(start) == Some(&'、');
        if reading.weak && !member && self.same_unit_as_before(mention) {
            return inherited();
        }
        if let Some(deed) = &reading.deed
            && matches!(figure.unit, Unit::Money(_))
        {
            return right().or_else(|| Some(deed.clone()));
        }
        let bounded = matches!(figure.qualifier, Qualifier::Over | Qualifier::Under);
        if bounded && reading.item.is_some() && self.followed_by_of(mention) {
            // 总分700分以上的考生: the bound is of what stands before it.
            return reading.item.clone();
        }
        if reading.verb_only
            && reading.item.is_none()
            && let Some(item) = self.fronted(mention, reading)
        {
            return Some(item);
        }
        match &figure.unit {
            Unit::Rank => self.ranked(reading).or_else(inherited),
            _ if reading.change.is_some() && !reading.verb_only => {
                // 增加护士2名 has its item before, 增加2名护士 behind.
                reading.item.clone().or_else(right).or_else(inherited)
            }
            Unit::Counted { .. } if self.counts_things(figure) => right()
                .or_else(|| reading.item.clone())
                .or_else(|| self.elided(mention, reading, inherited)),
            // 420亩老茶园: what a measure is of stands behind it, unless an indicator
            // stands before.
            _ if reading.verb_only
                || reading.bare
                || self.noun_follows(mention, reading) =>
            {
                right()
                    .or_else(|| reading.item.clone())
                    .or_else(|| self.elided(mention, reading, inherited))
            }
            _ => reading
                .item
                .clone()
                .or_else(right)
                .or_else(|| self.elided(mention, reading, inherited)),
        }
    }

    /// 列全市十三个县第四名: the noun between count and place is what the count is of.
    fn ranked(&self, reading: &Reading) -> Option<Range<usize>> {
        let placed = |(last, before): &&(usize, Reading)| {
            let verbless = reading.mid && reading.action.is_none();
            verbless && before.predicate && self.counts_things(self.figure(*last))
        };
        let Some((last, before)) = self.previous.as_ref().filter(placed) else {
            return reading.item.clone();
        };
        let start = self.passage.mentions[*last].start;
        let earlier = || self.items.iter().rfind(|item| item.end <= start).cloned();
        before.item.clone().or_else(earlier)
    }

    /// 会费收缴41万元: what stands before the verb, where nothing stands behind the
    /// figure and no one who could do it stands before.
    fn fronted(&self, mention: usize, reading: &Reading) -> Option<Range<usize>> {
        let item = reading.fronted.clone()?;
        let chars = self.passage.chars();
        let organisations = &self.passage.lexicon.organisations;
        let agent = AGENTS.contains(&chars[item.end - 1])
            || organisations.before(chars, item.end).is_some()
            || organisations.deictic_at(chars, item.start).is_some();
        let right = clause::right(self.passage, mention, &self.range);
        let closed = right.is_empty() || chars[right.start] == '、';
        (closed && !agent).then_some(item)
    }

    /// 3次执行载人任务, 两次出舱: what times count stands behind, a verb or its
    /// object; nothing of that is said where the verb is passive.
    fn occasion(&self, mention: usize) -> Option<Option<Range<usize>>> {
        let times = match self.figure(mention).unit {
            Unit::Counted { start, end, .. } => {
                self.passage.chars()[start..end] == ['次']
            }
            _ => false,
        };
        let right = clause::right(self.passage, mention, &self.range);
        if !times || right.is_empty() {
            return None;
        }
        let tokens = tokens(self.passage, right);
        let (first, rest) = tokens.split_first()?;
        let verb = first.sense().map_or(first.tag() == "v", Sense::is_verb);
        let passive = first.is(Sense::Preposition);
        if passive {
            return Some(None);
        }
        verb.then(|| phrase::beginning(rest, true).or(Some(first.start..first.end)))
    }

    /// 我局建成12个: whoever did it is not what is counted.
    fn is_agent(&self, item: &Range<usize>, reading: &Reading) -> bool {
        let chars = self.passage.chars();
        let organisations = &self.passage.lexicon.organisations;
        let reached = reading.predicate && reading.action.is_some();
        let deictic = organisations.deictic_at(chars, item.start) == Some(item.end);
        let reach = || {
            let verb = reading.action.clone().unwrap_or(0..0);
            tokens(self.passage, verb).first().is_some_and(|t| t.is(Sense::Reach))
        };
        reached && deictic && reach()
    }

    /// 街道工会筹集资金: behind an organisation and its verb stands what is counted.
    fn object(&self, item: Range<usize>) -> Range<usize> {
        let chars = self.passage.chars();
        let organisations = &self.passage.lexicon.organisations;
        let tokens = tokens(self.passage, item.clone());
        let verbal = |t: &Token| match t.sense() {
            Some(sense) => sense.is_verb() && !t.indicator,
            None => t.tag().starts_with('v'),
        };
        let verb = tokens.iter().enumerate().skip(1).find(|(at, t)| {
            let deictic = organisations.deictic_at(chars, item.start) == Some(t.start);
            let body = t.start > item.start + 2
                && organisations.before(chars, t.start).is_some();
            // 工会组织建设项目: two verbs before a noun are part of its name.
            let named = tokens.get(at + 1).is_some_and(verbal);
            verbal(t) && !named && (body || deictic)
        });
        // “小三级”工会组织建设试点: what begins with a name in quotes is called so.
        let called = tokens.first().is_some_and(|t| t.kind == TokenKind::Quoted);
        match verb {
            Some((at, verb)) if at + 1 < tokens.len() && !called => verb.end..item.end,
            _ => item,
        }
    }

    fn followed_by_of(&self, mention: usize) -> bool {
        self.passage.chars().get(self.passage.mentions[mention].end) == Some(&'的')
    }

    /// 百人以上企业12家: the threshold before a noun belongs to the item.
    fn with_threshold(&self, item: Range<usize>) -> Range<usize> {
        let Some((last, _)) = &self.previous else { return item };
        let before = &self.passage.mentions[*last];
        let chars = &self.passage.chars()[before.start..before.end];
        // 110千伏变电站2座: a measure before a noun is part of what is counted.
        let measure = matches!(self.figure(*last).unit, Unit::Counted { .. })
            && !self.counts_things(self.figure(*last));
        let bound =
            measure || chars.ends_with(&['以', '上']) || chars.ends_with(&['以', '下']);
        if bound && before.end == item.start { before.start..item.end } else { item }
    }

    fn same_unit_as_before(&self, mention: usize) -> bool {
        let Some((last, _)) = &self.previous else { return false };
        match (&self.figure(*last).unit, &self.figure(mention).unit) {
            (
                Unit::Counted { start: a, end: b, .. },
                Unit::Counted { start: c, end: d, .. },
            ) => self.passage.chars()[*a..*b] == self.passage.chars()[*c..*d],
            _ => false,
        }
    }

    /// True for classifiers, false for measures.
    fn counts_things(&self, figure: &Figure) -> bool {
        crate::scan::is_classifier(self.passage.lexicon, &figure.unit)
    }

    /// The item of a figure that names none: taken over where nothing stands
    /// before it, or where a reached level or a share needs a subject.
    fn elided(
        &self,
        mention: usize,
        reading: &Reading,
        inherited: impl FnOnce() -> Option<Range<usize>>,
    ) -> Option<Range<usize>> {
        let figure = self.figure(mention);
        let counted = self.counts_things(figure);
        let right = clause::right(self.passage, mention, &self.range);
        let among = self.passage.chars().get(right.start) == Some(&'中');
        if counted && !right.is_empty() && !among {
            return None;
        }
        if reading.verb_only && matches!(figure.unit, Unit::Money(_)) {
            let money = self.previous.as_ref().is_some_and(|(last, _)| {
                matches!(self.figure(*last).unit, Unit::Money(_))
            });
            return if money { inherited() } else { self.topic(mention) };
        }
        if reading.predicate { inherited() } else { None }
    }

    /// True where a noun stands directly behind a measure and the words before it
    /// name no indicator.
    fn noun_follows(&self, mention: usize, reading: &Reading) -> bool {
        let figure = self.figure(mention);
        let measure =
            matches!(figure.unit, Unit::Counted { .. }) && !self.counts_things(figure);
        measure && !reading.predicate && reading.action.is_some()
    }

    /// The noun phrase right of the figure, unless it belongs to the next figure.
    fn right_item(&self, mention: usize, reading: &Reading) -> Option<Range<usize>> {
        let range = clause::right(self.passage, mention, &self.range);
        if range.is_empty() {
            return None;
        }
        let tokens = tokens(self.passage, range.clone());
        // 1000元慰问金及米、面: money is of the first member.
        let first = tokens.iter().position(|t| t.is(Sense::Conjunction));
        let money = matches!(self.figure(mention).unit, Unit::Money(_));
        let reach = first.filter(|_| money).unwrap_or(tokens.len());
        let modified = tokens.first().is_some_and(|t| t.is(Sense::Of));
        let verbs = modified || self.takes_modifiers(mention);
        let item = phrase::beginning(&tokens[..reach], verbs)?;
        let mentions = self.passage.mentions;
        let feeds_next = mentions.get(mention + 1).is_some_and(|next| {
            next.start == item.end && matches!(next.value, Value::Figure(_))
        });
        if let Some(next) = mentions.get(mention + 1)
            && next.start.checked_sub(item.end).is_some_and(|gap| gap <= 1)
            && next.start == range.end
            && matches!(&next.value, Value::Figure(figure) if figure.unit == Unit::Rank)
        {
            // 两个小学组冠军: the place is part of what is counted, but not in
            // 列12个支部首位.
            return Some(item.start..if reading.predicate { item.end } else { next.end });
        }
        match feeds_next {
            // 11个乡镇留守儿童460人: only the first noun is counted here.
            // 价值2万元的救生衣80件
            true if modified => Some(item),
            true if reading.item.is_none() => {
                tokens.first().filter(|t| phrase::is_nounlike(t)).map(|t| t.start..t.end)
            }
            true => None,
            false => Some(item),
        }
    }

    /// False for units that hold their noun themselves: a verb behind 30人 is what
    /// they do, not a part of what is counted.
    fn takes_modifiers(&self, mention: usize) -> bool {
        let end = self.passage.mentions[mention].end;
        let chars = self.passage.chars();
        let last = chars[end - 1];
        let adverbial = |c: &char| matches!(c, '上' | '下' | '内' | '右');
        !matches!(last, '人' | '户' | '元' | '岁') && !adverbial(&last)
    }

    /// What the clause before speaks of, where no figure has named an item yet: the
    /// object of its verb, else the noun phrase that opens the sentence.
    fn topic(&self, mention: usize) -> Option<Range<usize>> {
        let chars = self.passage.chars();
        let start = self.range.start;
        let end = self.passage.mentions[mention].start;
        let comma = chars.get(start..end)?.iter().rposition(|&c| c == ',')? + start;
        let floor = start.max(comma.saturating_sub(clause::REACH));
        let from = chars[floor..comma]
            .iter()
            .rposition(|&c| c == ',')
            .map_or(floor, |n| floor + n + 1);
        let before = tokens(self.passage, from..comma);
        let object = phrase::ending(&before).filter(|item| {
            before.iter().any(|t| t.end <= item.start && t.is(Sense::Act))
        });
        object.or_else(|| {
            let first = before.iter().position(|t| !t.is_date())?;
            phrase::beginning(&before[first..], false)
        })
    }

    fn comparison(
        &self,
        mention: usize,
        reading: &Reading,
        left: &Range<usize>,
    ) -> (Option<Change>, Option<Range<usize>>) {
        if let Some(basis) = &reading.basis {
            return (reading.change, Some(basis.clone()));
        }
        if let Some(opened) = self.opened.as_ref().filter(|_| reading.mid)
            && reading.change.is_some()
        {
            return (reading.change, Some(opened.clone()));
        }
        if reading.change.is_some() && self.adverbial(mention) {
            return (None, None);
        }
        if reading.change.is_some() && !reading.needs_basis {
            let basis = self.basis.clone().filter(|_| !reading.caused && !reading.stock);
            return (reading.change, basis);
        }
        if reading.needs_basis {
            let basis = self.basis.clone();
            return (reading.change.filter(|_| basis.is_some()), basis);
        }
        if let Some(change) = self.change_on_the_right(mention) {
            return (Some(change), None);
        }
        // 净增规上企业3家、限上单位2家: the verb governs the whole list.
        if let Some((last, before)) = &self.previous
            && before.stock
            && self.passage.mentions[*last].end == left.start
            && self.passage.chars().get(left.start) == Some(&'、')
        {
            return (before.change, None);
        }
        (None, None)
    }

    /// 提前二十天完成任务: a time by which something else was done.
    fn adverbial(&self, mention: usize) -> bool {
        let chars = self.passage.chars();
        let time = match self.figure(mention).unit {
            Unit::Counted { start, end, .. } => chars[start..end]
                .iter()
                .any(|c| matches!(c, '天' | '月' | '年' | '时' | '周')),
            _ => false,
        };
        let right = clause::right(self.passage, mention, &self.range);
        time && tokens(self.passage, right)
            .first()
            .is_some_and(|t| t.sense().map_or(t.tag() == "v", Sense::is_verb))
    }

    /// `1.5%的正增长`.
    fn change_on_the_right(&self, mention: usize) -> Option<Change> {
        let after = self.passage.mentions[mention].end..self.range.end;
        let rest = self.passage.chars().get(after)?;
        let rest = rest.strip_prefix(&['的'])?;
        if rest.starts_with(&['增', '长']) || rest.starts_with(&['正', '增', '长']) {
            Some(Change::Up)
        } else if rest.starts_with(&['负', '增', '长']) {
            Some(Change::Down)
        } else {
            None
        }
    }

    /// The dates between the figure before and this one say what time the figures
    /// hold for from here on; returns those that are only of the listed figures.
    fn pass_dates(
        &mut self,
        mention: usize,
        count: usize,
        reading: &Reading,
    ) -> Vec<usize> {
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

    /// 同比增长23.6%,达到7.4亿元: the level of a change may stand behind it.
    fn reached(&mut self, mention: usize, reading: &Reading) {
        let Some((change, _)) = self.previous.as_ref() else { return };
        let change = *change;
        let (linked, level) = (&self.linked[change], &self.linked[mention]);
        let percent = self.figure(mention).unit == Unit::Percent;
        let points = self.figure(change).unit == Unit::Point;
        let ratio = matches!(self.figure(change).unit, Unit::Percent | Unit::Times);
        let measures = match percent {
            true => points,
            false => {
                ratio
                    || same_unit(
                        self.passage,
                        &self.figure(change).unit,
                        &self.figure(mention).unit,
                    )
            }
        };
        let reaches = reading.predicate
            && reading.action.is_some()
            && reading.item.is_none()
            && self.figure(mention).unit != Unit::Rank;
        let open = linked.change.is_some() && linked.of.is_none();
        if open
            && reaches
            && measures
            && level.change.is_none()
            && linked.item == level.item
        {
            self.linked[change].of = Some(mention);
        }
    }

    fn of(
        &self,
        mention: usize,
        reading: &Reading,
        (item, own): (Option<&Range<usize>>, bool),
        basis: Option<&Range<usize>>,
    ) -> Option<usize> {
        let (passage, linked, share) = (self.passage, &*self.linked, self.share);
        let start = self.range.start;
        Changed { passage, linked, start, mention, basis, share }.of(reading, item, own)
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
