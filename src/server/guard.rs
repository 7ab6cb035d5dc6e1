//! Who may ask: the name by which the server is called, the page from which a request comes, the token.
//!
//! A page of somebody else's can make a browser send requests here. One that points a name of its own at this address
//! (DNS rebinding) shows in `Host`; one that sends across origins shows in `Origin` and `Sec-Fetch-Site`. An address
//! cannot be rebound, so that addresses are good names; all others have to be told beforehand.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use super::routes::Shared;

/// Lets a request pass that was meant for this server and comes from its own page or from no page.
pub async fn origin(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    match is_meant(&shared.settings.names, shared.settings.host.is_loopback(), &request) {
        Ok(()) => next.run(request).await,
        Err(fault) => fault.into_response(),
    }
}

/// Lets a request pass that shows the token.
pub async fn token(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let Some(token) = &shared.settings.token else { return next.run(request).await };
    let shown = only(request.headers(), &header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
    if shown.is_some_and(|shown| token.is(shown.as_bytes())) {
        return next.run(request).await;
    }
    let sentence = "this needs the token, in the header `Authorization: Bearer TOKEN`; the page takes it from its address: /#token=TOKEN";
    Fault::new(StatusCode::UNAUTHORIZED, sentence).into_response()
}

fn is_meant(names: &[String], is_loopback: bool, request: &Request) -> Result<(), Fault> {
    let headers = request.headers();
    let Some(host) = only(headers, &header::HOST).filter(|host| is_name(host, names, is_loopback)) else {
        let sentence = "this server does not go by that name; --name tells it a further one";
        return Err(Fault::new(StatusCode::MISDIRECTED_REQUEST, sentence));
    };
    if request.uri().authority().is_some_and(|authority| !authority.as_str().eq_ignore_ascii_case(host)) {
        return Err(Fault::new(StatusCode::BAD_REQUEST, "the address and the header `Host` name two servers"));
    }
    if is_from_elsewhere(headers, host) && !is_visit(request) {
        return Err(Fault::new(StatusCode::FORBIDDEN, "requests from pages of other servers are not answered"));
    }
    Ok(())
}

/// The value of a header that has to stand once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

/// Whether the server goes by `host`, a name or address with or without a port.
fn is_name(host: &str, names: &[String], is_loopback: bool) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
    let is_local = |address: IpAddr| address.is_loopback() || !is_loopback;
    name.eq_ignore_ascii_case("localhost")
        || bare.parse().is_ok_and(is_local)
        || names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a browser says that another server's page sends this.
fn is_from_elsewhere(headers: &HeaderMap, host: &str) -> bool {
    let is_own = |origin: &str| {
        let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
    };
    let has_foreign_origin =
        headers.contains_key(header::ORIGIN) && !only(headers, &header::ORIGIN).is_some_and(is_own);
    let site = HeaderName::from_static("sec-fetch-site");
    let is_foreign = |site: &str| !matches!(site, "same-origin" | "none");
    has_foreign_origin || headers.contains_key(&site) && only(headers, &site).is_none_or(is_foreign)
}

/// Whether somebody follows a link to the page. That shows the page and sends nothing to the interface.
fn is_visit(request: &Request) -> bool {
    let says =
        |name: &'static str, wanted: &str| only(request.headers(), &HeaderName::from_static(name)) == Some(wanted);
    request.method().is_safe()
        && !request.headers().contains_key(header::ORIGIN)
        && !request.uri().path().starts_with("/api/")
        && says("sec-fetch-mode", "navigate")
        && says("sec-fetch-dest", "document")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_told_names_are_names() {
        let names = ["okr.example.com".to_owned()];
        for host in
            ["127.0.0.1:4747", "localhost", "LOCALHOST:1", "[::1]:4747", "okr.example.com", "OKR.example.com:443"]
        {
            assert!(is_name(host, &names, true), "{host}");
        }
        for host in [
            "evil.example",
            "okr.example.com.evil.example",
            "",
            ":80",
            "192.0.2.7",
            "127.0.0.1.evil.example",
            "localhost:x",
        ] {
            assert!(!is_name(host, &names, true), "{host}");
        }
        assert!(is_name("192.0.2.7:80", &[], false));
        assert!(!is_name("evil.example", &[], false));
    }
}
