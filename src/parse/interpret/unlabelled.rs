//! Lines without a label: statements, groups or notes.
//!
//! In a draft that has labels, what a line stands under decides; in one that has none, the author's habit of setting
//! lines apart does.

use super::{Interpreter, Place};
use crate::model::{DeclaredKind, FieldName, Form};
use crate::parse::field;
use crate::parse::habit::{Habit, Under, Unlabelled};
use crate::parse::label::Label;
use crate::parse::sentence::{is_area, is_prose, is_time, names_okrs, words};
use crate::parse::title::{is_title, names_team};

impl Interpreter<'_> {
    /// A line without a label in a draft that has labels.
    pub(super) fn unlabelled(&mut self, at: usize, above: Place) -> Place {
        let node = &self.nodes[at];
        let role = node.label.role.is_some();
        let is_under_list =
            matches!(above, Place::Initiatives(_) | Place::NonGoals | Place::Context | Place::KeyResults(_));
        if self.has_roles
            && role
            && !is_under_list
            && !node.is_solo()
            && (node.is_bold || node.has_key_results || node.level().is_some())
        {
            let form = if node.has_key_results { Form::Stated } else { Form::Implied };
            return self.objective(at, form);
        }
        match above {
            Place::ObjectiveSlot => self.fill_objective(at),
            Place::Objectives => match node.level() {
                Some(_) if is_area(node.text.as_str()) => Place::Objectives,
                _ => self.objective(at, Form::Stated),
            },
            Place::KeyResultSlot => self.fill_key_result(at),
            Place::KeyResults(_) => self.listed(at),
            Place::Objective(objective) => self.under_objective(at, objective),
            Place::KeyResult(objective, key_result) => self.under_key_result(at, objective, key_result),
            Place::Initiatives(target) => {
                let start = self.start(at);
                self.add_initiative(at, start, target);
                Place::Nothing
            }
            Place::NonGoals => {
                let value = node.text.clone();
                self.document.non_goals.get_or_insert_default().push(value);
                Place::Nothing
            }
            Place::Context => self.context(at),
            Place::Group | Place::Value | Place::Nothing => self.in_group(at),
        }
    }

    fn context(&mut self, at: usize) -> Place {
        let value = self.nodes[at].text.clone();
        self.document.context.push(value);
        Place::Context
    }

    /// A line or an item under "Key results".
    fn listed(&mut self, at: usize) -> Place {
        let node = &self.nodes[at];
        let parent = &self.nodes[node.parent as usize];
        if node.level().is_some() && is_area(node.text.as_str()) {
            return Place::Group;
        }
        if node.is_line() && names_team(node.text.as_str()) {
            return self.group(at);
        }
        if node.is_line() && parent.items > 0 {
            return self.skip(at, "text");
        }
        self.key_result(at, Form::Stated)
    }

    fn under_objective(&mut self, at: usize, objective: usize) -> Place {
        let node = &self.nodes[at];
        let parent = &self.nodes[node.parent as usize];
        let text = node.text.as_str();
        if node.level().is_some() {
            return self.group(at);
        }
        if node.is_item() {
            if parent.has_list {
                return self.skip(at, "note");
            }
            let is_plain = node.label.role.is_none() || self.has_roles && !node.is_bold;
            if parent.has_key_results {
                let is_statement = is_plain && node.items == 0 && words(text, 3) >= 3;
                return if is_statement { self.key_result(at, Form::Implied) } else { self.group(at) };
            }
            if self.has_roles && node.items > 0 && node.label.role.is_none() {
                return self.group(at);
            }
            return self.key_result(at, Form::Implied);
        }
        if field::declaration(text).is_some() {
            return self.key_result(at, Form::Stated);
        }
        if !parent.has_list
            && !parent.has_key_results
            && parent.items == 0
            && !is_prose(text)
            && (parent.lines >= 2 || text.contains(|c: char| c.is_ascii_digit()))
        {
            return self.key_result(at, Form::Implied);
        }
        let value = node.text.clone();
        self.document.objectives[objective].description.push(value);
        // Bullets after a describing paragraph still belong to the objective.
        Place::Objective(objective)
    }

    /// "Guardrail: …" under a key result: one with a figure is a key result beside it, a name is a field of it.
    pub(super) fn guardrail(&mut self, at: usize, above: Place) -> Option<Place> {
        let Place::KeyResult(objective, key_result) = above else { return None };
        let text = &self.nodes[at].text;
        let clean = text.as_str();
        let colon = field::declaration(clean)?;
        if field::declared(&clean[..colon]) != Some(DeclaredKind::Guardrail) {
            return None;
        }
        if clean.contains(|c: char| c.is_ascii_digit()) {
            return Some(self.key_result(at, Form::Stated));
        }
        let value = text.part(field::trim(clean, colon + 1..clean.len()));
        let fields = self.fields_of(objective, Some(key_result))?;
        field::set(fields, FieldName::Guardrail, value);
        Some(Place::Nothing)
    }

    fn under_key_result(&mut self, at: usize, objective: usize, key_result: usize) -> Place {
        let text = self.nodes[at].text.clone();
        let length = text.as_str().len();
        if let Some(fields) = self.fields_of(objective, Some(key_result))
            && field::pairs(&text, 0..length, fields)
        {
            return Place::Nothing;
        }
        self.skip(at, "part of a key result")
    }

    /// A line outside of every statement.
    fn in_group(&mut self, at: usize) -> Place {
        let node = &self.nodes[at];
        if self.leads_key_results(at) {
            return self.objective(at, Form::Implied);
        }
        if node.level().is_some() {
            return self.group(at);
        }
        let text = node.text.as_str();
        // "Guardrail: …" says itself what it is.
        if field::declaration(text).is_some() && self.governing(at, None).is_some() {
            return self.key_result(at, Form::Stated);
        }
        if node.is_item() {
            let objective = self.scopes[at].objective;
            if self.has_roles && node.label.role.is_some() && objective.is_some() {
                return self.key_result(at, Form::Implied);
            }
            return self.group(at);
        }
        if let Some(objective) = self.plain_objective(at) {
            let key_results = &self.document.objectives[objective].key_results;
            if key_results.iter().all(|key_result| key_result.form == Form::Implied) {
                return self.key_result(at, Form::Implied);
            }
        }
        // "When we cannot do that, the next best is:" goes on with the key results of the objective above.
        if node.items > 0 && text.trim_end().ends_with(':') {
            let open = self.last.filter(|last| last.is_open && last.parent == node.parent).map(|last| last.objective);
            if let Some(objective) = open.filter(|&at| self.document.objectives[at].text.is_some()) {
                return Place::KeyResults(Some(objective));
            }
        }
        self.group(at)
    }

    /// Whether "Key results:" with a list comes next, and only this line can be what they are for.
    fn leads_key_results(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        let text = node.text.as_str();
        let Some(next) = self.nodes.get(at + 1) else { return false };
        // "KRs: NPS 20 to 40; 9 new dealers" has them in its own line.
        let is_list = next.label.label == Some(Label::KeyResults)
            && (next.is_solo() && next.items > 0 || !next.is_solo() && next.is_line())
            && next.level().is_none();
        if !is_list {
            return false;
        }
        let is_beside = next.parent as usize == at || next.parent == node.parent;
        let is_stated =
            !is_prose(text) && !is_title(text) && !names_okrs(text) && !is_time(text) && words(text, 4) >= 3;
        is_beside && is_stated && !node.is_item() && !text.trim_end().ends_with(':')
    }

    /// The objective right above a line with a figure, where lines and no bullets say how it is measured.
    fn plain_objective(&self, at: usize) -> Option<usize> {
        let node = &self.nodes[at];
        let text = node.text.as_str();
        let is_statement = node.items == 0
            && node.label.role.is_none()
            && text.contains(|c: char| c.is_ascii_digit())
            && words(text, 3) >= 3
            && !is_prose(text);
        let last = self.last.filter(|last| last.is_open && !last.has_items && last.parent == node.parent)?;
        let before = at.checked_sub(1)?;
        let follows = match self.places[before] {
            Place::Objective(objective) | Place::KeyResult(objective, _) => objective == last.objective,
            _ => false,
        };
        (is_statement && follows && self.nodes[before].is_line()).then_some(last.objective)
    }

    pub(super) fn by_habit(&mut self, at: usize, above: Place, habit: &Habit) -> Place {
        match above {
            Place::ObjectiveSlot
            | Place::Objectives
            | Place::KeyResultSlot
            | Place::KeyResults(_)
            | Place::Initiatives(_)
            | Place::NonGoals
            | Place::Context => {
                return self.unlabelled(at, above);
            }
            _ => {}
        }
        let under = match above {
            Place::Objective(_) => Under::Objective,
            Place::KeyResult(..) => Under::KeyResult,
            _ => Under::Group,
        };
        match habit.read(&self.nodes, at, under) {
            Unlabelled::Objective => self.objective(at, Form::Implied),
            Unlabelled::KeyResult => self.key_result(at, Form::Implied),
            Unlabelled::Group => self.group(at),
            Unlabelled::Description => {
                if let Place::Objective(objective) = above {
                    let value = self.nodes[at].text.clone();
                    self.document.objectives[objective].description.push(value);
                    return Place::Objective(objective);
                }
                self.skip(at, "text")
            }
            Unlabelled::Skip(why) => self.skip(at, why),
        }
    }
}
