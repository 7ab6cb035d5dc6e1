//! Word documents: headings, lists with their depth, tables and paragraphs, as the text stands with all changes taken.
//!
//! Text boxes are read where they are anchored. What was deleted, moved away or stands only for old readers is left out.

mod styles;

use super::package::Package;
use super::xml::{Step, Tag, walk};
use super::{MOST_COLUMNS, NotRead, Room};
use crate::parse::piece::Piece;
use styles::{Lists, Styles};

/// Tables within tables are read so deep; what is deeper is text of its cell.
const DEEPEST: usize = 4;

/// The pieces of a document.
pub fn pieces(package: &mut Package<'_>) -> Result<Vec<Piece>, NotRead> {
    let styles = Styles::read(&package.part("word/styles.xml")?.unwrap_or_default())?;
    let lists = Lists::read(&package.part("word/numbering.xml")?.unwrap_or_default())?;
    let mut reader = Reader {
        styles,
        lists,
        room: Room::new(),
        pieces: Vec::new(),
        paragraphs: Vec::new(),
        tables: Vec::new(),
        beyond: 0,
        left_out: 0,
        is_text: false,
    };
    walk(&package.needed("word/document.xml")?, |step| reader.step(&step))?;
    Ok(reader.pieces)
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<usize>,
    level: Option<usize>,
}

/// A table that is being read.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<String>>,
    /// Columns that the open cell spans.
    span: usize,
}

struct Reader {
    styles: Styles,
    lists: Lists,
    room: Room,
    pieces: Vec<Piece>,
    /// Those that are open, the innermost last.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// How many open tables are too deep to be read as such.
    beyond: usize,
    /// How many open elements hold what is left out.
    left_out: usize,
    is_text: bool,
}

impl Reader {
    fn step(&mut self, step: &Step<'_>) -> Result<(), NotRead> {
        match step {
            Step::Open("Fallback" | "del" | "moveFrom", _) => self.left_out += 1,
            Step::Close("Fallback" | "del" | "moveFrom") => self.left_out = self.left_out.saturating_sub(1),
            _ if self.left_out > 0 => {}
            Step::Open("p", _) => self.paragraphs.push(Paragraph::default()),
            Step::Close("p") => self.close_paragraph()?,
            Step::Open("tbl" | "tr" | "tc" | "gridSpan", tag) => self.open_table(step, tag),
            Step::Close("tc") if self.beyond == 0 => self.close_cell(),
            Step::Close("tbl") => self.close_table(),
            Step::Open("t", _) => self.is_text = true,
            Step::Close("t") => self.is_text = false,
            Step::Open("tab", _) => self.text(" "),
            Step::Open("br" | "cr", _) => self.text("\n"),
            Step::Open("noBreakHyphen", _) => self.text("-"),
            Step::Text(text) if self.is_text => self.text(text),
            Step::Open(name, tag) => self.note(name, tag),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    /// Notes what a paragraph says of itself.
    fn note(&mut self, name: &str, tag: &Tag<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" => paragraph.style = tag.get("val"),
            "numId" => paragraph.list = tag.number("val"),
            "ilvl" => paragraph.level = tag.number("val"),
            _ => {}
        }
    }

    fn open_table(&mut self, step: &Step<'_>, tag: &Tag<'_>) {
        let Step::Open(name, _) = step else { return };
        if *name == "tbl" && self.tables.len() >= DEEPEST {
            self.beyond += 1;
        } else if *name == "tbl" {
            self.tables.push(Table::default());
        }
        let Some(table) = self.tables.last_mut().filter(|_| self.beyond == 0) else { return };
        match *name {
            "tr" => table.rows.push(Vec::new()),
            "tc" => {
                table.span = 1;
                if let Some(row) = table.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "gridSpan" => table.span = tag.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(row) = table.rows.last_mut() {
            let width = (row.len() + table.span.saturating_sub(1)).min(MOST_COLUMNS);
            row.resize(width.max(row.len()), String::new());
        }
    }

    fn close_table(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(table) = self.tables.pop() else { return };
        if self.tables.is_empty() {
            self.pieces.extend(table.rows.into_iter().map(Piece::Row));
            self.pieces.push(Piece::Gap);
            return;
        }
        let lines: Vec<String> = table.rows.into_iter().map(|row| row.join(" ")).collect();
        self.write_cell(&lines.join("\n"));
    }

    fn write_cell(&mut self, text: &str) {
        let row = self.tables.last_mut().and_then(|table| table.rows.last_mut());
        if let Some(cell) = row.and_then(|row| row.last_mut()) {
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(text);
        }
    }

    fn close_paragraph(&mut self) -> Result<(), NotRead> {
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        if paragraph.text.trim().is_empty() {
            return Ok(());
        }
        self.room.take(&paragraph.text)?;
        if !self.tables.is_empty() {
            self.write_cell(paragraph.text.trim());
            return Ok(());
        }
        let style = paragraph.style.as_deref().and_then(|id| self.styles.get(id));
        let list = paragraph.list.or(style.and_then(|style| style.list)).filter(|list| *list > 0);
        let level = paragraph.level.or(style.and_then(|style| style.level)).unwrap_or(0).min(8);
        let text = paragraph.text;
        match (style.and_then(|style| style.heading), list) {
            (Some(heading), _) => self.pieces.push(Piece::Heading(heading, text)),
            (None, Some(list)) => {
                let is_numbered = self.lists.is_numbered(list, level);
                self.pieces.push(Piece::Item { depth: level as u32, is_numbered, text });
            }
            // A line break in a paragraph is how people write lists without lists.
            (None, None) => self.pieces.extend(text.lines().map(|line| Piece::Paragraph(line.to_owned()))),
        }
        Ok(())
    }
}
