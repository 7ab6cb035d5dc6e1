//! Faults of the form: what parsing saw, what a draft looks like as a whole, and its language.

use std::collections::HashSet;

use super::Seen;
use crate::analysis;
use crate::model::{Document, Format, Problem, ProblemKind, Shape, Slot};
use crate::rules::file::{Form, FormFault, Level};
use crate::rules::view::{DraftView, Subject};
use crate::text::Span;

pub fn on_draft(form: &Form, draft: &DraftView<'_>) -> Vec<Seen> {
    let document = draft.document;
    match form.fault {
        FormFault::EmptySlot | FormFault::Syntax | FormFault::RepeatedId | FormFault::UnknownKey | FormFault::Limit => {
            let told = document.problems.iter().filter(|problem| !is_of_slot(problem, document));
            let told = told.filter_map(|problem| seen_problem(form.fault, problem, draft));
            let repeated = if form.fault == FormFault::RepeatedId { repeated_ids(draft) } else { Vec::new() };
            told.chain(repeated).collect()
        }
        FormFault::NoObjective => no_objective(draft).into_iter().collect(),
        FormFault::Projects => projects(draft).into_iter().collect(),
        FormFault::Nothing => whole(is_empty(document), draft),
        FormFault::Language if draft.is_english() => foreign_lines(draft).into_iter().collect(),
        FormFault::Language => {
            let seen = whole(!is_empty(document), draft);
            seen.into_iter().map(|seen| seen.with("language", language(draft.language))).collect()
        }
        // Exceptions are judged once all diagnostics are known.
        FormFault::AllowWithoutReason | FormFault::UnusedAllow | FormFault::UnknownAllow => Vec::new(),
    }
}

/// Whether a slot stands under an objective that is only a slot itself: one place to fill, told once.
fn is_of_slot(problem: &Problem, document: &Document) -> bool {
    let ProblemKind::EmptySlot { objective, what: Slot::KeyResult | Slot::Initiative, .. } = problem.kind else {
        return false;
    };
    let above = document.objectives.get(objective);
    above.is_some_and(|above| above.text.is_none() && above.key_results.is_empty())
        && document.problems.iter().take(1000).any(|other| {
            matches!(other.kind, ProblemKind::EmptySlot { objective: at, what: Slot::Objective, .. } if at == objective)
        })
}

/// Ids that a label gives twice in free text; in a structured file, parsing has told them.
fn repeated_ids(draft: &DraftView<'_>) -> Vec<Seen> {
    if !matches!(draft.document.format, Format::Text | Format::Markdown | Format::Html) {
        return Vec::new();
    }
    let mut known = HashSet::new();
    let mut seen = Vec::new();
    for view in &draft.objectives {
        let objective = view.objective;
        let cycle = objective.cycle.as_ref().map(|cycle| cycle.text.as_str());
        let set = (objective.team.as_ref().map(|team| team.as_str()), cycle);
        if let (Some(id), Some(text)) = (&objective.id, &objective.text)
            && !known.insert((set, None, id.as_str()))
        {
            seen.push(Seen::at(text.span()).with("id", id).about(view.subject()));
        }
        for statement in view.statements() {
            let key_result = statement.subject.key_result.and_then(|index| objective.key_results.get(index));
            let Some(id) = key_result.and_then(|key_result| key_result.id.as_deref()) else { continue };
            // "KR1" begins anew under each objective; "KR1.1" names one key result of the set.
            let within = (!id.contains('.')).then_some(view.index);
            if !known.insert((set, within, id)) {
                seen.push(Seen::at(statement.text.span()).with("id", id).about(statement.subject));
            }
        }
    }
    seen
}

fn whole(fault: bool, draft: &DraftView<'_>) -> Vec<Seen> {
    if fault { vec![Seen::at(draft.first_span())] } else { Vec::new() }
}

/// A plain list, or nothing but initiatives.
fn projects(draft: &DraftView<'_>) -> Option<Seen> {
    const SEVERAL: usize = 3;
    let document = draft.document;
    if document.shape == Shape::Projects {
        return Some(Seen::at(draft.first_span()));
    }
    let first = document.initiatives.first()?;
    (document.objectives.is_empty() && document.initiatives.len() >= SEVERAL).then(|| Seen::at(first.text.span()))
}

fn is_empty(document: &Document) -> bool {
    document.objectives.is_empty()
        && document.initiatives.is_empty()
        && !document
            .problems
            .iter()
            .any(|problem| !matches!(problem.kind, ProblemKind::RepeatedId(_) | ProblemKind::UnknownKey { .. }))
}

fn seen_problem(fault: FormFault, problem: &Problem, draft: &DraftView<'_>) -> Option<Seen> {
    let seen = Seen::at(problem.span);
    match (&problem.kind, fault) {
        (&ProblemKind::EmptySlot { objective, key_result, what }, FormFault::EmptySlot) => {
            let above = Subject { document: draft.index, objective: Some(objective), key_result, initiative: None };
            let (what, level) = match what {
                Slot::Objective => ("objective", None),
                Slot::KeyResult => ("key result", None),
                // Nobody has to write initiatives down.
                Slot::Initiative => ("initiative", Some(Level::Note)),
            };
            Some(Seen { level, ..seen.with("what", what).about(above) })
        }
        (ProblemKind::Syntax(expected), FormFault::Syntax) => Some(seen.with("expected", first_lower(expected))),
        (ProblemKind::RepeatedId(id), FormFault::RepeatedId) => Some(seen.with("id", id)),
        (ProblemKind::UnknownKey { key, nearest }, FormFault::UnknownKey) => {
            let nearest = nearest.map_or(String::new(), |nearest| format!(", did you mean `{nearest}`"));
            Some(seen.with("key", key).with("nearest", nearest))
        }
        (ProblemKind::Limit(what), FormFault::Limit) => Some(seen.with("what", what)),
        _ => None,
    }
}

/// A parser's sentence as part of a message.
fn first_lower(sentence: &str) -> String {
    let sentence = sentence.trim().trim_end_matches('.');
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The first key result that stands under no objective, in a draft that is no plain list of projects.
fn no_objective(draft: &DraftView<'_>) -> Option<Seen> {
    if draft.document.shape != Shape::Okrs {
        return None;
    }
    let mut orphans = draft.objectives.iter().filter(|view| {
        // A slot that stands empty is told as such.
        let slot = |problem: &Problem| {
            matches!(problem.kind, ProblemKind::EmptySlot { objective, what: Slot::Objective, .. } if objective == view.index)
        };
        view.objective.text.is_none() && !view.objective.key_results.is_empty() && !draft.document.problems.iter().any(slot)
    });
    let orphan = orphans.next()?;
    let first = orphan.objective.key_results.first()?;
    let span: Span = first.text.span();
    let others: usize = orphans.map(|view| view.objective.key_results.len()).sum();
    Some(Seen::at(span).with("count", orphan.objective.key_results.len() + others).about(orphan.subject()))
}

/// Lines of an English draft that are in other languages, told at the first of them.
fn foreign_lines(draft: &DraftView<'_>) -> Option<Seen> {
    /// More of them are not named.
    const MOST: usize = 16;
    let statements = draft.objectives.iter().flat_map(|view| view.statement().into_iter().chain(view.statements()));
    let mut foreign = statements.filter(|statement| statement.read_as().is_none()).take(MOST).peekable();
    let first = foreign.peek()?.text.span();
    let mut names: Vec<&str> = Vec::new();
    let mut seen = Seen::at(first);
    for (index, statement) in foreign.enumerate() {
        let code = analysis::language::of_statement(statement.text.as_str());
        // A short line is told by the others, not by itself.
        if code != "en" && !names.contains(&language(code)) {
            names.push(language(code));
        }
        if index > 0 {
            seen = seen.beside(statement.text.span(), "here too");
        }
    }
    let name = match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    };
    Some(seen.with("language", name))
}

/// The English name of a language code, else the code.
fn language(code: &str) -> &str {
    const NAMES: [(&str, &str); 24] = [
        ("de", "German"),
        ("fr", "French"),
        ("es", "Spanish"),
        ("it", "Italian"),
        ("pt", "Portuguese"),
        ("nl", "Dutch"),
        ("pl", "Polish"),
        ("ru", "Russian"),
        ("uk", "Ukrainian"),
        ("cs", "Czech"),
        ("sv", "Swedish"),
        ("da", "Danish"),
        ("fi", "Finnish"),
        ("nb", "Norwegian"),
        ("no", "Norwegian"),
        ("tr", "Turkish"),
        ("ja", "Japanese"),
        ("zh", "Chinese"),
        ("ko", "Korean"),
        ("ro", "Romanian"),
        ("hu", "Hungarian"),
        ("el", "Greek"),
        ("ar", "Arabic"),
        ("hi", "Hindi"),
    ];
    NAMES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}
