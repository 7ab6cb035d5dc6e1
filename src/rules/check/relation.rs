//! Parts of a draft that contradict or repeat each other: dates and cycle, statements and non-goals,
//! initiatives and key results.

use super::{Scene, Seen};
use crate::analysis::{self, KeyResultKind, Kind, Sureness};
use crate::model::{Cycle, DeclaredKind, Initiative};
use crate::rules::file::{Between, Limit, Relation};
use crate::rules::view::{DraftView, InitiativeView, ObjectiveView, SetView, Statement, Subject};
use crate::rules::words::Words;
use crate::text::{Span, Text};
use crate::time::{self, Period, When};

pub fn on_statement(relation: &Relation, statement: &Statement<'_>, scene: Scene<'_>) -> Option<Seen> {
    match relation.between {
        Between::DeadlineAndCycle => outside_cycle(statement, scene.draft),
        Between::DeadlineAndToday => passed(statement, scene),
        Between::KeyResultAndObjective => {
            let objective = statement.objective.objective.text.as_ref()?;
            statement.subject.key_result?;
            let above = scene.above?.get_or_init(|| Words::of(objective.as_str(), None));
            let is_repeated = above.len() >= 2
                && above.may_be_of(statement.text.as_str())
                && above.key() == Words::of(statement.text.as_str(), None).key();
            is_repeated.then(|| Seen::at(statement.text.span()).beside(objective.span(), "the objective"))
        }
        _ => None,
    }
}

/// The words of the deadline, in the field or in the sentence.
fn deadline_of<'s>(statement: &'s Statement<'_>) -> Option<(&'s str, Span)> {
    match (&statement.fields.due, &statement.reading.deadline) {
        (Some(due), _) => Some((due.as_str(), due.span())),
        (None, Some(deadline)) => {
            Some((statement.words(deadline.range.clone()), statement.locate(deadline.range.clone())))
        }
        (None, None) => None,
    }
}

/// A deadline before today, in a cycle that is still running.
fn passed(statement: &Statement<'_>, scene: Scene<'_>) -> Option<Seen> {
    let today = scene.today?;
    let cycle = cycle_of(&statement.objective, scene.draft)?.period?;
    let (text, span) = deadline_of(statement)?;
    let due = time::find(text)?.1.in_cycle(&cycle)?;
    let is_running = cycle.first <= today && today <= cycle.last;
    (is_running && due.last < today).then(|| Seen::at(span).with("deadline", text).with("today", today))
}

fn outside_cycle(statement: &Statement<'_>, draft: &DraftView<'_>) -> Option<Seen> {
    let cycle = cycle_of(&statement.objective, draft)?;
    let period = cycle.period?;
    let (text, span) = deadline_of(statement)?;
    let (_, when) = time::find(text)?;
    when.is_outside(&period).then(|| Seen::at(span).with("deadline", text).with("cycle", cycle.text.as_str()))
}

fn cycle_of<'a>(view: &ObjectiveView<'a>, draft: &DraftView<'a>) -> Option<&'a Cycle> {
    view.objective.cycle.as_ref().or(draft.document.cycle.as_ref())
}

pub fn on_objective(relation: &Relation, view: &ObjectiveView<'_>, draft: &DraftView<'_>) -> Option<Seen> {
    if relation.between != Between::DeadlinesAndLastDay {
        return None;
    }
    let cycle = cycle_of(view, draft)?;
    let period = cycle.period?;
    let mut last = None;
    let mut count = 0;
    for statement in view.statements() {
        let due = statement.fields.due.as_ref()?;
        let (_, when) = time::find(due.as_str())?;
        if !is_last_day(&when, &period) {
            return None;
        }
        last = Some(due.span());
        count += 1;
    }
    (count >= 3).then_some(())?;
    Some(Seen::at(last?).with("count", count).with("cycle", cycle.text.as_str()))
}

fn is_last_day(when: &When, cycle: &Period) -> bool {
    when.in_cycle(cycle).is_some_and(|period| period.first == period.last && period.last == cycle.last)
}

pub fn on_set(relation: &Relation, set: &SetView<'_>) -> Vec<Seen> {
    match relation.between {
        Between::StatementAndNonGoal => set.drafts.iter().flat_map(|draft| against_non_goals(draft, set)).collect(),
        Between::SomeDeclared => some_declared(set).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Words of non-goals that say nothing about what is left out.
const GENERIC: [&str; 40] = [
    "launch", "start", "begin", "enter", "target", "invest", "open", "new", "quarter", "year", "month", "work",
    "focus", "expand", "build", "run", "add", "segment", "market", "channel", "campaign", "project", "activity",
    "pursue", "go", "going", "now", "yet", "further", "any", "attend", "join", "create", "make", "use", "plan",
    "until", "next", "won't", "don't",
];

/// Non-goals beyond this many are not compared.
const NON_GOALS: usize = 64;

fn against_non_goals(draft: &DraftView<'_>, set: &SetView<'_>) -> Vec<Seen> {
    let non_goals = draft.document.non_goals.iter().flatten().take(NON_GOALS);
    let pieces: Vec<(Words, &Text)> = non_goals
        .flat_map(|text| split_list(text.as_str()).map(move |piece| (Words::of(piece, None).without(&GENERIC), text)))
        .filter(|(words, _)| !words.is_empty())
        .collect();
    if pieces.is_empty() {
        return Vec::new();
    }
    let mut seen = Vec::new();
    for view in set.objectives.iter().filter(|view| view.document == draft.index) {
        for statement in view.statement().into_iter().chain(view.statements()) {
            let found = ruled_out(statement.text, &pieces);
            seen.extend(found.map(|found| found.about(statement.subject)));
            for (index, initiative) in statement.initiatives.iter().enumerate() {
                let subject = Subject { initiative: Some(index), ..statement.subject };
                seen.extend(ruled_out(&initiative.text, &pieces).map(|found| found.about(subject)));
            }
        }
    }
    seen
}

/// "TikTok, trade fairs and the SMB segment" rules out three things.
fn split_list(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '/']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "))
}

fn ruled_out(text: &Text, pieces: &[(Words, &Text)]) -> Option<Seen> {
    let words = Words::of(text.as_str(), None);
    let (_, non_goal) = pieces.iter().find(|(piece, _)| piece.is_within(&words))?;
    Some(Seen::at(text.span()).with("non_goal", non_goal.as_str()).beside(non_goal.span(), "ruled out here"))
}

fn some_declared(set: &SetView<'_>) -> Option<Seen> {
    let declares = |view: &ObjectiveView<'_>| {
        let declared = view.objective.fields.kind.map(|declared| declared.kind);
        matches!(declared, Some(DeclaredKind::Committed | DeclaredKind::Aspirational))
    };
    let declared = set.objectives.iter().filter(|view| declares(view)).count();
    let open = set.objectives.iter().find(|view| !declares(view) && view.objective.text.is_some())?;
    (declared > 0).then(|| Seen::at(open.first_span()).about(open.subject()))
}

pub fn on_initiative(relation: &Relation, view: &InitiativeView<'_>, scene: Scene<'_>) -> Option<Seen> {
    let text = &view.initiative.text;
    match relation.between {
        Between::InitiativeAndNoKeyResult => view.subject.objective.is_none().then(|| Seen::at(text.span())),
        Between::InitiativeAndKeyResult => {
            let key_result = view.key_result?;
            let (own, above) = (Words::of(text.as_str(), None), Words::of(key_result.text.as_str(), None));
            let repeats = own.key() == above.key() || own.overlaps(&above, scene.limits.get(Limit::Overlap));
            (own.len() >= 2 && repeats).then(|| Seen::at(text.span()).beside(key_result.text.span(), "the key result"))
        }
        Between::InitiativeAndResult => is_result(view.initiative, scene).then(|| Seen::at(text.span())),
        _ => None,
    }
}

/// Whether an initiative surely names a result with a number, as a key result would.
fn is_result(initiative: &Initiative, scene: Scene<'_>) -> bool {
    let context = analysis::Context { objective: None, lexicon: scene.lexicon };
    let reading = analysis::read_key_result(initiative.text.as_str(), &context);
    reading.kind == Some(Kind::KeyResult(KeyResultKind::Outcome))
        && reading.sureness == Sureness::High
        && reading.flags.has_target
        && !reading.flags.how
        && scene.draft.is_english()
}
