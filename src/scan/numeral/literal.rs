use crate::text::is_mask;
use crate::value::Decimal;

/// Digits or mask letters with thousands separators and a decimal point.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Literal {
    pub(super) end: usize,
    /// `None`: masked.
    pub(super) value: Option<Decimal>,
}

/// More digits than these are a document number.
const MOST_DIGITS: usize = 28;

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
    let digits = Digits::of(text);
    if digits.masks == 1 && product(text) {
        return Some(Err(end));
    }
    // `1.2.3` is a label, a version or a date.
    let dotted = end > integer
        && chars.get(end) == Some(&'.')
        && chars.get(end + 1).is_some_and(|&c| is_digit(c));
    if dotted {
        return Some(Err(run(chars, end, |c| is_digit(c) || c == '.')));
    }
    if digits.masks > 0 {
        return Some(Ok(Literal { end, value: None }));
    }
    if digits.length > MOST_DIGITS {
        return Some(Err(end));
    }
    let value = Decimal::try_from_i128_with_scale(digits.value, digits.places).ok()?;
    Some(Ok(Literal { end, value: Some(value) }))
}

/// What stands in a literal.
#[derive(Default)]
struct Digits {
    /// All digits in a row, where there are not too many of them.
    value: i128,
    /// How many digits and points.
    length: usize,
    /// How many digits stand behind the point.
    places: u32,
    masks: usize,
}

impl Digits {
    fn of(text: &[char]) -> Digits {
        let mut read = Digits::default();
        let mut pointed = false;
        for &c in text {
            match c {
                '0'..='9' if read.length < MOST_DIGITS => {
                    read.value = read.value * 10 + i128::from(c as u8 - b'0');
                    read.length += 1;
                    read.places += u32::from(pointed);
                }
                '0'..='9' => read.length += 1,
                '.' | '。' => {
                    pointed = true;
                    read.length += 1;
                }
                ',' | ' ' => {}
                _ => read.masks += 1,
            }
        }
        read
    }
}

/// `2×300`: a times sign between digits, the only mask letter, hides nothing.
fn product(text: &[char]) -> bool {
    let sign = text.iter().position(|&c| c == '×');
    sign.is_some_and(|at| at > 0 && at + 1 < text.len())
}

/// Thousands: groups of exactly three behind a comma or blank, the first of at most
/// three; or digits that are letter-spaced one by one.
fn groups(chars: &[char], at: usize, first: usize) -> usize {
    let mut end = first;
    if first - at > 3 || !matches!(chars.get(first), Some(',' | ' ')) {
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
        if chars.get(next) != Some(&'/') {
            end = next;
        }
    }
    end
}

/// A decimal point with digits behind it; 。 passes for one between digits where the
/// rest cannot start a sentence.
fn fraction(chars: &[char], integer: usize) -> usize {
    let point = chars.get(integer);
    if !matches!(point, Some('.' | '。')) {
        return integer;
    }
    let digits = run(chars, integer + 1, is_place);
    let starts_sentence = || {
        digits > integer + 3
            || chars.get(digits).is_none_or(|c| "年月日.、,)号".contains(*c))
    };
    if digits == integer + 1 || point == Some(&'。') && starts_sentence() {
        integer
    } else {
        digits
    }
}
