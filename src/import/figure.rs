//! How a cell shows its number: percent, dates and currencies are a matter of its format.

use jiff::ToSpan;
use jiff::civil::date;

/// What the format of a cell does to its number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Look {
    /// Shown as it is.
    #[default]
    Plain,
    /// 0.22 is shown as 22%.
    Percent,
    /// Days since the last days of 1899.
    Day,
    /// A part of a day.
    Time,
    /// With this sign before it.
    Money(char),
}

impl Look {
    /// What the format with the number `id` does, whose code is `code` where the file defines it.
    pub fn of(id: usize, code: Option<&str>) -> Self {
        match (id, code) {
            (_, Some(code)) => Self::of_code(code),
            (9 | 10, None) => Self::Percent,
            (14..=17 | 22 | 27..=31 | 36 | 50..=58, None) => Self::Day,
            (18..=21 | 32..=35 | 45..=47, None) => Self::Time,
            (5..=8 | 37..=44, None) | (_, None) => Self::Plain,
        }
    }

    fn of_code(code: &str) -> Self {
        // Later sections are for negative numbers and zero.
        let code = code.split(';').next().unwrap_or_default();
        if let Some(sign) = currency(code) {
            return Self::Money(sign);
        }
        let bare = unquoted(code).to_ascii_lowercase();
        match () {
            () if bare.contains('%') => Self::Percent,
            () if bare.contains("general") => Self::Plain,
            () if bare.contains(['y', 'd']) => Self::Day,
            () if bare.contains(['h', 's']) => Self::Time,
            () if bare.contains('m') => Self::Day,
            () => Self::Plain,
        }
    }

    /// `number` as the cell shows it; days count from 1904 where the file says so.
    pub fn show(&self, number: f64, is_from_1904: bool) -> String {
        match self {
            Self::Percent => format!("{}%", plain(number * 100.0)),
            Self::Money(sign) => format!("{sign}{}", plain(number)),
            Self::Day => day(number, is_from_1904).unwrap_or_else(|| plain(number)),
            Self::Time if (0.0..1.0).contains(&number) => {
                let minutes = (number * 24.0 * 60.0).round() as u32;
                format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
            }
            Self::Plain | Self::Time => plain(number),
        }
    }
}

/// The currency of a format: `[$€-407]`, or a sign by itself. `[$-407]` names a language alone.
fn currency(code: &str) -> Option<char> {
    const SIGNS: &str = "$€£¥₹";
    match code.split_once("[$") {
        Some((_, rest)) => rest.chars().next().filter(|sign| !"-]".contains(*sign)),
        None => code.chars().find(|letter| SIGNS.contains(*letter)),
    }
}

/// A format without what stands in quotes, brackets or behind a backslash.
fn unquoted(code: &str) -> String {
    let mut bare = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let close = match letter {
            '"' => '"',
            '[' => ']',
            '\\' | '_' | '*' => {
                letters.next();
                continue;
            }
            _ => {
                bare.push(letter);
                continue;
            }
        };
        letters.by_ref().find(|letter| *letter == close);
    }
    bare
}

fn day(number: f64, is_from_1904: bool) -> Option<String> {
    let first = if is_from_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    let is_day = (0.0..2_958_466.0).contains(&number);
    is_day.then(|| first.checked_add((number as i64).days()).ok().map(|day| day.to_string())).flatten()
}

/// A number with the digits that a person typed: 0.1 + 0.2 is 0.3.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.11e}").parse().unwrap_or(number);
    if rounded.abs() < 1e15 { format!("{rounded}") } else { format!("{rounded:e}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_in_their_cells() {
        let shown = |number: f64, id: usize, code: Option<&str>| Look::of(id, code).show(number, false);
        assert_eq!(shown(0.22, 9, None), "22%");
        assert_eq!(shown(0.07, 164, Some("0.0%")), "7%");
        assert_eq!(shown(0.1 + 0.2, 0, None), "0.3");
        assert_eq!(shown(46096.0, 14, None), "2026-03-15");
        assert_eq!(shown(46096.5, 165, Some("[$-409]d\\-mmm\\-yy;@")), "2026-03-15");
        assert_eq!(shown(0.5, 20, None), "12:00");
        assert_eq!(shown(5000.0, 166, Some("\"$\"#,##0")), "$5000");
        assert_eq!(shown(5000.0, 166, Some("[$€-407]#,##0")), "€5000");
        assert_eq!(shown(12.0, 167, Some("0 \"days\"")), "12");
        assert_eq!(shown(1e300, 14, None), "1e300");
        assert_eq!(shown(-1.0, 14, None), "-1");
        assert_eq!(Look::Day.show(0.0, true), "1904-01-01");
    }
}
