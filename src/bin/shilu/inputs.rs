//! The files behind the paths that the user gave, in a fixed order.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use same_file::Handle;
use shilu::ingest::{self, Input};

use crate::args::Holds;
use crate::output::Failure;

/// A file to read, or why there is none; `path` as the user would write it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) path: PathBuf,
    /// What kept a folder from being listed.
    pub(crate) fault: Option<String>,
}

/// Files as they are given; folders with all that is under them, sorted by name,
/// hidden ones and the output left out.
pub(crate) fn entries(
    paths: &[PathBuf],
    output: Option<&Path>,
) -> Result<Vec<Entry>, Failure> {
    let output = Written::to(output);
    let mut entries = Vec::new();
    if paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Failure::Usage("standard input can be read once only".into()));
    }
    for path in paths {
        if !is_stdin(path) && path.is_dir() {
            walk(path, &output, &mut entries);
        } else if output.is(path) {
            let name = path.display();
            return Err(Failure::Usage(format!("{name}: the output is this input")));
        } else {
            entries.push(Entry { path: path.clone(), fault: None });
        }
    }
    Ok(entries)
}

/// The file that will be written, where there is one already.
struct Written(Option<Handle>);

impl Written {
    fn to(path: Option<&Path>) -> Written {
        let file = path.filter(|path| path.is_file());
        Written(file.and_then(|path| Handle::from_path(path).ok()))
    }

    fn is(&self, path: &Path) -> bool {
        // A pipe, once opened, is read.
        let handle = |path: &Path| match path {
            path if is_stdin(path) => Handle::stdin().ok(),
            path if path.is_file() => Handle::from_path(path).ok(),
            _ => None,
        };
        self.0.is_some() && handle(path) == self.0
    }
}

fn walk(folder: &Path, output: &Written, entries: &mut Vec<Entry>) {
    let mut walker = WalkBuilder::new(folder);
    walker.standard_filters(false).hidden(true).skip_stdout(true);
    walker.sort_by_file_name(|a, b| a.cmp(b));
    for found in walker.build() {
        match found {
            Ok(found) if found.file_type().is_some_and(|kind| kind.is_file()) => {
                if !output.is(found.path()) {
                    entries.push(Entry { path: found.into_path(), fault: None });
                }
            }
            Ok(_) => {}
            Err(error) => entries.push(unlisted(folder.to_path_buf(), error)),
        }
    }
}

/// What under a folder could not be listed, and why.
fn unlisted(path: PathBuf, error: ignore::Error) -> Entry {
    match error {
        ignore::Error::WithPath { path, err } => unlisted(path, *err),
        ignore::Error::WithDepth { err, .. } => unlisted(path, *err),
        ignore::Error::Io(error) => Entry { path, fault: Some(reason(&error)) },
        error => Entry { path, fault: Some(error.to_string()) },
    }
}

/// Reads and decodes one file; the bytes' number comes with it.
pub(crate) fn read(path: &Path) -> Result<(Input, usize), String> {
    let bytes = bytes(path)?;
    let input = ingest::read(&bytes).map_err(|error| error.to_string())?;
    Ok((input, bytes.len()))
}

/// The bytes of one file, at most one more than can be read: enough to be told that it
/// is too large.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let read = || -> io::Result<Vec<u8>> {
        let (from, length) = open(path)?;
        let mut bytes = Vec::with_capacity(length.min(ingest::SIZE_LIMIT + 1) as usize);
        from.take(ingest::SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| reason(&error))
}

/// A file or standard input, and how long it is where that is known.
pub(crate) fn open(path: &Path) -> io::Result<(Box<dyn Read + Send>, u64)> {
    if is_stdin(path) {
        return Ok((Box::new(io::stdin()), 0));
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    Ok((Box::new(file), length))
}

/// What kept a file from being read, in the user's terms.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "no permission to read it".into(),
        io::ErrorKind::IsADirectory => "a folder".into(),
        _ => error.to_string(),
    }
}

/// `.jsonl`, `.ndjson`: one record a line, unless the user says what the file holds.
pub(crate) fn holds_records(path: &Path, input: Option<Holds>) -> bool {
    let by_name = || {
        path.extension().is_some_and(|extension| {
            ["jsonl", "ndjson"].iter().any(|of| extension.eq_ignore_ascii_case(of))
        })
    };
    input.map_or_else(by_name, |holds| holds == Holds::Jsonl)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_is_named_once() {
        let said = "IO error for operation on a/b: Permission denied";
        let error = io::Error::new(io::ErrorKind::PermissionDenied, said);
        let error = Box::new(ignore::Error::Io(error));
        let error = ignore::Error::WithPath { path: "a/b".into(), err: error };
        let error = ignore::Error::WithDepth { depth: 1, err: Box::new(error) };
        let Entry { path, fault } = unlisted("a".into(), error);
        assert_eq!(path, Path::new("a/b"));
        assert_eq!(fault.as_deref(), Some("no permission to read it"));
    }
}
