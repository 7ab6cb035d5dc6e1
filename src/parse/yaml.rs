//! YAML drafts: anchors, merge keys, comments, several documents in one file.
//!
//! In goes the source, out comes the document that [`super::structured`] makes of its tree. Events and their
//! byte ranges come from `granit-parser`. An alias is the anchored node itself, not a copy, so that aliases of
//! aliases take no room; where they stand for more than a draft of this length can mean, none is followed. What is no YAML after all (notes with a colon too many) is read as plain text, and the
//! break is reported at its place.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle};

use super::tree::{Builder, NodeId, Quoting, Tree, Value, clip};
use super::{structured, text};
use crate::model::{Document, Format, ProblemKind, Shape};
use crate::text::{Span, Text};

/// Reads `source`.
pub(super) fn parse(source: &str) -> Document {
    let tree = tree(source);
    let is_bare =
        tree.roots.iter().all(|&root| !matches!(tree.node(root).value, Value::Sequence(_) | Value::Mapping(_)));
    let is_empty = tree.nodes.is_empty() && tree.problems.is_empty();
    let document = structured::document(source, tree, Format::Yaml);
    if is_empty || document.shape != Shape::Nothing || !is_bare && document.problems.is_empty() {
        return document;
    }
    let mut plain = text::parse(source);
    plain.format = Format::Yaml;
    plain.problems.splice(0..0, document.problems);
    plain
}

/// The tree of `source`. Its aliases may add half as many nodes as it has bytes; where they would add more, it is
/// read again without them.
pub(super) fn tree(source: &str) -> Tree {
    let most = source.len() as u64 / 2;
    read(source, most).or_else(|()| read(source, 0)).unwrap_or_default()
}

/// The tree with at most `most` nodes added by aliases; with none allowed, they are left out and that is reported.
fn read(source: &str, most: u64) -> Result<Tree, ()> {
    let builder = Builder::default();
    let mut reader = Reader { source, builder, anchors: HashMap::new(), open: Vec::new(), added: 0, most };
    let options = granit_parser::options! { emit_unresolved_aliases: true };
    for event in Parser::new_from_str_with_options(source, options) {
        match event {
            Ok((event, span)) => {
                reader.event(event, span.byte_range().unwrap_or_default());
                if reader.added > most && most > 0 {
                    return Err(());
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(source.len());
                reader.builder.problem(clip(source, at, at + 1), problem(error.kind()));
                break;
            }
        }
    }
    Ok(reader.builder.finish(source.len()))
}

fn problem(kind: &ErrorKind) -> ProblemKind {
    match kind {
        ErrorKind::RecursionLimitExceeded => ProblemKind::Limit("nested too deeply"),
        other => ProblemKind::Syntax(other.to_string()),
    }
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder,
    anchors: HashMap<usize, NodeId>,
    /// Anchors of the open collections; 0 for none.
    open: Vec<usize>,
    /// How many nodes the aliases so far stand for.
    added: u64,
    /// How many they may stand for.
    most: u64,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        let span = clip(self.source, range.start, range.end);
        match event {
            Event::Comment(..) => {
                let inner = Span::new((span.start + 1).min(span.end), span.end);
                self.builder.tree.comments.push(Text::verbatim(self.source, inner).trimmed());
            }
            Event::Scalar(value, style, anchor, _) => {
                let (span, value) = scalar(self.source, span, &value, style);
                let id = self.builder.scalar(span, value);
                self.anchor(anchor, id);
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open.push(anchor);
                self.builder.sequence(span);
            }
            Event::MappingStart(_, anchor, _) => {
                self.open.push(anchor);
                self.builder.mapping(span);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let id = self.builder.close(span.end);
                let anchor = self.open.pop().unwrap_or(0);
                self.anchor(anchor, id);
            }
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some(&id) => self.again(id, span),
                // Only a collection that holds itself is not closed yet.
                None => self.no_node(span, "an alias stands inside what it stands for"),
            },
            Event::UnresolvedAlias(_) => {
                // A bullet that begins with an asterisk is emphasis or a word, not a reference.
                self.builder.scalar(span, Value::Scalar(Quoting::Plain));
            }
            _ => {}
        }
    }

    fn anchor(&mut self, anchor: usize, id: Option<NodeId>) {
        if let Some(id) = id
            && anchor != 0
        {
            self.anchors.insert(anchor, id);
        }
    }

    fn again(&mut self, id: NodeId, span: Span) {
        let is_first = self.added == 0;
        self.added = self.added.saturating_add(self.builder.weight(id));
        if self.added <= self.most {
            return self.builder.again(id);
        }
        if is_first {
            self.builder.problem(span, ProblemKind::Limit("aliases stand for more than the draft can hold"));
        }
        self.builder.leave_out(span);
    }

    fn no_node(&mut self, span: Span, message: &str) {
        self.builder.problem(span, ProblemKind::Syntax(message.to_owned()));
        self.builder.scalar(span, Value::Empty);
    }
}

/// The place of a scalar's words and how they are written.
fn scalar(source: &str, span: Span, value: &str, style: ScalarStyle) -> (Span, Value) {
    let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
    match style {
        ScalarStyle::DoubleQuoted if inner.start <= inner.end => (inner, Value::Scalar(Quoting::Escaped)),
        ScalarStyle::SingleQuoted if inner.start <= inner.end => (inner, Value::Scalar(Quoting::Doubled(b'\''))),
        ScalarStyle::Plain if matches!(value, "" | "~" | "null" | "Null" | "NULL") => (span, Value::Empty),
        _ => {
            // A block's range runs on to the next line that holds anything.
            let length = source[span.range()].trim_end().len();
            (Span::new(span.start, span.start + length), Value::Scalar(Quoting::Plain))
        }
    }
}
