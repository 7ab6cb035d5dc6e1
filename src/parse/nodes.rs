//! Which line belongs to which: blocks with their clean text, their labels, and their parents.
//!
//! In goes an [`Outline`], out come [`Node`]s in the order of the source, each with the index of its parent.
//! Depth is a number and never a call, so nesting may be as deep as it likes. A line belongs to the heading, the
//! item or the leading line above it; where indents contradict each other, the kind of marker decides.

use super::inline::{Inline, says_fate};
use super::key::Key;
use super::label::{Label, Labelled, label};
use super::outline::{Block, Marker, Outline, Shape, is_filled};
use super::sentence::{is_area, is_prose, is_time, names_okrs, sentences, words};
use super::split::{Kind, split};
use super::title::is_title;
use crate::model::FieldName;
use crate::text::{Span, Text};

/// No parent: the document itself.
pub(super) const ROOT: u32 = u32::MAX;

/// A block with its text and its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The block.
    pub(super) block: Block,
    /// All of it in the source.
    pub(super) span: Span,
    /// Its clean text, label included.
    pub(super) text: Text,
    /// Its label.
    pub(super) label: Labelled,
    /// Index of what it stands under.
    pub(super) parent: u32,
    /// Whether its text begins in bold.
    pub(super) is_bold: bool,
    /// Whether all of it is struck through.
    pub(super) is_struck: bool,
    /// What stands behind a statement that is struck through: "done".
    pub(super) struck_as: Option<Text>,
    /// Whether it is nothing but a link into the same page.
    pub(super) is_jump: bool,
    /// List items directly under it.
    pub(super) items: u32,
    /// Of these, those that have items under them.
    pub(super) nested: u32,
    /// Of these, those in a check box.
    pub(super) boxes: u32,
    /// Lines directly under it that have no label.
    pub(super) lines: u32,
    /// Whether a key result with a label stands directly under it.
    pub(super) has_key_results: bool,
    /// Whether "Key results" stands directly under it, with a list of its own.
    pub(super) has_list: bool,
    /// Levels of list items under it.
    pub(super) height: u32,
}

impl Node {
    /// The text after the label.
    pub(super) fn rest(&self) -> &str {
        &self.text.as_str()[self.label.rest.min(self.text.as_str().len())..]
    }

    /// Level of a heading.
    pub(super) fn level(&self) -> Option<u8> {
        match self.block.shape {
            Shape::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Whether it is a list item.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.block.shape, Shape::Item(_))
    }

    /// Whether it is a paragraph or a line of its own.
    pub(super) fn is_line(&self) -> bool {
        self.block.shape == Shape::Line
    }

    /// Whether nothing follows its label.
    pub(super) fn is_solo(&self) -> bool {
        self.rest().trim().is_empty()
    }
}

/// Reads the text of every block and finds its parent.
pub(super) fn nodes(source: &str, outline: &Outline, comments: &mut Vec<Text>) -> Vec<Node> {
    let mut inline = Inline::default();
    let mut nodes: Vec<Node> = Vec::with_capacity(outline.blocks.len());
    let mut open: Vec<u32> = Vec::new();
    for block in &outline.blocks {
        let mut node = read(source, outline, block, &mut inline, comments);
        if node.text.is_empty() && !node.is_item() {
            continue;
        }
        let parts = if node.block.shape == Shape::Row { Vec::new() } else { parts(&mut node) };
        for node in std::iter::once(node).chain(parts) {
            add(&mut nodes, &mut open, node);
        }
    }
    super::letter::mark(&mut nodes);
    indented(&mut nodes);
    count(&mut nodes);
    measured(&mut nodes);
    nodes
}

/// "Measured by:" over a list names the key results of its objective; inside a list it is a field of its item.
fn measured(nodes: &mut [Node]) {
    const MEASURED: Option<Label> = Some(Label::Key(Key::Field(FieldName::Metric)));
    for at in 0..nodes.len() {
        let node = &nodes[at];
        if node.label.label != MEASURED || node.items == 0 || !node.is_solo() {
            continue;
        }
        let parent = (node.parent != ROOT).then_some(node.parent as usize);
        let label = parent.and_then(|parent| nodes[parent].label.label);
        let before = at.checked_sub(1).map(|before| &nodes[before]).filter(|before| before.parent == node.parent);
        let follows_key_result = before.is_some_and(|before| before.label.label == Some(Label::KeyResult));
        let is_of_item = label == Some(Label::KeyResult)
            || label.is_none() && parent.is_some_and(|parent| nodes[parent].is_item())
            || follows_key_result;
        if is_of_item {
            continue;
        }
        nodes[at].label.label = Some(Label::KeyResults);
        if let Some(parent) = parent {
            nodes[parent].has_list = true;
        }
    }
}

/// In a draft that has neither labels nor bullets, lines that stand further in are the items of the line above them.
fn indented(nodes: &mut [Node]) {
    let says_more = |node: &Node| node.is_item() || node.label.label.is_some() || node.block.shape == Shape::Row;
    if nodes.iter().any(says_more) {
        return;
    }
    for at in 0..nodes.len() {
        let node = &nodes[at];
        let above = (node.parent != ROOT).then(|| &nodes[node.parent as usize]);
        if node.is_line()
            && above.is_some_and(|above| above.level().is_none() && node.block.indent > above.block.indent)
        {
            nodes[at].block.shape = Shape::Item(Marker::Bullet(' '));
        }
    }
}

fn add(nodes: &mut Vec<Node>, open: &mut Vec<u32>, mut node: Node) {
    close(nodes, open, &node);
    node.parent = open.last().copied().unwrap_or(ROOT);
    open.push(nodes.len() as u32);
    nodes.push(node);
}

/// Cuts the statements that follow the first one out of a line; they stand under it where it is their objective.
fn parts(node: &mut Node) -> Vec<Node> {
    let Some(found) = split(node.text.as_str(), &node.label) else { return Vec::new() };
    let whole = std::mem::take(&mut node.text);
    let own = node.block.indent;
    let leads = found.is_led
        || matches!(node.label.label, None | Some(Label::Objective | Label::Objectives | Label::KeyResults));
    // Key results stand under the objective of the line, items under its last label.
    let (mut below, mut items) = if leads { (own + 2, own + 2) } else { (own, own) };
    let mut nodes = Vec::with_capacity(found.parts.len());
    for part in found.parts {
        let text = whole.part(part.range);
        let span = text.span();
        if text.is_empty() {
            continue;
        }
        let label = if part.kind == Kind::Item { label(text.as_str()) } else { labelled(text.as_str()) };
        let (shape, indent) = match part.kind {
            Kind::Labelled(Label::Objective | Label::Objectives) => {
                (below, items) = (own + 2, own + 2);
                (if node.is_item() { node.block.shape } else { Shape::Line }, own)
            }
            Kind::Labelled(_) => {
                items = below + 2;
                (Shape::Line, below)
            }
            Kind::Item => (Shape::Item(Marker::Bullet('•')), items),
        };
        let mut block = node.block;
        (block.shape, block.indent, block.has_box, block.after_blank) = (shape, indent, false, false);
        nodes.push(Node { block, span, text, label, parent: ROOT, is_bold: false, is_jump: false, ..node.clone() });
    }
    if found.is_led {
        node.label = Labelled { label: Some(Label::Objective), ..Labelled::default() };
    }
    node.text = whole.part(0..found.end);
    node.span = node.text.span();
    let length = node.text.as_str().len();
    node.label.rest = node.label.rest.min(length);
    node.label.role = node.label.role.take().filter(|role| role.end <= length);
    nodes
}

fn read(source: &str, outline: &Outline, block: &Block, inline: &mut Inline, comments: &mut Vec<Text>) -> Node {
    let lines = outline.lines(block);
    let span = outline.span(block);
    let raw = &source[span.range()];
    let is_row = block.shape == Shape::Row;
    let mut text = if is_row { Text::verbatim(source, span) } else { inline.clean(source, lines, comments) };
    let begin = raw.trim_start_matches(|c: char| super::label::is_ornament(c) || c == ' ');
    let is_bold =
        begin.starts_with("**") || begin.starts_with("__") || begin.starts_with("<b>") || begin.starts_with("<strong>");
    let struck = if is_row { None } else { struck(raw, &mut text) };
    let (is_struck, struck_as) = (struck.is_some(), struck.flatten());
    let is_jump =
        raw.starts_with('[') && raw.ends_with(')') && raw.rfind("](").is_some_and(|at| raw[at..].starts_with("](#"));
    let label = if is_row { Labelled::default() } else { labelled(text.as_str()) };
    Node {
        block: *block,
        span,
        text,
        label,
        parent: ROOT,
        is_bold,
        is_struck,
        struck_as,
        is_jump,
        items: 0,
        nested: 0,
        boxes: 0,
        lines: 0,
        has_key_results: false,
        has_list: false,
        height: 0,
    }
}

/// Marks around what is struck through.
pub(super) const STRIKES: [(&str, &str); 4] =
    [("~~", "~~"), ("<s>", "</s>"), ("<del>", "</del>"), ("<strike>", "</strike>")];

/// Whether a line is struck through, as Markdown (`~~so~~`), HTML (`<del>so</del>`), wikis (`-so-`) and chats (`~so~`) write
/// it, and what is said behind it. Its text is left without the marks.
fn struck(raw: &str, text: &mut Text) -> Option<Option<Text>> {
    if !raw.bytes().any(|byte| matches!(byte, b'~' | b'<')) {
        return marked(text, '-').then_some(None);
    }
    if let Some(status) = tilded(text) {
        return Some(Some(status));
    }
    let first = STRIKES.iter().filter_map(|(open, close)| Some((raw.find(open)?, open, close))).min();
    let Some((at, open, close)) = first.filter(|&(at, ..)| is_lead(&raw[..at])) else {
        return (marked(text, '-') || marked(text, '~')).then_some(None);
    };
    let inner = &raw[at + open.len()..];
    let end = inner.rfind(close).filter(|&end| end > 0)?;
    let tail = inner[end + close.len()..].trim();
    if !tail.contains(char::is_alphanumeric) {
        return Some(None);
    }
    let start = text.as_str().trim_end().strip_suffix(tail).filter(|_| says_fate(tail))?.len();
    let status = text.part(start..start + tail.len());
    *text = text.part(0..start).trimmed();
    Some(Some(status))
}

/// "~NPS from 20 to 40~ moved to Q4", as chats write it: what became of it, and its text without the marks.
fn tilded(text: &mut Text) -> Option<Text> {
    let clean = text.as_str();
    let open = clean.find('~').filter(|&open| is_lead(&clean[..open]))?;
    let close = open + 1 + clean[open + 1..].find('~')?;
    let is_word = |at: usize| clean[at..].starts_with(char::is_alphanumeric);
    let tail = clean[close + 1..].trim();
    if !is_word(open + 1) || tail.starts_with('~') || !says_fate(tail) {
        return None;
    }
    let start = clean.len() - clean[close + 1..].trim_start().len();
    let status = text.part(start..clean.len()).trimmed();
    let mut bare = text.part(0..open);
    bare.push_text(&text.part(open + 1..close));
    *text = bare.trimmed();
    Some(status)
}

/// Whether nothing but a label and marks stands before what is struck through.
fn is_lead(before: &str) -> bool {
    let is_mark = |b: u8| matches!(b, b'[' | b']' | b' ' | b'*' | b':' | b'.' | b'-' | b'_');
    let bare = before.trim_matches(['*', '_', ' ']);
    bare.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || is_mark(b))
        || bare.len() <= 40 && label(bare).rest >= bare.len()
}

/// "-NPS from 20 to 40-", "~NPS from 20 to 40~", perhaps behind a label.
fn marked(text: &mut Text, mark: char) -> bool {
    let clean = text.as_str();
    if !clean.trim_end().ends_with(mark) {
        return false;
    }
    let rest = if clean.starts_with(mark) { 0 } else { label(clean).rest.min(clean.len()) };
    // The label may have taken the first mark for a dash behind it.
    let start = if rest > 1 && clean[..rest].ends_with(" -") { rest - 1 } else { rest };
    let Some(inner) = clean[start..].strip_prefix(mark).and_then(|rest| rest.trim_end().strip_suffix(mark)) else {
        return false;
    };
    let is_word = |c: char| c.is_alphanumeric();
    let is_struck = inner.starts_with(is_word)
        && inner.ends_with(|c: char| is_word(c) || matches!(c, '%' | ')' | '.'))
        && inner.contains(' ');
    if is_struck {
        let end = start + 1 + inner.len();
        let mut bare = text.part(0..start);
        bare.push_text(&text.part(start + 1..end));
        *text = bare;
    }
    is_struck
}

/// The label, which may stand behind a tag: "[P0] Objective: …".
fn labelled(text: &str) -> Labelled {
    let found = label(text);
    if found.label.is_some() || !text.starts_with('[') {
        return found;
    }
    let Some(close) = text.bytes().take(28).position(|b| b == b']') else { return found };
    let after = close + 1 + text[close + 1..].len() - text[close + 1..].trim_start().len();
    // "[KR1] 40 demos": the label itself stands in the brackets.
    let tag = label(&text[1..close]);
    if matches!(tag.label, Some(Label::Objective | Label::KeyResult)) && tag.rest + 1 >= close {
        return Labelled { rest: after, role: None, ..tag };
    }
    let inner = label(&text[after..]);
    if inner.label.is_none() {
        return found;
    }
    Labelled { rest: inner.rest + after, role: inner.role.map(|role| role.start + after..role.end + after), ..inner }
}

/// Closes what the new node does not stand under.
fn close(nodes: &[Node], open: &mut Vec<u32>, node: &Node) {
    match node.block.shape {
        Shape::Heading(level) => {
            while open.last().is_some_and(|&at| nodes[at as usize].level().is_none_or(|other| other >= level)) {
                open.pop();
            }
        }
        Shape::Item(marker) => close_for_item(nodes, open, node, marker),
        Shape::Line | Shape::Row => close_for_line(nodes, open, node),
    }
}

fn close_for_item(nodes: &[Node], open: &mut Vec<u32>, node: &Node, marker: Marker) {
    let indent = node.block.indent;
    while let Some(&at) = open.last() {
        let top = &nodes[at as usize];
        match top.block.shape {
            Shape::Heading(_) => return,
            Shape::Row => {}
            Shape::Line => {
                if top.block.indent <= indent && leads(nodes, at, node) {
                    return;
                }
            }
            Shape::Item(other) => {
                let step = indent as i64 - top.block.indent as i64;
                // One column more is noise where the marker is the same, and a level where it is another.
                if step >= 2 || step == 1 && !same(marker, other) || deeper(marker, other) && step >= 0 {
                    return;
                }
                if (-1..=1).contains(&step)
                    && !same(marker, other)
                    && !deeper(other, marker)
                    && !outer_has(nodes, open, indent, marker)
                {
                    return;
                }
            }
        }
        open.pop();
    }
}

/// Whether an open item further out has the same marker at this indent, so that its list goes on.
fn outer_has(nodes: &[Node], open: &[u32], indent: u32, marker: Marker) -> bool {
    open.iter().rev().skip(1).take(3).any(|&at| {
        let outer = &nodes[at as usize];
        matches!(outer.block.shape, Shape::Item(other) if same(marker, other))
            && outer.block.indent.abs_diff(indent) <= 1
    })
}

fn same(a: Marker, b: Marker) -> bool {
    match (a, b) {
        (Marker::Number(x), Marker::Number(y)) => x == y,
        // "■ done" beside "□ open"
        (Marker::Bullet('☐'), Marker::Bullet(other)) | (Marker::Bullet(other), Marker::Bullet('☐')) => {
            other == '☐' || is_filled(other)
        }
        _ => a == b,
    }
}

/// `1.2` stands under `1.` whatever the indent.
fn deeper(a: Marker, b: Marker) -> bool {
    matches!((a, b), (Marker::Number(x), Marker::Number(y)) if x > y)
}

/// Whether a line leads the list that follows it.
fn leads(nodes: &[Node], at: u32, item: &Node) -> bool {
    let line = &nodes[at as usize];
    let text = line.text.as_str();
    match line.label.label {
        Some(Label::Key(Key::Field(_) | Key::Id | Key::Team | Key::Cycle | Key::Language)) => return line.is_solo(),
        Some(_) => return true,
        None => {}
    }
    let is_last = at as usize == nodes.len() - 1;
    if text.trim_end().ends_with(':') {
        return true;
    }
    if item.block.indent >= line.block.indent + 2 && !item.block.after_blank && is_last {
        return !is_prose(text);
    }
    if is_prose(text) || line.is_jump || names_okrs(text) || is_time(text) || is_title(text) {
        return false;
    }
    let under = line.parent;
    let follows_heading = under != ROOT && under as usize + 1 == at as usize && nodes[under as usize].level().is_some();
    let titled = follows_heading && {
        let heading = &nodes[under as usize];
        !is_area(heading.text.as_str()) || heading.label.label.is_some() || heading.label.role.is_some()
    };
    let describes =
        item.block.after_blank && follows_heading && (text.trim_end().ends_with('.') || sentences(text) > 0);
    !titled && !describes && words(text, 32) <= 30
}

fn close_for_line(nodes: &[Node], open: &mut Vec<u32>, node: &Node) {
    let indent = node.block.indent;
    let is_labelled = node.label.label.is_some();
    while let Some(&at) = open.last() {
        let top = &nodes[at as usize];
        match top.block.shape {
            Shape::Heading(_) => return,
            Shape::Item(_) if indent > top.block.indent => return,
            Shape::Line if indent > top.block.indent + 1 => return,
            // "Owner: Ana" right after a line without a label is said of that line.
            Shape::Line
                if !node.block.after_blank
                    && top.label.label.is_none()
                    && at as usize + 1 == nodes.len()
                    && is_field(node) =>
            {
                return;
            }
            // "Key results:" on a line of its own takes the lines that follow it, until another label comes.
            Shape::Line
                if !is_labelled
                    && opens_section(top)
                    && (at as usize + 1 == nodes.len()
                        || nodes[nodes.len() - 1].is_line() && !(is_aside(top) && node.block.after_blank)) =>
            {
                return;
            }
            _ => {}
        }
        open.pop();
    }
}

/// Whether a line is a label and nothing else.
fn opens_section(node: &Node) -> bool {
    node.is_solo()
        && matches!(
            node.label.label,
            Some(
                Label::Objective
                    | Label::Objectives
                    | Label::KeyResult
                    | Label::KeyResults
                    | Label::Key(
                        Key::Field(FieldName::Owner | FieldName::Due)
                            | Key::Initiative
                            | Key::NonGoal
                            | Key::Context
                            | Key::Guardrail
                            | Key::NextStep
                            | Key::Aside
                    )
            )
        )
}

/// Whether a line is a field with its value.
fn is_field(node: &Node) -> bool {
    matches!(node.label.label, Some(Label::Key(Key::Field(_)))) && !node.is_solo()
}

/// Whether what stands under a label is about the work around the draft: it ends with a blank line.
fn is_aside(node: &Node) -> bool {
    matches!(node.label.label, Some(Label::Key(Key::NextStep | Key::Aside)))
}

/// Counts what stands under each node, from the last to the first.
fn count(nodes: &mut [Node]) {
    for at in (0..nodes.len()).rev() {
        let node = &nodes[at];
        if node.parent == ROOT {
            continue;
        }
        let (is_item, has_box, has_items, height) = (node.is_item(), node.block.has_box, node.items > 0, node.height);
        let is_plain_line = node.is_line() && node.label.label.is_none();
        let is_key_result = matches!(node.label.label, Some(Label::KeyResult));
        let is_list = matches!(node.label.label, Some(Label::KeyResults));
        let parent = &mut nodes[node.parent as usize];
        if is_item {
            parent.items += 1;
            parent.nested += u32::from(has_items);
            parent.boxes += u32::from(has_box);
            parent.height = parent.height.max(height + 1);
        }
        parent.lines += u32::from(is_plain_line);
        parent.has_key_results |= is_key_result;
        parent.has_list |= is_list;
    }
}
