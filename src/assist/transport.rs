//! The one place where a request leaves: its answer is checked before anybody reads it.
//!
//! In goes a request that async-openai made, out comes a response of status 2xx that is a stream of events, or a
//! [`Fault`]. A redirect is a fault, so neither draft nor key follows it. Not more than the limit is ever read.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use async_openai::error::OpenAIError;
use async_openai::middleware::HttpRequestFactory;
use futures_util::{StreamExt, stream};
use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION, RETRY_AFTER};
use reqwest::{Body, Response, StatusCode, Url};
use serde_json::Value;
use tower::Service;

use super::Fault;
use crate::render::terminal::one_line;

/// The fault of one request, told by whoever meets it first.
pub type Told = Arc<Mutex<Option<Fault>>>;

/// Sends one request.
#[derive(Debug, Clone)]
pub struct Transport {
    /// The connection.
    pub http: reqwest::Client,
    /// The server, as a person names it.
    pub host: String,
    /// The name of the model that is asked for.
    pub model: String,
    /// Bytes of the answer, at most.
    pub limit: usize,
    /// Where a fault is told.
    pub told: Told,
}

/// Bytes of one line of a stream, at most: what parses the events looks at an unfinished line again and again.
const LINE: usize = 256 << 10;

/// Bytes of a server's own words about a fault, at most.
const WORDS: usize = 64 << 10;

impl Service<HttpRequestFactory> for Transport {
    type Response = Response;
    type Error = OpenAIError;
    type Future = Pin<Box<dyn Future<Output = Result<Response, OpenAIError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), OpenAIError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: HttpRequestFactory) -> Self::Future {
        let transport = self.clone();
        Box::pin(async move {
            let request = request.build().await?;
            transport.send(request).await.map_err(|fault| {
                tell(&transport.told, fault.clone());
                OpenAIError::InvalidArgument(fault.to_string())
            })
        })
    }
}

/// Keeps the first fault of a request.
pub fn tell(told: &Told, fault: Fault) {
    told.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(fault);
}

impl Transport {
    async fn send(&self, request: reqwest::Request) -> Result<Response, Fault> {
        let response = self.sent(request).await?;
        self.checked(response).await
    }

    /// The response, if its status is 2xx.
    async fn sent(&self, request: reqwest::Request) -> Result<Response, Fault> {
        let url = request.url().clone();
        let response = self.http.execute(request).await.map_err(|error| self.unanswered(&url, &error))?;
        let status = response.status();
        if status.is_redirection() {
            return Err(Fault::Redirect { host: self.host.clone(), to: target(&url, response.headers()) });
        }
        if !status.is_success() {
            return Err(self.refused(&url, response).await);
        }
        Ok(response)
    }

    /// The body of a plain answer of status 2xx.
    pub async fn fetch(&self, request: reqwest::Request, limit: usize) -> Result<Vec<u8>, Fault> {
        let response = self.sent(request).await?;
        let too_long = Fault::TooLong { host: self.host.clone(), limit };
        self.read(response, limit).await?.ok_or(too_long)
    }

    fn unanswered(&self, url: &Url, error: &reqwest::Error) -> Fault {
        if error.is_timeout() {
            return Fault::Slow { host: self.host.clone(), limit: Duration::ZERO };
        }
        if error.is_connect() {
            return Fault::NoServer { url: address(url), why: root(error) };
        }
        Fault::Cut { host: self.host.clone() }
    }

    /// A 2xx answer as a stream of events, whatever form it came in.
    async fn checked(&self, response: Response) -> Result<Response, Fault> {
        let kind = content_type(response.headers());
        let too_long = Fault::TooLong { host: self.host.clone(), limit: self.limit };
        if response.content_length().is_some_and(|length| length > self.limit as u64) {
            return Err(too_long);
        }
        match kind.as_str() {
            "text/event-stream" => Ok(self.limited(response)),
            // A server that does not stream, or does not say what it sends: one answer as a single event.
            "application/json" | "text/json" | "" => {
                let body = self.read(response, self.limit).await?.ok_or(too_long)?;
                self.as_event(&body)
            }
            _ => {
                let is_page = kind == "text/html";
                let found = if is_page { "a web page".to_owned() } else { one_line(&kind, 60) };
                Err(Fault::WrongType { host: self.host.clone(), found })
            }
        }
    }

    fn as_event(&self, body: &[u8]) -> Result<Response, Fault> {
        let text = String::from_utf8_lossy(body);
        let text = text.trim();
        if text.starts_with("data:") {
            return Ok(http::Response::new(Body::from(format!("{text}\n\n"))).into());
        }
        if text.starts_with('<') {
            return Err(Fault::WrongType { host: self.host.clone(), found: "a web page".to_owned() });
        }
        let answer: Value = match serde_json::from_str(text) {
            Ok(answer) => answer,
            Err(error) if error.is_eof() => return Err(Fault::Cut { host: self.host.clone() }),
            Err(_) => return Err(Fault::WrongType { host: self.host.clone(), found: "no JSON".to_owned() }),
        };
        Ok(http::Response::new(Body::from(format!("data: {answer}\n\ndata: [DONE]\n\n"))).into())
    }

    /// The same response, its body cut off with a fault at the limit.
    fn limited(&self, response: Response) -> Response {
        let (told, host, limit) = (self.told.clone(), self.host.clone(), self.limit);
        let (mut read, mut line) = (0, 0);
        let pieces = response.bytes_stream().map(move |piece| match piece {
            Ok(piece) => {
                read += piece.len();
                let last = piece.iter().rposition(|byte| *byte == b'\n');
                line = last.map_or(line + piece.len(), |last| piece.len() - last);
                if read > limit || line > LINE {
                    tell(&told, Fault::TooLong { host: host.clone(), limit });
                    return Err(std::io::Error::other("too long"));
                }
                Ok(piece)
            }
            Err(error) => {
                tell(&told, Fault::Cut { host: host.clone() });
                Err(std::io::Error::other(error))
            }
        });
        // After a fault nothing more is asked of the connection.
        let mut is_over = false;
        let pieces = pieces.take_while(move |piece| {
            let goes_on = !is_over;
            is_over = piece.is_err();
            futures_util::future::ready(goes_on)
        });
        http::Response::new(Body::wrap_stream(pieces)).into()
    }

    /// The whole body, or `None` where it is longer than `limit`.
    async fn read(&self, response: Response, limit: usize) -> Result<Option<Vec<u8>>, Fault> {
        let mut body = Vec::new();
        let mut pieces = stream::StreamExt::fuse(response.bytes_stream());
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|_| Fault::Cut { host: self.host.clone() })?;
            if body.len() + piece.len() > limit {
                return Ok(None);
            }
            body.extend_from_slice(&piece);
        }
        Ok(Some(body))
    }

    async fn refused(&self, url: &Url, response: Response) -> Fault {
        let (status, headers) = (response.status(), response.headers().clone());
        let body = self.read(response, WORDS).await.ok().flatten().unwrap_or_default();
        let words = Words::of(&body);
        let host = self.host.clone();
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Fault::WrongKey { host, status: status.as_u16() },
            StatusCode::NOT_FOUND => {
                Fault::UnknownModel { url: address(url), model: self.model.clone(), message: words.message }
            }
            StatusCode::PAYMENT_REQUIRED => Fault::QuotaGone { host, message: words.message },
            StatusCode::TOO_MANY_REQUESTS if words.is_about_quota() => {
                Fault::QuotaGone { host, message: words.message }
            }
            StatusCode::TOO_MANY_REQUESTS => Fault::RateLimited { host, wait: retry_after(&headers) },
            _ if status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED => {
                Fault::Server { host, status: status.as_u16() }
            }
            _ => Fault::Rejected { host, status: status.as_u16(), message: words.message },
        }
    }
}

/// What a server says about a fault.
#[derive(Debug, Default)]
pub struct Words {
    /// For a person, one line.
    pub message: String,
    code: String,
}

impl Words {
    /// Reads the body of an error. `code` may be a word or a number; a page is not repeated.
    pub fn of(body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body);
        match serde_json::from_str::<Value>(&text) {
            Ok(body) => Self::of_value(&body),
            Err(_) if text.trim_start().starts_with('<') => {
                Self { message: "a web page".to_owned(), ..Self::default() }
            }
            Err(_) => Self { message: shortened(&text), ..Self::default() },
        }
    }

    /// Reads an error that is JSON already.
    pub fn of_value(body: &Value) -> Self {
        let error = if body["error"].is_null() { body } else { &body["error"] };
        let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let message = [&error["message"], &body["message"], &body["detail"], error];
        let message = message.into_iter().find_map(Value::as_str).unwrap_or("no reason is given");
        Self { message: shortened(message), code: format!("{} {}", word(&error["code"]), word(&error["type"])) }
    }

    fn is_about_quota(&self) -> bool {
        ["insufficient_quota", "billing", "quota_exceeded"].iter().any(|word| self.code.contains(word))
    }
}

fn shortened(text: &str) -> String {
    let line = one_line(text.trim(), 200);
    if line.is_empty() { "no reason is given".to_owned() } else { line }
}

fn content_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Seconds to wait. A date in their place is taken as no answer; a moment later is then tried.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
    let seconds: f64 = value.trim().parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

/// Where a redirect leads, host alone: the rest may hold what nobody should see.
fn target(from: &Url, headers: &HeaderMap) -> String {
    let place = headers.get(LOCATION).and_then(|value| value.to_str().ok()).and_then(|to| from.join(to).ok());
    place.map_or_else(|| "nowhere".to_owned(), |to| one_line(&address(&to), 120))
}

/// Scheme, host and port.
fn address(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// The innermost reason of an error.
fn root(error: &reqwest::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    one_line(&inner.to_string(), 120)
}
