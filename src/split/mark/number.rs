//! The numbers in marks.

use crate::lexicon::{Cue, Structure};
use crate::split::label::ordinal;
use crate::text::Folded;

/// The word for one report of several.
pub(in crate::split) const PIECE: char = '篇';

/// 第一篇, 篇1, 范文3: the number and its end.
pub(in crate::split) fn numbered_word(
    structure: &Structure,
    chars: &[char],
    at: usize,
) -> Option<(u32, usize)> {
    match chars.get(at)? {
        '第' => {
            let (number, end) = ordinal(chars, at + 1)?;
            // 第一篇章
            let chapter = structure.at(chars, end + 1, Cue::CHAPTER).is_some();
            (chars.get(end) == Some(&PIECE) && !chapter).then_some((number, end + 1))
        }
        &PIECE => ordinal(chars, at + 1),
        _ => {
            let end = at + structure.at(chars, at, Cue::MARK)?;
            ordinal(chars, end + usize::from(chars.get(end) == Some(&' ')))
        }
    }
}

/// What a number at `at` may be, and the byte behind it: a run of digits may go on
/// into the text.
pub(super) fn readings(
    structure: &Structure,
    folded: &Folded,
    at: usize,
) -> Vec<(u32, u32)> {
    let chars = folded.chars();
    let end_byte = |end: usize| folded.span(end - 1..end).end();
    let run = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    if run == 0 {
        let han = ordinal(chars, at).filter(|&(_, end)| {
            structure.at(chars, end, Cue::NO_MARK_RANGE).is_none()
                && !matches!(chars.get(end), Some('、' | &PIECE))
        });
        return han.map(|(number, end)| (number, end_byte(end))).into_iter().collect();
    }
    let mut number: u32 = 0;
    let mut readings = Vec::new();
    for length in 1..=run.min(3) {
        let end = at + length;
        number = number * 10 + chars[end - 1].to_digit(10).unwrap_or(0);
        // What is left must be able to begin a text: no fraction, no zero.
        let cut = matches!(chars.get(end), Some('0' | '.' | '%' | &PIECE));
        if !cut && structure.at(chars, end, Cue::NO_MARK).is_none() {
            readings.push((number, end_byte(end)));
        }
    }
    readings
}

/// The 第N before 篇: its number and where it starts.
pub(super) fn ordinal_before(chars: &[char], word: usize) -> Option<(u32, usize)> {
    let from = word.saturating_sub(5);
    let start = from + chars.get(from..word)?.iter().rposition(|&c| c == '第')?;
    let (number, end) = ordinal(chars, start + 1)?;
    (end == word).then_some((number, start))
}
