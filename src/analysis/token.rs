//! Words, numbers and marks of a statement, each looked up in the lexicon once.
//!
//! In goes the clean text of one statement, out come its tokens in order, white space left out. A word keeps its
//! inner hyphens and apostrophes; where the lexicon does not know the whole, the entry is that of its head, which
//! in English is the last part. Ranges are bytes of the text, on character boundaries, in order, never overlapping.

use std::ops::Range;

use super::lexicon::{Class, Entry, Lexicon};

/// How many words of a statement are offered to the lexicon as one term.
const TERM_TOKENS: usize = 6;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and hyphens: "lead-to-deal", "don't".
    Word,
    /// Begins with a digit: "10", "1,200", "2.5", "10k", "3rd"; "B2B" is a word.
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
    /// What the lexicon knows of it: of the whole word, else of its head ("deal" of "lead-to-deal").
    pub entry: Entry,
    /// The term that begins here ("churn rate") with the number of its tokens, this one included.
    pub term: Option<(u8, Entry)>,
    /// Whether it begins with a capital.
    pub is_capitalised: bool,
    /// Whether it has at least two letters and all are capitals: "NPS".
    pub is_all_caps: bool,
    /// Whether a possessive "'s" was left out for the entry: "customer's".
    pub is_possessive: bool,
    /// Whether white space stands before it.
    pub is_spaced: bool,
}

impl Token {
    /// The token's characters; `text` is the statement it was made of.
    #[inline]
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range.clone()).unwrap_or_default()
    }

    /// Whether it is a word.
    #[inline]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a number in digits.
    #[inline]
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// The entry of the term that begins here, else of the word.
    #[inline]
    pub fn meaning(&self) -> Entry {
        self.term.map_or(self.entry, |(_, entry)| entry)
    }

    /// How many tokens the meaning covers.
    #[inline]
    pub fn width(&self) -> usize {
        self.term.map_or(1, |(width, _)| usize::from(width))
    }
}

/// Splits a statement into tokens and looks each word up.
pub fn tokenize(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut lower = Lower::of(text);
    let mut at = 0;
    let mut is_spaced = false;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            is_spaced = true;
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = extent(&text[at..], first);
        let range = at..at + length;
        at = range.end;
        let word = &text[range.clone()];
        lower.push(word, kind);
        let mut token = Token {
            range,
            kind,
            entry: Entry::default(),
            term: None,
            is_capitalised: first.is_uppercase(),
            is_all_caps: false,
            is_possessive: false,
            is_spaced,
        };
        is_spaced = false;
        if kind == TokenKind::Word {
            let lower = lower.word(tokens.len(), &token);
            token.is_all_caps = !first.is_ascii_lowercase() && is_all_caps(word);
            token.is_possessive = lower.ends_with("'s");
            token.entry = lexicon.entry(lower);
        }
        tokens.push(token);
    }
    for index in 0..tokens.len() {
        if tokens[index].entry.classes.has(Class::TermStart) {
            tokens[index].term = term_at(&tokens, index, &lower, lexicon);
        }
    }
    tokens
}

/// The longest term that the token at `index` begins. A term never reaches over a mark.
fn term_at(tokens: &[Token], index: usize, lower: &Lower, lexicon: &Lexicon) -> Option<(u8, Entry)> {
    let following = tokens.iter().enumerate().skip(index).take(TERM_TOKENS);
    let words = following.take_while(|(_, token)| token.kind != TokenKind::Mark);
    let (width, entry) = lexicon.term(words.map(|(index, token)| lower.word(index, token)))?;
    u8::try_from(width).ok().map(|width| (width, entry))
}

/// The words of a statement in lower case, in one buffer.
struct Lower {
    text: String,
    /// Where each token stands in the buffer; a statement in ASCII keeps its places.
    ranges: Option<Vec<Range<usize>>>,
}

impl Lower {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { text: text.to_ascii_lowercase(), ranges: None };
        }
        Self { text: String::with_capacity(text.len() + 16), ranges: Some(Vec::with_capacity(text.len() / 5 + 1)) }
    }

    /// Adds the next token.
    fn push(&mut self, word: &str, kind: TokenKind) {
        if let Some(ranges) = &mut self.ranges {
            let start = self.text.len();
            if kind != TokenKind::Mark {
                lower_onto(word, &mut self.text);
            }
            ranges.push(start..self.text.len());
        }
    }

    /// The token at `index` in lower case.
    fn word(&self, index: usize, token: &Token) -> &str {
        let range = self.ranges.as_ref().map_or(&token.range, |ranges| &ranges[index]);
        &self.text[range.clone()]
    }
}

/// What begins with `first`, and how many bytes it has.
#[inline]
fn extent(rest: &str, first: char) -> (TokenKind, usize) {
    if first.is_ascii_digit() {
        (TokenKind::Number, number_length(rest))
    } else if first.is_alphabetic() {
        (TokenKind::Word, word_length(rest))
    } else {
        (TokenKind::Mark, first.len_utf8())
    }
}

fn number_length(rest: &str) -> usize {
    let mut length = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let separates = matches!(character, '.' | ',' | '\'' | '’') && next.is_some_and(|next| next.is_ascii_digit());
        if !(character.is_alphanumeric() || separates) {
            break;
        }
        length = at + character.len_utf8();
    }
    length
}

fn word_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    // Most words end at an ASCII character that cannot stand inside a word.
    if bytes.get(plain).is_none_or(|&byte| byte.is_ascii() && !matches!(byte, b'-' | b'\'' | b'&' | b'.' | b'_')) {
        return plain;
    }
    let mut length = plain;
    let mut characters = rest[plain..].char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let joins = match character {
            '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '&' | '_' => next.is_some_and(char::is_alphanumeric),
            '.' => next.is_some_and(|next| next.is_ascii_digit() || next.is_lowercase()),
            // A soft hyphen or a combining mark belongs to the word it stands in.
            '\u{ad}' | '\u{300}'..='\u{36f}' => true,
            _ => character.is_alphanumeric(),
        };
        if !joins {
            break;
        }
        length = plain + at + character.len_utf8();
    }
    length
}

fn is_all_caps(word: &str) -> bool {
    let mut letters = word.chars().filter(|character| character.is_alphabetic()).peekable();
    let first = letters.next();
    first.is_some_and(char::is_uppercase)
        && letters.peek().is_some()
        // The plural of an acronym ("MQLs") is still one.
        && (letters.clone().all(char::is_uppercase)
            || (word.ends_with('s') && letters.clone().count() > 1 && word[..word.len() - 1].chars().all(|c| !c.is_lowercase())))
}

/// Appends a word in lower case, with plain apostrophes and hyphens, to a buffer that serves every word.
fn lower_onto(word: &str, lower: &mut String) {
    if word.is_ascii() {
        let start = lower.len();
        lower.push_str(word);
        lower[start..].make_ascii_lowercase();
        return;
    }
    for character in word.chars() {
        match character {
            '’' | '‘' => lower.push('\''),
            '\u{2010}' | '\u{2011}' => lower.push('-'),
            '\u{ad}' => {}
            _ if character.is_ascii() => lower.push(character.to_ascii_lowercase()),
            _ => lower.extend(character.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokenize(text, &Lexicon::default()).iter().map(|token| token.text(text).to_owned()).collect()
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join(" | "), expected, "{text}");
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes() {
        check("Cut lead-to-deal time", "Cut | lead-to-deal | time");
        check("We can't see the customer’s order", "We | can't | see | the | customer’s | order");
        check("sign-ups - and log-ins", "sign-ups | - | and | log-ins");
        check("R&D and Q&A", "R&D | and | Q&A");
        check("pre–launch", "pre | – | launch");
        check("(beta) “live”", "( | beta | ) | “ | live | ”");
        check("Ship it.Then rest.", "Ship | it | . | Then | rest | .");
        check("Move to node.js v2.0", "Move | to | node.js | v2.0");
        check("snake_case __", "snake_case | _ | _");
    }

    #[test]
    fn numbers_begin_with_a_digit() {
        check("1,200.50 and 1'000 or 2.5.", "1,200.50 | and | 1'000 | or | 2.5 | .");
        check("10k 200ms 3rd 5-minute B2B", "10k | 200ms | 3rd | 5 | - | minute | B2B");
        check("10–15% €2.5m", "10 | – | 15 | % | € | 2.5m");
        check("24/7 1:1", "24 | / | 7 | 1 | : | 1");
    }

    #[test]
    fn letters_say_how_they_are_written() {
        let text = "NPS of McRoy MQLs a 9";
        let tokens = tokenize(text, &Lexicon::default());
        let caps: Vec<_> = tokens.iter().map(|token| (token.is_capitalised, token.is_all_caps)).collect();
        let expected = [(true, true), (false, false), (true, false), (true, true), (false, false), (false, false)];
        assert_eq!(caps, expected);
    }

    #[test]
    fn possessives_are_marked() {
        let text = "Each customer's order, the writers’ room";
        let tokens = tokenize(text, &Lexicon::default());
        let marked: Vec<_> = tokens.iter().filter(|token| token.is_possessive).map(|token| token.text(text)).collect();
        assert_eq!(marked, ["customer's"]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(text in "\\PC{0,60}") {
            let tokens = tokenize(&text, &Lexicon::default());
            let mut end = 0;
            for token in &tokens {
                assert!(token.range.start >= end && token.range.end > token.range.start);
                assert!(text[end..token.range.start].chars().all(char::is_whitespace));
                assert!(!token.text(&text).is_empty());
                end = token.range.end;
            }
            assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}
