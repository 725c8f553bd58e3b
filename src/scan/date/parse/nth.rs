//! Parts of a year or month by their number, as talk names them: 第三天, 前10天,
//! 第二周, 最后一个星期一.

use super::Parser;
use super::moment::Read;
use crate::scan::date::expr::{DayRef, Grain, Moment, MonthRef, Unit};
use crate::value::Part;

impl Parser<'_> {
    /// 第8个月, 首月, 后三月, 前2周, 第二周, 第一天 behind a year.
    pub(super) fn part_of_year(&self, at: usize) -> Option<Read> {
        let month = |end, n| {
            let unit = Unit::Month(MonthRef::Written(Part::Known(n)));
            Some(Read::new(end, Moment::new(None, unit)))
        };
        if let Some(end) = self.starts(at, "首月") {
            return month(end, 1);
        }
        if let Some((end, n)) = self.counted(at, "第", &["个月"])
            && (1..=12).contains(&n)
        {
            return month(end, u8::try_from(n).ok()?);
        }
        if let Some((end, n)) = self.counted(at, "后", &["个月", "月"])
            && let Some(first) =
                u8::try_from(13 - n).ok().filter(|m| (1..=12).contains(m))
        {
            return Some(Read::new(end, Moment::new(None, Unit::Months(first, 12))));
        }
        if let Some((end, n)) =
            self.counted(at, "第", &["个星期", "个礼拜", "周", "星期"])
            && let Some(n) = u8::try_from(n).ok().filter(|n| (1..=53).contains(n))
        {
            return Some(Read::new(end, Moment::new(None, Unit::NthWeek(None, n))));
        }
        if let Some((end, n)) = self.counted(at, "前", &["周", "个星期"])
            && (1..=53).contains(&n)
        {
            return Some(Read::new(
                end,
                Moment::new(None, Unit::FirstDays(None, 7 * n, true)),
            ));
        }
        if let Some((end, unit)) = self.last_months(at) {
            return Some(Read::new(end, Moment::new(None, unit)));
        }
        self.days_of(at, None)
    }

    /// 最后一个月, 最后三个月, 最后一个季度 of a year.
    fn last_months(&self, at: usize) -> Option<(usize, Unit)> {
        let (end, n) = self.counted(at, "最后", &[""])?;
        let end = self.starts(end, "个").unwrap_or(end);
        let (end, months) = match self.starts(end, "季度") {
            Some(end) => (end, n.checked_mul(3)?),
            None => (self.starts(end, "月")?, n),
        };
        let first = u8::try_from(13 - months).ok().filter(|m| (1..=12).contains(m))?;
        let unit = match first {
            12 => Unit::Month(MonthRef::Written(Part::Known(12))),
            first => Unit::Months(first, 12),
        };
        Some((end, unit))
    }

    /// 第31天, 前4天, 最后一个星期一 behind a month.
    pub(super) fn part_of_month(&self, at: usize, month: MonthRef) -> Option<Read> {
        if let Some(start) =
            self.starts(at, "最后一个").or_else(|| self.starts(at, "最后1个"))
            && let Some((end, day)) = self.weekday_name(start)
        {
            return Some(
                self.with_time(end, Moment::new(None, Unit::LastWeekday(month, day))),
            );
        }
        self.days_of(at, Some(month))
    }

    /// 第N天 and 前N天 of a year or month; 倒数第N天 from its end.
    fn days_of(&self, at: usize, month: Option<MonthRef>) -> Option<Read> {
        if let Some((end, n)) = self.counted(at, "最后", &["天", "日"])
            && (1..=31).contains(&n)
        {
            let unit = match n {
                1 => Unit::NthDay(month, -1),
                _ => Unit::FirstDays(month, -n, false),
            };
            return Some(Read::new(end, Moment::new(None, unit)));
        }
        let (start, sign) = match self.starts(at, "倒数") {
            Some(start) => (start, -1),
            None => (at, 1),
        };
        if let Some((end, n)) = self.counted(start, "第", &["天", "日"])
            && (1..=366).contains(&n)
        {
            return Some(
                self.with_time(end, Moment::new(None, Unit::NthDay(month, sign * n))),
            );
        }
        let (end, n) = self.counted(at, "前", &["天", "日"])?;
        (1..=366)
            .contains(&n)
            .then(|| Read::new(end, Moment::new(None, Unit::FirstDays(month, n, false))))
    }

    /// A word, a number and one of the units.
    fn counted(&self, at: usize, word: &str, units: &[&str]) -> Option<(usize, i32)> {
        let start = self.starts(at, word)?;
        let (end, n) = self.number_of(start)?;
        Some((units.iter().find_map(|unit| self.starts(end, unit))?, n))
    }

    /// A number of units: digits, 两, 仨.
    pub(super) fn number_of(&self, at: usize) -> Option<(usize, i32)> {
        match self.chars.get(at)? {
            '两' => Some((at + 1, 2)),
            '仨' => Some((at + 1, 3)),
            _ => {
                let read = self.numeral(at)?;
                Some((read.end, read.count()?))
            }
        }
    }

    /// 31天前, 的一个月以前, 后的第3天 behind a day: how far it leads away.
    pub(super) fn shift(&self, at: usize) -> Option<(usize, i32, Grain)> {
        let words: [(&str, i32); 6] =
            [("之后", 1), ("以后", 1), ("后", 1), ("之前", -1), ("以前", -1), ("前", -1)];
        let direction =
            |at| words.iter().find_map(|&(w, sign)| Some((self.starts(at, w)?, sign)));
        if let Some((end, sign)) = direction(at) {
            let start = self.starts(end, "的").unwrap_or(end);
            let (end, n) = self.counted(start, "第", &["天", "日"])?;
            return Some((end, sign * n, Grain::Day));
        }
        // 昨天的前天.
        if let Some(start) = self.starts(at, "的")
            && let Some((end, days)) = self.relative_day(start).filter(|(_, n)| *n != 0)
        {
            return Some((end, days, Grain::Day));
        }
        let start = self.starts(at, "的").unwrap_or(at);
        let (mut end, n, factor, mut grain) = self.length(start)?;
        let mut sum = n.checked_mul(factor)?;
        // 两个星期11小时.
        if let Some((after, n, factor, Grain::Second)) = self.length(end)
            && grain == Grain::Day
        {
            sum = sum.checked_mul(86_400)?.checked_add(n.checked_mul(factor)?)?;
            (end, grain) = (after, Grain::Second);
        }
        let (end, sign) = direction(end)?;
        (grain != Grain::Vague).then_some((end, sum.checked_mul(sign)?, grain))
    }

    /// 前一天, 后第三天, 第二天, 翌日 behind a festival.
    pub(super) fn shift_behind(&self, at: usize) -> Option<(usize, i32, Grain)> {
        if let Some((end, n)) = self.counted(at, "第", &["天", "日"]) {
            return (1..=31).contains(&n).then_some((end, n - 1, Grain::Day));
        }
        if let Some(end) = ["翌日", "次日"].iter().find_map(|w| self.starts(at, w)) {
            return Some((end, 1, Grain::Day));
        }
        if let Some(end) = ["前夜", "前一夜"].iter().find_map(|w| self.starts(at, w))
        {
            return Some((end, -1, Grain::Day));
        }
        for (word, sign) in [("前的", -1), ("前", -1), ("后的", 1), ("后", 1)] {
            let found = self
                .counted(at, &format!("{word}第"), &["天"])
                .or_else(|| self.counted(at, word, &["天"]));
            if let Some((end, n)) = found {
                return Some((end, sign * n, Grain::Day));
            }
        }
        None
    }

    /// 第三天上午 without anything that it counts from.
    pub(super) fn following_day(&self, at: usize) -> Option<Read> {
        let (end, n) = self.counted(at, "第", &["天"])?;
        let day = DayRef::Relative(crate::lexicon::Base::Context, n - 1);
        let sound = (2..=31).contains(&n);
        sound.then(|| self.with_time(end, Moment::new(None, Unit::Day(None, day))))
    }
}
