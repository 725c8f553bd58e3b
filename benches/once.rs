//! For scripts that measure from outside. `once STAGE TIMES` runs one stage so many
//! times: start-up and the making of the text are the same however many times, so that
//! the difference between two counts of instructions is the stage alone (see
//! instructions.sh). `files FOLDER NUMBER BYTES` writes the corpus as files, `records
//! FILE NUMBER BYTES` as one file of records (see scaling.sh).

use std::fs::{File, create_dir_all, write};
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;

use shilu::{Extractor, Options, Source, Stage, ingest};

use crate::corpus::{Kind, report};
use crate::pipeline;

/// What the first argument asks for; false where it is none of these.
pub(crate) fn run(extractor: &Extractor, args: &[String]) -> bool {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse().expect("a number");
    match args[..] {
        ["once", stage, times] => once(extractor, stage, number(times)),
        ["files", folder, files, bytes] => {
            create_dir_all(folder).expect("a folder");
            for n in 0..number(files) {
                let path = Path::new(folder).join(format!("{n:06}.txt"));
                write(path, dense(n, number(bytes))).expect("written");
            }
        }
        ["records", file, records, bytes] => {
            let mut out = BufWriter::new(File::create(file).expect("a file"));
            for n in 0..number(records) {
                let text = dense(n, number(bytes));
                let record = serde_json::json!({ "id": n, "text": text });
                writeln!(out, "{record}").expect("written");
            }
        }
        _ => return false,
    }
    true
}

fn dense(number: usize, bytes: usize) -> String {
    report(Kind::Dense, bytes, number as u64)
}

/// Documents of 10 kB, two of each kind.
fn corpus() -> Vec<String> {
    let of = |kind| (0..2).map(move |number| report(kind, 10_000, number));
    Kind::ALL.into_iter().flat_map(of).collect()
}

/// Prints the bytes of the corpus after running over it.
fn once(extractor: &Extractor, stage: &str, times: usize) {
    let documents = corpus();
    let mut worker = extractor.worker();
    let mut out = Vec::new();
    // What is loaded when first needed is loaded.
    for text in &documents {
        pipeline::whole(&mut worker, text.as_bytes(), &mut out);
    }
    for text in documents.iter().cycle().take(times * documents.len()) {
        let source = || Source::new(text);
        match stage {
            "decode" => drop(black_box(ingest::read(text.as_bytes()))),
            "split" => {
                black_box(worker.count(&source(), Stage::Split));
            }
            "scan" => {
                black_box(worker.count(&source(), Stage::Scan));
            }
            "extract" => {
                black_box(worker.extract(&source(), &Options::default()));
            }
            "whole" => {
                black_box(pipeline::whole(&mut worker, text.as_bytes(), &mut out));
            }
            _ => panic!("no stage {stage}"),
        }
    }
    println!("{}", documents.iter().map(String::len).sum::<usize>());
}
