//! What one thread works on at a time: a file, or some lines of a file of records.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use shilu::ingest;

use crate::args::Holds;
use crate::inputs::{self, Entry, reason};

/// Lines are dealt out in lots of about so many bytes: enough that taking one costs
/// nothing beside working on it.
const LOT: usize = 128 * 1024;

/// Work for one thread.
#[derive(Debug)]
pub(crate) struct Task<'e> {
    pub(crate) entry: &'e Entry,
    pub(crate) what: What,
    /// Nothing of its file comes behind it.
    pub(crate) last: bool,
}

/// What of the file.
#[derive(Debug)]
pub(crate) enum What {
    /// All of it, as text.
    Whole,
    /// Some lines of a file of records.
    Lines(Lines),
    /// What kept it, or the rest of it, from being read.
    Fault(String),
}

/// Lines of a file of records.
#[derive(Debug)]
pub(crate) struct Lines {
    bytes: Vec<u8>,
    /// Number of the first in the file, from 1.
    first: usize,
}

impl Lines {
    /// The lines with their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &[u8])> {
        (self.first..).zip(self.bytes.split_inclusive(|&byte| byte == b'\n'))
    }
}

/// The work that files are, in their order.
pub(crate) fn tasks(
    entries: &[Entry],
    input: Option<Holds>,
) -> impl Iterator<Item = Task<'_>> {
    entries.iter().flat_map(move |entry| -> Box<dyn Iterator<Item = Task<'_>> + Send> {
        let task = |what, last| Task { entry, what, last };
        if let Some(fault) = &entry.fault {
            return Box::new([task(What::Fault(fault.clone()), true)].into_iter());
        }
        if !inputs::holds_records(&entry.path, input) {
            return Box::new([task(What::Whole, true)].into_iter());
        }
        let end = || task(What::Lines(Lines { bytes: Vec::new(), first: 0 }), true);
        match Lots::open(&entry.path) {
            Ok(lots) => Box::new(lots.map(move |what| task(what, false)).chain([end()])),
            Err(error) => Box::new([task(What::Fault(reason(&error)), true)].into_iter()),
        }
    })
}

/// The lines of a file, lot by lot.
struct Lots {
    /// `None` behind the end or a fault.
    file: Option<BufReader<Box<dyn Read + Send>>>,
    /// Number of the next line.
    next: usize,
    /// What kept that line from being read.
    fault: Option<io::Error>,
}

impl Lots {
    fn open(path: &Path) -> io::Result<Lots> {
        let (file, _) = inputs::open(path)?;
        Ok(Lots::of(file))
    }

    fn of(file: Box<dyn Read + Send>) -> Lots {
        Lots { file: Some(BufReader::new(file)), next: 1, fault: None }
    }

    /// Reads lines up to a lot, none in part.
    fn read(&mut self) -> Option<Lines> {
        let file = self.file.as_mut()?;
        let mut bytes = Vec::with_capacity(LOT + LOT / 4);
        while bytes.len() < LOT {
            let whole = bytes.len();
            match line(file, &mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    bytes.truncate(whole);
                    self.fault = Some(error);
                    break;
                }
            }
        }
        let first = self.next;
        self.next += memchr::memchr_iter(b'\n', &bytes).count();
        (!bytes.is_empty()).then_some(Lines { bytes, first })
    }
}

/// Appends a line; 0 behind the last.
fn line(file: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<usize> {
    // One byte more than the limit is enough to be told that it is too long.
    let read = file.take(ingest::SIZE_LIMIT + 1).read_until(b'\n', bytes)?;
    if read as u64 > ingest::SIZE_LIMIT {
        return Err(io::Error::other("larger than 4 GiB"));
    }
    Ok(read)
}

impl Iterator for Lots {
    type Item = What;

    fn next(&mut self) -> Option<What> {
        if self.fault.is_none()
            && let Some(lines) = self.read()
        {
            return Some(What::Lines(lines));
        }
        self.file = None;
        let error = self.fault.take()?;
        Some(What::Fault(format!("line {}: {}", self.next, reason(&error))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }

    #[test]
    fn lines_before_a_fault_are_read_and_the_line_of_it_is_told() {
        let file = Box::new((&b"one\ntwo\nthr"[..]).chain(Broken));
        let mut lots = Lots::of(file);
        let Some(What::Lines(lines)) = lots.next() else { panic!("lines") };
        let lines: Vec<_> = lines.iter().collect();
        assert_eq!(lines, [(1, &b"one\n"[..]), (2, b"two\n")]);
        let Some(What::Fault(fault)) = lots.next() else { panic!("a fault") };
        assert_eq!(fault, "line 3: the disk is gone");
        assert!(lots.next().is_none());
    }
}
