use super::{LexiconError, Row, WordMap, rows};
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
        let heads =
            rows("name/heads.tsv", include_str!("../../data/name/heads.tsv"), &["word"])?;
        let heads = heads.map(|row| (row.key(), ()));
        Ok(Names {
            phrases: WordMap::new(phrases),
            heads: WordMap::new(heads),
            before_numbers: labels("before")?,
            after_numbers: labels("after")?,
        })
    }
}

/// The words that stand on one side of a number and make it a label.
fn labels(side: &str) -> Result<WordMap<Reason>, LexiconError> {
    let text = include_str!("../../data/name/labels.tsv");
    let rows = rows("name/labels.tsv", text, &["word", "side", "reason"])?;
    let sides = |row: &Row<'_>| matches!(row.cell("side"), "before" | "after");
    if let Some(row) = rows.clone().find(|row| !sides(row)) {
        return Err(row.error("the side is before or after"));
    }
    let of_side = rows.filter(|row| row.cell("side") == side);
    let words = of_side.map(|row| Ok((row.key(), reason(&row)?)));
    Ok(WordMap::new(words.collect::<Result<Vec<_>, LexiconError>>()?))
}

fn reason(row: &Row<'_>) -> Result<Reason, LexiconError> {
    match row.cell("reason") {
        "name" => Ok(Reason::Name),
        "idiom" => Ok(Reason::Idiom),
        "ordinal" => Ok(Reason::Ordinal),
        _ => Err(row.error("no such reason")),
    }
}
