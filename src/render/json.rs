//! The JSON contract: what other programs build on.
//!
//! The types of [`wire`] are the contract; `schemas/check.schema.json` is made from them. Every key is always
//! present: what is not known is null or an empty list. Numbers are plain JSON numbers, with the unit beside them.

pub mod wire;

use std::borrow::Cow;

use super::values;
use crate::analysis::{Features, Kind, Sureness};
use crate::diagnostic;
use crate::lint::{ObjectiveReading, Report};
use crate::model::{self, Document, Fields, Shape};
use crate::text::{Source, Text};
use wire::{Check, Diagnostic, Draft, Edit, Fix, Initiative, KeyResult, Number, Objective, Related, Span, Summary};

/// The version of the contract.
pub const VERSION: u32 = 1;

/// The reports as one JSON document on one line.
pub fn render(reports: &[Report]) -> String {
    let check = Check::of(reports);
    let mut json = serde_json::to_string(&check).expect("wire types have string keys and finite numbers");
    json.push('\n');
    json
}

/// The JSON Schema of [`render`]'s output.
pub fn schema() -> serde_json::Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<Check<'static>>().to_value()
}

/// The schema of [`render`]'s output within a larger document, whose definitions `generator` collects.
pub fn describe(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    generator.subschema_for::<Check<'static>>()
}

impl<'a> Check<'a> {
    /// The wire form of `reports`.
    pub fn of(reports: &'a [Report]) -> Self {
        let summary = crate::lint::Summary::of(reports);
        Self {
            version: VERSION,
            documents: reports.iter().map(Draft::of).collect(),
            summary: Summary {
                objectives: summary.objectives,
                // The lines of a list of projects stand in `documents` as key results without an objective.
                key_results: summary.key_results + lines_of_projects(reports),
                errors: summary.errors,
                warnings: summary.warnings,
                notes: summary.notes,
            },
        }
    }
}

fn lines_of_projects(reports: &[Report]) -> usize {
    let lists = reports.iter().filter(|report| report.document.shape == Shape::Projects);
    lists.flat_map(|report| &report.document.objectives).map(|objective| objective.key_results.len()).sum()
}

impl<'a> Draft<'a> {
    fn of(report: &'a Report) -> Self {
        let Report { source, document, .. } = report;
        Self {
            path: &source.name,
            format: document.format.into(),
            language: &report.language,
            cycle: document.cycle.as_ref().map(|cycle| cycle.text.as_str()),
            team: words(&document.team),
            context: context(document),
            non_goals: document.non_goals.iter().flatten().map(Text::as_str).collect(),
            objectives: objectives(report),
            diagnostics: report.diagnostics.iter().map(|diagnostic| Diagnostic::of(diagnostic, source)).collect(),
            opinions: &report.opinions,
        }
    }
}

fn context(document: &Document) -> Option<String> {
    let paragraphs: Vec<_> = document.context.iter().map(Text::as_str).collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// The objectives of a report, as the contract has them.
pub(super) fn objectives(report: &Report) -> Vec<Objective<'_>> {
    let Report { source, document, readings, .. } = report;
    let mut objectives: Vec<_> = document
        .objectives
        .iter()
        .enumerate()
        .map(|(index, objective)| Objective::of(objective, readings.get(index), source))
        .collect();
    if let Some(first) = document.initiatives.first() {
        let span = document.initiatives.iter().fold(first.text.span(), |span, next| span.join(next.text.span()));
        let initiatives = initiatives(&document.initiatives, source);
        objectives.push(Objective { initiatives, ..Objective::bare(Span::of(span, source)) });
    }
    objectives
}

impl<'a> Objective<'a> {
    fn bare(span: Span) -> Self {
        Self {
            id: None,
            text: None,
            kind: None,
            reading_confidence: Sureness::High,
            span,
            team: None,
            cycle: None,
            owner: None,
            supports: Vec::new(),
            declared: None,
            confidence: None,
            key_results: Vec::new(),
            initiatives: Vec::new(),
        }
    }

    fn of(objective: &'a model::Objective, reading: Option<&'a ObjectiveReading>, source: &'a Source) -> Self {
        let features = reading.map(|reading| &reading.objective);
        let span = objective.text.as_ref().map_or(objective.span, Text::span);
        let fields = &objective.fields;
        Self {
            id: objective.id.as_deref(),
            text: words(&objective.text),
            kind: features.and_then(|features| match features.kind {
                Some(Kind::Objective(kind)) => Some(kind),
                _ => None,
            }),
            reading_confidence: features.map_or(Sureness::High, |features| features.sureness),
            team: words(&objective.team),
            cycle: objective.cycle.as_ref().map(|cycle| cycle.text.as_str()),
            owner: owner(fields),
            supports: fields.supports.iter().map(Text::as_str).collect(),
            declared: fields.kind.map(|declared| declared.kind.into()),
            confidence: words(&fields.confidence),
            key_results: key_results(objective, reading, source),
            initiatives: initiatives(&objective.initiatives, source),
            ..Self::bare(Span::of(span, source))
        }
    }
}

fn key_results<'a>(
    objective: &'a model::Objective,
    reading: Option<&'a ObjectiveReading>,
    source: &'a Source,
) -> Vec<KeyResult<'a>> {
    let features = |index: usize| reading.and_then(|reading| reading.key_results.get(index));
    let entries = objective.key_results.iter().enumerate();
    entries.map(|(index, key_result)| KeyResult::of(key_result, features(index), source)).collect()
}

impl<'a> KeyResult<'a> {
    fn of(key_result: &'a model::KeyResult, features: Option<&'a Features>, source: &'a Source) -> Self {
        let fields = &key_result.fields;
        let text = key_result.text.as_str();
        let metric = features.and_then(|features| features.metric.clone()).and_then(|range| text.get(range));
        let values = values::of(key_result, features);
        Self {
            id: key_result.id.as_deref(),
            text: (!text.is_empty()).then_some(text),
            kind: features.and_then(|features| match features.kind {
                Some(Kind::KeyResult(kind)) => Some(kind),
                _ => None,
            }),
            reading_confidence: features.map_or(Sureness::High, |features| features.sureness),
            span: Span::of(key_result.text.span(), source),
            declared: fields.kind.map(|declared| declared.kind.into()),
            metric: words(&fields.metric).or(metric),
            direction: features.and_then(|features| features.direction),
            baseline: values.baseline.map(Number),
            target: values.target.map(Number),
            unit: values.unit,
            deadline: values::deadline(key_result, features),
            owner: owner(fields),
            data_source: words(&fields.data_source),
            confidence: words(&fields.confidence),
            current: values.current.map(Number),
            flags: features.map(|features| features.flags.names()).unwrap_or_default(),
            initiatives: initiatives(&key_result.initiatives, source),
        }
    }
}

fn initiatives<'a>(initiatives: &'a [model::Initiative], source: &Source) -> Vec<Initiative<'a>> {
    let wire = |initiative: &'a model::Initiative| Initiative {
        text: initiative.text.as_str(),
        span: Span::of(initiative.text.span(), source),
    };
    initiatives.iter().map(wire).collect()
}

fn words(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(Text::as_str).filter(|text| !text.is_empty())
}

fn owner(fields: &Fields) -> Option<Cow<'_, str>> {
    match fields.owners.as_slice() {
        [] => None,
        [owner] => Some(owner.as_str().into()),
        owners => Some(owners.iter().map(Text::as_str).collect::<Vec<_>>().join(", ").into()),
    }
}

impl<'a> Diagnostic<'a> {
    fn of(diagnostic: &'a diagnostic::Diagnostic, source: &Source) -> Self {
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity.into(),
            message: &diagnostic.message,
            help: &diagnostic.help,
            span: Span::of(diagnostic.span, source),
            related: (diagnostic.related.iter())
                .map(|label| Related { message: &label.message, span: Span::of(label.span, source) })
                .collect(),
            objective: diagnostic.objective,
            key_result: diagnostic.key_result,
            fix: diagnostic.fix.as_ref().map(|fix| Fix::of(fix, source)),
        }
    }
}

impl<'a> Fix<'a> {
    fn of(fix: &'a diagnostic::Fix, source: &Source) -> Self {
        let edits = fix.edits.iter();
        Self {
            message: &fix.message,
            applicability: fix.applicability.into(),
            edits: edits.map(|edit| Edit { span: Span::of(edit.span, source), text: &edit.text }).collect(),
        }
    }
}

impl Span {
    /// A byte span with its lines and columns.
    pub fn of(span: crate::text::Span, source: &Source) -> Self {
        let (line, column) = source.position(span.start);
        let (end_line, end_column) = source.position(span.end);
        Self { start: span.start, end: span.end, line, column, end_line, end_column }
    }
}
