//! Standard output, standard error, and what can go wrong with a command.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The output took no more.
    Output(io::Error),
    /// An input, or the data, in the user's terms.
    Input(String),
    /// The arguments ask for what cannot be done.
    Usage(String),
}

impl Failure {
    /// The exit code of the process.
    pub(crate) fn code(&self) -> ExitCode {
        match self {
            Failure::Output(_) | Failure::Input(_) => ExitCode::FAILURE,
            Failure::Usage(_) => ExitCode::from(2),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Output(error) => {
                write!(f, "the output could not be written: {error}")
            }
            Failure::Input(message) | Failure::Usage(message) => f.write_str(message),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

impl From<shilu::LexiconError> for Failure {
    fn from(error: shilu::LexiconError) -> Self {
        Failure::Input(error.to_string())
    }
}

/// What every command comes to.
pub(crate) type Outcome = Result<ExitCode, Failure>;

/// Prints a whole text to standard output.
pub(crate) fn print(text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// One line to standard error. That it cannot be written is no one's news.
pub(crate) fn complain(line: &impl fmt::Display) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
