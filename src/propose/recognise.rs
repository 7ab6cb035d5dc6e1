//! Which works and metrics a statement speaks of.
//!
//! In goes a statement with its reading, out come works and metrics, the surest first. A work named by a noun counts
//! before one named by an ambiguous word or by a verb alone; what is made before what it is made for.

mod deed;
mod thing;
mod turn;

use std::ops::Range;

use super::knowledge::file::{ActsOn, Head};
use super::knowledge::{Found, Metric, Work, find_kinds, find_metrics, find_works, term, work};
use super::own::Statement;
use super::subject::{self, Subject};
use crate::analysis::lexicon::{Class, Entry, Forms};
use crate::analysis::{Features, HeadClass, Lexicon};

/// What is known of the things that a statement names.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The surest first.
    pub works: Vec<Found<Work>>,
    /// Metrics named in the clause that says what the statement is for.
    pub aims: Vec<Found<Metric>>,
    /// Metrics named elsewhere in it, the longest name first.
    pub metrics: Vec<Found<Metric>>,
    /// Works and metrics of the objective above.
    pub above: Option<Box<Known>>,
    /// What is made or changed.
    pub subject: Option<Subject>,
}

impl Known {
    /// Looks up the words of a statement and of the objective above it.
    pub fn of(statement: &Statement<'_>) -> Self {
        let mut known = Self::of_text(statement.text, statement.reading);
        if let Some(objective) = statement.objective {
            known.works.retain(|found| !found.is_less || suits(statement, found.what.people));
            known.above = Some(Box::new(Self::of_text(objective, &Features::default())));
        }
        known
    }

    /// Looks up the words of one text.
    pub fn of_text(text: &str, reading: &Features) -> Self {
        let words = term::words(text);
        let mut found = find_metrics(&words);
        found.retain(|found| !is_quoted(text, &found.range));
        let is_aim = |found: &Found<Metric>| is_within(&found.range, reading.purpose.as_ref());
        let (aims, mut metrics): (Vec<_>, Vec<_>) = found.into_iter().partition(is_aim);
        metrics.sort_by_key(|found| std::cmp::Reverse(found.width));
        // What is known of a work says what doing it is for, and nothing of what ending it brings.
        if ends_work(reading) {
            return Self { aims, metrics, ..Self::default() };
        }
        let (subject, mut works) = thing(text, &words, reading);
        works.retain(|work| !is_quoted(text, &work.range));
        Self { works, aims, metrics, above: None, subject }
    }
}

/// Whether words stand between quotation marks in a longer line: a name or what people search for, whatever it says.
fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    const MARKS: [(char, char); 3] = [('"', '"'), ('“', '”'), ('„', '“')];
    let is_within = |(open, close): &(char, char)| {
        let mut at = 0;
        while let Some(start) = text[at..].find(*open).map(|found| at + found) {
            let behind = start + open.len_utf8();
            let Some(end) = text[behind..].find(*close).map(|found| behind + found) else { return false };
            let is_all = text[..start].trim().is_empty() && text[end + close.len_utf8()..].trim().is_empty();
            if behind <= range.start && range.end <= end {
                return !is_all;
            }
            at = end + close.len_utf8();
        }
        false
    };
    MARKS.iter().any(is_within)
}

/// What a text is about, and the works that are known of it; a label before it speaks only where the rest does not, and in
/// "Each shop has a price list" it is rather the list.
fn thing(text: &str, words: &[term::Word], reading: &Features) -> (Option<Subject>, Vec<Found<Work>>) {
    let behind = subject::label(words, text, reading);
    if let Some(subject) = Subject::labelled(text, reading) {
        let works = works(&words[behind..], reading, Some(&subject));
        if !works.is_empty() {
            return (Some(subject), works);
        }
    }
    let had = Subject::had(text, reading).map(|had| (works(words, reading, Some(&had)), had));
    let is_sure = |work: &Found<Work>, had: &Subject| {
        !work.is_less && !work.what.general && is_within(&work.range, Some(&had.range))
    };
    match had {
        Some((works, had)) if works.first().is_some_and(|first| is_sure(first, &had)) => (Some(had), works),
        had => {
            let subject = Subject::of(text, reading);
            let found = works(words, reading, subject.as_ref());
            match had.filter(|(works, _)| found.is_empty() && !works.is_empty()) {
                Some((works, had)) => (Some(had), works),
                None => (subject, found),
            }
        }
    }
}

/// "Stop the weekly report": work is no longer done.
pub fn ends_work(reading: &Features) -> bool {
    const ENDING: [&str; 6] = ["stop", "quit", "cease", "discontinue", "abandon", "end"];
    ENDING.contains(&reading.head.lemma.as_str())
}

/// Whether people inside the house may be meant by an ambiguous word: not where the line is for people outside it.
fn suits(statement: &Statement<'_>, people: &str) -> bool {
    const INSIDE: [&str; 5] = ["employees", "staff", "colleagues", "team members", "new hires"];
    let outside = |people: &String| {
        let words = term::words(people);
        words.iter().any(|word| Lexicon::default().entry(&word.lower).classes.any(&[Class::Outside]))
    };
    !INSIDE.contains(&people) || !statement.kept.people.as_ref().is_some_and(outside)
}

/// The works that the words of a text name, the surest first.
fn works(words: &[term::Word], reading: &Features, subject: Option<&Subject>) -> Vec<Found<Work>> {
    let line = Line { words, reading, subject };
    let hires = line.hires();
    let mut named = line.named(hires);
    if named.is_empty() {
        // A verb speaks only of what no noun names, and one that fits any work of none.
        named.extend(line.deeds().map(|found| (ENOUGH, found)));
    }
    if named.is_empty() {
        named.extend(line.kind().map(|found| (ENOUGH, found)));
    }
    named.extend(line.leading().map(|found| (FIRST, found)));
    named.sort_by_key(|(weight, found)| {
        (hires && found.what.head.is_none(), std::cmp::Reverse(*weight), found.range.start)
    });
    let mut works: Vec<_> = named.into_iter().map(|(_, found)| turn::turned(words, reading, &found)).collect();
    let is_open = works.first().is_none_or(|it| it.width == 1 || it.what.general || it.what.kind);
    if let Some(what) = turn::with_people(words, reading, subject).filter(|_| is_open && !hires) {
        works.insert(0, Found { what, range: reading.head.range.clone(), width: 0, is_less: false });
    }
    if let Some(launched) = turn::launched(words, reading, subject) {
        works.insert(0, launched);
    }
    works
}

/// The words of a text with what was read of them.
struct Line<'a> {
    words: &'a [term::Word],
    reading: &'a Features,
    subject: Option<&'a Subject>,
}

impl<'a> Line<'a> {
    /// Whether somebody is hired: "Add a developer" hires one, "add a developer guide" does not.
    fn hires(&self) -> bool {
        self.joins() || self.reading.head.class == HeadClass::Hire || deed::has_joined(self.words)
    }

    fn joins(&self) -> bool {
        let lemma = self.reading.head.lemma.as_str();
        let is_of_team = self
            .subject
            .is_some_and(|it| self.words.iter().any(|word| word.range.end == it.noun.end && word.lower == "team"));
        let builds =
            ["build", "create", "set up", "establish", "form", "grow", "expand"].contains(&lemma) && is_of_team;
        builds || ["add", "find", "recruit", "appoint", "fill"].contains(&lemma)
    }

    /// Works that nouns name, each with what it weighs.
    fn named(&self, hires: bool) -> Vec<(i32, Found<Work>)> {
        let joins = self.joins();
        let is_named = |found: &Found<Work>| self.subject.is_some_and(|it| it.noun.end == found.range.end);
        let is_hire = |found: &Found<Work>| found.what.head != Some(Head::Hire) || hires && (!joins || is_named(found));
        let left = turn::left_behind(self.words, self.reading);
        let is_left = |it: &Found<Work>| left.as_ref().is_some_and(|left| left.contains(&it.range.start));
        let is_work = |it: &Found<Work>| is_hire(it) && !self.is_verb(&it.range) && !is_team(self.words, it);
        let found = find_works(self.words).into_iter().filter(|it| is_work(it) && !is_left(it));
        let found: Vec<_> = found.collect();
        let starts: Vec<usize> = found.iter().map(|found| found.range.start).collect();
        let has_head = found.iter().any(|it| is_named(it) && !(it.width == 1 && is_light(self.words, it)));
        let weigh = |found: &Found<Work>| {
            let is_followed = starts.iter().any(|&start| start == found.range.end + 1 && !is_deed(self.words, start));
            weight(self.words, self.reading, self.subject, found, (is_followed, has_head))
        };
        let named = found.iter().map(|found| (weigh(found), found.clone()));
        named.filter(|(weight, _)| *weight >= ENOUGH).collect()
    }

    /// "Hire" in "Hire a designer" is what is done, and no hire, while "Root cause analysis of the outage" begins with
    /// what is made.
    fn is_verb(&self, range: &Range<usize>) -> bool {
        let head = &self.reading.head;
        let is_of = self.words.iter().any(|word| word.lower == "of" && word.range.start == range.end + 1);
        let may_be = || self.words.iter().any(|word| word.range.end == range.end && may_end_verb(word, range));
        head.class != HeadClass::None && *range == head.range && !is_of && may_be()
    }

    /// Works that what is done tells.
    fn deeds(&self) -> impl Iterator<Item = Found<Work>> + '_ {
        let is_hire = |found: &Found<Work>| {
            found.what.head != Some(Head::Hire) || deed::is_hire(self.words, self.reading, self.subject)
        };
        let mut deeds = deed::find(self.words, self.reading);
        if deeds.is_empty() {
            deeds = deed::compound(self.words, self.reading, self.subject);
            deeds.extend(deed::state(self.words, self.reading, self.subject));
        }
        let deeds = deeds.into_iter().filter(is_hire);
        let deeds = deeds.filter(|found| found.width > 1 || !says_nothing(self.words, found));
        // "The router learns a path": what somebody or something else does is none of our deeds.
        let deeds = deeds.filter(|found| found.range.start == 0 || !is_theirs(self.words, &found.range));
        deeds
            .map(|found| self.of_people(found))
            .filter(|found| self.is_told(found))
            .map(|it| turn::named(it, self.subject))
    }

    /// "Identify three pilot labs": who is found outside the house is to be won.
    fn of_people(&self, found: Found<Work>) -> Found<Work> {
        let is_outside = self.subject.is_some_and(|it| thing::are_outside(self.words, it));
        let what = found.what.of_people.filter(|_| is_outside).and_then(work);
        Found { what: what.unwrap_or(found.what), ..found }
    }

    /// What is done to a thing can be told only of a thing that has a name.
    fn is_told(&self, found: &Found<Work>) -> bool {
        let is = |test: fn(&[term::Word], &Subject) -> bool| self.subject.is_some_and(|it| test(self.words, it));
        let is_thing = || self.subject.is_some_and(|it| !thing::is_abstract(self.words, self.reading, it));
        match found.what.acts_on {
            None => true,
            Some(ActsOn::Anything) => self.subject.is_some() && !is(thing::are_known_people),
            Some(ActsOn::Things) => is_thing(),
            Some(ActsOn::Questions) => is_thing() || is(thing::is_question),
            Some(ActsOn::People) => is(thing::are_people),
        }
    }

    /// The work that a thing is by its kind alone: "Menu tour", "Second register".
    fn kind(&self) -> Option<Found<Work>> {
        let subject = self.subject?;
        let mut kinds = find_kinds(self.words).into_iter();
        kinds.find(|found| found.range.end == subject.noun.end && !self.is_verb(&found.range))
    }

    /// Works whose verbs say more than the nouns. "Document the release process" is about what is written, whatever the
    /// process is for.
    fn leading(&self) -> impl Iterator<Item = Found<Work>> + '_ {
        let is_text = self.subject.is_some_and(|it| thing::is_written(self.words, it));
        let deeds = deed::find(self.words, self.reading).into_iter();
        deeds.filter(move |it| {
            it.what.leads && it.range.start == self.reading.head.range.start && !is_text && self.is_told(it)
        })
    }
}

/// What a name has to weigh to be believed.
const ENOUGH: i32 = 3;

/// What a verb weighs that says more than the nouns.
const FIRST: i32 = 20;

/// How sure it is that a statement is about the work that a noun names.
///
/// A name that no other work shares weighs more than an ambiguous word, one that is the head of what is acted on more
/// than one that only says of what kind the head is, and what is said in a side clause least.
fn weight(
    words: &[term::Word],
    reading: &Features,
    subject: Option<&Subject>,
    found: &Found<Work>,
    (is_followed, has_head): (bool, bool),
) -> i32 {
    let width = i32::try_from(found.width).unwrap_or(1).min(3);
    let own = if found.is_less { 1 } else { 5 };
    let is_side = is_within(&found.range, reading.purpose.as_ref()) || is_within(&found.range, reading.means.as_ref());
    let place = match subject {
        _ if is_side => -2,
        Some(subject) if found.range.end == subject.noun.end => 5,
        // "photo newsletter" is a newsletter: in a compound the last noun says what it is.
        Some(subject) if is_within(&found.range, Some(&subject.noun)) => {
            -3 * i32::from(is_followed) + i32::from(!found.is_less)
        }
        // "the onboarding of the sales team" is about onboarding.
        Some(subject) if is_within(&found.range, Some(&subject.range)) && has_head => -3,
        Some(subject) if is_within(&found.range, Some(&subject.range)) => 2 - 3 * i32::from(found.is_less),
        _ => 0,
    };
    let is_vague =
        subject.is_some_and(|it| found.range.end == it.noun.end) && found.width == 1 && is_light(words, found);
    own + width + place - 4 * i32::from(is_vague) - 4 * i32::from(found.is_less && is_modifier(words, &found.range))
}

/// Whether a noun says little of what it is: "process", "update", so that what it is for weighs more.
fn is_light(words: &[term::Word], found: &Found<Work>) -> bool {
    const LIGHT: &str = "process update improvement enhancement plan concept framework initiative version strategy analysis \
        report metric standard procedure program programme presentation release functionality capability \
        requirement system solution review tool project contract agreement deal content design support service link model upgrade pilot copy session v2 mvp beta alpha";
    let word = words.iter().find(|word| word.range == found.range);
    word.is_some_and(|word| {
        let lower = word.lower.as_str();
        term::is_in(LIGHT, lower) || lower.strip_suffix('s').is_some_and(|one| term::is_in(LIGHT, one))
    })
}

/// "Hire" and "kick off" are what is done, "root cause analysis" and "threat model" are made even where they are done.
fn may_end_verb(word: &term::Word, range: &Range<usize>) -> bool {
    word.range == *range || term::is_in("off up out in on down over back", &word.lower)
}

/// Whether a verb says as little of the work as "move", unless a second word stands with it.
fn says_nothing(words: &[term::Word], found: &Found<Work>) -> bool {
    let word = words.iter().find(|word| word.range == found.range);
    word.is_some_and(|word| ["move", "take"].contains(&Lexicon::default().entry(&word.lower).lemma))
}

/// Whether a verb has the form of what one other does: "learns".
fn is_theirs(words: &[term::Word], range: &Range<usize>) -> bool {
    let word = words.iter().find(|word| word.range == *range);
    word.is_some_and(|word| {
        let Entry { forms, classes, .. } = Lexicon::default().entry(&word.lower);
        forms.has(Forms::THIRD) && !forms.has(Forms::PLURAL) && !classes.has(Class::Link)
    })
}

/// "the customer success leadership team" is people of the house, and no work with customers.
fn is_team(words: &[term::Word], found: &Found<Work>) -> bool {
    const TEAMS: [&str; 8] =
        ["team", "teams", "department", "departments", "leadership", "org", "organisation", "organization"];
    let next = words.iter().find(|word| word.range.start == found.range.end + 1);
    found.what.head.is_none() && next.is_some_and(|next| !next.is_parted && TEAMS.contains(&next.lower.as_str()))
}

/// Whether a noun only says of what kind the next one is: "design" in "design partners".
fn is_modifier(words: &[term::Word], range: &Range<usize>) -> bool {
    let Some(next) = words.iter().find(|word| word.range.start == range.end + 1) else { return false };
    let entry = Lexicon::default().entry(&next.lower);
    let is_thing = entry.classes.any(&[Class::Inside, Class::Outside, Class::Product, Class::Measure]);
    !next.is_parted && is_thing && find_works(std::slice::from_ref(next)).is_empty()
}

/// Whether the noun at byte `start` is something that is done: "migration", "launch".
fn is_deed(words: &[term::Word], start: usize) -> bool {
    let word = words.iter().find(|word| word.range.start == start);
    word.is_none_or(|word| Lexicon::default().entry(&word.lower).classes.any(&[Class::OwnActivity, Class::Activity]))
}

fn is_within(inner: &Range<usize>, outer: Option<&Range<usize>>) -> bool {
    outer.is_some_and(|outer| outer.start <= inner.start && inner.end <= outer.end)
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::analysis::{Context, Lexicon, read_key_result};

    fn check(text: &str, expected: &str) {
        let reading = read_key_result(text, &Context { objective: None, lexicon: &Lexicon::default() });
        let known = Known::of_text(text, &reading);
        assert_eq!(known.works.first().map_or("", |work| work.what.id), expected, "{text}");
    }

    #[test]
    fn the_kind_of_a_thing_speaks_where_nothing_else_does() {
        check("Finish the tulip register", "thing-in-use");
        check("Two glimmerwork tours", "session");
        check("Review the tulip register", "weighing-up");
        check("Finish the register newsletter", "newsletter");
        check("Define goals", "goals");
        check("Finish the glimmerwork", "");
    }

    #[test]
    fn what_can_be_decided_need_not_be_used() {
        check("Clarify the roles", "settling");
        check("Publish the roles", "handing-out");
        check("Build the roles", "");
        check("Identify the causes", "weighing-up");
        check("Identify six customers", "winning-people");
        check("Identify six colleagues", "");
    }

    #[test]
    fn a_field_keeps_its_own_work() {
        check("Run a hackathon with students", "hackathon");
        check("Run a dinner with grocers", "event");
        check("Write a hiring playbook", "recruiting-process");
        check("Write a sales playbook", "sales-playbook");
        check("Interview 12 candidates", "recruiting-process");
        check("Interview 12 gardeners", "asking-people");
        check("Start a referral programme for employees", "referral-bonus");
        check("Start a referral programme", "referral-programme");
        check("Send a monthly investor update", "investor-update");
        check("Prepare street fundraising in Graz", "fundraising");
    }
}
