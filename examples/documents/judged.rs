//! Readings of real files held against judgements that were kept by place: `documents --judged READINGS.tsv FOLDER`.
//!
//! A row of READINGS.tsv names a statement (file, index of the objective, of the key result, hash of its text) and the
//! one or two kinds that a coach gave it on reading; `tests/judged/README.md` says how. A statement that has moved
//! within its file is found by its hash; one that is not found at all is counted as such and judged no further.

use std::collections::BTreeMap;
use std::path::Path;

use okrlint::analysis::{Features, Kind};
use okrlint::lint::{Report, lint};
use okrlint::parse::parse;
use okrlint::rules::{DEFAULT_PROFILE, RuleSet};
use okrlint::text::Source;

/// A row of the judgements.
struct Judgement {
    document: String,
    objective: usize,
    /// `None` for the objective itself.
    key_result: Option<usize>,
    hash: String,
    kind: String,
    second: Option<String>,
}

/// A statement of a draft: where it stands, its text, and the kind that was read.
struct Statement {
    place: (usize, Option<usize>),
    text: String,
    kind: &'static str,
}

/// A judgement with what was read.
struct Case<'a> {
    judgement: &'a Judgement,
    text: String,
    read: &'static str,
}

impl Case<'_> {
    fn is_right(&self) -> bool {
        self.judgement.kind == self.read || self.judgement.second.as_deref() == Some(self.read)
    }

    fn is_objective(&self) -> bool {
        self.judgement.key_result.is_none()
    }

    /// Whether it is a result, where both judgements say the same of that.
    fn verdict(&self) -> Option<bool> {
        let Judgement { kind, second, .. } = self.judgement;
        let outcome = kind == "outcome";
        let is_clear = second.as_deref().is_none_or(|second| (second == "outcome") == outcome);
        (!self.is_objective() && kind != "not_kr" && is_clear).then_some(outcome)
    }

    /// The judged kinds with a stroke between them.
    fn judged(&self) -> String {
        let Judgement { kind, second, .. } = self.judgement;
        second.as_ref().map_or_else(|| kind.clone(), |second| format!("{kind}/{second}"))
    }
}

/// Reads `judgements`, lints the files of `folder` they name, and prints the figures.
pub fn run(judgements: &str, folder: &str, shows_errors: bool) -> Result<(), String> {
    let rows = std::fs::read_to_string(judgements).map_err(|error| format!("{judgements}: {error}"))?;
    let judgements = rows
        .lines()
        .enumerate()
        .skip(1)
        .map(|(at, row)| judgement(row).ok_or_else(|| format!("{judgements}:{}: six columns are expected", at + 1)))
        .collect::<Result<Vec<_>, _>>()?;
    let rules = RuleSet::builtin(DEFAULT_PROFILE).map_err(|error| error.to_string())?;
    let mut drafts: BTreeMap<&str, Vec<Statement>> = BTreeMap::new();
    let (mut cases, mut moved, mut lost) = (Vec::new(), 0, Vec::new());
    for judgement in &judgements {
        if !drafts.contains_key(judgement.document.as_str()) {
            drafts.insert(&judgement.document, statements(folder, &judgement.document, &rules)?);
        }
        let Some((statement, is_moved)) = find(judgement, &drafts[judgement.document.as_str()]) else {
            lost.push(judgement);
            continue;
        };
        moved += usize::from(is_moved);
        cases.push(Case { judgement, text: statement.text.clone(), read: statement.kind });
    }
    print_figures(&cases, judgements.len(), moved);
    print_confusion(&cases);
    if shows_errors {
        lost.iter().for_each(|judgement| println!("lost {}", id(judgement)));
        for case in cases.iter().filter(|case| !case.is_right()) {
            println!("{} read {} judged {}: {}", id(case.judgement), case.read, case.judged(), case.text);
        }
    }
    Ok(())
}

fn judgement(row: &str) -> Option<Judgement> {
    let [document, objective, key_result, hash, kind, second] = row.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some(Judgement {
        document: document.to_owned(),
        objective: objective.parse().ok()?,
        key_result: if key_result.is_empty() { None } else { Some(key_result.parse().ok()?) },
        hash: hash.to_owned(),
        kind: kind.to_owned(),
        second: Some(second).filter(|second| !second.is_empty()).map(str::to_owned),
    })
}

/// The statements of one file, read as `check` reads it.
fn statements(folder: &str, name: &str, rules: &RuleSet) -> Result<Vec<Statement>, String> {
    let text = std::fs::read_to_string(Path::new(folder).join(name)).map_err(|error| format!("{name}: {error}"))?;
    let document = parse(&text, None, name);
    let Report { document, readings, .. } = lint(vec![(Source::new(name, text), document)], rules, None).remove(0);
    let mut statements = Vec::new();
    for (at, (objective, reading)) in document.objectives.iter().zip(&readings).enumerate() {
        let text = objective.text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
        statements.push(Statement { place: (at, None), text, kind: kind(&reading.objective) });
        let key_results = objective.key_results.iter().zip(&reading.key_results).enumerate();
        statements.extend(key_results.map(|(below, (key_result, features))| Statement {
            place: (at, Some(below)),
            text: key_result.text.as_str().to_owned(),
            kind: kind(features),
        }));
    }
    Ok(statements)
}

fn kind(features: &Features) -> &'static str {
    match features.kind {
        Some(Kind::KeyResult(kind)) => kind.name(),
        Some(Kind::Objective(kind)) => kind.name(),
        None => "none",
    }
}

/// The judged statement at its place, or else where its text stands now, and whether it has moved.
fn find<'a>(judgement: &Judgement, statements: &'a [Statement]) -> Option<(&'a Statement, bool)> {
    let place = (judgement.objective, judgement.key_result);
    let is_same = |statement: &&Statement| hash(&statement.text) == judgement.hash;
    if let Some(statement) = statements.iter().find(|statement| statement.place == place).filter(is_same) {
        return Some((statement, false));
    }
    let mut same_level = statements.iter().filter(|statement| statement.place.1.is_some() == place.1.is_some());
    same_level.find(is_same).map(|statement| (statement, true))
}

/// FNV-1a with 32 bits over the text as the comparison of statements sees it.
fn hash(text: &str) -> String {
    let hash = crate::norm(text)
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

fn id(judgement: &Judgement) -> String {
    let below = judgement.key_result.map(|below| format!(".{below}")).unwrap_or_default();
    format!("{}#{}{below}", judgement.document, judgement.objective)
}

fn print_figures(cases: &[Case<'_>], judged: usize, moved: usize) {
    println!("judged statements found again {} of {judged}, {moved} of them at another place\n", cases.len());
    let verdict = |is_result| cases.iter().filter(move |case| case.verdict() == Some(is_result));
    let (objectives, key_results): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.is_objective());
    print_share("key results, kind agrees", key_results.iter().map(|case| case.is_right()));
    print_share("objectives, kind agrees", objectives.iter().map(|case| case.is_right()));
    print_share("good key results wrongly flagged", verdict(true).map(|case| case.read != "outcome"));
    print_share("other key results missed", verdict(false).map(|case| case.read == "outcome"));
}

fn print_share(what: &str, cases: impl Iterator<Item = bool>) {
    let (part, all) = cases.fold((0, 0), |(part, all), counts| (part + usize::from(counts), all + 1));
    let share = 100.0 * part as f64 / all.max(1) as f64;
    println!("{what:34} {part:4} of {all:4}  {share:5.1} %");
}

/// The disagreements by judged and read kind, the commonest first.
fn print_confusion(cases: &[Case<'_>]) {
    let mut counts: BTreeMap<(bool, &str, &str), usize> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.is_right()) {
        *counts.entry((case.is_objective(), &case.judgement.kind, case.read)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&((is_objective, ..), count)| (is_objective, std::cmp::Reverse(count)));
    println!("\n{:12} {:22} {:22} count", "", "judged", "read as");
    for ((is_objective, judged, read), count) in counts {
        let level = if is_objective { "objective" } else { "key result" };
        println!("{level:12} {judged:22} {read:22} {count:5}");
    }
}
