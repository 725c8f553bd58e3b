//! What a figure is compared with, and how long a comparison governs.

use std::ops::Range;

use super::{Sentence, same_unit};
use crate::lexicon::Sense;
use crate::link::change::Changed;
use crate::link::reading::Reading;
use crate::link::token::{Token, tokens};
use crate::link::{clause, phrase};
use crate::report::Change;
use crate::scan::{Unit, Value};
use crate::text::{Class, class};

impl Sentence<'_, '_> {
    /// A new period or a semicolon ends the government of a comparison.
    pub(super) fn forget_basis(&mut self, left: &Range<usize>, mention: usize) {
        let since = self
            .previous
            .as_ref()
            .map_or(self.range.start, |(m, _)| self.passage.mentions[*m].end);
        let chars = &self.passage.chars()[since.min(left.end)..left.end];
        let dated = self.passage.mentions[..mention]
            .iter()
            .rev()
            .take_while(|m| m.start >= since)
            .any(|m| matches!(m.value, Value::Date(_)));
        // 十年增长1.3倍: a stretch of time right before is a new period too.
        let period = self.previous.as_ref().is_some_and(|(last, _)| {
            let duration = match self.figure(*last).unit {
                Unit::Counted { start, end, .. } => {
                    matches!(self.passage.chars()[start..end], ['年' | '月' | '天'])
                }
                _ => false,
            };
            duration && self.passage.mentions[*last].end == left.start
        });
        if chars.contains(&';') || dated || period {
            self.basis = None;
        }
    }

    /// 与上年同期相比,分别下降: a comparison in a clause of its own, or at its head.
    pub(super) fn meet_basis(&mut self, left: &Range<usize>) {
        let chars = self.passage.chars();
        let since = self
            .previous
            .as_ref()
            .map_or(self.range.start, |(m, _)| self.passage.mentions[*m].end);
        let floor = since.max(left.end.saturating_sub(clause::REACH)).min(left.end);
        let window = &chars[floor..left.end];
        let Some(end) = window.windows(2).rposition(|w| w == ['相', '比']) else {
            return;
        };
        // 与 opens it, or 同 and 和 where no 与 does; 同期 is no 同.
        let opens = |one: char| {
            (0..end).rfind(|&at| {
                window[at] == one && window.get(at + 1).is_some_and(|&next| next != '期')
            })
        };
        let start = ['与', '较', '同', '和', '跟'].into_iter().find_map(opens);
        if let Some(start) = start
            && start + 1 < end
            && !window[start..end].iter().any(|&c| class(c) == Class::Comma)
        {
            self.basis = Some(floor + start + 1..floor + end);
        }
    }

    /// 翻一番 holds its own verb.
    pub(super) fn self_changing(
        &self,
        mention: usize,
        mut reading: Reading,
        tokens: &[Token],
    ) -> Reading {
        let start = self.passage.mentions[mention].start;
        if self.passage.chars()[start] != '翻' {
            return reading;
        }
        reading.change = Some(Change::Up);
        if let Some(at) = tokens.iter().rposition(|t| t.is(Sense::Year)) {
            reading.basis = Some(tokens[at].start..tokens[at].end);
            reading.item = phrase::ending(&tokens[..at]);
        }
        if let Some(at) = tokens.iter().rposition(|t| t.is(Sense::Than))
            && let (Some(from), Some(to)) = (tokens.get(at + 1), tokens.last())
        {
            reading.basis = Some(from.start..to.end);
            reading.item = phrase::ending(&tokens[..at]);
        }
        reading
    }

    pub(super) fn comparison(
        &self,
        mention: usize,
        reading: &Reading,
        left: &Range<usize>,
    ) -> (Option<Change>, Option<Range<usize>>) {
        if let Some(basis) = &reading.basis {
            return (reading.change, Some(basis.clone()));
        }
        if let Some(opened) = self.opened.as_ref().filter(|_| reading.mid)
            && reading.change.is_some()
        {
            return (reading.change, Some(opened.clone()));
        }
        if reading.change.is_some() && self.adverbial(mention) {
            return (None, None);
        }
        if reading.change.is_some() && !reading.needs_basis {
            let basis = self.basis.clone().filter(|_| !reading.caused && !reading.stock);
            return (reading.change, basis);
        }
        if reading.needs_basis {
            let basis = self.basis.clone();
            return (reading.change.filter(|_| basis.is_some()), basis);
        }
        if let Some(change) = self.change_on_the_right(mention) {
            return (Some(change), None);
        }
        // 净增规上企业3家、限上单位2家: the verb governs the whole list.
        if let Some((last, before)) = &self.previous
            && before.stock
            && self.passage.mentions[*last].end == left.start
            && self.passage.chars().get(left.start) == Some(&'、')
        {
            return (before.change, None);
        }
        (None, None)
    }

    /// 提前二十天完成任务: a time by which something else was done.
    fn adverbial(&self, mention: usize) -> bool {
        let chars = self.passage.chars();
        let time = match self.figure(mention).unit {
            Unit::Counted { start, end, .. } => chars[start..end]
                .iter()
                .any(|c| matches!(c, '天' | '月' | '年' | '时' | '周')),
            _ => false,
        };
        let verb = |t: &Token| t.sense().map_or(t.tag() == "v", Sense::is_verb);
        let right = || clause::right(self.passage, mention, &self.range);
        time && tokens(self.passage, right()).first().is_some_and(verb)
    }

    /// `1.5%的正增长`.
    fn change_on_the_right(&self, mention: usize) -> Option<Change> {
        let after = self.passage.mentions[mention].end..self.range.end;
        let rest = self.passage.chars().get(after)?;
        let rest = rest.strip_prefix(&['的'])?;
        if rest.starts_with(&['增', '长']) || rest.starts_with(&['正', '增', '长']) {
            Some(Change::Up)
        } else if rest.starts_with(&['负', '增', '长']) {
            Some(Change::Down)
        } else {
            None
        }
    }

    /// 同比增长23.6%,达到7.4亿元: the level of a change may stand behind it.
    pub(super) fn reached(&mut self, mention: usize, reading: &Reading) {
        let Some((change, _)) = self.previous.as_ref() else { return };
        let change = *change;
        let (linked, level) = (&self.linked[change], &self.linked[mention]);
        let percent = self.figure(mention).unit == Unit::Percent;
        let points = self.figure(change).unit == Unit::Point;
        let ratio = matches!(self.figure(change).unit, Unit::Percent | Unit::Times);
        let measures = match percent {
            true => points,
            false => {
                ratio
                    || same_unit(
                        self.passage,
                        &self.figure(change).unit,
                        &self.figure(mention).unit,
                    )
            }
        };
        let reaches = reading.predicate
            && reading.action.is_some()
            && reading.item.is_none()
            && self.figure(mention).unit != Unit::Rank;
        let open = linked.change.is_some() && linked.of.is_none();
        if open
            && reaches
            && measures
            && level.change.is_none()
            && linked.item == level.item
        {
            self.linked[change].of = Some(mention);
        }
    }

    pub(super) fn changed<'s>(
        &'s self,
        mention: usize,
        basis: Option<&'s Range<usize>>,
    ) -> Changed<'s, 's> {
        let (passage, linked, share) = (self.passage, &*self.linked, self.share);
        let start = self.range.start;
        Changed { passage, linked, start, mention, basis, share }
    }
}
