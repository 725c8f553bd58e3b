//! Where the time goes: every stage on texts of every kind, and on documents of
//! every size.

use std::hint::black_box;
use std::time::Duration;

use shilu::{Options, Source, Stage, Worker, ingest};

use crate::clock::{Hundredths, medians};
use crate::corpus::{Kind, one_line, report};
use crate::{Bench, pipeline};

const RUNS: usize = 7;

/// Every kind of text, as one document.
pub(crate) fn kinds(bench: &Bench) {
    header();
    let bytes = bench.size(20_000, 1_000_000);
    for kind in Kind::ALL {
        row(bench, kind.name(), kind, &[report(kind, bytes, 1)], RUNS);
    }
}

/// Documents of every size, dense; as many as make a megabyte.
pub(crate) fn sizes(bench: &Bench) {
    header();
    let all = bench.size(20_000, 1_000_000);
    for (name, bytes) in [("1 kB", 1_000), ("10 kB", 10_000)] {
        let number = all / bytes;
        let documents: Vec<String> =
            (0..number).map(|n| report(Kind::Dense, bytes, n as u64)).collect();
        row(bench, name, Kind::Dense, &documents, RUNS);
    }
    let long = bench.size(20_000, 50_000_000);
    for (name, bytes, runs) in [("1 MB line", all, RUNS), ("50 MB line", long, 3)] {
        row(bench, name, Kind::Dense, &[one_line(Kind::Dense, bytes)], runs);
    }
}

fn header() {
    println!("nanoseconds a byte of input for each stage; MB/s for the whole");
    println!(
        "{:<11}{:>9}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9}{:>10}{:>9}",
        "text",
        "decode",
        "split",
        "scan",
        "link",
        "write",
        "whole",
        "MB/s",
        "facts",
        "per kB"
    );
}

/// Facts a kilobyte that a kind of text has at least, and at most: a faster run
/// that finds less is no gain.
fn density(kind: Kind) -> (usize, usize) {
    match kind {
        Kind::Dense | Kind::Masked => (11, 17),
        Kind::Sparse => (0, 1),
        Kind::Numeric => (20, 60),
        Kind::Honors => (4, 12),
    }
}

fn row(bench: &Bench, name: &str, kind: Kind, documents: &[String], runs: usize) {
    let bytes = documents.iter().map(String::len).sum();
    let (times, facts) = measure(bench, documents, runs);
    let (least, most) = density(kind);
    assert!(facts * 1000 >= least * bytes, "{name}: only {facts} facts in {bytes} bytes");
    assert!(facts * 1000 <= most * bytes, "{name}: {facts} facts in {bytes} bytes");
    let [decode, split, scan, extract, write, whole] = times;
    print!("{name:<11}");
    for (time, width) in [
        (decode, 9),
        (split, 8),
        (scan.saturating_sub(split), 8),
        (extract.saturating_sub(scan), 8),
        (write, 8),
        (whole, 8),
    ] {
        print!("{:>width$}", Hundredths::per_byte(time, bytes));
    }
    let rate = Hundredths::rate(bytes, whole);
    let per_kb = Hundredths::ratio(facts as u128 * 1000, bytes as u128);
    println!("{rate:>9}{facts:>10}{per_kb:>9}");
}

/// Times of decoding, the stages up to splitting, up to scanning, all of extracting,
/// writing, and the whole in one go.
fn measure(bench: &Bench, documents: &[String], runs: usize) -> ([Duration; 6], usize) {
    let worker = || bench.extractor.worker();
    let (mut splitter, mut scanner) = (worker(), worker());
    let (mut extracter, mut pipeliner) = (worker(), worker());
    let (mut out, mut buffer) = (Vec::new(), Vec::new());
    let mut facts = 0;
    let sources: Vec<Source<'_>> =
        documents.iter().map(|text| Source::new(text)).collect();
    let reports: Vec<_> = sources
        .iter()
        .map(|source| extracter.extract(source, &Options::default()).documents)
        .collect();
    let times = medians(
        runs,
        [
            &mut || {
                for text in documents {
                    black_box(ingest::read(text.as_bytes()).expect("text"));
                }
            },
            &mut || count(&mut splitter, documents, Stage::Split),
            &mut || count(&mut scanner, documents, Stage::Scan),
            &mut || {
                for text in documents {
                    let source = Source::new(text);
                    black_box(extracter.extract(&source, &Options::default()));
                }
            },
            &mut || {
                for (source, documents) in sources.iter().zip(&reports) {
                    pipeline::write(&mut out, "", source, documents);
                }
            },
            &mut || {
                let all = documents.iter().map(String::as_bytes);
                facts =
                    all.map(|b| pipeline::whole(&mut pipeliner, b, &mut buffer)).sum();
            },
        ],
    );
    (times, facts)
}

fn count(worker: &mut Worker<'_>, documents: &[String], last: Stage) {
    for text in documents {
        black_box(worker.count(&Source::new(text), last));
    }
}
