//! Where a coaching stands: the draft as it was read, as it is now, and what the author left as it is.
//!
//! It lies beside the draft as `.NAME.okrlint-coach`, so that it goes where the draft goes. A state of another text is
//! of no use and begins anew.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::cli::paths::quoted;

/// Where a coaching stands.
#[derive(Debug)]
pub struct State {
    /// The file beside the draft.
    pub path: PathBuf,
    /// The draft with what was taken so far.
    pub now: String,
    read: String,
    left: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Saved {
    version: u32,
    read: String,
    now: String,
    left: Vec<String>,
}

const VERSION: u32 = 1;

impl State {
    /// The state beside `draft`, which holds `text`; a new one where there is none for this text.
    pub fn of(draft: &Path, text: &str) -> Result<Self> {
        let name = draft.file_name().unwrap_or_default().to_string_lossy();
        let path = draft.with_file_name(format!(".{name}.okrlint-coach"));
        let saved = match fs::read_to_string(&path) {
            Ok(saved) => serde_json::from_str::<Saved>(&saved).ok(),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", quoted(&path))),
        };
        let saved = saved.filter(|saved| saved.version == VERSION && saved.read == text);
        let (now, left) = saved.map_or_else(|| (text.to_owned(), Vec::new()), |saved| (saved.now, saved.left));
        Ok(Self { path, now, read: text.to_owned(), left })
    }

    /// Whether something was said already.
    pub fn is_resumed(&self) -> bool {
        self.now != self.read || !self.left.is_empty()
    }

    /// Whether the author wants a statement as it is.
    pub fn is_left(&self, statement: &str) -> bool {
        self.left.iter().any(|left| left == statement)
    }

    /// The author wants a statement as it is.
    pub fn leave(&mut self, statement: &str) {
        self.left.push(statement.to_owned());
    }

    /// Writes it beside the draft.
    pub fn save(&self) -> Result<()> {
        let saved = Saved { version: VERSION, read: self.read.clone(), now: self.now.clone(), left: self.left.clone() };
        let text = serde_json::to_string(&saved).context("the state has string keys")?;
        fs::write(&self.path, text).with_context(|| format!("cannot write {}", quoted(&self.path)))
    }

    /// Takes it away once the coaching is over.
    pub fn remove(&self) -> Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", quoted(&self.path)))
            }
            _ => Ok(()),
        }
    }
}
