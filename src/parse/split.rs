//! Several statements in one line: "Objective: … KR1: …; KR2: …", "Key results: 1) … 2) …", "• … • …".
//!
//! In goes the clean text of a block with its label, out come the places where further statements begin. A label counts
//! inside a line only where it is written out with its mark and does not belong to the sentence before it ("see KR2: …");
//! a bullet only between whole statements. No more than [`MOST`] are cut out of one line; what follows stays in the last.

use std::ops::Range;

use super::label::{Label, Labelled, label};
use super::sentence::words;

/// More statements than anybody puts into one line.
const MOST: usize = 64;

/// How a part of a line stands to the line's beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins with a label of its own.
    Labelled(Label),
    /// It is an item of a list.
    Item,
}

/// A further statement of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// What it is.
    pub(super) kind: Kind,
    /// Its words, the marks between it and its neighbours left out.
    pub(super) range: Range<usize>,
}

/// A line that holds several statements.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// Where the first statement ends.
    pub(super) end: usize,
    /// The others.
    pub(super) parts: Vec<Part>,
    /// Whether the first one has no label and the others have: then it is their objective.
    pub(super) is_led: bool,
}

/// The statements of a line, where it holds more than one.
pub(super) fn split(text: &str, first: &Labelled) -> Option<Split> {
    if let Some(found) = measured(text, first) {
        return Some(found);
    }
    // "Makers find their first kit with us KR1: …": what is too long for a name of whose it is, is the objective.
    let is_sentence = first.role.clone().is_some_and(|role| words(&text[role], 5) == 5);
    let lead = match first.label {
        Some(label @ (Label::Objective | Label::Objectives | Label::KeyResult | Label::KeyResults)) => {
            Some(label).filter(|_| !is_sentence)
        }
        Some(_) => return None,
        None => None,
    };
    let begin = if lead.is_some() { first.rest.min(text.len()) } else { 0 };
    if !may_hold_more(&text.as_bytes()[begin..], lead.is_some()) {
        return None;
    }
    let mut starts: Vec<(usize, usize, Kind)> = Vec::new();
    let mut last = lead;
    let mut at = begin;
    if let Some(marker) = lead.filter(|_| at < text.len()).and_then(|label| enumeration(text, at, label, 1)) {
        starts.push((at, marker, Kind::Item));
        at += marker;
    }
    let mut from = at;
    while let Some(offset) = next_word(text, from) {
        at = offset;
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        let before = &text[..at];
        if let Some((found, length)) = inner_label(before, &text[at..]) {
            starts.push((at, 0, Kind::Labelled(found)));
            last = Some(found);
            from = at + length;
            if let Some(marker) = enumeration(text, from, found, 1) {
                starts.push((from, marker, Kind::Item));
                from += marker;
            }
        } else if let Some(length) = item(text, at, last, &starts) {
            starts.push((at, length, Kind::Item));
            from = at + length;
        }
        if starts.len() >= MOST {
            break;
        }
    }
    let labels = starts.iter().filter(|(.., kind)| *kind != Kind::Item).count();
    let is_list = lead.is_some() || starts.len() >= 2 && (labels == 0 || labels >= 2);
    if starts.is_empty() || !is_list {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    let parts: Vec<Part> = starts
        .iter()
        .zip(ends)
        .map(|(&(at, marker, kind), end)| Part { kind, range: bare(text, at + marker..end) })
        .collect();
    let is_whole = |part: &Part| words(&text[part.range.clone()], 2) >= 2;
    if lead.is_none() && labels == 0 && !parts.iter().all(is_whole) {
        return None;
    }
    let end = bare(text, 0..starts[0].0).end;
    Some(Split { end, parts, is_led: lead.is_none() && labels > 0 })
}

/// "We want to be the first name bakers think of, as measured by visits from 3 to 5 and orders from 1 to 2": an objective and
/// its key results in one sentence.
fn measured(text: &str, first: &Labelled) -> Option<Split> {
    const LEAD: &str = "measured by ";
    if !matches!(first.label, None | Some(Label::Objective | Label::Objectives)) {
        return None;
    }
    let at = text.find(LEAD)?;
    let begin = first.rest.min(text.len());
    let before = text.get(begin..at)?.trim_end();
    let before = before.strip_suffix("as").unwrap_or(before).trim_end_matches([' ', ',', ';', '–', '—', '-', '(']);
    let rest = at + LEAD.len();
    if words(before, 3) < 3 || !text[rest..].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = begin + before.len();
    let parts: Vec<Part> = listed(text, rest).into_iter().map(|range| Part { kind: Kind::Item, range }).collect();
    // A single measure that goes nowhere is only a remark on the line.
    let moves = |part: &Part| {
        let text = &text[part.range.clone()];
        let has_figure = |side: &str| side.contains(|c: char| c.is_ascii_digit());
        [" to ", "→", "->"]
            .iter()
            .any(|mark| text.split_once(mark).is_some_and(|(a, b)| has_figure(a) && has_figure(b)))
    };
    let is_list = parts.len() >= 2 || parts.first().is_some_and(moves);
    is_list.then_some(Split { end, parts, is_led: first.label.is_none() })
}

/// The measures that a sentence lists from `from` on, each with a figure of its own: cut at "and", commas and semicolons.
fn listed(text: &str, from: usize) -> Vec<Range<usize>> {
    const MARKS: [&str; 6] = ["; and ", ", and ", "; ", ", ", " and ", " & "];
    let has_figure = |piece: &str| piece.contains(|c: char| c.is_ascii_digit());
    let is_measure = |piece: &str| has_figure(piece) && words(piece, 3) >= 2 && piece.contains(char::is_alphabetic);
    let mut found = Vec::new();
    let (mut start, mut at) = (from, from);
    while found.len() + 1 < MOST {
        let next = MARKS.iter().filter_map(|mark| text[at..].find(mark).map(|length| (at + length, mark.len())));
        let Some((cut, length)) = next.min_by_key(|&(cut, length)| (cut, usize::MAX - length)) else { break };
        let after = &text[cut + length..];
        // "from 3 and 5 days" goes on: what follows is a measure of its own only where words begin it.
        let goes_on = ["from ", "to ", "by ", "in ", "within ", "per "].iter().any(|word| after.starts_with(word));
        if is_measure(&text[start..cut]) && has_figure(after) && after.starts_with(char::is_alphabetic) && !goes_on {
            found.push(bare(text, start..cut));
            start = cut + length;
        }
        at = cut + length;
    }
    found.push(bare(text, start..text.len()));
    found.retain(|range| words(&text[range.clone()], 2) == 2);
    found
}

/// One plain pass, as nearly every line holds one statement only.
fn may_hold_more(bytes: &[u8], is_labelled: bool) -> bool {
    // Without a way out of the loop, many bytes are looked at together.
    let matters = |byte: u8| match byte {
        b':' | b')' | b'=' | b'.' => is_labelled,
        b'K' => !is_labelled,
        0xe2 => true,
        _ => false,
    };
    let has_any = bytes.iter().fold(false, |found, &byte| found | matters(byte));
    has_any
        && bytes.iter().enumerate().any(|(at, &byte)| match byte {
            b':' | b')' | b'=' | b'.' => is_labelled,
            b'K' => !is_labelled && matches!(bytes.get(at + 1), Some(b'R' | b'e')),
            // The first byte of bullets and dashes.
            0xe2 => true,
            _ => false,
        })
}

/// The next place where a label, a bullet or a number may begin: after white space or a mark.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let begins = |at: usize| {
        let is_after_gap = at > 0 && matches!(bytes[at - 1], b' ' | b'\t' | b';' | b'|' | b'.' | b',' | b'/' | 0xa0);
        is_after_gap
            && (matches!(bytes[at], b'K' | b'k' | b'O' | b'R' | b'S' | b'Z' | b'(' | b'0'..=b'9')
                || text[at..].starts_with('•'))
    };
    (from.max(1)..bytes.len()).find(|&at| bytes[at] != b' ' && text.is_char_boundary(at) && begins(at))
}

/// A label with its mark at the beginning of `rest`, and its length.
fn inner_label(before: &str, rest: &str) -> Option<(Label, usize)> {
    let head = &rest[..rest.char_indices().map(|(at, _)| at).take_while(|&at| at <= 40).last().unwrap_or(0)];
    let mark = head.find([':', ')', '–', '—', '='])?;
    if mark > 30 {
        return None;
    }
    let found = label(head);
    let label = found
        .label
        .filter(|label| matches!(label, Label::Objective | Label::Objectives | Label::KeyResult | Label::KeyResults))?;
    let name = head[..found.rest].trim_end();
    let is_marked = name.ends_with(':') || found.id.is_some() && name.ends_with([')', '–', '—', '=']);
    let is_named = name.starts_with(char::is_uppercase) || found.id.is_some();
    let is_objective = matches!(label, Label::Objective | Label::Objectives);
    if !is_marked || !is_named || found.role.is_some() || is_objective && !name.ends_with(':') {
        return None;
    }
    (!reads_on(before)).then_some((label, found.rest))
}

/// Whether a sentence goes on over a label: "see KR2: …", "(KR1: …)".
fn reads_on(before: &str) -> bool {
    const WORDS: [&str; 22] = [
        "see", "on", "of", "for", "to", "from", "in", "per", "with", "and", "or", "via", "like", "than", "as", "by",
        "the", "under", "about", "supports", "into", "our",
    ];
    let window = before.len().saturating_sub(80);
    let before = before[(window..).find(|&at| before.is_char_boundary(at)).unwrap_or(window)..].trim_end();
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or(before);
    let is_open =
        before.rsplit(['(', ')']).next().is_some_and(|inner| before[..before.len() - inner.len()].ends_with('('));
    before.is_empty()
        || is_open
        || before.ends_with(['[', '"', '“'])
        || WORDS.iter().any(|word| word.eq_ignore_ascii_case(last))
}

/// A bullet between statements, or the next number of the enumeration that the line began.
fn item(text: &str, at: usize, last: Option<Label>, starts: &[(usize, usize, Kind)]) -> Option<usize> {
    if text[at..].starts_with('•') {
        let length = text[at..].len() - text[at..].trim_start_matches(['•', ' ', '\u{a0}']).len();
        return (length > '•'.len_utf8()).then_some(length);
    }
    let number = starts.iter().rev().take_while(|(.., kind)| *kind == Kind::Item).count();
    let begun = starts.len().checked_sub(number.max(1)).and_then(|first| starts.get(first));
    let is_numbered = begun.is_some_and(|&(at, ..)| !text[at..].starts_with('•'));
    if number == 0 || !is_numbered {
        return None;
    }
    enumeration(text, at, last?, number + 1)
}

/// The length of "1) ", "(1) " or "1. " under key results, where `number` is the one that is due.
fn enumeration(text: &str, at: usize, under: Label, number: usize) -> Option<usize> {
    if !matches!(under, Label::KeyResults | Label::Objectives) {
        return None;
    }
    let rest = text.get(at..)?;
    let inner = rest.trim_start().trim_start_matches('(');
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let after = inner[digits..].strip_prefix([')', '.'])?;
    let is_due = (1..=2).contains(&digits) && inner[..digits].parse() == Ok(number);
    (is_due && after.starts_with([' ', '\u{a0}'])).then(|| rest.len() - after.trim_start().len())
}

/// Without the marks that stand between statements.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + slice.len() - slice.trim_start().len();
    let end = range.start + slice.trim_end_matches([' ', '\t', '\u{a0}', ';', '|', ',', '/', '–', '—', '→', '*']).len();
    let end = if text[..end].ends_with(" -") { end - 2 } else { end };
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_how_it_is_measured() {
        let shown = |text: &str| {
            let found = split(text, &label(text)).expect("measures");
            (
                text[..found.end].to_owned(),
                found.parts.iter().map(|part| text[part.range.clone()].to_owned()).collect::<Vec<_>>(),
            )
        };
        let (lead, parts) = shown(
            "We want to be the first name bakers think of, as measured by repeat orders from 3 to 5 a month, referred bakers \
             from 10 to 40 and NPS from 31 to 45",
        );
        assert_eq!(lead, "We want to be the first name bakers think of");
        assert_eq!(parts, ["repeat orders from 3 to 5 a month", "referred bakers from 10 to 40", "NPS from 31 to 45"]);
        let (_, parts) =
            shown("Objective: Bakers stay with us, measured by calls between 3 and 5 days apart, from 10% to 30%");
        assert_eq!(parts, ["calls between 3 and 5 days apart, from 10% to 30%"]);
    }

    fn show(text: &str) -> Vec<&str> {
        let Some(found) = split(text, &label(text)) else { return vec![text] };
        let rest = found.parts.into_iter().map(|part| &text[part.range]);
        std::iter::once(&text[..found.end]).chain(rest).collect()
    }

    #[test]
    fn statements_of_one_line() {
        let cases: [(&str, &[&str]); 8] = [
            (
                "Objective: Be found. KR1: 40 calls; KR2: 3 fairs",
                &["Objective: Be found.", "KR1: 40 calls", "KR2: 3 fairs"],
            ),
            ("O1: Be found KR1 – 40 calls KR2 – 3 fairs", &["O1: Be found", "KR1 – 40 calls", "KR2 – 3 fairs"]),
            ("Be found | KR1: 40 calls | KR2: 3 fairs", &["Be found", "KR1: 40 calls", "KR2: 3 fairs"]),
            (
                "O1: Be found Key results: 1) 40 calls 2) 3 fairs",
                &["O1: Be found", "Key results:", "40 calls", "3 fairs"],
            ),
            ("Key results: (1) 40 calls, (2) 3 fairs", &["Key results:", "40 calls", "3 fairs"]),
            ("Key results: • 40 calls • 3 fairs", &["Key results:", "40 calls", "3 fairs"]),
            ("KR1: 40 calls, KR2: 3 fairs", &["KR1: 40 calls", "KR2: 3 fairs"]),
            (
                "Be found by makers • 40 calls a week • 3 fairs in spring",
                &["Be found by makers", "40 calls a week", "3 fairs in spring"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn one_statement_stays_one() {
        for text in [
            "KR1: 40 calls (see KR2: fairs)",
            "KR2: Calls from fairs as of KR1: 40",
            "Objective: Be found by 10:30 on Kilometre 3",
            "Notes • Q1",
            "Owner: Maria • Confidence: 70% • Due: May",
            "Objective: Be in the top 3. 2) is not enough",
            "Results: R2: passed",
        ] {
            assert_eq!(show(text), [text], "{text}");
        }
    }
}
