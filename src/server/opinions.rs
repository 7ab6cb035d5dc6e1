//! Opinions of this server's model on what rules cannot know, apart from what the rules say.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Serialize;

use super::answers::Asked;
use super::asking::{Asking, Told};
use super::events::{self, Voice, named, wants_document};
use super::fault::{Fault, json_when_done};
use super::routes::Shared;
use crate::lint::{Opinion, Report};
use crate::render::json as check;

/// The end of a stream of opinions.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "OpinionsEnd")]
pub struct End {
    /// Version of this format.
    version: u32,
    /// How many opinions came.
    opinions: usize,
}

/// Asks the model for its opinion
///
/// On whether each key result bears on its objective, whether all of them suffice, whether the objective inspires, and
/// whether it is within reach. A stream of server-sent events: `opinion` for each, `error` for what the model did not
/// answer and why, then `done`. With `Accept: application/json` the answer is that of
/// `okrlint check --model … --format json`. No finding depends on an opinion.
#[utoipa::path(
    post,
    path = "/api/opinions",
    tag = "drafts",
    request_body(content = ref("#/components/schemas/Request"), content_type = "application/json"),
    responses(
        (status = 200, description = "Opinions", content(
            (ref("#/components/schemas/Opinion") = "text/event-stream"),
            (ref("#/components/schemas/Check") = "application/json"),
        )),
        (status = "4XX", description = "What is wrong with the request; 422 where this server has no model", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
    ),
)]
pub async fn opinions(State(shared): State<Arc<Shared>>, headers: HeaderMap, asked: Asked) -> Result<Response, Fault> {
    let read = asked.work(Arc::clone(&shared), move |request, rules, today| {
        let asking = Asking::new(&shared, request.text.len())?;
        Ok::<_, Fault>((asking, request.report(rules, today)))
    });
    let (asking, report) = read.await??;
    Ok(if wants_document(&headers) {
        json_when_done(document(asking, report))
    } else {
        events::while_working(|voice| aloud(asking, report, voice))
    })
}

async fn document(asking: Asking, mut report: Report) -> String {
    (report.opinions, _) = asking.model.opinions(&report, &|_| {}).await;
    check::render(&[report])
}

async fn aloud(asking: Asking, report: Report, voice: Voice) {
    let say = |event| drop(voice.send(event));
    let on = |opinions: &[Opinion]| {
        for opinion in opinions {
            say(named("opinion", serde_json::json!(opinion).to_string()));
        }
    };
    let (opinions, faults) = asking.model.opinions(&report, &on).await;
    let told = Told::default();
    for sentence in faults.iter().filter_map(|fault| told.once(fault)) {
        say(events::fault(&sentence));
    }
    say(named("done", serde_json::json!(End { version: 1, opinions: opinions.len() }).to_string()));
}
