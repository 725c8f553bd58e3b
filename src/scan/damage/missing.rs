//! What is gone beside words: numbers, units, the digits of years.

use super::{Harm, harm};
use crate::lexicon::{Beside, Cue, Role};
use crate::report::Reason;
use crate::scan::{Cx, Skipped};
use crate::text::{Class, class};

const NUMBER_MISSING: &str = "number missing before a unit";
const UNIT_MISSING: &str = "unit missing behind a number";
const YEAR_MISSING: &str = "year missing before 年";
const YEAR_DOUBLED: &str = "年 doubled";
const COUNTER_ALONE: &str = "counter without a number behind a title";
const LETTER_INSIDE: &str = "letter inside a number";
const FROM_BELOW: &str = "a place counted from the bottom is no rank";

/// What is wrong at a numeral that is no figure.
pub(super) fn in_skipped(cx: Cx<'_>, skipped: &Skipped) -> Option<Harm> {
    let (start, end) = (skipped.start, skipped.end);
    let text = cx.chars.get(start..end)?;
    let first = *text.first()?;
    match skipped.reason {
        Some(Reason::Ordinal) if text.starts_with(&['倒', '数']) => {
            return harm(start, end, FROM_BELOW);
        }
        Some(Reason::Idiom) if text.len() == 2 && text[1] == '元' => {
            return amount_missing(cx, start, end);
        }
        _ => {}
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let rest = cx.chars[end..].iter().take(6);
    let behind = rest.take_while(|c| c.is_ascii_digit() || "OolI".contains(**c)).count();
    if behind > 0 && text.iter().all(char::is_ascii_digit) {
        let (length, _) = cx.lexicon.units.at(cx.chars, end + behind)?;
        return harm(start, end + behind + length, LETTER_INSIDE);
    }
    let grows = cx.lexicon.numbers.damage.grows.before(cx.chars, start).is_some();
    let scaled = text.iter().any(|c| matches!(c, '万' | '亿'));
    let unitless = matches!(skipped.reason, None | Some(Reason::NoUnit));
    let bare = grows && !scaled && unitless && ends_clause(cx, end);
    bare.then(|| harm(start, end, UNIT_MISSING))?
}

/// What is wrong at a character that stands behind numbers.
pub(super) fn beside_words(cx: Cx<'_>, at: usize) -> Option<Harm> {
    match cx.chars.get(at)? {
        '余' => unit_behind_rest(cx, at),
        '年' => year_missing(cx, at).or_else(|| year_doubled(cx, at)),
        '名' | '户' => counter_alone(cx, at),
        _ => None,
    }
}

/// A mark, and not one that more numbers of a list stand behind.
fn ends_clause(cx: Cx<'_>, at: usize) -> bool {
    let Some(&next) = cx.chars.get(at) else { return true };
    let list = cx.chars.get(at + 1).is_some_and(|&c| class(c).is_numeral());
    match class(next) {
        Class::Stop => true,
        Class::Comma => !list,
        _ => false,
    }
}

/// 拨付专款万元: the digits are gone.
fn amount_missing(cx: Cx<'_>, start: usize, end: usize) -> Option<Harm> {
    let before = *cx.chars.get(start.checked_sub(1)?)?;
    let account = cx.lexicon.numbers.damage.account.before(cx.chars, start).is_some();
    let sound = class(before) == Class::Han && !account && ends_clause(cx, end);
    sound.then(|| harm(start, end, NUMBER_MISSING))?
}

/// 惠及船工余人.
fn unit_behind_rest(cx: Cx<'_>, at: usize) -> Option<Harm> {
    let before = *cx.chars.get(at.checked_sub(1)?)?;
    if class(before) != Class::Han || cx.lexicon.numbers.beside.is(Beside::Rested, before)
    {
        return None;
    }
    let (length, _) = cx.lexicon.units.at(cx.chars, at + 1)?;
    let end = at + 1 + length;
    ends_clause(cx, end).then(|| harm(at, end, NUMBER_MISSING))?
}

/// XX年年报送计划; 2031年年底 is sound.
fn year_doubled(cx: Cx<'_>, at: usize) -> Option<Harm> {
    if cx.chars.get(at + 1) != Some(&'年') {
        return None;
    }
    let numeral = class(*cx.chars.get(at.checked_sub(1)?)?).is_numeral();
    let annual = cx.lexicon.numbers.damage.annual.at(cx.chars, at + 1);
    let sound = annual.is_some_and(|(_, sound)| *sound);
    (numeral && !sound).then(|| harm(at, at + 2, YEAR_DOUBLED)).flatten()
}

/// 表彰护渠工作总结名船员: a title was pasted over what stood before the counter.
fn counter_alone(cx: Cx<'_>, at: usize) -> Option<Harm> {
    if !cx.lexicon.structure.ends(cx.chars, at, Cue::TITLE) {
        return None;
    }
    let word = cx.lexicon.numbers.damage.counted.at(cx.chars, at).is_some();
    let counts = class(*cx.chars.get(at + 1)?) == Class::Han;
    (counts && !word).then(|| harm(at, at + 1, COUNTER_ALONE)).flatten()
}

/// 水管站年国庆值班: the digits of the year are gone.
fn year_missing(cx: Cx<'_>, at: usize) -> Option<Harm> {
    let before = *cx.chars.get(at.checked_sub(1)?)?;
    if class(before) != Class::Han || cx.lexicon.numbers.beside.is(Beside::Yeared, before)
    {
        return None;
    }
    let festival = cx
        .lexicon
        .dates
        .at(cx.chars, at + 1, false)
        .any(|(_, role)| matches!(role, Role::Festival(_) | Role::Half(_)));
    let month = || {
        let rest = &cx.chars[at + 1..];
        let digits = rest.iter().take(2).take_while(|c| c.is_ascii_digit()).count();
        digits > 0 && rest.get(digits) == Some(&'月')
    };
    (festival || month()).then(|| harm(at, at + 1, YEAR_MISSING))?
}
