//! Reads Markdown, plain text and fragments of HTML.
//!
//! All of them become an [`super::outline`], the outline a [`super::nodes`], and one interpreter makes the draft out of
//! it. The reader is line based and its own: a parser by the Markdown grammar loses what real drafts mean when
//! their indents, heading levels and blank lines break that grammar, and plain text has none at all.

use super::{interpret::Interpreter, nodes, outline};
use crate::model::{Document, Format, Problem, ProblemKind};
use crate::text::Span;

/// Reads `source` as `format`.
pub(super) fn parse(source: &str, format: Format) -> Document {
    let mut outline = outline::outline(source);
    let mut comments = std::mem::take(&mut outline.comments);
    let nodes = nodes::nodes(source, &outline, &mut comments);
    let mut document = Document { format, skipped: std::mem::take(&mut outline.skipped), ..Document::default() };
    if outline.is_cut {
        let span = Span::new(source.len(), source.len());
        document.problems.push(Problem { span, kind: ProblemKind::Limit("more than a million lines") });
    }
    drop(outline);
    let mut document = Interpreter::new(source, nodes, document).run();
    comments.sort_by_key(|comment| comment.span().start);
    document.comments = comments;
    document.skipped.sort_by_key(|skipped| skipped.span.start);
    document
}
