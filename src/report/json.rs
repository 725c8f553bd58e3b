//! Documents as JSON, one object each; `docs` of every field are in the schema
//! that [`schema`](super::schema) prints.
//!
//! - Offsets are half open, count from the start of the whole decoded source, and
//!   come in Unicode code points (`start`, `end`) and in bytes of UTF-8
//!   (`byte_start`, `byte_end`). `text[start:end]` is a fact's `text`, always.
//! - Decimals are strings without exponent or trailing zeros; times are EDTF.
//! - A field that has no value is null; no field is ever absent from its kind.
//! - Facts stand in text order; `f12`, `s3` are ids in the document, and `when`,
//!   `of`, `section` and `checks` refer by them.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::line::{Line, members};
use super::{Document, Kind, wire};
use crate::text::Source;
use crate::value::Decimal;

/// Version of the contract, the field `schema` of every document.
pub const SCHEMA: &str = "1";

/// The file that a document was read from.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source", deny_unknown_fields)]
pub struct Origin<'a> {
    /// As the caller named it; `-` for standard input.
    pub path: &'a str,
    /// The member, where the file holds many: of a file of records (JSONL) the
    /// record's `id`, or `line 7` where it has none.
    pub member: Option<&'a str>,
    /// `text/plain`.
    pub media_type: &'a str,
    /// The encoding that the bytes were read in, by its name in the WHATWG list.
    pub encoding: &'a str,
    /// Of the file's bytes, of a record's text, in hexadecimal.
    pub sha256: &'a str,
}

members!(Origin<'_>: path, member, media_type, encoding, sha256);

/// How documents are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style<'a> {
    /// Over many indented lines, not on one.
    pub pretty: bool,
    /// The kinds of facts to write; all where empty. Facts keep their ids, so that
    /// `when` and `of` may name one that is not written.
    pub kinds: &'a [Kind],
    /// The least confidence of the facts to write; those whose rule was not measured
    /// are written.
    pub min_confidence: Option<Decimal>,
}

/// Appends one document as one line, with its line end.
pub fn write(
    out: &mut Vec<u8>,
    origin: &Origin<'_>,
    source: &Source<'_>,
    document: &Document,
) {
    write_styled(out, origin, source, document, Style::default());
    out.push(b'\n');
}

/// Appends one document with no line end.
pub fn write_styled(
    out: &mut Vec<u8>,
    origin: &Origin<'_>,
    source: &Source<'_>,
    document: &Document,
    style: Style<'_>,
) {
    if style.pretty {
        let written = write_to(out, origin, source, document, style);
        written.expect("memory takes every write");
    } else {
        let groups = wire::groups(document);
        let cx = cx(origin, source, document, style, &groups);
        wire::Document::new(cx).line(out);
    }
}

/// Writes one document with no line end, in many small pieces: meant for documents
/// whose JSON is too long to be held.
///
/// # Errors
/// Where `out` takes no more.
pub fn write_to(
    out: impl io::Write,
    origin: &Origin<'_>,
    source: &Source<'_>,
    document: &Document,
    style: Style<'_>,
) -> io::Result<()> {
    let groups = wire::groups(document);
    let cx = cx(origin, source, document, style, &groups);
    let document = wire::Document::new(cx);
    let written = if style.pretty {
        serde_json::to_writer_pretty(out, &document)
    } else {
        serde_json::to_writer(out, &document)
    };
    Ok(written?)
}

fn cx<'a>(
    origin: &'a Origin<'a>,
    source: &'a Source<'a>,
    document: &'a Document,
    style: Style<'a>,
    groups: &'a [Option<wire::GroupAt>],
) -> wire::Cx<'a> {
    let (kinds, min_confidence) = (style.kinds, style.min_confidence);
    wire::Cx { origin, source, document, kinds, min_confidence, groups }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{
        Change, Check, CheckKind, Detail, Fact, FigureFact, Outcome, Status, UnitFact,
    };
    use crate::rule::Rule;
    use crate::text::Span;
    use crate::value::{Amount, Qualifier};

    const ORIGIN: Origin<'static> = Origin {
        path: "-",
        member: None,
        media_type: "text/plain",
        encoding: "UTF-8",
        sha256: "00112233445566778899",
    };

    fn place(text: &str, part: &str) -> Span {
        let start = text.find(part).expect("the part stands in the text") as u32;
        Span::new(start, start + part.len() as u32)
    }

    #[test]
    fn lines_are_what_serde_json_writes() {
        let text = "\"清渠\"\t3\n公里";
        let document = Document {
            span: Span::new(0, text.len() as u32),
            part: (1, 1),
            title: Some(place(text, "\"清渠\"\t3")),
            mask_letters: vec!['x', '"'],
            ..Document::default()
        };
        let (source, origin) = (Source::new(text), ORIGIN);
        let mut line = Vec::new();
        write(&mut line, &origin, &source, &document);
        assert_eq!(line, by_serde_json(&source, &document));
    }

    /// The line as the writer of long documents has it.
    fn by_serde_json(source: &Source<'_>, document: &Document) -> Vec<u8> {
        let mut out = Vec::new();
        write_to(&mut out, &ORIGIN, source, document, Style::default()).unwrap();
        out.push(b'\n');
        out
    }

    #[test]
    fn facts_count_code_points_and_bytes_and_refer_by_id() {
        let text = "清渠3.50公里,同比增长5%";
        let figure = |amount: &str, unit, change| {
            Box::new(FigureFact {
                amount: Amount::Exact(amount.parse().unwrap()),
                qualifier: Qualifier::Exact,
                unit,
                item: None,
                subject: None,
                action: Some(place(text, "清")),
                when: Some(1),
                change,
                basis: None,
                of: change.map(|_| 0),
            })
        };
        let fact = |part, detail| Fact {
            span: place(text, part),
            section: None,
            sentence: 0,
            status: Status::Stated,
            rule: Rule::CountUnit,
            confidence: None,
            detail,
        };
        let kilometres = UnitFact::Counted {
            unit: Some(place(text, "公里")),
            dimension: "length",
            si: Some((1000.into(), "m")),
        };
        let document = Document {
            span: Span::new(0, text.len() as u32),
            part: (1, 1),
            facts: vec![
                fact("3.50公里", Detail::Figure(figure("3.50", kilometres, None))),
                fact(
                    "5%",
                    Detail::Figure(figure("5", UnitFact::Percent, Some(Change::Up))),
                ),
            ],
            checks: vec![Check {
                kind: CheckKind::Sum,
                outcome: Outcome::Consistent,
                facts: vec![0, 1],
                statement: "3.5=3.5".into(),
            }],
            ..Document::default()
        };
        let mut out = Vec::new();
        let source = Source::new(text);
        write(&mut out, &ORIGIN, &source, &document);
        assert_eq!(out, by_serde_json(&source, &document));
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let mut faults = Vec::new();
        for (path, want) in [
            ("/id", "\"0011223344556677-1\""),
            ("/facts/0/id", "\"f1\""),
            ("/facts/0/kind", "\"count\""),
            ("/facts/0/start", "2"),
            ("/facts/0/byte_start", "6"),
            ("/facts/0/value", "\"3.5\""),
            ("/facts/0/si_value", "\"3500\""),
            ("/facts/0/unit", "\"公里\""),
            // A reference to what is no date is dropped.
            ("/facts/0/when", "null"),
            ("/facts/1/of", "\"f1\""),
            ("/facts/1/unit", "\"%\""),
            ("/facts/1/group/facts", "[\"f1\",\"f2\"]"),
        ] {
            let got = line.pointer(path).map(ToString::to_string).unwrap_or_default();
            if got != want {
                faults.push(format!("{path}: {got}, not {want}"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
