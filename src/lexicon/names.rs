use super::{LexiconError, WordMap, rows};
use crate::report::Reason;

/// Names and idioms that contain numerals.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) phrases: WordMap<Reason>,
    /// Nouns that make a mask before them a hidden name.
    pub(crate) heads: WordMap<()>,
}

impl Names {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let mut phrases = Vec::new();
        for row in rows(
            "name/phrases.tsv",
            include_str!("../../data/name/phrases.tsv"),
            &["word", "reason"],
        )? {
            let reason = match row.cell("reason") {
                "name" => Reason::Name,
                "idiom" => Reason::Idiom,
                "ordinal" => Reason::Ordinal,
                _ => return Err(row.error("no such reason")),
            };
            phrases.push((row.key().into(), reason));
        }
        let heads =
            rows("name/heads.tsv", include_str!("../../data/name/heads.tsv"), &["word"])?;
        let heads = heads.iter().map(|row| (row.key().into(), ()));
        Ok(Names { phrases: WordMap::new(phrases), heads: WordMap::new(heads) })
    }
}
