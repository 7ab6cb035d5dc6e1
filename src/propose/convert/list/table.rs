//! A table between bars, with or without bars at its ends: which of its columns names the projects, and what the
//! others say of them.

use super::{Detail, Entry, Line, clean};
use crate::text::Span;

/// A table that is being read, row by row.
#[derive(Default)]
pub struct Table {
    columns: Option<Columns>,
    /// What parts its cells, where it is no bar.
    comma: Option<char>,
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
        const NAMES: [&str; 19] = [
            "projekt", "projekte", "aufgabe", "aufgaben", "maßnahme", "maßnahmen", "vorhaben", "project", "projects",
            "name", "title", "initiative", "initiatives", "task", "tasks", "what", "item", "idea", "activity",
        ];
        const SECTIONS: [&str; 8] =
            ["team", "department", "area", "section", "category", "theme", "workstream", "function"];
        let name = |cell: &str| clean(cell.trim()).to_lowercase();
        let project = cells.iter().position(|(_, cell)| NAMES.contains(&name(cell).as_str()))?;
        let others = || cells.iter().enumerate().filter(|(at, _)| *at != project);
        let is_own = |at: usize| others().any(|(own, (_, cell))| own == at && !SECTIONS.contains(&name(cell).as_str()));
        let details =
            others().filter(|(at, _)| is_own(*at)).filter_map(|(at, (_, cell))| Some((at, Detail::of(cell)?)));
        let section = others().find(|(_, (_, cell))| SECTIONS.contains(&name(cell).as_str())).map(|(at, _)| at);
        Some(Self { project, details: details.collect(), section })
    }
}

impl Table {
    /// A table whose cells are parted by `comma`, between quotation marks where they hold one.
    pub fn parted_by(comma: char) -> Self {
        Self { comma: Some(comma), ..Self::default() }
    }

    /// Whether its header was read, so that rows of projects follow.
    pub const fn is_begun(&self) -> bool {
        self.columns.is_some()
    }

    /// The project in a row; `None` where the line is no row, `Some(None)` where the row holds none.
    pub fn row(&mut self, words: &str, start: usize) -> Option<Option<Entry>> {
        let cells = self.comma.map_or_else(|| cells(words), |comma| quoted_cells(words, comma));
        let is_closed = self.comma.is_none() && words.trim_start().starts_with('|');
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
        if is_ruler || !says(&text) {
            return Some(None);
        }
        let value = |at: usize| cells.get(at).map(|(_, cell)| clean(cell.trim())).filter(|value| says(value));
        let details = columns.details.iter().filter_map(|(at, detail)| Some((detail.clone(), value(*at)?))).collect();
        let lead = cell.len() - cell.trim_start().len();
        let span = Span::new(start + at + lead, start + at + cell.trim_end().len().max(lead));
        let line =
            Line { text, span, details, section: columns.section.and_then(value), part_of: None, standing: None };
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

/// The same of a row in which a cell that holds a `comma` stands between quotation marks.
fn quoted_cells(words: &str, comma: char) -> Vec<(usize, &str)> {
    let (mut cells, mut start, mut is_quoted) = (Vec::new(), 0, false);
    for (at, letter) in words.char_indices() {
        is_quoted ^= letter == '"';
        if letter == comma && !is_quoted {
            cells.push((start, &words[start..at]));
            start = at + letter.len_utf8();
        }
    }
    cells.push((start, &words[start..]));
    cells.into_iter().map(unquoted).collect()
}

/// A cell without the quotation marks around it.
fn unquoted((at, cell): (usize, &str)) -> (usize, &str) {
    let inner = cell.trim().strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    inner.map_or((at, cell), |inner| (at + cell.find(inner).unwrap_or(0), inner))
}

/// Whether words say anything: "-", "n/a" and "TBD" do not.
pub fn says(value: &str) -> bool {
    const NOTHING: [&str; 18] = [
        "n/a", "na", "none", "tbd", "tba", "tbc", "todo", "to do", "n.a.", "n. a.", "nil", "xxx", "to be defined",
        "to be decided", "to be determined", "to be confirmed", "to be announced", "open",
    ];
    let value =
        value.trim().trim_matches(['(', ')', '[', ']', '<', '>', '*', '?', '.', '!', ':']).trim().to_lowercase();
    value.contains(char::is_alphanumeric) && !NOTHING.contains(&value.as_str())
}
