//! What may start with a character: one look-up that lets the scanner go over nine
//! characters of ten.

use super::{Dates, Names, Numbers};
use crate::text::{class, misread_digits, numerals};

/// Marks that a date may start with, or the part of a year behind a blank.
const DATE: &str = "“\"";
const PART: &str = " ";

/// Figures that start with no numeral and no word of a rank: 第三, 翻一番, 半年.
const FIGURE: &str = "第前倒翻过半";

/// Signs and words in front of a numeral that are part of it.
const SIGN: &str = "-负几数";

/// Numerals that are none by themselves, so that nothing is read for them alone.
const RARE: &str = "参幺仨卌";

/// Marks that start a name or shape.
const SHAPE: &str = "“‘「〔[(《第";

/// What may start with one character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Start(u8);

impl Start {
    const LISTED: u8 = 1;
    const DATE: u8 = 2;
    const NUMBER: u8 = 4;
    const FIGURE: u8 = 8;
    const SHAPE: u8 = 16;
    const RARE: u8 = 32;
    const SURNAME: u8 = 64;
    const PART: u8 = 128;

    /// Everything may start here.
    pub(crate) const ANY: Start = Start(u8::MAX);

    /// Nothing that a report holds starts here.
    pub(crate) fn is_idle(self) -> bool {
        self.0 & !(Start::RARE | Start::SURNAME | Start::PART) == 0
    }

    /// Something else than a date, or a label.
    pub(crate) fn is_more(self) -> bool {
        self.0 & !(Start::DATE | Start::PART | Start::SURNAME) > 0
    }

    /// A listed name.
    pub(crate) fn listed(self) -> bool {
        self.0 & Start::LISTED > 0
    }

    /// A date.
    pub(crate) fn date(self) -> bool {
        self.0 & Start::DATE > 0
    }

    /// A part of a year, month or day.
    pub(crate) fn part(self) -> bool {
        self.0 & Start::PART > 0
    }

    /// A numeral that counts.
    pub(crate) fn number(self) -> bool {
        self.0 & Start::NUMBER > 0
    }

    /// A numeral, also one that never stands alone.
    pub(crate) fn numeral(self) -> bool {
        self.0 & (Start::NUMBER | Start::RARE) > 0
    }

    /// A figure without a numeral in front.
    pub(crate) fn figure(self) -> bool {
        self.0 & Start::FIGURE > 0
    }

    /// A name that is told by its shape.
    pub(crate) fn shape(self) -> bool {
        self.0 & Start::SHAPE > 0
    }

    /// A family name.
    pub(crate) fn surname(self) -> bool {
        self.0 & Start::SURNAME > 0
    }
}

/// What may start with every character of the basic plane.
#[derive(Debug)]
pub(crate) struct Starts(Box<[Start; 0x10000]>);

impl Starts {
    pub(crate) fn new(
        dates: &Dates,
        names: &Names,
        numbers: &Numbers,
        surnames: &super::WordMap<()>,
    ) -> Starts {
        let mut starts = Starts(Box::new([Start::default(); 0x10000]));
        for (characters, bit) in [
            (DATE, Start::DATE),
            (PART, Start::PART),
            (FIGURE, Start::FIGURE),
            (SIGN, Start::NUMBER),
            (RARE, Start::RARE),
            (SHAPE, Start::SHAPE),
        ] {
            starts.mark(characters.chars(), bit);
        }
        starts.mark(numerals(), Start::NUMBER | Start::DATE | Start::PART);
        let latin = ('a'..='z').chain('A'..='Z');
        starts
            .mark(latin.chain(numerals().filter(|&c| !class(c).is_han())), Start::SHAPE);
        starts.mark(misread_digits(), Start::DATE | Start::PART);
        starts.mark(numbers.ranks.heads(), Start::FIGURE);
        starts.mark(names.phrases.heads(), Start::LISTED);
        starts.mark(dates.heads(), Start::DATE);
        starts.mark(dates.part_heads(), Start::PART);
        starts.mark(surnames.heads(), Start::SURNAME);
        starts
    }

    fn mark(&mut self, characters: impl Iterator<Item = char>, bits: u8) {
        for c in characters {
            if let Some(start) = self.0.get_mut(c as usize) {
                start.0 |= bits;
            }
        }
    }

    /// What may start with a character.
    pub(crate) fn of(&self, c: char) -> Start {
        self.0.get(c as usize).copied().unwrap_or_default()
    }
}
