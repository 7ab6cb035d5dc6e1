//! What of a draft was not read, so that "nothing to reword" is never said of what nobody looked at.

use okrlint::lint::Report;
use okrlint::model::ProblemKind;

/// Sentences on what was not read of a draft; none where all of it was.
pub fn of(report: &Report) -> Vec<String> {
    let name = okrlint::render::terminal::one_line(&report.source.name, 200);
    let mut sentences = Vec::new();
    for problem in &report.document.problems {
        let (line, _) = report.source.position(problem.span.start);
        match &problem.kind {
            ProblemKind::Syntax(what) => {
                let what = okrlint::render::terminal::one_line(what, 200);
                sentences
                    .push(format!("{name}:{line}: it is broken here, and what cannot be read is left out: {what}"));
            }
            ProblemKind::Limit(what) => sentences.push(format!("{name}:{line}: the rest is not read: {what}")),
            _ => {}
        }
    }
    if report.document.objectives.is_empty() {
        sentences.push(format!("{name}: it holds no objectives and no key results that could be read"));
    } else if report.language != "en" {
        let language = okrlint::render::terminal::one_line(&report.language, 8);
        sentences.push(format!(
            "{name}: it is not in English (taken for “{language}”), so that its sentences are not read and nothing is proposed"
        ));
    }
    sentences
}

/// Whether the form of a draft is broken, so that a part of it could not be read.
pub fn is_broken(report: &Report) -> bool {
    report.document.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::Syntax(_)))
}
