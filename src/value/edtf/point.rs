use std::fmt::{self, Write};

use super::calendar::{Civil, days_in_month};

/// A year of four digits, each known or masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Year([u8; 4]);

const MASK: u8 = b'X';

impl Year {
    /// `XXXX`.
    pub(crate) const UNKNOWN: Year = Year([MASK; 4]);

    /// A year from 0 to 9999.
    pub(crate) fn known(year: i32) -> Option<Year> {
        let mut rest = u16::try_from(year).ok().filter(|&y| y <= 9999)?;
        let mut digits = [b'0'; 4];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        Some(Year(digits))
    }

    /// Up to four digits and `X`, masked digits added at the end: `20X` is `20XX`.
    pub(crate) fn read(text: &str) -> Option<Year> {
        let bytes = text.as_bytes();
        let sound = bytes.iter().all(|b| b.is_ascii_digit() || *b == MASK);
        if bytes.is_empty() || bytes.len() > 4 || !sound {
            return None;
        }
        let mut digits = [MASK; 4];
        for (digit, &byte) in digits.iter_mut().zip(bytes) {
            *digit = byte;
        }
        // A known digit behind a masked one in front says nothing that sorts.
        Some(if digits[0] == MASK { Year::UNKNOWN } else { Year(digits) })
    }

    /// The number, where no digit is masked.
    pub(crate) fn number(self) -> Option<i32> {
        self.0.iter().try_fold(0, |sum, digit| {
            digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0'))
        })
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.0).unwrap_or_default())
    }
}

/// A month or a day of the month, known or masked (`XX`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Known(u8),
    Unknown,
}

impl Part {
    /// The number, where it is not masked.
    pub(crate) fn number(self) -> Option<u8> {
        match self {
            Part::Known(number) => Some(number),
            Part::Unknown => None,
        }
    }

    fn behind_dash(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('-')?;
        fmt::Display::fmt(&self, f)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Known(number) => {
                f.write_char((b'0' + number / 10).into())?;
                f.write_char((b'0' + number % 10).into())
            }
            Part::Unknown => f.write_str("XX"),
        }
    }
}

/// A part of the year that has a code in ISO 8601-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Season(u8);

impl Season {
    /// 1 for spring to 4 for winter: codes 21 to 24.
    pub(crate) fn of_year(number: u8) -> Option<Season> {
        (1..=4).contains(&number).then(|| Season(20 + number))
    }

    /// 1 to 4: codes 33 to 36.
    pub(crate) fn quarter(number: u8) -> Option<Season> {
        (1..=4).contains(&number).then(|| Season(32 + number))
    }

    /// 1 or 2: codes 40 and 41.
    pub(crate) fn half(number: u8) -> Option<Season> {
        (1..=2).contains(&number).then(|| Season(39 + number))
    }

    /// Its first and last month, except for the seasons of nature.
    pub(crate) fn months(self) -> Option<(u8, u8)> {
        match self.0 {
            code @ 33..=36 => Some(((code - 33) * 3 + 1, (code - 32) * 3)),
            40 => Some((1, 6)),
            41 => Some((7, 12)),
            _ => None,
        }
    }
}

/// A time of day, from 00:00:00 to 23:59:59.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Clock {
    hour: u8,
    minute: u8,
    second: u8,
}

impl Clock {
    pub(crate) fn new(hour: u8, minute: u8, second: u8) -> Option<Clock> {
        (hour < 24 && minute < 60 && second < 60).then_some(Clock {
            hour,
            minute,
            second,
        })
    }

    /// Reads the time of `2018-02-10T08:30:00`.
    pub(crate) fn read(text: &str) -> Option<Clock> {
        let mut parts = text.split_once('T')?.1.get(..8)?.split(':');
        let mut next = || parts.next()?.parse().ok();
        Clock::new(next()?, next()?, next()?)
    }

    /// Seconds since midnight.
    pub(crate) fn seconds(self) -> i32 {
        (i32::from(self.hour) * 60 + i32::from(self.minute)) * 60 + i32::from(self.second)
    }

    /// The time of day so many seconds after midnight.
    pub(crate) fn from_seconds(seconds: i32) -> Option<Clock> {
        let part = |n: i32| u8::try_from(n).ok();
        Clock::new(
            part(seconds.div_euclid(3600))?,
            part(seconds.div_euclid(60) % 60)?,
            part(seconds.rem_euclid(60))?,
        )
    }
}

/// A year, month, day, part of a year or time of day, any digit of it masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Point {
    year: Year,
    rest: Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Rest {
    None,
    Season(Season),
    Month(Part),
    Day(Part, Part),
    Clock(Part, Part, Clock),
}

impl Point {
    pub(crate) fn year(year: Year) -> Point {
        Point { year, rest: Rest::None }
    }

    pub(crate) fn season(year: Year, season: Season) -> Point {
        Point { year, rest: Rest::Season(season) }
    }

    /// `None` where there is no such month.
    pub(crate) fn month(year: Year, month: Part) -> Option<Point> {
        let exists = month.number().is_none_or(|m| (1..=12).contains(&m));
        exists.then_some(Point { year, rest: Rest::Month(month) })
    }

    /// `None` where the month of that year has no such day.
    pub(crate) fn day(year: Year, month: Part, day: Part) -> Option<Point> {
        Point::month(year, month)?;
        let longest = month.number().map_or(31, |m| days_in_month(year.number(), m));
        let exists = day.number().is_none_or(|d| (1..=longest).contains(&d));
        exists.then_some(Point { year, rest: Rest::Day(month, day) })
    }

    /// A time of that day; the point itself where it is no day.
    pub(crate) fn at(self, clock: Clock) -> Point {
        match self.rest {
            Rest::Day(month, day) | Rest::Clock(month, day, _) => {
                Point { rest: Rest::Clock(month, day, clock), ..self }
            }
            _ => self,
        }
    }

    pub(crate) fn year_part(self) -> Year {
        self.year
    }

    pub(crate) fn month_part(self) -> Option<Part> {
        match self.rest {
            Rest::Month(month) | Rest::Day(month, _) | Rest::Clock(month, ..) => {
                Some(month)
            }
            _ => None,
        }
    }

    pub(crate) fn day_part(self) -> Option<Part> {
        match self.rest {
            Rest::Day(_, day) | Rest::Clock(_, day, _) => Some(day),
            _ => None,
        }
    }

    pub(crate) fn clock_part(self) -> Option<Clock> {
        match self.rest {
            Rest::Clock(_, _, clock) => Some(clock),
            _ => None,
        }
    }

    /// The first day that it can mean, where year and month are known.
    pub(crate) fn first_day(self) -> Option<Civil> {
        let year = self.year.number()?;
        match self.rest {
            Rest::None => Civil::new(year, 1, 1),
            Rest::Season(season) => Civil::new(year, season.months()?.0, 1),
            Rest::Month(month) => Civil::new(year, month.number()?, 1),
            Rest::Day(month, day) | Rest::Clock(month, day, _) => {
                Civil::new(year, month.number()?, day.number()?)
            }
        }
    }

    /// The last day that it can mean, where year and month are known.
    pub(crate) fn last_day(self) -> Option<Civil> {
        let year = self.year.number()?;
        let last = |month| Civil::new(year, month, days_in_month(Some(year), month));
        match self.rest {
            Rest::None => last(12),
            Rest::Season(season) => last(season.months()?.1),
            Rest::Month(month) => last(month.number()?),
            Rest::Day(..) | Rest::Clock(..) => self.first_day(),
        }
    }

    /// The same time some years later; masked years stay as they are.
    pub(crate) fn plus_years(self, years: i32) -> Option<Point> {
        let year = match self.year.number() {
            Some(number) => Year::known(number.checked_add(years)?)?,
            None => self.year,
        };
        match self.rest {
            Rest::Day(month, day) | Rest::Clock(month, day, _) => {
                Point::day(year, month, day)?;
            }
            _ => {}
        }
        Some(Point { year, rest: self.rest })
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.year.fmt(f)?;
        match self.rest {
            Rest::None => Ok(()),
            Rest::Season(season) => write!(f, "-{}", season.0),
            // Not by format strings, which cost more than all else here.
            Rest::Month(month) => month.behind_dash(f),
            Rest::Day(month, day) => {
                month.behind_dash(f)?;
                day.behind_dash(f)
            }
            Rest::Clock(month, day, clock) => {
                let Clock { hour, minute, second } = clock;
                write!(f, "-{month}-{day}T{hour:02}:{minute:02}:{second:02}")
            }
        }
    }
}
