//! A stop lets what is under way end.

use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use super::client::{connect, post, receive};
use super::{Running, request};

#[test]
fn a_request_under_way_is_answered() {
    let mut server = Running::start();
    let body = request();
    let mut stream = connect(server.address);
    let head = format!(
        "POST /api/check HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        server.address,
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("sent");
    stream.write_all(&body.as_bytes()[..5]).expect("sent");
    // An answer to a later connection tells that the earlier one was accepted.
    post(server.address, "/api/check", &[], &body).expect(200);
    server.stop.stop();
    while TcpStream::connect_timeout(&server.address, Duration::from_millis(200)).is_ok() {}
    stream.write_all(&body.as_bytes()[5..]).expect("sent");
    let answer = receive(&stream).expect(200);
    assert_eq!(answer.header("connection"), Some("close"));
    server.thread.take().expect("a thread").join().expect("it ends");
}

#[test]
fn idle_connections_do_not_hold_it_up() {
    let mut server = Running::with(|settings| settings.limits.farewell = Duration::from_secs(60));
    let _idle = connect(server.address);
    post(server.address, "/api/check", &[], &request()).expect(200);
    server.stop.stop();
    let start = std::time::Instant::now();
    server.thread.take().expect("a thread").join().expect("it ends");
    assert!(start.elapsed() < Duration::from_secs(20));
}
