//! What documents are made of, whichever program wrote them, and the Markdown of it.
//!
//! In go pieces in order, out comes Markdown that reads back as the same pieces. Text is one line of plain words: what
//! Markdown would take for a tag is escaped, what an author typed as a mark ("- ", "1.") stays a mark.

use super::html;
use super::inline::Inline;
use super::outline::{Marker, Outline, Shape};
use crate::text::Span;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A heading of level 1 to 6.
    Heading(u8, String),
    /// An item of a list.
    Item {
        /// How many lists it stands in beside its own.
        depth: u32,
        /// Whether its list is numbered.
        is_numbered: bool,
        /// What it says.
        text: String,
    },
    /// Any other lines.
    Paragraph(String),
    /// A row of a table, cell by cell. A cell may have several lines.
    Row(Vec<String>),
    /// The end of a table, where another one may follow.
    Gap,
}

/// How deep lists are shown.
const DEEPEST: u32 = 8;

/// The pieces of a fragment of HTML.
pub fn of_html(source: &str) -> Vec<Piece> {
    let mut outline = Outline::default();
    html::read(source, Span::new(0, source.len()), &mut outline);
    let (mut inline, mut cells, mut comments) = (Inline::default(), Inline::with_breaks(), Vec::new());
    let mut pieces = Vec::with_capacity(outline.blocks.len());
    for block in &outline.blocks {
        let lines = outline.lines(block);
        if block.shape == Shape::Row {
            let cell = |line: &Span| cells.clean(source, &[*line], &mut comments).as_str().to_owned();
            pieces.push(Piece::Row(lines.iter().map(cell).collect()));
            continue;
        }
        let text = inline.clean(source, lines, &mut comments).as_str().to_owned();
        pieces.push(match block.shape {
            Shape::Heading(level) => Piece::Heading(level, text),
            Shape::Item(marker) => {
                Piece::Item { depth: block.indent / 2, is_numbered: matches!(marker, Marker::Number(_)), text }
            }
            Shape::Line | Shape::Row => Piece::Paragraph(text),
        });
    }
    pieces
}

/// `pieces` as Markdown; `None` where that would be longer than `most` bytes.
pub fn markdown(pieces: &[Piece], most: usize) -> Option<String> {
    let mut text = String::new();
    let mut at = 0;
    let mut is_in_list = false;
    while let Some(piece) = pieces.get(at) {
        let is_item = matches!(piece, Piece::Item { .. });
        if !text.is_empty() && !(is_item && is_in_list) && !text.ends_with("\n\n") {
            text.push('\n');
        }
        is_in_list = is_item;
        at += 1;
        match piece {
            Piece::Heading(level, words) => write(&mut text, &"#".repeat(usize::from((*level).clamp(1, 6))), words),
            Piece::Item { depth, is_numbered, text: words } => {
                let indent = if *is_numbered { "   " } else { "  " };
                let marker = if *is_numbered { "1." } else { "-" };
                write(&mut text, &(indent.repeat((*depth).min(DEEPEST) as usize) + marker), words);
            }
            Piece::Paragraph(words) if !is_rule(words) => write(&mut text, "", words),
            Piece::Paragraph(_) | Piece::Gap => {}
            Piece::Row(_) => {
                let rows = pieces[at - 1..].iter().map_while(|piece| match piece {
                    Piece::Row(cells) => Some(cells.as_slice()),
                    _ => None,
                });
                let rows: Vec<&[String]> = rows.collect();
                at += rows.len() - 1;
                table(&mut text, &rows, most);
            }
        }
        if text.len() > most {
            return None;
        }
    }
    text.truncate(text.trim_end().len() + usize::from(text.ends_with('\n')));
    Some(text)
}

fn write(text: &mut String, marker: &str, words: &str) {
    let line = line(words, " ");
    if line.is_empty() {
        return;
    }
    text.push_str(marker);
    if !marker.is_empty() {
        text.push(' ');
    }
    // What looks like a fence would swallow all that follows.
    if line.starts_with("```") || line.starts_with("~~~") {
        text.push('\\');
    }
    text.push_str(&line);
    text.push('\n');
}

/// A table whose first row names its columns. One column alone is no table.
fn table(text: &mut String, rows: &[&[String]], most: usize) {
    let filled = |cells: &[String]| cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
    let width = rows.iter().map(|cells| filled(cells)).max().unwrap_or(0);
    if width < 2 {
        for row in rows {
            write(text, "", row.first().map_or("", String::as_str));
        }
        return;
    }
    for (count, row) in rows.iter().enumerate() {
        if text.len() > most {
            return;
        }
        for column in 0..width {
            let cell = line(row.get(column).map_or("", String::as_str), "<br>").replace('|', "\\|");
            let cell = if cell.starts_with(EXCEPTION) { as_comments(&cell) } else { cell };
            text.push_str("| ");
            text.push_str(&cell);
            text.push_str(if cell.is_empty() { "" } else { " " });
        }
        text.push_str("|\n");
        if count == 0 {
            text.push_str(&"|---".repeat(width));
            text.push_str("|\n");
        }
    }
}

/// How an exception begins in a column for exceptions.
const EXCEPTION: &str = "okrlint: allow(";

/// Exceptions of a cell as the comments that they are in Markdown.
fn as_comments(cell: &str) -> String {
    format!(
        "<!-- {} -->",
        cell.replace("--", "–").replace(&format!("; {EXCEPTION}"), &format!(" --> <!-- {EXCEPTION}"))
    )
}

/// Words on one line, their own lines joined by `joint`, without what a terminal or Markdown would take for a command.
fn line(words: &str, joint: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for part in words.lines().map(str::trim).filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push_str(joint);
        }
        let mut letters = part.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == '<' && letters.peek().is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(*next)) {
                line.push('\\');
            }
            match letter {
                '\t' | '\u{a0}' => line.push(' '),
                letter if letter.is_control() => {}
                letter => line.push(letter),
            }
        }
    }
    line
}

/// A line of dashes parts what stands around it, or would make a heading of it.
fn is_rule(words: &str) -> bool {
    let words = words.trim();
    words.len() >= 3 && words.chars().all(|letter| "-=_*~ ".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        markdown(pieces, 10_000).expect("short")
    }

    fn item(depth: u32, text: &str) -> Piece {
        Piece::Item { depth, is_numbered: false, text: text.to_owned() }
    }

    #[test]
    fn html_keeps_its_lists_and_tables() {
        let html = "<h2>Be <b>found</b></h2><ul><li>Visits 1 to 2<ul><li>Write &lt;guide&gt;</li></ul></li></ul><ol><li>One</li></ol>\
            <table><tr><th>KR</th><th>Owner</th></tr><tr><td>Trials a|b<br>more</td><td></td></tr></table><script>alert(1)</script><p>End";
        assert_eq!(
            shown(&of_html(html)),
            "## Be found\n\n- Visits 1 to 2\n  - Write \\<guide>\n1. One\n\n| KR | Owner |\n|---|---|\n| Trials a\\|b<br>more | |\n\nEnd\n"
        );
    }

    #[test]
    fn what_looks_like_a_command_stays_text() {
        let pieces = [
            Piece::Paragraph("---".to_owned()),
            Piece::Paragraph("```".to_owned()),
            Piece::Paragraph("<script>alert(1)</script> <3 \u{7}".to_owned()),
            item(0, "one\ntwo"),
        ];
        assert_eq!(shown(&pieces), "\\```\n\n\\<script>alert(1)\\</script> <3 \n\n- one two\n");
    }

    #[test]
    fn tables_of_one_column_are_lines() {
        let rows =
            [Piece::Row(vec!["O: Be found".to_owned(), " ".to_owned()]), Piece::Row(vec!["- Visits".to_owned()])];
        assert_eq!(shown(&rows), "O: Be found\n- Visits\n");
    }

    #[test]
    fn what_grows_too_long_is_nothing() {
        let mut wide = vec![String::new(); 99];
        wide.push("x".to_owned());
        assert_eq!(markdown(&vec![Piece::Row(wide); 1000], 10_000), None);
        assert_eq!(markdown(&[Piece::Paragraph("x".repeat(100))], 99), None);
    }
}
