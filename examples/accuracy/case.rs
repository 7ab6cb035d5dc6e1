//! A labelled line with what the program read.

use std::collections::HashMap;

use okrlint::analysis::{Direction, Features, Kind};
use okrlint::lint::lint;
use okrlint::model::Format;
use okrlint::rules::{DEFAULT_PROFILE, RuleSet};
use okrlint::text::Source;

use crate::label::{self, Label};

/// Kinds of key result, in the order of the codebook.
pub const KEY_RESULT_KINDS: [&str; 6] =
    ["outcome", "outcome_unquantified", "output_count", "task", "milestone", "not_kr"];
/// Kinds of objective, in the order of the codebook.
pub const OBJECTIVE_KINDS: [&str; 6] = ["good", "metric", "task", "maintain", "vague", "not_objective"];

/// The flags, in the order of the codebook.
pub const FLAGS: [&str; 9] = [
    "has_target", "has_baseline", "relative", "has_deadline", "how", "maintain", "placeholder", "compound",
    "vague_target",
];

/// The details beyond kind and flags.
pub const DETAILS: [&str; 6] = ["metric", "direction", "baseline", "target", "unit", "deadline"];

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

    /// What the label states beyond the kind, each with whether the reading has exactly that. Where the label says
    /// all there is, a detail that only the reading has counts as a miss.
    pub fn compared(&self) -> Vec<(&'static str, bool)> {
        let label = &self.label;
        let unit = label.unit.as_deref().filter(|unit| label.is_whole || is_unit(unit));
        let [metric, direction, baseline, target, unit_read, deadline] = self.details();
        let exact = |stated: &Option<String>, read: &Option<String>| match (stated, read) {
            (Some(stated), read) => Some(read.as_deref().map(plain) == Some(plain(stated))),
            (None, Some(_)) => label.is_whole.then_some(false),
            (None, None) => None,
        };
        let number = |value: Option<f64>| value.map(|value| value.to_string());
        let exact = [
            exact(&label.metric, &metric),
            exact(&label.direction, &direction),
            exact(&number(label.baseline), &baseline),
            exact(&number(label.target), &target),
            exact(&unit.map(plural), &unit_read.as_deref().map(plural)),
            exact(&label.deadline, &deadline).map(|exact| exact || self.has_deadline_within(&deadline)),
        ];
        DETAILS.into_iter().zip(exact).filter_map(|(name, exact)| Some((name, exact?))).collect()
    }

    /// Labels that do not say all there is may take more or fewer words for the date: "by end of June".
    fn has_deadline_within(&self, read: &Option<String>) -> bool {
        let (Some(stated), Some(read)) = (&self.label.deadline, read) else { return false };
        let (stated, read) = (plain(stated), plain(read));
        !self.label.is_whole && (stated.contains(&read) || read.contains(&stated))
    }

    /// The flags in which label and reading differ, those in doubt left out.
    pub fn differing_flags(&self) -> Vec<&'static str> {
        FLAGS.into_iter().filter(|flag| self.has_flag(flag).is_some_and(|(stated, read)| stated != read)).collect()
    }

    /// Whether a flag is stated and whether it was read; nothing where it is in doubt.
    pub fn has_flag(&self, flag: &str) -> Option<(bool, bool)> {
        let is = |flags: &[String]| flags.iter().any(|name| name == flag);
        (!is(&self.label.flags_in_doubt)).then(|| (is(&self.label.flags), self.features.flags.names().contains(&flag)))
    }

    /// Metric, direction, baseline, target, unit and deadline as they were read.
    pub fn details(&self) -> [Option<String>; 6] {
        let features = &self.features;
        let value =
            |index: Option<usize>| features.quantities.get(index?)?.value.map(|value| rounded(value).to_string());
        let words = |range: std::ops::Range<usize>| self.label.text.get(range).map(str::to_owned);
        let direction = features.direction.map(|direction| match direction {
            Direction::Increase => "increase".to_owned(),
            Direction::Decrease => "decrease".to_owned(),
            Direction::Maintain => "maintain".to_owned(),
        });
        let unit = features.unit.clone().filter(|_| features.target.is_some());
        [
            features.metric.clone().and_then(words),
            direction,
            value(features.baseline),
            value(features.target),
            unit,
            features.deadline.as_ref().and_then(|deadline| words(deadline.range.clone())),
        ]
    }
}

/// Without the last digits, which arithmetic leaves behind: 0.12 read as 12 / 100.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// Whether a label's unit is one of measure, not the counted noun.
fn is_unit(unit: &str) -> bool {
    const UNITS: [&str; 16] = [
        "%", "pp", "x", "eur", "usd", "gbp", "chf", "second", "minute", "hour", "day", "week", "month", "year", "ms",
        "star",
    ];
    UNITS.contains(&plural(unit).as_str())
}

/// Units are compared without case and plural.
fn plural(unit: &str) -> String {
    let unit = unit.to_lowercase();
    unit.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(&unit).to_owned()
}

fn plain(text: &str) -> String {
    let marks = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '%' | '€');
    text.trim_matches(marks).to_lowercase()
}

/// Reads the labels of `path` and what the program makes of them: one structured draft, parsed and linted as a file.
pub fn cases(path: &str) -> Result<Vec<Case>, String> {
    let labels = label::read(path)?;
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
            let features =
                if label.level == "objective" { Some(reading.objective.clone()) } else { key_results.next() };
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
        let above =
            if label.level == "objective" { label.text.clone() } else { label.objective.clone().unwrap_or_default() };
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
