//! From any text to a [`Document`]: never fails, never panics, linear in the length of the input.
//!
//! In goes the decoded source, with what is known about its format; out comes a draft with the place of every
//! statement. The format is what the caller says, else what the name's ending says, else what the content
//! looks like. Nothing here judges a sentence: where only a line's place makes it a statement, the model
//! says so ([`crate::model::Form::Implied`]).

mod csv;
pub mod draft;
mod field;
mod habit;
mod html;
mod inline;
mod interpret;
mod json;
mod key;
mod label;
mod letter;
mod limit;
mod markdown;
mod nodes;
mod outline;
pub mod piece;
mod rows;
mod sentence;
mod slot;
mod sniff;
mod split;
mod structured;
mod table;
mod text;
mod title;
mod toml;
mod tree;
mod yaml;

use crate::model::{Document, Format};
use crate::text::{Span, Text};

/// Reads `source` as `format`, or as what `name` and the content say it is.
pub fn parse(source: &str, format: Option<Format>, name: &str) -> Document {
    let format = format.or_else(|| sniff::by_name(name)).unwrap_or_else(|| sniff::by_content(source));
    let mut document = match format {
        Format::Text => text::parse(source),
        Format::Markdown | Format::Html => markdown::parse(source, format),
        Format::Yaml => yaml::parse(source),
        Format::Json => json::parse(source),
        Format::Toml => toml::parse(source),
        Format::Csv => csv::parse(source, Format::Csv),
        Format::Tsv => csv::parse(source, Format::Tsv),
    };
    let cycles = document.objectives.iter_mut().filter_map(|objective| objective.cycle.as_mut());
    for cycle in document.cycle.iter_mut().chain(cycles) {
        cycle.period = cycle.period.or_else(|| crate::time::period(cycle.text.as_str()).map(|(_, period)| period));
    }
    if matches!(format, Format::Json | Format::Csv | Format::Tsv) {
        document.comments = with_fields(source, document.comments);
    }
    document
}

/// How many lines of `text` begin with the label of an objective or a key result that more than a word follows.
pub fn labelled_lines(text: &str) -> usize {
    let is_labelled = |line: &str| {
        let bare =
            line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '#' | '>' | '|'));
        let found = label::label(bare);
        matches!(found.label, Some(label::Label::Objective | label::Label::KeyResult))
            && sentence::words(&bare[found.rest..], 2) > 1
    };
    text.lines().filter(|line| is_labelled(line)).count()
}

/// What an exception begins with.
const EXCEPTION: &str = "okrlint:";

/// Tables have no comments, and programs that write JSON write none: there an exception stands in a field of its own,
/// whatever the field is called.
fn with_fields(source: &str, comments: Vec<Text>) -> Vec<Text> {
    let mut all = comments;
    let own = all.len();
    let starts: Vec<usize> = source.match_indices(EXCEPTION).map(|(start, _)| start).collect();
    for (at, &start) in starts.iter().enumerate() {
        let next = starts.get(at + 1).copied().unwrap_or(source.len());
        let end = source[start..next].find(['"', '\n', '\r', '\t']).map_or(next, |length| start + length);
        // Comments come in the order of the source.
        let after = all[..own].partition_point(|comment| comment.span().start <= start);
        if after == 0 || all[after - 1].span().end <= start {
            all.push(Text::verbatim(source, Span::new(start, end)).trimmed());
        }
    }
    all.sort_by_key(|comment| comment.span().start);
    all
}
