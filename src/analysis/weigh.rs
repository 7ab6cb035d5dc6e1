//! How much the clues of a statement speak for each kind, and the kind they speak for together.
//!
//! The reading decides by rules; on lines that no rule foresaw, many small clues know more than one. The weights are
//! a multinomial logistic regression over labelled lines (`rules/weights/`, made by `cargo run --release --example
//! train`), in hundredths. The verdict of the reading is the heaviest clue among them. Sums of whole numbers only,
//! so that every machine comes to the same verdict.

use super::items::Row;
use super::lexicon::hash;
use super::{Evidence, KeyResultKind, ObjectiveKind, Sureness, clues, key_result, objective};

/// How many kinds each level has.
const KINDS: usize = 6;

/// How far the first kind must lie before the second to be sure, in hundredths of a logit.
const SURE: i32 = 150;

/// How far another kind must lie before that of the reading to take its place: where the reading is sure, and where
/// not. Of objectives the rules know more than the clues, of which fewer were trained.
const OVERRULE_KEY_RESULT: (i32, i32) = (30, 0);
const OVERRULE_OBJECTIVE: (i32, i32) = (250, 100);

struct Table {
    keys: &'static [u32],
    places: &'static [u16],
    weights: &'static [[i16; KINDS]],
}

include!(concat!(env!("OUT_DIR"), "/weights.rs"));

impl Table {
    fn get(&self, place: &str, what: &str) -> Option<&'static [i16; KINDS]> {
        let key = hash::extend(hash::extend(hash::extend(hash::SEED, place), "="), what);
        let mut slot = hash::place(key, self.keys.len()).0;
        // The table is at most two thirds full, so that an empty slot ends every search.
        loop {
            match self.places[slot] {
                u16::MAX => return None,
                row if self.keys[slot] == key => return self.weights.get(usize::from(row)),
                _ => slot = (slot + 1) & (self.keys.len() - 1),
            }
        }
    }
}

/// What was weighed: how heavy each kind is, in the order of its enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Weights([i32; KINDS]);

impl Weights {
    fn add(&mut self, weights: &[i16; KINDS]) {
        for (sum, weight) in self.0.iter_mut().zip(weights) {
            *sum += i32::from(*weight);
        }
    }

    /// The heaviest kind among those that `may` be, and how far it lies before the next of them.
    fn heaviest(&self, may: impl Fn(usize) -> bool) -> (usize, i32) {
        let mut order: Vec<usize> = (0..KINDS).filter(|&kind| may(kind)).collect();
        order.sort_by_key(|&kind| -self.0[kind]);
        match order[..] {
            [first, second, ..] => (first, self.0[first] - self.0[second]),
            [only] => (only, i32::MAX),
            [] => (0, 0),
        }
    }
}

/// A verdict by weight.
struct Verdict {
    kind: usize,
    sureness: Sureness,
    /// The item that speaks most for another kind than that of the reading.
    because: Option<usize>,
}

fn verdict(
    read: usize,
    sureness: Sureness,
    may: impl Fn(usize) -> bool,
    mut every_clue: impl FnMut(&mut clues::Sink<'_>),
    (table, overrule): (&Table, (i32, i32)),
) -> Verdict {
    let mut weights = Weights([0; KINDS]);
    if let Some(always) = table.get("any", "") {
        weights.add(always);
    }
    every_clue(&mut |place, what, _| {
        if let Some(found) = table.get(place, what) {
            weights.add(found);
        }
    });
    let (first, lead) = weights.heaviest(&may);
    let least = if sureness == Sureness::High { overrule.0 } else { overrule.1 };
    if first == read || weights.0[first] - weights.0[read] <= least && may(read) {
        let sureness = if first == read && lead >= SURE { Sureness::High } else { Sureness::Low };
        return Verdict { kind: read, sureness, because: None };
    }
    let mut strongest = (i32::MIN, None);
    every_clue(&mut |place, what, at| {
        if let Some(found) = table.get(place, what).filter(|_| at != usize::MAX && !matches!(place, "length" | "read"))
        {
            let pull = i32::from(found[first]) - i32::from(found[read]);
            if pull > strongest.0 {
                strongest = (pull, Some(at));
            }
        }
    });
    let sureness = if lead >= SURE { Sureness::High } else { Sureness::Low };
    Verdict { kind: first, sureness, because: strongest.1 }
}

/// Settles the kind of a key result.
pub(crate) fn key_result(row: &Row<'_>, reading: &mut key_result::Reading) {
    let read = place_of(&KeyResultKind::ALL, reading.kind);
    let numbered = reading.items.clone().any(|at| row.quantity(at).is_some_and(|quantity| !quantity.is_masked()));
    let may = |kind: usize| {
        numbered
            || !matches!(KeyResultKind::ALL[kind], KeyResultKind::Outcome | KeyResultKind::OutputCount)
            || kind == read
    };
    let found = verdict(
        read,
        reading.sureness,
        may,
        |sink| clues::of_key_result(row, reading, sink),
        (&KEY_RESULT, OVERRULE_KEY_RESULT),
    );
    reading.sureness = found.sureness;
    if found.kind != read {
        reading.kind = KeyResultKind::ALL[found.kind];
        reading.evidence.push(evidence(row, found.because, WHAT_KEY_RESULT[found.kind]));
        key_result::settle_value(row, reading);
    }
}

/// Settles the kind of an objective.
pub(crate) fn objective(row: &Row<'_>, reading: &mut objective::Reading) {
    let read = place_of(&ObjectiveKind::ALL, reading.kind);
    let may = |kind: usize| kind == read || ObjectiveKind::ALL[kind] != ObjectiveKind::Metric;
    let found = verdict(
        read,
        reading.sureness,
        may,
        |sink| clues::of_objective(row, reading, sink),
        (&OBJECTIVE, OVERRULE_OBJECTIVE),
    );
    reading.sureness = found.sureness;
    if found.kind != read {
        reading.kind = ObjectiveKind::ALL[found.kind];
        reading.value = None;
        reading.evidence.push(evidence(row, found.because, WHAT_OBJECTIVE[found.kind]));
    }
}

fn place_of<K: PartialEq>(all: &[K], kind: K) -> usize {
    all.iter().position(|other| *other == kind).unwrap_or(0)
}

fn evidence(row: &Row<'_>, at: Option<usize>, what: &'static str) -> Evidence {
    let range = at.and_then(|at| row.items.get(at)).map_or(0..0, |item| item.range.clone());
    Evidence { range, what }
}

/// What is said where the weights decide, in the order of the kinds.
const WHAT_KEY_RESULT: [&str; KINDS] = [
    "all words together speak for a result with a number",
    "all words together speak for a result without a number",
    "all words together speak for counted work",
    "all words together speak for work to do",
    "all words together speak for something done or not",
    "all words together speak for a note",
];
const WHAT_OBJECTIVE: [&str; KINDS] = [
    "all words together speak for a direction",
    "all words together speak for a metric",
    "all words together speak for a project",
    "all words together speak for upkeep",
    "all words together speak for a topic without a direction",
    "all words together speak for a note",
];
