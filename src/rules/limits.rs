//! The numbers that rules compare with, each with who set it.

use super::file::{Check, Limit, ProfileFile, QuantityFault, Repeated, ValueOf};
use super::{DEFAULT_PROFILE, builtin, file};

/// Who set a level or a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The rule's own file.
    Rule,
    /// A profile, on the word of a source.
    Profile {
        /// Key of the source.
        source: String,
        /// What it says.
        says: String,
    },
    /// The user's configuration.
    Config,
}

/// All limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    values: Vec<(f64, Origin)>,
}

impl Default for Limits {
    fn default() -> Self {
        Self::of(&builtin::profile(DEFAULT_PROFILE).expect("the build has checked that the default profile exists"))
    }
}

impl Limits {
    /// The limits of a profile that sets all of them.
    pub(super) fn of(profile: &ProfileFile) -> Self {
        let mut limits = Self { values: vec![(f64::INFINITY, Origin::Rule); Limit::ALL.len()] };
        limits.apply(profile);
        limits
    }

    pub(super) fn apply(&mut self, profile: &ProfileFile) {
        for (limit, value) in &profile.limits {
            let origin = Origin::Profile { source: value.source.clone(), says: value.says.clone() };
            self.values[*limit as usize] = (value.value, origin);
        }
    }

    /// Sets a limit from a configuration.
    pub fn set(&mut self, limit: Limit, value: f64) {
        self.values[limit as usize] = (value, Origin::Config);
    }

    /// The value of a limit.
    pub fn get(&self, limit: Limit) -> f64 {
        self.values[limit as usize].0
    }

    /// Who set a limit.
    pub fn origin(&self, limit: Limit) -> &Origin {
        &self.values[limit as usize].1
    }
}

impl Limit {
    /// Its name in profiles and configurations.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The limit called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(limit, _)| *limit)
    }
}

/// The limits that a check compares with.
pub(super) fn of_check(check: &Check) -> Vec<Limit> {
    match check {
        Check::Count(count) => count.over.iter().map(|grade| grade.limit).collect(),
        Check::Quantity(quantity) => match quantity.fault {
            QuantityFault::Timid => vec![Limit::MinUplift],
            QuantityFault::Fantastic => vec![Limit::MaxFactor],
            _ => Vec::new(),
        },
        Check::Repeat(repeat) => match repeat.what {
            Repeated::Objectives | Repeated::NearKeyResults => vec![Limit::Overlap],
            Repeated::KeyResults | Repeated::Baselines => Vec::new(),
        },
        Check::Share(share) if share.amount == file::Amount::Most => {
            share.from.into_iter().chain([Limit::RoutineShare]).collect()
        }
        Check::Share(share) => share.from.into_iter().collect(),
        Check::Value(value) if value.of == ValueOf::Confidence => vec![Limit::ConfidenceLow, Limit::ConfidenceHigh],
        Check::Process(_) => vec![Limit::ProcessFrom],
        _ => Vec::new(),
    }
}
