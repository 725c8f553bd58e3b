use super::{LexiconError, WordMap, rows};
use crate::report::Reason;

/// Names and idioms that contain numerals.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) phrases: WordMap<Reason>,
    /// First characters of the phrases.
    starts: Box<[bool; 0x10000]>,
    /// Nouns that make a mask before them a hidden name.
    pub(crate) heads: WordMap<()>,
}

impl Names {
    /// True where a name starts with that character.
    pub(crate) fn may_start(&self, c: char) -> bool {
        self.starts.get(c as usize).copied().unwrap_or(false)
    }

    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let mut phrases = Vec::new();
        let mut starts = Box::new([false; 0x10000]);
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
            let head = row.key().chars().next().and_then(|c| starts.get_mut(c as usize));
            if let Some(slot) = head {
                *slot = true;
            }
            phrases.push((row.key().into(), reason));
        }
        let heads =
            rows("name/heads.tsv", include_str!("../../data/name/heads.tsv"), &["word"])?;
        let heads = heads.iter().map(|row| (row.key().into(), ()));
        Ok(Names { phrases: WordMap::new(phrases), starts, heads: WordMap::new(heads) })
    }
}
