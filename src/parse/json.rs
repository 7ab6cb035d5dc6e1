//! JSON drafts, comments and trailing commas allowed.
//!
//! In goes the source, out comes the document that [`super::structured`] makes of its tree. Tokens come from
//! `jsonc-parser`'s scanner; they are put together here without recursion, so that brackets without number do
//! no harm. A fault is told at its place and read over: a missing mark is put in, one too many is passed over, a text
//! without its quotes is taken as it stands.

use std::borrow::Cow;

use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::tokens::Token;
use jsonc_parser::{ParseStringErrorKind, Scanner, ScannerOptions};

use super::tree::{Builder, NodeId, Quoting, Tree, Value, clip};
use super::{structured, text};
use crate::model::{Document, Format, ProblemKind, Shape};
use crate::text::{Span, Text};

/// Reads `source`. What is no JSON at all is read as plain text.
pub(super) fn parse(source: &str) -> Document {
    let tree = tree(source);
    let is_bare = !tree.problems.is_empty() && tree.holds_no_collection();
    let document = structured::document(source, tree, Format::Json);
    if !is_bare || document.shape != Shape::Nothing {
        return document;
    }
    let mut plain = text::parse(source);
    plain.format = Format::Json;
    plain.problems.splice(0..0, document.problems);
    plain
}

/// The tree of `source`.
pub(super) fn tree(source: &str) -> Tree {
    let offset = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader {
        source,
        builder: Builder::default(),
        kinds: Vec::new(),
        open: [0; 2],
        awaits: Awaits::Value,
        bare: None,
        faults: 0,
    };
    let mut at = offset;
    // What is scanned again after a fault: bounded, so that faults without number cost no more than a few passes.
    let mut budget = 4 * source.len() + FREE;
    while let Some(fault) = reader.read(at) {
        let scanned = fault.end.saturating_sub(at);
        at = reader.resume(&fault);
        budget = budget.saturating_sub(scanned.max(COST));
        if budget == 0 {
            reader.builder.tree.left_out.push(Span::new(at, source.len()));
            break;
        }
    }
    reader.at_end();
    reader.builder.finish(source.len())
}

/// How many bytes may be scanned again in any case.
const FREE: usize = 64 * 1024;

/// What a fault counts for at least.
const COST: usize = 256;

/// The longest text that is taken at a fault.
const LONGEST: usize = 1024;

/// Where the scanner had to stop.
struct Fault {
    /// First byte of what it could not read.
    start: usize,
    /// How far it had looked.
    end: usize,
    message: String,
    /// Whether an opening quote stands there that never closes.
    is_quote: bool,
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

/// Faults that are told; those behind them may only follow from them.
const MOST_FAULTS: usize = 3;

struct Reader<'s> {
    source: &'s str,
    builder: Builder,
    kinds: Vec<Kind>,
    /// How many objects and how many lists are open.
    open: [usize; 2],
    awaits: Awaits,
    /// The last value, where it stands without quotes and may go on.
    bare: Option<(NodeId, usize)>,
    faults: usize,
}

impl Reader<'_> {
    /// Reads from `start` on; stops where the scanner does.
    fn read(&mut self, start: usize) -> Option<Fault> {
        let mut scanner = Scanner::new(&self.source[start..], &ScannerOptions::default());
        loop {
            match scanner.scan() {
                Ok(Some(token)) => {
                    let span = Span::new(start + scanner.token_start(), start + scanner.token_end());
                    if matches!(token, Token::String(_)) && self.is_unclosed(span) {
                        let message = "the quote is never closed".to_owned();
                        return Some(Fault { start: span.start, end: span.end, message, is_quote: true });
                    }
                    self.take(&token, span);
                }
                Ok(None) => return None,
                Err(error) => {
                    let range = error.range();
                    let span = clip(self.source, start + range.start, start + range.end);
                    let is_quote =
                        matches!(error.kind(), ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral));
                    let message = lower_first(&error.kind().to_string());
                    return Some(Fault { start: span.start, end: start + scanner.token_end(), message, is_quote });
                }
            }
        }
    }

    /// Whether a text that runs over line ends is one that lost its closing quote: what follows it is no mark then.
    fn is_unclosed(&self, span: Span) -> bool {
        let after = self.source[span.end..].trim_start();
        self.source.as_bytes()[span.range()].contains(&b'\n')
            && !after.is_empty()
            && !after.starts_with([',', ']', '}', ':'])
    }

    /// Takes what stands at a fault as a text, up to the end of its line or the next mark; returns where to go on.
    fn resume(&mut self, fault: &Fault) -> usize {
        let start = fault.start;
        let window = clip(self.source, start, start + LONGEST);
        let rest = self.source[window.range()].lines().next().unwrap_or_default();
        self.fault(&fault.message, clip(self.source, start, start + 1));
        if start >= self.source.len() {
            return self.source.len();
        }
        if let Some(inner) = rest.strip_prefix(['"', '\'']).filter(|_| fault.is_quote) {
            let words = inner.trim_end_matches([' ', '\t', '\r', ',', ']', '}']);
            let end = start + 1 + words.len();
            if !words.is_empty() {
                // As if the quote closed behind the words.
                self.take(&Token::String(Cow::Borrowed(words)), Span::new(start, end + 1));
            }
            return end;
        }
        let length = rest.find([',', ']', '}', '[', '{', '"', ':']).unwrap_or(rest.len());
        let end = start + length.max(rest.chars().next().map_or(1, char::len_utf8));
        let words = self.source[start..end].trim_end();
        if !words.is_empty() {
            self.take(&Token::Word(words), Span::new(start, start + words.len()));
        }
        end
    }

    /// Takes a token; where it does not fit, what is missing before it is put in, or it is passed over.
    fn take(&mut self, token: &Token<'_>, span: Span) {
        if self.goes_on(token, span) {
            return;
        }
        // Each turn closes or opens something, so that this ends.
        while let Err(message) = self.token(token, span) {
            self.fault(message, span);
            if !self.mend(token, span) {
                return;
            }
        }
        let is_bare = matches!(token, Token::Word(_) | Token::Number(_) | Token::Boolean(_));
        self.bare = self.builder.last().filter(|_| is_bare && self.awaits == Awaits::Comma).map(|id| (id, span.end));
    }

    /// Whether the token goes on with a value that stands without quotes: `40%`, `Ana and Ben`.
    fn goes_on(&mut self, token: &Token<'_>, span: Span) -> bool {
        let Some((id, end)) =
            self.bare.filter(|_| matches!(token, Token::Word(_) | Token::Number(_) | Token::Boolean(_)))
        else {
            return false;
        };
        let is_near = self.source[end..span.start].bytes().all(|byte| byte == b' ');
        if is_near {
            self.builder.widen(id, span.end);
            self.bare = Some((id, span.end));
        }
        is_near
    }

    fn fault(&mut self, message: &str, span: Span) {
        if self.builder.tree.problems.last().is_some_and(|last| last.span.start == span.start) {
            return;
        }
        self.faults += 1;
        if self.faults <= MOST_FAULTS {
            let span = clip(self.source, span.start, span.end);
            self.builder.problem(span, ProblemKind::Syntax(message.to_owned()));
        }
    }

    /// Puts in what is missing before a token; whether it is to be tried again.
    fn mend(&mut self, token: &Token<'_>, span: Span) -> bool {
        let is_value = !matches!(token, Token::Comma | Token::Colon | Token::CloseBrace | Token::CloseBracket);
        let nothing = Span::new(span.start, span.start);
        match (self.awaits, token) {
            (Awaits::Comma, _) if is_value => {
                let in_object = self.kinds.last() == Some(&Kind::Object);
                self.awaits = if in_object { Awaits::Key } else { Awaits::Element };
                true
            }
            (Awaits::Colon, _) if is_value => {
                self.awaits = Awaits::Value;
                true
            }
            (Awaits::Key, Token::OpenBrace | Token::OpenBracket) => {
                self.builder.scalar(nothing, Value::Scalar(Quoting::Plain));
                self.awaits = Awaits::Value;
                true
            }
            (Awaits::Colon | Awaits::Value, Token::Comma | Token::CloseBrace | Token::CloseBracket)
                if self.awaits == Awaits::Colon || !self.kinds.is_empty() =>
            {
                self.builder.scalar(nothing, Value::Empty);
                self.awaits = Awaits::Comma;
                true
            }
            (_, Token::CloseBrace) => self.close_inner(Kind::Object, span),
            (_, Token::CloseBracket) => self.close_inner(Kind::Array, span),
            (Awaits::Value | Awaits::Element, Token::Word(_)) => {
                self.builder.scalar(span, Value::Scalar(Quoting::Plain));
                self.awaits = Awaits::Comma;
                self.bare = self.builder.last().map(|id| (id, span.end));
                false
            }
            _ => false,
        }
    }

    /// Closes what stands open inside the nearest collection of `kind`; false where there is none.
    fn close_inner(&mut self, kind: Kind, span: Span) -> bool {
        if self.open[kind as usize] == 0 {
            return false;
        }
        while let Some(inner) = self.kinds.pop_if(|inner| *inner != kind) {
            self.open[inner as usize] -= 1;
            self.builder.close(span.start);
        }
        self.awaits = Awaits::Comma;
        true
    }

    fn token(&mut self, token: &Token<'_>, span: Span) -> Result<(), &'static str> {
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
        self.open[kind as usize] += 1;
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
        self.open[kind as usize] -= 1;
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
            None => return,
        };
        let at = clip(self.source, self.source.trim_end().len().saturating_sub(1), end);
        self.fault(what, at);
    }
}

/// The sentence with a small first letter, as messages are written.
pub(super) fn lower_first(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
