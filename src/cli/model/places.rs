//! Where the user's own configuration, templates and kept answers are.

use std::path::PathBuf;

use anyhow::{Context, Result};
use etcetera::BaseStrategy;
use okrlint::assist::Wishes;
use okrlint::text::{Source, decode};

use crate::cli::paths::quoted;

/// What the user's own configuration wishes; nothing where there is none.
pub fn user_wishes() -> Result<Wishes> {
    let Some(file) = configuration().map(|folder| folder.join("config.toml")).filter(|file| file.is_file()) else {
        return Ok(Wishes::default());
    };
    let reading = || format!("cannot read the configuration {}", quoted(&file));
    let text = decode(std::fs::read(&file).with_context(reading)?).with_context(reading)?;
    Ok(Wishes::of_user(&Source::new(file.to_string_lossy(), text))?)
}

/// The folder with templates of the user's own.
pub fn prompts() -> Option<PathBuf> {
    configuration().map(|folder| folder.join("prompts")).filter(|folder| folder.is_dir())
}

/// The folder of kept answers.
pub fn cache() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.cache_dir().join("okrlint").join("answers"))
}

fn configuration() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("okrlint"))
}
