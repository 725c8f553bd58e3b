//! Measures how often each rule is right on texts that people have read, and writes
//! `data/rules/confidence.tsv`:
//!
//! ```text
//! cargo test --test it measure_confidence -- --ignored --nocapture
//! ```
//!
//! A mention is right with its span and its full value, an honor with its award, as
//! the scorer beside those texts compares them; what falls on an optional fact counts
//! neither way.

use std::collections::BTreeMap;

use serde_json::Value;
use shilu::report::json::{Origin, write};
use shilu::{Decimal, Options, Rule, Source};

use crate::harness::{EXTRACTOR, project};

const SETS: [&str; 3] = ["seed.jsonl", "modelled.jsonl", "real.jsonl"];

/// Every document is held out once, in one of so many parts.
const FOLDS: usize = 5;

/// Right answers and answers of a rule, by fold.
type Counts = BTreeMap<String, [(u32, u32); FOLDS]>;

const HEAD: &str = "\
rule	right	cases
# How often each rule was right on texts that people have read and marked: `right` of
# `cases` facts, a mention with its span and full value, an honor with its award.
# Written by `cargo test --test it measure_confidence -- --ignored`, which holds out
# every document once, in one of five folds. Rules are written, not trained: nothing is
# fitted on the other folds, so the held-out share is the plain share, right / cases.
# The figures flatter, since these very texts were at hand when the rules were written;
# expect less on others. For both reasons a fact's confidence is the lower end of the
# Wilson score interval at 95 %, not the share itself; a rule with fewer than ten cases
# has none.
";

#[test]
#[ignore = "writes data/rules/confidence.tsv"]
#[expect(clippy::print_stdout, reason = "the spread over folds is a result")]
fn measure_confidence() {
    let folder = project("../shared/gold");
    let mut counts = Counts::new();
    let mut place = 0;
    for set in SETS {
        let Ok(text) = std::fs::read_to_string(folder.join(set)) else {
            println!("skipped: no gold beside the project");
            return;
        };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let gold: Value = serde_json::from_str(line).expect("JSON");
            measure(&gold, place % FOLDS, &mut counts);
            place += 1;
        }
    }
    let mut table = HEAD.to_string();
    for rule in Rule::ALL {
        let folds = counts.get(rule.id()).copied().unwrap_or_default();
        let (right, cases) = folds.iter().fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        let spread: Vec<String> = folds.iter().map(|(r, c)| format!("{r}/{c}")).collect();
        println!("{} {right}/{cases}, by fold {}", rule.id(), spread.join(" "));
        table += &format!("{}\t{right}\t{cases}\n", rule.id());
    }
    std::fs::write(project("data/rules/confidence.tsv"), table).expect("writable");
}

fn measure(gold: &Value, fold: usize, counts: &mut Counts) {
    let Some(text) = gold["text"].as_str() else { return };
    let source = Source::new(text);
    let reference_date = gold["reference_date"].as_str().and_then(|day| day.parse().ok());
    let report = EXTRACTOR.worker().extract(&source, &Options { reference_date });
    let origin = Origin {
        path: "-",
        member: None,
        media_type: "text/plain",
        encoding: "UTF-8",
        sha256: "",
    };
    let truth = gold["facts"].as_array().cloned().unwrap_or_default();
    // Two answers to one honor are one right and one wrong.
    let mut met = vec![false; truth.len()];
    for document in &report.documents {
        let mut json = Vec::new();
        write(&mut json, &origin, &source, document);
        let document: Value = serde_json::from_slice(&json).expect("JSON");
        for fact in document["facts"].as_array().into_iter().flatten() {
            let Some(right) = judge(fact, &truth, &mut met) else { continue };
            let rule = fact["rule"].as_str().expect("a rule").to_string();
            let count = &mut counts.entry(rule).or_default()[fold];
            *count = (count.0 + u32::from(right), count.1 + 1);
        }
    }
}

/// Whether a fact is right; `None` where it falls on an optional one.
fn judge(fact: &Value, truth: &[Value], met: &mut [bool]) -> Option<bool> {
    let optional = |gold: &Value| gold["optional"].as_bool() == Some(true);
    let mut same =
        truth.iter().enumerate().filter(|(_, gold)| gold["kind"] == fact["kind"]);
    let found = same.clone().find(|(at, gold)| {
        let asked = !optional(gold) && !met[*at];
        asked
            && match fact["kind"].as_str() {
                Some("honor") => {
                    overlap(gold, fact) && award(&gold["award"]) == award(&fact["award"])
                }
                _ => gold["start"] == fact["start"] && gold["end"] == fact["end"],
            }
    });
    if let Some((at, gold)) = found {
        met[at] = true;
        return Some(fact["kind"] == "honor" || same_value(gold, fact));
    }
    if same.any(|(_, gold)| optional(gold) && overlap(gold, fact)) {
        None
    } else {
        Some(false)
    }
}

fn overlap(one: &Value, other: &Value) -> bool {
    one["start"].as_u64() < other["end"].as_u64()
        && other["start"].as_u64() < one["end"].as_u64()
}

fn same_value(gold: &Value, fact: &Value) -> bool {
    if gold["kind"] == "date" {
        return text(&gold["edtf"]) == text(&fact["edtf"]);
    }
    let masks = (mask(&gold["mask"]), mask(&fact["mask"]));
    let number = match masks {
        (None, None) => {
            close(&gold["value"], &fact["value"])
                && close(&gold["value_max"], &fact["value_max"])
        }
        (gold, fact) => gold == fact,
    };
    let or = |value: &Value, otherwise: &str| match text(value) {
        written if written.is_empty() => otherwise.to_string(),
        written => written,
    };
    let qualifier = or(&gold["qualifier"], "=") == or(&fact["qualifier"], "=");
    let unit = match gold["kind"].as_str() {
        Some("rank") => return number,
        Some("money") => or(&gold["currency"], "CNY") == or(&fact["currency"], "CNY"),
        _ => plain(&gold["unit"]) == plain(&fact["unit"]),
    };
    number && qualifier && unit
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Without blanks, quotes and the marks around it.
fn plain(value: &Value) -> String {
    let quotes = "“”\"‘’'「」『』《》〈〉【】";
    let text = text(value);
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let around = |c: char| quotes.contains(c) || "的、,,。;;".contains(c);
    text.trim_matches(around).chars().filter(|c| !quotes.contains(*c)).collect()
}

fn award(value: &Value) -> String {
    let name = plain(value);
    let tails = ["荣誉称号", "称号", "荣誉"];
    let short = tails.iter().find_map(|tail| name.strip_suffix(tail));
    short.filter(|short| !short.is_empty()).map_or(name.clone(), str::to_string)
}

fn mask(value: &Value) -> Option<String> {
    let masked = |c: char| if "xX×*某".contains(c) { 'x' } else { c };
    let text: String = text(value).chars().map(masked).collect();
    (!text.is_empty()).then_some(text)
}

/// Equal, but for the last of the digits of a fraction that does not end.
fn close(one: &Value, other: &Value) -> bool {
    let number = |value: &Value| text(value).parse::<Decimal>().ok();
    match (number(one), number(other)) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let apart = (one - other).abs() * Decimal::from(2000);
            apart <= one.abs().max(other.abs())
        }
        _ => false,
    }
}
