//! `okrlint rewrite`: read, lint, propose, and show, write down or apply what is proposed.

use anyhow::{Result, ensure};
#[cfg(feature = "model")]
use okrlint::assist::Tally;
use okrlint::diagnostic::Edit;
use okrlint::lint::Report;
use okrlint::propose::propose;
use okrlint::render::rewrite::{self, Proposed, diff, wire};
use okrlint::render::terminal::safe_lines;
use okrlint::rules::RuleSet;

use super::args::{self, Color, RewriteFormat};
use super::lines::{self, Unread};
#[cfg(feature = "model")]
use super::model::Session;
use super::paths::Input;
use super::settings::Settings;
use super::{Outcome, apply, drafts, output, paths, reports, today, truth};

/// Proposes for all drafts; the exit status is 0 unless something could not be read.
pub fn run(arguments: &args::Rewrite, color: Color) -> Result<Outcome> {
    let is_for_programs = arguments.format != RewriteFormat::Human;
    ensure!(!(is_for_programs && (arguments.diff || arguments.apply)), "--diff and --apply take no --format");
    let mut settings = Settings::new(&arguments.settings)?;
    let as_lines = arguments.format == RewriteFormat::Jsonl;
    let found = paths::inputs(&arguments.inputs.named(as_lines));
    paths::spare(&found.inputs, arguments.output.as_deref())?;
    let takes_stdin = found.inputs.contains(&Input::Stdin);
    ensure!(!(arguments.apply && takes_stdin), "--apply needs a file to write to, and standard input is none");
    let stdin_name = arguments.inputs.stdin_filename.as_deref();
    let mut drafts = drafts::read(found.inputs, stdin_name.unwrap_or("<stdin>"), as_lines);
    drafts.faults.splice(0..0, found.faults);
    for fault in &drafts.faults {
        output::remark(fault);
    }
    let is_incomplete = !drafts.faults.is_empty();
    let unread = std::mem::take(&mut drafts.unread);
    if is_incomplete && drafts.drafts.is_empty() {
        output::deliver(&lines::joined(Vec::new(), &unread), arguments.output.as_deref())?;
        return Ok(Outcome::Incomplete);
    }
    let inputs: Vec<Input> = drafts.drafts.iter().map(|draft| draft.input.clone()).collect();
    let day = arguments.inputs.today.unwrap_or_else(today::today);
    let (proposed, answered) = match proposed(drafts.drafts, day, arguments, &mut settings)? {
        Answered::Proposed(proposed, outcome) => (proposed, outcome),
        Answered::Requests(requests) => {
            output::deliver(&requests, arguments.output.as_deref())?;
            return Ok(Outcome::Clean);
        }
    };
    let sentences = proposed.iter().flat_map(|(report, _)| truth::of(report));
    sentences.for_each(|sentence| output::remark(&sentence));
    let is_incomplete = is_incomplete || proposed.iter().any(|(report, _)| truth::is_broken(report));
    if arguments.apply {
        apply::apply(&inputs, &proposed, arguments.yes, color)?;
    } else {
        output::deliver(&rendered(arguments, &proposed, &unread, color), arguments.output.as_deref())?;
        if arguments.diff {
            proposed.iter().for_each(|one| without_place(one).iter().for_each(|line| output::remark(line)));
        }
    }
    Ok(if is_incomplete { Outcome::Incomplete } else { answered })
}

/// What came of proposing.
enum Answered {
    Proposed(Vec<Proposed>, Outcome),
    /// What a model would be asked, where only that was wanted.
    #[cfg_attr(not(feature = "model"), allow(dead_code))]
    Requests(String),
}

fn proposed(
    drafts: Vec<drafts::Draft>,
    today: jiff::civil::Date,
    arguments: &args::Rewrite,
    settings: &mut Settings<'_>,
) -> Result<Answered> {
    let only = arguments.only.as_deref();
    if let Some(only) = only.filter(|_| drafts.is_empty()) {
        RuleSet::default().rule(only)?;
    }
    let reports = reports::lint(drafts, arguments.inputs.stdin_filename.as_deref(), today, settings)?;
    if let Some(only) = only {
        reports.iter().try_for_each(|(number, _)| settings.set(*number).rule(only).map(drop))?;
    }
    #[cfg(feature = "model")]
    if let Some(session) = Session::open(&arguments.model, settings.model())? {
        return asked(&session, reports, settings, only);
    }
    let propose = |(number, report): (usize, Report)| {
        let proposals = propose(&report, settings.set(number), only);
        (report, proposals)
    };
    Ok(Answered::Proposed(reports.into_iter().map(propose).collect(), Outcome::Clean))
}

/// The same with a model's wordings among them.
#[cfg(feature = "model")]
fn asked(
    session: &Session,
    reports: Vec<(usize, Report)>,
    settings: &Settings<'_>,
    only: Option<&str>,
) -> Result<Answered> {
    let mut tally = Tally::default();
    let mut faults = Vec::new();
    let mut proposed = Vec::with_capacity(reports.len());
    for (number, report) in reports {
        let rewritten = session.rewrite(&report, settings.set(number), only);
        tally.merge(&rewritten.tally);
        let new: Vec<_> = rewritten.faults.into_iter().filter(|fault| !faults.contains(fault)).collect();
        faults.extend(new);
        proposed.push((report, rewritten.proposals));
    }
    if session.is_dry() {
        return session.requests().map(Answered::Requests);
    }
    Ok(Answered::Proposed(proposed, session.sum_up(&tally, &faults)))
}

fn rendered(arguments: &args::Rewrite, proposed: &[Proposed], unread: &[Unread], color: Color) -> String {
    if arguments.diff {
        let diff: String = proposed.iter().map(|it| diff::render(&it.0.source, &best(it))).collect();
        // A file gets the bytes of the draft; a terminal nothing that would steer it.
        let is_shown = arguments.output.is_none() && output::is_terminal();
        return if is_shown { safe_lines(&diff) } else { diff };
    }
    match arguments.format {
        RewriteFormat::Json => wire::render(proposed),
        RewriteFormat::Jsonl => {
            lines::joined(proposed.iter().map(|one| wire::render(std::slice::from_ref(one))).collect(), unread)
        }
        RewriteFormat::Human => {
            let style = if arguments.output.is_some() { Default::default() } else { output::style(color) };
            rewrite::render(proposed, style)
        }
    }
}

/// What a diff cannot show: wordings for which the form of the draft has no safe place.
fn without_place((report, proposals): &Proposed) -> Option<String> {
    let has_none = |proposal: &&okrlint::propose::Proposal| {
        !proposal.alternatives.is_empty() && proposal.alternatives.iter().all(|it| it.edits.is_empty())
    };
    let mut left = proposals.iter().filter(has_none).map(|it| report.source.position(it.span.start).0.to_string());
    let first: Vec<String> = left.by_ref().take(12).collect();
    let more = left.count();
    let name = okrlint::render::terminal::one_line(&report.source.name, 200);
    if first.is_empty() {
        let is_worded = proposals.iter().any(|it| !it.alternatives.is_empty());
        return (!is_worded && report.language == "en")
            .then(|| format!("{name}: no wording is proposed, so that there is no difference"));
    }
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!(
        "{name}: not in the diff, since the form of the draft has no safe place for it: line {}{more}; `okrlint rewrite` \
         without --diff shows the wordings, to be taken over by hand",
        first.join(", ")
    ))
}

/// The edits of the first wording of each statement that has a place for it.
fn best((_, proposals): &Proposed) -> Vec<Edit> {
    let first = proposals.iter().filter_map(|proposal| proposal.alternatives.iter().find(|it| !it.edits.is_empty()));
    first.flat_map(|alternative| alternative.edits.iter().cloned()).collect()
}
