//! Stated, planned or denied: the nearest word before that says so.

use std::ops::Range;

use super::Passage;
use super::token::{Token, TokenKind, tokens};
use crate::lexicon::{Sense, StatusNeeds, StatusWord};
use crate::report::Status;
use crate::scan::{Mention, Unit, Value};
use crate::text::{Class, class};

/// The furthest left that such a word may stand.
const REACH: usize = 80;

/// Where the words of a passage end that say a status: most facts have none before.
#[derive(Debug)]
pub(crate) struct Said(Vec<usize>);

impl Said {
    pub(crate) fn of(passage: &Passage<'_>) -> Self {
        let (chars, words) = (passage.chars(), &passage.lexicon.statuses);
        let ends = 1..=chars.len();
        Said(ends.filter(|&end| words.before(chars, end).is_some()).collect())
    }

    /// Whether one ends in a range, behind its first character.
    fn within(&self, range: Range<usize>) -> bool {
        let next = self.0.partition_point(|&end| end <= range.start);
        self.0.get(next).is_some_and(|&end| end <= range.end)
    }
}

/// The status of what starts at `at`; `mention` where it is a date or a figure.
pub(crate) fn status(
    passage: &Passage<'_>,
    said: &Said,
    at: usize,
    mention: Option<&Mention>,
    sentence: &Range<usize>,
) -> Status {
    let scope = Scope { passage, at, mention, sentence };
    if let Some(status) = scope.told_behind() {
        return status;
    }
    if !said.within(scope.floor()..at) {
        return Status::Stated;
    }
    let mut end = at;
    loop {
        let clause = scope.clause(end);
        let own = end == at;
        if let Some((word, entry)) = scope.word(&clause, own) {
            let leads = own || word.len() > 1 && scope.leads(&clause, &word);
            match entry.status {
                Status::Planned if leads => return Status::Planned,
                Status::Negated if own => return Status::Negated,
                Status::Stated => return Status::Stated,
                _ => {}
            }
        }
        // A plan at the head of a sentence is told over its commas.
        let comma = clause.start.checked_sub(1).filter(|&c| passage.chars()[c] == ',');
        match comma.filter(|&comma| comma > scope.floor()) {
            Some(comma) => end = comma,
            None => return Status::Stated,
        }
    }
}

/// A place whose status is asked for.
struct Scope<'p, 'a> {
    passage: &'p Passage<'a>,
    at: usize,
    mention: Option<&'p Mention>,
    sentence: &'p Range<usize>,
}

impl Scope<'_, '_> {
    fn floor(&self) -> usize {
        self.at.saturating_sub(REACH).max(self.sentence.start)
    }

    /// The clause that ends at `end`; marks inside quotes do not end it.
    fn clause(&self, end: usize) -> Range<usize> {
        let chars = self.passage.chars();
        let mut at = end;
        while at > self.floor() {
            let c = chars[at - 1];
            if matches!(class(c), Class::Stop | Class::Comma) && c != '、' {
                break;
            }
            at = self.before_quote(at).unwrap_or(at - 1);
        }
        at..end
    }

    /// Where the quotation opens that closes before `end`.
    fn before_quote(&self, end: usize) -> Option<usize> {
        let chars = self.passage.chars();
        let open = match chars[end - 1] {
            '”' => '“',
            '》' => '《',
            '」' => '「',
            _ => return None,
        };
        let floor = self.floor();
        chars[floor..end].iter().rposition(|&c| c == open).map(|n| floor + n)
    }

    /// The nearest word of a clause that says its status, and holds here.
    fn word(
        &self,
        clause: &Range<usize>,
        own: bool,
    ) -> Option<(Range<usize>, StatusWord)> {
        let chars = self.passage.chars();
        let words = &self.passage.lexicon.statuses;
        let mut tagged = None;
        let mut end = clause.end;
        while end > clause.start {
            if let Some((length, entry)) = words.before(chars, end)
                && end - length >= clause.start
            {
                let word = end - length..end;
                let tokens =
                    tagged.get_or_insert_with(|| tokens(self.passage, clause.clone()));
                if self.holds(tokens, &word, *entry, own) {
                    return Some((word, *entry));
                }
            }
            end = self.before_quote(end).unwrap_or(end - 1);
        }
        None
    }

    fn holds(
        &self,
        tokens: &[Token],
        word: &Range<usize>,
        entry: StatusWord,
        own: bool,
    ) -> bool {
        let Some(first) = tokens.iter().position(|t| t.start == word.start) else {
            return false;
        };
        let behind = tokens.partition_point(|t| t.start < word.end);
        let dated = tokens[first].is_date();
        if tokens[behind - 1].end != word.end && !dated {
            return false;
        }
        let (before, after) = (&tokens[..first], &tokens[behind..]);
        // 按计划, 比预计, 非计划: no plan is told.
        let bound = before.last().is_some_and(|t| {
            matches!(t.sense(), Some(Sense::Preposition | Sense::Than))
                || self.passage.chars()[t.start..t.end] == ['非']
        });
        // 凭“青渠”计划夺得, 实施“护岸”计划: the name of what was done.
        let named = match before {
            [.., lead, quote] => quote.kind == TokenKind::Quoted && acts(lead),
            _ => false,
        };
        if entry.status == Status::Planned && (bound || named) && !dated {
            return false;
        }
        // 批而未供: a name.
        if entry.status == Status::Negated
            && before.last().is_some_and(|t| t.is(Sense::End))
        {
            return false;
        }
        let fits = match entry.needs {
            StatusNeeds::Nothing => true,
            StatusNeeds::Verb => match after.first() {
                // 将流动党员分为三类: 将 is 把 where a verb follows its object.
                Some(next) => {
                    opens_predicate(next)
                        && (next.sense().is_some() || next.tag() != "v" || governs(after))
                }
                None => own && word.len() > 1 && self.planned_directly(before),
            },
            StatusNeeds::Level => match after.first() {
                Some(next) => next.is(Sense::Level) || next.is(Sense::Being),
                None => own && self.planned_directly(before),
            },
            StatusNeeds::Goal => after.iter().any(verb),
            StatusNeeds::Figure => own && after.is_empty(),
            StatusNeeds::Head => !before.iter().any(acts),
        };
        fits && (entry.status != Status::Negated || governs(after))
    }

    /// 原计划10月交付, 计划投工20人, but 完成计划42公里, 占计划87%.
    fn planned_directly(&self, before: &[Token]) -> bool {
        let share = self.mention.is_some_and(|m| match &m.value {
            Value::Figure(figure) => {
                matches!(figure.unit, Unit::Percent | Unit::Point | Unit::Times)
            }
            Value::Date(_) => false,
        });
        !share
            && !before.iter().any(|t| {
                matches!(
                    t.sense(),
                    Some(
                        Sense::Reach
                            | Sense::Share
                            | Sense::Above
                            | Sense::Below
                            | Sense::Exceed
                    )
                )
            })
    }

    /// True where nothing but dates and adverbs stands before a word in its part of
    /// the sentence.
    fn leads(&self, clause: &Range<usize>, word: &Range<usize>) -> bool {
        let chars = self.passage.chars();
        let floor = self.floor();
        let part = chars[floor..word.start]
            .iter()
            .rposition(|&c| matches!(c, ';' | '。'))
            .map_or(floor, |n| floor + n + 1);
        let start = part.min(clause.start);
        tokens(self.passage, start..word.start).iter().all(|t| {
            t.is_date()
                || matches!(t.kind, TokenKind::Mark(_))
                || matches!(t.sense(), Some(Sense::Adverb | Sense::Conjunction))
                || t.sense().is_none() && matches!(t.tag(), "d" | "c" | "t" | "f")
        })
    }

    /// 新增客户800户的目标 is a plan unless it was reached; 计划建设的16座已建成 is none.
    fn told_behind(&self) -> Option<Status> {
        let mention = self.mention?;
        let chars = self.passage.chars();
        let rest = mention.end..self.sentence.end.clamp(mention.end, mention.end + 24);
        let stop = chars[rest.clone()]
            .iter()
            .position(|&c| matches!(class(c), Class::Stop | Class::Comma) && c != '、');
        let rest = rest.start..stop.map_or(rest.end, |n| rest.start + n);
        let figure = matches!(mention.value, Value::Figure(_));
        if figure && chars.get(rest.start) == Some(&'的') {
            let target = tokens(self.passage, rest.clone());
            if matches!(target[..], [_, plan] if plan.is(Sense::Plan)) {
                let clause = tokens(self.passage, self.clause(self.at));
                let reached = clause.iter().any(|t| {
                    matches!(
                        t.sense(),
                        Some(Sense::Reach | Sense::Level | Sense::Being | Sense::Regain)
                    )
                });
                return Some(if reached { Status::Stated } else { Status::Planned });
            }
        }
        let attribute = self.at > 0 && chars[self.at - 1] == '的';
        if figure && attribute {
            let statuses = &self.passage.lexicon.statuses;
            let done = rest.clone().any(|at| {
                statuses.at(chars, at).is_some_and(|(_, w)| w.status == Status::Stated)
            });
            return done.then_some(Status::Stated);
        }
        None
    }
}

/// What may follow 将 and 计划 where they tell a plan: a verb, or what leads to one.
fn opens_predicate(token: &Token) -> bool {
    match token.sense() {
        Some(sense) => {
            sense.is_verb()
                || matches!(sense, Sense::Adverb | Sense::Preposition | Sense::From)
        }
        None => {
            token.is_date()
                || matches!(token.tag().as_bytes().first(), Some(b'v' | b'd' | b'p'))
        }
    }
}

/// A verb, or what leads to one: no subject or date of a sentence.
fn acts(token: &Token) -> bool {
    match token.sense() {
        Some(sense) => {
            sense.is_verb() || matches!(sense, Sense::Adverb | Sense::Preposition)
        }
        None => matches!(token.tag().as_bytes().first(), Some(b'v' | b'd' | b'p')),
    }
}

/// True where a denial reaches the figure: over one verb. 未就业毕业生签订合同55份
/// denies an attribute, 取消收费3项、新增服务5项 only the first.
fn governs(after: &[Token]) -> bool {
    let mut groups = 0;
    let mut within = false;
    for token in after {
        let verb = verb(token);
        groups += usize::from(verb && !within);
        within = verb;
    }
    groups < 2
}

fn verb(token: &Token) -> bool {
    match token.sense() {
        Some(sense) => sense.is_verb() && sense != Sense::Deed,
        None => token.tag() == "v",
    }
}
