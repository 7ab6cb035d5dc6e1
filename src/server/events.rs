//! Answers that come in parts, as server-sent events.
//!
//! In goes work that speaks while it goes on, out comes a response with what it said. A client that goes away ends the
//! work, since the work is part of the response and nowhere else.

use std::convert::Infallible;
use std::future::{Future, ready};

use axum::http::{HeaderMap, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use tokio::sync::mpsc::{self, UnboundedSender};

use super::fault::FaultBody;

/// Where work says its events. There are no more of them than the draft has statements.
pub type Voice = UnboundedSender<Event>;

/// Whether the client asks for one document in JSON and for no stream.
pub fn wants_document(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.contains("application/json") && !accepted.contains("text/event-stream")
}

/// An event with its data.
pub fn named(name: &str, data: impl AsRef<str>) -> Event {
    Event::default().event(name).data(data)
}

/// What went wrong while the rest went on.
pub fn fault(sentence: &str) -> Event {
    named("error", serde_json::json!(FaultBody { error: sentence }).to_string())
}

/// All events at once.
pub fn of(events: impl Iterator<Item = Event> + Send + 'static) -> Response {
    answer(stream::iter(events))
}

/// Events as `work` says them, until it ends.
pub fn while_working<W: Future<Output = ()> + Send + 'static>(work: impl FnOnce(Voice) -> W) -> Response {
    let (voice, mut said) = mpsc::unbounded_channel();
    let work = stream::once(Box::pin(work(voice)));
    let said = stream::poll_fn(move |context| said.poll_recv(context));
    answer(stream::select(said.map(Some), work.map(|()| None)).filter_map(ready))
}

fn answer(events: impl Stream<Item = Event> + Send + 'static) -> Response {
    Sse::new(events.map(Ok::<_, Infallible>)).keep_alive(KeepAlive::default()).into_response()
}
