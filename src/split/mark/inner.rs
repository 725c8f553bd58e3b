//! Marks inside a line, behind a sentence: `…全部上岸。范文二:护林工作总结四月以来`.

use super::number::{PIECE, numbered_word, ordinal_before};
use super::{Mark, Style, may_begin};
use crate::lexicon::Cue;
use crate::split::block::{Block, floor};
use crate::split::reader::Reader;
use crate::split::title::{LONGEST, title_behind_mark};
use crate::text::{Class, Span, class};

/// The shortest title that a line ends with behind a mark, in characters.
const SHORTEST: usize = 4;

/// The mark at a word inside a line, with a title behind it or in brackets.
pub(super) fn inner_mark(
    reader: &mut Reader<'_, '_>,
    block: &Block,
    at: u32,
) -> Option<Mark> {
    let structure = reader.structure;
    let source = reader.source;
    let from = floor(source, at.saturating_sub(24)).max(block.span.start());
    let until = floor(source, at.saturating_add(240)).min(block.span.end());
    let folded = reader.read(Span::new(from, until));
    let chars = folded.chars();
    let word = folded.position(at);
    let mut start = ordinal_before(chars, word).map_or(word, |(_, start)| start);
    let (number, mut end) = numbered_word(structure, chars, start)?;
    let open = start.checked_sub(1).filter(|&at| class(chars[at]) == Class::Open);
    start = open.unwrap_or(start);
    // Behind a sentence, or behind the number of reports on the cover.
    let before = *chars.get(start.checked_sub(1)?)?;
    let covered = structure.ends(chars, start, Cue::COLLECTION);
    if !matches!(class(before), Class::Stop | Class::Close) && before != PIECE && !covered
    {
        return None;
    }
    let closed = open.is_some() && class(*chars.get(end)?) == Class::Close;
    end += usize::from(closed);
    let parted = matches!(chars.get(end), Some(':' | '、' | ' '));
    end += usize::from(parted);
    // 。篇三:客房布草情况说明: what the line ends with behind it.
    let rest = &chars[end..];
    let marked = |&c: &char| matches!(class(c), Class::Stop | Class::Comma);
    let alone = until == block.span.end()
        && (SHORTEST..=LONGEST).contains(&rest.len())
        && !rest.iter().any(marked);
    let titled = alone || title_behind_mark(structure, rest).is_some();
    let start = folded.span(start..start + 1).start();
    let begins = (closed || parted && titled) && may_begin(source, block, start);
    begins.then(|| Mark {
        start,
        title: None,
        readings: vec![(number, folded.span(end - 1..end).end())],
        sure: false,
        style: Style::Head,
    })
}
