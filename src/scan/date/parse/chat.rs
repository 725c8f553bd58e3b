//! Forms of chat that reports hardly hold: weekdays, weeks, 三天后.

use super::Parser;
use crate::scan::date::expr::{Grain, Moment, MonthRef, Unit};

impl Parser<'_> {
    pub(super) fn chat_moment(&self, at: usize) -> Option<(usize, Moment)> {
        self.week(at)
            .or_else(|| self.distance(at))
            .map(|(end, unit)| (end, Moment::new(None, unit)))
    }

    /// 星期天, 二月十日: the day of the week in front adds nothing.
    pub(super) fn behind_weekday(&self, at: usize) -> Option<usize> {
        let (end, _) = self.weekday_name(at)?;
        let next = match self.chars.get(end)? {
            ',' | ' ' | '(' => end + 1,
            _ => end,
        };
        let (day, _) = self.month(next)?;
        self.day(day, true).map(|_| next)
    }

    /// 周三, 星期天, 礼拜一: 0 is Monday.
    pub(super) fn weekday_name(&self, at: usize) -> Option<(usize, u8)> {
        let end = ["星期", "礼拜", "周"].iter().find_map(|w| self.starts(at, w))?;
        let day = match self.chars.get(end)? {
            '日' | '天' => 6,
            &c => "一二三四五六".chars().position(|d| d == c)?,
        };
        Some((end + 1, u8::try_from(day).ok()?))
    }

    /// 下周三, 上上个星期, 这周末.
    fn week(&self, at: usize) -> Option<(usize, Unit)> {
        let mut weeks = 0;
        let mut start = at;
        while let Some(c) = self.chars.get(start) {
            match c {
                '下' => weeks += 1,
                '上' => weeks -= 1,
                _ => break,
            }
            start += 1;
        }
        let this = ["这", "本", "今", "呢"].iter().find_map(|w| self.starts(start, w));
        let counted = start > at || this.is_some();
        let start = if start == at { this.unwrap_or(at) } else { start };
        let start = if counted {
            ["一个", "个", "一"]
                .iter()
                .find_map(|w| self.starts(start, w))
                .unwrap_or(start)
        } else {
            start
        };
        if let Some((end, day)) = self.weekday_name(start) {
            return Some((end, Unit::Weekday(counted.then_some(weeks), day)));
        }
        let doubled =
            self.starts(start, "周").filter(|&s| self.weekday_name(s).is_some());
        if let Some((end, day)) = doubled.and_then(|s| self.weekday_name(s)) {
            return Some((end, Unit::Weekday(Some(weeks), day)));
        }
        if start == at + 1 {
            let half = self.starts(start, "半周").filter(|_| weeks != 0);
            if let Some(end) = half {
                let days = if weeks > 0 { (3, 6) } else { (0, 3) };
                return Some((end, Unit::Week(0, days.0, days.1)));
            }
        }
        let end = ["星期", "礼拜", "周"].iter().find_map(|w| self.starts(start, w))?;
        if let Some(end) = self.starts(end, "末") {
            return Some((end, Unit::Week(weeks, 5, 6)));
        }
        counted.then_some((end, Unit::Week(weeks, 0, 6)))
    }

    /// 三天后, 6个小时前, 未来三年, 前两个月.
    fn distance(&self, at: usize) -> Option<(usize, Unit)> {
        for word in ["最后一个的", "最后一个"] {
            if let Some(start) = self.starts(at, word)
                && let Some((end, day)) = self.weekday_name(start)
            {
                return Some((end, Unit::Weekday(None, day)));
            }
        }
        for (words, sign) in [
            (["未来", "接下来", "今后", "之后", "往后", "向后", "下", "后"], 1),
            (["过去", "最近", "之前", "往前", "向前", "近", "上", "前"], -1),
        ] {
            for word in words {
                let Some(start) = self.starts(at, word) else { continue };
                if self.before(at) == Some('最') {
                    return None;
                }
                let start = self.starts(start, "的").unwrap_or(start);
                let one = matches!(word, "上" | "下") && self.is(start, '个');
                let found =
                    if one { self.units(start, start, 1) } else { self.length(start) };
                let Some((end, n, factor, grain)) = found else { continue };
                let n = n.checked_mul(factor)?;
                let (first, last) = match word {
                    _ if sign > 0 => (0, n),
                    "上" | "前" | "之前" | "往前" | "向前" => (-n, 0),
                    _ if grain == Grain::Second => (-n, 0),
                    _ => (1 - n, 1),
                };
                return Some((end, Unit::Within(first, last, grain)));
            }
        }
        let (end, n, factor, grain) = self.length(at)?;
        let n = n.checked_mul(factor)?;
        let last = |words: &[&str]| words.iter().find_map(|word| self.starts(end, word));
        if let Some(end) = last(&["之后", "以后", "以来", "后"]) {
            return Some((end, Unit::After(n, grain)));
        }
        if let Some(end) = last(&["之内", "以内", "内"]) {
            return Some((end, Unit::Within(0, n, grain)));
        }
        let end = last(&["之前", "以前", "前"])?;
        Some((end, Unit::After(-n, grain)))
    }

    /// A number of hours, days, weeks, months or years: number, factor, grain.
    pub(super) fn length(&self, at: usize) -> Option<(usize, i32, i32, Grain)> {
        if self.is(at, '半') {
            return self.half_hour(at);
        }
        let (end, n) = self.number_of(at)?;
        if !self.is_number_edge(at) {
            return None;
        }
        self.units(at, end, n)
    }

    /// The unit behind the number of a length that starts at `at`.
    fn units(&self, at: usize, end: usize, n: i32) -> Option<(usize, i32, i32, Grain)> {
        let many = self.starts(end, "个");
        let start = many.unwrap_or(end);
        if let Some(end) = self.vague_length(end) {
            return Some((end, 0, 1, Grain::Vague));
        }
        let units = [
            ("年", 1, Grain::Year, false),
            ("季度", 3, Grain::Month, true),
            ("月", 1, Grain::Month, true),
            ("星期", 7, Grain::Day, false),
            ("礼拜", 7, Grain::Day, false),
            ("周", 7, Grain::Day, false),
            ("天", 1, Grain::Day, false),
            ("日", 1, Grain::Day, false),
            ("小时", 3600, Grain::Second, false),
            ("钟头", 3600, Grain::Second, false),
            ("钟", 3600, Grain::Second, true),
            ("刻钟", 900, Grain::Second, false),
            ("分钟", 60, Grain::Second, false),
            ("秒钟", 1, Grain::Second, false),
            ("秒", 1, Grain::Second, false),
        ];
        let two = self.is(at, '两') || self.is(at, '仨');
        units.iter().find_map(|&(word, factor, grain, counter)| {
            let end = self.starts(start, word)?;
            (!counter || many.is_some() || two).then_some((end, n, factor, grain))
        })
    }

    /// 年半, 个半月, 多个月, 个工作日: a length without an exact value.
    fn vague_length(&self, at: usize) -> Option<usize> {
        [
            "年半",
            "个半月",
            "多个月",
            "个多月",
            "天半",
            "分钟半",
            "多年",
            "个交易日",
            "个工作日",
            "工作日",
        ]
        .iter()
        .find_map(|word| self.starts(at, word))
    }

    fn half_hour(&self, at: usize) -> Option<(usize, i32, i32, Grain)> {
        let start = self.starts(at + 1, "个").unwrap_or(at + 1);
        let end = self.starts(start, "小时").or_else(|| self.starts(start, "钟头"))?;
        Some((end, 1, 1800, Grain::Second))
    }

    /// 第二周, 第一个星期一 in a month.
    pub(super) fn in_month_by_week(
        &self,
        at: usize,
        month: MonthRef,
    ) -> Option<(usize, Unit)> {
        let start = self.starts(at, "第")?;
        let read = self.numeral(start)?;
        let nth = read.small().filter(|n| (1..=5).contains(n))?;
        let counted = self.starts(read.end, "个").unwrap_or(read.end);
        if let Some((end, day)) = self.weekday_name(counted) {
            return Some((end, Unit::NthWeekday(month, nth, day)));
        }
        let end = ["星期", "礼拜", "周"].iter().find_map(|w| self.starts(counted, w))?;
        Some((end, Unit::NthWeek(Some(month), nth)))
    }
}
