//! Lines, cut where a page number runs through them and where they grow too long.

use std::sync::LazyLock;

use regex::Regex;

use super::Role;
use crate::lexicon::Structure;
use crate::text::{Class, Folded, Folds, Source, Span, class};

/// Longest stretch of text that is kept in one piece, in bytes.
const LONGEST: usize = 16 * 1024;

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

    /// The first character that rules see of a block: enough to say what most lines
    /// are not.
    pub(super) fn first(&self, block: &Block) -> Option<char> {
        let folds = Folds::get();
        self.source.slice(block.span).chars().find_map(|c| folds.fold(c))
    }

    /// And the last.
    pub(super) fn last(&self, block: &Block) -> Option<char> {
        let folds = Folds::get();
        self.source.slice(block.span).chars().rev().find_map(|c| folds.fold(c))
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

/// The last character boundary at or before a byte.
pub(super) fn floor(source: &Source<'_>, byte: u32) -> u32 {
    let text = source.text();
    let mut byte = (byte as usize).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte as u32
}

/// Page numbers that stand inside a line.
static PAGE_INLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"第[ \t　]*[0-9０-９]{1,5}[ \t　]*[页頁][ \t　]*[,，/／、]?[ \t　]*共[ \t　]*[0-9０-９]{1,5}[ \t　]*[页頁]|共[ \t　]*[0-9０-９]{1,5}[ \t　]*[页頁][ \t　]*[,，/／、]?[ \t　]*第[ \t　]*[0-9０-９]{1,5}[ \t　]*[页頁]",
    )
    .expect("the pattern is well formed")
});

/// The lines of a source as blocks, in order.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let text = source.text();
    let mut blocks = Vec::new();
    let mut blank_before = false;
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    for end in ends.chain(std::iter::once(text.len())) {
        let line = trimmed(text, start, end);
        if line.is_empty() {
            blank_before = true;
        } else {
            let indent = line.start() as usize > start || blank_before;
            push_line(&mut blocks, source, line, indent);
            blank_before = false;
        }
        start = end + 1;
    }
    blocks
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

/// Cuts page numbers out of a line, and a long line into pieces.
fn push_line(blocks: &mut Vec<Block>, source: &Source<'_>, line: Span, indent: bool) {
    let text = source.text();
    let first = blocks.len();
    let mut push = |span: Span, role: Option<Role>| {
        if span.is_empty() {
            return;
        }
        let line_start = span.start() == line.start();
        let line_end = span.end() == line.end();
        let indent = indent && line_start;
        let gaps = Vec::new();
        blocks.push(Block { span, gaps, role, indent, line_start, line_end });
    };
    let mut at = line.start() as usize;
    let slice = source.slice(line);
    let paged = slice.contains(['页', '頁']);
    for page in paged.then(|| PAGE_INLINE.find_iter(slice)).into_iter().flatten() {
        let start = line.start() as usize + page.start();
        let end = line.start() as usize + page.end();
        for piece in cut(text, trimmed(text, at, start)) {
            push(piece, None);
        }
        push(Span::new(start as u32, end as u32), Some(Role::Furniture));
        at = end;
    }
    for piece in cut(text, trimmed(text, at, line.end() as usize)) {
        push(piece, None);
    }
    debug_assert!(blocks.len() > first, "a line that is not blank has text");
}

/// Cuts a long stretch at ends of sentences.
fn cut(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start() as usize;
    let end = span.end() as usize;
    while end - start > LONGEST {
        let mut limit = start + LONGEST;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let stop = text[start..limit]
            .char_indices()
            .rev()
            .take(LONGEST / 6)
            .find(|&(_, c)| matches!(class(c), Class::Stop))
            .map_or(limit, |(at, c)| start + at + c.len_utf8());
        let piece = trimmed(text, start, stop);
        if !piece.is_empty() {
            pieces.push(piece);
        }
        start = stop;
    }
    let rest = trimmed(text, start, end);
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
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
        })
    };
    (part(block.span.start(), at), part(at, block.span.end()))
}
