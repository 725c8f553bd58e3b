//! Lengths of time, for the recogniser: in reports they are counts.

use std::ops::Range;

use crate::lexicon::{Counter, Dates, DurationUnit};
use crate::value::{Decimal, Qualifier};

/// A length of time as written.
#[derive(Clone, Debug)]
pub(super) struct Duration {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number, where there is one unit.
    pub(super) value: Option<Decimal>,
    /// The upper end of a range.
    pub(super) value_max: Option<Decimal>,
    /// The place of the unit, where there is one.
    pub(super) unit: Option<Range<usize>>,
    /// Where no unit depends on the calendar.
    pub(super) seconds: Option<Decimal>,
    pub(super) qualifier: Option<&'static str>,
}

/// A number with its unit.
struct Part {
    end: usize,
    value: Decimal,
    unit: Range<usize>,
    seconds: Option<Decimal>,
    /// 多, 余: more than that.
    over: bool,
    /// 半 splits the unit: 五分半钟.
    split: bool,
}

/// The length of time at `at`; `alone` where no date is looked for, and 十月 can
/// be meant as a length.
pub(super) fn duration(
    chars: &[char],
    dates: &Dates,
    at: usize,
    alone: bool,
) -> Option<Duration> {
    let inside = |c: &char| {
        c.is_ascii_digit() || *c == '.' || "一二三四五六七八九十百千万第几".contains(*c)
    };
    if at.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(inside) {
        return None;
    }
    if let Some(found) = vague(chars, dates, at) {
        return Some(found);
    }
    if let Some(found) = range(chars, dates, at) {
        return Some(found);
    }
    let mut parts = vec![part(chars, dates, at, alone)?];
    while parts.len() < 8 {
        let end = parts.last().map_or(at, |part| part.end);
        let joints = ["外加", "加上", "又", "零", "加", ""];
        let next = joints.iter().find_map(|joint| {
            let start = after(chars, end, joint)?;
            part(chars, dates, start, false)
        });
        match next {
            Some(next) => parts.push(next),
            None => break,
        }
    }
    let end = parts.last().map_or(at, |part| part.end);
    let over = parts.iter().any(|part| part.over);
    let (end, qualifier) = limit(chars, end, over);
    let seconds = parts.iter().try_fold(Decimal::ZERO, |sum, part| {
        sum.checked_add(part.seconds.filter(|_| !part.over)?)
    });
    let single = <[Part; 1]>::try_from(parts).ok().filter(|[part]| !part.split);
    let (value, unit) = match single {
        Some([part]) => (Some(part.value), Some(part.unit)),
        None => (None, None),
    };
    let found =
        Duration { start: at, end, value, value_max: None, unit, seconds, qualifier };
    Some(between(chars, dates, &found).unwrap_or(found))
}

/// 3年以上7年以下: a range between two bounds.
fn between(chars: &[char], dates: &Dates, low: &Duration) -> Option<Duration> {
    let over = Qualifier::Over.sign();
    let bound = low.qualifier == Some(over) && low.unit.as_ref()?.end < low.end;
    let from = low.end + usize::from(matches!(chars.get(low.end), Some(',' | '、')));
    let high = part(chars, dates, from, false).filter(|_| bound)?;
    let (end, qualifier) = limit(chars, high.end, false);
    let same = chars.get(low.unit.clone()?) == chars.get(high.unit.clone());
    let range = same
        && qualifier == Some(Qualifier::Under.sign())
        && low.value.is_some_and(|value| value < high.value);
    range.then(|| Duration {
        start: low.start,
        end,
        value: low.value,
        value_max: Some(high.value),
        unit: low.unit.clone(),
        seconds: None,
        qualifier: None,
    })
}

/// 3至5年, 两三天: the unit stands behind the upper end.
fn range(chars: &[char], dates: &Dates, at: usize) -> Option<Duration> {
    let pair = chars.get(at..at + 2).and_then(|pair| {
        let digit = |c: char| match c {
            '两' => Some(2),
            _ => "一二三四五六七八九".chars().position(|d| d == c).map(|n| n as u8 + 1),
        };
        let (low, high) = (digit(pair[0])?, digit(pair[1])?);
        let near = high == low + 1 || (low, high) == (3, 5);
        near.then_some((Decimal::from(low), at + 1))
    });
    let (low, next) = match pair {
        Some(found) => found,
        None => {
            let (end, low) = amount(chars, at)?;
            let joint =
                ["至", "到", "-", "—", "~"].iter().find_map(|j| after(chars, end, j));
            (low, joint?)
        }
    };
    let high =
        part(chars, dates, next, false).filter(|high| low < high.value && !high.split)?;
    let (end, qualifier) = limit(chars, high.end, high.over);
    Some(Duration {
        start: at,
        end,
        value: Some(low),
        value_max: Some(high.value),
        unit: Some(high.unit),
        seconds: None,
        qualifier,
    })
}

/// 几个月, 好几天, 大半年, 三天三夜: lengths without a number.
fn vague(chars: &[char], dates: &Dates, at: usize) -> Option<Duration> {
    let start = ["好几", "几", "数", "大半", "小半"]
        .iter()
        .find_map(|word| after(chars, at, word));
    let end = match start {
        Some(start) => {
            let counter = after(chars, start, "个");
            let from = counter.unwrap_or(start);
            from + unit(chars, dates, from, counter.is_some(), false)?.0
        }
        None if chars.get(at) == Some(&'十') && chars.get(at + 1) == Some(&'几') => {
            let counter = after(chars, at + 2, "个");
            let from = counter.unwrap_or(at + 2);
            from + unit(chars, dates, from, counter.is_some(), false)?.0
        }
        None => {
            let (days, _) = amount(chars, at)?;
            let (nights, _) = amount(chars, after(chars, days, "天")?)?;
            after(chars, nights, "夜")?
        }
    };
    Some(Duration {
        start: at,
        end,
        value: None,
        value_max: None,
        unit: None,
        seconds: None,
        qualifier: None,
    })
}

/// 以上, 以内 and the like.
fn limit(chars: &[char], end: usize, over: bool) -> (usize, Option<&'static str>) {
    for (word, sign) in [
        ("以上", Qualifier::Over),
        ("以下", Qualifier::Under),
        ("以内", Qualifier::Under),
        ("之内", Qualifier::Under),
        ("左右", Qualifier::About),
    ] {
        if let Some(end) = after(chars, end, word) {
            return (end, Some(sign.sign()));
        }
    }
    (end, over.then(|| Qualifier::Over.sign()))
}

fn after(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let mut end = at;
    for c in word.chars() {
        if chars.get(end) != Some(&c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

fn part(chars: &[char], dates: &Dates, at: usize, alone: bool) -> Option<Part> {
    let half = Decimal::new(5, 1);
    let is = |at: usize, c: char| chars.get(at) == Some(&c);
    let (mut end, mut value) = match chars.get(at)? {
        '半' => (at + 1, half),
        // 个半小时, 分半钟: one and a half, the one left out.
        '个' if is(at + 1, '半') => (at, Decimal::ONE),
        '分' if is(at + 1, '半') => (at, Decimal::ONE),
        _ => amount(chars, at)?,
    };
    let counter = is(end, '个');
    end += usize::from(counter);
    let mut over = false;
    if is(end, '多') || is(end, '余') {
        over = true;
        end += 1;
    } else if counter && is(end, '半') {
        value = value.checked_add(half)?;
        end += 1;
    }
    let mut found = unit(chars, dates, end, counter, alone)?;
    let start = end;
    end += found.0;
    let mut split = false;
    if is(end, '半') && !is(end + 1, '个') {
        value = value.checked_add(half)?;
        end += 1;
        if is(end, '钟') && is(end - 2, '分') {
            end += 1;
            split = true;
        }
    } else if (is(end, '余') || is(end, '多')) && !over {
        over = true;
        end += 1;
    } else if is(start, '时') {
        found.0 = 1;
    }
    let seconds = found.1.seconds.and_then(|s| value.checked_mul(Decimal::from(s)));
    Some(Part { end, value, unit: start..start + found.0, seconds, over, split })
}

fn unit(
    chars: &[char],
    dates: &Dates,
    at: usize,
    counter: bool,
    alone: bool,
) -> Option<(usize, DurationUnit)> {
    let mut units = dates.durations.all_at(chars, at);
    let found = units.find(|(_, unit)| match unit.counter {
        Counter::Never => !counter,
        Counter::May => true,
        Counter::Must => counter || alone,
    });
    if let Some((length, unit)) = found {
        let name = chars.get(at + length).is_some_and(|c| "级龄之".contains(*c));
        return (!name).then_some((length, *unit));
    }
    // 8天20时: 时 is an hour only behind other units.
    let hour = !alone && !counter && chars.get(at) == Some(&'时');
    hour.then_some((1, DurationUnit { seconds: Some(3600), counter: Counter::Never }))
}

/// 270, 1.5, 2000万, 三十, 两千, 一点五.
fn amount(chars: &[char], at: usize) -> Option<(usize, Decimal)> {
    let mut end = at;
    while chars.get(end).is_some_and(|c| c.is_ascii_digit() || *c == '.') && end < at + 12
    {
        end += 1;
    }
    if end > at {
        let text: String = chars.get(at..end)?.iter().collect();
        let number: Decimal = text.parse().ok()?;
        return Some(match chars.get(end) {
            Some('万') => (end + 1, number.checked_mul(Decimal::from(10_000))?),
            Some('亿') => (end + 1, number.checked_mul(Decimal::from(100_000_000))?),
            _ => (end, number),
        });
    }
    han_amount(chars, at)
}

fn han_amount(chars: &[char], at: usize) -> Option<(usize, Decimal)> {
    let digit = |c: char| "零一二三四五六七八九".chars().position(|d| d == c);
    let (mut end, mut sum, mut last) = (at, 0i64, None);
    while end < at + 12 {
        let Some(&c) = chars.get(end) else { break };
        let scale = match c {
            '两' => {
                last = Some(2);
                0
            }
            '廿' => {
                sum = sum.checked_add(20)?;
                0
            }
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            _ => match digit(c) {
                Some(number) => {
                    last = i64::try_from(number).ok();
                    0
                }
                None => break,
            },
        };
        if scale == 10_000 {
            let one = i64::from(sum == 0);
            sum = sum.checked_add(last.take().unwrap_or(one))?.checked_mul(scale)?;
        } else if scale > 0 {
            sum = sum.checked_add(last.take().unwrap_or(1) * scale)?;
        }
        end += 1;
    }
    if end == at {
        return None;
    }
    let mut value = Decimal::from(sum.checked_add(last.unwrap_or(0))?);
    if chars.get(end) == Some(&'点')
        && let Some(tenths) = chars.get(end + 1).and_then(|&c| digit(c))
    {
        value = value.checked_add(Decimal::new(i64::try_from(tenths).ok()?, 1))?;
        end += 2;
    }
    Some((end, value))
}
