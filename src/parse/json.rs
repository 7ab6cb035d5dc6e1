//! JSON drafts, comments and trailing commas allowed.
//!
//! In goes the source, out comes the document that [`super::structured`] makes of its tree. Tokens come from
//! `jsonc-parser`'s scanner; they are put together here without recursion, so that brackets without number do
//! no harm and a broken file keeps what stands before the break.

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

use super::structured;
use super::tree::{Builder, Quoting, Tree, Value, clip};
use crate::model::{Document, Format, ProblemKind};
use crate::text::{Span, Text};

/// Reads `source`.
pub(super) fn parse(source: &str) -> Document {
    structured::document(source, tree(source), Format::Json)
}

/// The tree of `source`.
pub(super) fn tree(source: &str) -> Tree {
    let offset = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { source, offset, builder: Builder::default(), kinds: Vec::new(), awaits: Awaits::Value };
    let mut scanner = Scanner::new(&source[offset..], &ScannerOptions::default());
    loop {
        match scanner.scan() {
            Ok(Some(token)) => {
                let span = Span::new(offset + scanner.token_start(), offset + scanner.token_end());
                if let Err(message) = reader.token(token, span) {
                    reader.builder.problem(span, ProblemKind::Syntax(message.to_owned()));
                    break;
                }
            }
            Ok(None) => {
                reader.at_end();
                break;
            }
            Err(error) => {
                let range = error.range();
                let span = clip(source, offset + range.start, offset + range.end);
                reader.builder.problem(span, ProblemKind::Syntax(lower_first(&error.kind().to_string())));
                break;
            }
        }
    }
    reader.builder.finish(source.len())
}

/// What the grammar expects next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaits {
    Value,
    /// A value, or the end of a list.
    Element,
    /// A key, or the end of an object.
    Key,
    Colon,
    Comma,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    Array,
}

struct Reader<'s> {
    source: &'s str,
    offset: usize,
    builder: Builder,
    kinds: Vec<Kind>,
    awaits: Awaits,
}

impl Reader<'_> {
    fn token(&mut self, token: Token<'_>, span: Span) -> Result<(), &'static str> {
        match token {
            Token::CommentLine(_) | Token::CommentBlock(_) => self.comment(span),
            Token::OpenBrace => self.open(Kind::Object, span)?,
            Token::OpenBracket => self.open(Kind::Array, span)?,
            Token::CloseBrace => self.close(Kind::Object, span)?,
            Token::CloseBracket => self.close(Kind::Array, span)?,
            Token::Colon if self.awaits == Awaits::Colon => self.awaits = Awaits::Value,
            Token::Colon => return Err("unexpected colon"),
            Token::Comma => self.comma()?,
            Token::String(_) => {
                let inner = Span::new(span.start + 1, span.end.saturating_sub(1).max(span.start + 1));
                self.scalar(inner, Value::Scalar(Quoting::Escaped))?;
            }
            Token::Null if self.awaits != Awaits::Key => self.scalar(span, Value::Empty)?,
            Token::Word(_) if self.awaits != Awaits::Key => return Err("a text has to stand in quotes"),
            Token::Word(_) | Token::Number(_) | Token::Boolean(_) | Token::Null => {
                self.scalar(span, Value::Scalar(Quoting::Plain))?;
            }
        }
        Ok(())
    }

    fn comma(&mut self) -> Result<(), &'static str> {
        match (self.awaits, self.kinds.last()) {
            (Awaits::Comma, Some(Kind::Object)) => self.awaits = Awaits::Key,
            (Awaits::Comma, Some(Kind::Array)) => self.awaits = Awaits::Element,
            _ => return Err("unexpected comma"),
        }
        Ok(())
    }

    fn scalar(&mut self, span: Span, value: Value) -> Result<(), &'static str> {
        if self.awaits == Awaits::Key {
            self.builder.scalar(span, value);
            self.awaits = Awaits::Colon;
            return Ok(());
        }
        self.before_value()?;
        self.builder.scalar(span, value);
        self.awaits = Awaits::Comma;
        Ok(())
    }

    fn open(&mut self, kind: Kind, span: Span) -> Result<(), &'static str> {
        if self.awaits == Awaits::Key {
            return Err("expected a key in quotes");
        }
        self.before_value()?;
        match kind {
            Kind::Object => self.builder.mapping(span),
            Kind::Array => self.builder.sequence(span),
        }
        self.kinds.push(kind);
        self.awaits = if kind == Kind::Object { Awaits::Key } else { Awaits::Element };
        Ok(())
    }

    fn before_value(&mut self) -> Result<(), &'static str> {
        match (self.awaits, self.kinds.last()) {
            (Awaits::Value | Awaits::Element, _) => Ok(()),
            // One value a line is a habit of exports: each is a document of its own.
            (Awaits::Comma, None) => Ok(()),
            (Awaits::Comma, Some(_)) => Err("expected a comma"),
            (Awaits::Colon, _) => Err("expected a colon after the key"),
            (Awaits::Key, _) => Err("expected a key"),
        }
    }

    fn close(&mut self, kind: Kind, span: Span) -> Result<(), &'static str> {
        let unexpected = match kind {
            Kind::Object => "unexpected closing brace",
            Kind::Array => "unexpected closing bracket",
        };
        if self.kinds.last() != Some(&kind) {
            return Err(unexpected);
        }
        match self.awaits {
            Awaits::Colon => return Err("expected a colon after the key"),
            Awaits::Value => return Err("expected a value after the colon"),
            Awaits::Element | Awaits::Key | Awaits::Comma => {}
        }
        self.kinds.pop();
        self.builder.close(span.end);
        self.awaits = Awaits::Comma;
        Ok(())
    }

    fn comment(&mut self, span: Span) {
        let raw = &self.source[span.range()];
        let tail = if raw.starts_with("/*") && raw.ends_with("*/") && raw.len() >= 4 { 2 } else { 0 };
        let inner = Span::new((span.start + 2).min(span.end), span.end - tail);
        self.builder.tree.comments.push(Text::verbatim(self.source, inner).trimmed());
    }

    fn at_end(&mut self) {
        let end = self.source.len();
        let what = match self.kinds.last() {
            Some(Kind::Object) => "the file ends before its closing brace",
            Some(Kind::Array) => "the file ends before its closing bracket",
            None if self.builder.tree.roots.is_empty() && end > self.offset => return,
            None => return,
        };
        let at = clip(self.source, self.source.trim_end().len().saturating_sub(1), end);
        self.builder.problem(at, ProblemKind::Syntax(what.to_owned()));
    }
}

/// The sentence with a small first letter, as messages are written.
pub(super) fn lower_first(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
