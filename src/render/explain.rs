//! `okrlint explain`: what a rule looks for, why, who says so, with examples and the limits in force.

use super::terminal::{safe, wrapped};
use crate::rules::file::{Example, Level, Limit, Scope};
use crate::rules::{Origin, Rule, RuleSet};

/// Columns of running text.
const WIDTH: usize = 88;

/// All about `rule` under the profile and configuration of `set`.
pub fn render(rule: &Rule, set: &RuleSet) -> String {
    let mut text = format!("{}\n  {}: {}\n", rule.id, speaks_about(rule.file.scope), safe(rule.summary()));
    text += &format!("  level: {} ({})\n", level(rule.level), origin(&rule.level_origin, set));
    if let (Some(of_set), Origin::Rule) = (rule.file.gather_severity, &rule.level_origin) {
        text += &format!("  {} where most lines of a set share it\n", level(of_set));
    }
    text += &section("Why", rule.why());
    text += &section("What to do", &filled(rule.help(), rule, set));
    text += &examples("It speaks about", rule.bad());
    text += &examples("It is silent about", rule.good());
    text += &limits(rule, set);
    text += &earlier(rule);
    text += &sources(rule, set);
    text += &format!(
        "\nTo allow it once, with a reason, write beside the statement:\n  okrlint: allow({}), because …\n",
        rule.id
    );
    text
}

/// A wording with the limits in force where a finding would fill in its own words, and with the name of what else it fills in.
fn filled(wording: &str, rule: &Rule, set: &RuleSet) -> String {
    let value = |slot: &str| {
        let in_force = |limit: &Limit| set.limits.get(*limit);
        let limits = rule.limits();
        let lowest = || limits.iter().min_by(|one, other| in_force(one).total_cmp(&in_force(other)));
        let named = limits.iter().find(|limit| limit.name().ends_with(slot) && slot != "max");
        let named = named.or_else(|| lowest().filter(|_| slot == "max"));
        named.map_or_else(|| format!("[{slot}]"), |limit| in_force(limit).to_string())
    };
    let mut text = String::with_capacity(wording.len());
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        text += before;
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        text += &value(slot);
        rest = after;
    }
    text + rest
}

fn section(title: &str, words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { format!("\n{title}\n{}", indented(words)) }
}

fn indented(words: &str) -> String {
    let mut text = String::new();
    for paragraph in words.split("\n\n") {
        for line in wrapped(&safe(&one_line(paragraph)), WIDTH).lines() {
            text += &format!("  {line}\n");
        }
    }
    text
}

/// Rule files break lines where they are wide; those breaks mean nothing.
fn one_line(paragraph: &str) -> String {
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn examples(title: &str, examples: &[Example]) -> String {
    if examples.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{title}\n");
    for example in examples {
        text += &in_words(example);
    }
    text
}

fn in_words(example: &Example) -> String {
    let mut lines = Vec::new();
    if let Some(draft) = &example.draft {
        lines.extend(draft.trim_end().lines().map(str::to_owned));
    }
    lines.extend(example.objective.iter().map(|text| format!("Objective: {text}")));
    lines.extend(example.key_result.iter().map(|text| format!("Key result: {text}")));
    lines.extend(example.fields.iter().map(|(name, value)| format!("  {name}: {value}")));
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let mark = if index == 0 { "-" } else { " " };
        text += format!("  {mark} {}", safe(line)).trim_end();
        text.push('\n');
    }
    text
}

fn limits(rule: &Rule, set: &RuleSet) -> String {
    let mut text = String::new();
    for limit in rule.limits() {
        let origin = origin(set.limits.origin(limit), set);
        text += &format!("  {} = {} ({origin})\n", limit.name(), set.limits.get(limit));
    }
    if text.is_empty() { text } else { format!("\nLimits in force\n{text}") }
}

fn earlier(rule: &Rule) -> String {
    if rule.file.after.is_empty() {
        return String::new();
    }
    section("It is silent where one of these has spoken", &rule.file.after.join(", "))
}

fn sources(rule: &Rule, set: &RuleSet) -> String {
    let mut text = String::new();
    for citation in rule.sources() {
        let work = work(&citation.key, set);
        text += &indented(&format!("{work}: {}", citation.says));
    }
    if text.is_empty() { text } else { format!("\nSources\n{text}") }
}

fn work(key: &str, set: &RuleSet) -> String {
    match set.source(key) {
        Some(source) if source.author == "unnamed" => format!("“{}”", source.title),
        Some(source) => format!("{}, “{}”", source.author, source.title),
        None => key.to_owned(),
    }
}

fn origin(origin: &Origin, set: &RuleSet) -> String {
    match origin {
        Origin::Rule => "the rule's own level".to_owned(),
        Origin::Profile { source, says } => {
            format!("profile {}: {} says: {}", set.profile, work(source, set), safe(says))
        }
        Origin::Config => "set in okrlint.toml".to_owned(),
    }
}

/// A level in the words of the configuration.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::Note => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

/// What a rule looks at.
pub fn speaks_about(scope: Scope) -> &'static str {
    match scope {
        Scope::Objective => "objective",
        Scope::KeyResult => "key result",
        Scope::Statement => "statement",
        Scope::Initiative => "initiative",
        Scope::KeyResults => "key results of an objective",
        Scope::Set => "set",
        Scope::Draft => "draft",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_of_a_rule_file_are_spaces() {
        assert_eq!(indented("Dates,\nnames\n\nand more"), "  Dates, names\n  and more\n");
    }

    #[test]
    fn what_a_finding_fills_in_is_the_limit_in_force() {
        let set = RuleSet::default();
        let filled = |id: &str, words: &str| filled(words, set.rule(id).expect("built in"), &set);
        assert_eq!(filled("too-many-key-results", "only {max} of {all}?"), "only 5 of [all]?");
        assert_eq!(filled("confidence-out-of-band", "{low} to {high}"), "0.4 to 0.75");
    }
}
