//! The lines that sign a text: an organisation and a date.

use super::Role;
use super::block::Block;
use super::reader::Reader;
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, class};

/// The longest line in brackets that says who wrote a text, in characters.
const LONGEST_BYLINE: usize = 30;

/// The last lines of a part: the organisation and the date that sign it.
pub(super) fn sign(reader: &mut Reader<'_, '_>, blocks: &mut [Block]) {
    let structure = reader.structure;
    let mut dated = false;
    let mut seen = 0;
    for block in blocks.iter_mut().rev() {
        if !block.is_open() || seen > 12 {
            continue;
        }
        seen += 1;
        if block.length() > 200 {
            break;
        }
        let chars = reader.read(block.span).chars();
        if is_date_line(chars) || dated && is_unit_line(structure, chars) {
            block.role = Some(Role::Signature);
            dated = true;
        } else if dated {
            break;
        }
    }
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

/// `(梧桥闸工会供稿)`: a line in brackets that names an organisation or a writer.
pub(super) fn is_byline(structure: &Structure, chars: &[char]) -> bool {
    let ['(', inner @ .., ')'] = chars else { return false };
    chars.len() <= LONGEST_BYLINE
        && !inner.iter().any(|c| matches!(c, '(' | ')') || class(*c) == Class::Stop)
        && (structure.ends(inner, inner.len(), Cue::UNIT.or(Cue::BYLINE))
            || structure.at(inner, 0, Cue::BYLINE).is_some())
}

/// A line that is a date and nothing else.
pub(super) fn is_date_line(chars: &[char]) -> bool {
    let bare = |c: char| matches!(c, '(' | ')' | ' ');
    let start = chars.iter().position(|&c| !bare(c)).unwrap_or(0);
    let end = chars.iter().rposition(|&c| !bare(c)).map_or(0, |at| at + 1);
    date_before(chars, end) == Some(start)
}

/// A line that names an organisation, or somebody behind a wide blank.
pub(super) fn is_writer_line(structure: &Structure, chars: &[char]) -> bool {
    let blank = chars.iter().rposition(|&c| c == ' ');
    let name = blank.map_or(&[][..], |at| &chars[at + 1..]);
    let person = (2..=4).contains(&name.len())
        && chars.iter().all(|&c| class(c).is_han() || matches!(c, ' ' | '(' | ')'));
    person || is_unit_line(structure, chars)
}

/// A line that names an organisation and nothing else.
pub(super) fn is_unit_line(structure: &Structure, chars: &[char]) -> bool {
    (3..=30).contains(&chars.len())
        && chars.iter().all(|&c| {
            class(c).is_han()
                || !matches!(c, '“' | '”')
                    && matches!(
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
