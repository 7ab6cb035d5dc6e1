//! The page: files that were built beforehand and stand in the program.
//!
//! A browser keeps them and asks whether they are still the same; they are sent compressed to who takes that.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, OnceLock};

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

/// The built page; without it a plain one stands in.
#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
// What checks in the browser where there is no server.
#[exclude = "engine.*"]
struct Built;

/// What is shown where no page was built into the program.
const PLAIN: &str = include_str!("page.html");

/// A file with all that goes with it.
struct File {
    bytes: Vec<u8>,
    /// Made when the first client takes it.
    compressed: OnceLock<Option<Vec<u8>>>,
    kind: &'static str,
    tag: String,
}

impl File {
    fn new(name: &str, bytes: Vec<u8>, hash: &[u8]) -> Self {
        let tag: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        Self { bytes, compressed: OnceLock::new(), kind: kind(name), tag: format!("\"{tag}\"") }
    }

    /// The file in gzip, where that makes it smaller.
    fn compressed(&self) -> Option<&[u8]> {
        let compress = || {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&self.bytes).ok()?;
            encoder.finish().ok().filter(|compressed| compressed.len() < self.bytes.len())
        };
        self.compressed.get_or_init(compress).as_deref()
    }
}

static FILES: LazyLock<HashMap<String, File>> = LazyLock::new(|| {
    let read = |name: Cow<'static, str>| {
        let file = Built::get(&name)?;
        Some((name.to_string(), File::new(&name, file.data.into_owned(), &file.metadata.sha256_hash())))
    };
    let mut files: HashMap<String, File> = Built::iter().filter_map(read).collect();
    // The page that asks this server takes the place of the one that checks in the browser.
    let asking = files.remove("server.html");
    files.extend(asking.map(|file| ("index.html".to_owned(), file)));
    let plain = || File::new("index.html", PLAIN.as_bytes().to_vec(), env!("CARGO_PKG_VERSION").as_bytes());
    files.entry("index.html".to_owned()).or_insert_with(plain);
    files
});

/// The page itself.
pub async fn index(headers: HeaderMap) -> Response {
    send("index.html", &headers)
}

/// A file of the page.
pub async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    send(&name, &headers)
}

fn send(name: &str, headers: &HeaderMap) -> Response {
    let Some(file) = FILES.get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let says = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut response = if says(header::IF_NONE_MATCH).split(',').any(|tag| tag.trim() == file.tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let takes_gzip = says(header::ACCEPT_ENCODING).split(',').any(|it| it.trim().starts_with("gzip"));
        match file.compressed().filter(|_| takes_gzip) {
            Some(bytes) => ([(header::CONTENT_ENCODING, "gzip")], bytes).into_response(),
            None => file.bytes.as_slice().into_response(),
        }
    };
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    fields.extend(HeaderValue::from_str(&file.tag).ok().map(|tag| (header::ETAG, tag)));
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
