//! Files of other programs, read into the Markdown that the page then holds.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Serialize;

use super::body::{self, Most};
use super::fault::{Fault, json};
use super::routes::Shared;
use crate::import::{self, NotRead};

/// What a file may be called. Which of them it is, its content says; none of these is sent unasked by a page of
/// another origin.
const KINDS: [&str; 7] = [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/octet-stream",
    "application/zip",
    "application/xhtml+xml",
    "text/html",
];

/// A file as a draft.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Imported<'a> {
    /// Version of this format.
    version: u32,
    /// How the text is written down: `markdown`.
    format: &'a str,
    /// The draft.
    text: &'a str,
}

/// Reads an Excel, OpenDocument, Word or HTML file
///
/// The body is the file itself. The answer is its text as Markdown, to be shown, changed and sent to the other
/// operations.
#[utoipa::path(
    post,
    path = "/api/import",
    tag = "drafts",
    request_body(description = "The file", content(
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("application/vnd.oasis.opendocument.spreadsheet"),
        ("text/html"),
        ("application/octet-stream"),
    )),
    responses(
        (status = 200, description = "The draft", body = ref("#/components/schemas/Imported"), content_type = "application/json"),
        (status = 413, description = "The file, or what it unpacks to, is too large", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
        (status = 422, description = "The file cannot be read", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
    ),
)]
pub async fn import(State(shared): State<Arc<Shared>>, request: Request) -> Result<Response, Fault> {
    let kind = body::kind(request.headers()).to_ascii_lowercase();
    if !KINDS.contains(&kind.as_str()) {
        let sentence = format!("the header `Content-Type` has to be one of {}", KINDS.join(", "));
        return Err(Fault::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence));
    }
    let limits = &shared.settings.limits;
    let (parts, body) = request.into_parts();
    // A small file may unpack to a large one, so that each waits for its turn.
    let most = Most { bytes: limits.upload, small: 0 };
    let sent = body::read(&parts.headers, body, most, limits, &shared.turns).await?;
    let text = sent.work(|bytes| import::markdown(&bytes)).await??;
    Ok(json(serde_json::json!(Imported { version: 1, format: "markdown", text: &text }).to_string()))
}

impl From<NotRead> for Fault {
    fn from(fault: NotRead) -> Self {
        let status = match fault {
            NotRead::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self::new(status, format!("the file cannot be read: {fault}"))
    }
}
