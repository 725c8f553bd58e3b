//! The `shilu` command.

mod args;
mod bench;
mod explain;
mod extract;
mod guard;
mod inputs;
mod ordered;
mod output;
mod recognize;
mod rules;
mod tally;
mod target;
mod tasks;

use std::io;
use std::process::ExitCode;

use args::Command;
use output::Failure;

fn main() -> ExitCode {
    let command = args::parse();
    let outcome = match command {
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Recognize(_) => recognize::run(),
        Command::Schema => output::print(&shilu::report::schema::document()),
    };
    match outcome {
        Ok(code) => code,
        // Whoever read our output has enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            output::complain(&failure);
            failure.code()
        }
    }
}
