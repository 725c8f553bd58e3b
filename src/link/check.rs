//! What the figures of a sentence say of each other, by interval arithmetic: masks
//! and approximations leave a check open and never raise a false alarm.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Passage;
use super::figure::Linked;
use crate::report::{CheckKind, Outcome};
use crate::scan::{Figure, Unit, Value};

/// A check over mentions of a passage.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    pub(crate) kind: CheckKind,
    pub(crate) outcome: Outcome,
    /// The total or the later level first.
    pub(crate) mentions: Vec<usize>,
    pub(crate) statement: String,
}

/// The most parts that are read behind one total.
const PARTS: usize = 32;

/// The least and the most that a figure can be; nothing is known of a masked one.
fn bounds(figure: &Figure) -> (Option<Decimal>, Option<Decimal>) {
    crate::scan::bounds(&figure.amount, figure.qualifier, false)
}

/// The checks of a passage.
pub(crate) fn checks(passage: &Passage<'_>, linked: &[Linked]) -> Vec<Checked> {
    let mut out = Vec::new();
    for sentence in passage.sentences {
        let from = passage.mentions.partition_point(|m| m.start < sentence.start);
        let to = passage.mentions.partition_point(|m| m.start < sentence.end);
        let mut at = from;
        while at < to {
            let parts = parts(passage, linked, at, to);
            if parts.is_empty() {
                at += 1;
                continue;
            }
            out.extend(sum(passage, at, &parts));
            at = parts[parts.len() - 1] + 1;
        }
        out.extend((from..to).filter_map(|to| chain(passage, linked, from..to)));
    }
    out
}

fn figure<'a>(passage: &Passage<'a>, mention: usize) -> Option<&'a Figure> {
    match &passage.mentions.get(mention)?.value {
        Value::Figure(figure) => Some(figure),
        Value::Date(_) => None,
    }
}

/// The figures that 其中 or an opening bracket behind the total introduces.
fn parts(
    passage: &Passage<'_>,
    linked: &[Linked],
    total: usize,
    end: usize,
) -> Vec<usize> {
    let chars = passage.chars();
    let mentions = passage.mentions;
    let Some(whole) = figure(passage, total) else { return Vec::new() };
    if linked[total].change.is_some() || !sums(&whole.unit) {
        return Vec::new();
    }
    let Some(next) = mentions.get(total + 1).filter(|_| total + 1 < end) else {
        return Vec::new();
    };
    let gap = &chars[mentions[total].end..next.start];
    let bracket = gap.first() == Some(&'(');
    let among = gap.windows(2).any(|w| w == ['其', '中']) && !gap.contains(&';');
    if !bracket && !among {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for at in total + 1..end.min(total + 1 + PARTS) {
        let gap = &chars[mentions[at - 1].end..mentions[at].start];
        let closed = if bracket { gap.contains(&')') } else { gap.contains(&';') };
        let part = figure(passage, at).filter(|part| {
            same_unit(chars, &whole.unit, &part.unit) && linked[at].change.is_none()
        });
        if closed || part.is_none() {
            break;
        }
        parts.push(at);
    }
    parts
}

fn sums(unit: &Unit) -> bool {
    matches!(unit, Unit::Counted { .. } | Unit::Money(_))
}

fn same_unit(chars: &[char], one: &Unit, other: &Unit) -> bool {
    match (one, other) {
        (
            Unit::Counted { start: a, end: b, .. },
            Unit::Counted { start: c, end: d, .. },
        ) => chars[*a..*b] == chars[*c..*d],
        _ => one == other,
    }
}

/// One part against its whole, or several against their total.
fn sum(passage: &Passage<'_>, total: usize, parts: &[usize]) -> Option<Checked> {
    let (whole_min, whole_max) = bounds(figure(passage, total)?);
    let mut min = Some(Decimal::ZERO);
    let mut max = Some(Decimal::ZERO);
    for &part in parts {
        let (least, most) = bounds(figure(passage, part)?);
        min = min.and_then(|sum| sum.checked_add(least?));
        max = max.and_then(|sum| sum.checked_add(most?));
    }
    let over = min.zip(whole_max).is_some_and(|(min, whole)| min > whole);
    let under = max.zip(whole_min).is_some_and(|(max, whole)| max <= whole);
    let equal = min == max && whole_min == whole_max && min.is_some() && min == whole_min;
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
    let written: Vec<String> = parts.iter().map(|&part| written(passage, part)).collect();
    let statement =
        format!("{}{sign}{}", written.join("+"), self::written(passage, total));
    let kind = if parts.len() == 1 { CheckKind::Part } else { CheckKind::Sum };
    let mentions = std::iter::once(total).chain(parts.iter().copied()).collect();
    Some(Checked { kind, outcome, mentions, statement })
}

fn written(passage: &Passage<'_>, mention: usize) -> String {
    let found = &passage.mentions[mention];
    match figure(passage, mention).and_then(|figure| figure.amount.value()) {
        Some(value) => value.normalize().to_string(),
        None => passage.chars()[found.start..found.end].iter().collect(),
    }
}

/// 由A增加到B,增加C: the change against the two levels before it.
fn chain(
    passage: &Passage<'_>,
    linked: &[Linked],
    before: Range<usize>,
) -> Option<Checked> {
    let change = before.end;
    linked[change].change.filter(|_| linked[change].basis.is_none())?;
    let delta = figure(passage, change)?;
    let to = change.checked_sub(1).filter(|at| before.contains(at))?;
    let from = to.checked_sub(1).filter(|at| before.contains(at))?;
    let (later, earlier) = (figure(passage, to)?, figure(passage, from)?);
    let chars = passage.chars();
    let leads = chars[passage.mentions[from].end..passage.mentions[to].start].iter();
    let same = same_unit(chars, &delta.unit, &later.unit)
        && same_unit(chars, &delta.unit, &earlier.unit)
        && leads.clone().any(|c| matches!(c, '到' | '至' | '为'))
        && !leads.clone().any(|c| matches!(c, ',' | ';'))
        && linked[to].item == linked[from].item;
    if !same {
        return None;
    }
    let exact = |figure| match bounds(figure) {
        (Some(min), Some(max)) if min == max => Some(min),
        _ => None,
    };
    let outcome = match (exact(later), exact(earlier), exact(delta)) {
        (Some(later), Some(earlier), Some(delta)) => {
            match later.checked_sub(earlier).map(|d| d.abs()) == Some(delta.abs()) {
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
