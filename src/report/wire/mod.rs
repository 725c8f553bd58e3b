//! What the JSON looks like: structs that borrow from the report and are only
//! ever written. Their doc comments are the descriptions in the schema.

mod fact;
mod name;
mod scalar;

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::json::Origin;
use super::line::{Line, list, members};
use super::says::one_line;
use super::{Check, CheckKind, DateSource, Kind, Outcome, Reason};
use crate::text::{Source, Span};
use crate::value::{Decimal, Edtf};
use fact::Fact;
use name::Name;
use scalar::{FactId, Printed, SectionId};

/// What the structs are made from.
#[derive(Clone, Copy)]
pub(super) struct Cx<'a> {
    pub(super) origin: &'a Origin<'a>,
    pub(super) source: &'a Source<'a>,
    pub(super) document: &'a super::Document,
    /// The kinds of facts to write; all where empty.
    pub(super) kinds: &'a [Kind],
    /// The least confidence of the facts to write.
    pub(super) min_confidence: Option<Decimal>,
    /// For each fact the check that it is part of, by index.
    pub(super) groups: &'a [Option<GroupAt>],
}

/// One report of a source: its place, its structure, its facts. All offsets are
/// half open and count from the start of the whole decoded source text: `start`
/// and `end` in Unicode code points, `byte_start` and `byte_end` in bytes of UTF-8.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Document", deny_unknown_fields)]
pub(super) struct Document<'a> {
    /// Version of this contract.
    #[schemars(extend("const" = super::json::SCHEMA))]
    schema: &'static str,
    /// Stable: made of the hash of the source's bytes and the document's place in it.
    id: Printed<DocumentId<'a>>,
    /// The file that the document was read from.
    source: Origin<'a>,
    /// First code point of the document.
    start: u32,
    /// The code point after its last.
    end: u32,
    /// First byte of the document.
    byte_start: u32,
    /// The byte after its last.
    byte_end: u32,
    /// Place in the compilation, from 1.
    part: u32,
    /// How many documents the source holds.
    parts: u32,
    /// How many it says it holds: 6 for `(6篇)`; null where it does not say.
    declared_parts: Option<u32>,
    /// The title without its mark (`篇一:`); null where there is none.
    title: Option<Place<'a>>,
    /// The organisation that the document speaks for; null where it is not named.
    issuer: Option<Place<'a>>,
    /// The document's own date; null where nothing gives it.
    date: Option<Dated<'a>>,
    /// Whether and how figures were made unreadable on purpose.
    redaction: Redacted<'a>,
    /// The headings, in text order, each before those under it.
    #[schemars(with = "Vec<Section<'a>>")]
    sections: Each<'a, super::Section, Section<'a>>,
    /// In text order.
    #[schemars(with = "Vec<Fact<'a>>")]
    facts: Facts<'a>,
    /// What the document's own numbers say of each other.
    #[schemars(with = "Vec<Checked<'a>>")]
    checks: Each<'a, Check, Checked<'a>>,
    /// Every numeral that stands in no fact.
    #[schemars(with = "Vec<LeftOut<'a>>")]
    unexplained: Each<'a, super::Unexplained, LeftOut<'a>>,
    /// What could not be read.
    #[schemars(with = "Vec<Warned<'a>>")]
    warnings: Each<'a, super::Warning, Warned<'a>>,
}

members!(Document<'_>: schema, id, source, start, end, byte_start, byte_end, part, parts, declared_parts, title, issuer, date, redaction, sections, facts, checks, unexplained, warnings);

impl<'a> Document<'a> {
    pub(super) fn new(cx: Cx<'a>) -> Self {
        let document = cx.document;
        let (start, end) = cx.code_points(document.span);
        Document {
            schema: super::json::SCHEMA,
            id: Printed(DocumentId { sha256: cx.origin.sha256, part: document.part.0 }),
            source: *cx.origin,
            start,
            end,
            byte_start: document.span.start(),
            byte_end: document.span.end(),
            part: document.part.0,
            parts: document.part.1,
            declared_parts: document.declared_parts.map(|(parts, _)| parts),
            title: document.title.map(|span| Place::new(cx, span)),
            issuer: document.issuer.map(|span| Place::new(cx, span)),
            date: document
                .date
                .as_ref()
                .map(|date| Dated { edtf: Printed(&date.edtf), found: Name(date.found) }),
            redaction: Redacted {
                kind: Name(document.redaction),
                letters: &document.mask_letters,
            },
            sections: Each { cx, items: &document.sections, wire: Section::new },
            facts: Facts(cx),
            checks: Each { cx, items: &document.checks, wire: Checked::new },
            unexplained: Each { cx, items: &document.unexplained, wire: LeftOut::new },
            warnings: Each { cx, items: &document.warnings, wire: Warned::new },
        }
    }
}

impl<'a> Cx<'a> {
    fn code_points(self, span: Span) -> (u32, u32) {
        (self.source.code_point(span.start()), self.source.code_point(span.end()))
    }

    fn one_line(self, span: Span) -> Cow<'a, str> {
        one_line(self.source.slice(span))
    }
}

/// Where the group of a fact is told.
#[derive(Clone, Copy, Debug)]
pub(super) enum GroupAt {
    Check(u32),
    Dealt(u32),
}

/// For each fact of a document its dealt list, else the first check of a whole and its parts that it
/// belongs to.
pub(super) fn groups(document: &super::Document) -> Vec<Option<GroupAt>> {
    let mut groups = vec![None; document.facts.len()];
    for (index, group) in (0..).zip(&document.groups) {
        for &fact in &group.facts {
            if let Some(place) = groups.get_mut(fact as usize) {
                place.get_or_insert(GroupAt::Dealt(index));
            }
        }
    }
    for (index, check) in (0..).zip(&document.checks) {
        if !matches!(check.kind, CheckKind::Sum | CheckKind::Part) {
            continue;
        }
        for &fact in &check.facts {
            if let Some(group) = groups.get_mut(fact as usize) {
                group.get_or_insert(GroupAt::Check(index));
            }
        }
    }
    groups
}

/// A list that is made while it is written.
struct Each<'a, T, W> {
    cx: Cx<'a>,
    items: &'a [T],
    wire: fn(Cx<'a>, u32, &'a T) -> W,
}

impl<'a, T, W> Each<'a, T, W> {
    fn made(&self) -> impl Iterator<Item = W> + use<'_, 'a, T, W> {
        (0..).zip(self.items).map(|(index, item)| (self.wire)(self.cx, index, item))
    }
}

impl<T, W: Serialize> Serialize for Each<'_, T, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.made())
    }
}

impl<T, W: Line> Line for Each<'_, T, W> {
    fn line(&self, out: &mut Vec<u8>) {
        list(out, self.made());
    }
}

/// The facts of the kinds asked for.
struct Facts<'a>(Cx<'a>);

impl<'a> Facts<'a> {
    fn made(&self) -> impl Iterator<Item = Fact<'a>> + use<'a> {
        let Facts(cx) = *self;
        let wanted = move |fact: &super::Fact| {
            let least = cx.min_confidence.zip(fact.confidence);
            let sure =
                least.is_none_or(|(least, confidence)| confidence.value() >= least);
            sure && (cx.kinds.is_empty() || cx.kinds.contains(&fact.detail.kind()))
        };
        let facts = (0..).zip(&cx.document.facts);
        let facts = facts.filter(move |(_, fact)| wanted(fact));
        facts.map(move |(index, fact)| Fact::new(cx, index, fact))
    }
}

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.made())
    }
}

impl Line for Facts<'_> {
    fn line(&self, out: &mut Vec<u8>) {
        list(out, self.made());
    }
}

/// `5f0c2ab91d3e4f70-2`: 64 bits of the source's hash, and the part.
struct DocumentId<'a> {
    sha256: &'a str,
    part: u32,
}

impl fmt::Display for DocumentId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.sha256.get(..16).unwrap_or(self.sha256), self.part)
    }
}

/// A stretch of the source.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Place<'a> {
    /// The text, as written.
    text: &'a str,
    /// First code point.
    start: u32,
    /// The code point after the last.
    end: u32,
}

members!(Place<'_>: text, start, end);

impl<'a> Place<'a> {
    fn new(cx: Cx<'a>, span: Span) -> Self {
        let (start, end) = cx.code_points(span);
        Place { text: cx.source.slice(span), start, end }
    }
}

/// A document's own date.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Dated<'a> {
    /// The date, in EDTF (ISO 8601-2, level 2).
    edtf: Printed<&'a Edtf>,
    /// Whether the caller gave it, or the title or the signature says it; `text` is
    /// reserved.
    found: Name<DateSource>,
}

members!(Dated<'_>: edtf, found);

/// How figures were made unreadable.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Redacted<'a> {
    /// `digitwise`: one mask letter stands for one digit; `blanket`: the same mask
    /// whatever the number; `none`: no masked figures.
    kind: Name<super::Redaction>,
    /// The letters that stand for digits or names, in order of first appearance.
    letters: &'a [char],
}

members!(Redacted<'_>: kind, letters);

/// A heading and the text under it.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Section<'a> {
    /// Unique in the document.
    id: SectionId,
    /// The section that this one is part of; null at the top.
    parent: Option<SectionId>,
    /// 1 is the highest level that the document uses.
    level: u8,
    /// `一、`; null where there is none.
    label: Option<&'a str>,
    /// The heading without its label, as one line.
    heading: Cow<'a, str>,
    /// First code point of the heading, its label included.
    heading_start: u32,
    /// The code point after the heading's last.
    heading_end: u32,
    /// First code point of the section.
    start: u32,
    /// The code point after its last, subsections included.
    end: u32,
}

members!(Section<'_>: id, parent, level, label, heading, heading_start, heading_end, start, end);

impl<'a> Section<'a> {
    fn new(cx: Cx<'a>, index: u32, section: &'a super::Section) -> Self {
        let whole = match (section.label.is_empty(), section.heading.is_empty()) {
            (true, _) => section.heading,
            (false, true) => section.label,
            (false, false) => section.label.to(section.heading),
        };
        let (heading_start, heading_end) = cx.code_points(whole);
        let (start, end) = cx.code_points(section.span);
        let label = cx.source.slice(section.label).trim_end();
        Section {
            id: SectionId::of_index(index),
            parent: section.parent.map(SectionId::of_index),
            level: section.level,
            label: (!label.is_empty()).then_some(label),
            heading: cx.one_line(section.heading),
            heading_start,
            heading_end,
            start,
            end,
        }
    }
}

/// Two or more numbers of the document set against each other.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Check", deny_unknown_fields)]
struct Checked<'a> {
    /// `parts`: documents declared and found; `sum`: a total and its parts; `part`:
    /// a part and its whole; `chain`: a change and the levels around it.
    kind: Name<CheckKind>,
    /// `undetermined` where masks or approximations leave it open.
    outcome: Name<Outcome>,
    /// The facts compared, the total first.
    facts: Vec<FactId>,
    /// The comparison in words: `2+7+12=21`.
    statement: &'a str,
}

members!(Checked<'_>: kind, outcome, facts, statement);

impl<'a> Checked<'a> {
    fn new(_: Cx<'a>, _: u32, check: &'a Check) -> Self {
        Checked {
            kind: Name(check.kind),
            outcome: Name(check.outcome),
            facts: check.facts.iter().map(|&fact| FactId::of_index(fact)).collect(),
            statement: &check.statement,
        }
    }
}

/// A numeral that stands in no fact.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Unexplained", deny_unknown_fields)]
struct LeftOut<'a> {
    /// The numeral, as written.
    text: &'a str,
    /// First code point.
    start: u32,
    /// The code point after the last.
    end: u32,
    /// First byte.
    byte_start: u32,
    /// The byte after the last.
    byte_end: u32,
    /// Why it is no fact; null where no rule could say.
    reason: Option<Name<Reason>>,
}

members!(LeftOut<'_>: text, start, end, byte_start, byte_end, reason);

impl<'a> LeftOut<'a> {
    fn new(cx: Cx<'a>, _: u32, numeral: &'a super::Unexplained) -> Self {
        let (start, end) = cx.code_points(numeral.span);
        LeftOut {
            text: cx.source.slice(numeral.span),
            start,
            end,
            byte_start: numeral.span.start(),
            byte_end: numeral.span.end(),
            reason: numeral.reason.map(Name),
        }
    }
}

/// Something that could not be read.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Warning", deny_unknown_fields)]
struct Warned<'a> {
    /// What is wrong, in words.
    message: &'a str,
    /// First code point.
    start: u32,
    /// The code point after the last.
    end: u32,
    /// First byte.
    byte_start: u32,
    /// The byte after the last.
    byte_end: u32,
}

members!(Warned<'_>: message, start, end, byte_start, byte_end);

impl<'a> Warned<'a> {
    fn new(cx: Cx<'a>, _: u32, warning: &'a super::Warning) -> Self {
        let (start, end) = cx.code_points(warning.span);
        Warned {
            message: &warning.message,
            start,
            end,
            byte_start: warning.span.start(),
            byte_end: warning.span.end(),
        }
    }
}

/// The schema of one document, from the types above.
pub(super) fn document_schema(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<Document<'static>>()
}
