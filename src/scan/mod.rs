//! Sentence by sentence, left to right: the mentions of a paragraph, and the
//! numerals that are none.

pub(crate) mod damage;
pub(crate) mod date;
pub(crate) mod figure;
mod leftover;
mod name;
pub(crate) mod numeral;
mod paragraph;
mod person;
pub(crate) mod recognize;

use crate::lexicon::{Lexicon, UnitRole};
use crate::report::Reason;
use crate::rule::Rule;
use crate::value::{Amount, Qualifier};
pub(crate) use date::DateExpr;
pub(crate) use leftover::explain;
pub(crate) use paragraph::scan_paragraph;

/// What every scanner is given: the folded paragraph and the words.
#[derive(Clone, Copy)]
pub(crate) struct Cx<'a> {
    pub(crate) chars: &'a [char],
    pub(crate) lexicon: &'a Lexicon,
}

/// A piece of text with a value. Positions count folded characters of the paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) rule: Rule,
    pub(crate) value: Value,
}

/// The value of a mention.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Date(DateExpr),
    Figure(Figure),
}

/// A number with what it measures in.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) amount: Amount,
    pub(crate) qualifier: Qualifier,
    pub(crate) unit: Unit,
}

/// What a figure counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A count or measure: the place of the unit as written, without the scale
    /// (`None`: 上亿群众 has none), and its entry in the unit lexicon.
    Counted { start: usize, end: usize, entry: Option<u16> },
    /// Money, by ISO 4217 code.
    Money(Currency),
    /// Percent: `%`.
    Percent,
    /// Percentage points: `pp`.
    Point,
    /// Times: `x`.
    Times,
    /// A position: 第二名.
    Rank,
}

/// An ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Currency(pub(crate) &'static str);

/// A numeral that stands in no mention, and why.
#[derive(Clone, Debug)]
pub(crate) struct Skipped {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) reason: Option<Reason>,
}

/// The mentions of a paragraph in text order, none overlapping another, and the
/// numerals left over.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) skipped: Vec<Skipped>,
    /// What is lost or pasted over, where [`damage::survey`] has looked.
    pub(crate) harms: Vec<damage::Harm>,
}

/// True where a unit counts things, false where it measures.
pub(crate) fn is_classifier(lexicon: &Lexicon, unit: &Unit) -> bool {
    match unit {
        Unit::Counted { entry: Some(index), .. } => {
            let entry = lexicon.units.entry(*index);
            entry.is_some_and(|entry| entry.role == UnitRole::Classifier)
        }
        Unit::Counted { entry: None, .. } => true,
        _ => false,
    }
}
