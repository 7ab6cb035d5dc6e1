//! From work to what it is for: key results in place of a task, a count of own output, or a milestone.
//!
//! The metric comes, in this order, from the clause that says what the work is for, from what is known of such work,
//! and from the objective above. Where a verb such as "review" says too little of the work, what the objective is about
//! goes first. Where none of them speaks, only a question about the very line is left.

mod served;

use std::ops::Range;

use super::knowledge::file::{Served, Unit};
use super::knowledge::{self, Found, Metric, Work, term};
use super::objective::is_end;
use super::own::{Kept, Statement, lowered, raised};
use super::recognise::{self, Known};
use super::setting::{Setting, people_of};
use super::subject::Subject;
use super::{Offer, Offers, Parted, Used, clause, is_work, mend, phrase, plight};
use crate::analysis::{Features, HeadClass, Lexicon};
use crate::rules::RuleSet;
use served::from_work;

/// Proposals for a statement that is work; `used` is what the objective has already.
pub fn offers(statement: &Statement<'_>, known: &Known, rules: &RuleSet, used: &Used) -> Offers {
    let kept = &statement.kept;
    let mut offers = Offers { initiatives: vec![statement.text.to_owned()], ..Offers::default() };
    offers.parted = mend::apart(statement, &rules.lexicon)
        .and_then(|apart| {
            let text = apart.texts.first().filter(|text| !mend::points_back(text))?;
            let text = saved(text, known.subject.as_ref()).unwrap_or_else(|| text.clone());
            let because = apart.reasons.join(" ");
            let offer = Offer { metric: Some(text.clone()), text, because, ..Offer::default() };
            Some(Parted { offer, initiatives: apart.initiatives, question: None })
        })
        .or_else(|| {
            // "Improve the website to increase conversion" is a result by its verb, and holds another.
            let is_told = |parted: &mend::Mended| parted.texts.iter().all(|text| !text.contains("the share of "));
            let aim = || {
                let parted = mend::for_its_aim(statement, &rules.lexicon);
                parted.filter(|parted| !is_work(statement.reading) || is_told(parted))
            };
            let parted = mend::before_its_how(statement, &rules.lexicon).or_else(aim)?;
            mend::as_offer(parted, statement)
        });
    offers.offers.extend(from_measure(statement, known));
    offers.offers.extend(from_clause(statement, known));
    offers.offers.extend(from_purpose(statement, known, kept, rules));
    offers.offers.extend(plight::offer(statement));
    offers.offers.extend(known.aims.iter().filter_map(|found| of_aim(found, kept)));
    offers.offers.extend(from_named(statement, known));
    let about = statement.objective.zip(known.above.as_deref()).and_then(|(text, above)| subject_of(text, above));
    let about = about.map(|work| of_objective(statement, work, used)).unwrap_or_default();
    if let Some(work) = known.works.first() {
        let own = if is_looked_into(statement, known) { Vec::new() } else { from_work(statement, known, work, used) };
        if is_of_deciding(work.what) {
            offers.offers.extend(asked_above(statement, known));
        }
        offers.offers.extend(if is_general(statement, work) {
            about.clone().into_iter().take(1).chain(own).collect()
        } else {
            own
        });
        offers.questions.push(question(statement, known, work));
    }
    if let Some(above) = known.above.as_deref() {
        // A metric that the objective only mentions is none that the line is there for.
        let objective = statement.objective.unwrap_or_default();
        match mend::moves(objective) {
            true => offers.offers.extend(from_objective(above, kept, |_| true)),
            false => offers.last.extend(from_objective(above, kept, |range| is_thing(objective, above, range))),
        }
        offers.last.extend(about);
    }
    if offers.questions.is_empty() {
        offers.questions.push(open_question(statement));
    }
    offers
}

/// "Save €120k" behind work on a thing is saved on that thing, and begins at nothing.
fn saved(result: &str, thing: Option<&Subject>) -> Option<String> {
    let (amount, _) = result.split_once(" (now [baseline?]")?;
    let is_bare = amount.strip_prefix("Save ").is_some_and(|amount| !amount.contains(' '));
    is_bare.then(|| Some(format!("{amount} on {}", thing?.words)))?
}

fn from_purpose(statement: &Statement<'_>, known: &Known, kept: &Kept, rules: &RuleSet) -> Option<Offer> {
    let mended = mend::purpose(statement, &rules.lexicon)?;
    if mended.texts.iter().any(|text| mend::points_back(text)) {
        return None;
    }
    let metric = known.aims.first().map(|found| found.what);
    Some(Offer {
        text: with_scope(mended.texts.first()?, kept),
        metric: metric.map(|metric| metric.id.to_owned()).or_else(|| Some(mended.texts.first()?.clone())),
        because: "The line itself says what the work is for.".to_owned(),
        ..mend::of_metric(metric)
    })
}

/// The measure and value that the line asks of its work.
fn from_measure(statement: &Statement<'_>, known: &Known) -> Option<Offer> {
    let text = mend::reached(statement, known.subject.as_ref())?;
    let metric = known.metrics.first().map(|found| found.what);
    Some(Offer {
        metric: metric.map(|metric| metric.id.to_owned()).or_else(|| Some(text.clone())),
        because: "The line itself names the measure and its value.".to_owned(),
        text,
        ..mend::of_metric(metric)
    })
}

/// What people do once the work is done, where its purpose says so.
fn from_clause(statement: &Statement<'_>, known: &Known) -> Option<Offer> {
    let text = clause::key_result(statement)?;
    let metric = known.aims.first().map(|found| found.what);
    Some(Offer {
        text: with_scope(&text, &statement.kept),
        metric: metric.map(|metric| metric.id.to_owned()).or(Some(text)),
        because: "The line itself says who does what then.".to_owned(),
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
    if let Some(partners) = kept.partners.as_ref().filter(|partners| !text.contains(partners.as_str())) {
        scope += &format!(" {partners}");
    }
    kept.styled(&format!("{}{scope}{}", &text[..at], &text[at..]))
}

fn of_aim(found: &Found<Metric>, kept: &Kept) -> Option<Offer> {
    offer(found.what, kept, None, "The line itself says that the work is for this.".to_owned())
}

/// Whether all that is known of a work is that something is decided by it: "evaluate", "define". What the objective asks for
/// says more of why.
pub(super) fn is_of_deciding(work: &Work) -> bool {
    const DECIDED: [&str; 3] = ["decision-time", "decision-evidence-share", "goal-clarity"];
    work.general && work.serves.first().is_some_and(|served| DECIDED.contains(&served.metric))
}

/// Whether a line tells only by its verb what is done, and that verb looks into something: "explore short videos". What
/// comes of that nobody knows yet, so that it is asked.
fn is_looked_into(statement: &Statement<'_>, known: &Known) -> bool {
    const LOOKING: &str = "evaluate assess investigate explore review compare examine consider discuss define";
    let head = &statement.reading.head;
    let is_deciding = |work: &Found<Work>| is_of_deciding(work.what) && work.range.start == head.range.start;
    known.works.iter().all(is_deciding) && term::is_in(LOOKING, &head.lemma)
}

/// The metrics that the objective wants moved.
fn asked_above(statement: &Statement<'_>, known: &Known) -> Vec<Offer> {
    let above = statement.objective.filter(|objective| mend::moves(objective)).zip(known.above.as_deref());
    above.map(|(_, above)| from_objective(above, &statement.kept, |_| true)).unwrap_or_default()
}

/// Whether a work says so little of the line that what the objective is about says more.
fn is_general(statement: &Statement<'_>, work: &Found<Work>) -> bool {
    let is_named = work.width > 1 && work.what.acts_on.is_some();
    work.what.general && (!is_named || work.range.start == statement.reading.head.range.start)
}

/// The work that an objective is about, where its own words leave no doubt: it is the thing itself, and not only
/// mentioned beside it.
fn subject_of<'a>(objective: &str, above: &'a Known) -> Option<&'a Found<Work>> {
    // At the beginning stands the verb.
    let is_sure = |work: &Found<Work>| !work.is_less && !work.what.general && work.range.start > 0;
    above.works.first().filter(|work| is_sure(work) && is_thing(objective, above, &work.range))
}

/// Whether the words at `range` are what an objective is about: its noun, or what is tied to that.
pub(super) fn is_thing(objective: &str, above: &Known, range: &Range<usize>) -> bool {
    let before = objective.get(..range.start).unwrap_or_default().trim_end();
    let is_tied = [" of", " of the", " of our"].iter().any(|of| before.ends_with(of));
    // "hours of research and development time" is none of development.
    let is_ended = objective.get(range.end..).is_some_and(is_end);
    let is_noun = |subject: &Subject| range.start < subject.noun.end && subject.noun.end <= range.end;
    is_tied && is_ended || above.subject.as_ref().is_some_and(|it| is_noun(it) || range.end == it.range.end)
}

/// What the work serves that the objective is about: each of its key results is there for that.
fn of_objective(statement: &Statement<'_>, work: &Found<Work>, used: &Used) -> Vec<Offer> {
    let setting = Setting::of(statement);
    let metrics = work.what.serves.iter().filter_map(|served| Some((served, knowledge::metric(served.metric)?)));
    let mut served: Vec<_> = metrics.filter(|(_, metric)| setting.suits(metric)).collect();
    served.sort_by_key(|(_, metric)| (used.has(metric), used.has_stage(metric.stage)));
    let because = |served: &Served<&'static str>| format!("The objective above is about this. {}", served.because);
    served.into_iter().filter_map(|(served, metric)| offer(metric, &statement.kept, None, because(served))).collect()
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A word that the lexicon knows in lower case, unless it is written in capitals.
fn plain(word: &str) -> String {
    let is_known = !Lexicon::default().entry(&word.to_lowercase()).lemma.is_empty();
    if is_known { lowered(word) } else { word.to_owned() }
}

/// Metrics that the objective names at places that count.
fn from_objective(above: &Known, kept: &Kept, counts: impl Fn(&Range<usize>) -> bool) -> Vec<Offer> {
    let because = || "The objective above speaks of it.".to_owned();
    let named = above.aims.iter().chain(&above.metrics).filter(|found| counts(&found.range));
    named.filter_map(|found| offer(found.what, kept, None, because())).collect()
}

/// "Report the resolution time": a metric that is only looked at is there to be moved.
fn from_named(statement: &Statement<'_>, known: &Known) -> Vec<Offer> {
    const LOOKING: [&str; 9] =
        ["report", "track", "measure", "monitor", "watch", "review", "highlight", "follow", "show"];
    let head = &statement.reading.head;
    let looks =
        LOOKING.contains(&head.lemma.as_str()) || matches!(head.class, HeadClass::Change | HeadClass::SoftChange);
    let because = || "The line looks at this number; the result is that it moves.".to_owned();
    let subject = known.subject.as_ref();
    let is_thing = |range: &Range<usize>| subject.is_some_and(|subject| subject.noun.end == range.end);
    let is_data = |range: &Range<usize>| subject.is_some_and(|subject| is_data_on(statement.text, subject, range));
    let named = known.metrics.iter().filter(|found| looks && is_thing(&found.range) || is_data(&found.range));
    // "the top ten customers" are looked at one by one.
    let is_part = |range: &Range<usize>| statement.text[..range.start].ends_with('-');
    let named = named.filter(|found| (found.width > 1 || found.what.unit != Unit::Count) && !is_part(&found.range));
    let own = |subject: &Subject| {
        let words = statement.words(&subject.noun).split(' ').map(plain);
        words.collect::<Vec<_>>().join(" ")
    };
    let text = |found: &Found<Metric>| {
        let subject = subject.filter(|_| is_thing(&found.range))?;
        Some(phrase::in_words(found.what, &statement.kept, &own(subject)))
    };
    named.filter_map(|found| offer(found.what, &statement.kept, text(found), because())).collect()
}

/// "the churn numbers": whether a thing is figures on the metric named at `range`.
fn is_data_on(text: &str, subject: &Subject, range: &Range<usize>) -> bool {
    const DATA: &str =
        "data numbers figures figure stats statistics report reports trend trends results values kpi kpis";
    let behind = text.get(range.end..subject.noun.end).unwrap_or_default().trim();
    subject.noun.start <= range.start && !behind.is_empty() && term::is_in(DATA, &behind.to_lowercase())
}

/// The metric as a key result, by `text` where it has words of its own.
fn offer(metric: &'static Metric, kept: &Kept, text: Option<String>, because: String) -> Option<Offer> {
    phrase::is_free_of_numbers(metric).then(|| Offer {
        text: text.unwrap_or_else(|| phrase::key_result(metric, kept)),
        metric: Some(metric.id.to_owned()),
        because,
        ..mend::of_metric(Some(metric))
    })
}

fn question(statement: &Statement<'_>, known: &Known, work: &Found<Work>) -> String {
    let is_deed = work.range.start == statement.reading.head.range.start;
    let thing = known.subject.as_ref().filter(|subject| is_deed || holds(&subject.range, &work.range));
    let words = thing.map_or("this work", |thing| thing.words.as_str());
    let people = Setting::of(statement).people(work.what.people);
    let people = statement.kept.people.as_deref().unwrap_or(&people);
    let mut question = work.what.question.to_owned();
    // The questions are written for one number of things; the author's may be another.
    let be = if thing.is_some_and(Subject::is_plural) { "are" } else { "is" };
    for verb in ["is", "are"] {
        question = question.replace(&format!("{{work}} {verb} "), &format!("{{work}} {be} "));
    }
    raised(&question.replace("{work}", words).replace("{people}", people))
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
    let subject = Subject::of(text, reading).filter(|_| !recognise::ends_work(reading));
    let once = match subject.zip(state(&reading.head.lemma)) {
        Some((subject, state)) => {
            let be = if subject.is_plural() { "are" } else { "is" };
            format!("once {} {be} {state}", subject.words)
        }
        // A line without a verb names a thing, of which nobody can say that it is done: "press".
        None if reading.head.lemma.is_empty() => format!("because of “{}”", clipped(text)),
        None => format!("once “{}” is done", clipped(text)),
    };
    match people {
        Some(people) => format!("What will {people} do more or less of {once}?"),
        None => format!("Who will do more or less of what {once}, and how would you count it?"),
    }
}

/// In what state a thing is once the work is done, where the verb tells.
fn state(lemma: &str) -> Option<&'static str> {
    Some(match lemma {
        "launch" | "release" | "publish" | "ship" | "roll out" | "deliver" | "announce" | "post" | "send" => "out",
        "build" | "create" | "develop" | "implement" | "introduce" | "set up" | "write" | "establish" | "design"
        | "define" | "provide" | "add" | "make" | "open" | "start" => "there",
        "hire" | "recruit" | "appoint" => "on board",
        _ => return None,
    })
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
