//! Trains the weights of clues: `cargo run --release --example train [-- --check]`.
//!
//! In go the labelled lines of `rules/weights/lines/*.tsv` (level `k` or `o`, kind, text), of `tests/batches/*.jsonl`
//! and of `tests/near-miss/*.tsv`; out come `rules/weights/key-result.tsv` and `objective.tsv`. `--check` writes
//! nothing: each file is judged by weights trained on all the others, so that the figures are of unseen authors.

#[path = "train/lines.rs"]
mod lines;
#[path = "train/regression.rs"]
mod regression;

use std::error::Error;
use std::fmt::Write as _;

use lines::{Level, Line};
use regression::Model;

fn main() -> Result<(), Box<dyn Error>> {
    let lines = lines::read()?;
    let check = std::env::args().any(|argument| argument == "--check");
    for level in [Level::KeyResult, Level::Objective] {
        let own: Vec<&Line> = lines.iter().filter(|line| line.level == level).collect();
        if check {
            cross_check(level, &own);
        } else {
            let model = Model::train(&own);
            std::fs::write(level.weights(), table(level, &model, own.len()))?;
            println!("{}: {} clues from {} lines", level.weights(), model.clues().count(), own.len());
        }
    }
    Ok(())
}

/// Weights as the build reads them, heaviest clue first within each place.
fn table(level: Level, model: &Model, lines: usize) -> String {
    let mut text = format!(
        "# Made by `cargo run --release --example train` from {lines} labelled lines. A clue, then how much it speaks\n\
         # for each kind, in tenths: {}.\n",
        level.kinds().join(", ")
    );
    for (clue, weights) in model.clues() {
        let _ = write!(text, "{clue}");
        for weight in weights {
            let _ = write!(text, "\t{weight}");
        }
        text.push('\n');
    }
    text
}

fn cross_check(level: Level, lines: &[&Line]) {
    let files: std::collections::BTreeSet<&str> = lines.iter().map(|line| line.file.as_str()).collect();
    let (mut read, mut weighed, mut all) = (0, 0, 0);
    for file in files {
        let (held, rest): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.file == file);
        let model = Model::train(&rest);
        let by_rules = held.iter().filter(|line| line.read == line.kind).count();
        let by_weight = held.iter().filter(|line| model.kind(line) == line.kind).count();
        println!(
            "{:<40} {:>5} lines: reading {:.1} %, weighed {:.1} %",
            format!("{} {}", level.name(), file),
            held.len(),
            percent(by_rules, held.len()),
            percent(by_weight, held.len())
        );
        (read, weighed, all) = (read + by_rules, weighed + by_weight, all + held.len());
    }
    println!("{} all: reading {:.1} %, weighed {:.1} %", level.name(), percent(read, all), percent(weighed, all));
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
