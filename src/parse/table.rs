//! Tables in Markdown: rows of cells between bars, read by the names of their columns.
//!
//! In go the rows of one table (the line of each, or its cells), out come its objectives with their key results, which the interpreter puts where
//! the table stands. A table counts where a column is named for objectives or key results, or where it lists
//! metrics with their targets under an objective. Tables of scores, schedules and people are no content.

use super::inline::Inline;
use super::key::{Key, key};
use super::limit;
use super::nodes::STRIKES;
use super::rows::{self, Columns, Rows};
use super::sentence::words;
use super::slot::Slot;
use crate::model::{Document, FieldName, Form, Skipped};
use crate::text::{Span, Text};

/// Why a cell is skipped that is struck through.
const STRUCK: &str = "given up";

/// How many rows tell what the columns hold.
const SAMPLE: usize = 48;

/// What `lines` hold; `None` where the table is about something else.
pub(super) fn read(
    source: &str,
    lines: &[&[Span]],
    is_under_objective: bool,
    comments: &mut Vec<Text>,
) -> Option<Document> {
    let mut inline = Inline::with_breaks();
    let mut struck: Vec<Skipped> = Vec::new();
    let columns_of_first = lines.first()?.len();
    let mut texts = |row: &[Span]| {
        if is_wrapped(source, row, columns_of_first) {
            let parts =
                |at: usize| row.iter().skip(at).step_by(columns_of_first).copied().filter(|cell| !cell.is_empty());
            return (0..columns_of_first)
                .map(|at| inline.clean(source, &parts(at).collect::<Vec<Span>>(), comments))
                .collect::<Vec<Text>>();
        }
        let cells = match row {
            [line] => cells(source, *line),
            cells => cells.to_vec(),
        };
        let clean = |cell: Span| {
            if is_struck(&source[cell.range()]) {
                struck.push(Skipped { span: cell, why: STRUCK });
                return Text::new();
            }
            inline.clean(source, &[cell], comments)
        };
        cells.into_iter().map(clean).collect::<Vec<Text>>()
    };
    let header = texts(lines.first()?);
    let is_rule = |row: &[Span]| row.len() == 1 && is_delimiter(&source[row[0].range()]);
    let mut body = lines[1..].iter().filter(|row| !is_rule(row)).map(|row| texts(row));
    // What the columns hold is told by the first rows; a table may have a hundred thousand.
    let first: Vec<Vec<Text>> = body.by_ref().take(SAMPLE).collect();
    let mut document = Document::default();
    let found = typed(&header, &first).or_else(|| columns(&header, is_under_objective));
    let (columns, first) = match found {
        Some(columns) => (columns, first),
        None => {
            let all: Vec<Vec<Text>> = std::iter::once(header).chain(first).collect();
            (headless(&all, is_under_objective)?, all)
        }
    };
    let mut table = Rows::new(columns, Form::Stated, limit::statements(source.len()), &mut document);
    for row in first.into_iter().chain(body) {
        table.row(row);
        if table.is_full() {
            break;
        }
    }
    table.finish();
    document.skipped.append(&mut struck);
    document.skipped.sort_by_key(|skipped| skipped.span);
    Some(document)
}

/// The projects that a table lists under a column of that name, beside columns of who, when and how far.
pub(super) fn projects(source: &str, lines: &[&[Span]], comments: &mut Vec<Text>) -> Option<Document> {
    let mut inline = Inline::with_breaks();
    let mut texts = |row: &[Span]| {
        let cells = match row {
            [line] => cells(source, *line),
            cells => cells.to_vec(),
        };
        cells.into_iter().map(|cell| inline.clean(source, &[cell], comments)).collect::<Vec<Text>>()
    };
    let header = texts(lines.first()?);
    let has_projects = header.iter().any(|name| key(name.as_str()) == Some(Key::Initiative));
    let columns = Columns::of(header.iter().map(Text::as_str)).filter(|_| has_projects)?;
    let mut document = Document::default();
    let mut table = Rows::new(columns, Form::Implied, limit::statements(source.len()), &mut document);
    for row in lines[1..].iter().filter(|row| !(row.len() == 1 && is_delimiter(&source[row[0].range()]))) {
        table.row(texts(row));
    }
    table.finish();
    Some(document)
}

/// Whether a row of cells runs over several lines of the source, with nothing but white space between them.
fn is_wrapped(source: &str, row: &[Span], columns: usize) -> bool {
    columns > 1
        && row.len() > columns
        && row.len().is_multiple_of(columns)
        && source
            .get(row[columns - 1].end..row[columns].start)
            .is_some_and(|gap| gap.contains('\n') && gap.trim().is_empty())
}

/// The columns where the rows say what they are.
fn typed(header: &[Text], body: &[Vec<Text>]) -> Option<Columns> {
    let names: Vec<&str> = header.iter().map(Text::as_str).collect();
    let rows: Vec<Vec<&str>> = body.iter().map(|row| row.iter().map(Text::as_str).collect()).collect();
    Columns::by_types(&names, &rows)
}

/// The columns of a table whose first row is no header: its rows say what they are, or it lists figures under an
/// objective.
fn headless(all: &[Vec<Text>], is_under_objective: bool) -> Option<Columns> {
    let rows: Vec<Vec<&str>> = all
        .iter()
        .map(|row| row.iter().map(Text::as_str).collect())
        .filter(|row: &Vec<&str>| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    if let Some(columns) = Columns::told(&rows) {
        return Some(columns);
    }
    if rows::begin_with_types(&rows) {
        return Some(Columns::typed(&rows));
    }
    let is_sentence = |row: &Vec<&str>| row.first().is_some_and(|cell| words(cell, 2) == 2);
    (is_under_objective && rows.iter().all(is_sentence)).then(|| Columns::measured(&rows)).flatten()
}

fn columns(header: &[Text], is_under_objective: bool) -> Option<Columns> {
    let keys: Vec<Option<Key>> = header.iter().map(|name| key(name.as_str())).collect();
    let has = |wanted: Key| keys.contains(&Some(wanted));
    let names = |renamed: bool| {
        header.iter().map(move |name| {
            if renamed && key(name.as_str()) == Some(Key::Field(FieldName::Metric)) {
                "key result"
            } else {
                name.as_str()
            }
        })
    };
    if has(Key::Objective) || has(Key::KeyResult) {
        // A lone "Goal" or "Result" beside columns of other things is no table of OKRs.
        let known = header.iter().filter(|name| Slot::of(name.as_str()).is_some()).count();
        return Columns::of(names(false)).filter(|_| known >= 2);
    }
    let is_metric = has(Key::Field(FieldName::Metric))
        && [FieldName::Target, FieldName::Baseline, FieldName::Current].into_iter().any(|field| has(Key::Field(field)));
    if is_under_objective && is_metric { Columns::of(names(true)) } else { None }
}

/// The cells of a row, without the bars.
fn cells(source: &str, row: Span) -> Vec<Span> {
    let text = &source[row.range()];
    let mut found = Vec::new();
    // "|| KR || Target ||": wikis write the names of columns between two bars.
    let is_wiki = text.starts_with("||");
    let text = if is_wiki { text.trim_end().trim_end_matches('|') } else { text };
    let mut start = usize::from(text.starts_with('|')) + usize::from(is_wiki);
    let mut is_escaped = false;
    let mut in_code = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        if is_wiki && byte == b'|' && at == start {
            // The second bar of a pair.
            start = at + 1;
            continue;
        }
        if byte == b'|' && !is_escaped && !in_code {
            found.push((start, at));
            start = at + 1;
        }
        in_code ^= byte == b'`' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
    }
    // "||" alone has lost both of its bars.
    if text.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
        found.push((start, text.len()));
    }
    let trimmed = |(start, end): (usize, usize)| {
        let cell = &text[start..end];
        let from = row.start + start + cell.len() - cell.trim_start().len();
        Span::new(from, (row.start + start + cell.trim_end().len()).max(from))
    };
    found.into_iter().map(trimmed).collect()
}

/// Whether all of a cell is struck through.
fn is_struck(cell: &str) -> bool {
    STRIKES.iter().any(|(open, close)| {
        let inner = cell.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| inner.contains(char::is_alphanumeric) && !inner.contains(close))
    })
}

fn is_delimiter(row: &str) -> bool {
    row.contains('-') && row.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}
