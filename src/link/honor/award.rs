//! The award phrase right of a verb: names with their counts, grantors and dates.

use std::ops::Range;

use super::view::{Pair, View};
use crate::lexicon::honors::{Cue, Frame, Tail};
use crate::scan::Value;
use crate::text::class;

/// The longest name that is read.
const NAME_REACH: usize = 56;

/// How far before its end a list is closed by 等: 等20多项荣誉.
const LIST_END: usize = 8;

/// One award of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The name without its quotes and without 称号.
    pub(super) name: Range<usize>,
    /// From the start of the item to the name: level, place, edition.
    pub(super) prefix: Range<usize>,
    pub(super) grantor: Option<Range<usize>>,
    /// The grantor in a bracket behind the name.
    pub(super) noted: Option<Range<usize>>,
    /// Number of the mention that dates it.
    pub(super) date: Option<usize>,
    /// Number of the mention that counts it.
    pub(super) count: Option<usize>,
    /// 一个…季军: one, which is no mention.
    pub(super) single: bool,
    /// Whether the name is what quotes enclose.
    pub(super) quoted: bool,
    pub(super) tail: Option<Tail>,
    pub(super) end: usize,
}

/// A list of awards, as one verb governs it.
#[derive(Debug, Default)]
pub(super) struct Awards {
    pub(super) start: usize,
    pub(super) items: Vec<Item>,
    pub(super) end: usize,
    /// Whether 等 closes the list: it is not complete.
    pub(super) open: bool,
}

impl View<'_> {
    /// The awards that start at `from`. `any_name` takes also names that do not
    /// say that they are awards.
    pub(super) fn awards(&self, from: usize, limit: usize, any_name: bool) -> Awards {
        self.list(from, limit, any_name, false)
    }

    /// As [`View::awards`], where each member may have recipients of its own: 授予
    /// 甲“A”、乙“B”. The list ends before the next recipient.
    pub(super) fn awards_of_one(&self, from: usize, limit: usize) -> Awards {
        self.list(from, limit, true, true)
    }

    fn list(&self, from: usize, limit: usize, any_name: bool, pairs: bool) -> Awards {
        let mut awards = Awards { start: from, end: from, ..Awards::default() };
        let mut at = from;
        while matches!(self.char(at), Some('了' | '过' | ':')) {
            at += 1;
        }
        // 夺了个第六名
        if matches!(self.char(at.wrapping_sub(1)), Some('了' | '过'))
            && self.char(at) == Some('个')
            // 拿了个人奖
            && self.char(at + 1) != Some('人')
        {
            at += 1;
        }
        at = self.after_among(at);
        while let Some(item) = self.item(at, limit, any_name || awards.items.len() > 1) {
            awards.end = item.end;
            awards.items.push(item);
            if self.skip_etc(&mut awards.end, limit) {
                awards.open = true;
            }
            match self.next_item(awards.end, limit) {
                Some(next) if !pairs || self.has_no_recipient(next, limit) => {
                    at = self.after_among(next);
                }
                _ => break,
            }
        }
        self.share_sum(&mut awards);
        awards
    }

    /// “甲”“乙”两块金字招牌: a count with its noun behind a list is of all that it lists.
    fn share_sum(&self, awards: &mut Awards) {
        let Some((last, before)) = awards.items.split_last_mut() else { return };
        let sum = last.count.and_then(|i| self.passage.mentions.get(i));
        if before.is_empty() || before.iter().any(|item| item.count.is_some()) {
            return;
        }
        if sum.is_some_and(|sum| sum.start >= last.name.end && sum.end < last.end) {
            last.count = None;
        }
    }

    /// Steps over 等, 等荣誉称号, 等3项荣誉 behind a list; tells whether there was one.
    fn skip_etc(&self, end: &mut usize, limit: usize) -> bool {
        let Some(length) = self.cue(Cue::Etc, *end) else { return false };
        if !self.closes_list(*end + length, limit) {
            return false;
        }
        let mut at = *end + length;
        if let Some((_, mention)) = self.mention_at(at) {
            at = mention.end;
        }
        while let Some(length) = self.cue(Cue::Close, at) {
            at += length;
        }
        *end = at.min(limit);
        true
    }

    /// 获得生态文化村、乡村旅游重点村等荣誉: whether the clause ends by calling what it
    /// lists titles or honors.
    pub(super) fn closed_by_title(&self, from: usize, limit: usize) -> bool {
        let end = self.clause_end(from, limit);
        let near = end.saturating_sub(LIST_END).max(from)..end;
        match &*self.text(near.end.saturating_sub(2).max(from)..end) {
            "称号" => true,
            "荣誉" | "殊荣" => near.into_iter().any(|at| self.char(at) == Some('等')),
            _ => false,
        }
    }

    /// Whether a member of a list of pairs is an award alone.
    fn has_no_recipient(&self, at: usize, limit: usize) -> bool {
        if self.quote(at).is_some() || self.words.levels.at(self.chars, at).is_some() {
            return true;
        }
        let end = self.clause_end(at, limit);
        let open = (at..end).find(|&i| self.quote(i).is_some()).unwrap_or(end);
        open == end && self.mentions_in(at..end).next().is_none()
            || self.ends_in_grantor(at..open)
    }

    /// Where the next member of the list starts, if the list goes on at `end`.
    fn next_item(&self, end: usize, limit: usize) -> Option<usize> {
        if end >= limit {
            return None;
        }
        if self.quote(end).is_some() {
            return Some(end);
        }
        match self.char(end)? {
            '、' => (!self.starts_clause(end + 1, limit)).then_some(end + 1),
            '和' | '及' | '与' | '暨' => Some(end + 1),
            '以' if self.char(end + 1) == Some('及') => Some(end + 2),
            ',' | ';' => self.goes_on_after_comma(end + 1, limit).then_some(end + 1),
            _ => None,
        }
    }

    /// 甲被评为“A”、乙获“B”: what stands behind a 、 has a verb of its own.
    fn starts_clause(&self, at: usize, limit: usize) -> bool {
        if let Some((_, verb)) = self.words.verbs.at(self.chars, at)
            && verb.frame == Frame::Grant
        {
            return true;
        }
        let end = self.clause_end(at, limit).min(at + NAME_REACH);
        let end = (at..end)
            .find(|&i| self.quote(i).is_some() || self.char(i) == Some('、'))
            .unwrap_or(end);
        (at..end).any(|i| self.char(i) == Some('被')) || self.holds_verb(&(at..end))
    }

    /// Whether a verb that takes awards stands in a phrase, outside of pairs.
    pub(super) fn holds_verb(&self, phrase: &Range<usize>) -> bool {
        let mut at = phrase.start;
        while at < phrase.end {
            match self.words.verbs.at(self.chars, at) {
                Some((length, verb)) if at + length <= phrase.end => {
                    let takes =
                        matches!(verb.frame, Frame::Receive | Frame::Named | Frame::Deal);
                    let clear = length > 1 || self.chars[at] == '获';
                    if takes && clear && !self.inside(at) && !self.splits_mention(at) {
                        return true;
                    }
                    at += length;
                }
                _ => at += 1,
            }
        }
        false
    }

    /// 其中 before the grades of an award is no part of them.
    fn after_among(&self, at: usize) -> usize {
        let among = self.cue(Cue::Among, at).map_or(at, |length| at + length);
        if among > at && self.char(among) == Some(':') { among + 1 } else { among }
    }

    /// After a comma a list goes on only with a quote or with awards alone: 省赛金奖3项.
    pub(super) fn goes_on_after_comma(&self, at: usize, limit: usize) -> bool {
        let at = self.after_among(at);
        let end = self.clause_end(at, limit);
        let Some(item) = self.item(at, limit, false) else { return false };
        let verb = (at..item.name.end).filter(|&i| !self.inside(i)).any(|i| {
            self.words.verbs.at(self.chars, i).is_some_and(|(_, v)| v.governs())
        });
        if verb || (item.quoted && item.prefix.len() > 8) {
            return false;
        }
        let leveled = self.words.levels.at(self.chars, item.prefix.start).is_some()
            || self.words.levels.at(self.chars, item.name.start).is_some();
        // 金奖3项: nothing but a prize.
        let bare = self.words.tails.at(self.chars, item.name.start);
        let graded = item.tail == Some(Tail::Grade)
            || item.tail == Some(Tail::Prize)
                && bare.is_some_and(|(length, _)| length == item.name.len());
        (item.end == end || self.char(item.end) == Some('、'))
            && item.count.is_some()
            && (leveled || graded)
            || self.quote(at).is_some() && item.end == end
    }

    /// The award that starts at `start`.
    pub(super) fn item(
        &self,
        start: usize,
        limit: usize,
        any_name: bool,
    ) -> Option<Item> {
        let (at, date, count) = self.leading_figures(start, limit);
        let single = count.is_none() && self.single(at);
        let at = if single { at + 2 } else { at };
        let shape = self.shape(at, limit.min(at + NAME_REACH))?;
        let mut item = self.settle(at, &shape)?;
        item.prefix.start = item.prefix.start.max(at);
        item.date = item.date.or(date);
        item.count = count;
        item.single = single;
        if !self.is_award(&item, any_name) {
            return None;
        }
        self.trailing(&mut item, limit);
        Some(item)
    }

    /// A year and a count before the name: 2031年, 两个小学组冠军.
    fn leading_figures(
        &self,
        start: usize,
        limit: usize,
    ) -> (usize, Option<usize>, Option<usize>) {
        let (mut at, mut date, mut count) = (start, None, None);
        while let Some((i, mention)) = self.mention_at(at) {
            if mention.end > limit {
                break;
            }
            if View::is_date(mention) {
                date = Some(i);
            } else if self.counts_recipients(mention)
                && self.words.places.before(self.chars, mention.end).is_none()
            {
                // xx市 before a name is a place with its name masked.
                count = Some(i);
            } else {
                break;
            }
            at = mention.end;
            if matches!(self.char(at), Some('度' | '的')) {
                at += 1;
            }
        }
        (at, date, count)
    }

    /// 一个, 一项 before a name.
    fn single(&self, at: usize) -> bool {
        self.char(at) == Some('一')
            && matches!(self.char(at + 1), Some('个' | '项' | '枚' | '块' | '座'))
    }

    /// 一次, 一座 behind a name, which is no mention.
    pub(super) fn once(&self, at: usize) -> bool {
        self.char(at) == Some('一')
            && matches!(
                self.char(at + 1),
                Some('次' | '个' | '项' | '枚' | '块' | '座' | '面' | '尊')
            )
            && self.mention_at(at).is_none()
    }

    /// What the end of a name says of it.
    pub(super) fn tail(&self, name: &Range<usize>) -> Option<Tail> {
        let window = self.chars.get(name.clone())?;
        if let Some((_, place)) = self.mention_to(name.end)
            && View::is_rank(place)
            && place.start >= name.start
        {
            return Some(Tail::Rank);
        }
        self.words.tails.before(window, window.len()).map(|(_, &tail)| tail)
    }

    pub(super) fn award_end(&self, name: Range<usize>) -> Option<Tail> {
        self.tail(&name).filter(|tail| tail.is_award())
    }

    pub(super) fn has_mark(&self, name: &Range<usize>) -> bool {
        name.clone().any(|at| self.words.marks.at(self.chars, at).is_some())
    }

    pub(super) fn ends_in_grantor(&self, range: Range<usize>) -> bool {
        let Some(window) = self.chars.get(range) else { return false };
        let body = self.words.grantors.before(window, window.len());
        body.is_some_and(|(length, ())| length < window.len() || length > 1)
    }

    /// Whether the name of an organisation ends there, one that confers or another.
    pub(super) fn ends_in_body(&self, range: Range<usize>) -> bool {
        let Some(window) = self.chars.get(range.clone()) else { return false };
        let unit = self.words.units.before(window, window.len()).is_some();
        unit || self.ends_in_grantor(range)
    }

    /// Whether the verb confers something that has a name.
    fn is_award(&self, item: &Item, any_name: bool) -> bool {
        let length = item.name.len();
        // “百佳菜篮子市场”
        let marked = || item.quoted && self.has_mark(&item.name);
        let other = item.tail.is_some_and(|tail| !tail.is_award()) && !marked();
        // “全国示范: a quote that nothing closes.
        let torn = !item.quoted
            && item.name.clone().any(|at| {
                matches!(self.char(at), Some('“' | '「' | '《'))
                    && self.pair(at).is_none()
            });
        if length < 2 && !item.quoted || other || torn {
            return false;
        }
        if self
            .words
            .tails
            .before(self.chars, item.end)
            .is_some_and(|(n, t)| !t.is_award() && !item.quoted && n >= length)
        {
            return false;
        }
        if item.quoted {
            // “…”提名 is not won yet; “…”提名奖 is.
            let open = self
                .cue(Cue::Intention, item.end)
                .is_some_and(|n| n > 1 && self.char(item.end + n) != Some('奖'));
            // What somebody says has a full stop.
            let said = item
                .name
                .clone()
                .any(|at| matches!(self.char(at), Some('。' | '!' | '?')));
            return length <= 40 && !open && !said;
        }
        let level = self.words.levels.at(self.chars, item.name.start);
        // 市级, 省部级以上 and nothing else.
        let bare = level.is_some_and(|(whole, _)| {
            let rest = self.text(item.name.start + whole..item.name.end);
            matches!(&*rest, "" | "以上" | "及以上")
        });
        if bare || self.holds_verb(&item.name) {
            return false;
        }
        // 初级社会工作者证书: what somebody may do.
        let paper = self.cue(Cue::Close, item.end) == Some(2)
            && self.text(item.end..item.end + 2) == "证书";
        if paper && !self.has_mark(&item.name) {
            return false;
        }
        // 推选为工会主席: a post.
        if self.is_title(item.name.clone()) && !self.telling_title(&item.name) {
            return false;
        }
        let award = match item.tail {
            Some(Tail::Title) => self.telling_title(&item.name),
            Some(_) => true,
            None => self.has_mark(&item.name) && self.is_leveled(&item.name),
        };
        if self.char(item.end) == Some('的') && !award {
            return false;
        }
        let clause = item.tail.is_none()
            && item.name.clone().any(|i| self.char(i) == Some('的') && !self.inside(i));
        if clause {
            return false;
        }
        if any_name {
            return length <= 48 && !(item.tail.is_none() && length > 24);
        }
        award
    }

    /// Whether a name starts with a level word or a place.
    fn is_leveled(&self, name: &Range<usize>) -> bool {
        self.level_word(name.start..name.end.min(name.start + 6)).is_some()
    }

    /// A title's head is often a common noun; a mark or a level makes it an award.
    fn telling_title(&self, name: &Range<usize>) -> bool {
        self.has_mark(name)
            || self.is_leveled(name)
            || name.clone().any(|at| self.quote(at).is_some())
            || self.words.tails.before(self.chars, name.end).is_some_and(|(n, _)| n >= 3)
    }

    /// 称号, a breakdown in brackets and the count behind a name.
    fn trailing(&self, item: &mut Item, limit: usize) {
        loop {
            let at = item.end;
            if at >= limit {
                return;
            }
            if let Some(length) = self.cue(Cue::Close, at) {
                item.end += length;
            } else if item.count.is_none() && !item.single && self.once(at) {
                item.single = true;
                item.end += 2;
            } else if item.quoted
                && let Some(length) = self.cue(Cue::Holder, at)
                && !self.holder_is_recipient(at + length)
            {
                item.end += length;
            } else if let Some((Pair::Bracket, close)) = self.pair(at) {
                self.note(item, at + 1..close);
                item.end = close + 1;
            } else if item.count.is_none()
                && let Some((i, mention)) = self.mention_at(at)
                && self.counted(mention).is_some()
                && self.quote(mention.end).is_none()
            {
                item.count = Some(i);
                item.end = mention.end;
            } else {
                return;
            }
        }
    }

    /// What a bracket behind a name says of it: (2022年), (市总工会颁发).
    fn note(&self, item: &mut Item, note: Range<usize>) {
        let mut bodies: Option<Range<usize>> = None;
        let date = self.mentions_in(note.clone()).find(|(_, m)| View::is_date(m));
        let mut start = note.start;
        for at in note.start..=note.end {
            if at < note.end && !matches!(self.char(at), Some(',' | '、' | ';')) {
                continue;
            }
            let mut part = self.strip_dates(start..at);
            start = at + 1;
            if matches!(self.char(part.start), Some('由' | '经')) {
                part.start += 1;
            }
            if let Some(length) = self.cue_before(Cue::GrantMark, &part) {
                part.end -= length;
            }
            // 中央电教馆,2019年12月: any body that a date stands beside.
            let body = self.confers(part.clone())
                || date.is_some() && self.ends_in_body(part.clone());
            if part.len() > 1 && body {
                bodies = Some(bodies.map_or(part.start, |all| all.start)..part.end);
            } else if !part.is_empty() {
                return;
            }
        }
        item.date = item.date.or(date.map(|(i, _)| i));
        item.noted = bodies;
    }

    /// Whether an award comes as something that is handed over: “…”的奖牌.
    pub(super) fn handed_over(&self, item: &Item) -> bool {
        let start = item.name.end + usize::from(item.quoted);
        item.quoted && (start..item.end).any(|at| self.cue(Cue::Token, at).is_some())
    }

    fn holder_is_recipient(&self, at: usize) -> bool {
        self.char(at).is_some_and(|c| class(c).is_han())
            && self.cue(Cue::Close, at).is_none()
            && self.char(at) != Some('和')
    }

    /// The amount of a mention.
    pub(super) fn amount(&self, mention: usize) -> Option<crate::value::Amount> {
        match &self.passage.mentions.get(mention)?.value {
            Value::Figure(figure) => Some(figure.amount.clone()),
            Value::Date(_) => None,
        }
    }
}
