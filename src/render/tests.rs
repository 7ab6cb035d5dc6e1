//! One snapshot a renderer over the same report, and what must hold of all of them.

use insta::assert_snapshot;
use serde_json::Value;

use super::frame::Style;
use super::{github, human, json, junit, markdown, readings, sample, sarif, statistics};
use crate::diagnostic::Severity;
use crate::lint::{Report, Statistics};

fn reports() -> [Report; 1] {
    [sample::report()]
}

fn rules() -> [sarif::Described<'static>; 1] {
    [sarif::Described {
        id: "vague-quantifier",
        summary: "A word stands where a number is needed.",
        why: "Nobody can tell when it is reached.",
        help: "Say how many.",
        severity: Severity::Warning,
    }]
}

fn indented(json: &str) -> String {
    let value: Value = serde_json::from_str(json).expect("valid JSON");
    format!("{value:#}\n")
}

#[test]
fn human_output() {
    assert_snapshot!(human::render(&reports(), Style::Plain));
}

#[test]
fn json_output() {
    assert_snapshot!(indented(&json::render(&reports())));
}

#[test]
fn sarif_output() {
    assert_snapshot!(indented(&sarif::render(&reports(), &rules())));
}

#[test]
fn github_output() {
    assert_snapshot!(github::render(&reports()));
}

#[test]
fn junit_output() {
    assert_snapshot!(junit::render(&reports()));
}

#[test]
fn markdown_output() {
    assert_snapshot!(markdown::render(&reports()));
}

#[test]
fn readings_output() {
    assert_snapshot!(readings::render(&reports()));
}

#[test]
fn statistics_output() {
    assert_snapshot!(statistics::render(&Statistics::of(&reports())));
}

#[test]
fn json_keeps_its_contract() {
    let output: Value = serde_json::from_str(&json::render(&reports())).expect("valid JSON");
    let validator = jsonschema::validator_for(&json::schema()).expect("a valid schema");
    let errors: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn json_of_no_report_keeps_its_contract() {
    let output: Value = serde_json::from_str(&json::render(&[])).expect("valid JSON");
    assert!(jsonschema::is_valid(&json::schema(), &output));
}

#[test]
fn every_key_of_the_contract_is_required() {
    fn check(schema: &Value, path: &str) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            let required = schema.get("required").and_then(Value::as_array).map_or(0, Vec::len);
            assert_eq!(properties.len(), required, "{path} has optional keys");
        }
        for (key, inner) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
            check(inner, key);
        }
    }
    check(&json::schema(), "check");
}

#[test]
fn spans_of_the_json_slice_the_source() {
    let report = sample::report();
    let output: Value = serde_json::from_str(&json::render(&reports())).expect("valid JSON");
    let span = &output["documents"][0]["objectives"][1]["key_results"][0]["span"];
    let bytes = |key: &str| usize::try_from(span[key].as_u64().expect("a number")).expect("small");
    assert_eq!(&report.source.text[bytes("start")..bytes("end")], "Post\u{1b}[2J more\u{202e} 📣");
    assert_eq!((bytes("line"), bytes("column"), bytes("end_line"), bytes("end_column")), (7, 3, 7, 19));
}

#[test]
fn sarif_is_valid_against_the_official_schema() {
    // One pattern of the schema has a bracket too many, which only lenient engines take.
    let schema = include_str!("../../tests/schemas/sarif-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let output: Value = serde_json::from_str(&sarif::render(&reports(), &rules())).expect("valid JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let errors: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn no_output_for_a_terminal_carries_commands_of_the_draft() {
    for text in [
        human::render(&reports(), Style::Plain),
        github::render(&reports()),
        markdown::render(&reports()),
        readings::render(&reports()),
    ] {
        let hostile = text.chars().find(|&letter| letter.is_control() && letter != '\n' || letter == '\u{202e}');
        assert_eq!(hostile, None, "in {text}");
    }
    let coloured = human::render(&reports(), Style::Colour);
    assert!(coloured.contains("\u{1b}[") && !coloured.contains("\u{1b}[2J"), "{coloured:?}");
}

#[test]
fn a_line_of_megabytes_is_cut_to_a_window() {
    let mut report = sample::report();
    let long = format!("{} here {}", "ä ".repeat(1_000_000), "ö ".repeat(1_000_000));
    let start = long.find("here").expect("it is there");
    report.source = crate::text::Source::new("long.txt", long);
    report.diagnostics.truncate(1);
    report.diagnostics[0].span = crate::text::Span::new(start, start + 4);
    report.diagnostics[0].related.clear();
    let text = human::render(&[report], Style::Plain);
    assert!(text.len() < 1500, "{} bytes", text.len());
    assert!(text.contains("long.txt:1:2000002 ") && text.contains("^^^^"), "{text}");
}

#[test]
fn odd_spans_do_not_trouble_a_frame() {
    let mut report = sample::report();
    let end = report.source.text.len();
    for (start, stop) in [(0, 0), (end, end), (0, end), (end - 1, end), (9, 11), (10, 13)] {
        report.diagnostics[0].span = crate::text::Span::new(start, stop);
        let text = human::render(std::slice::from_ref(&report), Style::Plain);
        assert!(text.starts_with("error[task-as-key-result]"), "{text}");
    }
}
