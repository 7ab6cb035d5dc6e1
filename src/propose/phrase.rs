//! A metric of the knowledge base as a key result, with the people, place and date of the statement it replaces.
//!
//! Numbers are never made up: where values belong stand `[baseline?]` and `[target?]`. A metric whose very name holds
//! a number has no place here, since that number would be none of the author's.

use super::knowledge::Metric;
use super::knowledge::file::{Unit, Way};
use super::own::Kept;

/// Names that take an article in a sentence, by their first word.
const WITH_ARTICLE: [&str; 8] = ["share", "time", "gap", "average", "value", "rating", "return", "cost of"];

/// Whether the metric can be offered without a number that the author did not give.
pub fn is_free_of_numbers(metric: &Metric) -> bool {
    const NUMBERS: [&str; 6] = ["two", "three", "five", "six", "ten", "twelve"];
    let has_digit = metric.name.contains(|letter: char| letter.is_ascii_digit());
    !has_digit && !metric.name.split(' ').any(|word| NUMBERS.contains(&word))
}

/// "the " where the name takes it in a sentence.
pub fn article(metric: &Metric) -> &'static str {
    if WITH_ARTICLE.iter().any(|first| metric.name.starts_with(first)) { "the " } else { "" }
}

/// The key result: "Increase landing page conversion among dental labs from [baseline?]% to [target?]% by 15 May".
pub fn key_result(metric: &Metric, kept: &Kept, thing: Option<&str>) -> String {
    let verb = match metric.direction {
        Way::Increase => "Increase",
        Way::Decrease => "Reduce",
    };
    let (name, has_people) = name_for(metric, kept, thing);
    let mut text = format!("{verb} {}{name}", article(metric));
    if let Some(people) = kept.people.as_ref().filter(|_| !has_people) {
        text += &format!(" among {people}");
    }
    if let Some(place) = &kept.place {
        text += &format!(" {place}");
    }
    text += &values(metric, name.split(' ').any(|word| word == "from"));
    kept.styled(&text)
}

/// The name with the statement's own people and thing in it, and whether the people found a place.
fn name_for(metric: &Metric, kept: &Kept, thing: Option<&str>) -> (String, bool) {
    let mut name = metric.name.to_owned();
    if let Some(thing) = thing {
        for general in ["the feature", "the product", "the service", "the page"] {
            name = name.replace(general, thing);
        }
    }
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
    ENDINGS.iter().any(|ending| people.ends_with(ending))
}

/// From where to where, with the unit.
fn values(metric: &Metric, is_from: bool) -> String {
    let sign = if metric.unit == Unit::Percent { "%" } else { "" };
    let word = metric.unit_word.filter(|word| !word.contains(|letter: char| letter.is_ascii_digit()));
    let word = word.filter(|_| metric.unit == Unit::Duration).map(|word| format!(" {word}")).unwrap_or_default();
    let per = metric.per.filter(|_| metric.unit != Unit::Percent).map(|per| format!(" per {per}")).unwrap_or_default();
    if is_from {
        format!(" to [target?]{sign}{word}{per} (now [baseline?]{sign})")
    } else {
        format!(" from [baseline?]{sign} to [target?]{sign}{word}{per}")
    }
}
