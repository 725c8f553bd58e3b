//! Festivals and plan periods, quoted or not.

use super::Parser;
use crate::lexicon::{Festival, Role, Tail};
use crate::scan::date::expr::{Ahead, DateExpr, Moment, Open, Unit, What, YearRef};

/// A festival as written, and how sure it is that a time is meant.
struct Found {
    end: usize,
    festival: Festival,
    /// 五一 alone is a name more often than a time.
    nick: bool,
}

impl Parser<'_> {
    /// “五一”国际劳动节, 春节, 元旦、春节期间: after a year, if any.
    pub(super) fn festivals(
        &self,
        at: usize,
        year: Option<YearRef>,
    ) -> Option<(usize, DateExpr)> {
        let first = self.festival(at)?;
        let whole = self.chat && at == 0 && first.end == self.chars.len();
        let mut sure = !first.nick || whole;
        let (mut end, mut last) = (first.end, None);
        for _ in 0..3 {
            // 元旦春节期间 goes without 、 as well.
            let next = self.joint(end).unwrap_or(end);
            let Some(found) = self.festival(next) else { break };
            sure |= !found.nick;
            (end, last) = (found.end, Some(found.festival));
        }
        let tail = self.word(end, |role| match role {
            Role::DayTail(tail) => Some(tail),
            Role::Tail(tail) => Some(tail),
            _ => None,
        });
        if let Some((after, _)) = tail {
            (end, sure) = (after, true);
        }
        let name = self.word(end, |role| (role == Role::Name).then_some(())).is_some();
        if !sure || name {
            return None;
        }
        let moment = Moment::new(year, Unit::Festival(first.festival));
        let what = match last {
            Some(last) => What::Festivals(moment, last),
            None => What::Moment(moment),
        };
        let open = match tail {
            Some((_, Tail::Since)) => Open::End,
            Some((_, Tail::Until)) => Open::Start,
            _ => Open::Neither,
        };
        Some((end, DateExpr { what, open, compared: false }))
    }

    /// 上一个国庆节, 下个春节.
    pub(super) fn near_festival(&self, at: usize) -> Option<(usize, What)> {
        let (start, ahead) = self.word(at, |role| match role {
            Role::Near(..0) => Some(Ahead::Last),
            Role::Near(_) => Some(Ahead::Next),
            _ => None,
        })?;
        let found = self.festival(start)?;
        Some((found.end, What::NearFestival(found.festival, ahead)))
    }

    /// Behind 、 和 and the like.
    fn joint(&self, at: usize) -> Option<usize> {
        Some(self.word(at, |role| (role == Role::List).then_some(()))?.0)
    }

    /// One festival: a name, its numerals, or its numerals and name.
    fn festival(&self, at: usize) -> Option<Found> {
        let close = match self.chars.get(at) {
            Some('“') => Some("”"),
            Some('"') => Some("\""),
            _ => None,
        };
        let quoted = close.is_some();
        let start = if quoted { at + 1 } else { at };
        let feast = |role| matches!(role, Role::Festival(_) | Role::Nick(_));
        self.word(start, |role| feast(role).then_some(()))?;
        // 二十五一 is no feast of May.
        if !quoted
            && self
                .before(at)
                .is_some_and(|c| "一二三四五六七八九十百千万零〇第".contains(c))
        {
            return None;
        }
        let named = |at| {
            self.word(at, |role| match role {
                Role::Festival(festival) => Some(festival),
                _ => None,
            })
        };
        let close = |end| close.map_or(Some(end), |quote| self.starts(end, quote));
        if let Some((end, festival)) = named(start) {
            let end = close(end)?;
            return Some(Found {
                end,
                festival,
                nick: quoted || self.is_given_name(at, end),
            });
        }
        let (end, festival) = self.word(start, |role| match role {
            Role::Nick(festival) => Some(festival),
            _ => None,
        })?;
        // “三八国际妇女节” and “三八”国际妇女节 alike.
        let inside = named(end).map(|(end, _)| end);
        let named_inside = inside.is_some();
        let end = close(inside.unwrap_or(end))?;
        let behind = named(end).map(|(end, _)| end);
        let nick = !named_inside && behind.is_none();
        Some(Found { end: behind.unwrap_or(end), festival, nick })
    }

    /// 李国庆, 王重阳: without 节, a word that people are called, behind another
    /// character and in front of no word for time.
    fn is_given_name(&self, at: usize, end: usize) -> bool {
        let two = end - at == 2;
        let common = matches!(self.chars.get(at), Some('国' | '重' | '清' | '端' | '中'));
        let after_word = self.before(at).is_some_and(|c| {
            crate::text::class(c).is_han()
                && !"在于到值至迎逢近年临过前对以的".contains(c)
        });
        two && common && after_word
    }

    /// “十二五”期间, 十三五以来, “十四五”末.
    pub(super) fn plan(&self, at: usize) -> Option<(usize, DateExpr)> {
        let quoted = self.is(at, '“');
        let start = if quoted { at + 1 } else { at };
        let (end, (first, last)) = self.word(start, |role| match role {
            Role::Plan(first, last) => Some((first, last)),
            _ => None,
        })?;
        let end = if quoted { self.starts(end, "”")? } else { end };
        let (end, tail) = self.word(end, |role| match role {
            Role::PlanTail(tail) => Some(tail),
            _ => None,
        })?;
        let what = match tail {
            Tail::Last => What::Plan(last, last),
            _ => What::Plan(first, last),
        };
        let open = if tail == Tail::Since { Open::End } else { Open::Neither };
        Some((end, DateExpr { what, open, compared: false }))
    }
}
