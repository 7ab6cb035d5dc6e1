//! TOML drafts.
//!
//! In goes the source, out comes the document that [`super::structured`] makes of its tree. The `toml` crate limits how
//! deep values may nest; a broken line costs that line, which is named as left out, and not what stands behind it.
//! Its tables are sorted by name: here they go back into the order of the source.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::json::lower_first;
use super::structured;
use super::tree::{Builder, Quoting, Tree, Value, clip};
use crate::model::{Document, Format, ProblemKind};
use crate::text::{Span, Text};

/// Reads `source`.
pub(super) fn parse(source: &str) -> Document {
    structured::document(source, tree(source), Format::Toml)
}

/// The tree of `source`.
pub(super) fn tree(source: &str) -> Tree {
    let offset = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mended = mend(&source[offset..]);
    let (table, _) = DeTable::parse_recoverable(&mended.text);
    let mut reader = Reader { source, offset, builder: Builder::default(), taken: Vec::new() };
    for (range, message) in mended.faults.into_iter().take(MOST_FAULTS) {
        let span = clip(source, offset + range.start, offset + range.end.max(range.start + 1));
        reader.builder.problem(span, ProblemKind::Syntax(lower_first(&message)));
    }
    let span = reader.place(&table.span());
    reader.table(table.get_ref(), span);
    reader.comments();
    reader.builder.tree.left_out = mended.left_out.into_iter().map(|range| reader.place(&range)).collect();
    reader.builder.finish(source.len())
}

/// Faults that are told; those behind them may only follow from them.
const MOST_FAULTS: usize = 3;

/// How often a source is read anew with a fault mended: as often as costs little.
const fn turns(length: usize) -> usize {
    if length > 100_000 { 4 } else { 48 }
}

/// A source in which each fault that would swallow what stands behind it is mended in its place: no byte moves.
#[derive(Default)]
struct Mended {
    text: String,
    faults: Vec<(std::ops::Range<usize>, String)>,
    /// Lines that could not be read.
    left_out: Vec<std::ops::Range<usize>>,
}

/// Puts a comma for the line end where one is missing between two values, and blanks a line that cannot be read.
fn mend(source: &str) -> Mended {
    let mut mended = Mended { text: source.to_owned(), ..Mended::default() };
    for turn in 0..=turns(source.len()) {
        let (_, errors) = DeTable::parse_recoverable(&mended.text);
        let place = |error: &::toml::de::Error| error.span().unwrap_or(source.len()..source.len());
        // A value without its quotes is read as it stands.
        let is_grave = |error: &&::toml::de::Error| !error.message().starts_with("string values must be quoted");
        let first = errors.iter().filter(is_grave).min_by_key(|error| place(error).start);
        let told = first.or(errors.first().filter(|_| turn == 0));
        if let Some(error) = told {
            mended.faults.push((place(error), error.message().to_owned()));
        }
        let Some(at) = first.map(|error| place(error).start.min(source.len())).filter(|_| turn < turns(source.len()))
        else {
            break;
        };
        let is_comma = first.is_some_and(|error| error.message().starts_with("missing comma"));
        if is_comma && let Some(end) = line_end_before(&mended.text, at) {
            mended.text.replace_range(end..=end, ",");
            continue;
        }
        let Some(line) = line(&mended.text, at) else { break };
        mended.text.replace_range(line.clone(), &" ".repeat(line.len()));
        mended.left_out.push(line);
    }
    mended
}

/// The line end in the white space before a byte.
fn line_end_before(text: &str, at: usize) -> Option<usize> {
    let gap = text.as_bytes()[..at].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    text.as_bytes()[at - gap..at].iter().position(|&byte| byte == b'\n').map(|offset| at - gap + offset)
}

/// The line of a byte, or the last one before it that holds anything.
fn line(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let mut at = clip(text, at, at).start;
    loop {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        if !text[start..end].trim().is_empty() {
            return Some(start..end);
        }
        at = start.checked_sub(1)?;
    }
}

struct Reader<'s> {
    source: &'s str,
    offset: usize,
    builder: Builder,
    /// The places of all scalars: a `#` inside one of them begins no comment.
    taken: Vec<Span>,
}

impl Reader<'_> {
    fn place(&self, range: &std::ops::Range<usize>) -> Span {
        clip(self.source, self.offset + range.start, self.offset + range.end)
    }

    /// Recursion is bounded by the depth that `toml` itself allows.
    fn table(&mut self, table: &DeTable<'_>, span: Span) {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        self.builder.mapping(span);
        for (key, value) in entries {
            self.scalar(&key.span());
            self.value(value);
        }
        self.builder.close(span.end);
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>) {
        let span = self.place(&value.span());
        match value.get_ref() {
            DeValue::Table(table) => self.table(table, span),
            DeValue::Array(array) => {
                self.builder.sequence(span);
                for item in array.iter() {
                    self.value(item);
                }
                self.builder.close(span.end);
            }
            _ => self.scalar(&value.span()),
        }
    }

    fn scalar(&mut self, range: &std::ops::Range<usize>) {
        let whole = self.place(range);
        self.taken.push(whole);
        let raw = &self.source[whole.range()];
        let (quotes, quoting) = match raw.as_bytes() {
            [b'"', b'"', b'"', ..] if raw.len() >= 6 => (3, Quoting::Escaped),
            [b'\'', b'\'', b'\'', ..] if raw.len() >= 6 => (3, Quoting::Plain),
            [b'"', .., b'"'] => (1, Quoting::Escaped),
            [b'\'', .., b'\''] => (1, Quoting::Plain),
            _ => (0, Quoting::Plain),
        };
        let inner = clip(self.source, whole.start + quotes, whole.end.saturating_sub(quotes));
        self.builder.scalar(inner, Value::Scalar(quoting));
    }

    /// A comment is a `#` outside all values and keys, up to the end of its line.
    fn comments(&mut self) {
        self.taken.sort_unstable();
        let mut values = self.taken.iter().peekable();
        let mut at = self.offset;
        while let Some(found) = self.source[at..].find('#').map(|index| at + index) {
            while values.next_if(|value| value.end <= found).is_some() {}
            if let Some(value) = values.peek()
                && value.start <= found
            {
                at = value.end.max(found + 1);
                continue;
            }
            let end = self.source[found..].find('\n').map_or(self.source.len(), |index| found + index);
            let comment = Text::verbatim(self.source, Span::new(found + 1, end)).trimmed();
            self.builder.tree.comments.push(comment);
            at = end;
        }
    }
}
