//! Figures on human-checked texts against the floor committed in `tests/floor.json`.
//! The texts are others' and stand beside the project, not in it.

use std::process::Command;

use serde_json::Value;

use crate::harness::{assert_none, project, thousandths};

#[test]
#[expect(clippy::print_stdout, reason = "a skipped check says so")]
fn figures_stay_above_the_floor() {
    let scorer = project("../shared/gold/run");
    if !scorer.exists() {
        println!("skipped: no gold beside the project");
        return;
    }
    let floor = std::fs::read_to_string(project("tests/floor.json")).expect("a floor");
    let floor: Value = serde_json::from_str(&floor).expect("JSON");
    let mut failures = Vec::new();
    for (set, figures) in floor.as_object().expect("sets") {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("figures.json");
        let status = Command::new(&scorer)
            .args(["--bin", env!("CARGO_BIN_EXE_shilu"), "--json"])
            .args([&out, &scorer.with_file_name(set)])
            .output()
            .expect("the scorer starts");
        if !status.status.success() {
            let stderr = String::from_utf8_lossy(&status.stderr);
            failures.push(format!("{set}: the scorer failed: {stderr}"));
            continue;
        }
        let got = std::fs::read_to_string(&out).expect("figures");
        let got: Value = serde_json::from_str(&got).expect("JSON");
        for (figure, least) in figures.as_object().expect("figures") {
            let reached = thousandths(&got[figure]);
            if reached < thousandths(least) {
                let now = &got[figure];
                failures.push(format!("{set}: {figure} is {now}, below {least}"));
            }
        }
    }
    assert_none(&failures);
}
