//! A message over the lines of source that it is about, with the exact words underlined.
//!
//! Used for diagnostics and for errors in rules and configuration alike. Of a long line only a window around the
//! words is shown; the place is given in lines and characters of the whole source.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::terminal::{one_line, safe, shown, wrapped};
use crate::diagnostic::{Label, Severity};
use crate::text::{Source, Span, boundary};

/// Whether to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Text alone.
    #[default]
    Plain,
    /// With ANSI colours.
    Colour,
}

/// What to show.
#[derive(Debug)]
pub struct Frame<'a> {
    /// How much it weighs.
    pub severity: Severity,
    /// Id of the rule, where there is one.
    pub rule: Option<&'a str>,
    /// The fault.
    pub message: &'a str,
    /// What the spans refer to.
    pub source: &'a Source,
    /// The exact words.
    pub span: Span,
    /// Further places with the same fault, underlined alike.
    pub alike: Vec<Span>,
    /// Where in the draft that is, beside line and column: "under “Win readers back”".
    pub within: Option<String>,
    /// Other places that belong to it.
    pub related: &'a [Label],
    /// What follows below the frame: a name ("help") and a text.
    pub footers: Vec<(&'static str, String)>,
}

/// Columns that messages are wrapped to.
const WIDTH: usize = 100;
/// Lines of source shown of one place.
const LINES: usize = 3;
/// Related places that get a line of source each; more are named by line.
const FRAMED: usize = 2;
/// Lines that are named of a related place that many share.
const NAMED: usize = 12;
/// Longest line in bytes that is shown whole.
const LONG: usize = 400;

impl Frame<'_> {
    /// The frame as text that ends in a line end.
    pub fn render(&self, style: Style) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let mut title = level.primary_title(safe(self.message));
        if let Some(rule) = self.rule {
            title = title.id(rule);
        }
        let mut group = title.element(Origin::path(self.place()));
        for snippet in self.snippets() {
            group = group.element(snippet);
        }
        group = self.footers(group);
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Colour => Renderer::styled(),
        };
        compact(&renderer.term_width(WIDTH + 20).render(&[group]))
    }

    fn place(&self) -> String {
        let (line, column) = self.source.position(self.span.start);
        let name = one_line(&self.source.name, 400);
        match &self.within {
            Some(within) => format!("{name}:{line}:{column} {}", one_line(within, 80)),
            None => format!("{name}:{line}:{column}"),
        }
    }

    fn footers<'b>(&self, mut group: Group<'b>) -> Group<'b> {
        for (name, text) in self.named_lines().into_iter().chain(self.footers.iter().cloned()) {
            let text = wrapped(&safe(&text), WIDTH - 12);
            group = group.element(Level::HELP.with_name(name).message(text));
        }
        group
    }

    fn framed(&self) -> &[Label] {
        if self.related.len() > FRAMED { &[] } else { self.related }
    }

    /// Related places that are too many to show: each phrase once, with its lines.
    fn named_lines(&self) -> Vec<(&'static str, String)> {
        if self.related.len() <= FRAMED {
            return Vec::new();
        }
        let mut phrases: Vec<(&str, Vec<usize>)> = Vec::new();
        for label in self.related {
            let line = self.source.lines().line(label.span.start) + 1;
            match phrases.iter().position(|(phrase, _)| *phrase == label.message) {
                Some(at) if phrases[at].1.last() == Some(&line) => {}
                Some(at) => phrases[at].1.push(line),
                None if phrases.len() < NAMED => phrases.push((&label.message, vec![line])),
                None => {}
            }
        }
        phrases.into_iter().map(|(phrase, lines)| ("also", name_lines(phrase, &lines))).collect()
    }

    fn snippets(&self) -> Vec<Snippet<'static, Annotation<'static>>> {
        let alike = std::iter::once(self.span).chain(self.alike.iter().copied());
        let primary = alike.flat_map(|span| pieces(self.source, span));
        let primary = primary.map(|(line, span)| (line, Mark { span, label: None }));
        let mut lines: Vec<(usize, Vec<Mark<'_>>)> = Vec::new();
        let related = self.framed().iter().filter_map(|label| {
            let (line, span) = pieces(self.source, label.span).into_iter().next()?;
            Some((line, Mark { span, label: Some(&label.message) }))
        });
        for (line, mark) in primary.chain(related) {
            match lines.iter_mut().find(|(known, _)| *known == line) {
                Some((_, marks)) => marks.push(mark),
                None => lines.push((line, vec![mark])),
            }
        }
        lines.iter().map(|(line, marks)| excerpt(self.source, *line, marks)).collect()
    }
}

fn name_lines(phrase: &str, lines: &[usize]) -> String {
    let named: Vec<_> = lines.iter().take(NAMED).map(usize::to_string).collect();
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    let rest = match lines.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let lines = format!("{noun} {}{rest}", named.join(", "));
    if phrase == "here too" { lines } else { format!("{phrase}: {lines}") }
}

/// Words to underline, with a phrase where they are a related place.
struct Mark<'a> {
    span: Span,
    label: Option<&'a str>,
}

/// The first lines that `span` touches, each with its part of the span, without white space at the ends.
fn pieces(source: &Source, span: Span) -> Vec<(usize, Span)> {
    let first = source.lines().line(span.start);
    let mut pieces = Vec::new();
    for line in first..(first + 4 * LINES).min(source.lines().len()) {
        let whole = source.lines().span(line, &source.text);
        let part = Span::new(span.start.max(whole.start), span.end.min(whole.end));
        if pieces.len() == LINES || (part.is_empty() && line > first) {
            break;
        }
        let text = source.slice(Span::new(part.start, part.end.max(part.start)));
        let trimmed = text.trim();
        if trimmed.is_empty() && !span.is_empty() {
            continue;
        }
        let start = part.start + (text.len() - text.trim_start().len());
        pieces.push((line, Span::new(start, start + trimmed.len())));
    }
    if pieces.is_empty() {
        pieces.push((first, Span::new(span.start, span.start)));
    }
    pieces
}

/// One line of source, or a window of it, with its marks.
fn excerpt(source: &Source, line: usize, marks: &[Mark<'_>]) -> Snippet<'static, Annotation<'static>> {
    let whole = source.lines().span(line, &source.text);
    let content = source.slice(whole).trim_end_matches(['\n', '\r']);
    let whole = Span::new(whole.start, whole.start + content.len());
    let window = window(source, whole, marks);
    let mut text = String::new();
    if window.start > whole.start {
        text.push('…');
    }
    // Letters are replaced one by one, so every mark is moved to where its letter went.
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in source.slice(window).char_indices() {
        places.push((window.start + at, text.len()));
        text.push(shown(letter));
    }
    places.push((window.end, text.len()));
    if window.end < whole.end {
        text.push('…');
    }
    let moved = |offset: usize| {
        let index = places.partition_point(|&(from, _)| from < offset).min(places.len() - 1);
        places[index].1
    };
    let annotations = marks.iter().map(|mark| {
        let kind = if mark.label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(moved(mark.span.start)..moved(mark.span.end));
        annotation.label(mark.label.map(|label| safe(label).into_owned()))
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(text).line_start(line + 1).annotations(annotations)
}

fn window(source: &Source, whole: Span, marks: &[Mark<'_>]) -> Span {
    if whole.end - whole.start <= LONG {
        return whole;
    }
    let first = marks.iter().map(|mark| mark.span.start).min().unwrap_or(whole.start);
    let start = boundary(&source.text, first.saturating_sub(LONG / 4)).max(whole.start);
    let end = boundary(&source.text, start + LONG).min(whole.end);
    Span::new(start, end)
}

/// Leaves out the lines of a frame that hold nothing but its rule.
fn compact(frame: &str) -> String {
    let mut text = String::with_capacity(frame.len() + 1);
    for line in frame.lines().filter(|line| !is_rule(line)) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn is_rule(line: &str) -> bool {
    // Only a coloured line has to be cleared of its colours first.
    if !line.contains('\u{1b}') {
        return matches!(line.trim(), "|" | ":::" | "...");
    }
    let mut bare = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        bare.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    matches!(bare.trim(), "|" | ":::" | "...")
}
