//! Tables whose columns are set apart by spaces or tabs alone, as they come out of a spreadsheet or a terminal.
//!
//! The first line has to name columns of OKRs; each line after it, up to a blank one, is a row whose pieces belong to the
//! columns that they stand under. A line of such pieces under no header stays a line.

use super::{Block, Reader, Shape};
use crate::parse::rows::Columns;
use crate::parse::slot::Slot;
use crate::text::Span;

/// Columns of one table, at most.
const MOST: usize = 24;

impl Reader<'_> {
    /// Takes the line as a row of such a table, or as the header of one.
    pub(super) fn aligned(&mut self, line: Span, text: &str) -> bool {
        if self.columns.is_empty() && !may_be_header(text) {
            return false;
        }
        if !self.columns.is_empty() && text.bytes().all(|byte| matches!(byte, b'-' | b'=' | b' ' | b'\t' | b'+')) {
            return true;
        }
        let line_start = self.source[..line.start].rfind('\n').map_or(0, |at| at + 1);
        let pieces = pieces(&self.source[line_start..line.end]);
        let cells: Vec<Span> = if self.columns.is_empty() {
            let names: Vec<&str> = pieces.iter().map(|piece| &self.source[line_start..][piece.range()]).collect();
            if !is_header(&names) {
                return false;
            }
            self.columns = pieces.iter().map(|piece| column(&self.source[line_start..], piece.start)).collect();
            pieces.iter().map(|piece| Span::new(line_start + piece.start, line_start + piece.end)).collect()
        } else {
            let cells = self.cells(line_start, &pieces);
            if self.wraps(&pieces, line_start) {
                cells.into_iter().for_each(|cell| self.outline.extend(cell));
                return true;
            }
            // A lone sentence below the table ends it.
            if pieces.len() < 2 && !self.is_under_column(&pieces, line_start) {
                self.columns.clear();
                return false;
            }
            cells
        };
        let block = Block::new(Shape::Row, 0, false, self.after_blank);
        self.outline.add_lines(block, &cells);
        self.after_blank = false;
        self.previous = None;
        true
    }

    /// Whether a line goes on with cells of the row before it: all of its words begin small, under cells that hold some.
    fn wraps(&self, pieces: &[Span], line_start: usize) -> bool {
        let Some(row) = self.outline.blocks.last().filter(|row| row.shape == Shape::Row && !self.after_blank) else {
            return false;
        };
        let above = &self.outline.lines(row)[..self.columns.len().min(row.range().len())];
        let goes_on = |piece: &Span| {
            let start = column(&self.source[line_start..], piece.start);
            let under = self.columns.partition_point(|&column| column <= start + 1).saturating_sub(1);
            let words = &self.source[line_start + piece.start..line_start + piece.end];
            above.get(under).is_some_and(|cell| !cell.is_empty())
                && words.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '&'))
        };
        pieces.len() < self.columns.len() && pieces.iter().all(goes_on)
    }

    /// Whether a lone piece stands exactly under a column that is not the first.
    fn is_under_column(&self, pieces: &[Span], line_start: usize) -> bool {
        let [piece] = pieces else { return false };
        let start = column(&self.source[line_start..], piece.start);
        self.columns.iter().skip(1).any(|&column| column == start)
    }

    /// The cells of a row, one for each column; empty where no piece stands under it.
    fn cells(&self, line_start: usize, pieces: &[Span]) -> Vec<Span> {
        let mut cells = vec![Span::new(line_start, line_start); self.columns.len()];
        let place = |piece: &Span| Span::new(line_start + piece.start, line_start + piece.end);
        if pieces.len() == cells.len() {
            return pieces.iter().map(place).collect();
        }
        let mut next = 0;
        for piece in pieces {
            let start = column(&self.source[line_start..], piece.start);
            // A name may stand a little to the left of its column where another one is right aligned.
            let under = self.columns.partition_point(|&column| column <= start + 1).saturating_sub(1);
            let at = under.max(next);
            match cells.get_mut(at) {
                Some(cell) => *cell = place(piece),
                None => break,
            }
            next = at + 1;
        }
        // The row is from its first cell to its last.
        let end = pieces.last().map_or(line_start, |piece| line_start + piece.end);
        cells[next.min(self.columns.len())..].fill(Span::new(end, end));
        cells
    }
}

/// The pieces of a line between two spaces or more, or tabs.
fn pieces(line: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    let mut end = 0;
    for (at, c) in line.char_indices() {
        if !c.is_whitespace() {
            start.get_or_insert(at);
            end = at + c.len_utf8();
            continue;
        }
        let is_gap = c == '\t' || at > end;
        if is_gap && let Some(from) = start.take() {
            found.push(Span::new(from, end));
            if found.len() >= MOST {
                return found;
            }
        }
    }
    found.extend(start.map(|from| Span::new(from, end)));
    found
}

/// The column of a byte of a line, in characters.
fn column(line: &str, at: usize) -> usize {
    line[..at].chars().count()
}

fn may_be_header(text: &str) -> bool {
    text.len() <= 240 && text.starts_with(char::is_alphabetic) && (text.contains("  ") || text.contains('\t'))
}

/// Whether the pieces name columns, three at least or the two of a statement and its parent.
fn is_header(names: &[&str]) -> bool {
    let is_name = |name: &&str| name.len() <= 30 && !name.ends_with(':') && Slot::of(name).is_some();
    let known = names.iter().filter(|name| is_name(name)).count();
    let has_statement =
        names.iter().any(|name| matches!(Slot::of(name), Some(Slot::KeyResult | Slot::KeyResults | Slot::Objective)));
    let is_measured = names.iter().any(|name| name.eq_ignore_ascii_case("metric"));
    known >= 2
        && known * 3 >= names.len() * 2
        && (has_statement || is_measured && known >= 3)
        && (is_measured || Columns::of(names.iter().copied()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_between_wide_gaps() {
        let line = "Bakers order   Repeat orders  10%\t20%";
        let shown: Vec<&str> = pieces(line).iter().map(|piece| &line[piece.range()]).collect();
        assert_eq!(shown, ["Bakers order", "Repeat orders", "10%", "20%"]);
    }

    #[test]
    fn a_header_names_columns() {
        assert!(is_header(&["Objective", "Key result", "Baseline"]));
        assert!(is_header(&["Metric", "Baseline", "Target"]));
        assert!(!is_header(&["Objective", "Bakers order from us"]));
        assert!(!is_header(&["Visits", "Target"]));
    }
}
