//! The level that a change comes to: "by 5 points (from 20%)" is to reach 25 %.
//!
//! In goes a reading, out comes the level, where baseline and change are both known; else the change is all there is.
//! Nothing is estimated: where a change can be taken in two ways, there is no level.

use super::{Quantity, QuantityKind, Role};
use crate::analysis::{Direction, Features};

/// The level to reach where the target is a change of a known baseline: none inside where it cannot be told. None where
/// the target is no such change, so that its own value holds.
pub fn to_reach(features: &Features) -> Option<Option<f64>> {
    let of = |index: Option<usize>| features.quantities.get(index?);
    let (baseline, change) = (of(features.baseline)?, of(features.target)?);
    if change.role != Role::Change {
        return None;
    }
    let from = baseline.value?;
    Some(moved(baseline, change, features.direction).map(|by| round(from + by)))
}

/// By how much the baseline moves.
fn moved(baseline: &Quantity, change: &Quantity, direction: Option<Direction>) -> Option<f64> {
    let (from, by) = (baseline.value?, change.value?);
    let signed = |amount: f64| match direction {
        Some(Direction::Increase) => Some(amount.abs()),
        Some(Direction::Decrease) => Some(-amount.abs()),
        _ => None,
    };
    let is_point = change.unit.as_deref() == Some("point");
    match change.kind {
        QuantityKind::Multiple => Some(from * by - from),
        QuantityKind::Share => signed(from * by),
        QuantityKind::PercentagePoints if change.unit.as_deref() == Some("bp") => signed(by / 100.0),
        QuantityKind::PercentagePoints => signed(by),
        _ if is_point => signed(by),
        // Of a percentage, so many per cent more may be points or a part of it.
        QuantityKind::Percent if baseline.kind == QuantityKind::Percent => None,
        QuantityKind::Percent => signed(from * by / 100.0),
        _ if baseline.kind == change.kind && baseline.unit == change.unit => signed(by),
        _ => None,
    }
}

/// Without the last digits of binary fractions.
fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::to_reach;
    use crate::analysis::lexicon::Lexicon;
    use crate::analysis::{Context, read_key_result};

    fn level(text: &str) -> Option<Option<f64>> {
        let lexicon = Lexicon::default();
        to_reach(&read_key_result(text, &Context { objective: None, lexicon: &lexicon }))
    }

    #[test]
    fn a_change_of_a_known_value_is_a_level() {
        assert_eq!(level("Increase share of voice by 5 percentage points (from 20%)"), Some(Some(25.0)));
        assert_eq!(level("Reduce unsubscribes by 0.5 pp from 1.4%"), Some(Some(0.9)));
        assert_eq!(level("Cut support tickets by 25% (now 400)"), Some(Some(300.0)));
        assert_eq!(level("Double the number of paying resellers (now 40)"), Some(Some(80.0)));
        assert_eq!(level("Customer base +200 (now 800)"), Some(Some(1000.0)));
    }

    #[test]
    fn what_can_be_taken_in_two_ways_is_none() {
        assert_eq!(level("Increase conversion by 5% (now 20%)"), Some(None));
        assert_eq!(level("Grow organic demo requests by 25%"), None);
        assert_eq!(level("Raise conversion from 8% to 15%"), None);
    }
}
