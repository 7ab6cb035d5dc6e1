//! Which rules hold for a draft: the profile of the command line over the nearest `okrlint.toml`.
//!
//! Drafts of one configuration are linted together, since limits on a set count per team and cycle, not per file.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use okrlint::config::{Config, FILE_NAME, ModelWishes};
use okrlint::render::sarif::Described;
use okrlint::rules::RuleSet;
use okrlint::text::{Source, decode};

use super::paths::{Input, quoted};
use super::{args, bounded};

/// The rule sets in use, each made once.
#[derive(Debug)]
pub struct Settings<'a> {
    arguments: &'a args::Settings,
    /// The configuration above each folder that was asked about.
    above: HashMap<PathBuf, Option<PathBuf>>,
    /// By configuration file; `None` is the built-in profile alone.
    sets: HashMap<Option<PathBuf>, usize>,
    made: Vec<RuleSet>,
    /// What the configurations wish of a language model, all together.
    model: ModelWishes,
}

impl<'a> Settings<'a> {
    /// Nothing is read before a draft asks for it; only the name of the profile is checked.
    pub fn new(arguments: &'a args::Settings) -> Result<Self> {
        if let Some(profile) = &arguments.profile {
            RuleSet::builtin(profile)?;
        }
        Ok(Self {
            arguments,
            above: HashMap::new(),
            sets: HashMap::new(),
            made: Vec::new(),
            model: ModelWishes::default(),
        })
    }

    /// The number of the rule set that holds for `input`; standard input is where `stdin_name` says.
    pub fn number_for(&mut self, input: &Input, stdin_name: Option<&str>) -> Result<usize> {
        let folder = match input {
            Input::Named(path) | Input::Found(path) => folder_of(path),
            Input::Stdin => folder_of(Path::new(stdin_name.unwrap_or("-"))),
        };
        self.number_in(&folder)
    }

    /// The rule set of that number.
    pub fn set(&self, number: usize) -> &RuleSet {
        &self.made[number]
    }

    /// What the configurations in use wish of a language model.
    #[cfg_attr(not(feature = "model"), allow(dead_code))]
    pub const fn model(&self) -> &ModelWishes {
        &self.model
    }

    /// Every rule that may have spoken.
    pub fn described(&self) -> Vec<Described<'_>> {
        let mut ids = HashSet::new();
        let rules = self.made.iter().flat_map(RuleSet::rules);
        rules.filter(|rule| ids.insert(rule.id.as_str())).filter_map(Described::of).collect()
    }

    /// The rule set that holds in the current folder.
    pub fn here(mut self) -> Result<RuleSet> {
        let number = self.number_in(&folder_of(Path::new("-")))?;
        Ok(self.made.swap_remove(number))
    }

    fn number_in(&mut self, folder: &Path) -> Result<usize> {
        let config = match &self.arguments.config {
            Some(file) => Some(file.clone()),
            None => self.config_above(folder),
        };
        if let Some(&number) = self.sets.get(&config) {
            return Ok(number);
        }
        let set = self.make(config.as_deref())?;
        self.made.push(set);
        self.sets.insert(config, self.made.len() - 1);
        Ok(self.made.len() - 1)
    }

    fn config_above(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.above.get(folder) {
            return known.clone();
        }
        let here = folder.join(FILE_NAME);
        let found = if here.is_file() { Some(here) } else { folder.parent().and_then(|up| self.config_above(up)) };
        self.above.insert(folder.to_path_buf(), found.clone());
        found
    }

    fn make(&mut self, file: Option<&Path>) -> Result<RuleSet> {
        let profile = self.arguments.profile.as_deref();
        let Some(file) = file else { return Ok(Config::default().rule_set(profile, &[])?) };
        let config = Config::parse(source(file)?)?;
        self.model.add(config.model()?);
        let rule_files = match config.rule_folder() {
            Some(folder) => rule_files(&file.parent().unwrap_or(Path::new("")).join(folder))?,
            None => Vec::new(),
        };
        Ok(config.rule_set(profile, &rule_files)?)
    }
}

fn folder_of(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    path.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A configuration or rule file as a source, named as a person would from here.
fn source(file: &Path) -> Result<Source> {
    let shown = std::env::current_dir().ok().and_then(|here| file.strip_prefix(here).ok()).unwrap_or(file);
    let bytes = bounded::file(file).with_context(|| format!("cannot read the configuration {}", quoted(shown)))?;
    let text = decode(bytes).with_context(|| format!("cannot read the configuration {}", quoted(shown)))?;
    Ok(Source::new(shown.to_string_lossy(), text))
}

/// The `.toml` files of a rule folder, by name.
fn rule_files(folder: &Path) -> Result<Vec<Source>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read the rules in {}", quoted(folder)))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read the rules in {}", quoted(folder)))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    files.iter().map(|file| source(file)).collect()
}
