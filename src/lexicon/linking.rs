use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::{LexiconError, WordMap, rows};

/// What a word does to the figures around it; `data/link/words.tsv` says each sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Act,
    Deed,
    Reach,
    Include,
    Have,
    Level,
    Being,
    Regain,
    Up,
    Down,
    More,
    Less,
    Above,
    Below,
    Exceed,
    Cause,
    Share,
    Place,
    Than,
    Versus,
    Year,
    From,
    Deal,
    Plan,
    Where,
    Weak,
    Head,
    Adverb,
    Preposition,
    Attribute,
    Part,
    Conjunction,
    End,
    Local,
    Of,
    Keep,
    Every,
}

/// Characters that end the names of measures.
const MEASURES: [char; 7] = ['率', '度', '额', '量', '数', '值', '积'];

const FILE: &str = "link/words.tsv";

impl Sense {
    fn parse(name: &str) -> Option<Sense> {
        Some(match name {
            "act" => Sense::Act,
            "deed" => Sense::Deed,
            "include" => Sense::Include,
            "head" => Sense::Head,
            "reach" => Sense::Reach,
            "weak" => Sense::Weak,
            "where" => Sense::Where,
            "have" => Sense::Have,
            "level" => Sense::Level,
            "being" => Sense::Being,
            "regain" => Sense::Regain,
            "up" => Sense::Up,
            "down" => Sense::Down,
            "more" => Sense::More,
            "less" => Sense::Less,
            "above" => Sense::Above,
            "below" => Sense::Below,
            "exceed" => Sense::Exceed,
            "cause" => Sense::Cause,
            "share" => Sense::Share,
            "place" => Sense::Place,
            "than" => Sense::Than,
            "versus" => Sense::Versus,
            "year" => Sense::Year,
            "from" => Sense::From,
            "deal" => Sense::Deal,
            "plan" => Sense::Plan,
            "adverb" => Sense::Adverb,
            "prep" => Sense::Preposition,
            "attr" => Sense::Attribute,
            "part" => Sense::Part,
            "conj" => Sense::Conjunction,
            "end" => Sense::End,
            "local" => Sense::Local,
            "of" => Sense::Of,
            "keep" => Sense::Keep,
            "every" => Sense::Every,
            _ => return None,
        })
    }

    /// A verb whose object or subject the figure counts.
    pub(crate) fn is_verb(self) -> bool {
        use Sense::*;
        matches!(
            self,
            Act | Deed
                | Reach
                | Include
                | Have
                | Level
                | Being
                | Regain
                | Up
                | Down
                | More
                | Less
                | Above
                | Below
                | Exceed
                | Cause
                | Share
                | Place
        )
    }
}

/// The words that link figures to what they measure.
#[derive(Debug)]
pub(crate) struct Linking {
    senses: HashMap<Box<[char]>, Sense, FxBuildHasher>,
}

impl Linking {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        Self::parse(include_str!("../../data/link/words.tsv"))
    }

    fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut senses = HashMap::default();
        for row in rows(FILE, text, &["word", "sense"])? {
            let sense = Sense::parse(row.cell("sense"));
            let sense = sense.ok_or_else(|| row.error("no such sense"))?;
            if senses.insert(row.key().chars().collect(), sense).is_some() {
                return Err(row.error("stands twice"));
            }
        }
        Ok(Linking { senses })
    }

    /// The sense of a whole word.
    pub(crate) fn sense(&self, word: &[char]) -> Option<Sense> {
        self.senses.get(word).copied()
    }

    /// True where the last character of a word is a head by itself: 就业率 by 率.
    pub(crate) fn is_indicator(&self, word: &[char], sense: Option<Sense>) -> bool {
        let measure = |last: &char| word.len() > 1 && MEASURES.contains(last);
        sense == Some(Sense::Head) || word.last().is_some_and(measure)
    }

    /// All words of two characters and more, for the word dictionary.
    pub(crate) fn compounds() -> impl Iterator<Item = &'static str> {
        include_str!("../../data/link/words.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .skip(1)
            .filter_map(|line| line.split('\t').next())
            .filter(|word| word.chars().nth(1).is_some())
    }
}

/// Reads `data/link/paces.tsv`: nouns for how fast something changes.
pub(super) fn paces() -> Result<WordMap<()>, LexiconError> {
    let text = include_str!("../../data/link/paces.tsv");
    let rows = rows("link/paces.tsv", text, &["word"])?;
    Ok(WordMap::new(
        rows.iter().map(|row| (row.key().to_owned(), ())).collect::<Vec<_>>(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_is_sound() {
        let linking = Linking::embedded().map_err(|e| e.to_string()).unwrap();
        assert_eq!(linking.sense(&['净', '增']), Some(Sense::Up));
        assert_eq!(linking.sense(&['净']), None);
    }
}
