//! What a strategy says: its sentences with the metrics they name, and whether one is a goal that can be measured.

use crate::analysis::{Context, HeadClass, KeyResultKind, QuantityKind, language, read_key_result};
use crate::rules::RuleSet;
use crate::text::Source;

use super::super::knowledge::{Metric, Purpose, term};
use super::super::own::raised;
use super::super::recognise::Known;
use super::super::{key_result_kind, mend};

/// A sentence of a strategy.
#[derive(Debug, Clone)]
pub struct Goal {
    /// Without mark and lead ("We want to").
    pub text: String,
    /// Metrics that it names.
    pub metrics: Vec<&'static Metric>,
    /// The sentence as a key result, where it is a goal with a number.
    pub result: Option<String>,
    /// Whether it says where to go rather than how things are.
    pub is_goal: bool,
    /// Whether it holds a number.
    pub has_number: bool,
}

/// Sentences of a strategy that are read, at most.
const SENTENCES: usize = 2000;
/// Bytes of a sentence that can be a goal.
const LONG: usize = 240;

/// What stands before a goal in prose.
const LEADS: [&str; 17] = [
    "we want to ",
    "we will ",
    "we aim to ",
    "we plan to ",
    "we need to ",
    "we intend to ",
    "we must ",
    "our goal is to ",
    "our aim is to ",
    "our target is to ",
    "the goal is to ",
    "the aim is to ",
    "goal: ",
    "aim: ",
    "priority: ",
    "objective: ",
    "the company wants to ",
];

/// The sentences of a strategy that is in a language that is read.
pub fn read(source: &Source, rules: &RuleSet) -> Vec<Goal> {
    if language::language(None, &source.text) != "en" {
        return Vec::new();
    }
    let lines = source.text.lines().map(without_mark).filter(|line| !line.is_empty());
    let sentences = lines.flat_map(sentences).filter(|sentence| sentence.len() <= LONG);
    sentences.take(SENTENCES).map(|sentence| goal(sentence, rules)).collect()
}

fn without_mark(line: &str) -> &str {
    let is_mark = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '*' | '+' | '•' | '#' | '>' | '|');
    let line = line.trim_start_matches(is_mark);
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_number = number.len() < line.len() && number.starts_with(['.', ')']);
    (if is_number { &number[1..] } else { line }).trim()
}

/// A line at its full stops.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(". ").map(|sentence| sentence.trim().trim_end_matches('.')).filter(|it| !it.is_empty())
}

fn goal(sentence: &str, rules: &RuleSet) -> Goal {
    let plain = sentence.replace("**", "").replace('`', "");
    let lower = plain.to_ascii_lowercase();
    let lead = LEADS.iter().filter(|lead| lower.starts_with(**lead)).map(|lead| lead.len()).next();
    let text = lead.and_then(|lead| plain.get(lead..)).map_or_else(|| plain.clone(), raised);
    let reading = read_key_result(&text, &Context { objective: None, lexicon: &rules.lexicon });
    let known = Known::of_text(&text, &reading);
    let asks = matches!(reading.head.class, HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve);
    let is_goal = lead.is_some() || asks && text.starts_with(char::is_uppercase) && reading.head.range.start == 0;
    let numbers = reading.quantities.iter().filter(|it| !it.is_masked() && it.kind != QuantityKind::Placeholder);
    let has_number = numbers.clone().any(|it| it.value.is_some() && it.kind != QuantityKind::Date);
    let is_result = is_goal && has_number && key_result_kind(&reading) == Some(KeyResultKind::Outcome);
    let mut texts = if is_result { mend::mend(&text, None, &rules.lexicon).texts } else { Vec::new() };
    let result = texts.pop().filter(|_| texts.is_empty());
    let metrics = known.metrics.iter().chain(&known.aims).map(|found| found.what).collect();
    Goal { text, metrics, result, is_goal, has_number }
}

impl Goal {
    /// How much it speaks of a purpose: a metric of it weighs more than a word.
    pub fn speaks_of(&self, purpose: &Purpose) -> usize {
        let metrics = self.metrics.iter().filter(|metric| purpose.metrics.contains(&metric.id)).count();
        let text = format!(" {} ", term::key(&self.text));
        let words = purpose.focus.iter().filter(|it| text.contains(&format!(" {} ", term::key(it)))).count();
        3 * metrics + words.min(1)
    }
}
