//! List items: bullets, numbers, check boxes and ticks at the beginning of a line.
//!
//! A number counts as a marker where it is closed (`1.`, `2)`) or goes on with a numbering (`1.2` after `1.1`); else it is
//! a figure of the statement.

use super::{Marker, Reader, Shape};
use crate::text::Span;

/// The marker of an item behind a tick, a box or another sign.
const SIGN: Marker = Marker::Bullet('☐');

impl Reader<'_> {
    pub(super) fn item(&mut self, mut indent: u32, line: Span, text: &str) -> bool {
        let mut at = 0;
        let mut marker = None;
        if let Some(depth) = starred(text, self.is_wiki) {
            // "** call the lab" stands one level below "* call".
            indent += 2 * (depth as u32 - 1);
            (marker, at) = (Some(if text.starts_with('#') { Marker::Number(1) } else { Marker::Dash }), depth);
            at += text[at..].len() - text[at..].trim_start().len();
        }
        // "1. 1. text" has two markers; the last one counts.
        for _ in 0..if marker.is_some() { 0 } else { 3 } {
            let Some((found, length)) = self.marker(&text[at..], indent) else { break };
            at += length;
            at += text[at..].len() - text[at..].trim_start().len();
            marker = Some(found);
            if !text[at..].starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            if !matches!(found, Marker::Number(_)) {
                // "- 1.2 Visits": the number is the name of the item.
                if let Some((Marker::Number(2..), length)) = self.numbered(&text[at..]) {
                    at += length;
                    at += text[at..].len() - text[at..].trim_start().len();
                }
                break;
            }
        }
        let (has_box, mut length) = check(&text[at..]);
        let goes_on = self.goes_on_with_signs(indent);
        if length == 0 && marker.is_none() && (goes_on || self.begins_signs(indent, text)) {
            length = sign(text);
        }
        at += length;
        at += text[at..].len() - text[at..].trim_start().len();
        let is_sign = match marker {
            None => length > 0,
            Some(Marker::Bullet(bullet)) => goes_on && super::is_filled(bullet),
            Some(Marker::Dash) => goes_on && has_box,
            Some(Marker::Number(_)) => false,
        };
        let Some(marker) = is_sign.then_some(SIGN).or(marker) else { return false };
        self.open(Shape::Item(marker), indent, Span::new(line.start + at.min(text.len()), line.end), has_box);
        true
    }

    /// Whether the item right before stands behind a tick or a box at the same indent: then other signs go on with its list,
    /// whichever they are.
    fn goes_on_with_signs(&self, indent: u32) -> bool {
        let last = self.outline.blocks.last();
        !self.after_blank && last.is_some_and(|last| last.indent == indent && last.shape == Shape::Item(SIGN))
    }

    /// Whether the line right before begins with a sign too, and stands below another one that leads them: then both are
    /// items. A line with a sign behind a blank one may be what the others are for.
    fn begins_signs(&mut self, indent: u32, text: &str) -> bool {
        if text.starts_with(|c: char| c.is_ascii()) || sign(text) == 0 || self.after_blank {
            return false;
        }
        let count = self.outline.blocks.len();
        let [.., above, before] = self.outline.blocks.as_slice() else { return false };
        let is_led = matches!(above.shape, Shape::Line | Shape::Heading(_))
            && before.shape == Shape::Line
            && before.indent == indent
            && !before.after_blank;
        let Some(start) = self.outline.lines(before).first().map(|line| line.start).filter(|_| is_led) else {
            return false;
        };
        let length = sign(self.source[start..].split('\n').next().unwrap_or(""));
        if length == 0 {
            return false;
        }
        self.outline.make_item(self.source, count - 1, SIGN, length);
        true
    }

    fn marker(&mut self, text: &str, indent: u32) -> Option<(Marker, usize)> {
        let first = text.chars().next()?;
        let after = &text[first.len_utf8()..];
        let is_set_off = after.starts_with([' ', '\t', '\u{a0}', '\u{3000}']);
        match first {
            '-' | '*' | '+' | '–' | '—' if is_set_off => Some((Marker::Dash, first.len_utf8())),
            // "-Visits from 1 to 2" has lost its space.
            '-' | '–'
                if after.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '*')
                    && !(first == '-' && is_struck(after)) =>
            {
                Some((Marker::Dash, first.len_utf8()))
            }
            '*' if after.starts_with(|c: char| c.is_uppercase()) && !after.contains('*') => Some((Marker::Dash, 1)),
            '•' | '◦' | '▪' | '▫' | '‣' | '⁃' | '·' | '●' | '○' | '■' | '∙' | '►' | '▶' | '➤' | '➢' | '➔'
            | '\u{2192}' | '➡' | '➜' | '➝' | '➞' | '⇒' | '⟶' | '\u{f0b7}' | '\u{f0a7}' | '»' => {
                // Emoji bring along a mark that says how they are drawn.
                let drawn = if after.starts_with('\u{fe0f}') { '\u{fe0f}'.len_utf8() } else { 0 };
                // All arrows are one marker: people mix them.
                let sign =
                    if matches!(first, '➡' | '➜' | '➝' | '➞' | '⇒' | '⟶') { '\u{2192}' } else { first };
                Some((Marker::Bullet(sign), first.len_utf8() + drawn))
            }
            'o' if is_set_off && (indent > 0 || after.starts_with(['\t', '\u{a0}'])) => Some((Marker::Bullet('o'), 1)),
            '(' if matches!(text.as_bytes(), [_, b'a'..=b'h', b')', b' ', ..]) => Some((Marker::Bullet('a'), 3)),
            '0'..='9' | '(' => self.numbered(text),
            'a'..='h' | 'i' | 'v' if after.starts_with([')', '.']) && after[1..].starts_with([' ', '\t']) => {
                Some((Marker::Bullet('a'), 2))
            }
            'A'..='H' if indent > 0 && after.starts_with([')', '.']) && after[1..].starts_with([' ', '\t']) => {
                Some((Marker::Bullet('A'), 2))
            }
            'I' | 'V' | 'X' => {
                let length = text.bytes().take_while(|byte| matches!(byte, b'I' | b'V' | b'X')).count();
                let is_closed = length <= 4
                    && text[length..].starts_with(['.', ')'])
                    && text[length + 1..].starts_with([' ', '\t']);
                is_closed.then_some((Marker::Bullet('I'), length + 1))
            }
            '=' | '-' => {
                // "==> visits": an arrow of signs before a statement.
                let length = text.bytes().take_while(|byte| matches!(byte, b'=' | b'-')).count();
                let is_arrow = length <= 3 && text[length..].starts_with("> ");
                is_arrow.then_some((Marker::Bullet('\u{2192}'), length + 1))
            }
            _ => None,
        }
    }

    /// Whether a number goes on with the numbering so far: "1.2 Visits" does, "1.5 million" begins a statement.
    fn continues_number(&self, parts: &[u32]) -> bool {
        let depth = parts.len() - 1;
        if self.number.len() < depth {
            return false;
        }
        let known = self.number[..depth] == parts[..depth];
        let follows = self.number.get(depth).map_or(parts[depth] <= 1, |last| parts[depth] == last + 1);
        // "2.1" follows "1.3".
        let is_next = self.number.len() == parts.len() && parts[depth] == 1 && {
            let (last, rest) = (self.number[depth - 1], &self.number[..depth - 1]);
            parts[depth - 1] == last + 1 && *rest == parts[..depth - 1]
        };
        known && follows || is_next
    }

    /// Whether a first number ("1.1") is followed by the second one on the next line of content.
    fn is_numbering(&self, text: &str, parts: &[u32]) -> bool {
        if parts.last() != Some(&1) || !text.contains(' ') {
            return false;
        }
        let offset = text.as_ptr() as usize - self.source.as_ptr() as usize;
        let mut lines = self.source[offset..].split('\n').skip(1).take(3).filter(|line| !line.trim().is_empty());
        let (last, rest) = parts.split_last().unwrap_or((&0, &[]));
        lines.next().is_some_and(|next| leading(next).eq(rest.iter().copied().chain([last + 1])))
    }

    pub(super) fn numbered(&mut self, text: &str) -> Option<(Marker, usize)> {
        let open = usize::from(text.starts_with('('));
        let bytes = text.as_bytes();
        let mut at = open;
        let mut parts: [u32; 4] = [0; 4];
        let mut count = 0;
        loop {
            let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if digits == 0 || digits > 3 || count == parts.len() {
                break;
            }
            parts[count] = text[at..at + digits].parse().ok()?;
            count += 1;
            at += digits;
            if bytes.get(at) != Some(&b'.') || !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                break;
            }
            at += 1;
        }
        if count == 0 {
            return None;
        }
        let closes = match bytes.get(at) {
            Some(b'.') => open == 0,
            Some(b')') => true,
            Some(b':') => count > 1 && open == 0,
            _ => false,
        };
        let after = at + usize::from(closes);
        let is_set_off = text[after..].starts_with([' ', '\t', '\u{a0}'])
            || closes && text[after..].starts_with(|c: char| c.is_alphabetic() || c == '*');
        let continues =
            count > 1 && (self.continues_number(&parts[..count]) || self.is_numbering(text, &parts[..count]));
        if !is_set_off || !closes && !continues || open == 1 && !closes {
            return None;
        }
        if count > 1 && closes && open == 0 && !continues && parts[1] > 30 {
            return None;
        }
        self.number.clear();
        self.number.extend_from_slice(&parts[..count]);
        Some((Marker::Number(count as u8), after))
    }
}

/// The numbers before a line, behind its bullet: "1.2" of "- 1.2 Visits".
fn leading(line: &str) -> impl Iterator<Item = u32> {
    let bare = line.trim_start_matches([' ', '\t', '-', '*', '•', '+', '\r']);
    let length = bare.bytes().take(12).take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    bare[..length].split('.').filter_map(|part| part.parse().ok())
}

/// "-NPS from 20 to 40-" is struck through, as wikis write it.
fn is_struck(after: &str) -> bool {
    let inner = after.trim_end().strip_suffix('-');
    inner.is_some_and(|inner| inner.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | ')')))
}

/// How many stars, or number signs in a wiki, stand before an item of a list in a list.
fn starred(text: &str, is_wiki: bool) -> Option<usize> {
    let mark = text.bytes().next().filter(|&byte| byte == b'*' || is_wiki && matches!(byte, b'#' | b'-'))?;
    let depth = text.bytes().take_while(|&byte| byte == mark).count();
    let least = if mark == b'#' { 1 } else { 2 };
    ((least..=6).contains(&depth) && text[depth..].starts_with(' ') && !text[depth..].trim().is_empty())
        .then_some(depth)
}

/// Length of an emoji or another sign before a word, with what says how it is drawn.
fn sign(text: &str) -> usize {
    let is_sign = |c: char| crate::parse::label::is_ornament(c) && !('\u{2190}'..='\u{21ff}').contains(&c);
    let rest = text.trim_start_matches(is_sign);
    let is_marker = rest.len() < text.len() && rest.trim_start().starts_with(|c: char| c.is_alphanumeric());
    if is_marker && crate::parse::label::label(rest.trim_start()).label.is_none() { text.len() - rest.len() } else { 0 }
}

/// A check box or a tick: whether it is a box, and its length.
fn check(text: &str) -> (bool, usize) {
    if !text.starts_with(|c: char| matches!(c, '[' | '(') || !c.is_ascii()) {
        return (false, 0);
    }
    const BOXES: &[&str] = &[
        "[ ]", "[]", "[x]", "[X]", "[✓]", "[✔]", "[-]", "[~]", "( )", "(x)", "☐", "⬜", "🔲", "☑", "☒", "□", "◻", "◽",
        "▢", "❏", "❑", "❒", "🗹", "🗷",
    ];
    const TICKS: &[&str] = &[
        "✅", "✔", "✓", "❌", "✗", "✘", "✖", "❎", "🟢", "🟡", "🔴", "⚪", "🟠", "🔵", "🟣", "⚫", "✏", "🔘", "⏳",
        "⌛", "🚧", "👉", "📌", "🔹", "🔸",
    ];
    let found = |list: &'static [&'static str]| list.iter().find(|sign| text.starts_with(**sign)).copied();
    let (has_box, Some(sign)) = found(BOXES).map_or_else(|| (false, found(TICKS)), |hit| (true, Some(hit))) else {
        return (false, 0);
    };
    let after = &text[sign.len()..];
    let after = after.strip_prefix('\u{fe0f}').unwrap_or(after);
    if sign.is_ascii() && !after.is_empty() && !after.starts_with([' ', '\t', '\u{a0}']) {
        return (false, 0);
    }
    (has_box, text.len() - after.len())
}
