//! Answers kept on disk, so that a second run asks only about what changed.
//!
//! The name of an answer is a hash of everything that decides it: server, model and every byte that would be sent. Two
//! programs may use one folder: a file is written beside and put in its place in one step. A fault of the disk is no
//! fault of the run; it only makes the next one ask again.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// A folder of answers.
#[derive(Debug, Clone, Default)]
pub struct Cache {
    folder: Option<PathBuf>,
}

/// Bytes of a kept answer, at most.
const LONGEST: u64 = 1 << 20;

impl Cache {
    /// Keeps answers in `folder`; without one nothing is kept.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// What is kept under `name`.
    pub fn get(&self, name: &str) -> Option<String> {
        let file = self.file(name)?;
        let is_short = fs::metadata(&file).is_ok_and(|data| data.is_file() && data.len() <= LONGEST);
        fs::read_to_string(file).ok().filter(|_| is_short)
    }

    /// Keeps `text` under `name`.
    pub fn put(&self, name: &str, text: &str) {
        // Without a kept answer the next run asks again; nothing else depends on it.
        let _ = self.try_put(name, text);
    }

    fn try_put(&self, name: &str, text: &str) -> Option<()> {
        let file = self.file(name)?;
        let folder = file.parent()?;
        fs::create_dir_all(folder).ok()?;
        let beside = folder.join(format!("{name}.{}.part", std::process::id()));
        let written = private(&beside).ok()?.write_all(text.as_bytes()).and_then(|()| fs::rename(&beside, &file));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written.ok()
    }

    fn file(&self, name: &str) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        Some(folder.join(name.get(..2)?).join(name))
    }
}

/// A new file that only its owner reads.
fn private(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The name for what `parts` decide.
pub fn name(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_by_its_name_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(Some(folder.path().to_owned()));
        let name = name(&[b"one", b"two"]);
        assert_eq!(cache.get(&name), None);
        cache.put(&name, "an answer");
        assert_eq!(cache.get(&name).as_deref(), Some("an answer"));
        cache.put(&name, "a later answer");
        assert_eq!(cache.get(&name).as_deref(), Some("a later answer"));
        let left = fs::read_dir(folder.path().join(&name[..2])).expect("a folder").count();
        assert_eq!(left, 1, "nothing is left beside it");
    }

    #[test]
    fn the_border_between_parts_counts() {
        assert_ne!(name(&[b"ab", b"c"]), name(&[b"a", b"bc"]));
    }

    #[test]
    fn without_a_folder_nothing_is_kept() {
        let cache = Cache::default();
        cache.put("abc", "an answer");
        assert_eq!(cache.get("abc"), None);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_reads_a_kept_answer() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        Cache::new(Some(folder.path().to_owned())).put("abcd", "an answer");
        let mode = fs::metadata(folder.path().join("ab/abcd")).expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}
