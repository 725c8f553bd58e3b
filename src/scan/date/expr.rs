use crate::lexicon::{Base, Edge, Festival};
use crate::value::{Clock, Part, Season, Year};

/// A time as the words give it, before it is resolved against other dates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DateExpr {
    pub(crate) what: What,
    pub(crate) open: Open,
    /// 比 or 较 stands in front: a basis, which later words do not refer to.
    pub(crate) compared: bool,
}

/// An end that the words leave open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Open {
    #[default]
    Neither,
    /// 以来 起: from it on.
    End,
    /// 以前 前: up to it.
    Start,
}

/// What the words name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    Moment(Moment),
    /// From the first to the second, both included.
    Range(Moment, Moment),
    /// The last one before the day of writing, or the first one after it.
    NearFestival(Festival, Ahead),
    /// Several festivals, from the earliest to the latest.
    Festivals(Moment, Festival),
    /// 近N年, the year of writing counted; `None` where the number is masked.
    Recent(Option<i32>),
    /// The first and the last year of a plan.
    Plan(i32, i32),
    /// So much before or after a day: 2月13日的31天前.
    Shifted(Moment, i32, Grain),
    /// 去年同期, and bare 同期.
    SamePeriod(Option<YearRef>),
}

/// Which way from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ahead {
    Next,
    Last,
}

/// A year as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum YearRef {
    Written(Year),
    /// The last two digits.
    Short(u8),
    Relative(Base, i32),
}

/// A month as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum MonthRef {
    Written(Part),
    Relative(Base, i32),
}

/// A day of a month, or a day counted from another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum DayRef {
    Written(Part),
    Relative(Base, i32),
}

/// A year, a part of it, a day or a time of day; parts in front left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moment {
    pub(crate) year: Option<YearRef>,
    pub(crate) unit: Unit,
    pub(crate) edge: Option<Edge>,
    pub(crate) time: Option<Time>,
}

/// A time of day, `days` after the day named: 24时 is 0时 of the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Time {
    pub(crate) clock: Clock,
    pub(crate) days: i32,
}

/// The finest calendar unit of a moment, and those between it and the year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unit {
    Year,
    Month(MonthRef),
    /// `None`: the month is left out, or the day is counted from another.
    Day(Option<MonthRef>, DayRef),
    /// First and last day; last 0 is the end of the month.
    TenDays(Option<MonthRef>, u8, u8),
    Season(Season),
    /// 前三季度: from the first month to the second.
    Months(u8, u8),
    Quarter(Part),
    /// A quarter counted from the current one: 上季.
    QuarterAfter(i32),
    Festival(Festival),
    /// Month and day of the Chinese calendar; without a day its whole month.
    Lunar(u8, Option<u8>),
    /// Weeks after the current one (`None`: the nearest) and day, 0 Monday.
    Weekday(Option<i32>, u8),
    /// First and last day of a week, so many weeks after the current one.
    Week(i32, u8, u8),
    /// The nth week of the month or year, that begins with a Monday in it.
    NthWeek(Option<MonthRef>, u8),
    /// The nth weekday of a month.
    NthWeekday(MonthRef, u8, u8),
    /// The last such weekday of a month.
    LastWeekday(MonthRef, u8),
    /// The nth day of a month or year, from its end where negative.
    NthDay(Option<MonthRef>, i32),
    /// The first so many days of a month or year, or from its first Monday; the last
    /// ones where negative.
    FirstDays(Option<MonthRef>, i32, bool),
    /// So many seconds, days, months or years after the moment of writing.
    After(i32, Grain),
    /// The days, months or years from one such number to the other.
    Within(i32, i32, Grain),
    /// A time of day with its day left out.
    Today,
}

/// What a distance in time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Second,
    Day,
    Month,
    Year,
    /// 年半, 多个月: no exact length.
    Vague,
}

impl Moment {
    pub(crate) fn new(year: Option<YearRef>, unit: Unit) -> Moment {
        Moment { year, unit, edge: None, time: None }
    }
}
