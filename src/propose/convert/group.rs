//! Which purposes become objectives, and which metrics their key results.
//!
//! Purposes are taken one after the other, each time the one that serves the projects left over best; within a
//! purpose metrics likewise, of a different stage each time. A project counts by the first metric that it could move;
//! only what is left over by then may come under another. A list of two or three sections gives an objective for each. All
//! ties are broken by the order of the knowledge base, so that the same list always gives the same set.

use super::super::knowledge::file::Level;
use super::super::knowledge::{self, Metric, Purpose};
use super::candidates::Candidate;
use super::{KEY_RESULTS, OBJECTIVES};

/// A project as it is grouped.
pub struct Listed<'a> {
    /// What it could move, the surest first.
    pub candidates: &'a [Candidate],
    /// The heading that it stands under.
    pub section: Option<&'a str>,
}

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
pub fn group(listed: &[Listed<'_>]) -> Grouped {
    let projects: Vec<&[Candidate]> = listed.iter().map(|it| it.candidates).collect();
    let sections = sections(listed);
    let mut groups: Vec<Group> = Vec::new();
    let mut left: Vec<usize> = (0..projects.len()).collect();
    for section in &sections {
        let own: Vec<usize> = left.iter().copied().filter(|&at| listed[at].section == Some(*section)).collect();
        groups.extend(best(&groups, &projects, &own));
        left.retain(|at| !holds(&groups, *at));
    }
    while groups.len() < OBJECTIVES && !left.is_empty() {
        let Some(group) = best(&groups, &projects, &left) else { break };
        groups.push(group);
        left.retain(|at| !holds(&groups, *at));
    }
    let homes: Vec<Option<usize>> = (0..listed.len()).map(|at| home(&groups, listed, &sections, at)).collect();
    left.retain(|&at| !place_elsewhere(&mut groups, at, projects[at], homes[at]));
    if sections.is_empty() {
        move_to_best(&projects, &mut groups);
    }
    for group in &mut groups {
        let order = |metric: &Metric| group.purpose.metrics.iter().position(|id| *id == metric.id);
        group.key_results.sort_by_key(|it| (it.metric.stage as usize, order(it.metric)));
        group.key_results.iter_mut().for_each(|it| it.projects.sort_unstable());
    }
    Grouped { groups, left }
}

/// The sections of a list, in its order, where there are as many as there may be objectives; else none.
fn sections<'a>(listed: &[Listed<'a>]) -> Vec<&'a str> {
    let mut sections: Vec<&str> = Vec::new();
    for section in listed.iter().filter_map(|it| it.section) {
        if !sections.contains(&section) {
            sections.push(section);
        }
        if sections.len() > OBJECTIVES {
            return Vec::new();
        }
    }
    if sections.len() > 1 { sections } else { Vec::new() }
}

/// The group that holds most of what stands in the section of a project.
fn home(groups: &[Group], listed: &[Listed<'_>], sections: &[&str], at: usize) -> Option<usize> {
    let section = listed[at].section.filter(|section| sections.contains(section))?;
    let held = |group: &Group| {
        let projects = group.key_results.iter().flat_map(|it| &it.projects);
        projects.filter(|(at, _)| listed[*at].section == Some(section)).count()
    };
    let counts = groups.iter().map(held).enumerate().filter(|(_, count)| *count > 0);
    counts.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(group, _)| group)
}

fn holds(groups: &[Group], at: usize) -> bool {
    groups.iter().flat_map(|group| &group.key_results).flat_map(|it| &it.projects).any(|it| it.0 == at)
}

/// The purpose that serves `own` projects best and that no group has yet; of equal ones the first.
fn best(groups: &[Group], projects: &[&[Candidate]], own: &[usize]) -> Option<Group> {
    let open = knowledge::purposes().iter().filter(|it| groups.iter().all(|group| group.purpose.id != it.id));
    let all = open.map(|purpose| (key_results(purpose, projects, own), purpose));
    let gains = all.map(|(chosen, purpose)| (gain(&chosen), purpose, chosen));
    let best = gains.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|best| best.0 > 0).map(|(_, purpose, key_results)| Group { purpose, key_results })
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

/// A project under a key result that it serves, else under a new one that fits an objective: first where most of its
/// section stands. Rather than leave it out, a new one may also be of a stage that another has.
fn place_elsewhere(groups: &mut [Group], at: usize, candidates: &[Candidate], home: Option<usize>) -> bool {
    let order: Vec<usize> = home.into_iter().chain((0..groups.len()).filter(|group| Some(*group) != home)).collect();
    let ranked = || candidates.iter().enumerate();
    let of_home = home.into_iter().flat_map(|group| ranked().map(move |candidate| (group, candidate)));
    let of_all = ranked().flat_map(|candidate| order.iter().map(move |&group| (group, candidate)));
    for (group, (rank, candidate)) in of_home.chain(of_all) {
        let mut all = groups[group].key_results.iter_mut();
        if let Some(chosen) = all.find(|it| it.metric.id == candidate.metric.id) {
            chosen.projects.push((at, rank));
            return true;
        }
    }
    for is_strict in [true, false] {
        for (rank, candidate) in candidates.iter().enumerate() {
            let is_open = |group: &Group| {
                let stages = group.key_results.iter().all(|it| it.metric.stage != candidate.metric.stage);
                let fits = group.purpose.metrics.contains(&candidate.metric.id);
                (stages || !is_strict) && group.key_results.len() < KEY_RESULTS && fits
            };
            if let Some(&group) = order.iter().find(|&&group| is_open(&groups[group])) {
                groups[group].key_results.push(Chosen { metric: candidate.metric, projects: vec![(at, rank)] });
                return true;
            }
        }
    }
    false
}
