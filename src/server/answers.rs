//! What the interface answers: the JSON of the command line for a draft that came over the wire.

use std::sync::Arc;

use axum::extract::{FromRequest, Path, Request as HttpRequest, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::body::{self, Most, Sent};
use super::fault::{Fault, json};
use super::routes::Shared;
use crate::assist::{self, Assistant};
use crate::render::catalogue;
use crate::request::Request;
use crate::rules::RuleSet;

/// A body in JSON, not read yet.
pub struct Asked(Sent);

impl FromRequest<Arc<Shared>> for Asked {
    type Rejection = Fault;

    async fn from_request(request: HttpRequest, shared: &Arc<Shared>) -> Result<Self, Fault> {
        // A page of another origin may send forms and plain text unasked, but not this.
        if !body::kind(request.headers()).eq_ignore_ascii_case("application/json") {
            let sentence = "the body has to be JSON, and the header `Content-Type: application/json` has to say so";
            return Err(Fault::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence));
        }
        let limits = &shared.settings.limits;
        let (parts, body) = request.into_parts();
        let most = Most { bytes: limits.body, small: body::SMALL };
        Ok(Self(body::read(&parts.headers, body, most, limits, &shared.turns).await?))
    }
}

impl Asked {
    /// Reads the request and works on it under the rules of its profile and this server's day.
    pub async fn work<T: Send + 'static>(
        self,
        shared: Arc<Shared>,
        work: impl FnOnce(Request, &RuleSet, Option<Date>) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let Self(sent) = self;
        let read = |bytes: Vec<u8>| {
            serde_json::from_slice(&bytes).map_err(|error| {
                let status = if error.is_data() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
                Fault::new(status, format!("the body is no request: {error}"))
            })
        };
        let work = move |bytes| {
            let request: Request = read(bytes)?;
            let rules = shared.settings.profiles.rules(request.profile.as_deref())?;
            Ok(work(request, rules, Some((shared.settings.today)())))
        };
        sent.work(work).await?
    }
}

/// Reads and judges a draft
///
/// The answer is that of `okrlint check --format json`.
#[utoipa::path(
    post,
    path = "/api/check",
    tag = "drafts",
    request_body(content = ref("#/components/schemas/Request"), content_type = "application/json"),
    responses(
        (status = 200, description = "What was read and found", body = ref("#/components/schemas/Check"), content_type = "application/json"),
        (status = "4XX", description = "What is wrong with the request", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
    ),
)]
pub async fn check(State(shared): State<Arc<Shared>>, asked: Asked) -> Result<Response, Fault> {
    Ok(json(asked.work(shared, |request, rules, today| request.check(rules, today)).await?))
}

/// Turns a list of projects into objectives and key results
///
/// The answer is that of `okrlint convert --format json`; its `draft` is Markdown.
#[utoipa::path(
    post,
    path = "/api/convert",
    tag = "drafts",
    request_body(content = ref("#/components/schemas/Request"), content_type = "application/json"),
    responses(
        (status = 200, description = "The set", body = ref("#/components/schemas/Proposed"), content_type = "application/json"),
        (status = "4XX", description = "What is wrong with the request", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
    ),
)]
pub async fn convert(State(shared): State<Arc<Shared>>, asked: Asked) -> Result<Response, Fault> {
    Ok(json(asked.work(shared, |request, rules, _| request.convert(rules)).await?))
}

/// Proposes first steps for key results that have none
///
/// The answer is that of `okrlint initiatives --format json`; its `draft` is Markdown.
#[utoipa::path(
    post,
    path = "/api/initiatives",
    tag = "drafts",
    request_body(content = ref("#/components/schemas/Request"), content_type = "application/json"),
    responses(
        (status = 200, description = "The set with initiatives", body = ref("#/components/schemas/Proposed"), content_type = "application/json"),
        (status = "4XX", description = "What is wrong with the request", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
    ),
)]
pub async fn initiatives(State(shared): State<Arc<Shared>>, asked: Asked) -> Result<Response, Fault> {
    Ok(json(asked.work(shared, |request, rules, today| request.initiatives(rules, today)).await?))
}

/// Lists all rules
///
/// The answer is that of `okrlint rules --format json`; `?profile=` chooses the profile.
#[utoipa::path(
    get,
    path = "/api/rules",
    tag = "rules",
    params(("profile" = Option<String>, Query, description = "The profile whose levels and limits are to be shown")),
    responses((status = 200, description = "The rules", body = ref("#/components/schemas/Catalogue"), content_type = "application/json")),
)]
pub async fn rules(State(shared): State<Arc<Shared>>, request: HttpRequest) -> Result<Response, Fault> {
    let rules = shared.settings.profiles.rules(profile(&request)?.as_deref())?;
    Ok(json(catalogue::json(rules)))
}

/// All about one rule
///
/// With the running text of `okrlint explain`.
#[utoipa::path(
    get,
    path = "/api/rules/{id}",
    tag = "rules",
    params(
        ("id" = String, Path, description = "Id of the rule"),
        ("profile" = Option<String>, Query, description = "The profile whose levels and limits are to be shown"),
    ),
    responses(
        (status = 200, description = "The rule", body = ref("#/components/schemas/Explained"), content_type = "application/json"),
        (status = 404, description = "No rule is called so", body = ref("#/components/schemas/Fault"), content_type = "application/json"),
    ),
)]
pub async fn rule(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    request: HttpRequest,
) -> Result<Response, Fault> {
    let rules = shared.settings.profiles.rules(profile(&request)?.as_deref())?;
    Ok(json(catalogue::one(rules.rule(&id)?, rules)))
}

/// The profile that the query of an address names.
fn profile(request: &HttpRequest) -> Result<Option<String>, Fault> {
    let mut named = None;
    for pair in request.uri().query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("profile", name)) => named = Some(name.to_owned()),
            _ => return Err(Fault::new(StatusCode::BAD_REQUEST, "the query may hold `profile=NAME` and no more")),
        }
    }
    Ok(named)
}

/// What the page has to know of the server.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct About<'a> {
    /// Version of this format.
    version: u32,
    /// Version of the program.
    program: &'a str,
    /// The profile where a request names none.
    profile: &'a str,
    /// All profiles.
    profiles: Vec<&'a str>,
    /// The language model that is asked for wordings and opinions where a request wants them; null where there is none,
    /// and drafts stay on this server.
    model: Option<&'a str>,
    /// Who runs that model: host and port.
    model_host: Option<String>,
    /// Whether that is the machine of this server.
    model_is_local: bool,
    /// Bytes that a request with a draft may have.
    body_limit: usize,
    /// Bytes that a file to read in may have.
    upload_limit: usize,
}

/// What this server is
#[utoipa::path(
    get,
    path = "/api/about",
    tag = "server",
    responses((status = 200, description = "Profiles, limits and where drafts go", body = ref("#/components/schemas/About"), content_type = "application/json")),
)]
pub async fn about(State(shared): State<Arc<Shared>>) -> Response {
    let settings = &shared.settings;
    let model = settings.model.as_deref().map(Assistant::settings);
    let about = About {
        version: 1,
        program: env!("CARGO_PKG_VERSION"),
        profile: settings.profiles.usual(),
        profiles: settings.profiles.names().collect(),
        model: model.map(|model| model.model.as_str()),
        model_host: model.map(assist::Settings::host),
        model_is_local: model.is_some_and(assist::Settings::is_local),
        body_limit: settings.limits.body,
        upload_limit: settings.limits.upload,
    };
    json(serde_json::json!(about).to_string())
}

/// Whether the server is up
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "server",
    responses((status = 200, description = "It is", content_type = "application/json")),
)]
pub async fn health() -> Response {
    json(r#"{"status":"ok"}"#)
}
