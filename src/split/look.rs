//! What a line looks like from outside: read once, asked by all steps.

use super::block::Block;
use super::cover::{declared, is_issue};
use super::heading::{Heading, heading_in};
use super::label::{Label, label, label_of, may_start};
use super::reader::Reader;
use super::salutation::is_salutation;
use super::signature::{is_byline, is_date_line};
use super::title::{LONGEST, ends_as_title, is_bracketed, is_subtitle, is_title_like};
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, Folded, class};

/// The longest line that is looked at as a whole, in bytes: others are text.
pub(super) const SHORT: u32 = 360;

/// What a line looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// It may be a title.
    pub(super) title_like: bool,
    /// It ends in a word for a kind of report, too.
    pub(super) report_title: bool,
    pub(super) subtitle: bool,
    pub(super) salutation: bool,
    /// It is a date and nothing else.
    pub(super) date: bool,
    /// It ends as a sentence or clause does.
    pub(super) stopped: bool,
    /// It ends in a colon or an exclamation mark.
    pub(super) calls: bool,
    /// It says that several reports follow.
    pub(super) collection: bool,
    /// It names what is enclosed.
    pub(super) enclosure: bool,
    /// It stands in brackets as a whole.
    pub(super) bracketed: bool,
    /// It says in brackets who wrote the text above it.
    pub(super) byline: bool,
    /// Characters that rules see; `usize::MAX` for a long line.
    pub(super) width: usize,
    /// The label that it begins with.
    pub(super) label: Option<Label>,
    /// The heading that it begins with; `None` where that was not asked yet.
    pub(super) heading: Option<Option<Heading>>,
}

/// Looks at a block anew.
pub(super) fn look_again(reader: &mut Reader<'_, '_>, block: &mut Block) {
    if !block.is_open() {
        block.look = Look::default();
    } else if block.length() > SHORT {
        block.look = look_at_long(reader, block);
    } else {
        let structure = reader.structure;
        block.look = look_at(structure, reader.read(block.span), block);
    }
}

/// What a short line looks like.
pub(super) fn look_at(structure: &Structure, folded: &Folded, block: &Block) -> Look {
    let chars = folded.chars();
    let (Some(&first), Some(&last)) = (chars.first(), chars.last()) else {
        return Look::default();
    };
    let stopped = ends_stopped(chars.iter().rev().copied());
    let title_like = is_title_like(structure, chars);
    let collects = || {
        declared(chars).is_some()
            || structure.ends(chars, chars.len(), Cue::COLLECTION)
            || is_issue(chars)
    };
    let label = if may_start(first) { label_of(structure, folded) } else { None };
    let heading = label.filter(|_| block.line_start);
    let heading = heading.and_then(|_| heading_in(structure, folded, block.length()));
    Look {
        title_like,
        report_title: title_like && ends_as_title(structure, chars),
        subtitle: is_subtitle(chars),
        salutation: is_salutation(structure, chars),
        date: is_date_line(chars),
        stopped,
        calls: matches!(last, ':' | '!'),
        collection: chars.len() <= LONGEST && !stopped && collects(),
        bracketed: is_bracketed(chars),
        byline: is_byline(structure, chars),
        enclosure: structure.at(chars, 0, Cue::ENCLOSURE).is_some(),
        width: chars.len(),
        label,
        heading: Some(heading),
    }
}

/// What a long line looks like: only its ends are read.
pub(super) fn look_at_long(reader: &mut Reader<'_, '_>, block: &Block) -> Look {
    let structure = reader.structure;
    let labelled = reader.first(block.span).is_some_and(may_start);
    let head = labelled.then(|| reader.head(block, 60).chars());
    Look {
        width: usize::MAX,
        label: head.and_then(|chars| label(structure, chars, 0)),
        stopped: ends_stopped(reader.backwards(block.span)),
        calls: matches!(reader.backwards(block.span).next(), Some(':' | '!')),
        ..Look::default()
    }
}

/// The longest note in brackets behind the last sentence, in characters.
const NOTE: usize = 24;

/// True where a text ends as a sentence or clause does, a note of its source in
/// brackets aside; its characters from the last.
pub(super) fn ends_stopped(backwards: impl Iterator<Item = char> + Clone) -> bool {
    let mut before_note = backwards.clone();
    let noted = before_note.next() == Some(')')
        && before_note.by_ref().take(NOTE).any(|c| c == '(');
    noted && before_note.next().is_some_and(|c| class(c) == Class::Stop)
        || ends_so(backwards)
}

fn ends_so(backwards: impl Iterator<Item = char>) -> bool {
    let mut rest = backwards.skip_while(|&c| c == ' ' || class(c) == Class::Close);
    match rest.next() {
        // A sentence in Latin script.
        Some('.') => rest.next().is_some_and(|c| class(c) == Class::Latin),
        last => last.is_some_and(|c| class(c) == Class::Stop || c == ':'),
    }
}
