//! Plans that somebody else, a language model, helps with: first steps for key results, key results for projects of
//! which nothing is known here. Everything is judged before it enters, as our own is.

use super::own::{Statement, raised};
use super::plan::{Asks, Plan, PlannedInitiative, PlannedKeyResult, PlannedObjective, Reason, Unplaced};
use super::verify::{self, Objection};
use super::{Alternative, Proposal, blanks_of, initiatives, key_result_kind};
use crate::analysis::{Context, KeyResultKind, read_key_result};
use crate::lint::Report;
use crate::rules::RuleSet;

/// A first step with the reason why it should move the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub text: String,
    /// What has to be true for it to work.
    pub assumption: Option<String>,
}

/// Steps for one key result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepsFor {
    /// Index of the objective.
    pub objective: usize,
    /// Index of the key result within it.
    pub key_result: usize,
    /// The steps.
    pub steps: Vec<Step>,
}

impl StepsFor {
    /// As a plan holds them.
    pub(super) fn planned(&self) -> impl Iterator<Item = PlannedInitiative> + '_ {
        self.steps.iter().map(|step| PlannedInitiative {
            text: raised(&step.text),
            assumption: step.assumption.clone(),
            ..PlannedInitiative::default()
        })
    }
}

/// Key results that are results and have no initiative, with the objective above each.
pub fn without_steps(report: &Report, rules: &RuleSet) -> Vec<(usize, usize)> {
    if report.language != "en" {
        return Vec::new();
    }
    let mut places = Vec::new();
    for (index, objective) in report.document.objectives.iter().enumerate() {
        for (at, key_result) in objective.key_results.iter().enumerate() {
            let statement = Statement::of(report, index, Some(at), &rules.lexicon);
            let is_result = statement.is_some_and(|statement| initiatives::is_result(statement.reading));
            if is_result && key_result.initiatives.is_empty() {
                places.push((index, at));
            }
        }
    }
    places
}

/// What speaks against `text` as a first step for a key result, after the `earlier` ones. `None` where the report has
/// no such key result.
pub fn judge_step(
    report: &Report,
    (objective, key_result): (usize, usize),
    text: &str,
    earlier: &[&str],
    rules: &RuleSet,
) -> Option<Vec<Objection>> {
    let statement = Statement::of(report, objective, Some(key_result), &rules.lexicon)?;
    let reading = read_key_result(text, &Context { objective: statement.objective, lexicon: &rules.lexicon });
    let is_result = matches!(key_result_kind(&reading), Some(KeyResultKind::Outcome));
    let mut objections = verify::of_any(&statement, text, earlier);
    objections.extend(verify::of_numbers(&statement, text, &reading));
    objections.extend(verify::of_added(&statement, text, rules));
    objections.extend(is_result.then_some(Objection::NoStep));
    objections.dedup();
    Some(objections)
}

/// Whether the reason for a step for a key result holds nothing that nobody gave.
pub fn reason_holds(report: &Report, (objective, key_result): (usize, usize), words: &str, rules: &RuleSet) -> bool {
    const LONGEST: usize = 240;
    let statement = Statement::of(report, objective, Some(key_result), &rules.lexicon);
    statement.is_some_and(|statement| verify::beside(&statement, words, LONGEST, rules).is_empty())
}

/// Lines of a plan that are in no objective since nothing is known of such work, by their place in `unplaced`.
pub fn unknown(plan: &Plan) -> impl Iterator<Item = (usize, &str)> {
    let lines = plan.unplaced.iter().enumerate();
    lines.filter(|(_, line)| line.reason == Reason::Unknown).map(|(at, line)| (at, line.text.as_str()))
}

/// What the lines of a plan are: they stand beside a key result in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Work, which becomes the initiative of its key result.
    Projects,
    /// Goals of the company, which the key result serves.
    Goals,
}

/// The plan with key results for lines that were unknown: each with its place in `unplaced`, and the wording that holds
/// for it. They stand under no objective, since nobody said which.
pub fn with_key_results(plan: Plan, found: &[(usize, Alternative)], lines: Lines, rules: &RuleSet) -> Plan {
    if found.is_empty() {
        return plan;
    }
    let mut objectives = plan.objectives;
    let found_lines = || found.iter().filter_map(|(at, wording)| Some((plan.unplaced.get(*at)?, wording)));
    let key_result = |wording: &Alternative, initiatives: Vec<PlannedInitiative>| PlannedKeyResult {
        blanks: blanks_of(&wording.text),
        text: wording.text.clone(),
        because: Some(wording.because.clone()).filter(|because| !because.is_empty()),
        initiatives,
        ..PlannedKeyResult::default()
    };
    match lines {
        Lines::Projects => {
            let of = |line: &Unplaced| PlannedInitiative {
                text: line.text.clone(),
                origin: Some(line.origin),
                ..PlannedInitiative::default()
            };
            let key_results = found_lines().map(|(line, wording)| key_result(wording, vec![of(line)])).collect();
            objectives.push(PlannedObjective { key_results, ..PlannedObjective::default() });
        }
        Lines::Goals => objectives.extend(found_lines().map(|(line, wording)| PlannedObjective {
            text: Some(line.text.clone()),
            key_results: vec![key_result(wording, Vec::new())],
            ..PlannedObjective::default()
        })),
    }
    let is_left = |at: usize| found.iter().all(|(taken, _)| *taken != at);
    let unplaced = plan.unplaced.into_iter().enumerate().filter(|(at, _)| is_left(*at)).map(|(_, line)| line).collect();
    let questions = plan.questions;
    // A goal in the company's words stays also where a rule has something to say about it.
    let asks = Asks { unplaced, is_own: lines == Lines::Projects, of: &|_| questions.clone() };
    Plan::new(&plan.report.source.name, objectives, rules, &asks)
}

/// The first wording of a proposal that a model wrote and that holds.
pub fn first_of_the_model(proposal: &Proposal) -> Option<&Alternative> {
    let holds = |it: &&Alternative| it.author == super::Author::Model && it.verdict != super::Verdict::Refused;
    proposal.alternatives.iter().find(holds)
}
