//! Files of other programs as Markdown: Excel and OpenDocument sheets, Word documents, HTML.
//!
//! In go the bytes of a file, out comes the Markdown that is then the draft: all spans refer to it. What kind of file it
//! is, its content says. A file may lie about its size: no more is unpacked, and no more text made, than
//! [`MOST_UNPACKED`] and [`MOST_TEXT`].

mod figure;
mod opendocument;
mod package;
mod sheet;
mod word;
mod xml;

use crate::parse::piece::{self, Piece};
use crate::text::decode;
use package::Package;

/// Bytes that the parts of a file may have together, unpacked.
pub const MOST_UNPACKED: usize = 32 * 1024 * 1024;

/// Bytes of text that are made of a file.
pub const MOST_TEXT: usize = 4 * 1024 * 1024;

/// Columns of a table.
const MOST_COLUMNS: usize = 100;

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// Nothing that is known here.
    #[error("it is no .xlsx, .ods, .docx or HTML file")]
    Foreign,
    /// The formats before 2007, and files with a password, which have the same shell.
    #[error("it is an old Word or Excel file or has a password: save it as .docx or .xlsx without a password")]
    Old,
    /// Something is missing or broken.
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
    /// It would take more than this program gives.
    #[error("it holds more than is read; keep the sheet or the pages with the OKRs")]
    TooLarge,
}

/// Whether these are the bytes of a packed file, which no text begins with.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_old(bytes)
}

fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// The Markdown of a file.
pub fn markdown(bytes: &[u8]) -> Result<String, NotRead> {
    let pieces = if is_old(bytes) {
        return Err(NotRead::Old);
    } else if is_packed(bytes) {
        packed(bytes)?
    } else {
        html(bytes)?
    };
    piece::markdown(&pieces, MOST_TEXT).ok_or(NotRead::TooLarge)
}

fn packed(bytes: &[u8]) -> Result<Vec<Piece>, NotRead> {
    let mut package = Package::open(bytes, MOST_UNPACKED)?;
    if package.holds("xl/workbook.xml") {
        sheet::pieces(&mut package)
    } else if package.holds("word/document.xml") {
        word::pieces(&mut package)
    } else if package.holds("content.xml") {
        opendocument::pieces(&mut package)
    } else {
        Err(NotRead::Foreign)
    }
}

fn html(bytes: &[u8]) -> Result<Vec<Piece>, NotRead> {
    if bytes.len() > MOST_UNPACKED {
        return Err(NotRead::TooLarge);
    }
    let text = decode(bytes.to_vec()).map_err(|_| NotRead::Foreign)?;
    // Without a single tag it is another text, which needs no import.
    let has_tag = text
        .match_indices('<')
        .any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'));
    if has_tag { Ok(piece::of_html(&text)) } else { Err(NotRead::Foreign) }
}

/// How much text may still be made.
#[derive(Debug)]
struct Room(usize);

impl Room {
    fn new() -> Self {
        Self(MOST_TEXT)
    }

    /// Takes room for a text and for what keeps it.
    fn take(&mut self, text: &str) -> Result<(), NotRead> {
        const SHELL: usize = 16;
        self.0 = self.0.checked_sub(text.len() + SHELL).ok_or(NotRead::TooLarge)?;
        Ok(())
    }
}

/// A table of cells by their columns as pieces: columns that hold nothing are left out, and so is what stands
/// before the columns begin (a title, a date), which becomes paragraphs.
fn table(rows: Vec<Vec<(usize, String)>>) -> Result<Vec<Piece>, NotRead> {
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    let titles = rows.iter().take_while(|row| row.len() == 1).count();
    let titles = if titles == rows.len() { 0 } else { titles };
    let mut columns: Vec<usize> = Vec::new();
    for row in &rows[titles..] {
        for (column, _) in row {
            if let Err(place) = columns.binary_search(column) {
                columns.insert(place, *column);
            }
            if columns.len() > MOST_COLUMNS {
                return Err(NotRead::TooLarge);
            }
        }
    }
    let mut pieces = Vec::with_capacity(rows.len());
    for (count, row) in rows.into_iter().enumerate() {
        if count < titles {
            pieces.extend(row.into_iter().map(|(_, text)| Piece::Paragraph(text)));
            continue;
        }
        let mut cells = Vec::with_capacity(columns.len());
        for (column, text) in row {
            let place = columns.binary_search(&column).unwrap_or(cells.len());
            cells.resize(place.max(cells.len()), String::new());
            cells.push(text);
        }
        pieces.push(Piece::Row(cells));
    }
    pieces.push(Piece::Gap);
    Ok(pieces)
}
