//! The loop: propose → verify → one repair with the objections → accepted, repaired, or refused.
//!
//! In go a report and its rules, out come the proposals that [`crate::propose::propose`] makes, with a model's wordings
//! before our own. What was refused stands last with its reasons, and our own proposals stand in its place. A statement
//! without an answer keeps our own alone.

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use serde_json::{Value, json};

use super::client::Question;
use super::{Assistant, Fault, Prompt, Tally, Veil, answer, fenced, schema};
use crate::lint::Report;
use crate::model::Fields;
use crate::propose::knowledge::file::Unit;
use crate::propose::others::{self, Wording};
use crate::propose::{ALTERNATIVES, Alternative, Objection, Proposal, Verdict, knowledge, propose};
use crate::rules::{Rule, RuleSet};
use crate::text::Text;

/// Letters of a statement that is sent, at most.
const LONGEST: usize = 2000;

/// One statement, finished.
#[derive(Debug, Clone)]
pub struct Finished {
    /// Its place among the statements that are reworded.
    pub place: usize,
    /// What is proposed for it, with its edits.
    pub proposal: Proposal,
    /// What came of asking.
    pub outcome: Outcome,
    /// Names of all objections to the model's wordings, those that were repaired too.
    pub objections: Vec<&'static str>,
}

/// What came of asking about one statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A wording held as first written.
    Accepted,
    /// One held once its form was mended here: blanks for numbers that nobody gave, what it had lost put back.
    Mended,
    /// One held after a repair.
    Repaired,
    /// None held.
    Refused,
    /// There was no answer.
    Unanswered(Fault),
}

/// All statements of a report.
#[derive(Debug, Clone, Default)]
pub struct Rewritten {
    /// In the order of the draft.
    pub proposals: Vec<Proposal>,
    /// Counts.
    pub tally: Tally,
    /// Faults, each once.
    pub faults: Vec<Fault>,
}

impl Assistant {
    /// Proposals for the flagged statements of `report`, those about which `only` spoke. `on` hears of each statement
    /// as it is finished, in the order of finishing.
    pub async fn rewrite(
        &self,
        report: &Report,
        rules: &RuleSet,
        only: Option<&str>,
        on: &(dyn Fn(&Finished) + Sync),
    ) -> Rewritten {
        self.reword(report, rules, propose(report, rules, only), &|_| {}, on).await
    }

    /// The same for those statements of `report` for which `offline` holds our own proposals. `begun` hears of what holds
    /// already while the model is asked to repair the rest.
    pub async fn reword(
        &self,
        report: &Report,
        rules: &RuleSet,
        offline: Vec<Proposal>,
        begun: &(dyn Fn(&Proposal) + Sync),
        on: &(dyn Fn(&Finished) + Sync),
    ) -> Rewritten {
        let mut waiting = offline.iter().enumerate();
        let mut finishing = FuturesUnordered::new();
        let mut rewritten = Rewritten::default();
        let mut finished: Vec<Option<Proposal>> = vec![None; offline.len()];
        let mut in_a_row = 0;
        loop {
            let free = self.settings().concurrency.saturating_sub(finishing.len());
            finishing.extend(
                waiting
                    .by_ref()
                    .take(free)
                    .map(|(place, it)| self.finish(Talk::new(self, report, rules, it, begun), place)),
            );
            let Some(next) = finishing.next().await else { break };
            on(&next);
            rewritten.tally.add(&next);
            let fault = match &next.outcome {
                Outcome::Unanswered(fault) => Some(fault),
                _ => None,
            };
            self.count_in_a_row(&mut in_a_row, fault);
            rewritten.faults.extend(fault.filter(|fault| !rewritten.faults.contains(fault)).cloned());
            finished[next.place] = Some(next.proposal);
        }
        drop(finishing);
        rewritten.proposals = finished.into_iter().flatten().collect();
        others::place(report, &mut rewritten.proposals);
        rewritten
    }

    async fn finish(&self, mut talk: Talk<'_>, place: usize) -> Finished {
        let outcome = match talk.run().await {
            Ok(()) if talk.held.iter().any(|it| it.verdict == Verdict::Accepted) => Outcome::Accepted,
            Ok(()) if talk.is_mended => Outcome::Mended,
            Ok(()) if !talk.held.is_empty() => Outcome::Repaired,
            Ok(()) => Outcome::Refused,
            Err(fault) => Outcome::Unanswered(fault),
        };
        let objections = std::mem::take(&mut talk.objections);
        let proposal = talk.proposal();
        Finished { place, proposal, outcome, objections }
    }
}

/// One statement, talked about.
struct Talk<'a> {
    assistant: &'a Assistant,
    report: &'a Report,
    rules: &'a RuleSet,
    offline: &'a Proposal,
    begun: &'a (dyn Fn(&Proposal) + Sync),
    veil: Veil,
    held: Vec<Alternative>,
    refused: Vec<(Wording, Vec<Objection>)>,
    objections: Vec<&'static str>,
    /// Whether the first answer held once its form was mended.
    is_mended: bool,
}

impl<'a> Talk<'a> {
    fn new(
        assistant: &'a Assistant,
        report: &'a Report,
        rules: &'a RuleSet,
        offline: &'a Proposal,
        begun: &'a (dyn Fn(&Proposal) + Sync),
    ) -> Self {
        let veil = Veil::new(owners(report), &assistant.settings().redact);
        let (held, refused, objections) = (Vec::new(), Vec::new(), Vec::new());
        Self { assistant, report, rules, offline, begun, veil, held, refused, objections, is_mended: false }
    }

    const fn level(&self) -> &'static str {
        if self.offline.key_result.is_some() { "key result" } else { "objective" }
    }

    async fn run(&mut self) -> Result<(), Fault> {
        let length = self.offline.original.chars().count();
        if length > LONGEST {
            return Err(Fault::Statement(length));
        }
        let count = self.assistant.settings().alternatives;
        let values = self.values(count);
        let first = self.assistant.prompts.render("rewrite.user.md", &values)?;
        let answer = self.ask(count, std::slice::from_ref(&first)).await?;
        self.judge(&answer, count, Verdict::Accepted);
        if self.refused.is_empty() || self.held.len() >= count {
            return Ok(());
        }
        if !self.held.is_empty() {
            let mut held = self.proposal();
            held.alternatives.retain(|it| it.verdict != Verdict::Refused);
            (self.begun)(&held);
        }
        let (count, objected) = (self.refused.len(), self.objected());
        let again = self.assistant.prompts.render("repair.user.md", &objected)?;
        // What was accepted at once stays, whatever comes of the repair.
        match self.ask(count, &[first, hidden_again(&answer), again]).await {
            Ok(answer) => {
                let refused = std::mem::take(&mut self.refused);
                self.judge(&answer, count, Verdict::Repaired);
                if self.refused.is_empty() && self.held.is_empty() {
                    self.refused = refused;
                }
                Ok(())
            }
            Err(fault) if self.held.is_empty() => Err(fault),
            Err(_) => Ok(()),
        }
    }

    async fn ask(&self, count: usize, turns: &[String]) -> Result<Value, Fault> {
        let shape = schema::wordings(count, self.offline.key_result.is_none());
        let level = self.level();
        let prompt = |schema: Option<&Value>| {
            let schema = schema.map(Value::to_string);
            let values = json!({ "level": level, "schema": schema });
            Ok(Prompt { system: self.assistant.prompts.render("rewrite.system.md", &values)?, turns: turns.to_vec() })
        };
        let check = |value: &Value| answer::wordings(value, count, &|text| Some(text.to_owned())).map(drop);
        self.assistant.ask(&Question { prompt: &prompt, shape }, &check).await
    }

    /// Takes what holds, and keeps what does not with its reasons.
    fn judge(&mut self, answer: &Value, count: usize, verdict: Verdict) {
        let show = |text: &str| (!self.veil.has_stray(text)).then(|| self.veil.show(text));
        let Ok(wordings) = answer::wordings(answer, count, &show) else { return };
        for mut wording in wordings {
            wording.text = others::in_manner(self.offline, &wording.text);
            let earlier: Vec<&str> = self.held.iter().map(|held| held.text.as_str()).collect();
            let Some(objections) = others::judge(self.report, self.offline, &wording, &earlier, self.rules) else {
                continue;
            };
            self.objections.extend(objections.iter().map(Objection::name));
            // What stands beside a wording that is refused is shown no less than that of one that holds.
            let (wording, beside) = others::sifted(self.report, self.offline, wording, self.rules);
            self.objections.extend(beside.iter().map(Objection::name));
            if objections.is_empty() {
                self.held.push(others::alternative(wording, verdict, objections));
                continue;
            }
            match others::restored(self.report, self.offline, &wording, (&objections, &earlier), self.rules) {
                Some(wording) => {
                    self.is_mended |= verdict == Verdict::Accepted;
                    self.held.push(others::alternative(wording, Verdict::Repaired, Vec::new()));
                }
                None => self.refused.push((wording, objections)),
            }
        }
    }

    /// What stands in the prompt about the statement.
    fn values(&mut self, count: usize) -> Value {
        let objective = self.report.document.objectives.get(self.offline.objective);
        let above = objective.and_then(|it| it.text.as_ref()).filter(|_| self.offline.key_result.is_some());
        let mut draft = serde_json::Map::new();
        if let Some(above) = above {
            let above: String = above.as_str().chars().take(LONGEST).collect();
            draft.insert("objective".to_owned(), json!(self.veil.hide(&above)));
        }
        let level = self.level();
        draft.insert(level.replace(' ', "_"), json!(self.veil.hide(&self.offline.original)));
        if self.offline.key_result.is_some() {
            let givens = others::givens(self.report, self.offline, self.rules);
            let mut hidden = |words: &[String]| words.iter().map(|it| self.veil.hide(it)).collect::<Vec<_>>();
            draft.insert("keep".to_owned(), json!(hidden(&givens.keep)));
            draft.insert("numbers".to_owned(), json!(hidden(&givens.numbers)));
        }
        let rules: Vec<&Rule> = self.offline.rules.iter().filter_map(|id| self.rules.rule(id).ok()).collect();
        // A user's own rule may stand in a file of somebody else, so its words are data like the draft's.
        let (own, built_in): (Vec<&Rule>, Vec<&Rule>) = rules.into_iter().partition(|rule| rule.category == "own");
        if !own.is_empty() {
            let own: Vec<_> = own.iter().map(|rule| self.veil.hide(rule.summary())).collect();
            draft.insert("house_rules".to_owned(), json!(own));
        }
        json!({
            "draft": fenced(&Value::Object(draft)),
            "level": level,
            "remarks": built_in.into_iter().take(2).map(|rule| remark(rule, level)).collect::<Vec<_>>(),
            "metrics": metrics(self.offline),
            "count": count,
        })
    }

    fn objected(&mut self) -> Value {
        let refused: Vec<_> = self.refused.iter().map(|(wording, _)| wording.text.clone()).collect();
        let refused: Vec<_> = refused.iter().map(|text| self.veil.hide(text)).collect();
        let reasons: Vec<Vec<String>> =
            self.refused.iter().map(|(_, objections)| objections.iter().map(Objection::message).collect()).collect();
        let reasons: Vec<Vec<String>> = reasons
            .iter()
            .map(|list| list.iter().map(|reason| quoted_data(&self.veil.hide(reason))).collect())
            .collect();
        json!({
            "refused": fenced(&json!(refused)),
            "objections": reasons,
            "count": refused.len(),
            "level": self.level(),
        })
    }

    /// The model's wordings that hold, then our own, then what was refused; with the edits of each.
    fn proposal(&self) -> Proposal {
        let mut proposal = self.offline.clone();
        let own = std::mem::take(&mut proposal.alternatives);
        let mut alternatives = self.held.clone();
        alternatives.truncate(ALTERNATIVES);
        if !alternatives.is_empty() && proposal.initiatives.is_empty() {
            proposal.initiatives.extend(others::kept_work(self.report, &proposal));
        }
        let is_new = |alternatives: &[Alternative], one: &Alternative| {
            alternatives.iter().all(|earlier| !earlier.text.eq_ignore_ascii_case(&one.text))
        };
        for alternative in own {
            if alternatives.len() < ALTERNATIVES && is_new(&alternatives, &alternative) {
                alternatives.push(alternative);
            }
        }
        let refused = self.refused.iter().take(ALTERNATIVES).cloned();
        alternatives.extend(refused.map(|(wording, why)| others::alternative(wording, Verdict::Refused, why)));
        proposal.alternatives = alternatives;
        others::number(&mut proposal);
        let mut proposals = [proposal];
        others::place(self.report, &mut proposals);
        let [proposal] = proposals;
        proposal
    }
}

/// The model's own answer, given back to it as its turn.
fn hidden_again(answer: &Value) -> String {
    answer.to_string()
}

/// A reason quotes the draft and the model; nothing in it can close a fence or begin a line.
fn quoted_data(reason: &str) -> String {
    reason.replace(['<', '>'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a rule says about a statement, with good lines from its file.
fn remark(rule: &Rule, level: &str) -> Value {
    let good = rule.good().iter().filter_map(|example| match level {
        "key result" => example.key_result.as_deref(),
        _ => example.objective.as_deref().filter(|_| example.key_result.is_none()),
    });
    json!({ "fault": rule.summary(), "help": rule.help(), "good": good.take(1).collect::<Vec<_>>() })
}

/// The metrics that our own proposals measure, with their units.
fn metrics(offline: &Proposal) -> Vec<String> {
    let ids = offline.alternatives.iter().filter_map(|alternative| alternative.metric.as_deref());
    ids.filter_map(knowledge::metric).map(measure).collect()
}

/// "organic visits (a number per month)".
fn measure(metric: &knowledge::Metric) -> String {
    let unit = match metric.unit {
        Unit::Percent => "in %",
        _ => metric.unit_word.unwrap_or("a number"),
    };
    let per = metric.per.filter(|_| metric.unit != Unit::Percent).map(|per| format!(" per {per}")).unwrap_or_default();
    format!("{} ({unit}{per})", metric.name)
}

/// Everybody who owns something in the draft.
pub(super) fn owners(report: &Report) -> impl Iterator<Item = &str> {
    fn of(fields: &Fields) -> Vec<&str> {
        fields.owners.iter().map(Text::as_str).collect()
    }
    report.document.objectives.iter().flat_map(move |objective| {
        let below = objective.key_results.iter().flat_map(move |key_result| {
            let further = key_result.initiatives.iter().flat_map(move |initiative| of(&initiative.fields));
            of(&key_result.fields).into_iter().chain(further)
        });
        of(&objective.fields).into_iter().chain(below).collect::<Vec<_>>()
    })
}
