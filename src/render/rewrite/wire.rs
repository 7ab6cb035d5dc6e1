//! The JSON contract of `okrlint rewrite`; `schemas/rewrite.schema.json` is made from these types.
//!
//! Every key is always present: what is not known is null or an empty list.

use schemars::JsonSchema;
use serde::Serialize;

use super::Proposed;
use crate::propose::{self, Author, Tally, Verdict};

/// The version of the contract.
pub const VERSION: u32 = 1;

/// The result of `okrlint rewrite --format json`.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Rewrite<'a> {
    /// Version of this contract.
    version: u32,
    /// One entry a draft, in the order in which they were given or found.
    documents: Vec<Draft<'a>>,
    /// Counts over all drafts.
    summary: Summary,
}

/// The end of a stream of proposals.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct End {
    /// Version of this contract.
    version: u32,
    /// Counts over all that came.
    summary: Summary,
}

/// Counts over all drafts.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Summary {
    /// Flagged statements with a proposal.
    statements: usize,
    /// Wordings proposed for them that hold.
    alternatives: usize,
    /// Wordings of a model that do not hold.
    refused: usize,
    /// Statements for which there is a question and no wording.
    questions_alone: usize,
}

/// A draft.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Draft<'a> {
    /// The path as given, or the name of standard input.
    path: &'a str,
    /// In the order of the draft.
    proposals: Vec<Proposal<'a>>,
}

/// What is proposed for a flagged statement.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Proposal<'a> {
    /// Index of the objective.
    objective: Option<usize>,
    /// Index of the key result within that objective; null where the objective itself is flagged.
    key_result: Option<usize>,
    /// The statement in the author's words.
    original: &'a str,
    /// Ids of the rules that spoke about it.
    rules: &'a [String],
    /// Other wordings, the best first.
    alternatives: Vec<Alternative<'a>>,
    /// What the statement held of work, kept as initiatives.
    initiatives: &'a [String],
    /// What has to be answered.
    questions: &'a [String],
}

/// Another wording.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Alternative<'a> {
    /// Unique within the draft.
    id: &'a str,
    /// The statement.
    text: &'a str,
    /// Key results that follow it: the second of two results in one line, the metric of an objective.
    key_results: &'a [String],
    /// What is measured: the id of a known metric, else the author's words.
    metric: Option<&'a str>,
    /// The blanks that only the author can fill: `baseline` stands in the text as `[baseline?]`.
    blanks: &'a [String],
    /// Why this.
    because: &'a str,
    /// What to watch beside it.
    guardrail: Option<&'a str>,
    /// Where its number is usually found.
    data_source: Option<&'a str>,
    /// What turns the source into the draft with this wording and the kept initiatives in it. Empty where the form of
    /// the draft leaves no safe place for them.
    edits: Vec<Edit<'a>>,
    /// Who wrote it.
    author: AuthorName,
    /// What the verifier decided.
    verdict: VerdictName,
    /// Why it was refused.
    objections: Vec<Objection>,
}

/// One replacement, in half-open bytes of the decoded text.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Edit<'a> {
    /// First byte.
    start: usize,
    /// One past the last byte.
    end: usize,
    /// What stands there afterwards.
    text: &'a str,
}

/// Why a wording does not hold.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Objection {
    /// Its name: `invented-number`.
    name: &'static str,
    /// In words.
    message: String,
}

/// Who wrote a wording.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum AuthorName {
    Offline,
    Model,
}

/// What the verifier decided.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum VerdictName {
    Accepted,
    Repaired,
    Refused,
}

/// The proposals as one JSON document on one line.
pub fn render(proposed: &[Proposed]) -> String {
    let tally = Tally::of(proposed.iter().map(|(_, proposals)| proposals.as_slice()));
    let rewrite =
        Rewrite { version: VERSION, documents: proposed.iter().map(Draft::of).collect(), summary: Summary::of(&tally) };
    let mut json = serde_json::to_string(&rewrite).expect("wire types have string keys and finite numbers");
    json.push('\n');
    json
}

/// One proposal on one line, for a stream of them.
pub fn event(proposal: &propose::Proposal) -> String {
    serde_json::to_string(&Proposal::of(proposal)).expect("wire types have string keys and finite numbers")
}

/// What a stream of proposals ends with, on one line.
pub fn end(tally: &Tally) -> String {
    let end = End { version: VERSION, summary: Summary::of(tally) };
    serde_json::to_string(&end).expect("wire types have string keys and finite numbers")
}

/// The schemas of [`render`]'s output, of [`event`] and of [`end`] within a larger document, whose definitions
/// `generator` collects.
pub fn describe(generator: &mut schemars::SchemaGenerator) -> [schemars::Schema; 3] {
    [
        generator.subschema_for::<Rewrite<'static>>(),
        generator.subschema_for::<Proposal<'static>>(),
        generator.subschema_for::<End>(),
    ]
}

/// The JSON Schema of [`render`]'s output.
pub fn schema() -> serde_json::Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<Rewrite<'static>>().to_value()
}

impl Summary {
    fn of(tally: &Tally) -> Self {
        let Tally { statements, alternatives, refused, questions_alone } = *tally;
        Self { statements, alternatives, refused, questions_alone }
    }
}

impl<'a> Draft<'a> {
    fn of((report, proposals): &'a Proposed) -> Self {
        Self { path: &report.source.name, proposals: proposals.iter().map(Proposal::of).collect() }
    }
}

impl<'a> Proposal<'a> {
    fn of(proposal: &'a propose::Proposal) -> Self {
        Self {
            objective: Some(proposal.objective),
            key_result: proposal.key_result,
            original: &proposal.original,
            rules: &proposal.rules,
            alternatives: proposal.alternatives.iter().map(Alternative::of).collect(),
            initiatives: &proposal.initiatives,
            questions: &proposal.questions,
        }
    }
}

impl<'a> Alternative<'a> {
    fn of(alternative: &'a propose::Alternative) -> Self {
        let edits = alternative.edits.iter();
        Self {
            id: &alternative.id,
            text: &alternative.text,
            key_results: &alternative.key_results,
            metric: alternative.metric.as_deref(),
            blanks: &alternative.blanks,
            because: &alternative.because,
            guardrail: alternative.guardrail.as_deref(),
            data_source: alternative.data_source.as_deref(),
            edits: edits.map(|it| Edit { start: it.span.start, end: it.span.end, text: &it.text }).collect(),
            author: match alternative.author {
                Author::Offline => AuthorName::Offline,
                Author::Model => AuthorName::Model,
            },
            verdict: match alternative.verdict {
                Verdict::Accepted => VerdictName::Accepted,
                Verdict::Repaired => VerdictName::Repaired,
                Verdict::Refused => VerdictName::Refused,
            },
            objections: (alternative.objections.iter())
                .map(|objection| Objection { name: objection.name(), message: objection.message() })
                .collect(),
        }
    }
}
