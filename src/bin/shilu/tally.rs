//! What a run came to, for the summary line.

use std::fmt;
use std::time::Duration;

use shilu::report::{Document, Kind};

/// Sums over documents.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    documents: u64,
    facts: [u64; Kind::ALL.len()],
    unexplained: u64,
    warnings: u64,
    bytes: u64,
}

impl Tally {
    /// A file of so many bytes.
    pub(crate) fn of(documents: &[Document], bytes: usize) -> Self {
        let mut tally = Tally { bytes: bytes as u64, ..Tally::default() };
        for document in documents {
            tally.documents += 1;
            tally.unexplained += document.unexplained.len() as u64;
            tally.warnings += document.warnings.len() as u64;
            for fact in &document.facts {
                tally.facts[fact.detail.kind() as usize] += 1;
            }
        }
        tally
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        self.documents += other.documents;
        self.unexplained += other.unexplained;
        self.warnings += other.warnings;
        self.bytes += other.bytes;
        for (sum, more) in self.facts.iter_mut().zip(other.facts) {
            *sum += more;
        }
    }

    /// The summary in one line.
    pub(crate) fn summary(&self, elapsed: Duration) -> Summary<'_> {
        Summary { tally: self, elapsed }
    }
}

/// A [`Tally`] in words.
pub(crate) struct Summary<'t> {
    tally: &'t Tally,
    elapsed: Duration,
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { documents, facts, unexplained, warnings, bytes } = self.tally;
        let all: u64 = facts.iter().sum();
        write!(f, "{documents} documents, {all} facts")?;
        for (at, (kind, count)) in Kind::ALL.iter().zip(facts).enumerate() {
            write!(f, "{}{count} {}", if at == 0 { " (" } else { ", " }, kind.name())?;
        }
        // Bytes a microsecond are megabytes a second.
        let tenths = u128::from(*bytes) * 10 / self.elapsed.as_micros().max(1);
        write!(f, "), {unexplained} numerals unexplained, {warnings} warnings, ")?;
        write!(f, "{}.{} MB/s", tenths / 10, tenths % 10)
    }
}
