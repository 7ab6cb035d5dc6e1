//! The bytes of a request, up to a limit.
//!
//! What is over the limit is read and thrown away, within reason: a client that is cut off while it sends does not see
//! the answer that tells it why. A large request waits for its turn before its bytes are kept.

use axum::body::{Body, BodyDataStream};
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::StreamExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::fault::Fault;
use super::limits::Limits;

/// Up to how many bytes a request is small: read, checked and answered where it arrives.
pub const SMALL: usize = 32 * 1024;

/// How many times the limit is thrown away before the connection is cut.
const PATIENCE: usize = 4;

/// What a client sent, with its turn where it is large.
#[derive(Debug)]
pub struct Sent {
    /// The bytes.
    pub bytes: Vec<u8>,
    turn: Option<OwnedSemaphorePermit>,
}

impl Sent {
    /// Works on the bytes: here where they are few, on a thread for long work where they are many.
    pub async fn work<T: Send + 'static>(self, work: impl FnOnce(Vec<u8>) -> T + Send + 'static) -> Result<T, Fault> {
        let Self { bytes, turn } = self;
        if turn.is_none() {
            return Ok(work(bytes));
        }
        let work = move || {
            let done = work(bytes);
            drop(turn);
            done
        };
        let gone = |_| Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "the work on this request broke off");
        tokio::task::spawn_blocking(work).await.map_err(gone)
    }
}

/// How much is taken.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// In bytes.
    pub bytes: usize,
    /// What is larger than this waits for its turn.
    pub small: usize,
}

/// What the sender says that the body is, without parameters.
pub fn kind(headers: &HeaderMap) -> &str {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim()
}

/// Reads `body` as far as `most` allows.
pub async fn read(
    headers: &HeaderMap,
    body: Body,
    most: Most,
    limits: &Limits,
    turns: &std::sync::Arc<Semaphore>,
) -> Result<Sent, Fault> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let mut stream = body.into_data_stream();
    let (length, limit) = (length.unwrap_or(0), most.bytes);
    if length > limit {
        discard(&mut stream, length, limit).await;
        return Err(too_large(limit));
    }
    let mut sent = Sent { bytes: Vec::with_capacity(length.min(SMALL)), turn: None };
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Fault::new(StatusCode::BAD_REQUEST, "the request broke off"))?;
        let total = sent.bytes.len() + chunk.len();
        if total > limit {
            drop(sent);
            discard(&mut stream, total, limit).await;
            return Err(too_large(limit));
        }
        if total > most.small && sent.turn.is_none() {
            sent.turn = Some(turn(limits, turns).await?);
        }
        sent.bytes.extend_from_slice(&chunk);
    }
    Ok(sent)
}

async fn turn(limits: &Limits, turns: &std::sync::Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Fault> {
    let busy = || Fault::passing(StatusCode::SERVICE_UNAVAILABLE, "too many large drafts at once; ask again", 2);
    let waited = tokio::time::timeout(limits.patience, turns.clone().acquire_owned()).await;
    waited.map_err(|_| busy())?.map_err(|_| busy())
}

/// Throws away what is over the limit, so that the client comes to read its answer.
async fn discard(stream: &mut BodyDataStream, mut total: usize, limit: usize) {
    if total > limit.saturating_mul(PATIENCE) {
        return;
    }
    while let Some(Ok(chunk)) = stream.next().await {
        total = total.saturating_add(chunk.len());
        if total > limit.saturating_mul(2 * PATIENCE) {
            return;
        }
    }
}

fn too_large(limit: usize) -> Fault {
    Fault::new(StatusCode::PAYLOAD_TOO_LARGE, format!("this is larger than the {} that are taken", size(limit)))
}

/// A number of bytes for people: whole megabytes, or kilobytes where it is less than one.
fn size(bytes: usize) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
