//! `cases.txt`: one sentence a habit of writing numbers, and below it what is found: the words, kind, value, upper
//! end, unit, comparator, rate and role, an open role left out.

use super::super::lexicon::Lexicon;
use super::super::token::tokenize;
use super::*;

fn read(text: &str) -> Vec<Quantity> {
    quantities(text, &tokenize(text, &Lexicon::default()))
}

fn shown(text: &str) -> String {
    let one = |quantity: &Quantity| {
        let mut line = format!("{}: {:?}", &text[quantity.range.clone()], quantity.kind);
        for value in quantity.value.iter().chain(&quantity.upper) {
            line += &format!(" {}", (value * 1000.0).round() / 1000.0);
        }
        if let Some(unit) = &quantity.unit {
            line += &format!(" {unit}");
        }
        if let Some(comparator) = quantity.comparator {
            line += &format!(" {comparator:?}");
        }
        if let Some(per) = quantity.per {
            line += &format!(" /{per}");
        }
        if quantity.role != Role::Open {
            line += &format!(" {:?}", quantity.role);
        }
        line
    };
    let quantities = read(text);
    if quantities.is_empty() { "-".to_owned() } else { quantities.iter().map(one).collect::<Vec<_>>().join("; ") }
}

fn check(input: &str, expected: &str) -> Option<String> {
    let found = shown(input);
    (found != expected).then(|| format!("{input}\n  expected {expected}\n  found    {found}\n"))
}

#[test]
fn every_habit_is_read() {
    let lines: Vec<&str> = include_str!("cases.txt").lines().collect();
    assert_eq!(lines.len() % 2, 0, "a sentence and what is found in it");
    let wrong: String = lines.chunks_exact(2).filter_map(|pair| check(pair[0], pair[1].trim())).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_long_line_is_read_in_linear_time() {
    let text = "from 3 to 5 of 10 up to 40% (now 12) and ".repeat(2_000);
    assert!(read(&text).len() >= 8_000);
}

fn check_ranges(text: &str) {
    let mut end = 0;
    for quantity in read(text) {
        assert!(quantity.range.start >= end, "{text}: {quantity:?}");
        assert!(quantity.range.end > quantity.range.start, "{text}: {quantity:?}");
        assert!(text.is_char_boundary(quantity.range.start) && text.is_char_boundary(quantity.range.end));
        assert!(quantity.value.is_none_or(f64::is_finite), "{text}: {quantity:?}");
        assert!(quantity.upper.is_none() || quantity.upper > quantity.value);
        end = quantity.range.end;
    }
}

proptest::proptest! {
    #[test]
    fn ranges_hold_for_any_text(text in "\\PC{0,60}") {
        check_ranges(&text);
    }

    #[test]
    fn ranges_hold_for_mixed_pieces(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "10", "1.200,5", "k", "%", "€", "$", "-", "–", "->", "→", "/", ":", "<", ">=", "#", "+", "(", ")", "[", "]", "X", "__", "??",
        "from", "to", "by", "half", "of", "one", "ten", "million", "twenty-five", "top", "in", "out of", "or more", "no", "all",
        "Q3", "2026", "15 May", "week", "a", "days", "x", "stars", "points", "phase", "v2", "reach", " ", "  ", "\u{a0}", ".", ",", "'", "°C", "é",
    ]), 0..24)) {
        check_ranges(&pieces.concat());
        check_ranges(&pieces.join(" "));
    }

    #[test]
    fn digits_are_read_back(value in 0u32..10_000_000) {
        let sentence = |figure: &str| format!("we win {figure} guests");
        let grouped = |separator: &str| {
            let digits = value.to_string();
            let split: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
            split.join(separator)
        };
        for figure in [value.to_string(), grouped(","), grouped(" "), grouped("'"), grouped("\u{202f}"), format!("{value}.5")] {
            let text = sentence(&figure);
            let found = read(&text);
            // A bare number of four digits may be a year, and 360 a view.
            if found.first().is_some_and(|first| first.is_masked()) {
                continue;
            }
            let expected = f64::from(value) + if figure.ends_with(".5") { 0.5 } else { 0.0 };
            assert_eq!(found.first().and_then(|first| first.value), Some(expected), "{text}");
        }
    }
}
