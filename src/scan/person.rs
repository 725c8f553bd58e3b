//! Names of people that hold a numeral or a season: 信贷员陆九斤, 何立春、赵十全.

use super::{Cx, Skipped};
use crate::report::Reason;
use crate::text::class;

/// The longest family name before the numeral, and the longest given name.
const LONGEST: usize = 2;

/// The rest of a name that holds the character at `at`, a numeral or the start of a
/// word of dates (`date_word`): other names hide nothing that would be read.
pub(super) fn at(cx: Cx<'_>, at: usize, date_word: bool) -> Option<Skipped> {
    if !date_word && !class(cx.chars[at]).is_numeral() {
        return None;
    }
    let surname = |start: &usize| cx.lexicon.starts.of(cx.chars[*start]).surname();
    let end = (at.saturating_sub(LONGEST)..=at).filter(surname).find_map(|start| {
        let end = name(cx, start).filter(|&end| end > at)?;
        let titled = cx.lexicon.honors.titles.before(cx.chars, start).is_some();
        (titled || posted(cx, start, end) || listed(cx, start, end)).then_some(end)
    })?;
    Some(Skipped { start: at, end, reason: Some(Reason::Name) })
}

/// The end of a family name with two characters of a given name.
fn name(cx: Cx<'_>, start: usize) -> Option<usize> {
    let (surname, ()) = cx.lexicon.honors.surnames.at(cx.chars, start)?;
    let given = cx.chars.get(start + surname..start + surname + LONGEST)?;
    given.iter().all(|&c| class(c).is_han()).then_some(start + surname + LONGEST)
}

/// Behind what people do for a living, with nothing glued to it: 化验员佟立春、.
fn posted(cx: Cx<'_>, start: usize, end: usize) -> bool {
    let living = |c: &char| matches!(c, '员' | '师' | '手');
    let post = start.checked_sub(1).and_then(|at| cx.chars.get(at)).is_some_and(living);
    let counts = class(cx.chars[start]).is_numeral();
    post && !counts && cx.chars.get(end).is_none_or(|&c| !class(c).is_han())
}

/// A name beside it in a list, and nothing glued to the two.
fn listed(cx: Cx<'_>, start: usize, end: usize) -> bool {
    let chars = cx.chars;
    let is_comma = |at: usize| chars.get(at) == Some(&'、');
    let over = |at: usize| chars.get(at).is_none_or(|&c| !class(c).is_han() || c == '等');
    let after = is_comma(end)
        && [LONGEST + 1, LONGEST].iter().any(|length| {
            cx.lexicon.honors.surnames.at(chars, end + 1).is_some()
                && over(end + 1 + length)
        });
    let before = start > 0 && is_comma(start - 1) && over(end) && {
        let other = start.saturating_sub(LONGEST + 2);
        (other..start - 1)
            .any(|from| name(cx, from) == Some(start - 1) || from + LONGEST == start - 1)
            && cx.lexicon.honors.surnames.at(chars, other).is_some()
    };
    after || before
}
