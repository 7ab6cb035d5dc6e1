//! Proposals for labelled lines, counted.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use okrlint::analysis::{KeyResultKind, Kind};
use okrlint::diagnostic::Severity;
use okrlint::lint::{Report, lint};
use okrlint::model::Format;
use okrlint::propose::{Proposal, propose};
use okrlint::rules::RuleSet;
use okrlint::text::Source;
use serde::Deserialize;

#[derive(Deserialize)]
struct Label {
    id: String,
    level: String,
    #[serde(default)]
    domain: String,
    text: String,
    #[serde(default)]
    objective: Option<String>,
    kind: String,
}

/// Counts of one domain.
#[derive(Default, Clone, Copy)]
pub struct Figures {
    pub lines: usize,
    pub worded: usize,
    pub asked: usize,
    pub silent: usize,
}

/// What was counted over a file.
#[derive(Default)]
pub struct Counted {
    pub domains: BTreeMap<String, Figures>,
    pub wordings: usize,
    pub distinct: usize,
    pub invented: usize,
    pub errors: usize,
    pub work: usize,
    pub questions: usize,
    pub seconds: f64,
}

/// A line with its first wording.
pub struct Measured {
    pub id: String,
    pub domain: String,
    pub objective: String,
    pub text: String,
    pub wordings: Vec<String>,
    pub reasons: Vec<String>,
    pub question: String,
}

impl Counted {
    /// The counts of several domains together.
    pub fn sum(&self, of: impl Fn(&str) -> bool) -> Figures {
        let mut sum = Figures::default();
        for (_, figures) in self.domains.iter().filter(|(domain, _)| of(domain)) {
            sum.lines += figures.lines;
            sum.worded += figures.worded;
            sum.asked += figures.asked;
            sum.silent += figures.silent;
        }
        sum
    }
}

/// Proposes for each key result of `text` that is work.
pub fn count(text: &str) -> (Counted, Vec<Measured>) {
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Label>(line).ok());
    let is_work = |label: &Label| matches!(label.kind.as_str(), "task" | "output_count" | "milestone");
    let work: Vec<Label> = lines.filter(|label| label.level == "key_result" && is_work(label)).collect();
    let rules = RuleSet::default();
    // What is unpacked once is unpacked before the clock runs.
    read("", "Write a plan", &rules);
    let start = Instant::now();
    let proposed: Vec<(Report, Option<Proposal>)> =
        work.iter().map(|label| read(label.objective.as_deref().unwrap_or(""), &label.text, &rules)).collect();
    let mut counted = Counted { seconds: start.elapsed().as_secs_f64(), ..Counted::default() };
    let (mut measured, mut texts, mut questions) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for (label, (_, proposal)) in work.iter().zip(&proposed) {
        let figures = counted.domains.entry(label.domain.clone()).or_default();
        figures.lines += 1;
        let Some(proposal) = proposal else {
            figures.silent += 1;
            continue;
        };
        let is_worded = !proposal.alternatives.is_empty();
        figures.worded += usize::from(is_worded);
        figures.asked += usize::from(!is_worded);
        questions.extend(proposal.questions.iter().filter(|_| !is_worded).cloned());
        let objective = label.objective.clone().unwrap_or_default();
        for alternative in &proposal.alternatives {
            counted.wordings += 1;
            counted.invented += usize::from(is_invented(&alternative.text, &[&label.text, &objective]));
            let (report, _) = read(&objective, &alternative.text, &rules);
            counted.errors += usize::from(draws_error(&report));
            counted.work += usize::from(reads_as_work(&report));
            texts.insert(alternative.text.clone());
        }
        measured.push(Measured {
            id: label.id.clone(),
            domain: label.domain.clone(),
            objective,
            text: label.text.clone(),
            wordings: proposal.alternatives.iter().map(|it| it.text.clone()).collect(),
            reasons: proposal.alternatives.iter().map(|it| it.because.clone()).collect(),
            question: proposal.questions.first().cloned().unwrap_or_default(),
        });
    }
    counted.distinct = texts.len();
    counted.questions = questions.len();
    (counted, measured)
}

/// A draft of one key result, and what is proposed for it.
fn read(objective: &str, text: &str, rules: &RuleSet) -> (Report, Option<Proposal>) {
    let draft = serde_json::json!({ "objectives": [{ "objective": objective, "key_results": [text] }] });
    let source = draft.to_string();
    let document = okrlint::parse::parse(&source, Some(Format::Json), "draft.json");
    let report = lint(vec![(Source::new("draft.json", source), document)], rules, None).remove(0);
    let proposal = propose(&report, rules, None).into_iter().find(|proposal| proposal.key_result.is_some());
    (report, proposal)
}

fn is_invented(text: &str, given: &[&str]) -> bool {
    let mut numbers = text.split(|it: char| !it.is_ascii_digit()).filter(|number| !number.is_empty());
    numbers.any(|number| given.iter().all(|given| !given.contains(number)))
}

fn draws_error(report: &Report) -> bool {
    report.diagnostics.iter().any(|it| it.severity == Severity::Error && it.key_result.is_some())
}

fn reads_as_work(report: &Report) -> bool {
    use KeyResultKind::{Milestone, OutputCount, Task};
    let kind = report.readings.first().and_then(|it| it.key_results.first()).and_then(|it| it.kind);
    matches!(kind, Some(Kind::KeyResult(Task | OutputCount | Milestone)))
}
