//! The example in README.md is what the program prints. After a change read the
//! difference, and take it over with
//! `cargo test --test it write_readme_example -- --ignored`.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::harness::{project, shilu};

/// Fields of facts that the example leaves out, as README.md says.
const LEFT_OUT: [&str; 5] = ["byte_start", "byte_end", "section", "sentence", "status"];

const OPEN: &str = "```json\n";

#[derive(Deserialize)]
struct Document {
    facts: Vec<Fields>,
}

/// The fields of an object in their order.
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

fn readme() -> String {
    std::fs::read_to_string(project("README.md")).expect("readable")
}

/// What stands between two marks.
fn between<'t>(text: &'t str, open: &str, close: &str) -> &'t str {
    let (_, rest) = text.split_once(open).expect("opened");
    rest.split_once(close).expect("closed").0
}

/// What README's command makes of README's text, a fact a line.
fn printed(readme: &str) -> String {
    let text = between(readme, "\n> ", "\n");
    let command = between(readme, "\n`shilu ", "`");
    let args = command.split_whitespace().chain(["--format", "jsonl"]);
    let args: Vec<&str> = args.collect();
    let output = shilu(&project(""), &args, text.as_bytes());
    let document: Document = serde_json::from_slice(&output.stdout).expect("JSON");
    document.facts.iter().map(|fact| line(fact) + "\n").collect()
}

fn line(Fields(fields): &Fields) -> String {
    let kept = fields
        .iter()
        .filter(|(name, value)| !LEFT_OUT.contains(&&**name) && value.get() != "null");
    let kept: Vec<_> =
        kept.map(|(name, value)| format!("\"{name}\": {}", value.get())).collect();
    format!("{{{}}}", kept.join(", "))
}

#[test]
fn the_example_in_the_readme_is_what_is_printed() {
    let readme = readme();
    let got = printed(&readme);
    assert_eq!(between(&readme, OPEN, "```"), got);
    for name in LEFT_OUT {
        assert!(readme.contains(&format!("`{name}`")), "{name} is left out unsaid");
    }
}

#[test]
#[ignore = "writes the expectations"]
fn write_readme_example() {
    let readme = readme();
    let new = readme.replacen(between(&readme, OPEN, "```"), &printed(&readme), 1);
    std::fs::write(project("README.md"), new).expect("written");
}
