//! Lines that are no part of any report: navigation, notices, source and author.

use super::Role;
use super::block::Block;
use super::contents::{contents_entry, is_contents_head, mark_contents};
use super::look::{SHORT, look_at, look_at_long};
use super::mark::{PIECE, numbered_word};
use super::page::{is_page_line, lone_number, mark_page_sequence, mark_running_heads};
use super::reader::Reader;
use crate::lexicon::{Cue, Structure};
use crate::text::class;

/// Lines longer than this, in bytes, are text.
const LONGEST: u32 = 480;

/// Gives furniture and meta lines their role, and the others their look; returns the
/// texts of the entries of tables of contents, blanks left out.
pub(super) fn mark_furniture(
    reader: &mut Reader<'_, '_>,
    blocks: &mut [Block],
) -> Vec<String> {
    let structure = reader.structure;
    let mut entries = Vec::new();
    let mut contents = Vec::new();
    let mut numbers = Vec::new();
    let mut pages = Vec::new();
    let mut in_list = false;
    for (at, block) in blocks.iter_mut().enumerate() {
        if !block.is_open() {
            continue;
        }
        if block.length() > LONGEST {
            in_list = false;
            block.look = look_at_long(reader, block);
            continue;
        }
        let folded = reader.read(block.span);
        let chars = folded.chars();
        if block.is_line()
            && let Some(entry) = contents_entry(chars)
        {
            entries.push(entry);
            block.role = Some(Role::Furniture);
            continue;
        }
        if block.is_line() && is_page_line(chars) {
            pages.push(at);
            block.role = Some(Role::Furniture);
            continue;
        }
        let kind = kind(structure, chars, block.is_line());
        in_list = match kind {
            Some(Kind::List) => true,
            Some(Kind::Role(_)) => in_list,
            None => in_list && chars.len() <= 45 && !ends_list(structure, chars),
        };
        block.role = match kind {
            Some(Kind::Role(role)) => Some(role),
            _ => in_list.then_some(Role::Furniture),
        };
        if !block.is_open() {
            continue;
        }
        if is_contents_head(structure, chars) {
            contents.push(at);
        }
        if block.is_line()
            && let Some(number) = lone_number(chars)
        {
            numbers.push((at, number));
        }
        block.look = if block.length() <= SHORT {
            look_at(structure, folded, block)
        } else {
            look_at_long(reader, block)
        };
    }
    mark_contents(reader, blocks, &contents, &mut entries);
    numbers.retain(|(at, _)| blocks[*at].is_open());
    mark_page_sequence(blocks, &numbers);
    mark_running_heads(reader.source, blocks, &pages);
    entries
}

/// True for a line that a list of links does not hold: a sentence, or the mark of a
/// report.
fn ends_list(structure: &Structure, chars: &[char]) -> bool {
    let marks = |at: usize| {
        (chars[at] == PIECE || at == 0) && numbered_word(structure, chars, at).is_some()
    };
    chars.last() == Some(&'。') || (0..chars.len()).any(marks)
}

/// What a line of furniture is.
#[derive(Clone, Copy)]
enum Kind {
    Role(Role),
    /// The head of a list of links.
    List,
}

fn kind(structure: &Structure, chars: &[char], whole_line: bool) -> Option<Kind> {
    let furniture = Some(Kind::Role(Role::Furniture));
    if is_rule(chars) || is_cut_notice(structure, chars) {
        return furniture;
    }
    if !whole_line {
        return None;
    }
    let head = chars.iter().position(|&c| !is_bullet(c)).unwrap_or(0);
    let meta = || is_meta(structure, chars, head);
    if is_path(chars) || is_page_furniture(structure, chars, head) && !meta() {
        return furniture;
    }
    let short = chars.len() <= 40 && !chars.iter().any(|c| matches!(c, '。' | ','));
    if short && structure.find(chars, Cue::LIST).is_some() {
        return Some(Kind::List);
    }
    if structure.find(chars, Cue::TRAIL).is_some() {
        return furniture;
    }
    meta().then_some(Kind::Role(Role::Meta))
}

/// `----------`: a line that parts what is above it from what is below.
fn is_rule(chars: &[char]) -> bool {
    let stroke =
        |c: &char| matches!(c, '-' | '=' | '_' | '*' | '~' | '·' | '—' | '…' | '#' | '+');
    chars.len() >= 3 && chars.iter().all(stroke)
}

/// What stands before the first word of a line of furniture.
fn is_bullet(c: char) -> bool {
    matches!(c, '[' | '【' | '(' | '*' | '#' | '■' | '●' | '★' | '>' | '-' | '—')
}

/// `首页>水务>总结`: where a page stands in its site; no sentence, and no tags.
fn is_path(chars: &[char]) -> bool {
    chars.len() <= 60
        && chars.iter().filter(|&&c| c == '>').nth(1).is_some()
        && !chars.iter().any(|c| matches!(c, '。' | '<'))
}

/// A line that starts with a word of web furniture.
fn is_page_furniture(structure: &Structure, chars: &[char], head: usize) -> bool {
    structure.at(chars, head, Cue::PAGE).is_some_and(|length| {
        let behind = chars.get(head + length);
        length > 4 || behind.is_none_or(|&c| !class(c).is_han())
    })
}

/// A line of source, author or time.
fn is_meta(structure: &Structure, chars: &[char], head: usize) -> bool {
    if chars.len() > 80 || !chars.contains(&':') || chars.contains(&'。') {
        return false;
    }
    // (供稿:梧桥闸)守闸工作小结: a title is glued to it.
    if chars[0] == '(' && chars.last() != Some(&')') {
        return false;
    }
    let labelled = chars.len() <= 60
        && structure
            .at(chars, head, Cue::META)
            .is_some_and(|length| chars.get(head + length) == Some(&':'));
    let mut colons = (0..chars.len()).filter(|&at| chars[at] == ':');
    labelled || colons.any(|colon| is_field(structure, &chars[..colon]))
}

/// 浏览次数, 发布时间 before a colon.
fn is_field(structure: &Structure, chars: &[char]) -> bool {
    let measures = chars.iter().rev().take(2);
    let measures = measures.take_while(|c| matches!(c, '次' | '数' | '量')).count();
    (0..=measures).any(|tail| structure.ends(chars, chars.len() - tail, Cue::FIELD))
}

/// A notice that the text was cut: 全文共2140字.
pub(crate) fn tells_of_cut(structure: &Structure, chars: &[char]) -> bool {
    let mut ends = chars.iter().enumerate().filter(|(_, c)| **c == '字');
    ends.any(|(at, _)| tells_extent(structure, &chars[..at]))
}

/// 全文共2140 before 字.
fn tells_extent(structure: &Structure, chars: &[char]) -> bool {
    let digits = chars.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    digits > 0 && structure.ends(chars, chars.len() - digits, Cue::EXTENT)
}

/// Such a notice, or a field that a template left.
fn is_cut_notice(structure: &Structure, chars: &[char]) -> bool {
    let tag = |at: usize| {
        let length = structure.at(chars, at + 1, Cue::TAG);
        length.is_some_and(|length| chars.get(at + 1 + length) == Some(&':'))
    };
    chars.iter().enumerate().any(|(at, c)| match c {
        '字' => tells_extent(structure, &chars[..at]),
        '[' => tag(at),
        _ => false,
    })
}
