//! Headings: labelled ones, alone or with text behind them, and short lone lines.

mod cut;
mod end;
mod inline;
mod labelled;
mod list;
mod lone;

use cut::cut;
use inline::inline;
pub(super) use labelled::heading_in;
use labelled::{chapter, labelled};
use list::drop_list_items;
use lone::lone_lines;

use super::block::Block;
use super::label::Form;
use super::reader::Reader;
use crate::text::Span;

/// A heading as found.
#[derive(Clone, Copy, Debug)]
pub(in crate::split) struct Heading {
    /// Label and text.
    pub(in crate::split) span: Span,
    /// `None` for a short lone line.
    pub(in crate::split) form: Option<Form>,
    /// Where the text begins behind the label.
    pub(in crate::split) text: u32,
}

/// How far the text of a heading in running text may reach, in characters.
const LONGEST_RUN_ON: usize = 32;

/// How many blocks away a neighbour is looked for over furniture.
const REACH: usize = 64;

/// Finds the headings among the open blocks of a part and cuts them out.
pub(in crate::split) fn headings(
    reader: &mut Reader<'_, '_>,
    blocks: Vec<Block>,
) -> (Vec<Block>, Vec<Heading>) {
    let mut headings = Vec::new();
    for block in blocks.iter().filter(|block| block.is_open() && block.line_start) {
        headings.extend(labelled(reader, block));
    }
    if headings.iter().any(|heading| heading.form == Some(Form::Decimal)) {
        headings.extend(blocks.iter().filter_map(|block| chapter(reader, block)));
        headings.sort_by_key(|heading| heading.span.start());
    }
    drop_list_items(reader, &blocks, &mut headings);
    if !headings.iter().any(|h| h.form <= Some(Form::HanParen)) {
        for block in blocks.iter().filter(|block| block.is_open()) {
            inline(reader, block, &mut headings);
        }
    }
    lone_lines(reader, &blocks, &mut headings);
    headings.sort_by_key(|heading| heading.span.start());
    headings.dedup_by_key(|heading| heading.span.start());
    (cut(reader, blocks, &headings), headings)
}
