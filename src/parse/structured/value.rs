//! Values of a structured draft as texts: single ones, lists of them, paragraphs, declared types.

use super::{Draft, Entry, NodeId, Value};
use crate::model::DeclaredKind;
use crate::parse::slot::normal;
use crate::parse::tree::{Quoting, words};
use crate::text::{Span, Text};

impl Draft<'_> {
    /// The words of a node: of a scalar, or of a mapping that wraps one (`{name: Ana}`, `{value: 40}`).
    pub(super) fn single(&mut self, id: NodeId) -> Option<Text> {
        match &self.tree.node(id).value {
            Value::Scalar(_) => self.tree.text(self.source, id),
            Value::Sequence(items) if items.len() == 1 => self.tree.text(self.source, items[0]),
            Value::Sequence(_) => self.joined(id),
            Value::Mapping(entries) => {
                let known = ["value", "name", "text", "title", "amount", "label"];
                let wrapped = entries.iter().find(|entry| {
                    let name = normal(&self.tree.name(self.source, entry.key));
                    known.contains(&name.as_str())
                })?;
                self.tree.text(self.source, wrapped.value)
            }
            Value::Empty => None,
        }
    }

    /// The scalars of a list as one text, set apart by commas.
    fn joined(&mut self, id: NodeId) -> Option<Text> {
        let mut text = Text::new();
        for part in self.texts(id) {
            let span = part.span();
            if !text.is_empty() {
                text.push_as(", ", Span::new(text.span().end.min(span.start), span.start));
            }
            if self.source.get(span.range()) == Some(part.as_str()) {
                text.push(self.source, span);
            } else {
                text.push_as(part.as_str(), span);
            }
        }
        (!text.is_empty()).then_some(text)
    }

    /// The scalars of a list, of a mapping's values, or a scalar by itself.
    pub(super) fn texts(&mut self, id: NodeId) -> Vec<Text> {
        let ids: Vec<NodeId> = match &self.tree.node(id).value {
            Value::Empty => Vec::new(),
            Value::Scalar(_) => vec![id],
            Value::Sequence(items) => items.clone(),
            Value::Mapping(entries) => entries.iter().map(|entry| entry.value).collect(),
        };
        let mut texts = Vec::with_capacity(ids.len());
        for item in ids {
            if !self.visit(item) {
                break;
            }
            match self.sentence(item) {
                Some(text) if !text.is_empty() => texts.push(text),
                Some(_) => {}
                None => self.skip_node(item, "expected a text"),
            }
        }
        texts
    }

    /// The words of an item of a plain list. An unquoted colon makes a mapping out of a sentence: it is put
    /// together again.
    pub(super) fn sentence(&mut self, id: NodeId) -> Option<Text> {
        match &self.tree.node(id).value {
            Value::Empty => Some(Text::new()),
            Value::Mapping(entries) => match entries.as_slice() {
                [entry] => self.whole(*entry).or_else(|| self.single(id)),
                _ => self.single(id),
            },
            _ => self.single(id),
        }
    }

    /// `key: value` as the sentence that it was meant to be.
    pub(super) fn whole(&self, entry: Entry) -> Option<Text> {
        let (key, value) = (self.tree.node(entry.key), self.tree.node(entry.value));
        if !matches!(key.value, Value::Scalar(Quoting::Plain)) || value.span.start < key.span.end {
            return None;
        }
        match value.value {
            Value::Scalar(quoting) => {
                let between = self.source.get(key.span.end..value.span.start)?;
                let is_near = between.len() < 200 && between.trim_matches([' ', ':', '"', '\'', '\t']).is_empty();
                is_near.then(|| words(self.source, key.span.join(value.span), quoting))
            }
            _ => None,
        }
    }

    /// The paragraphs of a text, and of each text of a list.
    pub(super) fn paragraphs(&mut self, id: NodeId) -> Vec<Text> {
        let node = self.tree.node(id);
        match node.value {
            Value::Scalar(Quoting::Plain) => paragraphs(self.source, node.span),
            _ => self.texts(id),
        }
    }
}

/// Cuts a span at its empty lines.
fn paragraphs(source: &str, span: Span) -> Vec<Text> {
    let mut found = Vec::new();
    let (mut start, mut at) = (span.start, span.start);
    for line in source[span.range()].split_inclusive('\n') {
        if line.trim().is_empty() {
            found.push(words(source, Span::new(start, at), Quoting::Plain));
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(words(source, Span::new(start, at), Quoting::Plain));
    found.retain(|text| !text.is_empty());
    for text in &mut found {
        let whole = text.locate(0..text.as_str().len());
        text.set_span(whole);
    }
    found
}

/// Cuts "Ana, Ben & Cem" into its names.
pub(in crate::parse) fn names(text: &Text) -> Vec<Text> {
    cut(text, &[',', ';', '&', '+', '/'])
}

/// Cuts "O1, O3" into its items.
pub(in crate::parse) fn items(text: &Text) -> Vec<Text> {
    cut(text, &[',', ';'])
}

fn cut(text: &Text, marks: &[char]) -> Vec<Text> {
    let words = text.as_str();
    let mut names = Vec::new();
    let mut start = 0;
    for (at, mark) in words.match_indices(marks).chain([(words.len(), "")]) {
        let part = text.part(start..at).trimmed();
        if !part.is_empty() {
            names.push(part);
        }
        start = at + mark.len();
    }
    names
}

/// What an author's word declares a statement to be.
pub(in crate::parse) fn declared(word: &str) -> Option<DeclaredKind> {
    Some(match normal(word).as_str() {
        "committed" | "commit" | "commitment" | "mustdo" | "roofshot" => DeclaredKind::Committed,
        "aspirational" | "stretch" | "moonshot" | "ambitious" | "aspiration" => DeclaredKind::Aspirational,
        "metric" | "numeric" | "quantitative" | "number" | "kpi" | "outcome" | "percentage" | "percent"
        | "currency" | "money" | "amount" | "count" | "ratio" | "increase" | "decrease" | "range" => {
            DeclaredKind::Metric
        }
        "milestone" | "binary" | "qualitative" | "yesno" | "doneornot" | "boolean" | "bool" | "done" => {
            DeclaredKind::Milestone
        }
        "guardrail" | "health" | "healthmetric" | "countermetric" | "counter" => DeclaredKind::Guardrail,
        "baseline" | "baselining" | "measurement" => DeclaredKind::Baseline,
        "learning" | "learn" | "discovery" => DeclaredKind::Learning,
        "compliance" | "legal" | "regulatory" | "mandatory" => DeclaredKind::Compliance,
        _ => return None,
    })
}

/// Takes the label off a sentence: "KR1: …", "O2 – …".
pub(in crate::parse) fn label(text: &Text) -> (Option<String>, Text) {
    let words = text.as_str();
    let end = words.find([':', ' ', '\u{a0}']).unwrap_or(words.len());
    let name = words[..end].trim_end_matches(['.', ')']);
    let rest = words[end..].trim_start_matches([':', ' ', '\u{a0}', '-', '–', '—', '.', ')']);
    let has_mark = words[end..].trim_start().starts_with([':', '-', '–', '—']) || name.len() < end;
    if has_mark && !rest.is_empty() && is_label(name) {
        let mut sentence = text.part(words.len() - rest.len()..words.len());
        sentence.set_span(text.span());
        (Some(name.to_owned()), sentence)
    } else {
        (None, text.clone())
    }
}

/// `O1`, `KR2.3`: the letters of a level and a number.
fn is_label(name: &str) -> bool {
    let digits = name.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let letters = name[..digits].trim_end_matches(['-', '_', '#']);
    ["o", "kr", "okr", "i"].iter().any(|known| known.eq_ignore_ascii_case(letters))
        && name[digits..].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-')
}
