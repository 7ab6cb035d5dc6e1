//! The wire types of the JSON contract, in the order in which they nest.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use crate::analysis::{Direction, KeyResultKind, ObjectiveKind, Sureness};
use crate::diagnostic::{Applicability, Severity};
use crate::lint::Opinion;
use crate::model::{DeclaredKind, Format};

/// The result of `okrlint check --format json`.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check<'a> {
    /// Version of this contract.
    pub version: u32,
    /// One entry a draft, in the order in which they were given or found.
    pub documents: Vec<Draft<'a>>,
    /// Counts over all drafts.
    pub summary: Summary,
}

/// Counts over all drafts.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Objectives that have a text.
    pub objectives: usize,
    /// Key results.
    pub key_results: usize,
    /// Diagnostics to fix.
    pub errors: usize,
    /// Diagnostics to consider.
    pub warnings: usize,
    /// Diagnostics to think about; a draft with notes alone is clean.
    pub notes: usize,
}

/// A draft: what was read in it and what was found.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft<'a> {
    /// The path as given, or the name of standard input.
    pub path: &'a str,
    /// How it is written down.
    pub format: FormatName,
    /// Code of the language of its sentences: `en`.
    pub language: &'a str,
    /// The period that the set is for, in the author's words.
    pub cycle: Option<&'a str>,
    /// Whose set it is.
    pub team: Option<&'a str>,
    /// Mission, strategy or company goals; paragraphs are parted by an empty line.
    pub context: Option<String>,
    /// What the team will not do.
    pub non_goals: Vec<&'a str>,
    /// The objectives in the order of the source. Key results without an objective, and at the end initiatives that
    /// belong to none, stand in an objective whose `text` is null.
    pub objectives: Vec<Objective<'a>>,
    /// What was found, the weightiest first.
    pub diagnostics: Vec<Diagnostic<'a>>,
    /// What a model thinks of the set; empty unless one was asked.
    pub opinions: &'a [Opinion],
}

/// How a draft is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum FormatName {
    Text,
    Markdown,
    Html,
    Yaml,
    Json,
    Toml,
    Csv,
    Tsv,
}

/// An objective.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objective<'a> {
    /// As labelled by the author.
    pub id: Option<&'a str>,
    /// The sentence, cleaned of marks; null for what stands under no objective.
    pub text: Option<&'a str>,
    /// What it was read as; null without text, and where the language is not read.
    pub kind: Option<ObjectiveKind>,
    /// How sure that reading is.
    pub reading_confidence: Sureness,
    /// The statement as it stands in the source; where it has no text, all that stands under it.
    pub span: Span,
    /// Where it differs from the draft's.
    pub team: Option<&'a str>,
    /// Where it differs from the draft's.
    pub cycle: Option<&'a str>,
    /// Who owns it; several are joined by commas.
    pub owner: Option<Cow<'a, str>>,
    /// Ids or words of its parents.
    pub supports: Vec<&'a str>,
    /// What the author declares it to be.
    #[serde(rename = "type")]
    pub declared: Option<DeclaredType>,
    /// How confident the author is, in the author's words.
    pub confidence: Option<&'a str>,
    /// In the order of the source.
    pub key_results: Vec<KeyResult<'a>>,
    /// Initiatives under the objective and under none of its key results.
    pub initiatives: Vec<Initiative<'a>>,
}

/// A key result.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyResult<'a> {
    /// As labelled by the author.
    pub id: Option<&'a str>,
    /// The sentence, cleaned of marks; null for an entry without one.
    pub text: Option<&'a str>,
    /// What it was read as; null without text, and where the language is not read.
    pub kind: Option<KeyResultKind>,
    /// How sure that reading is.
    pub reading_confidence: Sureness,
    /// The statement as it stands in the source.
    pub span: Span,
    /// What the author declares it to be.
    #[serde(rename = "type")]
    pub declared: Option<DeclaredType>,
    /// What is measured, in the author's words.
    pub metric: Option<&'a str>,
    /// Which way the metric is to move.
    pub direction: Option<Direction>,
    /// Today's value, scaled (`10k` is 10000) and in `unit`; null where none is given or it is a marked blank.
    pub baseline: Option<Number>,
    /// The value to reach, likewise; the flag `placeholder` tells a marked blank from a missing number.
    pub target: Option<Number>,
    /// Unit of the target: `%`, `pp`, `EUR`, `day`.
    pub unit: Option<&'a str>,
    /// By when, in the author's words.
    pub deadline: Option<&'a str>,
    /// Who owns it; several are joined by commas.
    pub owner: Option<Cow<'a, str>>,
    /// Where the number is read off.
    pub data_source: Option<&'a str>,
    /// How confident the author is, in the author's words.
    pub confidence: Option<&'a str>,
    /// The value reached so far.
    pub current: Option<Number>,
    /// What else was read.
    #[schemars(with = "Vec<Flag>")]
    pub flags: Vec<&'static str>,
    /// What is to be done for it.
    pub initiatives: Vec<Initiative<'a>>,
}

/// What else was read of a key result.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[allow(dead_code)]
enum Flag {
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

/// Something to be done.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Initiative<'a> {
    /// The sentence, cleaned of marks.
    pub text: &'a str,
    /// The statement as it stands in the source.
    pub span: Span,
}

/// What an author declares a statement to be.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
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

/// A diagnostic.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic<'a> {
    /// Id of the rule: the name of the fault.
    pub rule: &'a str,
    /// How much it weighs.
    pub severity: SeverityName,
    /// The fault.
    pub message: &'a str,
    /// What to do about it, or the question to answer.
    pub help: &'a str,
    /// The exact words.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Related<'a>>,
    /// Index of the objective it is about.
    pub objective: Option<usize>,
    /// Index of the key result within that objective.
    pub key_result: Option<usize>,
    /// An edit that mends it, where one is safe to offer.
    pub fix: Option<Fix<'a>>,
}

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum SeverityName {
    Error,
    Warning,
    Note,
}

/// A second place with a phrase about it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Related<'a> {
    /// What stands there.
    pub message: &'a str,
    /// Where.
    pub span: Span,
}

/// Edits that belong together.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fix<'a> {
    /// What they do.
    pub message: &'a str,
    /// Whether the draft means the same afterwards.
    pub applicability: ApplicabilityName,
    /// In the order of the source, without overlaps.
    pub edits: Vec<Edit<'a>>,
}

/// How safe a fix is.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ApplicabilityName {
    /// The meaning stays.
    Safe,
    /// The author has to look.
    Unsafe,
    /// It holds blanks that only the author can fill.
    HasBlanks,
}

/// One replacement.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edit<'a> {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: &'a str,
}

/// A place in the decoded text, a byte order mark included.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First byte, from 0.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of `start`, from 1.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// Column of `start` in characters, from 1.
    #[schemars(range(min = 1))]
    pub column: usize,
    /// Line of `end`.
    #[schemars(range(min = 1))]
    pub end_line: usize,
    /// Column of `end`.
    #[schemars(range(min = 1))]
    pub end_column: usize,
}

/// A number that is written without a fraction where it has none.
#[derive(Debug, Clone, Copy, PartialEq, JsonSchema)]
#[schemars(transparent)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Wire names that mirror a core type one to one.
macro_rules! mirror {
    ($($from:ty => $to:ident { $($variant:ident),* })*) => {
        $(impl From<$from> for $to {
            fn from(value: $from) -> Self {
                match value { $(<$from>::$variant => Self::$variant,)* }
            }
        })*
    };
}

mirror! {
    Format => FormatName { Text, Markdown, Html, Yaml, Json, Toml, Csv, Tsv }
    Severity => SeverityName { Error, Warning, Note }
    Applicability => ApplicabilityName { Safe, Unsafe, HasBlanks }
    DeclaredKind => DeclaredType {
        Committed, Aspirational, Metric, Milestone, Guardrail, Baseline, Learning, Compliance
    }
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Text => Self::Text,
            FormatName::Markdown => Self::Markdown,
            FormatName::Html => Self::Html,
            FormatName::Yaml => Self::Yaml,
            FormatName::Json => Self::Json,
            FormatName::Toml => Self::Toml,
            FormatName::Csv => Self::Csv,
            FormatName::Tsv => Self::Tsv,
        }
    }
}
