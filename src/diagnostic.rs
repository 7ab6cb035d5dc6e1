//! A finding put into words: what is wrong, where, what to do, and the edit that does it.

use crate::text::Span;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// To think about; a draft with notes alone is clean.
    Note,
    /// To consider.
    Warning,
    /// To fix.
    Error,
}

/// A diagnostic about a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Id of the rule: kebab-case, the name of the fault.
    pub rule: String,
    /// How much it weighs, after configuration.
    pub severity: Severity,
    /// The fault: lower case, no full stop.
    pub message: String,
    /// What to do about it, or the question to answer.
    pub help: String,
    /// The exact words.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// Index of the objective it is about.
    pub objective: Option<usize>,
    /// Index of the key result within its objective.
    pub key_result: Option<usize>,
    /// An edit that mends it, where one is safe to offer.
    pub fix: Option<Fix>,
}

/// A second place with a phrase about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub message: String,
}

/// Edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What they do, as an imperative.
    pub message: String,
    /// In the order of the source, without overlaps.
    pub edits: Vec<Edit>,
    /// Whether the draft means the same after it.
    pub applicability: Applicability,
}

/// One replacement of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// How safe a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// The meaning stays.
    Safe,
    /// The author has to look.
    Unsafe,
    /// It holds blanks that only the author can fill.
    HasBlanks,
}
