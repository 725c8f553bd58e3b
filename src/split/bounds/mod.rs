//! Where the documents of a source begin.

mod cut;
mod first;
mod glued;
mod marked;
mod unmarked;

pub(super) use cut::cut_at_bounds;

use super::Role;
use super::block::Block;
use super::cover::{Cover, cover};
use super::look::Look;
use super::mark::marks;
use super::reader::Reader;
use super::title::opens;
use crate::lexicon::Cue;
use crate::text::Span;

/// How many blocks away a neighbour is looked for over furniture.
const REACH: usize = 200;

/// The shortest subtitle, in characters: shorter lines name who said something.
const SHORTEST_SUBTITLE: usize = 9;

/// The beginning of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) start: u32,
    /// Where mark and title end and the text begins.
    pub(super) head_end: u32,
    pub(super) title: Option<Span>,
}

/// The beginnings of all documents, in order, and how many the cover declares.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    pub(super) bounds: Vec<Bound>,
    pub(super) declared: Option<(u32, Span)>,
}

/// Finds the documents.
pub(super) fn find_bounds(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    entries: &[String],
) -> Bounds {
    let cover = cover(reader, blocks);
    let marks = marks(reader, blocks, &cover.stems, cover.declared.is_some());
    let subtitled = subtitled(blocks);
    let mut finder = Finder { reader, blocks, cover, entries, subtitled };
    if finder.cover.end == 0 {
        let first = finder.listed_reports().or_else(|| finder.subtitled_reports());
        finder.cover.end = first.unwrap_or(0);
    }
    let bounds = if marks.is_empty() {
        finder.unmarked()
    } else {
        marks.iter().map(|mark| finder.marked(mark)).collect()
    };
    Bounds { bounds, declared: finder.cover.declared }
}

struct Finder<'f, 'a, 't> {
    reader: &'f mut Reader<'a, 't>,
    blocks: &'f [Block],
    cover: Cover,
    /// The entries of tables of contents, without blanks.
    entries: &'f [String],
    /// Titles with a subtitle under each, where there are several.
    subtitled: Vec<usize>,
}

/// The titles with a subtitle under each: several are reports of their own.
fn subtitled(blocks: &[Block]) -> Vec<usize> {
    let pairs = blocks.windows(2).enumerate();
    let titles = pairs.filter(|(_, pair)| {
        let (title, under) = (&pair[0], &pair[1]);
        title.is_open()
            && title.is_line()
            && title.look.title_like
            && under.is_open()
            && under.is_line()
            && under.look.subtitle
            && under.look.width >= SHORTEST_SUBTITLE
    });
    let titles: Vec<usize> = titles.map(|(at, _)| at).collect();
    if titles.len() > 1 { titles } else { Vec::new() }
}

impl Finder<'_, '_, '_> {
    fn look(&self, at: usize) -> &Look {
        &self.blocks[at].look
    }

    /// The next open block at or after an index.
    fn open_from(&self, at: usize) -> Option<usize> {
        (at..self.blocks.len()).take(REACH).find(|&at| self.blocks[at].is_open())
    }

    fn open_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(REACH).find(|&at| self.blocks[at].is_open())
    }

    /// The text of a span without blanks.
    fn text(&self, span: Span) -> String {
        self.reader.source.slice(span).split_whitespace().collect()
    }

    /// True where a table of contents has the text as an entry.
    fn is_entry(&self, span: Span) -> bool {
        !self.entries.is_empty() && self.entries.contains(&self.text(span))
    }

    /// The first of two lines or more that a table of contents before them lists, as
    /// far as these are reports: what stands before it is a cover.
    fn listed_reports(&self) -> Option<usize> {
        if self.entries.is_empty() {
            return None;
        }
        let furniture = |block: &Block| block.role == Some(Role::Furniture);
        let contents = self.blocks.iter().take(REACH).position(furniture)?;
        let mut listed = (contents..self.blocks.len()).filter(|&at| {
            self.look(at).report_title
                && self.blocks[at].is_line()
                && self.is_entry(self.blocks[at].span)
        });
        let first = listed.next().filter(|_| listed.next().is_some())?;
        self.is_cover(first).then_some(first)
    }

    /// The first of several titles with subtitles, behind a cover.
    fn subtitled_reports(&self) -> Option<usize> {
        let first = *self.subtitled.first()?;
        (self.open_before(first).is_some() && self.is_cover(first)).then_some(first)
    }

    /// True where no sentence stands before a block.
    fn is_cover(&self, end: usize) -> bool {
        !self.blocks[..end].iter().any(|block| block.is_open() && block.look.stopped)
    }

    /// A document whose title begins at a line, over two lines where it is broken.
    fn titled(&mut self, at: usize) -> Bound {
        let line = self.blocks[at].span;
        let mut title = line;
        if let Some(next) = self.open_from(at + 1)
            && next == at + 1
            && self.goes_on(at, next)
        {
            title = line.to(self.blocks[next].span);
        }
        let mut head_end = title.end();
        let next = self.blocks.partition_point(|block| block.span.start() < head_end);
        if let Some(next) = self.open_from(next)
            && self.blocks[next].is_line()
            && self.text(self.blocks[next].span) == self.text(title)
        {
            head_end = self.blocks[next].span.end();
        }
        Bound { start: title.start(), head_end, title: Some(title) }
    }

    /// True where the second line ends the title that the first begins.
    fn goes_on(&mut self, at: usize, next: usize) -> bool {
        let (first, second) = (self.look(at), self.look(next));
        if !second.title_like
            || !self.blocks[next].is_line()
            || self.blocks[next].indent && !self.blocks[at].indent
        {
            return false;
        }
        if self.is_entry(self.blocks[at].span.to(self.blocks[next].span)) {
            return true;
        }
        if first.report_title || !second.report_title {
            return false;
        }
        let structure = self.reader.structure;
        let below = self.reader.head(&self.blocks[next], 60).chars();
        if structure.at(below, 0, Cue::ABOUT).is_some() {
            return true;
        }
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        chars.last() == Some(&'、')
            || structure.ends(chars, chars.len(), Cue::TITLE_BREAK)
            || (0..chars.len()).any(|at| structure.at(chars, at, Cue::ABOUT).is_some())
    }

    fn opens_at(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        opens(structure, self.reader.head(&self.blocks[at], 60).chars(), 0)
    }
}
