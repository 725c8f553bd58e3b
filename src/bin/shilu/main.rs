//! The `shilu` command.

use std::io::{BufRead, Write};

fn main() {
    let lexicon = shilu::Lexicon::embedded().expect("embedded data is well formed");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let request: shilu::Request = serde_json::from_str(&line).expect("a request");
        let answer = shilu::recognize(&lexicon, &request);
        serde_json::to_writer(&mut out, &answer).expect("written");
        out.write_all(b"\n").expect("written");
    }
}
