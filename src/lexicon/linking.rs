use rustc_hash::FxHashSet;

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
    Thing,
    Adverb,
    Preposition,
    Attribute,
    Part,
    Conjunction,
    End,
    Local,
    Side,
    Away,
    Of,
    Keep,
    Every,
    Norm,
    Pair,
}

const FILE: &str = "link/words.tsv";

impl Sense {
    fn parse(name: &str) -> Option<Sense> {
        Some(match name {
            "act" => Sense::Act,
            "deed" => Sense::Deed,
            "include" => Sense::Include,
            "head" => Sense::Head,
            "thing" => Sense::Thing,
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
            "side" => Sense::Side,
            "away" => Sense::Away,
            "of" => Sense::Of,
            "keep" => Sense::Keep,
            "every" => Sense::Every,
            "norm" => Sense::Norm,
            "pair" => Sense::Pair,
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
    senses: WordMap<Sense>,
    /// Nouns for those whom deeds are done to.
    whom: WordMap<()>,
    /// Deeds that are done with money.
    funds: WordMap<()>,
    endings: Endings,
}

/// Last characters of nouns that say what the noun is.
#[derive(Debug, Default)]
struct Endings {
    measures: Vec<char>,
    agents: Vec<char>,
    rates: Vec<char>,
}

impl Endings {
    fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut endings = Endings::default();
        for row in rows("link/endings.tsv", text, &["character", "says"])? {
            let mut chars = row.key().chars();
            let (Some(ending), None) = (chars.next(), chars.next()) else {
                return Err(row.error("more than one character"));
            };
            match row.cell("says") {
                "measure" => endings.measures.push(ending),
                "agent" => endings.agents.push(ending),
                "rate" => endings.rates.push(ending),
                _ => return Err(row.error("says no such thing")),
            }
        }
        Ok(endings)
    }
}

impl Linking {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        Self::parse(include_str!("../../data/link/words.tsv"))
    }

    fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut senses = Vec::new();
        let mut words = FxHashSet::default();
        for row in rows(FILE, text, &["word", "sense"])? {
            let sense = Sense::parse(row.cell("sense"));
            let sense = sense.ok_or_else(|| row.error("no such sense"))?;
            if !words.insert(row.key()) {
                return Err(row.error("stands twice"));
            }
            senses.push((row.key(), sense));
        }
        let endings = Endings::parse(include_str!("../../data/link/endings.tsv"))?;
        let whom = listed("link/whom.tsv", include_str!("../../data/link/whom.tsv"))?;
        let funds = listed("link/funds.tsv", include_str!("../../data/link/funds.tsv"))?;
        let senses = WordMap::new(senses);
        Ok(Linking { senses, whom, funds, endings })
    }

    /// The sense of a whole word.
    pub(crate) fn sense(&self, word: &[char]) -> Option<Sense> {
        self.senses.whole(word).copied()
    }

    /// True where the last character of a word is a head by itself: 就业率 by 率.
    pub(crate) fn is_indicator(&self, word: &[char], sense: Option<Sense>) -> bool {
        let measure =
            |last: &char| word.len() > 1 && self.endings.measures.contains(last);
        matches!(sense, Some(Sense::Head | Sense::Thing | Sense::Norm | Sense::Away))
            || word.last().is_some_and(measure)
    }

    /// True for a noun that tells whom a deed is done to: 职工, 群众.
    pub(crate) fn is_whom(&self, word: &[char]) -> bool {
        self.whom.whole(word).is_some()
    }

    /// True for a deed that is done with money: 投资, 支出.
    pub(crate) fn is_fund(&self, word: &[char]) -> bool {
        self.funds.whole(word).is_some()
    }

    /// True where the last character of a noun says that it is a rate: 户均.
    pub(crate) fn ends_rate(&self, last: char) -> bool {
        self.endings.rates.contains(&last)
    }

    /// True where the last character of a noun says that it acts, or is a rate: neither
    /// is what a verb behind it was done to.
    pub(crate) fn ends_agent(&self, last: char) -> bool {
        self.endings.agents.contains(&last) || self.ends_rate(last)
    }
}

/// Reads `data/link/paces.tsv`: nouns for how fast something changes.
pub(super) fn paces() -> Result<WordMap<()>, LexiconError> {
    listed("link/paces.tsv", include_str!("../../data/link/paces.tsv"))
}

/// How figures belong to those before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dealing {
    /// 签约: done together, or by each for itself.
    Joint,
    /// 各: each of those before has what follows.
    Each,
}

/// Reads `data/link/dealing.tsv`.
pub(super) fn dealing() -> Result<WordMap<Dealing>, LexiconError> {
    let text = include_str!("../../data/link/dealing.tsv");
    let rows = rows("link/dealing.tsv", text, &["word", "says"])?;
    let mut words = Vec::new();
    for row in rows {
        let dealing = match row.cell("says") {
            "joint" => Dealing::Joint,
            "each" => Dealing::Each,
            _ => return Err(row.error("says no such thing")),
        };
        words.push((row.key(), dealing));
    }
    Ok(WordMap::new(words))
}

/// Reads `data/link/years.tsv`: words that open what is told of a whole year.
pub(super) fn years() -> Result<WordMap<()>, LexiconError> {
    listed("link/years.tsv", include_str!("../../data/link/years.tsv"))
}

fn listed(file: &'static str, text: &str) -> Result<WordMap<()>, LexiconError> {
    let rows = rows(file, text, &["word"])?;
    Ok(WordMap::new(rows.map(|row| (row.key(), ()))))
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
