//! Which purposes become objectives, and which metrics their key results.
//!
//! Purposes are taken one after the other, each time the one that serves the projects left over best; within a
//! purpose metrics likewise, of a different stage each time. A project counts by the first metric that it could move;
//! only what is left over by then may come under another. All ties are broken by the order of the knowledge base,
//! so that the same list always gives the same set.

use super::super::knowledge::file::Level;
use super::super::knowledge::{self, Metric, Purpose};
use super::candidates::Candidate;
use super::{KEY_RESULTS, OBJECTIVES};

/// A purpose with the key results chosen for it.
pub struct Group {
    /// What the objective is about.
    pub purpose: &'static Purpose,
    /// Along the journey.
    pub key_results: Vec<Chosen>,
}

/// A metric with the projects that should move it.
pub struct Chosen {
    /// The metric.
    pub metric: &'static Metric,
    /// Index of each project and of the candidate that names the metric.
    pub projects: Vec<(usize, usize)>,
}

/// What was grouped, and which projects were not.
pub struct Grouped {
    /// The objectives.
    pub groups: Vec<Group>,
    /// Projects that none of them is about.
    pub left: Vec<usize>,
}

/// Groups projects by their candidates.
pub fn group(projects: &[&[Candidate]]) -> Grouped {
    let mut groups: Vec<Group> = Vec::new();
    let mut left: Vec<usize> = (0..projects.len()).collect();
    while groups.len() < OBJECTIVES && !left.is_empty() {
        let open = knowledge::purposes().iter().filter(|it| groups.iter().all(|group| group.purpose.id != it.id));
        let all = open.map(|purpose| (key_results(purpose, projects, &left), purpose));
        // Of equal gains the first counts.
        let best = all.map(|(chosen, purpose)| (gain(&chosen), purpose, chosen));
        let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, purpose, key_results)) = best.filter(|best| best.0 > 0) else { break };
        left.retain(|at| !key_results.iter().flat_map(|it| &it.projects).any(|it| it.0 == *at));
        groups.push(Group { purpose, key_results });
    }
    left.retain(|&at| !place_elsewhere(&mut groups, at, projects[at]));
    move_to_best(projects, &mut groups);
    for group in &mut groups {
        let order = |metric: &Metric| group.purpose.metrics.iter().position(|id| *id == metric.id);
        group.key_results.sort_by_key(|it| (it.metric.stage as usize, order(it.metric)));
        group.key_results.iter_mut().for_each(|it| it.projects.sort_unstable());
    }
    Grouped { groups, left }
}

/// How many projects key results serve; what is done for its own sake is second to what it is done for.
fn gain(key_results: &[Chosen]) -> usize {
    key_results.iter().map(|it| it.projects.len() * worth(it.metric)).sum()
}

fn worth(metric: &Metric) -> usize {
    if metric.level == Level::Outcome { 3 } else { 2 }
}

/// The metrics of `purpose` that serve `own` projects best, of a different stage each.
fn key_results(purpose: &Purpose, projects: &[&[Candidate]], own: &[usize]) -> Vec<Chosen> {
    let mut chosen: Vec<Chosen> = Vec::new();
    let mut left: Vec<usize> = own.to_vec();
    while chosen.len() < KEY_RESULTS && !left.is_empty() {
        let is_first = |at: usize, metric: &Metric| projects[at].first().is_some_and(|it| it.metric.id == metric.id);
        // A result of the author's own counts twice, and of equal gains the metric that others could move as well.
        let gain = |metric: &Metric| {
            let first = left.iter().filter(|&&at| is_first(at, metric));
            let count: usize = first.map(|&at| 1 + usize::from(projects[at][0].own.is_some())).sum();
            let others = projects.iter().filter(|it| it.iter().any(|it| it.metric.id == metric.id)).count();
            if count == 0 { 0 } else { count * worth(metric) * 1000 + others.min(999) }
        };
        let is_new = |metric: &Metric| chosen.iter().all(|it| it.metric.stage != metric.stage);
        let metrics = purpose.metrics.iter().filter_map(|id| knowledge::metric(id)).filter(|metric| is_new(metric));
        let best = metrics.fold((0, None), |best: (usize, Option<&'static Metric>), metric| match gain(metric) {
            gain if gain > best.0 => (gain, Some(metric)),
            _ => best,
        });
        let Some(metric) = best.1 else { break };
        let served: Vec<_> = left.iter().filter(|&&at| is_first(at, metric)).map(|&at| (at, 0)).collect();
        left.retain(|at| !served.iter().any(|it| it.0 == *at));
        chosen.push(Chosen { metric, projects: served });
    }
    chosen
}

/// Each project under the key result that it serves best, now that all are known; none is left without a project.
fn move_to_best(projects: &[&[Candidate]], groups: &mut [Group]) {
    for (at, candidates) in projects.iter().enumerate() {
        let all = || groups.iter().flat_map(|group| &group.key_results).enumerate();
        let here = all().find(|(_, it)| it.projects.iter().any(|it| it.0 == at));
        let Some((here, rank)) = here
            .filter(|(_, it)| it.projects.len() > 1)
            .map(|(here, it)| (here, it.projects.iter().find(|it| it.0 == at).map_or(usize::MAX, |it| it.1)))
        else {
            continue;
        };
        let rank_of = |it: &Chosen| candidates.iter().position(|candidate| candidate.metric.id == it.metric.id);
        let best = all().filter_map(|(number, it)| Some((rank_of(it)?, number))).min().filter(|best| best.0 < rank);
        let Some((rank, there)) = best else { continue };
        for (number, it) in groups.iter_mut().flat_map(|group| &mut group.key_results).enumerate() {
            if number == here {
                it.projects.retain(|it| it.0 != at);
            }
            if number == there {
                it.projects.push((at, rank));
            }
        }
    }
}

/// A project under a key result of any objective that it serves, else under a new one that fits there.
fn place_elsewhere(groups: &mut [Group], at: usize, candidates: &[Candidate]) -> bool {
    for (rank, candidate) in candidates.iter().enumerate() {
        let mut all = groups.iter_mut().flat_map(|group| &mut group.key_results);
        if let Some(chosen) = all.find(|it| it.metric.id == candidate.metric.id) {
            chosen.projects.push((at, rank));
            return true;
        }
    }
    for (rank, candidate) in candidates.iter().enumerate() {
        let is_open = |group: &Group| {
            let stages = group.key_results.iter().all(|it| it.metric.stage != candidate.metric.stage);
            stages && group.key_results.len() < KEY_RESULTS && group.purpose.metrics.contains(&candidate.metric.id)
        };
        if let Some(group) = groups.iter_mut().find(|group| is_open(group)) {
            group.key_results.push(Chosen { metric: candidate.metric, projects: vec![(at, rank)] });
            return true;
        }
    }
    false
}
