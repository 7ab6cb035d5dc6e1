//! From proposals to edits of the source, and edits applied.
//!
//! A statement's bytes are replaced; kept initiatives and further key results get lines of their own in the manner of
//! the lines around them. The edited draft is parsed again: an alternative whose edits do not give back its own texts
//! has none, so that nothing is ever applied that reads differently afterwards.

mod cells;
mod json;
mod lines;
mod yaml;

use std::collections::HashMap;

use super::{Alternative, Proposal};
use crate::diagnostic::Edit;
use crate::lint::Report;
use crate::model::{Document, Format, KeyResult, Objective};
use crate::parse::parse;
use crate::text::Span;

/// `text` with `edits` in it. `None` where they overlap or do not fit.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        result.push_str(text.get(at..edit.span.start)?);
        result.push_str(&edit.text);
        at = edit.span.end;
        text.get(edit.span.start..at)?;
    }
    result.push_str(text.get(at..)?);
    Some(result)
}

/// Gives each alternative its edits, where it has a safe place.
pub fn place(report: &Report, proposals: &mut [Proposal]) {
    // The next free label below each objective that gets new lines.
    let mut labels: HashMap<Option<usize>, u64> = HashMap::new();
    for proposal in proposals.iter_mut() {
        let initiatives = proposal.initiatives.clone();
        let at = (proposal.objective, proposal.key_result);
        let new = proposal.alternatives.iter().map(|it| it.key_results.len()).max().unwrap_or(0);
        let mut next = None;
        if let Some((first, is_through)) = lines::next_label(report, at.0).filter(|_| new > 0) {
            // Numbers that count through the whole draft are shared by its objectives.
            let label = labels.entry((!is_through).then_some(at.0)).or_insert(first);
            next = Some(*label);
            *label = label.saturating_add(u64::try_from(new).unwrap_or(0));
        }
        for alternative in &mut proposal.alternatives {
            alternative.edits = written(report, at, alternative, &initiatives, next);
        }
    }
    let before = Before::of(report, proposals);
    for rank in 0..super::ALTERNATIVES {
        prove(&before, proposals, rank);
    }
}

/// The edits that put `text` in the place of a statement, if the draft with them holds just that.
pub fn reworded(report: &Report, proposal: &Proposal, text: &str, key_results: &[String]) -> Option<Vec<Edit>> {
    let key_results = key_results.to_vec();
    let mut one = Proposal { alternatives: Vec::new(), ..proposal.clone() };
    // What is split off has the owner of the whole, in the author's own values too.
    let is_split = proposal.alternatives.iter().any(|it| it.is_split && it.key_results.len() == key_results.len());
    one.alternatives.push(Alternative { is_split, ..super::bare(text.to_owned(), key_results) });
    let initiatives = one.initiatives.clone();
    let next = lines::next_label(report, one.objective).map(|(next, _)| next);
    one.alternatives[0].edits =
        written(report, (one.objective, one.key_result), &one.alternatives[0], &initiatives, next);
    let mut all = vec![one];
    prove(&Before::of(report, &all), &mut all, 0);
    let edits = all.pop()?.alternatives.pop()?.edits;
    (!edits.is_empty()).then_some(edits)
}

/// The edits for one alternative, not yet proved.
fn written(
    report: &Report,
    (objective, key_result): Indices,
    alternative: &Alternative,
    initiatives: &[String],
    next: Option<u64>,
) -> Vec<Edit> {
    let Some(above) = report.document.objectives.get(objective) else { return Vec::new() };
    let text = match key_result {
        Some(at) => above.key_results.get(at).map(|key_result| &key_result.text),
        None => above.text.as_ref(),
    };
    let Some(statement) = text else { return Vec::new() };
    let source = report.source.text.as_str();
    // Marks within the statement (bold, a link, an entity) would be lost.
    let span = statement.locate(0..statement.as_str().len());
    let is_plain = source.get(span.range()) == Some(statement.as_str());
    let takes_lines = matches!(report.document.format, Format::Text | Format::Markdown) && !lines::is_row(source, span);
    let needs_lines = !initiatives.is_empty() || !alternative.key_results.is_empty();
    let is_one_line = !alternative.text.contains(['\n', '"', '\\', '|']);
    if !is_plain || !is_one_line {
        return Vec::new();
    }
    if needs_lines && !takes_lines {
        if key_result.is_none() || !alternative.key_results.is_empty() {
            return Vec::new();
        }
        let steps: Vec<(&str, Option<&str>)> = initiatives.iter().map(|text| (text.as_str(), None)).collect();
        let Some(mut edits) = beside(source, report.document.format, span, &steps) else { return Vec::new() };
        edits.push(Edit { span, text: alternative.text.clone() });
        return edits;
    }
    let mut edits = vec![Edit { span, text: alternative.text.clone() }];
    // What was ticked off is the work, and not the result that takes its place.
    edits.extend(lines::without_tick(source, span).filter(|_| needs_lines && key_result.is_some()));
    if needs_lines {
        let place = lines::Place::of(report, (objective, key_result), span, next, alternative.is_split);
        edits.extend(place.edits(source, &alternative.key_results, initiatives));
    }
    edits
}

/// The edits that put initiatives, each with its assumption below, under a key result; `None` where the form of the
/// draft has no lines for them.
pub fn insertion(
    report: &Report,
    objective: usize,
    key_result: usize,
    steps: &[(&str, Option<&str>)],
) -> Option<Vec<Edit>> {
    let source = report.source.text.as_str();
    let text = &report.document.objectives.get(objective)?.key_results.get(key_result)?.text;
    let span = text.span();
    let takes_lines = matches!(report.document.format, Format::Text | Format::Markdown) && !lines::is_row(source, span);
    if !takes_lines {
        return beside(source, report.document.format, span, steps);
    }
    let place = lines::Place::of(report, (objective, Some(key_result)), span, None, false);
    Some(vec![Edit { span: Span::new(place.at, place.at), text: place.steps(source, steps) }])
}

/// The edits that put initiatives beside a statement where a draft is no list of lines: a key in YAML and JSON, a cell in
/// a table. A cell holds one without its assumption.
fn beside(source: &str, format: Format, span: Span, steps: &[(&str, Option<&str>)]) -> Option<Vec<Edit>> {
    match (format, steps) {
        (Format::Yaml, _) => match yaml::Place::of(source, span) {
            Some(place) => Some(place.steps(source, steps)),
            None => yaml::into_list(source, span, steps).map(|edit| vec![edit]),
        },
        (Format::Json, _) => match json::Place::of(source, span) {
            Some(place) => Some(place.steps(steps)),
            None => json::into_list(source, span, steps).map(|edit| vec![edit]),
        },
        (_, [(step, None)]) => Some(vec![cells::step(source, format, span, step)?]),
        _ => None,
    }
}

/// Applies the alternatives of one rank together, and takes the edits from those that are not read back. The draft is
/// parsed once where all is well; where it is not, statements are tried one by one, a bounded number of times.
fn prove(before: &Before<'_>, proposals: &mut [Proposal], rank: usize) {
    const SINGLY: usize = 48;
    let chosen: Vec<usize> = (0..proposals.len())
        .filter(|&at| proposals[at].alternatives.get(rank).is_some_and(|it| !it.edits.is_empty()))
        .collect();
    if chosen.is_empty() || is_read_back(before, proposals, &chosen, rank) {
        return;
    }
    for (count, &at) in chosen.iter().enumerate() {
        if count >= SINGLY || !is_read_back(before, proposals, &[at], rank) {
            proposals[at].alternatives[rank].edits.clear();
        }
    }
}

/// Indices of an objective and of a key result within it.
type Indices = (usize, Option<usize>);

/// The draft as parsing alone sees it: a report may have taken a note for what it is since.
struct Before<'a> {
    source: &'a str,
    name: &'a str,
    outline: Vec<Expected>,
    /// Where each proposal's statement stands in the outline.
    places: Vec<Option<Indices>>,
    /// Whether new key results go behind the last of the objective.
    at_end: Vec<bool>,
}

impl<'a> Before<'a> {
    fn of(report: &'a Report, proposals: &[Proposal]) -> Self {
        let document = parse(&report.source.text, None, &report.source.name);
        let mut starts: HashMap<Span, Indices> = HashMap::new();
        for (index, objective) in document.objectives.iter().enumerate() {
            starts.extend(objective.text.as_ref().map(|text| (text.span(), (index, None))));
            let key_results = objective.key_results.iter().enumerate();
            starts.extend(key_results.map(|(at, key_result)| (key_result.text.span(), (index, Some(at)))));
        }
        Self {
            source: &report.source.text,
            name: &report.source.name,
            outline: expected(&document),
            places: proposals.iter().map(|proposal| starts.get(&proposal.span).copied()).collect(),
            at_end: proposals.iter().map(|proposal| is_at_end(report, proposal.objective)).collect(),
        }
    }
}

fn is_at_end(report: &Report, objective: usize) -> bool {
    lines::is_at_end(report, objective, lines::next_label(report, objective).is_some())
}

/// Whether the draft with the alternatives of `rank` of `chosen` holds exactly what they say.
fn is_read_back(before: &Before<'_>, proposals: &[Proposal], chosen: &[usize], rank: usize) -> bool {
    let edits: Vec<Edit> =
        chosen.iter().flat_map(|&at| proposals[at].alternatives[rank].edits.iter().cloned()).collect();
    let Some(edited) = apply(before.source, &edits) else { return false };
    let document = parse(&edited, None, before.name);
    let mut expected = before.outline.clone();
    for &at in chosen {
        let Some(place) = before.places[at] else { return false };
        expect(&mut expected, place, &proposals[at], &proposals[at].alternatives[rank], before.at_end[at]);
    }
    flatten(&expected) == outline(&document)
}

/// What stands in a draft: each objective with its initiatives and its key results with theirs.
#[derive(Debug, Clone, Default, PartialEq)]
struct Expected {
    text: String,
    initiatives: Vec<String>,
    /// Each with its initiatives and the key results that follow it.
    key_results: Vec<(String, Vec<String>, Vec<String>)>,
    /// New key results behind all others.
    after: Vec<String>,
}

fn expected(document: &Document) -> Vec<Expected> {
    let of_key_result = |it: &KeyResult| (it.text.as_str().to_owned(), texts(&it.initiatives), Vec::new());
    let of_objective = |objective: &Objective| Expected {
        text: objective.text.as_ref().map(|text| without_blank(text.as_str())).unwrap_or_default(),
        initiatives: texts(&objective.initiatives),
        key_results: objective.key_results.iter().map(of_key_result).collect(),
        after: Vec::new(),
    };
    document.objectives.iter().map(of_objective).collect()
}

/// A blank in the place of an objective is read as none.
fn without_blank(text: &str) -> String {
    if text == super::blank("objective") { String::new() } else { text.to_owned() }
}

fn texts(initiatives: &[crate::model::Initiative]) -> Vec<String> {
    initiatives.iter().map(|initiative| initiative.text.as_str().to_owned()).collect()
}

fn expect(expected: &mut [Expected], place: Indices, proposal: &Proposal, alternative: &Alternative, is_at_end: bool) {
    let Some(objective) = expected.get_mut(place.0) else { return };
    let initiatives = proposal.initiatives.iter().cloned();
    if is_at_end {
        objective.after.extend(alternative.key_results.iter().cloned());
    }
    let more = alternative.key_results.iter().filter(|_| !is_at_end).cloned();
    match place.1 {
        Some(at) => {
            if let Some((text, below, after)) = objective.key_results.get_mut(at) {
                text.clone_from(&alternative.text);
                below.splice(0..0, initiatives);
                after.extend(more);
            }
        }
        None => {
            objective.text = without_blank(&alternative.text);
            objective.initiatives.splice(0..0, initiatives);
            let more = more.map(|text| (text, Vec::new(), Vec::new()));
            objective.key_results.splice(0..0, more.collect::<Vec<_>>());
        }
    }
}

fn flatten(expected: &[Expected]) -> Vec<String> {
    let mut lines = Vec::new();
    for objective in expected {
        lines.push(format!("O {}", objective.text));
        lines.extend(objective.initiatives.iter().map(|text| format!("I {text}")));
        for (text, initiatives, after) in &objective.key_results {
            lines.push(format!("K {text}"));
            lines.extend(initiatives.iter().map(|text| format!("I {text}")));
            lines.extend(after.iter().map(|text| format!("K {text}")));
        }
        lines.extend(objective.after.iter().map(|text| format!("K {text}")));
    }
    lines
}

fn outline(document: &Document) -> Vec<String> {
    flatten(&expected(document))
}
