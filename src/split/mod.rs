//! A source into its documents, headings, paragraphs and sentences.

mod sentence;

use crate::report::Section;
use crate::text::Span;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) span: Span,
    pub(crate) role: Role,
    /// Index of its section in [`Part::sections`].
    pub(crate) section: Option<u32>,
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

/// Until documents are found: one part, a paragraph a line.
pub(crate) fn split(
    source: &crate::text::Source<'_>,
    _lexicon: &crate::lexicon::Lexicon,
) -> Split {
    let mut paragraphs = Vec::new();
    let mut start = 0u32;
    for line in source.text().split_inclusive('\n') {
        let end = start + line.len() as u32;
        paragraphs.push(Paragraph {
            span: Span::new(start, end),
            role: Role::Body,
            section: None,
        });
        start = end;
    }
    let part = Part { span: Span::new(0, start), paragraphs, ..Part::default() };
    Split { declared_parts: None, parts: vec![part] }
}
