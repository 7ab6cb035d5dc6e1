//! `--model`: which model is asked, told on the way, and what it cost.
//!
//! Settings come from the command line, the user's own configuration folder and the environment; a file beside a draft
//! adds words to keep back and little else. Progress, faults and counts go to standard error.

mod arguments;
mod places;
mod progress;

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};
use okrlint::assist::{Assistant, Batch, Collected, Fault, Planned, Rewritten, Settings, Spent, Tally};
use okrlint::config::ModelWishes;
use okrlint::lint::Report;
use okrlint::propose::Plan;
use okrlint::render::terminal::one_line;
use okrlint::rules::RuleSet;
use tokio::runtime::Runtime;

use arguments::Step;
pub use arguments::{Model, Which};
use progress::Progress;

use super::{Outcome, output};

/// A model that is asked in this run.
#[derive(Debug)]
pub struct Session {
    runtime: Runtime,
    assistant: Arc<Assistant>,
    is_dry: bool,
    /// Where requests are written down, in place of being shown.
    prepares: Option<Batch>,
    started: Instant,
}

impl Session {
    /// The model that the user asks for, if any. Nothing is sent yet.
    pub fn open(arguments: &Model, beside: &ModelWishes) -> Result<Option<Self>> {
        let Some(settings) = settings(&arguments.which, beside)? else {
            anyhow::ensure!(!arguments.dry_run, "--dry-run shows what --model would send, and no model is named");
            return Ok(None);
        };
        let step = arguments.batch;
        let is_dry = arguments.dry_run || step == Some(Step::Prepare);
        let batch = arguments.batch_folder.as_deref().map(Batch::new);
        let assistant = if is_dry { Assistant::recording(settings) } else { Assistant::new(settings) }.map_err(told)?;
        assistant.before_sending(announce);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.context("cannot start what waits for answers")?;
        let assistant = Arc::new(assistant);
        match (step, &batch) {
            (Some(Step::Submit), Some(batch)) => {
                let id = runtime.block_on(assistant.submit(batch, arguments.again)).map_err(told)?;
                output::remark(&format!("submitted as {}", one_line(&id, 80)));
                return Err(Finished.into());
            }
            (Some(Step::Collect), Some(batch)) => {
                let collected = runtime.block_on(assistant.collect(batch)).map_err(told)?;
                output::remark(&said(&collected));
                return Err(Finished.into());
            }
            _ => {}
        }
        let prepares = batch.filter(|_| step == Some(Step::Prepare));
        Ok(Some(Self { runtime, assistant, is_dry, prepares, started: Instant::now() }))
    }

    /// Whether nothing may be sent.
    pub const fn is_dry(&self) -> bool {
        self.is_dry
    }

    /// The model's wordings for `report`, with our own beside them.
    pub fn rewrite(&self, report: &Report, rules: &RuleSet, only: Option<&str>) -> Rewritten {
        let progress = Progress::new(self.is_dry);
        self.until_interrupted(self.assistant.rewrite(report, rules, only, &|_| progress.step()))
    }

    /// Puts the model's opinions into `report`; the faults that were met.
    pub fn opinions(&self, report: &mut Report) -> Vec<Fault> {
        let progress = Progress::new(self.is_dry);
        let (opinions, faults) = self.until_interrupted(self.assistant.opinions(report, &|_| progress.step()));
        report.opinions = opinions;
        faults
    }

    /// First steps for the key results of `report` that have none, the model's before our own.
    pub fn initiatives(&self, report: &Report, rules: &RuleSet) -> Planned {
        let progress = Progress::new(self.is_dry);
        self.until_interrupted(self.assistant.initiatives(report, rules, &|| progress.step()))
    }

    /// Key results for the projects or goals of `plan` of which nothing is known here.
    pub fn place_unknown(&self, plan: Plan, are: okrlint::propose::helped::Lines, rules: &RuleSet) -> Planned {
        let progress = Progress::new(self.is_dry);
        self.until_interrupted(self.assistant.place_unknown(plan, are, rules, &|_| progress.step()))
    }

    /// Ctrl-C stops the asking and keeps what is finished; a second one ends the program.
    fn until_interrupted<T>(&self, asking: impl Future<Output = T>) -> T {
        let assistant = Arc::clone(&self.assistant);
        self.runtime.block_on(async move {
            let listening = tokio::spawn(async move {
                if tokio::signal::ctrl_c().await.is_ok() {
                    assistant.stop();
                }
                if tokio::signal::ctrl_c().await.is_ok() {
                    std::process::exit(130);
                }
            });
            let result = asking.await;
            listening.abort();
            result
        })
    }

    /// What would have been sent, to the byte: for each request its address on one line and its body on the next. For a
    /// batch it is written down instead.
    pub fn requests(&self) -> Result<String> {
        let recorded = self.assistant.recorded();
        if let Some(batch) = &self.prepares {
            let count = batch.prepare(&recorded).map_err(told)?;
            output::remark(&format!("prepared {count} requests; nothing was sent"));
            return Ok(String::new());
        }
        let count = recorded.len();
        let kept = self.assistant.spent().from_cache;
        output::remark(&format!(
            "nothing was sent; {count} request{} would be, and {kept} answer{} in the cache; repairs follow answers \
             and are not among them",
            if count == 1 { "" } else { "s" },
            if kept == 1 { " is" } else { "s are" },
        ));
        Ok(recorded.iter().map(|request| format!("POST {}\n{}\n", request.url, request.body)).collect())
    }

    /// Says what came of rewording, and what it cost; whether anything at all was answered decides the outcome.
    pub fn sum_up(&self, tally: &Tally, faults: &[Fault]) -> Outcome {
        tell(faults);
        if tally.unanswered > 0 {
            let (count, kept) = (tally.unanswered, "our own proposals stand alone");
            output::remark(&format!("without an answer: {count} of {} statements; there {kept}", tally.statements));
        }
        if tally.answered() > 0 {
            let objections: Vec<_> = tally.objections.iter().map(|(name, count)| format!("{name} {count}")).collect();
            let objected = if objections.is_empty() { String::new() } else { format!(" ({})", objections.join(", ")) };
            output::remark(&format!(
                "{}: {} accepted at once, {} mended here, {} repaired by the model, {} refused{objected}",
                self.name(),
                tally.accepted,
                tally.mended,
                tally.repaired,
                tally.refused
            ));
        }
        self.say_cost();
        if tally.answered() == 0 && tally.unanswered > 0 { Outcome::Incomplete } else { Outcome::Clean }
    }

    /// The same for opinions.
    pub fn sum_up_opinions(&self, count: usize, faults: &[Fault]) -> Outcome {
        tell(faults);
        self.say_cost();
        if count == 0 && !faults.is_empty() { Outcome::Incomplete } else { Outcome::Clean }
    }

    fn say_cost(&self) {
        let spent = self.assistant.spent();
        if spent != Spent::default() {
            let settings = self.assistant.settings();
            output::remark(&cost(&spent, settings, self.started.elapsed().as_secs_f64()));
        }
    }

    fn name(&self) -> String {
        one_line(&self.assistant.settings().model, 60)
    }
}

/// The settings of the model that the user asks for, if any.
fn settings(which: &Which, beside: &ModelWishes) -> Result<Option<Settings>> {
    let user = places::user_wishes()?;
    let is_wanted = which.model.is_some() || user.always == Some(true) && !which.no_model;
    if !is_wanted {
        return Ok(None);
    }
    let wishes = which.wishes().over(user).with_draft(beside);
    let mut settings = wishes.resolve().map_err(told)?;
    settings.cache = places::cache().filter(|_| !which.no_cache);
    settings.prompts = places::prompts();
    Ok(Some(settings))
}

/// The model for a process that answers many, if the user names one. Nothing is sent yet.
#[cfg(feature = "server")]
pub fn for_many(which: &Which, beside: &ModelWishes) -> Result<Option<Arc<Assistant>>> {
    let Some(settings) = settings(which, beside)? else { return Ok(None) };
    let assistant = Assistant::new(settings).map_err(told)?;
    announce(assistant.settings());
    Ok(Some(Arc::new(assistant)))
}

/// A step of a batch was done, and nothing is left to do.
#[derive(Debug)]
pub struct Finished;

impl std::fmt::Display for Finished {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("finished")
    }
}

impl std::error::Error for Finished {}

fn said(collected: &Collected) -> String {
    match collected {
        Collected::Waiting(state) => format!("not finished yet ({state}); collect again later"),
        Collected::Done { answers, missing } => format!(
            "collected {answers} answers, {missing} missing; run the command without --batch to use them, or prepare the \
             next batch for repairs and what is missing"
        ),
    }
}

fn told(fault: Fault) -> anyhow::Error {
    anyhow::anyhow!("{fault}. {}", fault.remedy())
}

/// Says each fault with what to do about it.
fn tell(faults: &[Fault]) {
    for fault in faults.iter().filter(|fault| **fault != Fault::NotAsked) {
        output::remark(&format!("{fault}. {}", fault.remedy()));
    }
}

/// Names a server elsewhere before anything goes there.
fn announce(settings: &Settings) {
    if !settings.is_local() {
        let open = if settings.is_open() { ", without encryption" } else { "" };
        output::remark(&format!("statements are sent to {}{open}", one_line(&settings.host(), 120)));
    }
}

fn cost(spent: &Spent, settings: &Settings, seconds: f64) -> String {
    let about = if spent.is_estimate { "about " } else { "" };
    let money = spent.cost(settings.prices).map(|cost| format!(", cost {cost:.4}")).unwrap_or_default();
    format!(
        "{} requests, {} answers from the cache; {about}{} tokens sent, {} answered{money}; {seconds:.1} s",
        spent.requests, spent.from_cache, spent.sent, spent.answered
    )
}
