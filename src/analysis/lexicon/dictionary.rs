//! The general dictionary: from a lemma to a code of [`DICTIONARY_CODES`](super::class::DICTIONARY_CODES).
//!
//! A program holds it as a sorted map that `build.rs` made of `rules/lexicon/wordnet.tsv`. A page loads its engine over a
//! network, where the file itself is a quarter smaller: there its sorted lines are searched. Both say the same.

/// The code of a lemma; no lookup allocates.
#[cfg(not(target_family = "wasm"))]
pub fn code(lemma: &[u8]) -> Option<u64> {
    use std::sync::LazyLock;
    static MAP: LazyLock<Option<fst::Map<&'static [u8]>>> =
        LazyLock::new(|| fst::Map::new(include_bytes!(concat!(env!("OUT_DIR"), "/wordnet.fst")).as_slice()).ok());
    MAP.as_ref()?.get(lemma)
}

/// The code of a lemma; no lookup allocates.
#[cfg(target_family = "wasm")]
pub fn code(lemma: &[u8]) -> Option<u64> {
    in_lines(lemma)
}

#[cfg(any(test, target_family = "wasm"))]
fn in_lines(lemma: &[u8]) -> Option<u64> {
    use super::class::DICTIONARY_CODES;
    const LINES: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/lexicon/wordnet.tsv"));
    let (mut low, mut high) = (0, LINES.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = LINES[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let length = LINES[start..].iter().position(|&byte| byte == b'\n').unwrap_or(LINES.len() - start);
        let line = &LINES[start..start + length];
        let tab = line.iter().position(|&byte| byte == b'\t').unwrap_or(line.len());
        match line[..tab].cmp(lemma) {
            std::cmp::Ordering::Less => low = start + length + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => {
                let letters = line.get(tab + 1..)?.iter();
                let bits = letters
                    .filter_map(|&byte| DICTIONARY_CODES.iter().position(|(letter, _)| *letter == char::from(byte)));
                return Some(bits.fold(0, |code, bit| code | 1 << bit));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_say_the_same() {
        let lines = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/lexicon/wordnet.tsv"));
        let words: Vec<&str> = lines.lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
        assert!(words.len() > 50_000);
        for word in words.into_iter().chain(["", "a", "zzz", "#", "launchx", "aa h"]) {
            assert_eq!(in_lines(word.as_bytes()), code(word.as_bytes()), "{word:?}");
        }
    }
}
