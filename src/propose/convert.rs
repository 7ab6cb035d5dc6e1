//! From a list of projects to objectives with key results that the projects should move.
//!
//! In goes the text of a list, out comes a [`Plan`]. Each project is looked up in the knowledge base, projects whose
//! metrics share a purpose come under one objective, and each becomes an initiative of the key result that it should
//! move first. Sections of the list stay together, a part goes where the whole goes. What is no project, or fits nowhere, is
//! named with the reason, so that every project stands once; nothing is made up.

mod aside;
mod candidates;
mod group;
mod list;
mod standing;

use std::collections::HashMap;

use aside::{STILL, Still};
use candidates::{Candidate, Read};
use group::{Chosen, Group, Listed};

use super::knowledge::{self, Purpose, term};
use super::own::{Kept, lowered, raised};
use super::plan::{Asks, Plan, PlannedInitiative, PlannedKeyResult, PlannedObjective, Question, Reason, Unplaced};
use super::{blanks_of, phrase};
use crate::analysis::language;
use crate::rules::RuleSet;
use crate::text::{Source, Span};

/// Objectives of a converted list, at most.
pub const OBJECTIVES: usize = 3;
/// Key results under one of them, at most.
pub const KEY_RESULTS: usize = 3;

/// A project with what it could move.
struct Project {
    text: String,
    origin: Span,
    kept: Kept,
    candidates: Vec<Candidate>,
    /// Whether it is a result already.
    is_result: bool,
    section: Option<String>,
    fields: Vec<(&'static str, String)>,
}

/// The objectives, key results and initiatives that a list of projects makes. A list in a language that is not read
/// comes back unplaced.
pub fn convert(source: &Source, rules: &RuleSet) -> Plan {
    let (mut projects, mut unplaced) = (Vec::new(), Vec::new());
    let mut asked = Vec::new();
    let is_read = language::language(None, &source.text) == "en";
    let list::Listed { lines, notes, empty, beyond } = list::listed(source);
    unplaced.extend(notes.into_iter().map(|(text, origin)| note(text, origin)));
    unplaced.extend(empty.into_iter().map(|(text, origin)| no_project(text, origin)));
    unplaced.extend(unread(&beyond));
    let reads = reads(&lines, is_read, rules);
    for (line, read) in lines.into_iter().zip(reads) {
        let (text, fields) = (line.whole(), line.fields());
        match read {
            Some(Read::Project { kept, candidates, .. }) => {
                let is_result = candidates.first().is_some_and(|first| first.own.is_some());
                let (origin, section) = (line.span, line.section);
                projects.push(Project { text, origin, kept, candidates, is_result, section, fields });
            }
            Some(Read::Aside { reason, message, question }) => {
                asked.extend(question.map(|text| Question { text, objective: None, key_result: None }));
                unplaced.push(Unplaced { text, origin: line.span, reason, message });
            }
            None => {}
        }
    }
    // Where a rule would have a chosen key result or objective mended, the next best takes its place.
    let mut refused: Vec<&'static str> = Vec::new();
    loop {
        let (plan, chosen) = planned(source, &projects, (&unplaced, &asked), rules);
        let holds =
            |id: &&'static str| plan.objectives.iter().flat_map(|it| &it.key_results).any(|it| it.metric == Some(*id));
        let count = refused.len();
        refused.extend(chosen.into_iter().filter(|id| !holds(id)));
        if refused.len() == count || count > REFUSED {
            return plan;
        }
        for project in &mut projects {
            project.candidates.retain(|candidate| !refused.contains(&candidate.metric.id));
        }
    }
}

/// A line around the list.
fn note(text: String, origin: Span) -> Unplaced {
    let message =
        "Said beside the list rather than listed, and not read as a project: with the mark of the list it is one.";
    Unplaced { text, origin, reason: Reason::Note, message: message.to_owned() }
}

/// A line that names the list or leaves its project open.
fn no_project(text: String, origin: Span) -> Unplaced {
    let message = match list::says(&text) {
        true => "Read as the name of the list: with a mark before it, as its lines have one, it is a project.",
        false => "It names no project yet: fill it in, or take it out.",
    };
    Unplaced { text, origin, reason: Reason::Note, message: message.to_owned() }
}

/// What is beyond the lines that are read, in one.
fn unread(beyond: &[(String, Span)]) -> Option<Unplaced> {
    let (text, origin) = beyond.first()?.clone();
    let message = format!(
        "The list is too long: from this line on {} more were not read. Convert it in parts, a team or a quarter each.",
        beyond.len()
    );
    Some(Unplaced { text, origin, reason: Reason::TooMany, message })
}

/// Metrics that are put aside before a plan stays as it is.
const REFUSED: usize = 12;

/// A plan of projects, beside what is in none, and the metrics that were chosen for it.
fn planned(
    source: &Source,
    projects: &[Project],
    (aside, asked): (&[Unplaced], &[Question]),
    rules: &RuleSet,
) -> (Plan, Vec<&'static str>) {
    let listed: Vec<Listed<'_>> = projects
        .iter()
        .map(|project| Listed { candidates: &project.candidates, section: project.section.as_deref() })
        .collect();
    let grouped = group::group(&listed);
    let objectives = grouped.groups.iter().map(|group| objective(group, projects)).collect();
    let is_full = grouped.groups.len() == OBJECTIVES;
    let mut unplaced = aside.to_vec();
    unplaced.extend(grouped.left.iter().map(|&at| beyond(&projects[at], is_full)));
    let purposes: Vec<&Purpose> = grouped.groups.iter().map(|group| group.purpose).collect();
    let of = |objectives: &[PlannedObjective]| {
        let mut questions = questions(objectives, &purposes);
        questions.extend(anybody(objectives, &purposes));
        questions.extend(asked.to_vec());
        questions
    };
    let chosen = grouped.groups.iter().flat_map(|group| &group.key_results).map(|it| it.metric.id).collect();
    (Plan::new(&source.name, objectives, rules, &Asks { unplaced, is_own: true, of: &of }), chosen)
}

/// How each line was read; none for one that only names what its parts are.
fn reads(lines: &[list::Line], is_read: bool, rules: &RuleSet) -> Vec<Option<Read>> {
    let read = |line: &list::Line| match is_read {
        true => candidates::read(&line.text, rules).told(line.metric(), &line.text),
        false => Read::foreign(),
    };
    let read = |line: &list::Line| match line.standing {
        Some(standing) => read(line).over(standing),
        None => read(line),
    };
    let mut reads: Vec<Option<Read>> = lines.iter().map(|line| Some(read(line))).collect();
    for at in 0..lines.len() {
        // A part goes where the whole goes, unless nothing is known of that.
        let whole = lines[at].part_of.and_then(|above| reads[above].as_ref()).and_then(Read::candidates);
        if let (Some(whole), Some(part)) = (whole.map(<[Candidate]>::to_vec), reads[at].as_mut()) {
            part.join(whole, &lines[at].text);
        }
    }
    let mut earlier: HashMap<String, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        // What is over may be begun anew.
        if line.standing.is_some() {
            continue;
        }
        if let Some(first) = earlier.get(&term::key(&line.text)) {
            reads[at] = Some(Read::twice(&lines[*first].text));
        } else {
            earlier.insert(term::key(&line.text), at);
        }
    }
    set_aside(lines, &mut reads);
    for at in (0..lines.len()).filter_map(|at| lines[at].part_of) {
        let is_unknown = matches!(reads[at], Some(Read::Aside { reason: Reason::Unknown, .. }));
        if is_unknown {
            reads[at] = None;
        }
    }
    reads
}

/// Puts aside what moves no number by itself, unless most of the list is such work: then it is what the team is there for.
fn set_aside(lines: &[list::Line], reads: &mut [Option<Read>]) {
    let still = |read: &Option<Read>| match read {
        Some(Read::Project { still, .. }) => *still,
        _ => None,
    };
    let projects = reads.iter().filter(|read| matches!(read, Some(Read::Project { .. }))).count();
    let count = |is: &dyn Fn(Still) -> bool| reads.iter().filter_map(still).filter(|what| is(*what)).count();
    let is_work = |kind: Still| !matches!(kind, Still::Decision | Still::Finding);
    let is_own = |kind: Still| is_work(kind) && count(&|what| what == kind) * 2 >= projects.max(3);
    let is_all = count(&is_work) * 4 > projects * 3;
    let kept: Vec<Still> = STILL.into_iter().filter(|kind| is_all && is_work(*kind) || is_own(*kind)).collect();
    for (line, read) in lines.iter().zip(reads) {
        if let Some(what) = still(read).filter(|what| !kept.contains(what)) {
            *read = Some(Read::still(what, &line.text));
        }
    }
}

fn objective(group: &Group, projects: &[Project]) -> PlannedObjective {
    let all: Vec<&Kept> =
        group.key_results.iter().flat_map(|it| &it.projects).map(|&(at, _)| &projects[at].kept).collect();
    PlannedObjective {
        text: Some(sentence(group.purpose, &all)),
        key_results: group.key_results.iter().map(|chosen| key_result(chosen, projects)).collect(),
        ..PlannedObjective::default()
    }
}

/// The objective, about the people that all its projects are for.
pub(super) fn sentence(purpose: &Purpose, all: &[&Kept]) -> String {
    let people = only(all).filter(|_| purpose.objective.starts_with("{people}"));
    let people = people.map_or_else(|| purpose.people.to_owned(), |people| raised(people));
    purpose.objective.replace("{people}", &people)
}

/// The people whom a third of them name, where the others name nobody else.
fn only<'a>(all: &[&'a Kept]) -> Option<&'a String> {
    let mut named = all.iter().filter_map(|kept| kept.people.as_ref());
    let first = named.next()?;
    let count =
        1 + all.iter().filter_map(|kept| kept.people.as_ref()).skip(1).filter(|people| *people == first).count();
    (named.all(|people| people == first) && count * 3 >= all.len()).then_some(first)
}

/// What all of them say alike.
fn shared<'a>(all: &[&'a Kept], of: impl Fn(&'a Kept) -> Option<&'a String>) -> Option<&'a String> {
    let first = of(all.first()?)?;
    all.iter().all(|kept| of(kept) == Some(first)).then_some(first)
}

fn key_result(chosen: &Chosen, projects: &[Project]) -> PlannedKeyResult {
    let all: Vec<&Kept> = chosen.projects.iter().map(|&(at, _)| &projects[at].kept).collect();
    let of = |&(at, candidate): &(usize, usize)| &projects[at].candidates[candidate];
    let own = chosen.projects.iter().map(of).find_map(|candidate| candidate.own.clone());
    let scope = Kept {
        people: shared(&all, |kept| kept.people.as_ref()).cloned(),
        place: shared(&all, |kept| kept.place.as_ref()).cloned(),
        ..Kept::default()
    };
    let text = own.clone().unwrap_or_else(|| phrase::key_result(chosen.metric, &scope));
    let because = chosen.projects.first().map(|first| of(first).because.clone());
    // A line that is the key result itself is no initiative of it.
    let initiatives = chosen.projects.iter().filter(|project| of(project).own.is_none());
    let mut said: Vec<String> = Vec::new();
    // Two projects under one number do not rest on the same words.
    let mut rests_on = |candidate: &Candidate| {
        let told = (!candidates::OF_LIST.contains(&candidate.because.as_str())).then(|| candidate.because.clone());
        let all = candidate.assumption.map(str::to_owned).into_iter().chain(told);
        let new = all.into_iter().find(|words| !said.contains(words))?;
        said.push(new.clone());
        Some(new)
    };
    PlannedKeyResult {
        blanks: blanks_of(&text),
        text,
        metric: Some(chosen.metric.id),
        because: because.filter(|_| own.is_none()),
        guardrail: chosen.metric.guardrails.first().and_then(|id| knowledge::metric(id)).map(|metric| metric.name),
        data_source: Some(chosen.metric.source),
        initiatives: initiatives
            .map(|project| PlannedInitiative {
                text: projects[project.0].text.clone(),
                assumption: rests_on(of(project)),
                origin: Some(projects[project.0].origin),
                fields: projects[project.0].fields.clone(),
            })
            .collect(),
        ..PlannedKeyResult::default()
    }
}

/// A project whose metrics none of the objectives is about.
fn beyond(project: &Project, is_full: bool) -> Unplaced {
    let of = |reason, message| Unplaced { text: project.text.clone(), origin: project.origin, reason, message };
    if project.is_result {
        return of(Reason::Result, "A result already: it can stand as a key result where it fits better.".to_owned());
    }
    let Some(first) = project.candidates.first() else {
        let message = "No key result that holds was found for it; ask who will do more or less of what.";
        return of(Reason::Unknown, message.to_owned());
    };
    let metric = first.metric.name;
    let advice = match is_full {
        true => "Three objectives are enough: leave it for a later cycle, or let it take the place of another.",
        false => "No objective here is about that: leave it for a later cycle, or write one for it.",
    };
    let message = format!("It would move “{metric}”, which is none of the key results here. {advice}");
    of(Reason::TooMany, message)
}

/// What is to be asked about each objective and each blank.
pub(super) fn questions(objectives: &[PlannedObjective], purposes: &[&Purpose]) -> Vec<Question> {
    let mut questions = Vec::new();
    for (index, objective) in objectives.iter().enumerate() {
        let purpose = purposes.iter().find(|purpose| {
            let metrics = objective.key_results.iter().filter_map(|it| it.metric);
            metrics.into_iter().all(|id| purpose.metrics.contains(&id))
        });
        questions.extend(purpose.map(|purpose| Question {
            text: purpose.question.to_owned(),
            objective: Some(index),
            key_result: None,
        }));
        for (at, key_result) in objective.key_results.iter().enumerate() {
            questions.extend(blank_question(key_result).map(|text| Question {
                text,
                objective: Some(index),
                key_result: Some(at),
            }));
        }
    }
    if objectives.iter().flat_map(|it| &it.key_results).any(|it| it.blanks.contains(&"target")) {
        let text = "Which values would be bold and still within reach of this team? They take the place of [target?].";
        questions.push(Question { text: text.to_owned(), objective: None, key_result: None });
    }
    questions
}

/// What is asked of objectives in which no people of the list stand: as they are they would fit any company.
fn anybody(objectives: &[PlannedObjective], purposes: &[&Purpose]) -> Option<Question> {
    let is_general = |text: &String| purposes.iter().any(|purpose| *text == sentence(purpose, &[]));
    let texts = objectives.iter().enumerate().filter_map(|(at, it)| Some((at, it.text.as_ref()?)));
    let general: Vec<String> = texts.filter(|(_, text)| is_general(text)).map(|(at, _)| (at + 1).to_string()).collect();
    let (last, first) = general.split_last()?;
    let text = match first {
        [] => format!("Objective {last} would fit any company: whom exactly is it about, and with what of yours?"),
        _ => {
            let all = format!("{} and {last}", first.join(", "));
            format!("Objectives {all} would fit any company: whom exactly are they about, and with what of yours?")
        }
    };
    Some(Question { text, objective: None, key_result: None })
}

/// What fills the blank for today's value.
pub(super) fn blank_question(key_result: &PlannedKeyResult) -> Option<String> {
    let metric = key_result.metric.and_then(knowledge::metric)?;
    let name = lowered(metric.name);
    let asks = key_result.blanks.contains(&"baseline");
    asks.then(|| format!("Where does “{name}” stand today? Look in: {}.", metric.source))
}

#[cfg(test)]
mod tests;
