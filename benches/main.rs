//! What speed is measured by: `cargo bench` for all parts, `cargo bench -- peers
//! sizes` for some. Under `cargo test --benches` each part runs once on little text
//! and only the facts are checked, never the time.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod clock;
mod corpus;
mod once;
mod pathological;
mod peers;
mod pipeline;
mod stages;
mod threads;

use shilu::Extractor;

/// What a part is given.
struct Bench {
    extractor: Extractor,
    /// In test mode: little text, one run.
    quick: bool,
}

impl Bench {
    /// A size for test mode and one for measuring.
    fn size(&self, quick: usize, full: usize) -> usize {
        if self.quick { quick } else { full }
    }

    /// Runs of each measurement; the median counts.
    fn runs(&self, full: usize) -> usize {
        if self.quick { 1 } else { full }
    }
}

/// A part by the name that the command line takes.
type Part = (&'static str, fn(&Bench));

const PARTS: [Part; 5] = [
    ("peers", peers::run),
    ("kinds", stages::kinds),
    ("sizes", stages::sizes),
    ("threads", threads::run),
    ("pathological", pathological::run),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let extractor = Extractor::new().expect("sound data");
    if once::run(&extractor, &args) {
        return;
    }
    let quick = !args.iter().any(|arg| arg == "--bench");
    let wanted: Vec<&String> = args.iter().filter(|arg| !arg.starts_with('-')).collect();
    let bench = Bench { extractor, quick };
    for (name, part) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|wanted| *wanted == name) {
            println!("\n# {name}");
            part(&bench);
        }
    }
}
