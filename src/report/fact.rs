use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;

use crate::named::{Named, named};
use crate::rule::Rule;
use crate::text::Span;
use crate::value::{Amount, Decimal, Edtf, Qualifier};

/// A grounded statement: a place in the text, and what it says.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Fact {
    /// The evidence.
    pub span: Span,
    /// Index of its section in the document, `None` before the first heading.
    pub section: Option<u32>,
    /// Number of its sentence in the document, from 0.
    pub sentence: u32,
    /// Whether the text states, plans or denies it.
    pub status: Status,
    /// The rule that made it.
    pub rule: Rule,
    /// The share of right answers that the rule gives at least, where it was measured.
    pub confidence: Option<Share>,
    /// What it says.
    pub detail: Detail,
}

/// A share from 0 to 1, in thousandths.
///
/// Holds one more than their number, so that a fact without one takes no more room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(NonZeroU16);

impl Share {
    /// So many thousandths; at most one whole.
    pub(crate) fn of_thousandths(thousandths: u16) -> Self {
        Share(NonZeroU16::MIN.saturating_add(thousandths.min(1000)))
    }

    /// How many thousandths it is.
    pub(crate) fn thousandths(self) -> u16 {
        self.0.get() - 1
    }

    /// The share as a decimal with three digits.
    pub fn value(self) -> Decimal {
        Decimal::new(i64::from(self.thousandths()), 3)
    }
}

named! {
    /// Whether the text states, plans or denies a fact.
    #[derive(Default)]
    pub enum Status {
        /// It happened or holds.
        #[default]
        Stated = "stated",
        /// 力争, 计划, 将, 目标.
        Planned = "planned",
        /// 未, 没有, 取消.
        Negated = "negated",
    }
}

named! {
    /// The kind of a fact.
    pub enum Kind {
        /// A time.
        Date = "date",
        /// A number of things or a measure.
        Count = "count",
        /// An amount of money.
        Money = "money",
        /// A share, a growth rate, a multiple.
        Percent = "percent",
        /// A position.
        Rank = "rank",
        /// An award conferred.
        Honor = "honor",
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Kind::of_name(name).ok_or(UnknownKind)
    }
}

/// The name is that of no [`Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKind;

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kinds are {}", Kind::NAMES.join(", "))
    }
}

impl std::error::Error for UnknownKind {}

/// What a fact says.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Detail {
    /// A time.
    Date(DateFact),
    /// A number: its unit tells whether it is a count, money, a percent or a rank.
    Figure(Box<FigureFact>),
    /// An award conferred.
    Honor(Box<HonorFact>),
}

impl Detail {
    /// The kind of the fact.
    pub fn kind(&self) -> Kind {
        match self {
            Detail::Date(_) => Kind::Date,
            Detail::Figure(figure) => figure.unit.kind(),
            Detail::Honor(_) => Kind::Honor,
        }
    }

    /// The figure to change, where the fact is one.
    pub(crate) fn figure_mut(&mut self) -> Option<&mut FigureFact> {
        match self {
            Detail::Figure(figure) => Some(figure),
            Detail::Date(_) | Detail::Honor(_) => None,
        }
    }

    /// The figure, where the fact is one.
    pub fn figure(&self) -> Option<&FigureFact> {
        match self {
            Detail::Figure(figure) => Some(figure),
            Detail::Date(_) | Detail::Honor(_) => None,
        }
    }
}

/// A time in EDTF, and what it was resolved against.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DateFact {
    /// The value.
    pub edtf: Edtf,
    /// What it was resolved against.
    pub anchor: Anchor,
}

impl DateFact {
    /// True where it was resolved against another date.
    pub fn is_relative(&self) -> bool {
        self.anchor != Anchor::None
    }
}

named! {
    /// What a date was resolved against.
    #[derive(Default)]
    pub enum Anchor {
        /// The reference date that the caller gave.
        Reference = "reference",
        /// The document's own date.
        Document = "document",
        /// A date before it in the text.
        Sentence = "sentence",
        /// Nothing: it says all by itself, or stays open.
        #[default]
        None = "none",
    }
}

/// A number with what it measures and what it is compared with.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FigureFact {
    /// The number.
    pub amount: Amount,
    /// What the words around it do to it.
    pub qualifier: Qualifier,
    /// What it counts in.
    pub unit: UnitFact,
    /// What is counted or measured, as written.
    pub item: Option<Span>,
    /// Who.
    pub subject: Option<Party>,
    /// The verb.
    pub action: Option<Span>,
    /// Index of the date fact for whose time it holds.
    pub when: Option<u32>,
    /// Up or down, where the number is a change.
    pub change: Option<Change>,
    /// What it is compared with, as written.
    pub basis: Option<Span>,
    /// Index of the level, or of the change, that this is a change of.
    pub of: Option<u32>,
}

/// Who does or receives something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// As written: 该行.
    pub written: Span,
    /// The name that it stands for; the same where it is a name.
    pub name: Span,
}

impl Party {
    /// One who is called by name.
    pub(crate) fn named(name: Span) -> Self {
        Party { written: name, name }
    }
}

/// The unit of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnitFact {
    /// A count or a measure in a unit as written; none in 上亿群众.
    Counted {
        /// The unit as written, without the scale.
        unit: Option<Span>,
        /// `count`, `length`, `area`, …
        dimension: &'static str,
        /// One such unit in `si_unit`, for measures.
        si: Option<(Decimal, &'static str)>,
    },
    /// Money in a currency by its ISO 4217 code.
    Money(&'static str),
    /// Percent.
    Percent,
    /// Percentage points.
    Point,
    /// Times.
    Times,
    /// A position: no unit.
    Rank,
}

impl UnitFact {
    /// The kind of the figures that have it.
    pub fn kind(&self) -> Kind {
        match self {
            UnitFact::Counted { .. } => Kind::Count,
            UnitFact::Money(_) => Kind::Money,
            UnitFact::Percent | UnitFact::Point | UnitFact::Times => Kind::Percent,
            UnitFact::Rank => Kind::Rank,
        }
    }
}

named! {
    /// The direction of a change.
    pub enum Change {
        /// Grew.
        Up = "up",
        /// Shrank.
        Down = "down",
    }
}

/// An award conferred.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HonorFact {
    /// What sort of award it is.
    pub kind: HonorType,
    /// Who received it.
    pub recipients: Vec<Party>,
    /// Who conferred it, as written.
    pub grantor: Option<Span>,
    /// How high it is, and what says so.
    pub level: Option<(Level, Ground)>,
    /// The year or day it was conferred.
    pub date: Option<Edtf>,
    /// How many were conferred.
    pub count: Option<Amount>,
    /// Place or grade: `二等奖`, `第二名`, as written.
    pub rank: Option<Span>,
}

named! {
    /// What sort of award it is.
    pub enum HonorType {
        /// A title: 先进集体.
        Title = "title",
        /// A prize: 一等奖, 奖章.
        Prize = "prize",
        /// A place in a contest: 第二名, 冠军.
        Rank = "rank",
        /// Being put on a list.
        Listing = "listing",
        /// A certificate or an inspection passed.
        Certification = "certification",
    }
}

named! {
    /// How high an award is.
    #[expect(missing_docs, reason = "the names say it")]
    pub enum Level {
        International = "international",
        National = "national",
        Provincial = "provincial",
        Municipal = "municipal",
        County = "county",
        Enterprise = "enterprise",
        Industry = "industry",
    }
}

named! {
    /// What gave an award its level.
    pub enum Ground {
        /// A word in the award's name or before it.
        Award = "award",
        /// Who conferred it.
        Grantor = "grantor",
        /// The award lexicon.
        Lexicon = "lexicon",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_by_their_names() {
        for &kind in Kind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
        let fault = "mony".parse::<Kind>().unwrap_err().to_string();
        assert_eq!(fault, "kinds are date, count, money, percent, rank, honor");
    }

    /// A long document holds millions of them.
    #[test]
    fn facts_stay_small() {
        assert!(size_of::<Fact>() <= 48, "{}", size_of::<Fact>());
        assert!(size_of::<FigureFact>() <= 184, "{}", size_of::<FigureFact>());
    }
}
