//! The model of this server, asked about one draft: who may ask, about how much, and in which words a fault is told.

use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use tokio::sync::OwnedSemaphorePermit;

use super::fault::Fault;
use super::routes::Shared;
use crate::assist::{self, Assistant};

/// A place to ask about one draft.
pub struct Asking {
    /// The model. A fault that ended the asking about an earlier draft does not end this one.
    pub model: Assistant,
    _place: OwnedSemaphorePermit,
}

impl Asking {
    /// A place, where this server has a model and `bytes` of a draft are not too many.
    pub fn new(shared: &Shared, bytes: usize) -> Result<Self, Fault> {
        let Some(model) = &shared.settings.model else {
            let sentence = "this server asks no language model: it was started without --model";
            return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, sentence));
        };
        let most = shared.settings.limits.asked;
        if bytes > most {
            let sentence = format!("a language model is asked about drafts of at most {most} bytes");
            return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, sentence));
        }
        let busy =
            |_| Fault::passing(StatusCode::SERVICE_UNAVAILABLE, "the model is asked about too many drafts at once", 5);
        let place = Arc::clone(&shared.asking).try_acquire_owned().map_err(busy)?;
        Ok(Self { model: model.afresh(), _place: place })
    }
}

/// The faults that were told already.
#[derive(Default)]
pub struct Told(Mutex<Vec<assist::Fault>>);

impl Told {
    /// The sentence for `fault`, where it was not told before.
    pub fn once(&self, fault: &assist::Fault) -> Option<String> {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if told.contains(fault) {
            return None;
        }
        told.push(fault.clone());
        Some(in_words(fault))
    }
}

/// What the person at the page is told. How the server gets its key is no business of theirs.
fn in_words(fault: &assist::Fault) -> String {
    match fault {
        assist::Fault::NoKey { .. } | assist::Fault::KeyCommand(_) => "the server has no key for the model".to_owned(),
        assist::Fault::Setting(_) | assist::Fault::Prompt(_) => "the server is not set up to ask the model".to_owned(),
        assist::Fault::Budget(_) => "what this server may spend on the model is used up".to_owned(),
        assist::Fault::Stopped => "the asking was stopped".to_owned(),
        other => other.to_string(),
    }
}
