//! A paragraph with its quotes and brackets matched and its words at hand.

use std::ops::Range;

use crate::lexicon::honors::{Cue, HonorWords};
use crate::link::Passage;
use crate::scan::{Mention, Unit, Value};
use crate::text::{Class, Span, class};

/// What a pair of marks encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// “”: names, awards among them.
    Quote,
    /// 《》: works, never an award.
    Work,
    /// ()
    Bracket,
}

/// The farthest that a closing mark is looked for.
const QUOTE_REACH: usize = 60;
const BRACKET_REACH: usize = 160;

/// The longest clause; no longer stretch without a mark is language.
const CLAUSE_REACH: usize = 300;

/// How far before one of its characters a plain word may begin.
const PLAIN_REACH: usize = 3;

/// The paragraph as the rules for awards see it.
pub(super) struct View<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) chars: &'a [char],
    pub(super) words: &'a HonorWords,
    /// For an opening mark, its kind and the place of the closing one.
    pairs: Vec<Option<(Pair, usize)>>,
    /// For each character, whether it stands inside a quote, a work or a bracket.
    inside: Vec<bool>,
}

impl<'a> View<'a> {
    pub(super) fn new(passage: &Passage<'a>) -> Self {
        let chars = passage.chars();
        let (pairs, inside) = pairs(chars);
        let words = &passage.lexicon.honors;
        View { passage: *passage, chars, words, pairs, inside }
    }

    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or(&[]).iter().collect()
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.passage.folded.span(range)
    }

    /// The kind and the closing place of the pair that opens at `at`.
    pub(super) fn pair(&self, at: usize) -> Option<(Pair, usize)> {
        self.pairs.get(at).copied().flatten()
    }

    pub(super) fn quote(&self, at: usize) -> Option<usize> {
        match self.pair(at) {
            Some((Pair::Quote, close)) => Some(close),
            _ => None,
        }
    }

    /// Whether a quote opens or a verb may start at `at`: at few places.
    pub(super) fn may_tell(&self, at: usize) -> bool {
        self.words.verbs.may_start(self.chars[at]) || self.quote(at).is_some()
    }

    pub(super) fn inside(&self, at: usize) -> bool {
        self.inside.get(at).copied().unwrap_or(false)
    }

    /// The length of the word with this cue that starts at `at`.
    pub(super) fn cue(&self, cue: Cue, at: usize) -> Option<usize> {
        self.words.cue(cue).at(self.chars, at).map(|(length, ())| length)
    }

    /// Whether the character at `at` is inside a word that only looks like a word of
    /// another part: 经 in 经理, 将 in 将军.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        (at.saturating_sub(PLAIN_REACH)..=at).any(|from| {
            self.cue(Cue::Plain, from).is_some_and(|length| from + length > at)
        })
    }

    /// The length of the word with this cue that ends before `end`, not reaching
    /// before `start`.
    pub(super) fn cue_before(&self, cue: Cue, range: &Range<usize>) -> Option<usize> {
        let window = self.chars.get(range.clone())?;
        self.words.cue(cue).before(window, window.len()).map(|(length, ())| length)
    }

    /// The first word with this cue in a range, outside of pairs: place and length.
    pub(super) fn find_cue(
        &self,
        cue: Cue,
        range: Range<usize>,
    ) -> Option<(usize, usize)> {
        let end = range.end;
        range.filter(|&at| !self.inside(at)).find_map(|at| {
            let length = self.cue(cue, at)?;
            (at + length <= end).then_some((at, length))
        })
    }

    /// Where a word stands in a range.
    pub(super) fn find_text(&self, word: &str, range: Range<usize>) -> Option<usize> {
        let word: Vec<char> = word.chars().collect();
        range.into_iter().find(|&at| self.chars[at..].starts_with(&word))
    }

    /// A mark that parts clauses, outside of pairs.
    pub(super) fn parts_clauses(&self, at: usize) -> bool {
        let marks = |c: &char| {
            matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | ' ' | '\n' | '…' | '|' | '.')
        };
        let Some(mark) = self.char(at).filter(marks) else { return false };
        let beside = |class_of: Class| {
            let is = |at: Option<usize>| {
                at.and_then(|at| self.char(at)).is_some_and(|c| class(c) == class_of)
            };
            is(at.checked_sub(1)) && is(Some(at + 1))
        };
        let parts = match mark {
            // 3,217人 is one number; xx:xx is a score.
            ',' => !beside(Class::Digit),
            ':' => !beside(Class::Digit) && !beside(Class::Mask),
            // A point between characters is a full stop.
            '.' => beside(Class::Han),
            _ => true,
        };
        parts && !self.inside(at)
    }

    /// Where the clause begins that `at` stands in, not before `from`.
    pub(super) fn clause_start(&self, at: usize, from: usize) -> usize {
        let from = from.max(at.saturating_sub(CLAUSE_REACH));
        (from..at).rev().find(|&i| self.parts_clauses(i)).map_or(from, |i| i + 1)
    }

    /// Where the clause ends that `at` stands in, not after `to`.
    pub(super) fn clause_end(&self, at: usize, to: usize) -> usize {
        let to = to.min(at.saturating_add(CLAUSE_REACH)).max(at.min(to));
        (at..to).find(|&i| self.parts_clauses(i)).unwrap_or(to)
    }

    fn first_mention_from(&self, at: usize) -> usize {
        self.passage.mentions.partition_point(|m| m.start < at)
    }

    /// The mention that starts at `at`, and its number.
    pub(super) fn mention_at(&self, at: usize) -> Option<(usize, &'a Mention)> {
        let i = self.first_mention_from(at);
        self.passage.mentions.get(i).filter(|m| m.start == at).map(|m| (i, m))
    }

    /// The mention that ends at `end`, and its number.
    pub(super) fn mention_to(&self, end: usize) -> Option<(usize, &'a Mention)> {
        let i = self.first_mention_from(end).checked_sub(1)?;
        self.passage.mentions.get(i).filter(|m| m.end == end).map(|m| (i, m))
    }

    /// Whether a mention has its middle at `at`: 分获 is none in 127分获.
    pub(super) fn splits_mention(&self, at: usize) -> bool {
        let before = self.first_mention_from(at).checked_sub(1);
        before.is_some_and(|i| self.passage.mentions[i].end > at)
    }

    /// The mentions that lie in a range, with their numbers.
    pub(super) fn mentions_in(
        &self,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Mention)> + use<'a> {
        let first = self.first_mention_from(range.start);
        let last = self.first_mention_from(range.end).max(first);
        let mentions = self.passage.mentions.get(first..last).unwrap_or(&[]);
        let numbered = mentions.iter().enumerate().map(move |(i, m)| (first + i, m));
        numbered.filter(move |(_, m)| m.end <= range.end)
    }

    /// Whether a mention is a date.
    pub(super) fn is_date(mention: &Mention) -> bool {
        matches!(mention.value, Value::Date(_))
    }

    /// Whether a mention is a place in an order: 第5名.
    pub(super) fn is_rank(mention: &Mention) -> bool {
        matches!(&mention.value, Value::Figure(figure) if figure.unit == Unit::Rank)
    }

    /// The unit of a mention that counts things, as folded text.
    pub(super) fn counted(&self, mention: &Mention) -> Option<String> {
        let Value::Figure(figure) = &mention.value else { return None };
        match figure.unit {
            Unit::Counted { start, end, .. } => Some(self.text(start..end)),
            _ => None,
        }
    }
}

fn pairs(chars: &[char]) -> (Vec<Option<(Pair, usize)>>, Vec<bool>) {
    let mut pairs = vec![None; chars.len()];
    let mut inside = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let Some((pair, close)) = pair_at(chars, at) else {
            at += 1;
            continue;
        };
        pairs[at] = Some((pair, close));
        inside[at + 1..close].fill(true);
        at = if pair == Pair::Bracket { at + 1 } else { close + 1 };
    }
    (pairs, inside)
}

fn pair_at(chars: &[char], at: usize) -> Option<(Pair, usize)> {
    let open = *chars.get(at)?;
    if class(open) != Class::Open && open != '"' {
        return None;
    }
    let (pair, close, reach) = match open {
        '“' => (Pair::Quote, '”', QUOTE_REACH),
        '"' => (Pair::Quote, '"', QUOTE_REACH),
        '‘' => (Pair::Quote, '’', QUOTE_REACH),
        '「' => (Pair::Quote, '」', QUOTE_REACH),
        '『' => (Pair::Quote, '』', QUOTE_REACH),
        '《' => (Pair::Work, '》', QUOTE_REACH),
        '〈' => (Pair::Work, '〉', QUOTE_REACH),
        '(' => (Pair::Bracket, ')', BRACKET_REACH),
        '[' => (Pair::Bracket, ']', BRACKET_REACH),
        _ => return None,
    };
    let window = chars.get(at + 1..chars.len().min(at + reach))?;
    let length = window.iter().position(|&c| c == close)?;
    (length > 0).then_some((pair, at + 1 + length))
}
