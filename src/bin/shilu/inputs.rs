//! The files behind the paths that the user gave, in a fixed order.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use shilu::ingest::{self, Input};

/// A file to read, or why there is none; `path` as the user would write it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) path: PathBuf,
    /// What kept a folder from being listed.
    pub(crate) fault: Option<String>,
}

/// Files as they are given; folders with all that is under them, sorted by name,
/// hidden ones left out.
pub(crate) fn entries(paths: &[PathBuf]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for path in paths {
        if is_stdin(path) || !path.is_dir() {
            entries.push(Entry { path: path.clone(), fault: None });
        } else {
            walk(path, &mut entries);
        }
    }
    entries
}

fn walk(folder: &Path, entries: &mut Vec<Entry>) {
    let mut walker = WalkBuilder::new(folder);
    walker.standard_filters(false).hidden(true).sort_by_file_name(|a, b| a.cmp(b));
    for found in walker.build() {
        match found {
            Ok(found) if found.file_type().is_some_and(|kind| kind.is_file()) => {
                entries.push(Entry { path: found.into_path(), fault: None });
            }
            Ok(_) => {}
            Err(error) => {
                let fault = Some(error.to_string());
                entries.push(Entry { path: folder.to_path_buf(), fault });
            }
        }
    }
}

/// Reads and decodes one file; the bytes' number comes with it.
pub(crate) fn read(path: &Path) -> Result<(Input, usize), String> {
    let bytes = bytes(path)?;
    let input = ingest::read(&bytes).map_err(|error| error.to_string())?;
    Ok((input, bytes.len()))
}

/// The bytes of one file, at most one more than can be read.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        read_file(path)
    };
    bytes.map_err(|error| reason(&error))
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    // One byte more than the limit is enough to be told that it is too large.
    let mut bytes = Vec::with_capacity(length.min(ingest::SIZE_LIMIT + 1) as usize);
    file.take(ingest::SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
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

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
