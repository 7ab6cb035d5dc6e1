//! Finds the quantities of a statement from left to right, each with sign, currency and unit, as far as its own
//! words tell. Ranges, shares and ratios are put together here; what a number does is settled by `role`.

use super::line::{Found, Line};
use super::mask;
use super::measure::{self, Bare};
use super::number::{self, Plain};
use super::placeholder;
use super::words::{Sense, UnitKind};
use super::{Comparator, Quantity, QuantityKind, Role};

/// Every quantity, in order.
pub(super) fn scan(line: &Line<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if is_quiet(line, at) {
            at += 1;
            continue;
        }
        let floor = found.last().map_or(0, |last: &Found| last.end);
        let mut new = step(line, at);
        // The "all" of "half of all trials" adds nothing to the share.
        new.retain(|new| {
            new.quantity.kind != QuantityKind::All || floor == 0 || floor + 1 != at || !line.is(floor, "of")
        });
        if let (Some(last), [one]) = (found.last(), &mut new[..]) {
            continue_name(line, last, one);
        }
        for quantity in &mut new {
            // A sign or currency that the number before has taken stays with it.
            if quantity.first < floor {
                quantity.first = floor.min(at);
                let end = quantity.quantity.range.end;
                quantity.quantity.range = line.range(quantity.first, quantity.end).start..end;
            }
        }
        at = new.last().map_or(at + 1, |last| last.end.max(at + 1));
        found.append(&mut new);
    }
    found
}

/// The second number of "phase 1-2" and "Angular 15 to 17" is a name as the first.
fn continue_name(line: &Line<'_>, last: &Found, one: &mut Found) {
    let is_name =
        matches!(last.quantity.kind, QuantityKind::Version | QuantityKind::Label) && last.quantity.value.is_some();
    let is_joined = one.first == last.end + 1 && line.is_any(last.end, &["to", "and", "or", "-", "–", "&", ","]);
    let is_bare =
        one.quantity.kind == QuantityKind::Count && one.quantity.unit.is_none() && one.quantity.comparator.is_none();
    if is_name && is_joined && is_bare && !(line.is_word(one.end) && line.text_of(one.end).ends_with('s')) {
        one.quantity.kind = last.quantity.kind;
        one.quantity.role = Role::Incidental;
    }
}

/// What begins at token `at`: mostly nothing, or one quantity; both ends of "0/40".
fn step(line: &Line<'_>, at: usize) -> Vec<Found> {
    if let Some(date) = mask::date(line, at) {
        return vec![date];
    }
    if let Some(end) = placeholder::open_baseline(line, at) {
        let mut blank = mask::masked(line, at, end, QuantityKind::Placeholder, None);
        blank.quantity.role = Role::Baseline;
        return vec![blank];
    }
    if let Some(end) = placeholder::open_date(line, at) {
        let mut date = mask::masked(line, at, end, QuantityKind::Placeholder, None);
        date.quantity.role = Role::Deadline;
        return vec![date];
    }
    if let Some(end) = placeholder::read(line, at) {
        let bare = Bare { value: None, first: at, end, suffix: "" };
        return measure::measured(line, bare).into_iter().collect();
    }
    if placeholder::is_lost_before_or_more(line, at) {
        let mut lost = mask::masked(line, at, at + 2, QuantityKind::Placeholder, None);
        lost.quantity.role = Role::Open;
        lost.quantity.comparator = Some(if line.is(at + 1, "more") { Comparator::AtLeast } else { Comparator::AtMost });
        return vec![lost];
    }
    if at > 0 && line.is(at, "to") && placeholder::is_lost_pair(line, at - 1) {
        let mut lost = mask::masked(line, at, at + 1, QuantityKind::Placeholder, None);
        lost.quantity.role = Role::Target;
        return vec![lost];
    }
    if let Some(word) = mask::word_with_digits(line, at).or_else(|| rank(line, at)) {
        return vec![word];
    }
    if let Some(plain) = number::read(line, at) {
        return numeral(line, at, plain);
    }
    word(line, at).into_iter().collect()
}

/// Whether a word without a sense can be passed over at once: no step asks for it.
fn is_quiet(line: &Line<'_>, at: usize) -> bool {
    if !line.is_word(at) || line.sense(at) != Sense::Plain {
        return false;
    }
    let word = line.text_of(at);
    let bytes = word.as_bytes();
    if bytes.iter().any(|byte| byte.is_ascii_digit() || *byte == b'-') || !word.is_ascii() && word.contains('\u{2011}')
    {
        return false;
    }
    let may_be_blank = match bytes.first().map(u8::to_ascii_lowercase) {
        Some(b'x') => bytes.len() <= 5,
        Some(b'y' | b'n' | b'z') => bytes.len() <= 2,
        Some(b't') => bytes.len() == 3 && bytes[1].eq_ignore_ascii_case(&b'b'),
        _ => false,
    };
    let is_article = bytes.len() <= 2 && line.is_any(at, &["a", "an"]);
    !may_be_blank
        && !line.is_any(at, &ASKED_FOR)
        && !(is_article && matches!(line.sense(at + 1), Sense::Scale(_)))
        && !(at == 1 && line.is(at, "or"))
}

/// Words without a sense of their own that a step asks for. A step that asks for another one needs it here.
const ASKED_FOR: [&str; 6] = ["top", "once", "first", "number", "base", "baseline"];

/// "top 3", "#1", "number one", "No. 1", "first place", "ranked first".
fn rank(line: &Line<'_>, at: usize) -> Option<Found> {
    let ranked = |first: usize, end: usize, value: f64| {
        let mut found = mask::masked(line, first, end, QuantityKind::Rank, Some(value));
        if line.is_mark(end, &['%']) {
            found.end += 1;
            found.quantity.range = line.range(first, end + 1);
        }
        found
    };
    if line.is(at, "top") {
        let plain = number::read(line, at + 1).filter(|plain| plain.suffix.is_empty())?;
        let mut found = ranked(at, plain.end, plain.value);
        if mask::is_listed(line, at, found.end) {
            found.quantity.kind = QuantityKind::Label;
            found.quantity.role = Role::Incidental;
        }
        return Some(found);
    }
    if line.is_mark(at, &['#']) && line.is_glued(at + 1) {
        let plain = number::read(line, at + 1).filter(|plain| plain.suffix.is_empty())?;
        return mask::is_rank_number(line, at, plain.end, plain.value).then(|| ranked(at, plain.end, plain.value));
    }
    if line.is_any(at, &["number", "no"]) {
        let next = if line.is_mark(at + 1, &['.']) { at + 2 } else { at + 1 };
        let plain = number::read(line, next)?;
        return (plain.value == 1.0 && !line.is_word(plain.end)
            || plain.value <= 10.0 && line.is_any(plain.end, &["in", "for", "on"]))
        .then(|| ranked(at, plain.end, plain.value));
    }
    const ORDINALS: [&str; 3] = ["first", "second", "third"];
    let place = ORDINALS.iter().zip([1.0, 2.0, 3.0]).find(|(word, _)| line.is(at, word)).map(|(_, place)| place)?;
    if line.is_any(at + 1, &["place", "quartile", "rank"]) {
        return Some(ranked(at, at + 2, place));
    }
    let is_ranked = at
        .checked_sub(1)
        .is_some_and(|before| line.is_any(before, &["rank", "ranked", "ranks", "ranking", "come", "finish"]));
    let is_place = !line.is_word(at + 1) || line.is_any(at + 1, &["in", "for", "among", "on", "by"]);
    (is_ranked && is_place).then(|| ranked(at, at + 1, place))
}

/// What a number makes with the words behind it.
fn numeral(line: &Line<'_>, at: usize, plain: Plain<'_>) -> Vec<Found> {
    if plain.is_words && is_pronoun(line, at, &plain) {
        return Vec::new();
    }
    if let Some(clock) = clock_at(line, at, &plain) {
        return vec![clock];
    }
    if let Some((kind, end)) = mask::label(line, at, &plain) {
        return vec![mask::masked(line, at, end, kind, Some(plain.value).filter(|_| !plain.is_dotted))];
    }
    if let Some(pair) = ratio(line, at, &plain) {
        return pair;
    }
    if let Some(share) = share(line, at, &plain) {
        return vec![share];
    }
    if plain.value == 1.0 || !plain.suffix.is_empty() {
        let ordinal = plain.suffix.len() == 2 && matches!(plain.suffix, "st" | "nd" | "rd" | "th");
        if ordinal {
            let end = if line.is_any(plain.end, mask::PLACES) { plain.end + 1 } else { plain.end };
            return vec![mask::masked(line, at, end, QuantityKind::Rank, Some(plain.value))];
        }
    }
    let bare = Bare { value: Some(plain.value), first: at, end: plain.end, suffix: plain.suffix };
    let is_vague =
        plain.suffix == "s" && line.is(plain.end, "of") && matches!(line.text_of(at), "10s" | "100s" | "1000s");
    let Some(found) = measure::measured(line, bare).filter(|_| !is_vague) else {
        return vec![mask::masked(line, at, plain.end, QuantityKind::Label, None)];
    };
    vec![range(line, found, &plain)]
}

/// "one of our", "no one", "the one", "one-time": no number.
fn is_pronoun(line: &Line<'_>, at: usize, plain: &Plain<'_>) -> bool {
    if plain.value != 1.0 || !line.is(at, "one") {
        return false;
    }
    let before = at.checked_sub(1);
    // "ready on day one": the first day, and no number of days.
    let is_first = before.filter(|&before| line.is_any(before, &["day", "week"])).and_then(|it| it.checked_sub(1));
    if is_first.is_some_and(|at| line.is_any(at, &["on", "from", "in", "by", "since"])) {
        return true;
    }
    let is_pointed = before.is_some_and(|before| {
        line.is_any(
            before,
            &["the", "this", "that", "each", "every", "which", "new", "no", "any", "another", "some", "old", "right"],
        )
    });
    let is_floor = before.is_some_and(|before| {
        line.is_any(before, &["least", "than", "exactly"])
            || line.is(before, "to") && before > 0 && line.sense(before - 1) == Sense::Zero
    });
    let is_listed = line.is_any(plain.end, &["of", "another", "by"]) || line.is_mark(plain.end, &['-']);
    let in_ten = line.is_any(plain.end, &["in", "out"]) && number::read(line, plain.end + 1).is_some();
    is_pointed || (is_listed && !is_floor) || (!is_floor && !in_ten && !line.is_word(plain.end))
}

/// "9 / 10" at the end of a clause: a rating, with spaces around its mark.
fn is_spaced_rating(line: &Line<'_>, plain: &Plain<'_>) -> bool {
    let Some(scale) = number::read(line, plain.end + 1).filter(|scale| scale.suffix.is_empty()) else { return false };
    let is_scale = scale.value == 5.0 || scale.value == 10.0;
    line.mark(plain.end) == Some('/')
        && is_scale
        && plain.value > 0.0
        && plain.value <= scale.value
        && !line.is_word(scale.end)
        && !line.is_glued(plain.end)
        && !line.is_glued(plain.end + 1)
        && !line.is_mark(scale.end, &['/', '%'])
}

/// "0/40", "12/40 letters", "4.5/5", "3:1", "4/5 of them".
fn ratio(line: &Line<'_>, at: usize, plain: &Plain<'_>) -> Option<Vec<Found>> {
    let mark = line.mark(plain.end).filter(|mark| matches!(mark, '/' | ':'))?;
    let second = plain.end + 1;
    let is_glued = line.is_glued(plain.end) && line.is_glued(second);
    if !plain.suffix.is_empty() || !is_glued && !is_spaced_rating(line, plain) {
        return None;
    }
    let simple = |kind: QuantityKind, value: f64, end: usize| {
        let mut found = mask::masked(line, at, end, kind, Some(value));
        found.quantity.role = Role::Open;
        found
    };
    let blank = placeholder_after_slash(line, second);
    let other =
        if blank.is_some() { None } else { Some(number::read(line, second).filter(|other| other.suffix.is_empty())?) };
    let end = blank.or(other.map(|other| other.end))?;
    if mark == ':' {
        return other.map(|other| {
            let mut found = simple(QuantityKind::Ratio, plain.value, end);
            found.quantity.value = quotient(plain.value, other.value);
            vec![found]
        });
    }
    if let Some(other) = other {
        let is_scale = other.value == 5.0 || other.value == 10.0 || other.value == 100.0;
        if is_scale
            && plain.value > 0.0
            && (plain.is_decimal
                || !line.is_word(end)
                || line.is_any(end, &["stars", "star", "rating", "on", "from", "in", "by", "with", "for", "and", "at"]))
        {
            let mut found = simple(QuantityKind::Rating, plain.value, end);
            found.quantity.unit = Some(format!("/{}", other.value));
            return Some(vec![found]);
        }
        let is_share = plain.value > 0.0 && plain.value < other.value && (other.value <= 10.0 || line.is(end, "of"));
        if is_share {
            return Some(vec![simple(QuantityKind::Share, plain.value / other.value, end)]);
        }
        if plain.value > other.value {
            let mut found = simple(QuantityKind::Ratio, plain.value, end);
            found.quantity.value = quotient(plain.value, other.value);
            return Some(vec![found]);
        }
    }
    let value = other.map(|other| other.value);
    let target = measure::measured(line, Bare { value, first: second, end, suffix: "" })?;
    let mut baseline = simple(target.quantity.kind, plain.value, plain.end);
    if value.is_none() {
        baseline.quantity.kind = QuantityKind::Count;
    }
    baseline.quantity.role = Role::Baseline;
    baseline.quantity.unit.clone_from(&target.quantity.unit);
    let mut target = target;
    target.quantity.role = Role::Target;
    Some(vec![baseline, target])
}

/// What a ratio is worth: nothing where it has a zero.
fn quotient(one: f64, other: f64) -> Option<f64> {
    (one > 0.0 && other > 0.0).then(|| one / other)
}

/// The span of time that begins at token `at`, where one does.
fn clock_at(line: &Line<'_>, at: usize, plain: &Plain<'_>) -> Option<Found> {
    let is_pair = line.is_mark(plain.end, &[':']) && line.is_glued(plain.end) && line.is_glued(plain.end + 1);
    let small = if is_pair && plain.suffix.is_empty() { number::read(line, plain.end + 1)? } else { return None };
    clock(line, at, small.end, plain.value)
}

/// "1:20 min", "2:30 h", and the first of "1:20 → 2:00 min": tokens `at..end` as a span of time.
fn clock(line: &Line<'_>, at: usize, end: usize, large: f64) -> Option<Found> {
    let small = line.text_of(end - 1);
    let small = small.parse::<u8>().ok().filter(|&part| small.len() == 2 && part < 60)?;
    let unit = |at: usize| match line.sense(at) {
        Sense::Unit(UnitKind::Duration, name @ ("minute" | "hour")) => Some(name),
        _ => None,
    };
    // The unit may stand behind the second clock only.
    let of_second = (end..end + 5)
        .find(|&mark| line.is_mark(mark, &[':']) && line.is_number(mark.wrapping_sub(1)))
        .filter(|&mark| (end..mark - 1).all(|at| !line.is_word(at) || line.is_any(at, &["to", "from"])))
        .and_then(|mark| unit(mark + 2));
    let name = unit(end).or(of_second)?;
    let stop = if unit(end).is_some() { end + 1 } else { end };
    let mut found = mask::masked(line, at, stop, QuantityKind::Duration, Some(large * 60.0 + f64::from(small)));
    found.quantity.role = Role::Open;
    found.quantity.unit = Some(if name == "hour" { "minute" } else { "second" }.to_owned());
    Some(found)
}

fn placeholder_after_slash(line: &Line<'_>, at: usize) -> Option<usize> {
    placeholder::read(line, at).or_else(|| line.is_any(at, &["x", "y", "n", "tbd"]).then_some(at + 1))
}

/// "9 out of 10", "4 of 5", "one in three", "two thirds", "1/2".
fn share(line: &Line<'_>, at: usize, plain: &Plain<'_>) -> Option<Found> {
    let shared = |value: f64, end: usize| {
        let mut found = mask::masked(line, at, end, QuantityKind::Share, Some(value));
        found.quantity.role = Role::Open;
        found
    };
    if let Sense::Fraction(part) = line.sense(plain.end)
        && plain.value <= 10.0
        && !line.is_any(plain.end, &["half"])
        && (plain.value == 1.0 || line.text_of(plain.end).ends_with('s'))
    {
        return Some(shared(plain.value * part, plain.end + 1));
    }
    let of = if line.starts_with(plain.end, &["out", "of"]) {
        plain.end + 2
    } else if line.is_any(plain.end, &["of", "in"]) {
        plain.end + 1
    } else {
        return None;
    };
    let of = if line.is_any(of, &["every", "the"]) && line.is(of - 1, "of") { of + 1 } else { of };
    let whole = number::read(line, of).filter(|whole| whole.suffix.is_empty() && !whole.is_decimal)?;
    let is_time = matches!(line.sense(whole.end), Sense::Unit(UnitKind::Duration, _));
    let is_bare = measure::unit_behind(line, whole.end).name.is_none();
    let is_in = line.is(of - 1, "in");
    let fits = plain.value <= whole.value
        && plain.value > 0.0
        && (!is_in
            || (whole.value <= 10.0 || whole.value == 100.0) && whole.is_words == plain.is_words
            || is_one_in_many(plain, &whole));
    (fits && !is_time && is_bare && mask::date(line, of).is_none()).then(|| {
        if line.is_any(whole.end, &["stars", "star"]) {
            let mut found = mask::masked(line, at, whole.end + 1, QuantityKind::Rating, Some(plain.value));
            found.quantity.role = Role::Open;
            return found;
        }
        let is_scale = matches!(whole.value as u32, 5 | 10 | 100) && line.is(plain.end, "out");
        let counts =
            line.is_word(whole.end) && !line.is_any(whole.end, &["in", "on", "for", "by", "at", "from", "or", "and"]);
        if is_scale && (plain.is_decimal || !plain.is_words && !counts) {
            let mut found = mask::masked(line, at, whole.end, QuantityKind::Rating, Some(plain.value));
            found.quantity.unit = Some(format!("/{}", whole.value));
            found.quantity.role = Role::Open;
            return found;
        }
        shared(plain.value / whole.value, whole.end)
    })
}

/// "1 in 200": a round number, and none that may be a year.
fn is_one_in_many(one: &Plain<'_>, many: &Plain<'_>) -> bool {
    one.value == 1.0 && many.value % 10.0 == 0.0 && !(1900.0..2100.0).contains(&many.value)
}

/// From here on nobody leaves it open how many it will be.
const LARGE: f64 = 100.0;

/// Joins "10-15", "5 to 10" and "between 3 and 5"; leaves pairs from one level to another to `role`.
fn range(line: &Line<'_>, found: Found, plain: &Plain<'_>) -> Found {
    let Some(upper) = upper_end(line, &found) else {
        return found;
    };
    let (Some(low), Some(high)) = (found.quantity.value, upper.found.quantity.value) else {
        return found;
    };
    // "10-15k" and "5 to 10 million" scale both.
    let is_scaled = low < high && upper.scale > 1.0 && plain.value < 1000.0;
    let low = if is_scaled { low * upper.scale } else { low };
    // "8k to 15k subscribers": what begins a line with amounts that far apart goes from one to the other.
    let goes = found.first == 0 && line.is(found.end, "to") && low >= LARGE && high >= 1.2 * low;
    if high <= low || goes {
        return found;
    }
    let has_unit = upper.found.quantity.unit.is_some();
    let Quantity { kind, unit, comparator, .. } =
        if has_unit { upper.found.quantity.clone() } else { found.quantity.clone() };
    let mut joined = found;
    joined.quantity.kind = kind;
    joined.quantity.unit = unit;
    joined.quantity.comparator = comparator.or(joined.quantity.comparator);
    joined.quantity.value = Some(low);
    joined.quantity.upper = Some(high);
    joined.quantity.range.end = upper.found.quantity.range.end;
    joined.end = upper.found.end;
    joined.is_compound = upper.found.is_compound;
    joined
}

struct Upper {
    found: Found,
    scale: f64,
}

/// The number that makes a range with `found`, where one follows.
fn upper_end(line: &Line<'_>, found: &Found) -> Option<Upper> {
    let joint = found.end;
    let is_dash = line.is_mark(joint, &['-', '–', '—', '‑'])
        && line.is_glued(joint) == line.is_glued(joint + 1)
        && !line.is_mark(joint + 1, &['>', '-']);
    let is_bound = is_between(line, found.first) && line.is_any(joint, &["and", "to"]);
    let at = joint + 1;
    let at = if line.is_mark(at, &['€', '$', '£']) { at + 1 } else { at };
    let is_words = line.is_any(joint, &["to", "or"]) && found.quantity.unit.is_none();
    if !(is_dash || is_bound || is_words) {
        return None;
    }
    let plain = number::read(line, at)?;
    let upper =
        measure::measured(line, Bare { value: Some(plain.value), first: at, end: plain.end, suffix: plain.suffix })?;
    if is_words && !is_bound && !reads_as_range(line, found, joint, &plain, &upper) {
        return None;
    }
    let digits =
        number::parse(line.text_of(at).trim_end_matches(char::is_alphabetic)).map_or(plain.value, |(value, _)| value);
    let scale = if plain.value > digits && !plain.is_words { plain.value / digits.max(1.0) } else { 1.0 };
    Some(Upper { found: upper, scale: if scale >= 1000.0 { scale } else { 1.0 } })
}

fn is_between(line: &Line<'_>, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| line.is(before, "between"))
}

/// Whether "5 to 10" is a range rather than a move: no "from" before it, and something counted behind it.
fn reads_as_range(line: &Line<'_>, found: &Found, joint: usize, plain: &Plain<'_>, upper: &Found) -> bool {
    // "Visits to the guide: 5,200 to 14,000 a month": a label hands over to both levels.
    let is_labelled = found.first > 1 && line.is_mark(found.first - 1, &[':', '=']);
    let is_from = is_labelled || (found.first.saturating_sub(7)..found.first).any(|at| line.is(at, "from"));
    if line.is(joint, "or") {
        return found.quantity.value.zip(upper.quantity.value).is_some_and(|(low, high)| high - low <= 2.0);
    }
    let counts = upper.quantity.unit.is_some()
        || (line.is_word(plain.end)
            && !line.is_any(
                plain.end,
                &["by", "in", "until", "before", "per", "within", "this", "and", "a", "an", "each", "every"],
            ));
    let moves = (0..found.first).rev().take(8).any(|at| line.sense(at) == Sense::Change);
    !is_from && counts && !(moves && upper.quantity.unit.is_none())
}

/// Number words that are no numerals: double, zero, half, all.
fn word(line: &Line<'_>, at: usize) -> Option<Found> {
    let open = |end: usize, kind: QuantityKind, value: f64, unit: Option<&str>| {
        let mut found = mask::masked(line, at, end, kind, Some(value));
        found.quantity.role = Role::Open;
        found.quantity.unit = unit.map(str::to_owned);
        Some(found)
    };
    // "every second household", "down a third", "cut to a quarter": a part of the whole.
    if line.is_any(at, &["second", "third", "fourth", "fifth", "tenth", "other", "2nd", "3rd", "4th"])
        && at > 0
        && line.is(at - 1, "every")
        && line.is_word(at + 1)
        && !line.is(at + 1, "sprint")
        && !matches!(line.sense(at + 1), Sense::TimeStart | Sense::Unit(UnitKind::Duration, _))
    {
        let part = match (line.sense(at), line.text_of(at)) {
            (Sense::Fraction(part), _) => part,
            (_, "3rd") => 1.0 / 3.0,
            (_, "4th") => 0.25,
            _ => 0.5,
        };
        return open(at + 1, QuantityKind::Share, part, None);
    }
    let parted = at > 1
        && line.is_any(at - 1, &["a", "one"])
        && line.is_any(at - 2, &["down", "up", "by", "to", "under", "below", "over", "than"]);
    if parted
        && line.is_any(at, &["quarter", "third", "fifth", "tenth", "half"])
        && (!line.is(at - 2, "to") || line.is_end(at + 1))
    {
        // A quarter is a time too; here it is a part.
        let part = if let Sense::Fraction(part) = line.sense(at) { part } else { 0.25 };
        let moves = line.is_any(at - 2, &["down", "up", "by"]);
        return open(at + 1, QuantityKind::Share, part, None).map(|mut found| {
            if moves {
                found.quantity.role = Role::Change;
            }
            found
        });
    }
    match line.sense(at) {
        Sense::Multiple(_) if line.is(at, "twice") && measure::rate_behind(line, at + 1).is_some() => {
            open(at + 1, QuantityKind::Count, 2.0, Some("time"))
        }
        // "the same document twice" counts how often, not how many times more.
        Sense::Multiple(_) if line.is(at, "twice") && !line.is_any(at + 1, &["as", "the", "more"]) => None,
        Sense::Multiple(_) if line.is_any(at + 1, &["opt-in", "opt", "check", "digits", "bottom", "down"]) => None,
        Sense::Multiple(value) => open(at + 1, QuantityKind::Multiple, value, Some("x")),
        Sense::Fraction(part) => fraction(line, at, part).and_then(|end| open(end, QuantityKind::Share, part, None)),
        Sense::Zero => zero(line, at).and_then(|end| open(end, QuantityKind::Zero, 0.0, None)),
        Sense::All => all(line, at).then(|| open(at + 1, QuantityKind::All, 1.0, None)).flatten(),
        Sense::Unit(..)
            if line.is(at, "quarter") && line.is(at + 1, "of") && at > 0 && line.is_any(at - 1, &["a", "one"]) =>
        {
            let is_time = line.is_any(at + 2, &["the", "a"]) && line.is_any(at + 3, &["year", "century"]);
            (!is_time).then(|| open(at + 1, QuantityKind::Share, 0.25, None)).flatten()
        }
        // "(today a quarter)".
        Sense::Unit(..)
            if line.is(at, "quarter")
                && line.is_mark(at + 1, &[')'])
                && at > 1
                && line.is_any(at - 1, &["a", "one"])
                && line.is_any(at - 2, &["today", "now", "currently", "was", ":"]) =>
        {
            open(at + 1, QuantityKind::Share, 0.25, None)
        }
        _ if line.is(at, "once") && measure::rate_behind(line, at + 1).is_some() => {
            open(at + 1, QuantityKind::Count, 1.0, Some("time"))
        }
        _ if line.is_any(at, &["half-yearly", "all-hands"]) => None,
        _ => compound_words(line, at),
    }
}

/// "half of", "half the", "by half", "a third of".
fn fraction(line: &Line<'_>, at: usize, _part: f64) -> Option<usize> {
    let before = at.checked_sub(1);
    let is_before = |words: &[&str]| before.is_some_and(|before| line.is_any(before, words));
    if line.is(at, "half") {
        let is_time = is_before(&["first", "second", "1st", "2nd", "last", "other"])
            || line.is_any(at + 1, &["year", "day", "a-day", "marathon", "time"])
            || (line.is(at + 1, "an") && line.is(at + 2, "hour"));
        let fits = line.is_any(at + 1, &["of", "the", "our", "a", "as", "their", "all"])
            || is_before(&["by", "in", "to", "than", "least", "cut", "about", "one"])
            || at == 0;
        return (fits && !is_time).then_some(at + 1);
    }
    (is_before(&["a", "one"]) && line.is(at + 1, "of") || is_before(&["by"]) && line.is_end(at + 1))
        .then_some(at + 1)
        .or_else(|| (is_before(&["a"]) && at > 1 && line.is_any(at - 2, &["by", "least", "than"])).then_some(at + 1))
}

/// "no", "none", "zero" where they stand for a number.
fn zero(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is(at, "no") {
        let is_name = line.is(at, "zero") && line.is_any(at + 1, &["trust", "day", "waste", "knowledge", "sum", "in"]);
        return (!is_name).then_some(at + 1);
    }
    const FOLLOWED: [&str; 14] = [
        "later", "longer", "matter", "need", "doubt", "idea", "way", "code", "more", "less", "fewer", "higher",
        "lower", "such",
    ];
    if line.is(at + 1, "one") {
        return Some(at + 2);
    }
    (line.is_word(at + 1)
        && !line.is_any(at + 1, &FOLLOWED)
        && !at.checked_sub(1).is_some_and(|before| line.is_any(before, &["in", "or", "vs"])))
    .then_some(at + 1)
}

/// "all", "every", "each" before what they cover.
fn all(line: &Line<'_>, at: usize) -> bool {
    // "each" behind a count tells what the count is of.
    if line.is(at, "each") && at > 0 {
        return false;
    }
    if !line.is_word(at + 1) || line.is_any(at + 1, &["about", "in", "over", "along", "around", "at", "other", "and"]) {
        return false;
    }
    let is_phrase = at.checked_sub(1).is_some_and(|before| line.is_any(before, &["above", "at", "after", "in", "and"]))
        && line.is(at, "all")
        && !line.is_any(at + 1, &["our", "the", "of", "new"])
        && !line.text_of(at + 1).ends_with('s');
    // "every week" tells how often; "all 12 shops" has its number.
    let is_time = matches!(line.sense(at + 1), Sense::Unit(UnitKind::Duration, _));
    let is_counted = number::read(line, at + 1).is_some() || line.is_any(at + 1, &["one", "two"]);
    !is_phrase && !is_time && !is_counted
}

/// "two-thirds", "five-minute", "three-quarters".
fn compound_words(line: &Line<'_>, at: usize) -> Option<Found> {
    if !line.is_word(at) {
        return None;
    }
    let (first, second) = line.text_of(at).split_once(['-', '\u{2011}'])?;
    let number = number::cardinal(first)?;
    let second = second.split(['-', '\u{2011}']).next().unwrap_or(second);
    let (kind, value, unit) = match super::words::sense(second) {
        Sense::Fraction(part) => (QuantityKind::Share, number * part, None),
        Sense::Unit(UnitKind::Duration, name) => (QuantityKind::Duration, number, Some(name)),
        _ => return None,
    };
    if line.is_any(at, &["one-time", "one-day"]) && number == 1.0 {
        return None;
    }
    let mut found = mask::masked(line, at, at + 1, kind, Some(value));
    found.quantity.role = Role::Open;
    found.quantity.unit = unit.map(str::to_owned);
    found.is_compound = kind == QuantityKind::Duration;
    Some(found)
}
