use super::Parser;
use crate::lexicon::{DayPart, Role};
use crate::scan::date::expr::Time;
use crate::value::Clock;

/// A part of the day and the time in it, as far as written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TimeOfDay {
    pub(super) part: Option<DayPart>,
    pub(super) time: Option<Time>,
    /// Written so that it is no score or ratio: 17时30分, 下午3点.
    pub(super) clear: bool,
}

impl Parser<'_> {
    /// 上午, 下午3时20分, 17:30:05; where a part of the day stands before, it rules.
    pub(super) fn time_of_day(
        &self,
        at: usize,
        before: Option<DayPart>,
    ) -> Option<(usize, TimeOfDay)> {
        let at = if self.chars.get(at) == Some(&' ') { at + 1 } else { at };
        let (mut end, part) = match self.word(at, |role| match role {
            Role::DayPart(part) => Some(part),
            _ => None,
        }) {
            Some((end, part)) => (end, Some(part)),
            None => (at, None),
        };
        let mut read = TimeOfDay { part, time: None, clear: part.is_some() };
        let rule = part.or(before);
        if let Some((after, time, clear)) = self.clock(end, rule) {
            end = after;
            read.time = Some(time);
            read.clear |= clear;
        }
        (end > at && (read.part.is_some() || read.time.is_some())).then_some((end, read))
    }

    /// Hour, minute and second; `true` where the writing leaves no doubt.
    pub(super) fn clock(
        &self,
        at: usize,
        part: Option<DayPart>,
    ) -> Option<(usize, Time, bool)> {
        if let Some(found) = self.short_of(at, part) {
            return Some(found);
        }
        let (unit, number) = self.hour(at)?;
        if let Some(found) = self.bare_meridiem(unit, number) {
            return Some(found);
        }
        let (end, minute, second, clear) = match self.chars.get(unit)? {
            ':' => self.digital(unit)?,
            '时' | '点' => self.spoken(unit)?,
            _ => return None,
        };
        // 两点意见 is no time of day.
        let points = self.is(at, '两')
            && part.is_none()
            && !clear
            && (!self.chat
                || self.chars.get(end).is_some_and(|c| "意建要体说".contains(*c)));
        if points {
            return None;
        }
        let (end, part) = self.meridiem(end, part);
        let (hour, days) = full_hour(number, part);
        let clock = Clock::new(hour, minute, second)?;
        Some((end, Time { clock, days }, clear))
    }

    /// 差五分八点, 八点差一刻: minutes short of an hour.
    fn short_of(&self, at: usize, part: Option<DayPart>) -> Option<(usize, Time, bool)> {
        let minutes = |at: usize| {
            let start = self.starts(at, "差")?;
            let read = self.numeral(start)?;
            let number = read.small().filter(|n| (1..60).contains(n))?;
            match self.chars.get(read.end)? {
                '刻' if number < 4 => Some((read.end + 1, number * 15)),
                '分' => {
                    Some((self.starts(read.end, "分钟").unwrap_or(read.end + 1), number))
                }
                _ => None,
            }
        };
        let hour = |at: usize| {
            let (end, hour) = self.hour(at)?;
            let end = self.starts(end, "点")?;
            Some((self.starts(end, "钟").unwrap_or(end), hour))
        };
        let (end, hour, short) = match minutes(at) {
            Some((next, short)) => {
                let next = self.starts(next, "到").unwrap_or(next);
                let (end, hour) = hour(next)?;
                (end, hour, short)
            }
            None => {
                let (next, hour) = hour(at)?;
                let (end, short) = minutes(next)?;
                (end, hour, short)
            }
        };
        let (hour, days) = full_hour(hour, part);
        let seconds = i32::from(hour) * 3600 - i32::from(short) * 60;
        let clock = Clock::from_seconds(seconds.rem_euclid(86_400))?;
        Some((end, Time { clock, days }, true))
    }

    /// `3pm`.
    fn bare_meridiem(&self, at: usize, number: u8) -> Option<(usize, Time, bool)> {
        let (end, part) = self.meridiem(at, None);
        let part =
            part.filter(|_| self.chat && (1..=12).contains(&number) && end > at + 1)?;
        let (hour, days) = full_hour(number, Some(part));
        Some((end, Time { clock: Clock::new(hour, 0, 0)?, days }, true))
    }

    /// An hour, 两 too.
    pub(super) fn hour(&self, at: usize) -> Option<(usize, u8)> {
        if self.is(at, '两') {
            return Some((at + 1, 2));
        }
        let hour = self.numeral(at)?;
        Some((hour.end, hour.small().filter(|&h| h <= 24)?))
    }

    /// The whole hours of 四到六点: where the time ends, from and to.
    pub(super) fn hours(
        &self,
        at: usize,
        part: Option<DayPart>,
    ) -> Option<(usize, Time, Time)> {
        let (end, first) = self.hour(at)?;
        let next = self.joiner(end)?;
        let (end, last, _) = self.clock(next, part)?;
        let spoken = self.chars.get(next..end)?.contains(&'点');
        let (hour, days) = full_hour(first, part);
        let first = Time { clock: Clock::new(hour, 0, 0)?, days };
        spoken.then_some((end, first, last))
    }

    /// `:30`, `:30:05`.
    fn digital(&self, colon: usize) -> Option<(usize, u8, u8, bool)> {
        let two = |at: usize| {
            let read = self.numeral(at)?;
            let number = read.small().filter(|&n| n < 60)?;
            (read.length() == 2 && !read.han).then_some((read.end, number))
        };
        let (mut end, minute) = two(colon + 1)?;
        let mut second = 0;
        if self.chars.get(end) == Some(&':')
            && let Some((after, number)) = two(end + 1)
        {
            (end, second) = (after, number);
        }
        if self.chars.get(end) == Some(&'时') {
            end += 1;
        }
        Some((end, minute, second, false))
    }

    /// 时30分05秒, 点半, 点一刻, 点整, 点十五.
    fn spoken(&self, unit: usize) -> Option<(usize, u8, u8, bool)> {
        let dot = self.chars.get(unit) == Some(&'点');
        let mut end = unit + 1;
        if dot && self.chars.get(end) == Some(&'钟') {
            return Some((end + 1, 0, 0, true));
        }
        match self.chars.get(end) {
            Some('半') => return Some((end + 1, 30, 0, true)),
            Some('整' | '正') => return Some((end + 1, 0, 0, true)),
            // 点搭九: five minutes to each figure of the dial.
            Some('搭' | '踏') if self.chat => {
                let figure = self.numeral(end + 1)?;
                let n = figure.small().filter(|n| (1..=11).contains(n))?;
                return Some((figure.end, n * 5, 0, true));
            }
            _ => {}
        }
        let Some(minutes) = self.numeral(end) else {
            return Some((end, 0, 0, false));
        };
        let number = minutes.small().filter(|&m| m < 60);
        // 零点一, 二十点六 are decimals.
        let behind = self.chars.get(minutes.end);
        if dot
            && minutes.han
            && minutes.length() == 1
            && behind.is_none_or(|&c| !crate::text::class(c).is_han())
        {
            return None;
        }
        match (self.chars.get(minutes.end), number) {
            (Some('分'), Some(minute)) => {
                end = minutes.end + 1;
                let second = self
                    .numeral(end)
                    .filter(|s| self.chars.get(s.end) == Some(&'秒'))
                    .and_then(|s| Some((s.end + 1, s.small().filter(|&n| n < 60)?)));
                let (end, second) = second.unwrap_or((end, 0));
                Some((end, minute, second, true))
            }
            (Some('刻'), Some(quarter @ 1..=3)) => {
                Some((minutes.end + 1, quarter * 15, 0, true))
            }
            (Some('度' | '月' | '日' | '年' | '%'), _) => None,
            (_, Some(minute))
                if self.chat && dot && (minutes.length() == 2 || minutes.tens) =>
            {
                Some((minutes.end, minute, 0, true))
            }
            _ => Some((end, 0, 0, false)),
        }
    }

    /// `pm`, `a.m.` behind the time.
    fn meridiem(&self, at: usize, part: Option<DayPart>) -> (usize, Option<DayPart>) {
        let blank = usize::from(self.chars.get(at) == Some(&' '));
        for (word, meaning) in [
            ("p.m.", DayPart::Afternoon),
            ("a.m.", DayPart::Morning),
            ("p.m", DayPart::Afternoon),
            ("a.m", DayPart::Morning),
            ("pm", DayPart::Afternoon),
            ("am", DayPart::Morning),
            ("p", DayPart::Afternoon),
        ] {
            let mut end = at + blank;
            let same = word.chars().all(|c| {
                let here =
                    self.chars.get(end).is_some_and(|h| h.to_ascii_lowercase() == c);
                end += 1;
                here
            });
            let alone = self.chars.get(end).is_none_or(|c| !c.is_ascii_alphanumeric());
            if self.chat && same && alone {
                return (end, Some(meaning));
            }
        }
        (at, part)
    }
}

/// The hour of the 24-hour day, and the days that it lies behind the one named.
fn full_hour(hour: u8, part: Option<DayPart>) -> (u8, i32) {
    match (part, hour) {
        (_, 24) => (0, 1),
        (Some(DayPart::Afternoon), 1..=11) => (hour + 12, 0),
        (Some(DayPart::Night), 5..=11) => (hour + 12, 0),
        (Some(DayPart::Night), 12) => (0, 1),
        (Some(DayPart::Noon), 1..=6) => (hour + 12, 0),
        (Some(DayPart::Morning), 12) => (12, 0),
        _ => (hour, 0),
    }
}
