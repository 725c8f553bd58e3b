//! Which module may use which, checked by reading `use crate::` lines.

use std::path::{Path, PathBuf};

use crate::harness::{assert_none, project};

/// A module of the crate and those that it may use besides itself. The model of a
/// report and the names of rules are leaves; how a report is written is not.
const MAY_USE: &[(&str, &[&str])] = &[
    ("named", &[]),
    ("text", &[]),
    ("value", &[]),
    ("rule", &[]),
    ("lexicon", &["value", "text", "rule", "report"]),
    ("rules_doc", &["lexicon"]),
    ("report", &["named", "value", "text", "rule", "scan"]),
    ("ingest", &["text", "report"]),
    ("split", &["value", "text", "rule", "lexicon", "report"]),
    ("scan", &["value", "text", "rule", "lexicon", "report", "recognize"]),
    ("link", &["value", "text", "rule", "lexicon", "report", "scan", "split"]),
    ("recognize", &["value", "text", "lexicon", "scan"]),
];

#[test]
fn modules_use_only_what_stands_below_them() {
    let mut failures = Vec::new();
    for (module, allowed) in MAY_USE {
        for file in sources(&project("src"), module) {
            let text = std::fs::read_to_string(&file).expect("readable");
            for (line, used) in used(&text) {
                if used != *module && !allowed.contains(&used) {
                    let file = file.display();
                    failures.push(format!("{file}:{line}: {module} uses {used}"));
                }
            }
        }
    }
    assert_none(&failures);
}

/// Modules named behind `use crate::`, with their lines; types of the root, which
/// begin with a capital, are left out.
fn used(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter_map(|(number, line)| {
        let path = line.trim().strip_prefix("use crate::")?;
        let name = path.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        name.starts_with(|c: char| c.is_lowercase()).then_some((number, name))
    })
}

fn sources(root: &Path, module: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.join(module)];
    let single = root.join(format!("{module}.rs"));
    if single.exists() {
        found.push(single);
    }
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("listed").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no sources of {module}");
    found
}
