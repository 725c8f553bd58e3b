//! The texts that are measured, held in memory so that the disk has no part in it.

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
            match read {
                Ok(texts) => texts.into_iter().for_each(|text| sample.add(text)),
                Err(fault) => complain(&format_args!("{path}: {fault}")),
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

    /// Keeps a text; what is no text is left out.
    fn add(&mut self, bytes: Vec<u8>) {
        if ingest::read(&bytes).is_ok() {
            self.bytes += bytes.len();
            self.documents.push(bytes);
        }
    }
}
