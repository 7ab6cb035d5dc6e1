//! What stands in a line around its statement: tags, scores, status, owners, references to issues.
//!
//! In goes the text after its label, out come the statement alone and its [`Fields`]. Only what is set off is
//! taken away (brackets, an arrow before a status, a trailing "Owner: …"); figures and blanks of the sentence
//! itself (`{#}`, `[number]`, "(10x)", "from 3 -> 5") stay where they are.

mod change;
mod pairs;
mod people;

use std::ops::Range;

pub(super) use pairs::{entries, pairs, unmarked};

use super::key::{Key, key};
use super::sentence::words;
use crate::model::{Declared, DeclaredKind, FieldName, Fields};
use crate::text::Text;

/// Marks that set off who does a thing and how far it is.
const SET_OFF: [&str; 7] = [", ", "; ", " | ", ": ", " – ", " — ", " - "];

/// A statement without what stands around it.
pub(super) fn statement(text: &Text, from: usize, fields: &mut Fields) -> Text {
    let clean = text.as_str();
    let mut range = trim(clean, from..clean.len());
    range.start = lead(text, range.clone(), fields);
    range.start = prefix(text, range.clone(), fields);
    range = trim(clean, range);
    if let Some(at) = status(&clean[range.clone()]) {
        let (arrow, after) = (range.start + at.start, range.start + at.end);
        set(fields, FieldName::Status, text.part(trim(clean, after..range.end)));
        range = trim(clean, range.start..arrow);
    }
    loop {
        let end = trail(text, range.clone(), fields);
        if end >= range.end || end <= range.start {
            break;
        }
        range = trim(clean, range.start..end);
        range.end = range.start + clean[range.clone()].trim_end_matches([' ', '|', '–', '—']).len();
    }
    let bare = clean[range.clone()].trim_end_matches([' ', '|', '–', '—', '\u{fe0f}']);
    range.end = range.start + bare.len();
    if range.is_empty() { Text::new() } else { text.part(range) }
}

/// Without white space at both ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + slice.len() - slice.trim_start().len();
    start..(range.start + slice.trim_end().len()).max(start)
}

/// Takes `value` as the field `name`; the first value stays.
pub(super) fn set(fields: &mut Fields, name: FieldName, value: Text) {
    if value.is_empty() {
        if !fields.empty.contains(&name) {
            fields.empty.push(name);
        }
        return;
    }
    match name {
        FieldName::Owner => add_owners(fields, &value),
        FieldName::Supports => fields.supports.push(value),
        FieldName::Kind => {
            if let Some(kind) = declared(value.as_str()) {
                fields.kind.get_or_insert(Declared { kind, span: value.span() });
            }
        }
        _ => {
            if let Some(slot) = fields.slot_mut(name) {
                slot.get_or_insert(value);
            }
        }
    }
}

/// More owners than a statement can have are left out, so that a line of tags stays small.
fn add_owner(fields: &mut Fields, owner: Text) {
    if fields.owners.len() < 32 {
        fields.owners.push(owner);
    }
}

/// "Ana, Ben and Cem" are three owners.
fn add_owners(fields: &mut Fields, value: &Text) {
    let clean = value.as_str();
    let mut from = 0;
    while from < clean.len() {
        let rest = &clean[from..];
        let cut = [", ", " and ", " & ", " / ", "; ", " und ", " + "]
            .iter()
            .filter_map(|sep| rest.find(sep).map(|at| (at, sep.len())))
            .min();
        let (length, skip) = cut.unwrap_or((rest.len(), 0));
        let name = trim(clean, from..from + length);
        if !name.is_empty() {
            add_owner(fields, value.part(name));
        }
        from += length + skip.max(usize::from(skip == 0));
    }
}

/// What an author's word declares a statement to be.
pub(super) fn declared(word: &str) -> Option<DeclaredKind> {
    let lower = word.trim().to_lowercase();
    let lower = lower
        .trim_end_matches(" okr")
        .trim_end_matches(" key result")
        .trim_end_matches(" goal")
        .trim_end_matches(" kr");
    Some(match lower {
        "committed" | "commitment" | "commit" | "must" | "roofshot" | "operational" => DeclaredKind::Committed,
        "aspirational" | "aspiration" | "moonshot" | "stretch" | "ambitious" => DeclaredKind::Aspirational,
        "metric" | "metrics" | "measure" | "outcome" | "quantitative" => DeclaredKind::Metric,
        "milestone" | "milestones" | "binary" | "deliverable" => DeclaredKind::Milestone,
        "guardrail" | "guard rail" | "health" | "health metric" | "health metrics" | "guardrails"
        | "counter metric" | "quality" => DeclaredKind::Guardrail,
        "baseline" | "set baseline" | "baselining" => DeclaredKind::Baseline,
        "learning" | "discovery" | "learn" | "experiment" => DeclaredKind::Learning,
        "compliance" | "regulatory" | "legal" => DeclaredKind::Compliance,
        _ => return None,
    })
}

/// Tags before the statement: `[P0]`, `[INFRA]`, `(committed)`.
fn lead(text: &Text, range: Range<usize>, fields: &mut Fields) -> usize {
    let clean = text.as_str();
    let key = issue_key(&clean[range.clone()]);
    let mut start = range.start + key;
    loop {
        let rest = &clean[start..range.end];
        let close = match rest.as_bytes().first() {
            Some(b'[') => ']',
            Some(b'(') => ')',
            Some(b'@') => match mentioned(rest) {
                Some((name, after)) => {
                    add_owner(fields, text.part(start..start + name));
                    start += after;
                    continue;
                }
                None => return start,
            },
            _ => return skip_ornaments(clean, start..range.end),
        };
        let Some(length) = rest.as_bytes().iter().take(28).position(|&b| b == close as u8) else { return start };
        let inner = &rest[1..length];
        let after = &rest[length + 1..];
        let is_bare = after.trim().is_empty() || !(after.starts_with([' ', '[', '(', ':', '-']) || is_priority(inner));
        let owner = is_person(inner) || inner.strip_prefix('@').is_some_and(pairs::is_handle);
        let sort = key > 0 && is_sort_of_issue(inner);
        if is_bare
            || !(owner
                || sort
                || is_loud(inner)
                || is_priority(inner)
                || status_word(inner)
                || declared(inner).is_some())
        {
            return start;
        }
        if owner {
            add_owner(fields, text.part(start + 1..start + length));
        } else if !sort {
            take_tag(text, start + 1..start + length, fields);
        }
        let next = start + length + 1;
        start = next + after.len() - after.trim_start_matches([' ', ':', '-']).len();
    }
}

/// "@bo: …", "@bo – …" before a statement: the length of the name, and where the statement begins.
fn mentioned(rest: &str) -> Option<(usize, usize)> {
    let length = 1 + rest[1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || b"._-".contains(b)).count();
    let after = rest[length..].trim_start_matches([' ', ':', '-', '–', '—']);
    (pairs::is_handle(&rest[1..length]) && !after.is_empty() && after.len() < rest.len() - length)
        .then(|| (length, rest.len() - after.len()))
}

/// "Milestone: …", "Guardrail: …": what the author declares the statement to be.
fn prefix(text: &Text, range: Range<usize>, fields: &mut Fields) -> usize {
    let rest = &text.as_str()[range.clone()];
    if let Some(length) = ranked(rest) {
        set(fields, FieldName::Priority, text.part(range.start..range.start + 2));
        return prefix(text, range.start + length..range.end, fields);
    }
    let Some(colon) = declaration(rest) else { return range.start };
    let after = &rest[colon + 1..];
    set(fields, FieldName::Kind, text.part(range.start..range.start + colon));
    range.end - after.trim_start().len()
}

/// Length of a priority that a statement begins with: "P1. …", "P0: …", "P2 – …".
fn ranked(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('P')?.strip_prefix(|c: char| c.is_ascii_digit())?;
    let mark = [". ", ": ", ") ", " - ", " – ", " — "].iter().find(|mark| after.starts_with(**mark))?;
    let statement = after[mark.len()..].trim_start();
    (!statement.is_empty()).then(|| rest.len() - statement.len())
}

/// Where the colon stands behind a first word that declares the type of the statement after it.
pub(super) fn declaration(text: &str) -> Option<usize> {
    let colon = text.bytes().take(24).position(|b| b == b':')?;
    let kind = declared(text[..colon].trim_matches(['*', ' ']))?;
    // "Metric:", "Quality:" and "Baseline:" name other things than a type.
    let is_type = !matches!(kind, DeclaredKind::Metric | DeclaredKind::Baseline)
        && !["quality", "health", "legal", "must", "operational"]
            .iter()
            .any(|word| text[..colon].trim().eq_ignore_ascii_case(word));
    (is_type && !text[colon + 1..].trim().is_empty()).then_some(colon)
}

fn skip_ornaments(clean: &str, range: Range<usize>) -> usize {
    let rest = &clean[range.clone()];
    // An arrow before a figure is part of the statement ("→ 40%"), an emoji before a word is not.
    let bare = rest.trim_start_matches(|c| super::label::is_ornament(c) && !('\u{2190}'..='\u{21ff}').contains(&c));
    range.end - bare.trim_start().len()
}

fn is_priority(tag: &str) -> bool {
    matches!(tag.as_bytes(), [b'P' | b'p', b'0'..=b'9' | b'?']) || tag.to_ascii_lowercase().starts_with("prio")
}

/// Capitals and figures only, more than one letter: `[INFRA]`, not `[X]` and not `[number]`.
fn is_loud(tag: &str) -> bool {
    tag.len() >= 2
        && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b" &-/,?".contains(&b))
        && tag.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && !matches!(tag, "XX" | "XXX" | "YY" | "NN" | "TBD" | "TBC" | "TBA")
}

fn status_word(tag: &str) -> bool {
    let lower = tag.trim().to_ascii_lowercase();
    [
        "wip", "done", "draft", "in progress", "on track", "at risk", "off track", "blocked", "cancelled", "canceled",
        "complete", "completed", "carried over", "deferred", "not started", "ongoing", "achieved", "missed",
        "postponed", "behind", "paused", "started", "dropped", "new", "open", "planned", "in review", "on hold",
        "to do", "todo", "doing",
    ]
    .iter()
    .any(|word| lower == *word || lower.strip_prefix(word).is_some_and(|rest| rest.starts_with([':', ' ', ','])))
}

fn take_tag(text: &Text, range: Range<usize>, fields: &mut Fields) {
    let tag = &text.as_str()[range.clone()];
    let part = || text.part(range.clone());
    if is_priority(tag) {
        set(fields, FieldName::Priority, part());
    } else if status_word(tag) {
        set(fields, FieldName::Status, part());
    } else if declared(tag).is_some() {
        set(fields, FieldName::Kind, part());
    } else if !is_loud(tag)
        && !is_issue(tag)
        && !tag.contains(' ')
        && tag.len() <= 16
        && tag.starts_with(|c: char| c.is_uppercase())
    {
        add_owner(fields, part());
    }
}

/// The arrow that leads to a status: "=> done", "--> 60%". An arrow between two figures is a change.
fn status(text: &str) -> Option<Range<usize>> {
    if !text.contains('>') && !text.contains('→') {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut tries = 0;
    while tries < 4 {
        let found = bytes[at..].iter().position(|&b| b == b'>' || b == 0xe2)?;
        let end = at + found;
        at = end + 1;
        let (start, after, is_strong) = if bytes[end] == b'>' {
            let shaft = bytes[..end].iter().rev().take_while(|b| matches!(b, b'=' | b'-')).count();
            let start = end - shaft;
            // ">=" and "=>10%" with a space before only are comparisons.
            if shaft == 0 || bytes.get(end + 1) == Some(&b'=') {
                continue;
            }
            (start, end + 1, bytes[end - 1] == b'=' || shaft > 1)
        } else if text.is_char_boundary(end) && text[end..].starts_with('→') {
            (end, end + '→'.len_utf8(), false)
        } else {
            continue;
        };
        tries += 1;
        if start == 0 {
            continue;
        }
        let (before, status) = (text[..start].trim_end(), text[after..].trim_start());
        let last = before.split_whitespace().next_back().unwrap_or("");
        let is_figure = last
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '<' | '>' | '~' | '+'))
            || before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | '€' | '$' | ']' | '}'));
        let is_change = is_figure
            && status.starts_with(|c: char| {
                c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '<' | '>' | '~' | '[' | '{' | '+' | '-')
            })
            && !has_target(before)
            || change::is_change(before, status)
            || change::goes_on(before, &text[start..after], status);
        // "from 40 to 120 -> 61": where it stands.
        let is_to = matches!(before.split_whitespace().rev().nth(1), Some("to" | "auf" | "à" | "→" | "->" | "=>"));
        let is_reached = is_figure && is_to && status.starts_with(|c: char| c.is_ascii_digit());
        if is_change || !is_strong && !status_word(status) && !is_reached {
            continue;
        }
        return Some(start..after);
    }
    None
}

/// Whether the words before an arrow already say where from and where to.
fn has_target(before: &str) -> bool {
    let figures = before
        .split_whitespace()
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€')))
        .take(3)
        .count();
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    let is_reached = matches!(words.next(), Some("to" | "by" | "of"));
    figures >= 2
        || is_reached
        || !last.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '[' | '{' | '~' | '<' | '>'))
}

/// Takes one thing off the end of the statement; returns where it ends now.
fn trail(text: &Text, range: Range<usize>, fields: &mut Fields) -> usize {
    let clean = text.as_str();
    let body = &clean[range.clone()];
    let end = range.end;
    let last = body.as_bytes().last().copied().unwrap_or(b' ');
    if (last == b']' || last == b')')
        && let Some(start) = bracket(text, range.clone(), fields)
    {
        return start;
    }
    if let Some(start) = named_tail(text, range.clone(), fields) {
        return start;
    }
    if let Some(start) = due_tail(text, range.clone(), fields).or_else(|| unmarked_tail(text, range.clone(), fields)) {
        return start;
    }
    if let Some(start) = reference(body) {
        return range.start + start;
    }
    if let Some(start) = mention(body) {
        let name = trim(clean, range.start + start..end);
        let at = clean[name.clone()].find('@').unwrap_or(0);
        add_owner(fields, text.part(name.start + at..end));
        return range.start + start;
    }
    if let Some(start) = listed(text, range.clone(), fields).or_else(|| dashed(text, range.clone(), fields)) {
        return start;
    }
    if let Some(start) = barred(text, range.clone(), fields) {
        return start;
    }
    if let Some((start, grade)) = graded_sign(body) {
        set(fields, FieldName::Score, text.part(range.start + grade..end));
        return range.start + start;
    }
    if let Some(start) = sign(body) {
        set(fields, FieldName::Status, text.part(range.start + start..end));
        return range.start + start;
    }
    if let Some(start) = completion(body) {
        set(fields, FieldName::Progress, text.part(range.start + start..end));
        return range.start + start;
    }
    end
}

/// A last `[tag]` or `(note)` that is no part of the sentence.
fn bracket(text: &Text, range: Range<usize>, fields: &mut Fields) -> Option<usize> {
    let clean = text.as_str();
    let body = &clean[range.clone()];
    let open = if body.ends_with(']') { b'[' } else { b'(' };
    let at = body.len() - 1 - body.bytes().rev().take(160).position(|b| b == open)?;
    let inner = range.start + at + 1..range.end - 1;
    let tag = &clean[inner.clone()];
    if at == 0 || tag.is_empty() {
        return None;
    }
    let is_spaced = body[..at].ends_with([' ', ']', ')', '\u{a0}', '*']);
    if status_word(tag) {
        set(fields, FieldName::Status, text.part(inner));
    } else if is_priority(tag) || declared(tag).is_some() && is_spaced {
        take_tag(text, inner, fields);
    } else if pairs(text, inner.clone(), fields) {
        // "(today: 21%)" belongs to the sentence as well.
        if holds_figure(tag) {
            return None;
        }
    } else if open == b'[' && is_tally(tag, &body[..at]) {
        set(fields, FieldName::Progress, text.part(inner));
    } else if open == b'[' {
        let is_tag = tag.starts_with(|c: char| c.is_uppercase())
            && tag.len() >= 2
            && tag.len() <= 28
            && !tag.contains('%')
            && !is_blank(tag);
        if !is_tag || !is_spaced {
            return None;
        }
        take_tag(text, inner, fields);
    } else if is_score(tag) {
        set(fields, FieldName::Score, text.part(inner));
    } else if open == b'(' && is_tally(tag, &body[..at]) {
        set(fields, FieldName::Progress, text.part(inner));
    } else if let Some(share) = confidence(tag) {
        set(fields, FieldName::Confidence, text.part(inner.start + share.start..inner.start + share.end));
    } else if open == b'(' && is_spaced && is_person(tag) {
        add_owner(fields, text.part(inner));
    } else if let Some((who, how)) = tag.split_once(", ").filter(|(who, how)| is_person(who) && status_word(how)) {
        add_owner(fields, text.part(inner.start..inner.start + who.len()));
        set(fields, FieldName::Status, text.part(inner.end - how.len()..inner.end));
    } else if !(is_issue(tag)
        || tag.starts_with('#') && tag[1..].bytes().all(|b| b.is_ascii_digit())
        || is_grade_mark(tag))
    {
        return None;
    }
    Some(range.start + at)
}

/// "Ana", "Ana Costa", "Ana C.": a given name that everybody knows, perhaps with another.
fn is_person(tag: &str) -> bool {
    pairs::is_name(tag) && tag.split_whitespace().next().is_some_and(people::is_given)
}

/// Length of the key of an issue before a statement, with what sets it off: "MKT-101 [Epic] …", "MKT-101: …".
fn issue_key(rest: &str) -> usize {
    /// What is written like a key and names a standard, a product, a year.
    const NAMES: [&str; 18] = [
        "COVID", "ISO", "DIN", "EN", "IEC", "IEEE", "SOC", "GPT", "RFC", "CVE", "HTTP", "UTF", "SHA", "FY", "CO",
        "PCI", "WCAG", "NIS",
    ];
    let end = rest.bytes().take(17).position(|byte| matches!(byte, b' ' | b':'));
    let Some(end) = end.filter(|end| (5..=16).contains(end)) else { return 0 };
    let (key, after) = rest.split_at(end);
    let project = key.split('-').next().unwrap_or_default();
    let is_key = is_issue(key)
        && project.starts_with(|c: char| c.is_ascii_uppercase())
        && project.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && key.len() >= project.len() + 3
        && !NAMES.contains(&project);
    let statement = after.trim_start_matches([' ', ':', '-', '–', '—', '|', '·']);
    // "AB-12 batteries" goes on with what the key names, "AB-12 Batteries last" begins a statement.
    let begins = after.starts_with(':')
        || statement.starts_with(|c: char| c.is_uppercase() || c == '[' || c.is_ascii_digit())
        || statement.len() + 1 < after.len();
    if is_key && begins && !statement.is_empty() { rest.len() - statement.len() } else { 0 }
}

/// The key of an issue that a statement begins with.
pub(super) fn issue(text: &str) -> Option<&str> {
    let text = text.trim_start();
    (issue_key(text) > 0).then(|| text.split([' ', ':']).next().unwrap_or_default())
}

/// What a tracker calls the sorts of its issues.
pub(super) fn is_sort_of_issue(tag: &str) -> bool {
    ["epic", "story", "user story", "task", "sub-task", "subtask", "bug", "feature", "initiative", "spike", "issue"]
        .iter()
        .any(|sort| sort.eq_ignore_ascii_case(tag.trim()))
}

/// "SEED-12": an issue of a tracker.
pub(super) fn is_issue(tag: &str) -> bool {
    let Some((project, number)) = tag.split_once('-') else { return false };
    project.len() >= 2
        && project.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
}

/// "12/30" behind a statement that is to reach 30: how far it is.
fn is_tally(tag: &str, before: &str) -> bool {
    let Some((done, of)) = tag.split_once('/') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    let (done, of) = (done.trim(), of.trim());
    is_number(done) && is_number(of) && before.split(|c: char| !c.is_ascii_digit()).any(|number| number == of)
}

/// Where the figure stands in "60% confidence".
fn confidence(tag: &str) -> Option<Range<usize>> {
    let lower = tag.to_ascii_lowercase();
    let figure = lower.strip_suffix("confidence").or_else(|| lower.strip_suffix("confident"))?.trim_end();
    (!figure.is_empty() && figure.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'%' | b'/' | b'.' | b' ')))
        .then_some(0..figure.len())
}

/// Whether the fields named in brackets are figures of the sentence.
fn holds_figure(tag: &str) -> bool {
    tag.split([',', ';']).any(|piece| {
        let name = piece.split(':').next().and_then(key);
        matches!(
            name,
            Some(Key::Field(
                FieldName::Baseline | FieldName::Current | FieldName::Target | FieldName::Metric | FieldName::Unit
            ))
        )
    })
}

/// A blank that the author will fill: `[X]`, `[BASELINE]`, `[Number]`.
fn is_blank(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    [
        "x", "y", "z", "n", "xx", "xxx", "number", "baseline", "target", "date", "tbd", "tbc", "amount", "name",
        "metric", "value",
    ]
    .contains(&lower.as_str())
        || tag.ends_with('?')
}

/// "7/10", "0.7", "0,6": a grade. "24/7" and "2/3" are none.
fn is_score(tag: &str) -> bool {
    let tag = tag.trim_start_matches("score: ").trim_start_matches("Score: ");
    if let Some((points, of)) = tag.split_once('/') {
        return matches!(of.trim(), "10" | "100" | "1" | "1.0" | "5")
            && points.trim().parse::<f32>().is_ok_and(|points| points >= 0.0);
    }
    tag.len() >= 3
        && (tag.starts_with("0.") || tag.starts_with("0,") || matches!(tag, "1.0" | "1,0"))
        && tag[2..].bytes().all(|b| b.is_ascii_digit())
}

/// A short mark in small letters that says how a result is graded: "(n)", "(conf)". Known abbreviations stay.
fn is_grade_mark(tag: &str) -> bool {
    const KEPT: &[&str] = &[
        "yoy", "qoq", "mom", "wow", "dod", "pp", "pts", "avg", "net", "est", "incl", "etc", "min", "max", "day",
        "days", "ytd", "mtd", "usd", "eur", "gbp", "chf", "new", "all", "pcs", "kg", "hrs", "mins", "secs", "hr", "us",
        "eu", "uk", "free", "paid", "beta", "any", "both", "each", "exit", "live", "now", "p50", "p95", "mean", "goal",
        "ex", "vs", "app", "web", "blog", "ads", "seo", "hard", "soft", "cold", "warm", "new", "old", "test", "pro",
        "team", "user", "core", "top",
    ];
    (1..=4).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase()) && !KEPT.contains(&tag)
}

/// A last reference to an issue: "Epic 720", "group/project#14", "ABC-123", "#14".
fn reference(body: &str) -> Option<usize> {
    let bare = body.trim_end_matches(['.', ' ']);
    let last = bare.rfind([' ', '\u{a0}', '.', ']'])? + 1;
    if !bare.is_char_boundary(last) {
        return None;
    }
    let word = &bare[last..];
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    let stem = &word[..word.len() - digits];
    let named = ["epic", "issue", "ticket", "issues", "epics"];
    if !stem.is_empty() {
        let is_reference = digits > 0
            && (stem == "#" && last > 1 && !bare[..last].trim_end().ends_with(char::is_alphabetic)
                || stem.len() > 3
                    && (stem.ends_with('&') || stem.ends_with('#') || stem.ends_with('!'))
                    && stem[..stem.len() - 1].contains(['-', '/'])
                    && !stem.contains(['(', ',']));
        let is_bare = digits == 0 && word == "Epic";
        return (is_reference || is_bare).then_some(last);
    }
    let before = bare[..last].trim_end();
    let start = before.rfind([' ', '\u{a0}', '.', ']']).map_or(0, |at| at + 1);
    let name = before.get(start..)?;
    (digits > 0
        && start > 0
        && named.iter().any(|known| known.eq_ignore_ascii_case(name))
        && name.starts_with(char::is_uppercase))
    .then_some(start)
}

/// A last "@name", with the dash before it.
fn mention(body: &str) -> Option<usize> {
    let last = body.rfind(' ')?;
    let name = body[last + 1..].strip_prefix('@')?;
    let is_name = name.len() >= 2 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    let before = body[..last].trim_end_matches([' ', '-', '–', '—', ',', '(', ':']);
    let reads_on =
        before.ends_with(" with") || before.ends_with(" by") || before.ends_with(" to") || before.ends_with(" from");
    (is_name && !reads_on && !before.is_empty()).then_some(before.len())
}

/// A last "— Owner: Ana" or "| due: 15 May".
fn named_tail(text: &Text, range: Range<usize>, fields: &mut Fields) -> Option<usize> {
    let clean = text.as_str();
    let body = &clean[range.clone()];
    let window = last_bytes(body, 120);
    let colon = window + body[window..].rfind(':')?;
    let slash = last_mark(&body[..colon], window, &[" / "]).map(|(at, _)| at + 1);
    let begin = body[..colon].rfind(['|', '–', '—', ';', '-', '·', '.', ',']).max(slash)?;
    let sign = body[begin..].chars().next()?;
    let is_word = sign == '-' && !body[..begin].ends_with(' ')
        || matches!(sign, '.' | ',') && !body[begin + 1..].starts_with(' ');
    let name = body[begin + sign.len_utf8()..colon].trim();
    if begin == 0 || is_word || name.is_empty() || body[colon..].starts_with("://") {
        return None;
    }
    let Some(Key::Field(field)) = key(name) else { return None };
    if body[begin..].contains(')') && !body[begin..].contains('(') {
        return None;
    }
    if matches!(field, FieldName::Target | FieldName::Progress) && matches!(sign, '.' | ',') && name.len() < 4 {
        return None;
    }
    if !pairs(text, range.start + begin + sign.len_utf8()..range.end, fields) {
        set(fields, field, text.part(trim(clean, range.start + colon + 1..range.end)));
    }
    Some(range.start + begin)
}

/// The last of `marks` in `body` from byte `window` on, and its length. Each mark begins with a space and goes on with a
/// sign, or is a comma, semicolon, colon or full stop with a space behind it. Every statement is searched several times, so
/// only spaces beside a sign are looked at.
fn last_mark(body: &str, window: usize, marks: &[&str]) -> Option<(usize, usize)> {
    let bytes = body.as_bytes();
    let begins =
        |at: usize| marks.iter().find(|mark| bytes[at..].starts_with(mark.as_bytes())).map(|mark| (at, mark.len()));
    let mut end = bytes.len();
    while let Some(space) = bytes.get(window..end)?.iter().rposition(|&byte| byte == b' ') {
        end = window + space;
        let is_sign = bytes.get(end + 1).is_some_and(|byte| !byte.is_ascii_alphanumeric());
        if let Some(found) = is_sign.then(|| begins(end)).flatten() {
            return Some(found);
        }
        let is_behind = end > window && matches!(bytes[end - 1], b',' | b';' | b':' | b'.');
        if let Some(found) = is_behind.then(|| begins(end - 1)).flatten() {
            return Some(found);
        }
    }
    None
}

/// A last "– due 12/15".
fn due_tail(text: &Text, range: Range<usize>, fields: &mut Fields) -> Option<usize> {
    let clean = text.as_str();
    let body = &clean[range.clone()];
    let window = last_bytes(body, 48);
    let may_be_mark = |byte: &u8| matches!(byte, b'-' | b',' | b';' | b'|') || !byte.is_ascii();
    if !body.as_bytes()[window..].iter().any(may_be_mark) {
        return None;
    }
    let marks = [" – ", " — ", " - ", ", ", "; ", " | ", " · "];
    let (at, length) = last_mark(body, window, &marks)?;
    let day = range.start + at + length + pairs::due(&body[at + length..])?;
    let is_inside = body[at..].contains([')', ']']) && !body[at..].contains(['(', '[']);
    if body[..at].trim().is_empty() || is_inside {
        return None;
    }
    set(fields, FieldName::Due, text.part(trim(clean, day..range.end)));
    Some(range.start + at)
}

/// A last "- confidence 6/10" or "| owner Ana".
fn unmarked_tail(text: &Text, range: Range<usize>, fields: &mut Fields) -> Option<usize> {
    let clean = text.as_str();
    let body = &clean[range.clone()];
    let window = last_bytes(body, 40);
    let marks = [" – ", " — ", " - ", ", ", "; ", " | ", " · ", ". "];
    let (at, length) = last_mark(body, window, &marks)?;
    let (name, value) = unmarked(&body[at + length..])?;
    if body[..at].trim().is_empty() {
        return None;
    }
    set(fields, name, text.part(trim(clean, range.start + at + length + value..range.end)));
    Some(range.start + at)
}

/// A last ", Lea, done", ": Lea, in progress" or "– Ben – 60 %": who does it and how far it is, one beside the other.
fn listed(text: &Text, range: Range<usize>, fields: &mut Fields) -> Option<usize> {
    let clean = text.as_str();
    let body = &clean[range.clone()];
    let window = last_bytes(body, 60);
    let mark = |end: usize| last_mark(&body[..end], window, &SET_OFF);
    let (second, length) = mark(body.len())?;
    let last = body[second + length..].trim();
    let is_share = is_progress(last);
    if !is_share && !status_word(last) {
        return None;
    }
    let (first, gap) = mark(second)?;
    if !is_person(&body[first + gap..second]) || body[..first].trim().is_empty() {
        return None;
    }
    let place = |from: usize, to: usize| text.part(trim(clean, range.start + from..range.start + to));
    add_owner(fields, place(first + gap, second));
    set(fields, if is_share { FieldName::Progress } else { FieldName::Status }, place(second + length, body.len()));
    Some(range.start + first)
}

/// Whether a line ends in how far something is: "Webinar series – Anna – in progress", "Webinar series (60%)".
pub(super) fn ends_with_status(text: &str) -> bool {
    let text = &text[last_bytes(text, 40)..];
    let marks = SET_OFF.iter().chain(&[" ("]);
    let last = marks.filter_map(|mark| Some(text.rfind(mark)? + mark.len())).max();
    last.is_some_and(|at| {
        let last = text[at..].trim_end_matches(')').trim();
        words(last, 3) <= 2 && (status_word(last) || is_progress(last))
    })
}

/// "60%", "60 %": how far something is, where nothing else stands beside it.
fn is_progress(text: &str) -> bool {
    text.len() <= 5 && text.strip_suffix('%').is_some_and(|share| share.trim().parse::<u8>().is_ok())
}

/// Where the last `length` bytes of `text` begin, or the first character in them.
fn last_bytes(text: &str, length: usize) -> usize {
    let from = text.len().saturating_sub(length);
    (from..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// A last "— at risk" or "— 0.7".
fn dashed(text: &Text, range: Range<usize>, fields: &mut Fields) -> Option<usize> {
    let clean = text.as_str();
    let body = &clean[range.clone()];
    // The dash stands between spaces, near the end.
    let (at, dash) = last_mark(body, body.len().saturating_sub(40), &[" - ", " | ", " – ", " — "])?;
    let tail = trim(clean, range.start + at + dash..range.end);
    // "@ben - 60% confident": what it is called makes it no value of the statement.
    if let Some(share) = confidence(&clean[tail.clone()]).filter(|_| at > 0 && clean[tail.clone()].contains("onfiden"))
    {
        set(fields, FieldName::Confidence, text.part(tail.start + share.start..tail.start + share.end));
        return Some(range.start + at);
    }
    let name = match &clean[tail.clone()] {
        word if is_person(word) => FieldName::Owner,
        word if status_word(word) => FieldName::Status,
        word if is_score(word) => FieldName::Score,
        word if is_priority(word) => FieldName::Priority,
        _ => return None,
    };
    if at == 0 {
        return None;
    }
    set(fields, name, text.part(tail));
    Some(range.start + at)
}

/// A last sign of colour or a tick, with the dash before it; a grade may stand before or behind it.
fn sign(body: &str) -> Option<usize> {
    const SIGNS: [char; 10] = ['🟢', '🟡', '🔴', '🟠', '⚪', '✅', '❌', '⏳', '🚧', '🔵'];
    let bare = body.trim_end_matches('\u{fe0f}');
    let last = bare.char_indices().next_back().filter(|(_, c)| SIGNS.contains(c))?.0;
    let before = body[..last].trim_end();
    (!before.is_empty() && before.len() < last).then_some(last)
}

/// A last sign with a grade behind it, "🟢 0.6": where the sign ends and where the grade begins.
fn graded_sign(body: &str) -> Option<(usize, usize)> {
    let (before, last) = body.rsplit_once(' ')?;
    (is_score(last) && sign(before).is_some()).then(|| (before.len(), body.len() - last.len()))
}

/// A last "| 30 June", and "| Ben" before it.
fn barred(text: &Text, range: Range<usize>, fields: &mut Fields) -> Option<usize> {
    let body = &text.as_str()[range.clone()];
    let window = last_bytes(body, 48);
    let (at, _) = last_mark(body, window, &[" | "])?;
    let last = trim(text.as_str(), range.start + at + 3..range.end);
    let words = &text.as_str()[last.clone()];
    if pairs::is_day(words) && words.contains(|c: char| c.is_ascii_digit()) && words.len() <= 20 {
        set(fields, FieldName::Due, text.part(last));
    } else if fields.due.is_some() && pairs::is_name(words) {
        set(fields, FieldName::Owner, text.part(last));
    } else {
        return None;
    }
    Some(range.start + at)
}

/// A last sentence "50% complete", "0% complete. Nobody to drive it."
fn completion(body: &str) -> Option<usize> {
    let tail = last_bytes(body, 160);
    let is_share =
        |&(at, _): &(usize, &str)| [" complete", " done"].iter().any(|words| body[at + 1..].starts_with(words));
    let (at, _) = body[tail..].match_indices('%').map(|(at, sign)| (tail + at, sign)).find(is_share)?;
    let digits = body[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = at - digits;
    let before = body[..start].trim_end();
    (digits > 0 && !before.is_empty() && before.ends_with(['.', ')', ';', ':', '!', '-', '–', '—'])).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn read(source: &str) -> (String, Fields) {
        let text = Text::verbatim(source, Span::new(0, source.len()));
        let mut fields = Fields::default();
        let statement = statement(&text, 0, &mut fields);
        (statement.as_str().to_owned(), fields)
    }

    #[test]
    fn what_stands_around_is_taken_away() {
        let cases = [
            ("[P0] Raise demos to 40", "Raise demos to 40"),
            ("Raise demos to 40 [P1][SALES]", "Raise demos to 40"),
            ("Raise demos to 40 (#14)", "Raise demos to 40"),
            ("Raise demos to 40 (7/10)", "Raise demos to 40"),
            ("Raise demos to 40 (0.7)", "Raise demos to 40"),
            ("Raise demos to 40 => 60%, two weeks late", "Raise demos to 40"),
            ("Raise demos to 40.==> done", "Raise demos to 40."),
            ("Raise demos from 20 to 40 => 35", "Raise demos from 20 to 40"),
            ("Publish the guide --> in progress", "Publish the guide"),
            ("Raise demos from 20 to 40 -> 35", "Raise demos from 20 to 40"),
            ("Publish the guide -> done", "Publish the guide"),
            ("Raise demos 20 -> 40 -> 35", "Raise demos 20 -> 40"),
            ("Publish 3 guides => 2", "Publish 3 guides"),
            ("40 demos => 31", "40 demos"),
            ("Publish the guide (WIP: texts are missing)", "Publish the guide"),
            ("Publish the guide [DONE]", "Publish the guide"),
            ("Publish the guide - @ana", "Publish the guide"),
            ("Publish the guide. 50% complete, photos missing", "Publish the guide."),
            ("Publish the guide Epic 720", "Publish the guide"),
            ("Publish the guide. web-shop/site#725", "Publish the guide."),
            ("Publish the guide (owner: Ana, due: 15 May)", "Publish the guide"),
            ("Publish the guide — Owner: Ana", "Publish the guide"),
            ("Publish the guide | Owner: Ana | Due: 15 May", "Publish the guide"),
            ("Guardrail: Returns stay under 4%", "Returns stay under 4%"),
            ("Milestone: The shop is open", "The shop is open"),
            ("Publish the guide (conf)", "Publish the guide"),
            ("Publish the guide — @ana — at risk", "Publish the guide"),
            ("Publish the guide — @ana — 0.7", "Publish the guide"),
            ("Publish the guide [owner: Ana] [confidence: 50%]", "Publish the guide"),
            ("Publish the guide (owner: @ana – due 12/15)", "Publish the guide"),
            ("Publish the guide – owner: @ana – due 12/15", "Publish the guide"),
            ("Publish the guide (@ana, due 3 May)", "Publish the guide"),
            ("Publish the guide, due 3 May", "Publish the guide"),
            ("Publish the guide (SEED-12)", "Publish the guide"),
            ("Publish the guide [SEED-12]", "Publish the guide"),
            ("Sign 30 clubs [12/30]", "Sign 30 clubs"),
            ("Sign 30 clubs (12/30)", "Sign 30 clubs"),
            ("Sign 30 clubs – 🟢", "Sign 30 clubs"),
            ("Publish the guide (60% confidence)", "Publish the guide"),
            ("Publish the guide (Ben, due 30 June)", "Publish the guide"),
            ("Publish the guide (milestone, due 15 May)", "Publish the guide"),
            ("Publish the guide (milestone, 15 May)", "Publish the guide"),
            ("Publish the guide 🟢 0.6", "Publish the guide"),
            ("Publish the guide | Ben | 30 June", "Publish the guide"),
            ("Publish the guide (owner <@U02ABC>)", "Publish the guide"),
            ("Publish the guide (confidence 6/10)", "Publish the guide"),
            ("Publish the guide (Ana)", "Publish the guide"),
            ("Publish the guide (Ana Costa)", "Publish the guide"),
            ("Publish the guide – Ana", "Publish the guide"),
            ("Publish the guide - confidence 5/10", "Publish the guide"),
            ("Publish the guide, confidence 0.6", "Publish the guide"),
            ("Publish the guide | confidence 60%", "Publish the guide"),
            ("Publish the guide / Owner: Ben / Due: 30 June", "Publish the guide"),
            ("(Anna) Publish the guide", "Publish the guide"),
            ("MKT-101 [Epic] Publish the guide", "Publish the guide"),
            ("MKT-102: Publish the guide", "Publish the guide"),
            ("P1. Publish the guide", "Publish the guide"),
            ("P0: Publish the guide – Ana", "Publish the guide"),
            ("MKT2-103 - Publish the guide", "Publish the guide"),
            ("Publish the guide, Lea, done", "Publish the guide"),
            ("Publish the guide: Lea, in progress", "Publish the guide"),
            ("Publish the guide – Ben Ott – 60 %", "Publish the guide"),
            ("Publish the guide (Anna, blocked)", "Publish the guide"),
            ("Publish the guide – Anna – not started", "Publish the guide"),
            ("[Lea] Publish the guide", "Publish the guide"),
            ("@bo: Publish the guide", "Publish the guide"),
        ];
        for (source, expected) in cases {
            assert_eq!(read(source).0, expected, "{source}");
        }
    }

    #[test]
    fn what_belongs_to_the_sentence_stays() {
        for source in [
            "NPS 31 => 45",
            "Answer time 31h => 8h",
            "Conversion (baseline: 3%, target: 5%)",
            "NPS from 31 -> 45",
            "Shops with > 3 orders, 9 → 20",
            "Visits 10k → 25k",
            "Demos 10 -> 12 -> 15",
            "Churn 5% => 4% => 3%",
            "NPS of 20 ==> 40",
            "40 demos => 90 demos",
            "Answer time 3 days => 12 hours",
            "Win rate: 20 points ==> 40 points",
            "Win {#} shops by {date}",
            "Win [number] shops",
            "Answer within <3min",
            "Cost < $X",
            "Be 10 times faster (10x)",
            "Write in C#",
            "Answer calls (24/7)",
            "Revenue up 10% (yoy)",
            "Share of voice (SOV)",
            "Share of voice (Austria)",
            "(Austria) Share of voice",
            "ISO-27001 Certificate is granted",
            "COVID-19 tests fall to 3",
            "XR-20 batteries last 3 days",
            "[Epic] moments shared by fans",
            "Conversion – 60 %",
            "Share of voice: Austria, Spain, 60 %",
            "[Number] visits",
            "Visits from 3 to 5 (Jo)'s guide",
            "Reach [X]% of shops",
            "Be #1 in the region",
            "Open in May 2026",
            "Grow to 40% complete profiles",
            "Hand over to sales (two teams)",
            "Hand over to sales (Jo, agency)",
            "Open in 2 regions (Spain, Q3)",
            "Raise [X] to [Y]",
            "Work with @ana",
            "Cut late payers, due more than a month, from 30% to 12%",
            "Reports reach the board, due or not",
        ] {
            assert_eq!(read(source).0, source);
        }
    }

    #[test]
    fn what_was_taken_is_kept_in_its_field() {
        let fields = read("[P0] Raise demos to 40 (owner: Ana and Ben, due: 15 May) => 60%").1;
        assert_eq!(fields.priority.as_ref().map(Text::as_str), Some("P0"));
        assert_eq!(fields.owners.iter().map(Text::as_str).collect::<Vec<_>>(), ["Ana", "Ben"]);
        assert_eq!(fields.due.as_ref().map(Text::as_str), Some("15 May"));
        assert_eq!(fields.status.as_ref().map(Text::as_str), Some("60%"));
        assert!(read("Raise demos to 40 [P1][APPS]").1.owners.is_empty());
        assert_eq!(read("[Committed] Raise demos").1.kind.map(|kind| kind.kind), Some(DeclaredKind::Committed));
    }
}
