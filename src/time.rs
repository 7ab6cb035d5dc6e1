//! Days and periods: "Q3 2026", "FY23-Q4", "by 15 May", "2026-H1".
//!
//! Both parsing (the cycle of a set) and analysis (the deadline of a sentence) read them here.
//! Nothing asks a clock: where a year is missing, it stays missing, and a comparison with a cycle fills it in.
//! [`at`] reads an expression that begins a text, [`find`] the first one anywhere in it. Ranges are bytes.

mod expression;
mod words;

use std::ops::Range;

pub use expression::at;
use jiff::civil::Date;
pub(crate) use words::{MONTHS, month};

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl Period {
    /// One day; none where there is no such day.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok()?;
        Some(Self { first: date, last: date })
    }

    /// Whether all days of `other` lie in it.
    pub fn contains(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether both have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days lie between both; 0 where they overlap or touch.
    fn distance(&self, other: &Self) -> i64 {
        let number = |date: Date| i64::from(date.year()) * 372 + i64::from(date.month()) * 31 + i64::from(date.day());
        (number(other.first) - number(self.last)).max(number(self.first) - number(other.last)).max(0)
    }
}

/// A month and a day of an unknown year. Day 31 stands for the last of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    /// From 1.
    pub month: i8,
    /// From 1.
    pub day: i8,
}

impl MonthDay {
    /// In a year; a day past the end of the month is its last.
    pub fn in_year(self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month, 1).ok()?;
        Date::new(year, self.month, self.day.min(first.days_in_month())).ok()
    }
}

/// A time expression, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Days of a known year: "Q3 2026", "15 May 2026". Of "03/04/2026" it is the stretch over both readings.
    Period(Period),
    /// The year is missing: "15 May", "Q3", "end of June".
    Yearless {
        /// First day.
        first: MonthDay,
        /// Last day.
        last: MonthDay,
    },
    /// A fiscal year, which may begin in any month: "FY26", "Q3 FY26". `year` has four digits.
    Fiscal {
        /// The year it is named after.
        year: i16,
        /// From 1.
        quarter: Option<i8>,
    },
    /// A time that names no days: "week 3", "end of the quarter", "sprint 12", "next month".
    Relative,
}

impl When {
    /// The days, where the words tell them.
    pub fn period(&self) -> Option<Period> {
        match self {
            Self::Period(period) => Some(*period),
            _ => None,
        }
    }

    /// The days it names in a set for `cycle`: a missing year is the one that brings it nearest to the cycle.
    pub fn in_cycle(&self, cycle: &Period) -> Option<Period> {
        match *self {
            Self::Period(period) => Some(period),
            Self::Yearless { first, last } => (cycle.first.year() - 1..=cycle.last.year() + 1)
                .filter_map(|year| {
                    // "November to January" ends in the year after.
                    let last_year = if last.month < first.month { year + 1 } else { year };
                    Some(Period { first: first.in_year(year)?, last: last.in_year(last_year)? })
                })
                .min_by_key(|period| period.distance(cycle)),
            Self::Fiscal { .. } | Self::Relative => None,
        }
    }

    /// Whether it surely has no day in common with `cycle`.
    pub fn is_outside(&self, cycle: &Period) -> bool {
        self.in_cycle(cycle).is_some_and(|period| !period.overlaps(cycle))
    }
}

/// The holiday or season that begins `text`, with its length: "Christmas", "Mother's Day", "the summer term" without its
/// article. Only a word such as "by" makes a time of it, so [`at`] and [`find`] pass it over.
pub fn occasion(text: &str) -> Option<(usize, When)> {
    let name = words::occasion(text)?;
    let end = name.len();
    let day = |month: i8, day: i8| MonthDay { month, day };
    let when = match words::fixed_day(name) {
        Some((month, last)) => When::Yearless { first: day(month, last), last: day(month, last) },
        None => When::Relative,
    };
    let term = [" term", " season", " break", " holidays"].iter().find(|word| {
        text.get(end..end + word.len()).is_some_and(|next| next.eq_ignore_ascii_case(word))
            && !text[end + word.len()..].starts_with(char::is_alphanumeric)
    });
    Some((end + term.map_or(0, |word| word.len()), when))
}

/// The first time expression in `text`.
pub fn find(text: &str) -> Option<(Range<usize>, When)> {
    expressions(text).next()
}

/// The first expression in `text` that names days of a known year.
pub fn period(text: &str) -> Option<(Range<usize>, Period)> {
    expressions(text).find_map(|(range, when)| Some((range, when.period()?)))
}

/// All time expressions in `text`, in order.
pub fn expressions(text: &str) -> impl Iterator<Item = (Range<usize>, When)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < text.len() {
            let start = next_word(text, from)?;
            if let Some((length, when)) = at(&text[start..]) {
                from = start + length;
                return Some((start..from, when));
            }
            from = end_of_word(text, start);
        }
        None
    })
}

/// Where the next run of letters and digits begins.
fn next_word(text: &str, from: usize) -> Option<usize> {
    text[from..].char_indices().find(|(_, character)| character.is_alphanumeric()).map(|(at, _)| from + at)
}

fn end_of_word(text: &str, start: usize) -> usize {
    // A number with separators is passed whole, so that "1.2026" never yields a year.
    let joins = |behind: usize| text[behind..].starts_with(|next: char| next.is_ascii_digit());
    text[start..]
        .char_indices()
        .find(|&(at, character)| match character {
            '.' | ',' => !joins(start + at + 1),
            _ => !character.is_alphanumeric(),
        })
        .map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests;
