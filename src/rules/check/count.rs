//! Too many or too few: words of a sentence, objectives of a set, key results of an objective.

use std::collections::BTreeMap;

use super::{Scene, Seen};
use crate::rules::Limits;
use crate::rules::file::{Count, Counted, DeclaredType, Level, Limit};
use crate::rules::view::{DraftView, ObjectiveView, SetView, Statement};
use crate::rules::when::declared_type;
use crate::text::Text;

pub fn on_statement(count: &Count, statement: &Statement<'_>, limits: &Limits) -> Option<Seen> {
    match count.what {
        Counted::Words => on_text(count, statement.text, limits),
        Counted::Owners => {
            let owners = &statement.fields.owners;
            let (level, limit) = verdict(count, owners.len(), limits)?;
            let span = owners.iter().map(Text::span).reduce(|all, span| all.join(span))?;
            Some(graded(Seen::at(span), owners.len(), level, limit))
        }
        Counted::Initiatives => {
            let many = statement.initiatives.len();
            let (level, limit) = verdict(count, many, limits)?;
            Some(graded(Seen::at(statement.text.span()), many, level, limit))
        }
        _ => None,
    }
}

pub fn on_text(count: &Count, text: &Text, limits: &Limits) -> Option<Seen> {
    if count.what != Counted::Words || text.as_str().len() < 16 {
        return None;
    }
    // Between two words stands white space of one byte at least; letters of several bytes hold it but rarely.
    let most = text.as_str().bytes().filter(|byte| byte.is_ascii_whitespace() || !byte.is_ascii()).count() + 1;
    if count.exactly.is_none() && count.over.iter().all(|grade| most as f64 <= limits.get(grade.limit)) {
        return None;
    }
    let words = text.as_str().split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let (level, limit) = verdict(count, words, limits)?;
    Some(graded(Seen::at(text.span()), words, level, limit))
}

pub fn on_objective(count: &Count, view: &ObjectiveView<'_>, scene: Scene<'_>) -> Option<Seen> {
    let limits = scene.limits;
    let milestone = |statement: &Statement<'_>| {
        let declared = statement.fields.kind.map(|declared| declared_type(declared.kind));
        matches!(declared, Some(DeclaredType::Milestone | DeclaredType::Compliance))
    };
    let many = match count.what {
        Counted::KeyResults => view.key_result_count(),
        Counted::Milestones => view.statements().filter(milestone).count(),
        _ => return None,
    };
    let (level, limit) = verdict(count, many, limits)?;
    if many == 0 && is_supported(view, scene.draft) {
        return None;
    }
    let span = match count.what {
        Counted::Milestones => view.statements().filter(milestone).last()?.text.span(),
        _ => view.objective.text.as_ref()?.span(),
    };
    Some(graded(Seen::at(span), many, level, limit))
}

/// Whether another objective of the draft says that it supports this one: then that one's key results tell of it.
fn is_supported(view: &ObjectiveView<'_>, draft: &DraftView<'_>) -> bool {
    /// Objectives beyond this many are not asked.
    const MOST: usize = 64;
    let (id, text) = (view.objective.id.as_deref(), view.objective.text.as_ref().map(Text::as_str));
    let names = |words: &str| [id, text].into_iter().flatten().any(|name| name.eq_ignore_ascii_case(words.trim()));
    let below = draft.objectives.iter().skip(view.index + 1).take(MOST);
    below.flat_map(|other| &other.objective.fields.supports).any(|parent| names(parent.as_str()))
}

pub fn on_set(count: &Count, set: &SetView<'_>, limits: &Limits) -> Vec<Seen> {
    match count.what {
        Counted::Objectives => {
            let named: Vec<_> = set.objectives.iter().filter_map(ObjectiveView::statement).collect();
            let Some((level, limit)) = verdict(count, named.len(), limits) else { return Vec::new() };
            // The first objective beyond the limit is where the set becomes too long.
            let beyond = &named[named.len().min(limit.max(0.0) as usize + 1) - 1];
            vec![graded(Seen::at(beyond.text.span()).about(beyond.subject.draft()), named.len(), level, limit)]
        }
        Counted::AllKeyResults => {
            let many = set.objectives.iter().map(ObjectiveView::key_result_count).sum();
            // What one objective has too many of is told there: with the others in measure, the sum is no second fault.
            let each = limits.get(Limit::KeyResultsOk);
            let in_measure = |view: &ObjectiveView<'_>| {
                let many = view.key_result_count();
                if view.objective.text.is_some() { (many as f64).min(each) as usize } else { many }
            };
            if verdict(count, set.objectives.iter().map(in_measure).sum(), limits).is_none() {
                return Vec::new();
            }
            let Some((level, limit)) = verdict(count, many, limits) else { return Vec::new() };
            vec![graded(Seen::at(set.first_span()).about(set.subject()), many, level, limit)]
        }
        Counted::KeyResultsOfOwner => owners(count, set, limits),
        _ => Vec::new(),
    }
}

fn owners(count: &Count, set: &SetView<'_>, limits: &Limits) -> Vec<Seen> {
    let mut owned: BTreeMap<String, Vec<Statement<'_>>> = BTreeMap::new();
    for statement in set.key_results() {
        if let [owner] = statement.fields.owners.as_slice() {
            owned.entry(owner.as_str().to_lowercase()).or_default().push(statement);
        }
    }
    let mut seen = Vec::new();
    for statements in owned.values() {
        let Some((level, limit)) = verdict(count, statements.len(), limits) else { continue };
        let first = &statements[0];
        let owner = &first.fields.owners[0];
        let found = Seen::at(owner.span()).with("owner", owner.as_str()).about(first.subject);
        seen.push(graded(found, statements.len(), level, limit));
    }
    seen
}

/// The level of the highest limit that `many` is beyond, and that limit.
fn verdict(count: &Count, many: usize, limits: &Limits) -> Option<(Option<Level>, f64)> {
    if count.exactly == Some(many) {
        return Some((None, many as f64));
    }
    let beyond = count.over.iter().rfind(|grade| many as f64 > limits.get(grade.limit))?;
    // The limit named is the lowest one crossed: that is where the count would be fine again.
    let first = count.over.iter().map(|grade| limits.get(grade.limit)).find(|&limit| many as f64 > limit)?;
    Some((Some(beyond.severity), first))
}

fn graded(seen: Seen, many: usize, level: Option<Level>, limit: f64) -> Seen {
    Seen { level, ..seen.with("count", many).with("max", limit) }
}
