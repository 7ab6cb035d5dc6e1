//! Text on its way out. A reader that stops reading is no fault: `okrlint check … | head` ends well.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstream::ColorChoice;
use anyhow::{Context, Result};
use okrlint::config::ConfigError;
use okrlint::render::fault;
use okrlint::render::frame::Style;
use okrlint::render::terminal::wrapped;

use super::args::Color;

/// The reader of standard output went away.
#[derive(Debug)]
pub struct ClosedPipe;

impl std::fmt::Display for ClosedPipe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("standard output is closed")
    }
}

impl std::error::Error for ClosedPipe {}

/// Writes `text` to standard output.
pub fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(ClosedPipe.into()),
        other => other.context("cannot write to standard output"),
    }
}

/// Writes `text` to `file`, or to standard output where there is none.
pub fn deliver(text: &str, file: Option<&Path>) -> Result<()> {
    match file {
        Some(path) => std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display())),
        None => print(text),
    }
}

/// Says something beside the result, on standard error.
pub fn remark(text: &str) {
    // Where standard error is closed there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "okrlint: {text}");
}

/// Says why the program could not run: a fault of a configuration in its frame, anything else in a sentence.
pub fn complain(error: &anyhow::Error, color: Color) {
    match error.downcast_ref::<Box<ConfigError>>() {
        Some(fault) => {
            let style = chosen(color, anstream::AutoStream::choice(&io::stderr()));
            let _ = io::stderr().lock().write_all(fault::render(fault, style).as_bytes());
        }
        None => remark(&format!("{error:#}")),
    }
}

/// Whether standard output takes colours.
pub fn style(color: Color) -> Style {
    chosen(color, anstream::AutoStream::choice(&io::stdout()))
}

fn chosen(color: Color, auto: ColorChoice) -> Style {
    match (color, auto) {
        (Color::Never, _) | (Color::Auto, ColorChoice::Never) => Style::Plain,
        _ => Style::Colour,
    }
}

/// Whether a person looks at standard output.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// `text` for a person: broken at spaces where the terminal ends, each line under its own beginning. Elsewhere as it is.
pub fn folded(text: &str) -> String {
    const NARROWEST: usize = 24;
    let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    width.map_or_else(
        || text.to_owned(),
        |width| text.split_inclusive('\n').map(|line| folded_line(line, width.max(NARROWEST))).collect(),
    )
}

fn folded_line(line: &str, width: usize) -> String {
    let words = line.trim_end_matches('\n');
    if words.chars().count() <= width {
        return line.to_owned();
    }
    let indent = words.len() - words.trim_start_matches(' ').len();
    // A prompt keeps the space behind it.
    let end = &line[words.trim_end_matches(' ').len()..];
    let text = wrapped(words, width.saturating_sub(indent + 2));
    let lead = |count: usize| " ".repeat(if count == 0 { indent } else { indent + 2 });
    let lines: Vec<String> = text.lines().enumerate().map(|(count, line)| lead(count) + line).collect();
    lines.join("\n") + end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_at_spaces_under_their_beginning() {
        assert_eq!(folded_line("  one two three four\n", 12), "  one two\n    three\n    four\n");
        assert_eq!(folded_line("  short > ", 12), "  short > ");
        assert_eq!(folded_line("  what is it > ", 12), "  what is\n    it > ");
    }
}
