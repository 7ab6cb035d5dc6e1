//! Proposals as a stream of events, or as one document where the client asks for JSON.
//!
//! Each `proposal` holds one proposal of the contract, `done` the counts. Where this server has a model, its wordings
//! are among them as it finishes each statement, and an `error` says why it gave none.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::answers::Asked;
use super::asking::{Asking, Told};
use super::events::{self, Voice, named, wants_document};
use super::fault::{Fault, json, json_when_done};
use super::routes::Shared;
use crate::assist::{Finished, Outcome};
use crate::propose::{Proposal, Tally};
use crate::render::rewrite::{Proposed, wire};

/// Proposes other wordings for what is flagged
///
/// A stream of server-sent events: `proposal` for each flagged statement, with one entry of `proposals`, then `done`
/// with the counts. With `Accept: application/json` the answer is that of `okrlint rewrite --format json`.
///
/// A server with a model asks it too, unless `model` is false: each statement comes when the model is done with it, its
/// wordings first, those that were refused last with their objections. What holds at once comes before that as `begun`,
/// in the same form, while the model repairs the rest. An `error` says why the model has no answer; our
/// own wordings come in any case. A model takes its time, so that its answers are best read as a stream.
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
    let has_model = shared.settings.model.is_some();
    let own = asked.work(Arc::clone(&shared), move |request, rules, today| {
        // A model is asked about few statements, and whether that is too many is known before the work.
        let asks = request.model.unwrap_or(has_model);
        let asking = asks.then(|| Asking::new(&shared, request.text.len())).transpose()?;
        Ok::<_, Fault>((asking.map(|asking| (shared, asking, request.profile.clone())), request.proposed(rules, today)))
    });
    let (asking, proposed) = own.await??;
    let is_document = wants_document(&headers);
    Ok(match asking {
        None if is_document => json(wire::render(&[proposed])),
        None => events(proposed),
        Some((shared, asking, profile)) => {
            let talk = Talk { shared, asking, profile, proposed };
            if is_document { json_when_done(document(talk)) } else { events::while_working(|voice| talk.aloud(voice)) }
        }
    })
}

fn events((_, proposals): Proposed) -> Response {
    let end = wire::end(&Tally::of([proposals.as_slice()]));
    let proposals = proposals.into_iter().map(|proposal| named("proposal", wire::event(&proposal)));
    events::of(proposals.chain([named("done", end)]))
}

async fn document(talk: Talk) -> String {
    wire::render(&[talk.run(|_| {}, |_| {}).await])
}

/// A draft about which the model is asked.
struct Talk {
    shared: Arc<Shared>,
    asking: Asking,
    profile: Option<String>,
    /// With our own proposals.
    proposed: Proposed,
}

impl Talk {
    /// Says each statement as it is finished, and each fault once.
    async fn aloud(self, voice: Voice) {
        let told = Told::default();
        // A client that went away hears nothing, and soon the work ends too.
        let say = |event| drop(voice.send(event));
        let on = |finished: &Finished| {
            say(named("proposal", wire::event(&finished.proposal)));
            if let Outcome::Unanswered(fault) = &finished.outcome
                && let Some(sentence) = told.once(fault)
            {
                say(events::fault(&sentence));
            }
        };
        let begun = |proposal: &Proposal| say(named("begun", wire::event(proposal)));
        let (_, proposals) = self.run(begun, on).await;
        say(named("done", wire::end(&Tally::of([proposals.as_slice()]))));
    }

    async fn run(self, begun: impl Fn(&Proposal) + Sync, on: impl Fn(&Finished) + Sync) -> Proposed {
        let (report, own) = self.proposed;
        let Ok(rules) = self.shared.settings.profiles.rules(self.profile.as_deref()) else { return (report, own) };
        let rewritten = self.asking.model.reword(&report, rules, own, &begun, &on).await;
        (report, rewritten.proposals)
    }
}
