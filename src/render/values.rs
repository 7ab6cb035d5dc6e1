//! The numbers of a key result, taken from its reading, which holds those of its fields too.

use crate::analysis::Features;
use crate::analysis::lexicon::Lexicon;
use crate::analysis::quantity::{level, quantities};
use crate::analysis::token::tokenize;
use crate::model::KeyResult;
use crate::text::Text;

/// From where to where, in one unit.
#[derive(Debug, Default, PartialEq)]
pub struct Values<'a> {
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub current: Option<f64>,
    pub unit: Option<&'a str>,
}

/// The values of a key result and its reading.
pub fn of<'a>(key_result: &'a KeyResult, features: Option<&'a Features>) -> Values<'a> {
    let fields = &key_result.fields;
    let read = |index: Option<usize>| features?.quantities.get(index?)?.value;
    let level = features.and_then(level::to_reach);
    let unit = match level {
        // A level is in the unit of the value it starts from.
        Some(_) => features.and_then(|features| features.quantities.get(features.baseline?)?.unit.as_deref()),
        None => features.and_then(|features| features.unit.as_deref()),
    };
    Values {
        baseline: features.and_then(|features| read(features.baseline)),
        target: level.unwrap_or_else(|| read(features?.target)),
        current: fields.current.as_ref().and_then(number),
        unit: unit.or(words(&fields.unit)),
    }
}

/// By when, in the author's words.
pub fn deadline<'a>(key_result: &'a KeyResult, features: Option<&Features>) -> Option<&'a str> {
    words(&key_result.fields.due).or_else(|| key_result.text.as_str().get(features?.deadline.as_ref()?.range.clone()))
}

fn words(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(Text::as_str).filter(|text| !text.is_empty())
}

/// The first number of a field: no reading of the sentence needs the current value, so none holds it.
fn number(field: &Text) -> Option<f64> {
    let text = field.as_str();
    quantities(text, &tokenize(text, &Lexicon::default())).into_iter().find_map(|quantity| quantity.value)
}
