//! From a report to proposals: for every flagged statement other wordings that hold, or the question to answer first.
//!
//! In go a report and the rules in force, out come [`Proposal`]s in the order of the draft. Nothing is guessed: a text
//! holds the author's words, what `rules/metrics/` and `rules/works/` know, and marked blanks such as `[baseline?]` for
//! numbers that only the author can give. Each alternative has passed [`verify`], whoever wrote it.

mod clause;
pub mod coach;
mod convert;
mod edits;
mod first;
pub mod helped;
mod initiatives;
pub mod knowledge;
mod mend;
mod objective;
pub mod others;
mod own;
mod phrase;
mod plan;
mod plight;
mod recognise;
mod setting;
mod spoken;
mod subject;
mod tally;
mod task;
mod used;
pub mod verify;

use crate::analysis::{Features, HeadClass, KeyResultKind, Kind, PhraseClass, language};
use crate::diagnostic::Edit;
use crate::lint::Report;
use crate::rules::RuleSet;
use crate::text::Span;
pub use convert::convert;
pub use edits::apply;
pub use first::{check_focus, draft};
pub use initiatives::{initiatives, initiatives_with};
use own::Statement;
pub use plan::{Plan, PlanTally, PlannedInitiative, PlannedKeyResult, PlannedObjective, Question, Reason, Unplaced};
use recognise::Known;
use spoken::Spoken;
pub use tally::Tally;
use used::Used;
pub use verify::Objection;

/// Alternatives to a statement, at most.
pub const ALTERNATIVES: usize = 3;

/// What only the author can fill in, by name: an objective where all that stands there is its number.
const BLANKS: [&str; 3] = ["baseline", "target", "objective"];

/// Kinds of key result that are work rather than a result.
const KEY_RESULT_WORK: [KeyResultKind; 3] = [KeyResultKind::Task, KeyResultKind::OutputCount, KeyResultKind::Milestone];

/// What is proposed for one flagged statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Index of the objective.
    pub objective: usize,
    /// Index of the key result within it; `None` where the objective itself is flagged.
    pub key_result: Option<usize>,
    /// The statement in the author's words.
    pub original: String,
    /// Where it stands.
    pub span: Span,
    /// The rules that spoke about it.
    pub rules: Vec<String>,
    /// Other wordings, the best first.
    pub alternatives: Vec<Alternative>,
    /// What the statement held of work, kept as initiatives.
    pub initiatives: Vec<String>,
    /// What has to be answered before or while one is taken.
    pub questions: Vec<String>,
}

/// Another wording of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Unique within the draft: "1.2a" is the first for the second key result of the first objective.
    pub id: String,
    /// The statement.
    pub text: String,
    /// Key results that follow it: the second of two results in one line, the metric of an objective.
    pub key_results: Vec<String>,
    /// What is measured: the id of a metric of the knowledge base, else the author's words.
    pub metric: Option<String>,
    /// The blanks that only the author can fill, by name: "baseline", "target".
    pub blanks: Vec<String>,
    /// Why this.
    pub because: String,
    /// What to watch beside it.
    pub guardrail: Option<String>,
    /// Where its number is usually found.
    pub data_source: Option<String>,
    /// What turns the source into the draft with this alternative and the kept initiatives in it; empty where the
    /// form of the draft leaves no safe place for them.
    pub edits: Vec<Edit>,
    /// Whether it is one of several readings of what the author wrote, so that nobody else can take it.
    pub is_one_of_several: bool,
    /// Whether its key results stood together in the line, so that what stands beside that is of them all.
    pub is_split: bool,
    /// Who wrote it.
    pub author: Author,
    /// What the verifier says.
    pub verdict: Verdict,
    /// Its reasons.
    pub objections: Vec<Objection>,
}

/// Who wrote an alternative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// This program, from its knowledge base.
    Offline,
    /// A language model.
    Model,
}

/// What the verifier decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds as first written.
    Accepted,
    /// It holds after a repair.
    Repaired,
    /// It does not hold.
    Refused,
}

/// An alternative before it is verified and placed.
#[derive(Debug, Clone, Default, PartialEq)]
struct Offer {
    text: String,
    key_results: Vec<String>,
    metric: Option<String>,
    because: String,
    guardrail: Option<String>,
    data_source: Option<String>,
    /// A number in it that follows from two of the author's.
    computed: Option<String>,
    /// Whether it is one of several readings of what the author wrote.
    is_one_of_several: bool,
    /// Whether the results stood together in the line.
    is_split: bool,
    /// Whether it is the author's own sentence, repaired.
    is_own: bool,
}

/// What the proposers found for one statement.
#[derive(Debug, Clone, Default, PartialEq)]
struct Offers {
    offers: Vec<Offer>,
    /// Offers for where none of the others holds.
    last: Vec<Offer>,
    /// The line taken apart into its own result and the work that stays, which goes before all others.
    parted: Option<Parted>,
    initiatives: Vec<String>,
    questions: Vec<String>,
}

/// A result with the work that stood beside it in the line.
#[derive(Debug, Clone, Default, PartialEq)]
struct Parted {
    offer: Offer,
    initiatives: Vec<String>,
    /// What is to be asked about the result, where it is not what is asked about the line.
    question: Option<String>,
}

/// Whether a key result is work rather than a result.
fn is_work(reading: &Features) -> bool {
    key_result_kind(reading).is_some_and(|kind| KEY_RESULT_WORK.contains(&kind))
}

/// Proposals for the statements of a report about which a rule on sentences spoke; with `only`, about which that
/// rule spoke. A draft in a language that is not read gets none.
pub fn propose(report: &Report, rules: &RuleSet, only: Option<&str>) -> Vec<Proposal> {
    if report.language != "en" {
        return Vec::new();
    }
    let spoken = Spoken::of(report, rules);
    let mut proposals = Vec::new();
    for (index, objective) in report.document.objectives.iter().enumerate() {
        let mut used = Used::default();
        let first = proposals.len();
        // The lines below choose first: what the objective gets beside it must not take their metric from them.
        for key_result in (0..objective.key_results.len()).map(Some).chain([None]) {
            let Some(said) = spoken.about(index, key_result) else { continue };
            let is_wanted = only.is_none_or(|only| said.rules.iter().any(|rule| rule == only));
            proposals.extend(too_long(report, index, key_result, said).filter(|_| is_wanted));
            let statement = Statement::of(report, index, key_result, &rules.lexicon).filter(|_| is_wanted);
            if let Some(statement) = statement.filter(|statement| !language::is_foreign(statement.text)) {
                if is_work(statement.reading) {
                    used.look_up(report, index, rules);
                }
                proposals.extend(propose_one(&statement, rules, said, &mut used));
            }
        }
        proposals[first..].sort_by_key(|proposal| proposal.key_result);
    }
    edits::place(report, &mut proposals);
    proposals
}

/// A question alone about a statement that is a page long, of which the beginning is kept.
fn too_long(report: &Report, objective: usize, key_result: Option<usize>, said: &spoken::Said) -> Option<Proposal> {
    let above = report.document.objectives.get(objective)?;
    let text = match key_result {
        Some(at) => &above.key_results.get(at)?.text,
        None => above.text.as_ref()?,
    };
    own::is_too_long(text.as_str()).then(|| Proposal {
        objective,
        key_result,
        original: text.as_str().chars().take(own::LONGEST).chain(['…']).collect(),
        span: text.span(),
        rules: said.rules.clone(),
        alternatives: Vec::new(),
        initiatives: Vec::new(),
        questions: vec![format!(
            "It is longer than {} characters: which one sentence of it says what is to change, and by how much?",
            own::LONGEST
        )],
    })
}

fn propose_one(statement: &Statement<'_>, rules: &RuleSet, said: &spoken::Said, used: &mut Used) -> Option<Proposal> {
    let known = Known::of(statement);
    let mut offers = offers(statement, &known, rules, used);
    if is_work(statement.reading) {
        offers.offers.retain(|offer| !used.holds(offer));
        offers.last.retain(|offer| !used.holds(offer));
        offers.parted = offers.parted.filter(|parted| !used.holds(&parted.offer));
    }
    // A number beside the objective that one of its lines has already would stand there twice.
    if statement.key_result_index.is_none() {
        for offer in offers.offers.iter_mut().filter(|offer| !offer.is_own && used.has_metric_of(offer)) {
            offer.key_results.clear();
        }
    }
    let mut alternatives: Vec<Alternative> = Vec::new();
    let judge = verify::Judge::new(statement, rules);
    if let Some(Parted { offer, initiatives, question }) = offers.parted.take() {
        // Beside the line's own result another metric would lose it: where it holds, it stands alone.
        let mut objections = judge.objections(&offer.text, &offer.key_results, &[]);
        objections.retain(|it| !is_answered(&offer, it));
        if objections.is_empty() && !used.texts.contains(&offer.text) {
            let questions = question.map_or(offers.questions, |question| vec![question]);
            offers = Offers { offers: vec![offer], initiatives, questions, ..Offers::default() };
        }
    }
    // What follows from the author's own numbers leaves nothing to ask.
    let is_solved = offers.offers.iter().any(|offer| offer.computed.is_some());
    let (mut first, last) = (std::mem::take(&mut offers.offers), std::mem::take(&mut offers.last));
    first.sort_by_key(|offer| used.texts.contains(&offer.text));
    for (is_last, offer) in first.into_iter().map(|it| (false, it)).chain(last.into_iter().map(|it| (true, it))) {
        let is_new = alternatives.iter().all(|earlier| earlier.metric.is_none() || earlier.metric != offer.metric);
        // Two lines under one objective that become the same would be one key result twice.
        if alternatives.is_empty() && used.texts.contains(&offer.text) {
            continue;
        }
        if !is_new || alternatives.len() == ALTERNATIVES || is_last && !alternatives.is_empty() {
            continue;
        }
        let earlier: Vec<&str> = alternatives.iter().map(|earlier| earlier.text.as_str()).collect();
        let objections = judge.objections(&offer.text, &offer.key_results, &earlier);
        let objections: Vec<_> = objections.into_iter().filter(|it| !is_answered(&offer, it)).collect();
        if objections.is_empty() {
            alternatives.push(accepted(statement, alternatives.len(), offer));
        }
    }
    used.metrics.extend(alternatives.first().and_then(|first| first.metric.clone()));
    used.texts.extend(alternatives.first().map(|first| first.text.clone()));
    if alternatives.is_empty() {
        offers.initiatives.clear();
    }
    if offers.questions.is_empty() && !(is_solved && !alternatives.is_empty()) {
        offers.questions.extend(said.help.clone());
    }
    (!alternatives.is_empty() || !offers.questions.is_empty()).then(|| Proposal {
        objective: statement.objective_index,
        key_result: statement.key_result_index,
        original: statement.text.to_owned(),
        span: statement.span,
        rules: said.rules.clone(),
        alternatives,
        initiatives: offers.initiatives.iter().map(|it| without_mark(it)).collect(),
        questions: offers.questions,
    })
}

/// Whether an objection does not hold of our own repair: what follows from two numbers of the author's is not made up, and
/// what the author wrote fits the team.
fn is_answered(offer: &Offer, objection: &Objection) -> bool {
    match objection {
        Objection::InventedNumber(words) | Objection::MovedNumber(words) => offer.computed.as_ref() == Some(words),
        Objection::FitsAnyTeam => offer.is_own,
        _ => false,
    }
}

/// "- Launch it" behind a box: the mark is that of the line, and no word of the work.
fn without_mark(initiative: &str) -> String {
    let bare = ["- ", "* ", "• ", "– "].iter().find_map(|mark| initiative.strip_prefix(mark));
    bare.unwrap_or(initiative).to_owned()
}

fn offers(statement: &Statement<'_>, known: &Known, rules: &RuleSet, used: &Used) -> Offers {
    match statement.reading.kind {
        Some(Kind::Objective(kind)) => objective::offers(statement, kind, known, rules),
        Some(Kind::KeyResult(kind)) => match kind {
            KeyResultKind::OutcomeUnquantified if betters_a_thing(statement.reading, known) => {
                task::offers(statement, known, rules, used)
            }
            KeyResultKind::Outcome | KeyResultKind::OutcomeUnquantified => mend::offers(statement, known, rules),
            KeyResultKind::Task | KeyResultKind::OutputCount | KeyResultKind::Milestone => {
                task::offers(statement, known, rules, used)
            }
            // "Onboarding video series": a title alone is work where it names some.
            KeyResultKind::NotKr if known.works.first().is_some_and(|work| !work.is_less && !work.what.general) => {
                task::offers(statement, known, rules, used)
            }
            KeyResultKind::NotKr => Offers::default(),
        },
        None => Offers::default(),
    }
}

/// "Optimise the price list": what gets better is a thing of the team's own, and what that is for is the result.
fn betters_a_thing(reading: &Features, known: &Known) -> bool {
    let is_own = reading
        .object
        .as_ref()
        .is_some_and(|it| matches!(it.class, PhraseClass::Product | PhraseClass::Activity | PhraseClass::Unknown));
    let is_named = known.works.iter().any(|work| !work.is_less);
    // "website" may be read as those who visit it.
    let end = reading.object.as_ref().map(|it| it.range.end);
    let is_own = is_own || known.works.first().is_some_and(|work| !work.is_less && Some(work.range.end) == end);
    matches!(reading.head.class, HeadClass::SoftChange | HeadClass::Keep)
        && is_own
        && is_named
        && known.metrics.is_empty()
}

fn accepted(statement: &Statement<'_>, count: usize, offer: Offer) -> Alternative {
    let id = id(statement.objective_index, statement.key_result_index, count);
    Alternative {
        id,
        metric: offer.metric,
        because: offer.because,
        guardrail: offer.guardrail,
        data_source: offer.data_source,
        is_one_of_several: offer.is_one_of_several,
        is_split: offer.is_split,
        ..bare(offer.text, offer.key_results)
    }
}

/// A wording of which nothing else is known.
fn bare(text: String, key_results: Vec<String>) -> Alternative {
    let texts = || std::iter::once(&text).chain(&key_results);
    let blanks = BLANKS.into_iter().filter(|name| texts().any(|text| text.contains(&blank(name))));
    Alternative {
        id: String::new(),
        blanks: blanks.map(str::to_owned).collect(),
        text,
        key_results,
        metric: None,
        because: String::new(),
        guardrail: None,
        data_source: None,
        edits: Vec::new(),
        is_one_of_several: false,
        is_split: false,
        author: Author::Offline,
        verdict: Verdict::Accepted,
        objections: Vec::new(),
    }
}

/// The names of the blanks in `text`.
fn blanks_of(text: &str) -> Vec<&'static str> {
    BLANKS.into_iter().filter(|name| text.contains(&blank(name))).collect()
}

/// The id of the alternative at `place` for a statement: "1.2a".
fn id(objective: usize, key_result: Option<usize>, place: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(place).unwrap_or(25).min(25));
    let objective = objective + 1;
    match key_result {
        Some(key_result) => format!("{objective}.{}{letter}", key_result + 1),
        None => format!("{objective}{letter}"),
    }
}

/// The mark of a blank.
fn blank(name: &str) -> String {
    format!("[{name}?]")
}

/// The kind of key result that `reading` is.
fn key_result_kind(reading: &Features) -> Option<KeyResultKind> {
    match reading.kind {
        Some(Kind::KeyResult(kind)) => Some(kind),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
