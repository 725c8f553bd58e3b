//! A source into lines, cut where a page number runs through them and where they
//! grow too long.

use super::Role;
use super::block::{Block, trimmed};
use super::look::Look;
use super::page::{PAGES, pages_inside};
use crate::text::{Class, Source, Span, class};

/// Longest stretch of text that is kept in one piece, in bytes.
const LONGEST: usize = 16 * 1024;

/// The lines of a source as blocks, in order.
pub(super) fn lines(source: &Source<'_>) -> Vec<Block> {
    let text = source.text();
    let has = |sign: &str| memchr::memmem::find(text.as_bytes(), sign.as_bytes());
    let paged = PAGES.iter().any(|sign| has(sign).is_some());
    let mut lines = Lines { source, paged, blocks: Vec::new() };
    let mut blank_before = false;
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    for end in ends.chain(std::iter::once(text.len())) {
        let line = trimmed(text, start, end);
        if line.is_empty() {
            blank_before = true;
        } else {
            let indent = line.start() as usize > start || blank_before;
            lines.push_line(line, indent);
            blank_before = false;
        }
        start = end + 1;
    }
    lines.blocks
}

struct Lines<'s, 't> {
    source: &'s Source<'t>,
    /// A page number may stand somewhere.
    paged: bool,
    blocks: Vec<Block>,
}

impl Lines<'_, '_> {
    /// Cuts page numbers out of a line, and a long line into pieces.
    fn push_line(&mut self, line: Span, indent: bool) {
        let text = self.source.text();
        let mut at = line.start() as usize;
        if self.paged {
            for page in pages_inside(self.source.slice(line)) {
                let start = line.start() as usize + page.start;
                let end = line.start() as usize + page.end;
                self.push_text(line, trimmed(text, at, start), indent);
                let span = Span::new(start as u32, end as u32);
                self.push(line, span, indent, Some(Role::Furniture));
                at = end;
            }
        }
        self.push_text(line, trimmed(text, at, line.end() as usize), indent);
    }

    /// Cuts a long stretch at ends of sentences.
    fn push_text(&mut self, line: Span, mut rest: Span, indent: bool) {
        let text = self.source.text();
        while rest.range().len() > LONGEST {
            let start = rest.start() as usize;
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
            self.push(line, trimmed(text, start, stop), indent, None);
            rest = trimmed(text, stop, rest.end() as usize);
        }
        self.push(line, rest, indent, None);
    }

    fn push(&mut self, line: Span, span: Span, indent: bool, role: Option<Role>) {
        if span.is_empty() {
            return;
        }
        let line_start = span.start() == line.start();
        let line_end = span.end() == line.end();
        self.blocks.push(Block {
            span,
            gaps: Vec::new(),
            role,
            indent: indent && line_start,
            line_start,
            line_end,
            look: Look::default(),
        });
    }
}
