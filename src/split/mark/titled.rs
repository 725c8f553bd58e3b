//! Marks with the title before them: 护林总结范文篇3.

use super::number::{PIECE, ordinal_before, readings};
use super::{Mark, Style, may_begin};
use crate::lexicon::Cue;
use crate::split::block::{Block, floor};
use crate::split::reader::Reader;
use crate::text::{Class, Span, class};

/// `…结束。2护林总结范文篇3四月以来`: the title before 篇 or 范文 and its number.
pub(super) fn titled_mark(
    reader: &mut Reader<'_, '_>,
    block: &Block,
    at: u32,
    piece: bool,
) -> Option<Mark> {
    let structure = reader.structure;
    let source = reader.source;
    let from = floor(source, at.saturating_sub(200)).max(block.span.start());
    let until = floor(source, at + 60).min(block.span.end());
    let folded = reader.read(Span::new(from, until));
    let chars = folded.chars();
    let word = folded.position(at);
    let ordinal = ordinal_before(chars, word).filter(|_| piece);
    let mut stem_end = ordinal.map_or(word, |(_, start)| start);
    while stem_end > 0 && chars[stem_end - 1] == ' ' {
        stem_end -= 1;
    }
    if !structure.ends(chars, stem_end, Cue::TITLE.or(Cue::COLLECTION)) {
        return None;
    }
    let start = stem_start(chars, stem_end)?;
    if stem_end - start < 4 || start == 0 && from > block.span.start() {
        return None;
    }
    let readings = match ordinal {
        Some((number, _)) => vec![(number, folded.span(word..word + 1).end())],
        None if piece => readings(structure, folded, word + 1),
        None => {
            // 工作总结范文3 may be a title with a bare number.
            let end = word + structure.at(chars, word, Cue::MARK)?;
            let end = end + usize::from(chars.get(end) == Some(&' '));
            let bare =
                stem_end == word && chars.get(end).is_none_or(char::is_ascii_digit);
            if bare { Vec::new() } else { readings(structure, folded, end) }
        }
    };
    let title = folded.span(start..stem_end);
    let begins = !readings.is_empty() && may_begin(source, block, title.start());
    begins.then_some(Mark {
        start: title.start(),
        title: Some(title),
        readings,
        sure: false,
        style: Style::Titled,
    })
}

/// Where the title before a mark begins: after a stop, and after the page number
/// that may stand there.
fn stem_start(chars: &[char], end: usize) -> Option<usize> {
    let stops = |c: &char| matches!(class(*c), Class::Stop) || matches!(c, ':' | ',');
    let mut start = chars[..end].iter().rposition(stops).map_or(0, |at| at + 1);
    // A cover without a line break behind it: 护岸小结(精选3篇)护岸小结篇1.
    let declared = |pair: &[char]| pair[0] == PIECE && class(pair[1]) == Class::Close;
    if let Some(at) = chars[start..end].windows(2).rposition(declared) {
        start += at + 2;
    }
    while chars.get(start).is_some_and(|&c| class(c) == Class::Close || c == ' ') {
        start += 1;
    }
    let digits = chars[start..end].iter().take_while(|c| c.is_ascii_digit()).count();
    if digits <= 3 && chars.get(start + digits) != Some(&'年') {
        start += digits;
    }
    (start < end).then_some(start)
}
