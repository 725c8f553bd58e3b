//! Parts of a month or year by their number, and days counted from another.

use super::moment::{at_time, seconds_after};
use super::{Ground, Resolver};
use crate::scan::date::expr::{Grain, Moment, MonthRef, Unit};
use crate::scan::date::festival::{last_weekday, nth_weekday};
use crate::value::{Civil, Edtf, Point};

impl Resolver {
    /// The value of a part by its number.
    pub(super) fn nth(
        &self,
        moment: &Moment,
        left: Option<Point>,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let mut year_and_month = |month: Option<MonthRef>| {
            let (year, month) = match (month, moment.year, left) {
                (Some(month), ..) => {
                    let (year, month) = self.month(moment, month, left, ground)?;
                    (year, month.number()?)
                }
                (None, None, Some(left)) => (left.year_part(), 1),
                (None, year, _) => (self.year(year, ground), 1),
            };
            Some((year.number()?, month))
        };
        let days = |first: Civil, days: i32| {
            Edtf::interval(first.into(), first.plus_days(days - 1)?.into())
        };
        let day = match moment.unit {
            Unit::NthWeek(month, nth) => {
                let (year, month) = year_and_month(month)?;
                let monday = nth_weekday(year, month, 1, 0)?;
                return days(monday.plus_days(7 * (i32::from(nth) - 1))?, 7);
            }
            Unit::NthWeekday(month, nth, day) => {
                let (year, month) = year_and_month(Some(month))?;
                nth_weekday(year, month, nth, day)?
            }
            Unit::LastWeekday(month, day) => {
                let (year, month) = year_and_month(Some(month))?;
                last_weekday(year, month, day)?
            }
            Unit::NthDay(month, n) => self.nth_day(moment, month, n, ground)?,
            Unit::FirstDays(None, n, true) => {
                let (year, month) = year_and_month(None)?;
                return days(nth_weekday(year, month, 1, 0)?, n);
            }
            Unit::FirstDays(month, n, _) if n < 0 => {
                return days(self.nth_day(moment, month, n, ground)?, -n);
            }
            Unit::FirstDays(month, n, _) => {
                return days(self.nth_day(moment, month, 1, ground)?, n);
            }
            _ => return None,
        };
        at_time(day.into(), moment.time).map(Edtf::from)
    }

    /// The nth day of a month or year, from its end where negative.
    fn nth_day(
        &self,
        moment: &Moment,
        month: Option<MonthRef>,
        n: i32,
        ground: &mut Ground,
    ) -> Option<Civil> {
        let (year, month) = match month {
            Some(month) => {
                let (year, month) = self.month(moment, month, None, ground)?;
                (year.number()?, Some(month.number()?))
            }
            None => (self.year(moment.year, ground).number()?, None),
        };
        let first = Civil::new(year, month.unwrap_or(1), 1)?;
        let next = first.plus_months(if month.is_some() { 1 } else { 12 })?;
        let day = if n > 0 { first.plus_days(n - 1)? } else { next.plus_days(n)? };
        (first <= day && day < next).then_some(day)
    }

    /// A day so much before or after another.
    pub(super) fn shifted(
        &self,
        moment: &Moment,
        n: i32,
        grain: Grain,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let from = self.moment(moment, None, ground)?.start()?;
        let day = from.first_day()?;
        let clock = from.clock_part();
        let there = match grain {
            Grain::Second => return seconds_after(day, clock, n).map(Edtf::from),
            Grain::Day => day.plus_days(n)?,
            Grain::Month => day.plus_months(n)?,
            Grain::Year => day.plus_months(n.checked_mul(12)?)?,
            Grain::Vague => return None,
        };
        let point = Point::from(there);
        Some(clock.map_or(point, |clock| point.at(clock)).into())
    }
}
