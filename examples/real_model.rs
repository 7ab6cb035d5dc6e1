//! A real model asked through every command, or about many labelled lines; `scripts/model` starts the server for it.
//!
//! `real_model URL` drives the program and proves what has to hold whatever a model says; exact words are never expected,
//! since a model does not repeat itself. `real_model URL LABELS COUNT` asks about COUNT key results that are work and
//! writes docs/model.md. The key stands in OKRLINT_TEST_KEY.

#[path = "real_model/commands.rs"]
mod commands;
#[path = "real_model/measure.rs"]
mod measure;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [url] => commands::drive(url),
        [url, labels, count] => {
            count.parse().map_err(Into::into).and_then(|count| measure::measure(url, labels, count))
        }
        _ => Err("usage: real_model URL [LABELS COUNT]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
