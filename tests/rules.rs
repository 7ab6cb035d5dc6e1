//! The harness of the rules: every example of every rule file goes through the real linter.
//!
//! A bad example is *Missing* when its rule is silent and *Wrong place* when other words are marked than `at` says;
//! a good one is *Noisy* when its rule speaks. All faults of all rules are reported together.

use std::collections::BTreeSet;

use okrlint::diagnostic::Diagnostic;
use okrlint::lint::{Report, lint};
use okrlint::model::{Declared, DeclaredKind, Document, Fields, KeyResult, Objective};
use okrlint::parse::parse;
use okrlint::rules::file::{Example, Level};
use okrlint::rules::{self, Rule, RuleSet, profile_names};
use okrlint::text::{Source, Span, Text};

/// A day inside the third quarter of 2026, in which the examples that need a day are set.
fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 8, 1)
}

#[test]
fn every_example_holds() {
    let mut faults = Vec::new();
    for rule in RuleSet::default().rules() {
        let alone = RuleSet::default().only(&rule.id).expect("the rule is there");
        for example in rule.bad() {
            faults.extend(judge_bad(rule, example, &told(&check(example, &alone), &rule.id), example_source(example)));
        }
        for example in rule.good() {
            let report = check(example, &alone);
            for diagnostic in told(&report, &rule.id) {
                let words = report.source.slice(diagnostic.span);
                faults.push(format!("{}: Noisy: {:?} at {words:?} in {}", rule.id, diagnostic.message, shown(example)));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn judge_bad(rule: &Rule, example: &Example, told: &[Diagnostic], source: String) -> Option<String> {
    let at = example.at.as_deref().unwrap_or_default();
    if told.is_empty() {
        return Some(format!("{}: Missing: {}", rule.id, shown(example)));
    }
    if told.iter().any(|diagnostic| &source[diagnostic.span.range()] == at) {
        return None;
    }
    let spans: Vec<String> = told
        .iter()
        .map(|diagnostic| format!("{:?} at bytes {:?}", &source[diagnostic.span.range()], diagnostic.span.range()))
        .collect();
    Some(format!("{}: Wrong place: expected {at:?}, got {}", rule.id, spans.join(", ")))
}

/// With all rules on, the fault of a bad example is told by its own rule or by one that speaks before it.
#[test]
fn one_rule_answers_for_each_fault() {
    let rules = RuleSet::default();
    let mut faults = Vec::new();
    for rule in rules.rules().iter().filter(|rule| rule.level != Level::Off) {
        let mut answering: BTreeSet<&str> = rule.file.after.iter().map(String::as_str).collect();
        answering.insert(&rule.id);
        if rule.file.process.is_some() {
            answering.insert("process-left-open");
        }
        for example in rule.bad() {
            let report = check(example, &rules);
            let ids: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.rule.as_str()).collect();
            if !ids.iter().any(|id| answering.contains(id)) {
                faults.push(format!("{}: {} draws only {ids:?}", rule.id, shown(example)));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn messages_are_filled_and_in_style() {
    let rules = RuleSet::default();
    for rule in rules.rules() {
        let alone = RuleSet::default().only(&rule.id).expect("the rule is there");
        for example in rule.bad() {
            for diagnostic in check(example, &alone).diagnostics {
                let told = [&diagnostic.message, &diagnostic.help];
                assert!(!told.iter().any(|text| text.contains(['{', '}'])), "{}: {told:?}", rule.id);
                assert!(!diagnostic.message.ends_with('.'), "{}: {}", rule.id, diagnostic.message);
                assert!(diagnostic.help.ends_with(['.', '?']), "{}: {}", rule.id, diagnostic.help);
            }
        }
    }
}

/// Every fault that the product promises to find has its rule, by name.
#[test]
fn promised_rules_are_there() {
    const PROMISED: &str = "task-as-key-result counted-output done-or-not milestone-alone missing-number missing-baseline \
        missing-target missing-metric missing-unit relative-without-base percent-or-points verb-against-numbers \
        baseline-equals-target impossible-share unlike-units vague-quantifier blank-number means-in-key-result \
        two-results-in-one vanity-metric kpi-in-disguise upkeep-without-guardrail timid-target round-target no-owner \
        no-data-source no-time-frame deadline-outside-cycle only-a-date objective-as-task metric-in-objective \
        empty-superlative bare-theme upkeep-objective two-goals-in-one jargon channel-in-objective objective-too-long \
        too-many-key-results no-key-result single-key-result too-many-objectives too-many-key-results-in-all \
        duplicate-objective duplicate-key-result overlapping-key-results two-baselines no-outcome step-list all-of-one-kind \
        no-guardrail no-non-goals non-goal-contradicted mostly-routine initiative-without-key-result \
        key-result-without-initiative initiative-repeats-key-result empty-slot broken-syntax repeated-id no-objective \
        list-of-projects other-language nothing-read";
    let rules = RuleSet::default();
    let absent: Vec<&str> = PROMISED.split_whitespace().filter(|id| rules.rule(id).is_err()).collect();
    assert!(absent.is_empty(), "{absent:?}");
    assert!(rules.rules().len() >= 50);
}

#[test]
fn every_profile_can_be_chosen() {
    for profile in profile_names() {
        let rules = RuleSet::builtin(profile).expect("a profile by its own name");
        assert_eq!(rules.profile, profile);
    }
    let error = RuleSet::builtin("balancd").expect_err("a misspelt profile").to_string();
    assert_eq!(error, "no profile is called `balancd`; did you mean `balanced`?");
}

#[test]
fn every_source_is_cited() {
    let set = RuleSet::default();
    let profiles: Vec<_> = profile_names().filter_map(rules::profile).collect();
    let citations = set.rules().iter().flat_map(Rule::sources).map(|citation| citation.key.as_str());
    let limits = profiles.iter().flat_map(|profile| profile.limits.values()).map(|limit| limit.source.as_str());
    let levels = profiles.iter().flat_map(|profile| profile.rules.values()).map(|level| level.source.as_str());
    let cited: BTreeSet<&str> = citations.chain(limits).chain(levels).collect();
    let idle: Vec<&String> = rules::sources().keys().filter(|key| !cited.contains(key.as_str())).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

fn told(report: &Report, id: &str) -> Vec<Diagnostic> {
    report.diagnostics.iter().filter(|diagnostic| diagnostic.rule == id).cloned().collect()
}

fn check(example: &Example, rules: &RuleSet) -> Report {
    let source = example_source(example);
    let document = match &example.draft {
        Some(draft) => parse(draft, None, "example"),
        None => document(example, &source),
    };
    let mut reports = lint(vec![(Source::new("example", source), document)], rules, Some(today()));
    reports.pop().expect("one draft, one report")
}

fn shown(example: &Example) -> String {
    let draft = example.draft.as_ref().map(|draft| format!("{draft:?}"));
    draft.unwrap_or_else(|| {
        let statements: Vec<&str> =
            [&example.objective, &example.key_result].into_iter().flatten().map(String::as_str).collect();
        format!("{statements:?} {:?}", example.fields)
    })
}

/// The statements and the values of the fields, one a line.
fn example_source(example: &Example) -> String {
    if let Some(draft) = &example.draft {
        return draft.clone();
    }
    let lines = [&example.objective, &example.key_result].into_iter().flatten().chain(example.fields.values());
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// A document as a structured file would give it.
fn document(example: &Example, source: &str) -> Document {
    let mut start = 0;
    let mut next = |line: &str| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        Text::verbatim(source, span)
    };
    let mut objective = Objective { text: example.objective.as_deref().map(&mut next), ..Objective::default() };
    let key_result = example.key_result.as_deref().map(&mut next);
    let mut fields = Fields::default();
    for (name, value) in &example.fields {
        set(&mut fields, name, next(value));
    }
    match key_result {
        Some(text) => objective.key_results.push(KeyResult { text, fields, ..KeyResult::default() }),
        None => objective.fields = fields,
    }
    Document { objectives: vec![objective], ..Document::default() }
}

fn set(fields: &mut Fields, name: &str, value: Text) {
    let slot = match name {
        "baseline" => &mut fields.baseline,
        "target" => &mut fields.target,
        "current" => &mut fields.current,
        "unit" => &mut fields.unit,
        "metric" => &mut fields.metric,
        "reason" => &mut fields.reason,
        "confidence" => &mut fields.confidence,
        "due" => &mut fields.due,
        "type" => {
            fields.kind = Some(Declared { kind: declared(value.as_str()), span: value.span() });
            return;
        }
        other => panic!("examples have no field {other}"),
    };
    *slot = Some(value);
}

fn declared(name: &str) -> DeclaredKind {
    match name {
        "committed" => DeclaredKind::Committed,
        "aspirational" => DeclaredKind::Aspirational,
        "metric" => DeclaredKind::Metric,
        "milestone" => DeclaredKind::Milestone,
        "guardrail" => DeclaredKind::Guardrail,
        "baseline" => DeclaredKind::Baseline,
        "learning" => DeclaredKind::Learning,
        "compliance" => DeclaredKind::Compliance,
        other => panic!("no type is called {other}"),
    }
}
