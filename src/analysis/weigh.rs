//! How much the clues of a statement speak for each kind, and the kind they speak for together.
//!
//! The reading decides by rules; on lines that no rule foresaw, many small clues know more than one. The weights are
//! a multinomial logistic regression over labelled lines (`rules/weights/`, made by `cargo run --release --example
//! train`), in tenths of a logit. The verdict of the reading is the heaviest clue among them. Sums of whole numbers only,
//! so that every machine comes to the same verdict.

use super::items::Row;
use super::lexicon::hash;
#[cfg(any(test, target_family = "wasm"))]
use super::lexicon::pack::Packed;
use super::quantity::Role;
use super::{Evidence, HeadClass, KeyResultKind, ObjectiveKind, Sureness, clues, key_result, objective};

/// How many kinds each level has.
const KINDS: usize = 6;

/// How far the first kind must lie before the second to be sure, in tenths of a logit.
const SURE: i32 = 15;

/// What every statement has.
const ANY: clues::Place = clues::Place::of("any");

struct Table {
    keys: &'static [u32],
    places: &'static [u16],
    weights: &'static [[i8; KINDS]],
}

include!(concat!(env!("OUT_DIR"), "/weights.rs"));

/// A table, or in a page what makes it when it is first asked for.
#[cfg(not(target_family = "wasm"))]
type Laid = Table;
#[cfg(target_family = "wasm")]
type Laid = std::sync::LazyLock<Table>;

impl Table {
    /// The table that `build.rs` packed. It is made once and kept as long as the page.
    #[cfg(any(test, target_family = "wasm"))]
    fn unpacked(packed: &[u8]) -> Self {
        let mut packed = Packed::new(packed);
        let count = packed.number() as usize;
        let mut key = 0_u32;
        let keys: Vec<u32> = (packed.words(count).into_iter())
            .map(|step| {
                key = key.wrapping_add(step);
                key
            })
            .collect();
        let mut weights = vec![[0; KINDS]; count];
        for weight in weights.iter_mut().flatten() {
            *weight = i8::try_from(packed.signed()).unwrap_or_default();
        }
        let (keys, places) = hash::keyed_slots(keys.into_iter());
        Self { keys: keys.leak(), places: places.leak(), weights: weights.leak() }
    }

    /// The weights of a clue, by the hash of its place.
    fn get(&self, place: u32, what: &str) -> Option<&'static [i8; KINDS]> {
        let key = hash::extend(place, what);
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
    fn add(&mut self, weights: &[i8; KINDS]) {
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

/// What the kinds of one level are weighed with.
struct Scale {
    table: &'static Laid,
    /// How far another kind must lie before that of the reading, where the reading is sure and where not: of each kind
    /// that it may have read.
    overrule: [(i32, i32); KINDS],
    /// What is said where the weights decide, in the order of the kinds.
    what: [&'static str; KINDS],
}

/// A verdict by weight.
struct Verdict {
    kind: usize,
    sureness: Sureness,
    /// Why another kind than that of the reading.
    evidence: Option<Evidence>,
}

impl Scale {
    /// Weighs the clues of a statement that the rules read as `read`, among the kinds that it `may` be.
    fn settle(
        &self,
        row: &Row<'_>,
        (read, sureness): (usize, Sureness),
        may: impl Fn(usize) -> bool,
        mut every_clue: impl FnMut(&mut clues::Sink<'_>),
    ) -> Verdict {
        let mut weights = Weights([0; KINDS]);
        if let Some(always) = self.table.get(ANY.hash, "") {
            weights.add(always);
        }
        every_clue(&mut |place, what, _| {
            if let Some(found) = self.table.get(place.hash, what) {
                weights.add(found);
            }
        });
        let (first, lead) = weights.heaviest(&may);
        let by_lead = if lead >= SURE { Sureness::High } else { Sureness::Low };
        let (of_sure, of_unsure) = self.overrule[read];
        let least = if sureness == Sureness::High { of_sure } else { of_unsure };
        if first == read {
            return Verdict { kind: read, sureness: by_lead, evidence: None };
        }
        if weights.0[first] - weights.0[read] <= least && may(read) {
            return Verdict { kind: read, sureness: Sureness::Low, evidence: None };
        }
        let at = self.strongest((first, read), every_clue);
        let range = at.and_then(|at| row.items.get(at)).map_or(0..0, |item| item.range.clone());
        Verdict { kind: first, sureness: by_lead, evidence: Some(Evidence { range, what: self.what[first] }) }
    }

    /// The item that speaks most for the kind `first` rather than `read`.
    fn strongest(
        &self,
        (first, read): (usize, usize),
        mut every_clue: impl FnMut(&mut clues::Sink<'_>),
    ) -> Option<usize> {
        let mut strongest = (i32::MIN, None);
        every_clue(&mut |place, what, at| {
            let is_word = at != usize::MAX && !matches!(place.name, "length" | "read");
            if let Some(found) = self.table.get(place.hash, what).filter(|_| is_word) {
                let pull = i32::from(found[first]) - i32::from(found[read]);
                if pull > strongest.0 {
                    strongest = (pull, Some(at));
                }
            }
        });
        strongest.1
    }
}

static KEY_RESULT: Scale = Scale {
    table: &KEY_RESULT_WEIGHTS,
    // A result that is taken for work is the worse mistake: it is told to somebody who has done well.
    overrule: [(16, 5), (8, 0), (8, 0), (8, 0), (8, 0), (8, 0)],
    what: [
        "all words together speak for a result with a number",
        "all words together speak for a result without a number",
        "all words together speak for counted work",
        "all words together speak for work to do",
        "all words together speak for something done or not",
        "all words together speak for a note",
    ],
};

/// Of objectives the rules know more than the clues, of which fewer were trained.
static OBJECTIVE: Scale = Scale {
    table: &OBJECTIVE_WEIGHTS,
    overrule: [(25, 10); KINDS],
    what: [
        "all words together speak for a direction",
        "all words together speak for a metric",
        "all words together speak for a project",
        "all words together speak for upkeep",
        "all words together speak for a topic without a direction",
        "all words together speak for a note",
    ],
};

/// Settles the kind of a key result.
pub(crate) fn key_result(row: &Row<'_>, reading: &mut key_result::Reading) {
    if is_settled(row, reading) {
        return;
    }
    let read = place_of(&KeyResultKind::ALL, reading.kind);
    let numbered = reading
        .items
        .clone()
        .any(|at| row.quantity(at).is_some_and(|quantity| !quantity.is_masked() && quantity.role != Role::Threshold));
    // A sentence with a subject and a verb tells a state, never work to do.
    let told = reading.head.class == HeadClass::Clause;
    let may = |kind: usize| {
        kind == read
            || match KeyResultKind::ALL[kind] {
                KeyResultKind::Outcome | KeyResultKind::OutputCount => numbered,
                KeyResultKind::Task => !told,
                _ => true,
            }
    };
    let found = KEY_RESULT.settle(row, (read, reading.sureness), may, |sink| clues::of_key_result(row, reading, sink));
    reading.sureness = found.sureness;
    if let Some(evidence) = found.evidence {
        reading.kind = KeyResultKind::ALL[found.kind];
        reading.evidence.push(evidence);
        key_result::settle_value(row, reading);
    }
}

/// Whether nothing is left to weigh: the number surely measures what the work is for, or a verb of change takes a level
/// from one value to another.
fn is_settled(row: &Row<'_>, reading: &key_result::Reading) -> bool {
    let sure = reading.kind == KeyResultKind::Outcome && reading.sureness == Sureness::High;
    let has = |role: Role| reading.items.clone().any(|at| row.quantity(at).is_some_and(|found| found.role == role));
    reading.settled && reading.kind != KeyResultKind::NotKr
        || sure && (reading.how || reading.head.class == HeadClass::Change && has(Role::Baseline) && has(Role::Target))
}

/// Settles the kind of an objective.
pub(crate) fn objective(row: &Row<'_>, reading: &mut objective::Reading) {
    let read = place_of(&ObjectiveKind::ALL, reading.kind);
    let may = |kind: usize| kind == read || ObjectiveKind::ALL[kind] != ObjectiveKind::Metric;
    let found = OBJECTIVE.settle(row, (read, reading.sureness), may, |sink| clues::of_objective(row, reading, sink));
    reading.sureness = found.sureness;
    if let Some(evidence) = found.evidence {
        reading.kind = ObjectiveKind::ALL[found.kind];
        reading.value = None;
        reading.evidence.push(evidence);
    }
}

fn place_of<K: PartialEq>(all: &[K], kind: K) -> usize {
    all.iter().position(|other| *other == kind).unwrap_or(0)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lays_out_the_same_tables() {
        for (file, table, packed) in [
            ("key-result.tsv", &KEY_RESULT_WEIGHTS, KEY_RESULT_PACKED),
            ("objective.tsv", &OBJECTIVE_WEIGHTS, OBJECTIVE_PACKED),
        ] {
            let unpacked = Table::unpacked(packed);
            let path = format!("{}/rules/weights/{file}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).expect("the weights");
            let clues = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next());
            for (name, what) in clues.filter_map(|clue| clue.split_once('=')) {
                let place = hash::extend(hash::extend(hash::SEED, name), "=");
                let found = unpacked.get(place, what);
                assert!(found.is_some() && found == table.get(place, what), "{name}={what}");
            }
            assert_eq!(unpacked.get(hash::SEED, "at all"), None);
        }
    }
}
