//! Words and what they mean, read from `data/`. How they combine is code elsewhere.

mod beside;
mod confidence;
mod damage;
mod dates;
mod dictionary;
mod festivals;
pub(crate) mod honors;
mod linking;
mod names;
mod numbers;
mod organisations;
mod starts;
mod statuses;
mod structure;
mod table;
mod units;
mod word_map;
mod words;

use std::fmt;

pub(crate) use beside::{Beside, Besides};
pub(crate) use dates::{Base, Counter, Dates, DayPart, DurationUnit, Edge, Role, Tail};
pub(crate) use festivals::{Day, Festival, Length};
pub(crate) use linking::{Dealing, Linking, Sense};
pub(crate) use names::Names;
pub(crate) use numbers::{NumberWord, Numbers};
pub(crate) use organisations::{Body, Organisations};
pub(crate) use starts::{Start, Starts};
pub(crate) use statuses::{StatusNeeds, StatusWord};
pub(crate) use structure::{Cue, Structure};
pub(crate) use table::{Row, list, rows};
pub(crate) use units::{AfterGe, UnitEntry, UnitRole, Units};
pub(crate) use word_map::WordMap;
pub(crate) use words::{Route, Tag, Word, Words};

/// Everything that the stages look up, loaded once and shared.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) confidence: confidence::Confidence,
    pub(crate) dates: Dates,
    pub(crate) linking: Linking,
    /// 增速, 降幅: how fast something changes.
    pub(crate) paces: WordMap<()>,
    /// 签约, 各: how figures belong to those before them.
    pub(crate) dealing: WordMap<Dealing>,
    /// 全年: what opens a sentence on a whole year.
    pub(crate) years: WordMap<()>,
    pub(crate) organisations: Organisations,
    pub(crate) statuses: WordMap<StatusWord>,
    pub(crate) words: Words,
    pub(crate) names: Names,
    pub(crate) numbers: Numbers,
    pub(crate) units: Units,
    pub(crate) starts: Starts,
    pub(crate) structure: Structure,
    pub(crate) honors: honors::HonorWords,
}

impl Lexicon {
    /// The lexicon that ships with the library.
    pub fn embedded() -> Result<Self, LexiconError> {
        let dates = Dates::embedded()?;
        let names = Names::embedded()?;
        let numbers = Numbers::embedded()?;
        let honors = honors::HonorWords::embedded()?;
        Ok(Lexicon {
            starts: Starts::new(&dates, &names, &numbers, &honors.surnames),
            words: Words,
            confidence: confidence::Confidence::embedded()?,
            names,
            numbers,
            units: Units::embedded()?,
            honors,
            dates,
            linking: Linking::embedded()?,
            paces: linking::paces()?,
            dealing: linking::dealing()?,
            years: linking::years()?,
            organisations: Organisations::embedded()?,
            statuses: statuses::embedded()?,
            structure: Structure::embedded()?,
        })
    }
}

/// A fault in the data, with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    file: &'static str,
    line: usize,
    key: String,
    message: String,
}

impl LexiconError {
    pub(crate) fn new(
        file: &'static str,
        line: usize,
        key: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        LexiconError { file, line, key: key.into(), message: message.into() }
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "data/{}:{}: {}: {}", self.file, self.line, self.key, self.message)
    }
}

impl std::error::Error for LexiconError {}
