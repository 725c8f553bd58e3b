//! The year or day of an award: its own, the clause's, the sentence's.

use std::ops::Range;

use super::award::Item;
use super::view::View;
use crate::lexicon::honors::Cue;
use crate::scan::Mention;
use crate::text::{Class, class};
use crate::value::{Edtf, Point, Year};

impl View<'_> {
    /// The date of an award in a sentence: the year before its name, else the
    /// nearest date before it in its part of the sentence, else the one that
    /// leads the sentence, else the year within its quotes.
    ///
    /// `told`: stretches of the sentence that name other awards; their dates are
    /// those awards' own.
    pub(super) fn date(
        &self,
        item: &Item,
        sentence: &Range<usize>,
        told: &[Range<usize>],
    ) -> Option<Edtf> {
        if let Some(own) = item.date {
            return self.one_date(own);
        }
        let name = item.prefix.start.min(item.name.start);
        let part = (sentence.start..name)
            .rev()
            .find(|&at| self.char(at) == Some(';') && !self.inside(at))
            .map_or(sentence.start, |at| at + 1);
        for (i, mention) in self.mentions_in(part..name).rev() {
            let other = told.iter().any(|award| award.contains(&mention.start));
            if View::is_date(mention)
                && !other
                && !self.is_of_object(part, mention.start)
                && !self.is_over(part, mention, name)
                && self.governs(mention.start, mention.end)
            {
                return self.one_date(i);
            }
        }
        let lead = self.strip_marks(sentence.start);
        if let Some((i, mention)) = self.mention_at(lead)
            && View::is_date(mention)
            && mention.end < name
            && !self.is_over(part, mention, name)
            && self.governs(mention.start, mention.end)
        {
            return self.point(i);
        }
        let inner = item.name.clone();
        let (i, _) = self.mentions_in(inner).find(|(_, m)| View::is_date(m))?;
        if item.quoted { self.point(i) } else { None }
    }

    /// 4月28日,市总工会表彰2030年度先进集体: the year of what is commended, where the
    /// day of it is told before.
    fn is_of_object(&self, part: usize, start: usize) -> bool {
        let clause = self.clause_start(start, part);
        let verb = self.cue_before(Cue::Announce, &(clause..start)).is_some();
        verb && self.mentions_in(part..start).any(|(_, m)| View::is_date(m))
    }

    /// 继2029年获评生态村之后,又获“…”: the date of what came before the award at `name`.
    fn is_over(&self, part: usize, date: &Mention, name: usize) -> bool {
        let stop = self.clause_end(date.end, name);
        let since = self.clause_start(date.start, part);
        stop < name
            && self.char(stop - 1) == Some('后')
            && (since..date.start).any(|at| self.char(at) == Some('继'))
    }

    fn strip_marks(&self, start: usize) -> usize {
        let mut at = start;
        while matches!(self.char(at), Some(' ' | '、' | '在' | '于' | '·')) {
            at += 1;
        }
        at
    }

    /// Whether a date says when the awards behind it were conferred: not inside
    /// a name or brackets, neither 截至 nor 以来, nor what something is compared with.
    fn governs(&self, start: usize, end: usize) -> bool {
        let before = self.text(start.saturating_sub(2)..start);
        let until = before.ends_with("截至")
            || before.ends_with("截止")
            || before.ends_with('至')
            || before.ends_with('自')
            || before.ends_with('于') && self.char(end) == Some('的');
        let basis = before.ends_with(['比', '较'])
            || self.find_text("相比", end..(end + 1).min(self.chars.len())).is_some();
        let since = (end..self.clause_end(end, self.chars.len()).min(end + 24))
            .any(|at| self.char(at) == Some('以') && self.char(at + 1) == Some('来'));
        // 护士节座谈会: a festival before a noun is part of a name.
        let festival = self.char(end - 1) == Some('节')
            && self.char(end).is_some_and(|c| class(c).is_han());
        let aside = self.cue(Cue::Aside, end).is_some();
        !self.inside(start) && !until && !basis && !since && !festival && !aside
    }

    /// The value of a date that stands in no row of dates: 2029、2031年两次获评.
    fn one_date(&self, mention: usize) -> Option<Edtf> {
        let found = self.passage.mentions.get(mention)?;
        let row = found.start.checked_sub(1).is_some_and(|mark| {
            matches!(self.char(mark), Some('、' | '和' | '及'))
                && self.mention_to(mark).is_some_and(|(_, m)| View::is_date(m))
        });
        if row { None } else { self.point(mention) }
    }

    /// The value of a date that is a year or more exact, no period.
    pub(super) fn point(&self, mention: usize) -> Option<Edtf> {
        let edtf = (*self.passage.dates.get(mention)?)?;
        // 今年 says no year where nothing tells what year it is; xxxx年 says one.
        let unknown = edtf == Edtf::from(Point::year(Year::UNKNOWN));
        let found = self.passage.mentions.get(mention)?;
        let masked =
            self.chars[found.start..found.end].iter().any(|&c| class(c) == Class::Mask);
        (!edtf.is_interval() && (!unknown || masked)).then_some(edtf)
    }
}
