//! JSON Lines: a draft on each line in, its result on a line out, in the same order, so that other programs can
//! spread the work. A line that cannot be read is told on standard error with its number, and the others are read on.

use okrlint::render::json::wire::FormatName;
use okrlint::text::Source;
use serde::Deserialize;

use super::drafts::Draft;
use super::paths::Input;

/// One line of the input.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The drafts of an input, or why a line holds none. Empty lines are passed over.
pub fn drafts(input: &Input, source: &Source) -> Vec<Result<Draft, String>> {
    let lines = source.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| draft(input, &format!("{}:{}", source.name, at + 1), line)).collect()
}

fn draft(input: &Input, place: &str, line: &str) -> Result<Draft, String> {
    let line: Line = serde_json::from_str(line.trim_start_matches('\u{feff}')).map_err(|error| {
        format!("{place}: a line is {{\"text\": \"…\"}}, with \"path\" and \"format\" if wanted: {error}")
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
        assert!(drafts[1].as_ref().expect_err("no text").starts_with("<stdin>:3: "));
        assert_eq!(drafts[2].as_ref().expect("a draft").source.name, "<stdin>:4");
    }
}
