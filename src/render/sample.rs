//! A report made by hand, for the tests of the renderers.

use crate::analysis::{
    Direction, Evidence, Features, Flags, Head, HeadClass, KeyResultKind, Kind, ObjectiveKind, Phrase, PhraseClass,
    Quantity, QuantityKind, Role, Sureness,
};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Severity};
use crate::lint::{ObjectiveReading, Report};
use crate::model::{Document, Format, Initiative, KeyResult, Objective, Skipped};
use crate::text::{Source, Span, Text};

/// A draft of two objectives with one finding of each weight; the second task carries an escape sequence.
pub fn report() -> Report {
    let text = "# Q3 2026\r\n\r\n## Win back lapsed subscribers\r\n- Reactivated accounts from 40 to 90\r\n\
        - Send the “we miss you” mail\r\n## Be heard\r\n- Post\u{1b}[2J more\u{202e} 📣\r\n  - pick a time\r\n";
    let source = Source::new("drafts/q3, final.md", text);
    let place = |words: &str| {
        let start = text.find(words).expect("the words stand in the sample");
        Span::new(start, start + words.len())
    };
    let words = |it: &str| Text::verbatim(text, place(it));
    let key_result = |it: &str| KeyResult { text: words(it), ..KeyResult::default() };
    let mut post = key_result("Post\u{1b}[2J more\u{202e} 📣");
    post.initiatives.push(Initiative { text: words("pick a time"), ..Initiative::default() });
    let objective = |it: &str, key_results: Vec<KeyResult>| Objective {
        text: Some(words(it)),
        span: place(it),
        key_results,
        ..Objective::default()
    };
    let document = Document {
        format: Format::Markdown,
        objectives: vec![
            objective(
                "Win back lapsed subscribers",
                vec![key_result("Reactivated accounts from 40 to 90"), key_result("Send the “we miss you” mail")],
            ),
            objective("Be heard", vec![post]),
        ],
        skipped: vec![Skipped { span: place("# Q3 2026"), why: "heading" }],
        ..Document::default()
    };
    let readings = vec![
        ObjectiveReading {
            objective: read(Kind::Objective(ObjectiveKind::Good)),
            key_results: vec![reactivated(), read(Kind::KeyResult(KeyResultKind::Task))],
        },
        ObjectiveReading {
            objective: read(Kind::Objective(ObjectiveKind::Vague)),
            key_results: vec![read(Kind::KeyResult(KeyResultKind::OutcomeUnquantified))],
        },
    ];
    let diagnostics = vec![
        Diagnostic {
            rule: "task-as-key-result".into(),
            severity: Severity::Error,
            message: "this is work to do, not a result".into(),
            help: "what changes for whom when it is done? make that the key result and keep this as its initiative"
                .into(),
            span: place("Send"),
            related: vec![Label { span: place("Reactivated accounts"), message: "perhaps this".into() }],
            objective: Some(0),
            key_result: Some(1),
            fix: None,
        },
        Diagnostic {
            rule: "vague-quantifier".into(),
            severity: Severity::Warning,
            message: "“more” names no amount".into(),
            help: "how many, by when?".into(),
            span: place("more\u{202e}"),
            related: Vec::new(),
            objective: Some(1),
            key_result: Some(0),
            fix: Some(Fix {
                message: "leave a blank".into(),
                edits: vec![Edit { span: place("more"), text: "[target?]".into() }],
                applicability: Applicability::HasBlanks,
            }),
        },
        Diagnostic {
            rule: "no-time-frame".into(),
            severity: Severity::Note,
            message: "100% of the lines, and the set, name no day".into(),
            help: String::new(),
            span: place("Be heard"),
            related: ["Reactivated", "Send", "Post"]
                .map(|it| Label { span: place(it), message: "no day".into() })
                .to_vec(),
            objective: None,
            key_result: None,
            fix: None,
        },
    ];
    Report { source, document, readings, language: "en".into(), diagnostics, opinions: Vec::new() }
}

fn read(kind: Kind) -> Features {
    Features { kind: Some(kind), ..Features::default() }
}

fn reactivated() -> Features {
    let number = |range: std::ops::Range<usize>, value, role| Quantity {
        range,
        value: Some(value),
        upper: None,
        kind: QuantityKind::Count,
        role,
        comparator: None,
        unit: None,
        per: None,
    };
    Features {
        sureness: Sureness::Low,
        head: Head { range: 0..11, lemma: String::new(), class: HeadClass::None },
        counted: Some(Phrase { range: 12..20, class: PhraseClass::Outside }),
        quantities: vec![number(26..28, 40.0, Role::Baseline), number(32..34, 90.5, Role::Target)],
        metric: Some(0..20),
        direction: Some(Direction::Increase),
        baseline: Some(0),
        target: Some(1),
        flags: Flags { has_target: true, has_baseline: true, ..Flags::default() },
        evidence: vec![Evidence { range: 12..20, what: "counts people outside the team" }],
        ..read(Kind::KeyResult(KeyResultKind::Outcome))
    }
}
