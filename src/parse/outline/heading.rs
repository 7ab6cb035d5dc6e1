//! Headings: `#` before a title, or a line of `=` or `-` under it.
//!
//! A heading may have lost its space or stand indented. The number of its section is no part of it.

use super::{Reader, Shape};
use crate::text::Span;

impl Reader<'_> {
    /// `===` or `---` under a line makes it a heading.
    pub(super) fn underline(&mut self, text: &str) -> bool {
        let level = match text.as_bytes() {
            [b'=', ..] if text.bytes().all(|b| b == b'=') => 1,
            [b'-', b'-', ..] if text.bytes().all(|b| b == b'-') => 2,
            _ => return false,
        };
        let Some(last) = self
            .outline
            .blocks
            .last_mut()
            .filter(|last| self.previous.is_some() && last.shape == Shape::Line && last.count == 1)
        else {
            return false;
        };
        last.shape = Shape::Heading(level);
        self.previous = None;
        true
    }

    pub(super) fn heading(&mut self, indent: u32, line: Span, text: &str) -> bool {
        if let [b'h', level @ b'1'..=b'6', b'.', b' ', ..] = text.as_bytes() {
            // "h2. Objective" as wikis and trackers have it; their "#" begins an item.
            self.is_wiki = true;
            let start = line.end - text[3..].trim_start().len();
            self.open(Shape::Heading(level - b'0'), indent, Span::new(start, line.end), false);
            return true;
        }
        if self.is_wiki {
            return false;
        }
        let level = text.bytes().take_while(|&b| b == b'#').count();
        if !(1..=6).contains(&level) || indent > 3 && !self.after_blank {
            return false;
        }
        let after = &text[level..];
        // "##Objective" has lost its space; "#1 in the market" has not.
        if !after.starts_with([' ', '\t', '\u{a0}'])
            && !(level > 1 && after.starts_with(|c: char| c.is_alphabetic() || c == '*'))
        {
            return false;
        }
        let content = after.trim();
        let content = content.strip_suffix('#').map_or(content, |shorter| {
            let bare = shorter.trim_end_matches('#');
            if bare.ends_with(' ') { bare.trim_end() } else { content }
        });
        let start = line.start + level + (after.len() - after.trim_start().len());
        self.number.clear();
        // "### 2. Be found": the number of a section is no part of it.
        let number = self.numbered(content).map_or(0, |(_, length)| length);
        let gap = content[number..].len() - content[number..].trim_start().len();
        let (start, content) = if number + gap < content.len() {
            (start + number + gap, &content[number + gap..])
        } else {
            (start, content)
        };
        if !content.is_empty() {
            self.open(Shape::Heading(level as u8), indent, Span::new(start, start + content.len()), false);
        }
        self.number.clear();
        true
    }
}
