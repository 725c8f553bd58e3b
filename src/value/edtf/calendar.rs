use super::point::{Part, Point, Year};

/// A day of the proleptic Gregorian calendar, year 1 to 9999. It exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Civil {
    year: i32,
    month: u8,
    day: u8,
}

impl Civil {
    /// `None` where the month has no such day.
    pub(crate) fn new(year: i32, month: u8, day: u8) -> Option<Civil> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(Some(year), month)).contains(&day);
        exists.then_some(Civil { year, month, day })
    }

    /// Reads `2018-02-10`; anything behind it is left.
    pub(crate) fn read(text: &str) -> Option<Civil> {
        let mut parts = text.get(..10)?.split('-');
        let mut next = || parts.next()?.parse::<u16>().ok();
        let (year, month, day) = (next()?, next()?, next()?);
        Civil::new(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    pub(crate) fn year(self) -> i32 {
        self.year
    }

    pub(crate) fn month(self) -> u8 {
        self.month
    }

    pub(crate) fn day(self) -> u8 {
        self.day
    }

    /// Days since 1 January of year 1, which is day 1.
    pub(crate) fn ordinal(self) -> i32 {
        let before = self.year - 1;
        let leap_days = before / 4 - before / 100 + before / 400;
        let months = (1..self.month)
            .map(|m| i32::from(days_in_month(Some(self.year), m)))
            .sum::<i32>();
        before * 365 + leap_days + months + i32::from(self.day)
    }

    /// The day with that ordinal.
    pub(crate) fn from_ordinal(ordinal: i32) -> Option<Civil> {
        if !(1..=3_652_059).contains(&ordinal) {
            return None;
        }
        // 400 years have 146 097 days; the estimate is at most one year short.
        let mut year =
            i32::try_from((i64::from(ordinal) - 1) * 400 / 146_097).ok()?.max(1);
        while year < 9999 && Civil::new(year + 1, 1, 1)?.ordinal() <= ordinal {
            year += 1;
        }
        while year > 1 && Civil::new(year, 1, 1)?.ordinal() > ordinal {
            year -= 1;
        }
        let mut rest = ordinal - Civil::new(year, 1, 1)?.ordinal() + 1;
        for month in 1..=12 {
            let days = i32::from(days_in_month(Some(year), month));
            if rest <= days {
                return Civil::new(year, month, u8::try_from(rest).ok()?);
            }
            rest -= days;
        }
        None
    }

    /// Some days later, or earlier where negative.
    pub(crate) fn plus_days(self, days: i32) -> Option<Civil> {
        Civil::from_ordinal(self.ordinal().checked_add(days)?)
    }

    /// Some months later; the last day of the month where it is shorter.
    pub(crate) fn plus_months(self, months: i32) -> Option<Civil> {
        let count = (self.year * 12 + i32::from(self.month) - 1).checked_add(months)?;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u8 + 1);
        Civil::new(year, month, self.day.min(days_in_month(Some(year), month)))
    }

    /// 0 for Monday to 6 for Sunday.
    pub(crate) fn weekday(self) -> u8 {
        (self.ordinal() - 1).rem_euclid(7) as u8
    }
}

/// Reads `2018-02-10` and nothing else.
impl std::str::FromStr for Civil {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let day = shaped.then(|| Civil::read(text)).flatten();
        day.ok_or("no such day; write it as YYYY-MM-DD")
    }
}

impl From<Civil> for Point {
    fn from(day: Civil) -> Point {
        Year::known(day.year)
            .and_then(|year| {
                Point::day(year, Part::Known(day.month), Part::Known(day.day))
            })
            .expect("a civil day exists")
    }
}

/// How many days a month has; in an unknown year February has 29. 0 where there is
/// no such month.
pub(crate) fn days_in_month(year: Option<i32>, month: u8) -> u8 {
    let leap = |y: i32| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(leap) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_through_leap_years_and_back() {
        for (year, month, day, weekday) in
            [(2000, 2, 29, 1), (2031, 5, 18, 6), (1, 1, 1, 0), (9999, 12, 31, 4)]
        {
            let civil = Civil::new(year, month, day).unwrap();
            assert_eq!(Civil::from_ordinal(civil.ordinal()), Some(civil));
            assert_eq!(civil.weekday(), weekday, "{civil:?}");
        }
        let start = Civil::new(1899, 12, 30).unwrap();
        for days in 0..3000 {
            let day = start.plus_days(days).unwrap();
            assert_eq!(day.ordinal(), start.ordinal() + days);
        }
        assert_eq!(Civil::new(2023, 2, 29), None);
        assert_eq!(Civil::new(1900, 2, 29), None);
        assert_eq!(Civil::read("2018-02-10T00:00:00"), Civil::new(2018, 2, 10));
        assert_eq!(Civil::new(9999, 12, 31).unwrap().plus_days(1), None);
    }
}
