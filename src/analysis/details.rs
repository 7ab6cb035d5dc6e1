//! What else a statement says: the metric in its words, from where to where, by when, for whom, and how.

use std::ops::Range;

use super::clause::Side;
use super::items::{Row, is_value};
use super::key_result::Reading;
use super::lexicon::{Class, Forms};
use super::quantity::{Comparator, QuantityKind, Role};
use super::{Deadline, Direction, Features, Flags, HeadClass, KeyResultKind, Mark, Phrase, PhraseClass};

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
    let mut found = Vec::new();
    for item in &row.items {
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
    features.metric = metric(row, reading).map(|items| row.bytes(items));
    features.direction = direction(row, reading, features);
    features.lower_is_better = lower_is_better(row, reading);
    features.unit = features.target.and_then(|index| row.quantities[index].unit.clone());
    features.segment = segment(row, reading);
    features.deadline = deadline(row);
    features.flags = flags(row, reading, parts, features);
}

fn baseline(row: &Row<'_>, target: Option<usize>) -> Option<usize> {
    row.quantities.iter().position(|quantity| quantity.role == Role::Baseline).filter(|index| Some(*index) != target)
}

/// The measured thing in the author's words.
fn metric(row: &Row<'_>, reading: &Reading) -> Option<Range<usize>> {
    if !matches!(reading.kind, KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified) {
        return None;
    }
    let effect = reading.how
        && reading.value.is_some_and(|at| {
            reading.sides.iter().any(|clause| clause.side == Side::Purpose && clause.items.contains(&at))
        });
    if effect {
        let at = reading.value?;
        let clause = reading.sides.iter().find(|clause| clause.items.contains(&at))?;
        let inner = super::key_result::read(row, clause.body..clause.items.end);
        return metric_of(row, &inner);
    }
    metric_of(row, reading)
}

fn metric_of(row: &Row<'_>, reading: &Reading) -> Option<Range<usize>> {
    let object = reading.object.as_ref().filter(|noun| reading.value.is_none_or(|at| noun.head < at));
    let noun = match (object, reading.counted.as_ref()) {
        (Some(object), _) if object.class != PhraseClass::Unknown || reading.counted.is_none() => object,
        (_, Some(counted)) => counted,
        (Some(object), None) => object,
        (None, None) => reading.object.as_ref()?,
    };
    let mut start = noun.items.start;
    while start < noun.head
        && (!row.items[start].is_word()
            || row.any(
                start,
                &[
                    Class::Determiner,
                    Class::Comparative,
                    Class::Floor,
                    Class::Cap,
                    Class::Approximate,
                    Class::Universal,
                    Class::Conjunction,
                ],
            ))
    {
        start += 1;
    }
    let mut end = noun.items.end;
    // "cost per lead", "time to launch a campaign", "share of orders" belong together.
    while end < reading.items.end && row.is_any(end, &["of", "per", "to", "from", "for", "on"]) {
        let joins = row.is_any(end, &["of", "per"])
            || row.is(end, "to")
                && row.is_base_verb(end + 1)
                && !row.is_value(end + 1)
                && reading.sides.iter().all(|clause| clause.items.start != end);
        if !joins {
            break;
        }
        let body = if row.is(end, "to") { end + 2 } else { end + 1 };
        match row.noun(body, reading.items.end, false) {
            Some(inner) if !(body..inner.items.end).any(|at| row.is_value(at)) => end = inner.items.end,
            _ => break,
        }
    }
    Some(start..end)
}

fn direction(row: &Row<'_>, reading: &Reading, features: &Features) -> Option<Direction> {
    let head = reading.head.at;
    if reading.head.class == HeadClass::Keep || row.any(head, &[Class::Keep]) && reading.head.class == HeadClass::Clause
    {
        return Some(Direction::Maintain);
    }
    let value = |index: Option<usize>| index.and_then(|index| row.quantities[index].value);
    if let (Some(from), Some(to)) = (value(features.baseline), value(features.target))
        && from != to
    {
        return Some(if to > from { Direction::Increase } else { Direction::Decrease });
    }
    let verb = |at: usize| {
        if row.has(at, Class::Down) {
            Some(Direction::Decrease)
        } else if row.has(at, Class::Up) {
            Some(Direction::Increase)
        } else {
            None
        }
    };
    if matches!(reading.head.class, HeadClass::Change | HeadClass::Clause)
        && let Some(direction) = verb(head)
    {
        return Some(direction);
    }
    let moved = (reading.items.start..reading.items.end)
        .find_map(|at| if row.any(at, &[Class::Change]) || row.has(at, Class::Comparative) { verb(at) } else { None });
    if moved.is_some() {
        return moved;
    }
    let target = features.target.map(|index| &row.quantities[index]);
    if target.is_some_and(|quantity| {
        matches!(quantity.comparator, Some(Comparator::Under | Comparator::AtMost))
            || quantity.kind == QuantityKind::Zero
    }) {
        return Some(Direction::Decrease);
    }
    if target.is_some_and(|quantity| matches!(quantity.comparator, Some(Comparator::Over | Comparator::AtLeast)))
        || reading.head.class == HeadClass::Achieve
    {
        return Some(Direction::Increase);
    }
    if reading.head.class == HeadClass::SoftChange {
        return Some(if lower_is_better(row, reading) == Some(true) {
            Direction::Decrease
        } else {
            Direction::Increase
        });
    }
    match reading.kind {
        KeyResultKind::Outcome if reading.counted.is_some() => Some(Direction::Increase),
        _ => None,
    }
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

fn deadline(row: &Row<'_>) -> Option<Deadline> {
    let quantity = row.quantities.iter().find(|quantity| quantity.role == Role::Deadline)?;
    let when = crate::time::find(&row.text[quantity.range.clone()]).map(|(_, when)| when);
    Some(Deadline { range: quantity.range.clone(), when })
}

fn flags(row: &Row<'_>, reading: &Reading, parts: &[Reading], features: &Features) -> Flags {
    let values = row
        .quantities
        .iter()
        .any(|quantity| is_value(quantity) && quantity.kind != QuantityKind::All && quantity.role != Role::Baseline);
    let counted = matches!(reading.kind, KeyResultKind::Outcome | KeyResultKind::OutputCount);
    let target = features.target.map(|index| &row.quantities[index]);
    let has_baseline = features.baseline.is_some();
    let moved = target.is_some_and(|quantity| {
        quantity.role == Role::Change
            || quantity.kind == QuantityKind::Multiple && reading.head.class == HeadClass::Change
    });
    let means = reading.sides.iter().any(|clause| clause.side == Side::Means);
    let result = matches!(reading.kind, KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified);
    Flags {
        has_target: counted && values && reading.value.is_some(),
        has_baseline,
        relative: reading.kind == KeyResultKind::Outcome && moved && !has_baseline,
        has_deadline: features.deadline.is_some(),
        how: result && (reading.how || means),
        maintain: reading.head.class == HeadClass::Keep
            || reading.head.continued
            || row.has(reading.head.at, Class::Keep) && matches!(reading.head.class, HeadClass::Clause),
        placeholder: row.quantities.iter().any(|quantity| quantity.kind == QuantityKind::Placeholder),
        compound: parts.iter().filter(|part| part.kind != KeyResultKind::NotKr && part.items.len() > 1).count() > 1,
        vague_target: result && reading.value.is_none() && promises_vaguely(row, reading),
    }
}

/// "significantly more", "many": a number is promised, by words only.
fn promises_vaguely(row: &Row<'_>, reading: &Reading) -> bool {
    reading.items.clone().any(|at| {
        row.has(at, Class::VagueQuantifier)
            || row.has(at, Class::Comparative) && at == reading.items.start && !row.items[at].form(Forms::BASE)
    })
}
