//! A measure with its value behind the work that is to reach it: "Run webinars with an attendance rate of 50%".
//!
//! In goes a statement that is work, out comes its own measure and value as a key result about the same thing; none
//! where no measure stands behind "with".

use crate::analysis::lexicon::Class;
use crate::analysis::{Lexicon, Quantity, QuantityKind};
use crate::propose::knowledge::{find_metrics, term};
use crate::propose::own::Statement;
use crate::propose::subject::{self, Subject};

/// The measure that `statement` asks of its thing.
pub fn reached(statement: &Statement<'_>, thing: Option<&Subject>) -> Option<String> {
    let text = statement.text;
    let is_share = |it: &&Quantity| it.kind == QuantityKind::Percent && it.value.is_some() && !it.is_masked();
    let value = statement.reading.quantities.iter().find(is_share)?;
    let with = text.get(..value.range.start)?.rfind(" with ")?;
    let thing = thing.filter(|thing| thing.range.end <= with)?;
    let before = text.get(with + " with ".len()..value.range.start)?.trim();
    let name = match before {
        "" => {
            let start = value.range.end + text[value.range.end..].len() - text[value.range.end..].trim_start().len();
            text.get(start..subject::phrase_end(text, start))?
        }
        _ => named(before)?,
    };
    let value = statement.words(&value.range);
    let value = value.split('%').next()?.trim();
    let is_rate = ["rate", "score", "share"].iter().any(|end| name.ends_with(end));
    let article = if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let reach = match (before.is_empty(), is_rate) {
        (true, true) => format!("a {value}% {name}"),
        (true, false) => format!("{value}% {name}"),
        (false, _) => format!("{article} {name} of {value}%"),
    };
    is_measure(name).then(|| statement.kept.styled(&format!("Reach {reach} with {} (now [baseline?]%)", thing.words)))
}

/// "an attendance rate of" without what stands around the name.
fn named(before: &str) -> Option<&str> {
    let name = [" of", " at", " of at least", " above", " over"].iter().find_map(|end| before.strip_suffix(end))?;
    let bare = ["an ", "a ", "the "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name);
    (bare.split(' ').count() <= 4 && !bare.is_empty()).then_some(bare)
}

fn is_measure(name: &str) -> bool {
    let words = term::words(name);
    let is_plain = name.chars().all(|letter| letter.is_alphabetic() || " -".contains(letter));
    let last = words.last().map(|word| Lexicon::default().entry(&word.lower).classes);
    is_plain
        && (last.is_some_and(|last| last.any(&[Class::Measure, Class::OutsideAct])) || !find_metrics(&words).is_empty())
}
