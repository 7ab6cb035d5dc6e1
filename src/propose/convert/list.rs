//! The lines of a list of projects, whatever it is written in.
//!
//! In plain text and Markdown each line is a project, without its bullet, number or box; a title over a list is none.
//! Tables and structured files are read as drafts are, and each sentence in them is a line. A draft of OKRs gives the
//! key results and initiatives that it holds.

mod mail;
mod table;

use table::Table;
pub use table::says;

use super::super::knowledge::term;
use super::standing::{self, Standing};
use crate::analysis::Lexicon;
use crate::analysis::lexicon::Class;
use crate::model::{Document, Fields, Form, Format, Objective, Shape};
use crate::parse::parse;
use crate::text::{Source, Span, Text};

/// Lines of a list, at most; a longer one is no list that a team works through.
const LINES: usize = 2000;

/// A line without its mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What columns beside it say.
    pub details: Vec<(Detail, String)>,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// Index of the line that it is a part of.
    pub part_of: Option<usize>,
    /// Whether it is over.
    pub standing: Option<Standing>,
}

/// What a column beside a project can say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Detail {
    Owner,
    Due,
    Status,
    Priority,
    Reason,
    Metric,
    /// Anything else, by the name of its column.
    Other(String),
}

impl Detail {
    /// What a column called `name` holds; none where it has no name or only counts the rows.
    fn of(name: &str) -> Option<Self> {
        let name = clean(name.trim());
        Some(match name.to_lowercase().as_str() {
            "" | "#" | "id" | "no" | "no." | "nr" | "nr." | "number" => return None,
            "owner" | "owners" | "dri" | "responsible" | "lead" | "who" | "assignee" | "person" | "verantwortlich"
            | "zuständig" | "wer" => Self::Owner,
            "due" | "due date" | "deadline" | "date" | "by" | "by when" | "when" | "end" | "end date"
            | "target date" | "termin" | "frist" | "fällig" | "bis wann" | "bis" => Self::Due,
            "status" | "state" | "progress" | "rag" => Self::Status,
            "priority" | "prio" => Self::Priority,
            "why" | "reason" | "rationale" | "purpose" | "why now" | "because" => Self::Reason,
            "kpi" | "kpis" | "metric" | "metrics" | "measure" | "success metric" | "measured by" => Self::Metric,
            _ => Self::Other(name),
        })
    }

    /// As it stands in brackets behind an initiative; `None` for what has a line of its own below it.
    pub const fn label(&self) -> Option<&'static str> {
        match self {
            Self::Owner => Some("owner"),
            Self::Due => Some("due"),
            Self::Status => Some("status"),
            Self::Priority => Some("priority"),
            Self::Reason | Self::Metric | Self::Other(_) => None,
        }
    }
}

impl Line {
    /// The words with what stands beside them: "Trade fair (owner: Ana, due: 15 May)".
    pub fn whole(&self) -> String {
        let bare = |value: &str| value.replace(['(', ')'], "").replace(", ", " and ");
        let details =
            self.details.iter().filter_map(|(detail, value)| Some(format!("{}: {}", detail.label()?, bare(value))));
        let details = details.collect::<Vec<_>>().join(", ");
        if details.is_empty() { self.text.clone() } else { format!("{} ({details})", self.text) }
    }

    /// What stands on lines of its own below it.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let of = |(detail, value): &(Detail, String)| match detail {
            Detail::Reason => Some(("Reason", value.clone())),
            Detail::Metric => Some(("Metric", value.clone())),
            Detail::Other(name) => Some(("Note", format!("{name}: {value}"))),
            _ => None,
        };
        self.details.iter().filter_map(of).collect()
    }

    /// The number by which the list itself would tell whether it worked.
    pub fn metric(&self) -> Option<&str> {
        self.details.iter().find(|(detail, _)| *detail == Detail::Metric).map(|(_, value)| value.as_str())
    }
}

/// What a text lists, and what stands beside it.
#[derive(Default)]
pub struct Listed {
    /// The projects, in order.
    pub lines: Vec<Line>,
    /// What is said to the reader rather than listed.
    pub notes: Vec<(String, Span)>,
    /// What names the list, or says that its project is still to come.
    pub empty: Vec<(String, Span)>,
    /// What is beyond the number of lines that are read.
    pub beyond: Vec<(String, Span)>,
}

/// The lines of `source`, in order.
pub fn listed(source: &Source) -> Listed {
    let document = parse(&source.text, None, &source.name);
    let is_list = matches!(document.format, Format::Text | Format::Markdown);
    let mut listed = match rows(source, &document) {
        Some(listed) => listed,
        None => {
            let stated = stated(&document);
            // One project with "goal:" in it makes no draft of OKRs of the others: nothing that was listed may be lost.
            match is_list.then(|| plain(&source.text)) {
                Some(plain) if !states_okrs(&document) || stated.len() * 2 < plain.lines.len() => plain,
                plain => Listed {
                    notes: beside(&document, plain.unwrap_or_default().notes),
                    lines: stated,
                    ..Listed::default()
                },
            }
        }
    };
    let beyond = listed.lines.split_off(listed.lines.len().min(LINES));
    listed.beyond.extend(beyond.into_iter().map(|line| (line.text, line.span)));
    tell_standing(&source.text, &mut listed.lines);
    listed
}

/// Notes in which no objective, key result or initiative of a draft stands.
fn beside(document: &Document, mut notes: Vec<(String, Span)>) -> Vec<(String, Span)> {
    let mut spans: Vec<Span> = document.initiatives.iter().map(|it| it.text.span()).collect();
    for objective in &document.objectives {
        spans.extend(objective.text.as_ref().map(Text::span));
        spans.extend(objective.initiatives.iter().map(|it| it.text.span()));
        for key_result in &objective.key_results {
            spans.push(key_result.text.span());
            spans.extend(key_result.initiatives.iter().map(|it| it.text.span()));
        }
    }
    notes.retain(|(_, note)| spans.iter().all(|own| own.end <= note.start || note.end <= own.start));
    notes
}

/// Says of each line whether it is over.
fn tell_standing(text: &str, lines: &mut [Line]) {
    let mark = |line: &Line| {
        let before = text.get(..line.span.start).unwrap_or_default();
        let begin = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        standing::of_mark(&before[begin..])
    };
    let marks: Vec<Option<Standing>> = lines.iter().map(mark).collect();
    // A tick before each line is the bullet of the list.
    let has_boxes = text.contains("[x]") || text.contains("[X]");
    let are_bullets = !has_boxes && marks.iter().all(Option::is_some);
    for (line, mark) in lines.iter_mut().zip(marks) {
        let status = line.details.iter().find(|(detail, _)| *detail == Detail::Status).map(|(_, value)| value);
        let told = || status.and_then(|status| standing::of_status(status)).or_else(|| standing::of_line(&line.text));
        line.standing = mark.filter(|_| !are_bullets).or_else(told);
    }
}

/// The rows of a table of projects whose cells are parted by commas, semicolons or tabs, with all of its columns.
fn rows(source: &Source, document: &Document) -> Option<Listed> {
    let is_table = matches!(document.format, Format::Csv | Format::Tsv);
    // A cell that reaches over several lines is read as drafts are.
    let is_whole = source.text.lines().take(LINES).all(|line| line.matches('"').count() % 2 == 0);
    if !is_table || !is_whole || states_okrs(document) {
        return None;
    }
    let head = source.text.lines().next()?;
    let comma = [',', ';', '\t'].into_iter().max_by_key(|comma| head.matches(*comma).count())?;
    let mut table = Table::parted_by(comma);
    let (mut listed, mut start) = (Listed::default(), 0);
    for (at, line) in source.text.split_inclusive('\n').enumerate().take(LINES) {
        let row = table.row(line.trim_end_matches(['\n', '\r']), start);
        if at == 0 && row.is_none() {
            return None;
        }
        if at > 0 && matches!(row, Some(None)) {
            listed.empty.extend(note(line.trim_end_matches(|it: char| it.is_whitespace() || it == comma), start));
        }
        listed.lines.extend(row.flatten().map(|entry| entry.line));
        start += line.len();
    }
    (!listed.lines.is_empty()).then_some(listed)
}

fn states_okrs(document: &Document) -> bool {
    let of_objective = |it: &Objective| {
        it.form == Form::Stated && it.text.is_some() || it.key_results.iter().any(|it| it.form == Form::Stated)
    };
    document.shape == Shape::Okrs && document.objectives.iter().any(of_objective)
}

/// The sentences of a document: work is what is sought, so that an objective counts only where nothing is under it.
fn stated(document: &Document) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut add = |text: &Text, fields: &Fields, section: Option<&Text>| {
        if !text.is_empty() {
            let section = section.map(|text| text.as_str().to_owned());
            let (text, span) = (text.as_str().to_owned(), text.span());
            lines.push(Line { text, span, details: details(fields), section, part_of: None, standing: None });
        }
    };
    for objective in &document.objectives {
        let above = objective.text.as_ref();
        let is_alone = objective.key_results.is_empty() && objective.initiatives.is_empty();
        if let Some(text) = above.filter(|_| is_alone) {
            add(text, &objective.fields, None);
        }
        for key_result in &objective.key_results {
            add(&key_result.text, &key_result.fields, above);
            key_result.initiatives.iter().for_each(|it| add(&it.text, &it.fields, above));
        }
        objective.initiatives.iter().for_each(|it| add(&it.text, &it.fields, above));
    }
    document.initiatives.iter().for_each(|it| add(&it.text, &it.fields, None));
    lines
}

fn details(fields: &Fields) -> Vec<(Detail, String)> {
    let owners = fields.owners.iter().map(|owner| owner.as_str()).collect::<Vec<_>>().join(" and ");
    let of = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let all = [
        (Detail::Owner, Some(owners)),
        (Detail::Due, of(&fields.due)),
        (Detail::Status, of(&fields.status)),
        (Detail::Priority, of(&fields.priority)),
        (Detail::Reason, of(&fields.reason)),
        (Detail::Metric, of(&fields.metric)),
    ];
    let said = all.into_iter().filter_map(|(detail, value)| Some((detail, value.filter(|value| table::says(value))?)));
    said.collect()
}

/// A line of plain text: whether it bears the mark of a list, and how far in it stands.
pub struct Entry {
    line: Line,
    is_marked: bool,
    indent: usize,
}

fn plain(text: &str) -> Listed {
    let mut listed = Listed::default();
    let mut entries: Vec<Entry> = Vec::new();
    let mut table = Table::default();
    let (mut start, mut is_code) = (0, false);
    let mut headings: Vec<(usize, String)> = Vec::new();
    let lines: Vec<&str> = text.split_inclusive(['\n', '\r']).collect();
    for (line, is_furniture) in lines.iter().zip(mail::furniture(&lines)) {
        let words = line.trim_end();
        is_code ^= words.trim_start().starts_with("```");
        if is_furniture && mail::says_more(words) {
            listed.notes.extend(note(words, start));
        }
        if !is_code && !is_furniture {
            headings.extend(heading(words).map(|heading| (start, heading)));
            let is_begun = table.is_begun();
            match table.row(words, start) {
                Some(None) if is_begun => listed.empty.extend(open_row(words, start)),
                Some(entry) => entries.extend(entry),
                None => entries.extend(read(words, start)),
            }
        }
        start += line.len();
    }
    let (said, open): (Vec<_>, Vec<_>) = entries.into_iter().partition(|it| table::says(&it.line.text));
    // A ruler says that no project is to come.
    let open = open.into_iter().map(|it| it.line).filter(|it| it.text.contains(char::is_alphanumeric));
    listed.empty.extend(open.map(|line| (line.text, line.span)));
    let mut entries = said;
    if entries.len() > 2 && entries.first().is_some_and(|first| !first.is_marked && is_title(&first.line.text)) {
        let title = entries.remove(0).line;
        listed.empty.push((title.text.clone(), title.span));
        headings.push((title.span.start, title.text));
        headings.sort();
    }
    if let [only] = entries.as_slice() {
        entries = parts(&only.line, &[", "], 3).unwrap_or(entries);
    }
    // A line without a mark over lines with one is their title.
    let has_marks = entries.iter().filter(|it| it.is_marked).count() * 2 > entries.len();
    if has_marks {
        let titles = entries.iter().filter(|it| !it.is_marked);
        headings.extend(titles.map(|it| (it.line.span.start, it.line.text.clone())));
        headings.sort();
        listed.notes.extend(sentences(&entries));
        entries.retain(|it| it.is_marked);
    }
    listed.notes.sort_by_key(|(_, span)| span.start);
    listed.lines = nested(entries, &headings);
    listed
}

/// Lines without a mark in a list with marks that name none of its parts: they end as sentences do, begin with a verb, are
/// long, or have nothing below them.
fn sentences(entries: &[Entry]) -> Vec<(String, Span)> {
    const LONG: usize = 6;
    let names_part = |at: usize| {
        let text = &entries[at].line.text;
        let words = term::words(text);
        let has_more = entries.get(at + 1).is_some_and(|next| next.is_marked);
        has_more && words.len() <= LONG && !text.ends_with(['.', '!', '?']) && !begins_with_verb(&words)
    };
    let unmarked = (0..entries.len()).filter(|&at| !entries[at].is_marked && !names_part(at));
    unmarked.map(|at| (entries[at].line.text.clone(), entries[at].line.span)).collect()
}

/// A row between bars that names no project; none for a ruler.
fn open_row(words: &str, start: usize) -> Option<(String, Span)> {
    let is_bar = |letter: char| letter.is_whitespace() || letter == '|';
    let lead = words.len() - words.trim_start_matches(is_bar).len();
    let is_said = words.contains(char::is_alphanumeric);
    is_said.then(|| note(words.trim_matches(is_bar), start + lead)).flatten()
}

/// A line as a note.
fn note(words: &str, start: usize) -> Option<(String, Span)> {
    let body = words.trim_start_matches(['>', ' ', '\t']);
    let at = start + (words.len() - body.len());
    (!body.is_empty()).then(|| (clean(body), Span::new(at, at + body.len())))
}

/// Whether the first line of a list names the list: "Our projects", "Marketing plan 2027".
fn is_title(text: &str) -> bool {
    const LISTS: &str =
        "projects initiatives ideas tasks to-dos todos backlog roadmap priorities activities okrs objectives";
    const PLANS: &str = "plan plans project list team goals marketing sales";
    let words = term::words(text);
    let names = |list: &str| words.iter().any(|word| term::is_in(list, &word.lower));
    let is_dated = text.contains(|letter: char| letter.is_ascii_digit());
    words.len() <= 7 && !begins_with_verb(&words) && (names(LISTS) || names(PLANS) && is_dated)
}

/// Whether the first word asks for something and names no thing.
fn begins_with_verb(words: &[term::Word]) -> bool {
    const ASKING: &str = "ignore disregard skip forget note please do don't see use print remember read always never";
    words.first().is_some_and(|word| {
        let entry = Lexicon::default().entry(&word.lower);
        let classes = entry.classes;
        let is_verb = entry.lemma == word.lower
            && classes.any(&[Class::Activity, Class::Change])
            && !classes.any(&[Class::Product, Class::OwnActivity, Class::Measure]);
        is_verb || term::is_in(ASKING, &word.lower)
    })
}

/// Each line with the heading above it and the line that it is a part of.
fn nested(entries: Vec<Entry>, headings: &[(usize, String)]) -> Vec<Line> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut lines = Vec::with_capacity(entries.len());
    let mut last = None;
    for entry in entries {
        let mut line = entry.line;
        let at = headings.partition_point(|(at, _)| *at <= line.span.start);
        if last != Some(at) {
            open.clear();
            last = Some(at);
        }
        let above = at.checked_sub(1).and_then(|at| headings.get(at));
        line.section = line.section.or_else(|| above.map(|(_, heading)| heading.clone()));
        open.retain(|(indent, _)| *indent < entry.indent);
        line.part_of = open.last().map(|(_, at)| *at);
        open.push((entry.indent, lines.len()));
        lines.push(line);
    }
    lines
}

/// The words of a heading, or of a line that ends with a colon.
fn heading(words: &str) -> Option<String> {
    let body = words.trim_start_matches('\u{feff}').trim_start();
    let is_heading = body.starts_with('#') || body.ends_with(':');
    let text = clean(without_mark(body.trim_start_matches('#').trim()).trim_end_matches(':'));
    (is_heading && text.contains(char::is_alphabetic)).then_some(text)
}

/// The words of a line behind its mark, parted at semicolons; none for headings, rulers and empty lines.
fn read(words: &str, start: usize) -> Vec<Entry> {
    let body = words.trim_start_matches('\u{feff}').trim_start();
    if body.starts_with('#') || body.starts_with("```") || body.ends_with(':') || body.starts_with("<!--") {
        return Vec::new();
    }
    let rest = without_mark(body);
    let is_marked = rest.len() < body.len();
    let indent = words.len() - body.len();
    let at = start + (words.len() - rest.len());
    let line = Line {
        text: rest.to_owned(),
        span: Span::new(at, at + rest.len()),
        details: Vec::new(),
        section: None,
        part_of: None,
        standing: None,
    };
    let parts = parts(&line, &["; ", ";"], 2);
    let entries = parts.unwrap_or_else(|| vec![Entry { line, is_marked, indent }]);
    let entries = entries.into_iter().map(|mut entry| {
        entry.line.text = clean(&entry.line.text);
        Entry { is_marked, indent, ..entry }
    });
    entries.filter(|it| it.line.text.chars().filter(|letter| letter.is_alphabetic()).count() > 1).collect()
}

/// A line that names at least `least` projects, parted at the first of `marks` that parts it; `None` where it names one.
fn parts(line: &Line, marks: &[&str], least: usize) -> Option<Vec<Entry>> {
    const LONG: usize = 6;
    let mark = marks.iter().find(|mark| line.text.contains(**mark))?;
    // What stands in brackets belongs together, and places are told only where nothing was cleaned away.
    if line.text.contains(['(', '[']) || line.span.end - line.span.start != line.text.len() {
        return None;
    }
    let mut at = line.span.start;
    let mut entries = Vec::new();
    for part in line.text.split(*mark) {
        let words = part.trim();
        let words = words.strip_prefix("and ").unwrap_or(words).trim_end_matches([';', '.']);
        let begin = at + part.find(words).unwrap_or(0);
        at += part.len() + mark.len();
        if words.is_empty() {
            continue;
        }
        let is_one = words.contains(char::is_alphabetic) && (*mark != ", " || words.split(' ').count() <= LONG);
        if !is_one {
            return None;
        }
        let line = Line { text: words.to_owned(), span: Span::new(begin, begin + words.len()), ..line.clone() };
        entries.push(Entry { line, is_marked: false, indent: 0 });
    }
    (entries.len() >= least).then_some(entries)
}

/// Without bullet, number, box and quotation mark of a list.
fn without_mark(words: &str) -> &str {
    let mut rest = words;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(['>', ' ', '\t']);
        for bullet in ["-", "*", "+", "•", "–", "—", "◦", "▪", "‣", "·", "→", "✓", "✔", "☐", "☑", "✅"]
        {
            let behind = rest.strip_prefix(bullet).filter(|it| !it.starts_with(bullet));
            let is_mark = behind.is_some_and(|it| it.starts_with([' ', '\t']) || !bullet.is_ascii());
            rest = behind.filter(|_| is_mark).unwrap_or(rest);
        }
        for a_box in ["[ ]", "[x]", "[X]", "[]"] {
            rest = rest.strip_prefix(a_box).unwrap_or(rest);
        }
        let digits = rest.trim_start_matches('(').trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number = rest.len() - digits.len();
        let behind = digits.strip_prefix(['.', ')', ':']).filter(|it| number > 0 && it.starts_with([' ', '\t']));
        rest = behind.filter(|_| number < 5).unwrap_or(rest);
        // "a) write the guide"
        let lettered =
            rest.strip_prefix(|letter: char| letter.is_ascii_lowercase()).and_then(|it| it.strip_prefix(") "));
        rest = lettered.unwrap_or(rest);
        if rest.len() == before {
            return rest;
        }
    }
}

/// Without emphasis, code marks and the address of a link.
fn clean(words: &str) -> String {
    let mut text = words.replace("**", "").replace("__", "").replace('`', "");
    while let Some((open, close, end)) = link(&text) {
        text = format!("{}{}{}", &text[..open], &text[open + 1..close], &text[end..]);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches([';', ',']).trim().to_owned()
}

/// "[words](address)": where it opens, where its words end, and its end.
fn link(text: &str) -> Option<(usize, usize, usize)> {
    let close = text.find("](")?;
    let open = text[..close].rfind('[')?;
    let end = close + text[close..].find(')')? + 1;
    Some((open, close, end))
}
