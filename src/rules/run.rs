//! Asking every rule about everything it looks at.
//!
//! In go views of drafts and sets, out come [`Finding`]s in words, in no order that means anything. Which rules
//! speak first, what is exempt and what is told once for many is settled by `lint`.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::check::{self, Scene, Seen};
use super::file::{Check, FixAction, FixFile, FormFault, Level, Limit, ReadAs, RuleFile, Scope};
use super::message::fill;
use super::view::{DraftView, InitiativeView, ObjectiveView, SetView, Statement, Subject};
use super::when::Held;
use super::words::Words;
use super::{Origin, Rule, RuleSet};
use crate::analysis::Sureness;
use crate::diagnostic::{Applicability, Edit, Fix, Label};
use crate::model::{Initiative, ProblemKind};
use crate::text::Span;

/// What a rule found, in words.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Index of the rule in the set of rules.
    pub rule: usize,
    /// Index of the set of objectives it belongs to; none for the form of a draft.
    pub set: Option<usize>,
    /// What it is about.
    pub subject: Subject,
    /// The exact words.
    pub span: Span,
    /// How loud; never [`Level::Off`].
    pub level: Level,
    /// The fault.
    pub message: String,
    /// The remedy.
    pub help: String,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// The edit it offers.
    pub fix: Option<Fix>,
}

/// From here on a count may be one that a limit has cut.
const MANY: usize = 1000;

/// A run of all rules over drafts and sets.
#[derive(Debug)]
pub struct Run<'a> {
    rules: &'a RuleSet,
    today: Option<Date>,
    objective: ByKind,
    key_result: ByKind,
    initiative: Vec<usize>,
    key_results: Vec<usize>,
    set: Vec<usize>,
    draft: Vec<usize>,
    /// How many statements of the draft at hand each gathering or process rule looked at, by rule.
    looking: Vec<usize>,
    /// Everything found so far.
    pub findings: Vec<Finding>,
    /// How many statements of a set in a draft each gathering or process rule looked at, by draft, set and rule.
    pub looked: HashMap<(usize, usize, usize), usize>,
    /// The drafts of which a part was left out, so that their counts are the least there is.
    cut: HashSet<usize>,
}

impl<'a> Run<'a> {
    /// A run that has seen nothing yet.
    pub fn new(rules: &'a RuleSet, today: Option<Date>) -> Self {
        Self {
            rules,
            today,
            objective: by_kind(rules, Scope::Objective),
            key_result: by_kind(rules, Scope::KeyResult),
            initiative: rules.of_scope(Scope::Initiative),
            key_results: rules.of_scope(Scope::KeyResults),
            set: rules.of_scope(Scope::Set),
            draft: rules.of_scope(Scope::Draft),
            looking: vec![0; rules.rules().len()],
            findings: Vec::new(),
            looked: HashMap::new(),
            cut: HashSet::new(),
        }
    }

    /// A count of a draft in words: where a part of the draft was left out, there are more.
    pub fn counted(&self, count: usize, document: usize) -> String {
        let is_cut = count >= MANY && self.cut.contains(&document);
        if is_cut { format!("over {count}") } else { count.to_string() }
    }

    /// Asks about the form of a draft, and about initiatives that stand under nothing.
    pub fn draft(&mut self, draft: &DraftView<'_>) {
        let whole = Subject { document: draft.index, ..Subject::default() };
        if draft.document.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::Limit(_))) {
            self.cut.insert(draft.index);
        }
        for rule in self.draft.clone() {
            for seen in check::draft(&self.rule(rule).file.check, draft) {
                self.report(rule, None, whole, seen, None);
            }
        }
        self.initiatives(&draft.document.initiatives, whole, None, draft, None);
    }

    /// Asks about a set and everything in it.
    pub fn set(&mut self, index: usize, set: &SetView<'_>) {
        let mut open = BTreeMap::new();
        // The drafts of a set are in rising order, and so are its objectives.
        for part in set.objectives.chunk_by(|one, other| one.document == other.document) {
            let document = part[0].document;
            if let Ok(at) = set.drafts.binary_search_by_key(&document, |draft| draft.index) {
                part.iter().for_each(|view| self.objective(index, view, set.drafts[at], &mut open));
            }
            for (rule, count) in self.looking.iter_mut().enumerate().filter(|(_, count)| **count > 0) {
                *self.looked.entry((document, index, rule)).or_default() += std::mem::take(count);
            }
        }
        for rule in self.set.clone() {
            if self.rule(rule).needs_reading() && !set.is_english() {
                continue;
            }
            for seen in check::set(&self.rule(rule).file.check, set, &self.rules.limits) {
                let file = &self.rule(rule).file;
                if file.process.is_some() && !self.rule(rule).is_demanded() {
                    leave_open(&mut open, rule, set.subject(), seen);
                } else {
                    self.report(rule, Some(index), set.subject(), seen, None);
                }
            }
        }
        self.tell_process(index, set, open);
    }

    /// Asks the rules on sentences about one that stands by itself; what is told of whole sets is not.
    pub fn sentence(&mut self, scope: Scope, statement: &Statement<'_>, draft: &DraftView<'_>) {
        self.statement(scope, 0, statement, (draft, &OnceCell::new()), &mut BTreeMap::new());
    }

    /// Reports a fault of an exception.
    pub fn report_fault(&mut self, fault: FormFault, document: usize, seen: Seen) {
        let is_fault = |&rule: &usize| matches!(&self.rule(rule).file.check, Check::Form(form) if form.fault == fault);
        if let Some(rule) = self.draft.iter().copied().find(is_fault) {
            self.report(rule, None, Subject { document, ..Subject::default() }, seen, None);
        }
    }

    fn objective(
        &mut self,
        set: usize,
        view: &ObjectiveView<'_>,
        draft: &DraftView<'_>,
        open: &mut BTreeMap<usize, Open>,
    ) {
        let above = OnceCell::new();
        if let Some(statement) = view.statement() {
            self.statement(Scope::Objective, set, &statement, (draft, &above), open);
        }
        for statement in view.statements() {
            self.statement(Scope::KeyResult, set, &statement, (draft, &above), open);
            let subject = statement.subject;
            self.initiatives(statement.initiatives, subject, Some(statement), draft, Some(set));
        }
        self.initiatives(&view.objective.initiatives, view.subject(), None, draft, Some(set));
        for at in 0..self.key_results.len() {
            let rule = self.key_results[at];
            if self.rule(rule).needs_reading() && !draft.is_english() {
                continue;
            }
            if self.rule(rule).file.gather.is_some() && view.objective.text.is_some() {
                self.looking[rule] += 1;
            }
            let scene = self.scene(rule, draft);
            for seen in check::key_results(&self.rule(rule).file.check, view, scene) {
                self.report(rule, Some(set), view.subject(), seen, view.statement().as_ref());
            }
        }
    }

    fn statement(
        &mut self,
        scope: Scope,
        set: usize,
        statement: &Statement<'_>,
        (draft, above): (&DraftView<'_>, &OnceCell<Words>),
        open: &mut BTreeMap<usize, Open>,
    ) {
        let held = Held::of(statement.text.as_str());
        // Of a line in another language the reading holds no kind, in an English draft as in another.
        let is_english = draft.is_english() && statement.read_as().is_some();
        let kind = statement.read_as().map_or(KINDS, |kind| kind as usize);
        let mut next = 0;
        loop {
            let all = if scope == Scope::Objective { &self.objective } else { &self.key_result };
            let Some(&index) = all[kind].get(next) else { break };
            next += 1;
            let rule = &self.rules.rules[index];
            if rule.needs_reading() && !is_english || !rule.holds(statement, &held) {
                continue;
            }
            let scene = Scene { above: Some(above), ..self.scene(index, draft) };
            let seen = check::statement(&rule.file.check, statement, scene);
            // What is counted of key results counts an objective only where it has the fault too.
            let is_counted = scope == Scope::KeyResult || rule.file.scope == Scope::Objective || seen.is_some();
            if is_counted && (rule.file.gather.is_some() || rule.file.process.is_some()) {
                self.looking[index] += 1;
            }
            let Some(seen) = seen else { continue };
            if rule.file.process.is_some() && !rule.is_demanded() {
                leave_open(open, index, statement.subject, seen);
            } else {
                self.report(index, Some(set), statement.subject, seen, Some(statement));
            }
        }
    }

    fn initiatives(
        &mut self,
        initiatives: &[Initiative],
        above: Subject,
        key_result: Option<Statement<'_>>,
        draft: &DraftView<'_>,
        set: Option<usize>,
    ) {
        for (index, initiative) in initiatives.iter().enumerate() {
            let subject = Subject { initiative: Some(index), ..above };
            let view = InitiativeView { subject, initiative, key_result };
            for at in 0..self.initiative.len() {
                let rule = self.initiative[at];
                let scene = self.scene(rule, draft);
                if let Some(seen) = check::initiative(&self.rule(rule).file.check, &view, scene) {
                    self.report(rule, set, subject, seen, None);
                }
            }
        }
    }

    /// One note for the whole set on all that fields and process leave open. A draft of a few plain lines is
    /// judged on its lines alone.
    fn tell_process(&mut self, index: usize, set: &SetView<'_>, mut open: BTreeMap<usize, Open>) {
        let lines: usize = set.objectives.iter().map(|view| 1 + view.objective.key_results.len()).sum();
        let uses_fields = set.drafts.iter().any(|draft| check::uses_any(draft));
        if open.is_empty() || !uses_fields && (lines as f64) < self.rules.limits.get(Limit::ProcessFrom) {
            return;
        }
        let name = |(&rule, left): (&usize, &Open)| {
            let process = self.rule(rule).file.process.as_deref()?;
            let asked = self.asked(index, set, rule);
            let is_partial = left.count < asked;
            let named =
                if is_partial { format!("{process} (for {} of {asked})", left.count) } else { process.to_owned() };
            Some((!is_partial, named))
        };
        let mut names: Vec<(bool, String)> = open.iter().filter_map(name).collect();
        // What the draft fills in for some of its lines comes first.
        names.sort_by_key(|(is_whole, _)| *is_whole);
        let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
        let is_at_one_place = |(&rule, left): (&usize, &Open)| {
            let is_relation = matches!(self.rule(rule).file.check, Check::Relation(_));
            left.count == 1 && (is_relation || self.asked(index, set, rule) > 1)
        };
        let is_at_one_place = open.len() == 1 && open.iter().all(is_at_one_place);
        let is_partial = open.iter().any(|(&rule, left)| left.count < self.asked(index, set, rule));
        let together = self.set.iter().copied().find(|&rule| matches!(self.rule(rule).file.check, Check::Process(_)));
        match (together, open.pop_first()) {
            (_, Some((rule, left))) if is_at_one_place => {
                self.report(rule, Some(index), left.subject, Seen { level: Some(Level::Note), ..left.first }, None);
            }
            (Some(rule), Some(_)) if names.len() > 1 || is_partial => {
                let seen = Seen::at(set.first_span()).with("absent", list(&names));
                self.report(rule, Some(index), set.subject(), seen, None);
            }
            (_, Some((rule, left))) => {
                let seen = Seen { span: set.first_span(), level: Some(Level::Note), ..left.first };
                self.report(rule, Some(index), set.subject(), seen.about(set.subject()), None);
            }
            _ => {}
        }
    }

    /// How many statements of a set a process rule was asked about.
    fn asked(&self, index: usize, set: &SetView<'_>, rule: usize) -> usize {
        set.drafts.iter().filter_map(|draft| self.looked.get(&(draft.index, index, rule))).sum()
    }

    fn rule(&self, index: usize) -> &'a Rule {
        &self.rules.rules[index]
    }

    fn scene<'s>(&self, rule: usize, draft: &'s DraftView<'s>) -> Scene<'s>
    where
        'a: 's,
    {
        Scene {
            draft,
            today: self.today,
            limits: &self.rules.limits,
            lexicon: &self.rules.lexicon,
            is_demanded: self.rules.rules[rule].is_demanded(),
            matcher: self.rules.rules[rule].matcher.as_ref(),
            above: None,
        }
    }

    fn report(
        &mut self,
        index: usize,
        set: Option<usize>,
        subject: Subject,
        mut seen: Seen,
        on: Option<&Statement<'_>>,
    ) {
        let rule = self.rule(index);
        if !self.cut.is_empty() {
            for (_, value) in seen.args.iter_mut().filter(|(name, _)| matches!(*name, "count" | "total")) {
                *value = value.parse().map_or(std::mem::take(value), |count| self.counted(count, subject.document));
            }
        }
        let file: &RuleFile = &rule.file;
        let mut level = match (seen.level, &rule.level_origin) {
            (Some(graded), Origin::Rule) => graded,
            _ => rule.level,
        };
        let (mut message, mut help) = (&file.message, &file.help);
        if on.is_some_and(|statement| statement.reading.sureness == Sureness::Low) && rule.needs_reading() {
            match &file.when_unsure {
                Some(unsure) => {
                    level = level.min(unsure.severity);
                    message = &unsure.message;
                    help = unsure.help.as_ref().unwrap_or(help);
                }
                None => level = level.min(Level::Warning),
            }
        }
        if level == Level::Off {
            return;
        }
        self.findings.push(Finding {
            rule: index,
            set,
            subject: seen.subject.unwrap_or(subject),
            span: seen.span,
            level,
            message: fill(message, &seen.args, on),
            help: fill(help, &seen.args, on),
            fix: file.fix.as_ref().and_then(|fix| edit(fix, &seen, on?)),
            related: seen.related,
        });
    }
}

/// The rules that may speak of a statement, by what it was read as; last those for one that was not read.
type ByKind = [Vec<usize>; KINDS + 1];

/// How many kinds a statement can be read as.
const KINDS: usize = ReadAs::NotObjective as usize + 1;

fn by_kind(rules: &RuleSet, scope: Scope) -> ByKind {
    let all = rules.of_scope(scope);
    let mut by_kind: ByKind = std::array::from_fn(|_| Vec::with_capacity(all.len()));
    for index in all {
        let kinds = &rules.rules[index].file.when.reads_as;
        if kinds.is_empty() {
            by_kind.iter_mut().for_each(|rules| rules.push(index));
        }
        kinds.iter().for_each(|&kind| by_kind[kind as usize].push(index));
    }
    by_kind
}

/// What a process rule leaves open in a set: where it saw that first, and how often.
#[derive(Debug)]
struct Open {
    first: Seen,
    subject: Subject,
    count: usize,
}

fn leave_open(open: &mut BTreeMap<usize, Open>, rule: usize, subject: Subject, seen: Seen) {
    let left = open.entry(rule).or_insert_with(|| Open { first: seen, subject, count: 0 });
    left.count += 1;
}

/// What a note names of what is left open; a longer list is not read to its end.
const NAMED: usize = 5;

/// "owner", "owner or data source", "owner, data source or guardrail".
fn list(names: &[String]) -> String {
    match names {
        [named @ .., _, _] if named.len() >= NAMED => {
            format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED)
        }
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn edit(fix: &FixFile, seen: &Seen, statement: &Statement<'_>) -> Option<Fix> {
    let whole = statement.text.locate(0..statement.text.as_str().len());
    let span = match fix.action {
        FixAction::Append => Span::new(whole.end, whole.end),
        // Words that stand in a field are not part of the sentence.
        _ if !whole.contains(seen.span) || whole == seen.span => return None,
        // What is left of a sentence without its beginning is none.
        FixAction::Delete if seen.span.start == whole.start => return None,
        // The values are the key result.
        FixAction::Delete if holds_values(statement, seen.span) => return None,
        FixAction::Replace => seen.span,
        FixAction::Delete => with_space(statement, seen.span)?,
    };
    let has_blanks = fix.text.contains("?]");
    let applicability = if has_blanks { Applicability::HasBlanks } else { Applicability::Unsafe };
    let text = fill(&fix.text, &seen.args, Some(statement));
    Some(Fix {
        message: fill(&fix.message, &seen.args, Some(statement)),
        edits: vec![Edit { span, text }],
        applicability,
    })
}

/// Whether today's value or the target stands within `span`.
fn holds_values(statement: &Statement<'_>, span: Span) -> bool {
    let values = [statement.baseline(), statement.target()];
    values
        .into_iter()
        .flatten()
        .any(|value| !value.range.is_empty() && span.contains(statement.text.locate(value.range.clone())))
}

/// Widens a deletion over the one space before it, or behind it at the start of a statement.
fn with_space(statement: &Statement<'_>, span: Span) -> Option<Span> {
    let text = statement.text.as_str();
    // Only verbatim text maps back byte for byte.
    let before = (1..text.len()).find(|&at| {
        text.is_char_boundary(at)
            && text.as_bytes()[at - 1] == b' '
            && statement.text.locate(at - 1..at).end == span.start
    });
    match before {
        Some(at) => Some(Span::new(statement.text.locate(at - 1..at).start, span.end)),
        None => Some(span),
    }
}
