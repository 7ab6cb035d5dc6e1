//! The columns of a table: what each name stands for, and whose its cells are.
//!
//! In go the names of a header, or the rows of a table that has none; out come columns with their slots and levels. A name that
//! nothing is called stays a column without a slot, whose cells are skipped.

use super::values;
use crate::model::FieldName;
use crate::parse::field::is_sort_of_issue;
use crate::parse::key::{Key, key};
use crate::parse::sentence::is_time;
use crate::parse::slot::{Slot, normal};

/// What is said of one key result and never of several together.
pub(super) const OF_ONE: [FieldName; 8] = [
    FieldName::Metric,
    FieldName::Baseline,
    FieldName::Current,
    FieldName::Target,
    FieldName::Unit,
    FieldName::Score,
    FieldName::Progress,
    FieldName::Weight,
];

/// What a row or a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Objective,
    KeyResult,
    Initiative,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) slot: Option<Slot>,
    /// Where the name says so: "Objective owner", "KR due".
    pub(super) level: Option<Level>,
    /// Whether it is said of all key results of the row, each of which has a column of its own.
    pub(super) is_of_row: bool,
}

impl Column {
    pub(super) const fn new(slot: Option<Slot>, level: Option<Level>) -> Self {
        Self { slot, level, is_of_row: false }
    }
}

/// The columns of a table.
#[derive(Debug, Clone)]
pub(in crate::parse) struct Columns {
    pub(super) columns: Vec<Column>,
    pub(super) has_types: bool,
    /// Whether the first column names each row, so that a row of another name is no statement.
    pub(super) has_labels: bool,
}

impl Columns {
    /// The columns that a row of names stands for; `None` where it is no header.
    pub fn of<'n>(names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let names: Vec<&str> = names.collect();
        let mut columns: Vec<Column> = names.iter().map(|name| column(name)).collect();
        tell_apart(&names, &mut columns);
        take_metrics(&mut columns);
        take_goals(&names, &mut columns);
        let known = columns.iter().filter(|column| column.slot.is_some()).count();
        let has_sentence = columns.iter().any(|column| column.level.is_none() && sentence(column.slot).is_some());
        (has_sentence && (known >= 2 || columns.len() == 1)).then_some(Self {
            columns,
            has_types: false,
            has_labels: false,
        })
    }

    /// The columns of a table in which one column says of each row whether it is an objective or a key result;
    /// `names` are those of its header, `rows` the cells under it.
    pub fn by_types(names: &[&str], rows: &[Vec<&str>]) -> Option<Self> {
        let types = (0..names.len()).filter(|&index| {
            let cells = || rows.iter().filter_map(|row| row.get(index).copied());
            let is_named = cells().any(|cell| matches!(level_of(cell), Some(Level::Objective | Level::KeyResult)));
            // A first row that is typed itself is no header.
            is_named && level_of(names[index]).is_none() && are_types(cells())
        });
        let mut columns: Vec<Column> = names.iter().map(|name| column(name)).collect();
        let at = types.min_by_key(|&index| columns[index].slot == Some(Slot::Id))?;
        // A column of labels (O1, KR1) says the level too, and says which one it is besides.
        columns[at] = match columns[at].slot {
            Some(Slot::Id) => columns[at],
            _ => Column::new(Some(Slot::Field(FieldName::Kind)), None),
        };
        let is_sentence = |column: &Column| column.level.is_none() && sentence(column.slot).is_some();
        if !columns.iter().any(is_sentence) {
            let words = |index: usize| {
                let cells = rows.iter().filter_map(|row| row.get(index));
                cells.map(|cell| cell.split_whitespace().count()).sum::<usize>()
            };
            let open = (0..columns.len()).filter(|&index| index != at && columns[index].slot.is_none());
            let next = open.rev().max_by_key(|&index| words(index))?;
            columns[next] = Column::new(Some(Slot::Text), None);
        }
        Some(Self { columns, has_types: true, has_labels: false })
    }

    /// The columns "type, text" of a table without a header, and those of values behind them.
    pub fn typed(rows: &[Vec<&str>]) -> Self {
        Self::headless([Slot::Field(FieldName::Kind), Slot::Text], rows, true)
    }

    /// The columns "objective, key result" of a table without a header, and those of values behind them.
    pub fn paired(rows: &[Vec<&str>]) -> Self {
        Self::headless([Slot::Objective, Slot::KeyResult], rows, false)
    }

    /// The column of key results of a table without a header, and those of values behind it; `None` without any.
    pub fn measured(rows: &[Vec<&str>]) -> Option<Self> {
        let columns = Self::headless([Slot::KeyResult], rows, false);
        columns.columns.iter().skip(1).any(|column| column.slot.is_some()).then_some(columns)
    }

    fn headless<const N: usize>(slots: [Slot; N], rows: &[Vec<&str>], has_types: bool) -> Self {
        let rows: Vec<Vec<&str>> =
            rows.iter().map(|row| row[usize::from(has_types && is_staggered(row))..].to_vec()).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or_default().max(N);
        let mut columns: Vec<Column> = slots.iter().map(|&slot| Column::new(Some(slot), None)).collect();
        columns.extend(values::slots(&rows, N, width).into_iter().map(|slot| Column::new(slot, None)));
        Self { columns, has_types, has_labels: has_types }
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// The index of the first column that holds sentences.
    pub fn sentence(&self) -> usize {
        let wanted = |slot| self.columns.iter().position(|column| column.level.is_none() && column.slot == Some(slot));
        [Slot::KeyResult, Slot::Text, Slot::Objective, Slot::Description].into_iter().find_map(wanted).unwrap_or(0)
    }

    /// Marks the fields that stand once, behind the columns of all key results: "KR 1 | KR 2 | Owner". Where the field
    /// comes again, each is said of the key result before it.
    pub(super) fn tell_of_rows(&mut self) {
        let last = self.columns.iter().rposition(|column| column.slot == Some(Slot::KeyResult));
        let Some(last) = last else { return };
        let mut fields: Vec<(Slot, usize)> = Vec::new();
        for slot in self.columns.iter().filter(|column| column.level.is_none()).filter_map(|column| column.slot) {
            match fields.iter_mut().find(|(known, _)| *known == slot) {
                Some((_, count)) => *count += 1,
                None => fields.push((slot, 1)),
            }
        }
        for column in &mut self.columns[last + 1..] {
            let is_once = fields.iter().any(|&(slot, count)| column.slot == Some(slot) && count == 1);
            let is_figure = matches!(column.slot, Some(Slot::Field(field)) if OF_ONE.contains(&field));
            column.is_of_row = is_once && !is_figure;
        }
    }

    pub(super) fn has(&self, slot: Slot) -> bool {
        self.columns.iter().any(|column| column.level.is_none() && column.slot == Some(slot))
    }
}

/// Beside objectives and values, the metric is the key result: "Objective | Metric | From | To".
fn take_metrics(columns: &mut [Column]) {
    let has = |wanted: fn(Slot) -> bool| columns.iter().any(|column| column.slot.is_some_and(wanted));
    let is_value =
        |slot| matches!(slot, Slot::Change | Slot::Field(FieldName::Baseline | FieldName::Current | FieldName::Target));
    let is_metric =
        |column: &&mut Column| column.slot == Some(Slot::Field(FieldName::Metric)) && column.level.is_none();
    if has(|slot| slot == Slot::Objective) && !has(|slot| matches!(slot, Slot::KeyResult | Slot::Text)) && has(is_value)
    {
        columns.iter_mut().filter(is_metric).take(1).for_each(|column| column.slot = Some(Slot::KeyResult));
    }
}

/// "KR | Start | Now | Goal": beside values and key results, a goal is the number to reach, unless another column holds it.
fn take_goals(names: &[&str], columns: &mut [Column]) {
    use FieldName::{Baseline, Current, Target};
    let has = |wanted: &[Slot]| columns.iter().any(|column| column.slot.is_some_and(|slot| wanted.contains(&slot)));
    let is_asked = has(&[Slot::KeyResult])
        && has(&[Slot::Field(Baseline), Slot::Field(Current)])
        && !has(&[Slot::Field(Target), Slot::Change]);
    if !is_asked {
        return;
    }
    for (column, name) in columns.iter_mut().zip(names) {
        if column.slot == Some(Slot::Objective) && is_goal(name) {
            *column = Column::new(Some(Slot::Field(Target)), None);
        }
    }
}

fn is_goal(name: &str) -> bool {
    matches!(normal(name).as_str(), "goal" | "ziel" | "objectif" | "objetivo")
}

/// Of two columns for one level, "KR" beside "Key result" holds the labels, and "Goal" beside "Objective" the
/// number to reach.
fn tell_apart(names: &[&str], columns: &mut [Column]) {
    for (slot, level) in [(Slot::Objective, Level::Objective), (Slot::KeyResult, Level::KeyResult)] {
        let is_short = |name: &str| matches!(normal(name).as_str(), "o" | "kr" | "krs");
        let same = |column: &Column| column.slot == Some(slot) && column.level.is_none();
        let named = |(column, name): (&Column, &&str)| same(column) && !is_short(name) && !is_goal(name);
        if !columns.iter().zip(names).any(named) {
            continue;
        }
        for (column, name) in columns.iter_mut().zip(names).filter(|(column, _)| same(column)) {
            if is_short(name) {
                *column = Column::new(Some(Slot::Id), Some(level));
            } else if is_goal(name) {
                *column = Column::new(Some(Slot::Field(FieldName::Target)), None);
            }
        }
    }
}

/// The level whose sentence a slot holds; `None` inside for whatever the row is about.
fn sentence(slot: Option<Slot>) -> Option<Option<Level>> {
    Some(match slot? {
        Slot::Objective | Slot::Objectives => Some(Level::Objective),
        Slot::KeyResult | Slot::KeyResults | Slot::Guardrails => Some(Level::KeyResult),
        Slot::Initiative | Slot::Initiatives => Some(Level::Initiative),
        Slot::Text | Slot::Description => None,
        _ => return None,
    })
}

fn column(name: &str) -> Column {
    let plain = normal(name);
    let scopes = [
        ("objective", Level::Objective),
        ("keyresult", Level::KeyResult),
        ("kr", Level::KeyResult),
        ("initiative", Level::Initiative),
    ];
    let scoped = scopes.iter().find_map(|&(prefix, level)| {
        let rest = plain.strip_prefix(prefix).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()))?;
        match Slot::of(rest)? {
            slot @ (Slot::Field(_) | Slot::Id | Slot::Team | Slot::Cycle) => Some(Column::new(Some(slot), Some(level))),
            _ => None,
        }
    });
    let slot = match Slot::of(name).or_else(|| Slot::of(without_period(name)?)) {
        Some(Slot::Objectives) => Some(Slot::Objective),
        Some(Slot::KeyResults | Slot::Guardrails) => Some(Slot::KeyResult),
        Some(Slot::Initiatives) => Some(Slot::Initiative),
        other => other,
    };
    scoped.unwrap_or(Column::new(slot, None))
}

/// "Q1 actual", "Target 2027": what is left of a name without the period that it begins or ends with.
fn without_period(name: &str) -> Option<&str> {
    let (first, rest) = name.trim().split_once(' ')?;
    let (front, last) = name.trim().rsplit_once(' ')?;
    let is_period = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && is_time(word);
    if is_period(first) { Some(rest) } else { is_period(last).then_some(front) }
}

/// What a cell of a type column says the row is.
pub(super) fn level_of(word: &str) -> Option<Level> {
    /// Whose it is: "Company Objective", "Team KR".
    const WHOSE: [&str; 9] =
        ["company", "team", "department", "division", "individual", "personal", "annual", "quarterly", "strategic"];
    let plain = normal(word);
    let bare = WHOSE.iter().find_map(|whose| plain.strip_prefix(whose)).filter(|rest| !rest.is_empty());
    Some(match bare.unwrap_or(&plain).trim_end_matches(|c: char| c.is_ascii_digit()) {
        "o" | "obj" | "objective" | "objectives" | "goal" | "ziel" | "objectif" | "objetivo" => Level::Objective,
        "kr" | "krs" | "keyresult" | "keyresults" | "result" | "rc" | "schlüsselergebnis" | "résultatclé"
        | "resultadoclave" => Level::KeyResult,
        "i" | "initiative" | "initiatives" | "initiativen" | "task" | "action" | "project" | "maßnahme" => {
            Level::Initiative
        }
        _ => return None,
    })
}

/// What a cell says the row is where each row says it: a type, a sort of issue, or a label such as "How we measure".
pub(super) fn label_of(cell: &str) -> Option<Level> {
    level_of(cell)
        .or_else(|| {
            Some(match Slot::of(cell)? {
                Slot::Objective | Slot::Objectives => Level::Objective,
                Slot::KeyResult | Slot::KeyResults => Level::KeyResult,
                Slot::Initiative | Slot::Initiatives => Level::Initiative,
                _ => return None,
            })
        })
        .or_else(|| is_sort_of_issue(cell).then_some(Level::Initiative))
}

/// How far up the objective of a typed row stands: "Company Objective" before "Team Objective". None where the type does not
/// say whose it is.
pub(super) fn rank_of(cell: &str) -> Option<usize> {
    const RANKS: [&[&str]; 4] =
        [&["company", "annual", "strategic"], &["department", "division"], &["team"], &["individual", "personal"]];
    let plain = normal(cell);
    RANKS.iter().position(|names| names.iter().any(|name| plain.starts_with(name)))
}

/// The label that a type holds: `KR2` as it is, of "Key result 2" the number.
pub(super) fn id_of(cell: &str) -> Option<String> {
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let is_short = letters.trim().len() <= 3;
    (letters.len() < cell.len()).then(|| cell[if is_short { 0 } else { letters.len() }..].to_owned())
}

/// Whether the first cells of these rows say what each of them is: a statement ("O", "KR 1"), or a field of the one
/// above it ("Owner").
pub(in crate::parse) fn are_types<'c>(mut cells: impl Iterator<Item = &'c str>) -> bool {
    let mut levels = 0;
    let all = cells.all(|cell| {
        let is_level = label_of(cell).is_some();
        levels += usize::from(is_level);
        cell.is_empty() || is_level || field_of(cell).is_some()
    });
    all && levels > 0
}

/// Whether the rows of a table without a header begin with types, two statements among them.
pub(in crate::parse) fn begin_with_types(rows: &[Vec<&str>]) -> bool {
    let firsts = || rows.iter().filter_map(|row| row.first().copied());
    let is_header = rows.first().and_then(|row| row.get(1)).is_some_and(|cell| Slot::of(cell).is_some());
    let count = |level: Level| firsts().filter(|cell| label_of(cell) == Some(level)).count();
    let (objectives, key_results) = (count(Level::Objective), count(Level::KeyResult));
    let statements = objectives + key_results + count(Level::Initiative);
    !is_header && (are_types(firsts()) && statements >= 2 || objectives > 0 && key_results > 0 && are_labels(firsts()))
}

/// Whether the type of a row stands in its second cell, below the empty one of the level above it.
pub(super) fn is_staggered(row: &[&str]) -> bool {
    matches!(row, ["", second, _, ..] if label_of(second).is_some())
}

/// Whether most of the first cells are types or fields, and the others are names of a few words.
fn are_labels<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let (mut known, mut others) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        match label_of(cell).is_some() || field_of(cell).is_some() {
            true => known += 1,
            false if cell.split_whitespace().count() <= 3 => others += 1,
            false => return false,
        }
    }
    known >= 3 * others
}

/// What a row of a table says of the statement above it, or of the set.
pub(super) fn field_of(cell: &str) -> Option<Key> {
    key(cell).filter(|key| match key {
        Key::Field(name) => *name != FieldName::Kind,
        key => matches!(key, Key::Team | Key::Cycle | Key::Description | Key::Context | Key::NonGoal | Key::Aside),
    })
}
