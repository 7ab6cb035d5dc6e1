//! What the key results of an objective or a set are made of.

use super::Seen;
use crate::analysis::{Direction, QuantityKind};
use crate::model::DeclaredKind;
use crate::rules::Limits;
use crate::rules::file::{Amount, Limit, Member, Place, ReadAs, Share};
use crate::rules::view::{ObjectiveView, SetView, Statement};
use crate::rules::when::has_word;
use crate::text::Span;

pub fn on_objective(share: &Share, view: &ObjectiveView<'_>, limits: &Limits) -> Option<Seen> {
    let members: Vec<_> = view.statements().collect();
    let span = view.objective.text.as_ref().map_or_else(|| view.first_span(), |text| text.span());
    judge(share, &members, span, limits)
}

pub fn on_set(share: &Share, set: &SetView<'_>, limits: &Limits) -> Option<Seen> {
    let members: Vec<_> = set.key_results().collect();
    judge(share, &members, set.first_span(), limits).map(|seen| seen.about(set.subject()))
}

fn judge(share: &Share, members: &[Statement<'_>], span: Span, limits: &Limits) -> Option<Seen> {
    let readable = members.iter().all(|member| member.read_as().is_some());
    if (members.len() as f64) < share.from.map_or(1.0, |from| limits.get(from).max(1.0)) || !readable {
        return None;
    }
    let count_of = |sort: Member| members.iter().filter(|member| is_member(sort, member)).count();
    let matching = |member: &&Statement<'_>| share.of.iter().any(|&sort| is_member(sort, member));
    let count = members.iter().filter(matching).count();
    let fault = match share.amount {
        Amount::None => count == 0,
        Amount::All => share.of.iter().any(|&sort| count_of(sort) == members.len()),
        Amount::Most => count as f64 > limits.get(Limit::RoutineShare) * members.len() as f64,
    };
    if !fault {
        return None;
    }
    let sort = share.of.iter().find(|&&sort| count_of(sort) == members.len());
    let mut seen = Seen::at(span).with("count", count).with("total", members.len());
    seen = seen.with("sort", sort.map_or("the same", |&sort| name(sort)));
    if share.amount == Amount::Most {
        for member in members.iter().filter(matching) {
            seen = seen.beside(member.span_of(Place::Core), "routine");
        }
    }
    Some(seen)
}

fn name(sort: Member) -> &'static str {
    match sort {
        Member::Result => "results",
        Member::Work => "the team's own work",
        Member::Step => "steps",
        Member::Business => "business results, which move late",
        Member::Response => "signs of how the market responds",
        Member::DeclaredMilestone => "milestones",
        Member::Routine => "routine",
    }
}

fn is_member(sort: Member, statement: &Statement<'_>) -> bool {
    let Some(kind) = statement.read_as() else { return false };
    let is_result = matches!(kind, ReadAs::Outcome | ReadAs::OutcomeUnquantified);
    match sort {
        Member::Result => is_result,
        Member::Work => matches!(kind, ReadAs::Task | ReadAs::OutputCount),
        Member::Step => matches!(kind, ReadAs::Task | ReadAs::Milestone) && !statement.reading.flags.has_target,
        Member::Business => is_result && is_business(statement),
        Member::Response => is_result && !is_business(statement) && !statement.reading.flags.maintain,
        Member::DeclaredMilestone => {
            statement.fields.kind.is_some_and(|declared| declared.kind == DeclaredKind::Milestone)
        }
        Member::Routine => is_result && (statement.reading.flags.maintain || is_run_rate(statement)),
    }
}

/// Whether the result is money or customers kept: what the business counts in the end.
fn is_business(statement: &Statement<'_>) -> bool {
    const WORDS: [&str; 16] = [
        "revenue", "sales", "profit", "margin", "arr", "mrr", "gmv", "retention", "churn", "renewals", "renewal",
        "pipeline", "deals", "bookings", "turnover", "customers",
    ];
    statement.target().is_some_and(|target| target.kind == QuantityKind::Money)
        || WORDS.iter().any(|word| has_word(statement.text.as_str(), word))
}

/// The usual volume of a process that already runs: "generate 250 leads".
fn is_run_rate(statement: &Statement<'_>) -> bool {
    const VERBS: [&str; 6] = ["generate", "get", "bring", "drive", "deliver", "collect"];
    const VOLUMES: [&str; 9] =
        ["leads", "mqls", "sqls", "clicks", "visits", "impressions", "calls", "demos", "registrations"];
    let text = statement.text.as_str();
    statement.reading.baseline.is_none()
        && VERBS.contains(&statement.reading.head.lemma.as_str())
        && VOLUMES.iter().any(|word| has_word(text, word))
}

/// Whether a key result grows: more of something by a number.
pub fn is_growing(statement: &Statement<'_>) -> bool {
    let up = statement.reading.direction == Some(Direction::Increase)
        || statement.values().is_some_and(|(from, to)| to > from);
    up && statement.read_as() == Some(ReadAs::Outcome) && !statement.reading.flags.maintain
}

/// Whether a key result asks for a change, in either direction, with or without a number.
pub fn is_moving(statement: &Statement<'_>) -> bool {
    let is_result = matches!(statement.read_as(), Some(ReadAs::Outcome | ReadAs::OutcomeUnquantified));
    is_result && !statement.reading.flags.maintain
}
