//! Headings in a text that has no line breaks.

use super::end::{first_stop, glued_end, has_figures};
use super::{Heading, LONGEST_RUN_ON};
use crate::lexicon::Structure;
use crate::split::block::Block;
use crate::split::label::{Form, label};
use crate::split::reader::Reader;
use crate::text::{Class, Folds, class};
use memchr::memmem;

/// The shortest block that may hold several, in bytes.
const SHORTEST: u32 = 240;

/// Headings in a text that has no line breaks.
pub(super) fn inline(
    reader: &mut Reader<'_, '_>,
    block: &Block,
    headings: &mut Vec<Heading>,
) {
    if block.length() < SHORTEST || !may_hold(reader, block) {
        return;
    }
    let structure = reader.structure;
    let folded = reader.head(block, u32::MAX);
    let chars = folded.chars();
    let mut found: Vec<Heading> = Vec::new();
    let mut end_of_last = usize::MAX;
    let mut high = 0;
    let mut next_digit = u32::MAX;
    for at in 0..chars.len() {
        let fresh =
            at == 0 || at == end_of_last || matches!(chars[at - 1], '。' | '!' | '?');
        let Some(label) = fresh.then(|| label(structure, chars, at)).flatten() else {
            continue;
        };
        // 1. belongs to the headings where it follows one at once, not after 以下几件事:
        let follows = label.form == Form::Digit
            && (label.number == 1 && at == end_of_last || label.number == next_digit);
        if label.form >= Form::Digit && !follows {
            continue;
        }
        let window = &chars[at..chars.len().min(at + 80)];
        let Some(end) = inline_end(structure, window, label.end - at) else { continue };
        if follows && (has_figures(structure, &window[label.end - at..end]) || end > 24) {
            continue;
        }
        next_digit = if follows { label.number + 1 } else { u32::MAX };
        high += usize::from(label.form <= Form::HanParen);
        end_of_last = at + end;
        found.push(Heading {
            span: folded.span(at..at + end),
            form: Some(label.form),
            text: folded.span(label.end..label.end + 1).start(),
        });
    }
    if high >= 2 {
        headings.extend(found);
    }
}

/// True where the label of a high heading may stand behind a stop: what most text
/// is rid of without being folded.
fn may_hold(reader: &Reader<'_, '_>, block: &Block) -> bool {
    let text = reader.source.slice(block.span);
    let folds = Folds::get();
    let begins = |rest: &str| {
        let mut seen = rest.chars().filter_map(|c| folds.fold(c));
        seen.find(|c| !matches!(c, ' ' | '\n')).is_some_and(|c| {
            matches!(c, '第' | '(')
                || matches!(class(c), Class::HanDigit | Class::HanScale)
        })
    };
    let behind = |stop: &str| {
        let mut stops = memmem::find_iter(text.as_bytes(), stop.as_bytes());
        stops.any(|at| begins(&text[at + stop.len()..]))
    };
    let dotted = || text.contains('.') && !text.contains('。');
    begins(text)
        || dotted()
        || ["。", "！", "？", "!", "?"].iter().any(|stop| behind(stop))
}

fn inline_end(structure: &Structure, chars: &[char], from: usize) -> Option<usize> {
    let glued = glued_end(structure, chars, from);
    let stop =
        first_stop(chars, from).filter(|&at| at > from && at - from <= LONGEST_RUN_ON);
    match (glued, stop) {
        (Some(glued), Some(stop)) => Some(glued.min(stop)),
        (None, Some(stop)) if matches!(chars[stop], '。' | ':') => Some(stop),
        (glued, _) => glued,
    }
}
