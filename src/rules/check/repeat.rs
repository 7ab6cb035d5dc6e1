//! The same thing twice: objectives, key results, a metric with another baseline.

use std::collections::HashMap;

use super::Seen;
use crate::rules::Limits;
use crate::rules::file::{Limit, Place, Repeat, Repeated};
use crate::rules::view::{ObjectiveView, SetView, Statement};
use crate::rules::words::{Words, repeats};

pub fn on_set(repeat: &Repeat, set: &SetView<'_>, limits: &Limits) -> Vec<Seen> {
    let overlap = limits.get(Limit::Overlap);
    match repeat.what {
        Repeated::Objectives => {
            let statements: Vec<_> = set.objectives.iter().filter_map(ObjectiveView::statement).collect();
            let words: Vec<Words> = statements.iter().map(Statement::carrying).collect();
            pairs(&statements, &words, |one, other| one.is_same(other) || one.overlaps(other, overlap))
        }
        Repeated::KeyResults => {
            let statements: Vec<_> = set.key_results().collect();
            pairs(&statements, set.words(), Words::is_same)
        }
        Repeated::NearKeyResults => {
            let statements: Vec<_> = set.key_results().collect();
            pairs(&statements, set.words(), |one, other| !one.is_same(other) && one.overlaps(other, overlap))
        }
        Repeated::Baselines => baselines(set),
    }
}

fn pairs(statements: &[Statement<'_>], words: &[Words], same: impl Fn(&Words, &Words) -> bool) -> Vec<Seen> {
    if statements.len() < 2 {
        return Vec::new();
    }
    let seen = |(earlier, later): (usize, usize)| {
        let (first, second) = (&statements[earlier], &statements[later]);
        let seen = Seen::at(second.text.span()).with("first", first.text.as_str()).about(second.subject);
        // A place in another document cannot be shown beside this one.
        if first.subject.document == second.subject.document {
            seen.beside(first.text.span(), "the first time")
        } else {
            seen
        }
    };
    repeats(words, same).into_iter().map(seen).collect()
}

fn baselines(set: &SetView<'_>) -> Vec<Seen> {
    let mut first: HashMap<(u64, Option<String>), (Statement<'_>, f64)> = HashMap::new();
    let mut seen = Vec::new();
    for statement in set.key_results() {
        let Some(baseline) = statement.baseline() else { continue };
        let (Some(value), Some(metric)) = (baseline.value, metric_words(&statement)) else { continue };
        let unit = statement.target().and_then(|target| target.unit.clone()).or_else(|| baseline.unit.clone());
        let (earlier, known) = *first.entry((metric.key(), unit)).or_insert((statement, value));
        if (known - value).abs() <= 1e-9 * known.abs().max(1.0) || !is_same_metric(&earlier, &statement) {
            continue;
        }
        let found = Seen::at(statement.span_of(Place::Baseline))
            .with("metric", statement.words(statement.part(Place::Metric).unwrap_or_default()))
            .with("baseline", value)
            .with("first", known)
            .about(statement.subject);
        let same_draft = earlier.subject.document == statement.subject.document;
        seen.push(if same_draft {
            found.beside(earlier.span_of(Place::Baseline), "here it starts elsewhere")
        } else {
            found
        });
    }
    seen
}

/// Whether the words around the metric are the same too: a place or group that the reading did not tell apart makes
/// another metric of it.
fn is_same_metric(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let (one, other) = (one.carrying(), other.carrying());
    one.is_within(&other) || other.is_within(&one)
}

/// What is measured, and for whom: "conversion" in two segments is two metrics.
fn metric_words(statement: &Statement<'_>) -> Option<Words> {
    let metric = statement.part(Place::Metric).filter(|range| !range.is_empty());
    let mut text = match (metric, &statement.fields.metric) {
        (Some(range), _) => statement.words(range).to_owned(),
        (None, Some(field)) => field.as_str().to_owned(),
        (None, None) => return None,
    };
    if let Some(segment) = statement.part(Place::Segment) {
        text.push(' ');
        text.push_str(statement.words(segment));
    }
    Some(Words::of(&text, None)).filter(|words| !words.is_empty())
}
