//! TOML drafts.
//!
//! In goes the source, out comes the document that [`super::structured`] makes of its tree. The `toml` crate
//! reads on after a fault, so that a broken line costs that line; it also limits how deep values may nest.
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
    let (table, errors) = DeTable::parse_recoverable(&source[offset..]);
    let mut reader = Reader { source, offset, builder: Builder::default(), taken: Vec::new() };
    for error in &errors {
        let range = error.span().unwrap_or(source.len() - offset..source.len() - offset);
        let span = clip(source, offset + range.start, offset + range.end);
        reader.builder.problem(span, ProblemKind::Syntax(lower_first(error.message())));
    }
    let span = reader.place(&table.span());
    reader.table(table.get_ref(), span);
    reader.comments();
    reader.builder.finish(source.len())
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
