//! Where the words that belong to a figure begin and end.

use std::ops::Range;

use super::Passage;
use crate::scan::Value;
use crate::text::{Class, class};

/// The furthest that a figure's words may lie from it.
pub(crate) const REACH: usize = 48;

/// The words on the left of the figure at `start`: back to a comma or stop, an
/// open bracket, or the figure before.
pub(crate) fn left(
    passage: &Passage<'_>,
    mention: usize,
    sentence: &Range<usize>,
) -> Range<usize> {
    let chars = passage.chars();
    let end = passage.mentions[mention].start;
    let floor = end
        .saturating_sub(REACH)
        .max(sentence.start)
        .max(previous_figure_end(passage, mention));
    let mut at = end;
    let mut depth = 0usize;
    while at > floor {
        let c = chars[at - 1];
        match class(c) {
            Class::Close => depth += 1,
            Class::Open if depth == 0 => break,
            Class::Open => depth -= 1,
            _ if depth == 0 && ends_clause(chars, at - 1) => break,
            _ => {}
        }
        at -= 1;
    }
    at..end
}

/// The words on the right of the figure that ends at `start`: up to a mark, the
/// next figure or the end of the sentence.
pub(crate) fn right(
    passage: &Passage<'_>,
    mention: usize,
    sentence: &Range<usize>,
) -> Range<usize> {
    let chars = passage.chars();
    let start = passage.mentions[mention].end;
    let next = passage.mentions.get(mention + 1).map_or(sentence.end, |m| m.start);
    let ceiling = sentence.end.min(start + REACH).min(next).max(start);
    let mut at = start;
    let mut depth = 0usize;
    while at < ceiling {
        match class(chars[at]) {
            Class::Open => depth += 1,
            Class::Close if depth == 0 => break,
            Class::Close => depth -= 1,
            _ if depth == 0 && ends_clause(chars, at) => break,
            _ => {}
        }
        at += 1;
    }
    start..at
}

/// `、` and the colon behind 其中 end no clause; a point does before words.
fn ends_clause(chars: &[char], at: usize) -> bool {
    match chars[at] {
        '、' => false,
        '.' => {
            let solid = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
            !solid(chars.get(at + 1)) || at == 0 || !solid(chars.get(at - 1))
        }
        ':' => !chars[..at].ends_with(&['其', '中']),
        c => matches!(class(c), Class::Stop | Class::Comma),
    }
}

fn previous_figure_end(passage: &Passage<'_>, mention: usize) -> usize {
    let before = &passage.mentions[..mention];
    let figure = before.iter().rev().find(|m| matches!(m.value, Value::Figure(_)));
    figure.map_or(0, |m| m.end)
}
