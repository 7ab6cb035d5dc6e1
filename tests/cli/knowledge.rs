//! `explain`, `rules`, `init`, `completions` and the help.

use serde_json::Value;

use super::{TASK, folder, run_in};

#[test]
fn a_rule_is_explained_with_reason_example_and_source() {
    let folder = folder(&[]);
    let ran = run_in(folder.path(), &["explain", "task-as-key-result"], b"").expect(0);
    for words in ["Why", "What to do", "It speaks about", "It is silent about", "Sources", "level:"] {
        assert!(ran.out.contains(words), "no “{words}” in {}", ran.out);
    }
}

#[test]
fn limits_are_those_in_force() {
    let folder = folder(&[("okrlint.toml", b"[limits]\nkey-results-max = 7\n")]);
    let ran = run_in(folder.path(), &["explain", "too-many-key-results"], b"").expect(0);
    assert!(ran.out.contains("key-results-max = 7 (set in okrlint.toml)"), "{}", ran.out);
}

#[test]
fn an_unknown_rule_names_the_nearest() {
    let folder = folder(&[]);
    let ran = run_in(folder.path(), &["explain", "task-as-keyresult"], b"").expect(2);
    assert_eq!(ran.err, "okrlint: no rule is called `task-as-keyresult`; did you mean `task-as-key-result`?\n");
}

#[test]
fn a_word_of_a_rule_names_the_rule() {
    let folder = folder(&[]);
    for (name, rule) in [("task", "task-as-key-result"), ("tsk", "task-as-key-result"), ("jargn", "jargon")] {
        let ran = run_in(folder.path(), &["explain", name], b"").expect(2);
        assert_eq!(ran.err, format!("okrlint: no rule is called `{name}`; did you mean `{rule}`?\n"));
    }
    let ran = run_in(folder.path(), &["explain", "zebra"], b"").expect(2);
    assert_eq!(ran.err, "okrlint: no rule is called `zebra`\n");
}

#[test]
fn every_rule_of_the_list_can_be_explained() {
    let folder = folder(&[]);
    let ran = run_in(folder.path(), &["rules", "--format", "json"], b"").expect(0);
    let output: Value = serde_json::from_str(&ran.out).expect("valid JSON");
    let schema: Value =
        serde_json::from_str(include_str!("../../schemas/rules.schema.json")).expect("the schema is JSON");
    assert!(jsonschema::is_valid(&schema, &output));
    let rules = output["rules"].as_array().expect("a list");
    assert!(rules.len() >= 50, "{} rules", rules.len());
    let table = run_in(folder.path(), &["rules"], b"").expect(0).out;
    for rule in rules {
        let id = rule["id"].as_str().expect("a name");
        assert!(table.contains(&format!("  {id} ")), "{id} is not in the table");
        run_in(folder.path(), &["explain", id], b"").expect(0);
    }
}

#[test]
fn init_writes_a_configuration_that_holds_and_never_overwrites() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    run_in(folder.path(), &["init"], b"").expect(0);
    run_in(folder.path(), &["check", "draft.md"], b"").expect(1);
    let path = folder.path().join("okrlint.toml");
    let template = std::fs::read_to_string(&path).expect("it was written");
    let used: String = template
        .lines()
        .map(|line| {
            let is_example = line.starts_with('#') && !line.starts_with("# ");
            format!("{}\n", if is_example { &line[1..] } else { line })
        })
        .collect();
    let used = used.replace("rule-folder = ", "# ");
    std::fs::write(&path, &used).expect("a file");
    run_in(folder.path(), &["check", "draft.md"], b"").expect(1);
    let ran = run_in(folder.path(), &["init"], b"").expect(2);
    assert!(ran.err.contains("okrlint.toml exists already"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), used);
}

#[test]
fn completions_know_the_commands() {
    let folder = folder(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run_in(folder.path(), &["completions", shell], b"").expect(0);
        assert!(ran.out.contains("show-readings"), "{shell}");
    }
}

#[test]
fn the_help_shows_examples_and_exit_statuses() {
    let folder = folder(&[]);
    let ran = run_in(folder.path(), &["--help"], b"").expect(0);
    assert!(ran.out.contains("okrlint check draft.md") && ran.out.contains("Exit status"), "{}", ran.out);
    for command in ["check", "explain", "rules", "init", "completions"] {
        run_in(folder.path(), &[command, "--help"], b"").expect(0);
    }
}
