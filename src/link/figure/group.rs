//! Figures that 分别 or 各 deals out: which belong together, and how.

use std::ops::Range;

use super::Sentence;
use super::list::members;
use crate::lexicon::{Dealing, Sense};
use crate::link::phrase;
use crate::link::token::{Token, TokenKind};
use crate::report::GroupKind;
use crate::scan::{Unit, Value};

/// Figures that belong together, by their mentions.
#[derive(Clone, Debug)]
pub(crate) struct Grouped {
    pub(crate) kind: GroupKind,
    pub(crate) figures: Vec<usize>,
    /// The members that they are dealt to, as far as they are named.
    pub(crate) members: Vec<Range<usize>>,
    /// 分别, where the members are more or fewer than the figures.
    pub(crate) uneven: Option<Range<usize>>,
}

impl Sentence<'_, '_> {
    /// The group of the figures from `first` to `last`, with the words before them.
    /// `named`: the items that they were dealt.
    pub(super) fn group(
        &self,
        (first, last): (usize, usize),
        tokens: &[Token],
        named: Option<Vec<Range<usize>>>,
    ) -> Option<Grouped> {
        if let Some(each) = tokens.iter().rposition(|t| self.deals(t, Dealing::Each)) {
            return self.each((first, last), tokens, each);
        }
        let deal = tokens.iter().rposition(|t| t.is(Sense::Deal))?;
        if first == last {
            return None;
        }
        let listed = phrase::ending(&tokens[..deal])
            .map(|item| members(tokens, &item))
            .filter(|members| members.len() > 1);
        // 甲、乙等分别: who else there is nobody says.
        let cut = tokens[..deal].iter().any(|t| t.is(Sense::Keep));
        let figures: Vec<usize> = (first..=last).collect();
        let members = listed.or(named)?;
        let paired = members.len() == figures.len() && !cut;
        let open = !paired || self.joint(&tokens[..deal], &tokens[deal..]);
        let kind = if open { GroupKind::Open } else { GroupKind::Dealt };
        let uneven = (!paired && !cut).then(|| tokens[deal].start..tokens[deal].end);
        Some(Grouped { kind, figures, members, uneven })
    }

    /// 5个渔村各配2名河长: the count before, and what each of them has.
    fn each(
        &self,
        (first, last): (usize, usize),
        tokens: &[Token],
        each: usize,
    ) -> Option<Grouped> {
        let (before, _) = self.previous.as_ref()?;
        let counted = self.counts_things(self.figure(*before));
        let beside = tokens.first().is_some_and(|t| {
            t.start == self.passage.mentions[*before].end
                && !tokens[..each].iter().any(|t| matches!(t.kind, TokenKind::Mark(_)))
        });
        if !counted || !beside {
            return None;
        }
        let figures = std::iter::once(*before).chain(first..=last).collect();
        let members = Vec::new();
        Some(Grouped { kind: GroupKind::Each, figures, members, uneven: None })
    }

    /// 柏汀港与沁渡社分别签约: two that are joined by 与 do together, or each for
    /// itself, what the verb behind 分别 says.
    fn joint(&self, before: &[Token], after: &[Token]) -> bool {
        let chars = self.passage.chars();
        let verb = after.iter().any(|t| self.deals(t, Dealing::Joint));
        let mut joins = before.iter().filter(|t| t.is(Sense::Conjunction));
        let two = joins.next().is_some_and(|t| chars[t.start] != '、');
        verb && two && joins.next().is_none()
    }

    fn deals(&self, token: &Token, dealing: Dealing) -> bool {
        let words = &self.passage.lexicon.dealing;
        let found = words.at(self.passage.chars(), token.start);
        found.is_some_and(|(length, &says)| length == token.len() && says == dealing)
    }

    /// True where values are dealt to those who did something together: what each of
    /// them had is not settled.
    pub(super) fn undealt(&self, mention: usize, group: Option<&Grouped>) -> bool {
        let open = group.is_some_and(|group| group.kind == GroupKind::Open);
        let money = match &self.passage.mentions[mention].value {
            Value::Figure(figure) => matches!(figure.unit, Unit::Money(_)),
            Value::Date(_) => false,
        };
        open && money
    }
}
