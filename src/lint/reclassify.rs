//! Lines that only their place made statements, and whose reading says that they are none.

use super::ObjectiveReading;
use crate::analysis::{Features, KeyResultKind, Kind, ObjectiveKind};
use crate::model::{Document, Form, KeyResult, Objective, ProblemKind, Shape, Skipped};

/// Moves them to what was skipped; indices that point to objectives and key results follow.
pub fn reclassify(document: &mut Document, readings: &mut Vec<ObjectiveReading>) {
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

/// Whether at least half of the lines of a bare list are results: key results whose objective is missing.
fn mostly_results(readings: &[ObjectiveReading]) -> bool {
    let is_result = |reading: &&Features| {
        matches!(reading.kind, Some(Kind::KeyResult(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified)))
    };
    let lines: Vec<&Features> = readings.iter().flat_map(|reading| &reading.key_results).collect();
    2 * lines.iter().copied().filter(|reading| is_result(reading)).count() >= lines.len()
}

/// New indices of the key results of an objective.
type Moved = (Option<usize>, Vec<Option<usize>>);

fn follow(moved: &[Moved], objective: &mut usize, key_result: &mut Option<usize>) -> bool {
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
    let has_note = objective.key_results.iter().zip(&*readings).any(|(line, reading)| is_no_key_result(line, reading));
    if !has_note {
        return (0..objective.key_results.len()).map(Some).collect();
    }
    let mut moved = Vec::with_capacity(objective.key_results.len());
    let key_results = std::mem::take(&mut objective.key_results);
    for (key_result, reading) in key_results.into_iter().zip(std::mem::take(readings)) {
        if is_no_key_result(&key_result, &reading) {
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
}

/// An objective over key results stays, whatever its words: something has to stand over them.
fn is_note(objective: &Objective, reading: &Features) -> bool {
    objective.key_results.is_empty()
        && objective.initiatives.is_empty()
        && objective.form == Form::Implied
        && (objective.text.is_none() || reading.kind == Some(Kind::Objective(ObjectiveKind::NotObjective)))
}
