use super::{LexiconError, WordMap, rows};

/// Words that show that something is lost beside a number.
#[derive(Debug)]
pub(crate) struct DamageWords {
    /// A bare number behind one has lost its unit.
    pub(crate) grows: WordMap<()>,
    /// Behind one 万元 says what amounts are counted in.
    pub(crate) account: WordMap<()>,
    /// What a unit has become.
    pub(crate) garbled: WordMap<()>,
    /// Whether a word that begins with 年 is one behind 年 as well.
    pub(crate) annual: WordMap<bool>,
    /// Words that begin with a counter.
    pub(crate) counted: WordMap<()>,
    /// Characters that make a word with 年 behind them.
    pub(crate) year: Vec<char>,
    /// Characters that make a word with 余 behind them.
    pub(crate) rest: Vec<char>,
}

impl DamageWords {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let (mut grows, mut account, mut garbled) = (Vec::new(), Vec::new(), Vec::new());
        let (mut year, mut rest) = (Vec::new(), Vec::new());
        let (mut annual, mut counted) = (Vec::new(), Vec::new());
        for row in rows(
            "number/damage.tsv",
            include_str!("../../data/number/damage.tsv"),
            &["word", "role"],
        )? {
            let word = || (row.key(), ());
            match row.cell("role") {
                "grows" => grows.push(word()),
                "account" => account.push(word()),
                "garbled" => garbled.push(word()),
                "annual" => annual.push((row.key(), true)),
                "anew" => annual.push((row.key(), false)),
                "counted" => counted.push(word()),
                "year" => year.extend(row.key().chars()),
                "rest" => rest.extend(row.key().chars()),
                _ => return Err(row.error("no such role")),
            }
        }
        Ok(DamageWords {
            grows: WordMap::new(grows),
            account: WordMap::new(account),
            garbled: WordMap::new(garbled),
            annual: WordMap::new(annual),
            counted: WordMap::new(counted),
            year,
            rest,
        })
    }
}
