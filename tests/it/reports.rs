//! Whole reports with what the command prints for them beside each. What stands
//! there is what the program does, not what is right: read the difference before
//! you take it over with
//! `cargo test --test it write_report_expectations -- --ignored`.

use std::path::Path;

use crate::harness::{assert_none, files, project, shilu};

fn printed(path: &Path) -> String {
    let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
    let args =
        ["extract", "--quiet", "--format", "jsonl", "--reference-date", "2031-12-31"];
    let output = shilu(&project("fixtures/reports"), &[&args[..], &[name]].concat(), b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn reports_give_what_stands_beside_them() {
    let mut failures = Vec::new();
    for path in files("fixtures/reports", "txt") {
        let want = std::fs::read_to_string(path.with_extension("jsonl"));
        let (want, got) = (want.unwrap_or_default(), printed(&path));
        let same = want.lines().zip(got.lines()).take_while(|(a, b)| a == b).count();
        if want != got {
            let line = same + 1;
            failures.push(format!("{}: differs in document {line}", path.display()));
        }
    }
    assert_none(&failures);
}

#[test]
#[ignore = "writes the expectations"]
fn write_report_expectations() {
    for path in files("fixtures/reports", "txt") {
        std::fs::write(path.with_extension("jsonl"), printed(&path)).expect("written");
    }
}
