//! The sentences of a strategy, whatever it is written in: prose whose lines are broken, lists, tables, or a line each.
//!
//! In goes the text, out come slices of it without the mark of a list, in order. A sentence that goes on in the next line is
//! one slice with the break in it; a row of a table ends at its bars.

/// A sentence.
#[derive(Debug, Clone, Copy)]
pub struct Sentence<'a> {
    /// Its words, a slice of the text.
    pub words: &'a str,
    /// The line in which it begins.
    pub line: &'a str,
    /// Whether it stands in a list.
    pub is_item: bool,
}

/// Letters of a line that was broken rather than ended.
const BROKEN: usize = 60;

/// The sentences of `text`.
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut open: Option<Block<'_>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let goes_on = open.as_ref().is_some_and(|block| goes_on(&text[block.start..block.end], block.last, line));
        match &mut open {
            Some(block) if goes_on => {
                block.end = end;
                block.last = line.trim();
            }
            _ => {
                open.take().into_iter().for_each(|block| block.part(text, &mut found));
                open = Block::of(line, start);
            }
        }
        start += line.len();
    }
    open.into_iter().for_each(|block| block.part(text, &mut found));
    found
}

/// Lines that belong together.
struct Block<'a> {
    line: &'a str,
    last: &'a str,
    start: usize,
    end: usize,
    is_item: bool,
}

impl<'a> Block<'a> {
    fn of(line: &'a str, start: usize) -> Option<Self> {
        let words = without_mark(line);
        let lead = words.as_ptr() as usize - line.as_ptr() as usize;
        let start = start + lead;
        (!words.is_empty()).then(|| Self {
            line,
            last: line.trim(),
            start,
            end: start + words.len(),
            is_item: is_item(line),
        })
    }

    /// Parts the lines at full stops and semicolons, a row of a table at its bars.
    fn part(&self, text: &'a str, found: &mut Vec<Sentence<'a>>) {
        let words = &text[self.start..self.end];
        let mut start = 0;
        for end in ends(words) {
            let part = words[start..end].trim().trim_end_matches(['.', ';', '|', '!', ',']).trim();
            if !part.is_empty() {
                found.push(Sentence { words: part, line: self.line, is_item: self.is_item });
            }
            start = end;
        }
    }
}

/// What begins another goal behind a comma.
const BESIDES: [&str; 9] = [
    "and we want ", "and we need ", "and we must ", "and we will ", "and we aim ", "and we have to ", "and we should ",
    "but we want ", "so we want ",
];

fn begins_with(text: &str, lead: &str) -> bool {
    text.get(..lead.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(lead))
}

/// Where sentences end. A full stop before a small letter belongs to an abbreviation.
fn ends(words: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, letter) in words.char_indices() {
        let end = at + letter.len_utf8();
        let behind = &words[end..];
        let is_parted = behind.starts_with(char::is_whitespace);
        let begins = behind.trim_start().chars().next().is_some_and(|next| !next.is_lowercase());
        // "…, and we want to sell by phone": what is wanted besides is a sentence of its own.
        let goes_on = letter == ',' && is_parted && BESIDES.iter().any(|lead| begins_with(behind.trim_start(), lead));
        if goes_on && words[..at].contains(' ') {
            ends.push(end);
        }
        if letter == '|' || is_parted && (letter == ';' || matches!(letter, '.' | '!' | '?') && begins) {
            ends.push(end);
        }
    }
    ends.push(words.len());
    ends
}

/// Whether `line` goes on with the sentence before it: a new line was begun in the middle of it.
fn goes_on(block: &str, last: &str, line: &str) -> bool {
    let words = line.trim();
    let is_own =
        words.is_empty() || is_item(line) || words.starts_with(['#', '|', '>']) || last.starts_with(['#', '|']);
    let is_ended = block.trim_end().ends_with(['.', '!', '?', ':', ';', '|']);
    let is_broken = last.chars().count() >= BROKEN || words.starts_with(char::is_lowercase);
    !is_own && !is_ended && is_broken
}

/// Whether a line is one of a list: what a strategy lists is what is to be done.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    line.starts_with(['-', '*', '+', '•']) || number.len() < line.len() && number.starts_with(['.', ')'])
}

fn without_mark(line: &str) -> &str {
    let is_mark = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '*' | '+' | '•' | '#' | '>' | '|');
    let line = line.trim_start_matches(is_mark);
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_number = number.len() < line.len() && number.starts_with(['.', ')']);
    (if is_number { &number[1..] } else { line }).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> =
            sentences(text).iter().map(|it| it.words.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_sentence_goes_on_over_broken_lines() {
        check(
            "We bake bread for small hotels, and in the coming year we will be the first whom\nhotels in Graz call. We have two\n\
             ovens; a third is on its way.\n",
            &[
                "We bake bread for small hotels, and in the coming year we will be the first whom hotels in Graz call",
                "We have two ovens",
                "a third is on its way",
            ],
        );
    }

    #[test]
    fn a_second_wish_is_a_sentence_of_its_own() {
        check(
            "We want to halve the queue,\nand we need ten more bakers. We bake, and we sell.",
            &["We want to halve the queue", "and we need ten more bakers", "We bake, and we sell"],
        );
    }

    #[test]
    fn a_line_of_its_own_is_a_sentence_of_its_own() {
        check(
            "# Goals\nWin hotels\nGrow exports\n\n- Bake e.g. rye\n  and spelt\n1. Sell\n",
            &["Goals", "Win hotels", "Grow exports", "Bake e.g. rye and spelt", "Sell"],
        );
        check("| Goal | Lead |\n|---|---|\n| Win | Ana |\n", &["Goal", "Lead", "Win", "Ana"]);
    }
}
