//! First steps and converted lists with a model's help.

use okrlint::propose::helped::Lines;
use okrlint::propose::{Plan, convert, draft};

use super::*;

const KNOWN: &str = "Objective: Buyers know us\n- KR: Raise win rate from 20% to 30%\n";
/// Of this number nothing is known here.
const UNKNOWN: &str = "Objective: Clinics find a bed\n- KR: Cut zorbles per ward from 9 to 3\n";

fn steps(texts: &[&str]) -> String {
    let list: Vec<Value> =
        texts.iter().map(|text| json!({ "assumption": "Wards do not see them.", "text": text })).collect();
    json!({ "steps": list }).to_string()
}

async fn initiatives(url: &str, draft: &str) -> okrlint::assist::Planned {
    assistant(url).initiatives(&report(draft), &RuleSet::default(), &|| {}).await
}

fn texts(plan: &Plan) -> Vec<&str> {
    let key_results = plan.objectives.iter().flat_map(|it| &it.key_results);
    key_results.flat_map(|it| &it.initiatives).map(|it| it.text.as_str()).collect()
}

#[tokio::test]
async fn steps_that_hold_enter_the_draft() {
    let server =
        server(streamed(&steps(&["Interview ward nurses about zorbles", "Show open zorbles on each ward"]))).await;
    let planned = initiatives(&server.uri(), UNKNOWN).await;
    assert_eq!(
        texts(&planned.plan),
        ["Interview ward nurses about zorbles", "Show open zorbles on each ward"],
        "{:?}",
        planned.faults
    );
    assert!(planned.plan.draft().contains("  - Initiative: Interview ward nurses"), "{}", planned.plan.draft());
    assert!(planned.plan.questions.is_empty(), "nothing is left to ask");
    assert_eq!((planned.tally.accepted, planned.tally.refused), (1, 0));
}

#[tokio::test]
async fn steps_that_do_not_hold_leave_ours() {
    let server = server(streamed(&steps(&["Interview 25 buyers", "Raise win rate from 20% to 30%"]))).await;
    let offline = okrlint::propose::initiatives(&report(KNOWN), &RuleSet::default());
    let planned = initiatives(&server.uri(), KNOWN).await;
    assert_eq!(texts(&planned.plan), texts(&offline), "{:?}", planned.tally);
    assert!(planned.tally.objections["invented-number"] >= 1, "{:?}", planned.tally);
    assert!(planned.tally.objections["same-as-another"] >= 1, "{:?}", planned.tally);
}

#[tokio::test]
async fn a_result_is_no_step() {
    let server = server(streamed(&steps(&[
        "Cut empty zorbles per ward from 9 to 3 by 3",
        "Interview ward nurses about zorbles",
    ])))
    .await;
    let planned = initiatives(&server.uri(), UNKNOWN).await;
    assert_eq!(texts(&planned.plan), ["Interview ward nurses about zorbles"], "{:?}", planned.tally);
}

#[tokio::test]
async fn without_an_answer_ours_stand() {
    let offline = okrlint::propose::initiatives(&report(KNOWN), &RuleSet::default());
    let planned = initiatives("http://127.0.0.1:1", KNOWN).await;
    assert_eq!(planned.plan.draft(), offline.draft());
    assert_eq!((planned.faults.len(), planned.tally.unanswered), (1, 1));
}

#[tokio::test]
async fn a_project_of_which_nothing_is_known_gets_a_key_result() {
    let list = Source::new("list.txt", "Relaunch the website\nFrobnicate the zorbles\n");
    let rules = RuleSet::default();
    let offline = convert(&list, &rules);
    assert_eq!(offline.unplaced.len(), 1, "{}", offline.draft());
    let good = "Reduce the time that wards wait for a zorble from [baseline?] to [target?] hours";
    let server = server(streamed(&wordings(&[good]))).await;
    let planned = assistant(&server.uri()).place_unknown(offline.clone(), Lines::Projects, &rules, &|_| {}).await;
    assert!(planned.plan.unplaced.is_empty(), "{}", planned.plan.draft());
    assert!(planned.plan.draft().contains(good) && texts(&planned.plan).contains(&"Frobnicate the zorbles"));
    let server = super::server(streamed(&wordings(&["Frobnicate all the zorbles again"]))).await;
    let planned = assistant(&server.uri()).place_unknown(offline.clone(), Lines::Projects, &rules, &|_| {}).await;
    assert_eq!(planned.plan.draft(), offline.draft(), "what does not hold does not enter");
}

#[tokio::test]
async fn a_goal_of_which_nothing_is_known_gets_a_key_result() {
    let strategy =
        Source::new("strategy.md", "- Reduce customer churn from 9% to 6%\n- Become the quietest zorble in town\n");
    let rules = RuleSet::default();
    let offline = draft(Some(&strategy), None, &rules);
    assert_eq!(offline.unplaced.len(), 1, "{}", offline.draft());
    let good = "Reduce the zorbles that neighbours complain of from [baseline?] to [target?] per month";
    let server = server(streamed(&wordings(&[good]))).await;
    let planned = assistant(&server.uri()).place_unknown(offline.clone(), Lines::Goals, &rules, &|_| {}).await;
    assert!(planned.plan.unplaced.is_empty(), "{}", planned.plan.draft());
    let last = planned.plan.objectives.last().expect("an objective");
    assert_eq!(last.text.as_deref(), Some("Become the quietest zorble in town"), "{}", planned.plan.draft());
    assert_eq!(last.key_results[0].text, good);
    assert!(last.key_results[0].initiatives.is_empty(), "a goal is no work");
    let server = super::server(streamed(&wordings(&["Reduce zorbles from 90 to 30 per month"]))).await;
    let planned = assistant(&server.uri()).place_unknown(offline.clone(), Lines::Goals, &rules, &|_| {}).await;
    assert!(!planned.plan.draft().contains("90"), "an invented number enters no plan\n{}", planned.plan.draft());
}
