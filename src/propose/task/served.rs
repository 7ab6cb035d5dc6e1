//! What is known of a work as key results about the very thing of a line.
//!
//! In go a statement and a work that was found in it, out come the metrics that the work serves, the best for this line
//! first. A metric that speaks of the thing itself goes before one that any such work has, and what people or trade of the
//! line rule out comes last.

use super::super::knowledge::file::{ActsOn, Served};
use super::super::knowledge::{self, Found, Metric, Work, term};
use super::super::own::Statement;
use super::super::recognise::Known;
use super::super::setting::{self, Setting};
use super::super::subject::Subject;
use super::super::{ALTERNATIVES, Offer, Used, phrase};
use super::{holds, offer};
use crate::analysis::Lexicon;
use crate::analysis::lexicon::Class;

/// A metric with what the work says of it.
type ServedMetric = (&'static Served<&'static str>, &'static Metric);

/// Offers for the metrics that a work serves.
pub fn from_work(statement: &Statement<'_>, known: &Known, work: &Found<Work>, used: &Used) -> Vec<Offer> {
    let is_deed = work.range.start == statement.reading.head.range.start;
    let thing = thing_of(statement, known, work, is_deed);
    if is_deed && thing.is_none() && work.what.acts_on.is_some() {
        return Vec::new();
    }
    let of_line = OfLine { statement, work: work.what, thing, setting: Setting::of(statement) };
    let metrics = work.what.serves.iter().filter_map(|served| Some((served, knowledge::metric(served.metric)?)));
    let mut served: Vec<(usize, ServedMetric)> = metrics.enumerate().collect();
    // Of work that fits anything, only what it means for this very thing is worth saying first.
    if work.what.general && !served.iter().any(|(_, (served, metric))| of_line.speaks(served) && of_line.suits(metric))
    {
        return Vec::new();
    }
    // An ambiguous word names no work of which nothing suits: "images" of those who sell nothing are no photographs.
    if work.is_less && served.iter().all(|(_, (_, metric))| of_line.setting.is_foreign(metric)) {
        return Vec::new();
    }
    let asked = known.above.iter().flat_map(|above| above.aims.iter().chain(&above.metrics)).map(|found| found.what.id);
    let asked: Vec<&str> = asked.collect();
    let best_speak = served.iter().take(ALTERNATIVES).any(|(_, (served, _))| of_line.speaks(served));
    served.sort_by_key(|(place, (served, metric))| {
        let is_asked = asked.contains(&metric.id) && !used.has(metric);
        let is_best = *place < ALTERNATIVES;
        let is_far = of_line.setting.is_far(work.what.people, metric);
        let distance = of_line.distance(served, metric, used, best_speak);
        (!of_line.suits(metric), !is_asked, !is_best, is_far, if is_best { distance } else { 0 })
    });
    served.into_iter().filter_map(|(_, (served, metric))| of_line.offer(served, metric)).collect()
}

/// The thing of a line that the work is about.
fn thing_of(statement: &Statement<'_>, known: &Known, work: &Found<Work>, is_deed: bool) -> Option<Subject> {
    let thing = known.subject.clone();
    let thing = thing.filter(|subject| if is_deed { has_thing(work.what) } else { holds(&subject.range, &work.range) });
    // "the cities for the roadshow": what is tied to the noun and names the work is the thing.
    let thing = thing.filter(|subject| is_deed || work.range.start < subject.noun.end);
    // Where the phrase around it is none that can be said again, the name of the work can.
    let thing = thing.or_else(|| Subject::named(statement.text, &work.range).filter(|_| !is_deed));
    // It is a colleague who works, and no vacancy.
    let thing = thing.filter(|thing| work.what.head.is_none() || !is_vacancy(thing));
    // "Certify all reps": those with whom something is done are not what is used, read or taken part in.
    let is_of_people = work.what.acts_on == Some(ActsOn::People) || work.what.head.is_some();
    thing.filter(|thing| is_of_people || !is_people(thing))
}

/// A work in a line.
struct OfLine<'a> {
    statement: &'a Statement<'a>,
    work: &'static Work,
    thing: Option<Subject>,
    setting: Setting,
}

impl OfLine<'_> {
    /// Whether people and trade of the line leave room for the metric.
    fn suits(&self, metric: &Metric) -> bool {
        // Training of the own staff is measured by the staff, whomever the objective is for.
        let is_of_people = self.work.acts_on == Some(ActsOn::People) || self.work.head.is_some();
        let is_for_staff = setting::is_inside(self.work.people) || is_of_people;
        self.setting.suits(metric) || !self.work.general && is_for_staff
    }

    /// Whether the metric says something of the very thing.
    fn speaks(&self, served: &Served<&'static str>) -> bool {
        served.name.is_some_and(|name| self.thing.is_some() && name.contains("{work}"))
    }

    /// How far a metric among the best is from the first choice: what can be said of this very thing is near, then what no
    /// line above it has. Key results under one objective take different stages of one journey.
    fn distance(&self, served: &Served<&'static str>, metric: &Metric, used: &Used, best_speak: bool) -> u8 {
        let is_taken = u8::from(used.has_stage(metric.stage));
        match (self.speaks(served), used.has(metric)) {
            (true, false) => is_taken,
            (true, true) => 2,
            (false, false) => is_taken + 3 * u8::from(best_speak),
            (false, true) => 5,
        }
    }

    /// The metric as a key result, about the thing where it can be.
    fn offer(&self, served: &Served<&'static str>, metric: &'static Metric) -> Option<Offer> {
        let own = served.name.filter(|name| self.thing.is_some() || !name.contains("{work}"));
        let text = own.filter(|name| !self.is_of_itself(name)).map(|name| self.worded(metric, name));
        offer(metric, &self.statement.kept, text, served.because.to_owned())
    }

    /// "Partner with guilds": those it is for cannot be what they use.
    fn is_of_itself(&self, name: &str) -> bool {
        let own = self.statement.kept.people.as_deref().zip(self.thing.as_ref());
        name.contains("{people}") && own.is_some_and(|(people, thing)| thing.noun_words().ends_with(people))
    }

    fn worded(&self, metric: &'static Metric, name: &str) -> String {
        let thing = self.thing.as_ref();
        let is_about_people = self.work.acts_on == Some(ActsOn::People);
        let words = thing.map_or("", |thing| if is_about_people { thing.noun_words() } else { &thing.words });
        let has_people = name.contains("{people}");
        let words = thing.map_or_else(String::new, |thing| with_others(self.statement, thing, words, has_people));
        let name = if thing.is_some_and(Subject::is_plural) { plural(name) } else { name.to_owned() };
        phrase::of_thing(metric, &self.statement.kept, &name, &words, &self.setting.people(self.work.people))
    }
}

/// "the open roles": what is filled by those who are hired.
fn is_vacancy(thing: &Subject) -> bool {
    const POSTS: &str = "vacancy vacancies position positions role roles req reqs post posts headcount seat seats";
    thing.noun_words().rsplit(' ').next().is_some_and(|last| term::is_in(POSTS, &last.to_lowercase()))
}

/// Whether what a verb acts on is told of its work: what is made, or who is hired.
const fn has_thing(work: &Work) -> bool {
    work.acts_on.is_some() || work.head.is_some()
}

/// Whether a thing is people and nothing that bears their name.
fn is_people(thing: &Subject) -> bool {
    let words = term::words(thing.noun_words());
    words.last().is_some_and(|head| {
        let classes = Lexicon::default().entry(&head.lower).classes;
        thing.is_plural()
            && classes.any(&[Class::Inside, Class::WeakPerson])
            && !classes.any(&[Class::Product, Class::Measure])
    })
}

/// A thing with those with whom it is done, where they stand behind it: "the webinar with Rewe and Edeka", and
/// "the interviews with nurses" where its measure does not name the nurses itself.
fn with_others(statement: &Statement<'_>, thing: &Subject, words: &str, has_people: bool) -> String {
    let behind = statement.text.get(thing.range.end..).unwrap_or_default().trim_start();
    let kept = &statement.kept;
    let partners = kept.partners.as_deref().filter(|partners| behind.starts_with(partners));
    let people = kept.people.as_deref().filter(|_| !has_people && behind.starts_with("with "));
    let people = people.and_then(|people| behind.get(..behind.find(people)? + people.len()));
    let is_plain = |others: &&str| !others.contains(|letter: char| letter.is_ascii_digit() || ",;(".contains(letter));
    partners.or(people.filter(is_plain)).map_or_else(|| words.to_owned(), |others| format!("{words} {others}"))
}

/// "what {work} asks of them" of several: "what {work} ask of them".
fn plural(name: &str) -> String {
    let Some((before, after)) = name.split_once("{work} ") else { return name.to_owned() };
    let (verb, rest) = after.split_once(' ').unwrap_or((after, ""));
    let verb = match verb {
        "is" => "are",
        "has" => "have",
        "asks" | "means" | "covers" | "shows" | "takes" | "stops" | "brings" | "protects" | "explains" | "exists"
        | "lets" | "serves" => &verb[..verb.len() - 1],
        _ => verb,
    };
    format!("{before}{{work}} {verb} {rest}").trim_end().to_owned()
}
