//! Wrapped lines: whether a line goes on with the sentence of the line before.
//!
//! An indent under an item, an open end, a small first letter or a line that was full say so; a label at the beginning
//! of the line says that it stands for itself.

use super::{Previous, Reader, Shape};

impl Reader<'_> {
    /// Whether a line goes on with the sentence of the line before, which was wrapped.
    pub(super) fn continues(&self, previous: Previous, indent: u32, text: &str) -> bool {
        let Some(block) = self.outline.blocks.last() else { return false };
        let before = &self.source[previous.content.range()];
        if text.starts_with(['<', '{', '|', '!'])
            || before.ends_with(':') && block.shape == Shape::Line
            || begins_label(text)
        {
            return text.starts_with("{:");
        }
        if matches!(block.shape, Shape::Item(_)) && indent > block.indent {
            return true;
        }
        let Some(first) = text.chars().next() else { return false };
        let open_end = before.ends_with([',', '(', '-', '–', '&', '/']);
        let ended = before.ends_with(['.', '!', '?', ':', ';', '*']);
        let long = previous.width >= 50;
        if first.is_lowercase() {
            return open_end || long || !ended && before.len() >= 20 && before.starts_with(char::is_uppercase);
        }
        if open_end && long {
            return true;
        }
        if is_unfinished(before) && !first.is_uppercase() {
            return true;
        }
        // A capital begins a statement of its own, unless the line before it stops in the middle of one, or its
        // block has been wrapped before.
        if first.is_uppercase() && block.count < 2 && !is_unfinished(before) {
            return false;
        }
        // The next word would not have fitted: the line was wrapped and not ended.
        let word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = columns(before) + 1 + word > previous.width.max(columns(text));
        let is_wrapped = previous.width >= 60 && previous.width <= 120 && full;
        if ended {
            is_wrapped && before.ends_with(['.', '!', '?']) && block.shape == Shape::Line && previous.width >= 66
        } else {
            is_wrapped && !matches!(block.shape, Shape::Item(_)) || long && is_wrapped
        }
    }
}

/// Whether a line ends with a word that something must follow.
fn is_unfinished(line: &str) -> bool {
    const WORDS: [&str; 46] = [
        "of", "the", "a", "an", "and", "or", "to", "in", "for", "with", "by", "from", "on", "at", "our", "their",
        "its", "than", "per", "as", "that", "which", "who", "is", "are", "every", "each", "all", "between", "via",
        "into", "und", "oder", "der", "die", "das", "den", "dem", "von", "mit", "für", "zu", "im", "de", "la", "et",
    ];
    let last = line.rsplit(' ').next().unwrap_or(line);
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(last))
}

/// Characters up to a limit that wrapped lines never reach; long lines need not be counted to their end.
pub(super) fn columns(text: &str) -> usize {
    if text.len() <= 200 { text.chars().count() } else { text.chars().take(200).count() }
}

/// Whether a line begins with a word and a colon or with a label's number, so that it stands for itself.
fn begins_label(text: &str) -> bool {
    let head = text.get(..text.len().min(48)).unwrap_or(text).trim_start_matches(['*', '_', '~', '`']);
    let starts = |name: &str| head.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if ["kr", "o1", "o2", "o3", "o4", "o5", "objective", "key result", "initiative"].into_iter().any(starts) {
        return crate::parse::label::label(head).label.is_some() || head.contains(':');
    }
    head.find(':').is_some_and(|at| {
        at > 0
            && at < 40
            && head[..at].split_whitespace().count() <= 4
            && !head[at..].starts_with("://")
            && (head.starts_with(char::is_uppercase) || crate::parse::key::key(&head[..at]).is_some())
    })
}
