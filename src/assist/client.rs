//! One question to the server, one answer: asked in the way the server understands, retried, counted and kept.
//!
//! In go a [`Prompt`] and the [`Shape`] of the answer, out comes JSON or a [`Fault`]. Whether a server keeps to a strict
//! schema, to JSON alone or to neither is found out with the first answer and remembered, on disk too.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use async_openai::config::Config;
use futures_util::StreamExt;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::{OnceCell, Semaphore};

use super::cache::{self, Cache};
use super::meter::{Meter, tokens_of};
use super::prompt::Prompt;
use super::provider::Provider;
use super::schema::{Shape, without_bounds};
use super::settings::Settings;
use super::transport::{Told, Transport, Words};
use super::{Fault, answer};

/// How a server is asked for JSON, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By a schema that it enforces.
    Strict,
    /// For JSON, the schema in words.
    Json,
    /// In words alone.
    Words,
}

impl Form {
    const ALL: [(Self, &'static str); 3] = [(Self::Strict, "strict"), (Self::Json, "json"), (Self::Words, "words")];

    /// The next way to ask, where this one is not understood.
    const fn below(self) -> Option<Self> {
        match self {
            Self::Strict => Some(Self::Json),
            Self::Json => Some(Self::Words),
            Self::Words => None,
        }
    }
}

/// A question: the prompt for each way of asking, and the shape of the answer.
pub struct Question<'a> {
    /// Makes the prompt; where the server does not enforce the schema, the schema stands in it.
    pub prompt: &'a (dyn Fn(Option<&Value>) -> Result<Prompt, Fault> + Sync),
    /// The answer's shape.
    pub shape: Shape,
}

/// What an answer has to hold to be taken.
pub type Check<'a> = &'a (dyn Fn(&Value) -> Result<(), Fault> + Sync);

/// A server with what is known of it.
#[derive(Debug)]
pub struct Client {
    settings: Settings,
    http: reqwest::Client,
    key: OnceLock<Result<Option<SecretString>, Fault>>,
    form: Mutex<Option<Form>>,
    /// Held by the first question until it is known how to ask.
    first: OnceCell<()>,
    cache: Cache,
    meter: Meter,
    /// Places of requests at the same time, whoever asks.
    places: Semaphore,
    /// Called before the first request is sent.
    herald: Herald,
    /// Requests that would be sent, where none may be.
    recorded: Option<Mutex<Vec<Recorded>>>,
}

/// Who is told before the first request.
#[derive(Default)]
struct Herald(Mutex<Option<Announcement>>);

/// Called once with the settings.
type Announcement = Box<dyn FnOnce(&Settings) + Send>;

impl std::fmt::Debug for Herald {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Herald")
    }
}

/// A request that would be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The name of its answer in the cache.
    pub name: String,
    /// Where it would go.
    pub url: String,
    /// Its body, to the byte.
    pub body: String,
}

impl Client {
    /// A server that is really asked.
    pub fn new(settings: Settings) -> Result<Self, Fault> {
        // Set once for the process; a second time it is set already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(settings.timeout.min(Duration::from_secs(15)))
            .user_agent(concat!("okrlint/", env!("CARGO_PKG_VERSION")));
        // What is for this machine never goes through a proxy.
        let http = if settings.is_local() { http.no_proxy() } else { http };
        let http = http.build().map_err(|error| Fault::Setting(format!("no connection can be made: {error}")))?;
        let cache = Cache::new(settings.cache.clone());
        let remembered = cache.get(&form_name(&settings));
        let form =
            remembered.and_then(|name| Form::ALL.iter().find(|(_, known)| *known == name).map(|(form, _)| *form));
        let places = Semaphore::new(settings.concurrency);
        let first = OnceCell::new();
        if form.is_some() {
            let _ = first.set(());
        }
        Ok(Self {
            settings,
            http,
            key: OnceLock::new(),
            form: Mutex::new(form),
            first,
            cache,
            meter: Meter::default(),
            places,
            herald: Herald::default(),
            recorded: None,
        })
    }

    /// A server to which nothing is sent: requests are recorded.
    pub fn recording(settings: Settings) -> Result<Self, Fault> {
        Ok(Self { recorded: Some(Mutex::new(Vec::new())), ..Self::new(settings)? })
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What was used.
    pub fn meter(&self) -> &Meter {
        &self.meter
    }

    /// What was recorded, in the order of its names' first asking.
    pub fn recorded(&self) -> Vec<Recorded> {
        let recorded = self.recorded.as_ref().map(|it| it.lock().unwrap_or_else(PoisonError::into_inner).clone());
        recorded.unwrap_or_default()
    }

    /// Has `herald` called once, before the first request is sent.
    pub fn before_sending(&self, herald: impl FnOnce(&Settings) + Send + 'static) {
        *self.herald.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(herald));
    }

    /// Asks, and asks in another way where the server does not understand.
    pub async fn ask(&self, question: &Question<'_>, check: Check<'_>) -> Result<Value, Fault> {
        if self.known_form().is_some() || self.recorded.is_some() {
            return self.ask_as_known(question, check).await;
        }
        let mut own = None;
        let found_out = self.first.get_or_try_init(|| async {
            own = Some(self.find_out(question, check).await?);
            Ok::<(), Fault>(())
        });
        found_out.await?;
        match own {
            Some(answer) => Ok(answer),
            None => self.ask_as_known(question, check).await,
        }
    }

    /// Asks in the way that is known to work; where it fails for once, in the next.
    async fn ask_as_known(&self, question: &Question<'_>, check: Check<'_>) -> Result<Value, Fault> {
        let form = self.known_form().unwrap_or(Form::Strict);
        match (self.ask_in(question, form, check).await, form.below()) {
            (Err(fault), Some(below)) if fault.is_of_form() => self.ask_in(question, below, check).await,
            (answer, _) => answer,
        }
    }

    /// Tries each way of asking; the first that is understood is remembered.
    async fn find_out(&self, question: &Question<'_>, check: Check<'_>) -> Result<Value, Fault> {
        let mut form = Form::Strict;
        loop {
            match (self.ask_in(question, form, check).await, form.below()) {
                (Ok(answer), _) => {
                    *self.form.lock().unwrap_or_else(PoisonError::into_inner) = Some(form);
                    let name = Form::ALL.iter().find(|(known, _)| *known == form).map_or("", |(_, name)| name);
                    self.cache.put(&form_name(&self.settings), name);
                    return Ok(answer);
                }
                (Err(fault), Some(below)) if fault.is_of_form() => form = below,
                (Err(fault), _) => return Err(fault),
            }
        }
    }

    fn known_form(&self) -> Option<Form> {
        *self.form.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask_in(&self, question: &Question<'_>, form: Form, check: Check<'_>) -> Result<Value, Fault> {
        let is_enforced = form == Form::Strict;
        let prompt = (question.prompt)((!is_enforced).then_some(&question.shape.schema))?;
        let body = self.body(&prompt, &question.shape, form);
        let bytes = body.to_string();
        let name = cache::name(&[self.settings.base_url.as_str().as_bytes(), bytes.as_bytes()]);
        let kept = self.cache.get(&name).and_then(|kept| answer::object(&kept).ok());
        if let Some(kept) = kept.filter(|kept| check(kept).is_ok()) {
            self.meter.count_cached();
            return Ok(kept);
        }
        if let Some(recorded) = &self.recorded {
            let mut recorded = recorded.lock().unwrap_or_else(PoisonError::into_inner);
            if recorded.iter().all(|earlier| earlier.name != name) {
                recorded.push(Recorded { name, url: self.endpoint(), body: bytes });
            }
            return Err(Fault::NotAsked);
        }
        let text = self.send(&body, bytes.len()).await?;
        let value = answer::object(&text)?;
        check(&value)?;
        self.cache.put(&name, &value.to_string());
        Ok(value)
    }

    /// The body of a request.
    fn body(&self, prompt: &Prompt, shape: &Shape, form: Form) -> Value {
        let settings = &self.settings;
        let is_service = settings.provider.is_some_and(Provider::is_service);
        let mut messages = vec![json!({ "role": "system", "content": prompt.system })];
        for (place, turn) in prompt.turns.iter().enumerate() {
            let role = if place % 2 == 0 { "user" } else { "assistant" };
            messages.push(json!({ "role": role, "content": turn }));
        }
        let mut body = json!({ "model": settings.model, "messages": messages });
        let limit = if is_service { "max_completion_tokens" } else { "max_tokens" };
        body[limit] = json!(settings.answer_tokens);
        if let Some(temperature) = settings.temperature {
            // Through text, so that 0.7 does not become 0.699999988.
            body["temperature"] = temperature.to_string().parse::<f64>().map_or(Value::Null, |it| json!(it));
        }
        match form {
            Form::Strict => {
                let schema = if is_service { without_bounds(&shape.schema) } else { shape.schema.clone() };
                let schema = json!({ "name": shape.name, "strict": true, "schema": schema });
                body["response_format"] = json!({ "type": "json_schema", "json_schema": schema });
            }
            Form::Json => body["response_format"] = json!({ "type": "json_object" }),
            Form::Words => {}
        }
        body["stream"] = json!(true);
        if form != Form::Words {
            body["stream_options"] = json!({ "include_usage": true });
        }
        body
    }

    /// Where requests go.
    pub fn endpoint(&self) -> String {
        Address { settings: &self.settings, key: SecretString::default() }.url("/chat/completions")
    }

    fn key(&self) -> Result<Option<SecretString>, Fault> {
        self.key.get_or_init(|| self.settings.key()).clone()
    }

    /// Sends, and sends again where the fault may pass.
    async fn send(&self, body: &Value, letters: usize) -> Result<String, Fault> {
        let key = self.key()?;
        self.announce();
        let mut pause = self.settings.pause;
        for attempt in 1.. {
            // Drafts that are asked about side by side share the places.
            let place = self.places.acquire().await;
            let aside = self.meter.set_aside(&self.settings, letters)?;
            let answer = match tokio::time::timeout(self.settings.timeout, self.try_once(body, key.clone())).await {
                Ok(answer) => answer,
                Err(_) => Err(Fault::Slow { host: self.settings.host(), limit: self.settings.timeout }),
            };
            let fault = match answer {
                Ok(answer) => {
                    let estimate = (tokens_of(letters), tokens_of(answer.text.len()));
                    let (sent, answered) = answer.usage.unwrap_or(estimate);
                    self.meter.count(aside, sent, answered, answer.usage.is_none());
                    return answer.finished(&self.settings);
                }
                Err(fault) => fault,
            };
            drop(place);
            self.meter.give_back(aside);
            let wait = match &fault {
                Fault::RateLimited { wait: Some(wait), .. } => *wait,
                _ => pause,
            };
            let fault = without_key(fault, key.as_ref());
            if !fault.is_passing() || attempt >= self.settings.tries || wait > self.settings.longest_wait {
                return Err(fault);
            }
            tokio::time::sleep(wait).await;
            pause *= 2;
        }
        Err(Fault::Stopped)
    }

    /// Keeps an answer that came by another way.
    pub fn keep(&self, name: &str, value: &Value) {
        self.cache.put(name, &value.to_string());
    }

    /// Asks for something else than an answer of the model, once.
    pub async fn fetch(&self, method: reqwest::Method, path: &str, body: Option<&Value>) -> Result<Vec<u8>, Fault> {
        let request = self.http.request(method, self.place(path)?);
        let request = match body {
            Some(body) => request.header(reqwest::header::CONTENT_TYPE, "application/json").body(body.to_string()),
            None => request,
        };
        self.fetch_with(request, super::batch::limit()).await
    }

    /// Uploads requests for a batch; what the server says about the file.
    pub async fn upload(&self, requests: Vec<u8>) -> Result<Value, Fault> {
        let part = reqwest::multipart::Part::bytes(requests).file_name("requests.jsonl");
        let form = reqwest::multipart::Form::new().text("purpose", "batch").part("file", part);
        let request = self.http.post(self.place("/files")?).multipart(form);
        let answer = self.fetch_with(request, 1 << 20).await?;
        serde_json::from_slice(&answer).map_err(|_| Fault::Form("it is no JSON".to_owned()))
    }

    fn place(&self, path: &str) -> Result<String, Fault> {
        if self.settings.provider == Some(Provider::Azure) {
            return Err(Fault::Setting("batches are known of OpenAI and not of Azure".to_owned()));
        }
        Ok(format!("{}{path}", self.settings.base_url.as_str().trim_end_matches('/')))
    }

    async fn fetch_with(&self, request: reqwest::RequestBuilder, limit: usize) -> Result<Vec<u8>, Fault> {
        let key = self.key()?;
        self.announce();
        let headers = Address { settings: &self.settings, key: key.clone().unwrap_or_default() }.headers();
        let request = request.headers(headers).timeout(self.settings.timeout).build();
        let request = request.map_err(|error| Fault::Setting(format!("no request can be made: {error}")))?;
        let answer = self.transport(Told::default()).fetch(request, limit).await;
        answer.map_err(|fault| without_key(fault, key.as_ref()))
    }

    fn announce(&self) {
        if let Some(herald) = self.herald.0.lock().unwrap_or_else(PoisonError::into_inner).take() {
            herald(&self.settings);
        }
    }

    fn transport(&self, told: Told) -> Transport {
        Transport {
            http: self.http.clone(),
            host: self.settings.host(),
            model: self.settings.model.clone(),
            limit: self.settings.answer_limit,
            told,
        }
    }

    async fn try_once(&self, body: &Value, key: Option<SecretString>) -> Result<Answer, Fault> {
        let told = Told::default();
        let transport = self.transport(Arc::clone(&told));
        let address = Address { settings: &self.settings, key: key.unwrap_or_default() };
        let client = async_openai::Client::build(self.http.clone(), address).with_http_service(transport);
        let heard = Answer::read(&client, body, &self.settings).await;
        let fault = told.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (heard, fault) {
            (Ok(answer), None) => Ok(answer),
            (_, Some(Fault::Slow { host, .. })) => Err(Fault::Slow { host, limit: self.settings.timeout }),
            (_, Some(fault)) | (Err(fault), None) => Err(fault),
        }
    }
}

/// A fault in which the server's words do not repeat the key.
fn without_key(fault: Fault, key: Option<&SecretString>) -> Fault {
    let key = key.map(|key| key.expose_secret()).filter(|key| !key.is_empty());
    let bare = |message: String| key.map_or_else(|| message.clone(), |key| message.replace(key, "[key]"));
    match fault {
        Fault::Rejected { host, status, message } => Fault::Rejected { host, status, message: bare(message) },
        Fault::QuotaGone { host, message } => Fault::QuotaGone { host, message: bare(message) },
        Fault::UnknownModel { url, model, message } => Fault::UnknownModel { url, model, message: bare(message) },
        other => other,
    }
}

/// Under which name it is kept how the server is asked.
fn form_name(settings: &Settings) -> String {
    cache::name(&[b"form", settings.base_url.as_str().as_bytes(), settings.model.as_bytes()])
}

/// Address and key as async-openai wants them. It reads no variable of the environment.
struct Address<'a> {
    settings: &'a Settings,
    key: SecretString,
}

impl Config for Address<'_> {
    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let key = self.key.expose_secret();
        if key.is_empty() {
            return headers;
        }
        let is_azure = self.settings.provider == Some(Provider::Azure);
        let (name, text) = match is_azure {
            true => (HeaderName::from_static("api-key"), key.to_owned()),
            false => (AUTHORIZATION, format!("Bearer {key}")),
        };
        if let Ok(mut value) = HeaderValue::from_str(&text) {
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        headers
    }

    fn url(&self, path: &str) -> String {
        let base = self.settings.base_url.as_str().trim_end_matches('/');
        match self.settings.provider {
            Some(Provider::Azure) => {
                let version = &self.settings.api_version;
                format!("{base}/openai/deployments/{}{path}?api-version={version}", self.settings.model)
            }
            _ => format!("{base}{path}"),
        }
    }

    fn query(&self) -> Vec<(&str, &str)> {
        Vec::new()
    }

    fn api_base(&self) -> &str {
        self.settings.base_url.as_str()
    }

    fn api_key(&self) -> &SecretString {
        &self.key
    }
}

/// What came of a request.
#[derive(Debug, Default)]
struct Answer {
    text: String,
    refusal: String,
    finish: Option<String>,
    usage: Option<(u64, u64)>,
    has_choice: bool,
}

/// One event of a stream, or a whole answer in one. Whatever else a server puts into it is passed over.
#[derive(Debug, Deserialize)]
struct Event {
    #[serde(default)]
    choices: Option<Vec<Value>>,
    #[serde(default)]
    usage: Option<Value>,
    #[serde(default)]
    error: Option<Value>,
}

impl Answer {
    /// Letters of an answer, at most.
    const LONGEST: usize = 128 << 10;

    async fn read(
        client: &async_openai::Client<Address<'_>>,
        body: &Value,
        settings: &Settings,
    ) -> Result<Self, Fault> {
        let host = || settings.host();
        let stream = client.chat().create_stream_byot::<_, Value>(body).await;
        let mut stream = stream.map_err(|_| Fault::Cut { host: host() })?;
        let mut answer = Self::default();
        while let Some(event) = stream.next().await {
            let event = event.map_err(|_| Fault::Cut { host: host() })?;
            let event: Event = serde_json::from_value(event).map_err(|error| Fault::Form(error.to_string()))?;
            if let Some(error) = event.error.filter(|error| !error.is_null()) {
                let message = Words::of_value(&json!({ "error": error })).message;
                return Err(Fault::Rejected { host: host(), status: 200, message });
            }
            answer.take(event.choices.as_deref().unwrap_or_default(), event.usage.as_ref());
            if answer.text.len() > Self::LONGEST {
                return Err(Fault::TooLong { host: host(), limit: Self::LONGEST });
            }
        }
        if answer.has_choice && answer.finish.is_none() {
            return Err(Fault::Cut { host: host() });
        }
        Ok(answer)
    }

    fn take(&mut self, choices: &[Value], usage: Option<&Value>) {
        if let Some(choice) = choices.first() {
            self.has_choice = true;
            let part = if choice["delta"].is_object() { &choice["delta"] } else { &choice["message"] };
            self.text.push_str(part["content"].as_str().unwrap_or_default());
            self.refusal.push_str(part["refusal"].as_str().unwrap_or_default());
            if let Some(reason) = choice["finish_reason"].as_str() {
                self.finish = Some(reason.to_owned());
            }
        }
        if let Some(usage) = usage {
            let count = |name: &str| usage[name].as_u64();
            self.usage = count("prompt_tokens").zip(count("completion_tokens")).or(self.usage);
        }
    }

    /// The text, where the model came to its end.
    fn finished(self, settings: &Settings) -> Result<String, Fault> {
        let host = settings.host();
        if !self.has_choice {
            return Err(Fault::Empty { host });
        }
        match self.finish.as_deref() {
            Some("length") => Err(Fault::Length { limit: settings.answer_tokens }),
            Some("content_filter") => Err(Fault::Filtered { host }),
            _ if !self.refusal.is_empty() => {
                Err(Fault::Declined(crate::render::terminal::one_line(&self.refusal, 160)))
            }
            Some("stop" | "eos" | "end_turn") if self.text.trim().is_empty() => Err(Fault::Empty { host }),
            Some("stop" | "eos" | "end_turn") | None => Ok(self.text),
            Some(other) => Err(Fault::UnknownFinish(crate::render::terminal::one_line(other, 40))),
        }
    }
}
