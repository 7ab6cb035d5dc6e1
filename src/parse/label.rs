//! Labels: "O1:", "KR1.2 –", "Objective:", "Key results", "CMO KR:", "Non-goals".
//!
//! In goes the clean text of a line, out comes what its label says it is, with its id, whose it is, and where
//! the statement begins. A label is at the beginning, short, and set off by a colon, a dash or a number; the
//! same words inside a sentence are no label.

use std::ops::Range;

use super::key::{Key, key};
use super::sentence::{self, words};
use crate::model::FieldName;

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// One objective.
    Objective,
    /// Objectives follow.
    Objectives,
    /// One key result.
    KeyResult,
    /// Key results follow.
    KeyResults,
    /// A named thing around statements.
    Key(Key),
    /// What is shown as a bad example.
    Poor,
    /// A definition or a guide: "Key results: 3–5 measurable results".
    Guide,
}

/// A label and what follows it. All ranges are bytes of the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Labelled {
    /// What it says, where there is one.
    pub(super) label: Option<Label>,
    /// `O1`, `KR1.2`, `2`.
    pub(super) id: Option<String>,
    /// Who it is named after: "CMO" in "CMO KR:".
    pub(super) role: Option<Range<usize>>,
    /// Where the statement begins.
    pub(super) rest: usize,
}

/// How far a label may reach.
const REACH: usize = 96;

/// Reads the label of `text`.
pub(super) fn label(text: &str) -> Labelled {
    let start = decoration(text);
    let body = &text[start..];
    if let Some((id, length)) = short(body) {
        return id.labelled(start + length);
    }
    if let Some((label, length)) = tabbed(body) {
        return Labelled { label: Some(label), rest: start + length, ..Labelled::default() };
    }
    if let Some((label, length)) = dashed(body) {
        return Labelled { label: Some(label), rest: start + length, ..Labelled::default() };
    }
    if sentence::measured_by(body).is_some() {
        return Labelled { label: Some(Label::Objective), rest: start, ..Labelled::default() };
    }
    if let Some(id) = referring(body) {
        return Labelled { label: Some(Label::KeyResults), id: Some(id), role: None, rest: start + body.len() };
    }
    if let Some((name, value)) = super::field::unmarked(body.trim_end()) {
        return Labelled { label: Some(Label::Key(Key::Field(name))), rest: start + value, ..Labelled::default() };
    }
    let Some((colon, length)) = colon(body) else { return solo(body, start) };
    if super::field::declaration(body).is_some() {
        return Labelled { rest: start, ..Labelled::default() };
    }
    let name = body[..colon].trim_end();
    let rest = start + colon + length;
    let rest = rest + (text[rest..].len() - text[rest..].trim_start_matches([':', ' ', '\u{a0}', '*']).len());
    named(name, start, &text[rest..]).map_or_else(
        || Labelled { role: is_role(name).then(|| start..start + name.len()), rest, ..Labelled::default() },
        |found| Labelled { rest, ..found },
    )
}

/// Length of what may stand before a label: emoji, arrows, `!WIP!`, `(draft)`.
fn decoration(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { return at };
        if c == '!'
            && rest[1..]
                .find('!')
                .is_some_and(|end| (2..=12).contains(&end) && rest[1..1 + end].bytes().all(|b| b.is_ascii_alphabetic()))
        {
            at += rest[1..].find('!').unwrap_or(0) + 2;
        } else if is_ornament(c) || at > 0 && c == ' ' {
            at += c.len_utf8();
        } else {
            return at;
        }
    }
}

/// Whether a character only adorns the beginning of a line: emoji, arrows, stars, their joiners.
pub(super) fn is_ornament(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{1f000}'..='\u{1faff}' | '\u{20e3}')
}

/// The colon that ends a label, with its length: within reach, not part of a link or a time of day.
fn colon(body: &str) -> Option<(usize, usize)> {
    let bytes = body.as_bytes();
    let window = &bytes[..bytes.len().min(REACH)];
    if let Some(at) = window.iter().position(|&b| b == b':') {
        let is_time = at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if bytes[at..].starts_with(b"://") || is_time {
            return None;
        }
        return (at > 0).then_some((at, 1));
    }
    let at = window.windows(3).position(|three| three == "：".as_bytes())?;
    (at > 0).then_some((at, "：".len()))
}

/// A short label with its number: "O1", "KR1.2", "Objective 3", "KR #2", "O1-KR2".
struct Short {
    label: Label,
    id: Option<String>,
}

impl Short {
    fn labelled(self, rest: usize) -> Labelled {
        Labelled { label: Some(self.label), id: self.id, role: None, rest }
    }
}

fn short(body: &str) -> Option<(Short, usize)> {
    const NAMES: &[(&str, Label, bool)] = &[
        ("key results", Label::KeyResult, false),
        ("key result", Label::KeyResult, false),
        ("keyresult", Label::KeyResult, false),
        ("objective", Label::Objective, false),
        ("initiative", Label::Key(Key::Initiative), false),
        ("schlüsselergebnis", Label::KeyResult, false),
        ("okr", Label::Objective, false),
        ("obj", Label::Objective, false),
        ("goal", Label::Objective, false),
        ("ziel", Label::Objective, false),
        ("kr", Label::KeyResult, true),
        ("résultat clé", Label::KeyResult, false),
        ("resultado clave", Label::KeyResult, false),
        ("resultado-chave", Label::KeyResult, false),
        ("objectif", Label::Objective, false),
        ("objetivo", Label::Objective, false),
        ("rc", Label::KeyResult, true),
        ("se", Label::KeyResult, true),
        ("o", Label::Objective, true),
        ("i", Label::Key(Key::Initiative), true),
    ];
    let first = body.as_bytes().first()?.to_ascii_lowercase();
    let (name, label, is_bare) = *NAMES.iter().find(|(name, ..)| {
        name.as_bytes()[0] == first
            && body.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && body[name.len()..].starts_with(|c: char| !c.is_alphabetic())
    })?;
    let mut at = name.len();
    at += body[at..].len() - body[at..].trim_start_matches([' ', '#', '\u{a0}', '.', '-', '_', '(']).len();
    if let Some(id) = lettered(&body[at..]).filter(|_| name.len() > 2 || label == Label::KeyResult && name == "kr") {
        let rest = body[at + id..].trim_start_matches([':', ')', ' ', '\u{a0}']);
        return Some((Short { label, id: Some(body[at..at + id].to_owned()) }, body.len() - rest.len()));
    }
    let number = spaced_number(&body[at..])
        .unwrap_or_else(|| body[at..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count());
    let digits = body[at..at + number].trim_end_matches('.');
    if digits.is_empty() || digits.len() > 7 || is_bare && at > name.len() + 2 {
        return None;
    }
    let mut end = at + digits.len();
    if body[end..].starts_with(|c: char| c.is_ascii_lowercase()) && !body[end + 1..].starts_with(char::is_alphanumeric)
    {
        end += 1;
    }
    let id = || {
        let number = body[at..end].replace(' ', "");
        Some(format!("{}{number}", if is_bare { &body[..name.len()] } else { "" }))
    };
    // "O1-KR2", "O1 / KR 2": the second label is the one that counts.
    let after = body[end..].trim_start_matches(['-', '.', '/', ' ', '_', '–', ':']);
    if label == Label::Objective
        && after.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("kr"))
        && body.len() - end - after.len() <= 3
        && let Some((inner, length)) = short(after).filter(|(inner, _)| inner.label == Label::KeyResult)
    {
        let id = Some(format!("{}-{}", id().unwrap_or_default(), inner.id.clone().unwrap_or_default()));
        return Some((Short { id, ..inner }, body.len() - after.len() + length));
    }
    // "KR1️⃣ Aided awareness": the marks that make a key of the digit belong to it.
    let rest = body[end..].trim_start_matches(['\u{fe0f}', '\u{20e3}']);
    let is_keycap = rest.len() < body.len() - end;
    let separated =
        rest.trim_start_matches([' ', '\u{a0}', ')', ']', '.', ':', '-', '–', '—', '|', '/', '→', '*', '\t', '：']);
    // "KR 1.2 > 40 demos" and "Obj 1 > Be found" have a mark; "KR 1 > 90 % of demos" has a bound.
    let pointed = separated.strip_prefix('>').map(str::trim_start).filter(|rest| rest.starts_with(char::is_alphabetic));
    let is_pointed = pointed.is_some();
    let separated = signed(rest, pointed.unwrap_or(separated));
    // "O1 💡 Be found"
    let separated = if label == Label::Objective { &separated[decoration(separated)..] } else { separated };
    let gap = &rest[..rest.len() - separated.len()];
    let is_set_off = is_keycap
        || separated.is_empty()
        || is_pointed
        || gap.contains([':', ')', ']', '.', '|', '–', '—', '*', '→', '：', '\t'])
        || gap.contains(" - ")
        || gap.contains("- ");
    let begins = separated.starts_with(|c: char| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'' | '[' | '(' | '@' | '>' | '<' | '€' | '$' | '£')
            || label == Label::KeyResult
                && (matches!(c, '+' | '-' | '−' | '~' | '±' | '≥' | '≤' | '≈' | '#' | '=') || is_ornament(c))
    });
    // "RC1 Release" is a version; only a mark makes the short names of other languages labels.
    let is_foreign = is_bare && matches!(&body[..1], "R" | "r" | "S" | "s");
    // "KR1.4 publish 3 essays", "KR 3 sign-ups from 300 to 500": the number is a name where it is tied to the label, is
    // pointed, or has the number that counts behind it; "KR 40 demos" counts demos.
    let is_spaced = body[name.len()..].starts_with([' ', '\u{a0}']);
    let is_name = label == Label::KeyResult
        && separated.starts_with(char::is_alphabetic)
        && (!is_spaced || digits.contains('.') || digits.len() == 1 && separated.bytes().any(|b| b.is_ascii_digit()));
    let is_followed = !is_foreign
        && gap.starts_with([' ', '\u{a0}'])
        && (begins || is_name)
        && (label != Label::Objective || !separated.starts_with(|c: char| c.is_ascii_digit()));
    if !is_set_off && !is_followed {
        // "Objective 1 be found" still is a label; "O2 saturation" is not.
        if is_bare || !gap.starts_with(' ') || label != Label::Objective {
            return None;
        }
    }
    Some((Short { label, id: id() }, body.len() - separated.len()))
}

/// How long the letter is that names a statement, with its number: "A" in "Objective A: …", "B2" in "KR B2) …".
fn lettered(text: &str) -> Option<usize> {
    let digits = text.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let is_letter = text.starts_with(|c: char| c.is_ascii_uppercase()) && digits <= 2;
    (is_letter && text[1 + digits..].starts_with([':', ')'])).then_some(1 + digits)
}

/// What is left of `rest` behind its separators, `after`, with the sign that the last of them is: "KR 6 -10% churn".
fn signed<'a>(rest: &'a str, after: &'a str) -> &'a str {
    let gap = &rest[..rest.len() - after.len()];
    let is_sign = (gap.ends_with(" -") || gap.ends_with(" –"))
        && after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '€' | '$' | '£'));
    let sign = gap.chars().next_back().filter(|_| is_sign).map_or(0, char::len_utf8);
    &rest[gap.len() - sign..]
}

/// "Key results for objective 2": the number of an objective that stands further up.
fn referring(body: &str) -> Option<String> {
    if body.len() > 40 || !body.starts_with(['K', 'k']) {
        return None;
    }
    let lower = body.trim_end_matches([':', ' ']).to_ascii_lowercase();
    let rest = ["key results for ", "key results of ", "krs for ", "krs of "]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead))?;
    let number = ["objective ", "objective #", "obj ", "o"].iter().find_map(|lead| rest.strip_prefix(lead))?;
    (!number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit())).then(|| number.to_owned())
}

/// "1 . 2 :", as it comes out of scanned slides: the length of the number up to its colon.
fn spaced_number(rest: &str) -> Option<usize> {
    let length = rest.bytes().take(10).take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b' ')).count();
    let number = rest[..length].trim_end();
    (number.contains(" .") && rest[length..].starts_with(':') && number.ends_with(|c: char| c.is_ascii_digit()))
        .then_some(number.len())
}

/// "Objective — Be found", "Owner – Ana": a name and a dash between spaces.
fn dashed(body: &str) -> Option<(Label, usize)> {
    let window = &body.as_bytes()[..body.len().min(28)];
    let at = window.iter().position(|&byte| byte == b' ' || byte == 0xe2)?;
    let from = if window[at] == b' ' { at } else { return None };
    let (name_end, mark) =
        [" – ", " — ", " - "].iter().filter_map(|mark| body.find(mark).map(|end| (end, mark.len()))).min()?;
    if name_end > 24 || name_end < from || !body.starts_with(char::is_uppercase) {
        return None;
    }
    let name = &body[..name_end];
    use FieldName::{Baseline, Confidence, Due, Owner, Score, Status, Target};
    let label = whole(name).or_else(|| (name == "O").then_some(Label::Objective))?;
    let is_named = match label {
        Label::Objective | Label::KeyResult => true,
        Label::Key(Key::Field(field)) => matches!(field, Baseline | Confidence | Due | Owner | Score | Status | Target),
        _ => false,
    };
    (is_named && !body[name_end + mark..].trim().is_empty()).then_some((label, name_end + mark))
}

/// "KR<tab>40 demos", and "KR Forty demos" where a capital begins the statement.
fn tabbed(body: &str) -> Option<(Label, usize)> {
    let at = body.as_bytes().iter().take(14).position(|b| matches!(b, b'\t' | b' '))?;
    let (name, rest) = body.split_at(at);
    let statement = rest.trim_start();
    let length = body.len() - statement.len();
    if rest.starts_with('\t') {
        return match whole(name).or_else(|| name.eq_ignore_ascii_case("o").then_some(Label::Objective))? {
            label @ (Label::Objective | Label::KeyResult) => Some((label, length)),
            label @ Label::Key(Key::Initiative) => Some((label, length)),
            _ => None,
        };
    }
    // "KR share of search 8% -> 12%" has a figure behind its words.
    let is_figured = statement.starts_with(char::is_lowercase) && statement.bytes().any(|b| b.is_ascii_digit());
    let begins = (statement.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || is_figured)
        && statement.contains(' ');
    (name == "KR" && begins && colon(body).is_none()).then_some((Label::KeyResult, length))
}

/// A label before a colon.
fn named(name: &str, start: usize, rest: &str) -> Option<Labelled> {
    let bare =
        name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '#' | ' ' | ')' | '(')).trim_end();
    let bare = if bare.is_empty() { name } else { bare };
    let number = name[bare.len()..].trim_matches(|c: char| !c.is_ascii_digit() && c != '.');
    let id = (!number.is_empty()).then(|| number.to_owned());
    if name == "I" && !rest.is_empty() {
        return Some(Labelled { label: Some(Label::Key(Key::Initiative)), ..Labelled::default() });
    }
    if let Some(label) = whole(bare) {
        return Some(Labelled { label: Some(defined(label, bare, rest)), id, role: None, rest: 0 });
    }
    // "Objectives Q2 2027:"
    if let Some((first, time)) = name.split_once(' ')
        && sentence::is_time(time)
        && let Some(label @ (Label::Objectives | Label::KeyResults)) = whole(first)
    {
        return Some(Labelled { label: Some(label), ..Labelled::default() });
    }
    // "Objectives for the next half year:"
    if rest.is_empty()
        && let Some((first, whose)) = name.split_once(' ')
        && ["for ", "of ", "in ", "until "].iter().any(|link| whose.starts_with(link))
        && words(whose, 8) <= 7
        && let Some(label @ (Label::Objectives | Label::KeyResults)) = whole(first)
    {
        return Some(Labelled { label: Some(label), ..Labelled::default() });
    }
    // "Marketing team objective", "CMO KR": the last words say what, the first whose.
    let (what, label) = suffix(bare)?;
    if bare[..what].trim_end().ends_with(['|', ';', ',', '.', '/', '•', '→']) {
        return None;
    }
    let role = bare[..what].trim_end_matches(['-', '–', ' ', '\'', '’']);
    if is_guide(role) {
        return Some(Labelled { label: Some(Label::Guide), ..Labelled::default() });
    }
    if is_poor(role) {
        return Some(Labelled { label: Some(Label::Poor), ..Labelled::default() });
    }
    if words(role, 12) > 8 {
        let is_lead_in = rest.is_empty() && matches!(label, Label::KeyResults);
        return is_lead_in.then_some(Labelled { label: Some(Label::KeyResults), ..Labelled::default() });
    }
    let role = is_qualifier(role).then(|| start..start + role.len());
    Some(Labelled { label: Some(label), id, role: role.filter(|role| !role.is_empty()), rest: 0 })
}

/// A line that is nothing but a label, or leads into a list with one.
fn solo(body: &str, start: usize) -> Labelled {
    let none = Labelled { rest: start, ..Labelled::default() };
    let name = body.trim_end_matches([' ', '?', '!', '.', '*']);
    if name.is_empty() || name.len() > REACH {
        return none;
    }
    let end = start + body.len();
    if let Some(label) = whole(name) {
        let names_section = match label {
            Label::Key(key) => {
                let is_section = match key {
                    Key::Initiative | Key::NonGoal | Key::Context | Key::Guardrail | Key::NextStep | Key::Aside => true,
                    Key::Description => {
                        ["notes", "comments", "remarks"].iter().any(|plural| name.eq_ignore_ascii_case(plural))
                    }
                    Key::Field(FieldName::Depends) => name.len() > "dependency".len(),
                    Key::Field(FieldName::Owner | FieldName::Due) => !name.contains(' '),
                    Key::Field(FieldName::Metric) => name.ends_with("easured by"),
                    _ => false,
                };
                is_section && name.starts_with(char::is_uppercase)
            }
            _ => true,
        };
        return if names_section { Labelled { label: Some(label), id: None, role: None, rest: end } } else { none };
    }
    let Some((what, label)) = suffix(name).filter(|_| !sentence::names_okrs(name)) else { return none };
    let role = name[..what].trim_end();
    if is_guide(role) {
        return Labelled { label: Some(Label::Guide), rest: end, ..Labelled::default() };
    }
    if is_poor(role) {
        return Labelled { label: Some(Label::Poor), rest: end, ..Labelled::default() };
    }
    if words(role, 4) > 2
        || sentence::starts_with_verb(role)
        || !matches!(label, Label::Objective | Label::KeyResults)
        || !name.starts_with(char::is_uppercase)
    {
        return none;
    }
    Labelled { label: Some(label), id: None, role: is_qualifier(role).then(|| start..start + role.len()), rest: end }
}

fn whole(name: &str) -> Option<Label> {
    // "How we measure it" leads to several of them.
    let is_plural =
        name.ends_with(['s', 'S']) || name.ends_with("se") || name.ends_with("Ziele") || words(name, 3) == 3;
    match key(name)? {
        Key::Objective if ["okr", "okrs", "goals"].iter().any(|title| title.eq_ignore_ascii_case(name)) => None,
        Key::Objective => Some(if is_plural { Label::Objectives } else { Label::Objective }),
        Key::KeyResult => Some(if is_plural { Label::KeyResults } else { Label::KeyResult }),
        other => Some(Label::Key(other)),
    }
}

/// Where the last words of `name` say objective or key result.
fn suffix(name: &str) -> Option<(usize, Label)> {
    const ENDS: &[(&str, Label)] = &[
        (" key results", Label::KeyResults),
        (" key result", Label::KeyResult),
        (" krs", Label::KeyResults),
        (" kr", Label::KeyResult),
        (" objective", Label::Objective),
        (" goal", Label::Objective),
    ];
    let found = ENDS.iter().find_map(|&(end, label)| {
        let at = name.len().checked_sub(end.len())?;
        name.get(at..)?.eq_ignore_ascii_case(end).then_some((at, label))
    });
    // "The best key results have a number" leads into a list of them.
    found.or_else(|| {
        let at = name.as_bytes().windows(11).position(|w| w.eq_ignore_ascii_case(b"key results"))?;
        (words(&name[at..], 12) > 3 && name.is_char_boundary(at))
            .then_some((at, Label::KeyResults))
            .filter(|_| words(name, 10) > 5)
    })
}

/// A plural label with its text in the same line defines the word, unless it names who or what.
fn defined(label: Label, name: &str, rest: &str) -> Label {
    let lower = rest.get(..rest.len().min(160)).unwrap_or("").to_ascii_lowercase();
    let explains = [
        "sentence that",
        "short sentence",
        "statement",
        "where we want to",
        "what we want to",
        "how we know",
        "how do we know",
        "numbers that",
        "metrics that",
        "results that",
        "per objective",
        "for each objective",
        "quantif",
        "measurable",
        "qualitativ",
        "inspiring",
        "inspirational",
        "how we measure",
        "what we want to achieve",
        "ambitious",
    ];
    let is_plural = name.ends_with(['s', 'S'])
        || lower.contains(" are ")
        || ["a ", "an ", "the ", "what ", "where ", "how "].iter().any(|start| lower.starts_with(start));
    let is_okr = matches!(label, Label::Objective | Label::Objectives | Label::KeyResult | Label::KeyResults);
    if is_okr && is_plural && explains.iter().any(|word| lower.contains(word)) { Label::Guide } else { label }
}

fn is_poor(role: &str) -> bool {
    role.split_whitespace()
        .any(|word| ["poor", "bad", "weak", "wrong", "not-so-good"].iter().any(|bad| bad.eq_ignore_ascii_case(word)))
}

fn is_guide(role: &str) -> bool {
    let guides = [
        "how", "what", "writing", "write", "setting", "set", "about", "why", "tips", "defining", "define",
        "understanding", "scoring", "grading",
    ];
    role.split_whitespace().next().is_some_and(|word| guides.iter().any(|guide| guide.eq_ignore_ascii_case(word)))
}

/// Adjectives before "objective" say of what sort it is, not whose.
fn is_qualifier(role: &str) -> bool {
    let plain = [
        "the", "our", "main", "key", "primary", "individual", "overall", "a", "this", "each", "business", "annual",
        "quarterly",
    ];
    !role.is_empty() && !plain.iter().any(|word| word.eq_ignore_ascii_case(role))
}

/// Whether what stands before a colon may be a person, a role or a team.
fn is_role(name: &str) -> bool {
    let count = words(name, 10);
    (1..=8).contains(&count)
        && name.starts_with(|c: char| c.is_uppercase() || c == '@')
        && !name.contains(['?', '!', '"', '=', '%'])
        && !(count > 3 && sentence::starts_with_verb(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Label>, Option<String>, Option<&str>, &str) {
        let found = label(text);
        (found.label, found.id, found.role.map(|role| &text[role]), &text[found.rest..])
    }

    #[test]
    fn labels_in_every_spelling() {
        let cases = [
            ("O1: Be found", Label::Objective, Some("O1"), "Be found"),
            ("O1 Be found", Label::Objective, Some("O1"), "Be found"),
            ("o 2. Be found", Label::Objective, Some("o2"), "Be found"),
            ("Objective 2: Be found", Label::Objective, Some("2"), "Be found"),
            ("Objective #3 - Be found", Label::Objective, Some("3"), "Be found"),
            ("🎯 Objective: Be found", Label::Objective, None, "Be found"),
            ("!WIP! Objective: Be found", Label::Objective, None, "Be found"),
            ("Goal: Be found", Label::Objective, None, "Be found"),
            ("KR1.2 – 40 demos", Label::KeyResult, Some("KR1.2"), "40 demos"),
            ("KR 1: 40 demos", Label::KeyResult, Some("KR1"), "40 demos"),
            ("KR3) 40 demos", Label::KeyResult, Some("KR3"), "40 demos"),
            ("Key Result 4: 40 demos", Label::KeyResult, Some("4"), "40 demos"),
            ("Key Result: 40 demos", Label::KeyResult, None, "40 demos"),
            ("O1-KR2: 40 demos", Label::KeyResult, Some("O1-KR2"), "40 demos"),
            ("KR: 40 demos", Label::KeyResult, None, "40 demos"),
            ("Key results:", Label::KeyResults, None, ""),
            ("Key results for objective 2:", Label::KeyResults, Some("2"), ""),
            ("Ziele Q2 2027:", Label::Objectives, None, ""),
            ("Key Results", Label::KeyResults, None, ""),
            ("Objective", Label::Objective, None, ""),
            ("Objectives:", Label::Objectives, None, ""),
            ("Business Goal", Label::Objective, None, ""),
            ("Initiatives:", Label::Key(Key::Initiative), None, ""),
            ("Non-goals", Label::Key(Key::NonGoal), None, ""),
            ("Owner: Ana", Label::Key(Key::Field(crate::model::FieldName::Owner)), None, "Ana"),
            ("Poor key results:", Label::Poor, None, ""),
            ("How to make good key results", Label::Guide, None, ""),
            ("Key results: 3 to 5 measurable results", Label::Guide, None, "3 to 5 measurable results"),
            ("The best key results say so with strong evidence:", Label::KeyResults, None, ""),
            ("KR\t40 demos", Label::KeyResult, None, "40 demos"),
            ("O1\tbe found", Label::Objective, Some("O1"), "be found"),
            ("KR1.2\t40 demos", Label::KeyResult, Some("KR1.2"), "40 demos"),
            ("Obj 1 > Be found", Label::Objective, Some("1"), "Be found"),
            ("KR 1.2 > demos from 20 to 40", Label::KeyResult, Some("KR1.2"), "demos from 20 to 40"),
            ("KR 1.2: > 90% of demos", Label::KeyResult, Some("KR1.2"), "> 90% of demos"),
            ("O\tBe found", Label::Objective, None, "Be found"),
            ("KR Forty demos", Label::KeyResult, None, "Forty demos"),
            ("RC1: Cuarenta visitas", Label::KeyResult, Some("RC1"), "Cuarenta visitas"),
            ("SE 2: Vierzig Besuche", Label::KeyResult, Some("SE2"), "Vierzig Besuche"),
            ("Résultat clé 2 : Quarante visites", Label::KeyResult, Some("2"), "Quarante visites"),
            ("Objective — Be found", Label::Objective, None, "Be found"),
            ("KR – 40 demos", Label::KeyResult, None, "40 demos"),
            ("KR1.4 publish 3 essays", Label::KeyResult, Some("KR1.4"), "publish 3 essays"),
            ("KR#6 bounce rate 60 to 45", Label::KeyResult, Some("KR6"), "bounce rate 60 to 45"),
            ("KR 1.4 hire 2 nurses", Label::KeyResult, Some("KR1.4"), "hire 2 nurses"),
            ("KR 3 sign-ups from 300 to 500", Label::KeyResult, Some("KR3"), "sign-ups from 300 to 500"),
            ("KR 40 demos booked", Label::KeyResult, None, "40 demos booked"),
            ("KR2 +12 demos", Label::KeyResult, Some("KR2"), "+12 demos"),
            ("KR 3 (Anna) Demos rise", Label::KeyResult, Some("KR3"), "(Anna) Demos rise"),
            ("KR4 @bo: Demos rise", Label::KeyResult, Some("KR4"), "@bo: Demos rise"),
            ("KR5 ~10% fewer visits", Label::KeyResult, Some("KR5"), "~10% fewer visits"),
            ("KR6 -10% churn", Label::KeyResult, Some("KR6"), "-10% churn"),
            ("KR7: -€20 per lead", Label::KeyResult, Some("KR7"), "-€20 per lead"),
            ("KR8 - 40 demos", Label::KeyResult, Some("KR8"), "40 demos"),
            ("O2 (Anna) Be found", Label::Objective, Some("O2"), "(Anna) Be found"),
            ("KR 1 . 2 : 40 demos", Label::KeyResult, Some("KR1.2"), "40 demos"),
            ("I: Call the lab", Label::Key(Key::Initiative), None, "Call the lab"),
            ("Be found by makers, as measured by:", Label::Objective, None, "Be found by makers, as measured by:"),
            ("Ziel 1: Gefunden werden", Label::Objective, Some("1"), "Gefunden werden"),
        ];
        for (text, expected, id, rest) in cases {
            let found = read(text);
            assert_eq!((found.0, found.1.as_deref(), found.3), (Some(expected), id, rest), "{text}");
        }
    }

    #[test]
    fn roles_stand_before_the_label() {
        assert_eq!(read("CMO KR: 40 demos"), (Some(Label::KeyResult), None, Some("CMO"), "40 demos"));
        assert_eq!(
            read("Marketing Team Objective: Be found"),
            (Some(Label::Objective), None, Some("Marketing Team"), "Be found")
        );
        assert_eq!(read("VP Sales: Be found"), (None, None, Some("VP Sales"), "Be found"));
    }

    #[test]
    fn sentences_are_no_labels() {
        for text in [
            "O2 saturation above 95%",
            "O2 +5% saturation",
            "RC1 Release is out",
            "Okra sales double",
            "Goals scored",
            "https://example.org is up",
            "Objective truth wins",
            "Krakow shops order",
            "Visits at 10:30 double",
            "Improve the objective",
            "I think we win",
            "OKRs",
            "Results of the survey double",
            "Krill – 40 tons",
            "Dashboard – open by May",
        ] {
            assert_eq!(read(text).0, None, "{text}");
        }
    }
}
