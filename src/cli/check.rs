//! `okrlint check`: read, lint, render, and the exit status that follows from what was found.

use anyhow::{Result, bail, ensure};
use okrlint::diagnostic::Severity;
use okrlint::lint::{Report, Statistics, Summary};
use okrlint::render::{github, human, json, junit, markdown, readings, sarif, statistics};

use super::args::{self, Color, FailOn, Format};
use super::drafts::{self, Drafts};
use super::lines::{self, Unread};
#[cfg(feature = "model")]
use super::model::Session;
use super::settings::Settings;
use super::{Outcome, baseline, output, paths, reports, today, watch};

/// Checks once, or with `--watch` until stopped.
pub fn run(arguments: &args::Check, color: Color) -> Result<Outcome> {
    let extras = arguments.show_readings || arguments.statistics;
    ensure!(
        !extras || arguments.format == Format::Human,
        "--show-readings and --statistics are for people: leave out --format, or take --format human"
    );
    if arguments.watch {
        watch::watch(arguments, color, || once(arguments, color).map(drop))?;
        return Ok(Outcome::Clean);
    }
    once(arguments, color)
}

fn once(arguments: &args::Check, color: Color) -> Result<Outcome> {
    let mut settings = Settings::new(&arguments.settings)?;
    let as_lines = arguments.format == Format::Jsonl;
    let mut found = paths::inputs(&arguments.inputs.named(as_lines));
    found.leave_out(arguments.output.as_deref());
    paths::spare(&found.inputs, arguments.output.as_deref())?;
    let stdin_name = arguments.inputs.stdin_filename.as_deref().unwrap_or("<stdin>");
    let mut drafts = drafts::read(found.inputs, stdin_name, as_lines);
    drafts.faults.splice(0..0, found.faults);
    for fault in &drafts.faults {
        output::remark(fault);
    }
    if drafts.drafts.is_empty() {
        return nothing_read(arguments, &drafts);
    }
    let is_incomplete = !drafts.faults.is_empty();
    let unread = std::mem::take(&mut drafts.unread);
    let today = arguments.inputs.today.unwrap_or_else(today::today);
    let reports = reports::lint(drafts.drafts, arguments.inputs.stdin_filename.as_deref(), today, &mut settings)?;
    let mut reports: Vec<Report> = reports.into_iter().map(|(_, report)| report).collect();
    if let Some(file) = &arguments.write_baseline {
        let count = baseline::write(file, &reports)?;
        output::remark(&format!("wrote {count} findings to {}", paths::quoted(file)));
        return Ok(if is_incomplete { Outcome::Incomplete } else { Outcome::Clean });
    }
    if let Some(file) = &arguments.baseline {
        baseline::apply(file, &mut reports)?;
    }
    #[cfg(feature = "model")]
    let answered = match opinions(arguments, &mut reports, &settings)? {
        Answered::Outcome(outcome) => outcome,
        Answered::Requests(requests) => {
            output::deliver(&requests, arguments.output.as_deref())?;
            return Ok(Outcome::Clean);
        }
    };
    #[cfg(not(feature = "model"))]
    let answered = Outcome::Clean;
    output::deliver(&rendered(arguments, &reports, &unread, &settings, color), arguments.output.as_deref())?;
    let found = outcome(arguments.fail_on, &Summary::of(&reports));
    if !arguments.watch {
        // The process ends, and giving back every statement of a large tree one by one would only take time.
        std::mem::forget((reports, settings));
    }
    Ok(if is_incomplete || answered == Outcome::Incomplete { Outcome::Incomplete } else { found })
}

/// What came of asking a model.
#[cfg(feature = "model")]
enum Answered {
    Outcome(Outcome),
    /// What it would be asked, where only that was wanted.
    Requests(String),
}

/// Adds a model's opinions, where one was named. Diagnostics are not touched.
#[cfg(feature = "model")]
fn opinions(arguments: &args::Check, reports: &mut [Report], settings: &Settings<'_>) -> Result<Answered> {
    let Some(session) = Session::open(&arguments.model, settings.model())? else {
        return Ok(Answered::Outcome(Outcome::Clean));
    };
    let mut faults = Vec::new();
    for report in reports.iter_mut() {
        let new: Vec<_> = session.opinions(report).into_iter().filter(|fault| !faults.contains(fault)).collect();
        faults.extend(new);
    }
    if session.is_dry() {
        return session.requests().map(Answered::Requests);
    }
    let count = reports.iter().map(|report| report.opinions.len()).sum();
    Ok(Answered::Outcome(session.sum_up_opinions(count, &faults)))
}

fn nothing_read(arguments: &args::Check, drafts: &Drafts) -> Result<Outcome> {
    if !drafts.faults.is_empty() {
        output::deliver(&lines::joined(Vec::new(), &drafts.unread), arguments.output.as_deref())?;
        return Ok(Outcome::Incomplete);
    }
    let folders: Vec<_> = arguments.inputs.paths.iter().map(|path| paths::quoted(path)).collect();
    let folders = if folders.is_empty() { "this folder".to_owned() } else { folders.join(", ") };
    match drafts.passed_over {
        0 => bail!("found no drafts in {folders}: it holds no text, Markdown, YAML, JSON, TOML, CSV or HTML file"),
        count => bail!(
            "found no drafts in {folders}: {count} files were looked into, and none says that it holds objectives or \
             key results; a file that is named is checked in any case"
        ),
    }
}

fn rendered(
    arguments: &args::Check,
    reports: &[Report],
    unread: &[Unread],
    settings: &Settings<'_>,
    color: Color,
) -> String {
    match arguments.format {
        Format::Human => for_people(arguments, reports, color),
        Format::Json => json::render(reports),
        Format::Jsonl => {
            lines::joined(reports.iter().map(|report| json::render(std::slice::from_ref(report))).collect(), unread)
        }
        Format::Sarif => sarif::render(reports, &settings.described()),
        Format::Github => github::render(reports),
        Format::Junit => junit::render(reports),
        Format::Markdown => markdown::render(reports),
    }
}

fn for_people(arguments: &args::Check, reports: &[Report], color: Color) -> String {
    let mut text = String::new();
    if arguments.show_readings {
        text += &readings::render(reports);
        text.push('\n');
    }
    if arguments.statistics {
        text += &statistics::render(&Statistics::of(reports));
        text.push('\n');
    }
    let style = if arguments.output.is_some() { Default::default() } else { output::style(color) };
    text + &human::render(reports, style)
}

fn outcome(fail_on: FailOn, summary: &Summary) -> Outcome {
    let found = match fail_on {
        FailOn::Error => summary.at_least(Severity::Error),
        FailOn::Warning => summary.at_least(Severity::Warning),
        FailOn::Note => summary.at_least(Severity::Note),
        FailOn::Never => 0,
    };
    if found > 0 { Outcome::Found } else { Outcome::Clean }
}
