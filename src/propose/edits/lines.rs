//! New lines in the manner of the lines around them: mark, label and indent of a key result, one step further in for
//! an initiative.

use crate::diagnostic::Edit;
use crate::lint::Report;
use crate::model::Format;
use crate::text::Span;

/// Where new lines go, and how the lines there begin.
#[derive(Debug)]
pub struct Place {
    /// The byte before which they are inserted: the end of a line, its line end excluded.
    pub at: usize,
    /// The byte before which key results are inserted.
    below: usize,
    /// Whether that is the beginning of a line.
    is_line_start: bool,
    /// What stands before a key result: "- KR4: ".
    key_result: Lead,
    /// What stands behind a key result: " @kim" where it is of the whole line.
    tail: String,
    /// What stands before an initiative: its indent and its mark.
    initiative: String,
    /// The box of the statement: work that was ticked off stays ticked off.
    a_box: Option<&'static Tick>,
    /// Whether initiatives stand before the key results: below an objective they do.
    is_objective: bool,
}

impl Place {
    /// The place behind a statement; `next` is the number of the next label below the objective that is free, and `is_split`
    /// says that what is new stood in the statement's own line.
    pub fn of(
        report: &Report,
        (objective, key_result): (usize, Option<usize>),
        span: Span,
        next: Option<u64>,
        is_split: bool,
    ) -> Self {
        let source = report.source.text.as_str();
        let at = line_end(source, span.end);
        match key_result {
            Some(index) => {
                let lead = lead(source, span.start);
                let (below, is_line_start) = below_key_result(report, objective, index, next.is_some());
                Self {
                    at,
                    below,
                    is_line_start,
                    initiative: self::below(source, at, lead),
                    a_box: Tick::of(lead).map(|(_, tick)| tick),
                    key_result: Lead::of(&open(lead)).numbered(next),
                    tail: tail(report, (objective, index), span, is_split),
                    is_objective: false,
                }
            }
            None => Self::below_objective(report, objective, at, next),
        }
    }

    fn below_objective(report: &Report, objective: usize, at: usize, next: Option<u64>) -> Self {
        let source = report.source.text.as_str();
        let key_results = report.document.objectives.get(objective).map_or(&[][..], |it| &it.key_results);
        let first = key_results.first();
        let lead = first.map_or("- ", |first| lead(source, first.text.span().start));
        let indent: String = lead.chars().take_while(|letter| letter.is_whitespace()).collect();
        let body = lead.trim_start();
        let bullet = if body.starts_with(['*', '+']) { body.get(..1).unwrap_or("-") } else { "-" };
        let key_result = if first.is_some() { lead } else { "- KR: " };
        let last = key_results.len().checked_sub(1).filter(|_| next.is_some());
        let (below, is_line_start) = last.map_or((at, false), |last| below_key_result(report, objective, last, true));
        Self {
            at,
            below,
            is_line_start,
            initiative: format!("{indent}{bullet} "),
            a_box: None,
            key_result: Lead::of(&open(key_result)).numbered(next),
            tail: String::new(),
            is_objective: true,
        }
    }

    /// The edits that put new lines there.
    pub fn edits(&self, source: &str, key_results: &[String], initiatives: &[String]) -> Vec<Edit> {
        let end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        let mut lines = String::new();
        // Below a heading a list begins after an empty line, and what follows it is parted from it already.
        let heading =
            self.is_objective && source[..self.at].rsplit('\n').next().is_some_and(|line| line.starts_with('#'));
        if heading && (!initiatives.is_empty() || self.below == self.at) {
            lines.push_str(end);
        }
        let a_box = self.a_box.map(|tick| format!("{} ", tick.mark)).unwrap_or_default();
        let initiatives = initiatives.iter().map(|text| format!("{end}{}{a_box}Initiative: {text}", self.initiative));
        lines.extend(initiatives);
        let new =
            (0_u64..).zip(key_results).map(|(at, text)| format!("{}{text}{}", self.key_result.with(at), self.tail));
        let mut edits = Vec::new();
        if self.below == self.at {
            lines.extend(new.map(|line| format!("{end}{line}")));
        } else if !key_results.is_empty() {
            let text: String = match self.is_line_start {
                true => new.map(|line| format!("{line}{end}")).collect(),
                false => new.map(|line| format!("{end}{line}")).collect(),
            };
            edits.push(Edit { span: Span::new(self.below, self.below), text });
        }
        if !lines.is_empty() {
            edits.insert(0, Edit { span: Span::new(self.at, self.at), text: lines });
        }
        edits
    }
}

/// Where new key results go behind one: below all that belongs to it, and those with a number behind the last of the
/// objective, so that labels stay in their order. Also whether a line begins there.
fn below_key_result(report: &Report, objective: usize, key_result: usize, is_numbered: bool) -> (usize, bool) {
    let source = report.source.text.as_str();
    let key_results = &report.document.objectives[objective].key_results;
    let own = key_results[key_result].text.span();
    let last = key_results.last().map_or(own, |last| last.text.span());
    match is_at_end(report, objective, is_numbered) {
        true => {
            let end = block_end(source, last);
            (end + line_break(source, end), true)
        }
        false => (block_end(source, own), false),
    }
}

/// Whether new key results of an objective go behind its last one.
pub fn is_at_end(report: &Report, objective: usize, is_numbered: bool) -> bool {
    let source = report.source.text.as_str();
    let key_results = &report.document.objectives[objective].key_results;
    let starts = key_results.iter().map(|it| it.text.span().start);
    let is_list = |start: usize| !lead(source, start).starts_with('#');
    is_numbered
        && starts.clone().is_sorted()
        && starts.clone().all(is_list)
        && key_results.last().is_some_and(|last| line_break(source, block_end(source, last.text.span())) > 0)
}

/// The end of the last line of what belongs to the line at `span`: lines further in.
fn block_end(source: &str, span: Span) -> usize {
    let mut end = line_end(source, span.end);
    let own = lead(source, span.start);
    if own.starts_with('#') {
        return end;
    }
    let depth = |line: &str| line.len() - line.trim_start().len();
    loop {
        let next = end + line_break(source, end);
        let line = source[next..].split(['\n', '\r']).next().unwrap_or_default();
        if next == end || line.trim().is_empty() || depth(line) <= depth(own) {
            return end;
        }
        end = next + line.len();
    }
}

/// How long the line end at byte `at` is.
fn line_break(source: &str, at: usize) -> usize {
    ["\r\n", "\n", "\r"].iter().find(|end| source[at..].starts_with(**end)).map_or(0, |end| end.len())
}

/// What stands behind a statement in its line and is to stand behind its other part too: whose it is and how sure, and
/// marks that close what its label opens.
fn tail(report: &Report, (objective, key_result): (usize, usize), span: Span, is_split: bool) -> String {
    let source = report.source.text.as_str();
    let tail = &source[span.end..line_end(source, span.end)];
    let fields = &report.document.objectives[objective].key_results[key_result].fields;
    let values = [&fields.progress, &fields.score, &fields.metric, &fields.baseline, &fields.current, &fields.target];
    if is_split && values.iter().all(|value| value.is_none()) {
        return tail.split("<!--").next().unwrap_or_default().trim_end().to_owned();
    }
    tail.chars().take_while(|letter| "*_~`".contains(*letter)).collect()
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

/// The number of the first label below an objective that is free, and whether it counts through the whole draft; none where
/// its key results have no numbers.
pub fn next_label(report: &Report, objective: usize) -> Option<(u64, bool)> {
    let source = &report.source.text;
    // What stands before a statement in a structured file is no label.
    if !matches!(report.document.format, Format::Text | Format::Markdown) {
        return None;
    }
    let objectives = &report.document.objectives;
    let leads = |objective: usize| {
        let key_results = objectives.get(objective).into_iter().flat_map(|it| &it.key_results);
        key_results.map(|it| Lead::of(lead(source, it.text.span().start)))
    };
    let own: Vec<Lead> = leads(objective).filter(|it| it.number.is_some()).collect();
    let first = own.first()?;
    let before = &first.before;
    let others = (0..objectives.len()).filter(|other| *other != objective).flat_map(leads);
    let others: Vec<u64> = others.filter(|it| it.before == *before).filter_map(|it| it.number).collect();
    let is_alone = others.is_empty();
    let is_through =
        !others.is_empty() && own.iter().all(|it| it.number.is_none_or(|number| !others.contains(&number)));
    let all = own.iter().filter_map(|it| it.number).chain(others.into_iter().filter(|_| is_through));
    // A label is taken also by a line that was not read: "KR2: TBD". Where objectives count each for itself, only what stands
    // below this one takes any.
    let section = if is_through || is_alone { source.as_str() } else { section(report, objective) };
    Some((all.chain(written(section, first)).max()?.saturating_add(1), is_through))
}

/// From an objective to the next one.
fn section(report: &Report, objective: usize) -> &str {
    let source = report.source.text.as_str();
    let starts = report.document.objectives.iter().map(|it| it.text.as_ref().map(|text| text.span().start));
    let starts: Vec<Option<usize>> = starts.collect();
    let start = starts.get(objective).copied().flatten().unwrap_or_default();
    let end = starts.into_iter().flatten().filter(|other| *other > start).min();
    source.get(start..end.unwrap_or(source.len())).unwrap_or_default()
}

/// The number with which words begin, and what follows.
fn number(words: &str) -> Option<(u64, &str)> {
    let end = words.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(words.len());
    Some((words[..end].parse().ok()?, &words[end..]))
}

/// The numbers of the labels in `section` that are written as the label in `lead`: "KR" and a number anywhere, a bare number
/// at the beginning of a line as far in.
fn written(section: &str, lead: &Lead) -> Vec<u64> {
    let label = lead.before.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    if label.contains(char::is_alphabetic) {
        let is_word = |at: usize| !section[..at].ends_with(char::is_alphanumeric);
        let places = section.match_indices(label).filter(|(at, _)| is_word(*at));
        return places.filter_map(|(at, _)| Some(number(&section[at + label.len()..])?.0)).collect();
    }
    let in_line = |line: &str| {
        let (number, rest) = number(line.strip_prefix(lead.before.as_str())?)?;
        rest.starts_with(lead.after.trim_end()).then_some(number)
    };
    section.lines().filter_map(in_line).collect()
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
    /// How many digits a number has that begins with a nought: "KR01".
    width: usize,
    after: String,
}

impl Lead {
    /// The last number behind the letters of a label, or that of a numbered list.
    fn of(lead: &str) -> Self {
        let behind = |letter: Option<(usize, char)>| letter.map_or(0, |(at, letter)| at + letter.len_utf8());
        let letters = behind(lead.char_indices().rfind(|(_, letter)| letter.is_alphabetic()));
        let end = behind(lead.char_indices().rfind(|(_, letter)| letter.is_ascii_digit()));
        if end <= letters {
            return Self { before: lead.to_owned(), number: None, width: 0, after: String::new() };
        }
        let start = behind(lead[..end].char_indices().rfind(|(_, letter)| !letter.is_ascii_digit()));
        let digits = &lead[start..end];
        let width = if digits.starts_with('0') { digits.len() } else { 0 };
        Self { before: lead[..start].to_owned(), number: digits.parse().ok(), width, after: lead[end..].to_owned() }
    }

    /// The same with the next free number, where it has one.
    fn numbered(self, next: Option<u64>) -> Self {
        Self { number: self.number.and(next), ..self }
    }

    /// What stands before the new line at `at`.
    fn with(&self, at: u64) -> String {
        let width = self.width;
        let number = self.number.map(|number| format!("{:0width$}", number.saturating_add(at))).unwrap_or_default();
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
        check("- KR02: ", Some(3), "- KR03: ");
        check("| é9) ", Some(10), "| é10) ");
        check("", None, "");
        check("KR99999999999999999999999: ", Some(2), "KR: ");
    }
}
