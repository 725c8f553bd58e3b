//! Sentences with the facts that they hold: `fixtures/cases/*.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;
use shilu::Span;
use shilu::report::{Detail, Fact};

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
    basis: Option<String>,
    /// `up`, `down` or `none`.
    change: Option<String>,
    recipients: Option<Vec<String>>,
    grantor: Option<String>,
    date: Option<String>,
    count: Option<String>,
}

impl Want {
    /// Whether a fact is the one that is wanted, `""` being null.
    fn is(&self, text: &str, fact: &Fact) -> bool {
        let slice = |span: Option<Span>| span.map_or("", |span| &text[span.range()]);
        let says = |want: &Option<String>, got: &str| {
            want.as_ref().is_none_or(|want| want == got)
        };
        fact.detail.kind().name() == self.kind
            && text[fact.span.range()] == self.find
            && says(&self.value, &value(text, fact))
            && match &fact.detail {
                Detail::Honor(honor) => {
                    let names = honor.recipients.iter().map(|r| &text[r.written.range()]);
                    let date = honor.date.map_or(String::new(), |date| date.to_string());
                    let count = honor.count.as_ref().map_or(String::new(), |count| {
                        count.value().map_or(String::new(), |value| value.to_string())
                    });
                    self.recipients
                        .as_ref()
                        .is_none_or(|want| names.eq(want.iter().map(String::as_str)))
                        && says(&self.grantor, slice(honor.grantor))
                        && says(&self.date, &date)
                        && says(&self.count, &count)
                }
                detail => {
                    let figure = detail.figure();
                    let change = figure.and_then(|figure| figure.change);
                    let change = change.map_or("none", |change| change.name());
                    says(&self.item, slice(figure.and_then(|figure| figure.item)))
                        && says(
                            &self.basis,
                            slice(figure.and_then(|figure| figure.basis)),
                        )
                        && says(&self.change, change)
                }
            }
    }
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
        let hit = found.iter().any(|fact| want.is(text, fact));
        if !hit {
            failures.push(format!("{name}: no {} {}; got {got}", want.kind, want.find));
        }
    }
    for kind in &case.absent {
        if found.iter().any(|fact| fact.detail.kind().name() == kind) {
            failures.push(format!("{name}: a {kind} was found: {got}"));
        }
    }
}
