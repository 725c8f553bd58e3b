//! Sentences with the facts that they hold: `fixtures/cases/*.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::harness::{assert_none, facts, files, listing, value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// One sentence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Unique in its file.
    name: String,
    text: String,
    reference_date: Option<String>,
    /// Facts that must be found, in any order.
    #[serde(default)]
    facts: Vec<Want>,
    /// Kinds of which nothing may be found.
    #[serde(default)]
    absent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Want {
    kind: String,
    find: String,
    value: Option<String>,
    item: Option<String>,
}

#[test]
fn cases_hold() {
    let mut failures = Vec::new();
    for path in files("fixtures/cases", "toml") {
        let text = std::fs::read_to_string(&path).expect("readable");
        let file: File = toml::from_str(&text).expect("well formed");
        let mut names = BTreeSet::new();
        for case in &file.case {
            let name = format!("{}: {}", path.display(), case.name);
            if !names.insert(&case.name) {
                failures.push(format!("{name}: the name stands twice"));
            }
            check(&name, case, &mut failures);
        }
    }
    assert_none(&failures);
}

fn check(name: &str, case: &Case, failures: &mut Vec<String>) {
    let text = &*case.text;
    let found = facts(text, case.reference_date.as_deref());
    let got = listing(text, &found);
    for want in &case.facts {
        let hit = found.iter().any(|fact| {
            let item = fact.detail.figure().and_then(|figure| figure.item);
            let item = item.map(|span| &text[span.range()]);
            fact.detail.kind() == want.kind
                && text[fact.span.range()] == want.find
                && want.value.as_ref().is_none_or(|v| *v == value(text, fact))
                && want.item.as_ref().is_none_or(|i| Some(&**i) == item)
        });
        if !hit {
            failures.push(format!("{name}: no {} {}; got {got}", want.kind, want.find));
        }
    }
    for kind in &case.absent {
        if found.iter().any(|fact| fact.detail.kind() == kind) {
            failures.push(format!("{name}: a {kind} was found: {got}"));
        }
    }
}
