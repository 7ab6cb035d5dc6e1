//! What a server is told before it starts, and what it refuses to start with.
//!
//! Beyond the loopback, or behind a proxy, anybody may knock: there a token is demanded.

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::HeaderName;
use jiff::civil::Date;
use subtle::ConstantTimeEq;

use super::limits::Limits;
use crate::assist::Assistant;
use crate::request::Profiles;

/// What a server is told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// What a request to the interface has to show.
    pub token: Option<Token>,
    /// Names by which the server may be called, beside addresses and `localhost`.
    pub names: Vec<String>,
    /// The header in which a proxy says who asks.
    pub proxy_header: Option<HeaderName>,
    /// How much it takes.
    pub limits: Limits,
    /// The rules of each profile.
    pub profiles: Profiles,
    /// The language model that is asked where a request wants it. Nobody but whoever starts the server names one.
    pub model: Option<Arc<Assistant>>,
    /// Asks the clock for the day.
    pub today: fn() -> Date,
}

/// Why a server does not start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Others than this machine's own users could ask.
    #[error(
        "others than you could reach {0}: set a token with --token or in OKRLINT_TOKEN, or leave out \
         --host, --name and --proxy-header"
    )]
    TokenMissing(IpAddr),
    /// A token that is guessed or that no header can carry.
    #[error("a token has at least {least} characters, all of them printable ASCII without spaces", least = Token::LEAST)]
    TokenWeak,
}

impl Settings {
    /// Whether others than this machine's own users may reach it.
    pub fn is_open(&self) -> bool {
        !self.host.is_loopback() || !self.names.is_empty() || self.proxy_header.is_some()
    }

    /// Fails where anybody could ask without a token.
    pub fn checked(self) -> Result<Self, Refused> {
        if self.is_open() && self.token.is_none() { Err(Refused::TokenMissing(self.host)) } else { Ok(self) }
    }
}

/// A secret that the page's user has and others do not. It is never printed.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// Characters that a token has at least.
    pub const LEAST: usize = 16;

    /// Takes a text for a token, where it is fit for one.
    pub fn new(text: &str) -> Result<Self, Refused> {
        let is_fit = text.len() >= Self::LEAST && text.bytes().all(|byte| byte.is_ascii_graphic());
        if is_fit { Ok(Self(text.to_owned())) } else { Err(Refused::TokenWeak) }
    }

    /// Whether `shown` is it, found out in a time that does not tell how much of it is right.
    pub fn is(&self, shown: &[u8]) -> bool {
        self.0.as_bytes().ct_eq(shown).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(host: &str) -> Settings {
        Settings {
            host: host.parse().expect("an address"),
            port: 0,
            token: None,
            names: Vec::new(),
            proxy_header: None,
            limits: Limits::default(),
            profiles: Profiles::builtin(),
            model: None,
            today: || jiff::civil::date(2026, 11, 20),
        }
    }

    #[test]
    fn the_loopback_needs_no_token() {
        for host in ["127.0.0.1", "127.8.8.8", "::1"] {
            assert!(settings(host).checked().is_ok(), "{host}");
        }
    }

    #[test]
    fn any_other_way_in_needs_one() {
        let token = || Some(Token::new("0123456789abcdef").expect("a token"));
        for host in ["0.0.0.0", "192.0.2.7", "::"] {
            assert!(settings(host).checked().is_err(), "{host}");
            assert!(Settings { token: token(), ..settings(host) }.checked().is_ok(), "{host}");
        }
        let named = Settings { names: vec!["okr.example.com".to_owned()], ..settings("127.0.0.1") };
        assert!(named.clone().checked().is_err());
        assert!(Settings { token: token(), ..named }.checked().is_ok());
        let header = Some(HeaderName::from_static("x-real-ip"));
        assert!(Settings { proxy_header: header, ..settings("127.0.0.1") }.checked().is_err());
    }

    #[test]
    fn a_token_is_long_and_goes_through_a_header() {
        for weak in ["", "short", "0123456789abcde ", "0123456789abcdé", "0123456789abcde\n"] {
            assert_eq!(Token::new(weak).expect_err("weak"), Refused::TokenWeak, "{weak:?}");
        }
        let token = Token::new("0123456789abcdef").expect("a token");
        assert!(token.is(b"0123456789abcdef"));
        assert!(!token.is(b"0123456789abcdeg") && !token.is(b"0123456789abcdef0") && !token.is(b""));
        assert!(!format!("{token:?}").contains("0123"));
    }
}
