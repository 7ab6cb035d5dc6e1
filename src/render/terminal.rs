//! Words of a draft on their way to a terminal: nothing in them may move the cursor, change colours or turn the
//! direction of writing.

use std::borrow::Cow;

/// `text` with control characters and bidirectional marks replaced by signs that show them. Tabs stay.
pub fn safe(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| matches!(byte, b'\t' | 0x20..=0x7e);
    if text.bytes().all(is_plain) || text.chars().all(|letter| shown(letter) == letter) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// The same of each line: line ends stay.
pub fn safe_lines(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| match line.strip_suffix('\n') {
            Some(words) => safe(words.strip_suffix('\r').unwrap_or(words)) + "\n",
            None => safe(line),
        })
        .collect()
}

/// The same on one line: line ends and tabs become spaces, and what is longer than `limit` characters is cut.
pub fn one_line(text: &str, limit: usize) -> String {
    let mut line = String::with_capacity(text.len().min(4 * limit));
    for (count, letter) in text.chars().enumerate() {
        if count >= limit {
            line.push('…');
            break;
        }
        line.push(if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { shown(letter) });
    }
    line
}

/// What stands for `letter` on a terminal.
pub fn shown(letter: char) -> char {
    match letter {
        '\t' => '\t',
        '\0'..='\x1f' => char::from_u32(0x2400 + letter as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{061c}' => '\u{fffd}',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        letter => letter,
    }
}

/// Breaks `text` at spaces into lines of at most `width` characters; a longer word stays whole.
pub fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push('\n');
            used = 0;
        } else if used > 0 {
            lines.push(' ');
            used += 1;
        }
        lines.push_str(word);
        used += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_draft_commands_a_terminal() {
        let hostile = "a\u{1b}[31mred\u{9b}2J\r\n\u{202e}sdrawkcab\u{7}\u{7f}\u{2066}";
        let shown = safe(hostile);
        assert!(shown.chars().all(|letter| !letter.is_control()), "{shown:?}");
        assert_eq!(shown, "a␛[31mred\u{fffd}2J␍␊\u{fffd}sdrawkcab␇␡\u{fffd}");
        assert!(matches!(safe("plain — ünïcode 👍\ttext"), Cow::Borrowed(_)));
    }

    #[test]
    fn line_ends_stay_where_lines_are_shown() {
        assert_eq!(safe_lines("-a\u{1b}\r\n+b\u{7}\n c"), "-a␛\n+b␇\n c");
        assert_eq!(safe_lines(""), "");
    }

    #[test]
    fn lines_are_cut_and_wrapped_at_characters() {
        assert_eq!(one_line("one\r\ntwo\tthree", 9), "one  two …");
        assert_eq!(wrapped("what should change for readers", 12), "what should\nchange for\nreaders");
        assert_eq!(wrapped("unbreakableword a", 4), "unbreakableword\na");
    }
}
