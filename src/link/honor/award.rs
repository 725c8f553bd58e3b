//! The award phrase right of a verb: names with their counts, grantors and dates.

use std::ops::Range;

use super::view::{Pair, View};
use crate::lexicon::honors::{Cue, Tail};
use crate::scan::Value;
use crate::text::class;

/// The longest name that is read.
const NAME_REACH: usize = 56;

/// One award of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The name without its quotes and without 称号.
    pub(super) name: Range<usize>,
    /// From the start of the item to the name: level, place, edition.
    pub(super) prefix: Range<usize>,
    pub(super) grantor: Option<Range<usize>>,
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
        let mut awards = Awards { end: from, ..Awards::default() };
        let mut at = from;
        while matches!(self.char(at), Some('了' | '过' | ':')) {
            at += 1;
        }
        while let Some(item) = self.item(at, limit, any_name || awards.items.len() > 1) {
            awards.end = item.end;
            awards.items.push(item);
            if self.skip_etc(&mut awards.end, limit) {
                awards.open = true;
            }
            match self.next_item(awards.end, limit) {
                Some(next) if !pairs || self.has_no_recipient(next, limit) => at = next,
                _ => break,
            }
        }
        awards
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
            '、' => Some(end + 1),
            '和' | '及' | '与' | '暨' => Some(end + 1),
            '以' if self.char(end + 1) == Some('及') => Some(end + 2),
            ',' => self.goes_on_after_comma(end + 1, limit).then_some(end + 1),
            _ => None,
        }
    }

    /// After a comma a list goes on only with a quote or with awards alone: 省赛金奖3项.
    fn goes_on_after_comma(&self, at: usize, limit: usize) -> bool {
        let end = self.clause_end(at, limit);
        let Some(item) = self.item(at, limit, false) else { return false };
        let verb = (at..item.name.end)
            .filter(|&i| !self.inside(i))
            .any(|i| self.words.verbs.at(self.chars, i).is_some());
        if verb || (item.quoted && item.prefix.len() > 8) {
            return false;
        }
        let leveled = self.words.levels.at(self.chars, item.prefix.start).is_some()
            || self.words.levels.at(self.chars, item.name.start).is_some();
        let graded = item.tail == Some(Tail::Grade);
        (item.end == end || self.char(item.end) == Some('、'))
            && item.count.is_some()
            && (leveled || graded)
            || self.quote(at).is_some() && item.end == end
    }

    /// The award that starts at `start`.
    fn item(&self, start: usize, limit: usize, any_name: bool) -> Option<Item> {
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
            } else if self.counted(mention).is_some()
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

    /// How far the phrase of a name goes, and its first quote.
    fn shape(&self, start: usize, limit: usize) -> Option<Shape> {
        let mut at = start;
        let mut shape = Shape { end: start, quote: None };
        while at < limit {
            if let Some(close) = self.quote(at) {
                shape.quote = shape.quote.or(Some((at, close)));
                at = close + 1;
                let known = self.tail(&(shape.start_of_quote() + 1..close)).is_some();
                if self.quote_ends_name(at, limit, known) {
                    break;
                }
                continue;
            }
            match self.pair(at) {
                Some((Pair::Work, close)) => {
                    at = close + 1;
                    continue;
                }
                Some((Pair::Bracket, close)) => {
                    let goes_on = close + 1 < limit
                        && !self.parts_clauses(close + 1)
                        && self.char(close + 1) != Some('、')
                        && (self.award_end(start..at).is_none()
                            || self.ends_in_prize(close + 1, limit));
                    if !goes_on {
                        break;
                    }
                    at = close + 1;
                    continue;
                }
                Some((Pair::Quote, _)) | None => {}
            }
            if self.ends_name(start, at, limit) {
                break;
            }
            at += 1;
        }
        shape.end = at.min(limit);
        (shape.end > start).then_some(shape)
    }

    /// Whether a quoted name is over where its quote closes.
    fn quote_ends_name(&self, at: usize, limit: usize, known: bool) -> bool {
        at >= limit
            || self.parts_clauses(at)
            || self.quote(at).is_some()
            || matches!(self.char(at), Some('、' | ')' | '(' | '的' | '并' | '和' | '及'))
            || self.cue(Cue::Close, at).is_some()
            || self.cue(Cue::Etc, at).is_some()
            || self.mention_at(at).is_some()
            || known && self.cue(Cue::Holder, at).is_some()
    }

    /// Whether the name that starts at `start` is over before `at`.
    fn ends_name(&self, start: usize, at: usize, limit: usize) -> bool {
        if self.parts_clauses(at) || self.char(at) == Some(')') {
            return true;
        }
        if at == start {
            return false;
        }
        let award = || self.award_end(start..at).is_some();
        match self.chars[at] {
            '、' => return !self.ends_in_grantor(start..at) || award(),
            '和' | '及' | '与' | '暨' | '并' | '的' | '后' | '而' | '且' => {
                return award();
            }
            '以' if self.char(at + 1) == Some('及') => return award(),
            _ => {}
        }
        if let Some(length) = self.cue(Cue::Close, at) {
            let next = at + length;
            let over = next >= limit
                || self.parts_clauses(next)
                || matches!(self.char(next), Some('、' | ')' | '的' | '和' | '并' | '('))
                || self.cue(Cue::Etc, next).is_some()
                || self.mention_at(next).is_some();
            if over || length > 2 {
                return true;
            }
        }
        let grade = self.char(at - 1).is_some_and(|c| class(c).is_numeral() || c == '特');
        if !grade && self.cue(Cue::Etc, at).is_some() && self.closes_list(at + 1, limit) {
            return true;
        }
        match self.mention_at(at) {
            Some((_, mention)) => self.counted(mention).is_some() && award(),
            None => false,
        }
    }

    /// Whether what follows 等 shows that it closes a list of awards.
    fn closes_list(&self, at: usize, limit: usize) -> bool {
        at >= limit
            || self.parts_clauses(at)
            || self.cue(Cue::Close, at).is_some()
            || self.mention_at(at).is_some()
            || matches!(self.char(at), Some('多' | '各' | '荣'))
            || self.char(at) == Some('奖') && self.char(at + 1) == Some('项')
    }

    /// Whether the phrase from `at` on ends in a prize or place.
    fn ends_in_prize(&self, at: usize, limit: usize) -> bool {
        let end = self.clause_end(at, limit);
        let end = (at..end).find(|&i| self.char(i) == Some('、')).unwrap_or(end);
        let tail = self.tail(&(at..end));
        matches!(tail, Some(Tail::Prize | Tail::Grade | Tail::Rank))
    }

    /// What the end of a name says of it.
    pub(super) fn tail(&self, name: &Range<usize>) -> Option<Tail> {
        let window = self.chars.get(name.clone())?;
        self.words.tails.before(window, window.len()).map(|(_, &tail)| tail)
    }

    fn award_end(&self, name: Range<usize>) -> Option<Tail> {
        self.tail(&name).filter(|tail| tail.is_award())
    }

    fn has_mark(&self, name: &Range<usize>) -> bool {
        name.clone().any(|at| self.words.marks.at(self.chars, at).is_some())
    }

    pub(super) fn ends_in_grantor(&self, range: Range<usize>) -> bool {
        let Some(window) = self.chars.get(range) else { return false };
        let body = self.words.grantors.before(window, window.len());
        body.is_some_and(|(length, ())| length < window.len() || length > 1)
    }

    /// The parts of a phrase: grantor, year, name.
    fn settle(&self, start: usize, shape: &Shape) -> Option<Item> {
        if let Some((open, close)) = shape.quote {
            let run_on = close + 1..shape.end;
            let whole = !run_on.is_empty() && self.award_end(run_on).is_some();
            if !whole {
                let name = open + 1..close;
                let (grantor, date) = self.before_name(start..open);
                let end = close + 1;
                return self.new_item(name, start..open, grantor, date, true, end);
            }
        }
        let mut end = shape.end;
        if self.award_end(start..end).is_none()
            && let Some(cut) = self.cut(start, end)
        {
            end = cut;
        }
        let start = self.after_deictic(start, end);
        let (grantor, date, name) = self.bare_name(start..end);
        self.new_item(name.clone(), start..name.start, grantor, date, false, end)
    }

    fn new_item(
        &self,
        name: Range<usize>,
        prefix: Range<usize>,
        grantor: Option<Range<usize>>,
        date: Option<usize>,
        quoted: bool,
        end: usize,
    ) -> Option<Item> {
        if name.is_empty() {
            return None;
        }
        let tail = self.tail(&name);
        Some(Item {
            name,
            prefix,
            grantor,
            date,
            count: None,
            single: false,
            quoted,
            tail,
            end,
        })
    }

    /// 该项目, 本次大赛 before a prize point back and are no part of its name.
    fn after_deictic(&self, start: usize, end: usize) -> usize {
        if !matches!(self.char(start), Some('该' | '本' | '此')) {
            return start;
        }
        let contests = ["项目", "活动", "比赛", "大赛", "竞赛", "赛事", "评选"];
        let after = |word: &&str| {
            let place = self.find_text(word, start..end.min(start + 8))?;
            Some(place + word.chars().count())
        };
        contests.iter().filter_map(after).filter(|&at| at < end).min().unwrap_or(start)
    }

    /// An unquoted name runs on to the stop where words follow it: 一等奖代表全县.
    fn cut(&self, start: usize, end: usize) -> Option<usize> {
        (start + 3..end).find(|&at| {
            matches!(
                self.award_end(start..at),
                Some(Tail::Prize | Tail::Grade | Tail::Rank)
            ) && self.cue(Cue::Preposition, at).is_some()
        })
    }

    /// Grantor and date in what stands before a quoted name.
    fn before_name(&self, prefix: Range<usize>) -> (Option<Range<usize>>, Option<usize>) {
        let mut date = None;
        let mut end = prefix.end;
        let mut marked = false;
        loop {
            if end > prefix.start
                && self.char(end - 1) == Some('的')
                && !marked
                && self.cue_before(Cue::Organiser, &(prefix.start..end)).is_some()
            {
                return (None, date);
            }
            if let Some((i, mention)) = self.mention_to(end)
                && mention.start >= prefix.start
                && View::is_date(mention)
            {
                date = Some(i);
                end = mention.start;
            } else if let Some(length) = self.edition_before(prefix.start..end) {
                end -= length;
            } else if let Some(length) =
                self.cue_before(Cue::GrantMark, &(prefix.start..end))
            {
                end -= length;
                marked = true;
            } else {
                break;
            }
        }
        let mut start = prefix.start;
        while let Some((i, mention)) = self.mention_at(start)
            && View::is_date(mention)
            && mention.end <= end
        {
            date = date.or(Some(i));
            start = mention.end;
        }
        while start < end && matches!(self.char(start), Some('由' | '被' | '了')) {
            start += 1;
        }
        if start >= end {
            return (None, date);
        }
        if marked || self.ends_in_grantor(start..end) {
            return (Some(start..end), date);
        }
        // 市总工会全省“…”: a level word between grantor and name.
        let cut = (start + 2..end).rev().find(|&at| {
            self.words.levels.at(self.chars, at).is_some_and(|(n, _)| at + n == end)
                && self.ends_in_grantor(start..at)
        });
        (cut.map(|at| start..at), date)
    }

    /// The length of 第九届 or 首届 before a name.
    fn edition_before(&self, range: Range<usize>) -> Option<usize> {
        let last = range.end.checked_sub(1)?;
        if last < range.start || !matches!(self.chars[last], '届' | '次' | '批' | '期')
        {
            return None;
        }
        let first = (range.start.max(last.saturating_sub(6))..last)
            .rev()
            .find(|&at| matches!(self.chars[at], '第' | '首' | '新' | '本'))?;
        Some(range.end - first)
    }

    /// Grantor, date and name of an unquoted phrase.
    fn bare_name(
        &self,
        phrase: Range<usize>,
    ) -> (Option<Range<usize>>, Option<usize>, Range<usize>) {
        if let Some((at, length)) = self.find_cue(Cue::GrantMark, phrase.clone())
            && at > phrase.start + 1
            && self.ends_in_grantor(phrase.start..at)
        {
            let (_, inner, name) = self.bare_name(at + length..phrase.end);
            return (Some(phrase.start..at), inner, name);
        }
        for (i, mention) in self.mentions_in(phrase.start + 2..phrase.end) {
            let starts = View::is_date(mention)
                && !self.inside(mention.start)
                && self.ends_in_grantor(phrase.start..mention.start);
            if starts {
                let mut name = mention.end..phrase.end;
                if matches!(self.char(name.start), Some('度' | '的')) {
                    name.start += 1;
                }
                return (Some(phrase.start..mention.start), Some(i), name);
            }
        }
        match self.leading_grantor(&phrase) {
            Some(end) => (Some(phrase.start..end), None, end..phrase.end),
            None => (None, None, phrase),
        }
    }

    /// Where a grantor ends that stands right before an unquoted name:
    /// 市总工会|先进女职工. Words like 全市 begin a name, not a grantor.
    fn leading_grantor(&self, phrase: &Range<usize>) -> Option<usize> {
        let reach = phrase.end.min(phrase.start + 20);
        (phrase.start + 2..reach).rev().find(|&at| {
            !self.inside(at)
                && self.ends_in_grantor(phrase.start..at)
                && (self.words.marks.at(self.chars, at).is_some()
                    || self.words.levels.at(self.chars, at).is_some_and(|(n, _)| n > 1))
                && (self.char(phrase.start) != Some('全')
                    || matches!(self.char(at - 1), Some('会' | '联'))
                        && self.char(phrase.start + 1) == Some('国'))
                && self.words.tails.before(self.chars, phrase.end).is_some()
        })
    }

    /// Whether the verb confers something that has a name.
    fn is_award(&self, item: &Item, any_name: bool) -> bool {
        let length = item.name.len();
        if length < 2 && !item.quoted || item.tail.is_some_and(|tail| !tail.is_award()) {
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
            return length <= 40;
        }
        let award = match item.tail {
            Some(Tail::Title) => self.telling_title(&item.name),
            Some(_) => true,
            None => self.has_mark(&item.name) && self.is_leveled(&item.name),
        };
        if self.char(item.end) == Some('的') && !award {
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
            } else if item.quoted
                && let Some(length) = self.cue(Cue::Holder, at)
                && !self.holder_is_recipient(at + length)
            {
                item.end += length;
            } else if let Some((Pair::Bracket, close)) = self.pair(at) {
                item.end = close + 1;
            } else if item.count.is_none()
                && let Some((i, mention)) = self.mention_at(at)
                && self.counted(mention).is_some()
            {
                item.count = Some(i);
                item.end = mention.end;
            } else {
                return;
            }
        }
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

/// How far a phrase goes, and its first quote.
struct Shape {
    end: usize,
    quote: Option<(usize, usize)>,
}

impl Shape {
    fn start_of_quote(&self) -> usize {
        self.quote.map_or(0, |(open, _)| open)
    }
}
