//! The JSON contract of `okrlint convert`, `initiatives` and `draft`; `schemas/plan.schema.json` is made from these
//! types.
//!
//! `objectives` is that of `okrlint check --format json` over `draft`, so that its spans are bytes of `draft`. Every
//! key is always present: what is not known is null or an empty list.

use schemars::JsonSchema;
use serde::Serialize;

use crate::propose::{self, Plan};
use crate::render::json;
use crate::render::json::wire::Objective;
use crate::text::Span;

/// The version of the contract.
pub const VERSION: u32 = 1;

/// A proposed set of OKRs.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Proposed<'a> {
    /// Version of this contract.
    version: u32,
    /// The path of the input as given, or the name of standard input.
    path: &'a str,
    /// The set as a Markdown draft.
    draft: &'a str,
    /// The objectives of that draft with their key results and initiatives, as `okrlint check --format json` gives
    /// them; spans are bytes of `draft`.
    objectives: Vec<Objective<'a>>,
    /// Why each key result of this program stands there, in their order.
    reasons: Vec<KeyResultReason<'a>>,
    /// Why each initiative should move its key result, in their order.
    assumptions: Vec<Assumption<'a>>,
    /// Lines of the input that are in no objective, and why.
    unplaced: Vec<Unplaced<'a>>,
    /// What has to be answered before or while the set is taken.
    questions: Vec<Question<'a>>,
    /// Counts.
    summary: Summary,
}

/// Why a key result stands there.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct KeyResultReason<'a> {
    /// Index of the objective.
    objective: usize,
    /// Index of the key result within that objective.
    key_result: usize,
    /// Id of a known metric.
    metric: Option<&'a str>,
    /// The blanks that only the author can fill: `baseline` stands in the text as `[baseline?]`.
    blanks: &'a [&'a str],
    /// Why this; null where the author wrote it.
    because: Option<&'a str>,
    /// What to watch beside it.
    guardrail: Option<&'a str>,
    /// Where its number is usually found.
    data_source: Option<&'a str>,
}

/// Why an initiative should move its key result.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Assumption<'a> {
    /// Index of the objective.
    objective: usize,
    /// Index of the key result within that objective.
    key_result: usize,
    /// Index of the initiative within that key result.
    initiative: usize,
    /// What has to be true for the initiative to move the number; null where nothing is known of such work.
    assumption: Option<&'a str>,
    /// Where the initiative stands in the input; null where it is proposed.
    origin: Option<Range>,
}

/// A line of the input that is in no objective.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Unplaced<'a> {
    /// In the author's words.
    text: &'a str,
    /// Where it stands in the input.
    origin: Range,
    /// Why it is in none.
    reason: ReasonName,
    /// The same in a sentence.
    message: &'a str,
}

/// Why a line is in no objective.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum ReasonName {
    /// A number to watch and no project.
    Kpi,
    /// Work that goes on anyway.
    Routine,
    /// A result already.
    Result,
    /// Nothing is known of such work.
    Unknown,
    /// It moves a number that none of the objectives is about.
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

/// Something to be answered.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Question<'a> {
    /// The question.
    text: &'a str,
    /// Index of the objective it is about.
    objective: Option<usize>,
    /// Index of the key result within that objective.
    key_result: Option<usize>,
}

/// Half-open bytes of the decoded input.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Range {
    /// First byte.
    start: usize,
    /// One past the last byte.
    end: usize,
}

/// Counts of what is proposed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Summary {
    /// Objectives.
    objectives: usize,
    /// Key results.
    key_results: usize,
    /// Initiatives.
    initiatives: usize,
    /// Lines without a place.
    unplaced: usize,
    /// Questions.
    questions: usize,
}

/// The plan as one JSON document on one line.
pub fn render(plan: &Plan) -> String {
    let mut json = serde_json::to_string(&Proposed::of(plan)).expect("wire types have string keys and finite numbers");
    json.push('\n');
    json
}

/// The schema of [`render`]'s output within a larger document, whose definitions `generator` collects.
pub fn describe(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    generator.subschema_for::<Proposed<'static>>()
}

/// The JSON Schema of [`render`]'s output.
pub fn schema() -> serde_json::Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<Proposed<'static>>().to_value()
}

impl<'a> Proposed<'a> {
    fn of(plan: &'a Plan) -> Self {
        let tally = plan.tally();
        Self {
            version: VERSION,
            path: &plan.report.source.name,
            draft: plan.draft(),
            objectives: json::objectives(&plan.report),
            reasons: reasons(plan),
            assumptions: assumptions(plan),
            unplaced: plan.unplaced.iter().map(Unplaced::of).collect(),
            questions: plan.questions.iter().map(Question::of).collect(),
            summary: Summary {
                objectives: tally.objectives,
                key_results: tally.key_results,
                initiatives: tally.initiatives,
                unplaced: tally.unplaced,
                questions: tally.questions,
            },
        }
    }
}

/// Each key result with its indices.
fn key_results(plan: &Plan) -> impl Iterator<Item = (usize, usize, &propose::PlannedKeyResult)> {
    plan.objectives.iter().enumerate().flat_map(|(objective, it)| {
        it.key_results.iter().enumerate().map(move |(key_result, it)| (objective, key_result, it))
    })
}

fn reasons(plan: &Plan) -> Vec<KeyResultReason<'_>> {
    key_results(plan)
        .map(|(objective, key_result, it)| KeyResultReason {
            objective,
            key_result,
            metric: it.metric,
            blanks: &it.blanks,
            because: it.because.as_deref(),
            guardrail: it.guardrail,
            data_source: it.data_source,
        })
        .collect()
}

fn assumptions(plan: &Plan) -> Vec<Assumption<'_>> {
    let mut assumptions = Vec::new();
    for (objective, key_result, it) in key_results(plan) {
        assumptions.extend(it.initiatives.iter().enumerate().map(|(initiative, it)| Assumption {
            objective,
            key_result,
            initiative,
            assumption: it.assumption.as_deref(),
            origin: it.origin.map(Range::of),
        }));
    }
    assumptions
}

impl Range {
    fn of(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl<'a> Unplaced<'a> {
    fn of(unplaced: &'a propose::Unplaced) -> Self {
        Self {
            text: &unplaced.text,
            origin: Range::of(unplaced.origin),
            reason: match unplaced.reason {
                propose::Reason::Kpi => ReasonName::Kpi,
                propose::Reason::Routine => ReasonName::Routine,
                propose::Reason::Result => ReasonName::Result,
                propose::Reason::Unknown => ReasonName::Unknown,
                propose::Reason::TooMany => ReasonName::TooMany,
                propose::Reason::Duplicate => ReasonName::Duplicate,
                propose::Reason::Enabler => ReasonName::Enabler,
                propose::Reason::Decision => ReasonName::Decision,
                propose::Reason::Objective => ReasonName::Objective,
                propose::Reason::Done => ReasonName::Done,
                propose::Reason::Stopped => ReasonName::Stopped,
                propose::Reason::Note => ReasonName::Note,
            },
            message: &unplaced.message,
        }
    }
}

impl<'a> Question<'a> {
    fn of(question: &'a propose::Question) -> Self {
        Self { text: &question.text, objective: question.objective, key_result: question.key_result }
    }
}
