//! Lines, headings and list items with their depth: what plain text, Markdown and HTML have in common.
//!
//! In goes the source, out come [`Block`]s in order, each with the spans of its lines (marks of the line itself
//! left out). The reader goes line by line and not by the grammar of Markdown, because drafts break it: wrong
//! heading levels, lost blank lines, mixed indents, lists that were pasted from elsewhere. It reads every line
//! once; inline marks are left to [`super::inline`].

mod aligned;
mod chat;
mod heading;
mod item;
mod line;
mod wrap;

use crate::model::Skipped;
use crate::text::{Span, Text};

/// What kind of line begins a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A list item.
    Item(Marker),
    /// A line of its own or a paragraph.
    Line,
    /// A row of a table.
    Row,
}

/// How a list item begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// `-`, `*`, `+`, an en dash.
    Dash,
    /// Another bullet: `•`, `◦`, `o`; `a` for letters and `I` for Roman numbers.
    Bullet(char),
    /// `1.`, `a)`; how many numbers a compound one has (`1.2` has 2).
    Number(u8),
}

/// A heading, an item or a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// What it is.
    pub(super) shape: Shape,
    /// Column of its first character, tabs to the next multiple of four.
    pub(super) indent: u32,
    /// Whether it stands in a check box.
    pub(super) has_box: bool,
    /// Whether a blank line stands before it.
    pub(super) after_blank: bool,
    /// Where its lines stand in [`Outline::lines`].
    first: u32,
    count: u32,
}

impl Block {
    /// A block without lines.
    pub(super) fn new(shape: Shape, indent: u32, has_box: bool, after_blank: bool) -> Self {
        Self { shape, indent, has_box, after_blank, first: 0, count: 0 }
    }

    /// Which of all lines are its own.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.first as usize..(self.first + self.count) as usize
    }
}

/// Whether a bullet may be a box that is ticked: beside boxes it is one.
pub(super) fn is_filled(bullet: char) -> bool {
    matches!(bullet, '■' | '▪' | '▫' | '●' | '○')
}

/// The blocks of a source.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// In the order of the source.
    pub(super) blocks: Vec<Block>,
    lines: Vec<Span>,
    /// The part before the content, between `---` lines.
    pub(super) front_matter: Option<Span>,
    /// Comments that stand on lines of their own.
    pub(super) comments: Vec<Text>,
    /// Code, rules and other lines without content.
    pub(super) skipped: Vec<Skipped>,
    /// Whether there were more blocks than are read.
    pub(super) is_cut: bool,
}

/// More blocks than this are left out, so that memory stays bounded.
const MOST_BLOCKS: usize = 1_000_000;

impl Outline {
    /// The spans of a block's lines.
    pub(super) fn lines(&self, block: &Block) -> &[Span] {
        &self.lines[block.range()]
    }

    /// All of a block, from its first to its last character.
    pub(super) fn span(&self, block: &Block) -> Span {
        let lines = self.lines(block);
        match (lines.first(), lines.last()) {
            (Some(first), Some(last)) => first.join(*last),
            _ => Span::default(),
        }
    }

    /// The spans of all lines, for those who keep blocks without the outline.
    pub(super) fn into_lines(self) -> Vec<Span> {
        self.lines
    }

    fn add(&mut self, block: Block, content: Span) {
        self.add_lines(block, &[content]);
    }

    /// Adds a block of several lines, or a row of several cells.
    pub(super) fn add_lines(&mut self, block: Block, lines: &[Span]) {
        if self.blocks.len() >= MOST_BLOCKS {
            self.is_cut = true;
            return;
        }
        let first = self.lines.len() as u32;
        self.lines.extend_from_slice(lines);
        self.blocks.push(Block { first, count: lines.len() as u32, ..block });
    }

    /// Makes an item of the block at `at`, whose first `mark` bytes are its marker.
    fn make_item(&mut self, source: &str, at: usize, marker: Marker, mark: usize) {
        let Some(block) = self.blocks.get_mut(at) else { return };
        block.shape = Shape::Item(marker);
        if let Some(line) = self.lines.get_mut(block.first as usize) {
            line.start = (line.start + mark).min(line.end);
            let content = &source[line.range()];
            line.start += content.len() - content.trim_start().len();
        }
    }

    /// Appends a line to the last block.
    fn extend(&mut self, content: Span) {
        if self.is_cut {
            return;
        }
        if let Some(last) = self.blocks.last_mut() {
            self.lines.push(content);
            last.count += 1;
        }
    }
}

/// Reads `source` line by line.
pub(super) fn outline(source: &str) -> Outline {
    let mut reader = Reader {
        source,
        outline: Outline::default(),
        after_blank: true,
        number: Vec::new(),
        previous: None,
        has_rows: false,
        columns: Vec::new(),
        is_wiki: false,
        newline: 0,
    };
    let mut at = source.len() - source.trim_start_matches('\u{feff}').len();
    if let Some((span, end)) = front_matter(source, at) {
        reader.outline.front_matter = Some(span);
        at = end;
    }
    while at < source.len() {
        at = reader.line(at);
    }
    reader.outline
}

/// The lines between two `---` at the very beginning, if they read as names with values.
fn front_matter(source: &str, at: usize) -> Option<(Span, usize)> {
    let body = source[at..].strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r']))?;
    let start = source.len() - body.len();
    let mut line = start + body.find('\n')? + 1;
    let first = line;
    while line < source.len() {
        let end = source[line..].find('\n').map_or(source.len(), |length| line + length);
        let text = source[line..end].trim_end();
        if text == "---" || text == "..." {
            return Some((Span::new(first, line), (end + 1).min(source.len())));
        }
        if !text.is_empty() && !text.starts_with([' ', '-', '#', '\t']) && !text.contains(':') {
            return None;
        }
        line = end + 1;
    }
    None
}

struct Reader<'a> {
    source: &'a str,
    outline: Outline,
    after_blank: bool,
    /// The last number at each depth, to tell `1.2` as a marker from `1.2` as a figure.
    number: Vec<u32>,
    /// The last line of content, while it may still go on.
    previous: Option<Previous>,
    has_rows: bool,
    /// Where the columns of the open table stand that spaces set apart, in characters; empty outside of one.
    columns: Vec<usize>,
    /// Whether its headings are those of a wiki: "h2. ".
    is_wiki: bool,
    /// Where the next line feed stands.
    newline: usize,
}

#[derive(Debug, Clone, Copy)]
struct Previous {
    content: Span,
    /// Widest line of the block so far, in characters.
    width: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a block: H2, an item's marker with indent, or a line, and the content.
    fn show(source: &str) -> Vec<String> {
        let outline = outline(source);
        let content =
            |block: &Block| outline.lines(block).iter().map(|line| &source[line.range()]).collect::<Vec<_>>().join("⏎");
        let describe = |block: &Block| {
            let mark = match block.shape {
                Shape::Heading(level) => format!("h{level}"),
                Shape::Item(Marker::Dash) => format!("-{}", block.indent),
                Shape::Item(Marker::Bullet(c)) => format!("{c}{}", block.indent),
                Shape::Item(Marker::Number(depth)) => format!("n{depth}@{}", block.indent),
                Shape::Line => "l".into(),
                Shape::Row => "r".into(),
            };
            format!("{mark} {}", content(block))
        };
        outline.blocks.iter().map(describe).collect()
    }

    #[test]
    fn blocks_of_plain_text() {
        let source = "\u{feff}Q3 plan\r\n=======\r\n\r\nO1: Be found\r\n\t- visits\r\n  * [x] demos\r\n1. one\r\n1.1 two\r\n1.5 million visits\r\n• dot\r\n✅ done\r\n";
        assert_eq!(
            show(source),
            [
                "h1 Q3 plan", "l O1: Be found", "-4 visits", "-2 demos", "n1@0 one", "n2@0 two",
                "l 1.5 million visits", "•0 dot", "☐0 done",
            ]
        );
    }

    #[test]
    fn signs_of_any_kind_are_one_list() {
        assert_eq!(
            show("✘ one\n◻ two\n⚠️ three\n- [x] four\n▪ five\n"),
            ["☐0 one", "☐0 two", "☐0 three", "☐0 four", "☐0 five"]
        );
        assert_eq!(show("Be found\n🚀 one\n🎯 two\n"), ["l Be found", "☐0 one", "☐0 two"]);
        assert_eq!(show("Plan\n\n🎯 Be found\n🚀 one\n"), ["l Plan", "l 🎯 Be found", "l 🚀 one"]);
        assert_eq!(show("✅ one\n🎯 Objective: Be found\n"), ["☐0 one", "l 🎯 Objective: Be found"]);
    }

    #[test]
    fn numbers_that_name_items_are_markers() {
        assert_eq!(show("Objective: Be found\n1.1 one\n1.2 two\n"), ["l Objective: Be found", "n2@0 one", "n2@0 two"]);
        assert_eq!(show("- 3.1 one\n- 3.2 two\n\n4.1: three\n"), ["-0 one", "-0 two", "n2@0 three"]);
        assert_eq!(show("- 1.1 million visits\n- 1.5 stars\n"), ["-0 1.1 million visits", "-0 1.5 stars"]);
        assert_eq!(show("1.8 days to answer\n"), ["l 1.8 days to answer"]);
    }

    #[test]
    fn wrapped_lines_are_joined_and_others_are_not() {
        let source = "- Raise the share of trial accounts that invite a colleague within a week\n  from 12% to 20%\n- Next\nPartners\n\nThe share of customers who come back within ninety days of the first\norder rises from 20% to 30%\nDemos rise\nVisits rise\n";
        assert_eq!(
            show(source),
            [
                "-0 Raise the share of trial accounts that invite a colleague within a week⏎from 12% to 20%",
                "-0 Next",
                "l Partners",
                "l The share of customers who come back within ninety days of the first⏎order rises from 20% to 30%",
                "l Demos rise",
                "l Visits rise",
            ]
        );
    }

    #[test]
    fn tables_quotes_code_and_comments() {
        let source = "> - quoted\n> 90% of visits\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n<!-- okrlint: allow(x), because y -->\nc | d\n--|--\n3 | 4\n\n***\nend\n";
        assert_eq!(
            show(source),
            [
                "-0 quoted", "l > 90% of visits", "r | a | b |", "r |---|---|", "r | 1 | 2 |", "r c | d", "r --|--",
                "r 3 | 4", "l end",
            ]
        );
        assert_eq!(outline(source).comments[0].as_str(), "okrlint: allow(x), because y");
    }
}
