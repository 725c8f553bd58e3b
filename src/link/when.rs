//! The time that a figure holds for: the dates between the figure before and it.

use super::Passage;
use super::reading::Reading;
use crate::scan::Value;

/// The furthest that a date may stand from the marks that make it part of a name.
const QUOTE_REACH: usize = 40;

/// The dates before a figure that say what time it holds for.
#[derive(Debug, Default)]
pub(crate) struct Times {
    /// The last of them: later figures hold for it too.
    pub(crate) last: Option<usize>,
    /// A date for each of the listed figures: only for them.
    pub(crate) dealt: Vec<usize>,
}

/// Reads the dates among the mentions from `since` up to the figure at `mention`, the
/// first of `count` listed figures.
pub(crate) fn times(
    passage: &Passage<'_>,
    since: usize,
    mention: usize,
    count: usize,
    reading: &Reading,
) -> Times {
    let mentions = passage.mentions;
    let dates: Vec<usize> = (since..mention)
        .filter(|&at| matches!(mentions[at].value, Value::Date(_)))
        .filter(|&at| says_time(passage, at))
        .filter(|&at| {
            // The time of the basis is none of the change's.
            let basis = reading.basis.as_ref();
            !basis.is_some_and(|b| {
                b.start <= mentions[at].start && mentions[at].end <= b.end
            })
        })
        .collect();
    let Some(&last) = dates.last() else { return Times::default() };
    // 2029年、2030年分别资助120名、155名
    let listed = dates.len() - trailing_list(passage, &dates);
    if count > 1 && dates.len() - listed == count {
        return Times { last: Some(last), dealt: dates[listed..].to_vec() };
    }
    // 比2030年的2.9万户增加3000户: that year is of the first figure only.
    let opens = reading.opens_basis.is_some_and(|start| start <= mentions[last].start);
    if opens {
        let before = dates.iter().rev().find(|&&at| {
            reading.opens_basis.is_some_and(|start| mentions[at].end <= start)
        });
        return Times { last: before.copied(), dealt: vec![last] };
    }
    Times { last: Some(last), dealt: Vec::new() }
}

/// 6月,…。全年清渠126.5公里: what a clause that starts at `start` tells of a whole year
/// holds for no part of it that was named before.
pub(crate) fn holds_on(passage: &Passage<'_>, date: usize, start: usize) -> bool {
    let part = passage.dates[date].and_then(|edtf| edtf.start()?.month_part());
    part.is_none() || passage.lexicon.years.at(passage.chars(), start).is_none()
}

/// How many of the last dates are members of one list.
fn trailing_list(passage: &Passage<'_>, dates: &[usize]) -> usize {
    let (chars, mentions) = (passage.chars(), passage.mentions);
    let joined = dates.windows(2).rev().take_while(|pair| {
        let gap = &chars[mentions[pair[0]].end..mentions[pair[1]].start];
        pair[0] + 1 == pair[1] && matches!(gap, ['、' | '和' | '与' | '及' | ','])
    });
    joined.count() + 1
}

/// False for a date inside a title or a quotation, and for 始建于1987年的.
pub(crate) fn says_time(passage: &Passage<'_>, at: usize) -> bool {
    let chars = passage.chars();
    let date = &passage.mentions[at];
    let before = &chars[date.start.saturating_sub(QUOTE_REACH)..date.start];
    let inside = |open: char, close: char| {
        let opened = before.iter().rposition(|&c| c == open);
        let closed = before.iter().rposition(|&c| c == close);
        opened.is_some() && opened > closed
    };
    let attribute = before.last() == Some(&'于') && chars.get(date.end) == Some(&'的');
    !attribute && !inside('《', '》') && !inside('“', '”')
}
