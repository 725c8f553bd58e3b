use crate::text::{Class, class, misread_digits};

/// Digits of a date as written: Arabic or Chinese, some of them masked or misread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub(super) end: usize,
    digits: [u8; 8],
    length: usize,
    /// Chinese digits.
    pub(super) han: bool,
    /// 十 廿 卅 stand in it: a number, not digits in a row.
    pub(super) tens: bool,
    masked: bool,
    number: u32,
}

impl Numeral {
    /// The digits in a row, `X` where masked; empty for numbers with 十.
    pub(super) fn digits(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.length]).unwrap_or("")
    }

    /// How many digits stand in a row.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    pub(super) fn masked(&self) -> bool {
        self.masked
    }

    /// The number that the digits in a row make.
    pub(super) fn number(&self) -> Option<u32> {
        (self.length > 0 && !self.masked).then_some(self.number)
    }

    /// The number of a month, day, hour or the like; `None` where it is masked or
    /// has more than two digits.
    pub(super) fn small(&self) -> Option<u8> {
        let row =
            self.length > 2 || self.length == 2 && self.han && self.digits[0] != b'0';
        let readable = self.tens || !row && !self.masked && self.length > 0;
        readable.then_some(self.number as u8)
    }

    /// A number of up to three digits.
    pub(super) fn count(&self) -> Option<i32> {
        match self.small() {
            Some(number) => Some(i32::from(number)),
            None if self.han || self.length > 3 => None,
            None => i32::try_from(self.number()?).ok(),
        }
    }
}

/// The numeral that starts at `at`: at most eight digits, in one script.
pub(super) fn numeral(chars: &[char], at: usize) -> Option<Numeral> {
    let &first = chars.get(at)?;
    if !class(first).is_numeral() && misread_digits().all(|letter| letter != first) {
        return None;
    }
    if let Some(tens) = tens(chars, at) {
        return Some(tens);
    }
    let mut read = Numeral {
        end: at,
        digits: [0; 8],
        length: 0,
        han: false,
        tens: false,
        masked: false,
        number: 0,
    };
    let near = |i: usize| {
        let digit = |&c: &char| c.is_ascii_digit() || han_digit(c).is_some();
        i.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(digit)
            || chars.get(i + 1).is_some_and(digit)
    };
    while read.length < 8 {
        let Some(&c) = chars.get(read.end) else { break };
        let digit = match c {
            // 29五点: the scripts part two numbers.
            _ if read.length > 0 && !read.han && han_digit(c).is_some_and(|d| d > 0) => {
                break;
            }
            '0'..='9' => c as u8,
            'O' | 'o' | '○' | '〇' if near(read.end) => b'0',
            'l' | 'I' if near(read.end) => b'1',
            _ if class(c) == Class::Mask => b'X',
            _ => match han_digit(c) {
                Some(digit) => {
                    read.han = true;
                    b'0' + digit
                }
                None => break,
            },
        };
        read.digits[read.length] = digit;
        read.masked |= digit == b'X';
        read.number = read.number * 10 + u32::from(digit & 15);
        read.length += 1;
        read.end += 1;
    }
    (read.length > 0).then_some(read)
}

/// 十二, 二十三, 廿二, 2十: up to 99.
fn tens(chars: &[char], at: usize) -> Option<Numeral> {
    let digit = |i: usize| {
        let c = *chars.get(i)?;
        han_digit(c).filter(|&d| d > 0)
    };
    let (front, mut end) = match digit(at) {
        Some(front) => (front, at + 1),
        None => (1, at),
    };
    let base = match chars.get(end)? {
        '十' | '拾' => front * 10,
        '廿' if end == at => 20,
        '卅' if end == at => 30,
        _ => return None,
    };
    end += 1;
    let mut number = base;
    if let Some(unit) = digit(end) {
        number += unit;
        end += 1;
    }
    let (digits, length) = ([0; 8], 0);
    let number = u32::from(number);
    Some(Numeral { end, digits, length, han: true, tens: true, masked: false, number })
}

pub(super) fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_read_digits_in_every_dress() {
        let cases = [
            ("2031年", "2031", None),
            ("二○三一年", "2031", None),
            ("二〇三一年", "2031", None),
            ("2O31年", "2031", None),
            ("l2月", "12", Some(12)),
            ("20××年", "20XX", None),
            ("20__年", "20XX", None),
            ("九七年", "97", None),
            ("零八年", "08", Some(8)),
            ("十二月", "", Some(12)),
            ("二十三日", "", Some(23)),
            ("廿二", "", Some(22)),
            ("*月", "X", None),
        ];
        for (text, digits, small) in cases {
            let chars: Vec<char> = text.chars().collect();
            let read = numeral(&chars, 0).unwrap();
            assert_eq!((read.digits(), read.small()), (digits, small), "{text}");
        }
    }
}
