use super::{LexiconError, WordMap, rows};
use crate::named::named;

named! {
    /// What a word shows beside a number.
    pub(crate) enum DamageRole {
        /// A bare number behind it has lost its unit: 增长27.3.
        Grows = "grows",
        /// Behind it 万元 says what amounts are counted in, and no number is missing.
        Account = "account",
        /// What a unit has become.
        Garbled = "garbled",
        /// A word that begins with 年: 2031年年底.
        Annual = "annual",
        /// Begins with it too, and the second character belongs to the next word.
        Anew = "anew",
        /// A word that begins with a counter of persons or households: 名单, 户籍.
        Counted = "counted",
    }
}

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
}

impl DamageWords {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let (mut grows, mut account, mut garbled) = (Vec::new(), Vec::new(), Vec::new());
        let (mut annual, mut counted) = (Vec::new(), Vec::new());
        for row in rows(
            "number/damage.tsv",
            include_str!("../../data/number/damage.tsv"),
            &["word", "role"],
        )? {
            let word = || (row.key(), ());
            match row.choice("role")? {
                DamageRole::Grows => grows.push(word()),
                DamageRole::Account => account.push(word()),
                DamageRole::Garbled => garbled.push(word()),
                DamageRole::Annual => annual.push((row.key(), true)),
                DamageRole::Anew => annual.push((row.key(), false)),
                DamageRole::Counted => counted.push(word()),
            }
        }
        Ok(DamageWords {
            grows: WordMap::new(grows),
            account: WordMap::new(account),
            garbled: WordMap::new(garbled),
            annual: WordMap::new(annual),
            counted: WordMap::new(counted),
        })
    }
}
