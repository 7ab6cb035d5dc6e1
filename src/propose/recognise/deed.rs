//! What is done in a statement, in whatever form it says so: "Audit the module", "The module is audited", "Audit of the
//! module", "A new head of sales on board".
//!
//! In go the words with their reading, out come works that a verb names. Each stands at the head of the statement, so
//! that what the verb acts on is the statement's own subject.

use super::super::knowledge::term::{self, Word};
use super::super::knowledge::{Found, Work, find_deeds};
use super::super::subject::Subject;
use crate::analysis::lexicon::{Class, Forms};
use crate::analysis::{Features, HeadClass, Lexicon};

/// What a verb is called that begins a statement as a noun, and the verb.
const NOUNS: [(&str, &str); 33] = [
    ("activation", "introduce"),
    ("adoption", "adopt"),
    ("automation", "automate"),
    ("clarification", "clarify"),
    ("configuration", "introduce"),
    ("consolidation", "consolidate"),
    ("creation", "create"),
    ("definition", "define"),
    ("deployment", "roll out"),
    ("development", "develop"),
    ("enhancement", "enhance"),
    ("expansion", "expand"),
    ("extension", "extend"),
    ("go-live", "go live"),
    ("harmonisation", "unify"),
    ("harmonization", "unify"),
    ("implementation", "implement"),
    ("improvement", "improve"),
    ("installation", "introduce"),
    ("introduction", "introduce"),
    ("optimisation", "improve"),
    ("optimization", "improve"),
    ("overhaul", "overhaul"),
    ("publication", "publish"),
    ("redesign", "redesign"),
    ("revamp", "revamp"),
    ("revision", "revise"),
    ("rollout", "roll out"),
    ("setup", "set up"),
    ("simplification", "simplify"),
    ("translation", "translate"),
    ("update", "update"),
    ("upgrade", "upgrade"),
];

/// The works that verbs name, where they say what is done.
pub fn find(words: &[Word], reading: &Features) -> Vec<Found<Work>> {
    let at_head = |found: Found<Work>| Found { range: reading.head.range.clone(), ..found };
    if let Some(verb) = nominal(words, reading) {
        return find_deeds(&term::words(verb)).into_iter().map(at_head).collect();
    }
    let found = find_deeds(words);
    if let Some(done) = passive(words, reading) {
        return found.into_iter().filter(|found| found.range.start == done.range.start).map(at_head).collect();
    }
    // Behind a label stands no verb that was read.
    if let Some(first) =
        words.first().filter(|first| first.range.start > 0 && reading.head.range.end <= first.range.start)
    {
        return found.into_iter().filter(|found| found.range.start == first.range.start).map(at_head).collect();
    }
    // "Live figures in the app" are figures.
    let is_state = reading.head.lemma != "live" || reading.head.class == HeadClass::Clause;
    found.into_iter().filter(|found| is_state && found.range.start <= reading.head.range.start).collect()
}

/// "Introduction of a test phase": the verb of a noun that begins the statement.
fn nominal(words: &[Word], reading: &Features) -> Option<&'static str> {
    let [first, of, ..] = words else { return None };
    // A verb that stands behind says more: "Introduction of the scanner finished by the works council".
    let is_first = reading.head.range.start == first.range.start || reading.head.class == HeadClass::None;
    let verb = NOUNS.iter().find(|(noun, _)| first.lower == *noun).filter(|_| of.lower == "of" && is_first)?;
    Some(verb.1)
}

/// "Card payment rollout": the verb of the noun that says what a thing is, where words before it say of what.
pub fn compound(words: &[Word], reading: &Features, subject: Option<&Subject>) -> Vec<Found<Work>> {
    let Some(noun) = subject.map(|subject| &subject.noun) else { return Vec::new() };
    let within: Vec<&Word> =
        words.iter().filter(|word| noun.start <= word.range.start && word.range.end <= noun.end).collect();
    let [_, .., last] = within[..] else { return Vec::new() };
    let Some((_, verb)) = NOUNS.iter().find(|(noun, _)| last.lower == *noun) else { return Vec::new() };
    let at_head = |found: Found<Work>| Found { range: reading.head.range.clone(), ..found };
    find_deeds(&term::words(verb)).into_iter().map(at_head).collect()
}

/// "Card readers in place", "Have the card readers up and running": in what state a thing is, behind it.
pub fn state(words: &[Word], reading: &Features, subject: Option<&Subject>) -> Option<Found<Work>> {
    const STATES: [&str; 8] = [
        "live", "available", "generally available", "in use", "in production", "in place", "up and running", "enabled",
    ];
    let can_be = matches!(reading.head.class, HeadClass::None | HeadClass::Ensure | HeadClass::Clause);
    let noun = subject.filter(|_| can_be).map(|subject| &subject.noun)?;
    let found = find_deeds(words).into_iter().find(|found| {
        let state =
            words.iter().filter(|word| found.range.start <= word.range.start && word.range.end <= found.range.end);
        let state = state.map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" ");
        found.range.start >= noun.end && STATES.contains(&state.as_str())
    })?;
    Some(Found { range: reading.head.range.clone(), ..found })
}

/// "The module has been audited": the participle.
fn passive<'a>(words: &'a [Word], reading: &Features) -> Option<&'a Word> {
    // "Users can be invited" says what they can do, and "until the cause is found" how long something is done.
    const OTHER: &str = "can could until till when if that because once while so";
    let head = &reading.head;
    let is_be = |word: &Word| term::is_in("be is are been was were", &word.lower);
    // "Ensure the module is audited": what is ensured is what is done.
    let last = match head.class {
        HeadClass::Clause => words.iter().position(|word| word.range.end == head.range.end),
        HeadClass::Ensure => words.iter().position(|word| word.range.start > head.range.end && is_be(word)),
        _ => None,
    }?;
    let is_be = is_be(&words[last]) && !words[..last].iter().any(|word| term::is_in(OTHER, &word.lower));
    let is_adverb = |word: &&Word| word.lower.ends_with("ly") || term::is_in("also now all not", &word.lower);
    let done = words[last + 1..].iter().find(|word| !is_adverb(word))?;
    // "The date is fixed" is no repair, and people who are retrained are no model.
    let is_done = is_be
        && !done.is_parted
        && !term::is_in("fixed retrained", &done.lower)
        && Lexicon::default().entry(&done.lower).forms.has(Forms::PARTICIPLE);
    is_done.then_some(done)
}

/// "A head of people is on board", "four analysts in seat": whether somebody has joined.
pub fn has_joined(words: &[Word]) -> bool {
    let pairs = words.windows(2).any(|pair| {
        let pair = (pair[0].lower.as_str(), pair[1].lower.as_str());
        matches!(pair, ("on", "board") | ("in", "seat") | ("fully", "staffed"))
    });
    pairs || words.iter().any(|word| word.lower == "hired")
}

/// What is made of people who are asked, and not of those who are employed.
const BODIES: &str = "panel board committee council jury circle network forum group cohort";

/// Whether a verb of hiring hires: those who are found outside the house, such as guests and helpers, are won.
pub fn is_hire(words: &[Word], reading: &Features, subject: Option<&Subject>) -> bool {
    let is_outside =
        subject.and_then(|it| words.iter().find(|word| word.range.end == it.noun.end)).is_some_and(|head| {
            let classes = Lexicon::default().entry(&head.lower).classes;
            classes.has(Class::Outside) && !classes.has(Class::Inside) || term::is_in(BODIES, &head.lower)
        });
    (reading.head.class == HeadClass::Hire || has_joined(words)) && !is_outside
}

#[cfg(test)]
mod tests {
    use super::super::Known;
    use crate::analysis::{Context, Lexicon, read_key_result};

    fn check(text: &str, expected: &str) {
        let reading = read_key_result(text, &Context { objective: None, lexicon: &Lexicon::default() });
        let known = Known::of_text(text, &reading);
        assert_eq!(known.works.first().map_or("", |work| work.what.id), expected, "{text}");
    }

    #[test]
    fn what_was_done_to_a_thing_says_what_work_it_was() {
        check("The seed catalogue rules are documented", "documenting");
        check("The tulip grading has been automated", "automating");
        check("The old greenhouse log is finally switched off", "product-sunset");
        check("Members can be coached by phone", "");
        check("A date for the harvest is fixed", "");
        check("Water by hand until the leak is understood", "");
    }

    #[test]
    fn what_is_ensured_is_done() {
        check("Ensure the tulip grading is documented", "documenting");
        check("Ensure the tulip grading is fair", "");
    }

    #[test]
    fn the_noun_behind_a_thing_says_what_is_done_with_it() {
        check("Tulip scanner rollout", "introducing");
        check("Glimmerwork in place", "introducing");
        check("A rollout", "");
        check("Tulip grading by Ines", "");
    }

    #[test]
    fn a_noun_of_doing_is_its_verb() {
        check("Introduction of seed tins", "introducing");
        check("Simplification of the sowing calendar", "refactoring");
        check("Root cause analysis of the frost damage", "incident-process");
    }

    #[test]
    fn whoever_joins_is_hired() {
        check("Recruit a second anaesthetist", "hiring");
        check("New head gardener on board", "hiring");
        check("Two sellers in seat by May", "sales-hire");
        check("Recruit visitors for the tour", "");
        check("Recruit a tenants' jury", "");
    }
}
