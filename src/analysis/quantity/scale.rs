//! One scale for the two levels of a statement, so that they can be compared: "from 4 min to 45 s", "a third (now 10%)".
//!
//! In go the quantities with their roles; out they come with a baseline in the unit of the target, and with no value
//! that is not finite. The words of a quantity stay as they are.

use super::line::Found;
use super::{Quantity, QuantityKind, Role};

/// Units of one dimension each, with what one of them is worth.
const DIMENSIONS: &[&[(&str, f64)]] = &[
    &[
        ("ms", 0.001),
        ("second", 1.0),
        ("minute", 60.0),
        ("hour", 3600.0),
        ("day", 86_400.0),
        ("week", 604_800.0),
        ("month", 2_629_800.0),
        ("quarter", 7_889_400.0),
        ("year", 31_557_600.0),
    ],
    &[("byte", 1.0), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12)],
    &[("g", 1.0), ("kg", 1e3), ("t", 1e6)],
    &[("mm", 0.001), ("cm", 0.01), ("m", 1.0), ("km", 1000.0)],
];

/// Brings baselines to the unit of the target.
pub(super) fn settle(text: &str, found: &mut [Found]) {
    for Found { quantity, .. } in found.iter_mut() {
        quantity.value = quantity.value.filter(|value| value.is_finite());
        quantity.upper = quantity.upper.filter(|upper| upper.is_finite());
    }
    for index in 1..found.len() {
        let (before, behind) = found.split_at_mut(index);
        let (Some(Found { quantity: one, .. }), Some(Found { quantity: other, .. })) =
            (before.last_mut(), behind.first_mut())
        else {
            continue;
        };
        match (one.role, other.role) {
            (Role::Baseline, Role::Target) => {
                bring_parts(text, one, other);
                bring(one, other);
            }
            (Role::Target, Role::Baseline) => {
                bring_parts(text, other, one);
                bring(other, one);
            }
            _ => {}
        }
    }
}

/// "12 of 20 (now 5)" and "1/5 → 1/3": beside a part of a whole, a count is of the same whole and a fraction no mark.
fn bring_parts(text: &str, baseline: &mut Quantity, target: &mut Quantity) {
    let share = |part: f64, whole: f64| (part >= 0.0 && part <= whole).then(|| (part / whole * 1e6).round() / 1e6);
    let set = |quantity: &mut Quantity, value: f64| {
        (quantity.value, quantity.kind, quantity.unit) = (Some(value), QuantityKind::Share, None);
    };
    match (baseline.kind, target.kind) {
        (QuantityKind::Count, QuantityKind::Share) if baseline.unit.is_none() => {
            let whole = parts(text, target).map(|(_, whole)| whole);
            if let (Some(part), Some(whole)) = (baseline.value, whole)
                && let Some(value) = share(part, whole)
            {
                set(baseline, value);
            }
        }
        (QuantityKind::Rating, QuantityKind::Share) => {
            if let Some(value) = parts(text, baseline).and_then(|(part, whole)| share(part, whole)) {
                set(baseline, value);
            }
        }
        (QuantityKind::Share, QuantityKind::Rating) => {
            if let Some(value) = parts(text, target).and_then(|(part, whole)| share(part, whole)) {
                set(target, value);
            }
        }
        _ => {}
    }
}

/// Part and whole of "12 of 20", "12 out of 20" and "12/20".
fn parts(text: &str, quantity: &Quantity) -> Option<(f64, f64)> {
    let words = text.get(quantity.range.clone())?;
    let mut numbers = words.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|number| number.parse().ok());
    let (part, whole): (f64, f64) = (numbers.next()?, numbers.next()?);
    (numbers.next().is_none() && whole > 0.0).then_some((part, whole))
}

/// Brings a baseline and a target to one unit, where both measure the same.
pub fn bring(baseline: &mut Quantity, target: &mut Quantity) {
    match (baseline.kind, target.kind) {
        (QuantityKind::Percent, QuantityKind::Share) => in_percent(target),
        (QuantityKind::Share, QuantityKind::Percent) => in_percent(baseline),
        _ => convert(baseline, target),
    }
}

/// A share as a percent: "a third" beside "10%".
fn in_percent(share: &mut Quantity) {
    share.value = share.value.map(|part| (part * 1e5).round() / 1e3);
    share.kind = QuantityKind::Percent;
    share.unit = Some("%".to_owned());
}

fn convert(baseline: &mut Quantity, target: &Quantity) {
    let (Some(one), Some(other)) = (baseline.unit.as_deref(), target.unit.as_deref()) else { return };
    if one == other {
        return;
    }
    let worth = |unit: &str, dimension: &[(&str, f64)]| {
        dimension.iter().find(|(name, _)| *name == unit).map(|&(_, worth)| worth)
    };
    let factor = DIMENSIONS.iter().find_map(|dimension| Some(worth(one, dimension)? / worth(other, dimension)?));
    let Some(factor) = factor else { return };
    baseline.value = baseline.value.map(|value| (value * factor * 1e6).round() / 1e6);
    baseline.upper = baseline.upper.map(|upper| (upper * factor * 1e6).round() / 1e6);
    baseline.unit.clone_from(&target.unit);
}
