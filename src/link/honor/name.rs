//! One name: where it begins and ends, and what stands before it.

use std::ops::Range;

use super::award::Item;
use super::view::{Pair, View};
use crate::lexicon::honors::{Cue, Tail};
use crate::report::Level;
use crate::text::class;

impl View<'_> {
    /// How far the phrase of a name goes, and its first quote.
    pub(super) fn shape(&self, start: usize, limit: usize) -> Option<Shape> {
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
    pub(super) fn quote_ends_name(&self, at: usize, limit: usize, known: bool) -> bool {
        at >= limit
            || self.parts_clauses(at)
            || self.quote(at).is_some()
            || matches!(self.char(at), Some('、' | ')' | '(' | '的' | '并' | '和' | '及'))
            || self.cue(Cue::Close, at).is_some()
            || self.cue(Cue::Etc, at).is_some()
            || self.mention_at(at).is_some()
            || known && (self.cue(Cue::Holder, at).or(self.cue(Cue::Token, at))).is_some()
    }

    /// Whether the name that starts at `start` is over before `at`.
    pub(super) fn ends_name(&self, start: usize, at: usize, limit: usize) -> bool {
        if self.parts_clauses(at) || self.char(at) == Some(')') {
            return true;
        }
        if at == start {
            return false;
        }
        let award = || self.award_end(start..at).is_some();
        match self.chars[at] {
            '、' if self.lists_levels(start, at) || self.lists_grades(at) => {
                return false;
            }
            '、' => return !self.is_listed_grantor(start, at) || award(),
            '和' | '及' | '与' | '暨' | '并' | '的' | '后' | '而' | '且' => {
                return award();
            }
            '以' if self.char(at + 1) == Some('及') => return award(),
            _ => {}
        }
        // 举重铜牌: what closes a name elsewhere makes this one an award.
        let makes =
            |length: usize| !award() && self.award_end(start..at + length).is_some();
        if let Some(length) = self.cue(Cue::Close, at).filter(|&length| !makes(length)) {
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
        if self.once(at) && award() {
            return true;
        }
        if self.cue(Cue::Halt, at).is_some() {
            return true;
        }
        match self.mention_at(at) {
            Some((_, mention)) => {
                self.counted(mention).is_some()
                    && (award()
                        || mention.end <= limit && self.closes_member(mention.end, limit))
            }
            None => false,
        }
    }

    /// 市总工会、市妇联“…”: whether a body that confers ends before a 、. 省级卫生镇 and
    /// 优秀公安局 are awards.
    fn is_listed_grantor(&self, start: usize, end: usize) -> bool {
        let level = self.words.levels.at(self.chars, start);
        let high = level.is_some_and(|(length, _)| {
            length > 1 && self.char(start + length - 1) == Some('级')
        });
        !high && self.ends_in_grantor(start..end) && !self.has_mark(&(start..end))
    }

    /// Whether nothing but level words stands before a 、: 省、市级文明单位.
    fn lists_levels(&self, start: usize, end: usize) -> bool {
        let mut at = start;
        while at < end {
            match self.words.levels.at(self.chars, at) {
                Some((length, _)) => at += length,
                None if self.char(at) == Some('、') => at += 1,
                None => return false,
            }
        }
        at == end
    }

    /// 一、二等奖, 一、二、三等奖: a 、 between the numerals of grades.
    fn lists_grades(&self, at: usize) -> bool {
        let numeral = |at: usize| self.char(at).is_some_and(|c| class(c).is_numeral());
        let grade = |at: usize| {
            self.words.tails.at(self.chars, at).is_some_and(|(_, &t)| t == Tail::Grade)
        };
        let last = (at + 1..at + 8)
            .step_by(2)
            .find(|&i| !numeral(i) || self.char(i + 1) != Some('、'));
        at > 0 && numeral(at - 1) && last.is_some_and(grade)
    }

    /// Where the grades begin that end in the one from `start` on: 一、二|、三等奖.
    pub(super) fn first_grade(&self, start: usize, from: usize) -> usize {
        let mut first = start;
        while first >= from + 2 && self.lists_grades(first - 1) {
            first -= 2;
        }
        first
    }

    /// Whether what follows 等 shows that it closes a list of awards.
    pub(super) fn closes_list(&self, at: usize, limit: usize) -> bool {
        at >= limit
            || self.parts_clauses(at)
            || self.cue(Cue::Close, at).is_some()
            || self.mention_at(at).is_some()
            || matches!(self.char(at), Some('多' | '各' | '荣'))
            || self.char(at) == Some('奖') && self.char(at + 1) == Some('项')
    }

    /// Whether a member of a list is over at `at`: a count before it is no part of
    /// its name.
    fn closes_member(&self, at: usize, limit: usize) -> bool {
        at >= limit
            || self.parts_clauses(at)
            || matches!(self.char(at), Some('、' | ')' | '(' | '和' | '及'))
            || self.cue(Cue::Close, at).is_some()
            || self
                .quote(at)
                .is_some_and(|close| self.cue(Cue::Close, at + 1) == Some(close - at - 1))
    }

    /// Whether the phrase from `at` on ends in a prize or place.
    pub(super) fn ends_in_prize(&self, at: usize, limit: usize) -> bool {
        let end = self.clause_end(at, limit);
        let end = (at..end).find(|&i| self.char(i) == Some('、')).unwrap_or(end);
        let tail = self.tail(&(at..end));
        matches!(tail, Some(Tail::Prize | Tail::Grade | Tail::Rank))
    }

    /// The parts of a phrase: grantor, year, name.
    pub(super) fn settle(&self, start: usize, shape: &Shape) -> Option<Item> {
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

    pub(super) fn new_item(
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
            noted: None,
            date,
            count: None,
            single: false,
            quoted,
            tail,
            end,
        })
    }

    /// 该项目, 本次大赛 before a prize point back and are no part of its name.
    pub(super) fn after_deictic(&self, start: usize, end: usize) -> usize {
        // 我院完成的一等奖1项: whose work it is stands before the award.
        let made = self.find_cue(Cue::Submitted, start..end);
        let made = made.map(|(at, length)| at + length).filter(|&at| {
            self.char(at - 1) == Some('的') && self.award_end(at..end).is_some()
        });
        if let Some(at) = made {
            return at;
        }
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
    pub(super) fn cut(&self, start: usize, end: usize) -> Option<usize> {
        (start + 3..end).find(|&at| {
            matches!(
                self.award_end(start..at),
                Some(Tail::Prize | Tail::Grade | Tail::Rank)
            ) && self.cue(Cue::Preposition, at).is_some()
        })
    }

    /// Grantor and date in what stands before a quoted name.
    pub(super) fn before_name(
        &self,
        prefix: Range<usize>,
    ) -> (Option<Range<usize>>, Option<usize>) {
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
        if marked || self.confers(start..end) {
            return (Some(start..end), date);
        }
        // 市总工会全省“…”: a level word between grantor and name.
        let cut = (start + 2..end).rev().find(|&at| {
            self.words.levels.at(self.chars, at).is_some_and(|(n, _)| at + n == end)
                && self.ends_in_grantor(start..at)
        });
        (cut.map(|at| start..at), date)
    }

    /// 集团先进集体: how high it is within the enterprise, not who conferred it.
    fn is_enterprise(&self, range: Range<usize>) -> bool {
        let level = self.words.levels.at(self.chars, range.start);
        level.is_some_and(|(length, &level)| {
            length == range.len() && level == Level::Enterprise
        })
    }

    /// Whether a phrase is a body that confers awards. 全市 and 全省法院 are no body,
    /// 全国总工会 is.
    pub(super) fn confers(&self, range: Range<usize>) -> bool {
        let all = self.char(range.start) == Some('全')
            && !(self.char(range.start + 1) == Some('国')
                && matches!(self.char(range.end - 1), Some('会' | '联' | '委')));
        !all && self.ends_in_grantor(range)
    }

    /// The length of 第九届 or 首届 before a name.
    pub(super) fn edition_before(&self, range: Range<usize>) -> Option<usize> {
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
    pub(super) fn bare_name(
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
    pub(super) fn leading_grantor(&self, phrase: &Range<usize>) -> Option<usize> {
        let reach = phrase.end.min(phrase.start + 20);
        (phrase.start + 2..reach).rev().find(|&at| {
            !self.inside(at)
                && (self.quote(at).is_some() || !self.is_enterprise(phrase.start..at))
                && (self.words.marks.at(self.chars, at).is_some()
                    || self.quote(at).is_some()
                    || self.words.levels.at(self.chars, at).is_some_and(|(n, _)| n > 1))
                && self.confers(phrase.start..at)
                && self.words.tails.before(self.chars, phrase.end).is_some()
        })
    }
}

/// How far a phrase goes, and its first quote.
pub(super) struct Shape {
    end: usize,
    quote: Option<(usize, usize)>,
}

impl Shape {
    fn start_of_quote(&self) -> usize {
        self.quote.map_or(0, |(open, _)| open)
    }
}
