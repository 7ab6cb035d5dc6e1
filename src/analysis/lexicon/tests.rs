//! What words come out as: inflections, terms, words of several classes, words in no list, a user's words.

use super::{Class, Classes, Entry, Forms, Lexicon};

fn entry(word: &str) -> Entry {
    Lexicon::default().entry(word)
}

fn has(word: &str, class: Class) -> bool {
    entry(word).classes.has(class)
}

/// The longest term at the beginning of a line of lowercase words.
fn term(line: &str) -> Option<(usize, Entry)> {
    Lexicon::default().term(line.split(' '))
}

#[test]
fn a_verb_is_found_in_every_form() {
    for (word, form) in [
        ("launch", Forms::BASE),
        ("launches", Forms::THIRD),
        ("launched", Forms::PARTICIPLE),
        ("launching", Forms::GERUND),
    ] {
        let entry = entry(word);
        assert_eq!(entry.lemma, "launch", "{word}");
        assert!(entry.classes.has(Class::Activity) && entry.forms.has(form), "{word}");
    }
}

#[test]
fn spelling_rules_hold() {
    for (word, lemma) in [
        ("studies", "study"),
        ("planned", "plan"),
        ("planning", "plan"),
        ("making", "make"),
        ("written", "write"),
        ("wrote", "write"),
        ("submitted", "submit"),
        ("modelled", "model"),
        ("modeled", "model"),
        ("opened", "open"),
        ("tidied", "tidy"),
        ("built", "build"),
        ("overseen", "oversee"),
    ] {
        assert_eq!(entry(word).lemma, lemma, "{word}");
    }
}

#[test]
fn a_term_is_found_in_its_forms_and_with_hyphens() {
    let (words, entry) = term("rolled out to all sites").expect("a term");
    assert_eq!((words, entry.lemma), (2, "roll out"));
    assert!(entry.classes.has(Class::Activity) && entry.forms.has(Forms::PARTICIPLE));
    let (words, entry) = term("at most 5").expect("a term");
    assert_eq!(words, 2);
    assert!(entry.classes.has(Class::Cap));
    assert_eq!(Lexicon::default().entry("sign-up").lemma, "sign up");
    assert!(term("launch the portal").is_none());
}

#[test]
fn the_first_word_of_a_term_says_so() {
    assert!(has("at", Class::TermStart) && has("at", Class::Preposition));
    assert!(!has("launch", Class::TermStart) || term("launch event").is_some());
}

#[test]
fn a_word_in_no_list_falls_to_the_dictionary() {
    assert!(has("trellis", Class::WeakProduct));
    assert!(has("trellises", Class::WeakProduct) && entry("trellises").forms.has(Forms::PLURAL));
    assert!(entry("zzyzx").classes == Classes::NONE);
    assert_eq!(entry("trellis").lemma, "");
}

#[test]
fn a_users_word_replaces_what_the_list_says_of_its_part_of_speech() {
    let mut lexicon = Lexicon::default();
    lexicon.add(Class::Product, "Atlas");
    lexicon.add(Class::Measure, "Basket Depth");
    let atlas = lexicon.entry("atlas");
    assert!(atlas.classes.has(Class::Product) && !atlas.classes.has(Class::WeakProduct));
    assert!(lexicon.entry("basket").classes.has(Class::TermStart));
    let (words, entry) = lexicon.term(["basket", "depth", "of"]).expect("the added term");
    assert_eq!(words, 2);
    assert!(entry.classes.has(Class::Measure));
    assert!(lexicon.entry("basket-depth").classes.has(Class::Measure));
}
