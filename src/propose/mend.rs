//! Repairs of results: the how cut off, two results parted, vague words out, and blanks where numbers are missing.
//!
//! In goes a statement that already names a result, out comes the same result as a key result that can be measured.
//! The author's words and numbers stay as they are; what is missing becomes a marked blank.

mod apart;
mod base;
mod reached;
mod split;
mod vague;
mod values;
mod worked_off;

use std::ops::Range;

use super::knowledge::file::Unit;
use super::knowledge::{self, Found, Metric, term};
use super::own::{Kept, Statement};
use super::recognise::Known;
use super::{Offer, Offers, Parted, Used, key_result_kind, phrase, task};
use crate::analysis::lexicon::Class;
use crate::analysis::{
    Context, Features, HeadClass, KeyResultKind, Lexicon, Mark, QuantityKind, Role, read_key_result,
};
use crate::rules::RuleSet;
pub use apart::{apart, before_its_how, for_its_aim, is_numbered_work, purpose};
pub use reached::reached;
use split::is_several;
use values::{add_baseline, add_values, as_levels, is_of_work, needs_baseline, takes_values, with_target};

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

/// Proposals for a statement that names a result; where work stands in the line, its result alone goes before all others.
pub fn offers(statement: &Statement<'_>, known: &Known, rules: &RuleSet) -> Offers {
    if let Some(question) = unclear(statement) {
        return Offers { questions: vec![question], ..Offers::default() };
    }
    let mut offers = of_result(statement, known, rules);
    if offers.parted.is_none() {
        let lexicon = &rules.lexicon;
        let parted = for_its_aim(statement, lexicon).or_else(|| before_its_how(statement, lexicon));
        offers.parted = parted.and_then(|parted| as_offer(parted, statement));
    }
    offers
}

/// What was taken apart as an offer with the work that is kept.
pub fn as_offer(parted: Mended, statement: &Statement<'_>) -> Option<Parted> {
    let text = parted.texts.into_iter().next().filter(|text| !points_back(text))?;
    let named = knowledge::find_metrics(&term::words(&text));
    let metric = named.first().map(|found| found.what);
    let offer = Offer {
        metric: metric.map(|metric| metric.id.to_owned()).or_else(|| Some(text.clone())),
        because: format!("{} {}", "The line itself says what the work is for.", parted.reasons.join(" ")),
        text,
        is_own: statement.key_result_index.is_some(),
        ..of_metric(metric)
    };
    let question = offer.text.contains("[baseline?]").then(|| match measured_in(&offer.text, statement.objective) {
        Some(what) => stands_today(&what),
        None => "Where does this number stand today, and who can look it up?".to_owned(),
    });
    Some(Parted { offer, initiatives: parted.initiatives, question })
}

/// The measured thing of a wording, without its blanks: "leads" of "Generate 200 leads (now [baseline?])".
fn measured_in(text: &str, objective: Option<&str>) -> Option<String> {
    let (before, is_order) = match text.split_once(" from [baseline?]") {
        Some((before, _)) if !before.contains('[') => (before, before.split(' ').next().is_some_and(moves)),
        _ => (text, false),
    };
    if is_order {
        return before.split_once(' ').map(|(_, what)| what.to_owned());
    }
    let reading = read_key_result(text, &Context { objective, lexicon: &Lexicon::default() });
    let words = text.get(reading.metric?)?;
    let words = words.split(" (now [").next()?.split(" from [").next()?.trim();
    (!words.is_empty() && !words.contains('[')).then(|| words.to_owned())
}

/// "They bring 30 deals", "Get 500 users on it": alone it would say nothing of whom or what.
pub fn points_back(text: &str) -> bool {
    let bare = text.split(" (now [").next().unwrap_or(text).split(" from [").next().unwrap_or(text);
    let words = term::words(bare);
    let is = |word: Option<&term::Word>, of: &[&str]| word.is_some_and(|word| of.contains(&word.lower.as_str()));
    is(words.first(), &["they", "it"]) || is(words.last(), &["it", "them"])
}

fn stands_today(what: &str) -> String {
    format!("Where does “{what}” stand today, and who can look it up?")
}

/// What to ask of a number that is said of nothing: "Double the number", "Half of the visits".
fn unclear(statement: &Statement<'_>) -> Option<String> {
    let reading = statement.reading;
    let target = reading.target.and_then(|at| reading.quantities.get(at))?;
    let measured = measured(statement).unwrap_or_default().to_lowercase();
    if target.kind == QuantityKind::Multiple
        && ["number", "amount", "numbers", "figure", "it"].contains(&measured.as_str())
    {
        return Some(format!("“{}” of what? Name what is counted.", statement.text.trim_end_matches('.')));
    }
    let behind = statement.text.get(target.range.end..)?.trim_start();
    let is_half = target.kind == QuantityKind::Share && target.range.start == 0 && behind.starts_with("of ");
    (is_half && reading.head.class == HeadClass::None).then(|| {
        let line = statement.text.trim_end_matches('.');
        format!("“{line}”: are they to be halved, or is half of them to do something? Write which of the two.")
    })
}

/// The same of the result as it stands.
fn of_result(statement: &Statement<'_>, known: &Known, rules: &RuleSet) -> Offers {
    let mut mended = mend(statement.text, statement.objective, &rules.lexicon);
    let mut offers = Offers { initiatives: mended.initiatives.clone(), ..Offers::default() };
    let metric = own_metric(statement, known);
    if let Some(readings) = base::readings(statement) {
        // Nothing follows from the two: only the author can say what they come to.
        if readings.is_empty() {
            return Offers { questions: vec![which_reading(statement)], ..Offers::default() };
        }
        let is_open = readings.iter().any(|offer| offer.is_one_of_several);
        offers.offers.extend(readings.into_iter().map(|offer| Offer {
            guardrail: of_metric(metric).guardrail,
            data_source: of_metric(metric).data_source,
            is_own: true,
            ..offer
        }));
        offers.questions.extend(is_open.then(|| which_reading(statement)));
        offers.initiatives.clear();
        return offers;
    }
    if is_unclear_share(statement, metric) {
        offers.offers.extend(as_levels(statement).map(|offer| Offer {
            metric: measured(statement).map(|words| format!("{words}, from where to where")),
            guardrail: of_metric(metric).guardrail,
            data_source: of_metric(metric).data_source,
            ..offer
        }));
    }
    if mended.reasons.as_slice() == [BASELINE]
        && (is_doubtful(statement, &rules.lexicon) || worked_off::counts_own_work(statement, &rules.lexicon))
    {
        return task::offers(statement, known, rules, &Used::default());
    }
    let is_same = mended.texts.first().is_none_or(|text| text == statement.text) && mended.texts.len() < 2;
    if !is_same {
        let mut texts = mended.texts.into_iter();
        let text = texts.next().unwrap_or_default();
        let mut key_results: Vec<String> = texts.collect();
        // Of a line that fell into two, each part gives its reasons.
        let mut told = std::collections::BTreeSet::new();
        mended.reasons.retain(|reason| told.insert(*reason));
        let mut because = mended.reasons.join(" ");
        let is_split = !key_results.is_empty();
        if let Some((further, reason)) = metric.filter(|_| key_results.is_empty()).and_then(|it| beyond(it, statement))
        {
            key_results.push(further);
            because = format!("{because} {reason}");
        }
        offers.offers.push(Offer {
            text,
            key_results,
            because,
            is_split,
            is_own: true,
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
        return task::offers(statement, known, rules, &Used::default());
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
    // "Improve monitoring by adding 5 alarms": the number is that of the work.
    if target.is_some_and(|target| is_of_work(&statement.text[..target.range.start])) {
        return true;
    }
    let is_time = statement.reading.head.class == HeadClass::None
        && target.is_some_and(|target| target.range.start == 0 && target.kind == QuantityKind::Duration);
    const DONE: &str = "merged published shipped done written built launched released finished reviewed closed";
    // "Get listed in three directories": what is done to the team's own thing.
    let is_passive = statement.text.split(' ').nth(1).is_some_and(|word| word.len() > 4 && word.ends_with("ed"));
    let is_get = first == "get" && (is_passive || statement.text.split(' ').any(|word| term::is_in(DONE, word)));
    // "Campaign click rate to 4%", "Bring the open rate to 35%": a measure with its value, whatever the first word could be.
    let is_work = is_work && !term::is_in(GIVEN, &first) && !names_level(statement);
    is_time || is_get || ["roll", "place"].contains(&first.as_str()) || is_work
}

/// Whether a measure stands before its value: "open rate to 35%".
fn names_level(statement: &Statement<'_>) -> bool {
    let target = statement.reading.target.and_then(|at| statement.reading.quantities.get(at));
    let Some((target, metric)) = target.zip(statement.reading.metric.as_ref()) else { return false };
    let before = statement.text.get(..target.range.start).unwrap_or_default().trim_end();
    let is_led = [" to", " at", " above", " below"].iter().any(|lead| before.ends_with(lead));
    metric.end <= target.range.start && (metric.start == 0 || is_led)
}

/// Whether a share is to change by a percentage, which can be meant in two ways.
fn is_unclear_share(statement: &Statement<'_>, metric: Option<&Metric>) -> bool {
    // Of two results in one line each has its own change and its own measure.
    let is_share = !statement.reading.flags.compound
        && statement.reading.quantities.iter().any(|it| it.kind == QuantityKind::Percent && it.role == Role::Change);
    let names_share =
        statement.text.to_lowercase().split(' ').any(|word| ["share", "rate", "percentage"].contains(&word));
    is_share && (names_share || metric.is_some_and(|metric| metric.unit == Unit::Percent))
}

fn which_reading(statement: &Statement<'_>) -> String {
    let change = statement.reading.quantities.iter().find(|it| it.role == Role::Change);
    let change = change.map_or("the change", |change| statement.words(&change.range));
    format!("Is {change} meant relative to today's value, or in percentage points?")
}

fn question(statement: &Statement<'_>, metric: Option<&Metric>) -> Option<String> {
    if is_unclear_share(statement, metric) {
        return Some("Is the change meant relative to today's value, or in percentage points?".to_owned());
    }
    // "Ensure that clinics are content" asks for a sign of it before any value.
    if let Some(state) = ensured(statement.text).and_then(|state| behind(state, "that ")) {
        return Some(format!("What would you count to see that {}?", state.trim_end_matches('.')));
    }
    let what = measured(statement)?;
    // Work and its result in one line: the number belongs to the last.
    let what = what.rsplit_once(" & ").map_or(what.clone(), |(_, last)| last.to_owned());
    (!statement.reading.flags.has_baseline).then(|| stands_today(&what))
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
    knowledge::metric(id).map(|metric| metric.name.to_owned())
}

/// What a number that tells nothing by itself is counted for, as a key result beside it, and why: followers for the
/// visits that come of them.
fn beyond(metric: &Metric, statement: &Statement<'_>) -> Option<(String, String)> {
    let mut further = metric.leads_to.iter().filter_map(|id| knowledge::metric(id));
    let further = further.find(|further| phrase::is_free_of_numbers(further))?;
    let reason = "A number that tells nothing by itself has what it is counted for beside it.".to_owned();
    Some((phrase::key_result(further, &Kept { deadline: None, ..statement.kept.clone() }), reason))
}

/// The same by the full name of its metric, so that two people get the same number; else a metric of the objective.
fn canonical(statement: &Statement<'_>, known: &Known) -> Vec<Offer> {
    // "Customers get what they paid for" only mentions paying, and is no reason to count who pays.
    let objective = statement.objective.unwrap_or_default();
    let above = known.above.iter().flat_map(|above| {
        let counts = |found: &&Found<Metric>| moves(objective) || task::is_thing(objective, above, &found.range);
        above.metrics.iter().filter(counts)
    });
    let above = above.map(|found| found.what);
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
        for part in parts {
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

    /// Takes a line apart, where work stands before its result or a how behind it, and mends what is left.
    fn mend_one(&self, text: &str, mended: &mut Mended) {
        match self.work_and_result(text) {
            Some(parted) => self.mend_parted(text, parted, mended),
            None => {
                let mut text = text.to_owned();
                self.cut_means(&mut text, mended);
                self.mend_rest(text, mended);
            }
        }
    }

    /// Mends the result of a line that was taken apart.
    fn mend_parted(&self, text: &str, (work, result): (String, String), mended: &mut Mended) {
        mended.initiatives.push(work);
        mended.reasons.push(WORK_APART);
        // A date of the result stands in its own words; any other is that of the work.
        let kept = Kept { deadline: None, ..Kept::of(text, &self.read(text)) };
        self.mend_rest(kept.styled(&result), mended);
    }

    /// Mends a result that stands alone: vague words out, blanks in.
    fn mend_rest(&self, mut text: String, mended: &mut Mended) {
        self.replace_vague(&mut text, mended);
        let reading = self.read(&text);
        if let Some(open) = with_target(&text, &reading) {
            mended.reasons.push("Today's value stays; the value to reach makes it a result.");
            mended.texts.push(open);
            return;
        }
        match key_result_kind(&reading) {
            Some(KeyResultKind::OutcomeUnquantified)
                if takes_values(&text, &reading) && !is_several(&text, &reading) =>
            {
                add_values(&mut text, &reading);
                mended.reasons.push("The result stays; today's value and the value to reach make it measurable.");
            }
            Some(KeyResultKind::Outcome)
                if needs_baseline(&reading) && !is_several(&text, &reading) && add_baseline(&mut text, &reading) =>
            {
                mended.reasons.push(BASELINE);
            }
            _ => {}
        }
        mended.texts.push(text);
    }
}

/// What a sentence asks to make sure of, with its "that": "Ensure that clinics are content" is "that clinics are content".
fn ensured(text: &str) -> Option<&str> {
    behind(text, "make sure ").or_else(|| behind(text, "ensure ").filter(|state| behind(state, "that ").is_some()))
}

/// What stands behind the words `lead` with which `text` begins, in whatever case.
fn behind<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    text.get(..lead.len()).filter(|first| first.eq_ignore_ascii_case(lead)).and_then(|_| text.get(lead.len()..))
}

/// Whether a verb of change stands in the words: "clinics cut their waiting time".
pub fn moves(text: &str) -> bool {
    let words = term::words(text);
    words.iter().any(|word| Lexicon::default().entry(&word.lower).classes.any(&[Class::Change, Class::SoftChange]))
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
