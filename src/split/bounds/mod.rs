//! Where the documents of a source begin.

mod cut;
mod evidence;
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
use super::signature::is_unit_line;
use super::title::{LONGEST, is_bare, opens, shared_tail};
use crate::lexicon::Cue;
use crate::text::Span;

/// How many blocks away a neighbour is looked for over furniture.
const REACH: usize = 200;

/// The shortest subtitle, in characters: shorter lines name who said something.
const SHORTEST_SUBTITLE: usize = 9;

/// The shortest wording that two titles share, in characters.
const SHARED: usize = 5;

/// The longest entry of a table of contents, in bytes.
const LONGEST_ENTRY: u32 = 300;

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
    let marks = marks(reader, blocks, &cover);
    let subtitled = subtitled(blocks);
    let mut finder = Finder { reader, blocks, cover, entries, subtitled };
    if finder.cover.end == 0 {
        let first = finder
            .listed_reports()
            .or_else(|| finder.subtitled_reports())
            .or_else(|| finder.stacked_reports());
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
    fn is_entry(&mut self, span: Span) -> bool {
        if self.entries.is_empty() || span.end() - span.start() > LONGEST_ENTRY {
            return false;
        }
        let chars = self.reader.read(span).chars();
        let text: String = chars.iter().filter(|&&c| c != ' ').collect();
        self.entries.contains(&text)
    }

    /// True where a table of contents lists a line, or a title that it begins.
    fn is_listed(&mut self, at: usize) -> bool {
        let short = |block: &Block| {
            block.is_line() && !block.look.stopped && block.look.width <= LONGEST
        };
        if self.entries.is_empty()
            || !short(&self.blocks[at])
            || self.look(at).label.is_some()
        {
            return false;
        }
        let line = self.blocks[at].span;
        let below = self.open_from(at + 1).map(|next| &self.blocks[next]);
        let below = below.filter(|below| short(below)).map(|next| line.to(next.span));
        self.is_entry(line) || below.is_some_and(|title| self.is_entry(title))
    }

    /// The first of two lines or more that a table of contents before them lists, as
    /// far as these are reports: what stands before it is a cover.
    fn listed_reports(&mut self) -> Option<usize> {
        if self.entries.is_empty() {
            return None;
        }
        let furniture = |block: &Block| block.role == Some(Role::Furniture);
        let contents = self.blocks.iter().take(REACH).position(furniture)?;
        let mut first = None;
        for at in contents..self.blocks.len() {
            let (line, look) = (self.blocks[at].span, self.look(at));
            if !look.report_title || !self.blocks[at].is_line() || !self.is_entry(line) {
                continue;
            }
            match first {
                Some(first) => return self.is_cover(first).then_some(first),
                None => first = Some(at),
            }
        }
        None
    }

    /// The first of several titles with subtitles, behind a cover.
    fn subtitled_reports(&self) -> Option<usize> {
        let first = *self.subtitled.first()?;
        (self.open_before(first).is_some() && self.is_cover(first)).then_some(first)
    }

    /// The second of two titles one over the other, where a later line is worded as
    /// it: the first is a cover.
    fn stacked_reports(&mut self) -> Option<usize> {
        let first = self.open_from(0)?;
        let second = self.open_from(first + 1)?;
        let report = |block: &Block| block.look.report_title && block.is_line();
        if !report(&self.blocks[first])
            || !report(&self.blocks[second])
            || self.goes_on(first, second)
        {
            return None;
        }
        let structure = self.reader.structure;
        let source = self.reader.source;
        let title = source.slice(self.blocks[second].span);
        if is_bare(structure, self.reader.read(self.blocks[second].span).chars()) {
            return None;
        }
        let like = |pair: &[Block]| {
            let line = source.slice(pair[1].span);
            pair[0].look.stopped
                && report(&pair[1])
                && line != title
                && shared_tail(title, line) >= SHARED
        };
        self.blocks[second..].windows(2).any(like).then_some(second)
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
        let title = Some(self.without_note(title));
        Bound { start: line.start(), head_end, title }
    }

    /// A title without the number of a footnote behind it.
    fn without_note(&mut self, title: Span) -> Span {
        let folded = self.reader.read(title);
        let Some((']', rest)) = folded.chars().split_last().map(|(c, rest)| (*c, rest))
        else {
            return title;
        };
        let digits = rest.iter().rev().take_while(|c| c.is_ascii_digit()).count();
        match rest[..rest.len() - digits].split_last() {
            Some(('[', name)) if digits > 0 => folded.span(0..name.len()),
            _ => title,
        }
    }

    /// True where the second line ends the title that the first begins.
    fn goes_on(&mut self, at: usize, next: usize) -> bool {
        let (first, second) = (*self.look(at), *self.look(next));
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
        let begun = self.open_before(at).is_some_and(|before| self.look(before).stopped);
        let below = self.reader.head(&self.blocks[next], 60).chars();
        if structure.at(below, 0, Cue::ABOUT).is_some() {
            return true;
        }
        let dated = below.first().is_some_and(char::is_ascii_digit);
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        // An organisation over what it reports; behind a text it may sign that.
        if (dated || !begun) && is_unit_line(structure, chars) {
            return true;
        }
        chars.last() == Some(&'、')
            || structure.ends(chars, chars.len(), Cue::TITLE_BREAK)
            || (0..chars.len()).any(|at| structure.at(chars, at, Cue::ABOUT).is_some())
    }

    fn opens_at(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        opens(structure, self.reader.head(&self.blocks[at], 60).chars(), 0)
    }
}
