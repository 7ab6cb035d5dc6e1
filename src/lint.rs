//! From drafts to reports: parse results in, readings and diagnostics out. Every edge calls this and nothing lower.

mod summary;

use crate::analysis::Features;
use crate::diagnostic::Diagnostic;
use crate::model::Document;
use crate::text::Source;
pub use summary::{KindCount, Statistics, Summary};

/// What was found out about one draft.
#[derive(Debug, Clone)]
pub struct Report {
    /// The source that all spans refer to.
    pub source: Source,
    /// What was read.
    pub document: Document,
    /// How it was read: one entry an objective, in the document's order.
    pub readings: Vec<ObjectiveReading>,
    /// Code of the language of the draft ("en").
    pub language: String,
    /// In order of weight.
    pub diagnostics: Vec<Diagnostic>,
    /// What a model thinks of it; empty unless one was asked.
    pub opinions: Vec<Opinion>,
}

/// The readings of an objective and its key results.
#[derive(Debug, Clone, Default)]
pub struct ObjectiveReading {
    /// Of the objective; empty where it has no text.
    pub objective: Features,
    /// Of its key results, in order.
    pub key_results: Vec<Features>,
}

/// A model's judgement on what rules cannot know.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Opinion {
    /// The model that said it.
    pub model: String,
    /// What it is about: `relevance`, `sufficiency`, `inspiration`, `reach`.
    pub about: String,
    /// Index of the objective.
    pub objective: Option<usize>,
    /// Index of the key result within its objective.
    pub key_result: Option<usize>,
    /// The opinion, one or two sentences.
    pub message: String,
}
