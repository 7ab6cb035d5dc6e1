//! Words compared: what a text is about, whatever form its words have.

use crate::analysis::Lexicon;
use crate::propose::knowledge::term;

/// Words that say nothing about a subject.
const EMPTY: [&str; 60] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "is", "are", "be", "we",
    "our", "us", "their", "its", "it", "that", "this", "who", "which", "as", "per", "than", "among", "within", "until",
    "before", "after", "now", "baseline", "target", "increase", "reduce", "grow", "raise", "improve", "cut", "reach",
    "more", "less", "fewer", "get", "make", "have", "new", "number", "share", "rate", "time", "all", "every", "each",
    "percent",
];

/// Words that any team uses, so that they tie a text to none.
const GENERAL: [&str; 22] = [
    "customer", "user", "client", "people", "team", "company", "business", "revenue", "sale", "cost", "quality",
    "satisfaction", "product", "service", "result", "outcome", "goal", "growth", "performance", "process", "value",
    "market",
];

/// The stems of the words of `text` that say what it is about, its numbers included.
pub fn content(text: &str) -> Vec<String> {
    let words = term::words(text).into_iter().filter(|word| !EMPTY.contains(&word.lower.as_str()));
    words.map(|word| stem(&word.lower)).collect()
}

/// Whether a stem is of a word that any team uses.
pub fn is_general(word: &str) -> bool {
    GENERAL.iter().any(|general| stem(general) == word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word in its base form, as far as the lexicon knows it.
pub fn stem(word: &str) -> String {
    let lemma = Lexicon::default().entry(word).lemma;
    if !lemma.is_empty() {
        return lemma.to_owned();
    }
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if plural { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}

/// Whether two texts have the same words in the same order.
pub fn is_alike(one: &str, other: &str) -> bool {
    term::key(one) == term::key(other)
}
