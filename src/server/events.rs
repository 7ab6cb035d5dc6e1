//! Proposals as a stream of events, or as one document where the client asks for JSON.
//!
//! Each `proposal` holds one proposal of the contract, `done` the counts. A client that goes away ends the work.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::answers::Asked;
use super::fault::{Fault, json};
use super::routes::Shared;
use crate::propose::Tally;
use crate::render::rewrite::{Proposed, wire};

/// Proposes other wordings for what is flagged
///
/// A stream of server-sent events: `proposal` for each flagged statement, with one entry of `proposals`, then `done`
/// with the counts. With `Accept: application/json` the answer is that of `okrlint rewrite --format json`.
#[utoipa::path(
    post,
    path = "/api/rewrite",
    tag = "drafts",
    request_body(content = ref("#/components/schemas/Request"), content_type = "application/json"),
    responses(
        (status = 200, description = "What is proposed", content(
            (ref("#/components/schemas/Proposal") = "text/event-stream"),
            (ref("#/components/schemas/Rewrite") = "application/json"),
        )),
        (status = "4XX", description = "What is wrong with the request", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
    ),
)]
pub async fn rewrite(State(shared): State<Arc<Shared>>, headers: HeaderMap, asked: Asked) -> Result<Response, Fault> {
    let proposed = asked.work(move |request| {
        let rules = shared.settings.profiles.rules(request.profile.as_deref())?;
        Ok(request.proposed(rules, Some((shared.settings.today)())))
    });
    let proposed = proposed.await?;
    Ok(if wants_document(&headers) { json(wire::render(&[proposed])) } else { events(proposed) })
}

/// Whether the client asks for JSON and for no stream.
fn wants_document(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.contains("application/json") && !accepted.contains("text/event-stream")
}

fn events((_, proposals): Proposed) -> Response {
    let end = wire::end(&Tally::of([proposals.as_slice()]));
    let proposals =
        proposals.into_iter().map(|proposal| Event::default().event("proposal").data(wire::event(&proposal)));
    let events = proposals.chain([Event::default().event("done").data(end)]).map(Ok::<_, Infallible>);
    Sse::new(stream::iter(events)).keep_alive(KeepAlive::default()).into_response()
}
