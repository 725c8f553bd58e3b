//! The level, or the change, that a change belongs to.

use std::ops::Range;

use super::figure::Linked;
use super::reading::Reading;
use super::{Passage, figure};
use crate::scan::{Figure, Unit, Value};

/// How many mentions back the level of a change may stand.
const REACH: usize = 12;

/// A change in its sentence.
#[derive(Clone, Copy)]
pub(crate) struct Changed<'p, 'a> {
    pub(crate) passage: &'p Passage<'a>,
    pub(crate) linked: &'p [Linked],
    /// Where the sentence begins.
    pub(crate) start: usize,
    pub(crate) mention: usize,
    /// What it is compared with: a figure in there is no level of it.
    pub(crate) basis: Option<&'p Range<usize>>,
    /// The last figure before it that is a share.
    pub(crate) share: Option<usize>,
}

impl Changed<'_, '_> {
    /// What the change is a change of. `own`: its clause names its item.
    pub(crate) fn of(
        &self,
        reading: &Reading,
        item: Option<&Range<usize>>,
        own: bool,
    ) -> Option<usize> {
        let second = reading.action.as_ref().is_some_and(|a| {
            let verb = &self.passage.chars()[a.clone()];
            verb.len() > 1 && matches!(verb[0], '多' | '少')
        });
        let same = |&at: &usize| item.is_some() && self.linked[at].item.as_ref() == item;
        if second {
            // 同比多增: of the increment in the same unit, else of any.
            let mut changes = self.before().filter(same).filter(|&at| self.changes(at));
            let first = changes.clone().next();
            return changes.find(|&at| self.measures(at)).or(first);
        }
        if item.is_some_and(|item| self.paced(item)) && self.unit() == &Unit::Point {
            // 增长6.2%,增速提高1.4个百分点
            let percent = |&at: &usize| self.figure(at).unit == Unit::Percent;
            return self.part().find(percent);
        }
        let level =
            |&at: &usize| !self.changes(at) && self.measures(at) && !self.rate(at);
        let named = || self.before().filter(same).find(level);
        if own {
            return named();
        }
        // 产量五年增长1.3倍: a stretch of time is no level.
        let lasts = |&at: &usize| self.ratio() && self.lasts(at);
        self.part().filter(|at| !lasts(at)).find(level).or_else(named)
    }

    /// True where the figure at `at`, whose item the change was dealt, is its level.
    pub(crate) fn is_of(&self, at: usize) -> bool {
        at < self.mention && !self.changes(at) && self.measures(at)
    }

    fn figure(&self, at: usize) -> &Figure {
        match &self.passage.mentions[at].value {
            Value::Figure(figure) => figure,
            Value::Date(_) => unreachable!("asked for figures only"),
        }
    }

    fn unit(&self) -> &Unit {
        &self.figure(self.mention).unit
    }

    /// 3个位次: a change of a place.
    fn in_places(&self) -> bool {
        match self.unit() {
            Unit::Counted { start, end, .. } => {
                matches!(self.passage.chars()[*start..*end], ['位'] | ['位', '次'])
            }
            _ => false,
        }
    }

    fn ratio(&self) -> bool {
        matches!(self.unit(), Unit::Percent | Unit::Point | Unit::Times)
    }

    /// True for a stretch of time.
    fn lasts(&self, at: usize) -> bool {
        let Unit::Counted { entry: Some(entry), .. } = self.figure(at).unit else {
            return false;
        };
        let entry = self.passage.lexicon.units.entry(entry);
        entry.is_some_and(|entry| entry.dimension == "duration")
    }

    fn rate(&self, at: usize) -> bool {
        self.linked[at].rate
    }

    fn changes(&self, at: usize) -> bool {
        self.linked[at].change.is_some()
    }

    /// The figures before it in the sentence, nearest first; places are no levels.
    fn before(&self) -> impl Iterator<Item = usize> + Clone {
        let mentions = self.passage.mentions;
        (self.mention.saturating_sub(REACH)..self.mention)
            .rev()
            .take_while(move |&at| mentions[at].start >= self.start)
            .filter(move |&at| match &mentions[at].value {
                Value::Figure(figure) => figure.unit != Unit::Rank || self.in_places(),
                Value::Date(_) => false,
            })
            .filter(move |&at| {
                let (from, to) = (mentions[at].start, mentions[at].end);
                !self.basis.is_some_and(|b| b.start <= from && to <= b.end)
            })
    }

    /// The same up to a semicolon.
    fn part(&self) -> impl Iterator<Item = usize> {
        let chars = self.passage.chars();
        let mentions = self.passage.mentions;
        let to = mentions[self.mention].start;
        let part = chars[self.start..to].iter().rposition(|&c| c == ';');
        let start = part.map_or(self.start, |n| self.start + n);
        self.before().take_while(move |&at| mentions[at].start >= start)
    }

    /// True where the figure at `at` is in the unit of what the change is of: points
    /// are of percents, percents of anything but a share.
    fn measures(&self, at: usize) -> bool {
        let (change, level) = (self.unit(), &self.figure(at).unit);
        match change {
            Unit::Point => level == &Unit::Percent,
            // 居第二位,上升3个位次
            _ if self.in_places() => level == &Unit::Rank,
            Unit::Percent | Unit::Times => self.share != Some(at),
            _ => figure::same_unit(self.passage, change, level),
        }
    }

    /// 增速, 降幅: the rate of the change told before.
    fn paced(&self, item: &Range<usize>) -> bool {
        let words = &self.passage.lexicon.paces;
        words.before(self.passage.chars(), item.end).is_some()
    }
}
