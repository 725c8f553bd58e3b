//! Documents that begin with a mark.

use super::{Bound, Finder};
use crate::split::block::floor;
use crate::split::mark::Numbered;
use crate::split::title::title_behind_mark;
use crate::text::Span;

/// How far a title behind a mark may reach, in bytes.
const TITLE_REACH: u32 = 240;

impl Finder<'_, '_, '_> {
    /// The document that a mark begins; its title may stand on the next line.
    pub(super) fn marked(&mut self, mark: &Numbered) -> Bound {
        let mut bound =
            Bound { start: mark.start, head_end: mark.end, title: mark.title };
        if let Some(title) = mark.title {
            bound.head_end = bound.head_end.max(title.end());
        }
        let next =
            self.blocks.partition_point(|block| block.span.start() < bound.head_end);
        let inside = next.checked_sub(1).map(|at| self.blocks[at].span.end());
        if let Some(end) = inside.filter(|end| *end > bound.head_end) {
            if mark.title.is_none() {
                self.add_glued_title(&mut bound, end);
            }
            return bound;
        }
        let Some(next) = self.open_from(next) else { return bound };
        if !self.look(next).title_like {
            return bound;
        }
        let line = self.blocks[next].span;
        match mark.title {
            None if !self.is_heading_like(next) => {
                bound.title = Some(line);
                bound.head_end = line.end();
            }
            Some(title) if self.text(title) == self.text(line) => {
                bound.head_end = line.end()
            }
            _ => {}
        }
        bound
    }

    /// A lone line with no report word and blanks before it is a heading rather.
    fn is_heading_like(&self, at: usize) -> bool {
        self.look(at).width < 7 && !self.look(at).report_title
    }

    /// The title between a mark and the text that runs on in the same line.
    fn add_glued_title(&mut self, bound: &mut Bound, line_end: u32) {
        let structure = self.reader.structure;
        let until = floor(self.reader.source, bound.head_end + TITLE_REACH).min(line_end);
        let folded = self.reader.read(Span::new(bound.head_end, until));
        if let Some(end) = title_behind_mark(structure, folded.chars()) {
            let title = folded.span(0..end);
            bound.title = Some(title);
            bound.head_end = title.end();
        }
    }
}
