//! One line an expression: what is found in it, and the days it names.

use super::*;

/// "words = first..last", with "?" for a missing year.
fn shown(text: &str) -> String {
    let Some((range, when)) = find(text) else {
        return "-".to_owned();
    };
    let days = match when {
        When::Period(Period { first, last }) if first == last => format!("{first}"),
        When::Period(Period { first, last }) => format!("{first}..{last}"),
        When::Yearless { first, last } if first == last => format!("?-{:02}-{:02}", first.month, first.day),
        When::Yearless { first, last } => {
            format!("?-{:02}-{:02}..{:02}-{:02}", first.month, first.day, last.month, last.day)
        }
        When::Fiscal { year, quarter: Some(quarter) } => format!("fiscal {year} Q{quarter}"),
        When::Fiscal { year, quarter: None } => format!("fiscal {year}"),
        When::Relative => "relative".to_owned(),
    };
    format!("{} = {days}", &text[range])
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(text), expected, "{text}");
}

#[test]
fn quarters_and_halves() {
    check("Q3 2026", "Q3 2026 = 2026-07-01..2026-09-30");
    check("OKRs for Q3'26", "Q3'26 = 2026-07-01..2026-09-30");
    check("Q1/2027", "Q1/2027 = 2027-01-01..2027-03-31");
    check("2026-Q3 plan", "2026-Q3 = 2026-07-01..2026-09-30");
    check("2026 Q4", "2026 Q4 = 2026-10-01..2026-12-31");
    check("2026Q4", "2026Q4 = 2026-10-01..2026-12-31");
    check("H2 2026", "H2 2026 = 2026-07-01..2026-12-31");
    check("2026-H1", "2026-H1 = 2026-01-01..2026-06-30");
    check("3Q26", "3Q26 = 2026-07-01..2026-09-30");
    check("Q1-Q2 2026", "Q1-Q2 2026 = 2026-01-01..2026-06-30");
    check("by Q3", "Q3 = ?-07-01..09-31");
    check("Q5 2026", "2026 = 2026-01-01..2026-12-31");
}

#[test]
fn fiscal_years() {
    check("Q3 FY26", "Q3 FY26 = fiscal 2026 Q3");
    check("FY23-Q3", "FY23-Q3 = fiscal 2023 Q3");
    check("FY2026", "FY2026 = fiscal 2026");
    check("fiscal year 2026 Q1", "fiscal year 2026 Q1 = fiscal 2026 Q1");
}

#[test]
fn months_and_days() {
    check("July–September 2026", "July–September 2026 = 2026-07-01..2026-09-30");
    check("Nov to Jan 2026", "Nov to Jan 2026 = 2026-11-01..2027-01-31");
    check("Jan 2026", "Jan 2026 = 2026-01-01..2026-01-31");
    check("opens 2026-05-15.", "2026-05-15 = 2026-05-15");
    check("by 15 May 2026", "15 May 2026 = 2026-05-15");
    check("May 15th, 2026", "May 15th, 2026 = 2026-05-15");
    check("on the 3rd of June", "3rd of June = ?-06-03");
    check("by 15 May", "15 May = ?-05-15");
    check("by May 15", "May 15 = ?-05-15");
    check("15.05.2026", "15.05.2026 = 2026-05-15");
    check("05/15/2026", "05/15/2026 = 2026-05-15");
    check("03/04/2026", "03/04/2026 = 2026-03-04..2026-04-03");
    check("1–15 May 2026", "1–15 May 2026 = 2026-05-01..2026-05-15");
    check("15-May-26", "15-May-26 = 2026-05-15");
    check("2026-07", "2026-07 = 2026-07-01..2026-07-31");
    check("In February 2028", "February 2028 = 2028-02-01..2028-02-29");
    check("In June 20 guests stay", "June = ?-06-01..06-31");
    check("we may march on", "-");
    check("2026-02-30", "-");
}

#[test]
fn parts_of_periods() {
    check("by end of Q2", "end of Q2 = ?-06-31");
    check("by the end of June 2026", "end of June 2026 = 2026-06-30");
    check("EOY 2026", "EOY 2026 = 2026-12-31");
    check("by EOY", "EOY = ?-12-31");
    check("before the end of the year", "end of the year = ?-12-31");
    check("by year-end", "year-end = ?-12-31");
    check("mid-May", "mid-May = ?-05-01..05-31");
    check("late 2026", "late 2026 = 2026-01-01..2026-12-31");
    check("end of the quarter", "end of the quarter = relative");
    check("an end-to-end test", "-");
}

#[test]
fn times_without_days() {
    check("until week 3", "week 3 = relative");
    check("KW 12", "KW 12 = relative");
    check("after sprint 12", "sprint 12 = relative");
    check("this quarter", "this quarter = relative");
    check("summer 2026", "summer 2026 = relative");
    check("no time at all", "-");
}

#[test]
fn numbers_are_no_years() {
    check("2026% more", "-");
    check("2,026 users and 1.2026", "-");
    check("12026", "-");
    check("2025-2027", "2025-2027 = 2025-01-01..2027-12-31");
    check("2026/27", "2026/27 = 2026-01-01..2027-12-31");
}

fn cycle(text: &str) -> Period {
    period(text).map(|(_, period)| period).expect("a period of a known year")
}

#[test]
fn a_missing_year_is_taken_from_the_cycle() {
    let autumn = cycle("Q4 2026");
    let outside = |text: &str| find(text).is_some_and(|(_, when)| when.is_outside(&autumn));
    assert!(!outside("15 December"));
    assert!(!outside("2026"));
    assert!(!outside("EOY"));
    assert!(!outside("week 3"));
    assert!(!outside("Q2 FY27"));
    assert!(outside("15 January"));
    assert!(outside("end of Q3"));
    assert!(outside("30 November 2027"));
    let january = find("15 January").and_then(|(_, when)| when.in_cycle(&autumn));
    assert_eq!(january, Period::day(2027, 1, 15));
    assert!(cycle("2026").contains(&autumn));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "[ -~àß–’0-9QqFfyYMmayJunTtoheEndrs.,/'-]{0,40}") {
        let mut end = 0;
        for (range, _) in expressions(&text) {
            assert!(range.start >= end && range.end > range.start);
            assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            end = range.end;
        }
    }

    #[test]
    fn iso_days_are_read_back(year in 1990i16..2099, month in 1i8..=12, day in 1i8..=28) {
        let text = format!("due {year}-{month:02}-{day:02}, then rest");
        assert_eq!(period(&text).map(|(_, period)| period), Period::day(year, month, day));
    }
}
