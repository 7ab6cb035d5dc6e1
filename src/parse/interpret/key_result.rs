//! Key results: their text and fields, and the objective that each belongs to.
//!
//! Its text may stand beside its label or under it. One that stands under no objective gets an objective without
//! text, so that none is lost.

use super::statement::{mark_cancelled, widen};
use super::{Interpreter, Place};
use crate::model::{Declared, Fields, Form, KeyResult, Slot};
use crate::parse::field;
use crate::parse::sentence::is_empty_slot;
use crate::text::Text;

impl Interpreter<'_> {
    /// Adds the node as a key result.
    pub(super) fn key_result(&mut self, at: usize, form: Form) -> Place {
        let start = self.start(at);
        let role = self.role(at);
        let text = std::mem::take(&mut self.nodes[at].text);
        self.add_key_result(at, text, start, role, form)
    }

    /// Adds a key result whose text is that of `whole` from `start` on.
    pub(super) fn add_key_result(
        &mut self,
        at: usize,
        whole: Text,
        start: usize,
        role: Option<Text>,
        form: Form,
    ) -> Place {
        if self.is_full() {
            return Place::Nothing;
        }
        let objective = self.governing(at, role.as_ref()).unwrap_or_else(|| self.textless(at));
        let mut fields = Fields::default();
        let mut text = field::statement(&whole, start, &mut fields);
        let node = &self.nodes[at];
        mark_cancelled(node, &mut fields);
        let span = node.span;
        if is_empty_slot(text.as_str()) {
            self.add_empty_slot(span, objective, None, Slot::KeyResult);
            return Place::Nothing;
        }
        let bounds = whole.span().join(text.span());
        text.set_span(widen(self.source, text.span(), bounds.join(span)));
        if let Some(role) = role {
            fields.owners.insert(0, role);
        }
        if let Some((kind, span)) = self.scopes[at].key_result_kind {
            fields.kind.get_or_insert(Declared { kind, span });
        }
        let issue = || field::issue(&whole.as_str()[start.min(whole.as_str().len())..]).map(str::to_owned);
        let (id, parent) = (node.label.id.clone().or_else(issue), node.parent);
        let found = &mut self.document.objectives[objective];
        if found.text.is_none() && found.key_results.is_empty() && found.span.is_empty() {
            found.span = text.span();
        } else if found.text.is_none() {
            found.span = found.span.join(text.span());
        }
        let index = found.key_results.len();
        found.key_results.push(KeyResult { id, text, form, fields, ..KeyResult::default() });
        self.last_key_result = Some((objective, index, parent));
        self.statements += 1;
        Place::KeyResult(objective, index)
    }

    /// The text under "KR1" on its own.
    pub(super) fn fill_key_result(&mut self, at: usize) -> Place {
        let slot = self.nodes[at].parent as usize;
        let text = self.nodes[at].text.clone();
        let place = self.add_key_result(slot, text, 0, self.role(slot), Form::Stated);
        self.places[slot] = place;
        place
    }

    /// The objective that a key result at this place belongs to.
    pub(super) fn governing(&self, at: usize, role: Option<&Text>) -> Option<usize> {
        let node = &self.nodes[at];
        match self.above(at) {
            Place::KeyResults(objective) => return objective,
            Place::Objective(objective) if node.label.label.is_none() => return Some(objective),
            _ => {}
        }
        let above = self.scopes[at].objective;
        let beside = self.last.filter(|last| last.is_open).map(|last| (last.objective, last.parent == node.parent));
        match (above, beside) {
            (Some(above), Some((beside, true))) if beside != above && !self.last.is_some_and(|last| last.has_items) => {
                let role = role.map(|role| role.as_str().to_lowercase());
                let of = |objective: usize| self.roles.get(objective).cloned().flatten();
                let is_above = role.is_some() && of(above) == role && of(beside) != role;
                Some(if is_above { above } else { beside })
            }
            (Some(above), _) => Some(above),
            (None, Some((beside, _))) => Some(beside),
            (None, None) => None,
        }
    }
}
