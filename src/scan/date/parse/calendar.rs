//! Years, months, days and the parts of years and months.

use super::Parser;
use super::numeral::Numeral;
use crate::lexicon::{Edge, Role};
use crate::scan::date::expr::{DayRef, Moment, MonthRef, Unit, YearRef};
use crate::value::{Part, Season, Year};

/// What a number in a range lacks until the other end names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Year,
    Month,
    Day,
    Quarter,
}

impl Parser<'_> {
    /// A year with its sign: 2031年, 九七年, 民国一二〇年, 去年.
    pub(super) fn year(&self, at: usize) -> Option<(usize, YearRef)> {
        match self.year.get() {
            Some((place, year)) if place == at => year,
            _ => {
                let year = self.read_year(at);
                self.year.set(Some((at, year)));
                year
            }
        }
    }

    fn read_year(&self, at: usize) -> Option<(usize, YearRef)> {
        if let Some((end, year)) = self.word(at, |role| match role {
            Role::Year(base, years) => Some(YearRef::Relative(base, years)),
            _ => None,
        }) {
            return Some((self.skip_year_unit(end), year));
        }
        if let Some(found) = self.era_year(at).or_else(|| self.spelled_year(at)) {
            return Some(found);
        }
        for (word, century) in [("上世纪", 19), ("本世纪", 20)] {
            if let Some(start) = self.starts(at, word) {
                return self.decade_of(century, start);
            }
        }
        let start = self.starts(at, "公元").unwrap_or(at);
        let read = self.numeral(start)?;
        if !self.is_number_edge(start) {
            return None;
        }
        if let Some(decade) = self.decade(&read) {
            return Some(decade);
        }
        if !self.is(read.end, '年') {
            return self.edition(&read, start).or_else(|| self.damaged_year(&read));
        }
        let year = self.written_year(&read, start)?;
        let end = read.end + 1;
        if self.chat && self.is(end, '版') {
            return Some((end + 1, year));
        }
        if self.is(end, '级') || self.is(end, '龄') {
            return None;
        }
        Some((self.skip_year_unit(end), year))
    }

    /// 2016版, 08版: a book or a standard of that year.
    fn edition(&self, read: &Numeral, start: usize) -> Option<(usize, YearRef)> {
        let number: u16 = read.digits().parse().ok()?;
        let year = match read.digits().len() {
            4 => YearRef::Written(
                Year::known(number.into()).filter(|_| (1900..2100).contains(&number))?,
            ),
            2 if self.before(start) != Some('第') => {
                YearRef::Short(u8::try_from(number).ok()?)
            }
            _ => return None,
        };
        (self.chat && self.is(read.end, '版')).then_some((read.end + 1, year))
    }

    /// 两千零四年: a year read out as a number.
    fn spelled_year(&self, at: usize) -> Option<(usize, YearRef)> {
        let start = self.starts(at, "两千").or_else(|| self.starts(at, "二千"))?;
        let zero = self.starts(start, "零").or_else(|| self.starts(start, "〇"));
        let read = self.numeral(zero.unwrap_or(start))?;
        let number = read.small().filter(|n| zero.is_some() && (1..100).contains(n))?;
        let year = Year::known(2000 + i32::from(number))?;
        let found = (self.skip_year_unit(read.end + 1), YearRef::Written(year));
        self.is(read.end, '年').then_some(found)
    }

    /// 度 behind 年.
    fn skip_year_unit(&self, end: usize) -> usize {
        let next = self.chars.get(end + 1);
        let unit = self.is(end, '度') && self.before(end) == Some('年');
        if unit && !next.is_some_and(|c| "假过日夏".contains(*c)) {
            end + 1
        } else {
            end
        }
    }

    pub(super) fn written_year(&self, read: &Numeral, start: usize) -> Option<YearRef> {
        let digits = read.digits();
        let year = match digits.len() {
            4 => {
                let number = read.number();
                let sound = number.is_none_or(|y| (1000..2200).contains(&y));
                let span = self.is_span_of_years(read.end, number);
                Year::read(digits).filter(|_| sound && !span)?
            }
            3 if digits.ends_with('X') => Year::read(digits)?,
            3 if digits.len() == read.end - start && self.is_republican(read) => {
                Year::known(i32::try_from(read.number()?).ok()? + 1911)?
            }
            3 if self.chat && !read.masked() => Year::known(digits.parse().ok()?)?,
            2 if read.masked() => Year::UNKNOWN,
            2 => return self.short_year(read, start),
            5.. if digits.bytes().all(|b| b == b'X') => Year::UNKNOWN,
            1 if read.masked() && self.month(read.end + 1).is_some() => Year::UNKNOWN,
            _ => return None,
        };
        Some(YearRef::Written(year))
    }

    /// 1000年历史, 2000余年: a round number of years is a length of time.
    fn is_span_of_years(&self, sign: usize, number: Option<u32>) -> bool {
        let round = number.is_some_and(|y| y % 100 == 0 && y != 2000 && y != 1900);
        let next = self.chars.get(sign + 1).copied().unwrap_or(' ');
        round && "历来多余的以".contains(next)
    }

    /// 120年度: three digits are a year of the Republic only with 度.
    fn is_republican(&self, read: &Numeral) -> bool {
        self.is(read.end + 1, '度')
            && read.number().is_some_and(|y| (90..150).contains(&y))
    }

    /// 民国一二〇年, 康熙二十年: counted from the first year of the era.
    fn era_year(&self, at: usize) -> Option<(usize, YearRef)> {
        let (start, first) = self.word(at, |role| match role {
            Role::Era(first) => Some(first),
            _ => None,
        })?;
        let (end, number) = if self.is(start, '元') {
            (start + 1, 1)
        } else {
            let read = self.numeral(start)?;
            (read.end, read.count().or_else(|| read.digits().parse().ok())?)
        };
        let year = Year::known(first.checked_add(number)?.checked_sub(1)?)?;
        (self.is(end, '年') && number > 0)
            .then(|| (self.skip_year_unit(end + 1), YearRef::Written(year)))
    }

    /// Two digits are a year where they can be no length of time.
    fn short_year(&self, read: &Numeral, start: usize) -> Option<YearRef> {
        let two = u8::try_from(read.number()?).ok()?;
        let short = YearRef::Short(two);
        let next = self.chars.get(read.end + 1).copied().unwrap_or(' ');
        let finer = self.month(read.end + 1).is_some()
            || self.edge(read.end + 1).is_some()
            || next == '全'
            || (next == '度' && !self.is(read.end + 2, '假'))
            || self.half_or_quarter(read.end + 1).is_some();
        let span = self.dates.is_span_before(self.chars, start);
        let sound = match (finer, span) {
            (true, false) => true,
            (_, true) => false,
            _ if "来间内多余以之后前的历".contains(next) && !self.chat => {
                false
            }
            // 三五年, 七八年 are some years; 九七年 is none but a year.
            _ if read.han => {
                let (tens, ones) = (two / 10, two % 10);
                tens == 0 || ones == 0 || (ones != tens + 1 && (tens, ones) != (3, 5))
            }
            _ => two < 10 || self.chat || (two > 80 && !two.is_multiple_of(10)),
        };
        (sound && read.length() == 2).then_some(short)
    }

    /// 20世纪80年代, 90年代; without a decade the century.
    fn decade(&self, read: &Numeral) -> Option<(usize, YearRef)> {
        if let Some(end) = self.starts(read.end, "世纪") {
            let century = read.small().filter(|c| (1..=21).contains(c))? - 1;
            let whole = YearRef::Written(Year::read(&format!("{century:02}XX"))?);
            return self.decade_of(century, end).or(Some((end, whole)));
        }
        let (end, tens) = self.tens_of_years(read)?;
        let century = if tens < 3 { 20 } else { 19 };
        let year = Year::read(&format!("{century:02}{tens}X"))?;
        Some((end, YearRef::Written(year)))
    }

    /// 80年代 behind its century.
    fn decade_of(&self, century: u8, at: usize) -> Option<(usize, YearRef)> {
        let (end, tens) = self.tens_of_years(&self.numeral(at)?)?;
        let year = Year::read(&format!("{century:02}{tens}X"))?;
        Some((end, YearRef::Written(year)))
    }

    fn tens_of_years(&self, read: &Numeral) -> Option<(usize, u8)> {
        let tens = read.small()?;
        let end = self.starts(read.end, "年代")?;
        (tens % 10 == 0).then_some((end, tens / 10))
    }

    /// 2027以来, 203112月: the sign 年 is lost, and only one reading is legal.
    fn damaged_year(&self, read: &Numeral) -> Option<(usize, YearRef)> {
        let digits = read.digits();
        let number: u16 = digits.get(..4)?.parse().ok()?;
        if !(1950..2100).contains(&number) || read.han {
            return None;
        }
        let year = YearRef::Written(Year::known(i32::from(number))?);
        let behind = self.is(read.end, '月') && !self.is(read.end + 1, '球');
        match digits.len() {
            4 if self.starts(read.end, "以来").is_some() => Some((read.end, year)),
            4 => {
                let end = self.starts(read.end, "学年")?;
                Some((self.starts(end, "度").unwrap_or(end), year))
            }
            6 if behind
                && digits[4..].parse::<u8>().is_ok_and(|m| (1..13).contains(&m)) =>
            {
                Some((read.end - 2, year))
            }
            _ => None,
        }
    }

    /// A month with its sign: 3月, x月份, 元月, 上月.
    pub(super) fn month(&self, at: usize) -> Option<(usize, MonthRef)> {
        let (end, month) = if let Some(found) = self.word(at, |role| match role {
            Role::Month(base, months) => Some(MonthRef::Relative(base, months)),
            _ => None,
        }) {
            found
        } else if let Some(end) = self.starts(at, "元月") {
            (end, MonthRef::Written(Part::Known(1)))
        } else {
            let read = self.numeral(at)?;
            let part = self.part(&read, 12)?;
            (self.starts(read.end, "月")?, MonthRef::Written(part))
        };
        let share = self.is(end, '份') && !self.is(end + 1, '额');
        Some((if share { end + 1 } else { end }, month))
    }

    /// A number from 1 to `max`, or a mask.
    pub(super) fn part(&self, read: &Numeral, max: u8) -> Option<Part> {
        if read.masked() && read.length() <= 3 {
            return Some(Part::Unknown);
        }
        let number = read.small().filter(|n| (1..=max).contains(n))?;
        Some(Part::Known(number))
    }

    /// A day with its sign: 5日, 廿三日, xx日; 5号 behind a month or in chat.
    pub(super) fn day(&self, at: usize, behind_month: bool) -> Option<(usize, Part)> {
        let read = self.numeral(at)?;
        let part = self.part(&read, 31)?;
        let end = read.end + 1;
        // 慈善一日捐: a numeral in a name.
        let inside = read.han
            && !behind_month
            && self.before(at).is_some_and(|c| {
                crate::text::class(c).is_han() && !"于到至在和及与从自截".contains(c)
            });
        if inside && !self.chat {
            return None;
        }
        let sign = self.is(read.end, '日')
            || ((behind_month || self.chat) && self.is(read.end, '号'));
        let name =
            self.chars.get(end).is_some_and(|c| "楼线院室岛坝井闸船令机文".contains(*c))
                && !behind_month
                && self.is(read.end, '号');
        if sign && !name {
            return Some((end, part));
        }
        // Chat leaves the sign of a day out: 5月1.
        let bare = self.chat
            && behind_month
            && !read.masked()
            && !self.chars.get(read.end).is_some_and(|c| {
                c.is_ascii_digit()
                    || "个点时年月名人万千百十亿多余个.%:项次吨元米".contains(*c)
            });
        bare.then_some((read.end, part))
    }

    /// First or last day: 初, 底, 年末.
    pub(super) fn edge(&self, at: usize) -> Option<(usize, Edge)> {
        self.word(at, |role| match role {
            Role::Edge(edge) => Some(edge),
            _ => None,
        })
    }

    /// 上半年, 一季度, 前三季度, 前五月, 夏季.
    pub(super) fn half_or_quarter(&self, at: usize) -> Option<(usize, Unit)> {
        if let Some(found) = self.word(at, |role| match role {
            Role::Half(half) => Some(Unit::Season(Season::half(half)?)),
            Role::Season(season) => Some(Unit::Season(Season::of_year(season)?)),
            Role::Months(first, last) => Some(Unit::Months(first, last)),
            _ => None,
        }) {
            return Some(found);
        }
        if let Some(end) = self.starts(at, "首季度").or_else(|| self.starts(at, "首季"))
        {
            return Some((end, Unit::Quarter(Part::Known(1))));
        }
        for (word, quarters) in [
            ("上季", -1),
            ("下季", 1),
            ("本季", 0),
            ("上个季度", -1),
            ("下个季度", 1),
            ("这个季度", 0),
            ("这季", 0),
            ("上上个季度", -2),
            ("下下个季度", 2),
        ] {
            if let Some(end) = self.starts(at, word) {
                let end = self.starts(end, "度").unwrap_or(end);
                return Some((end, Unit::QuarterAfter(quarters)));
            }
        }
        if self.is(at, '前') || self.is(at, '头') {
            // 提前两个月, 以前: no first months of a year.
            let other =
                self.before(at).is_some_and(|c| "提以之此目空推往向靠".contains(c));
            return self.first_months(at + 1).filter(|_| !other);
        }
        let start = self.starts(at, "第").unwrap_or(at);
        let read = self.numeral(start)?;
        let quarter = self.part(&read, 4)?;
        let end = self.starts(read.end, "个").unwrap_or(read.end);
        let end = self.starts(end, "季度")?;
        // 三个季度 counts quarters, 第三个季度 names one.
        (start > at || end == read.end + 2).then_some((end, Unit::Quarter(quarter)))
    }

    /// 三季度, 五个月, 11月 behind 前: from January.
    fn first_months(&self, at: usize) -> Option<(usize, Unit)> {
        let two = if self.is(at, '两') { Some((at + 1, 2)) } else { None };
        let (end, number) = match two {
            Some(found) => found,
            None => {
                let read = self.numeral(at)?;
                (read.end, read.small().filter(|n| (2..=12).contains(n))?)
            }
        };
        let end = self.starts(end, "个").unwrap_or(end);
        if let Some(end) = self.starts(end, "季度") {
            return (number < 4).then_some((end, Unit::Months(1, number * 3)));
        }
        let end = self.starts(end, "月")?;
        let end = if self.is(end, '份') { end + 1 } else { end };
        Some((end, Unit::Months(1, number)))
    }

    /// 上旬, 中下旬.
    pub(super) fn ten_days(&self, at: usize) -> Option<(usize, u8, u8)> {
        let (end, (first, last)) = self.word(at, |role| match role {
            Role::TenDays(first, last) => Some((first, last)),
            _ => None,
        })?;
        Some((end, first, last))
    }

    /// 20310903, 27-7-3, 3/15/2031, 12/1: forms that reports do not write.
    pub(super) fn compact(&self, at: usize) -> Option<(usize, Moment)> {
        let one = self.numeral(at).filter(|read| !read.han && !read.masked())?;
        let part = |text: &str, max: u8| {
            let number = text.parse().ok().filter(|n| (1..=max).contains(n))?;
            Some(Part::Known(number))
        };
        let moment = |year, month, day| {
            let unit = Unit::Day(Some(MonthRef::Written(month)), DayRef::Written(day));
            Moment::new(year, unit)
        };
        let free = |end: usize| {
            !self.chars.get(end).is_some_and(|c| {
                c.is_ascii_alphanumeric() || "-/.%年月日号个".contains(*c)
            })
        };
        // 10/1/2018-10/7/2018 is a range.
        let dashed = |end: usize| self.is(end, '-') && self.numeral(end + 1).is_some();
        if one.length() == 8 && free(one.end) {
            let year =
                one.digits()[..4].parse().ok().filter(|y| (1900..2100).contains(y))?;
            let month = part(&one.digits()[4..6], 12)?;
            let year = YearRef::Written(Year::known(year)?);
            return Some((
                one.end,
                moment(Some(year), month, part(&one.digits()[6..], 31)?),
            ));
        }
        let mark = *self.chars.get(one.end).filter(|c| matches!(c, '/' | '-' | '.'))?;
        if one.length() > 2 {
            return None;
        }
        let two = self
            .numeral(one.end + 1)
            .filter(|read| !read.han && !read.masked() && read.length() <= 2)?;
        if !self.is(two.end, mark) {
            let (month, day) = (part(one.digits(), 12)?, part(two.digits(), 31)?);
            let whole = at == 0 && self.chars.len() <= two.end + 2;
            let timed = self.is(two.end, ' ') && self.clock(two.end + 1, None).is_some();
            return (mark == '/' && free(two.end) || whole || timed)
                .then(|| (two.end, moment(None, month, day)));
        }
        let three = self
            .numeral(two.end + 1)
            .filter(|read| !read.han && !read.masked())
            .filter(|read| free(read.end) || mark == '/' && dashed(read.end))?;
        let year = |read: &Numeral| match read.length() {
            4 => Some(YearRef::Written(Year::read(read.digits())?)),
            2 => Some(YearRef::Short(read.digits().parse().ok()?)),
            _ => None,
        };
        // 27-7-3 starts with the year; 31/10/2031 and 10/31/2031 end with it.
        if three.length() < 4
            && mark != '/'
            && let Some(first) = year(&one)
        {
            let (month, day) = (part(two.digits(), 12)?, part(three.digits(), 31)?);
            return Some((three.end, moment(Some(first), month, day)));
        }
        let last = year(&three)?;
        let day_first = part(two.digits(), 12)
            .zip(part(one.digits(), 31))
            .filter(|_| three.length() == 4);
        let month_first = part(one.digits(), 12).zip(part(two.digits(), 31));
        let (month, day) = day_first.or(month_first)?;
        Some((three.end, moment(Some(last), month, day)))
    }

    /// 2031-09-03, 2031.9.3, 2031/9/3.
    pub(super) fn separated(&self, at: usize) -> Option<(usize, Moment)> {
        let year = self.numeral(at)?;
        let mark = *self.chars.get(year.end)?;
        let marks = if self.chat { "-./ " } else { "-./" };
        if year.length() != 4 || year.han || !marks.contains(mark) {
            return None;
        }
        let month = self.numeral(year.end + 1)?;
        let next = *self.chars.get(month.end)?;
        if next != mark && !(self.chat && marks.contains(next)) {
            return None;
        }
        let day = self.numeral(month.end + 1)?;
        let longer = self.chars.get(day.end).is_some_and(|&c| {
            c == mark && self.chars.get(day.end + 1).is_some_and(char::is_ascii_digit)
        });
        if longer || month.han || day.han || month.length() > 2 {
            return None;
        }
        let number = year.number();
        if number.is_some_and(|y| !(1000..2200).contains(&y)) {
            return None;
        }
        let month = MonthRef::Written(self.part(&month, 12)?);
        let unit = Unit::Day(Some(month), DayRef::Written(self.part(&day, 31)?));
        let year = YearRef::Written(Year::read(year.digits())?);
        let end = self.starts(day.end, "日").unwrap_or(day.end);
        Some((end, Moment::new(Some(year), unit)))
    }
}
