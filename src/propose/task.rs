//! From work to what it is for: key results in place of a task, a count of own output, or a milestone.
//!
//! The metric comes, in this order, from the clause that says what the work is for, from what is known of such work,
//! and from the objective above. Where none of them speaks, only a question about the very line is left.

use super::knowledge::{self, Found, Metric, Work};
use super::own::{Kept, Statement};
use super::recognise::Known;
use super::{Offer, Offers, mend, phrase};
use crate::analysis::lexicon::Class;
use crate::analysis::{Features, Lexicon, PhraseClass};
use crate::rules::RuleSet;

/// Proposals for a statement that is work. `used` are the metrics chosen for earlier lines of the same objective.
pub fn offers(statement: &Statement<'_>, known: &Known, rules: &RuleSet, used: &[String]) -> Offers {
    let kept = &statement.kept;
    let mut offers = Offers { initiatives: vec![statement.text.to_owned()], ..Offers::default() };
    offers.offers.extend(from_purpose(statement, known, kept, rules));
    offers.offers.extend(known.aims.iter().filter_map(|found| of_aim(found, kept)));
    if let Some(work) = known.works.first() {
        offers.offers.extend(from_work(statement, work, kept, used));
        offers.questions.push(question(statement, work, kept));
    }
    if let Some(above) = known.above.as_deref() {
        offers.offers.extend(from_objective(above, kept, known.works.is_empty()));
    }
    if offers.questions.is_empty() {
        offers.questions.push(open_question(statement));
    }
    offers
}

fn from_purpose(statement: &Statement<'_>, known: &Known, kept: &Kept, rules: &RuleSet) -> Option<Offer> {
    let mended = mend::purpose(statement, &rules.lexicon)?;
    let metric = known.aims.first().map(|found| found.what);
    Some(Offer {
        text: with_scope(mended.texts.first()?, kept),
        metric: metric.map(|metric| metric.id.to_owned()).or_else(|| Some(mended.texts.first()?.clone())),
        because: "The line itself says what the work is for.".to_owned(),
        ..mend::of_metric(metric)
    })
}

/// A result in the author's words with the people, place and date of the whole line.
pub(super) fn with_scope(text: &str, kept: &Kept) -> String {
    let values = [" from [baseline?]", " to [target?]", " (now [baseline?]"];
    let at = values.iter().filter_map(|lead| text.find(lead)).min().unwrap_or(text.len());
    let mut scope = String::new();
    if let Some(people) = kept.people.as_ref().filter(|people| !text.contains(people.as_str())) {
        scope += &format!(" among {people}");
    }
    if let Some(place) = kept.place.as_ref().filter(|place| !text.contains(place.as_str())) {
        scope += &format!(" {place}");
    }
    kept.styled(&format!("{}{scope}{}", &text[..at], &text[at..]))
}

fn of_aim(found: &Found<Metric>, kept: &Kept) -> Option<Offer> {
    offer(found.what, kept, None, "The line itself says that the work is for this.".to_owned())
}

fn from_work(statement: &Statement<'_>, work: &Found<Work>, kept: &Kept, used: &[String]) -> Vec<Offer> {
    let thing = thing(statement, work);
    let mut served: Vec<_> = work.what.serves.iter().collect();
    // Key results under one objective take different stages of one journey; the best three stay before the others.
    let first = served.len().min(super::ALTERNATIVES);
    served[..first].sort_by_key(|served| used.iter().any(|metric| metric == served.metric));
    let offers = served.into_iter().filter_map(|served| {
        let metric = knowledge::metric(served.metric)?;
        offer(metric, kept, thing.as_deref(), served.because.to_owned())
    });
    offers.collect()
}

fn from_objective(above: &Known, kept: &Kept, is_all: bool) -> Vec<Offer> {
    let because = || "The objective above speaks of it.".to_owned();
    let metrics = above.aims.iter().chain(&above.metrics);
    let named = metrics.filter_map(|found| offer(found.what, kept, None, because()));
    let works = above.works.first().filter(|work| is_all && !work.is_less);
    let served = works
        .into_iter()
        .flat_map(|work| work.what.serves.iter())
        .filter_map(|served| offer(knowledge::metric(served.metric)?, kept, None, served.because.to_owned()));
    named.chain(served).collect()
}

fn offer(metric: &'static Metric, kept: &Kept, thing: Option<&str>, because: String) -> Option<Offer> {
    phrase::is_free_of_numbers(metric).then(|| Offer {
        text: phrase::key_result(metric, kept, thing),
        metric: Some(metric.id.to_owned()),
        because,
        ..mend::of_metric(Some(metric))
    })
}

/// What is made, in the author's words with an article: "the booking portal".
fn thing(statement: &Statement<'_>, work: &Found<Work>) -> Option<String> {
    let object = statement.reading.object.as_ref().filter(|object| object.class != PhraseClass::Outside)?;
    let holds = object.range.start <= work.range.start && work.range.end <= object.range.end;
    let words = statement.words(&object.range);
    let is_bare = !words.contains(|letter: char| letter.is_ascii_digit() || letter == ',');
    (holds && is_bare && words.split(' ').count() <= 6).then(|| with_article(&within(statement, words)))
}

/// Without the number before it.
fn bare(words: &str) -> &str {
    words.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '+' | ','))
}

fn with_article(words: &str) -> String {
    const ARTICLES: [&str; 5] = ["a ", "an ", "the ", "A ", "The "];
    const OWN: [&str; 5] = ["our ", "its ", "their ", "all ", "each "];
    if OWN.iter().any(|own| words.starts_with(own)) {
        return words.to_owned();
    }
    let bare = ARTICLES.iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words);
    format!("the {bare}")
}

/// `words` of a statement in the middle of a sentence: a line begins in upper case, a name that no list holds keeps it.
fn within(statement: &Statement<'_>, words: &str) -> String {
    let first = words.split([' ', '-']).next().unwrap_or_default();
    let is_plain = !first.chars().skip(1).any(char::is_uppercase);
    let is_known = !Lexicon::default().entry(&first.to_lowercase()).lemma.is_empty();
    let begins = statement.text.starts_with(words);
    if begins && is_plain && is_known { super::own::lowered(words) } else { words.to_owned() }
}

fn question(statement: &Statement<'_>, work: &Found<Work>, kept: &Kept) -> String {
    let thing = thing(statement, work).unwrap_or_else(|| {
        let is_deed = work.range.start == statement.reading.head.range.start;
        let object = statement.reading.object.as_ref().map(|object| statement.words(&object.range));
        match object.map(bare).filter(|words| is_deed && !words.is_empty()) {
            Some(object) => with_article(&within(statement, object)),
            None if is_deed || is_verb(statement.words(&work.range)) => "this work".to_owned(),
            None => with_article(&within(statement, statement.words(&work.range))),
        }
    });
    let people = kept.people.as_deref().unwrap_or(work.what.people);
    let mut question = work.what.question.to_owned();
    // The questions are written for one number of things; the author's may be another.
    let be = verb_be(thing.rsplit('”').next().filter(|rest| !rest.is_empty()).unwrap_or(&thing));
    for verb in ["is", "are"] {
        question = question.replace(&format!("{{work}} {verb} "), &format!("{{work}} {be} "));
    }
    super::own::raised(&question.replace("{work}", &thing).replace("{people}", people))
}

/// Whether a word is known for what is done, and not for a thing.
fn is_verb(word: &str) -> bool {
    let classes = Lexicon::default().entry(&word.to_lowercase()).classes;
    classes.any(&[Class::Activity]) && !classes.any(&[Class::Product, Class::OwnActivity])
}

/// Where nothing is known of the work: who acts differently, about this very line.
fn open_question(statement: &Statement<'_>) -> String {
    let people = statement.kept.people.clone().or_else(|| people_of(statement.objective?));
    asked_of(statement.text, statement.reading, people.as_deref())
}

/// The same about any line.
pub fn question_about(text: &str, reading: &Features) -> String {
    asked_of(text, reading, None)
}

/// "What will clinics do more or less of once the booking API is out?"
fn asked_of(text: &str, reading: &Features, people: Option<&str>) -> String {
    let object = reading.object.as_ref().and_then(|object| text.get(object.range.clone())).map(bare);
    let is_name =
        |words: &str| words.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '\''));
    let thing = object.filter(|words| is_name(words) && !words.is_empty() && words.split(' ').count() <= 6);
    let once = match thing {
        Some(words) => format!("{} {} {}", named(words), verb_be(words), state(&reading.head.lemma)),
        None => format!("“{}” is done", clipped(text)),
    };
    match people {
        Some(people) => format!("What will {people} do more or less of once {once}?"),
        None => format!("Who will do more or less of what once {once}, and how would you count it?"),
    }
}

/// The people with whom an objective begins: "Clinics find a free bed".
fn people_of(objective: &str) -> Option<String> {
    let first = objective.split(' ').next()?;
    let entry = Lexicon::default().entry(&first.to_lowercase());
    let is_people = entry.classes.any(&[Class::Outside]) && first.ends_with('s');
    is_people.then(|| super::own::lowered(first))
}

/// A thing with its article; a name in capitals has none.
fn named(words: &str) -> String {
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let is_known = |word: &str| !Lexicon::default().entry(&word.to_lowercase()).lemma.is_empty();
    let last = words.split(' ').next_back().unwrap_or_default();
    if is_name(last) && !is_known(last)
        || last.len() > 1 && last.chars().all(char::is_uppercase) && !words.contains(' ')
    {
        return words.to_owned();
    }
    let first = words.split(' ').next().unwrap_or_default();
    let is_plain = !first.chars().skip(1).any(char::is_uppercase) && is_known(first);
    with_article(&if is_plain { super::own::lowered(words) } else { words.to_owned() })
}

fn verb_be(words: &str) -> &'static str {
    let head =
        words.split([' ', ',']).take_while(|word| !["for", "of", "with", "to", "in", "on"].contains(word)).last();
    let is_plural = head.is_some_and(|head| {
        head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us") && !head.ends_with("is")
    });
    if is_plural || words.contains(" and ") { "are" } else { "is" }
}

/// In what state a thing is once the work is done.
fn state(lemma: &str) -> &'static str {
    match lemma {
        "launch" | "release" | "publish" | "ship" | "roll out" | "deliver" | "announce" | "post" | "send" => "out",
        "build" | "create" | "develop" | "implement" | "introduce" | "set up" | "write" | "establish" | "design"
        | "define" | "provide" | "add" | "make" | "open" | "start" => "there",
        _ => "done",
    }
}

/// A line that is long, cut behind a word.
fn clipped(text: &str) -> String {
    const LONG: usize = 80;
    let text = text.trim().trim_end_matches('.');
    if text.chars().count() <= LONG {
        return text.to_owned();
    }
    let end = text.char_indices().nth(LONG).map_or(text.len(), |(at, _)| at);
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..end])
}
