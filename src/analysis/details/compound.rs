//! Whether a line asks for two or more separate results. A list of things is one result, two verbs over one thing are
//! one, and so is a result with its explanation behind a colon or dash.

use std::ops::Range;

use super::super::clause::Side;
use super::super::items::Row;
use super::super::key_result::Reading;
use super::super::lexicon::{Class, Forms};
use super::super::quantity::{QuantityKind, Role};
use super::super::{HeadClass, KeyResultKind};
use super::results::{elaborates, results};

/// Whether `parts`, of which `reading` decides the line, are separate results.
pub(super) fn is_compound(row: &Row<'_>, reading: &Reading, parts: &[Reading]) -> bool {
    let real: Vec<&Reading> =
        parts.iter().filter(|part| part.kind != KeyResultKind::NotKr && part.items.len() > 1).collect();
    real.windows(2).any(|pair| are_separate(row, pair[0], pair[1]))
        || has_two_values(row, reading)
        || has_two_labels(row)
        || has_twin_levels(row)
        || !listed_measures(row, reading).is_empty()
        || results(row, reading).len() > 1
}

/// The results that a compound line of one statement falls into; the line alone where it is not known which.
pub(in crate::analysis) fn parts(row: &Row<'_>, reading: &Reading) -> Vec<Range<usize>> {
    let measures = listed_measures(row, reading);
    if measures.is_empty() { results(row, reading) } else { measures }
}

/// What joins two statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A colon or dash: what follows explains.
    Explanation,
    /// A full stop.
    Stop,
    /// A semicolon.
    Semicolon,
    /// "and", a comma.
    And,
}

fn joint(row: &Row<'_>, one: &Reading, other: &Reading) -> Joint {
    let between = one.items.end..other.items.start;
    let mark = between.clone().find_map(|at| row.items[at].mark());
    match mark {
        Some(':' | '-' | '–' | '—') => Joint::Explanation,
        Some(';') => Joint::Semicolon,
        Some('.' | '|' | '!' | '?') => Joint::Stop,
        _ => Joint::And,
    }
}

/// Whether a comma stands right before a part.
fn has_comma(row: &Row<'_>, part: &Reading) -> bool {
    part.items.start.checked_sub(1).is_some_and(|at| row.items[at].mark() == Some(','))
}

fn are_separate(row: &Row<'_>, one: &Reading, other: &Reading) -> bool {
    let both = is_target(row, one) && is_target(row, other);
    let leads = |part: &Reading| !matches!(part.head.class, HeadClass::None | HeadClass::Clause);
    if elaborates(row, &other.items, leads(other)) || !both && (refers_back(row, other) || shares_thing(row, one)) {
        return false;
    }
    match joint(row, one, other) {
        Joint::Explanation => both && leads(other) == leads(one),
        Joint::Stop => {
            both || is_target(row, one) == is_target(row, other) && one.kind == other.kind && has_own_object(row, other)
        }
        // Nobody sets a note off by a semicolon: "Cut returns to 4%; draft the size guide".
        Joint::Semicolon => both || other.items.len() > 2 && (leads(other) || other.head.class == HeadClass::Clause),
        Joint::And if both && is_consequence(row, other) => false,
        Joint::And if both => leads(other) || one.kind != KeyResultKind::OutputCount,
        Joint::And => {
            // "by writing guides and calling shops" belongs to the clause before, as does "to win fans and keep them".
            let is_within = one.sides.iter().any(|clause| {
                clause.items.end >= one.items.end && (row.is(clause.items.start, "to") || clause.side == Side::Means)
            });
            let is_listed = row.items[other.items.start].capital && has_comma(row, other);
            !is_within && leads(other) && (is_target(row, other) || is_listed || has_own_object(row, other))
        }
    }
}

/// Whether a part has a number to reach, not only one of today.
fn is_target(row: &Row<'_>, part: &Reading) -> bool {
    part.value.and_then(|at| row.quantity(at)).is_some_and(|quantity| quantity.role != Role::Baseline)
}

/// "…, bringing returns under 4%": what comes of the statement before.
fn is_consequence(row: &Row<'_>, part: &Reading) -> bool {
    has_comma(row, part) && row.items[part.items.start].form(Forms::GERUND) && row.is_verb(part.items.start)
}

/// "and get their feedback", "it is 37 today".
fn refers_back(row: &Row<'_>, part: &Reading) -> bool {
    part.items.clone().take(4).any(|at| {
        row.is_any(at, &["it", "its", "it's", "them", "they", "their", "this", "these", "we", "which", "we're"])
    })
}

/// "Compare" in "Compare, choose and order the press", "Interview them": a verb without a thing of its own.
fn shares_thing(row: &Row<'_>, part: &Reading) -> bool {
    let (at, end) = (part.head.at + 1, part.items.end);
    let leads = !matches!(part.head.class, HeadClass::None | HeadClass::Clause);
    let is_joint = |at: usize| row.has(at, Class::Conjunction) || row.items[at].mark() == Some(',');
    let is_pronoun = at < end && row.has(at, Class::Pronoun) && end - at <= 4;
    leads && (part.items.len() <= 2 || is_pronoun || (at..end.min(at + 2)).any(is_joint))
}

/// Whether a verb leads the part and a thing of its own follows: "appoint a PR agency".
fn has_own_object(row: &Row<'_>, part: &Reading) -> bool {
    let at = part.head.at + 1;
    part.items.len() > 2
        && at < part.items.end
        && (row.any(at, &[Class::Determiner, Class::Universal])
            || row.is_value(at)
            || row.is_noun(at) && part.items.clone().any(|at| row.is_any(at, &["up", "down"])))
}

/// "50% in shops and 30% online", "18%, D30 at 6": two targets of one statement.
fn has_two_values(row: &Row<'_>, reading: &Reading) -> bool {
    if !matches!(reading.kind, KeyResultKind::Outcome | KeyResultKind::OutputCount) {
        return false;
    }
    let is_outcome = reading.kind == KeyResultKind::Outcome;
    let mut last = None;
    // ", naming 2 gains and 2 losses": told of the work before.
    let is_told = |at: usize| at > 1 && row.items[at - 1].form(Forms::GERUND) && row.items[at - 2].mark() == Some(',');
    for at in outside_brackets(row, reading.items.clone()).filter(|&at| is_result(row, at)) {
        if is_told(at) {
            break;
        }
        if last.is_some_and(|last| are_listed(row, last, at, is_outcome)) {
            return true;
        }
        last = Some(at);
    }
    false
}

/// The items that stand in no brackets.
fn outside_brackets<'r>(row: &'r Row<'_>, items: Range<usize>) -> impl Iterator<Item = usize> + 'r {
    let mut depth = 0usize;
    items.filter(move |&at| {
        match row.items[at].mark() {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

fn is_result(row: &Row<'_>, at: usize) -> bool {
    row.is_value(at)
        && row.quantity(at).is_some_and(|quantity| {
            matches!(quantity.role, Role::Open | Role::Target | Role::Change)
                && !matches!(
                    quantity.kind,
                    QuantityKind::All | QuantityKind::Zero | QuantityKind::Rank | QuantityKind::Multiple
                )
        })
}

/// Whether "and" or a comma stands between two values, and each has words of its own.
fn are_listed(row: &Row<'_>, one: usize, other: usize, is_outcome: bool) -> bool {
    let joint = (one + 1..other)
        .find(|&at| row.is_any(at, &["and", "&", "plus", "+"]) || matches!(row.items[at].mark(), Some(',' | '+')));
    let Some(joint) = joint else { return false };
    if row.is_any(
        joint + 1,
        &[
            "with", "of", "including", "incl", "within", "in", "i.e", "i.e.", "ie", "target", "goal", "average",
            "averaging", "avg", "each",
        ],
    ) {
        return false;
    }
    let verb = joint + 1 + usize::from(row.is_any(joint + 1, &["and", "then"]));
    if row.items[verb].form(Forms::GERUND) && row.is_verb(verb) {
        return false;
    }
    let reaches = row.any(verb, &[Class::Achieve, Class::Change]) && row.items[verb].form(Forms::BASE);
    // "40 by October" after "88 in May" is about the same thing.
    let names = |at: usize| {
        row.items.get(at).is_some_and(|next| next.is_word() || matches!(next.mark(), Some('"' | '“')))
            && !row.has(at + 1, Class::Month)
            && !(row.items[joint].mark() == Some(',')
                && row.is_any(at, &["of", "or", "per", "each", "so", "last", "this", "in"]))
            && row.quantity(at + 1).is_none_or(|quantity| quantity.kind != QuantityKind::Date)
    };
    let counts = |at: usize| names(at) && !row.any(at, &[Class::Preposition, Class::Conjunction, Class::Comparative]);
    if !is_outcome {
        return joint > one + 1 && (reaches || other == joint + 1 && counts(other + 1));
    }
    // "D30 at 6", "p99 drops below 800 ms".
    let is_level = row.is_any(other - 1, &["at", "to", "below", "under", "above", "over", "than"]);
    if is_level && other > joint + 2 && joint > one {
        return true;
    }
    let (first, second) = (row.quantity(one), row.quantity(other));
    if [first, second].iter().flatten().any(|quantity| quantity.kind == QuantityKind::Duration) {
        return false;
    }
    let alike = first.zip(second).is_some_and(|(first, second)| first.kind == second.kind || first.unit != second.unit);
    joint > one + 1 && alike && names(other + 1)
        || joint == one + 1 && other > joint + 1 && (!row.is_verb(joint + 1) || row.is_noun(joint + 1))
}

/// Fewer measures in one line may be two readings of one thing: "engagement and satisfaction".
const SEVERAL: usize = 3;

/// "Increase engagement and satisfaction and brand loyalty": the measures that one verb is to move, where there are several
/// and no number belongs to one of them.
fn listed_measures(row: &Row<'_>, reading: &Reading) -> Vec<Range<usize>> {
    const NAMES: &[Class] =
        &[Class::Measure, Class::OutsideAct, Class::Quality, Class::LooseMetric, Class::WeakQuantity, Class::WeakState];
    let moves = matches!(reading.head.class, HeadClass::Change | HeadClass::SoftChange);
    if !moves || reading.value.is_some() {
        return Vec::new();
    }
    let mut measures = Vec::new();
    let first = reading.head.object;
    let mut start = first;
    for at in first..=reading.items.end {
        let is_end = at == reading.items.end || row.has(at, Class::Preposition) || row.items[at].mark() == Some('.');
        let is_joint = is_end || row.is_any(at, &["and", "&", "plus"]) || row.items[at].mark() == Some(',');
        if !is_joint {
            continue;
        }
        if start < at {
            if !row.any(at - 1, NAMES) || at - start > 4 {
                return Vec::new();
            }
            measures.push(start..at);
        }
        if is_end {
            break;
        }
        start = at + 1;
    }
    if measures.len() >= SEVERAL { measures } else { Vec::new() }
}

/// "from 40/50 to 60/70": two values at the start and two at the end.
fn has_twin_levels(row: &Row<'_>) -> bool {
    let is_twin = |role: Role| {
        row.quantities.windows(2).any(|pair| {
            pair[0].role == role
                && pair[1].role == Role::Incidental
                && row.text.get(pair[0].range.end..pair[1].range.start) == Some("/")
        })
    };
    is_twin(Role::Baseline) && is_twin(Role::Target)
}

/// "[Billing] …, [Support] …": each label opens a result.
fn has_two_labels(row: &Row<'_>) -> bool {
    let opens = |at: usize| {
        row.items[at].mark() == Some('[')
            && row.items.get(at + 1).is_some_and(|next| next.is_word() && next.capital)
            && row.items.get(at + 3).is_some_and(|behind| behind.is_word())
            && row.items.get(at + 2).is_some_and(|close| close.mark() == Some(']'))
    };
    (0..row.items.len()).filter(|&at| opens(at)).count() > 1
}
