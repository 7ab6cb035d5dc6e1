//! JSON Lines: a draft on each line in, its result on a line out, in the same order, so that other programs can
//! spread the work. A line that cannot be read is told on standard error with its number and keeps its place in what is
//! written; the others are read on. Fields that other programs gave a line for themselves are passed over.

use okrlint::render::json::wire::FormatName;
use okrlint::text::Source;
use serde::{Deserialize, Serialize};

use super::drafts::Draft;
use super::paths::Input;

/// One line of the input.
#[derive(Debug, Deserialize)]
struct Line {
    /// The draft.
    text: String,
    /// What it is called in the result; else the input with the number of the line.
    path: Option<String>,
    /// How it is written down; found out where it is not said.
    format: Option<FormatName>,
}

/// Whether an input holds a draft a line.
pub fn is_lines(input: &Input) -> bool {
    match input {
        Input::Stdin => true,
        Input::Named(path) | Input::Found(path) => {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
            matches!(ending.as_str(), "jsonl" | "ndjson")
        }
    }
}

/// A line that holds no draft, as it is written in the place of a document.
#[derive(Debug, Serialize)]
pub struct Unread {
    version: u32,
    /// The input with the number of the line.
    pub path: String,
    /// What is wrong with it.
    pub error: String,
    /// Behind how many documents it stands.
    #[serde(skip)]
    at: usize,
}

impl Unread {
    /// The same, behind this many documents.
    pub fn behind(self, at: usize) -> Self {
        Self { at, ..self }
    }
}

/// The documents of all lines, each with its line break, and what stands in the place of those that are missing.
pub fn joined(documents: Vec<String>, unread: &[Unread]) -> String {
    let mut unread = unread.iter().peekable();
    let mut text = String::new();
    // Behind the last document an empty one lets the rest be told.
    for (at, document) in documents.into_iter().chain([String::new()]).enumerate() {
        while let Some(line) = unread.next_if(|line| line.at <= at) {
            text += &serde_json::to_string(line).expect("strings and numbers are JSON");
            text.push('\n');
        }
        text += &document;
    }
    text
}

/// The drafts of an input, or why a line holds none. Empty lines are passed over.
pub fn drafts(input: &Input, source: &Source) -> Vec<Result<Draft, Unread>> {
    let lines = source.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| draft(input, &format!("{}:{}", source.name, at + 1), line)).collect()
}

fn draft(input: &Input, place: &str, line: &str) -> Result<Draft, Unread> {
    let line: Line = serde_json::from_str(line.trim_start_matches('\u{feff}')).map_err(|error| Unread {
        version: 1,
        path: place.to_owned(),
        error: format!("a line is {{\"text\": \"…\"}}, with \"path\" and \"format\" if wanted: {error}"),
        at: 0,
    })?;
    let name = line.path.unwrap_or_else(|| place.to_owned());
    let document = okrlint::parse::parse(&line.text, line.format.map(Into::into), &name);
    Ok(Draft { input: input.clone(), source: Source::new(name, line.text), document })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_draft_or_a_fault() {
        let text = "{\"text\": \"O: Be found\\n- Launch the blog\", \"path\": \"team-a\"}\n\n{\"text\": 3}\n{\"text\": \"objectives: []\", \"format\": \"yaml\"}\n";
        let drafts = drafts(&Input::Stdin, &Source::new("<stdin>", text));
        assert_eq!(drafts.len(), 3);
        let first = drafts[0].as_ref().expect("a draft");
        assert_eq!((first.source.name.as_str(), first.document.objectives.len()), ("team-a", 1));
        assert_eq!(drafts[1].as_ref().expect_err("no text").path, "<stdin>:3");
        assert_eq!(drafts[2].as_ref().expect("a draft").source.name, "<stdin>:4");
    }
}
