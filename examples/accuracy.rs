//! How often the reading is right: `cargo run --release --example accuracy -- LABELS.jsonl… [--errors]`.
//!
//! Each line of LABELS.jsonl is a labelled statement: `id`, `level` (`key_result` or `objective`), `org`, `text`,
//! `objective` (the one above a key result), `kind`, `kind_alt` where a second coder differed (either counts as
//! right), `flags`, `flags_in_doubt` (scored neither way), and where stated `metric`, `direction`, `baseline`,
//! `target`, `unit`, `deadline`. The lines become one structured draft, which is parsed and linted as `check` does it.

#[path = "accuracy/case.rs"]
mod case;
#[path = "accuracy/tables.rs"]
mod tables;

use std::process::ExitCode;

use case::{Case, cases};

fn main() -> ExitCode {
    let mut errors = false;
    let mut paths = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--errors" => errors = true,
            _ => paths.push(argument),
        }
    }
    if paths.is_empty() {
        eprintln!("usage: accuracy LABELS.jsonl… [--errors]");
        return ExitCode::from(2);
    }
    for path in paths {
        match cases(&path) {
            Ok(cases) => report(&path, &cases, errors),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}

fn report(path: &str, cases: &[Case], errors: bool) {
    let (objectives, key_results): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.is_objective());
    println!("# {path}: {} key results, {} objectives\n", key_results.len(), objectives.len());
    tables::confusion("key results", &key_results, &case::KEY_RESULT_KINDS);
    tables::confusion("objectives", &objectives, &case::OBJECTIVE_KINDS);
    tables::flags(&key_results);
    tables::details(&key_results);
    tables::organisations(cases);
    tables::sureness(cases);
    if errors {
        cases.iter().filter(|case| !case.is_right()).for_each(tables::miss);
    }
    println!("\ncoders: {}; {}", tables::agreement("key results", &key_results), tables::agreement("objectives", &objectives));
    println!("{}", tables::Figures::of(&cases.iter().collect::<Vec<_>>()));
}
