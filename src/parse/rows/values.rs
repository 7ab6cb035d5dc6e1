//! What the columns behind the sentences hold in a table without a header: told by the cells alone.
//!
//! Two columns of figures are where from and where to, a third between them is where it stands; a lone one is where to. A
//! column of days is by when, one of `@names` is whose, one of states or of priorities is that. A column that holds anything
//! else has no meaning.

use crate::model::FieldName;
use crate::parse::slot::Slot;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cells {
    Figures,
    Days,
    People,
    States,
    Priorities,
    Others,
}

/// How far something is, as trackers name it.
const STATES: [&str; 36] = [
    "to do", "todo", "open", "new", "backlog", "planned", "not started", "started", "in progress", "in review",
    "ongoing", "active", "blocked", "on hold", "paused", "ready", "done", "closed", "complete", "completed",
    "resolved", "cancelled", "canceled", "on track", "at risk", "off track", "behind", "ahead", "green", "yellow",
    "amber", "red", "offen", "in arbeit", "erledigt", "fertig",
];

/// How much something matters, as trackers name it.
const PRIORITIES: [&str; 13] =
    ["highest", "high", "medium", "low", "lowest", "critical", "urgent", "major", "minor", "p0", "p1", "p2", "p3"];

/// What the columns from `first` to `width` hold.
pub(super) fn slots(rows: &[Vec<&str>], first: usize, width: usize) -> Vec<Option<Slot>> {
    let kinds: Vec<Cells> = (first..width).map(|column| cells(rows, column)).collect();
    let figures = kinds.iter().filter(|kind| **kind == Cells::Figures).count();
    let mut seen = 0;
    let slot = |kind: &Cells| {
        let field = match kind {
            Cells::Days => FieldName::Due,
            Cells::People => FieldName::Owner,
            Cells::States => FieldName::Status,
            Cells::Priorities => FieldName::Priority,
            Cells::Others => return None,
            Cells::Figures => {
                seen += 1;
                match (seen, figures) {
                    (_, 1) => FieldName::Target,
                    (1, 2 | 3) => FieldName::Baseline,
                    (2, 3) => FieldName::Current,
                    (2, 2) | (3, 3) => FieldName::Target,
                    _ => return None,
                }
            }
        };
        Some(Slot::Field(field))
    };
    kinds.iter().map(slot).collect()
}

/// What a column holds beside rows that say what they are: there a name is that of whose it is.
pub(super) fn named(rows: &[Vec<&str>], column: usize) -> Option<Slot> {
    let field = match cells(rows, column) {
        Cells::People => FieldName::Owner,
        Cells::States => FieldName::Status,
        Cells::Priorities => FieldName::Priority,
        Cells::Days => FieldName::Due,
        Cells::Figures => return None,
        Cells::Others => {
            let mut filled = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
            filled.peek()?;
            return filled.all(|cell| is_name(cell)).then_some(Slot::Field(FieldName::Owner));
        }
    };
    Some(Slot::Field(field))
}

/// "Ana", "Tom Ek": one to three words with capitals and nothing else.
fn is_name(cell: &str) -> bool {
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    cell.len() <= 40 && cell.split_whitespace().count() <= 3 && cell.split_whitespace().all(is_part)
}

/// What all cells of a column that hold anything are.
fn cells(rows: &[Vec<&str>], column: usize) -> Cells {
    let mut kinds =
        rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).map(|cell| kind(cell));
    let Some(first) = kinds.next() else { return Cells::Others };
    if kinds.all(|kind| kind == first) { first } else { Cells::Others }
}

fn kind(cell: &str) -> Cells {
    let names_month = cell.split(|c: char| !c.is_alphabetic()).any(|word| crate::time::month(word).is_some());
    let numbers = cell.split(['/', '-', '.']).filter(|part| part.trim().parse::<u16>().is_ok()).count();
    let is_day = cell.len() <= 24
        && (names_month || numbers == 3 || cell.starts_with('Q') && crate::time::period(cell).is_some());
    let has_digit = cell.contains(|c: char| c.is_ascii_digit());
    let is_figure = has_digit
        && cell.chars().count() <= 16
        && cell.starts_with(|c: char| !c.is_alphabetic() && c != '@')
        && cell.split_whitespace().count() <= 3;
    let is_one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
    match () {
        () if is_one_of(&STATES) => Cells::States,
        () if is_one_of(&PRIORITIES) => Cells::Priorities,
        () if cell.starts_with('@') => Cells::People,
        () if is_day => Cells::Days,
        () if is_figure => Cells::Figures,
        () => Cells::Others,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_by_their_cells() {
        use FieldName::{Baseline, Current, Due, Owner, Priority, Status, Target};
        let cases: [(&[&str], &[Option<FieldName>]); 7] = [
            (&["120", "300"], &[Some(Baseline), Some(Target)]),
            (&["12 %", "15 %", "20 %"], &[Some(Baseline), Some(Current), Some(Target)]),
            (&["€40k"], &[Some(Target)]),
            (&["40", "@lea", "31 March"], &[Some(Target), Some(Owner), Some(Due)]),
            (&["12/15/2026", "on track"], &[Some(Due), Some(Status)]),
            (&["High", "12/15/2026"], &[Some(Priority), Some(Due)]),
            (&["1", "2", "3", "4"], &[None, None, None, None]),
        ];
        for (row, expected) in cases {
            let found = slots(&[row.to_vec()], 0, row.len());
            let expected: Vec<_> = expected.iter().map(|field| field.map(Slot::Field)).collect();
            assert_eq!(found, expected, "{row:?}");
        }
    }
}
