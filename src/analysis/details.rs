//! What else a statement says: the metric in its words, from where to where, by when, for whom, and how.
//!
//! In go the row and the reading that decided the kind; out come the remaining fields of [`Features`]. What is
//! filled here is words of the line or nothing: no value is guessed.

mod compound;
mod direction;
mod flags;
mod metric;
mod results;
mod scope;

pub(super) use compound::parts;
use std::ops::Range;

use super::clause::Side;
use super::items::Row;
use super::key_result::Reading;
use super::lexicon::{Class, Classes};
use super::quantity::Role;
use super::{Deadline, Features, HeadClass, Mark, Phrase};
use scope::Scope;

/// Marks with the word class each is listed under.
const MARKS: &[(Class, Mark)] = &[
    (Class::VagueQuantifier, Mark::VagueQuantifier),
    (Class::Superlative, Mark::Superlative),
    (Class::Jargon, Mark::Jargon),
    (Class::Hedge, Mark::Hedge),
    (Class::Vanity, Mark::Vanity),
    (Class::Volatile, Mark::Volatile),
    (Class::LooseMetric, Mark::LooseMetric),
    (Class::Channel, Mark::Channel),
    (Class::SoftActivity, Mark::SoftActivity),
    (Class::Pay, Mark::Pay),
];

/// The words of a statement that rules on wording mark.
pub(crate) fn marks(row: &Row<'_>) -> Vec<(Mark, Range<usize>)> {
    const MARKED: Classes = marked();
    const fn marked() -> Classes {
        let (mut classes, mut at) = (Classes::NONE, 0);
        while at < MARKS.len() {
            classes = classes.with(Classes::of(MARKS[at].0));
            at += 1;
        }
        classes
    }
    let mut found = Vec::new();
    for item in row.items.iter().filter(|item| item.entry.classes.within(MARKED) != Classes::NONE) {
        for (class, mark) in MARKS {
            if item.has(*class) {
                found.push((*mark, item.range.clone()));
            }
        }
    }
    found
}

/// Fills `features` from the statement that decides the line.
pub(crate) fn fill(features: &mut Features, row: &Row<'_>, reading: &Reading, parts: &[Reading]) {
    let phrase = |noun: &super::noun::Noun| Phrase { range: row.bytes(noun.items.clone()), class: noun.class };
    features.object = reading.object.as_ref().map(phrase);
    features.counted = reading.counted.as_ref().map(phrase);
    features.target = reading.value.and_then(|at| row.items[at].number());
    features.baseline = baseline(row, features.target);
    for clause in &reading.sides {
        let range = row.bytes(clause.items.clone());
        match clause.side {
            Side::Means if features.means.is_none() => features.means = Some(range),
            Side::Purpose if features.purpose.is_none() => features.purpose = Some(range),
            _ => {}
        }
    }
    let scope = Scope::of(row, reading);
    features.metric = metric::metric(row, reading, &scope).map(|items| row.bytes(items));
    features.lower_is_better = lower_is_better(row, reading);
    features.unit = features.target.and_then(|index| row.quantities[index].unit.as_deref()).map(in_plural);
    features.segment = segment(row, reading);
    features.deadline = deadline(row);
    features.flags = flags::flags(row, reading, parts, features);
    if features.flags.how && features.means.is_none() {
        features.means = action(row, reading);
    }
    features.direction = direction::direction(row, reading, features, &scope);
}

/// What is done for the effect that is measured: "Write ten guides" of "Write ten guides so that calls fall to 20".
fn action(row: &Row<'_>, reading: &Reading) -> Option<Range<usize>> {
    let value = reading.value?;
    let clause = reading.sides.iter().find(|clause| clause.side == Side::Purpose && clause.items.contains(&value))?;
    let items = reading.items.start..clause.items.start;
    let end = items.clone().rev().find(|&at| row.items[at].is_word() || row.is_value(at))?;
    let is_order =
        items.contains(&reading.head.at) && !matches!(reading.head.class, HeadClass::None | HeadClass::Clause);
    let is_relative = row.is_any(clause.items.start, &["that", "which", "who"]);
    (is_order && !is_relative && end > items.start).then(|| row.bytes(items.start..end + 1))
}

fn baseline(row: &Row<'_>, target: Option<usize>) -> Option<usize> {
    row.quantities.iter().position(|quantity| quantity.role == Role::Baseline).filter(|index| Some(*index) != target)
}

/// Measures of time as one says them beside a number: "days". Signs, codes and symbols have no plural.
fn in_plural(unit: &str) -> String {
    let is_spoken =
        matches!(unit, "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | "time" | "point");
    if is_spoken { format!("{unit}s") } else { unit.to_owned() }
}

fn lower_is_better(row: &Row<'_>, reading: &Reading) -> Option<bool> {
    let noun = reading.object.as_ref().or(reading.counted.as_ref())?;
    (noun.items.start..noun.items.end).rev().find_map(|at| {
        if row.has(at, Class::LowerBetter) {
            Some(true)
        } else if row.has(at, Class::HigherBetter) {
            Some(false)
        } else {
            None
        }
    })
}

/// For whom or where: a phrase of place or people behind the metric.
fn segment(row: &Row<'_>, reading: &Reading) -> Option<Range<usize>> {
    let from = reading.items.start + 1;
    (from..reading.items.end).find_map(|at| {
        if !row.is_any(at, &["in", "among", "amongst", "for", "across", "within", "from", "at"]) || row.is_value(at + 1)
        {
            return None;
        }
        let noun = row.noun(at + 1, reading.items.end, false)?;
        let fits = row.any(noun.head, &[Class::Place, Class::Outside]) || row.is(at, "among");
        fits.then(|| row.bytes(at..noun.items.end))
    })
}

/// Whether a date at byte `at` stands in one bracket with today's value: "(14% in Q2)".
fn is_of_baseline(row: &Row<'_>, at: usize) -> bool {
    let before = nearby(row.text, at);
    let Some(open) = before.rfind('(').filter(|&open| !before[open..].contains(')')) else { return false };
    let open = at - before.len() + open;
    // Quantities are in order, so that the one beside the date is next to it.
    let index = row.quantities.partition_point(|quantity| quantity.range.start < at);
    [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|index| row.quantities.get(index)).any(
        |quantity| {
            let between = quantity.range.end.min(at)..quantity.range.start.max(at);
            quantity.role == Role::Baseline
                && quantity.range.start > open
                && row.text.get(between).is_some_and(|between| !between.contains(')'))
        },
    )
}

/// The text right before byte `at`: enough to see a bracket, and never the whole of a long line.
fn nearby(text: &str, at: usize) -> &str {
    let start = (at.saturating_sub(120)..=at).find(|&start| text.is_char_boundary(start)).unwrap_or(at);
    &text[start..at]
}

fn deadline(row: &Row<'_>) -> Option<Deadline> {
    let due = row.quantities.iter().filter(|quantity| quantity.role == Role::Deadline);
    let quantity = due.into_iter().find(|quantity| !is_of_baseline(row, quantity.range.start))?;
    let words = &row.text[quantity.range.clone()];
    let when = crate::time::find(words).or_else(|| crate::time::occasion(words).map(|(end, when)| (0..end, when)));
    let when = when.map(|(_, when)| when);
    Some(Deadline { range: quantity.range.clone(), when })
}
