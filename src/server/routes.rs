//! Which address answers what, and what every request passes first.
//!
//! From the outside in: headers of every answer, counting, words for what is refused, the name and the origin, how
//! often, and for the interface the token, how many at once, and how long.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::Semaphore;
use tower_http::timeout::TimeoutLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::counts::Counts;
use super::fault::{self, Fault};
use super::rate::{self, Rate};
use super::settings::Settings;
use super::{answers, files, guard, headers, openapi, opinions, page, proposals};

/// What all requests share.
#[derive(Debug)]
pub struct Shared {
    /// What the server was told.
    pub(super) settings: Settings,
    /// Who asked how often, where others than this machine's users may ask.
    pub(super) rate: Option<Rate>,
    /// Places of requests under way.
    requests: Semaphore,
    /// Turns of large requests.
    pub(super) turns: Arc<Semaphore>,
    /// Places of drafts about which a model is asked.
    pub(super) asking: Arc<Semaphore>,
    pub(super) counts: Arc<Counts>,
}

impl Shared {
    /// Nobody has asked yet.
    pub(super) fn new(settings: Settings) -> Self {
        let limits = &settings.limits;
        Self {
            rate: settings.is_open().then(|| Rate::new(limits, settings.proxy_header.clone())),
            requests: Semaphore::new(limits.requests),
            turns: Arc::new(Semaphore::new(limits.large)),
            asking: Arc::new(Semaphore::new(limits.asking)),
            counts: Arc::default(),
            settings,
        }
    }
}

/// The operations of the interface.
pub(super) fn operations() -> OpenApiRouter<Arc<Shared>> {
    OpenApiRouter::new()
        .routes(routes!(answers::check))
        .routes(routes!(proposals::rewrite))
        .routes(routes!(opinions::opinions))
        .routes(routes!(answers::convert))
        .routes(routes!(answers::initiatives))
        .routes(routes!(files::import))
        .routes(routes!(answers::rules))
        .routes(routes!(answers::rule))
        .routes(routes!(answers::about))
        .routes(routes!(openapi::description))
}

/// Everything that the server answers.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    let (interface, _) = operations().split_for_parts();
    let interface = interface
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, shared.settings.limits.time))
        .layer(middleware::from_fn_with_state(shared.clone(), at_once))
        .route_layer(middleware::from_fn_with_state(shared.clone(), guard::token))
        // Bodies are read by `body::read`, which knows the limits.
        .layer(DefaultBodyLimit::disable());
    let (health, _) = OpenApiRouter::new().routes(routes!(answers::health)).split_for_parts();
    let router = Router::new()
        .merge(interface)
        .merge(health)
        .route("/", get(page::index))
        .route("/{*file}", get(page::file))
        .layer(middleware::from_fn_with_state(shared.clone(), rate::limit))
        .layer(middleware::from_fn_with_state(shared.clone(), guard::origin))
        .layer(middleware::map_response(fault::in_words))
        .layer(middleware::from_fn_with_state(shared.clone(), count));
    headers::all().into_iter().fold(router, Router::layer).with_state(shared)
}

async fn count(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    shared.counts.count(response.status().is_client_error() || response.status().is_server_error());
    response
}

/// Lets a request pass for which there is a place.
async fn at_once(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    match shared.requests.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => {
            Fault::passing(StatusCode::SERVICE_UNAVAILABLE, "too many requests at once; ask again", 1).into_response()
        }
    }
}
