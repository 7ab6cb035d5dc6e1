//! A labelled line with what the program read.

use std::collections::HashMap;

use okrlint::analysis::{Direction, Features, Kind};
use okrlint::lint::lint;
use okrlint::model::Format;
use okrlint::rules::{DEFAULT_PROFILE, RuleSet};
use okrlint::text::Source;
use serde::Deserialize;

/// Kinds of key result, in the order of the codebook.
pub const KEY_RESULT_KINDS: [&str; 6] = ["outcome", "outcome_unquantified", "output_count", "task", "milestone", "not_kr"];
/// Kinds of objective, in the order of the codebook.
pub const OBJECTIVE_KINDS: [&str; 6] = ["good", "metric", "task", "maintain", "vague", "not_objective"];

/// A label as it stands in the file.
#[derive(Debug, Deserialize)]
pub struct Label {
    pub id: String,
    level: String,
    pub org: String,
    pub text: String,
    objective: Option<String>,
    pub kind: String,
    pub kind_alt: Option<String>,
    #[serde(default)]
    pub flags: Vec<String>,
    #[serde(default)]
    pub flags_in_doubt: Vec<String>,
    metric: Option<String>,
    direction: Option<String>,
    baseline: Option<f64>,
    target: Option<f64>,
    unit: Option<String>,
    deadline: Option<String>,
}

/// A label with the reading of its line.
pub struct Case {
    pub label: Label,
    pub features: Features,
}

impl Case {
    pub fn is_objective(&self) -> bool {
        self.label.level == "objective"
    }

    /// The kind that was read, by its name in the codebook.
    pub fn read(&self) -> String {
        let value = match self.features.kind {
            Some(Kind::KeyResult(kind)) => serde_json::to_value(kind),
            Some(Kind::Objective(kind)) => serde_json::to_value(kind),
            None => return "none".to_owned(),
        };
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    }

    pub fn is_right(&self) -> bool {
        let read = self.read();
        read == self.label.kind || self.label.kind_alt.as_deref() == Some(&read)
    }

    /// Whether it is a result, where both coders agree on that.
    pub fn verdict(&self) -> Option<bool> {
        let outcome = self.label.kind == "outcome";
        let agreed = self.label.kind_alt.as_deref().is_none_or(|kind| (kind == "outcome") == outcome);
        (self.label.kind != "not_kr" && agreed).then_some(outcome)
    }

    /// What the label states beyond the kind, each with whether the reading has exactly that.
    pub fn compared(&self) -> Vec<(&'static str, bool)> {
        let (label, features) = (&self.label, &self.features);
        let value = |index: Option<usize>| index.and_then(|index| features.quantities.get(index)?.value);
        let same = |left: Option<f64>, right: f64| left.is_some_and(|left| (left - right).abs() <= right.abs() * 1e-6);
        let words = |range: std::ops::Range<usize>| plain(&label.text[range]);
        let mut found = Vec::new();
        if let Some(metric) = &label.metric {
            found.push(("metric", features.metric.clone().map(words) == Some(plain(metric))));
        }
        if let Some(direction) = &label.direction {
            let read = features.direction.map(|direction| match direction {
                Direction::Increase => "increase",
                Direction::Decrease => "decrease",
                Direction::Maintain => "maintain",
            });
            found.push(("direction", read == Some(direction.as_str())));
        }
        if let Some(baseline) = label.baseline {
            found.push(("baseline", same(value(features.baseline), baseline)));
        }
        if let Some(target) = label.target {
            found.push(("target", same(value(features.target), target)));
        }
        if let Some(unit) = label.unit.as_deref().filter(|unit| is_unit(unit)) {
            found.push(("unit", features.unit.as_deref().map(plural) == Some(plural(unit))));
        }
        if let Some(deadline) = &label.deadline {
            let read = features.deadline.as_ref().map(|deadline| words(deadline.range.clone()));
            found.push(("deadline", read.is_some_and(|read| plain(deadline).contains(&read) || read.contains(&plain(deadline)))));
        }
        found
    }
}

/// Whether a label's unit is one of measure, not the counted noun.
fn is_unit(unit: &str) -> bool {
    const UNITS: [&str; 16] =
        ["%", "pp", "x", "eur", "usd", "gbp", "chf", "second", "minute", "hour", "day", "week", "month", "year", "ms", "star"];
    UNITS.contains(&plural(unit).as_str())
}

/// Units are compared without case and plural.
fn plural(unit: &str) -> String {
    let unit = unit.to_lowercase();
    unit.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(&unit).to_owned()
}

fn plain(text: &str) -> String {
    text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// Reads the labels of `path` and what the program makes of them: one structured draft, parsed and linted as a file.
pub fn cases(path: &str) -> Result<Vec<Case>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let labels = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1)))
        .collect::<Result<Vec<Label>, String>>()?;
    let groups = groups(labels);
    let draft = draft(&groups);
    let document = okrlint::parse::parse(&draft, Some(Format::Json), "labels.json");
    let rules = RuleSet::builtin(DEFAULT_PROFILE).map_err(|error| error.to_string())?;
    let report = lint(vec![(Source::new("labels.json", draft), document)], &rules, None).remove(0);
    if report.readings.len() != groups.len() {
        return Err(format!("{} objectives read of {}", report.readings.len(), groups.len()));
    }
    let mut cases = Vec::new();
    for ((_, group), reading) in groups.into_iter().zip(report.readings) {
        let mut key_results = reading.key_results.into_iter();
        for label in group {
            let features = if label.level == "objective" { Some(reading.objective.clone()) } else { key_results.next() };
            let features = features.ok_or_else(|| format!("{}: not read", label.id))?;
            cases.push(Case { label, features });
        }
    }
    Ok(cases)
}

/// Labels under one objective of one organisation, in the order of the file.
type Group = ((String, String), Vec<Label>);

fn groups(labels: Vec<Label>) -> Vec<Group> {
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for label in labels {
        let above = if label.level == "objective" { label.text.clone() } else { label.objective.clone().unwrap_or_default() };
        let key = (label.org.clone(), above);
        let place = *places.entry(key.clone()).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(label);
    }
    groups
}

/// The labels as a draft in JSON.
fn draft(groups: &[Group]) -> String {
    let objectives: Vec<serde_json::Value> = groups
        .iter()
        .map(|((_, objective), group)| {
            let key_results: Vec<&str> =
                group.iter().filter(|label| label.level != "objective").map(|label| label.text.as_str()).collect();
            let objective = if objective.is_empty() { "(none)" } else { objective };
            serde_json::json!({ "objective": objective, "key_results": key_results })
        })
        .collect();
    serde_json::json!({ "objectives": objectives }).to_string()
}
