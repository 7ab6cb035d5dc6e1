//! The separate results of a line: where it can be cut so that each side stands by itself.
//!
//! In go the row and the reading; out come the results as ranges of items, a single one where nothing is to be cut. "and", a
//! comma, a slash or a full stop parts two results where each side has a verb with its object, a level with its value, a
//! number of things, a direction, or a state. A list of things behind one verb has none of its own, nor have several
//! verbs before one thing.

use std::ops::Range;

use super::super::HeadClass;
use super::super::items::Row;
use super::super::key_result::Reading;
use super::super::lexicon::{Class, Forms};
use super::super::listed::Listed;
use super::super::quantity::{QuantityKind, Role};

/// What makes a side a result by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// A verb with its object: "pair every joiner".
    Action,
    /// A level with its value: "returns under 4%".
    Level,
    /// A number of things: "60 apprentices taken on".
    Count,
    /// A direction: "fewer disputes".
    More,
    /// A thing and what is said of it: "brief approved".
    State,
}

/// Items of the longest side that is only described: "loyal members".
const LONGEST_DESCRIBED: usize = 3;

/// What stands between two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "and", a comma.
    Weak,
    /// A full stop, a semicolon, "/", "+", "as well as", "while".
    Strong,
    /// A colon or dash: what stands before is a label, or what follows explains.
    Break,
}

/// The results of the line, as ranges of items.
pub(super) fn results(row: &Row<'_>, reading: &Reading) -> Vec<Range<usize>> {
    let sides = sides(row, reading);
    if sides.len() < 2 {
        return sides.into_iter().map(|(_, items)| items).collect();
    }
    let mut results: Vec<Range<usize>> = Vec::new();
    // The side before, with what was added to it, and how it stands.
    let mut before: Option<(Range<usize>, Option<Stand>)> = None;
    let mut is_labelled = false;
    for (joint, items) in sides {
        let is_loose = joint == Joint::Strong;
        is_labelled |= joint == Joint::Break;
        let Some((start, left)) = before.take() else {
            before = Some((items.clone(), stand(row, items, is_loose)));
            continue;
        };
        if joint == Joint::Break {
            before = Some((start.start..items.end, stand(row, items, is_loose)));
            continue;
        }
        let right = stand(row, items.clone(), is_loose);
        let parted = left.zip(right).is_some_and(|(left, right)| {
            !elaborates(row, &items, right == Stand::Action)
                && are_two(row, (&start, left), (&items, right), joint, is_labelled)
        });
        if parted {
            results.push(start);
            before = Some((items, right));
        } else {
            before = Some((start.start..items.end, left.or(right)));
        }
    }
    results.extend(before.map(|(items, _)| items));
    results
}

/// The sides between the joints outside brackets, each with the joint before it.
fn sides(row: &Row<'_>, reading: &Reading) -> Vec<(Joint, Range<usize>)> {
    let mut sides = Vec::new();
    for sentence in row.statements() {
        let mark = sentence.start.checked_sub(1).and_then(|at| row.items[at].mark());
        let mut joint = if matches!(mark, Some('-' | '–' | '—')) { Joint::Break } else { Joint::Strong };
        let (mut start, mut at, mut depth) = (sentence.start, sentence.start, 0usize);
        while at < sentence.end {
            match row.items[at].mark() {
                Some('(' | '[') => depth += 1,
                Some(')' | ']') => depth = depth.saturating_sub(1),
                _ => {}
            }
            let found = (depth == 0).then(|| joint_at(row, at, sentence.end)).flatten();
            match found.filter(|_| !is_within_clause(reading, at)) {
                Some((next, width)) => {
                    if start < at {
                        sides.push((joint, start..at));
                        joint = next;
                    } else if next == Joint::Strong {
                        joint = next;
                    }
                    at += width;
                    start = at;
                }
                None => at += 1,
            }
        }
        if start < sentence.end {
            sides.push((joint, start..sentence.end));
        }
    }
    sides
}

/// Words that join, or begin what joins.
static JOINTS: Listed = Listed::new(&["and", "then", "plus", "while", "whilst", "as", "as well as", "along with"]);

/// What joins two sides at `at`, and how many items it has.
fn joint_at(row: &Row<'_>, at: usize, end: usize) -> Option<(Joint, usize)> {
    let is_spaced = |at: usize| {
        at > 0
            && at + 1 < end
            && row.items[at - 1].range.end < row.items[at].range.start
            && row.items[at].range.end < row.items[at + 1].range.start
    };
    match row.items[at].mark() {
        Some(':') if row.items.get(at + 1).is_some_and(|next| next.range.start > row.items[at].range.end) => {
            return Some((Joint::Break, 1));
        }
        Some(',') => return Some((Joint::Weak, 1)),
        Some('/' | '|') if is_spaced(at) => return Some((Joint::Strong, 1)),
        Some('&' | '+') if is_spaced(at) => return Some((Joint::Weak, 1)),
        Some(_) => return None,
        None if !JOINTS.has(row.word(at)) => return None,
        None => {}
    }
    if row.is_any(at, &["as well as", "along with"]) {
        return Some((Joint::Strong, 1));
    }
    if row.is(at, "as") && row.is(at + 1, "well") && row.is(at + 2, "as") {
        return Some((Joint::Strong, 3));
    }
    if row.is_any(at, &["while", "whilst"]) {
        return Some((Joint::Strong, 1 + usize::from(row.is(at + 1, "also"))));
    }
    if row.is(at, "plus") {
        return Some((Joint::Strong, 1));
    }
    row.is_any(at, &["and", "then"]).then_some((Joint::Weak, 1))
}

/// "by writing guides and calling shops": both belong to the clause. The word that opens a clause is none of it.
fn is_within_clause(reading: &Reading, at: usize) -> bool {
    reading.sides.iter().any(|clause| clause.items.contains(&at) && clause.items.start < at)
}

/// Whether two sides that each stand are two results; behind a label several counts are one breakdown, and several
/// verbs a list of work.
fn are_two(
    row: &Row<'_>,
    (left, how): (&Range<usize>, Stand),
    (right, other): (&Range<usize>, Stand),
    joint: Joint,
    is_labelled: bool,
) -> bool {
    use Stand::{Action, Count, Level, More, State};
    let has_value = |items: &Range<usize>| items.clone().any(|at| is_result(row, at));
    match (how, other) {
        (Count, Count) => !is_labelled,
        (Level, Level) | (State, State) | (More, More) => true,
        (Level, Count) | (Count, Level) | (State, Level) | (Level, State) | (State, Count) => joint == Joint::Strong,
        (Action, Action) => {
            let is_listed = is_labelled && row.items[right.start - 1].mark() == Some(',');
            let is_list = joint == Joint::Strong || is_listed || has_value(left) && has_value(right);
            is_list && acts(row, right)
        }
        (Action, Count) => joint == Joint::Strong,
        _ => false,
    }
}

/// Whether the word that leads a side can only be a verb there: it stands before an article, a number or a described thing.
fn acts(row: &Row<'_>, items: &Range<usize>) -> bool {
    let at = row.head(items.clone()).at;
    let next = at + 1;
    !row.is_noun(at)
        || row.has(at, Class::MostlyVerb)
        || row.any(next, &[Class::Determiner, Class::Universal, Class::Pronoun, Class::Adjective])
        || row.is_value(next)
        || row.any(next, &[Class::Floor, Class::Cap])
}

/// How a side stands, if it does; a gerund leads one only behind a joint that is no list's.
fn stand(row: &Row<'_>, items: Range<usize>, is_loose: bool) -> Option<Stand> {
    let end = items.end;
    let skipped = |at: &usize| {
        row.is_any(*at, &["then", "also", "and", "to", "only", "still", "that", "else"])
            || row.any(*at, &[Class::Determiner, Class::Universal]) && !row.has(*at, Class::Comparative)
            || matches!(row.items[*at].mark(), Some('"' | '“' | '\'' | ','))
    };
    let at = items.clone().find(|at| !skipped(at))?;
    // "All (paid) accounts are …"
    let at = if row.items[at].mark() == Some('(') {
        (at + 1..end).find(|&at| row.items[at].mark() == Some(')'))? + 1
    } else {
        at
    };
    if at + 1 >= end {
        return None;
    }
    let names = |from: usize| (from..end).any(|at| is_name(row, at));
    let is_described =
        end - at <= LONGEST_DESCRIBED && row.has(at, Class::Adjective) && !row.is_noun(at) && row.is_noun(at + 1);
    if is_described || row.has(at, Class::Comparative) && !row.is(at + 1, "than") {
        return names(at + 1).then_some(Stand::More);
    }
    let value = (at..end).find(|&at| is_result(row, at));
    if value.is_some_and(|value| (at..value).all(|at| is_size(row, at))) {
        let from = value.unwrap_or(at) + 1;
        let from = from + usize::from(from < end && row.is(from, "of"));
        let is_one = value.and_then(|at| row.quantity(at)?.value) == Some(1.0);
        if is_one && row.ends_in_state(from, end) {
            return Some(Stand::State);
        }
        let counts = from < end
            && (is_name(row, from) || row.any(from, &[Class::Adjective, Class::Determiner]) && names(from + 1))
            && !row.has(from, Class::TimeUnit);
        return counts.then_some(Stand::Count);
    }
    let head = row.head(at..end);
    let leads = !matches!(head.class, HeadClass::None | HeadClass::Clause) && head.at <= at + 2 && !head.past;
    let is_gerund = row.items[head.at].form(Forms::GERUND) && !row.items[head.at].form(Forms::BASE);
    if leads && (is_loose || !is_gerund) {
        return (names(head.at + 1)).then_some(Stand::Action);
    }
    let subject = row.noun(at, end, false).map(|noun| noun.items.end);
    if let Some(subject) = subject
        && let Some(value) = value.filter(|&value| value >= subject && value - subject <= 4)
    {
        let is_level = (subject..value).all(|at| {
            is_size(row, at)
                || row.any(at, &[Class::Preposition, Class::Link, Class::Change])
                || row.is_any(at, &["up", "down", "falls", "fall", "stays"])
                || row.items[at].mark().is_some()
        });
        if is_level {
            return Some(Stand::Level);
        }
    }
    (row.ends_in_state(at, end)
        && subject.is_none_or(|subject| subject < end)
        && (!row.is_participle(at) || row.is_noun(at + 1)))
    .then_some(Stand::State)
}

/// Whether a word names something.
fn is_name(row: &Row<'_>, at: usize) -> bool {
    let item = &row.items[at];
    item.is_word() && !row.is_function(at) && (row.is_noun(at) || item.entry.is_unknown() || item.capital)
}

/// Words that say how large a number is: "at least", "about".
fn is_size(row: &Row<'_>, at: usize) -> bool {
    row.any(at, &[Class::Approximate, Class::Floor, Class::Cap, Class::Universal])
        || row.is_any(
            at,
            &["at", "least", "most", "than", "fewer", "less", "more", "under", "over", "max", "min", "only"],
        )
        || row.items[at].mark().is_some_and(|mark| matches!(mark, '<' | '>' | '≥' | '≤' | '=' | '~' | '+' | '±'))
}

fn is_result(row: &Row<'_>, at: usize) -> bool {
    row.is_value(at)
        && row.quantity(at).is_some_and(|quantity| {
            matches!(quantity.role, Role::Open | Role::Target | Role::Change | Role::Baseline)
                && !matches!(quantity.kind, QuantityKind::Rank | QuantityKind::All)
        })
}

/// Whether a side says more of the one before it: its value of today, its progress, what counts for it; `leads` is whether a
/// verb of its own leads it.
pub(super) fn elaborates(row: &Row<'_>, items: &Range<usize>, leads: bool) -> bool {
    static OPENS: Listed = Listed::new(&[
        "target", "goal", "baseline", "currently", "now", "today", "with", "including", "incl", "of", "right",
        "average", "averaging", "avg", "not", "each", "last", "relative", "versus", "vs", "previously", "up", "from",
        "it", "its", "this", "these", "they", "which", "that", "excluding", "except", "measured", "half", "both",
        "ours", "so", "but", "as", "where", "when", "if", "i.e", "i.e.", "ie", "e.g", "e.g.", "eg", "among", "thereof",
    ]);
    const SAYS: &[&str] =
        &["goal", "benchmark", "baseline", "counts", "counted", "had", "was", "were", "stood", "each", "ones"];
    let has_value = || items.clone().any(|at| is_result(row, at));
    let is_status = items.len() <= 4
        && items.clone().any(|at| row.is_any(at, &["complete", "completed", "done", "progress", "finished"]))
        && has_value();
    let tells = || !leads && items.clone().take(5).any(|at| row.is_any(at, SAYS));
    let points_back = || {
        let behind = items.clone().skip(1).take(3);
        leads && behind.into_iter().any(|at| row.is_any(at, &["it", "them", "its", "their"])) && !has_value()
    };
    // "while occupancy stays above 85%": what must not suffer.
    let is_guard = || {
        items.start > 0
            && row.is_any(items.start - 1, &["while", "whilst"])
            && items.clone().any(|at| {
                // "stays above" is one word of the lexicon.
                let first = row.word(at).split(' ').next().unwrap_or_default();
                ["stays", "stay", "staying", "remains", "remain", "remaining", "holds", "keeping", "keeps"]
                    .iter()
                    .any(|word| first.eq_ignore_ascii_case(word))
            })
    };
    OPENS.has(row.word(items.start)) || is_guard() || is_status || tells() || points_back()
}
