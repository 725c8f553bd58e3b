//! Marks without a word: 【1】 before a title, 01 on a line above one.

use super::{Mark, Style};
use crate::split::Role;
use crate::split::block::Block;
use crate::split::label::ordinal;
use crate::split::reader::Reader;
use crate::split::title::{is_report_title, is_title_like};
use crate::text::{Class, Span, class};

/// The longest line that holds a number alone, in bytes.
const LONGEST_NUMBER: u32 = 16;

/// The longest line of a number and a title, in bytes.
const LONGEST: u32 = 240;

/// Numbers in brackets before titles, and numbers alone on their lines with a title
/// under each: in a compilation they number its reports.
pub(super) fn lone_numbers(
    reader: &mut Reader<'_, '_>,
    blocks: &[Block],
    found: &mut Vec<Mark>,
) {
    let mut lone = Vec::new();
    let mut titled = true;
    for (at, block) in blocks.iter().enumerate() {
        if !block.is_line() || block.length() > LONGEST {
            continue;
        }
        let open = block.is_open();
        let furniture = block.role == Some(Role::Furniture);
        let numeral = |c: char| c.is_ascii_digit() || class(c) == Class::HanDigit;
        match reader.first(block.span) {
            Some('【' | '[') if open => found.extend(bracketed(reader, block)),
            Some(c)
                if numeral(c)
                    && block.length() <= LONGEST_NUMBER
                    && (open || furniture) =>
            {
                let chars = reader.read(block.span).chars();
                let Some((number, end)) = ordinal(chars, 0) else { continue };
                if end != chars.len() {
                    continue;
                }
                let under = blocks.get(at + 1);
                titled &= under.is_some_and(|b| b.look.title_like && b.is_line());
                lone.push(mark(block, block.span.end(), number, None));
            }
            _ => {}
        }
    }
    // Pages have numbers, too, but not a title under each.
    if titled {
        found.extend(lone);
    }
}

/// `【1】护林工作小结`.
fn bracketed(reader: &mut Reader<'_, '_>, block: &Block) -> Option<Mark> {
    let structure = reader.structure;
    let folded = reader.read(block.span);
    let chars = folded.chars();
    let (number, end) = ordinal(chars, 1)?;
    let title = chars.get(end + 1..)?;
    let closed = class(chars[end]) == Class::Close;
    if !closed || !is_report_title(structure, title) && !title.is_empty() {
        return None;
    }
    let after = folded.span(end..end + 1).end();
    let title =
        is_title_like(structure, title).then(|| folded.span(end + 1..chars.len()));
    Some(mark(block, after, number, title))
}

fn mark(block: &Block, end: u32, number: u32, title: Option<Span>) -> Mark {
    let start = block.span.start();
    Mark { start, title, readings: vec![(number, end)], sure: false, style: Style::Lone }
}
