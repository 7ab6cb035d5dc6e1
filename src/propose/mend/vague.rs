//! Vague words of a result: they go, or give their place to a number.
//!
//! In goes a result such as "get a lot more leads", out comes the same with its direction in the verb and a blank where
//! the number belongs.

use super::values::values_at;
use super::{Mended, Mender, tidy};
use crate::analysis::{HeadClass, KeyResultKind, Mark};
use crate::propose::key_result_kind;
use crate::propose::own::raised;

impl Mender<'_> {
    /// A vague adverb goes; a vague count gives its place to the number.
    pub(super) fn replace_vague(&self, text: &mut String, mended: &mut Mended) {
        if let Some(plain) = without_much(text) {
            *text = plain;
            mended.reasons.push("The verb says in which direction; how far is for a number to say.");
            return;
        }
        if let Some(moved) = text.split_once(' ').and_then(|(first, rest)| Some(format!("{} {rest}", shorter(first)?)))
        {
            *text = moved;
            mended.reasons.push("The verb says in which direction; how far is for a number to say.");
            return;
        }
        let reading = self.read(text);
        let mut vague = reading.marks.iter().filter(|(mark, _)| *mark == Mark::VagueQuantifier);
        let Some((_, range)) = vague.next() else { return };
        let Some(word) = text.get(range.clone()) else { return };
        // "Twice as many demos" says how many.
        if text[..range.start].trim_end().ends_with(" as") {
            return;
        }
        // "More clinics sign up" is a sentence, and would be none behind a verb.
        let is_sentence = reading.head.class == HeadClass::Clause;
        if let Some(verb) = comparative(word).filter(|_| range.start == 0 && !is_sentence) {
            *text = format!("{verb}{}", &text[range.end..]);
            mended.reasons.push("A vague word gives its place to a number.");
            return;
        }
        let is_adverb = word.ends_with("ly") || word.ends_with("LY");
        let without = tidy(&format!("{}{}", &text[..range.start], &text[range.end..]));
        let without = if range.start == 0 { raised(&without) } else { without };
        let counts = ["many", "several", "numerous", "various", "multiple", "a few", "a lot of", "lots of"];
        if is_adverb && key_result_kind(&self.read(&without)).is_some_and(|kind| kind != KeyResultKind::NotKr) {
            *text = without;
        } else if counts.contains(&word.to_lowercase().as_str()) {
            let with = format!("{}[target?]{}", &text[..range.start], &text[range.end..]);
            let at = values_at(&with, &self.read(&with));
            *text = format!("{} (now [baseline?]){}", &with[..at], &with[at..]);
        } else {
            return;
        }
        mended.reasons.push("A vague word gives its place to a number.");
    }
}

/// "Get a lot more leads" asks to increase leads, "grow sales by a lot" to grow sales.
fn without_much(text: &str) -> Option<String> {
    const GET: [&str; 10] = ["get", "win", "gain", "generate", "attract", "drive", "achieve", "have", "see", "receive"];
    const MUCH: [&str; 8] = ["a lot", "lots", "many", "much", "significantly", "far", "considerably", "way"];
    for much in [" by a lot", " by much", " a lot", " as much as possible", " by far"] {
        let lower = text.to_lowercase();
        let rest = text.trim_end_matches('.');
        if lower.trim_end_matches('.').ends_with(much) && text.is_ascii() {
            return Some(rest[..rest.len() - much.len()].to_owned());
        }
    }
    let (verb, rest) = text.split_once(' ')?;
    let rest = if GET.contains(&verb.to_lowercase().as_str()) { rest } else { return None };
    let rest = MUCH.iter().find_map(|much| rest.strip_prefix(much)?.strip_prefix(' ')).unwrap_or(rest);
    let (more, rest) = rest.split_once(' ')?;
    let verb = comparative(more)?;
    (rest != "than" && !rest.starts_with("than ") && !rest.contains(" than ")).then(|| format!("{verb} {rest}"))
}

/// "Better engagement" asks to improve engagement.
fn comparative(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "better" | "stronger" => "Improve",
        "more" | "higher" | "greater" => "Increase",
        "less" | "fewer" | "lower" => "Reduce",
        _ => return None,
    })
}

/// "Shorter queues" asks to shorten queues.
fn shorter(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "shorter" => "Shorten",
        "longer" => "Lengthen",
        "faster" | "quicker" => "Speed up",
        "cheaper" => "Reduce the cost of",
        "bigger" | "larger" => "Increase the size of",
        "smaller" => "Reduce the size of",
        _ => return None,
    })
}
