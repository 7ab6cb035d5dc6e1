//! Fragments of HTML: headings, lists, paragraphs and tables become the same blocks as lines of text.
//!
//! In goes a range of the source, out come blocks in an [`Outline`]. Only the tags that make blocks are looked at;
//! those inside a line are left to [`super::inline`]. Nothing has to be closed or nested as it should be. One
//! pass, no tree: list depth is a counter.

use super::outline::{Block, Marker, Outline, Shape};
use crate::text::{Span, Text};

/// Tags of which a run of lines in Markdown is read as HTML.
pub(super) fn begins_block(line: &str) -> bool {
    const NAMES: &[&str] =
        &["ul", "ol", "li", "table", "tr", "td", "th", "thead", "tbody", "p", "dl", "h1", "h2", "h3", "h4", "h5", "h6"];
    line.strip_prefix('<').is_some_and(|rest| {
        let name = name(rest);
        NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
            && rest[name.len()..].starts_with(['>', ' ', '\t', '/'])
    })
}

/// Reads `range` of the source into `outline`.
pub(super) fn read(source: &str, range: Span, outline: &mut Outline) {
    let mut reader = Reader {
        source,
        end: range.end,
        outline,
        depth: 0,
        shape: Shape::Line,
        has_box: false,
        content: range.start,
        lines: Vec::new(),
        after_blank: true,
        is_ordered: Vec::new(),
        in_row: false,
        in_cell: false,
        spans: Vec::new(),
        bracket: 0,
    };
    reader.run(range.start);
}

struct Reader<'a> {
    source: &'a str,
    end: usize,
    outline: &'a mut Outline,
    depth: u32,
    is_ordered: Vec<bool>,
    shape: Shape,
    has_box: bool,
    after_blank: bool,
    in_row: bool,
    /// Whether a cell was begun and not ended: its end may be left out.
    in_cell: bool,
    /// How many rows each cell of the rows above still reaches down.
    spans: Vec<u32>,
    /// Where the text that belongs to no block yet begins.
    content: usize,
    /// What the open block holds so far: lines, or cells of a row.
    lines: Vec<Span>,
    /// The next closing bracket.
    bracket: usize,
}

impl Reader<'_> {
    fn run(&mut self, start: usize) {
        let mut at = start;
        while let Some(found) = self.source[at..self.end].find('<') {
            let open = at + found;
            let rest = &self.source[open + 1..self.end];
            if rest.starts_with("!--") {
                self.take(open);
                let inner = (open + 4).min(self.end);
                let close = self.source[inner..self.end].find("-->").map_or(self.end, |length| inner + length);
                self.outline.comments.push(Text::verbatim(self.source, Span::new(inner, close)).trimmed());
                at = (close + 3).min(self.end);
                self.content = at;
                continue;
            }
            let closes = rest.starts_with('/');
            let name = name(&rest[usize::from(closes)..]);
            if name.is_empty() || name.len() > 10 || !self.closes_after(open) {
                at = open + 1;
                continue;
            }
            at = self.tag(&name.to_ascii_lowercase(), closes, Span::new(open, self.bracket + 1));
        }
        if self.in_row {
            self.end_cell(self.end);
        } else {
            self.take(self.end);
        }
        self.flush();
    }

    /// Finds the bracket that closes a tag, which is remembered until it is passed.
    fn closes_after(&mut self, open: usize) -> bool {
        if self.bracket <= open {
            self.bracket = self.source[open..self.end].find('>').map_or(self.end, |length| open + length);
        }
        self.bracket < self.end
    }

    /// Handles a tag; returns where to read on.
    fn tag(&mut self, name: &str, closes: bool, tag: Span) -> usize {
        match name {
            "script" | "style" | "head" | "template" | "svg" if !closes => {
                self.take(tag.start);
                let close = format!("</{name}");
                let rest = &self.source.as_bytes()[tag.end..self.end];
                let skipped =
                    rest.windows(close.len()).position(|window| window.eq_ignore_ascii_case(close.as_bytes()));
                self.content = skipped.map_or(self.end, |length| tag.end + length);
                return self.content;
            }
            "ul" | "ol" | "menu" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.in_row => {}
            "ul" | "ol" | "menu" => {
                self.boundary(tag, Shape::Line);
                if closes {
                    self.depth = self.depth.saturating_sub(1);
                    self.is_ordered.pop();
                } else {
                    self.depth += 1;
                    self.is_ordered.push(name == "ol");
                }
            }
            "li" => {
                let is_ordered = self.is_ordered.last().copied().unwrap_or(false);
                let marker = if is_ordered { Marker::Number(1) } else { Marker::Dash };
                self.boundary(tag, if closes { Shape::Line } else { Shape::Item(marker) });
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.boundary(tag, if closes { Shape::Line } else { Shape::Heading(level) });
                self.after_blank = true;
            }
            "tr" => {
                if self.in_row {
                    self.end_cell(tag.start);
                    self.fill();
                }
                self.boundary(tag, if closes { Shape::Line } else { Shape::Row });
                self.in_row = !closes;
            }
            "td" | "th" => self.cell(tag, closes),
            "table" => {
                if std::mem::take(&mut self.in_row) {
                    self.end_cell(tag.start);
                    self.content = tag.start;
                }
                self.boundary(tag, Shape::Line);
                self.spans.clear();
                self.after_blank = true;
            }
            "input" => self.check(tag),
            "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "body" | "html" | "dl" | "dt"
            | "dd" | "blockquote" | "details" | "summary" | "caption" | "title" | "nav" | "tbody" | "thead" => {
                self.paragraph(tag)
            }
            "br" if !self.in_row && self.shape == Shape::Line => {
                self.boundary(tag, Shape::Line);
            }
            _ => {}
        }
        tag.end
    }

    /// A paragraph inside an item or a cell belongs to it as long as that has no text yet.
    fn paragraph(&mut self, tag: Span) {
        if self.in_row {
            return;
        }
        let is_item = matches!(self.shape, Shape::Item(_));
        self.take(tag.start);
        self.content = tag.end;
        if is_item && self.lines.is_empty() {
            return;
        }
        self.flush();
        self.shape = Shape::Line;
        self.after_blank = true;
    }

    fn cell(&mut self, tag: Span, closes: bool) {
        if !self.in_row {
            return;
        }
        self.end_cell(tag.start);
        if !closes {
            self.in_cell = true;
            self.fill();
            let rows = rowspan(&self.source[tag.range()]);
            if rows > 1 {
                let column = self.lines.len();
                self.spans.resize(self.spans.len().max(column + 1), 0);
                self.spans[column] = rows - 1;
            }
        }
        self.content = tag.end;
    }

    /// Takes what stands in the open cell, if there is one.
    fn end_cell(&mut self, end: usize) {
        if std::mem::take(&mut self.in_cell) {
            let text = self.source[self.content..end].trim_end();
            let lead = text.len() - text.trim_start().len();
            let start = (self.content + lead).min(self.content + text.len());
            self.lines.push(Span::new(start, self.content + text.len()));
        }
    }

    /// Puts empty cells where cells of the rows above reach down.
    fn fill(&mut self) {
        while let Some(rows) = self.spans.get_mut(self.lines.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            self.lines.push(Span::new(self.content, self.content));
        }
    }

    fn check(&mut self, tag: Span) {
        let text = self.source[tag.range()].to_ascii_lowercase();
        if text.contains("checkbox") {
            self.has_box = true;
        }
    }

    /// Ends the open block and begins one of `shape`.
    fn boundary(&mut self, tag: Span, shape: Shape) {
        if !self.in_row {
            self.take(tag.start);
        }
        self.flush();
        self.content = tag.end;
        self.shape = shape;
    }

    /// Adds the text up to `end` to the open block, line by line.
    fn take(&mut self, end: usize) {
        let mut at = self.content;
        for line in self.source[self.content..end].split('\n') {
            let text = line.trim();
            let start = at + line.len() - line.trim_start().len();
            if !text.is_empty() {
                self.lines.push(Span::new(start, start + text.len()));
            }
            at += line.len() + 1;
        }
        self.content = end;
    }

    fn flush(&mut self) {
        if self.shape != Shape::Row {
            self.lines.retain(|line| !only_tags(&self.source[line.range()]));
        }
        if !self.lines.is_empty() {
            let indent = match self.shape {
                Shape::Item(_) => self.depth.saturating_sub(1) * 2,
                _ => self.depth * 2,
            };
            let block = Block::new(self.shape, indent, self.has_box, self.after_blank);
            self.outline.add_lines(block, &self.lines);
            self.lines.clear();
            self.after_blank = false;
        }
        self.has_box = false;
    }
}

/// How many rows a cell stands for.
fn rowspan(tag: &str) -> u32 {
    let value = tag.split_once("rowspan=").map_or("", |(_, rest)| rest.trim_start_matches(['"', '\'']));
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    value[..digits.min(3)].parse().unwrap_or(1)
}

/// Whether a line holds tags and nothing else.
fn only_tags(line: &str) -> bool {
    let mut in_tag = false;
    line.chars().all(|c| {
        let is_outside = !in_tag && c != '<';
        in_tag = c == '<' || in_tag && c != '>';
        !is_outside || c.is_whitespace()
    })
}

fn name(rest: &str) -> &str {
    &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(source: &str) -> Vec<String> {
        let mut outline = Outline::default();
        read(source, Span::new(0, source.len()), &mut outline);
        let content =
            |block: &Block| outline.lines(block).iter().map(|line| &source[line.range()]).collect::<Vec<_>>().join("|");
        outline.blocks.iter().map(|block| format!("{:?} {} {}", block.shape, block.indent, content(block))).collect()
    }

    #[test]
    fn tags_become_blocks() {
        let source = "<style>p {}</style><h2 class=\"a\">Objective: Be <b>found</b></h2>\n<ul>\n<li><p>Visits 1 to\n 2</p></li><li>Demos<ul><li>Call</li></ul></li></ul><p>One<br>Two</p>\
            <table><tr><th>KR</th><th>Owner</th></tr><tr><td>Trials <br>2</td><td></td></tr></table>4 < 5";
        assert_eq!(
            show(source),
            [
                "Heading(2) 0 Objective: Be <b>found</b>",
                "Item(Dash) 0 Visits 1 to|2",
                "Item(Dash) 0 Demos",
                "Item(Dash) 2 Call",
                "Line 0 One",
                "Line 0 Two",
                "Row 0 KR|Owner",
                "Row 0 Trials <br>2|",
                "Line 0 4 < 5",
            ]
        );
    }

    #[test]
    fn ends_that_may_be_left_out() {
        let source = "<p>One<p>Two<ul><li>Visits 1 to 2<li>Demos<ul><li>Call</ul></ul>\
            <table><tr><th>KR<th>Owner<tr><td>Trials<td>Ana<tr><td>Demos<td></table><p>End";
        assert_eq!(
            show(source),
            [
                "Line 0 One",
                "Line 0 Two",
                "Item(Dash) 0 Visits 1 to 2",
                "Item(Dash) 0 Demos",
                "Item(Dash) 2 Call",
                "Row 0 KR|Owner",
                "Row 0 Trials|Ana",
                "Row 0 Demos|",
                "Line 0 End",
            ]
        );
    }
}
