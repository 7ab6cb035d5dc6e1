//! The words of time expressions: months, parts of a period, named periods.
//!
//! Looked up without case. Which of them name a time depends on what stands beside them: that is for the caller.

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// The month that a word names, from 1. Three letters do, as do "Sept" and the full name.
pub fn month(word: &str) -> Option<i8> {
    let may_begin = |first: u8| b"jfmasond".contains(&first.to_ascii_lowercase());
    if !(3..=9).contains(&word.len()) || !word.bytes().next().is_some_and(may_begin) || !word.is_ascii() {
        return None;
    }
    let is = |name: &str| {
        word.eq_ignore_ascii_case(name)
            || word.eq_ignore_ascii_case(&name[..3])
            || (name == "september" && word.eq_ignore_ascii_case("sept"))
    };
    MONTHS.iter().position(|name| is(name)).and_then(|index| i8::try_from(index + 1).ok())
}

/// Whether a month's name is also a common word ("may", "march"), so that lower case needs a number beside it.
pub(super) fn is_common_word(word: &str) -> bool {
    matches!(
        word,
        "may" | "march" | "mar" | "sep" | "dec" | "jan" | "jun" | "jul" | "oct" | "nov" | "feb" | "apr" | "aug"
    )
}

/// What the word before a period makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// "end of", "EO".
    End,
    /// "start of", "beginning of".
    Start,
    /// "mid", "early", "late": somewhere in it.
    Within,
}

/// Reads a word such as "end", "mid" or "early".
pub(super) fn part(word: &str) -> Option<Part> {
    const PARTS: [(&str, Part); 10] = [
        ("end", Part::End),
        ("close", Part::End),
        ("start", Part::Start),
        ("beginning", Part::Start),
        ("begin", Part::Start),
        ("mid", Part::Within),
        ("middle", Part::Within),
        ("early", Part::Within),
        ("late", Part::Within),
        ("midyear", Part::Within),
    ];
    PARTS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|&(_, part)| part)
}

/// Whether a word is a period that a small number or "this" and "next" tell apart: "week 3", "next quarter".
pub(super) fn is_counted_period(word: &str) -> bool {
    const PERIODS: [&str; 13] = [
        "week", "weeks", "wk", "cw", "kw", "day", "sprint", "iteration", "month", "quarter", "year", "cycle",
        "semester",
    ];
    PERIODS.iter().any(|period| word.eq_ignore_ascii_case(period))
}

/// Whether a word points at a period: "this", "next", "the".
pub(super) fn is_pointer(word: &str) -> bool {
    const POINTERS: [&str; 9] =
        ["this", "next", "the", "our", "current", "calendar", "fiscal", "financial", "business"];
    POINTERS.iter().any(|pointer| word.eq_ignore_ascii_case(pointer))
}

/// Whether a word names a season.
pub(super) fn is_season(word: &str) -> bool {
    ["spring", "summer", "autumn", "fall", "winter", "christmas", "easter"]
        .iter()
        .any(|season| word.eq_ignore_ascii_case(season))
}

/// Holidays, seasons and days of the week by which something may be due. Those of several words come before their first word.
const OCCASIONS: [&str; 36] = [
    "christmas", "xmas", "easter", "thanksgiving", "halloween", "hanukkah", "diwali", "ramadan", "eid", "pentecost",
    "whitsun", "lent", "passover", "black friday", "cyber monday", "mother's day", "mother’s day", "father's day",
    "father’s day", "valentine's day", "valentine’s day", "new year's eve", "new year’s eve", "new year", "boxing day",
    "spring", "summer", "autumn", "winter", "fall", "monday", "tuesday", "wednesday", "thursday", "friday", "tomorrow",
];

/// The holiday or season that begins `text`, as it stands there.
pub(super) fn occasion(text: &str) -> Option<&str> {
    OCCASIONS.iter().find_map(|name| {
        let start = text.get(..name.len())?;
        let ends = !text[name.len()..].starts_with(char::is_alphanumeric);
        (start.eq_ignore_ascii_case(name) && ends).then_some(start)
    })
}

/// Month and day of a holiday that has the same every year.
pub(super) fn fixed_day(name: &str) -> Option<(i8, i8)> {
    const DAYS: [(&str, i8, i8); 6] = [
        ("christmas", 12, 25),
        ("xmas", 12, 25),
        ("halloween", 10, 31),
        ("valentine", 2, 14),
        ("boxing", 12, 26),
        ("new year", 12, 31),
    ];
    let begins = |start: &str| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    DAYS.iter().find(|(start, _, _)| begins(start)).map(|&(_, month, day)| (month, day))
}
