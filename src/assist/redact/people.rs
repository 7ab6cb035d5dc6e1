//! Names of people in a text, found by themselves: "(Anna Schmidt)", "owned by Piotr", "Zanele to publish …".
//!
//! In goes a text, out come byte ranges. A common given name is one wherever it stands, with the surname behind it; other
//! names are known by their place: in brackets, behind "owned by" or "ask", behind a dash that ends the line, before
//! "to" or "will" at its begin. A word of the lexicon, a place, a month or a name with capitals within is taken for no person.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::analysis::Lexicon;
use crate::analysis::lexicon::Class;

/// Given names, and those of them that are mostly other words.
static NAMES: LazyLock<[HashSet<&'static str>; 2]> = LazyLock::new(|| {
    let text = include_str!("../../../rules/given-names.txt");
    let (given, also) = text.split_once("\n[also words]\n").unwrap_or((text, ""));
    let words = |part: &'static str| part.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    [words(given).collect(), words(also).collect()]
});

/// Months and days of the week: with a capital, and nobody's name.
const DAYS: [&str; 19] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];

/// What stands within a name in small letters.
const PARTICLES: [&str; 16] =
    ["von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "bin", "al", "el", "ter"];

/// What joins one name to the next.
const JOINERS: [&str; 6] = ["and", "&", "/", ",", "+", "or"];

/// Where the names of people stand in `text`, in its order.
pub fn names(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let line = Line { text, words: &words };
    let mut found = Vec::new();
    let mut at = 0;
    let mut is_joined = false;
    while at < words.len() {
        let end = line.name_at(at, is_joined);
        if let Some(end) = end {
            found.push(words[at].range.start..words[end - 1].range.end);
            at = end;
        }
        is_joined = line.is_joined(at) && (end.is_some() || is_joined && line.is_joiner(at));
        at += usize::from(end.is_none() || line.is_joiner(at) && is_joined);
    }
    found
}

/// One word of a text.
struct Word<'a> {
    range: Range<usize>,
    text: &'a str,
    lower: String,
}

impl Word<'_> {
    /// "Anna", "O'Brien", "McKay", "Jean-Luc": a capital first, and no name of a product such as "HubSpot".
    fn is_name_like(&self) -> bool {
        let parts = self.text.split(['-', '\'', '’']);
        parts.into_iter().filter(|part| !part.is_empty()).all(|part| {
            let rest = part.strip_prefix("Mc").or_else(|| part.strip_prefix("Mac")).unwrap_or(part);
            let mut letters = rest.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
        }) && self.text.chars().count() > 1
    }

    fn is_in(&self, list: usize) -> bool {
        NAMES[list].contains(self.lower.as_str())
            || self.lower.split_once('-').is_some_and(|(first, _)| NAMES[list].contains(first))
    }

    fn is_given(&self) -> bool {
        self.is_in(0) && !self.is_place()
    }

    fn is_place(&self) -> bool {
        Lexicon::default().entry(&self.lower).classes.has(Class::Place)
    }

    fn is_day(&self) -> bool {
        DAYS.contains(&self.lower.as_str())
    }

    /// Whether it means something else than a person.
    fn is_other(&self) -> bool {
        let is_known = || {
            let entry = Lexicon::default().entry(&self.lower);
            !entry.lemma.is_empty() || entry.classes.has(Class::Place)
        };
        self.is_day() || is_known() && !self.is_given() && !self.is_in(1)
    }

    /// Whether it can be a name where the place says that a name stands there.
    fn may_be_named(&self) -> bool {
        self.is_given() || self.is_name_like() && !self.is_other()
    }
}

struct Line<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
}

impl Line<'_> {
    /// The end of the name that begins at word `at`. `is_joined` where it is joined to a name before it.
    fn name_at(&self, at: usize, is_joined: bool) -> Option<usize> {
        let word = &self.words[at];
        let end = self.end(at);
        let is_given = word.is_given() && word.is_name_like();
        let has_surname =
            || word.is_in(1) && !word.is_day() && word.is_name_like() && end > at + 1 && !self.words[at + 1].is_other();
        let is_placed = || {
            self.is_behind_role(at)
                || self.is_spoken_to(at)
                || self.is_bracketed(at)
                || self.is_behind_dash(at)
                || self.acts(at)
                || is_joined
        };
        (is_given || has_surname() || word.may_be_named() && is_placed()).then_some(end)
    }

    /// The end of a name that begins at `at`: initials, particles and surnames behind it.
    fn end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while end < self.words.len() && end < at + 5 && self.is_beside(end) {
            let next = &self.words[end];
            let is_initial = next.text.chars().count() == 1 && next.text.chars().all(char::is_uppercase);
            let is_particle = self.is_particle(end);
            let is_surname = next.is_name_like() && !next.is_day() && !next.is_place();
            if !(is_initial || is_particle || is_surname) {
                break;
            }
            end += 1;
        }
        end
    }

    /// "von", "de la": before a surname.
    fn is_particle(&self, at: usize) -> bool {
        let is_small = |at: usize| self.words.get(at).is_some_and(|word| PARTICLES.contains(&word.text));
        let is_surname = |at: usize| self.words.get(at).is_some_and(Word::is_name_like) && self.is_beside(at);
        is_small(at) && (is_surname(at + 1) || is_small(at + 1) && is_surname(at + 2))
    }

    /// Whether a word stands a blank behind the one before it, an initial's full stop left out.
    fn is_beside(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.words.get(before)) else { return false };
        let gap = &self.text[before.range.end..self.words[at].range.start];
        gap == " " || gap == ". " && before.text.chars().count() == 1
    }

    /// "owned by Piotr", "Owner: Piotr", "Dr. Okoro".
    fn is_behind_role(&self, at: usize) -> bool {
        const ROLES: [&str; 14] = [
            "owner", "owners", "dri", "lead", "responsible", "accountable", "assignee", "champion", "sponsor",
            "author", "contact", "driver", "who", "pm",
        ];
        const TITLES: [&str; 9] = ["mr", "mrs", "ms", "dr", "prof", "frau", "herr", "madame", "monsieur"];
        const DOERS: [&str; 7] = ["owned", "assigned", "led", "driven", "handled", "managed", "delegated"];
        let Some(before) = at.checked_sub(1).map(|before| &self.words[before]) else { return false };
        let gap = self.text[before.range.end..self.words[at].range.start].trim();
        let lower = before.lower.as_str();
        let doer = at.checked_sub(2).map_or("", |doer| self.words[doer].lower.as_str());
        gap.is_empty() && matches!(lower, "by" | "to") && DOERS.contains(&doer)
            || matches!(gap, ":" | "=" | "–" | "-") && ROLES.contains(&lower)
            || matches!(gap, "" | ".") && TITLES.contains(&lower)
    }

    /// "Ask Zanele about it", "Call Ola": whom one speaks to.
    fn is_spoken_to(&self, at: usize) -> bool {
        const SPEAKING: [&str; 9] = ["ask", "call", "phone", "ring", "email", "brief", "thank", "remind", "nudge"];
        let before = at.checked_sub(1).map(|before| self.words[before].lower.as_str());
        self.is_beside(at) && before.is_some_and(|before| SPEAKING.contains(&before))
    }

    /// "(Piotr)", "[Jon & Zanele]": names and nothing else between brackets.
    fn is_bracketed(&self, at: usize) -> bool {
        let start = self.words[at].range.start;
        let Some(open) = self.text[..start].rfind(['(', '[', '{']) else { return false };
        let Some(close) = self.text[start..].find([')', ']', '}']).map(|length| start + length) else { return false };
        // "[Availability] Cut outages": a label, in which a name has to be a common one.
        let is_label = !self.text[open..].starts_with('(');
        let mut inside = self.words.iter().filter(|word| open < word.range.start && word.range.end <= close);
        inside.clone().count() <= 6
            && !self.text[open..close].contains('?')
            && inside.all(|word| {
                word.is_given()
                    || !is_label && word.may_be_named()
                    || word.is_name_like() && word.is_in(1)
                    || JOINERS.contains(&word.lower.as_str())
            })
    }

    /// "… – Zanele Mokoena" and "… | Zanele" at the end of a line.
    fn is_behind_dash(&self, at: usize) -> bool {
        let start = self.words[at].range.start;
        let is_behind = [" - ", " – ", " — ", " | "].iter().any(|dash| self.text[..start].ends_with(dash));
        let end = self.end(at);
        let rest = self.text[self.words[end - 1].range.end..].trim_end_matches([' ', '.']);
        is_behind && rest.is_empty()
    }

    /// "Zanele to publish …", "Zanele and Ola will …" at the begin of a line.
    fn acts(&self, at: usize) -> bool {
        let is_first = self.text[..self.words[at].range.start].chars().all(|letter| !letter.is_alphanumeric());
        let mut next = self.end(at);
        let lower = |at: usize| self.words.get(at).map_or("", |word| word.lower.as_str());
        while is_first && JOINERS.contains(&lower(next)) && self.words.get(next + 1).is_some_and(Word::may_be_named) {
            next = self.end(next + 1);
        }
        let is_verb = || {
            use crate::analysis::lexicon::Forms;
            Lexicon::default().entry(lower(next + 1)).forms.has(Forms::BASE)
        };
        const TEAMS: [&str; 6] = ["able", "dev", "devs", "devops", "ops", "admins"];
        let is_team = TEAMS.contains(&lower(at));
        is_first && !is_team && matches!(lower(next), "to" | "will" | "shall") && is_verb()
    }

    fn is_joiner(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| JOINERS.contains(&word.lower.as_str()))
    }

    /// Whether what stands at `at`, behind a name, joins the next word to it.
    fn is_joined(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.words.get(before)) else { return false };
        let Some(word) = self.words.get(at) else { return false };
        let gap = self.text[before.range.end..word.range.start].trim();
        JOINERS.contains(&gap) || gap.is_empty() && (self.is_joiner(at) || self.is_joiner(at - 1))
    }
}

/// The words of a text: letters, with hyphens and apostrophes within, and single "&".
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|letter: char| letter.is_alphabetic() || letter == '&') {
        let start = from + start;
        let end = if text[start..].starts_with('&') { start + 1 } else { end_of_word(text, start) };
        // "NAME_A" is a mark, "x1" a name of something else.
        let is_part = text[end..].starts_with(|letter: char| letter.is_numeric() || letter == '_')
            || text[..start].ends_with(|letter: char| letter.is_numeric() || letter == '_');
        if !is_part {
            let word = &text[start..end];
            words.push(Word { range: start..end, text: word, lower: word.to_lowercase() });
        }
        from = end;
    }
    words
}

fn end_of_word(text: &str, start: usize) -> usize {
    let mut letters = text[start..].char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let is_joint = match letter {
            '-' => next.is_some_and(char::is_alphabetic),
            '\'' | '’' => next.is_some_and(char::is_uppercase),
            _ => false,
        };
        if !letter.is_alphabetic() && !is_joint {
            return start + at;
        }
    }
    text.len()
}
