//! The calls: what the page can ask, and the answers in the contracts of the library's renderers.
//!
//! A call that cannot be answered gets `{"error": …}` with what is wrong in words, never a panic.

use std::cell::RefCell;

use jiff::civil::Date;
use okrlint::lint::{Report, lint};
use okrlint::model::Format;
use okrlint::parse::parse;
use okrlint::propose::{self, propose};
use okrlint::render::{catalogue, explain, json, plan, rewrite};
use okrlint::rules::{DEFAULT_PROFILE, RuleSet};
use okrlint::text::Source;
use serde::Deserialize;

/// What the page asks for.
#[derive(Deserialize)]
#[serde(tag = "call", rename_all = "kebab-case", deny_unknown_fields)]
enum Call {
    /// Diagnostics and readings of a draft.
    Check(Draft),
    /// Other wordings for what is flagged.
    Rewrite(Draft),
    /// Objectives and key results out of a list of projects.
    Convert(Draft),
    /// First steps for key results that have none.
    Initiatives(Draft),
    /// All rules as the profile weighs them.
    Rules { profile: Option<String> },
    /// What is to be said about one rule, as running text.
    Explain { rule: String, profile: Option<String> },
}

/// A draft, with what is known of it.
#[derive(Deserialize)]
struct Draft {
    text: String,
    format: Option<FormatName>,
    profile: Option<String>,
    /// The day as `2027-01-31`, for findings about dates; without it they are silent.
    today: Option<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum FormatName {
    Text,
    Markdown,
    Html,
    Yaml,
    Json,
    Toml,
    Csv,
    Tsv,
}

/// What a draft without a file is called.
const NAME: &str = "draft";

/// The answer to a call, both as JSON.
pub fn answer(call: &[u8]) -> String {
    let call: Call = match serde_json::from_slice(call) {
        Ok(call) => call,
        Err(error) => return fault(&error),
    };
    let answered = match call {
        Call::Check(draft) => with_rules(draft.profile.as_deref(), |rules| json::render(&[report(&draft, rules)])),
        Call::Rewrite(draft) => with_rules(draft.profile.as_deref(), |rules| rewritten(&draft, rules)),
        Call::Convert(draft) => with_rules(draft.profile.as_deref(), |rules| {
            plan::wire::render(&propose::convert(&Source::new(NAME, draft.text.as_str()), rules))
        }),
        Call::Initiatives(draft) => with_rules(draft.profile.as_deref(), |rules| {
            plan::wire::render(&propose::initiatives(&report(&draft, rules), rules))
        }),
        Call::Rules { profile } => with_rules(profile.as_deref(), catalogue::json),
        Call::Explain { rule, profile } => with_rules(profile.as_deref(), |rules| explained(&rule, rules)),
    };
    answered.unwrap_or_else(|error| fault(&error))
}

fn fault(error: &dyn std::fmt::Display) -> String {
    serde_json::json!({ "error": error.to_string() }).to_string()
}

/// Calls `then` with the rules of a profile, which are made once for many calls.
fn with_rules<T>(profile: Option<&str>, then: impl FnOnce(&RuleSet) -> T) -> Result<T, okrlint::rules::Unknown> {
    thread_local! {
        static LAST: RefCell<Option<RuleSet>> = const { RefCell::new(None) };
    }
    let profile = profile.unwrap_or(DEFAULT_PROFILE);
    LAST.with_borrow_mut(|last| {
        let rules = match last.take() {
            Some(rules) if rules.profile == profile => rules,
            _ => RuleSet::builtin(profile)?,
        };
        Ok(then(last.insert(rules)))
    })
}

fn report(draft: &Draft, rules: &RuleSet) -> Report {
    let format = draft.format.map(|format| match format {
        FormatName::Text => Format::Text,
        FormatName::Markdown => Format::Markdown,
        FormatName::Html => Format::Html,
        FormatName::Yaml => Format::Yaml,
        FormatName::Json => Format::Json,
        FormatName::Toml => Format::Toml,
        FormatName::Csv => Format::Csv,
        FormatName::Tsv => Format::Tsv,
    });
    let document = parse(&draft.text, format, NAME);
    let source = Source::new(NAME, draft.text.as_str());
    let today = draft.today.as_deref().and_then(|day| day.parse::<Date>().ok());
    lint(vec![(source, document)], rules, today).remove(0)
}

fn rewritten(draft: &Draft, rules: &RuleSet) -> String {
    let report = report(draft, rules);
    let proposals = propose(&report, rules, None);
    rewrite::wire::render(&[(report, proposals)])
}

fn explained(id: &str, rules: &RuleSet) -> String {
    match rules.rule(id) {
        Ok(rule) => serde_json::json!({ "rule": id, "text": explain::render(rule, rules) }).to_string(),
        Err(unknown) => fault(&unknown),
    }
}
