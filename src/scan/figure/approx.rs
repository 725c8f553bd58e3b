use crate::scan::Cx;
use crate::scan::numeral::Form;
use crate::value::Qualifier;

/// What stands before a figure and belongs to it or bears on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    pub(super) start: usize,
    pub(super) qualifier: Option<Qualifier>,
    pub(super) currency: Option<&'static str>,
}

/// Reads approximators and a currency sign leftwards from `start`, not past `floor`.
pub(super) fn left(cx: Cx<'_>, start: usize, floor: usize, form: Form) -> Left {
    let mut left = Left { start, qualifier: None, currency: None };
    for _ in 0..3 {
        let mut at = left.start;
        if at > floor && cx.chars.get(at - 1) == Some(&' ') {
            at -= 1;
        }
        if left.currency.is_none()
            && let Some((length, code)) = cx.lexicon.units.prefixes.before(cx.chars, at)
            && at - length >= floor
        {
            left.currency = Some(*code);
            left.start = at - length;
        } else if left.qualifier.is_none() && approximator(cx, at, floor, form, &mut left)
        {
        } else {
            break;
        }
    }
    left
}

/// `$9.9`: a sign of money in front, which wins over a unit behind.
pub(super) fn is_signed(cx: Cx<'_>, start: usize) -> bool {
    let sign = start.checked_sub(1).and_then(|at| cx.chars.get(at));
    matches!(sign, Some('$' | '£' | '€' | '¥'))
}

fn approximator(
    cx: Cx<'_>,
    at: usize,
    floor: usize,
    form: Form,
    left: &mut Left,
) -> bool {
    let Some((length, word)) = cx.lexicon.numbers.left.before(cx.chars, at) else {
        return false;
    };
    let start = at.saturating_sub(length);
    let part_of_word = start > floor && word.not_after.contains(&cx.chars[start - 1]);
    // 上 before a whole number is no approximator: 上百, but 上3楼.
    let scale_only = length == 1 && cx.chars[start] == '上' && form != Form::Bare;
    if start < floor || part_of_word || scale_only {
        return false;
    }
    left.qualifier = Some(word.qualifier);
    if word.inside {
        left.start = start;
    }
    word.inside
}

/// 以上 左右 and the like behind a figure: where they end, and what they do.
pub(super) fn right(cx: Cx<'_>, at: usize) -> Option<(usize, Qualifier)> {
    let mut from = at;
    if cx.chars.get(at..at + 3) == Some(&['(', '含', ')']) {
        from = at + 3;
    }
    let (length, word) = cx.lexicon.numbers.right.at(cx.chars, from)?;
    Some((from + length, word.qualifier))
}
