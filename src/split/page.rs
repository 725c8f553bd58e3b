//! Page numbers: inside a line, alone on it, and page after page.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Role;
use super::block::Block;
use crate::text::Source;

/// The character for a page, in both scripts.
pub(super) const PAGES: [&str; 2] = ["页", "頁"];

/// The longest line of a page number, in characters: `第1234页,共1234页`.
const LONGEST: usize = 30;

/// `第3页 共9页` and `共9页 第3页`, as they stand in the source.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    let page = |word| format!(r"{word}[ \t　]*[0-9０-９]{{1,5}}[ \t　]*[页頁]");
    let between = r"[ \t　]*[,，/／、]?[ \t　]*";
    let (this, all) = (page("第"), page("共"));
    pattern(&format!("{this}{between}{all}|{all}{between}{this}"))
});

/// A page number alone on its line, as folded: `- 3 -`, `第3页`, `3/9`.
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    let number = " ?[0-9]{1,4} ?";
    pattern(&format!(
        "^(?:[-—]+{number}[-—]+|第{number}页[,/ ]?(?:共{number}页)?\
         |[0-9]{{1,4}} ?/ ?[0-9]{{1,4}}|[Pp]age{number}.{{0,8}})$"
    ))
});

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is well formed")
}

/// The page numbers inside a line.
pub(super) fn pages_inside(line: &str) -> impl Iterator<Item = Range<usize>> {
    let paged = PAGES.iter().any(|sign| line.contains(sign));
    let found = paged.then(|| INSIDE.find_iter(line));
    found.into_iter().flatten().map(|page| page.range())
}

/// True for a page number alone on its line.
pub(super) fn is_page_line(chars: &[char]) -> bool {
    // A pattern is made ready only where its first and last characters stand.
    let ([first, ..], [.., last]) = (chars, chars) else { return false };
    let may = match first {
        '-' | '—' => matches!(last, '-' | '—'),
        '第' => matches!(last, '页' | ',' | '/'),
        'P' | 'p' => chars.starts_with(&[*first, 'a', 'g', 'e']),
        first => first.is_ascii_digit() && last.is_ascii_digit(),
    };
    may && chars.len() <= LONGEST && ALONE.is_match(&String::from_iter(chars))
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
