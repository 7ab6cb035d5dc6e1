//! What a wording says of its metric: one result alone, moved the better way, and told in a unit that it can have.
//!
//! In go the statement and the wording with its reading, out come objections. A metric is known where the words behind the
//! verb are one of its names; of others only what their first word tells is said.

use std::ops::Range;

use super::Objection;
use crate::analysis::{Direction, Features, QuantityKind, Role};
use crate::propose::blank;
use crate::propose::knowledge::file::{Unit, Way};
use crate::propose::knowledge::term::{self, Word};
use crate::propose::knowledge::{Found, Metric, find_metrics};
use crate::propose::own::Statement;

/// Objections to what `text`, which was read as `reading`, says of its metric.
pub fn objections(statement: &Statement<'_>, text: &str, reading: &Features) -> Vec<Objection> {
    let words = term::words(text);
    let named = named(&words, reading);
    let objections = [
        (holds_two(text, reading) && !statement.reading.flags.compound).then_some(Objection::TwoResults),
        named
            .as_ref()
            .filter(|named| goes_the_wrong_way(statement, named, reading))
            .map(|named| Objection::WrongWay(text[named.range.clone()].to_owned())),
        unit_that_is_none(text, &words, reading, named.as_ref())
            .map(|range| Objection::UnlikeUnit(text[range].to_owned())),
    ];
    objections.into_iter().flatten().collect()
}

/// "from [baseline?] to [target?] …, and … from [baseline?] to [target?]".
fn holds_two(text: &str, reading: &Features) -> bool {
    let repeats = |name: &str| text.matches(&blank(name)).count() > 1;
    reading.flags.compound || repeats("baseline") || repeats("target")
}

/// The metric whose name is all that the wording measures.
fn named(words: &[Word], reading: &Features) -> Option<Found<Metric>> {
    const BEHIND: [&str; 16] = [
        "from", "to", "by", "in", "of", "for", "among", "at", "on", "with", "within", "after", "before", "below",
        "above", "per",
    ];
    let metric = reading.metric.clone()?;
    let is_end = |end: usize| {
        let next = words.iter().find(|word| word.range.start >= end);
        next.is_none_or(|next| next.is_parted || BEHIND.contains(&next.lower.as_str()))
    };
    let is_start = |start: usize| {
        let before = words.iter().filter(|word| word.range.start >= metric.start && word.range.end <= start);
        before.into_iter().all(|word| matches!(word.lower.as_str(), "the" | "our" | "number" | "of"))
    };
    find_metrics(words)
        .into_iter()
        .find(|found| metric.start <= found.range.start && is_start(found.range.start) && is_end(found.range.end))
}

/// Whether less of what is better, or more of what is worse, is asked for, and not by the author.
fn goes_the_wrong_way(statement: &Statement<'_>, named: &Found<Metric>, reading: &Features) -> bool {
    let is_more = (named.what.direction == Way::Increase) != named.is_less;
    let worse = if is_more { Direction::Decrease } else { Direction::Increase };
    let by_author = || {
        statement.reading.direction == Some(worse)
            && find_metrics(&term::words(statement.text)).iter().any(|own| own.what.id == named.what.id)
    };
    reading.direction == Some(worse) && !by_author()
}

/// What is told in per cent and cannot be: a span of time, an amount of money, a rank, a number of something.
fn unit_that_is_none(
    text: &str,
    words: &[Word],
    reading: &Features,
    named: Option<&Found<Metric>>,
) -> Option<Range<usize>> {
    let in_blanks = ["baseline", "target"].iter().any(|name| text.contains(&format!("{}%", blank(name))));
    let in_values = reading
        .quantities
        .iter()
        .any(|number| number.kind == QuantityKind::Percent && matches!(number.role, Role::Baseline | Role::Target));
    if !in_blanks && !in_values {
        return None;
    }
    if let Some(named) = named {
        let is_none = matches!(named.what.unit, Unit::Duration | Unit::Money | Unit::Rank);
        return is_none.then(|| named.range.clone());
    }
    let metric = reading.metric.clone()?;
    let mut inside = words.iter().filter(|word| word.range.start >= metric.start && word.lower != "the");
    let (first, second) = (inside.next()?, inside.next()?);
    let is_count = first.lower == "number" && second.lower == "of";
    let is_time = first.lower == "time" && matches!(second.lower.as_str(), "from" | "to" | "until" | "between");
    (is_count || is_time).then_some(first.range.start..second.range.end)
}
