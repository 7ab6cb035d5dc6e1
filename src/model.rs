//! What a draft holds: objectives, key results, initiatives, and what stands around them.
//!
//! A [`Document`] is what parsing returns. It keeps the author's words with their places and judges nothing:
//! what a sentence means is read by `analysis`, what is wrong with it is said by rules.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use crate::text::{Span, Text};
use crate::time::Period;

/// How the input is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Format {
    #[default]
    Text,
    Markdown,
    Html,
    Yaml,
    Json,
    Toml,
    Csv,
    Tsv,
}

/// What the document as a whole looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Objectives, or key results, or both.
    #[default]
    Okrs,
    /// A plain list without a word about objectives or key results: projects, most likely.
    /// The lines stand as key results of one objective without text.
    Projects,
    /// Nothing that could be an OKR.
    Nothing,
}

/// A parsed draft.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// How it is written down.
    pub format: Format,
    /// What it looks like as a whole.
    pub shape: Shape,
    /// A language code that the author states (front matter, a `language` key).
    pub language: Option<Text>,
    /// The period the set is for.
    pub cycle: Option<Cycle>,
    /// Whose set it is.
    pub team: Option<Text>,
    /// Mission, strategy or company goals, one text a paragraph.
    pub context: Vec<Text>,
    /// What the team will not do. `None` where the draft has no such section.
    pub non_goals: Option<Vec<Text>>,
    /// In the order of the source.
    pub objectives: Vec<Objective>,
    /// Initiatives that stand under no objective and no key result.
    pub initiatives: Vec<Initiative>,
    /// What was read as no content, and why.
    pub skipped: Vec<Skipped>,
    /// What is wrong with the form itself.
    pub problems: Vec<Problem>,
    /// Comments of the source, for the inline exceptions.
    pub comments: Vec<Text>,
}

/// The period that a set or a statement is for.
#[derive(Debug, Clone)]
pub struct Cycle {
    /// As the author wrote it.
    pub text: Text,
    /// First and last day, where they could be told.
    pub period: Option<Period>,
}

/// An objective with all that stands under it. `text` is `None` for key results that have no objective.
#[derive(Debug, Clone, Default)]
pub struct Objective {
    /// As labelled: `O1`, `2.`, or a key of a structured file.
    pub id: Option<String>,
    /// The sentence.
    pub text: Option<Text>,
    /// The statement, or all its key results where it has no text.
    pub span: Span,
    /// How sure the form is that this is an objective.
    pub form: Form,
    /// Whether its text only keeps a place free: an entry "TBD" of a structured file.
    pub is_slot: bool,
    /// Where it differs from the document's.
    pub team: Option<Text>,
    /// Where it differs from the document's.
    pub cycle: Option<Cycle>,
    /// What stands around the sentence.
    pub fields: Fields,
    /// A paragraph that explains it.
    pub description: Vec<Text>,
    /// In the order of the source.
    pub key_results: Vec<KeyResult>,
    /// Initiatives under the objective and under none of its key results.
    pub initiatives: Vec<Initiative>,
}

/// A key result.
#[derive(Debug, Clone, Default)]
pub struct KeyResult {
    /// As labelled: `KR1.2`, or a key of a structured file.
    pub id: Option<String>,
    /// The sentence; empty only for an entry of a structured file that has none.
    pub text: Text,
    /// How sure the form is that this is a key result.
    pub form: Form,
    /// Whether its text only keeps a place free: an entry "TBD" of a structured file.
    pub is_slot: bool,
    /// What stands around the sentence.
    pub fields: Fields,
    /// What is to be done for it.
    pub initiatives: Vec<Initiative>,
}

/// Something to be done, which the form marks as such.
#[derive(Debug, Clone, Default)]
pub struct Initiative {
    /// As labelled.
    pub id: Option<String>,
    /// The sentence.
    pub text: Text,
    /// What stands around the sentence.
    pub fields: Fields,
}

/// How much the form of the source says about what a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// A label, a key, a column or a heading says so.
    #[default]
    Stated,
    /// Only its place says so; a reading may overrule it.
    Implied,
}

/// What stands around a statement: fields of a structured file, columns of a table, tags and notes in a line.
/// Used like the [`FieldSet`] that it holds. Most lines of a plain draft have no fields, and then it holds none:
/// a set is larger than all else that is known of a line.
#[derive(Debug, Clone, Default)]
pub struct Fields(Option<Box<FieldSet>>);

impl Fields {
    /// The fields by themselves, to take them apart.
    pub fn into_set(self) -> FieldSet {
        self.0.map(|set| *set).unwrap_or_default()
    }

    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

static NO_FIELDS: LazyLock<FieldSet> = LazyLock::new(FieldSet::default);

impl Deref for Fields {
    type Target = FieldSet;

    fn deref(&self) -> &FieldSet {
        self.0.as_deref().unwrap_or(&NO_FIELDS)
    }
}

impl DerefMut for Fields {
    fn deref_mut(&mut self) -> &mut FieldSet {
        self.0.get_or_insert_default()
    }
}

/// Every field that a statement can have, in the author's words.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct FieldSet {
    pub owners: Vec<Text>,
    pub due: Option<Text>,
    pub confidence: Option<Text>,
    pub score: Option<Text>,
    pub progress: Option<Text>,
    pub status: Option<Text>,
    pub priority: Option<Text>,
    pub weight: Option<Text>,
    pub metric: Option<Text>,
    pub baseline: Option<Text>,
    pub current: Option<Text>,
    pub target: Option<Text>,
    pub unit: Option<Text>,
    pub direction: Option<Text>,
    pub data_source: Option<Text>,
    pub depends: Option<Text>,
    /// Why it is an OKR, why binary, why this number: the author's own reason.
    pub reason: Option<Text>,
    /// What must not get worse while this is reached.
    pub guardrail: Option<Text>,
    /// Ids or words of parents.
    pub supports: Vec<Text>,
    /// What the author declares it to be.
    pub kind: Option<Declared>,
    /// Names of fields that the form has but this statement leaves empty.
    pub empty: Vec<FieldName>,
}

impl FieldSet {
    /// The place of a field that holds one text; `None` for owners, parents, the declared type and initiatives,
    /// which have a form of their own.
    pub fn slot_mut(&mut self, name: FieldName) -> Option<&mut Option<Text>> {
        Some(match name {
            FieldName::Owner | FieldName::Supports | FieldName::Kind | FieldName::Initiatives => return None,
            FieldName::Due => &mut self.due,
            FieldName::Confidence => &mut self.confidence,
            FieldName::Score => &mut self.score,
            FieldName::Progress => &mut self.progress,
            FieldName::Status => &mut self.status,
            FieldName::Priority => &mut self.priority,
            FieldName::Weight => &mut self.weight,
            FieldName::Metric => &mut self.metric,
            FieldName::Baseline => &mut self.baseline,
            FieldName::Current => &mut self.current,
            FieldName::Target => &mut self.target,
            FieldName::Unit => &mut self.unit,
            FieldName::Direction => &mut self.direction,
            FieldName::DataSource => &mut self.data_source,
            FieldName::Depends => &mut self.depends,
            FieldName::Reason => &mut self.reason,
            FieldName::Guardrail => &mut self.guardrail,
        })
    }

    /// Takes from `other` what this set lacks.
    pub fn merge(&mut self, mut other: Self) {
        self.owners.append(&mut other.owners);
        self.supports.append(&mut other.supports);
        self.kind = self.kind.or(other.kind);
        self.empty.append(&mut other.empty);
        for name in FieldName::SINGLE {
            if let (Some(own), Some(theirs)) = (self.slot_mut(name), other.slot_mut(name))
                && own.is_none()
            {
                *own = theirs.take();
            }
        }
    }
}

/// The fields that a form can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum FieldName {
    Owner,
    Due,
    Confidence,
    Score,
    Progress,
    Status,
    Priority,
    Weight,
    Metric,
    Baseline,
    Current,
    Target,
    Unit,
    Direction,
    DataSource,
    Depends,
    Reason,
    Guardrail,
    Supports,
    Kind,
    Initiatives,
}

impl FieldName {
    /// The fields that hold one text.
    pub const SINGLE: [Self; 17] = [
        Self::Due,
        Self::Confidence,
        Self::Score,
        Self::Progress,
        Self::Status,
        Self::Priority,
        Self::Weight,
        Self::Metric,
        Self::Baseline,
        Self::Current,
        Self::Target,
        Self::Unit,
        Self::Direction,
        Self::DataSource,
        Self::Depends,
        Self::Reason,
        Self::Guardrail,
    ];
}

/// A declared type with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// What is declared.
    pub kind: DeclaredKind,
    /// Where.
    pub span: Span,
}

/// What an author may declare a statement to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DeclaredKind {
    Committed,
    Aspirational,
    Metric,
    Milestone,
    Guardrail,
    Baseline,
    Learning,
    Compliance,
}

/// A piece of the source that is no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// Where.
    pub span: Span,
    /// Why, as a phrase: "table of contents", "heading", "note".
    pub why: &'static str,
}

/// What is wrong with the form of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// Which fault.
    pub kind: ProblemKind,
}

/// What an empty slot keeps a place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Slot {
    Objective,
    KeyResult,
    Initiative,
}

/// The faults of form that parsing can see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The syntax of a structured file is broken; the sentence says what the parser expected.
    Syntax(String),
    /// A slot without content ("TBD", "Key result 3:") under the objective and key result given by index.
    EmptySlot {
        /// Index of the objective.
        objective: usize,
        /// Index of the key result, where the slot belongs to one.
        key_result: Option<usize>,
        /// What was to stand there.
        what: Slot,
    },
    /// The same id twice.
    RepeatedId(String),
    /// A key of a structured file that nothing is called.
    UnknownKey {
        /// As it is written.
        key: String,
        /// The name of the format that is nearest to it, where one is near.
        nearest: Option<&'static str>,
    },
    /// A limit on size or depth was reached and the rest was left out.
    Limit(&'static str),
}
