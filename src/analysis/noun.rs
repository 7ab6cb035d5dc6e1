//! Noun phrases: where one ends, what its head is, and what the head stands for.
//!
//! English puts the head last: "customer interviews" are interviews, "page speed" is a speed. What a phrase
//! stands for decides who has to act for its number to move.

use std::ops::Range;

use super::PhraseClass;
use super::items::Row;
use super::lexicon::{Class, Forms};
use super::quantity::QuantityKind;

/// A noun phrase of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Noun {
    /// Its items, determiners and adjectives included.
    pub items: Range<usize>,
    /// Index of the head.
    pub head: usize,
    /// What the head stands for.
    pub class: PhraseClass,
    /// Whether a word list says so, not a general dictionary or a default.
    pub sure: bool,
}

/// Classes that make a word a noun.
const NOUNS: &[Class] = &[
    Class::Measure,
    Class::Outside,
    Class::Inside,
    Class::OutsideAct,
    Class::Product,
    Class::OwnActivity,
    Class::TimeUnit,
    Class::SizeUnit,
    Class::Money,
    Class::QuantityWord,
    Class::Quality,
    Class::Place,
    Class::WeakProduct,
    Class::WeakAct,
    Class::WeakPerson,
    Class::WeakGroup,
    Class::WeakState,
    Class::WeakQuantity,
    Class::WeakNoun,
    Class::MostlyNoun,
];

/// Verb classes in which a word can be the predicate of somebody else's sentence.
const VERBS: &[Class] = &[
    Class::Activity,
    Class::Change,
    Class::SoftChange,
    Class::Achieve,
    Class::Keep,
    Class::Ensure,
    Class::Have,
    Class::Hire,
    Class::Others,
    Class::Yield,
    Class::Service,
    Class::Capacity,
    Class::Track,
    Class::Learn,
    Class::Become,
    Class::Enable,
];

/// Verbs that say what a thing does; their third person could be a plural.
const SUPPORTS: &[&str] = &["support", "use", "handle", "cover", "show", "display", "commit", "commit to"];

impl Row<'_> {
    /// Whether item `at` can be a noun.
    pub fn is_noun(&self, at: usize) -> bool {
        self.items
            .get(at)
            .is_some_and(|item| item.is_word() && (item.any(NOUNS) || item.form(Forms::SINGULAR.with(Forms::PLURAL))))
    }

    /// Whether item `at` can be a verb, in any form.
    pub fn is_verb(&self, at: usize) -> bool {
        self.any(at, VERBS) || self.has(at, Class::WeakVerb)
    }

    /// Whether item `at` is a verb of a listed class in base form.
    pub fn is_base_verb(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            item.form(Forms::BASE) && item.any(VERBS) || item.has(Class::WeakVerb) && !item.any(NOUNS)
        })
    }

    /// Whether item `at` is a participle or past form and nothing else.
    pub fn is_participle(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            item.has(Class::Done)
                || item.form(Forms::PARTICIPLE.with(Forms::PAST)) && !item.form(Forms::BASE) && !item.any(NOUNS)
        }) || self.looks_like_participle(at)
    }

    /// An unknown word that ends as participles do.
    fn looks_like_participle(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.is_word() && item.entry.is_unknown())
            && self.word(at).len() > 4
            && self.word(at).ends_with("ed")
    }

    /// The last item between `from` and the number at `at` that is no word about its size ("at least", "about", "a").
    pub fn before_bound(&self, at: usize, from: usize) -> Option<usize> {
        let sized = |index: usize| {
            self.any(index, &[Class::Approximate, Class::Adverb, Class::Determiner, Class::Floor, Class::Cap])
                && !self.is_any(index, &["to", "above", "below", "under", "over", "of"])
                || self.is_any(index, &["least", "most", "than"])
        };
        (from..at).rev().find(|&index| !sized(index))
    }

    /// Whether item `at` is a plural, by the lexicon or by its ending.
    pub fn is_plural(&self, at: usize) -> bool {
        let word = self.word(at);
        self.items[at].form(Forms::PLURAL)
            || self.items[at].entry.lemma.is_empty() && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
    }

    /// Whether item `at` is a word of nothing but function.
    pub fn is_function(&self, at: usize) -> bool {
        self.any(
            at,
            &[
                Class::Preposition,
                Class::Determiner,
                Class::Conjunction,
                Class::Pronoun,
                Class::Link,
                Class::Modal,
                Class::Negation,
            ],
        )
    }

    /// Whether item `at` is a finite verb that ends a subject begun before it.
    pub fn is_finite(&self, at: usize, subject_head: Option<usize>) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        if !item.is_word() {
            return false;
        }
        if item.any(&[Class::Link, Class::Modal]) {
            return true;
        }
        if !item.any(VERBS) && !item.has(Class::WeakVerb) {
            return false;
        }
        // "Assessor's report": what somebody has is a thing.
        if at > 0 && (self.word(at - 1).ends_with("'s") || self.word(at - 1).ends_with("’s")) {
            return false;
        }
        let before_value = self.is_value(at + 1)
            || self.is_any(at + 1, &["to", "by", "from", "at", "above", "below"])
                && ((at + 2..at + 6).any(|index| self.is_value(index)) || self.is_any(at + 1, &["below", "above"]));
        // A plural that the dictionary knows rather as a noun ("features", "maps") is no verb without an object behind it.
        let noun_like = item.form(Forms::PLURAL) || item.has(Class::MostlyNoun) || item.any(NOUNS);
        let third_only = item.form(Forms::THIRD)
            && (!noun_like
                || !item.form(Forms::PLURAL)
                    && self.any(at + 1, &[Class::Determiner, Class::Universal, Class::Adverb]));
        if at > 0 && (self.has(at - 1, Class::Conjunction) || self.items[at - 1].mark() == Some('&')) {
            return false;
        }
        // A transitive verb has its object behind it; a word at the end is rather a plural.
        let third_only = third_only
            && (item.has(Class::Change)
                || at + 1 < self.items.len()
                    && self.items[at + 1].is_word()
                    && (!self.has(at + 1, Class::Preposition)
                        || item.any(&[Class::Others, Class::Keep, Class::Achieve])));
        if item.form(Forms::THIRD)
            && subject_head.is_some_and(|head| head + 1 == at)
            && self.any(at + 1, &[Class::Determiner, Class::Universal])
            && !self.is_any(at + 1, &["that", "which"])
        {
            return true;
        }
        let quoted = self.items.get(at + 1).is_some_and(|next| matches!(next.mark(), Some('"' | '“')));
        if item.form(Forms::THIRD)
            && item.has(Class::MostlyVerb)
            && subject_head.is_some_and(|head| head + 1 == at)
            && quoted
        {
            return true;
        }
        if third_only
            || item.form(Forms::THIRD)
                && before_value
                && item.any(&[Class::Change, Class::Achieve, Class::Others, Class::Keep])
        {
            return true;
        }
        let plural_subject = subject_head.is_some_and(|head| {
            self.is_plural(head)
                && self
                    .any(head, &[Class::Outside, Class::OutsideAct, Class::Inside, Class::WeakPerson, Class::WeakGroup])
        });
        let object = self.any(at + 1, &[Class::Determiner, Class::Pronoun]) && !self.is_function(at);
        let bare = item.form(Forms::BASE) && (object || !item.form(Forms::PARTICIPLE) || !self.is_noun(at));
        let behind_head = subject_head.is_some_and(|head| head + 1 == at || self.has(at - 1, Class::Adverb));
        let plural = subject_head.is_some_and(|head| self.is_plural(head));
        if bare
            && behind_head
            && plural
            && (object
                || plural_subject
                    && self.any(at + 1, &[Class::Floor, Class::Cap, Class::Comparative])
                    && !self.has(at, Class::Outside)
                || item.has(Class::Change) && at + 1 >= self.items.len()
                || item.any(VERBS)
                    && (self.has(at + 1, Class::Adverb)
                        || self
                            .items
                            .get(at + 1)
                            .is_some_and(|next| next.form(Forms::GERUND) && !next.form(Forms::BASE))))
        {
            return true;
        }
        // "License keys enable features": a verb that is never a noun, behind a plural.
        let only_verb = !item.any(NOUNS) && !item.has(Class::MostlyNoun) && !item.form(Forms::SINGULAR);
        if bare && plural && only_verb && subject_head.is_some_and(|head| head + 1 == at) && self.is_noun(at + 1) {
            return true;
        }
        // "The connection manager supports dial backoff".
        if item.form(Forms::THIRD)
            && SUPPORTS.contains(&item.entry.lemma)
            && subject_head
                .is_some_and(|head| head + 1 == at && !self.is_plural(head) && !self.items[head].form(Forms::GERUND))
            && at + 1 < self.items.len()
            && (self.items[at + 1].is_word() && !self.is_function(at + 1)
                || self.is(at, "commits") && self.is(at + 1, "to"))
        {
            return true;
        }
        bare && behind_head
            && !self.is_participle(at + 1)
            && plural_subject
            && (item.any(&[Class::Others, Class::Achieve, Class::Have])
                || !item.any(NOUNS) && !item.form(Forms::SINGULAR))
    }

    /// The noun phrase that begins at item `from`, within `end`.
    pub fn noun(&self, from: usize, end: usize, own: bool) -> Option<Noun> {
        let mut at = from;
        let mut head = None;
        while at < end {
            let item = &self.items[at];
            if let Some(mark) = item.mark() {
                if matches!(mark, '"' | '“' | '”' | '\'' | '‘' | '’' | '&' | '*' | '`' | '[' | '#' | '_')
                    || mark == '/'
                        && at > from
                        && at + 1 < end
                        && self.items[at - 1].range.end == item.range.start
                        && self.items[at + 1].range.start == item.range.end
                    || mark == '(' && head.is_none()
                {
                    at += 1;
                    continue;
                }
                break;
            }
            if item.number().is_some() {
                if head.is_some() {
                    break;
                }
                // "libp2p has …": a name with a digit in it.
                if self.quantity(at).is_some_and(|quantity| quantity.kind == QuantityKind::Label)
                    && self.text[item.range.clone()].starts_with(|first: char| first.is_alphabetic())
                {
                    head = Some(at);
                }
                at += 1;
                continue;
            }
            if let Some(next) = self.shared_head(from, at, end, head) {
                at = next;
                head = None;
                continue;
            }
            if self.ends_noun(at, end, head) {
                break;
            }
            // "go-ipfs gets …": a hyphen makes a name of words that are no nouns.
            let named = at == from
                && self.word(at).contains('-')
                && self.items.get(at + 1).is_some_and(|next| next.has(Class::Link) || next.form(Forms::THIRD))
                && self.has(at + 2, Class::Determiner);
            if self.is_noun(at) || item.entry.is_unknown() || item.form(Forms::GERUND) || named {
                head = Some(at);
            }
            at += 1;
        }
        let head = head?;
        let (class, sure) = self.stands_for(head, own);
        let mut noun = Noun { items: from..head + 1, head, class, sure };
        self.follow_of(&mut noun, end, own);
        Some(noun)
    }

    /// "Security and priority labels": one word before the "and", more behind it, and the last of them is the head of both.
    fn shared_head(&self, from: usize, at: usize, end: usize, head: Option<usize>) -> Option<usize> {
        let joins = self.is_any(at, &["and", "or"]) || matches!(self.items[at].mark(), Some('&' | '/'));
        let single = head? + 1 == at
            && (from..at - 1).all(|before| self.is_function(before) || self.items[before].number().is_some());
        let shared = joins
            && single
            && at + 2 < end
            && self.is_noun(at + 1)
            && self.is_noun(at + 2)
            && !self.is_base_verb(at + 1)
            && !self.is_function(at + 2)
            && self.items[head?].form(Forms::SINGULAR);
        shared.then_some(at + 1)
    }

    /// Whether a noun phrase ends before item `at`.
    fn ends_noun(&self, at: usize, end: usize, head: Option<usize>) -> bool {
        let item = &self.items[at];
        if item.any(&[Class::Preposition, Class::Link, Class::Modal]) && !self.has(at, Class::Determiner) {
            return !(head.is_none() && item.any(&[Class::Cap, Class::Floor, Class::Approximate]));
        }
        if item.any(&[Class::Conjunction, Class::Negation]) {
            return head.is_some();
        }
        if item.has(Class::Pronoun) && !item.has(Class::Determiner) {
            return true;
        }
        if head.is_none() {
            return false;
        }
        if item.has(Class::Determiner) || item.has(Class::Adverb) && !self.is_noun(at) {
            return true;
        }
        if self.is_finite(at, head) || item.has(Class::Comparative) && self.is(at + 1, "than") {
            return true;
        }
        let busy =
            item.form(Forms::GERUND) && head.is_some_and(|head| head + 1 == at && self.items[head].form(Forms::PLURAL));
        if busy && item.any(VERBS) && self.any(at + 1, &[Class::Adverb, Class::Determiner]) {
            return true;
        }
        if self.is_participle(at) || item.form(Forms::GERUND) && !self.is_noun(at) && item.any(VERBS) {
            // "optimized for discovery": with its preposition it says what was done to the noun before it.
            if self.word(at).contains(' ') {
                return true;
            }
            // "marketing generated revenue": the participle belongs to the noun behind it.
            let both = self.is_any(at + 1, &["or", "and"]) && self.is_participle(at + 2) && self.is_noun(at + 3);
            return !both
                && (at + 1 >= end || !self.is_noun(at + 1) || self.is_participle(at + 1) || self.is_function(at + 1));
        }
        item.has(Class::State) && !self.is_noun(at)
    }

    /// A word of quantity ("number of", "share of") hands over to what it counts.
    fn follow_of(&self, noun: &mut Noun, end: usize, own: bool) {
        let counts = self.has(noun.head, Class::QuantityWord);
        if !counts || !self.is(noun.head + 1, "of") || noun.head + 2 >= end {
            return;
        }
        if let Some(inner) = self.noun(noun.head + 2, end, own)
            && inner.class != PhraseClass::Unknown
        {
            noun.head = inner.head;
            noun.items.end = inner.items.end;
            noun.class = inner.class;
            noun.sure = inner.sure;
        }
    }

    /// What the noun at `head` stands for, and whether a word list says so.
    ///
    /// Where lists disagree, the surroundings do: beside a verb of own work (`own`) reviews and sessions are
    /// our own, elsewhere they are what others do.
    pub fn stands_for(&self, head: usize, own: bool) -> (PhraseClass, bool) {
        let item = &self.items[head];
        let listed: &[(Class, PhraseClass)] = if own {
            &[
                (Class::Product, PhraseClass::Product),
                (Class::OwnActivity, PhraseClass::Activity),
                (Class::Measure, PhraseClass::Measure),
                (Class::OutsideAct, PhraseClass::OutsideAct),
                (Class::Inside, PhraseClass::Inside),
                (Class::Outside, PhraseClass::Outside),
            ]
        } else {
            &[
                (Class::Measure, PhraseClass::Measure),
                (Class::OutsideAct, PhraseClass::OutsideAct),
                (Class::Outside, PhraseClass::Outside),
                (Class::Product, PhraseClass::Product),
                (Class::OwnActivity, PhraseClass::Activity),
                (Class::Inside, PhraseClass::Inside),
            ]
        };
        let weak: &[(Class, PhraseClass)] = &[
            (Class::Quality, PhraseClass::Measure),
            (Class::Money, PhraseClass::Measure),
            (Class::TimeUnit, PhraseClass::Measure),
            (Class::SizeUnit, PhraseClass::Measure),
        ];
        let guessed: &[(Class, PhraseClass)] = &[
            (Class::WeakPerson, PhraseClass::Outside),
            (Class::WeakGroup, PhraseClass::Outside),
            (Class::WeakProduct, PhraseClass::Product),
            (Class::WeakAct, PhraseClass::Activity),
            (Class::WeakState, PhraseClass::Measure),
            (Class::WeakQuantity, PhraseClass::Measure),
        ];
        let pick = |table: &[(Class, PhraseClass)]| {
            table.iter().find(|(class, _)| item.has(*class)).map(|(_, phrase)| *phrase)
        };
        if let Some(class) = pick(listed).or_else(|| pick(weak)) {
            return (class, true);
        }
        (pick(guessed).unwrap_or(PhraseClass::Unknown), false)
    }

    /// What the number at item `at` counts: the noun behind it, "of" followed.
    pub fn counted(&self, at: usize, end: usize, own: bool) -> Option<Noun> {
        let quantity = self.quantity(at)?;
        let mut from = at + 1;
        let partitive = matches!(
            quantity.kind,
            QuantityKind::Percent
                | QuantityKind::Share
                | QuantityKind::All
                | QuantityKind::Placeholder
                | QuantityKind::Count
                | QuantityKind::Zero
                | QuantityKind::Ratio
        );
        if self.is(from, "of") {
            if !partitive {
                return None;
            }
            from += 1;
        }
        while self.any(from, &[Class::Comparative, Class::Floor, Class::Cap, Class::Approximate]) && !self.is_noun(from)
        {
            from += 1;
        }
        if self.is(from, "of") {
            from += 1;
        }
        self.noun(from, end, own)
    }
}
