//! Marks at the head of a line: 【篇一】, 第二篇:, 范文3.

use super::number::{PIECE, numbered_word, readings};
use super::{Mark, Style};
use crate::lexicon::Structure;
use crate::split::block::Block;
use crate::split::reader::Reader;
use crate::split::title::{is_report_title, is_title_like};
use crate::text::{Class, Folded, class};

/// The marks at the heads of the lines.
pub(super) fn line_marks(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    found: &mut Vec<Mark>,
) {
    let structure = reader.structure;
    for block in blocks.iter().filter(|block| block.is_open() && block.line_start) {
        let first = reader.first(block.span);
        let may_start = |c: char| {
            matches!(c, '第' | PIECE) || class(c) == Class::Open || structure.may_mark(c)
        };
        if first.is_some_and(may_start) {
            found.extend(line_mark(reader, block));
        }
    }
}

fn line_mark(reader: &mut Reader<'_, '_>, block: &Block) -> Option<Mark> {
    let structure = reader.structure;
    let folded = reader.head(block, 300);
    let chars = folded.chars();
    let open = usize::from(class(*chars.first()?) == Class::Open && chars[0] != '“');
    let (number, mut end) = numbered_word(structure, chars, open)?;
    let closed = chars.get(end).is_some_and(|&c| class(c) == Class::Close && c != '”');
    end += usize::from(closed);
    let parted = matches!(chars.get(end), Some(':' | '、' | ' ' | '.'));
    end += usize::from(parted);
    let rest = chars.get(end..).unwrap_or(&[]);
    let alone = rest.is_empty();
    let titled = block.line_end && is_report_title(structure, rest);
    if !(alone || closed || parted || titled && chars[open] == '第') {
        return running_mark(structure, folded, open);
    }
    let rest_is_title = is_title_like(structure, rest) && block.line_end;
    let title = rest_is_title.then(|| folded.span(end..chars.len()));
    let after = folded.span(end - 1..end).end();
    Some(Mark {
        start: block.span.start(),
        title,
        readings: vec![(number, after)],
        sure: true,
        style: Style::Head,
    })
}

/// `篇14月中旬,`: a mark whose text follows at once; needs others beside it.
fn running_mark(structure: &Structure, folded: &Folded, at: usize) -> Option<Mark> {
    let chars = folded.chars();
    if chars.get(at) != Some(&PIECE) {
        return None;
    }
    let readings = readings(structure, folded, at + 1);
    let start = folded.span(0..1).start();
    (!readings.is_empty()).then_some(Mark {
        start,
        title: None,
        readings,
        sure: false,
        style: Style::Head,
    })
}
