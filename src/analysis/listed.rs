//! Fixed lists of words that are asked for at every word of a statement.
//!
//! A table of lengths by first letter, made at compile time, tells most words that are in no list by one look.

/// A list of lowercase words.
#[derive(Debug)]
pub(crate) struct Listed {
    words: &'static [&'static str],
    /// How long the words are that begin with a letter (its five low bits), a bit for each length.
    lengths: [u32; 32],
}

impl Listed {
    /// The list of `words`, all in lower case and shorter than 32 bytes.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; 32];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths[(word[0] & 31) as usize] |= 1 << word.len();
            at += 1;
        }
        Self { words, lengths }
    }

    /// Whether `word`, in any case, is in the list.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first() else { return false };
        word.len() < 32
            && self.lengths[usize::from(first & 31)] >> word.len() & 1 == 1
            && self.words.iter().any(|listed| listed.eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::Listed;

    #[test]
    fn words_are_found_in_any_case() {
        static LIST: Listed = Listed::new(&["to", "so that", "über"]);
        assert!(["to", "To", "SO THAT", "über"].iter().all(|word| LIST.has(word)));
        assert!(
            ["", "t", "too", "so", "ubers", "a word that is far too long to be in any list"]
                .iter()
                .all(|word| !LIST.has(word))
        );
    }
}
