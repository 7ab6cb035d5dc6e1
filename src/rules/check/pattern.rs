//! A regular expression of a user's own rule.
//!
//! No built-in rule has one. Where nobody can bring rules along, as in the page's engine, the feature `patterns` is left
//! out, which spares a third of the code; a pattern is an error there.

use std::ops::Range;

/// A compiled pattern.
#[derive(Debug, Clone)]
pub struct Pattern(Inner);

#[cfg(feature = "patterns")]
type Inner = regex::Regex;

#[cfg(not(feature = "patterns"))]
type Inner = std::convert::Infallible;

impl Pattern {
    /// Compiles a pattern that ignores case; the error is a sentence.
    #[cfg(feature = "patterns")]
    pub fn new(pattern: &str) -> Result<Self, String> {
        /// No pattern may take more memory than this once compiled.
        const LIMIT: usize = 1 << 20;
        let built = regex::RegexBuilder::new(pattern).case_insensitive(true).size_limit(LIMIT).build();
        built.map(Self).map_err(|error| error.to_string())
    }

    /// Always an error.
    #[cfg(not(feature = "patterns"))]
    pub fn new(pattern: &str) -> Result<Self, String> {
        Err(format!("this program was built without patterns, and a rule brings `{pattern}` along"))
    }

    /// All places that match, from left to right.
    #[cfg(feature = "patterns")]
    pub fn find_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.0.find_iter(text).map(|found| found.range())
    }

    /// There is none to look with.
    #[cfg(not(feature = "patterns"))]
    pub fn find_iter(&self, _: &str) -> std::iter::Empty<Range<usize>> {
        match self.0 {}
    }
}
