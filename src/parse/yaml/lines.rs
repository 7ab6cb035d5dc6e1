//! A broken YAML file, line by line: keys are labels, dashes are bullets, and nothing behind the break is lost.
//!
//! In goes the source with the problems that were found in it, out comes the document that plain text of these lines makes.
//! Quotes around a text are no part of it, whether they close or not.

use crate::model::{Document, FieldName, Fields, Format, Problem};
use crate::parse::text;
use crate::text::Text;

/// Reads `source` as lines.
pub(super) fn parse(source: &str, problems: Vec<Problem>) -> Document {
    let mut document = text::parse(source);
    document.format = Format::Yaml;
    document.problems.splice(0..0, problems);
    document.team = document.team.as_ref().map(unquoted);
    document.context.iter_mut().for_each(unquote);
    document.non_goals.iter_mut().flatten().for_each(unquote);
    for objective in &mut document.objectives {
        objective.text.iter_mut().chain(&mut objective.description).for_each(unquote);
        unquote_fields(&mut objective.fields);
        for key_result in &mut objective.key_results {
            unquote(&mut key_result.text);
            unquote_fields(&mut key_result.fields);
            key_result.initiatives.iter_mut().for_each(|initiative| unquote(&mut initiative.text));
        }
        objective.initiatives.iter_mut().for_each(|initiative| unquote(&mut initiative.text));
    }
    document.initiatives.iter_mut().for_each(|initiative| unquote(&mut initiative.text));
    document
}

fn unquote_fields(fields: &mut Fields) {
    if fields.is_none() {
        return;
    }
    for name in FieldName::SINGLE {
        fields.slot_mut(name).into_iter().flatten().for_each(unquote);
    }
    let fields = &mut **fields;
    fields.owners.iter_mut().chain(&mut fields.supports).for_each(unquote);
}

fn unquote(text: &mut Text) {
    *text = unquoted(text);
}

/// Without a quote at its beginning, and the same one at its end.
fn unquoted(text: &Text) -> Text {
    let words = text.as_str();
    let Some(quote) = words.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return text.clone() };
    let inner = &words[1..];
    let inner = inner.strip_suffix(quote).unwrap_or(inner);
    let mut bare = text.part(1..1 + inner.len());
    bare.set_span(text.span());
    bare
}
