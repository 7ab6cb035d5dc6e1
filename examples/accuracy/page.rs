//! `docs/accuracy.md`: the figures of several sets, the batches at first sight, and what is still read wrongly.

use std::collections::BTreeMap;

use okrlint::analysis::Sureness;

#[path = "../../src/cli/today.rs"]
mod today;

use crate::case::{Case, FLAGS};
use crate::score::{Score, ratio};
use crate::tables::{self, Figures};

const FIRST_SIGHT: &str = include_str!("../../tests/batches/first-sight.tsv");

/// What each confusion means, as labelled and as read.
const MEANINGS: [(&str, &str, &str); 16] = [
    ("output_count", "outcome", "own work in words that could as well be what others do is taken for a result"),
    ("outcome", "output_count", "what others do with a thing of the team's own is taken for the team's own count"),
    ("outcome", "task", "a result told as a story or in shorthand is taken for work"),
    ("outcome", "outcome_unquantified", "the number to reach stands in a form that is not recognised"),
    ("outcome", "milestone", "a level said by a verb of being is taken for a state that is reached or not"),
    (
        "milestone",
        "task",
        "a bare name of a thing or event is taken for work to do rather than for the state it stands for",
    ),
    ("task", "milestone", "work named by its result is taken for a state"),
    ("milestone", "outcome_unquantified", "one decision of a body outside is taken for what people do"),
    ("outcome_unquantified", "task", "what others are to do or feel, said by a verb of work, is taken for work"),
    ("outcome_unquantified", "milestone", "a habit of others is taken for one event"),
    ("output_count", "task", "a count that is hidden in a rhythm, a list or a bracket is not seen"),
    ("output_count", "milestone", "finished pieces of work are taken for one state"),
    ("task", "output_count", "a number that only describes the work is taken for a count"),
    ("task", "outcome_unquantified", "work on something that can be measured is taken for the measure"),
    ("not_kr", "task", "a note or heading is taken for work"),
    ("task", "outcome", "a number that describes the work is taken for a level"),
];

const CANNOT: &str = "\
- whose product a name is, and who stands outside the team: \"sessions\" are a team's own for a trainer and others' for a shop;
- whether a number is right, within reach, or the one that matters;
- whether the key results together bring the objective about, or whether another team moves the same number;
- a pet name: it may be a metric, a programme or a customer;
- what a broken sentence meant, and irony;
- sentences in languages other than English, of which only the form is read.";

/// Prints the page.
pub fn print(sets: &[(String, Vec<Case>)]) {
    println!("# Accuracy, measured\n");
    println!(
        "How often a statement is read as coders label it. Made on {} by\n\n```sh\ncargo run --release --example accuracy -- \
         --page LABELS…\n```\n",
        today::today()
    );
    println!(
        "Labels of real teams' OKRs stay outside this repository. Their first file was read while the rules were \
         written; of the\nothers only totals were looked at. `key-results` and `objectives` are the near-miss lines of this \
         repository, on which the weights\nare trained too. A line counts as right where one of two coders gives the \
         kind that is read.\n"
    );
    figures(sets);
    flags(sets);
    batches();
    errors(sets);
    println!("## What the linter cannot know\n\n{CANNOT}");
}

fn figures(sets: &[(String, Vec<Case>)]) {
    println!(
        "| set | key results, objectives | good wrongly flagged | others missed | kind | objective | coders agree |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (name, cases) in sets {
        let all: Vec<&Case> = cases.iter().collect();
        let objectives = cases.iter().filter(|case| case.is_objective()).count();
        let [flagged, missed, kind, objective] = Figures::of(&all).columns().map(tables::share);
        let agreed = cases.iter().filter(|case| case.label.kind_alt.is_none()).count();
        println!(
            "| {name} | {}, {objectives} | {flagged} | {missed} | {kind} | {objective} | {} |",
            cases.len() - objectives,
            tables::share(ratio(agreed, cases.len()))
        );
    }
    println!("\nOf the readings that call themselves sure, and of the others, so many are right:\n");
    println!("| set | sure | unsure |\n|---|---|---|");
    for (name, cases) in sets {
        let [sure, unsure] = [Sureness::High, Sureness::Low].map(|level| {
            let group: Vec<&Case> = cases.iter().filter(|case| case.features.sureness == level).collect();
            let right = group.iter().filter(|case| case.is_right()).count();
            format!("{} of {}", tables::share(ratio(right, group.len())), group.len())
        });
        println!("| {name} | {sure} | {unsure} |");
    }
    println!();
}

fn flags(sets: &[(String, Vec<Case>)]) {
    println!("## Flags\n\nF1 where both coders agree on the flag, with the number of cases.\n");
    println!("| flag |{}", sets.iter().map(|(name, _)| format!(" {name} |")).collect::<String>());
    println!("|---|{}", "---|".repeat(sets.len()));
    for flag in FLAGS {
        let cells: String = sets
            .iter()
            .map(|(_, cases)| {
                let cases: Vec<&Case> = cases.iter().filter(|case| !case.is_objective()).collect();
                let score = Score::of_flag(&cases, flag);
                let [_, _, f1] = score.rates();
                format!(" {} of {} |", f1.map_or("-".to_owned(), |f1| format!("{f1:.2}")), score.cases())
            })
            .collect();
        println!("| `{flag}` |{cells}");
    }
    println!();
}

/// The scores of the batches, taken before anybody read them.
fn batches() {
    println!("## Batches at first sight\n");
    println!(
        "Each of `tests/batches/` holds 230 key results and 70 objectives of a writer who had not seen the word lists. It is scored\n\
         once before it is read; afterwards the rules learn from it, and the weights are trained on it. In per cent.\n"
    );
    let mut rows = FIRST_SIGHT.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    if let Some(head) = rows.next() {
        println!("| {} |\n|{}", head.join(" | "), "---|".repeat(head.len()));
    }
    rows.for_each(|row| println!("| {} |", row.join(" | ")));
    println!();
}

fn errors(sets: &[(String, Vec<Case>)]) {
    println!("## The commonest errors that remain\n");
    let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut wrong = 0;
    for case in sets.iter().flat_map(|(_, cases)| cases).filter(|case| !case.is_objective() && !case.is_right()) {
        *pairs.entry((case.label.kind.clone(), case.read())).or_default() += 1;
        wrong += 1;
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    println!("Of {wrong} key results read wrongly in all sets above:\n");
    for ((labelled, read), count) in pairs.into_iter().take(8) {
        let meaning = MEANINGS
            .iter()
            .find(|(from, to, _)| (*from, *to) == (labelled.as_str(), read.as_str()))
            .map(|(.., words)| *words);
        let colon = if meaning.is_some() { ": " } else { "" };
        println!("- {count} times `{labelled}` read as `{read}`{colon}{}", meaning.unwrap_or_default());
    }
    println!();
}
