//! `okrlint rewrite --apply`: which wordings to take, and files written so that no draft is ever lost.
//!
//! A file is written beside the draft and put in its place in one step, and only where the draft still is what was
//! read. A wording with a blank is never taken unasked.

use std::fs::{self, OpenOptions};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use okrlint::diagnostic::Edit;
use okrlint::lint::Report;
use okrlint::propose::{self, Alternative, Proposal};
use okrlint::render::rewrite::{self, Proposed};

use super::args::Color;
use super::output;
use super::paths::{Input, quoted};

/// Takes wordings into the files of `inputs`: those chosen, or with `unasked` the first of each key result that has no
/// blank. What an objective says is for its team to decide, so that none is changed unasked.
pub fn apply(inputs: &[Input], proposed: &[Proposed], unasked: bool, color: Color) -> Result<()> {
    ensure!(
        unasked || io::stdin().is_terminal(),
        "--apply asks which wordings to take, and nobody is there to answer; --yes takes those without blanks"
    );
    for (input, (report, proposals)) in inputs.iter().zip(proposed) {
        let (Input::Named(path) | Input::Found(path)) = input else { continue };
        let chosen = if unasked { without_blanks(proposals) } else { asked(report, proposals, color)? };
        let left = proposals.len() - chosen.len();
        let why = if unasked && left > 0 { why_left(proposals) } else { String::new() };
        if chosen.is_empty() {
            output::print(&format!("{}: nothing taken, {left} left{why}\n", quoted(path)))?;
            continue;
        }
        let edits: Vec<Edit> = chosen.iter().flat_map(|alternative| alternative.edits.iter().cloned()).collect();
        let text = propose::apply(&report.source.text, &edits).context("the wordings do not fit together")?;
        write(path, &report.source.text, &text)?;
        output::print(&format!("{}: took {}, {left} left{why}\n", quoted(path), chosen.len()))?;
    }
    Ok(())
}

fn without_blanks(proposals: &[Proposal]) -> Vec<&Alternative> {
    proposals.iter().filter_map(sure).collect()
}

/// The wording of a key result that can be taken without asking.
fn sure(proposal: &Proposal) -> Option<&Alternative> {
    let mut alternatives = proposal.alternatives.iter().filter(|_| proposal.key_result.is_some());
    alternatives.find(|it| it.blanks.is_empty() && !it.is_one_of_several && !it.edits.is_empty())
}

/// Why statements were left: " (3 with blanks, 1 objective); --apply without --yes asks about each".
fn why_left(proposals: &[Proposal]) -> String {
    let left: Vec<&Proposal> = proposals.iter().filter(|proposal| sure(proposal).is_none()).collect();
    let placed = |it: &Proposal| it.alternatives.iter().any(|it| !it.edits.is_empty());
    let objectives = left.iter().filter(|it| it.key_result.is_none()).count();
    let of_key_results = || left.iter().filter(|it| it.key_result.is_some());
    let is_open = |it: &Proposal| it.alternatives.iter().any(|it| it.is_one_of_several && !it.edits.is_empty());
    let several = of_key_results().filter(|it| is_open(it)).count();
    let blanks = of_key_results().filter(|it| placed(it) && !is_open(it)).count();
    let questions = of_key_results().filter(|it| it.alternatives.is_empty()).count();
    let unplaced = of_key_results().count() - blanks - several - questions;
    let counts = [
        (blanks, "with blanks"),
        (several, "that can be meant in two ways"),
        (objectives, if objectives == 1 { "objective" } else { "objectives" }),
        (questions, "with a question alone"),
        (unplaced, "without a safe place in this form"),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    format!(" ({}); --apply without --yes asks about each", told.collect::<Vec<_>>().join(", "))
}

/// Shows one statement after the other and reads which wording to take.
fn asked<'a>(report: &Report, proposals: &'a [Proposal], color: Color) -> Result<Vec<&'a Alternative>> {
    let mut chosen = Vec::new();
    for proposal in proposals.iter().filter(|proposal| proposal.alternatives.iter().any(|it| !it.edits.is_empty())) {
        output::print(&rewrite::one(report, proposal, output::style(color)))?;
        match answer(proposal)? {
            Answer::Take(alternative) => chosen.push(alternative),
            Answer::Leave => {}
            Answer::Stop => break,
        }
    }
    Ok(chosen)
}

enum Answer<'a> {
    Take(&'a Alternative),
    Leave,
    Stop,
}

fn answer(proposal: &Proposal) -> Result<Answer<'_>> {
    let placed: Vec<&Alternative> = proposal.alternatives.iter().filter(|it| !it.edits.is_empty()).collect();
    let letters: Vec<String> = placed.iter().map(|it| it.id.chars().last().unwrap_or('a').to_string()).collect();
    loop {
        output::print(&format!("take {}, leave it (n), or stop (q)? ", letters.join(", ")))?;
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line).context("cannot read the answer")? == 0 {
            return Ok(Answer::Stop);
        }
        let line = line.trim();
        if let Some(at) = letters.iter().position(|letter| letter == line) {
            return Ok(Answer::Take(placed[at]));
        }
        match line {
            "n" | "" => return Ok(Answer::Leave),
            "q" => return Ok(Answer::Stop),
            _ => output::print(&format!("  that is none of {}, n and q\n", letters.join(", ")))?,
        }
    }
}

/// Puts `text` in the place of a file that still holds `read`.
pub fn write(path: &Path, read: &str, text: &str) -> Result<()> {
    // Through a link the file itself is replaced, and the link stays.
    let path = fs::canonicalize(path).with_context(|| format!("cannot open {}", quoted(path)))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.okrlint-{}", std::process::id()));
    let written = write_beside(&path, &beside, read, text);
    if written.is_err() {
        // What was begun is of no use; if it cannot be removed either, the first fault is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_beside(path: &Path, beside: &Path, read: &str, text: &str) -> Result<()> {
    let shown = quoted(path);
    let cannot = || format!("cannot write {shown}");
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside).with_context(cannot)?;
    file.write_all(text.as_bytes()).with_context(cannot)?;
    file.sync_all().with_context(cannot)?;
    fs::set_permissions(beside, fs::metadata(path).with_context(cannot)?.permissions()).with_context(cannot)?;
    let now = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    if now != read.as_bytes() {
        #[cfg(feature = "import")]
        if okrlint::import::is_packed(&now) {
            bail!("{shown} is no text file and was left as it is; take the wordings over in the program that wrote it");
        }
        let is_same_text = okrlint::text::decode(now).is_ok_and(|now| now == read);
        if is_same_text {
            bail!("{shown} is not written in UTF-8 and was left as it is; save it as UTF-8 first");
        }
        bail!("{shown} has changed since it was read and was left as it is; run the command again");
    }
    fs::rename(beside, path).with_context(cannot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_is_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.md");
        fs::write(&path, "two").expect("a writable folder");
        let error = write(&path, "one", "three").expect_err("it changed").to_string();
        assert!(error.contains("has changed since"), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "two");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_file_that_is_as_it_was_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.md");
        fs::write(&path, "one").expect("a writable folder");
        write(&path, "one", "three").expect("it did not change");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "three");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn another_encoding_is_not_changed_silently() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.md");
        fs::write(&path, b"caf\xe9 menu").expect("a writable folder");
        let error = write(&path, "café menu", "three").expect_err("it is Windows-1252").to_string();
        assert!(error.contains("UTF-8"), "{error}");
    }
}
