//! The texts that are measured, held in memory so that the disk has no part in it.

use std::fmt::Display;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use shilu::ingest;

use crate::inputs;
use crate::output::{Failure, complain};
use crate::tasks::{What, tasks};

/// More is not held: the rest of the files is left out.
const LIMIT: usize = 256 << 20;

/// What is measured where no file is given: an invented report.
const INVENTED: &str = include_str!("sample.txt");

/// So many copies of it.
const COPIES: usize = 100;

/// Files, or texts of records, as bytes.
#[derive(Debug, Default)]
pub(super) struct Sample {
    pub(super) documents: Vec<Vec<u8>>,
    pub(super) bytes: usize,
    /// How long the files took to be read; `None` for the invented report.
    pub(super) reading: Option<Duration>,
    /// Some file was left out since it could not be read.
    pub(super) failed: bool,
}

impl Sample {
    /// Everything behind the paths that can be read, up to a limit.
    pub(super) fn of(paths: &[PathBuf]) -> Result<Sample, Failure> {
        let mut sample = Sample::default();
        if paths.is_empty() {
            for _ in 0..COPIES {
                sample.add(INVENTED.as_bytes().to_vec());
            }
            return Ok(sample);
        }
        let entries = inputs::entries(paths, None)?;
        let mut reading = Duration::ZERO;
        let mut tasks = tasks(&entries, None);
        loop {
            let started = Instant::now();
            let Some(task) = tasks.next() else { break };
            let path = task.entry.path.display();
            let read = match task.what {
                What::Whole => inputs::bytes(&task.entry.path).map(|b| vec![b]),
                What::Lines(lines) => Ok(lines
                    .iter()
                    .filter_map(|(number, line)| ingest::record(line, number).ok()?)
                    .map(|record| record.input.text.into_bytes())
                    .collect()),
                What::Fault(fault) => Err(fault),
            };
            reading += started.elapsed();
            let texts = read.unwrap_or_else(|fault| {
                sample.leave_out(&path, &fault);
                Vec::new()
            });
            for text in texts {
                match ingest::read(&text) {
                    Ok(_) => sample.add(text),
                    Err(fault) => sample.leave_out(&path, &fault),
                }
            }
            if sample.bytes > LIMIT {
                complain(&"more than 256 MB: the rest of the files is left out");
                break;
            }
        }
        sample.reading = Some(reading);
        if sample.documents.is_empty() {
            return Err(Failure::Input("no text in these files".into()));
        }
        Ok(sample)
    }

    fn add(&mut self, bytes: Vec<u8>) {
        self.bytes += bytes.len();
        self.documents.push(bytes);
    }

    fn leave_out(&mut self, path: &impl Display, fault: &impl Display) {
        self.failed = true;
        complain(&format_args!("{path}: {fault}"));
    }
}
