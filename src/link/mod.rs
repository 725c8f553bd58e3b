//! Mentions into facts: items, comparisons, who and when; honors as records.

mod change;
pub(crate) mod check;
mod clause;
pub(crate) mod facts;
pub(crate) mod figure;
pub(crate) mod honor;
mod phrase;
mod reading;
pub(crate) mod redaction;
pub(crate) mod role;
pub(crate) mod status;
pub(crate) mod subject;
mod token;
mod when;
pub(crate) mod whom;

use std::cell::RefCell;
use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::scan::Mention;
use crate::text::Folded;
use crate::value::Edtf;
use token::Cut;

/// A scanned paragraph, as every linker is given it.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    /// The folded text; `folded.span(range)` gives the place in the source.
    pub(crate) folded: &'a Folded,
    /// Its sentences, in folded positions; they tile it.
    pub(crate) sentences: &'a [Range<usize>],
    /// In text order, none overlapping another.
    pub(crate) mentions: &'a [Mention],
    /// The value of each mention that is a date; as long as `mentions`.
    pub(crate) dates: &'a [Option<Edtf>],
    pub(crate) lexicon: &'a Lexicon,
    /// Words that were cut already.
    pub(crate) cut: &'a RefCell<Cut>,
}

impl<'a> Passage<'a> {
    /// The folded characters.
    pub(crate) fn chars(&self) -> &'a [char] {
        self.folded.chars()
    }
}
