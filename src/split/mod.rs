//! A source into its documents, headings, paragraphs and sentences.

mod block;
mod bounds;
mod contents;
mod cover;
mod furniture;
mod heading;
mod join;
mod label;
mod lines;
mod look;
mod mark;
mod origin;
mod page;
mod part;
mod reader;
mod salutation;
mod sentence;
mod signature;
mod title;

use bounds::{Bounds, cut_at_bounds, find_bounds};
use furniture::mark_furniture;
use join::join_lines;
use lines::lines;
use part::build_parts;
use reader::Reader;

use crate::lexicon::Lexicon;
use crate::report::Section;
use crate::text::{Source, Span};
pub(crate) use furniture::tells_of_cut;
pub(crate) use origin::{Origin, origin};
pub(crate) use sentence::sentences;

/// A source taken apart.
#[derive(Debug, Default)]
pub(crate) struct Split {
    /// `(6篇)`: how many parts the source declares, and where.
    pub(crate) declared_parts: Option<(u32, Span)>,
    /// At least one; together with the paragraphs before the first they hold all text.
    pub(crate) parts: Vec<Part>,
}

/// One document of a source.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// From its mark or title to the next part.
    pub(crate) span: Span,
    pub(crate) title: Option<Span>,
    /// Headings, parents before children.
    pub(crate) sections: Vec<Section>,
    /// All text of the part, in order; for the first part also what stands before it.
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// A stretch of text that rules read as one: lines broken by a page are joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) span: Span,
    /// Page furniture inside the span: a paragraph of its own, no part of this one.
    pub(crate) gaps: Vec<Span>,
    pub(crate) role: Role,
    /// Index of its section in [`Part::sections`].
    pub(crate) section: Option<u32>,
}

impl Paragraph {
    /// The stretches of text it consists of, to be read as one.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Span> {
        block::pieces(self.span, &self.gaps)
    }
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text: everything is extracted.
    Body,
    /// A heading alone: its label is no numeral, dates and figures are read.
    Heading,
    /// The title, and cover lines of a compilation: read like a heading.
    Title,
    /// The signature: organisation or date.
    Signature,
    /// Source, author, time stamp, view count: only the time stamp is read.
    Meta,
    /// Page numbers, navigation, tables of contents, other stories: nothing is read.
    Furniture,
}

/// Takes a source apart. Every byte that is no blank lies in exactly one paragraph.
pub(crate) fn split(source: &Source<'_>, lexicon: &Lexicon) -> Split {
    let mut reader = Reader::new(source, &lexicon.structure);
    let mut blocks = lines(source);
    let entries = mark_furniture(&mut reader, &mut blocks);
    let Bounds { bounds, declared } = find_bounds(&mut reader, &blocks, &entries);
    let blocks = cut_at_bounds(&mut reader, blocks, &bounds);
    let blocks = join_lines(&mut reader, blocks);
    let parts = build_parts(&mut reader, blocks, &bounds);
    Split { declared_parts: declared, parts }
}

#[cfg(test)]
mod tests;
