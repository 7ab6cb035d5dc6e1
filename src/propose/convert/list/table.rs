//! A table between bars, with or without bars at its ends: which of its columns names the projects, and what the
//! others say of them.

use super::{Detail, Entry, Line, clean};
use crate::text::Span;

/// A table that is being read, row by row.
#[derive(Default)]
pub struct Table {
    columns: Option<Columns>,
}

/// What stands in the columns.
#[derive(Default)]
struct Columns {
    project: usize,
    details: Vec<(usize, Detail)>,
    section: Option<usize>,
}

impl Columns {
    /// The columns of a header; `None` where no cell names what a project is called by.
    fn of(cells: &[(usize, &str)]) -> Option<Self> {
        const NAMES: [&str; 12] = [
            "project",
            "projects",
            "name",
            "title",
            "initiative",
            "initiatives",
            "task",
            "tasks",
            "what",
            "item",
            "idea",
            "activity",
        ];
        const SECTIONS: [&str; 8] =
            ["team", "department", "area", "section", "category", "theme", "workstream", "function"];
        let name = |cell: &str| clean(cell.trim()).to_lowercase();
        let project = cells.iter().position(|(_, cell)| NAMES.contains(&name(cell).as_str()))?;
        let others = || cells.iter().enumerate().filter(|(at, _)| *at != project);
        let details = others().filter_map(|(at, (_, cell))| Some((at, Detail::named(&name(cell))?)));
        let section = others().find(|(_, (_, cell))| SECTIONS.contains(&name(cell).as_str())).map(|(at, _)| at);
        Some(Self { project, details: details.collect(), section })
    }
}

impl Table {
    /// The project in a row; `None` where the line is no row, `Some(None)` where the row holds none.
    pub fn row(&mut self, words: &str, start: usize) -> Option<Option<Entry>> {
        let cells = cells(words);
        let is_closed = words.trim_start().starts_with('|');
        if cells.len() < 2 {
            self.columns = None;
            return None;
        }
        let Some(columns) = &self.columns else {
            // Without bars at its ends only a header tells a table from a line that holds a bar.
            let columns = Columns::of(&cells);
            let first = usize::from(is_closed);
            self.columns = columns.or_else(|| is_closed.then(|| Columns { project: first, ..Columns::default() }));
            return self.columns.is_some().then_some(None);
        };
        let (at, cell) = *cells.get(columns.project)?;
        let text = clean(cell.trim());
        let is_ruler = cells.iter().all(|(_, cell)| cell.trim().chars().all(|it| matches!(it, '-' | ':' | ' ')));
        if is_ruler || text.is_empty() {
            return Some(None);
        }
        let value = |at: usize| cells.get(at).map(|(_, cell)| clean(cell.trim())).filter(|value| says(value));
        let details = columns.details.iter().filter_map(|&(at, detail)| Some((detail, value(at)?))).collect();
        let lead = cell.len() - cell.trim_start().len();
        let span = Span::new(start + at + lead, start + at + cell.trim_end().len().max(lead));
        let line = Line { text, span, details, section: columns.section.and_then(value), part_of: None };
        Some(Some(Entry { line, is_marked: true, indent: 0 }))
    }
}

/// The cells of a row with the byte at which each begins.
fn cells(words: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let cells = words.split('|').map(|cell| {
        let place = (at, cell);
        at += cell.len() + 1;
        place
    });
    cells.collect()
}

/// Whether a cell says anything: "-" and "n/a" do not.
pub fn says(value: &str) -> bool {
    let value = value.trim().to_lowercase();
    value.contains(char::is_alphanumeric) && !["n/a", "na", "none", "tbd"].contains(&value.as_str())
}
