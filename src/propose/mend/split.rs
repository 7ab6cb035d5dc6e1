//! Two or more results in one line, parted: each with its verb, and with what the line says of all of them.
//!
//! In go a line and its reading, out come its results, each a sentence of the author's words. What stands at the end of the
//! line (where, for whom, whose, how sure) belongs to all of them, as does what stands before the first; a part that has a
//! place of its own keeps it. A verb that would go against a part's numbers is turned round.

use std::ops::Range;

use super::{Mender, tidy};
use crate::analysis::lexicon::{Class, Forms};
use crate::analysis::{Direction, Features, HeadClass, KeyResultKind, Quantity, Role};
use crate::propose::key_result_kind;
use crate::propose::own::{Kept, deadline_range, lowered, raised};

/// What joins two results where it stands right behind a value.
const JOINTS: [&str; 8] = [", and ", "; ", " and ", " & ", " + ", " while ", " whilst ", ", "];

/// What leads to where, for whom and among whom something is measured.
const SCOPES: [&str; 14] = [
    "in", "on", "at", "among", "amongst", "across", "for", "from", "via", "within", "with", "during", "before", "until",
];

impl Mender<'_> {
    /// The results that a line falls into, where each is one by itself; else none.
    pub(super) fn parts(&self, text: &str, reading: &Features) -> Vec<String> {
        let ranges = if reading.flags.compound { ranges(text, reading) } else { self.orders(text, reading) };
        if ranges.len() < 2 {
            return self.elsewhere(text, reading).map_or_else(Vec::new, Vec::from);
        }
        if self.is_unsure(text, &ranges) {
            return Vec::new();
        }
        let before = lead(text);
        let shared = Shared::of(text, reading, &ranges);
        let kept = Kept::of(text, reading);
        let mut verb = None;
        let mut parts = Vec::new();
        for (at, range) in ranges.iter().enumerate() {
            let words = text.get(range.clone()).unwrap_or_default();
            let words = if at == 0 { words.get(before.map_or(0, |(_, end)| end)..).unwrap_or_default() } else { words };
            let mut part = self.sentence(&tidy(words), &mut verb);
            if at + 1 < ranges.len() {
                shared.add_to(&mut part, range.end == shared.values_end(at));
            }
            if let Some((words, _)) = before {
                part = format!("{part} {}", lowered(words));
            }
            let has_date = self.read(&part).deadline.is_some();
            let kept = Kept { deadline: kept.deadline.clone().filter(|_| !has_date), ..kept.clone() };
            parts.push(kept.styled(&part));
        }
        let is_result = |part: &String| {
            let kind = key_result_kind(&self.read(part));
            matches!(kind, Some(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified))
        };
        if parts.iter().all(is_result) { parts } else { Vec::new() }
    }

    /// Whether nobody can tell what of a line belongs to which of its parts: an owner in its midst, a place behind its "and",
    /// or one within the first result that could be meant of the second.
    fn is_unsure(&self, text: &str, ranges: &[Range<usize>]) -> bool {
        let Some((last, before)) = ranges.split_last() else { return true };
        let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let is_broken = before.iter().any(|range| {
            let words = words(range);
            words.contains('@') || words.contains(" and, ") || words.trim_end().ends_with(" and")
        });
        let is_scoped = before.iter().any(|range| has_scope_within(words(range)));
        let has_own = SCOPES.iter().any(|lead| *lead != "from" && words(last).contains(&format!(" {lead} ")));
        is_broken || is_scoped && !has_own && !has_verb(&self.read(words(last)))
    }

    /// "Win 30 clinics in Norway and 20 in Sweden": the same counted at two places.
    fn elsewhere(&self, text: &str, reading: &Features) -> Option<[String; 2]> {
        let ((one, other), at) = counted_twice(text, reading)?;
        let (verb, first) = (text.get(..one.range.start)?, text.get(..at)?);
        let behind = text.get(one.range.end..at)?;
        let scope = SCOPES.iter().filter_map(|lead| behind.find(&format!(" {lead} "))).min()?;
        let thing = behind.get(..scope).filter(|thing| !thing.trim().is_empty())?;
        let is_plain = !text.contains(['(', '@', ';']) && verb.trim_end().split(' ').count() == 1 && !verb.is_empty();
        let second = format!("{verb}{}{thing}{}", text.get(other.range.clone())?, text.get(other.range.end..)?);
        let deadline = deadline_range(text, reading).and_then(|range| text.get(range)).map(str::to_owned);
        let kept = Kept { deadline, has_stop: text.ends_with('.'), ..Kept::default() };
        let parts = [raised(first), raised(&second)].map(|part| kept.styled(&part));
        let is_result = |part: &String| key_result_kind(&self.read(part)) == Some(KeyResultKind::Outcome);
        (is_plain && parts.iter().all(is_result)).then_some(parts)
    }

    /// "Increase NPS and reduce churn": two orders without a number, each with a thing of its own.
    fn orders(&self, text: &str, reading: &Features) -> Vec<Range<usize>> {
        let is_order = |words: &str| {
            let classes = words.split(' ').next().map(|first| self.lexicon.entry(&first.to_lowercase()).classes);
            words.contains(' ') && classes.is_some_and(|classes| classes.has(Class::Change))
        };
        let joint = [" and ", " & "].iter().find_map(|joint| Some((text.find(joint)?, joint.len())));
        let Some((at, length)) = joint.filter(|_| reading.quantities.is_empty()) else { return Vec::new() };
        let are_orders = is_order(&text[..at]) && is_order(&text[at + length..]);
        if are_orders { vec![0..at, at + length..text.len()] } else { Vec::new() }
    }

    /// A part as a sentence of its own: with the verb of the first where it has none, and "cutting churn" as "Cut churn".
    fn sentence(&self, part: &str, verb: &mut Option<Verb>) -> String {
        let part = ["while ", "whilst ", "also "].iter().find_map(|lead| part.strip_prefix(lead)).unwrap_or(part);
        let first = part.split(' ').next().unwrap_or_default();
        let known = self.lexicon.entry(&first.to_lowercase());
        if known.forms.has(Forms::GERUND) && first.ends_with("ing") && !known.lemma.is_empty() && verb.is_some() {
            return raised(&format!("{}{}", known.lemma, &part[first.len()..]));
        }
        let reading = self.read(part);
        let Some(verb) = verb else {
            // "Cut returns" is an order, whatever the second word could be.
            let leads = known.classes.any(&[Class::Change, Class::SoftChange, Class::Achieve]);
            let word = leads.then(|| first.to_owned());
            let thing = [" from ", " to ", " by "].iter().filter_map(|value| part.find(value)).min();
            let thing = thing.and_then(|end| part.get(first.len()..end)).unwrap_or_default();
            *verb = Some(Verb { word, direction: direction(&reading), thing: thing.trim().to_owned() });
            return raised(part);
        };
        match &verb.word {
            // "from 30 to 50 in Italy" is the same measured elsewhere.
            Some(word) if part.starts_with("from ") || part.starts_with("to ") => {
                format!("{word} {} {part}", verb.thing)
            }
            Some(word) if !has_verb(&reading) => raised(&format!("{} {part}", turned(word, verb.direction, &reading))),
            _ => raised(part),
        }
    }
}

/// Whether a part says by itself what is done: "cut churn to 3%", "customers renew".
const fn has_verb(part: &Features) -> bool {
    match part.head.class {
        HeadClass::None => false,
        HeadClass::Clause => part.head.range.start > 0,
        _ => part.head.range.start == 0,
    }
}

/// Whether a line holds several results, which cannot be parted or have not been.
pub fn is_several(text: &str, reading: &Features) -> bool {
    reading.flags.compound && ranges(text, reading).len() > 1 || counted_twice(text, reading).is_some()
}

/// Two counts of which the second says where and not of what, and the "and" between them: "30 clinics in Norway and 20 in
/// Sweden".
fn counted_twice<'a>(text: &str, reading: &'a Features) -> Option<((&'a Quantity, &'a Quantity), usize)> {
    let values =
        reading.quantities.iter().filter(|it| !it.is_masked() && it.role != Role::Deadline && it.value.is_some());
    let values: Vec<&Quantity> = values.collect();
    let [one, other] = values.as_slice() else { return None };
    let before = text.get(..other.range.start)?.strip_suffix(" and ")?;
    let next = text.get(other.range.end..)?.strip_prefix(' ')?.split(' ').next()?;
    let is_led = SCOPES.contains(&next) && !["before", "until", "within", "with"].contains(&next);
    (is_led && one.range.end < before.len()).then_some(((*one, *other), before.len()))
}

/// Whether a part says between its thing and its values for whom or where: "response time for the Utrecht team from 5 to 2".
fn has_scope_within(part: &str) -> bool {
    let end = [" from ", " to ", " by "].iter().filter_map(|lead| {
        let at = part.match_indices(lead).find(|(at, lead)| {
            part[at + lead.len()..].starts_with(|letter: char| letter.is_ascii_digit() || "€$£".contains(letter))
        });
        at.map(|(at, _)| at)
    });
    let Some(words) = end.min().and_then(|end| part.get(..end)) else { return false };
    [" in ", " for ", " at ", " among ", " across ", " on "].iter().any(|lead| {
        let rest = words.split_once(lead).map(|(_, rest)| rest).unwrap_or_default();
        rest.starts_with(char::is_uppercase) || rest.starts_with("the ") || rest.starts_with("our ")
    })
}

/// The verb of the first part, which the others share.
struct Verb {
    word: Option<String>,
    direction: Option<Direction>,
    /// What it moves: "NPS".
    thing: String,
}

/// Which way the numbers of a part go, else its words.
fn direction(part: &Features) -> Option<Direction> {
    let value = |role: Role| part.quantities.iter().find(|it| it.role == role).and_then(|it| it.value);
    match (value(Role::Baseline), value(Role::Target)) {
        (Some(from), Some(to)) if from > to => Some(Direction::Decrease),
        (Some(from), Some(to)) if from < to => Some(Direction::Increase),
        _ => part.direction,
    }
}

/// The verb, or its counterpart where the numbers of a part go the other way: "Raise NPS from 20 to 40 and churn from 9% to
/// 6%".
fn turned<'a>(word: &'a str, of_verb: Option<Direction>, part: &Features) -> &'a str {
    match (of_verb, direction(part)) {
        (Some(Direction::Increase), Some(Direction::Decrease)) => "Reduce",
        (Some(Direction::Decrease), Some(Direction::Increase)) => "Increase",
        _ => word,
    }
}

/// Where, before the verb, a line says something of all of it: "In Spain, raise NPS …".
fn lead(text: &str) -> Option<(&str, usize)> {
    let comma = text.find(", ")?;
    let first = text.split(' ').next()?.to_lowercase();
    let words = text.get(..comma)?;
    let is_lead = (SCOPES.contains(&first.as_str()) || first == "by") && words.contains(' ');
    is_lead.then_some((words, comma + 2))
}

/// The parts: as they were read, or where a joint stands right behind a value and another value follows.
fn ranges(text: &str, reading: &Features) -> Vec<Range<usize>> {
    let is_value = |it: &&Quantity| {
        !it.is_masked() && matches!(it.role, Role::Baseline | Role::Target | Role::Open | Role::Change)
    };
    let values: Vec<&Quantity> = reading.quantities.iter().filter(is_value).collect();
    let holds_value = |range: &Range<usize>| values.iter().any(|it| range.contains(&it.range.start));
    // "…; owner: Kim" is none of its own.
    let mut read: Vec<Range<usize>> = Vec::new();
    if values.is_empty() {
        return reading.parts.clone();
    }
    for part in &reading.parts {
        match read.last_mut().filter(|_| !holds_value(part)) {
            Some(last) => last.end = part.end,
            None => read.push(part.clone()),
        }
    }
    if read.len() > 1 {
        return read;
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    for pair in values.windows(2) {
        let behind = text.get(pair[0].range.end..).unwrap_or_default();
        let joint = JOINTS.iter().find(|joint| behind.starts_with(**joint));
        let Some(joint) = joint.filter(|_| is_level(text, pair[1])) else { continue };
        ranges.push(start..pair[0].range.end);
        start = pair[0].range.end + joint.len();
    }
    ranges.push(start..text.len());
    ranges
}

/// Whether a value is led by "from", "to" or "by", with words before that: "demos to 80".
fn is_level(text: &str, value: &Quantity) -> bool {
    let before = text.get(..value.range.start).unwrap_or_default().trim_end();
    before.rsplit(' ').next().is_some_and(|word| ["from", "to", "by", "at"].contains(&word))
}

/// What the end of a line says of all its parts.
struct Shared {
    /// Where or for whom, behind the last value: " in Spain".
    scope: String,
    /// Whose it is and what stands in brackets: " @kim (high risk)".
    notes: String,
    /// Where the last value of each part ends.
    ends: Vec<usize>,
}

impl Shared {
    fn of(text: &str, reading: &Features, ranges: &[Range<usize>]) -> Self {
        let ends = ranges.iter().map(|range| values_end(text, reading, range)).collect::<Vec<_>>();
        let last = ranges.last().map_or(text.len(), |range| range.end);
        let tail_at = ends.last().copied().unwrap_or(last);
        // A how is taken out as an initiative, and stands once.
        let end = reading.means.as_ref().map_or(last, |means| means.start).clamp(tail_at, last);
        let tail = text.get(tail_at..end).unwrap_or_default().trim_end_matches(['.', ' ']);
        let notes = notes_at(tail);
        let mut scope = tail[..notes].to_owned();
        // A date is given to each part by itself.
        if let Some(date) = deadline_range(text, reading).and_then(|range| text.get(range)) {
            scope = scope.replace(&format!(" {date}"), "");
        }
        // ", in Spain," is of all of them, with its comma or without.
        let scope = scope.trim_matches([' ', ',']);
        let scope = if scope.is_empty() { String::new() } else { format!(" {scope}") };
        let leads = scope.trim_start().split(' ').next().is_some_and(|first| SCOPES.contains(&first));
        Self { scope: if leads { scope } else { String::new() }, notes: tail[notes..].to_owned(), ends }
    }

    fn values_end(&self, part: usize) -> usize {
        self.ends.get(part).copied().unwrap_or_default()
    }

    fn add_to(&self, part: &mut String, is_bare: bool) {
        if is_bare {
            part.push_str(&self.scope);
        }
        if !part.contains(['(', '@']) && !self.notes.is_empty() {
            part.push(' ');
            part.push_str(self.notes.trim_start());
        }
    }
}

/// Where the last value of a part ends, with its unit; numbers in brackets are none of it.
fn values_end(text: &str, reading: &Features, range: &Range<usize>) -> usize {
    let words = text.get(range.clone()).unwrap_or_default();
    let end = range.start + words.find(['(', '@']).unwrap_or(words.len());
    let mut within = reading.quantities.iter().filter(|it| {
        let is_value = matches!(it.role, Role::Baseline | Role::Target | Role::Open | Role::Change);
        is_value && !it.is_masked() && range.start <= it.range.start && it.range.end <= end
    });
    within.next_back().map_or(range.end, |it| it.range.end)
}

/// Where notes begin in what follows the last value: a name behind "@", a bracket, a remark behind a dash.
fn notes_at(tail: &str) -> usize {
    let marks = [" @", " (", " [", " - ", " – ", " — ", " #"];
    marks.iter().filter_map(|mark| tail.find(mark)).min().unwrap_or(tail.len())
}
