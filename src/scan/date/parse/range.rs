//! Ranges: two ends, of which one may leave its sign to the other.

use super::Parser;
use super::calendar::Sign;
use super::moment::Read;
use super::numeral::Numeral;
use crate::lexicon::{Role, Tail};
use crate::scan::date::expr::{DayRef, Moment, MonthRef, Unit, YearRef};
use crate::value::Year;

impl Parser<'_> {
    /// Two ends: 2019—2021年, 1-11月, 7月5日至12日, 去年11月到今年3月; `from` is the
    /// moment that starts at `at`.
    pub(super) fn range(
        &self,
        at: usize,
        from: Option<Read>,
    ) -> Option<(usize, Moment, Moment)> {
        if let Some(range) = self.hours_of_day(at, from) {
            return Some(range);
        }
        if let Some(from) = from
            && let Some(next) = self.joiner(from.end)
            && let Some(to) = self.right_end(next, &from)
            && !self.is_two_bounds(from.end, to.end)
        {
            return Some((to.end, from.moment, to.moment));
        }
        let between = from.and_then(|from| {
            let (next, ()) =
                self.word(from.end, |role| (role == Role::List).then_some(()))?;
            let to = self.right_end(next, &from)?;
            let end =
                self.starts(to.end, "之间").or_else(|| self.starts(to.end, "间"))?;
            Some((end, from.moment, to.moment))
        });
        between.or_else(|| self.elliptic_range(at))
    }

    /// 自3日起到8日之前 gives each bound with its own word.
    fn is_two_bounds(&self, from: usize, to: usize) -> bool {
        let before = |role| (role == Role::Tail(Tail::Until)).then_some(());
        self.is(from, '起') && self.word(to, before).is_some()
    }

    /// 明天早上五到六点, 四到六点.
    fn hours_of_day(
        &self,
        at: usize,
        day: Option<Read>,
    ) -> Option<(usize, Moment, Moment)> {
        let from = day.filter(|read| read.moment.time.is_none() && read.part.is_some());
        if from.is_none() && !self.chat {
            return None;
        }
        let today = Read::new(at, Moment::new(None, Unit::Today));
        let read = from.unwrap_or(today);
        if from.is_none() && !self.is_number_edge(at) {
            return None;
        }
        let (end, first, last) = self.hours(read.end, read.part)?;
        let mut from = read.moment;
        from.time = Some(first);
        let mut to = Moment::new(None, Unit::Today);
        to.time = Some(last);
        Some((end, from, to))
    }

    pub(super) fn joiner(&self, at: usize) -> Option<usize> {
        let at = if self.is(at, '起') && self.chat { at + 1 } else { at };
        let at = if self.is(at, ' ') { at + 1 } else { at };
        let (mut end, ()) = self.word(at, |role| (role == Role::Range).then_some(()))?;
        while end < at + 4 && matches!(self.chars.get(end), Some('-' | '—' | ' ')) {
            end += 1;
        }
        Some(end)
    }

    /// The right end of a range whose left end is complete.
    fn right_end(&self, at: usize, from: &Read) -> Option<Read> {
        let mut to = self.moment_as(at, false, from.part)?;
        to.part = None;
        Some(to)
    }

    /// The left end leaves its sign to the right one: 2019—2021年, 1-11月, 3至5日.
    fn elliptic_range(&self, at: usize) -> Option<(usize, Moment, Moment)> {
        let (start, year) = match self.year(at) {
            Some((end, year)) => (end, Some(year)),
            None => (at, None),
        };
        let (start, month) = match self.month(start) {
            Some((end, month)) if self.numeral(end).is_some() => (end, Some(month)),
            _ => (start, None),
        };
        if start == at && !self.is_number_edge(at) {
            return None;
        }
        let first = self.starts(start, "第").unwrap_or(start);
        let left = self.numeral(first)?;
        let next = self.joiner(left.end)?;
        if let Some(range) = self.year_to_month(start == at, &left, first, next) {
            return Some(range);
        }
        if let Some(range) = self.bare_years(start == at, &left, next) {
            return Some(range);
        }
        let (end, sign, right) = self.signed(next, month.is_some())?;
        let bare = year.is_none() && month.is_none();
        match sign {
            Sign::Year if bare => {
                if left.length() != 4 {
                    return None;
                }
                let from = self.written_year(&left, first)?;
                let to = match right.length() {
                    4 => self.written_year(&right, next)?,
                    _ => year_of_century(from, &right)?,
                };
                Some((
                    end,
                    Moment::new(Some(from), Unit::Year),
                    Moment::new(Some(to), Unit::Year),
                ))
            }
            Sign::Month if month.is_none() => {
                let unit = |read: &Numeral| {
                    Some(Unit::Month(MonthRef::Written(self.part(read, 12)?)))
                };
                Some((
                    end,
                    Moment::new(year, unit(&left)?),
                    Moment::new(None, unit(&right)?),
                ))
            }
            Sign::Quarter if month.is_none() => {
                let unit = |read: &Numeral| Some(Unit::Quarter(self.part(read, 4)?));
                Some((
                    end,
                    Moment::new(year, unit(&left)?),
                    Moment::new(None, unit(&right)?),
                ))
            }
            Sign::Day if month.is_some() || self.chat => {
                let unit = |month, read: &Numeral| {
                    Some(Unit::Day(month, DayRef::Written(self.part(read, 31)?)))
                };
                let from = Moment::new(year, unit(month, &left)?);
                Some((end, from, Moment::new(None, unit(None, &right)?)))
            }
            _ => None,
        }
    }

    /// 2019至2021年6月: the right end goes on behind its year.
    fn year_to_month(
        &self,
        bare: bool,
        left: &Numeral,
        first: usize,
        next: usize,
    ) -> Option<(usize, Moment, Moment)> {
        if !bare || left.length() != 4 {
            return None;
        }
        let to = self.moment(next, false)?;
        let written =
            matches!(to.moment.year, Some(YearRef::Written(_) | YearRef::Short(_)));
        let finer = matches!(to.moment.unit, Unit::Month(_) | Unit::Day(Some(_), _));
        let from = self.written_year(left, first).filter(|_| written && finer)?;
        Some((to.end, Moment::new(Some(from), Unit::Year), to.moment))
    }

    /// 2016到2018 in chat.
    fn bare_years(
        &self,
        bare: bool,
        left: &Numeral,
        next: usize,
    ) -> Option<(usize, Moment, Moment)> {
        let right = self.numeral(next)?;
        let year = |read: &Numeral| {
            let number: i32 = read.digits().parse().ok()?;
            let sound = (1900..=2100).contains(&number) && read.length() == 4;
            let year = YearRef::Written(Year::known(number).filter(|_| sound)?);
            Some((number, Moment::new(Some(year), Unit::Year)))
        };
        let ((first, from), (last, to)) = (year(left)?, year(&right)?);
        let open = self
            .chars
            .get(right.end)
            .is_none_or(|&c| !c.is_ascii_alphanumeric() && !"年.-/%:".contains(c));
        (self.chat && bare && open && first < last).then_some((right.end, from, to))
    }

    /// A number with its sign.
    fn signed(&self, at: usize, behind_month: bool) -> Option<(usize, Sign, Numeral)> {
        let at = self.starts(at, "第").unwrap_or(at);
        let read = self.numeral(at)?;
        let end = read.end + 1;
        match self.chars.get(read.end)? {
            '年' => {
                let end = if self.is(end, '度') && !self.is(end + 1, '假') {
                    end + 1
                } else {
                    end
                };
                Some((end, Sign::Year, read))
            }
            '学' => {
                let end = self.starts(end, "年")?;
                Some((self.starts(end, "度").unwrap_or(end), Sign::Year, read))
            }
            '月' => {
                let end = if self.is(end, '份') { end + 1 } else { end };
                // 1—5月10日 starts with a month of its own.
                self.day(end, true).is_none().then_some((end, Sign::Month, read))
            }
            '日' => Some((end, Sign::Day, read)),
            '号' if behind_month || self.chat => Some((end, Sign::Day, read)),
            '季' => Some((self.starts(end, "度")?, Sign::Quarter, read)),
            _ => None,
        }
    }
}

/// 18 in 2015至18年: a later year of the same century.
fn year_of_century(from: YearRef, to: &Numeral) -> Option<YearRef> {
    let YearRef::Written(from) = from else { return None };
    let from = from.number()?;
    let two = i32::try_from(to.number()?).ok()?;
    let later = to.length() == 2 && from % 100 < two;
    let year = Year::known(from - from % 100 + two).filter(|_| later)?;
    Some(YearRef::Written(year))
}
