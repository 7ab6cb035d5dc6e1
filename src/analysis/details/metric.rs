//! What a key result measures or counts, in its words: without determiner, number, comparative, place and period.
//!
//! A metric stands before its value ("cost per lead from 48 to 36 EUR") or is what the value counts ("60% of leads").
//! Which of both decides the word that leads to the value. Every walk is over the items of one statement.

use std::ops::Range;

use super::super::items::Row;
use super::super::key_result::Reading;
use super::super::lexicon::{Class, Forms};
use super::super::quantity::{QuantityKind, Role};
use super::super::{HeadClass, KeyResultKind};
use super::scope::Scope;

/// Words between a metric and its value.
const LEADS: &[&str] =
    &["from", "to", "by", "at", "of", "up", "down", "within", "under", "below", "above", "over", "is", "are", "than"];

/// What a participle may need to say what is measured: "invoices paid on time".
const ADJUNCTS: &[&str] = &["on time", "on-time", "in full", "on budget", "on page", "on site", "on schedule"];

/// Nouns of movement that hand over to what moves: "a 40% increase in event leads".
const MOVEMENTS: &[&str] =
    &["increase", "decrease", "drop", "rise", "growth", "reduction", "decline", "uplift", "improvement", "cut", "gain"];

/// The items of the metric.
pub(super) fn metric(row: &Row<'_>, reading: &Reading, scope: &Scope) -> Option<Range<usize>> {
    if matches!(reading.kind, KeyResultKind::Task | KeyResultKind::Milestone | KeyResultKind::NotKr) {
        return None;
    }
    let end = scope.items.end;
    let label = || label(row, reading);
    let Some(value) = reading.value else {
        // "Churn reduction": the level stands before the noun that moves it.
        let before = reading.object.as_ref().filter(|object| object.items.end == reading.head.at);
        if let Some(level) = before.filter(|_| matches!(reading.head.class, HeadClass::Change)) {
            return phrase(row, level.items.start, level.items.end, true);
        }
        return says_level(row, reading, scope)
            .then(|| phrase(row, behind_movement(row, scope.start, end), end, true))
            .flatten();
    };
    let counted = counted(row, value, end);
    if value < scope.start {
        return counted;
    }
    // "100 demos → 20 pilots → 5 contracts": what the last of them counts.
    let is_last_of_chain = row.quantity(value).is_some_and(|quantity| quantity.role == Role::Open)
        && value.checked_sub(1).is_some_and(|at| row.items[at].mark().is_some_and(|mark| matches!(mark, '→' | '>')));
    if is_last_of_chain && counted.is_some() && scope.start < value - 1 && row.is_value(scope.start) {
        return counted;
    }
    let first = first_value(row, value, scope);
    let named = phrase(row, scope.start, first, true);
    match (named, counted) {
        (Some(named), Some(counted)) => Some(if is_named(row, reading, first, value) { named } else { counted }),
        (named, counted) => named.or(counted).or_else(label),
    }
}

/// The label before a statement that is nothing but its value: "Bid success: 33%".
fn label(row: &Row<'_>, reading: &Reading) -> Option<Range<usize>> {
    let colon = reading.items.start.checked_sub(1)?;
    (row.items[colon].mark() == Some(':')).then(|| phrase(row, 0, colon, true)).flatten()
}

/// Behind "increase in" and its like, and the words of degree before it.
fn behind_movement(row: &Row<'_>, from: usize, end: usize) -> usize {
    if row.is_any(from, &["in", "of"]) && from > 0 && row.is_any(from - 1, MOVEMENTS) {
        return from + 1;
    }
    let Some(at) = (from..end).find(|&at| !is_preamble(row, at)) else { return from };
    if row.is_any(at, MOVEMENTS) && row.is_any(at + 1, &["in", "of"]) {
        at + 2
    } else if row.is_any(at, &["drop in", "increase in", "growth in", "rise in"]) {
        at + 1
    } else {
        from
    }
}

/// Whether a line without a value says that a level moves, not only what people do.
fn says_level(row: &Row<'_>, reading: &Reading, scope: &Scope) -> bool {
    let at = reading.head.at;
    scope.verb.is_some()
        || reading.head.class != HeadClass::Clause
        || row.any(at, &[Class::Change, Class::SoftChange, Class::Keep])
        || scope.items.clone().any(|at| row.is_any(at, &["up", "down"]))
        || (scope.items.start..scope.items.end.min(scope.items.start + 3))
            .any(|at| row.any(at, &[Class::VagueQuantifier, Class::Comparative]))
}

/// The first of the pair of values that `value` closes.
fn first_value(row: &Row<'_>, value: usize, scope: &Scope) -> usize {
    (scope.start..value)
        .find(|&at| row.quantity(at).is_some_and(|quantity| quantity.role == Role::Baseline))
        .unwrap_or(value)
}

/// Whether the value at `value` is the level of what stands before `first`, not the number of what stands behind.
fn is_named(row: &Row<'_>, reading: &Reading, first: usize, value: usize) -> bool {
    let before = row.before_bound(first, reading.items.start);
    let counts = matches!(
        row.quantity(value).map(|quantity| quantity.kind),
        Some(QuantityKind::Count | QuantityKind::Placeholder | QuantityKind::Zero)
    );
    let Some(before) = before else { return false };
    let is_work = matches!(reading.head.class, HeadClass::Activity | HeadClass::Hire)
        || reading.kind == KeyResultKind::OutputCount && first == value;
    if counts && is_work {
        return false;
    }
    match row.items[before].mark() {
        // "Links: 12 backlinks": the label only says where the count belongs.
        Some(':') => !counts || first < value,
        Some(_) => true,
        None => {
            row.is_any(before, LEADS)
                || row.any(before, &[Class::Cap, Class::Floor])
                || first < value
                || row.any(before, &[Class::Change, Class::Keep]) && before > reading.head.object
                || row.is_noun(before) && !row.is_verb(before) && row.is_noun(first.saturating_sub(1))
        }
    }
}

/// What the value at `value` counts: "of", "more" and "increase in" left out.
fn counted(row: &Row<'_>, value: usize, end: usize) -> Option<Range<usize>> {
    let mut at = value + 1;
    if row.is(at, "as") && row.is_any(at + 1, &["many", "much"]) {
        at += 2;
    }
    while at < end
        && (row.is(at, "of") || row.any(at, &[Class::Comparative]) || row.is_any(at, &["additional", "extra"]))
    {
        at += 1;
    }
    let at = behind_movement(row, at, end);
    let is_first_word = !row.any(at, &[Class::Preposition, Class::Link, Class::Modal, Class::Conjunction])
        && row.items.get(at).is_some_and(|item| item.is_word() || item.mark() == Some('"'));
    if !is_first_word || at >= end {
        return None;
    }
    phrase(row, at, end, row.quantity(value)?.kind == QuantityKind::Multiple)
}

/// The noun phrase from item `from`, as far as it names what is measured. A `whole` one keeps "of the shop" and
/// "who give consent", which after a count only say which ones.
fn phrase(row: &Row<'_>, from: usize, end: usize, whole: bool) -> Option<Range<usize>> {
    let start = (from..end).find(|&at| !is_preamble(row, at))?;
    let mut at = start;
    while at < end {
        match step(row, start, at, end, whole) {
            Some(next) => at = next,
            None => break,
        }
    }
    let last = (start..at.min(end))
        .rev()
        .find(|&at| row.items[at].is_word() && !row.is_function(at) || is_named_number(row, at))?;
    Some(start..last + 1)
}

/// Words before a metric that are none of it.
fn is_preamble(row: &Row<'_>, at: usize) -> bool {
    if let Some(mark) = row.items[at].mark() {
        return !matches!(mark, '"' | '“');
    }
    if row.items[at].number().is_some() {
        // "the top 40 landing pages".
        return !is_named_number(row, at) || row.word(at).starts_with("top ");
    }
    // "A/B tests".
    if row.items.get(at + 1).is_some_and(|next| next.mark() == Some('/')) {
        return false;
    }
    row.any(
        at,
        &[
            Class::Determiner,
            Class::Floor,
            Class::Cap,
            Class::Approximate,
            Class::Universal,
            Class::Conjunction,
            Class::Negation,
        ],
    ) || row.any(at, &[Class::VagueQuantifier, Class::Comparative]) && at + 1 < row.items.len()
        || row.has(at, Class::Adverb) && !row.is_noun(at) && row.word(at).ends_with("ly")
        || row.is_any(at, &["the", "our", "as", "many", "far", "kr", "several"])
}

/// "p95", "day-30": a number that is part of a name.
fn is_named_number(row: &Row<'_>, at: usize) -> bool {
    row.quantity(at).is_some_and(|quantity| matches!(quantity.kind, QuantityKind::Label | QuantityKind::Version))
}

/// The item behind the one at `at`, where that still belongs to the phrase begun at `start`.
fn step(row: &Row<'_>, start: usize, at: usize, end: usize, whole: bool) -> Option<usize> {
    let item = &row.items[at];
    if let Some(mark) = item.mark() {
        return step_mark(row, at, end, mark);
    }
    if item.number().is_some() {
        return is_named_number(row, at).then_some(at + 1);
    }
    if at == start {
        return Some(at + 1);
    }
    if row.is(at, "of") {
        let is_bare = !row.any(at + 1, &[Class::Determiner, Class::Pronoun]);
        let sizes = row.any(at + 1, &[Class::Preposition, Class::Floor, Class::Cap, Class::Approximate]);
        return (at + 1 < end && row.items[at + 1].is_word() && !sizes && (whole || is_bare)).then_some(at + 2);
    }
    if row.is(at, "per") {
        let is_rate = row.has(at + 1, Class::TimeUnit);
        let next = if row.items.get(at + 1)?.number().is_some() { at + 2 } else { at + 1 };
        return (!is_rate && next < end).then_some(next + 1);
    }
    // "calls about opening hours", "revenue from workshops".
    let is_source = whole
        && row.is(at, "from")
        && row
            .items
            .get(at + 2)
            .is_some_and(|next| next.mark() == Some(':') || at + 2 == end && next.number().is_some());
    let is_subject = row.is(at, "about") || is_source && !row.is_value(at + 1);
    if is_subject && at + 1 < end && row.is_noun(at + 1) && !row.has(at + 1, Class::Determiner) {
        return Some(at + 2);
    }
    if row.is_any(at, ADJUNCTS) {
        return Some(at + 1);
    }
    if row.is(at, "on") && row.is_any(at + 1, &["time", "page", "site", "budget"])
        || row.is(at, "in") && row.is(at + 1, "full")
    {
        return Some(at + 2);
    }
    let is_named = row.is(at + 1, "first")
        || row.items.get(at + 1).is_some_and(|next| next.is_word())
            && !row.is_function(at + 1)
            && !row.is_value(at + 1);
    // "time to launch a campaign", "time to first answer".
    if row.is(at, "to") && (row.is_base_verb(at + 1) || is_named) && is_task_noun(row, at - 1) {
        return to_number(row, at + 1, end);
    }
    if whole && row.is_any(at, &["who", "that", "which"]) {
        return to_number(row, at + 1, end);
    }
    if row.is(at, "and") {
        return (at + 2 < end
            && row.is_noun(at + 1)
            && !row.is_base_verb(at + 1)
            && row.items[at - 1].form(Forms::SINGULAR))
        .then_some(at + 2);
    }
    (!ends(row, start, at, end)).then_some(at + 1)
}

fn step_mark(row: &Row<'_>, at: usize, end: usize, mark: char) -> Option<usize> {
    let is_glued =
        |left: usize| row.items.get(left + 1).is_some_and(|next| next.range.start == row.items[left].range.end);
    match mark {
        '"' | '“' | '”' | '&' | '\'' | '’' | '#' => Some(at + 1),
        '/' | '-' | '‑' => (at + 1 < end && is_glued(at) && row.items[at + 1].is_word()).then_some(at + 2),
        // "avg. basket value".
        '.' => (at + 1 < end
            && !is_glued(at)
            && row.items[at + 1].is_word()
            && row.word(at - 1).len() <= 4
            && !row.items[at + 1].capital)
            .then_some(at + 1),
        _ => None,
    }
}

/// Nouns after which "to" and a verb say which time or cost is meant.
fn is_task_noun(row: &Row<'_>, at: usize) -> bool {
    row.is_any(at, &["time", "times", "cost", "costs", "days", "hours", "steps", "clicks", "effort", "wait"])
}

/// To the word that leads to a value, a preposition of place, or the end.
fn to_number(row: &Row<'_>, from: usize, end: usize) -> Option<usize> {
    let stop = (from..end).find(|&at| {
        row.items[at].number().is_some()
            || row.items[at].mark().is_some_and(|mark| !matches!(mark, '\'' | '’' | '-' | '/'))
            || row.is_any(at, &["from", "to", "at", "by", "in", "on", "up", "down", "below", "under", "above", "over"])
            || leads_to_value(row, at)
    });
    Some(stop.unwrap_or(end))
}

/// "go", "comes", which may be one term with what follows: "go from".
fn goes(row: &Row<'_>, at: usize) -> bool {
    let word = row.word(at).split(' ').next().unwrap_or_default();
    ["go", "goes", "come", "comes", "move", "moves"].iter().any(|go| word.eq_ignore_ascii_case(go))
}

/// "falls from", "go to", "rises by": the verb between a metric and its value.
pub(super) fn leads_to_value(row: &Row<'_>, at: usize) -> bool {
    let moves = goes(row, at) || row.any(at, &[Class::Change, Class::Keep]);
    moves && (row.is_any(at + 1, LEADS) || row.is_value(at + 1) || row.any(at + 1, &[Class::Cap, Class::Floor]))
}

/// "25 more services available": a state behind what is counted.
fn behind_state(row: &Row<'_>, at: usize) -> bool {
    // "invoices paid on time" names a quality that is measured.
    let is_quality = ADJUNCTS.iter().any(|adjunct| row.word(at).ends_with(adjunct)) || row.is_any(at + 1, ADJUNCTS);
    row.has(at, Class::State) && !is_quality && !row.is_noun(at) && row.items[at - 1].form(Forms::PLURAL)
}

/// Whether the phrase begun at `start` ends before the word at `at`.
fn ends(row: &Row<'_>, start: usize, at: usize, end: usize) -> bool {
    let item = &row.items[at];
    let function = [
        Class::Preposition,
        Class::Link,
        Class::Modal,
        Class::Negation,
        Class::Determiner,
        Class::Conjunction,
        Class::Pronoun,
        Class::Cap,
        Class::Floor,
        Class::Universal,
        Class::Comparative,
    ];
    if item.any(&function) || row.is_any(at, &["up", "down", "too", "frm", "older", "low", "high", "worth"]) {
        return true;
    }
    let next = at + 1;
    let at_end = next >= end;
    let is_rate = row.is_any(next, &["a", "an", "each", "every"]) && row.has(next + 1, Class::TimeUnit);
    let to_value = at_end
        || is_rate
        || !row.items[next].is_word()
        || row.is_any(next, LEADS)
        || row.any(next, &[Class::Cap, Class::Floor]);
    let moves = item.any(&[Class::Change, Class::Keep]) || row.is_any(at, &["goes", "go", "comes", "come"]);
    let reaches = item.has(Class::Achieve) && !at_end && row.is_value(next) && item.form(Forms::THIRD);
    // "share of forms completed online".
    let is_share =
        row.any(start, &[Class::QuantityWord]) || row.is_any(start, &["share", "percentage", "proportion", "number"]);
    if reaches || behind_state(row, at) && !is_share || goes(row, at) && row.is_value(next) {
        return true;
    }
    if moves && to_value && item.form(Forms::THIRD.with(Forms::BASE).with(Forms::PAST).with(Forms::PARTICIPLE)) {
        return true;
    }
    if row.is_participle(at) {
        let is_quality = row.is_any(next, ADJUNCTS)
            || row.word(at).ends_with(" on time")
            || row.is_any(next, &["on", "in"]) && row.is_any(next + 1, &["time", "full", "budget"]);
        let modifies = row.is_noun(next) && !row.is_function(next) && !at_end;
        return !(is_quality || is_share || modifies);
    }
    // A plural is hardly followed by another noun: "deploys need", "keywords rank".
    let before = row.word(at - 1);
    let behind_plural = before.len() > 3
        && before.ends_with('s')
        && !before.ends_with("ss")
        && !before.ends_with("us")
        && !row.is_any(at - 1, &["sales", "goods", "news", "customs", "business"]);
    if behind_plural
        && (item.form(Forms::BASE) || row.is_base_verb(at) || row.is_any(at, &["go", "come", "get", "do", "have"]))
        && !item.form(Forms::PLURAL)
    {
        return true;
    }
    let is_plural_noun = item.form(Forms::PLURAL) && row.is_noun(at) && to_value;
    !is_plural_noun && row.is_finite(at, Some(at - 1))
        || item.has(Class::Adverb)
            && !(is_share && row.is_participle(at - 1))
            && !row.is_noun(at)
            && (at_end || !row.is_noun(next))
}
