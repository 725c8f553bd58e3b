//! The time of every stage, of the whole, and of the whole on several threads.

use std::convert::Infallible;
use std::hint::black_box;
use std::time::{Duration, Instant};

use shilu::ingest::{self, Input};
use shilu::report::json::{self, Origin};
use shilu::{Extractor, Options, Report, Source, Stage, Worker};

use super::sample::Sample;
use crate::args::Bench;
use crate::ordered::{Weighs, ordered};

/// What was measured.
pub(super) struct Figures {
    pub(super) bytes: usize,
    pub(super) documents: usize,
    pub(super) facts: usize,
    /// Bytes of the JSON.
    pub(super) json: usize,
    /// The time of each stage on one thread.
    pub(super) stages: Vec<(&'static str, Duration)>,
    /// The time of the whole on 1, 2, … threads.
    pub(super) threads: Vec<Duration>,
    /// The most memory that the process has held, in bytes, where the system tells.
    pub(super) peak_memory: Option<u64>,
}

/// Measures every stage and every number of threads for about so long.
pub(super) fn measure(extractor: &Extractor, sample: &Sample, args: &Bench) -> Figures {
    let mut figures = Figures {
        bytes: sample.bytes,
        documents: sample.documents.len(),
        facts: 0,
        json: 0,
        stages: Vec::new(),
        threads: Vec::new(),
        peak_memory: None,
    };
    let long = Duration::from_secs(args.seconds.into());
    for threads in 1..=args.threads {
        let pass = || whole(extractor, sample, threads);
        (figures.facts, figures.json) = pass();
        figures.threads.push(median(long, || {
            black_box(pass());
        }));
    }
    // Before the stages, for which decoded texts are held.
    figures.peak_memory = peak_memory();
    let reading = sample.reading.map(|time| ("read", time));
    figures.stages = reading.into_iter().chain(stages(extractor, sample, long)).collect();
    figures
}

/// What a thread hands on: JSON, and the number of its facts.
struct Made(Vec<u8>, usize);

impl Weighs for Made {
    fn weight(&self) -> usize {
        self.0.len()
    }
}

/// The facts and the bytes of JSON, made as `extract` makes them.
fn whole(extractor: &Extractor, sample: &Sample, threads: usize) -> (usize, usize) {
    let (mut facts, mut bytes) = (0, 0);
    let made = ordered(
        threads,
        sample.documents.iter(),
        || extractor.worker(),
        |worker, document| {
            let Ok(input) = ingest::read(document) else { return Made(Vec::new(), 0) };
            let source = Source::new(&input.text);
            let report = worker.extract(&source, &Options::default());
            let mut out = Vec::new();
            write(&mut out, &input, &source, &report);
            Made(out, report.documents.iter().map(|d| d.facts.len()).sum())
        },
        |Made(json, found)| {
            facts += found;
            bytes += black_box(json).len();
            Ok::<(), Infallible>(())
        },
    );
    let Ok(()) = made;
    (facts, bytes)
}

/// The time of each stage: of decoding and writing as they are, of those between by
/// how much longer the work up to them takes.
fn stages(
    extractor: &Extractor,
    sample: &Sample,
    long: Duration,
) -> Vec<(&'static str, Duration)> {
    let mut worker = extractor.worker();
    let decode = median(long, || {
        for document in &sample.documents {
            let _ = black_box(ingest::read(document));
        }
    });
    let inputs: Vec<Input> =
        sample.documents.iter().filter_map(|d| ingest::read(d).ok()).collect();
    let sources: Vec<Source<'_>> =
        inputs.iter().map(|input| Source::new(&input.text)).collect();
    let mut up_to = |last| median(long, || count(&mut worker, &sources, last));
    let (split, scan) = (up_to(Stage::Split), up_to(Stage::Scan));
    // Facts are made and written source by source: those of all might fill the memory.
    let mut out = Vec::new();
    let [mut extract, mut write_time] = [Duration::ZERO; 2];
    let passes = passes(long, || {
        for (input, source) in inputs.iter().zip(&sources) {
            let started = Instant::now();
            let report = worker.extract(source, &Options::default());
            let between = Instant::now();
            out.clear();
            write(&mut out, input, source, &report);
            extract += between - started;
            write_time += between.elapsed();
        }
    });
    let (extract, written) = (extract / passes, write_time / passes);
    vec![
        ("decode", decode),
        ("split", split),
        ("scan", scan.saturating_sub(split)),
        ("link", extract.saturating_sub(scan)),
        ("write", written),
    ]
}

fn count(worker: &mut Worker<'_>, sources: &[Source<'_>], last: Stage) {
    for source in sources {
        black_box(worker.count(source, last));
    }
}

fn write(out: &mut Vec<u8>, input: &Input, source: &Source<'_>, report: &Report) {
    let origin = Origin {
        path: "bench",
        member: None,
        media_type: "text/plain",
        encoding: input.encoding,
        sha256: &input.sha256,
    };
    for document in &report.documents {
        json::write(out, &origin, source, document);
    }
}

/// Repeats a pass for so long, at least once; says how often.
fn passes(long: Duration, mut pass: impl FnMut()) -> u32 {
    let started = Instant::now();
    let mut passes = 0;
    while passes == 0 || started.elapsed() < long {
        pass();
        passes += 1;
    }
    passes
}

/// The median time of a pass.
fn median(long: Duration, mut pass: impl FnMut()) -> Duration {
    let mut times = Vec::new();
    passes(long, || {
        let started = Instant::now();
        pass();
        times.push(started.elapsed());
    });
    times.sort();
    times[times.len() / 2]
}

/// Linux tells it as `VmHWM:     12345 kB`.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
