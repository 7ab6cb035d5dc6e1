//! A change beside its base, worked out: "from 30% by 20%" is from 30% to 36%, or to 50% where points are meant.
//!
//! In goes a statement, out come wordings from where to where, each with the value that follows from the author's own two.
//! Where the change can be meant in two ways there are two of them, and only the author knows which is right.

use std::ops::Range;

use super::tidy;
use crate::analysis::{Direction, Quantity, QuantityKind, Role};
use crate::propose::Offer;
use crate::propose::own::Statement;

/// The wordings, the commoner reading first, and none of them where the two values make no sense together; `None` where a
/// base or a change is missing.
pub fn readings(statement: &Statement<'_>) -> Option<Vec<Offer>> {
    let both = Both::of(statement)?;
    let Some(is_less) = both.is_less else { return Some(Vec::new()) };
    let (base, change) = (both.base.value.unwrap_or_default(), both.change.value.unwrap_or_default());
    let sign = if is_less { -1.0 } else { 1.0 };
    let by = statement.words(&both.change.range);
    let relative = |told: &str| both.offer(statement, base * (1.0 + sign * change / 100.0), told);
    let added = |told: &str| both.offer(statement, base + sign * change, told);
    let is_share = both.base.kind == QuantityKind::Percent;
    let offers = match both.change.unit.as_deref() {
        Some("%") if is_share => {
            vec![
                relative(&format!("{by} taken as a part of today's value: a little more of the same.")),
                // "8% by 50%" as 58% would be a leap that nobody means.
                added(&format!("{by} taken as percentage points: a far larger step."))
                    .filter(|(value, _)| *value <= 2.0 * base),
            ]
        }
        Some("%") => vec![relative(&format!("{by} of today's value, worked out."))],
        Some("pp") if is_share => vec![added(&format!("{by} on today's value, worked out."))],
        Some("bp") if is_share => {
            vec![both.offer(statement, base + sign * change / 100.0, &format!("{by} on today's value, worked out."))]
        }
        Some("point") if both.base.unit.is_none() || is_share => {
            vec![added(&format!("{by} on today's value, worked out."))]
        }
        unit if unit == both.base.unit.as_deref() => vec![added("The change on today's value, worked out.")],
        _ => Vec::new(),
    };
    // A share beyond all of it is not what was meant.
    let is_possible = |value: f64| value >= 0.0 && (!is_share || value <= 100.0);
    let possible = offers.into_iter().flatten().filter(|(value, _)| is_possible(*value));
    // "from 20% by 10%, i.e. to 22%": which of them is meant stands there.
    let is_told = |value: f64| both.told.is_none_or(|told| (told - value).abs() < 0.005 * told.abs().max(1.0));
    // Also where points would leap: that per cent of today's value is meant is likely, and not said.
    let is_one_of_several = is_share && both.change.unit.as_deref() == Some("%") && both.told.is_none();
    let meant = possible.filter(|(value, _)| is_told(*value));
    Some(meant.map(|(_, offer)| Offer { is_one_of_several, ..offer }).collect())
}

/// A base and a change that stand together.
struct Both<'a> {
    base: &'a Quantity,
    change: &'a Quantity,
    /// Both with what leads to them: "from 2% by 20%".
    range: Range<usize>,
    /// None where nothing says which way.
    is_less: Option<bool>,
    /// What the line itself says they come to.
    told: Option<f64>,
}

impl<'a> Both<'a> {
    fn of(statement: &Statement<'a>) -> Option<Self> {
        let values = statement.reading.quantities.iter().filter(|it| !it.is_masked() && it.role != Role::Deadline);
        let values: Vec<&Quantity> = values.collect();
        let (one, other, told) = match values.as_slice() {
            [one, other] => (one, other, None),
            [one, other, told] if led(statement.text, told, &["to", "="]).is_some() => (one, other, Some(*told)),
            _ => return None,
        };
        let (change, base) = if one.role == Role::Change { (*one, *other) } else { (*other, *one) };
        let is_less = match statement.reading.direction {
            Some(Direction::Increase) => Some(false),
            Some(Direction::Decrease) => Some(true),
            _ => None,
        };
        let is_change = change.role == Role::Change && base.role != Role::Change;
        let given = base.value.is_some() && change.value.is_some() && change.kind != QuantityKind::Multiple;
        let (by, from) = (led(statement.text, change, &["by"])?, from(statement.text, base)?);
        let between = statement.text.get(by.end.min(from.end)..by.start.max(from.start))?;
        let is_together = between.chars().all(|letter| letter == ' ' || letter == ',');
        let end = by.end.max(from.end);
        let end = match told {
            Some(told) => told_end(statement.text, end, told)?,
            None => end,
        };
        (is_change && given && is_together).then(|| Self {
            base,
            change,
            range: by.start.min(from.start)..end,
            is_less,
            told: told.and_then(|told| told.value),
        })
    }

    fn offer(&self, statement: &Statement<'_>, value: f64, because: &str) -> Option<(f64, Offer)> {
        let base = statement.words(&self.base.range);
        let value = if self.base.kind == QuantityKind::Count { value.round() } else { value };
        let computed = like(base, self.base.value?, value)?;
        let (before, behind) = (statement.text.get(..self.range.start)?, statement.text.get(self.range.end..)?);
        let text = tidy(&format!("{before}from {base} to {computed}{behind}"));
        let metric = Some(format!("to {computed}"));
        Some((value, Offer { text, metric, because: because.to_owned(), computed: Some(computed), ..Offer::default() }))
    }
}

/// Behind the value that a change comes to, where nothing else stands between: ", i.e. to 22%", "(= 22%)".
fn told_end(text: &str, change: usize, told: &Quantity) -> Option<usize> {
    let between = text.get(change..told.range.start)?;
    let mut words = between.split([' ', ',', '(', '–', '—', ':', ';']).filter(|word| !word.is_empty());
    let is_joint = words.all(|word| ["i.e.", "ie", "that", "is", "to", "=", "so", "means", "→"].contains(&word));
    let is_closed = between.contains('(') && text.get(told.range.end..)?.starts_with(')');
    is_joint.then_some(told.range.end + usize::from(is_closed))
}

/// A value with one of `leads` before it.
fn led(text: &str, value: &Quantity, leads: &[&str]) -> Option<Range<usize>> {
    let before = text.get(..value.range.start)?.trim_end();
    let lead = before.rsplit(' ').next().filter(|word| leads.contains(&word.to_lowercase().as_str()))?;
    Some(before.len() - lead.len()..value.range.end)
}

/// "from 2%", or "(now 2%)".
fn from(text: &str, base: &Quantity) -> Option<Range<usize>> {
    const TODAY: [&str; 6] = ["(now", "(currently", "(today", "(from", "(baseline", "(baseline:"];
    if let Some(range) = led(text, base, &TODAY) {
        return text.get(range.end..)?.starts_with(')').then_some(range.start..range.end + 1);
    }
    led(text, base, &["from"])
}

/// `value` written as `words`, which say `of`: 2.4 as "2.4%" beside "2%", 4.4 million as "€4.4m" beside "€4m".
fn like(words: &str, of: f64, value: f64) -> Option<String> {
    let start = words.find(|letter: char| letter.is_ascii_digit())?;
    let is_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let length = words[start..].find(|letter| !is_number(letter)).unwrap_or(words.len() - start);
    let number = words[start..start + length].trim_end_matches(['.', ',']);
    let is_grouped = number.split(',').skip(1).all(|group| group.len() == 3) && !number.contains('.');
    let plain = if is_grouped { number.replace(',', "") } else { number.to_owned() };
    let scale = of / plain.parse::<f64>().ok().filter(|it| *it > 0.0)?;
    let written = value / scale;
    let decimals = if written.abs() < 1.0 { 4 } else { 2 };
    let mut text = format!("{written:.decimals$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    let text = if number.contains(',') { grouped(&text) } else { text };
    Some(format!("{}{text}{}", &words[..start], &words[start + number.len()..]))
}

/// "1200" as "1,200".
fn grouped(number: &str) -> String {
    let (whole, rest) =
        number.split_once('.').map_or((number, String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let mut text = String::new();
    for (at, letter) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(letter);
    }
    text + &rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_the_authors_own() {
        let check = |words: &str, of: f64, value: f64, expected: Option<&str>| {
            assert_eq!(like(words, of, value).as_deref(), expected, "{words}");
        };
        check("2%", 2.0, 2.4, Some("2.4%"));
        check("€4m", 4_000_000.0, 4_400_000.0, Some("€4.4m"));
        check("1,000", 1000.0, 1200.0, Some("1,200"));
        check("10 days", 10.0, 5.0, Some("5 days"));
        check("0.5%", 0.5, 0.55, Some("0.55%"));
        check("999,500", 999_500.0, 1_000_500.0, Some("1,000,500"));
        check("ten days", 10.0, 5.0, None);
    }
}
