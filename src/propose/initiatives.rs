//! First steps for key results that have none.
//!
//! In goes a report, out comes a [`Plan`] with the same objectives and key results. The steps are usual ways to move
//! the metric that a key result names; each says what has to be true for it to work. Where the metric is not known, or
//! the key result is work itself, there is a question instead of a guess. A limit to keep gets no steps.

mod way;

use super::edits::{apply, insertion};
use super::helped::StepsFor;
use super::knowledge::file::Unit;
use super::knowledge::{self, Metric};
use super::mend;
use super::own::{Statement, raised};
use super::plan::{Plan, PlannedInitiative, PlannedKeyResult, PlannedObjective, Question, Reason, Unplaced};
use super::recognise::Known;
use super::{blanks_of, key_result_kind, task};
use crate::analysis::{Features, HeadClass, KeyResultKind, QuantityKind};
use crate::diagnostic::Edit;
use crate::lint::Report;
use crate::model::{Fields, Initiative, KeyResult};
use crate::rules::RuleSet;
use crate::text::Text;

/// First steps for one key result, at most.
const STEPS: usize = 3;

/// The draft with first steps for the key results that have none.
pub fn initiatives(report: &Report, rules: &RuleSet) -> Plan {
    initiatives_with(report, rules, &[])
}

/// The same with steps of somebody else, which go before our own.
pub fn initiatives_with(report: &Report, rules: &RuleSet, others: &[StepsFor]) -> Plan {
    let mut steps = Steps { report, rules, others, used: Vec::new(), unplaced: Vec::new(), questions: Vec::new() };
    let is_read = report.language == "en";
    let objectives: Vec<PlannedObjective> = (0..report.document.objectives.len())
        .map(|at| steps.objective(at, is_read))
        .filter(|it| it.text.is_some() || !it.key_results.is_empty())
        .collect();
    let edits = edits(report, &objectives);
    let edited = edits.and_then(|edits| apply(&report.source.text, &edits));
    let Steps { unplaced, questions, .. } = steps;
    Plan::of_draft(report, edited, objectives, unplaced, questions, rules)
}

struct Steps<'a> {
    report: &'a Report,
    rules: &'a RuleSet,
    others: &'a [StepsFor],
    used: Vec<&'static str>,
    unplaced: Vec<Unplaced>,
    questions: Vec<Question>,
}

impl Steps<'_> {
    fn objective(&mut self, at: usize, is_read: bool) -> PlannedObjective {
        let objective = &self.report.document.objectives[at];
        PlannedObjective {
            text: objective.text.as_ref().filter(|text| !text.is_empty()).map(|text| text.as_str().to_owned()),
            supports: None,
            key_results: (0..objective.key_results.len())
                .map(|key_result| self.key_result(at, key_result, is_read))
                .collect(),
            initiatives: objective.initiatives.iter().map(given).collect(),
            fields: said(&objective.fields),
        }
    }

    fn key_result(&mut self, objective: usize, at: usize, is_read: bool) -> PlannedKeyResult {
        let key_result = &self.report.document.objectives[objective].key_results[at];
        let statement = Statement::of(self.report, objective, Some(at), &self.rules.lexicon);
        let metric = statement.as_ref().filter(|_| is_read).and_then(metric_of);
        let mut initiatives: Vec<PlannedInitiative> = key_result.initiatives.iter().map(given).collect();
        let others = self.others.iter().filter(|it| (it.objective, it.key_result) == (objective, at));
        if is_read && initiatives.is_empty() {
            initiatives.extend(others.flat_map(StepsFor::planned).take(STEPS));
        }
        let open = statement.filter(|_| is_read && initiatives.is_empty());
        if let Some(statement) = open.as_ref().filter(|statement| is_limit(statement.reading)) {
            self.watch(statement);
        } else if let Some(statement) = open {
            match metric.filter(|_| is_result(statement.reading) || is_moved(statement.reading)) {
                Some(metric) => initiatives.extend(self.steps(metric)),
                None => self.ask(&statement),
            }
        }
        planned(key_result, metric, initiatives)
    }

    /// Usual ways to move the metric; no way is proposed twice in a draft, and no two rest on the same assumption.
    fn steps(&mut self, metric: &'static Metric) -> Vec<PlannedInitiative> {
        let free: Vec<&'static str> =
            metric.levers.iter().copied().filter(|lever| !self.used.contains(lever)).collect();
        let levers: Vec<&'static str> = free.into_iter().take(STEPS).collect();
        self.used.extend(&levers);
        let mut steps: Vec<PlannedInitiative> = Vec::new();
        for lever in levers {
            let is_free = |words: &String| steps.iter().all(|step| step.assumption.as_ref() != Some(words));
            let assumption = assumptions(lever, metric).into_iter().find(is_free);
            steps.push(PlannedInitiative { text: raised(lever), assumption, ..PlannedInitiative::default() });
        }
        steps
    }

    /// A limit is not moved: somebody looks at it, and something stops where it is crossed.
    fn watch(&mut self, statement: &Statement<'_>) {
        self.unplaced.push(Unplaced {
            text: statement.text.to_owned(),
            origin: statement.span,
            reason: Reason::Kpi,
            message: "A limit to keep and no number to move: it needs no steps, but somebody who looks at it."
                .to_owned(),
        });
        self.questions.push(Question {
            text: format!(
                "Who looks at “{}” each week, and what is stopped when the limit is crossed?",
                statement.text
            ),
            objective: Some(statement.objective_index),
            key_result: statement.key_result_index,
        });
    }

    /// What is asked where nothing can be proposed.
    fn ask(&mut self, statement: &Statement<'_>) {
        let (reason, message, question) = if is_result(statement.reading) {
            let question = format!("What do people do today that keeps “{}” from happening by itself?", statement.text);
            (Reason::Unknown, "No usual way to move this number is known here.", question)
        } else {
            let question = task::question_about(statement.text, statement.reading);
            (
                Reason::Unknown,
                "This is work itself rather than a result: `okrlint rewrite` proposes what it is for.",
                question,
            )
        };
        self.unplaced.push(Unplaced {
            text: statement.text.to_owned(),
            origin: statement.span,
            reason,
            message: message.to_owned(),
        });
        self.questions.push(Question {
            text: question,
            objective: Some(statement.objective_index),
            key_result: statement.key_result_index,
        });
    }
}

/// Whether a key result keeps a level rather than moving it: a guardrail.
fn is_limit(reading: &Features) -> bool {
    is_result(reading) && (reading.flags.maintain || reading.head.class == HeadClass::Keep)
}

pub(super) fn is_result(reading: &Features) -> bool {
    matches!(key_result_kind(reading), Some(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified))
}

/// The metric that a key result names.
fn metric_of(statement: &Statement<'_>) -> Option<&'static Metric> {
    let mut known = Known::of(statement);
    let all = known.metrics.clone();
    known.metrics.retain(|found| mend::has_unit_of(statement.reading, found.what));
    let of_unit = mend::own_metric(statement, &known);
    // "Reduce cost per lead from 40 to 20": money without its currency.
    of_unit.or_else(|| {
        known.metrics = all;
        known.metrics.retain(|found| found.what.unit == Unit::Money && is_bare_number(statement.reading));
        mend::own_metric(statement, &known)
    })
}

/// Whether the value to reach is a number of nothing in particular.
fn is_bare_number(reading: &Features) -> bool {
    let target = reading.target.and_then(|at| reading.quantities.get(at));
    target.is_some_and(|target| target.kind == QuantityKind::Count)
}

/// Whether a key result moves a number from where to where, so that it has steps also where its words tell of own work:
/// "Increase deployments to production from 2 to 5 per week".
fn is_moved(reading: &Features) -> bool {
    reading.head.class == HeadClass::Change && reading.baseline.is_some() && reading.target.is_some()
}

/// What has to be true for a way to move the metric, the nearest first: what is known of this very step, of such work,
/// what such a step needs, and what any step needs for this number.
fn assumptions(lever: &str, metric: &Metric) -> Vec<String> {
    let place = metric.levers.iter().position(|own| *own == lever);
    let own = place.and_then(|place| metric.assumptions.get(place)).map(|own| (*own).to_owned());
    let known = Known::of_text(lever, &Features::default());
    let serves = |work: &&knowledge::Found<knowledge::Work>| {
        !work.is_less && work.what.serves.iter().any(|served| served.metric == metric.id)
    };
    let of_work = known.works.iter().find(serves).map(|work| work.what.assumption.to_owned());
    own.into_iter().chain(of_work).chain(way::needs(lever, metric)).chain(way::any(metric)).collect()
}

fn given(initiative: &Initiative) -> PlannedInitiative {
    let span = initiative.text.span();
    let (text, fields) = (initiative.text.as_str().to_owned(), said(&initiative.fields));
    PlannedInitiative { text, assumption: None, origin: Some(span), fields }
}

/// What columns and fields say of a statement, as it is written below one.
fn said(fields: &Fields) -> Vec<(&'static str, String)> {
    let owners = fields.owners.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let singles = [
        ("Due", &fields.due),
        ("Metric", &fields.metric),
        ("Baseline", &fields.baseline),
        ("Current", &fields.current),
        ("Target", &fields.target),
        ("Unit", &fields.unit),
        ("Status", &fields.status),
        ("Confidence", &fields.confidence),
        ("Score", &fields.score),
        ("Progress", &fields.progress),
        ("Priority", &fields.priority),
        ("Weight", &fields.weight),
        ("Data source", &fields.data_source),
        ("Depends on", &fields.depends),
        ("Reason", &fields.reason),
    ];
    let owner = (!owners.is_empty()).then_some(("Owner", owners));
    let singles = singles.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?.as_str().to_owned())));
    owner.into_iter().chain(singles).filter(|(_, words)| !words.is_empty()).collect()
}

fn planned(
    key_result: &KeyResult,
    metric: Option<&'static Metric>,
    initiatives: Vec<PlannedInitiative>,
) -> PlannedKeyResult {
    let text = key_result.text.as_str().to_owned();
    PlannedKeyResult {
        blanks: blanks_of(&text),
        text,
        metric: metric.map(|metric| metric.id),
        because: None,
        guardrail: None,
        data_source: None,
        initiatives,
        fields: said(&key_result.fields),
    }
}

/// The edits that put the steps into the source; `None` where its form has no safe place for one.
fn edits(report: &Report, objectives: &[PlannedObjective]) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let texts = report.document.objectives.iter().enumerate();
    let with_text =
        texts.filter(|(_, it)| it.text.as_ref().is_some_and(|text| !text.is_empty()) || !it.key_results.is_empty());
    for ((objective, _), planned) in with_text.zip(objectives) {
        for (at, key_result) in planned.key_results.iter().enumerate() {
            let new = key_result.initiatives.iter().filter(|it| it.origin.is_none());
            let lines: Vec<(&str, Option<&str>)> = new.map(|it| (it.text.as_str(), it.assumption.as_deref())).collect();
            if !lines.is_empty() {
                edits.extend(insertion(report, objective, at, &lines)?);
            }
        }
    }
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::propose::coach::filled;
    use crate::propose::knowledge::file::Way;
    use crate::propose::own::Kept;
    use crate::propose::phrase;
    use crate::text::Source;

    fn plan(draft: &str) -> Plan {
        let rules = RuleSet::default();
        let document = parse(draft, None, "draft");
        let report = crate::lint::lint(vec![(Source::new("draft", draft), document)], &rules, None).remove(0);
        initiatives(&report, &rules)
    }

    #[test]
    fn key_results_without_initiatives_get_first_steps() {
        let draft = "# Q3\n\nObjective: Buyers know us\n- KR: Increase organic visits from 4,000 to 9,000 per month (owner: Ana)\n\
                     - KR: Raise win rate from 20% to 30%\n  - Initiative: Write battlecards\n";
        let plan = plan(draft);
        let of = |at: usize| plan.objectives[0].key_results[at].initiatives.len();
        assert_eq!((of(0), of(1)), (3, 1), "{}", plan.draft());
        let steps = &plan.objectives[0].key_results[0].initiatives;
        assert!(steps.iter().all(|it| it.assumption.as_ref().is_some_and(|it| it.ends_with('.'))), "{steps:?}");
        assert!(plan.draft().contains("per month (owner: Ana)\n  - Initiative: "), "{}", plan.draft());
        assert_eq!(plan.report.document.objectives[0].key_results[0].initiatives.len(), 3, "{}", plan.draft());
    }

    #[test]
    fn what_is_not_known_gets_a_question() {
        let plan = plan("Objective: Clinics find a bed\n- KR: Launch the portal\n- KR: Cut zorbles from 9 to 3\n");
        assert_eq!(plan.tally().initiatives, 0);
        assert_eq!((plan.unplaced.len(), plan.questions.len()), (2, 2), "{}", plan.draft());
    }

    #[test]
    fn every_metric_has_first_steps_each_with_an_assumption_of_its_own() {
        let mut said: std::collections::HashMap<String, &Metric> = std::collections::HashMap::new();
        for metric in knowledge::metrics() {
            let (rules, report) =
                (RuleSet::default(), plan("Objective: Bakers come back\n- KR: Win 9 bakers\n").report);
            let mut steps = Steps {
                report: &report,
                rules: &rules,
                others: &[],
                used: Vec::new(),
                unplaced: Vec::new(),
                questions: Vec::new(),
            };
            let steps = steps.steps(metric);
            assert!(!steps.is_empty(), "{} has no first step", metric.id);
            for step in steps {
                let assumption =
                    step.assumption.unwrap_or_else(|| panic!("{}: {} rests on nothing", metric.id, step.text));
                let other = said.insert(assumption.clone(), metric).filter(|other| other.stage != metric.stage);
                assert!(other.is_none(), "{} and {}: {assumption}", metric.id, other.map_or("", |other| other.id));
            }
        }
    }

    #[test]
    fn a_key_result_on_any_metric_gets_first_steps() {
        let mut without = Vec::new();
        for metric in knowledge::metrics().iter().filter(|metric| phrase::is_free_of_numbers(metric)) {
            let (from, to) = if metric.direction == Way::Increase { ("20", "40") } else { ("40", "20") };
            let text = phrase::key_result(metric, &Kept::default());
            let text = filled(&filled(&text, "baseline", from), "target", to);
            let plan = plan(&format!("Objective: Bakers come back\n- KR: {text}\n"));
            if plan.tally().initiatives == 0 {
                without.push(format!("{}: {text}", metric.id));
            }
        }
        assert!(without.is_empty(), "{}", without.join("\n"));
    }

    #[test]
    fn an_assumption_can_turn_out_wrong() {
        for metric in knowledge::metrics() {
            for lever in &metric.levers {
                for assumption in assumptions(lever, metric) {
                    assert!(!assumption.to_lowercase().contains(&lever.to_lowercase()), "{lever}: {assumption}");
                    assert!(assumption.ends_with('.') && assumption.starts_with(char::is_uppercase), "{assumption}");
                }
            }
        }
    }

    #[test]
    fn columns_are_not_lost_where_a_draft_is_written_anew() {
        let table = "| Objective | Key result | Owner | Baseline | Target |\n|---|---|---|---|---|\n\
                     | Buyers know us | Raise the win rate | Ana Obi | 20% | 30% |\n";
        let plan = plan(table);
        assert!(plan.is_anew, "{}", plan.draft());
        let key_result = &plan.report.document.objectives[0].key_results[0];
        assert_eq!(key_result.fields.owners[0].as_str(), "Ana Obi", "{}", plan.draft());
        assert_eq!(key_result.fields.target.as_ref().map(Text::as_str), Some("30%"), "{}", plan.draft());
        assert_eq!(key_result.initiatives.len(), 3, "{}", plan.draft());
    }

    #[test]
    fn each_step_rests_on_an_assumption_of_its_own() {
        let plan = plan(
            "Objective: Bakers come back\n- KR: Increase repeat orders from 20% to 30%\n- KR: Raise win rate from 20% to 30%\n",
        );
        for key_result in &plan.objectives[0].key_results {
            let mut said: Vec<_> = key_result.initiatives.iter().map(|it| it.assumption.clone()).collect();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), key_result.initiatives.len(), "{}", plan.draft());
        }
    }

    #[test]
    fn an_assumption_is_about_its_step_and_its_number() {
        let plan = plan(
            "Objective: Hotels choose us\n- KR: Raise win rate from 20% to 30%\n- KR: Reduce machine downtime from 9 hours to 6 hours\n",
        );
        let of = |at: usize| &plan.objectives[0].key_results[at].initiatives;
        for step in of(0) {
            let assumption = step.assumption.as_deref().unwrap_or_default();
            assert!(assumption.to_lowercase().contains("deal"), "{step:?}");
        }
        // Of a number without sentences of its own the assumption names the number.
        assert!(
            of(1).iter().any(|it| it.assumption.as_deref().is_some_and(|it| it.contains("machine stops"))),
            "{}",
            plan.draft()
        );
    }

    #[test]
    fn a_limit_gets_somebody_who_looks_at_it() {
        let plan = plan(
            "Objective: Bakers come back\n- KR: Keep churn below 3%\n- KR: Increase repeat orders from 20% to 30%\n",
        );
        let steps: Vec<_> = plan.objectives[0].key_results.iter().map(|it| it.initiatives.len()).collect();
        assert_eq!(steps, [0, 3], "{}", plan.draft());
        assert_eq!(plan.unplaced[0].reason, Reason::Kpi);
        assert!(plan.questions[0].text.contains("Keep churn below 3%"), "{:?}", plan.questions);
    }

    #[test]
    fn steps_go_into_yaml_where_the_key_result_stands() {
        let draft = "objectives:\n  - objective: Bakers come back\n    key_results:\n      - Increase repeat orders from 20% to 30%\n";
        let plan = plan(draft);
        assert!(!plan.is_anew, "{}", plan.draft());
        assert!(
            plan.draft().contains("      - key_result: Increase repeat orders from 20% to 30%\n        initiatives:\n"),
            "{}",
            plan.draft()
        );
        assert_eq!(plan.report.document.objectives[0].key_results[0].initiatives.len(), 3, "{}", plan.draft());
    }

    #[test]
    fn steps_go_into_json_where_the_key_result_stands() {
        let plan = plan(
            "{\"objectives\": [{\"objective\": \"Buyers know us\", \"key_results\": [\"Raise win rate from 20% to 30%\"]}]}",
        );
        assert!(!plan.is_anew, "{}", plan.draft());
        serde_json::from_str::<serde_json::Value>(plan.draft()).expect("it is JSON still");
        assert_eq!(plan.report.document.objectives[0].key_results[0].initiatives.len(), 3);
    }

    #[test]
    fn other_formats_come_back_as_markdown() {
        let plan = plan("Objective,Key result\nBuyers know us,Raise win rate from 20% to 30%\n");
        assert!(plan.draft().starts_with("# OKRs\n"), "{}", plan.draft());
        assert_eq!(plan.report.document.objectives[0].key_results[0].initiatives.len(), 3);
    }
}
