//! The JSON read back by a reader that knows every field and no other.

use serde::Deserialize;
use serde_json::Value;
use shilu::Source;
use shilu::report::json::{self, Style};

use crate::harness::{assert_none, documents, files, project, shilu};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to see that it is there")]
struct Document {
    schema: String,
    id: String,
    source: Origin,
    start: usize,
    end: usize,
    byte_start: usize,
    byte_end: usize,
    part: u32,
    parts: u32,
    declared_parts: Option<u32>,
    title: Option<Place>,
    issuer: Option<Place>,
    date: Option<Value>,
    redaction: Value,
    sections: Vec<Section>,
    facts: Vec<Value>,
    checks: Vec<Value>,
    unexplained: Vec<Value>,
    warnings: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to see that it is there")]
struct Origin {
    path: String,
    member: Option<String>,
    media_type: String,
    encoding: String,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    text: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to see that it is there")]
struct Section {
    id: String,
    parent: Option<String>,
    level: u8,
    label: Option<String>,
    heading: String,
    heading_start: usize,
    heading_end: usize,
    start: usize,
    end: usize,
}

const HEAD: &str = "kind id text start end byte_start byte_end section sentence status \
                    rule confidence";
const DATE: &str = "edtf relative anchor";
const FIGURE: &str = "value value_max min max qualifier mask unit currency dimension \
                      si_value si_unit item subject action when change basis of group";
const HONOR: &str =
    "award type recipients recipients_resolved grantor level date count rank group";

#[test]
fn every_field_is_known_and_every_fact_is_grounded() {
    let mut failures = Vec::new();
    for path in files("fixtures/reports", "txt") {
        let bytes = std::fs::read(&path).expect("readable");
        let input = shilu::ingest::read(&bytes).expect("text");
        let text: Vec<char> = input.text.chars().collect();
        let args = ["extract", "-q", "--format", "jsonl", "-"];
        let output = shilu(&project("fixtures"), &args, &bytes);
        for line in String::from_utf8(output.stdout).expect("UTF-8").lines() {
            let document: Document = serde_json::from_str(line).expect("known fields");
            if let Some(title) = &document.title {
                let slice: String = text[title.start..title.end].iter().collect();
                assert_eq!(slice, title.text);
            }
            for fact in &document.facts {
                check(
                    &path.display().to_string(),
                    &input.text,
                    &text,
                    fact,
                    &mut failures,
                );
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn both_writers_write_the_same() {
    for path in files("fixtures/reports", "txt") {
        let input = shilu::ingest::read(&std::fs::read(&path).expect("readable"));
        let input = input.expect("text");
        let differing = written_otherwise(&input.text);
        assert_eq!(differing, None, "{}", path.display());
    }
}

/// Lines are written by the library itself, long documents by `serde_json`: both texts
/// of the first document that they write otherwise.
pub(crate) fn written_otherwise(text: &str) -> Option<(String, String)> {
    let source = Source::new(text);
    let origin = json::Origin {
        path: "a \"b\"",
        member: None,
        media_type: "text/plain",
        encoding: "UTF-8",
        sha256: "00112233445566778899",
    };
    documents(text, None).iter().find_map(|document| {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        json::write_styled(&mut one, &origin, &source, document, Style::default());
        json::write_to(&mut other, &origin, &source, document, Style::default())
            .expect("memory takes every write");
        let text = |line| String::from_utf8(line).expect("UTF-8");
        (one != other).then(|| (text(one), text(other)))
    })
}

fn check(
    name: &str,
    whole: &str,
    text: &[char],
    fact: &Value,
    failures: &mut Vec<String>,
) {
    let own = match fact["kind"].as_str() {
        Some("date") => DATE,
        Some("honor") => HONOR,
        _ => FIGURE,
    };
    let known = HEAD.split(' ').chain(own.split(' ')).filter(|name| !name.is_empty());
    let mut known: Vec<&str> = known.collect();
    let mut got: Vec<&str> =
        fact.as_object().expect("an object").keys().map(|key| &**key).collect();
    known.sort_unstable();
    got.sort_unstable();
    if known != got {
        failures.push(format!("{name}: {fact}: fields {got:?}"));
    }
    let at = |field: &str| fact[field].as_u64().expect("a number") as usize;
    let points: String = text[at("start")..at("end")].iter().collect();
    let bytes = &whole[at("byte_start")..at("byte_end")];
    if fact["text"] != *points || fact["text"] != *bytes {
        failures.push(format!("{name}: {fact}: the text stands elsewhere"));
    }
}
