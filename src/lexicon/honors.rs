//! The words around awards: verbs, tails of names, bodies, levels, known awards.

use std::collections::HashMap;

use super::{LexiconError, Row, WordMap, list, rows};
use crate::named::{Named, named};
use crate::report::{HonorType, Level};

named! {
    /// How recipient, grantor and award stand around a verb.
    pub(crate) enum Frame {
        /// R 荣获 \[G\] A
        Receive = "receive",
        /// R 被 G 评为 A
        Named = "named",
        /// R 荣立 A; 被 G 记 A
        Merit = "merit",
        /// G 授予 R A; R 被 G 授予 A
        Grant = "grant",
        /// G 向 R 颁发 A
        Give = "give",
        /// R 入选 A
        List = "list",
        /// 涌现出 “A” R
        Emerge = "emerge",
        /// G 命名 R 为 A
        Call = "call",
        /// G 表彰 A N个
        Commend = "commend",
        /// R、S 分获 A、B
        Deal = "deal",
        /// A 获得者 R
        Holder = "holder",
        /// Only looks like an award verb: 获悉.
        None = "none",
        /// Likewise, and heads lists: 获奖情况.
        Roll = "roll",
    }
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
        !matches!(
            self.frame,
            Frame::None | Frame::Roll | Frame::Call | Frame::Commend | Frame::Holder
        )
    }
}

named! {
    /// What the end of a name says of it.
    pub(crate) enum Tail {
        Prize = "prize",
        /// 一等奖: a prize whose contest stands elsewhere.
        Grade = "grade",
        Rank = "rank",
        Title = "title",
        Certification = "certification",
        /// 奖励, 荣誉: honors that have no name.
        Unnamed = "unnamed",
        /// 支持, 专利: no honor.
        Resource = "resource",
    }
}

impl Tail {
    /// Whether a name with this end is the name of an award.
    pub(crate) fn is_award(self) -> bool {
        !matches!(self, Tail::Unnamed | Tail::Resource)
    }
}

named! {
    /// What a word around an award does.
    pub(crate) enum Cue {
        /// Between recipient and verb: 先后.
        Adverb = "adverb",
        /// Before the subject: 其中.
        Connective = "connective",
        /// Ends the subject: 在, 以.
        Preposition = "preposition",
        /// Not yet: 力争.
        Intention = "intention",
        /// Not: 未.
        Negation = "negation",
        /// After the body that announces awards: 公布.
        Announce = "announce",
        /// Between grantor and award: 颁发的.
        GrantMark = "grantmark",
        /// Between organiser and contest: 主办的.
        Organiser = "organiser",
        /// After a name, and no part of it: 称号.
        Close = "close",
        /// After a quoted name, for whoever holds it: 班组.
        Holder = "holder",
        /// After a person's name: 同志.
        Person = "person",
        /// 颁奖大会: nothing is conferred by its mention.
        Ceremony = "ceremony",
        /// 等.
        Etc = "etc",
        /// Between whoever sent a work in and the work: 选送的.
        Submitted = "submitted",
        /// Holds a word of intention and is none: 将军.
        Plain = "plain",
        /// Deals awards out in order: 分别.
        Each = "each",
        /// Before the grades of an award told as a whole: 其中.
        Among = "among",
        /// Behind a date that is of something else: 2028年建成.
        Aside = "aside",
        /// What a body does that judges: 经省厅评定.
        Review = "review",
        /// What takes place, and is nobody: 考核.
        Occasion = "occasion",
        /// After whoever won something, what they do next: 进行.
        Predicate = "predicate",
        /// Ends a name that is over before it: 之后.
        Halt = "halt",
        /// Ends the subject of a clause, being a verb of state: 现有.
        State = "state",
        /// A classifier of people, organisations and works: 名.
        Counter = "counter",
        /// What a subject did before it got an award: 带领.
        Act = "act",
        /// What lists of awards are called: 获奖情况.
        Roll = "roll",
        /// Those of whoever was named before: 班组.
        Common = "common",
        /// What is handed over with an award: 奖牌.
        Token = "token",
        /// Between a place and whoever won it: 第一名得主.
        Winner = "winner",
        /// What somebody does who tells what another decided: 宣读.
        Read = "read",
        /// An adverb that given names end in: 新.
        Given = "given",
    }
}

named! {
    /// What an award must show behind a verb.
    pub(crate) enum Needs {
        /// That it is an award, or nothing by itself.
        Other = "",
        /// Nothing: any name is one.
        Name = "name",
        /// That it is an award: tail, mark or quotes.
        Award = "award",
        /// That it is handed over: “…”的奖牌.
        Token = "token",
    }
}

named! {
    /// What a body is.
    pub(crate) enum Body {
        /// It confers awards.
        Grantor = "grantor",
        /// It receives them.
        Unit = "unit",
        /// What people are called.
        People = "people",
        /// A place, which does not stand for itself in a list.
        Place = "place",
        /// A post, likewise.
        Title = "title",
    }
}

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
        let bodies_of = |class: Option<Body>| {
            let of_class =
                bodies.iter().filter(|(_, c)| class.is_none_or(|class| *c == class));
            WordMap::new(of_class.map(|(tail, _)| (*tail, ())))
        };
        let marks = include_str!("../../data/honor/marks.tsv");
        let surnames = include_str!("../../data/name/surnames.tsv");
        Ok(HonorWords {
            verbs: WordMap::new(verbs()?),
            tails: WordMap::new(tails()?),
            marks: list("honor/marks.tsv", marks, &["mark"])?,
            levels: WordMap::new(levels()?),
            grantors: bodies_of(Some(Body::Grantor)),
            units: bodies_of(None),
            places: bodies_of(Some(Body::Place)),
            people: bodies_of(Some(Body::People)),
            titles: bodies_of(Some(Body::Title)),
            surnames: list("name/surnames.tsv", surnames, &["surname"])?,
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
    let types = [
        ("", None),
        ("prize", Some(HonorType::Prize)),
        ("listing", Some(HonorType::Listing)),
        ("certification", Some(HonorType::Certification)),
    ];
    let needs: Needs = row.choice("needs")?;
    Ok(Verb {
        frame: row.choice("frame")?,
        any_name: needs == Needs::Name,
        token: needs == Needs::Token,
        kind: row.one_of("type", &types)?,
    })
}

fn tails() -> Result<Vec<(&'static str, Tail)>, LexiconError> {
    let text = include_str!("../../data/honor/tails.tsv");
    rows("honor/tails.tsv", text, &["tail", "class"])?
        .map(|row| Ok((row.key(), row.choice("class")?)))
        .collect()
}

fn levels() -> Result<Vec<(&'static str, Level)>, LexiconError> {
    let text = include_str!("../../data/honor/levels.tsv");
    rows("honor/levels.tsv", text, &["word", "level"])?
        .map(|row| Ok((row.key(), row.choice("level")?)))
        .collect()
}

fn bodies() -> Result<Vec<(&'static str, Body)>, LexiconError> {
    let text = include_str!("../../data/honor/bodies.tsv");
    rows("honor/bodies.tsv", text, &["tail", "class"])?
        .map(|row| Ok((row.key(), row.choice("class")?)))
        .collect()
}

fn cues() -> Result<Vec<WordMap<()>>, LexiconError> {
    let text = include_str!("../../data/honor/cues.tsv");
    let table = rows("honor/cues.tsv", text, &["word", "cue"])?;
    let mut words = vec![Vec::new(); Cue::ALL.len()];
    // What only looks like a verb and heads lists: 获奖情况.
    let text = include_str!("../../data/honor/verbs.tsv");
    let heads = rows("honor/verbs.tsv", text, &VERBS)?;
    let heads = heads.filter(|row| row.cell("frame") == "roll");
    words[Cue::Roll as usize].extend(heads.map(|row| (row.key(), ())));
    for row in table {
        words[row.choice::<Cue>("cue")? as usize].push((row.key(), ()));
    }
    Ok(words.into_iter().map(WordMap::new).collect())
}

fn known() -> Result<HashMap<Box<str>, KnownAward>, LexiconError> {
    let text = include_str!("../../data/honor/awards.tsv");
    let mut known = HashMap::new();
    for row in rows("honor/awards.tsv", text, &["award", "level", "aliases"])? {
        let award = KnownAward { level: row.choice("level")? };
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
        assert_eq!(words.known("全国工人先锋号").unwrap().level, Level::National);
    }
}
