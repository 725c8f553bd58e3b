//! Records: one JSON object a line, with the text of a document.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{IngestError, Input, decode, fits, hash, sniff};

/// A line of a file of records (JSONL).
#[derive(Debug)]
#[non_exhaustive]
pub struct Record {
    /// What tells it from the others: its `id`, or `line 7` where it has none.
    pub member: String,
    /// Its `text`; the hash is that of the text in UTF-8.
    pub input: Input,
}

/// Why a line is no record.
#[derive(Debug)]
#[non_exhaustive]
pub enum RecordError {
    /// It is not an object with a string `text`.
    NotRecord(serde_json::Error),
    /// Its text is not read.
    Text(IngestError),
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::NotRecord(error) => write!(f, "no record: {error}"),
            RecordError::Text(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RecordError {}

/// What a line says.
#[derive(Deserialize)]
struct Wire<'l> {
    #[serde(borrow)]
    text: Cow<'l, str>,
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
}

/// Reads one line: `{"id": …, "text": "…"}`, other fields left out. `id` is a string or
/// a number; without one the line's `number` stands for it, told from an id that is the
/// same number. `None` for a blank line.
///
/// # Errors
/// Where the line is no such object or its text is no text.
pub fn record(line: &[u8], number: usize) -> Result<Option<Record>, RecordError> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return Ok(None);
    }
    let wire: Wire<'_> = serde_json::from_slice(line).map_err(RecordError::NotRecord)?;
    let member = match wire.id.map(|id| (id.get(), serde_json::from_str(id.get()))) {
        Some((_, Ok(serde_json::Value::String(id)))) => id,
        // As written: a number may have more digits than any type here holds.
        Some((written, Ok(serde_json::Value::Number(_)))) => written.to_owned(),
        _ => format!("line {number}"),
    };
    let input = text(wire.text.into_owned()).map_err(RecordError::Text)?;
    Ok(Some(Record { member, input }))
}

/// A text that is decoded already.
fn text(text: String) -> Result<Input, IngestError> {
    if !fits(text.len()) {
        return Err(IngestError::TooLarge);
    }
    if !sniff::reads_as_text(&text) {
        return Err(IngestError::NotText("too much of it is no characters"));
    }
    Ok(Input {
        encoding: "UTF-8",
        sha256: hash(text.as_bytes()),
        warnings: decode::control_characters(&text).into_iter().collect(),
        text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_named_by_their_id_or_their_line() {
        let mut faults = Vec::new();
        for (line, want) in [
            (r#"{"id":"a","text":"清渠3公里"}"#, Some(("a", "清渠3公里"))),
            (r#"{"text":"清渠","id":12}"#, Some(("12", "清渠"))),
            (r#"{"text":"清渠","id":"7"}"#, Some(("7", "清渠"))),
            (
                r#"{"text":"清渠","id":123456789012345678901}"#,
                Some(("123456789012345678901", "清渠")),
            ),
            ("{\"text\":\"\\u6e05\\n渠\",\"more\":[{}]}\r\n", Some(("line 7", "清\n渠"))),
            (r#"{"text":"","id":null}"#, Some(("line 7", ""))),
            ("\u{feff}{\"text\":\"渠\",\"id\":{}}", Some(("line 7", "渠"))),
            (" \r\n", None),
        ] {
            let got = record(line.as_bytes(), 7).expect("a record or nothing");
            let got = got.as_ref().map(|r| (&*r.member, &*r.input.text));
            if got != want {
                faults.push(format!("{line}: {got:?}"));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn other_lines_are_refused() {
        for line in [
            "清渠",
            "{}",
            "[]",
            r#"{"text":3}"#,
            r#"{"text":"清"#,
            "{\"text\":\"\u{1}\"}",
        ] {
            assert!(matches!(record(line.as_bytes(), 1), Err(RecordError::NotRecord(_))));
        }
        let noise = r#"{"text":"\u0001\u0002\u0003\u0004"}"#;
        assert!(matches!(record(noise.as_bytes(), 1), Err(RecordError::Text(_))));
        let damaged = [b"{\"text\":\"", &[0xff][..], b"\"}"].concat();
        assert!(record(&damaged, 1).is_err());
    }
}
