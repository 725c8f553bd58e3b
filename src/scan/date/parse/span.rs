//! Whole expressions: what a time is, and the words in front and behind.

use super::Parser;
use crate::lexicon::{Base, Role, Tail};
use crate::rule::Rule;
use crate::scan::date::expr::{
    DateExpr, DayRef, Grain, Moment, MonthRef, Open, Unit, What, YearRef,
};
use crate::text::class;
use crate::value::Season;

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
            .or_else(|| self.near_feast(at))
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

    /// A day counted from that of writing: 昨天.
    pub(super) fn relative_day(&self, at: usize) -> Option<(usize, i32)> {
        self.word(at, |role| match role {
            Role::Day(Base::Reference, days) => Some(days),
            _ => None,
        })
    }

    /// 今天明天两天: days named one by one, and how many they are.
    fn days_in_row(&self, at: usize) -> Option<(usize, (Moment, Moment))> {
        let (mut end, first) = self.relative_day(at)?;
        let mut last = first;
        for _ in 0..3 {
            let next = self.word(end, |role| (role == Role::List).then_some(()));
            let next = next.map_or(end, |(next, ())| next);
            let Some((after, day)) = self.relative_day(next) else { break };
            if day != last + 1 {
                return None;
            }
            (end, last) = (after, day);
        }
        let (after, n) = self.number_of(end)?;
        let end = self.starts(after, "天").or_else(|| self.starts(after, "日"))?;
        let day =
            |n| Moment::new(None, Unit::Day(None, DayRef::Relative(Base::Reference, n)));
        (last > first && n == last - first + 1).then_some((end, (day(first), day(last))))
    }

    /// 今明两年, 明后两天: years or days side by side.
    fn neighbours(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let row = if self.chat { self.days_in_row(at) } else { None };
        let (end, (from, to)) = row.or_else(|| self.named_together(at))?;
        let expr = DateExpr {
            what: What::Range(from, to),
            open: Open::Neither,
            compared: false,
        };
        Some((end, expr, Rule::DateRelative))
    }

    fn named_together(&self, at: usize) -> Option<(usize, (Moment, Moment))> {
        self.word(at, |role| match role {
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
        })
    }

    /// 十年前: a year, counted back from that of writing.
    fn years_ago(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (end, years) = match self.chars.get(at)? {
            '两' => (at + 1, 2),
            _ => {
                let read = self.numeral(at)?;
                let bare = read.length() < 2 || !read.digits().starts_with('0');
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
                let read = self.numeral(start)?;
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

    fn near_feast(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (end, what) = self.near_festival(at)?;
        let expr = DateExpr { what, open: Open::Neither, compared: false };
        Some((end, expr, Rule::DateFestival))
    }

    /// A festival with or without a year, as the start of the expression.
    fn feast(&self, at: usize) -> Option<(usize, DateExpr, Rule)> {
        let (start, year) = match self.year(at) {
            Some((end, year)) => (end, Some(year)),
            None => (at, None),
        };
        let (end, expr) = self.festivals(start, year)?;
        // 春节至元宵节期间 goes on.
        let longer =
            self.range(at, self.moment(at, false)).is_some_and(|(last, ..)| last > end);
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
        let first = self.moment(at, false);
        let (mut end, what, rule) = match self.range(at, first) {
            Some((end, from, to)) => (end, What::Range(from, to), Rule::DateRange),
            None => {
                if let Some((end, what)) = self.now_of_day(at) {
                    let expr = DateExpr { what, open: Open::Neither, compared: false };
                    return Some((end, expr, Rule::DateClock));
                }
                let read = self.alone(at, first)?;
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

    /// 明天现在: the time of day of writing on another day.
    fn now_of_day(&self, at: usize) -> Option<(usize, What)> {
        if !self.chat {
            return None;
        }
        let (end, days) = self.relative_day(at).filter(|(_, n)| *n != 0)?;
        let inner = self.starts(end, "的").unwrap_or(end);
        let (end, ()) = self.word(inner, |role| (role == Role::Now).then_some(()))?;
        let now = Moment::new(None, Unit::After(0, Grain::Second));
        Some((end, What::Shifted(now, days, Grain::Day)))
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
                    && !("第每个几数月单".contains(last) && !(self.chat && last == '月'))
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
