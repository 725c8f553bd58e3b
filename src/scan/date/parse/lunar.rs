//! Days of the Chinese calendar.

use super::Parser;
use super::moment::Read;
use super::numeral::Numeral;
use crate::scan::date::expr::{Moment, Unit};

impl Parser<'_> {
    /// 农历腊月二十九, 正月初五, 八月初八, 五月廿二.
    pub(super) fn lunar(&self, at: usize) -> Option<Read> {
        let start =
            ["农历", "阴历", "旧历"].iter().find_map(|word| self.starts(at, word));
        self.lunar_from(at, start.unwrap_or(at), start.is_some())
    }

    pub(super) fn lunar_from(&self, at: usize, from: usize, said: bool) -> Option<Read> {
        let new_year = self.starts(from, "大年").filter(|&end| self.is(end, '初'));
        let named = [("正月", 1), ("冬月", 11), ("腊月", 12)]
            .iter()
            .find_map(|&(word, month)| Some((self.starts(from, word)?, month)))
            .or(new_year.map(|end| (end, 1)));
        let (end, month, sure) = match named {
            Some((end, month)) => (end, month, true),
            None => {
                let read = self.numeral(from)?;
                let month = read.small().filter(|m| (1..=12).contains(m))?;
                let end = self.starts(read.end, "月")?;
                (end, month, said || self.is_lunar_day(&read, end))
            }
        };
        let _ = at;
        let early = self.starts(end, "初");
        let day = self.numeral(early.unwrap_or(end));
        let day = day.and_then(|read| {
            let number = read.small().filter(|d| (1..=30).contains(d))?;
            let sign = self.is(read.end, '日') || self.is(read.end, '号');
            Some((read.end + usize::from(sign), number))
        });
        match day {
            Some((end, day)) if sure || early.is_some() => {
                let moment = Moment::new(None, Unit::Lunar(month, Some(day)));
                Some(self.with_time(end, moment))
            }
            _ if sure => {
                Some(Read::new(end, Moment::new(None, Unit::Lunar(month, None))))
            }
            _ => None,
        }
    }

    /// 五月廿二, and 8月十五: a day without its sign in old numerals, or in another
    /// script than the month.
    fn is_lunar_day(&self, month: &Numeral, at: usize) -> bool {
        let old = matches!(self.chars.get(at), Some('廿' | '卅'));
        let Some(day) = self.numeral(at).filter(|day| day.han) else {
            return false;
        };
        let signed = self.chars.get(day.end).is_some_and(|c| "日号个点时".contains(*c));
        !signed && (old || self.chat && !month.han && day.tens)
    }
}
