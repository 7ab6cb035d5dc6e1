//! `okrlint.toml`: profile, levels, limits, own words, own rules and exceptions, put over the built-in rules.
//!
//! In goes the text of the file (and of rule files that it points to), out comes a [`RuleSet`]. An unknown key or
//! name is an error that shows its place and the nearest right name. Finding and reading files is not done here.

mod model;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::analysis::lexicon::Class;
use crate::rules::file::{Level, Limit, RuleFile};
use crate::rules::{DEFAULT_PROFILE, Exception, Origin, RuleSet, Unknown, nearest};
use crate::text::{Source, Span};

/// The name of the file, looked for from the draft's folder upward.
pub const FILE_NAME: &str = "okrlint.toml";

/// A configuration as written down, with the places of its names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConfigFile {
    profile: Option<Spanned<String>>,
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, Level>,
    #[serde(default)]
    limits: BTreeMap<Spanned<String>, Spanned<f64>>,
    #[serde(default)]
    words: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    rule: Vec<Spanned<RuleFile>>,
    rule_folder: Option<String>,
    #[serde(default)]
    allow: Vec<AllowEntry>,
    #[serde(default)]
    model: BTreeMap<Spanned<String>, Spanned<toml::Value>>,
}

/// What a configuration beside a draft may wish of a language model. Where a draft is sent and which command prints a
/// key are not among it: that file may be someone else's.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModelWishes {
    /// How freely the model writes.
    pub temperature: Option<f32>,
    /// Wordings asked for at once.
    pub alternatives: Option<usize>,
    /// Words that never leave the machine.
    pub redact: Vec<String>,
}

impl ModelWishes {
    /// Takes over what `other` wishes and this does not; words are gathered.
    pub fn add(&mut self, other: Self) {
        self.temperature = self.temperature.or(other.temperature);
        self.alternatives = self.alternatives.or(other.alternatives);
        self.redact.extend(other.redact);
    }
}

/// An exception for a statement, where the format of the draft has no comments.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AllowEntry {
    rule: Spanned<String>,
    statement: Spanned<String>,
    because: Spanned<String>,
}

/// A configuration, read but not yet applied.
#[derive(Debug)]
pub struct Config {
    source: Source,
    file: ConfigFile,
}

/// What is wrong with a configuration or rule file, and where.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}:{}: {message}", source_text.name, source_text.position(span.start).0)]
pub struct ConfigError {
    /// The file.
    pub source_text: Source,
    /// The place in it.
    pub span: Span,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl ConfigError {
    fn new(source: &Source, range: Range<usize>, message: impl Into<String>, help: Option<String>) -> Box<Self> {
        Box::new(Self { source_text: source.clone(), span: range.into(), message: message.into(), help })
    }

    fn unknown(source: &Source, range: Range<usize>, unknown: Unknown) -> Box<Self> {
        let help = unknown.hint();
        let message = Unknown { nearest: None, known: Vec::new(), ..unknown }.to_string();
        Self::new(source, range, message, help)
    }
}

impl Default for Config {
    fn default() -> Self {
        Self { source: Source::new(FILE_NAME, ""), file: ConfigFile::default() }
    }
}

impl Config {
    /// Reads the text of a configuration file.
    pub fn parse(source: Source) -> Result<Self, Box<ConfigError>> {
        let file = from_toml(&source)?;
        Ok(Self { source, file })
    }

    /// The profile it names.
    pub fn profile(&self) -> Option<&str> {
        self.file.profile.as_ref().map(|profile| profile.as_ref().as_str())
    }

    /// The folder whose files are rules of the user's own, relative to the configuration.
    pub fn rule_folder(&self) -> Option<&str> {
        self.file.rule_folder.as_deref()
    }

    /// What it wishes of a language model.
    pub fn model(&self) -> Result<ModelWishes, Box<ConfigError>> {
        model::wishes(&self.source, &self.file.model)
    }

    /// The rules in force: `profile` (of the command line) goes before the file's own, `rule_files` are the files of
    /// [`Config::rule_folder`], each named by its file stem.
    pub fn rule_set(&self, profile: Option<&str>, rule_files: &[Source]) -> Result<RuleSet, Box<ConfigError>> {
        self.model()?;
        let mut rules = self.profile_rules(profile)?;
        self.add_words(&mut rules)?;
        for source in rule_files {
            let id = rule_name(&source.name);
            rules.add_own(id, from_toml(source)?).map_err(|message| ConfigError::new(source, 0..0, message, None))?;
        }
        self.add_rules(&mut rules)?;
        self.set_levels(&mut rules)?;
        self.set_limits(&mut rules)?;
        self.add_exceptions(&mut rules)?;
        Ok(rules)
    }

    fn profile_rules(&self, chosen: Option<&str>) -> Result<RuleSet, Box<ConfigError>> {
        let name = chosen.or(self.profile()).unwrap_or(DEFAULT_PROFILE);
        RuleSet::builtin(name).map_err(|unknown| {
            let place = self.file.profile.as_ref().filter(|_| chosen.is_none()).map_or(0..0, Spanned::span);
            ConfigError::unknown(&self.source, place, unknown)
        })
    }

    fn add_words(&self, rules: &mut RuleSet) -> Result<(), Box<ConfigError>> {
        for (name, words) in &self.file.words {
            let class = Class::ALL.iter().find(|(_, known)| known == name.as_ref());
            let Some((class, _)) = class else {
                let known = Class::ALL.iter().map(|(_, known)| *known);
                return Err(ConfigError::unknown(
                    &self.source,
                    name.span(),
                    Unknown::new("class of words", name.as_ref(), known),
                ));
            };
            for word in words {
                rules.lexicon.add(*class, word);
            }
        }
        Ok(())
    }

    fn add_rules(&self, rules: &mut RuleSet) -> Result<(), Box<ConfigError>> {
        for rule in &self.file.rule {
            let error = |message: String| ConfigError::new(&self.source, rule.span(), message, None);
            let file = rule.as_ref().clone();
            let Some(id) = file.id.clone() else { return Err(error("this rule has no `id`".to_owned())) };
            rules.add_own(&id, file).map_err(error)?;
        }
        Ok(())
    }

    fn set_levels(&self, rules: &mut RuleSet) -> Result<(), Box<ConfigError>> {
        for (id, level) in &self.file.rules {
            rules
                .set_level(id.as_ref(), *level, Origin::Config)
                .map_err(|unknown| ConfigError::unknown(&self.source, id.span(), unknown))?;
        }
        Ok(())
    }

    fn set_limits(&self, rules: &mut RuleSet) -> Result<(), Box<ConfigError>> {
        for (name, value) in &self.file.limits {
            let Some(limit) = Limit::named(name.as_ref()) else {
                let known = Limit::ALL.iter().map(|(_, known)| *known);
                return Err(ConfigError::unknown(
                    &self.source,
                    name.span(),
                    Unknown::new("limit", name.as_ref(), known),
                ));
            };
            if !value.as_ref().is_finite() || *value.as_ref() < 0.0 {
                let message = format!("`{}` has to be a number from zero", name.as_ref());
                return Err(ConfigError::new(&self.source, value.span(), message, None));
            }
            rules.limits.set(limit, *value.as_ref());
        }
        Ok(())
    }

    fn add_exceptions(&self, rules: &mut RuleSet) -> Result<(), Box<ConfigError>> {
        for allow in &self.file.allow {
            let id = allow.rule.as_ref();
            rules.rule(id).map_err(|unknown| ConfigError::unknown(&self.source, allow.rule.span(), unknown))?;
            for (field, name) in [(&allow.statement, "statement"), (&allow.because, "because")] {
                if field.as_ref().trim().is_empty() {
                    let message = format!("an exception needs a `{name}`");
                    return Err(ConfigError::new(&self.source, field.span(), message, None));
                }
            }
            rules.exceptions.push(Exception {
                rule: id.clone(),
                statement: allow.statement.as_ref().clone(),
                because: allow.because.as_ref().clone(),
            });
        }
        Ok(())
    }
}

/// The id of a rule in a file of its own: the file's name without folders and ending.
fn rule_name(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Reads TOML, with a fault at its place.
pub(crate) fn from_toml<T: DeserializeOwned>(source: &Source) -> Result<T, Box<ConfigError>> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let shift = source.text.len() - text.len();
    toml::from_str(text).map_err(|error| {
        let range = error.span().unwrap_or(0..0);
        let message = error.message().trim().replace('\n', " ");
        let help = nearest_expected(&message);
        let message = in_our_words(&message);
        ConfigError::new(source, range.start + shift..range.end + shift, message, help)
    })
}

/// What the reader of TOML says, in the words of this program: it speaks of the types of the program, a person of settings.
fn in_our_words(message: &str) -> String {
    let (fault, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let name = fault.split('`').nth(1).unwrap_or_default();
    if fault.starts_with("unknown field") {
        return format!("no setting is called `{name}`");
    }
    if fault.starts_with("unknown variant") {
        return format!("`{name}` is none of the words that may stand here");
    }
    if fault.starts_with("missing field") {
        return format!("`{name}` is missing here");
    }
    if fault.starts_with("duplicate") {
        return format!("`{name}` stands here twice");
    }
    if !fault.starts_with("invalid type") && !fault.starts_with("invalid value") {
        return fault.to_owned();
    }
    let is = |words: &[&str]| words.iter().any(|word| expected.contains(word));
    let wanted = match () {
        () if is(&["map", "struct", "table"]) => "settings with names are expected here, as in `name = value`",
        () if is(&["sequence", "array", "tuple"]) => "a list is expected here, as in `[\"one\", \"two\"]`",
        () if is(&["string", "identifier", "enum", "variant"]) => "a text in quotes is expected here",
        () if is(&["bool"]) => "`true` or `false` is expected here",
        () if is(&["f64", "f32", "float", "integer", "u8", "u16", "u32", "u64", "usize", "i64", "number"]) => {
            "a number without quotes is expected here"
        }
        () => "something else is expected here",
    };
    wanted.to_owned()
}

/// "unknown field `profil`, expected one of `profile`, …": the nearest of the expected names.
fn nearest_expected(message: &str) -> Option<String> {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (wrong, expected) = names.split_first()?;
    match nearest(wrong, expected.iter().copied()) {
        Some(name) => Some(format!("did you mean `{name}`?")),
        None if expected.is_empty() => None,
        None => Some(format!("expected one of {}", expected.join(", "))),
    }
}

#[cfg(test)]
mod tests;
