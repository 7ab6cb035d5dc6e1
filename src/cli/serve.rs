//! `okrlint serve`: the page and the HTTP interface, until the process is told to end.

use std::io::IsTerminal;

use anyhow::{Context, Result};
use axum::http::HeaderName;
use okrlint::config::ModelWishes;
use okrlint::request::Profiles;
use okrlint::server::{Limits, Server, Settings, Token};

use super::args;
use super::paths::Input;
use super::{Outcome, model, output, settings, today};

/// Where a token may stand that is not to be seen among the arguments of the process.
const TOKEN: &str = "OKRLINT_TOKEN";

/// Serves until Ctrl-C or SIGTERM.
pub fn run(arguments: &args::Serve) -> Result<Outcome> {
    let server = server(arguments)?;
    let (address, counts) = (server.address(), server.counts());
    let is_secret = arguments.token.is_some() || std::env::var_os(TOKEN).is_some();
    output::print(&format!("okrlint listens on http://{address}/\n"))?;
    if is_secret {
        output::remark(&format!("add the token to the address: http://{address}/#token=TOKEN"));
    }
    if std::io::stdout().is_terminal() {
        output::remark("Ctrl-C ends it");
    }
    server.run_until_signal().context("the server cannot go on")?;
    output::remark(&format!("answered {} requests, refused {}", counts.answered(), counts.refused()));
    Ok(Outcome::Clean)
}

fn server(arguments: &args::Serve) -> Result<Server> {
    let token = match &arguments.token {
        Some(token) => Some(token.clone()),
        None => std::env::var(TOKEN).ok(),
    };
    let settings = Settings {
        host: arguments.host,
        port: arguments.port,
        token: token.as_deref().map(Token::new).transpose()?,
        names: arguments.name.clone(),
        proxy_header: arguments.proxy_header.as_deref().map(proxy_header).transpose()?,
        limits: Limits::default(),
        profiles: profiles(&arguments.settings)?,
        model: model::for_many(&arguments.model, &beside(&arguments.settings)?)?,
        today: today::today,
    };
    let (host, port) = (settings.host, settings.port);
    Server::bind(settings.checked()?).with_context(|| format!("cannot listen on {host}, port {port}"))
}

fn proxy_header(name: &str) -> Result<HeaderName> {
    HeaderName::try_from(name).with_context(|| format!("`{name}` is no name of a header"))
}

/// What the configuration that holds here wishes of a language model.
fn beside(arguments: &args::Settings) -> Result<ModelWishes> {
    let mut settings = settings::Settings::new(arguments)?;
    settings.number_for(&Input::Stdin, None)?;
    Ok(settings.model().clone())
}

/// The rules of each profile, with the words, rules and levels of the configuration that holds here.
fn profiles(arguments: &args::Settings) -> Result<Profiles> {
    let usual = settings::Settings::new(arguments)?.here()?.profile;
    Profiles::new(&usual, |profile| {
        let chosen = args::Settings { profile: Some(profile.to_owned()), config: arguments.config.clone() };
        settings::Settings::new(&chosen)?.here()
    })
}
