//! The tables that the accuracy command prints.

use std::collections::BTreeMap;
use std::fmt;

use okrlint::analysis::Sureness;

use crate::case::{Case, DETAILS, FLAGS};
use crate::label::Label;
use crate::score::{self, Score, ratio};

/// Shares over one set of cases; `None` where there was nothing to count.
#[derive(Default, Clone, Copy)]
pub struct Figures {
    flagged: Option<f64>,
    missed: Option<f64>,
    kind: Option<f64>,
    objective: Option<f64>,
    sizes: [usize; 4],
}

impl Figures {
    pub fn of(cases: &[&Case]) -> Self {
        let (objectives, key_results): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.is_objective());
        let good: Vec<&Case> = key_results.iter().filter(|case| case.verdict() == Some(true)).copied().collect();
        let others: Vec<&Case> = key_results.iter().filter(|case| case.verdict() == Some(false)).copied().collect();
        let count = |cases: &[&Case], test: fn(&Case) -> bool| {
            ratio(cases.iter().filter(|case| test(case)).count(), cases.len())
        };
        Self {
            flagged: count(&good, |case| case.read() != "outcome"),
            missed: count(&others, |case| case.read() == "outcome"),
            kind: count(&key_results, Case::is_right),
            objective: count(&objectives, Case::is_right),
            sizes: [good.len(), others.len(), key_results.len(), objectives.len()],
        }
    }

    /// Good flagged, others missed, kind, objective.
    pub fn columns(self) -> [Option<f64>; 4] {
        [self.flagged, self.missed, self.kind, self.objective]
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
        let [good, others, key_results, objectives] = self.sizes;
        write!(
            out,
            "good wrongly flagged {} of {good}, others missed {} of {others}, kind {} of {key_results}, objective kind {} of {objectives}",
            plain(self.flagged),
            plain(self.missed),
            plain(self.kind),
            plain(self.objective)
        )
    }
}

/// As a percentage.
pub fn share(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{:.1} %", value * 100.0))
}

fn decimal(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.3}"))
}

/// Labelled kinds in rows, read kinds in columns, and how exact each is.
pub fn confusion(title: &str, cases: &[&Case], kinds: &[&str]) {
    if cases.is_empty() {
        return;
    }
    println!(
        "{title}: labelled in rows, read in columns; precision, recall and F1 count an alternative label as right"
    );
    let heads: String = kinds.iter().map(|kind| format!("{:>9}", &kind[..kind.len().min(8)])).collect();
    println!("{:21}{heads}{:>9}{:>8}{:>8}", "", "prec.", "recall", "F1");
    for row in kinds {
        let labelled: Vec<&&Case> = cases.iter().filter(|case| case.label.kind == *row).collect();
        let cells: String = kinds
            .iter()
            .map(|column| format!("{:>9}", labelled.iter().filter(|case| case.read() == *column).count()))
            .collect();
        let hit = cases.iter().filter(|case| case.read() == *row && case.is_right()).count();
        let extra = cases.iter().filter(|case| case.read() == *row && !case.is_right()).count();
        let lost = labelled.iter().filter(|case| !case.is_right()).count();
        let [precision, recall, f1] = Score { hit, extra, lost }.rates().map(decimal);
        println!("{row:21}{cells}{precision:>9}{recall:>8}{f1:>8}");
    }
    println!();
}

/// Precision, recall and F1 of each flag over the lines where it is not in doubt.
pub fn flags(cases: &[&Case]) {
    println!("{:14}{:>7}{:>8}{:>8}{:>8}", "flag", "cases", "prec.", "recall", "F1");
    for flag in FLAGS {
        let score = Score::of_flag(cases, flag);
        let [precision, recall, f1] = score.rates().map(decimal);
        println!("{flag:14}{:>7}{precision:>8}{recall:>8}{f1:>8}", score.cases());
    }
}

/// Metric, direction, baseline, target, unit and deadline, where the labels state them.
pub fn details(cases: &[&Case]) {
    for (name, (exact, all)) in score::details(cases) {
        println!("{name:14}{all:>7} stated, {} exact", share(ratio(exact, all)));
    }
}

/// A line an organisation, and the mean over organisations, so that no big one swamps the rest.
pub fn organisations(cases: &[Case]) {
    let mut groups: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        groups.entry(&case.label.org).or_default().push(case);
    }
    println!("\n{:40}{:>6}{:>10}{:>9}{:>9}{:>9}", "organisation", "lines", "flagged", "missed", "kind", "obj.");
    let mut sums = [(0.0, 0usize); 4];
    for (name, group) in &groups {
        let columns = Figures::of(group).columns();
        for (sum, value) in sums.iter_mut().zip(columns) {
            *sum = (sum.0 + value.unwrap_or(0.0), sum.1 + usize::from(value.is_some()));
        }
        row(name, group.len(), columns);
    }
    row("mean over organisations", cases.len(), sums.map(|(sum, count)| (count > 0).then(|| sum / count as f64)));
}

fn row(name: &str, lines: usize, columns: [Option<f64>; 4]) {
    let name: String = name.chars().take(39).collect();
    let [flagged, missed, kind, objective] = columns.map(share);
    println!("{name:40}{lines:>6}{flagged:>10}{missed:>9}{kind:>9}{objective:>9}");
}

/// What the program's own doubt is worth.
pub fn sureness(cases: &[Case]) {
    println!();
    for (name, level) in [("sure", Sureness::High), ("unsure", Sureness::Low)] {
        let group: Vec<&Case> = cases.iter().filter(|case| case.features.sureness == level).collect();
        let right = group.iter().filter(|case| case.is_right()).count();
        println!("{name:7}{:>6} readings, {} right", group.len(), share(ratio(right, group.len())));
    }
}

/// How far the two coders agree on the kind.
pub fn agreement(name: &str, cases: &[&Case]) -> String {
    let agreed = cases.iter().filter(|case| case.label.kind_alt.is_none()).count();
    format!("{agreed} of {} {name} labelled alike by both ({})", cases.len(), share(ratio(agreed, cases.len())))
}

/// A wrong reading with what led to it.
pub fn miss(case: &Case) {
    let (label, features) = (&case.label, &case.features);
    let doubt = if features.sureness == Sureness::Low { "?" } else { "" };
    println!("{} {} -> {}{doubt} | {}", label.id, label.kind, case.read(), label.text);
    let numbers: Vec<String> = features
        .quantities
        .iter()
        .map(|quantity| format!("{} {:?} {:?}", &label.text[quantity.range.clone()], quantity.kind, quantity.role))
        .collect();
    println!("    head {:?} «{}», numbers [{}]", features.head.class, features.head.lemma, numbers.join(", "));
    for evidence in &features.evidence {
        println!("    {} «{}»", evidence.what, label.text.get(evidence.range.clone()).unwrap_or_default());
    }
}

/// What a reading has else than its label: flags and details.
pub fn difference(case: &Case) {
    let flags: Vec<String> = case
        .differing_flags()
        .into_iter()
        .map(|flag| format!("{}{flag}", if case.label.flags.iter().any(|stated| stated == flag) { "-" } else { "+" }))
        .collect();
    let wrong: Vec<&str> = case.compared().into_iter().filter(|(_, exact)| !exact).map(|(name, _)| name).collect();
    if flags.is_empty() && wrong.is_empty() {
        return;
    }
    let Label { id, kind, metric, direction, baseline, target, unit, deadline, text, .. } = &case.label;
    println!("{id} {kind} -> {} | {text}", case.read());
    println!("    {} {}", flags.join(" "), wrong.join(" "));
    let number = |value: &Option<f64>| value.map(|value| value.to_string());
    let stated = [metric.clone(), direction.clone(), number(baseline), number(target), unit.clone(), deadline.clone()];
    for ((name, stated), read) in DETAILS.into_iter().zip(stated).zip(case.details()) {
        if wrong.contains(&name) {
            println!("    {name}: «{}» read as «{}»", stated.unwrap_or_default(), read.unwrap_or_default());
        }
    }
}
