//! The formats as the program writes them; their looks are pinned where they are rendered.

use serde_json::Value;

use super::{GOOD, TASK, check_text, folder, run_in};

fn json(ran: &str) -> Value {
    let output: Value = serde_json::from_str(ran).expect("valid JSON");
    let schema = include_str!("../../schemas/check.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let errors: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    output
}

/// Every span in the output slices `text` on character boundaries, and its lines and columns say the same.
fn assert_spans(value: &Value, text: &str) -> usize {
    let mut count = 0;
    if let Some(span) = value.get("span") {
        let number = |key: &str| usize::try_from(span[key].as_u64().expect("a number")).expect("small");
        let (start, end) = (number("start"), number("end"));
        assert!(text.get(start..end).is_some(), "{span} does not slice the source");
        for (offset, line, column) in [(start, "line", "column"), (end, "end_line", "end_column")] {
            let before = &text[..offset];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            assert_eq!(number(line), before.matches('\n').count() + 1, "{span}");
            assert_eq!(number(column), before[line_start..].chars().count() + 1, "{span}");
        }
        count += 1;
    }
    let inner: Vec<&Value> = match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(map) => map.values().collect(),
        _ => Vec::new(),
    };
    count + inner.into_iter().map(|value| assert_spans(value, text)).sum::<usize>()
}

#[test]
fn json_keeps_the_contract_and_its_spans_slice_the_source() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut checked = 0;
    for entry in std::fs::read_dir(&folder).expect("the documents are there") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let ran = run_in(&folder, &["check", name, "--format", "json", "--today", "2026-11-21"], b"");
        assert!(ran.status < 2, "{name}: {}", ran.err);
        let output = json(&ran.out);
        assert_eq!(output["documents"][0]["path"], name);
        checked += assert_spans(&output, &text);
    }
    assert!(checked > 200, "only {checked} spans");
}

#[test]
fn json_says_what_was_read() {
    let output = json(&check_text(TASK, &["--format", "json"]).expect(1).out);
    let objective = &output["documents"][0]["objectives"][0];
    assert_eq!(objective["text"], "Readers come back on their own");
    let [task, raise, _] = objective["key_results"].as_array().expect("a list").as_slice() else {
        panic!("three key results: {objective}");
    };
    assert_eq!(task["kind"], "task");
    assert_eq!((&raise["baseline"], &raise["target"], &raise["unit"]), (&22.into(), &30.into(), &"%".into()));
    assert_eq!(raise["kind"], "outcome");
    assert_eq!(output["summary"]["key_results"], 3);
    let diagnostic = &output["documents"][0]["diagnostics"][0];
    assert_eq!((&diagnostic["rule"], &diagnostic["key_result"]), (&"task-as-key-result".into(), &0.into()));
}

#[test]
fn a_byte_order_mark_counts() {
    let text = format!("\u{feff}{TASK}");
    let ran = check_text(&text, &["--format", "json"]).expect(1);
    assert!(assert_spans(&json(&ran.out), &text) > 4);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[("draft.txt", &utf16)]);
    let other = run_in(folder.path(), &["check", "draft.txt", "--format", "json"], b"").expect(1);
    assert_eq!(json(&other.out)["documents"][0]["objectives"], json(&ran.out)["documents"][0]["objectives"]);
}

#[test]
fn every_format_is_written() {
    for (format, sign) in [
        ("human", "read 1 objective, 3 key results; "),
        ("json", "\"version\":1"),
        ("sarif", "\"ruleId\":\"task-as-key-result\""),
        ("github", "::"),
        ("junit", "<testcase name=\"task-as-key-result\""),
        ("markdown", "(`task-as-key-result`)"),
    ] {
        let ran = check_text(TASK, &["--format", format]).expect(1);
        assert!(ran.out.contains(sign), "{format}: {}", ran.out);
    }
}

#[test]
fn sarif_describes_every_rule_that_speaks() {
    let ran = check_text(TASK, &["--format", "sarif"]).expect(1);
    let output: Value = serde_json::from_str(&ran.out).expect("valid JSON");
    let run = &output["runs"][0];
    for result in run["results"].as_array().expect("a list") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    assert!(!check_text(TASK, &[]).expect(1).out.contains('\u{1b}'));
    assert!(check_text(TASK, &["--color", "always"]).expect(1).out.contains('\u{1b}'));
    assert!(!check_text(TASK, &["--color", "never"]).expect(1).out.contains('\u{1b}'));
}

#[test]
fn output_goes_to_a_file() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "draft.md", "-o", "found.txt", "--color", "always"], b"").expect(1);
    assert_eq!(ran.out, "");
    let written = std::fs::read_to_string(folder.path().join("found.txt")).expect("it was written");
    assert!(written.contains("[task-as-key-result]") && !written.contains('\u{1b}'), "{written}");
}

#[test]
fn readings_and_statistics_come_with_the_findings() {
    let ran = check_text(TASK, &["--show-readings", "--statistics"]).expect(1);
    for words in ["key result: task", "rules that spoke: task-as-key-result", "key results by kind", "2  outcome"] {
        assert!(ran.out.contains(words), "no “{words}” in {}", ran.out);
    }
    assert!(ran.out.ends_with("1 to consider\n") || ran.out.contains("to fix"), "{}", ran.out);
}

#[test]
fn files_come_in_order_and_folders_are_searched() {
    let folder = folder(&[
        ("okrs/b.md", TASK.as_bytes()),
        ("okrs/a.md", GOOD.as_bytes()),
        ("okrs/package.json", br#"{"name": "site", "keywords": ["goals"]}"#),
        ("okrs/okrlint.toml", b"[rules]\n"),
        ("okrs/picture.png", b"\x89PNG"),
        ("last.txt", GOOD.as_bytes()),
    ]);
    let ran = run_in(folder.path(), &["check", "okrs", "last.txt", "--format", "json"], b"").expect(1);
    let output = json(&ran.out);
    let paths: Vec<_> = output["documents"].as_array().expect("a list").iter().map(|it| &it["path"]).collect();
    assert_eq!(paths, ["okrs/a.md", "okrs/b.md", "last.txt"]);
}

#[test]
fn standard_input_takes_a_name() {
    let ran = check_text("objectives: []\n", &["--stdin-filename", "q3.yaml", "--format", "json"]);
    let output = json(&ran.out);
    assert_eq!(
        (&output["documents"][0]["path"], &output["documents"][0]["format"]),
        (&"q3.yaml".into(), &"yaml".into())
    );
}

#[test]
fn a_draft_a_line_gives_a_document_a_line() {
    let line = |path: &str, text: &str| format!("{}\n", serde_json::json!({ "path": path, "text": text }));
    let input = line("one", super::TASK) + "{\"txet\": \"\"}\n" + &line("two", super::GOOD);
    for command in ["check", "rewrite"] {
        let folder = folder(&[("drafts.jsonl", input.as_bytes())]);
        for (path, stdin) in [("drafts.jsonl", ""), ("-", input.as_str())] {
            let ran = run_in(folder.path(), &[command, path, "--format", "jsonl"], stdin.as_bytes()).expect(2);
            assert!(ran.err.contains(":2: ") && ran.err.contains("missing field `text`"), "{}", ran.err);
            let lines: Vec<serde_json::Value> =
                ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            assert_eq!(lines.len(), 3, "as many lines come out as went in: {}", ran.out);
            let paths = [0, 2].map(|at| lines[at]["documents"][0]["path"].as_str().expect("a name"));
            assert_eq!(paths, ["one", "two"], "{}", ran.out);
            assert!(lines[1]["path"].as_str().is_some_and(|it| it.ends_with(":2")) && lines[1]["error"].is_string());
            let alone = run_in(
                folder.path(),
                &[command, "-", "--stdin-filename", "one", "--format", "json"],
                super::TASK.as_bytes(),
            );
            assert_eq!(
                ran.out.lines().next(),
                alone.out.lines().next(),
                "a line is what --format json says of that draft"
            );
        }
    }
}

#[test]
fn lines_are_read_from_a_pipe_with_fields_of_other_programs() {
    let folder = folder(&[("okrs.md", super::TASK.as_bytes())]);
    let line = format!("{}\n", serde_json::json!({ "id": 7, "text": super::GOOD, "path": "seven" }));
    for command in ["check", "rewrite"] {
        let ran = run_in(folder.path(), &[command, "--format", "jsonl"], line.as_bytes()).expect(0);
        assert!(ran.out.contains("\"seven\"") && !ran.out.contains("okrs.md"), "{}", ran.out);
        let ran = run_in(folder.path(), &[command, "--format", "jsonl"], b"{}\n").expect(2);
        assert!(ran.out.starts_with("{\"version\":1,\"path\":\"<stdin>:1\",\"error\":"), "{}", ran.out);
    }
}
