//! Documents that no mark begins: the first, then titles and letters.

use super::{Bound, Finder};
use crate::split::Role;
use crate::split::block::Block;
use crate::split::label::Form;
use crate::split::signature::is_unit_line;
use crate::text::Span;

/// The shortest title in a compilation that its text may be glued to.
const SHORTEST_GLUED: usize = 8;

/// The longest line that names an organisation, in characters.
const LONGEST_UNIT: usize = 20;

impl Finder<'_, '_, '_> {
    /// Documents of a source without marks: the first, then titles and letters.
    pub(super) fn unmarked(&mut self) -> Vec<Bound> {
        let mut bounds = Vec::new();
        let Some(first) = self.open_from(self.cover.end) else { return bounds };
        bounds.push(self.first(first));
        let mut part = PartSoFar::default();
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
                part = PartSoFar::default();
            }
            part.add(&self.blocks[at]);
            if let Some(bound) = self.glued_at(at) {
                bounds.push(bound);
                part = PartSoFar::default();
            }
        }
        bounds
    }

    /// A further document whose title stands on its own line.
    fn title_at(&mut self, at: usize, part: &PartSoFar) -> Option<Bound> {
        let look = *self.look(at);
        if !look.title_like || !self.blocks[at].is_line() {
            return self.title_with_text_at(at);
        }
        let next = self.open_from(at + 1)?;
        let (line, below) = (self.blocks[at].span, self.blocks[next].span);
        if self.is_entry(line) || self.is_entry(line.to(below)) {
            return Some(self.titled(at));
        }
        let before = self.open_before(at)?;
        let ended = self.look(before).stopped || self.look(before).date;
        if !ended || part.text == 0 {
            return None;
        }
        let compiled = self.cover.end > 0;
        let subtitle = self.look(next).subtitle;
        let restarts = part.form.is_some_and(|form| self.restarts(at, form));
        let begins = self.opens_at(next);
        let strong = look.report_title && look.width >= 7;
        let signed = look.report_title && self.look(before).date && !part.enclosed;
        let own = self.meta_stands_under(at) || self.subtitled.contains(&at);
        let found = if own && !part.enclosed {
            true
        } else if compiled {
            signed
                || strong && (part.text >= 2 || begins)
                || look.width >= 10 && part.form.is_some() && (restarts || subtitle)
                || look.width >= 10 && subtitle
                || look.width >= 5 && self.unit_stands_under(at)
        } else {
            signed
                || strong
                    && look.width >= 9
                    && part.text >= 2
                    && restarts
                    && !part.enclosed
        };
        found.then(|| self.titled(at))
    }

    /// True where the organisation that wrote a report stands under its title.
    fn unit_stands_under(&mut self, at: usize) -> bool {
        let structure = self.reader.structure;
        let [title, under, text, ..] = &self.blocks[at..] else { return false };
        let mut is_unit =
            |block: &Block| is_unit_line(structure, self.reader.read(block.span).chars());
        under.is_open()
            && under.is_line()
            && under.look.width <= LONGEST_UNIT
            && text.is_open()
            && text.look.stopped
            && is_unit(under)
            && !is_unit(title)
    }

    /// True where source, author or time stand under a title and its subtitle.
    fn meta_stands_under(&self, at: usize) -> bool {
        let mut below = self.blocks[at + 1..].iter();
        let subtitle = |block: &&Block| block.is_open() && block.look.subtitle;
        let next = below
            .next()
            .and_then(|next| if subtitle(&next) { below.next() } else { Some(next) });
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

    /// True where the next label of the part's highest form, or of another high
    /// form, is a first one.
    fn restarts(&self, at: usize, form: Form) -> bool {
        let labels = self.blocks[at + 1..].iter().take(60).filter_map(|b| b.look.label);
        let mut high = labels.filter(|label| label.form <= form.max(Form::HanParen));
        high.next().is_some_and(|label| label.number == 1)
    }
}

/// What was seen of the part that may end here.
#[derive(Debug, Default)]
struct PartSoFar {
    /// The highest form of label.
    form: Option<Form>,
    /// Lines of text.
    text: usize,
    /// 附件 was named: titles after it are those of enclosures.
    enclosed: bool,
}

impl PartSoFar {
    fn add(&mut self, block: &Block) {
        let look = &block.look;
        if let Some(label) = look.label {
            self.form = Some(self.form.map_or(label.form, |form| form.min(label.form)));
        }
        self.enclosed |= look.enclosure;
        self.text += usize::from(look.stopped || !block.line_end);
    }
}
