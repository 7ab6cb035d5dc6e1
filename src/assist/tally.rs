//! What came of the statements that a model was asked about, counted.

use std::collections::BTreeMap;

use super::rewrite::{Finished, Outcome};

/// Counts over statements.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    /// Statements that a model was to be asked about.
    pub statements: usize,
    /// With a wording that held as first written.
    pub accepted: usize,
    /// With one that held once its form was mended here, and none before.
    pub mended: usize,
    /// With one that held after a repair by the model, and none before.
    pub repaired: usize,
    /// With none that held.
    pub refused: usize,
    /// Without an answer.
    pub unanswered: usize,
    /// Objections by name, over all wordings of the model.
    pub objections: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, finished: &Finished) {
        self.statements += 1;
        match finished.outcome {
            Outcome::Accepted => self.accepted += 1,
            Outcome::Mended => self.mended += 1,
            Outcome::Repaired => self.repaired += 1,
            Outcome::Refused => self.refused += 1,
            Outcome::Unanswered(_) => self.unanswered += 1,
        }
        self.object(&finished.objections);
    }

    /// Counts what another has counted.
    pub fn merge(&mut self, other: &Self) {
        self.statements += other.statements;
        self.accepted += other.accepted;
        self.mended += other.mended;
        self.repaired += other.repaired;
        self.refused += other.refused;
        self.unanswered += other.unanswered;
        for (name, count) in &other.objections {
            *self.objections.entry(name).or_default() += count;
        }
    }

    /// Counts objections.
    pub(super) fn object(&mut self, names: &[&'static str]) {
        for name in names {
            *self.objections.entry(name).or_default() += 1;
        }
    }

    /// Statements with an answer.
    pub const fn answered(&self) -> usize {
        self.accepted + self.mended + self.repaired + self.refused
    }
}
