//! Excel workbooks: the visible sheets in order, each as a table.
//!
//! Cells are kept by the columns they stand in and never as a grid, so that a cell in the last corner costs no more
//! than one in the first. Formulas show the result that was saved with them.

use std::collections::HashMap;

use super::figure::Look;
use super::package::Package;
use super::xml::{Step, Tag, walk};
use super::{NotRead, Room, table};
use crate::parse::piece::Piece;

/// The pieces of a workbook.
pub fn pieces(package: &mut Package<'_>) -> Result<Vec<Piece>, NotRead> {
    let book = Book::read(package)?;
    let mut room = Room::new();
    let mut sheets = Vec::new();
    for (name, path) in &book.sheets {
        let Some(xml) = package.part(path)? else { continue };
        let rows = Sheet { book: &book, room: &mut room, rows: Vec::new(), cell: Cell::default() }.read(&xml)?;
        if rows.iter().any(|row| !row.is_empty()) {
            sheets.push((name, table(rows)?));
        }
    }
    let is_one = sheets.len() == 1;
    let mut pieces = Vec::new();
    for (name, rows) in sheets {
        if !is_one {
            pieces.push(Piece::Heading(1, name.clone()));
        }
        pieces.extend(rows);
    }
    Ok(pieces)
}

/// What all sheets share.
#[derive(Debug, Default)]
struct Book {
    /// Visible sheets with their parts.
    sheets: Vec<(String, String)>,
    strings: Vec<String>,
    /// By the number that cells name.
    looks: Vec<Look>,
    is_from_1904: bool,
}

impl Book {
    fn read(package: &mut Package<'_>) -> Result<Self, NotRead> {
        let mut book = Self::default();
        let targets = targets(&package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default())?;
        walk(&package.needed("xl/workbook.xml")?, |step| {
            match step {
                Step::Open("workbookPr", tag) => {
                    book.is_from_1904 = tag.get("date1904").is_some() && tag.is_on("date1904");
                }
                Step::Open("sheet", tag) if tag.get("state").is_none_or(|state| state == "visible") => {
                    let target = tag.get("id").and_then(|id| targets.get(&id).cloned());
                    book.sheets.extend(target.map(|target| (tag.get("name").unwrap_or_default(), target)));
                }
                _ => {}
            }
            Ok(())
        })?;
        book.strings = strings(&package.part("xl/sharedStrings.xml")?.unwrap_or_default())?;
        book.looks = looks(&package.part("xl/styles.xml")?.unwrap_or_default())?;
        Ok(book)
    }
}

/// The parts that a workbook points to, by the names it has for them.
fn targets(xml: &str) -> Result<HashMap<String, String>, NotRead> {
    let mut targets = HashMap::new();
    walk(xml, |step| {
        if let Step::Open("Relationship", tag) = step
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
        Ok(())
    })?;
    Ok(targets)
}

fn strings(xml: &str) -> Result<Vec<String>, NotRead> {
    let (mut strings, mut text, mut is_text, mut is_reading) = (Vec::new(), String::new(), false, false);
    walk(xml, |step| {
        match step {
            Step::Open("si", _) => text.clear(),
            Step::Close("si") => strings.push(std::mem::take(&mut text)),
            Step::Open("rPh", _) => is_reading = true,
            Step::Close("rPh") => is_reading = false,
            Step::Open("t", _) => is_text = !is_reading,
            Step::Close("t") => is_text = false,
            Step::Text(more) if is_text => text.push_str(more),
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

fn looks(xml: &str) -> Result<Vec<Look>, NotRead> {
    let (mut codes, mut looks, mut is_cell) = (HashMap::new(), Vec::new(), false);
    walk(xml, |step| {
        match step {
            Step::Open("numFmt", tag) => {
                codes.extend(tag.number("numFmtId").zip(tag.get("formatCode")));
            }
            Step::Open("cellXfs", _) => is_cell = true,
            Step::Close("cellXfs") => is_cell = false,
            Step::Open("xf", tag) if is_cell => {
                let id = tag.number("numFmtId").unwrap_or(0);
                looks.push(Look::of(id, codes.get(&id).map(String::as_str)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(looks)
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    value: String,
    is_value: bool,
}

struct Sheet<'a> {
    book: &'a Book,
    room: &'a mut Room,
    rows: Vec<Vec<(usize, String)>>,
    cell: Cell,
}

impl Sheet<'_> {
    fn read(mut self, xml: &str) -> Result<Vec<Vec<(usize, String)>>, NotRead> {
        let mut is_hidden = false;
        walk(xml, |step| {
            match step {
                Step::Open("row", tag) => {
                    is_hidden = tag.get("hidden").is_some() && tag.is_on("hidden");
                    self.open_row();
                }
                Step::Open("c", tag) => self.open_cell(&tag),
                Step::Open("v" | "t", _) => self.cell.is_value = true,
                Step::Close("v" | "t") => self.cell.is_value = false,
                Step::Text(text) if self.cell.is_value => self.cell.value.push_str(text),
                Step::Close("c") if !is_hidden => self.close_cell()?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(self.rows)
    }

    fn open_row(&mut self) {
        if self.rows.last().is_none_or(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
        self.cell.column = 0;
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        let column = tag.get("r").and_then(|place| column(&place)).unwrap_or(self.cell.column + 1);
        let kind = tag.get("t").unwrap_or_default();
        self.cell = Cell { column, kind, style: tag.number("s").unwrap_or(0), ..Cell::default() };
    }

    fn close_cell(&mut self) -> Result<(), NotRead> {
        let text = shown(&self.cell, self.book);
        let text = text.trim();
        let Some(row) = self.rows.last_mut().filter(|_| !text.is_empty()) else { return Ok(()) };
        // Columns come in order; a file that says otherwise is read as far as it makes sense.
        if row.last().is_none_or(|(last, _)| *last < self.cell.column) {
            self.room.take(text)?;
            row.push((self.cell.column, text.to_owned()));
        }
        Ok(())
    }
}

fn shown(cell: &Cell, book: &Book) -> String {
    let value = cell.value.trim();
    match cell.kind.as_str() {
        "s" => value.parse().ok().and_then(|at: usize| book.strings.get(at)).cloned().unwrap_or_default(),
        "inlineStr" | "str" | "d" => value.to_owned(),
        "b" => if value == "1" { "yes" } else { "no" }.to_owned(),
        "e" => String::new(),
        _ => match value.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let plain = Look::Plain;
                book.looks.get(cell.style).unwrap_or(&plain).show(number, book.is_from_1904)
            }
            _ => value.to_owned(),
        },
    }
}

/// "AB12" stands in column 28.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let column = letters.fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some(column)
}
