//! SARIF 2.1.0, for code scanning.
//!
//! Regions are given in lines and columns of code points, never in bytes, so that they hold for UTF-16 files too.
//! The rules come in as [`Described`], so that nothing here lists them.

mod wire;

use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::lint::Report;
use crate::rules::Rule;
use crate::rules::file::Level;
use crate::text::{Source, Span};
use wire::{
    Artifact, ArtifactChange, Driver, Location, Log, Message, PhysicalLocation, Region, Replacement,
    ReportingDescriptor, Result, Run, Tool,
};

/// What a reader of the log is told about a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Described<'a> {
    /// Its id.
    pub id: &'a str,
    /// The fault in one sentence.
    pub summary: &'a str,
    /// Why it is one.
    pub why: &'a str,
    /// What to do.
    pub help: &'a str,
    /// How much it weighs where nothing is configured.
    pub severity: Severity,
}

impl<'a> Described<'a> {
    /// A rule that is not switched off.
    pub fn of(rule: &'a Rule) -> Option<Self> {
        let severity = match rule.level {
            Level::Off => return None,
            Level::Note => Severity::Note,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        };
        Some(Self { id: &rule.id, summary: rule.summary(), why: rule.why(), help: rule.help(), severity })
    }
}

/// The whole log. A rule that `rules` lacks is described by its id alone.
pub fn render(reports: &[Report], rules: &[Described<'_>]) -> String {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "okrlint",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(ReportingDescriptor::of).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: reports.iter().flat_map(|report| results(report, rules)).collect(),
        }],
    };
    let mut json = serde_json::to_string(&log).expect("wire types have string keys and no floats");
    json.push('\n');
    json
}

fn results<'a>(report: &'a Report, rules: &[Described<'_>]) -> impl Iterator<Item = Result<'a>> {
    let rule_index = |id: &str| rules.iter().position(|rule| rule.id == id);
    report
        .diagnostics
        .iter()
        .map(move |diagnostic| Result {
            rule_id: &diagnostic.rule,
            rule_index: rule_index(&diagnostic.rule),
            level: super::words::level(diagnostic.severity),
            message: Message { text: in_words(diagnostic) },
            locations: vec![location(diagnostic.span, &report.source, None)],
            related_locations: (diagnostic.related.iter())
                .map(|label| location(label.span, &report.source, Some(label.message.clone())))
                .collect(),
            fixes: diagnostic.fix.iter().map(|fix| wire_fix(fix, &report.source)).collect(),
        })
        .collect::<Vec<_>>()
        .into_iter()
}

fn in_words(diagnostic: &Diagnostic) -> String {
    if diagnostic.help.is_empty() {
        diagnostic.message.clone()
    } else {
        format!("{}: {}", diagnostic.message, diagnostic.help)
    }
}

impl<'a> ReportingDescriptor<'a> {
    fn of(rule: &Described<'a>) -> Self {
        Self {
            id: rule.id,
            short_description: Message { text: rule.summary.to_owned() },
            full_description: Message { text: rule.why.to_owned() },
            help: Message { text: rule.help.to_owned() },
            default_configuration: wire::Configuration { level: super::words::level(rule.severity) },
        }
    }
}

fn location(span: Span, source: &Source, message: Option<String>) -> Location {
    Location {
        physical_location: PhysicalLocation { artifact_location: artifact(source), region: region(span, source) },
        message: message.map(|text| Message { text }),
    }
}

fn wire_fix(fix: &Fix, source: &Source) -> wire::Fix {
    let replacement = |edit: &crate::diagnostic::Edit| Replacement {
        deleted_region: region(edit.span, source),
        inserted_content: Message { text: edit.text.clone() },
    };
    wire::Fix {
        description: Message { text: fix.message.clone() },
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(source),
            replacements: fix.edits.iter().map(replacement).collect(),
        }],
    }
}

fn region(span: Span, source: &Source) -> Region {
    let (start_line, start_column) = source.position(span.start);
    let (end_line, end_column) = source.position(span.end);
    Region { start_line, start_column, end_line, end_column }
}

fn artifact(source: &Source) -> Artifact {
    Artifact { uri: uri(&source.name) }
}

/// A path as a relative or absolute URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            byte => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("okrs/Q3 ü.md"), "okrs/Q3%20%C3%BC.md");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("a\\b:c.md"), "a/b%3Ac.md");
    }
}
