//! The general dictionary: from a lemma to a code of [`DICTIONARY_CODES`](super::class::DICTIONARY_CODES).
//!
//! A program holds it as a sorted map that `build.rs` made of `rules/lexicon/wordnet.tsv`. A page loads its engine over a
//! network: it gets the file packed to less than half of the map, and searches its sorted lines. Both say the same.

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
    static LINES: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(lines);
    in_lines(&LINES, lemma)
}

/// Each lemma with the letters of its code, a line each.
#[cfg(any(test, target_family = "wasm"))]
fn lines() -> Vec<u8> {
    use super::pack::{Packed, unpack_lines};
    let mut packed = Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/wordnet.packed")));
    let count = packed.number() as usize;
    let mut codes: Vec<Vec<u8>> = Vec::new();
    unpack_lines(&mut packed, |code| codes.push(code.to_vec()));
    let mut of_words = packed.numbers(count).into_iter();
    let mut lines = Vec::with_capacity(count * 13);
    unpack_lines(&mut packed, |word| {
        let code = of_words.next().and_then(|code| codes.get(code as usize));
        lines.extend_from_slice(word);
        lines.push(b'\t');
        lines.extend_from_slice(code.map_or(b"", Vec::as_slice));
        lines.push(b'\n');
    });
    lines
}

#[cfg(any(test, target_family = "wasm"))]
fn in_lines(lines: &[u8], lemma: &[u8]) -> Option<u64> {
    use super::class::DICTIONARY_CODES;
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = lines[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let length = lines[start..].iter().position(|&byte| byte == b'\n').unwrap_or(lines.len() - start);
        let line = &lines[start..start + length];
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
        let file = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/lexicon/wordnet.tsv"));
        let data: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
        let lines = lines();
        assert_eq!(String::from_utf8_lossy(&lines).lines().collect::<Vec<_>>(), data);
        let words: Vec<&str> = file.lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
        assert!(words.len() > 40_000);
        for word in words.into_iter().chain(["", "a", "zzz", "#", "launchx", "aa h"]) {
            assert_eq!(in_lines(&lines, word.as_bytes()), code(word.as_bytes()), "{word:?}");
        }
    }
}
