//! Lists whose cells are parted by blanks or commas: rows of a table.

use std::ops::Range;

use super::super::award::Item;
use super::super::view::View;
/// The most cells that are read.
const CELLS: usize = 120;

/// A row of a table in the making.
#[derive(Default)]
struct Row {
    item: Option<Item>,
    who: Option<Range<usize>>,
    date: Option<usize>,
    by: Option<Range<usize>>,
}

impl Row {
    fn is_whole(&self) -> bool {
        self.item.is_some() && self.who.is_some()
    }

    fn close(self) -> Option<(Item, Range<usize>)> {
        let mut item = self.item?;
        item.date = item.date.or(self.date);
        item.noted = item.noted.or(self.by);
        Some((item, self.who?))
    }
}

impl View<'_> {
    /// The rows that cells make up, each an award and who won it, with a date and who
    /// conferred it where they are told.
    pub(super) fn rows(&self, part: &Range<usize>) -> Option<Vec<(Item, Range<usize>)>> {
        let cells = self.cells(part);
        // A comma parts cells only where they are surely names.
        let comma = part.clone().any(|at| self.char(at) == Some(',') && !self.inside(at));
        let somebody = |cell: &Range<usize>| match comma {
            true => self.is_called(cell),
            false => self.is_somebody(cell),
        };
        let mut rows = Vec::new();
        let mut row = Row::default();
        for cell in cells {
            let date = self
                .mention_at(cell.start)
                .filter(|(_, mention)| View::is_date(mention) && mention.end == cell.end);
            let award = self.whole_award(cell.clone());
            let next = match (&date, &award) {
                (Some(_), _) => row.date.is_some() || row.is_whole(),
                (None, Some(_)) => row.item.is_some(),
                (None, None) => {
                    row.who.is_some() && (!self.confers(cell.clone()) || row.by.is_some())
                }
            };
            if next {
                rows.push(std::mem::take(&mut row).close()?);
            }
            match (date, award) {
                (Some((i, _)), _) => row.date = Some(i),
                (None, Some(item)) => row.item = Some(item),
                (None, None) if row.who.is_some() => row.by = Some(cell),
                (None, None) if somebody(&cell) => row.who = Some(cell),
                (None, None) => return None,
            }
        }
        rows.push(row.close()?);
        Some(rows)
    }

    /// The cells of a row: what blanks part.
    pub(super) fn cells(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let mut cells: Vec<Range<usize>> = Vec::new();
        let mut start = part.start;
        for at in part.clone() {
            let mark =
                !self.inside(at) && matches!(self.char(at), Some(' ' | '|' | '\t' | ','));
            let gap = at > start
                && !self.inside(at)
                && self.span(at - 1..at).end() < self.span(at..at + 1).start();
            if !mark && !gap {
                continue;
            }
            if at > start {
                cells.push(start..at);
            }
            start = if mark { at + 1 } else { at };
            if cells.len() > CELLS {
                break;
            }
        }
        if start < part.end {
            cells.push(start..part.end);
        }
        cells
    }
}
