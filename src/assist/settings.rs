//! Which model is asked, where, with which key and how much it may cost.
//!
//! [`Wishes`] are what a place says (the command line, the user's own configuration); put over each other and
//! resolved they are [`Settings`]. An address or a command never comes from a file beside a draft: that file has
//! [`crate::config::ModelWishes`], which hold neither. A key goes only to the address for which it was named.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::Url;
use secrecy::SecretString;
use serde::Deserialize;

use super::Fault;
use super::key::{self, KeyPlace};
use super::provider::Provider;
use crate::config::{ConfigError, ModelWishes, from_toml};
use crate::text::Source;

/// What one place says about the model. Nothing is settled yet.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Wishes {
    /// Name of the model, or of the deployment on Azure.
    pub name: Option<String>,
    /// Ask it also where the command line names none.
    pub always: Option<bool>,
    /// Kind of server.
    pub provider: Option<Provider>,
    /// Address of the API, often ending in `/v1`.
    pub base_url: Option<String>,
    /// Version of the API, for Azure.
    pub api_version: Option<String>,
    /// The variable that holds the key.
    pub key_env: Option<String>,
    /// The command that prints the key.
    pub key_command: Option<String>,
    /// Seconds for one answer.
    pub timeout: Option<f64>,
    /// Requests at the same time.
    pub concurrency: Option<usize>,
    /// How freely the model writes.
    pub temperature: Option<f32>,
    /// Tokens of one answer, at most.
    pub answer_tokens: Option<u32>,
    /// Tokens of one run, at most.
    pub max_tokens: Option<u64>,
    /// Money of one run, at most, in the currency of the prices.
    pub max_cost: Option<f64>,
    /// Price of a million tokens sent.
    pub price_in: Option<f64>,
    /// Price of a million tokens answered.
    pub price_out: Option<f64>,
    /// Wordings asked for at once, up to three.
    pub alternatives: Option<usize>,
    /// Words that never leave the machine.
    pub redact: Vec<String>,
}

/// The user's own configuration.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserFile {
    #[serde(default)]
    model: Wishes,
}

impl Wishes {
    /// Reads the user's own configuration.
    pub fn of_user(source: &Source) -> Result<Self, Box<ConfigError>> {
        from_toml::<UserFile>(source).map(|file| file.model)
    }

    /// These wishes, and where they say nothing those of `below`. Who names another server names its key too: a key
    /// below is for the server below.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let names_server = self.base_url.is_some() || self.provider.is_some();
        let below = if names_server {
            Self { provider: None, base_url: None, api_version: None, key_env: None, key_command: None, ..below }
        } else {
            below
        };
        let names_key = self.key_env.is_some() || self.key_command.is_some();
        let below = if names_key { Self { key_env: None, key_command: None, ..below } } else { below };
        Self {
            name: self.name.or(below.name),
            always: self.always.or(below.always),
            provider: self.provider.or(below.provider),
            base_url: self.base_url.or(below.base_url),
            api_version: self.api_version.or(below.api_version),
            key_env: self.key_env.or(below.key_env),
            key_command: self.key_command.or(below.key_command),
            timeout: self.timeout.or(below.timeout),
            concurrency: self.concurrency.or(below.concurrency),
            temperature: self.temperature.or(below.temperature),
            answer_tokens: self.answer_tokens.or(below.answer_tokens),
            max_tokens: self.max_tokens.or(below.max_tokens),
            max_cost: self.max_cost.or(below.max_cost),
            price_in: self.price_in.or(below.price_in),
            price_out: self.price_out.or(below.price_out),
            alternatives: self.alternatives.or(below.alternatives),
            redact: self.redact.into_iter().chain(below.redact).collect(),
        }
    }

    /// Settles everything but the key, which is fetched only when something is sent.
    pub fn resolve(self) -> Result<Settings, Fault> {
        let fault = |message: &str| Fault::Setting(message.to_owned());
        let name = self.name.filter(|name| !name.trim().is_empty()).ok_or_else(|| fault("no model is named"))?;
        let provider = self.provider.or(self.base_url.is_none().then_some(Provider::OpenAi));
        let base = match (&self.base_url, provider) {
            (Some(url), _) => url.clone(),
            (None, Some(provider)) => provider
                .base_url()
                .ok_or_else(|| fault("an Azure deployment has an address of its own: give it with --base-url"))?
                .to_owned(),
            (None, None) => return Err(fault("the server has no address")),
        };
        let base_url = address(&base)?;
        let is_usual =
            provider.and_then(Provider::base_url).is_some_and(|usual| address(usual) == Ok(base_url.clone()));
        let is_named_for = is_usual || provider == Some(Provider::Azure);
        let custom = provider.and_then(Provider::key_env).filter(|_| is_named_for);
        let key = match (self.key_command, self.key_env.as_deref().or(custom)) {
            (Some(command), _) => KeyPlace::Command(command),
            (None, Some(variable)) => KeyPlace::Variable(variable.to_owned()),
            (None, None) => KeyPlace::None,
        };
        let is_service = provider.is_some_and(Provider::is_service);
        let prices = match (self.price_in, self.price_out) {
            (None, None) => None,
            (sent, answered) => Some(Prices { sent: sent.unwrap_or(0.0), answered: answered.unwrap_or(0.0) }),
        };
        if self.max_cost.is_some() && prices.is_none() {
            return Err(fault("a budget of money needs price-in and price-out, the prices of a million tokens"));
        }
        let positive = |value: f64| value.is_finite() && value > 0.0;
        let seconds = self.timeout.filter(|seconds| positive(*seconds) && *seconds < 1e6);
        if self.timeout.is_some() && seconds.is_none() {
            return Err(fault("--timeout takes seconds above zero"));
        }
        Ok(Settings {
            model: name,
            provider,
            base_url,
            api_version: self.api_version.unwrap_or_else(|| "2024-10-21".to_owned()),
            key,
            timeout: Duration::from_secs_f64(seconds.unwrap_or(120.0)),
            concurrency: self.concurrency.unwrap_or(if is_service { 8 } else { 2 }).clamp(1, 64),
            temperature: self.temperature.or((!is_service).then_some(0.0)),
            answer_tokens: self.answer_tokens.unwrap_or(if is_service { 4000 } else { 900 }),
            max_tokens: self.max_tokens,
            max_cost: self.max_cost,
            prices,
            alternatives: self.alternatives.unwrap_or(2).clamp(1, crate::propose::ALTERNATIVES),
            redact: self.redact,
            tries: 3,
            pause: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
            answer_limit: 4 << 20,
            cache: None,
            prompts: None,
        })
    }

    /// With what a configuration beside the draft may wish.
    #[must_use]
    pub fn with_draft(self, beside: &ModelWishes) -> Self {
        let beside = beside.clone();
        self.over(Self {
            temperature: beside.temperature,
            alternatives: beside.alternatives,
            redact: beside.redact,
            ..Self::default()
        })
    }
}

/// Prices of a million tokens, in any currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prices {
    /// Of those sent.
    pub sent: f64,
    /// Of those answered.
    pub answered: f64,
}

/// Everything settled.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Name of the model.
    pub model: String,
    /// Kind of server, where one is known.
    pub provider: Option<Provider>,
    /// Address of the API, without a slash at its end.
    pub base_url: Url,
    /// Version of the API, for Azure.
    pub api_version: String,
    /// Where the key is.
    pub key: KeyPlace,
    /// For one answer.
    pub timeout: Duration,
    /// Requests at the same time.
    pub concurrency: usize,
    /// How freely the model writes; left to the server where none is set.
    pub temperature: Option<f32>,
    /// Tokens of one answer, at most.
    pub answer_tokens: u32,
    /// Tokens of one run, at most.
    pub max_tokens: Option<u64>,
    /// Money of one run, at most.
    pub max_cost: Option<f64>,
    /// What tokens cost.
    pub prices: Option<Prices>,
    /// Wordings asked for at once.
    pub alternatives: usize,
    /// Words that never leave the machine.
    pub redact: Vec<String>,
    /// How often one request is sent, at most.
    pub tries: u32,
    /// The pause before a second try; it doubles.
    pub pause: Duration,
    /// A longer wait than this is told and not waited for.
    pub longest_wait: Duration,
    /// Bytes of one answer as it comes over the wire, at most.
    pub answer_limit: usize,
    /// The folder for answers to keep; `None` keeps nothing.
    pub cache: Option<PathBuf>,
    /// A folder with templates of the user's own.
    pub prompts: Option<PathBuf>,
}

impl Settings {
    /// The key, fetched now. `None` where the server was named without one.
    pub fn key(&self) -> Result<Option<SecretString>, Fault> {
        key::fetch(&self.key, &self.host())
    }

    /// Host and port, as a person names the server.
    pub fn host(&self) -> String {
        let host = self.base_url.host_str().unwrap_or_default();
        self.base_url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether the server is this machine.
    pub fn is_local(&self) -> bool {
        let host = self.base_url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Whether what is sent can be read on the way.
    pub fn is_open(&self) -> bool {
        !self.is_local() && self.base_url.scheme() == "http"
    }
}

/// An address of the web without user, query or slash at its end.
fn address(text: &str) -> Result<Url, Fault> {
    let fault = |why: &str| Fault::Setting(format!("the address of the server {why}"));
    let url =
        Url::parse(text.trim().trim_end_matches('/')).map_err(|error| fault(&format!("cannot be read: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(fault("has to begin with https:// or http://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(fault("holds a name or password; a key is given with --key-env or --key-command"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(fault("holds more than host and path"));
    }
    Ok(url)
}

#[cfg(test)]
mod tests;
