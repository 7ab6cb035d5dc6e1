//! What holds for every input: shared by the property tests, the regression tests and the fuzz target.
//!
//! [`hold`] takes bytes through decoding, parsing, linting and every renderer and panics where a law is broken.

use std::sync::LazyLock;

use okrlint::analysis::Features;
use okrlint::diagnostic::{Applicability, Edit};
use okrlint::lint::{Report, Statistics, lint};
use okrlint::parse::parse;
use okrlint::render::frame::Style;
use okrlint::render::{github, human, json, junit, markdown, readings, sarif, statistics};
use okrlint::rules::RuleSet;
use okrlint::text::{Source, decode};
use serde_json::Value;

/// Names whose endings choose each of the formats; the last one leaves it to the content.
pub const NAMES: [&str; 9] = ["d.txt", "d.md", "d.html", "d.yaml", "d.json", "d.toml", "d.csv", "d.tsv", "<stdin>"];

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::default);

/// Checks every law on `bytes`, read as a file called `name`.
pub fn hold(bytes: &[u8], name: &str) {
    let Ok(text) = decode(bytes.to_vec()) else { return };
    let report = check(&text, name);
    let json = json::render(std::slice::from_ref(&report));
    spans_slice_the_text(&serde_json::from_str(&json).expect("the output is JSON"), &text);
    readings_slice_their_statements(&report);
    renderers_take_it(&report);
    let again = check(&text, name);
    assert_eq!(json, json::render(&[again]), "the same text gave another report");
    safe_fixes_settle(&report, name);
}

fn check(text: &str, name: &str) -> Report {
    let today = jiff::civil::date(2026, 11, 20);
    let source = Source::new(name, text);
    let document = parse(&source.text, None, name);
    let mut reports = lint(vec![(source, document)], &RULES, Some(today));
    assert_eq!(reports.len(), 1, "one draft, one report");
    reports.remove(0)
}

/// Every `{"start", "end", …}` is a slice on character boundaries, and its lines and columns are those of its bytes.
fn spans_slice_the_text(value: &Value, text: &str) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| spans_slice_the_text(value, text)),
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (offset(fields, "start"), offset(fields, "end")) {
                assert!(start <= end && text.get(start..end).is_some(), "{start}..{end} is no slice");
                assert_eq!((offset(fields, "line"), offset(fields, "column")), position(text, start), "at {start}");
                assert_eq!((offset(fields, "end_line"), offset(fields, "end_column")), position(text, end), "at {end}");
            }
            fields.values().for_each(|value| spans_slice_the_text(value, text));
        }
        _ => {}
    }
}

fn offset(fields: &serde_json::Map<String, Value>, key: &str) -> Option<usize> {
    fields.get(key)?.as_u64().and_then(|number| usize::try_from(number).ok())
}

/// Line and column counted the slow way.
fn position(text: &str, offset: usize) -> (Option<usize>, Option<usize>) {
    let bytes = text.as_bytes();
    // A carriage return ends a line by itself unless a line feed follows.
    let ends = |at: &usize| bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let start = (0..offset).rev().find(ends).map_or(0, |at| at + 1);
    (Some((0..offset).filter(ends).count() + 1), Some(text[start..offset].chars().count() + 1))
}

/// The ranges of a reading are slices of the statement that was read.
fn readings_slice_their_statements(report: &Report) {
    let objectives = &report.document.objectives;
    assert_eq!(report.readings.len(), objectives.len(), "one reading an objective");
    for (reading, objective) in report.readings.iter().zip(objectives) {
        assert_eq!(reading.key_results.len(), objective.key_results.len(), "one reading a key result");
        if let Some(text) = &objective.text {
            reading_slices(&reading.objective, text.as_str());
        }
        for (features, key_result) in reading.key_results.iter().zip(&objective.key_results) {
            reading_slices(features, key_result.text.as_str());
        }
    }
}

fn reading_slices(features: &Features, text: &str) {
    let places = [&features.metric, &features.means, &features.purpose, &features.segment];
    let phrases = [&features.object, &features.counted];
    let ranges = places
        .into_iter()
        .flatten()
        .chain(phrases.into_iter().flatten().map(|phrase| &phrase.range))
        .chain(features.marks.iter().map(|(_, range)| range))
        .chain(features.evidence.iter().map(|evidence| &evidence.range))
        .chain(&features.parts)
        .chain([&features.head.range]);
    for range in ranges {
        assert!(text.get(range.clone()).is_some(), "{range:?} is no slice of {text:?}");
    }
    for index in [features.baseline, features.target].into_iter().flatten() {
        assert!(index < features.quantities.len(), "no quantity {index}");
    }
}

fn renderers_take_it(report: &Report) {
    let reports = std::slice::from_ref(report);
    let described: Vec<_> = RULES.rules().iter().filter_map(sarif::Described::of).collect();
    serde_json::from_str::<Value>(&sarif::render(reports, &described)).expect("SARIF is JSON");
    let plain = [
        human::render(reports, Style::default()),
        github::render(reports),
        junit::render(reports),
        markdown::render(reports),
        readings::render(reports),
        statistics::render(&Statistics::of(reports)),
    ];
    for text in plain {
        assert!(!text.contains('\u{1b}'), "an escape of the draft reached a terminal: {text:?}");
    }
}

/// Applying the safe fixes a second time changes nothing.
fn safe_fixes_settle(report: &Report, name: &str) {
    let Some(once) = apply_safe_fixes(report) else { return };
    let after = check(&once, name);
    if let Some(twice) = apply_safe_fixes(&after) {
        assert_eq!(once, twice, "the safe fixes do not settle");
    }
}

/// The text with all safe fixes that do not meet another, or nothing where there are none.
fn apply_safe_fixes(report: &Report) -> Option<String> {
    let fixes = report.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
    let safe = fixes.filter(|fix| fix.applicability == Applicability::Safe);
    let mut edits: Vec<&Edit> = safe.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| (edit.span, edit.text.as_str()));
    edits.dedup();
    let mut text = String::new();
    let mut at = 0;
    for edit in &edits {
        if edit.span.start >= at {
            text.push_str(&report.source.text[at..edit.span.start]);
            text.push_str(&edit.text);
            at = edit.span.end;
        }
    }
    text.push_str(&report.source.text[at..]);
    (!edits.is_empty()).then_some(text)
}
