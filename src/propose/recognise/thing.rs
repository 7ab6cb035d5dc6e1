//! What can be said of the thing of a line: whether it can be used, decided, read, or asked and taught.
//!
//! In go the words and the thing, out come answers by the noun that says what it is.

use super::super::knowledge::term;
use super::super::subject::Subject;
use crate::analysis::lexicon::{Class, Entry};
use crate::analysis::{Features, Lexicon};

/// The noun that says what a thing is.
fn head<'a>(words: &'a [term::Word], subject: &Subject) -> Option<&'a term::Word> {
    words.iter().find(|word| word.range.end == subject.noun.end)
}

fn entry(word: &term::Word) -> Entry {
    Lexicon::default().entry(&word.lower)
}

/// Whether a word is one of a list that is in the singular.
fn is_one_of(list: &str, word: &str) -> bool {
    term::is_in(list, word)
        || word.strip_suffix('s').is_some_and(|one| term::is_in(list, one))
        || word.strip_suffix("ies").is_some_and(|stem| term::is_in(list, &format!("{stem}y")))
}

/// Whether a thing is none that somebody could use or do differently with: "the goals", "another iteration".
pub fn is_abstract(words: &[term::Word], reading: &Features, subject: &Subject) -> bool {
    const NOUNS: &str = "goal target support approach improvement iteration initiative session meeting discussion call idea \
        option way step priority topic role responsibility relationship alignment effort activity opportunity \
        connection commitment question direction foundation definition decision change contribution member lead \
        work task project deliverable request time team result measure clarity awareness culture trust visibility \
        understanding transparency momentum excitement experience committee panel council round reason gap cause \
        consensus tour";
    head(words, subject).is_none_or(|head| {
        let entry = entry(head);
        is_one_of(NOUNS, &head.lower)
            || entry.classes.has(Class::Measure) && !entry.classes.has(Class::Product)
            || entry.classes.any(&[Class::Outside, Class::Inside])
                && !entry.classes.has(Class::Product)
                && !is_made(reading, subject)
    })
}

/// "Build an importer", "Release the Android client": one that is made is a thing, whoever else is called so.
fn is_made(reading: &Features, subject: &Subject) -> bool {
    const MAKING: [&str; 17] = [
        "build", "launch", "release", "ship", "develop", "implement", "create", "set up", "roll out", "sunset",
        "retire", "deprecate", "migrate", "redesign", "upgrade", "refactor", "port",
    ];
    MAKING.contains(&reading.head.lemma.as_str()) && !subject.is_plural()
}

/// Whether a thing is a text itself, so that to document it is to write it.
pub fn is_written(words: &[term::Word], subject: &Subject) -> bool {
    const TEXTS: [&str; 14] = [
        "runbook", "guide", "handbook", "manual", "playbook", "documentation", "guideline", "policy", "checklist",
        "faq", "roadmap", "strategy", "direction", "standard",
    ];
    head(words, subject).is_some_and(|head| {
        TEXTS.contains(&head.lower.as_str()) || TEXTS.iter().any(|text| head.lower == format!("{text}s"))
    })
}

/// Whether a thing is people who can be asked or taught; a word that nobody knows may be their name.
pub fn are_people(words: &[term::Word], subject: &Subject) -> bool {
    head(words, subject).is_some_and(|head| {
        let entry = entry(head);
        let is_person = ["ers", "ors", "ists", "ants", "ees"].iter().any(|end| head.lower.ends_with(end));
        entry.classes.any(&[Class::Outside, Class::Inside]) || is_person || entry.lemma.is_empty()
    })
}

/// "three experts" can be found and won, but nobody works by them or decides on them.
pub fn are_known_people(words: &[term::Word], subject: &Subject) -> bool {
    head(words, subject).is_some_and(|head| {
        let classes = entry(head).classes;
        classes.any(&[Class::Outside, Class::Inside]) && !classes.any(&[Class::Product, Class::Measure])
    })
}

/// Whether a thing can be settled or decided though nobody can use it: "the roles", "three options".
pub fn is_question(words: &[term::Word], subject: &Subject) -> bool {
    const NOUNS: &str = "priority topic role responsibility opportunity question direction definition decision \
        change gap cause option step deliverable measure reason idea approach improvement criterion criteria";
    head(words, subject).is_some_and(|head| {
        let classes = entry(head).classes;
        is_one_of(NOUNS, &head.lower) || classes.has(Class::Measure) && !classes.any(&[Class::Outside, Class::Inside])
    })
}

/// Whether a thing is people outside the house and nothing that bears their name.
pub fn are_outside(words: &[term::Word], subject: &Subject) -> bool {
    head(words, subject).is_some_and(|head| {
        let classes = entry(head).classes;
        classes.has(Class::Outside)
            && !classes.any(&[Class::Inside, Class::Product, Class::Measure])
            && subject.is_plural()
    })
}
