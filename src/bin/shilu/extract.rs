//! `shilu extract`: many files at a time, in the order in which they were given.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use indicatif::ProgressBar;
use shilu::ingest::{self, Input};
use shilu::report::json::{Origin, Style, write_styled, write_to};
use shilu::report::{Document, Warning};
use shilu::{Extractor, Options, Source, Worker};

use crate::args::{Extract, Format};
use crate::guard::{Guard, guarded};
use crate::inputs::{self, Entry};
use crate::ordered::{Weighs, ordered};
use crate::output::{Failure, Outcome, complain};
use crate::tally::Tally;
use crate::target::Target;
use crate::tasks::{Lines, Task, What, tasks};

/// The JSON of a text longer than this is never held: it is made while it is written.
const LONG_TEXT: usize = 2 << 20;

/// Runs of fewer files show no progress.
const LONG: usize = 200;

/// Extracts from all files; 1 where some could not be read.
pub(crate) fn run(args: &Extract) -> Outcome {
    // The only clock: how fast it went is no part of the results.
    let started = Instant::now();
    let extractor = Extractor::new()?;
    let entries = inputs::entries(&args.paths, args.output.as_deref())?;
    let progress = progress(entries.len());
    // A panic is told as the failure of its file.
    let _guard = Guard::new();

    let mut printer = Printer::new(args)?;
    let mut tally = Tally::default();
    let mut failed = false;
    ordered(
        args.threads,
        tasks(&entries, args.input),
        || extractor.worker(),
        |worker, task| Done::of(worker, task, args),
        |done| {
            for fault in &done.faults {
                failed = true;
                progress.suspend(|| complain(fault));
            }
            tally.add(&done.tally);
            progress.inc(u64::from(done.last));
            printer.write(&done.json, args)
        },
    )?;
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

/// What a task came to.
#[derive(Default)]
struct Done {
    json: Json,
    tally: Tally,
    /// What could not be read, each in a line for the user.
    faults: Vec<String>,
    last: bool,
}

/// Documents on their way to the output.
enum Json {
    /// Each document followed by its separator.
    Made(Vec<u8>),
    /// Those of a long text, whose JSON would be many times as long.
    Long(Box<Long>),
}

struct Long {
    path: String,
    input: Input,
    documents: Vec<Document>,
}

impl Default for Json {
    fn default() -> Self {
        Json::Made(Vec::new())
    }
}

impl Weighs for Done {
    fn weight(&self) -> usize {
        match &self.json {
            Json::Made(json) => json.len(),
            // The facts weigh some four times the text.
            Json::Long(long) => long.input.text.len() * 5,
        }
    }
}

impl Done {
    fn of(worker: &mut Worker<'_>, task: Task<'_>, args: &Extract) -> Done {
        let Task { entry: Entry { path, .. }, what, last } = task;
        let mut done = match what {
            What::Fault(fault) => Done::failed(format!("{}: {fault}", path.display())),
            What::Whole => {
                guarded(|| whole(worker, path, args)).flatten().unwrap_or_else(|fault| {
                    Done::failed(format!("{}: {fault}", path.display()))
                })
            }
            What::Lines(lines) => records(worker, path, &lines, args),
        };
        done.last = last;
        done
    }

    fn failed(fault: String) -> Done {
        Done { faults: vec![fault], ..Done::default() }
    }
}

fn whole(worker: &mut Worker<'_>, path: &Path, args: &Extract) -> Result<Done, String> {
    let (input, bytes) = inputs::read(path)?;
    let documents = documents(worker, &input, args);
    let tally = Tally::of(&documents, bytes);
    let path = path.to_string_lossy();
    let json = if input.text.len() > LONG_TEXT {
        Json::Long(Box::new(Long { path: path.into_owned(), input, documents }))
    } else {
        let mut json = Vec::new();
        let origin = origin(&path, None, &input);
        append(&mut json, &origin, &Source::new(&input.text), &documents, args);
        Json::Made(json)
    };
    Ok(Done { json, tally, ..Done::default() })
}

/// Some lines of a file of records, each a text of its own.
fn records(worker: &mut Worker<'_>, path: &Path, lines: &Lines, args: &Extract) -> Done {
    let mut done = Done::default();
    let mut json = Vec::new();
    let path = path.to_string_lossy();
    for (number, line) in lines.iter() {
        let before = json.len();
        let attempt = guarded(|| {
            let record = ingest::record(line, number).map_err(|e| e.to_string())?;
            let Some(record) = record else { return Ok(Tally::default()) };
            let documents = documents(worker, &record.input, args);
            let origin = origin(&path, Some(&record.member), &record.input);
            let source = Source::new(&record.input.text);
            append(&mut json, &origin, &source, &documents, args);
            Ok(Tally::of(&documents, line.len()))
        });
        match attempt.flatten() {
            Ok(tally) => done.tally.add(&tally),
            Err(fault) => {
                json.truncate(before);
                done.faults.push(format!("{path}:{number}: {fault}"));
            }
        }
    }
    done.json = Json::Made(json);
    done
}

/// The documents of a text, with what could not be decoded in each.
fn documents(worker: &mut Worker<'_>, input: &Input, args: &Extract) -> Vec<Document> {
    let options = Options { reference_date: args.reference_date };
    let source = Source::new(&input.text);
    let mut documents = worker.extract(&source, &options).documents;
    warn(&mut documents, &input.warnings);
    documents
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

fn origin<'a>(path: &'a str, member: Option<&'a str>, input: &'a Input) -> Origin<'a> {
    Origin {
        path,
        member,
        media_type: "text/plain",
        encoding: input.encoding,
        sha256: &input.sha256,
    }
}

fn style(args: &Extract) -> Style<'_> {
    Style {
        pretty: args.format == Format::Json,
        kinds: &args.kinds,
        min_confidence: args.min_confidence,
    }
}

/// Appends documents, each followed by its line end or, in an array, behind its comma.
fn append(
    json: &mut Vec<u8>,
    origin: &Origin<'_>,
    source: &Source<'_>,
    documents: &[Document],
    args: &Extract,
) {
    let style = style(args);
    for document in documents {
        if style.pretty {
            json.extend(b",\n");
        }
        write_styled(json, origin, source, document, style);
        if !style.pretty {
            json.push(b'\n');
        }
    }
}

/// Where documents go, with the brackets and commas of an array.
struct Printer {
    out: BufWriter<Target>,
    array: bool,
    empty: bool,
}

impl Printer {
    fn new(args: &Extract) -> Result<Self, Failure> {
        let out = Target::new(args.output.as_deref()).map_err(|error| {
            let path = args.output.as_deref().unwrap_or(Path::new("standard output"));
            Failure::Input(format!("{}: {error}", path.display()))
        })?;
        let out = BufWriter::with_capacity(256 * 1024, out);
        Ok(Printer { out, array: args.format == Format::Json, empty: true })
    }

    fn write(&mut self, json: &Json, args: &Extract) -> Result<(), Failure> {
        match json {
            Json::Made(json) if json.is_empty() => {}
            // In an array every document brings the comma before it.
            Json::Made(json) => {
                let skipped = usize::from(self.open()?);
                self.out.write_all(&json[skipped..])?;
            }
            // Half a document may be written: a fault ends the run.
            Json::Long(long) => guarded(|| self.write_long(long, args))
                .map_err(|fault| Failure::Input(format!("{}: {fault}", long.path)))??,
        }
        Ok(())
    }

    fn write_long(&mut self, long: &Long, args: &Extract) -> io::Result<()> {
        let source = Source::new(&long.input.text);
        let origin = origin(&long.path, None, &long.input);
        for document in &long.documents {
            if self.array {
                let first = self.open()?;
                self.out.write_all(if first { b"\n" } else { b",\n" })?;
            }
            write_to(&mut self.out, &origin, &source, document, style(args))?;
            if !self.array {
                self.out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Opens the array before its first document; true where it did.
    fn open(&mut self) -> io::Result<bool> {
        let first = self.array && self.empty;
        if first {
            self.empty = false;
            self.out.write_all(b"[")?;
        }
        Ok(first)
    }

    fn finish(mut self) -> io::Result<()> {
        if self.array {
            self.out.write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()?;
        self.out.into_inner()?.finish()
    }
}
