//! How much a server takes at once and from one client.

use std::num::NonZeroU32;
use std::time::Duration;

/// What a server bounds. Whatever goes over one of these gets an answer that says so, and no work is done for it.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a request with a draft; above, 413.
    pub body: usize,
    /// Bytes of a file to read in; above, 413.
    pub upload: usize,
    /// From sending the first byte of a request to its answer; above, 408.
    pub time: Duration,
    /// From opening a connection, or from the last answer on it, to the end of the next request's headers; above, the
    /// connection is closed.
    pub waiting: Duration,
    /// How long a connection may live, so that a client that never reads its answer does not hold it for ever.
    pub life: Duration,
    /// Connections at once; further ones wait to be accepted.
    pub connections: usize,
    /// Requests to the interface under way at once; above, 503.
    pub requests: usize,
    /// Large requests under way at once. Further ones wait for [`Limits::patience`]; then, 503.
    pub large: usize,
    /// How long a large request waits for its turn.
    pub patience: Duration,
    /// Bytes of a draft about which a language model is asked; above, 413.
    pub asked: usize,
    /// Drafts about which it is asked at the same time; above, 503. How many requests go to the model at once and how
    /// much they may use in all, its own settings say.
    pub asking: usize,
    /// Where others than this machine may ask: requests a second from one address; above, 429.
    pub per_second: NonZeroU32,
    /// Requests that an address that has been quiet may send at once.
    pub burst: NonZeroU32,
    /// How long requests under way may take to end when the server stops.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        const MEBIBYTE: usize = 1024 * 1024;
        Self {
            body: 4 * MEBIBYTE,
            upload: 12 * MEBIBYTE,
            time: Duration::from_secs(20),
            waiting: Duration::from_secs(30),
            life: Duration::from_secs(15 * 60),
            connections: 1024,
            requests: 256,
            large: 8,
            patience: Duration::from_secs(5),
            asked: 128 * 1024,
            asking: 16,
            per_second: NonZeroU32::MIN.saturating_add(19),
            burst: NonZeroU32::MIN.saturating_add(59),
            farewell: Duration::from_secs(10),
        }
    }
}
