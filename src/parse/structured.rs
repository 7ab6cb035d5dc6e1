//! The draft format of structured files: a tree of YAML, JSON or TOML becomes a document.
//!
//! The format has the keys `cycle`, `team`, `language`, `context`, `non_goals`, `objectives`; this reader takes
//! whatever names and nesting people use for the same things. Every entry is kept, in order, whatever it says;
//! a value of the wrong shape is skipped with a reason, never a failure. Aliases may make a tree endless to
//! walk: visits and depth are limited.

mod statement;
mod unknown;
mod value;

pub(super) use statement::set;
pub(super) use value::{declared, label};

use std::collections::HashSet;

use super::limit;
use super::sentence::is_empty_slot;
use super::slot::Slot;
use super::tree::{Entry, NodeId, Tree, Value};
use crate::model::{
    self, Cycle, Document, Form, Format, Initiative, KeyResult, Objective, Problem, ProblemKind, Shape, Skipped,
};
use crate::text::{Span, Text};

/// How deep the walk goes; aliases let it go deeper than the tree was written.
const DEPTH: usize = 64;

/// Reads `tree`, which stands for `source`.
pub(super) fn document(source: &str, mut tree: Tree, format: Format) -> Document {
    let problems = std::mem::take(&mut tree.problems);
    let comments = std::mem::take(&mut tree.comments);
    let budget = tree.nodes.len() * 4 + 10_000;
    let document = Document { format, problems, comments, ..Document::default() };
    let room = limit::statements(source.len());
    let mut draft =
        Draft { source, tree: &tree, document, budget, room, depth: 0, is_list: false, unknown: HashSet::new() };
    for &root in &tree.roots {
        draft.set(root, &Scope::default());
    }
    let left_out = tree.left_out.iter().map(|&span| Skipped { span, why: "could not be read" });
    draft.document.skipped.extend(left_out);
    draft.finish()
}

/// What a group of objectives has in common.
#[derive(Debug, Clone, Default)]
struct Scope {
    team: Option<Text>,
    cycle: Option<Text>,
}

struct Draft<'t> {
    source: &'t str,
    tree: &'t Tree,
    document: Document,
    budget: usize,
    /// How many more statements are read.
    room: usize,
    depth: usize,
    /// Whether the whole file is a bare list of sentences.
    is_list: bool,
    /// The unknown keys that were told.
    unknown: HashSet<String>,
}

impl Draft<'_> {
    /// A set of objectives with what stands around them, or a list of them.
    fn set(&mut self, id: NodeId, scope: &Scope) {
        if !self.visit(id) {
            return;
        }
        let tree = self.tree;
        match &tree.node(id).value {
            Value::Empty => {}
            Value::Scalar(_) => self.skip_node(id, "a text without a key"),
            Value::Sequence(items) => self.items(items, scope),
            Value::Mapping(_) => {
                let entries = self.entries(id);
                if self.is_objective(&entries) {
                    self.objective(id, None, scope);
                } else {
                    self.set_entries(&entries, scope);
                }
            }
        }
    }

    /// A list without a key: of sets, of objectives, or of bare sentences.
    fn items(&mut self, items: &[NodeId], scope: &Scope) {
        let tree = self.tree;
        let is_bare = |&id: &NodeId| !statement::is_nested(&tree.node(id).value);
        if self.depth == 0 && !items.is_empty() && items.iter().all(is_bare) && self.document.objectives.is_empty() {
            let mut bare = Objective { form: Form::Implied, ..Objective::default() };
            for &item in items {
                self.key_result(item, None, &mut bare.key_results);
            }
            bare.key_results.iter_mut().for_each(|key_result| key_result.form = Form::Implied);
            self.is_list = true;
            return self.push(bare, scope);
        }
        for &item in items {
            match &tree.node(item).value {
                Value::Mapping(_) => {
                    let entries = self.entries(item);
                    if self.is_set(&entries) && !self.is_objective(&entries) {
                        self.deeper(|draft| draft.set(item, scope));
                    } else {
                        self.objective(item, None, scope);
                    }
                }
                Value::Sequence(_) => self.deeper(|draft| draft.set(item, scope)),
                _ => self.objective(item, None, scope),
            }
        }
    }

    fn keys(&self, entries: &[Entry]) -> Vec<Option<Slot>> {
        entries.iter().map(|&entry| self.slot(entry)).collect()
    }

    fn is_set(&self, entries: &[Entry]) -> bool {
        self.keys(entries).iter().flatten().any(|key| matches!(key, Slot::Objectives | Slot::Group))
    }

    /// Whether the mapping is one objective: it has a sentence for it, or key results and no list of objectives.
    fn is_objective(&self, entries: &[Entry]) -> bool {
        let keys = self.keys(entries);
        let has = |wanted: Slot| keys.contains(&Some(wanted));
        has(Slot::Objective) || has(Slot::KeyResults) && !has(Slot::Objectives) && !has(Slot::Group)
    }

    fn set_entries(&mut self, entries: &[Entry], outer: &Scope) {
        let mut scope = outer.clone();
        let keys = self.keys(entries);
        for (entry, key) in entries.iter().zip(&keys) {
            match key {
                Some(Slot::Team) if !statement::is_nested(&self.tree.node(entry.value).value) => {
                    scope.team = self.single(entry.value).filter(|text| !text.is_empty()).or(scope.team.take());
                }
                Some(Slot::Cycle) if !matches!(self.tree.node(entry.value).value, Value::Mapping(_)) => {
                    scope.cycle = self.single(entry.value).filter(|text| !text.is_empty()).or(scope.cycle.take());
                }
                _ => {}
            }
        }
        if self.depth == 0 && self.document.objectives.is_empty() {
            self.document.team = self.document.team.take().or_else(|| scope.team.clone());
            self.document.cycle = self.document.cycle.take().or_else(|| scope.cycle.clone().map(cycle));
        }
        for (&entry, key) in entries.iter().zip(keys) {
            if key.is_some() && Slot::of(&self.tree.name(self.source, entry.key)).is_none() {
                self.tell_unknown(entry);
            }
            self.set_entry(entry, key, &scope);
        }
    }

    fn set_entry(&mut self, entry: Entry, key: Option<Slot>, scope: &Scope) {
        let value = &self.tree.node(entry.value).value;
        match key {
            Some(Slot::Objectives | Slot::Objective) => self.objectives(entry.value, scope),
            Some(Slot::KeyResults | Slot::KeyResult | Slot::Guardrails) => {
                let mut without = Objective::default();
                if key == Some(Slot::Guardrails) {
                    self.guardrails(entry, &mut without.key_results);
                } else {
                    self.key_results(entry.value, &mut without.key_results);
                }
                if !without.key_results.is_empty() {
                    self.push(without, scope);
                }
            }
            Some(Slot::Initiatives | Slot::Initiative) => {
                let mut found = Vec::new();
                self.initiative_list(entry.value, &mut found);
                self.document.initiatives.append(&mut found);
            }
            Some(Slot::NonGoals) => {
                let found = self.texts(entry.value);
                self.document.non_goals.get_or_insert_default().extend(found);
            }
            Some(Slot::Context) => {
                let found = self.paragraphs(entry.value);
                self.document.context.extend(found);
            }
            Some(Slot::Language) => self.document.language = self.single(entry.value),
            Some(Slot::Team | Slot::Cycle | Slot::Group | Slot::Remark) if statement::is_nested(value) => {
                self.group(entry, scope);
            }
            None if statement::is_nested(value) => self.named_group(entry, scope),
            Some(Slot::Team | Slot::Cycle | Slot::Id) => {}
            Some(Slot::Text | Slot::Description) => self.skip(entry, "title"),
            Some(Slot::Remark | Slot::Change) => self.skip(entry, "note"),
            Some(Slot::Group | Slot::Field(_)) => self.skip(entry, "no field of a draft"),
            None => self.unknown(entry),
        }
    }

    /// `teams:` over a list of sets, or over sets keyed by their names.
    fn group(&mut self, entry: Entry, scope: &Scope) {
        let tree = self.tree;
        match &tree.node(entry.value).value {
            Value::Mapping(_) => {
                let entries = self.entries(entry.value);
                if self.is_set(&entries) || self.is_objective(&entries) {
                    return self.deeper(|draft| draft.set(entry.value, scope));
                }
                for inner in entries {
                    let key = Slot::of(&tree.name(self.source, inner.key));
                    if statement::is_nested(&tree.node(inner.value).value) && key.is_none() {
                        self.named_group(inner, scope);
                    } else {
                        self.deeper(|draft| draft.set_entry(inner, key, scope));
                    }
                }
            }
            Value::Sequence(items) => {
                for &item in items {
                    if statement::is_nested(&tree.node(item).value) {
                        self.deeper(|draft| draft.set(item, scope));
                    } else {
                        self.skip_node(item, "a name without objectives");
                    }
                }
            }
            Value::Empty | Value::Scalar(_) => self.skip(entry, "no objectives in it"),
        }
    }

    /// A set under the name of its team or cycle, or an objective under its id.
    fn named_group(&mut self, entry: Entry, scope: &Scope) {
        let name = self.tree.name(self.source, entry.key).into_owned();
        if statement::is_id(&name) {
            return self.deeper(|draft| draft.objective(entry.value, Some(name), scope));
        }
        let label = self.tree.text(self.source, entry.key).filter(|text| !text.is_empty());
        let inner = if is_cycle(&name) {
            Scope { cycle: label, team: scope.team.clone() }
        } else {
            Scope { team: label, cycle: scope.cycle.clone() }
        };
        self.deeper(|draft| {
            let tree = draft.tree;
            match &tree.node(entry.value).value {
                Value::Sequence(items) => items.iter().for_each(|&item| draft.objective(item, None, &inner)),
                _ => draft.set(entry.value, &inner),
            }
        });
    }

    /// A list of objectives, one objective, or objectives under their ids or sentences.
    fn objectives(&mut self, id: NodeId, scope: &Scope) {
        if !self.visit(id) {
            return;
        }
        let tree = self.tree;
        match &tree.node(id).value {
            Value::Empty => {}
            Value::Scalar(_) => self.objective(id, None, scope),
            Value::Sequence(items) => items.iter().for_each(|&item| self.objective(item, None, scope)),
            Value::Mapping(entries) if self.is_keyed(entries) => {
                for entry in entries {
                    let name = tree.name(self.source, entry.key).into_owned();
                    if statement::is_id(&name) {
                        self.objective(entry.value, Some(name), scope);
                    } else {
                        let text = tree.text(self.source, entry.key);
                        self.titled(entry.value, text, scope);
                    }
                }
            }
            Value::Mapping(_) => {
                let entries = self.entries(id);
                if self.is_set(&entries) && !self.is_objective(&entries) {
                    self.deeper(|draft| draft.set_entries(&entries, scope));
                } else {
                    self.objective(id, None, scope);
                }
            }
        }
    }

    /// One objective with all that stands under it.
    fn objective(&mut self, id: NodeId, key: Option<String>, scope: &Scope) {
        if !self.visit_statement(id) {
            return;
        }
        let mut read = Objective { id: key, span: self.tree.node(id).span, ..Objective::default() };
        let tree = self.tree;
        match &tree.node(id).value {
            Value::Empty => self.problem_slot(read.span, true),
            Value::Scalar(_) => {
                let (own, text) = label(&tree.text(self.source, id).unwrap_or_default());
                read.text = Some(text).filter(|text| !text.is_empty());
                read.id = read.id.or(own);
            }
            Value::Sequence(items) => {
                items.iter().for_each(|&item| self.deeper(|draft| draft.key_result(item, None, &mut read.key_results)));
            }
            Value::Mapping(_) => {
                let entries = self.entries(id);
                return self.objective_mapping(&entries, read, scope);
            }
        }
        self.push(read, scope);
    }

    /// An objective under its sentence as a key.
    fn titled(&mut self, id: NodeId, text: Option<Text>, scope: &Scope) {
        let mut read = Objective { text, span: self.tree.node(id).span, ..Objective::default() };
        let entries = self.entries(id);
        if entries.is_empty() {
            self.key_results(id, &mut read.key_results);
            self.push(read, scope);
        } else {
            self.objective_entries(&entries, read, scope);
        }
    }

    fn objective_mapping(&mut self, entries: &[Entry], mut read: Objective, scope: &Scope) {
        if let [entry] = entries {
            if let Some((id, text)) = self.lone_sentence(entries) {
                read.id = id.or(read.id.take());
                read.text = Some(text);
                return self.push(read, scope);
            }
            let name = self.tree.name(self.source, entry.key).into_owned();
            if Slot::of(&name).is_none() && statement::is_nested(&self.tree.node(entry.value).value) {
                let text = self.tree.text(self.source, entry.key);
                return self.deeper(|draft| draft.titled(entry.value, text, scope));
            }
        }
        self.objective_entries(entries, read, scope);
    }

    fn objective_entries(&mut self, entries: &[Entry], mut read: Objective, scope: &Scope) {
        let outer = read.span;
        let mut nested = Vec::new();
        for &entry in entries {
            let name = self.tree.name(self.source, entry.key).into_owned();
            let key = self.slot(entry);
            if key.is_some() && Slot::of(&name).is_none() {
                self.tell_unknown(entry);
            }
            let is_next = key == Some(Slot::Objective) && read.text.is_some();
            if is_next {
                // "O1: … KR1: … O2: …" in one mapping: each objective key begins another objective.
                let done = std::mem::replace(&mut read, Objective { span: outer, ..Objective::default() });
                self.push(done, scope);
            }
            self.objective_entry(entry, &name, key, &mut read, &mut nested);
        }
        let parent = read.id.clone();
        self.push(read, scope);
        let before = self.document.objectives.len();
        for entry in nested {
            self.deeper(|draft| draft.objectives(entry.value, scope));
        }
        if let Some(parent) = parent {
            let span = outer;
            for child in self.document.objectives.iter_mut().skip(before).filter(|c| c.fields.supports.is_empty()) {
                let mut text = Text::new();
                text.push_as(&parent, Span::new(span.start, span.start));
                child.fields.supports.push(text);
            }
        }
    }

    fn objective_entry(
        &mut self,
        entry: Entry,
        name: &str,
        key: Option<Slot>,
        read: &mut Objective,
        nested: &mut Vec<Entry>,
    ) {
        let is_nested = statement::is_nested(&self.tree.node(entry.value).value);
        match key {
            Some(Slot::Objective) if is_nested => {
                let inner = self.entries(entry.value);
                if inner.is_empty() {
                    return nested.push(entry);
                }
                for inner in inner {
                    let name = self.tree.name(self.source, inner.key).into_owned();
                    let key = Slot::of(&name);
                    self.deeper(|draft| draft.objective_entry(inner, &name, key, read, nested));
                }
            }
            Some(Slot::Objective | Slot::Text) if read.text.is_none() => {
                read.text = self.single(entry.value).filter(|text| !text.is_empty());
                if statement::is_id(name) && read.id.is_none() {
                    read.id = Some(name.to_owned());
                }
                if read.text.is_none() {
                    self.problem_slot(self.tree.node(entry.key).span, true);
                }
            }
            Some(Slot::Text | Slot::Description | Slot::Context) => {
                let found = self.paragraphs(entry.value);
                read.description.extend(found);
            }
            Some(Slot::KeyResults) => self.key_results(entry.value, &mut read.key_results),
            Some(Slot::Guardrails) => self.guardrails(entry, &mut read.key_results),
            Some(Slot::KeyResult) => {
                let id = statement::is_id(name).then(|| name.to_owned());
                if matches!(self.tree.node(entry.value).value, Value::Sequence(_)) {
                    self.key_results(entry.value, &mut read.key_results);
                } else {
                    self.key_result(entry.value, id, &mut read.key_results);
                }
            }
            Some(Slot::Initiatives | Slot::Initiative) => self.initiative_list(entry.value, &mut read.initiatives),
            Some(Slot::Id) => read.id = self.single(entry.value).map(|text| text.as_str().to_owned()),
            Some(Slot::Team) => read.team = self.single(entry.value).filter(|text| !text.is_empty()),
            Some(Slot::Cycle) => read.cycle = self.single(entry.value).filter(|text| !text.is_empty()).map(cycle),
            Some(Slot::NonGoals) => {
                let found = self.texts(entry.value);
                self.document.non_goals.get_or_insert_default().extend(found);
            }
            Some(Slot::Language) if self.document.language.is_none() => {
                self.document.language = self.single(entry.value);
            }
            Some(Slot::Objectives | Slot::Group) if is_nested => nested.push(entry),
            Some(Slot::Field(field)) => self.field(field, entry, &mut read.fields),
            None if statement::is_id(name) => {
                self.key_result(entry.value, Some(name.to_owned()), &mut read.key_results);
            }
            Some(Slot::Remark) => self.skip(entry, "note"),
            Some(_) => self.skip(entry, "no field of an objective"),
            None => self.unknown(entry),
        }
    }

    /// Adds an objective, with the team and cycle of its group where they are not the document's.
    fn push(&mut self, mut read: Objective, scope: &Scope) {
        let is_empty = read.text.is_none() && read.key_results.is_empty() && read.initiatives.is_empty();
        if is_empty && read.id.is_none() && read.description.is_empty() && read.span.is_empty() {
            return;
        }
        if read.text.is_none() && read.key_results.is_empty() && read.description.len() == 1 {
            read.text = read.description.pop();
        }
        if let Some(text) = &read.text {
            read.span = text.span();
        } else if let Some(first) = read.key_results.first() {
            read.span = read.key_results.iter().fold(first.text.span(), |span, next| span.join(next.text.span()));
        }
        if read.team.is_none() && differs(scope.team.as_ref(), self.document.team.as_ref()) {
            read.team.clone_from(&scope.team);
        }
        if read.cycle.is_none() && differs(scope.cycle.as_ref(), self.document.cycle.as_ref().map(|cycle| &cycle.text))
        {
            read.cycle = scope.cycle.clone().map(cycle);
        }
        self.document.objectives.push(read);
    }

    fn finish(mut self) -> Document {
        self.document.shape = if self.is_list && self.document.objectives.len() == 1 {
            Shape::Projects
        } else if !self.document.objectives.is_empty() {
            Shape::Okrs
        } else if !self.document.initiatives.is_empty() {
            self.as_projects();
            Shape::Projects
        } else {
            Shape::Nothing
        };
        mark_slots(&mut self.document);
        repeated_ids(&mut self.document);
        self.document
    }

    /// A file that holds initiatives alone is a list of projects.
    fn as_projects(&mut self) {
        let lines = std::mem::take(&mut self.document.initiatives);
        let key_results: Vec<KeyResult> = lines.into_iter().map(as_key_result).collect();
        let objective = Objective { form: Form::Implied, key_results, ..Objective::default() };
        self.push(objective, &Scope::default());
    }

    /// The entries of a mapping; those of merged mappings (`<<`) follow where the own ones leave room.
    fn entries(&mut self, id: NodeId) -> Vec<Entry> {
        let tree = self.tree;
        let Value::Mapping(own) = &tree.node(id).value else { return Vec::new() };
        let is_merge = |entry: &Entry| tree.name(self.source, entry.key) == "<<";
        if !own.iter().any(is_merge) {
            return own.clone();
        }
        let (merges, mut entries): (Vec<Entry>, Vec<Entry>) = own.iter().partition(|entry| is_merge(entry));
        let mut names: HashSet<String> = HashSet::new();
        names.extend(entries.iter().map(|entry| tree.name(self.source, entry.key).into_owned()));
        for merge in merges {
            let sources = match &tree.node(merge.value).value {
                Value::Sequence(items) => items.clone(),
                _ => vec![merge.value],
            };
            for source in sources {
                if !self.visit(source) {
                    return entries;
                }
                let mut merged = Vec::new();
                self.deeper(|draft| merged = draft.entries(source));
                self.budget = self.budget.saturating_sub(merged.len());
                merged.retain(|entry| names.insert(tree.name(self.source, entry.key).into_owned()));
                entries.append(&mut merged);
            }
        }
        entries
    }

    /// Counts a visit; false where aliases have made the tree too large to walk.
    fn visit(&mut self, id: NodeId) -> bool {
        match self.budget.checked_sub(1) {
            Some(rest) => {
                self.budget = rest;
                if rest == 0 {
                    self.limit(self.tree.node(id).span, "aliases repeat too much");
                }
                true
            }
            None => false,
        }
    }

    /// Counts a statement; false where there are more than are read.
    fn visit_statement(&mut self, id: NodeId) -> bool {
        if self.room == 0 {
            self.limit(self.tree.node(id).span, limit::TOO_MANY);
            return false;
        }
        self.room -= 1;
        self.visit(id)
    }

    /// Goes one level down, up to the limit.
    fn deeper(&mut self, walk: impl FnOnce(&mut Self)) {
        if self.depth >= DEPTH {
            return self.limit(Span::default(), "nested too deeply");
        }
        self.depth += 1;
        walk(self);
        self.depth -= 1;
    }

    fn limit(&mut self, span: Span, what: &'static str) {
        let problem = Problem { span, kind: ProblemKind::Limit(what) };
        if !self.document.problems.iter().any(|known| known.kind == problem.kind) {
            self.document.problems.push(problem);
        }
    }

    fn skip(&mut self, entry: Entry, why: &'static str) {
        let (key, value) = (self.tree.node(entry.key).span, self.tree.node(entry.value).span);
        // An alias may stand for something before its key.
        let span = if value.start >= key.end { key.join(value) } else { key };
        self.document.skipped.push(Skipped { span, why });
    }

    fn skip_node(&mut self, id: NodeId, why: &'static str) {
        self.document.skipped.push(Skipped { span: self.tree.node(id).span, why });
    }

    fn problem_slot(&mut self, span: Span, is_objective: bool) {
        let what = if is_objective { model::Slot::Objective } else { model::Slot::KeyResult };
        let kind = ProblemKind::EmptySlot { objective: self.document.objectives.len(), key_result: None, what };
        self.document.problems.push(Problem { span, kind });
    }
}

fn differs(own: Option<&Text>, documents: Option<&Text>) -> bool {
    own.is_some() && own.map(Text::as_str) != documents.map(Text::as_str)
}

/// A cycle as the author wrote it, with its days where they can be told.
pub(super) fn cycle(text: Text) -> Cycle {
    let period = crate::time::period(text.as_str()).map(|(_, period)| period);
    Cycle { text, period }
}

/// "Q3 2026", "2026-H1", "FY26".
fn is_cycle(name: &str) -> bool {
    let plain = super::slot::normal(name);
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    digits >= 1
        && (plain.starts_with(['q', 'h']) && plain[1..].bytes().all(|byte| byte.is_ascii_digit())
            || plain.starts_with("fy")
            || plain.starts_with("20") && digits >= 4)
}

/// A project as a key result whose form says nothing.
pub(super) fn as_key_result(line: Initiative) -> KeyResult {
    KeyResult { id: line.id, text: line.text, form: Form::Implied, fields: line.fields, ..KeyResult::default() }
}

/// Marks the entries that only keep a place free, and says so of each.
pub(super) fn mark_slots(document: &mut Document) {
    let mut problems = Vec::new();
    let mut add = |span, objective, key_result: Option<usize>| {
        let what = if key_result.is_none() { model::Slot::Objective } else { model::Slot::KeyResult };
        let kind = ProblemKind::EmptySlot { objective, key_result, what };
        problems.push(Problem { span, kind });
    };
    for (index, objective) in document.objectives.iter_mut().enumerate() {
        objective.is_slot = objective.text.as_ref().is_some_and(|text| is_empty_slot(text.as_str()));
        if objective.is_slot {
            add(objective.span, index, None);
        }
        for (at, key_result) in objective.key_results.iter_mut().enumerate() {
            key_result.is_slot = is_empty_slot(key_result.text.as_str());
            if key_result.is_slot {
                add(key_result.text.span(), index, Some(at));
            }
        }
    }
    document.problems.append(&mut problems);
}

/// Reports ids that two objectives of one team and cycle, or two key results of one objective, share.
pub(super) fn repeated_ids(document: &mut Document) {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for objective in &document.objectives {
        let place =
            (objective.team.as_ref().map(Text::as_str), objective.cycle.as_ref().map(|cycle| cycle.text.as_str()));
        if let Some(id) = &objective.id
            && !seen.insert((place, id.as_str()))
        {
            problems.push(Problem { span: objective.span, kind: ProblemKind::RepeatedId(id.clone()) });
        }
        let mut below = HashSet::new();
        for key_result in &objective.key_results {
            if let Some(id) = &key_result.id
                && !below.insert(id.as_str())
            {
                problems.push(Problem { span: key_result.text.span(), kind: ProblemKind::RepeatedId(id.clone()) });
            }
        }
    }
    document.problems.append(&mut problems);
}
