//! What a figure counts or measures: which of the noun phrases around it, and what goes
//! from that.

use std::ops::Range;

use super::Sentence;
use crate::lexicon::Sense;
use crate::link::reading::Reading;
use crate::link::token::{RATE, Token, TokenKind, tokens};
use crate::link::{clause, phrase};
use crate::scan::{Figure, Unit};
use crate::value::Qualifier;

impl Sentence<'_, '_> {
    pub(super) fn item(
        &self,
        mention: usize,
        reading: &Reading,
        first: bool,
    ) -> Option<Range<usize>> {
        let figure = self.figure(mention);
        let inherited = || self.taken_over(mention, reading);
        if !first {
            return reading.item.clone().or_else(inherited);
        }
        let right = || self.right_item(mention, reading);
        if let Some(item) = self.occasion(mention) {
            return item;
        }
        if let Some(item) = self.paid_by(mention) {
            return Some(item);
        }
        // 酒驾18起、醉驾3起: a member of a list says itself what it is.
        let start = clause::left(self.passage, mention, &self.range).start;
        let member = self.passage.chars().get(start) == Some(&'、');
        if reading.weak && !member && self.same_unit_as_before(mention) {
            let own = || reading.item.clone().filter(|_| self.reared_alone());
            return self.reared().or_else(own).or_else(inherited);
        }
        // 助渔贷款28户196万元、贴息9户: a deed of money in a list is a noun.
        if let Some(deed) = reading.deed.clone().filter(|_| member)
            && tokens(self.passage, deed.clone()).first().is_some_and(|t| t.fund)
        {
            return Some(deed);
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
        // 铜牌19枚的成绩, 床位120张的养老院: what it counts stands before it.
        let counted = self.counts_things(figure) && !reading.verb_only && !reading.weak;
        if counted && self.followed_by_of(mention) && reading.item.is_some() {
            return reading.item.clone();
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
        if let Some(item) = self.measured_contest(reading) {
            return Some(item);
        }
        let Some((last, before)) = self.previous.as_ref().filter(placed) else {
            return reading.item.clone().and_then(|item| self.before_verb(item));
        };
        let start = self.passage.mentions[*last].start;
        let earlier = || {
            let named = self.items.iter().rfind(|named| named.item.end <= start);
            named.map(|named| named.item.clone())
        };
        before.item.clone().or_else(earlier)
    }

    /// 综合分进前10名: a verb of one character before a place ends no noun phrase.
    fn before_verb(&self, item: Range<usize>) -> Option<Range<usize>> {
        let words = tokens(self.passage, item.clone());
        let lone = |t: &Token| t.len() == 1 && t.tag() == "v" && t.sense().is_none();
        match words.split_last() {
            Some((last, nouns)) if lone(last) => phrase::ending(nouns),
            _ => Some(item),
        }
    }

    /// 男子100米冠军: a measure right before the place is part of what was contested.
    fn measured_contest(&self, reading: &Reading) -> Option<Range<usize>> {
        let (last, _) = self.previous.as_ref().filter(|_| reading.mid && reading.bare)?;
        let figure = self.figure(*last);
        let measure =
            matches!(figure.unit, Unit::Counted { .. }) && !self.counts_things(figure);
        let end = self.passage.mentions[*last].end;
        let item = self.linked[*last].item.clone().filter(|_| measure)?;
        let rank = self.passage.mentions.get(*last + 1)?;
        let beside = rank.start == end && item.end == self.passage.mentions[*last].start;
        beside.then_some(item.start..end)
    }

    /// 会费收缴41万元: what stands before the verb, where nothing stands behind the
    /// figure and no one who could do it stands before.
    fn fronted(&self, mention: usize, reading: &Reading) -> Option<Range<usize>> {
        let item = reading.fronted.clone()?;
        let chars = self.passage.chars();
        let organisations = &self.passage.lexicon.organisations;
        let agent = self.passage.lexicon.linking.ends_agent(chars[item.end - 1])
            || organisations.before(chars, item.end).is_some()
            || organisations.deictic_at(chars, item.start).is_some();
        let right = clause::right(self.passage, mention, &self.range);
        let closed = right.is_empty() || chars[right.start] == '、';
        (closed && !agent).then_some(item)
    }

    /// 我局建成12个: whoever did it is not what is counted.
    pub(super) fn is_agent(&self, item: &Range<usize>, reading: &Reading) -> bool {
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
    pub(super) fn object(&self, item: Range<usize>) -> Range<usize> {
        let chars = self.passage.chars();
        let organisations = &self.passage.lexicon.organisations;
        if let Some(item) = self.behind_owner(&item) {
            return item;
        }
        let deictic = organisations.deictic_at(chars, item.start);
        let body = |end: usize| organisations.before(chars, end).is_some();
        if deictic.is_none() && !(item.start + 3..item.end).any(body) {
            return item;
        }
        let tokens = tokens(self.passage, item.clone());
        let verbal = |t: &Token| match t.sense() {
            Some(sense) => sense.is_verb() && !t.indicator,
            // 手机银行活跃客户: a noun-like verb is part of a name.
            None => t.tag().starts_with('v') && t.tag() != "vn",
        };
        let verb = tokens.iter().enumerate().skip(1).find(|(at, t)| {
            let named_before = t.start > item.start + 2 && body(t.start);
            // 工会组织建设项目: two verbs before a noun are part of its name.
            let named = tokens.get(at + 1).is_some_and(verbal);
            // 行政村通硬化路率: a verb of one character makes a compound.
            verbal(t)
                && t.len() > 1
                && !named
                && (named_before || deictic == Some(t.start))
        });
        // “小三级”工会组织建设试点: what begins with a name in quotes is called so.
        let called = tokens.first().is_some_and(|t| t.kind == TokenKind::Quoted);
        match verb {
            Some((at, verb)) if at + 1 < tokens.len() && !called => verb.end..item.end,
            _ => item,
        }
    }

    /// 我馆申报研学基地: an item that begins inside 我馆 begins behind it, and behind the
    /// verb there.
    fn behind_owner(&self, item: &Range<usize>) -> Option<Range<usize>> {
        let organisations = &self.passage.lexicon.organisations;
        let at = item.start.checked_sub(1)?;
        let end = organisations.deictic_at(self.passage.chars(), at)?;
        if end <= item.start || item.end <= end {
            return None;
        }
        let words = tokens(self.passage, end..item.end);
        let verb = words.first().is_some_and(|t| t.sense().is_some_and(Sense::is_verb));
        let start = words.get(usize::from(verb)).map_or(end, |t| t.start);
        Some(start..item.end)
    }

    /// 户均88.6万元: a rate alone is of what was told before.
    pub(super) fn is_rate(&self, item: &Range<usize>) -> bool {
        item.len() == RATE && self.rated(item) == item.start
    }

    /// 员工培训人均46学时: where the rate behind an item begins, else its end.
    pub(super) fn rated(&self, item: &Range<usize>) -> usize {
        let last = item.end.checked_sub(1).map(|at| self.passage.chars()[at]);
        let rate = last.is_some_and(|c| self.passage.lexicon.linking.ends_rate(c));
        if rate && item.len() >= RATE { item.end - RATE } else { item.end }
    }

    fn followed_by_of(&self, mention: usize) -> bool {
        self.passage.chars().get(self.passage.mentions[mention].end) == Some(&'的')
    }

    /// 百人以上企业12家: the threshold before a noun belongs to the item.
    pub(super) fn with_threshold(&self, item: Range<usize>) -> Range<usize> {
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

    /// 10亿元以上2个 behind 亿元以上项目12个: a threshold of its own takes the place of
    /// the one in the item before.
    pub(super) fn under_threshold(
        &self,
        item: Range<usize>,
        left: &Range<usize>,
    ) -> Range<usize> {
        let Some((last, _)) = &self.previous else { return item };
        let before = &self.passage.mentions[*last];
        let bound = self.figure(*last).qualifier != Qualifier::Exact;
        if !bound || !left.is_empty() || item.end > before.start {
            return item;
        }
        let mentions = self.passage.mentions;
        match mentions.binary_search_by_key(&item.start, |m| m.start) {
            Ok(at) if mentions[at].end < item.end => mentions[at].end..item.end,
            _ => item,
        }
    }

    pub(super) fn same_unit_as_before(&self, mention: usize) -> bool {
        let Some((last, _)) = &self.previous else { return false };
        match (&self.figure(*last).unit, &self.figure(mention).unit) {
            (
                Unit::Counted { start: a, end: b, .. },
                Unit::Counted { start: c, end: d, .. },
            ) => self.passage.chars()[*a..*b] == self.passage.chars()[*c..*d],
            _ => false,
        }
    }

    /// 生猪出栏42万头,存栏28万头: of the item before without the noun of that sort.
    fn reared(&self) -> Option<Range<usize>> {
        let words = tokens(self.passage, self.items.last()?.item.clone());
        let (last, nouns) = words.split_last()?;
        phrase::ending(nouns).filter(|_| last.is(Sense::Weak))
    }

    /// 存栏28万头,出栏42万头: neither says of what.
    fn reared_alone(&self) -> bool {
        let item = self.items.last().map(|named| named.item.clone());
        let words = item.map(|item| tokens(self.passage, item));
        matches!(words.as_deref(), Some([only]) if only.is(Sense::Weak))
    }

    /// True for classifiers, false for measures.
    pub(super) fn counts_things(&self, figure: &Figure) -> bool {
        crate::scan::is_classifier(self.passage.lexicon, &figure.unit)
    }
}
