//! The day on which a festival falls.

use icu_calendar::{Date, types::Month};

use crate::lexicon::Festival;
use crate::value::{Civil, Part, Point, Year};

/// The day of a festival in a year; where the year is unknown, month and day of
/// those that have them, the unknown year of the others.
pub(super) fn in_year(festival: Festival, year: Year) -> Option<Point> {
    let known = year.number();
    match (festival, known) {
        (Festival::Fixed(month, day), _) => {
            Point::day(year, Part::Known(month), Part::Known(day))
        }
        (_, None) => Some(Point::year(year)),
        (Festival::Lunar(month, day), Some(year)) => {
            Some(lunar(year, month, day)?.into())
        }
        (Festival::Eve, Some(year)) => Some(lunar(year, 1, 1)?.plus_days(-1)?.into()),
        (Festival::Term(month, old, new), Some(year)) => {
            let constant = if year < 2000 { old } else { new };
            let of_century = year.rem_euclid(100);
            // In January and February the leap day of the year is still to come.
            let leap =
                if month < 3 { (of_century - 1).div_euclid(4) } else { of_century / 4 };
            let day = (of_century * 2422 + constant) / 10_000 - leap;
            Some(Civil::new(year, month, u8::try_from(day).ok()?)?.into())
        }
        (Festival::Nth(month, nth, weekday), Some(year)) => {
            Some(nth_weekday(year, month, nth, weekday)?.into())
        }
    }
}

/// The nth weekday (0 Monday) of a month.
pub(super) fn nth_weekday(year: i32, month: u8, nth: u8, weekday: u8) -> Option<Civil> {
    let first = Civil::new(year, month, 1)?;
    let days = (7 + i32::from(weekday) - i32::from(first.weekday())) % 7;
    let day = first.plus_days(days + 7 * (i32::from(nth) - 1))?;
    (day.month() == month).then_some(day)
}

/// The last such weekday (0 Monday) of a month.
pub(super) fn last_weekday(year: i32, month: u8, weekday: u8) -> Option<Civil> {
    nth_weekday(year, month, 5, weekday).or_else(|| nth_weekday(year, month, 4, weekday))
}

/// A day of the Chinese calendar whose new year falls into `year`.
pub(super) fn lunar(year: i32, month: u8, day: u8) -> Option<Civil> {
    let date = Date::try_new_chinese_traditional(year, Month::new(month), day).ok()?;
    let iso = date.to_calendar(icu_calendar::Iso);
    Civil::new(iso.year().extended_year(), iso.month().ordinal, iso.day_of_month().0)
}

/// The first and the last day of a month of the Chinese calendar.
pub(super) fn lunar_month(year: i32, month: u8) -> Option<(Civil, Civil)> {
    let last = lunar(year, month, 30).or_else(|| lunar(year, month, 29));
    Some((lunar(year, month, 1)?, last?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn festivals_fall_on_the_days_of_the_calendar() {
        let cases = [
            (Festival::Lunar(1, 1), 2024, "2024-02-10"),
            (Festival::Lunar(8, 15), 2025, "2025-10-06"),
            (Festival::Lunar(5, 5), 2023, "2023-06-22"),
            (Festival::Lunar(9, 9), 2018, "2018-10-17"),
            (Festival::Eve, 2013, "2013-02-09"),
            (Festival::Term(4, 55_900, 48_100), 2012, "2012-04-04"),
            (Festival::Term(4, 55_900, 48_100), 2023, "2023-04-05"),
            (Festival::Nth(5, 2, 6), 2013, "2013-05-12"),
            (Festival::Fixed(3, 8), 2019, "2019-03-08"),
        ];
        for (festival, year, want) in cases {
            let day = in_year(festival, Year::known(year).unwrap()).unwrap();
            assert_eq!(day.to_string(), want, "{festival:?}");
        }
        let unknown = |festival| in_year(festival, Year::UNKNOWN).unwrap().to_string();
        assert_eq!(unknown(Festival::Lunar(1, 1)), "XXXX");
        assert_eq!(unknown(Festival::Fixed(3, 8)), "XXXX-03-08");
    }
}
