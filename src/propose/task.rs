//! From work to what it is for: key results in place of a task, a count of own output, or a milestone.
//!
//! The metric comes, in this order, from the clause that says what the work is for, from what is known of such work,
//! and from the objective above. Where none of them speaks, only a question about the very line is left.

use super::knowledge::{self, Found, Metric, Work};
use super::own::{Kept, Statement};
use super::recognise::Known;
use super::{Offer, Offers, mend, phrase};
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
fn with_scope(text: &str, kept: &Kept) -> String {
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
            None if is_deed => "this work".to_owned(),
            None => with_article(&within(statement, statement.words(&work.range))),
        }
    });
    let people = kept.people.as_deref().unwrap_or(work.what.people);
    super::own::raised(&work.what.question.replace("{work}", &thing).replace("{people}", people))
}

/// Where nothing is known of the work: who acts differently, about this very line.
fn open_question(statement: &Statement<'_>) -> String {
    question_about(statement.text, statement.reading)
}

/// The same about any line.
pub fn question_about(text: &str, reading: &Features) -> String {
    let object = reading.object.as_ref().and_then(|object| text.get(object.range.clone()));
    let object = object.filter(|words| !words.is_empty() && words.len() < 60);
    match object {
        Some(words) => {
            format!("Who will do more or less of what once {} is done, and how would you count it?", about(words))
        }
        None => "Who will do more or less of what once this is done, and how would you count it?".to_owned(),
    }
}

fn about(words: &str) -> String {
    format!("“{words}”")
}
