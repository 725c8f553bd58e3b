//! The days on which a festival falls.

use icu_calendar::cal::Hijri;
use icu_calendar::{AsCalendar, Date, types::Month};

use crate::lexicon::{Day, Festival, Length};
use crate::value::{Civil, Edtf, Part, Point, Year};

/// A festival in a year; where the year is unknown, month and day of those that have
/// them, the unknown year of the others.
pub(super) fn in_year(festival: Festival, year: Year) -> Option<Edtf> {
    if let Day::Fixed(month, day) = festival.day
        && !festival.eve
    {
        let first = Point::day(year, Part::Known(month), Part::Known(day))?;
        return match festival.length {
            Length::Days(1) | Length::Month => Some(first.into()),
            // None of them runs over the end of a month.
            Length::Days(days) => {
                let last = Part::Known(day.checked_add(days)?.checked_sub(1)?);
                Edtf::interval(first, Point::day(year, Part::Known(month), last)?)
            }
        };
    }
    let whole = Point::year(year).into();
    let Some(number) = year.number() else { return Some(whole) };
    let Some((first, last)) = days(festival, number) else { return Some(whole) };
    if first == last {
        Some(first.into())
    } else {
        Edtf::interval(first.into(), last.into())
    }
}

/// Its first and last day. `None` where it cannot be reckoned, or falls into the year
/// twice or not at all.
fn days(festival: Festival, year: i32) -> Option<(Civil, Civil)> {
    let day = first_day(festival, year)?;
    let day = day.plus_days(festival.moves.from(day.weekday()))?;
    let first = if festival.eve { day.plus_days(-1)? } else { day };
    let last = match festival.length {
        Length::Days(1) => first,
        Length::Days(days) => day.plus_days(i32::from(days) - 1)?,
        Length::Month => last_of_month(festival.day, day)?,
    };
    Some((first, last))
}

fn first_day(festival: Festival, year: i32) -> Option<Civil> {
    match festival.day {
        Day::Fixed(month, day) => Civil::new(year, month, day),
        Day::Lunar(month, day) => lunar(year, month, day),
        Day::Term(month, old, new) => {
            term(year, month, if year < 2000 { old } else { new }.number())
        }
        Day::Nth(month, nth, weekday) => nth_weekday(year, month, nth, weekday),
        Day::Last(month, weekday) => last_weekday(year, month, weekday),
        Day::Easter(days) => easter(year)?.plus_days(days.into()),
        Day::EasternEaster(days) => eastern_easter(year)?.plus_days(days.into()),
        // The new years of these calendars wander, or lie in autumn.
        Day::Hijri(month, day) => {
            only_one((year - 622) * 33 / 32 + 1, year, |year| hijri(year, month, day))
        }
        Day::Hebrew(month, day) => only_one(year + 3761, year, |year| {
            civil(Date::try_new_hebrew_v2(year, Month::new(month), day).ok()?)
        }),
        Day::Persian(month, day) => only_one(year - 621, year, |year| {
            civil(Date::try_new_persian(year, month, day).ok()?)
        }),
        Day::Unknown => None,
    }
}

/// The one day of a year that a calendar gives, in its year `about` or near it.
fn only_one(about: i32, year: i32, day: impl Fn(i32) -> Option<Civil>) -> Option<Civil> {
    let near = about - 2..=about + 2;
    let mut days = near.filter_map(day).filter(|day| day.year() == year);
    days.next().filter(|_| days.next().is_none())
}

fn hijri(year: i32, month: u8, day: u8) -> Option<Civil> {
    let calendar = Hijri::new_umm_al_qura();
    civil(Date::try_new_hijri_with_calendar(year, month, day, calendar).ok()?)
}

/// The last day of the month of the Hijri calendar that begins on `first`.
fn last_of_month(day: Day, first: Civil) -> Option<Civil> {
    let Day::Hijri(..) = day else { return None };
    let iso = Date::try_new_iso(first.year(), first.month(), first.day()).ok()?;
    let days = iso.to_calendar(Hijri::new_umm_al_qura()).days_in_month();
    first.plus_days(i32::from(days) - 1)
}

fn civil<C: AsCalendar>(date: Date<C>) -> Option<Civil> {
    let iso = date.to_calendar(icu_calendar::Iso);
    Civil::new(iso.year().extended_year(), iso.month().ordinal, iso.day_of_month().0)
}

/// Days that the formula of [`term`] gives and that are one too early.
const TERMS_LATER: &[(i32, u8, u8)] = &[
    (1902, 6, 6),
    (1911, 5, 6),
    (1914, 12, 22),
    (1922, 7, 23),
    (1925, 7, 7),
    (1927, 9, 8),
    (1928, 6, 21),
    (1942, 9, 23),
    (1947, 12, 22),
    (1978, 11, 22),
    (1980, 12, 21),
    (1982, 1, 5),
    (1984, 12, 21),
    (2002, 8, 7),
    (2008, 5, 20),
    (2089, 10, 22),
    (2089, 11, 6),
];

/// And those that are one too late.
const TERMS_EARLIER: &[(i32, u8, u8)] =
    &[(1914, 2, 5), (2019, 1, 6), (2021, 12, 22), (2026, 2, 19)];

fn term(year: i32, month: u8, constant: i32) -> Option<Civil> {
    let of_century = year.rem_euclid(100);
    // In January and February the leap day of the year is still to come.
    let leap = if month < 3 { (of_century - 1).div_euclid(4) } else { of_century / 4 };
    let day = (of_century * 2422 + constant) / 10_000 - leap;
    let day = Civil::new(year, month, u8::try_from(day).ok()?)?;
    let named = (day.year(), day.month(), day.day());
    let late = TERMS_LATER.contains(&named);
    let early = TERMS_EARLIER.contains(&named);
    day.plus_days(i32::from(late) - i32::from(early))
}

/// Easter Sunday by the Gregorian computus.
fn easter(year: i32) -> Option<Civil> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15)
        .rem_euclid(30);
    let early = moon > 28 || moon == 28 && golden > 10;
    paschal(year, if early { moon - 1 } else { moon })
}

/// Easter Sunday by the Julian computus.
fn eastern_easter(year: i32) -> Option<Civil> {
    let moon = (19 * year.rem_euclid(19) + 15) % 30;
    let ahead = year.div_euclid(100) - year.div_euclid(400) - 2;
    paschal(year, moon + ahead)
}

/// The Sunday after the full moon that many days after 21 March.
fn paschal(year: i32, moon: i32) -> Option<Civil> {
    let full = Civil::new(year, 3, 21)?.plus_days(moon)?;
    full.plus_days(7 - (i32::from(full.weekday()) + 1) % 7)
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
    civil(date)
}

/// The first and the last day of a month of the Chinese calendar.
pub(super) fn lunar_month(year: i32, month: u8) -> Option<(Civil, Civil)> {
    let last = lunar(year, month, 30).or_else(|| lunar(year, month, 29));
    Some((lunar(year, month, 1)?, last?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, Role};

    fn named(lexicon: &Lexicon, name: &str) -> Festival {
        let chars: Vec<char> = name.chars().collect();
        let mut words = lexicon.dates.at(&chars, 0, true);
        let found = words.find_map(|(end, role)| match role {
            Role::Festival(festival) if end == chars.len() => Some(festival),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{name} is no festival"))
    }

    #[test]
    fn festivals_fall_on_the_days_of_the_calendar() {
        let lexicon = Lexicon::embedded().unwrap();
        let cases = [
            ("春节", 2024, "2024-02-10"),
            ("中秋节", 2025, "2025-10-06"),
            ("端午节", 2023, "2023-06-22"),
            ("重阳节", 2018, "2018-10-17"),
            ("除夕", 2013, "2013-02-09"),
            ("清明节", 2012, "2012-04-04"),
            ("清明节", 2023, "2023-04-05"),
            ("冬至", 2021, "2021-12-21"),
            ("冬至", 2022, "2022-12-22"),
            ("立秋", 2002, "2002-08-08"),
            ("母亲节", 2013, "2013-05-12"),
            ("妇女节", 2019, "2019-03-08"),
            ("泼水节", 2026, "2026-04-13/2026-04-15"),
            ("复活节", 2024, "2024-03-31"),
            ("复活节", 1981, "1981-04-19"),
            ("复活节", 2038, "2038-04-25"),
            ("东正教复活节", 2024, "2024-05-05"),
            ("东正教复活节", 2017, "2017-04-16"),
            ("忏悔节", 2024, "2024-02-13"),
            ("大斋期", 2024, "2024-02-14/2024-03-30"),
            ("开斋节", 2024, "2024-04-10"),
            ("古尔邦节", 2024, "2024-06-16"),
            ("伊斯兰新年", 2022, "2022-07-30"),
            ("斋月", 2023, "2023-03-23/2023-04-20"),
            // It came twice.
            ("开斋节", 2000, "2000"),
            ("犹太新年", 2024, "2024-10-02/2024-10-04"),
            ("赎罪日", 2023, "2023-09-24"),
            ("光明节", 2022, "2022-12-18/2022-12-25"),
            ("普珥节", 2024, "2024-03-23"),
            ("圣殿被毁日", 2022, "2022-08-06"),
            ("以色列独立日", 2024, "2024-05-13"),
            ("以色列独立日", 2022, "2022-05-04"),
            ("波斯新年", 2024, "2024-03-20"),
            ("中小学生安全教育日", 2024, "2024-03-25"),
            ("排灯节", 2024, "2024"),
        ];
        for (name, year, want) in cases {
            let year = Year::known(year).unwrap();
            let days = in_year(named(&lexicon, name), year).unwrap();
            assert_eq!(days.to_string(), want, "{name}");
        }
    }

    #[test]
    fn festivals_of_no_known_year() {
        let lexicon = Lexicon::embedded().unwrap();
        for (name, want) in [
            ("春节", "XXXX"),
            ("妇女节", "XXXX-03-08"),
            ("泼水节", "XXXX-04-13/XXXX-04-15"),
            ("古尔邦节", "XXXX"),
        ] {
            let days = in_year(named(&lexicon, name), Year::UNKNOWN).unwrap();
            assert_eq!(days.to_string(), want, "{name}");
        }
    }
}
