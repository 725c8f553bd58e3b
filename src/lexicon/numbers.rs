use std::str::FromStr;

use super::damage::DamageWords;
use super::{Besides, LexiconError, WordMap, rows};
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

/// What a word does that is a number of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// 半百.
    Number,
    /// 打: the number before it is multiplied.
    Group,
    /// 对折.
    Percent,
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

impl Numbers {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in rows(
            "number/approximators.tsv",
            include_str!("../../data/number/approximators.tsv"),
            &["word", "side", "qualifier", "span", "not_after"],
        )? {
            let qualifier = match row.cell("qualifier") {
                ">" => Qualifier::Over,
                "<" => Qualifier::Under,
                "~" => Qualifier::About,
                "<~" => Qualifier::Nearly,
                _ => return Err(row.error("no such qualifier")),
            };
            let entry = Approximator {
                qualifier,
                inside: row.cell("span") == "in",
                not_after: row.cell("not_after").chars().filter(|&c| c != ' ').collect(),
            };
            match row.cell("side") {
                "left" => left.push((row.key(), entry)),
                "right" => right.push((row.key(), entry)),
                _ => return Err(row.error("side is left or right")),
            }
        }
        let mut ranks = Vec::new();
        for row in rows(
            "number/ranks.tsv",
            include_str!("../../data/number/ranks.tsv"),
            &["word", "value", "after"],
        )? {
            let value = row.cell("value").parse().ok();
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
            ordinals.push((row.key(), row.cell("kind") == "rank"));
        }
        Ok(Numbers {
            words: words()?,
            monetary: monetary()?,
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

fn monetary() -> Result<WordMap<()>, LexiconError> {
    let text = include_str!("../../data/number/monetary.tsv");
    let rows = rows("number/monetary.tsv", text, &["word"])?;
    Ok(WordMap::new(rows.map(|row| (row.key(), ()))))
}

fn words() -> Result<WordMap<CountingWord>, LexiconError> {
    let mut words = Vec::new();
    for row in rows(
        "number/words.tsv",
        include_str!("../../data/number/words.tsv"),
        &["word", "role", "value", "after", "unless"],
    )? {
        let role = match row.cell("role") {
            "number" => NumberWord::Number,
            "group" => NumberWord::Group,
            "percent" => NumberWord::Percent,
            _ => return Err(row.error("role is number, group or percent")),
        };
        let value = Decimal::from_str(row.cell("value"))
            .map_err(|error| row.error(error.to_string()))?;
        let after = row.cell("after").chars().next();
        let unless = row.cell("unless").chars().collect();
        words.push((row.key(), CountingWord { role, value, after, unless }));
    }
    Ok(WordMap::new(words))
}
