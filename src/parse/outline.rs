//! Lines, headings and list items with their depth: what plain text, Markdown and HTML have in common.
//!
//! In goes the source, out come [`Block`]s in order, each with the spans of its lines (marks of the line itself
//! left out). The reader goes line by line and not by the grammar of Markdown, because drafts break it: wrong
//! heading levels, lost blank lines, mixed indents, lists that were pasted from elsewhere. It reads every line
//! once; inline marks are left to [`super::inline`].

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
    /// Another bullet: `•`, `◦`, `o`.
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
    /// Where the next line feed stands.
    newline: usize,
}

#[derive(Debug, Clone, Copy)]
struct Previous {
    content: Span,
    /// Widest line of the block so far, in characters.
    width: usize,
}

impl Reader<'_> {
    /// Reads the line at `start`; returns where the next one begins.
    fn line(&mut self, start: usize) -> usize {
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
            return next;
        }
        if let Some(after) = self.comment(begin, end).or_else(|| self.fence(begin, end, next)) {
            return after;
        }
        if super::html::begins_block(&self.source[begin..end]) {
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
        super::html::read(self.source, Span::new(begin, end), &mut self.outline);
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
            indent += inner;
            line.start = begin;
        }
        let text = &self.source[line.range()];
        if self.underline(text) || self.heading(indent, line, text) || self.row(indent, line, text) {
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

    fn open(&mut self, shape: Shape, indent: u32, line: Span, has_box: bool) {
        let block = Block::new(shape, indent, has_box, self.after_blank);
        self.outline.add(block, line);
        self.after_blank = false;
        self.previous = match shape {
            Shape::Heading(_) | Shape::Row => None,
            _ => Some(Previous { content: line, width: columns(&self.source[line.range()]) }),
        };
    }

    /// `===` or `---` under a line makes it a heading.
    fn underline(&mut self, text: &str) -> bool {
        let level = match text.as_bytes() {
            [b'=', ..] if text.bytes().all(|b| b == b'=') => 1,
            [b'-', b'-', ..] if text.bytes().all(|b| b == b'-') => 2,
            _ => return false,
        };
        let Some(last) = self
            .outline
            .blocks
            .last_mut()
            .filter(|last| self.previous.is_some() && last.shape == Shape::Line && last.count == 1)
        else {
            return false;
        };
        last.shape = Shape::Heading(level);
        self.previous = None;
        true
    }

    fn heading(&mut self, indent: u32, line: Span, text: &str) -> bool {
        let level = text.bytes().take_while(|&b| b == b'#').count();
        if !(1..=6).contains(&level) || indent > 3 && !self.after_blank {
            return false;
        }
        let after = &text[level..];
        // "##Objective" has lost its space; "#1 in the market" has not.
        if !after.starts_with([' ', '\t', '\u{a0}'])
            && !(level > 1 && after.starts_with(|c: char| c.is_alphabetic() || c == '*'))
        {
            return false;
        }
        let content = after.trim();
        let content = content.strip_suffix('#').map_or(content, |shorter| {
            let bare = shorter.trim_end_matches('#');
            if bare.ends_with(' ') { bare.trim_end() } else { content }
        });
        let start = line.start + level + (after.len() - after.trim_start().len());
        self.number.clear();
        // "### 2. Be found": the number of a section is no part of it.
        let number = self.numbered(content).map_or(0, |(_, length)| length);
        let gap = content[number..].len() - content[number..].trim_start().len();
        let (start, content) = if number + gap < content.len() {
            (start + number + gap, &content[number + gap..])
        } else {
            (start, content)
        };
        if !content.is_empty() {
            self.open(Shape::Heading(level as u8), indent, Span::new(start, start + content.len()), false);
        }
        self.number.clear();
        true
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

    fn item(&mut self, indent: u32, line: Span, text: &str) -> bool {
        let mut at = 0;
        let mut marker = None;
        // "1. 1. text" has two markers; the last one counts.
        for _ in 0..3 {
            let Some((found, length)) = self.marker(&text[at..], indent) else { break };
            at += length;
            at += text[at..].len() - text[at..].trim_start().len();
            marker = Some(found);
            if !text[at..].starts_with(|c: char| c.is_ascii_digit()) || !matches!(found, Marker::Number(_)) {
                break;
            }
        }
        let (has_box, length) = check(&text[at..]);
        at += length;
        at += text[at..].len() - text[at..].trim_start().len();
        let Some(marker) = marker.or((length > 0).then_some(Marker::Bullet('☐'))) else { return false };
        self.open(Shape::Item(marker), indent, Span::new(line.start + at.min(text.len()), line.end), has_box);
        true
    }

    fn marker(&mut self, text: &str, indent: u32) -> Option<(Marker, usize)> {
        let first = text.chars().next()?;
        let after = &text[first.len_utf8()..];
        let is_set_off = after.starts_with([' ', '\t', '\u{a0}', '\u{3000}']);
        match first {
            '-' | '*' | '+' | '–' | '—' if is_set_off => Some((Marker::Dash, first.len_utf8())),
            // "-Visits from 1 to 2" has lost its space.
            '-' | '–' if after.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '*') => {
                Some((Marker::Dash, first.len_utf8()))
            }
            '*' if after.starts_with(|c: char| c.is_uppercase()) && !after.contains('*') => Some((Marker::Dash, 1)),
            '•' | '◦' | '▪' | '▫' | '‣' | '⁃' | '·' | '●' | '○' | '■' | '□' | '∙' | '►' | '▶' | '➤' | '➢' | '➔'
            | '\u{2192}' | '\u{f0b7}' | '\u{f0a7}' | '»' => Some((Marker::Bullet(first), first.len_utf8())),
            'o' if is_set_off && (indent > 0 || after.starts_with('\t')) => Some((Marker::Bullet('o'), 1)),
            '0'..='9' | '(' => self.numbered(text),
            'a'..='h' | 'i' | 'v' if after.starts_with([')']) && after[1..].starts_with([' ', '\t']) => {
                Some((Marker::Number(1), 2))
            }
            _ => None,
        }
    }

    fn numbered(&mut self, text: &str) -> Option<(Marker, usize)> {
        let open = usize::from(text.starts_with('('));
        let bytes = text.as_bytes();
        let mut at = open;
        let mut parts: [u32; 4] = [0; 4];
        let mut count = 0;
        loop {
            let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if digits == 0 || digits > 3 || count == parts.len() {
                break;
            }
            parts[count] = text[at..at + digits].parse().ok()?;
            count += 1;
            at += digits;
            if bytes.get(at) != Some(&b'.') || !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                break;
            }
            at += 1;
        }
        if count == 0 {
            return None;
        }
        let closes = match bytes.get(at) {
            Some(b'.') => open == 0,
            Some(b')') => true,
            _ => false,
        };
        let after = at + usize::from(closes);
        let is_set_off = text[after..].starts_with([' ', '\t', '\u{a0}'])
            || closes && text[after..].starts_with(|c: char| c.is_alphabetic() || c == '*');
        // "1.2 Visits" continues a numbering; "1.5 million" begins a statement.
        let continues = count > 1 && self.number.len() >= count - 1 && {
            let known = self.number[..count - 1] == parts[..count - 1];
            known && self.number.get(count - 1).map_or(parts[count - 1] <= 1, |last| parts[count - 1] == last + 1)
        };
        if !is_set_off || !closes && !continues || open == 1 && !closes {
            return None;
        }
        if count > 1 && closes && open == 0 && !continues && parts[1] > 30 {
            return None;
        }
        self.number.truncate(count - 1);
        while self.number.len() < count - 1 {
            self.number.push(parts[self.number.len()]);
        }
        self.number.push(parts[count - 1]);
        Some((Marker::Number(count as u8), after))
    }

    /// Whether a line goes on with the sentence of the line before, which was wrapped.
    fn continues(&self, previous: Previous, indent: u32, text: &str) -> bool {
        let Some(block) = self.outline.blocks.last() else { return false };
        let before = &self.source[previous.content.range()];
        if text.starts_with(['<', '{', '|', '!'])
            || before.ends_with(':') && block.shape == Shape::Line
            || begins_label(text)
        {
            return text.starts_with("{:");
        }
        if matches!(block.shape, Shape::Item(_)) && indent > block.indent {
            return true;
        }
        let Some(first) = text.chars().next() else { return false };
        let open_end = before.ends_with([',', '(', '-', '–', '&', '/']);
        let ended = before.ends_with(['.', '!', '?', ':', ';', '*']);
        let long = previous.width >= 50;
        if first.is_lowercase() {
            return open_end || long || !ended && before.len() >= 20 && before.starts_with(char::is_uppercase);
        }
        if open_end && long {
            return true;
        }
        // The next word would not have fitted: the line was wrapped and not ended.
        let word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = columns(before) + 1 + word > previous.width.max(columns(text));
        let is_wrapped = previous.width >= 60 && previous.width <= 120 && full;
        if ended {
            is_wrapped && before.ends_with(['.', '!', '?']) && block.shape == Shape::Line && previous.width >= 66
        } else {
            is_wrapped && !matches!(block.shape, Shape::Item(_)) || long && is_wrapped
        }
    }
}

/// Characters up to a limit that wrapped lines never reach; long lines need not be counted to their end.
fn columns(text: &str) -> usize {
    text.chars().take(200).count()
}

/// Whether a line begins with a word and a colon or with a label's number, so that it stands for itself.
fn begins_label(text: &str) -> bool {
    let head = text.get(..text.len().min(48)).unwrap_or(text).trim_start_matches(['*', '_', '~', '`']);
    let starts = |name: &str| head.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if ["kr", "o1", "o2", "o3", "o4", "o5", "objective", "key result", "initiative"].into_iter().any(starts) {
        return super::label::label(head).label.is_some() || head.contains(':');
    }
    head.find(':').is_some_and(|at| {
        at > 0
            && at < 40
            && head[..at].split_whitespace().count() <= 4
            && head.starts_with(char::is_uppercase)
            && !head[at..].starts_with("://")
    })
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

/// A check box or a tick: whether it is a box, and its length.
fn check(text: &str) -> (bool, usize) {
    if !text.starts_with(|c: char| matches!(c, '[' | '(') || !c.is_ascii()) {
        return (false, 0);
    }
    const BOXES: &[&str] =
        &["[ ]", "[]", "[x]", "[X]", "[✓]", "[✔]", "[-]", "[~]", "( )", "(x)", "☐", "⬜", "🔲", "☑", "☒"];
    const TICKS: &[&str] =
        &["✅", "✔", "✓", "❌", "✗", "✘", "❎", "🟢", "🟡", "🔴", "⚪", "🟠", "✏", "🔘", "⏳", "🚧", "👉", "📌"];
    let found = |list: &'static [&'static str]| list.iter().find(|sign| text.starts_with(**sign)).copied();
    let (has_box, Some(sign)) = found(BOXES).map_or_else(|| (false, found(TICKS)), |hit| (true, Some(hit))) else {
        return (false, 0);
    };
    let after = &text[sign.len()..];
    let after = after.strip_prefix('\u{fe0f}').unwrap_or(after);
    if sign.is_ascii() && !after.is_empty() && !after.starts_with([' ', '\t', '\u{a0}']) {
        return (false, 0);
    }
    (has_box, text.len() - after.len())
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
                "h1 Q3 plan",
                "l O1: Be found",
                "-4 visits",
                "-2 demos",
                "n1@0 one",
                "n2@0 two",
                "l 1.5 million visits",
                "•0 dot",
                "☐0 done",
            ]
        );
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
                "-1 quoted",
                "l > 90% of visits",
                "r | a | b |",
                "r |---|---|",
                "r | 1 | 2 |",
                "r c | d",
                "r --|--",
                "r 3 | 4",
                "l end",
            ]
        );
        assert_eq!(outline(source).comments[0].as_str(), "okrlint: allow(x), because y");
    }
}
