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
    let dot = |c: Option<char>| c == Some('·');
    if dot(before) && start > 1 && digit(chars.get(start - 2))
        || dot(after) && digit(chars.get(end + 1))
        || chars.get(start..=end).is_some_and(|text| text.contains(&'#'))
        || after == Some('”')
    {
        return Some(Reason::Name);
    }
    if before == Some('秒') {
        return Some(Reason::Clock);
    }
    let point = before.is_none_or(|c| !class(c).is_han()) && after == Some('是');
    let han = chars.get(start..end)?.iter().all(|c| class(*c).is_han());
    if han && point {
        return Some(Reason::Heading);
    }
    if han && after.is_some_and(|c| class(c).is_han()) {
        return Some(part_of_word(&chars[start..end]));
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

/// 一般, 一直; 民二庭, 五四奖章.
fn part_of_word(numeral: &[char]) -> Reason {
    if numeral == ['一'] { Reason::Idiom } else { Reason::Name }
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
            ("改了9遭", 2, 3, None),
            ("一是修渠,二是护堤", 0, 1, Some(Reason::Heading)),
            ("一是修渠,二是护堤", 5, 6, Some(Reason::Heading)),
            ("民二庭审结", 1, 2, Some(Reason::Name)),
            ("保持一致", 2, 3, Some(Reason::Idiom)),
            ("“6·28”暴雨", 1, 2, Some(Reason::Name)),
            ("“6·28”暴雨", 3, 5, Some(Reason::Name)),
            ("6#楼封顶", 0, 1, Some(Reason::Name)),
            ("渡轮“沁渡18”号", 5, 7, Some(Reason::Name)),
            ("12秒31的成绩", 3, 5, Some(Reason::Clock)),
        ];
        for (text, start, end, want) in cases {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(reason(&chars, start, end), want, "{text}");
        }
    }
}
