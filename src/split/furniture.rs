//! Lines that are no part of any report: page numbers, navigation, notices.

use std::sync::LazyLock;

use regex::Regex;

use super::Role;
use super::block::{Block, Reader};
use super::label::label;
use crate::lexicon::{Cue, Structure};
use crate::text::{Class, class};

/// Lines longer than this, in bytes, are text.
const LONGEST: u32 = 600;

/// The longest line of a page number, in characters: `第1234页,共1234页`.
const LONGEST_PAGE_LINE: usize = 30;

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is well formed")
}

/// A page number alone on its line, as folded.
static PAGE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[-—]+ ?[0-9]{1,4} ?[-—]+|第 ?[0-9]{1,4} ?页[,/ ]?(?:共 ?[0-9]{1,4} ?页)?|[0-9]{1,4} ?/ ?[0-9]{1,4}|[Pp]age ?[0-9]{1,4}.{0,8})$",
    )
});

/// An entry of a table of contents: its text and the leader to the page.
static CONTENTS_ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(.{2,80}?) ?(?:…|\.{4}|·{4}|-{6}|_{4})[…·._\- ]* ?[0-9]{1,4}$")
});

/// A line of source, author or time.
static META_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:来源|作者|编辑|浏览|点击|阅读|发布时间|发布者|下载本文)[次数量]{0,2}:")
});

/// A notice that the text was cut.
static CUT_NOTICE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[全本]文共[0-9]+字|\[(?:标签|db):|显示[0-9]+字"));

/// Gives furniture and meta lines their role; returns the texts of the entries of
/// tables of contents, blanks left out.
pub(super) fn mark_furniture(
    reader: &mut Reader<'_, '_>,
    blocks: &mut [Block],
) -> Vec<String> {
    let mut entries = Vec::new();
    let mut in_list = false;
    for block in blocks.iter_mut() {
        if !block.is_open() {
            continue;
        }
        if block.span.range().len() > LONGEST as usize {
            in_list = false;
            continue;
        }
        let whole_line = block.line_start && block.line_end;
        let structure = reader.structure;
        let chars = reader.read(block.span).chars();
        let line: String = chars.iter().collect();
        let paged = whole_line && line.ends_with(|c: char| c.is_ascii_digit());
        if paged && let Some(entry) = CONTENTS_ENTRY.captures(&line) {
            entries.push(entry[1].replace(' ', ""));
            block.role = Some(Role::Furniture);
            continue;
        }
        let role = role(structure, chars, &line, whole_line);
        let role = match role {
            Some(Kind::List) => {
                in_list = true;
                Some(Role::Furniture)
            }
            Some(Kind::Role(role)) => Some(role),
            None if in_list && chars.len() <= 45 && !line.ends_with('。') => {
                Some(Role::Furniture)
            }
            None => {
                in_list = false;
                None
            }
        };
        block.role = role;
    }
    contents_block(reader, blocks, &mut entries);
    page_sequence(reader, blocks);
    entries
}

enum Kind {
    Role(Role),
    List,
}

fn role(
    structure: &Structure,
    chars: &[char],
    line: &str,
    whole_line: bool,
) -> Option<Kind> {
    let furniture = Some(Kind::Role(Role::Furniture));
    // A pattern is made when first asked: few texts have what these look for.
    let numbered = line.bytes().any(|byte| byte.is_ascii_digit());
    let short = whole_line && numbered && chars.len() <= LONGEST_PAGE_LINE;
    let cut = numbered && line.contains('字') || line.contains('[');
    if short && PAGE_LINE.is_match(line) || cut && CUT_NOTICE.is_match(line) {
        return furniture;
    }
    if !whole_line || chars.len() > 160 {
        return None;
    }
    let head = chars.iter().position(|c| !"[【(*#■●★>-—".contains(*c)).unwrap_or(0);
    let after = |length: usize| chars.get(head + length).copied();
    if chars.len() <= 60 && line.matches('>').count() >= 2 {
        return furniture;
    }
    if let Some(length) = structure.at(chars, head, Cue::PAGE)
        && after(length).is_none_or(|c| !class(c).is_han() || length > 4)
    {
        return furniture;
    }
    let listed =
        (0..chars.len().min(40)).any(|at| structure.at(chars, at, Cue::LIST).is_some());
    if listed && chars.len() <= 40 && !line.contains(['。', ',']) {
        return Some(Kind::List);
    }
    if (0..chars.len()).any(|at| structure.at(chars, at, Cue::TRAIL).is_some()) {
        return furniture;
    }
    let labelled = structure
        .at(chars, head, Cue::META)
        .is_some_and(|length| after(length) == Some(':'));
    let meta = chars.len() <= 80
        && !line.contains('。')
        && (labelled && chars.len() <= 60
            || line.contains(':') && META_LINE.is_match(line));
    meta.then_some(Kind::Role(Role::Meta))
}

/// 目录 and the lines under it, up to the line that repeats the first of them.
fn contents_block(
    reader: &mut Reader<'_, '_>,
    blocks: &mut [Block],
    entries: &mut Vec<String>,
) {
    for at in 0..blocks.len() {
        if !blocks[at].is_open() || blocks[at].span.range().len() > 40 {
            continue;
        }
        let chars: Vec<char> = reader
            .read(blocks[at].span)
            .chars()
            .iter()
            .copied()
            .filter(|&c| c != ' ')
            .collect();
        if reader.structure.at(&chars, 0, Cue::CONTENTS) != Some(chars.len()) {
            continue;
        }
        blocks[at].role = Some(Role::Furniture);
        let end = contents_end(reader, blocks, at + 1);
        for block in &mut blocks[at + 1..end] {
            entries.push(entry(reader, block));
            block.role = Some(Role::Furniture);
        }
    }
}

/// The first block behind the entries that start at `start`; `start` where the
/// lines there are repeated nowhere.
fn contents_end(reader: &mut Reader<'_, '_>, blocks: &[Block], start: usize) -> usize {
    let mut first: Option<String> = None;
    for (at, block) in blocks.iter().enumerate().skip(start).take(400) {
        if block.span.range().len() > 200 {
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

/// The text of an entry without label and blanks.
fn entry(reader: &mut Reader<'_, '_>, block: &Block) -> String {
    let chars = reader.head(block, 240).chars();
    let from = label(chars, 0).map_or(0, |label| label.end);
    chars[from..].iter().filter(|&&c| c != ' ').collect()
}

/// Numbers alone on their lines that count up by one, page after page.
fn page_sequence(reader: &mut Reader<'_, '_>, blocks: &mut [Block]) {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.is_open()
            && block.line_start
            && block.line_end
            && block.span.range().len() <= 9
            && let chars = reader.read(block.span).chars()
            && chars.len() <= 3
            && chars.iter().all(char::is_ascii_digit)
            && let Ok(number) = chars.iter().collect::<String>().parse()
        {
            numbers.push((at, number));
        }
    }
    for pair in 0..numbers.len().saturating_sub(1) {
        let ((a, first), (b, second)) = (numbers[pair], numbers[pair + 1]);
        if second == first + 1 && b > a + 2 {
            blocks[a].role = Some(Role::Furniture);
            blocks[b].role = Some(Role::Furniture);
        }
    }
}

/// True for text that cannot begin in the middle of a sentence: a label.
pub(super) fn starts_anew(chars: &[char]) -> bool {
    label(chars, 0).is_some()
}

/// True where the text ends as a sentence or clause does.
pub(super) fn ends_stopped(chars: &[char]) -> bool {
    let mut rest =
        chars.iter().rev().skip_while(|&&c| class(c) == Class::Close || c == ' ');
    rest.next().is_some_and(|&c| class(c) == Class::Stop || c == ':')
}
