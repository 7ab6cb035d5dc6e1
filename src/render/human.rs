//! For a person at a terminal: each finding under its line of source, the weightiest first, then one line that sums
//! up. A draft without findings adds nothing but its share of that line.

use std::collections::{HashMap, HashSet};

use super::frame::{Frame, Style};
use super::terminal::{one_line, safe};
use super::{opinions, words};
use crate::diagnostic::{Diagnostic, Fix, Severity};
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
        for alike in groups(&report.diagnostics) {
            let is_new = told.insert(alike[0].help.as_str());
            text += &diagnostic_frame(report, &alike, is_new, style);
            text.push('\n');
        }
    }
    text += &words::summary(&Summary::of(reports));
    text.push('\n');
    text += &opinions::render(reports);
    text
}

/// Places in one frame at most.
const TOGETHER: usize = 24;

/// Findings that say the same, together where the first of them stands, so that a fault of ten lines is read once.
fn groups(diagnostics: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut open: HashMap<(&str, Severity, &str), usize> = HashMap::new();
    for diagnostic in diagnostics {
        let key = (diagnostic.rule.as_str(), diagnostic.severity, diagnostic.message.as_str());
        let group = open.get(&key).copied().filter(|&at| diagnostic.related.is_empty() && groups[at].len() < TOGETHER);
        match group {
            Some(at) => groups[at].push(diagnostic),
            None => {
                if diagnostic.related.is_empty() {
                    open.insert(key, groups.len());
                }
                groups.push(vec![diagnostic]);
            }
        }
    }
    groups
}

/// Findings that say the same. The help of a rule is told with its first finding in a draft.
fn diagnostic_frame(report: &Report, alike: &[&Diagnostic], tells_help: bool, style: Style) -> String {
    let diagnostic = alike[0];
    let above = objective_above(report, diagnostic);
    let frame = Frame {
        severity: diagnostic.severity,
        rule: Some(&diagnostic.rule),
        message: &diagnostic.message,
        source: &report.source,
        span: diagnostic.span,
        alike: alike[1..].iter().map(|other| other.span).collect(),
        within: above.filter(|_| alike.iter().all(|other| other.objective == diagnostic.objective)),
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
