//! Numbers that are part of a date or a name, and so no target: "Q3", "phase 2", "Windows 11", "24/7", "#12".

use super::line::{Found, Line};
use super::measure;
use super::number::{self, Plain};
use super::words::{self, Sense, UnitKind};
use super::{Comparator, Quantity, QuantityKind, Role};
use crate::time;

/// A quantity that is none: tokens `first..end` as part of a date or a name.
pub(super) fn masked(line: &Line<'_>, first: usize, end: usize, kind: QuantityKind, value: Option<f64>) -> Found {
    let quantity = Quantity {
        range: line.range(first, end),
        value,
        upper: None,
        kind,
        role: if kind == QuantityKind::Rank { Role::Open } else { Role::Incidental },
        comparator: None,
        unit: None,
        per: None,
    };
    Found { quantity, first, end, is_compound: false, is_signed: false }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The date or period that begins at token `at`.
pub(super) fn date(line: &Line<'_>, at: usize) -> Option<Found> {
    let token = line.tokens.get(at)?;
    let text = line.text_of(at);
    // "on working day 4 instead of day 8" counts days.
    if line.is(at, "day") && line.is_number(at + 1) && counts_days(line, at) {
        return None;
    }
    let may_begin = match line.sense(at) {
        Sense::TimeStart => true,
        _ if line.is_any(at, &["season", "term"]) => line.is(at + 1, "end"),
        Sense::Unit(UnitKind::Duration, _) => text.len() > 2,
        _ => has_digit(text),
    };
    // Part of an address: "/okr/q3".
    let is_address = line.is_glued(at) && line.is_mark(at.wrapping_sub(1), &['/', '_', '=']);
    if !may_begin || is_address {
        return None;
    }
    if let Some(end) = day_and_month(line, at) {
        return Some(masked(line, at, end, QuantityKind::Date, None));
    }
    if let Some(period) = pointed_period(line, at) {
        return Some(period);
    }
    let start = token.range.start;
    let Some((length, _)) = time::at(&line.text[start..]) else { return occasion(line, at) };
    let end = line.token_from(at + 1, start + length);
    let before = at.checked_sub(1);
    if token.is_number() && end == at + 1 && !is_year(line, at) {
        return None;
    }
    let is_counted = matches!(line.sense(at), Sense::Unit(UnitKind::Duration, _));
    let counts = ["per", "a", "an", "each", "every", "last", "past", "first", "one"];
    if is_counted && before.is_some_and(|before| line.is_any(before, &counts) || line.is_number(before)) {
        return None;
    }
    // "per kiosk & week 6 => 10": a level for each week, and where it is to go.
    let is_level = is_counted
        && before.is_some_and(|before| line.is_any(before, &["&", "and", "/"]))
        && (line.is_mark(end, &['→', '⇒', '➜', '➡'])
            || line.is_mark(end, &['-', '=']) && line.is_mark(end + 1, &['>']));
    if is_level {
        return None;
    }
    if line.is_any(end, &["heading", "headings", "tag", "tags", "title"]) && text.starts_with(['H', 'h']) {
        return Some(masked(line, at, at + 1, QuantityKind::Label, None));
    }
    let mut found = masked(line, at, end, QuantityKind::Date, None);
    found.quantity.range = start..start + length;
    Some(found)
}

/// Whether "day 4" is a value: of working days, or beside another such value.
fn counts_days(line: &Line<'_>, at: usize) -> bool {
    let is_working = |at: usize| at > 0 && line.is_any(at - 1, &["working", "business", "work"]);
    let is_other = line.ends_with(at, &["instead", "of"]) || line.is_any(at.wrapping_sub(1), &["currently", "now"]);
    let is_day = |at: usize| line.is(at, "day") && line.is_number(at + 1);
    // "from day 9 to day 5".
    let is_first = line.is_any(at.wrapping_sub(1), &["from"]) && line.is(at + 2, "to") && is_day(at + 3);
    let is_second = line.is_any(at.wrapping_sub(1), &["to"]) && at >= 4 && is_day(at - 3) && line.is(at - 4, "from");
    is_working(at)
        || is_first
        || is_second
        || is_other && (at.saturating_sub(8)..at).any(|before| line.is(before, "day") && is_working(before))
}

/// "during the quarter", "in the first half", "within the coming year": a period of the cycle itself.
fn pointed_period(line: &Line<'_>, at: usize) -> Option<Found> {
    if !line.is_any(at, &["quarter", "year", "half", "month", "semester", "cycle"]) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let is_ordinal =
        line.is_any(at, &["quarter", "half"]) && line.is_any(before, &["first", "second", "third", "fourth", "final"]);
    let article = if is_ordinal || line.is_any(before, &["coming", "current", "fiscal", "calendar"]) {
        before.checked_sub(1)?
    } else {
        before
    };
    let opener = article.checked_sub(1)?;
    let is_time = line.is_any(opener, &["during", "in", "within", "throughout", "over", "by", "before", "until"]);
    let goes_on = line.is_word(at + 1)
        && !line.is_any(at + 1, &["of", "and", "with", "for", "to", "from", "in", "at", "by", "on", "through", "or"]);
    if !is_time || !line.is_any(article, &["the", "our"]) || goes_on || (article == before && line.is(opener, "by")) {
        return None;
    }
    let mut found = masked(line, article + 1, at + 1, QuantityKind::Date, None);
    found.quantity.role = Role::Deadline;
    Some(found)
}

/// "Easter", "autumn" behind a word that asks for a date; elsewhere they belong to a name ("the autumn range").
fn occasion(line: &Line<'_>, at: usize) -> Option<Found> {
    let before = at.checked_sub(1)?;
    if !line.is_word(at) || line.text_of(at).len() < 4 {
        return None;
    }
    let is_framed = line.is_any(before, &["the", "this", "next"])
        && before > 0
        && line.is_any(before - 1, &["by", "before", "until", "till", "in", "during", "for"]);
    let is_asked = line.is_any(before, &["by", "before", "until", "till", "this", "next"])
        || is_framed
        || line.ends_with(at, &["between", "now", "and"]);
    if !is_asked {
        return None;
    }
    let start = line.tokens.get(at)?.range.start;
    let (length, _) = time::occasion(&line.text[start..])?;
    let end = line.token_from(at + 1, start + length);
    let is_name =
        line.is_word(end) && !line.is_any(end, &["and", "at", "in", "for", "with", "on", "or", "latest", "to"]);
    if is_name {
        return None;
    }
    let mut found = masked(line, at, end, QuantityKind::Date, None);
    found.quantity.range = start..start + length;
    found.quantity.role = Role::Deadline;
    Some(found)
}

/// "5/15" behind a word that asks for a date.
fn day_and_month(line: &Line<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let small = |at: usize| line.text_of(at).parse::<u8>().ok().filter(|number| (1..=31).contains(number));
    let is_slash = line.is_mark(at + 1, &['/']) && line.is_glued(at + 1) && line.is_glued(at + 2);
    let is_asked = line.is_any(before, &["by", "on", "until", "till", "before", "due", "after", "since"]);
    // "by 31.10.", "until 30.06": one token in digits.
    if is_asked && let Some((day, month)) = line.text_of(at).split_once('.') {
        let is =
            |text: &str, most: u8| text.len() <= 2 && text.parse::<u8>().is_ok_and(|part| (1..=most).contains(&part));
        let has_stop = line.is_mark(at + 1, &['.']) && line.is_glued(at + 1);
        let is_plain =
            month.len() == 2 && line.is_end(at + 1) && line.is_any(before, &["by", "until", "till", "before", "due"]);
        return (is(day, 31) && is(month, 12) && (has_stop || is_plain)).then_some(if has_stop {
            at + 2
        } else {
            at + 1
        });
    }
    let (one, other) = (small(at)?, small(at + 2)?);
    let goes_on = line.is_word(at + 3) && line.text_of(at + 3).ends_with('s')
        || line.is_mark(at + 3, &['/']) && line.is_number(at + 4);
    // "(30/6)": more parts than there are, so a day.
    let is_alone = line.is_mark(before, &['(']) && line.is_mark(at + 3, &[')']) && one > 12 && other <= 12;
    (is_slash && (is_asked || is_alone) && one.min(other) <= 12 && !goes_on).then_some(at + 3)
}

/// Whether a bare number of four digits is a year here.
fn is_year(line: &Line<'_>, at: usize) -> bool {
    let next = at + 1;
    if line.is_mark(next, &['%', '€', '$', '+', '×']) || measure::unit_behind(line, next).name.is_some() {
        return false;
    }
    let Some(before) = at.checked_sub(1) else {
        return !is_plural(line, next);
    };
    if line.is_mark(before, &['€', '$', '£', '+', '>', '<', '≥', '≤', '~', '#', '→']) {
        return false;
    }
    let is_compared = line.is_any(before, &["over", "above", "than"]) && line.is_end(next);
    if is_compared && line.text_of(at).starts_with("202") {
        return true;
    }
    if line.is_any(before, &["than", "least", "most", "reach", "over", "above", "under", "below", "exceed", "another"])
    {
        return false;
    }
    if line.is_any(before, &["to", "from"]) {
        let is_near = |at: usize| line.text_of(at).len() == 4 && line.text_of(at).starts_with("20");
        let pair = if line.is(before, "from") { at + 2 } else { before.wrapping_sub(1) };
        return is_near(at) && is_near(pair) && !is_plural(line, next) && !is_plural(line, pair + 1);
    }
    let is_dated =
        line.is_any(before, &["in", "by", "of", "for", "the", "until", "during", "since", "our", "end", "before"]);
    is_dated || !is_plural(line, next)
}

fn is_before(line: &Line<'_>, at: usize, words: &[&str]) -> bool {
    at.checked_sub(1).is_some_and(|before| line.is_any(before, words))
}

fn is_plural(line: &Line<'_>, at: usize) -> bool {
    let word = line.text_of(at);
    line.is_word(at) && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

/// A word with digits in it: "GA4", "v2", "top-10", "tier-1".
pub(super) fn word_with_digits(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.text_of(at);
    if !line.is_word(at) || !has_digit(word) {
        return None;
    }
    let digits = word.trim_start_matches(|character: char| !character.is_ascii_digit());
    let prefix = &word[..word.len() - digits.len()];
    if prefix.eq_ignore_ascii_case("sub-") {
        return below(line, at, digits);
    }
    let value = digits.parse().ok();
    // "closed by WD5": working days, and business days.
    if matches!(prefix, "WD" | "BD")
        && let Some(days) = value.filter(|days| (1.0..=31.0).contains(days))
    {
        let mut found = masked(line, at, at + 1, QuantityKind::Duration, Some(days));
        found.quantity.role = Role::Open;
        found.quantity.unit = Some("day".to_owned());
        return Some(found);
    }
    // "followers x3", "visits x1.5" at the end of what is said.
    if prefix.eq_ignore_ascii_case("x") && at > 1 && (line.is_end(at + 1) || line.mark(at + 1).is_some()) {
        let mut found = masked(line, at, at + 1, QuantityKind::Multiple, value);
        found.quantity.role = Role::Open;
        found.quantity.unit = Some("x".to_owned());
        return Some(found);
    }
    let kind = if prefix.eq_ignore_ascii_case("top-") || prefix.eq_ignore_ascii_case("top") {
        QuantityKind::Rank
    } else if prefix.eq_ignore_ascii_case("v") {
        QuantityKind::Version
    } else {
        QuantityKind::Label
    };
    let value = if kind == QuantityKind::Label { None } else { value };
    let mut found = masked(line, at, at + 1, kind, value);
    if kind == QuantityKind::Rank && is_listed(line, at, at + 1) {
        found.quantity.kind = QuantityKind::Label;
        found.quantity.role = Role::Incidental;
    }
    Some(found)
}

/// "sub-200ms": a bound in one word.
fn below(line: &Line<'_>, at: usize, digits: &str) -> Option<Found> {
    let split = digits.find(|character: char| character.is_alphabetic()).unwrap_or(digits.len());
    let (value, _) = number::parse(&digits[..split])?;
    let bare =
        measure::Bare { value: Some(value), first: at, end: at + 1, suffix: digits[split..].trim_start_matches('-') };
    let mut found = measure::measured(line, bare)?;
    found.quantity.comparator = Some(Comparator::Under);
    Some(found)
}

/// Whether "top 10" at `first..end` names a list of things ("the top 10 questions") rather than a place to reach.
pub(super) fn is_listed(line: &Line<'_>, first: usize, end: usize) -> bool {
    const PLACES: [&str; 12] =
        ["for", "in", "on", "of", "by", "among", "position", "positions", "spot", "place", "ranking", "results"];
    const REACHED: [&str; 12] =
        ["in", "into", "reach", "among", "be", "become", "rank", "at", "within", "hit", "enter", "to"];
    let before = first.checked_sub(1);
    let article = before.is_some_and(|at| line.is_any(at, &["the", "our", "a"]));
    let verb = before.and_then(|at| if article { at.checked_sub(1) } else { Some(at) });
    let is_reached = verb.is_some_and(|at| line.is_any(at, &REACHED));
    line.is_word(end) && !line.is_any(end, &PLACES) && !is_reached
}

/// Whether a number is part of a name, and up to which token; `at` is its first token.
pub(super) fn label(line: &Line<'_>, at: usize, plain: &Plain<'_>) -> Option<(QuantityKind, usize)> {
    use QuantityKind::{Label, Version};
    let end = plain.end;
    if plain.is_words {
        return None;
    }
    if plain.is_dotted {
        return Some((Version, end));
    }
    let before = at.checked_sub(1);
    if is_ordinal(plain.suffix) {
        // "to the 75th percentile" is reached, "at the 95th percentile" says what is measured.
        let led = |at: usize| line.is_any(at, &["to", "into", "reach", "hit", "above", "exceed"]);
        let is_reached = before.is_some_and(|at| led(at) || line.is(at, "the") && at > 0 && led(at - 1));
        let is_place = line.is_any(end, &PLACES[..3])
            || line.is_any(end, PLACES) && is_reached
            || before.is_some_and(|at| line.is_any(at, &["rank", "ranked", "ranks"]));
        return (!is_place).then_some((Label, end));
    }
    if let Some(end) = fixed_name(line, at, end, plain) {
        return Some((Label, end));
    }
    if let Some(end) = time_of_day(line, at, end) {
        return Some((Label, end));
    }
    if let Some(before) = before
        && line.is_mark(before, &['#'])
        && line.is_glued(at)
    {
        return (!is_rank_number(line, before, end, plain.value)).then_some((Label, end));
    }
    let is_measured = !plain.suffix.is_empty()
        || measure::unit_behind(line, end).name.is_some()
        || line.is_mark(end, &['%'])
        || line.is_glued(end) && line.is_mark(end, &['+', '/']);
    if is_measured {
        return None;
    }
    if line.is_mark(end, &['-', '‑']) && line.is_glued(end) && line.is_glued(end + 1) && line.is_word(end + 1) {
        return Some((Label, end + 2));
    }
    named_before(line, at, end, plain).map(|kind| (kind, end))
}

const WEEKDAYS: [&str; 16] = [
    "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
];

/// "9:30" and "10 am".
fn time_of_day(line: &Line<'_>, at: usize, end: usize) -> Option<usize> {
    if line.is_any(end, &["am", "pm", "a.m", "p.m", "o'clock"]) {
        return Some(end + 1);
    }
    let is_asked = at
        .checked_sub(1)
        .is_some_and(|before| line.is_any(before, &["at", "by", "until", "till", "before", "from", "after"]));
    let is_clock = line.is_mark(end, &[':']) && line.is_glued(end) && line.is_glued(end + 1);
    let is_weekday = at > 0 && WEEKDAYS.iter().any(|day| line.is(at - 1, day));
    let minutes = line.text_of(end + 1);
    // "05:30", but not "read for 12:47".
    let is_round = line.text_of(at).len() == 2 && matches!(minutes, "00" | "15" | "30" | "45");
    (is_clock && (is_asked || is_weekday || is_round) && minutes.len() == 2 && line.is_number(end + 1))
        .then_some(end + 2)
}

/// What an ordinal before it makes a place to reach: "75th percentile".
pub(super) const PLACES: &[&str] = &["place", "position", "rank", "percentile", "quartile", "decile"];

fn is_ordinal(suffix: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|ordinal| suffix.eq_ignore_ascii_case(ordinal))
}

/// "24/7", "1:1", "50/50", "360°", "404 pages".
fn fixed_name(line: &Line<'_>, at: usize, end: usize, plain: &Plain<'_>) -> Option<usize> {
    const PAIRS: [(&str, &str); 9] = [
        ("24", "7"),
        ("1", "1"),
        ("50", "50"),
        ("80", "20"),
        ("70", "30"),
        ("9", "5"),
        ("365", "24"),
        ("60", "40"),
        ("16", "9"),
    ];
    let first = line.text_of(at);
    if line.is_mark(end, &['/', ':', '-', '‑', '×']) && line.is_glued(end) && line.is_glued(end + 1) {
        let second = line.text_of(end + 1);
        let second = second.strip_suffix('s').unwrap_or(second);
        if PAIRS.contains(&(first, second)) && !line.is_mark(end + 2, &['%']) {
            return Some(end + 2);
        }
    }
    if plain.value == 360.0
        && (line.is_mark(end, &['°']) || line.is_any(end, &["degree", "degrees", "feedback", "view", "review"]))
    {
        return Some(end + 1);
    }
    let is_status = matches!(first, "404" | "301" | "302" | "4xx" | "5xx" | "3xx");
    (is_status
        && line.is_any(end, &["page", "pages", "error", "errors", "redirect", "redirects", "response", "responses"]))
    .then_some(end)
}

/// "#1" and "#3 in search" are ranks, "#12" is a number of an issue.
pub(super) fn is_rank_number(line: &Line<'_>, hash: usize, end: usize, value: f64) -> bool {
    let is_asked = hash
        .checked_sub(1)
        .is_some_and(|at| line.is_any(at, &["rank", "ranked", "ranks", "become", "be", "as", "top", "the"]));
    value == 1.0
        || (value <= 20.0 && (is_asked || line.is_any(end, &["in", "position", "spot", "place", "on", "ranking"])))
}

/// "berths 5, 6 and 9", "Trams 301–318": things that bear numbers, and the first of several.
fn names_several(line: &Line<'_>, head: usize, end: usize) -> bool {
    let word = line.text_of(head).to_ascii_lowercase();
    let is_head = word.strip_suffix('s').is_some_and(|one| words::sense(one) == Sense::LabelHead);
    let goes_on = line.is_mark(end, &['-', '–', '&', ',']) || line.is(end, "and");
    is_head && goes_on && line.is_number(end + 1)
}

/// What the word before makes of a bare number: "phase 2", "version 3", "Windows 11".
fn named_before(line: &Line<'_>, at: usize, end: usize, plain: &Plain<'_>) -> Option<QuantityKind> {
    use QuantityKind::{Label, Version};
    let before = at.checked_sub(1)?;
    let before = if line.is_mark(before, &['-', '‑', '.']) { before.checked_sub(1)? } else { before };
    let token = line.tokens.get(before).filter(|token| token.is_word())?;
    // As the first word they are verbs: "Issue 40 permits", "Release 3 apps".
    let is_verb = (before == 0 && line.is_word(end)) || is_plural(line, end);
    match line.sense(before) {
        _ if line.is(before, "line") && is_before(line, before, &["on", "of"]) && end <= at + 1 => return Some(Label),
        // "(last season 54)" says what it was then.
        _ if before > 0 && line.is_any(before - 1, &["last", "previous", "prior", "prev"]) => return None,
        // "complaints per 1,000 rides" divides by the number, "regressions per release 7 → 2" is no version.
        _ if before > 0 && line.is(before - 1, "per") => return None,
        Sense::LabelHead if !is_verb && plain.value < 1000.0 && !plain.is_decimal => return Some(Label),
        Sense::VersionHead if !is_verb => return Some(Version),
        Sense::Product if token.is_capitalised || token.text(line.text).starts_with('i') => {
            return Some(if token.is_all_caps { Label } else { Version });
        }
        Sense::Plain if names_several(line, before, end) && !is_plural(line, end) => return Some(Label),
        Sense::Plain => {}
        _ => return None,
    }
    let is_name = token.is_capitalised && !token.is_all_caps && before > 0;
    let text = line.text_of(at);
    let is_introduced = before.checked_sub(1).is_some_and(|at| {
        line.is_any(at, &["to", "on", "from", "of", "for", "with", "in", "into", "onto", "via", "the", "our"])
    });
    if is_name && is_introduced && plain.value < 100.0 && !is_plural(line, end) {
        return Some(Version);
    }
    if text.ends_with(".0") && line.is_any(end, &["rc", "beta", "alpha", "ga", "release"]) {
        return Some(Version);
    }
    let is_level = line.is_any(
        before,
        &[
            "to", "from", "of", "at", "above", "below", "under", "over", "least", "than", "is", "by", "and", "or",
            "reach", "hit", "score",
        ],
    );
    (text.ends_with(".0") && plain.is_decimal && !is_level && (is_name || line.is_end(end))).then_some(Version)
}
