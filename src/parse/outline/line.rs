//! One line at a time: blank, comment, code, HTML, or content and of which kind.
//!
//! What runs over several lines (a comment, code between fences, HTML) is read whole, so that each line is looked at
//! once. A quotation is read as what it quotes.

use super::wrap::columns;
use super::{Block, Previous, Reader, Shape};
use crate::model::Skipped;
use crate::text::{Span, Text};

impl Reader<'_> {
    /// Reads the line at `start`; returns where the next one begins.
    pub(super) fn line(&mut self, start: usize) -> usize {
        // Remembered, so that a source whose lines end otherwise is not searched again from every line.
        if self.newline < start || self.newline == 0 {
            self.newline = self.source[start..].find('\n').map_or(self.source.len(), |length| start + length);
        }
        let mut end = self.newline;
        let mut next = (end + 1).min(self.source.len());
        // A lone carriage return ends a line too, as old files and some clipboards have it.
        if let Some(lone) = self.source[start..end].find('\r').filter(|&at| start + at + 1 < end) {
            end = start + lone;
            next = end + 1;
        }
        end = start + self.source[start..end].trim_end().len();
        let (indent, begin) = self.indent(start, end);
        if begin >= end {
            self.after_blank = true;
            self.previous = None;
            self.has_rows = false;
            self.columns.clear();
            return next;
        }
        if let Some(after) = self.comment(begin, end).or_else(|| self.fence(begin, end, next)) {
            return after;
        }
        if crate::parse::html::begins_block(&self.source[begin..end]) {
            return self.html(begin);
        }
        self.content(indent, Span::new(begin, end));
        next
    }

    /// Lines of HTML up to the next blank one.
    fn html(&mut self, begin: usize) -> usize {
        let mut end = begin;
        while end < self.source.len() {
            let length = self.source[end..].find('\n').map_or(self.source.len() - end, |length| length + 1);
            if self.source[end..end + length].trim().is_empty() {
                break;
            }
            end += length;
        }
        crate::parse::html::read(self.source, Span::new(begin, end), &mut self.outline);
        self.previous = None;
        self.after_blank = false;
        end
    }

    fn indent(&self, start: usize, end: usize) -> (u32, usize) {
        let mut column = 0;
        for (at, c) in self.source[start..end].char_indices() {
            match c {
                '\t' => column = (column / 4 + 1) * 4,
                _ if c.is_whitespace() || c == '\u{feff}' => column += 1,
                _ => return (column, start + at),
            }
        }
        (column, end)
    }

    /// A comment that opens the line: `<!-- … -->` over any number of lines, `// okrlint: …`, `# okrlint: …`.
    fn comment(&mut self, begin: usize, end: usize) -> Option<usize> {
        let text = &self.source[begin..end];
        if text.starts_with("<!--") {
            let inner = begin + 4;
            let length = self.source[inner..].find("-->");
            let close = length.map_or(self.source.len(), |length| inner + length);
            self.outline.comments.push(Text::verbatim(self.source, Span::new(inner, close)).trimmed());
            let after = (close + 3).min(self.source.len());
            // What follows the comment on its line is content of its own.
            let rest = self.source[after..].find('\n').map_or(self.source.len(), |length| after + length);
            return Some(if self.source[after..rest].trim().is_empty() {
                (rest + 1).min(self.source.len())
            } else {
                after
            });
        }
        let inner = text
            .strip_prefix("//")
            .or_else(|| text.strip_prefix('#').filter(|rest| rest.trim_start().starts_with("okrlint:")))?;
        if text.starts_with("//") || inner.trim_start().starts_with("okrlint:") {
            self.outline.comments.push(Text::verbatim(self.source, Span::new(end - inner.len(), end)).trimmed());
            return Some(self.after_line(end));
        }
        None
    }

    fn after_line(&self, end: usize) -> usize {
        self.source[end..].find(['\n', '\r']).map_or(self.source.len(), |length| {
            let at = end + length;
            at + if self.source[at..].starts_with("\r\n") { 2 } else { 1 }
        })
    }

    /// A fenced block of code, from its first to its last fence. A fence without a partner is a line like others.
    fn fence(&mut self, begin: usize, end: usize, next: usize) -> Option<usize> {
        let fence = ["```", "~~~"].into_iter().find(|fence| self.source[begin..end].starts_with(fence))?;
        let close = self.source[next..].find(fence)? + next;
        let after = self.source[close..].find('\n').map_or(self.source.len(), |length| close + length + 1);
        if self.outline.blocks.is_empty() && self.source[after..].trim().is_empty() {
            return None;
        }
        self.outline.skipped.push(Skipped { span: Span::new(begin, (close + 3).min(self.source.len())), why: "code" });
        self.previous = None;
        Some(after)
    }

    fn content(&mut self, mut indent: u32, mut line: Span) {
        while let Some(after) = quoted(&self.source[line.range()]) {
            let (inner, begin) = self.indent(line.start + after, line.end);
            if begin >= line.end {
                self.after_blank = true;
                self.previous = None;
                return;
            }
            // The space behind the mark belongs to it: what goes on unquoted below stands no further out.
            indent += inner.saturating_sub(1);
            line.start = begin;
        }
        if let Some(length) = super::chat::stamp(&self.source[line.range()]) {
            self.previous = None;
            line.start += length;
            if line.start >= line.end {
                self.after_blank = true;
                return;
            }
        }
        let text = &self.source[line.range()];
        if self.aligned(line, text)
            || self.underline(text)
            || self.heading(indent, line, text)
            || self.row(indent, line, text)
        {
            return;
        }
        if is_rule(text) {
            self.previous = None;
            self.after_blank = true;
            return;
        }
        if self.item(indent, line, text) {
            return;
        }
        if let Some(previous) = self.previous
            && self.continues(previous, indent, text)
        {
            self.outline.extend(line);
            let width = previous.width.max(columns(text));
            self.previous = Some(Previous { content: line, width });
            return;
        }
        self.open(Shape::Line, indent, line, false);
    }

    pub(super) fn open(&mut self, shape: Shape, indent: u32, line: Span, has_box: bool) {
        let block = Block::new(shape, indent, has_box, self.after_blank);
        self.outline.add(block, line);
        self.after_blank = false;
        self.previous = match shape {
            Shape::Heading(_) | Shape::Row => None,
            _ => Some(Previous { content: line, width: columns(&self.source[line.range()]) }),
        };
    }

    fn row(&mut self, indent: u32, line: Span, text: &str) -> bool {
        let is_row = text.starts_with('|') && text.len() > 2 && text[1..].contains('|');
        let is_loose =
            !is_row && text.contains('|') && (self.has_rows || is_delimiter(text) && self.previous.is_some());
        if !is_row && !is_loose {
            self.has_rows = false;
            return false;
        }
        // The line over a delimiter row is the head of the table.
        if is_loose
            && !self.has_rows
            && let Some(last) =
                self.outline.blocks.last_mut().filter(|last| last.shape == Shape::Line && last.count == 1)
        {
            last.shape = Shape::Row;
        }
        self.has_rows = true;
        self.open(Shape::Row, indent, line, false);
        true
    }
}

/// Where the content of a quoted line begins. `> 90%` at the start of a line is a figure.
fn quoted(text: &str) -> Option<usize> {
    let after = text.strip_prefix('>')?;
    let inner = after.trim_start();
    (!inner.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '=' | '$' | '€' | '£'))).then_some(1)
}

fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|c| matches!(c, '-' | '*' | '_' | '=' | '─' | '—' | '–')) else {
        return false;
    };
    text.len() >= 3 && marks.clone().count() >= 2 && marks.all(|c| c == first)
}

fn is_delimiter(text: &str) -> bool {
    text.contains("--") && text.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}
