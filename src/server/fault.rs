//! What is wrong with a request, as the answer says it: `{"error": "…"}` with the status that fits.

use std::convert::Infallible;
use std::future::Future;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use schemars::JsonSchema;
use serde::Serialize;

use crate::rules::Unknown;

/// Why a request gets no answer.
#[derive(Debug)]
pub struct Fault {
    status: StatusCode,
    sentence: String,
    retry_after: Option<u64>,
}

/// The body of such an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Fault")]
pub struct FaultBody<'a> {
    /// What is wrong, and where there is one, the way out.
    pub error: &'a str,
}

impl Fault {
    /// A fault in words.
    pub fn new(status: StatusCode, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into(), retry_after: None }
    }

    /// One that passes by itself.
    pub fn passing(status: StatusCode, sentence: impl Into<String>, seconds: u64) -> Self {
        Self { retry_after: Some(seconds.max(1)), ..Self::new(status, sentence) }
    }
}

impl From<Unknown> for Fault {
    /// Rules are looked up by the path of a request, everything else by its body.
    fn from(unknown: Unknown) -> Self {
        let status = if unknown.what == "rule" { StatusCode::NOT_FOUND } else { StatusCode::UNPROCESSABLE_ENTITY };
        Self::new(status, unknown.to_string())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let body = serde_json::json!(FaultBody { error: &self.sentence }).to_string();
        let mut response = (self.status, json(body)).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// An answer in JSON.
pub fn json(body: impl Into<Body>) -> Response {
    let kind = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}

/// A document that is sent when it is done: the time limit is for what this server does itself.
pub fn json_when_done(document: impl Future<Output = String> + Send + 'static) -> Response {
    json(Body::from_stream(stream::once(async { Ok::<_, Infallible>(document.await) })))
}

/// Puts into words what a layer refused with a status alone.
pub async fn in_words(response: Response) -> Response {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !is_error || kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json")) {
        return response;
    }
    let sentence = match status {
        StatusCode::NOT_FOUND => "there is nothing under this address; /api/openapi.json lists what there is",
        StatusCode::METHOD_NOT_ALLOWED => "this address takes another method; /api/openapi.json says which",
        StatusCode::REQUEST_TIMEOUT => "the request took too long",
        status => status.canonical_reason().unwrap_or("the request cannot be answered"),
    };
    let mut answer = Fault::new(status, sentence).into_response();
    answer.headers_mut().extend(response.headers().get(header::ALLOW).map(|it| (header::ALLOW, it.clone())));
    answer
}
