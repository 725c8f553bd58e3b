use super::{LexiconError, Row, WordMap, list, rows};
use crate::report::Reason;

/// Names and idioms that contain numerals.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) phrases: WordMap<Reason>,
    /// Nouns that make a mask before them a hidden name.
    pub(crate) heads: WordMap<()>,
    /// What makes a number behind it a label: 表3.
    pub(crate) before_numbers: WordMap<Reason>,
    /// What makes a number before it part of a name: 12345热线.
    pub(crate) after_numbers: WordMap<Reason>,
}

impl Names {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let mut phrases = Vec::new();
        for row in rows(
            "name/phrases.tsv",
            include_str!("../../data/name/phrases.tsv"),
            &["word", "reason"],
        )? {
            phrases.push((row.key(), reason(&row)?));
        }
        let heads = include_str!("../../data/name/heads.tsv");
        let [before_numbers, after_numbers] = labels()?;
        Ok(Names {
            phrases: WordMap::new(phrases),
            heads: list("name/heads.tsv", heads, &["word"])?,
            before_numbers,
            after_numbers,
        })
    }
}

/// The words before and behind a number that make it a label.
fn labels() -> Result<[WordMap<Reason>; 2], LexiconError> {
    let text = include_str!("../../data/name/labels.tsv");
    let mut sides = [Vec::new(), Vec::new()];
    for row in rows("name/labels.tsv", text, &["word", "side", "reason"])? {
        let side: usize = row.one_of("side", &[("before", 0), ("after", 1)])?;
        sides[side].push((row.key(), reason(&row)?));
    }
    Ok(sides.map(WordMap::new))
}

fn reason(row: &Row<'_>) -> Result<Reason, LexiconError> {
    let reasons = [Reason::Name, Reason::Idiom, Reason::Ordinal];
    row.one_of("reason", &reasons.map(|reason| (reason.name(), reason)))
}
