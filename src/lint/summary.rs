//! Counting: what was read and what was found, over any number of reports.
//!
//! Every number that an output shows and every exit code comes from here, so that no two of them can disagree.

use std::collections::BTreeMap;

use super::{Report, given_up};
use crate::analysis::{Features, KeyResultKind, Kind, ObjectiveKind};
use crate::diagnostic::Severity;
use crate::model::Shape;
use crate::parse::labelled_lines;

/// How much was read and how much was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Drafts.
    pub documents: usize,
    /// Objectives with a text.
    pub objectives: usize,
    /// Key results.
    pub key_results: usize,
    /// Lines of drafts that are lists of projects.
    pub projects: usize,
    /// Lines with the label of an objective or a key result that were read as neither.
    pub unread: usize,
    /// Diagnostics to fix.
    pub errors: usize,
    /// Diagnostics to consider.
    pub warnings: usize,
    /// Diagnostics to think about.
    pub notes: usize,
}

impl Summary {
    /// Counts over `reports`.
    pub fn of(reports: &[Report]) -> Self {
        let mut summary = Self { documents: reports.len(), ..Self::default() };
        for report in reports {
            let objectives = &report.document.objectives;
            summary.objectives += objectives.iter().filter(|objective| objective.text.is_some()).count();
            let key_results = objectives.iter().map(|objective| objective.key_results.len()).sum::<usize>();
            if report.document.shape == Shape::Projects {
                summary.projects += key_results;
            } else {
                summary.key_results += key_results;
            }
            if objectives.is_empty() {
                summary.projects += report.document.initiatives.len();
            }
            summary.unread += unread(report);
            for diagnostic in &report.diagnostics {
                *summary.slot(diagnostic.severity) += 1;
            }
        }
        summary
    }

    fn slot(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        }
    }

    /// How many diagnostics weigh at least `severity`.
    pub fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Note => self.errors + self.warnings + self.notes,
        }
    }
}

/// Lines with a label among what was skipped, where their author has not given them up.
fn unread(report: &Report) -> usize {
    let skipped = report.document.skipped.iter().filter(|skipped| {
        !matches!(skipped.why, given_up::WHY | "table of contents" | "example of what not to write" | "guide")
    });
    skipped.map(|skipped| labelled_lines(report.source.slice(skipped.span))).sum()
}

/// How often each rule spoke and how often each kind was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statistics {
    /// Rule ids with their count and gravest severity, the most frequent first.
    pub rules: Vec<(String, Severity, usize)>,
    /// Kinds of objectives in the order of the codebook; what was read with little confidence is counted apart.
    pub objectives: Vec<(ObjectiveKind, KindCount)>,
    /// Kinds of key results, likewise.
    pub key_results: Vec<(KeyResultKind, KindCount)>,
}

/// How often a kind was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindCount {
    /// In all.
    pub all: usize,
    /// Of these, with little confidence.
    pub unsure: usize,
}

impl Statistics {
    /// Counts over `reports`.
    pub fn of(reports: &[Report]) -> Self {
        let mut objectives = BTreeMap::new();
        let mut key_results = BTreeMap::new();
        for reading in reports.iter().flat_map(|report| &report.readings) {
            for features in std::iter::once(&reading.objective).chain(&reading.key_results) {
                match features.kind {
                    Some(Kind::Objective(kind)) => count(objectives.entry(kind).or_default(), features),
                    Some(Kind::KeyResult(kind)) => count(key_results.entry(kind).or_default(), features),
                    None => {}
                }
            }
        }
        Self {
            rules: count_rules(reports),
            objectives: objectives.into_iter().collect(),
            key_results: key_results.into_iter().collect(),
        }
    }
}

fn count(slot: &mut KindCount, features: &Features) {
    slot.all += 1;
    slot.unsure += usize::from(features.sureness == crate::analysis::Sureness::Low);
}

fn count_rules(reports: &[Report]) -> Vec<(String, Severity, usize)> {
    let mut counts: BTreeMap<&str, (Severity, usize)> = BTreeMap::new();
    for diagnostic in reports.iter().flat_map(|report| &report.diagnostics) {
        let slot = counts.entry(&diagnostic.rule).or_insert((diagnostic.severity, 0));
        slot.0 = slot.0.max(diagnostic.severity);
        slot.1 += 1;
    }
    let mut rules: Vec<_> =
        counts.into_iter().map(|(rule, (severity, count))| (rule.to_owned(), severity, count)).collect();
    rules.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    rules
}
