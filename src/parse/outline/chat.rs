//! What a chat puts before a message: "[10:02] Anna: ", "[3/5/26, 10:02:11] Anna Lima: ", "Anna Lima  10:02 AM".
//!
//! In goes a line, out comes how much of it belongs to the chat. Who sent a message seldom owns what it says, so the name is
//! left out with the time.

use crate::parse::label::label;

/// Length of the time and the name before a message; all of the line where nothing else stands in it.
pub(super) fn stamp(text: &str) -> Option<usize> {
    if !text.starts_with(|c: char| c == '[' || c.is_ascii_digit() || c.is_uppercase()) {
        return None;
    }
    let time = if text.starts_with('[') { bracketed(text) } else { clock(text) };
    match time {
        Some(time) => Some(time + sender(&text[time..]).unwrap_or(0)).filter(|_| {
            // A bare time of day begins a message only where a name follows.
            text.starts_with('[') || sender(&text[time..]).is_some()
        }),
        None => signed(text).then_some(text.len()),
    }
}

/// "[10:02] ", "[3/5/26, 10:02:11 AM] ".
fn bracketed(text: &str) -> Option<usize> {
    const LONGEST: usize = 32;
    let close = text.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let inner = &text[1..close];
    let is_time = inner.contains(':')
        && inner.starts_with(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || " :/.,-APMapm\u{202f}".contains(c));
    let after = &text[close + 1..];
    is_time.then(|| text.len() - after.trim_start().len())
}

/// "10:02 ", "10:02 AM - ", "3/5/26, 10:02 - ".
fn clock(text: &str) -> Option<usize> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let word = |from: usize| text[from..].split(' ').next().unwrap_or_default();
    let first = word(0);
    let is_date = first.contains(['/', '.'])
        && first.len() <= 12
        && first.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b','));
    let at = if is_date { (first.len() + 1).min(text.len()) } else { 0 };
    let time = word(at);
    if !is_clock(time) {
        return None;
    }
    let rest = text[at + time.len()..].trim_start();
    let half = rest.get(..3).is_some_and(|half| half.eq_ignore_ascii_case("am ") || half.eq_ignore_ascii_case("pm "));
    let rest = if half { &rest[3..] } else { rest };
    Some(text.len() - rest.trim_start_matches(['-', '–', ' ']).len())
}

/// "10:02", "9:41:07", "10:02AM".
fn is_clock(time: &str) -> bool {
    let bare = time.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let half = &time[bare.len()..];
    let mut parts = bare.split(':');
    let is_part =
        |part: &str, least: usize| (least..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (half.is_empty() || half.eq_ignore_ascii_case("am") || half.eq_ignore_ascii_case("pm"))
        && parts.next().is_some_and(|hour| is_part(hour, 1))
        && parts.next().is_some_and(|minute| is_part(minute, 2))
        && parts.next().is_none_or(|second| is_part(second, 2))
}

/// "Anna: ", "Anna Lima: ": a name of one to three words that is no label.
fn sender(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let colon = text.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let name = text.get(..colon)?;
    let is_name = (1..=3).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '@'))
        && !name.contains(|c: char| c.is_ascii_digit())
        && text[colon + 1..].starts_with(' ')
        && label(text).label.is_none();
    is_name.then(|| text.len() - text[colon + 1..].trim_start().len())
}

/// "Anna Lima  10:02 AM", as a line of its own over a message.
fn signed(text: &str) -> bool {
    const LONGEST: usize = 48;
    if text.len() > LONGEST {
        return false;
    }
    let Some(at) = text.find(|c: char| c.is_ascii_digit()) else { return false };
    let (name, time) = (text[..at].trim_end_matches([' ', '[', ',', '|', '·', '-']), text[at..].trim_end_matches(']'));
    let mut words = time.split_whitespace();
    let is_time = words.next().is_some_and(is_clock)
        && words.next().is_none_or(|half| half.eq_ignore_ascii_case("am") || half.eq_ignore_ascii_case("pm"))
        && words.next().is_none();
    is_time
        && (1..=3).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !name.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_chat_puts_before_a_message() {
        let cases = [
            ("[10:02] Anna: Bakers come back", "Bakers come back"),
            ("[10:02] O1: Bakers come back", "O1: Bakers come back"),
            ("[3/5/26, 10:02:11] Anna Lima: Bakers come back", "Bakers come back"),
            ("10:02 Anna: Bakers come back", "Bakers come back"),
            ("3/5/26, 10:02 - Anna Lima: Bakers come back", "Bakers come back"),
            ("Anna Lima  10:02 AM", ""),
        ];
        for (line, rest) in cases {
            assert_eq!(stamp(line).map(|length| &line[length..]), Some(rest), "{line}");
        }
        for line in [
            "Objective: Bakers come back",
            "10:02 is when the oven is full",
            "[ ] Call",
            "KR1: 10:30",
            "Ärzte",
            "KR3:",
            "Objectives Q2 2027:",
        ] {
            assert_eq!(stamp(line), None, "{line}");
        }
    }
}
