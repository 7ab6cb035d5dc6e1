//! The shape of a rule file and of a profile, as they stand in `rules/` and in a user's configuration.
//!
//! `build.rs` reads the same shapes to check and embed the files, so nothing here names another module of the
//! crate. Every table denies unknown keys: a misspelt key is an error at its place, never a rule that is silent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How loud a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Never speaks.
    Off,
    /// To think about.
    Note,
    /// To consider.
    Warning,
    /// To fix.
    Error,
}

/// One rule as written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Only for rules in a configuration file; a rule in a file of its own is named by that file.
    #[serde(default)]
    pub id: Option<String>,
    /// What the rule looks at, one at a time.
    pub scope: Scope,
    /// How loud it is in the default profile.
    pub severity: Level,
    /// What it finds, in a few words.
    pub summary: String,
    /// The fault, in lower case and without a full stop; `{name}` is filled in.
    pub message: String,
    /// The remedy: an imperative or a question.
    pub help: String,
    /// Why it matters, in a few sentences.
    #[serde(default)]
    pub why: String,
    /// Rules that speak before this one on the same statement, its objective or its set.
    #[serde(default)]
    pub after: Vec<String>,
    /// What is said once for the whole set where most statements share the fault.
    #[serde(default)]
    pub gather: Option<String>,
    /// What is absent ("an owner"), for a rule on fields and process: one note a set lists all of them.
    #[serde(default)]
    pub process: Option<String>,
    /// Who says so.
    #[serde(default)]
    pub sources: Vec<Citation>,
    /// Which statements it looks at.
    #[serde(default)]
    pub when: When,
    /// What it looks for.
    pub check: Check,
    /// What it says where the reading of the statement is not sure.
    #[serde(default)]
    pub when_unsure: Option<Unsure>,
    /// The edit it offers.
    #[serde(default)]
    pub fix: Option<FixFile>,
    /// Drafts in which it speaks.
    #[serde(default)]
    pub bad: Vec<Example>,
    /// Drafts in which it is silent, one of them a near miss.
    #[serde(default)]
    pub good: Vec<Example>,
}

/// What a rule looks at, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The sentence of an objective.
    Objective,
    /// A key result.
    KeyResult,
    /// An objective or a key result.
    Statement,
    /// An initiative.
    Initiative,
    /// An objective with all its key results.
    KeyResults,
    /// All objectives of a team in a cycle.
    Set,
    /// The document and its form.
    Draft,
}

/// A source and what it says, in our own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Key in `rules/sources.toml`.
    pub key: String,
    /// What it says.
    pub says: String,
}

/// Another wording, and less weight, for a reading that is not sure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsure {
    /// How loud at most.
    pub severity: Level,
    /// The fault as a question.
    pub message: String,
    /// The remedy, where it differs.
    #[serde(default)]
    pub help: Option<String>,
}

/// An edit that a rule offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixFile {
    /// What it does, as an imperative.
    pub message: String,
    /// What is done with the marked words or the statement.
    pub action: FixAction,
    /// The words put in; they may hold marked blanks such as `[baseline?]`.
    #[serde(default)]
    pub text: String,
}

/// What an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FixAction {
    /// The marked words go.
    Delete,
    /// The marked words are replaced.
    Replace,
    /// Words are put behind the statement.
    Append,
}

/// An example: a statement, or a small draft in plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A whole draft.
    #[serde(default)]
    pub draft: Option<String>,
    /// A key result by itself.
    #[serde(default)]
    pub key_result: Option<String>,
    /// An objective by itself, or the one above `key_result`.
    #[serde(default)]
    pub objective: Option<String>,
    /// Fields of the key result, else of the objective: `baseline`, `target`, `type` and so on.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// The words that are marked; required of a bad example.
    #[serde(default)]
    pub at: Option<String>,
}

/// Which statements a rule looks at. Every condition has to hold; an empty list asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Read as one of these.
    #[serde(default)]
    pub reads_as: Vec<ReadAs>,
    /// How sure the reading is.
    #[serde(default)]
    pub sure: Option<bool>,
    /// All of these flags are set.
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// None of these flags is set.
    #[serde(default)]
    pub not_flags: Vec<Flag>,
    /// The author declares one of these.
    #[serde(default)]
    pub declared: Vec<DeclaredType>,
    /// The author declares none of these.
    #[serde(default)]
    pub not_declared: Vec<DeclaredType>,
    /// All of these are there.
    #[serde(default)]
    pub has: Vec<Place>,
    /// None of these is there.
    #[serde(default)]
    pub lacks: Vec<Place>,
    /// The sentence hangs on one of these.
    #[serde(default)]
    pub head: Vec<Head>,
    /// The base form of the word it hangs on is one of these.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// What is counted, or else acted on, is one of these.
    #[serde(default)]
    pub about: Vec<About>,
    /// The statement holds one of these words.
    #[serde(default)]
    pub words: Vec<String>,
    /// The statement holds none of these words.
    #[serde(default)]
    pub not_words: Vec<String>,
}

/// What a statement was read as: the kinds of key result and of objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ReadAs {
    Outcome,
    OutcomeUnquantified,
    OutputCount,
    Task,
    Milestone,
    NotKr,
    Good,
    Metric,
    Maintain,
    Vague,
    NotObjective,
}

/// The flags of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Flag {
    HasTarget,
    HasBaseline,
    Relative,
    HasDeadline,
    How,
    Maintain,
    Placeholder,
    Compound,
    VagueTarget,
}

/// What an author may declare a statement to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum DeclaredType {
    Committed,
    Aspirational,
    Metric,
    Milestone,
    Guardrail,
    Baseline,
    Learning,
    Compliance,
}

/// What the head of a statement asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Head {
    None,
    Change,
    SoftChange,
    Achieve,
    Keep,
    Ensure,
    Hire,
    Activity,
    Clause,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum About {
    Measure,
    Outside,
    OutsideAct,
    Inside,
    Product,
    Activity,
    Unknown,
}

/// A part of a statement: what a finding marks, and what a condition asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// All of it.
    #[default]
    Statement,
    /// The verb or noun it hangs on.
    Head,
    /// The head with what it acts on.
    Core,
    /// What the target counts.
    Counted,
    /// The measured thing.
    Metric,
    /// Today's value.
    Baseline,
    /// The value to reach.
    Target,
    /// From the baseline to the target, or whichever of them is there.
    Numbers,
    /// The unit of the target.
    Unit,
    /// How it is to be reached.
    Means,
    /// What it is for.
    Purpose,
    /// For whom or where.
    Segment,
    /// By when.
    Deadline,
    /// The second of several results.
    SecondPart,
    /// The author's own reason.
    Reason,
}

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

macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// The numbers that rules compare with. Their values stand in the profiles, each with its source.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Limit { $($(#[$doc])* #[serde(rename = $key)] $name,)* }

        impl Limit {
            /// Every limit with its name.
            pub const ALL: &[(Limit, &str)] = &[$((Limit::$name, $key),)*];
        }
    };
}

limits! {
    /// Objectives of a team in a cycle; more are a note.
    ObjectivesOk = "objectives-ok",
    /// More objectives than this are a warning.
    ObjectivesMany = "objectives-many",
    /// More objectives than this are an error.
    ObjectivesMax = "objectives-max",
    /// Key results of an objective; more are a note.
    KeyResultsOk = "key-results-ok",
    /// More key results of an objective than this are an error.
    KeyResultsMax = "key-results-max",
    /// Key results of a whole set.
    AllKeyResultsMax = "all-key-results-max",
    /// Words of an objective.
    ObjectiveWords = "objective-words",
    /// Words of a key result.
    KeyResultWords = "key-result-words",
    /// Declared milestones of an objective.
    MilestonesMax = "milestones-max",
    /// Initiatives of a key result.
    InitiativesMax = "initiatives-max",
    /// Owners of one statement.
    OwnersMax = "owners-max",
    /// Key results of one owner.
    OwnerKeyResults = "owner-key-results",
    /// Smallest step from baseline to target, as a share of the baseline.
    MinUplift = "min-uplift",
    /// Largest factor from baseline to target.
    MaxFactor = "max-factor",
    /// Lowest confidence at the draft, from 0 to 1.
    ConfidenceLow = "confidence-low",
    /// Highest confidence at the draft, from 0 to 1.
    ConfidenceHigh = "confidence-high",
    /// Share of words in common from which two statements are near-duplicates.
    Overlap = "overlap",
    /// Share of routine from which a set is mostly routine.
    RoutineShare = "routine-share",
    /// From this many key results on, a set or objective is judged on what it is made of.
    SetFrom = "set-from",
    /// From this many key results on, one of them has to be an outcome.
    OutcomeFrom = "outcome-from",
    /// From this many key results on, all of one kind is worth a note.
    OneKindFrom = "one-kind-from",
    /// From this many statements on, a plain draft is told once what fields and process it leaves open.
    ProcessFrom = "process-from",
    /// From this many statements on, a fault that most of them share is told once.
    GatherFrom = "gather-from",
}

/// A profile: what differs from the rule files, and all limits, each with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    /// What it is for, in a sentence.
    pub summary: String,
    /// Levels that differ from the rules' own.
    #[serde(default)]
    pub rules: BTreeMap<String, SourcedLevel>,
    /// Limits; those left out are the default profile's.
    #[serde(default)]
    pub limits: BTreeMap<Limit, SourcedLimit>,
}

/// A level and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcedLevel {
    /// The level.
    pub level: Level,
    /// Key in `rules/sources.toml`.
    pub source: String,
    /// What it says.
    pub says: String,
}

/// A limit and who says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcedLimit {
    /// The value.
    pub value: f64,
    /// Key in `rules/sources.toml`.
    pub source: String,
    /// What it says.
    pub says: String,
}

/// A work that rules and profiles cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Who wrote or published it.
    pub author: String,
    /// What it is called.
    pub title: String,
}

/// All built-in rules, profiles and sources, as `build.rs` embeds them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Category, id and content, sorted by category and id.
    pub rules: Vec<(String, String, RuleFile)>,
    /// By name.
    pub profiles: BTreeMap<String, ProfileFile>,
    /// By key.
    pub sources: BTreeMap<String, SourceFile>,
}
