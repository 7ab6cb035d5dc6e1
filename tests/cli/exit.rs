//! Exit statuses: 0 clean, 1 found, 2 could not run.

use super::{GOOD, TASK, check_text, folder, run_in};

#[test]
fn a_good_draft_is_clean_and_says_what_was_read() {
    let ran = check_text(GOOD, &[]).expect(0);
    assert_eq!(ran.out, "read 1 objective, 3 key results; nothing to fix\n");
    assert_eq!(ran.err, "");
}

#[test]
fn a_task_is_found() {
    let ran = check_text(TASK, &[]).expect(1);
    assert!(ran.out.contains("[task-as-key-result]"), "{}", ran.out);
    assert!(ran.out.contains("Send the “we miss you” mail"), "{}", ran.out);
}

#[test]
fn fail_on_decides_what_counts() {
    check_text(TASK, &["--fail-on", "never"]).expect(0);
    check_text(TASK, &["--fail-on", "note"]).expect(1);
    let (errors, warnings) =
        ("[rules]\ntask-as-key-result = \"error\"\n", "[rules]\ntask-as-key-result = \"warning\"\n");
    for (config, status) in [(errors, 1), (warnings, 0)] {
        let folder = folder(&[("okrlint.toml", config.as_bytes()), ("draft.md", TASK.as_bytes())]);
        run_in(folder.path(), &["check", "draft.md", "--fail-on", "error"], b"").expect(status);
    }
}

#[test]
fn notes_alone_are_clean() {
    let config = "[rules]\ntask-as-key-result = \"note\"\n";
    let folder = folder(&[("okrlint.toml", config.as_bytes()), ("draft.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "draft.md"], b"").expect(0);
    assert!(ran.out.contains("note[task-as-key-result]"), "{}", ran.out);
    assert!(ran.out.ends_with("nothing to fix, 1 note\n"), "{}", ran.out);
    run_in(folder.path(), &["check", "draft.md", "--fail-on", "note"], b"").expect(1);
}

#[test]
fn what_could_not_be_read_goes_before_what_was_found() {
    let folder = folder(&[("draft.md", TASK.as_bytes()), ("picture.md", b"\x89PNG\r\n\x1a\n\0\0")]);
    let ran = run_in(folder.path(), &["check", "draft.md", "picture.md"], b"").expect(2);
    assert!(ran.err.contains("picture.md") && ran.err.contains("a picture"), "{}", ran.err);
    assert!(ran.out.contains("[task-as-key-result]"), "{}", ran.out);
}

#[test]
fn wrong_arguments_could_not_run() {
    check_text(GOOD, &["--format", "pdf"]).expect(2);
    check_text(GOOD, &["--today", "tomorrow"]).expect(2);
    check_text(GOOD, &["--watch"]).expect(2);
    check_text(GOOD, &["--statistics", "--format", "json"]).expect(2);
}
