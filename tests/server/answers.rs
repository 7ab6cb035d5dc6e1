//! The answers are those of the command line.

use std::time::Duration;

use okrlint::request::{Profiles, Request};
use serde_json::{Value, json};

use super::client::{get, post};
use super::{DRAFT, Running, request};

fn draft() -> Request {
    Request { text: DRAFT.to_owned(), ..Request::default() }
}

fn today() -> Option<jiff::civil::Date> {
    Some(jiff::civil::date(2026, 11, 20))
}

#[test]
fn a_draft_is_judged_as_on_the_command_line() {
    let server = Running::start();
    let answer = post(server.address, "/api/check", &[], &request()).expect(200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let profiles = Profiles::builtin();
    assert_eq!(answer.text(), draft().check(profiles.rules(None).expect("rules"), today()));
}

#[test]
fn a_large_draft_is_judged_too() {
    // How quick a build without optimization is on a busy machine, is no matter here.
    let server = Running::with(|settings| settings.limits.time = Duration::from_secs(600));
    let text = DRAFT.repeat(2000);
    let answer = post(server.address, "/api/check", &[], &json!({ "text": text }).to_string()).expect(200);
    assert_eq!(answer.json()["summary"]["objectives"], 2000);
}

#[test]
fn proposals_come_as_events() {
    let server = Running::start();
    let answer = post(server.address, "/api/rewrite", &[], &request()).expect(200);
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    let events: Vec<(String, Value)> = events(&answer.text());
    let profiles = Profiles::builtin();
    let whole = draft().rewrite(profiles.rules(None).expect("rules"), today());
    let whole: Value = serde_json::from_str(&whole).expect("JSON");
    let (last, proposals) = events.split_last().expect("events");
    assert!(proposals.iter().all(|(name, _)| name == "proposal"), "{events:?}");
    let proposals: Vec<&Value> = proposals.iter().map(|(_, data)| data).collect();
    assert_eq!(json!(proposals), whole["documents"][0]["proposals"]);
    assert_eq!(last, &("done".to_owned(), json!({ "version": 1, "summary": whole["summary"] })));
}

pub fn events(text: &str) -> Vec<(String, Value)> {
    let event = |event: &str| {
        let (name, data) = event.split_once('\n').expect("two lines");
        let data = data.strip_prefix("data: ").expect("data");
        let name = name.strip_prefix("event: ").expect("a name");
        (name.to_owned(), serde_json::from_str(data).expect("JSON"))
    };
    text.trim_end().split("\n\n").map(event).collect()
}

#[test]
fn proposals_come_as_one_document_to_who_asks_for_json() {
    let server = Running::start();
    let answer = post(server.address, "/api/rewrite", &["Accept: application/json"], &request()).expect(200);
    let profiles = Profiles::builtin();
    assert_eq!(answer.text(), draft().rewrite(profiles.rules(None).expect("rules"), today()));
}

#[test]
fn plans_are_those_of_the_command_line() {
    let server = Running::start();
    let projects = Request { text: "Relaunch the website\nPartner newsletter\n".to_owned(), ..Request::default() };
    let profiles = Profiles::builtin();
    let rules = profiles.rules(None).expect("rules");
    let answer = post(server.address, "/api/convert", &[], &json!({ "text": projects.text }).to_string()).expect(200);
    assert_eq!(answer.text(), projects.convert(rules));
    assert_eq!(answer.json()["summary"]["initiatives"], 2);
    let answer = post(server.address, "/api/initiatives", &[], &request()).expect(200);
    assert_eq!(answer.text(), draft().initiatives(rules, today()));
}

#[test]
fn the_rules_are_those_of_the_profile() {
    let server = Running::start();
    let all = get(server.address, "/api/rules", &[]).expect(200).json();
    assert_eq!(all["profile"], "balanced");
    let one = get(server.address, "/api/rules/vague-quantifier?profile=google", &[]).expect(200).json();
    assert_eq!(one["profile"], "google");
    assert_eq!(one["rule"]["id"], "vague-quantifier");
    assert!(one["text"].as_str().expect("a text").contains("\nWhy\n"), "{one}");
    let none = get(server.address, "/api/rules/vague-quantifer", &[]).expect(404);
    assert!(none.error().contains("did you mean `vague-quantifier`"), "{none:?}");
    get(server.address, "/api/rules?profil=google", &[]).expect(400);
}

#[test]
fn a_request_that_cannot_be_read_is_told_why() {
    let server = Running::start();
    let refused = |body: &str, status: u16| post(server.address, "/api/check", &[], body).expect(status).error();
    assert!(refused("{\"text\":", 400).contains("EOF"));
    assert!(refused("{}", 422).contains("`text`"));
    assert!(refused(r#"{"text":"x","profil":"google"}"#, 422).contains("`profil`"));
    assert!(refused(r#"{"text":"x","profile":"gogle"}"#, 422).contains("did you mean `google`"));
    assert!(refused(r#"{"text":"x","format":"pdf"}"#, 422).contains("`pdf`"));
}

#[test]
fn the_page_learns_where_drafts_go() {
    let server = Running::start();
    let about = get(server.address, "/api/about", &[]).expect(200).json();
    assert_eq!(about["model"], Value::Null);
    assert_eq!(about["profile"], "balanced");
    assert!(about["profiles"].as_array().expect("names").contains(&json!("google")));
}

#[test]
fn every_address_is_described() {
    let server = Running::start();
    let description = get(server.address, "/api/openapi.json", &[]).expect(200).json();
    assert_eq!(description, okrlint::server::openapi::document());
    for (path, operations) in description["paths"].as_object().expect("paths") {
        for method in operations.as_object().expect("operations").keys() {
            let path = path.replace("{id}", "vague-quantifier");
            let answer = match method.as_str() {
                "get" => get(server.address, &path, &[]),
                _ => post(server.address, &path, &[], &request()),
            };
            assert!(!matches!(answer.status, 404 | 405), "{method} {path}: {answer:?}");
        }
    }
    unresolved(&description, &description);
}

/// Fails where the description points to a schema that it does not hold.
fn unresolved(part: &Value, whole: &Value) {
    match part {
        Value::Object(fields) => {
            if let Some(target) = fields.get("$ref").and_then(Value::as_str) {
                assert!(whole.pointer(target.trim_start_matches('#')).is_some(), "{target} is not there");
            }
            fields.values().for_each(|field| unresolved(field, whole));
        }
        Value::Array(items) => items.iter().for_each(|item| unresolved(item, whole)),
        _ => {}
    }
}

#[test]
fn health_is_one_word() {
    let server = Running::with_token();
    assert_eq!(get(server.address, "/healthz", &[]).expect(200).json(), json!({ "status": "ok" }));
}

#[test]
fn what_is_not_there_is_told() {
    let server = Running::start();
    assert!(get(server.address, "/api/nothing", &[]).expect(404).error().contains("openapi.json"));
    let answer = get(server.address, "/api/check", &[]).expect(405);
    assert_eq!(answer.header("allow"), Some("POST"));
    assert!(answer.error().contains("method"));
}
