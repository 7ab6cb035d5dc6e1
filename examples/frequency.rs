//! How often each rule speaks:
//! `cargo run --release --example frequency -- PATHS… [--profile NAME] [--hits RULE] [--page]`.
//!
//! A path is a draft, a folder of drafts, or a file of labelled lines (`.jsonl`, as `accuracy` reads them), which becomes
//! one draft an organisation. Out comes a table of findings per 100 statements, by rule and severity. For labelled
//! lines it also says how many of the good key results draw a warning or an error. `--hits` lists what a rule marks;
//! `--page` writes docs/frequency.md, a section a path.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use okrlint::diagnostic::{Diagnostic, Severity};
use okrlint::lint::{Report, lint};
use okrlint::parse::parse;
use okrlint::rules::RuleSet;
use okrlint::text::{Source, Text};
use serde_json::{Value, json};

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Vec<String>) -> Result<(), String> {
    let (mut paths, mut hits, mut profile, mut page) = (Vec::new(), None, "balanced".to_owned(), false);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--page" => page = true,
            "--hits" => hits = arguments.next(),
            "--profile" => profile = arguments.next().ok_or("--profile needs a name")?,
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    if paths.is_empty() {
        return Err("usage: frequency PATHS… [--profile NAME] [--hits RULE] [--page]".to_owned());
    }
    let rules = RuleSet::builtin(&profile).map_err(|error| error.to_string())?;
    if page {
        print!("{PAGE}");
    }
    let mut tally = Tally::default();
    for path in paths {
        for draft in drafts(&path)? {
            let document = parse(&draft.text, None, &draft.name);
            let source = Source::new(draft.name.clone(), draft.text);
            for report in lint(vec![(source, document)], &rules, None) {
                tally.add(&report, &draft.good);
                if let Some(rule) = &hits {
                    print_hits(&report, rule);
                }
            }
        }
        if page {
            println!("\n## {}\n", path.file_stem().unwrap_or_default().display());
            std::mem::take(&mut tally).print();
        }
    }
    if hits.is_none() && !page {
        tally.print();
    }
    Ok(())
}

/// The head of the page.
const PAGE: &str = "# How often each rule speaks

Made by `cargo run --release --example frequency -- --page PATHS…` over real drafts and labelled lines, which stay outside this
repository, in the default profile. A rule that speaks on more than 10 of 100 statements is a warning or an error only
where a coach would say it aloud: `--hits RULE` lists what it marks.
";

/// A draft with the texts of the key results that are labelled as good.
struct Draft {
    name: String,
    text: String,
    good: Vec<String>,
}

fn drafts(path: &Path) -> Result<Vec<Draft>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_dir() {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(path).map_err(fault)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        let drafts: Result<Vec<_>, _> = files.iter().filter(|file| file.is_file()).map(|file| drafts(file)).collect();
        return Ok(drafts?.into_iter().flatten().collect());
    }
    let text = std::fs::read_to_string(path).map_err(fault)?;
    let name = path.display().to_string();
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        return labelled(&text).map_err(|error| format!("{name}: {error}"));
    }
    Ok(vec![Draft { name, text, good: Vec::new() }])
}

/// One draft an organisation, with its lines under their objectives.
fn labelled(lines: &str) -> Result<Vec<Draft>, serde_json::Error> {
    let mut organisations: Vec<(String, Vec<Value>)> = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let label: Value = serde_json::from_str(line)?;
        let name = label["org"].as_str().unwrap_or_default();
        match organisations.iter_mut().find(|(known, _)| known == name) {
            Some((_, labels)) => labels.push(label),
            None => organisations.push((name.to_owned(), vec![label])),
        }
    }
    Ok(organisations.into_iter().map(|(name, labels)| draft_of(name, &labels)).collect())
}

fn draft_of(name: String, labels: &[Value]) -> Draft {
    let mut objectives: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut good = Vec::new();
    for label in labels {
        let text = label["text"].as_str().unwrap_or_default();
        let is_objective = label["level"] == "objective";
        let above = if is_objective { text } else { label["objective"].as_str().unwrap_or_default() };
        let place = objectives.iter().position(|(objective, _)| *objective == above).unwrap_or_else(|| {
            objectives.push((above, Vec::new()));
            objectives.len() - 1
        });
        if !is_objective {
            objectives[place].1.push(text);
            if label["kind"] == "outcome" && (label["kind_alt"].is_null() || label["kind_alt"] == "outcome") {
                good.push(text.to_owned());
            }
        }
    }
    let objectives: Vec<Value> = objectives
        .into_iter()
        .map(|(objective, key_results)| match objective {
            "" => json!({ "key_results": key_results }),
            _ => json!({ "objective": objective, "key_results": key_results }),
        })
        .collect();
    Draft { name: format!("{name}.json"), text: json!({ "objectives": objectives }).to_string(), good }
}

/// What was counted.
#[derive(Default)]
struct Tally {
    statements: usize,
    /// By rule: notes, warnings, errors.
    rules: BTreeMap<String, [usize; 3]>,
    good: usize,
    alarmed: usize,
    /// By rule, on good key results.
    alarms: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, report: &Report, good: &[String]) {
        let objectives = &report.document.objectives;
        self.statements += objectives.iter().filter(|objective| objective.text.is_some()).count();
        self.statements += objectives.iter().map(|objective| objective.key_results.len()).sum::<usize>();
        for diagnostic in &report.diagnostics {
            self.rules.entry(diagnostic.rule.clone()).or_default()[diagnostic.severity as usize] += 1;
        }
        for (at, objective) in objectives.iter().enumerate() {
            for (index, key_result) in objective.key_results.iter().enumerate() {
                if !good.iter().any(|good| good == key_result.text.as_str()) {
                    continue;
                }
                self.good += 1;
                let here = |told: &&Diagnostic| {
                    (told.objective, told.key_result) == (Some(at), Some(index)) && told.severity > Severity::Note
                };
                let alarms: Vec<&Diagnostic> = report.diagnostics.iter().filter(here).collect();
                self.alarmed += usize::from(!alarms.is_empty());
                for alarm in alarms {
                    *self.alarms.entry(alarm.rule.clone()).or_default() += 1;
                }
            }
        }
    }

    fn print(&self) {
        let per_hundred = |count: usize| 100.0 * count as f64 / self.statements.max(1) as f64;
        println!("{} statements\n", self.statements);
        println!("| rule | findings per 100 statements | errors | warnings | notes |\n|---|---:|---:|---:|---:|");
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
        for (rule, [notes, warnings, errors]) in rules {
            let all = per_hundred(notes + warnings + errors);
            println!("| `{rule}` | {all:.1} | {errors} | {warnings} | {notes} |");
        }
        if self.good > 0 {
            let share = 100.0 * self.alarmed as f64 / self.good as f64;
            println!("\n{} of {} good key results draw a warning or an error: {share:.1} %", self.alarmed, self.good);
            let alarms: Vec<String> = self.alarms.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
            println!("({})", alarms.join(", "));
        }
    }
}

fn print_hits(report: &Report, rule: &str) {
    for told in report.diagnostics.iter().filter(|told| told.rule == rule) {
        let objective = told.objective.and_then(|at| report.document.objectives.get(at));
        let key_result = told.key_result.and_then(|at| objective?.key_results.get(at));
        let text = key_result.map(|key_result| &key_result.text).or(objective.and_then(|one| one.text.as_ref()));
        let words = text.map_or_else(|| report.source.slice(told.span), Text::as_str);
        println!("{:?}: {}\n    {}", told.severity, words, told.message);
    }
}
