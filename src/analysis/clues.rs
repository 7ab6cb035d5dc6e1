//! What of a statement may speak for one kind or another: its words in their places, what stands beside its number,
//! the shape of its beginning and end, and the verdict of the reading.
//!
//! In go the row and a reading; out come clues, each a name such as `counted=visit` with the item it comes from.
//! [`weigh`](super::weigh) knows how much each speaks for each kind. The names are the same where weights are
//! trained and where they are used, since both come from here.

use std::fmt::Write as _;

use super::items::Row;
use super::key_result::Reading;
use super::lexicon::{Class, Forms, hash};
use super::noun::Noun;
use super::quantity::QuantityKind;
use super::{Evidence, HeadClass, Sureness, objective};

/// Where the clues go: the place a clue comes from, what stands there, and the item.
pub(crate) type Sink<'s> = dyn FnMut(&Place, &str, usize) + 's;

/// Where in a statement a clue comes from.
pub(crate) struct Place {
    /// The name before the sign of equality in `rules/weights/`.
    pub name: &'static str,
    /// The hash of name and sign, which that of a clue goes on from.
    pub hash: u32,
}

impl Place {
    /// The place of this name.
    pub const fn of(name: &'static str) -> Self {
        Self { name, hash: hash::extend(hash::extend(hash::SEED, name), "=") }
    }
}

mod place {
    use super::Place;

    pub const AFTER_VALUE: Place = Place::of("after-value");
    pub const BEFORE_VALUE: Place = Place::of("before-value");
    pub const BEGINS: Place = Place::of("begins");
    pub const COUNTED: Place = Place::of("counted");
    pub const COUNTED_THEN: Place = Place::of("counted-then");
    pub const ENDS: Place = Place::of("ends");
    pub const FIRST: Place = Place::of("first");
    pub const HEAD: Place = Place::of("head");
    pub const HEAD_CLASS: Place = Place::of("head-class");
    pub const LAST: Place = Place::of("last");
    pub const LENGTH: Place = Place::of("length");
    pub const OBJECT: Place = Place::of("object");
    pub const READ: Place = Place::of("read");
    pub const SIZE: Place = Place::of("size");
    pub const STEP: Place = Place::of("step");
    pub const TWO: Place = Place::of("two");
    pub const VALUE: Place = Place::of("value");
    pub const WORD: Place = Place::of("word");
}

/// How many items at each end of a statement make its shape.
const SHAPE: usize = 4;

/// The clues of a key result.
pub(crate) fn of_key_result(row: &Row<'_>, reading: &Reading, sink: &mut Sink<'_>) {
    let mut clues = Clues { row, sink, word: String::new() };
    let range = reading.items.clone();
    clues.verdict(reading.kind.name(), reading.sureness, &reading.evidence, range.start);
    clues.plain(&place::HEAD_CLASS, head_name(reading.head.class), reading.head.at);
    if reading.head.past {
        clues.plain(&place::HEAD_CLASS, "past", reading.head.at);
    }
    if !matches!(reading.head.class, HeadClass::None) {
        clues.lemma(&place::HEAD, reading.head.at);
    }
    if let Some(noun) = &reading.object {
        clues.noun(&place::OBJECT, noun);
    }
    if let Some(at) = reading.value {
        clues.value(at);
    }
    if let Some(noun) = &reading.counted {
        clues.noun(&place::COUNTED, noun);
        clues.behind(&place::COUNTED_THEN, noun.items.end, range.end);
    }
    clues.words(range);
}

/// The clues of an objective.
pub(crate) fn of_objective(row: &Row<'_>, reading: &objective::Reading, sink: &mut Sink<'_>) {
    let mut clues = Clues { row, sink, word: String::new() };
    clues.verdict(reading.kind.name(), reading.sureness, &reading.evidence, 0);
    clues.plain(&place::HEAD_CLASS, head_name(reading.head.class), reading.head.at);
    if !matches!(reading.head.class, HeadClass::None) {
        clues.lemma(&place::HEAD, reading.head.at);
    }
    if let Some(noun) = row.noun(reading.head.object, row.items.len(), true) {
        clues.noun(&place::OBJECT, &noun);
    }
    clues.words(0..row.items.len());
}

struct Clues<'c, 's> {
    row: &'c Row<'c>,
    sink: &'c mut Sink<'s>,
    word: String,
}

impl Clues<'_, '_> {
    /// The verdict of the reading, how sure it is, and why.
    fn verdict(&mut self, kind: &str, sureness: Sureness, evidence: &[Evidence], at: usize) {
        self.plain(&place::READ, kind, at);
        self.pair(&place::READ, kind, if sureness == Sureness::High { "sure" } else { "unsure" });
        for step in evidence {
            self.pair(&place::STEP, kind, step.what);
        }
    }

    fn plain(&mut self, place: &Place, what: &str, at: usize) {
        (self.sink)(place, what, at);
    }

    fn pair(&mut self, place: &Place, first: &str, second: &str) {
        self.word.clear();
        let _ = write!(self.word, "{first} {second}");
        (self.sink)(place, &self.word, usize::MAX);
    }

    /// The base form of item `at`, in lower case; a number by what it is.
    fn lemma(&mut self, place: &Place, at: usize) {
        self.word.clear();
        push_lemma(&mut self.word, self.row, at);
        (self.sink)(place, &self.word, at);
    }

    fn noun(&mut self, place: &Place, noun: &Noun) {
        self.lemma(place, noun.head);
        self.word.clear();
        let _ = write!(self.word, "class {:?}{}", noun.class, if noun.sure { "" } else { " guessed" });
        (self.sink)(place, &self.word, noun.head);
    }

    /// The number to reach: what it is, how large, what stands before it.
    fn value(&mut self, at: usize) {
        let Some(quantity) = self.row.quantity(at) else { return };
        self.word.clear();
        let _ = write!(self.word, "{:?} {:?}", quantity.kind, quantity.role);
        (self.sink)(&place::VALUE, &self.word, at);
        if let Some(comparator) = quantity.comparator {
            self.word.clear();
            let _ = write!(self.word, "{comparator:?}");
            (self.sink)(&place::VALUE, &self.word, at);
        }
        if quantity.per.is_some() {
            (self.sink)(&place::VALUE, "per", at);
        }
        if let (QuantityKind::Count, Some(value)) = (quantity.kind, quantity.value) {
            let size = match value {
                value if value.fract() != 0.0 => "fraction",
                ..=1.0 => "1",
                ..=4.0 => "2-4",
                ..=12.0 => "5-12",
                ..=40.0 => "13-40",
                ..=150.0 => "41-150",
                ..=1000.0 => "151-1000",
                _ => "more",
            };
            (self.sink)(&place::SIZE, size, at);
        }
        if at > 0 {
            self.lemma(&place::BEFORE_VALUE, at - 1);
        }
        self.lemma(&place::AFTER_VALUE, at + 1);
    }

    /// The word at `at` with the shape of the next.
    fn behind(&mut self, place: &Place, at: usize, end: usize) {
        if at >= end {
            (self.sink)(place, "end", at);
            return;
        }
        self.lemma(place, at);
        self.word.clear();
        push_lemma(&mut self.word, self.row, at);
        self.word.push(' ');
        self.word.push_str(shape(self.row, at + 1));
        (self.sink)(place, &self.word, at);
    }

    /// Every word, the first and the last, pairs of neighbours, and the shape of both ends.
    fn words(&mut self, range: std::ops::Range<usize>) {
        let row = self.row;
        for at in range.clone() {
            if row.items[at].is_word() {
                self.lemma(&place::WORD, at);
                self.word.clear();
                push_lemma(&mut self.word, row, at);
                self.word.push(' ');
                if at + 1 < range.end {
                    push_lemma(&mut self.word, row, at + 1);
                }
                (self.sink)(&place::TWO, &self.word, at);
            }
        }
        let first = range.clone().find(|&at| row.items[at].is_word()).unwrap_or(range.start);
        self.lemma(&place::FIRST, first);
        let two = self.shaped(&place::BEGINS, range.start..range.end.min(range.start + SHAPE), range.start);
        (self.sink)(&place::BEGINS, &self.word[..two], range.start);
        if let Some(last) = range.clone().rev().find(|&at| row.items[at].is_word()) {
            self.lemma(&place::LAST, last);
            self.plain(&place::LAST, shape(row, last), last);
            let start = range.end.saturating_sub(SHAPE).max(range.start);
            self.shaped(&place::ENDS, start..range.end, last);
        }
        let length = match range.len() {
            0..=2 => "2",
            3..=4 => "4",
            5..=8 => "8",
            9..=16 => "16",
            _ => "more",
        };
        self.plain(&place::LENGTH, length, range.start);
    }

    /// The shapes of the items of `range`; how long those of the first two are.
    fn shaped(&mut self, place: &Place, range: std::ops::Range<usize>, at: usize) -> usize {
        self.word.clear();
        let mut two = 0;
        for index in range.clone() {
            self.word.push_str(shape(self.row, index));
            self.word.push(' ');
            if index < range.start + 2 {
                two = self.word.len();
            }
        }
        (self.sink)(place, &self.word, at);
        two
    }
}

fn push_lemma(word: &mut String, row: &Row<'_>, at: usize) {
    let Some(item) = row.items.get(at) else {
        word.push_str("end");
        return;
    };
    if let Some(quantity) = row.quantity(at) {
        let _ = write!(word, "{:?}", quantity.kind);
        return;
    }
    if !item.entry.lemma.is_empty() {
        word.push_str(item.entry.lemma);
        return;
    }
    let text = row.word(at);
    let start = word.len();
    // The hash of a name takes a hyphen for a space.
    word.extend(
        text.chars().take(24).flat_map(char::to_lowercase).map(|letter| if letter == '-' { ' ' } else { letter }),
    );
    let added = &word[start..];
    if added.len() > 3 && added.ends_with('s') && !added.ends_with("ss") {
        word.pop();
    }
}

/// What an item is, coarsely; function words stand for themselves as far as they steer a sentence.
fn shape(row: &Row<'_>, at: usize) -> &'static str {
    let Some(item) = row.items.get(at) else { return "end" };
    if let Some(quantity) = row.quantity(at) {
        return match quantity.kind {
            QuantityKind::Count | QuantityKind::Placeholder => "count",
            QuantityKind::Percent | QuantityKind::PercentagePoints | QuantityKind::Share => "share",
            QuantityKind::All => "all",
            QuantityKind::Zero => "zero",
            QuantityKind::Date | QuantityKind::Version | QuantityKind::Label => "name",
            QuantityKind::Duration => "time",
            QuantityKind::Money => "money",
            _ => "level",
        };
    }
    if let Some(mark) = item.mark() {
        return match mark {
            ':' | '=' => "colon",
            '→' | '>' | '<' | '≥' | '≤' => "sign",
            ',' => "comma",
            _ => "mark",
        };
    }
    const STEERING: &[&str] = &["to", "of", "with", "for", "by", "from", "in", "at", "on", "per", "and", "that", "who"];
    const LONGEST: usize = 4;
    if item.range.len() <= LONGEST
        && let Some(word) = STEERING.iter().find(|word| row.is(at, word))
    {
        return word;
    }
    let table = [
        (Class::Modal, "modal"),
        (Class::Link, "be"),
        (Class::Determiner, "the"),
        (Class::Preposition, "prep"),
        (Class::Comparative, "more"),
        (Class::State, "state"),
    ];
    if let Some((_, name)) = table.iter().find(|(class, _)| item.has(*class)) {
        return name;
    }
    if row.is_participle(at) {
        return if item.any(&[Class::Others, Class::Achieve]) && !item.has(Class::Activity) { "given" } else { "done" };
    }
    if item.form(Forms::GERUND) && row.is_verb(at) && !row.is_noun(at) {
        return "doing";
    }
    if row.is_noun(at) {
        return match row.stands_for(at, false).0 {
            super::PhraseClass::Measure => "measure",
            super::PhraseClass::Outside => "outside",
            super::PhraseClass::OutsideAct => "act",
            super::PhraseClass::Inside => "inside",
            super::PhraseClass::Product => "product",
            super::PhraseClass::Activity => "activity",
            super::PhraseClass::Unknown => "noun",
        };
    }
    match row.verb_class(at) {
        Some(HeadClass::Activity | HeadClass::Hire) => "work",
        Some(HeadClass::Change | HeadClass::SoftChange) => "move",
        Some(_) => "verb",
        None if item.has(Class::Adverb) => "how",
        None if item.has(Class::Adjective) => "such",
        None => "unknown",
    }
}

fn head_name(class: HeadClass) -> &'static str {
    match class {
        HeadClass::None => "none",
        HeadClass::Change => "change",
        HeadClass::SoftChange => "soft-change",
        HeadClass::Achieve => "achieve",
        HeadClass::Keep => "keep",
        HeadClass::Ensure => "ensure",
        HeadClass::Hire => "hire",
        HeadClass::Activity => "activity",
        HeadClass::Clause => "clause",
    }
}
