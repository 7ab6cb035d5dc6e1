//! The server from outside: real requests over a socket on the loopback.

mod answers;
mod asking;
mod client;
mod files;
mod guard;
mod hostile;
mod limits;
mod page;
mod process;
mod stopping;

use std::net::SocketAddr;
use std::thread::JoinHandle;

use jiff::civil::date;
use okrlint::request::Profiles;
use okrlint::server::{Limits, Server, Settings, Stop, Token};

const DRAFT: &str =
    "Objective: Readers come back on their own\n- Launch the newsletter\n- Cut unsubscribes from 3% to 1%\n";
const TOKEN: &str = "correct-horse-battery";

/// A server that runs as long as this lives.
struct Running {
    address: SocketAddr,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// One with the settings of `okrlint serve --port 0`.
    fn start() -> Self {
        Self::with(|_| {})
    }

    /// One with settings that `change` changed.
    fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings {
            host: "127.0.0.1".parse().expect("an address"),
            port: 0,
            token: None,
            names: Vec::new(),
            proxy_header: None,
            limits: Limits::default(),
            profiles: Profiles::builtin(),
            model: None,
            today: || date(2026, 11, 20),
        };
        change(&mut settings);
        let server = Server::bind(settings.checked().expect("fit settings")).expect("a free port");
        let (address, stop) = (server.address(), server.stop());
        let thread = std::thread::spawn(move || server.run().expect("it runs"));
        Self { address, stop, thread: Some(thread) }
    }

    fn with_token() -> Self {
        Self::with(|settings| settings.token = Some(Token::new(TOKEN).expect("a token")))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.stop();
        let ended = self.thread.take().map(JoinHandle::join);
        assert!(!matches!(ended, Some(Err(_))) || std::thread::panicking(), "the server broke down");
    }
}

/// The body of a request for [`DRAFT`].
fn request() -> String {
    serde_json::json!({ "text": DRAFT }).to_string()
}
