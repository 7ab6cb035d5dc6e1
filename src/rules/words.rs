//! The words that carry a statement, hashed, to compare statements with each other.
//!
//! Function words and numbers are left out and endings are cut roughly: enough to see that two lines are about
//! the same thing, and never a base for a verdict on one line. Nothing here compares all with all.

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

/// Bytes of the longest of them.
const LONGEST_FUNCTION: usize = 5;

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
        Self::read(text, skipped, |_| true)
    }

    /// As [`Words::of`], but numbers outside `values` are names: "region 1" and "region 2" are two words each.
    pub fn with_names(text: &str, skipped: Option<&Range<usize>>, values: &[Range<usize>]) -> Self {
        Self::read(text, skipped, |start| values.iter().any(|value| value.contains(&start)))
    }

    fn read(text: &str, skipped: Option<&Range<usize>>, is_value: impl Fn(usize) -> bool) -> Self {
        let mut words = Vec::with_capacity(text.len() / 6 + 1);
        let mut numbers = FNV_START;
        for (start, word) in split(text) {
            if skipped.is_some_and(|range| range.contains(&start)) {
                continue;
            }
            if word.as_bytes().first().is_some_and(u8::is_ascii_digit) && is_value(start) {
                numbers = mix_lower(numbers, word);
            } else {
                words.extend(carried(start, word));
            }
        }
        words.sort_unstable();
        words.dedup();
        Self { words, numbers }
    }

    /// Whether `text` may have the same words: the first that it carries is one of these.
    pub fn may_be_of(&self, text: &str) -> bool {
        let first = split(text).find_map(|(start, word)| carried(start, word));
        first.is_some_and(|first| self.words.binary_search(&first).is_ok())
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

/// For each of many statements those that share its rarest word.
#[derive(Debug, Default)]
pub struct Sharing {
    /// Sorted by word and then by statement, so that the statements that hold a word stand side by side.
    holders: Vec<(u64, usize)>,
    /// Where the holders of the rarest word of each statement stand.
    rarest: Vec<Range<usize>>,
}

impl Sharing {
    /// Sorts the words of all statements once.
    pub fn of(statements: &[Words]) -> Self {
        let mut holders: Vec<(u64, usize)> = Vec::with_capacity(statements.iter().map(Words::len).sum());
        for (index, words) in statements.iter().enumerate() {
            holders.extend(words.words.iter().map(|&word| (word, index)));
        }
        holders.sort_unstable();
        let mut rarest = vec![0..0; statements.len()];
        let mut start = 0;
        for group in holders.chunk_by(|(one, _), (other, _)| one == other) {
            let range = start..start + group.len();
            for &(_, index) in group {
                if rarest[index].is_empty() || range.len() < rarest[index].len() {
                    rarest[index] = range.clone();
                }
            }
            start = range.end;
        }
        Self { holders, rarest }
    }

    /// Whether any statement shares even its rarest word: else none holds all words of another.
    pub fn is_any_shared(&self) -> bool {
        self.rarest.iter().any(|holders| holders.len() > 1)
    }

    /// Pairs `(earlier, later)` of which the later is the first to repeat the earlier. At most [`BUCKET`] statements
    /// that share their rarest word are compared, so the work stays linear in their number.
    pub fn repeats(&self, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let mut told = vec![false; self.rarest.len()];
        for (index, rarest) in self.rarest.iter().enumerate() {
            // A word of the whole set would make every search long; the rarest word of a repeat is shared by both.
            for &(_, other) in self.holders[rarest.clone()].iter().take(BUCKET) {
                let (earlier, later) = (index.min(other), index.max(other));
                if other != index && !told[later] && same(earlier, later) {
                    told[later] = true;
                    pairs.push((earlier, later));
                }
            }
        }
        pairs.sort_unstable_by_key(|&(_, later)| later);
        pairs
    }
}

/// How many statements that share a word are compared.
const BUCKET: usize = 32;

/// Words and numbers with the byte they begin at; "1,200.5" and "B2B" are one each.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = from_word(text, at)?;
        let is_number = text.as_bytes()[start].is_ascii_digit();
        at = start + 1;
        while let Some(&byte) = text.as_bytes().get(at) {
            at += match byte {
                _ if is_word_byte(byte) => 1,
                b'.' | b',' if is_number => 1,
                0..0x80 => break,
                _ => match wide_letter(text, at) {
                    Some((length, true)) => length,
                    Some((_, false)) => break,
                    // Inside the first letter.
                    None => 1,
                },
            };
        }
        Some((start, text[start..at].trim_end_matches(['.', ',', '\'', '’'])))
    })
}

/// Where the next word or number begins.
fn from_word(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let byte = *text.as_bytes().get(at)?;
        if is_word_byte(byte) {
            return Some(at);
        }
        if byte < 0x80 {
            at += 1;
        } else {
            match wide_letter(text, at)? {
                (_, true) => return Some(at),
                (length, false) => at += length,
            }
        }
    }
}

fn is_word_byte(byte: u8) -> bool {
    static INSIDE: [bool; 256] = inside();
    const fn inside() -> [bool; 256] {
        let mut inside = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            inside[byte as usize] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'\'';
            byte += 1;
        }
        inside
    }
    INSIDE[usize::from(byte)]
}

/// The length of the character at `at`, which is not ASCII, and whether it belongs to a word.
fn wide_letter(text: &str, at: usize) -> Option<(usize, bool)> {
    let letter = text.get(at..)?.chars().next()?;
    Some((letter.len_utf8(), letter.is_alphanumeric() || letter == '’'))
}

/// Cuts plural and verb endings, roughly.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 7] = ["ings", "ing", "'s", "’s", "ies", "ed", "s"];
    // Every ending ends in one of three letters.
    let endings = if word.ends_with(['g', 's', 'd']) { &ENDINGS[..] } else { &[] };
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.chars().nth(2).is_some()));
    let cut = if word.ends_with("ss") { word } else { cut.unwrap_or(word) };
    cut.strip_suffix(['e', 'y']).filter(|rest| rest.len() >= 3).unwrap_or(cut)
}

/// The hash of a word that carries something, which begins at `start`.
fn carried(start: usize, word: &str) -> Option<u64> {
    // A single capital inside a sentence is a name ("team A"), whatever the letter means in lower case.
    if start > 0 && word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase() && word != "I" {
        return Some(hash(word));
    }
    if word.len() > LONGEST_QUICK || !word.is_ascii() {
        let lower: String = word.chars().flat_map(char::to_lowercase).collect();
        let is_function = lower.len() <= LONGEST_FUNCTION && is_function(hash(&lower));
        return (!is_function).then(|| hash(stem(&lower)));
    }
    // The hash goes from left to right, so that of the stem is met on the way to that of the word.
    let mut lower = [0; LONGEST_QUICK];
    let mut hashes = [FNV_START; LONGEST_QUICK + 1];
    for (at, byte) in word.bytes().enumerate() {
        lower[at] = byte.to_ascii_lowercase();
        hashes[at + 1] = step(hashes[at], lower[at]);
    }
    let is_function = word.len() <= LONGEST_FUNCTION && is_function(hashes[word.len()]);
    (!is_function).then(|| hashes[stem_length(&lower[..word.len()])])
}

/// Bytes of the longest word that is hashed without a copy.
const LONGEST_QUICK: usize = 24;

fn is_function(hash: u64) -> bool {
    const BITS: [u64; 16] = bits();
    const fn bits() -> [u64; 16] {
        let mut bits = [0; 16];
        let mut at = 0;
        while at < FUNCTION.len() {
            bits[FUNCTION[at] as usize >> 6 & 15] |= 1 << (FUNCTION[at] & 63);
            at += 1;
        }
        bits
    }
    // Ten bits of the hash rule most other words out.
    BITS[hash as usize >> 6 & 15] >> (hash & 63) & 1 == 1 && FUNCTION.binary_search(&hash).is_ok()
}

/// As [`stem`], for a word in ASCII: how much of it is left.
fn stem_length(word: &[u8]) -> usize {
    const ENDINGS: [&[u8]; 6] = [b"ings", b"ing", b"'s", b"ies", b"ed", b"s"];
    let cut = match word {
        [.., b's', b's'] => word.len(),
        [.., b'g' | b's' | b'd'] => {
            let ending = ENDINGS.iter().find(|ending| word.ends_with(ending) && word.len() >= ending.len() + 3);
            word.len() - ending.map_or(0, |ending| ending.len())
        }
        _ => word.len(),
    };
    cut - usize::from(cut > 3 && matches!(word[cut - 1], b'e' | b'y'))
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
        hash = step(hash, bytes[at]);
        at += 1;
    }
    hash
}

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(FNV_PRIME)
}

/// [`mix`] over the text in lower case.
fn mix_lower(start: u64, text: &str) -> u64 {
    if text.is_ascii() {
        return text.bytes().fold(start, |hash, byte| step(hash, byte.to_ascii_lowercase()));
    }
    mix(start, &text.chars().flat_map(char::to_lowercase).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{Sharing, Words, carried, hash, stem};

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
    fn numbers_and_letters_that_name_tell_apart() {
        let named = |text: &str| Words::with_names(text, None, &[]);
        assert!(!named("Renewals in region 1").overlaps(&named("Renewals in region 2"), 0.75));
        assert!(!words("Renewals won by team A").overlaps(&words("Renewals won by team B"), 0.75));
    }

    #[test]
    fn each_repeat_is_told_once() {
        let lines = ["Partner leads", "Trial starts", "Leads from partners", "Partner lead"].map(words);
        assert_eq!(Sharing::of(&lines).repeats(|one, other| lines[one].is_same(&lines[other])), [(0, 2), (0, 3)]);
    }

    #[test]
    fn many_equal_lines_stay_quick() {
        let lines = vec![words("Partner leads every week"); 50_000];
        assert!(!Sharing::of(&lines).repeats(|one, other| lines[one].is_same(&lines[other])).is_empty());
    }

    #[test]
    fn words_without_a_copy_have_the_same_stem() {
        let words = "bookings booking bing rings ring partner's it's ladies ties stories paused bed pass glass gases \
            use used uses free fly may pays days why he the easy e y s 's ing ed ies ings 3rd 90s x";
        for word in words.split(' ').filter(|word| !matches!(*word, "it's" | "he" | "the")) {
            assert_eq!(carried(0, word), Some(hash(stem(word))), "{word}");
        }
        assert_eq!(carried(0, "The"), None);
    }

    #[test]
    fn the_first_word_rules_most_lines_out() {
        let above = words("Buyers trust the first order");
        assert!(above.may_be_of("The order of first trusting buyers"));
        assert!(!above.may_be_of("Raise repeat orders to 30"));
        assert!(!above.may_be_of("of the"));
    }
}
