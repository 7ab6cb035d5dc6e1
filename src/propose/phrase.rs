//! A metric of the knowledge base as a key result, with the people, place and date of the statement it replaces.
//!
//! Numbers are never made up: where values belong stand `[baseline?]` and `[target?]`. A metric whose very name holds
//! a number has no place here, since that number would be none of the author's.

use super::knowledge::Metric;
use super::knowledge::file::{Unit, Way};
use super::own::{Kept, is_language, is_personal};

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

/// Whether a name speaks of people for whom others can stand.
fn is_of_people(name: &str) -> bool {
    ["share of people who ", "people who "].iter().any(|lead| name.starts_with(lead))
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
    // "people who sign up" are those for whom it is.
    let own = kept.people.as_ref().filter(|_| !has_people && is_of_people(name));
    let own = own.map(|people| {
        let who = if is_personal(people) { "who" } else { "that" };
        name.replacen("people who", &format!("{people} {who}"), 1)
    });
    let (name, has_people) = own.as_deref().map_or((name, has_people), |own| (own, true));
    // "customer churn" is that of customers.
    let is_told =
        |people: &str| name.contains(people.trim_end_matches('s')) && (!people.contains(' ') || name.ends_with(people));
    let people = kept.people.as_ref().filter(|people| !has_people && !is_told(people));
    let people = people.map(|people| format!(" among {people}"));
    let is_named = |place: &str| name.contains(place.split_once(' ').map_or(place, |(_, words)| words));
    let place = kept.place.as_ref().filter(|place| !is_named(place)).map(|place| format!(" {place}"));
    let language = place.as_deref().map(str::trim_start).filter(|place| is_language(place)).map(str::to_owned);
    if let Some(language) = language {
        return kept.styled(&in_language(metric, (verb, article, name), &people.unwrap_or_default(), &language));
    }
    let scope = people.into_iter().chain(place).collect::<String>();
    let text = format!("{verb} {article}{}{}", with_scope(name, &scope), values(metric, name));
    kept.styled(&text)
}

/// "people who use the app in French": a language belongs to what is used, and not to those who use it.
fn in_language(metric: &Metric, (verb, article, name): (&str, &str, &str), people: &str, language: &str) -> String {
    let name = with_scope(name, people);
    let name = match name.contains("in their own language") {
        true => name.replace("in their own language", language),
        false => format!("{name} {language}"),
    };
    format!("{verb} {article}{name}{}", values(metric, &name))
}

/// The name with place and people in it, before what the people do: "share of visitors in Spain who order".
fn with_scope(name: &str, scope: &str) -> String {
    let is_of_people = name.starts_with("share of ") || name.starts_with("people ");
    let clause =
        [" who ", " that ", " with an agreed ", " with a lasting "].iter().filter_map(|lead| name.find(lead)).min();
    let at = clause.filter(|_| is_of_people).unwrap_or(name.len());
    // A place says which market it is.
    let before = if scope.is_empty() { &name[..at] } else { name[..at].trim_end_matches(" in our market") };
    format!("{before}{scope}{}", &name[at..])
}

/// The name with the statement's own people in it, and whether they found a place.
fn name_for(metric: &Metric, kept: &Kept) -> (String, bool) {
    let name = metric.name.to_owned();
    let Some(people) = &kept.people else { return (name, false) };
    let general = format!(" {} ", metric.subject);
    let padded = format!(" {name} ");
    // "existing customers" and "new paying customers" say which ones already.
    let is_told = ["existing", "new", "paying"].iter().any(|which| padded.contains(&format!("{which}{general}")));
    if !padded.contains(&general) || is_told {
        return (name, false);
    }
    let own = padded.replacen(&general, &format!(" {people} "), 1);
    let own =
        if is_personal(people) { own } else { own.replacen(&format!("{people} who "), &format!("{people} that "), 1) };
    (own.trim().to_owned(), true)
}

/// From where to where, with the unit.
fn values(metric: &Metric, name: &str) -> String {
    let is_from = name.split(' ').any(|word| word == "from");
    // "people who open it every week": the name says already over which time.
    let is_timed = name.split(' ').any(|word| word == "every");
    let sign = if metric.unit == Unit::Percent { "%" } else { "" };
    let word = metric.unit_word.filter(|word| !word.contains(|letter: char| letter.is_ascii_digit()));
    // "working days to close the month" names its unit already.
    let word = word
        .filter(|word| metric.unit == Unit::Duration && !name.contains(*word))
        .map(|word| format!(" {word}"))
        .unwrap_or_default();
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
