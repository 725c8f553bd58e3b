//! Times in Extended Date/Time Format, ISO 8601-2 level 2.

mod calendar;
mod point;

use std::fmt;

pub use calendar::Civil;
pub(crate) use calendar::days_in_month;
pub(crate) use point::{Clock, Part, Point, Season, Year};

/// A time in Extended Date/Time Format, ISO 8601-2 level 2: a point with masked
/// digits, or an interval, open at an end where the words leave it open.
///
/// A day that its known month and year do not have cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edtf(Shape);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    Point(Point),
    /// `None` is an open end, `..`.
    Interval(Option<Point>, Option<Point>),
}

impl Edtf {
    /// From one point to another, both included; a point where they are one and
    /// exact. `None` where the end is known to lie before the start.
    pub(crate) fn interval(start: Point, end: Point) -> Option<Edtf> {
        let backwards = start.first_day().zip(end.last_day()).is_some_and(|(a, b)| a > b);
        (!backwards).then_some(Edtf(Shape::Interval(Some(start), Some(end))))
    }

    /// From a point on, `2012/..`.
    pub(crate) fn since(start: Point) -> Edtf {
        Edtf(Shape::Interval(Some(start), None))
    }

    /// Up to a point, `../2012`.
    pub(crate) fn until(end: Point) -> Edtf {
        Edtf(Shape::Interval(None, Some(end)))
    }

    /// Where it starts: the point itself, or the start of the interval.
    pub(crate) fn start(&self) -> Option<Point> {
        match self.0 {
            Shape::Point(point) => Some(point),
            Shape::Interval(start, _) => start,
        }
    }

    /// Where it ends: the point itself, or the end of the interval.
    pub(crate) fn end(&self) -> Option<Point> {
        match self.0 {
            Shape::Point(point) => Some(point),
            Shape::Interval(_, end) => end,
        }
    }

    /// True for intervals.
    pub(crate) fn is_interval(&self) -> bool {
        matches!(self.0, Shape::Interval(..))
    }

    /// The same time some years later (earlier where negative). `None` where a
    /// 29 February would fall into a year that has none.
    pub(crate) fn plus_years(&self, years: i32) -> Option<Edtf> {
        let plus = |point: Option<Point>| match point {
            Some(point) => point.plus_years(years).map(Some),
            None => Some(None),
        };
        Some(Edtf(match self.0 {
            Shape::Point(point) => Shape::Point(point.plus_years(years)?),
            Shape::Interval(start, end) => Shape::Interval(plus(start)?, plus(end)?),
        }))
    }
}

impl From<Point> for Edtf {
    fn from(point: Point) -> Self {
        Edtf(Shape::Point(point))
    }
}

impl From<Civil> for Edtf {
    fn from(day: Civil) -> Self {
        Edtf(Shape::Point(day.into()))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |f: &mut fmt::Formatter<'_>, point: Option<Point>| match point {
            Some(point) => point.fmt(f),
            None => f.write_str(".."),
        };
        match self.0 {
            Shape::Point(point) => point.fmt(f),
            Shape::Interval(start, last) => {
                end(f, start)?;
                f.write_str("/")?;
                end(f, last)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_print_as_edtf() {
        let year = Year::known(2024).unwrap();
        let month = |m| Point::month(year, Part::Known(m)).unwrap();
        let day = |d| Point::day(year, Part::Known(2), Part::Known(d));
        let masked = Point::day(Year::UNKNOWN, Part::Unknown, Part::Unknown).unwrap();
        let clock = Clock::new(17, 30, 0).unwrap();
        let cases = [
            (Edtf::from(Point::year(year)), "2024"),
            (month(3).into(), "2024-03"),
            (day(29).unwrap().into(), "2024-02-29"),
            (day(29).unwrap().at(clock).into(), "2024-02-29T17:30:00"),
            (masked.into(), "XXXX-XX-XX"),
            (Point::season(year, Season::quarter(1).unwrap()).into(), "2024-33"),
            (Point::season(year, Season::half(2).unwrap()).into(), "2024-41"),
            (Point::year(Year::read("20X").unwrap()).into(), "20XX"),
            (Point::year(Year::read("201X").unwrap()).into(), "201X"),
            (Edtf::interval(month(1), month(11)).unwrap(), "2024-01/2024-11"),
            (Edtf::since(Point::year(year)), "2024/.."),
            (Edtf::until(Point::year(year)), "../2024"),
            (Edtf::since(month(2)).plus_years(-1).unwrap(), "2023-02/.."),
        ];
        for (value, want) in cases {
            assert_eq!(value.to_string(), want);
        }
        assert_eq!(day(30), None);
        assert_eq!(Edtf::interval(month(3), month(2)), None);
        assert_eq!(Edtf::from(day(29).unwrap()).plus_years(-1), None);
    }
}
