//! Which module may use which: those above it in the table of DESIGN.md, checked by
//! reading every path that begins with `crate::`.

use std::path::PathBuf;

use crate::harness::{assert_none, project};

#[test]
fn modules_use_only_what_stands_above_them() {
    let layers = layers();
    let mut failures = Vec::new();
    for (at, module) in layers.iter().enumerate() {
        for file in sources(module) {
            let text = std::fs::read_to_string(&file).expect("readable");
            for (line, used) in used(&text) {
                if !layers[..=at].iter().any(|above| above == used) {
                    let file = file.display();
                    failures.push(format!("{file}:{line}: {module} uses {used}"));
                }
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn every_module_is_a_layer() {
    let root = std::fs::read_to_string(project("src/lib.rs")).expect("readable");
    let mut modules: Vec<&str> = root
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "))
        .map(|module| module.trim_end_matches(';'))
        .collect();
    let layers = layers();
    let mut named: Vec<&str> = layers.iter().map(String::as_str).collect();
    modules.sort_unstable();
    named.sort_unstable();
    assert_eq!(modules, named);
}

/// The modules in the order of the table, without the command.
fn layers() -> Vec<String> {
    let design = std::fs::read_to_string(project("DESIGN.md")).expect("readable");
    let rows = design.lines().filter_map(|line| line.strip_prefix("| `"));
    let names = rows.filter_map(|row| row.split('`').next());
    names.filter(|name| !name.contains('/')).map(str::to_string).collect()
}

/// What stands behind `crate::`, with its line. Comments are left out, and types of the
/// root, which begin with a capital.
fn used(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).flat_map(|(number, line)| {
        let code = line.split("//").next().unwrap_or("");
        code.match_indices("crate::").filter_map(move |(at, path)| {
            let rest = &code[at + path.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let name = &rest[..end.unwrap_or(rest.len())];
            (!name.starts_with(char::is_uppercase)).then_some((number, name))
        })
    })
}

fn sources(module: &str) -> Vec<PathBuf> {
    let root = project("src");
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
