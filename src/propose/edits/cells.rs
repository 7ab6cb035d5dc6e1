//! A kept initiative in a table: the empty cell of its row in the column for initiatives.
//!
//! In go the source and the place of a statement, out comes an edit. A table without such a column has no place, nor has
//! a row whose cell is taken, or more than one initiative.

use std::ops::Range;

use crate::diagnostic::Edit;
use crate::model::Format;
use crate::text::Span;

/// Rows between a heading and its last row, at most.
const ROWS: usize = 400;

/// Names of the column, in lower case.
const COLUMNS: [&str; 6] = ["initiative", "initiatives", "action", "actions", "project", "projects"];

/// The edit that puts `step` into the row of the statement at `span`.
pub fn step(source: &str, format: Format, span: Span, step: &str) -> Option<Edit> {
    let start = source.get(..span.start)?.rfind('\n').map_or(0, |end| end + 1);
    let end = source.get(span.end..)?.find('\n').map_or(source.len(), |length| span.end + length);
    let is_bars = matches!(format, Format::Markdown | Format::Text);
    let mark = match format {
        Format::Tsv => '\t',
        Format::Csv => parting(source.lines().find(|line| !line.trim().is_empty())?),
        Format::Markdown | Format::Text => '|',
        _ => return None,
    };
    let heading = if is_bars {
        heading_above(source.get(..start)?)?
    } else {
        source.lines().find(|line| !line.trim().is_empty())?
    };
    let named = |cell: &Range<usize>| {
        let name = heading[cell.clone()].trim().trim_matches(['"', '*']).to_lowercase();
        COLUMNS.contains(&name.as_str())
    };
    let column = cells(heading, mark)?.iter().position(named)?;
    let row = source.get(start..end)?;
    let cells = cells(row, mark)?;
    let cell = cells.get(column)?;
    let is_empty = row[cell.clone()].trim().trim_matches('"').is_empty();
    let text = worded(step, mark)?;
    let text = if is_bars { format!(" {text} ") } else { text };
    is_empty.then(|| Edit { span: Span::new(start + cell.start, start + cell.end), text })
}

/// What parts the cells of a line: the commonest of the usual marks.
fn parting(line: &str) -> char {
    let count = |mark: char| line.matches(mark).count();
    if count(';') > count(',') { ';' } else { ',' }
}

/// The heading of a table of bars, above the line of dashes that is nearest.
fn heading_above(before: &str) -> Option<&str> {
    let is_rule = |line: &str| line.contains("--") && line.chars().all(|letter| " |:-\r".contains(letter));
    let mut above = before.lines().rev().take(ROWS).take_while(|line| line.contains('|'));
    above.find(|line| is_rule(line))?;
    above.next()
}

/// The cells of a row, without its line end; `None` where a quotation mark stays open.
fn cells(row: &str, mark: char) -> Option<Vec<Range<usize>>> {
    let row = row.trim_end_matches('\r');
    let (mut cells, mut start, mut is_quoted, mut is_escaped) = (Vec::new(), 0, false, false);
    for (at, letter) in row.char_indices() {
        if letter == '"' && mark != '|' {
            is_quoted = !is_quoted;
        } else if letter == mark && !is_quoted && !(mark == '|' && is_escaped) {
            cells.push(start..at);
            start = at + letter.len_utf8();
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    cells.push(start..row.len());
    (!is_quoted).then_some(cells)
}

/// The step as a cell; `None` where a cell could not hold it.
fn worded(step: &str, mark: char) -> Option<String> {
    if step.contains(['\n', '\r', '|', '\t']) {
        return None;
    }
    let needs_quotes = mark != '|' && step.contains([mark, '"']);
    Some(if needs_quotes { format!("\"{}\"", step.replace('"', "\"\"")) } else { step.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::propose::apply;

    fn check(source: &str, format: Format, words: &str, expected: Option<&str>) {
        let at = source.find("Sell more").expect("it stands there");
        let edit = step(source, format, Span::new(at, at + "Sell more".len()), words);
        let text = edit.map(|edit| apply(source, &[edit]).expect("it fits"));
        assert_eq!(text.as_deref(), expected, "{source}");
    }

    #[test]
    fn an_initiative_goes_into_the_empty_cell_of_its_row() {
        check(
            "Objective,Key result,Initiatives\nBakers stay,Sell more,\n",
            Format::Csv,
            "Call \"ten\", then five",
            Some("Objective,Key result,Initiatives\nBakers stay,Sell more,\"Call \"\"ten\"\", then five\"\n"),
        );
        check("Initiative;KR\r\n;Sell more\r\n", Format::Csv, "Call", Some("Initiative;KR\r\nCall;Sell more\r\n"));
        check("KR\tAction\nSell more\t\n", Format::Tsv, "Call", Some("KR\tAction\nSell more\tCall\n"));
        check(
            "| KR | Initiative |\n|---|---|\n| Win | x |\n| Sell more |  |\n",
            Format::Markdown,
            "Call",
            Some("| KR | Initiative |\n|---|---|\n| Win | x |\n| Sell more | Call |\n"),
        );
    }

    #[test]
    fn what_has_no_place_is_left() {
        check("KR,Owner\nSell more,\n", Format::Csv, "Call", None);
        check("KR,Initiative\nSell more,x\n", Format::Csv, "Call", None);
        check("KR,Initiative\n\"Sell more\n", Format::Csv, "Call", None);
        check("KR,Initiative\nSell more\n", Format::Csv, "Call", None);
        check("| Sell more | |\n", Format::Markdown, "Call", None);
        check("| KR | Initiative |\n|---|---|\n| Sell more |  |\n", Format::Markdown, "Call | write", None);
    }
}
