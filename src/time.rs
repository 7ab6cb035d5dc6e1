//! Days and periods: "Q3 2026", "FY23-Q4", "by 15 May", "2026-H1".
//!
//! Both parsing (the cycle of a set) and analysis (the deadline of a sentence) read them here.
//! Nothing asks a clock: where a year is missing, it stays missing.

use jiff::civil::Date;

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}
