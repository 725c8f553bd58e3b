//! Names and shapes that contain numerals and are no figures.

use super::{Cx, Skipped};
use crate::lexicon::{Beside, Start};
use crate::report::Reason;
use crate::scan::numeral::{self, Read};
use crate::text::{Class, class, is_mask};

/// The longest title in 《》, in characters.
const LONGEST_BOOK: usize = 40;

/// The longest name or other numeral without a fact that starts at `at`; `read` is
/// what the numeral reader finds there, and `label` the end of the number of an item
/// with a date behind it.
pub(super) fn at(
    cx: Cx<'_>,
    at: usize,
    start: Start,
    read: Option<&Read>,
    label: Option<usize>,
) -> Option<Skipped> {
    let phrase = if start.listed() { phrase(cx, at) } else { None };
    let found = if start.shape() { shape(cx, at, label) } else { None };
    let found = found.or_else(|| {
        // Elsewhere digits are a number and no label.
        let open = at == 0 || !start.shape();
        if open && start.numeral() { item(cx, at, read) } else { None }
    });
    let shape =
        found.map(|(end, reason)| Skipped { start: at, end, reason: Some(reason) });
    [phrase, shape].into_iter().flatten().max_by_key(|skipped| skipped.end)
}

fn phrase(cx: Cx<'_>, at: usize) -> Option<Skipped> {
    let (length, &reason) = cx.lexicon.names.phrases.at(cx.chars, at)?;
    let end = at + length;
    (!beside_digit(cx.chars, at, length)).then_some(Skipped {
        start: at,
        end,
        reason: Some(reason),
    })
}

/// A listed name does not cut a number in two: 500强 in 1500强.
fn beside_digit(chars: &[char], at: usize, length: usize) -> bool {
    let digit = |i: Option<usize>| {
        i.and_then(|i| chars.get(i)).is_some_and(|c| c.is_ascii_digit() || *c == '.')
    };
    let numeric = |i: usize| chars.get(i).is_some_and(|c| c.is_ascii_digit());
    numeric(at) && digit(at.checked_sub(1))
        || numeric(at + length - 1) && digit(Some(at + length))
}

fn shape(cx: Cx<'_>, at: usize, label: Option<usize>) -> Option<(usize, Reason)> {
    match *cx.chars.get(at)? {
        '“' | '‘' | '「' => quoted(cx.chars, at).map(|end| (end, Reason::Name)),
        '〔' | '[' | '(' => bracketed(cx, at),
        '《' => book(cx.chars, at).map(|end| (end, Reason::Name)),
        '第' => page(cx, at),
        c if is_mask(c) => hidden_name(cx, at).map(|end| (end, Reason::Name)),
        c if c.is_ascii_alphanumeric() => url(cx.chars, at)
            .map(|end| (end, Reason::DocumentNumber))
            .or(label.map(|end| (end, Reason::Heading)))
            .or_else(|| code(cx.chars, at)),
        _ => None,
    }
}

/// `2.2031年`: where the number of a list item ends before the year behind its point.
pub(super) fn label_before_date(chars: &[char], at: usize) -> Option<usize> {
    if !chars.get(at).is_some_and(char::is_ascii_digit) || !starts_clause(chars, at) {
        return None;
    }
    let digits =
        |from: usize| chars[from..].iter().take(5).take_while(|c| c.is_ascii_digit());
    let point = at + digits(at).count();
    let short = (at + 1..=at + 2).contains(&point) && chars.get(point) == Some(&'.');
    let year = short && digits(point + 1).count() == 4;
    (year && chars.get(point + 5) == Some(&'年')).then_some(point)
}

/// A numeral and a noun in quotes, without digits: “六比六看”.
fn quoted(chars: &[char], at: usize) -> Option<usize> {
    let window = chars.get(at + 1..(at + 14).min(chars.len()))?;
    let length = window.iter().position(|c| matches!(c, '”' | '’' | '」'))?;
    let inner = &window[..length];
    let numeral = |c: &char| matches!(class(*c), Class::HanDigit | Class::HanScale);
    let plain = inner.iter().all(|c| class(*c).is_han() || *c == '、');
    let count = inner.iter().filter(|c| numeral(c)).count();
    (plain && length >= 2 && count > 0 && numeral(inner.first()?))
        .then_some(at + length + 2)
}

/// 《护渠十二年》: a title with a numeral.
fn book(chars: &[char], at: usize) -> Option<usize> {
    let window = chars.iter().skip(at + 1).take(LONGEST_BOOK);
    let length = window.take_while(|&&c| c != '》').count();
    let end = at + 1 + length;
    let numeral = chars.get(at + 1..end)?.iter().any(|&c| class(c).is_numeral());
    (numeral && chars.get(end) == Some(&'》')).then_some(end + 1)
}

/// `〔2031〕17号`, footnote marks `[2]`, labels `(一)`.
fn bracketed(cx: Cx<'_>, at: usize) -> Option<(usize, Reason)> {
    let chars = cx.chars;
    let inner = numeral::number(cx.lexicon, chars, at + 1)?;
    if !chars.get(inner.end).is_some_and(|c| matches!(c, '〕' | ']' | ')')) {
        return None;
    }
    let close = inner.end + 1;
    if let Some(number) = numeral::number(cx.lexicon, chars, close)
        && chars.get(number.end) == Some(&'号')
    {
        return Some((number.end + 1, Reason::DocumentNumber));
    }
    match chars[at] {
        '(' if starts_clause(chars, at) => Some((close, Reason::Heading)),
        '[' => Some((close, Reason::DocumentNumber)),
        _ => None,
    }
}

fn starts_clause(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| chars.get(i));
    before.is_none_or(|&c| matches!(class(c), Class::Stop | Class::Space) || c == ':')
}

/// `第3页`, `第 3 页共9页`.
fn page(cx: Cx<'_>, at: usize) -> Option<(usize, Reason)> {
    let number = numeral::number(cx.lexicon, cx.chars, at + 1)?;
    if cx.chars.get(number.end) != Some(&'页') {
        return None;
    }
    let mut end = number.end + 1;
    let mut reason = Reason::Ordinal;
    if cx.chars.get(end) == Some(&'共')
        && let Some(all) = numeral::number(cx.lexicon, cx.chars, end + 1)
        && cx.chars.get(all.end) == Some(&'页')
    {
        end = all.end + 1;
        reason = Reason::DocumentNumber;
    }
    Some((end, reason))
}

/// A mask before a noun that names a body or place: xx局.
fn hidden_name(cx: Cx<'_>, at: usize) -> Option<usize> {
    if !numeral::starts_literal(cx.chars, at) {
        return None;
    }
    let rest = cx.chars.get(at..)?;
    let end = at + rest.iter().take_while(|c| is_mask(**c)).count();
    let next = cx.chars.get(end).copied();
    let known = cx.lexicon.names.heads.at(cx.chars, end);
    let unit = cx.lexicon.units.at(cx.chars, end);
    match (known, unit) {
        (Some((noun, ())), Some((unit, _)))
            if unit > noun || unit == noun && is_counted(cx.chars, at, end + unit) =>
        {
            None
        }
        (Some((noun, ())), _) => Some(end + noun),
        (None, None)
            if next.is_some_and(|c| {
                class(c).is_han() && !cx.lexicon.numbers.beside.is(Beside::Counting, c)
            }) =>
        {
            Some(end)
        }
        _ => None,
    }
}

/// 学校xxx所, with nothing behind: the noun before is counted, not named. So is what
/// closes a list: 县一中等xx所学校.
fn is_counted(chars: &[char], start: usize, end: usize) -> bool {
    let Some(&last) = start.checked_sub(1).and_then(|at| chars.get(at)) else {
        return false;
    };
    let noun = class(last) == Class::Han;
    last == '等'
        || noun
            && chars
                .get(end)
                .is_none_or(|&c| matches!(class(c), Class::Stop | Class::Comma))
}

/// `https://…`: the end of an address.
pub(super) fn url(chars: &[char], at: usize) -> Option<usize> {
    let rest = chars.get(at..)?;
    if !matches!(rest.first(), Some('h' | 'H' | 'w' | 'W')) {
        return None;
    }
    let starts = |word: &str| {
        word.chars().count() <= rest.len()
            && word.chars().zip(rest).all(|(a, b)| a == b.to_ascii_lowercase())
    };
    if !["http://", "https://", "www."].into_iter().any(starts) {
        return None;
    }
    let member = |c: &&char| c.is_ascii_graphic();
    Some(at + rest.iter().take(400).take_while(member).count())
}

/// Models, codes, phone numbers, ratios and scores: `G60`, `1+3+N`, `555-0142`.
fn code(chars: &[char], at: usize) -> Option<(usize, Reason)> {
    let joins = |c: char| matches!(c, '+' | '-' | ':' | '/' | '.' | '>');
    let before = at.checked_sub(1).and_then(|i| chars.get(i));
    if before.is_some_and(char::is_ascii_alphanumeric) {
        return None;
    }
    let rest = chars.get(at..)?;
    let digits = rest.iter().take(64).take_while(|c| c.is_ascii_digit()).count();
    if rest.get(digits).is_none_or(|&c| !c.is_ascii_alphanumeric() && !joins(c)) {
        return None;
    }
    let member = |c: &char| c.is_ascii_alphanumeric() || joins(*c);
    let length = rest.iter().take(64).take_while(|c| member(c)).count();
    let joints = rest[..length].iter().rev().take_while(|c| joins(**c)).count();
    let text = &rest[..length - joints];
    // What only digits make up is a number.
    if text.iter().all(|c| c.is_ascii_digit() || *c == '.') {
        return None;
    }
    let digits = text.iter().filter(|c| c.is_ascii_digit()).count();
    let letter = |c: char| c.is_ascii_alphabetic() && !is_mask(c);
    let end = at + text.len();
    if text.contains(&'+') && digits > 0 {
        return Some((end, Reason::Name));
    }
    let hidden = text.iter().filter(|c| is_mask(**c)).count();
    let leads_with_letter = text.first().is_some_and(|&c| letter(c));
    if leads_with_letter && digits + hidden > 0 && !text.contains(&'/') {
        return Some((end, Reason::Name));
    }
    let unit_behind = chars.get(end).is_some_and(|&c| class(c).is_han() || c == '%');
    let number = text.contains(&'-') && digits >= 7 && !text.contains(&'.');
    (number && !text.iter().any(|&c| letter(c)) && !unit_behind)
        .then_some((end, Reason::DocumentNumber))
}

/// The label of a heading or list item: 十一、 or `3.` at the head of a paragraph.
fn item(cx: Cx<'_>, at: usize, read: Option<&Read>) -> Option<(usize, Reason)> {
    if !starts_clause(cx.chars, at) {
        return None;
    }
    let end = match read {
        Some(Read::Number(number)) => number.end,
        Some(Read::Junk(_)) => return None,
        None => numeral::number(cx.lexicon, cx.chars, at)?.end,
    };
    let behind = cx.chars.get(end).copied();
    let digit_next = cx.chars.get(end + 1).is_some_and(char::is_ascii_digit);
    (end - at <= 3 && matches!(behind, Some('、' | '.')) && !digit_next)
        .then_some((end, Reason::Heading))
}
