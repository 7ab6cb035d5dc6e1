//! The text of a cell: its lines, its list marks, and a change written in one cell.
//!
//! In go cells as texts with their places, out come the statements and values in them, which keep theirs.

use std::ops::Range;

use crate::parse::sentence::{starts_with_verb, words};
use crate::text::{Span, Text};

/// Whether a line of a field stands by itself: it begins with a capital or a figure, holds a figure behind some word, and
/// is no piece of prose.
pub(super) fn is_result(line: &str) -> bool {
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let figures = line.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit())).count();
    let words = line.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    begins && figures > 0 && words >= 2 && line.len() <= 160
}

/// The lines of a cell, as spreadsheets let people put several statements into one. Where a line goes on in
/// small letters it is one sentence over two lines.
pub(super) fn lines(cell: &Text) -> Vec<Text> {
    // "p95 latency under 300 ms" begins with a name.
    let names = |line: &str| line.split(' ').next().is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()));
    let is_start = |line: &str| {
        let line = line.trim_start();
        line.starts_with(|c: char| !c.is_lowercase() && c != '(') || !line.starts_with('(') && names(line)
    };
    // "repeat orders 20% → 30%" stands by itself, in small letters too.
    let stands = |line: &str| is_start(line) || is_statement(line.trim());
    let is_list = cell.as_str().lines().filter(|line| !line.trim().is_empty()).all(stands);
    if !cell.as_str().contains('\n') || !is_list {
        return vec![folded(cell)];
    }
    split(cell).iter().map(unmarked).filter(|line| !line.is_empty()).collect()
}

/// A cell that is longer holds no list that anybody wrote.
pub(super) const LONGEST: usize = 8 * 1024;

/// The statements of a line with semicolons, where each part of it reads as one; else the line.
pub(super) fn parted(line: &Text) -> Vec<Text> {
    const MARK: &str = ";";
    let text = line.as_str();
    if text.len() > LONGEST || !text.contains(MARK) {
        return vec![line.clone()];
    }
    let mut at = 0;
    let piece = |piece: &str| {
        let range = at..at + piece.len();
        at = range.end + MARK.len();
        range
    };
    let pieces: Vec<Range<usize>> =
        text.split(MARK).map(piece).filter(|range| !text[range.clone()].trim().is_empty()).collect();
    let part = |range: &Range<usize>| unmarked(&line.part(range.clone()).trimmed());
    let mut statements: Vec<Range<usize>> = Vec::new();
    for range in &pieces {
        // What does not stand by itself is a remark on the statement before it.
        match statements.last_mut().filter(|_| !is_statement(part(range).as_str())) {
            Some(last) => last.end = range.end,
            None => statements.push(range.clone()),
        }
    }
    if let [only] = pieces.as_slice() {
        return vec![part(only)];
    }
    let is_list = statements.len() > 1 && pieces.first().is_some_and(|first| is_statement(part(first).as_str()));
    if is_list { statements.iter().map(part).collect() } else { vec![line.clone()] }
}

/// Whether a part of a line says by itself what is to be reached: it begins with a verb, or holds a figure that something goes
/// to. A remark behind a statement ("as of May", "survey of 200 buyers") does neither.
fn is_statement(part: &str) -> bool {
    let has_figure = |side: &str| side.contains(|c: char| c.is_ascii_digit());
    let goes = [
        " to ", " from ", "→", "->", "≥", "≤", ">", "<", ": ", " under ", " below ", " above ", " over ", " at least ",
        " at most ",
    ]
    .iter()
    .any(|mark| part.split_once(mark).is_some_and(|(name, value)| !name.is_empty() && has_figure(value)));
    let (first, is_named) =
        (part.split_whitespace().next().unwrap_or_default(), super::super::label::label(part).label);
    let is_value = ["from", "to", "by", "now", "was", "target", "baseline", "start", "goal", "today", "currently"]
        .iter()
        .any(|word| first.trim_end_matches(':').eq_ignore_ascii_case(word));
    const COMPARING: [&str; 6] = ["fewer", "less", "lower", "higher", "zero", "shorter"];
    let compares = COMPARING.iter().any(|word| first.eq_ignore_ascii_case(word));
    const JOINING: [&str; 7] = ["and", "or", "but", "while", "with", "so", "as"];
    let is_joined = JOINING.iter().any(|word| first.eq_ignore_ascii_case(word));
    words(part, 2) == 2
        && !is_value
        && !is_joined
        && (starts_with_verb(part) || goes || compares || is_named.is_some() || acts_on(part))
}

/// "print the plan": a word before an article is a verb, unless it only leads on.
fn acts_on(part: &str) -> bool {
    const LEADING: [&str; 28] = [
        "see", "note", "as", "in", "for", "with", "by", "on", "at", "of", "from", "to", "via", "per", "about", "after",
        "before", "until", "when", "if", "not", "but", "and", "or", "also", "incl", "including", "without",
    ];
    let mut all = part.split_whitespace();
    let (first, second) = (all.next().unwrap_or_default(), all.next().unwrap_or_default());
    let leads = LEADING.iter().any(|word| word.eq_ignore_ascii_case(first.trim_end_matches('.')));
    first.chars().all(char::is_alphabetic) && !leads && matches!(second, "the" | "a" | "an" | "our" | "all" | "every")
}

pub(super) fn split(cell: &Text) -> Vec<Text> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in cell.as_str().split_inclusive('\n') {
        found.push(cell.part(at..at + line.len()).trimmed());
        at += line.len();
    }
    found
}

/// The cell on one line.
pub(super) fn folded(cell: &Text) -> Text {
    if !cell.as_str().contains('\n') {
        return cell.clone();
    }
    let mut text = Text::new();
    for line in split(cell).iter().filter(|line| !line.is_empty()) {
        if !text.is_empty() {
            text.push_as(" ", Span::new(text.span().end, line.span().start.max(text.span().end)));
        }
        text.push_text(line);
    }
    text.set_span(cell.span());
    text
}

/// A cell without the mark that keeps a spreadsheet from running it as a formula: `'-5%`, `'=…`.
pub(super) fn unguarded(cell: Text) -> Text {
    let is_guarded = matches!(cell.as_str().as_bytes(), [b'\'', b'=' | b'+' | b'-' | b'@', ..]);
    if is_guarded { cell.part(1..cell.as_str().len()) } else { cell }
}

/// Without the bullet or number that an item of a cell begins with.
pub(super) fn unmarked(text: &Text) -> Text {
    text.part(unmarked_length(text.as_str())..text.as_str().len())
}

/// The length of the bullet or number that a line begins with.
pub(super) fn unmarked_length(words: &str) -> usize {
    let rest = words.trim_start_matches(['-', '*', '•', '–', '·', ' ']);
    let number = rest.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match rest[number..].strip_prefix(['.', ')']) {
        Some(after) if (1..=2).contains(&number) && after.starts_with(' ') => after.trim_start(),
        _ => rest,
    };
    words.len() - rest.len()
}

/// "31 → 45": where from and where to; a lone value is where to.
pub(super) fn change(cell: &Text) -> (Text, Text) {
    let words = cell.as_str();
    let found = ["→", "->", "=>", "➜", "➔", " to ", " – "]
        .into_iter()
        .find_map(|mark| words.find(mark).map(|at| (at, at + mark.len())));
    match found {
        Some((end, start)) => (cell.part(0..end).trimmed(), cell.part(start..words.len()).trimmed()),
        None => (Text::new(), cell.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Vec<String> {
        let text = Text::verbatim(line, Span::new(0, line.len()));
        parted(&text).iter().map(|part| part.as_str().to_owned()).collect()
    }

    #[test]
    fn semicolons_part_statements() {
        assert_eq!(
            parts("Raise gifts from 2 to 3 a year; cut refunds to 4%; launch the donor day"),
            ["Raise gifts from 2 to 3 a year", "cut refunds to 4%", "launch the donor day"]
        );
        assert_eq!(parts("1) NPS 20 → 40; 2) refunds 4% → 2%;"), ["NPS 20 → 40", "refunds 4% → 2%"]);
        assert_eq!(parts("KR1: 40 donors a week; KR2: 3 fairs"), ["KR1: 40 donors a week", "KR2: 3 fairs"]);
    }

    #[test]
    fn a_guard_against_formulas_is_no_word() {
        let bare = |words: &str| unguarded(Text::verbatim(words, Span::new(0, words.len()))).as_str().to_owned();
        assert_eq!(
            ["'-5% churn", "'=A1", "'tis the season", "'"].map(bare),
            ["-5% churn", "=A1", "'tis the season", "'"]
        );
    }

    #[test]
    fn a_remark_stays_with_the_statement_before_it() {
        assert_eq!(
            parts("Raise gifts from 2 to 3 a year; survey of 200 donors; cut refunds to 4%"),
            ["Raise gifts from 2 to 3 a year; survey of 200 donors", "cut refunds to 4%"]
        );
        assert_eq!(parts("NPS 20 → 40; refunds under 2%"), ["NPS 20 → 40", "refunds under 2%"]);
    }

    #[test]
    fn lines_in_small_letters_stand_by_themselves_or_go_on() {
        let lines = |cell: &str| -> Vec<String> {
            lines(&Text::verbatim(cell, Span::new(0, cell.len()))).iter().map(|line| line.as_str().to_owned()).collect()
        };
        assert_eq!(
            lines("NPS 20 → 40\nrepeat orders 20% → 30%\nrefunds under 2%"),
            ["NPS 20 → 40", "repeat orders 20% → 30%", "refunds under 2%"]
        );
        assert_eq!(lines("Raise orders from 20% to 30%\nand keep refunds\nunder 2%").len(), 1);
    }

    #[test]
    fn a_remark_is_no_statement() {
        for line in [
            "Raise NPS from 20 to 40; survey of 200 donors",
            "Gifts per donor; from 2 to 3",
            "Refunds at 4%; target: 2%",
            "Cut refunds to 4%; as of May",
            "Raise gifts from 2 to 3; see the dashboard of 4 May",
        ] {
            assert_eq!(parts(line), [line], "{line}");
        }
    }
}
