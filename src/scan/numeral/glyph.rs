//! What characters do in a numeral.

use crate::value::Decimal;

/// What a character does in a numeral.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    Digit(u8),
    /// A power of ten, by its exponent.
    Scale(u32),
    /// A digit and its ten.
    Tens(u8),
    Zero,
    Some,
    More,
    Other,
}

impl Glyph {
    /// 0 to 9.
    pub(super) fn digit(self) -> Option<u8> {
        match self {
            Glyph::Digit(digit) => Some(digit),
            Glyph::Zero => Some(0),
            _ => None,
        }
    }

    pub(super) fn is_scale(self) -> bool {
        matches!(self, Glyph::Scale(_))
    }
}

pub(super) fn glyph(c: char) -> Glyph {
    match c {
        ..'〇' => Glyph::Other,
        '一' | '壹' | '幺' => Glyph::Digit(1),
        '二' | '两' | '俩' | '贰' => Glyph::Digit(2),
        '三' | '叁' | '仨' => Glyph::Digit(3),
        '四' | '肆' => Glyph::Digit(4),
        '五' | '伍' => Glyph::Digit(5),
        '六' | '陆' => Glyph::Digit(6),
        '七' | '柒' => Glyph::Digit(7),
        '八' | '捌' => Glyph::Digit(8),
        '九' | '玖' => Glyph::Digit(9),
        '零' | '〇' => Glyph::Zero,
        '十' | '拾' => Glyph::Scale(1),
        '百' | '佰' => Glyph::Scale(2),
        '千' | '仟' => Glyph::Scale(3),
        '万' => Glyph::Scale(4),
        '亿' => Glyph::Scale(8),
        '廿' => Glyph::Tens(20),
        '卅' => Glyph::Tens(30),
        '卌' => Glyph::Tens(40),
        '几' | '数' => Glyph::Some,
        '余' | '多' | '来' => Glyph::More,
        _ => Glyph::Other,
    }
}

/// The glyph at a place; `Other` behind the end.
pub(super) fn glyph_at(chars: &[char], at: usize) -> Glyph {
    chars.get(at).map_or(Glyph::Other, |&c| glyph(c))
}

/// 0 to 9 for a digit in either script.
pub(crate) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        _ => glyph(c).digit().map(|digit| char::from(b'0' + digit)),
    }
}

/// Ten to the power of a number of at most 28.
pub(crate) fn power_of_ten(exponent: u32) -> Decimal {
    match exponent {
        0..=19 => Decimal::from(10u64.pow(exponent)),
        _ => Decimal::from_i128_with_scale(10i128.pow(exponent), 0),
    }
}
