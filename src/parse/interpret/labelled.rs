//! Lines with a label: what "Objective:", "KR 1", "Key results:" or "Owner:" says of its line and of what stands under it.
//!
//! A field goes to the statement that it stands under, else to the one right before it; before all objectives it is
//! kept as a default for each of them.

use super::{Interpreter, Place, Target};
use crate::model::{Cycle, FieldName, Fields, Form};
use crate::parse::field;
use crate::parse::key::Key;
use crate::parse::label::Label;
use crate::text::Text;

impl Interpreter<'_> {
    pub(super) fn labelled(&mut self, at: usize, label: Label, above: Place) -> Place {
        let node = &self.nodes[at];
        let is_solo = node.is_solo();
        match label {
            Label::Objective if matches!(above, Place::KeyResult(..)) && begins_with_figure(node.rest()) => {
                self.field(at, FieldName::Target, above)
            }
            Label::Objective | Label::Objectives if !is_solo => self.objective(at, Form::Stated),
            Label::Objective if self.has_child(at) => Place::ObjectiveSlot,
            Label::Objective => self.objective(at, Form::Stated),
            Label::Objectives => Place::Objectives,
            Label::KeyResult if is_solo && self.has_child(at) => Place::KeyResultSlot,
            Label::KeyResult => self.key_result(at, Form::Stated),
            Label::KeyResults => self.key_results(at, is_solo),
            Label::Poor => self.skip(at, "example of what not to write"),
            Label::Guide => self.skip(at, "guide"),
            Label::Key(key) => self.keyed(at, key, above),
        }
    }

    /// "Key results:", with a list under it or with all of them in its line.
    fn key_results(&mut self, at: usize, is_solo: bool) -> Place {
        let objective = self.governing(at, None);
        let has_list = self.nodes[at].items > 0 || self.has_child(at);
        if is_solo || has_list {
            return Place::KeyResults(objective.or_else(|| has_list.then(|| self.textless(at))));
        }
        let node = &self.nodes[at];
        let (text, start) = (node.text.clone(), node.label.rest);
        let rest = &text.as_str()[start..];
        let mut from = start;
        for piece in rest.split(';') {
            let range = field::trim(text.as_str(), from..from + piece.len());
            from += piece.len() + 1;
            if !range.is_empty() {
                self.add_key_result(at, text.part(range), 0, None, Form::Stated);
            }
        }
        Place::Nothing
    }

    fn has_child(&self, at: usize) -> bool {
        self.nodes.get(at + 1).is_some_and(|next| next.parent as usize == at)
    }

    fn keyed(&mut self, at: usize, key: Key, above: Place) -> Place {
        let node = &self.nodes[at];
        let is_solo = node.is_solo();
        let rest = || node.text.part(node.label.rest..node.text.as_str().len()).trimmed();
        match key {
            Key::Field(name) => self.field(at, name, above),
            Key::Initiative => {
                let target = self.target(at, above);
                if matches!(target, Target::Objective(_)) {
                    // What follows the initiatives of an objective is said of the objective.
                    self.last_key_result = None;
                }
                if !is_solo {
                    self.add_initiative(at, node.label.rest, target);
                }
                Place::Initiatives(target)
            }
            Key::NonGoal => {
                let value = rest();
                let goals = self.document.non_goals.get_or_insert_default();
                if !value.is_empty() {
                    goals.push(value);
                }
                Place::NonGoals
            }
            Key::Context => {
                let value = rest();
                let leads_list = node.level().is_some() && node.items > 0 && !is_solo;
                if !value.is_empty() {
                    self.document.context.push(value);
                }
                if leads_list { Place::Group } else { Place::Context }
            }
            Key::Team => {
                self.set_team(at, rest());
                Place::Group
            }
            Key::Cycle => {
                self.set_cycle(rest());
                Place::Group
            }
            Key::Language => {
                self.document.language = Some(rest());
                Place::Nothing
            }
            Key::Description if !is_solo && matches!(above, Place::Objective(_)) => {
                if let Place::Objective(objective) = above {
                    let value = rest();
                    self.document.objectives[objective].description.push(value);
                }
                Place::Nothing
            }
            _ => self.skip(at, "note"),
        }
    }

    fn set_team(&mut self, at: usize, value: Text) {
        if value.is_empty() {
            return;
        }
        if let Some(objective) = self.scopes[at].objective {
            self.document.objectives[objective].team.get_or_insert(value);
        } else {
            self.document.team.get_or_insert(value);
        }
    }

    pub(super) fn set_cycle(&mut self, text: Text) {
        if !text.is_empty() {
            self.document.cycle.get_or_insert(Cycle { text, period: None });
        }
    }

    /// "Owner: Ana" under or directly after a statement.
    fn field(&mut self, at: usize, name: FieldName, above: Place) -> Place {
        let holder = self.holder(at, above);
        let (text, start) = (self.nodes[at].text.clone(), self.nodes[at].label.rest);
        if name == FieldName::Supports
            && !matches!(above, Place::Objective(_) | Place::KeyResult(..))
            && self.is_objective_of_company(at, holder)
        {
            return self.objective(at, Form::Stated);
        }
        let fields = match holder {
            Some(Place::KeyResult(objective, key_result)) => self.fields_of(objective, Some(key_result)),
            Some(Place::Objective(objective)) => self.fields_of(objective, None),
            _ => None,
        };
        let Some(fields) = fields else {
            if self.document.objectives.is_empty()
                && matches!(name, FieldName::Owner | FieldName::Supports | FieldName::Due | FieldName::Kind)
            {
                self.defaults.push((name, text.part(field::trim(text.as_str(), start..text.as_str().len()))));
                return Place::Nothing;
            }
            return self.skip(at, "field of nothing");
        };
        let length = text.as_str().len();
        if !(text.as_str().contains(['|', ';']) && field::pairs(&text, 0..length, fields)) {
            field::set(fields, name, text.part(field::trim(text.as_str(), start..length)));
        }
        Place::Nothing
    }

    /// The statement that a field at this place says something of.
    fn holder(&self, at: usize, above: Place) -> Option<Place> {
        let node = &self.nodes[at];
        let beside = self
            .last_key_result
            .filter(|(_, _, parent)| node.is_line() && *parent == node.parent)
            .map(|(objective, key_result, _)| Place::KeyResult(objective, key_result));
        let beside_objective = self
            .last
            .filter(|last| node.is_line() && last.parent == node.parent && last.is_open)
            .map(|last| Place::Objective(last.objective));
        match above {
            Place::Objective(_) | Place::KeyResult(..) => Some(beside.unwrap_or(above)),
            _ => beside.or(beside_objective),
        }
    }

    /// "Company objective: …" is an objective where it begins a set, and a parent beside a statement.
    fn is_objective_of_company(&self, at: usize, holder: Option<Place>) -> bool {
        let node = &self.nodes[at];
        let name = node.text.as_str()[..node.label.rest.min(node.text.as_str().len())].to_ascii_lowercase();
        let is_taken = match holder {
            Some(Place::Objective(objective) | Place::KeyResult(objective, _)) => {
                !self.document.objectives[objective].key_results.is_empty()
            }
            _ => true,
        };
        is_taken && name.contains("company objective") && !node.is_solo()
    }

    pub(super) fn fields_of(&mut self, objective: usize, key_result: Option<usize>) -> Option<&mut Fields> {
        let objective = self.document.objectives.get_mut(objective)?;
        match key_result {
            Some(index) => objective.key_results.get_mut(index).map(|key_result| &mut key_result.fields),
            None => Some(&mut objective.fields),
        }
    }
}

fn begins_with_figure(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '€' | '$' | '£' | '<' | '>' | '≥' | '≤' | '+' | '-' | '~')
    })
}
