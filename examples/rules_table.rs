//! Prints the table of rules and limits for `docs/rules.md`: `cargo run --example rules_table > docs/rules.md`.

use std::fmt::Write;

use okrlint::rules::file::{Level, Limit};
use okrlint::rules::{self, Origin, RuleSet, profile_names};

#[allow(dead_code)]
fn main() {
    print!("{}", page());
}

/// The page, made of nothing but the rule files and the profiles.
pub fn page() -> String {
    let default = RuleSet::default();
    let mut page = String::from("# Rules and limits\n\n");
    page += "Made from `rules/` by `cargo run --example rules_table > docs/rules.md`; do not edit by hand.\n";
    let _ = writeln!(page, "`okrlint explain RULE` says more about each of the {} rules.\n", default.rules().len());
    page += &rules(&default);
    page += &levels();
    page += &limits();
    page += &sources();
    page
}

fn rules(default: &RuleSet) -> String {
    let mut text =
        String::from("## Rules\n\n| rule | speaks about | level | what it finds | sources |\n|---|---|---|---|---|\n");
    for rule in default.rules() {
        let mut keys: Vec<&str> = rule.sources().iter().map(|citation| citation.key.as_str()).collect();
        keys.dedup();
        let (id, category, level) = (&rule.id, &rule.category, name(rule.level));
        let _ = writeln!(text, "| `{id}` | {category} | {level} | {} | {} |", rule.summary(), keys.join(", "));
    }
    text + "\n"
}

fn levels() -> String {
    let mut text = String::from("## Profiles\n\n");
    for (profile, file) in profile_names().filter_map(|name| Some((name, rules::profile(name)?))) {
        let _ = writeln!(text, "**{profile}**: {}.\n", file.summary);
        if file.rules.is_empty() {
            continue;
        }
        text += "| rule | level | because |\n|---|---|---|\n";
        for (rule, level) in &file.rules {
            let _ = writeln!(text, "| `{rule}` | {} | {}: {} |", name(level.level), level.source, level.says);
        }
        text.push('\n');
    }
    text
}

fn limits() -> String {
    let sets: Vec<RuleSet> = profile_names().filter_map(|profile| RuleSet::builtin(profile).ok()).collect();
    let mut text = String::from("## Limits\n\n| limit |");
    for set in &sets {
        let _ = write!(text, " {} |", set.profile);
    }
    let _ = writeln!(text, "\n|---|{}", "---|".repeat(sets.len()));
    for (limit, name) in Limit::ALL {
        let _ = write!(text, "| `{name}` |");
        for set in &sets {
            let _ = write!(text, " {}{} |", set.limits.get(*limit), source_of(set.limits.origin(*limit)));
        }
        text.push('\n');
    }
    text + "\n"
}

fn source_of(origin: &Origin) -> String {
    match origin {
        Origin::Profile { source, .. } => format!(" ({source})"),
        Origin::Rule | Origin::Config => String::new(),
    }
}

fn sources() -> String {
    let mut text = String::from("## Sources\n\n| key | author | title |\n|---|---|---|\n");
    for (key, source) in rules::sources() {
        let _ = writeln!(text, "| {key} | {} | {} |", source.author, source.title);
    }
    text
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::Note => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}
