//! Numerals that no rule has claimed, by what stands beside them: ratios and scores,
//! labels of items, numbers to which nothing gives a unit.

use super::{Cx, Scan};
use crate::report::Reason;
use crate::text::{Class, class};

/// How far behind a numeral its scale goes on: 1亿多.
const SCALE: usize = 3;

/// Gives their reason to the numerals that have none yet, where the marks around
/// them show it.
pub(crate) fn explain(cx: Cx<'_>, scan: &mut Scan) {
    for skipped in scan.skipped.iter_mut().filter(|s| s.reason.is_none()) {
        let marks = || reason(cx.chars, skipped.start, skipped.end);
        skipped.reason = label(cx, skipped.start, skipped.end).or_else(marks);
    }
}

/// 表3, 12345热线, “721”工作法: a word beside it makes it a label.
fn label(cx: Cx<'_>, start: usize, end: usize) -> Option<Reason> {
    let quoted = cx.chars.get(end) == Some(&'”');
    let names = &cx.lexicon.names;
    let before = names.before_numbers.before(cx.chars, start);
    let after = || names.after_numbers.at(cx.chars, end + usize::from(quoted));
    before.or_else(after).map(|(_, &reason)| reason)
}

fn reason(chars: &[char], start: usize, end: usize) -> Option<Reason> {
    let before = start.checked_sub(1).map(|at| chars[at]);
    let after = chars.get(end).copied();
    let digit = |c: Option<&char>| c.is_some_and(|&c| class(c) == Class::Digit);
    let sign = |c: Option<char>| c.is_some_and(|c| matches!(c, ':' | '∶'));
    let behind = sign(before) && start > 1 && digit(chars.get(start - 2));
    if behind || sign(after) && digit(chars.get(end + 1)) {
        return Some(Reason::Ratio);
    }
    let opens = before.is_none_or(|c| matches!(c, ':' | ';' | '。' | '\n'));
    let label = after.is_some_and(|c| matches!(c, '.' | '、'))
        && chars.get(end + 1).is_some_and(|&c| class(c).is_han());
    if opens && label {
        return Some(Reason::Heading);
    }
    let scale = |c: &&char| matches!(**c, '万' | '亿' | '千' | '百' | '余' | '多');
    let rest = chars.get(end..).unwrap_or(&[]);
    let scales = rest.iter().take(SCALE).take_while(scale).count();
    let bare = rest.get(scales).is_none_or(|&c| !class(c).is_han() && c != '”');
    bare.then_some(Reason::NoUnit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_by_the_marks_beside() {
        let cases = [
            ("比分为2:1。", 3, 4, Some(Reason::Ratio)),
            ("比分为2:1。", 5, 6, Some(Reason::Ratio)),
            ("1.修渠", 0, 1, Some(Reason::Heading)),
            ("增长27.3,", 2, 6, Some(Reason::NoUnit)),
            ("减少1亿多。", 2, 3, Some(Reason::NoUnit)),
            ("改了9稿", 2, 3, None),
        ];
        for (text, start, end, want) in cases {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(reason(&chars, start, end), want, "{text}");
        }
    }
}
