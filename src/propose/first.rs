//! A first set of OKRs from what a company wants and what a team turns to.
//!
//! In go the text of a strategy and a focus, out comes a [`Plan`]: objectives that the focus and the goals ask for,
//! the metrics that tell whether they are reached, with blanks, and the questions that are still open. A number of the
//! strategy comes in with the sentence it stands in, as a goal of its own, or where its clause says that it is today's
//! value or the target of a metric; nothing is made up. Each goal of the strategy is in the set or named with the reason.

mod facts;
mod goals;
mod orders;
mod prose;

use facts::Fact;
use goals::Goal;

use super::blanks_of;
use super::convert::{KEY_RESULTS, OBJECTIVES, questions, sentence};
use super::knowledge::{self, Metric, Purpose, term};
use super::own::Kept;
use super::phrase;
use super::plan::{Asks, Plan, PlannedKeyResult, PlannedObjective, Question, Reason, Unplaced};
use super::spoken::Spoken;
use crate::rules::{RuleSet, Unknown, nearest};
use crate::text::Source;

/// A first set. `context` is the company's strategy or goals, `focus` what the team turns to: a stage ("acquisition"),
/// a function ("hiring") or a word of a purpose ("brand").
pub fn draft(context: Option<&Source>, focus: Option<&str>, rules: &RuleSet) -> Plan {
    let mut goals = context.map(|source| goals::read(source, rules)).unwrap_or_default();
    let facts = facts::facts(&mut goals);
    let name = context.map_or("draft.md", |source| source.name.as_str());
    // Where a rule would have a chosen objective mended, the next best takes its place.
    let mut refused: Vec<&'static str> = Vec::new();
    // Likewise the objective of the knowledge base, where the goal's own words would have to be mended.
    let mut plain: Vec<&'static str> = Vec::new();
    loop {
        let chosen = purposes(&goals, focus, &refused);
        let given = Given { name, goals: &goals, facts: &facts, focus, plain: &plain };
        let plan = planned_for(&chosen, &given, rules);
        let own = chosen.iter().filter(|purpose| !plain.contains(&purpose.id));
        let faulty: Vec<&'static str> = own
            .filter(|purpose| aim(purpose, &goals).is_some_and(|goal| !stands(goal, &plan, rules)))
            .map(|it| it.id)
            .collect();
        if !faulty.is_empty() {
            plain.extend(faulty);
            continue;
        }
        let is_of = |objective: &PlannedObjective, purpose: &Purpose| {
            objective.key_results.iter().filter_map(|it| it.metric).any(|id| purpose.metrics.contains(&id))
        };
        let is_lost = |purpose: &&&'static Purpose| !plan.objectives.iter().any(|it| is_of(it, purpose));
        let count = refused.len();
        refused.extend(chosen.iter().filter(is_lost).map(|purpose| purpose.id));
        if refused.len() == count || count > OBJECTIVES {
            return plan;
        }
    }
}

/// What a first set is made of.
struct Given<'a> {
    name: &'a str,
    goals: &'a [Goal],
    facts: &'a [Fact],
    focus: Option<&'a str>,
    /// Purposes whose objective is not a goal in its own words.
    plain: &'a [&'static str],
}

/// The goal that is the objective for a purpose in its own words.
fn aim<'a>(purpose: &Purpose, goals: &'a [Goal]) -> Option<&'a Goal> {
    goals.iter().find(|goal| goal.is_aim && goal.speaks_of(purpose) > 0)
}

/// Whether a goal stands as an objective of a plan, and no rule would have its sentence mended.
fn stands(goal: &Goal, plan: &Plan, rules: &RuleSet) -> bool {
    let place = plan.objectives.iter().position(|it| it.text.as_ref() == Some(&goal.text));
    place.is_some_and(|at| Spoken::of(&plan.report, rules).about(at, None).is_none())
}

/// A first set with an objective for each of the chosen purposes.
fn planned_for(chosen: &[&'static Purpose], given: &Given<'_>, rules: &RuleSet) -> Plan {
    let objectives: Vec<PlannedObjective> = chosen.iter().map(|purpose| objective(purpose, given)).collect();
    let plan = planned_of(objectives, chosen, given, rules);
    let stands = |purpose: &&&'static Purpose| {
        let text = objective(purpose, given).text;
        plan.objectives.iter().any(|it| it.text == text)
    };
    let standing: Vec<&'static Purpose> = chosen.iter().filter(stands).copied().collect();
    // Of an objective that was taken out nothing is said.
    if standing.len() == chosen.len() { plan } else { planned_of(plan.objectives, &standing, given, rules) }
}

fn planned_of(
    objectives: Vec<PlannedObjective>,
    chosen: &[&'static Purpose],
    given: &Given<'_>,
    rules: &RuleSet,
) -> Plan {
    let goals = given.goals;
    let of = |objectives: &[PlannedObjective]| asked(objectives, chosen, goals, given.focus);
    let says = |goal: &&Goal| {
        goal.is_goal || goal.is_limit || goal.is_order || goal.today.is_some() && !goal.metrics.is_empty()
    };
    let left = goals.iter().filter(says).filter_map(|goal| left_out(goal, &objectives, chosen, given.focus));
    let unplaced = left.collect();
    Plan::new(given.name, objectives, rules, &Asks { unplaced, is_own: true, of: &of })
}

/// A word that names no focus.
///
/// # Errors
///
/// Where no purpose is called so, with the nearest word, else the stages and functions that there are.
pub fn check_focus(focus: &str) -> Result<(), Unknown> {
    if knowledge::purposes().iter().any(|purpose| fit(purpose, focus) > 0) {
        return Ok(());
    }
    let words = knowledge::purposes().iter().flat_map(|purpose| purpose.focus.iter().copied());
    // A slip of the pen changes a letter or two; what is further away was meant otherwise.
    let lower = focus.to_lowercase();
    let is_slip = |word: &&str| strsim::normalized_damerau_levenshtein(&lower, word) > 0.7;
    let nearest = nearest(&lower, words).filter(is_slip).map(str::to_owned);
    let known = if nearest.is_none() { FOCUSES.map(str::to_owned).to_vec() } else { Vec::new() };
    Err(Unknown { what: "focus", name: focus.to_owned(), nearest, known })
}

/// Stages and functions to name where a focus is not known.
const FOCUSES: [&str; 12] = [
    "acquisition", "activation", "retention", "revenue", "brand", "sales", "product", "support", "hiring", "finance",
    "engineering", "operations",
];

/// A goal of the context that is in none of the objectives, with the reason.
fn left_out(
    goal: &Goal,
    objectives: &[PlannedObjective],
    chosen: &[&Purpose],
    focus: Option<&str>,
) -> Option<Unplaced> {
    let is_measured = |key_result: &PlannedKeyResult| {
        goal.result.as_ref() == Some(&key_result.text)
            || goal.result.is_none() && goal.metrics.first().is_some_and(|it| Some(it.id) == key_result.metric)
    };
    let is_in = |objective: &PlannedObjective| {
        let words = [objective.supports.as_ref(), objective.text.as_ref()];
        words.contains(&Some(&goal.text)) || objective.key_results.iter().any(is_measured)
    };
    if !goal.is_limit && objectives.iter().any(is_in) {
        return None;
    }
    if goal.is_limit {
        let message = "It asks for a level to be held, and an objective is about what is to change: watch it beside the key results, \
             as a guardrail, with somebody who looks at it.";
        let (reason, message) = (Reason::Kpi, message.to_owned());
        return Some(Unplaced { text: goal.text.clone(), origin: goal.span, reason, message });
    }
    if goal.is_order {
        let message = "It tells a program what to do and names no goal of the company, so that nothing of it is taken; a goal in \
             it goes into a sentence of its own.";
        let (reason, message) = (Reason::Note, message.to_owned());
        return Some(Unplaced { text: goal.text.clone(), origin: goal.span, reason, message });
    }
    if goal.is_foreign {
        let message = "Only English is read here: say it in English, and it finds its place.".to_owned();
        return Some(Unplaced { text: goal.text.clone(), origin: goal.span, reason: Reason::Unknown, message });
    }
    let is_known = knowledge::purposes().iter().any(|purpose| goal.speaks_of(purpose) > 0);
    // A word of a focus, or what such work is usually done for, makes no objective with that focus about a goal.
    let is_about = |purpose: &&Purpose| match goal.metrics.first() {
        Some(metric) => purpose.metrics.contains(&metric.id),
        None => focus.is_none() && goal.speaks_of(purpose) > 0,
    };
    let is_chosen = chosen.iter().any(is_about);
    let (reason, message) = match (is_known, focus) {
        (true, _) if is_chosen => {
            let reason =
                "An objective here is about it, and has its key results: let it take the place of one of them.";
            (Reason::TooMany, reason.to_owned())
        }
        (true, Some(focus)) => (Reason::TooMany, format!("It is outside of the focus “{focus}”.")),
        (true, None) => (Reason::TooMany, "It is about something else, and three objectives are enough.".to_owned()),
        (false, _) => {
            (Reason::Unknown, "No number is known here that would tell: how would the company see it?".to_owned())
        }
    };
    Some(Unplaced { text: goal.text.clone(), origin: goal.span, reason, message })
}

/// The purposes that the focus names, those first of which the goals speak; without a focus those alone.
fn purposes(goals: &[Goal], focus: Option<&str>, refused: &[&str]) -> Vec<&'static Purpose> {
    let mut ranked: Vec<(usize, usize, &'static Purpose)> = Vec::new();
    for purpose in knowledge::purposes().iter().filter(|purpose| !refused.contains(&purpose.id)) {
        let by_focus = focus.map_or(1, |focus| fit(purpose, focus));
        // A sentence that only tells how things are, or are to stay, asks for no objective.
        let asks = |goal: &&Goal| goal.is_goal || goal.today.is_some() || goal.target.is_some();
        let by_goals: usize = goals.iter().filter(asks).map(|goal| goal.speaks_of(purpose)).sum();
        if by_focus > 0 && (focus.is_some() || by_goals > 0) {
            ranked.push((by_focus, by_goals, purpose));
        }
    }
    // The sort is stable, so that equal ones stay in the order of the knowledge base.
    ranked.sort_by_key(|&(by_focus, by_goals, _)| std::cmp::Reverse((by_focus.min(2) * 2 + by_goals.min(6), by_goals)));
    // One focus is one objective, and a second where the goals ask for it.
    let most = if focus.is_some() { 1 + usize::from(ranked.get(1).is_some_and(|it| it.1 > 0)) } else { OBJECTIVES };
    ranked.into_iter().map(|it| it.2).take(most).collect()
}

/// How well a focus names a purpose: its very word, or one within the other.
fn fit(purpose: &Purpose, focus: &str) -> usize {
    let focus = term::key(focus);
    let padded = format!(" {focus} ");
    let terms = purpose.focus.iter().map(|it| term::key(it));
    let fit = terms.map(|term| match format!(" {term} ") {
        _ if term == focus => 2,
        within if within.contains(&padded) || padded.contains(&within) => 1,
        _ => 0,
    });
    fit.max().unwrap_or(0)
}

fn objective(purpose: &'static Purpose, given: &Given<'_>) -> PlannedObjective {
    let (goals, facts) = (given.goals, given.facts);
    let own = aim(purpose, goals).filter(|_| !given.plain.contains(&purpose.id));
    let supported = own.or_else(|| goals.iter().find(|goal| goal.is_goal && goal.speaks_of(purpose) > 0));
    // Those it is about and where stay with all that tells of a goal; its date too, where it has no number of its own.
    let scope = supported.map_or_else(Kept::default, |goal| Kept {
        deadline: goal.kept.deadline.clone().filter(|_| !goal.has_number),
        people: goal.kept.people.clone(),
        place: goal.kept.place.clone(),
        ..Kept::default()
    });
    let mut key_results: Vec<PlannedKeyResult> = Vec::new();
    let mut stages = Vec::new();
    for goal in goals {
        let metric = goal.metrics.iter().copied().find(|metric| purpose.metrics.contains(&metric.id));
        // The strategy's own numbers come in also where two are of one stage.
        let is_new = |metric: &Metric| key_results.iter().all(|it: &PlannedKeyResult| it.metric != Some(metric.id));
        let own = goal.result.as_ref().zip(metric).filter(|(_, metric)| is_new(metric));
        if let Some((text, metric)) = own.filter(|_| key_results.len() < KEY_RESULTS) {
            stages.push(metric.stage);
            key_results.push(planned(metric, text.clone(), None));
        }
    }
    for fact in facts.iter().filter(|fact| purpose.metrics.contains(&fact.metric.id)) {
        let is_new = key_results.iter().all(|it| it.metric != Some(fact.metric.id));
        if key_results.len() < KEY_RESULTS && is_new {
            stages.push(fact.metric.stage);
            let because = "The strategy says where it stands, or where it is to stand.".to_owned();
            key_results.push(planned(fact.metric, fact.key_result(), Some(because)));
        }
    }
    for metric in metrics(purpose, goals) {
        if key_results.len() < KEY_RESULTS && !stages.contains(&metric.stage) {
            stages.push(metric.stage);
            let text = phrase::key_result(metric, &scope);
            key_results.push(planned(metric, text, Some(format!("It says what is counted: {}.", metric.formula))));
        }
    }
    key_results.sort_by_key(|it| it.metric.and_then(knowledge::metric).map(|metric| metric.stage as usize));
    PlannedObjective {
        text: Some(own.map_or_else(|| sentence(purpose, &[&scope]), |goal| goal.text.clone())),
        supports: supported.filter(|_| own.is_none()).map(|goal| goal.text.clone()),
        key_results,
        ..PlannedObjective::default()
    }
}

/// The metrics of a purpose: those that the goals name, then the others as the purpose lists them.
fn metrics(purpose: &Purpose, goals: &[Goal]) -> Vec<&'static Metric> {
    let holds = |named: &[&'static Metric], metric: &Metric| named.iter().any(|it| it.id == metric.id);
    let is_asked = |metric: &&'static Metric| goals.iter().any(|goal| !goal.is_limit && holds(&goal.metrics, metric));
    // What is to stay as it is is moved by none, unless another goal asks for that.
    let is_held = |metric: &&'static Metric| goals.iter().any(|it| it.is_limit && holds(&it.metrics, metric));
    let is_held = |metric: &&'static Metric| is_held(metric) && !is_asked(metric);
    let is_served = |metric: &&'static Metric| goals.iter().any(|goal| holds(&goal.served, metric));
    let all = purpose.metrics.iter().filter_map(|id| knowledge::metric(id));
    let mut all: Vec<&'static Metric> =
        all.filter(|metric| phrase::is_free_of_numbers(metric) && !is_held(metric)).collect();
    all.sort_by_key(|metric| (!is_asked(metric), !is_served(metric)));
    all
}

fn planned(metric: &'static Metric, text: String, because: Option<String>) -> PlannedKeyResult {
    PlannedKeyResult {
        blanks: blanks_of(&text),
        text,
        metric: Some(metric.id),
        because,
        guardrail: metric.guardrails.first().and_then(|id| knowledge::metric(id)).map(|metric| metric.name),
        data_source: Some(metric.source),
        ..PlannedKeyResult::default()
    }
}

/// What stays open: the questions about each objective, about numbers of the strategy that have no role, and what to
/// leave out.
fn asked(objectives: &[PlannedObjective], chosen: &[&Purpose], goals: &[Goal], focus: Option<&str>) -> Vec<Question> {
    let general = |text: String| Question { text, objective: None, key_result: None };
    if objectives.is_empty() {
        return vec![general(match focus {
            Some(focus) => format!(
                "“{focus}” is no focus that is known here. Which stage or function is meant: {}?",
                FOCUSES.join(", ")
            ),
            None => "What should the company reach, and which part of that is this team's? Name a focus.".to_owned(),
        })];
    }
    let mut questions = questions(objectives, chosen);
    let left = goals.iter().filter(|goal| goal.is_goal);
    let left = left.filter_map(|goal| left_out(goal, objectives, chosen, focus));
    questions.extend(left.map(|goal| {
        let is_foreign = goals.iter().any(|it| it.is_foreign && it.span == goal.origin);
        general(match goal.reason {
            Reason::Unknown if is_foreign => format!("“{}”: what does it ask for, in English?", goal.text),
            Reason::Unknown => {
                let asks = "who will do what more often once it is so, and how would the company count it?";
                format!("“{}”: {asks}", goal.text)
            }
            _ => format!(
                "“{}”: whose is it, if it is not in this set, or which objective here gives way to it?",
                goal.text
            ),
        })
    }));
    for (index, objective) in objectives.iter().enumerate() {
        for (at, key_result) in objective.key_results.iter().enumerate() {
            let named = goals.iter().find(|goal| {
                goal.has_number
                    && goal.result.is_none()
                    && goal.today.is_none()
                    && goal.target.is_none()
                    && goal.metrics.iter().any(|it| Some(it.id) == key_result.metric)
            });
            questions.extend(named.map(|goal| Question {
                text: format!("“{}”: is that today's value, or the value to reach?", goal.text),
                objective: Some(index),
                key_result: Some(at),
            }));
        }
    }
    questions.push(general(left_undone(goals)));
    questions
}

/// What is asked about what there is no room for, in the words of the strategy where it leaves something out itself.
fn left_undone(goals: &[Goal]) -> String {
    let refused: Vec<String> =
        goals.iter().filter(|goal| goal.is_refusal).take(2).map(|goal| format!("“{}”", goal.text)).collect();
    if refused.is_empty() {
        return "What will the team not do in this cycle, so that there is room for this?".to_owned();
    }
    format!(
        "The strategy says {}: what else will the team not do in this cycle, so that there is room?",
        refused.join(" and ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    fn plan(context: &str, focus: Option<&str>) -> Plan {
        draft(Some(&Source::new("strategy.md", context)), focus, &RuleSet::default())
    }

    const STRATEGY: &str = "# Strategy 2027\n\nWe make rota software for hospitals. Last year was hard.\n\n\
        - Reduce customer churn from 9% to 6% by December 2027\n- Become known among Polish hospitals\n\
        - Win rate: 18%.\n";

    #[test]
    fn a_level_to_hold_is_named_as_a_guardrail() {
        let text =
            "- Grow orders of hotels from 100 to 150\n- Keep CAC payback under 9 months\n- Hold churn below 3%\n";
        let source = Source::new("goals.md", text);
        let plan = draft(Some(&source), None, &RuleSet::default());
        let held: Vec<_> = plan.unplaced.iter().filter(|it| it.message.contains("guardrail")).collect();
        assert_eq!(held.len(), 2, "{:?}", plan.unplaced);
        assert!(!plan.draft().contains("Reduce customer churn"), "{}", plan.draft());
        // Where a goal asks for a move too, the number is moved.
        let source = Source::new("goals.md", "- Reduce churn of bakeries\n- Hold churn below 3%\n");
        let plan = draft(Some(&source), None, &RuleSet::default());
        assert!(plan.draft().contains("KR: Reduce customer churn"), "{}", plan.draft());
    }

    #[test]
    fn what_is_outside_of_the_focus_is_told_so() {
        let text = "- Grow new customers from 100 to 150\n- Reduce churn of SMB customers\n- Launch the card product\n";
        let plan = draft(Some(&Source::new("goals.md", text)), Some("acquisition"), &RuleSet::default());
        let told: Vec<_> = plan.unplaced.iter().map(|it| (it.text.as_str(), it.message.as_str())).collect();
        let outside = "It is outside of the focus “acquisition”.";
        assert_eq!(told, [("Reduce churn of SMB customers", outside), ("Launch the card product", outside)]);
    }

    #[test]
    fn goals_come_in_with_their_own_numbers() {
        let plan = plan(STRATEGY, Some("retention"));
        let texts: Vec<_> = plan.objectives.iter().flat_map(|it| &it.key_results).map(|it| it.text.as_str()).collect();
        assert!(texts.contains(&"Reduce customer churn from 9% to 6% by December 2027"), "{}", plan.draft());
        let of_goals = |text: &&&str| ["9%", "6%", "18", "2027"].iter().any(|number| text.contains(number));
        assert_eq!(texts.iter().filter(of_goals).count(), 1, "{}", plan.draft());
    }

    #[test]
    fn a_focus_alone_gives_blanks_and_questions() {
        for focus in ["acquisition", "hiring", "brand", "Customer support", "revenue", "activation", "cash", "security"]
        {
            let plan = draft(None, Some(focus), &RuleSet::default());
            assert_eq!(plan.objectives.len(), 1, "{focus}");
            assert!(plan.objectives[0].key_results.len() >= 2, "{focus}: {}", plan.draft());
            let texts = plan.objectives[0].key_results.iter().map(|it| it.text.as_str()).collect::<String>();
            assert!(!texts.contains(|letter: char| letter.is_ascii_digit()), "{texts}");
            assert!(plan.questions.len() > 3);
            let errors = plan.report.diagnostics.iter().filter(|it| it.severity == Severity::Error).count();
            assert_eq!(errors, 0, "{}", plan.draft());
        }
    }

    #[test]
    fn whom_to_win_are_customers_of_the_focus() {
        let strategy = "- Win 100 mid-size hospitals by December 2027\n- Sign 30 clinics\n- Gain 3 points\n";
        let plan = plan(strategy, Some("acquisition"));
        let says = "KR: Win 100 mid-size hospitals (now [baseline?]) by December 2027";
        assert!(plan.draft().contains(says), "{}", plan.draft());
        let left = |text: &str| plan.unplaced.iter().find(|it| it.text == text).map(|it| it.message.as_str());
        let clinics = left("Sign 30 clinics").expect("one number is enough");
        assert!(clinics.contains("An objective here is about it"), "{clinics}");
        let points = left("Gain 3 points").expect("nobody is won");
        assert!(points.contains("No number is known here"), "{points}");
    }

    #[test]
    fn a_number_without_a_role_is_asked_about() {
        let plan = plan(STRATEGY, Some("sales"));
        assert!(plan.questions.iter().any(|it| it.text.contains("Win rate: 18%")), "{}", plan.draft());
    }

    #[test]
    fn goals_are_found_however_they_are_written_and_none_is_lost() {
        let strategy = "# Strategy\n\nIn 2027, we will cut customer churn to 6%; our ambition is to double referrals.\n\n\
            | Goal | Lead |\n|---|---|\n| Raise the win rate to 30% | Ana |\n\n\
            1. Priority 2: become the quietest zorble in town\n- We're going to grow organic visits\n\
            - Increase organic visits from 1,000 to 2,000\n- more revenue from existing customers\n- NPS up\n- 3 new partners per \
            quarter\n- Win rate: 18%\n\nWe also want to halve the queue. That means that support has to answer at once.\n";
        let rules = RuleSet::default();
        let source = Source::new("strategy.md", strategy);
        let found: Vec<String> =
            goals::read(&source, &rules).into_iter().filter(|it| it.is_goal).map(|it| it.text).collect();
        for goal in [
            "Cut customer churn to 6%",
            "Double referrals",
            "Raise the win rate to 30%",
            "Become the quietest zorble in town",
            "Grow organic visits",
            "Increase organic visits from 1,000 to 2,000",
            "more revenue from existing customers",
            "NPS up",
            "3 new partners per quarter",
            "Halve the queue",
            "support has to answer at once",
        ] {
            assert!(found.iter().any(|it| it == goal), "{goal}: {found:?}");
        }
        assert!(!found.iter().any(|it| it == "Win rate: 18%"), "how things are is no goal: {found:?}");
        let plan = plan(strategy, Some("retention"));
        let left: Vec<_> = plan.unplaced.iter().map(|it| (it.text.as_str(), it.reason)).collect();
        assert!(left.contains(&("Become the quietest zorble in town", Reason::Unknown)), "{left:?}");
        assert!(left.contains(&("Raise the win rate to 30%", Reason::TooMany)), "{left:?}");
        for it in &plan.unplaced {
            assert!(strategy[it.origin.range()].to_lowercase().contains(&it.text.to_lowercase()), "{it:?}");
        }
    }

    #[test]
    fn each_goal_is_in_the_set_or_asked_about_by_name() {
        let goals = [
            "Open the Lyon office",
            "Relaunch the loyalty programme",
            "New warehouse in Graz",
            "Merge with Bluebird",
            "Digitise the application process",
            "Partnership with three universities",
        ];
        let list: String = goals.iter().map(|goal| format!("- {goal}\n")).collect();
        let plan = plan(&format!("# Strategy\n\n{list}\nWe will enter the Polish market.\n"), None);
        for goal in goals.into_iter().chain(["Enter the Polish market"]) {
            let says = |it: &PlannedObjective| [it.supports.as_deref(), it.text.as_deref()].contains(&Some(goal));
            let is_in = plan.objectives.iter().any(says);
            let is_asked = plan.questions.iter().any(|it| it.text.contains(goal));
            assert!(is_in || is_asked, "{goal}: {}", plan.draft());
        }
    }

    #[test]
    fn a_focus_is_known_or_the_nearest_is_named() {
        assert!(check_focus("Acquisition").is_ok() && check_focus("brand").is_ok());
        assert_eq!(check_focus("retension").expect_err("misspelt").nearest.as_deref(), Some("retention"));
        let unknown = check_focus("banana").expect_err("no focus").to_string();
        assert!(unknown.contains("banana") && unknown.contains("acquisition"), "{unknown}");
    }

    #[test]
    fn values_that_the_strategy_states_are_not_asked_for() {
        let strategy = "Our win rate is 18%. It should be 30% by December 2027.\nNewsletter subscribers: 4,000 today, 9,000 in \
                        December.\nToday our repeat purchase rate is 20%. We want to reach 35%.\n";
        let texts = |focus: &str| {
            let plan = plan(strategy, Some(focus));
            plan.objectives.iter().flat_map(|it| &it.key_results).map(|it| it.text.clone()).collect::<Vec<_>>()
        };
        let holds = |focus: &str, text: &str| assert!(texts(focus).iter().any(|it| it == text), "{:?}", texts(focus));
        holds("sales", "Increase win rate from 18% to 30% by December 2027");
        holds("brand", "Increase active newsletter subscribers from 4,000 to 9,000 in December");
        holds("retention", "Increase repeat purchase rate from 20% to 35%");
        let asked = plan(strategy, Some("sales")).questions;
        assert!(asked.iter().all(|it| !it.text.contains("“win rate” stand today")), "{asked:?}");
    }

    #[test]
    fn what_stands_or_has_moved_is_todays_value() {
        let strategy =
            "Brand awareness is at 14% in our target market.\nThe repeat purchase rate fell from 41% to 36%.\n";
        for (focus, start) in [("brand", "from 14% to [target?]%"), ("retention", "from 36% to [target?]%")] {
            let draft = plan(strategy, Some(focus)).draft().to_owned();
            assert!(draft.contains(start), "{draft}");
        }
    }

    #[test]
    fn no_goal_is_dropped_in_silence() {
        let strategy = "- Reduce customer churn from 9% to 6%\n- Increase repeat purchase rate from 20% to 30%\n- Double referrals\n\
                        - Raise the win rate from 20% to 30%\n- Cut cost per lead from 40 to 25\n- Grow organic visits from 2,000 to 4,000\n\
                        - Become the baker's best friend\n";
        for focus in [None, Some("retention")] {
            let plan = plan(strategy, focus);
            let said = plan.draft().to_lowercase()
                + &plan.unplaced.iter().map(|it| it.text.to_lowercase()).collect::<Vec<_>>().join("\n");
            for goal in strategy.lines().map(|line| line.trim_start_matches("- ").to_lowercase()) {
                assert!(said.contains(&goal), "{goal} is lost\n{}", plan.draft());
            }
        }
    }

    #[test]
    fn goals_in_prose_keep_their_words_their_place_and_their_date() {
        let strategy = "We bake bread. In the coming year we want to become the first choice for small\nhotels in Tyrol. \
                        Today bakers leave after a month, and we must keep them longer. By this autumn, half of our guests should \
                        order on the phone.\nWe will not open a shop in Munich.\n\nWir wollen bis Herbst zehn Hotels gewinnen.\n";
        let plan = plan(strategy, None);
        let draft = plan.draft();
        for said in [
            "Become the first choice for small hotels in Tyrol",
            "Keep them longer",
            "By this autumn, half of our guests should order on the phone",
            "The strategy says “We will not open a shop in Munich”",
            "“Wir wollen bis Herbst zehn Hotels gewinnen”",
        ] {
            assert!(draft.contains(said), "{said} is lost\n{draft}");
        }
        assert!(
            plan.objectives.iter().all(|it| it.supports.as_deref() != Some("Not open a shop in Munich")),
            "{draft}"
        );
    }

    #[test]
    fn an_unknown_focus_is_asked_about() {
        let plan = draft(None, Some("zorbles"), &RuleSet::default());
        assert!(plan.objectives.is_empty() && plan.questions[0].text.contains("zorbles"));
    }

    #[test]
    fn a_goal_without_a_known_number_is_asked_about_by_name() {
        let strategy = "# Strategy 2027\n\nWe bake bread for hotels.\n\n- Raise win rate to 30%\n- Open a second oven hall in Linz\n\
                        - Expand to Slovenia\n- Be kind to zorbles\n";
        let plan = plan(strategy, None);
        let asked = |words: &str| plan.questions.iter().any(|it| it.text.contains(words));
        assert!(asked("“Be kind to zorbles”") && !asked("bake bread"), "{}", plan.draft());
        let told = plan.draft().to_owned() + &plan.unplaced.iter().map(|it| it.text.as_str()).collect::<String>();
        for goal in ["win rate to 30%", "Open a second oven hall in Linz", "new segment"] {
            assert!(told.contains(goal), "{goal}: {told}");
        }
        // The title of the paper is no goal.
        assert!(!plan.draft().contains("Everybody knows where we are going"), "{}", plan.draft());
    }
}
