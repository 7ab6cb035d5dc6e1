//! From drafts to reports: parse results in, readings and diagnostics out. Every edge calls this and nothing lower.

mod calm;
mod declared;
mod draft;
mod given_up;
mod memory;
mod reclassify;
mod sentence;
mod sets;
mod summary;

use jiff::civil::Date;

use crate::analysis::Features;
use crate::diagnostic::Diagnostic;
use crate::model::Document;
use crate::rules::RuleSet;
use crate::rules::run::Run;
use crate::rules::view::DraftView;
use crate::suppress;
use crate::text::Source;
use draft::Draft;
pub use memory::Memory;
pub use sentence::Sentences;
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

/// Reads and judges drafts together: what is counted over a set is counted per team and cycle, not per draft.
/// The reports come in the order of the drafts and depend on nothing but the arguments.
pub fn lint(drafts: Vec<(Source, Document)>, rules: &RuleSet, today: Option<Date>) -> Vec<Report> {
    lint_with(drafts, rules, today, None)
}

/// As [`lint`], with the readings of the check before: of the same drafts it reads only what has changed since. A memory
/// belongs to the rules that it was filled with.
pub fn lint_with(
    drafts: Vec<(Source, Document)>,
    rules: &RuleSet,
    today: Option<Date>,
    mut memory: Option<&mut Memory>,
) -> Vec<Report> {
    let read = |(source, document)| Draft::read(source, document, &rules.lexicon, memory.as_deref_mut());
    let drafts: Vec<Draft> = drafts.into_iter().map(read).collect();
    if let Some(memory) = memory {
        memory.forget();
    }
    let views: Vec<DraftView<'_>> = drafts.iter().enumerate().map(|(index, draft)| draft.view(index)).collect();
    let mut run = Run::new(rules, today);
    for view in &views {
        run.draft(view);
    }
    for (index, set) in sets::sets(&views).iter().enumerate() {
        run.set(index, set);
    }
    calm::silence(&mut run.findings, rules);
    suppress::exempt(&mut run, &views, rules);
    calm::gather(&mut run, rules);
    calm::join_process(&mut run.findings, rules);
    let mut diagnostics = calm::diagnostics(run.findings, rules);
    let report = |(index, draft): (usize, Draft)| Report {
        source: draft.source,
        document: draft.document,
        readings: draft.readings,
        language: draft.language,
        diagnostics: diagnostics.remove(&index).unwrap_or_default(),
        opinions: Vec::new(),
    };
    drafts.into_iter().enumerate().map(report).collect()
}

#[cfg(test)]
mod tests;
