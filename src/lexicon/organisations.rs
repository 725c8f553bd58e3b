use super::{LexiconError, WordMap, rows};

/// The ends of organisations' names; `data/link/organisations.tsv`.
#[derive(Debug)]
pub(crate) struct Organisations {
    ends: WordMap<()>,
}

/// 该行, 我局: the organisation that the document speaks for.
const DEICTICS: [char; 3] = ['该', '我', '本'];

impl Organisations {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let text = include_str!("../../data/link/organisations.tsv");
        let rows = rows("link/organisations.tsv", text, &["word", "sense"])?;
        let words = rows.iter().map(|row| match row.cell("sense") {
            "body" => Ok((row.key().to_owned(), ())),
            _ => Err(row.error("the sense is body")),
        });
        Ok(Organisations { ends: WordMap::new(words.collect::<Result<Vec<_>, _>>()?) })
    }

    /// True where the text before `end` is the name of an organisation by its end.
    pub(crate) fn ends_at(&self, chars: &[char], end: usize) -> bool {
        self.ends.before(chars, end).is_some()
    }

    /// The end of 该行 or 我局 at `at`.
    pub(crate) fn deictic_at(&self, chars: &[char], at: usize) -> Option<usize> {
        if !DEICTICS.contains(chars.get(at)?) {
            return None;
        }
        self.ends.at(chars, at + 1).map(|(length, ())| at + 1 + length)
    }
}
