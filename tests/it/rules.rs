//! Every rule has one record, and every record says what its rule does.

use std::collections::BTreeSet;

use shilu::Rule;

use crate::harness::{assert_none, facts, listing, value};

#[test]
fn every_rule_has_one_record_with_examples_and_rejects() {
    let docs = shilu::rule_docs().expect("the records are well formed");
    let known: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    let mut seen = BTreeSet::new();
    let mut failures = Vec::new();
    for doc in &docs {
        let id = &*doc.id;
        if !seen.insert(id) {
            failures.push(format!("{id}: two records"));
        }
        if !known.contains(id) {
            failures.push(format!("{id}: a record of no rule"));
        }
        if doc.examples.is_empty() || doc.rejects.is_empty() || doc.says.is_empty() {
            failures.push(format!("{id}: lacks a sentence, an example or a reject"));
        }
    }
    failures.extend(known.difference(&seen).map(|id| format!("{id}: no record")));
    assert_none(&failures);
}

#[test]
fn examples_are_found_by_their_rule_and_rejects_are_not() {
    let docs = shilu::rule_docs().expect("the records are well formed");
    let mut failures = Vec::new();
    for doc in &docs {
        for example in &doc.examples {
            let text = &*example.text;
            let found = facts(text, None);
            let hit = found.iter().any(|fact| {
                fact.rule.id() == doc.id
                    && text[fact.span.range()] == example.find
                    && value(text, fact) == example.value
            });
            if !hit {
                let (find, want) = (&example.find, &example.value);
                let got = listing(text, &found);
                failures.push(format!(
                    "{}: {text}: wanted {find} = {want}; got {got}",
                    doc.id
                ));
            }
        }
        for text in &doc.rejects {
            let mut found = facts(text, None);
            found.retain(|fact| fact.rule.id() == doc.id);
            if !found.is_empty() {
                let got = listing(text, &found);
                failures.push(format!("{}: {text}: wanted nothing; got {got}", doc.id));
            }
        }
    }
    assert_none(&failures);
}
