//! Headers that every answer has: what the page may load, who may embed it, what may be kept.
//!
//! The page loads nothing from elsewhere and runs no script that is not a file of its own. Of evals it has the
//! compiling of WebAssembly alone.

use axum::http::{HeaderName, HeaderValue, header};
use tower_http::set_header::SetResponseHeaderLayer;

/// What the page may do.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; font-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Each header with its value; what an answer sets itself stands.
pub fn all() -> [SetResponseHeaderLayer<HeaderValue>; 8] {
    let always = |name: &'static str, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    [
        always("content-security-policy", POLICY),
        always("x-content-type-options", "nosniff"),
        always("referrer-policy", "no-referrer"),
        always("x-frame-options", "DENY"),
        always("cross-origin-opener-policy", "same-origin"),
        always("cross-origin-resource-policy", "same-origin"),
        always("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ]
}
