//! The near-miss suite: every line of `tests/near-miss` read as `check` reads it, and how often the reading is right.
//!
//! The thresholds are what is reached, rounded down: a change that reads worse fails here and lists what it misses.
//! `cargo run --example accuracy -- tests/near-miss/key-results.tsv --errors --details` prints the same figures in full.

#[path = "../examples/accuracy/case.rs"]
#[allow(dead_code, reason = "the accuracy command uses the rest")]
mod case;
#[path = "../examples/accuracy/label.rs"]
mod label;
#[path = "../examples/accuracy/score.rs"]
#[allow(dead_code, reason = "the accuracy command uses the rest")]
mod score;

use case::{Case, cases};
use score::Score;

const KEY_RESULTS: &str = "tests/near-miss/key-results.tsv";
const OBJECTIVES: &str = "tests/near-miss/objectives.tsv";

/// Share of lines whose kind is right.
const KEY_RESULT_KIND: f64 = 0.94;
const OBJECTIVE_KIND: f64 = 0.80;

/// F1 of each flag.
const FLAGS: [(&str, f64); 9] = [
    ("has_target", 0.99),
    ("has_baseline", 0.98),
    ("relative", 0.98),
    ("has_deadline", 0.98),
    ("how", 0.95),
    ("maintain", 0.98),
    ("placeholder", 0.98),
    ("compound", 0.97),
    ("vague_target", 0.98),
];

/// Share of exact readings of each detail, over the lines that state it and those where one is read nonetheless.
const DETAILS: [(&str, f64); 6] =
    [("metric", 0.95), ("direction", 0.95), ("baseline", 0.98), ("target", 0.98), ("unit", 0.98), ("deadline", 0.98)];

/// Pairs that are read without any difference, the ones the product is known by.
const EXACT_PAIRS: [u32; 12] = [1, 3, 6, 8, 9, 10, 12, 14, 19, 25, 38, 43];

fn read(path: &str) -> Vec<Case> {
    cases(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn listed(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |list, line| list + "\n  " + &line)
}

fn assert_kinds(path: &str, least: f64) {
    let cases = read(path);
    let right = cases.iter().filter(|case| case.is_right()).count();
    let wrong = cases.iter().filter(|case| !case.is_right());
    let misses = listed(wrong.map(|case| format!("{} -> {} | {}", case.label.kind, case.read(), case.label.text)));
    let reached = share(right, cases.len());
    assert!(reached >= least, "{reached:.3} of the kinds are right, not {least}:{misses}");
}

#[test]
fn kinds_of_key_results_are_read() {
    assert_kinds(KEY_RESULTS, KEY_RESULT_KIND);
}

#[test]
fn kinds_of_objectives_are_read() {
    assert_kinds(OBJECTIVES, OBJECTIVE_KIND);
}

#[test]
fn flags_are_read() {
    let cases = read(KEY_RESULTS);
    let all: Vec<&Case> = cases.iter().collect();
    for (flag, least) in FLAGS {
        let [_, _, reached] = Score::of_flag(&all, flag).rates();
        let reached = reached.unwrap_or_default();
        let wrong = all.iter().filter(|case| case.differing_flags().contains(&flag));
        let misses = listed(wrong.map(|case| format!("{:?} | {}", case.label.flags, case.label.text)));
        assert!(reached >= least, "{flag}: F1 {reached:.3}, not {least}:{misses}");
    }
}

#[test]
fn details_are_read() {
    let cases = read(KEY_RESULTS);
    let all: Vec<&Case> = cases.iter().collect();
    let table = score::details(&all);
    for (detail, least) in DETAILS {
        let (exact, stated) = table[detail];
        let reached = share(exact, stated);
        let place = case::DETAILS.iter().position(|name| *name == detail).expect("a detail that is compared");
        let wrong = all.iter().filter(|case| case.compared().contains(&(detail, false)));
        let misses = listed(wrong.map(|case| format!("read {:?} | {}", case.details()[place], case.label.text)));
        assert!(reached >= least, "{detail}: {reached:.3} exact, not {least}:{misses}");
    }
}

#[test]
fn the_pairs_of_the_introduction_are_exact() {
    let cases = read(KEY_RESULTS);
    let is_exact = |case: &Case| {
        case.is_right() && case.differing_flags().is_empty() && case.compared().iter().all(|(_, exact)| *exact)
    };
    for pair in EXACT_PAIRS {
        let lines: Vec<&Case> = cases.iter().filter(|case| case.label.org == format!("pair {pair}")).collect();
        assert!(lines.len() > 1, "pair {pair} has one line");
        let misses = listed(lines.iter().filter(|case| !is_exact(case)).map(|case| case.label.text.clone()));
        assert!(misses.is_empty(), "pair {pair} differs in{misses}");
    }
}
