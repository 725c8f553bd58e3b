//! What papers must say: what the program holds of others, which contract it keeps.

use crate::harness::project;

/// Tables that are the work of others, and whose copyright goes with them.
const TAKEN_OVER: [(&str, &str); 2] = [
    ("fold/traditional.tsv", "Carbo Kuo (BYVoid) and the contributors of OpenCC"),
    ("words/common.dict", "Copyright (c) 2013 Sun Junyi"),
];

#[test]
fn the_notice_names_what_is_taken_over_and_is_shipped() {
    let read = |path| std::fs::read_to_string(project(path)).expect("readable");
    let (notice, data) = (read("NOTICE"), read("data/README.md"));
    let (_, origins) = data.split_once("## Provenance").expect("a chapter");
    for (table, holder) in TAKEN_OVER {
        assert!(project("data").join(table).exists(), "{table}");
        assert!(notice.contains(&format!("data/{table}: ")), "{table}");
        assert!(notice.contains(holder), "{holder}");
        assert!(origins.contains(&format!("`{table}`: ")), "{table}");
    }
    let manifest: toml::Table = read("Cargo.toml").parse().expect("well formed");
    let package = &manifest["package"];
    let license = package["license"].as_str().expect("a string");
    assert_eq!(license, "(MIT OR Apache-2.0) AND Apache-2.0 AND MIT");
    let shipped = package["include"].as_array().expect("a list");
    assert!(shipped.iter().any(|path| path.as_str() == Some("/NOTICE")));
    assert!(read("README.md").contains("NOTICE"));
}

#[test]
fn the_changelog_names_the_version_of_the_contract() {
    let changelog = std::fs::read_to_string(project("CHANGELOG.md")).expect("readable");
    let sentence = format!("`schema`; it is {} now.", shilu::report::json::SCHEMA);
    assert!(changelog.contains(&sentence), "{sentence}");
}
