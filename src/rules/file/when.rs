//! Which statements a rule looks at, and the names of what a reading finds in them.
//!
//! The names are those of the rule files; `src/rules/when.rs` and `src/rules/view.rs` hold them against the
//! features of a statement. A name that is not listed here is an error of the rule file.

use serde::{Deserialize, Serialize};

/// Which statements a rule looks at. Every condition has to hold; an empty list asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Read as one of these.
    #[serde(default)]
    pub reads_as: Vec<ReadAs>,
    /// How sure the reading is.
    #[serde(default)]
    pub sure: Option<bool>,
    /// All of these flags are set.
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// None of these flags is set.
    #[serde(default)]
    pub not_flags: Vec<Flag>,
    /// The author declares one of these.
    #[serde(default)]
    pub declared: Vec<DeclaredType>,
    /// The author declares none of these.
    #[serde(default)]
    pub not_declared: Vec<DeclaredType>,
    /// All of these are there.
    #[serde(default)]
    pub has: Vec<Place>,
    /// None of these is there.
    #[serde(default)]
    pub lacks: Vec<Place>,
    /// The sentence hangs on one of these.
    #[serde(default)]
    pub head: Vec<Head>,
    /// The base form of the word it hangs on is one of these.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// What is counted, or else acted on, is one of these.
    #[serde(default)]
    pub about: Vec<About>,
    /// The statement holds one of these words.
    #[serde(default)]
    pub words: Vec<String>,
    /// The statement holds none of these words.
    #[serde(default)]
    pub not_words: Vec<String>,
}

/// What a statement was read as: the kinds of key result and of objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ReadAs {
    Outcome,
    OutcomeUnquantified,
    OutputCount,
    Task,
    Milestone,
    NotKr,
    Good,
    Metric,
    Maintain,
    Vague,
    NotObjective,
}

/// The flags of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Flag {
    HasTarget,
    HasBaseline,
    Relative,
    HasDeadline,
    How,
    Maintain,
    Placeholder,
    Compound,
    VagueTarget,
}

/// What an author may declare a statement to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum DeclaredType {
    Committed,
    Aspirational,
    Metric,
    Milestone,
    Guardrail,
    Baseline,
    Learning,
    Compliance,
}

/// What the head of a statement asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Head {
    None,
    Change,
    SoftChange,
    Achieve,
    Keep,
    Ensure,
    Hire,
    Activity,
    Clause,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum About {
    Measure,
    Outside,
    OutsideAct,
    Inside,
    Product,
    Activity,
    Unknown,
}

/// A part of a statement: what a finding marks, and what a condition asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// All of it.
    #[default]
    Statement,
    /// The verb or noun it hangs on.
    Head,
    /// The head with what it acts on.
    Core,
    /// What the target counts.
    Counted,
    /// The measured thing.
    Metric,
    /// Today's value.
    Baseline,
    /// The value to reach.
    Target,
    /// From the baseline to the target, or whichever of them is there.
    Numbers,
    /// The unit of the target.
    Unit,
    /// How it is to be reached.
    Means,
    /// What it is for.
    Purpose,
    /// For whom or where.
    Segment,
    /// By when.
    Deadline,
    /// The second of several results.
    SecondPart,
    /// The author's own reason.
    Reason,
}
