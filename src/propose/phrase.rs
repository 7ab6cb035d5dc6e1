//! A metric of the knowledge base as a key result, with the people, place and date of the statement it replaces.
//!
//! Numbers are never made up: where values belong stand `[baseline?]` and `[target?]`. A metric whose very name holds
//! a number has no place here, since that number would be none of the author's.

use super::knowledge::Metric;
use super::knowledge::file::{Unit, Way};
use super::own::Kept;

/// Names that take an article in a sentence, by their first word.
const WITH_ARTICLE: [&str; 9] = ["share", "time", "gap", "average", "value", "rating", "return", "cost of", "number"];

/// Whether the metric can be offered without a number that the author did not give.
pub fn is_free_of_numbers(metric: &Metric) -> bool {
    const NUMBERS: [&str; 6] = ["two", "three", "five", "six", "ten", "twelve"];
    let has_digit = metric.name.contains(|letter: char| letter.is_ascii_digit());
    !has_digit && !metric.name.split(' ').any(|word| NUMBERS.contains(&word))
}

/// "the " where the name takes it in a sentence.
pub fn article(name: &str) -> &'static str {
    if WITH_ARTICLE.iter().any(|first| name.starts_with(first)) { "the " } else { "" }
}

/// The key result: "Increase landing page conversion among dental labs from [baseline?]% to [target?]% by 15 May".
pub fn key_result(metric: &Metric, kept: &Kept) -> String {
    let (name, has_people) = name_for(metric, kept);
    worded(metric, kept, &name, has_people)
}

/// The same of one thing, as `name` says it with `{work}` and `{people}` in it: "Increase the share of dental labs that
/// order from the price list from …".
pub fn of_thing(metric: &Metric, kept: &Kept, name: &str, thing: &str, people: &str) -> String {
    let people = kept.people.as_deref().unwrap_or(people);
    let has_people = name.contains("{people}") || thing.contains(people);
    // Said once is enough: "dental labs that order from the price list", not "… the price list for dental labs".
    let thing = match thing.strip_suffix(people).filter(|_| name.contains("{people}")) {
        Some(rest) => rest.trim_end().strip_suffix(" for").unwrap_or(thing),
        None => thing,
    };
    let name = if is_personal(people) { name.to_owned() } else { name.replace("{people} who ", "{people} that ") };
    worded(metric, kept, &name.replace("{people}", people).replace("{work}", thing), has_people)
}

/// "the win rate of deals …", but "visits to …".
fn takes_article(metric: &Metric, name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    metric.unit != Unit::Count && name.contains(" of ") && !(first.ends_with('s') && metric.unit == Unit::Money)
}

/// The same in the author's own words for the metric.
pub fn in_words(metric: &Metric, kept: &Kept, words: &str) -> String {
    worded(metric, kept, words, false)
}

fn worded(metric: &Metric, kept: &Kept, name: &str, has_people: bool) -> String {
    let verb = match metric.direction {
        Way::Increase => "Increase",
        Way::Decrease => "Reduce",
    };
    let article = if takes_article(metric, name) { "the " } else { article(name) };
    let mut text = format!("{verb} {article}{name}");
    if let Some(people) = kept.people.as_ref().filter(|_| !has_people) {
        text += &format!(" among {people}");
    }
    if let Some(place) = kept.place.as_ref().filter(|place| !text.contains(place.as_str())) {
        text += &format!(" {place}");
    }
    text += &values(metric, name);
    kept.styled(&text)
}

/// The name with the statement's own people in it, and whether they found a place.
fn name_for(metric: &Metric, kept: &Kept) -> (String, bool) {
    let name = metric.name.to_owned();
    let Some(people) = &kept.people else { return (name, false) };
    let general = format!(" {} ", metric.subject);
    let padded = format!(" {name} ");
    if !padded.contains(&general) {
        return (name, false);
    }
    let own = padded.replacen(&general, &format!(" {people} "), 1);
    let own =
        if is_personal(people) { own } else { own.replacen(&format!("{people} who "), &format!("{people} that "), 1) };
    (own.trim().to_owned(), true)
}

/// Whether "who" follows the word rather than "that".
fn is_personal(people: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["ers", "ors", "ants", "ents", "ees", "ists", "people", "women", "men", "leads", "fans", "ians"];
    const OTHERS: [&str; 4] = ["apprentices", "colleagues", "relatives", "people of the region"];
    ENDINGS.iter().chain(&OTHERS).any(|ending| people.ends_with(ending))
}

/// From where to where, with the unit.
fn values(metric: &Metric, name: &str) -> String {
    let is_from = name.split(' ').any(|word| word == "from");
    // "people who open it every week": the name says already over which time.
    let is_timed = name.split(' ').any(|word| word == "every");
    let sign = if metric.unit == Unit::Percent { "%" } else { "" };
    let word = metric.unit_word.filter(|word| !word.contains(|letter: char| letter.is_ascii_digit()));
    let word = word.filter(|_| metric.unit == Unit::Duration).map(|word| format!(" {word}")).unwrap_or_default();
    let per = metric
        .per
        .filter(|_| metric.unit != Unit::Percent && !is_timed)
        .map(|per| format!(" per {per}"))
        .unwrap_or_default();
    if is_from {
        format!(" to [target?]{sign}{word}{per} (now [baseline?]{sign})")
    } else {
        format!(" from [baseline?]{sign} to [target?]{sign}{word}{per}")
    }
}
