//! The words that carry a statement, hashed, to compare statements with each other.
//!
//! Function words and numbers are left out and endings are cut roughly: enough to see that two lines are about
//! the same thing, and never a base for a verdict on one line. Nothing here compares all with all.

use std::collections::HashMap;
use std::ops::Range;

/// The words of a statement as sorted hashes without repeats, and a hash over its numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    words: Vec<u64>,
    numbers: u64,
}

/// Words that connect and carry nothing.
const FUNCTION: [u64; 58] = sorted([
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "each", "every", "for", "from", "has", "have", "in",
    "into", "is", "it", "its", "more", "no", "not", "of", "on", "or", "our", "per", "so", "than", "that", "the",
    "their", "them", "they", "this", "those", "to", "up", "via", "was", "we", "were", "when", "which", "who", "will",
    "with", "your", "you", "all", "any", "these", "us", "own", "do", "re",
]);

/// The hashes of words in order, to search them by halves.
const fn sorted(words: [&str; 58]) -> [u64; 58] {
    let mut hashes = [0; 58];
    let mut count = 0;
    while count < hashes.len() {
        let new = hash(words[count]);
        let mut at = count;
        while at > 0 && hashes[at - 1] > new {
            hashes[at] = hashes[at - 1];
            at -= 1;
        }
        hashes[at] = new;
        count += 1;
    }
    hashes
}

impl Words {
    /// The words of `text` outside `skipped` (bytes), such as a head verb that says nothing of its own.
    pub fn of(text: &str, skipped: Option<&Range<usize>>) -> Self {
        let mut words = Vec::new();
        let mut numbers = FNV_START;
        let mut lower = String::new();
        for (start, word) in split(text) {
            if skipped.is_some_and(|range| range.contains(&start)) {
                continue;
            }
            lower.clear();
            if word.is_ascii() {
                lower.push_str(word);
                lower.make_ascii_lowercase();
            } else {
                lower.extend(word.chars().flat_map(char::to_lowercase));
            }
            if lower.starts_with(|first: char| first.is_ascii_digit()) {
                numbers = mix(numbers, &lower);
            } else if FUNCTION.binary_search(&hash(&lower)).is_err() {
                words.push(hash(stem(&lower)));
            }
        }
        words.sort_unstable();
        words.dedup();
        Self { words, numbers }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word that carries anything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether words and numbers are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self == other && !self.is_empty()
    }

    /// Whether all words stand in `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        !self.is_empty() && self.words.iter().all(|word| other.words.binary_search(word).is_ok())
    }

    /// Whether one holds the other and adds little: at least `share` of the longer is in the shorter. A word
    /// exchanged for another ("Spain" for "Poland") makes two different things, so it is no overlap.
    pub fn overlaps(&self, other: &Self, share: f64) -> bool {
        let (short, long) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        short.len() >= 2 && short.len() as f64 >= share * long.len() as f64 && short.is_within(long)
    }

    /// The words without one, given in any form.
    pub fn without(mut self, generic: &[&str]) -> Self {
        let generic: Vec<u64> = generic.iter().map(|word| hash(stem(word))).collect();
        self.words.retain(|word| !generic.contains(word));
        self
    }

    /// One number for the words alone.
    pub fn key(&self) -> u64 {
        self.words.iter().fold(FNV_START, |key, word| (key ^ word).wrapping_mul(FNV_PRIME))
    }
}

/// Pairs `(earlier, later)` of which the later is the first to repeat the earlier. At most [`BUCKET`] statements
/// that share their rarest word are compared, so the work stays linear in their number.
pub fn repeats(statements: &[Words], same: impl Fn(&Words, &Words) -> bool) -> Vec<(usize, usize)> {
    let mut frequency: HashMap<u64, u32> = HashMap::new();
    for word in statements.iter().flat_map(|words| &words.words) {
        *frequency.entry(*word).or_default() += 1;
    }
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, words) in statements.iter().enumerate() {
        for word in &words.words {
            // A word of the whole set would make every bucket long; the rarest word of a repeat is shared by both.
            let bucket = holders.entry(*word).or_default();
            if bucket.len() < BUCKET {
                bucket.push(index);
            }
        }
    }
    let mut pairs = Vec::new();
    let mut told = vec![false; statements.len()];
    for (index, words) in statements.iter().enumerate() {
        let Some(rarest) = words.words.iter().min_by_key(|word| frequency[*word]) else { continue };
        for &other in &holders[rarest] {
            let (earlier, later) = (index.min(other), index.max(other));
            if other != index && !told[later] && same(&statements[earlier], &statements[later]) {
                told[later] = true;
                pairs.push((earlier, later));
            }
        }
    }
    pairs.sort_unstable_by_key(|&(_, later)| later);
    pairs
}

/// How many statements that share a word are compared.
const BUCKET: usize = 32;

/// Words and numbers with the byte they begin at; "1,200.5" and "B2B" are one each.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |letter: char| {
        letter.is_ascii_alphanumeric()
            || letter == '\''
            || !letter.is_ascii() && (letter.is_alphanumeric() || letter == '’')
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let is_number = text[start..].starts_with(|first: char| first.is_ascii_digit());
        let belongs = |letter: char| is_word(letter) || is_number && matches!(letter, '.' | ',');
        let length = text[start..].find(|letter| !belongs(letter)).unwrap_or(text.len() - start);
        at = start + length;
        Some((start, text[start..at].trim_end_matches(['.', ',', '\'', '’'])))
    })
}

/// Cuts plural and verb endings, roughly.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 7] = ["ings", "ing", "'s", "’s", "ies", "ed", "s"];
    let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.chars().nth(2).is_some()));
    let cut = if word.ends_with("ss") { word } else { cut.unwrap_or(word) };
    cut.strip_suffix(['e', 'y']).filter(|rest| rest.len() >= 3).unwrap_or(cut)
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

const fn hash(word: &str) -> u64 {
    mix(FNV_START, word)
}

/// FNV-1a: short keys, the same on every machine, which fingerprints rely on.
pub const fn mix(start: u64, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (mut hash, mut at) = (start, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(FNV_PRIME);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::{Words, repeats};

    fn words(text: &str) -> Words {
        Words::of(text, None)
    }

    #[test]
    fn endings_and_order_do_not_matter() {
        assert!(words("Grow trial starts by 20%").is_same(&words("Growing the trial start by 20 %")));
        assert!(!words("Grow trials to 20").is_same(&words("Grow trials to 30")));
    }

    #[test]
    fn an_exchanged_word_is_no_overlap() {
        let spain = words("First-time buyers in Spain return within thirty days");
        assert!(!spain.overlaps(&words("First-time buyers in Poland return within thirty days"), 0.75));
        assert!(spain.overlaps(&words("First-time buyers in Spain gladly return within thirty days"), 0.75));
    }

    #[test]
    fn each_repeat_is_told_once() {
        let lines = ["Partner leads", "Trial starts", "Leads from partners", "Partner lead"].map(words);
        assert_eq!(repeats(&lines, Words::is_same), [(0, 2), (0, 3)]);
    }

    #[test]
    fn many_equal_lines_stay_quick() {
        let lines = vec![words("Partner leads every week"); 50_000];
        assert!(!repeats(&lines, Words::is_same).is_empty());
    }
}
