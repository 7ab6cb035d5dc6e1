//! A proposed set of OKRs for a person: the draft itself, ready to be saved and checked, and a line that sums up.
//!
//! In goes a [`Plan`], out comes a string. The JSON contract of the same is in [`wire`].

pub mod wire;

use super::terminal::{one_line, safe};
use super::words::counted;
use crate::propose::Plan;

/// The draft as it may be shown on a terminal.
pub fn render(plan: &Plan) -> String {
    plan.draft().split_inclusive('\n').map(shown).collect()
}

fn shown(line: &str) -> String {
    let words = line.trim_end_matches('\n');
    format!("{}{}", safe(words), &line[words.len()..])
}

/// What found no place and what is to be asked, a line each, where the draft does not say so itself.
pub fn beside(plan: &Plan) -> Vec<String> {
    let is_new = |text: &str| !plan.draft().contains(text);
    let unplaced = plan.unplaced.iter().filter(|it| is_new(&it.message) || is_new(&it.text));
    let unplaced = unplaced.map(|it| format!("not placed: “{}”: {}", one_line(&it.text, 200), it.message));
    let place = |question: &crate::propose::Question| match (question.objective, question.key_result) {
        (Some(objective), Some(key_result)) => format!("{}.{}: ", objective + 1, key_result + 1),
        (Some(objective), None) => format!("{}: ", objective + 1),
        _ => String::new(),
    };
    let asked = plan.questions.iter().filter(|it| is_new(&it.text));
    let asked = asked.map(|it| format!("ask: {}{}", place(it), one_line(&it.text, 400)));
    unplaced.chain(asked).collect()
}

/// How much is proposed, in one line.
pub fn summary(plan: &Plan) -> String {
    let tally = plan.tally();
    let mut line = format!(
        "{}, {}, {}",
        counted(tally.objectives, "objective"),
        counted(tally.key_results, "key result"),
        counted(tally.initiatives, "initiative")
    );
    if tally.unplaced > 0 {
        line += &format!("; {} not placed", tally.unplaced);
    }
    line + &format!("; {} to answer", counted(tally.questions, "question"))
}
