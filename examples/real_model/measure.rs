//! How a real model does on labelled lines: totals alone, written to docs/model.md.

use std::error::Error;
use std::fmt::Write;
use std::time::{Duration, Instant};

use okrlint::assist::{Assistant, Finished, Tally, Wishes};
use okrlint::lint::lint;
use okrlint::model::Format;
use okrlint::parse::parse;
use okrlint::propose::{Author, propose};
use okrlint::rules::RuleSet;
use okrlint::text::Source;
use serde::Deserialize;

#[derive(Deserialize)]
struct Label {
    level: String,
    text: String,
    #[serde(default)]
    objective: Option<String>,
    kind: String,
}

/// Asks about `count` key results of `labels` that are work, spread evenly over the file.
pub fn measure(url: &str, labels: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(labels)?;
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Label>(line).ok());
    let is_work =
        |it: &Label| it.level == "key_result" && matches!(it.kind.as_str(), "task" | "output_count" | "milestone");
    let work: Vec<Label> = lines.filter(is_work).collect();
    let step = (work.len() / count.max(1)).max(1);
    let chosen: Vec<&Label> = work.iter().step_by(step).take(count).collect();
    let wishes = Wishes {
        name: Some("qwen".to_owned()),
        base_url: Some(url.to_owned()),
        key_env: Some("OKRLINT_TEST_KEY".to_owned()),
        alternatives: Some(2),
        ..Wishes::default()
    };
    let mut settings = wishes.resolve()?;
    settings.timeout = Duration::from_secs(1800);
    settings.concurrency = 1;
    let assistant = Assistant::new(settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (rules, mut tally, started) = (RuleSet::default(), Tally::default(), Instant::now());
    for (done, label) in chosen.iter().enumerate() {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let above = line(label.objective.as_deref().unwrap_or("What we do matters to the people we do it for"));
        let draft = format!("Objective: {above}\n- KR: {}\n", line(&label.text));
        let document = parse(&draft, Some(Format::Markdown), "draft.md");
        let Some(report) = lint(vec![(Source::new("draft.md", draft), document)], &rules, None).pop() else { continue };
        let mut offline = propose(&report, &rules, None);
        offline.retain(|proposal| proposal.key_result.is_some());
        let rewritten =
            runtime.block_on(assistant.reword(&report, &rules, offline, &|_| {}, &|finished| told(finished)));
        tally.merge(&rewritten.tally);
        eprintln!(
            "{} of {}: {} accepted, {} mended, {} repaired, {} refused",
            done + 1,
            chosen.len(),
            tally.accepted,
            tally.mended,
            tally.repaired,
            tally.refused
        );
        // After each statement, so that a run that is ended early leaves the figures of what it asked.
        let spent = assistant.spent();
        std::fs::write(PAGE, page(&tally, started.elapsed().as_secs_f64(), (spent.sent, spent.answered), load()))?;
    }
    print!("{}", std::fs::read_to_string(PAGE)?);
    Ok(())
}

/// What the model wrote, with the objections, to standard error: to see what to say otherwise.
fn told(finished: &Finished) {
    eprintln!("  {}", finished.proposal.original);
    for alternative in finished.proposal.alternatives.iter().filter(|it| it.author == Author::Model) {
        let why: Vec<String> = alternative.objections.iter().map(|it| it.message()).collect();
        eprintln!(
            "    {:?}: {} ({}) {}",
            alternative.verdict,
            alternative.text,
            why.join("; "),
            finished.objections.join(" ")
        );
    }
}

/// Where the figures are written.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/model.md");

/// How many processes want to run, on the average of the last minutes; times mean nothing without it.
fn load() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/loadavg").ok()?;
    text.split(' ').nth(2)?.parse().ok()
}

fn page(tally: &Tally, seconds: f64, (sent, answered): (u64, u64), load: Option<f64>) -> String {
    #[allow(clippy::cast_precision_loss)]
    let each = |total: f64| total / tally.statements.max(1) as f64;
    #[allow(clippy::cast_precision_loss)]
    let (sent, answered) = (each(sent as f64), each(answered as f64));
    let mut page = String::from(
        "# How a small real model does\n\nWritten by `scripts/model measure FILE COUNT` on labelled key results that are \
         work, kept elsewhere. The model is\nQwen2.5-Coder-1.5B-Instruct in 4 bits, which `scripts/model` sets up to test with; \
         it is no recommendation. Two wordings are\nasked for each statement, and one repair where the verifier objects.\n\n\
         | | |\n|---|---|\n",
    );
    for (name, count) in [
        ("statements asked about", tally.statements),
        ("a wording accepted at once", tally.accepted),
        ("one once its form was mended here", tally.mended),
        ("one only after the repair by the model", tally.repaired),
        ("none that holds", tally.refused),
        ("no answer", tally.unanswered),
    ] {
        let _ = writeln!(page, "| {name} | {count} |");
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let busy = load.map(|load| format!(", with a load of {load:.0} on {cores} cores")).unwrap_or_default();
    let _ = writeln!(page, "| seconds a statement{busy} | {:.0} |", each(seconds));
    let _ = writeln!(page, "| tokens sent a statement | {sent:.0} |");
    let _ = writeln!(page, "| tokens answered a statement | {answered:.0} |");
    page += "\nObjections of the verifier, over all wordings, those that were repaired too:\n\n| objection | count |\n|---|---|\n";
    for (name, count) in &tally.objections {
        let _ = writeln!(page, "| {name} | {count} |");
    }
    page
}
