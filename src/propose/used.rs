//! What an objective has already: the results that stand under it, and what was proposed first for its earlier lines.
//!
//! In go a report and offers, out comes whether a metric, a stage of the journey or a result is taken. Key results under one
//! objective take different stages of one journey, and none is there twice.

use super::knowledge::file::Stage;
use super::knowledge::{self, Metric};
use super::own::Statement;
use super::recognise::Known;
use super::{Offer, initiatives, mend};
use crate::lint::Report;
use crate::rules::RuleSet;

/// What was proposed first for earlier lines of the same objective.
#[derive(Debug, Default)]
pub struct Used {
    /// Ids of their metrics.
    pub metrics: Vec<String>,
    /// The wordings.
    pub texts: Vec<String>,
    /// Metrics of the results that stand under it, looked up where one of its lines is work.
    standing: Option<Vec<&'static str>>,
}

impl Used {
    /// Looks up the results of an objective.
    pub fn look_up(&mut self, report: &Report, objective: usize, rules: &RuleSet) {
        if self.standing.is_some() {
            return;
        }
        let mut standing = Vec::new();
        for at in 0..report.document.objectives[objective].key_results.len() {
            let statement = Statement::of(report, objective, Some(at), &rules.lexicon);
            if let Some(statement) = statement.filter(|statement| initiatives::is_result(statement.reading)) {
                let metric = mend::own_metric(&statement, &Known::of(&statement));
                standing.extend(metric.map(|metric| metric.id));
            }
        }
        self.standing = Some(standing);
    }

    /// Whether the metric was chosen for an earlier line.
    pub fn has(&self, metric: &Metric) -> bool {
        self.metrics.iter().any(|used| used == metric.id)
    }

    /// Whether the metric of an offer was chosen for another line.
    pub fn has_metric_of(&self, offer: &Offer) -> bool {
        offer.metric.as_ref().is_some_and(|metric| self.metrics.contains(metric))
    }

    /// Whether a result that stands there, or was chosen for an earlier line, is of that stage of the journey.
    pub fn has_stage(&self, stage: Stage) -> bool {
        let chosen = self.metrics.iter().map(String::as_str);
        let mut all = self.standing.iter().flatten().copied().chain(chosen);
        all.any(|id| knowledge::metric(id).is_some_and(|metric| metric.stage == stage))
    }

    /// Whether an offer would be a result that stands there already.
    pub fn holds(&self, offer: &Offer) -> bool {
        let Some(standing) = self.standing.as_ref().filter(|standing| !standing.is_empty()) else { return false };
        let metric = offer.metric.as_deref().and_then(knowledge::metric);
        match metric {
            Some(metric) => standing.contains(&metric.id),
            None => {
                let named = knowledge::find_metrics(&knowledge::term::words(&offer.text));
                named.iter().any(|found| standing.contains(&found.what.id))
            }
        }
    }
}
