//! Reads Markdown, plain text and fragments of HTML.
//!
//! All of them become an [`super::outline`], the outline a [`super::nodes`], and one interpreter makes the draft out of
//! it. The reader is line based and its own: a parser by the Markdown grammar loses what real drafts mean when
//! their indents, heading levels and blank lines break that grammar, and plain text has none at all.

use super::interpret::Interpreter;
use super::key::{Key, key};
use super::outline::{self, Outline};
use super::{html, nodes};
use crate::model::{Cycle, Document, Format, Problem, ProblemKind, Skipped};
use crate::text::{Span, Text};

/// Reads `source` as `format`.
pub(super) fn parse(source: &str, format: Format) -> Document {
    let mut outline = match format {
        Format::Html => {
            let mut outline = Outline::default();
            html::read(source, Span::new(0, source.len()), &mut outline);
            outline
        }
        _ => outline::outline(source),
    };
    let mut comments = std::mem::take(&mut outline.comments);
    let nodes = nodes::nodes(source, &outline, &mut comments);
    let mut document = Document { format, skipped: std::mem::take(&mut outline.skipped), ..Document::default() };
    if outline.is_cut {
        let span = Span::new(source.len(), source.len());
        document.problems.push(Problem { span, kind: ProblemKind::Limit("more than a million lines") });
    }
    if let Some(span) = outline.front_matter {
        front_matter(source, span, &mut document);
    }
    let mut document = Interpreter::new(source, nodes, outline.into_lines(), document).run();
    document.comments.append(&mut comments);
    document.comments.sort_by_key(|comment| comment.span().start);
    document.skipped.sort_by_key(|skipped| skipped.span.start);
    document
}

/// Takes cycle, team and language from the lines before the content.
fn front_matter(source: &str, span: Span, document: &mut Document) {
    let mut at = span.start;
    for line in source[span.range()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((name, value)) = line.split_once(':').filter(|_| !line.starts_with([' ', '-', '#'])) else { continue };
        let from = start + name.len() + 1;
        let inner = value.trim().trim_matches(['"', '\'']);
        let offset = if inner.is_empty() { 0 } else { value.find(inner).unwrap_or(0) };
        let text = Text::verbatim(source, Span::new(from + offset, from + offset + inner.len()));
        if inner.is_empty() {
            continue;
        }
        match key(name) {
            Some(Key::Cycle) => document.cycle = Some(Cycle { text, period: None }),
            Some(Key::Team) => document.team = Some(text),
            Some(Key::Language) => document.language = Some(text),
            Some(Key::Context) => document.context.push(text),
            _ if name.eq_ignore_ascii_case("title") => {
                let period = crate::time::period(inner).map(|(range, _)| text.part(range));
                if document.cycle.is_none() {
                    document.cycle = period.map(|text| Cycle { text, period: None });
                }
            }
            _ => {}
        }
    }
    document.skipped.push(Skipped { span, why: "front matter" });
}
