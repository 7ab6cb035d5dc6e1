//! Each fault: told clearly with what to do, our own proposals in the place of the missing.

use wiremock::matchers::any;

use super::wire::{Wire, raw};
use super::*;

/// Asks a server that answers with `answer`, and gives the fault. Our own proposals have to stand.
async fn fault(answer: ResponseTemplate) -> Fault {
    let server = server(answer).await;
    fault_at(&assistant(&server.uri())).await
}

async fn fault_at(assistant: &Assistant) -> Fault {
    let rewritten = rewrite(assistant, DRAFT).await;
    let offline = okrlint::propose::propose(&report(DRAFT), &RuleSet::default(), None);
    assert!(!offline.is_empty() && !offline[0].alternatives.is_empty(), "the draft is flagged");
    assert_eq!(rewritten.proposals, offline, "our own proposals stand in the place of the missing");
    assert_eq!((rewritten.tally.statements, rewritten.tally.unanswered, rewritten.tally.answered()), (1, 1, 0));
    assert_eq!(rewritten.faults.len(), 1, "{:?}", rewritten.faults);
    let fault = rewritten.faults[0].clone();
    let (said, remedy) = (fault.to_string(), fault.remedy());
    assert!(!said.is_empty() && !said.ends_with('.') && remedy.ends_with('.'), "{said} | {remedy}");
    assert!(!said.contains("Readers") && !said.contains("newsletter"), "no word of the draft is told: {said}");
    fault
}

async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.expect("requests are kept").len()
}

fn json_error(status: u16, error: &Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(json!({ "error": error }))
}

#[tokio::test]
async fn no_key() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let wishes = Wishes { key_env: Some("OKRLINT_TEST_NO_SUCH_KEY".to_owned()), ..wishes(&server.uri()) };
    let fault = fault_at(&Assistant::new(settings(wishes)).expect("settings")).await;
    assert!(matches!(fault, Fault::NoKey { .. }) && fault.remedy().contains("OKRLINT_TEST_NO_SUCH_KEY"), "{fault}");
    assert_eq!(requests(&server).await, 0);
}

#[tokio::test]
async fn wrong_key() {
    let server = server(json_error(401, &json!({ "message": "Incorrect API key provided: sk-test-1234" }))).await;
    let wishes = Wishes { key_command: Some("echo sk-test-1234".to_owned()), ..wishes(&server.uri()) };
    let fault = fault_at(&Assistant::new(settings(wishes)).expect("settings")).await;
    assert!(matches!(fault, Fault::WrongKey { status: 401, .. }), "{fault}");
    assert!(!format!("{fault} {fault:?}").contains("sk-test"), "{fault:?}");
    assert_eq!(requests(&server).await, 1, "it is not tried again");
}

#[tokio::test]
async fn a_key_that_a_server_repeats_is_not_told() {
    let server = server(json_error(400, &json!({ "message": "bad header Bearer sk-test-1234" }))).await;
    let wishes = Wishes { key_command: Some("echo sk-test-1234".to_owned()), ..wishes(&server.uri()) };
    let fault = fault_at(&Assistant::new(settings(wishes)).expect("settings")).await;
    assert!(fault.to_string().contains("[key]") && !fault.to_string().contains("sk-test"), "{fault}");
}

#[tokio::test]
async fn unknown_model() {
    let fault = fault(json_error(404, &json!({ "message": "no such model", "code": "model_not_found" }))).await;
    assert!(matches!(&fault, Fault::UnknownModel { model, .. } if model == "tiny"), "{fault}");
    assert!(fault.remedy().contains("--model") && fault.remedy().contains("--base-url"));
}

#[tokio::test]
async fn no_server() {
    let fault = fault_at(&assistant("http://127.0.0.1:1")).await;
    assert!(matches!(fault, Fault::NoServer { .. }) && fault.to_string().contains("127.0.0.1:1"), "{fault}");
}

#[tokio::test]
async fn slow_server() {
    let server = server(streamed(&wordings(&[GOOD])).set_delay(Duration::from_secs(3))).await;
    let mut settings = settings(wishes(&server.uri()));
    settings.timeout = Duration::from_millis(150);
    let fault = fault_at(&Assistant::new(settings).expect("settings")).await;
    assert!(matches!(fault, Fault::Slow { .. }) && fault.remedy().contains("--timeout"), "{fault}");
}

#[tokio::test]
async fn a_server_that_stops_in_the_middle_of_its_answer() {
    let wire = Wire::start(|mut stream| {
        raw(
            &mut stream,
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n8\r\ndata: {}\r\n",
        );
        std::thread::sleep(Duration::from_secs(2));
    });
    let mut settings = settings(wishes(&wire.url));
    settings.timeout = Duration::from_millis(150);
    let fault = fault_at(&Assistant::new(settings).expect("settings")).await;
    assert!(matches!(fault, Fault::Slow { .. }), "{fault}");
}

#[tokio::test]
async fn asked_to_slow_down_without_a_time() {
    let again = json_error(429, &json!({ "message": "slow down", "code": "rate_limit_exceeded" }));
    let server = server_of(vec![again, streamed(&wordings(&[GOOD]))]).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    assert_eq!((rewritten.tally.accepted, requests(&server).await), (1, 2), "{:?}", rewritten.faults);
}

#[tokio::test]
async fn asked_to_slow_down_for_a_time() {
    let again = ResponseTemplate::new(429).insert_header("retry-after", "1").set_body_string("slow down");
    let server = server_of(vec![again, streamed(&wordings(&[GOOD]))]).await;
    let before = std::time::Instant::now();
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    assert_eq!((rewritten.tally.accepted, requests(&server).await), (1, 2), "{:?}", rewritten.faults);
    assert!(before.elapsed() >= Duration::from_secs(1), "the time was waited for");
}

#[tokio::test]
async fn asked_to_slow_down_for_an_hour() {
    let server = server(ResponseTemplate::new(429).insert_header("retry-after", "3600")).await;
    let fault = fault_at(&assistant(&server.uri())).await;
    assert!(fault.to_string().contains("3600 seconds"), "{fault}");
    assert_eq!(requests(&server).await, 1);
}

#[tokio::test]
async fn quota_gone() {
    let answer = json_error(429, &json!({ "message": "You exceeded your quota", "code": "insufficient_quota" }));
    let server = server(answer).await;
    let fault = fault_at(&assistant(&server.uri())).await;
    assert!(matches!(fault, Fault::QuotaGone { .. }) && fault.is_final(), "{fault}");
    assert_eq!(requests(&server).await, 1, "it is not tried again");
}

#[tokio::test]
async fn out_of_order_once() {
    let server = server_of(vec![ResponseTemplate::new(500), streamed(&wordings(&[GOOD]))]).await;
    let rewritten = rewrite(&assistant(&server.uri()), DRAFT).await;
    assert_eq!((rewritten.tally.accepted, requests(&server).await), (1, 2));
}

#[tokio::test]
async fn out_of_order_for_ever() {
    let server = server(ResponseTemplate::new(503).set_body_string("<html>busy</html>")).await;
    let fault = fault_at(&assistant(&server.uri())).await;
    assert!(matches!(fault, Fault::Server { status: 503, .. }), "{fault}");
    assert_eq!(requests(&server).await, 3, "it is tried three times");
}

#[tokio::test]
async fn a_web_page_in_place_of_json() {
    for kind in ["text/html; charset=utf-8", "application/json"] {
        let page = ResponseTemplate::new(200).set_body_raw("<!doctype html><title>Sign in</title>", kind);
        let fault = fault(page).await;
        assert!(matches!(&fault, Fault::WrongType { found, .. } if found == "a web page"), "{fault}");
        assert!(fault.remedy().contains("--base-url"));
    }
}

#[tokio::test]
async fn another_kind_of_content() {
    let fault = fault(ResponseTemplate::new(200).set_body_raw("GIF89a", "image/gif")).await;
    assert!(fault.to_string().contains("image/gif"), "{fault}");
}

#[tokio::test]
async fn json_that_breaks_off() {
    let body = "{\"choices\": [{\"message\": {\"content\": \"half an ans";
    let fault = fault(ResponseTemplate::new(200).set_body_raw(body, "application/json")).await;
    assert!(matches!(fault, Fault::Cut { .. }), "{fault}");
    let whole = wordings(&[GOOD]);
    let fault = super::faults::fault(streamed(&whole[..whole.len() / 2])).await;
    assert!(matches!(&fault, Fault::Form(why) if why.contains("breaks off")), "{fault}");
}

#[tokio::test]
async fn an_answer_at_its_limit() {
    let whole = wordings(&[GOOD]);
    let fault = fault(streamed_until(&whole[..40], "length")).await;
    assert!(matches!(fault, Fault::Length { limit: 900 }) && fault.remedy().contains("answer-tokens"), "{fault}");
}

#[tokio::test]
async fn a_content_filter() {
    let fault = fault(streamed_until("", "content_filter")).await;
    assert!(matches!(fault, Fault::Filtered { .. }), "{fault}");
}

#[tokio::test]
async fn a_model_that_declines() {
    let choice =
        json!({ "message": { "content": null, "refusal": "I cannot help with this" }, "finish_reason": "stop" });
    let fault = fault(ResponseTemplate::new(200).set_body_json(json!({ "choices": [choice] }))).await;
    assert!(matches!(&fault, Fault::Declined(words) if words.contains("cannot help")), "{fault}");
}

#[tokio::test]
async fn no_choices() {
    for choices in [json!([]), json!(null)] {
        let fault = fault(ResponseTemplate::new(200).set_body_json(json!({ "choices": choices }))).await;
        assert!(matches!(fault, Fault::Empty { .. }), "{fault}");
    }
    let fault = fault(streamed("")).await;
    assert!(matches!(fault, Fault::Empty { .. }), "{fault}");
}

#[tokio::test]
async fn an_unknown_reason_to_finish() {
    let fault = fault(streamed_until(&wordings(&[GOOD]), "moon_phase")).await;
    assert!(fault.to_string().contains("moon_phase"), "{fault}");
}

#[tokio::test]
async fn a_schema_that_is_ignored() {
    let fenced = format!("Here you are:\n```json\n{}\n```", wordings(&[GOOD]));
    let server = server_of(vec![streamed("I would rather talk."), streamed("Sure: ok"), streamed(&fenced)]).await;
    let assistant = assistant(&server.uri());
    let rewritten = rewrite(&assistant, DRAFT).await;
    assert_eq!(rewritten.tally.accepted, 1, "{:?}", rewritten.faults);
    let bodies = bodies(&server).await;
    let forms: Vec<_> = bodies.iter().map(|body| body["response_format"]["type"].as_str()).collect();
    assert_eq!(forms, [Some("json_schema"), Some("json_object"), None]);
    let system = bodies[2]["messages"][0]["content"].as_str().expect("words");
    assert!(system.contains("\"additionalProperties\":false"), "the schema stands in the words: {system}");
}

#[tokio::test]
async fn a_schema_that_nobody_keeps_to() {
    let server = server(streamed("I would rather talk.")).await;
    let fault = fault_at(&assistant(&server.uri())).await;
    assert!(matches!(fault, Fault::Form(_)), "{fault}");
    assert_eq!(requests(&server).await, 3, "each way of asking is tried once");
}

#[tokio::test]
async fn a_key_written_twice() {
    let twice = format!("{{\"alternatives\": [], {}", &wordings(&[GOOD])[1..]);
    let rewritten = rewrite(&assistant(&server(streamed(&twice)).await.uri()), DRAFT).await;
    assert_eq!(rewritten.tally.accepted, 1, "{:?}", rewritten.faults);
}

#[tokio::test]
async fn a_code_that_is_a_number() {
    let fault = fault(json_error(400, &json!({ "code": 400, "message": "context is full", "type": "bad" }))).await;
    assert!(matches!(&fault, Fault::Rejected { status: 400, message, .. } if message == "context is full"), "{fault}");
}

#[tokio::test]
async fn an_error_within_the_stream() {
    let body = event(&json!({ "error": { "code": 500, "message": "out of memory" } }));
    let fault = fault(ResponseTemplate::new(200).set_body_raw(body, "text/event-stream")).await;
    assert!(fault.to_string().contains("out of memory"), "{fault}");
}

#[tokio::test]
async fn a_stream_cut_in_the_middle() {
    let wire = Wire::start(|mut stream| {
        let part =
            event(&json!({ "choices": [{ "delta": { "content": "{\"alternatives\": [" }, "finish_reason": null }] }));
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        raw(&mut stream, &format!("{head}{:x}\r\n{part}\r\n", part.len()));
    });
    let fault = fault_at(&assistant(&wire.url)).await;
    assert!(matches!(fault, Fault::Cut { .. }), "{fault}");
}

#[tokio::test]
async fn a_stream_that_ends_without_its_end() {
    let part = event(&json!({ "choices": [{ "delta": { "content": wordings(&[GOOD]) }, "finish_reason": null }] }));
    let fault = fault(ResponseTemplate::new(200).set_body_raw(part, "text/event-stream")).await;
    assert!(matches!(fault, Fault::Cut { .. }), "{fault}");
}

#[tokio::test]
async fn fifty_megabytes() {
    for head in [
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 52428800\r\n\r\n",
    ] {
        let wire = Wire::start(move |mut stream| {
            raw(&mut stream, head);
            let block = "x".repeat(1 << 16);
            // The reader goes away before the end, which is what is wanted.
            (0..800).all(|_| raw(&mut stream, &block));
        });
        let fault = fault_at(&assistant(&wire.url)).await;
        assert!(matches!(fault, Fault::TooLong { .. }), "{head}: {fault}");
    }
}

#[tokio::test]
async fn an_answer_that_runs_on() {
    let fault = fault(streamed(&"word ".repeat(40_000))).await;
    assert!(matches!(fault, Fault::TooLong { .. }), "{fault}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other = MockServer::start().await;
    Mock::given(any()).respond_with(streamed(&wordings(&[GOOD]))).mount(&other).await;
    for status in [301, 302, 307, 308] {
        let to = format!("{}/v1/chat/completions?token=secret", other.uri());
        let server = server(ResponseTemplate::new(status).insert_header("location", to.as_str())).await;
        let wishes = Wishes { key_command: Some("echo sk-test-1234".to_owned()), ..wishes(&server.uri()) };
        let fault = fault_at(&Assistant::new(settings(wishes)).expect("settings")).await;
        assert!(matches!(fault, Fault::Redirect { .. }), "{fault}");
        assert!(fault.to_string().contains(&other.uri()) && !fault.to_string().contains("secret"), "{fault}");
    }
    assert_eq!(requests(&other).await, 0, "neither draft nor key goes elsewhere");
}

#[tokio::test]
async fn what_is_finished_is_kept() {
    let draft = "Objective: Readers come back on their own\n- Launch the newsletter\n- Publish 10 essays\n- Redesign the archive\n";
    let server = server_of(vec![streamed(&wordings(&[GOOD])), json_error(401, &json!({ "message": "expired" }))]).await;
    let mut settings = settings(wishes(&server.uri()));
    settings.concurrency = 1;
    let assistant = Assistant::new(settings).expect("settings");
    let rewritten = rewrite(&assistant, draft).await;
    assert!(rewritten.tally.answered() >= 1 && rewritten.tally.unanswered >= 2, "{:?}", rewritten.tally);
    assert!(matches!(assistant.ended(), Some(Fault::WrongKey { .. })));
    assert_eq!(requests(&server).await, 2, "after a final fault nothing more is asked");
    assert_eq!(rewritten.proposals.len(), rewritten.tally.statements, "every statement keeps a proposal");
}

#[tokio::test]
async fn the_budget_ends_the_asking() {
    let server = server(streamed(&wordings(&[GOOD]))).await;
    let wishes = Wishes { max_tokens: Some(100), ..wishes(&server.uri()) };
    let fault = fault_at(&Assistant::new(settings(wishes)).expect("settings")).await;
    assert!(matches!(fault, Fault::Budget(_)) && fault.to_string().contains("100 tokens"), "{fault}");
    assert_eq!(requests(&server).await, 0);
}
