//! Page numbers: inside a line, alone on it, and page after page.

use std::ops::Range;

use super::Role;
use super::block::Block;
use crate::text::Source;

/// The character for a page, in both scripts.
pub(super) const PAGES: [&str; 2] = ["页", "頁"];

/// The longest line of a page number, in characters: `第1234页,共1234页`.
const LONGEST: usize = 30;

/// `第3页 共9页` and `共9页 第3页` inside a line, as it stands in the source.
pub(super) fn pages_inside(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from =
        if PAGES.iter().any(|sign| line.contains(sign)) { 0 } else { line.len() };
    std::iter::from_fn(move || {
        let rest = &line[from..];
        let start = rest.match_indices(['第', '共']).find_map(|(at, _)| {
            let length = page_of_pages(&rest[at..])?;
            Some(from + at..from + at + length)
        })?;
        from = start.end;
        Some(start)
    })
}

/// The length of a page number with the number of pages at the head of a text.
fn page_of_pages(text: &str) -> Option<usize> {
    let (first, second) =
        if text.starts_with('第') { ('第', '共') } else { ('共', '第') };
    let blank = [' ', '\t', '\u{3000}'];
    let rest = pages(text, first)?.trim_start_matches(blank);
    let rest = rest.strip_prefix([',', '，', '/', '／', '、']).unwrap_or(rest);
    let rest = pages(rest.trim_start_matches(blank), second)?;
    Some(text.len() - rest.len())
}

/// What stands behind `第3页`.
fn pages(text: &str, word: char) -> Option<&str> {
    let blank = [' ', '\t', '\u{3000}'];
    let rest = text.strip_prefix(word)?.trim_start_matches(blank);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let behind = rest.trim_start_matches(digit);
    let digits = rest.len() - behind.len();
    let number = rest[..digits].chars().count();
    let behind = behind.trim_start_matches(blank).strip_prefix(['页', '頁'])?;
    (1..=5).contains(&number).then_some(behind)
}

/// True for a page number alone on its line, as folded: `- 3 -`, `第3页`, `3/9`.
pub(super) fn is_page_line(chars: &[char]) -> bool {
    if chars.len() > LONGEST {
        return false;
    }
    let dash = |c: char| matches!(c, '-' | '—');
    let number = |at: usize| {
        let rest = chars.get(at..)?;
        let blank = usize::from(rest.first() == Some(&' '));
        let digits = rest[blank..].iter().take_while(|c| c.is_ascii_digit()).count();
        let end = at + blank + digits;
        (1..=4).contains(&digits).then(|| end + usize::from(chars.get(end) == Some(&' ')))
    };
    let whole = |end: usize| end == chars.len();
    match chars {
        ['-' | '—', ..] => {
            let open = chars.iter().take_while(|c| dash(**c)).count();
            number(open).is_some_and(|end| {
                end < chars.len() && chars[end..].iter().all(|c| dash(*c))
            })
        }
        ['第', ..] => number(1).is_some_and(|end| {
            let end = end + 1;
            let paged = chars.get(end - 1) == Some(&'页');
            let parted = matches!(chars.get(end), Some(',' | '/' | ' '));
            let next = end + usize::from(parted);
            let all = || {
                let all = number(next + 1).filter(|_| chars.get(next) == Some(&'共'))?;
                (chars.get(all) == Some(&'页')).then_some(all + 1)
            };
            paged && (whole(next) || all().is_some_and(whole))
        }),
        ['P' | 'p', 'a', 'g', 'e', ..] => {
            number(4).is_some_and(|end| chars.len() <= end + 8)
        }
        [c, ..] if c.is_ascii_digit() => number(0).is_some_and(|end| {
            let all = number(end + 1).filter(|_| chars.get(end) == Some(&'/'));
            all.is_some_and(whole) && chars.last() != Some(&' ')
        }),
        _ => false,
    }
}

/// The number that a line consists of, if it may be that of a page.
pub(super) fn lone_number(chars: &[char]) -> Option<u32> {
    let digits = chars.len() <= 3 && chars.iter().all(char::is_ascii_digit);
    digits.then(|| chars.iter().collect::<String>().parse().ok())?
}

/// Numbers alone on their lines that count up by one, page after page.
pub(super) fn mark_page_sequence(blocks: &mut [Block], numbers: &[(usize, u32)]) {
    for pair in numbers.windows(2) {
        let ((a, first), (b, second)) = (pair[0], pair[1]);
        if second == first + 1 && b > a + 2 {
            blocks[a].role = Some(Role::Furniture);
            blocks[b].role = Some(Role::Furniture);
        }
    }
}

/// The most texts that are looked for at the heads of pages: left and right ones.
const RUNNING_HEADS: usize = 2;

/// Lines beside page numbers that come again: all but the first, which is the title.
pub(super) fn mark_running_heads(
    source: &Source<'_>,
    blocks: &mut [Block],
    pages: &[usize],
) {
    let mut beside: Vec<&str> = Vec::new();
    for &page in pages {
        let near = [page.checked_sub(1), page.checked_add(1)].into_iter().flatten();
        let near = near.filter_map(|at| blocks.get(at));
        let heads = near.filter(|block| block.look.title_like && block.is_line());
        beside.extend(heads.map(|block| source.slice(block.span)));
    }
    beside.sort_unstable();
    let groups = beside.chunk_by(|one, next| one == next);
    let heads: Vec<&str> =
        groups.filter(|group| group.len() > 1).map(|group| group[0]).collect();
    for head in heads.into_iter().take(RUNNING_HEADS) {
        let same = |block: &&mut Block| {
            block.is_open() && block.is_line() && source.slice(block.span) == head
        };
        for block in blocks.iter_mut().filter(same).skip(1) {
            block.role = Some(Role::Furniture);
        }
    }
}
