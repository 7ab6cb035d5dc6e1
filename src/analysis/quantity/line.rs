//! A statement as the passes see it: its tokens, and what each word does beside a number.
//!
//! Every look-up takes any index; one past the end answers as an empty token.

use super::super::token::{Token, TokenKind};
use super::Quantity;
use super::words::{Sense, sense};
use crate::text::is_same_word;

/// A statement with its tokens.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// The characters of each token: most questions are asked about them, many times over.
    words: Vec<&'a str>,
    senses: Vec<Sense>,
}

/// A quantity with the tokens it takes.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub quantity: Quantity,
    /// Its first token.
    pub first: usize,
    /// The first token behind it.
    pub end: usize,
    /// Whether a hyphen ties it to its unit: "5-minute".
    pub is_compound: bool,
    /// Whether a sign stands before it: "+10", "-20%".
    pub is_signed: bool,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        let words: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        let senses = tokens
            .iter()
            .zip(&words)
            .map(|(token, word)| if token.kind == TokenKind::Word { word_sense(word) } else { Sense::Plain })
            .collect();
        Self { text, tokens, words, senses }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The characters of a token.
    #[inline]
    pub fn text_of(&self, at: usize) -> &'a str {
        self.words.get(at).copied().unwrap_or_default()
    }

    #[inline]
    pub fn sense(&self, at: usize) -> Sense {
        self.senses.get(at).copied().unwrap_or(Sense::Plain)
    }

    /// Whether the token is this word, in any case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        is_same_word(self.text_of(at), word)
    }

    #[inline]
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let Some(&text) = self.words.get(at) else { return false };
        words.iter().any(|word| is_same_word(text, word))
    }

    /// Whether the tokens that end before `end` are these words.
    #[inline]
    pub fn ends_with(&self, end: usize, words: &[&str]) -> bool {
        end >= words.len() && words.iter().zip(end - words.len()..).all(|(word, at)| self.is(at, word))
    }

    /// Whether the tokens from `start` are these words.
    #[inline]
    pub fn starts_with(&self, start: usize, words: &[&str]) -> bool {
        words.iter().zip(start..).all(|(word, at)| self.is(at, word))
    }

    /// Whether a token is there and follows the one before it without white space.
    pub fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.is_spaced)
    }

    #[inline]
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    #[inline]
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_number)
    }

    /// The single character of a mark.
    #[inline]
    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Mark)?;
        self.text.get(token.range.start..)?.chars().next()
    }

    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.mark(at).is_some_and(|mark| marks.contains(&mark))
    }

    /// Whether the statement or a part of it ends before `at`.
    pub fn is_end(&self, at: usize) -> bool {
        at >= self.len()
            || self.is_mark(at, &['.', ',', ';', ':', ')', '(', '!', '?', '—', '–', '/', '|', ']', '"', '”'])
    }

    /// Bytes from one token to before another.
    pub fn range(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let start = self.tokens.get(first).map_or(self.text.len(), |token| token.range.start);
        let stop = end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.range.end);
        start..stop.max(start)
    }

    /// The first token that starts at byte `offset` or later, looked for from `at` on.
    pub fn token_from(&self, at: usize, offset: usize) -> usize {
        (at..self.len()).find(|&index| self.tokens[index].range.start >= offset).unwrap_or(self.len())
    }
}

/// What a word does; a compound whose first part begins a time ("mid-May") begins one too.
fn word_sense(word: &str) -> Sense {
    let whole = sense(word);
    let may_be_compound = word.bytes().any(|byte| matches!(byte, b'-' | b'\'') || !byte.is_ascii());
    if whole == Sense::Plain
        && may_be_compound
        && let Some((first, _)) = word.split_once(['-', '\'', '’'])
        && (sense(first) == Sense::TimeStart || first.eq_ignore_ascii_case("year"))
    {
        return Sense::TimeStart;
    }
    whole
}
