//! Figures in a list, and what is dealt out to them.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Named, Sentence};
use crate::lexicon::Sense;
use crate::link::reading::Reading;
use crate::link::token::{Token, tokens};
use crate::link::{clause, phrase};
use crate::scan::{Unit, Value};

impl Sentence<'_, '_> {
    /// True where `next` is listed behind `last`: `12%、13%`, `3个和5个`. What 分别
    /// deals out may have units of its own.
    pub(super) fn listed(&self, last: usize, next: usize, deals: bool) -> bool {
        let mentions = self.passage.mentions;
        let gap = &self.passage.chars()[mentions[last].end..mentions[next].start];
        let Value::Figure(figure) = &mentions[next].value else { return false };
        let before = &self.figure(last).unit;
        let ratio = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Times);
        let same = std::mem::discriminant(&figure.unit) == std::mem::discriminant(before)
            || ratio(&figure.unit) && ratio(before)
            || deals && figure.unit != Unit::Rank && *before != Unit::Rank;
        let counts = matches!(figure.unit, Unit::Counted { .. } | Unit::Rank);
        // After a comma only bare values go on: 增长2.15%,3.40%,11%.
        let comma = gap.contains(&',') && counts;
        let joined = same
            && !comma
            && !gap.is_empty()
            && gap.len() <= 2
            && gap.iter().all(|c| "、,和与及以".contains(*c));
        joined && !self.stands_alone(next, gap.contains(&','))
    }

    /// 19人、26个集体: a listed count with a noun of its own starts anew; 三成,八成以上的
    /// 班组: so does any figure behind a comma before 的.
    fn stands_alone(&self, mention: usize, comma: bool) -> bool {
        let chars = self.passage.chars();
        let right = clause::right(self.passage, mention, &self.range);
        let Some(&behind) = chars[right].first() else { return false };
        let counted = matches!(self.figure(mention).unit, Unit::Counted { .. });
        counted && !"、和与及".contains(behind) || comma && behind == '的'
    }

    /// The items that 分别 deals the values to: listed subjects, or what came before.
    pub(super) fn dealt(
        &self,
        reading: &Reading,
        tokens: &[Token],
        values: usize,
    ) -> Option<Vec<Named>> {
        if values < 2 {
            return None;
        }
        let deal = tokens.iter().rposition(|t| t.is(Sense::Deal));
        // 分别签约授信3亿元、5亿元: with an object of its own the verb deals that out.
        let deal = deal.filter(|&at| tokens[at + 1..].iter().all(is_predicate));
        if let Some(item) = deal.and_then(|at| phrase::ending(&tokens[..at])) {
            let members = members(tokens, &item);
            if members.len() == values {
                return Some(self.unnumbered(members));
            }
        }
        if let Some(members) = self.counted_list(reading, values) {
            return Some(self.unnumbered(members));
        }
        if let Some(item) = &reading.item {
            let members = members(tokens, item);
            return (members.len() == values).then(|| self.unnumbered(members));
        }
        let again = reading.dealt || reading.bare || reading.change.is_some();
        let from = self.items.len().checked_sub(values).filter(|_| again)?;
        Some(self.items[from..].to_vec())
    }

    /// Members that no figure before was of.
    fn unnumbered(&self, members: Vec<Range<usize>>) -> Vec<Named> {
        let named = |item| Named { item, figure: usize::MAX };
        members.into_iter().map(named).collect()
    }

    /// 拔河、龙舟两个项目分获: the members of the list that the figure before counts.
    fn counted_list(
        &self,
        reading: &Reading,
        values: usize,
    ) -> Option<Vec<Range<usize>>> {
        let (last, _) =
            self.previous.as_ref().filter(|_| reading.mid && reading.dealt)?;
        let counted = self.figure(*last).amount.value()?;
        let listed = tokens(self.passage, clause::left(self.passage, *last, &self.range));
        let members = members(&listed, &phrase::ending(&listed)?);
        let all = members.len() == values && counted == Decimal::from(values);
        all.then_some(members)
    }
}

fn is_predicate(token: &Token) -> bool {
    token.sense().map_or(token.tag() == "v", |s| s.is_verb() || s == Sense::Adverb)
}

/// 分别高于甲县、乙县3个和5个百分点: what each of the values is compared with.
pub(super) fn dealt_bases(
    reading: &Reading,
    tokens: &[Token],
    values: usize,
) -> Vec<Range<usize>> {
    let listed = reading.basis.as_ref().filter(|_| reading.dealt && values > 1);
    let bases = listed.map(|basis| members(tokens, basis)).unwrap_or_default();
    if bases.len() == values { bases } else { Vec::new() }
}

/// The members of a listed noun phrase.
pub(super) fn members(tokens: &[Token], item: &Range<usize>) -> Vec<Range<usize>> {
    let inside: Vec<&Token> =
        tokens.iter().filter(|t| item.start <= t.start && t.end <= item.end).collect();
    inside
        .split(|t| t.is(Sense::Conjunction))
        .filter_map(|part| Some(part.first()?.start..part.last()?.end))
        .collect()
}
