//! Which works and metrics a statement speaks of.
//!
//! In goes a statement with its reading, out come works and metrics, the surest first. A work named by a noun counts
//! before one named by an ambiguous word or by a verb alone; what is made before what it is made for.

use std::ops::Range;

use super::knowledge::file::Head;
use super::knowledge::{Found, Metric, Work, find_deeds, find_metrics, find_works, term};
use super::own::Statement;
use crate::analysis::lexicon::Class;
use crate::analysis::{Features, HeadClass, Lexicon};

/// What is known of the things that a statement names.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The surest first.
    pub works: Vec<Found<Work>>,
    /// Metrics named in the clause that says what the statement is for.
    pub aims: Vec<Found<Metric>>,
    /// Metrics named elsewhere in it, the longest name first.
    pub metrics: Vec<Found<Metric>>,
    /// Works and metrics of the objective above.
    pub above: Option<Box<Known>>,
}

impl Known {
    /// Looks up the words of a statement and of the objective above it.
    pub fn of(statement: &Statement<'_>) -> Self {
        let mut known = Self::of_text(statement.text, statement.reading);
        if let Some(objective) = statement.objective {
            known.above = Some(Box::new(Self::of_text(objective, &Features::default())));
        }
        known
    }

    /// Looks up the words of one text.
    pub fn of_text(text: &str, reading: &Features) -> Self {
        let words = term::words(text);
        let found = find_metrics(&words);
        let is_aim = |found: &Found<Metric>| is_within(&found.range, reading.purpose.as_ref());
        let (aims, mut metrics): (Vec<_>, Vec<_>) = found.into_iter().partition(is_aim);
        metrics.sort_by_key(|found| std::cmp::Reverse(found.width));
        Self { works: works(&words, reading), aims, metrics, above: None }
    }
}

fn works(words: &[term::Word], reading: &Features) -> Vec<Found<Work>> {
    let hires = reading.head.class == HeadClass::Hire;
    // "Hire" in "Hire a designer" is what is done, and no hire.
    let is_verb = |range: &Range<usize>| reading.head.class != HeadClass::None && *range == reading.head.range;
    let nouns = find_works(words).into_iter().filter(|found| hires || found.what.head != Some(Head::Hire));
    let nouns = nouns.filter(|found| !is_verb(&found.range) && !(found.is_less && is_modifier(words, &found.range)));
    let nouns: Vec<_> = nouns.collect();
    let has_nouns = !nouns.is_empty();
    // An ambiguous word counts in what is acted on, and not in what stands beside it; a verb that fits any work is no
    // better a guess.
    let object = reading.object.as_ref().filter(|_| reading.head.class != HeadClass::None);
    let is_meant = |found: &Found<Work>| object.is_none_or(|it| is_within(&found.range, Some(&it.range)));
    let nouns = nouns.into_iter().filter(|found| !found.is_less || is_meant(found));
    let (mut strong, weak): (Vec<_>, Vec<_>) = nouns.partition(|found| !found.is_less);
    if strong.is_empty() {
        strong = weak;
    }
    let starts: Vec<usize> = strong.iter().map(|found| found.range.start).collect();
    // "photo newsletter" is a newsletter: in a compound the last noun says what it is, unless it says what is done
    // with it ("CRM migration").
    strong.retain(|found| !starts.iter().any(|&start| start == found.range.end + 1 && !is_deed(words, start)));
    if strong.is_empty() && !has_nouns {
        strong = find_deeds(words).into_iter().filter(|found| hires || found.what.head != Some(Head::Hire)).collect();
        strong.retain(|found| found.width > 1 || !says_nothing(words, found));
    }
    strong.sort_by_key(|found| {
        let is_side =
            is_within(&found.range, reading.purpose.as_ref()) || is_within(&found.range, reading.means.as_ref());
        (is_side, hires && found.what.head.is_none(), std::cmp::Reverse(found.width), found.range.start)
    });
    strong
}

/// Whether a verb fits any work, so that it names none: "finish", "implement".
fn says_nothing(words: &[term::Word], found: &Found<Work>) -> bool {
    const VERBS: [&str; 12] = [
        "coordinate",
        "manage",
        "execute",
        "implement",
        "complete",
        "finish",
        "finalise",
        "finalize",
        "launch",
        "move",
        "replace",
        "take",
    ];
    let word = words.iter().find(|word| word.range == found.range);
    word.is_some_and(|word| VERBS.contains(&Lexicon::default().entry(&word.lower).lemma))
}

/// Whether a noun only says of what kind the next one is: "design" in "design partners".
fn is_modifier(words: &[term::Word], range: &Range<usize>) -> bool {
    let Some(next) = words.iter().find(|word| word.range.start == range.end + 1) else { return false };
    let entry = Lexicon::default().entry(&next.lower);
    let is_thing = entry.classes.any(&[Class::Inside, Class::Outside, Class::Product, Class::Measure]);
    !next.is_parted && is_thing && find_works(std::slice::from_ref(next)).is_empty()
}

/// Whether the noun at byte `start` is something that is done: "migration", "launch".
fn is_deed(words: &[term::Word], start: usize) -> bool {
    let word = words.iter().find(|word| word.range.start == start);
    word.is_none_or(|word| Lexicon::default().entry(&word.lower).classes.any(&[Class::OwnActivity, Class::Activity]))
}

fn is_within(inner: &Range<usize>, outer: Option<&Range<usize>>) -> bool {
    outer.is_some_and(|outer| outer.start <= inner.start && inner.end <= outer.end)
}
