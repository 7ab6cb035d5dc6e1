//! What the fields of a key result say, put into its reading: a column `baseline` counts as much as "from 8%".
//!
//! A number from a field stands behind the sentence as an empty range; its words are in the field.

use crate::analysis::lexicon::Lexicon;
use crate::analysis::quantity::{quantities, scale};
use crate::analysis::token::tokenize;
use crate::analysis::{
    Context, Direction, Features, HeadClass, KeyResultKind, Kind, Quantity, QuantityKind, Role, Sureness,
    read_key_result,
};
use crate::model::KeyResult;
use crate::text::Text;

/// Fills what the sentence leaves open.
pub fn merge(reading: &mut Features, key_result: &KeyResult, lexicon: &Lexicon) {
    let fields = &key_result.fields;
    if fields.is_none() {
        return;
    }
    let end = key_result.text.as_str().len();
    if fields.target.as_ref().is_some_and(|field| number(field, lexicon).is_some()) {
        leave_to_field(reading);
    }
    if reading.unit.is_none() {
        let named = || named_unit(key_result.text.as_str(), lexicon);
        reading.unit = fields.unit.as_ref().map(|unit| unit.as_str().to_owned()).or_else(named);
    }
    let said = reading.target.and_then(|index| reading.quantities.get(index)?.unit.clone());
    let unit = said.or_else(|| reading.unit.clone());
    let add = |reading: &mut Features, field: &Text, role: Role| {
        let quantity = number(field, lexicon)?;
        let unit = quantity.unit.clone().or_else(|| unit.clone());
        let kind = if unit.as_deref() == Some("%") { QuantityKind::Percent } else { quantity.kind };
        reading.quantities.push(Quantity { range: end..end, role, unit, kind, ..quantity });
        Some(reading.quantities.len() - 1)
    };
    if let (None, Some(field)) = (reading.baseline, &fields.baseline) {
        reading.baseline = add(reading, field, Role::Baseline);
        reading.flags.has_baseline |= reading.baseline.is_some();
    }
    if let (None, Some(field)) = (reading.target, &fields.target) {
        reading.target = add(reading, field, Role::Target);
        reading.flags.has_target |= reading.target.is_some();
    }
    bring(reading);
    if reading.unit.is_none() {
        reading.unit = said_unit(reading);
    }
    // Beside fields for its values, the sentence is the name of the metric.
    let has_field = fields.target.is_some() || fields.baseline.is_some();
    let is_of_name = |one: &Quantity| one.range.is_empty() || one.role == Role::Threshold;
    if reading.metric.is_none() && has_field && end > 0 && reading.quantities.iter().all(is_of_name) {
        reading.metric = Some(0..end);
    }
    if let Some(direction) = fields.direction.as_ref().and_then(|field| direction(field.as_str())) {
        reading.direction = Some(direction);
    } else if reading.direction.is_none() && has_field {
        reading.direction = moved(reading);
    }
    settle_kind(reading, key_result, lexicon);
}

/// Brings baseline and target to one unit: "3 days" and "12 hours".
fn bring(reading: &mut Features) {
    let (Some(from), Some(to)) = (reading.baseline, reading.target) else { return };
    let Ok([baseline, target]) = reading.quantities.get_disjoint_mut([from, to]) else { return };
    scale::bring(baseline, target);
}

/// Beside a field for the target, a number that the sentence does not call one belongs to the metric: "within 48h".
fn leave_to_field(reading: &mut Features) {
    let is_open = |quantity: &&mut Quantity| quantity.role == Role::Open && quantity.value.is_some();
    let target = reading.target.and_then(|index| reading.quantities.get_mut(index));
    if let Some(target) = target.filter(is_open) {
        target.role = Role::Threshold;
        (reading.target, reading.unit, reading.direction, reading.counted) = (None, None, None, None);
        reading.flags.has_target = false;
        reading.metric = None;
        // What the sentence counted was no target, so that the values stand for the metric.
        if reading.kind == Some(Kind::KeyResult(KeyResultKind::OutputCount))
            && matches!(reading.head.class, HeadClass::None | HeadClass::Clause)
        {
            reading.kind = Some(Kind::KeyResult(KeyResultKind::OutcomeUnquantified));
        }
    }
}

/// The first number of a field.
fn number(field: &Text, lexicon: &Lexicon) -> Option<Quantity> {
    let text = field.as_str();
    let read = |text: &str| {
        let found = quantities(text, &tokenize(text, lexicon));
        found.into_iter().find(|quantity| {
            let is_number = quantity.value.is_some() && !quantity.is_masked();
            is_number || quantity.kind == QuantityKind::Placeholder
        })
    };
    // "a quarter" alone could be a time.
    read(text).or_else(|| (text.len() <= 24).then(|| read(&format!("{text} of them"))).flatten())
}

/// Which way the values go, where both are known in one unit.
fn moved(reading: &Features) -> Option<Direction> {
    let of = |index: Option<usize>| reading.quantities.get(index?);
    let (from, to) = (of(reading.baseline)?, of(reading.target)?);
    let (low, high) = (from.value?, to.value?);
    let is_level = to.role == Role::Target && from.unit == to.unit && low != high;
    is_level.then_some(if low < high { Direction::Increase } else { Direction::Decrease })
}

/// The sign or code that the values of fields bring along: "20%", "€40k".
fn said_unit(reading: &Features) -> Option<String> {
    let of = |index: Option<usize>| reading.quantities.get(index?);
    let values = [of(reading.target), of(reading.baseline)];
    let unit = values.into_iter().flatten().find_map(|value| value.unit.as_deref())?;
    let is_time = matches!(unit, "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year");
    Some(if is_time { format!("{unit}s") } else { unit.to_owned() })
}

/// The unit that a metric names in brackets at its end: "Time to value (days)", "Basket value (€)".
fn named_unit(text: &str, lexicon: &Lexicon) -> Option<String> {
    let (_, inner) = text.trim_end().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let inner = inner.trim().trim_start_matches("in ");
    if inner.is_empty() || inner.len() > 24 || inner.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let counted = format!("2 {inner}");
    let found = quantities(&counted, &tokenize(&counted, lexicon));
    let unit =
        found.first().filter(|first| first.range.end == counted.len()).and_then(|first| first.unit.as_deref())?;
    // Measures of time are named as the author does, signs and codes as everywhere.
    Some(if inner.len() > 3 && inner.is_ascii() { inner.to_lowercase() } else { unit.to_owned() })
}

fn direction(words: &str) -> Option<Direction> {
    let words = words.trim().to_lowercase();
    let is = |known: &[&str]| known.iter().any(|known| words.starts_with(known));
    if is(&["inc", "up", "higher", "more", "grow", "↑", "max"]) {
        Some(Direction::Increase)
    } else if is(&["dec", "down", "lower", "less", "reduce", "↓", "min"]) {
        Some(Direction::Decrease)
    } else {
        is(&["keep", "maintain", "hold", "stay", "="]).then_some(Direction::Maintain)
    }
}

/// A measure whose numbers stand in fields is a result with a number; work stays work.
fn settle_kind(reading: &mut Features, key_result: &KeyResult, lexicon: &Lexicon) {
    let Some(Kind::KeyResult(kind)) = reading.kind else { return };
    let in_fields = |index: Option<usize>| {
        index.and_then(|index| reading.quantities.get(index)).filter(|quantity| quantity.range.is_empty())
    };
    let Some(target) = in_fields(reading.target) else { return };
    // From 0 to 1 is "done" in numbers.
    let is_done = target.value == Some(1.0) && target.unit.is_none();
    let settles = match kind {
        KeyResultKind::OutcomeUnquantified => true,
        KeyResultKind::Milestone => reading.baseline.is_some() && !is_done,
        // "Store rating" with a value to reach is a metric, and no heading.
        KeyResultKind::NotKr => !is_done,
        // A name without a verb, with a value today and a value to reach, is a metric.
        KeyResultKind::Task => {
            let named =
                matches!(reading.head.class, HeadClass::None | HeadClass::Clause) || reading.sureness == Sureness::Low;
            let starts = reading.baseline.is_some() || key_result.fields.current.is_some();
            starts && (named || has_measured_values(reading)) && !is_done
        }
        _ => false,
    };
    let is_plain = target.kind == QuantityKind::Count && target.unit.is_none();
    if !settles {
        if kind == KeyResultKind::Task
            && is_plain
            && !is_done
            && let Some(whole) = with_count(key_result, reading, lexicon)
        {
            count_work(reading, whole, key_result.text.as_str().len());
        }
        return;
    }
    match written_out(key_result, lexicon).filter(|_| is_plain) {
        Some(whole) => count_work(reading, whole, key_result.text.as_str().len()),
        None => reading.kind = Some(Kind::KeyResult(KeyResultKind::Outcome)),
    }
}

/// Whether both values are measured rather than counted, "26 h" and "4 h", and are no progress from nothing to all: then the
/// line names what they are values of, whatever its first word looks like.
fn has_measured_values(reading: &Features) -> bool {
    let of = |index: Option<usize>| reading.quantities.get(index?).filter(|one| one.range.is_empty());
    let (Some(from), Some(to)) = (of(reading.baseline), of(reading.target)) else { return false };
    let is_measured = |one: &Quantity| {
        matches!(one.kind, QuantityKind::Percent | QuantityKind::Duration | QuantityKind::Money) && one.unit.is_some()
    };
    let is_progress = from.value == Some(0.0) && to.value == Some(100.0);
    is_measured(from) && is_measured(to) && !is_progress
}

/// The reading of the line with its values behind it, where that counts own work: "Guides published" from 0 to 12.
fn written_out(key_result: &KeyResult, lexicon: &Lexicon) -> Option<Features> {
    const LONGEST: usize = 24;
    /// What is longer names no metric.
    const LONGEST_NAME: usize = 400;
    let name = Some(key_result.text.as_str()).filter(|name| name.len() <= LONGEST_NAME)?;
    let value = |field: &Option<Text>| {
        field.as_ref().map(Text::as_str).filter(|value| value.len() <= LONGEST).map(str::to_owned)
    };
    let (from, to) = (value(&key_result.fields.baseline)?, value(&key_result.fields.target)?);
    counting(&format!("{}: {from} → {to}", name.trim_end_matches([':', ' '])), lexicon)
}

/// The reading of a line, where it counts own work.
fn counting(line: &str, lexicon: &Lexicon) -> Option<Features> {
    let reading = read_key_result(line, &Context { objective: None, lexicon });
    (reading.kind == Some(Kind::KeyResult(KeyResultKind::OutputCount))).then_some(reading)
}

/// The reading of work with the value to reach behind its verb, where that counts it: "Publish guides" with a target of 12.
fn with_count(key_result: &KeyResult, reading: &Features, lexicon: &Lexicon) -> Option<Features> {
    const LONGEST: usize = 200;
    let text = Some(key_result.text.as_str()).filter(|text| text.len() <= LONGEST)?;
    let verb = Some(&reading.head.range).filter(|verb| verb.start == 0 && reading.head.class == HeadClass::Activity)?;
    let target = key_result.fields.target.as_ref().map(Text::as_str).filter(|value| value.len() <= LONGEST)?;
    let whole = counting(&format!("{} {target}{}", text.get(..verb.end)?, text.get(verb.end..)?), lexicon)?;
    // What was counted stands elsewhere in the line with its number.
    Some(Features { counted: None, evidence: reading.evidence.clone(), ..whole })
}

/// Takes from `whole` what it says of the first `end` bytes, which are the sentence.
fn count_work(reading: &mut Features, whole: Features, end: usize) {
    reading.kind = whole.kind;
    reading.sureness = whole.sureness;
    reading.counted = whole.counted.filter(|counted| counted.range.end <= end);
    reading.evidence = whole.evidence.into_iter().filter(|one| one.range.end <= end).collect();
}

#[cfg(test)]
mod tests;
