//! `shilu rules`: what the rules say.

use std::fmt::Write;

use shilu::RuleDoc;

use crate::args::Rules;
use crate::output::{Failure, Outcome, print};

/// Lists all rules, or shows one.
pub(crate) fn run(args: &Rules) -> Outcome {
    let docs = shilu::rule_docs()?;
    let Some(id) = &args.id else {
        let width = docs.iter().map(|doc| doc.id.len()).max().unwrap_or(0);
        let lines = docs.iter().map(|doc| format!("{:width$}  {}\n", doc.id, doc.says));
        return print(&lines.collect::<String>());
    };
    match docs.iter().find(|doc| doc.id == *id) {
        Some(doc) => print(&page(doc)),
        None => Err(Failure::Usage(format!("no rule {id}; `shilu rules` lists them"))),
    }
}

/// A rule with its examples.
pub(crate) fn page(doc: &RuleDoc) -> String {
    let mut page = format!("{}\n  {}\n", doc.id, doc.says);
    for example in &doc.examples {
        let shown =
            example.text.replacen(&example.find, &format!("[{}]", example.find), 1);
        let _ = writeln!(page, "  finds  {shown}  =  {}", example.value);
    }
    for reject in &doc.rejects {
        let _ = writeln!(page, "  not    {reject}");
    }
    page
}
