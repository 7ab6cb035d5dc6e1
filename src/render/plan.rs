//! A proposed set of OKRs for a person: the draft itself, ready to be saved and checked, and a line that sums up.
//!
//! In goes a [`Plan`], out comes a string. The JSON contract of the same is in [`wire`].

pub mod wire;

use super::terminal::safe;
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
