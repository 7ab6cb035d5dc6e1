//! Rows without a header that say what each of them is: "MKT-12 | Key result | Raise … | Ana | In progress".
//!
//! In go the cells of the first rows, out come the columns, told by what they hold: the one whose cells are all types says the
//! level, the one with the most words is the sentence, keys of issues are ids, and what stands around them are people, days,
//! states and figures. Where no column holds types, or none sentences, there are no columns.

use super::columns::{Column, Columns, Level, label_of};
use super::values;
use crate::model::FieldName;
use crate::parse::field::is_issue;
use crate::parse::slot::Slot;

/// A column with fewer words in a row than this holds names, not sentences.
const FEWEST_WORDS: usize = 2;

impl Columns {
    /// The columns of rows in which a column behind the first, or beside an id, names the type of each row.
    pub(in crate::parse) fn told(rows: &[Vec<&str>]) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max().filter(|&width| width > 1)?;
        let types = (0..width).find(|&column| is_of_types(rows, column))?;
        let sentence = (0..width).filter(|&column| column != types).rev().max_by_key(|&column| words(rows, column))?;
        let is_header = rows[0].get(sentence).is_some_and(|cell| Slot::of(cell).is_some());
        if is_header || words(rows, sentence) < FEWEST_WORDS * rows.len() {
            return None;
        }
        let behind = values::slots(rows, sentence + 1, width);
        let slot = |column: usize| {
            let value = || behind.get(column.checked_sub(sentence + 1)?).copied().flatten();
            match column {
                _ if column == types => Some(Slot::Field(FieldName::Kind)),
                _ if column == sentence => Some(Slot::Text),
                _ if all(rows, column, is_id) => Some(Slot::Id),
                _ => value().or_else(|| values::named(rows, column)),
            }
        };
        Some(Self::typed_as((0..width).map(slot).collect()))
    }

    fn typed_as(slots: Vec<Option<Slot>>) -> Self {
        Self {
            columns: slots.into_iter().map(|slot| Column::new(slot, None)).collect(),
            has_types: true,
            has_labels: false,
        }
    }
}

/// Whether each row says in this column what it is, two statements among them that are no initiatives.
fn is_of_types(rows: &[Vec<&str>], column: usize) -> bool {
    // "o" is a bullet of the second level where somebody pasted a list.
    let is_bullet = |cell: &str| cell == "o";
    let level = |row: &Vec<&str>| row.get(column).filter(|cell| !is_bullet(cell)).and_then(|cell| label_of(cell));
    let is_statement = |row: &&Vec<&str>| matches!(level(row), Some(Level::Objective | Level::KeyResult));
    rows.iter().all(|row| level(row).is_some()) && rows.iter().filter(is_statement).take(2).count() == 2
}

/// The key of an issue, or the label of a statement: "CRM-4", "KR1.2".
fn is_id(cell: &str) -> bool {
    let number = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_number = number.len() <= 6 && number.split('.').all(|part| part.parse::<u16>().is_ok());
    is_issue(cell) || number.len() < cell.len() && is_number && cell.len() <= 8
}

fn words(rows: &[Vec<&str>], column: usize) -> usize {
    rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.split_whitespace().count()).sum()
}

/// Whether all cells of a column that hold anything are of one sort, and there are some.
fn all(rows: &[Vec<&str>], column: usize, is_such: impl Fn(&str) -> bool) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| is_such(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use FieldName::{Due, Kind, Owner, Status};

    fn told(rows: &[&[&str]]) -> Option<Vec<Option<Slot>>> {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
        Columns::told(&rows).map(|columns| columns.columns.iter().map(|column| column.slot).collect())
    }

    #[test]
    fn columns_are_told_by_what_they_hold() {
        let found = told(&[
            &["CRM-4", "Objective", "Donors stay with us", "Lea", "In progress", "30 June"],
            &["CRM-5", "Key Result", "Second gifts from 12% to 20%", "Tom Ek", "To do", "30 June"],
        ]);
        let field = |name| Some(Slot::Field(name));
        let expected = vec![Some(Slot::Id), field(Kind), Some(Slot::Text), field(Owner), field(Status), field(Due)];
        assert_eq!(found, Some(expected));
        let found = told(&[&["Donors stay with us", "Objective"], &["Second gifts from 12% to 20%", "KR"]]);
        assert_eq!(found, Some(vec![Some(Slot::Text), field(Kind)]));
    }

    #[test]
    fn other_tables_are_not_of_types() {
        assert_eq!(told(&[&["Objective", "Key result"], &["Donors stay with us", "Second gifts to 20%"]]), None);
        assert_eq!(told(&[&["1", "Task", "Write to old donors"], &["2", "Task", "Call the donors of May"]]), None);
        assert_eq!(told(&[&["KR", "Calls"], &["KR", "Visits"]]), None);
    }
}
