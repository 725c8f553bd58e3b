//! `shilu explain`: which rule took a place of a text.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;
use shilu::ingest;
use shilu::report::Document;
use shilu::report::json::{self, Origin};
use shilu::{Extractor, Options, Source, Span};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::args::{At, Explain, Holds};
use crate::inputs::{self, Entry};
use crate::output::{Failure, Outcome, print};
use crate::rules;
use crate::tasks::{What, tasks};

/// Explains one place of one text.
pub(crate) fn run(args: &Explain) -> Outcome {
    let (name, text) = text(args)?;
    let source = Source::new(&text);
    let at = byte(&source, args.at)
        .ok_or_else(|| Failure::Input(format!("{name}: the text ends before")))?;
    let extractor = Extractor::new()?;
    let options = Options { reference_date: args.reference_date };
    let report = extractor.worker().extract(&source, &options);

    let (line, column) = source.line_column(at);
    let mut page = format!("{name}:{line}:{column}: {}\n", around(&text, at));
    for document in &report.documents {
        if document.span.start() <= at && at < document.span.end() {
            page.push_str(&place(&args.file, &source, document, at)?);
        }
    }
    print(&page)
}

/// The text that is asked for, and its name.
fn text(args: &Explain) -> Result<(String, String), Failure> {
    let file = args.file.display();
    let records = inputs::holds_records(&args.file, args.input);
    match &args.record {
        None if records => {
            let which = "it holds records: choose one with --record ID|LINE";
            Err(Failure::Usage(format!("{file}: {which}")))
        }
        Some(_) if !records => {
            Err(Failure::Usage(format!("{file}: it holds one text, no records")))
        }
        None => match inputs::read(&args.file) {
            Ok((input, _)) => Ok((file.to_string(), input.text)),
            Err(fault) => Err(Failure::Input(format!("{file}: {fault}"))),
        },
        Some(wanted) => {
            let name = format!("{file}:{wanted}");
            let text = record(&args.file, wanted);
            let text =
                text.map_err(|fault| Failure::Input(format!("{name}: {fault}")))?;
            Ok((name, text))
        }
    }
}

/// The text of the record with this id, or else of that in the line with this number.
fn record(file: &Path, wanted: &str) -> Result<String, String> {
    let entries = [Entry { path: file.to_path_buf(), fault: None }];
    let line: Option<usize> = wanted.parse().ok();
    let mut in_line = Err("no such record".into());
    for task in tasks(&entries, Some(Holds::Jsonl)) {
        let lines = match task.what {
            What::Lines(lines) => lines,
            What::Fault(fault) => return Err(fault),
            What::Whole => continue,
        };
        for (number, bytes) in lines.iter() {
            let read = match ingest::record(bytes, number) {
                Ok(None) => continue,
                Ok(Some(record)) if record.member == wanted => {
                    return Ok(record.input.text);
                }
                Ok(Some(record)) => Ok(record.input.text),
                Err(error) => Err(error.to_string()),
            };
            if line == Some(number) {
                in_line = read;
            }
        }
    }
    in_line
}

/// The byte of a place, where the text has it.
fn byte(source: &Source<'_>, at: At) -> Option<u32> {
    let text = source.text();
    let byte = match at {
        At::Offset(offset) => source.byte(offset) as usize,
        At::LineColumn(line, column) => {
            let mut starts = text.split_inclusive('\n').scan(0, |end, line| {
                let start = *end;
                *end += line.len();
                Some((start, line))
            });
            let (start, line) = starts.nth(line as usize - 1)?;
            start + line.char_indices().nth(column as usize - 1)?.0
        }
    };
    (byte < text.len()).then_some(byte as u32)
}

/// The line around a place, at most 20 characters as people count them to each side, the
/// place marked: before its character where it lies inside of one.
fn around(text: &str, at: u32) -> String {
    let at = at as usize;
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    let start = match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten(),
        _ => None,
    };
    let (before, after) = text.split_at(start.unwrap_or(at));
    let inside = |part: &&str| !part.ends_with('\n');
    let mut left: Vec<&str> =
        before.graphemes(true).rev().take_while(inside).take(20).collect();
    left.reverse();
    let right = after.graphemes(true).take_while(inside).take(20);
    format!("{}▸{}", left.concat(), right.collect::<String>())
}

fn place(
    path: &Path,
    source: &Source<'_>,
    document: &Document,
    at: u32,
) -> Result<String, Failure> {
    let holds = |span: Span| span.start() <= at && at < span.end();
    let printed = printed(path, source, document);
    let docs = shilu::rule_docs()?;
    let mut page = String::new();
    for (index, fact) in document.facts.iter().enumerate() {
        if !holds(fact.span) {
            continue;
        }
        if let Some(fields) = printed["facts"][index].as_object() {
            for (field, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                let _ = writeln!(page, "  {field:20} {value}");
            }
        }
        if let Some(doc) = docs.iter().find(|doc| doc.id == fact.rule.id()) {
            page.push_str(&rules::page(doc));
        }
    }
    for (index, numeral) in document.unexplained.iter().enumerate() {
        if holds(numeral.span) {
            let why = printed["unexplained"][index]["reason"].as_str();
            let text = source.slice(numeral.span);
            let _ = writeln!(
                page,
                "  {text}: in no fact; {}",
                why.unwrap_or("no rule says why")
            );
        }
    }
    if page.is_empty() {
        page.push_str("  no fact and no numeral stands here\n");
    }
    Ok(page)
}

/// The document as the JSON has it, which names every field.
fn printed(path: &Path, source: &Source<'_>, document: &Document) -> Value {
    let path = path.to_string_lossy();
    let origin = Origin {
        path: &path,
        member: None,
        media_type: "text/plain",
        encoding: "UTF-8",
        sha256: "",
    };
    let mut line = Vec::new();
    json::write(&mut line, &origin, source, document);
    serde_json::from_slice(&line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_in_its_line_and_no_character_is_cut() {
        // A letter with an accent of its own, and a character with a chosen form.
        let accent = "e\u{301}";
        let form = "渠\u{e0100}";
        let mut faults = Vec::new();
        for (before, after, want) in [
            ("一\r\n清", "渠3\r\n二", "清▸渠3".to_owned()),
            ("清e", "\u{301}3", format!("清▸{accent}3")),
            ("清渠", "\u{e0100}3", format!("清▸{form}3")),
            (&accent.repeat(25), "", format!("{}▸", accent.repeat(20))),
            ("", &form.repeat(25), format!("▸{}", form.repeat(20))),
            ("", "", "▸".to_owned()),
        ] {
            let text = [before, after].concat();
            let got = around(&text, before.len() as u32);
            if got != want {
                faults.push(format!("{text:?}: {got:?}"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
