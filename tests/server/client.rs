//! A client that sends exactly what it is told to.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Fails with what came back unless the status is `status`.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.head, String::from_utf8_lossy(&self.body));
        self
    }

    /// The sentence of a fault.
    pub fn error(&self) -> String {
        self.json()["error"].as_str().expect("a sentence").to_owned()
    }
}

pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time limit");
    stream
}

/// Reads what the server sends until it closes the connection.
pub fn receive(mut stream: &TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // A server that cuts a client off while it sends resets the connection, after its answer.
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8(bytes[..end].to_vec()).expect("an ASCII head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    let mut answer = Answer { status, head, body: bytes[end + 4..].to_vec() };
    if answer.header("transfer-encoding") == Some("chunked") {
        answer.body = joined(&answer.body);
    }
    answer
}

/// The chunks of a body, joined.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n").expect("the length of a chunk");
        let length = std::str::from_utf8(&rest[..end]).expect("ASCII");
        let length = usize::from_str_radix(length, 16).expect("a number");
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 2 + length + 2..];
    }
}

/// Sends a request with exactly these header lines and `Connection: close`.
pub fn send(address: SocketAddr, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Answer {
    let stream = connect(address);
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    for header in headers {
        head += &format!("{header}\r\n");
    }
    let writer = stream.try_clone().expect("a second handle");
    let bytes = [head.as_bytes(), b"\r\n", body].concat();
    // A server may answer before it has read everything.
    let sending = std::thread::spawn(move || drop((&writer).write_all(&bytes)));
    let answer = receive(&stream);
    sending.join().expect("the writer does not panic");
    answer
}

/// A request as a program on this machine would send it.
pub fn get(address: SocketAddr, path: &str, headers: &[&str]) -> Answer {
    let host = format!("Host: {address}");
    send(address, "GET", path, &[&[host.as_str()], headers].concat(), b"")
}

/// A request with a body in JSON.
pub fn post(address: SocketAddr, path: &str, headers: &[&str], body: &str) -> Answer {
    let host = format!("Host: {address}");
    let length = format!("Content-Length: {}", body.len());
    let usual = [host.as_str(), "Content-Type: application/json", &length];
    send(address, "POST", path, &[&usual, headers].concat(), body.as_bytes())
}
