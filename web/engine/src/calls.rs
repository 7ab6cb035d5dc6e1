//! The calls: what the page can ask, and the answers in the contracts of the library's renderers.
//!
//! A call that cannot be answered gets `{"error": …}` with what is wrong in words, never a panic.

use std::cell::RefCell;

use okrlint::propose;
use okrlint::render::{catalogue, plan};
use okrlint::request::{NAME, Request};
use okrlint::rules::{DEFAULT_PROFILE, RuleSet, Unknown};
use okrlint::text::Source;
use serde::Deserialize;

/// What the page asks for.
#[derive(Deserialize)]
#[serde(tag = "call", rename_all = "kebab-case")]
enum Call {
    /// Diagnostics and readings of a draft.
    Check(Request),
    /// Other wordings for what is flagged.
    Rewrite(Request),
    /// Objectives and key results out of a list of projects.
    Convert(Request),
    /// First steps for key results that have none.
    Initiatives(Request),
    /// All rules as the profile weighs them.
    Rules { profile: Option<String> },
    /// All about one rule.
    Explain { rule: String, profile: Option<String> },
}

/// The answer to a call, both as JSON.
pub fn answer(call: &[u8]) -> String {
    let call: Call = match serde_json::from_slice(call) {
        Ok(call) => call,
        Err(error) => return fault(&error),
    };
    answered(&call).unwrap_or_else(|error| fault(&error))
}

fn answered(call: &Call) -> Result<String, Unknown> {
    match call {
        Call::Check(request) => with_rules(&request.profile, |rules| Ok(request.check(rules, None))),
        Call::Rewrite(request) => with_rules(&request.profile, |rules| Ok(request.rewrite(rules, None))),
        Call::Convert(request) => with_rules(&request.profile, |rules| {
            let projects = Source::new(NAME, request.text.as_str());
            Ok(plan::wire::render(&propose::convert(&projects, rules)))
        }),
        Call::Initiatives(request) => with_rules(&request.profile, |rules| {
            Ok(plan::wire::render(&propose::initiatives(&request.report(rules, None), rules)))
        }),
        Call::Rules { profile } => with_rules(profile, |rules| Ok(catalogue::json(rules))),
        Call::Explain { rule, profile } => with_rules(profile, |rules| Ok(catalogue::one(rules.rule(rule)?, rules))),
    }
}

fn fault(error: &dyn std::fmt::Display) -> String {
    serde_json::json!({ "error": error.to_string() }).to_string()
}

/// Calls `then` with the rules of a profile, which are made once for many calls.
fn with_rules<T>(profile: &Option<String>, then: impl FnOnce(&RuleSet) -> Result<T, Unknown>) -> Result<T, Unknown> {
    thread_local! {
        static LAST: RefCell<Option<RuleSet>> = const { RefCell::new(None) };
    }
    let profile = profile.as_deref().unwrap_or(DEFAULT_PROFILE);
    LAST.with_borrow_mut(|last| {
        let rules = match last.take() {
            Some(rules) if rules.profile == profile => rules,
            _ => RuleSet::builtin(profile)?,
        };
        then(last.insert(rules))
    })
}
