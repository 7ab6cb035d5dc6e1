//! What a person sees for every draft of `tests/documents/` and `examples/okrs/`, and what programs get for a few.
//!
//! The day is fixed, so that deadlines stay what they are. `INSTA_UPDATE=always cargo test --test snapshots` writes
//! the snapshots anew; each change to them is read before it is kept.

use std::path::{Path, PathBuf};

use insta::{Settings, assert_snapshot};
use okrlint::lint::{Report, lint};
use okrlint::parse::parse;
use okrlint::render::frame::Style;
use okrlint::render::rewrite::{self, wire};
use okrlint::render::{human, json, readings};
use okrlint::rules::RuleSet;
use okrlint::text::{Source, decode};

fn report(path: &str) -> Report {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a readable draft");
    let source = Source::new(path, decode(bytes).expect("text"));
    let document = parse(&source.text, None, path);
    let rules = RuleSet::default();
    lint(vec![(source, document)], &rules, Some(jiff::civil::date(2026, 11, 20))).remove(0)
}

fn drafts(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = std::fs::read_dir(root.join(folder)).expect("the folder of drafts");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    files.sort();
    files.iter().map(|file| format!("{folder}/{}", file.file_name().unwrap_or_default().to_string_lossy())).collect()
}

fn snapshot(format: &str, path: &str, output: &str) {
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(format!("snapshots/{format}"));
    let name = path.rsplit('/').next().unwrap_or(path);
    settings.bind(|| assert_snapshot!(name, output));
}

#[test]
fn every_document_for_people() {
    for path in drafts("tests/documents") {
        snapshot("documents", &path, &human::render(&[report(&path)], Style::default()));
    }
}

#[test]
fn every_example_for_people() {
    for path in drafts("examples/okrs") {
        snapshot("examples", &path, &human::render(&[report(&path)], Style::default()));
    }
}

#[test]
fn some_documents_for_programs() {
    for name in ["good-six-lines.txt", "bad-six-lines.md", "structured-full.yaml", "key-results-without-objective.txt"]
    {
        let path = format!("tests/documents/{name}");
        snapshot("json", &path, &json::render(&[report(&path)]));
    }
}

#[test]
fn what_is_proposed_for_some_documents() {
    let rules = RuleSet::default();
    for name in
        ["bad-six-lines.md", "bad-tasks-only.txt", "structured-full.yaml", "people-and-finance.md", "markdown-table.md"]
    {
        let report = report(&format!("tests/documents/{name}"));
        let proposals = okrlint::propose::propose(&report, &rules, None);
        snapshot("proposals", name, &rewrite::render(&[(report, proposals)], Style::default()));
    }
}

#[test]
fn what_is_proposed_for_programs() {
    let report = report("tests/documents/bad-six-lines.md");
    let proposals = okrlint::propose::propose(&report, &RuleSet::default(), None);
    let output = wire::render(&[(report, proposals)]);
    let schema = std::fs::read_to_string("schemas/rewrite.schema.json").expect("the schema is in the repository");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let output = serde_json::from_str(&output).expect("JSON");
    jsonschema::validate(&schema, &output).expect("the output is as the schema says");
    snapshot("proposals", "bad-six-lines.json", &format!("{output:#}"));
}

#[test]
fn how_some_documents_are_read() {
    for name in ["bad-six-lines.md", "messy-pasted-from-chat.txt", "markdown-nested-lists.md", "definitions-page.md"] {
        let path = format!("tests/documents/{name}");
        snapshot("readings", &path, &readings::render(&[report(&path)]));
    }
}
