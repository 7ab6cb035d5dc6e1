//! Which format a draft is written in, where the caller does not say.
//!
//! The ending of the name decides where it names one format; `.txt`, standard input and the clipboard are
//! looked into. A wrong guess costs little: text and Markdown are read alike, and the structured formats
//! are guessed only where their own keys stand at the beginning.

use super::rows::Columns;
use super::slot::Slot;
use crate::model::Format;
use crate::text::boundary;

/// How much of the source is looked at.
const WINDOW: usize = 16 * 1024;

/// What the ending of a file name says.
pub(super) fn by_name(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    let known = [
        // Of the files of other programs only their Markdown comes here.
        (Format::Markdown, ["md", "markdown", "mdx", "mkd", "xlsx", "ods", "docx"].as_slice()),
        (Format::Html, &["html", "htm", "xhtml"]),
        (Format::Yaml, &["yaml", "yml"]),
        (Format::Json, &["json", "jsonc", "json5"]),
        (Format::Toml, &["toml"]),
        (Format::Csv, &["csv"]),
        (Format::Tsv, &["tsv", "tab"]),
    ];
    known.iter().find(|(_, endings)| endings.iter().any(|e| e.eq_ignore_ascii_case(ending))).map(|&(format, _)| format)
}

/// What the beginning of the content looks like.
pub(super) fn by_content(source: &str) -> Format {
    let head = window(source.trim_start_matches('\u{feff}').trim_start());
    if looks_like_json(head) {
        Format::Json
    } else if looks_like_html(head) {
        Format::Html
    } else if looks_like_toml(head) {
        Format::Toml
    } else if looks_like_yaml(head) {
        Format::Yaml
    } else if looks_like_table(head, '\t') || looks_like_typed_rows(head) || names_types(head, '\t') {
        Format::Tsv
    } else if [',', ';'].iter().any(|&mark| looks_like_table(head, mark) || names_types(head, mark))
        || looks_like_bars(head)
    {
        Format::Csv
    } else if looks_like_markdown(head) {
        Format::Markdown
    } else {
        Format::Text
    }
}

fn window(source: &str) -> &str {
    &source[..boundary(source, WINDOW)]
}

fn looks_like_json(head: &str) -> bool {
    let mut marks = head.chars().filter(|c| !c.is_whitespace());
    match marks.next() {
        Some('{') => matches!(marks.next(), Some('"' | '}' | '/')),
        Some('[') => matches!(marks.next(), Some('{' | '"' | '/')) || head.trim_end() == "[]",
        _ => false,
    }
}

fn looks_like_html(head: &str) -> bool {
    let starts = |tag: &str| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    ["<!doctype html", "<html", "<body", "<head>", "<meta", "<div", "<table", "<ul", "<ol", "<h1", "<h2", "<h3", "<p>"]
        .into_iter()
        .any(starts)
}

fn looks_like_toml(head: &str) -> bool {
    head.lines().map(str::trim).any(|line| line == "[[objectives]]" || line == "[[objective]]")
        || content_lines(head).next().is_some_and(|line| {
            line.split_once('=').is_some_and(|(key, value)| {
                is_format_key(key.trim()) && value.trim_start().starts_with(['"', '\'', '['])
            })
        })
}

/// YAML is guessed only by the keys of the draft format itself, in their own spelling: a person who writes
/// "Objectives:" over a list writes plain text.
fn looks_like_yaml(head: &str) -> bool {
    let body = head.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r'])).unwrap_or(head);
    let mut has_list = false;
    let mut has_key = false;
    for line in content_lines(body) {
        if line.starts_with("---") || line.starts_with("# ") && has_key {
            break;
        }
        let bare = line.trim_start().trim_start_matches("- ");
        let Some((key, _)) = bare.split_once(':') else { continue };
        has_list |= !line.starts_with([' ', '-']) && key == "objectives";
        has_key |= line.starts_with([' ', '-']) && matches!(key, "objective" | "key_results" | "title" | "text");
    }
    has_list && has_key
}

fn content_lines(head: &str) -> impl Iterator<Item = &str> {
    head.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
}

fn is_format_key(key: &str) -> bool {
    matches!(key, "cycle" | "team" | "context" | "non_goals" | "objectives" | "language" | "owner")
}

/// A table needs two or more columns, one of them named for what it holds.
fn looks_like_table(head: &str, separator: char) -> bool {
    let mut lines = head.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return false };
    let mut columns = 0;
    let mut named = false;
    for cell in first.split(separator) {
        let cell = cell.trim().trim_matches('"').trim();
        columns += 1;
        if cell.is_empty() || cell.len() > 40 {
            return false;
        }
        let name = cell.to_ascii_lowercase().replace(['_', '-'], " ");
        named |= matches!(
            name.as_str(),
            "objective" | "objectives" | "key result" | "key results" | "keyresult" | "kr" | "krs" | "okr" | "goal"
        );
    }
    columns >= 2 && named && lines.next().is_none_or(|line| line.contains(separator))
}

/// A first row of names over rows of which each says what it is, as trackers write their issues out.
fn names_types(head: &str, separator: char) -> bool {
    const SAMPLE: usize = 12;
    const LONGEST: usize = 40;
    let mut lines = head.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE);
    let Some(first) = lines.next().filter(|line| line.contains(separator)) else { return false };
    let names = cells(first, separator);
    let rows: Vec<Vec<&str>> = lines.map(|line| cells(line, separator)).collect();
    let is_name = |name: &&str| !name.is_empty() && name.len() <= LONGEST;
    let known = names.iter().filter(|name| Slot::of(name).is_some()).count();
    names.iter().all(is_name) && known >= 2 && rows.len() > 1 && Columns::by_types(&names, &rows).is_some()
}

/// Rows between tabs that say what each of them is, under a line or two of other text.
fn looks_like_typed_rows(head: &str) -> bool {
    const SAMPLE: usize = 12;
    let lines = head.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE);
    let mut rows = lines.skip_while(|line| !line.contains('\t')).peekable();
    rows.peek().is_some() && {
        let rows: Vec<Vec<&str>> = rows.map(|row| cells(row, '\t')).collect();
        Columns::told(&rows).is_some()
    }
}

/// The cells of a line; what is quoted over several lines is left to the reader of tables.
fn cells(line: &str, separator: char) -> Vec<&str> {
    line.split(separator).map(|cell| cell.trim().trim_matches('"').trim()).collect()
}

/// Columns between bars without the marks of Markdown.
fn looks_like_bars(head: &str) -> bool {
    !head.starts_with('|')
        && !head.lines().any(|line| line.contains("--|") || line.contains("|--"))
        && looks_like_table(head, '|')
}

fn looks_like_markdown(head: &str) -> bool {
    head.contains("](")
        || head.contains("**")
        || head.lines().any(|line| {
            let hashes = line.bytes().take_while(|&b| b == b'#').count();
            (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
                || line.starts_with("|") && line.contains("---")
                || line.starts_with("<details") && !line.contains(' ')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_decide_first() {
        assert_eq!(by_name("plan/Q3.MD"), Some(Format::Markdown));
        assert_eq!(by_name("a.b.yml"), Some(Format::Yaml));
        assert_eq!(by_name("notes.txt"), None);
        assert_eq!(by_name("<stdin>"), None);
    }

    #[test]
    fn content_decides_else() {
        let cases = [
            ("{\"objectives\": []}", Format::Json),
            ("[ ] one\n[x] two", Format::Text),
            ("cycle = \"Q3\"\n[[objectives]]\n", Format::Toml),
            ("cycle: Q3 2026\nobjectives:\n  - objective: Be found\n", Format::Yaml),
            ("Objectives:\n- Be found by small shops\n", Format::Text),
            ("Objective: Be found\nKey results:\n- 40 calls, 30 demos\n", Format::Text),
            ("Objective,Key result,Owner\nBe found,Visits 1 to 2,Ana\n", Format::Csv),
            ("Objective;Key result;Owner\nBe found;Visits 1 to 2;Ana\n", Format::Csv),
            ("Objective\tKey result\nBe found\tVisits 1 to 2\n", Format::Tsv),
            ("Objective | Key result | Owner\nBe found | Visits 1 to 2 | Ana\n", Format::Csv),
            ("Objective | Key result\n--|--\nBe found | Visits 1 to 2\n", Format::Text),
            ("---\ntitle: OKRs\n---\n# Marketing\n", Format::Markdown),
            ("<h2>Objective</h2>\n<ul>", Format::Html),
            ("\u{feff}O1: Be found\n", Format::Text),
        ];
        for (source, format) in cases {
            assert_eq!(by_content(source), format, "{source}");
        }
    }
}
