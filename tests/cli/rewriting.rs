//! `okrlint rewrite`: what is shown, and what is written only where it may be.

use super::{GOOD, folder, run_in};

const TASK: &str =
    "Objective: Readers come back on their own\n- Launch the newsletter\n- Cut unsubscribes from 3% to 1%\n";
const RELATIVE: &str = "Objective: Readers come back on their own\n- Increase trial sign-ups by 20%\n- Cut unsubscribes from 3% to 1% by sending fewer mails\n";

#[test]
fn wordings_stand_under_the_statement() {
    let folder = folder(&[("draft.md", TASK.as_bytes()), ("good.md", GOOD.as_bytes())]);
    let ran = run_in(folder.path(), &["rewrite", "draft.md"], b"").expect(0);
    assert!(ran.out.contains("draft.md:2:3: Launch the newsletter"), "{}", ran.out);
    assert!(ran.out.contains("[target?]") && ran.out.contains("keep as initiative: Launch"), "{}", ran.out);
    let ran = run_in(folder.path(), &["rewrite", "good.md"], b"").expect(0);
    assert_eq!(ran.out, "nothing to reword\n");
}

#[test]
fn one_rule_alone() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["rewrite", "draft.md", "--only", "vague-quantifier"], b"").expect(0);
    assert_eq!(ran.out, "nothing to reword\n");
    let ran = run_in(folder.path(), &["rewrite", "draft.md", "--only", "vague-quantifer"], b"").expect(2);
    assert!(ran.err.contains("did you mean `vague-quantifier`"), "{}", ran.err);
}

#[test]
fn nobody_is_asked_where_nobody_is() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["rewrite", "draft.md", "--apply"], b"a\n").expect(2);
    assert!(ran.err.contains("--yes"), "{}", ran.err);
    let ran = run_in(folder.path(), &["rewrite", "-", "--apply", "--yes"], TASK.as_bytes()).expect(2);
    assert!(ran.err.contains("standard input"), "{}", ran.err);
}

#[test]
fn a_blank_is_never_written_unasked() {
    let folder = folder(&[("draft.md", RELATIVE.as_bytes())]);
    run_in(folder.path(), &["rewrite", "draft.md", "--apply", "--yes"], b"").expect(0);
    let text = std::fs::read_to_string(folder.path().join("draft.md")).expect("the draft");
    let expected = RELATIVE.replace(
        "- Cut unsubscribes from 3% to 1% by sending fewer mails",
        "- Cut unsubscribes from 3% to 1%\n  - Initiative: Send fewer mails",
    );
    assert_eq!(text, expected);
}

#[test]
fn a_diff_changes_nothing() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["rewrite", "draft.md", "--diff"], b"").expect(0);
    assert!(ran.out.starts_with("--- draft.md\n+++ draft.md\n@@ -1,"), "{}", ran.out);
    assert!(ran.out.contains("\n-- Launch the newsletter\n"), "{}", ran.out);
    assert!(ran.out.contains("\n+  - Initiative: Launch the newsletter\n"), "{}", ran.out);
    assert_eq!(std::fs::read_to_string(folder.path().join("draft.md")).expect("the draft"), TASK);
}

#[test]
fn nobody_changes_an_objective_unasked() {
    let draft =
        "Objective: Launch the booking portal\n- KR: Launch the portal by June\n- KR: Cut no-shows from 12% to 6%\n";
    let folder = folder(&[("draft.md", draft.as_bytes())]);
    let ran = run_in(folder.path(), &["rewrite", "draft.md", "--apply", "--yes"], b"").expect(0);
    assert!(ran.out.contains("1 objective") && ran.out.contains("with blanks"), "{}", ran.out);
    assert_eq!(std::fs::read_to_string(folder.path().join("draft.md")).expect("the draft"), draft);
}

#[test]
fn what_was_not_read_is_not_called_fine() {
    let german = "Ziel: Unsere Leserinnen kommen von selbst zurück\n- Den neuen Rundbrief bis Ende März veröffentlichen und verschicken\n";
    let folder = folder(&[
        ("ziele.md", german.as_bytes()),
        ("empty.md", b"\n"),
        ("broken.yaml", b"objectives:\n  - objective: \"Buyers know us\n    key_results: [a, b\n"),
    ]);
    let ran = run_in(folder.path(), &["rewrite", "ziele.md"], b"").expect(0);
    assert!(
        ran.err.contains("it is not in English") && !ran.out.contains("nothing to reword"),
        "{}{}",
        ran.out,
        ran.err
    );
    let ran = run_in(folder.path(), &["rewrite", "empty.md"], b"").expect(0);
    assert!(
        ran.err.contains("holds no objectives") && !ran.out.contains("nothing to reword"),
        "{}{}",
        ran.out,
        ran.err
    );
    let ran = run_in(folder.path(), &["rewrite", "broken.yaml"], b"").expect(2);
    assert!(ran.err.contains("broken.yaml:") && ran.err.contains("it is broken here"), "{}", ran.err);
}

#[test]
fn a_diff_says_what_it_has_no_room_for() {
    let table = "| Objective | Key result |\n|---|---|\n| Bakeries order again | Launch a newsletter |\n";
    let yaml = "objectives:\n  - objective: Bakeries order again\n    key_results:\n      - Launch a newsletter\n";
    let folder = folder(&[("draft.md", table.as_bytes()), ("draft.yaml", yaml.as_bytes())]);
    let ran = run_in(folder.path(), &["rewrite", "--diff", "draft.md"], b"").expect(0);
    assert!(ran.out.is_empty() && ran.err.contains("not in the diff") && ran.err.contains("line 3"), "{}", ran.err);
    let ran = run_in(folder.path(), &["rewrite", "--diff", "draft.yaml"], b"").expect(0);
    assert!(ran.out.contains("+        initiatives:\n+          - Launch a newsletter\n"), "{}", ran.out);
}
