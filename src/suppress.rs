//! Exceptions: `okrlint: allow(rule-id), because REASON` in a comment, and entries of the configuration that quote
//! a statement.
//!
//! A comment holds for the statement on its line, else for the next one. It needs a reason; one that meets
//! nothing, or names no rule, is told as well.

use std::collections::HashMap;

use crate::rules::file::FormFault;
use crate::rules::run::{Finding, Run};
use crate::rules::view::{DraftView, Subject};
use crate::rules::{RuleSet, check::Seen};
use crate::text::{Span, Text};

/// An exception in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// Ids of rules, as written.
    pub rules: Vec<String>,
    /// Why; none where no reason is given.
    pub reason: Option<String>,
    /// The comment.
    pub span: Span,
}

impl Allow {
    /// The exception that a comment makes, if it makes one.
    pub fn parse(comment: &Text) -> Option<Self> {
        let text = comment.as_str();
        let at = text.find("okrlint:")?;
        let rest = text[at + "okrlint:".len()..].trim_start().strip_prefix("allow")?.trim_start().strip_prefix('(')?;
        let (ids, rest) = rest.split_once(')')?;
        let rules = ids.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
        let rest = rest.trim_start_matches([',', ' ', ':', ';', '-', '–', '—']);
        let reason = rest.strip_prefix("because").map_or("", |reason| reason.trim_start_matches([':', ' ']).trim());
        let reason = reason.trim_end_matches(['-', '>', '*', '/', ' ']);
        let reason = reason.chars().any(char::is_alphanumeric).then(|| reason.to_owned());
        Some(Self { rules, reason, span: comment.span() })
    }
}

/// A statement with its place, to find which one an exception is for.
#[derive(Debug, Clone, Copy)]
struct Target {
    subject: Subject,
    span: Span,
}

/// Takes out of `run` what the draft's comments and the configuration exempt, and reports what is wrong with the
/// comments themselves.
pub fn exempt(run: &mut Run<'_>, drafts: &[DraftView<'_>], rules: &RuleSet) {
    let mut dropped = vec![false; run.findings.len()];
    let mut by_document: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, finding) in run.findings.iter().enumerate() {
        by_document.entry(finding.subject.document).or_default().push(index);
    }
    let mut faults = Vec::new();
    let mut met = vec![false; rules.exceptions.len()];
    for draft in drafts {
        let found = by_document.get(&draft.index).map(Vec::as_slice).unwrap_or_default();
        exempt_quoted(draft, rules, found, &run.findings, &mut dropped, &mut met);
        exempt_commented(draft, rules, found, &run.findings, &mut dropped, &mut faults);
    }
    for (exception, _) in rules.exceptions.iter().zip(met).filter(|(_, met)| !met) {
        if let Some((document, span)) = place_of(&exception.statement, drafts) {
            let id = format!("{} for \"{}\" (in the configuration)", exception.rule, exception.statement.trim());
            faults.push((FormFault::UnusedAllow, document, Seen::at(span).with("id", id)));
        }
    }
    let mut index = 0;
    run.findings.retain(|_| {
        index += 1;
        !dropped[index - 1]
    });
    for (fault, document, seen) in faults {
        run.report_fault(fault, document, seen);
    }
}

/// Where a quoted statement stands. One that stands in none of the drafts may stand in a file that is not checked now.
fn place_of(statement: &str, drafts: &[DraftView<'_>]) -> Option<(usize, Span)> {
    let quoted = normal(statement);
    for draft in drafts {
        for view in &draft.objectives {
            let mut statements = view.statement().into_iter().chain(view.statements());
            if let Some(found) = statements.find(|found| is_quoted(found.text.as_str(), &quoted)) {
                return Some((draft.index, found.text.span()));
            }
        }
    }
    None
}

fn exempt_quoted(
    draft: &DraftView<'_>,
    rules: &RuleSet,
    found: &[usize],
    findings: &[Finding],
    dropped: &mut [bool],
    met: &mut [bool],
) {
    for (exception, met) in rules.exceptions.iter().zip(met) {
        let quoted = normal(&exception.statement);
        for &index in found {
            let finding = &findings[index];
            if holds_for(&exception.rule, finding, rules)
                && statement_text(draft, finding.subject, finding.span).is_some_and(|text| is_quoted(&text, &quoted))
            {
                dropped[index] = true;
                *met = true;
            }
        }
    }
}

/// Whether a statement is quoted whole, or by a part long enough to tell it apart.
fn is_quoted(statement: &str, quoted: &str) -> bool {
    const TELLING: usize = 16;
    let statement = normal(statement);
    statement == quoted || quoted.len() >= TELLING && statement.contains(quoted)
}

fn exempt_commented(
    draft: &DraftView<'_>,
    rules: &RuleSet,
    found: &[usize],
    findings: &[Finding],
    dropped: &mut [bool],
    faults: &mut Vec<(FormFault, usize, Seen)>,
) {
    let allows: Vec<Allow> = draft.document.comments.iter().filter_map(Allow::parse).collect();
    if allows.is_empty() {
        return;
    }
    let targets = targets(draft);
    for allow in allows {
        let seen = || Seen::at(allow.span);
        if allow.reason.is_none() {
            faults.push((FormFault::AllowWithoutReason, draft.index, seen()));
            continue;
        }
        let target = target_of(&allow, &targets, draft);
        for id in &allow.rules {
            if let Err(unknown) = rules.rule(id) {
                let nearest = unknown.nearest.unwrap_or_else(|| "one of those that `okrlint rules` lists".to_owned());
                faults.push((FormFault::UnknownAllow, draft.index, seen().with("id", id).with("nearest", nearest)));
                continue;
            }
            let mut used = false;
            for &index in found {
                let finding = &findings[index];
                if holds_for(id, finding, rules) && target.is_some_and(|target| is_about(finding, target)) {
                    dropped[index] = true;
                    used = true;
                }
            }
            if !used {
                faults.push((FormFault::UnusedAllow, draft.index, seen().with("id", id)));
            }
        }
    }
}

/// Whether an exception from the rule `id` exempts a finding: one of that rule, or of one that says the same of a
/// line that is read another way. An author cannot know how a line is read.
fn holds_for(id: &str, finding: &Finding, rules: &RuleSet) -> bool {
    let told = &rules.rules()[finding.rule].id;
    told == id || rules.rule(id).is_ok_and(|rule| rule.file.covers.contains(told))
}

/// A finding about the statement itself, or one about a larger whole that is shown at it.
fn is_about(finding: &Finding, target: Target) -> bool {
    finding.subject == target.subject || finding.subject.objective.is_none() && target.span.contains(finding.span)
}

fn targets(draft: &DraftView<'_>) -> Vec<Target> {
    let mut targets = Vec::new();
    for view in &draft.objectives {
        targets.extend(
            view.statement().map(|statement| Target { subject: statement.subject, span: statement.text.span() }),
        );
        for statement in view.statements() {
            targets.push(Target { subject: statement.subject, span: statement.text.span() });
            for (index, initiative) in statement.initiatives.iter().enumerate() {
                let subject = Subject { initiative: Some(index), ..statement.subject };
                targets.push(Target { subject, span: initiative.text.span() });
            }
        }
    }
    targets.sort_by_key(|target| target.span);
    targets
}

fn target_of(allow: &Allow, targets: &[Target], draft: &DraftView<'_>) -> Option<Target> {
    let lines = draft.source.lines();
    let line = lines.line(allow.span.start);
    let next = targets.partition_point(|target| target.span.start < allow.span.start);
    let before = next.checked_sub(1).map(|at| targets[at]);
    // A statement wrapped over several lines ends on the comment's line.
    let same_line = before.filter(|target| lines.line(target.span.end.saturating_sub(1)) == line);
    same_line.or_else(|| targets.get(next).copied())
}

fn statement_text(draft: &DraftView<'_>, subject: Subject, span: Span) -> Option<String> {
    let objective = subject.objective.and_then(|index| draft.document.objectives.get(index));
    let key_result = subject.key_result.and_then(|index| objective?.key_results.get(index));
    let text = match (key_result, objective) {
        (Some(key_result), _) => Some(&key_result.text),
        (None, Some(objective)) => objective.text.as_ref(),
        (None, None) => None,
    };
    Some(text.map_or_else(|| draft.source.slice(span).to_owned(), |text| text.as_str().to_owned()))
}

/// Letters and digits in lower case, words parted by one space.
fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.extend(word.chars().flat_map(char::to_lowercase));
    }
    normal
}

#[cfg(test)]
mod tests;
