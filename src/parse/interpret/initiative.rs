//! Initiatives: their text and fields, and what each of them is for.
//!
//! Only a label makes a line an initiative. It is for the key result or the objective that it stands under, or that
//! stands right before it, else for the draft.

use super::statement::{mark_cancelled, widen};
use super::{Interpreter, Place, Target};
use crate::model::{Fields, Initiative, Slot};
use crate::parse::field;
use crate::parse::sentence::is_empty_slot;

impl Interpreter<'_> {
    /// What initiatives at this place are for.
    pub(super) fn target(&self, at: usize, above: Place) -> Target {
        let node = &self.nodes[at];
        match above {
            Place::KeyResult(objective, key_result) => Target::KeyResult(objective, key_result),
            Place::Initiatives(target) => target,
            _ => {
                if let Some((objective, key_result, parent)) = self.last_key_result
                    && parent == node.parent
                    && node.level().is_none()
                    && self.follows_each(objective, key_result)
                {
                    return Target::KeyResult(objective, key_result);
                }
                let beside = self.last.filter(|last| last.is_open).map(|last| last.objective);
                self.scopes[at].objective.or(beside).map_or(Target::Document, Target::Objective)
            }
        }
    }

    /// Whether initiatives follow each key result, rather than all of them.
    fn follows_each(&self, objective: usize, key_result: usize) -> bool {
        let found = &self.document.objectives[objective].key_results;
        key_result == 0 || !found[key_result - 1].initiatives.is_empty()
    }

    /// Adds the text of the node from `start` on as an initiative for `target`.
    pub(super) fn add_initiative(&mut self, at: usize, start: usize, target: Target) {
        if self.is_full() {
            return;
        }
        let node = &self.nodes[at];
        let mut fields = Fields::default();
        let mut text = field::statement(&node.text, start, &mut fields);
        let span = node.span;
        if is_empty_slot(text.as_str()) {
            match target {
                Target::Document => {}
                Target::Objective(objective) => self.add_empty_slot(span, objective, None, Slot::Initiative),
                Target::KeyResult(objective, key_result) => {
                    self.add_empty_slot(span, objective, Some(key_result), Slot::Initiative)
                }
            }
            return;
        }
        text.set_span(widen(self.source, text.span(), span));
        mark_cancelled(node, &mut fields);
        let initiative = Initiative { id: node.label.id.clone(), text, fields };
        if let Some(list) = self.initiatives_of(target) {
            list.push(initiative);
            self.statements += 1;
        }
    }

    fn initiatives_of(&mut self, target: Target) -> Option<&mut Vec<Initiative>> {
        let document = &mut self.document;
        match target {
            Target::Document => Some(&mut document.initiatives),
            Target::Objective(objective) => {
                document.objectives.get_mut(objective).map(|objective| &mut objective.initiatives)
            }
            Target::KeyResult(objective, key_result) => {
                let key_results = &mut document.objectives.get_mut(objective)?.key_results;
                key_results.get_mut(key_result).map(|key_result| &mut key_result.initiatives)
            }
        }
    }
}
