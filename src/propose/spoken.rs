//! Which rules spoke about which statement: diagnostics looked through once.
//!
//! Only rules that judge a sentence count; who owns a line or how sure one is cannot be mended by wording. What was
//! said once for a whole set counts for each statement that it points to.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::lint::Report;
use crate::rules::RuleSet;
use crate::rules::file::{Check, Part};

type Place = (usize, Option<usize>);

/// What was said, by statement.
#[derive(Debug, Default)]
pub struct Spoken(HashMap<Place, Said>);

/// What was said about one statement.
#[derive(Debug, Default)]
pub struct Said {
    /// Ids of the rules, the weightiest first.
    pub rules: Vec<String>,
    /// What the first of them asks for.
    pub help: Option<String>,
}

impl Spoken {
    /// Looks through the diagnostics of a report.
    pub fn of(report: &Report, rules: &RuleSet) -> Self {
        let places = places(report);
        let mut spoken = Self::default();
        for diagnostic in &report.diagnostics {
            let judges = |id: &str| {
                rules.rule(id).is_ok_and(|rule| {
                    (rule.needs_reading() || is_about_end(&rule.file.check)) && rule.file.process.is_none()
                })
            };
            if !judges(&diagnostic.rule) {
                continue;
            }
            match (diagnostic.objective, diagnostic.key_result) {
                (Some(objective), key_result) if is_on_statement(diagnostic, rules) => {
                    spoken.add((objective, key_result), diagnostic);
                }
                _ => {
                    for label in &diagnostic.related {
                        let at = places.partition_point(|(start, _)| *start <= label.span.start);
                        if let Some((_, place)) = at.checked_sub(1).and_then(|at| places.get(at)) {
                            spoken.add(*place, diagnostic);
                        }
                    }
                }
            }
        }
        spoken
    }

    /// What was said about the statement at a place.
    pub fn about(&self, objective: usize, key_result: Option<usize>) -> Option<&Said> {
        self.0.get(&(objective, key_result))
    }

    fn add(&mut self, place: Place, diagnostic: &Diagnostic) {
        let said = self.0.entry(place).or_default();
        if !said.rules.contains(&diagnostic.rule) {
            said.rules.push(diagnostic.rule.clone());
        }
        if said.help.is_none() && !diagnostic.help.is_empty() {
            said.help = Some(diagnostic.help.clone());
        }
    }
}

/// Whether a check misses the value to reach: it sees values alone, and a blank mends it.
fn is_about_end(check: &Check) -> bool {
    matches!(check, Check::Missing(missing) if missing.what == Part::End)
}

/// Whether the rule looks at one sentence, and not at an objective with all its key results.
fn is_on_statement(diagnostic: &Diagnostic, rules: &RuleSet) -> bool {
    use crate::rules::file::Scope;
    rules
        .rule(&diagnostic.rule)
        .is_ok_and(|rule| matches!(rule.file.scope, Scope::Objective | Scope::KeyResult | Scope::Statement))
}

/// Where each statement begins, in the order of the source.
fn places(report: &Report) -> Vec<(usize, Place)> {
    let mut places = Vec::new();
    for (index, objective) in report.document.objectives.iter().enumerate() {
        places.extend(objective.text.as_ref().map(|text| (text.span().start, (index, None))));
        let key_results = objective.key_results.iter().enumerate();
        places.extend(key_results.map(|(at, key_result)| (key_result.text.span().start, (index, Some(at)))));
    }
    places.sort_unstable();
    places
}
