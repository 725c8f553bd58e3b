use std::str::FromStr;

use crate::value::Decimal;

/// Digits or mask letters with thousands separators and a decimal point.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Literal {
    pub(super) end: usize,
    /// `None`: masked, or too long to be a number.
    pub(super) value: Option<Decimal>,
    pub(super) masked: bool,
}

/// More digits than these are a document number.
const MOST_DIGITS: usize = 28;

/// Letters that stand for hidden digits.
pub(crate) fn is_mask(c: char) -> bool {
    matches!(c, 'x' | 'X' | '×' | '*' | '_' | '#' | '○')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_place(c: char) -> bool {
    is_digit(c) || is_mask(c)
}

/// True where digits or mask letters start at `at`, and not in the middle of a word
/// of Latin letters.
pub(crate) fn starts_literal(chars: &[char], at: usize) -> bool {
    let Some(&c) = chars.get(at) else { return false };
    is_digit(c) || is_mask(c) && !in_word(chars, at)
}

/// A mask letter with other Latin letters beside it is a letter.
fn in_word(chars: &[char], at: usize) -> bool {
    let latin =
        |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphabetic() && !is_mask(*c));
    let end = run(chars, at, is_place);
    latin(chars.get(end)) || at > 0 && latin(chars.get(at - 1))
}

fn run(chars: &[char], at: usize, member: impl Fn(char) -> bool) -> usize {
    let rest = chars.get(at..).unwrap_or(&[]);
    at + rest.iter().take_while(|&&c| member(c)).count()
}

/// Reads a literal. `Err(end)`: digits that are no number.
pub(super) fn literal(chars: &[char], at: usize) -> Option<Result<Literal, usize>> {
    if !starts_literal(chars, at) {
        return None;
    }
    let first = run(chars, at, is_place);
    let integer = groups(chars, at, first);
    let end = fraction(chars, integer);
    let text = &chars[at..end];
    let masked = text.iter().any(|&c| is_mask(c));
    if product(text) {
        return Some(Err(end));
    }
    // `1.2.3` is a label, a version or a date.
    let dotted = end > integer
        && chars.get(end) == Some(&'.')
        && chars.get(end + 1).is_some_and(|&c| is_digit(c));
    if dotted {
        return Some(Err(run(chars, end, |c| is_digit(c) || c == '.')));
    }
    if masked {
        return Some(Ok(Literal { end, value: None, masked }));
    }
    let digits: String = text
        .iter()
        .filter_map(|&c| match c {
            '。' => Some('.'),
            ',' | ' ' => None,
            c => Some(c),
        })
        .collect();
    if digits.len() > MOST_DIGITS {
        return Some(Err(end));
    }
    let value = Decimal::from_str(&digits).ok()?;
    Some(Ok(Literal { end, value: Some(value), masked }))
}

/// `2×300`: a single times sign between digits hides nothing.
fn product(text: &[char]) -> bool {
    let signs = text.iter().filter(|&&c| is_mask(c)).count();
    let sign = text.iter().position(|&c| c == '×');
    signs == 1 && sign.is_some_and(|at| at > 0 && at + 1 < text.len())
}

/// Thousands: groups of exactly three behind a comma or blank, the first of at most
/// three; or digits that are letter-spaced one by one.
fn groups(chars: &[char], at: usize, first: usize) -> usize {
    let mut end = first;
    if first - at > 3 {
        return end;
    }
    for separator in [',', ' '] {
        let mut next = first;
        while chars.get(next) == Some(&separator)
            && run(chars, next + 1, is_place) == next + 4
        {
            next += 4;
        }
        // A group of another size behind makes all of it a list.
        let list = chars.get(next) == Some(&separator)
            && chars.get(next + 1).is_some_and(|&c| is_digit(c));
        if next > end && !list {
            end = next;
        }
    }
    if end == first && first - at == 1 {
        let mut next = first;
        while chars.get(next) == Some(&' ') && run(chars, next + 1, is_digit) == next + 2
        {
            next += 2;
        }
        end = next;
    }
    end
}

/// A decimal point with digits behind it; 。 passes for one between digits where the
/// rest cannot start a sentence.
fn fraction(chars: &[char], integer: usize) -> usize {
    let digits = run(chars, integer + 1, is_place);
    if digits == integer + 1 {
        return integer;
    }
    match chars.get(integer) {
        Some('.') => digits,
        Some('。')
            if digits <= integer + 3
                && !chars.get(digits).is_none_or(|c| "年月日.、,)号".contains(*c)) =>
        {
            digits
        }
        _ => integer,
    }
}
