//! Cuts the text where documents begin, and tells titles and covers from text.

use super::Bound;
use crate::split::Role;
use crate::split::block::{Block, split_block};
use crate::split::look::look_again;
use crate::split::reader::Reader;
use crate::text::{Class, class};

/// Cuts the blocks where documents and their text begin; heads become titles.
pub(in crate::split) fn cut_at_bounds(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
    bounds: &[Bound],
) -> Vec<Block> {
    let mut cuts: Vec<u32> = bounds.iter().flat_map(|b| [b.start, b.head_end]).collect();
    cuts.dedup();
    let mut out = Vec::with_capacity(blocks.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for block in blocks {
        let mut rest = Some(block);
        while let Some(block) = rest.take() {
            while cuts.next_if(|&cut| cut <= block.span.start()).is_some() {}
            match cuts.next_if(|&cut| cut < block.span.end()) {
                Some(cut) => {
                    let (before, after) = split_block(reader.source, &block, cut);
                    out.extend(before);
                    rest = after;
                    // A report that begins behind a notice is none itself.
                    let begins = bounds.binary_search_by_key(&cut, |b| b.start).is_ok();
                    if let Some(text) = rest.as_mut().filter(|_| begins) {
                        text.role = None;
                    }
                }
                None => out.push(block),
            }
        }
    }
    let out = part_page_numbers(reader, out, bounds);
    assign_heads(reader, out, bounds)
}

/// Cuts off the page number that stands before a glued title.
fn part_page_numbers(
    reader: &Reader<'_, '_>,
    blocks: Vec<Block>,
    bounds: &[Bound],
) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let end = block.span.end();
        let glued = bounds.binary_search_by_key(&end, |b| b.start).is_ok();
        let digits = if glued { page_number_length(reader, &block) } else { None };
        if let Some(digits) = digits {
            let (text, number) = split_block(reader.source, &block, end - digits);
            out.extend(text);
            out.extend(number.map(|n| Block { role: Some(Role::Furniture), ..n }));
        } else {
            out.push(block);
        }
    }
    out
}

/// Bytes of the page number behind the last stop of a block.
fn page_number_length(reader: &Reader<'_, '_>, block: &Block) -> Option<u32> {
    let text = reader.source.slice(block.span);
    let kept = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - kept.len();
    let stopped = kept.chars().next_back().is_some_and(|c| class(c) == Class::Stop);
    (block.is_open() && stopped && (1..=4).contains(&digits)).then_some(digits as u32)
}

/// Titles and cover lines get their role, what was cut its look.
fn assign_heads(
    reader: &mut Reader<'_, '_>,
    mut blocks: Vec<Block>,
    bounds: &[Bound],
) -> Vec<Block> {
    let first = bounds.first().map_or(0, |bound| bound.start);
    for block in blocks.iter_mut().filter(|block| block.is_open()) {
        let at = bounds.partition_point(|bound| bound.start <= block.span.start());
        let head = at > 0 && block.span.start() < bounds[at - 1].head_end;
        let cover = at == 0 && block.span.start() < first && block.length() < 300;
        if head || cover {
            block.role = Some(Role::Title);
        }
        if !block.is_line() {
            look_again(reader, block);
        }
    }
    blocks
}
