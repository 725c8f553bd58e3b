//! Where `extract` writes. A file takes its name when it is whole: a run that fails
//! leaves what stood there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, StdoutLock, Write};
use std::path::{Path, PathBuf};

use same_file::Handle;

/// An open output.
pub(crate) enum Target {
    Stdout(StdoutLock<'static>),
    /// A device or a pipe, which nothing can stand beside.
    Device(File),
    File(Draft),
}

impl Target {
    /// Standard output, or what a path names.
    pub(crate) fn new(path: Option<&Path>) -> io::Result<Target> {
        let Some(path) = path else { return Ok(Target::Stdout(io::stdout().lock())) };
        // Opened also where it will be replaced, so that what is read-only stays.
        let file = match OpenOptions::new().write(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Draft::new(path).map(Target::File);
            }
            Err(error) => return Err(error),
        };
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Ok(Target::Device(file));
        }
        // `-o /dev/stdout > facts.json`
        if is_stdout(file) {
            return Target::new(None);
        }
        // Behind a link: the link stays.
        let draft = Draft::new(&fs::canonicalize(path)?)?;
        draft.file.set_permissions(metadata.permissions())?;
        Ok(Target::File(draft))
    }

    /// Everything is written.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Target::File(draft) => draft.publish(),
            Target::Stdout(_) | Target::Device(_) => Ok(()),
        }
    }
}

fn is_stdout(file: File) -> bool {
    match (Handle::from_file(file), Handle::stdout()) {
        (Ok(file), Ok(stdout)) => file == stdout,
        _ => false,
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(out) => out.write(bytes),
            Target::Device(file) | Target::File(Draft { file, .. }) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(out) => out.flush(),
            Target::Device(file) | Target::File(Draft { file, .. }) => file.flush(),
        }
    }
}

/// A file in the making, hidden beside the place where it will stand.
pub(crate) struct Draft {
    file: File,
    path: PathBuf,
    becomes: PathBuf,
}

impl Draft {
    fn new(becomes: &Path) -> io::Result<Draft> {
        let mut number = 0;
        loop {
            let name = format!(".shilu-{}-{number}.part", std::process::id());
            let path = becomes.with_file_name(name);
            match File::create_new(&path) {
                Ok(file) => return Ok(Draft { file, path, becomes: becomes.to_owned() }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn publish(self) -> io::Result<()> {
        fs::rename(&self.path, &self.becomes)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Gone already where it was published.
        let _ = fs::remove_file(&self.path);
    }
}
