//! Arrows between figures that are a change and no status: "3 days => 12 hours", "10 -> 12 -> 15".
//!
//! In go the words before and behind an arrow, out comes whether it goes from one level to another. What is said of a finished
//! change ("from 40 to 120 -> 61") is its status and none of these.

use crate::parse::sentence::starts_with_verb;

/// Whether a figure stands before the arrow, with a word or two that say what it counts, and another level of the same behind
/// it: "40 demos => 90 demos", "NPS of 20 ==> 40".
pub(super) fn is_change(before: &str, behind: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().rev().take(4).collect();
    let Some(at) = words.iter().take(3).position(|word| value(word).is_some()) else { return false };
    let (Some(from), Some(to)) = (value(words[at]), behind.split_whitespace().next().and_then(value)) else {
        return false;
    };
    // "Raise demos to 40 => 60": the first figure is the target.
    let lead = words.get(at + 1).copied().unwrap_or_default();
    let is_target = ["to", "by", "auf", "à"].iter().any(|word| word.eq_ignore_ascii_case(lead));
    if is_target || figures(before) != 1 {
        return false;
    }
    let is_task = starts_with_verb(before);
    let unit =
        |word: Option<&str>| word.map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_ascii_lowercase());
    let one = unit(at.checked_sub(1).map(|next| words[next])).filter(|word| !word.is_empty());
    let other = unit(behind.split_whitespace().nth(1)).filter(|word| !word.is_empty());
    match (one, other) {
        (Some(one), Some(other)) => stem(&one) == stem(&other) || is_time(stem(&one)) && is_time(stem(&other)),
        // "40 visits => 31" says how far it is.
        (Some(one), None) => !is_task && (to > from || is_time(stem(&one))),
        (None, _) => at == 0 && !is_task && (from - to).abs() > f64::EPSILON,
    }
}

/// Whether the same arrow stands between the last two figures already, and the third goes on in their direction:
/// "10 -> 12 -> 15".
pub(super) fn goes_on(before: &str, arrow: &str, behind: &str) -> bool {
    let Some((first, second)) = before.rsplit_once(arrow) else { return false };
    let level = |text: &str| text.split_whitespace().next().and_then(value);
    let (Some(from), Some(over), Some(to)) =
        (first.split_whitespace().next_back().and_then(value), level(second), level(behind))
    else {
        return false;
    };
    second.split_whitespace().take(3).count() <= 2 && (from < over) == (over < to) && over != to
}

/// How many words of `text` are figures.
fn figures(text: &str) -> usize {
    text.split_whitespace().filter(|word| value(word).is_some()).take(3).count()
}

/// The value of a word that is a figure: "10k", "€2.5m", "22%".
fn value(word: &str) -> Option<f64> {
    let bare =
        word.trim_start_matches(['€', '$', '£', '~', '<', '>', '≥', '≤', '+', '=']).trim_end_matches([',', ';', '.']);
    let digits = bare.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let number: f64 = bare[..digits].replace(',', "").parse().ok()?;
    let scale = match bare[digits..].to_ascii_lowercase().as_str() {
        "" | "%" | "€" | "$" | "£" | "x" | "h" | "d" | "s" | "min" | "pp" | "pts" | "ms" => 1.0,
        "k" => 1e3,
        "m" | "mio" => 1e6,
        "b" | "bn" => 1e9,
        _ => return None,
    };
    Some(number * scale)
}

fn stem(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

fn is_time(unit: &str) -> bool {
    matches!(unit, "second" | "sec" | "minute" | "min" | "hour" | "hr" | "day" | "week" | "month" | "year")
}
