//! The same thing twice: objectives, key results, a metric with another baseline.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Seen;
use crate::analysis::quantity::Comparator;
use crate::rules::Limits;
use crate::rules::file::{Limit, Place, Repeat, Repeated};
use crate::rules::view::{ObjectiveView, SetView, Statement};
use crate::rules::words::{Sharing, Words};

pub fn on_set(repeat: &Repeat, set: &SetView<'_>, limits: &Limits) -> Vec<Seen> {
    let overlap = limits.get(Limit::Overlap);
    match repeat.what {
        Repeated::Objectives => {
            let statements: Vec<_> = set.objectives.iter().filter_map(ObjectiveView::statement).collect();
            let words: Vec<Words> = statements.iter().map(Statement::carrying).collect();
            let same = |one: &Words, other: &Words| one.is_same(other) || one.overlaps(other, overlap);
            pairs(&statements, &words, &Sharing::of(&words), set, same)
        }
        Repeated::KeyResults => {
            let statements: Vec<_> = set.key_results().collect();
            pairs(&statements, set.words(), set.sharing(), set, Words::is_same)
        }
        Repeated::NearKeyResults => {
            let statements: Vec<_> = set.key_results().collect();
            let near = |one: &Words, other: &Words| !one.is_same(other) && one.overlaps(other, overlap);
            pairs(&statements, set.words(), set.sharing(), set, near)
        }
        Repeated::Baselines => baselines(set),
    }
}

fn pairs(
    statements: &[Statement<'_>],
    words: &[Words],
    sharing: &Sharing,
    set: &SetView<'_>,
    same: impl Fn(&Words, &Words) -> bool,
) -> Vec<Seen> {
    if statements.len() < 2 {
        return Vec::new();
    }
    // What stands a third time belongs to the finding of the second.
    let seen = |(earlier, later): (usize, Vec<usize>)| {
        let (first, second) = (&statements[earlier], &statements[later[0]]);
        let seen = Seen::at(second.text.span()).with("first", first.text.as_str()).about(second.subject);
        let seen = beside(seen, set, first, second, Place::Statement, "the first time");
        let seen =
            later[1..].iter().fold(seen, |seen, &other| again(seen, &statements[other], second, Place::Statement));
        seen.with("above", "above")
    };
    let is_repeat = |one: usize, other: usize| {
        same(&words[one], &words[other])
            && is_for_those_of(&statements[one], &words[other])
            && is_for_those_of(&statements[other], &words[one])
    };
    let mut repeated: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (earlier, later) in sharing.repeats(is_repeat) {
        repeated.entry(earlier).or_default().push(later);
    }
    repeated.into_iter().map(seen).collect()
}

/// Whether the other statement names the segment of this one as well: a part of the whole is another number.
fn is_for_those_of(statement: &Statement<'_>, other: &Words) -> bool {
    let segment = statement.part(Place::Segment).map(|range| Words::with_names(statement.words(range), None, &[]));
    segment.is_none_or(|segment| segment.is_empty() || segment.is_within(other))
}

/// Shows the earlier statement beside a finding about the later one. A place in another draft cannot be shown
/// there, so it is named.
fn beside(
    seen: Seen,
    set: &SetView<'_>,
    earlier: &Statement<'_>,
    later: &Statement<'_>,
    place: Place,
    label: &str,
) -> Seen {
    let span = earlier.span_of(place);
    if earlier.subject.document == later.subject.document {
        return seen.beside(span, label);
    }
    // The drafts of a set are in rising order.
    let Ok(at) = set.drafts.binary_search_by_key(&earlier.subject.document, |draft| draft.index) else { return seen };
    let source = set.drafts[at].source;
    seen.with("above", format!("in {}, line {}", source.name, source.position(span.start).0))
}

/// A metric with several baselines: told once, at the first that differs from the first of all.
fn baselines(set: &SetView<'_>) -> Vec<Seen> {
    if !set.sharing().is_any_shared() {
        return Vec::new();
    }
    // By metric and unit the first statement and its baseline: by index, because there may be very many.
    let mut first: HashMap<u64, (usize, f64)> = HashMap::new();
    let mut differing: BTreeMap<usize, (f64, Vec<usize>)> = BTreeMap::new();
    for (index, statement) in set.key_results().enumerate() {
        let Some(baseline) = statement.baseline() else { continue };
        // "about 2%" may be 1.7%.
        let is_about = baseline.comparator == Some(Comparator::About);
        let (Some(value), Some(metric), false) = (baseline.value, metric_words(&statement), is_about) else { continue };
        let unit = statement.target().and_then(|target| target.unit.as_deref()).or(baseline.unit.as_deref());
        let mut hasher = DefaultHasher::new();
        (metric.key(), unit).hash(&mut hasher);
        let key = hasher.finish();
        let (before, known) = *first.entry(key).or_insert((index, value));
        let is_same_value = (known - value).abs() <= 1e-9 * known.abs().max(1.0);
        if !is_same_value && is_same_metric(&set.words()[before], &set.words()[index]) {
            differing.entry(before).or_insert_with(|| (known, Vec::new())).1.push(index);
        }
    }
    if differing.is_empty() {
        return Vec::new();
    }
    let statements: Vec<_> = set.key_results().collect();
    let told = |(before, (known, others)): (usize, (f64, Vec<usize>))| {
        let (earlier, statement) = (&statements[before], &statements[others[0]]);
        let value = statement.baseline().and_then(|baseline| baseline.value).unwrap_or_default();
        let seen = Seen::at(statement.span_of(Place::Baseline))
            .with("metric", statement.words(statement.part(Place::Metric).unwrap_or_default()))
            .with("baseline", value)
            .with("first", known)
            .about(statement.subject);
        let seen = beside(seen, set, earlier, statement, Place::Baseline, "here it starts elsewhere");
        let seen =
            others[1..].iter().fold(seen, |seen, &other| again(seen, &statements[other], statement, Place::Baseline));
        seen.with("above", "elsewhere")
    };
    differing.into_iter().map(told).collect()
}

/// Shows another place of the same fault, where it stands in the same draft.
fn again(seen: Seen, other: &Statement<'_>, told: &Statement<'_>, place: Place) -> Seen {
    let is_beside = other.subject.document == told.subject.document;
    if is_beside { seen.beside(other.span_of(place), "here too") } else { seen }
}

/// Whether the words around the metric are the same too: a place or group that the reading did not tell apart makes
/// another metric of it.
fn is_same_metric(one: &Words, other: &Words) -> bool {
    one.is_within(other) || other.is_within(one)
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
    Some(Words::with_names(&text, None, &[])).filter(|words| !words.is_empty())
}
