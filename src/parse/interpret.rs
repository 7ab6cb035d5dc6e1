//! From nodes to a draft: which line is an objective, a key result, an initiative, a field, or no content.
//!
//! In go the nodes of a [`super::nodes`], out comes a [`Document`]. One pass in the order of the source: each node
//! gets a [`Place`], and its children read theirs from it. Where a draft uses labels, only labels and what
//! stands under them are statements; where it uses none, [`super::habit`] says how the author sets them apart.
//! Initiatives are only what a label says; a line that nothing claims is skipped with its reason.

mod initiative;
mod key_result;
mod labelled;
mod objective;
mod statement;
mod table;
mod title;
mod unlabelled;

use super::habit::Habit;
use super::label::Label;
use super::nodes::{Node, ROOT};
use super::outline::Shape as BlockShape;
use super::sentence::words;
use super::title::{area, has_time};
use crate::model::{DeclaredKind, Document, FieldName, Objective, Shape, Skipped};
use crate::text::{Span, Text};

/// From this many on, items that are skipped one after the other are listed as one, as lines without a marker always are.
const MANY_SKIPPED: usize = 200;

/// What a node is, and so what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
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
    /// "Dependencies" on its own: what stands under it is its value.
    Value,
    /// No content, nor what stands under it.
    Nothing,
}

/// What initiatives stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
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
    /// What the section declares its key results to be.
    key_result_kind: Option<(DeclaredKind, Span)>,
    kind: Option<(DeclaredKind, Span)>,
}

impl Scope {
    /// Takes cycle, team and kind from the title of a group.
    fn take_title(&mut self, at: usize, node: &Node) {
        let text = node.text.as_str();
        if has_time(text) {
            self.cycle = Some(at as u32);
        }
        if node.level().is_some() || node.is_item() {
            if !area(text).is_empty() && node.label.label.is_none() && words(text, 9) <= 8 {
                self.team = Some(at as u32);
            }
            self.kind = title::declared_in(text).map(|kind| (kind, node.span)).or(self.kind);
        }
    }
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
    source: &'a str,
    nodes: Vec<Node>,
    document: Document,
    lines: Vec<Span>,
    places: Vec<Place>,
    scopes: Vec<Scope>,
    roles: Vec<Option<String>>,
    last: Option<Last>,
    /// The key result that a line after it may add a field to: objective, key result, parent.
    last_key_result: Option<(usize, usize, u32)>,
    /// The objective whose key results are its lines "Measure: …".
    measured: Option<usize>,
    /// Fields that stand above all objectives and hold for each.
    defaults: Vec<(FieldName, Text)>,
    statements: usize,
    /// First node and number of rows of each table that holds no OKRs.
    other_tables: Vec<(usize, usize)>,
    has_roles: bool,
    /// Whether a label says whose the draft is, rather than its title.
    is_team_stated: bool,
    /// Whether several labels name different teams, each for the objectives below it.
    has_teams: bool,
    /// The team that a line of its own names for the objectives below it, with the node of that line.
    team_line: Option<(usize, Text)>,
    /// The period that a line of its own names for the objectives below it, where that is not the draft's.
    cycle_line: Option<(usize, Text)>,
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
            is_team_stated: false,
            has_teams: false,
            team_line: None,
            cycle_line: None,
            places: Vec::new(),
            scopes: Vec::new(),
            roles: Vec::new(),
            last: None,
            last_key_result: None,
            measured: None,
            defaults: Vec::new(),
            statements: 0,
            other_tables: Vec::new(),
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

    /// Whether an objective with its label stands behind the entries of a table of contents, under no heading of its own.
    fn follows_contents(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        let is_objective = node.is_line() && node.label.label == Some(Label::Objective) && !node.is_solo();
        is_objective && node.parent != ROOT && is_contents(self.nodes[node.parent as usize].text.as_str())
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
            Place::Group => scope.take_title(at, node),
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
        if let Some(level) = node.level().filter(|_| node.label.label.is_none()) {
            self.close_last(level);
        }
        let node = &self.nodes[at];
        if node.level().is_none() && !self.follows_contents(at) {
            match above {
                Place::Nothing => return self.skip(at, "note"),
                Place::Value => return Place::Value,
                _ => {}
            }
        }
        let label = node.label.label;
        if let Some(place) = label.is_none().then(|| self.guardrail(at, above)).flatten() {
            return place;
        }
        let names_team = label.is_none() && self.nodes[at].text.as_str().starts_with("Team ");
        if let Some(place) = names_team.then(|| self.side_by_side(at, above)).flatten() {
            return place;
        }
        match label {
            Some(label) => self.labelled(at, label, above),
            None if habit.is_labelled => self.unlabelled(at, above),
            None => self.by_habit(at, above, habit),
        }
    }

    /// A heading without a label ends what stood beside the last objective, unless it is a lower one.
    fn close_last(&mut self, level: u8) {
        if let Some(last) = &mut self.last
            && (level <= last.level || last.level == 0)
        {
            last.is_open = false;
        }
    }

    /// Lists the node as no content.
    fn skip(&mut self, at: usize, why: &'static str) -> Place {
        let span = self.nodes[at].span;
        self.add_skipped(span, why);
        Place::Nothing
    }

    fn add_skipped(&mut self, span: Span, why: &'static str) {
        let count = self.document.skipped.len();
        if let Some(last) = self.document.skipped.last_mut()
            && last.why == why
            && why != "heading"
            && last.span.end <= span.start
            && (count >= MANY_SKIPPED && self.source[last.span.end..span.start].trim().len() <= 4
                || self.source[last.span.end..span.start].trim().is_empty())
        {
            last.span = last.span.join(span);
        } else {
            self.document.skipped.push(Skipped { span, why });
        }
    }

    /// Gives the document what all objectives share, and its shape.
    fn finish(&mut self, is_labelled: bool) {
        self.apply_defaults();
        self.read_projects();
        let document = &mut self.document;
        if is_shared(document, |objective| objective.cycle.as_ref().map(|cycle| cycle.text.as_str())) {
            let first = document.objectives.first_mut().and_then(|objective| objective.cycle.take());
            document.cycle = document.cycle.take().or(first);
            document.objectives.iter_mut().for_each(|objective| objective.cycle = None);
        }
        if is_shared(document, |objective| objective.team.as_ref().map(|team| team.as_str())) {
            let first = document.objectives.first_mut().and_then(|objective| objective.team.take());
            document.team = document.team.take().or(first);
            document.objectives.iter_mut().for_each(|objective| objective.team = None);
        } else if self.has_teams && document.objectives.iter().all(|objective| objective.team.is_some()) {
            // "Team: Brand" and "Team: CRM": each has its objectives, and the draft is nobody's alone.
            document.team = None;
        }
        document.shape = shape(document, is_labelled);
    }
}

/// Whether all objectives name the same.
fn is_shared(document: &Document, of: impl Fn(&Objective) -> Option<&str>) -> bool {
    let first = document.objectives.first().and_then(&of);
    first.is_some() && document.objectives.iter().all(|objective| of(objective) == first)
}

fn shape(document: &Document, is_labelled: bool) -> Shape {
    let has_text = document.objectives.iter().any(|objective| objective.text.is_some());
    if document.objectives.is_empty() && document.problems.is_empty() {
        Shape::Nothing
    } else if !is_labelled && !has_text {
        Shape::Projects
    } else {
        Shape::Okrs
    }
}

fn is_contents(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    ["table of contents", "contents", "on this page", "toc", "inhalt"]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(bare))
}
