//! Which part of a statement says the result: the effect of an action, or the statement without its side clauses.

use std::ops::Range;

use super::super::clause::Side;
use super::super::items::Row;
use super::super::key_result::Reading;
use super::super::lexicon::{Class, Forms};
use super::super::{HeadClass, KeyResultKind};
use super::metric;

/// The items that say the result, and where its noun phrase may begin.
pub(super) struct Scope {
    pub items: Range<usize>,
    /// The first item behind the verb that leads them.
    pub start: usize,
    /// The verb that leads them.
    pub verb: Option<usize>,
}

impl Scope {
    pub fn of(row: &Row<'_>, reading: &Reading) -> Self {
        effect(row, reading).unwrap_or_else(|| main(row, reading))
    }
}

/// "… so that abandoned baskets fall to 58%", "… to lift revenue by 10%", "… that brings in €400k".
fn effect(row: &Row<'_>, reading: &Reading) -> Option<Scope> {
    let value = reading.value?;
    // "Trials that reach the report go from 34% to 55%" begins with a noun, not with an order.
    let is_order = row
        .items
        .get(reading.head.at)
        .is_some_and(|head| !head.form(Forms::THIRD) || head.form(Forms::BASE) || head.form(Forms::PARTICIPLE));
    let is_action = is_order && matches!(reading.head.class, HeadClass::Activity | HeadClass::Ensure | HeadClass::Hire);
    let clause = reading.sides.iter().find(|clause| {
        clause.items.contains(&value)
            && !is_of_subject(row, clause.items.clone(), value)
            && (clause.side == Side::Purpose
                || clause.side == Side::Relative && is_action && is_finite(row, clause.body))
    })?;
    let end = reading.sides.iter().map(|side| side.items.start).filter(|&start| start > value).min();
    let items = clause.body..end.unwrap_or(clause.items.end).min(clause.items.end);
    let opener = clause.items.start;
    let is_infinitive = row.is_any(opener, &["to", "in order to"]) || row.is(clause.body.wrapping_sub(1), "to");
    let is_relative = row.is_any(opener, &["that", "which", "who"]);
    let start = if is_infinitive || is_relative {
        clause.body + 1
    } else if row.has(clause.body, Class::Pronoun) {
        clause.body + 2
    } else {
        clause.body
    };
    let verb = (start > clause.body).then(|| start - 1);
    Some(Scope { verb, start: particles(row, start).min(value), items })
}

/// "Trials that reach the report go from 34% to 55%": the clause says which ones, and the verb of the line stands in it.
pub(super) fn is_of_subject(row: &Row<'_>, clause: Range<usize>, value: usize) -> bool {
    row.is_any(clause.start, &["that", "which", "who"])
        && (clause.start + 2..value).any(|at| metric::leads_to_value(row, at))
}

fn is_finite(row: &Row<'_>, at: usize) -> bool {
    row.is_verb(at) && !row.any(at, &[Class::Link, Class::Modal])
}

fn main(row: &Row<'_>, reading: &Reading) -> Scope {
    let Range { start, end } = reading.items;
    let behind = reading.value.map_or(start, |value| value + 1).max(reading.head.at + 1);
    let end = reading
        .sides
        .iter()
        .filter(|clause| clause.side != Side::Relative && clause.items.start >= behind)
        .map(|clause| clause.items.start)
        .min()
        .unwrap_or(end);
    let at = reading.head.at;
    // "Phone enquiries down by a third", "Returned adoptions below 5%": a result whose first word is no verb after all.
    let is_modifier = at == start
        && reading.kind == KeyResultKind::Outcome
        && reading.value.is_some_and(|value| value > at + 2)
        && row.is_noun(at + 1)
        && !row.any(at + 1, &[Class::Determiner])
        && (row.has(at, Class::Adjective)
            || !row.items[at].form(Forms::BASE)
            || reading.head.class == HeadClass::Activity && row.is_noun(at) && !row.has(at, Class::MostlyVerb));
    if is_modifier {
        return Scope { items: start..end, start, verb: None };
    }
    if !matches!(reading.head.class, HeadClass::None | HeadClass::Clause) {
        return Scope { items: start..end, start: particles(row, at + 1).min(end), verb: Some(at) };
    }
    let first = (start..end)
        .find(|&at| row.items[at].is_word() && !row.any(at, &[Class::Adverb, Class::VagueQuantifier]))
        .unwrap_or(start);
    let verb = leads(row, first).then_some(first);
    Scope { items: start..end, start: verb.map_or(start, |verb| particles(row, verb + 1)), verb }
}

/// Whether the first word is a verb of change, though it could be a noun: "Increase reply rate", not "Drop rate".
fn leads(row: &Row<'_>, at: usize) -> bool {
    let verb = row.has(at, Class::Change)
        || row.has(at, Class::SoftChange)
        || row.is_any(at, &["reach", "exceed", "surpass", "achieve", "attain", "push"]);
    verb && row.items[at].form(Forms::BASE)
        && row.items.get(at + 1).is_some_and(|next| next.is_word() || next.number().is_some())
        && !row.any(at + 1, &[Class::Preposition, Class::Link, Class::Modal])
        && !row.is_any(at + 1, &["rate", "rates", "ratio", "time", "times", "count", "off"])
}

/// Behind "up" and its like: "Push up seat occupancy".
fn particles(row: &Row<'_>, at: usize) -> usize {
    (at..row.items.len()).find(|&next| !row.is_any(next, &["up", "down", "out", "off", "back", "away"])).unwrap_or(at)
}
