//! Lines of a list that are no projects: numbers to watch, work that goes on anyway, what only makes work possible,
//! what has to be done, and what is decided once.

use std::ops::Range;

use super::super::knowledge::term::Word;
use super::super::knowledge::{self, Routine, term};
use super::super::recognise::Known;
use crate::analysis::lexicon::Class;
use crate::analysis::{Features, HeadClass, Lexicon};

/// Whether a line only names a number: "website traffic", "NPS". A thing that is made or done is none, even where a
/// number is called like it: "supplier scorecards".
pub fn is_kpi(text: &str, reading: &Features, known: &Known) -> bool {
    let Some(metric) = known.metrics.first().or(known.aims.first()) else { return false };
    let has_verb = !reading.head.lemma.is_empty() && reading.head.class != HeadClass::None;
    let is_beside = |range: &Range<usize>| range.end <= metric.range.start || metric.range.end <= range.start;
    let names_work = known.works.iter().any(|work| is_beside(&work.range) || work.range.end > metric.range.end);
    let words = term::words(text);
    let around = words.iter().filter(|word| is_beside(&word.range)).count();
    !has_verb && !names_work && around <= 3 && is_head(&words, &metric.range) && is_number(&words, known, &metric.range)
}

/// Whether a name is what a line is about, and does not only say of what kind the next word is.
fn is_head(words: &[Word], name: &Range<usize>) -> bool {
    const BEHIND: &str = "in of for among at by per on from with to within across and";
    let next = words.iter().find(|word| word.range.start >= name.end);
    next.is_none_or(|next| next.is_parted || term::is_in(BEHIND, &next.lower) || has_digit(&next.lower))
}

/// Whether the name of a metric is a number to watch, and not rather a thing or a deed that is called so.
fn is_number(words: &[Word], known: &Known, name: &Range<usize>) -> bool {
    let Some(last) = words.iter().find(|word| word.range.end == name.end) else { return false };
    let entry = Lexicon::default().entry(&last.lower);
    let is_measure = entry.classes.has(Class::Measure);
    let is_made =
        known.works.iter().any(|work| !work.is_less && work.range.start <= name.start && name.end <= work.range.end);
    let is_deed = last.lower.ends_with("ing")
        || !is_measure && knowledge::find_deeds(words).iter().any(|deed| deed.range == *name)
        || !is_measure && !last.lower.ends_with('s') && entry.classes.any(&[Class::Product, Class::OwnActivity]);
    !is_deed && (is_measure || !is_made)
}

fn has_digit(word: &str) -> bool {
    word.contains(|letter: char| letter.is_ascii_digit())
}

/// What a line is, where it moves no number by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Still {
    /// Room, rules of the house, money: what makes work possible.
    Enabling,
    /// People who are still to come.
    Hire,
    /// What law, a norm or an agreement asks for.
    Duty,
    /// What is decided once.
    Decision,
    /// What is only looked into.
    Finding,
}

/// All of them.
pub const STILL: [Still; 5] = [Still::Enabling, Still::Hire, Still::Duty, Still::Decision, Still::Finding];

/// Whether a line moves no number by itself, and what it is then.
pub fn still(text: &str, reading: &Features) -> Option<Still> {
    let routine = knowledge::routine();
    let words: Vec<String> = term::words(text).into_iter().map(|word| base(&word.lower)).collect();
    let begins = |verb: &&str| format!("{} ", words.join(" ")).starts_with(&format!("{verb} "));
    let holds = |names: &[&str]| names.iter().any(|name| place(&words, name).is_some());
    // "Office" in "office chair shop" only says of what kind the shop is: these name what the line is about, before a "to".
    let ends = |names: &[&str]| names.iter().any(|name| place(&words, name).is_some_and(|end| is_about(&words, end)));
    if routine.deciding.iter().any(begins) || holds(&routine.decisions) {
        return Some(Still::Decision);
    }
    if holds(&routine.duties) {
        return Some(Still::Duty);
    }
    if routine.finding.iter().any(begins) {
        return Some(Still::Finding);
    }
    if ends(&routine.enabling) {
        return Some(Still::Enabling);
    }
    let first = term::words(text).into_iter().next().map_or_else(String::new, |word| word.lower);
    (reading.head.class == HeadClass::Hire || term::is_in("hire recruit", &first)).then_some(Still::Hire)
}

/// The place behind a name among words in their base form.
fn place(words: &[String], name: &str) -> Option<usize> {
    let name: Vec<String> = name.split(' ').map(base).collect();
    words.windows(name.len()).position(|window| window == name).map(|at| at + name.len())
}

/// Whether what ends before word `end` is what a line is about, and no part of a longer name.
fn is_about(words: &[String], end: usize) -> bool {
    const BEHIND: &str = "in of for at by per on from with to and until before under";
    words.get(end).is_none_or(|next| term::is_in(BEHIND, next) || has_digit(next))
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
    fn what_moves_no_number_by_itself_is_told() {
        let of = |text: &str| still(text, &Features::default());
        for (text, expected) in [
            ("Move to the new office in May", Some(Still::Enabling)),
            ("New travel policy", Some(Still::Enabling)),
            ("Office chair campaign", None),
            ("Budget planner for families", None),
            ("Hire two bakers", Some(Still::Hire)),
            ("Hiring event for bakers", None),
            ("GDPR audit", Some(Still::Duty)),
            ("Decide on the second oven", Some(Still::Decision)),
            ("Oven vendor selection", Some(Still::Decision)),
            ("Pricing page", None),
            ("Office move for the support team", Some(Still::Enabling)),
            ("Relocate our HQ in May", Some(Still::Enabling)),
            ("Help bakers move their office supplies online", None),
            ("Relocation guide for nurses", None),
            ("Evaluate three CRM vendors", Some(Still::Finding)),
            ("Explore short videos", Some(Still::Finding)),
            ("Review campaign for hotels", None),
            ("Research assistant for clinics", None),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
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
        check("Weekly ops review", true);
        check("Annual performance reviews", true);
        check("Fire drill", true);
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
