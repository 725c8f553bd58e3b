//! `shilu bench`: how fast the user's own files are read, and what takes the time.

mod measure;
mod sample;
mod show;

use std::process::ExitCode;

use shilu::Extractor;

use crate::args::{Bench, BenchFormat};
use crate::output::{Outcome, print};
use measure::measure;
use sample::Sample;

/// Measures and prints.
pub(crate) fn run(args: &Bench) -> Outcome {
    let sample = Sample::of(&args.paths)?;
    let extractor = Extractor::new()?;
    let figures = measure(&extractor, &sample, args);
    print(&match args.format {
        BenchFormat::Table => show::table(&figures),
        BenchFormat::Json => show::json(&figures),
    })?;
    Ok(if sample.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
