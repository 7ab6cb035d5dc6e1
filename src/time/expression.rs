//! Reads one time expression from the start of a text: [`at`].
//!
//! A small descent over a [`Cursor`]; every reader returns what it read with the cursor behind it, or nothing.
//! No reader recurses, and each looks at a bounded number of words.

use super::words::{self, Part};
use super::{MonthDay, Period, When};

/// Reads the time expression that begins `text`: its length in bytes and what it names. `text` has to begin at the
/// start of a word.
pub fn at(text: &str) -> Option<(usize, When)> {
    let cursor = Cursor { text, at: 0 };
    let (when, end) = match text.as_bytes().first()? {
        b'0'..=b'9' => numeric(cursor)?,
        first if first.is_ascii_alphabetic() => lexical(cursor)?,
        _ => return None,
    };
    end.is_at_boundary().then_some((end.at, when))
}

/// A place in the text.
#[derive(Debug, Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

type Read<'a, T> = Option<(T, Cursor<'a>)>;

impl<'a> Cursor<'a> {
    fn rest(self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }

    fn spaces(self) -> Self {
        let rest = self.rest();
        self.skip(rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\t']).len())
    }

    /// One of `marks`.
    fn mark(self, marks: &[char]) -> Option<Self> {
        let first = self.rest().chars().next()?;
        marks.contains(&first).then(|| self.skip(first.len_utf8()))
    }

    /// A run of ASCII letters.
    fn word(self) -> Read<'a, &'a str> {
        let length = self.rest().bytes().take(16).take_while(u8::is_ascii_alphabetic).count();
        (length > 0).then(|| (&self.rest()[..length], self.skip(length)))
    }

    /// This very word, whatever its case.
    fn the_word(self, expected: &str) -> Option<Self> {
        let (word, after) = self.word()?;
        word.eq_ignore_ascii_case(expected).then_some(after)
    }

    /// A number of at most four digits, with how many it has.
    fn digits(self) -> Read<'a, (i16, usize)> {
        let length = self.rest().bytes().take(5).take_while(u8::is_ascii_digit).count();
        let number = self.rest()[..length].parse().ok()?;
        (length <= 4).then(|| ((number, length), self.skip(length)))
    }

    /// A number of one or two digits within `range`.
    fn small(self, range: std::ops::RangeInclusive<i8>) -> Read<'a, i8> {
        let ((number, length), after) = self.digits()?;
        let number = i8::try_from(number).ok()?;
        (length <= 2 && range.contains(&number)).then_some((number, after))
    }

    /// Whether a word or number could end here.
    fn is_at_boundary(self) -> bool {
        let mut rest = self.rest().chars();
        match rest.next() {
            None => true,
            Some('.' | ',') => !rest.next().is_some_and(|next| next.is_ascii_digit()),
            Some('%') => false,
            Some(next) => !next.is_alphanumeric(),
        }
    }

    /// Whether the sentence goes on with a lowercase word other than a preposition or conjunction, so that a number
    /// before it counts something.
    fn counts_a_noun(self) -> bool {
        const LINKS: [&str; 14] =
            ["and", "or", "to", "in", "at", "by", "with", "for", "for", "on", "until", "latest", "from", "is"];
        let next = self.spaces();
        if next.at == self.at {
            return false;
        }
        next.word().is_some_and(|(word, _)| {
            word.starts_with(|first: char| first.is_ascii_lowercase()) && !LINKS.contains(&word)
        })
    }
}

const DASHES: [char; 4] = ['-', '–', '—', '‑'];
const JOINTS: [char; 5] = ['-', '–', '—', '‑', '/'];

#[derive(Debug, Clone, Copy)]
enum Year {
    Calendar(i16),
    Fiscal(i16),
}

/// From the first of `first` to the end of `last`, in a year that may be missing.
fn build(year: Option<Year>, first: MonthDay, last: MonthDay) -> Option<When> {
    match year {
        None => Some(When::Yearless { first, last }),
        Some(Year::Fiscal(year)) => {
            let is_quarter = last.month - first.month == 2 && last.month % 3 == 0;
            Some(When::Fiscal { year, quarter: is_quarter.then_some(last.month / 3) })
        }
        Some(Year::Calendar(year)) => {
            let wraps = last.month < first.month;
            let last = last.in_year(if wraps { year + 1 } else { year })?;
            Some(When::Period(Period { first: first.in_year(year)?, last }))
        }
    }
}

fn months(first: i8, last: i8) -> (MonthDay, MonthDay) {
    (MonthDay { month: first, day: 1 }, MonthDay { month: last, day: 31 })
}

fn quarters(first: i8, last: i8) -> (MonthDay, MonthDay) {
    months(first * 3 - 2, last * 3)
}

fn whole_year(year: Year) -> Option<When> {
    let (first, last) = months(1, 12);
    match year {
        Year::Calendar(_) => build(Some(year), first, last),
        Year::Fiscal(year) => Some(When::Fiscal { year, quarter: None }),
    }
}

/// Four digits of a year near ours.
fn calendar_year(cursor: Cursor<'_>) -> Read<'_, i16> {
    let ((year, length), after) = cursor.digits()?;
    (length == 4 && (1990..=2099).contains(&year) && after.is_at_boundary_or_joint()).then_some((year, after))
}

impl Cursor<'_> {
    /// As a boundary, but a quarter may follow at once: "2026Q3".
    fn is_at_boundary_or_joint(self) -> bool {
        self.is_at_boundary() || self.rest().starts_with(['Q', 'q', 'H'])
    }
}

/// "FY26", "FY 2026", "fiscal year 2026".
fn fiscal_year(cursor: Cursor<'_>) -> Read<'_, i16> {
    let (word, mut after) = cursor.word()?;
    if word.eq_ignore_ascii_case("fiscal") || word.eq_ignore_ascii_case("financial") {
        after = after.spaces();
        after = after.the_word("year").unwrap_or(after);
    } else if !word.eq_ignore_ascii_case("fy") {
        return None;
    }
    let after = after.spaces();
    let after = after.mark(&['-', '\'', '’']).unwrap_or(after);
    let ((year, length), after) = after.digits()?;
    match length {
        2 => Some((2000 + year, after)),
        4 => Some((year, after)),
        _ => None,
    }
}

/// The year behind a quarter, month or day: " 2026", "'26", "/26", ", 2026", " FY26".
fn year_behind(cursor: Cursor<'_>) -> Read<'_, Year> {
    let spaced = cursor.spaces();
    if let Some((year, after)) = fiscal_year(spaced.mark(&JOINTS).unwrap_or(spaced)) {
        return Some((Year::Fiscal(year), after));
    }
    let marked = spaced.mark(&[',', '/', '-', '–', '\'', '’', '.', '(']);
    let of = spaced.the_word("of").or_else(|| spaced.the_word("in"));
    if let Some((year, after)) = calendar_year(marked.or(of).unwrap_or(spaced).spaces()) {
        let opened = spaced.rest().starts_with('(');
        return Some((Year::Calendar(year), if opened { after.mark(&[')']).unwrap_or(after) } else { after }));
    }
    let short = spaced.mark(&['\'', '’', '/', '-'])?;
    let ((year, length), after) = short.digits()?;
    (length == 2 && (20..=60).contains(&year) && after.is_at_boundary()).then_some((Year::Calendar(2000 + year), after))
}

fn with_year(cursor: Cursor<'_>) -> (Option<Year>, Cursor<'_>) {
    year_behind(cursor).map_or((None, cursor), |(year, after)| (Some(year), after))
}

/// "Q3", "H2" as first and last month.
fn quarter_or_half(cursor: Cursor<'_>) -> Read<'_, (MonthDay, MonthDay)> {
    let (word, after) = cursor.word()?;
    match word {
        "Q" | "q" => after.small(1..=4).map(|(number, after)| (quarters(number, number), after)),
        "H" => after.small(1..=2).map(|(number, after)| (months(number * 6 - 5, number * 6), after)),
        _ => None,
    }
}

/// "Q1-Q2", "Q3/Q4", "Q3 and Q4", or one of them.
fn quarters_or_halves(cursor: Cursor<'_>) -> Read<'_, (MonthDay, MonthDay)> {
    let ((first, last), after) = quarter_or_half(cursor)?;
    let spaced = after.spaces();
    let joint = spaced.mark(&JOINTS).or_else(|| spaced.the_word("to")).or_else(|| spaced.the_word("and"));
    match joint.and_then(|joint| quarter_or_half(joint.spaces())) {
        Some(((_, later), end)) if later.month > first.month => Some(((first, later), end)),
        _ => Some(((first, last), after)),
    }
}

fn lexical(cursor: Cursor<'_>) -> Read<'_, When> {
    let (word, after) = cursor.word()?;
    if let Some(((first, last), after)) = quarters_or_halves(cursor) {
        let (year, after) = with_year(after);
        return Some((build(year, first, last)?, after));
    }
    if let Some((year, after)) = fiscal_year(cursor) {
        return Some(fiscal(year, after));
    }
    if let Some(month) = words::month(word) {
        return month_first(word, month, after);
    }
    if let Some(part) = words::part(word) {
        return part_of(part, after);
    }
    if word.len() == 3 && word[..2].eq_ignore_ascii_case("eo") {
        return end_of_named(word, after);
    }
    if word.eq_ignore_ascii_case("year")
        && let Some(after) = after.mark(&['-', ' ']).and_then(|end| end.the_word("end"))
    {
        return end_of_year(after);
    }
    if ["quarter", "qtr", "month", "half", "season", "term", "semester"]
        .iter()
        .any(|period| word.eq_ignore_ascii_case(period))
        && let Some(after) = after.mark(&['-', ' ']).and_then(|end| end.the_word("end"))
    {
        return Some((When::Relative, after));
    }
    counted_period(word, after).or_else(|| pointed_period(word, after)).or_else(|| season(word, after))
}

/// "FY26-Q3" and "FY26".
fn fiscal(year: i16, after: Cursor<'_>) -> (When, Cursor<'_>) {
    let joined = after.spaces();
    let joined = joined.mark(&JOINTS).unwrap_or(joined).spaces();
    match quarters_or_halves(joined) {
        Some(((first, last), end)) => {
            let is_quarter = last.month - first.month == 2;
            (When::Fiscal { year, quarter: is_quarter.then_some(last.month / 3) }, end)
        }
        None => (When::Fiscal { year, quarter: None }, after),
    }
}

/// "EOY", "EOQ", "EOM", "EOW".
fn end_of_named<'a>(word: &str, after: Cursor<'a>) -> Read<'a, When> {
    match word.as_bytes()[2].to_ascii_lowercase() {
        b'y' => end_of_year(after),
        // "EOQ4" names its quarter.
        b'q' if after.small(1..=4).is_some_and(|(_, end)| end.is_at_boundary()) => {
            let (number, after) = after.small(1..=4)?;
            let (year, after) = with_year(after);
            let (_, last) = quarters(number, number);
            Some((build(year, last, last)?, after))
        }
        b'q' | b'm' | b'w' | b'h' if word.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            Some((When::Relative, after))
        }
        _ => None,
    }
}

fn end_of_year(after: Cursor<'_>) -> Read<'_, When> {
    let (year, after) = with_year(after);
    let last = MonthDay { month: 12, day: 31 };
    Some((build(year, last, last)?, after))
}

/// "end of June", "mid-May", "late 2026", "end of the quarter".
fn part_of<'a>(part: Part, after: Cursor<'a>) -> Read<'a, When> {
    let spaced = after.spaces();
    let of = spaced.the_word("of").map(Cursor::spaces);
    if of.is_none() && part == Part::Start {
        return None;
    }
    let behind = of.unwrap_or_else(|| spaced.mark(&DASHES).unwrap_or(spaced));
    if behind.at == after.at {
        return None;
    }
    let (first_word, _) = behind.word().map_or(("", behind), |read| read);
    let past_pointer = |cursor: Cursor<'a>| {
        let pointer = cursor.word().filter(|(word, _)| words::is_pointer(word));
        pointer.map_or(cursor, |(_, after)| after.spaces())
    };
    // "end of the fiscal year".
    let pointed = past_pointer(past_pointer(behind));
    if let Some(end) = pointed.the_word("fy").filter(|end| part == Part::End && end.is_at_boundary()) {
        let is_numbered = end.spaces().rest().starts_with(|next: char| next.is_ascii_digit());
        if !is_numbered {
            return Some((When::Relative, end));
        }
    }
    if let Some(end) = pointed.the_word("year") {
        return if part == Part::End { end_of_year(end) } else { Some((When::Relative, end)) };
    }
    if let Some((word, end)) = pointed.word()
        && words::is_counted_period(word)
        && (of.is_some() || pointed.at > behind.at)
    {
        // "end of week 3" takes its number with it.
        return counted_period(word, end).or(Some((When::Relative, end)));
    }
    // "end of the season", "end of the summer term": a period that the team knows.
    let is_known =
        |word: &str| ["term", "season", "semester", "half"].iter().any(|known| word.eq_ignore_ascii_case(known));
    if of.is_some() && pointed.at > behind.at && part == Part::End {
        let one = pointed.word();
        let two = one.and_then(|(_, after)| after.spaces().word());
        if let Some((_, end)) = one.into_iter().chain(two).find(|(word, _)| is_known(word)) {
            return Some((When::Relative, end));
        }
    }
    let (when, end) = if behind.rest().starts_with(|first: char| first.is_ascii_digit()) {
        let (year, end) = calendar_year(behind)?;
        (whole_year(Year::Calendar(year))?, end)
    } else {
        let (_, named) = behind.word()?;
        let month = words::month(first_word).map(|month| months(month, month));
        let ((first, last), end) = month.map(|months| (months, named)).or_else(|| quarters_or_halves(behind))?;
        let (year, end) = with_year(end);
        (build(year, first, last)?, end)
    };
    Some((narrowed(part, when), end))
}

fn narrowed(part: Part, when: When) -> When {
    match (part, when) {
        (Part::End, When::Period(period)) => When::Period(Period { first: period.last, last: period.last }),
        (Part::Start, When::Period(period)) => When::Period(Period { first: period.first, last: period.first }),
        (Part::End, When::Yearless { last, .. }) => When::Yearless { first: last, last },
        (Part::Start, When::Yearless { first, .. }) => When::Yearless { first, last: first },
        (_, when) => when,
    }
}

/// "week 3", "sprint 12", "CW12", "day 10".
fn counted_period<'a>(word: &str, after: Cursor<'a>) -> Read<'a, When> {
    let is_week = word == "W" || word.eq_ignore_ascii_case("week");
    if !is_week && !words::is_counted_period(word) {
        return None;
    }
    let number = after.spaces();
    let number = if word == "W" { after } else { number };
    let limit = match word.as_bytes()[0].to_ascii_lowercase() {
        b'w' | b'c' | b'k' => 53,
        b'q' => 4,
        b'm' => 36,
        _ => 99,
    };
    let (_, end) = number.mark(&['#']).unwrap_or(number).small(1..=limit)?;
    if !end.is_at_boundary() || (word.ends_with('s') && !end.rest().starts_with(DASHES)) {
        return None;
    }
    let until = end.mark(&DASHES).and_then(|dash| dash.small(1..=limit)).map_or(end, |(_, until)| until);
    Some((When::Relative, until))
}

/// "this quarter", "next month".
fn pointed_period<'a>(word: &str, after: Cursor<'a>) -> Read<'a, When> {
    if !["this", "next", "coming"].iter().any(|pointer| word.eq_ignore_ascii_case(pointer)) {
        return None;
    }
    let spaced = after.spaces();
    let spaced = ["fiscal", "financial", "calendar"].iter().find_map(|word| spaced.the_word(word)).unwrap_or(spaced);
    let (period, end) = spaced.spaces().word()?;
    (words::is_counted_period(period) && !period.ends_with('s')).then_some((When::Relative, end))
}

/// "summer 2026".
fn season<'a>(word: &str, after: Cursor<'a>) -> Read<'a, When> {
    if !words::is_season(word) {
        return None;
    }
    let (_, end) = calendar_year(after.spaces())?;
    Some((When::Relative, end))
}

/// "May 2026", "May 15th, 2026", "July–September 2026", "June".
fn month_first<'a>(word: &str, month: i8, after: Cursor<'a>) -> Read<'a, When> {
    let after = after.mark(&['.']).filter(|_| word.len() <= 4).filter(|dot| !dot.rest().is_empty()).unwrap_or(after);
    if let Some((later, end)) = later_month(after) {
        let (year, end) = with_year(end);
        let (first, last) = months(month, later);
        return Some((build(year, first, last)?, end));
    }
    if let Some(((first, last), end)) = days_behind(month, after) {
        let (year, end) = with_year(end);
        return Some((build(year, first, last)?, end));
    }
    let (year, end) = with_year(after);
    let is_plain = word.starts_with(|first: char| first.is_ascii_lowercase()) && words::is_common_word(word);
    if year.is_none() && is_plain {
        return None;
    }
    let (first, last) = months(month, month);
    // A full stop behind an abbreviated month belongs to it only where something follows it.
    Some((build(year, first, last)?, end))
}

/// "– September" behind a month.
fn later_month(after: Cursor<'_>) -> Read<'_, i8> {
    let spaced = after.spaces();
    let joint = spaced
        .mark(&JOINTS)
        .or_else(|| ["to", "and", "until", "through", "till"].iter().find_map(|link| spaced.the_word(link)))?;
    let (word, end) = joint.spaces().word()?;
    let month = words::month(word)?;
    let is_written_as_month = word.starts_with(|first: char| first.is_ascii_uppercase());
    (is_written_as_month || !words::is_common_word(word)).then_some((month, end))
}

/// " 15th" or " 3-10" behind a month.
fn days_behind(month: i8, after: Cursor<'_>) -> Read<'_, (MonthDay, MonthDay)> {
    let spaced = after.spaces();
    let spaced = spaced.mark(&DASHES).filter(|_| spaced.at == after.at).unwrap_or(spaced);
    let spaced = spaced.the_word("the").map_or(spaced, Cursor::spaces);
    if spaced.at == after.at {
        return None;
    }
    let (first, end) = spaced.small(1..=31)?;
    let (has_suffix, end) = ordinal(end);
    if !end.is_at_boundary() || (!has_suffix && end.counts_a_noun()) {
        return None;
    }
    let (last, end) = end.mark(&DASHES).and_then(|dash| dash.small(1..=31)).unwrap_or((first, end));
    Some(((MonthDay { month, day: first }, MonthDay { month, day: last }), end))
}

fn ordinal(cursor: Cursor<'_>) -> (bool, Cursor<'_>) {
    let suffix = ["st", "nd", "rd", "th"].iter().find_map(|suffix| cursor.the_word(suffix));
    (suffix.is_some(), suffix.unwrap_or(cursor))
}

fn numeric(cursor: Cursor<'_>) -> Read<'_, When> {
    let ((number, length), after) = cursor.digits()?;
    if length == 4 {
        return year_first(number, after);
    }
    if length > 2 {
        return None;
    }
    let number = i8::try_from(number).ok()?;
    all_digits(number, after).or_else(|| day_first(number, after)).or_else(|| quarter_first(number, after))
}

/// "2026-05-15", "2026-Q3", "2026-05", "2026/27", "2026".
fn year_first(year: i16, after: Cursor<'_>) -> Read<'_, When> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    if let Some(mark) = after.mark(&['-', '/', '.'])
        && let Some((month, behind)) = mark.small(1..=12)
        && let Some(mark) = behind.mark(&['-', '/', '.'])
        && let Some((day, end)) = mark.small(1..=31)
    {
        return Some((When::Period(Period::day(year, month, day)?), end));
    }
    if !(1990..=2099).contains(&year) {
        return None;
    }
    let spaced = after.spaces();
    let joined = spaced.mark(&JOINTS).unwrap_or(spaced).spaces();
    if let Some(((first, last), end)) = quarters_or_halves(joined) {
        return Some((build(Some(Year::Calendar(year)), first, last)?, end));
    }
    if let Some(mark) = after.mark(&['-', '/'])
        && let Some(((number, length), end)) = mark.digits()
        && length == 2
        && end.is_at_boundary()
    {
        if let Ok(month @ 1..=12) = i8::try_from(number) {
            let (first, last) = months(month, month);
            return Some((build(Some(Year::Calendar(year)), first, last)?, end));
        }
        if number == year % 100 + 1 {
            return years(year, year + 1, end);
        }
    }
    if let Some(mark) = after.mark(&JOINTS)
        && let Some((later, end)) = calendar_year(mark)
        && later > year
    {
        return years(year, later, end);
    }
    Some((whole_year(Year::Calendar(year))?, after))
}

fn years(first: i16, last: i16, end: Cursor<'_>) -> Read<'_, When> {
    let (from, _) = months(1, 12);
    let (_, to) = months(1, 12);
    Some((When::Period(Period { first: from.in_year(first)?, last: to.in_year(last)? }), end))
}

/// "15.05.2026", "15/05/2026", "05/15/2026", "15-05-2026". Where both first numbers could be the month, it is the
/// stretch over both readings.
fn all_digits(first: i8, after: Cursor<'_>) -> Read<'_, When> {
    let separator = after.rest().chars().next().filter(|next| matches!(next, '.' | '/' | '-'))?;
    let (second, behind) = after.skip(1).small(1..=31)?;
    let ((year, length), end) = behind.mark(&[separator])?.digits()?;
    let year = match length {
        4 if (1990..=2099).contains(&year) => year,
        2 if separator != '-' => 2000 + year,
        _ => return None,
    };
    let day_first = Period::day(year, second, first);
    let month_first = Period::day(year, first, second).filter(|_| separator != '.');
    let period = match (day_first, month_first) {
        (Some(one), Some(other)) => Period { first: one.first.min(other.first), last: one.last.max(other.last) },
        (one, other) => one.or(other)?,
    };
    Some((When::Period(period), end))
}

/// "15 May 2026", "15th of May", "15. May", "1–15 May", "15-May-26".
fn day_first(day: i8, after: Cursor<'_>) -> Read<'_, When> {
    if !(1..=31).contains(&day) {
        return None;
    }
    let (last_day, behind) = after.mark(&DASHES).and_then(|dash| dash.small(1..=31)).unwrap_or((day, after));
    let (_, behind) = ordinal(behind);
    let behind = behind.mark(&['.', '-']).unwrap_or(behind).spaces();
    let behind = behind.the_word("of").map_or(behind, Cursor::spaces);
    if behind.at == after.at {
        return None;
    }
    let (word, named) = behind.word()?;
    let month = words::month(word)?;
    // "20 may renew" is no date.
    if word == "may" && named.counts_a_noun() {
        return None;
    }
    let (year, end) = with_year(named);
    let end = if year.is_none() { named } else { end };
    Some((build(year, MonthDay { month, day }, MonthDay { month, day: last_day })?, end))
}

/// "3Q26", "3Q 2026".
fn quarter_first(quarter: i8, after: Cursor<'_>) -> Read<'_, When> {
    if !(1..=4).contains(&quarter) || !after.rest().starts_with('Q') {
        return None;
    }
    let behind = after.skip(1);
    let (first, last) = quarters(quarter, quarter);
    if let Some(((year, 2), end)) = behind.digits() {
        return Some((build(Some(Year::Calendar(2000 + year)), first, last)?, end));
    }
    let (year, end) = with_year(behind);
    Some((build(year, first, last)?, end))
}
