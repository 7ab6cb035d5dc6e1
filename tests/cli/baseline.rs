//! An old portfolio only shows what is new.

use super::{TASK, folder, run_in};

#[test]
fn known_findings_are_left_out_wherever_they_move() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let written = run_in(folder.path(), &["check", "draft.md", "--write-baseline", "known.json"], b"").expect(0);
    assert_eq!((written.out.as_str(), written.err.contains("wrote ")), ("", true), "{}", written.err);
    run_in(folder.path(), &["check", "draft.md", "--baseline", "known.json"], b"").expect(0);
    let moved = TASK.replace("- Send", "- Print 4000 flyers\n- Send");
    std::fs::write(folder.path().join("draft.md"), moved).expect("a file");
    let ran = run_in(folder.path(), &["check", "draft.md", "--baseline", "known.json"], b"").expect(1);
    assert!(ran.out.contains("Print 4000 flyers") && !ran.out.contains("| - Send"), "{}", ran.out);
}

#[test]
fn a_baseline_that_is_none_is_an_error() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "draft.md", "--baseline", "known.json"], b"").expect(2);
    assert!(ran.err.contains("cannot read the baseline known.json"), "{}", ran.err);
    let ran = run_in(folder.path(), &["check", "draft.md", "--baseline", "draft.md"], b"").expect(2);
    assert!(ran.err.contains("draft.md is no baseline"), "{}", ran.err);
}
