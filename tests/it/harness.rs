//! What the tests share: the extractor, facts as text, the command, failure lists.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use shilu::report::{Detail, Document, Fact};
use shilu::{Extractor, Options, Source};

/// Built once for all tests.
pub(crate) static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new().expect("the shipped data is well formed"));

/// All documents of a text.
pub(crate) fn documents(text: &str, reference_date: Option<&str>) -> Vec<Document> {
    let reference_date = reference_date.map(|day| day.parse().expect("a day"));
    EXTRACTOR.worker().extract(&Source::new(text), &Options { reference_date }).documents
}

/// All facts of a text.
pub(crate) fn facts(text: &str, reference_date: Option<&str>) -> Vec<Fact> {
    documents(text, reference_date).into_iter().flat_map(|d| d.facts).collect()
}

/// The value as rule records and cases write it: EDTF, a decimal, `5..8` for a
/// range, a mask, or the name of an award; empty where the words only bound it.
pub(crate) fn value(text: &str, fact: &Fact) -> String {
    match &fact.detail {
        Detail::Date(date) => date.edtf.to_string(),
        Detail::Honor(_) => text[fact.span.range()].to_string(),
        detail => {
            let Some(figure) = detail.figure() else { return String::new() };
            let amount = &figure.amount;
            let plain = |value: shilu::Decimal| value.normalize().to_string();
            match (amount.value(), amount.value_max()) {
                (Some(min), Some(max)) => format!("{}..{}", plain(min), plain(max)),
                (Some(value), _) => plain(value),
                _ => amount.mask().unwrap_or_default().to_string(),
            }
        }
    }
}

/// Every fact of a text in one line each, for failure messages.
pub(crate) fn listing(text: &str, facts: &[Fact]) -> String {
    let lines = facts.iter().map(|fact| {
        let written = &text[fact.span.range()];
        let (kind, rule) = (fact.detail.kind().name(), fact.rule.id());
        format!("{kind} {written} = {} by {rule}", value(text, fact))
    });
    lines.collect::<Vec<_>>().join("; ")
}

/// `0.9312` as 931, without floats; 0 where the figure is missing.
pub(crate) fn thousandths(figure: &serde_json::Value) -> u64 {
    let text = figure.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    format!("{whole}{digits}").parse().unwrap_or(0)
}

/// Panics once, with all that failed.
pub(crate) fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

/// A path in the project.
pub(crate) fn project(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Files of a folder of the project with this extension, by name.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(project(folder)).expect("the folder is there");
    let mut files: Vec<_> = listed.map(|entry| entry.expect("listed").path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    files.sort();
    files
}

/// Runs the command in a folder with something on standard input.
pub(crate) fn shilu(folder: &Path, args: &[&str], input: &[u8]) -> Output {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_shilu"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that reads no input closes it early.
    let _ = child.stdin.take().expect("piped").write_all(input);
    child.wait_with_output().expect("the command ends")
}
