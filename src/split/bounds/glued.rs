//! Titles and letters glued to the text before or behind them.

use super::unmarked::PartSoFar;
use super::{Bound, Finder};
use crate::lexicon::Structure;
use crate::split::block::floor;
use crate::split::look::SHORT;
use crate::split::salutation::is_salutation;
use crate::split::signature::{date_before, is_byline};
use crate::split::title::{ends_as_title, glued_title_end, is_title_like};
use crate::text::{Class, Span, class};

/// The shortest title that is found behind a text without being listed.
const SHORTEST: usize = 8;

/// How much of its end a title inside a line shares with the one before, in characters.
const TAIL: usize = 4;

/// How far around a title inside a line is read, in bytes.
const REACH: u32 = 200;

impl Finder<'_, '_, '_> {
    /// The end of a title whose text runs on behind it.
    pub(super) fn glued_title(&mut self, at: usize, shortest: usize) -> Option<u32> {
        let structure = self.reader.structure;
        if self.look(at).label.is_some() {
            return None;
        }
        let folded = self.reader.head(&self.blocks[at], 300);
        let end = glued_title_end(structure, folded.chars(), shortest)?;
        Some(folded.span(end - 1..end).end())
    }

    /// A document whose title stands in the middle of a line behind `from`, worded as
    /// the title before it, and with the text that follows.
    pub(super) fn inner_at(
        &mut self,
        at: usize,
        from: u32,
        part: &PartSoFar,
    ) -> Option<Bound> {
        let title = self.reader.source.slice(part.title?);
        let (tail, _) = title.char_indices().rev().nth(TAIL - 1)?;
        let tail = &title[tail..];
        let block = &self.blocks[at];
        let from = from.max(block.span.start());
        if from >= block.span.end() || block.length() < SHORT {
            return None;
        }
        let text = self.reader.source.slice(Span::new(from, block.span.end()));
        let structure = self.reader.structure;
        for found in memchr::memmem::find_iter(text.as_bytes(), tail.as_bytes()) {
            let end = from + (found + tail.len()) as u32;
            let start = floor(self.reader.source, end.saturating_sub(REACH)).max(from);
            let until = floor(self.reader.source, end + REACH).min(block.span.end());
            let folded = self.reader.read(Span::new(start, until));
            let chars = folded.chars();
            let end = folded.position(end);
            let stop = chars[..end].iter().rposition(|&c| class(c) == Class::Stop);
            let Some(start) = stop.map(|stop| stop + 1) else { continue };
            let whole = glued_title_end(structure, &chars[start..], SHORTEST);
            if whole == Some(end - start) {
                let title = folded.span(start..end);
                return Some(Bound {
                    start: title.start(),
                    head_end: title.end(),
                    title: Some(title),
                });
            }
        }
        None
    }

    /// A document whose title is glued to the last sentence of the one before, or
    /// a letter whose salutation is glued to the date of the one before.
    pub(super) fn glued_at(&mut self, at: usize, part: &PartSoFar) -> Option<Bound> {
        let structure = self.reader.structure;
        if !self.blocks[at].line_end {
            return None;
        }
        let (stopped, salutes) = (self.look(at).stopped, self.look(at).calls);
        if stopped && !salutes {
            return None;
        }
        let folded = self.reader.tail(self.blocks[at].span, 240);
        let chars = folded.chars();
        if salutes && is_date_then_salutation(structure, chars) {
            let date = chars.iter().rposition(|&c| c == '日')? + 1;
            let start = folded.span(date..date + 1).start();
            return Some(Bound { start, head_end: start, title: None });
        }
        if stopped {
            return None;
        }
        let (start, signed) = glued_start(structure, chars)?;
        let title = chars.get(start..)?;
        if !is_title_like(structure, title) {
            return None;
        }
        let report = title.len() >= SHORTEST && ends_as_title(structure, title);
        let span = folded.span(start..chars.len());
        if !report && !self.is_entry(span) {
            return None;
        }
        let next = self.open_from(at + 1)?;
        let begins = self.opens_at(next)
            || signed
            || self.cover.end > 0
            || self.look(next).label.is_some_and(|l| l.number == 1)
            || self.is_like(span, part)
            || self.names_itself(span, next);
        begins.then_some(Bound {
            start: span.start(),
            head_end: span.end(),
            title: Some(span),
        })
    }
}

/// Where a title may begin that is glued to the end of a text, and whether what it
/// is glued to signs that: a date, or brackets that say who wrote it.
fn glued_start(structure: &Structure, chars: &[char]) -> Option<(usize, bool)> {
    let stop = chars.iter().rposition(|&c| class(c) == Class::Stop && c != ';');
    let mut start = stop.map_or(0, |at| at + 1);
    while stop.is_some() && chars.get(start).is_some_and(|&c| class(c) == Class::Close) {
        start += 1;
    }
    // A page number, but no year.
    let digits = chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
    if stop.is_some() && chars.get(start + digits) != Some(&'年') {
        start += digits;
    }
    let note = chars.get(start) == Some(&'(');
    if let Some(close) = chars[start..].iter().position(|&c| c == ')').filter(|_| note) {
        let end = start + close + 1;
        return is_byline(structure, &chars[start..end]).then_some((end, true));
    }
    let date = chars[start..].iter().position(|&c| c == '日').map(|at| start + at + 1);
    let dated = date.filter(|&end| date_before(chars, end) == Some(start));
    dated.map(|end| (end, true)).or(stop.map(|_| (start, false)))
}

fn is_date_then_salutation(structure: &Structure, chars: &[char]) -> bool {
    let Some(day) = chars.iter().rposition(|&c| c == '日') else { return false };
    date_before(chars, day + 1).is_some() && is_salutation(structure, &chars[day + 1..])
}
