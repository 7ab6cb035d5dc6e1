//! The verifier: whether a wording may stand in place of a statement, whoever wrote it.
//!
//! In go the statement and the wording, out come objections, none where it holds. Numbers are compared with those of
//! the statement and its objective: one that stands in neither is invented, one that counts another thing has moved.
//! Its metric has to move the better way in a unit of its own, the rules are asked again, and what the author said about people, place, date and owner has to be there still. What is
//! known of the statement is looked up once, and each wording is read once. Nothing may be added that the author does not
//! give: no name, no place, no address, no mark that a draft would be read otherwise for.

mod added;
mod metric;
mod numbers;
mod words;

use std::cell::{OnceCell, RefCell};

use super::knowledge::{find_metrics, term};
use super::own::Statement;
use super::recognise::Known;
use super::{blank, key_result_kind, knowledge};
use crate::analysis::{
    Context, Features, KeyResultKind, Kind, Lexicon, ObjectiveKind, PhraseClass, Quantity, language, read_key_result,
    read_objective,
};
use crate::lint::Sentences;
use crate::rules::RuleSet;
use words::{content, is_alike, stem};

/// Why a wording does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Objection {
    /// A number that the author did not give.
    InventedNumber(String),
    /// A number of the author's that has another role, another unit or counts another thing.
    MovedNumber(String),
    /// A rule says that it is to be fixed.
    DrawsError(String),
    /// The work in other words.
    TaskReworded,
    /// Something that the author said is gone.
    Lost {
        /// What it is.
        what: Belonging,
        /// In the author's words.
        words: String,
    },
    /// Nothing in it belongs to this statement, its objective or the work it names.
    FitsAnyTeam,
    /// The same as an earlier wording, or as the statement itself.
    SameAsAnother,
    /// Not in the language of the statement.
    OtherLanguage,
    /// More than one result.
    TwoResults,
    /// A metric that would get worse.
    WrongWay(String),
    /// In per cent, which what is measured cannot be told in.
    UnlikeUnit(String),
    /// No key result, or no objective where an objective is asked for.
    NoKeyResult,
    /// A result where a first step is asked for.
    NoStep,
    /// A person, a company or a product that the author did not name.
    InventedName(String),
    /// A place that the author did not name.
    InventedPlace(String),
    /// People to whom the author did not narrow it.
    InventedSegment(String),
    /// A link or an address that the author did not give.
    InventedAddress(String),
    /// Marks that a draft would be read otherwise for, or letters that nobody sees.
    Markup(String),
    /// Something that nobody can count.
    NoMeasure(String),
    /// More letters than its place holds.
    TooLong(usize),
}

/// What belongs to a statement and has to stay with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belonging {
    /// By when.
    Date,
    /// Whose it is.
    Owner,
    /// What stands behind its number.
    Unit,
    /// Where.
    Place,
    /// For whom.
    Segment,
}

impl Objection {
    /// Its name for programs.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::InventedNumber(_) => "invented-number",
            Self::MovedNumber(_) => "moved-number",
            Self::DrawsError(_) => "draws-error",
            Self::TaskReworded => "task-reworded",
            Self::Lost { what: Belonging::Date, .. } => "lost-date",
            Self::Lost { what: Belonging::Owner, .. } => "lost-owner",
            Self::Lost { what: Belonging::Unit, .. } => "lost-unit",
            Self::Lost { what: Belonging::Place, .. } => "lost-place",
            Self::Lost { what: Belonging::Segment, .. } => "lost-segment",
            Self::FitsAnyTeam => "fits-any-team",
            Self::SameAsAnother => "same-as-another",
            Self::OtherLanguage => "other-language",
            Self::TwoResults => "two-results",
            Self::WrongWay(_) => "wrong-way",
            Self::UnlikeUnit(_) => "unlike-unit",
            Self::NoKeyResult => "no-key-result",
            Self::NoStep => "no-step",
            Self::InventedName(_) => "invented-name",
            Self::InventedPlace(_) => "invented-place",
            Self::InventedSegment(_) => "invented-segment",
            Self::InventedAddress(_) => "invented-address",
            Self::Markup(_) => "markup",
            Self::NoMeasure(_) => "no-measure",
            Self::TooLong(_) => "too-long",
        }
    }

    /// The same for a person, lower case and without full stop.
    pub fn message(&self) -> String {
        match self {
            Self::InventedNumber(number) => format!("“{number}” stands neither in the statement nor in its objective"),
            Self::MovedNumber(number) => format!("“{number}” counts something else in the statement"),
            Self::DrawsError(rule) => format!("it still draws the error {rule}"),
            Self::TaskReworded => "it is the same work in other words".to_owned(),
            Self::Lost { words, .. } => format!("“{words}” is lost"),
            Self::FitsAnyTeam => "it would fit any team".to_owned(),
            Self::SameAsAnother => "it says the same as another wording".to_owned(),
            Self::OtherLanguage => "it is in another language than the statement".to_owned(),
            Self::TwoResults => "it holds more than one result".to_owned(),
            Self::WrongWay(metric) => format!("“{metric}” would get worse"),
            Self::UnlikeUnit(metric) => format!("“{metric}” is not told in per cent"),
            Self::NoKeyResult => "it is no key result".to_owned(),
            Self::NoStep => "it is a result and no step".to_owned(),
            Self::InventedName(name) => format!("“{name}” is named neither in the statement nor in its objective"),
            Self::InventedPlace(place) => format!("the statement does not speak of “{place}”"),
            Self::InventedSegment(people) => format!("the statement does not narrow it to “{people}”"),
            Self::InventedAddress(address) => format!("the address “{address}” is not in the statement"),
            Self::Markup(mark) => format!("“{mark}” is markup, and a wording is plain words on one line"),
            Self::NoMeasure(words) => format!("“{words}” is nothing that can be counted"),
            Self::TooLong(length) => format!("it has {length} characters, and a line of a draft is shorter"),
        }
    }
}

/// Judges a wording of `statement`: `text`, with `key_results` that follow it, after the `earlier` wordings.
pub fn verify(
    statement: &Statement<'_>,
    text: &str,
    key_results: &[String],
    earlier: &[&str],
    rules: &RuleSet,
) -> Vec<Objection> {
    Judge::new(statement, rules).objections(text, key_results, earlier)
}

/// Letters of a wording, at most.
const LONGEST: usize = 300;

/// What speaks against `text` beside a wording of `statement`, where `longest` letters have room: its reason, what to watch.
pub fn beside(statement: &Statement<'_>, text: &str, longest: usize, rules: &RuleSet) -> Vec<Objection> {
    added::beside(&added::Given::of(statement), text, longest, &rules.lexicon)
}

/// Whether a remark on the lines in `draft` holds nothing that they do not give; it may count up to `count` of them.
pub fn remark_holds(draft: &str, text: &str, longest: usize, count: usize) -> bool {
    let objections = added::beside(&added::Given::in_text(draft), text, longest, &Lexicon::default());
    let counts_lines =
        |number: &str| number.parse().map_or_else(|_| numbers::is_spelled(number), |it: usize| it <= count);
    objections.iter().all(|it| matches!(it, Objection::InventedNumber(number) if counts_lines(number)))
}

/// What `text` adds to `statement` that its author did not give, numbers left out.
pub(super) fn of_added(statement: &Statement<'_>, text: &str, rules: &RuleSet) -> Vec<Objection> {
    let given = added::Given::of(statement);
    let mut objections = added::objections(&given, text, &rules.lexicon);
    objections.extend(added::reads_back(statement, &given, text).filter(|_| objections.is_empty()));
    objections
}

/// Whether no rule would have the key result mended.
pub fn draws_no_error(statement: &Statement<'_>, text: &str, rules: &RuleSet) -> bool {
    let judge = Judge::new(statement, rules);
    judge.errors(text, &judge.read(text)).is_empty()
}

/// What speaks against any text in place of or beside a statement: another language, the same again.
pub(super) fn of_any(statement: &Statement<'_>, text: &str, earlier: &[&str]) -> Vec<Objection> {
    let is_other = language::language(None, statement.text) == "en" && language::language(None, text) != "en";
    let is_same = is_alike(text, statement.text) || earlier.iter().any(|earlier| is_alike(text, earlier));
    let objections = [is_other.then_some(Objection::OtherLanguage), is_same.then_some(Objection::SameAsAnother)];
    objections.into_iter().flatten().collect()
}

/// Numbers of `text` that the author did not give, or that count another thing.
pub(super) fn of_numbers(statement: &Statement<'_>, text: &str, reading: &Features) -> Vec<Objection> {
    numbers::objections(statement, &numbers::above(statement), text, reading)
}

/// The numbers of `text` to which there is an objection.
pub(super) fn faulty_numbers<'a>(statement: &Statement<'_>, text: &str, reading: &'a Features) -> Vec<&'a Quantity> {
    let faulty = numbers::faulty(statement, &numbers::above(statement), text, reading);
    faulty.into_iter().map(|(number, _)| number).collect()
}

/// Whether `text` names a date that the author did not give.
pub(super) fn is_date_invented(statement: &Statement<'_>, text: &str, reading: &Features) -> bool {
    numbers::invented_date(statement, text, reading).is_some()
}

/// A statement with what its wordings are compared with, looked up once for all of them.
pub struct Judge<'a> {
    statement: &'a Statement<'a>,
    rules: &'a RuleSet,
    sentences: RefCell<Sentences<'a>>,
    /// Numbers of the objective above.
    above: Vec<Quantity>,
    given: added::Given,
    known: OnceCell<Ties>,
}

/// What ties a wording to its statement.
struct Ties {
    /// The words of the statement and of its objective, without those that any team uses.
    own: Vec<String>,
    /// Ids of the metrics that the works it names serve.
    served: Vec<&'static str>,
    /// The words of their names.
    names: Vec<Vec<String>>,
}

impl<'a> Judge<'a> {
    /// Judges wordings of `statement`.
    pub fn new(statement: &'a Statement<'a>, rules: &'a RuleSet) -> Self {
        let sentences = RefCell::new(Sentences::new(rules));
        let (above, given) = (numbers::above(statement), added::Given::of(statement));
        Self { statement, rules, sentences, above, given, known: OnceCell::new() }
    }

    /// What speaks against `text`, with `key_results` that follow it, after the `earlier` wordings.
    pub fn objections(&self, text: &str, key_results: &[String], earlier: &[&str]) -> Vec<Objection> {
        let mut objections = of_any(self.statement, text, earlier);
        let reading = self.read(text);
        let below: Vec<(&str, Features)> = key_results.iter().map(|it| (it.as_str(), self.read(it))).collect();
        match self.statement.key_result_index {
            None => objections.extend(self.as_objective(text)),
            Some(_) => objections.extend(self.as_key_result(text, &reading)),
        }
        objections.extend(below.iter().flat_map(|(text, reading)| self.as_key_result(text, reading)));
        for (part, reading) in std::iter::once((text, &reading)).chain(below.iter().map(|(text, it)| (*text, it))) {
            objections.extend(numbers::objections(self.statement, &self.above, part, reading));
            objections.extend(self.added(part, reading));
        }
        let whole = std::iter::once(text).chain(key_results.iter().map(String::as_str)).collect::<Vec<_>>().join("\n");
        let words = content(&whole);
        let is_unlike = std::iter::once(text).chain(below.iter().map(|(text, _)| *text)).any(has_unlike_blanks);
        objections.extend(is_unlike.then(|| Objection::DrawsError("unlike-units".to_owned())));
        objections.extend(self.lost(&words));
        objections.extend(match below.is_empty() {
            true => numbers::lost_unit(self.statement, &reading),
            false => numbers::lost_unit(self.statement, &self.read(&whole)),
        });
        if self.statement.key_result_index.is_some() {
            objections.extend(self.errors(text, &reading));
        }
        objections.extend(below.iter().flat_map(|(text, reading)| self.errors(text, reading)));
        objections.extend(self.fits_any_team(&whole, &words).then_some(Objection::FitsAnyTeam));
        objections.dedup();
        objections
    }

    /// What a part of a wording has that the author did not give, or that no draft can hold.
    fn added(&self, text: &str, reading: &Features) -> Vec<Objection> {
        let mut objections = added::objections(&self.given, text, &self.rules.lexicon);
        objections.extend(added::reads_back(self.statement, &self.given, text).filter(|_| objections.is_empty()));
        objections.extend(added::no_measure(&self.given, text, reading));
        let length = text.chars().count();
        let own = self.statement.text.chars().count();
        objections.extend((length > LONGEST.max(own)).then_some(Objection::TooLong(length)));
        objections
    }

    fn read(&self, text: &str) -> Features {
        let objective = self.statement.objective;
        read_key_result(text, &Context { objective, lexicon: &self.rules.lexicon })
    }

    fn as_objective(&self, text: &str) -> Vec<Objection> {
        // A blank in its place says that it is missing, as the number alone did.
        if text == blank("objective") {
            return Vec::new();
        }
        let reading = read_objective(text, &Context { objective: None, lexicon: &self.rules.lexicon });
        let is_good = matches!(reading.kind, Some(Kind::Objective(ObjectiveKind::Good)));
        let errors = self.sentences.borrow_mut().objective(text, &reading);
        let errors = errors.into_iter().map(|rule| Objection::DrawsError(rule.to_owned()));
        (!is_good).then_some(Objection::NoKeyResult).into_iter().chain(errors).collect()
    }

    fn as_key_result(&self, text: &str, reading: &Features) -> Vec<Objection> {
        let kind = match key_result_kind(reading) {
            Some(KeyResultKind::Task | KeyResultKind::OutputCount | KeyResultKind::Milestone) => {
                Some(Objection::TaskReworded)
            }
            Some(KeyResultKind::Outcome) => self.counts_own_work(text, reading).then_some(Objection::TaskReworded),
            Some(KeyResultKind::OutcomeUnquantified | KeyResultKind::NotKr) | None => Some(Objection::NoKeyResult),
        };
        kind.into_iter().chain(metric::objections(self.statement, text, reading)).collect()
    }

    /// "Increase the number of newsletters launched" in place of "Launch three newsletters".
    fn counts_own_work(&self, text: &str, reading: &Features) -> bool {
        let own = self.statement.reading;
        let is_work = super::is_work(own);
        if is_work && says_again(self.statement.text, text) {
            return true;
        }
        let object = own.object.as_ref().filter(|it| matches!(it.class, PhraseClass::Product | PhraseClass::Activity));
        let Some(object) = object.filter(|_| is_work) else { return false };
        let made = head_of(self.statement.words(&object.range));
        let purpose = reading.purpose.as_ref().map_or(text.len(), |purpose| purpose.start);
        let main = content(text.get(..purpose).unwrap_or(text));
        let counted = [reading.counted.as_ref(), reading.object.as_ref()];
        let counts = counted.into_iter().flatten().filter_map(|phrase| text.get(phrase.range.clone())).any(|words| {
            let words = ["the number of ", "number of ", "share of "]
                .iter()
                .find_map(|of| words.strip_prefix(of))
                .unwrap_or(words);
            head_of(words) == made
        });
        let does_again = main.iter().any(|word| !own.head.lemma.is_empty() && *word == stem(&own.head.lemma));
        made.is_some() && (counts || does_again && main.contains(&made.unwrap_or_default()))
    }

    /// What the author said about date, owner, place and people, and a text of these `words` does not.
    fn lost(&self, words: &[String]) -> Vec<Objection> {
        let kept = &self.statement.kept;
        let has = |own: &str| content(own).iter().all(|word| words.contains(word));
        let others = [
            (Belonging::Date, kept.deadline.as_deref()),
            (Belonging::Place, kept.place.as_deref()),
            (Belonging::Segment, kept.people.as_deref()),
            (Belonging::Segment, kept.partners.as_deref()),
        ];
        let owners = self.statement.owners.iter().map(|owner| (Belonging::Owner, Some(*owner)));
        let lost =
            others.into_iter().chain(owners).filter_map(|(what, own)| Some((what, own.filter(|own| !has(own))?)));
        lost.map(|(what, words)| Objection::Lost { what, words: words.to_owned() }).collect()
    }

    /// The rules asked again about this very key result.
    fn errors(&self, text: &str, reading: &Features) -> Vec<Objection> {
        let errors = self.sentences.borrow_mut().key_result(self.statement.objective, text, reading);
        let mut errors: Vec<&str> = errors.into_iter().collect();
        // A blank for today's value names no metric: what was missing before it is missing still.
        let (before, after) = text.split_once(" (now [baseline?]").unwrap_or((text, ""));
        if let Some((_, after)) = after.split_once(')').filter(|_| !errors.contains(&"missing-metric")) {
            let plain = format!("{before}{after}");
            let reading = self.read(&plain);
            let found = self.sentences.borrow_mut().key_result(self.statement.objective, &plain, &reading);
            errors.extend(found.into_iter().filter(|rule| *rule == "missing-metric"));
        }
        errors.into_iter().map(|rule| Objection::DrawsError(rule.to_owned())).collect()
    }

    fn ties(&self) -> &Ties {
        self.known.get_or_init(|| {
            let known = Known::of(self.statement);
            let above = known.above.iter().flat_map(|above| &above.works);
            let works = known.works.iter().chain(above).flat_map(|work| &work.what.serves);
            let served: Vec<&'static str> = works.map(|served| served.metric).collect();
            let names = served.iter().filter_map(|id| knowledge::metric(id)).map(|metric| content(metric.name));
            let mut own = content(self.statement.text);
            own.extend(content(self.statement.objective.unwrap_or_default()));
            own.retain(|word| !words::is_general(word));
            Ties { own, names: names.collect(), served }
        })
    }

    /// Whether nothing ties the text to the statement: no word of it or its objective, and no metric that the work
    /// it names serves. A metric's name with the statement's own people in it is found by its words.
    fn fits_any_team(&self, text: &str, words: &[String]) -> bool {
        let ties = self.ties();
        let shares = words.iter().any(|word| ties.own.contains(word));
        let names_served = || find_metrics(&term::words(text)).iter().any(|found| ties.served.contains(&found.what.id));
        let is_of_metric =
            |name: &Vec<String>| name.iter().filter(|word| words.contains(word)).count() * 3 >= name.len() * 2;
        !shares && !names_served() && !ties.names.iter().any(is_of_metric)
    }
}

/// Whether `text` begins as `work` does, has all its words, and at most one more.
fn says_again(work: &str, text: &str) -> bool {
    let (said, told) = (content(work), content(text));
    said.len() > 1
        && told.len() <= said.len() + 1
        && told.first() == said.first()
        && said.iter().all(|word| told.contains(word))
}

/// "from [baseline?]% to [target?] hours": the rule on units sees values alone.
fn has_unlike_blanks(text: &str) -> bool {
    let is_share = |name: &str| text.contains(&format!("{}%", blank(name)));
    text.contains(&blank("baseline")) && text.contains(&blank("target")) && is_share("baseline") != is_share("target")
}

/// The head of a noun phrase, by its stem: the last word before a preposition.
fn head_of(words: &str) -> Option<String> {
    const PREPOSITIONS: [&str; 8] = ["of", "for", "in", "on", "to", "with", "from", "by"];
    let plain = words.to_lowercase();
    let noun = plain.split_whitespace().take_while(|word| !PREPOSITIONS.contains(word)).last();
    noun.map(stem)
}

#[cfg(test)]
mod tests;
