//! The names of the limits that rules compare with.

use serde::{Deserialize, Serialize};

macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// The numbers that rules compare with. Their values stand in the profiles, each with its source.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Limit { $($(#[$doc])* #[serde(rename = $key)] $name,)* }

        impl Limit {
            /// Every limit with its name.
            pub const ALL: &[(Limit, &str)] = &[$((Limit::$name, $key),)*];
        }
    };
}

limits! {
    /// Objectives of a team in a cycle; more are a note.
    ObjectivesOk = "objectives-ok",
    /// More objectives than this are a warning.
    ObjectivesMany = "objectives-many",
    /// More objectives than this are an error.
    ObjectivesMax = "objectives-max",
    /// Key results of an objective; more are a note.
    KeyResultsOk = "key-results-ok",
    /// More key results of an objective than this are an error.
    KeyResultsMax = "key-results-max",
    /// Key results of a whole set.
    AllKeyResultsMax = "all-key-results-max",
    /// Words of an objective.
    ObjectiveWords = "objective-words",
    /// Words of a key result.
    KeyResultWords = "key-result-words",
    /// Declared milestones of an objective.
    MilestonesMax = "milestones-max",
    /// Initiatives of a key result.
    InitiativesMax = "initiatives-max",
    /// Owners of one statement.
    OwnersMax = "owners-max",
    /// Key results of one owner.
    OwnerKeyResults = "owner-key-results",
    /// Smallest step from baseline to target, as a share of the baseline.
    MinUplift = "min-uplift",
    /// Largest factor from baseline to target.
    MaxFactor = "max-factor",
    /// Lowest confidence at the draft, from 0 to 1.
    ConfidenceLow = "confidence-low",
    /// Highest confidence at the draft, from 0 to 1.
    ConfidenceHigh = "confidence-high",
    /// Share of words in common from which two statements are near-duplicates.
    Overlap = "overlap",
    /// Share of routine from which a set is mostly routine.
    RoutineShare = "routine-share",
    /// From this many key results on, a set or objective is judged on what it is made of.
    SetFrom = "set-from",
    /// From this many key results on, one of them has to be an outcome.
    OutcomeFrom = "outcome-from",
    /// From this many key results on, all of one kind is worth a note.
    OneKindFrom = "one-kind-from",
    /// From this many statements on, a plain draft is told once what fields and process it leaves open.
    ProcessFrom = "process-from",
    /// From this many statements on, a fault that most of them share is told once.
    GatherFrom = "gather-from",
}
