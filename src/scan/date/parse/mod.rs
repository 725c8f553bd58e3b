//! From words to date expressions: the longest that starts at a place.

mod calendar;
mod chat;
mod clock;
mod festival;
mod lunar;
mod moment;
mod nth;
mod numeral;
mod range;
mod span;
mod trigger;

use std::cell::Cell;

use self::numeral::Numeral;
use super::expr::{DateExpr, YearRef};
use crate::lexicon::{Dates, Lexicon, Role, Starts};
use crate::rule::Rule;
use crate::scan::Cx;
use crate::scan::name::label_before_date;
use crate::text::{Class, class};
pub(crate) use trigger::triggered;

/// Reads one place of a paragraph.
pub(super) struct Parser<'a> {
    chars: &'a [char],
    dates: &'a Dates,
    starts: &'a Starts,
    /// Chat forms too, which reports hardly hold and are too vague for facts.
    chat: bool,
    /// The year last read: several forms begin with the same.
    year: Cell<Option<YearAt>>,
    /// The numerals read, by the last bits of their places.
    numerals: [Cell<Option<NumeralAt>>; 4],
}

/// A place and the numeral that starts there.
type NumeralAt = (usize, Option<Numeral>);

/// A place and the year that starts there, with its end.
type YearAt = (usize, Option<(usize, YearRef)>);

/// The longest date that starts at `at`: its end, what it says, and the rule.
pub(crate) fn parse(cx: Cx<'_>, at: usize) -> Option<(usize, DateExpr, Rule)> {
    parse_as(cx.chars, cx.lexicon, at, false)
}

/// Where 十四五时期 ends, whose numerals are no number.
pub(crate) fn plan(cx: Cx<'_>, at: usize) -> Option<usize> {
    Parser::new(cx.chars, cx.lexicon, false).plan(at).map(|(end, _)| end)
}

/// As [`parse`], with chat forms too.
pub(super) fn parse_as(
    chars: &[char],
    lexicon: &Lexicon,
    at: usize,
    chat: bool,
) -> Option<(usize, DateExpr, Rule)> {
    // A time of day may stand behind a blank, but nothing starts with one.
    let blank = chars.get(at) == Some(&' ');
    if blank { None } else { Parser::new(chars, lexicon, chat).expression(at) }
}

/// True where a date of a report may start with that character.
pub(crate) fn may_start(lexicon: &Lexicon, c: char) -> bool {
    lexicon.starts.of(c).date()
}

impl<'a> Parser<'a> {
    fn new(chars: &'a [char], lexicon: &'a Lexicon, chat: bool) -> Self {
        let (dates, starts) = (&lexicon.dates, &lexicon.starts);
        let numerals = Default::default();
        Parser { chars, dates, starts, chat, year: Cell::new(None), numerals }
    }

    /// The longest word at `at` whose role `pick` takes.
    fn word<T>(&self, at: usize, pick: impl Fn(Role) -> Option<T>) -> Option<(usize, T)> {
        let mut words = self.dates.at(self.chars, at, self.chat);
        words.find_map(|(end, role)| Some((end, pick(role)?)))
    }

    /// The numeral at `at`, read once.
    fn numeral(&self, at: usize) -> Option<Numeral> {
        let memo = &self.numerals[at % self.numerals.len()];
        match memo.get() {
            Some((place, numeral)) if place == at => numeral,
            _ => {
                let read = numeral::numeral(self.chars, at);
                memo.set(Some((at, read)));
                read
            }
        }
    }

    fn is(&self, at: usize, c: char) -> bool {
        self.chars.get(at) == Some(&c)
    }

    fn starts(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        for c in word.chars() {
            if !self.is(end, c) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.chars.get(at)).copied()
    }

    /// A number may start here: not within another, a decimal or a Latin word.
    fn is_number_edge(&self, at: usize) -> bool {
        let Some(last) = self.before(at) else { return true };
        let here = self.chars.get(at).copied().unwrap_or(' ');
        match class(last) {
            Class::Digit => false,
            Class::Latin => !here.is_ascii_digit() && class(here) != Class::Mask,
            Class::Mask => class(here) != Class::Mask && class(here) != Class::Digit,
            Class::HanDigit | Class::HanScale => !class(here).is_han(),
            _ => {
                let decimal = matches!(last, '.' | ',' | '/' | ':')
                    && here.is_ascii_digit()
                    && at >= 2
                    && self.before(at - 1).is_some_and(|c| c.is_ascii_digit());
                !decimal
                    || last == ',' && self.is_list_comma(at)
                    || last == '.' && self.is_label_point(at)
            }
        }
    }

    /// `2.2031年`: the point in front belongs to the number of a list item.
    fn is_label_point(&self, at: usize) -> bool {
        let label = |digits: usize| {
            let start = at.checked_sub(digits + 1)?;
            label_before_date(self.chars, start)
        };
        [1, 2].into_iter().any(|digits| label(digits) == Some(at - 1))
    }

    /// A comma in front of a number parts a list where not exactly three digits
    /// follow it.
    fn is_list_comma(&self, at: usize) -> bool {
        let digits = self.chars[at..].iter().take(5);
        digits.take_while(|c| c.is_ascii_digit()).count() != 3
    }
}
