//! What the library returns: documents, sections, facts.
//!
//! Everything is a span of the source or a value; nothing repeats the text.

mod fact;
pub mod json;
mod line;
mod says;
pub mod schema;
mod wire;

pub use fact::{
    Anchor, Change, DateFact, Detail, Fact, FigureFact, Ground, HonorFact, HonorType,
    Kind, Level, Party, Share, Status, UnitFact, UnknownKind,
};

use crate::named::named;
use crate::text::Span;

/// One report of a source: its place, its structure, its facts.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Document {
    /// Place in the source.
    pub span: Span,
    /// Place in the compilation, from 1, and how many parts there are.
    pub part: (u32, u32),
    /// How many parts the source declares (`(6篇)`), and where.
    pub declared_parts: Option<(u32, Span)>,
    /// The title without its mark.
    pub title: Option<Span>,
    /// The organisation that the document speaks for.
    pub issuer: Option<Span>,
    /// The document's own date.
    pub date: Option<DocumentDate>,
    /// Whether and how figures were made unreadable on purpose.
    pub redaction: Redaction,
    /// The mask letters that stand in it, in order of first appearance.
    pub mask_letters: Vec<char>,
    /// Headings, parents before children.
    pub sections: Vec<Section>,
    /// In text order.
    pub facts: Vec<Fact>,
    /// What the document's numbers say of each other.
    pub checks: Vec<Check>,
    /// Figures that 分别 or 各 deals out.
    pub groups: Vec<Group>,
    /// Numerals that stand in no fact.
    pub unexplained: Vec<Unexplained>,
    /// What could not be read.
    pub warnings: Vec<Warning>,
}

/// A heading and the text under it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// The index in [`Document::sections`] of the heading above it.
    pub parent: Option<u32>,
    /// 1 is the highest level that the document uses.
    pub level: u8,
    /// `一、`; empty where there is none.
    pub label: Span,
    /// The heading without its label.
    pub heading: Span,
    /// The whole section, subsections included.
    pub span: Span,
}

/// The date of a document and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentDate {
    /// The date.
    pub edtf: crate::value::Edtf,
    /// Where it came from.
    pub found: DateSource,
}

named! {
    /// Where a document's own date came from.
    pub enum DateSource {
        /// The caller gave it.
        Given = "given",
        /// The title says it.
        Title = "title",
        /// The signature says it.
        Signature = "signature",
        /// The text says it: reserved, no document is dated so yet.
        Text = "text",
    }
}

named! {
    /// How a document was anonymised, which decides what a mask's width means.
    #[derive(Default)]
    pub enum Redaction {
        /// No masked figures.
        #[default]
        None = "none",
        /// One mask letter a digit: `x`, `xx`, `xxx.x` vary.
        Digitwise = "digitwise",
        /// The same mask whatever the number.
        Blanket = "blanket",
    }
}

/// A numeral that stands in no fact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unexplained {
    /// Where it stands.
    pub span: Span,
    /// Why it is no fact; `None` where no rule could say.
    pub reason: Option<Reason>,
}

named! {
    /// Why a numeral is no fact.
    pub enum Reason {
        /// Part of a name: 五一劳动奖, 二十大, PM2.5.
        Name = "name",
        /// Label of a heading or of a list item.
        Heading = "heading",
        /// A set phrase or an article: 千方百计, 一名.
        Idiom = "idiom",
        /// An edition or place in an order: 第九届.
        Ordinal = "ordinal",
        /// A time of day that is no date.
        Clock = "clock",
        /// Document, page, phone and view numbers.
        DocumentNumber = "document number",
        /// A ratio or score, which has no kind: 3:2.
        Ratio = "ratio",
        /// A number to which nothing gives a unit: a bare cell of a table, a lost %.
        NoUnit = "no unit",
        /// A date that no calendar has: 2月30日.
        NoSuchDate = "no such date",
    }
}

/// What could not be read, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: String,
}

/// Facts that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// How.
    pub kind: GroupKind,
    /// By index in [`Document::facts`].
    pub facts: Vec<u32>,
    /// What they are dealt to, as written, in order.
    pub members: Vec<Span>,
}

named! {
    /// How facts belong together.
    pub enum GroupKind {
        /// A total and its parts.
        Sum = "sum",
        /// A part and its whole.
        Part = "part",
        /// One figure or award for each member, in order: 甲、乙分别.
        Dealt = "dealt",
        /// Each of the first has what follows: 5个村各2名.
        Each = "each",
        /// Either dealt in order, or all of all members together: nothing says which.
        Open = "open",
    }
}

/// What two or more numbers of a document say of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Check {
    /// What was compared.
    pub kind: CheckKind,
    /// What came out.
    pub outcome: Outcome,
    /// The facts compared, by index in [`Document::facts`]: the total first.
    pub facts: Vec<u32>,
    /// The comparison in words: `2+7+12=21`.
    pub statement: String,
}

named! {
    /// What a check compares.
    pub enum CheckKind {
        /// Parts declared and parts found.
        Parts = "parts",
        /// A total and the parts listed with it.
        Sum = "sum",
        /// A part and the whole it is of.
        Part = "part",
        /// A change and the two levels it leads between.
        Chain = "chain",
    }
}

named! {
    /// What a check came to.
    pub enum Outcome {
        /// The numbers agree.
        Consistent = "consistent",
        /// They cannot all be right.
        Inconsistent = "inconsistent",
        /// Masks or approximations leave it open.
        Undetermined = "undetermined",
    }
}
