//! Objectives: their text, what they inherit from titles and defaults, and those that only their key results show.
//!
//! Titles above give it team, cycle and kind; fields before all objectives give it what it does not say itself.
//! An objective with a place and no text is a problem of the draft, and still holds its key results.

use super::statement::{mark_cancelled, widen};
use super::{Interpreter, Last, Place, Scope};
use crate::model::{Declared, FieldName, Fields, Form, Objective, Problem, ProblemKind, Slot};
use crate::parse::field;
use crate::parse::sentence::{is_empty_slot, measured_by};
use crate::text::Text;

impl Interpreter<'_> {
    /// Adds the node as an objective.
    pub(super) fn objective(&mut self, at: usize, form: Form) -> Place {
        let mut fields = Fields::default();
        let start = self.start(at);
        let node = &self.nodes[at];
        let mut text = field::statement(&node.text, start, &mut fields);
        if let Some(end) = measured_by(text.as_str()) {
            text = text.part(0..end);
        }
        let id = node.label.id.clone();
        self.add_objective(at, id, text, fields, form)
    }

    fn add_objective(
        &mut self,
        at: usize,
        id: Option<String>,
        mut text: Text,
        mut fields: Fields,
        form: Form,
    ) -> Place {
        if self.is_full() {
            return Place::Nothing;
        }
        // "Dealers enjoy selling us:" leads to its key results; the mark says nothing else.
        let bare = text.as_str().trim_end_matches([':', ' ']).len();
        if (1..text.as_str().len()).contains(&bare) {
            text = text.part(0..bare);
        }
        let node = &self.nodes[at];
        mark_cancelled(node, &mut fields);
        let role = self.role(at);
        if let Some(role) = &role {
            fields.owners.insert(0, role.clone());
        }
        let scope = self.scopes[at];
        let index = self.document.objectives.len();
        let is_empty = is_empty_slot(text.as_str());
        let span = if text.is_empty() { node.span } else { widen(self.source, text.span(), node.span) };
        text.set_span(span);
        self.inherit_fields(scope, &mut fields);
        let objective = Objective {
            id,
            span,
            form,
            fields,
            text: (!is_empty).then_some(text),
            team: self.team_of(scope),
            cycle: self.cycle_of(scope),
            ..Objective::default()
        };
        if is_empty {
            let kind = ProblemKind::EmptySlot { objective: index, key_result: None, what: Slot::Objective };
            self.document.problems.push(Problem { span, kind });
        }
        self.roles.resize(index, None);
        self.roles.push(role.map(|role| role.as_str().to_lowercase()));
        self.last = Some(Last {
            objective: index,
            parent: node.parent,
            level: node.level().unwrap_or(scope.level),
            is_open: true,
            has_items: node.is_item() && node.items > 0,
        });
        self.last_key_result = None;
        self.document.objectives.push(objective);
        self.statements += 1;
        Place::Objective(index)
    }

    /// What the titles and the objective above say of it.
    fn inherit_fields(&self, scope: Scope, fields: &mut Fields) {
        if let Some((kind, span)) = scope.kind {
            fields.kind.get_or_insert(Declared { kind, span });
        }
        if let Some(parent) = scope.objective
            && let Some(id) = &self.document.objectives[parent].id
        {
            let mut supports = Text::new();
            supports.push_as(id, self.document.objectives[parent].span);
            fields.supports.push(supports);
        }
    }

    /// Gives each objective what stands above all of them and it does not say itself.
    pub(super) fn apply_defaults(&mut self) {
        for objective in self.document.objectives.iter_mut().filter(|objective| objective.text.is_some()) {
            for (name, value) in &self.defaults {
                let is_given = match name {
                    FieldName::Owner => !objective.fields.owners.is_empty(),
                    FieldName::Supports => !objective.fields.supports.is_empty(),
                    _ => false,
                };
                if !is_given && !value.is_empty() {
                    field::set(&mut objective.fields, *name, value.clone());
                }
            }
        }
    }

    /// The text under "Objective" on its own.
    pub(super) fn fill_objective(&mut self, at: usize) -> Place {
        let slot = self.nodes[at].parent as usize;
        let id = self.nodes[slot].label.id.clone();
        let mut fields = Fields::default();
        let text = field::statement(&self.nodes[at].text, 0, &mut fields);
        let place = self.add_objective(slot, id, text, fields, Form::Stated);
        if let Place::Objective(objective) = place {
            let node = &self.nodes[at];
            let span = widen(self.source, node.span, node.span);
            let found = &mut self.document.objectives[objective];
            found.span = span;
            if let Some(text) = &mut found.text {
                text.set_span(span);
            }
        }
        self.places[slot] = place;
        self.scopes[slot].objective = match place {
            Place::Objective(objective) => Some(objective),
            _ => None,
        };
        place
    }

    /// An objective without text, for key results that have none.
    pub(super) fn textless(&mut self, at: usize) -> usize {
        let index = self.document.objectives.len();
        let scope = self.scopes[at];
        self.document.objectives.push(Objective {
            form: Form::Implied,
            team: self.team_of(scope),
            cycle: self.cycle_of(scope),
            ..Objective::default()
        });
        self.last = Some(Last {
            objective: index,
            parent: self.nodes[at].parent,
            level: scope.level,
            is_open: true,
            has_items: false,
        });
        index
    }
}
