use super::{LexiconError, WordMap, rows};
use crate::value::Qualifier;

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

/// The words around numerals.
#[derive(Debug)]
pub(crate) struct Numbers {
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
                "left" => left.push((row.key().into(), entry)),
                "right" => right.push((row.key().into(), entry)),
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
            ranks.push((row.key().into(), RankWord { value, after }));
        }
        let mut ordinals = Vec::new();
        for row in rows(
            "number/ordinals.tsv",
            include_str!("../../data/number/ordinals.tsv"),
            &["word", "kind"],
        )? {
            ordinals.push((row.key().into(), row.cell("kind") == "rank"));
        }
        Ok(Numbers {
            left: WordMap::new(left),
            right: WordMap::new(right),
            ranks: WordMap::new(ranks),
            ordinals: WordMap::new(ordinals),
        })
    }
}
