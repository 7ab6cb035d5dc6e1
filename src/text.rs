//! Where things stand: the source, byte ranges in it, and cleaned text that still knows its place.
//!
//! All positions inside the program are byte offsets into the decoded source; only the edges turn them into
//! lines and columns. Every [`Span`] slices its source on character boundaries.

mod decode;

use std::ops::Range;
use std::sync::OnceLock;

pub use decode::{NotText, decode};

/// The last character boundary of `text` at or before byte `offset`.
pub fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Whether two words are the same in any case of ASCII letters. Most words differ in length or first letter, which is
/// seen here without a call.
#[inline]
pub fn is_same_word(one: &str, other: &str) -> bool {
    let first = |word: &str| word.as_bytes().first().map(|byte| byte | 0x20);
    one.len() == other.len() && first(one) == first(other) && one.eq_ignore_ascii_case(other)
}

/// A half-open range of bytes in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same as a standard range, to slice with.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether no byte lies in it.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span over both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A named piece of input: a file, standard input, or the content of an editor.
#[derive(Debug, Clone)]
pub struct Source {
    /// What to call it in messages: a path as the user gave it, or `<stdin>`.
    pub name: String,
    /// The decoded text, a byte order mark included.
    pub text: String,
    lines: LineIndex,
}

impl Source {
    /// A source from text that is already decoded.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Self { name: name.into(), text, lines }
    }

    /// The bytes of `span` as text.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Line and column (both from 1, the column in characters) of a byte offset.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        self.lines.position(&self.text, offset)
    }

    /// The line starts.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }
}

/// The byte offset of every line's start.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters before each block of [`BLOCK`] bytes: what keeps columns cheap in a line of many megabytes.
    /// Counted when the first such line is asked about.
    blocks: OnceLock<Vec<usize>>,
}

const BLOCK: usize = 4096;

impl LineIndex {
    /// Scans `text` once for line ends: `\n`, `\r\n`, and a `\r` by itself, as old files and some clipboards have it.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        // Both are control characters, so that nearly every byte is passed over by one comparison.
        let is_end = |&(at, &byte): &(usize, &u8)| {
            byte <= b'\r' && (byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        };
        let mut starts = vec![0];
        if bytes.contains(&b'\r') {
            starts.extend(bytes.iter().enumerate().filter(is_end).map(|(at, _)| at + 1));
        } else {
            starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        }
        Self { starts, blocks: OnceLock::new() }
    }

    /// Index from 0 of the line that holds `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The span of a line (from 0), its line end included.
    pub fn span(&self, line: usize, text: &str) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(text.len());
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        Span::new(start, end)
    }

    /// How many lines there are; a final line end opens one more.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: an empty text has one empty line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.starts[line];
        let offset = offset.clamp(start, text.len());
        let column = if offset - start < 2 * BLOCK {
            characters(&text.as_bytes()[start..offset])
        } else {
            self.characters_before(text, offset) - self.characters_before(text, start)
        };
        (line + 1, column + 1)
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let blocks = self.blocks.get_or_init(|| {
            let counts = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
                let count = *before;
                *before += characters(block);
                Some(count)
            });
            counts.collect()
        });
        let block = (offset / BLOCK).min(blocks.len().saturating_sub(1));
        blocks.get(block).copied().unwrap_or(0) + characters(&text.as_bytes()[block * BLOCK..offset])
    }
}

/// Counts the bytes that begin a character.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// Text cleaned of marks, entities and escapes, that knows where each piece stands in the source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    clean: String,
    span: Span,
    pieces: Vec<Piece>,
}

/// A run of clean text. Where `verbatim`, its bytes are the source's own; else it stands for all of `source`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    clean: usize,
    source: Span,
    verbatim: bool,
}

impl Text {
    /// Starts an empty text, to be filled piece by piece.
    pub fn new() -> Self {
        Self::default()
    }

    /// A text that is one unbroken slice of the source.
    pub fn verbatim(source: &str, span: Span) -> Self {
        let mut text = Self::new();
        text.push(source, span);
        text.span = span;
        text
    }

    /// Appends the source's own bytes.
    pub fn push(&mut self, source: &str, span: Span) {
        self.append(&source[span.range()], span, true);
    }

    /// Appends `clean`, which stands for `span` in the source (an entity, an escape, a line break as a space).
    pub fn push_as(&mut self, clean: &str, span: Span) {
        self.append(clean, span, false);
    }

    /// Appends another text, which keeps its places.
    pub fn push_text(&mut self, other: &Self) {
        for (index, piece) in other.pieces.iter().enumerate() {
            let end = other.pieces.get(index + 1).map_or(other.clean.len(), |next| next.clean);
            self.append(&other.clean[piece.clean..end], piece.source, piece.verbatim);
        }
    }

    fn append(&mut self, clean: &str, span: Span, verbatim: bool) {
        if clean.is_empty() {
            return;
        }
        self.span = if self.pieces.is_empty() { span } else { self.span.join(span) };
        if let Some(last) = self.pieces.last()
            && last.verbatim
            && verbatim
            && last.source.end == span.start
        {
            let at = self.pieces.len() - 1;
            self.pieces[at].source.end = span.end;
        } else {
            if self.pieces.is_empty() {
                // Most texts are one piece, and a draft has as many texts as lines.
                self.pieces.reserve_exact(1);
            }
            self.pieces.push(Piece { clean: self.clean.len(), source: span, verbatim });
        }
        self.clean.push_str(clean);
    }

    /// The clean text.
    pub fn as_str(&self) -> &str {
        &self.clean
    }

    /// Whether nothing is left after cleaning.
    pub fn is_empty(&self) -> bool {
        self.clean.is_empty()
    }

    /// The whole statement as it stands in the source.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Widens the span over marks that belong to the statement but not to its text.
    pub fn set_span(&mut self, span: Span) {
        self.span = span;
    }

    /// The part `range` (bytes of the clean text) as a text of its own.
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self::new();
        let first = self.pieces.partition_point(|piece| piece.clean <= range.start).saturating_sub(1);
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.clean >= range.end {
                break;
            }
            let end = self.pieces.get(index + 1).map_or(self.clean.len(), |next| next.clean);
            let (from, to) = (range.start.max(piece.clean), range.end.min(end));
            if from < to {
                let source = if piece.verbatim {
                    Span::new(piece.source.start + from - piece.clean, piece.source.start + to - piece.clean)
                } else {
                    piece.source
                };
                part.append(&self.clean[from..to], source, piece.verbatim);
            }
        }
        if part.is_empty() {
            part.span = self.locate(range);
        }
        part
    }

    /// Without white space at both ends.
    pub fn trimmed(&self) -> Self {
        let start = self.clean.len() - self.clean.trim_start().len();
        let end = self.clean.trim_end().len();
        if start >= end { Self { span: self.span, ..Self::new() } } else { self.part(start..end) }
    }

    /// The smallest span of the source that holds bytes `range` of the clean text.
    pub fn locate(&self, range: Range<usize>) -> Span {
        let place = |offset: usize, is_end: bool| {
            let index =
                self.pieces.partition_point(|piece| if is_end { piece.clean < offset } else { piece.clean <= offset });
            let Some(piece) = index.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
                return self.span.start;
            };
            if piece.verbatim {
                (piece.source.start + offset - piece.clean).min(piece.source.end)
            } else if is_end {
                piece.source.end
            } else {
                piece.source.start
            }
        };
        let start = place(range.start, false);
        let end = if range.end > range.start { place(range.end, true) } else { start };
        Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_knows_its_place() {
        let source = "**Grow** visits &amp; sales";
        let mut text = Text::new();
        text.push(source, Span::new(2, 6));
        text.push(source, Span::new(8, 16));
        text.push_as("&", Span::new(16, 21));
        text.push(source, Span::new(21, 27));
        assert_eq!(text.as_str(), "Grow visits & sales");
        assert_eq!(&source[text.locate(0..4).range()], "Grow");
        assert_eq!(&source[text.locate(0..11).range()], "Grow** visits");
        assert_eq!(&source[text.locate(12..13).range()], "&amp;");
        assert_eq!(text.part(5..19).as_str(), "visits & sales");
        assert_eq!(&source[text.part(5..19).locate(0..6).range()], "visits");
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a", "é\r\nünd x");
        assert_eq!(source.position(source.text.len()), (2, 6));
        assert_eq!(source.position(0), (1, 1));
    }

    #[test]
    fn every_line_end_begins_a_line() {
        let source = Source::new("a", "one\rtwo\r\nthree\nfour\r");
        let lines: Vec<_> =
            (0..source.lines().len()).map(|line| source.slice(source.lines().span(line, &source.text))).collect();
        assert_eq!(lines, ["one\r", "two\r\n", "three\n", "four\r", ""]);
        assert_eq!(source.position(4), (2, 1));
        assert_eq!(source.position(9), (3, 1));
    }

    #[test]
    fn columns_of_long_lines_are_the_same() {
        let text = format!("ab\n{}", "xé→ ".repeat(5000));
        let source = Source::new("a", text.as_str());
        for (offset, _) in text.char_indices().skip(3).step_by(997).chain([(text.len(), ' ')]) {
            assert_eq!(source.position(offset), (2, text[3..offset].chars().count() + 1), "at {offset}");
        }
    }
}
