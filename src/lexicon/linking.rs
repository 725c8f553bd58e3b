use rustc_hash::FxHashSet;

use super::{LexiconError, WordMap, list, rows};
use crate::named::named;

named! {
    /// What a word does to the figures around it.
    pub(crate) enum Sense {
        /// A verb whose object is what is counted: 发放慰问金5万元.
        Act = "act",
        /// An act that is a noun behind a noun: 技能培训12期.
        Deed = "deed",
        /// An act, or with nothing behind it a level: 税收完成3亿元.
        Reach = "reach",
        /// A verb that lists what the item holds: 含健身房的职工之家.
        Include = "include",
        /// A verb of stock: 现有职工86人.
        Have = "have",
        /// A verb of reaching: the noun before it has the value.
        Level = "level",
        /// A level, compared with a period behind it: 仅为上年同期的52%.
        Being = "being",
        /// A level, and a comparison with what stands behind it: 恢复到上年的94%.
        Regain = "regain",
        /// A verb of change; with 到 至 为 behind it a level.
        Up = "up",
        /// A verb of change; with 到 至 为 behind it a level.
        Down = "down",
        /// Change only where a comparison stands before: 比上年多结41件.
        More = "more",
        /// Change only where a comparison stands before: 比上年多结41件.
        Less = "less",
        /// Change whose basis follows: 高于全省平均水平3个百分点.
        Above = "above",
        /// Change whose basis follows: 高于全省平均水平3个百分点.
        Below = "below",
        /// A level; with a noun behind it a change: 超序时进度5个百分点.
        Exceed = "exceed",
        /// What follows is moved by something else: 拉动GDP增长0.1个百分点.
        Cause = "cause",
        /// 占: the noun before it has the share.
        Share = "share",
        /// A verb of position: 居全省第三.
        Place = "place",
        /// What follows is compared with: 比 较.
        Than = "than",
        /// 相比: what stands behind 与 before it is compared with.
        Versus = "versus",
        /// 同比 环比: a basis by themselves.
        Year = "year",
        /// 由 从: two levels follow.
        From = "from",
        /// 分别: the values are dealt out to the members of a list.
        Deal = "deal",
        /// A target: the share that completes it is a share of it.
        Plan = "plan",
        /// A place that owns what is counted: goes when an item is read.
        Where = "where",
        /// A noun that does not say of what: 总数, 年末存栏.
        Weak = "weak",
        /// A noun that makes a compound of the verb before it: 播种面积.
        Head = "head",
        /// A noun of the same sort, but what a verb behind a noun was done to: 企业引进项目12个.
        Thing = "thing",
        /// Goes when an item is read.
        Adverb = "adverb",
        /// A preposition: no item reaches over it.
        Preposition = "prep",
        /// A verb that opens an attribute, kept in the item: 用于灾后重建的投资.
        Attribute = "attr",
        /// 其中: a part of what stands before.
        Part = "part",
        /// Joins members of a list.
        Conjunction = "conj",
        /// Never in an item: ends it on the left.
        End = "end",
        /// 中 里: ends an item on the right.
        Local = "local",
        /// 内 前: the same, and part of a name before a noun: 拨备前利润.
        Side = "side",
        /// 距: what stands behind it is where a distance begins, and no item.
        Away = "away",
        /// 的 之: what stands before it says of what.
        Of = "of",
        /// Stays where it stands in an item: 等 该.
        Keep = "keep",
        /// 每: what stands behind it says what a rate is per.
        Every = "every",
        /// An average: a share of it is a comparison with it.
        Norm = "norm",
        /// A verb with its object, a character each: the object is the item.
        Pair = "pair",
    }
}

const FILE: &str = "link/words.tsv";

impl Sense {
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

named! {
    /// What the last character of a noun says of it.
    pub(crate) enum Ending {
        /// It names a measure: 就业率.
        Measure = "measure",
        /// It names those who act.
        Agent = "agent",
        /// It says what a rate is per: 人均.
        Rate = "rate",
    }
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
            match row.choice("says")? {
                Ending::Measure => endings.measures.push(ending),
                Ending::Agent => endings.agents.push(ending),
                Ending::Rate => endings.rates.push(ending),
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
            let sense: Sense = row.choice("sense")?;
            if !words.insert(row.key()) {
                return Err(row.error("stands twice"));
            }
            senses.push((row.key(), sense));
        }
        let endings = Endings::parse(include_str!("../../data/link/endings.tsv"))?;
        let whom =
            list("link/whom.tsv", include_str!("../../data/link/whom.tsv"), &["word"])?;
        let funds =
            list("link/funds.tsv", include_str!("../../data/link/funds.tsv"), &["word"])?;
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
    list("link/paces.tsv", include_str!("../../data/link/paces.tsv"), &["word"])
}

named! {
    /// How figures belong to those before them.
    pub(crate) enum Dealing {
        /// 签约: done together, or by each for itself.
        Joint = "joint",
        /// 各: each of those before has what follows.
        Each = "each",
    }
}

/// Reads `data/link/dealing.tsv`.
pub(super) fn dealing() -> Result<WordMap<Dealing>, LexiconError> {
    let text = include_str!("../../data/link/dealing.tsv");
    let rows = rows("link/dealing.tsv", text, &["word", "says"])?;
    let words = rows.map(|row| Ok((row.key(), row.choice("says")?)));
    Ok(WordMap::new(words.collect::<Result<Vec<_>, LexiconError>>()?))
}

/// Reads `data/link/years.tsv`: words that open what is told of a whole year.
pub(super) fn years() -> Result<WordMap<()>, LexiconError> {
    list("link/years.tsv", include_str!("../../data/link/years.tsv"), &["word"])
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
