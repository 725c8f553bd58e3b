//! One stage, so many times, for tools that count instructions: `once STAGE TIMES`.
//! Start-up and the making of the text are the same however many times, so that the
//! difference between two counts is the stage alone (see instructions.sh).

use std::hint::black_box;

use shilu::{Extractor, Options, Source, Stage, ingest};

use crate::corpus::{Kind, report};
use crate::pipeline;

/// Documents of 10 kB, two of each kind.
fn corpus() -> Vec<String> {
    let of = |kind| (0..2).map(move |number| report(kind, 10_000, number));
    Kind::ALL.into_iter().flat_map(of).collect()
}

/// Prints the bytes of the corpus after running over it.
pub(crate) fn run(extractor: &Extractor, args: &[String]) {
    let [stage, times] = args else { panic!("once STAGE TIMES, not {args:?}") };
    let times: usize = times.parse().expect("a number of times");
    let documents = corpus();
    let mut worker = extractor.worker();
    let mut out = Vec::new();
    // What is loaded when first needed is loaded.
    for text in &documents {
        pipeline::whole(&mut worker, text.as_bytes(), &mut out);
    }
    for text in documents.iter().cycle().take(times * documents.len()) {
        let source = || Source::new(text);
        match &**stage {
            "decode" => drop(black_box(ingest::read(text.as_bytes()))),
            "split" => drop(black_box(worker.count(&source(), Stage::Split))),
            "scan" => drop(black_box(worker.count(&source(), Stage::Scan))),
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
