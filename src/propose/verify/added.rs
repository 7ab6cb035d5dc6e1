//! What a wording adds that its author did not give: a name, a place, a group of people, an address, marks of a markup,
//! and a thing that nobody can count.
//!
//! In go the statement and the wording with its reading, out come objections. A word with a capital is a name where
//! neither the lexicon nor a metric's name has it; what the statement, its objective or its owners say is given.

use super::words::stem;
use super::{Objection, head_of, language};
use crate::analysis::lexicon::Class;
use crate::analysis::{Features, Lexicon};
use crate::parse::parse;
use crate::propose::knowledge::find_metrics;
use crate::propose::knowledge::term::{self, Word};
use crate::propose::own::Statement;

/// What the author gives, for all wordings of a statement.
pub struct Given {
    text: String,
    words: Vec<String>,
}

impl Given {
    /// What the author of `statement` gives.
    pub fn of(statement: &Statement<'_>) -> Self {
        let owners = statement.owners.join(" ");
        Self::in_text(&[statement.text, statement.objective.unwrap_or_default(), &owners].join("\n"))
    }

    /// What stands in `text`.
    pub fn in_text(text: &str) -> Self {
        let text = text.to_lowercase();
        let words = term::words(&text).into_iter().map(|word| word.lower).collect();
        Self { text, words }
    }

    fn has(&self, lower: &str) -> bool {
        let plain = lower.strip_suffix("'s").unwrap_or(lower);
        let of = |own: &String| own == plain || own.strip_suffix("'s") == Some(plain) || stem(own) == stem(plain);
        self.words.iter().any(of)
    }
}

/// Objections to what `text` adds.
pub fn objections(given: &Given, text: &str, lexicon: &Lexicon) -> Vec<Objection> {
    let mut objections: Vec<Objection> = addresses(given, text).collect();
    if objections.is_empty() {
        objections.extend(names(given, text, lexicon));
        objections.extend(owner(given, text).or_else(|| bracketed(given, text)).filter(|_| objections.is_empty()));
    }
    objections.extend(segments(given, text));
    objections.extend(markup(given, text));
    objections
}

/// Names and places of `text` that the author did not give. The first word of a sentence has a capital in any case.
fn names(given: &Given, text: &str, lexicon: &Lexicon) -> Vec<Objection> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let words = term::words(text);
    let metrics: Vec<_> = find_metrics(&words).into_iter().map(|found| found.range).collect();
    let begins = |word: &Word| {
        let before = text[..word.range.start].trim_end_matches([' ', '"', '“', '(']);
        before.is_empty() || before.ends_with(['.', '!', '?', ':'])
    };
    let is_of_metric = |word: &Word| metrics.iter().any(|range| range.contains(&word.range.start));
    let mut objections = Vec::new();
    let has_capital = |word: &&Word| text[word.range.clone()].starts_with(char::is_uppercase);
    for word in words.iter().filter(has_capital).filter(|word| !is_of_metric(word) && !given.has(&word.lower)) {
        let shown = &text[word.range.clone()];
        let entry = lexicon.entry(&word.lower);
        let is_place = entry.classes.has(Class::Place);
        if begins(word) && !is_place {
            continue;
        }
        let is_name = shown.chars().skip(1).any(char::is_lowercase)
            && entry.lemma.is_empty()
            && !DAYS.contains(&word.lower.as_str())
            && !crate::time::MONTHS.iter().any(|month| word.lower.starts_with(month));
        if is_place {
            objections.push(Objection::InventedPlace(shown.to_owned()));
        } else if is_name {
            objections.push(Objection::InventedName(shown.to_owned()));
        }
    }
    objections
}

/// "… (Mark)": names alone in brackets at the end, which in a draft say whose it is.
fn bracketed(given: &Given, text: &str) -> Option<Objection> {
    let inner = text.trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?.1;
    let words = term::words(inner);
    let is_name = |word: &Word| {
        let mut letters = inner[word.range.clone()].chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let are_names = (1..=3).contains(&words.len()) && words.iter().all(|word| is_name(word) && !given.has(&word.lower));
    are_names.then(|| Objection::InventedName(inner.to_owned()))
}

/// "(owner: …)", "owned by …": whose it is stands beside a statement, and the author says it.
fn owner(given: &Given, text: &str) -> Option<Objection> {
    const LEADS: [&str; 8] =
        ["owner:", "owners:", "owned by ", "assigned to ", "dri:", "responsible:", "accountable:", "lead:"];
    let lower = text.to_ascii_lowercase();
    let (start, lead) = LEADS.iter().find_map(|lead| Some((lower.find(lead)?, lead)))?;
    let rest = text[start + lead.len()..].split([')', ']', ',', ';']).next().unwrap_or_default().trim();
    (!given.text.contains(&rest.to_lowercase())).then(|| Objection::InventedName(rest.to_owned()))
}

/// Addresses and handles that the author did not give.
fn addresses<'a>(given: &'a Given, text: &'a str) -> impl Iterator<Item = Objection> + 'a {
    let marks = ['(', ')', '[', ']', '<', '>', '"', '“', '”', '\'', ',', ';', '!', '?', '.', ':'];
    let pieces = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '<' | '>' | '"'));
    pieces.map(move |piece| piece.trim_matches(marks)).filter_map(move |piece| {
        let is_given = || given.text.contains(&piece.to_lowercase());
        let is_handle = piece.strip_prefix('@').is_some_and(|name| name.starts_with(char::is_alphanumeric));
        match (is_handle, is_handle || is_address(piece)) {
            (_, false) => None,
            _ if is_given() => None,
            (true, _) => Some(Objection::InventedName(piece.to_owned())),
            _ => Some(Objection::InventedAddress(piece.to_owned())),
        }
    })
}

fn is_address(piece: &str) -> bool {
    const ENDINGS: [&str; 16] =
        ["com", "org", "net", "io", "co", "eu", "de", "uk", "fr", "pl", "es", "it", "dev", "app", "info", "biz"];
    let lower = piece.to_ascii_lowercase();
    let (host, path) = lower.split_once('/').unwrap_or((&lower, ""));
    let ends_like_host = |host: &str| {
        host.rsplit_once('.').is_some_and(|(name, ending)| {
            let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || b".-".contains(&it));
            is_name
                && (ENDINGS.contains(&ending) || !path.is_empty() && ending.bytes().all(|it| it.is_ascii_lowercase()))
        })
    };
    let has_account = lower.split_once('@').is_some_and(|(account, host)| !account.is_empty() && host.contains('.'));
    lower.contains("://")
        || lower.starts_with("www.")
        || lower.starts_with("mailto:")
        || lower.starts_with("javascript:")
        || has_account
        || ends_like_host(host)
}

/// Groups of people that a wording narrows its number to, and the author does not.
fn segments(given: &Given, text: &str) -> Option<Objection> {
    const GROUPS: [&str; 34] = [
        "enterprise", "enterprises", "midmarket", "smb", "smbs", "sme", "smes", "b2b", "b2c", "women", "men", "female",
        "male", "girls", "boys", "millennial", "millennials", "teenage", "teenagers", "teens", "seniors", "pensioners",
        "vip", "premium", "urban", "rural", "wealthy", "affluent", "freelancers", "startups", "millionaires",
        "retirees", "expats", "veterans",
    ];
    let words = term::words(text);
    // "women in leading roles" is a metric, and narrows none.
    let is_of_metric = |word: &Word| find_metrics(&words).iter().any(|found| found.range.contains(&word.range.start));
    let mut groups = words.iter().filter(|word| GROUPS.contains(&word.lower.as_str()) && !given.has(&word.lower));
    let group = groups.find(|word| !is_of_metric(word))?;
    Some(Objection::InventedSegment(text[group.range.clone()].to_owned()))
}

/// Marks that would be more than words within a draft. What the author writes so stays.
fn markup(given: &Given, text: &str) -> Option<Objection> {
    const MARKS: [&str; 14] =
        ["<!--", "-->", "```", "`", "**", "__", "~~", "![", "](", "|", "\n", "\r", "&#", "okrlint:"];
    const BEGINS: [&str; 7] = ["#", "- ", "* ", "+ ", "> ", "• ", "="];
    let objection = |mark: &str| Some(Objection::Markup(mark.trim().to_owned()));
    if let Some(mark) = MARKS.iter().find(|mark| text.contains(**mark) && !given.text.contains(**mark)) {
        return objection(mark);
    }
    if let Some(mark) = BEGINS.iter().find(|mark| text.starts_with(**mark)) {
        return objection(mark);
    }
    if let Some(letter) = text.chars().find(|letter| is_unseen(*letter) && !given.text.contains(*letter)) {
        return Some(Objection::Markup(format!("U+{:04X}", u32::from(letter))));
    }
    let tag = text.match_indices('<').find(|(at, _)| {
        text[at + 1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'))
    });
    match tag {
        Some((at, _)) if !given.text.contains('<') => objection(text[at..].split_inclusive('>').next().unwrap_or("<")),
        _ => None,
    }
}

/// Controls and marks of direction, which a person does not see.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e01ef}')
}

/// Whether `text` in a draft is read as one statement in the same words, with no owner but the author's: a label, a mark
/// or a field within it would alter the draft.
pub fn reads_back(statement: &Statement<'_>, given: &Given, text: &str) -> Option<Objection> {
    const TELLING: [char; 14] = [':', '|', '#', '*', '_', '<', '@', '{', '=', '~', '\\', '(', '\t', '/'];
    if !text.replace("(now [", "").contains(TELLING) {
        return None;
    }
    let is_key_result = statement.key_result_index.is_some();
    let draft = match is_key_result {
        true => format!("Objective: Readers come back\n- {text}\n"),
        false => format!("Objective: {text}\n- KR: Cut churn to 3%\n"),
    };
    let document = parse(&draft, None, "draft.md");
    let [objective] = document.objectives.as_slice() else { return Some(Objection::Markup(text.to_owned())) };
    let [key_result] = objective.key_results.as_slice() else { return Some(Objection::Markup(text.to_owned())) };
    let (read, fields) = match is_key_result {
        true => (Some(&key_result.text), &key_result.fields),
        false => (objective.text.as_ref(), &objective.fields),
    };
    let invented = fields.owners.iter().find(|owner| !given.text.contains(&owner.as_str().to_lowercase()));
    if let Some(owner) = invented {
        return Some(Objection::InventedName(owner.as_str().to_owned()));
    }
    let is_alone = key_result.initiatives.is_empty() && objective.initiatives.is_empty();
    let is_same = read.is_some_and(|read| text.trim_end_matches('.').starts_with(read.as_str().trim_end_matches('.')));
    (!is_alone || !is_same).then(|| Objection::Markup(text.to_owned()))
}

/// "the quality of work": a word that stands for a number and is none, and that the author does not use.
pub fn no_measure(given: &Given, text: &str, reading: &Features) -> Option<Objection> {
    const VAGUE: [&str; 11] = [
        "quality", "effectiveness", "performance", "impact", "success", "importance", "relevance", "strength",
        "alignment", "professionalism", "robustness",
    ];
    let is_vague = |head: &str| VAGUE.contains(&head) && !given.has(head);
    // "Increase the quality of" is read as what is done, so that the words behind the verb are looked at too.
    let words = term::words(text);
    let mut behind = words.iter().skip(1).skip_while(|word| matches!(word.lower.as_str(), "the" | "our" | "overall"));
    if let (Some(head), Some(next)) = (behind.next(), behind.next())
        && is_vague(&head.lower)
        && matches!(next.lower.as_str(), "of" | "in" | "for" | "from")
    {
        return Some(Objection::NoMeasure(text[head.range.start..next.range.end].to_owned()));
    }
    // "users who reach their first success" is a metric by its whole name.
    let metric = text.get(reading.metric.clone()?)?;
    let is_vague = is_vague(&head_of(metric)?) && find_metrics(&words).is_empty();
    is_vague.then(|| Objection::NoMeasure(metric.to_owned()))
}

/// What speaks against words that stand beside a wording, such as its reason: longer than `longest` letters, another
/// language, or anything that the author did not give.
pub fn beside(given: &Given, text: &str, longest: usize, lexicon: &Lexicon) -> Vec<Objection> {
    let length = text.chars().count();
    let mut objections: Vec<Objection> = (length > longest).then_some(Objection::TooLong(length)).into_iter().collect();
    let is_other = text.split_whitespace().count() > 3 && language::language(None, text) != "en";
    objections.extend(is_other.then_some(Objection::OtherLanguage));
    let words = term::words(text);
    let has_digit = |word: &&Word| word.lower.contains(|letter: char| letter.is_ascii_digit());
    let number = words.iter().filter(has_digit).find(|word| !given.has(&word.lower));
    objections.extend(number.map(|word| Objection::InventedNumber(text[word.range.clone()].to_owned())));
    let spelled = words.iter().find(|word| super::numbers::is_spelled(&word.lower) && !given.has(&word.lower));
    objections.extend(spelled.map(|word| Objection::InventedNumber(text[word.range.clone()].to_owned())));
    objections.extend(self::objections(given, text, lexicon));
    objections
}
