//! What a character is to the rules, and what it folds to: one table look-up each.

use std::ops::Range;
use std::sync::LazyLock;

/// The part a character can play, judged by the character alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Symbols, and scripts other than Han and Latin.
    Other = 0,
    /// `0`–`9`.
    Digit,
    /// 一 … 九 〇 零 两 and the financial numerals: a digit in Chinese.
    HanDigit,
    /// 十 百 千 万 亿 and 廿 卅.
    HanScale,
    /// Letters that anonymised texts put for digits: x X × * _ # ○.
    Mask,
    /// Any other Han character.
    Han,
    /// ASCII and accented Latin letters that are no mask letters.
    Latin,
    /// 。 ! ? ; and line ends: a sentence cannot run over them.
    Stop,
    /// , : 、 and the like: a clause may end here.
    Comma,
    /// Opening quotes and brackets.
    Open,
    /// Closing quotes and brackets.
    Close,
    /// Blank.
    Space,
}

impl Class {
    /// A digit, a Chinese numeral or a mask letter: a numeral may start here.
    pub(crate) fn is_numeral(self) -> bool {
        matches!(self, Class::Digit | Class::HanDigit | Class::HanScale | Class::Mask)
    }

    /// Han, also where the character doubles as a numeral.
    pub(crate) fn is_han(self) -> bool {
        matches!(self, Class::Han | Class::HanDigit | Class::HanScale)
    }
}

const HAN_DIGITS: &str = "一二三四五六七八九〇零两俩壹贰叁肆伍陆柒捌玖";
const HAN_SCALES: &str = "十百千万亿廿卅拾佰仟";
const MASKS: &str = "xX×*_#○";
const DIGITS: &str = "0123456789";
const STOPS: &str = "。!?;\n…";
const COMMAS: &str = ",:、";
const OPENS: &str = "“‘「『《〈([【〔〖{";
const CLOSES: &str = "”’」』》〉)]】〕〗}";

struct Tables {
    class: Box<[Class; 0x10000]>,
    fold: Box<[char; 0x10000]>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let fold = fold_table();
    let of_folded = classes_of_folded();
    let mut class = Box::new([Class::Other; 0x10000]);
    for (slot, &folded) in class.iter_mut().zip(fold.iter()) {
        // The class of a character is the class of what it folds to.
        *slot = of_folded[folded as usize];
    }
    Tables { class, fold }
});

/// Alphabets of letters that stand in Chinese texts: Latin, Greek, Cyrillic.
const LETTERS: [Range<usize>; 2] = [0..0x530, 0x1d00..0x2000];

/// Blocks that hold blanks.
const BLANKS: [Range<usize>; 4] =
    [0..0x100, 0x1680..0x1681, 0x2000..0x2060, 0x3000..0x3001];

/// The classes of characters as rules see them.
fn classes_of_folded() -> Box<[Class; 0x10000]> {
    let mut table = Box::new([Class::Other; 0x10000]);
    for (code, c) in chars_of(LETTERS) {
        if c.is_alphabetic() {
            table[code] = Class::Latin;
        }
    }
    for (code, c) in chars_of(BLANKS) {
        if c.is_whitespace() {
            table[code] = Class::Space;
        }
    }
    table[0x3400..0xa000].fill(Class::Han);
    table[0xf900..0xfb00].fill(Class::Han);
    for (letters, class) in [
        (DIGITS, Class::Digit),
        (HAN_DIGITS, Class::HanDigit),
        (HAN_SCALES, Class::HanScale),
        (MASKS, Class::Mask),
        (STOPS, Class::Stop),
        (COMMAS, Class::Comma),
        (OPENS, Class::Open),
        (CLOSES, Class::Close),
    ] {
        for c in letters.chars() {
            table[c as usize] = class;
        }
    }
    table
}

/// The characters of some blocks, with their codes.
fn chars_of<const N: usize>(
    blocks: [Range<usize>; N],
) -> impl Iterator<Item = (usize, char)> {
    let codes = blocks.into_iter().flatten();
    codes.filter_map(|code| Some((code, char::from_u32(code as u32)?)))
}

/// Blocks that hold characters with another form.
const FORMS: [Range<usize>; 7] = [
    0..0x100,
    0x2000..0x2080,
    0x2200..0x2240,
    0x2500..0x2580,
    0x2700..0x2720,
    0x3000..0x3100,
    0xfe00..0x10000,
];

/// Every character of the basic plane to what rules see for it, itself one of that
/// plane; 0 drops it.
fn fold_table() -> Box<[char; 0x10000]> {
    let mut table = Box::new(['\0'; 0x10000]);
    for (slot, code) in table.iter_mut().zip(0..) {
        *slot = char::from_u32(code).unwrap_or('\0');
    }
    for (code, c) in chars_of(FORMS) {
        table[code] = fold_by_form(c);
    }
    for (_, row) in traditional() {
        // Rows with a character beyond the basic plane say nothing here.
        if let Ok((from, to)) = row
            && u32::from(to) < 0x10000
            && let Some(slot) = table.get_mut(from as usize)
        {
            *slot = to;
        }
    }
    table
}

/// The rows of the table of traditional characters with their lines: a character and
/// its simplified form, or what stands there instead. A test sees to it that none does.
fn traditional() -> impl Iterator<Item = (usize, Result<(char, char), &'static str>)> {
    let lines = (1..).zip(include_str!("../../data/fold/traditional.tsv").lines());
    let rows = lines.filter(|(_, line)| !line.starts_with('#'));
    rows.map(|(number, line)| {
        let mut chars = line.chars();
        match (chars.next(), chars.next(), chars.next(), chars.next()) {
            (Some(from), Some('\t'), Some(to), None) => (number, Ok((from, to))),
            _ => (number, Err(line)),
        }
    })
}

/// Full-width forms to ASCII, the many dashes and quotes to few, what has no
/// shape of its own to nothing.
fn fold_by_form(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(c as u32 - 0xfee0).expect("full-width forms stand for ASCII")
        }
        '\u{3000}' | '\u{a0}' | '\t' | '\r' => ' ',
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
            '\0'
        }
        '\u{ad}' => '\0',
        '‐' | '‑' | '–' | '−' | '―' | '─' | '﹣' => '-',
        '∼' | '〜' => '~',
        '〝' => '“',
        '〞' | '〟' => '”',
        '✕' | '✖' | '╳' => '×',
        '﹪' => '%',
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        '￦' => '₩',
        '﹩' => '$',
        '｡' => '。',
        '､' => '、',
        '﹐' => ',',
        '﹑' => '、',
        '︰' | '∶' | '﹕' => ':',
        '‧' | '•' | '・' | '･' => '·',
        '\n' => '\n',
        c if c.is_control() => '\0',
        c => c,
    }
}

/// The characters of rules that a numeral may start with ([`Class::is_numeral`]).
pub(crate) fn numerals() -> impl Iterator<Item = char> {
    [DIGITS, HAN_DIGITS, HAN_SCALES, MASKS].into_iter().flat_map(str::chars)
}

/// A letter that anonymised texts put for a digit.
pub(crate) fn is_mask(c: char) -> bool {
    class(c) == Class::Mask
}

/// The letters that are read for digits by mistake: 2O31, l2月.
pub(crate) fn misread_digits() -> impl Iterator<Item = char> {
    ['O', 'o', 'l', 'I'].into_iter()
}

/// The class of a character as it stands in the source.
pub(crate) fn class(c: char) -> Class {
    match TABLES.class.get(c as usize) {
        Some(&class) => class,
        None if ('\u{20000}'..='\u{323af}').contains(&c) => Class::Han,
        None => Class::Other,
    }
}

/// What a rule of folding looks at closer: stops, blanks, brackets, and what it drops.
fn is_special(folded: char) -> bool {
    folded < '0' && matches!(folded, '.' | ' ' | '\n' | '(' | '\0')
}

/// What rules see for the characters of a source.
#[derive(Clone, Copy)]
pub(crate) struct Folds(&'static [char; 0x10000]);

impl Folds {
    /// The table; asked for once where many characters are folded.
    pub(crate) fn get() -> Self {
        Folds(&TABLES.fold)
    }

    /// What rules see for a character of the basic plane wherever it stands; `None` where
    /// folding looks closer.
    pub(crate) fn plain(self, code: u16) -> Option<char> {
        let folded = self.0[usize::from(code)];
        (!is_special(folded)).then_some(folded)
    }

    /// What rules see for a character; `None` where they see nothing.
    pub(crate) fn fold(self, c: char) -> Option<char> {
        match self.0.get(c as usize) {
            Some('\0') => None,
            Some(&folded) => Some(folded),
            None => Some(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_traditional_characters_is_one() {
        let mut known = std::collections::HashSet::new();
        for (line, row) in traditional() {
            let place = format!("data/fold/traditional.tsv:{line}");
            let (from, _) = row.unwrap_or_else(|row| panic!("{place}: {row:?}"));
            assert!(known.insert(from), "{place}: {from} stands twice");
        }
    }

    #[test]
    fn masks_are_the_letters_of_their_class() {
        assert!(MASKS.chars().all(is_mask));
        for (_, c) in chars_of([0..0x8000, 0x8000..0x10000]) {
            assert!(!is_mask(c) || class(c) == Class::Mask, "{c:?}");
        }
    }

    #[test]
    fn the_blocks_hold_all_blanks_and_forms() {
        for (code, c) in chars_of([0..0x8000, 0x8000..0x10000]) {
            let (blank, form) = (c.is_whitespace(), fold_by_form(c) != c);
            assert!(!blank || BLANKS.iter().any(|block| block.contains(&code)), "{c:?}");
            assert!(!form || FORMS.iter().any(|block| block.contains(&code)), "{c:?}");
        }
    }
}
