//! A line of the source or a part of one: what all steps work on.

use super::Role;
use super::look::Look;
use crate::text::{Source, Span};

/// A line of the source or a part of one, without the blanks around it.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) span: Span,
    /// Page furniture inside the span, which is no part of the text.
    pub(super) gaps: Vec<Span>,
    /// Where it is known already.
    pub(super) role: Option<Role>,
    /// Blanks or a blank line stand before it.
    pub(super) indent: bool,
    /// It begins a line of the source.
    pub(super) line_start: bool,
    /// It ends a line of the source.
    pub(super) line_end: bool,
    /// What it looks like; until headings are cut out.
    pub(super) look: Look,
}

impl Block {
    /// The stretches of text it consists of.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Span> {
        pieces(self.span, &self.gaps)
    }

    /// True where its role is still open: it may be text, title or heading.
    pub(super) fn is_open(&self) -> bool {
        self.role.is_none()
    }

    /// True where it is a whole line of the source.
    pub(super) fn is_line(&self) -> bool {
        self.line_start && self.line_end
    }

    /// How many bytes long it is.
    pub(super) fn length(&self) -> u32 {
        self.span.end() - self.span.start()
    }

    /// Characters, as they stand in the source.
    pub(super) fn width(&self, source: &Source<'_>) -> usize {
        bytecount::num_chars(&source.text().as_bytes()[self.span.range()])
    }
}

/// What is left of a span without its gaps.
pub(super) fn pieces(span: Span, gaps: &[Span]) -> impl Iterator<Item = Span> {
    let starts = std::iter::once(span.start()).chain(gaps.iter().map(|gap| gap.end()));
    let ends = gaps.iter().map(|gap| gap.start()).chain(std::iter::once(span.end()));
    starts.zip(ends).filter(|(start, end)| start < end).map(|(s, e)| Span::new(s, e))
}

/// The last character boundary at or before a byte.
pub(super) fn floor(source: &Source<'_>, byte: u32) -> u32 {
    let text = source.text();
    let mut byte = (byte as usize).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte as u32
}

/// A stretch of text without the blanks around it.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let blank =
        |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}');
    let Some(line) = text.get(start..end) else {
        return Span::new(start as u32, start as u32);
    };
    let head = line.len() - line.trim_start_matches(blank).len();
    let kept = line.trim_matches(blank).len();
    Span::new((start + head) as u32, (start + head + kept) as u32)
}

/// Splits a block in two at a byte inside it; the second part begins no line.
pub(super) fn split_block(
    source: &Source<'_>,
    block: &Block,
    at: u32,
) -> (Option<Block>, Option<Block>) {
    let text = source.text();
    let part = |start: u32, end: u32| {
        let span = trimmed(text, start as usize, end as usize);
        let kept = block.gaps.iter().copied().filter(|gap| span.contains(*gap));
        let gaps = kept.collect();
        (!span.is_empty()).then(|| Block {
            span,
            gaps,
            role: block.role,
            indent: block.indent && start == block.span.start(),
            line_start: block.line_start && start == block.span.start(),
            line_end: block.line_end && end == block.span.end(),
            look: Look::default(),
        })
    };
    (part(block.span.start(), at), part(at, block.span.end()))
}
