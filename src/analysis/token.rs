//! Words, numbers and marks of a statement, each looked up in the lexicon once.

use std::ops::Range;

use super::lexicon::Entry;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and hyphens: "lead-to-deal", "don't".
    Word,
    /// Begins with a digit: "10", "1,200", "2.5", "10k", "3rd", "B2B" is a word.
    Number,
    /// Any other single character.
    Mark,
}

/// A token of a statement.
#[derive(Debug, Clone)]
pub struct Token {
    /// Bytes of the statement.
    pub range: Range<usize>,
    /// What it is made of.
    pub kind: TokenKind,
    /// What the lexicon knows of it.
    pub entry: Entry,
}
