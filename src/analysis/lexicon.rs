//! What is known of single words: verb classes, noun classes, function words, and what a rule may mark.
//!
//! The word lists are data in `rules/lexicon/`; `build.rs` inflects them and lays them out as one table. Words come
//! in in lower case; out comes an [`Entry`]. A word may belong to several classes ("lead", "support"): which of them
//! holds is decided by the reading. A word in no list gets what a general dictionary says of it, as weak classes.
//! Looking a word up allocates nothing.

use std::collections::HashMap;

mod class;
mod dictionary;
pub(super) mod hash;
mod inflect;
pub(crate) mod pack;
mod weak;

pub use class::{Class, Classes, Forms, Part, VERBS};
use inflect::Irregulars;

/// What is known of a word or term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Base form; empty where no built-in list holds the word.
    pub lemma: &'static str,
    /// What it can be.
    pub classes: Classes,
    /// Which forms it can be.
    pub forms: Forms,
}

/// A row of the built-in table: a word, or a term with single spaces.
struct Row {
    /// Where its text begins in `TEXT`; it ends where the next row's begins.
    start: u32,
    /// The row of its base form.
    lemma: u16,
    /// Index into `SETS`.
    set: u16,
    /// How many words the longest term has that begins with this row.
    term_words: u8,
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The texts of the rows, one behind the other, and the rows that `build.rs` packed.
#[cfg(any(test, target_family = "wasm"))]
fn unpacked_rows(packed: &[u8]) -> (String, Vec<Row>) {
    let mut packed = pack::Packed::new(packed);
    let (mut text, mut starts) = (Vec::new(), Vec::new());
    pack::unpack_lines(&mut packed, |line| {
        starts.push(text.len() as u32);
        text.extend_from_slice(line);
    });
    let count = starts.len();
    let lemmas: Vec<i32> = (0..count).map(|_| packed.signed()).collect();
    let (sets, term_words) = (packed.numbers(count), packed.numbers(count));
    let row = |at: usize| r(starts[at], (lemmas[at] + at as i32) as u16, sets[at] as u16, term_words[at] as u8);
    let rows = (0..count).map(row).chain([r(text.len() as u32, 0, 0, 0)]).collect();
    (String::from_utf8(text).unwrap_or_default(), rows)
}

/// The sets that `build.rs` packed: the classes byte by byte, then the forms.
#[cfg(any(test, target_family = "wasm"))]
fn unpacked_sets(packed: &[u8]) -> Vec<(u128, u8)> {
    let mut packed = pack::Packed::new(packed);
    let count = packed.number() as usize;
    let mut sets = vec![(0, 0); count];
    for byte in 0..u128::BITS / 8 {
        for (set, value) in sets.iter_mut().zip(packed.bytes(count)) {
            set.0 |= u128::from(*value) << (8 * byte);
        }
    }
    for (set, forms) in sets.iter_mut().zip(packed.bytes(count)) {
        set.1 = *forms;
    }
    sets
}

/// The built-in tables with a user's own words laid over them.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    own: HashMap<String, Own>,
    /// How many words the longest own term has.
    own_term_words: usize,
}

/// A user's word: it replaces what the built-in table says of the same part of speech.
#[derive(Debug, Clone, Copy, Default)]
struct Own {
    entry: Entry,
    is_verb: bool,
    is_noun: bool,
}

impl Lexicon {
    /// What is known of one word, given in lower case. A hyphened word is looked up as a term ("sign-up" as
    /// "sign up"), then by its last part; a possessive as the noun itself.
    pub fn entry(&self, lowercase_word: &str) -> Entry {
        if !self.own.is_empty()
            && let Some(own) = self.own.get(&*normal(lowercase_word))
        {
            return own.entry;
        }
        built_in_entry(lowercase_word)
    }

    /// The longest term that begins with the first of `words`: how many of them it takes, and what it is. `words`
    /// are the following lowercase words as the text has them, the first included, and end where a mark stands
    /// between two words. Worth calling where the entry of the first has [`Class::TermStart`]; a term has two words
    /// or more, a hyphened word counting as one of `words`.
    pub fn term<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, Entry)> {
        let mut parts = [""; TERM_WORDS];
        let mut hash = hash::SEED;
        let mut longest = None;
        let mut limit = TERM_WORDS;
        for (count, word) in words.into_iter().take(TERM_WORDS).enumerate() {
            parts[count] = word;
            if count > 0 {
                hash = hash::extend(hash, " ");
            }
            hash = hash::extend(hash, word);
            if count > 0 && !self.may_begin_term(hash) {
                break;
            }
            let found = row_of(hash, &parts[..=count]);
            match count {
                0 => limit = self.longest_from(found),
                _ => longest = self.term_entry(&parts[..=count], found).map(|entry| (count + 1, entry)).or(longest),
            }
            if count + 1 >= limit {
                break;
            }
        }
        longest
    }

    /// Adds a user's own word or term to a class, with all its forms.
    pub fn add(&mut self, class: Class, term: &str) {
        let irregulars =
            Irregulars { verbs: IRREGULAR_VERBS, nouns: IRREGULAR_NOUNS, doubling: DOUBLING, plural_only: PLURAL_ONLY };
        let lowercase = term.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if lowercase.is_empty() {
            return;
        }
        for (form, forms) in inflect::forms(&lowercase, class.part(), &irregulars) {
            self.add_form(class, form, forms);
        }
    }

    fn add_form(&mut self, class: Class, form: String, forms: Forms) {
        let text = normal(&form).into_owned();
        let words = text.split(' ').count();
        if words > 1 && words <= TERM_WORDS {
            self.own_term_words = self.own_term_words.max(words);
            let first = text.split(' ').next().unwrap_or(&text).to_owned();
            let built_in = built_in_entry(&first);
            let start = self.own.entry(first).or_insert(Own { entry: built_in, ..Own::default() });
            start.entry.classes = start.entry.classes.with(Classes::of(Class::TermStart));
        }
        let built_in = built_in_entry(&text);
        let own = self.own.entry(text).or_insert(Own { entry: built_in, ..Own::default() });
        match class.part() {
            Part::Verb if !own.is_verb => {
                own.is_verb = true;
                own.entry.classes = own.entry.classes.without(class::VERBS);
            }
            Part::Noun if !own.is_noun => {
                own.is_noun = true;
                own.entry.classes = own.entry.classes.without(class::NOUNS);
            }
            _ => {}
        }
        own.entry.classes = own.entry.classes.with(Classes::of(class));
        own.entry.forms = own.entry.forms.with(forms);
    }

    /// Whether a term may begin with words of that hash, two or more.
    fn may_begin_term(&self, hash: u32) -> bool {
        let (word, bit) = hash::bit(hash, BEGINNINGS.len());
        BEGINNINGS[word] >> bit & 1 == 1 || self.own_term_words > 1
    }

    fn longest_from(&self, first: Option<&'static Row>) -> usize {
        first.map_or(0, |row| usize::from(row.term_words)).max(self.own_term_words)
    }

    fn term_entry(&self, parts: &[&str], built_in: Option<&'static Row>) -> Option<Entry> {
        if self.own_term_words >= parts.len()
            && let Some(own) = self.own.get(&*normal(&parts.join(" ")))
        {
            return Some(own.entry);
        }
        built_in.map(entry_of).filter(|entry| !is_bare(entry.classes))
    }
}

/// Hyphens as spaces, as the tables have them.
fn normal(word: &str) -> std::borrow::Cow<'_, str> {
    if word.contains('-') { word.replace('-', " ").into() } else { word.into() }
}

/// Whether the row is there only because terms begin with it.
fn is_bare(classes: Classes) -> bool {
    classes.without(Classes::of(Class::TermStart)) == Classes::NONE
}

fn built_in_entry(word: &str) -> Entry {
    let found = row_of(hash::extend(hash::SEED, word), &[word]).map(entry_of).unwrap_or_default();
    if !is_bare(found.classes) {
        return found;
    }
    let derived = derived_entry(word);
    Entry { classes: derived.classes.with(found.classes), ..derived }
}

/// A word that is in no list, by its parts or by the dictionary.
fn derived_entry(word: &str) -> Entry {
    if let Some(owner) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
        return listed_or_weak(owner);
    }
    let Some((first, last)) = word.rsplit_once('-') else {
        return weak_or_prefixed(word);
    };
    let entry = listed_or_weak(last);
    // "co-curate", "re-open": still a verb.
    if PREFIXES.contains(&first) && entry.classes.within(class::VERBS) != Classes::NONE {
        return entry;
    }
    if entry.forms.has(Forms::SINGULAR.with(Forms::PLURAL)) {
        return entry;
    }
    // "data-driven", "customer-facing", "mobile-first": a compound that ends in no noun describes one.
    Entry { classes: Classes::of(Class::Adjective), ..Entry::default() }
}

/// Beginnings that leave a verb a verb.
const PREFIXES: &[&str] = &["re", "co", "pre", "un", "de", "over", "under", "mis", "out", "cross", "auto"];

/// "redraw", "unbundle": a word that nobody knows, made of a prefix and a listed verb.
fn weak_or_prefixed(word: &str) -> Entry {
    let entry = weak_entry(word);
    if entry.classes != Classes::NONE {
        return entry;
    }
    let verb =
        PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix)).filter(|rest| rest.len() > 3).find_map(|rest| {
            let entry = entry_of(row_of(hash::extend(hash::SEED, rest), &[rest])?);
            let verbs = entry.classes.within(class::VERBS);
            (verbs != Classes::NONE && entry.classes.within(class::NOUNS) == Classes::NONE)
                .then_some(Entry { classes: verbs, ..entry })
        });
    verb.unwrap_or(entry)
}

fn listed_or_weak(word: &str) -> Entry {
    row_of(hash::extend(hash::SEED, word), &[word])
        .map(entry_of)
        .filter(|entry| !is_bare(entry.classes))
        .unwrap_or_else(|| weak_entry(word))
}

fn weak_entry(word: &str) -> Entry {
    let (classes, forms) = weak::lookup(word);
    Entry { lemma: "", classes, forms }
}

/// The row whose text is `parts` joined by spaces.
fn row_of(hash: u32, parts: &[&str]) -> Option<&'static Row> {
    let (mut slot, tag) = hash::place(hash, SLOTS.len());
    // The table is at most two thirds full, so that an empty slot ends every search.
    while SLOTS[slot] != EMPTY {
        let index = (SLOTS[slot] & 0xffff) as usize;
        if (SLOTS[slot] >> 16) as u16 == tag && is_text(row_text(index), parts) {
            return ROWS.get(index);
        }
        slot = (slot + 1) & (SLOTS.len() - 1);
    }
    None
}

fn row_text(index: usize) -> &'static str {
    &TEXT[ROWS[index].start as usize..ROWS[index + 1].start as usize]
}

fn is_text(text: &str, parts: &[&str]) -> bool {
    if let [word] = parts
        && text == *word
    {
        return true;
    }
    if parts.iter().map(|part| part.len() + 1).sum::<usize>() != text.len() + 1 {
        return false;
    }
    let mut rest = text.as_bytes();
    for (count, part) in parts.iter().enumerate() {
        if count > 0 {
            let Some(after) = rest.strip_prefix(b" ") else { return false };
            rest = after;
        }
        let Some((head, after)) = rest.split_at_checked(part.len()) else { return false };
        if !head.iter().zip(part.as_bytes()).all(|(ours, theirs)| ours == theirs || (*ours == b' ' && *theirs == b'-'))
        {
            return false;
        }
        rest = after;
    }
    rest.is_empty()
}

fn entry_of(row: &Row) -> Entry {
    let (classes, forms) = SETS[usize::from(row.set)];
    Entry { lemma: row_text(usize::from(row.lemma)), classes: Classes(classes), forms: Forms(forms) }
}

#[cfg(test)]
mod tests;
