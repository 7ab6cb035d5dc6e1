//! Tables of records: CSV and TSV.
//!
//! In goes the source, out comes the document that [`super::rows`] makes of its cells. The delimiter is the one
//! that the head of the file uses; quotes are doubled inside quoted fields. A quote that never closes costs its
//! own line, not the rest of the file. Fields are cut here, not by a library, because each has to know its bytes.

use super::limit;
use super::rows::{self, Columns, Rows};
use super::structured::mark_slots;
use super::text;
use super::tree::clip;
use crate::model::{Document, Form, Format, Problem, ProblemKind, Shape, Skipped};
use crate::text::{Span, Text};

/// How many records are looked at for a header.
const HEAD: usize = 12;

/// Reads `source` as `format`.
pub(super) fn parse(source: &str, format: Format) -> Document {
    let (start, named) = preamble(source);
    let delimiter = named.unwrap_or_else(|| delimiter(&source[start..]));
    let mut document = Document { format, ..Document::default() };
    let mut records = Records { source, at: start, delimiter, problems: Vec::new(), is_one_line: false };
    let head: Vec<Vec<Field>> = records.by_ref().take(HEAD).collect();
    if head.is_empty() {
        return Document { shape: Shape::Nothing, ..document };
    }
    let Some(Layout { columns, form, titles, from }) = layout(source, &head) else {
        let mut plain = text::parse(source);
        plain.format = format;
        return plain;
    };
    for title in &head[..titles] {
        document
            .skipped
            .extend(title.iter().filter(|f| !f.span.is_empty()).map(|f| Skipped { span: f.span, why: "title" }));
    }
    let (width, sentence) = (columns.len(), columns.sentence());
    let mut rows = Rows::new(columns, form, limit::statements(source.len()), &mut document);
    let all = head.into_iter().skip(from).chain(records.by_ref());
    for record in all {
        let whole = rejoin(source, &record, width, sentence);
        rows.row(whole.iter().map(|field| field.text(source)).collect());
        if rows.is_full() {
            break;
        }
    }
    rows.finish();
    mark_slots(&mut document);
    document.problems.append(&mut records.problems);
    document
}

/// Where the records begin, and the delimiter that a first line `sep=;` names.
fn preamble(source: &str) -> (usize, Option<u8>) {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let line = source[start..].lines().next().unwrap_or_default();
    match line.strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (start + line.len(), Some(*delimiter)),
        _ => (start, None),
    }
}

/// The mark that stands most often outside quotes in the first lines, above all in the first. Where two stand
/// alike, it is the one that is rarer in sentences.
fn delimiter(source: &str) -> u8 {
    let marks = [b'\t', b';', b',', b'|'];
    let mut counts = [0_usize; 4];
    let lines = source.lines().filter(|line| !line.trim().is_empty()).take(HEAD);
    for (index, line) in lines.enumerate() {
        let mut is_quoted = false;
        for byte in line.bytes().take(4096) {
            is_quoted ^= byte == b'"';
            if !is_quoted && let Some(mark) = marks.iter().position(|&mark| mark == byte) {
                counts[mark] += if index == 0 { HEAD } else { 1 };
            }
        }
    }
    let first = source.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if counts.iter().all(|&count| count < HEAD) && Columns::of(std::iter::once(first.trim_matches('"'))).is_some() {
        // One column of sentences: the marks below stand inside them.
        return b'\x1F';
    }
    let most = (0..marks.len()).rev().max_by_key(|&mark| counts[mark]).unwrap_or(0);
    marks[most]
}

/// What the head of a table says of its columns.
struct Layout {
    columns: Columns,
    /// How much they say.
    form: Form,
    /// How many records are titles.
    titles: usize,
    /// How many records belong to the head.
    from: usize,
}

/// More lines than these are no titles over rows that have no header.
const MOST_TITLES: usize = 3;

fn layout(source: &str, head: &[Vec<Field>]) -> Option<Layout> {
    let cells: Vec<Vec<Text>> =
        head.iter().map(|record| record.iter().map(|field| field.text(source)).collect()).collect();
    let rows: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(Text::as_str).collect()).collect();
    let headless = |columns, form, titles| Some(Layout { columns, form, titles, from: titles });
    let titles = rows.iter().take(MOST_TITLES).take_while(|row| row.len() == 1).count();
    if let Some(columns) = Columns::told(&rows[titles..]) {
        return headless(columns, Form::Stated, titles);
    }
    if rows::begin_with_types(&rows) {
        return headless(Columns::typed(&rows), Form::Stated, 0);
    }
    for (index, record) in head.iter().enumerate() {
        let names: Vec<Text> = record.iter().map(|field| field.text(source)).collect();
        if names.iter().all(|name| name.as_str().chars().count() <= 40)
            && let Some(columns) =
                typed(source, &names, &head[index + 1..]).or_else(|| Columns::of(names.iter().map(Text::as_str)))
        {
            return Some(Layout { columns, form: Form::Stated, titles: index, from: index + 1 });
        }
    }
    rows.iter().map(Vec::len).max().filter(|&width| width > 1)?;
    let firsts: Vec<&str> = rows.iter().filter_map(|row| row.first().copied()).collect();
    if rows::are_types(firsts.iter().copied()) {
        return headless(Columns::typed(&rows), Form::Stated, 0);
    }
    // A first column that stands empty or repeats is what the second one hangs on.
    let hangs = firsts.windows(2).filter(|pair| pair[1].is_empty() || pair[0] == pair[1]).count();
    let is_paired = hangs > 0 && !firsts[0].is_empty();
    is_paired.then(|| Columns::paired(&rows)).and_then(|columns| headless(columns, Form::Implied, 0))
}

/// The columns where the records say what they are.
fn typed(source: &str, names: &[Text], records: &[Vec<Field>]) -> Option<Columns> {
    let cells: Vec<Vec<Text>> =
        records.iter().map(|record| record.iter().map(|field| field.text(source)).collect()).collect();
    let rows: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(Text::as_str).collect()).collect();
    let names: Vec<&str> = names.iter().map(Text::as_str).collect();
    (names.len() > 1 && names.iter().all(|name| !name.is_empty())).then(|| Columns::by_types(&names, &rows)).flatten()
}

/// A sentence with a comma in it, unquoted, falls into two fields: where a row has as many fields too many as
/// there are such places after its sentence, they are put together again.
fn rejoin(source: &str, record: &[Field], width: usize, sentence: usize) -> Vec<Field> {
    let extra = record.len().saturating_sub(width);
    let mut fields = record.to_vec();
    if extra == 0 || width < 2 || extra > 8 || sentence + extra >= record.len() {
        return fields;
    }
    let joints = &record[sentence..=sentence + extra];
    let goes_on = |pair: &[Field]| {
        let (left, right) = (&source[pair[0].span.range()], &source[pair[1].span.range()]);
        let is_number = left.ends_with(|c: char| c.is_ascii_digit()) && right.starts_with(|c: char| c.is_ascii_digit());
        is_number || right.starts_with(' ') && !right.trim().is_empty()
    };
    if joints.iter().all(|field| !field.is_quoted) && joints.windows(2).all(goes_on) {
        let span = joints[0].span.join(joints[extra].span);
        fields.splice(sentence..=sentence + extra, [Field { span, ..joints[0] }]);
    }
    fields
}

/// A field with its place, quotes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Field {
    span: Span,
    is_quoted: bool,
    /// Where the quoted part ends, its closing quote left out; the end of the field where it is not quoted.
    inner_end: usize,
}

impl Field {
    /// The words, quotes resolved, line ends kept. The text's span is the whole field.
    fn text(&self, source: &str) -> Text {
        let mut text = Text::new();
        if self.is_quoted {
            let mut at = self.span.start + 1;
            while let Some(quote) = source[at..self.inner_end].find('"').map(|index| at + index) {
                text.push(source, Span::new(at, quote));
                text.push_as("\"", Span::new(quote, quote + 2));
                at = quote + 2;
            }
            text.push(source, Span::new(at, self.inner_end));
            text.push(source, Span::new((self.inner_end + 1).min(self.span.end), self.span.end));
        } else {
            text.push(source, self.span);
        }
        let mut text = text.trimmed();
        let raw = &source[self.span.range()];
        let start = self.span.start + raw.len() - raw.trim_start().len();
        text.set_span(Span::new(start.min(self.span.end), (self.span.start + raw.trim_end().len()).max(start)));
        text
    }
}

/// The records of a source, empty lines left out.
struct Records<'s> {
    source: &'s str,
    at: usize,
    delimiter: u8,
    problems: Vec<Problem>,
    /// Whether quotes have to close on their own line, because one before never closed.
    is_one_line: bool,
}

impl Iterator for Records<'_> {
    type Item = Vec<Field>;

    fn next(&mut self) -> Option<Vec<Field>> {
        let bytes = self.source.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return None;
        }
        let mut record = Vec::new();
        loop {
            record.push(self.field());
            match bytes.get(self.at) {
                Some(&byte) if byte == self.delimiter => self.at += 1,
                _ => return Some(record),
            }
        }
    }
}

impl Records<'_> {
    fn field(&mut self) -> Field {
        let bytes = self.source.as_bytes();
        let start = self.at;
        let blanks = bytes[start..].iter().take_while(|&&byte| byte == b' ').count();
        if bytes.get(start + blanks) == Some(&b'"') {
            let open = start + blanks;
            if let Some(close) = self.closing(open) {
                let end = self.plain_end(close + 1);
                self.at = end;
                return Field { span: Span::new(open, end), is_quoted: true, inner_end: close };
            }
            let kind = ProblemKind::Syntax("the quote is never closed".to_owned());
            if !std::mem::replace(&mut self.is_one_line, true) {
                self.problems.push(Problem { span: clip(self.source, open, open + 1), kind });
            }
        }
        let end = self.plain_end(start);
        self.at = end;
        Field { span: Span::new(start, end), is_quoted: false, inner_end: end }
    }

    /// The quote that closes the one at `open`.
    fn closing(&self, open: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let mut at = open + 1;
        loop {
            match bytes.get(at)? {
                b'"' if bytes.get(at + 1) == Some(&b'"') => at += 2,
                b'"' => return Some(at),
                b'\n' if self.is_one_line => return None,
                _ => at += 1,
            }
        }
    }

    fn plain_end(&self, from: usize) -> usize {
        let bytes = self.source.as_bytes();
        let stops = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        bytes[from..].iter().position(stops).map_or(bytes.len(), |index| from + index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(source: &str) -> Vec<Vec<String>> {
        let records = Records { source, at: 0, delimiter: b',', problems: Vec::new(), is_one_line: false };
        let words = |field: Field| field.text(source).as_str().to_owned();
        records.map(|record| record.into_iter().map(words).collect()).collect()
    }

    #[test]
    fn quotes_are_resolved() {
        assert_eq!(fields("a,\"b, \"\"c\"\"\",\n\n\"d\ne\",f\r\n"), [vec!["a", "b, \"c\"", ""], vec!["d\ne", "f"]]);
        assert_eq!(fields("a, \"b, c\",\"d\" e"), [["a", "b, c", "d e"]]);
        assert_eq!(fields("\"a,b\nc,d"), [["\"a", "b"], ["c", "d"]]);
    }

    #[test]
    fn delimiters_are_seen() {
        assert_eq!(delimiter("Objective;KR;Start\na;b;23,80\n"), b';');
        assert_eq!(delimiter("Objective,KR\n\"a;b;c\",d\n"), b',');
        assert_eq!(delimiter("Objective\tKR, at last\n"), b'\t');
        assert_eq!(delimiter("Objective\nBe found, fast\n"), b'\x1F');
    }

    proptest::proptest! {
        #[test]
        fn fields_are_those_of_the_csv_library(source in "([ab]{0,3}|\"([ab,\n]|\"\"){0,4}\")([,\n]([ab]{1,3}|\"([ab,\n]|\"\"){0,4}\")){0,8}") {
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.as_bytes());
            let theirs: Vec<Vec<String>> = reader
                .records()
                .map_while(Result::ok)
                .map(|record| record.iter().map(|field| field.trim().to_owned()).collect())
                .collect();
            proptest::prop_assert_eq!(fields(&source), theirs);
        }
    }
}
