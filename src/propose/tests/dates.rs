//! No date disappears: the date of the work stays with the initiative that is kept, the date of the result in the wording.

use crate::parse::parse;
use crate::propose::{apply, convert, draft, initiatives, propose};
use crate::rules::RuleSet;
use crate::text::Source;

/// Dates as people write them, with the words that have to be there still.
const DATES: [(&str, &str); 12] = [
    ("by 15 May", "15 May"),
    ("by the end of June 2027", "June 2027"),
    ("in Q3", "Q3"),
    ("until March 2027", "March 2027"),
    ("by 2027-03-31", "2027-03-31"),
    ("before 1 September", "1 September"),
    ("by December", "December"),
    ("within 90 days", "90 days"),
    ("during Q2", "Q2"),
    ("this quarter", "this quarter"),
    ("by Q4 2027", "Q4 2027"),
    ("before Easter", "Easter"),
];

const WORKS: [&str; 8] = [
    "Launch the newsletter",
    "Write 10 articles",
    "Hire 2 designers",
    "Run 3 webinars to win 40 leads",
    "Migrate 40 customers to the new portal",
    "Evaluate three CRM vendors",
    "Improve onboarding",
    "Open a shop in Graz for bakers",
];

const RESULTS: [&str; 8] = [
    "Increase signups",
    "Reduce churn from 9% to 6%",
    "Win 40 bakers",
    "Raise NPS and cut churn",
    "Grow revenue by 20%",
    "Significantly reduce support calls",
    "50 new bakers",
    "Increase organic visits by writing 10 articles",
];

/// Each line with a date at its end, in brackets, and at its beginning.
fn lines() -> impl Iterator<Item = (String, &'static str)> {
    WORKS.into_iter().chain(RESULTS).flat_map(|line| {
        DATES.into_iter().flat_map(move |(date, core)| {
            let mut first = date.to_owned();
            first[..1].make_ascii_uppercase();
            let mut rest = line.to_owned();
            rest[..1].make_ascii_lowercase();
            [format!("{line} {date}"), format!("{line} ({date})"), format!("{first}, {rest}")].map(|line| (line, core))
        })
    })
}

fn holds(text: &str, core: &str) -> bool {
    text.to_lowercase().contains(&core.to_lowercase())
}

fn report(text: &str, rules: &RuleSet) -> crate::lint::Report {
    let document = parse(text, None, "draft.md");
    crate::lint::lint(vec![(Source::new("draft.md", text), document)], rules, None).remove(0)
}

#[test]
fn no_wording_loses_a_date() {
    let rules = RuleSet::default();
    let mut lost = Vec::new();
    for (line, core) in lines() {
        let text = format!("Objective: Bakers find us and come back\n- KR: {line}\n");
        let report = report(&text, &rules);
        for proposal in propose(&report, &rules, None) {
            for alternative in &proposal.alternatives {
                let edited = apply(&text, &alternative.edits).unwrap_or_default();
                if !holds(&edited, core) {
                    lost.push(format!("{line} → {edited}"));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn no_plan_loses_a_date() {
    let rules = RuleSet::default();
    let mut lost = Vec::new();
    // A fifth of them meets each work, each date and each place of it.
    for (line, core) in lines().step_by(5) {
        let source = Source::new("list.md", format!("- {line}\n- Podcast with bakers\n"));
        let key_result = format!("Objective: Bakers find us and come back\n- KR: {line}\n");
        let plans = [
            ("convert", convert(&source, &rules)),
            ("draft", draft(Some(&source), None, &rules)),
            ("initiatives", initiatives(&report(&key_result, &rules), &rules)),
        ];
        for (command, plan) in plans {
            let unplaced: String = plan.unplaced.iter().map(|it| it.text.as_str()).collect();
            if !holds(plan.draft(), core) && !holds(&unplaced, core) {
                lost.push(format!("{command}: {line} → {}", plan.draft()));
            }
        }
    }
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn a_date_stands_where_it_belongs() {
    let rules = RuleSet::default();
    let first = |line: &str| {
        let report = report(&format!("Objective: Bakers find us and come back\n- KR: {line}\n"), &rules);
        let proposal = propose(&report, &rules, None).remove(0);
        (proposal.alternatives[0].text.clone(), proposal.initiatives)
    };
    let (text, kept) = first("Launch the newsletter by 15 May");
    assert!(!text.contains("May") && kept == ["Launch the newsletter by 15 May"], "{text}: {kept:?}");
    let (text, kept) = first("Run webinars to win 40 leads by October");
    assert!(text.ends_with("by October") && kept == ["Run webinars"], "{text}: {kept:?}");
    let (text, _) = first("In Q4, grow revenue");
    assert!(text.starts_with("In Q4, grow revenue from [baseline?]"), "{text}");
}
