//! Lines above a draft that name whose it is and for when: "Q1 2027 - Growth Marketing", "Last updated 3 May".
//!
//! In goes the text of a line, out comes whether it is such a title and which of its words name the period and the team. A
//! line that could be something to reach is none: it begins with a verb, speaks of "us", or goes on behind the period.

use std::ops::Range;

use super::sentence::{is_time, starts_with_verb, words};

/// Words of a title that do not name whose it is.
const NOISE: [&str; 47] = [
    "okr", "okrs", "objectives", "objective", "key", "results", "goals", "goal", "draft", "for", "the", "team", "and",
    "of", "our", "plan", "overview", "planning", "review", "roadmap", "priorities", "proposal", "update", "final",
    "version", "projects", "tasks", "todo", "list", "strategy", "minutes", "meeting", "agenda", "notes", "recap",
    "subject", "re", "fwd", "fw", "summary", "session", "workshop", "document", "squad", "schedule", "timeline",
    "quarterly",
];

/// Longer lines are no titles.
const LONGEST: usize = 100;

/// Whether a line only names a team, a period with whose it is, or the state of the page.
pub(super) fn is_title(text: &str) -> bool {
    text.len() <= LONGEST && (is_dated_name(text) || names_team(text) || is_remark(text))
}

/// Whether a line is a period with a name before or behind it: "Q1 2027 - Growth Marketing", "Marketing team, Q3".
pub(super) fn is_dated_name(text: &str) -> bool {
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(time) = time_in(text).filter(|time| names_period(&text[time.clone()])) else { return false };
    let (before, after) = (&text[..time.start], &text[time.end..]);
    let holds_words = |part: &str| part.contains(char::is_alphanumeric);
    let (name, gap) = match (holds_words(before), holds_words(after)) {
        (true, false) => (before, before.trim_end_matches(|c: char| !c.is_alphanumeric()).len()..before.len()),
        (false, true) => (after, 0..after.len() - after.trim_start_matches(|c: char| !c.is_alphanumeric()).len()),
        _ => return false,
    };
    let is_set_off = name[gap].contains([',', '-', '–', '—', '|', '/', ':', '(', '[', '·', '•']);
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            || NOISE.iter().any(|noise| noise.eq_ignore_ascii_case(word))
            || word == "&"
    };
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let is_document = |word: &str| DOCUMENTS.iter().any(|kind| kind.eq_ignore_ascii_case(word));
    may_be_name(name)
        && (is_set_off || name.split_whitespace().all(is_name) || name.split_whitespace().any(is_document))
}

/// What a page calls itself: "Board memo - marketing priorities FY27".
const DOCUMENTS: [&str; 9] =
    ["memo", "priorities", "okrs", "goals", "objectives", "minutes", "agenda", "recap", "retro"];

/// Whether a time is a year, a quarter, a half or a month: "7/10" is a score.
fn names_period(time: &str) -> bool {
    time.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let is_year = digits == 4 && word.len() == 4 && word.starts_with("20");
        is_year || digits > 0 && digits < word.len() || digits == 0 && crate::time::month(word).is_some()
    })
}

/// Whether a line is the name of a team and nothing else: "Web team", "Team Growth", "Squad Search:".
pub(super) fn names_team(text: &str) -> bool {
    const KINDS: [&str; 6] = ["team", "squad", "department", "dept", "tribe", "chapter"];
    let is_kind = |word: &str| KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(word));
    if text.len() > LONGEST {
        return false;
    }
    let bare = text.trim_matches(|c: char| matches!(c, ':' | ' ' | '*' | '=' | '-' | '–' | '—'));
    let mut all = bare.split_whitespace();
    let (first, second, last) = (all.next(), all.clone().next(), all.next_back());
    // "Team up with resellers" is something to do.
    let leads = first.is_some_and(is_kind) && second.is_some_and(|word| !word.starts_with(char::is_lowercase));
    (leads || last.is_some_and(is_kind)) && words(bare, 6) >= 2 && !bare.contains(" the ") && may_be_name(bare)
}

/// Whether a line says how old or how final the page is: "Last updated 3 May", "Draft v2", "Prepared by Ana".
fn is_remark(text: &str) -> bool {
    const LEADS: [&str; 22] = [
        "last updated", "last edited", "last modified", "last changed", "last reviewed", "prepared by", "written by",
        "created by", "created on", "edited by", "updated on", "updated by", "as of ", "draft v", "draft for ",
        "version ", "work in progress", "for discussion", "for review", "confidential", "internal only", "not final",
    ];
    let begins = |lead: &&str| text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead));
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    words(text, 9) <= 8 && !text.contains('%') && LEADS.iter().any(begins)
        || ["draft", "wip"].iter().any(|word| word.eq_ignore_ascii_case(bare))
}

/// Whether these words could name a team or a topic, rather than say something.
fn may_be_name(name: &str) -> bool {
    const OF_SENTENCES: [&str; 18] = [
        "us", "our", "we", "they", "them", "their", "you", "your", "it", "is", "are", "to", "a", "an", "who", "that",
        "more", "every",
    ];
    let is_of_sentence = |word: &str| OF_SENTENCES.iter().any(|known| known.eq_ignore_ascii_case(word));
    (1..=5).contains(&words(name, 6))
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '%' | '→' | '='))
        && !name.ends_with(['.', '?', '!'])
        && !starts_with_verb(name)
        && !name.split(|c: char| !c.is_alphanumeric()).any(is_of_sentence)
}

/// Whether a line holds the words of a period.
pub(super) fn has_time(text: &str) -> bool {
    text.len() < 160 && time_in(text).is_some()
}

/// The words of a line that name a period.
pub(super) fn time_in(text: &str) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    let mut at = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '(' | ')')) {
        let bare = word.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '(' | ')'));
        let is_period = !bare.is_empty()
            && is_time(bare)
            && (bare.contains(|c: char| c.is_ascii_digit()) || found.is_some() || bare.len() > 5);
        // "12" and "+12" are numbers, "~10%" and "€2026" are values.
        let core = bare.trim_matches(|c: char| !c.is_alphanumeric());
        let is_year = text[..at]
            .split_whitespace()
            .next_back()
            .is_some_and(|before| ["fy", "year", "season"].iter().any(|word| word.eq_ignore_ascii_case(before)));
        let is_range = || !is_year && core.split(['-', '–', '—', '‑']).all(is_short_number);
        let is_number = is_short_number(core) || found.is_none() && is_range();
        let is_value = bare.starts_with(['+', '~', '<', '>', '≥', '≤', '€', '$', '£', '='])
            || bare.ends_with(['%', '€', '$', '£', '+']);
        if is_period && !is_number && !is_value {
            found = Some(found.map_or(at, |range| range.start)..at + bare.len());
        } else if found.is_some() && !bare.is_empty() {
            break;
        }
        at += word.len();
    }
    found
}

/// "12", and each side of "16–24": an age or an amount rather than a year.
fn is_short_number(part: &str) -> bool {
    part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit())
}

/// The words of a title that name whose it is: all but the period and "OKRs".
pub(super) fn area(text: &str) -> Range<usize> {
    let mut range = 0..0;
    let mut at = 0;
    if ["how", "what", "why", "when"]
        .iter()
        .any(|word| text.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(word)))
        || text.trim_end().ends_with('?')
        || ["Q:", "A:", "Q.", "A."].iter().any(|mark| text.trim_start().starts_with(mark))
    {
        return range;
    }
    for word in text.split_inclusive(char::is_whitespace) {
        if word.starts_with(['(', '[']) {
            break;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let is_noise = bare.is_empty() && word.trim() != "&"
            || is_time(bare)
            || NOISE.iter().any(|noise| noise.eq_ignore_ascii_case(bare));
        if !is_noise {
            let start = at + word.find(bare).unwrap_or(0);
            let end = start + bare.len();
            range = if range.is_empty() { start..end } else { range.start..end };
        } else if !range.is_empty() && !matches!(bare, "team" | "Team" | "and" | "of") {
            break;
        }
        at += word.len();
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_whose_and_when() {
        let cases = [
            ("Q1 2027 - Growth Marketing", Some("Q1 2027"), "Growth Marketing"),
            ("Marketing team, Q3", Some("Q3"), "Marketing"),
            ("Lifecycle & CRM (H1 2027)", Some("H1 2027"), "Lifecycle & CRM"),
            ("Brand Q2 2027", Some("Q2 2027"), "Brand"),
            ("Team Content", None, "Content"),
            ("Growth team:", None, "Growth"),
            ("Squad Search", None, "Search"),
            ("Board memo - marketing priorities FY27", Some("FY27"), "Board memo"),
        ];
        for (text, time, team) in cases {
            assert!(is_title(text), "{text}");
            assert_eq!(time_in(text).map(|range| &text[range]), time, "{text}");
            assert_eq!(&text[area(text)], team, "{text}");
        }
        for text in ["Last updated 3 May", "Draft v2", "WIP", "Prepared by Ana Lima, 4 June"] {
            assert!(is_title(text), "{text}");
        }
    }

    #[test]
    fn questions_name_no_team() {
        for text in ["Q: why now?", "Which markets?", "A: Marketing"] {
            assert_eq!(area(text), 0..0, "{text}");
        }
    }

    #[test]
    fn what_is_to_be_reached_is_no_title() {
        for text in [
            "Installers recommend us, Q3",
            "Win in Austria, 2027",
            "Be ready for 2027",
            "Trade show presence Q3",
            "Visits from 3 to 5 in Q3",
            "Motivate the sales team",
            "Updated pricing page",
            "First release of the size finder (7/10)",
            "A happy sales team",
            "Reference customers +12",
            "Cancellations ~2000",
            "Team up with resellers",
        ] {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn an_age_is_no_period() {
        for text in ["Aided awareness 16–24:", "Women 25-34", "Ages 18-29, Austria", "Reach 55–64"] {
            assert_eq!(time_in(text), None, "{text}");
        }
        for text in ["2026-27", "FY 26-27", "26/27"] {
            assert!(time_in(text).is_some(), "{text}");
        }
    }
}
