//! Marks that are the title of the cover with a number: 护岸小结2.

use super::number::{PIECE, readings};
use super::{Mark, Style, may_begin, places};
use crate::lexicon::Cue;
use crate::split::block::{Block, floor};
use crate::split::label::ordinal;
use crate::split::reader::Reader;
use crate::text::{Class, Span, class};

/// The cover's title again with a bare number: `护岸小结2`.
pub(super) fn bare_marks(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    stem: Span,
    found: &mut Vec<Mark>,
) {
    let structure = reader.structure;
    let source = reader.source;
    let stem = source.slice(stem);
    for (block, start) in places(source, blocks, stem) {
        let end = start + stem.len() as u32;
        let before = source.text()[block.span.start() as usize..start as usize].chars();
        let apart = before
            .rev()
            .find(|c| !c.is_ascii_digit() && !c.is_whitespace())
            .is_none_or(|c| class(c) == Class::Stop || class(c) == Class::Close);
        let until = floor(source, end + 60).min(block.span.end());
        if !apart || until <= end || !may_begin(source, block, start) {
            continue;
        }
        let folded = reader.read(Span::new(end, until));
        let chars = folded.chars();
        let open = usize::from(matches!(chars.first(), Some('(' | '[' | '【')));
        // 护岸小结(3篇) declares how many there are.
        if chars.iter().take(8).any(|&c| c == PIECE) {
            continue;
        }
        let readings: Vec<(u32, u32)> = readings(structure, folded, open)
            .into_iter()
            .map(|(number, end)| {
                (number, end + closing(&source.text()[end as usize..], open))
            })
            .collect();
        if !readings.is_empty() {
            let title = Some(Span::new(start, end));
            let style = Style::Bare;
            found.push(Mark { start, title, readings, sure: false, style });
        }
    }
}

/// Bytes of the bracket that closes a mark.
fn closing(rest: &str, open: usize) -> u32 {
    let first = rest.chars().next().filter(|&c| open > 0 && class(c) == Class::Close);
    first.map_or(0, |c| c.len_utf8() as u32)
}

/// The longest line of a title with a number, in characters.
const LONGEST_LINE: usize = 40;

/// Lines of one title with a number each: `感谢信一`, `护岸小结(二):`.
pub(super) fn numbered_lines(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    found: &mut Vec<Mark>,
) {
    let short = |block: &&Block| {
        block.is_open() && block.is_line() && block.look.width <= LONGEST_LINE
    };
    for block in blocks.iter().filter(short) {
        let numbered = |c: char| {
            matches!(c, ')' | ':') || matches!(class(c), Class::Digit | Class::HanDigit)
        };
        if reader.backwards(block.span).next().is_some_and(numbered) {
            found.extend(numbered_line(reader, block));
        }
    }
}

fn numbered_line(reader: &mut Reader<'_, '_>, block: &Block) -> Option<Mark> {
    let structure = reader.structure;
    let folded = reader.read(block.span);
    let chars = folded.chars();
    let end = chars.len() - usize::from(chars.last() == Some(&':'));
    let closed = usize::from(chars[..end].last() == Some(&')'));
    let end = end - closed;
    let numeral = |c: &&char| c.is_ascii_digit() || class(**c) == Class::HanDigit;
    let length = chars[..end].iter().rev().take(2).take_while(numeral).count();
    let start = end - length;
    let (number, _) = ordinal(chars, start).filter(|&(_, behind)| behind == end)?;
    let stem = start.checked_sub(closed)?;
    let opened = closed == 0 || chars[stem] == '(';
    let titled = structure.ends(chars, stem, Cue::TITLE.or(Cue::COLLECTION));
    (opened && titled && length > 0).then(|| Mark {
        start: block.span.start(),
        title: Some(folded.span(0..stem)),
        readings: vec![(number, block.span.end())],
        sure: false,
        style: Style::Line,
    })
}
