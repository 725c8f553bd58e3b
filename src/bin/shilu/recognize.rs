//! `shilu recognize`: single texts, one request a line, one answer a line.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use shilu::Lexicon;

use crate::guard::{Guard, guarded};
use crate::inputs::reason;
use crate::output::{Failure, Outcome, complain};

/// Answers every line of standard input as it comes; 1 where some are no requests.
pub(crate) fn run() -> Outcome {
    let lexicon = Lexicon::embedded()?;
    let _guard = Guard::new();
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    let mut line = Vec::new();
    for number in 1.. {
        let told = |fault: &str| format!("standard input, line {number}: {fault}");
        line.clear();
        let read = input.read_until(b'\n', &mut line);
        if read.map_err(|error| Failure::Input(told(&reason(&error))))? == 0 {
            break;
        }
        match answer(&lexicon, line.trim_ascii()) {
            Ok(answer) => {
                out.write_all(&answer)?;
                // Who asked may wait for it before the next request.
                out.flush()?;
            }
            Err(fault) => {
                complain(&told(&fault));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

/// The line that answers one, none for a blank line.
fn answer(lexicon: &Lexicon, line: &[u8]) -> Result<Vec<u8>, String> {
    if line.is_empty() {
        return Ok(Vec::new());
    }
    let request = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let answer = guarded(|| shilu::recognize(lexicon, &request))?;
    let mut json = serde_json::to_vec(&answer).map_err(|error| error.to_string())?;
    json.push(b'\n');
    Ok(json)
}
