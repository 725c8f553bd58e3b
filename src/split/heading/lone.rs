//! Short lines without a label that are headings.

use super::{Heading, REACH};
use crate::split::Role;
use crate::split::block::Block;
use crate::split::label::{Form, Label};
use crate::split::reader::Reader;
use crate::text::class;

/// The shortest sentence that may stand under a heading, in bytes.
const SENTENCE: u32 = 30;

/// The shortest line of which two are needed, and one does not stand under a title.
const SHORT: usize = 3;

/// Short lines without label and stop, with text under each; one alone is none.
pub(super) fn lone_lines(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    headings: &mut Vec<Heading>,
) {
    let mut found = Vec::new();
    let mut short = Vec::new();
    for at in 0..blocks.len() {
        let block = &blocks[at];
        if !block.is_open() || !block.is_line() {
            continue;
        }
        let span = block.span;
        let heading = Heading { span, form: None, text: span.start() };
        if block.look.width == SHORT {
            let heads = stands_over_text(blocks, at, headings)
                && above(blocks, at).is_some_and(|block| block.look.stopped)
                && reader.read(span).chars().iter().all(|&c| class(c).is_han());
            short.extend(heads.then_some(heading));
        } else if is_shaped(reader, block)
            && (stands_over_text(blocks, at, headings)
                && stands_under_text(blocks, at, headings)
                || parts_numbering(blocks, at))
        {
            found.push(heading);
        }
    }
    if short.len() >= 2 {
        found.extend(short);
    }
    if found.len() >= 2 {
        headings.extend(found);
    }
}

/// A line that may be a heading: short, in one piece, no figures.
fn is_shaped(reader: &mut Reader<'_, '_>, block: &Block) -> bool {
    if !block.look.title_like || block.length() > 90 || block.look.salutation {
        return false;
    }
    let chars = reader.read(block.span).chars();
    (4..=24).contains(&chars.len())
        && !chars.contains(&' ')
        && chars.iter().filter(|c| c.is_ascii_digit()).count() <= 4
}

/// The open block before one.
fn above(blocks: &[Block], at: usize) -> Option<&Block> {
    blocks[..at].iter().rev().take(REACH).find(|block| block.is_open())
}

fn stands_over_text(blocks: &[Block], at: usize, headings: &[Heading]) -> bool {
    let mut below = blocks[at + 1..].iter().take(REACH);
    let Some(next) = below.find(|block| block.is_open()) else { return false };
    let text = next.length() > 300 || next.length() > SENTENCE && next.look.stopped;
    let headed = headings.binary_search_by_key(&next.span.start(), |h| h.span.start());
    text && !headed.is_ok_and(|at| headings[at].span.end() + 3 >= next.span.end())
}

fn stands_under_text(blocks: &[Block], at: usize, headings: &[Heading]) -> bool {
    let mut above = blocks[..at].iter().rev().take(REACH);
    let title = |block: &&Block| block.is_open() || block.role == Some(Role::Title);
    above.find(title).is_none_or(|block| {
        let start = block.span.start();
        !block.is_open()
            || block.look.stopped
            || headings.binary_search_by_key(&start, |h| h.span.start()).is_ok()
    })
}

/// True between text and a first label: the numbering begins anew under the line.
fn parts_numbering(blocks: &[Block], at: usize) -> bool {
    let open = |block: &&Block| block.is_open();
    let above = above(blocks, at);
    let below = blocks[at + 1..].iter().take(REACH).find(open);
    let first = |label: Label| label.number == 1 && label.form <= Form::HanParen;
    above.is_some_and(|block| block.look.stopped)
        && below.is_some_and(|block| block.look.label.is_some_and(first))
}
