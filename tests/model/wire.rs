//! A server below HTTP, for what no HTTP library sends.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// A server on the loopback that hands each connection to a function once its request was read.
pub struct Wire {
    /// Its address.
    pub url: String,
}

impl Wire {
    /// Starts; it ends with the test.
    pub fn start(answer: impl Fn(TcpStream) + Send + 'static) -> Self {
        Self::start_with(move |mut stream| {
            read_request(&mut stream);
            answer(stream);
        })
    }
}

impl Wire {
    /// The same with a thread for each connection.
    pub fn start_many(answer: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        let answer = Arc::new(answer);
        Self::start_with(move |mut stream| {
            let answer = Arc::clone(&answer);
            thread::spawn(move || {
                read_request(&mut stream);
                answer(stream);
            });
        })
    }

    fn start_with(take: impl Fn(TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        thread::spawn(move || listener.incoming().flatten().for_each(take));
        Self { url }
    }
}

/// Reads head and body, so that closing the connection does not reset it.
fn read_request(stream: &mut TcpStream) {
    let (mut request, mut block) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&request).to_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return;
            }
        }
        match stream.read(&mut block) {
            Ok(0) | Err(_) => return,
            Ok(count) => request.extend_from_slice(&block[..count]),
        }
    }
}

/// Writes; whether the other side still takes it.
pub fn raw(stream: &mut TcpStream, text: &str) -> bool {
    stream.write_all(text.as_bytes()).is_ok()
}
