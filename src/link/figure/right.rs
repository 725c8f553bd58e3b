//! The noun phrase behind a figure.

use std::ops::Range;

use super::Sentence;
use crate::lexicon::Sense;
use crate::link::reading::Reading;
use crate::link::token::{Token, tokens};
use crate::link::{clause, phrase};
use crate::scan::{Unit, Value};
use crate::text::class;

impl Sentence<'_, '_> {
    /// The noun phrase right of the figure, unless it belongs to the next figure.
    pub(super) fn right_item(
        &self,
        mention: usize,
        reading: &Reading,
    ) -> Option<Range<usize>> {
        let range = clause::right(self.passage, mention, &self.range);
        // 经手票证40万份零差错: what did not happen is not counted.
        if range.is_empty() || self.passage.chars()[range.start] == '零' {
            return None;
        }
        let tokens = tokens(self.passage, range.clone());
        // 1000元慰问金及米、面: money is of the first member.
        let first = tokens.iter().position(|t| t.is(Sense::Conjunction));
        let money = matches!(self.figure(mention).unit, Unit::Money(_));
        let reach = first.filter(|_| money).unwrap_or(tokens.len());
        let modified = tokens.first().is_some_and(|t| t.is(Sense::Of));
        let verbs = modified || self.takes_modifiers(mention);
        let item = phrase::beginning(&tokens[..reach], verbs)?;
        if self.is_rate(&item) {
            // 带动脱贫户460户户均增收
            return None;
        }
        let mentions = self.passage.mentions;
        let feeds_next = mentions.get(mention + 1).is_some_and(|next| {
            next.start == item.end && matches!(next.value, Value::Figure(_))
        });
        if let Some(next) = mentions.get(mention + 1)
            && next.start.checked_sub(item.end).is_some_and(|gap| gap <= 1)
            && next.start == range.end
            && matches!(&next.value, Value::Figure(figure) if figure.unit == Unit::Rank)
        {
            // 两个小学组冠军: the place is part of what is counted, but not in
            // 列12个支部首位.
            return Some(item.start..if reading.predicate { item.end } else { next.end });
        }
        if !modified && self.measures_later(mention, &tokens[..reach], &item) {
            return phrase::before_measure(&tokens, &item);
        }
        match feeds_next {
            // 11个乡镇留守儿童460人: only the first noun is counted here.
            // 价值2万元的救生衣80件
            true if modified => Some(item),
            true if reading.item.is_none() => phrase::first_noun(&tokens),
            true => None,
            false => Some(item),
        }
    }

    /// 5条支线货运量分别增长: no 条 counts a measure, which is of a later figure.
    fn measures_later(
        &self,
        mention: usize,
        tokens: &[Token],
        item: &Range<usize>,
    ) -> bool {
        if !self.counts_things(self.figure(mention)) {
            return false;
        }
        let within = tokens.partition_point(|t| t.end <= item.end);
        let measure = within > 1 && tokens[within - 1].indicator;
        let (Some(verb), Some(last)) = (tokens.get(within), tokens.last()) else {
            return false;
        };
        let said = verb.sense().is_some_and(|s| s.is_verb() || s == Sense::Deal);
        let next = self.passage.mentions.get(mention + 1);
        measure && said && next.is_some_and(|next| next.start == last.end)
    }

    /// False for units that hold their noun themselves: a verb behind 30人 is what
    /// they do, not a part of what is counted.
    fn takes_modifiers(&self, mention: usize) -> bool {
        let end = self.passage.mentions[mention].end;
        let chars = self.passage.chars();
        let last = chars[end - 1];
        let adverbial = |c: &char| matches!(c, '上' | '下' | '内' | '右');
        let holders = chars[end - 2..end] == ['人', '次'];
        !matches!(last, '人' | '户' | '元' | '岁') && !holders && !adverbial(&last)
    }

    /// True where a noun stands directly behind a measure and the words before it
    /// name no indicator.
    pub(super) fn noun_follows(&self, mention: usize, reading: &Reading) -> bool {
        let figure = self.figure(mention);
        let measure =
            matches!(figure.unit, Unit::Counted { .. }) && !self.counts_things(figure);
        measure && !reading.predicate && reading.action.is_some()
    }

    /// 按每户1200元(标准)发放修船补贴: what is paid at that rate.
    pub(super) fn paid_by(&self, mention: usize) -> Option<Range<usize>> {
        if !matches!(self.figure(mention).unit, Unit::Money(_)) {
            return None;
        }
        let chars = self.passage.chars();
        let next = chars.get(self.passage.mentions[mention].end)?;
        if !class(*next).is_han() {
            return None;
        }
        let left = clause::left(self.passage, mention, &self.range);
        chars[left].contains(&'按').then_some(())?;
        let right = clause::right(self.passage, mention, &self.range);
        let words = tokens(self.passage, right);
        let standard = |t: &Token| t.is(Sense::Of) || t.is(Sense::Head);
        let skipped = words.iter().take_while(|t| standard(t)).count();
        let (verb, object) = words[skipped..].split_first()?;
        let acts = verb.sense().map_or(verb.tag().starts_with('v'), Sense::is_verb);
        let object = acts.then(|| phrase::beginning(object, true))??;
        let next = self.passage.mentions.get(mention + 1);
        let counted = next.is_some_and(|next| next.start == object.end);
        (!counted).then_some(object)
    }

    /// 3次执行载人任务, 两次出舱: what times count stands behind, a verb or its
    /// object; nothing of that is said where the verb is passive.
    pub(super) fn occasion(&self, mention: usize) -> Option<Option<Range<usize>>> {
        let times = match self.figure(mention).unit {
            Unit::Counted { start, end, .. } => {
                self.passage.chars()[start..end] == ['次']
            }
            _ => false,
        };
        if !times {
            return None;
        }
        let right = clause::right(self.passage, mention, &self.range);
        let tokens = tokens(self.passage, right);
        let (first, rest) = tokens.split_first()?;
        let verb = first.sense().map_or(first.tag() == "v", Sense::is_verb);
        let passive = first.is(Sense::Preposition);
        if passive {
            return Some(None);
        }
        verb.then(|| phrase::beginning(rest, true).or(Some(first.start..first.end)))
    }
}
