//! Tables of contents: entries with a page, and 目录 with the lines under it.

use super::Role;
use super::block::Block;
use super::label::label;
use super::reader::Reader;
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, class};

/// The longest text of an entry, in characters.
const LONGEST: usize = 80;

/// The longest table of contents, in lines.
const MOST: usize = 400;

/// The text of an entry with a leader to its page: `一、清滩……3`.
pub(super) fn contents_entry(chars: &[char]) -> Option<String> {
    let digits = chars.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let rest = &chars[..chars.len() - digits];
    let dotted = |c: &char| matches!(c, '…' | '·' | '.' | '_' | '-' | ' ');
    let run = rest.iter().rev().take_while(|c| dotted(c)).count();
    let leads = |at: &usize| match &rest[*at..] {
        ['…', ..] => true,
        [c @ ('.' | '·' | '_'), b, d, e, ..] => [b, d, e] == [c; 3],
        ['-', rest @ ..] => rest.iter().take(5).filter(|&&c| c == '-').count() == 5,
        _ => false,
    };
    let start = (rest.len() - run..rest.len()).find(leads)?;
    let text = (2..=LONGEST).contains(&start).then_some(&rest[..start])?;
    Some(text.iter().filter(|&&c| c != ' ').collect())
}

/// `目录`, `目 录`: the line over the entries.
pub(super) fn is_contents_head(structure: &Structure, chars: &[char]) -> bool {
    if chars.len() > 12 {
        return false;
    }
    let blank = |c: char| c == ' ' || matches!(class(c), Class::Open | Class::Close);
    let solid: Vec<char> = chars.iter().copied().filter(|&c| !blank(c)).collect();
    structure.at(&solid, 0, Cue::CONTENTS) == Some(solid.len())
}

/// Each head and the lines under it, up to the line that repeats the first of them.
pub(super) fn mark_contents(
    reader: &mut Reader<'_, '_>,
    blocks: &mut [Block],
    heads: &[usize],
    entries: &mut Vec<String>,
) {
    for &head in heads {
        if !blocks[head].is_open() {
            continue;
        }
        blocks[head].role = Some(Role::Furniture);
        // Entries with their pages are known already.
        if blocks.get(head + 1).is_some_and(|entry| !entry.is_open()) {
            continue;
        }
        let end = contents_end(reader, blocks, head + 1);
        for block in &mut blocks[head + 1..end] {
            entries.push(entry(reader, block));
            block.role = Some(Role::Furniture);
        }
    }
}

/// The first block behind the entries that start at `start`; `start` where the
/// lines there are repeated nowhere.
fn contents_end(reader: &mut Reader<'_, '_>, blocks: &[Block], start: usize) -> usize {
    let mut first: Option<String> = None;
    for (at, block) in blocks.iter().enumerate().skip(start).take(MOST) {
        if block.length() > 200 {
            return start;
        }
        if !block.is_open() {
            continue;
        }
        let line = entry(reader, block);
        match &first {
            None => first = Some(line),
            Some(first) if *first == line => return at,
            Some(_) => {}
        }
    }
    start
}

/// The text of an entry without bullet, label and blanks.
fn entry(reader: &mut Reader<'_, '_>, block: &Block) -> String {
    let structure = reader.structure;
    let chars = reader.head(block, 240).chars();
    let bullet = usize::from(matches!(
        chars.first(),
        Some(
            '◇' | '◆'
                | '★'
                | '☆'
                | '●'
                | '○'
                | '■'
                | '□'
                | '▲'
                | '△'
                | '※'
                | '·'
                | '•'
        )
    ));
    let from = label(structure, chars, bullet).map_or(bullet, |label| label.end);
    chars[from..].iter().filter(|&&c| c != ' ').collect()
}
