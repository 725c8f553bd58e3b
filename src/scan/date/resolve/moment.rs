//! The value of one moment.

use super::{Ground, Resolver, Said};
use crate::lexicon::{Base, Edge};
use crate::report::Anchor;
use crate::scan::date::expr::{DayRef, Grain, Moment, MonthRef, Time, Unit};
use crate::scan::date::festival;
use crate::value::{Civil, Clock, Edtf, Part, Point, Season, Year, days_in_month};

impl Resolver {
    /// A range: what one end lacks the other gives.
    pub(super) fn range(
        &self,
        from: &Moment,
        to: &Moment,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let mut from = *from;
        if from.year.is_none() && !matches!(from.unit, Unit::Day(None, _) | Unit::Today) {
            from.year = to.year;
        }
        let first = self.moment(&from, None, ground)?;
        let mut start = first.start()?;
        let now = Unit::Day(None, DayRef::Relative(Base::Reference, 0));
        // 现在到八点.
        if from.unit == now && from.time.is_none() && to.unit == Unit::Today {
            start = self.instant(0).filter(|_| self.clock.is_some()).unwrap_or(start);
        }
        let last = match (to.unit, start.first_day()) {
            // 下周一到周三: the first such day from the left end on.
            (Unit::Weekday(None, day), Some(first)) => {
                let ahead = (7 + i32::from(day) - i32::from(first.weekday())) % 7;
                at_time(first.plus_days(ahead)?.into(), to.time)?.into()
            }
            _ => self.moment(to, Some(start), ground)?,
        };
        let mut end = last.end()?;
        if from.unit == now
            && let (Some(from), Some(to)) = (start.clock_part(), end.clock_part())
        {
            let noon = 12 * 3600;
            let evening = to.seconds() + noon;
            if to < from && from.seconds() < evening && to.seconds() < noon {
                end = end.at(Clock::from_seconds(evening)?);
            }
        }
        if let Some(range) = months(from.unit, to.unit, start, end) {
            return Edtf::interval(range.0, range.1);
        }
        if let Some(interval) = Edtf::interval(start, end)
            && !(to.unit == Unit::Today
                && start.first_day() == end.first_day()
                && start.clock_part() > end.clock_part())
        {
            return Some(interval);
        }
        // 11月至3月 and 下午5时到凌晨3时 end in the next year and on the next day.
        let later = match to.unit {
            Unit::Today => {
                let day = Point::from(end.first_day()?.plus_days(1)?);
                end.clock_part().map_or(day, |clock| day.at(clock))
            }
            _ if to.year.is_none() => end.plus_years(1)?,
            _ => return None,
        };
        Edtf::interval(start, later)
    }

    /// One moment; `left` is the other end of a range.
    pub(super) fn moment(
        &self,
        moment: &Moment,
        left: Option<Point>,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let year = |ground: &mut Ground| match (moment.year, left) {
            (None, Some(left)) => left.year_part(),
            (year, _) => self.year(year, ground),
        };
        let point = match moment.unit {
            Unit::Year => {
                return year_with_edge(year(ground), moment.edge).map(Edtf::from);
            }
            Unit::Month(month) => {
                let (year, month) = self.month(moment, month, left, ground)?;
                return month_with_edge(year, month, moment.edge).map(Edtf::from);
            }
            Unit::Day(month, day) => self.day(moment, month, day, left, ground)?,
            Unit::TenDays(month, first, last) => {
                return self.ten_days(moment, month, (first, last), left, ground);
            }
            Unit::Season(season) => {
                return season_with_edge(year(ground), season, moment.edge)
                    .map(Edtf::from);
            }
            Unit::Quarter(part) => {
                let year = year(ground);
                let season = part.number().and_then(Season::quarter);
                return match season {
                    Some(season) => {
                        season_with_edge(year, season, moment.edge).map(Edtf::from)
                    }
                    None => Some(Point::year(year).into()),
                };
            }
            Unit::QuarterAfter(quarters) => {
                return self.quarter(quarters, moment.edge, ground);
            }
            Unit::Months(first, last) => {
                let year = year(ground);
                let month = |m| Point::month(year, Part::Known(m));
                return Edtf::interval(month(first)?, month(last)?);
            }
            Unit::Festival(feast) => {
                let year = match left {
                    Some(left) if moment.year.is_none() => left.year_part(),
                    _ => self.festival_year(feast, moment.year, ground),
                };
                let days = festival::in_year(feast, year)?;
                if moment.time.is_none() {
                    return Some(days);
                }
                days.start()?
            }
            Unit::Lunar(month, day) => {
                return self.lunar(year(ground), month, day, moment.time);
            }
            Unit::Today => self.today(left, ground),
            Unit::Weekday(weeks, day) => self.weekday(weeks, day, ground)?.into(),
            Unit::Week(weeks, first, last) => {
                let monday = self.monday(weeks, ground)?;
                let day = |n| Some(Point::from(monday.plus_days(i32::from(n))?));
                return Edtf::interval(day(first)?, day(last)?);
            }
            Unit::NthWeek(..)
            | Unit::NthWeekday(..)
            | Unit::LastWeekday(..)
            | Unit::NthDay(..)
            | Unit::FirstDays(..) => return self.nth(moment, left, ground),
            Unit::After(n, grain) => return self.after(n, grain, moment.time, ground),
            Unit::Within(first, last, grain) => {
                return self.within((first, last), grain, ground);
            }
        };
        at_time(point, moment.time).map(Edtf::from)
    }

    pub(super) fn month(
        &self,
        moment: &Moment,
        month: MonthRef,
        left: Option<Point>,
        ground: &mut Ground,
    ) -> Option<(Year, Part)> {
        let (base, months) = match month {
            MonthRef::Written(part) => {
                let year = match (moment.year, left) {
                    (None, Some(left)) => left.year_part(),
                    (year, _) => self.year(year, ground),
                };
                // *月**日 behind 20__年: where nothing can be read nothing is known.
                let hidden = moment.year.is_none()
                    && left.is_none()
                    && part.number().is_none()
                    && year.number().is_none();
                return Some((if hidden { Year::UNKNOWN } else { year }, part));
            }
            MonthRef::Relative(base, months) => (base, months),
        };
        let before = match base {
            Base::Reference => self.reference.map(|day| {
                ground.on(Anchor::Reference);
                Point::from(day)
            }),
            Base::Context => self.month_before(ground),
        };
        let Some(before) = before else {
            return Some((self.now(ground), Part::Unknown));
        };
        let known = before.year_part().number().zip(before.month_part()?.number());
        let Some((year, month)) = known else {
            return Some((before.year_part(), before.month_part()?));
        };
        let day = Civil::new(year, month, 1)?.plus_months(months)?;
        Some((Year::known(day.year())?, Part::Known(day.month())))
    }

    /// The text has named no date yet.
    fn is_silent(&self) -> bool {
        self.sentence.is_none() && self.paragraph.is_none() && self.carried.is_none()
    }

    /// The last date with a month, else the reference date.
    fn month_before(&self, ground: &mut Ground) -> Option<Point> {
        let said = [self.sentence, self.paragraph, self.carried];
        let with_month = |said: &Said| said.point.month_part().is_some();
        if let Some(said) = said.into_iter().flatten().find(with_month) {
            ground.on(Anchor::Sentence);
            return Some(said.point);
        }
        let day = self.reference?;
        ground.on(Anchor::Reference);
        Some(day.into())
    }

    fn day(
        &self,
        moment: &Moment,
        month: Option<MonthRef>,
        day: DayRef,
        left: Option<Point>,
        ground: &mut Ground,
    ) -> Option<Point> {
        match (month, day) {
            (_, DayRef::Relative(base, days)) => {
                let from = match base {
                    Base::Reference => self.reference,
                    Base::Context => left.or(self.month_before(ground))?.first_day(),
                };
                let Some(from) = from else {
                    return Point::day(self.now(ground), Part::Unknown, Part::Unknown);
                };
                if base == Base::Reference {
                    ground.on(Anchor::Reference);
                }
                let there = from.plus_days(days)?;
                // 去年今日: the same day of another year.
                match moment.year {
                    Some(_) => {
                        let year = self.year(moment.year, ground);
                        let month = Part::Known(there.month());
                        Point::day(year, month, Part::Known(there.day()))
                    }
                    None => Some(there.into()),
                }
            }
            (Some(month), DayRef::Written(day)) => {
                let (year, month) = self.month(moment, month, left, ground)?;
                let open = moment.year.is_none() && left.is_none() && self.is_silent();
                let year = if open { leap_year(year, month, day) } else { year };
                Point::day(year, month, day)
            }
            (None, DayRef::Written(day)) => {
                let left = left.filter(|p| p.month_part().is_some());
                let before = left.or_else(|| self.month_before(ground));
                let (year, month) = match before {
                    Some(before) => (before.year_part(), before.month_part()?),
                    None => (self.year(None, ground), Part::Unknown),
                };
                // 29日, said in a February of 28 days, is that of January.
                let other = |months| {
                    let silent = left.is_none() && self.is_silent();
                    let reference = self.reference.filter(|_| silent)?;
                    let first = Civil::new(reference.year(), reference.month(), 1)?;
                    let month = first.plus_months(months)?;
                    let year = Year::known(month.year())?;
                    Point::day(year, Part::Known(month.month()), day)
                };
                Point::day(year, month, day).or_else(|| other(-1))
            }
        }
    }

    fn ten_days(
        &self,
        moment: &Moment,
        month: Option<MonthRef>,
        (first, last): (u8, u8),
        left: Option<Point>,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let (year, month) = match month {
            Some(month) => self.month(moment, month, left, ground)?,
            None => {
                let before = self.month_before(ground)?;
                (before.year_part(), before.month_part()?)
            }
        };
        let end = match (last, month) {
            (0, Part::Known(month)) => Part::Known(days_in_month(year.number(), month)),
            (0, Part::Unknown) => Part::Unknown,
            (last, _) => Part::Known(last),
        };
        let start = Point::day(year, month, Part::Known(first))?;
        Edtf::interval(start, Point::day(year, month, end)?)
    }

    fn quarter(
        &self,
        quarters: i32,
        edge: Option<Edge>,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let before = self.month_before(ground);
        let said = before.and_then(Point::first_day);
        let Some(day) = said.or(self.reference) else {
            // 6月末 of an unknown year.
            let stock = || self.figures_here.stock.and_then(|stock| stock.start());
            let month = before.or_else(stock);
            let month = month.and_then(|point| point.month_part()?.number());
            let quarter =
                month.and_then(|m| i32::from((m - 1) / 3 + 1).checked_add(quarters));
            let season = quarter.and_then(|q| Season::quarter(u8::try_from(q).ok()?));
            return match season {
                Some(season) => {
                    season_with_edge(Year::UNKNOWN, season, edge).map(Edtf::from)
                }
                None => Some(Point::year(Year::UNKNOWN).into()),
            };
        };
        let day = day.plus_months(quarters.checked_mul(3)?)?;
        let season = Season::quarter((day.month() - 1) / 3 + 1)?;
        season_with_edge(Year::known(day.year())?, season, edge).map(Edtf::from)
    }

    fn lunar(
        &self,
        year: Year,
        month: u8,
        day: Option<u8>,
        time: Option<Time>,
    ) -> Option<Edtf> {
        let Some(number) = year.number() else {
            return Some(Point::year(year).into());
        };
        // The last months of a Chinese year lie in the next: in a text of spring
        // 腊月 is the one just past.
        let past = month >= 11
            && self.reference.is_some_and(|day| day.year() == number && day.month() <= 3);
        let number = if past { number - 1 } else { number };
        match day {
            Some(day) => {
                let civil = festival::lunar(number, month, day)?;
                at_time(civil.into(), time).map(Edtf::from)
            }
            None => {
                let (first, last) = festival::lunar_month(number, month)?;
                Edtf::interval(first.into(), last.into())
            }
        }
    }

    /// The day of a bare time of day.
    fn today(&self, left: Option<Point>, ground: &mut Ground) -> Point {
        if let Some(left) = left.filter(|p| p.day_part().is_some()) {
            return left;
        }
        let said = self.sentence.filter(|said| said.point.day_part().is_some());
        if let Some(said) = said {
            ground.on(Anchor::Sentence);
            return said.point;
        }
        if let Some(day) = self.reference {
            ground.on(Anchor::Reference);
            return day.into();
        }
        let unknown = Point::day(Year::UNKNOWN, Part::Unknown, Part::Unknown);
        unknown.unwrap_or(Point::year(Year::UNKNOWN))
    }

    fn monday(&self, weeks: i32, ground: &mut Ground) -> Option<Civil> {
        let day = self.reference?;
        ground.on(Anchor::Reference);
        day.plus_days(weeks.checked_mul(7)? - i32::from(day.weekday()))
    }

    fn weekday(&self, weeks: Option<i32>, day: u8, ground: &mut Ground) -> Option<Civil> {
        let monday = self.monday(weeks.unwrap_or(0), ground)?;
        let found = monday.plus_days(i32::from(day))?;
        let past = weeks.is_none() && self.reference.is_some_and(|today| found < today);
        if past { found.plus_days(7) } else { Some(found) }
    }

    fn after(
        &self,
        n: i32,
        grain: Grain,
        time: Option<Time>,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        if grain == Grain::Year && time.is_none() {
            let year = self.now(ground).number().and_then(|y| Year::known(y + n));
            return Some(Point::year(year.unwrap_or(Year::UNKNOWN)).into());
        }
        let day = self.reference?;
        ground.on(Anchor::Reference);
        match grain {
            Grain::Vague => None,
            Grain::Second => self.instant(n).map(Edtf::from),
            Grain::Day => at_time(day.plus_days(n)?.into(), time).map(Edtf::from),
            Grain::Month => at_time(day.plus_months(n)?.into(), time).map(Edtf::from),
            Grain::Year => {
                let year = Year::known(day.year().checked_add(n)?)?;
                Some(Point::year(year).into())
            }
        }
    }

    /// So many seconds after the moment of writing.
    fn instant(&self, seconds: i32) -> Option<Point> {
        seconds_after(self.reference?, self.clock, seconds)
    }

    fn within(
        &self,
        (first, last): (i32, i32),
        grain: Grain,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let day = self.reference?;
        ground.on(Anchor::Reference);
        let ahead = last > 0;
        // The window's end is the first unit that it does not hold.
        let last = last.checked_sub(1)?;
        match grain {
            Grain::Vague => None,
            Grain::Second => {
                let last = if ahead { last + 1 } else { 0 };
                Edtf::interval(self.instant(first)?, self.instant(last)?)
            }
            Grain::Day => {
                let point = |n| Some(Point::from(day.plus_days(n)?));
                Edtf::interval(point(first)?, point(last)?)
            }
            Grain::Month => {
                let point = |n| {
                    let day = day.plus_months(n)?;
                    Point::month(Year::known(day.year())?, Part::Known(day.month()))
                };
                Edtf::interval(point(first)?, point(last)?)
            }
            Grain::Year => {
                let point = |n: i32| Some(Point::year(Year::known(day.year() + n)?));
                Edtf::interval(point(first)?, point(last)?)
            }
        }
    }
}

/// The last leap year, where 2月29日 asks for one.
fn leap_year(year: Year, month: Part, day: Part) -> Year {
    let leap_day = (Part::Known(2), Part::Known(29));
    let Some(number) = year.number().filter(|_| (month, day) == leap_day) else {
        return year;
    };
    let leap = (number - 7..=number).rev().find(|&y| days_in_month(Some(y), 2) == 29);
    leap.and_then(Year::known).unwrap_or(year)
}

/// So many seconds after a time of day, midnight where there is none.
pub(super) fn seconds_after(
    day: Civil,
    clock: Option<Clock>,
    seconds: i32,
) -> Option<Point> {
    let now = clock.unwrap_or(Clock::new(0, 0, 0)?).seconds();
    let then = now.checked_add(seconds)?;
    let day = day.plus_days(then.div_euclid(86_400))?;
    Some(Point::from(day).at(Clock::from_seconds(then.rem_euclid(86_400))?))
}

/// 一季度至三季度 is from the first month of one to the last of the other.
fn months(from: Unit, to: Unit, start: Point, end: Point) -> Option<(Point, Point)> {
    let (Unit::Quarter(first), Unit::Quarter(last)) = (from, to) else { return None };
    let (first, _) = Season::quarter(first.number()?)?.months()?;
    let (_, last) = Season::quarter(last.number()?)?.months()?;
    let month = |point: Point, month| Point::month(point.year_part(), Part::Known(month));
    Some((month(start, first)?, month(end, last)?))
}

fn year_with_edge(year: Year, edge: Option<Edge>) -> Option<Point> {
    match edge {
        None => Some(Point::year(year)),
        Some(Edge::First) => Point::day(year, Part::Known(1), Part::Known(1)),
        Some(Edge::Last) => Point::day(year, Part::Known(12), Part::Known(31)),
    }
}

fn month_with_edge(year: Year, month: Part, edge: Option<Edge>) -> Option<Point> {
    match (edge, month.number()) {
        (Some(Edge::First), Some(_)) => Point::day(year, month, Part::Known(1)),
        (Some(Edge::Last), Some(2)) if year.number().is_none() => {
            Point::day(year, month, Part::Unknown)
        }
        (Some(Edge::Last), Some(number)) => {
            Point::day(year, month, Part::Known(days_in_month(year.number(), number)))
        }
        _ => Point::month(year, month),
    }
}

fn season_with_edge(year: Year, season: Season, edge: Option<Edge>) -> Option<Point> {
    match (edge, season.months()) {
        (Some(Edge::First), Some((month, _))) => {
            month_with_edge(year, Part::Known(month), Some(Edge::First))
        }
        (Some(Edge::Last), Some((_, month))) => {
            month_with_edge(year, Part::Known(month), Some(Edge::Last))
        }
        _ => Some(Point::season(year, season)),
    }
}

/// A time of that day, or of a day after.
pub(super) fn at_time(point: Point, time: Option<Time>) -> Option<Point> {
    let Some(Time { clock, days }) = time else { return Some(point) };
    match point.first_day() {
        Some(day) if days > 0 => Some(Point::from(day.plus_days(days)?).at(clock)),
        _ => Some(point.at(clock)),
    }
}
