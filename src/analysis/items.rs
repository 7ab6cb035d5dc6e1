//! A statement as a row of items: words and terms with what the lexicon knows of them, numbers, and marks.
//!
//! In go tokens and quantities; out comes the row that all later steps walk over by index. A number with its
//! unit is one item, a term of several words is one item.

use std::ops::Range;

use super::lexicon::{Class, Classes, Entry, Forms, Lexicon};
use super::quantity::{Quantity, QuantityKind, Role, quantities};
use super::token::{TokenKind, tokenize};
use crate::text::is_same_word;

/// Classes of short words that acronyms only look like.
const NEVER_ACRONYMS: &[Class] =
    &[Class::Link, Class::Modal, Class::Pronoun, Class::Preposition, Class::Conjunction, Class::Activity, Class::Have];

/// Things that carry numbers as names.
const NUMBERED: &[&str] = &[
    "tier", "level", "phase", "stage", "type", "grade", "class", "zone", "ward", "line", "wave", "band", "version",
    "sprint", "season", "page", "tab", "step", "chapter", "room", "floor", "building", "route", "gate", "line",
    "block", "part", "section", "article", "option", "draft", "release", "iteration", "milestone", "horizon",
    "category", "cohort", "module", "lot", "schedule", "terminal", "platform", "day",
];

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A word or a term of several words.
    Word,
    /// Index into the quantities.
    Number(usize),
    /// A punctuation mark or symbol.
    Mark(char),
}

/// One step of the row.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Bytes of the statement.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
    /// What the lexicon knows; nothing for numbers and marks.
    pub entry: Entry,
    /// Begins with a capital.
    pub capital: bool,
}

impl Item {
    /// The last word of its lemma: "call" of "sales call".
    pub fn last_lemma(&self) -> &'static str {
        self.entry.lemma.rsplit(' ').next().unwrap_or(self.entry.lemma)
    }

    /// Whether the lexicon lists it under `class`.
    #[inline]
    pub fn has(&self, class: Class) -> bool {
        self.entry.classes.has(class)
    }

    /// Whether the lexicon lists it under any of `classes`.
    #[inline]
    pub fn any(&self, classes: &[Class]) -> bool {
        self.entry.classes.any(classes)
    }

    /// Whether it is a word and can be `form`.
    #[inline]
    pub fn form(&self, form: Forms) -> bool {
        self.entry.forms.has(form)
    }

    /// Whether it is a word.
    #[inline]
    pub fn is_word(&self) -> bool {
        self.what == What::Word
    }

    /// The mark, if it is one.
    #[inline]
    pub fn mark(&self) -> Option<char> {
        match self.what {
            What::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Index of the quantity, if it is a number.
    pub fn number(&self) -> Option<usize> {
        match self.what {
            What::Number(index) => Some(index),
            _ => None,
        }
    }
}

/// A statement with its items and quantities.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// The clean text.
    pub text: &'a str,
    /// In order, without gaps but white space.
    pub items: Vec<Item>,
    /// Every number.
    pub quantities: Vec<Quantity>,
}

impl<'a> Row<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str, lexicon: &Lexicon) -> Self {
        let tokens = tokenize(text, lexicon);
        let quantities = quantities(text, &tokens);
        let mut items = Vec::with_capacity(tokens.len());
        let shouted = tokens.iter().filter(|token| token.kind == TokenKind::Word).all(|token| token.is_all_caps);
        let mut next = 0;
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            while next < quantities.len() && quantities[next].range.end <= token.range.start {
                next += 1;
            }
            let inside = quantities.get(next).filter(|quantity| quantity.range.start <= token.range.start);
            if let Some(quantity) = inside {
                let range = quantity.range.clone();
                items.push(Item {
                    range: range.clone(),
                    what: What::Number(next),
                    entry: Entry::default(),
                    capital: false,
                });
                while at < tokens.len() && tokens[at].range.start < range.end {
                    at += 1;
                }
                next += 1;
                continue;
            }
            let limit = quantities.get(next).map_or(usize::MAX, |quantity| quantity.range.start);
            let mut length = 1;
            let mut entry = token.entry;
            if let Some((words, term)) = token.term
                && let Some(last) = tokens.get(at + usize::from(words) - 1)
                && last.range.end <= limit
            {
                let last_entry = last.entry;
                let leads = text[token.range.start..last.range.end].ends_with(" to")
                    && at > 0
                    && !tokens[at - 1].entry.classes.any(&[
                        Class::Pronoun,
                        Class::Modal,
                        Class::Adverb,
                        Class::Conjunction,
                    ])
                    && tokens[at - 1].kind == TokenKind::Word;
                // "guest posts" may be what a guest does; beside no subject it is rather the plural noun.
                let plural = term.forms == Forms::THIRD
                    && last_entry.forms.has(Forms::PLURAL)
                    && token.entry.forms.has(Forms::SINGULAR);
                // "Launch partner certification": the first word is the verb, whatever it forms with the second.
                let verb_first = at == 0
                    && token.entry.classes.has(Class::Activity)
                    && token.entry.forms.has(Forms::BASE)
                    && term.classes.any(&[Class::Outside, Class::Inside])
                    && !term.forms.has(Forms::BASE.with(Forms::PLURAL))
                    && tokens
                        .get(at + usize::from(words))
                        .is_some_and(|next| next.entry.forms.has(Forms::SINGULAR.with(Forms::PLURAL)));
                if !leads && !verb_first {
                    length = usize::from(words);
                    entry = if plural { Entry { forms: Forms::PLURAL, ..last_entry } } else { term };
                }
            }
            // "talks w/ farmers", "w/o errors": with, without.
            if length == 1
                && text[token.range.clone()].eq_ignore_ascii_case("w")
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| &text[next.range.clone()] == "/" && next.range.start == token.range.end)
                && limit > token.range.end
            {
                let without = tokens.get(at + 2).filter(|next| {
                    next.range.start == token.range.end + 1
                        && matches!(&text[next.range.clone()], "o" | "out" | "O" | "OUT")
                });
                (entry, length) = match without {
                    Some(_) => (lexicon.entry("without"), 3),
                    None => (lexicon.entry("with"), 2),
                };
            }
            let range = token.range.start..tokens[at + length - 1].range.end;
            // "BE", "IT", "US" among ordinary words are names, not the function words of the same letters.
            if token.is_all_caps
                && !shouted
                && length == 1
                && range.len() > 1
                && range.len() <= 4
                && entry.classes.any(NEVER_ACRONYMS)
            {
                entry = Entry { lemma: "", classes: Classes::NONE, forms: Forms::SINGULAR };
            }
            let first = text[range.clone()].chars().next().unwrap_or(' ');
            let what = if token.kind == TokenKind::Mark { What::Mark(first) } else { What::Word };
            items.push(Item { range, what, entry, capital: first.is_uppercase() });
            at += length;
        }
        Self { text, items, quantities }
    }

    /// The words of items `range`, as bytes of the text.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        match (self.items.get(range.start), range.end.checked_sub(1).and_then(|last| self.items.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    /// The text of item `at`, empty past the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.items.get(at).map_or("", |item| &self.text[item.range.clone()])
    }

    /// Whether item `at` is the word `word` (lower case).
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        let own = self.word(at);
        is_same_word(own, word) || word == "with" && is_same_word(own, "w/")
    }

    /// Whether item `at` is one of `words` (lower case).
    #[inline]
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = match self.word(at) {
            "w/" => "with",
            word => word,
        };
        words.iter().any(|candidate| is_same_word(word, candidate))
    }

    /// Whether item `at` is of `class`.
    #[inline]
    pub fn has(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.has(class))
    }

    /// Whether item `at` is of any of `classes`.
    #[inline]
    pub fn any(&self, at: usize, classes: &[Class]) -> bool {
        self.items.get(at).is_some_and(|item| item.any(classes))
    }

    /// The quantity at item `at`.
    pub fn quantity(&self, at: usize) -> Option<&Quantity> {
        self.items.get(at).and_then(Item::number).and_then(|index| self.quantities.get(index))
    }

    /// Whether item `at` is a number that could be a value to reach.
    pub fn is_value(&self, at: usize) -> bool {
        self.quantity(at).is_some_and(is_value) && !self.is_name_number(at)
    }

    /// "Season 4", "draft 2", "rel. 5.2": a bare number that belongs to the word before it.
    fn is_name_number(&self, at: usize) -> bool {
        let Some(quantity) = self.quantity(at) else { return false };
        if quantity.kind == QuantityKind::Share && self.is_any(at + 1, &["party", "parties", "person"]) {
            return true;
        }
        let twice = quantity.kind == QuantityKind::Multiple;
        if !twice && quantity.kind != QuantityKind::Count
            || quantity.comparator.is_some()
            || !twice && quantity.role != Role::Open
            || at == 0
        {
            return false;
        }
        let before = &self.items[at - 1];
        let word = &self.text[quantity.range.clone()];
        if word.eq_ignore_ascii_case("twice") && !self.is_any(at + 1, &["as", "the", "that"]) {
            return true;
        }
        // A denominator ("per 1,000 customers") and a numbered thing ("tier 1 services") are no amounts.
        if twice {
            return false;
        }
        let verb = at == 1
            && before.form(Forms::BASE)
            && (self.is_noun(at + 1)
                || self.noun(at + 1, self.items.len(), true).is_some_and(|noun| self.is_plural(noun.head)));
        if self.is(at - 1, "per") || before.form(Forms::SINGULAR) && !verb && NUMBERED.contains(&before.entry.lemma) {
            return true;
        }
        let spelled = !self.text[quantity.range.clone()].bytes().any(|byte| byte.is_ascii_digit());
        if spelled
            && (before.has(Class::Pronoun)
                || self.is_any(at - 1, &["the", "these", "those", "our", "both", "their", "all"]))
        {
            return true;
        }
        let behind = self.items.get(at + 1);
        let one_thing =
            behind.is_some_and(|item| item.is_word() && item.form(Forms::SINGULAR) && !item.form(Forms::PLURAL));
        let end = self
            .items
            .get(at + 2)
            .is_none_or(|item| !item.is_word() || item.has(Class::Conjunction) || item.has(Class::Preposition));
        if before.has(Class::Determiner) && one_thing && end && quantity.value.is_some_and(|value| value > 1.0) {
            return true;
        }
        let measured = |item: &Item| {
            item.any(&[Class::Measure, Class::LowerBetter, Class::HigherBetter, Class::Quality, Class::OutsideAct])
        };
        let fraction = quantity.value.is_some_and(|value| value.fract() != 0.0)
            || word.contains('.') && word.ends_with(|last: char| last.is_ascii_digit());
        if fraction && !self.items.iter().any(measured) && self.items.len() < 20 {
            return true;
        }
        let counts = behind.is_some_and(|item| {
            item.is_word()
                && (item.form(Forms::PLURAL)
                    || item.entry.is_unknown()
                    || item.any(&[Class::Adjective, Class::Comparative]))
        });
        let small = quantity.value.is_some_and(|value| value.fract() == 0.0 && (1.0..=20.0).contains(&value));
        let noun_behind = behind.is_some_and(|item| item.form(Forms::SINGULAR));
        small
            && !counts
            && before.is_word()
            && !(noun_behind && before.form(Forms::BASE))
            && !spelled
            && before.form(Forms::SINGULAR)
            && !measured(before)
            && !(before.form(Forms::BASE) && (at == 1 || before.has(Class::MostlyVerb)))
            && !before.has(Class::Preposition)
    }
}

/// Whether a number could be a value to reach, from what it is and what its neighbours say.
pub(crate) fn is_value(quantity: &Quantity) -> bool {
    !matches!(quantity.kind, QuantityKind::Date | QuantityKind::Version | QuantityKind::Label)
        && !matches!(quantity.role, Role::Incidental | Role::Deadline)
}

impl Entry {
    /// An entry that only says that nothing is known.
    pub(crate) fn is_unknown(&self) -> bool {
        self.classes == Classes::NONE
    }
}
