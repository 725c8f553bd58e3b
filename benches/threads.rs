//! Two threads against one on many documents in memory, from bytes to JSON.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::clock::{Hundredths, medians};
use crate::corpus::{Kind, report};
use crate::{Bench, pipeline};

const RUNS: usize = 5;

pub(crate) fn run(bench: &Bench) {
    let number = bench.size(4, 2_000);
    let documents: Vec<String> =
        (0..number).map(|n| report(Kind::Dense, 8_000, n as u64)).collect();
    let bytes = documents.iter().map(String::len).sum();
    let (mut alone, mut together) = (0, 0);
    let [one, two] = medians(
        bench.runs(RUNS),
        [&mut || alone = facts(bench, &documents, 1), &mut || {
            together = facts(bench, &documents, 2)
        }],
    );
    assert_eq!(alone, together, "the facts depend on the number of threads");
    println!("{number} documents of 8 kB, {alone} facts");
    println!("1 thread   {:>7} MB/s", Hundredths::rate(bytes, one));
    println!("2 threads  {:>7} MB/s", Hundredths::rate(bytes, two));
    println!("ratio      {:>7}", Hundredths::times(one, two));
}

fn facts(bench: &Bench, documents: &[String], threads: usize) -> usize {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut worker = bench.extractor.worker();
        let mut out = Vec::new();
        let mut facts = 0;
        while let Some(text) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            facts += pipeline::whole(&mut worker, text.as_bytes(), &mut out);
        }
        facts
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).sum()
    })
}
