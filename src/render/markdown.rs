//! Markdown for a comment on a pull request: what was read, then a table a draft.

use super::terminal::one_line;
use super::words;
use crate::diagnostic::Diagnostic;
use crate::lint::{Report, Summary};
use crate::text::Source;

/// Longest quotation in characters.
const QUOTED: usize = 100;

/// The comment.
pub fn render(reports: &[Report]) -> String {
    let mut text = format!("**okrlint** {}\n", words::summary(&Summary::of(reports)));
    for report in reports.iter().filter(|report| !report.diagnostics.is_empty()) {
        text += &format!("\n### {}\n\n", escaped(&report.source.name, 400));
        text += "| | Line | Finding | What to do |\n|---|---:|---|---|\n";
        for diagnostic in &report.diagnostics {
            text += &row(diagnostic, &report.source);
        }
    }
    text
}

fn row(diagnostic: &Diagnostic, source: &Source) -> String {
    let (line, _) = source.position(diagnostic.span.start);
    let quoted = escaped(source.slice(diagnostic.span).trim(), QUOTED);
    let quotation = if quoted.is_empty() { String::new() } else { format!("<br>“{quoted}”") };
    format!(
        "| {} | {line} | {} (`{}`){quotation} | {} |\n",
        words::call(diagnostic.severity),
        escaped(&diagnostic.message, 1000),
        diagnostic.rule,
        escaped(&diagnostic.help, 1000),
    )
}

/// Plain words for a table cell: no markup of the draft comes through, nobody is mentioned, no issue is linked.
fn escaped(text: &str, limit: usize) -> String {
    let mut cell = String::with_capacity(text.len().min(4 * limit));
    for letter in one_line(text, limit).chars() {
        match letter {
            '<' => cell.push_str("&lt;"),
            '>' => cell.push_str("&gt;"),
            '&' => cell.push_str("&amp;"),
            '@' | '#' => {
                cell.push(letter);
                cell.push_str("<!-- -->");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                cell.push('\\');
                cell.push(letter);
            }
            letter => cell.push(letter),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(
            escaped("a|b\n<img> `x` **b** @ann #12", 100),
            "a\\|b &lt;img&gt; \\`x\\` \\*\\*b\\*\\* @<!-- -->ann #<!-- -->12"
        );
    }
}
