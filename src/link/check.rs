//! What the figures of a sentence say of each other, by interval arithmetic: masks
//! and approximations leave a check open and never raise a false alarm.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Passage;
use super::figure::Linked;
use super::token::{closing, tokens};
use crate::lexicon::Sense;
use crate::report::{Change, CheckKind, Outcome};
use crate::scan::{Figure, Unit, Value};
use crate::text::{Class, class};

/// A check over mentions of a passage.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    pub(crate) kind: CheckKind,
    pub(crate) outcome: Outcome,
    /// The total or the later level first.
    pub(crate) mentions: Vec<usize>,
    pub(crate) statement: String,
}

/// The most figures that are read behind 其中 or in one bracket.
const PARTS: usize = 32;

/// How many figures back a total or a level may stand.
const BACK: usize = 12;

/// The furthest that a bracket may close.
const BRACKET: usize = 160;

/// The checks of a passage.
pub(crate) fn checks(passage: &Passage<'_>, linked: &[Linked]) -> Vec<Checked> {
    let mut out = Vec::new();
    for sentence in passage.sentences {
        let from = passage.mentions.partition_point(|m| m.start < sentence.start);
        let to = passage.mentions.partition_point(|m| m.start < sentence.end);
        let figures: Vec<usize> =
            (from..to).filter(|&at| figure(passage, at).is_some()).collect();
        if figures.len() < 2 {
            continue;
        }
        let sums = Sums { passage, linked, sentence, figures: &figures };
        sums.checks(&mut out);
        let chain = |at| chain(passage, linked, &figures[..=at]);
        out.extend((2..figures.len()).filter_map(chain));
    }
    out
}

fn figure<'a>(passage: &Passage<'a>, mention: usize) -> Option<&'a Figure> {
    match &passage.mentions.get(mention)?.value {
        Value::Figure(figure) => Some(figure),
        Value::Date(_) => None,
    }
}

/// The figures that tell parts.
struct Parts {
    parts: Vec<usize>,
    /// The first that a semicolon parts from 其中.
    unsure: usize,
}

/// The totals of a sentence with the parts that a bracket or 其中 opens.
struct Sums<'p, 'a> {
    passage: &'p Passage<'a>,
    linked: &'p [Linked],
    sentence: &'p Range<usize>,
    /// The figures of the sentence, by their mentions.
    figures: &'p [usize],
}

impl Sums<'_, '_> {
    fn checks(&self, out: &mut Vec<Checked>) {
        let chars = self.passage.chars();
        let mut bracket = 0;
        let mut since = self.sentence.start;
        for (at, &mention) in self.figures.iter().enumerate() {
            let found = &self.passage.mentions[mention];
            let gap = &chars[since..found.start.max(since)];
            // Inside a bracket 其中 adds nothing to the bracket.
            if let Some(among) = among(gap)
                && found.start >= bracket
            {
                let start = since + among;
                self.parted(at, start..self.sentence.end, false, &self.before(at), out);
            }
            since = found.end;
            if chars.get(found.end) == Some(&'(') {
                let reach = self.sentence.end.min(found.end + BRACKET);
                let Some(close) = closing(chars, found.end, reach) else { continue };
                bracket = bracket.max(close);
                self.parted(at + 1, found.end + 1..close, true, &self.listed(at), out);
            }
        }
    }

    /// The figures before 其中 that may be its totals, nearest first.
    fn before(&self, at: usize) -> Vec<usize> {
        self.figures[at.saturating_sub(BACK)..at].iter().rev().copied().collect()
    }

    /// A figure before its bracket and those listed with it: `860笔、4.2亿元(…)`.
    fn listed(&self, at: usize) -> Vec<usize> {
        let chars = self.passage.chars();
        let mentions = self.passage.mentions;
        let mut totals = vec![self.figures[at]];
        for pair in self.figures[..=at].windows(2).rev().take(BACK) {
            if chars[mentions[pair[0]].end..mentions[pair[1]].start] != ['、'] {
                break;
            }
            totals.push(pair[0]);
        }
        totals
    }

    /// The checks of a stretch that tells parts, its figures from `first` on: one for
    /// each unit of which a total stands before.
    fn parted(
        &self,
        first: usize,
        range: Range<usize>,
        bracket: bool,
        totals: &[usize],
        out: &mut Vec<Checked>,
    ) {
        let found = self.parts(first, range, bracket);
        let parts = found.parts;
        let mut done: Vec<usize> = Vec::new();
        for &part in &parts {
            let Some(unit) = figure(self.passage, part).map(|f| &f.unit) else {
                continue;
            };
            if done.iter().any(|&d| self.comparable(d, unit)) {
                continue;
            }
            done.push(part);
            let total = totals.iter().copied().find(|&total| {
                self.linked[total].change.is_none() && self.comparable(total, unit)
            });
            let Some(total) = total else { continue };
            let same = |&at: &usize| self.comparable(at, unit);
            let all: Vec<usize> = parts.iter().copied().filter(same).collect();
            let sure: Vec<usize> =
                all.iter().copied().filter(|&at| at < found.unsure).collect();
            let sum = self.sum(total, &all);
            // What a semicolon parts may be of another matter: no reason to doubt.
            let doubted =
                sum.as_ref().is_some_and(|s| s.outcome == Outcome::Inconsistent);
            let again = doubted && sure.len() < all.len();
            out.extend(if again { self.sum(total, &sure) } else { sum });
        }
    }

    /// The figures of a stretch that can be parts; shares and changes between them
    /// are passed over, a clause with a verb of its own ends them.
    fn parts(&self, first: usize, range: Range<usize>, bracket: bool) -> Parts {
        let chars = self.passage.chars();
        let mentions = self.passage.mentions;
        let mut parts: Vec<usize> = Vec::new();
        let mut unsure = usize::MAX;
        let mut passed = false;
        let mut dated = false;
        let mut since = range.start;
        let mut open = range.start;
        for &at in self.figures[first..].iter().take(PARTS) {
            let found = &mentions[at];
            if found.start >= range.end {
                break;
            }
            // A bracket within tells parts of a part.
            if found.start < open {
                continue;
            }
            let left = since..found.start;
            let gap = &chars[left.clone()];
            if passed && among(gap).is_some() {
                break;
            }
            since = found.end;
            if chars.get(found.end) == Some(&'(')
                && let Some(close) = closing(chars, found.end, range.end)
            {
                open = close;
                since = close + 1;
            }
            let fresh = gap.iter().any(|&c| matches!(c, ',' | ';'));
            let semicolon = gap.contains(&';');
            let first = !std::mem::replace(&mut passed, true);
            if !self.adds(at, gap) {
                if semicolon {
                    break;
                }
                continue;
            }
            let goes_on = first
                || (!fresh || self.nominal(left.clone(), bracket))
                    && (!semicolon || parts.iter().any(|&p| self.alike(p, at)));
            if !goes_on || first && semicolon {
                break;
            }
            if semicolon {
                unsure = unsure.min(at);
            }
            dated |= first
                && mentions[..at]
                    .iter()
                    .rev()
                    .take_while(|m| m.start >= left.start)
                    .any(|m| matches!(m.value, Value::Date(_)));
            parts.push(at);
        }
        // 21万人(上年19万人): the same at another time is no part.
        if dated && parts.len() == 1 {
            parts.clear();
        }
        Parts { parts, unsure }
    }

    /// True for a figure that can add to a total: no share, change, rate, threshold,
    /// extreme or end of 由…到.
    fn adds(&self, at: usize, gap: &[char]) -> bool {
        let mentions = self.passage.mentions;
        let sums = figure(self.passage, at).is_some_and(|f| sums(&f.unit));
        // 亿元以上项目23个: a threshold is part of what the next figure counts.
        let bound = mentions.get(at + 1).is_some_and(|next| {
            let named = self.linked[at + 1].item.as_ref();
            let inside = named.is_some_and(|item| item.start == mentions[at].start);
            (next.start == mentions[at].end || inside)
                && matches!(next.value, Value::Figure(_))
        });
        let apart =
            |c: &char| matches!(c, '每' | '均' | '最' | '由' | '从' | '到' | '至');
        sums && !bound && self.linked[at].change.is_none() && !gap.iter().any(apart)
    }

    fn alike(&self, one: usize, other: usize) -> bool {
        figure(self.passage, other).is_some_and(|f| self.comparable(one, &f.unit))
    }

    /// True where only a name stands before the figure in its clause; in a bracket
    /// verbs are nouns: (财政拨款160万元,社会捐赠115万元).
    fn nominal(&self, left: Range<usize>, bracket: bool) -> bool {
        let chars = self.passage.chars();
        let comma = chars[left.clone()].iter().rposition(|&c| class(c) == Class::Comma);
        let start = comma.map_or(left.start, |comma| left.start + comma + 1);
        tokens(self.passage, start..left.end).iter().all(|token| {
            token.sense().is_none_or(|s| match s {
                Sense::Have | Sense::Part | Sense::End => token.indicator,
                _ => bracket || !s.is_verb() || token.indicator,
            })
        })
    }

    fn comparable(&self, mention: usize, unit: &Unit) -> bool {
        figure(self.passage, mention).is_some_and(|f| {
            sums(&f.unit) && factor(self.passage, &f.unit, unit).is_some()
        })
    }

    /// One part against its whole, or several against their total.
    fn sum(&self, total: usize, parts: &[usize]) -> Option<Checked> {
        let passage = self.passage;
        let whole = figure(passage, total)?;
        let (whole_min, whole_max) = bounds(whole);
        let mut min = Some(Decimal::ZERO);
        let mut max = Some(Decimal::ZERO);
        for &part in parts {
            let part = figure(passage, part)?;
            let (least, most) = bounds(part);
            let factor = factor(passage, &part.unit, &whole.unit)?;
            min = min.and_then(|sum| sum.checked_add(least?.checked_mul(factor)?));
            max = max.and_then(|sum| sum.checked_add(most?.checked_mul(factor)?));
        }
        let over = min.zip(whole_max).is_some_and(|(min, whole)| min > whole);
        let under = max.zip(whole_min).is_some_and(|(max, whole)| max <= whole);
        let equal =
            min == max && whole_min == whole_max && min.is_some() && min == whole_min;
        let outcome = match (over, under) {
            (true, _) => Outcome::Inconsistent,
            (_, true) => Outcome::Consistent,
            _ => Outcome::Undetermined,
        };
        let sign = match (equal, outcome) {
            (true, _) => "=",
            (_, Outcome::Consistent) => "≤",
            (_, Outcome::Inconsistent) => ">",
            (_, Outcome::Undetermined) => "?",
        };
        let terms: Vec<String> =
            parts.iter().map(|&part| written(passage, part)).collect();
        let statement = format!("{}{sign}{}", terms.join("+"), written(passage, total));
        let kind = if parts.len() == 1 { CheckKind::Part } else { CheckKind::Sum };
        let mentions = std::iter::once(total).chain(parts.iter().copied()).collect();
        Some(Checked { kind, outcome, mentions, statement })
    }
}

/// Where the words behind 其中 begin in a gap between figures; not 参与其中.
fn among(gap: &[char]) -> Option<usize> {
    let at = gap.windows(2).rposition(|w| w == ['其', '中'])?;
    let opens = at == 0 || matches!(class(gap[at - 1]), Class::Comma | Class::Stop);
    opens.then_some(at + 2)
}

/// The least and the most that a figure can be; nothing is known of a masked one.
fn bounds(figure: &Figure) -> (Option<Decimal>, Option<Decimal>) {
    figure.amount.bounds(figure.qualifier, false)
}

fn sums(unit: &Unit) -> bool {
    matches!(unit, Unit::Counted { .. } | Unit::Money(_))
}

/// How many of `other` one of `unit` is; `None` where they cannot be compared.
fn factor(passage: &Passage<'_>, unit: &Unit, other: &Unit) -> Option<Decimal> {
    let chars = passage.chars();
    match (unit, other) {
        (
            Unit::Counted { start: a, end: b, entry },
            Unit::Counted { start: c, end: d, entry: other },
        ) => {
            if chars[*a..*b] == chars[*c..*d] {
                return Some(Decimal::ONE);
            }
            let units = &passage.lexicon.units;
            let (one, other) = (units.entry((*entry)?)?, units.entry((*other)?)?);
            let alike = one.dimension == other.dimension && one.si_unit == other.si_unit;
            one.factor?.checked_div(other.factor?).filter(|_| alike)
        }
        _ => (unit == other).then_some(Decimal::ONE),
    }
}

fn written(passage: &Passage<'_>, mention: usize) -> String {
    let found = &passage.mentions[mention];
    match figure(passage, mention).and_then(|figure| figure.amount.value()) {
        Some(value) => value.normalize().to_string(),
        None => passage.chars()[found.start..found.end].iter().collect(),
    }
}

/// A change, the last of `figures`, against the two levels that it leads between.
fn chain(passage: &Passage<'_>, linked: &[Linked], figures: &[usize]) -> Option<Checked> {
    let (&change, before) = figures.split_last()?;
    let direction = linked[change].change?;
    let (to, from) = between(passage, linked, change, before)?;
    let delta = figure(passage, change)?;
    let (later, earlier) = (figure(passage, to)?, figure(passage, from)?);
    let points = delta.unit == Unit::Point && later.unit == Unit::Percent;
    let one = Some(Decimal::ONE);
    let same = factor(passage, &later.unit, &earlier.unit) == one
        && (points || factor(passage, &delta.unit, &later.unit) == one);
    let item = linked[change].item.is_none() || linked[change].item == linked[to].item;
    if !same || !item || linked[to].change.is_some() {
        return None;
    }
    let exact = |figure| match bounds(figure) {
        (Some(min), Some(max)) if min == max => Some(min),
        _ => None,
    };
    let outcome = match (exact(later), exact(earlier), exact(delta)) {
        (Some(later), Some(earlier), Some(delta)) => {
            let delta = if direction == Change::Up { delta } else { -delta };
            match later.checked_sub(earlier) == Some(delta) {
                true => Outcome::Consistent,
                false => Outcome::Inconsistent,
            }
        }
        _ => Outcome::Undetermined,
    };
    let [c, a, b] = [change, from, to].map(|mention| written(passage, mention));
    let statement = format!("{b}-{a}={c}");
    Some(Checked {
        kind: CheckKind::Chain,
        outcome,
        mentions: vec![to, from, change],
        statement,
    })
}

/// The later and the earlier level of a change: `由A增加到B,增加C`, and with the
/// earlier level in its basis `B,比年初的A增加C`.
fn between(
    passage: &Passage<'_>,
    linked: &[Linked],
    change: usize,
    before: &[usize],
) -> Option<(usize, usize)> {
    let chars = passage.chars();
    let mentions = passage.mentions;
    let (&last, rest) = before.split_last()?;
    if let Some(basis) = &linked[change].basis {
        let based =
            basis.start <= mentions[last].start && mentions[last].end <= basis.end;
        let level = |&&at: &&usize| linked[at].change.is_none();
        let later = rest.iter().rev().take(BACK).find(level).filter(|_| based)?;
        return Some((*later, last));
    }
    let &first = rest.last()?;
    let leads = &chars[mentions[first].end..mentions[last].start];
    let reached = leads.iter().any(|c| matches!(c, '到' | '至' | '为'))
        && !leads.iter().any(|c| matches!(c, ',' | ';'));
    let item = linked[last].item == linked[first].item;
    (reached && item).then_some((last, first))
}
