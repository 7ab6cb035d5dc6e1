//! YAML drafts: anchors, merge keys, comments, several documents in one file.
//!
//! In goes the source, out comes the document that [`super::structured`] makes of its tree. Events and their
//! byte ranges come from `granit-parser`. An alias is the anchored node itself, not a copy, so that aliases of
//! aliases take no room; where they stand for more than a draft of this length can mean, that alone is said. What is
//! broken, or no YAML after all (notes with a colon too many), is read by [`lines`], and the break is reported at its place.

mod lines;

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle};

use super::structured;
use super::tree::{Builder, NodeId, Quoting, Tree, Value, clip};
use crate::model::{Document, Format, Problem, ProblemKind, Shape, Skipped};
use crate::text::{Span, Text};

/// Reads `source`. What stands in a broken file is read line by line where that shows more of it.
pub(super) fn parse(source: &str) -> Document {
    let mut tree = match read(source) {
        Ok(tree) => tree,
        Err(TooMany(alias)) => return bomb(source, alias),
    };
    let is_empty = tree.nodes.is_empty() && tree.problems.is_empty();
    let is_bare = tree.holds_no_collection();
    let fault = tree.problems.iter().find(|problem| matches!(problem.kind, ProblemKind::Syntax(_))).cloned();
    tree.left_out =
        fault.iter().map(|fault| Span::new(fault.span.start, source.trim_end().len().max(fault.span.start))).collect();
    let document = structured::document(source, tree, Format::Yaml);
    let is_read = document.shape != Shape::Nothing || !is_bare;
    if is_empty || is_read && fault.is_none() {
        return document;
    }
    let plain = lines::parse(source, document.problems.clone());
    if document.shape == Shape::Nothing || statements(&plain) > statements(&document) { plain } else { document }
}

fn statements(document: &Document) -> usize {
    document.initiatives.len()
        + document
            .objectives
            .iter()
            .map(|objective| 1 + objective.key_results.len() + objective.initiatives.len())
            .sum::<usize>()
}

/// A draft whose aliases stand for more than it can mean: that is all there is to say about it.
fn bomb(source: &str, span: Span) -> Document {
    let kind = ProblemKind::Limit("aliases stand for more than the draft can hold");
    let skipped = vec![Skipped { span: Span::new(0, source.len()), why: "aliases of aliases" }];
    Document {
        format: Format::Yaml,
        shape: Shape::Nothing,
        problems: vec![Problem { span, kind }],
        skipped,
        ..Document::default()
    }
}

/// The tree of `source`, unless its aliases add more than half as many nodes as it has bytes.
fn read(source: &str) -> Result<Tree, TooMany> {
    let builder = Builder::default();
    let most = source.len() as u64 / 2;
    let mut reader = Reader { source, builder, anchors: HashMap::new(), open: Vec::new(), added: 0 };
    let options = granit_parser::options! { emit_unresolved_aliases: true };
    for event in Parser::new_from_str_with_options(source, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or_default();
                reader.event(event, range.clone());
                if reader.added > most {
                    return Err(TooMany(clip(source, range.start, range.end)));
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

/// The alias with which a source stands for more than it can mean.
struct TooMany(Span);

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
                Some(&id) => self.again(id),
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

    fn again(&mut self, id: NodeId) {
        self.added = self.added.saturating_add(self.builder.weight(id));
        self.builder.again(id);
    }

    fn no_node(&mut self, span: Span, message: &str) {
        let is_told =
            self.builder.tree.problems.iter().any(|known| known.kind == ProblemKind::Syntax(message.to_owned()));
        if !is_told {
            self.builder.problem(span, ProblemKind::Syntax(message.to_owned()));
        }
        self.builder.leave_out(span);
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
