//! OpenDocument sheets: cells hold what they show as text, so that no format has to be read.

use super::package::Package;
use super::xml::{Step, Tag, walk};
use super::{MOST_COLUMNS, NotRead, Room, table};
use crate::parse::piece::Piece;

/// The pieces of a spreadsheet; of a text document or a drawing, nothing.
pub fn pieces(package: &mut Package<'_>) -> Result<Vec<Piece>, NotRead> {
    let mut reader =
        Reader { room: Room::new(), sheets: Vec::new(), column: 0, repeated: 1, cell: None, is_sheet: false, notes: 0 };
    let xml = package.needed("content.xml")?;
    walk(&xml, |step| reader.step(&step))?;
    if !reader.is_sheet {
        return Err(NotRead::Foreign);
    }
    let sheets: Vec<_> = reader.sheets.into_iter().filter(|(_, rows)| rows.iter().any(|row| !row.is_empty())).collect();
    let is_one = sheets.len() == 1;
    let mut pieces = Vec::new();
    for (name, rows) in sheets {
        if !is_one {
            pieces.push(Piece::Heading(1, name));
        }
        pieces.extend(table(rows)?);
    }
    Ok(pieces)
}

/// A row: the column and the text of each cell that holds something.
type Cells = Vec<(usize, String)>;

struct Reader {
    room: Room,
    /// Each with its name and its rows.
    sheets: Vec<(String, Vec<Cells>)>,
    /// The column of the last cell.
    column: usize,
    /// For how many columns the open cell stands.
    repeated: usize,
    cell: Option<String>,
    is_sheet: bool,
    /// How many remarks are open, whose text is not the cell's.
    notes: usize,
}

impl Reader {
    fn step(&mut self, step: &Step<'_>) -> Result<(), NotRead> {
        match step {
            Step::Open("spreadsheet", _) => self.is_sheet = true,
            Step::Open("table", tag) => self.sheets.push((tag.get("name").unwrap_or_default(), Vec::new())),
            Step::Open("table-row", _) => self.open_row(),
            Step::Open("table-cell" | "covered-table-cell", tag) => self.open_cell(tag),
            Step::Close("table-cell" | "covered-table-cell") => self.close_cell()?,
            Step::Open("annotation", _) => self.notes += 1,
            Step::Close("annotation") => self.notes = self.notes.saturating_sub(1),
            Step::Open("p", _) => self.text(|text| if text.is_empty() { "" } else { "\n" }),
            Step::Open("s" | "tab", _) => self.text(|_| " "),
            Step::Open("line-break", _) => self.text(|_| "\n"),
            Step::Text(more) => self.text(|_| more),
            _ => {}
        }
        Ok(())
    }

    fn text<'t>(&mut self, more: impl FnOnce(&str) -> &'t str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.notes == 0) {
            let more = more(cell);
            cell.push_str(more);
        }
    }

    fn open_row(&mut self) {
        self.column = 0;
        if let Some((_, rows)) = self.sheets.last_mut()
            && rows.last().is_none_or(|row| !row.is_empty())
        {
            rows.push(Vec::new());
        }
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        self.repeated = tag.number("number-columns-repeated").unwrap_or(1).max(1);
        self.cell = Some(String::new());
    }

    fn close_cell(&mut self) -> Result<(), NotRead> {
        let cell = self.cell.take().unwrap_or_default();
        let text = cell.trim();
        let first = self.column + 1;
        self.column = self.column.saturating_add(self.repeated);
        let Some(row) = self.sheets.last_mut().and_then(|(_, rows)| rows.last_mut()).filter(|_| !text.is_empty())
        else {
            return Ok(());
        };
        if self.repeated > MOST_COLUMNS {
            return Err(NotRead::TooLarge);
        }
        for column in first..first + self.repeated {
            self.room.take(text)?;
            row.push((column, text.to_owned()));
        }
        Ok(())
    }
}
