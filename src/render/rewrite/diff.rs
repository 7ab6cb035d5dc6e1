//! Edits as a unified diff, which `patch` and `git apply` take.
//!
//! In go a source and edits in any order, without overlaps; out come hunks with three lines around each. Lines are
//! compared by their place, since the edits say what changes.

use std::fmt::Write as _;

use crate::diagnostic::Edit;
use crate::propose::apply;
use crate::render::terminal::one_line;
use crate::text::{Source, Span};

/// Lines around a change.
const AROUND: usize = 3;

/// A run of lines that is replaced.
struct Change {
    /// Lines of the source, from 0; the end is one past the last.
    lines: std::ops::Range<usize>,
    edits: Vec<Edit>,
}

/// The diff of `source` and what `edits` make of it; empty where nothing changes.
pub fn render(source: &Source, edits: &[Edit]) -> String {
    let changes = changes(source, edits);
    if changes.is_empty() {
        return String::new();
    }
    let name = one_line(&source.name, 400);
    let mut text = format!("--- {name}\n+++ {name}\n");
    let mut shift = 0isize;
    for hunk in hunks(&changes) {
        write_hunk(&mut text, source, hunk, &mut shift);
    }
    text
}

/// The lines that edits touch, those that touch the same lines together.
fn changes(source: &Source, edits: &[Edit]) -> Vec<Change> {
    let mut sorted: Vec<Edit> = edits.to_vec();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut changes: Vec<Change> = Vec::new();
    for edit in sorted {
        let lines = source.lines().line(edit.span.start)..source.lines().line(edit.span.end) + 1;
        match changes.last_mut() {
            Some(last) if lines.start < last.lines.end => {
                last.lines.end = last.lines.end.max(lines.end);
                last.edits.push(edit);
            }
            _ => changes.push(Change { lines, edits: vec![edit] }),
        }
    }
    changes
}

/// Changes whose surroundings meet are one hunk.
fn hunks(changes: &[Change]) -> Vec<&[Change]> {
    changes.chunk_by(|one, next| next.lines.start <= one.lines.end + 2 * AROUND).collect()
}

fn write_hunk(text: &mut String, source: &Source, hunk: &[Change], shift: &mut isize) {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return };
    let start = first.lines.start.saturating_sub(AROUND);
    let end = (last.lines.end + AROUND).min(count(source));
    let mut body = String::new();
    let mut new_lines = 0;
    let mut at = start;
    for change in hunk {
        new_lines += kept(&mut body, source, at..change.lines.start);
        let old = block(source, change.lines.clone());
        let offset = source.lines().span(change.lines.start, &source.text).start;
        let moved = change.edits.iter().map(|edit| {
            let span = Span::new(edit.span.start - offset, edit.span.end - offset);
            Edit { span, text: edit.text.clone() }
        });
        let new = apply(old, &moved.collect::<Vec<_>>()).unwrap_or_else(|| old.to_owned());
        signed(&mut body, '-', old);
        new_lines += signed(&mut body, '+', &new);
        at = change.lines.end;
    }
    new_lines += kept(&mut body, source, at..end);
    let old_lines = end - start;
    let new_start = (start as isize + 1 + *shift).max(1);
    // A string takes every write.
    let _ = writeln!(text, "@@ -{},{old_lines} +{new_start},{new_lines} @@", start + 1);
    text.push_str(&body);
    *shift += new_lines as isize - old_lines as isize;
}

/// How many lines the source has; what follows a final line end is none.
fn count(source: &Source) -> usize {
    let lines = source.lines().len();
    if source.text.ends_with('\n') { lines - 1 } else { lines }
}

fn block(source: &Source, lines: std::ops::Range<usize>) -> &str {
    let start = source.lines().span(lines.start, &source.text).start;
    let end = source.lines().span(lines.end.saturating_sub(1), &source.text).end;
    &source.text[start..end.max(start)]
}

fn kept(body: &mut String, source: &Source, lines: std::ops::Range<usize>) -> usize {
    if lines.is_empty() { 0 } else { signed(body, ' ', block(source, lines)) }
}

/// Each line of `block` behind `sign`; how many there are.
fn signed(body: &mut String, sign: char, block: &str) -> usize {
    let mut lines = 0;
    for line in block.split_inclusive('\n') {
        body.push(sign);
        body.push_str(line);
        if !line.ends_with('\n') {
            body.push_str("\n\\ No newline at end of file\n");
        }
        lines += 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, edits: &[(usize, usize, &str)], expected: &str) {
        let edits: Vec<Edit> = edits
            .iter()
            .map(|&(start, end, text)| Edit { span: Span::new(start, end), text: text.to_owned() })
            .collect();
        assert_eq!(render(&Source::new("a.md", text), &edits), expected);
    }

    #[test]
    fn changes_stand_among_their_lines() {
        check("", &[], "");
        check("a\nb\nc\n", &[(2, 3, "B"), (3, 3, "\nx")], "--- a.md\n+++ a.md\n@@ -1,3 +1,4 @@\n a\n-b\n+B\n+x\n c\n");
        check(
            "a",
            &[(0, 1, "b")],
            "--- a.md\n+++ a.md\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n",
        );
    }

    #[test]
    fn far_changes_are_hunks_of_their_own() {
        let text: String = (0..20).map(|line| format!("{}\n", char::from(b'a' + line))).collect();
        let diff = render(
            &Source::new("a.md", text),
            &[
                Edit { span: Span::new(1, 1), text: "\nnew".to_owned() },
                Edit { span: Span::new(36, 37), text: "S".to_owned() },
            ],
        );
        assert!(diff.contains("@@ -1,4 +1,5 @@") && diff.contains("@@ -16,5 +17,5 @@"), "{diff}");
    }
}
