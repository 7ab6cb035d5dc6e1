//! The names of fields: what "DRI:", "data_source" or a column "Target value" stands for.
//!
//! One table for lines of text, keys of structured files and columns of tables. Names are compared without
//! case, punctuation and what stands in brackets, so `Data source`, `data_source`, `data-source` and
//! `dataSource` are one name.

use crate::model::FieldName;

/// What a named field holds.
#[allow(clippy::enum_variant_names, reason = "a key result is called so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A field of a statement.
    Field(FieldName),
    /// The id of a statement.
    Id,
    /// Objectives.
    Objective,
    /// Key results.
    KeyResult,
    /// What is to be done.
    Initiative,
    /// Whose set it is.
    Team,
    /// The period.
    Cycle,
    /// Mission, strategy, company goals.
    Context,
    /// What will not be done.
    NonGoal,
    /// What must not get worse meanwhile.
    Guardrail,
    /// What is to be done next about the draft, or about the objective that it stands under.
    NextStep,
    /// What stands beside the statements: risks, questions, people, links.
    Aside,
    /// What explains a statement.
    Description,
    /// Code of the language.
    Language,
}

/// The longest name that is looked up.
const LONGEST: usize = 40;

/// What `name` stands for, however it is spelt.
pub(super) fn key(name: &str) -> Option<Key> {
    let mut buffer = [0; LONGEST];
    let length = normalise(name, &mut buffer)?;
    let name = &buffer[..length];
    let mut slot = slot_of(name);
    while let Some((row, column)) = INDEX[slot] {
        let (key, names) = NAMES[row as usize];
        if names[column as usize].as_bytes() == name {
            return Some(key);
        }
        slot = (slot + 1) % INDEX.len();
    }
    None
}

/// Row and column of every name of the table below, by hash; where a name stands twice, the first counts. Laid out at
/// compile time, at most half full.
static INDEX: [Option<(u8, u8)>; 2048] = index();

const fn index() -> [Option<(u8, u8)>; 2048] {
    let mut index = [None; 2048];
    let (mut row, mut count) = (0, 0);
    while row < NAMES.len() {
        let mut column = 0;
        while column < NAMES[row].1.len() {
            // One that stands here already comes first in every search, so its double is never met.
            let mut slot = slot_of(NAMES[row].1[column].as_bytes());
            while index[slot].is_some() {
                slot = (slot + 1) % index.len();
            }
            index[slot] = Some((row as u8, column as u8));
            column += 1;
            count += 1;
        }
        row += 1;
    }
    assert!(count * 2 <= index.len() && NAMES.len() <= 256, "the index is too small for the table");
    index
}

const fn slot_of(name: &[u8]) -> usize {
    let (mut hash, mut at) = (0x811c_9dc5_u32, 0);
    while at < name.len() {
        hash = (hash ^ name[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((hash ^ hash >> 15) % 2048) as usize
}

/// Lower case, one space between words, nothing else; `None` where the name is too long to be one.
fn normalise(name: &str, buffer: &mut [u8; LONGEST]) -> Option<usize> {
    let mut length = 0;
    let mut was_lower = false;
    let mut gap = false;
    for c in name.chars() {
        if matches!(c, '(' | '[' | '{') && length > 0 {
            break;
        }
        if c.is_alphanumeric() || c == '%' {
            let hump = c.is_ascii_uppercase() && was_lower;
            was_lower = c.is_lowercase();
            if (gap || hump) && length > 0 {
                push(' ', buffer, &mut length)?;
            }
            gap = false;
            for lower in c.to_lowercase() {
                push(lower, buffer, &mut length)?;
            }
        } else {
            gap = true;
            was_lower = false;
        }
    }
    (length > 0).then_some(length)
}

fn push(c: char, buffer: &mut [u8; LONGEST], length: &mut usize) -> Option<()> {
    let room = buffer.get_mut(*length..*length + c.len_utf8())?;
    c.encode_utf8(room);
    *length += c.len_utf8();
    Some(())
}

#[rustfmt::skip]
const NAMES: &[(Key, &[&str])] = &[
    (Key::Field(FieldName::Owner), &["owner", "owners", "dri", "dris", "responsible", "responsible person", "lead", "assignee",
        "assigned to", "accountable", "who", "driver", "kr owner", "krs owner", "key result owner", "objective owner", "owned by", "person",
        "point of contact", "verantwortlich", "responsable", "propriétaire", "dueño", "zuständig"]),
    (Key::Field(FieldName::Due), &["due", "due date", "deadline", "by when", "by", "end date", "target date", "date due", "when", "eta",
        "kr measurement deadline", "measurement deadline", "finish", "end", "frist", "fällig", "fällig am", "termin", "échéance", "fecha límite", "plazo", "completion date", "timeline"]),
    (Key::Field(FieldName::Confidence), &["confidence", "confidence level", "confidence score", "conf", "likelihood", "% confidence", "zuversicht", "confiance", "confianza"]),
    (Key::Field(FieldName::Score), &["score", "grade", "final score", "grading", "rating", "okr score", "final grade", "result score"]),
    (Key::Field(FieldName::Progress), &["progress", "% complete", "percent complete", "completion", "% done", "done", "completed", "complete",
        "achieved", "attainment", "% achieved", "% progress", "progress %"]),
    (Key::Field(FieldName::Status), &["status", "state", "rag", "health", "rag status", "on track", "update", "latest update", "outcome status"]),
    (Key::Field(FieldName::Priority), &["priority", "prio", "p", "importance", "rank"]),
    (Key::Field(FieldName::Weight), &["weight", "weighting", "weight %", "% weight"]),
    (Key::Field(FieldName::Metric), &["metric", "kpi", "measure", "indicator", "measured by", "how measured", "measurement", "metric name",
        "success metric", "key metric", "kennzahl"]),
    (Key::Field(FieldName::Baseline), &["baseline", "base", "start", "starting", "starting value", "start value", "starting point", "from",
        "initial", "initial value", "baseline value", "was", "today", "as is", "ausgangswert", "startwert", "valeur de départ", "línea base"]),
    (Key::Field(FieldName::Current), &["current", "current value", "now", "actual", "actuals", "latest", "current state", "current level", "ist"]),
    (Key::Field(FieldName::Target), &["target", "target value", "to", "goal value", "target level", "end value", "desired", "target metric",
        "stretch target", "soll", "zielwert", "valeur cible", "cible", "meta", "value"]),
    (Key::Field(FieldName::Unit), &["unit", "units", "unit of measure", "uom", "einheit"]),
    (Key::Field(FieldName::Direction), &["direction", "polarity", "trend"]),
    (Key::Field(FieldName::DataSource), &["data source", "source", "source of data", "data", "measured in", "where measured", "report",
        "dashboard", "tool", "source of truth", "datenquelle"]),
    (Key::Field(FieldName::Depends), &["depends", "depends on", "dependency", "dependencies", "blocked by", "needs"]),
    (Key::Field(FieldName::Reason), &["reason", "why", "rationale", "because", "why now", "why it matters", "why binary", "why this number",
        "justification", "warum"]),
    (Key::Field(FieldName::Supports), &["supports", "parent", "parent objective", "parent okr", "aligned to", "aligns to", "aligned with",
        "aligns with", "contributes to", "company objective", "company goal", "alignment", "parent id", "supported objective", "parent goal", "parent task",
        "parent issue", "parent key", "parent name"]),
    (Key::Field(FieldName::Kind), &["type", "kind", "okr type", "kr type", "key result type", "category", "commitment", "objective type"]),
    (Key::Id, &["id", "no", "nr", "number", "ref", "key", "#", "issue key", "issue id", "ticket id", "okr id"]),
    (Key::Objective, &["objective", "objectives", "okr", "okrs", "goal", "goals", "o", "obj", "objective title", "objective name", "team objective",
        "what we want", "what we want to achieve", "what do we want", "what do we want to achieve", "where we want to be",
        "ziel", "ziele", "objectif", "objectifs", "objetivo", "objetivos"]),
    (Key::KeyResult, &["key result", "key results", "keyresult", "keyresults", "kr", "krs", "result", "results", "measurable result",
        "key result title", "key result name", "measures", "metrics", "success metrics", "success criteria", "measures of success", "indicators", "success indicators", "key indicators",
        "how we measure", "how we measure success", "how we will measure success", "how we ll measure success", "success measures", "how we measure it", "how we will measure it", "how we ll measure it",
        "how do we know", "how will we know", "how we know", "how we will know", "how do we measure it", "how do we measure success", "how do we notice", "what tells us",
        "as measured by", "measured by the following", "rc", "schlüsselergebnis", "schlüsselergebnisse", "résultat clé", "résultats clés", "resultado clave", "resultados clave"]),
    (Key::Initiative, &["initiative", "initiatives", "action", "actions", "activity", "activities", "task", "tasks",
        "project", "projects", "how", "steps", "work", "to do", "to dos", "todo", "todos", "deliverables", "key initiatives", "supporting initiatives",
        "initiativen", "maßnahmen", "massnahmen", "key actions", "planned work", "bets", "what we will do", "what we ll do", "how we get there",
        "how we will get there", "how we ll get there", "actions prévues", "iniciativas", "acciones"]),
    (Key::Guardrail, &["guardrails", "guardrail metrics", "health metrics", "health kpis", "counter metrics", "countermetrics", "metrics to watch",
        "what must not get worse", "must not get worse"]),
    (Key::NextStep, &["next step", "next steps", "action item", "action items", "follow up", "follow ups", "nächste schritte", "prochaines étapes", "próximos pasos"]),
    (Key::Aside, &["risk", "risks", "risks and mitigations", "key risks", "assumption", "assumptions", "open question", "open questions", "blockers",
        "stakeholders", "attendees", "participants", "present", "apologies", "agenda", "minutes", "decisions", "links", "references", "appendix",
        "glossary", "faq", "changelog", "legend", "lessons learned", "learnings", "retrospective", "budget", "risiken", "risques", "riesgos",
        "teilnehmer", "annahmen", "offene fragen"]),
    (Key::Team, &["team", "department", "function", "group", "area", "squad", "unit name", "org", "organisation", "organization", "tribe"]),
    (Key::Cycle, &["cycle", "quarter", "period", "okr cycle", "time frame", "timeframe", "time period", "year", "season", "sprint", "quartal", "zeitraum"]),
    (Key::Context, &["context", "mission", "vision", "strategy", "background", "north star", "purpose", "strategic context", "company goals", "company strategy",
        "strategic priority", "strategic priorities", "our mission", "our vision", "our strategy", "strategic theme"]),
    (Key::NonGoal, &["non goals", "non goal", "nongoals", "not this quarter", "not doing", "out of scope", "what we will not do", "what we won t do", "anti goals",
        "not in scope", "not now", "we will not", "we won t", "not this cycle", "what we are not doing", "what we re not doing", "not goals", "parking lot", "parked", "ideas for later", "for later", "later", "someday", "nicht ziele"]),
    (Key::Description, &["description", "notes", "note", "comment", "comments", "details", "detail", "explanation", "remarks", "about"]),
    (Key::Language, &["language", "lang"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_matter() {
        let cases = [
            ("Data source", Some(Key::Field(FieldName::DataSource))),
            ("data_source", Some(Key::Field(FieldName::DataSource))),
            ("dataSource", Some(Key::Field(FieldName::DataSource))),
            ("DRI", Some(Key::Field(FieldName::Owner))),
            ("Baseline (Q2)", Some(Key::Field(FieldName::Baseline))),
            ("Key Results", Some(Key::KeyResult)),
            ("key-results", Some(Key::KeyResult)),
            ("Non-goals", Some(Key::NonGoal)),
            ("What we won’t do", Some(Key::NonGoal)),
            ("Schlüsselergebnisse", Some(Key::KeyResult)),
            ("A name far too long to be looked up as one of the fields", None),
            ("Visits", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(key(name), expected, "{name}");
        }
    }
}
