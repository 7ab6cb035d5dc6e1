//! Exceptions in formats without comments: they stand in a field of their own.

use okrlint::lint::lint;
use okrlint::model::Format;
use okrlint::parse::parse;
use okrlint::rules::RuleSet;
use okrlint::text::Source;

/// The rules that speak about a draft.
fn spoken(text: &str, format: Format) -> Vec<String> {
    let document = parse(text, Some(format), "draft");
    let report = lint(vec![(Source::new("draft", text), document)], &RuleSet::default(), None).remove(0);
    report.diagnostics.iter().map(|diagnostic| diagnostic.rule.to_string()).collect()
}

fn has(rules: &[String], rule: &str) -> bool {
    rules.iter().any(|spoken| spoken == rule)
}

const HEAD: &str = "Objective,Exceptions (objective),Key result,Exceptions,Owner,Initiative";

#[test]
fn a_cell_beside_a_key_result_is_for_that_key_result() {
    let row = |exception: &str| {
        format!(
            "{HEAD}\nReaders come back on their own,,Launch the newsletter,{exception},Kim,Ask the printer\n,,Launch the podcast,,Kim,\n"
        )
    };
    let without = spoken(&row(""), Format::Csv);
    let with = spoken(&row("\"okrlint: allow(task-as-key-result), because the board asked\""), Format::Csv);
    let count = |rules: &[String]| rules.iter().filter(|rule| *rule == "task-as-key-result").count();
    assert_eq!((count(&without), count(&with)), (2, 1));
    assert!(!has(&with, "unused-allow"), "{with:?}");
}

#[test]
fn a_cell_beside_an_objective_is_for_the_objective() {
    let draft = |exception: &str| {
        format!("{HEAD}\nGrow newsletter readers by 20%,{exception},Answers take 2 hours instead of 9,,Kim,\n")
    };
    assert!(has(&spoken(&draft(""), Format::Csv), "metric-in-objective"));
    let with =
        spoken(&draft("\"okrlint: allow(metric-in-objective), because it is the name of the plan\""), Format::Csv);
    assert!(!has(&with, "metric-in-objective") && !has(&with, "unused-allow"), "{with:?}");
}

#[test]
fn a_text_before_a_statement_of_json_is_for_it() {
    let draft = |comments: &str| {
        format!(
            "{{\"objectives\": [{{\n  \"objective\": \"Readers come back on their own\",\n  \"key_results\": [{{\n{comments}    \"key_result\": \"Launch the newsletter\"\n  }}, {{\n    \"key_result\": \"Launch the podcast\"\n  }}]\n}}]}}"
        )
    };
    let count = |rules: &[String]| rules.iter().filter(|rule| *rule == "task-as-key-result").count();
    assert_eq!(count(&spoken(&draft(""), Format::Json)), 2);
    let comments =
        "    \"comments\": [\n      \"okrlint: allow(task-as-key-result), because the board asked\"\n    ],\n";
    let with = spoken(&draft(comments), Format::Json);
    assert_eq!(count(&with), 1, "{with:?}");
    assert!(!has(&with, "unused-allow") && !has(&with, "unknown-key"), "{with:?}");
}

#[test]
fn a_comment_of_json_counts_once() {
    let draft = "{\"objectives\": [{\"objective\": \"Readers come back\", \"key_results\": [\n\"Launch the newsletter\" // okrlint: allow(task-as-key-result), because the board asked\n]}]}";
    let rules = spoken(draft, Format::Json);
    assert!(!has(&rules, "task-as-key-result") && !has(&rules, "unused-allow"), "{rules:?}");
}
