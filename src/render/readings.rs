//! `--show-readings`: how every statement was read, on which words that rests, what was skipped and why.
//!
//! It answers "why was this not flagged?": each statement names the rules that spoke about it, or that none did.

use super::statistics::{key_result, objective};
use super::terminal::{one_line, safe};
use super::values;
use crate::analysis::{Features, Kind, Quantity, Sureness};
use crate::lint::{ObjectiveReading, Report};
use crate::model::{Fields, KeyResult, Objective};
use crate::text::Text;

/// Longest statement in characters that is shown whole.
const SHOWN: usize = 300;

/// The readings of all reports.
pub fn render(reports: &[Report]) -> String {
    let mut text = String::new();
    for report in reports {
        text += &header(report);
        for (index, objective) in report.document.objectives.iter().enumerate() {
            Statement::new(report, index, None).objective(objective, report.readings.get(index), &mut text);
            for (number, key_result) in objective.key_results.iter().enumerate() {
                let features = report.readings.get(index).and_then(|reading| reading.key_results.get(number));
                Statement::new(report, index, Some(number)).key_result(key_result, features, &mut text);
            }
            initiatives(report, &objective.initiatives, &mut text);
        }
        initiatives(report, &report.document.initiatives, &mut text);
        skipped(report, &mut text);
    }
    text
}

fn header(report: &Report) -> String {
    let document = &report.document;
    let mut text = format!("{}\n", one_line(&report.source.name, 400));
    text += &format!("  read as {}, language {}\n", format_name(report), report.language);
    let cycle = document.cycle.as_ref().map(|cycle| &cycle.text);
    for (name, words) in [("cycle", cycle), ("team", document.team.as_ref())] {
        if let Some(words) = words {
            text += &format!("  {name}: “{}”\n", one_line(words.as_str(), SHOWN));
        }
    }
    for (name, list) in [("context", Some(&document.context)), ("not this time", document.non_goals.as_ref())] {
        for words in list.into_iter().flatten() {
            text += &format!("  {name}: “{}”\n", one_line(words.as_str(), SHOWN));
        }
    }
    text
}

fn format_name(report: &Report) -> String {
    format!("{:?}", report.document.format).to_lowercase()
}

/// A statement of a report, by its indices.
struct Statement<'a> {
    report: &'a Report,
    objective: usize,
    key_result: Option<usize>,
}

impl<'a> Statement<'a> {
    fn new(report: &'a Report, objective: usize, key_result: Option<usize>) -> Self {
        Self { report, objective, key_result }
    }

    fn objective(&self, entry: &Objective, reading: Option<&ObjectiveReading>, out: &mut String) {
        let Some(text) = &entry.text else {
            *out += "\nobjective: none stands above the key results that follow\n";
            return;
        };
        let features = reading.map(|reading| &reading.objective);
        self.title("objective", entry.id.as_deref(), text, features, out);
        fields(&entry.fields, out);
        if let Some(features) = features {
            reading_of(features, text.as_str(), out);
        }
        self.found(out);
    }

    fn key_result(&self, entry: &KeyResult, features: Option<&Features>, out: &mut String) {
        self.title("key result", entry.id.as_deref(), &entry.text, features, out);
        fields(&entry.fields, out);
        if let Some(features) = features {
            movement(entry, features, out);
            reading_of(features, entry.text.as_str(), out);
        }
        self.found(out);
        initiatives(self.report, &entry.initiatives, out);
    }

    fn title(&self, what: &str, id: Option<&str>, text: &Text, features: Option<&Features>, out: &mut String) {
        let (line, _) = self.report.source.position(text.span().start);
        let id = id.map(|id| format!(" {}", one_line(id, 40))).unwrap_or_default();
        let kind = features.map_or_else(|| "not read".to_owned(), kind_in_words);
        *out += &format!("\nline {line}: {what}{id}: {kind}\n  “{}”\n", one_line(text.as_str(), SHOWN));
    }

    fn found(&self, out: &mut String) {
        let diagnostics = self.report.diagnostics.iter();
        let mut rules: Vec<_> = diagnostics
            .filter(|it| it.objective == Some(self.objective) && it.key_result == self.key_result)
            .map(|it| it.rule.as_str())
            .collect();
        rules.dedup();
        let rules = if rules.is_empty() { "none".to_owned() } else { rules.join(", ") };
        *out += &format!("  rules that spoke: {rules}\n");
    }
}

fn kind_in_words(features: &Features) -> String {
    let kind = match features.kind {
        Some(Kind::KeyResult(kind)) => key_result(kind),
        Some(Kind::Objective(kind)) => objective(kind),
        None => return "not read".to_owned(),
    };
    match features.sureness {
        Sureness::High => kind.to_owned(),
        Sureness::Low => format!("{kind} (unsure)"),
    }
}

fn fields(fields: &Fields, out: &mut String) {
    for owner in &fields.owners {
        field("owner", owner, out);
    }
    for parent in &fields.supports {
        field("supports", parent, out);
    }
    let named = [
        ("metric", &fields.metric),
        ("baseline", &fields.baseline),
        ("current", &fields.current),
        ("target", &fields.target),
        ("unit", &fields.unit),
        ("direction", &fields.direction),
        ("due", &fields.due),
        ("data source", &fields.data_source),
        ("confidence", &fields.confidence),
        ("score", &fields.score),
        ("progress", &fields.progress),
        ("status", &fields.status),
        ("priority", &fields.priority),
        ("weight", &fields.weight),
        ("depends on", &fields.depends),
        ("reason", &fields.reason),
        ("guardrail", &fields.guardrail),
    ];
    for (name, text) in named {
        if let Some(text) = text {
            field(name, text, out);
        }
    }
    if let Some(declared) = fields.kind {
        *out += &format!("  field type: {}\n", format!("{:?}", declared.kind).to_lowercase());
    }
}

fn field(name: &str, text: &Text, out: &mut String) {
    *out += &format!("  field {name}: “{}”\n", one_line(text.as_str(), SHOWN));
}

/// The metric's way from baseline to target.
fn movement(entry: &KeyResult, features: &Features, out: &mut String) {
    let values = values::of(entry, Some(features));
    let blank = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    if values.baseline.is_some() || values.target.is_some() {
        let unit = values.unit.map(|unit| format!(" {}", one_line(unit, 40))).unwrap_or_default();
        let upper = features.target.and_then(|index| features.quantities.get(index)?.upper);
        let upper = upper.map(|upper| format!("–{upper}")).unwrap_or_default();
        *out += &format!("  from {} to {}{upper}{unit}\n", blank(values.baseline), blank(values.target));
    }
    if let Some(direction) = features.direction {
        *out += &format!("  direction: {}\n", format!("{direction:?}").to_lowercase());
    }
    if let Some(deadline) = values::deadline(entry, Some(features)) {
        *out += &format!("  by when: “{}”\n", one_line(deadline, SHOWN));
    }
}

fn reading_of(features: &Features, text: &str, out: &mut String) {
    let quoted = |range: &std::ops::Range<usize>| text.get(range.clone()).map(|words| one_line(words, SHOWN));
    if !features.head.range.is_empty()
        && let Some(words) = quoted(&features.head.range)
    {
        *out += &format!("  head: “{words}” ({})\n", snake(&format!("{:?}", features.head.class)));
    }
    for (name, phrase) in [("acts on", &features.object), ("counts", &features.counted)] {
        if let Some(phrase) = phrase
            && let Some(words) = quoted(&phrase.range)
        {
            *out += &format!("  {name}: “{words}” ({})\n", snake(&format!("{:?}", phrase.class)));
        }
    }
    for (name, range) in [
        ("metric", &features.metric),
        ("means", &features.means),
        ("purpose", &features.purpose),
        ("segment", &features.segment),
    ] {
        if let Some(words) = range.as_ref().and_then(quoted) {
            *out += &format!("  {name}: “{words}”\n");
        }
    }
    for quantity in &features.quantities {
        *out += &number(quantity, text);
    }
    let flags = features.flags.names();
    if !flags.is_empty() {
        *out += &format!("  flags: {}\n", flags.join(", "));
    }
    for step in &features.evidence {
        let words = quoted(&step.range).filter(|words| !words.is_empty());
        let because = words.map(|words| format!(": “{words}”")).unwrap_or_default();
        *out += &format!("  because {}{because}\n", step.what);
    }
}

fn number(quantity: &Quantity, text: &str) -> String {
    // What a field says stands behind the sentence as an empty range.
    let words = match quantity.value {
        Some(value) if quantity.range.is_empty() => value.to_string(),
        _ => text.get(quantity.range.clone()).unwrap_or_default().to_owned(),
    };
    let kind = snake(&format!("{:?}", quantity.kind));
    let role = snake(&format!("{:?}", quantity.role));
    let role = if role == "open" { "role not settled" } else { &role };
    format!("  number: “{}” ({kind}, {role})\n", one_line(&words, 80))
}

/// `OutsideAct` as "outside act".
fn snake(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for (at, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && at > 0 {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

fn initiatives(report: &Report, initiatives: &[crate::model::Initiative], out: &mut String) {
    for initiative in initiatives {
        let (line, _) = report.source.position(initiative.text.span().start);
        *out += &format!("\nline {line}: initiative\n  “{}”\n", one_line(initiative.text.as_str(), SHOWN));
        fields(&initiative.fields, out);
    }
}

fn skipped(report: &Report, out: &mut String) {
    if report.document.skipped.is_empty() {
        return;
    }
    *out += "\nskipped\n";
    for skipped in &report.document.skipped {
        let (line, _) = report.source.position(skipped.span.start);
        let words = one_line(report.source.slice(skipped.span).trim(), 80);
        *out += &format!("  line {line}: {}: “{}”\n", skipped.why, safe(&words));
    }
    out.push('\n');
}
