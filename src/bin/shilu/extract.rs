//! `shilu extract`: many files at a time, in the order in which they were given.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use indicatif::ProgressBar;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use shilu::report::json::{Origin, Style, write_styled};
use shilu::report::{Document, Warning};
use shilu::{Extractor, Options, Source, Worker};

use crate::args::{Extract, Format};
use crate::inputs::{self, Entry};
use crate::output::{Failure, Outcome, complain};
use crate::tally::Tally;

/// Files whose results are held at a time: enough for every thread, and few enough
/// that memory does not grow with the archive.
const CHUNK: usize = 64;

/// Runs of fewer files show no progress.
const LONG: usize = 200;

/// Extracts from all files; 1 where some could not be read.
pub(crate) fn run(args: &Extract) -> Outcome {
    // The only clock: how fast it went is no part of the results.
    let started = Instant::now();
    let extractor = Extractor::new()?;
    let pool = ThreadPoolBuilder::new().num_threads(args.threads).build();
    let pool = pool.map_err(|error| Failure::Input(error.to_string()))?;
    let entries = inputs::entries(&args.paths);
    let progress = progress(entries.len());
    // A panic is told as the failure of its file.
    panic::set_hook(Box::new(|_| {}));

    let mut printer = Printer::new(args)?;
    let mut tally = Tally::default();
    let mut failed = false;
    for chunk in entries.chunks(CHUNK) {
        let results: Vec<_> = pool.install(|| {
            let worker = || extractor.worker();
            chunk.par_iter().map_init(worker, |w, entry| file(w, entry, args)).collect()
        });
        for (entry, result) in chunk.iter().zip(results) {
            match result {
                Ok(done) => {
                    printer.write(&done.json)?;
                    tally.add(&done.tally);
                }
                Err(reason) => {
                    failed = true;
                    let line = format!("{}: {reason}", entry.path.display());
                    progress.suspend(|| complain(&line));
                }
            }
            progress.inc(1);
        }
    }
    printer.finish()?;
    progress.finish_and_clear();
    if !args.quiet {
        complain(&tally.summary(started.elapsed()));
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Hidden for short runs; indicatif itself hides it where stderr is no terminal.
fn progress(files: usize) -> ProgressBar {
    if files < LONG { ProgressBar::hidden() } else { ProgressBar::new(files as u64) }
}

/// The documents of one file, ready to be printed.
struct Done {
    /// Each document followed by its separator.
    json: Vec<u8>,
    tally: Tally,
}

fn file(worker: &mut Worker<'_>, entry: &Entry, args: &Extract) -> Result<Done, String> {
    if let Some(fault) = &entry.fault {
        return Err(fault.clone());
    }
    let attempt = AssertUnwindSafe(|| extract(worker, &entry.path, args));
    panic::catch_unwind(attempt).unwrap_or_else(|payload| {
        let said = payload.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| payload.downcast_ref::<&str>().copied());
        Err(format!("a fault of this program, please report it: {}", said.unwrap_or("")))
    })
}

fn extract(worker: &mut Worker<'_>, path: &Path, args: &Extract) -> Result<Done, String> {
    let (input, bytes) = inputs::read(path)?;
    let source = Source::new(&input.text);
    let options = Options { reference_date: args.reference_date };
    let mut documents = worker.extract(&source, &options).documents;
    warn(&mut documents, &input.warnings);
    let name = path.to_string_lossy();
    let origin = Origin {
        path: &name,
        member: None,
        media_type: "text/plain",
        encoding: input.encoding,
        sha256: &input.sha256,
    };
    let style = Style { pretty: args.format == Format::Json, kinds: &args.kinds };
    let mut json = Vec::new();
    for document in &documents {
        if style.pretty {
            json.extend(b",\n");
        }
        write_styled(&mut json, &origin, &source, document, style);
        if !style.pretty {
            json.push(b'\n');
        }
    }
    Ok(Done { json, tally: Tally::of(&documents, bytes) })
}

/// Puts what could not be decoded with the document in which it stands.
fn warn(documents: &mut [Document], warnings: &[Warning]) {
    for warning in warnings {
        let after = documents.partition_point(|d| d.span.start() <= warning.span.start());
        if let Some(document) = documents.get_mut(after.saturating_sub(1)) {
            document.warnings.push(warning.clone());
        }
    }
}

/// Where documents go, with the brackets and commas of an array.
struct Printer {
    out: Box<dyn Write>,
    array: bool,
    empty: bool,
}

impl Printer {
    fn new(args: &Extract) -> Result<Self, Failure> {
        let out: Box<dyn Write> = match &args.output {
            None => Box::new(BufWriter::new(io::stdout().lock())),
            Some(path) => {
                let file = File::create(path).map_err(|error| {
                    Failure::Input(format!("{}: {error}", path.display()))
                })?;
                Box::new(BufWriter::new(file))
            }
        };
        Ok(Printer { out, array: args.format == Format::Json, empty: true })
    }

    /// In an array every document brings the comma before it.
    fn write(&mut self, json: &[u8]) -> io::Result<()> {
        let first = self.array && self.empty && !json.is_empty();
        if first {
            self.empty = false;
            self.out.write_all(b"[")?;
        }
        self.out.write_all(if first { &json[1..] } else { json })
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.array {
            self.out.write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()
    }
}
