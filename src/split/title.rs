//! What a title looks like, and the first sentence behind it.

use super::label::label;
use super::signature::date_before;
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, class};

/// Longest title, in characters.
pub(super) const LONGEST: usize = 60;

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

fn is_bracketed(chars: &[char]) -> bool {
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
            && structure.ends(chars, end, Cue::TITLE)
            && opens(structure, chars, end)
        {
            return Some(end);
        }
    }
    None
}

/// True where the first sentence of a report may begin.
pub(super) fn opens(structure: &Structure, chars: &[char], at: usize) -> bool {
    structure.at(chars, at, Cue::OPENING).is_some() || opens_with_date(chars, at)
}

/// `2031年,` or `6月8日,` at the head of a sentence.
fn opens_with_date(chars: &[char], at: usize) -> bool {
    let head = &chars[at.min(chars.len())..chars.len().min(at + 14)];
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
