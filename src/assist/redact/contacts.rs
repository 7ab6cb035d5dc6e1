//! Telephone numbers, and mail addresses that are spelled out: "+48 601 234 567", "bob (at) example dot org".
//!
//! In goes a text, out come byte ranges. An amount is no telephone number: one begins with "+" or "0", stands in the form
//! 555-010-4477, or behind a word that says what it is.

use std::ops::Range;

/// Where telephone numbers stand in `text`.
pub fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '(')) {
        let start = from + start;
        let end = start + length(&text[start..]);
        let is_apart = !text[..start].ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '.' | ','));
        if is_apart && is_phone(text, start, end) {
            found.push(start..end);
        }
        let step = text[start..].chars().next().map_or(1, char::len_utf8);
        from = end.max(start + step);
    }
    found
}

/// How much of `text` is digits with single marks between them.
fn length(text: &str) -> usize {
    let mut end = 0;
    let mut marks = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '0'..='9' => (end, marks) = (at + 1, 0),
            '+' if at == 0 => {}
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}' if marks < 2 => marks += 1,
            _ => break,
        }
    }
    end
}

fn is_phone(text: &str, start: usize, end: usize) -> bool {
    let words = &text[start..end];
    let groups: Vec<&str> =
        words.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_date = lengths.len() == 3 && (lengths[0] == 4 || lengths[2] == 4) && lengths[1] <= 2;
    if is_date || digits > 15 || text[end..].starts_with(['%', ',']) {
        return false;
    }
    let behind = text[..start].trim_end_matches([' ', ':', '.']).rsplit(|letter: char| !letter.is_alphabetic()).next();
    let is_named = matches!(
        behind.unwrap_or_default().to_lowercase().as_str(),
        "tel" | "phone" | "telephone" | "mobile" | "call" | "fax" | "whatsapp" | "sms" | "cell"
    );
    let has_country = words.starts_with('+') && digits >= 8 || words.starts_with("00") && digits >= 9;
    let has_prefix = words.trim_start_matches('(').starts_with('0') && digits >= 8 && !words.starts_with("0.");
    let is_american = matches!(lengths.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
    has_country || has_prefix || is_american || is_named && digits >= 6
}

/// Where addresses with "at" and "dot" in words stand in `text`.
pub fn spelled_addresses(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, _) in lower.match_indices("at") {
        let Some((begin, is_marked)) = before_at(text, start) else { continue };
        let Some(end) = host(&lower, start + 2, is_marked) else { continue };
        if found.last().is_none_or(|last| last.end <= begin) {
            found.push(begin..end);
        }
    }
    for (start, _) in lower.match_indices(" @ ") {
        let begin = start - account(&text[..start]);
        if let Some(end) = host(&lower, start + 2, true).filter(|_| begin < start) {
            found.push(begin..end);
        }
    }
    found
}

/// Where the account before an "at" begins, and whether brackets mark the "at".
fn before_at(text: &str, at: usize) -> Option<(usize, bool)> {
    let open = text[..at].ends_with(['(', '[', '{', '<']);
    let close = text[at + 2..].starts_with([')', ']', '}', '>']);
    let is_word = text[..at].ends_with(' ') && text[at + 2..].starts_with(' ');
    if open != close || !open && !is_word {
        return None;
    }
    let before = text[..at - usize::from(open)].trim_end_matches(' ');
    let length = account(before);
    (length > 0).then_some((before.len() - length, open))
}

/// How many bytes at the end of `text` can be an account.
fn account(text: &str) -> usize {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+');
    text.len() - text.trim_end_matches(is_part).len()
}

/// The end of a host such as "example.org" or "example dot org" behind byte `at`. Where the "at" is not marked, its dot
/// has to be a word: "at example.org" also is where something is shown.
fn host(lower: &str, at: usize, is_marked: bool) -> Option<usize> {
    const DOTS: [&str; 5] = [" dot ", "(dot)", "[dot]", " (dot) ", " [dot] "];
    let mut end = at + lower[at..].len() - lower[at..].trim_start_matches([')', ']', '}', '>', ' ']).len();
    let label = |from: usize| {
        lower[from..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count()
    };
    end += Some(label(end)).filter(|length| *length > 0)?;
    let (mut dots, mut words) = (0, 0);
    loop {
        let spelled = DOTS.iter().filter(|dot| lower[end..].starts_with(**dot)).map(|dot| dot.len()).max();
        let dot = spelled.or_else(|| lower[end..].starts_with('.').then_some(1));
        let Some(next) = dot.map(|dot| end + dot).filter(|next| label(*next) > 1) else { break };
        end = next + label(next);
        dots += 1;
        words += usize::from(spelled.is_some());
    }
    (dots > 0 && (is_marked || words > 0)).then_some(end)
}
