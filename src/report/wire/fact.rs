//! Facts as the JSON prints them, one struct a kind.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::name::Name;
use super::scalar::{FactId, Number, Plain, Printed, SectionId};
use super::{Cx, GroupAt};
use crate::report::line::{Line, Members, members, quote};
use crate::report::says::award_name;
use crate::report::{
    Anchor, Change, CheckKind, DateFact, Detail, FigureFact, Ground, GroupKind,
    HonorFact, HonorType, Kind, Level, Party, Status, UnitFact,
};
use crate::text::Span;
use crate::value::{Amount, Edtf};

/// A grounded statement: a place in the text, and what it says.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Fact<'a> {
    /// A time.
    Date(Date<'a>),
    /// A number of things or a measure.
    Count(Figure<'a>),
    /// An amount of money.
    Money(Figure<'a>),
    /// A share, a growth rate, a multiple.
    Percent(Figure<'a>),
    /// A position.
    Rank(Figure<'a>),
    /// An award conferred; its place is that of the award's name.
    Honor(Box<Honor<'a>>),
}

impl<'a> Fact<'a> {
    pub(super) fn new(cx: Cx<'a>, index: u32, fact: &'a crate::report::Fact) -> Self {
        let head = Head::new(cx, index, fact);
        match &fact.detail {
            Detail::Date(date) => Fact::Date(Date::new(head, date)),
            Detail::Figure(figure) => {
                let made = Figure::new(cx, head, index, figure);
                match figure.unit {
                    UnitFact::Counted { .. } => Fact::Count(made),
                    UnitFact::Money(_) => Fact::Money(made),
                    UnitFact::Percent | UnitFact::Point | UnitFact::Times => {
                        Fact::Percent(made)
                    }
                    UnitFact::Rank => Fact::Rank(made),
                }
            }
            Detail::Honor(honor) => {
                Fact::Honor(Box::new(Honor::new(cx, head, index, honor)))
            }
        }
    }
}

impl Line for Fact<'_> {
    fn line(&self, out: &mut Vec<u8>) {
        let (kind, members): (Kind, &dyn Members) = match self {
            Fact::Date(date) => (Kind::Date, date),
            Fact::Count(figure) => (Kind::Count, figure),
            Fact::Money(figure) => (Kind::Money, figure),
            Fact::Percent(figure) => (Kind::Percent, figure),
            Fact::Rank(figure) => (Kind::Rank, figure),
            Fact::Honor(honor) => (Kind::Honor, &**honor),
        };
        out.extend_from_slice(b"{\"kind\":");
        quote(out, kind.name());
        out.push(b',');
        members.members(out);
        out.push(b'}');
    }
}

/// What every fact has.
#[derive(Serialize, JsonSchema)]
struct Head<'a> {
    /// Unique in the document.
    id: FactId,
    /// The evidence, as written: the source text from `start` to `end`.
    text: &'a str,
    /// First code point.
    start: u32,
    /// The code point after the last.
    end: u32,
    /// First byte.
    byte_start: u32,
    /// The byte after the last.
    byte_end: u32,
    /// The section it stands in; null before the first heading.
    section: Option<SectionId>,
    /// Number of its sentence in the document, from 0.
    sentence: u32,
    /// Whether the text states it, plans it (力争 计划 将 目标) or denies it.
    status: Name<Status>,
    /// The rule that made it; `shilu rules` says what it says.
    rule: &'static str,
    /// The share of right answers of the rule, 0 to 1, measured on texts that people
    /// have marked: what it is at least, by the lower end of the Wilson score interval
    /// at 95 %; null where fewer than ten cases were read.
    confidence: Option<Number>,
}

members!(Head<'_>: id, text, start, end, byte_start, byte_end, section, sentence, status, rule, confidence);

impl<'a> Head<'a> {
    fn new(cx: Cx<'a>, index: u32, fact: &'a crate::report::Fact) -> Self {
        let (start, end) = cx.code_points(fact.span);
        Head {
            id: FactId::of_index(index),
            text: cx.source.slice(fact.span),
            start,
            end,
            byte_start: fact.span.start(),
            byte_end: fact.span.end(),
            section: fact.section.map(SectionId::of_index),
            sentence: fact.sentence,
            status: Name(fact.status),
            rule: fact.rule.id(),
            confidence: fact.confidence.map(Number),
        }
    }
}

/// A time.
#[derive(Serialize, JsonSchema)]
pub(super) struct Date<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The value, in EDTF (ISO 8601-2, level 2).
    edtf: Printed<&'a Edtf>,
    /// True where it was resolved against another date.
    relative: bool,
    /// What it was resolved against.
    anchor: Name<Anchor>,
}

members!(Date<'_>: ..head, edtf, relative, anchor);

impl<'a> Date<'a> {
    fn new(head: Head<'a>, date: &'a DateFact) -> Self {
        Date {
            head,
            edtf: Printed(&date.edtf),
            relative: date.is_relative(),
            anchor: Name(date.anchor),
        }
    }
}

/// A number with what it measures and what it is compared with.
#[derive(Serialize, JsonSchema)]
pub(super) struct Figure<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The number with 万 and 亿 multiplied out, in whole currency units for money;
    /// the lower end of a range; null where it is masked or only bounded (`十几`).
    value: Option<Plain>,
    /// The upper end of a range.
    value_max: Option<Plain>,
    /// The least that the words allow; null where they leave it open.
    min: Option<Plain>,
    /// The most that the words allow; null where they leave it open.
    max: Option<Plain>,
    /// `=`; `>` 余 多 超 以上; `<` 不足 以下 以内; `~` 约 左右; `<~` 近.
    #[schemars(extend("enum" = ["=", ">", "<", "~", "<~"]))]
    qualifier: &'static str,
    /// The number as written, with its scale, where it is masked: `xxx.x亿`.
    mask: Option<&'a str>,
    /// The unit as written, without the scale; `%`, `pp` (percentage points) or `x`
    /// (times) for percents; null for money and ranks.
    unit: Option<Cow<'a, str>>,
    /// ISO 4217; only for money.
    currency: Option<&'a str>,
    /// `count`, `length`, `area`, `mass`, …; only for counts.
    dimension: Option<&'a str>,
    /// The value in `si_unit`; only for measures.
    si_value: Option<Plain>,
    /// The unit of `si_value`.
    si_unit: Option<&'a str>,
    /// What is counted or measured, as written, as one line.
    item: Option<Cow<'a, str>>,
    /// Who.
    subject: Option<Subject<'a>>,
    /// The verb.
    action: Option<Cow<'a, str>>,
    /// The time that it holds for.
    when: Option<When<'a>>,
    /// The direction, where the number is a change.
    change: Option<Name<Change>>,
    /// What it is compared with, as written.
    basis: Option<Cow<'a, str>>,
    /// The level, or the change, that this is a change of.
    of: Option<FactId>,
    /// The facts that belong together with it.
    group: Option<Group<'a>>,
}

members!(Figure<'_>: ..head, value, value_max, min, max, qualifier, mask, unit, currency, dimension, si_value, si_unit, item, subject, action, when, change, basis, of, group);

impl<'a> Figure<'a> {
    fn new(cx: Cx<'a>, head: Head<'a>, index: u32, figure: &'a FigureFact) -> Self {
        let amount = &figure.amount;
        let (min, max) = figure.bounds(cx.document.redaction);
        let unit = Unit::new(cx, &figure.unit);
        let line = |span: Option<Span>| span.map(|span| cx.one_line(span));
        Figure {
            head,
            value: amount.value().map(Plain),
            value_max: amount.value_max().map(Plain),
            min: min.map(Plain),
            max: max.map(Plain),
            qualifier: figure.qualifier.sign(),
            mask: amount.mask(),
            unit: unit.written,
            currency: unit.currency,
            dimension: unit.dimension,
            si_value: figure.si_value().map(Plain),
            si_unit: unit.si_unit,
            item: line(figure.item),
            subject: figure.subject.map(|subject| Subject::new(cx, subject)),
            action: line(figure.action),
            when: figure.when.and_then(|date| When::new(cx, date)),
            change: figure.change.map(Name),
            basis: line(figure.basis),
            of: figure.of.map(FactId::of_index),
            group: Group::new(cx, index),
        }
    }
}

/// The fields that a unit fills.
#[derive(Default)]
struct Unit<'a> {
    written: Option<Cow<'a, str>>,
    currency: Option<&'a str>,
    dimension: Option<&'a str>,
    si_unit: Option<&'a str>,
}

impl<'a> Unit<'a> {
    fn new(cx: Cx<'a>, unit: &'a UnitFact) -> Self {
        let sign = |sign| Unit { written: Some(Cow::Borrowed(sign)), ..Unit::default() };
        match unit {
            UnitFact::Counted { unit, dimension, si } => Unit {
                written: unit.map(|unit| cx.one_line(unit)),
                currency: None,
                dimension: Some(dimension),
                si_unit: si.map(|(_, unit)| unit),
            },
            UnitFact::Money(code) => Unit { currency: Some(code), ..Unit::default() },
            UnitFact::Percent => sign("%"),
            UnitFact::Point => sign("pp"),
            UnitFact::Times => sign("x"),
            UnitFact::Rank => Unit::default(),
        }
    }
}

/// Who a figure is about.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Subject<'a> {
    /// As written: `该行`.
    text: &'a str,
    /// The organisation that it stands for, as one line.
    name: Cow<'a, str>,
    /// First code point of `text`.
    start: u32,
    /// The code point after its last.
    end: u32,
}

members!(Subject<'_>: text, name, start, end);

impl<'a> Subject<'a> {
    fn new(cx: Cx<'a>, party: Party) -> Self {
        let (start, end) = cx.code_points(party.written);
        let text = cx.source.slice(party.written);
        Subject { text, name: cx.one_line(party.name), start, end }
    }
}

/// The time that a figure holds for.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct When<'a> {
    /// In EDTF.
    edtf: Printed<&'a Edtf>,
    /// The date that says it.
    id: FactId,
}

members!(When<'_>: edtf, id);

impl<'a> When<'a> {
    /// `None` where the index is not that of a date.
    fn new(cx: Cx<'a>, date: u32) -> Option<Self> {
        match &cx.document.facts.get(date as usize)?.detail {
            Detail::Date(fact) => {
                Some(When { edtf: Printed(&fact.edtf), id: FactId::of_index(date) })
            }
            _ => None,
        }
    }
}

/// Facts that belong together.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Group<'a> {
    /// `sum`: a total and its parts; `part`: a part and its whole; `dealt`: one figure
    /// or award for each member, in order; `each`: each of the first has the others;
    /// `open`: dealt in order, or all of all members together, nothing says which.
    kind: Name<GroupKind>,
    /// All facts of the group, the total first.
    facts: Vec<FactId>,
    /// What they are dealt to, as written; empty where nothing is dealt.
    members: Vec<Cow<'a, str>>,
}

members!(Group<'_>: kind, facts, members);

impl<'a> Group<'a> {
    fn new(cx: Cx<'a>, fact: u32) -> Option<Self> {
        let (kind, facts, members) = match (*cx.groups.get(fact as usize)?)? {
            GroupAt::Check(check) => {
                let check = cx.document.checks.get(check as usize)?;
                let part = check.kind == CheckKind::Part;
                let kind = if part { GroupKind::Part } else { GroupKind::Sum };
                (kind, &check.facts, &[][..])
            }
            GroupAt::Dealt(group) => {
                let group = cx.document.groups.get(group as usize)?;
                (group.kind, &group.facts, &group.members[..])
            }
        };
        let facts = facts.iter().map(|&fact| FactId::of_index(fact)).collect();
        let members = members.iter().map(|&member| cx.one_line(member)).collect();
        Some(Group { kind: Name(kind), facts, members })
    }
}

/// An award conferred.
#[derive(Serialize, JsonSchema)]
pub(super) struct Honor<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// Its name, as one line, without the quotes around it and without 称号.
    award: Cow<'a, str>,
    /// What sort of award it is.
    #[serde(rename = "type")]
    kind: Name<HonorType>,
    /// Who received it, as written; empty where nobody is named.
    recipients: Vec<Cow<'a, str>>,
    /// The same, with 该行, 我局 replaced by what they stand for.
    recipients_resolved: Vec<Cow<'a, str>>,
    /// Who conferred it, as written; null where unsaid.
    grantor: Option<Cow<'a, str>>,
    /// How high it is; null where nothing says so.
    level: Option<Ranked>,
    /// The year or day it was conferred, in EDTF.
    date: Option<Printed<&'a Edtf>>,
    /// How many were conferred: a decimal, or the mask as written.
    count: Option<Cow<'a, str>>,
    /// Place or grade, as written: `二等奖`.
    rank: Option<Cow<'a, str>>,
    /// The awards that 分别 deals out, and to whom; null where none does.
    group: Option<Group<'a>>,
}

members!(Honor<'_>: ..head, award, kind = "type", recipients, recipients_resolved, grantor, level, date, count, rank, group);

/// How high an award is.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Ranked {
    /// From international down to enterprise.
    value: Name<Level>,
    /// What says so: the award's name, who conferred it, or the list of known awards.
    ground: Name<Ground>,
}

members!(Ranked: value, ground);

impl<'a> Honor<'a> {
    fn new(cx: Cx<'a>, head: Head<'a>, index: u32, honor: &'a HonorFact) -> Self {
        let lines = |of: fn(&Party) -> Span| {
            honor.recipients.iter().map(|party| cx.one_line(of(party))).collect()
        };
        Honor {
            award: award_name(head.text),
            head,
            kind: Name(honor.kind),
            recipients: lines(|party| party.written),
            recipients_resolved: lines(|party| party.name),
            grantor: honor.grantor.map(|span| cx.one_line(span)),
            level: honor.level.map(|(level, ground)| Ranked {
                value: Name(level),
                ground: Name(ground),
            }),
            date: honor.date.as_ref().map(Printed),
            count: honor.count.as_ref().and_then(count),
            rank: honor.rank.map(|span| cx.one_line(span)),
            group: Group::new(cx, index),
        }
    }
}

/// How many awards, in one string; the lower end of a range.
fn count(amount: &Amount) -> Option<Cow<'_, str>> {
    match amount.mask() {
        Some(mask) => Some(Cow::Borrowed(mask)),
        None => amount.value().map(|value| Cow::Owned(value.normalize().to_string())),
    }
}
