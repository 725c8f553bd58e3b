//! Titles and letters glued to the text before or behind them.

use super::{Bound, Finder};
use crate::lexicon::Structure;
use crate::split::salutation::is_salutation;
use crate::split::signature::date_before;
use crate::split::title::{ends_as_title, glued_title_end, is_title_like};
use crate::text::{Class, class};

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

    /// A document whose title is glued to the last sentence of the one before, or
    /// a letter whose salutation is glued to the date of the one before.
    pub(super) fn glued_at(&mut self, at: usize) -> Option<Bound> {
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
        let stop = chars.iter().rposition(|&c| class(c) == Class::Stop && c != ';')?;
        let mut start = stop + 1;
        while chars
            .get(start)
            .is_some_and(|&c| class(c) == Class::Close || c.is_ascii_digit())
        {
            start += 1;
        }
        let title = chars.get(start..)?;
        if title.len() < 8
            || !is_title_like(structure, title)
            || !ends_as_title(structure, title)
        {
            return None;
        }
        let span = folded.span(start..chars.len());
        let next = self.open_from(at + 1)?;
        let begins = self.opens_at(next)
            || self.cover.end > 0
            || self.look(next).label.is_some_and(|l| l.number == 1);
        begins.then_some(Bound {
            start: span.start(),
            head_end: span.end(),
            title: Some(span),
        })
    }
}

fn is_date_then_salutation(structure: &Structure, chars: &[char]) -> bool {
    let Some(day) = chars.iter().rposition(|&c| c == '日') else { return false };
    date_before(chars, day + 1).is_some() && is_salutation(structure, &chars[day + 1..])
}
