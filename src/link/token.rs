//! The words around a figure, each with what it does to the figure.

use std::ops::Range;

use super::Passage;
use crate::lexicon::{Route, Sense, Tag};
use crate::scan::Value;
use crate::text::{Class, class};

/// A word, a quoted or bracketed stretch, or a mention, in folded positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TokenKind,
    /// A noun that names a measure by its last character: 就业率, 投资额.
    pub(crate) indicator: bool,
    /// A noun for those whom deeds are done to: 职工.
    pub(crate) whom: bool,
    /// A deed that is done with money: 投资, 支出.
    pub(crate) fund: bool,
    /// What one of many has: 人均, 平均.
    pub(crate) rate: bool,
}

/// The characters of a rate: 户均.
pub(crate) const RATE: usize = 2;

/// What is said of words only.
const PLAIN: Token = Token {
    start: 0,
    end: 0,
    kind: TokenKind::Note,
    indicator: false,
    whom: false,
    fund: false,
    rate: false,
};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word that the linking lexicon knows, and its part of speech.
    Linking(Sense, Tag),
    /// Any other word with its part of speech.
    Word(Tag),
    /// “…” or 《…》: part of a name.
    Quoted,
    /// (…): a note on the name before it.
    Note,
    /// A date, by its index among the passage's mentions.
    Date(usize),
    /// A figure, likewise.
    Figure(usize),
    /// A mark: , : ; or another symbol.
    Mark(char),
}

impl Token {
    pub(crate) fn sense(&self) -> Option<Sense> {
        match self.kind {
            TokenKind::Linking(sense, _) => Some(sense),
            _ => None,
        }
    }

    pub(crate) fn is(&self, sense: Sense) -> bool {
        self.sense() == Some(sense)
    }

    /// A noun that makes a compound of the verb before it.
    pub(crate) fn is_head(&self) -> bool {
        matches!(self.sense(), Some(Sense::Head | Sense::Thing))
    }

    pub(crate) fn is_date(&self) -> bool {
        matches!(self.kind, TokenKind::Date(_))
    }

    /// The part of speech, empty for what is no word.
    pub(crate) fn tag(&self) -> &str {
        match &self.kind {
            TokenKind::Linking(_, tag) | TokenKind::Word(tag) => tag,
            _ => "",
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The words of the stretches that were cut last: the windows of neighbouring figures
/// overlap.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    tokens: Vec<Token>,
    /// Stretches, in the order of their tokens.
    stretches: Vec<(Range<usize>, Range<usize>)>,
    /// How the text is cut.
    route: Route,
}

impl Cut {
    /// Forgets the stretches; the buffers are used again.
    pub(crate) fn clear(&mut self) {
        self.tokens.clear();
        self.stretches.clear();
    }
}

/// So many stretches are remembered.
const REMEMBERED: usize = 64;

/// The tokens of a stretch of a passage.
pub(crate) fn tokens(passage: &Passage<'_>, range: Range<usize>) -> Vec<Token> {
    let chars = passage.chars();
    // Words have two characters and more, but for a few.
    let mut out = Vec::with_capacity(range.len() / 2 + 1);
    let mut mention = passage.mentions.partition_point(|m| m.start < range.start);
    let mut at = range.start;
    let mut plain = at;
    while at < range.end {
        let next = passage.mentions.get(mention);
        if let Some(found) = next.filter(|m| m.start == at && m.end <= range.end) {
            words(passage, plain..at, &mut out);
            let kind = match found.value {
                Value::Date(_) => TokenKind::Date(mention),
                Value::Figure(_) => TokenKind::Figure(mention),
            };
            out.push(Token { start: found.start, end: found.end, kind, ..PLAIN });
            at = found.end;
            plain = at;
            mention += 1;
            continue;
        }
        let until = next.map_or(range.end, |m| m.start.clamp(at + 1, range.end));
        match mark(chars, at, until) {
            Some((end, kind)) => {
                words(passage, plain..at, &mut out);
                out.push(Token { start: at, end, kind, ..PLAIN });
                at = end;
                plain = at;
            }
            None => at += 1,
        }
    }
    words(passage, plain..range.end, &mut out);
    out
}

/// A quoted stretch that closes before `until`, or a mark.
fn mark(chars: &[char], at: usize, until: usize) -> Option<(usize, TokenKind)> {
    match class(chars[at]) {
        Class::Open => {
            let kind = match chars[at] {
                '(' | '[' | '【' | '〔' => TokenKind::Note,
                _ => TokenKind::Quoted,
            };
            let close = closing(chars, at, until);
            Some(
                close.map_or((at + 1, TokenKind::Mark(chars[at])), |close| {
                    (close + 1, kind)
                }),
            )
        }
        // PM2.5均值, 3+2班: a sign between letters or digits is part of a name.
        Class::Other if joins(chars, at) => None,
        Class::Other => Some((at + 1, TokenKind::Mark(chars[at]))),
        Class::Close | Class::Comma | Class::Stop | Class::Space if chars[at] != '、' => {
            Some((at + 1, TokenKind::Mark(chars[at])))
        }
        _ => None,
    }
}

fn joins(chars: &[char], at: usize) -> bool {
    let solid = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let sign = matches!(chars[at], '.' | '+' | '-' | '/' | '&');
    sign && at > 0 && solid(chars.get(at - 1)) && solid(chars.get(at + 1))
}

/// Where the bracket or quote that opens at `at` closes, before `until`.
pub(crate) fn closing(chars: &[char], at: usize, until: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (i, &c) in chars.iter().enumerate().take(until).skip(at) {
        match class(c) {
            Class::Open => depth += 1,
            Class::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

fn words(passage: &Passage<'_>, range: Range<usize>, out: &mut Vec<Token>) {
    if range.is_empty() {
        return;
    }
    let mut cut = passage.cut.borrow_mut();
    let Cut { tokens, stretches, route } = &mut *cut;
    if let Some((_, found)) = stretches.iter().rev().find(|(cut, _)| *cut == range) {
        out.extend_from_slice(&tokens[found.clone()]);
        return;
    }
    if stretches.len() == REMEMBERED {
        stretches.clear();
        tokens.clear();
    }
    let first = tokens.len();
    let chars = passage.chars();
    let lexicon = passage.lexicon;
    lexicon.words.tag_each(chars, range.clone(), route, |word| {
        let written = &chars[word.range.clone()];
        let sense = lexicon.linking.sense(written);
        let kind = match sense {
            Some(sense) => TokenKind::Linking(sense, word.tag),
            None => TokenKind::Word(word.tag),
        };
        let indicator = lexicon.linking.is_indicator(written, sense);
        let Range { start, end } = word.range;
        let whom = sense.is_none() && lexicon.linking.is_whom(written);
        let fund = sense == Some(Sense::Deed) && lexicon.linking.is_fund(written);
        let rate = written.len() == RATE && lexicon.linking.ends_rate(written[RATE - 1]);
        tokens.push(Token { start, end, kind, indicator, whom, fund, rate });
    });
    out.extend_from_slice(&tokens[first..]);
    stretches.push((range, first..tokens.len()));
}
