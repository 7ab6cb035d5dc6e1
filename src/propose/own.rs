//! What belongs to a statement and has to stay: for whom, where, by when, whose, and how it is written.
//!
//! In goes a statement of a report, out come its words with their places in the statement's text. All ranges are
//! bytes of that text, on character boundaries.

use std::ops::Range;

use super::knowledge::{find_works, term};
use crate::analysis::lexicon::Class;
use crate::analysis::{Context, Features, Lexicon, read_key_result};
use crate::lint::Report;
use crate::text::{Span, Text};

/// A statement with what is known of it.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// The sentence, cleaned of marks.
    pub text: &'a str,
    /// How it was read.
    pub reading: &'a Features,
    /// The objective above a key result.
    pub objective: Option<&'a str>,
    /// Its place in the source.
    pub span: Span,
    /// Index of the objective.
    pub objective_index: usize,
    /// Index of the key result, where it is one.
    pub key_result_index: Option<usize>,
    /// What a rewording keeps of it.
    pub kept: Kept,
    /// Owners that are named within the sentence itself.
    pub owners: Vec<&'a str>,
}

impl<'a> Statement<'a> {
    /// The statement at an index of a report; `None` where there is no sentence.
    pub fn of(report: &'a Report, objective: usize, key_result: Option<usize>, lexicon: &Lexicon) -> Option<Self> {
        let above = report.document.objectives.get(objective)?;
        let readings = report.readings.get(objective)?;
        let (text, fields, reading, is_slot) = match key_result {
            None => (above.text.as_ref()?, &above.fields, &readings.objective, above.is_slot),
            Some(at) => {
                let key_result = above.key_results.get(at)?;
                (&key_result.text, &key_result.fields, readings.key_results.get(at)?, key_result.is_slot)
            }
        };
        if text.is_empty() || is_slot {
            return None;
        }
        let span = text.span();
        let kept = match key_result {
            Some(_) => Kept::of(text.as_str(), reading),
            // The reading of an objective does not look for people and places.
            None => Kept::of(text.as_str(), &read_key_result(text.as_str(), &Context { objective: None, lexicon })),
        };
        Some(Self {
            text: text.as_str(),
            reading,
            kept,
            objective: above.text.as_ref().filter(|_| key_result.is_some()).map(Text::as_str),
            span,
            objective_index: objective,
            key_result_index: key_result,
            owners: fields.owners.iter().map(Text::as_str).filter(|owner| text.as_str().contains(owner)).collect(),
        })
    }

    /// The words of `range`, empty where it is none of the text.
    pub fn words(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// What a rewording keeps of a statement.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// People or organisations it is for: "dental labs".
    pub people: Option<String>,
    /// Where, with its preposition: "in Poland".
    pub place: Option<String>,
    /// By when, with its preposition: "by 15 May".
    pub deadline: Option<String>,
    /// Whether it ends with a full stop.
    pub has_stop: bool,
}

impl Kept {
    /// Reads what `text` holds of it.
    pub fn of(text: &str, reading: &Features) -> Self {
        let segment = reading.segment.as_ref().and_then(|range| text.get(range.clone()));
        let (people, place) = match segment {
            Some(segment) if is_place(segment) => (None, Some(segment.to_owned())),
            Some(segment) => (segment.split_once(' ').map(|(_, people)| people.to_owned()), None),
            None => (None, None),
        };
        let after = reading.segment.as_ref().map_or(0, |range| range.end);
        Self {
            // "at least one clinical site" says how many, and not who.
            people: people.map(|people| with_article(bare(&people))).filter(|people| {
                !people.is_empty()
                    && are_people(people)
                    && !people.contains(|letter: char| letter.is_ascii_digit() || matches!(letter, '"' | '“' | '”'))
                    && !people.starts_with("at ")
            }),
            place: place.filter(|place| !place.contains(" new ")).or_else(|| place_in(text, after, reading)),
            deadline: deadline_range(text, reading).and_then(|range| text.get(range)).map(with_preposition),
            has_stop: text.ends_with('.'),
        }
    }

    /// A sentence in the manner of the statement: its first letter, its end, its date.
    pub fn styled(&self, sentence: &str) -> String {
        let mut text = sentence.trim().trim_end_matches('.').to_owned();
        if let Some(deadline) = self.deadline.as_ref().filter(|deadline| !text.contains(deadline.as_str())) {
            text.push(' ');
            text.push_str(deadline);
        }
        let mut text = raised(&text);
        if self.has_stop {
            text.push('.');
        }
        text
    }
}

/// With a first letter in upper case.
pub fn raised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a first letter in lower case, unless the word is a name in capitals.
pub fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase() && !second.is_numeric()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn with_preposition(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    let leads = PREPOSITIONS.contains(&first.as_str()) || ["this", "next"].contains(&first.as_str());
    if leads { lowered(words) } else { format!("by {words}") }
}

const PREPOSITIONS: [&str; 10] = ["by", "before", "until", "till", "in", "during", "on", "at", "within", "through"];

/// The deadline with the preposition before it.
pub fn deadline_range(text: &str, reading: &Features) -> Option<Range<usize>> {
    let words = reading.deadline.as_ref()?.range.clone();
    let before = text.get(..words.start)?;
    let kept = before.trim_end();
    let start = kept.rfind(|letter: char| letter.is_whitespace() || letter == '(').map_or(0, |at| at + 1);
    let is_preposition = PREPOSITIONS.contains(&kept[start..].to_lowercase().as_str());
    // "during the quarter" names no day.
    const PERIODS: [&str; 8] = ["quarter", "year", "month", "week", "the quarter", "the year", "the month", "the week"];
    if PERIODS.contains(&text.get(words.clone()).unwrap_or_default().to_lowercase().as_str()) {
        return None;
    }
    Some(if is_preposition { start..words.end } else { words })
}

/// Whether a segment says where rather than for whom.
fn is_place(segment: &str) -> bool {
    let Some((preposition, rest)) = segment.split_once(' ') else { return false };
    let lexicon = Lexicon::default();
    let words = term::words(rest);
    let is_people = words.last().is_some_and(|word| lexicon.entry(&word.lower).classes.any(&[Class::Outside]));
    !["for", "among", "amongst"].contains(&preposition.to_lowercase().as_str()) && !is_people
}

/// Whether words name several people or organisations, and not one thing: "dental labs", not "the search lab".
fn are_people(words: &str) -> bool {
    const SEVERAL: [&str; 10] =
        ["people", "staff", "women", "men", "children", "personnel", "youth", "folks", "team", "public"];
    let words = term::words(words);
    let is_several = |word: &term::Word| {
        word.lower.ends_with('s') && !word.lower.ends_with("ss") || SEVERAL.contains(&word.lower.as_str())
    };
    words.iter().any(is_several)
}

/// "the 40 dental labs" without article and number, which says how many and not who.
fn bare(people: &str) -> &str {
    const ARTICLES: [&str; 6] = ["the ", "our ", "all ", "a ", "an ", "every "];
    const NUMBERS: [&str; 10] =
        ["two ", "three ", "four ", "five ", "six ", "seven ", "eight ", "nine ", "ten ", "twelve "];
    let people = ARTICLES.iter().find_map(|article| people.strip_prefix(article)).unwrap_or(people);
    let people = NUMBERS.iter().find_map(|number| people.strip_prefix(number)).unwrap_or(people);
    people.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '+' | ' '))
}

/// "largest suppliers" takes an article: which ones it speaks of is a matter of fact.
fn with_article(people: &str) -> String {
    let first = people.split(' ').next().unwrap_or_default();
    let is_superlative = ["top", "most", "best"].contains(&first) || first.ends_with("est") && first.len() > 5;
    if is_superlative { format!("the {people}") } else { people.to_owned() }
}

/// Whether a word is an acronym of a field rather than a place: "HAPI", but not "USA".
fn is_acronym(word: &str) -> bool {
    word.len() > 3 && word.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit())
}

/// "in Poland": a preposition of place before capitalised words, behind byte `after`, that is no date.
fn place_in(text: &str, after: usize, reading: &Features) -> Option<String> {
    let words = term::words(text);
    let is_dated = |range: &Range<usize>| {
        reading.quantities.iter().any(|quantity| quantity.range.start < range.end && range.start < quantity.range.end)
    };
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.range.start >= after) {
        if !["in", "across", "throughout"].contains(&word.lower.as_str()) {
            continue;
        }
        let is_name = |next: &&term::Word| {
            // "LinkedIn" is a product.
            let name = &text[next.range.clone()];
            let is_camel = name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase);
            let capital = name.starts_with(char::is_uppercase) && !is_camel;
            !next.is_parted
                && !is_dated(&next.range)
                && !is_acronym(&text[next.range.clone()])
                && (capital || next.lower == "the" || next.lower == "and")
        };
        let last = words[at + 1..]
            .iter()
            .take_while(is_name)
            .filter(|next| text[next.range.clone()].starts_with(char::is_uppercase));
        let is_known_thing = |next: &term::Word| {
            let entry = Lexicon::default().entry(&next.lower);
            let is_place = entry.classes.any(&[Class::Place]);
            !is_place && (!entry.lemma.is_empty() || !find_works(std::slice::from_ref(next)).is_empty())
        };
        const TOOLS: &str = "excel powerpoint word sheets slack teams notion hubspot salesforce figma canva jira asana trello \
            confluence mailchimp looker tableau airtable";
        let is_thing = words.get(at + 1).is_some_and(|next| {
            next.lower == "place" || term::is_in(TOOLS, &next.lower) || next.lower != "the" && is_known_thing(next)
        });
        if is_thing {
            continue;
        }
        let known = |word: &&term::Word| Lexicon::default().entry(&word.lower).classes.any(&[Class::Place]);
        let single = words.get(at + 1).filter(|next| !is_dated(&next.range)).filter(known);
        if let Some(last) = last.last().or(single) {
            return text.get(word.range.start..last.range.end).map(str::to_owned);
        }
    }
    None
}
