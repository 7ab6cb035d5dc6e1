//! The shape of a rule file and of a profile, as they stand in `rules/` and in a user's configuration.
//!
//! `build.rs` reads the same shapes to check and embed the files, so nothing here names another module of the
//! crate. Every table denies unknown keys: a misspelt key is an error at its place, never a rule that is silent.

// The build reads these files from another folder, so their paths are spelt out.
#[path = "file/check.rs"]
mod check;
#[path = "file/limit.rs"]
mod limit;
#[path = "file/when.rs"]
mod when;

use std::collections::BTreeMap;

pub use check::*;
pub use limit::Limit;
use serde::{Deserialize, Serialize};
pub use when::*;

/// How loud a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Never speaks.
    Off,
    /// To think about.
    Note,
    /// To consider.
    Warning,
    /// To fix.
    Error,
}

/// One rule as written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Only for rules in a configuration file; a rule in a file of its own is named by that file.
    #[serde(default)]
    pub id: Option<String>,
    /// What the rule looks at, one at a time.
    pub scope: Scope,
    /// How loud it is in the default profile.
    pub severity: Level,
    /// What it finds, in a few words.
    pub summary: String,
    /// The fault, in lower case and without a full stop; `{name}` is filled in.
    pub message: String,
    /// The remedy: an imperative or a question.
    pub help: String,
    /// Why it matters, in a few sentences.
    #[serde(default)]
    pub why: String,
    /// Rules that speak before this one on the same statement, its objective or its set.
    #[serde(default)]
    pub after: Vec<String>,
    /// Rules that say the same of a line that is read another way: an exception from this one holds for them too.
    #[serde(default)]
    pub covers: Vec<String>,
    /// What is said once for the whole set where most statements share the fault.
    #[serde(default)]
    pub gather: Option<String>,
    /// How loud that is, where it weighs more than the fault of one line. A level set in a profile or configuration
    /// holds for both.
    #[serde(default)]
    pub gather_severity: Option<Level>,
    /// A rule whose fault is the same in other words: lines with either are gathered together, in its words.
    #[serde(default)]
    pub gather_with: Option<String>,
    /// What is absent ("an owner"), for a rule on fields and process: one note a set lists all of them.
    #[serde(default)]
    pub process: Option<String>,
    /// Who says so.
    #[serde(default)]
    pub sources: Vec<Citation>,
    /// Which statements it looks at.
    #[serde(default)]
    pub when: When,
    /// What it looks for.
    pub check: Check,
    /// What it says where the reading of the statement is not sure.
    #[serde(default)]
    pub when_unsure: Option<Unsure>,
    /// The edit it offers.
    #[serde(default)]
    pub fix: Option<FixFile>,
    /// Drafts in which it speaks.
    #[serde(default)]
    pub bad: Vec<Example>,
    /// Drafts in which it is silent, one of them a near miss.
    #[serde(default)]
    pub good: Vec<Example>,
}

/// What a rule looks at, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The sentence of an objective.
    Objective,
    /// A key result.
    KeyResult,
    /// An objective or a key result.
    Statement,
    /// An initiative.
    Initiative,
    /// An objective with all its key results.
    KeyResults,
    /// All objectives of a team in a cycle.
    Set,
    /// The document and its form.
    Draft,
}

/// A source and what it says, in our own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Key in `rules/sources.toml`.
    pub key: String,
    /// What it says.
    pub says: String,
}

/// Another wording, and less weight, for a reading that is not sure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsure {
    /// How loud at most.
    pub severity: Level,
    /// The fault as a question.
    pub message: String,
    /// The remedy, where it differs.
    #[serde(default)]
    pub help: Option<String>,
}

/// An edit that a rule offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixFile {
    /// What it does, as an imperative.
    pub message: String,
    /// What is done with the marked words or the statement.
    pub action: FixAction,
    /// The words put in; they may hold marked blanks such as `[baseline?]`.
    #[serde(default)]
    pub text: String,
}

/// What an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FixAction {
    /// The marked words go.
    Delete,
    /// The marked words are replaced.
    Replace,
    /// Words are put behind the statement.
    Append,
}

/// An example: a statement, or a small draft in plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A whole draft.
    #[serde(default)]
    pub draft: Option<String>,
    /// A key result by itself.
    #[serde(default)]
    pub key_result: Option<String>,
    /// An objective by itself, or the one above `key_result`.
    #[serde(default)]
    pub objective: Option<String>,
    /// Fields of the key result, else of the objective: `baseline`, `target`, `type` and so on.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// The words that are marked; required of a bad example.
    #[serde(default)]
    pub at: Option<String>,
}

/// A profile: what differs from the rule files, and all limits, each with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    /// What it is for, in a sentence.
    pub summary: String,
    /// Levels that differ from the rules' own.
    #[serde(default)]
    pub rules: BTreeMap<String, SourcedLevel>,
    /// Limits; those left out are the default profile's.
    #[serde(default)]
    pub limits: BTreeMap<Limit, SourcedLimit>,
}

/// A level and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcedLevel {
    /// The level.
    pub level: Level,
    /// Key in `rules/sources.toml`.
    pub source: String,
    /// What it says.
    pub says: String,
}

/// A limit and who says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcedLimit {
    /// The value.
    pub value: f64,
    /// Key in `rules/sources.toml`.
    pub source: String,
    /// What it says.
    pub says: String,
}

/// A work that rules and profiles cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Who wrote or published it.
    pub author: String,
    /// What it is called.
    pub title: String,
}

/// What only people read of a rule: checking a draft never asks for it, so the program unpacks it on demand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// What the rule finds, in a few words.
    pub summary: String,
    /// Why it matters.
    pub why: String,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// Drafts in which it speaks.
    pub bad: Vec<Example>,
    /// Drafts in which it is silent.
    pub good: Vec<Example>,
}

impl RuleFile {
    /// Takes the prose out, so that the file holds what checking needs.
    pub fn take_prose(&mut self) -> Prose {
        use std::mem::take;
        Prose {
            summary: take(&mut self.summary),
            why: take(&mut self.why),
            sources: take(&mut self.sources),
            bad: take(&mut self.bad),
            good: take(&mut self.good),
        }
    }
}

/// A built-in rule as `build.rs` embeds it: category, id and what checking needs.
pub type Embedded<Name> = (Name, Name, RuleFile);
