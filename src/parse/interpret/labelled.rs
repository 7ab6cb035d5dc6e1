//! Lines with a label: what "Objective:", "KR 1", "Key results:" or "Owner:" says of its line and of what stands under it.
//!
//! A field goes to the statement that it stands under, else to the one right before it; before all objectives it is
//! kept as a default for each of them.

use std::ops::Range;

use super::{Interpreter, Last, Place, Target};
use crate::model::{Cycle, DeclaredKind, FieldName, Fields, Form};
use crate::parse::field;
use crate::parse::key::Key;
use crate::parse::label::Label;
use crate::parse::sentence::words;
use crate::parse::title::time_in;
use crate::text::{Span, Text};

/// Lines under a field that are taken as its value.
const MOST_VALUES: usize = 32;

/// How far after a field one looks for another key result.
const LOOK_AHEAD: usize = 16;

impl Interpreter<'_> {
    pub(super) fn labelled(&mut self, at: usize, label: Label, above: Place) -> Place {
        let node = &self.nodes[at];
        let is_solo = node.is_solo();
        match label {
            Label::Objective if matches!(above, Place::KeyResult(..)) && begins_with_figure(node.rest()) => {
                let value = node.label.rest..node.text.as_str().len();
                self.field(at, FieldName::Target, value, above)
            }
            Label::Objective | Label::Objectives if !is_solo => self.objective(at, Form::Stated),
            Label::Objective if self.has_child(at) => Place::ObjectiveSlot,
            Label::Objective => self.objective(at, Form::Stated),
            Label::Objectives => {
                if let Some(period) = time_in(node.text.as_str()) {
                    self.set_cycle(node.text.part(period));
                }
                Place::Objectives
            }
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
        let objective = self.referred(at).or_else(|| self.governing(at, None));
        let has_list = self.nodes[at].items > 0 || self.has_child(at);
        if is_solo || has_list {
            return Place::KeyResults(objective.or_else(|| has_list.then(|| self.textless(at))));
        }
        let node = &self.nodes[at];
        let (text, start) = (node.text.clone(), node.label.rest);
        let rest = &text.as_str()[start..];
        let mut from = start;
        let is_statement = |piece: &str| words(piece, 3) == 3 && piece.contains(|c: char| c.is_ascii_digit());
        let by_comma = !rest.contains(';') && rest.split(", ").all(is_statement);
        let mark = if by_comma { ", " } else { ";" };
        for piece in rest.split(mark) {
            let range = field::trim(text.as_str(), from..from + piece.len());
            from += piece.len() + mark.len();
            if !range.is_empty() {
                self.add_key_result(at, text.part(range), 0, None, Form::Stated);
            }
        }
        Place::Nothing
    }

    /// The objective that "Key results for objective 2" names by its label, else by its place.
    fn referred(&self, at: usize) -> Option<usize> {
        let id = self.nodes[at].label.id.as_deref()?;
        let number = |label: &str| label.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned();
        let objectives = &self.document.objectives;
        let named =
            objectives.iter().take(MOST_VALUES).position(|one| one.id.as_deref().is_some_and(|own| number(own) == id));
        named.or_else(|| id.parse::<usize>().ok()?.checked_sub(1)).filter(|&index| index < objectives.len())
    }

    fn has_child(&self, at: usize) -> bool {
        self.nodes.get(at + 1).is_some_and(|next| next.parent as usize == at)
    }

    fn keyed(&mut self, at: usize, key: Key, above: Place) -> Place {
        if let Some(place) = self.side_by_side(at, above) {
            return place;
        }
        let node = &self.nodes[at];
        let is_solo = node.is_solo();
        let rest = || node.text.part(node.label.rest..node.text.as_str().len()).trimmed();
        match key {
            Key::Field(name) if is_solo && self.has_child(at) => self.field_over_list(at, name, above),
            Key::Field(name) => {
                let length = node.text.as_str().len();
                self.field(at, name, node.label.rest..length, above)
            }
            Key::Initiative => self.initiatives(at, above),
            Key::NextStep if self.is_under_objective(at, above) => self.initiatives(at, above),
            Key::NextStep => self.skip(at, "next steps"),
            Key::Aside => self.skip(at, "note beside the objectives"),
            Key::Guardrail => {
                self.scopes[at].key_result_kind = Some((DeclaredKind::Guardrail, node.span));
                self.key_results(at, is_solo)
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
        let node = &self.nodes[at];
        // Right below an objective it is said of that one, else of those that follow.
        let leads = self.nodes.get(at + 1).is_some_and(|next| next.label.label == Some(Label::Objective));
        let has_team = |last: &Last| self.document.objectives[last.objective].team.is_some();
        let beside = self.last.filter(|last| {
            last.is_open && last.parent == node.parent && !node.block.after_blank && !(leads && has_team(last))
        });
        if let Some(objective) = self.scopes[at].objective.or(beside.map(|last| last.objective)) {
            self.document.objectives[objective].team = Some(value);
            return;
        }
        self.team_line = Some((at, value.clone()));
        if !std::mem::replace(&mut self.is_team_stated, true) {
            self.document.team = Some(value);
        } else {
            self.has_teams |= self.document.team.as_ref().is_some_and(|team| team.as_str() != value.as_str());
        }
    }

    pub(super) fn set_cycle(&mut self, text: Text) {
        if !text.is_empty() {
            self.document.cycle.get_or_insert(Cycle { text, period: None });
        }
    }

    /// "Initiatives:" with the first of them in its line, or with a list under it.
    fn initiatives(&mut self, at: usize, above: Place) -> Place {
        let target = self.target(at, above);
        if matches!(target, Target::Objective(_)) {
            // What follows the initiatives of an objective is said of the objective.
            self.last_key_result = None;
        }
        let node = &self.nodes[at];
        if !node.is_solo() {
            self.add_initiative(at, node.label.rest, target);
        }
        Place::Initiatives(target)
    }

    /// Whether "Next steps" goes on with the objective before it, rather than with the work on the draft.
    fn is_under_objective(&self, at: usize, above: Place) -> bool {
        let node = &self.nodes[at];
        match above {
            Place::Objective(_) | Place::KeyResult(..) | Place::KeyResults(_) | Place::Initiatives(_) => true,
            _ => {
                let follows = at.checked_sub(1).is_some_and(|before| self.places[before] != Place::Group);
                node.level().is_none()
                    && !node.block.after_blank
                    && follows
                    && self.last.is_some_and(|last| last.is_open)
            }
        }
    }

    /// "Owner: Maria · Confidence: 70%": several fields in one line.
    pub(super) fn side_by_side(&mut self, at: usize, above: Place) -> Option<Place> {
        let text = &self.nodes[at].text;
        let found = field::entries(text.as_str(), 0..text.as_str().len());
        if found.len() < 2 || !found.iter().all(|(key, _)| matches!(key, Key::Field(_) | Key::Team | Key::Cycle)) {
            return None;
        }
        let mut place = above;
        for (key, value) in found {
            match key {
                Key::Field(name) => {
                    if let measured @ Place::KeyResult(..) = self.field(at, name, value, place) {
                        // "Metric: … | Target: …": the rest of the line is said of the key result that it began.
                        place = measured;
                        self.last_key_result = None;
                    }
                }
                Key::Team => self.set_team(at, self.nodes[at].text.part(value)),
                _ => self.set_cycle(self.nodes[at].text.part(value)),
            }
        }
        Some(Place::Nothing)
    }

    /// "Dependencies" over a list: its lines together are the value where it stands under a statement, else it is a
    /// section of its own.
    fn field_over_list(&mut self, at: usize, name: FieldName, above: Place) -> Place {
        let is_under = matches!(above, Place::Objective(_) | Place::KeyResult(..));
        if !is_under && (name == FieldName::Depends || self.holder(at, name, above).is_none()) {
            return self.skip(at, "field of nothing");
        }
        let mut value = Text::new();
        let under = self.nodes[at + 1..].iter().take_while(|node| node.parent as usize == at).take(MOST_VALUES);
        for line in under.map(|node| &node.text) {
            if !value.is_empty() {
                value.push_as("; ", Span::new(value.span().end, line.span().start));
            }
            value.push_text(line);
        }
        if let Some(fields) = self.holder(at, name, above).and_then(|holder| self.fields_at(holder)) {
            field::set(fields, name, value);
        }
        Place::Value
    }

    /// "Owner: Ana" under or directly after a statement; `value` is its place in the line.
    fn field(&mut self, at: usize, name: FieldName, value: Range<usize>, above: Place) -> Place {
        let holder = self.holder(at, name, above);
        let text = &self.nodes[at].text;
        let value = text.part(field::trim(text.as_str(), value));
        if name == FieldName::Supports
            && !matches!(above, Place::Objective(_) | Place::KeyResult(..))
            && self.is_objective_of_company(at, holder)
        {
            return self.objective(at, Form::Stated);
        }
        if name == FieldName::Metric
            && !value.is_empty()
            && let Some(objective) = holder.and_then(|holder| self.measured_by(holder))
        {
            self.measured = Some(objective);
            return self.add_key_result(at, value, 0, None, Form::Stated);
        }
        if let Some(fields) = holder.and_then(|holder| self.fields_at(holder)) {
            field::set(fields, name, value);
        } else if self.document.objectives.is_empty()
            && matches!(name, FieldName::Owner | FieldName::Supports | FieldName::Due | FieldName::Kind)
        {
            self.defaults.push((name, value));
        } else {
            return self.skip(at, "field of nothing");
        }
        Place::Nothing
    }

    /// The objective that a line "Measure: …" is a key result of: one without key results, or with such lines only.
    fn measured_by(&self, holder: Place) -> Option<usize> {
        match holder {
            Place::Objective(objective) => Some(objective)
                .filter(|&at| self.measured == Some(at) || self.document.objectives[at].key_results.is_empty()),
            Place::KeyResult(objective, _) => self.measured.filter(|&measured| measured == objective),
            _ => None,
        }
    }

    /// The statement that a field at this place says something of.
    fn holder(&self, at: usize, name: FieldName, above: Place) -> Option<Place> {
        let node = &self.nodes[at];
        let beside = self.last_key_result.filter(|(_, _, parent)| node.is_line() && *parent == node.parent);
        if let Some((objective, key_result, _)) = beside {
            let of_all = self.closes_objective(at, name, objective);
            return Some(if of_all { Place::Objective(objective) } else { Place::KeyResult(objective, key_result) });
        }
        let beside_objective = self
            .last
            .filter(|last| node.is_line() && last.parent == node.parent && last.is_open)
            .map(|last| Place::Objective(last.objective));
        match above {
            Place::Objective(_) | Place::KeyResult(..) => Some(above),
            _ => beside_objective,
        }
    }

    /// Whether a field after the last of several key results is said of their objective: no key result before it has
    /// fields of its own, and none follows.
    fn closes_objective(&self, at: usize, name: FieldName, objective: usize) -> bool {
        let found = &self.document.objectives[objective];
        let (Some((_, before)), Some(_)) = (found.key_results.split_last(), &found.text) else { return false };
        let is_of_objective = matches!(
            name,
            FieldName::Owner
                | FieldName::Due
                | FieldName::Score
                | FieldName::Progress
                | FieldName::Status
                | FieldName::Confidence
                | FieldName::Priority
                | FieldName::Supports
                | FieldName::Reason
        );
        let has_it = match name {
            FieldName::Owner => !found.fields.owners.is_empty(),
            FieldName::Supports => !found.fields.supports.is_empty(),
            name => found.fields.clone().slot_mut(name).is_some_and(|value| value.is_some()),
        };
        let parent = self.nodes[at].parent;
        let next = self.nodes[at + 1..]
            .iter()
            .take(LOOK_AHEAD)
            .find(|node| node.parent == parent && !matches!(node.label.label, Some(Label::Key(Key::Field(_)))));
        let goes_on = next.is_some_and(|next| next.label.label == Some(Label::KeyResult));
        is_of_objective && !has_it && !goes_on && !before.is_empty() && before.iter().all(|one| one.fields.is_none())
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

    fn fields_at(&mut self, place: Place) -> Option<&mut Fields> {
        match place {
            Place::KeyResult(objective, key_result) => self.fields_of(objective, Some(key_result)),
            Place::Objective(objective) => self.fields_of(objective, None),
            _ => None,
        }
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
