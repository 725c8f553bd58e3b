//! Marks that are the title of the cover with a number: 护岸小结2.

use super::number::{PIECE, readings};
use super::{Mark, Style, may_begin, places};
use crate::split::block::{Block, floor};
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
