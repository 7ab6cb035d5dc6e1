//! First steps for key results that have none, and key results for projects of which nothing is known here.
//!
//! In goes a report or a plan, out comes a plan. What a model writes is judged before it enters; where it does not hold,
//! or there is no answer, our own steps stand, or the line stays where it was.

use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::client::Question;
use super::rewrite::{Rewritten, owners};
use super::{Assistant, Fault, Finished, Prompt, Tally, Veil, answer, fenced, schema};
use crate::lint::{Report, lint};
use crate::model::Format;
use crate::parse::parse;
use crate::propose::helped::{self, Step, StepsFor};
use crate::propose::{Objection, Plan, initiatives_with};
use crate::rules::RuleSet;
use crate::text::Source;

/// Letters of a statement that is sent, at most.
const LONGEST: usize = 1000;

/// A plan that a model helped with.
#[derive(Debug)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// Counts over what was asked.
    pub tally: Tally,
    /// Faults, each once.
    pub faults: Vec<Fault>,
}

/// Steps for one key result, and what was objected to.
type Heard = Result<(StepsFor, Vec<&'static str>), Fault>;

impl Assistant {
    /// `report` with first steps for the key results that have none: the model's before our own.
    pub async fn initiatives(&self, report: &Report, rules: &RuleSet, on: &(dyn Fn() + Sync)) -> Planned {
        let places = helped::without_steps(report, rules);
        let asked = places.into_iter().map(|place| self.steps(report, rules, place));
        let mut asking = stream::iter(asked).buffered(self.settings().concurrency);
        let (mut steps, mut tally, mut faults, mut in_a_row) = (Vec::new(), Tally::default(), Vec::new(), 0);
        while let Some(heard) = asking.next().await {
            on();
            self.count_in_a_row(&mut in_a_row, heard.as_ref().err());
            tally.statements += 1;
            match heard {
                Ok((found, objections)) => {
                    tally.accepted += usize::from(!found.steps.is_empty());
                    tally.refused += usize::from(found.steps.is_empty());
                    tally.object(&objections);
                    steps.push(found);
                }
                Err(fault) => {
                    tally.unanswered += 1;
                    faults.extend(Some(fault).filter(|fault| !faults.contains(fault)));
                }
            }
        }
        drop(asking);
        Planned { plan: initiatives_with(report, rules, &steps), tally, faults }
    }

    /// `plan` with a key result for each project or goal of which nothing is known here, where the model finds one that
    /// holds.
    pub async fn place_unknown(
        &self,
        plan: Plan,
        are: helped::Lines,
        rules: &RuleSet,
        on: &(dyn Fn(&Finished) + Sync),
    ) -> Planned {
        let lines: Vec<(usize, String)> = helped::unknown(&plan)
            .map(|(at, text)| (at, text.split_whitespace().collect::<Vec<_>>().join(" ")))
            .collect();
        let mut draft = String::new();
        for (_, text) in &lines {
            draft.push_str(&format!("- KR: {text}\n"));
        }
        let document = parse(&draft, Some(Format::Markdown), "list.md");
        let report = lint(vec![(Source::new("list.md", draft), document)], rules, None).pop();
        let Some(report) = report.filter(|_| !lines.is_empty()) else {
            return Planned { plan, tally: Tally::default(), faults: Vec::new() };
        };
        let Rewritten { proposals, tally, faults } = self.rewrite(&report, rules, None, on).await;
        let found: Vec<_> = proposals
            .iter()
            .filter_map(|proposal| {
                let (at, _) = lines.iter().find(|(_, text)| *text == proposal.original)?;
                Some((*at, helped::first_of_the_model(proposal)?.clone()))
            })
            .collect();
        Planned { plan: helped::with_key_results(plan, &found, are, rules), tally, faults }
    }

    async fn steps(&self, report: &Report, rules: &RuleSet, (objective, key_result): (usize, usize)) -> Heard {
        let above = report.document.objectives.get(objective);
        let text = above.and_then(|it| it.key_results.get(key_result)).map(|it| it.text.as_str()).unwrap_or_default();
        if text.chars().count() > LONGEST {
            return Err(Fault::Statement(text.chars().count()));
        }
        let mut veil = Veil::new(owners(report), &self.settings().redact);
        let count = self.settings().alternatives.max(2);
        let above =
            above.and_then(|it| it.text.as_ref()).map(|it| it.as_str().chars().take(LONGEST).collect::<String>());
        let draft = json!({ "objective": above.map(|it| veil.hide(&it)), "key_result": veil.hide(text) });
        let user = self.prompts.render("steps.user.md", &json!({ "draft": fenced(&draft), "count": count }))?;
        let prompt = |schema: Option<&Value>| {
            let values = json!({ "schema": schema.map(Value::to_string) });
            Ok(Prompt { system: self.prompts.render("steps.system.md", &values)?, turns: vec![user.clone()] })
        };
        let check = |value: &Value| match value["steps"].is_array() {
            true => Ok(()),
            false => Err(Fault::Form("it has no steps".to_owned())),
        };
        let answer = self.ask(&Question { prompt: &prompt, shape: schema::steps(count) }, &check).await?;
        let show = |value: &Value| {
            let line = answer::line(value.as_str()?)?;
            (!veil.has_stray(&line)).then(|| veil.show(&line))
        };
        let mut found = StepsFor { objective, key_result, steps: Vec::new() };
        let mut objected = Vec::new();
        for entry in answer["steps"].as_array().into_iter().flatten().take(count) {
            let Some(text) = show(&entry["text"]) else { continue };
            let earlier: Vec<&str> = found.steps.iter().map(|step: &Step| step.text.as_str()).collect();
            let Some(objections) = helped::judge_step(report, (objective, key_result), &text, &earlier, rules) else {
                continue;
            };
            objected.extend(objections.iter().map(Objection::name));
            let place = (objective, key_result);
            let assumption =
                show(&entry["assumption"]).filter(|words| helped::reason_holds(report, place, words, rules));
            if objections.is_empty() {
                found.steps.push(Step { text: text.trim_end_matches('.').to_owned(), assumption });
            }
        }
        Ok((found, objected))
    }
}
