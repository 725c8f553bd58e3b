//! Documents that no mark begins: the first, then titles and letters.

use super::{Bound, Finder};
use crate::split::Role;
use crate::split::block::Block;
use crate::split::label::{Form, Label};
use crate::split::look::Look;
use crate::split::signature::is_writer_line;
use crate::text::Span;

/// The shortest title in a compilation that its text may be glued to.
const SHORTEST_GLUED: usize = 8;

/// The longest line that names an organisation, in characters.
pub(super) const LONGEST_UNIT: usize = 20;

impl Finder<'_, '_, '_> {
    /// Documents of a source without marks: the first, then titles and letters.
    pub(super) fn unmarked(&mut self) -> Vec<Bound> {
        let mut bounds = Vec::new();
        let Some(first) = self.open_from(self.cover.end) else { return bounds };
        bounds.push(self.first(first));
        let mut part = PartSoFar::of(&bounds[0]);
        for at in first..self.blocks.len() {
            if !self.blocks[at].is_open() {
                continue;
            }
            let begun =
                bounds.last().is_some_and(|b| self.blocks[at].span.start() < b.head_end);
            if !begun
                && let Some(bound) =
                    self.title_at(at, &part).or_else(|| self.letter_at(at, &part))
            {
                bounds.push(bound);
                part = PartSoFar::of(&bound);
            }
            part.add(&self.blocks[at]);
            let mut from = bounds.last().map_or(0, |bound| bound.head_end);
            while let Some(bound) = self.inner_at(at, from, &part) {
                from = bound.head_end;
                bounds.push(bound);
                part = PartSoFar::of(&bound);
                part.text = 1;
            }
            if let Some(bound) = self.glued_at(at, &part) {
                bounds.push(bound);
                part = PartSoFar::of(&bound);
            }
        }
        bounds
    }

    /// A further document whose title stands on its own line.
    fn title_at(&mut self, at: usize, part: &PartSoFar) -> Option<Bound> {
        if (self.cover.end > 0 || self.look(at).report_title) && self.is_listed(at) {
            return Some(self.titled(at));
        }
        if !self.look(at).title_like || !self.blocks[at].is_line() {
            return self.title_with_text_at(at);
        }
        let next = self.open_from(at + 1)?;
        let before = self.open_before(at)?;
        let Look { stopped, date, byline, .. } = *self.look(before);
        // A cover in the middle of the source is no title of a report either.
        let ended =
            (stopped || date || byline) && part.text > 0 && !self.look(at).collection;
        (ended && self.is_further_title(at, before, next, part)).then(|| self.titled(at))
    }

    /// True where the organisation or the person that wrote a report stands under its title.
    pub(super) fn unit_stands_under(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        let [title, under, text, ..] = &self.blocks[at..] else { return false };
        let mut is_unit = |block: &Block| {
            is_writer_line(structure, self.reader.read(block.span).chars())
        };
        under.is_open()
            && under.is_line()
            && under.look.width <= LONGEST_UNIT
            && text.is_open()
            && text.look.stopped
            && is_unit(under)
            && !is_unit(title)
    }

    /// True where source, author or time stand under a title and its subtitle or edition.
    pub(super) fn meta_stands_under(&self, at: usize) -> bool {
        let mut below = self.blocks[at + 1..].iter();
        let part = |block: &&Block| {
            block.is_open() && (block.look.subtitle || block.look.bracketed)
        };
        let next = below
            .next()
            .and_then(|next| if part(&next) { below.next() } else { Some(next) });
        next.is_some_and(|block| block.role == Some(Role::Meta))
    }

    /// In a compilation, a line whose title runs on into its text.
    fn title_with_text_at(&mut self, at: usize) -> Option<Bound> {
        if self.cover.end == 0 || !self.blocks[at].line_start {
            return None;
        }
        let before = self.open_before(at)?;
        if !self.look(before).stopped {
            return None;
        }
        let end = self.glued_title(at, SHORTEST_GLUED)?;
        let title = Span::new(self.blocks[at].span.start(), end);
        Some(Bound { start: title.start(), head_end: end, title: Some(title) })
    }

    /// A letter that follows the signature and date of the one before.
    fn letter_at(&mut self, at: usize, part: &PartSoFar) -> Option<Bound> {
        if !self.look(at).salutation || part.text == 0 {
            return None;
        }
        let before = self.open_before(at)?;
        if !self.look(before).date {
            return None;
        }
        let start = self.blocks[at].span.start();
        Some(Bound { start, head_end: start, title: None })
    }
}

/// What was seen of the part that may end here.
#[derive(Debug, Default)]
pub(super) struct PartSoFar {
    pub(super) title: Option<Span>,
    /// The highest form of label.
    pub(super) form: Option<Form>,
    /// The last label of that form.
    pub(super) last: Option<Label>,
    /// Lines of text.
    pub(super) text: usize,
    /// 附件 was named: titles after it are those of enclosures.
    pub(super) enclosed: bool,
}

impl PartSoFar {
    fn of(bound: &Bound) -> PartSoFar {
        PartSoFar { title: bound.title, ..PartSoFar::default() }
    }

    fn add(&mut self, block: &Block) {
        let look = &block.look;
        if let Some(label) = look.label {
            let form = self.form.map_or(label.form, |form| form.min(label.form));
            self.form = Some(form);
            self.last = if label.form == form { Some(label) } else { self.last };
        }
        self.enclosed |= look.enclosure;
        self.text += usize::from(look.stopped || !block.line_end);
    }
}
