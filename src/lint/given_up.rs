//! Statements that their author has struck through or marked as dropped.
//!
//! In a draft of free text they are history: they count for nothing and are listed with what was skipped. In a structured file
//! every entry stays, in order.

use super::reclassify::{Moved, follow};
use crate::model::{Document, Format, Objective, ProblemKind, Skipped};
use crate::rules::view::is_cancelled;

/// Why they are skipped.
pub(super) const WHY: &str = "given up";

/// Moves them to what was skipped; indices that point to objectives and key results follow.
pub fn drop(document: &mut Document) {
    let is_free = matches!(document.format, Format::Text | Format::Markdown | Format::Html);
    let has_any = |objective: &Objective| {
        is_cancelled(&objective.fields)
            || objective.key_results.iter().any(|key_result| is_cancelled(&key_result.fields))
    };
    if !is_free || !document.objectives.iter().any(has_any) {
        return;
    }
    let mut moved: Vec<Moved> = Vec::with_capacity(document.objectives.len());
    let mut kept = Vec::with_capacity(document.objectives.len());
    for mut objective in std::mem::take(&mut document.objectives) {
        let is_gone = is_cancelled(&objective.fields);
        if is_gone {
            document.skipped.push(Skipped { span: objective.span, why: WHY });
        }
        let mut places = Vec::with_capacity(objective.key_results.len());
        let mut left = Vec::with_capacity(objective.key_results.len());
        for key_result in std::mem::take(&mut objective.key_results) {
            if is_gone || is_cancelled(&key_result.fields) {
                document.skipped.push(Skipped { span: key_result.text.span(), why: WHY });
                places.push(None);
            } else {
                places.push(Some(left.len()));
                left.push(key_result);
            }
        }
        objective.key_results = left;
        moved.push(((!is_gone).then_some(kept.len()), places));
        if !is_gone {
            kept.push(objective);
        }
    }
    document.objectives = kept;
    document.skipped.sort_by_key(|skipped| skipped.span);
    document.problems.retain_mut(|problem| match &mut problem.kind {
        ProblemKind::EmptySlot { objective, key_result, .. } => follow(&moved, objective, key_result),
        _ => true,
    });
}
