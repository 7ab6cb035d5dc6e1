//! A language model asked over the loopback: what is sent, what is taken, and every fault that a server can have.

#![cfg(feature = "model")]

mod batch;
mod faults;
mod injections;
mod keeping;
mod looping;
mod opinions;
mod plans;
mod privacy;
mod program;
mod wire;

use std::time::Duration;

use okrlint::assist::{Assistant, Fault, Finished, Outcome, Rewritten, Settings, Wishes};
use okrlint::lint::{Report, lint};
use okrlint::parse::parse;
use okrlint::rules::RuleSet;
use okrlint::text::Source;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// A draft with one statement that is flagged.
const DRAFT: &str =
    "Objective: Readers come back on their own\n- Launch the newsletter\n- Cut unsubscribes from 3% to 1%\n";
/// A wording that holds for it.
const GOOD: &str =
    "Increase the share of newsletter readers who come back within a week from [baseline?]% to [target?]%";
/// Another that holds.
const ALSO_GOOD: &str =
    "Raise the number of readers who reply to the newsletter from [baseline?] to [target?] per month";
/// One whose numbers are made up.
const INVENTED: &str = "Increase the share of newsletter readers who come back within a week from 20% to 35%";

/// One that does not, and that nobody but the model can mend: it is the work again.
const WORK: &str = "Launch the newsletter for all readers";

fn report(draft: &str) -> Report {
    let document = parse(draft, None, "draft.md");
    lint(vec![(Source::new("draft.md", draft), document)], &RuleSet::default(), None).remove(0)
}

fn wishes(url: &str) -> Wishes {
    Wishes {
        name: Some("tiny".to_owned()),
        base_url: Some(format!("{url}/v1")),
        alternatives: Some(1),
        ..Wishes::default()
    }
}

/// Settings that do not wait.
fn settings(wishes: Wishes) -> Settings {
    let mut settings = wishes.resolve().expect("sound settings");
    settings.pause = Duration::from_millis(1);
    settings.longest_wait = Duration::from_millis(1500);
    settings.timeout = Duration::from_secs(5);
    settings
}

fn assistant(url: &str) -> Assistant {
    Assistant::new(settings(wishes(url))).expect("a sound setting")
}

async fn rewrite(assistant: &Assistant, draft: &str) -> Rewritten {
    assistant.rewrite(&report(draft), &RuleSet::default(), None, &|_| {}).await
}

/// An answer with these wordings, as JSON.
fn wordings(texts: &[&str]) -> String {
    let list: Vec<Value> = texts
        .iter()
        .map(|text| json!({ "metric": "readers who come back", "text": text, "because": "It shows.", "guardrail": "unsubscribes" }))
        .collect();
    json!({ "alternatives": list }).to_string()
}

/// `content` as a stream of events that ends with `finish`.
fn streamed_until(content: &str, finish: &str) -> ResponseTemplate {
    let (one, other) =
        content.split_at(content.char_indices().nth(content.chars().count() / 2).map_or(0, |(at, _)| at));
    let mut body = String::new();
    for part in [one, other] {
        body += &event(&json!({ "choices": [{ "index": 0, "delta": { "content": part }, "finish_reason": null }] }));
    }
    body += &event(&json!({ "choices": [{ "index": 0, "delta": {}, "finish_reason": finish }] }));
    body += &event(&json!({ "choices": [], "usage": { "prompt_tokens": 100, "completion_tokens": 20 } }));
    body += "data: [DONE]\n\n";
    ResponseTemplate::new(200).set_body_raw(body, "text/event-stream")
}

fn streamed(content: &str) -> ResponseTemplate {
    streamed_until(content, "stop")
}

fn event(value: &Value) -> String {
    format!("data: {value}\n\n")
}

/// A server that answers everything with `answer`.
async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/v1/chat/completions")).respond_with(answer).mount(&server).await;
    server
}

/// A server that answers with each of `answers` once, and with the last for ever.
async fn server_of(answers: Vec<ResponseTemplate>) -> MockServer {
    let server = MockServer::start().await;
    let last = answers.len() - 1;
    for (place, answer) in answers.into_iter().enumerate() {
        let mock = Mock::given(method("POST")).and(path("/v1/chat/completions")).respond_with(answer);
        let mock = if place < last { mock.up_to_n_times(1) } else { mock };
        let priority = u8::try_from(place + 1).expect("few answers");
        mock.with_priority(priority).mount(&server).await;
    }
    server
}

/// The bodies that a server received.
async fn bodies(server: &MockServer) -> Vec<Value> {
    let requests = server.received_requests().await.expect("requests are kept");
    requests.iter().map(|request| request.body_json().expect("JSON")).collect()
}
