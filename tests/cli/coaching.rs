//! `okrlint coach`: answers in, a mended draft out; what was said survives leaving.

use super::{folder, run_in};

const DRAFT: &str =
    "Objective: Clinics find a free bed at once\n- KR: Launch the portal\n- KR: Hire 2 nurses by June\n";

#[test]
fn it_can_be_left_and_taken_up_again() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let first = b"\nclinics find a bed within 10 minutes instead of 40\na\n";
    let ran = run_in(folder.path(), &["coach", "draft.md"], first).expect(0);
    assert!(ran.out.contains("How will we know that we did this?"), "{}", ran.out);
    assert!(ran.out.contains(".draft.md.okrlint-coach keeps what you said"), "{}", ran.out);
    let text = || std::fs::read_to_string(folder.path().join("draft.md")).expect("the draft");
    assert_eq!(text(), DRAFT);
    let ran = run_in(folder.path(), &["coach", "draft.md"], b"\n\na\n30\n\ny\n").expect(0);
    assert!(ran.out.starts_with("going on where you left"), "{}", ran.out);
    let mended = text();
    assert!(
        mended
            .contains("- KR: Clinics find a bed within 10 minutes instead of 40\n  - Initiative: Launch the portal\n")
    );
    assert!(mended.contains("30") && mended.contains("[target?]"), "{mended}");
    assert!(mended.contains("  - Initiative: Hire 2 nurses by June\n"), "{mended}");
    assert!(!folder.path().join(".draft.md.okrlint-coach").exists());
}

#[test]
fn a_question_that_was_answered_is_not_asked_again() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let answers = "how long clinics search, 40 minutes to 10\nbeds stand empty\n";
    for end in ["", "q\n"] {
        let ran = run_in(folder.path(), &["coach", "draft.md"], format!("{answers}{end}").as_bytes()).expect(0);
        assert!(ran.out.contains("keeps what you said"), "{}", ran.out);
        let ran = run_in(folder.path(), &["coach", "draft.md"], b"q\n").expect(0);
        assert!(ran.out.contains("you said: how long clinics search, 40 minutes to 10"), "{}", ran.out);
        assert!(ran.out.contains("you said: beds stand empty") && !ran.out.contains("passes on"), "{}", ran.out);
        std::fs::remove_file(folder.path().join(".draft.md.okrlint-coach")).expect("it was kept");
    }
    // One answer alone is kept, and the other question asked; who passes on is asked again.
    run_in(folder.path(), &["coach", "draft.md"], b"beds are found\n").expect(0);
    let ran = run_in(folder.path(), &["coach", "draft.md"], b"\n").expect(0);
    assert_eq!(ran.out.matches("Enter passes on").count(), 1, "{}", ran.out);
    let ran = run_in(folder.path(), &["coach", "draft.md"], b"").expect(0);
    assert!(ran.out.contains("Why do we need this?\n  (Enter passes on"), "{}", ran.out);
}

#[test]
fn a_value_is_kept_with_its_wording_and_asked_again_where_it_was_refused() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    run_in(folder.path(), &["coach", "draft.md"], b"\n\na\n20\n").expect(0);
    let ran = run_in(folder.path(), &["coach", "draft.md"], b"\n\na\n30\nq\n").expect(0);
    assert!(ran.out.contains("Where does it stand today? you said: 20"), "{}", ran.out);
    assert!(ran.out.contains("  taken\n"), "{}", ran.out);
    let other = folder_of_one();
    let ran = run_in(other.path(), &["coach", "draft.md"], b"\n\na\n40\n20\nn\na\n").expect(0);
    assert_eq!(ran.out.matches("Where does it stand today? (").count(), 2, "{}", ran.out);
}

fn folder_of_one() -> tempfile::TempDir {
    folder(&[("draft.md", DRAFT.as_bytes())])
}

#[test]
fn what_is_left_stays_and_nothing_is_written_unasked() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let ran = run_in(folder.path(), &["coach", "draft.md"], b"\n\nn\n\n\nn\n").expect(0);
    assert!(ran.out.ends_with("you left all 2 statements as they are; nothing was changed\n"), "{}", ran.out);
    let own = b"\n\nw\nRaise beds found at the first try from 20% to 60%\n\n\nn\nn\n";
    let ran = run_in(folder.path(), &["coach", "draft.md"], own).expect(0);
    assert!(ran.out.contains("── the mended draft ──") && ran.out.contains("not written"), "{}", ran.out);
    assert_eq!(std::fs::read_to_string(folder.path().join("draft.md")).expect("the draft"), DRAFT);
    let ran = run_in(folder.path(), &["coach", "-"], b"").expect(2);
    assert!(ran.err.contains("name a file"), "{}", ran.err);
}

#[test]
fn what_is_no_answer_is_told() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let ran = run_in(folder.path(), &["coach", "draft.md"], b"\n\nx\nA\n\n\nq\n").expect(0);
    assert!(ran.out.contains("“x” is none of a, b, c, w, n and q"), "{}", ran.out);
    assert!(ran.out.contains("  taken\n"), "a letter counts in upper case too: {}", ran.out);
    assert!(ran.out.contains("keeps what you said"), "q stops at a question: {}", ran.out);
}

#[test]
fn own_words_and_values_are_judged_like_any_other() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let own = b"\n\nw\nLaunch the new portal\nn\nw\nLaunch the new portal\ny\nq\n";
    let ran = run_in(folder.path(), &["coach", "draft.md"], own).expect(0);
    assert!(ran.out.contains("but: it is the same work in other words"), "{}", ran.out);
    assert_eq!(ran.out.matches("take it all the same").count(), 2, "{}", ran.out);
    assert!(ran.out.contains("  taken\n"), "{}", ran.out);
}

#[test]
fn a_draft_that_changed_meanwhile_loses_nothing() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let place = folder.path().join("draft.md");
    run_in(folder.path(), &["coach", "draft.md"], b"\n\na\n\n\n\n\nn\n").expect(0);
    std::fs::write(&place, DRAFT.replace("Hire 2 nurses", "Hire 3 nurses")).expect("a writable file");
    let ran = run_in(folder.path(), &["coach", "draft.md"], b"q\n").expect(0);
    assert!(ran.out.starts_with("draft.md has changed since you left"), "{}", ran.out);
    let kept = std::fs::read_to_string(folder.path().join(".draft.md.okrlint-coach-before")).expect("it is kept");
    assert!(kept.contains("Initiative: Launch the portal"), "{kept}");
}

#[test]
fn a_draft_that_is_not_read_is_not_praised() {
    let german = "Ziel: Unsere Leserinnen kommen von selbst zurück\n- Den neuen Rundbrief bis Ende März veröffentlichen und verschicken\n";
    let folder = folder(&[("ziele.md", german.as_bytes())]);
    let ran = run_in(folder.path(), &["coach", "ziele.md"], b"").expect(0);
    assert!(ran.err.contains("it is not in English"), "{}", ran.err);
}

#[test]
fn what_is_parted_keeps_its_owner() {
    let draft = "Objective: Sales relies on us\n- KR: Raise MQLs from 200 to 300 and SQLs from 50 to 80 (Owner: Tom)\n";
    let folder = folder(&[("draft.md", draft.as_bytes())]);
    run_in(folder.path(), &["coach", "draft.md"], b"a\ny\n").expect(0);
    let text = std::fs::read_to_string(folder.path().join("draft.md")).expect("the draft");
    assert_eq!(text.matches("(Owner: Tom)").count(), 2, "{text}");
}

#[test]
fn the_blank_of_an_objective_is_asked_for() {
    let draft = "Objective: Get 5,000 leads\n- KR: Raise win rate from 20% to 30%\n";
    for (answers, objective) in [
        ("a\nHotels ask us first\n3,000\ny\n", "Objective: Hotels ask us first\n"),
        ("a\n\n3,000\ny\n", "Objective: [objective?]\n"),
        ("a\n12\n3,000\ny\n", "Objective: [objective?]\n"),
    ] {
        let folder = folder(&[("draft.md", draft.as_bytes())]);
        let ran = run_in(folder.path(), &["coach", "draft.md"], answers.as_bytes()).expect(0);
        let text = std::fs::read_to_string(folder.path().join("draft.md")).expect("the draft");
        assert!(text.starts_with(objective) && text.contains("Get 5,000 leads (now 3,000)"), "{text}");
        let is_left = ran.out.contains("left open as [objective?]");
        assert_eq!(is_left, objective.contains('?'), "{}", ran.out);
    }
}
