//! `[model]` of an `okrlint.toml`: few wishes, and none that sends a draft elsewhere or runs a command.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::{Spanned, Value};

use super::{ConfigError, ModelWishes};
use crate::rules::Unknown;
use crate::text::Source;

/// What this file may say.
const ALLOWED: [&str; 3] = ["temperature", "alternatives", "redact"];

/// What only the user's own configuration, the command line and the environment may say.
const USERS_OWN: [&str; 14] = [
    "name", "always", "provider", "base-url", "api-version", "key-env", "key-command", "timeout", "concurrency",
    "answer-tokens", "max-tokens", "max-cost", "price-in", "price-out",
];

/// Reads the table.
pub fn wishes(
    source: &Source,
    table: &BTreeMap<Spanned<String>, Spanned<Value>>,
) -> Result<ModelWishes, Box<ConfigError>> {
    let mut wishes = ModelWishes::default();
    for (name, value) in table {
        let wrong = |what: &str| {
            let message = format!("`{}` has to be {what}", name.as_ref());
            ConfigError::new(source, value.span(), message, None)
        };
        match name.as_ref().as_str() {
            "temperature" => {
                wishes.temperature = Some(temperature(value.as_ref()).ok_or_else(|| wrong("from 0 to 2"))?)
            }
            "alternatives" => wishes.alternatives = Some(count(value.as_ref()).ok_or_else(|| wrong("1, 2 or 3"))?),
            "redact" => wishes.redact = words(value.as_ref()).ok_or_else(|| wrong("a list of words"))?,
            other => return Err(refused(source, name.span(), other)),
        }
    }
    Ok(wishes)
}

fn refused(source: &Source, place: Range<usize>, name: &str) -> Box<ConfigError> {
    if USERS_OWN.contains(&name) {
        let message = format!("`{name}` is not taken from a file beside a draft");
        let help = "such a file may be someone else's, and it shall neither send a draft elsewhere nor run a command; \
                    put this into [model] of okrlint/config.toml in your own configuration folder, or give it on the \
                    command line";
        return ConfigError::new(source, place, message, Some(help.to_owned()));
    }
    ConfigError::unknown(source, place, Unknown::new("setting of the model", name, ALLOWED))
}

fn temperature(value: &Value) -> Option<f32> {
    #[allow(clippy::cast_precision_loss)]
    let number = value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64))?;
    #[allow(clippy::cast_possible_truncation)]
    (0.0..=2.0).contains(&number).then_some(number as f32)
}

fn count(value: &Value) -> Option<usize> {
    value.as_integer().and_then(|count| usize::try_from(count).ok()).filter(|count| (1..=3).contains(count))
}

fn words(value: &Value) -> Option<Vec<String>> {
    let list = value.as_array()?.iter().map(|word| word.as_str().map(str::to_owned));
    list.collect()
}
