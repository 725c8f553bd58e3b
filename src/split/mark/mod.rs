//! The marks that number the reports of a compilation: 篇1, 第一篇, 【范文2】.

mod bare;
mod inner;
mod line;
mod lone;
mod number;
mod titled;

use inner::inner_mark;
pub(super) use number::{PIECE, numbered_word};
use titled::titled_mark;

use super::Role;
use super::block::Block;
use super::cover::Cover;
use super::reader::Reader;
use crate::text::{Class, Source, Span, class};

/// A mark, with the readings that its number allows.
#[derive(Clone, Debug)]
pub(in crate::split) struct Mark {
    /// Where the report begins: with the mark, or with the title before it.
    pub(in crate::split) start: u32,
    /// The title, where it stands with the mark.
    pub(in crate::split) title: Option<Span>,
    /// What the number may be, and the byte after the mark then.
    readings: Vec<(u32, u32)>,
    /// It stands at the head of a line and needs no other mark beside it.
    sure: bool,
    style: Style,
}

/// How a mark is written: one compilation keeps to one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// 【篇一】, 第一篇: at the head of a line.
    Head,
    /// A title with 篇1.
    Titled,
    /// A title with a bare 1.
    Bare,
    /// Lines that are a title with a bare 1.
    Line,
    /// A bare 1 before a title.
    Lone,
}

/// A mark that was settled on.
#[derive(Clone, Copy, Debug)]
pub(in crate::split) struct Numbered {
    pub(in crate::split) start: u32,
    pub(in crate::split) end: u32,
    pub(in crate::split) title: Option<Span>,
}

/// All marks of a source that form a sequence; empty where there is none.
pub(in crate::split) fn marks(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    cover: &Cover,
) -> Vec<Numbered> {
    let declared = cover.declared.is_some();
    let covered = declared || cover.end > 0;
    let mut found: Vec<Mark> = Vec::new();
    line::line_marks(reader, blocks, &mut found);
    word_marks(reader, blocks, &mut found);
    bare::numbered_lines(reader, blocks, &mut found);
    if covered {
        lone::lone_numbers(reader, blocks, &mut found);
    }
    for &stem in &cover.stems {
        bare::bare_marks(reader, blocks, stem, &mut found);
    }
    found.sort_by_key(|mark| mark.start);
    found.dedup_by_key(|mark| (mark.start, mark.style as u8));
    let mut best = Vec::new();
    for style in [Style::Head, Style::Titled, Style::Bare, Style::Line, Style::Lone] {
        let marks: Vec<&Mark> = found.iter().filter(|mark| mark.style == style).collect();
        let sure = marks.iter().any(|mark| mark.sure);
        let numbered = settle(&marks);
        let alone = style != Style::Lone && (declared || sure);
        let enough = numbered.len() >= 2 || numbered.len() == 1 && alone;
        if enough && numbered.len() > best.len() {
            best = numbered;
        }
    }
    best
}

/// Marks with a word inside a line: 篇1, 范文2.
fn word_marks(reader: &mut Reader<'_, '_>, blocks: &[Block], found: &mut Vec<Mark>) {
    let piece = PIECE.to_string();
    for word in std::iter::once(&*piece).chain(reader.structure.mark_words()) {
        for (block, at) in places(reader.source, blocks, word) {
            found.extend(titled_mark(reader, block, at, word == piece));
            found.extend(inner_mark(reader, block, at));
        }
    }
}

/// True where a report may begin at a byte of a block: inside furniture only behind
/// a sentence.
fn may_begin(source: &Source<'_>, block: &Block, start: u32) -> bool {
    let before = &source.text()[block.span.start() as usize..start as usize];
    let stopped = || before.chars().next_back().is_some_and(|c| class(c) == Class::Stop);
    block.is_open() || stopped()
}

/// The places of a word in the blocks, but page numbers and the like: the block, and
/// the byte.
fn places<'p>(
    source: &Source<'_>,
    blocks: &'p [Block],
    word: &'p str,
) -> impl Iterator<Item = (&'p Block, u32)> {
    let text = source.text().as_bytes();
    let all: Vec<usize> = memchr::memmem::find_iter(text, word.as_bytes()).collect();
    all.into_iter().filter_map(move |at| {
        let (start, end) = (at as u32, (at + word.len()) as u32);
        let after = blocks.partition_point(|block| block.span.end() < end);
        let block = blocks.get(after)?;
        let read = block.is_open() || block.role == Some(Role::Furniture);
        (read && block.span.start() <= start).then_some((block, start))
    })
}

/// Chooses for each mark the number that continues the sequence.
fn settle(marks: &[&Mark]) -> Vec<Numbered> {
    let mut numbered = Vec::new();
    let mut last = 0;
    for mark in marks {
        let next = mark.readings.iter().find(|(number, _)| *number == last + 1);
        let later = || mark.readings.iter().rev().find(|(number, _)| *number > last);
        let Some(&(number, end)) = next.or_else(later) else { continue };
        last = number;
        numbered.push(Numbered { start: mark.start, end, title: mark.title });
    }
    numbered
}
