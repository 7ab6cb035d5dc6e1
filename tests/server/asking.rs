//! A server with a language model: a stub on the loopback stands for it.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use okrlint::assist::{Assistant, KeyPlace, Wishes};
use serde_json::{Value, json};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use super::answers::events;
use super::client::{connect, get, post};
use super::{DRAFT, Running, TOKEN, request};

/// A wording that holds for the newsletter of the draft.
const GOOD: &str =
    "Increase the share of newsletter readers who come back within a week from [baseline?]% to [target?]%";
/// One that counts the work and nothing else.
const REWORDED: &str = "Increase the number of newsletters launched from [baseline?] to [target?]";
/// Two statements that are flagged.
const TWO: &str = "Objective: Readers come back on their own\n- Launch the newsletter\n- Launch the podcast\n";
const KEY: &str = "sk-never-shown-to-a-browser";

fn says(content: &Value) -> ResponseTemplate {
    let choice = json!({ "message": { "content": content.to_string() }, "finish_reason": "stop" });
    ResponseTemplate::new(200).set_body_json(json!({ "choices": [choice] }))
}

fn words(text: &str) -> ResponseTemplate {
    let wording = json!({ "metric": "readers", "text": text, "because": "It shows.", "guardrail": "unsubscribes" });
    says(&json!({ "alternatives": [wording] }))
}

async fn model(answer: impl Respond + 'static) -> MockServer {
    let model = MockServer::start().await;
    Mock::given(method("POST")).respond_with(answer).mount(&model).await;
    model
}

fn wishes(base: &str) -> Wishes {
    Wishes {
        name: Some("tiny".to_owned()),
        base_url: Some(format!("{base}/v1")),
        alternatives: Some(1),
        concurrency: Some(1),
        ..Wishes::default()
    }
}

fn with(wishes: Wishes) -> Running {
    let mut model = wishes.resolve().expect("sound settings");
    model.pause = Duration::from_millis(1);
    model.timeout = Duration::from_secs(20);
    let model = Arc::new(Assistant::new(model).expect("a sound setting"));
    Running::with(|settings| settings.model = Some(model))
}

fn rewrite(server: &Running, body: &Value) -> Vec<(String, Value)> {
    events(&post(server.address, "/api/rewrite", &[], &body.to_string()).expect(200).text())
}

fn names(events: &[(String, Value)]) -> Vec<&str> {
    events.iter().map(|(name, _)| name.as_str()).collect()
}

fn by_model(proposal: &Value) -> Vec<&Value> {
    let all = proposal["alternatives"].as_array().expect("a list");
    all.iter().filter(|it| it["author"] == "model").collect()
}

#[tokio::test]
async fn wordings_of_the_model_come_with_their_verdict() {
    let model = model(words(GOOD)).await;
    let server = with(wishes(&model.uri()));
    let events = rewrite(&server, &json!({ "text": DRAFT }));
    assert_eq!(names(&events), ["proposal", "done"]);
    let wordings = by_model(&events[0].1);
    assert_eq!((wordings[0]["text"].as_str(), wordings[0]["verdict"].as_str()), (Some(GOOD), Some("accepted")));
    assert!(wordings[0]["edits"][0]["start"].is_number(), "it can be taken: {wordings:?}");
    assert!(events[0].1["alternatives"].as_array().expect("a list").len() > 1, "our own stand beside it");
    let document = post(server.address, "/api/rewrite", &["Accept: application/json"], &request()).expect(200).json();
    assert_eq!(by_model(&document["documents"][0]["proposals"][0])[0]["text"], GOOD);
}

#[tokio::test]
async fn what_is_refused_says_why() {
    let model = model(words(REWORDED)).await;
    let events = rewrite(&with(wishes(&model.uri())), &json!({ "text": DRAFT }));
    let wordings = by_model(&events[0].1);
    assert_eq!(wordings[0]["verdict"], "refused");
    assert_eq!(wordings[0]["objections"][0]["name"], "task-reworded");
    assert_eq!(wordings[0]["edits"], json!([]));
    assert_eq!(events[1].1["summary"]["refused"], 1);
}

#[tokio::test]
async fn nothing_is_sent_where_a_request_does_not_want_it() {
    let model = model(words(GOOD)).await;
    let server = with(wishes(&model.uri()));
    let events = rewrite(&server, &json!({ "text": DRAFT, "model": false }));
    assert!(by_model(&events[0].1).is_empty());
    for path in ["/api/check", "/api/convert", "/api/initiatives"] {
        post(server.address, path, &[], &request()).expect(200);
    }
    assert!(model.received_requests().await.expect("kept").is_empty());
}

#[tokio::test]
async fn one_statement_alone_is_asked_about() {
    let model = model(words(GOOD)).await;
    let events = rewrite(&with(wishes(&model.uri())), &json!({ "text": TWO, "at": TWO.find("podcast") }));
    assert_eq!(names(&events), ["proposal", "done"]);
    assert_eq!(events[0].1["original"], "Launch the podcast");
}

#[tokio::test]
async fn a_model_that_is_down_leaves_our_own_proposals() {
    let server = with(wishes("http://127.0.0.1:9"));
    let events = rewrite(&server, &json!({ "text": TWO }));
    assert_eq!(names(&events), ["proposal", "error", "proposal", "done"], "it is told once");
    assert!(events[1].1["error"].as_str().expect("a sentence").starts_with("no server answers at http://127.0.0.1:9"));
    assert!(!events[0].1["alternatives"].as_array().expect("a list").is_empty());
    let answer = post(server.address, "/api/opinions", &[], &request()).expect(200);
    assert_eq!(names(&super::answers::events(&answer.text())), ["error", "done"]);
}

#[tokio::test]
async fn a_model_that_comes_back_is_asked_again() {
    let model = MockServer::start().await;
    let down = Mock::given(method("POST")).respond_with(ResponseTemplate::new(401)).up_to_n_times(1).with_priority(1);
    down.mount(&model).await;
    Mock::given(method("POST")).respond_with(words(GOOD)).with_priority(2).mount(&model).await;
    let server = with(wishes(&model.uri()));
    assert_eq!(names(&rewrite(&server, &json!({ "text": DRAFT }))), ["proposal", "error", "done"]);
    assert_eq!(names(&rewrite(&server, &json!({ "text": DRAFT }))), ["proposal", "done"]);
}

#[tokio::test]
async fn the_budget_is_that_of_all_requests_together() {
    let model = model(words(GOOD)).await;
    let limited = Wishes { max_tokens: Some(6000), answer_tokens: Some(900), ..wishes(&model.uri()) };
    let server = with(limited);
    let mut told = None;
    for _ in 0..40 {
        let events = rewrite(&server, &json!({ "text": DRAFT }));
        told = events.into_iter().find(|(name, _)| name == "error");
        if told.is_some() {
            break;
        }
    }
    let (_, told) = told.expect("the budget ends");
    assert_eq!(told["error"], "what this server may spend on the model is used up");
}

/// Answers with a good wording, each time when it is let.
struct Gate {
    came: Mutex<Sender<()>>,
    open: Mutex<Receiver<()>>,
}

impl Respond for Gate {
    fn respond(&self, _: &Request) -> ResponseTemplate {
        let _ = self.came.lock().expect("one at a time").send(());
        let _ = self.open.lock().expect("one at a time").recv();
        words(GOOD)
    }
}

fn gate() -> (Gate, Receiver<()>, Sender<()>) {
    let ((came, comes), (opens, open)) = (channel(), channel());
    (Gate { came: Mutex::new(came), open: Mutex::new(open) }, comes, opens)
}

/// Sends a request for a stream and leaves it open.
fn begin(address: SocketAddr, body: &str) -> BufReader<TcpStream> {
    let mut stream = connect(address);
    let length = body.len();
    let head = format!(
        "POST /api/rewrite HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("sent");
    stream.write_all(body.as_bytes()).expect("sent");
    BufReader::new(stream)
}

fn until_event(stream: &mut BufReader<TcpStream>, name: &str) {
    let mut line = String::new();
    while line.trim() != format!("event: {name}") {
        line.clear();
        assert!(stream.read_line(&mut line).expect("read") > 0, "the stream ended");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_statement_comes_when_it_is_finished() {
    let (gate, comes, opens) = gate();
    let model = model(gate).await;
    let server = with(wishes(&model.uri()));
    let mut stream = begin(server.address, &json!({ "text": TWO }).to_string());
    opens.send(()).expect("it waits");
    comes.recv().expect("the first question");
    until_event(&mut stream, "proposal");
    comes.recv().expect("the second question, which has no answer yet");
    opens.send(()).expect("it waits");
    until_event(&mut stream, "proposal");
    until_event(&mut stream, "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_goes_away_ends_the_asking() {
    let (gate, comes, opens) = gate();
    let model = model(gate).await;
    let mut server = with(wishes(&model.uri()));
    let text = format!("{TWO}- Launch the forum\n");
    let mut stream = begin(server.address, &json!({ "text": text }).to_string());
    opens.send(()).expect("it waits");
    until_event(&mut stream, "proposal");
    comes.recv().expect("the first question");
    comes.recv().expect("the second question");
    drop(stream);
    // A server that stops lets what is under way end: with nobody there to hear, nothing is.
    server.stop.stop();
    server.thread.take().expect("a thread").join().expect("it ends");
    opens.send(()).expect("it waits");
    assert!(comes.try_recv().is_err(), "no third question");
}

#[tokio::test]
async fn opinions_stand_apart() {
    let opinions = json!({ "opinions": [
        { "about": "relevance", "key_result": 0, "message": "A newsletter alone brings nobody back." },
        { "about": "inspiration", "key_result": null, "message": "Plain and clear." },
    ] });
    let model = model(says(&opinions)).await;
    let server = with(wishes(&model.uri()));
    let told = events(&post(server.address, "/api/opinions", &[], &request()).expect(200).text());
    assert_eq!(names(&told), ["opinion", "opinion", "done"]);
    assert_eq!(told[0].1["model"], "tiny");
    assert_eq!(told[2].1, json!({ "version": 1, "opinions": 2 }));
    let document = post(server.address, "/api/opinions", &["Accept: application/json"], &request()).expect(200).json();
    let mut plain = post(server.address, "/api/check", &[], &request()).expect(200).json();
    plain["documents"][0]["opinions"] = document["documents"][0]["opinions"].clone();
    assert_eq!(document, plain, "no finding depends on an opinion");
    assert_eq!(document["documents"][0]["opinions"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn the_page_learns_who_is_asked_and_never_the_key() {
    let model = model(ResponseTemplate::new(401).set_body_string(KEY)).await;
    let mut settings = wishes(&model.uri()).resolve().expect("sound settings");
    settings.key = KeyPlace::Command(format!("echo {KEY}"));
    let assistant = Arc::new(Assistant::new(settings).expect("a sound setting"));
    let server = Running::with(|settings| settings.model = Some(assistant));
    let about = get(server.address, "/api/about", &[]).expect(200);
    assert!(!about.text().contains(KEY), "{}", about.text());
    let host = model.uri().replace("http://", "");
    let said = about.json();
    assert_eq!((&said["model"], &said["model_host"]), (&json!("tiny"), &json!(host)));
    assert_eq!(said["model_is_local"], true);
    let answer = post(server.address, "/api/rewrite", &[], &request()).expect(200).text();
    assert!(answer.contains("event: error") && !answer.contains(KEY), "{answer}");
    let sent = model.received_requests().await.expect("kept");
    assert_eq!(sent[0].headers["authorization"], format!("Bearer {KEY}"), "the model itself gets it");
}

#[tokio::test]
async fn a_request_names_neither_model_nor_address() {
    let model = model(words(GOOD)).await;
    let server = with(wishes(&model.uri()));
    for (field, value) in [("base_url", "http://127.0.0.1:9"), ("model", "other"), ("key", "x"), ("provider", "openai")]
    {
        let body = json!({ "text": DRAFT, field: value }).to_string();
        post(server.address, "/api/rewrite", &[], &body).expect(422);
        post(server.address, "/api/opinions", &[], &body).expect(422);
    }
    assert!(model.received_requests().await.expect("kept").is_empty());
}

#[test]
fn a_server_without_a_model_says_so() {
    let server = Running::start();
    let told = post(server.address, "/api/opinions", &[], &request()).expect(422).error();
    assert!(told.contains("--model"), "{told}");
    let body = json!({ "text": DRAFT, "model": true }).to_string();
    assert_eq!(post(server.address, "/api/rewrite", &[], &body).expect(422).error(), told);
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_that_are_asked_about_are_bounded() {
    let (gate, comes, opens) = gate();
    let model = model(gate).await;
    let assistant = Arc::new(Assistant::new(wishes(&model.uri()).resolve().expect("sound")).expect("sound"));
    let server = Running::with(|settings| {
        settings.model = Some(assistant);
        settings.limits.asking = 1;
        settings.limits.asked = 400;
    });
    let large = json!({ "text": DRAFT.repeat(10) }).to_string();
    assert!(post(server.address, "/api/rewrite", &[], &large).expect(413).error().contains("400 bytes"));
    let _first = begin(server.address, &request());
    comes.recv().expect("the first question");
    let busy = post(server.address, "/api/rewrite", &[], &request()).expect(503);
    assert_eq!(busy.header("retry-after"), Some("5"));
    post(server.address, "/api/check", &[], &request()).expect(200);
    opens.send(()).expect("it waits");
}

#[tokio::test]
async fn a_token_guards_the_model_too() {
    let model = model(words(GOOD)).await;
    let assistant = Arc::new(Assistant::new(wishes(&model.uri()).resolve().expect("sound")).expect("sound"));
    let server = Running::with(|settings| {
        settings.model = Some(assistant);
        settings.token = Some(okrlint::server::Token::new(TOKEN).expect("a token"));
    });
    for path in ["/api/rewrite", "/api/opinions", "/api/about"] {
        let answer = if path.ends_with("about") {
            get(server.address, path, &[])
        } else {
            post(server.address, path, &[], &request())
        };
        answer.expect(401);
    }
    assert!(model.received_requests().await.expect("kept").is_empty());
}
