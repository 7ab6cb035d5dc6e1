//! A model's opinions for a person: apart from the findings, under the model's name, each with what it is about.

use super::terminal::{one_line, safe, wrapped};
use crate::lint::{Opinion, Report};
use crate::text::Text;

/// The opinions of all reports; empty where there are none.
pub fn render(reports: &[Report]) -> String {
    let mut text = String::new();
    for report in reports {
        let mut above = None;
        for opinion in &report.opinions {
            if above != Some((&opinion.model, opinion.objective)) {
                above = Some((&opinion.model, opinion.objective));
                text += &format!("\nopinion of {}{}\n", one_line(&opinion.model, 60), on_objective(report, opinion));
            }
            text += &of(report, opinion);
        }
    }
    text
}

fn on_objective(report: &Report, opinion: &Opinion) -> String {
    let objective = opinion.objective.and_then(|index| report.document.objectives.get(index));
    let words = objective.and_then(|objective| objective.text.as_ref()).map(Text::as_str);
    words.map(|words| format!(" on “{}”", one_line(words, 80))).unwrap_or_default()
}

fn of(report: &Report, opinion: &Opinion) -> String {
    let objective = opinion.objective.and_then(|index| report.document.objectives.get(index));
    let key_result = opinion.key_result.and_then(|index| objective?.key_results.get(index));
    let about = key_result.map(|it| format!(" of “{}”", one_line(it.text.as_str(), 60))).unwrap_or_default();
    let words = wrapped(&safe(&format!("{}{about}: {}", opinion.about, opinion.message)), 92);
    let mut lines = words.lines();
    let first = lines.next().unwrap_or_default();
    let rest: String = lines.map(|line| format!("    {line}\n")).collect();
    format!("  {first}\n{rest}")
}
