//! What the lines of a title, a salutation, a signature look like.

use super::label::{label, ordinal};
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, class};

/// Longest title, in characters.
pub(super) const LONGEST: usize = 60;

/// A line that may be a title: short, without a stop, no label, no list cell.
pub(super) fn is_title_like(structure: &Structure, chars: &[char]) -> bool {
    let (Some(&first), Some(&last)) = (chars.first(), chars.last()) else { return false };
    let wordy = chars.iter().filter(|&&c| class(c).is_han()).count();
    (4..=LONGEST).contains(&chars.len())
        && wordy >= 4
        && wordy * 2 >= chars.len()
        && !matches!(class(last), Class::Stop | Class::Comma)
        && !matches!(class(first), Class::Comma | Class::Stop | Class::Close)
        && !is_subtitle(chars)
        && !chars.iter().any(|c| matches!(c, '。' | ';' | '|' | ':'))
        && label(chars, 0).is_none()
        && date_before(chars, chars.len()).is_none()
        && structure.at(chars, 0, Cue::FAREWELL).is_none()
        && !is_bracketed(chars)
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

/// `各位代表、同志们:`, `尊敬的家长:`: a line that addresses the audience.
pub(super) fn is_salutation(structure: &Structure, chars: &[char]) -> bool {
    let Some((&':' | &'!', address)) = chars.split_last() else { return false };
    chars.len() <= 40
        && !address.iter().any(|c| "。;:".contains(*c))
        && structure.at(chars, 0, Cue::SALUTATION).is_some()
        && (structure.ends(address, address.len(), Cue::ADDRESSEE)
            || structure.at(chars, 0, Cue::OPENING).is_some())
}

/// The start of a date with its day, or of a masked one, that ends at `end`.
pub(super) fn date_before(chars: &[char], end: usize) -> Option<usize> {
    if !matches!(chars.get(end.checked_sub(1)?)?, '日' | '号') {
        return None;
    }
    let numeral = |c: char| {
        class(c).is_numeral() || matches!(c, '年' | '月' | ' ' | '○' | 'O' | '〇')
    };
    let mut start = end - 1;
    while start > 0 && end - start < 20 && numeral(chars[start - 1]) {
        start -= 1;
    }
    while chars.get(start) == Some(&' ') {
        start += 1;
    }
    let date = &chars[start..end];
    let year = date.iter().position(|&c| c == '年')?;
    (year >= 2 && date[year..].contains(&'月')).then_some(start)
}

/// A line that is a date and nothing else.
pub(super) fn is_date_line(chars: &[char]) -> bool {
    let bare = |c: char| matches!(c, '(' | ')' | ' ');
    let start = chars.iter().position(|&c| !bare(c)).unwrap_or(0);
    let end = chars.iter().rposition(|&c| !bare(c)).map_or(0, |at| at + 1);
    date_before(chars, end) == Some(start)
}

/// A line that names an organisation and nothing else.
pub(super) fn is_unit_line(structure: &Structure, chars: &[char]) -> bool {
    (3..=30).contains(&chars.len())
        && chars.iter().all(|&c| {
            class(c).is_han()
                || matches!(
                    class(c),
                    Class::Mask
                        | Class::Open
                        | Class::Close
                        | Class::Space
                        | Class::Digit
                        | Class::Latin
                )
        })
        && structure.ends(chars, chars.len(), Cue::UNIT)
}

/// Where a title ends whose text runs on behind it without a break.
pub(super) fn glued_title_end(structure: &Structure, chars: &[char]) -> Option<usize> {
    for end in 1..chars.len().min(LONGEST) {
        let c = chars[end - 1];
        if matches!(c, '。' | ';' | ',' | ':' | '!') {
            return None;
        }
        if end >= 8
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

/// `(6篇)`, `精选15篇`: how many reports a cover declares, and where.
pub(super) fn declared(chars: &[char]) -> Option<(u32, std::ops::Range<usize>)> {
    let pian = chars.iter().rposition(|&c| c == '篇')?;
    let numeral = |c: &char| {
        c.is_ascii_digit() || matches!(class(*c), Class::HanDigit | Class::HanScale)
    };
    let start =
        pian - chars[..pian].iter().rev().take(4).take_while(|c| numeral(c)).count();
    let (number, end) = ordinal(chars, start)?;
    let named = start > 0 && chars[start - 1] == '第';
    let closes =
        chars.get(pian + 1).is_none_or(|&c| matches!(class(c), Class::Close) || c == ' ');
    (end == pian && !named && closes && number > 1).then_some((number, start..pian + 1))
}
