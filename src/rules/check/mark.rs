//! Words of a class of the lexicon, as the reading of the statement marked them.

use std::ops::Range;

use super::Seen;
use crate::analysis::{Mark, Quantity, QuantityKind};
use crate::rules::file::{MarkCheck, MarkClass, Place};
use crate::rules::view::Statement;
use crate::rules::when::has_word;

pub fn on_statement(check: &MarkCheck, statement: &Statement<'_>) -> Option<Seen> {
    let class = class_of(check.class);
    if class == Mark::Superlative
        && check.within == Place::Statement
        && let Some(rank) = first_rank(statement)
    {
        return Some(Seen::at(statement.locate(rank.clone())).with("marked", statement.words(rank)));
    }
    if statement.reading.marks.is_empty() {
        return None;
    }
    let part = statement.part(check.within)?;
    let (_, range) = statement.reading.marks.iter().find(|(mark, range)| {
        *mark == class
            && (overlaps(range, &part) || check.within == Place::Statement)
            && statement.words(range.clone()).chars().count() >= check.min_length
            && (!check.leads || range.start == 0 || has_word(statement.words(range.clone()), "possible"))
            && !(class == Mark::Superlative && is_possessed(statement, range))
            && !(check.last && is_narrowed(statement, range))
            && (check.behind.is_empty() || is_led(statement, range, &check.behind))
    })?;
    Some(Seen::at(statement.locate(range.clone())).with("marked", statement.words(range.clone())))
}

/// "Number one", "no. 1": a boast that is read as a number.
fn first_rank(statement: &Statement<'_>) -> Option<Range<usize>> {
    let is_first = |number: &&Quantity| number.kind == QuantityKind::Rank && number.value == Some(1.0);
    statement.reading.quantities.iter().find(is_first).map(|number| number.range.clone())
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether one of `words` stands at most three words before a mark: "by opening a TikTok account", but not "comments on
/// their websites", which are those of others.
fn is_led(statement: &Statement<'_>, range: &Range<usize>, words: &[String]) -> bool {
    const NEAR: usize = 4;
    let before = statement.text.as_str().get(..range.start).unwrap_or_default();
    let is_any = |word: &str, words: &[String]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    let near = before.split_whitespace().rev().take(NEAR);
    near.take_while(|word| !word.eq_ignore_ascii_case("their")).any(|word| is_any(word, words))
}

/// "Our best salespeople", "their best season": the best of those one has, and no boast.
fn is_possessed(statement: &Statement<'_>, range: &Range<usize>) -> bool {
    let before = statement.text.as_str().get(..range.start).unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    ["our", "their", "its", "your", "his", "her"].iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// Whether the words behind a mark say which of them count: "followers who book", "visits from partners".
fn is_narrowed(statement: &Statement<'_>, range: &Range<usize>) -> bool {
    let text = statement.text.as_str();
    let rest = text.get(range.end..).unwrap_or_default().trim_start();
    let first = rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    const NARROWING: [&str; 14] = [
        "who", "that", "which", "with", "from", "among", "whose", "turning", "converting", "booking", "active",
        "becoming", "joining", "buying",
    ];
    leads_on(text, range, rest)
        || NARROWING.iter().any(|word| first.eq_ignore_ascii_case(word))
            && !rest[first.len()..].trim_start().starts_with(is_number)
}

/// "Enquiries lead to a quote": the word is what they do, and counts nothing.
fn leads_on(text: &str, range: &Range<usize>, rest: &str) -> bool {
    let subject = text.get(..range.start).unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    text.get(range.clone()).is_some_and(|word| word.eq_ignore_ascii_case("lead"))
        && (subject.ends_with('s') || subject.eq_ignore_ascii_case("people"))
        && rest.starts_with("to ")
}

/// "from 200 to 400" says how many, not which.
fn is_number(letter: char) -> bool {
    letter.is_ascii_digit() || "[€$£".contains(letter)
}

fn class_of(class: MarkClass) -> Mark {
    match class {
        MarkClass::VagueQuantifier => Mark::VagueQuantifier,
        MarkClass::Superlative => Mark::Superlative,
        MarkClass::Jargon => Mark::Jargon,
        MarkClass::Hedge => Mark::Hedge,
        MarkClass::Vanity => Mark::Vanity,
        MarkClass::Volatile => Mark::Volatile,
        MarkClass::LooseMetric => Mark::LooseMetric,
        MarkClass::Channel => Mark::Channel,
        MarkClass::SoftActivity => Mark::SoftActivity,
        MarkClass::Pay => Mark::Pay,
    }
}
