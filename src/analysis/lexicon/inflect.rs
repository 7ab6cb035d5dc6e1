//! Inflection of English verbs and nouns: lemma in, every form with its [`Forms`] out.
//!
//! Spelling rules do the regular words; what they cannot know (wrote, criteria, submitted) stands in
//! `rules/lexicon/irregular.toml` and comes in as [`Irregulars`]. Where British and American spelling differ
//! (travelled, traveled), both come out. Shared by the lookup, for a user's own words, and by `build/lexicon.rs`.

use super::class::{Forms, Part};

/// The words that spelling rules cannot inflect, as text: one word a line.
#[derive(Debug, Clone, Copy)]
pub struct Irregulars<'a> {
    /// "write wrote written"; a slash between forms that are both in use.
    pub verbs: &'a str,
    /// "criterion criteria".
    pub nouns: &'a str,
    /// Verbs that double their last letter although they have two syllables: "submit".
    pub doubling: &'a str,
    /// Nouns that have no other form: "earnings".
    pub plural_only: &'a str,
}

impl<'a> Irregulars<'a> {
    fn row(table: &'a str, lemma: &str) -> Option<&'a str> {
        table.lines().find_map(|line| line.strip_prefix(lemma)?.strip_prefix(' '))
    }
}

/// Every form of a word or term, the lemma first.
pub fn forms(term: &str, part: Part, irregulars: &Irregulars) -> Vec<(String, Forms)> {
    match part {
        Part::Fixed => vec![(term.to_owned(), Forms::NONE)],
        Part::Verb => around(term, verb_range(term), |word| verb(word, irregulars)),
        Part::Noun => around(term, noun_range(term), |word| noun(word, irregulars)),
    }
}

/// Inflects the part of `term` in `range` and leaves the rest as it is.
fn around(
    term: &str,
    range: std::ops::Range<usize>,
    inflect: impl Fn(&str) -> Vec<(String, Forms)>,
) -> Vec<(String, Forms)> {
    let (before, after) = (&term[..range.start], &term[range.end..]);
    inflect(&term[range]).into_iter().map(|(form, which)| (format!("{before}{form}{after}"), which)).collect()
}

/// The verb of a verb term is its first word, of which the last hyphened part is inflected: "co-write with".
fn verb_range(term: &str) -> std::ops::Range<usize> {
    let end = term.find(' ').unwrap_or(term.len());
    let start = term[..end].rfind('-').map_or(0, |hyphen| hyphen + 1);
    start..end
}

/// The head of a noun term is its last word, or the word before a preposition: "lines of code".
fn noun_range(term: &str) -> std::ops::Range<usize> {
    const PREPOSITIONS: &[&str] =
        &["of", "to", "per", "in", "for", "by", "on", "with", "from", "between", "at", "until", "before", "after"];
    let mut head = 0..term.len();
    let mut start = 0;
    for word in term.split([' ', '-']) {
        let end = start + word.len();
        if start > 0 && PREPOSITIONS.contains(&word) {
            return head;
        }
        head = start..end;
        start = end + 1;
    }
    head
}

fn verb(lemma: &str, irregulars: &Irregulars) -> Vec<(String, Forms)> {
    let mut forms = vec![(lemma.to_owned(), Forms::BASE), (third_person(lemma), Forms::THIRD)];
    let doubled = doubles(lemma, irregulars);
    match Irregulars::row(irregulars.verbs, lemma) {
        Some(row) => {
            let mut columns = row.split(' ');
            let past = columns.next().unwrap_or(lemma);
            let participle = columns.next().unwrap_or(past);
            forms.extend(past.split('/').map(|form| (form.to_owned(), Forms::PAST)));
            forms.extend(participle.split('/').map(|form| (form.to_owned(), Forms::PARTICIPLE)));
        }
        None => {
            let both = Forms::PAST.with(Forms::PARTICIPLE);
            forms.extend(stems(lemma, doubled, past_stem).into_iter().map(|stem| (format!("{stem}ed"), both)));
        }
    }
    forms.extend(stems(lemma, doubled, gerund_stem).into_iter().map(|stem| (format!("{stem}ing"), Forms::GERUND)));
    forms
}

/// How the last letter behaves before -ed and -ing.
#[derive(Clone, Copy, PartialEq)]
enum Doubling {
    Never,
    Always,
    /// British spelling doubles, American does not: travelled, traveled.
    Either,
}

fn stems(lemma: &str, doubling: Doubling, plain: fn(&str) -> String) -> Vec<String> {
    let twice = || format!("{lemma}{}", &lemma[lemma.len() - 1..]);
    match doubling {
        Doubling::Never => vec![plain(lemma)],
        Doubling::Always => vec![twice()],
        Doubling::Either => vec![plain(lemma), twice()],
    }
}

fn past_stem(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('e') {
        stem.to_owned()
    } else if ends_in_consonant_y(lemma) {
        format!("{}i", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with('c') && !lemma.ends_with("sc") {
        format!("{lemma}k")
    } else {
        lemma.to_owned()
    }
}

fn gerund_stem(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}y")
    } else if lemma.ends_with('e') && !["ee", "ye", "oe"].iter().any(|end| lemma.ends_with(end)) && lemma.len() > 2 {
        lemma[..lemma.len() - 1].to_owned()
    } else if lemma.ends_with('c') && !lemma.ends_with("sc") {
        format!("{lemma}k")
    } else {
        lemma.to_owned()
    }
}

fn doubles(lemma: &str, irregulars: &Irregulars) -> Doubling {
    let bytes = lemma.as_bytes();
    let &[.., first, second, last] = bytes else {
        return Doubling::Never;
    };
    if irregulars.doubling.lines().any(|line| line == lemma) {
        return Doubling::Always;
    }
    let consonant_before = !is_vowel(first) || (first == b'u' && bytes.len() > 3 && bytes[bytes.len() - 4] == b'q');
    if !last.is_ascii_lowercase() || is_vowel(last) || b"wxy".contains(&last) || !is_vowel(second) || !consonant_before
    {
        return Doubling::Never;
    }
    let vowel_groups = bytes
        .iter()
        .enumerate()
        .filter(|(at, byte)| is_vowel(**byte) && (*at == 0 || !is_vowel(bytes[at - 1])))
        .count();
    match (vowel_groups, last) {
        (1, _) => Doubling::Always,
        (_, b'l') => Doubling::Either,
        _ => Doubling::Never,
    }
}

fn is_vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

fn ends_in_consonant_y(word: &str) -> bool {
    matches!(word.as_bytes(), [.., before, b'y'] if before.is_ascii_lowercase() && !is_vowel(*before))
}

fn third_person(lemma: &str) -> String {
    match lemma {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        _ if lemma.ends_with('o') && !lemma.ends_with("eo") && !lemma.ends_with("io") && !lemma.ends_with("oo") => {
            format!("{lemma}es")
        }
        _ => with_s(lemma),
    }
}

/// Adds -s, -es or -ies by the last letters.
fn with_s(word: &str) -> String {
    if ends_in_consonant_y(word) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn noun(lemma: &str, irregulars: &Irregulars) -> Vec<(String, Forms)> {
    if irregulars.plural_only.lines().any(|line| line == lemma) {
        return vec![(lemma.to_owned(), Forms::PLURAL)];
    }
    let mut forms = vec![(lemma.to_owned(), Forms::SINGULAR)];
    match Irregulars::row(irregulars.nouns, lemma) {
        Some(plurals) => forms.extend(plurals.split('/').map(|form| (form.to_owned(), Forms::PLURAL))),
        None => forms.push((plural(lemma), Forms::PLURAL)),
    }
    forms
}

fn plural(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("sis") {
        format!("{stem}ses")
    } else if lemma.ends_with("man") && !lemma.ends_with("human") && lemma.len() > 3 {
        format!("{}men", &lemma[..lemma.len() - 3])
    } else {
        with_s(lemma)
    }
}
