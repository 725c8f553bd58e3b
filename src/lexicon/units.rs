use std::str::FromStr;

use super::{LexiconError, WordMap, rows};
use crate::named::named;
use crate::value::Decimal;

named! {
    /// How a unit behaves.
    pub(crate) enum UnitRole {
        /// Things are counted in it: 名, 件.
        Classifier = "classifier",
        /// Things are measured in it: 亩, 吨.
        Measure = "measure",
        /// Time is measured in it: 天, 小时.
        Time = "time",
    }
}

named! {
    /// What 个 between number and unit means for it.
    pub(crate) enum AfterGe {
        /// 个 is the unit.
        No = "",
        /// With or without 个: 3个小时, 3小时.
        May = "yes",
        /// Only behind 个: 三个月.
        Only = "only",
    }
}

/// A unit.
#[derive(Clone, Debug)]
pub(crate) struct UnitEntry {
    pub(crate) word: Box<str>,
    /// `count`, `length`, `area`, …
    pub(crate) dimension: &'static str,
    pub(crate) si_unit: &'static str,
    /// One such unit in `si_unit`.
    pub(crate) factor: Option<Decimal>,
    pub(crate) role: UnitRole,
    pub(crate) after_ge: AfterGe,
    /// Words behind that make it no unit, each with exceptions.
    guards: Vec<(Vec<char>, Vec<Vec<char>>)>,
}

/// A word for a currency, and its part of the whole unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CurrencyWord {
    pub(crate) code: &'static str,
    pub(crate) factor: Decimal,
}

/// Units and currencies.
#[derive(Debug)]
pub(crate) struct Units {
    pub(crate) entries: Vec<UnitEntry>,
    words: WordMap<u16>,
    pub(crate) currencies: WordMap<CurrencyWord>,
    pub(crate) prefixes: WordMap<&'static str>,
}

impl Units {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let mut entries = Vec::new();
        for row in rows(
            "unit/units.tsv",
            include_str!("../../data/unit/units.tsv"),
            &["word", "dimension", "si_unit", "factor", "role", "after_ge"],
        )? {
            let factor = match row.cell("factor") {
                "" => None,
                n => Some(Decimal::from_str(n).map_err(|e| row.error(e.to_string()))?),
            };
            entries.push(UnitEntry {
                word: row.key().into(),
                dimension: row.cell("dimension"),
                si_unit: row.cell("si_unit"),
                factor,
                role: row.choice("role")?,
                after_ge: row.choice("after_ge")?,
                guards: Vec::new(),
            });
        }
        for row in rows(
            "unit/guards.tsv",
            include_str!("../../data/unit/guards.tsv"),
            &["unit", "next"],
        )? {
            let Some(entry) = entries.iter_mut().find(|e| &*e.word == row.key()) else {
                return Err(row.error("no such unit"));
            };
            entry.guards.extend(row.cell("next").split_whitespace().map(guard));
        }
        let words = (0u16..).zip(&entries).map(|(i, e)| (&*e.word, i));
        let words = WordMap::new(words);
        Ok(Units { entries, words, currencies: currencies()?, prefixes: prefixes()? })
    }

    /// The longest unit at `at` that no guard forbids: its length and entry.
    pub(crate) fn at(&self, chars: &[char], at: usize) -> Option<(usize, u16)> {
        self.words.all_at(chars, at).find_map(|(length, &index)| {
            let entry = self.entries.get(usize::from(index))?;
            let rest = chars.get(at + length..).unwrap_or(&[]);
            (!entry.guarded(rest)).then_some((length, index))
        })
    }

    pub(crate) fn entry(&self, index: u16) -> Option<&UnitEntry> {
        self.entries.get(usize::from(index))
    }
}

impl UnitEntry {
    fn guarded(&self, rest: &[char]) -> bool {
        if self.word.is_ascii() {
            return rest.first().is_some_and(|c| c.is_ascii_alphanumeric());
        }
        self.guards.iter().any(|(word, exceptions)| {
            rest.starts_with(word)
                && !exceptions.iter().any(|e| rest[word.len()..].starts_with(e))
        })
    }
}

/// `园(艺,区)`: 园, but not before 艺 or 区.
fn guard(text: &str) -> (Vec<char>, Vec<Vec<char>>) {
    let (word, rest) = text.split_once('(').unwrap_or((text, ""));
    let exceptions = rest.trim_end_matches(')').split(',').filter(|e| !e.is_empty());
    (word.chars().collect(), exceptions.map(|e| e.chars().collect()).collect())
}

fn code(text: &'static str) -> Option<&'static str> {
    (text.len() == 3).then_some(text)
}

fn currencies() -> Result<WordMap<CurrencyWord>, LexiconError> {
    let mut words = Vec::new();
    for row in rows(
        "unit/currencies.tsv",
        include_str!("../../data/unit/currencies.tsv"),
        &["word", "code", "factor"],
    )? {
        let code = code(row.cell("code")).ok_or_else(|| row.error("no ISO code"))?;
        let factor = Decimal::from_str(row.cell("factor"))
            .map_err(|error| row.error(error.to_string()))?;
        words.push((row.key(), CurrencyWord { code, factor }));
    }
    Ok(WordMap::new(words))
}

fn prefixes() -> Result<WordMap<&'static str>, LexiconError> {
    let mut words = Vec::new();
    for row in rows(
        "unit/prefixes.tsv",
        include_str!("../../data/unit/prefixes.tsv"),
        &["word", "code"],
    )? {
        let code = code(row.cell("code")).ok_or_else(|| row.error("no ISO code"))?;
        words.push((row.key(), code));
    }
    Ok(WordMap::new(words))
}
