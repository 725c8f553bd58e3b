//! Figures on the test cases of other recognisers against the floor committed in
//! `tests/peers.json`. The cases are others' and stand beside the project, not in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::harness::{assert_none, project, thousandths};

/// What the floor is held for: categories, and two halves of the dates.
const SHOWN: &[&str] = &[
    "number",
    "range",
    "percent",
    "money",
    "measure",
    "ordinal",
    "calendar dates",
    "clock times",
    "duration",
    "set",
    "holiday",
    "hard",
];

#[test]
#[expect(clippy::print_stdout, reason = "a skipped check says so, and shows figures")]
fn peers_cases_stay_above_the_floor() {
    let scorer = project("../shared/peers/run");
    if !scorer.exists() {
        println!("skipped: no cases beside the project");
        return;
    }
    let cases = scorer.with_file_name("cases.jsonl");
    let text = std::fs::read_to_string(&cases).expect("cases");
    let listed = std::fs::read_to_string(project("tests/it/peers_guide_wins.tsv"));
    let listed = listed.expect("a list");
    let ours: BTreeSet<&str> = listed
        .lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("id\t"))
        .filter_map(|line| line.split('\t').next())
        .collect();
    let mut seen = BTreeSet::new();
    let rest: String = text
        .split_inclusive('\n')
        .filter(|line| {
            let case: Value = serde_json::from_str(line).expect("JSON");
            let id = case["id"].as_str().expect("an id");
            !ours.get(id).is_some_and(|id| seen.insert(*id))
        })
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let other = folder.path().join("cases.jsonl");
    std::fs::write(&other, rest).expect("written");

    let all = figures(&scorer, &cases, folder.path());
    let without = figures(&scorer, &other, folder.path());
    println!("percent fully right, and without the cases that the guide reads otherwise");
    for name in SHOWN {
        let key = format!("{name}.full");
        println!("{name:16}{:>8}{:>8}", all[&key].to_string(), without[&key].to_string());
    }
    let mut failures: Vec<String> = ours
        .difference(&seen)
        .map(|id| format!("peers_guide_wins.tsv: there is no case {id}"))
        .collect();
    let floor = std::fs::read_to_string(project("tests/peers.json")).expect("a floor");
    let floor: Value = serde_json::from_str(&floor).expect("JSON");
    for name in SHOWN {
        let key = format!("{name}.full");
        if thousandths(&all[&key]) < thousandths(&floor[*name]) {
            failures.push(format!("{name} is {}, below {}", all[&key], floor[*name]));
        }
    }
    assert_none(&failures);
}

/// What the scorer says of some cases.
fn figures(scorer: &Path, cases: &Path, folder: &Path) -> Value {
    let out = folder.join("figures.json");
    let status = Command::new(scorer)
        .args(["--bin", env!("CARGO_BIN_EXE_shilu")])
        .args([Path::new("--cases"), cases, Path::new("--json"), &out])
        .output()
        .expect("the scorer starts");
    let stderr = String::from_utf8_lossy(&status.stderr);
    assert!(status.status.success(), "the scorer failed: {stderr}");
    let text = std::fs::read_to_string(&out).expect("figures");
    serde_json::from_str(&text).expect("JSON")
}
