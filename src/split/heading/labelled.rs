//! Headings with a label at the head of a line.

use super::end::{first_stop, glued_end, has_figures, parting_blank};
use super::{Heading, LONGEST_RUN_ON};
use crate::lexicon::Structure;
use crate::split::block::Block;
use crate::split::label::{Form, Label, label_of, may_start, spaced};
use crate::split::reader::Reader;
use crate::text::Folded;

/// How far the text of a heading may reach, in characters.
const LONGEST: usize = 48;

/// How much of a line a heading and what follows it are seen in, in bytes.
const HEAD: u32 = 300;

/// Where a heading ends, and whether text follows on the same line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    at: usize,
    runs_on: bool,
}

/// The heading that a block begins with, at the head of a line.
pub(super) fn labelled(reader: &mut Reader<'_, '_>, block: &Block) -> Option<Heading> {
    if let Some(known) = block.look.heading {
        return known;
    }
    let structure = reader.structure;
    let head = reader.first(block.span).filter(|&c| may_start(c));
    head.and_then(|_| heading_in(structure, reader.head(block, HEAD), block.length()))
}

/// The heading at the head of a folded line of so many bytes.
pub(in crate::split) fn heading_in(
    structure: &Structure,
    folded: &Folded,
    bytes: u32,
) -> Option<Heading> {
    let chars = folded.chars();
    let label = label_of(structure, folded)?;
    let whole = chars.len() < 90 && bytes <= HEAD;
    let end = line_end(structure, chars, &label, whole)?;
    if end.at <= label.end {
        return None;
    }
    let span = folded.span(0..end.at);
    let text = folded.span(label.end..label.end + 1).start();
    Some(Heading { span, form: Some(label.form), text })
}

/// The end of a labelled heading at the head of a line.
fn line_end(
    structure: &Structure,
    chars: &[char],
    label: &Label,
    whole: bool,
) -> Option<End> {
    let stop = first_stop(chars, label.end);
    let low = label.form >= Form::Digit;
    match stop {
        None if whole && chars.len() - label.end <= LONGEST => {
            if let Some(at) = parting_blank(chars, label.end) {
                return Some(End { at, runs_on: true });
            }
            Some(End { at: chars.len(), runs_on: false })
        }
        None => {
            glued_end(structure, chars, label.end).map(|at| End { at, runs_on: true })
        }
        Some(at) if matches!(chars[at], ';' | '!' | '?') => None,
        Some(at) => {
            let runs_on = at + 1 < chars.len() || !whole;
            let length = at - label.end;
            let longest = if runs_on { LONGEST_RUN_ON } else { LONGEST };
            if let Some(blank) = parting_blank(chars, label.end) {
                return Some(End { at: blank, runs_on: true });
            }
            if length > longest {
                return glued_end(structure, chars, label.end)
                    .map(|at| End { at, runs_on: true });
            }
            let figures = has_figures(structure, &chars[label.end..at]);
            (!(low && figures)).then_some(End { at, runs_on })
        }
    }
}

/// `1 概况`, over 1.1 and 1.2: a number and a blank label a line without a stop.
pub(super) fn chapter(reader: &mut Reader<'_, '_>, block: &Block) -> Option<Heading> {
    let look = block.look;
    if !block.is_open() || !block.is_line() || look.stopped || look.width > LONGEST {
        return None;
    }
    reader.first(block.span).filter(char::is_ascii_digit)?;
    let folded = reader.head(block, HEAD);
    let label = spaced(folded).filter(|label| label.form == Form::Digit)?;
    let span = folded.span(0..folded.chars().len());
    let text = folded.span(label.end..label.end + 1).start();
    Some(Heading { span, form: Some(label.form), text })
}
