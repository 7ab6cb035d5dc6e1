//! Words that never leave the machine: replaced before anything is sent, put back in the answer.
//!
//! E-mail addresses, web addresses, @handles, telephone numbers and names of people are found by themselves, names of
//! owners come from the draft, other words from the user. Each becomes a plain word such as `NAME_A`, the same word
//! wherever it stands in one request.

mod contacts;
mod people;

use std::ops::Range;

/// What is replaced, and by what, in one request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Veil {
    /// The user's words, the longest first, with the kind of word put in their place.
    words: Vec<(String, &'static str)>,
    /// What was replaced so far: the word put in its place, and itself.
    replaced: Vec<(String, String)>,
}

impl Veil {
    /// A veil over `owners` and the user's own `words`.
    pub fn new<'a>(owners: impl IntoIterator<Item = &'a str>, words: &[String]) -> Self {
        let owners = owners.into_iter().map(|owner| (owner.trim().to_owned(), "NAME"));
        let words = words.iter().map(|word| (word.trim().to_owned(), "TERM"));
        let mut words: Vec<_> = owners.chain(words).filter(|(word, _)| !word.is_empty()).collect();
        words.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        words.dedup();
        Self { words, replaced: Vec::new() }
    }

    /// `text` without the words. Marks that it holds already are never used for others.
    pub fn hide(&mut self, text: &str) -> String {
        let mut hidden = String::with_capacity(text.len());
        let mut at = 0;
        for (place, kind) in self.places(text) {
            hidden.push_str(&text[at..place.start]);
            let mark = self.mark_for(&text[place.clone()], kind, text);
            hidden.push_str(&mark);
            at = place.end;
        }
        hidden.push_str(&text[at..]);
        hidden
    }

    /// `text` with the words back in it.
    pub fn show(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((start, mark)) = next_mark(rest) {
            shown.push_str(&rest[..start]);
            let original = self.replaced.iter().find(|(known, _)| known == mark).map(|(_, original)| original.as_str());
            shown.push_str(original.unwrap_or(mark));
            rest = &rest[start + mark.len()..];
        }
        shown.push_str(rest);
        shown
    }

    /// Whether `text` holds a mark that stands for nothing: the model made it up.
    pub fn has_stray(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some((start, mark)) = next_mark(rest) {
            if !self.replaced.iter().any(|(known, _)| known == mark) {
                return true;
            }
            rest = &rest[start + mark.len()..];
        }
        false
    }

    /// How many different words were replaced.
    pub fn count(&self) -> usize {
        self.replaced.len()
    }

    fn mark_for(&mut self, word: &str, kind: &'static str, text: &str) -> String {
        if let Some((mark, _)) = self.replaced.iter().find(|(_, original)| original == word) {
            return mark.clone();
        }
        let mut number = 0;
        loop {
            let mark = format!("{kind}_{}", letters(number));
            number += 1;
            if !text.contains(&mark) && self.replaced.iter().all(|(known, _)| *known != mark) {
                self.replaced.push((mark.clone(), word.to_owned()));
                return mark;
            }
        }
    }

    /// What has to go, in the order of the text, without overlaps. The first of those that begin together is the
    /// longest.
    fn places(&self, text: &str) -> Vec<(Range<usize>, &'static str)> {
        let mut found = pieces(text);
        found.extend(contacts::spelled_addresses(text).into_iter().map(|place| (place, "MAIL")));
        found.extend(contacts::phones(text).into_iter().map(|place| (place, "PHONE")));
        found.extend(people::names(text).into_iter().map(|place| (place, "NAME")));
        for (word, kind) in &self.words {
            found.extend(occurrences(text, word).map(|place| (place, *kind)));
        }
        found.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
        let mut places: Vec<(Range<usize>, &'static str)> = Vec::new();
        for (place, kind) in found {
            match places.last_mut() {
                Some((last, _)) if place.start < last.end => last.end = last.end.max(place.end),
                _ => places.push((place, kind)),
            }
        }
        places
    }
}

/// A, B, … Z, AA, AB, …
fn letters(mut number: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or_default()));
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    name.iter().rev().collect()
}

/// The first mark of `text` and where it begins.
fn next_mark(text: &str) -> Option<(usize, &str)> {
    const KINDS: [&str; 6] = ["NAME_", "TERM_", "MAIL_", "LINK_", "HANDLE_", "PHONE_"];
    let mut from = 0;
    loop {
        let next = KINDS.iter().filter_map(|kind| Some((text[from..].find(kind)? + from, kind.len()))).min()?;
        let (start, lead) = next;
        let length = text[start + lead..].bytes().take_while(u8::is_ascii_uppercase).count();
        let is_apart = !text[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if length > 0 && is_apart {
            return Some((start, &text[start..start + lead + length]));
        }
        from = start + lead;
    }
}

/// Where `word` stands in `text` as a word of its own, in capitals or not.
fn occurrences<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let is_edge = |before: Option<char>, inner: Option<char>| {
        let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !(is_word(before) && is_word(inner))
    };
    text.char_indices().filter_map(move |(start, _)| {
        let end = start + matched(&text[start..], word)?;
        let starts = is_edge(text[..start].chars().next_back(), text[start..].chars().next());
        let ends = is_edge(text[..end].chars().next_back(), text[end..].chars().next());
        (starts && ends).then_some(start..end)
    })
}

/// How many bytes of `text` are `word`, whatever the case.
fn matched(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let mut end = 0;
    for wanted in word.chars() {
        let (at, letter) = letters.next()?;
        if letter != wanted && !letter.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        end = at + letter.len_utf8();
    }
    Some(end)
}

/// E-mail addresses, web addresses and handles, word by word.
fn pieces(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, letter)| (at, is_parting(letter))).chain([(text.len(), true)]);
    for (at, is_end) in ends {
        match (start, is_end) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                found.extend(piece(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn is_parting(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | ',' | ';')
}

fn piece(text: &str, from: usize, to: usize) -> Option<(Range<usize>, &'static str)> {
    let word = &text[from..to];
    let trimmed = word.trim_end_matches(['.', '!', '?', ':', '\'', '’']);
    let kind = kind_of(trimmed)?;
    // "mailto:" and the like belong to the address; what stands before an opening quote does not.
    let lead = trimmed.len() - trimmed.trim_start_matches(['\'', '‘', '*', '_', '`']).len();
    Some((from + lead..from + trimmed.len(), kind))
}

fn kind_of(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    if lower.contains("://") || lower.starts_with("www.") || is_host_with_path(&lower) {
        return Some("LINK");
    }
    let (before, after) = word.split_once('@')?;
    let is_handle = before.chars().all(|letter| !letter.is_alphanumeric());
    if is_handle {
        return after.starts_with(char::is_alphanumeric).then_some("HANDLE");
    }
    (!after.is_empty()).then_some("MAIL")
}

/// "example.org/plans": a host with a path is an address, a bare "Node.js" is a name.
fn is_host_with_path(word: &str) -> bool {
    let Some((host, _)) = word.split_once('/') else { return false };
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let is_name =
        |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_alphanumeric() || b"-.".contains(&it));
    is_name(name) && ending.len() >= 2 && ending.bytes().all(|it| it.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str, owners: &[&str], words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let mut veil = Veil::new(owners.iter().copied(), &words);
        let hidden = veil.hide(text);
        assert_eq!(veil.show(&hidden), text, "what was hidden comes back");
        hidden
    }

    #[test]
    fn addresses_and_handles_are_found_by_themselves() {
        for (text, expected) in [
            ("Ask anna.k@clinic.example.org first", "Ask MAIL_A first"),
            ("Move https://intra.example.org/x?id=3.", "Move LINK_A."),
            ("See www.example.org and example.com/plans", "See LINK_A and LINK_B"),
            ("Owner: @anna, then @ben.", "Owner: HANDLE_A, then HANDLE_B."),
            ("(<me@example.org>)", "(<MAIL_A>)"),
            ("@anna and again @anna", "HANDLE_A and again HANDLE_A"),
        ] {
            assert_eq!(hidden(text, &[], &[]), expected);
        }
    }

    #[test]
    fn other_words_stay() {
        for text in ["Raise 3/4 of Node.js users", "CTR @ 4%", "from 10 to 12.", "and/or", "9.5/10", "v1.2/beta"] {
            assert_eq!(hidden(text, &[], &[]), text);
        }
    }

    #[test]
    fn owners_and_own_words_are_found_whatever_their_case() {
        assert_eq!(hidden("ANNA and annals meet Anna", &["Anna"], &[]), "NAME_A and annals meet NAME_B");
        assert_eq!(
            hidden("Falcon, falcons and project Falcon", &[], &["falcon", "project falcon"]),
            "TERM_A, falcons and TERM_B"
        );
    }

    #[test]
    fn people_are_found_by_themselves() {
        for (text, expected) in [
            ("Launch the newsletter (Anna Schmidt)", "Launch the newsletter (NAME_A)"),
            ("Run three webinars (Jon & Priya)", "Run three webinars (NAME_A & NAME_B)"),
            ("Rebuild the site, owned by Piotr", "Rebuild the site, owned by NAME_A"),
            ("Rebuild the site, owned by Thandeka", "Rebuild the site, owned by NAME_A"),
            ("Rebuild the site - Mary Jones", "Rebuild the site - NAME_A"),
            ("Rebuild the site – Thandeka Mokwena", "Rebuild the site – NAME_A"),
            ("Anna to publish the guide", "NAME_A to publish the guide"),
            ("Thandeka to publish the guide", "NAME_A to publish the guide"),
            ("Anna and Piotr will publish the guide", "NAME_A and NAME_B will publish the guide"),
            ("Anna, Thandeka and Piotr will publish it", "NAME_A, NAME_B and NAME_C will publish it"),
            ("Ask Anna K. and Lars von der Heide for the data", "Ask NAME_A. and NAME_B for the data"),
            ("Owner: mark", "Owner: mark"),
            ("Ask Thandeka about the price list", "Ask NAME_A about the price list"),
            ("Call Rose, Grace and Hope to book a stand", "Call NAME_A, NAME_B and NAME_C to book a stand"),
            ("Anna's list of clinics", "NAME_A's list of clinics"),
            ("Mark Kowalczyk calls ten clinics", "NAME_A calls ten clinics"),
            ("Launch the guide with Dr. Okonjo", "Launch the guide with Dr. NAME_A"),
            ("Fix the form (anna)", "Fix the form (NAME_A)"),
            ("[Piotr] Fix the form", "[NAME_A] Fix the form"),
            ("Hand the form to NAME_A (Anna)", "Hand the form to NAME_A (NAME_B)"),
        ] {
            assert_eq!(hidden(text, &[], &[]), expected);
        }
    }

    #[test]
    fn what_is_nobodys_name_stays() {
        for text in [
            "Launch the newsletter in Poland (Warsaw) by May",
            "Migrate HubSpot and Salesforce to Google Analytics (GA4)",
            "Mark all tickets in Jira by June",
            "Call Customers and Partners, email Sales",
            "Will customers in Paris and Victoria buy? Grant them access",
            "Increase Net Promoter Score from 20 to 30 (Monday to Friday)",
            "Increase signups (now [baseline?]) on LinkedIn - EMEA",
            "Customers will book online (Europe and Asia)",
            "Train Sales and Support – Berlin",
            "Owned by Marketing, led by Product",
            "[Introspective] Able to find a bed, [Availability] Cut outages",
            "Dev to start with the forum for the May Connectathon",
            "Max 5 days per ticket, Rich snippets on Autumn pages",
        ] {
            assert_eq!(hidden(text, &[], &[]), text);
        }
    }

    #[test]
    fn telephone_numbers_and_spelled_addresses_go() {
        for (text, expected) in [
            ("Call +48 601 234 567 first", "Call PHONE_A first"),
            ("Call (030) 1234567 or 0171/2345678.", "Call PHONE_A or PHONE_B."),
            ("Ring 555-010-4477 and tel: 44 33 22", "Ring PHONE_A and tel: PHONE_B"),
            ("Mail bob(at)example.org", "Mail MAIL_A"),
            ("Mail bob [at] example dot org, or ann.lee (at) example (dot) org", "Mail MAIL_A, or MAIL_B"),
            ("Mail bob at example dot org or bob @ example.org", "Mail MAIL_A or MAIL_B"),
        ] {
            assert_eq!(hidden(text, &[], &[]), expected);
        }
        for text in [
            "Raise visits from 10 000 000 to 12 000 000 (+20%)",
            "Grow revenue to 1.250.000 by 2026-12-31 or 31.12.2026",
            "Look at example.org and dot the form (at last)",
            "From 0.5% to 0.75%, 24/7, 3-4 weeks, +1500 signups",
            "Meet customers at trade fairs (10-12 a year)",
        ] {
            assert_eq!(hidden(text, &[], &[]), text);
        }
    }

    #[test]
    fn marks_of_the_draft_are_not_taken() {
        assert_eq!(hidden("NAME_A is a column; Anna owns it", &["Anna"], &[]), "NAME_A is a column; NAME_B owns it");
    }

    #[test]
    fn a_mark_that_the_model_made_up_is_seen() {
        let mut veil = Veil::new(["Anna"], &[]);
        let _ = veil.hide("Anna");
        assert!(!veil.has_stray("NAME_A keeps it"));
        assert!(veil.has_stray("NAME_B keeps it"));
        assert!(!veil.has_stray("USERNAME_LENGTH stays"));
    }

    #[test]
    fn marks_are_counted_on_past_z() {
        assert_eq!([letters(0), letters(25), letters(26), letters(27)], ["A", "Z", "AA", "AB"]);
    }
}
