//! Comparators around a number: "at least", "under", "or more", "≥", "~".

use super::Comparator::{self, About, AtLeast, AtMost, Exactly, Over, Under};
use super::line::Line;
use crate::text::is_same_word;

/// Longer phrases first, so that "no more than" is not taken for "more than".
const BEFORE: &[(&[&str], Comparator)] = &[
    (&["no", "more", "than"], AtMost),
    (&["not", "more", "than"], AtMost),
    (&["no", "higher", "than"], AtMost),
    (&["no", "longer", "than"], AtMost),
    (&["no", "later", "than"], AtMost),
    (&["never", "more", "than"], AtMost),
    (&["never", "less", "than"], AtLeast),
    (&["no", "lower", "than"], AtLeast),
    (&["not", "lower", "than"], AtLeast),
    (&["not", "below"], AtLeast),
    (&["never", "below"], AtLeast),
    (&["not", "under"], AtLeast),
    (&["never", "under"], AtLeast),
    (&["not", "above"], AtMost),
    (&["never", "above"], AtMost),
    (&["not", "over"], AtMost),
    (&["never", "over"], AtMost),
    (&["not", "exceeding"], AtMost),
    (&["not", "exceed"], AtMost),
    (&["no", "less", "than"], AtLeast),
    (&["no", "fewer", "than"], AtLeast),
    (&["not", "less", "than"], AtLeast),
    (&["minimum", "of"], AtLeast),
    (&["maximum", "of"], AtMost),
    (&["max", "of"], AtMost),
    (&["at", "least"], AtLeast),
    (&["at", "minimum"], AtLeast),
    (&["at", "most"], AtMost),
    (&["up", "to"], AtMost),
    (&["more", "than"], Over),
    (&["greater", "than"], Over),
    (&["higher", "than"], Over),
    (&["better", "than"], Over),
    (&["larger", "than"], Over),
    (&["longer", "than"], Over),
    (&["older", "than"], Over),
    (&["upwards", "of"], Over),
    (&["less", "than"], Under),
    (&["fewer", "than"], Under),
    (&["lower", "than"], Under),
    (&["shorter", "than"], Under),
    (&["faster", "than"], Under),
    (&["smaller", "than"], Under),
    (&["younger", "than"], Under),
    (&[">", "="], AtLeast),
    (&["<", "="], AtMost),
    (&["=", "<"], AtMost),
    (&["≥"], AtLeast),
    (&["⩾"], AtLeast),
    (&["≤"], AtMost),
    (&["⩽"], AtMost),
    (&[">"], Over),
    (&["<"], Under),
    (&["minimum"], AtLeast),
    (&["min"], AtLeast),
    (&["maximum"], AtMost),
    (&["max"], AtMost),
    (&["within"], AtMost),
    (&["over"], Over),
    (&["above"], Over),
    (&["beyond"], Over),
    (&["exceed"], Over),
    (&["exceeds"], Over),
    (&["exceeding"], Over),
    (&["surpass"], Over),
    (&["under"], Under),
    (&["below"], Under),
    (&["sub"], Under),
    (&["about"], About),
    (&["around"], About),
    (&["roughly"], About),
    (&["approximately"], About),
    (&["approx"], About),
    (&["circa"], About),
    (&["ca"], About),
    (&["nearly"], About),
    (&["almost"], About),
    (&["~"], About),
    (&["≈"], About),
    (&["±"], About),
    (&["exactly"], Exactly),
    (&["precisely"], Exactly),
];

const AFTER: &[(&[&str], Comparator)] = &[
    (&["or", "more"], AtLeast),
    (&["or", "better"], AtLeast),
    (&["or", "above"], AtLeast),
    (&["or", "over"], AtLeast),
    (&["or", "higher"], AtLeast),
    (&["or", "greater"], AtLeast),
    (&["and", "above"], AtLeast),
    (&["and", "more"], AtLeast),
    (&["and", "up"], AtLeast),
    (&["or", "less"], AtMost),
    (&["or", "fewer"], AtMost),
    (&["or", "below"], AtMost),
    (&["or", "under"], AtMost),
    (&["or", "lower"], AtMost),
    (&["or", "faster"], AtMost),
    (&["at", "most"], AtMost),
    (&["at", "least"], AtLeast),
    (&["minimum"], AtLeast),
    (&["maximum"], AtMost),
    (&["max"], AtMost),
    (&["plus"], AtLeast),
];

/// How long the last words of [`BEFORE`] are that begin with a byte, a bit for each length.
static LASTS: [u16; 256] = lasts();

const fn lasts() -> [u16; 256] {
    let mut lasts = [0; 256];
    let mut row = 0;
    while row < BEFORE.len() {
        let words = BEFORE[row].0;
        let last = words[words.len() - 1].as_bytes();
        lasts[last[0] as usize] |= 1 << last.len();
        row += 1;
    }
    lasts
}

/// The comparator whose words end right before token `first`, and its first token.
pub(super) fn before(line: &Line<'_>, first: usize) -> Option<(Comparator, usize)> {
    // "at least a 20% rise", "under the 5 minutes".
    let first = if first > 1 && line.is_any(first - 1, &["a", "an", "the"]) { first - 1 } else { first };
    // "max. 5 min".
    let is_abbreviated =
        first > 1 && line.is_mark(first - 1, &['.']) && line.is_any(first - 2, &["max", "min", "approx", "ca"]);
    let first = if is_abbreviated { first - 1 } else { first };
    let last = line.text_of(first.checked_sub(1)?);
    // Most words end no comparator, and their length and first letter say so.
    let initial = last.bytes().next()?.to_ascii_lowercase();
    if last.len() > 15 || LASTS[usize::from(initial)] >> last.len() & 1 == 0 {
        return None;
    }
    let may_end = |words: &[&str]| words.last().is_some_and(|word| is_same_word(word, last));
    let (words, comparator) = BEFORE.iter().find(|(words, _)| may_end(words) && line.ends_with(first, words))?;
    let start = first - words.len();
    let is_arrow = line.is_mark(start, &['>', '<', '=']) && start > 0 && line.is_mark(start - 1, &['-', '=', '–', '—']);
    (!is_arrow).then_some((*comparator, start))
}

/// The comparator behind token `end`, at most one noun later ("10 guests or more").
pub(super) fn after(line: &Line<'_>, end: usize) -> Option<Comparator> {
    let here = |end: usize| {
        // All phrases begin with one of these.
        let may_begin = line.is_any(end, &["or", "and", "at", "minimum", "maximum", "max", "plus"]);
        let found = AFTER.iter().filter(|_| may_begin).find(|(words, _)| line.starts_with(end, words));
        found.map(|&(_, comparator)| comparator)
    };
    here(end).or_else(|| here(end + 1).filter(|_| line.is_word(end) && line.is(end + 1, "or")))
}

#[cfg(test)]
mod tests {
    use super::AFTER;

    #[test]
    fn every_phrase_behind_a_number_begins_with_a_word_that_is_asked_for() {
        let firsts = ["or", "and", "at", "minimum", "maximum", "max", "plus"];
        assert!(AFTER.iter().all(|(words, _)| firsts.contains(&words[0])));
    }
}
