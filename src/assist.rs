//! Proposals and opinions of a language model: prompt → draft → verify → repair.
//!
//! In go a report and [`Settings`], out come the proposals of [`crate::propose`] with a model's wordings among them, each
//! judged by the same verifier, or opinions. What a model says changes no diagnostic. This is the only part of the library
//! that opens a socket or a file, and it opens none before a model is asked.

mod answer;
mod batch;
mod cache;
mod client;
mod fault;
mod key;
mod meter;
mod opinion;
mod prompt;
mod provider;
mod redact;
mod rewrite;
mod schema;
mod settings;
mod steps;
mod tally;
mod transport;

use std::future::Future;
use std::sync::{Arc, OnceLock};

use tokio::sync::watch;

pub use batch::{Batch, Collected, Stage};
pub use client::Recorded;
use client::{Check, Client, Question};
pub use fault::Fault;
pub use key::KeyPlace;
pub use meter::Spent;
use prompt::Prompts;
pub use prompt::{Prompt, fenced};
pub use provider::Provider;
pub use redact::Veil;
pub use rewrite::{Finished, Outcome, Rewritten};
use serde_json::Value;
pub use settings::{Prices, Settings, Wishes};
pub use steps::Planned;
pub use tally::Tally;

/// A model that can be asked. One is made for a run and shared by all drafts of it.
#[derive(Debug)]
pub struct Assistant {
    client: Arc<Client>,
    prompts: Arc<Prompts>,
    /// The fault that ended the asking.
    ended: OnceLock<Fault>,
    stop: watch::Sender<bool>,
}

/// Faults in a row after which a server is taken for lost.
const IN_A_ROW: usize = 3;

impl Assistant {
    /// A model as `settings` say. Nothing is sent, and no key fetched, before the first question.
    pub fn new(settings: Settings) -> Result<Self, Fault> {
        Self::with(Client::new(settings)?)
    }

    /// A model to which nothing is sent: what would be is recorded, and answers come from the cache alone.
    pub fn recording(settings: Settings) -> Result<Self, Fault> {
        Self::with(Client::recording(settings)?)
    }

    fn with(client: Client) -> Result<Self, Fault> {
        let prompts = Prompts::new(client.settings().prompts.as_deref())?;
        Ok(Self::over(Arc::new(client), Arc::new(prompts)))
    }

    fn over(client: Arc<Client>, prompts: Arc<Prompts>) -> Self {
        Self { client, prompts, ended: OnceLock::new(), stop: watch::Sender::new(false) }
    }

    /// The same model for another draft of a process that lives on: budget, cache and places are shared, and a fault
    /// that ended the asking about one draft does not end it about the next.
    #[must_use]
    pub fn afresh(&self) -> Self {
        Self::over(Arc::clone(&self.client), Arc::clone(&self.prompts))
    }

    /// Stops: what is finished is kept, what is under way is given up.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Has `herald` called once, before the first request of this run is sent.
    pub fn before_sending(&self, herald: impl FnOnce(&Settings) + Send + 'static) {
        self.client.before_sending(herald);
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        self.client.settings()
    }

    /// What was used so far.
    pub fn spent(&self) -> Spent {
        self.client.meter().spent()
    }

    /// What would have been sent, where nothing may be.
    pub fn recorded(&self) -> Vec<Recorded> {
        self.client.recorded()
    }

    /// Submits a prepared batch; with `again` also where it is not known whether that was done already.
    pub async fn submit(&self, batch: &Batch, again: bool) -> Result<String, Fault> {
        batch.submit(&self.client, again).await
    }

    /// Takes the answers of a batch into the cache.
    pub async fn collect(&self, batch: &Batch) -> Result<Collected, Fault> {
        batch.collect(&self.client).await
    }

    /// The fault that ended the asking, where one did.
    pub fn ended(&self) -> Option<&Fault> {
        self.ended.get()
    }

    /// Asks, unless a fault ended the asking or it was stopped.
    async fn ask(&self, question: &Question<'_>, check: Check<'_>) -> Result<Value, Fault> {
        if let Some(fault) = self.ended.get() {
            return Err(fault.clone());
        }
        let result = self.until_stopped(self.client.ask(question, check)).await;
        if let Some(fault) = result.as_ref().err().filter(|fault| fault.is_final()) {
            let _ = self.ended.set(fault.clone());
        }
        result
    }

    async fn until_stopped(&self, asking: impl Future<Output = Result<Value, Fault>>) -> Result<Value, Fault> {
        let mut stop = self.stop.subscribe();
        tokio::select! {
            biased;
            _ = stop.wait_for(|is_stopped| *is_stopped) => Err(Fault::Stopped),
            answer = asking => answer,
        }
    }

    /// Counts faults that pass, and ends the asking where too many come in a row.
    fn count_in_a_row(&self, count: &mut usize, fault: Option<&Fault>) {
        *count = match fault {
            None => 0,
            Some(fault) if fault.is_passing() || matches!(fault, Fault::Slow { .. }) => *count + 1,
            Some(_) => *count,
        };
        if let Some(fault) = fault.filter(|_| *count >= IN_A_ROW) {
            let _ = self.ended.set(fault.clone());
        }
    }
}
