//! What a general dictionary says of a word that no list holds: weak evidence, by its commonest senses.
//!
//! The table goes from lemma to a code of [`DICTIONARY_CODES`]; [`dictionary`] holds it. Inflected forms are found by
//! stripping the ending; an unknown word may still show its class by its suffix. No lookup allocates.

use super::class::{Class, Classes, DICTIONARY_CODES, Forms};
use super::dictionary;

const NOUNS: &[Class] = &[
    Class::WeakProduct,
    Class::WeakAct,
    Class::WeakPerson,
    Class::WeakGroup,
    Class::WeakState,
    Class::WeakQuantity,
    Class::WeakNoun,
];
const VERBS: &[Class] = &[Class::WeakVerb, Class::WeakWorkVerb];

/// The classes and forms of a lowercase word; empty where nothing is known of it.
pub fn lookup(word: &str) -> (Classes, Forms) {
    if !word.is_ascii() || word.len() > LONGEST {
        return (Classes::NONE, Forms::NONE);
    }
    let word = word.as_bytes();
    if let Some(classes) = get(word) {
        return (classes, base_forms(classes));
    }
    let stripped = match word {
        [stem @ .., b'i', b'e', b's'] => stem_with(stem, b"y", Ending::S),
        [stem @ .., b's'] => stem_with(stem, b"", Ending::S)
            .or_else(|| stem.strip_suffix(b"e").and_then(|stem| stem_with(stem, b"", Ending::S))),
        [stem @ .., b'i', b'e', b'd'] => stem_with(stem, b"y", Ending::Ed),
        [stem @ .., b'e', b'd'] => stem_of(stem, Ending::Ed),
        [stem @ .., b'i', b'n', b'g'] => stem_of(stem, Ending::Ing),
        _ => None,
    };
    stripped.unwrap_or_else(|| by_suffix(word))
}

const LONGEST: usize = 32;

#[derive(Clone, Copy, PartialEq)]
enum Ending {
    S,
    Ed,
    Ing,
}

/// A verb before -ed or -ing: as it stands, with its e again, or with its last letter once.
fn stem_of(stem: &[u8], ending: Ending) -> Option<(Classes, Forms)> {
    if let [short @ .., first, second] = stem
        && first == second
        && let Some(found) = stem_with(&stem[..short.len() + 1], b"", ending)
    {
        return Some(found);
    }
    stem_with(stem, b"", ending).or_else(|| stem_with(stem, b"e", ending))
}

fn stem_with(stem: &[u8], end: &[u8], ending: Ending) -> Option<(Classes, Forms)> {
    let mut buffer = [0; LONGEST + 1];
    let length = stem.len() + end.len();
    if stem.len() < 2 || length > buffer.len() {
        return None;
    }
    buffer[..stem.len()].copy_from_slice(stem);
    buffer[stem.len()..length].copy_from_slice(end);
    inflected(get(&buffer[..length])?, ending)
}

/// What of `classes` still holds for the form with that ending.
fn inflected(classes: Classes, ending: Ending) -> Option<(Classes, Forms)> {
    let (kept, forms) = match ending {
        Ending::S => {
            let third = if classes.any(VERBS) { Forms::THIRD } else { Forms::NONE };
            let plural = if classes.any(NOUNS) { Forms::PLURAL } else { Forms::NONE };
            (without(classes, &[Class::Adjective, Class::Adverb]), third.with(plural))
        }
        Ending::Ed => (without(without(classes, NOUNS), NOT_VERBAL), Forms::PAST.with(Forms::PARTICIPLE)),
        Ending::Ing => (without(without(classes, NOUNS), NOT_VERBAL), Forms::GERUND),
    };
    (kept.any(VERBS) || forms.has(Forms::PLURAL)).then_some((kept, forms))
}

const NOT_VERBAL: &[Class] = &[Class::Adjective, Class::Adverb, Class::MostlyNoun, Class::MostlyVerb];

fn without(classes: Classes, removed: &[Class]) -> Classes {
    removed.iter().fold(classes, |left, class| left.without(Classes::of(*class)))
}

fn base_forms(classes: Classes) -> Forms {
    let verb = if classes.any(VERBS) { Forms::BASE } else { Forms::NONE };
    let noun = if classes.any(NOUNS) { Forms::SINGULAR } else { Forms::NONE };
    verb.with(noun)
}

fn get(lemma: &[u8]) -> Option<Classes> {
    let code = dictionary::code(lemma)?;
    let mut classes = Classes::NONE;
    for (bit, (_, class)) in DICTIONARY_CODES.iter().enumerate() {
        if code & (1 << bit) != 0 {
            classes = classes.with(Classes::of(*class));
        }
    }
    Some(classes)
}

/// The class that a suffix shows by itself.
fn by_suffix(word: &[u8]) -> (Classes, Forms) {
    const SUFFIXES: &[(&[u8], Class, Forms)] = &[
        (b"tions", Class::WeakAct, Forms::PLURAL),
        (b"tion", Class::WeakAct, Forms::SINGULAR),
        (b"ments", Class::WeakAct, Forms::PLURAL),
        (b"ment", Class::WeakAct, Forms::SINGULAR),
        (b"ness", Class::WeakState, Forms::SINGULAR),
        (b"ability", Class::WeakState, Forms::SINGULAR),
        (b"ibility", Class::WeakState, Forms::SINGULAR),
        (b"ologist", Class::WeakPerson, Forms::SINGULAR),
        (b"ologists", Class::WeakPerson, Forms::PLURAL),
        (b"able", Class::Adjective, Forms::NONE),
        (b"ible", Class::Adjective, Forms::NONE),
        (b"less", Class::Adjective, Forms::NONE),
        (b"ful", Class::Adjective, Forms::NONE),
        (b"ous", Class::Adjective, Forms::NONE),
        (b"ly", Class::Adverb, Forms::NONE),
    ];
    SUFFIXES
        .iter()
        .find(|(suffix, ..)| word.len() > suffix.len() + 2 && word.ends_with(suffix))
        .map_or((Classes::NONE, Forms::NONE), |(_, class, forms)| (Classes::of(*class), *forms))
}
