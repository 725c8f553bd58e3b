//! Noun phrases: where the item of a figure begins and ends among tokens.

use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::lexicon::Sense;

/// The noun phrase that ends at the last of `tokens`, as a range of positions.
///
/// It runs back over nouns, modifiers and listed members to the verb, preposition
/// or adverb before it; `None` where the last token can end no noun phrase.
pub(crate) fn ending(tokens: &[Token]) -> Option<Range<usize>> {
    let end = tokens.len();
    let mut start = end;
    while start > 0 && joins_left(tokens, start - 1, end) {
        start -= 1;
    }
    start = skip_lead(tokens, start, end);
    span(tokens, start, end)
}

/// True where the token at `at` belongs to the phrase that follows it.
fn joins_left(tokens: &[Token], at: usize, end: usize) -> bool {
    let token = &tokens[at];
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    match &token.kind {
        TokenKind::Quoted => true,
        TokenKind::Date(_) | TokenKind::Figure(_) => false,
        TokenKind::Mark(c) => matches!(c, '·' | '-'),
        TokenKind::Linking(sense, tag) => match sense {
            Sense::Of => next.is_some() && at > 0,
            Sense::Conjunction | Sense::Keep | Sense::Attribute => next.is_some(),
            Sense::Act => nominal(tag, next, at == 0),
            Sense::Plan => true,
            Sense::Up | Sense::Down | Sense::Share | Sense::Have => compound_head(next),
            Sense::Local => next.is_some() && at > 0 && !before_is_figure(tokens, at),
            _ => false,
        },
        TokenKind::Word(tag) => match tag.as_bytes().first() {
            Some(b'd' | b'p' | b'r' | b'y' | b'c') => false,
            Some(b'u') => false,
            Some(b'f') => next.is_some(),
            Some(b'v') => {
                at > 0 || next.is_none_or(|n| !is_noun(n)) || compound_head(next)
            }
            _ => true,
        },
    }
}

fn before_is_figure(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at.wrapping_sub(1)).map(|t| &t.kind), Some(TokenKind::Figure(_)))
}

/// True where a verb of the lexicon is used as a noun: a verbal noun by its tag
/// with a noun behind it that it makes a compound with, or the last word.
fn nominal(tag: &str, next: Option<&Token>, first: bool) -> bool {
    match next {
        Some(_) => compound_head(next) && !first,
        None => tag == "vn" || tag == "n",
    }
}

/// Nouns that make a compound with the verb before them: 播种面积, 审理天数.
fn compound_head(next: Option<&Token>) -> bool {
    // Measures, quantities and bodies; their words are all tagged as nouns, so
    // that length keeps the check cheap: 率 额 量 数 are single characters.
    next.is_some_and(|t| t.len() == 1 && is_noun(t))
}

fn is_noun(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Quoted => true,
        _ => token.tag().starts_with('n'),
    }
}

/// Moves the start over what no item begins with.
fn skip_lead(tokens: &[Token], mut start: usize, end: usize) -> usize {
    while start < end {
        let token = &tokens[start];
        let skip = match &token.kind {
            TokenKind::Linking(sense, _) => matches!(
                sense,
                Sense::Of
                    | Sense::Conjunction
                    | Sense::Local
                    | Sense::Adverb
                    | Sense::Deal
                    | Sense::Part
            ),
            TokenKind::Mark(_) => true,
            _ => false,
        };
        if !skip {
            break;
        }
        start += 1;
    }
    start
}

fn span(tokens: &[Token], start: usize, end: usize) -> Option<Range<usize>> {
    (start < end).then(|| tokens[start].start..tokens[end - 1].end)
}

/// The noun phrase that `tokens` begin with, as counted by a figure before them.
pub(crate) fn beginning(tokens: &[Token]) -> Option<Range<usize>> {
    let start = usize::from(tokens.first().is_some_and(|t| t.is(Sense::Of)));
    let mut end = start;
    let mut head = start;
    while end < tokens.len() {
        match joins_right(tokens, end, start) {
            Joins::Head => {
                end += 1;
                head = end;
            }
            Joins::Modifier => end += 1,
            Joins::No => break,
        }
    }
    span(tokens, start, head)
}

enum Joins {
    /// The phrase may end with it.
    Head,
    /// Only if a head follows.
    Modifier,
    No,
}

fn joins_right(tokens: &[Token], at: usize, start: usize) -> Joins {
    let token = &tokens[at];
    let first = at == start;
    let next_is_noun = tokens.get(at + 1).is_some_and(is_noun);
    match &token.kind {
        TokenKind::Quoted => Joins::Head,
        TokenKind::Date(_) | TokenKind::Figure(_) => Joins::No,
        TokenKind::Mark('·' | '-') => Joins::Modifier,
        TokenKind::Mark(_) => Joins::No,
        TokenKind::Linking(sense, tag) => match sense {
            Sense::Of | Sense::Conjunction if !first => Joins::Modifier,
            Sense::Attribute => Joins::Modifier,
            Sense::Plan => Joins::Head,
            Sense::Keep if !first => Joins::Modifier,
            Sense::Act if tag.starts_with("vn") || tag.starts_with('n') => {
                if next_is_noun { Joins::Modifier } else { Joins::No }
            }
            _ => Joins::No,
        },
        TokenKind::Word(tag) => match tag.as_bytes().first() {
            Some(b'n' | b'j' | b'i' | b'l' | b's' | b'e' | b'g') => Joins::Head,
            Some(b'a' | b'b' | b'm' | b'q' | b't' | b'x' | b'z' | b'h' | b'k') => {
                Joins::Head
            }
            Some(b'v') if &**tag == "vn" => Joins::Head,
            Some(b'v') if next_is_noun => Joins::Modifier,
            None => Joins::Head,
            _ => Joins::No,
        },
    }
}
