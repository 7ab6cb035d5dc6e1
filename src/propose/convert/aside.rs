//! Lines of a list that are no projects: numbers to watch, and work that goes on anyway.

use super::super::knowledge::{self, Routine, term};
use super::super::recognise::Known;
use crate::analysis::{Features, HeadClass, Lexicon};

/// Whether a line only names a number: "website traffic", "NPS".
pub fn is_kpi(text: &str, reading: &Features, known: &Known) -> bool {
    let Some(metric) = known.metrics.first().or(known.aims.first()) else { return false };
    let has_verb = !reading.head.lemma.is_empty() && reading.head.class != HeadClass::None;
    let is_beside = |range: &std::ops::Range<usize>| range.end <= metric.range.start || metric.range.end <= range.start;
    let names_work = known.works.iter().any(|work| is_beside(&work.range) || work.range.end > metric.range.end);
    let around = term::words(text).into_iter().filter(|word| is_beside(&word.range)).count();
    !has_verb && !names_work && around <= 3
}

/// Whether a line names only what a house buys, pays and celebrates: "buy new laptops for everyone".
fn is_of_house(words: &[String], routine: &Routine) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    routine.house.iter().any(|thing| {
        let thing: Vec<&str> = thing.split(' ').collect();
        let is_named = |word: &str, own: &str| word == own || word.strip_suffix('s') == Some(own);
        let places = words
            .windows(thing.len())
            .position(|window| window.iter().zip(&thing).all(|(word, own)| is_named(word, own)));
        let is_around = |word: &&str| routine.around.contains(word) || word.starts_with(|it: char| it.is_ascii_digit());
        places.is_some_and(|at| words[..at].iter().chain(&words[at + thing.len()..]).all(is_around))
    })
}

/// Whether a line is work that goes on anyway: "weekly team meeting", "reply to tickets".
pub fn is_routine(text: &str) -> bool {
    let routine = knowledge::routine();
    let words: Vec<String> = term::words(text).into_iter().map(|word| base(&word.lower)).collect();
    if is_of_house(&words, routine) {
        return true;
    }
    let begins = |verb: &&str| !words.is_empty() && format!("{} ", words.join(" ")).starts_with(&format!("{verb} "));
    if routine.beginning.iter().any(&begins) {
        return false;
    }
    let keeps = routine.keeping.iter().any(begins);
    // "Update" alone is a verb and names no thing.
    let named = if keeps { &words[1..] } else { &words[..] };
    let holds = |term: &&str| {
        let term: Vec<String> = term.split(' ').map(base).collect();
        named.windows(term.len()).any(|window| window == term)
    };
    let has_rhythm = routine.rhythms.iter().any(&holds);
    let thing = routine.things.iter().filter(|thing| holds(thing)).map(|thing| thing.split(' ').count()).max();
    let rhythm = routine.rhythms.iter().filter(|rhythm| holds(rhythm)).map(|it| it.split(' ').count()).max();
    let is_whole = thing.is_some_and(|thing| thing + rhythm.unwrap_or(0) >= words.len());
    thing.is_some() && (keeps || has_rhythm) || keeps && has_rhythm || is_whole
}

/// A word in its base form.
fn base(word: &str) -> String {
    let lemma = Lexicon::default().entry(word).lemma;
    if lemma.is_empty() { word.to_owned() } else { lemma.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        assert_eq!(is_routine(text), expected, "{text}");
    }

    #[test]
    fn what_goes_on_anyway_is_routine() {
        check("Weekly team meeting", true);
        check("Reply to tickets", true);
        check("Monthly reporting", true);
        check("Answer customer emails every day", true);
        check("Christmas party", true);
        check("Order 12 new laptops for the team", true);
        check("Salary increase", true);
    }

    #[test]
    fn what_begins_something_is_a_project() {
        check("Launch a weekly newsletter", false);
        check("Laptop sleeve campaign", false);
        check("Automate the monthly reporting", false);
        check("Monthly newsletter", false);
        check("Update the pricing page", false);
    }
}
