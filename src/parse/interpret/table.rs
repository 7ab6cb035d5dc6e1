//! Tables: their rows, read as a whole, join the draft at the place of the first one.
//!
//! In goes the place of a row, out come objectives, or key results of the objective above. The rows after the first
//! are passed over; a table about something else is skipped as a whole.

use super::{Interpreter, Place};
use crate::model::{Fields, Objective, Slot};
use crate::parse::field;
use crate::parse::nodes::Node;
use crate::parse::outline::Shape;
use crate::parse::sentence::is_empty_slot;
use crate::text::{Span, Text};

impl Interpreter<'_> {
    /// A table, read as a whole at its first row.
    pub(super) fn table(&mut self, at: usize, above: Place) -> Place {
        let is_row = |node: &Node| node.block.shape == Shape::Row;
        let (node, before) = (&self.nodes[at], at.checked_sub(1).map(|before| &self.nodes[before]));
        if before.is_some_and(|before| is_row(before) && before.parent == node.parent && !node.block.after_blank) {
            return Place::Nothing;
        }
        let parent = node.parent;
        let goes_on = |(index, next): (usize, &Node)| {
            is_row(next) && next.parent == parent && (index == 0 || !next.block.after_blank)
        };
        let count = self.nodes[at..].iter().enumerate().take_while(|&(index, next)| goes_on((index, next))).count();
        let rows: Vec<&[Span]> = self.nodes[at..at + count].iter().map(|row| &self.lines[row.block.range()]).collect();
        let objective = self.governing(at, None);
        let is_under = objective.is_some() && above != Place::Nothing;

        let Some(table) = crate::parse::table::read(self.source, &rows, is_under, &mut self.document.comments) else {
            self.other_tables.push((at, count));
            return self.skip(at, "table");
        };
        self.document.skipped.extend(table.skipped);
        self.document.context.extend(table.context);
        self.document.problems.extend(table.problems);
        for found in table.objectives {
            self.add_from_table(at, found, objective);
        }
        Place::Nothing
    }

    /// In a draft without a statement, a table of projects is a list of them.
    pub(super) fn read_projects(&mut self) {
        let is_empty = self.document.objectives.is_empty() && self.document.problems.is_empty();
        if !is_empty || !self.document.initiatives.is_empty() {
            return;
        }
        for (at, count) in std::mem::take(&mut self.other_tables) {
            let rows: Vec<&[Span]> =
                self.nodes[at..at + count].iter().map(|row| &self.lines[row.block.range()]).collect();
            let Some(table) = crate::parse::table::projects(self.source, &rows, &mut self.document.comments) else {
                continue;
            };
            let first = self.nodes[at].span.join(self.nodes[at + count - 1].span);
            self.document.skipped.retain(|skipped| skipped.span.end <= first.start || skipped.span.start >= first.end);
            self.document.objectives.extend(table.objectives);
        }
    }

    /// Adds what a table says of an objective; key results without one go to that of the place.
    fn add_from_table(&mut self, at: usize, mut found: Objective, above: Option<usize>) {
        if self.is_full() {
            return;
        }
        for key_result in &mut found.key_results {
            let text = std::mem::take(&mut key_result.text);
            key_result.text = bare_statement(&text, &mut key_result.fields);
        }
        self.statements += 1 + found.key_results.len();
        let mut slots = Vec::new();
        found.key_results.retain(|key_result| {
            let is_empty = is_empty_slot(key_result.text.as_str());
            if is_empty {
                slots.push(key_result.text.span());
            }
            !is_empty
        });
        let index = match (above, &found.text) {
            (Some(above), None) => {
                let key_results = &mut self.document.objectives[above].key_results;
                key_results.append(&mut found.key_results);
                self.document.objectives[above].initiatives.append(&mut found.initiatives);
                above
            }
            _ => self.add_objective_of_table(at, found),
        };
        for span in slots {
            self.add_empty_slot(span, index, None, Slot::KeyResult);
        }
    }

    /// Adds an objective that a table names; returns where it stands.
    fn add_objective_of_table(&mut self, at: usize, mut found: Objective) -> usize {
        let scope = self.scopes[at];
        found.team = found.team.take().or_else(|| self.team_of(scope));
        found.cycle = found.cycle.take().or_else(|| self.cycle_of(scope));
        if let Some(text) = found.text.take() {
            found.text = Some(bare_statement(&text, &mut found.fields));
        }
        let index = self.document.objectives.len();
        self.document.objectives.push(found);
        index
    }
}

/// The text of a cell without the fields at its end; its place is still the whole cell.
fn bare_statement(cell: &Text, fields: &mut Fields) -> Text {
    let mut text = field::statement(cell, 0, fields);
    text.set_span(cell.span());
    text
}
