//! Festivals: the days of which calendar they are kept on.

use std::borrow::Cow;

use super::{LexiconError, Row, rows};

const FILE: &str = "date/festivals.tsv";
const COLUMNS: &[&str] =
    &["word", "calendar", "day", "days", "eve", "moves", "nick", "chat", "unless"];
/// What names the same feasts in the Church of the East.
const EASTERN: &str = "东正教";

/// Days that return every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Festival {
    pub(crate) day: Day,
    pub(crate) length: Length,
    /// It begins on the evening before its day.
    pub(crate) eve: bool,
    pub(crate) moves: Moves,
}

/// The day on which a festival begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    /// Month and day of the Gregorian calendar.
    Fixed(u8, u8),
    /// Month and day of the Chinese calendar.
    Lunar(u8, u8),
    /// Month and day of the Hijri calendar, as Umm al-Qura reckons it.
    Hijri(u8, u8),
    /// Month and day of the Hebrew calendar, Tishri first.
    Hebrew(u8, u8),
    /// Month and day of the Persian calendar.
    Persian(u8, u8),
    /// A solar term: its month, and its day constants in the 20th and in the 21st
    /// century.
    Term(u8, Constant, Constant),
    /// Month, number and weekday (0 Monday): the second Sunday of May.
    Nth(u8, u8, u8),
    /// The last such weekday (0 Monday) of a month.
    Last(u8, u8),
    /// Days after Easter, as the West and as the East reckons it.
    Easter(i8),
    EasternEaster(i8),
    /// A day that we cannot reckon.
    Unknown,
}

/// A number below 2^24, in three bytes: festivals are part of every date expression,
/// which are passed by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Constant([u8; 3]);

impl Constant {
    /// A day of the month times 10 000.
    pub(crate) fn number(self) -> i32 {
        let [a, b, c] = self.0;
        i32::from_le_bytes([a, b, c, 0])
    }
}

/// How long a festival is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Days(u8),
    /// The month that its day is in.
    Month,
}

/// Days that a festival moves by where it would fall on a weekday, in four bits for
/// each, eight too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moves([u8; 4]);

impl Moves {
    pub(crate) const NONE: Moves = Moves([0x88; 4]);

    /// The days to move by from a weekday (0 Monday).
    pub(crate) fn from(self, weekday: u8) -> i32 {
        let all = u32::from_le_bytes(self.0);
        let four = all.checked_shr(4 * u32::from(weekday)).unwrap_or(8) & 15;
        four.cast_signed() - 8
    }

    /// `5>4 7>1`: from Friday to Thursday before, from Sunday to Monday behind.
    fn read(text: &str) -> Option<Moves> {
        let mut moves = u32::from_le_bytes(Moves::NONE.0);
        for pair in text.split_whitespace() {
            let (from, to) = pair.split_once('>')?;
            let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
            if !(1..=7).contains(&from) || !(1..=7).contains(&to) {
                return None;
            }
            // The nearer of the two.
            let days = (to + 10 - from) % 7 + 5;
            let place = 4 * (from - 1);
            moves = moves & !(15 << place) | days << place;
        }
        Some(Moves(moves.to_le_bytes()))
    }
}

/// A row of the table.
pub(super) struct FestivalWord {
    pub(super) word: Cow<'static, str>,
    pub(super) festival: Festival,
    /// Named by its numerals.
    pub(super) nick: bool,
    pub(super) chat: bool,
    pub(super) unless: &'static str,
}

pub(super) fn embedded() -> Result<Vec<FestivalWord>, LexiconError> {
    let text = include_str!("../../data/date/festivals.tsv");
    let mut words = Vec::new();
    for row in rows(FILE, text, COLUMNS)? {
        let festival = festival(&row)?;
        let nick = row.flag("nick")?;
        let chat = row.flag("chat")?;
        let entry = |word, festival| {
            let unless = row.cell("unless");
            FestivalWord { word, festival, nick, chat, unless }
        };
        if let Day::Easter(days) = festival.day {
            let day = Day::EasternEaster(days);
            let eastern = Festival { day, ..festival };
            words.push(entry(Cow::Owned(format!("{EASTERN}{}", row.key())), eastern));
        }
        words.push(entry(Cow::Borrowed(row.key()), festival));
    }
    Ok(words)
}

fn festival(row: &Row<'_>) -> Result<Festival, LexiconError> {
    let length = match row.cell("days") {
        "" => Length::Days(1),
        "month" => Length::Month,
        _ => Length::Days(number(row, row.cell("days"))?),
    };
    let eve = row.flag("eve")?;
    let moves = Moves::read(row.cell("moves"))
        .ok_or_else(|| row.error("moves are pairs of weekdays, as 5>4"))?;
    Ok(Festival { day: day(row)?, length, eve, moves })
}

fn day(row: &Row<'_>) -> Result<Day, LexiconError> {
    let cell = row.cell("day");
    let parts: Vec<&str> = cell.split(' ').collect();
    let small = |at: usize| number::<u8>(row, parts.get(at).copied().unwrap_or(""));
    let weekday = |at: usize| {
        let day = small(at)?.checked_sub(1).filter(|day| *day < 7);
        day.ok_or_else(|| row.error("weekdays are 1 to 7"))
    };
    Ok(match row.cell("calendar") {
        "gregorian" => Day::Fixed(small(0)?, small(1)?),
        "chinese" => Day::Lunar(small(0)?, small(1)?),
        "hijri" => Day::Hijri(small(0)?, small(1)?),
        "hebrew" => Day::Hebrew(small(0)?, small(1)?),
        "persian" => Day::Persian(small(0)?, small(1)?),
        "term" => {
            let constant = |at: usize| {
                let [a, b, c, _] =
                    number::<u32>(row, parts.get(at).copied().unwrap_or(""))?
                        .to_le_bytes();
                Ok::<_, LexiconError>(Constant([a, b, c]))
            };
            Day::Term(small(0)?, constant(1)?, constant(2)?)
        }
        "weekday" if parts.get(1) == Some(&"last") => Day::Last(small(0)?, weekday(2)?),
        "weekday" => Day::Nth(small(0)?, small(1)?, weekday(2)?),
        "easter" => Day::Easter(number(row, cell)?),
        "eastern" => Day::EasternEaster(number(row, cell)?),
        "unknown" => Day::Unknown,
        _ => return Err(row.error("no such calendar")),
    })
}

fn number<T: std::str::FromStr>(row: &Row<'_>, text: &str) -> Result<T, LexiconError> {
    text.parse().map_err(|_| row.error(format!("{text:?} must be a number in range")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_lead_to_the_nearer_day() {
        let moves = Moves::read("5>4 6>4 7>1 1>2").unwrap();
        let days: Vec<i32> = (0..7).map(|day| moves.from(day)).collect();
        assert_eq!(days, [1, 0, 0, 0, -1, -2, 1]);
        assert_eq!(Moves::read(""), Some(Moves::NONE));
        assert_eq!(Moves::read("8>1"), None);
    }
}
