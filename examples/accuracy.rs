//! How often the reading is right: `cargo run --release --example accuracy -- LABELS… [--errors] [--details]`.
//!
//! Each line of LABELS.jsonl is a labelled statement: `id`, `level` (`key_result` or `objective`), `org`, `text`,
//! `objective` (the one above a key result), `kind`, `kind_alt` where a second coder differed (either counts as
//! right), `flags`, `flags_in_doubt` (scored neither way), and where stated `metric`, `direction`, `baseline`,
//! `target`, `unit`, `deadline`. LABELS may also be a TAB-separated file of `tests/near-miss`. The lines become one
//! structured draft, which is parsed and linted as `check` does it. `--errors` lists the wrong kinds with what led to
//! them, `--details` the flags and details that differ; `--page` prints `docs/accuracy.md` over all the files.

#[path = "accuracy/case.rs"]
mod case;
#[path = "accuracy/label.rs"]
mod label;
#[path = "accuracy/page.rs"]
mod page;
#[path = "accuracy/score.rs"]
mod score;
#[path = "accuracy/tables.rs"]
mod tables;

use std::process::ExitCode;

use case::{Case, cases};

fn main() -> ExitCode {
    let (mut errors, mut differences, mut is_page) = (false, false, false);
    let mut paths = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--errors" => errors = true,
            "--details" => differences = true,
            "--page" => is_page = true,
            _ => paths.push(argument),
        }
    }
    if paths.is_empty() {
        eprintln!("usage: accuracy LABELS… [--errors] [--details] [--page]");
        return ExitCode::from(2);
    }
    let mut sets = Vec::new();
    for path in paths {
        match cases(&path) {
            Ok(cases) if is_page => sets.push((stem(&path), cases)),
            Ok(cases) => report(&path, &cases, errors, differences),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    if is_page {
        page::print(&sets);
    }
    ExitCode::SUCCESS
}

/// What a set is called: the name of its file.
fn stem(path: &str) -> String {
    std::path::Path::new(path).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

fn report(path: &str, cases: &[Case], errors: bool, differences: bool) {
    let (objectives, key_results): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.is_objective());
    println!("# {path}: {} key results, {} objectives\n", key_results.len(), objectives.len());
    tables::confusion("key results", &key_results, &case::KEY_RESULT_KINDS);
    tables::confusion("objectives", &objectives, &case::OBJECTIVE_KINDS);
    tables::flags(&key_results);
    tables::details(&key_results);
    if !path.ends_with(".tsv") {
        tables::organisations(cases);
    }
    tables::sureness(cases);
    if errors {
        cases.iter().filter(|case| !case.is_right()).for_each(tables::miss);
    }
    if differences {
        key_results.iter().for_each(|case| tables::difference(case));
    }
    println!(
        "\ncoders: {}; {}",
        tables::agreement("key results", &key_results),
        tables::agreement("objectives", &objectives)
    );
    println!("{}", tables::Figures::of(&cases.iter().collect::<Vec<_>>()));
}
