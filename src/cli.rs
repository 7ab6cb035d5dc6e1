//! The binary: arguments in, files and terminal around the library, exit status out.
//!
//! Only here are files, clock, environment and terminal touched. 0 is clean, 1 found something at or above
//! `--fail-on`, 2 could not run; a closed pipe is 0.

mod apply;
mod args;
mod baseline;
mod bounded;
mod check;
mod coach;
mod drafts;
mod knowledge;
mod lines;
#[cfg(feature = "model")]
mod model;
#[cfg(not(feature = "model"))]
#[path = "cli/no_model.rs"]
mod model;
mod output;
mod paths;
mod plan;
mod reports;
mod rewrite;
#[cfg(feature = "server")]
mod serve;
mod settings;
mod today;
mod truth;
mod watch;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser};

use args::{Cli, Command};

/// What came of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to act on.
    Clean,
    /// Something at or above `--fail-on`.
    Found,
    /// A part of the input could not be read; why was said already.
    Incomplete,
}

/// Runs the program on the arguments of its process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(&cli) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Incomplete) => ExitCode::from(2),
        Err(error) if error.is::<output::ClosedPipe>() => ExitCode::SUCCESS,
        #[cfg(feature = "model")]
        Err(error) if error.is::<model::Finished>() => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error, cli.color);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: &Cli) -> Result<Outcome> {
    match &cli.command {
        Command::Check(arguments) => check::run(arguments, cli.color),
        Command::Rewrite(arguments) => rewrite::run(arguments, cli.color),
        Command::Coach(arguments) => coach::run(arguments, cli.color),
        Command::Convert(arguments) => plan::convert(arguments),
        Command::Initiatives(arguments) => plan::initiatives(arguments),
        Command::Draft(arguments) => plan::draft(arguments),
        #[cfg(feature = "server")]
        Command::Serve(arguments) => serve::run(arguments),
        Command::Explain(arguments) => knowledge::explain(arguments),
        Command::Rules(arguments) => knowledge::rules(arguments),
        Command::Init(arguments) => knowledge::init(arguments),
        Command::Completions(arguments) => completions(arguments),
    }
}

fn completions(arguments: &args::Completions) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "okrlint", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
