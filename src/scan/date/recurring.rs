//! Recurring times, for the recogniser: 每周三下午, 每隔3天. They have no one value.

use super::duration::duration;
use super::parse::parse_as;
use crate::lexicon::Lexicon;

/// The end of the recurring time that starts at `at`.
pub(super) fn recurring(chars: &[char], lexicon: &Lexicon, at: usize) -> Option<usize> {
    let starts = |at: usize, word: &str| {
        let mut end = at;
        for c in word.chars() {
            if chars.get(end) != Some(&c) {
                return None;
            }
            end += 1;
        }
        Some(end)
    };
    let any = |at: usize, words: &[&str]| words.iter().find_map(|w| starts(at, w));
    let counted = at.checked_sub(1).is_some_and(|before| {
        chars[before] == '个' || crate::text::class(chars[before]).is_numeral()
    });
    if let Some(end) = any(at, &["节假日", "非工作日", "工作日"]).filter(|_| !counted)
    {
        return Some(end);
    }
    if let Some(start) = any(at, &["每隔", "隔"]) {
        return Some(duration(chars, &lexicon.dates, start, false)?.end);
    }
    let start = any(at, &["每一个", "每个", "每一", "每"])?;
    let mut end = start;
    for piece in 0..4 {
        let inner = if piece > 0 { starts(end, "的").unwrap_or(end) } else { end };
        let date = parse_as(chars, lexicon, inner, true).map(|(end, ..)| end);
        let unit = any(
            inner,
            &[
                "工作日",
                "星期",
                "礼拜",
                "季度",
                "小时",
                "分钟",
                "年",
                "月",
                "周",
                "天",
                "日",
                "晚",
            ],
        );
        match date.max(unit) {
            Some(next) => end = next,
            None => break,
        }
    }
    (end > start).then_some(end)
}
