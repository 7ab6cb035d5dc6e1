//! A set of OKRs that is proposed rather than read: what `convert`, `initiatives` and `draft` return.
//!
//! In go objectives with key results and initiatives, out comes a [`Plan`]: the same as a Markdown draft that was read
//! and judged again. A key result about which a rule says that it has to be mended is taken out before anyone sees
//! it, and what stood under it is named in `unplaced`.

mod write;

use crate::diagnostic::Severity;
use crate::lint::{Report, lint};
use crate::model::{Document, Format, Objective};
use crate::parse::parse;
use crate::rules::RuleSet;
use crate::text::{Source, Span};

/// A proposed set of OKRs.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The set as a Markdown draft, how it is read, and what a check says about it: no error on any of its sentences
    /// that this program wrote. Without objectives it holds none.
    pub report: Report,
    /// In the order of the draft.
    pub objectives: Vec<PlannedObjective>,
    /// What found no place, in the order of the input.
    pub unplaced: Vec<Unplaced>,
    /// What has to be answered before or while the set is taken.
    pub questions: Vec<Question>,
    /// Whether the draft is written anew as Markdown, since the form of the input has no place for what is new.
    pub is_anew: bool,
}

/// An objective of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlannedObjective {
    /// The sentence; `None` for key results that stand under none.
    pub text: Option<String>,
    /// The larger goal that it serves, in the words of the strategy.
    pub supports: Option<String>,
    /// In the order of the draft.
    pub key_results: Vec<PlannedKeyResult>,
    /// Initiatives under the objective and under none of its key results.
    pub initiatives: Vec<PlannedInitiative>,
    /// What fields beside it say, by name.
    pub fields: Vec<(&'static str, String)>,
}

/// A key result of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlannedKeyResult {
    /// The sentence.
    pub text: String,
    /// The id of a metric of the knowledge base.
    pub metric: Option<&'static str>,
    /// The blanks that only the author can fill, by name: "baseline", "target".
    pub blanks: Vec<&'static str>,
    /// Why this; `None` where the author wrote it.
    pub because: Option<String>,
    /// What to watch beside it.
    pub guardrail: Option<&'static str>,
    /// Where its number is usually found.
    pub data_source: Option<&'static str>,
    /// What is to be done for it.
    pub initiatives: Vec<PlannedInitiative>,
    /// What fields beside it say, by name.
    pub fields: Vec<(&'static str, String)>,
}

/// An initiative of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlannedInitiative {
    /// The sentence.
    pub text: String,
    /// Why it should move the number; `None` where nothing is known of such work.
    pub assumption: Option<String>,
    /// Where it stands in the input; `None` where it is proposed.
    pub origin: Option<Span>,
    /// What fields beside it say, by name.
    pub fields: Vec<(&'static str, String)>,
}

/// A line of the input that is in no objective.
#[derive(Debug, Clone, PartialEq)]
pub struct Unplaced {
    /// In the author's words.
    pub text: String,
    /// Where it stands in the input.
    pub origin: Span,
    /// Why it is in none.
    pub reason: Reason,
    /// The same in a sentence, with what to do instead.
    pub message: String,
}

/// Why a line is in no objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A number to watch and no project.
    Kpi,
    /// Work that goes on anyway.
    Routine,
    /// A result already.
    Result,
    /// Nothing is known of such work.
    Unknown,
    /// It moves a number that none of the chosen objectives is about.
    TooMany,
    /// An earlier line says the same.
    Duplicate,
    /// It makes work possible, or has to be done, and moves no number by itself.
    Enabler,
    /// It is decided once, and work only follows from it.
    Decision,
    /// It says what to be: an objective rather than a project.
    Objective,
    /// It is done already.
    Done,
    /// It was stopped, or put off.
    Stopped,
    /// It is said beside the list and no part of it.
    Note,
}

impl Reason {
    /// Its name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kpi => "kpi",
            Self::Routine => "routine",
            Self::Result => "result",
            Self::Unknown => "unknown",
            Self::TooMany => "too-many",
            Self::Duplicate => "duplicate",
            Self::Enabler => "enabler",
            Self::Decision => "decision",
            Self::Objective => "objective",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Note => "note",
        }
    }
}

/// Something to be answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// Index of the objective it is about.
    pub objective: Option<usize>,
    /// Index of the key result within that objective.
    pub key_result: Option<usize>,
}

/// How much a plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PlanTally {
    pub objectives: usize,
    pub key_results: usize,
    pub initiatives: usize,
    pub unplaced: usize,
    pub questions: usize,
}

impl Plan {
    /// A plan called `name`, written down and judged by `rules`. What draws an error is taken out.
    pub(super) fn new(name: &str, mut objectives: Vec<PlannedObjective>, rules: &RuleSet, asks: &Asks<'_>) -> Self {
        let mut unplaced = asks.unplaced.clone();
        let mut report = write::read(name, &objectives, &[], &[], rules);
        // Each turn takes something out, so that there are no more turns than key results.
        while let Some((objective, key_result)) = faulty(&report).filter(|_| asks.is_own) {
            take_out(&mut objectives, objective, key_result, &mut unplaced);
            report = write::read(name, &objectives, &[], &[], rules);
        }
        unplaced.sort_by_key(|it| it.origin.start);
        let questions = (asks.of)(&objectives);
        let report = match write::read(name, &objectives, &unplaced, &questions, rules) {
            whole if is_same(&whole, &report) => whole,
            _ => report,
        };
        Self { report, objectives, unplaced, questions, is_anew: false }
    }

    /// A plan over a draft of the author's: `edited` where it reads as meant, else the plan in Markdown.
    pub(super) fn of_draft(
        report: &Report,
        edited: Option<String>,
        objectives: Vec<PlannedObjective>,
        unplaced: Vec<Unplaced>,
        questions: Vec<Question>,
        rules: &RuleSet,
    ) -> Self {
        let name = report.source.name.as_str();
        let written = write::read(name, &objectives, &[], &[], rules);
        let edited = edited.map(|text| {
            let document = parse(&text, Some(report.document.format), name);
            judged_document(name, text, document, rules)
        });
        let edited = edited.filter(|edited| has_steps(edited, &objectives));
        let is_anew = edited.is_none();
        Self { report: edited.unwrap_or(written), objectives, unplaced, questions, is_anew }
    }

    /// How much it holds.
    pub fn tally(&self) -> PlanTally {
        let key_results = || self.objectives.iter().flat_map(|it| &it.key_results);
        let initiatives =
            key_results().flat_map(|it| &it.initiatives).chain(self.objectives.iter().flat_map(|it| &it.initiatives));
        PlanTally {
            objectives: self.objectives.iter().filter(|it| it.text.is_some()).count(),
            key_results: key_results().count(),
            initiatives: initiatives.count(),
            unplaced: self.unplaced.len(),
            questions: self.questions.len(),
        }
    }

    /// The draft.
    pub fn draft(&self) -> &str {
        &self.report.source.text
    }
}

/// What a plan is made with besides its objectives.
pub(super) struct Asks<'a> {
    /// Lines without a place.
    pub unplaced: Vec<Unplaced>,
    /// Whether the key results are this program's, so that it may take them out.
    pub is_own: bool,
    /// The questions about objectives.
    pub of: &'a dyn Fn(&[PlannedObjective]) -> Vec<Question>,
}

/// The first key result, or objective, about whose sentence there is an error.
fn faulty(report: &Report) -> Option<(usize, Option<usize>)> {
    let errors = report.diagnostics.iter().filter(|it| it.severity == Severity::Error);
    errors.filter_map(|it| it.objective.map(|objective| (objective, it.key_result))).min()
}

fn take_out(
    objectives: &mut Vec<PlannedObjective>,
    at: usize,
    key_result: Option<usize>,
    unplaced: &mut Vec<Unplaced>,
) {
    let Some(objective) = objectives.get_mut(at) else { return objectives.clear() };
    let removed: Vec<PlannedKeyResult> = match key_result {
        Some(key_result) if key_result < objective.key_results.len() => vec![objective.key_results.remove(key_result)],
        _ => std::mem::take(&mut objective.key_results),
    };
    if objective.key_results.is_empty() {
        objectives.remove(at);
    }
    for initiative in removed.into_iter().flat_map(|it| it.initiatives) {
        let Some(origin) = initiative.origin else { continue };
        let message = "No key result that holds was found for it; ask who will do more or less of what.".to_owned();
        unplaced.push(Unplaced { text: initiative.text, origin, reason: Reason::Unknown, message });
    }
}

/// Whether two drafts hold the same objectives and key results.
fn is_same(one: &Report, other: &Report) -> bool {
    let outline = |report: &Report| -> Vec<(Option<String>, Vec<String>)> {
        let of = |it: &Objective| {
            let key_results = it.key_results.iter().map(|it| it.text.as_str().to_owned()).collect();
            (it.text.as_ref().map(|text| text.as_str().to_owned()), key_results)
        };
        report.document.objectives.iter().map(of).collect()
    };
    outline(one) == outline(other)
}

/// Whether a draft holds the objectives with their key results and initiatives.
fn has_steps(report: &Report, objectives: &[PlannedObjective]) -> bool {
    let texts = |initiatives: &[crate::model::Initiative]| -> Vec<String> {
        initiatives.iter().map(|it| it.text.as_str().to_owned()).collect()
    };
    let found = report.document.objectives.iter().flat_map(|it| &it.key_results);
    let found = found.map(|it| (it.text.as_str().to_owned(), texts(&it.initiatives)));
    let meant = objectives
        .iter()
        .flat_map(|it| &it.key_results)
        .map(|it| (it.text.clone(), it.initiatives.iter().map(|it| it.text.clone()).collect::<Vec<_>>()));
    found.eq(meant)
}

/// Reads and judges a draft in Markdown.
fn judged(name: &str, text: String, rules: &RuleSet) -> Report {
    let document = parse(&text, Some(Format::Markdown), name);
    judged_document(name, text, document, rules)
}

fn judged_document(name: &str, text: String, document: Document, rules: &RuleSet) -> Report {
    let mut reports = lint(vec![(Source::new(name, text), document)], rules, None);
    reports.pop().expect("one draft gives one report")
}
