//! The words of a text as the names of metrics and works are compared: lower case, hyphens as spaces.
//!
//! Shared by the lookup and by `build/knowledge.rs`, so that both see the same words. Each word knows its bytes and
//! whether a mark stands between it and the word before; a name never reaches over a mark.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// In lower case, with plain apostrophes.
    pub lower: String,
    /// Whether a comma, bracket or other mark stands before it.
    pub is_parted: bool,
}

/// The words of `text`, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 6 + 1);
    let mut is_parted = false;
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if !first.is_alphanumeric() {
            is_parted |= !first.is_whitespace() && !is_hyphen(first);
            continue;
        }
        let mut lower: String = first.to_lowercase().collect();
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = characters.peek() {
            let after = text[at + next.len_utf8()..].chars().next();
            let joins = matches!(next, '\'' | '’' | '&' | '.' | ',') && after.is_some_and(|after| fits(next, after));
            if !next.is_alphanumeric() && !joins {
                break;
            }
            lower.extend(if next == '’' { '\'' } else { next }.to_lowercase());
            end = at + next.len_utf8();
            characters.next();
        }
        // "w/ schools": with.
        if lower == "w" && characters.next_if(|&(_, next)| next == '/').is_some() {
            (lower, end) = ("with".to_owned(), end + 1);
        }
        words.push(Word { range: start..end, lower, is_parted });
        is_parted = false;
    }
    words
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether `after` goes on with a word behind the mark `joint`: "1,000", "node.js", "R&D", "don't".
fn fits(joint: char, after: char) -> bool {
    match joint {
        ',' => after.is_ascii_digit(),
        '.' => after.is_ascii_digit() || after.is_lowercase(),
        _ => after.is_alphanumeric(),
    }
}

/// Whether `word` is one of the words of a list that are parted by spaces.
pub fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// A name as it is looked up.
pub fn key(name: &str) -> String {
    words(name).into_iter().map(|word| word.lower).collect::<Vec<_>>().join(" ")
}
