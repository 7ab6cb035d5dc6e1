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

#[test]
fn a_word_of_several_classes_keeps_all_of_them() {
    let lead = entry("lead");
    assert!(lead.classes.any(&[Class::Activity]) && lead.classes.has(Class::Measure));
    assert!(lead.forms.has(Forms::BASE) && lead.forms.has(Forms::SINGULAR));
    assert!(has("share", Class::Measure) && has("share", Class::QuantityWord));
}

#[test]
fn nouns_are_found_in_the_plural() {
    for (word, lemma, class) in [
        ("criteria", "criterion", Class::WeakNoun),
        ("companies", "company", Class::Outside),
        ("people", "people", Class::Outside),
        ("rehearsals", "rehearsal", Class::OwnActivity),
        ("midwives", "midwife", Class::Outside),
        ("complaints", "complaint", Class::LowerBetter),
    ] {
        let entry = entry(word);
        assert!(entry.classes.has(class) && entry.forms.has(Forms::PLURAL), "{word}: {entry:?}");
        assert!(entry.lemma == lemma || entry.lemma.is_empty(), "{word}: {}", entry.lemma);
    }
}

#[test]
fn the_head_of_a_noun_term_is_inflected() {
    let (words, entry) = term("lines of code per day").expect("a term");
    assert_eq!((words, entry.lemma), (3, "line of code"));
    assert_eq!(term("net promoter score of 40").map(|(words, _)| words), Some(3));
    assert_eq!(term("time-to-hire below 30").map(|(words, entry)| (words, entry.lemma)), None);
    assert!(has("time-to-hire", Class::LowerBetter));
    assert_eq!(term("first-contact resolution rises").map(|(words, _)| words), Some(2));
}

#[test]
fn a_listed_verb_keeps_its_reading_as_a_noun() {
    assert!(has("costume", Class::Activity) && has("costume", Class::Product));
    assert!(has("refills", Class::Activity) && has("refills", Class::WeakProduct));
}

#[test]
fn a_possessive_is_its_noun_and_a_compound_describes() {
    assert!(has("customer's", Class::Outside));
    assert!(has("founder-friendly", Class::Adjective));
    assert!(has("micro-workshop", Class::OwnActivity));
}

#[test]
fn every_class_of_the_lists_has_words() {
    let tables = super::SETS.iter().fold(0, |all, (classes, _)| all | classes);
    for (class, name) in Class::ALL {
        assert!(Classes(tables).has(*class), "no list holds a word of {name}");
    }
}

#[test]
fn hostile_words_are_looked_up_without_panic() {
    for word in ["", "-", "--", "'s", "’s", "é", "naïve", "ings", "es", "ies", "日本語", "ﬁrst", &"a-".repeat(50_000)]
    {
        entry(word);
        term(word);
    }
}

#[test]
fn a_page_lays_out_the_same_rows() {
    let (text, unpacked) = super::unpacked_rows(super::ROWS_PACKED);
    assert_eq!(text, super::TEXT);
    assert_eq!(unpacked.len(), super::ROWS.len());
    for (one, other) in unpacked.iter().zip(super::ROWS.iter()) {
        assert_eq!(
            (one.start, one.lemma, one.set, one.term_words),
            (other.start, other.lemma, other.set, other.term_words)
        );
    }
    assert_eq!(super::unpacked_sets(super::SETS_PACKED), super::SETS);
    assert_eq!(super::hash::beginnings((0..super::ROWS.len() - 1).map(super::row_text)), super::BEGINNINGS);
}
