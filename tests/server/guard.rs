//! Who may ask: names, origins and tokens, each on both sides.

use super::client::{get, post, send};
use super::{Running, TOKEN, request};

#[test]
fn a_name_that_somebody_else_points_here_is_refused() {
    let server = Running::start();
    let port = server.address.port();
    let called = |host: &str| send(server.address, "GET", "/healthz", &[host], b"").status;
    assert_eq!(called(&format!("Host: 127.0.0.1:{port}")), 200);
    assert_eq!(called(&format!("Host: localhost:{port}")), 200);
    assert_eq!(called(&format!("Host: evil.example:{port}")), 421);
    assert_eq!(called("Host: 192.0.2.7"), 421);
    assert_eq!(called("X-Other: 1"), 421);
    let twice = ["Host: localhost", "Host: evil.example"];
    assert!(matches!(send(server.address, "GET", "/healthz", &twice, b"").status, 400 | 421));
}

#[test]
fn a_name_that_was_told_is_taken() {
    let server = Running::with(|settings| {
        settings.names = vec!["okr.example.com".to_owned()];
        settings.token = Some(okrlint::server::Token::new(TOKEN).expect("a token"));
    });
    assert_eq!(send(server.address, "GET", "/healthz", &["Host: okr.example.com"], b"").status, 200);
    assert_eq!(send(server.address, "GET", "/healthz", &["Host: www.example.com"], b"").status, 421);
}

#[test]
fn a_page_of_another_origin_is_refused() {
    let server = Running::start();
    let from = |headers: &[&str]| post(server.address, "/api/check", headers, &request()).status;
    assert_eq!(from(&[&format!("Origin: http://{}", server.address)]), 200);
    assert_eq!(from(&["Sec-Fetch-Site: same-origin"]), 200);
    assert_eq!(from(&["Origin: http://evil.example"]), 403);
    assert_eq!(from(&["Origin: null"]), 403);
    // Another program's page on this very machine.
    assert_eq!(from(&["Origin: http://127.0.0.1:1"]), 403);
    assert_eq!(from(&["Sec-Fetch-Site: cross-site"]), 403);
    assert_eq!(from(&["Sec-Fetch-Site: same-site"]), 403);
}

#[test]
fn what_a_form_can_send_is_refused() {
    let server = Running::start();
    let host = format!("Host: {}", server.address);
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let headers = [host.as_str(), &format!("Content-Type: {kind}"), "Content-Length: 12"];
        let answer = send(server.address, "POST", "/api/check", &headers, br#"{"text":"x"}"#).expect(415);
        assert!(answer.error().contains("application/json"));
    }
    let headers = [host.as_str(), "Content-Type: application/json; charset=utf-8", "Content-Length: 12"];
    send(server.address, "POST", "/api/check", &headers, br#"{"text":"x"}"#).expect(200);
    // What a browser asks before it sends JSON from elsewhere.
    let asks = ["Origin: http://evil.example", "Access-Control-Request-Method: POST", &host];
    let answer = send(server.address, "OPTIONS", "/api/check", &asks, b"");
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, None));
}

#[test]
fn a_link_from_elsewhere_shows_the_page_and_no_more() {
    let server = Running::start();
    let visit = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
    assert_eq!(get(server.address, "/", &visit).status, 200);
    assert_eq!(get(server.address, "/api/rules", &visit).status, 403);
    let framed = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"];
    assert_eq!(get(server.address, "/", &framed).status, 403);
    let loaded = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"];
    assert_eq!(get(server.address, "/", &loaded).status, 403);
}

#[test]
fn the_interface_wants_the_token() {
    let server = Running::with_token();
    let shown = |value: &str| post(server.address, "/api/check", &[&format!("Authorization: {value}")], &request());
    shown(&format!("Bearer {TOKEN}")).expect(200);
    for wrong in ["Bearer correct-horse-batterx", "Bearer correct-horse", "Bearer ", "Basic correct-horse-battery"] {
        let answer = shown(wrong).expect(401);
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        assert!(!answer.text().contains(TOKEN));
    }
    post(server.address, "/api/check", &[], &request()).expect(401);
    // In an address it would stand in histories and logs.
    get(server.address, &format!("/api/rules?token={TOKEN}"), &[]).expect(401);
    // The page itself holds nothing, and a link cannot send a header.
    get(server.address, "/", &[]).expect(200);
}

#[test]
fn without_a_token_none_is_wanted() {
    let server = Running::start();
    post(server.address, "/api/check", &[], &request()).expect(200);
}
