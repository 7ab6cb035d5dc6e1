//! Phrases that several outputs share.

use crate::diagnostic::Severity;
use crate::lint::Summary;

/// "1 key result", "2 key results".
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// What was read and what is to be done about it, in one line.
pub fn summary(summary: &Summary) -> String {
    let mut read = Vec::new();
    if summary.projects == 0 || summary.objectives + summary.key_results > 0 {
        read.push(counted(summary.objectives, "objective"));
        read.push(counted(summary.key_results, "key result"));
    }
    if summary.projects > 0 {
        read.push(counted(summary.projects, "project"));
    }
    let mut line = format!("read {}", read.join(", "));
    if summary.documents > 1 {
        line += &format!(" in {}", counted(summary.documents, "draft"));
    }
    let mut found = Vec::new();
    for (count, words) in [(summary.errors, "to fix"), (summary.warnings, "to consider")] {
        if count > 0 {
            found.push(format!("{count} {words}"));
        }
    }
    if found.is_empty() {
        found.push("nothing to fix".to_owned());
    }
    if summary.notes > 0 {
        found.push(counted(summary.notes, "note"));
    }
    line = format!("{line}; {}", found.join(", "));
    match summary.unread {
        0 => line,
        1 => line + "; a line that carries a label was not read: --show-readings lists it",
        many => format!("{line}; {many} lines that carry a label were not read: --show-readings lists them"),
    }
}

/// What a diagnostic of this weight asks for.
pub fn call(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "fix",
        Severity::Warning => "consider",
        Severity::Note => "note",
    }
}

/// The severity as formats for programs write it.
pub fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_what_was_read_and_what_to_do() {
        let mut counts = Summary { documents: 1, objectives: 3, key_results: 8, ..Summary::default() };
        assert_eq!(summary(&counts), "read 3 objectives, 8 key results; nothing to fix");
        counts.notes = 1;
        assert_eq!(summary(&counts), "read 3 objectives, 8 key results; nothing to fix, 1 note");
        counts = Summary { unread: 2, ..counts };
        assert!(
            summary(&counts).ends_with("1 note; 2 lines that carry a label were not read: --show-readings lists them")
        );
        counts = Summary { documents: 1, projects: 7, warnings: 1, ..Summary::default() };
        assert_eq!(summary(&counts), "read 7 projects; 1 to consider");
        counts = Summary { documents: 2, objectives: 1, key_results: 2, projects: 7, ..Summary::default() };
        assert_eq!(summary(&counts), "read 1 objective, 2 key results, 7 projects in 2 drafts; nothing to fix");
        counts = Summary { documents: 2, objectives: 1, key_results: 1, errors: 3, warnings: 2, ..Summary::default() };
        assert_eq!(summary(&counts), "read 1 objective, 1 key result in 2 drafts; 3 to fix, 2 to consider");
    }
}
