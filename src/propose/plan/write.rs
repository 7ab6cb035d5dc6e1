//! A plan as a Markdown draft that `okrlint check` reads as it is meant.
//!
//! Objectives are headings, key results a list, initiatives a list under each with their assumption below. What is not
//! placed and what is to be asked stand in sections of their own, which are read as notes.

use super::{PlannedInitiative, PlannedKeyResult, PlannedObjective, Question, Unplaced, judged};
use crate::lint::Report;
use crate::rules::RuleSet;

/// The draft, read and judged.
pub fn read(
    name: &str,
    objectives: &[PlannedObjective],
    unplaced: &[Unplaced],
    questions: &[Question],
    rules: &RuleSet,
) -> Report {
    judged(name, draft(objectives, unplaced, questions), rules)
}

fn draft(objectives: &[PlannedObjective], unplaced: &[Unplaced], questions: &[Question]) -> String {
    let mut text = "# OKRs\n".to_owned();
    for objective in objectives {
        if let Some(sentence) = &objective.text {
            text += &format!("\n## Objective: {}\n", line(sentence));
        }
        if let Some(goal) = &objective.supports {
            text += &format!("\nSupports: {}\n", line(goal));
        }
        text.push('\n');
        write_fields(&mut text, "", &objective.fields);
        for initiative in &objective.initiatives {
            write_initiative(&mut text, "", initiative);
        }
        for key_result in &objective.key_results {
            write_key_result(&mut text, key_result);
        }
    }
    if !unplaced.is_empty() {
        text += "\n## Not placed\n\n";
        text.extend(unplaced.iter().map(|it| format!("- “{}”: {}\n", line(&it.text), line(&it.message))));
    }
    if !questions.is_empty() {
        text += "\n## Open questions\n\n";
        text.extend(questions.iter().map(|it| format!("- {}{}\n", place(it), line(&it.text))));
    }
    text
}

/// "1.2: " before what is asked about a key result.
fn place(question: &Question) -> String {
    match (question.objective, question.key_result) {
        (Some(objective), Some(key_result)) => format!("{}.{}: ", objective + 1, key_result + 1),
        (Some(objective), None) => format!("{}: ", objective + 1),
        _ => String::new(),
    }
}

fn write_key_result(text: &mut String, key_result: &PlannedKeyResult) {
    *text += &format!("- KR: {}\n", line(&key_result.text));
    write_fields(text, "  ", &key_result.fields);
    // Where the number is known already nobody has to look for it.
    if let Some(source) = key_result.data_source.filter(|_| !key_result.blanks.is_empty()) {
        *text += &format!("  - Data source: {source}\n");
    }
    if let Some(guardrail) = key_result.guardrail {
        *text += &format!("  - Guardrail: {guardrail}\n");
    }
    for initiative in &key_result.initiatives {
        write_initiative(text, "  ", initiative);
    }
}

fn write_initiative(text: &mut String, indent: &str, initiative: &PlannedInitiative) {
    *text += &format!("{indent}- Initiative: {}\n", line(&initiative.text));
    write_fields(text, &format!("{indent}  "), &initiative.fields);
    if let Some(assumption) = &initiative.assumption {
        *text += &format!("{indent}  - Assumption: {}\n", line(assumption));
    }
}

fn write_fields(text: &mut String, indent: &str, fields: &[(&'static str, String)]) {
    text.extend(fields.iter().map(|(name, words)| format!("{indent}- {name}: {}\n", line(words))));
}

/// On one line, as no line of the input holds a line end of its own.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
