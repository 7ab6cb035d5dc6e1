//! What each number does in its sentence: baseline, target, change, threshold, rate, deadline, or nothing.
//!
//! Each pass looks at the words right around a number or between two of them, and leaves `Open` what its neighbours
//! do not settle. Earlier passes win: a role once given is not taken back.

use super::line::{Found, Line};
use super::measure;
use super::words::Sense;
use super::{Comparator, QuantityKind, Role, compare};
use crate::analysis::language::{CHANGES, NOW_ABROAD};

/// How many words may stand between "from" or "to" and its number.
const REACH: usize = 6;

/// Gives every quantity its comparator and role.
pub(super) fn settle(line: &Line<'_>, found: &mut [Found]) {
    for quantity in found.iter_mut() {
        comparator(line, quantity);
        rate(line, quantity);
        deadline(line, quantity);
        incidental(line, quantity);
    }
    beside(line, found);
    cases(line, found);
    moves(line, found);
    years(line, found);
    for index in 0..found.len() {
        baseline(line, found, index);
    }
    let changes = change_words(line);
    for quantity in found.iter_mut() {
        change(line, quantity, &changes);
    }
    places(line, found);
    thresholds(line, found);
    targets(found);
    dates_of_baselines(line, found);
}

fn is_open(found: &Found) -> bool {
    found.quantity.role == Role::Open
}

fn is_before(line: &Line<'_>, at: usize, words: &[&str]) -> bool {
    at.checked_sub(1).is_some_and(|before| line.is_any(before, words))
}

fn comparator(line: &Line<'_>, found: &mut Found) {
    if found.quantity.is_masked() || matches!(found.quantity.kind, QuantityKind::All | QuantityKind::Zero) {
        return;
    }
    let before = compare::before(line, found.first).map(|(comparator, _)| comparator);
    let read = before.or_else(|| compare::after(line, found.end));
    found.quantity.comparator = found.quantity.comparator.or(read);
}

/// "a week" behind a count, "3 times a month", "every 2 weeks", "40 hours of training".
fn rate(line: &Line<'_>, found: &mut Found) {
    if found.quantity.is_masked() || !is_open(found) {
        return;
    }
    let is_times = found.quantity.unit.as_deref() == Some("time");
    let is_multiple = found.quantity.kind == QuantityKind::Multiple;
    if is_times && line.is_any(found.end, &["as", "more", "higher", "faster", "the"]) {
        found.quantity.kind = QuantityKind::Multiple;
        found.quantity.unit = Some("x".to_owned());
        return;
    }
    // "50 bookings a week": the rate stands behind the counted noun, three words of it at most.
    let noun = (found.end..=found.end + 3)
        .take_while(|&at| at == found.end || (line.is_word(at - 1) && !ends_phrase(line, at - 1)));
    found.quantity.per = noun.into_iter().find_map(|at| {
        measure::rate_behind(line, at)
            .filter(|_| at > found.end || !line.is_any(at, &["a", "an"]) || !found.is_compound)
    });
    if found.quantity.per.is_some() && (is_times || is_multiple) && measure::rate_behind(line, found.end).is_some() {
        found.quantity.role = Role::Rate;
        found.quantity.kind = QuantityKind::Count;
        found.quantity.unit = Some("time".to_owned());
        return;
    }
    if found.quantity.kind != QuantityKind::Duration || found.is_compound {
        return;
    }
    let is_spent = line.is(found.end, "of")
        && matches!(found.quantity.unit.as_deref(), Some("hour" | "minute" | "day"))
        && !line.is_any(found.end + 1, &["the", "our", "their"])
        && !is_before(line, found.first, &["in", "within", "under", "to", "from", "by", "after", "of", "than"])
        && !(0..found.first).rev().take(4).any(|at| line.sense(at) == Sense::Change);
    if is_before(line, found.first, &["every", "each", "for", "over"]) || is_spent {
        found.quantity.role = Role::Rate;
        found.quantity.comparator = None;
    }
}

/// Whether the counted noun surely ends before a word.
fn ends_phrase(line: &Line<'_>, at: usize) -> bool {
    line.is_any(
        at,
        &[
            "in", "to", "for", "by", "with", "from", "at", "on", "and", "who", "that", "or", "is", "are", "within",
            "per", "a", "an",
        ],
    )
}

/// Dates behind "by" and its like, and spans of weeks behind "in" and "within".
fn deadline(line: &Line<'_>, found: &mut Found) {
    const BY: [&str; 13] = [
        "by", "before", "until", "till", "in", "within", "through", "on", "due", "during", "throughout", "deadline",
        "end",
    ];
    let first =
        if is_before(line, found.first, &["the", "this", "early", "late"]) { found.first - 1 } else { found.first };
    if !is_open(found) && found.quantity.role == Role::Deadline {
        return;
    }
    if found.quantity.kind == QuantityKind::Date {
        let is_named = is_before(
            line,
            first,
            &["for", "of", "since", "after", "from", "vs", "versus", "than", "the", "our", "to"],
        );
        let text = line.text.get(found.quantity.range.clone()).unwrap_or_default();
        let is_pointed = ["this", "next", "eo", "end"]
            .iter()
            .any(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
        // "vs. Q2" compares, "(week 1)" and "active in week 4" say when something is measured.
        let is_compared_to = line.is_mark(first.wrapping_sub(1), &['.']) && is_before(line, first - 1, &["vs"]);
        if is_compared_to || is_observed(line, found) || is_quoted(line, found.first) {
            return;
        }
        let is_last = line.is_end(found.end) && found.first > 0 && !is_named;
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_compared = is_before(line, first, &["in"]) && is_before(line, first - 1, &["as", "than"]);
        let is_latest = line.ends_with(first, &["later", "than"]);
        let is_by = is_latest
            || !is_compared && is_before(line, first, &BY)
            || line.is_mark(first.wrapping_sub(1), &[':']) && is_before(line, first - 1, &["due", "deadline", "by"]);
        if is_by || is_pointed && !is_named || is_last && !is_year {
            found.quantity.role = Role::Deadline;
        }
        return;
    }
    let is_ninety =
        found.quantity.unit.as_deref() == Some("day") && found.quantity.value.is_some_and(|days| days >= 60.0);
    let is_long = is_ninety || matches!(found.quantity.unit.as_deref(), Some("week" | "month" | "quarter" | "year"));
    let is_next = line.ends_with(found.first, &["the", "next"])
        && is_before(line, found.first - 2, &["in", "within", "over", "during"]);
    if found.quantity.kind == QuantityKind::Duration && is_open(found) && is_long && is_next {
        found.quantity.role = Role::Deadline;
        return;
    }
    if found.quantity.kind == QuantityKind::Duration
        && is_open(found)
        && is_long
        && is_before(line, found.first, &["in", "within"])
    {
        // "Second purchase within 90 days: 24% to 32%" defines what is measured.
        let is_defined = line.is_any(found.end, &["of", "after", "from"]) || line.is_mark(found.end, &[':']);
        let is_measured = is_before(
            line,
            found.first - 1,
            &["answered", "resolved", "closed", "paid", "delivered", "shipped", "returned", "renewed", "active"],
        );
        found.quantity.role = if is_defined || is_measured { Role::Threshold } else { Role::Deadline };
    }
}

/// Whether a token stands inside quotation marks, not far from their opening.
fn is_quoted(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 24;
    let from = at.saturating_sub(FAR);
    let quotes = (from..at).filter(|&at| line.is_mark(at, &['"', '“', '”'])).count();
    quotes % 2 == 1 && (at..line.len().min(at + FAR)).any(|at| line.is_mark(at, &['"', '”']))
}

/// A week or day counted from an event, at which something is looked at: "(week 1)", "active in week 4".
fn is_observed(line: &Line<'_>, found: &Found) -> bool {
    const COUNTED: [&str; 6] = ["week", "weeks", "day", "days", "month", "months"];
    const LASTING: [&str; 10] = [
        "active", "retained", "retention", "returning", "return", "alive", "back", "engaged", "subscribed", "remaining",
    ];
    let is_counted = line.is_any(found.first, &COUNTED) && line.is_number(found.first + 1);
    let is_alone = line.is_mark(found.first.wrapping_sub(1), &['(', '[']) && line.is_mark(found.end, &[')', ']']);
    let is_placed = is_before(line, found.first, &["in", "at", "on", "after"]);
    let is_lasting = is_placed && is_before(line, found.first - 1, &LASTING);
    // "on day 1", and "forecast in week 4 is within 7%", where the value follows.
    let goes_on = line.is_word(found.end) && !line.is_any(found.end, &["of", "and", "at", "in", "with", "for"])
        || line.is_mark(found.end, &[':']);
    // The first day is that of an event, and so is one that the sentence goes on from.
    let is_first = line.is_any(found.first + 1, &["0", "1"]) && (is_placed || is_before(line, found.first, &["by"]));
    let is_day = line.is(found.first, "day")
        && (is_first || is_placed && line.is_word(found.end) && !line.is_any(found.end, &["of", "and"]));
    is_counted && (is_alone || is_lasting || is_day || is_placed && goes_on)
}

/// Sizes and windows: "a 5-page guide", "the last 7 days", "older than 30 days", "in one place".
fn incidental(line: &Line<'_>, found: &mut Found) {
    if !is_open(found) || found.quantity.is_masked() {
        return;
    }
    let first = found.first;
    let kind = found.quantity.kind;
    let is_duration = kind == QuantityKind::Duration;
    let is_window =
        is_duration && is_before(line, first, &["last", "past", "previous", "first", "next", "recent", "trailing"]);
    let is_past = kind == QuantityKind::Count && is_before(line, first, &["last", "past", "previous", "recent"]);
    let is_age = line.ends_with(first, &["older", "than"]) || line.ends_with(first, &["younger", "than"]);
    let is_moment = is_duration && is_before(line, first, &["after", "before"]);
    let is_size = found.is_compound
        && found.quantity.comparator.is_none()
        && line.is_word(found.end)
        && kind != QuantityKind::Multiple;
    let is_place = kind == QuantityKind::Count
        && line.is(first, "one")
        && line.is_word(found.end)
        && is_before(line, first, &["in", "into", "on", "as", "under", "with", "via", "behind", "from", "to"])
        && !line.is_any(first.wrapping_sub(2), &["from", "least"]);
    let is_divisor = kind == QuantityKind::Count && is_before(line, first, &["per"]) && line.is_word(found.end);
    if is_window || is_age {
        found.quantity.role = Role::Threshold;
    } else if is_past || is_size || is_place || is_divisor {
        found.quantity.role = Role::Incidental;
    } else if is_moment {
        found.quantity.role = Role::Threshold;
    }
}

/// Whether a word of `words` stands before token `at`, with nothing but words after it.
fn led_by(line: &Line<'_>, at: usize, floor: usize, words: &[&str]) -> bool {
    (floor..at)
        .rev()
        .take(REACH)
        .take_while(|&before| line.is_word(before) || line.is_mark(before, &['~', '≈', '<', '>', '≥', '≤']))
        .any(|before| line.is_any(before, words))
}

/// Pairs from one level to another: arrows, "from 8% to 15%", "to 15% from 8%", "10% to 15%".
fn moves(line: &Line<'_>, found: &mut [Found]) {
    let open: Vec<usize> =
        (0..found.len()).filter(|&index| is_open(&found[index]) && can_pair(&found[index])).collect();
    let mut pairs = open.windows(2);
    let mut done = 0;
    while let Some(&[one, other]) = pairs.next() {
        if one < done {
            continue;
        }
        let floor = one.checked_sub(1).map_or(0, |before| found[before].end);
        // "with under 10 staff from 31 to 45": the pair begins behind the bound.
        let third = found[other + 1..].iter().find(|third| is_open(third) && can_pair(third));
        if third.is_some_and(|third| is_from_to(line, &found[other], third, found[one].end))
            && !is_arrow(line, found[one].end, found[other].first)
        {
            if found[one].quantity.comparator.is_some() {
                found[one].quantity.role = Role::Threshold;
            }
            continue;
        }
        // "100 demos → 20 pilots → 5 contracts": each arrow leads to another thing, and no level moves.
        if leads_on_to(line, &found[one], &found[other]) {
            found[one].quantity.role = Role::Incidental;
            continue;
        }
        let Some((first_role, second_role)) = pair(line, &found[one], &found[other], floor) else {
            continue;
        };
        for (index, role) in [(one, first_role), (other, second_role)] {
            found[index].quantity.role = role;
            if matches!(found[index].quantity.comparator, Some(Comparator::AtMost))
                && line.is_any(found[index].first.wrapping_sub(1), &["to"])
            {
                found[index].quantity.comparator = None;
            }
        }
        share_unit(found, one, other);
        // "+30% (from 50k to 65k)": both levels say what the change comes to.
        if let Some(before) = one.checked_sub(1)
            && first_role == Role::Baseline
            && found[before].is_signed
            && is_open(&found[before])
            && (found[before].end..found[one].first).any(|at| line.is_mark(at, &['(']))
        {
            found[before].quantity.role = Role::Incidental;
        }
        let other = if first_role == Role::Baseline { chained(line, found, &open, other) } else { other };
        // Dates between both levels tell when they were taken.
        for between in &mut found[one + 1..other] {
            if between.quantity.kind == QuantityKind::Date {
                between.quantity.role = Role::Incidental;
            }
        }
        done = other + 1;
    }
}

/// Whether an arrow stands between counts of two things: "100 demos → 20 pilots", but not "5 shops -> 9 shops".
fn leads_on_to(line: &Line<'_>, one: &Found, other: &Found) -> bool {
    let counts = |found: &Found| found.quantity.kind == QuantityKind::Count && found.quantity.unit.is_none();
    let is_named =
        |at: usize| line.is_word(at) && !line.is_any(at, &["per", "a", "an", "by", "in", "to", "of", "from"]);
    let (first, second) = (one.end, other.end);
    counts(one)
        && counts(other)
        && is_named(first)
        && is_named(second)
        && first < other.first
        && !line.text_of(first).eq_ignore_ascii_case(line.text_of(second))
        && is_arrow(line, first, other.first)
}

/// "10 -> 12 -> 15": the last level is the one to reach, and those between are steps on the way. Returns the last.
fn chained(line: &Line<'_>, found: &mut [Found], open: &[usize], target: usize) -> usize {
    let mut last = target;
    for &next in open.iter().filter(|&&index| index > target) {
        if !is_arrow(line, found[last].end, found[next].first) {
            break;
        }
        found[last].quantity.role = Role::Incidental;
        found[next].quantity.role = Role::Target;
        share_unit(found, last, next);
        last = next;
    }
    last
}

/// "from 12 (CRM) or 15 (web) to 30", "from 40/50 to 60/70": other values of the same moment stand beside where it starts
/// and where it ends.
fn beside(line: &Line<'_>, found: &mut [Found]) {
    const MOST: usize = 3;
    const FAR: usize = 24;
    for start in 0..found.len() {
        let is_start = is_level(&found[start]) && is_before(line, found[start].first, &["from"]);
        if !is_start {
            continue;
        }
        let leads_on = |index: usize| {
            let first = compare::before(line, found[index].first).map_or(found[index].first, |(_, first)| first);
            is_level(&found[index]) && is_before(line, first, &["to"])
        };
        let later = start + 2..found.len().min(start + 2 + MOST);
        let Some(end) = later.clone().find(|&end| leads_on(end)) else { continue };
        let is_near = found[end].first <= found[start].end + FAR;
        if !is_near || !(start + 1..end).all(|index| is_aside(line, found, start, index)) {
            continue;
        }
        let behind = (end + 1..found.len()).take_while(|&index| is_aside(line, found, end, index)).count();
        for index in (start + 1..end).chain(end + 1..=end + behind) {
            found[index].quantity.role = Role::Incidental;
        }
        found[start].quantity.role = Role::Baseline;
        found[end].quantity.role = Role::Target;
        share_unit(found, start, end);
    }
}

/// Whether it can be a level that a line starts from or leads to; both ends of "40/50" are read as such at first.
fn is_level(found: &Found) -> bool {
    can_pair(found) && matches!(found.quantity.role, Role::Open | Role::Baseline | Role::Target)
}

/// Whether a value stands in brackets behind another one, or as an alternative to it.
fn is_aside(line: &Line<'_>, found: &[Found], one: usize, other: usize) -> bool {
    let between = found[one].end..found[other].first;
    if !is_level(&found[other]) || between.len() > 12 || between.clone().any(|at| line.is_any(at, &["to", "by"])) {
        return false;
    }
    let opens = between.clone().filter(|&at| line.is_mark(at, &['(', '['])).count();
    let closes = between.clone().filter(|&at| line.is_mark(at, &[')', ']'])).count();
    let joined = found[other].first.checked_sub(1).is_some_and(|at| {
        line.is(at, "or") || line.is_mark(at, &['/']) || line.is(at, "and") && line.is_mark(at.wrapping_sub(1), &[')'])
    });
    opens > closes || joined
}

/// "4 (2026) vs. 15 (2027)": of two values with their years the earlier is where it starts.
fn years(line: &Line<'_>, found: &mut [Found]) {
    for index in 0..found.len().saturating_sub(3) {
        let [one, its_year, other, year] = &found[index..index + 4] else { return };
        let year_of = |date: &Found, value: &Found| {
            let is_bracketed = line.is_mark(date.first.wrapping_sub(1), &['(']) && line.is_mark(date.end, &[')']);
            let is_near = date.first >= value.end && date.first <= value.end + 3;
            (date.quantity.kind == QuantityKind::Date && is_bracketed && is_near)
                .then(|| line.text.get(date.quantity.range.clone())?.parse::<u16>().ok())
                .flatten()
        };
        let is_value = |found: &Found| is_open(found) && can_pair(found);
        let (Some(first), Some(second)) = (year_of(its_year, one), year_of(year, other)) else { continue };
        if !is_value(one) || !is_value(other) || first == second {
            continue;
        }
        let (from, to) = if first < second { (index, index + 2) } else { (index + 2, index) };
        found[from].quantity.role = Role::Baseline;
        found[to].quantity.role = Role::Target;
        for date in [index + 1, index + 3] {
            found[date].quantity.role = Role::Incidental;
        }
        share_unit(found, from.min(to), from.max(to));
    }
}

fn can_pair(found: &Found) -> bool {
    !found.quantity.is_masked()
        && !matches!(found.quantity.kind, QuantityKind::All | QuantityKind::Multiple)
        && !found.is_compound
}

/// "from 3 to 5 days": the unit is said once.
fn share_unit(found: &mut [Found], one: usize, other: usize) {
    let (unit, kind) = (found[other].quantity.unit.clone(), found[other].quantity.kind);
    let is_bare =
        |index: usize| found[index].quantity.unit.is_none() && found[index].quantity.kind == QuantityKind::Count;
    if is_bare(one) && unit.is_some() && kind != QuantityKind::Placeholder {
        found[one].quantity.unit = unit;
        found[one].quantity.kind = kind;
    } else if is_bare(other)
        && !(found[one].quantity.kind == QuantityKind::Percent && found[other].quantity.value > Some(100.0))
        && matches!(
            found[one].quantity.kind,
            QuantityKind::Percent | QuantityKind::Money | QuantityKind::Duration | QuantityKind::Size
        )
    {
        found[other].quantity.unit = found[one].quantity.unit.clone();
        found[other].quantity.kind = found[one].quantity.kind;
    }
}

/// "from 31 to 45", with nothing but words between.
fn is_from_to(line: &Line<'_>, one: &Found, other: &Found, floor: usize) -> bool {
    let between = one.end..other.first;
    led_by(line, one.first, floor, &["from"])
        && between.len() <= REACH
        && between.clone().any(|at| line.is(at, "to"))
        && between.clone().all(|at| line.is_word(at))
}

fn pair(line: &Line<'_>, one: &Found, other: &Found, floor: usize) -> Option<(Role, Role)> {
    let to = other.first;
    // "4/month", "60 per week".
    let is_rate = measure::rate_behind(line, one.end).is_some() && one.end + 2 < to;
    let from = if is_rate { one.end + 2 } else { one.end };
    // "140 → <30".
    let bound = compare::before(line, to).map_or(to, |(_, start)| start.max(from));
    if to > from && (is_arrow(line, from, to) || is_arrow(line, from, bound)) {
        return Some((Role::Baseline, Role::Target));
    }
    if to > from + 12 {
        return None;
    }
    let says = |words: &[&str], from: usize, to: usize| (from..to).any(|at| line.is_any(at, words));
    // The stop of "max. 30%" ends no sentence.
    let is_short = |at: usize| at > 0 && line.is_any(at - 1, &["max", "min", "approx", "ca"]);
    // "traffic up 30% and bounces down to 40%": each has its own way.
    let is_own = is_before(line, one.first, &["up", "down"]) && says(&["and"], from, to) && to > from + 2;
    let is_broken =
        is_own || (from..to).any(|at| line.is_mark(at, &[';', '/']) || line.is_mark(at, &['.']) && !is_short(at));
    if is_broken {
        return None;
    }
    let has_to = says(&["to", "towards", "into", "too"], from.max(to.saturating_sub(REACH)), to);
    let is_by = is_before(line, compare::before(line, one.first).map_or(one.first, |(_, start)| start), &["by"]);
    if is_by && has_to {
        return Some((Role::Change, Role::Target));
    }
    // "+3 pp to 62%": by how much, and what that comes to. "-5 to 10" are two levels.
    let is_step = one.is_signed
        && !other.is_signed
        && (one.quantity.value > Some(0.0)
            || matches!(one.quantity.kind, QuantityKind::Percent | QuantityKind::PercentagePoints));
    if is_step && line.is(from, "to") && to <= from + 2 {
        return Some((Role::Change, Role::Target));
    }
    let has_from = led_by(line, one.first, floor, &["from", "frm"]);
    if has_from && has_to || is_change_abroad(line, one, other) {
        return Some((Role::Baseline, Role::Target));
    }
    if led_by(line, one.first, floor, &["to", "reach", "hit", "at", "above", "below", "under", "over"])
        && says(&["from"], from, to)
    {
        return Some((Role::Target, Role::Baseline));
    }
    // "10% to 15%" side by side.
    let is_direct = to == from + 1 && line.is(from, "to")
        || line.starts_with(from, &["up", "to"]) && to == from + 2
        || line.starts_with(from, &["down", "to"]) && to == from + 2
        || line.is(from, "to") && compare::before(line, other.first).is_some_and(|(_, start)| start == from + 1);
    (is_direct || is_brought(line, one, other)).then_some((Role::Baseline, Role::Target))
}

/// "von 4 % auf 15 %", "de 4 % à 15 %", "van 9 uur naar 3 uur": both words of one language, each right before its value, which
/// may be told as today's or as a bound.
fn is_change_abroad(line: &Line<'_>, one: &Found, other: &Found) -> bool {
    let start = |found: &Found| compare::before(line, found.first).map_or(found.first, |(_, start)| start);
    let begins = |at: usize, word: &str| {
        at.checked_sub(1).is_some_and(|before| line.is(before, word))
            || at.checked_sub(2).is_some_and(|before| line.is(before, word) && line.is_any(before + 1, &NOW_ABROAD))
    };
    other.first > one.end && CHANGES.iter().any(|(from, to, _)| begins(start(one), from) && begins(start(other), to))
}

/// "340 tickets down to zero", "1,200 patients cut to 300": what is counted stands between the levels, with a word that
/// says that it moves.
fn is_brought(line: &Line<'_>, one: &Found, other: &Found) -> bool {
    const MOVED: [&str; 20] = [
        "down", "cut", "reduced", "shrunk", "brought", "lowered", "falls", "fall", "drops", "drop", "shrinks",
        "shrink", "raised", "lifted", "increased", "rises", "rise", "grows", "grow", "goes",
    ];
    let start = compare::before(line, other.first).map_or(other.first, |(_, start)| start);
    let between = one.end..start;
    let is_alike = other.quantity.unit.is_none() && other.quantity.kind != QuantityKind::Share
        || one.quantity.unit == other.quantity.unit;
    is_alike
        && (3..=REACH).contains(&between.len())
        && line.is(start - 1, "to")
        && line.is_any(start - 2, &MOVED)
        && between.clone().all(|at| line.is_word(at))
        && !is_before(line, one.first, &["by"])
}

/// Whether an arrow and nothing else stands between: "->", "→", "=>", "-->", "⟶".
fn is_arrow(line: &Line<'_>, from: usize, to: usize) -> bool {
    const ARROWS: [char; 12] = ['→', '⟶', '➔', '➜', '⇒', '➡', '>', '↗', '↘', '▶', '↑', '↓'];
    let mut has_head = false;
    // A lone ">" behind a word is a comparator: "of overdues > 120d".
    if to > from + 1 && line.is_mark(to - 1, &['>']) && line.is_word(to - 2) {
        return false;
    }
    // "22%..35%"
    if to == from + 2 && (from..to).all(|at| line.is_mark(at, &['.']) && line.is_glued(at)) && line.is_glued(to) {
        return true;
    }
    for at in from..to.min(from + 8) {
        let Some(mark) = line.mark(at) else {
            // One counted noun may stand before the arrow: "5 shops -> 9 shops".
            if at < from + 2 && !has_head && line.is_word(at) {
                continue;
            }
            return false;
        };
        has_head |= ARROWS.contains(&mark);
        if !ARROWS.contains(&mark) && !matches!(mark, '-' | '=' | '–' | '—' | '~' | '\u{fe0f}') {
            return false;
        }
    }
    has_head && to <= from + 8
}

/// "(now 12)", "currently 40", "(0 today)", "baseline: 5", "vs 12 last quarter", "up from 3".
fn baseline(line: &Line<'_>, found: &mut [Found], index: usize) {
    const BEFORE: [&str; 21] = [
        "ly", "actual", "actuals", "now", "currently", "current", "today", "was", "were", "baseline", "vs", "versus",
        "previously", "presently", "start", "status-quo", "today's", "formerly", "yesterday", "prev", "previous",
    ];
    const AFTER: [&str; 8] = ["ly", "today", "now", "currently", "presently", "baseline", "previously", "before"];
    let this = &found[index];
    if !is_open(this) || this.quantity.is_masked() {
        return;
    }
    let mut at = this.first;
    // A comparator, an article or a mark may stand between the word and its number.
    while at > 0
        && (line.is_mark(at - 1, &[':', '=', '~', '≈', '>', '<'])
            || line.is_any(
                at - 1,
                &[
                    "at", "about", "around", "only", "is", "of", "a", "the", "value", "level", "just", "approx",
                    "roughly", "day",
                ],
            ))
        && at + 3 > this.first
    {
        at -= 1;
    }
    if line.is_mark(at.wrapping_sub(1), &['.']) && line.is(at.wrapping_sub(2), "prev") {
        at -= 1;
    }
    let is_bracketed =
        line.is_mark(this.first.wrapping_sub(2), &['(', '[', ',']) || line.is_mark(this.first.wrapping_sub(1), &['(']);
    // "Test price 49 vs 59" puts both beside each other.
    let is_tried =
        is_before(line, at, &["vs", "versus"]) && line.is_any(0, &["test", "compare", "trial", "try", "pilot"]);
    let is_was = line.is_any(at.wrapping_sub(1), &["is", "are"]);
    let before = (is_before(line, at, &BEFORE) || is_before(line, at, &NOW_ABROAD)) && !is_was && !is_tried
        || line.ends_with(this.first, &["compared", "to"])
        || line.ends_with(this.first, &["compared", "with"])
        || is_before(line, at, &["instead"]) && line.is(at, "of")
        || line.ends_with(this.first, &["instead", "of"])
        || line.ends_with(this.first, &["up", "from"])
        || line.ends_with(this.first, &["down", "from"])
        || line.ends_with(this.first, &["starting", "at"])
        || line.ends_with(this.first, &["starting", "from"])
        || (is_bracketed && is_before(line, this.first, &["from", "base"]))
        || is_of_last_period(line, this, index)
        || is_bare_note(line, found, index);
    let noun = if line.is_word(this.end) && !line.is_any(this.end, &AFTER) { this.end + 1 } else { this.end };
    let closes = |at: usize| line.is_end(at + 1);
    let after = [this.end, noun].iter().any(|&at| line.is_any(at, &AFTER) && closes(at))
        || [this.end, noun].iter().any(|&at| {
            line.is(at, "last")
                && line.is_any(at + 1, &["year", "quarter", "month", "week", "season", "time"])
                && index > 0
        });
    // "8/10 from 20 customers" says whose mark it is.
    let counts_others = index > 0
        && this.quantity.kind == QuantityKind::Count
        && line.is_word(this.end)
        && found[index - 1].quantity.kind == QuantityKind::Rating;
    let from_level = is_before(line, this.first, &["from"])
        && index > 0
        && !counts_others
        && found[..index].iter().any(|other| is_open(other) && can_pair(other));
    if before || after || from_level || is_noted(line, found, index) || is_contrasted(line, &found[index], index) {
        let this = &mut found[index];
        this.quantity.role = Role::Baseline;
        return;
    }
    let is_target =
        is_before(line, at, &["target", "goal", "aim"]) && at < this.first || line.ends_with(this.first, &["target"]);
    if is_target {
        found[index].quantity.role = Role::Target;
    }
}

/// ", last year 260", "(previous quarter 12)" behind another number.
fn is_of_last_period(line: &Line<'_>, this: &Found, index: usize) -> bool {
    index > 0
        && this.first >= 3
        && line.is_any(
            this.first - 1,
            &[
                "year", "quarter", "month", "week", "season", "cycle", "edition", "time", "round", "wave", "yr",
                "term", "survey", "campaign",
            ],
        )
        && line.is_any(this.first - 2, &["last", "previous", "prior", "prev"])
        && line.is_mark(this.first - 3, &[',', '(', ';', '–', '—'])
}

/// "under 2 s on mobile (5.4 s)": nothing in the brackets but a level of the same unit, right behind the target.
fn is_bare_note(line: &Line<'_>, found: &[Found], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &found[before]) else { return false };
    let this = &found[index];
    let is_alone = line.is_mark(this.first.wrapping_sub(1), &['(']) && line.is_mark(this.end, &[')']);
    is_alone
        && !this.is_signed
        && !before.is_signed
        && is_open(before)
        && this.quantity.comparator.is_none()
        && (this.quantity.unit.is_some()
            && this.quantity.unit == before.quantity.unit
            && this.quantity.kind == before.quantity.kind
            || is_near_fraction(&this.quantity, &before.quantity))
        && this.quantity.value != before.quantity.value
        && this.first <= before.end + 6
}

/// "97.8 % (96.1)": the unit stands with the target alone, and the fraction is no number of a note.
fn is_near_fraction(this: &super::Quantity, before: &super::Quantity) -> bool {
    let (Some(value), Some(level)) = (this.value, before.value) else { return false };
    this.unit.is_none()
        && this.kind == QuantityKind::Count
        && before.unit.is_some()
        && value.fract() != 0.0
        && value < level * 2.0
        && value > level / 2.0
}

/// A date in one bracket with today's value says when that was taken: "(Q4: 64)", "(4.2 in Q4)".
fn dates_of_baselines(line: &Line<'_>, found: &mut [Found]) {
    for index in 0..found.len().saturating_sub(1) {
        let (one, other) = (&found[index], &found[index + 1]);
        let is_date = |found: &Found| found.quantity.kind == QuantityKind::Date;
        let is_level = |found: &Found| found.quantity.role == Role::Baseline;
        // "was 58% in Q3"
        let is_past = is_before(line, one.first, &["was", "were", "had"])
            || is_before(line, one.first.wrapping_sub(1), &["was", "were", "had"]);
        let is_taken = is_past && line.is_any(one.end, &["in", "at", "during"]) && other.first <= one.end + 4;
        if is_taken && is_level(one) && is_date(other) {
            found[index + 1].quantity.role = Role::Incidental;
            continue;
        }
        let opens = line.is_mark(one.first.wrapping_sub(1), &['(']);
        let is_near =
            other.first <= one.end + 3 && !(one.end..other.first).any(|at| line.is_mark(at, &[')', ',', ';']));
        if !opens || !is_near {
            continue;
        }
        if is_date(one) && is_level(other) {
            found[index].quantity.role = Role::Incidental;
        } else if is_level(one) && is_date(other) {
            found[index + 1].quantity.role = Role::Incidental;
        }
    }
}

/// "(last year 5,100)", "(14% in Q2)", "(we're at 870)": a number in brackets behind another one, with a word that says
/// when it was taken.
fn is_noted(line: &Line<'_>, found: &[Found], index: usize) -> bool {
    let this = &found[index];
    let near = index.saturating_sub(4)..(index + 5).min(found.len());
    let Some(open) = (this.first.saturating_sub(8)..this.first).rev().find(|&at| line.is_mark(at, &['(', ')'])) else {
        return false;
    };
    let has_level = found[near.start..index].iter().any(|other| {
        other.end <= open
            && !other.quantity.is_masked()
            && matches!(other.quantity.role, Role::Open | Role::Target | Role::Change)
    });
    if !line.is_mark(open, &['(']) || !has_level {
        return false;
    }
    let close =
        (this.end..this.end + 8).find(|&at| at >= line.len() || line.is_mark(at, &[')', ','])).unwrap_or(this.end);
    let numbers = found[near.clone()]
        .iter()
        .filter(|other| other.first > open && other.end <= close && !other.quantity.is_masked());
    if numbers.count() > 1 {
        return false;
    }
    let is_dated = found[near].iter().any(|other| {
        other.quantity.kind == QuantityKind::Date
            && other.first > open
            && other.end <= close
            && !is_before(line, other.first, &["by", "until", "before"])
    });
    is_dated || (open + 1..close).any(|at| is_past(line, at))
}

/// A word that says that a number is not to be reached but was taken.
fn is_past(line: &Line<'_>, at: usize) -> bool {
    line.is_any(
        at,
        &[
            "last", "ytd", "was", "were", "previous", "prior", "present", "spring", "summer", "autumn", "winter",
            "today", "now", "currently", "we're", "weighed", "measured", "counted", "ago", "pre", "earlier",
            "yesterday", "before",
        ],
    ) || line.starts_with(at, &["so", "far"])
        || line.starts_with(at, &["to", "date"])
        || line.starts_with(at, &["we", "are"])
        || line.starts_with(at, &["it", "is"])
}

/// "against 900k", "we stand at 7,900", "from an average of 17", "rather than today's 35%" behind another number.
fn is_contrasted(line: &Line<'_>, this: &Found, index: usize) -> bool {
    if index == 0 {
        return false;
    }
    let start = compare::before(line, this.first).map_or(this.first, |(_, start)| start);
    is_before(line, start, &["against"])
        || line.ends_with(start, &["as", "against"])
        || line.ends_with(start, &["stand", "at"])
        || line.ends_with(start, &["we're", "at"])
        || line.ends_with(start, &["are", "at"])
        || line.ends_with(start, &["we", "have"])
        || line.ends_with(start, &["it's"])
        || line.ends_with(start, &["from", "an", "average", "of"])
        || line.ends_with(start, &["from", "the", "current"])
        || line.ends_with(start, &["rather", "than", "today's"])
}

/// The tokens that are words of change.
fn change_words(line: &Line<'_>) -> Vec<usize> {
    (0..line.len()).filter(|&at| line.sense(at) == Sense::Change).collect()
}

/// "by 30%", "+10%", "20% more", "growth of 20%", "double", "grow revenue 20%".
fn change(line: &Line<'_>, found: &mut Found, changes: &[usize]) {
    const MORE: [&str; 24] = [
        "more", "fewer", "less", "growth", "increase", "uplift", "improvement", "reduction", "decrease", "faster",
        "higher", "lower", "shorter", "drop", "rise", "lift", "gain", "yoy", "y-o-y", "qoq", "mom", "cheaper",
        "slower", "additional",
    ];
    if !is_open(found) || found.quantity.is_masked() {
        return;
    }
    if is_multiple_level(line, found) {
        found.quantity.kind = QuantityKind::Ratio;
        return;
    }
    let quantity = &found.quantity;
    let is_share_of_level = matches!(quantity.kind, QuantityKind::Percent | QuantityKind::PercentagePoints)
        || quantity.unit.as_deref() == Some("point");
    let is_relative = is_share_of_level || matches!(quantity.kind, QuantityKind::Multiple | QuantityKind::Share);
    let last_change = changes.partition_point(|&at| at < found.first).checked_sub(1).map(|index| changes[index]);
    let follows_change = last_change
        .is_some_and(|at| found.first - at <= 14 && !(at..found.first).any(|at| line.is_mark(at, &['.', ';'])));
    // A comparator between "by" and its number keeps the sense: "by at least 20%".
    let start = compare::before(line, found.first).map_or(found.first, |(_, start)| start);
    let is_blank = quantity.kind == QuantityKind::Placeholder;
    let is_by = is_before(line, start, &["by"])
        || is_before(line, start, &["a", "another"]) && is_before(line, start - 1, &["by"]);
    let by = is_by
        && (follows_change
            || (is_share_of_level && !line.is(found.end, "of"))
            || quantity.kind == QuantityKind::Share && !line.is(found.end, "of")
            || quantity.kind == QuantityKind::Multiple);
    let is_more = line.is_any(found.end, &MORE)
        && (is_relative || !line.is(found.end, "additional"))
        && !line.is(found.end + 1, "than")
        && (!line.is_any(found.end, &["less", "more"]) || quantity.comparator.is_none());
    let more_than_before = line.is_any(
        found.end,
        &["more", "fewer", "less", "lower", "higher", "shorter", "longer", "faster", "cheaper", "smaller"],
    ) && line.is(found.end + 1, "than");
    let of = line.is(found.first.wrapping_sub(1), "of")
        && found.first > 1
        && line.is_any(
            found.first - 2,
            &["growth", "increase", "uplift", "improvement", "reduction", "decrease", "drop", "rise", "lift", "gain"],
        );
    let is_multiple = quantity.kind == QuantityKind::Multiple;
    let is_level = is_before(line, start, &["to", "at", "of", "from", "with", "in", "for", "among", "reach"])
        || matches!(quantity.comparator, Some(Comparator::Over | Comparator::Under | Comparator::AtMost));
    let direct = is_share_of_level
        && follows_change
        && !is_level
        && !line.is_any(found.end, &["of", "in"])
        && quantity.comparator.is_none();
    let is_halved = quantity.kind == QuantityKind::Share
        && line.is(found.first, "half")
        && follows_change
        && is_before(line, start, &["in"]);
    // "set up 6 pilots" moves nothing.
    let is_moved = is_before(line, start, &["up", "down"])
        && (start > 2 || is_share_of_level)
        && !is_before(line, start - 1, &["set", "sign", "signed", "start", "follow", "open", "line", "put", "pick"]);
    let is_minus = is_before(line, start, &["minus", "plus"]) && is_relative;
    // "≥ +20" is a level of a score that can be negative.
    let is_signed_level =
        quantity.kind == QuantityKind::Count && quantity.unit.is_none() && quantity.comparator.is_some();
    let is_at = quantity.kind == QuantityKind::Count && is_before(line, start, &["at", "of"]);
    let signed = found.is_signed && quantity.kind != QuantityKind::Size && !is_signed_level && !is_at;
    let another = is_before(line, start, &["another", "additional", "extra"]);
    if by && (is_relative || is_blank || follows_change)
        || is_more
        || more_than_before && is_relative
        || of
        || is_multiple
        || direct
        || signed
        || is_halved
        || is_moved
        || is_minus
        || another && is_share_of_level
    {
        found.quantity.role = Role::Change;
    }
}

/// "ROAS 3.2x": measures that are multiples themselves, a level and no change.
fn is_multiple_level(line: &Line<'_>, found: &Found) -> bool {
    const MEASURES: [&str; 8] = ["roas", "roi", "romi", "mer", "cac", "ltv", "moic", "coverage"];
    found.quantity.kind == QuantityKind::Multiple
        && found.quantity.unit.as_deref() == Some("x")
        && line.is_number(found.first)
        && (found.first.saturating_sub(4)..found.first).any(|at| line.is_any(at, &MEASURES))
        && !is_before(line, found.first, &["by"])
}

/// "for 90% of tickets to 2 hours": the share says of which cases the level holds.
fn cases(line: &Line<'_>, found: &mut [Found]) {
    for index in 1..found.len() {
        let (share, level) = (&found[index - 1], &found[index]);
        let is_share = share.quantity.kind == QuantityKind::Percent && is_open(share);
        let is_scope = is_share && is_before(line, share.first, &["for"]) && line.is(share.end, "of");
        let is_level = is_open(level) && is_before(line, level.first, &["to", "at", "from"]);
        if is_scope && is_level && (share.end..level.first).all(|at| line.is_word(at) && !line.is(at, "and")) {
            found[index - 1].quantity.role = Role::Threshold;
        }
    }
}

/// "in top 5 for 20 keywords": the place is what each of them has to reach, and how many do is what moves.
fn places(line: &Line<'_>, found: &mut [Found]) {
    for index in 1..found.len() {
        let (place, count) = (&found[index - 1], &found[index]);
        let is_place = place.quantity.kind == QuantityKind::Rank && is_open(place);
        let is_count = count.quantity.kind == QuantityKind::Count && count.quantity.unit.is_none() && is_open(count);
        let is_joined = count.first == place.end + 1 && line.is_any(place.end, &["for", "with"]);
        if is_place && is_count && is_joined && line.is_word(count.end) {
            found[index - 1].quantity.role = Role::Threshold;
        }
    }
}

/// Bounds inside the definition of a metric, where another number is the one to reach.
fn thresholds(line: &Line<'_>, found: &mut [Found]) {
    let is_goal = |found: &Found| {
        matches!(found.quantity.role, Role::Open | Role::Target | Role::Change) && !found.quantity.is_masked()
    };
    let goals = found.iter().filter(|found| is_goal(found)).count();
    if goals < 2 {
        return;
    }
    let mut left = goals;
    for index in 0..found.len() {
        let this = &found[index];
        let is_bound = matches!(
            this.quantity.comparator,
            Some(Comparator::AtMost | Comparator::Under | Comparator::Over | Comparator::AtLeast)
        ) && matches!(
            this.quantity.kind,
            QuantityKind::Duration
                | QuantityKind::Size
                | QuantityKind::Money
                | QuantityKind::Rating
                | QuantityKind::Count
        );
        let is_inner = is_before(
            line,
            this.first,
            &["within", "in", "under", "below", "than", "over", "above", "least", "<", ">", "≤", "≥", "="],
        );
        let is_time = this.quantity.kind == QuantityKind::Duration
            && is_before(line, this.first, &["in", "within", "under", "after"]);
        let others = found.iter().enumerate().any(|(other, found)| {
            other != index
                && is_goal(found)
                && !matches!(found.quantity.kind, QuantityKind::Duration)
                && counts_cases(found)
        });
        // "Calls within 7 days under 12%": the first number is a bound where a share of the cases follows.
        let is_led = index == 0
            && is_time_bound(line, this)
            && found.get(1).is_some_and(|next| {
                is_goal(next) && next.quantity.kind == QuantityKind::Percent && next.first <= this.end + 6
            })
            && !(this.end..found[1].first)
                .any(|at| line.is_mark(at, &[';', '.', ',']) || line.is_any(at, &["and", "to"]));
        if is_open(this) && left > 1 && is_led {
            found[index].quantity.role = Role::Threshold;
            left -= 1;
            continue;
        }
        let is_apart = index > 0
            && !(found[index - 1].end..this.first)
                .any(|at| line.is_mark(at, &[';', '.', ',']) || line.is_any(at, &["and"]));
        if is_open(this)
            && left > 1
            && others
            && is_apart
            && (is_time || is_bound && is_inner && this.quantity.kind != QuantityKind::Count)
        {
            found[index].quantity.role = Role::Threshold;
            left -= 1;
        }
    }
}

/// A span of time or a size with a comparator: "within 7 days", "> 90 days".
fn is_time_bound(line: &Line<'_>, found: &Found) -> bool {
    matches!(found.quantity.kind, QuantityKind::Duration | QuantityKind::Size)
        && is_before(
            line,
            found.first,
            &["within", "in", "under", "below", "than", "over", "<", ">", "≤", "after", "to"],
        )
        && !(0..found.first).any(|at| at < 2 && line.sense(at) == Sense::Change)
}

/// Whether a number tells how many cases meet a bound.
fn counts_cases(found: &Found) -> bool {
    matches!(
        found.quantity.kind,
        QuantityKind::Percent
            | QuantityKind::Count
            | QuantityKind::Share
            | QuantityKind::All
            | QuantityKind::Placeholder
            | QuantityKind::Zero
    )
}

/// Beside a baseline, the only number left is the target.
fn targets(found: &mut [Found]) {
    let has_baseline = found.iter().any(|found| found.quantity.role == Role::Baseline);
    let has_target = found.iter().any(|found| matches!(found.quantity.role, Role::Target | Role::Change));
    let open: Vec<usize> =
        (0..found.len()).filter(|&index| is_open(&found[index]) && !found[index].quantity.is_masked()).collect();
    if has_baseline
        && !has_target
        && let &[only] = &open[..]
    {
        found[only].quantity.role = Role::Target;
    }
}
