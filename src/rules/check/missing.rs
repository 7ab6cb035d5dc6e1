//! Something that is not there: a number, a field, a section.

use super::{Scene, Seen, share};
use crate::analysis::quantity::Comparator;
use crate::analysis::{Direction, HeadClass, PhraseClass, Quantity, QuantityKind, Role};
use crate::model::{FieldName, Fields};
use crate::rules::file::{DeclaredType, Missing, Part, Place, ReadAs};
use crate::rules::view::{DraftView, InitiativeView, SetView, Statement};
use crate::rules::when::{declared_type, find_word, has_word};
use crate::rules::words::Words;
use crate::text::Text;

pub fn on_statement(missing: &Missing, statement: &Statement<'_>, scene: Scene<'_>) -> Option<Seen> {
    let stands = || !scene.is_demanded && missing.what == Part::Baseline && stands_alone(statement, &missing.standing);
    let is_there = is_there(missing.what, statement, scene.draft) && !names_field_of_work(missing, statement);
    (!is_there && !stands()).then(|| Seen::at(statement.span_of(missing.at)))
}

/// "Improve SEO by 200%": a share or a factor of what is worked on, and no measure of it.
fn names_field_of_work(missing: &Missing, statement: &Statement<'_>) -> bool {
    use QuantityKind::{Multiple, Percent};
    let is_relative = statement.target().is_some_and(|target| matches!(target.kind, Percent | Multiple));
    if missing.fields_of_work.is_empty() || !is_relative || statement.fields.metric.is_some() {
        return false;
    }
    let Some(metric) = statement.part(Place::Metric) else { return false };
    let name = statement.words(metric).trim();
    let bare = ["our ", "the "].iter().find_map(|lead| name.get(..4).filter(|start| start.eq_ignore_ascii_case(lead)));
    let name = bare.map_or(name, |lead| &name[lead.len()..]);
    missing.fields_of_work.iter().any(|field| field.eq_ignore_ascii_case(name))
}

/// Whether a level says by itself whether it is good: a bound that holds, a rank, a mark on a scale, nearly all of
/// something, or a count of what is new and therefore starts at none.
fn stands_alone(statement: &Statement<'_>, standing: &[String]) -> bool {
    const NEARLY_ALL: f64 = 90.0;
    let Some(target) = statement.target() else { return false };
    let text = statement.text.as_str();
    let is_bound = matches!(target.comparator, Some(Comparator::Under | Comparator::AtMost));
    let is_level = match target.kind {
        QuantityKind::Zero | QuantityKind::All | QuantityKind::Rank | QuantityKind::Rating => true,
        QuantityKind::Percent => is_promise(statement) || target.value.is_some_and(|value| value >= NEARLY_ALL),
        QuantityKind::Share => target.value.is_some_and(|value| value * 100.0 >= NEARLY_ALL),
        QuantityKind::Count | QuantityKind::Money => is_new(text, target.range.end),
        _ => false,
    };
    is_bound || is_level || target.value == Some(0.0) || standing.iter().any(|word| has_word(text, word))
}

/// "80% of calls are answered within 30 seconds": a share of cases that keep a bound is a promise of service.
fn is_promise(statement: &Statement<'_>) -> bool {
    let is_bound = |quantity: &Quantity| quantity.role == Role::Threshold && quantity.kind == QuantityKind::Duration;
    statement.reading.quantities.iter().any(is_bound)
}

/// "40 new resellers", "3 more partners": what is counted is not there yet.
fn is_new(text: &str, from: usize) -> bool {
    const NEW: [&str; 7] = ["new", "additional", "extra", "further", "more", "first", "net-new"];
    let mut words = text.get(from..).unwrap_or_default().split([' ', ',']).filter(|word| !word.is_empty());
    let next = words.find(|word| !matches!(*word, "in" | "of")).unwrap_or_default();
    NEW.iter().any(|word| next.eq_ignore_ascii_case(word))
}

fn is_there(part: Part, statement: &Statement<'_>, draft: &DraftView<'_>) -> bool {
    let (fields, reading) = (statement.fields, statement.reading);
    // What the objective says holds for its key results.
    let above = &statement.objective.objective.fields;
    match part {
        Part::Baseline => {
            let in_field = fields.baseline.is_some() || fields.current.is_some();
            let is_stated = reading.baseline.is_some() || reading.flags.has_baseline || in_field;
            is_stated || is_told(statement.text.as_str()) || is_implied(statement) || is_led_by(statement, "first")
        }
        Part::Target => reading.target.is_some() || reading.flags.has_target || fields.target.is_some(),
        Part::Metric => statement.part(Place::Metric).is_some() || has_words(statement),
        Part::Unit => statement.part(Place::Unit).is_some() || fields.unit.is_some() || has_own_unit(statement),
        Part::Owner => !fields.owners.is_empty() || !above.owners.is_empty(),
        Part::DataSource => fields.data_source.is_some() || above.data_source.is_some(),
        Part::Confidence => fields.confidence.is_some() || above.confidence.is_some(),
        Part::Kind => fields.kind.is_some() || above.kind.is_some(),
        Part::Supports => !fields.supports.is_empty() || !above.supports.is_empty(),
        Part::Initiative => !statement.initiatives.is_empty() || !statement.objective.objective.initiatives.is_empty(),
        Part::TimeFrame => {
            let cycle = statement.objective.objective.cycle.as_ref().or(draft.document.cycle.as_ref());
            cycle.is_some() || has_date(statement) || above.due.is_some()
        }
        Part::NonGoals => draft.document.non_goals.is_some(),
        Part::Context => !draft.document.context.is_empty(),
        Part::GrowthBeside => statement.objective.statements().any(|beside| share::is_moving(&beside)),
        Part::End => !is_only_start(statement),
        Part::Guardrail => true,
    }
}

/// "(up from a quarter)": today's value as a part in words.
fn is_told(text: &str) -> bool {
    const PARTS: [&str; 6] = ["a quarter", "a third", "a half", "half", "a fifth", "a tenth"];
    ["up from", "down from", "now"].iter().any(|lead| {
        find_word(text, lead).and_then(|at| text.get(at + lead.len()..)).is_some_and(|rest| {
            let rest = rest.trim_start();
            PARTS.iter().any(|part| find_word(rest, part) == Some(0))
        })
    })
}

/// "+3 pp to 62%": where it comes from is told by how far it goes.
fn is_implied(statement: &Statement<'_>) -> bool {
    let is_level = statement.target().is_some_and(|target| target.role == Role::Target);
    is_level && statement.reading.quantities.iter().any(|one| one.role == Role::Change && one.value.is_some())
}

/// Whether one of its values brings its unit along.
fn has_own_unit(statement: &Statement<'_>) -> bool {
    let has_percent = |field: &Option<Text>| field.as_ref().is_some_and(|text| text.as_str().contains('%'));
    let values = [statement.baseline(), statement.target()];
    values.into_iter().flatten().any(|value| value.unit.is_some() || value.kind != QuantityKind::Count)
        || has_percent(&statement.fields.target)
        || has_percent(&statement.fields.baseline)
        || statement.text.as_str().contains('%')
}

/// Whether words are left beside the verb and the numbers, which then say what is measured.
fn has_words(statement: &Statement<'_>) -> bool {
    /// What is said about a number, not of what it is one.
    const ABOUT: [&str; 24] = [
        "now", "today", "currently", "current", "baseline", "target", "was", "before", "last", "next", "year",
        "quarter", "month", "week", "percent", "points", "point", "pp", "euro", "euros", "dollars", "least", "most",
        "about",
    ];
    let reading = statement.reading;
    let head = &reading.head;
    // "Rebooking 10% → 25%": the noun of an act names what is measured.
    if head.class == HeadClass::Activity && statement.words(head.range.clone()).ends_with("ing") {
        return true;
    }
    let verb = head.range.clone();
    let verb = if matches!(head.class, HeadClass::None | HeadClass::Clause) { 0..0 } else { verb };
    let mut from = 0;
    let numbers = reading.quantities.iter().map(|quantity| quantity.range.clone());
    let mut taken: Vec<_> = numbers.chain([verb]).collect();
    taken.sort_by_key(|range| range.start);
    taken.push(statement.text.as_str().len()..usize::MAX);
    taken.iter().any(|range| {
        let between = from..range.start.max(from);
        from = from.max(range.end);
        let words = statement.words(between);
        let mut named = words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
        named.any(|word| {
            !ABOUT.iter().any(|about| about.eq_ignore_ascii_case(word)) && !Words::of(word, None).is_empty()
        })
    })
}

fn has_date(statement: &Statement<'_>) -> bool {
    statement.fields.due.is_some() || statement.reading.deadline.is_some()
}

pub fn on_initiative(missing: &Missing, initiative: &InitiativeView<'_>) -> Option<Seen> {
    let absent = missing.what == Part::Owner && initiative.initiative.fields.owners.is_empty();
    absent.then(|| Seen::at(initiative.initiative.text.span()))
}

pub fn on_set(missing: &Missing, set: &SetView<'_>) -> Option<Seen> {
    if set.objectives.is_empty() {
        return None;
    }
    let absent = match missing.what {
        Part::NonGoals => set.drafts.iter().all(|draft| draft.document.non_goals.is_none()),
        Part::Context => set.drafts.iter().all(|draft| draft.document.context.is_empty()),
        Part::TimeFrame => !has_time_frame(set),
        Part::Guardrail => return unguarded(set),
        _ => return None,
    };
    absent.then(|| Seen::at(set.first_span()).about(set.subject()))
}

fn has_time_frame(set: &SetView<'_>) -> bool {
    set.drafts.iter().any(|draft| draft.document.cycle.is_some())
        || set.objectives.iter().any(|view| {
            let dated = view.statement().is_some_and(|statement| has_date(&statement));
            view.objective.cycle.is_some() || dated || view.statements().any(|statement| has_date(&statement))
        })
}

/// The first key result that grows, where no level is kept beside all the growth.
fn unguarded(set: &SetView<'_>) -> Option<Seen> {
    let guards = |statement: &Statement<'_>| {
        let declared = statement.fields.kind.map(|declared| declared_type(declared.kind));
        declared == Some(DeclaredType::Guardrail)
            || is_guarding(statement)
            || statement.fields.guardrail.is_some()
            || statement.objective.objective.fields.guardrail.is_some()
    };
    if set.key_results().any(|statement| guards(&statement)) {
        return None;
    }
    let growing = set.key_results().find(|statement| share::is_growing(statement))?;
    Some(Seen::at(growing.span_of(Place::Metric)).about(set.subject()))
}

/// Whether a result holds something while others grow: a level that is kept, a bound or a term of service that is to hold, or
/// less of what is better low.
fn is_guarding(statement: &Statement<'_>) -> bool {
    let reading = statement.reading;
    if reading.flags.maintain || reading.direction == Some(Direction::Maintain) {
        return true;
    }
    if !matches!(statement.read_as(), Some(ReadAs::Outcome | ReadAs::OutcomeUnquantified)) {
        return false;
    }
    let Some(target) = statement.target() else { return false };
    let is_bound = matches!(target.comparator, Some(Comparator::Under | Comparator::AtMost));
    let is_term = target.kind == QuantityKind::Duration && target.role == Role::Threshold;
    // A rank that falls is growth.
    let falls = target.kind != QuantityKind::Rank && statement.values().is_some_and(|(from, to)| to < from);
    is_bound || is_term || is_promise(statement) && statement.baseline().is_none() || falls
}

/// "NPS from 31": where it starts, and not where it ends.
fn is_only_start(statement: &Statement<'_>) -> bool {
    match (statement.baseline(), statement.target()) {
        (Some(_), None) => true,
        (None, Some(target)) => {
            // "from 100 customers" says whose, "from 31" where it starts.
            let counts_people = statement.reading.counted.as_ref().is_some_and(|counted| {
                matches!(counted.class, PhraseClass::Outside | PhraseClass::Inside | PhraseClass::Unknown)
            });
            let is_start = target.role == Role::Open && is_led_by(statement, "from") && !counts_people;
            is_start && statement.fields.baseline.is_none() && target.kind != QuantityKind::Placeholder
        }
        _ => false,
    }
}

/// Whether `word` stands right before the target: "the first 50 clinics" start at none.
fn is_led_by(statement: &Statement<'_>, word: &str) -> bool {
    let before = statement.target().map(|target| statement.words(0..target.range.start).trim_end());
    before.and_then(|before| before.rsplit(' ').next()).is_some_and(|last| last.eq_ignore_ascii_case(word))
}

/// Whether a draft has any of the fields that process is written down in.
pub fn uses_any(draft: &DraftView<'_>) -> bool {
    const FIELDS: [Part; 8] = [
        Part::Owner,
        Part::DataSource,
        Part::Confidence,
        Part::Kind,
        Part::Supports,
        Part::Initiative,
        Part::NonGoals,
        Part::Context,
    ];
    FIELDS.iter().any(|&part| uses(part, draft))
}

/// Whether a draft has the field at all: filled once, or as a column that stands empty.
fn uses(part: Part, draft: &DraftView<'_>) -> bool {
    let document = draft.document;
    let field = match part {
        Part::Owner => FieldName::Owner,
        Part::DataSource => FieldName::DataSource,
        Part::Confidence => FieldName::Confidence,
        Part::Kind => FieldName::Kind,
        Part::Supports => FieldName::Supports,
        Part::Initiative => FieldName::Initiatives,
        Part::NonGoals => return document.non_goals.is_some(),
        Part::Context => return !document.context.is_empty(),
        Part::TimeFrame
        | Part::Baseline
        | Part::Target
        | Part::Metric
        | Part::Unit
        | Part::Guardrail
        | Part::GrowthBeside
        | Part::End => return false,
    };
    let has = |fields: &Fields| fields.empty.contains(&field) || filled(part, fields);
    document.objectives.iter().any(|objective| {
        has(&objective.fields)
            || part == Part::Initiative && !objective.initiatives.is_empty()
            || objective.key_results.iter().any(|key_result| {
                has(&key_result.fields) || part == Part::Initiative && !key_result.initiatives.is_empty()
            })
    })
}

fn filled(part: Part, fields: &Fields) -> bool {
    match part {
        Part::Owner => !fields.owners.is_empty(),
        Part::DataSource => fields.data_source.is_some(),
        Part::Confidence => fields.confidence.is_some(),
        Part::Kind => fields.kind.is_some_and(|declared| {
            matches!(declared_type(declared.kind), DeclaredType::Committed | DeclaredType::Aspirational)
        }),
        Part::Supports => !fields.supports.is_empty(),
        _ => false,
    }
}
