//! Where a date may start in a report, by one look at what follows: most numerals
//! count something, and reading each as a date first would cost more than all else.

use crate::lexicon::Dates;
use crate::text::{class, misread_digits};

/// The furthest that the first sign of a date stands behind its first digit, as in
/// `2028、2029、2030、2031年`.
const REACH: usize = 32;

/// False where [`parse`](super::parse) finds nothing at `at`, if no word of the lexicon
/// that a date can start with stands there.
pub(crate) fn triggered(dates: &Dates, chars: &[char], at: usize) -> bool {
    let Some(&c) = chars.get(at) else { return false };
    if is_digit_like(c) && sign_follows(chars, at) {
        return true;
    }
    if matches!(c, '“' | '"') {
        return dates.starts_at(chars, at + 1);
    }
    let follows = |c| match c {
        '#' => sign_follows(chars, at + 1),
        c => chars.get(at + 1) == Some(&c),
    };
    dates.opening(chars, at).is_some_and(|opening| opening.behind.chars().any(follows))
}

/// A digit, a mask, or a letter that stands for a digit by mistake.
fn is_digit_like(c: char) -> bool {
    class(c).is_numeral() || misread_digits().any(|letter| letter == c)
}

/// A run of numbers from `at` on, with what may join them, up to a sign of a date.
fn sign_follows(chars: &[char], at: usize) -> bool {
    // 2031.9.3 has no other sign.
    let mut separators = 0;
    for &c in chars.iter().skip(at).take(REACH) {
        match c {
            '年' | '月' | '日' | '号' | '世' | '季' | '学' | '点' | '时' | '以' | ':' =>
            {
                return true;
            }
            '.' | '/' | '-' => {
                separators += 1;
                if separators == 2 {
                    return true;
                }
            }
            '—' | '~' | '–' | '－' | '至' | '到' | '直' | '、' | '和' | '及' | '与'
            | '第' | '个' | ' ' => separators = 0,
            c if is_digit_like(c) => {}
            _ => return false,
        }
    }
    false
}
