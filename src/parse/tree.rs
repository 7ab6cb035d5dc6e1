//! One small tree for YAML, JSON and TOML: scalars, sequences and mappings with their places.
//!
//! The readers of the three syntaxes feed a [`Builder`] with openings, scalars and closings; out comes a [`Tree`].
//! Nodes lie in one vector and name each other by index, so that an alias costs nothing, nothing recurses and
//! a broken file keeps all that came before the break. What lies deeper than [`DEPTH`] is left out and reported.

use std::borrow::Cow;

use crate::model::{Problem, ProblemKind};
use crate::text::{Span, Text, boundary};

/// How deep nodes may nest. A draft needs less than ten.
pub(super) const DEPTH: usize = 64;

/// Index of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NodeId(u32);

/// What a node holds.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// `null`, `~`, or nothing at all.
    Empty,
    /// A string, number, boolean or date; the words are cleaned out of the source when asked for.
    Scalar(Quoting),
    /// A list.
    Sequence(Vec<NodeId>),
    /// Keys and values in the order of the source; keys may repeat.
    Mapping(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The key, a scalar node where it is one.
    pub key: NodeId,
    /// The value.
    pub value: NodeId,
}

/// A node with its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// A scalar's words without their quotes; a collection from its first to its last mark.
    pub span: Span,
    /// What it holds.
    pub value: Value,
}

/// How the bytes of a scalar become words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    /// As they stand.
    Plain,
    /// A doubled quote stands for one.
    Doubled(u8),
    /// Backslash escapes.
    Escaped,
}

/// A source as nodes.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// All nodes.
    pub nodes: Vec<Node>,
    /// The documents of the source; JSON and TOML have one.
    pub roots: Vec<NodeId>,
    /// The comments, their marks left out.
    pub comments: Vec<Text>,
    /// What is wrong with the syntax.
    pub problems: Vec<Problem>,
    /// What a fault kept from being read.
    pub left_out: Vec<Span>,
}

impl Tree {
    /// The node of `id`.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// Whether the source is one text, or several, without a list or a mapping.
    pub fn holds_no_collection(&self) -> bool {
        self.roots.iter().all(|&root| !matches!(self.node(root).value, Value::Sequence(_) | Value::Mapping(_)))
    }

    /// The words of a scalar; `None` for anything else.
    pub fn text(&self, source: &str, id: NodeId) -> Option<Text> {
        let node = self.node(id);
        match node.value {
            Value::Scalar(quoting) => Some(words(source, node.span, quoting)),
            _ => None,
        }
    }

    /// The name of a key, unescaped; empty where the key is no scalar.
    pub fn name<'s>(&self, source: &'s str, id: NodeId) -> Cow<'s, str> {
        let node = self.node(id);
        match node.value {
            Value::Scalar(Quoting::Plain) => Cow::Borrowed(&source[node.span.range()]),
            Value::Scalar(quoting) => Cow::Owned(words(source, node.span, quoting).as_str().to_owned()),
            _ => Cow::Borrowed(""),
        }
    }
}

enum Open {
    Sequence(Span, Vec<NodeId>),
    Mapping(Span, Vec<Entry>, Option<NodeId>),
}

/// Puts a tree together from openings, scalars and closings in the order of the source.
#[derive(Default)]
pub(super) struct Builder {
    /// What is finished so far.
    pub tree: Tree,
    open: Vec<Open>,
    /// How many nodes each node stands for, itself and all under it, aliases followed.
    weights: Vec<u64>,
    too_deep: usize,
    is_reported: bool,
}

impl Builder {
    /// Adds a scalar or an empty value.
    pub fn scalar(&mut self, span: Span, value: Value) -> Option<NodeId> {
        if self.too_deep > 0 {
            return None;
        }
        let id = self.add(span, value)?;
        self.place(id);
        Some(id)
    }

    /// Puts a node that exists already at the next place.
    pub fn again(&mut self, id: NodeId) {
        if self.too_deep == 0 {
            self.place(id);
        }
    }

    /// How many nodes `id` stands for.
    pub fn weight(&self, id: NodeId) -> u64 {
        self.weights.get(id.0 as usize).copied().unwrap_or(1)
    }

    /// Passes over a node: a list goes on without it, a key has nothing.
    pub fn leave_out(&mut self, span: Span) {
        if matches!(self.open.last(), Some(Open::Mapping(..))) {
            self.scalar(span, Value::Empty);
        }
    }

    /// The node that was added last.
    pub fn last(&self) -> Option<NodeId> {
        self.tree.nodes.len().checked_sub(1).and_then(|at| u32::try_from(at).ok()).map(NodeId)
    }

    /// Lets a scalar end later.
    pub fn widen(&mut self, id: NodeId, end: usize) {
        if let Some(node) = self.tree.nodes.get_mut(id.0 as usize) {
            node.span.end = end.max(node.span.end);
        }
    }

    /// Opens a list at `span`.
    pub fn sequence(&mut self, span: Span) {
        self.push(span, Open::Sequence(span, Vec::new()));
    }

    /// Opens a mapping at `span`.
    pub fn mapping(&mut self, span: Span) {
        self.push(span, Open::Mapping(span, Vec::new(), None));
    }

    /// How many collections are open.
    pub fn depth(&self) -> usize {
        self.open.len() + self.too_deep
    }

    /// Closes the innermost collection, which ends with `end`.
    pub fn close(&mut self, end: usize) -> Option<NodeId> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let (span, value) = match self.open.pop()? {
            Open::Sequence(span, items) => (span, Value::Sequence(items)),
            Open::Mapping(span, mut entries, key) => {
                if let Some(key) = key
                    && let Some(value) = self.add(Span::new(end, end), Value::Empty)
                {
                    entries.push(Entry { key, value });
                }
                (span, Value::Mapping(entries))
            }
        };
        let id = self.add(Span::new(span.start, end.max(span.end)), value)?;
        self.place(id);
        Some(id)
    }

    /// Closes all that is open and gives the tree.
    pub fn finish(mut self, end: usize) -> Tree {
        while self.depth() > 0 {
            self.close(end);
        }
        self.tree
    }

    /// Notes what is wrong with the syntax.
    pub fn problem(&mut self, span: Span, kind: ProblemKind) {
        self.tree.problems.push(Problem { span, kind });
    }

    fn push(&mut self, span: Span, open: Open) {
        if self.too_deep > 0 || self.open.len() >= DEPTH {
            if self.too_deep == 0 {
                if !std::mem::replace(&mut self.is_reported, true) {
                    self.problem(span, ProblemKind::Limit("nested too deeply"));
                }
                self.scalar(span, Value::Empty);
            }
            self.too_deep += 1;
        } else {
            self.open.push(open);
        }
    }

    fn add(&mut self, span: Span, value: Value) -> Option<NodeId> {
        let id = u32::try_from(self.tree.nodes.len()).ok()?;
        let sum =
            |ids: &mut dyn Iterator<Item = NodeId>| ids.fold(1_u64, |sum, id| sum.saturating_add(self.weight(id)));
        let weight = match &value {
            Value::Sequence(items) => sum(&mut items.iter().copied()),
            Value::Mapping(entries) => sum(&mut entries.iter().flat_map(|entry| [entry.key, entry.value])),
            Value::Empty | Value::Scalar(_) => 1,
        };
        self.weights.push(weight);
        self.tree.nodes.push(Node { span, value });
        Some(NodeId(id))
    }

    fn place(&mut self, id: NodeId) {
        match self.open.last_mut() {
            None => self.tree.roots.push(id),
            Some(Open::Sequence(_, items)) => items.push(id),
            Some(Open::Mapping(_, entries, key)) => match key.take() {
                None => *key = Some(id),
                Some(key) => entries.push(Entry { key, value: id }),
            },
        }
    }
}

/// `start..end` moved outward to character boundaries and inside the source.
pub(super) fn clip(source: &str, start: usize, end: usize) -> Span {
    let start = boundary(source, start);
    let mut end = end.min(source.len()).max(start);
    while !source.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}

/// Cleans the bytes of `span`: escapes are resolved, and white space around a line end is one space.
pub(super) fn words(source: &str, span: Span, quoting: Quoting) -> Text {
    let raw = &source[span.range()];
    let bytes = raw.as_bytes();
    let mut text = Text::new();
    let mut run = 0;
    let mut at = 0;
    while at < bytes.len() {
        let (length, stands_for) = match (bytes[at], quoting) {
            (b' ' | b'\t' | b'\r' | b'\n', _) => match fold(bytes, at) {
                Some(length) => (length, Cow::Borrowed(" ")),
                None => {
                    at += 1;
                    continue;
                }
            },
            (b'\\', Quoting::Escaped) => escape(&raw[at..]),
            (mark, Quoting::Doubled(quote)) if mark == quote && bytes.get(at + 1) == Some(&quote) => {
                (2, Cow::Borrowed(&raw[at..=at]))
            }
            _ => {
                at += 1;
                continue;
            }
        };
        text.push(source, Span::new(span.start + run, span.start + at));
        text.push_as(&stands_for, Span::new(span.start + at, span.start + at + length));
        at += length;
        run = at;
    }
    text.push(source, Span::new(span.start + run, span.end));
    let mut trimmed = text.trimmed();
    trimmed.set_span(span);
    trimmed
}

/// Length of the white space at `at` if a line end lies in it.
fn fold(bytes: &[u8], at: usize) -> Option<usize> {
    if at > 0 && bytes[at] != b'\n' && matches!(bytes[at - 1], b' ' | b'\t' | b'\r') {
        // The run was looked at from its first byte already: looking again would make long runs quadratic.
        return None;
    }
    let length = bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count();
    bytes[at..at + length].contains(&b'\n').then_some(length)
}

/// Length of the escape that `raw` begins with, and what it stands for.
fn escape(raw: &str) -> (usize, Cow<'static, str>) {
    let Some(mark) = raw[1..].chars().next() else { return (1, Cow::Borrowed("\\")) };
    let known = match mark {
        'n' | 'r' | 't' | 'v' | 'f' | '_' | 'N' | 'L' | 'P' => " ",
        '"' => "\"",
        '\'' => "'",
        '\\' => "\\",
        '/' => "/",
        '0' | 'a' | 'b' | 'e' => "",
        '\r' | '\n' => return (continuation(raw), Cow::Borrowed("")),
        ' ' => " ",
        'x' => return code_point(raw, 2),
        'u' => return code_point(raw, 4),
        'U' => return code_point(raw, 8),
        other => return (1 + other.len_utf8(), Cow::Owned(other.to_string())),
    };
    (2, Cow::Borrowed(known))
}

/// A backslash at the end of a line takes the line end and the next line's indent with it.
fn continuation(raw: &str) -> usize {
    1 + raw[1..].bytes().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count()
}

fn code_point(raw: &str, digits: usize) -> (usize, Cow<'static, str>) {
    let read = |from: usize| raw.get(from..from + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let length = 2 + digits;
    let Some(first) = read(2) else { return (2, Cow::Borrowed("")) };
    if let Some(one) = char::from_u32(first) {
        return (length, Cow::Owned(if one.is_control() { String::from(" ") } else { one.to_string() }));
    }
    // JSON writes characters beyond the first plane as two escapes.
    let pair = (raw.get(length..length + 2) == Some("\\u")).then(|| read(length + 2)).flatten();
    let joined = pair
        .filter(|low| (0xDC00..0xE000).contains(low) && first < 0xDC00)
        .and_then(|low| char::from_u32(0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00)));
    match joined {
        Some(one) => (2 * length, Cow::Owned(one.to_string())),
        None => (length, Cow::Borrowed("\u{fffd}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, quoting: Quoting, expected: &str) {
        let text = words(source, Span::new(0, source.len()), quoting);
        assert_eq!(text.as_str(), expected, "{source:?}");
        for (at, _) in text.as_str().char_indices() {
            let place = text.locate(at..text.as_str().len());
            assert!(source.get(place.range()).is_some(), "{source:?} at {at}");
        }
    }

    #[test]
    fn words_are_cleaned_of_their_writing() {
        check("Raise trials", Quoting::Plain, "Raise trials");
        check("Raise\r\n    trials \n to 40", Quoting::Plain, "Raise trials to 40");
        check("buyers'' trust", Quoting::Doubled(b'\''), "buyers' trust");
        check("say \"\"yes\"\"", Quoting::Doubled(b'"'), "say \"yes\"");
        check("caf\\u00e9 \\ud83d\\ude80 \\\"x\\\" \\\\", Quoting::Escaped, "café 🚀 \"x\" \\");
        check("one\\nline", Quoting::Escaped, "one line");
        check("one \\\n   line", Quoting::Escaped, "one line");
        check("\\ud83d alone \\u12 \\", Quoting::Escaped, "\u{fffd} alone 12 \\");
    }

    #[test]
    fn deep_nodes_are_left_out() {
        let mut builder = Builder::default();
        for at in 0..100_000 {
            builder.sequence(Span::new(at, at + 1));
        }
        let tree = builder.finish(100_000);
        assert_eq!(tree.roots.len(), 1);
        assert_eq!(tree.nodes.len(), DEPTH + 1);
        assert_eq!(tree.problems.len(), 1);
    }
}
