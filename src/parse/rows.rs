//! Tables of OKRs: a header that names columns, and rows of cells.
//!
//! In go the cells as texts with their places; out come objectives with what stands under them. A table may name
//! an objective on its first row only, repeat it on every row, give each row a type ("O", "KR"), or have one
//! column a key result. Rows of one objective that stand apart come together.

mod cell;
mod columns;
mod told;
mod values;

use std::collections::HashMap;

use super::key::Key;
use super::label::Label;
use super::limit::TOO_MANY;
use super::slot::Slot;
use super::structured::{cycle, declared, label, set};
use crate::model::{
    Document, FieldName, Fields, Form, Format, Initiative, KeyResult, Objective, Problem, ProblemKind, Shape, Skipped,
};
use crate::text::{Span, Text};
use cell::{LONGEST, change, folded, is_result, lines, parted, unguarded, unmarked_length};
use columns::{Column, Level, OF_ONE, field_of, id_of, is_staggered, label_of, level_of, rank_of};
pub(super) use columns::{Columns, are_types, begin_with_types};

/// Why a cell is skipped that stands behind the last column.
const BEYOND: &str = "more cells than columns";

/// From this many skipped cells on, neighbours are listed as one.
const MANY_SKIPPED: usize = 1000;

/// Collects rows into a document.
pub(super) struct Rows<'d> {
    columns: Columns,
    document: &'d mut Document,
    /// Objectives by team, cycle and sentence.
    known: HashMap<String, usize>,
    /// The objective that the next key result belongs to.
    current: Option<usize>,
    form: Form,
    /// Whether each key result has a column of its own, so that a field belongs to the one before it.
    is_wide: bool,
    /// What the last row that has a type is.
    level: Option<Level>,
    /// The last objective of each rank: what one of a lower rank supports.
    ranks: [Option<usize>; 4],
    /// Statements found so far, and how many are read at most.
    statements: usize,
    most: usize,
}

/// A row on its way into the document.
#[derive(Default)]
struct Row {
    objective: Option<Text>,
    key_results: Vec<KeyResult>,
    initiatives: Vec<Initiative>,
    team: Option<Text>,
    cycle: Option<Text>,
    id: Option<String>,
    objective_id: Option<String>,
    of_row: Fields,
    of_objective: Fields,
    of_initiative: Fields,
    description: Option<Text>,
    text: Option<Text>,
    level: Option<Level>,
    /// How far up its objective stands, where its type says so.
    rank: Option<usize>,
    /// The field that the row is.
    about: Option<Key>,
    /// Whether it is named for something that is neither a statement nor a field.
    is_aside: bool,
    /// How many key results stand before each initiative.
    behind: Vec<usize>,
    /// Whether it holds more statements than are read.
    is_cut: bool,
}

impl<'d> Rows<'d> {
    /// Rows of `columns`, to be added to `document`; no more than `most` statements are.
    pub fn new(mut columns: Columns, form: Form, most: usize, document: &'d mut Document) -> Self {
        let key_results = columns.columns.iter().filter(|column| column.slot == Some(Slot::KeyResult)).count();
        columns.tell_of_rows();
        Self {
            columns,
            document,
            known: HashMap::new(),
            current: None,
            form,
            is_wide: key_results > 1,
            level: None,
            ranks: [None; 4],
            statements: 0,
            most,
        }
    }

    /// Whether all statements that are read have been found.
    pub fn is_full(&self) -> bool {
        self.statements > self.most
    }

    /// Takes one row. Cells beyond the columns are skipped, and so is what stands beyond the limit, which is told once.
    pub fn row(&mut self, cells: Vec<Text>) {
        if self.is_full() {
            return;
        }
        if self.statements == self.most {
            self.statements += 1;
            let first = cells.iter().find(|cell| !cell.is_empty()).map(Text::span).unwrap_or_default();
            self.document.problems.push(Problem { span: first, kind: ProblemKind::Limit(TOO_MANY) });
            return;
        }
        let mut row = Row::default();
        let mut cells = cells;
        if self.columns.has_labels && is_staggered(&cells.iter().map(Text::as_str).collect::<Vec<_>>()) {
            cells.remove(0);
        }
        for (index, cell) in cells.into_iter().enumerate() {
            match self.columns.columns.get(index).copied() {
                Some(column) => self.cell(column, unguarded(cell), &mut row),
                None => self.skip(&cell, BEYOND),
            }
        }
        if let (Some(about), Some(value)) = (row.about, row.text.take_if(|_| row.about.is_some())) {
            return self.say(about, folded(&value));
        }
        if let Some(value) = row.text.take_if(|_| row.is_aside) {
            return self.skip(&value, "row of unknown meaning");
        }
        self.settle(&mut row);
        let is_cut = row.is_cut;
        self.place(row);
        if is_cut {
            self.statements = self.most + 1;
        }
    }

    /// Whether one more statement of a row is read. A single row of a wide table can hold too many, which is told once.
    fn has_room(&mut self, row: &mut Row, cell: Span) -> bool {
        let has_room = self.statements + row.key_results.len() + row.initiatives.len() < self.most;
        if !has_room && !row.is_cut {
            row.is_cut = true;
            self.document.problems.push(Problem { span: cell, kind: ProblemKind::Limit(TOO_MANY) });
        }
        has_room
    }

    /// Takes a row that is a field: figures are said of the key result above it, all else of the objective.
    fn say(&mut self, about: Key, value: Text) {
        match about {
            Key::Context => return self.document.context.push(value),
            Key::NonGoal => return self.document.non_goals.get_or_insert_default().push(value),
            Key::Aside => return self.skip(&value, "note"),
            _ => {}
        }
        let Some(objective) = self.current.and_then(|index| self.document.objectives.get_mut(index)) else {
            match about {
                Key::Team => self.document.team = Some(value),
                Key::Cycle => self.document.cycle = Some(cycle(value)),
                _ => self.skip(&value, "field of nothing"),
            }
            return;
        };
        let is_figure = |name: FieldName| {
            use FieldName::{Baseline, Current, DataSource, Direction, Metric, Target, Unit};
            matches!(name, Baseline | Current | DataSource | Direction | Metric | Target | Unit)
        };
        let fields = match (about, objective.key_results.last_mut()) {
            (Key::Team, _) => return objective.team = Some(value),
            (Key::Cycle, _) => return objective.cycle = Some(cycle(value)),
            (Key::Description, _) => return objective.description.push(value),
            // "Goal | … / Metric | … / Target | …": beside values the metric is the key result.
            (Key::Field(FieldName::Metric), None) => {
                let (id, text) = label(&value);
                return objective.key_results.push(KeyResult { id, text, form: self.form, ..KeyResult::default() });
            }
            (Key::Field(name), Some(last)) if is_figure(name) => &mut last.fields,
            _ => &mut objective.fields,
        };
        let span = value.span();
        if let Key::Field(name) = about
            && let Err(why) = set(name, value, fields)
        {
            self.document.skipped.push(Skipped { span, why });
        }
    }

    fn skip(&mut self, cell: &Text, why: &'static str) {
        if cell.is_empty() {
            return;
        }
        let is_beyond = why == BEYOND || self.document.skipped.len() >= MANY_SKIPPED;
        match self.document.skipped.last_mut() {
            // Cells side by side are listed as one where there are many.
            Some(last) if is_beyond && last.why == why && last.span.end <= cell.span().start => {
                last.span = last.span.join(cell.span());
            }
            _ => self.document.skipped.push(Skipped { span: cell.span(), why }),
        }
    }

    fn cell(&mut self, column: Column, cell: Text, row: &mut Row) {
        let Some(slot) = column.slot else { return self.skip(&cell, "column of unknown meaning") };
        let cell = if matches!(slot, Slot::KeyResult | Slot::Initiative | Slot::Text) { cell } else { folded(&cell) };
        match (slot, column.level) {
            (Slot::Field(FieldName::Kind), None) if self.level_of(cell.as_str()).is_some() => {
                row.level = self.level_of(cell.as_str());
                row.rank = rank_of(cell.as_str());
                row.id = row.id.take().or_else(|| id_of(cell.as_str()));
            }
            (Slot::Field(FieldName::Kind), None) if self.columns.has_types && field_of(cell.as_str()).is_some() => {
                row.about = field_of(cell.as_str());
            }
            // "Theme" among "Goal", "Key result 1" and "Owner": what a row of another name says is no statement.
            (Slot::Field(FieldName::Kind), None)
                if self.columns.has_labels && !cell.is_empty() && declared(cell.as_str()).is_none() =>
            {
                row.is_aside = true;
            }
            (Slot::Change, _) => {
                let (from, to) = change(&cell);
                self.field(FieldName::Baseline, column, from, row);
                self.field(FieldName::Target, column, to, row);
            }
            (Slot::Field(field), _) => self.field(field, column, cell, row),
            _ if cell.is_empty() => {}
            (Slot::Id, Some(Level::Objective)) => row.objective_id = Some(cell.as_str().to_owned()),
            (Slot::Id, _) => row.id = Some(cell.as_str().to_owned()),
            (Slot::Team, _) => row.team = Some(cell),
            (Slot::Cycle, _) => row.cycle = Some(cell),
            (Slot::Objective, _) => row.objective = Some(cell),
            (Slot::KeyResult, _) => self.key_results(&cell, row),
            (Slot::Initiative, _) => self.initiatives(&cell, row),
            (Slot::Text, _) => row.text = Some(cell),
            (Slot::Description, _) => row.description = Some(cell),
            (Slot::Context, _) => self.document.context.push(cell),
            (Slot::NonGoals, _) => self.document.non_goals.get_or_insert_default().push(cell),
            (Slot::Language, _) => self.document.language = Some(cell),
            _ => self.skip(&cell, "note"),
        }
    }

    /// Takes the key results of a cell.
    fn key_results(&mut self, cell: &Text, row: &mut Row) {
        for line in self.lines(cell).iter().flat_map(parted) {
            if !self.has_room(row, line.span()) {
                return;
            }
            let (id, text) = label(&line);
            row.key_results.push(KeyResult { id, text, form: self.form, ..KeyResult::default() });
        }
    }

    /// Takes the initiatives of a cell, for the key result that stands before it.
    fn initiatives(&mut self, cell: &Text, row: &mut Row) {
        let all = if cell.as_str().len() > LONGEST { vec![folded(cell)] } else { lines(cell) };
        for line in all {
            if !self.has_room(row, line.span()) {
                return;
            }
            let (id, text) = label(&line);
            row.initiatives.push(Initiative { id, text, ..Initiative::default() });
            row.behind.push(row.key_results.len());
        }
    }

    /// What a cell of the type column says the row is.
    fn level_of(&self, cell: &str) -> Option<Level> {
        match (self.columns.has_labels, self.columns.has_types) {
            // "Company objective | …" beside "Objective | …" is what it supports.
            (true, _) if field_of(cell).is_some() => None,
            (_, true) => label_of(cell),
            _ => level_of(cell),
        }
    }

    /// The statements of a cell. In a record a line break is only how the field was typed, unless its lines are a
    /// list.
    fn lines(&self, cell: &Text) -> Vec<Text> {
        let is_record = matches!(self.document.format, Format::Csv | Format::Tsv);
        let is_list = |line: &str| {
            let line = line.trim();
            let is_marked = unmarked_length(line) > 0 || super::label::label(line).label.is_some();
            line.is_empty() || is_marked || is_result(line)
        };
        if is_record && !cell.as_str().lines().all(is_list) { vec![folded(cell)] } else { lines(cell) }
    }

    fn field(&mut self, field: FieldName, column: Column, cell: Text, row: &mut Row) {
        let fields = match column.level {
            Some(Level::Objective) => &mut row.of_objective,
            Some(Level::Initiative) => &mut row.of_initiative,
            _ => match row.key_results.as_mut_slice() {
                [.., last] if self.is_wide && !column.is_of_row => &mut last.fields,
                _ => &mut row.of_row,
            },
        };
        if cell.is_empty() {
            return fields.empty.push(field);
        }
        let span = cell.span();
        if let Err(why) = set(field, cell, fields) {
            self.document.skipped.push(Skipped { span, why });
        }
    }

    /// Settles what a cell without a level is about, and whose the fields are.
    fn settle(&mut self, row: &mut Row) {
        // "Objective 2: …" across the columns of its key results.
        if row.objective.is_none()
            && let [lone] = row.key_results.as_slice()
        {
            let found = super::label::label(lone.text.as_str());
            if found.label == Some(Label::Objective) && found.rest < lone.text.as_str().len() {
                let mut text = lone.text.part(found.rest..lone.text.as_str().len());
                text.set_span(lone.text.span());
                row.objective_id = row.objective_id.take().or(found.id);
                row.objective = Some(text);
                row.key_results.clear();
                row.of_row.empty.clear();
            }
        }
        if let Some(text) = row.text.take().or_else(|| self.lone_description(row)) {
            let level = row.level.or_else(|| self.level_by_id(row)).unwrap_or_else(|| self.level_of_text());
            self.level = Some(level).filter(|_| row.level.is_some()).or(self.level);
            match level {
                Level::Objective => row.objective = row.objective.take().or(Some(folded(&text))),
                Level::KeyResult => self.key_results(&text, row),
                Level::Initiative => self.initiatives(&text, row),
            }
        } else if row.level == Some(Level::Objective) && row.objective.is_none() && !row.key_results.is_empty() {
            row.objective = Some(row.key_results.remove(0).text);
        } else if row.level == Some(Level::KeyResult) && row.key_results.is_empty() {
            // "KR" in the type column over a sentence that stands in the objective's column.
            if let Some(text) = row.objective.take() {
                row.key_results.push(KeyResult { text, form: self.form, ..KeyResult::default() });
            }
        }
        match (row.key_results.as_mut_slice(), row.objective.is_some(), row.initiatives.as_mut_slice()) {
            ([first, others @ ..], ..) => {
                first.id = row.id.take().or(first.id.take());
                others.iter_mut().for_each(|other| merge(common(&row.of_row), &mut other.fields));
                merge(std::mem::take(&mut row.of_row), &mut first.fields);
            }
            ([], true, _) => {
                row.objective_id = row.objective_id.take().or(row.id.take());
                merge(std::mem::take(&mut row.of_row), &mut row.of_objective);
            }
            ([], false, [first, ..]) => {
                first.id = row.id.take();
                merge(std::mem::take(&mut row.of_row), &mut first.fields);
            }
            _ => {}
        }
        if let Some(first) = row.initiatives.first_mut() {
            merge(std::mem::take(&mut row.of_initiative), &mut first.fields);
        }
    }

    fn lone_description(&self, row: &mut Row) -> Option<Text> {
        let is_bare = row.objective.is_none() && row.key_results.is_empty() && row.initiatives.is_empty();
        (is_bare && !self.columns.has(Slot::Text)).then(|| row.description.take()).flatten()
    }

    fn level_by_id(&self, row: &Row) -> Option<Level> {
        let id = row.id.as_deref()?;
        let letters: String = id.chars().take_while(|c| c.is_alphabetic()).collect();
        (!letters.is_empty()).then(|| level_of(&letters)).flatten()
    }

    fn level_of_text(&self) -> Level {
        // A cell of types that is left empty goes on with the one above it.
        if self.columns.has_types && self.level == Some(Level::Initiative) {
            return Level::Initiative;
        }
        let is_key_result = self.columns.has(Slot::Objective) || self.columns.has_types;
        if !is_key_result && self.columns.has(Slot::KeyResult) { Level::Objective } else { Level::KeyResult }
    }

    fn place(&mut self, mut row: Row) {
        if let Some(text) = row.objective.take() {
            self.objective(text, &mut row);
        } else if !row.key_results.is_empty() && self.current.is_none() {
            self.document.objectives.push(Objective { form: self.form, ..Objective::default() });
            self.current = Some(self.document.objectives.len() - 1);
        }
        let Some(objective) = self.current.and_then(|index| self.document.objectives.get_mut(index)) else {
            self.statements = (self.statements + row.initiatives.len()).min(self.most);
            return self.document.initiatives.append(&mut row.initiatives);
        };
        if let Some(text) = row.description.take()
            && row.key_results.is_empty()
            && row.initiatives.is_empty()
        {
            objective.description.push(text);
        }
        if objective.text.is_none() {
            objective.span = row.key_results.iter().fold(objective.span, |span, key_result| {
                if span.is_empty() { key_result.text.span() } else { span.join(key_result.text.span()) }
            });
        }
        self.statements = (self.statements + row.key_results.len() + row.initiatives.len()).min(self.most);
        hand_out(&mut row);
        let is_of_all = row.key_results.len() > 1;
        objective.key_results.append(&mut row.key_results);
        match objective.key_results.last_mut() {
            Some(last) if !is_of_all => last.initiatives.append(&mut row.initiatives),
            _ => objective.initiatives.append(&mut row.initiatives),
        }
    }

    /// The objective of a row: one that was named before, or a new one.
    fn objective(&mut self, text: Text, row: &mut Row) {
        let is_alone = row.key_results.is_empty() && row.initiatives.is_empty();
        if is_alone && matches!(super::label::label(text.as_str()).label, Some(Label::Key(Key::Aside) | Label::Guide)) {
            return self.skip(&text, "note");
        }
        let (id, text) = label(&text);
        let mut key = String::new();
        for part in [row.team.as_ref().map(Text::as_str), row.cycle.as_ref().map(Text::as_str), Some(text.as_str())] {
            key.push_str(part.unwrap_or_default());
            key.push('\n');
        }
        let next = self.document.objectives.len();
        let index = *self.known.entry(key.to_lowercase()).or_insert(next);
        if index == next {
            self.statements = (self.statements + 1).min(self.most);
            self.document.objectives.push(Objective {
                id: row.objective_id.take().or(id),
                span: text.span(),
                text: Some(text),
                form: self.form,
                team: row.team.take(),
                cycle: row.cycle.take().map(cycle),
                ..Objective::default()
            });
        }
        let parent = row.rank.and_then(|rank| self.ranks[..rank].iter().rev().find_map(|parent| *parent));
        let parent = parent.and_then(|parent| self.document.objectives.get(parent)?.text.clone());
        if let Some(objective) = self.document.objectives.get_mut(index) {
            merge(std::mem::take(&mut row.of_objective), &mut objective.fields);
            if objective.fields.supports.is_empty() {
                objective.fields.supports.extend(parent);
            }
        }
        if let Some(rank) = row.rank {
            self.ranks[rank] = Some(index);
            self.ranks[rank + 1..].fill(None);
        }
        self.current = Some(index);
    }

    /// Settles what the rows have in common.
    pub fn finish(self) {
        let Self { columns, document, .. } = self;
        if columns.has_types {
            gather_orphans(document);
        }
        share(document);
        let has_objective = document.objectives.iter().any(|objective| objective.text.is_some());
        let is_okrs =
            has_objective || columns.has(Slot::KeyResult) || columns.has(Slot::Objective) || columns.has_types;
        if document.objectives.is_empty() && !document.initiatives.is_empty() {
            let lines = std::mem::take(&mut document.initiatives);
            let key_results: Vec<KeyResult> = lines.into_iter().map(super::structured::as_key_result).collect();
            let span = key_results.iter().map(|line| line.text.span()).reduce(Span::join).unwrap_or_default();
            document.objectives.push(Objective { span, form: Form::Implied, key_results, ..Objective::default() });
        }
        document.shape = match (document.objectives.is_empty(), is_okrs) {
            (true, _) => Shape::Nothing,
            (false, true) => Shape::Okrs,
            (false, false) => Shape::Projects,
        };
        if document.shape == Shape::Projects {
            let lines = document.objectives.iter_mut().flat_map(|objective| &mut objective.key_results);
            lines.for_each(|line| line.form = Form::Implied);
        }
    }
}

/// Gives each of several key results of a row the initiatives that the row says are for it: those right behind it where
/// each has a column of its own, or one each where there are as many. What is left is for all of them.
fn hand_out(row: &mut Row) {
    let count = row.key_results.len();
    if count < 2 {
        return;
    }
    let is_beside = row.behind.iter().any(|&behind| (1..count).contains(&behind));
    let is_pairwise = row.initiatives.len() == count && row.behind.iter().all(|&behind| behind == row.behind[0]);
    if !is_beside && !is_pairwise {
        return;
    }
    let behind = std::mem::take(&mut row.behind);
    for (index, initiative) in std::mem::take(&mut row.initiatives).into_iter().enumerate() {
        let at = if is_pairwise { Some(index) } else { behind.get(index).and_then(|behind| behind.checked_sub(1)) };
        match at.and_then(|at| row.key_results.get_mut(at)) {
            Some(key_result) => key_result.initiatives.push(initiative),
            None => row.initiatives.push(initiative),
        }
    }
}

/// Trackers list their newest rows first: key results over the only objective of a table are its own.
fn gather_orphans(document: &mut Document) {
    if let [orphans, only] = document.objectives.as_mut_slice()
        && orphans.text.is_none()
        && only.text.is_some()
    {
        let mut key_results = std::mem::take(&mut orphans.key_results);
        key_results.append(&mut only.key_results);
        only.key_results = key_results;
        let mut initiatives = std::mem::take(&mut orphans.initiatives);
        initiatives.append(&mut only.initiatives);
        only.initiatives = initiatives;
        document.objectives.remove(0);
    }
}

/// A team or cycle that all objectives share is the document's.
fn share(document: &mut Document) {
    let Some(first) = document.objectives.first() else { return };
    let team = first.team.clone();
    let period = first.cycle.clone();
    let same = |a: Option<&Text>, b: Option<&Text>| a.map(Text::as_str) == b.map(Text::as_str);
    if document.objectives.iter().all(|objective| same(objective.team.as_ref(), team.as_ref())) && team.is_some() {
        document.objectives.iter_mut().for_each(|objective| objective.team = None);
        document.team = team;
    }
    let words = period.as_ref().map(|cycle| &cycle.text);
    if document.objectives.iter().all(|objective| same(objective.cycle.as_ref().map(|cycle| &cycle.text), words))
        && period.is_some()
    {
        document.objectives.iter_mut().for_each(|objective| objective.cycle = None);
        document.cycle = period;
    }
}

/// Adds the fields of `from` where `into` has none.
fn merge(from: Fields, into: &mut Fields) {
    if from.is_none() {
        return;
    }
    let mut set = from.into_set();
    if !into.owners.is_empty() {
        set.owners.clear();
    }
    into.merge(set);
}

/// What a row says of each of its key results.
fn common(of_row: &Fields) -> Fields {
    let mut fields = of_row.clone();
    if !fields.is_none() {
        for name in OF_ONE {
            if let Some(slot) = fields.slot_mut(name) {
                *slot = None;
            }
        }
        fields.empty.retain(|name| !OF_ONE.contains(name));
    }
    fields
}
