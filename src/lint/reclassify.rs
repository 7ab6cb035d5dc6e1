//! Lines that only their place made statements, and whose reading says that they are none.

use super::ObjectiveReading;
use crate::analysis::{Features, KeyResultKind, Kind, ObjectiveKind};
use crate::model::{Document, Form, KeyResult, Objective, ProblemKind, Shape, Skipped};
use crate::text::Span;

/// Moves them to what was skipped; indices that point to objectives and key results follow.
pub fn reclassify(source: &str, document: &mut Document, readings: &mut Vec<ObjectiveReading>) {
    drop_title(document, readings);
    if is_list_of_projects(source, document, readings) {
        flatten(document, readings);
    }
    if document.shape == Shape::Projects && mostly_results(readings) {
        document.shape = Shape::Okrs;
    }
    let mut skipped = Vec::new();
    // For each objective its new index, and for each of its key results the new one.
    let mut moved = Vec::with_capacity(document.objectives.len());
    let objectives = std::mem::take(&mut document.objectives);
    for (mut objective, mut reading) in objectives.into_iter().zip(std::mem::take(readings)) {
        let key_results = drop_notes(&mut objective, &mut reading.key_results, &mut skipped);
        if is_note(&objective, &reading.objective) {
            skipped.push(Skipped { span: objective.span, why: "a heading or note" });
            moved.push((None, key_results));
            continue;
        }
        moved.push((Some(document.objectives.len()), key_results));
        document.objectives.push(objective);
        readings.push(reading);
    }
    if skipped.is_empty() {
        return;
    }
    document.skipped.extend(skipped);
    document.skipped.sort_by_key(|skipped| skipped.span);
    document.problems.retain_mut(|problem| match &mut problem.kind {
        ProblemKind::EmptySlot { objective, key_result, .. } => follow(&moved, objective, key_result),
        _ => true,
    });
}

/// Fewer lines are no list.
const SEVERAL: usize = 3;

/// Whether a draft of plain lines, read as groups with an objective each, holds nothing but work: then no line of it is
/// what the others are for.
fn is_list_of_projects(source: &str, document: &Document, readings: &[ObjectiveReading]) -> bool {
    let is_project = |reading: &Features| {
        use ObjectiveKind::{NotObjective, Task, Vague};
        matches!(reading.kind, Some(Kind::Objective(Task | NotObjective | Vague)))
    };
    let is_plain = |objective: &Objective| {
        let mut lines = objective.key_results.iter().map(|line| (line.form, &line.text));
        let own = objective.text.as_ref().map(|text| (objective.form, text));
        objective.initiatives.is_empty()
            && own
                .into_iter()
                .chain(&mut lines)
                .all(|(form, text)| form == Form::Implied && is_bare(source, text.span()))
    };
    let count: usize = document.objectives.iter().map(|objective| 1 + objective.key_results.len()).sum();
    let projects =
        readings.iter().filter(|reading| reading.objective.kind == Some(Kind::Objective(ObjectiveKind::Task))).count();
    document.shape == Shape::Okrs
        && document.problems.is_empty()
        && count >= SEVERAL
        && 2 * projects >= readings.len()
        && document.objectives.iter().all(|objective| objective.text.is_some() && is_plain(objective))
        && readings.iter().all(|reading| is_project(&reading.objective) && reading.key_results.iter().all(is_work))
        && !document.skipped.iter().any(|skipped| names_goals(&source[skipped.span.range()]))
}

/// Takes the line over a lone list of work for its title where it reads as one: "To do Q4".
fn drop_title(document: &mut Document, readings: &mut [ObjectiveReading]) {
    let ([objective], [reading]) = (document.objectives.as_mut_slice(), &mut *readings) else { return };
    let is_title = objective.form == Form::Implied
        && reading.objective.kind == Some(Kind::Objective(ObjectiveKind::NotObjective))
        && objective.key_results.len() >= SEVERAL
        && objective.key_results.iter().all(|line| line.form == Form::Implied)
        && reading.key_results.iter().all(is_work);
    if is_title {
        let span = objective.text.take().map_or(objective.span, |text| text.span());
        document.skipped.push(Skipped { span, why: "heading" });
        document.skipped.sort_by_key(|skipped| skipped.span);
        objective.span =
            objective.key_results.iter().map(|line| line.text.span()).reduce(Span::join).unwrap_or_default();
        document.shape = Shape::Projects;
        reading.objective = Features::default();
    }
}

fn is_work(reading: &Features) -> bool {
    use KeyResultKind::{Milestone, NotKr, OutputCount, Task};
    matches!(reading.kind, Some(Kind::KeyResult(Task | OutputCount | Milestone | NotKr)))
}

/// Whether nothing stands before a statement on its line, but perhaps the key of an issue: "MKT-101 [Epic] ".
fn is_bare(source: &str, span: Span) -> bool {
    let before = &source[..span.start];
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let is_key = |word: &str| {
        let key = word.trim_end_matches(':');
        key.contains('-') && key.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
            || key.starts_with('[') && key.ends_with(']') && key.len() > 4
    };
    before[line..].trim_start_matches('\u{feff}').split_whitespace().all(is_key)
}

/// Whether a title speaks of objectives: then the author means the first line of each group to be one.
fn names_goals(title: &str) -> bool {
    const LONGEST: usize = 200;
    let lower = title.get(..title.len().min(LONGEST)).unwrap_or_default().to_ascii_lowercase();
    ["okr", "objective", "goal", "key result"].iter().any(|name| lower.contains(name))
}

/// Makes one list of all lines.
fn flatten(document: &mut Document, readings: &mut Vec<ObjectiveReading>) {
    let mut lines = Vec::new();
    let mut read = Vec::new();
    for (objective, reading) in std::mem::take(&mut document.objectives).into_iter().zip(std::mem::take(readings)) {
        if let Some(text) = objective.text {
            lines.push(KeyResult { text, form: Form::Implied, fields: objective.fields, ..KeyResult::default() });
            read.push(Features { kind: Some(Kind::KeyResult(KeyResultKind::Task)), ..reading.objective });
        }
        lines.extend(objective.key_results);
        read.extend(reading.key_results);
    }
    let span = lines.iter().map(|line| line.text.span()).reduce(Span::join).unwrap_or_default();
    let all = Objective { span, form: Form::Implied, key_results: lines, ..Objective::default() };
    document.objectives = vec![all];
    document.shape = Shape::Projects;
    *readings = vec![ObjectiveReading { objective: Features::default(), key_results: read }];
}

/// Whether at least half of the lines of a bare list are results: key results whose objective is missing.
fn mostly_results(readings: &[ObjectiveReading]) -> bool {
    let is_result = |reading: &&Features| {
        matches!(reading.kind, Some(Kind::KeyResult(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified)))
    };
    let lines: Vec<&Features> = readings.iter().flat_map(|reading| &reading.key_results).collect();
    2 * lines.iter().copied().filter(|reading| is_result(reading)).count() >= lines.len()
}

/// The new index of an objective, and those of its key results.
pub(super) type Moved = (Option<usize>, Vec<Option<usize>>);

pub(super) fn follow(moved: &[Moved], objective: &mut usize, key_result: &mut Option<usize>) -> bool {
    let Some((Some(index), key_results)) = moved.get(*objective) else { return false };
    *objective = *index;
    *key_result = key_result.and_then(|at| key_results.get(at).copied().flatten());
    true
}

fn drop_notes(
    objective: &mut Objective,
    readings: &mut Vec<Features>,
    skipped: &mut Vec<Skipped>,
) -> Vec<Option<usize>> {
    // Most objectives lose no line, and then nothing is moved.
    let is_read = |reading: &&Features| reading.kind != Some(Kind::KeyResult(KeyResultKind::NotKr));
    let is_amid = readings.iter().filter(is_read).count() >= 2;
    let is_dropped = |line: &KeyResult, reading: &Features| {
        is_no_key_result(line, reading) && !(is_amid && is_bare_name(line, reading))
    };
    let has_note = objective.key_results.iter().zip(&*readings).any(|(line, reading)| is_dropped(line, reading));
    if !has_note {
        return (0..objective.key_results.len()).map(Some).collect();
    }
    let mut moved = Vec::with_capacity(objective.key_results.len());
    let key_results = std::mem::take(&mut objective.key_results);
    for (key_result, reading) in key_results.into_iter().zip(std::mem::take(readings)) {
        if is_dropped(&key_result, &reading) {
            skipped.push(Skipped { span: key_result.text.span(), why: "a heading or note" });
            moved.push(None);
        } else {
            moved.push(Some(objective.key_results.len()));
            objective.key_results.push(key_result);
            readings.push(reading);
        }
    }
    moved
}

fn is_no_key_result(key_result: &KeyResult, reading: &Features) -> bool {
    key_result.form == Form::Implied
        && reading.kind == Some(Kind::KeyResult(KeyResultKind::NotKr))
        && key_result.initiatives.is_empty()
        // What somebody does or is done with, or what has a number in a tracker, is no heading.
        && key_result.id.is_none()
        && key_result.fields.owners.is_empty()
        && key_result.fields.status.is_none()
}

/// "Social media", "Spring fair" among key results: somebody means to do something there and says neither what nor what for.
/// Silence would pass for approval.
fn is_bare_name(key_result: &KeyResult, reading: &Features) -> bool {
    let is_noted = reading.evidence.iter().any(|step| step.what == "a heading or note");
    let text = key_result.text.as_str();
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    !is_noted && text.starts_with(char::is_uppercase) && text.split_whitespace().filter(is_word).count() >= 2
}

/// An objective over key results stays, whatever its words: something has to stand over them.
fn is_note(objective: &Objective, reading: &Features) -> bool {
    objective.key_results.is_empty()
        && objective.initiatives.is_empty()
        && objective.form == Form::Implied
        && (objective.text.is_none() || reading.kind == Some(Kind::Objective(ObjectiveKind::NotObjective)))
}
