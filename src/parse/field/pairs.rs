//! Several fields in one line or bracket: "Owner: Maria · Confidence: 70%", "owner: Lea – due 12/15", "@tom, due 3 May".
//!
//! In go a text and a range of it, out come the names with the places of their values. A mark between two of them
//! counts only where a known name follows it, so that "Owner: Ana, Ben" is one field. What does not begin with a
//! field, or has a name that is not known, is no list of fields.

use std::ops::Range;

use super::{declared, set, trim};
use crate::model::{DeclaredKind, FieldName, Fields};
use crate::parse::key::{Key, key};
use crate::parse::label::is_ornament;
use crate::parse::sentence::words;
use crate::text::Text;

/// Longer texts are sentences, not fields.
const LONGEST: usize = 400;

/// Marks that may stand between two fields.
const JOINTS: [&str; 11] = [",", ";", "|", "·", "•", "\t", " – ", " — ", " - ", " / ", "  "];

/// The fields that `range` of `clean` consists of, with the places of their values; none where it holds anything else.
pub(in crate::parse) fn entries(clean: &str, range: Range<usize>) -> Vec<(Key, Range<usize>)> {
    let body = &clean[range.clone()];
    let mut found: Vec<(Key, Range<usize>)> = Vec::new();
    let may_be_fields = body.contains([':', '@', ',']) || body.contains("due ") || head_is_bare(body);
    if body.len() > LONGEST || !may_be_fields {
        return found;
    }
    let mut at = 0;
    let mut is_set_off = false;
    while at < body.len() {
        let (length, joint) = next_joint(&body[at..]);
        let piece = at..at + length;
        let after = at + length + joint;
        let words = &body[piece.clone()];
        match (head(words), found.last_mut()) {
            (Head::Named(key, value), _) => found.push((key, piece.start + value..piece.end)),
            // "Team Growth / Cycle: Q1"
            (Head::Words, None) if words.trim_start().starts_with("Team ") && after < body.len() => {
                let lead = words.len() - words.trim_start().len() + "Team ".len();
                found.push((Key::Team, piece.start + lead..piece.end));
                if !matches!(head(&body[after..]), Head::Named(..)) {
                    return Vec::new();
                }
            }
            // "Ben, due 30 June": a name counts beside what is surely a field.
            (Head::Words, None) if is_name(words) && after < body.len() => {
                found.push((Key::Field(FieldName::Owner), piece));
                if !matches!(head(&body[after..]), Head::Named(..)) {
                    return Vec::new();
                }
            }
            (Head::Words, Some((Key::Field(FieldName::Kind | FieldName::Owner), _))) if is_day(words) => {
                found.push((Key::Field(FieldName::Due), piece));
            }
            (Head::Words, Some((_, last))) => last.end = piece.end,
            (Head::Nothing, _) => {}
            // Set off by a bar or a dot, a field of another name is one of its own.
            (Head::Stranger, Some(_)) if is_set_off => {}
            (Head::Words | Head::Stranger, _) => return Vec::new(),
        }
        is_set_off = body[at + length..after].contains(['|', '·', '•', '\t']);
        at = after;
    }
    let mut all: Vec<(Key, Range<usize>)> = Vec::new();
    for (key, value) in found {
        unjoined(body, key, value, &mut all);
    }
    let placed = |value: Range<usize>| {
        let value = trim(clean, range.start + value.start..range.start + value.end);
        let bare = clean[value.clone()].trim_end_matches(['*', '_', ' ']);
        value.start..value.start + bare.len()
    };
    all.into_iter().map(|(key, value)| (key, placed(value))).collect()
}

/// "owner: Ana, due: 15 May": all of it fields of a statement, or nothing.
pub(in crate::parse) fn pairs(text: &Text, range: Range<usize>, fields: &mut Fields) -> bool {
    let found = entries(text.as_str(), range);
    if found.is_empty() || found.iter().any(|(key, _)| !matches!(key, Key::Field(_))) {
        return false;
    }
    for (key, value) in found {
        if let Key::Field(name) = key {
            set(fields, name, text.part(value));
        }
    }
    true
}

/// Where the next mark stands, and its length.
fn next_joint(rest: &str) -> (usize, usize) {
    let found = JOINTS.iter().filter_map(|joint| rest.find(joint).map(|at| (at, joint.len())));
    // Of two marks at one place the longer one counts.
    found.min_by_key(|&(at, length)| (at, usize::MAX - length)).unwrap_or((rest.len(), 0))
}

enum Head {
    /// A known name; where its value begins.
    Named(Key, usize),
    /// A name that is not known.
    Stranger,
    /// No name at all: the value before it goes on.
    Words,
    /// Nothing.
    Nothing,
}

fn head(piece: &str) -> Head {
    let bare = piece.trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '_' || is_ornament(c));
    if bare.is_empty() {
        return Head::Nothing;
    }
    let start = piece.len() - bare.len();
    let (first, after) = bare.split_once(' ').unwrap_or((bare, ""));
    // "owner @tom", "owner <@U02ABC>"
    if first.eq_ignore_ascii_case("owner") && after.trim_start_matches('<').starts_with('@') {
        return Head::Named(Key::Field(FieldName::Owner), piece.len() - after.len());
    }
    if declared(bare).is_some_and(|kind| !matches!(kind, DeclaredKind::Metric | DeclaredKind::Baseline)) {
        return Head::Named(Key::Field(FieldName::Kind), start);
    }
    if first.strip_prefix('@').is_some_and(is_handle) && after.trim().is_empty() {
        return Head::Named(Key::Field(FieldName::Owner), start);
    }
    if let Some((name, length)) = unmarked(bare) {
        return Head::Named(Key::Field(name), start + length);
    }
    if let Some(length) = due(bare) {
        return Head::Named(Key::Field(FieldName::Due), start + length);
    }
    let Some((name, value)) = bare.split_once(':') else { return Head::Words };
    match key(name.trim_end_matches('*')) {
        _ if value.starts_with("//") => Head::Words,
        Some(key) => Head::Named(key, piece.len() - value.len()),
        None if name.ends_with(|c: char| c.is_ascii_digit()) || words(name, 4) > 3 => Head::Words,
        None => Head::Stranger,
    }
}

fn head_is_bare(body: &str) -> bool {
    let bare = body.trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '_' || is_ornament(c));
    unmarked(bare).is_some() || due(bare).is_some()
}

/// "Confidence 6/10", "Owner Ana": a field without a colon, where nothing but a figure or a name follows; where its value
/// begins.
pub(in crate::parse) fn unmarked(piece: &str) -> Option<(FieldName, usize)> {
    const NAMES: [(&str, FieldName); 6] = [
        ("confidence level", FieldName::Confidence),
        ("confidence", FieldName::Confidence),
        ("score", FieldName::Score),
        ("progress", FieldName::Progress),
        ("owner", FieldName::Owner),
        ("conf", FieldName::Confidence),
    ];
    let begins = |name: &str| {
        piece.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && piece[name.len()..].starts_with(' ')
    };
    let (name, field) = NAMES.into_iter().find(|(name, _)| begins(name))?;
    let value = piece[name.len()..].trim();
    let is_level = ["high", "medium", "low"].iter().any(|level| level.eq_ignore_ascii_case(value));
    let is_figure = value.starts_with(|c: char| c.is_ascii_digit())
        && value.len() <= 9
        && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '%' | '.' | ',' | ' ' | '\u{a0}'));
    let fits = match field {
        FieldName::Owner => is_name(value) || value.starts_with('@') && is_handle(&value[1..]),
        FieldName::Confidence => is_figure || is_level,
        _ => is_figure,
    };
    fits.then_some((field, name.len()))
}

/// "Owner: Lea Due: 15 March": a name with a capital inside a value begins another field.
fn unjoined(body: &str, key: Key, value: Range<usize>, into: &mut Vec<(Key, Range<usize>)>) {
    let (mut name, mut start, mut from) = (key, value.start, value.start);
    while let Some(colon) = body[from..value.end].find(':').map(|at| from + at) {
        from = colon + 1;
        let Some((next, at)) = last_name(&body[start..colon]) else { continue };
        into.push((name, start..start + at));
        (name, start) = (next, colon + 1);
    }
    into.push((name, start..value.end));
}

/// The field that the last one to three words name, and where they begin.
fn last_name(before: &str) -> Option<(Key, usize)> {
    let spaces = before.char_indices().rev().filter(|&(_, c)| c == ' ').take(3);
    let starts: Vec<usize> = spaces.map(|(at, _)| at + 1).collect();
    starts.into_iter().rev().find_map(|at| {
        let name = &before[at..];
        let known = key(name).filter(|key| matches!(key, Key::Field(_) | Key::Team | Key::Cycle))?;
        (name.starts_with(char::is_uppercase) && !before[..at].trim().is_empty()).then_some((known, at))
    })
}

/// One or two words that begin with a capital.
pub(super) fn is_name(piece: &str) -> bool {
    let is_word =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| c.is_lowercase() || c == '.');
    let piece = piece.trim();
    (1..=2).contains(&words(piece, 3)) && piece.split_whitespace().all(is_word)
}

pub(super) fn is_handle(name: &str) -> bool {
    name.len() >= 2 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

/// "due 12/15", "due by 3 May": the length of the words before the day.
pub(super) fn due(piece: &str) -> Option<usize> {
    let starts = |name: &str| piece.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let length = ["due by ", "due on ", "due "].into_iter().find(|name| starts(name))?.len();
    is_day(&piece[length..]).then_some(length)
}

/// Whether a few words name a day or a month.
pub(super) fn is_day(piece: &str) -> bool {
    let day = piece.trim();
    let is_day = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.contains(|c: char| c.is_ascii_digit())
            || crate::time::month(bare).is_some()
            || ["eoq", "eoy", "eom", "end"].iter().any(|name| name.eq_ignore_ascii_case(bare))
    };
    words(day, 6) <= 5 && day.split_whitespace().any(is_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(clean: &str) -> Vec<(Key, &str)> {
        entries(clean, 0..clean.len()).into_iter().map(|(key, value)| (key, &clean[value])).collect()
    }

    #[test]
    fn fields_stand_side_by_side() {
        use FieldName::{Confidence, Due, Owner, Status, Supports};
        let field = Key::Field;
        let cases: [(&str, &[(Key, &str)]); 13] = [
            (
                "Owner: Maria · Confidence: 70% · Supports: O2",
                &[(field(Owner), "Maria"), (field(Confidence), "70%"), (field(Supports), "O2")],
            ),
            ("owner: @tom – due 12/15", &[(field(Owner), "@tom"), (field(Due), "12/15")]),
            ("Team: Events · Owner: Priya N.", &[(Key::Team, "Events"), (field(Owner), "Priya N.")]),
            ("Owner: Ana, Ben", &[(field(Owner), "Ana, Ben")]),
            ("Owner: Ana Due: 15 March", &[(field(Owner), "Ana"), (field(Due), "15 March")]),
            ("👤 Owner: Ana | 📅 Due: 15 March", &[(field(Owner), "Ana"), (field(Due), "15 March")]),
            ("@ana, due 3 May", &[(field(Owner), "@ana"), (field(Due), "3 May")]),
            ("Status: on track - Due: May", &[(field(Status), "on track"), (field(Due), "May")]),
            ("Due: 10:30, 3 May", &[(field(Due), "10:30, 3 May")]),
            ("Confidence 6/10", &[(field(Confidence), "6/10")]),
            ("Owner Ana, confidence 60%", &[(field(Owner), "Ana"), (field(Confidence), "60%")]),
            ("Due 30 June", &[(field(Due), "30 June")]),
            ("Team Growth / Owner: Ana", &[(Key::Team, "Growth"), (field(Owner), "Ana")]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_holds_anything_else_is_no_list_of_fields() {
        for text in [
            "Visits from 3 to 5",
            "baseline: 3%, churn: 4%",
            "Q4: 52%",
            "due diligence",
            "",
            " · ",
            "see owner: Ana",
            "Confidence of buyers",
            "Score 40 goals",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
