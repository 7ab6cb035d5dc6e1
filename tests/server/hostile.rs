//! Drafts that want more than to be read.

use serde_json::json;

use super::Running;
use super::client::{get, post};

#[test]
fn scripts_and_bidi_marks_stay_text() {
    let server = Running::start();
    let text = "Objective: <script>alert(1)</script> [x](javascript:alert(1)) \u{202e}gnp.exe\u{2066}\n- <img src=x onerror=alert(1)> Launch “it” \u{0}\u{7}\n";
    for path in ["/api/check", "/api/rewrite"] {
        let answer =
            post(server.address, path, &["Accept: application/json"], &json!({ "text": text }).to_string()).expect(200);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        answer.json();
    }
    let events = post(server.address, "/api/rewrite", &[], &json!({ "text": text }).to_string()).expect(200);
    assert!(events.text().split("\n\n").all(|event| event.is_empty() || event.starts_with("event: ")), "{events:?}");
}

#[test]
fn a_line_of_a_megabyte_and_deep_nesting_are_read() {
    let server = Running::start();
    let long = "Increase retention ".repeat(60_000);
    let nested = "<div>".repeat(20_000) + "Objective: x";
    let brackets = "[".repeat(100_000);
    let quotes = "> ".repeat(20_000) + "x";
    for text in [long, nested, brackets, quotes] {
        post(server.address, "/api/check", &[], &json!({ "text": text }).to_string()).expect(200);
        post(server.address, "/api/rewrite", &[], &json!({ "text": text }).to_string()).expect(200);
    }
}

#[test]
fn requests_that_are_no_requests_are_refused() {
    let server = Running::start();
    post(server.address, "/api/check", &[], &"[".repeat(200_000)).expect(422);
    post(server.address, "/api/check", &[], &format!("{{\"text\":{}", "[".repeat(200_000))).expect(422);
    post(server.address, "/api/check", &[], r#"{"text":"\ud800"}"#).expect(400);
    post(server.address, "/api/check", &[], r#"{"text":"a","text":"b"}"#).expect(422);
    let long = format!("X-Long: {}", "x".repeat(200_000));
    assert_eq!(get(server.address, "/healthz", &[&long]).status, 431);
    get(server.address, "/healthz", &[]).expect(200);
}
