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
}

impl Lots {
    fn open(path: &Path) -> io::Result<Lots> {
        let (file, _) = inputs::open(path)?;
        Ok(Lots { file: Some(BufReader::new(file)), next: 1 })
    }

    fn read(file: &mut impl BufRead, first: usize) -> io::Result<Option<Lines>> {
        let mut bytes = Vec::with_capacity(LOT + LOT / 4);
        while bytes.len() < LOT {
            // One byte more than the limit is enough to be told that it is too long.
            let mut line = file.take(ingest::SIZE_LIMIT + 1);
            let read = line.read_until(b'\n', &mut bytes)?;
            if read as u64 > ingest::SIZE_LIMIT {
                return Err(io::Error::other("a line larger than 4 GiB"));
            }
            if read == 0 {
                break;
            }
        }
        Ok((!bytes.is_empty()).then_some(Lines { bytes, first }))
    }
}

impl Iterator for Lots {
    type Item = What;

    fn next(&mut self) -> Option<What> {
        let what = match Lots::read(self.file.as_mut()?, self.next) {
            Ok(None) => None,
            Ok(Some(lines)) => {
                self.next += memchr::memchr_iter(b'\n', &lines.bytes).count();
                return Some(What::Lines(lines));
            }
            Err(error) => Some(What::Fault(reason(&error))),
        };
        self.file = None;
        what
    }
}
