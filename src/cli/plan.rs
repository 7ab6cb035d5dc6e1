//! `okrlint convert`, `initiatives` and `draft`: read one input, propose a set of OKRs, and write it down.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, ensure};
#[cfg(feature = "model")]
use okrlint::assist::Planned;
use okrlint::model::Form;
use okrlint::propose::{self, Plan};
use okrlint::render::plan::{beside, render, summary, wire};
use okrlint::rules::RuleSet;
use okrlint::text::Source;

use super::args::{self, ListFormat};
use super::drafts::Draft;
#[cfg(feature = "model")]
use super::model::Session;
use super::paths::{Input, quoted};
use super::settings::Settings;
use super::{Outcome, drafts, output, paths, reports, today, truth};
#[cfg(feature = "model")]
use okrlint::propose::helped::Lines;

/// Converts a list of projects.
pub fn convert(arguments: &args::Convert) -> Result<Outcome> {
    let (input, source) = read(&arguments.path, &arguments.plan)?;
    let mut settings = Settings::new(&arguments.plan.settings)?;
    let number = settings.number_for(&input, arguments.plan.stdin_filename.as_deref())?;
    let rules = settings.set(number);
    let plan = propose::convert(&source, rules);
    ensure!(
        !plan.objectives.is_empty() || !plan.unplaced.is_empty(),
        "{} holds no projects: write one on each line, or in a column “Project” of a table",
        quoted(Path::new(&source.name))
    );
    if holds_key_results(&source) {
        output::remark(&format!(
            "{} holds objectives with key results; convert takes each line for a project. `okrlint rewrite` proposes better lines",
            quoted(Path::new(&source.name))
        ));
    }
    #[cfg(feature = "model")]
    if let Some(session) = Session::open(&arguments.model, settings.model())? {
        return asked(&session, session.place_unknown(plan, Lines::Projects, rules), &arguments.plan);
    }
    deliver(&plan, &arguments.plan)
}

/// Whether a list is a draft already: labels say so, and not only its lines.
fn holds_key_results(source: &Source) -> bool {
    let document = okrlint::parse::parse(&source.text, None, &source.name);
    document.objectives.iter().any(|objective| {
        objective.form == Form::Stated && objective.key_results.iter().any(|line| line.form == Form::Stated)
    })
}

/// Proposes first steps for the key results of a draft that have none.
pub fn initiatives(arguments: &args::Initiatives) -> Result<Outcome> {
    let (input, source) = read(&arguments.path, &arguments.plan)?;
    let mut settings = Settings::new(&arguments.plan.settings)?;
    let document = okrlint::parse::parse(&source.text, None, &source.name);
    let drafts = vec![Draft { input, source, document }];
    let name = arguments.plan.stdin_filename.as_deref();
    let mut reports = reports::lint(drafts, name, today::today(), &mut settings)?;
    let (number, report) = reports.pop().ok_or_else(|| anyhow!("nothing was read"))?;
    let rules: &RuleSet = settings.set(number);
    #[cfg(feature = "model")]
    if let Some(session) = Session::open(&arguments.model, settings.model())? {
        return asked(&session, session.initiatives(&report, rules), &arguments.plan);
    }
    let plan = propose::initiatives(&report, rules);
    truth::of(&report).iter().for_each(|sentence| output::remark(sentence));
    deliver(&plan, &arguments.plan)
}

/// Writes down what a model helped with, or what it would be asked.
#[cfg(feature = "model")]
fn asked(session: &Session, planned: Planned, arguments: &args::Plan) -> Result<Outcome> {
    if session.is_dry() {
        output::deliver(&session.requests()?, arguments.output.as_deref())?;
        return Ok(Outcome::Clean);
    }
    deliver(&planned.plan, arguments)?;
    Ok(session.sum_up(&planned.tally, &planned.faults))
}

/// Begins a first set.
pub fn draft(arguments: &args::Draft) -> Result<Outcome> {
    if let Some(focus) = &arguments.focus {
        propose::check_focus(focus)?;
    }
    let context = arguments.context.as_ref().map(|path| read(path, &arguments.plan)).transpose()?;
    let mut settings = Settings::new(&arguments.plan.settings)?;
    let focus = arguments.focus.as_deref();
    let Some((input, source)) = context else {
        #[cfg(feature = "model")]
        ensure!(
            !arguments.model.which.model.is_some(),
            "a model is asked about the goals of --context, and none is given"
        );
        return deliver(&propose::draft(None, focus, &settings.here()?), &arguments.plan);
    };
    ensure!(
        !source.text.trim().is_empty(),
        "{} holds nothing: write down what the company wants, a goal on each line",
        quoted(Path::new(&source.name))
    );
    let number = settings.number_for(&input, arguments.plan.stdin_filename.as_deref())?;
    let rules = settings.set(number);
    let plan = propose::draft(Some(&source), focus, rules);
    #[cfg(feature = "model")]
    if let Some(session) = Session::open(&arguments.model, settings.model())? {
        return asked(&session, session.place_unknown(plan, Lines::Goals, rules), &arguments.plan);
    }
    deliver(&plan, &arguments.plan)
}

/// The one input that `path` names.
fn read(path: &Path, plan: &args::Plan) -> Result<(Input, Source)> {
    ensure!(!path.is_dir(), "this command reads one file, and {} is a folder", quoted(path));
    let mut found = paths::inputs(&[PathBuf::from(path)]);
    paths::spare(&found.inputs, plan.output.as_deref())?;
    let input = found.inputs.pop().ok_or_else(|| {
        found.faults.pop().map_or_else(|| anyhow!("cannot open {}", quoted(path)), |fault| anyhow!(fault))
    })?;
    let source = drafts::text(&input, plan.stdin_filename.as_deref().unwrap_or("<stdin>"));
    Ok((input, source.map_err(|sentence| anyhow!(sentence))?))
}

/// Writes the set down; what sums it up goes beside it, so that the set can be saved as it is.
fn deliver(plan: &Plan, arguments: &args::Plan) -> Result<Outcome> {
    let text = match (arguments.format, &arguments.output) {
        (ListFormat::Json, _) => wire::render(plan),
        (ListFormat::Human, Some(_)) => plan.draft().to_owned(),
        (ListFormat::Human, None) => render(plan),
    };
    output::deliver(&text, arguments.output.as_deref())?;
    if arguments.format == ListFormat::Human {
        if plan.is_anew && !plan.objectives.is_empty() {
            output::remark(&format!(
                "{} has no place for first steps that would be read again, so that this is a draft of its own; only what \
                 stands in objectives, key results, initiatives and their fields is in it",
                quoted(Path::new(&plan.report.source.name))
            ));
        }
        // A long list is told in part: the JSON has all of it.
        const SHOWN: usize = 40;
        let beside = beside(plan);
        beside.iter().take(SHOWN).for_each(|line| output::remark(line));
        if beside.len() > SHOWN {
            output::remark(&format!("and {} more; --format json has all of them", beside.len() - SHOWN));
        }
        output::remark(&summary(plan));
    }
    Ok(Outcome::Clean)
}
