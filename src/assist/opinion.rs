//! A model's opinion on what rules cannot know: whether a key result bears on its objective, whether all suffice, whether
//! it inspires, whether it is within the team's reach.
//!
//! In go a report, out come [`Opinion`]s, one request an objective. No diagnostic is touched.

use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::client::Question;
use super::rewrite::owners;
use super::{Assistant, Fault, Prompt, Veil, answer, fenced, schema};
use crate::lint::{Opinion, Report};
use crate::model::Objective;
use crate::propose::verify;
use crate::text::Text;

/// Letters of a statement that is sent, at most.
const LONGEST: usize = 1000;
/// Key results of one objective that are sent, at most.
const MOST: usize = 12;

impl Assistant {
    /// Opinions on every objective of `report` that has a sentence and key results, and the faults met, each once. `on`
    /// hears of each objective's as they come, in the order of the draft.
    pub async fn opinions(&self, report: &Report, on: &(dyn Fn(&[Opinion]) + Sync)) -> (Vec<Opinion>, Vec<Fault>) {
        let asked = judged(report).map(|index| self.on_objective(report, index));
        let mut asking = stream::iter(asked).buffered(self.settings().concurrency);
        let (mut opinions, mut faults) = (Vec::new(), Vec::new());
        let mut in_a_row = 0;
        while let Some(answer) = asking.next().await {
            on(answer.as_deref().unwrap_or_default());
            self.count_in_a_row(&mut in_a_row, answer.as_ref().err());
            match answer {
                Ok(more) => opinions.extend(more),
                Err(fault) if !faults.contains(&fault) => faults.push(fault),
                Err(_) => {}
            }
        }
        (opinions, faults)
    }

    /// How many questions that takes.
    pub fn count_of_opinions(report: &Report) -> usize {
        judged(report).count()
    }

    async fn on_objective(&self, report: &Report, index: usize) -> Result<Vec<Opinion>, Fault> {
        let Some(objective) = report.document.objectives.get(index) else { return Ok(Vec::new()) };
        let mut veil = Veil::new(owners(report), &self.settings().redact);
        let count = objective.key_results.len().min(MOST);
        let shape = schema::opinions(count);
        let draft = draft(objective, &mut veil);
        let user = self.prompts.render("opinion.user.md", &json!({ "draft": fenced(&draft) }))?;
        let prompt = |schema: Option<&Value>| {
            let values = json!({ "schema": schema.map(Value::to_string) });
            Ok(Prompt { system: self.prompts.render("opinion.system.md", &values)?, turns: vec![user.clone()] })
        };
        let check = |value: &Value| match value["opinions"].is_array() {
            true => Ok(()),
            false => Err(Fault::Form("it has no opinions".to_owned())),
        };
        let answer = self.ask(&Question { prompt: &prompt, shape }, &check).await?;
        let list = answer["opinions"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut opinions: Vec<Opinion> = Vec::new();
        for entry in list.iter().take(count + 3) {
            let opinion = self.opinion(entry, index, count, &veil).filter(|it| holds(objective, &it.message));
            let is_new = |it: &Opinion| {
                opinions.iter().all(|other| (&other.about, other.key_result) != (&it.about, it.key_result))
            };
            opinions.extend(opinion.filter(is_new));
        }
        Ok(opinions)
    }

    fn opinion(&self, entry: &Value, objective: usize, count: usize, veil: &Veil) -> Option<Opinion> {
        const KINDS: [&str; 4] = ["relevance", "sufficiency", "inspiration", "reach"];
        let about = KINDS.into_iter().find(|kind| entry["about"].as_str() == Some(kind))?;
        let place = entry["key_result"].as_u64().and_then(|place| usize::try_from(place).ok());
        // Only of relevance is there one for each key result; there it has to say which.
        let key_result = place.filter(|place| about == "relevance" && *place < count);
        if about == "relevance" && key_result.is_none() {
            return None;
        }
        let message = answer::line(entry["message"].as_str()?)?;
        let message = (!veil.has_stray(&message)).then(|| veil.show(&message))?;
        let model = self.settings().model.clone();
        Some(Opinion { model, about: about.to_owned(), objective: Some(objective), key_result, message })
    }
}

/// Whether a message names nothing that the draft does not: no number, person, place or address.
fn holds(objective: &Objective, message: &str) -> bool {
    const LONGEST: usize = 400;
    let texts = objective.text.iter().chain(objective.key_results.iter().map(|it| &it.text));
    let draft = texts.map(Text::as_str).collect::<Vec<_>>().join("\n");
    verify::remark_holds(&draft, message, LONGEST, objective.key_results.len())
}

/// Objectives with a sentence and at least one key result.
fn judged(report: &Report) -> impl Iterator<Item = usize> + '_ {
    let objectives = report.document.objectives.iter().enumerate();
    let has_words = |it: &Objective| it.text.as_ref().is_some_and(|text| !text.is_empty()) && !it.is_slot;
    objectives.filter(move |(_, it)| has_words(it) && !it.key_results.is_empty()).map(|(index, _)| index)
}

fn draft(objective: &Objective, veil: &mut Veil) -> Value {
    let mut hidden = |text: &Text| veil.hide(&text.as_str().chars().take(LONGEST).collect::<String>());
    let above = objective.text.as_ref().map(&mut hidden);
    let key_results: Vec<_> = objective.key_results.iter().take(MOST).map(|it| hidden(&it.text)).collect();
    json!({ "objective": above, "key_results": key_results })
}
