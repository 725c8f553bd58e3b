//! The texts of the benchmarks give what they gave: so many facts, and the same bytes
//! of JSON. A change that is meant to be only faster leaves these digests alone; one
//! that changes rules takes them over with
//! `cargo test --test it write_corpus_digests -- --ignored`.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use shilu::report::json;
use shilu::{Options, Source};

use crate::harness::{EXTRACTOR, project};

#[path = "../../benches/corpus/mod.rs"]
mod text;

use text::{Kind, one_line, report};

const DIGESTS: &str = "tests/corpus.tsv";

/// A line for each kind of text: its facts, and the digest of its JSON.
fn digests() -> String {
    let mut table = String::from("# kind\tbytes\tfacts\tsha256 of the JSON\n");
    for kind in Kind::ALL {
        let mut texts: Vec<String> = (0..4).map(|n| report(kind, 10_000, n)).collect();
        texts.push(one_line(kind, 40_000));
        let (mut bytes, mut facts, mut json) = (0, 0, Vec::new());
        for text in &texts {
            let source = Source::new(text);
            let report = EXTRACTOR.worker().extract(&source, &Options::default());
            bytes += text.len();
            for document in &report.documents {
                facts += document.facts.len();
                json::write(&mut json, &ORIGIN, &source, document);
            }
        }
        let digest = Sha256::digest(&json);
        let hex =
            digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let _ = writeln!(table, "{}\t{bytes}\t{facts}\t{hex}", kind.name());
    }
    table
}

const ORIGIN: json::Origin<'static> = json::Origin {
    path: "corpus.txt",
    member: None,
    media_type: "text/plain",
    encoding: "UTF-8",
    sha256: "",
};

#[test]
fn the_bench_corpus_gives_what_it_gave() {
    let want = std::fs::read_to_string(project(DIGESTS)).expect("a table");
    let got = digests();
    assert!(
        want == got,
        "the JSON of the bench corpus has changed, it was\n{want}and is\n{got}"
    );
}

#[test]
#[ignore = "writes the expectations"]
fn write_corpus_digests() {
    std::fs::write(project(DIGESTS), digests()).expect("written");
}
