//! Where a coaching stands: the draft as it was read, as it is now, what the author answered, and what is left as it is.
//!
//! It lies beside the draft as `.NAME.okrlint-coach`, so that it goes where the draft goes. Where the draft has changed since,
//! what the author left stays left, and the draft that was mended by then is kept beside it.

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
    /// What there was before.
    pub before: Before,
    read: String,
    left: Vec<String>,
    answers: Vec<Answer>,
}

/// What the author answered to a question about a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Answer {
    statement: String,
    question: String,
    answer: String,
}

/// What there was before a coaching began.
#[derive(Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    New,
    /// A coaching of this very text, which was left.
    Left,
    /// One of the text as it was; the draft that was mended by then is in this file.
    Changed(PathBuf),
}

#[derive(Debug, Serialize, Deserialize)]
struct Saved {
    version: u32,
    read: String,
    now: String,
    left: Vec<String>,
    #[serde(default)]
    answers: Vec<Answer>,
}

impl Saved {
    /// Whether the author has said anything by then.
    fn says(&self) -> bool {
        self.now != self.read || !self.left.is_empty() || !self.answers.is_empty()
    }
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
        let saved = saved.filter(|saved| saved.version == VERSION && saved.says());
        let new = |before, left, answers| Self {
            path: path.clone(),
            now: text.to_owned(),
            before,
            read: text.to_owned(),
            left,
            answers,
        };
        match saved {
            None => Ok(new(Before::New, Vec::new(), Vec::new())),
            Some(Saved { read, now, left, answers, .. }) if read == text => {
                Ok(Self { now, before: Before::Left, read, left, answers, path })
            }
            // The author has put the mended draft there by hand.
            Some(saved) if saved.now == text => Ok(new(Before::Left, saved.left, saved.answers)),
            Some(saved) => {
                let kept = draft.with_file_name(format!(".{name}.okrlint-coach-before"));
                fs::write(&kept, &saved.now).with_context(|| format!("cannot write {}", quoted(&kept)))?;
                Ok(new(Before::Changed(kept), saved.left, saved.answers))
            }
        }
    }

    /// How many statements the author wants as they are.
    pub fn left_count(&self) -> usize {
        self.left.len()
    }

    /// Whether the author wants a statement as it is.
    pub fn is_left(&self, statement: &str) -> bool {
        self.left.iter().any(|left| left == statement)
    }

    /// The author wants a statement as it is.
    pub fn leave(&mut self, statement: &str) {
        self.left.push(statement.to_owned());
    }

    /// What the author has answered to `question` about `statement`.
    pub fn answer(&self, statement: &str, question: &str) -> Option<&str> {
        let said = self.answers.iter().find(|it| it.statement == statement && it.question == question);
        said.map(|said| said.answer.as_str())
    }

    /// The author answers: it is written down at once, so that nothing that ends the program loses it.
    pub fn answered(&mut self, statement: &str, question: &str, answer: &str) -> Result<()> {
        self.answers.retain(|it| it.statement != statement || it.question != question);
        let said = Answer { statement: statement.to_owned(), question: question.to_owned(), answer: answer.to_owned() };
        self.answers.push(said);
        self.save()
    }

    /// The author wants to answer `question` about `statement` anew.
    pub fn forget(&mut self, statement: &str, question: &str) {
        self.answers.retain(|it| it.statement != statement || it.question != question);
    }

    /// Writes it beside the draft.
    pub fn save(&self) -> Result<()> {
        let saved = Saved {
            version: VERSION,
            read: self.read.clone(),
            now: self.now.clone(),
            left: self.left.clone(),
            answers: self.answers.clone(),
        };
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
