//! Documents that begin with a mark.

use super::{Bound, Finder};
use crate::split::mark::Numbered;

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
        let Some(next) = self.open_from(next) else { return bound };
        if inside.is_some_and(|end| end > bound.head_end) || !self.look(next).title_like {
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
}
