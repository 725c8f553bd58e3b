//! Lines that a page or a PDF broke, joined to paragraphs.

use super::Role;
use super::block::{Block, split_block};
use super::label::{Form, label};
use super::look::{Look, look_again};
use super::reader::Reader;
use crate::lexicon::Cue;
use crate::text::{Class, Span, class};

/// Widest line of a file that was broken at a fixed width, in characters.
const WIDEST: usize = 60;
/// Longest heading put together of two lines, in characters.
const LONGEST_HEADING: usize = 40;
/// Longest paragraph put together of lines, in bytes.
const LONGEST: u32 = 16 * 1024;

/// Joins lines to paragraphs; page numbers between them stay blocks of their own.
pub(super) fn join_lines(reader: &mut Reader<'_, '_>, blocks: Vec<Block>) -> Vec<Block> {
    let margin = margin(reader, &blocks);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    // The open paragraph, by place in `out`; only furniture stands behind it.
    let mut open: Option<usize> = None;
    // Where the furniture begins that stands behind the last line joined to it.
    let mut behind = 0;
    for mut block in blocks {
        if block.role == Some(Role::Furniture) {
            out.push(block);
            continue;
        }
        if let Some(at) = open.filter(|_| block.is_open())
            && let Some((number, rest)) = viewer_number(reader, &out[at], &block)
        {
            out.push(number);
            block = rest;
        }
        let into = open.filter(|_| block.is_open());
        match into {
            Some(at) if continues(reader, &out[at], &out[behind..], &block, margin) => {
                let gaps: Vec<_> = out[behind..].iter().map(|gap| gap.span).collect();
                behind = out.len();
                let paragraph = &mut out[at];
                paragraph.span = paragraph.span.to(block.span);
                paragraph.gaps.extend(gaps);
                paragraph.gaps.extend(block.gaps);
                paragraph.line_end = block.line_end;
                // Joined lines are text, and end as the last of them.
                let Look { stopped, date, .. } = block.look;
                paragraph.look = Look { stopped, date, ..Look::default() };
            }
            _ => {
                open = block.is_open().then_some(out.len());
                out.push(block);
                behind = out.len();
            }
        }
    }
    out
}

/// The width at which lines were broken, where they were: most lines that end
/// without a stop are as wide as the widest.
fn margin(reader: &Reader<'_, '_>, blocks: &[Block]) -> Option<usize> {
    let lines = || blocks.iter().filter(|b| b.is_open() && b.is_line());
    if blocks.iter().any(|b| b.is_open() && b.length() as usize > WIDEST * 4) {
        return None;
    }
    let widest = lines().map(|line| line.width(reader.source)).max()?;
    if !(18..=WIDEST).contains(&widest) {
        return None;
    }
    let mut full = 0;
    let mut running = 0;
    let mut all = 0;
    for line in lines() {
        all += 1;
        if line.width(reader.source) + 6 >= widest {
            full += 1;
            running += usize::from(!line.look.stopped);
        }
    }
    (full >= 3 && full * 4 >= all && running * 2 >= full).then_some(widest)
}

/// True where a block goes on with the paragraph before it.
fn continues(
    reader: &mut Reader<'_, '_>,
    paragraph: &Block,
    between: &[Block],
    block: &Block,
    margin: Option<usize>,
) -> bool {
    let length = block.span.end() - paragraph.span.start();
    let far = between.len() > 4 || between.iter().any(|b| b.length() > 60);
    if paragraph.look.stopped
        || length > LONGEST
        || far
        || block.indent && between.is_empty()
    {
        return false;
    }
    // A page number inside the line: the text before and after it is one.
    if !paragraph.line_end && !block.line_start {
        return !between.is_empty();
    }
    if is_broken_heading(reader, paragraph, block) {
        return true;
    }
    let (before, look) = (&paragraph.look, &block.look);
    if before.date || look.date || look.salutation || look.label.is_some() {
        return false;
    }
    let structure = reader.structure;
    let head: Vec<char> = reader.head(block, 60).chars().to_vec();
    if block.indent && !head.first().is_some_and(|&c| class(c).is_han()) {
        return false;
    }
    let last = last_line(reader, paragraph);
    let tail = reader.tail(last, 240).chars();
    // 4 and .6万 on two lines are one number: a line cannot start with a point.
    if matches!(head[..], ['.', digit, ..] if digit.is_ascii_digit())
        && tail.last().is_some_and(char::is_ascii_digit)
    {
        return true;
    }
    // 5.3, a page number, and 亿元: no sentence begins with a scale.
    if !between.is_empty()
        && matches!(head.first(), Some('万' | '亿' | '%'))
        && tail.last().is_some_and(char::is_ascii_digit)
    {
        return true;
    }
    let broken_off = matches!(head.first(), Some('。' | ',' | '、' | '.' | '%' | ';'))
        || tail
            .last()
            .is_some_and(|&c| matches!(c, ',' | '、') || class(c) == Class::Digit);
    let running = tail.iter().any(|c| matches!(c, ',' | '。' | ';'))
        && tail
            .last()
            .is_some_and(|&c| class(c).is_han() || c.is_ascii_digit() || c == ',');
    let labelled = label(structure, tail, 0).is_some();
    match margin {
        Some(margin) => tail.len() + 8 >= margin || running && !labelled,
        None => tail.len() >= 12 && running && (broken_off || !labelled),
    }
}

/// 吞吐量52 over 5、.7万吨: the number that a viewer put before its line is cut off
/// where it stands inside a number.
fn viewer_number(
    reader: &mut Reader<'_, '_>,
    paragraph: &Block,
    block: &Block,
) -> Option<(Block, Block)> {
    let label = block.look.label.filter(|label| label.form == Form::Digit)?;
    let digit = reader.backwards(paragraph.span).next()?.is_ascii_digit();
    if !digit || !block.line_start || !paragraph.line_end {
        return None;
    }
    let folded = reader.head(block, 60);
    let chars = folded.chars();
    let fraction = matches!(chars.get(label.end..)?, ['.', c, ..] if c.is_ascii_digit());
    let end = folded.span(0..label.end).end();
    let (number, rest) = split_block(reader.source, block, end);
    let (number, mut rest) = (number?, rest?);
    look_again(reader, &mut rest);
    fraction.then_some((Block { role: Some(Role::Furniture), ..number }, rest))
}

/// 三、建设有力有效的 over 保障体系: a heading that a line end broke.
fn is_broken_heading(
    reader: &mut Reader<'_, '_>,
    heading: &Block,
    block: &Block,
) -> bool {
    if heading.look.label.is_none() || !heading.is_line() || !block.is_line() {
        return false;
    }
    if !block.look.title_like || heading.look.width + block.look.width > LONGEST_HEADING {
        return false;
    }
    let structure = reader.structure;
    let tail = reader.tail(heading.span, 60).chars();
    tail.last() == Some(&'、') || structure.ends(tail, tail.len(), Cue::TITLE_BREAK)
}

/// The last of the lines a paragraph was put together of.
fn last_line(reader: &Reader<'_, '_>, paragraph: &Block) -> Span {
    let text = reader.source.slice(paragraph.span);
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    Span::new(paragraph.span.start() + start as u32, paragraph.span.end())
}
