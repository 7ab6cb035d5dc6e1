//! How well whole files are parsed: statements found, invented, and attached to the right parent.
//!
//! `documents FOLDER EXPECTED.jsonl [--errors | --page]` parses the files of a folder and compares them with what a careful
//! reader takes from them, one JSON object a line: `document`, `objectives` (each `objective`, `key_results`,
//! `initiatives`) and `alternatives` (`texts`, `optional`). With `--page` it prints `docs/parsing.md`.
//!
//! `documents --judged READINGS.tsv FOLDER [--errors]` instead counts how often the kinds that are read in those files
//! agree with kept judgements (`tests/judged`).

#[path = "documents/judged.rs"]
mod judged;

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use okrlint::parse::parse;
use serde_json::Value;

const USAGE: &str = "\
usage: documents FOLDER EXPECTED.jsonl [--errors | --page]
       documents --judged READINGS.tsv FOLDER [--errors]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let shows_errors = arguments.iter().any(|argument| argument == "--errors");
    if let [option, readings, folder, ..] = arguments.as_slice()
        && option == "--judged"
    {
        return match judged::run(readings, folder, shows_errors) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::from(2)
            }
        };
    }
    let [folder, expected, rest @ ..] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let Ok(lines) = std::fs::read_to_string(expected) else {
        eprintln!("cannot read {expected}");
        return ExitCode::from(2);
    };
    let is_page = rest.iter().any(|argument| argument == "--page");
    if is_page {
        print!("{PAGE}");
    }
    let mut total = Score::default();
    for line in lines.lines() {
        let Ok(document) = serde_json::from_str::<Value>(line) else { continue };
        let name = document["document"].as_str().unwrap_or_default();
        let Ok(source) = std::fs::read_to_string(Path::new(folder).join(name)) else {
            eprintln!("cannot read {name}");
            return ExitCode::from(2);
        };
        let score = compare(&source, name, &document);
        let (found, wanted, placed, invented, had) =
            (score.found, score.wanted, score.placed, score.invented.len(), score.had);
        if is_page {
            println!("| {name} | {found} of {wanted} | {placed} | {invented} of {had} |");
        } else {
            println!("{name:58} found {found}/{wanted} placed {placed} invented {invented}/{had}");
        }
        if shows_errors {
            score.lost.iter().for_each(|text| println!("    lost     {text}"));
            score.misplaced.iter().for_each(|text| println!("    misplaced {text}"));
            score.invented.iter().for_each(|text| println!("    invented {text}"));
        }
        total.add(score);
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    if is_page {
        let percent = |part: usize, of: usize| format!("{:.1} %", 100.0 * share(part, of));
        println!(
            "| **all** | {} of {} | {} | {} of {} |",
            percent(total.found, total.wanted),
            total.wanted,
            percent(total.placed, total.found),
            percent(total.invented.len(), total.had),
            total.had
        );
        return ExitCode::SUCCESS;
    }
    println!(
        "found {:.3} of {}, placed {:.3}, invented {:.3} of {}",
        share(total.found, total.wanted),
        total.wanted,
        share(total.placed, total.found),
        share(total.invented.len(), total.had),
        total.had
    );
    ExitCode::SUCCESS
}

/// What stands above the table of `docs/parsing.md`.
const PAGE: &str = "\
# Parsing, measured

How many objectives and key results of real files are found, how many of those stand under the right objective, and how many
of the statements reported are none. The files are public ones of many teams and layouts; they are not part of this
repository. Written by

```sh
cargo run --release --example documents -- FOLDER EXPECTED.jsonl --page > docs/parsing.md
```

where EXPECTED.jsonl says what a careful reader takes from each file of FOLDER.

| file | found | under the right objective | reported and none |
|---|---|---|---|
";

#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    placed: usize,
    had: usize,
    lost: Vec<String>,
    misplaced: Vec<String>,
    invented: Vec<String>,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.placed += other.placed;
        self.had += other.had;
        self.lost.extend(other.lost);
        self.invented.extend(other.invented);
    }
}

/// A statement and its parent's text; `None` for an objective.
type Statement = (String, Option<String>);

fn compare(source: &str, name: &str, expected: &Value) -> Score {
    let have = statements(source, name);
    let want = wanted(expected);
    let also = alternatives(expected);
    let mut used = vec![false; have.len()];
    let mut score = Score { wanted: want.len(), had: have.len(), ..Score::default() };
    for (text, parent) in &want {
        let texts = std::iter::once(text).chain(also.get(text).into_iter().flatten());
        let same: Vec<usize> = texts
            .flat_map(|text| have.iter().enumerate().filter(move |(_, (other, _))| other == text).map(|(at, _)| at))
            .filter(|&at| !used[at])
            .collect();
        let right = |at: usize| matches!((parent, &have[at].1), (Some(wanted), Some(found)) if near(wanted, found));
        let exact = same.iter().copied().find(|&at| right(at)).or(same.first().copied());
        let Some(at) = exact.or_else(|| (0..have.len()).find(|&at| !used[at] && near(text, &have[at].0))) else {
            score.lost.push(text.clone());
            continue;
        };
        used[at] = true;
        score.found += 1;
        let is_placed = match (parent, &have[at].1) {
            (None, None) => true,
            (Some(wanted), Some(found)) => wanted.is_empty() && found.is_empty() || near(wanted, found),
            _ => false,
        };
        score.placed += usize::from(is_placed);
        if !is_placed {
            score.misplaced.push(format!(
                "{text}   [{} / {}]",
                parent.as_deref().unwrap_or("objective"),
                have[at].1.as_deref().unwrap_or("objective")
            ));
        }
    }
    let (initiatives, optional) = tolerated(expected);
    let is_invented = |text: &String| !initiatives.contains(text) && !optional.iter().any(|other| near(text, other));
    score.invented = have
        .iter()
        .zip(&used)
        .filter(|((text, _), used)| !**used && is_invented(text))
        .map(|((text, _), _)| text.clone())
        .collect();
    score
}

fn statements(source: &str, name: &str) -> Vec<Statement> {
    let mut have = Vec::new();
    for objective in parse(source, None, name).objectives {
        let text = objective.text.as_ref().map(|text| norm(text.as_str())).unwrap_or_default();
        if !text.is_empty() {
            have.push((text.clone(), None));
        }
        have.extend(
            objective.key_results.iter().map(|key_result| (norm(key_result.text.as_str()), Some(text.clone()))),
        );
    }
    have
}

fn wanted(expected: &Value) -> Vec<Statement> {
    let mut want = Vec::new();
    for objective in list(&expected["objectives"]) {
        let text = norm(objective["objective"].as_str().unwrap_or_default());
        if !text.is_empty() {
            want.push((text.clone(), None));
        }
        want.extend(
            list(&objective["key_results"])
                .map(|key_result| (norm(key_result.as_str().unwrap_or_default()), Some(text.clone()))),
        );
    }
    want
}

fn alternatives(expected: &Value) -> HashMap<String, Vec<String>> {
    let mut also: HashMap<String, Vec<String>> = HashMap::new();
    for entry in list(&expected["alternatives"]["texts"]) {
        let others = list(&entry["also"]).map(|other| norm(other.as_str().unwrap_or_default()));
        also.entry(norm(entry["text"].as_str().unwrap_or_default())).or_default().extend(others);
    }
    also
}

fn tolerated(expected: &Value) -> (Vec<String>, Vec<String>) {
    let text = |value: &Value| norm(value.as_str().unwrap_or_default());
    let initiatives =
        list(&expected["objectives"]).flat_map(|objective| list(&objective["initiatives"])).map(text).collect();
    let optional = list(&expected["alternatives"]["optional"])
        .flat_map(|entry| std::iter::once(&entry["text"]).chain(list(&entry["also"])))
        .map(text)
        .collect();
    (initiatives, optional)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

/// Letters, figures and signs of change alone, in lower case, links and tags reduced to their text.
fn norm(text: &str) -> String {
    let link = regex::Regex::new(r"\[([^\]]*)\]\([^)]*\)").expect("the pattern is fixed");
    let tag = regex::Regex::new(r"<[^>]+>").expect("the pattern is fixed");
    let gap = regex::Regex::new(r"[\s_*`~\-–—]+").expect("the pattern is fixed");
    let other = regex::Regex::new(r"[^a-z0-9%$€£+<>=→ ]").expect("the pattern is fixed");
    let text = link.replace_all(text, "$1");
    let text = tag.replace_all(&text, " ").to_lowercase();
    let text = gap.replace_all(&text, " ");
    other.replace_all(&text, "").trim().to_owned()
}

fn near(x: &str, y: &str) -> bool {
    if x == y {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (x.chars().collect(), y.chars().collect());
    let contains = a.len().min(b.len()) >= 8 && a.len().abs_diff(b.len()) <= 40 && (x.contains(y) || y.contains(x));
    contains || quick_ratio(&a, &b) > 0.9 && ratio(&a, &b) > 0.9
}

fn quick_ratio(a: &[char], b: &[char]) -> f64 {
    let mut counts: HashMap<char, i32> = HashMap::new();
    b.iter().for_each(|c| *counts.entry(*c).or_default() += 1);
    let mut matches = 0;
    for c in a {
        let left = counts.entry(*c).or_default();
        matches += i32::from(*left > 0);
        *left -= 1;
    }
    2.0 * f64::from(matches) / (a.len() + b.len()).max(1) as f64
}

/// Twice the matching characters over all characters, matching blocks taken longest first.
fn ratio(a: &[char], b: &[char]) -> f64 {
    let mut open = vec![(0, a.len(), 0, b.len())];
    let mut matches = 0;
    while let Some((a0, a1, b0, b1)) = open.pop() {
        let (i, j, size) = longest(a, b, a0, a1, b0, b1);
        if size > 0 {
            matches += size;
            open.push((a0, i, b0, j));
            open.push((i + size, a1, j + size, b1));
        }
    }
    2.0 * matches as f64 / (a.len() + b.len()).max(1) as f64
}

fn longest(a: &[char], b: &[char], a0: usize, a1: usize, b0: usize, b1: usize) -> (usize, usize, usize) {
    let mut best = (a0, b0, 0);
    let mut lengths = vec![0; b1 - b0 + 1];
    for (i, left) in a.iter().enumerate().take(a1).skip(a0) {
        let mut diagonal = 0;
        for (j, right) in b.iter().enumerate().take(b1).skip(b0) {
            let above = lengths[j - b0 + 1];
            lengths[j - b0 + 1] = if left == right { diagonal + 1 } else { 0 };
            diagonal = above;
            let size = lengths[j - b0 + 1];
            if size > best.2 {
                best = (i + 1 - size, j + 1 - size, size);
            }
        }
    }
    best
}
