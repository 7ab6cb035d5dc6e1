//! Repairs of results: the how cut off, two results parted, vague words out, and blanks where numbers are missing.
//!
//! In goes a statement that already names a result, out comes the same result as a key result that can be measured.
//! The author's words and numbers stay as they are; what is missing becomes a marked blank.

use std::ops::Range;

use super::knowledge::Metric;
use super::knowledge::file::Unit;
use super::own::{Kept, Statement, deadline_range, lowered, raised};
use super::recognise::Known;
use super::{KEY_RESULT_WORK, Offer, Offers, key_result_kind, phrase, subject};
use crate::analysis::lexicon::Class;
use crate::analysis::{Context, Features, KeyResultKind, Lexicon, Mark, QuantityKind, Role, read_key_result};
use crate::rules::RuleSet;

/// Why a target gets a blank beside it.
const BASELINE: &str = "The target stays; without today's value nobody knows whether it is bold.";

/// Why work that stands before a result goes.
const WORK_APART: &str = "The work can change while the result stays, so it is kept as an initiative.";

/// A result with what was cut off from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mended {
    /// The key results: more than one where the statement held more than one.
    pub texts: Vec<String>,
    /// The how, as initiatives.
    pub initiatives: Vec<String>,
    /// What was done, as sentences.
    pub reasons: Vec<&'static str>,
}

/// Proposals for a statement that names a result.
pub fn offers(statement: &Statement<'_>, known: &Known, rules: &RuleSet) -> Offers {
    let mended = mend(statement.text, statement.objective, &rules.lexicon);
    let mut offers = Offers { initiatives: mended.initiatives.clone(), ..Offers::default() };
    let metric = own_metric(statement, known);
    if is_unclear_share(statement, metric) {
        offers.offers.extend(as_levels(statement).map(|offer| Offer {
            metric: measured(statement).map(|words| format!("{words}, from where to where")),
            guardrail: of_metric(metric).guardrail,
            data_source: of_metric(metric).data_source,
            ..offer
        }));
    }
    if is_doubtful(statement, &rules.lexicon) && mended.reasons.as_slice() == [BASELINE] {
        return super::task::offers(statement, known, rules, &[]);
    }
    let is_same = mended.texts.first().is_none_or(|text| text == statement.text) && mended.texts.len() < 2;
    if !is_same {
        let mut texts = mended.texts.into_iter();
        offers.offers.push(Offer {
            text: texts.next().unwrap_or_default(),
            key_results: texts.collect(),
            because: mended.reasons.join(" "),
            // The same metric by its full name is another wording, and by name another metric to whoever counts it.
            metric: measured(statement).or_else(|| metric.map(|metric| metric.id.to_owned())),
            ..of_metric(metric)
        });
    }
    let is_open = key_result_kind(statement.reading) == Some(KeyResultKind::OutcomeUnquantified);
    if is_open {
        offers.offers.extend(canonical(statement, known));
    }
    offers.questions.extend(question(statement, metric));
    // A line that begins with work and cannot be mended is taken for work.
    if offers.offers.is_empty() && is_doubtful(statement, &rules.lexicon) {
        return super::task::offers(statement, known, rules, &[]);
    }
    offers
}

/// "Discuss it with two bakeries": a count in a line of work, of which today's value would say nothing.
fn is_doubtful(statement: &Statement<'_>, lexicon: &Lexicon) -> bool {
    const GIVEN: &str =
        "sell sign win close book onboard enrol enroll collect raise get gain earn attract serve reach ship";
    let Some(first) = statement.text.split(' ').next().map(str::to_lowercase) else { return false };
    let entry = lexicon.entry(&first);
    let is_work = entry.classes.any(&[Class::Activity])
        && !entry.classes.any(&[Class::Change, Class::SoftChange, Class::Achieve]);
    // "Ten hours in analysis", "Get 10 changes merged": the team's own time, and its own work in other words.
    let target = statement.reading.target.and_then(|at| statement.reading.quantities.get(at));
    // "Demo requests up 25%" moves what it names, whatever the first word could be.
    if target.is_some_and(|target| target.role == Role::Change && target.kind == QuantityKind::Percent) {
        return false;
    }
    let is_time = statement.reading.head.class == crate::analysis::HeadClass::None
        && target.is_some_and(|target| target.range.start == 0 && target.kind == QuantityKind::Duration);
    const DONE: &str = "merged published shipped done written built launched released finished reviewed closed";
    let is_get = first == "get" && statement.text.split(' ').any(|word| super::knowledge::term::is_in(DONE, word));
    is_time || is_get || first == "roll" || is_work && !super::knowledge::term::is_in(GIVEN, &first)
}

/// Whether a share is to change by a percentage, which can be meant in two ways.
fn is_unclear_share(statement: &Statement<'_>, metric: Option<&Metric>) -> bool {
    let is_share =
        statement.reading.quantities.iter().any(|it| it.kind == QuantityKind::Percent && it.role == Role::Change);
    let names_share =
        statement.text.to_lowercase().split(' ').any(|word| ["share", "rate", "percentage"].contains(&word));
    is_share && (names_share || metric.is_some_and(|metric| metric.unit == Unit::Percent))
}

fn question(statement: &Statement<'_>, metric: Option<&Metric>) -> Option<String> {
    if is_unclear_share(statement, metric) {
        return Some("Is the change meant relative to today's value, or in percentage points?".to_owned());
    }
    // "Ensure that clinics are content" asks for a sign of it before any value.
    let lower = statement.text.to_lowercase();
    if let Some(lead) = ["ensure that ", "make sure that "].iter().find(|lead| lower.starts_with(**lead)) {
        let state = statement.text.get(lead.len()..)?.trim_end_matches('.');
        return Some(format!("What would you count to see that {state}?"));
    }
    let what = measured(statement)?;
    // Work and its result in one line: the number belongs to the last.
    let what = what.rsplit_once(" & ").map_or(what.clone(), |(_, last)| last.to_owned());
    (!statement.reading.flags.has_baseline).then(|| format!("Where does “{what}” stand today, and who can look it up?"))
}

/// The measured thing in the author's words, without a vague word in it.
fn measured(statement: &Statement<'_>) -> Option<String> {
    let range = statement.reading.metric.as_ref()?;
    let vague = statement.reading.marks.iter().filter(|(mark, _)| *mark == Mark::VagueQuantifier);
    let vague: Vec<&str> = vague.map(|(_, range)| statement.words(range)).collect();
    let words = statement.words(range).split_whitespace().filter(|word| !vague.contains(word));
    let words = words.collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The metric of the knowledge base that the statement names, best where its reading sees the metric.
pub fn own_metric(statement: &Statement<'_>, known: &Known) -> Option<&'static Metric> {
    let metric = statement.reading.metric.as_ref();
    let overlaps = |range: &Range<usize>| metric.is_none_or(|own| own.start < range.end && range.start < own.end);
    known.metrics.iter().find(|found| overlaps(&found.range)).map(|found| found.what)
}

/// Whether the target of a reading could be a value of the metric: a percentage is none of a count.
pub fn has_unit_of(reading: &Features, metric: &Metric) -> bool {
    let Some(target) = reading.target.and_then(|at| reading.quantities.get(at)) else { return true };
    match target.kind {
        _ if target.role == Role::Change => true,
        QuantityKind::Percent => matches!(metric.unit, Unit::Percent | Unit::Score),
        QuantityKind::Count => !matches!(metric.unit, Unit::Percent | Unit::Money),
        _ => true,
    }
}

/// What the knowledge base says beside a metric.
pub fn of_metric(metric: Option<&Metric>) -> Offer {
    Offer {
        guardrail: metric.and_then(|metric| metric.guardrails.first()).and_then(|id| name_of(id)),
        data_source: metric.map(|metric| metric.source.to_owned()),
        ..Offer::default()
    }
}

fn name_of(id: &str) -> Option<String> {
    super::knowledge::metric(id).map(|metric| metric.name.to_owned())
}

/// The same by the full name of its metric, so that two people get the same number; else a metric of the objective.
fn canonical(statement: &Statement<'_>, known: &Known) -> Vec<Offer> {
    let above = known.above.iter().flat_map(|above| &above.metrics).map(|found| found.what);
    let metrics = own_metric(statement, known).into_iter().chain(above);
    let free = metrics.filter(|metric| phrase::is_free_of_numbers(metric));
    let offer = |metric: &'static Metric| Offer {
        text: phrase::key_result(metric, &statement.kept),
        metric: Some(metric.id.to_owned()),
        because: format!("It says what is counted: {}.", metric.formula),
        ..of_metric(Some(metric))
    };
    free.filter(|metric| !statement.text.to_lowercase().contains(metric.name)).map(offer).collect()
}

/// Mends a result. What is none, or needs nothing, comes back as it is.
pub fn mend(text: &str, objective: Option<&str>, lexicon: &Lexicon) -> Mended {
    let mender = Mender { objective, lexicon };
    let reading = mender.read(text);
    let mut mended = Mended::default();
    let parts = mender.parts(text, &reading);
    if parts.len() > 1 {
        mended.reasons.push("Two results in one line cannot be reached by halves; each stands by itself.");
        let kept = Kept::of(text, &reading);
        for part in parts {
            let part = kept.styled(&part);
            mender.mend_one(&part, &mut mended);
        }
    } else {
        mender.mend_one(text, &mut mended);
    }
    mended
}

struct Mender<'a> {
    objective: Option<&'a str>,
    lexicon: &'a Lexicon,
}

impl Mender<'_> {
    fn read(&self, text: &str) -> Features {
        read_key_result(text, &Context { objective: self.objective, lexicon: self.lexicon })
    }

    /// The results that a line falls into, where each is one by itself.
    fn parts(&self, text: &str, reading: &Features) -> Vec<String> {
        if !reading.flags.compound || reading.parts.len() != 2 {
            return Vec::new();
        }
        let words = |range: &Range<usize>| tidy(text.get(range.clone()).unwrap_or_default());
        let parts: Vec<String> = reading.parts.iter().map(words).collect();
        let are_results = parts.iter().all(|part| {
            matches!(
                key_result_kind(&self.read(part)),
                Some(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified)
            )
        });
        if are_results { parts } else { Vec::new() }
    }

    fn mend_one(&self, text: &str, mended: &mut Mended) {
        let mut text = text.to_owned();
        match self.work_and_result(&text) {
            Some((work, result)) => {
                text = Kept::of(&text, &self.read(&text)).styled(&result);
                mended.initiatives.push(work);
                mended.reasons.push(WORK_APART);
            }
            None => self.cut_means(&mut text, mended),
        }
        self.replace_vague(&mut text, mended);
        if let Some(open) = with_target(&text, &self.read(&text)) {
            mended.reasons.push("Today's value stays; the value to reach makes it a result.");
            mended.texts.push(open);
            return;
        }
        let reading = self.read(&text);
        match key_result_kind(&reading) {
            Some(KeyResultKind::OutcomeUnquantified) if takes_values(&text, &reading) => {
                self.add_values(&mut text, &reading);
                mended.reasons.push("The result stays; today's value and the value to reach make it measurable.");
            }
            Some(KeyResultKind::Outcome) if needs_baseline(&reading) && add_baseline(&mut text, &reading) => {
                mended.reasons.push(BASELINE);
            }
            _ => {}
        }
        mended.texts.push(text);
    }

    /// "Launch a chat bot to halve the requests": the work at the beginning, and the result that stands behind it.
    fn work_and_result(&self, text: &str) -> Option<(String, String)> {
        const LONG: usize = 400;
        const JOINTS: [&str; 15] = [
            "; ",
            " so that ",
            " in order to ",
            " resulting in ",
            " leading to ",
            " which ",
            " that ",
            " & ",
            " + ",
            " – ",
            " — ",
            ": ",
            ", ",
            " to ",
            " and ",
        ];
        let is_of_work = |word: &str| {
            let classes = self.lexicon.entry(&word.to_lowercase()).classes;
            classes.any(&[Class::Activity]) && !classes.any(&[Class::Change])
        };
        if text.len() > LONG || !text.split(' ').next().is_some_and(is_of_work) {
            return None;
        }
        let parts = JOINTS.iter().flat_map(|joint| {
            text.match_indices(joint).take(3).map(|(at, joint)| (&text[..at], text[at + joint.len()..].trim()))
        });
        let kind = |words: &str| key_result_kind(&self.read(words));
        let is_work = |words: &str| kind(words).is_some_and(|kind| KEY_RESULT_WORK.contains(&kind));
        let plain = |words: &str| {
            raised(["and ", "so ", "to "].iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or(words))
        };
        let found = parts.map(|(work, result)| (work.trim(), plain(result)));
        let mut found = found.filter(|(work, result)| {
            work.contains(' ') && is_result_alone(result, &self.read(result)) && is_work(work)
        });
        found.next().map(|(work, result)| (raised(work), result))
    }

    fn cut_means(&self, text: &mut String, mended: &mut Mended) {
        let reading = self.read(text);
        let Some(means) = reading.means.filter(|_| reading.flags.how) else { return };
        let Some(initiative) = text.get(means.clone()).and_then(|words| self.as_initiative(words)) else { return };
        let rest = tidy(&format!("{}{}", &text[..means.start], &text[means.end..]));
        // A number or date within the how belongs to the result.
        let holds = |at: Option<usize>| {
            let number = at.and_then(|at| reading.quantities.get(at));
            number.is_some_and(|number| (means.start..means.end).contains(&number.range.start))
        };
        if holds(reading.target) || holds(reading.baseline) {
            return;
        }
        let dated = reading.deadline.is_none_or(|deadline| !(means.start..means.end).contains(&deadline.range.start));
        if dated && !rest.is_empty() {
            *text = rest;
            mended.initiatives.push(initiative);
            mended.reasons.push("The how can change while the result stays, so it is kept as an initiative.");
        }
    }

    /// "by redesigning the form" as work: "Redesign the form".
    fn as_initiative(&self, means: &str) -> Option<String> {
        let means = means.trim().trim_end_matches(['.', ',', ')']);
        let (preposition, work) = means.trim_start_matches('(').split_once(' ')?;
        if !["by", "through", "via", "with", "using"].contains(&preposition.to_lowercase().as_str()) {
            return None;
        }
        let first = work.split(' ').next()?;
        let lemma = self.lexicon.entry(&first.to_lowercase()).lemma;
        let is_gerund = first.ends_with("ing") && !lemma.is_empty();
        Some(if is_gerund { raised(&format!("{lemma}{}", &work[first.len()..])) } else { raised(work) })
    }

    /// A vague adverb goes; a vague count gives its place to the number.
    fn replace_vague(&self, text: &mut String, mended: &mut Mended) {
        if let Some(plain) = without_much(text) {
            *text = plain;
            mended.reasons.push("The verb says in which direction; how far is for a number to say.");
            return;
        }
        let reading = self.read(text);
        let mut vague = reading.marks.iter().filter(|(mark, _)| *mark == Mark::VagueQuantifier);
        let Some((_, range)) = vague.next() else { return };
        let Some(word) = text.get(range.clone()) else { return };
        if let Some(verb) = comparative(word).filter(|_| range.start == 0) {
            *text = format!("{verb}{}", &text[range.end..]);
            mended.reasons.push("A vague word gives its place to a number.");
            return;
        }
        let is_adverb = word.ends_with("ly") || word.ends_with("LY");
        let without = tidy(&format!("{}{}", &text[..range.start], &text[range.end..]));
        let without = if range.start == 0 { raised(&without) } else { without };
        let counts = ["many", "several", "numerous", "various", "multiple", "a few", "a lot of", "lots of"];
        if is_adverb && key_result_kind(&self.read(&without)).is_some_and(|kind| kind != KeyResultKind::NotKr) {
            *text = without;
        } else if counts.contains(&word.to_lowercase().as_str()) {
            let with = format!("{}[target?]{}", &text[..range.start], &text[range.end..]);
            let at = values_at(&with, &self.read(&with));
            *text = format!("{} (now [baseline?]){}", &with[..at], &with[at..]);
        } else {
            return;
        }
        mended.reasons.push("A vague word gives its place to a number.");
    }

    fn add_values(&self, text: &mut String, reading: &Features) {
        let known = Known::of_text(text, reading);
        let own = |found: &&super::knowledge::Found<Metric>| {
            reading.metric.as_ref().is_none_or(|own| own.start < found.range.end && found.range.start < own.end)
        };
        let is_percent = known.metrics.iter().find(own).is_some_and(|found| found.what.unit == Unit::Percent);
        // "clicks" are counted, whatever is known of click rates.
        let is_count = reading.metric.as_ref().and_then(|range| text.get(range.clone())).is_some_and(|words| {
            let last = words.rsplit(' ').next().unwrap_or_default();
            last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("ness")
        });
        let sign = if is_percent && !is_count { "%" } else { "" };
        let at = values_at(text, reading);
        *text = format!("{} from [baseline?]{sign} to [target?]{sign}{}", &text[..at], &text[at..]);
    }
}

/// Whether words are a result by themselves that says how much of what: "100 parents sign up", "cut errors by half".
fn is_result_alone(text: &str, reading: &Features) -> bool {
    use crate::analysis::HeadClass::{Achieve, Change, Clause, SoftChange};
    let target = reading.target.and_then(|at| reading.quantities.get(at));
    key_result_kind(reading) == Some(KeyResultKind::Outcome)
        && target.is_some_and(|target| !target.is_masked())
        && (matches!(reading.head.class, Change | SoftChange | Achieve) && reading.head.range.start == 0
            || text.split(' ').next().is_some_and(|first| super::knowledge::term::is_in("Bring Get Win Earn", first))
            || reading.head.class == Clause && text.split(' ').count() > 2)
}

/// "Get a lot more leads" asks to increase leads, "grow sales by a lot" to grow sales.
fn without_much(text: &str) -> Option<String> {
    const GET: [&str; 10] = ["get", "win", "gain", "generate", "attract", "drive", "achieve", "have", "see", "receive"];
    const MUCH: [&str; 8] = ["a lot", "lots", "many", "much", "significantly", "far", "considerably", "way"];
    for much in [" by a lot", " by much", " a lot", " as much as possible", " by far"] {
        let lower = text.to_lowercase();
        let rest = text.trim_end_matches('.');
        if lower.trim_end_matches('.').ends_with(much) && text.is_ascii() {
            return Some(rest[..rest.len() - much.len()].to_owned());
        }
    }
    let (verb, rest) = text.split_once(' ')?;
    let rest = if GET.contains(&verb.to_lowercase().as_str()) { rest } else { return None };
    let rest = MUCH.iter().find_map(|much| rest.strip_prefix(much)?.strip_prefix(' ')).unwrap_or(rest);
    let (more, rest) = rest.split_once(' ')?;
    let verb = comparative(more)?;
    (rest != "than" && !rest.starts_with("than ") && !rest.contains(" than ")).then(|| format!("{verb} {rest}"))
}

/// "Better engagement" asks to improve engagement.
fn comparative(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "better" | "stronger" => "Improve",
        "more" | "higher" | "greater" => "Increase",
        "less" | "fewer" | "lower" => "Reduce",
        _ => return None,
    })
}

/// Whether "from … to …" makes sense behind the words: a level is asked for, or a known metric named.
fn takes_values(text: &str, reading: &Features) -> bool {
    use crate::analysis::HeadClass::{Achieve, Change, SoftChange};
    let asks = matches!(reading.head.class, Change | SoftChange | Achieve) && reading.head.range.start == 0;
    // "Ensure that clinics are content" is a sentence, and no number that goes from where to where.
    let lower = text.to_lowercase();
    if ["ensure that ", "make sure "].iter().any(|lead| lower.starts_with(lead)) {
        return false;
    }
    // "Every pipeline validates permissions" names a metric by chance, and is no level.
    if reading.head.class == crate::analysis::HeadClass::Clause && !moves(text) {
        return false;
    }
    let is_past = text.get(reading.head.range.clone()).is_some_and(|head| head.ends_with("ed") && head != "Exceed");
    let known = Known::of_text(text, reading);
    asks && !is_past || !known.metrics.is_empty() || !known.aims.is_empty()
}

/// Whether a verb of change stands in the words: "clinics cut their waiting time".
pub fn moves(text: &str) -> bool {
    use crate::analysis::lexicon::Class::{Change, SoftChange};
    let words = super::knowledge::term::words(text);
    words.iter().any(|word| Lexicon::default().entry(&word.lower).classes.any(&[Change, SoftChange]))
}

/// Where values stand: behind the words, before the date and the final mark.
fn values_at(text: &str, reading: &Features) -> usize {
    let end = text.trim_end_matches(['.', '!', ' ']).len();
    let at = deadline_range(text, reading).map_or(end, |range| range.start.min(end));
    let open = text[..at].trim_end().trim_end_matches(['(', ',']);
    open.trim_end().len()
}

fn needs_baseline(reading: &Features) -> bool {
    let target = reading.target.and_then(|at| reading.quantities.get(at));
    let is_number = target.is_some_and(|target| target.value.is_some() && target.kind != QuantityKind::Placeholder);
    let from = reading.quantities.iter().any(|quantity| quantity.role == Role::Baseline);
    is_number && !from && reading.baseline.is_none() && !reading.flags.has_baseline && !reading.flags.maintain
}

/// "Reduce churn from 9% to": a blank for the value to reach, where only today's value is given.
fn with_target(text: &str, reading: &Features) -> Option<String> {
    let numbers: Vec<_> = reading.quantities.iter().filter(|it| !it.is_masked() && it.role != Role::Deadline).collect();
    let [only] = numbers.as_slice() else { return None };
    let before = text.get(..only.range.start)?.trim_end();
    let is_start = before.rsplit(' ').next()?.eq_ignore_ascii_case("from") && before.contains(' ');
    let rest = text.get(only.range.end..)?;
    let behind = rest.trim_start().strip_prefix("to").filter(|behind| !behind.starts_with(char::is_alphanumeric));
    // "from 9% to zero" says where to, in a word.
    let is_told =
        behind.is_some_and(|behind| behind.trim_start().starts_with(char::is_alphabetic)) && reading.deadline.is_none();
    if !is_start || is_told || only.value.is_none() {
        return None;
    }
    let sign = if only.kind == QuantityKind::Percent { "%" } else { "" };
    let rest = behind.unwrap_or(rest);
    Some(format!("{} to [target?]{sign}{}", &text[..only.range.end], if rest.trim().is_empty() { "" } else { rest }))
}

/// "by 5%" of a share as from where to where, since a share of a share can be meant either way.
fn as_levels(statement: &Statement<'_>) -> Option<Offer> {
    let mut changes =
        statement.reading.quantities.iter().filter(|it| it.kind == QuantityKind::Percent && it.role == Role::Change);
    let (change, None) = (changes.next()?, changes.next()) else { return None };
    let before = statement.text.get(..change.range.start)?.trim_end();
    let before = before.strip_suffix("by").or_else(|| before.strip_suffix("By"))?.trim_end();
    let rest = statement.text.get(change.range.end..)?;
    Some(Offer {
        text: tidy(&format!("{before} from [baseline?]% to [target?]%{rest}")),
        because: "From where to where leaves no doubt whether points or a share of today's value are meant.".to_owned(),
        ..Offer::default()
    })
}

/// Puts a blank for today's value beside the target; whether it found its place.
fn add_baseline(text: &mut String, reading: &Features) -> bool {
    let Some(target) = reading.target.and_then(|at| reading.quantities.get(at)) else { return false };
    let sign = if target.kind == QuantityKind::Percent && target.role != Role::Change { "%" } else { "" };
    let before = text[..target.range.start].trim_end();
    let is_level = before.ends_with(" to") && target.role != Role::Change;
    let deadline = reading.deadline.as_ref().map(|deadline| deadline.range.start);
    // "100 parents sign up": what they do belongs to the number.
    if reading.head.class == crate::analysis::HeadClass::Clause && target.range.start < 2 + text.len() / 3 {
        let at = values_at(text, reading);
        *text = format!("{} (now [baseline?]{sign}){}", &text[..at], &text[at..]);
        return true;
    }
    if is_level && !before[..before.len() - 3].is_empty() {
        let at = before.len() - 3;
        *text = format!("{} from [baseline?]{sign}{}", &text[..at], &text[at..]);
        return true;
    }
    let counted = reading.counted.as_ref().map(|counted| counted.range.end);
    let counted = counted.filter(|&end| end >= target.range.end);
    // "two outside organizations": the number and what it counts stay together.
    let end = counted.unwrap_or(target.range.end).max(match target.kind {
        QuantityKind::Count if target.role != Role::Change => subject::phrase_end(text, target.range.end),
        _ => 0,
    });
    let rest = &text[end..];
    let rate = [" a ", " per ", " each ", " every "].iter().find_map(|lead| {
        let word = rest.strip_prefix(lead)?.split(|letter: char| !letter.is_alphabetic()).next()?;
        (!word.is_empty() && target.per.is_some()).then_some(lead.len() + word.len())
    });
    let at = end + rate.unwrap_or(0);
    if deadline.is_some_and(|deadline| (target.range.start..at).contains(&deadline)) {
        return false;
    }
    *text = format!("{} (now [baseline?]{sign}){}", &text[..at], &text[at..]);
    true
}

/// Without doubled spaces and without joints at its ends.
pub fn tidy(text: &str) -> String {
    let text =
        text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",").replace(" .", ".").replace("()", "");
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '–' | '—'));
    let text = ["and ", "And ", "& ", "then "].iter().find_map(|joint| text.strip_prefix(joint)).unwrap_or(text);
    let end = [" and", " &", ","].iter().find_map(|joint| text.strip_suffix(joint)).unwrap_or(text);
    end.trim().to_owned()
}

/// A line that is work with its result behind it, taken apart: "Launch a campaign; 100 parents sign up".
pub fn apart(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Mended> {
    let mender = Mender { objective: statement.objective, lexicon };
    mender.work_and_result(statement.text)?;
    let mut mended = Mended::default();
    mender.mend_one(statement.text, &mut mended);
    Some(mended)
}

/// The clause that says what work is for, as a result: "to raise bookings by 20%" is "Raise bookings by 20%".
pub fn purpose(statement: &Statement<'_>, lexicon: &Lexicon) -> Option<Mended> {
    let words = statement.reading.purpose.as_ref().map(|range| statement.words(range))?;
    const LEADS: [&str; 7] = ["in order to ", "so that ", "so ", "to ", "resulting in ", "leading to ", "which "];
    let lower = lowered(words.trim());
    let clause = LEADS.iter().find_map(|lead| lower.strip_prefix(lead))?;
    let clause = raised(clause.trim_end_matches('.'));
    let context = Context { objective: statement.objective, lexicon };
    let kind = key_result_kind(&read_key_result(&clause, &context));
    let is_result = matches!(kind, Some(KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified));
    is_result.then(|| mend(&clause, statement.objective, lexicon)).filter(|mended| mended.texts.len() == 1)
}
