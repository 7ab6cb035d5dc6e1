//! Where `okrlint.toml` is found, and how its faults are shown.

use super::{TASK, folder, run_in};

#[test]
fn the_nearest_configuration_above_holds() {
    let off = b"[rules]\ntask-as-key-result = \"off\"\n";
    let on = b"[rules]\ntask-as-key-result = \"error\"\n";
    let folder = folder(&[
        ("okrlint.toml", off),
        ("a/b/draft.md", TASK.as_bytes()),
        ("c/okrlint.toml", on),
        ("c/d/draft.md", TASK.as_bytes()),
    ]);
    let quiet = run_in(folder.path(), &["check", "a/b/draft.md"], b"").expect(0);
    assert!(!quiet.out.contains("task-as-key-result"), "{}", quiet.out);
    let loud = run_in(folder.path(), &["check", "c/d/draft.md"], b"").expect(1);
    assert!(loud.out.contains("error[task-as-key-result]"), "{}", loud.out);
    let both = run_in(&folder.path().join("c"), &["check", "../a", "d"], b"").expect(1);
    assert_eq!(both.out.matches("[task-as-key-result]").count(), 1, "{}", both.out);
    let named = run_in(folder.path(), &["check", "--config", "okrlint.toml", "c/d/draft.md"], b"").expect(0);
    assert!(!named.out.contains("task-as-key-result"), "{}", named.out);
}

#[test]
fn standard_input_looks_where_its_name_stands() {
    let folder = folder(&[("plans/okrlint.toml", b"[rules]\ntask-as-key-result = \"off\"\n")]);
    run_in(folder.path(), &["check", "-", "--stdin-filename", "plans/new.md"], TASK.as_bytes()).expect(0);
    run_in(folder.path(), &["check", "-"], TASK.as_bytes()).expect(1);
}

#[test]
fn a_misspelt_name_is_shown_at_its_place_with_the_nearest() {
    for (config, place, words) in [
        ("[rules]\ntask-as-keyresult = \"off\"\n", "okrlint.toml:2:1", "did you mean `task-as-key-result`?"),
        ("profil = \"balanced\"\n", "okrlint.toml:1:1", "did you mean `profile`?"),
        ("[limits]\nkey-result-max = 3\n", "okrlint.toml:2:1", "did you mean `key-results-max`?"),
    ] {
        let folder = folder(&[("okrlint.toml", config.as_bytes()), ("draft.md", TASK.as_bytes())]);
        let ran = run_in(folder.path(), &["check", "draft.md"], b"").expect(2);
        assert!(ran.err.contains(place) && ran.err.contains(words) && ran.err.contains("^^^"), "{}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn an_unknown_profile_names_the_nearest() {
    let folder = folder(&[("draft.md", TASK.as_bytes())]);
    let ran = run_in(folder.path(), &["check", "draft.md", "--profile", "balancd"], b"").expect(2);
    assert!(ran.err.contains("did you mean `balanced`?"), "{}", ran.err);
}

#[test]
fn rules_of_a_folder_join_in() {
    let rule = "scope = \"statement\"\nseverity = \"warning\"\nsummary = \"mail\"\nmessage = \"a mail is no result\"\n\
                help = \"what should readers do?\"\n[check.phrase]\nwords = [\"mail\"]\n";
    let folder = folder(&[
        ("okrlint.toml", b"rule-folder = \"our-rules\"\n"),
        ("our-rules/no-mail.toml", rule.as_bytes()),
        ("draft.md", TASK.as_bytes()),
    ]);
    let ran = run_in(folder.path(), &["check", "draft.md"], b"").expect(1);
    assert!(ran.out.contains("warning[no-mail]: a mail is no result"), "{}", ran.out);
    let broken = rule.replace("severity", "severty");
    std::fs::write(folder.path().join("our-rules/no-mail.toml"), broken).expect("a file");
    let ran = run_in(folder.path(), &["check", "draft.md"], b"").expect(2);
    assert!(ran.err.contains("no-mail.toml:2:1") && ran.err.contains("did you mean `severity`?"), "{}", ran.err);
}
