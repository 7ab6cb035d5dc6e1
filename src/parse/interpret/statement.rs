//! What objectives, key results and initiatives share: where the text begins, whose it is, which marks enclose it.
//!
//! Whatever adds a statement goes through here: the limit on their number is kept, and every span takes in the marks
//! that enclose its text.

use super::Interpreter;
use crate::model::{Fields, Problem, ProblemKind, Slot};
use crate::parse::limit;
use crate::parse::nodes::Node;
use crate::text::{Span, Text};

impl Interpreter<'_> {
    /// Where the statement of a node begins: after a role that is kept as its owner.
    pub(super) fn start(&self, at: usize) -> usize {
        let node = &self.nodes[at];
        let keeps_role = node.label.label.is_none() && !(self.has_roles && node.label.role.is_some());
        if keeps_role { 0 } else { node.label.rest }
    }

    /// The role before the statement, where it says whose it is.
    pub(super) fn role(&self, at: usize) -> Option<Text> {
        let node = &self.nodes[at];
        let is_read = node.label.label.is_some() || self.has_roles;
        let range = node.label.role.clone().filter(|_| is_read)?;
        Some(node.text.part(range).trimmed()).filter(|role| !role.is_empty())
    }

    /// Notes a statement that has a place but no text.
    pub(super) fn add_empty_slot(&mut self, span: Span, objective: usize, key_result: Option<usize>, what: Slot) {
        let kind = ProblemKind::EmptySlot { objective, key_result, what };
        self.document.problems.push(Problem { span, kind });
    }

    /// Whether there are more statements than are read; says so once.
    pub(super) fn is_full(&mut self) -> bool {
        let most = limit::statements(self.source.len());
        if self.statements < most {
            return false;
        }
        if self.statements < usize::MAX {
            self.statements = usize::MAX;
            let span = self.nodes[self.at].span;
            self.document.problems.push(Problem { span, kind: ProblemKind::Limit(limit::TOO_MANY) });
        }
        true
    }
}

/// A statement that is struck through is kept, with that as its status: done where the author says so.
pub(super) fn mark_cancelled(node: &Node, fields: &mut Fields) {
    if node.is_struck && fields.status.is_none() {
        let cancelled = || {
            let mut status = Text::new();
            status.push_as("cancelled", node.span);
            status
        };
        fields.status = Some(node.struck_as.clone().unwrap_or_else(cancelled));
    }
}

/// The span with the marks that enclose it: emphasis, code, quotation, a link's destination.
pub(super) fn widen(source: &str, span: Span, bounds: Span) -> Span {
    let bytes = source.as_bytes();
    let (mut start, mut end) = (span.start, span.end);
    while start > bounds.start && matches!(bytes[start - 1], b'*' | b'_' | b'`' | b'~' | b'[') {
        start -= 1;
    }
    while end < bounds.end {
        match bytes[end] {
            mark @ (b'*' | b'_' | b'`' | b'~') => {
                // What closes here may have been opened before the label: then it is no part of the statement.
                let run = bytes[end..bounds.end].iter().take_while(|&&byte| byte == mark).count();
                if bytes[start..end].iter().filter(|&&byte| byte == mark).take(run).count() < run {
                    break;
                }
                end += run;
            }
            b']' if bytes.get(end + 1) == Some(&b'(') && start < span.start => {
                let Some(close) = bytes[end..bounds.end].iter().take(600).position(|&b| b == b')') else { break };
                end += close + 1;
            }
            _ => break,
        }
    }
    Span::new(start, end)
}
