//! New lines in the manner of the lines around them: mark, label and indent of a key result, one step further in for
//! an initiative.

use crate::diagnostic::Edit;
use crate::lint::Report;
use crate::text::Span;

/// Where new lines go, and how the lines there begin.
#[derive(Debug)]
pub struct Place {
    /// The byte before which they are inserted: the end of a line, its line end excluded.
    pub at: usize,
    /// What stands before a key result: "- KR4: ".
    key_result: Lead,
    /// What stands before an initiative: its indent and its mark.
    initiative: String,
    /// The box of the statement: work that was ticked off stays ticked off.
    a_box: Option<&'static Tick>,
    /// Whether initiatives stand before the key results: below an objective they do.
    is_objective: bool,
}

impl Place {
    /// The place behind a statement; `next` is the number of the next label below the objective that is free.
    pub fn of(report: &Report, objective: usize, key_result: Option<usize>, span: Span, next: Option<u64>) -> Self {
        let source = report.source.text.as_str();
        let at = line_end(source, span.end);
        let first = report.document.objectives.get(objective).and_then(|objective| objective.key_results.first());
        match key_result {
            Some(_) => {
                let lead = lead(source, span.start);
                let a_box = Tick::of(lead).map(|(_, tick)| tick);
                Self {
                    at,
                    initiative: below(source, at, lead),
                    a_box,
                    key_result: Lead::of(&open(lead)).numbered(next),
                    is_objective: false,
                }
            }
            None => {
                let lead = first.map_or("- ", |first| lead(source, first.text.span().start));
                let indent: String = lead.chars().take_while(|letter| letter.is_whitespace()).collect();
                let bullet = if lead.trim_start().starts_with(['*', '+']) {
                    lead.trim_start().get(..1).unwrap_or("-")
                } else {
                    "-"
                };
                let key_result = if first.is_some() { lead } else { "- KR: " };
                let key_result = Lead::of(key_result).numbered(next);
                Self { at, initiative: format!("{indent}{bullet} "), a_box: None, key_result, is_objective: true }
            }
        }
    }

    /// The new lines, each with a line end before it.
    pub fn lines(&self, source: &str, key_results: &[String], initiatives: &[String]) -> String {
        let end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        let mut lines = String::new();
        // Below a heading a list begins after an empty line, and what follows it is parted from it already.
        let heading =
            self.is_objective && source[..self.at].rsplit('\n').next().is_some_and(|line| line.starts_with('#'));
        if heading {
            lines.push_str(end);
        }
        let a_box = self.a_box.map(|tick| format!("{} ", tick.mark)).unwrap_or_default();
        let initiatives = initiatives.iter().map(|text| format!("{end}{}{a_box}Initiative: {text}", self.initiative));
        lines.extend(initiatives);
        let key_results = (0_u64..).zip(key_results);
        lines.extend(key_results.map(|(at, text)| format!("{end}{}{text}", self.key_result.with(at))));
        lines
    }
}

impl Place {
    /// New initiatives, each with its assumption one step further in.
    pub fn steps(&self, source: &str, steps: &[(&str, Option<&str>)]) -> String {
        let end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        let inner = inner(&self.initiative);
        let a_box = self.a_box.map(|tick| format!("{} ", tick.open)).unwrap_or_default();
        let mut lines = String::new();
        for (text, assumption) in steps {
            lines += &format!("{end}{}{a_box}Initiative: {text}", self.initiative);
            lines.extend(assumption.map(|assumption| format!("{end}{inner}Assumption: {assumption}")));
        }
        lines
    }
}

/// The number of the first label below an objective that is free; none where its key results have no numbers.
pub fn next_label(report: &Report, objective: usize) -> Option<u64> {
    let key_results = &report.document.objectives.get(objective)?.key_results;
    let lead = |at: usize| lead(&report.source.text, at);
    let last = key_results.iter().filter_map(|it| Lead::of(lead(it.text.span().start)).number).max();
    last.map(|last| last.saturating_add(1))
}

/// A box as lists write it, ticked off or open.
#[derive(Debug, PartialEq, Eq)]
struct Tick {
    mark: &'static str,
    /// The same for what is not done yet.
    open: &'static str,
}

/// All of them; a mark that begins another stands behind it.
const BOXES: [Tick; 11] = [
    Tick { mark: "[ ]", open: "[ ]" },
    Tick { mark: "[x]", open: "[ ]" },
    Tick { mark: "[X]", open: "[ ]" },
    Tick { mark: "☐", open: "☐" },
    Tick { mark: "☑\u{fe0f}", open: "☐" },
    Tick { mark: "☑", open: "☐" },
    Tick { mark: "☒", open: "☐" },
    Tick { mark: "⬜", open: "⬜" },
    Tick { mark: "□", open: "□" },
    Tick { mark: "◻", open: "◻" },
    Tick { mark: "🔲", open: "🔲" },
];

impl Tick {
    /// The box in what stands before a statement, with its place.
    fn of(lead: &str) -> Option<(usize, &'static Self)> {
        BOXES.iter().find_map(|tick| Some((lead.find(tick.mark)?, tick)))
    }
}

/// What stands before a statement, its box open.
fn open(lead: &str) -> String {
    Tick::of(lead).map_or_else(|| lead.to_owned(), |(_, tick)| lead.replacen(tick.mark, tick.open, 1))
}

/// The edit that takes the tick from a line: "✅ Launch it", "- [x] Launch it".
pub fn without_tick(source: &str, span: Span) -> Option<Edit> {
    const TICKS: [&str; 4] = ["✅", "✔\u{fe0f}", "✔", "✓"];
    let lead = lead(source, span.start);
    if let Some((at, tick)) = Tick::of(lead) {
        let start = span.start - lead.len() + at;
        let is_open = tick.mark == tick.open;
        return (!is_open)
            .then(|| Edit { span: Span::new(start, start + tick.mark.len()), text: tick.open.to_owned() });
    }
    let body = lead.trim_end();
    let tick = TICKS.iter().find(|tick| body.ends_with(**tick))?;
    let is_alone = body.len() == tick.len() + (lead.len() - lead.trim_start().len());
    let start = span.start - lead.len() + body.len() - tick.len();
    Some(Edit { span: Span::new(start, span.start), text: if is_alone { "- " } else { "" }.to_owned() })
}

/// Whether a statement stands in a row of a table.
pub fn is_row(source: &str, span: Span) -> bool {
    lead(source, span.start).contains('|') || source[span.end..line_end(source, span.end)].contains('|')
}

fn line_end(source: &str, at: usize) -> usize {
    source[at..].find(['\n', '\r']).map_or(source.len(), |length| at + length)
}

/// What stands before byte `at` in its line.
fn lead(source: &str, at: usize) -> &str {
    let start = source[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    &source[start..at]
}

/// What stands before a statement, around the last number of its label: "  - KR1." and ": " around the 2.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lead {
    before: String,
    number: Option<u64>,
    after: String,
}

impl Lead {
    /// The last number behind the letters of a label, or that of a numbered list.
    fn of(lead: &str) -> Self {
        let behind = |letter: Option<(usize, char)>| letter.map_or(0, |(at, letter)| at + letter.len_utf8());
        let letters = behind(lead.char_indices().rfind(|(_, letter)| letter.is_alphabetic()));
        let end = behind(lead.char_indices().rfind(|(_, letter)| letter.is_ascii_digit()));
        if end <= letters {
            return Self { before: lead.to_owned(), number: None, after: String::new() };
        }
        let start = behind(lead[..end].char_indices().rfind(|(_, letter)| !letter.is_ascii_digit()));
        let number = lead[start..end].parse().ok();
        Self { before: lead[..start].to_owned(), number, after: lead[end..].to_owned() }
    }

    /// The same with the next free number, where it has one.
    fn numbered(self, next: Option<u64>) -> Self {
        Self { number: self.number.and(next), ..self }
    }

    /// What stands before the new line at `at`.
    fn with(&self, at: u64) -> String {
        let number = self.number.map(|number| number.saturating_add(at).to_string()).unwrap_or_default();
        format!("{}{number}{}", self.before, self.after)
    }
}

/// Indent and mark of what belongs to the line that begins with `lead` and ends at byte `at`: as what stands below it has
/// them, else one step further in.
fn below(source: &str, at: usize, lead: &str) -> String {
    let behind = source[at..].strip_prefix('\r').unwrap_or(&source[at..]);
    let next = behind.strip_prefix('\n').unwrap_or_default().lines().next().unwrap_or_default();
    let indent = |text: &str| text.len() - text.trim_start().len();
    let body = next.trim_start();
    let is_item = body.starts_with(['-', '*', '+', '•']) && body.chars().nth(1) == Some(' ');
    match body.chars().next().filter(|_| is_item && indent(next) > indent(lead)) {
        Some(bullet) => format!("{}{bullet} ", &next[..indent(next)]),
        None => inner(lead),
    }
}

/// The indent of what belongs to a line that begins with `lead`: below the text behind its mark.
fn inner(lead: &str) -> String {
    let indent: String = lead.chars().take_while(|letter| letter.is_whitespace()).collect();
    let rest = &lead[indent.len()..];
    let mark = rest.find(' ').map_or(0, |space| space + 1);
    let is_marked = rest.starts_with(['-', '*', '+', '•']) || rest.starts_with(|letter: char| letter.is_ascii_digit());
    let bullet = if rest.starts_with(['*', '+', '•']) { rest.chars().next().unwrap_or('-') } else { '-' };
    let width = if is_marked { rest[..mark].chars().count() } else { 2 };
    format!("{indent}{}{bullet} ", " ".repeat(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_a_line_says_how_far_in_the_next_goes() {
        let check = |source: &str, expected: &str| {
            let at = source.find('\n').unwrap_or(source.len());
            assert_eq!(below(source, at, lead(source, source.find("Write").expect("a line"))), expected, "{source}");
        };
        check("* [ ] Write 10 articles\n    * Ask Ana\n", "    * ");
        check("* [ ] Write 10 articles\n* Ask Ana\n", "  * ");
        check("  - Write 10 articles\n", "    - ");
        check("- Write 10 articles\n  about bread\n", "  - ");
        check("Write 10 articles", "  - ");
    }

    #[test]
    fn a_box_is_opened_wherever_it_stands() {
        assert_eq!(open("- [x] KR2: "), "- [ ] KR2: ");
        assert_eq!(open("  * ☑ "), "  * ☐ ");
        assert_eq!(open("- ☒ "), "- ☐ ");
        assert_eq!(Tick::of("1. ⬜ ").map(|(at, tick)| (at, tick.mark)), Some((3, "⬜")));
        assert_eq!(open("- KR2: "), "- KR2: ");
    }

    #[test]
    fn a_new_label_has_the_next_number() {
        let check = |lead: &str, next: Option<u64>, expected: &str| {
            assert_eq!(Lead::of(lead).numbered(next).with(0), expected, "{lead}");
        };
        check("- KR2: ", Some(4), "- KR4: ");
        check("  - KR1.2: ", Some(3), "  - KR1.3: ");
        check("2. ", Some(5), "5. ");
        check("- KR: ", Some(5), "- KR: ");
        check("| é9) ", Some(10), "| é10) ");
        check("", None, "");
        check("KR99999999999999999999999: ", Some(2), "KR: ");
    }
}
