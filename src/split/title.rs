//! What a title looks like, and the first sentence behind it.

use super::label::label;
use super::signature::date_before;
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, class};

/// Longest title, in characters.
pub(super) const LONGEST: usize = 60;

/// The longest words for a kind of report, in characters: 主要工作总结.
const LONGEST_BARE: usize = 6;

/// The shortest name that a title shares with the text glued to it, in characters.
const NAME: usize = 4;

/// A line that may be a title: short, without a stop, no label, no list cell.
pub(super) fn is_title_like(structure: &Structure, chars: &[char]) -> bool {
    let (Some(&first), Some(&last)) = (chars.first(), chars.last()) else { return false };
    if !(3..=LONGEST).contains(&chars.len())
        || matches!(class(last), Class::Stop | Class::Comma)
        || matches!(class(first), Class::Comma | Class::Stop | Class::Close)
        || is_subtitle(chars)
        || is_bracketed(chars)
    {
        return false;
    }
    let (mut wordy, mut masked) = (0, 0);
    for &c in chars {
        if matches!(c, '。' | ';' | '|' | ':') {
            return false;
        }
        wordy += usize::from(class(c).is_han());
        masked += usize::from(matches!(class(c), Class::Mask | Class::Space));
    }
    (wordy >= 4 || ends_as_title(structure, chars))
        && wordy * 2 >= chars.len() - masked
        && label(structure, chars, 0).is_none()
        && date_before(chars, chars.len()).is_none()
        && structure.at(chars, 0, Cue::FAREWELL).is_none()
}

/// A title-like line that ends in a word for a kind of report.
pub(super) fn is_report_title(structure: &Structure, chars: &[char]) -> bool {
    is_title_like(structure, chars) && ends_as_title(structure, chars)
}

/// True where the text ends in a word for a kind of report, a bracket behind it aside.
pub(super) fn ends_as_title(structure: &Structure, chars: &[char]) -> bool {
    let mut end = chars.len();
    if chars.last() == Some(&')') {
        end = chars.iter().rposition(|&c| c == '(').unwrap_or(end);
    }
    while end > 0 && matches!(class(chars[end - 1]), Class::Close | Class::Space) {
        end -= 1;
    }
    structure.ends(chars, end, Cue::TITLE)
}

/// `——在大会上的报告`: a line that belongs to the title before it.
pub(super) fn is_subtitle(chars: &[char]) -> bool {
    matches!(chars.first(), Some('—' | '-'))
}

/// A line in brackets: `(2031年)`.
pub(super) fn is_bracketed(chars: &[char]) -> bool {
    chars.first() == Some(&'(') && chars.last() == Some(&')')
}

/// Where a title ends whose text runs on behind it without a break.
pub(super) fn glued_title_end(
    structure: &Structure,
    chars: &[char],
    shortest: usize,
) -> Option<usize> {
    for end in 1..chars.len().min(LONGEST) {
        let c = chars[end - 1];
        if matches!(c, '。' | ';' | ',' | ':' | '!') {
            return None;
        }
        if end >= shortest
            && (structure.ends(chars, end, Cue::TITLE)
                || ends_in_plan(structure, chars, end))
            && (opens(structure, chars, end) || names_itself(chars, end))
        {
            return Some(end);
        }
    }
    None
}

/// `…2031年工作总结和2032年工作打算`: a report with what is planned behind it.
fn ends_in_plan(structure: &Structure, chars: &[char], end: usize) -> bool {
    let joined = |at: usize| {
        matches!(chars[at], '和' | '及' | '与' | '暨')
            && structure.ends(chars, at, Cue::TITLE.or(Cue::SUBJECT))
    };
    structure.ends(chars, end, Cue::SUBJECT) && (1..end).any(joined)
}

/// True where the text behind a title begins with what the title begins with.
fn names_itself(chars: &[char], end: usize) -> bool {
    end > NAME && chars[end..].starts_with(&chars[..NAME])
}

/// True where the first sentence of a report may begin.
pub(super) fn opens(structure: &Structure, chars: &[char], at: usize) -> bool {
    structure.at(chars, at, Cue::OPENING).is_some() || opens_with_date(chars, at)
}

/// `2031年,`, `6月8日,` or `去年6月,` at the head of a sentence.
fn opens_with_date(chars: &[char], at: usize) -> bool {
    let mut head = &chars[at.min(chars.len())..chars.len().min(at + 14)];
    if let ['去' | '今' | '前' | '本', '年', rest @ ..] = head {
        head = rest;
    }
    let Some(year) = head.iter().position(|&c| matches!(c, '年' | '月')) else {
        return false;
    };
    year > 0
        && head[..year].iter().all(|&c| class(c).is_numeral())
        && head[year..].iter().any(|&c| matches!(c, ',' | '以'))
}

/// Where the title behind a mark ends whose text runs on without a break: 工作总结
/// and the like end one also where the next sentence begins with any words.
pub(super) fn title_behind_mark(structure: &Structure, chars: &[char]) -> Option<usize> {
    let reach = chars.len().min(LONGEST);
    let stop = |c: &char| matches!(class(*c), Class::Stop | Class::Comma);
    let reach = chars[..reach].iter().position(stop).unwrap_or(reach);
    let whole = chars.len() == reach && ends_as_title(structure, chars);
    (8..=reach)
        .find(|&end| {
            let kind = structure.ending(chars, end, Cue::TITLE);
            let noun =
                |length| structure.ends(chars, end - length, Cue::SUBJECT.or(Cue::TITLE));
            let ended =
                structure.at(chars, end, Cue::TITLE_RUNS_ON.or(Cue::TITLE)).is_none();
            kind.is_some_and(|length| {
                opens(structure, chars, end) || noun(length) && ended
            })
        })
        .or(whole.then_some(reach))
}

/// How many characters two titles begin with alike.
pub(super) fn shared_head(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// How many characters two titles end in alike.
pub(super) fn shared_tail(one: &str, other: &str) -> usize {
    let backwards = one.chars().rev().zip(other.chars().rev());
    backwards.take_while(|(a, b)| a == b).count()
}

/// `2031年工作计划`, `上半年工作总结`: a kind of report and a time, but nobody's.
pub(super) fn is_bare(structure: &Structure, chars: &[char]) -> bool {
    let year = chars.iter().take_while(|&&c| class(c).is_numeral()).count();
    let mut at = if chars.get(year) == Some(&'年') { year + 1 } else { 0 };
    at += structure.at(chars, at, Cue::TITLE_PERIOD).unwrap_or(0);
    at > 0 && chars.len() <= at + LONGEST_BARE
}
