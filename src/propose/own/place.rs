//! Where a statement is to come true: "in Poland", "in the Linz warehouse", "in Austria and Switzerland".
//!
//! In goes a statement's text, out comes the phrase with its preposition. Places are told by the lexicon, by capitals
//! behind a preposition, or by a noun such as "warehouse" behind a name; tools and dates are none.

use std::ops::Range;

use crate::analysis::lexicon::Class;
use crate::analysis::{Features, Lexicon};
use crate::propose::knowledge::find_works;
use crate::propose::knowledge::term::{self, Word};

/// Nouns that name a place with the words before them.
const PLACES: &str = "region regions area areas district districts province county valley quarter neighbourhood \
    town towns city cities village villages country countries office branch branches warehouse warehouses plant \
    plants factory factories store stores site sites campus ward wards clinic hospital school hub depot";

/// Nouns for a part of the market, in which something moves rather than for it.
const MARKETS: &str = "segment segments market markets sector sectors industry vertical verticals";

/// Whether a segment says where rather than for whom.
pub fn is_place(segment: &str) -> bool {
    let Some((preposition, rest)) = segment.split_once(' ') else { return false };
    let lexicon = Lexicon::default();
    let words = term::words(rest);
    if words.last().is_some_and(|word| ["district", "districts", "region", "regions"].contains(&word.lower.as_str())) {
        return true;
    }
    let is_people = words.last().is_some_and(|word| lexicon.entry(&word.lower).classes.any(&[Class::Outside]));
    !["for", "among", "amongst"].contains(&preposition.to_lowercase().as_str()) && !is_people
}

/// The place at `range` with the names that are joined to it: "in Austria and Switzerland".
pub fn whole(words: &[Word], text: &str, range: &Range<usize>) -> String {
    let end = joined(words, text, words.partition_point(|word| word.range.end <= range.end));
    text[range.start..end.max(range.end)].to_owned()
}

/// Behind the names that go on with a place before word `at`, and the noun that they may stand before.
fn joined(words: &[Word], text: &str, mut at: usize) -> usize {
    let is_name = |at: usize| {
        words.get(at).is_some_and(|word| {
            let known = Lexicon::default().entry(&word.lower);
            let is_place = known.classes.has(Class::Place) || known.lemma.is_empty();
            text[word.range.clone()].starts_with(char::is_uppercase) && is_place
        })
    };
    let is_and = |at: usize| words.get(at).is_some_and(|word| word.lower == "and" && !word.is_parted);
    let is_listed = |at: usize| words.get(at).is_some_and(|word| text[..word.range.start].ends_with(", "));
    // "DACH + UK", "Italy & France".
    let is_added = |at: usize| {
        words.get(at).is_some_and(|word| text[..word.range.start].trim_end().ends_with(['&', '+', '/'])) && is_name(at)
    };
    let is_last = |at: usize| is_and(at) && is_name(at + 1);
    loop {
        // A comma goes on with a list only where an "and" ends it.
        let is_one = is_listed(at) && is_name(at) && (is_listed(at + 1) || is_last(at + 1) || is_added(at + 1));
        match (is_last(at), is_one || is_added(at)) {
            (true, _) => at += 2,
            (false, true) => at += 1,
            _ => break,
        }
    }
    let is_noun = words.get(at).is_some_and(|word| !word.is_parted && term::is_in(PLACES, &word.lower));
    at.checked_sub(1).and_then(|last| words.get(last + usize::from(is_noun))).map_or(0, |last| last.range.end)
}

/// Languages, in which something is said rather than where it is done.
const LANGUAGES: &str = "arabic bulgarian chinese croatian czech danish dutch english estonian finnish french german greek \
        hebrew hindi hungarian italian japanese korean latvian lithuanian norwegian polish portuguese romanian russian \
        slovak slovenian spanish swedish turkish ukrainian";

/// Whether a place is a language: "in French".
pub fn is_language(place: &str) -> bool {
    let first = place.split(' ').nth(1).unwrap_or_default();
    place.starts_with("in ") && term::is_in(LANGUAGES, &first.to_lowercase())
}

/// "into Italian": a language is where a text is at home.
pub fn of_language(words: &[Word], text: &str) -> Option<String> {
    let first = words.windows(2).position(|two| {
        let is_led = ["in", "into", "to"].contains(&two[0].lower.as_str()) && !two[1].is_parted;
        is_led && term::is_in(LANGUAGES, &two[1].lower)
    })?;
    let ends =
        words.get(first + 2).is_none_or(|next| next.is_parted || ["and", "by", "for"].contains(&next.lower.as_str()));
    let end = joined(words, text, first + 2).max(words[first + 1].range.end);
    ends.then(|| text.get(words[first + 1].range.start..end).map(|language| format!("in {language}")))?
}

/// "for the enterprise segment" is in the enterprise segment.
pub fn of_market(words: &[Word], text: &str) -> Option<String> {
    let end = words.iter().position(|word| term::is_in(MARKETS, &word.lower))?;
    // "three industry awards" are awards.
    const BEHIND: [&str; 10] = ["by", "in", "and", "with", "to", "from", "on", "at", "before", "until"];
    if words.get(end + 1).is_some_and(|next| !next.is_parted && !BEHIND.contains(&next.lower.as_str())) {
        return None;
    }
    let lead = (end.saturating_sub(4)..end).rev().find(|&at| ["for", "in"].contains(&words[at].lower.as_str()))?;
    let is_whole = words[lead + 1..=end].iter().all(|word| !word.is_parted);
    let said = text.get(words.get(lead + 1)?.range.start..words[end].range.end)?;
    let is_plain =
        said.split(' ').count() > 1 && !said.contains(|letter: char| letter.is_ascii_digit()) && !said.contains("new ");
    (is_whole && is_plain && end > lead + 1).then(|| format!("in {said}"))
}

/// "a launch plan for Mexico" is to come true in Mexico.
pub fn of_country(words: &[Word], text: &str) -> Option<String> {
    let lexicon = Lexicon::default();
    let is_place = |word: &Word| {
        text[word.range.clone()].starts_with(char::is_uppercase) && lexicon.entry(&word.lower).classes.has(Class::Place)
    };
    let first = words.windows(2).position(|two| two[0].lower == "for" && !two[1].is_parted && is_place(&two[1]))? + 1;
    // "for Vienna clinics" says for whom.
    const BEHIND: [&str; 8] = ["and", "by", "in", "with", "to", "from", "before", "until"];
    let ends = words
        .get(first + 1)
        .is_none_or(|next| next.is_parted || BEHIND.contains(&next.lower.as_str()) || is_place(next));
    let named = whole(words, text, &words[first].range);
    ends.then(|| format!("in {named}"))
}

/// Whether a word is an acronym of a field rather than a place: "HAPI", but not "USA".
fn is_acronym(word: &str) -> bool {
    word.len() > 3 && word.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit())
}

/// "in Poland": a preposition of place before capitalised words, behind byte `after`, that is no date.
pub fn in_text(words: &[Word], text: &str, after: usize, reading: &Features) -> Option<String> {
    let is_dated = |range: &Range<usize>| {
        reading.quantities.iter().any(|quantity| quantity.range.start < range.end && range.start < quantity.range.end)
    };
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.range.start >= after) {
        if !["in", "across", "throughout"].contains(&word.lower.as_str()) {
            continue;
        }
        let is_name = |next: &&Word| {
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
        // "in Lower Saxony": only the last word of a name of several tells.
        let is_known_thing = |next: &Word| {
            let entry = Lexicon::default().entry(&next.lower);
            let is_place = entry.classes.any(&[Class::Place]);
            !is_place && (!entry.lemma.is_empty() || !find_works(std::slice::from_ref(next)).is_empty())
        };
        const TOOLS: &str = "excel powerpoint word sheets slack teams notion hubspot salesforce figma canva jira asana trello \
            confluence mailchimp looker tableau airtable";
        let is_thing = words.get(at + 1).is_some_and(|next| {
            let is_several = |last: &&Word| last.range != next.range;
            let told = last.clone().last().filter(is_several).unwrap_or(next);
            next.lower == "place" || term::is_in(TOOLS, &next.lower) || next.lower != "the" && is_known_thing(told)
        });
        if is_thing {
            continue;
        }
        let known = |word: &&Word| Lexicon::default().entry(&word.lower).classes.any(&[Class::Place]);
        let single = words.get(at + 1).filter(|next| !is_dated(&next.range)).filter(known);
        if let Some(last) = last.last().or(single) {
            return Some(whole(words, text, &(word.range.start..last.range.end)));
        }
        // "in the DACH region": the noun behind a name says that it is a place.
        let noun = words.iter().enumerate().skip(at + 2).take(3).find(|(_, noun)| term::is_in(PLACES, &noun.lower));
        let named = noun.filter(|(end, _)| {
            let between = &words[at + 1..*end];
            let has_name = between.iter().any(|word| text[word.range.clone()].starts_with(char::is_uppercase));
            has_name && between.iter().all(|word| !word.is_parted)
        });
        if let Some((_, noun)) = named {
            return text.get(word.range.start..noun.range.end).map(str::to_owned);
        }
    }
    None
}
