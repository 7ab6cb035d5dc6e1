//! How good the offline proposals are: `cargo run --release --example proposals -- LABELS… [--judged FILE] [--page]`.
//!
//! LABELS.jsonl is as the accuracy command takes it, with `domain`. Of the key results that are work (a task, a count of
//! own output, a milestone) it counts by domain how many get a wording that the verifier accepts, how many a question
//! alone, and how many nothing; over all, digits that no author gave, wordings that draw an error or read as work,
//! distinct texts, and the time. `--judged` adds what a coach said of the first wordings (`tests/judged`); `--list N`
//! prints N of them to be judged, `--skip M` leaves out the first M; `--open` lists those with a question alone; `--page`
//! prints `docs/proposals.md`.

#[path = "proposals/count.rs"]
mod count;
#[path = "proposals/judged.rs"]
mod judged;
#[path = "proposals/page.rs"]
mod page;

use std::process::ExitCode;

use count::{Counted, Measured};
use judged::Judgements;

const USAGE: &str = "usage: proposals LABELS… [--judged FILE] [--list N] [--skip M] [--open] [--page]";

fn main() -> ExitCode {
    let (mut paths, mut judged, mut listed, mut skipped) = (Vec::new(), None, None, 0);
    let (mut is_page, mut is_open) = (false, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--page" => is_page = true,
            "--open" => is_open = true,
            "--judged" => judged = arguments.next(),
            "--list" => listed = arguments.next().and_then(|number| number.parse().ok()),
            "--skip" => skipped = arguments.next().and_then(|number| number.parse().ok()).unwrap_or(0),
            _ => paths.push(argument),
        }
    }
    if paths.is_empty() {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    match run(&paths, judged.as_deref(), listed.map(|number| (skipped, number, is_open)), is_page) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(
    paths: &[String],
    judged: Option<&str>,
    listed: Option<(usize, usize, bool)>,
    is_page: bool,
) -> Result<(), String> {
    let mut all: Vec<(String, Counted, Vec<Measured>)> = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        let (counted, measured) = count::count(&text);
        let name =
            std::path::Path::new(path).file_stem().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
        all.push((name, counted, measured));
    }
    if let Some((skipped, number, is_open)) = listed {
        all.iter().for_each(|(_, _, measured)| judged::list(measured, is_open, skipped, number));
        return Ok(());
    }
    let judgements = judged.map(|path| {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        Judgements::of(&text, all.iter().flat_map(|(_, _, measured)| measured))
    });
    page::print(&all, judgements.transpose()?.as_ref(), is_page);
    Ok(())
}
