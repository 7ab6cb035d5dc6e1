//! What one line of a list could move: metrics with the reason, the surest first.
//!
//! A result in the list keeps its own words; of a project the clause that says what it is for counts first, then what
//! is known of such work. A line that is no project comes back with the reason.

use super::super::knowledge::file::Way;
use super::super::knowledge::{self, Found, Metric, Work, find_metrics, term};
use super::super::own::Kept;
use super::super::plan::Reason;
use super::super::recognise::Known;
use super::super::{key_result_kind, mend, phrase, task};
use super::aside::{self, Still};
use super::standing::Standing;
use crate::analysis::{
    Context, Direction, Features, HeadClass, KeyResultKind, Quantity, QuantityKind, Sureness, read_key_result,
};
use crate::parse::parse;
use crate::rules::RuleSet;

/// Reasons that lie in the list and not in what is known of such work.
pub const OF_LIST: [&str; 4] = [BESIDE, ITSELF, FOR_THIS, LOOKS_AT];
const BESIDE: &str = "The list names this number beside it.";
const ITSELF: &str = "The list itself says so.";
const LOOKS_AT: &str = "The line looks at this number; the result is that it moves.";
const FOR_THIS: &str = "The line itself says that it is for this.";

/// A metric that a project could move.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The metric.
    pub metric: &'static Metric,
    /// Why this work should move it.
    pub because: String,
    /// What has to be true for that.
    pub assumption: Option<&'static str>,
    /// The line itself as a key result, where it is a result.
    pub own: Option<String>,
}

/// How a line of a list was read.
pub enum Read {
    /// A project, or a result that can stand as a key result.
    Project {
        /// For whom, where and by when.
        kept: Kept,
        /// What it could move, the surest first.
        candidates: Vec<Candidate>,
        /// What it is, where it moves no number by itself and does not say what it is for.
        still: Option<Still>,
    },
    /// No project, or one of which nothing is known.
    Aside {
        /// Why.
        reason: Reason,
        /// The same in a sentence.
        message: String,
        /// What to ask about it.
        question: Option<String>,
    },
}

impl Read {
    /// What the project could move.
    pub fn candidates(&self) -> Option<&[Candidate]> {
        match self {
            Self::Project { candidates, .. } => Some(candidates),
            Self::Aside { .. } => None,
        }
    }

    /// Takes what the `whole` could move, of which the line `text` is a part: what both could move first. A part of which
    /// nothing is known goes where the whole goes.
    pub fn join(&mut self, whole: Vec<Candidate>, text: &str) {
        match self {
            Self::Project { candidates, .. } if candidates.iter().all(|it| it.own.is_none()) => {
                let own = std::mem::take(candidates);
                let is_of_own = |one: &Candidate| own.iter().any(|it| it.metric.id == one.metric.id);
                let (both, rest): (Vec<_>, Vec<_>) =
                    whole.into_iter().filter(|it| it.own.is_none()).partition(is_of_own);
                candidates.extend(both.into_iter().chain(rest).chain(own));
            }
            Self::Aside { reason: Reason::Unknown, .. } => {
                let candidates: Vec<Candidate> = whole.into_iter().filter(|it| it.own.is_none()).collect();
                if !candidates.is_empty() {
                    let reading = Features::default();
                    *self = Self::Project { kept: Kept::of(text, &reading), candidates, still: None };
                }
            }
            _ => {}
        }
    }

    /// With the number that a column beside the project names, before all others.
    pub fn told(mut self, metric: Option<&str>, text: &str) -> Self {
        let words = metric.map(term::words).unwrap_or_default();
        let Some(found) = find_metrics(&words).into_iter().max_by_key(|found| found.width) else { return self };
        let because = BESIDE.to_owned();
        let told = Candidate { metric: found.what, because, assumption: None, own: None };
        match &mut self {
            Self::Project { candidates, still, .. } if candidates.iter().all(|it| it.own.is_none()) => {
                *still = None;
                let assumption = candidates.first().and_then(|first| first.assumption);
                candidates.insert(0, Candidate { assumption, ..told });
            }
            Self::Aside { reason: Reason::Unknown | Reason::Kpi, .. } => {
                let kept = Kept::of(text, &Features::default());
                self = Self::Project { kept, candidates: vec![told], still: None };
            }
            _ => {}
        }
        self
    }

    /// A line that says what an earlier one says.
    pub fn twice(text: &str) -> Self {
        let message = format!("The same as “{text}”, which stands once.");
        Self::Aside { reason: Reason::Duplicate, message, question: None }
    }

    /// A line that is over: what it should have moved can be looked at.
    pub fn over(self, standing: Standing) -> Self {
        let moves = !matches!(self, Self::Project { still: Some(_), .. });
        let first = self.candidates().and_then(<[Candidate]>::first).filter(|first| moves && first.own.is_none());
        let (reason, message) = match (standing, first) {
            (Standing::Done, Some(first)) => {
                let metric = first.metric.name;
                let message = format!(
                    "Done already, and not planned again. Has “{metric}” moved since? That can be measured now."
                );
                (Reason::Done, message)
            }
            (Standing::Done, None) => {
                let message = "Done already, and not planned again: who does what differently since then?".to_owned();
                (Reason::Done, message)
            }
            (Standing::Stopped, _) => {
                let message =
                    "Stopped or put off, as its line says, and not planned: without that mark it finds its place.";
                (Reason::Stopped, message.to_owned())
            }
        };
        Self::Aside { reason, message, question: None }
    }

    /// A line in a language that is not read.
    pub fn foreign() -> Self {
        let message = "Only lists in English are converted.".to_owned();
        Self::Aside { reason: Reason::Unknown, message, question: None }
    }

    /// A line that moves no number by itself.
    pub fn still(what: Still, text: &str) -> Self {
        let (reason, message) = match what {
            Still::Enabling => (
                Reason::Enabler,
                "It makes work possible and moves no number of its own: keep it in the plan, beside what needs it.",
            ),
            Still::Hire => (
                Reason::Enabler,
                "A hire makes room for work and moves no number by itself: name it under what the new people are for.",
            ),
            Still::Duty => (
                Reason::Enabler,
                "It has to be done whatever it moves: keep it in the plan with its date, and watch that it holds.",
            ),
            Still::Finding => (
                Reason::Decision,
                "It finds something out and moves no number by itself: what follows from it is the project.",
            ),
            Still::Decision => (
                Reason::Decision,
                "A decision and no work: what follows from it is the project, and that has a place once it is taken.",
            ),
        };
        let question = match what {
            Still::Hire => Some(format!("“{text}”: what will be done that nobody has the time for today?")),
            Still::Decision => Some(format!("“{text}”: who decides it, until when, and by which number?")),
            Still::Finding => {
                Some(format!("“{text}”: what will be decided by it, and who will do more or less of what then?"))
            }
            Still::Enabling | Still::Duty => None,
        };
        Self::Aside { reason, message: message.to_owned(), question }
    }

    fn aside(reason: Reason, message: &str) -> Self {
        Self::Aside { reason, message: message.to_owned(), question: None }
    }
}

/// Reads a line.
pub fn read(line: &str, rules: &RuleSet) -> Read {
    let text = sentence(line);
    let reading = features(&text, rules);
    // "Radio campaign, 30k €": what a project costs makes it no sum.
    let named = Some(&reading).filter(|it| is_result(it) && is_sum(it)).and_then(|it| without_sum(&text, it));
    let of_name = named.map(|name| judged(name, &features(name, rules), rules));
    // What is a result already keeps its date.
    let is_result = |read: &Read| read.candidates().is_some_and(|all| all.iter().any(|it| it.own.is_some()));
    of_name.filter(|read| !is_result(read)).unwrap_or_else(|| judged(&text, &reading, rules))
}

fn features(text: &str, rules: &RuleSet) -> Features {
    read_key_result(text, &Context { objective: None, lexicon: &rules.lexicon })
}

/// A line that is a project, a result or none of them.
fn judged(text: &str, reading: &Features, rules: &RuleSet) -> Read {
    let mut known = Known::of_text(text, reading);
    if let Some(decided) = price_change(text) {
        known.works.insert(0, decided);
    }
    if aside::is_routine(text) {
        return Read::aside(Reason::Routine, "Routine that goes on anyway: it needs no place in a set of OKRs.");
    }
    if is_wish(text, reading) {
        return Read::aside(
            Reason::Objective,
            "It says what to be rather than what to do: an objective, once it says for whom, and who would notice.",
        );
    }
    let kept = Kept::of(text, reading);
    if let Some(candidate) = compared(text, &known, &kept) {
        return Read::Project { kept, candidates: vec![candidate], still: None };
    }
    // A number named without a value is one to watch, even where it can be read as a result.
    let still = aside::still(text, reading);
    let is_kpi = still.is_none() && aside::is_kpi(text, reading, &known);
    let is_bare = reading.quantities.is_empty() && is_kpi;
    let is_decided = known.works.first().is_some_and(|work| DECIDED.contains(&work.what.id));
    if is_result(reading) && !is_bare && !is_decided {
        return match own(text, reading, &known, rules) {
            Some(candidate) => Read::Project { kept, candidates: vec![candidate], still: None },
            None if is_sum(reading) => Read::aside(
                Reason::Kpi,
                "A sum of money or a date, and no project: it belongs beside the project that it is for.",
            ),
            None if is_measured(reading) => Read::aside(
                Reason::Result,
                "This is a result already: it can stand as a key result under an objective of its own.",
            ),
            None if moves(reading) => Read::Aside {
                reason: Reason::Result,
                message:
                    "A result already: with its numbers it can stand as a key result under an objective of its own."
                        .to_owned(),
                question: Some(format!("“{text}”: from where to where, and by when?")),
            },
            None => unknown(text, reading),
        };
    }
    if is_kpi && !is_decided {
        return Read::aside(
            Reason::Kpi,
            "A number to watch, and no project: keep it as a KPI, or say from where to where it is to move.",
        );
    }
    let mut candidates = served(&known);
    if candidates.is_empty() && still == Some(Still::Finding) {
        candidates.extend(looked_at(&known));
    }
    // What says for which number it is done moves one.
    let names_number = known.metrics.iter().any(|found| phrase::is_free_of_numbers(found.what));
    let still = still.filter(|what| known.aims.is_empty() && !(*what == Still::Finding && names_number));
    match (candidates.is_empty(), still) {
        (true, Some(what)) => Read::still(what, text),
        (true, None) => unknown(text, reading),
        (false, still) => Read::Project { kept, candidates, still },
    }
}

/// Works that read like a result, and that the house decides: "Price increase in April".
const DECIDED: [&str; 1] = ["price-increase"];

/// "Increase prices": who sets them changes them by a decision.
fn price_change(text: &str) -> Option<Found<Work>> {
    const CHANGES: &str = "increase raise lower cut reduce change adjust";
    let mut words = term::words(text).into_iter().filter(|word| !term::is_in("our the", &word.lower));
    let (first, second) = (words.next()?, words.next()?);
    let is_change = term::is_in(CHANGES, &first.lower) && term::is_in("price prices", &second.lower);
    let what = knowledge::work(DECIDED[0]).filter(|_| is_change && words.next().is_none_or(|it| it.lower != "of"))?;
    Some(Found { what, range: first.range.start..second.range.end, width: 2, is_less: false })
}

/// "Fewer sick days", "Lower churn": a metric with the way it is to go, as a key result.
fn compared(text: &str, known: &Known, kept: &Kept) -> Option<Candidate> {
    let words = term::words(text);
    let (first, second) = (words.first()?, words.get(1)?);
    let way = match first.lower.as_str() {
        "fewer" | "less" | "lower" | "shorter" => Way::Decrease,
        "more" | "higher" => Way::Increase,
        _ => return None,
    };
    let is_next = |found: &&Found<Metric>| found.range.start == second.range.start && !found.is_less;
    let metric = known.metrics.iter().find(is_next)?.what;
    let is_held = metric.direction == way && phrase::is_free_of_numbers(metric);
    let because = ITSELF.to_owned();
    let own = || Some(phrase::key_result(metric, kept));
    is_held.then(|| Candidate { metric, because, assumption: None, own: own() })
}

/// "Be a great place to work": what to be.
fn is_wish(text: &str, reading: &Features) -> bool {
    let words = term::words(text);
    let first = words.first().map_or("", |word| word.lower.as_str());
    matches!(first, "be" | "become") && words.len() > 2 && reading.quantities.is_empty()
}

/// The line without owner, date in brackets and other notes, as a draft would read it.
fn sentence(line: &str) -> String {
    let document = parse(&format!("Objective: Projects\n- KR: {line}\n"), None, "list.md");
    let text = document.objectives.first().and_then(|objective| objective.key_results.first());
    let text = text.map(|it| it.text.as_str().to_owned()).filter(|text| !text.is_empty());
    named(text.as_deref().unwrap_or(line)).to_owned()
}

/// Without what stands behind a name and says only how many of it, or which edition: "(5x)", "v2".
fn named(text: &str) -> &str {
    let Some((name, last)) = text.trim_end().rsplit_once(' ') else { return text };
    let last = last.trim_matches(['(', ')']).to_lowercase();
    let is_count = |of: Option<&str>| {
        of.is_some_and(|of| !of.is_empty() && of.len() < 5 && of.bytes().all(|it| it.is_ascii_digit() || it == b'.'))
    };
    let says_less =
        is_count(last.strip_suffix('x')) || is_count(last.strip_prefix('x')) || is_count(last.strip_prefix('v'));
    let is_name = !name.chars().any(|letter| letter.is_ascii_digit()) && !name.ends_with(" to");
    if says_less && is_name && name.contains(' ') { name } else { text }
}

fn unknown(text: &str, reading: &Features) -> Read {
    Read::Aside {
        reason: Reason::Unknown,
        message: "Nothing is known of such work: who will do more or less of what once it is done?".to_owned(),
        question: Some(task::question_about(text, reading)),
    }
}

fn is_result(reading: &Features) -> bool {
    match key_result_kind(reading) {
        Some(KeyResultKind::Outcome) => true,
        // "Website traffic" only names what could be watched.
        Some(KeyResultKind::OutcomeUnquantified) => {
            !(reading.head.class == HeadClass::None && reading.sureness == Sureness::Low)
        }
        _ => false,
    }
}

/// "Budget: 40,000 EUR": numbers that only say what something costs or when it is.
fn is_sum(reading: &Features) -> bool {
    let mut numbers = reading.quantities.iter().filter(|it| it.kind != QuantityKind::Placeholder).peekable();
    let says_no_more = |number: &Quantity| matches!(number.kind, QuantityKind::Money | QuantityKind::Date);
    numbers.peek().is_some() && numbers.all(says_no_more) && !moves(reading)
}

/// The project that a line names before what it costs or when it is; none where it names the money itself.
fn without_sum<'a>(text: &'a str, reading: &Features) -> Option<&'a str> {
    const MONEY: &str =
        "budget budgets spend cost costs price sum invest investment fee fees total amount save savings";
    let first = reading.quantities.iter().map(|number| number.range.start).min()?;
    let last = reading.quantities.iter().map(|number| number.range.end).max()?;
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let behind = text.get(last..)?.trim_matches(is_mark).to_lowercase();
    let name = text.get(..first)?.trim_end_matches(|letter: char| is_mark(letter) && letter != ')');
    let name = [" on", " by", " in", " until", " for", " budget", " costs", " approx", " about", " ca"]
        .iter()
        .find_map(|lead| name.strip_suffix(lead))
        .unwrap_or(name)
        .trim_end_matches(|letter: char| is_mark(letter) && letter != ')');
    let is_closed =
        matches!(behind.as_str(), "" | "eur" | "euro" | "euros" | "usd" | "chf" | "gbp" | "budget" | "k" | "net");
    let begins = name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_named = name.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    (is_closed && is_named && !term::is_in(MONEY, &begins.to_lowercase())).then_some(name)
}

/// Whether a verb asks for a level: "increase", "win".
fn moves(reading: &Features) -> bool {
    use crate::analysis::HeadClass::{Achieve, Change, Keep, SoftChange};
    matches!(reading.head.class, Change | SoftChange | Achieve | Keep)
}

fn is_measured(reading: &Features) -> bool {
    key_result_kind(reading) == Some(KeyResultKind::Outcome)
        && (moves(reading)
            || reading.head.class == HeadClass::Clause
            || reading.metric.is_some() && reading.target.is_some())
        && reading.quantities.iter().any(|it| !it.is_masked() && it.kind != QuantityKind::Placeholder)
}

/// The line as a key result, with blanks where its numbers are missing.
fn own(text: &str, reading: &Features, known: &Known, rules: &RuleSet) -> Option<Candidate> {
    let overlaps = |range: &std::ops::Range<usize>| {
        reading.metric.as_ref().is_none_or(|own| own.start < range.end && range.start < own.end)
    };
    // "Reduce returns" is none of a number that is to grow.
    let goes_along = |found: &&Found<Metric>| {
        let asked = reading.direction.filter(|_| !found.is_less);
        !matches!(
            (asked, found.what.direction),
            (Some(Direction::Increase), Way::Decrease) | (Some(Direction::Decrease), Way::Increase)
        )
    };
    let named = known.metrics.iter().chain(&known.aims).filter(goes_along);
    let metric = named.into_iter().find(|found| overlaps(&found.range))?.what;
    let mut texts = mend::mend(text, None, &rules.lexicon).texts.into_iter();
    let own = texts.next().filter(|_| texts.next().is_none())?;
    let because = ITSELF.to_owned();
    Some(Candidate { metric, because, assumption: None, own: Some(own) })
}

/// "Review the churn": a number that is only looked at is there to be moved.
fn looked_at(known: &Known) -> Option<Candidate> {
    let metric = known.metrics.iter().map(|found| found.what).find(|metric| phrase::is_free_of_numbers(metric))?;
    Some(Candidate { metric, because: LOOKS_AT.to_owned(), assumption: None, own: None })
}

/// What the work serves.
fn served(known: &Known) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let assumption = known.works.iter().find(|work| !task::is_of_deciding(work.what)).map(|work| work.what.assumption);
    for aim in &known.aims {
        let because = FOR_THIS.to_owned();
        candidates.push(Candidate { metric: aim.what, because, assumption, own: None });
    }
    // "Define", "compare": a verb that only decides says nothing of what for.
    for work in known.works.iter().filter(|work| !task::is_of_deciding(work.what)) {
        candidates.extend(work.what.serves.iter().filter_map(|served| {
            let metric = knowledge::metric(served.metric)?;
            let because = served.because.to_owned();
            Some(Candidate { metric, because, assumption: Some(work.what.assumption), own: None })
        }));
    }
    candidates.retain(|candidate| phrase::is_free_of_numbers(candidate.metric));
    candidates
}
