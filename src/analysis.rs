//! The reading of a sentence: what it asks for, what its numbers count, and who has to act for them to move.
//!
//! In goes the cleaned text of one statement with the objective above it; out come [`Features`], the same for
//! every edge. Words are evidence, never the verdict: [`Features::evidence`] says which of them led where.
//! All ranges are bytes of the statement's clean text.

mod clause;
mod clues;
mod details;
mod head;
mod items;
mod key_result;
pub mod language;
pub mod lexicon;
mod listed;
mod noun;
mod objective;
pub mod quantity;
mod statement;
pub mod token;
mod weigh;

use std::ops::Range;

use crate::time::When;
pub use lexicon::Lexicon;
pub use quantity::{Quantity, QuantityKind, Role};

/// The kinds of key result, as an experienced coach would tell them apart on first reading.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum KeyResultKind {
    /// A change or level outside the team's own to-do list, with a number to reach.
    Outcome,
    /// Such a change or level without a number.
    OutcomeUnquantified,
    /// A count of the team's own deliverables or activity.
    OutputCount,
    /// Work to do.
    Task,
    /// A state or event that is reached or not.
    Milestone,
    /// A heading, note or comment.
    NotKr,
}

/// The kinds of objective.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ObjectiveKind {
    /// A direction worth reaching, in words.
    Good,
    /// A number or metric target inside the objective.
    Metric,
    /// A project or to-do.
    Task,
    /// Business as usual.
    Maintain,
    /// A slogan or a bare topic.
    Vague,
    /// A heading or note.
    NotObjective,
}

impl KeyResultKind {
    /// Every kind, in the order of the codebook.
    pub const ALL: [Self; 6] = {
        use KeyResultKind::*;
        [Outcome, OutcomeUnquantified, OutputCount, Task, Milestone, NotKr]
    };

    /// The name that outputs give it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::OutcomeUnquantified => "outcome_unquantified",
            Self::OutputCount => "output_count",
            Self::Task => "task",
            Self::Milestone => "milestone",
            Self::NotKr => "not_kr",
        }
    }
}

impl ObjectiveKind {
    /// Every kind, in the order of the codebook.
    pub const ALL: [Self; 6] = {
        use ObjectiveKind::*;
        [Good, Metric, Task, Maintain, Vague, NotObjective]
    };

    /// The name that outputs give it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Metric => "metric",
            Self::Task => "task",
            Self::Maintain => "maintain",
            Self::Vague => "vague",
            Self::NotObjective => "not_objective",
        }
    }
}

/// How sure a reading is. `Low` is where a coach would ask before judging.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Sureness {
    #[default]
    High,
    Low,
}

/// What a statement was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Read as a key result.
    KeyResult(KeyResultKind),
    /// Read as an objective.
    Objective(ObjectiveKind),
}

/// One reading of a statement.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Features {
    /// What kind of statement it is.
    pub kind: Option<Kind>,
    /// How sure that is.
    pub sureness: Sureness,
    /// The verb or noun that the sentence hangs on.
    pub head: Head,
    /// What is acted on.
    pub object: Option<Phrase>,
    /// What the target counts.
    pub counted: Option<Phrase>,
    /// Every number, in order.
    pub quantities: Vec<Quantity>,
    /// The measured thing in the author's words: "organic visits", "NPS".
    pub metric: Option<Range<usize>>,
    /// Which way it is to move.
    pub direction: Option<Direction>,
    /// Whether less of the metric is better, where the metric says so by itself.
    pub lower_is_better: Option<bool>,
    /// Index into `quantities`.
    pub baseline: Option<usize>,
    /// Index into `quantities`.
    pub target: Option<usize>,
    /// Unit of the target: `%`, `pp`, `x`, a currency code (`EUR`), a symbol (`MB`, `ms`), or a measure of time in the
    /// plural (`days`). None where things are counted: "40 visits" has no unit.
    pub unit: Option<String>,
    /// How it is to be reached: "by redesigning the pricing page".
    pub means: Option<Range<usize>>,
    /// What it is for: "so that trials convert", "to raise bookings".
    pub purpose: Option<Range<usize>>,
    /// For whom or where: "in Poland", "among first-time buyers".
    pub segment: Option<Range<usize>>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// The codebook's flags.
    pub flags: Flags,
    /// Where a compound statement falls into separate results.
    pub parts: Vec<Range<usize>>,
    /// Words that a rule may want to mark, with what they are.
    pub marks: Vec<(Mark, Range<usize>)>,
    /// What led to the kind, in the order of the decision.
    pub evidence: Vec<Evidence>,
}

/// The head of a statement.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// The word.
    pub range: Range<usize>,
    /// Its base form, empty where there is no head verb.
    pub lemma: String,
    /// What class of head it is.
    pub class: HeadClass,
}

/// What the head of a statement asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadClass {
    /// No verb: a noun phrase.
    #[default]
    None,
    /// A level moves: increase, cut, halve.
    Change,
    /// A level or a work product gets better: improve, expand, optimise.
    SoftChange,
    /// Somebody else gives it: reach, win, attract.
    Achieve,
    /// A level stays: keep, hold, stay.
    Keep,
    /// An empty verb over a clause: ensure, have, make sure.
    Ensure,
    /// People join the team.
    Hire,
    /// Work of the team: launch, write, build.
    Activity,
    /// The subject is somebody or something else: "customers renew", "NPS reaches 50".
    Clause,
}

/// A phrase and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// The words.
    pub range: Range<usize>,
    /// What its head noun is.
    pub class: PhraseClass,
}

/// What a noun phrase stands for: this decides who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhraseClass {
    /// A quantity that moves by itself or by others: rate, revenue, latency.
    Measure,
    /// People and organisations outside the team.
    Outside,
    /// What people outside do: downloads, bookings, referrals.
    OutsideAct,
    /// People of the team or the company.
    Inside,
    /// What the team makes.
    Product,
    /// What the team does.
    Activity,
    /// None of these is known.
    Unknown,
}

/// Which way a metric is to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More.
    Increase,
    /// Less.
    Decrease,
    /// Neither: a level to keep.
    Maintain,
}

/// By when.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The words, the preposition left out: "15 May".
    pub range: Range<usize>,
    /// The days they name, as far as the words tell.
    pub when: Option<When>,
}

/// The flags of the codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Flags {
    pub has_target: bool,
    pub has_baseline: bool,
    pub relative: bool,
    pub has_deadline: bool,
    pub how: bool,
    pub maintain: bool,
    pub placeholder: bool,
    pub compound: bool,
    pub vague_target: bool,
}

impl Flags {
    /// Names of the flags that are set, in the codebook's order.
    pub fn names(self) -> Vec<&'static str> {
        [
            (self.has_target, "has_target"),
            (self.has_baseline, "has_baseline"),
            (self.relative, "relative"),
            (self.has_deadline, "has_deadline"),
            (self.how, "how"),
            (self.maintain, "maintain"),
            (self.placeholder, "placeholder"),
            (self.compound, "compound"),
            (self.vague_target, "vague_target"),
        ]
        .into_iter()
        .filter_map(|(set, name)| set.then_some(name))
        .collect()
    }
}

/// What a marked word is, for the rules on wording. Each has a word list of the same name in `rules/lexicon/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// "significantly", "many", "better".
    VagueQuantifier,
    /// "world-class", "best-in-class", "the best".
    Superlative,
    /// "synergies", "leverage", "flywheel".
    Jargon,
    /// "try", "aim to", "as far as possible".
    Hedge,
    /// "followers", "impressions", "page views".
    Vanity,
    /// Measures that others decide or that swing: "Google ranking".
    Volatile,
    /// "users", "engagement": which ones, counted how?
    LooseMetric,
    /// "TikTok account", "webinar", "newsletter": a channel or solution.
    Channel,
    /// "support", "help", "participate".
    SoftActivity,
    /// "bonus", "performance review".
    Pay,
}

/// One step of the decision, for `--show-readings`.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The words it rests on; empty for a default.
    pub range: Range<usize>,
    /// What was concluded, as a phrase: "counts people outside the team".
    pub what: &'static str,
}

/// What a reading may take into account besides the sentence.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The objective that a key result stands under.
    pub objective: Option<&'a str>,
    /// The word lists.
    pub lexicon: &'a Lexicon,
}

/// Reads a key result. Never fails; a line that is none is read as [`KeyResultKind::NotKr`].
pub fn read_key_result(text: &str, context: &Context<'_>) -> Features {
    let row = items::Row::new(text, context.lexicon);
    let mut features = Features { marks: details::marks(&row), ..Features::default() };
    if row.is_note() {
        features.kind = Some(Kind::KeyResult(KeyResultKind::NotKr));
        features.evidence.push(Evidence { range: 0..text.len(), what: "a heading or note" });
        features.quantities = row.quantities;
        return features;
    }
    let (mut parts, chosen) = statements(&row);
    features.parts = parts.iter().map(|part| row.bytes(part.items.clone())).collect();
    weigh::key_result(&row, &mut parts[chosen]);
    let reading = &parts[chosen];
    details::fill(&mut features, &row, reading, &parts);
    if features.flags.compound && features.parts.len() == 1 {
        features.parts = details::parts(&row, reading).into_iter().map(|items| row.bytes(items)).collect();
    }
    let reading = parts.swap_remove(chosen);
    features.kind = Some(Kind::KeyResult(reading.kind));
    features.sureness = reading.sureness;
    features.head = head_of(&row, &reading.head);
    features.evidence = reading.evidence;
    features.quantities = row.quantities;
    features
}

/// The clues of a line by name, as the weights are trained on them: `counted=visit`.
pub fn clues(text: &str, is_objective: bool, lexicon: &Lexicon) -> Vec<String> {
    let row = items::Row::new(text, lexicon);
    let mut names = Vec::new();
    let mut sink = |place: &clues::Place, what: &str, _: usize| names.push(format!("{}={what}", place.name));
    if is_objective {
        clues::of_objective(&row, &objective::read(&row), &mut sink);
    } else if !row.is_note() {
        let (parts, chosen) = statements(&row);
        clues::of_key_result(&row, &parts[chosen], &mut sink);
    }
    names
}

/// Reads an objective. Never fails; a line that is none is read as [`ObjectiveKind::NotObjective`].
pub fn read_objective(text: &str, context: &Context<'_>) -> Features {
    let row = items::Row::new(text, context.lexicon);
    let mut reading = objective::read(&row);
    weigh::objective(&row, &mut reading);
    let parts = row.parts();
    Features {
        kind: Some(Kind::Objective(reading.kind)),
        sureness: reading.sureness,
        head: bare_verb(&row).unwrap_or_else(|| head_of(&row, &reading.head)),
        target: reading.value.and_then(|at| row.items[at].number()),
        parts: parts.into_iter().map(|range| row.bytes(range)).collect(),
        marks: details::marks(&row),
        evidence: reading.evidence,
        quantities: row.quantities,
        ..Features::default()
    }
}

/// The readings of the one or several statements of a line, and which of them decides: the first with a value.
fn statements(row: &items::Row<'_>) -> (Vec<key_result::Reading>, usize) {
    let parts: Vec<_> = row.parts().into_iter().map(|range| key_result::read(row, range)).collect();
    // "Fleet contract - extend or tender anew": a name, then what is to be done with it.
    let is_name = parts.len() > 1 && parts[0].head.class == HeadClass::None && parts[0].items.len() <= 5;
    let is_work = |part: &key_result::Reading| {
        matches!(part.head.class, HeadClass::Activity | HeadClass::Hire) && part.kind == KeyResultKind::Task
    };
    let done = || parts.iter().position(is_work).filter(|_| is_name);
    let chosen = parts.iter().position(|part| part.value.is_some()).or_else(done).unwrap_or(0);
    (parts, chosen)
}

/// "Win in Austria": a verb that could be a noun, with nothing that it acts on.
fn bare_verb(row: &items::Row<'_>) -> Option<Head> {
    let (first, next) = (row.items.first()?, row.items.get(1)?);
    let is_verb = first.form(lexicon::Forms::BASE) && first.has(lexicon::Class::Achieve);
    (is_verb && next.has(lexicon::Class::Preposition)).then(|| Head {
        range: first.range.clone(),
        lemma: first.entry.lemma.to_owned(),
        class: HeadClass::Achieve,
    })
}

fn head_of(row: &items::Row<'_>, head: &head::Found) -> Head {
    let item = row.items.get(head.at);
    Head {
        range: item.map_or(0..0, |item| item.range.clone()),
        lemma: match head.class {
            HeadClass::None => String::new(),
            _ => item.map(|item| item.entry.lemma.to_owned()).unwrap_or_default(),
        },
        class: head.class,
    }
}
