//! What stands glued or next to a bare number: sign, currency, percent, unit, "a week".
//!
//! [`measured`] reads a number or placeholder with all of it into a [`Found`].

use super::line::{Found, Line};
use super::words::{Sense, UnitKind, sense};
use super::{Comparator, Quantity, QuantityKind, Role};

/// What a number is measured in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    pub kind: QuantityKind,
    /// Normal form; none for a bare count.
    pub name: Option<&'static str>,
    /// First token behind it.
    pub end: usize,
    pub is_compound: bool,
}

/// A bare value with the tokens it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bare<'a> {
    /// None for a placeholder.
    pub value: Option<f64>,
    pub first: usize,
    pub end: usize,
    pub suffix: &'a str,
}

/// The number with sign, currency and unit; none where letters that are no unit are glued to it.
pub(super) fn measured(line: &Line<'_>, bare: Bare<'_>) -> Option<Found> {
    let (currency, first) = currency_before(line, bare.first);
    let (sign, first) = sign_before(line, first);
    let (currency, first) = if currency.is_none() { currency_before(line, first) } else { (currency, first) };
    let mut end = bare.end;
    let mut comparator = None;
    if line.is_mark(end, &['+']) && line.is_glued(end) && !line.is_number(end + 1) {
        comparator = Some(Comparator::AtLeast);
        end += 1;
    }
    let mut value = bare.value;
    let mut unit = match currency {
        Some(name) => {
            let scale = if line.is(end, "m") { 1e6 } else { 1.0 };
            value = value.map(|value| value * scale);
            let end = if scale > 1.0 { end + 1 } else { end };
            Unit { kind: QuantityKind::Money, name: Some(name), end, is_compound: false }
        }
        None if bare.suffix.is_empty() => unit_behind(line, end),
        None => unit_of_suffix(bare.suffix, end)?,
    };
    // "50%+", "20k€+".
    if comparator.is_none()
        && line.is_mark(unit.end, &['+'])
        && line.is_glued(unit.end)
        && !line.is_number(unit.end + 1)
    {
        comparator = Some(Comparator::AtLeast);
        unit.end += 1;
    }
    if value.is_none() {
        unit.kind = QuantityKind::Placeholder;
    }
    let quantity = Quantity {
        range: line.range(first, unit.end),
        value: value.map(|value| value * sign.unwrap_or(1.0)),
        upper: None,
        kind: unit.kind,
        role: Role::Open,
        comparator,
        unit: unit.name.map(str::to_owned),
        per: None,
    };
    Some(Found { quantity, first, end: unit.end, is_compound: unit.is_compound, is_signed: sign.is_some() })
}

fn currency_sign(mark: char) -> Option<&'static str> {
    Some(match mark {
        '€' => "EUR",
        '$' => "USD",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        '₽' => "RUB",
        '₺' => "TRY",
        '₩' => "KRW",
        _ => return None,
    })
}

fn currency_before(line: &Line<'_>, first: usize) -> (Option<&'static str>, usize) {
    let Some(before) = first.checked_sub(1) else {
        return (None, first);
    };
    if let Some(name) = line.mark(before).and_then(currency_sign) {
        // "US$ 5", "A$5".
        let prefixed =
            before.checked_sub(1).filter(|&at| line.is_glued(before) && line.is_any(at, &["US", "A", "C", "NZ"]));
        return (Some(name), prefixed.unwrap_or(before));
    }
    let is_code =
        line.text_of(before).len() == 3 && line.tokens[before].is_all_caps || line.is_any(before, &["rp", "rs"]);
    match line.sense(before) {
        Sense::Unit(UnitKind::Money, name) if is_code => (Some(name), before),
        _ => (None, first),
    }
}

/// "↑ 20%" and "▼ 5": an arrow up or down that stands between no two numbers.
fn arrow_before(line: &Line<'_>, first: usize) -> Option<f64> {
    let before = first.checked_sub(1)?;
    let sign = match line.mark(before)? {
        '↑' | '▲' | '⬆' => 1.0,
        '↓' | '▼' | '⬇' => -1.0,
        _ => return None,
    };
    let behind_number = before > 0 && (line.is_number(before - 1) || line.is_mark(before - 1, &['%', '€', '$', '£']));
    (!behind_number).then_some(sign)
}

/// "+10" and "-20%": a sign that stands free before the number.
fn sign_before(line: &Line<'_>, first: usize) -> (Option<f64>, usize) {
    if let Some(sign) = arrow_before(line, first) {
        return (Some(sign), first - 1);
    }
    let Some(before) = first.checked_sub(1).filter(|_| line.is_glued(first)) else {
        return (None, first);
    };
    let is_free = before == 0 || line.tokens[before].is_spaced || line.is_mark(before - 1, &['(', ':', '[']);
    match line.mark(before) {
        Some('+') if is_free => (Some(1.0), before),
        Some('-' | '−' | '–') if is_free => (Some(-1.0), before),
        _ => (None, first),
    }
}

fn of_kind(kind: UnitKind, name: &'static str, end: usize) -> Unit {
    let kind = match kind {
        UnitKind::Duration => QuantityKind::Duration,
        UnitKind::Size => QuantityKind::Size,
        UnitKind::Money => QuantityKind::Money,
        UnitKind::Percent => QuantityKind::Percent,
        UnitKind::Points => QuantityKind::PercentagePoints,
        UnitKind::Stars => QuantityKind::Rating,
        UnitKind::Multiple => QuantityKind::Multiple,
        UnitKind::Point | UnitKind::Times => QuantityKind::Count,
    };
    Unit { kind, name: Some(name), end, is_compound: false }
}

/// Letters glued to the digits: "200ms", "90kB", "2x", "5pp"; "20k€" has its scale taken off before.
fn unit_of_suffix(suffix: &str, end: usize) -> Option<Unit> {
    match sense(suffix) {
        // A "5S" or "3D" is a name, a "5s" is not.
        Sense::Unit(..)
            if suffix.len() == 1 && suffix != "W" && suffix.starts_with(|first: char| first.is_uppercase()) =>
        {
            None
        }
        Sense::Unit(UnitKind::Times, _) => None,
        Sense::Unit(kind, name) => Some(of_kind(kind, name, end)),
        _ => None,
    }
}

/// The unit behind a number that ends at token `at`.
pub(super) fn unit_behind(line: &Line<'_>, at: usize) -> Unit {
    let none = Unit { kind: QuantityKind::Count, name: None, end: at, is_compound: false };
    if let Some(mark) = line.mark(at) {
        return match mark {
            '%' => percent(line, at + 1),
            '‰' => Unit { kind: QuantityKind::Size, name: Some("‰"), end: at + 1, ..none },
            '×' => Unit { kind: QuantityKind::Multiple, name: Some("x"), end: at + 1, ..none },
            '★' | '⭐' => Unit { kind: QuantityKind::Rating, name: Some("star"), end: at + 1, ..none },
            '°' if line.is(at + 1, "C") => Unit { kind: QuantityKind::Size, name: Some("°C"), end: at + 2, ..none },
            '°' if line.is(at + 1, "F") => Unit { kind: QuantityKind::Size, name: Some("°F"), end: at + 2, ..none },
            '-' | '‑' if line.is_glued(at) && line.is_glued(at + 1) => compound(line, at).unwrap_or(none),
            _ => match currency_sign(mark) {
                // In "5 €10 vouchers" the sign belongs to what follows.
                Some(name) if !line.is_number(at + 1) || line.tokens[at + 1].is_spaced => {
                    Unit { kind: QuantityKind::Money, name: Some(name), end: at + 1, ..none }
                }
                _ => none,
            },
        };
    }
    if line.starts_with(at, &["per", "cent"]) {
        return percent(line, at + 2);
    }
    if line.is_any(at, &["percentage", "basis"]) && line.is_any(at + 1, &["points", "point"]) {
        let name = if line.is(at, "basis") { "bp" } else { "pp" };
        return Unit { kind: QuantityKind::PercentagePoints, name: Some(name), end: at + 2, ..none };
    }
    if line.is_any(at, &["business", "working", "calendar", "full", "consecutive", "clear"])
        && let Sense::Unit(UnitKind::Duration, name) = line.sense(at + 1)
    {
        return of_kind(UnitKind::Duration, name, at + 2);
    }
    let word = line.text_of(at);
    match line.sense(at) {
        Sense::Unit(UnitKind::Percent, _) => percent(line, at + 1),
        Sense::Unit(UnitKind::Times, _) if !line.is(at, "times") => none,
        // "12 month roadmap": the singular ties number and unit to the noun behind it.
        Sense::Unit(UnitKind::Duration, name) if word.len() > 3 && is_singular_before_noun(line, at) => {
            Unit { is_compound: true, ..of_kind(UnitKind::Duration, name, at + 1) }
        }
        // A single capital is a name or a placeholder rather than a unit: "5 S", "3 W".
        Sense::Unit(kind, name) if word.len() > 1 || word.starts_with(|first: char| first.is_lowercase()) => {
            of_kind(kind, name, at + 1)
        }
        _ => none,
    }
}

/// Whether a time unit in the singular stands behind a number of several, with a noun after it.
fn is_singular_before_noun(line: &Line<'_>, at: usize) -> bool {
    let is_one = at.checked_sub(1).is_some_and(|before| matches!(line.text_of(before), "1" | "one" | "One" | "a"));
    let is_linked =
        line.is_any(at + 1, &["in", "to", "for", "by", "per", "of", "and", "or", "from", "after", "on", "at"]);
    !is_one && !line.text_of(at).ends_with('s') && line.is_word(at + 1) && !is_linked
}

/// "%" may go on as "% points" or "%-points".
fn percent(line: &Line<'_>, end: usize) -> Unit {
    let points = if line.is_mark(end, &['-']) { end + 1 } else { end };
    let is_points = line.is_any(points, &["points", "point", "pts", "pt", "pp"]);
    let (kind, name, end) =
        if is_points { (QuantityKind::PercentagePoints, "pp", points + 1) } else { (QuantityKind::Percent, "%", end) };
    Unit { kind, name: Some(name), end, is_compound: false }
}

/// "5-minute", "12-month", "2-fold", "5-star": the unit behind a hyphen.
fn compound(line: &Line<'_>, hyphen: usize) -> Option<Unit> {
    let word = line.text_of(hyphen + 1);
    let first = word.split(['-', '\u{2011}']).next().unwrap_or(word);
    let end = hyphen + 2;
    if first.eq_ignore_ascii_case("fold") {
        return Some(Unit { kind: QuantityKind::Multiple, name: Some("x"), end, is_compound: false });
    }
    match sense(first) {
        Sense::Unit(UnitKind::Times, _) => None,
        Sense::Unit(kind, name) if first.len() > 1 => Some(Unit { is_compound: true, ..of_kind(kind, name, end) }),
        _ => None,
    }
}

/// The time unit of a rate behind token `at`: "per week", "a month", "/day", "weekly".
pub(super) fn rate_behind(line: &Line<'_>, at: usize) -> Option<&'static str> {
    let unit = |at: usize| match line.sense(at) {
        Sense::Unit(UnitKind::Duration, name) if line.text_of(at).len() > 1 => Some(name),
        _ => None,
    };
    if line.is_any(at, &["per", "a", "an", "each", "every", "/"]) {
        return unit(at + 1);
    }
    const ADVERBS: [(&str, &str); 8] = [
        ("daily", "day"),
        ("weekly", "week"),
        ("monthly", "month"),
        ("quarterly", "quarter"),
        ("yearly", "year"),
        ("annually", "year"),
        ("hourly", "hour"),
        ("p.a", "year"),
    ];
    // "10k monthly readers" names a measure; "10k readers monthly" a rate.
    let is_adverb = !line.is_word(at + 1) || line.is_any(at + 1, &["by", "in", "until", "from", "for", "and"]);
    ADVERBS.iter().filter(|_| is_adverb).find(|(word, _)| line.is(at, word)).map(|&(_, name)| name)
}
