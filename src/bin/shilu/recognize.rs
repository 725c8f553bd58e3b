//! `shilu recognize`: single texts, one request a line, one answer a line.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use crate::output::{Failure, Outcome};

/// Answers every line of standard input.
pub(crate) fn run() -> Outcome {
    let lexicon = shilu::Lexicon::embedded()?;
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let fault = |error: &dyn std::fmt::Display| {
            Failure::Input(format!("standard input, line {number}: {error}"))
        };
        let line = line.map_err(|error| fault(&error))?;
        if line.trim().is_empty() {
            continue;
        }
        let request = serde_json::from_str(&line).map_err(|error| fault(&error))?;
        let answer = shilu::recognize(&lexicon, &request);
        serde_json::to_writer(&mut out, &answer).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
