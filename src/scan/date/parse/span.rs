//! Whole expressions: moments, ranges, and the words in front and behind.

use super::Parser;
use super::calendar::Sign;
use super::numeral::{Numeral, numeral};
use crate::lexicon::{Base, DayPart, Edge, Role, Tail};
use crate::rule::Rule;
use crate::scan::date::expr::{
    DateExpr, DayRef, Grain, Moment, MonthRef, Open, Time, Unit, What, YearRef,
};
use crate::text::class;
use crate::value::{Season, Year};

/// A moment, and the part of the day that later times of it take over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub(super) end: usize,
    pub(super) moment: Moment,
    pub(super) part: Option<DayPart>,
}

impl Read {
    pub(super) fn new(end: usize, moment: Moment) -> Read {
        Read { end, moment, part: None }
    }
}

/// Spring to winter; not a half of the year.
fn is_of_year(season: Season) -> bool {
    (1..=4).any(|n| Season::of_year(n) == Some(season))
}

impl Parser<'_> {
    /// The longest date at `at`.
    pub(super) fn expression(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (end, mut expr, rule) = self
            .plan(at)
            .map(|(end, expr)| (end, expr, Rule::DatePlan))
            .or_else(|| self.neighbours(at))
            .or_else(|| self.recent(at))
            .or_else(|| self.years_ago(at))
            .or_else(|| self.same_period(at))
            .or_else(|| self.feast(at))
            .or_else(|| self.range_or_moment(at))?;
        expr.compared = self.is_compared(at, end);
        Some((end, expr, rule))
    }

    /// 比, 较 in front, or 与 in front and 持平, 相比 behind.
    fn is_compared(&self, at: usize, end: usize) -> bool {
        match self.before(at) {
            Some('比' | '较') => true,
            // 是2029年的1.12倍.
            _ if self.is(end, '的') => {
                let mut behind = self.chars.get(end + 1..).unwrap_or(&[]).iter();
                let number = |c: &char| c.is_ascii_digit() || *c == '.';
                behind.find(|c| !number(c)) == Some(&'倍')
            }
            Some('与' | '同' | '和') => {
                let behind = self.chars.get(end..).unwrap_or(&[]).iter();
                behind.take(4).any(|c| "平比当".contains(*c))
            }
            _ => false,
        }
    }

    /// 今明两年, 明后两天: years or days side by side.
    fn neighbours(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (end, (from, to)) = self.word(at, |role| match role {
            Role::Years(from, to) => {
                let year = |n| {
                    Moment::new(Some(YearRef::Relative(Base::Reference, n)), Unit::Year)
                };
                Some((year(from), year(to)))
            }
            Role::Days(from, to) => {
                let day = |n| {
                    Moment::new(
                        None,
                        Unit::Day(None, DayRef::Relative(Base::Reference, n)),
                    )
                };
                Some((day(from), day(to)))
            }
            _ => None,
        })?;
        let expr = DateExpr {
            what: What::Range(from, to),
            open: Open::Neither,
            compared: false,
        };
        Some((end, expr, Rule::DateRelative))
    }

    /// 十年前: a year, counted back from that of writing.
    fn years_ago(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (end, years) = match self.chars.get(at)? {
            '两' => (at + 1, 2),
            _ => {
                let read = numeral(self.chars, at)?;
                let bare = read.digits().len() < 2 || !read.digits().starts_with('0');
                (read.end, read.count().filter(|n| bare && (1..=200).contains(n))?)
            }
        };
        let end = self.starts(end, "年前").or_else(|| self.starts(end, "年以前"))?;
        let sound = self.is_number_edge(at)
            && !self.dates.is_span_before(self.chars, at)
            && !self.chars.get(end).is_some_and(|c| "三两二期后述列".contains(*c));
        let unit = Unit::After(-years, Grain::Year);
        let what = What::Moment(Moment::new(None, unit));
        let expr = DateExpr { what, open: Open::Neither, compared: false };
        (sound && !self.chat).then_some((end, expr, Rule::DateRecent))
    }

    /// 近三年, 近x年来, 过去五年.
    fn recent(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (start, ()) = self.word(at, |role| (role == Role::Recent).then_some(()))?;
        let (end, years) = match self.chars.get(start) {
            Some('两') => (start + 1, Some(2)),
            _ => {
                let read = numeral(self.chars, start)?;
                let years = if read.masked() { None } else { Some(read.count()?) };
                (read.end, years)
            }
        };
        if years.is_some_and(|years| !(2..=100).contains(&years)) {
            return None;
        }
        let (end, ()) =
            self.word(end, |role| (role == Role::RecentTail).then_some(()))?;
        let what = What::Recent(years);
        let expr = DateExpr { what, open: Open::Neither, compared: false };
        Some((end, expr, Rule::DateRecent))
    }

    /// 去年同期, 上年同期, 同期.
    fn same_period(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (start, year) = match self.year(at) {
            Some((end, year)) => (end, Some(year)),
            None => (at, None),
        };
        let end = self.starts(start, "同期")?;
        let history = self.before(at).is_some_and(|c| "史业年来".contains(c));
        let other = self.chars.get(end).is_some_and(|c| "声录数相比较".contains(*c));
        if year.is_none()
            && (history || (other && !self.is(end, '相') && !self.is(end, '比')))
        {
            return None;
        }
        let what = What::SamePeriod(year);
        let expr = DateExpr { what, open: Open::Neither, compared: false };
        Some((end, expr, Rule::DateSamePeriod))
    }

    /// A festival with or without a year, as the start of the expression.
    fn feast(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (start, year) = match self.year(at) {
            Some((end, year)) => (end, Some(year)),
            None => (at, None),
        };
        let (end, expr) = self.festivals(start, year)?;
        // 春节至元宵节期间 goes on.
        let longer = self.range(at).is_some_and(|(last, ..)| last > end);
        if longer || self.chat && self.ends_open(end) {
            return None;
        }
        // 元旦前一天, 春节后第一天.
        if let What::Moment(moment) = expr.what
            && self.chat
        {
            let name = if matches!(self.before(end), Some('前' | '后')) {
                end - 1
            } else {
                end
            };
            if let Some((end, n, grain)) = self.shift_behind(name) {
                let what = What::Shifted(moment, n, grain);
                let expr = DateExpr { what, open: Open::Neither, compared: false };
                return Some((end, expr, Rule::DateFestival));
            }
        }
        Some((end, expr, Rule::DateFestival))
    }

    /// More of the time follows: a time of day, the other end of a range.
    fn ends_open(&self, end: usize) -> bool {
        self.time_of_day(end, None).is_some()
            || self.joiner(end).is_some_and(|next| self.moment(next, true).is_some())
    }

    fn range_or_moment(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let found = self.range(at);
        let (mut end, what, rule) = match found {
            Some((end, from, to)) => (end, What::Range(from, to), Rule::DateRange),
            None => {
                let read = self.moment(at, true)?;
                let moment = read.moment;
                let day = self.chat && matches!(moment.unit, Unit::Day(..));
                match self.shift(read.end).filter(|_| day) {
                    Some((end, n, grain)) => {
                        (end, What::Shifted(moment, n, grain), rule_of(&moment))
                    }
                    None => (read.end, What::Moment(moment), rule_of(&moment)),
                }
            }
        };
        if !self.is_time(at, end, &what) {
            return None;
        }
        let mut open = Open::Neither;
        if let Some((after, meaning)) = self.tail(end, &what) {
            end = after;
            // 2001年起至今, 年底之前.
            if meaning != Tail::Keep
                && let Some((after, _)) =
                    self.tail(end, &what).filter(|(_, more)| *more == meaning)
            {
                end = after;
            }
            open = match meaning {
                Tail::Since => Open::End,
                Tail::Until => Open::Start,
                Tail::Keep | Tail::Last => Open::Neither,
            };
        }
        let rule = if open == Open::Neither { rule } else { Rule::DateOpen };
        Some((end, DateExpr { what, open, compared: false }, rule))
    }

    /// 以来, 起, 前, 内 … behind the time, where they can belong to it.
    fn tail(&self, end: usize, what: &What) -> Option<(usize, Tail)> {
        let space = if self.chat && self.is(end, ' ') { end + 1 } else { end };
        let found = self.word(space, |role| match role {
            Role::Tail(tail) => Some(tail),
            _ => None,
        });
        if found.is_none()
            && self.is(end, '来')
            && matches!(what, What::Moment(Moment { unit: Unit::Year, .. }))
            && self.chars.get(end + 1).is_none_or(|c| ",。、;".contains(*c))
        {
            return Some((end + 1, Tail::Since));
        }
        found
    }

    /// False where the words look like a time and are a length of time or a name.
    fn is_time(&self, at: usize, end: usize, what: &What) -> bool {
        let moment = match what {
            What::Moment(moment) | What::Range(moment, _) => moment,
            _ => return true,
        };
        if moment.year.is_some() {
            return true;
        }
        // 每年3月 is no one time.
        if self.before(at) == Some('年')
            && self.before(at - 1) == Some('每')
            && !self.chat
        {
            return false;
        }
        let next = self.chars.get(end).copied().unwrap_or(' ');
        let span = self.dates.is_span_before(self.chars, at);
        match moment.unit {
            Unit::Day(None, DayRef::Written(_)) if moment.time.is_none() => {
                let last = self.before(at).unwrap_or(' ');
                !span
                    && !"内间游均产照报供常制龄元月第每单".contains(next)
                    && !"第每个几数月单".contains(last)
            }
            // 秋季比武: the season is part of a name, unless what follows is about time.
            Unit::Season(season) if is_of_year(season) && moment.edge.is_none() => {
                self.chat
                    || !class(next).is_han()
                    || "以期里前后的到至和、是为".contains(next)
            }
            Unit::Month(MonthRef::Written(_)) => {
                let counted = "个第每几".contains(self.before(at).unwrap_or(' '));
                // 一月一调度: once in every month.
                let rate = next == '一' && self.is(at, '一');
                let length = span && !self.chat;
                !length && !counted && !rate && !"球刊饼亮".contains(next)
            }
            _ => true,
        }
    }

    /// Two ends: 2019—2021年, 1-11月, 7月5日至12日, 去年11月到今年3月.
    fn range(&self, at: usize) -> Option<(usize, Moment, Moment)> {
        let from = self.moment(at, false);
        if let Some(range) = self.hours_of_day(at, from) {
            return Some(range);
        }
        if let Some(from) = from
            && let Some(next) = self.joiner(from.end)
            && let Some(to) = self.right_end(next, &from)
            && !self.is_two_bounds(from.end, to.end)
        {
            return Some((to.end, from.moment, to.moment));
        }
        let between = from.and_then(|from| {
            let (next, ()) =
                self.word(from.end, |role| (role == Role::List).then_some(()))?;
            let to = self.right_end(next, &from)?;
            let end =
                self.starts(to.end, "之间").or_else(|| self.starts(to.end, "间"))?;
            Some((end, from.moment, to.moment))
        });
        between.or_else(|| self.elliptic_range(at))
    }

    /// 自3日起到8日之前 gives each bound with its own word.
    fn is_two_bounds(&self, from: usize, to: usize) -> bool {
        let before = |role| (role == Role::Tail(Tail::Until)).then_some(());
        self.is(from, '起') && self.word(to, before).is_some()
    }

    /// 明天早上五到六点, 四到六点.
    fn hours_of_day(
        &self,
        at: usize,
        day: Option<Read>,
    ) -> Option<(usize, Moment, Moment)> {
        let from = day.filter(|read| read.moment.time.is_none() && read.part.is_some());
        if from.is_none() && !self.chat {
            return None;
        }
        let today = Read::new(at, Moment::new(None, Unit::Today));
        let read = from.unwrap_or(today);
        if from.is_none() && !self.is_number_edge(at) {
            return None;
        }
        let (end, first, last) = self.hours(read.end, read.part)?;
        let mut from = read.moment;
        from.time = Some(first);
        let mut to = Moment::new(None, Unit::Today);
        to.time = Some(last);
        Some((end, from, to))
    }

    pub(super) fn joiner(&self, at: usize) -> Option<usize> {
        let at = if self.is(at, '起') && self.chat { at + 1 } else { at };
        let at = if self.is(at, ' ') { at + 1 } else { at };
        let (mut end, ()) = self.word(at, |role| (role == Role::Range).then_some(()))?;
        while end < at + 4 && matches!(self.chars.get(end), Some('-' | '—' | ' ')) {
            end += 1;
        }
        Some(end)
    }

    /// The right end of a range whose left end is complete.
    fn right_end(&self, at: usize, from: &Read) -> Option<Read> {
        let mut to = self.moment_as(at, false, from.part)?;
        to.part = None;
        Some(to)
    }

    /// The left end leaves its sign to the right one: 2019—2021年, 1-11月, 3至5日.
    fn elliptic_range(&self, at: usize) -> Option<(usize, Moment, Moment)> {
        let (start, year) = match self.year(at) {
            Some((end, year)) => (end, Some(year)),
            None => (at, None),
        };
        let (start, month) = match self.month(start) {
            Some((end, month)) if numeral(self.chars, end).is_some() => {
                (end, Some(month))
            }
            _ => (start, None),
        };
        if start == at && !self.is_number_edge(at) {
            return None;
        }
        let first = self.starts(start, "第").unwrap_or(start);
        let left = numeral(self.chars, first)?;
        let next = self.joiner(left.end)?;
        if let Some(range) = self.year_to_month(start == at, &left, first, next) {
            return Some(range);
        }
        if let Some(range) = self.bare_years(start == at, &left, next) {
            return Some(range);
        }
        let (end, sign, right) = self.signed(next, month.is_some())?;
        let bare = year.is_none() && month.is_none();
        match sign {
            Sign::Year if bare => {
                if right.digits().len() != 4 || left.digits().len() != 4 {
                    return None;
                }
                let from = self.written_year(&left, first)?;
                let to = self.written_year(&right, next)?;
                Some((
                    end,
                    Moment::new(Some(from), Unit::Year),
                    Moment::new(Some(to), Unit::Year),
                ))
            }
            Sign::Month if month.is_none() => {
                let unit = |read: &Numeral| {
                    Some(Unit::Month(MonthRef::Written(self.part(read, 12)?)))
                };
                Some((
                    end,
                    Moment::new(year, unit(&left)?),
                    Moment::new(None, unit(&right)?),
                ))
            }
            Sign::Quarter if month.is_none() => {
                let unit = |read: &Numeral| Some(Unit::Quarter(self.part(read, 4)?));
                Some((
                    end,
                    Moment::new(year, unit(&left)?),
                    Moment::new(None, unit(&right)?),
                ))
            }
            Sign::Day if month.is_some() || self.chat => {
                let unit = |month, read: &Numeral| {
                    Some(Unit::Day(month, DayRef::Written(self.part(read, 31)?)))
                };
                let from = Moment::new(year, unit(month, &left)?);
                Some((end, from, Moment::new(None, unit(None, &right)?)))
            }
            _ => None,
        }
    }

    /// 2019至2021年6月: the right end goes on behind its year.
    fn year_to_month(
        &self,
        bare: bool,
        left: &Numeral,
        first: usize,
        next: usize,
    ) -> Option<(usize, Moment, Moment)> {
        if !bare || left.digits().len() != 4 {
            return None;
        }
        let to = self.moment(next, false)?;
        let written =
            matches!(to.moment.year, Some(YearRef::Written(_) | YearRef::Short(_)));
        let finer = matches!(to.moment.unit, Unit::Month(_) | Unit::Day(Some(_), _));
        let from = self.written_year(left, first).filter(|_| written && finer)?;
        Some((to.end, Moment::new(Some(from), Unit::Year), to.moment))
    }

    /// 2016到2018 in chat.
    fn bare_years(
        &self,
        bare: bool,
        left: &Numeral,
        next: usize,
    ) -> Option<(usize, Moment, Moment)> {
        let right = numeral(self.chars, next)?;
        let year = |read: &Numeral| {
            let number: i32 = read.digits().parse().ok()?;
            let sound = (1900..=2100).contains(&number) && read.digits().len() == 4;
            let year = YearRef::Written(Year::known(number).filter(|_| sound)?);
            Some((number, Moment::new(Some(year), Unit::Year)))
        };
        let ((first, from), (last, to)) = (year(left)?, year(&right)?);
        let open = self
            .chars
            .get(right.end)
            .is_none_or(|&c| !c.is_ascii_alphanumeric() && !"年.-/%:".contains(c));
        (self.chat && bare && open && first < last).then_some((right.end, from, to))
    }

    /// A number with its sign.
    fn signed(&self, at: usize, behind_month: bool) -> Option<(usize, Sign, Numeral)> {
        let at = self.starts(at, "第").unwrap_or(at);
        let read = numeral(self.chars, at)?;
        let end = read.end + 1;
        match self.chars.get(read.end)? {
            '年' => {
                let end = if self.is(end, '度') && !self.is(end + 1, '假') {
                    end + 1
                } else {
                    end
                };
                Some((end, Sign::Year, read))
            }
            '学' => {
                let end = self.starts(end, "年")?;
                Some((self.starts(end, "度").unwrap_or(end), Sign::Year, read))
            }
            '月' => {
                let end = if self.is(end, '份') { end + 1 } else { end };
                // 1—5月10日 starts with a month of its own.
                self.day(end, true).is_none().then_some((end, Sign::Month, read))
            }
            '日' => Some((end, Sign::Day, read)),
            '号' if behind_month || self.chat => Some((end, Sign::Day, read)),
            '季' => Some((self.starts(end, "度")?, Sign::Quarter, read)),
            _ => None,
        }
    }

    /// A year, part of one, day or time of day. Without `alone` a bare 日 may lack
    /// what makes it a date, because another end follows.
    fn moment(&self, at: usize, alone: bool) -> Option<Read> {
        self.moment_as(at, alone, None)
    }

    fn moment_as(&self, at: usize, alone: bool, part: Option<DayPart>) -> Option<Read> {
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
        let read = numeral(self.chars, inner)?;
        self.part(&read, 31)?;
        let end =
            self.starts(read.end, ")日").or_else(|| self.starts(read.end, "日)"))?;
        let unit = Unit::Day(None, DayRef::Relative(Base::Reference, days));
        Some((end, Moment::new(None, unit)))
    }

    /// 年初, 年末 of the year that the text speaks of.
    fn bare_edge(&self, at: usize) -> Option<(usize, Edge)> {
        let inside = self.before(at).is_some_and(|c| {
            "少青中老每近多今去明前后同当次周满半几数整逐历成往两年".contains(c)
                || c.is_ascii_digit()
                || super::numeral::han_digit(c).is_some()
        });
        let found = self.word(at, |role| match role {
            Role::YearEdge(edge) => Some(edge),
            _ => None,
        });
        found.filter(|_| !inside)
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
                Read { end, moment, part: Some(part) }
            }
            None => Read { end, moment, part: Some(part) },
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
        let read = numeral(self.chars, at)?;
        let number: i32 = read.digits().parse().ok()?;
        let year = Year::known(number).filter(|_| (1900..=2100).contains(&number))?;
        let open =
            self.chars.get(read.end).is_none_or(|c| "看是的以,。;、)".contains(*c));
        let whole = self.before(at).is_none_or(|c| "=从自在到至于".contains(c));
        let sound = !read.han && read.digits().len() == 4 && open && whole;
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
        let read = numeral(self.chars, at)?;
        if read.han || read.digits().len() != 4 || !self.is_number_edge(at) {
            return None;
        }
        let mut end = read.end;
        for _ in 0..4 {
            let (next, ()) = self.word(end, |role| (role == Role::List).then_some(()))?;
            let other = numeral(self.chars, next).filter(|n| n.digits().len() == 4)?;
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
            return Some(
                self.with_time(end, Moment::new(None, Unit::Festival(festival))),
            );
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
        Some(Read { end, moment, part: day.part.or(part) })
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

    /// 农历腊月二十九, 正月初五, 八月初八, 五月廿二.
    fn lunar(&self, at: usize) -> Option<Read> {
        let start =
            ["农历", "阴历", "旧历"].iter().find_map(|word| self.starts(at, word));
        self.lunar_from(at, start.unwrap_or(at), start.is_some())
    }

    fn lunar_from(&self, at: usize, from: usize, said: bool) -> Option<Read> {
        let new_year = self.starts(from, "大年").filter(|&end| self.is(end, '初'));
        let named = [("正月", 1), ("冬月", 11), ("腊月", 12)]
            .iter()
            .find_map(|&(word, month)| Some((self.starts(from, word)?, month)))
            .or(new_year.map(|end| (end, 1)));
        let (end, month, sure) = match named {
            Some((end, month)) => (end, month, true),
            None => {
                let read = numeral(self.chars, from)?;
                let month = read.small().filter(|m| (1..=12).contains(m))?;
                let end = self.starts(read.end, "月")?;
                (end, month, said || self.is_lunar_day(&read, end))
            }
        };
        let _ = at;
        let early = self.starts(end, "初");
        let day = numeral(self.chars, early.unwrap_or(end));
        let day = day.and_then(|read| {
            let number = read.small().filter(|d| (1..=30).contains(d))?;
            let sign = self.is(read.end, '日') || self.is(read.end, '号');
            Some((read.end + usize::from(sign), number))
        });
        match day {
            Some((end, day)) if sure || early.is_some() => {
                let moment = Moment::new(None, Unit::Lunar(month, Some(day)));
                Some(self.with_time(end, moment))
            }
            _ if sure => {
                Some(Read::new(end, Moment::new(None, Unit::Lunar(month, None))))
            }
            _ => None,
        }
    }

    /// 五月廿二, and 8月十五: a day without its sign in old numerals, or in another
    /// script than the month.
    fn is_lunar_day(&self, month: &Numeral, at: usize) -> bool {
        let old = matches!(self.chars.get(at), Some('廿' | '卅'));
        let Some(day) = numeral(self.chars, at).filter(|day| day.han) else {
            return false;
        };
        let signed = self.chars.get(day.end).is_some_and(|c| "日号个点时".contains(*c));
        !signed && (old || self.chat && !month.han && day.tens)
    }

    /// A day with the time of day behind it.
    pub(super) fn with_time(&self, end: usize, mut moment: Moment) -> Read {
        let end = self.day_of_week_behind(end);
        let about = ["的", "大约", "大概", "约"].iter().find_map(|w| self.starts(end, w));
        let inner = about.filter(|_| self.chat).unwrap_or(end);
        match self.time_of_day(inner, None) {
            Some((end, day)) => {
                moment.time = day.time;
                Read { end, moment, part: day.part }
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

fn rule_of(moment: &Moment) -> Rule {
    match (moment.year, moment.unit, moment.time) {
        (.., Some(_)) => Rule::DateClock,
        (
            _,
            Unit::Season(_) | Unit::Quarter(_) | Unit::QuarterAfter(_) | Unit::Months(..),
            _,
        )
        | (_, Unit::TenDays(..), _) => Rule::DatePeriod,
        _ if moment.edge.is_some() => Rule::DateEdge,
        (_, Unit::Festival(_) | Unit::Lunar(..), _) => Rule::DateFestival,
        (Some(YearRef::Relative(..)), ..) => Rule::DateRelative,
        (_, Unit::Month(MonthRef::Relative(..)), _)
        | (_, Unit::Day(Some(MonthRef::Relative(..)), _), _)
        | (_, Unit::Day(_, DayRef::Relative(..)), _) => Rule::DateRelative,
        _ => Rule::DateCalendar,
    }
}
