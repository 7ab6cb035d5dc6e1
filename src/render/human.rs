//! For a person at a terminal: each finding under its line of source, the weightiest first, then one line that sums
//! up. A draft without findings adds nothing but its share of that line.

use std::collections::HashSet;

use super::frame::{Frame, Style};
use super::terminal::{one_line, safe};
use super::words;
use crate::diagnostic::{Diagnostic, Fix};
use crate::lint::{Report, Summary};
use crate::model::Shape;

/// The findings of all reports and the summary.
pub fn render(reports: &[Report], style: Style) -> String {
    let mut text = String::new();
    for report in reports {
        if report.document.shape == Shape::Nothing && report.diagnostics.is_empty() {
            text += &format!("{}: found no objective and no key result\n\n", one_line(&report.source.name, 400));
        }
        let mut told = HashSet::new();
        for diagnostic in &report.diagnostics {
            let is_new = told.insert(diagnostic.help.as_str());
            text += &diagnostic_frame(report, diagnostic, is_new, style);
            text.push('\n');
        }
    }
    text += &words::summary(&Summary::of(reports));
    text.push('\n');
    text
}

/// The help of a rule that speaks often is told with its first finding in a draft.
fn diagnostic_frame(report: &Report, diagnostic: &Diagnostic, tells_help: bool, style: Style) -> String {
    let frame = Frame {
        severity: diagnostic.severity,
        rule: Some(&diagnostic.rule),
        message: &diagnostic.message,
        source: &report.source,
        span: diagnostic.span,
        within: objective_above(report, diagnostic),
        related: &diagnostic.related,
        footers: footers(diagnostic, tells_help),
    };
    frame.render(style)
}

/// Names the objective of a key result where the draft has more than one.
fn objective_above(report: &Report, diagnostic: &Diagnostic) -> Option<String> {
    let objectives = &report.document.objectives;
    let objective = objectives.get(diagnostic.objective?)?;
    diagnostic.key_result?;
    let text = objective.text.as_ref()?;
    (objectives.len() > 1).then(|| format!("under “{}”", one_line(text.as_str(), 60)))
}

fn footers(diagnostic: &Diagnostic, tells_help: bool) -> Vec<(&'static str, String)> {
    let mut footers = Vec::new();
    if tells_help && !diagnostic.help.is_empty() {
        footers.push(("help", diagnostic.help.clone()));
    }
    footers.extend(diagnostic.fix.as_ref().map(|fix| ("fix", fix_in_words(fix))));
    footers
}

fn fix_in_words(fix: &Fix) -> String {
    match fix.edits.as_slice() {
        [edit] if !edit.text.trim().is_empty() => format!("{}: “{}”", fix.message, safe(edit.text.trim())),
        _ => fix.message.clone(),
    }
}
