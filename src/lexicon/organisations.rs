use super::{LexiconError, WordMap, rows};
use crate::named::named;

named! {
    /// What a name ends in.
    pub(crate) enum Body {
        /// An organisation whose name may hold a verb: 供水所.
        Office = "body",
        /// One whose name holds none: 医院.
        House = "house",
        /// A place: it owns figures too.
        Place = "place",
        /// No end of a name: 该企业.
        None = "none",
    }
}

/// The ends of the names of organisations and places; `data/link/organisations.tsv`.
#[derive(Debug)]
pub(crate) struct Organisations {
    ends: WordMap<End>,
}

#[derive(Debug)]
struct End {
    body: Body,
    /// A longer word of the dictionary that ends so is one too.
    long: bool,
    /// What else 该 with the word stands for.
    stands_for: Vec<Box<[char]>>,
}

/// 该行, 我局: the organisation that the document speaks for.
const DEICTICS: [char; 3] = ['该', '我', '本'];

impl Organisations {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let text = include_str!("../../data/link/organisations.tsv");
        let columns = &["word", "sense", "long", "for"];
        let mut ends = Vec::new();
        for row in rows("link/organisations.tsv", text, columns)? {
            let body = row.choice("sense")?;
            let long = row.one_of("long", &[("", false), ("yes", true)])?;
            let words = row.cell("for").split_whitespace();
            let stands_for = words.map(|word| word.chars().collect()).collect();
            ends.push((row.key(), End { body, long, stands_for }));
        }
        Ok(Organisations { ends: WordMap::new(ends) })
    }

    /// The end of a name before `end`: its length, what it ends, and whether a longer
    /// word may hold it.
    pub(crate) fn before(
        &self,
        chars: &[char],
        end: usize,
    ) -> Option<(usize, Body, bool)> {
        let (length, found) = self.ends.before(chars, end)?;
        (found.body != Body::None).then_some((length, found.body, found.long))
    }

    /// The end of 该行 or 我局 at `at`.
    pub(crate) fn deictic_at(&self, chars: &[char], at: usize) -> Option<usize> {
        if !DEICTICS.contains(chars.get(at)?) {
            return None;
        }
        self.word_at(chars, at + 1).map(|(end, _)| end)
    }

    /// The word that starts at `at`: where it ends, and what it means.
    pub(crate) fn word_at(&self, chars: &[char], at: usize) -> Option<(usize, Body)> {
        self.ends.at(chars, at).map(|(length, found)| (at + length, found.body))
    }

    /// True where 该 with `word` can stand for `name`: it ends in the word, or in what
    /// the word stands for.
    pub(crate) fn stands_for(&self, word: &[char], name: &[char]) -> bool {
        let others = self.ends.at(word, 0).filter(|(length, _)| *length == word.len());
        name.ends_with(word)
            || others.is_some_and(|(_, end)| {
                end.stands_for.iter().any(|other| name.ends_with(other))
            })
    }
}
