//! The words around awards: verbs, tails of names, bodies, levels, known awards.

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use super::{LexiconError, Row, WordMap, rows};
use crate::report::{HonorType, Level};

/// How recipient, grantor and award stand around a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// R 荣获 \[G\] A
    Receive,
    /// R 被 G 评为 A
    Named,
    /// R 荣立 A; 被 G 记 A
    Merit,
    /// G 授予 R A; R 被 G 授予 A
    Grant,
    /// G 向 R 颁发 A
    Give,
    /// R 入选 A
    List,
    /// 涌现出 “A” R
    Emerge,
    /// G 命名 R 为 A
    Call,
    /// G 表彰 A N个
    Commend,
    /// R、S 分获 A、B
    Deal,
    /// A 获得者 R
    Holder,
    /// Only looks like an award verb: 获悉.
    None,
}

/// A verb of awards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verb {
    pub(crate) frame: Frame,
    /// Whether any name after it is an award (荣获), or only one that says so (获).
    pub(crate) any_name: bool,
    /// Whether only what is handed over tells that it is one: 发过“…”的奖牌.
    pub(crate) token: bool,
    /// What the verb says of the award's type.
    pub(crate) kind: Option<HonorType>,
}

impl Verb {
    /// Whether it can be the verb of a clause about awards; 评选 is often a noun.
    pub(crate) fn governs(self) -> bool {
        !matches!(self.frame, Frame::None | Frame::Call | Frame::Commend | Frame::Holder)
    }
}

/// What the end of a name says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tail {
    Prize,
    /// 一等奖: a prize whose contest stands elsewhere.
    Grade,
    Rank,
    Title,
    Certification,
    /// 奖励, 荣誉: honors that have no name.
    Unnamed,
    /// 支持, 专利: no honor.
    Resource,
}

impl Tail {
    /// Whether a name with this end is the name of an award.
    pub(crate) fn is_award(self) -> bool {
        !matches!(self, Tail::Unnamed | Tail::Resource)
    }
}

/// What a word around an award does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Cue {
    /// Between recipient and verb: 先后.
    Adverb,
    /// Before the subject: 其中.
    Connective,
    /// Ends the subject: 在, 以.
    Preposition,
    /// Not yet: 力争.
    Intention,
    /// Not: 未.
    Negation,
    /// After the body that announces awards: 公布.
    Announce,
    /// Between grantor and award: 颁发的.
    GrantMark,
    /// Between organiser and contest: 主办的.
    Organiser,
    /// After a name, and no part of it: 称号.
    Close,
    /// After a quoted name, for whoever holds it: 班组.
    Holder,
    /// After a person's name: 同志.
    Person,
    /// 颁奖大会: nothing is conferred by its mention.
    Ceremony,
    /// 等.
    Etc,
    /// Between whoever sent a work in and the work: 选送的.
    Submitted,
    /// Holds a word of intention and is none: 将军.
    Plain,
    /// Deals awards out in order: 分别.
    Each,
    /// Before the grades of an award told as a whole: 其中.
    Among,
    /// Behind a date that is of something else: 2028年建成.
    Aside,
    /// What a body does that judges: 经省厅评定.
    Review,
    /// What takes place, and is nobody: 考核.
    Occasion,
    /// After whoever won something, what they do next: 进行.
    Predicate,
    /// Ends a name that is over before it: 之后.
    Halt,
    /// Ends the subject of a clause, being a verb of state: 现有.
    State,
    /// A classifier of people, organisations and works: 名.
    Counter,
    /// What a subject did before it got an award: 带领.
    Act,
    /// What lists of awards are called: 获奖情况.
    Roll,
    /// Those of whoever was named before: 班组.
    Common,
    /// What is handed over with an award: 奖牌.
    Token,
    /// Between a place and whoever won it: 第一名得主.
    Winner,
    /// What somebody does who tells what another decided: 宣读.
    Read,
    /// An adverb that given names end in: 新.
    Given,
}

const CUES: [(&str, Cue); 31] = [
    ("adverb", Cue::Adverb),
    ("connective", Cue::Connective),
    ("preposition", Cue::Preposition),
    ("intention", Cue::Intention),
    ("negation", Cue::Negation),
    ("announce", Cue::Announce),
    ("grantmark", Cue::GrantMark),
    ("organiser", Cue::Organiser),
    ("close", Cue::Close),
    ("holder", Cue::Holder),
    ("person", Cue::Person),
    ("ceremony", Cue::Ceremony),
    ("etc", Cue::Etc),
    ("submitted", Cue::Submitted),
    ("plain", Cue::Plain),
    ("each", Cue::Each),
    ("among", Cue::Among),
    ("aside", Cue::Aside),
    ("review", Cue::Review),
    ("occasion", Cue::Occasion),
    ("predicate", Cue::Predicate),
    ("halt", Cue::Halt),
    ("state", Cue::State),
    ("counter", Cue::Counter),
    ("act", Cue::Act),
    ("roll", Cue::Roll),
    ("common", Cue::Common),
    ("token", Cue::Token),
    ("winner", Cue::Winner),
    ("read", Cue::Read),
    ("given", Cue::Given),
];

/// An award known all over the country.
#[derive(Clone, Debug)]
pub(crate) struct KnownAward {
    pub(crate) level: Level,
}

/// All tables of `data/honor`.
#[derive(Debug)]
pub(crate) struct HonorWords {
    pub(crate) verbs: WordMap<Verb>,
    pub(crate) tails: WordMap<Tail>,
    pub(crate) marks: WordMap<()>,
    pub(crate) levels: WordMap<Level>,
    /// Bodies that confer awards, by the end of their names.
    pub(crate) grantors: WordMap<()>,
    /// Recipients and subjects, by the end of their names: all of `bodies.tsv`.
    pub(crate) units: WordMap<()>,
    /// 市, 县: a member of a list that shares the head of the last.
    pub(crate) places: WordMap<()>,
    /// 职工, 农户: people, by what they are called.
    pub(crate) people: WordMap<()>,
    /// 站长: a member of a list that belongs to the name after it.
    pub(crate) titles: WordMap<()>,
    /// What the names of people begin with.
    pub(crate) surnames: WordMap<()>,
    cues: Vec<WordMap<()>>,
    known: HashMap<Box<str>, KnownAward>,
}

impl HonorWords {
    /// Reads the tables that ship with the library.
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let bodies = bodies()?;
        let bodies_of = |class: &str| {
            let of_class = bodies.iter().filter(|(_, c)| class.is_empty() || *c == class);
            WordMap::new(of_class.map(|(tail, _)| (*tail, ())))
        };
        Ok(HonorWords {
            verbs: WordMap::new(verbs()?),
            tails: WordMap::new(tails()?),
            marks: WordMap::new(marks()?),
            levels: WordMap::new(levels()?),
            grantors: bodies_of("grantor"),
            units: bodies_of(""),
            places: bodies_of("place"),
            people: bodies_of("people"),
            titles: bodies_of("title"),
            surnames: surnames()?,
            cues: cues()?,
            known: known()?,
        })
    }

    /// The words that play a part.
    pub(crate) fn cue(&self, cue: Cue) -> &WordMap<()> {
        &self.cues[cue as usize]
    }

    /// The lexicon's entry of an award, by its name without quotes.
    pub(crate) fn known(&self, name: &str) -> Option<&KnownAward> {
        self.known.get(name)
    }
}

const VERBS: [&str; 4] = ["verb", "frame", "needs", "type"];

fn verbs() -> Result<Vec<(&'static str, Verb)>, LexiconError> {
    let text = include_str!("../../data/honor/verbs.tsv");
    rows("honor/verbs.tsv", text, &VERBS)?
        .map(|row| Ok((row.key(), verb(&row)?)))
        .collect()
}

fn verb(row: &Row<'_>) -> Result<Verb, LexiconError> {
    let frame = match row.cell("frame") {
        "receive" => Frame::Receive,
        "named" => Frame::Named,
        "merit" => Frame::Merit,
        "grant" => Frame::Grant,
        "give" => Frame::Give,
        "list" => Frame::List,
        "emerge" => Frame::Emerge,
        "call" => Frame::Call,
        "commend" => Frame::Commend,
        "deal" => Frame::Deal,
        "holder" => Frame::Holder,
        "none" | "roll" => Frame::None,
        other => return Err(row.error(format!("no such frame: {other}"))),
    };
    let kind = match row.cell("type") {
        "" => None,
        "prize" => Some(HonorType::Prize),
        "listing" => Some(HonorType::Listing),
        "certification" => Some(HonorType::Certification),
        other => return Err(row.error(format!("no such type: {other}"))),
    };
    let needs = row.cell("needs");
    Ok(Verb { frame, any_name: needs == "name", token: needs == "token", kind })
}

fn tails() -> Result<Vec<(&'static str, Tail)>, LexiconError> {
    let text = include_str!("../../data/honor/tails.tsv");
    let class = |row: &Row<'_>| match row.cell("class") {
        "prize" => Ok(Tail::Prize),
        "grade" => Ok(Tail::Grade),
        "rank" => Ok(Tail::Rank),
        "title" => Ok(Tail::Title),
        "certification" => Ok(Tail::Certification),
        "unnamed" => Ok(Tail::Unnamed),
        "resource" => Ok(Tail::Resource),
        other => Err(row.error(format!("no such class: {other}"))),
    };
    rows("honor/tails.tsv", text, &["tail", "class"])?
        .map(|row| Ok((row.key(), class(&row)?)))
        .collect()
}

fn marks() -> Result<Vec<(&'static str, ())>, LexiconError> {
    let text = include_str!("../../data/honor/marks.tsv");
    let rows = rows("honor/marks.tsv", text, &["mark"])?;
    Ok(rows.map(|row| (row.key(), ())).collect())
}

fn surnames() -> Result<WordMap<()>, LexiconError> {
    let text = include_str!("../../data/name/surnames.tsv");
    let rows = rows("name/surnames.tsv", text, &["surname"])?;
    Ok(WordMap::new(rows.map(|row| (row.key(), ()))))
}

fn levels() -> Result<Vec<(&'static str, Level)>, LexiconError> {
    let text = include_str!("../../data/honor/levels.tsv");
    rows("honor/levels.tsv", text, &["word", "level"])?
        .map(|row| Ok((row.key(), level(&row)?)))
        .collect()
}

fn level(row: &Row<'_>) -> Result<Level, LexiconError> {
    Ok(match row.cell("level") {
        "international" => Level::International,
        "national" => Level::National,
        "provincial" => Level::Provincial,
        "municipal" => Level::Municipal,
        "county" => Level::County,
        "enterprise" => Level::Enterprise,
        "industry" => Level::Industry,
        other => return Err(row.error(format!("no such level: {other}"))),
    })
}

fn bodies() -> Result<Vec<(&'static str, &'static str)>, LexiconError> {
    let text = include_str!("../../data/honor/bodies.tsv");
    rows("honor/bodies.tsv", text, &["tail", "class"])?
        .map(|row| match row.cell("class") {
            class @ ("grantor" | "unit" | "people" | "place" | "title") => {
                Ok((row.key(), class))
            }
            other => Err(row.error(format!("no such class: {other}"))),
        })
        .collect()
}

fn cues() -> Result<Vec<WordMap<()>>, LexiconError> {
    let text = include_str!("../../data/honor/cues.tsv");
    let table = rows("honor/cues.tsv", text, &["word", "cue"])?;
    let mut words = vec![Vec::new(); CUES.len()];
    // What only looks like a verb and heads lists: 获奖情况.
    let text = include_str!("../../data/honor/verbs.tsv");
    let heads = rows("honor/verbs.tsv", text, &VERBS)?;
    let heads = heads.filter(|row| row.cell("frame") == "roll");
    words[Cue::Roll as usize].extend(heads.map(|row| (row.key(), ())));
    let places: FxHashMap<&str, usize> =
        CUES.iter().map(|(name, _)| *name).zip(0..).collect();
    for row in table {
        let cue = places.get(row.cell("cue"));
        let cue =
            cue.ok_or_else(|| row.error(format!("no such cue: {}", row.cell("cue"))))?;
        words[*cue].push((row.key(), ()));
    }
    Ok(words.into_iter().map(WordMap::new).collect())
}

fn known() -> Result<HashMap<Box<str>, KnownAward>, LexiconError> {
    let text = include_str!("../../data/honor/awards.tsv");
    let mut known = HashMap::new();
    for row in rows("honor/awards.tsv", text, &["award", "grantor", "level", "aliases"])?
    {
        let award = KnownAward { level: level(&row)? };
        let aliases = row.cell("aliases").split('、').filter(|name| !name.is_empty());
        for name in aliases.chain([row.key()]) {
            let bare = name.replace(['“', '”'], "");
            known.insert(bare.into(), award.clone());
        }
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_well_formed() {
        let words = HonorWords::embedded().unwrap_or_else(|fault| panic!("{fault}"));
        let chars: Vec<char> = "荣获".chars().collect();
        assert_eq!(words.verbs.at(&chars, 0).unwrap().1.frame, Frame::Receive);
        assert!(CUES.iter().enumerate().all(|(i, (_, cue))| *cue as usize == i));
        assert_eq!(words.known("全国工人先锋号").unwrap().level, Level::National);
    }
}
