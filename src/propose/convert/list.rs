//! The lines of a list of projects, whatever it is written in.
//!
//! In plain text and Markdown each line is a project, without its bullet, number or box; a title over a list is none.
//! Tables and structured files are read as drafts are, and each sentence in them is a line. A draft of OKRs gives the
//! key results and initiatives that it holds.

use crate::model::{Document, Form, Format, Shape};
use crate::parse::parse;
use crate::text::{Source, Span, Text};

/// Lines of a list, at most; a longer one is no list that a team works through.
const LINES: usize = 2000;

/// A line without its mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// The lines of `source`, in order.
pub fn lines(source: &Source) -> Vec<Line> {
    let document = parse(&source.text, None, &source.name);
    let is_list = matches!(document.format, Format::Text | Format::Markdown);
    let stated = stated(&document);
    // One project with "goal:" in it makes no draft of OKRs of the others: nothing that was listed may be lost.
    let mut lines = match is_list.then(|| plain(&source.text)) {
        Some(plain) if !states_okrs(&document) || stated.len() * 2 < plain.len() => plain,
        _ => stated,
    };
    lines.truncate(LINES);
    lines
}

fn states_okrs(document: &Document) -> bool {
    let of_objective = |it: &crate::model::Objective| {
        it.form == Form::Stated && it.text.is_some() || it.key_results.iter().any(|it| it.form == Form::Stated)
    };
    document.shape == Shape::Okrs && document.objectives.iter().any(of_objective)
}

/// The sentences of a document: work is what is sought, so that an objective counts only where nothing is under it.
fn stated(document: &Document) -> Vec<Line> {
    let mut texts: Vec<&Text> = Vec::new();
    for objective in &document.objectives {
        let is_alone = objective.key_results.is_empty() && objective.initiatives.is_empty();
        texts.extend(objective.text.as_ref().filter(|_| is_alone));
        for key_result in &objective.key_results {
            texts.push(&key_result.text);
            texts.extend(key_result.initiatives.iter().map(|it| &it.text));
        }
        texts.extend(objective.initiatives.iter().map(|it| &it.text));
    }
    texts.extend(document.initiatives.iter().map(|it| &it.text));
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    texts.map(|text| Line { text: text.as_str().to_owned(), span: text.span() }).collect()
}

/// A line of plain text: where its words begin and whether it bears the mark of a list.
struct Marked {
    line: Line,
    is_marked: bool,
}

fn plain(text: &str) -> Vec<Line> {
    let mut marked = Vec::new();
    let mut table = Table::default();
    let mut start = 0;
    let mut is_code = false;
    for line in text.split_inclusive(['\n', '\r']) {
        let words = line.trim_end();
        is_code ^= words.trim_start().starts_with("```");
        if !is_code {
            marked.extend(table.cell(words, start).unwrap_or_else(|| read(words, start)));
        }
        start += line.len();
    }
    // A line without a mark over lines with one is their title.
    let has_marks = marked.iter().filter(|it| it.is_marked).count() * 2 > marked.len();
    marked.into_iter().filter(|it| it.is_marked || !has_marks).map(|it| it.line).collect()
}

/// The words of a line behind its mark; `None` for headings, rulers and empty lines.
fn read(words: &str, start: usize) -> Option<Marked> {
    let body = words.trim_start_matches('\u{feff}').trim_start();
    if body.starts_with('#') || body.starts_with("```") || body.ends_with(':') || body.starts_with("<!--") {
        return None;
    }
    let rest = without_mark(body);
    let is_marked = rest.len() < body.len();
    let clean = clean(rest);
    let at = start + (words.len() - rest.len());
    let span = Span::new(at, at + rest.len());
    let says = clean.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    says.then_some(Marked { line: Line { text: clean, span }, is_marked })
}

/// Without bullet, number, box and quotation mark of a list.
fn without_mark(words: &str) -> &str {
    let mut rest = words;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(['>', ' ', '\t']);
        for bullet in ["-", "*", "+", "•", "–", "—", "◦", "▪", "‣", "·", "→", "✓", "✔", "☐", "☑", "✅"]
        {
            let behind = rest.strip_prefix(bullet).filter(|it| !it.starts_with(bullet));
            let is_mark = behind.is_some_and(|it| it.starts_with([' ', '\t']) || !bullet.is_ascii());
            rest = behind.filter(|_| is_mark).unwrap_or(rest);
        }
        for a_box in ["[ ]", "[x]", "[X]", "[]"] {
            rest = rest.strip_prefix(a_box).unwrap_or(rest);
        }
        let digits = rest.trim_start_matches('(').trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number = rest.len() - digits.len();
        let behind = digits.strip_prefix(['.', ')', ':']).filter(|it| number > 0 && it.starts_with([' ', '\t']));
        rest = behind.filter(|_| number < 5).unwrap_or(rest);
        if rest.len() == before {
            return rest;
        }
    }
}

/// Without emphasis, code marks and the address of a link.
fn clean(words: &str) -> String {
    let mut text = words.replace("**", "").replace("__", "").replace('`', "");
    while let Some((open, close, end)) = link(&text) {
        text = format!("{}{}{}", &text[..open], &text[open + 1..close], &text[end..]);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches([';', ',']).trim().to_owned()
}

/// "[words](address)": where it opens, where its words end, and its end.
fn link(text: &str) -> Option<(usize, usize, usize)> {
    let close = text.find("](")?;
    let open = text[..close].rfind('[')?;
    let end = close + text[close..].find(')')? + 1;
    Some((open, close, end))
}

/// A table between bars: which of its columns names the projects.
#[derive(Default)]
struct Table {
    column: Option<usize>,
}

impl Table {
    /// The project in a row; `None` where the line is no row, `Some(None)` where the row holds none.
    fn cell(&mut self, words: &str, start: usize) -> Option<Option<Marked>> {
        const NAMES: [&str; 10] =
            ["project", "projects", "name", "title", "initiative", "initiatives", "task", "tasks", "what", "item"];
        if !words.trim_start().starts_with('|') {
            self.column = None;
            return None;
        }
        let mut at = 0;
        let cells: Vec<(usize, &str)> = words
            .split('|')
            .map(|cell| {
                let place = (at, cell);
                at += cell.len() + 1;
                place
            })
            .collect();
        let Some(column) = self.column else {
            let named = cells.iter().position(|(_, cell)| NAMES.contains(&cell.trim().to_lowercase().as_str()));
            self.column = Some(named.unwrap_or(1));
            return Some(None);
        };
        let (at, cell) = *cells.get(column)?;
        let is_ruler = cell.trim().chars().all(|letter| matches!(letter, '-' | ':' | ' '));
        let lead = cell.len() - cell.trim_start().len();
        let line = Line {
            text: clean(cell.trim()),
            span: Span::new(start + at + lead, start + at + cell.trim_end().len().max(lead)),
        };
        Some((!is_ruler).then_some(Marked { line, is_marked: true }))
    }
}
