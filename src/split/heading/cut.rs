//! Cuts headings out of the blocks.

use super::Heading;
use crate::split::Role;
use crate::split::block::{Block, split_block};
use crate::split::reader::Reader;
use crate::text::{Class, class};

/// Cuts the blocks at both ends of each heading.
pub(super) fn cut(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
    headings: &[Heading],
) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len() + headings.len());
    let mut next = headings.iter().peekable();
    for block in blocks {
        let mut rest = Some(block);
        while let Some(block) = rest.take() {
            let inside = next.next_if(|h| block.span.contains(h.span));
            let Some(heading) = inside else {
                out.push(block);
                continue;
            };
            let (before, from) = split_block(reader.source, &block, heading.span.start());
            out.extend(before);
            let Some(from) = from else { continue };
            let stop = reader.source.text()
                [heading.span.end() as usize..from.span.end() as usize]
                .chars()
                .next()
                .filter(|&c| matches!(class(c), Class::Stop | Class::Comma));
            let end = heading.span.end() + stop.map_or(0, |c| c.len_utf8() as u32);
            let (head, after) = split_block(reader.source, &from, end);
            out.extend(head.map(|b| Block { role: Some(Role::Heading), ..b }));
            rest = after;
        }
    }
    out
}
