//! Annotations of GitHub Actions: one workflow command a finding, which the runner shows at its line.

use super::terminal::safe;
use super::words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Report, Summary};
use crate::text::Source;

/// The commands, one a line, and the summary as a plain last line of the log.
pub fn render(reports: &[Report]) -> String {
    let mut text = String::new();
    for report in reports {
        for diagnostic in &report.diagnostics {
            text += &command(diagnostic, &report.source);
        }
    }
    text += &words::summary(&Summary::of(reports));
    text.push('\n');
    text
}

fn command(diagnostic: &Diagnostic, source: &Source) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (line, column) = source.position(diagnostic.span.start);
    let (end_line, end_column) = source.position(diagnostic.span.end);
    // The runner refuses columns where a span runs over several lines.
    let columns = if line == end_line { format!(",col={column},endColumn={end_column}") } else { String::new() };
    let message = if diagnostic.help.is_empty() {
        diagnostic.message.clone()
    } else {
        format!("{}\n{}", diagnostic.message, diagnostic.help)
    };
    format!(
        "::{name} file={},line={line},endLine={end_line}{columns},title={}::{}\n",
        property(&source.name),
        property(&diagnostic.rule),
        data(&message)
    )
}

/// The escapes of a command's message. What the runner does not decode must not reach the log as a command either.
fn data(text: &str) -> String {
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    safe(&escaped).into_owned()
}

/// The escapes of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_draft_ends_a_command() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a,b:c\n%0A"), "a%2Cb%3Ac%0A%250A");
    }
}
