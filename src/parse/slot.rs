//! What the keys of a structured file and the columns of a table hold.
//!
//! In goes a name in any habit of writing (`key_results`, `keyResults`, `Key Results:`, `KRs`, `KR 2`), out
//! comes its [`Slot`]. Where a structured file tells lists from single sentences, this does too; the names of
//! fields are those of [`super::key`]. A bracketed remark and a running number at the end do not count.

use super::key::{self, Key};
use crate::model::FieldName;

/// What a key or column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// A list of objectives.
    Objectives,
    /// The sentence of an objective, or one objective.
    Objective,
    /// A list of key results.
    KeyResults,
    /// A list of key results that must not get worse.
    Guardrails,
    /// The sentence of a key result, or one key result.
    KeyResult,
    /// A list of initiatives.
    Initiatives,
    /// The sentence of an initiative, or one initiative.
    Initiative,
    /// The sentence of whatever it stands in: `title`, `name`, `text`.
    Text,
    /// An explaining paragraph, or the sentence where there is no other.
    Description,
    /// What will not be done.
    NonGoals,
    /// Mission, strategy, company goals.
    Context,
    /// Whose it is.
    Team,
    /// Which period it is for.
    Cycle,
    /// Which language it is written in.
    Language,
    /// A label.
    Id,
    /// What else stands around a statement.
    Field(FieldName),
    /// Where from and where to in one cell: "31 → 45".
    Change,
    /// Something that holds sets of objectives: `company`, `teams`, `departments`.
    Group,
    /// Remarks that are no content: `notes`, `comment`, `version`.
    Remark,
}

impl Slot {
    /// What `name` stands for.
    pub fn of(name: &str) -> Option<Self> {
        let plain = normal(name);
        Self::by_shape(&plain).or_else(|| Self::by_key(name)).or_else(|| {
            let bare = normal(name.split(['(', '[']).next().unwrap_or(name));
            let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit());
            Self::by_shape(bare).or_else(|| Self::by_key(bare))
        })
    }

    fn by_key(name: &str) -> Option<Self> {
        Some(match key::key(name)? {
            Key::Field(field) => Self::Field(field),
            Key::Id => Self::Id,
            Key::Objective => Self::Objective,
            Key::KeyResult => Self::KeyResult,
            Key::Initiative | Key::NextStep => Self::Initiative,
            Key::Guardrail => Self::Guardrails,
            Key::Aside => Self::Remark,
            Key::Team => Self::Team,
            Key::Cycle => Self::Cycle,
            Key::Context => Self::Context,
            Key::NonGoal => Self::NonGoals,
            Key::Description => Self::Description,
            Key::Language => Self::Language,
        })
    }

    /// The names that matter only where keys have values: lists, titles, groups, and names run together.
    fn by_shape(name: &str) -> Option<Self> {
        use FieldName as F;
        Some(match name {
            "objectives" | "okrs" | "goals" | "objectivesandkeyresults" | "teamobjectives" | "companyobjectives" => {
                Self::Objectives
            }
            "goal" | "goalname" | "goaltitle" | "objectivetext" | "objectivestatement" | "objectivedescription" => {
                Self::Objective
            }
            "keyresults" | "krs" | "results" | "keyresultslist" | "measures" | "metrics" | "outcomes"
            | "successmetrics" | "successcriteria" | "measuresofsuccess" => Self::KeyResults,
            "outcome"
            | "keyresulttext"
            | "keyresultdescription"
            | "keyresultstatement"
            | "krtext"
            | "krtitle"
            | "krname"
            | "krdescription" => Self::KeyResult,
            "initiatives" | "actions" | "tasks" | "projects" | "activities" | "todos" | "steps" | "actionitems"
            | "keyactivities" | "keyinitiatives" | "plays" | "bets" | "experiments" | "deliverables" => {
                Self::Initiatives
            }
            "title" | "name" | "text" | "statement" | "sentence" | "headline" | "summary" | "label" | "content"
            | "item" | "entry" => Self::Text,
            "nongoals" | "notgoals" | "outofscope" | "notdoing" | "notthisquarter" | "wontdo" | "antigoals"
            | "exclusions" => Self::NonGoals,
            "missionstatement" | "northstar" | "intro" | "introduction" => Self::Context,
            "businessunit" | "division" => Self::Team,
            "halfyear" | "half" | "okrcycle" | "planningperiod" => Self::Cycle,
            "locale" => Self::Language,
            "identifier" | "slug" | "code" => Self::Id,
            "guardrail" | "guardrailmetric" => Self::Field(FieldName::Guardrail),
            "company" | "companies" | "teams" | "departments" | "squads" | "groups" | "areas" | "divisions"
            | "functions" | "members" | "people" | "individuals" | "levels" | "children" | "sections" | "sets"
            | "quarters" | "cycles" | "document" | "plan" => Self::Group,
            "notes" | "note" | "comment" | "comments" | "remarks" | "remark" | "version" | "schema" | "updated"
            | "updatedat" | "created" | "createdat" | "author" | "authors" | "tags" | "tag" | "url" | "link"
            | "links" | "metadata" | "layout" => Self::Remark,
            "baselinetarget" | "baselinetotarget" | "fromto" | "starttarget" | "currenttarget" | "startziel" => {
                Self::Change
            }
            "duedate" | "deadline" | "enddate" | "targetdate" | "dueby" => Self::Field(F::Due),
            "currentvalue" => Self::Field(F::Current),
            "targetvalue" | "goalvalue" => Self::Field(F::Target),
            "baselinevalue" | "startvalue" => Self::Field(F::Baseline),
            "datasource" => Self::Field(F::DataSource),
            "dependson" => Self::Field(F::Depends),
            "level" | "rowtype" | "itemtype" | "recordtype" => Self::Field(F::Kind),
            "hypothesis" | "motivation" => Self::Field(F::Reason),
            _ => return None,
        })
    }
}

/// The letters and digits of `name` in lower case: `Key_Results:` and `keyResults` are one name.
pub(super) fn normal(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_habit() {
        let cases = [
            ("key_results", Slot::KeyResults),
            ("keyResults", Slot::KeyResults),
            ("Key Results:", Slot::KeyResults),
            ("KR 1", Slot::KeyResult),
            ("Key Result #2", Slot::KeyResult),
            ("OKRs", Slot::Objectives),
            ("O1", Slot::Objective),
            ("Objective (what)", Slot::Objective),
            ("non-goals", Slot::NonGoals),
            ("Owner (DRI)", Slot::Field(FieldName::Owner)),
            ("dataSource", Slot::Field(FieldName::DataSource)),
            ("Target (Q3)", Slot::Field(FieldName::Target)),
            ("why", Slot::Field(FieldName::Reason)),
        ];
        for (name, slot) in cases {
            assert_eq!(Slot::of(name), Some(slot), "{name}");
        }
        for name in ["favourite colour", "", "12", "…"] {
            assert_eq!(Slot::of(name), None, "{name}");
        }
    }
}
