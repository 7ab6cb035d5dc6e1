//! Reading a file or standard input whole, and never more than memory should hold; and never what the program itself writes.
//!
//! A device goes on for ever and a folder has no text: both are refused with what they are. A pipe is read like a file, so
//! that `okrlint check <(pbpaste)` works.

use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// More bytes are never read of one input.
const MOST: u64 = 512 * 1024 * 1024;

/// The bytes of a file.
pub fn file(path: &Path) -> Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(Error::new(ErrorKind::IsADirectory, "it is a folder, not a file"));
    }
    if is_device(&metadata) {
        // The empty device is an empty file; the others never end.
        return match file.read(&mut [0; 1])? {
            0 => Ok(Vec::new()),
            _ => Err(Error::other("it is a device, not a file")),
        };
    }
    if metadata.len() > MOST {
        return Err(too_large());
    }
    whole(file, metadata.len())
}

/// All that comes on standard input.
pub fn stdin() -> Result<Vec<u8>> {
    whole(std::io::stdin().lock(), 0)
}

/// Whether something was piped or redirected into standard input; the empty device and a terminal give nothing.
#[cfg(unix)]
pub fn is_stdin_given() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;
    let owned = std::io::stdin().as_fd().try_clone_to_owned();
    let kind = owned.and_then(|stdin| File::from(stdin).metadata()).map(|metadata| metadata.file_type());
    kind.is_ok_and(|kind| kind.is_fifo() || kind.is_file())
}

/// Whether something was piped or redirected into standard input.
#[cfg(not(unix))]
pub fn is_stdin_given() -> bool {
    use std::io::IsTerminal;
    !std::io::stdin().is_terminal()
}

fn whole(input: impl Read, expected: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    let read = input.take(MOST + 1).read_to_end(&mut bytes)?;
    if read as u64 > MOST { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> Error {
    Error::other(format!("it is larger than {} MB, which no draft is", MOST / 1024 / 1024))
}

#[cfg(unix)]
fn is_device(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    kind.is_char_device() || kind.is_block_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_device(_: &Metadata) -> bool {
    false
}

/// The files that standard output and standard error are redirected into: what is written there is no draft.
#[derive(Debug, Default)]
pub struct Redirected(Vec<(u64, u64)>);

impl Redirected {
    /// Those of this process.
    #[cfg(unix)]
    pub fn of_process() -> Self {
        use std::os::fd::{AsFd, BorrowedFd};
        let id = |stream: BorrowedFd<'_>| {
            let metadata = File::from(stream.try_clone_to_owned().ok()?).metadata().ok()?;
            metadata.is_file().then(|| id_of(&metadata))
        };
        let streams = [id(std::io::stdout().as_fd()), id(std::io::stderr().as_fd())];
        Self(streams.into_iter().flatten().collect())
    }

    /// Those of this process.
    #[cfg(not(unix))]
    pub fn of_process() -> Self {
        Self::default()
    }

    /// Whether `path` is one of them.
    #[cfg(unix)]
    pub fn holds(&self, path: &Path) -> bool {
        !self.0.is_empty() && std::fs::metadata(path).is_ok_and(|file| self.0.contains(&id_of(&file)))
    }

    /// Whether `path` is one of them.
    #[cfg(not(unix))]
    pub fn holds(&self, _: &Path) -> bool {
        false
    }
}

#[cfg(unix)]
fn id_of(file: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (file.dev(), file.ino())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_writes_is_known_by_its_file() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let (written, other) = (folder.path().join("out.txt"), folder.path().join("draft.txt"));
        for path in [&written, &other] {
            std::fs::write(path, "O1: Bakers order from us").expect("a file");
        }
        let redirected = Redirected(vec![id_of(&std::fs::metadata(&written).expect("it is there"))]);
        assert!(
            redirected.holds(&written) && !redirected.holds(&other) && !redirected.holds(&folder.path().join("gone"))
        );
    }
}
