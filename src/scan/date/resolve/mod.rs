//! From date expressions to EDTF: what the words leave out comes from the text
//! before, the document and the reference date, never from the clock.

mod moment;
mod nth;

use super::expr::{Ahead, DateExpr, Open, Unit, What, YearRef};
use super::festival;
use crate::lexicon::{Base, Day, Edge, Festival};
use crate::report::Anchor;
use crate::value::{Civil, Clock, Edtf, Part, Point, Year};

/// Where in a document the next dates stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A heading or title starts: its year holds for what stands below it.
    Heading,
    /// A paragraph starts.
    Paragraph,
    /// A sentence starts.
    Sentence,
}

/// A date with its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) edtf: Edtf,
    pub(crate) anchor: Anchor,
}

/// Gives the dates of one document their values, in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resolver {
    reference: Option<Civil>,
    /// The time of day of writing, where the caller knows it.
    clock: Option<Clock>,
    talk: bool,
    /// The year that the document is about or from.
    document: Option<Year>,
    in_heading: bool,
    heading: Option<Year>,
    paragraph: Option<Said>,
    sentence: Option<Said>,
    carried: Option<Said>,
    /// What 同期 compares with, as the text has named it so far.
    figures_of: FiguresOf,
    /// And as this paragraph has.
    figures_here: FiguresOf,
    /// The last year with four known digits, for the century of short ones.
    century: Option<i32>,
}

/// The times that figures are given for.
#[derive(Clone, Copy, Debug, Default)]
struct FiguresOf {
    /// A stretch of time: 上半年.
    period: Option<Edtf>,
    /// A day: 6月末.
    stock: Option<Edtf>,
}

impl FiguresOf {
    fn last(self) -> Option<Edtf> {
        self.period.or(self.stock)
    }

    fn note(&mut self, unit: Unit, edge: Option<Edge>, value: Edtf) {
        match (unit, edge) {
            (_, Some(_)) => self.stock = Some(value),
            (
                Unit::Month(_) | Unit::Season(_) | Unit::Quarter(_) | Unit::Months(..),
                None,
            ) => {
                self.period = Some(value);
            }
            (Unit::Year, None) => {
                let year = |e: Option<Edtf>| e.and_then(|e| Some(e.start()?.year_part()));
                if year(self.period) != year(Some(value)) {
                    self.period = Some(value);
                }
            }
            _ => {}
        }
    }
}

/// The first of the months at the end of a year.
const LATE: u8 = 11;

/// A date that the text has named.
#[derive(Clone, Copy, Debug)]
struct Said {
    point: Point,
    /// With a month: something is told in the order of time.
    told: bool,
}

/// What a resolution leans on, the weakest part of it.
#[derive(Clone, Copy, Debug, Default)]
struct Ground(Anchor);

impl Ground {
    fn on(&mut self, anchor: Anchor) {
        if self.0 == Anchor::None {
            self.0 = anchor;
        }
    }
}

impl Resolver {
    /// For one document: the reference date that the caller gave, and the
    /// document's own date.
    pub(crate) fn new(reference: Option<Civil>, document: Option<Edtf>) -> Resolver {
        let year = document.and_then(|date| date.end().or(date.start()));
        Resolver {
            reference,
            document: year.map(Point::year_part),
            ..Resolver::default()
        }
    }

    /// The text is talk, which looks ahead.
    pub(crate) fn of_talk(mut self) -> Resolver {
        self.talk = true;
        self
    }

    /// Gives the reference date a time of day.
    pub(crate) fn at(mut self, clock: Clock) -> Resolver {
        self.clock = Some(clock);
        self
    }

    /// Tells where the dates that follow stand.
    pub(crate) fn start(&mut self, place: Place) {
        match place {
            Place::Sentence => {}
            Place::Paragraph | Place::Heading => {
                self.paragraph = None;
                self.figures_here = FiguresOf::default();
                self.in_heading = place == Place::Heading;
            }
        }
        self.sentence = None;
    }

    /// The value of the next date of the text. `None` where it cannot exist.
    pub(crate) fn resolve(&mut self, expr: &DateExpr) -> Option<Resolved> {
        let mut ground = Ground::default();
        let value = self.what(&expr.what, &mut ground)?;
        let edtf = match expr.open {
            Open::Neither => value,
            Open::End => Edtf::since(value.start()?),
            Open::Start => Edtf::until(value.end()?),
        };
        self.note(expr, value);
        Some(Resolved { edtf, anchor: ground.0 })
    }

    fn what(&self, what: &What, ground: &mut Ground) -> Option<Edtf> {
        match what {
            What::Moment(moment) => self.moment(moment, None, ground),
            What::Range(from, to) => self.range(from, to, ground),
            What::Festivals(first, last) => {
                let Unit::Festival(feast) = first.unit else { return None };
                let year = self.festival_year(feast, first.year, ground);
                let first = feast;
                let one = festival::in_year(first, year)?;
                let other = festival::in_year(*last, year)?;
                let day = |edtf: Edtf| edtf.start()?.first_day();
                match (day(one), day(other)) {
                    (Some(a), Some(b)) if a > b => {
                        Edtf::interval(other.start()?, one.end()?)
                    }
                    _ => Edtf::interval(one.start()?, other.end()?),
                }
            }
            What::NearFestival(feast, ahead) => {
                self.near_festival(*feast, *ahead, ground)
            }
            What::Recent(years) => self.recent(*years, ground),
            What::Shifted(moment, n, grain) => self.shifted(moment, *n, *grain, ground),
            What::Plan(first, last) => {
                let (first, last) = (Year::known(*first)?, Year::known(*last)?);
                if first == last {
                    let end = Point::day(last, Part::Known(12), Part::Known(31))?;
                    return Some(end.into());
                }
                Edtf::interval(Point::year(first), Point::year(last))
            }
            What::SamePeriod(year) => self.same_period(*year, ground),
        }
    }

    /// 近N年: the year of writing counts.
    fn recent(&self, years: Option<i32>, ground: &mut Ground) -> Option<Edtf> {
        let unknown = Point::year(Year::UNKNOWN);
        let now = self.now(ground).number();
        let (Some(now), Some(years)) = (now, years) else {
            return Edtf::interval(unknown, unknown);
        };
        let first = Year::known(now.checked_sub(years)? + 1)?;
        Edtf::interval(Point::year(first), Point::year(Year::known(now)?))
    }

    /// 同期: the period named before, one year back.
    fn same_period(&self, year: Option<YearRef>, ground: &mut Ground) -> Option<Edtf> {
        let known = |edtf: &Edtf| {
            let month = |p: Point| p.month_part().is_none_or(|m| m.number().is_some());
            edtf.start().is_some_and(month)
        };
        let named = self.figures_here.last().or(self.figures_of.last());
        let period = named.filter(known);
        let back = match year {
            None => 1,
            Some(YearRef::Relative(_, years)) if years < 0 => -years,
            Some(year) => {
                let year = self.year(Some(year), ground);
                let named = period.and_then(|p| p.start()?.year_part().number());
                match year.number().zip(named) {
                    Some((year, named)) => named - year,
                    None => return Some(Point::year(year).into()),
                }
            }
        };
        if let Some(period) = period {
            ground.on(Anchor::Sentence);
            return period.plus_years(-back);
        }
        let year = year.unwrap_or(YearRef::Relative(Base::Context, -1));
        Some(Point::year(self.year(Some(year), ground)).into())
    }

    /// The year of writing: 今年.
    fn now(&self, ground: &mut Ground) -> Year {
        if let Some(year) = self.reference.and_then(|day| Year::known(day.year())) {
            ground.on(Anchor::Reference);
            year
        } else if let Some(year) = self.document {
            ground.on(Anchor::Document);
            year
        } else {
            Year::UNKNOWN
        }
    }

    /// The year of a date, written, relative or left out.
    fn year(&self, year: Option<YearRef>, ground: &mut Ground) -> Year {
        let plus = |year: Year, years| match year.number() {
            Some(number) => Year::known(number + years).unwrap_or(Year::UNKNOWN),
            None if years == 0 => year,
            None => Year::UNKNOWN,
        };
        match year {
            None => self.year_before(ground),
            Some(YearRef::Written(year)) => year,
            Some(YearRef::Short(two)) => self.full_year(i32::from(two)),
            Some(YearRef::Relative(Base::Reference, years)) => {
                plus(self.now(ground), years)
            }
            Some(YearRef::Relative(Base::Context, years)) => {
                plus(self.year_before(ground), years)
            }
        }
    }

    /// The year that holds where none is written: of the sentence, the paragraph,
    /// the heading, the text so far, the document, the reference date.
    fn year_before(&self, ground: &mut Ground) -> Year {
        let now = self.now(&mut Ground::default()).number();
        // Reports of a year are written in it or early in the next. Other years in
        // the text before are background.
        let spring = self.reference.is_none_or(|day| day.month() <= 6);
        let current = |year: &Year| match year.number().zip(now) {
            Some((year, now)) => year == now || (spring && year == now - 1),
            None => true,
        };
        if let Some(said) = &self.sentence {
            ground.on(Anchor::Sentence);
            return said.point.year_part();
        }
        let told = self.paragraph.filter(|s| s.told || current(&s.point.year_part()));
        let text = told.map(|said| said.point.year_part());
        let text = text.or(self.heading.filter(|year| current(year)));
        let carried = self.carried.map(|said| said.point.year_part());
        if let Some(year) = text.or(carried.filter(current)) {
            ground.on(Anchor::Sentence);
            return year;
        }
        match (self.document, self.reference) {
            (None, None) => Year::UNKNOWN,
            (Some(year), _) => {
                ground.on(Anchor::Document);
                year
            }
            _ => self.now(ground),
        }
    }

    /// A festival's year. Where a text tells of the end of a year, at that end, those of
    /// its first months are those to come; a report of a year begins with them.
    fn festival_year(
        &self,
        festival: Festival,
        year: Option<YearRef>,
        ground: &mut Ground,
    ) -> Year {
        let found = self.year(year, ground);
        let early = matches!(festival.day, Day::Fixed(1 | 2, _) | Day::Lunar(1, _));
        let ahead = year.is_none()
            && early
            && self.reference.is_some_and(|day| {
                day.month() >= LATE && found.number() == Some(day.year())
            })
            && self.tells_of_late_months();
        let ahead = ahead || year.is_none() && self.is_past_in_talk(festival, found);
        let next = found.number().and_then(|year| Year::known(year + 1));
        next.filter(|_| ahead).unwrap_or(found)
    }

    /// 12月28日 was named before.
    fn tells_of_late_months(&self) -> bool {
        let said = self.sentence.or(self.paragraph).or(self.carried);
        let month =
            said.filter(|said| said.told).and_then(|said| said.point.month_part());
        month.and_then(Part::number).is_some_and(|month| month >= LATE)
    }

    /// The festival nearest to the day of writing on one side of it.
    fn near_festival(
        &self,
        festival: Festival,
        ahead: Ahead,
        ground: &mut Ground,
    ) -> Option<Edtf> {
        let here = self.now(ground).number()?;
        let days = |year| festival::in_year(festival, Year::known(year)?);
        let Some(today) = self.reference else { return days(here) };
        let first = |days: Edtf| days.start()?.first_day();
        let mut found = (here - 1..=here + 1).filter_map(days);
        match ahead {
            Ahead::Next => found.find(|days| first(*days).is_some_and(|day| day > today)),
            Ahead::Last => {
                found.rfind(|days| first(*days).is_some_and(|day| day < today))
            }
        }
    }

    /// Talk of a feast whose calendar has years of its own is of the next one.
    fn is_past_in_talk(&self, festival: Festival, year: Year) -> bool {
        let own_years = matches!(festival.day, Day::Hijri(..) | Day::Hebrew(..));
        let last =
            festival::in_year(festival, year).and_then(|days| days.end()?.first_day());
        own_years
            && self.talk
            && last.zip(self.reference).is_some_and(|(last, day)| last < day)
    }

    /// The century that brings two digits nearest to the other years.
    fn full_year(&self, two: i32) -> Year {
        let near = self.century.or(self.reference.map(Civil::year));
        let near = near.or(self.document.and_then(Year::number)).unwrap_or(2020);
        let mut years = [1800 + two, 1900 + two, 2000 + two];
        years.sort_by_key(|year| (year - near - 10).abs().min((year - near).abs()));
        let best = years.into_iter().min_by_key(|year| (year - near).abs());
        best.and_then(Year::known).unwrap_or(Year::UNKNOWN)
    }

    /// Whether a time begins behind the day of writing.
    fn is_to_come(&self, value: Edtf) -> bool {
        let first = value.start().and_then(|point| point.first_day());
        first.zip(self.reference).is_some_and(|(first, day)| first > day)
    }

    /// Remembers what later dates may lean on.
    fn note(&mut self, expr: &DateExpr, value: Edtf) {
        let moment = match &expr.what {
            What::Moment(moment) | What::Range(_, moment) => moment,
            _ => return,
        };
        let aside = expr.compared
            || expr.open == Open::End
            || matches!(moment.unit, Unit::After(..) | Unit::Within(..))
            || matches!(moment.year, Some(YearRef::Relative(Base::Context, ..=-1)))
            || matches!(moment.unit, Unit::Festival(_)) && self.is_to_come(value);
        if aside {
            return;
        }
        let Some(point) = value.end().or(value.start()) else { return };
        if expr.open == Open::Neither {
            self.figures_of.note(moment.unit, moment.edge, value);
            self.figures_here.note(moment.unit, moment.edge, value);
        }
        let year = point.year_part();
        let first = match expr.what {
            What::Range(from, _) => from.year,
            _ => moment.year,
        };
        let explicit = first.is_some() || moment.year.is_some();
        let told = !matches!(moment.unit, Unit::Year) && moment.edge.is_none();
        let said = Said { point, told };
        if let Some(number) = year.number()
            && matches!(moment.year, Some(YearRef::Written(_)))
        {
            self.century = Some(number);
        }
        if explicit || self.sentence.is_some() || told {
            self.sentence = Some(said);
        }
        if explicit && self.in_heading {
            self.heading = Some(year);
        }
        // 去年 is said aside of what the paragraph is about, 去年3月 tells of it.
        let aside =
            matches!(moment.year, Some(YearRef::Relative(_, 1.. | ..=-1))) && !told;
        if (explicit || told) && !aside {
            self.paragraph = Some(said);
            self.carried = Some(said);
        }
    }
}
