//! Sentences with one field of their facts: `fixtures/fields/*.toml`.
//!
//! A case that the program does not get right yet carries `open = true`; such a case
//! fails once it holds, so that the list stays honest.

use std::collections::BTreeSet;

use serde::Deserialize;
use shilu::report::{Check, Detail, Document, Fact};

use crate::harness::{assert_none, documents, project};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Unique in its file.
    name: String,
    text: String,
    reference_date: Option<String>,
    /// Not right yet.
    #[serde(default)]
    open: bool,
    #[serde(default)]
    facts: Vec<Want>,
    #[serde(default)]
    checks: Vec<WantCheck>,
    /// No further checks.
    #[serde(default)]
    exact: bool,
}

/// A fact by its text, with what one field must say; `""` is null.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Want {
    find: String,
    subject: Option<String>,
    when: Option<String>,
    of: Option<String>,
    status: Option<String>,
    level: Option<String>,
    /// How it belongs together with others, and what they are dealt to.
    group: Option<String>,
}

/// A check by the texts of its facts: the total or whole first, the change last.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct WantCheck {
    facts: Vec<String>,
    kind: String,
    outcome: String,
}

#[test]
fn subject() {
    hold("subject", &|case| of_facts(case, |want| want.subject.as_deref(), subject_of));
}

#[test]
fn when() {
    hold("when", &|case| of_facts(case, |want| want.when.as_deref(), when_of));
}

#[test]
fn of() {
    hold("of", &|case| of_facts(case, |want| want.of.as_deref(), of_of));
}

#[test]
fn status() {
    hold("status", &|case| of_facts(case, |want| want.status.as_deref(), status_of));
}

#[test]
fn level() {
    hold("level", &|case| of_facts(case, |want| want.level.as_deref(), level_of));
}

#[test]
fn group() {
    hold("group", &|case| of_facts(case, |want| want.group.as_deref(), group_of));
}

#[test]
fn checks() {
    hold("checks", &of_checks);
}

/// All cases of a field, each with what is wrong with its answer.
#[expect(clippy::print_stdout, reason = "how many hold is a result")]
fn hold(field: &str, wrong: &dyn Fn(&Case) -> Vec<String>) {
    let path = project(format!("fixtures/fields/{field}.toml"));
    let text = std::fs::read_to_string(path).expect("readable");
    let file: File = toml::from_str(&text).expect("well formed");
    let mut failures = Vec::new();
    let mut names = BTreeSet::new();
    let mut right = 0;
    for case in &file.case {
        let name = &case.name;
        if !names.insert(name) {
            failures.push(format!("{name}: the name stands twice"));
        }
        let wrong = wrong(case);
        right += usize::from(wrong.is_empty());
        match (wrong.is_empty(), case.open) {
            (true, true) => failures.push(format!("{name}: holds, yet it is open")),
            (false, false) => {
                failures.push(format!("{name}: {}\n  {}", case.text, wrong.join("\n  ")));
            }
            _ => {}
        }
    }
    println!("{field}: {right} of {} cases hold", file.case.len());
    assert_none(&failures);
}

/// What is wrong with one field of the facts asked for.
fn of_facts(
    case: &Case,
    wanted: impl Fn(&Want) -> Option<&str>,
    field: impl Fn(&str, &Document, &Fact) -> String,
) -> Vec<String> {
    let text = &*case.text;
    let documents = documents(text, case.reference_date.as_deref());
    let mut wrong = Vec::new();
    for want in &case.facts {
        let Some(wanted) = wanted(want) else { continue };
        let found = documents.iter().find_map(|document| {
            let fact = document.facts.iter().find(|f| text[f.span.range()] == want.find);
            Some((document, fact?))
        });
        let got = found.map(|(document, fact)| field(text, document, fact));
        if got.as_deref() != Some(wanted) {
            let got = got.unwrap_or("no such fact".into());
            wrong.push(format!("{}: wanted [{wanted}], got [{got}]", want.find));
        }
    }
    wrong
}

fn subject_of(text: &str, _: &Document, fact: &Fact) -> String {
    let subject = fact.detail.figure().and_then(|figure| figure.subject);
    subject.map_or(String::new(), |subject| text[subject.name.range()].into())
}

fn when_of(_: &str, document: &Document, fact: &Fact) -> String {
    let when = fact.detail.figure().and_then(|figure| figure.when);
    match when.map(|index| &document.facts[index as usize].detail) {
        Some(Detail::Date(date)) => date.edtf.to_string(),
        _ => String::new(),
    }
}

fn of_of(text: &str, document: &Document, fact: &Fact) -> String {
    let of = fact.detail.figure().and_then(|figure| figure.of);
    let span = of.map(|index| document.facts[index as usize].span);
    span.map_or(String::new(), |span| text[span.range()].into())
}

fn status_of(_: &str, _: &Document, fact: &Fact) -> String {
    fact.status.name().into()
}

fn level_of(_: &str, _: &Document, fact: &Fact) -> String {
    let Detail::Honor(honor) = &fact.detail else { return "no honor".into() };
    honor.level.map_or("", |(level, _)| level.name()).into()
}

/// `dealt 春茶/夏茶`, and `uneven` where a warning stands beside it.
fn group_of(text: &str, document: &Document, fact: &Fact) -> String {
    let here = |other: &&Fact| other.span == fact.span;
    let holds = |&index: &u32| document.facts.get(index as usize).filter(here).is_some();
    let found = document.groups.iter().find(|group| group.facts.iter().any(holds));
    let Some(group) = found else { return String::new() };
    let kind = group.kind.name();
    let members: Vec<&str> = group.members.iter().map(|m| &text[m.range()]).collect();
    let uneven = if document.warnings.is_empty() { "" } else { " uneven" };
    format!("{kind}{uneven} {}", members.join("/")).trim_end().into()
}

/// What is wrong with the checks of a case.
fn of_checks(case: &Case) -> Vec<String> {
    let documents = documents(&case.text, case.reference_date.as_deref());
    let mut found: Vec<WantCheck> = Vec::new();
    for document in &documents {
        found.extend(document.checks.iter().map(|c| written(&case.text, document, c)));
    }
    let mut wrong = Vec::new();
    for want in &case.checks {
        match found.iter().position(|got| same(want, got)) {
            Some(at) => drop(found.swap_remove(at)),
            None => wrong.push(format!("wanted {want:?}, got {found:?}")),
        }
    }
    if case.exact && !found.is_empty() {
        wrong.push(format!("wanted no more, got {found:?}"));
    }
    wrong
}

fn written(text: &str, document: &Document, check: &Check) -> WantCheck {
    let fact = |&index: &u32| text[document.facts[index as usize].span.range()].into();
    WantCheck {
        facts: check.facts.iter().map(fact).collect(),
        kind: check.kind.name().into(),
        outcome: check.outcome.name().into(),
    }
}

/// The levels of a chain and the parts of a sum in any order.
fn same(want: &WantCheck, got: &WantCheck) -> bool {
    let ends = |facts: &[String]| match &*want.kind {
        "chain" => facts.last().cloned(),
        _ => facts.first().cloned(),
    };
    let sorted = |facts: &[String]| {
        let mut facts = facts.to_vec();
        facts.sort();
        facts
    };
    want.kind == got.kind
        && want.outcome == got.outcome
        && ends(&want.facts) == ends(&got.facts)
        && sorted(&want.facts) == sorted(&got.facts)
}
