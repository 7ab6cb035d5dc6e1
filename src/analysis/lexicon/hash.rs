//! The hash of the built-in table (FNV-1a, 32 bit), shared by the lookup and by `build/lexicon.rs`.
//!
//! It runs over the bytes of a term word by word, so that a term is looked up without being joined into one string.
//! Hyphen and space count alike: "sign-up" and "sign up" are one term.

/// Where every hash begins.
pub const SEED: u32 = 0x811c_9dc5;

/// `hash` carried on over `word`.
pub const fn extend(mut hash: u32, word: &str) -> u32 {
    let (bytes, mut at) = (word.as_bytes(), 0);
    while at < bytes.len() {
        let byte = if bytes[at] == b'-' { b' ' } else { bytes[at] };
        hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The first slot to look at in a table of `slots` places (a power of two), and the tag kept in it.
pub fn place(hash: u32, slots: usize) -> (usize, u16) {
    let mixed = hash ^ (hash >> 15);
    (mixed as usize & (slots - 1), (hash >> 16) as u16)
}

/// The word and the bit of a hash in a set of `words` times 64 bits (a power of two).
pub fn bit(hash: u32, words: usize) -> (usize, u32) {
    let mixed = hash ^ (hash >> 15);
    ((mixed >> 6) as usize & (words - 1), mixed & 63)
}

/// An open hash table over keys in the order of their rows: the key of each slot and its row, `u16::MAX` where there is
/// none. At most two thirds full.
#[allow(dead_code)]
pub fn keyed_slots(keys: impl ExactSizeIterator<Item = u32>) -> (Vec<u32>, Vec<u16>) {
    let slots = (keys.len() * 3 / 2).next_power_of_two().max(2);
    let (mut kept, mut rows) = (vec![0; slots], vec![u16::MAX; slots]);
    for (row, key) in keys.enumerate() {
        let mut slot = place(key, slots).0;
        while rows[slot] != u16::MAX {
            slot = (slot + 1) & (slots - 1);
        }
        (kept[slot], rows[slot]) = (key, row as u16);
    }
    (kept, rows)
}

/// An open hash table over texts in the order of their rows: a tag of 16 bits above a row number of 16 bits, at most
/// two thirds full.
// Every build lays tables out with it; of the library only the small one asks for it again.
#[allow(dead_code)]
pub fn slots<'t>(texts: impl ExactSizeIterator<Item = &'t str>) -> Vec<u32> {
    let mut slots = vec![u32::MAX; (texts.len() * 3 / 2).next_power_of_two()];
    for (row, text) in texts.enumerate() {
        let (mut slot, tag) = place(extend(SEED, text), slots.len());
        while slots[slot] != u32::MAX {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = u32::from(tag) << 16 | row as u32;
    }
    slots
}

/// A bit for every beginning of a term that has two words or more; a hyphen joins two of them to one word of a text.
/// About one bit in sixteen is set.
#[allow(dead_code)]
pub fn beginnings<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u64> {
    let terms = texts.filter(|text| text.contains(' '));
    let cut = |text: &'t str| text.match_indices(' ').skip(1).map(move |(at, _)| &text[..at]).chain([text]);
    let mut texts: Vec<&str> = terms.flat_map(cut).collect();
    texts.sort_unstable();
    texts.dedup();
    let mut bits = vec![0; (texts.len() / 4).next_power_of_two()];
    for text in texts {
        let (word, bit) = bit(extend(SEED, text), bits.len());
        bits[word] |= 1 << bit;
    }
    bits
}
