//! `okrlint explain`, `okrlint rules` and `okrlint init`: what the program knows and how to set it up.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use anyhow::{Context, Result, bail};
use okrlint::config::FILE_NAME;
use okrlint::render::{catalogue, explain};

use super::args::{self, ListFormat};
use super::paths::quoted;
use super::settings::Settings;
use super::{Outcome, output};

/// What `okrlint init` writes.
const TEMPLATE: &str = include_str!("okrlint.toml");

/// Says why a rule speaks.
pub fn explain(arguments: &args::Explain) -> Result<Outcome> {
    let set = Settings::new(&arguments.settings)?.here()?;
    let rule = set.rule(&arguments.rule)?;
    output::print(&explain::render(rule, &set))?;
    Ok(Outcome::Clean)
}

/// Lists all rules.
pub fn rules(arguments: &args::Rules) -> Result<Outcome> {
    let set = Settings::new(&arguments.settings)?.here()?;
    output::print(&match arguments.format {
        ListFormat::Human => catalogue::table(&set),
        ListFormat::Json => catalogue::json(&set),
    })?;
    Ok(Outcome::Clean)
}

/// Writes a commented configuration; one that exists is left as it is.
pub fn init(arguments: &args::Init) -> Result<Outcome> {
    let folder = arguments.folder.strip_prefix(".").unwrap_or(&arguments.folder);
    let path = folder.join(FILE_NAME);
    let shown = quoted(&path);
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("{shown} exists already and was left as it is"),
        Err(error) => return Err(error).with_context(|| format!("cannot write {shown}")),
    };
    file.write_all(TEMPLATE.as_bytes()).with_context(|| format!("cannot write {shown}"))?;
    output::print(&format!("wrote {shown}\n"))?;
    Ok(Outcome::Clean)
}
