//! What a rule can look for, as it stands in a rule file: one table a kind of check.

use serde::{Deserialize, Serialize};

use super::{Level, Limit, Place};

/// What a rule looks for: a closed set, one file each under `src/rules/check/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The conditions of `when` are the fault.
    Reading(Reading),
    /// Something is not there.
    Missing(Missing),
    /// Words of a class of the lexicon.
    Mark(MarkCheck),
    /// Numbers that do not fit each other.
    Quantity(QuantityCheck),
    /// Too many or too few.
    Count(Count),
    /// The same thing twice.
    Repeat(Repeat),
    /// What a set is made of.
    Share(Share),
    /// Two parts of a draft that contradict each other.
    Relation(Relation),
    /// A field whose value is out of bounds.
    Value(Value),
    /// A fault of the form, the language or an exception.
    Form(Form),
    /// Words or a pattern of the rule's own.
    Phrase(PhraseCheck),
    /// Several matters of fields and process at once.
    Process(Process),
}

/// The conditions are the fault; `at` is marked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// What is marked.
    #[serde(default)]
    pub at: Place,
    /// How loud where the marked part has no verb of its own and only lists another level beside the first.
    #[serde(default)]
    pub listed: Option<Level>,
    /// Only where the statement has no more words than this.
    #[serde(default)]
    pub most_words: Option<usize>,
}

/// Something is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// What.
    pub what: Part,
    /// What is marked.
    #[serde(default)]
    pub at: Place,
    /// Words of measures whose level says something by itself, so that nothing is missing beside it. A profile or
    /// configuration that asks for the rule asks for it there as well.
    #[serde(default)]
    pub standing: Vec<String>,
    /// Names that stand in the place of a metric and measure nothing: fields of work, such as "SEO".
    #[serde(default)]
    pub fields_of_work: Vec<String>,
}

/// What can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Part {
    Baseline,
    Target,
    Metric,
    Unit,
    Owner,
    DataSource,
    Confidence,
    Kind,
    Supports,
    Initiative,
    /// A cycle of the set, or a date of the statement.
    TimeFrame,
    NonGoals,
    Context,
    /// A level that must not fall, beside key results that grow.
    Guardrail,
    /// Where it ends, beside where it starts.
    End,
    /// A key result that moves, beside one that keeps a level.
    GrowthBeside,
}

/// Words of a class of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkCheck {
    /// The class.
    pub class: MarkClass,
    /// Only where the words overlap this part.
    #[serde(default)]
    pub within: Place,
    /// Only where nothing that narrows the words follows them in the part: "followers" but not "followers who buy".
    #[serde(default)]
    pub last: bool,
    /// Only where the words begin the statement, or bound it ("as far as possible").
    #[serde(default)]
    pub leads: bool,
    /// Only where one of these words stands shortly before, and what lies between belongs to nobody else.
    #[serde(default)]
    pub behind: Vec<String>,
    /// Only words of this length at least, in characters.
    #[serde(default)]
    pub min_length: usize,
}

/// The classes of words that a rule may mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum MarkClass {
    VagueQuantifier,
    Superlative,
    Jargon,
    Hedge,
    Vanity,
    Volatile,
    LooseMetric,
    Channel,
    SoftActivity,
    Pay,
}

/// Numbers that do not fit each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityCheck {
    /// What is wrong with them.
    pub fault: QuantityFault,
    /// Words of the metric that the fault turns on, in addition to the built-in reading.
    #[serde(default)]
    pub words: Vec<String>,
}

/// What can be wrong with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityFault {
    /// The target is the baseline.
    Equal,
    /// The verb goes up and the numbers down, or the other way round.
    AgainstVerb,
    /// The numbers go the way that makes the metric worse, and no verb says that this is meant.
    WrongWay,
    /// More than all, or less than none.
    ImpossibleShare,
    /// Baseline and target in different units.
    UnlikeUnits,
    /// Percent of a percentage: relative, or points?
    PercentOrPoints,
    /// A step smaller than the limit asks for.
    Timid,
    /// A leap beyond the limit.
    Fantastic,
    /// A rate of answers that leaps beyond what any has, as a slip of the point would have it.
    RateLeap,
    /// A round number that rests on nothing.
    Round,
    /// The current value is past the target.
    Reached,
    /// 0/1, yes/no.
    Binary,
    /// The only numbers are dates, versions or names.
    OnlyDate,
    /// A blank without a word on what is to be filled in: XX, N, __.
    Blank,
    /// A blank that is marked as such: `[baseline?]`.
    MarkedBlank,
}

/// Too many or too few.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// What is counted.
    pub what: Counted,
    /// It must not be exactly this many.
    #[serde(default)]
    pub exactly: Option<usize>,
    /// Limits in rising order, each with the level from there on.
    #[serde(default)]
    pub over: Vec<Grade>,
}

/// A limit and how loud the rule is beyond it. A level set in a profile or configuration holds for all grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Name of the limit.
    pub limit: Limit,
    /// How loud beyond it.
    pub severity: Level,
}

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Counted {
    Words,
    Objectives,
    /// Of one objective.
    KeyResults,
    /// Of the whole set.
    AllKeyResults,
    /// Declared as milestone, of one objective.
    Milestones,
    Owners,
    Initiatives,
    /// Key results of one owner.
    KeyResultsOfOwner,
}

/// The same thing twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// What is repeated.
    pub what: Repeated,
}

/// What can be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeated {
    /// An objective, in the same or nearly the same words.
    Objectives,
    /// A key result, in the same words.
    KeyResults,
    /// A key result, in nearly the same words.
    NearKeyResults,
    /// A metric, with another baseline.
    Baselines,
}

/// What a set is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Which key results are counted.
    pub of: Vec<Member>,
    /// How many of them there have to be for the fault.
    pub amount: Amount,
    /// Only from this many key results on.
    #[serde(default)]
    pub from: Option<Limit>,
}

/// A sort of key result, for the make-up of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Member {
    /// A result outside the team's own work, with or without a number.
    Result,
    /// Work, counted or not.
    Work,
    /// A step: work or a milestone without a number.
    Step,
    /// A result that is worth money or keeps customers.
    Business,
    /// A result that shows how a market responds.
    Response,
    /// Declared as a milestone.
    DeclaredMilestone,
    /// A level to keep, or the usual volume of a known process.
    Routine,
}

/// How many of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// Not one.
    None,
    /// All, and each sort in `of` by itself.
    All,
    /// More than the limit `routine-share`.
    Most,
}

/// Two parts of a draft that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Which parts.
    pub between: Between,
}

/// The pairs that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Between {
    /// A deadline that lies outside the cycle.
    DeadlineAndCycle,
    /// A deadline that has passed, in a cycle that is still running.
    DeadlineAndToday,
    /// All deadlines on the last day of the cycle.
    DeadlinesAndLastDay,
    /// A statement that does what a non-goal rules out.
    StatementAndNonGoal,
    /// An initiative in the words of its key result.
    InitiativeAndKeyResult,
    /// An initiative that no key result stands over.
    InitiativeAndNoKeyResult,
    /// A key result in the words of its objective.
    KeyResultAndObjective,
    /// An initiative that names a result instead of work.
    InitiativeAndResult,
    /// Some objectives or key results say committed or aspirational, others nothing.
    SomeDeclared,
}

/// A field whose value is out of bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Which value.
    pub of: ValueOf,
}

/// The values that have bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueOf {
    /// Confidence between `confidence-low` and `confidence-high`.
    Confidence,
    /// Weights that sum to one or a hundred.
    Weights,
}

/// A fault of the form, the language or an exception.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Which.
    pub fault: FormFault,
}

/// The faults of form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormFault {
    /// A slot without content.
    EmptySlot,
    /// Broken syntax of a structured file.
    Syntax,
    /// The same id twice.
    RepeatedId,
    /// A key of a structured file that nothing is called.
    UnknownKey,
    /// Something too large was left out.
    Limit,
    /// Key results that stand under no objective.
    NoObjective,
    /// A list of projects.
    Projects,
    /// Nothing that could be read.
    Nothing,
    /// Another language than English.
    Language,
    /// An exception without a reason.
    AllowWithoutReason,
    /// An exception that meets no diagnostic.
    UnusedAllow,
    /// An exception for a rule that does not exist.
    UnknownAllow,
}

/// Words or a pattern of the rule's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseCheck {
    /// Words or phrases, matched as whole words, whatever their case.
    #[serde(default)]
    pub words: Vec<String>,
    /// A regular expression, matched whatever the case.
    #[serde(default)]
    pub pattern: Option<String>,
    /// Only where the match overlaps this part.
    #[serde(default)]
    pub within: Place,
}

/// Lists what all rules with `process` miss.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {}
