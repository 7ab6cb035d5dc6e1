//! `--statistics`: how often each rule spoke and how often each kind was read.

use super::words;
use crate::analysis::{KeyResultKind, ObjectiveKind};
use crate::lint::{KindCount, Statistics};

/// The counts as an aligned table.
pub fn render(statistics: &Statistics) -> String {
    let mut text = String::from("rules\n");
    if statistics.rules.is_empty() {
        text += "  none spoke\n";
    }
    for (rule, severity, count) in &statistics.rules {
        text += &format!("  {count:>6}  {:<8} {rule}\n", words::call(*severity));
    }
    let objectives: Vec<_> = statistics.objectives.iter().map(|(kind, count)| (objective(*kind), *count)).collect();
    let key_results: Vec<_> = statistics.key_results.iter().map(|(kind, count)| (key_result(*kind), *count)).collect();
    text += &kinds("objectives", &objectives);
    text += &kinds("key results", &key_results);
    text
}

fn kinds(title: &str, counts: &[(&str, KindCount)]) -> String {
    if counts.is_empty() {
        return String::new();
    }
    let mut text = format!("{title} by kind\n");
    for (kind, KindCount { all, unsure }) in counts {
        let unsure = if *unsure > 0 { format!("  ({unsure} unsure)") } else { String::new() };
        text += &format!("  {all:>6}  {kind}{unsure}\n");
    }
    text
}

/// The codebook's name of a kind of objective.
pub fn objective(kind: ObjectiveKind) -> &'static str {
    match kind {
        ObjectiveKind::Good => "good",
        ObjectiveKind::Metric => "metric",
        ObjectiveKind::Task => "task",
        ObjectiveKind::Maintain => "maintain",
        ObjectiveKind::Vague => "vague",
        ObjectiveKind::NotObjective => "not_objective",
    }
}

/// The codebook's name of a kind of key result.
pub fn key_result(kind: KeyResultKind) -> &'static str {
    match kind {
        KeyResultKind::Outcome => "outcome",
        KeyResultKind::OutcomeUnquantified => "outcome_unquantified",
        KeyResultKind::OutputCount => "output_count",
        KeyResultKind::Task => "task",
        KeyResultKind::Milestone => "milestone",
        KeyResultKind::NotKr => "not_kr",
    }
}
