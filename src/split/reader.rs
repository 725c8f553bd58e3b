//! Stretches of a source as rules see them.

use super::block::{Block, floor};
use crate::lexicon::Structure;
use crate::text::{Folded, Folds, Source, Span};

/// Reads stretches of a source as rules see them.
pub(super) struct Reader<'a, 't> {
    pub(super) source: &'a Source<'t>,
    pub(super) structure: &'a Structure,
    folded: Folded,
}

impl<'a, 't> Reader<'a, 't> {
    pub(super) fn new(source: &'a Source<'t>, structure: &'a Structure) -> Self {
        Reader { source, structure, folded: Folded::default() }
    }

    /// The first character that rules see of a span: enough to say what most lines
    /// are not.
    pub(super) fn first(&self, span: Span) -> Option<char> {
        let folds = Folds::get();
        self.source.slice(span).chars().find_map(|c| folds.fold(c))
    }

    /// The characters that rules see of a span, from the last, one by one.
    pub(super) fn backwards(
        &self,
        span: Span,
    ) -> impl Iterator<Item = char> + Clone + use<'a> {
        let folds = Folds::get();
        let text: &'a str = self.source.slice(span);
        text.chars().rev().filter_map(move |c| folds.fold(c))
    }

    /// A whole stretch of text; meant for short ones.
    pub(super) fn read(&mut self, span: Span) -> &Folded {
        self.folded.read(self.source, span);
        &self.folded
    }

    /// A block, from its start to at most `bytes` bytes of each piece.
    pub(super) fn head(&mut self, block: &Block, bytes: u32) -> &Folded {
        let source = self.source;
        let end = floor(source, block.span.start().saturating_add(bytes));
        let end = end.clamp(block.span.start(), block.span.end());
        let shown = block.pieces().filter(|piece| piece.start() < end);
        let shown = shown.map(|p| Span::new(p.start(), p.end().min(end)));
        self.folded.read_pieces(source, shown);
        &self.folded
    }

    /// The last `bytes` bytes of a span.
    pub(super) fn tail(&mut self, span: Span, bytes: u32) -> &Folded {
        let start = floor(self.source, span.end().saturating_sub(bytes));
        let start = start.clamp(span.start(), span.end());
        self.read(Span::new(start, span.end()))
    }
}
