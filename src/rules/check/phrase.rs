//! Words or a pattern that a rule brings along itself.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Seen;
use super::pattern::Pattern;
use crate::rules::file::{PhraseCheck, Place};
use crate::rules::view::Statement;
use crate::text::Text;

/// The compiled words and pattern of a rule.
#[derive(Debug, Clone)]
pub struct Matcher {
    words: Option<AhoCorasick>,
    pattern: Option<Pattern>,
}

impl Matcher {
    /// Compiles a rule's words and pattern; the error is a sentence.
    pub fn new(phrase: &PhraseCheck) -> Result<Self, String> {
        if phrase.words.is_empty() && phrase.pattern.is_none() {
            return Err("a phrase needs `words` or a `pattern`".to_owned());
        }
        if phrase.words.iter().any(|word| word.trim().is_empty()) {
            return Err("an empty word would match everywhere".to_owned());
        }
        let words = (!phrase.words.is_empty()).then(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostLongest)
                .build(&phrase.words)
        });
        Ok(Self {
            words: words.transpose().map_err(|error| error.to_string())?,
            pattern: phrase.pattern.as_deref().map(Pattern::new).transpose()?,
        })
    }

    fn find(&self, text: &str, within: &Range<usize>) -> Option<Range<usize>> {
        let overlaps = |range: &Range<usize>| range.start < within.end && within.start < range.end;
        let words = self.words.iter().flat_map(|words| words.find_iter(text)).map(|found| found.range());
        let patterns = self.pattern.iter().flat_map(|pattern| pattern.find_iter(text));
        words.filter(|range| is_whole(text, range)).chain(patterns).find(|range| !range.is_empty() && overlaps(range))
    }
}

fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

pub fn on_statement(check: &PhraseCheck, statement: &Statement<'_>, matcher: Option<&Matcher>) -> Option<Seen> {
    let within = match check.within {
        Place::Statement => 0..statement.text.as_str().len(),
        place => statement.part(place)?,
    };
    let range = matcher?.find(statement.text.as_str(), &within)?;
    Some(Seen::at(statement.text.locate(range.clone())).with("marked", statement.words(range)))
}

pub fn on_text(text: &Text, matcher: Option<&Matcher>) -> Option<Seen> {
    let range = matcher?.find(text.as_str(), &(0..text.as_str().len()))?;
    Some(Seen::at(text.locate(range.clone())).with("marked", &text.as_str()[range]))
}
