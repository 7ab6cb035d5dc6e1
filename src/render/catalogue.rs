//! `okrlint rules`: all rules with their level in the active profile, as a table or as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::explain::{self, level, speaks_about};
use crate::rules::file::Citation;
use crate::rules::{Rule, RuleSet};

/// The rules as an aligned table, by category.
pub fn table(set: &RuleSet) -> String {
    let width = set.rules().iter().map(|rule| rule.id.chars().count()).max().unwrap_or(0);
    let mut text = format!("{} rules, profile {}\n", set.rules().len(), set.profile);
    let mut category = "";
    for rule in set.rules() {
        if category != rule.category {
            category = &rule.category;
            text += &format!("\n{category}\n");
        }
        text += &format!("  {:<width$}  {:<7}  {}\n", rule.id, level(rule.level), rule.summary());
    }
    text
}

/// The rules as JSON.
pub fn json(set: &RuleSet) -> String {
    let catalogue = Catalogue::of(set);
    let mut json = serde_json::to_string_pretty(&catalogue).expect("wire types have string keys and finite numbers");
    json.push('\n');
    json
}

/// One rule as JSON, with what `okrlint explain` prints of it.
pub fn one(rule: &Rule, set: &RuleSet) -> String {
    let explained =
        Explained { version: 1, profile: &set.profile, rule: Entry::of(rule, set), text: explain::render(rule, set) };
    let mut json = serde_json::to_string(&explained).expect("wire types have string keys and finite numbers");
    json.push('\n');
    json
}

/// The schemas of [`json`]'s and [`one`]'s output within a larger document, whose definitions `generator` collects.
pub fn describe(generator: &mut schemars::SchemaGenerator) -> [schemars::Schema; 2] {
    [generator.subschema_for::<Catalogue<'static>>(), generator.subschema_for::<Explained<'static>>()]
}

/// The JSON Schema of [`json`]'s output.
pub fn schema() -> serde_json::Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<Catalogue<'static>>().to_value()
}

/// The result of `okrlint rules --format json`.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Catalogue<'a> {
    /// Version of this format.
    version: u32,
    /// The profile in force.
    profile: &'a str,
    /// By category and id.
    rules: Vec<Entry<'a>>,
}

/// A rule and all that is to be said about it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Explained<'a> {
    /// Version of this format.
    version: u32,
    /// The profile in force.
    profile: &'a str,
    /// The rule.
    rule: Entry<'a>,
    /// Reason, sources, examples and limits as running text.
    text: String,
}

/// A rule.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Entry<'a> {
    /// Kebab-case, the name of the fault.
    id: &'a str,
    /// Its group.
    category: &'a str,
    /// What it looks at.
    scope: &'static str,
    /// How loud it is: `off`, `note`, `warning` or `error`.
    level: &'static str,
    /// What it finds.
    summary: &'a str,
    /// Why it matters.
    why: &'a str,
    /// The remedy.
    help: &'a str,
    /// The numbers it compares with.
    limits: Vec<LimitEntry>,
    /// Who says so.
    sources: Vec<SourceEntry<'a>>,
}

/// A limit in force.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LimitEntry {
    /// Its name in the configuration.
    name: &'static str,
    /// Its value.
    value: f64,
}

/// A source of a rule.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SourceEntry<'a> {
    /// Who wrote or published it.
    author: Option<&'a str>,
    /// What it is called.
    title: Option<&'a str>,
    /// What it says.
    says: &'a str,
}

impl<'a> Catalogue<'a> {
    fn of(set: &'a RuleSet) -> Self {
        let rules = set.rules().iter().map(|rule| Entry::of(rule, set)).collect();
        Self { version: 1, profile: &set.profile, rules }
    }
}

impl<'a> Entry<'a> {
    fn of(rule: &'a Rule, set: &'a RuleSet) -> Self {
        let limits = rule.limits().into_iter();
        Self {
            id: &rule.id,
            category: &rule.category,
            scope: speaks_about(rule.file.scope),
            level: level(rule.level),
            summary: rule.summary(),
            why: rule.why(),
            help: rule.help(),
            limits: limits.map(|limit| LimitEntry { name: limit.name(), value: set.limits.get(limit) }).collect(),
            sources: rule.sources().iter().map(|citation| SourceEntry::of(citation, set)).collect(),
        }
    }
}

impl<'a> SourceEntry<'a> {
    fn of(citation: &'a Citation, set: &RuleSet) -> Self {
        let work = set.source(&citation.key);
        Self {
            author: work.map(|work| work.author.as_str()),
            title: work.map(|work| work.title.as_str()),
            says: &citation.says,
        }
    }
}
