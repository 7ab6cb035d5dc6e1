//! `okrlint convert`, `initiatives` and `draft`: a list, draft or strategy in, a draft that can be checked out.

use super::{folder, run_in};

const LIST: &str = "- Launch a newsletter\n- Migrate to a new CRM\n- Website traffic\n- Weekly team meeting\n";
const DRAFT: &str = "Objective: Buyers know us and come by themselves\n- KR: Raise the win rate from 20% to 30%\n";

#[test]
fn a_list_becomes_a_draft_without_errors() {
    let folder = folder(&[("projects.txt", LIST.as_bytes())]);
    let ran = run_in(folder.path(), &["convert", "projects.txt", "--output", "okrs.md"], b"").expect(0);
    assert!(ran.out.is_empty() && ran.err.contains("2 not placed"), "{}{}", ran.out, ran.err);
    let checked = run_in(folder.path(), &["check", "okrs.md", "--fail-on", "error"], b"").expect(0);
    assert!(checked.out.contains("read 2 objectives, 2 key results; nothing to fix"), "{}", checked.out);
    let piped = run_in(folder.path(), &["convert", "-"], LIST.as_bytes()).expect(0);
    assert_eq!(piped.out, std::fs::read_to_string(folder.path().join("okrs.md")).expect("it was written"));
}

#[test]
fn programs_get_objectives_what_is_not_placed_and_questions() {
    let folder = folder(&[("projects.csv", b"Project,Owner\nLaunch a newsletter,Ana\nWebsite traffic,Ben\n")]);
    let ran = run_in(folder.path(), &["convert", "projects.csv", "--format", "json"], b"").expect(0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["objectives"][0]["key_results"][0]["initiatives"][0]["text"], "Launch a newsletter", "{json:#}");
    assert_eq!(json["objectives"][0]["key_results"][0]["kind"], "outcome");
    assert_eq!(json["unplaced"][0]["reason"], "kpi");
    assert_eq!(json["assumptions"][0]["origin"], serde_json::json!({ "start": 14, "end": 33 }));
    assert!(json["questions"].as_array().is_some_and(|questions| questions.len() >= 2), "{json:#}");
}

#[test]
fn initiatives_come_under_their_key_results() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes())]);
    let ran = run_in(folder.path(), &["initiatives", "draft.md"], b"").expect(0);
    assert!(ran.out.starts_with(&format!("{DRAFT}  - Initiative: ")), "{}", ran.out);
    assert_eq!(ran.out.matches("    - Assumption: ").count(), 3, "{}", ran.out);
    let ran = run_in(folder.path(), &["initiatives", "."], b"").expect(2);
    assert!(ran.err.contains("is a folder"), "{}", ran.err);
}

#[test]
fn a_first_set_needs_goals_or_a_focus() {
    let folder = folder(&[("strategy.md", b"- Reduce customer churn from 9% to 6%\n")]);
    let arguments = ["draft", "--context", "strategy.md", "--focus", "retention", "--format", "json"];
    let ran = run_in(folder.path(), &arguments, b"").expect(0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let key_results = json["objectives"][0]["key_results"].as_array().expect("a list");
    assert!(key_results.iter().any(|it| it["text"] == "Reduce customer churn from 9% to 6%"), "{json:#}");
    let ran = run_in(folder.path(), &["draft"], b"").expect(2);
    assert!(ran.err.contains("--focus"), "{}", ran.err);
    let ran = run_in(folder.path(), &["draft", "--focus", "hiring"], b"").expect(0);
    assert!(ran.out.contains("[target?]") && ran.out.contains("## Open questions"), "{}", ran.out);
}

#[test]
fn a_goal_beside_one_project_loses_no_other() {
    let ran = run_in(folder(&[]).path(), &["convert", "-"], b"Webinar\nPodcast - goal: 200 listeners\nTrade fair\n")
        .expect(0);
    for project in ["Webinar", "Podcast", "Trade fair"] {
        assert!(ran.out.contains(project), "{project} is lost\n{}", ran.out);
    }
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = folder(&[("list.txt", LIST.as_bytes()), ("draft.md", DRAFT.as_bytes())]);
    for (command, file) in
        [("convert", "list.txt"), ("initiatives", "draft.md"), ("rewrite", "draft.md"), ("check", "draft.md")]
    {
        let before = std::fs::read(folder.path().join(file)).expect("it is there");
        let ran = run_in(folder.path(), &[command, file, "--output", &format!("./{file}")], b"").expect(2);
        assert!(ran.err.contains("name another file"), "{}", ran.err);
        assert_eq!(std::fs::read(folder.path().join(file)).expect("it is there"), before);
    }
}

#[test]
fn an_empty_strategy_says_what_is_missing() {
    for strategy in ["", "\n\n"] {
        let ran = run_in(folder(&[]).path(), &["draft", "--context", "-"], strategy.as_bytes()).expect(2);
        assert!(ran.out.is_empty() && ran.err.contains("holds nothing"), "{}", ran.err);
    }
}

#[test]
fn an_empty_list_says_what_is_missing() {
    for list in ["", "\n\n", "# Projects\n"] {
        let ran = run_in(folder(&[]).path(), &["convert", "-"], list.as_bytes()).expect(2);
        assert!(ran.out.is_empty() && ran.err.contains("holds no projects: write one on each line"), "{}", ran.err);
    }
}

#[test]
fn a_focus_that_is_not_known_names_those_that_are() {
    let folder = folder(&[("strategy.md", b"- Reduce customer churn from 9% to 6%\n")]);
    let ran = run_in(folder.path(), &["draft", "--focus", "banana"], b"").expect(2);
    assert!(ran.err.contains("no focus is called `banana`") && ran.err.contains("`acquisition`"), "{}", ran.err);
    let arguments = ["draft", "--context", "strategy.md", "--focus", "retension"];
    let ran = run_in(folder.path(), &arguments, b"").expect(2);
    assert!(ran.err.contains("did you mean `retention`?"), "{}", ran.err);
}

#[test]
fn what_is_written_anew_is_said_to_be() {
    let table = "| Objective | Key result | Owner |\n|---|---|---|\n| Buyers know us | Raise the win rate from 20% to 30% | Ana |\n";
    let folder = folder(&[("draft.md", table.as_bytes()), ("plain.md", DRAFT.as_bytes())]);
    let ran = run_in(folder.path(), &["initiatives", "draft.md"], b"").expect(0);
    assert!(ran.err.contains("draft.md has no place for first steps"), "{}", ran.err);
    assert!(ran.out.contains("  - Owner: Ana\n"), "{}", ran.out);
    let ran = run_in(folder.path(), &["initiatives", "plain.md"], b"").expect(0);
    assert!(!ran.err.contains("has no place"), "{}", ran.err);
}

#[test]
fn what_is_not_placed_is_said_also_where_the_draft_has_no_room_for_it() {
    let german = "- Den Newsletter für Bäckereien starten\n- Die Messe in Graz besuchen und mit Kunden sprechen\n";
    let draft = "Objective: Bakers come back\n- KR: Launch the portal\n- KR: Keep churn below 3%\n";
    let folder = folder(&[("liste.md", german.as_bytes()), ("draft.md", draft.as_bytes())]);
    let ran = run_in(folder.path(), &["convert", "liste.md"], b"").expect(0);
    assert!(ran.err.contains("not placed: “Den Newsletter") && ran.err.contains("English"), "{}", ran.err);
    let ran = run_in(folder.path(), &["initiatives", "draft.md"], b"").expect(0);
    assert!(ran.err.contains("not placed: “Launch the portal”"), "{}", ran.err);
    assert!(ran.err.contains("ask: 1.2: Who looks at “Keep churn below 3%”"), "{}", ran.err);
    let ran = run_in(folder.path(), &["convert", "-"], LIST.as_bytes()).expect(0);
    assert!(!ran.err.contains("not placed: “"), "the draft says it: {}", ran.err);
}

#[test]
fn a_draft_is_told_to_be_no_list_of_projects() {
    let folder = folder(&[("draft.md", DRAFT.as_bytes()), ("projects.txt", LIST.as_bytes())]);
    let ran = run_in(folder.path(), &["convert", "draft.md"], b"").expect(0);
    assert!(
        ran.err.contains("holds objectives with key results") && ran.err.contains("okrlint rewrite"),
        "{}",
        ran.err
    );
    let ran = run_in(folder.path(), &["convert", "projects.txt"], b"").expect(0);
    assert!(!ran.err.contains("okrlint rewrite"), "{}", ran.err);
}
