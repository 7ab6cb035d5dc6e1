//! Inputs that once broke a law, each in a file of `tests/regressions/`, and every draft of the repository.

#[path = "laws/invariants.rs"]
mod invariants;

use std::path::{Path, PathBuf};

use invariants::{NAMES, hold};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    files.sort();
    files
}

/// In every format, whatever the file's name says.
fn holds_in_every_format(path: &Path) {
    let bytes = std::fs::read(path).expect("a readable file");
    for name in NAMES {
        let (bytes, path) = (bytes.clone(), path.to_owned());
        let held = std::panic::catch_unwind(|| hold(&bytes, name));
        assert!(held.is_ok(), "{} as {name}: see above", path.display());
    }
}

#[test]
fn what_once_broke_holds() {
    let files = files("tests/regressions");
    assert!(!files.is_empty(), "no regressions found");
    files.iter().for_each(|path| holds_in_every_format(path));
}

#[test]
fn every_draft_holds_in_every_format() {
    for folder in ["tests/documents", "examples/okrs"] {
        files(folder).iter().for_each(|path| holds_in_every_format(path));
    }
}
