//! The kind of a key result: what is asked for, what its number counts, and who has to act for it to move.
//!
//! Each statement of the line is read by itself; the line is what its first statement with a number is, else its
//! first. Every step leaves its evidence, and a default taken without any makes the reading a doubtful one.

mod clause;
mod effect;
mod input;
mod level;
mod number;
mod others;
mod thing;
mod words;
mod work;

use std::ops::Range;

use super::head::Found;
use super::items::Row;
use super::lexicon::{Class, Forms};
use super::noun::Noun;
use super::quantity::{Comparator, QuantityKind, Role};
use super::{Evidence, HeadClass, KeyResultKind, PhraseClass, Sureness};
use crate::analysis::clause::{Side, SideClause};
use KeyResultKind::{Milestone, NotKr, Outcome, OutcomeUnquantified, OutputCount, Task};
use words::{APPROVALS, GIVEN, GOALS, MEETINGS, REACHED, SALES, WINNING};

/// One statement, read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// Items of the statement.
    pub items: Range<usize>,
    /// What it is.
    pub kind: KeyResultKind,
    /// How sure that is.
    pub sureness: Sureness,
    /// The head.
    pub head: Found,
    /// What is acted on.
    pub object: Option<Noun>,
    /// Item of the number to reach.
    pub value: Option<usize>,
    /// What that number counts.
    pub counted: Option<Noun>,
    /// Clauses that hang on the main one.
    pub sides: Vec<SideClause>,
    /// An action with its measured effect.
    pub how: bool,
    /// Whether it promises something at all times rather than more of it.
    pub promised: bool,
    /// Whether a form that has but one meaning decided, so that nothing is left to weigh.
    pub settled: bool,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// A verdict on the way, with what it rests on.
type Verdict = (KeyResultKind, Sureness);

const SURE: Sureness = Sureness::High;
const UNSURE: Sureness = Sureness::Low;

/// Reads the statement in items `range`.
pub(crate) fn read(row: &Row<'_>, range: Range<usize>) -> Reading {
    let head = row.head(range.clone());
    let sides = row.sides(range.clone(), if head.class == HeadClass::None { range.start } else { head.at });
    let main_end =
        sides.iter().find(|clause| clause.side != Side::Relative).map_or(range.end, |clause| clause.items.start);
    let own = matches!(head.class, HeadClass::Activity | HeadClass::Hire);
    let object = row.noun(head.object, main_end, own);
    let mut reading = Reading {
        items: range,
        kind: Task,
        sureness: SURE,
        head,
        object,
        value: None,
        counted: None,
        sides,
        how: false,
        promised: false,
        settled: false,
        evidence: Vec::new(),
    };
    let (kind, sureness) = Reader { row, main_end, reading: &mut reading }.decide();
    reading.kind = kind;
    reading.sureness = if reading.head.doubtful && kind != NotKr { UNSURE } else { sureness };
    reading
}

/// Gives a reading whose kind was settled otherwise the number to reach that its kind has, or takes it away.
pub(crate) fn settle_value(row: &Row<'_>, reading: &mut Reading) {
    if !matches!(reading.kind, Outcome | OutputCount) {
        reading.value = None;
    } else if reading.value.is_none() {
        let items = reading.items.clone();
        let mut reader = Reader { row, main_end: items.end, reading };
        let value = reader.value_in(items.clone());
        let all = items.clone().find(|&at| reader.kind_of(at) == Some(QuantityKind::All));
        if let Some(at) = value.or(all) {
            reader.count(at, reader.reading.kind == OutputCount);
        }
    }
}

struct Reader<'r, 'a> {
    row: &'r Row<'a>,
    main_end: usize,
    reading: &'r mut Reading,
}

/// The predicate of a sentence whose subject is not the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Predicate {
    /// is, are, will be: a state follows.
    Link(usize),
    /// can, will, should.
    Modal(usize),
    /// reaches, renew, loved.
    Finite(usize),
    /// "… published", "… live": done or not.
    State(usize),
}

impl Predicate {
    fn at(self) -> usize {
        match self {
            Self::Link(at) | Self::Modal(at) | Self::Finite(at) | Self::State(at) => at,
        }
    }
}

impl Reader<'_, '_> {
    fn decide(&mut self) -> Verdict {
        let head = self.reading.head.clone();
        let verdict = match head.class {
            HeadClass::Change => self.change(),
            HeadClass::SoftChange => self.soft_change(),
            HeadClass::Achieve => self.achieve(),
            HeadClass::Keep => self.keep(),
            HeadClass::Ensure => self.ensure(),
            HeadClass::Hire => self.hire(),
            HeadClass::Activity if head.past && !self.acts_on_something() => self.without_verb(),
            HeadClass::Activity => {
                self.reading.settled = self.is_list_of_work();
                self.activity()
            }
            HeadClass::None | HeadClass::Clause => self.without_verb(),
        };
        self.or_input(verdict)
    }

    /// "Research, discuss and select a system": steps of work one after the other, and no number.
    fn is_list_of_work(&self) -> bool {
        let (row, at) = (self.row, self.reading.head.at);
        let is_step =
            |at: usize| row.is_base_verb(at) && !row.any(at, &[Class::Change, Class::SoftChange, Class::Achieve]);
        self.main_value().is_none()
            && at == self.reading.items.start
            && row.items.get(at + 1).is_some_and(|item| item.mark() == Some(','))
            && is_step(at + 2)
            && (at + 3..row.items.len().min(at + 6)).any(|index| row.is_any(index, &["and", "&"]) && is_step(index + 1))
    }

    /// Notes a step of the decision.
    fn say(&mut self, items: Range<usize>, what: &'static str) {
        let range = self.row.bytes(items);
        self.reading.evidence.push(Evidence { range, what });
    }

    fn say_at(&mut self, at: usize, what: &'static str) {
        self.say(at..at + 1, what);
    }
}

/// "one" as a word, which counts little beside own work: "agree one definition".
fn row_one(row: &Row<'_>, at: usize) -> bool {
    row.is(at, "one")
        && row.quantity(at).is_some_and(|quantity| quantity.per.is_none() && quantity.comparator.is_none())
}
