//! The first document, behind cover and letterhead.

use super::{Bound, Finder};
use crate::lexicon::Cue;
use crate::split::signature::date_before;
use crate::split::title::{LONGEST, ends_as_title, opens};
use crate::text::{Class, Span, class};

/// The shortest title at the head of a source that its text may be glued to.
const SHORTEST_GLUED: usize = 5;

/// How many lines a cover has that are no title.
const MOST_HEADS: usize = 5;

/// The longest line over a preface, in characters.
const LONGEST_PREFACE: usize = 8;

/// How many blocks a preface may have.
const PREFACE_REACH: usize = 20;

impl Finder<'_, '_, '_> {
    /// The first document: its title, if it has one.
    pub(super) fn first(&mut self, first: usize) -> Bound {
        let mut at = first;
        for _ in 0..MOST_HEADS {
            if let Some(below) = self.below_preface(at) {
                at = below;
                continue;
            }
            let next = self.open_from(at + 1);
            let covered = self.cover.end > 0;
            let head = self.is_red_head(at) || covered && self.is_imprint(at);
            if self.is_listed(at) {
                return self.titled(at);
            }
            if self.look(at).title_like
                && !head
                && !self.is_broken_text(at)
                && self.blocks[at].is_line()
                && next.is_some()
            {
                return self.titled(at);
            }
            let head = head || covered && self.is_note(at) || self.is_line_of_fields(at);
            match next {
                Some(next) if head => at = next,
                _ => break,
            }
        }
        if let Some(end) = self.glued_title(at, SHORTEST_GLUED) {
            let title = Span::new(self.blocks[at].span.start(), end);
            return Bound { start: title.start(), head_end: end, title: Some(title) };
        }
        let start = self.blocks[at].span.start();
        Bound { start, head_end: start, title: None }
    }

    /// `…文件`, `临护〔2031〕7号 签发人:`: the head of an official paper.
    fn is_red_head(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        let any = |signs: &[char]| chars.iter().any(|c| signs.contains(c));
        chars.len() <= 50
            && (structure.ends(chars, chars.len(), Cue::OFFICIAL)
                || any(&['号']) && any(&['〔', '[', '【']) && any(&[']', '〕', '】'])
                || (0..chars.len())
                    .any(|at| structure.at(chars, at, Cue::SIGNER).is_some()))
    }

    /// `证券代码:8**1 公告编号:2031-7`: a line of names and values.
    fn is_line_of_fields(&mut self, at: usize) -> bool {
        let short = self.look(at).width <= LONGEST && !self.look(at).stopped;
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        short && chars.iter().filter(|&&c| c == ':').count() >= 2
    }

    /// A line of running text that only its width has cut.
    fn is_broken_text(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        chars.contains(&',')
            && (chars.iter().any(char::is_ascii_digit) || opens(structure, chars, 0))
            && !ends_as_title(structure, chars)
    }

    /// `县工会办公室 2031年8月31日`: who made a newsletter, and when.
    fn is_imprint(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        let short = self.look(at).width <= LONGEST;
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        let dated = date_before(chars, chars.len()).is_some();
        short && (dated || structure.ends(chars, chars.len(), Cue::IMPRINT))
    }

    /// The first title under `卷首语` and its text, on a cover.
    fn below_preface(&mut self, at: usize) -> Option<usize> {
        if self.cover.end == 0 || self.look(at).width > LONGEST_PREFACE {
            return None;
        }
        let structure = self.reader.structure;
        let chars = self.reader.read(self.blocks[at].span).chars();
        let solid: Vec<char> = chars
            .iter()
            .copied()
            .filter(|&c| !matches!(class(c), Class::Space | Class::Open | Class::Close))
            .collect();
        if structure.at(&solid, 0, Cue::PREFACE) != Some(solid.len()) {
            return None;
        }
        let text = self.open_from(at + 1).filter(|&text| self.look(text).stopped)?;
        let mut below = (text + 1..self.blocks.len()).take(PREFACE_REACH);
        below.find(|&at| self.blocks[at].is_open() && self.look(at).title_like)
    }

    /// A bracketed note under the cover's title.
    fn is_note(&mut self, at: usize) -> bool {
        let short = self.look(at).width <= LONGEST;
        let chars = self.reader.head(&self.blocks[at], 240).chars();
        short && chars.first() == Some(&'(') && chars.last() == Some(&')')
    }
}
