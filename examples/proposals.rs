//! How much is proposed for labelled lines: `cargo run --release --example proposals -- LABELS…`.
//!
//! LABELS.jsonl is as the accuracy command takes it, with `domain`. Of the key results that are work (a task, a count of
//! own output, a milestone) it prints by domain how many get a wording that the verifier accepts, how many a question
//! alone, and how many nothing; over all, the distinct texts, the digits that no author gave, and the time. Totals alone.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::time::Instant;

use okrlint::lint::lint;
use okrlint::model::Format;
use okrlint::propose::propose;
use okrlint::rules::RuleSet;
use okrlint::text::Source;
use serde::Deserialize;

#[derive(Deserialize)]
struct Label {
    level: String,
    #[serde(default)]
    domain: String,
    text: String,
    #[serde(default)]
    objective: Option<String>,
    kind: String,
}

#[derive(Default)]
struct Figures {
    lines: usize,
    worded: usize,
    asked: usize,
    flagged: usize,
}

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: proposals LABELS…");
        return ExitCode::from(2);
    }
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => report(&path, &text),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}

fn report(path: &str, text: &str) {
    let rules = RuleSet::default();
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Label>(line).ok());
    let is_work = |label: &Label| matches!(label.kind.as_str(), "task" | "output_count" | "milestone");
    let work: Vec<Label> = lines.filter(|label| label.level == "key_result" && is_work(label)).collect();
    let (mut domains, mut texts, mut invented) = (BTreeMap::<&str, Figures>::new(), BTreeSet::new(), 0);
    let start = Instant::now();
    for label in &work {
        let figures = domains.entry(&label.domain).or_default();
        figures.lines += 1;
        let objective = label.objective.as_deref().unwrap_or("");
        let draft = serde_json::json!({ "objectives": [{ "objective": objective, "key_results": [label.text] }] });
        let source = draft.to_string();
        let document = okrlint::parse::parse(&source, Some(Format::Json), "draft.json");
        let report = lint(vec![(Source::new("draft.json", source), document)], &rules, None).remove(0);
        let proposals = propose(&report, &rules, None);
        let Some(proposal) = proposals.iter().find(|proposal| proposal.key_result.is_some()) else { continue };
        figures.flagged += 1;
        figures.worded += usize::from(!proposal.alternatives.is_empty());
        figures.asked += usize::from(proposal.alternatives.is_empty() && !proposal.questions.is_empty());
        for alternative in &proposal.alternatives {
            let mut numbers =
                alternative.text.split(|it: char| !it.is_ascii_digit()).filter(|number| !number.is_empty());
            invented += usize::from(numbers.any(|number| !label.text.contains(number) && !objective.contains(number)));
            texts.insert(alternative.text.clone());
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("# {path}: {} key results that are work\n", work.len());
    println!("| domain | lines | with a wording | with a question alone | not flagged |\n|---|--:|--:|--:|--:|");
    let mut all = Figures::default();
    for (domain, figures) in &domains {
        row(domain, figures);
        all.lines += figures.lines;
        all.worded += figures.worded;
        all.asked += figures.asked;
        all.flagged += figures.flagged;
    }
    row("all", &all);
    println!("\n{} distinct texts, {invented} with digits that no author gave, {seconds:.2} seconds", texts.len());
}

fn row(domain: &str, figures: &Figures) {
    let share = |count: usize| 100.0 * count as f64 / figures.lines.max(1) as f64;
    let missing = figures.lines - figures.flagged;
    println!(
        "| {domain} | {} | {:.1} % | {:.1} % | {:.1} % |",
        figures.lines,
        share(figures.worded),
        share(figures.asked),
        share(missing)
    );
}
