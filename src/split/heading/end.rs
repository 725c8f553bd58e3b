//! Where the text of a heading ends.

use super::LONGEST_RUN_ON;
use crate::lexicon::{Cue, Structure};
use crate::split::label::{Form, label};
use crate::split::title::opens;
use crate::text::{Class, class};

/// The first stop or colon outside quotes and brackets, within reach.
pub(super) fn first_stop(chars: &[char], from: usize) -> Option<usize> {
    let mut depth = 0u32;
    for (at, &c) in chars.iter().enumerate().skip(from).take(80) {
        match class(c) {
            Class::Open => depth += 1,
            Class::Close => depth = depth.saturating_sub(1),
            Class::Stop if depth == 0 && c != '…' => return Some(at),
            _ if c == ':' && depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// A wide blank that parts a short heading from its text.
pub(super) fn parting_blank(chars: &[char], from: usize) -> Option<usize> {
    let reach = &chars[from.min(chars.len())..chars.len().min(from + 26)];
    let at = from + reach.iter().position(|&c| c == ' ')?;
    let far = chars.len() > at + 24;
    let worded = chars[from..at].iter().filter(|&&c| class(c).is_han()).count() >= 4;
    let comma = chars[at..].contains(&',');
    (far && worded && comma).then_some(at)
}

/// Where a heading without a stop behind it ends: before the next label, or on
/// one of the nouns that end headings, with a clause behind it.
pub(super) fn glued_end(
    structure: &Structure,
    chars: &[char],
    from: usize,
) -> Option<usize> {
    for at in from + 3..chars.len().min(from + LONGEST_RUN_ON) {
        if matches!(class(chars[at - 1]), Class::Stop) {
            return None;
        }
        if label(structure, chars, at)
            .is_some_and(|l| l.form <= Form::Digit && l.number == 1)
        {
            return Some(at);
        }
        if ends_before_clause(structure, chars, at) {
            // 工作回顾: the longer of two nouns, as far as a clause begins there too.
            let longer = structure.at(chars, at, Cue::SUBJECT).map(|length| at + length);
            let begins = |at| {
                let first = label(structure, chars, at).is_some_and(|l| l.number == 1);
                first || ends_before_clause(structure, chars, at)
            };
            let longer = longer.filter(|&at| begins(at));
            return Some(longer.unwrap_or(at));
        }
    }
    None
}

/// True between a noun that ends a heading and a clause.
fn ends_before_clause(structure: &Structure, chars: &[char], at: usize) -> bool {
    structure.ends(chars, at, Cue::SUBJECT)
        && (structure.at(chars, at, Cue::CLAUSE).is_some() || opens(structure, chars, at))
}

/// Digits that belong to no year: the line says how many, not what about.
pub(super) fn has_figures(structure: &Structure, chars: &[char]) -> bool {
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        while chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
        }
        let quoted = matches!(chars.get(at), Some('+' | '”'));
        if !quoted && structure.at(chars, at, Cue::EDITION).is_none() {
            return true;
        }
    }
    false
}
