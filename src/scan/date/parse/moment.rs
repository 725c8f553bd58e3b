//! Moments: years and what stands in them, down to the time of day.

use super::Parser;
use crate::lexicon::{Base, DayPart, Edge, Role};
use crate::scan::date::expr::{DayRef, Moment, MonthRef, Time, Unit, YearRef};
use crate::value::{Season, Year};

/// A moment, and the part of the day that later times of it take over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub(super) end: usize,
    pub(super) moment: Moment,
    pub(super) part: Option<DayPart>,
    /// No date alone, but the end of a range.
    loose: bool,
}

impl Read {
    pub(super) fn new(end: usize, moment: Moment) -> Read {
        Read { end, moment, part: None, loose: false }
    }
}

impl Parser<'_> {
    /// As [`Parser::moment`] gives it for a date alone, where `found` is what it gives
    /// for the end of a range.
    pub(super) fn alone(&self, at: usize, found: Option<Read>) -> Option<Read> {
        match found {
            Some(read) if !self.chat && !read.loose => Some(read),
            None if !self.chat => None,
            _ => self.moment(at, true),
        }
    }

    /// A year, part of one, day or time of day. Without `alone` a bare 日 may lack
    /// what makes it a date, because another end follows.
    pub(super) fn moment(&self, at: usize, alone: bool) -> Option<Read> {
        self.moment_as(at, alone, None)
    }

    pub(super) fn moment_as(
        &self,
        at: usize,
        alone: bool,
        part: Option<DayPart>,
    ) -> Option<Read> {
        if self.chat
            && let Some(next) = self.behind_weekday(at)
        {
            return self.moment_as(next, alone, part);
        }
        if let Some(read) = self.lunar_year(at) {
            return Some(read);
        }
        if let Some((end, moment)) =
            self.separated(at).filter(|_| self.is_number_edge(at))
        {
            return Some(self.with_time(end, moment));
        }
        if self.chat
            && self.is_number_edge(at)
            && let Some((end, moment)) = self.compact(at)
        {
            return Some(self.with_time(end, moment));
        }
        if let Some((end, moment)) = self.day_time(at) {
            return Some(self.with_time_after(end, moment, None));
        }
        if let Some((end, (base, days))) = self.word(at, |role| match role {
            Role::Day(base, days) => Some((base, days)),
            _ => None,
        }) {
            let moment = Moment::new(None, Unit::Day(None, DayRef::Relative(base, days)));
            return Some(self.with_time(end, moment));
        }
        if let Some((end, moment)) = self.bracketed_day(at) {
            return Some(self.with_time(end, moment));
        }
        if let Some((end, year)) = self.year(at) {
            return Some(self.in_year(end, year, alone));
        }
        if let Some(read) = self.shared_year(at) {
            return Some(read);
        }
        if let Some(read) = self.bare_year(at).filter(|_| self.chat && alone) {
            return Some(read);
        }
        if let Some((end, edge)) = self.bare_edge(at) {
            let mut moment = Moment::new(None, Unit::Year);
            moment.edge = Some(edge);
            return Some(Read::new(end, moment));
        }
        self.without_year(at, alone, part)
    }

    /// 昨(17)日, 今(18)日.
    fn bracketed_day(&self, at: usize) -> Option<(usize, Moment)> {
        let days = match self.chars.get(at)? {
            '前' => -2,
            '昨' => -1,
            '今' => 0,
            _ => return None,
        };
        let inner = self.starts(at + 1, "(")?;
        let read = self.numeral(inner)?;
        self.part(&read, 31)?;
        let end =
            self.starts(read.end, ")日").or_else(|| self.starts(read.end, "日)"))?;
        let unit = Unit::Day(None, DayRef::Relative(Base::Reference, days));
        Some((end, Moment::new(None, unit)))
    }

    /// 年初, 年末 of the year that the text speaks of.
    fn bare_edge(&self, at: usize) -> Option<(usize, Edge)> {
        let found = self.word(at, |role| match role {
            Role::YearEdge(edge) => Some(edge),
            _ => None,
        })?;
        let inside = self.before(at).is_some_and(|c| {
            "少青中老每近多今去明前后同当次周满半几数整逐历成往两年".contains(c)
                || c.is_ascii_digit()
                || super::numeral::han_digit(c).is_some()
        });
        (!inside).then_some(found)
    }

    /// 今晚, 昨夜: a day with a part of it.
    fn day_time(&self, at: usize) -> Option<(usize, (Moment, DayPart))> {
        self.word(at, |role| match role {
            Role::DayTime(part, days) => {
                let day = DayRef::Relative(Base::Reference, days);
                Some((Moment::new(None, Unit::Day(None, day)), part))
            }
            _ => None,
        })
    }

    fn with_time_after(
        &self,
        end: usize,
        (mut moment, part): (Moment, DayPart),
        time: Option<Time>,
    ) -> Read {
        moment.time = time;
        let found =
            self.time_of_day(end, Some(part)).filter(|(_, day)| day.time.is_some());
        match found {
            Some((end, day)) => {
                moment.time = day.time;
                Read { part: Some(part), ..Read::new(end, moment) }
            }
            None => Read { part: Some(part), ..Read::new(end, moment) },
        }
    }

    fn in_year(&self, end: usize, year: YearRef, alone: bool) -> Read {
        // 203112月: the sign of the year is lost.
        if self.before(end).is_some_and(|c| c.is_ascii_digit())
            && let Some((end, month)) = self.month(end)
        {
            let mut read = self.in_month(end, month);
            read.moment.year = Some(year);
            return read;
        }
        let inner = match self.chars.get(end) {
            Some('的') if self.chat => end + 1,
            _ => end,
        };
        if self.chat
            && let Some((end, day)) = self.word(inner, |role| match role {
                Role::Day(Base::Reference, days) => {
                    Some(DayRef::Relative(Base::Reference, days))
                }
                _ => None,
            })
        {
            return self.with_time(end, Moment::new(Some(year), Unit::Day(None, day)));
        }
        if self.chat
            && let Some(mut read) = self.part_of_year(inner)
        {
            read.moment.year = Some(year);
            return read;
        }
        if let Some(mut read) = self.without_year(inner, alone, None)
            && !matches!(
                read.moment.unit,
                Unit::Day(None, DayRef::Written(_)) | Unit::Today
            )
            && !matches!(read.moment.unit, Unit::Month(MonthRef::Relative(..)))
        {
            read.moment.year = Some(year);
            return read;
        }
        let mut moment = Moment::new(Some(year), Unit::Year);
        if let Some((after, edge)) = self.edge(end) {
            // 20世纪初 is no day.
            let whole = matches!(self.before(end), Some('纪' | '代'));
            moment.edge = Some(edge).filter(|_| !whole);
            return Read::new(after, moment);
        }
        let end = self.starts(end, "全年").unwrap_or(end);
        Read::new(end, moment)
    }

    /// 2018 alone.
    fn bare_year(&self, at: usize) -> Option<Read> {
        let read = self.numeral(at)?;
        let number: i32 = read.digits().parse().ok()?;
        let year = Year::known(number).filter(|_| (1900..=2100).contains(&number))?;
        let open =
            self.chars.get(read.end).is_none_or(|c| "看是的以,。;、)".contains(*c));
        let whole = self.before(at).is_none_or(|c| "=从自在到至于".contains(c));
        let sound = !read.han && read.length() == 4 && open && whole;
        let moment = Moment::new(Some(YearRef::Written(year)), Unit::Year);
        sound.then(|| Read::new(read.end, moment))
    }

    /// 农历2015年十月初一.
    fn lunar_year(&self, at: usize) -> Option<Read> {
        let start =
            ["农历", "阴历", "旧历"].iter().find_map(|word| self.starts(at, word))?;
        let (end, year) = self.year(start)?;
        let mut read = self.lunar_from(end, end, true)?;
        read.moment.year = Some(year);
        Some(read)
    }

    /// 2029 in 2029、2031年.
    fn shared_year(&self, at: usize) -> Option<Read> {
        let read = self.numeral(at)?;
        if read.han || read.length() != 4 || !self.is_number_edge(at) {
            return None;
        }
        let mut end = read.end;
        for _ in 0..4 {
            let (next, ()) = self.word(end, |role| (role == Role::List).then_some(()))?;
            let other = self.numeral(next).filter(|n| n.length() == 4)?;
            if self.is(other.end, '年') {
                let number: i32 = read.digits().parse().ok()?;
                let year =
                    Year::known(number).filter(|_| (1900..2100).contains(&number))?;
                let moment = Moment::new(Some(YearRef::Written(year)), Unit::Year);
                return Some(Read::new(read.end, moment));
            }
            end = other.end;
        }
        None
    }

    /// A part of the year, a month, a day or a time of day.
    fn without_year(
        &self,
        at: usize,
        alone: bool,
        part: Option<DayPart>,
    ) -> Option<Read> {
        if !self.chat && !self.chars.get(at).is_some_and(|&c| self.starts.of(c).part()) {
            debug_assert!(self.any_part(at, alone, part).is_none(), "no part of a year");
            return None;
        }
        self.any_part(at, alone, part)
    }

    fn any_part(&self, at: usize, alone: bool, part: Option<DayPart>) -> Option<Read> {
        if let Some(read) = self.lunar(at) {
            return Some(read);
        }
        if let Some((end, unit)) =
            self.half_or_quarter(at).filter(|_| self.is_number_edge(at))
        {
            let mut moment = Moment::new(None, unit);
            let edge = self.edge(end).filter(
                |_| !matches!(unit, Unit::Season(s) if s == Season::half(1).unwrap_or(s)),
            );
            let end = edge.map_or(end, |(end, _)| end);
            moment.edge = edge.map(|(_, edge)| edge);
            return Some(Read::new(end, moment));
        }
        if let Some((end, month)) = self.month(at).filter(|_| self.is_number_edge(at)) {
            return Some(self.in_month(end, month));
        }
        if let Some((end, edge)) = self.word(at, |role| match role {
            Role::MonthEdge(edge) => Some(edge),
            _ => None,
        }) && !self
            .before(at)
            .is_some_and(|c| "一二三四五六七八九十".contains(c) || c.is_ascii_digit())
        {
            let unit = Unit::Month(MonthRef::Relative(Base::Context, 0));
            let mut moment = Moment::new(None, unit);
            moment.edge = Some(edge);
            return Some(Read::new(end, moment));
        }
        if let Some((end, first, last)) = self.ten_days(at) {
            return Some(Read::new(
                end,
                Moment::new(None, Unit::TenDays(None, first, last)),
            ));
        }
        if self.chat
            && let Some(read) = self.following_day(at)
        {
            return Some(read);
        }
        if self.chat
            && let Some((end, moment)) = self.chat_moment(at)
        {
            return Some(self.with_time(end, moment));
        }
        if let Some((end, festival)) = self.word(at, |role| match role {
            Role::Festival(festival) => Some(festival),
            _ => None,
        }) && (self.chat || !alone)
        {
            let read = self.with_time(end, Moment::new(None, Unit::Festival(festival)));
            return Some(Read { loose: !self.chat, ..read });
        }
        if !self.is_number_edge(at) {
            return None;
        }
        if let Some((end, day)) = self.day(at, false) {
            let unit = Unit::Day(None, DayRef::Written(day));
            return Some(self.with_time(end, Moment::new(None, unit)));
        }
        let (end, day) = self.time_of_day(at, part)?;
        if day.time.is_none() && end < at + 2 {
            return None;
        }
        let ratio = !(self.chat || day.clear && day.time.is_some());
        if (ratio && alone) || (day.time.is_none() && !self.chat) {
            return None;
        }
        let mut moment = Moment::new(None, Unit::Today);
        moment.time = day.time;
        Some(Read { end, moment, part: day.part.or(part), loose: ratio })
    }

    /// 3月, 3月5日, 3月上旬, 3月末.
    fn in_month(&self, end: usize, month: MonthRef) -> Read {
        let inner = if self.is(end, '的') && self.chat { end + 1 } else { end };
        if let Some((end, day)) = self.day(inner, true) {
            let unit = Unit::Day(Some(month), DayRef::Written(day));
            return self.with_time(end, Moment::new(None, unit));
        }
        if let Some((end, first, last)) = self.ten_days(end) {
            return Read::new(
                end,
                Moment::new(None, Unit::TenDays(Some(month), first, last)),
            );
        }
        if self.chat
            && let Some(read) = self.part_of_month(inner, month)
        {
            return read;
        }
        if self.chat
            && let Some((end, unit)) = self.in_month_by_week(inner, month)
        {
            return self.with_time(end, Moment::new(None, unit));
        }
        let mut moment = Moment::new(None, Unit::Month(month));
        let edge = self.edge(end);
        moment.edge = edge.map(|(_, edge)| edge);
        Read::new(edge.map_or(end, |(end, _)| end), moment)
    }

    /// A day with the time of day behind it.
    pub(super) fn with_time(&self, end: usize, mut moment: Moment) -> Read {
        let end = self.day_of_week_behind(end);
        let about = ["的", "大约", "大概", "约"].iter().find_map(|w| self.starts(end, w));
        let inner = about.filter(|_| self.chat).unwrap_or(end);
        match self.time_of_day(inner, None) {
            Some((end, day)) => {
                moment.time = day.time;
                Read { part: day.part, ..Read::new(end, moment) }
            }
            None => Read::new(end, moment),
        }
    }

    /// 3月5日(星期三): the day of the week adds nothing.
    fn day_of_week_behind(&self, end: usize) -> usize {
        if !self.chat {
            return end;
        }
        let blank =
            if matches!(self.chars.get(end), Some(',' | ' ')) { end + 1 } else { end };
        match self.weekday_name(blank) {
            Some((after, _)) => after,
            None => end,
        }
    }
}
