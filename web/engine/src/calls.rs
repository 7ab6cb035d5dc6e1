//! The calls: what the page can ask, and the answers in the contracts of the library's renderers.
//!
//! A call that cannot be answered gets `{"error": …}` with what is wrong in words, never a panic.

use std::cell::RefCell;

use okrlint::lint::Memory;
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
        Call::Check(request) => {
            with_memory(&request.profile, |rules, memory| Ok(request.check_again(rules, None, memory)))
        }
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

/// Calls `then` with the rules of a profile.
fn with_rules<T>(profile: &Option<String>, then: impl FnOnce(&RuleSet) -> Result<T, Unknown>) -> Result<T, Unknown> {
    with_memory(profile, |rules, _| then(rules))
}

/// Calls `then` with the rules of a profile, which are made once for many calls, and the readings of the last check.
fn with_memory<T>(
    profile: &Option<String>,
    then: impl FnOnce(&RuleSet, &mut Memory) -> Result<T, Unknown>,
) -> Result<T, Unknown> {
    thread_local! {
        static LAST: RefCell<Option<(RuleSet, Memory)>> = const { RefCell::new(None) };
    }
    let profile = profile.as_deref().unwrap_or(DEFAULT_PROFILE);
    LAST.with_borrow_mut(|last| {
        let kept = match last.take() {
            Some(kept) if kept.0.profile == profile => kept,
            _ => (RuleSet::builtin(profile)?, Memory::default()),
        };
        let (rules, memory) = last.insert(kept);
        then(rules, memory)
    })
}
