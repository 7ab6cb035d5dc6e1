//! One cause, one diagnostic: which findings are told, and how often.
//!
//! A rule is silent where one that speaks before it has spoken. A fault that most lines of a set share is told
//! once and names them. What is left comes in order of weight.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::rules::file::{Check, Level, Limit, Scope};
use crate::rules::run::{Finding, Run};
use crate::rules::view::Subject;
use crate::rules::{Origin, Rule, RuleSet};

/// Drops findings whose rule names another one in `after` that has spoken about the same statement, or about the
/// objective or set above it.
pub fn silence(findings: &mut Vec<Finding>, rules: &RuleSet) {
    let spoken: HashSet<(Subject, &str)> =
        findings.iter().map(|finding| (finding.subject, rules.rules()[finding.rule].id.as_str())).collect();
    let is_told_already = |finding: &Finding| {
        let after = &rules.rules()[finding.rule].file.after;
        let mut subject = Some(finding.subject);
        while let (Some(at), false) = (subject, after.is_empty()) {
            if after.iter().any(|earlier| spoken.contains(&(at, earlier.as_str()))) {
                return true;
            }
            subject = at.above();
        }
        false
    };
    let told: Vec<bool> = findings.iter().map(|finding| !is_told_already(finding)).collect();
    let mut told = told.into_iter();
    findings.retain(|_| told.next().unwrap_or(true));
}

/// Tells once what most of the lines that a rule looked at share.
pub fn gather(run: &mut Run<'_>, rules: &RuleSet) {
    let leaders = leaders(rules);
    let mut groups: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, finding) in run.findings.iter().enumerate() {
        if let (Some(set), Some(leader)) = (finding.set, leaders[finding.rule]) {
            groups.entry((finding.subject.document, set, leader)).or_default().push(index);
        }
    }
    let from = rules.limits.get(Limit::GatherFrom);
    let mut dropped: HashSet<usize> = HashSet::new();
    for ((document, set, leader), members) in groups {
        let followers = (0..leaders.len()).filter(|&rule| leaders[rule] == Some(leader));
        let looked = followers.filter_map(|rule| run.looked.get(&(document, set, rule)).copied());
        // Rules on objectives look at all of them; those on lines share the lines out between them.
        let of_objectives = rules.rules()[leader].file.scope == Scope::KeyResults;
        let looked: usize = if of_objectives { looked.max().unwrap_or(0) } else { looked.sum() };
        if (members.len() as f64) < from || members.len() * 2 <= looked {
            continue;
        }
        let rule = &rules.rules()[leader];
        let Some(message) = &rule.file.gather else { continue };
        let others: Vec<Label> = members[1..]
            .iter()
            .map(|&at| Label { span: run.findings[at].span, message: "here too".to_owned() })
            .collect();
        let [count, total] = [members.len(), looked].map(|count| run.counted(count, document));
        let message = message.replace("{count}", &count).replace("{total}", &total);
        let level = members.iter().map(|&at| run.findings[at].level).max().unwrap_or(Level::Note);
        let of_set = rule.file.gather_severity.filter(|_| rule.level_origin == Origin::Rule);
        dropped.extend(members[1..].iter().copied());
        let first = &mut run.findings[members[0]];
        first.subject = first.subject.draft();
        first.rule = leader;
        first.level = of_set.map_or(level, |of_set| of_set.max(level));
        first.message = message;
        first.help.clone_from(&rule.file.help);
        first.related = others;
        first.fix = None;
    }
    let mut index = 0;
    run.findings.retain(|_| {
        index += 1;
        !dropped.contains(&(index - 1))
    });
}

/// Tells once a draft what several sets of it leave open: the first of them in words, the others by their places.
pub fn join_process(findings: &mut Vec<Finding>, rules: &RuleSet) {
    let mut firsts: HashMap<usize, usize> = HashMap::new();
    let mut others: Vec<(usize, Label)> = Vec::new();
    let mut index = 0;
    findings.retain(|finding| {
        if !matches!(rules.rules()[finding.rule].file.check, Check::Process(_)) {
            index += 1;
            return true;
        }
        let first = *firsts.entry(finding.subject.document).or_insert(index);
        let is_first = first == index;
        if is_first {
            index += 1;
        } else {
            others.push((first, Label { span: finding.span, message: "other fields here".to_owned() }));
        }
        is_first
    });
    for (first, label) in others {
        findings[first].related.push(label);
    }
}

/// The rule under which the findings of each rule are gathered; none where they are told one by one.
fn leaders(rules: &RuleSet) -> Vec<Option<usize>> {
    let all = rules.rules();
    let place = |id: &String| all.iter().position(|rule| rule.id == *id && rule.level != Level::Off);
    let own = |(index, rule): (usize, &Rule)| {
        rule.file.gather_with.as_ref().and_then(place).or(rule.file.gather.as_ref().map(|_| index))
    };
    all.iter().enumerate().map(own).collect()
}

/// Findings as diagnostics, by document, in order of weight: severity, then the larger whole, then place.
pub fn diagnostics(findings: Vec<Finding>, rules: &RuleSet) -> HashMap<usize, Vec<Diagnostic>> {
    let mut by_document: HashMap<usize, Vec<(Subject, Diagnostic)>> = HashMap::new();
    let only = findings.first().map(|finding| finding.subject.document);
    if let Some(only) = only.filter(|&only| findings.iter().all(|finding| finding.subject.document == only)) {
        by_document.insert(only, Vec::with_capacity(findings.len()));
    }
    for finding in findings {
        let subject = finding.subject;
        by_document.entry(subject.document).or_default().push((subject, in_words(finding, rules)));
    }
    let sorted = |(document, mut told): (usize, Vec<(Subject, Diagnostic)>)| {
        told.sort_by(|(one, first), (other, second)| {
            let place = |diagnostic: &Diagnostic| (diagnostic.span.start, diagnostic.span.end);
            (second.severity.cmp(&first.severity))
                .then_with(|| depth(one).cmp(&depth(other)))
                .then_with(|| place(first).cmp(&place(second)))
                .then_with(|| first.rule.cmp(&second.rule))
        });
        (document, told.into_iter().map(|(_, diagnostic)| diagnostic).collect())
    };
    by_document.into_iter().map(sorted).collect()
}

fn depth(subject: &Subject) -> usize {
    [subject.objective, subject.key_result, subject.initiative].iter().flatten().count()
}

fn in_words(finding: Finding, rules: &RuleSet) -> Diagnostic {
    let severity = match finding.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note | Level::Off => Severity::Note,
    };
    Diagnostic {
        rule: rules.rules()[finding.rule].id.clone(),
        severity,
        message: finding.message,
        help: finding.help,
        span: finding.span,
        related: finding.related,
        objective: finding.subject.objective,
        key_result: finding.subject.key_result,
        fix: finding.fix,
    }
}
