//! The numbers of a key result as a reader would give them: what a field says goes before what the sentence says.

use std::borrow::Cow;

use crate::analysis::Features;
use crate::model::KeyResult;
use crate::text::Text;

/// From where to where, in one unit.
#[derive(Debug, Default, PartialEq)]
pub struct Values<'a> {
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub current: Option<f64>,
    pub unit: Option<Cow<'a, str>>,
}

/// The values of a key result and its reading.
pub fn of<'a>(key_result: &'a KeyResult, features: Option<&'a Features>) -> Values<'a> {
    let fields = &key_result.fields;
    let read = |index: Option<usize>| features?.quantities.get(index?)?.value;
    let unit = words(&fields.unit).or(features.and_then(|features| features.unit.as_deref()));
    Values {
        baseline: number(&fields.baseline).or_else(|| read(features?.baseline)),
        target: number(&fields.target).or_else(|| read(features?.target)),
        current: number(&fields.current),
        unit: unit.map(Cow::Borrowed),
    }
}

/// By when, in the author's words.
pub fn deadline<'a>(key_result: &'a KeyResult, features: Option<&Features>) -> Option<&'a str> {
    words(&key_result.fields.due).or_else(|| key_result.text.as_str().get(features?.deadline.as_ref()?.range.clone()))
}

fn words(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(Text::as_str).filter(|text| !text.is_empty())
}

/// The first number that stands in a field by itself: "8 %", "€ 1,200".
fn number(text: &Option<Text>) -> Option<f64> {
    let text = words(text)?;
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let digits: String = text[start..].chars().take_while(|it| it.is_ascii_digit() || *it == '.').collect();
    digits.trim_end_matches('.').parse().ok()
}
