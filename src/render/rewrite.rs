//! Proposals for a person: under each flagged statement the wordings, what stays to be filled in, and the question.
//!
//! In go reports with their proposals, out comes a string. The JSON contract of the same is in [`wire`]; the unified
//! diff of edits in [`diff`].

pub mod diff;
pub mod wire;

use super::frame::Style;
use super::terminal::{one_line, safe, wrapped};
use crate::lint::Report;
use crate::propose::{Alternative, Author, Objection, Proposal, Tally, Verdict};

/// A report with what is proposed for it.
pub type Proposed = (Report, Vec<Proposal>);

/// The indent of what is said about one wording.
const INNER: &str = "      ";

/// Words on one line, at most.
const WIDTH: usize = 92;

/// All proposals and a line that sums up.
pub fn render(proposed: &[Proposed], style: Style) -> String {
    let mut text = String::new();
    for (report, proposals) in proposed {
        for proposal in proposals {
            text += &one(report, proposal, style);
            text.push('\n');
        }
    }
    let is_read = proposed.iter().any(|(report, _)| report.language == "en" && !report.document.objectives.is_empty());
    text += &summary(&Tally::of(proposed.iter().map(|(_, proposals)| proposals.as_slice())), is_read);
    text
}

/// One proposal.
pub fn one(report: &Report, proposal: &Proposal, style: Style) -> String {
    let (line, column) = report.source.position(proposal.span.start);
    let place = format!("{}:{line}:{column}", one_line(&report.source.name, 200));
    let mut text = format!("{place}: {}\n", bold(&one_line(&proposal.original, 400), style));
    text += &format!("  {}\n", proposal.rules.join(", "));
    text + &below(proposal, style)
}

/// What is said below the statement: the wordings, what is kept, and what to ask.
pub fn below(proposal: &Proposal, style: Style) -> String {
    let mut text = String::new();
    for alternative in &proposal.alternatives {
        text += &of_alternative(alternative, style);
    }
    if !proposal.alternatives.is_empty() {
        text.push('\n');
    }
    let is_placed = proposal.alternatives.iter().any(|it| it.verdict == Verdict::Refused || !it.edits.is_empty());
    if !proposal.alternatives.is_empty() && !is_placed {
        text += &item(
            "  ",
            "by hand",
            "the form of the draft has no safe place for this, so that --diff and --apply leave it",
        );
    }
    for initiative in &proposal.initiatives {
        text += &item("  ", "keep as initiative", initiative);
    }
    for question in &proposal.questions {
        text += &item("  ", "ask", question);
    }
    text
}

fn of_alternative(alternative: &Alternative, style: Style) -> String {
    if alternative.verdict == Verdict::Refused {
        return of_refused(alternative);
    }
    let mut text = format!("\n  {}  {}\n", alternative.id, bold(&safe(&alternative.text), style));
    for key_result in &alternative.key_results {
        text += &format!("  {}  {}\n", " ".repeat(alternative.id.len()), bold(&safe(key_result), style));
    }
    if alternative.author == Author::Model {
        let repaired = if alternative.verdict == Verdict::Repaired { ", after a repair" } else { "" };
        text += &item(INNER, "by", &format!("the model{repaired}"));
    }
    if !alternative.because.is_empty() {
        text += &item(INNER, "because", &alternative.because);
    }
    text += &alternative.guardrail.as_ref().map(|guardrail| item(INNER, "watch", guardrail)).unwrap_or_default();
    let source = alternative.data_source.as_ref().filter(|_| !alternative.blanks.is_empty());
    text += &source.map(|source| item(INNER, "look in", source)).unwrap_or_default();
    text
}

/// A wording that does not hold, on few lines.
fn of_refused(alternative: &Alternative) -> String {
    let reasons: Vec<String> = alternative.objections.iter().map(Objection::message).collect();
    let mut text = format!("\n  refused, by the model: {}\n", safe(&alternative.text));
    text += &item(INNER, "because", &reasons.join("; "));
    text
}

/// A named line, wrapped under its own beginning.
fn item(indent: &str, name: &str, words: &str) -> String {
    let lead = format!("{indent}{name}: ");
    let lines = wrapped(&safe(words), WIDTH.saturating_sub(8));
    let mut text = String::new();
    for (count, line) in lines.lines().enumerate() {
        text += if count == 0 { &lead } else { indent };
        text += if count == 0 { "" } else { "  " };
        text += line;
        text.push('\n');
    }
    text
}

fn bold(text: &str, style: Style) -> String {
    match style {
        Style::Colour => format!("\u{1b}[1m{text}\u{1b}[0m"),
        Style::Plain => text.to_owned(),
    }
}

fn summary(tally: &Tally, is_read: bool) -> String {
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match tally.statements {
        0 if is_read => "nothing to reword\n".to_owned(),
        0 => "no statement was read, and nothing is proposed\n".to_owned(),
        _ => format!(
            "{} to reword; {} proposed{}, {} with a question alone\n",
            plural(tally.statements, "statement"),
            plural(tally.alternatives, "wording"),
            if tally.refused > 0 { format!(" and {} refused", tally.refused) } else { String::new() },
            tally.questions_alone
        ),
    }
}
