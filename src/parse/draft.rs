//! The defined draft format of YAML, JSON and TOML files, as types.
//!
//! `schemas/draft.schema.json` is made from them, for editors that complete and check while one types. The reader
//! in [`super::structured`] takes all that the schema allows, and other names and shapes besides: the schema says
//! what to write, not what is understood.

use schemars::JsonSchema;
use serde::Deserialize;

/// A set of OKRs for okrlint: a team's objectives for a cycle, with what stands around them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftFile {
    /// Where the schema of this file is, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The period that the set is for: `Q3 2026`, `2026-H1`, `1 July to 30 September`.
    #[serde(default)]
    pub cycle: Option<Scalar>,
    /// Whose set it is.
    #[serde(default)]
    pub team: Option<String>,
    /// The language of the sentences: `en`, `de`. Told from the sentences where it is not given.
    #[serde(default)]
    pub language: Option<String>,
    /// Mission, strategy or company goals that the set answers to. An empty line begins another paragraph.
    #[serde(default)]
    pub context: Option<OneOrMany>,
    /// What the team will not do in this cycle.
    #[serde(default)]
    pub non_goals: Option<OneOrMany>,
    /// The objectives, the most important one first. Every entry is kept, whatever it says.
    pub objectives: Vec<ObjectiveEntry>,
}

/// A text, or several.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One text.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// A single value in the author's writing: `40`, `4.50`, `8 %`, `true`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// A number, without its unit.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

/// An objective: its sentence alone, or with all that belongs to it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ObjectiveEntry {
    /// The sentence alone.
    Sentence(String),
    /// The sentence with its fields.
    Full(Box<ObjectiveFile>),
}

/// An objective with its key results.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveFile {
    /// The sentence: where the team wants to be, in words.
    pub objective: String,
    /// A label to refer to: `O1`.
    #[serde(default)]
    pub id: Option<Scalar>,
    /// Who answers for it.
    #[serde(default)]
    pub owner: Option<OneOrMany>,
    /// Whether it is to be reached in full, or aims beyond what is sure.
    #[serde(rename = "type", default)]
    pub kind: Option<ObjectiveType>,
    /// Ids or words of the objectives above it that it supports.
    #[serde(default)]
    pub supports: Option<OneOrMany>,
    /// Whose objective it is, where it is not the team of the set.
    #[serde(default)]
    pub team: Option<String>,
    /// The period, where it is not that of the set.
    #[serde(default)]
    pub cycle: Option<Scalar>,
    /// How sure the team is to reach it: `0.7`, `7/10`, `70 %`.
    #[serde(default)]
    pub confidence: Option<Scalar>,
    /// The score at the end of the cycle, or so far.
    #[serde(default)]
    pub score: Option<Scalar>,
    /// A paragraph that explains it.
    #[serde(default)]
    pub description: Option<OneOrMany>,
    /// Why it is worth it, and why now.
    #[serde(default)]
    pub why: Option<String>,
    /// How one will see that it is reached.
    #[serde(default)]
    pub key_results: Vec<KeyResultEntry>,
    /// What is to be done for it and belongs to none of its key results.
    #[serde(default)]
    pub initiatives: Vec<InitiativeEntry>,
}

/// A key result: its sentence alone, or with all that belongs to it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum KeyResultEntry {
    /// The sentence alone.
    Sentence(String),
    /// The sentence with its fields.
    Full(Box<KeyResultFile>),
}

/// A key result with its fields.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyResultFile {
    /// The sentence: what moves, from where to where.
    pub key_result: String,
    /// A label to refer to: `KR1.2`.
    #[serde(default)]
    pub id: Option<Scalar>,
    /// Where the metric stood when the cycle began.
    #[serde(default)]
    pub baseline: Option<Scalar>,
    /// Where it stands now.
    #[serde(default)]
    pub current: Option<Scalar>,
    /// Where it is to stand.
    #[serde(default)]
    pub target: Option<Scalar>,
    /// What is counted: `%`, `visits`, `EUR`.
    #[serde(default)]
    pub unit: Option<String>,
    /// The measured thing: `organic visits a month`.
    #[serde(default)]
    pub metric: Option<String>,
    /// Which way the metric is to move.
    #[serde(default)]
    pub direction: Option<DirectionName>,
    /// Where the number is read: a system, a report, a query.
    #[serde(default)]
    pub data_source: Option<String>,
    /// Who answers for it.
    #[serde(default)]
    pub owner: Option<OneOrMany>,
    /// By when.
    #[serde(default)]
    pub due: Option<Scalar>,
    /// How sure the owner is to reach it: `0.7`, `7/10`, `70 %`.
    #[serde(default)]
    pub confidence: Option<Scalar>,
    /// The score at the end of the cycle, or so far.
    #[serde(default)]
    pub score: Option<Scalar>,
    /// How it is going, in a word.
    #[serde(default)]
    pub status: Option<Scalar>,
    /// What kind of key result it is.
    #[serde(rename = "type", default)]
    pub kind: Option<KeyResultType>,
    /// What has to happen first, and whose work that is.
    #[serde(default)]
    pub depends: Option<OneOrMany>,
    /// Why this number, or why done-or-not.
    #[serde(default)]
    pub why: Option<String>,
    /// How much it counts within its objective.
    #[serde(default)]
    pub weight: Option<Scalar>,
    /// What is to be done for it.
    #[serde(default)]
    pub initiatives: Vec<InitiativeEntry>,
}

/// An initiative: its sentence alone, or with all that belongs to it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum InitiativeEntry {
    /// The sentence alone.
    Sentence(String),
    /// The sentence with its fields.
    Full(InitiativeFile),
}

/// An initiative with its fields.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InitiativeFile {
    /// The sentence: what is done.
    pub initiative: String,
    /// Who does it.
    #[serde(default)]
    pub owner: Option<OneOrMany>,
    /// By when.
    #[serde(default)]
    pub due: Option<Scalar>,
    /// Why it is thought to move the key result.
    #[serde(default)]
    pub because: Option<String>,
}

/// What a team commits to.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ObjectiveType {
    /// To be reached in full.
    Committed,
    /// Beyond what is sure; reaching most of it is good.
    Aspirational,
}

/// The kinds of key result that an author may declare.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum KeyResultType {
    /// A number moves.
    Metric,
    /// Reached or not.
    Milestone,
    /// A number that must not get worse meanwhile.
    Guardrail,
    /// Finding out where a number stands.
    Baseline,
    /// A question answered.
    Learning,
    /// Something that a law or contract asks for.
    Compliance,
}

/// Which way a metric is to move.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DirectionName {
    /// More is better.
    Increase,
    /// Less is better.
    Decrease,
    /// It is to stay where it is.
    Maintain,
}

/// The JSON Schema of the draft format.
pub fn schema() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<DraftFile>().to_value()
}
