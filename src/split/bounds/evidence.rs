//! What speaks for a line as the title of a further document, in points.

use super::unmarked::{LONGEST_UNIT, PartSoFar};
use super::{Finder, SHARED};
use crate::lexicon::Cue;
use crate::split::Role;
use crate::split::label::Form;
use crate::split::salutation::is_address;
use crate::split::signature::{is_byline, is_unit_line};
use crate::split::title::{is_bare, shared_head, shared_tail};
use crate::text::Span;

/// The points that part two documents of a compilation.
const ENOUGH_BEHIND_COVER: i32 = 5;
/// And those that do where no cover says that there are several.
const ENOUGH: i32 = 9;
/// What more it takes behind the name of an enclosure, which has a title too.
const ENCLOSED: i32 = 4;

/// It ends in a word for a kind of report.
const REPORT: i32 = 4;
/// It is as long as titles are and headings seldom.
const WIDE: i32 = 1;
/// The document before has more than a lead.
const TEXT: i32 = 1;
/// The document before is signed and dated.
const DATED: i32 = 5;
/// Or says who wrote it.
const SIGNED: i32 = 6;
/// The text under it begins as reports do.
const OPENS: i32 = 1;
/// The numbering begins anew under it.
const RESTARTS: i32 = 4;
/// Or goes on.
const CONTINUES: i32 = -4;
/// A subtitle, or the organisation that wrote it, stands under it.
const SUBTITLED: i32 = 5;
/// An audience is addressed under it.
const ADDRESSED: i32 = 5;
/// Source or time stand under it, or a subtitle as under others.
const OWN: i32 = 9;
/// The text under it says again whom it is about.
const NAMES_ITSELF: i32 = 2;
/// It is worded as the title before.
const ALIKE: i32 = 2;
/// It is worded as the headings of reports are.
const HEADING: i32 = -4;

/// It is an organisation, or stands over a date, as signatures do.
const SIGNATURE: i32 = -9;

/// How far the title is looked for in the text under it, in bytes.
const NAMED_REACH: u32 = 300;

/// How many lines may stand between a title and the words that address an audience.
const ADDRESS_REACH: usize = 4;

/// The shortest name that a title and its text share, in characters.
const NAME: usize = 4;

impl Finder<'_, '_, '_> {
    /// True where enough speaks for a document that begins at the line `at`, with
    /// the text `before` it and `next` under it.
    pub(super) fn is_further_title(
        &mut self,
        at: usize,
        before: usize,
        next: usize,
        part: &PartSoFar,
    ) -> bool {
        let cover = self.cover.end > 0;
        let enough = if cover { ENOUGH_BEHIND_COVER } else { ENOUGH }
            + if part.enclosed { ENCLOSED } else { 0 };
        let line = self.weigh_line(at, next) + self.weigh_before(at, before, part);
        line + self.weigh_below(at, next, part) >= enough
    }

    fn weigh_line(&mut self, at: usize, next: usize) -> i32 {
        let structure = self.reader.structure;
        let look = *self.look(at);
        let dated = self.look(next).date && !self.look(next).bracketed;
        let report = look.report_title || self.goes_on(at, next);
        let chars = self.reader.read(self.blocks[at].span).chars();
        let signs =
            dated || chars.len() <= LONGEST_UNIT && is_unit_line(structure, chars);
        let heading =
            structure.at(chars, 0, Cue::LEADS).is_some() || is_bare(structure, chars);
        points(report && look.width >= 5, REPORT)
            + points(look.width >= 10, WIDE)
            + points(heading, HEADING)
            + points(signs && !report, SIGNATURE)
    }

    fn weigh_before(&mut self, at: usize, before: usize, part: &PartSoFar) -> i32 {
        let dated = self.look(before).date;
        let source = self.blocks[at - 1].role == Some(Role::Meta);
        let signed = !dated && (source || self.ends_in_byline(before));
        points(part.text >= 2, TEXT) + points(dated, DATED) + points(signed, SIGNED)
    }

    /// True where a text ends in brackets that say who wrote it.
    fn ends_in_byline(&mut self, before: usize) -> bool {
        let structure = self.reader.structure;
        let chars = self.reader.tail(self.blocks[before].span, 120).chars();
        let open = chars.iter().rposition(|&c| c == '(');
        open.is_some_and(|open| is_byline(structure, &chars[open..]))
    }

    fn weigh_below(&mut self, at: usize, next: usize, part: &PartSoFar) -> i32 {
        let line = self.blocks[at].span;
        let restarts = part.form.is_some_and(|form| self.restarts(at, form));
        let own = self.meta_stands_under(at) || self.subtitled.contains(&at);
        let subtitled = self.look(next).subtitle || self.unit_stands_under(at);
        points(self.opens_at(next), OPENS)
            + points(restarts, RESTARTS)
            + points(!restarts && self.continues(at, part), CONTINUES)
            + points(subtitled, SUBTITLED)
            + points(self.is_addressed(next), ADDRESSED)
            + points(own, OWN)
            + points(self.names_itself(line, next), NAMES_ITSELF)
            + points(self.is_like(line, part), ALIKE)
    }

    /// True where the next label of the part's highest form, or of another high
    /// form, is a first one.
    fn restarts(&self, at: usize, form: Form) -> bool {
        let labels = self.blocks[at + 1..].iter().take(60).filter_map(|b| b.look.label);
        let mut high = labels.filter(|label| label.form <= form.max(Form::HanParen));
        high.next().is_some_and(|label| label.number == 1)
    }

    /// True where the part's numbering goes on behind a line.
    fn continues(&self, at: usize, part: &PartSoFar) -> bool {
        let Some(last) = part.last else { return false };
        let mut labels =
            self.blocks[at + 1..].iter().take(60).filter_map(|b| b.look.label);
        let same = labels.find(|label| label.form == last.form);
        same.is_some_and(|label| label.number == last.number + 1)
    }

    /// True where lines that address an audience stand under a title, with speaker
    /// and date between.
    fn is_addressed(&mut self, next: usize) -> bool {
        let structure = self.reader.structure;
        for at in (next..self.blocks.len()).take(ADDRESS_REACH) {
            let look = *self.look(at);
            if look.salutation {
                return true;
            }
            if look.calls {
                let chars = self.reader.head(&self.blocks[at], 160).chars();
                return is_address(structure, chars);
            }
            if look.stopped || look.label.is_some() || look.width > 40 {
                return false;
            }
        }
        false
    }

    /// True where the text names what the title begins with.
    pub(super) fn names_itself(&mut self, title: Span, next: usize) -> bool {
        let title = self.reader.read(title).chars();
        let Some(head) = title.get(..NAME) else { return false };
        let head = <[char; NAME]>::try_from(head).unwrap_or_default();
        let text = self.reader.head(&self.blocks[next], NAMED_REACH).chars();
        text.windows(NAME).any(|seen| seen == head) || text.starts_with(&head[..NAME - 1])
    }

    /// True where the line begins or ends as the title before it.
    pub(super) fn is_like(&self, line: Span, part: &PartSoFar) -> bool {
        let Some(title) = part.title else { return false };
        let title = self.reader.source.slice(title);
        let line = self.reader.source.slice(line);
        shared_head(title, line) >= NAME || shared_tail(title, line) >= SHARED
    }
}

fn points(holds: bool, points: i32) -> i32 {
    if holds { points } else { 0 }
}
