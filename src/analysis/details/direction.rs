//! Which way a metric is to move, where the line says or implies it: two values, a sign, a verb or noun of change, a
//! comparative, "stays". A bare level of a result lies on the better side of where it stands today; a count of own work
//! has no way to go.

use super::super::items::Row;
use super::super::key_result::Reading;
use super::super::lexicon::{Class, Forms};
use super::super::quantity::{Comparator, Quantity, QuantityKind, Role};
use super::super::{Direction, Features, HeadClass, KeyResultKind, PhraseClass};
use super::scope::Scope;
use Direction::{Decrease, Increase, Maintain};

/// Words behind a verb or noun of change.
const BEHIND_CHANGE: &[&str] = &["by", "to", "from", "up", "down", "below", "above", "under", "in", "of", "back"];

/// The way, if any.
pub(super) fn direction(row: &Row<'_>, reading: &Reading, features: &Features, scope: &Scope) -> Option<Direction> {
    if matches!(reading.kind, KeyResultKind::Task | KeyResultKind::Milestone | KeyResultKind::NotKr) {
        return None;
    }
    let value = |index: Option<usize>| row.quantities[index?].value;
    // "by 5 points (from 20%)": how far is no level to compare with.
    let is_level = features.target.is_some_and(|index| row.quantities[index].role != Role::Change);
    if let (Some(from), Some(to)) = (value(features.baseline), value(features.target))
        && from != to
        && is_level
    {
        return Some(if to > from { Increase } else { Decrease });
    }
    if features.flags.maintain {
        return Some(Maintain);
    }
    let target = features.target.map(|index| &row.quantities[index]);
    // The number of own works is as it is: "Drop 80 unused rules" takes none of them away from a level.
    let is_result = reading.kind == KeyResultKind::Outcome;
    let is_open_count =
        reading.kind == KeyResultKind::OutputCount && target.is_none_or(|target| target.role == Role::Open);
    target.and_then(|target| of_quantity(row, target)).or_else(|| {
        let worse = super::lower_is_better(row, reading) == Some(true);
        let verb = if is_open_count {
            None
        } else {
            of_head(row, reading, target, worse).or_else(|| of_leader(row, scope, worse))
        };
        verb.or_else(|| scope.items.clone().find_map(|at| of_word(row, at, worse, is_open_count)))
            .or_else(|| target.filter(|_| is_result).and_then(|target| of_level(target, features.lower_is_better)))
    })
}

/// Which side of a bare level is the better one: below a cap, a zero, a span of time or a level of which less is better;
/// above any other.
fn of_level(target: &Quantity, lower_is_better: Option<bool>) -> Option<Direction> {
    if matches!(target.role, Role::Change | Role::Baseline) {
        return None;
    }
    let is_capped = matches!(target.comparator, Some(Comparator::Under | Comparator::AtMost));
    let is_floored = matches!(target.comparator, Some(Comparator::Over | Comparator::AtLeast));
    let is_less = is_capped
        || !is_floored
            && (target.kind == QuantityKind::Zero
                || target.value == Some(0.0)
                || lower_is_better == Some(true)
                || target.kind == QuantityKind::Duration && lower_is_better != Some(false));
    Some(if is_less { Decrease } else { Increase })
}

/// "+15%", "-20%", "double", "halve".
fn of_quantity(row: &Row<'_>, target: &Quantity) -> Option<Direction> {
    if target.role != Role::Change {
        return None;
    }
    let words = &row.text[target.range.clone()];
    if words.starts_with(['+', '↑', '▲', '⬆']) {
        return Some(Increase);
    }
    if words.starts_with(['-', '−', '–', '↓', '▼', '⬇']) || row.text[..target.range.start].trim_end().ends_with("minus")
    {
        return Some(Decrease);
    }
    let factor = target.value.filter(|_| target.kind == QuantityKind::Multiple)?;
    Some(if factor < 1.0 { Decrease } else { Increase })
}

/// What the verb of the line says.
fn of_head(row: &Row<'_>, reading: &Reading, target: Option<&Quantity>, worse: bool) -> Option<Direction> {
    let head = reading.head.at;
    let better = if worse { Decrease } else { Increase };
    match reading.head.class {
        HeadClass::Change => return of_verb(row, head).or_else(|| of_noun(row, head)),
        HeadClass::SoftChange => return Some(if row.has(head, Class::Down) { Decrease } else { better }),
        _ => {}
    }
    let lemma = row.items.get(head).map_or("", |item| item.entry.lemma);
    let is = |words: &[&str]| words.contains(&lemma) || row.is_any(head, words);
    if is(&["reach", "exceed", "surpass", "attain", "achieve", "outperform"]) {
        return Some(better);
    }
    let measures = reading.object.as_ref().is_some_and(|object| object.class == PhraseClass::Measure);
    if measures && target.is_none() && is(&["win", "gain"]) {
        return Some(Increase);
    }
    if is(&["bring", "get", "push", "drive", "take", "move", "pull"]) {
        if (head..reading.items.end).any(|at| row.is(at, "under") && row.is(at + 1, "control")) {
            return Some(Decrease);
        }
        return match target?.comparator? {
            Comparator::Under | Comparator::AtMost => Some(Decrease),
            Comparator::Over | Comparator::AtLeast => Some(Increase),
            _ => None,
        };
    }
    None
}

/// What the verb says that leads the effect: "to lift revenue".
fn of_leader(row: &Row<'_>, scope: &Scope, worse: bool) -> Option<Direction> {
    let at = scope.verb?;
    if row.has(at, Class::Change) {
        of_verb(row, at)
    } else if row.has(at, Class::SoftChange) {
        Some(if row.has(at, Class::Down) || worse { Decrease } else { Increase })
    } else {
        None
    }
}

fn of_verb(row: &Row<'_>, at: usize) -> Option<Direction> {
    if row.has(at, Class::Down) { Some(Decrease) } else { row.has(at, Class::Up).then_some(Increase) }
}

/// What a noun of change says: "churn reduction".
fn of_noun(row: &Row<'_>, at: usize) -> Option<Direction> {
    const LESS: [&str; 11] = [
        "reduction", "decrease", "drop", "decline", "cut", "fall", "elimination", "halving", "lowering", "shortening",
        "minimisation",
    ];
    let changes = row.has(at, Class::NominalChange);
    changes.then(|| if row.is_any(at, &LESS) { Decrease } else { Increase })
}

/// What a word of the statement says: "drops by", "a drop in", "up", "fewer".
fn of_word(row: &Row<'_>, at: usize, worse: bool, only_more: bool) -> Option<Direction> {
    let next = at + 1;
    if row.has(at, Class::Comparative) || row.is_any(at, &["more", "less", "fewer"]) {
        return if is_comparator(row, at) { None } else { of_comparative(row, at, worse) };
    }
    if only_more {
        return None;
    }
    if row.is(at, "rid") && row.is(next, "of") {
        return Some(Decrease);
    }
    // "score up to 70" moves; "up to 70 people" is a cap.
    if row.is(at, "up to") || row.is(at, "up") && row.is(next, "to") {
        return (at > 0 && row.is_noun(at - 1)).then_some(Increase);
    }
    if row.is_any(at, &["drop in", "decrease in", "reduction in"]) {
        return Some(Decrease);
    }
    if row.is_any(at, &["increase in", "growth in", "rise in"]) {
        return Some(Increase);
    }
    if !row.is_value(next) && row.is_any(at, &["lower than", "less than", "fewer than", "shorter than"]) {
        return Some(Decrease);
    }
    if !row.is_value(next) && row.is_any(at, &["higher than", "more than", "greater than"]) {
        return Some(Increase);
    }
    if row.is_any(at, &["up", "down"]) {
        let leads = row.is_value(next)
            || next >= row.items.len()
            || !row.items[next].is_word()
            || row.is_any(next, &["by", "to", "from", "in", "on"])
            || row.any(next, &[Class::Adverb, Class::VagueQuantifier, Class::Approximate]);
        let tied = row.is_any(at.wrapping_sub(1), &["sign", "set", "signed", "follow", "start", "opt", "back", "end"]);
        return (leads && !tied).then_some(if row.is(at, "up") { Increase } else { Decrease });
    }
    let item = &row.items[at];
    let is_change = item.any(&[Class::Change])
        && item.form(Forms::THIRD.with(Forms::BASE).with(Forms::PAST).with(Forms::PARTICIPLE));
    let behind = row.is_value(next) || next >= row.items.len() || row.is_any(next, BEHIND_CHANGE);
    if is_change && behind { of_verb(row, at) } else { None }
}

/// "more than 20", "5 or fewer", "no more than": about the number, not about its way.
fn is_comparator(row: &Row<'_>, at: usize) -> bool {
    let value_behind = row.is(at + 1, "than") && (at + 2..at + 5).any(|at| row.is_value(at));
    value_behind || row.is_any(at.wrapping_sub(1), &["or", "no", "not", "and"])
}

fn of_comparative(row: &Row<'_>, at: usize, worse: bool) -> Option<Direction> {
    if row
        .is_any(at, &["more", "higher", "greater", "larger", "bigger", "longer", "later", "deeper", "wider", "broader"])
    {
        return Some(Increase);
    }
    if row.is_any(at, &["less", "fewer", "lower", "shorter", "smaller", "cheaper", "lesser", "rarer"]) {
        return Some(Decrease);
    }
    row.is_any(at, &["better", "faster", "quicker", "stronger", "richer"]).then_some(if worse {
        Decrease
    } else {
        Increase
    })
}
