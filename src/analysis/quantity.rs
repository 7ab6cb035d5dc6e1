//! Every number of a statement: what sort it is, from where to where it goes, and whether it is a target at all.
//!
//! In goes a statement with its tokens, out come its quantities in order: in digits or words, with placeholders,
//! dates, versions and labels told apart. Small passes one after another: `scan` finds each number with its sign,
//! currency and unit (`number`, `measure`), `mask` takes out dates and names, `role` reads the neighbours.
//! Words come from one table (`words`); nothing depends on the word lists of the lexicon. Ranges are bytes on
//! character boundaries, in order, never overlapping; each pass looks at a bounded number of neighbours.

mod compare;
pub mod level;
mod line;
mod mask;
mod measure;
mod number;
mod placeholder;
mod role;
pub mod scale;
mod scan;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use super::token::Token;
use line::Line;

/// Reads every number of `text`; `tokens` are those of [`super::token::tokenize`].
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    let line = Line::new(text, tokens);
    let mut found = scan::scan(&line);
    role::settle(&line, &mut found);
    scale::settle(text, &mut found);
    found.into_iter().map(|found| found.quantity).collect()
}

/// A number, in digits or words, with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with its sign, currency and unit: "€2.5m", "15 %", "from 3 days" without the "from".
    pub range: Range<usize>,
    /// The value, scaled ("10k" is 10000, "2.5m" is 2500000); none for placeholders.
    pub value: Option<f64>,
    /// The upper end where a range is given ("10-15").
    pub upper: Option<f64>,
    /// What sort of number.
    pub kind: QuantityKind,
    /// What it does in the sentence.
    pub role: Role,
    /// A comparator before or after it. Its words are outside the range, except a "+" glued to the number.
    pub comparator: Option<Comparator>,
    /// The unit in normal form: "%", "pp", "EUR", "day", "MB", "x"; none for a bare count.
    pub unit: Option<String>,
    /// The time unit of a rate: "week" of "50 sign-ups a week" and of "3 times per week".
    pub per: Option<&'static str>,
}

/// What sort of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum QuantityKind {
    Count,
    Percent,
    PercentagePoints,
    Money,
    Duration,
    /// A size with a physical unit: MB, kg, km, ppm.
    Size,
    /// 0/40, 3:1.
    Ratio,
    /// 2x, double, halve, tripled.
    Multiple,
    /// top 3, #1, first quartile.
    Rank,
    /// half, two thirds, 9 out of 10, nine in ten. The value is the fraction.
    Share,
    /// 4.5/5, 4.6 stars. The value is the first number.
    Rating,
    /// zero, no, none.
    Zero,
    /// all, every, each.
    All,
    /// X%, N, __, ??, [target?].
    Placeholder,
    Date,
    Version,
    /// phase 2, tier-1, #12, 1:1, 24/7, ISO 27001, Web3: part of a name.
    Label,
}

/// What the number does in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Today's value: "from 8%", "(now 12)", "currently 40", the 0 of "= 0/40".
    Baseline,
    /// The value to reach.
    Target,
    /// How much it is to move: "by 25%", "+10", "double".
    Change,
    /// A bound inside the definition of the metric: "answered within 4 hours", "older than 30 days".
    Threshold,
    /// How often or how long work is done: "3 times a week", "40 hours of tutoring".
    Rate,
    /// By when.
    Deadline,
    /// No target: a version, a name, a date that is no deadline.
    Incidental,
    /// Not settled by its neighbours; the reading decides.
    #[default]
    Open,
}

/// A comparator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Comparator {
    AtLeast,
    AtMost,
    Over,
    Under,
    About,
    Exactly,
}

impl Quantity {
    /// Whether it can be a number to reach: no date, version or label, and no role that rules it out.
    pub fn is_candidate(&self) -> bool {
        !self.is_masked() && matches!(self.role, Role::Open | Role::Target | Role::Change)
    }

    /// Whether it is part of a date or a name.
    pub fn is_masked(&self) -> bool {
        matches!(self.kind, QuantityKind::Date | QuantityKind::Version | QuantityKind::Label)
    }
}
