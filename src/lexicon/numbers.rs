use std::str::FromStr;

use super::damage::DamageWords;
use super::{Besides, LexiconError, WordMap, list, rows};
use crate::named::named;
use crate::value::{Decimal, Qualifier};

/// What a word beside a number does to it.
#[derive(Clone, Debug)]
pub(crate) struct Approximator {
    pub(crate) qualifier: Qualifier,
    /// The word belongs to the figure.
    pub(crate) inside: bool,
    /// Characters before it that make it part of another word.
    pub(crate) not_after: Vec<char>,
}

/// A position in a word: 榜首.
#[derive(Clone, Debug)]
pub(crate) struct RankWord {
    pub(crate) value: Option<u32>,
    /// Where not empty: one of these stands before it.
    pub(crate) after: Vec<Vec<char>>,
}

named! {
    /// What a word does that is a number of its own.
    pub(crate) enum NumberWord {
        /// 半百.
        Number = "number",
        /// 打: the number before it is multiplied.
        Group = "group",
        /// 对折.
        Percent = "percent",
    }
}

/// A word that is a number of its own.
#[derive(Debug)]
struct CountingWord {
    role: NumberWord,
    value: Decimal,
    /// Where there is one: the character that must stand before it.
    after: Option<char>,
    /// Characters that may not follow.
    unless: Vec<char>,
}

/// The words around numerals.
#[derive(Debug)]
pub(crate) struct Numbers {
    words: WordMap<CountingWord>,
    /// Characters beside a number that decide what it is.
    pub(crate) beside: Besides,
    pub(crate) damage: DamageWords,
    /// Behind one a large number without a unit is money.
    pub(crate) monetary: WordMap<()>,
    pub(crate) left: WordMap<Approximator>,
    pub(crate) right: WordMap<Approximator>,
    pub(crate) ranks: WordMap<RankWord>,
    /// Nouns behind 第N; true where they make it a position.
    pub(crate) ordinals: WordMap<bool>,
}

const QUALIFIERS: [(&str, Qualifier); 4] = [
    (">", Qualifier::Over),
    ("<", Qualifier::Under),
    ("~", Qualifier::About),
    ("<~", Qualifier::Nearly),
];

impl Numbers {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in rows(
            "number/approximators.tsv",
            include_str!("../../data/number/approximators.tsv"),
            &["word", "side", "qualifier", "span", "not_after"],
        )? {
            let entry = Approximator {
                qualifier: row.one_of("qualifier", &QUALIFIERS)?,
                inside: row.one_of("span", &[("in", true), ("out", false)])?,
                not_after: row.cell("not_after").chars().filter(|&c| c != ' ').collect(),
            };
            let is_left = row.one_of("side", &[("left", true), ("right", false)])?;
            let side = if is_left { &mut left } else { &mut right };
            side.push((row.key(), entry));
        }
        let mut ranks = Vec::new();
        for row in rows(
            "number/ranks.tsv",
            include_str!("../../data/number/ranks.tsv"),
            &["word", "value", "after"],
        )? {
            let value = match row.cell("value") {
                "" => None,
                _ => Some(row.number("value")?),
            };
            let after = row
                .cell("after")
                .split_whitespace()
                .map(|w| w.chars().collect())
                .collect();
            ranks.push((row.key(), RankWord { value, after }));
        }
        let mut ordinals = Vec::new();
        for row in rows(
            "number/ordinals.tsv",
            include_str!("../../data/number/ordinals.tsv"),
            &["word", "kind"],
        )? {
            let is_rank = row.one_of("kind", &[("rank", true), ("edition", false)])?;
            ordinals.push((row.key(), is_rank));
        }
        Ok(Numbers {
            words: words()?,
            monetary: list(
                "number/monetary.tsv",
                include_str!("../../data/number/monetary.tsv"),
                &["word"],
            )?,
            beside: Besides::embedded()?,
            damage: DamageWords::embedded()?,
            left: WordMap::new(left),
            right: WordMap::new(right),
            ranks: WordMap::new(ranks),
            ordinals: WordMap::new(ordinals),
        })
    }
}

impl Numbers {
    /// A word at `at` that is a number: where it ends, and its value.
    pub(crate) fn word(
        &self,
        chars: &[char],
        at: usize,
        role: NumberWord,
    ) -> Option<(usize, Decimal)> {
        let (length, word) = self.words.at(chars, at)?;
        let end = at + length;
        let other = chars.get(end).is_some_and(|c| word.unless.contains(c));
        let before = at.checked_sub(1).and_then(|i| chars.get(i));
        let lone = word.after.is_some() && word.after.as_ref() != before;
        (word.role == role && !other && !lone).then_some((end, word.value))
    }
}

fn words() -> Result<WordMap<CountingWord>, LexiconError> {
    let mut words = Vec::new();
    for row in rows(
        "number/words.tsv",
        include_str!("../../data/number/words.tsv"),
        &["word", "role", "value", "after", "unless"],
    )? {
        let role = row.choice("role")?;
        let value = Decimal::from_str(row.cell("value"))
            .map_err(|error| row.error(error.to_string()))?;
        let after = row.cell("after").chars().next();
        let unless = row.cell("unless").chars().collect();
        words.push((row.key(), CountingWord { role, value, after, unless }));
    }
    Ok(WordMap::new(words))
}
