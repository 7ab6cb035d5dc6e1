//! How much is taken: each limit on both sides.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use axum::http::HeaderName;
use okrlint::server::Token;
use serde_json::json;

use super::client::{Answer, connect, post, receive, send};
use super::{DRAFT, Running, TOKEN, request};

/// A request of exactly `length` bytes.
fn of_length(length: usize) -> String {
    let empty = json!({ "text": "" }).to_string();
    json!({ "text": "x".repeat(length - empty.len()) }).to_string()
}

#[test]
fn a_body_has_a_largest_size() {
    let server = Running::with(|settings| settings.limits.body = 100_000);
    post(server.address, "/api/check", &[], &of_length(100_000)).expect(200);
    let answer = post(server.address, "/api/check", &[], &of_length(100_001)).expect(413);
    assert!(answer.error().contains("100 KB"), "{answer:?}");
}

#[test]
fn a_body_without_a_length_has_it_too() {
    let server = Running::with(|settings| settings.limits.body = 100_000);
    let chunked = |body: &str| {
        let headers =
            [&format!("Host: {}", server.address), "Content-Type: application/json", "Transfer-Encoding: chunked"];
        let chunks: String = body.as_bytes().chunks(9000).fold(String::new(), |text, chunk| {
            let chunk = std::str::from_utf8(chunk).expect("ASCII");
            text + &format!("{:x}\r\n{chunk}\r\n", chunk.len())
        });
        send(server.address, "POST", "/api/check", &headers, format!("{chunks}0\r\n\r\n").as_bytes())
    };
    chunked(&of_length(100_000)).expect(200);
    chunked(&of_length(100_001)).expect(413);
    chunked(&of_length(300_000)).expect(413);
}

/// The head of a request for a body of `length` bytes.
fn head(server: &Running, length: usize) -> String {
    format!(
        "POST /api/check HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n",
        server.address
    )
}

/// A request that holds the only place, with `sent` bytes of its body on the way, and what another was told meanwhile.
fn under_way(server: &Running, body: &str, sent: usize) -> (TcpStream, Answer) {
    loop {
        let mut first = connect(server.address);
        first.write_all(head(server, body.len()).as_bytes()).expect("sent");
        first.write_all(&body.as_bytes()[..sent]).expect("sent");
        // Whichever comes first has the place: where the other does, this one is turned away and begins anew.
        while !is_answered(&first) {
            let answer = post(server.address, "/api/check", &[], body);
            if answer.status != 200 {
                return (first, answer);
            }
        }
    }
}

fn is_answered(stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).expect("a socket");
    let answered = stream.peek(&mut [0]).is_ok();
    stream.set_nonblocking(false).expect("a socket");
    answered
}

#[test]
fn a_slow_body_is_given_up() {
    let server = Running::with(|settings| settings.limits.time = Duration::from_millis(200));
    let mut stream = connect(server.address);
    stream.write_all(head(&server, 50).as_bytes()).expect("sent");
    stream.write_all(b"{\"text\":").expect("sent");
    let answer = receive(&stream).expect(408);
    assert!(answer.error().contains("too long"));
    post(server.address, "/api/check", &[], &request()).expect(200);
}

#[test]
fn a_connection_that_says_nothing_is_closed() {
    let server = Running::with(|settings| settings.limits.waiting = Duration::from_millis(200));
    for begun in ["", "GET /healthz HT"] {
        let mut stream = connect(server.address);
        stream.write_all(begun.as_bytes()).expect("sent");
        let start = Instant::now();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        assert!(start.elapsed() < Duration::from_secs(20), "{begun:?}");
    }
}

#[test]
fn a_connection_does_not_live_for_ever() {
    let server = Running::with(|settings| {
        settings.limits.life = Duration::from_millis(200);
        settings.limits.farewell = Duration::from_millis(200);
    });
    let mut stream = connect(server.address);
    let start = Instant::now();
    stream.write_all(head(&server, 50).as_bytes()).expect("sent");
    let _ = stream.read_to_end(&mut Vec::new());
    assert!(start.elapsed() < Duration::from_secs(15));
}

#[test]
fn so_many_requests_are_under_way_at_once() {
    let server = Running::with(|settings| settings.limits.requests = 1);
    let body = request();
    let (mut first, refused) = under_way(&server, &body, 0);
    assert_eq!(refused.expect(503).header("retry-after"), Some("1"));
    first.write_all(body.as_bytes()).expect("sent");
    receive(&first).expect(200);
    post(server.address, "/api/check", &[], &body).expect(200);
}

#[test]
fn large_drafts_wait_for_their_turn() {
    let server = Running::with(|settings| {
        settings.limits.large = 1;
        settings.limits.patience = Duration::from_millis(100);
    });
    let body = json!({ "text": DRAFT.repeat(1000) }).to_string();
    let half = body.len() / 2;
    let (mut first, refused) = under_way(&server, &body, half);
    assert_eq!(refused.expect(503).header("retry-after"), Some("2"));
    // Small ones pass by.
    post(server.address, "/api/check", &[], &request()).expect(200);
    first.write_all(&body.as_bytes()[half..]).expect("sent");
    receive(&first).expect(200);
    post(server.address, "/api/check", &[], &body).expect(200);
}

#[test]
fn behind_a_proxy_each_client_asks_so_often() {
    let server = Running::with(|settings| {
        settings.proxy_header = Some(HeaderName::from_static("x-forwarded-for"));
        settings.token = Some(Token::new(TOKEN).expect("a token"));
        settings.limits.per_second = NonZeroU32::MIN;
        settings.limits.burst = NonZeroU32::MIN.saturating_add(2);
    });
    let token = format!("Authorization: Bearer {TOKEN}");
    let from =
        |client: &str| post(server.address, "/api/check", &[&token, &format!("X-Forwarded-For: {client}")], &request());
    for _ in 0..3 {
        from("192.0.2.7").expect(200);
    }
    let refused = (0..20).map(|_| from("192.0.2.7")).find(|answer| answer.status == 429).expect("a limit");
    let wait: u64 = refused.header("retry-after").and_then(|it| it.parse().ok()).expect("seconds");
    assert!((1..=4).contains(&wait), "{refused:?}");
    // What the client claims before the proxy's own entry does not count; another client is not held up.
    from("198.51.100.1, 192.0.2.8").expect(200);
}

#[test]
fn on_the_loopback_nobody_counts() {
    let server = Running::with(|settings| settings.limits.burst = NonZeroU32::MIN);
    for _ in 0..30 {
        post(server.address, "/api/check", &[], &request()).expect(200);
    }
}
