//! Labels of headings and list items, and the ordinals in them.

use crate::lexicon::{Cue, Structure};
use crate::text::{Class, Folded, class};

/// The forms of labels, from the highest to the lowest by custom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// 第一章, 第一部分
    Chapter,
    /// 第一节
    Section,
    /// 壹、
    Financial,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1. 1、
    Digit,
    /// 1.1
    Decimal,
    /// 1.1.1
    Subdecimal,
    /// (1) 1)
    DigitParen,
    /// ①
    Circled,
}

/// The longest text behind a label that is a number and a blank, in characters.
const LONGEST_SPACED: usize = 30;

/// A label at the start of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) form: Form,
    pub(super) number: u32,
    /// Where it ends, with the sign that closes it.
    pub(super) end: usize,
}

/// False where no label starts with that character.
pub(super) fn may_start(c: char) -> bool {
    let numeral = matches!(class(c), Class::Digit | Class::HanDigit | Class::HanScale);
    numeral || matches!(c, '第' | '(' | '①'..='⑳' | '参')
}

/// The label that starts at `at`.
pub(super) fn label(structure: &Structure, chars: &[char], at: usize) -> Option<Label> {
    let first = *chars.get(at)?;
    match first {
        '第' => named(structure, chars, at),
        '(' => bracketed(chars, at),
        '①'..='⑳' => {
            let number = first as u32 - '①' as u32 + 1;
            Some(Label { form: Form::Circled, number, end: closed(chars, at + 1) })
        }
        c if c.is_ascii_digit() => digits(chars, at),
        c if FINANCIAL.contains(c) => {
            let (number, end) = financial_ordinal(chars, at)?;
            let closed = matches!(chars.get(end), Some('、' | '.'));
            closed.then_some(Label { form: Form::Financial, number, end: end + 1 })
        }
        c if matches!(class(c), Class::HanDigit | Class::HanScale) => {
            let (number, end) = han_ordinal(chars, at)?;
            match chars.get(end)? {
                '、' | '.' => Some(Label { form: Form::Han, number, end: end + 1 }),
                ')' => Some(Label {
                    form: Form::HanParen,
                    number,
                    end: closed(chars, end + 1),
                }),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The label that a line begins with.
pub(super) fn label_of(structure: &Structure, folded: &Folded) -> Option<Label> {
    let spaced = || spaced(folded).filter(|label| label.form != Form::Digit);
    label(structure, folded.chars(), 0).or_else(spaced)
}

/// `1 概况`, `1.2 概况`: a number that a blank parts from a line without a stop.
pub(super) fn spaced(folded: &Folded) -> Option<Label> {
    let chars = folded.chars();
    let (mut number, mut end) = arabic_ordinal(chars, 0)?;
    let mut form = Form::Digit;
    while chars.get(end) == Some(&'.') {
        (number, end) = arabic_ordinal(chars, end + 1)?;
        form = if form == Form::Digit { Form::Decimal } else { Form::Subdecimal };
    }
    let blank = chars.get(end) == Some(&' ');
    let text = chars.get(end + usize::from(blank)..)?;
    let (first, last) = (text.first()?, text.last()?);
    let parted = blank || folded.span(0..end).end() < folded.span(end..end + 1).start();
    let named = class(*first) == Class::Han
        && !matches!(first, '年' | '月' | '日' | '元' | '人' | '个')
        && !matches!(class(*last), Class::Stop | Class::Comma)
        && (2..=LONGEST_SPACED).contains(&text.len());
    let end = end + usize::from(blank);
    (parted && named).then_some(Label { form, number, end })
}

/// 第一章, 第二节.
fn named(structure: &Structure, chars: &[char], at: usize) -> Option<Label> {
    let (number, end) = ordinal(chars, at + 1)?;
    let of = |sense, form| structure.at(chars, end, sense).map(|length| (form, length));
    let (form, length) =
        of(Cue::CHAPTER, Form::Chapter).or_else(|| of(Cue::SECTION, Form::Section))?;
    let mut end = end + length;
    if matches!(chars.get(end), Some(':' | '、' | ' ')) {
        end += 1;
    }
    Some(Label { form, number, end })
}

fn bracketed(chars: &[char], at: usize) -> Option<Label> {
    let (number, end) = ordinal(chars, at + 1)?;
    if chars.get(end) != Some(&')') {
        return None;
    }
    let arabic = chars[at + 1].is_ascii_digit();
    let form = if arabic { Form::DigitParen } else { Form::HanParen };
    Some(Label { form, number, end: closed(chars, end + 1) })
}

/// `（一）、`: the sign behind the bracket belongs to the label.
fn closed(chars: &[char], end: usize) -> usize {
    end + usize::from(matches!(chars.get(end), Some('、' | '.')))
}

fn digits(chars: &[char], at: usize) -> Option<Label> {
    let (number, end) = arabic_ordinal(chars, at)?;
    let after = chars.get(end + 1).copied().unwrap_or(' ');
    match chars.get(end)? {
        '、' => Some(Label { form: Form::Digit, number, end: end + 1 }),
        '.' if after.is_ascii_digit() => decimal(chars, end + 1),
        '.' if class(after) != Class::Mask => {
            Some(Label { form: Form::Digit, number, end: end + 1 })
        }
        ',' if class(after).is_han() && number < 30 => {
            Some(Label { form: Form::Digit, number, end: end + 1 })
        }
        ')' => {
            Some(Label { form: Form::DigitParen, number, end: closed(chars, end + 1) })
        }
        _ => None,
    }
}

/// `1.2 标题`: a number of several places, and no decimal fraction.
fn decimal(chars: &[char], at: usize) -> Option<Label> {
    let (number, mut end) = arabic_ordinal(chars, at)?;
    let mut form = Form::Decimal;
    while chars.get(end) == Some(&'.') {
        match arabic_ordinal(chars, end + 1) {
            Some((_, next)) => end = next,
            None => break,
        }
        form = Form::Subdecimal;
    }
    let named = match chars.get(end)? {
        ' ' | '、' | '.' => chars.get(end + 1).is_some_and(|&c| class(c) == Class::Han),
        _ => false,
    };
    named.then_some(Label { form, number, end: end + 1 })
}

/// A small ordinal in either script: its value and end.
pub(super) fn ordinal(chars: &[char], at: usize) -> Option<(u32, usize)> {
    arabic_ordinal(chars, at).or_else(|| han_ordinal(chars, at))
}

fn arabic_ordinal(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let length =
        chars.get(at..)?.iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    if length == 0 || length > 3 {
        return None;
    }
    let digits = &chars[at..at + length];
    let value = digits.iter().fold(0, |n, &c| n * 10 + c.to_digit(10).unwrap_or(0));
    Some((value, at + length))
}

/// The numerals of ledgers, as folded; 参 is an old 叁.
const FINANCIAL: &str = "壹贰叁肆伍陆柒捌玖拾参";

/// 壹 … 拾玖.
fn financial_ordinal(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let digit = |at: usize| match *chars.get(at)? {
        '参' => Some(3),
        c => FINANCIAL.chars().position(|d| d == c).map(|n| n as u32 + 1),
    };
    match (digit(at)?, digit(at + 1)) {
        (10, Some(ones @ 1..=9)) => Some((10 + ones, at + 2)),
        (number, _) => Some((number, at + 1)),
    }
}

/// 一 … 九十九.
fn han_ordinal(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let digit = |at: usize| {
        let place = "一二三四五六七八九".chars().position(|c| chars.get(at) == Some(&c));
        place.map(|n| n as u32 + 1)
    };
    let ten = |at: usize| chars.get(at) == Some(&'十');
    let tens = match (digit(at), ten(at)) {
        (Some(n), _) if ten(at + 1) => Some((n * 10, at + 2)),
        (_, true) => Some((10, at + 1)),
        _ => None,
    };
    match tens {
        Some((n, end)) => Some(digit(end).map_or((n, end), |d| (n + d, end + 1))),
        None => digit(at).map(|n| (n, at + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn labels_are_told_from_numbers() {
        type Case = (&'static str, Option<(Form, u32, usize)>);
        let cases: &[Case] = &[
            ("一、护渠", Some((Form::Han, 1, 2))),
            ("二十三.清淤", Some((Form::Han, 23, 4))),
            ("(十)换灯", Some((Form::HanParen, 10, 3))),
            ("(2)换灯", Some((Form::DigitParen, 2, 3))),
            ("3.换灯", Some((Form::Digit, 3, 2))),
            ("3.5米", None),
            ("1.2 修闸", Some((Form::Decimal, 2, 4))),
            ("1.2.1 换灯", Some((Form::Subdecimal, 2, 6))),
            ("1,250尾", None),
            ("第二章 换灯", Some((Form::Chapter, 2, 4))),
            ("第三,换灯", None),
            ("一是换灯", None),
            ("参、换灯", Some((Form::Financial, 3, 2))),
            ("参加换灯", None),
            ("③换灯", Some((Form::Circled, 3, 1))),
            ("2031年", None),
        ];
        let lexicon = Lexicon::embedded().unwrap();
        let mut wrong = Vec::new();
        for (text, want) in cases {
            let chars: Vec<char> = text.chars().collect();
            let got =
                label(&lexicon.structure, &chars, 0).map(|l| (l.form, l.number, l.end));
            if got != *want {
                wrong.push(format!("{text}: {got:?}, not {want:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
