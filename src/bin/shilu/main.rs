//! The `shilu` command.

use std::io::{BufRead, Write};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if args.get(1).is_some_and(|a| a == "extract") {
        return extract(&args[2..]);
    }
    let lexicon = shilu::Lexicon::embedded().expect("embedded data is well formed");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let request: shilu::Request = serde_json::from_str(&line).expect("a request");
        let answer = shilu::recognize(&lexicon, &request);
        serde_json::to_writer(&mut out, &answer).expect("written");
        out.write_all(b"\n").expect("written");
    }
}

fn extract(args: &[String]) {
    let extractor = shilu::Extractor::new().expect("data");
    let mut worker = extractor.worker();
    let mut reference = None;
    let mut out = Vec::new();
    let mut i = 0;
    while i < args.len() {
        if args[i] == "--format" {
            i += 2;
            continue;
        }
        if args[i] == "--reference-date" {
            reference = Some(args[i + 1].clone());
            i += 2;
            continue;
        }
        let text = std::fs::read_to_string(&args[i]).expect("file");
        let source = shilu::Source::new(&text);
        let options = shilu::Options {
            reference_date: reference.as_ref().map(|d: &String| d.parse().unwrap()),
        };
        let report = worker.extract(&source, &options);
        let origin = shilu::report::json::Origin {
            path: &args[i],
            member: None,
            media_type: "text/plain",
            encoding: "UTF-8",
            sha256: "",
        };
        for d in &report.documents {
            shilu::report::json::write(&mut out, &origin, &source, d);
        }
        i += 1;
    }
    std::io::stdout().write_all(&out).expect("out");
}
