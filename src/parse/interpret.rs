//! From nodes to a draft: which line is an objective, a key result, an initiative, a field, or no content.
//!
//! In go the nodes of a [`super::nodes`], out comes a [`Document`]. One pass in the order of the source: each node
//! gets a [`Place`], and its children read theirs from it. Where a draft uses labels, only labels and what
//! stands under them are statements; where it uses none, [`super::habit`] says how the author sets them apart.
//! Initiatives are only what a label says; a line that nothing claims is skipped with its reason.

use std::ops::Range;

use super::field;
use super::habit::{Habit, Unlabelled};
use super::key::Key;
use super::label::Label;
use super::nodes::{Node, ROOT};
use super::outline::Shape as BlockShape;
use super::sentence::{is_empty_slot, is_prose, is_time, names_okrs, words};
use crate::model::{
    Cycle, DeclaredKind, Document, FieldName, Fields, Form, Initiative, KeyResult, Objective, Problem, ProblemKind,
    Shape, Skipped,
};
use crate::text::{Span, Text};

/// More statements than this are left out, so that memory stays bounded.
const MOST_STATEMENTS: usize = 200_000;

/// What a node is, and so what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A heading or a line that only groups.
    Group,
    /// An objective.
    Objective(usize),
    /// "Objective" on its own: the text follows.
    ObjectiveSlot,
    /// Objectives follow.
    Objectives,
    /// Key results follow, of this objective if there is one.
    KeyResults(Option<usize>),
    /// A key result.
    KeyResult(usize, usize),
    /// "KR1" on its own: the text follows.
    KeyResultSlot,
    /// Initiatives follow.
    Initiatives(Target),
    /// Non-goals follow.
    NonGoals,
    /// Context follows.
    Context,
    /// No content, nor what stands under it.
    Nothing,
}

/// What initiatives stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Document,
    Objective(usize),
    KeyResult(usize, usize),
}

/// What a node inherits from those above it.
#[derive(Debug, Clone, Copy, Default)]
struct Scope {
    objective: Option<usize>,
    /// Node that names the team.
    team: Option<u32>,
    /// Node that names the cycle.
    cycle: Option<u32>,
    /// Level of the nearest heading.
    level: u8,
    kind: Option<(DeclaredKind, Span)>,
}

/// The objective that a line beside it belongs to.
#[derive(Debug, Clone, Copy)]
struct Last {
    objective: usize,
    parent: u32,
    level: u8,
    is_open: bool,
    /// Whether it has a list of its own, so that what stands beside it belongs elsewhere.
    has_items: bool,
}

/// Turns nodes into a document.
pub(super) struct Interpreter<'a> {
    pub(super) source: &'a str,
    pub(super) nodes: Vec<Node>,
    pub(super) document: Document,
    lines: Vec<Span>,
    places: Vec<Place>,
    scopes: Vec<Scope>,
    roles: Vec<Option<String>>,
    last: Option<Last>,
    /// The key result that a line after it may add a field to: objective, key result, parent.
    last_key_result: Option<(usize, usize, u32)>,
    /// Fields that stand above all objectives and hold for each.
    defaults: Vec<(FieldName, Text)>,
    statements: usize,
    has_roles: bool,
    at: usize,
}

impl<'a> Interpreter<'a> {
    /// An interpreter that adds to `document`.
    pub(super) fn new(source: &'a str, nodes: Vec<Node>, lines: Vec<Span>, document: Document) -> Self {
        let is_role = |node: &Node| node.label.label == Some(Label::KeyResult) && node.label.role.is_some();
        let has_roles = nodes.iter().filter(|node| is_role(node)).take(2).count() > 1;
        Self {
            source,
            nodes,
            document,
            lines,
            has_roles,
            places: Vec::new(),
            scopes: Vec::new(),
            roles: Vec::new(),
            last: None,
            last_key_result: None,
            defaults: Vec::new(),
            statements: 0,
            at: 0,
        }
    }

    /// Reads all nodes.
    pub(super) fn run(mut self) -> Document {
        let habit = Habit::of(&self.nodes);
        let is_labelled = habit.is_labelled;
        self.places.reserve(self.nodes.len());
        self.scopes.reserve(self.nodes.len());
        while self.at < self.nodes.len() {
            let at = self.at;
            let scope = self.scope_above(at);
            self.scopes.push(scope);
            let place = self.place(at, &habit);
            self.places.push(place);
            self.inherit(at, place);
            self.at += 1;
        }
        self.finish(is_labelled);
        self.document
    }

    fn above(&self, at: usize) -> Place {
        match self.nodes[at].parent {
            ROOT => Place::Group,
            parent => self.places[parent as usize],
        }
    }

    fn scope_above(&self, at: usize) -> Scope {
        match self.nodes[at].parent {
            ROOT => Scope::default(),
            parent => self.scopes[parent as usize],
        }
    }

    /// What the node hands on to those under it.
    fn inherit(&mut self, at: usize, place: Place) {
        let node = &self.nodes[at];
        let mut scope = self.scopes[at];
        if let Some(level) = node.level() {
            scope.level = level;
        }
        match place {
            Place::Objective(objective) | Place::KeyResult(objective, _) => scope.objective = Some(objective),
            Place::KeyResults(Some(objective)) => scope.objective = Some(objective),
            Place::Group => {
                let text = node.text.as_str();
                if has_time(text) {
                    scope.cycle = Some(at as u32);
                }
                if node.level().is_some() || node.is_item() {
                    if !area(text).is_empty() && node.label.label.is_none() && words(text, 9) <= 8 {
                        scope.team = Some(at as u32);
                    }
                    scope.kind = declared_in(text).map(|kind| (kind, node.span)).or(scope.kind);
                }
            }
            _ => {}
        }
        self.scopes[at] = scope;
    }

    fn place(&mut self, at: usize, habit: &Habit) -> Place {
        let above = self.above(at);
        let node = &self.nodes[at];
        if node.block.shape == BlockShape::Row {
            return self.table(at, above);
        }
        if node.is_jump || is_contents(node.text.as_str()) && node.level().is_some() {
            return self.skip(at, "table of contents");
        }
        if let Some(level) = node.level()
            && let Some(last) = &mut self.last
            && node.label.label.is_none()
            && (level <= last.level || last.level == 0)
        {
            last.is_open = false;
        }
        if above == Place::Nothing && node.level().is_none() {
            return self.skip(at, "note");
        }
        match node.label.label {
            Some(label) => self.labelled(at, label, above),
            None if habit.is_labelled => self.unlabelled(at, above),
            None => self.by_habit(at, above, habit),
        }
    }

    fn labelled(&mut self, at: usize, label: Label, above: Place) -> Place {
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

    /// A table, read as a whole at its first row.
    fn table(&mut self, at: usize, above: Place) -> Place {
        let is_row = |node: &Node| node.block.shape == BlockShape::Row;
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

        let Some(table) = super::table::read(self.source, &rows, is_under, &mut self.document.comments) else {
            return self.skip(at, "table");
        };
        self.document.skipped.extend(table.skipped);
        self.document.context.extend(table.context);
        for found in table.objectives {
            self.add_from_table(at, found, objective);
        }
        Place::Nothing
    }

    /// Adds what a table says of an objective; key results without one go to that of the place.
    fn add_from_table(&mut self, at: usize, mut found: Objective, above: Option<usize>) {
        if self.is_full() {
            return;
        }
        for key_result in &mut found.key_results {
            let text = std::mem::take(&mut key_result.text);
            let span = text.span();
            key_result.text = field::statement(&text, 0, &mut key_result.fields);
            key_result.text.set_span(span);
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
            _ => {
                let scope = self.scopes[at];
                found.team = found.team.take().or_else(|| self.team_of(scope));
                found.cycle = found.cycle.take().or_else(|| self.cycle_of(scope));
                if let Some(text) = found.text.take() {
                    let span = text.span();
                    let mut text = field::statement(&text, 0, &mut found.fields);
                    text.set_span(span);
                    found.text = Some(text);
                }
                let index = self.document.objectives.len();
                self.document.objectives.push(found);
                index
            }
        };
        for span in slots {
            self.document.problems.push(Problem {
                span,
                kind: ProblemKind::EmptySlot { objective: index, key_result: None, is_objective: false },
            });
        }
    }

    fn has_child(&self, at: usize) -> bool {
        self.nodes.get(at + 1).is_some_and(|next| next.parent as usize == at)
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

    fn keyed(&mut self, at: usize, key: Key, above: Place) -> Place {
        let node = &self.nodes[at];
        let is_solo = node.is_solo();
        let rest = || node.text.part(node.label.rest..node.text.as_str().len()).trimmed();
        match key {
            Key::Field(name) => self.field(at, name, above),
            Key::Initiative => {
                let target = self.target(at, above);
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
                let value = rest();
                if !value.is_empty() {
                    self.set_team(at, value);
                }
                Place::Group
            }
            Key::Cycle => {
                let value = rest();
                if !value.is_empty() {
                    self.set_cycle(value);
                }
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
        if let Some(objective) = self.scopes[at].objective {
            self.document.objectives[objective].team.get_or_insert(value);
        } else {
            self.document.team.get_or_insert(value);
        }
    }

    fn set_cycle(&mut self, text: Text) {
        self.document.cycle.get_or_insert(Cycle { text, period: None });
    }

    /// "Owner: Ana" under or directly after a statement.
    fn field(&mut self, at: usize, name: FieldName, above: Place) -> Place {
        let node = &self.nodes[at];
        let text = node.text.clone();
        let beside = self
            .last_key_result
            .filter(|(_, _, parent)| node.is_line() && *parent == node.parent)
            .map(|(o, k, _)| Place::KeyResult(o, k));
        let beside_objective = self
            .last
            .filter(|last| node.is_line() && last.parent == node.parent && last.is_open)
            .map(|last| Place::Objective(last.objective));
        let holder = match above {
            Place::Objective(_) | Place::KeyResult(..) => Some(beside.unwrap_or(above)),
            _ => beside.or(beside_objective),
        };
        let start = node.label.rest;
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

    fn fields_of(&mut self, objective: usize, key_result: Option<usize>) -> Option<&mut Fields> {
        let objective = self.document.objectives.get_mut(objective)?;
        match key_result {
            Some(index) => objective.key_results.get_mut(index).map(|key_result| &mut key_result.fields),
            None => Some(&mut objective.fields),
        }
    }

    /// A line without a label in a draft that has labels.
    fn unlabelled(&mut self, at: usize, above: Place) -> Place {
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
                Some(_) if super::sentence::is_area(node.text.as_str()) => Place::Objectives,
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
            Place::Group | Place::Nothing => self.in_group(at),
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
        if node.level().is_some() && super::sentence::is_area(node.text.as_str()) {
            return Place::Group;
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
        if node.level().is_some() {
            return self.group(at);
        }
        let text = node.text.as_str();
        if node.is_item() {
            let objective = self.scopes[at].objective;
            if self.has_roles && node.label.role.is_some() && objective.is_some() {
                return self.key_result(at, Form::Implied);
            }
            return self.group(at);
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

    /// A heading or a line that groups others, or that nothing claims.
    pub(super) fn group(&mut self, at: usize) -> Place {
        let node = &self.nodes[at];
        let text = node.text.as_str();
        let (is_heading, span) = (node.level().is_some(), node.span);
        let names_set = names_okrs(text) && self.document.objectives.is_empty();
        if (is_heading || at < 4 || names_set)
            && words(text, 12) <= 11
            && (names_okrs(text) || has_time(text) || is_time(text))
        {
            self.title(at);
        }
        self.add_skipped(span, if is_heading { "heading" } else { "text" });
        Place::Group
    }

    /// Takes team and cycle out of a title such as "Marketing OKRs Q3 2026", where it stands above all.
    fn title(&mut self, at: usize) {
        let node = &self.nodes[at];
        if node.parent != ROOT {
            return;
        }
        let text = node.text.clone();
        if let Some(range) = time_in(text.as_str()) {
            self.set_cycle(text.part(range));
        }
        let range = area(text.as_str());
        if !range.is_empty() && names_okrs(text.as_str()) {
            self.document.team.get_or_insert(text.part(range));
        }
    }

    /// Where the statement of a node begins: after a role that is kept as its owner.
    fn start(&self, at: usize) -> usize {
        let node = &self.nodes[at];
        let keeps_role = node.label.label.is_none() && !(self.has_roles && node.label.role.is_some());
        if keeps_role { 0 } else { node.label.rest }
    }

    /// Adds the node as an objective.
    pub(super) fn objective(&mut self, at: usize, form: Form) -> Place {
        let mut fields = Fields::default();
        let start = self.start(at);
        let node = &self.nodes[at];
        let text = field::statement(&node.text, start, &mut fields);
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
        if fields.kind.is_none() {
            fields.kind = scope.kind.map(|(kind, span)| crate::model::Declared { kind, span });
        }
        if let Some(parent) = scope.objective
            && let Some(id) = self.document.objectives[parent].id.clone()
        {
            let mut supports = Text::new();
            supports.push_as(&id, self.document.objectives[parent].span);
            fields.supports.push(supports);
        }
        for (name, value) in &self.defaults {
            let is_given = match name {
                FieldName::Owner => !fields.owners.is_empty(),
                FieldName::Supports => !fields.supports.is_empty(),
                _ => false,
            };
            if !is_given && !value.is_empty() {
                field::set(&mut fields, *name, value.clone());
            }
        }
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
            self.document.problems.push(Problem {
                span,
                kind: ProblemKind::EmptySlot { objective: index, key_result: None, is_objective: true },
            });
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

    fn team_of(&self, scope: Scope) -> Option<Text> {
        let node = &self.nodes[scope.team? as usize];
        let text = node.text.part(area(node.text.as_str()));
        (!text.is_empty()).then_some(text)
    }

    fn cycle_of(&self, scope: Scope) -> Option<Cycle> {
        let node = &self.nodes[scope.cycle? as usize];
        let text = node.text.part(time_in(node.text.as_str())?);
        Some(Cycle { text, period: None })
    }

    fn role(&self, at: usize) -> Option<Text> {
        let node = &self.nodes[at];
        let is_read = node.label.label.is_some() || self.has_roles;
        let range = node.label.role.clone().filter(|_| is_read)?;
        Some(node.text.part(range).trimmed()).filter(|role| !role.is_empty())
    }

    /// The text under "Objective" on its own.
    fn fill_objective(&mut self, at: usize) -> Place {
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

    /// The text under "KR1" on its own.
    fn fill_key_result(&mut self, at: usize) -> Place {
        let slot = self.nodes[at].parent as usize;
        let text = self.nodes[at].text.clone();
        let place = self.add_key_result(slot, text, 0, self.role(slot), Form::Stated);
        self.places[slot] = place;
        place
    }

    /// Adds the node as a key result.
    pub(super) fn key_result(&mut self, at: usize, form: Form) -> Place {
        let start = self.start(at);
        let role = self.role(at);
        let text = std::mem::take(&mut self.nodes[at].text);
        self.add_key_result(at, text, start, role, form)
    }

    fn add_key_result(&mut self, at: usize, whole: Text, start: usize, role: Option<Text>, form: Form) -> Place {
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
            let kind = ProblemKind::EmptySlot { objective, key_result: None, is_objective: false };
            self.document.problems.push(Problem { span, kind });
            return Place::Nothing;
        }
        let bounds = whole.span().join(text.span());
        text.set_span(widen(self.source, text.span(), bounds.join(span)));
        if let Some(role) = role {
            fields.owners.insert(0, role);
        }
        let (id, parent) = (node.label.id.clone(), node.parent);
        let found = &mut self.document.objectives[objective];
        if found.text.is_none() && found.key_results.is_empty() && found.span.is_empty() {
            found.span = text.span();
        } else if found.text.is_none() {
            found.span = found.span.join(text.span());
        }
        let index = found.key_results.len();
        found.key_results.push(KeyResult { id, text, form, fields, initiatives: Vec::new() });
        self.last_key_result = Some((objective, index, parent));
        self.statements += 1;
        Place::KeyResult(objective, index)
    }

    /// The objective that a key result at this place belongs to.
    fn governing(&self, at: usize, role: Option<&Text>) -> Option<usize> {
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

    /// An objective without text, for key results that have none.
    fn textless(&mut self, at: usize) -> usize {
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

    fn is_full(&mut self) -> bool {
        if self.statements < MOST_STATEMENTS {
            return false;
        }
        if self.statements == MOST_STATEMENTS {
            self.statements += 1;
            let span = self.nodes[self.at].span;
            self.document.problems.push(Problem { span, kind: ProblemKind::Limit("more than 200,000 statements") });
        }
        true
    }

    /// What initiatives at this place are for.
    fn target(&self, at: usize, above: Place) -> Target {
        let node = &self.nodes[at];
        match above {
            Place::KeyResult(objective, key_result) => Target::KeyResult(objective, key_result),
            Place::Initiatives(target) => target,
            _ => {
                if let Some((objective, key_result, parent)) = self.last_key_result
                    && parent == node.parent
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

    fn add_initiative(&mut self, at: usize, start: usize, target: Target) {
        if self.is_full() {
            return;
        }
        let node = &self.nodes[at];
        let mut fields = Fields::default();
        let mut text = field::statement(&node.text, start, &mut fields);
        let span = node.span;
        if is_empty_slot(text.as_str()) {
            let slot = match target {
                Target::Document => return,
                Target::Objective(objective) => (objective, None),
                Target::KeyResult(objective, key_result) => (objective, Some(key_result)),
            };
            let kind = ProblemKind::EmptySlot { objective: slot.0, key_result: slot.1, is_objective: false };
            self.document.problems.push(Problem { span, kind });
            return;
        }
        text.set_span(widen(self.source, text.span(), span));
        mark_cancelled(node, &mut fields);
        let initiative = Initiative { id: node.label.id.clone(), text, fields };
        let list = match target {
            Target::Document => Some(&mut self.document.initiatives),
            Target::Objective(objective) => {
                self.document.objectives.get_mut(objective).map(|objective| &mut objective.initiatives)
            }
            Target::KeyResult(objective, key_result) => self
                .document
                .objectives
                .get_mut(objective)
                .and_then(|objective| objective.key_results.get_mut(key_result))
                .map(|key_result| &mut key_result.initiatives),
        };
        if let Some(list) = list {
            list.push(initiative);
            self.statements += 1;
        }
    }

    /// Lists the node as no content.
    pub(super) fn skip(&mut self, at: usize, why: &'static str) -> Place {
        let span = self.nodes[at].span;
        self.add_skipped(span, why);
        Place::Nothing
    }

    fn add_skipped(&mut self, span: Span, why: &'static str) {
        if let Some(last) = self.document.skipped.last_mut()
            && last.why == why
            && why != "heading"
            && last.span.end <= span.start
            && self.source[last.span.end..span.start].trim().len() <= 4
        {
            last.span = last.span.join(span);
        } else {
            self.document.skipped.push(Skipped { span, why });
        }
    }

    fn by_habit(&mut self, at: usize, above: Place, habit: &Habit) -> Place {
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
            Place::Objective(_) => super::habit::Under::Objective,
            Place::KeyResult(..) => super::habit::Under::KeyResult,
            _ => super::habit::Under::Group,
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

    fn finish(&mut self, is_labelled: bool) {
        let document = &mut self.document;
        // A cycle or a team that all objectives share is the document's.
        let is_shared = |of: &dyn Fn(&Objective) -> Option<String>| {
            let first = document.objectives.first().and_then(of);
            first.is_some() && document.objectives.iter().all(|objective| of(objective) == first)
        };
        let shares_cycle = is_shared(&|objective| objective.cycle.as_ref().map(|cycle| cycle.text.as_str().to_owned()));
        let shares_team = is_shared(&|objective| objective.team.as_ref().map(|team| team.as_str().to_owned()));
        if shares_cycle {
            let first = document.objectives.first_mut().and_then(|objective| objective.cycle.take());
            document.cycle = document.cycle.take().or(first);
            document.objectives.iter_mut().for_each(|objective| objective.cycle = None);
        }
        if shares_team {
            let first = document.objectives.first_mut().and_then(|objective| objective.team.take());
            document.team = document.team.take().or(first);
            document.objectives.iter_mut().for_each(|objective| objective.team = None);
        }
        let has_text = document.objectives.iter().any(|objective| objective.text.is_some());
        document.shape = if document.objectives.is_empty() && document.problems.is_empty() {
            Shape::Nothing
        } else if !is_labelled && !has_text {
            Shape::Projects
        } else {
            Shape::Okrs
        };
    }
}

/// A statement that is struck through is kept, with that as its status.
fn mark_cancelled(node: &Node, fields: &mut Fields) {
    if node.is_struck && fields.status.is_none() {
        let mut status = Text::new();
        status.push_as("cancelled", node.span);
        fields.status = Some(status);
    }
}

fn begins_with_figure(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '€' | '$' | '£' | '<' | '>' | '≥' | '≤' | '+' | '-' | '~')
    })
}

fn is_contents(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    ["table of contents", "contents", "on this page", "toc", "inhalt"]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(bare))
}

fn declared_in(text: &str) -> Option<DeclaredKind> {
    (words(text, 5) <= 4).then(|| {
        text.split_whitespace().find_map(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "committed" | "aspirational" | "moonshot" | "moonshots" | "stretch"
            )
            .then(|| field::declared(word.trim_end_matches('s')))
            .flatten()
        })
    })?
}

fn has_time(text: &str) -> bool {
    text.len() < 160 && time_in(text).is_some()
}

/// The words of a line that name a period.
fn time_in(text: &str) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    let mut at = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '(' | ')')) {
        let bare = word.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '(' | ')'));
        let is_period = !bare.is_empty()
            && is_time(bare)
            && (bare.contains(|c: char| c.is_ascii_digit()) || found.is_some() || bare.len() > 5);
        let is_number = bare.len() < 4 && bare.bytes().all(|b| b.is_ascii_digit());
        if is_period && !is_number {
            found = Some(found.map_or(at, |range| range.start)..at + bare.len());
        } else if found.is_some() && !bare.is_empty() {
            break;
        }
        at += word.len();
    }
    found
}

/// The words of a title that name whose it is: all but the period and "OKRs".
fn area(text: &str) -> Range<usize> {
    let mut range = 0..0;
    let mut at = 0;
    if ["how", "what", "why", "when"]
        .iter()
        .any(|word| text.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(word)))
    {
        return range;
    }
    for word in text.split_inclusive(char::is_whitespace) {
        if word.starts_with(['(', '[']) {
            break;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let is_noise = bare.is_empty() && word.trim() != "&"
            || is_time(bare)
            || [
                "okr",
                "okrs",
                "objectives",
                "objective",
                "key",
                "results",
                "goals",
                "goal",
                "draft",
                "for",
                "the",
                "team",
                "and",
                "of",
                "our",
                "plan",
                "overview",
            ]
            .iter()
            .any(|noise| noise.eq_ignore_ascii_case(bare));
        if !is_noise {
            let start = at + word.find(bare).unwrap_or(0);
            let end = start + bare.len();
            range = if range.is_empty() { start..end } else { range.start..end };
        } else if !range.is_empty() && !matches!(bare, "team" | "Team" | "and" | "of") {
            break;
        }
        at += word.len();
    }
    range
}

/// The span with the marks that enclose it: emphasis, code, quotation, a link's destination.
fn widen(source: &str, span: Span, bounds: Span) -> Span {
    let bytes = source.as_bytes();
    let (mut start, mut end) = (span.start, span.end);
    while start > bounds.start && matches!(bytes[start - 1], b'*' | b'_' | b'`' | b'~' | b'[') {
        start -= 1;
    }
    while end < bounds.end {
        match bytes[end] {
            b'*' | b'_' | b'`' | b'~' => end += 1,
            b']' if bytes.get(end + 1) == Some(&b'(') && start < span.start => {
                let Some(close) = bytes[end..bounds.end].iter().take(600).position(|&b| b == b')') else { break };
                end += close + 1;
            }
            _ => break,
        }
    }
    Span::new(start, end)
}
