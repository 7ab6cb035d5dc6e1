//! The kind of a key result: what is asked for, what its number counts, and who has to act for it to move.
//!
//! Each statement of the line is read by itself; the line is what its first statement with a number is, else its
//! first. Every step leaves its evidence, and a default taken without any makes the reading a doubtful one.

use std::ops::Range;

use super::clause::{Side, SideClause};
use super::head::Found;
use super::items::Row;
use super::lexicon::{Class, Forms};
use super::noun::Noun;
use super::quantity::{Comparator, QuantityKind, Role};
use super::{Evidence, HeadClass, KeyResultKind, PhraseClass, Sureness};
use KeyResultKind::{Milestone, NotKr, Outcome, OutcomeUnquantified, OutputCount, Task};

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
        evidence: Vec::new(),
    };
    let (kind, sureness) = Reader { row, main_end, reading: &mut reading }.decide();
    reading.kind = kind;
    reading.sureness = if reading.head.doubtful && kind != NotKr { UNSURE } else { sureness };
    reading
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
        match head.class {
            HeadClass::Change => self.change(),
            HeadClass::SoftChange => self.soft_change(),
            HeadClass::Achieve => self.achieve(),
            HeadClass::Keep => self.keep(),
            HeadClass::Ensure => self.ensure(),
            HeadClass::Hire => self.hire(),
            HeadClass::Activity if head.past && !self.acts_on_something() => self.without_verb(),
            HeadClass::Activity => self.activity(),
            HeadClass::None | HeadClass::Clause => self.without_verb(),
        }
    }

    /// Notes a step of the decision.
    fn say(&mut self, items: Range<usize>, what: &'static str) {
        let range = self.row.bytes(items);
        self.reading.evidence.push(Evidence { range, what });
    }

    fn say_at(&mut self, at: usize, what: &'static str) {
        self.say(at..at + 1, what);
    }

    /// The first number to reach in items `range`.
    fn value_in(&self, range: Range<usize>) -> Option<usize> {
        let row = self.row;
        let values = range.clone().filter(|&at| {
            row.quantity(at).is_some_and(|quantity| {
                row.is_value(at)
                    && !matches!(quantity.kind, QuantityKind::All)
                    && !matches!(quantity.role, Role::Baseline | Role::Rate | Role::Threshold)
            })
        });
        let depth = |at: usize| {
            range.clone().take_while(|&index| index < at).fold(0i32, |depth, index| match row.items[index].mark() {
                Some('(' | '[') => depth + 1,
                Some(')' | ']') => depth - 1,
                _ => depth,
            })
        };
        let all: Vec<usize> = values.collect();
        let plain: Vec<usize> = all.iter().copied().filter(|&at| depth(at) <= 0).collect();
        let mut values = if plain.is_empty() { all.into_iter() } else { plain.clone().into_iter() };
        let first = values.next()?;
        // "90 day turnover no higher than 30%": a span of time before a noun is part of its name.
        let first = if self.is_span(first) { values.find(|&at| !self.is_span(at)).unwrap_or(first) } else { first };
        let target = range.clone().find(|&at| {
            row.quantity(at).is_some_and(|quantity| quantity.role == Role::Target)
                && (plain.is_empty() || depth(at) <= 0)
        });
        let change = range.clone().find(|&at| {
            row.quantity(at).is_some_and(|quantity| quantity.role == Role::Change)
                && (plain.is_empty() || depth(at) <= 0)
        });
        let change =
            change.filter(|_| row.quantity(first).is_some_and(|quantity| quantity.kind == QuantityKind::Count));
        // Beside own work a number in brackets explains.
        if plain.is_empty() && target.is_none() && matches!(self.reading.head.class, HeadClass::Activity) {
            return None;
        }
        Some(target.or(change).unwrap_or(first))
    }

    /// Whether the number at `at` is a span of time that belongs to the noun behind it.
    fn is_span(&self, at: usize) -> bool {
        let kind = self.kind_of(at);
        let article = at > 0 && self.row.is_any(at - 1, &["a", "an", "the", "our", "new"]);
        let named = kind == Some(QuantityKind::Duration)
            || article && matches!(kind, Some(QuantityKind::Money | QuantityKind::Percent));
        named && self.row.is_noun(at + 1) && !self.row.is_function(at + 1)
    }

    /// Number to reach in the main clause, its relative clauses left out.
    fn main_value(&self) -> Option<usize> {
        let start = self.reading.items.start;
        let relative = self
            .reading
            .sides
            .iter()
            .find(|clause| clause.side == Side::Relative && clause.items.start < self.main_end)
            .map(|clause| clause.items.clone());
        match relative {
            None => self.value_in(start..self.main_end),
            Some(items) => self.value_in(start..items.start).or_else(|| self.value_behind_relative(items)),
        }
    }

    /// A relative clause has no end mark; a number with a role of its own behind it still belongs to the main clause.
    fn value_behind_relative(&self, items: Range<usize>) -> Option<usize> {
        let at = self.value_in(items.start..self.main_end)?;
        let quantity = self.row.quantity(at)?;
        let share = matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Share)
            && self.reading.head.class == HeadClass::None;
        (share
            || matches!(quantity.role, Role::Target | Role::Change)
            || matches!(
                self.reading.head.class,
                HeadClass::Change | HeadClass::SoftChange | HeadClass::Keep | HeadClass::Achieve
            ))
        .then_some(at)
    }

    /// Sets the number to reach and what it counts.
    fn count(&mut self, at: usize, own: bool) -> Option<Noun> {
        self.reading.value = Some(at);
        let noun = self.row.counted(at, self.reading.items.end, own);
        self.reading.counted = noun.clone();
        noun
    }

    fn kind_of(&self, at: usize) -> Option<QuantityKind> {
        self.row.quantity(at).map(|quantity| quantity.kind)
    }

    /// Whether the number at `at` is a plain count of things.
    fn is_plain(&self, at: usize) -> bool {
        matches!(
            self.kind_of(at),
            Some(QuantityKind::Count | QuantityKind::Placeholder | QuantityKind::Ratio | QuantityKind::Multiple)
        )
    }

    fn object_class(&self) -> Option<(PhraseClass, bool)> {
        self.reading.object.as_ref().map(|noun| (noun.class, noun.sure))
    }

    fn unquantified(&mut self, what: &'static str) -> Verdict {
        let object = self.reading.object.as_ref().map(|noun| noun.items.clone()).unwrap_or(0..0);
        self.say(object, what);
        (OutcomeUnquantified, SURE)
    }

    // Heads that move a level.

    fn change(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "a verb that moves a level");
        let Some(at) = self.main_value().or_else(|| self.value_in(head..self.reading.items.end)) else {
            return self.change_without_number();
        };
        let counted = self.count(at, true);
        self.reading.how |=
            self.reading.sides.iter().any(|clause| clause.side == Side::Means && clause.items.start > at);
        let object = self.reading.object.clone();
        let row = self.row;
        let falls = row.has(head, Class::Down);
        let own =
            |noun: &Noun| !falls && matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure;
        let by_count = self.is_plain(at);
        if let Some(noun) = object.as_ref().filter(|noun| {
            own(noun) && by_count && !row.any(noun.head, &[Class::Measure, Class::OutsideAct, Class::LowerBetter])
        }) {
            self.say(noun.items.clone(), "what is grown is the team's own work");
            return (OutputCount, SURE);
        }
        if let Some(noun) = object
            .as_ref()
            .filter(|noun| noun.class == PhraseClass::Inside && by_count && !row.any(noun.head, &[Class::Measure]))
        {
            self.say(noun.items.clone(), "counts people of the team");
            return (OutputCount, UNSURE);
        }
        if let Some(noun) = object.as_ref().filter(|noun| by_count && noun.class != PhraseClass::Measure) {
            let after = noun.items.end;
            let held = row.is_participle(after)
                && row.any(after, &[Class::Activity, Class::Done])
                && !row.any(after, &[Class::Others, Class::Achieve]);
            if held {
                self.say_at(after, "what is grown is the team's own work");
                return (OutputCount, SURE);
            }
        }
        if object.is_none()
            && let Some(noun) = counted.filter(|noun| own(noun) && by_count)
        {
            self.say(noun.items, "what is grown is the team's own work");
            return (OutputCount, SURE);
        }
        self.say_at(at, "a level to reach");
        (Outcome, SURE)
    }

    fn change_without_number(&mut self) -> Verdict {
        match self.object_class() {
            Some((PhraseClass::Product | PhraseClass::Activity, true))
                if !self.object_is(&[Class::Measure, Class::OutsideAct, Class::LowerBetter, Class::Quality]) =>
            {
                let items = self.reading.object.as_ref().map(|noun| noun.items.clone()).unwrap_or(0..0);
                self.say(items, "acts on a piece of work");
                (Task, UNSURE)
            }
            object
                if object.is_none_or(|(class, sure)| class == PhraseClass::Unknown && !sure) && self.acts_on_name() =>
            {
                self.say_at(self.reading.head.at, "acts on a named thing");
                (Task, UNSURE)
            }
            _ => self.unquantified("a level is to move, but no number says how far"),
        }
    }

    /// "Drop Realmish": the object is a name, not a level.
    fn acts_on_name(&self) -> bool {
        self.row.items.get(self.reading.head.object).is_some_and(|item| item.capital && item.entry.is_unknown())
    }

    fn object_is(&self, classes: &[Class]) -> bool {
        self.reading.object.as_ref().is_some_and(|noun| self.row.any(noun.head, classes))
    }

    fn soft_change(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "a verb of getting better");
        if let Some(at) = self.main_value() {
            let counted = self.count(at, true);
            self.reading.how |=
                self.reading.sides.iter().any(|clause| clause.side == Side::Means && clause.items.start > at);
            let moves =
                matches!(self.row.quantity(at).map(|quantity| quantity.role), Some(Role::Target | Role::Change));
            let measured = !self.is_plain(at)
                || self.object_is(&[
                    Class::Measure,
                    Class::Quality,
                    Class::OutsideAct,
                    Class::LowerBetter,
                    Class::Outside,
                ]);
            let own =
                counted.as_ref().is_some_and(|noun| matches!(noun.class, PhraseClass::Product | PhraseClass::Activity));
            if moves || measured && !own {
                self.say_at(at, "a level to reach");
                return (Outcome, SURE);
            }
            self.say_at(at, "counts pieces of work");
            return (OutputCount, if own { SURE } else { UNSURE });
        }
        if let Some(verdict) = self.effect().or_else(|| self.counted_means()) {
            return verdict;
        }
        match self.object_class() {
            Some((PhraseClass::Measure | PhraseClass::OutsideAct, _)) => {
                self.unquantified("a measure is to get better, but no number says how far")
            }
            Some((PhraseClass::Outside, true)) => {
                self.unquantified("people outside the team are to be better off, but no number says how far")
            }
            Some((PhraseClass::Product | PhraseClass::Activity | PhraseClass::Inside, _)) => {
                self.say(head..head + 1, "acts on a piece of work");
                (Task, SURE)
            }
            _ => {
                self.say(head..head + 1, "no list knows what is to get better");
                (Task, UNSURE)
            }
        }
    }

    /// "Improve monitoring by shipping 5 alerts": the only number counts the means.
    fn counted_means(&mut self) -> Option<Verdict> {
        let clause =
            self.reading.sides.iter().find(|clause| matches!(clause.side, Side::Means | Side::Purpose))?.clone();
        let at = self.value_in(clause.body..clause.items.end)?;
        let inner = read(self.row, clause.body..clause.items.end);
        if inner.kind != OutputCount {
            return None;
        }
        self.reading.value = Some(at);
        self.reading.counted = inner.counted;
        self.say(clause.items, "the only number counts the means");
        Some((OutputCount, UNSURE))
    }

    fn achieve(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "something to be won from others");
        let Some(at) = self.main_value() else { return self.achieve_without_number() };
        let own_verb = self.row.has(head, Class::Activity);
        let counted = self.count(at, own_verb);
        let plain = self.is_plain(at) || self.kind_of(at) == Some(QuantityKind::Percent);
        match counted {
            Some(noun)
                if self.row.is_any(head - usize::from(head > 0), &["be", "get"]) && head > 0
                    || GIVEN.contains(&self.row.items[noun.head].entry.lemma) && !own_verb =>
            {
                self.say(noun.items, "others have to give it");
                (Outcome, UNSURE)
            }
            Some(noun)
                if plain
                    && matches!(noun.class, PhraseClass::Product | PhraseClass::Activity)
                    && (noun.sure || own_verb) =>
            {
                if self.outside_acts_behind(noun.items.end) {
                    return (Outcome, SURE);
                }
                self.say(noun.items, "counts the team's own work");
                (OutputCount, if noun.sure { SURE } else { UNSURE })
            }
            Some(noun)
                if (noun.class == PhraseClass::Inside || self.row.items[noun.head].entry.lemma == "candidate")
                    && plain
                    && self.kind_of(at) == Some(QuantityKind::Count) =>
            {
                self.say(noun.items, "counts people of the team");
                (OutputCount, UNSURE)
            }
            Some(noun) => {
                let feedback = self.reading.object.as_ref().is_some_and(|object| {
                    object.head < at && self.row.is_any(object.head, &["feedback", "input", "interviews", "opinions"])
                });
                if feedback {
                    self.say(noun.items, "counts the people asked");
                    return (OutputCount, SURE);
                }
                let sure = if noun.sure || noun.class != PhraseClass::Unknown { SURE } else { UNSURE };
                self.say(noun.items, "others have to act for it to move");
                (Outcome, sure)
            }
            None => {
                self.say_at(at, "a level to reach");
                (Outcome, SURE)
            }
        }
    }

    fn achieve_without_number(&mut self) -> Verdict {
        if let Some(verdict) = self.effect() {
            return verdict;
        }
        if self.reading.object.as_ref().is_some_and(|noun| GOALS.contains(&self.row.items[noun.head].entry.lemma)) {
            return self.unquantified("a level set elsewhere, but no number says which");
        }
        let work = self.row.has(self.reading.head.at, Class::Activity);
        let one = self.reading.object.as_ref().is_some_and(|noun| !self.row.items[noun.head].form(Forms::PLURAL));
        match self.object_class() {
            Some((PhraseClass::Outside, _)) if one => {
                self.say_at(self.reading.head.at, "a step with one partner");
                (Task, UNSURE)
            }
            Some((PhraseClass::Measure | PhraseClass::OutsideAct, _)) if !work => {
                self.unquantified("something to be won from others, but no number says how much")
            }
            Some((PhraseClass::Outside, true)) => {
                self.unquantified("people outside the team are to be won, but no number says how many")
            }
            _ if !REACHED.contains(&self.row.items[self.reading.head.at].entry.lemma) => {
                self.say_at(self.reading.head.at, "work to do");
                (Task, UNSURE)
            }
            _ => {
                self.say_at(self.reading.head.at, "reached or not");
                (Milestone, UNSURE)
            }
        }
    }

    fn keep(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "a level to keep");
        if let Some(at) = self.main_value() {
            self.count(at, false);
            self.say_at(at, "the level");
            return (Outcome, SURE);
        }
        match self.object_class() {
            Some((PhraseClass::Product | PhraseClass::Activity | PhraseClass::Inside, _)) => (Task, UNSURE),
            Some((PhraseClass::Measure | PhraseClass::Outside | PhraseClass::OutsideAct, _)) => {
                self.unquantified("a level to keep, but no number says which")
            }
            _ => (Task, UNSURE),
        }
    }

    /// "Ensure …", "Have …": the clause behind is read as if it stood alone.
    fn ensure(&mut self) -> Verdict {
        let head = self.reading.head.at;
        let mut from = self.reading.head.object;
        if self.row.is(from, "that") || self.row.is(from, "we") {
            from += 1;
        }
        self.say_at(head, "the clause behind it decides");
        if from >= self.reading.items.end {
            return (Task, UNSURE);
        }
        if let Some(verdict) = self.others_to_act(from).or_else(|| self.turned(from)) {
            return verdict;
        }
        if self.row.is(head, "get") && self.row.is_any(from, &["into", "onto", "in"]) && self.main_value().is_none() {
            return (Milestone, UNSURE);
        }
        let inner = read(self.row, from..self.reading.items.end);
        self.reading.value = inner.value;
        self.reading.counted = inner.counted;
        self.reading.object = inner.object.or(self.reading.object.take());
        self.reading.evidence.extend(inner.evidence);
        self.reading.how |= inner.how;
        match inner.kind {
            Milestone if !self.row.has(head, Class::Have) => (Task, inner.sureness),
            Task if self.row.is(head, "have")
                && inner.head.class == HeadClass::None
                && !self.object_is(&[Class::OwnActivity]) =>
            {
                (Milestone, UNSURE)
            }
            NotKr => (Task, UNSURE),
            kind => (kind, inner.sureness),
        }
    }

    /// "Get lead costs down to €40": a level is turned up or down.
    fn turned(&mut self, from: usize) -> Option<Verdict> {
        let turn = (from + 1..self.main_end).find(|&at| self.row.is_any(at, &["up", "down"]))?;
        let noun = self.row.noun(from, turn, false)?;
        if matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure {
            return None;
        }
        self.say(noun.items.clone(), "a level is turned up or down");
        self.reading.object = Some(noun);
        match self.main_value() {
            Some(at) => {
                self.count(at, false);
                Some((Outcome, SURE))
            }
            None => Some((OutcomeUnquantified, SURE)),
        }
    }

    /// "Get 20 more shoppers to use the app": the people, and what they are to do.
    fn others_to_act(&mut self, from: usize) -> Option<Verdict> {
        let end = self.reading.items.end;
        let noun = self.row.noun(from, end, false)?;
        let after = noun.items.end;
        let acts = self.row.is(after, "to") && self.row.is_verb(after + 1)
            || self.row.items.get(after).is_some_and(|item| item.form(Forms::GERUND));
        if !(acts && matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside | PhraseClass::OutsideAct)) {
            return None;
        }
        let value = self.value_in(from..after + 1);
        self.say(noun.items.clone(), "others have to act");
        self.reading.value = value;
        if value.is_some() {
            self.reading.counted = Some(noun);
            return Some((Outcome, SURE));
        }
        self.reading.object = Some(noun);
        let all = self.row.quantities.iter().any(|quantity| quantity.kind == QuantityKind::All);
        (!all).then_some((OutcomeUnquantified, UNSURE))
    }

    fn hire(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "people are to join");
        let Some(at) = self.main_value() else {
            return (Task, SURE);
        };
        let counted = self.count(at, true);
        let outside = counted
            .as_ref()
            .is_some_and(|noun| self.row.has(noun.head, Class::Outside) && !self.row.any(noun.head, &[Class::Inside]));
        if outside && !self.row.is(head, "hire") {
            self.say_at(at, "counts people who stay outside the team");
            return (Outcome, SURE);
        }
        (OutputCount, SURE)
    }

    // Own work.

    /// Whether a past form at the head is a report of work ("Published 10 posts"), not an adjective ("Qualified leads").
    fn acts_on_something(&self) -> bool {
        let at = self.reading.head.object;
        (at..at + 3).any(|index| self.row.is_value(index)) && self.row.has(self.reading.head.at, Class::Activity)
            || self.row.has(at, Class::Determiner) && self.main_value().is_some()
    }

    fn activity(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "own work");
        if let Some(verdict) = self.effect() {
            return verdict;
        }
        if let Some(at) = self.main_value() {
            return self.counted_work(at);
        }
        if let Some(verdict) = self.counted_means() {
            return verdict;
        }
        if let Some(at) = self.listed_number() {
            self.say_at(at, "counts the team's own work");
            return (OutputCount, UNSURE);
        }
        if let Some(at) =
            (self.reading.items.start..self.main_end).find(|&at| self.kind_of(at) == Some(QuantityKind::All))
        {
            let direct = at <= self.reading.head.object + 1;
            self.reading.value = None;
            if direct && self.all_is_countable(at) {
                self.say_at(at, "all of the team's own work");
                return (OutputCount, UNSURE);
            }
        }
        (Task, SURE)
    }

    /// "Rewrite the top 40 pages", "Port the last 11 drivers": a number that picks the things to work on.
    fn listed_number(&self) -> Option<usize> {
        let row = self.row;
        (self.reading.head.at + 1..self.main_end).find(|&at| {
            let text = row.word(at).to_ascii_lowercase();
            let picked = text.starts_with("top ")
                || row.is_any(at.saturating_sub(1), &["last", "first", "next", "remaining", "top"]);
            let number = row.quantity(at).is_some_and(|quantity| {
                matches!(quantity.kind, QuantityKind::Label | QuantityKind::Count | QuantityKind::Rank)
                    && quantity.value.is_some_and(|value| value > 3.0)
            });
            picked
                && number
                && row.noun(at + 1, self.main_end, true).is_some_and(|noun| row.items[noun.head].form(Forms::PLURAL))
        })
    }

    /// "all pages", "every ticket": a plural or "every"; "all the design work" counts nothing.
    fn all_is_countable(&self, at: usize) -> bool {
        self.row.noun(at + 1, self.main_end, true).is_some_and(|noun| {
            self.row.items[noun.head].form(Forms::PLURAL) || self.row.is_any(at, &["every", "each"])
        })
    }

    fn counted_work(&mut self, at: usize) -> Verdict {
        let counted = self.count(at, true);
        let kind = self.kind_of(at);
        if kind == Some(QuantityKind::Count)
            && self.row.quantity(at).and_then(|quantity| quantity.value).is_some_and(|value| value.fract() != 0.0)
        {
            self.say_at(at, "own work is not counted in fractions");
            return (Outcome, UNSURE);
        }
        // Money, time and rank beside own work are its price, its length or its place, not a count of it.
        if matches!(kind, Some(QuantityKind::Multiple | QuantityKind::Zero)) || row_one(self.row, at) {
            self.reading.value = None;
            return (Task, UNSURE);
        }
        if matches!(kind, Some(QuantityKind::Money)) {
            self.say_at(at, "a sum beside own work");
            return (Task, UNSURE);
        }
        if matches!(kind, Some(QuantityKind::Rank)) || self.is_attribute(at) {
            self.say_at(at, "a number that describes the work");
            self.reading.value = None;
            return (Task, UNSURE);
        }
        if kind == Some(QuantityKind::Duration) && !self.row.is(at + 1, "of") {
            self.say_at(at, "how long the work takes");
            self.reading.value = None;
            return (Task, UNSURE);
        }
        let paced = self.row.quantity(at).is_some_and(|quantity| quantity.per.is_some());
        if counted.is_none()
            && !paced
            && self.reading.object.as_ref().is_some_and(|object| object.head < at)
            && self.is_plain(at)
        {
            self.say_at(at, "a number that counts nothing");
            self.reading.value = None;
            return (Task, UNSURE);
        }
        // "a dashboard with 2 metrics": the number belongs to the one thing that is made.
        let attached =
            self.row.before_bound(at, self.reading.head.at + 1).is_some_and(|last| self.row.is(last, "with"));
        let single = self.row.is_any(self.reading.head.object, &["a", "an", "the"])
            && self.reading.object.as_ref().is_some_and(|object| object.head < at && !self.row.is_plural(object.head));
        if attached && single {
            self.say_at(at, "a number that describes the work");
            self.reading.value = None;
            return (Task, UNSURE);
        }
        if let Some(noun) = &counted {
            let outside = matches!(noun.class, PhraseClass::Outside | PhraseClass::OutsideAct) && noun.sure;
            self.say(
                noun.items.clone(),
                if outside { "counts those the work is done with" } else { "counts the team's own work" },
            );
            return (OutputCount, if outside { UNSURE } else { SURE });
        }
        self.say_at(at, "counts the team's own work");
        (OutputCount, SURE)
    }

    /// "a 12 month roadmap", "the new 20% promotion": the number belongs to the name of the thing.
    fn is_attribute(&self, at: usize) -> bool {
        let kind = self.kind_of(at);
        let before_noun = self.row.is_noun(at + 1) && !self.row.is_function(at + 1);
        match kind {
            Some(QuantityKind::Duration) => before_noun,
            Some(QuantityKind::Count) => {
                // "a 50K reference architecture": what is counted would stand in the plural.
                let many = self.row.quantity(at).and_then(|quantity| quantity.value).is_some_and(|value| value > 1.0);
                let one = self.row.noun(at + 1, self.main_end, true).is_some_and(|noun| {
                    let item = &self.row.items[noun.head];
                    item.form(Forms::SINGULAR)
                        && !item.form(Forms::PLURAL)
                        && !item.any(&[Class::Inside, Class::Outside, Class::Measure])
                });
                many && one && at > self.reading.head.at + 1
            }
            Some(QuantityKind::Percent | QuantityKind::Money) => {
                before_noun
                    && at > 0
                    && self.row.any(at - 1, &[Class::Determiner, Class::Adjective])
                    && !self.row.any(at + 1, &[Class::Comparative])
            }
            _ => false,
        }
    }

    /// An effect that turns work into a result.
    fn effect(&mut self) -> Option<Verdict> {
        self.purpose_effect()
            .or_else(|| self.from_to())
            .or_else(|| self.taken_up())
            .or_else(|| self.won())
            .or_else(|| self.number_under_change())
            .or_else(|| self.upper_limit())
            .or_else(|| self.measure_to_level())
            .or_else(|| self.rating())
            .or_else(|| self.response())
            .or_else(|| self.with_people())
            .or_else(|| self.yields())
            .or_else(|| self.quality_of_cases())
            .or_else(|| self.capacity())
            .or_else(|| self.people_moved())
    }

    /// "…, to cut drop-off from 40% to 20%", "… so that 30% of orders come through it".
    fn purpose_effect(&mut self) -> Option<Verdict> {
        let purposes: Vec<SideClause> =
            self.reading.sides.iter().filter(|clause| clause.side == Side::Purpose).cloned().collect();
        for clause in purposes {
            let Some(at) = self.value_in(clause.body..clause.items.end) else { continue };
            let inner = read(self.row, clause.body..clause.items.end);
            let strong = matches!(
                self.kind_of(at),
                Some(
                    QuantityKind::Percent
                        | QuantityKind::PercentagePoints
                        | QuantityKind::Money
                        | QuantityKind::Multiple
                )
            );
            if inner.kind == Outcome || strong && inner.kind != OutputCount {
                self.reading.value = Some(at);
                self.reading.counted = self.row.counted(at, clause.items.end, false);
                self.reading.how = true;
                self.say(clause.items, "the number measures the effect");
                return Some((Outcome, SURE));
            }
        }
        None
    }

    /// "… and raise X by 20%" inside one statement: a change verb right before the number's phrase.
    fn number_under_change(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let at = self.main_value()?;
        let quantity = self.row.quantity(at)?;
        let verb = (head + 1..at).rev().find(|&index| {
            self.row.has(index, Class::Change)
                && self.row.items[index].form(Forms::BASE.with(Forms::GERUND).with(Forms::THIRD))
                && (!self.row.is_noun(index) || self.row.is(index - 1, "to"))
        })?;
        if !(at - verb < 9 && (matches!(quantity.role, Role::Target | Role::Change) || !self.is_plain(at))) {
            return None;
        }
        self.count(at, false);
        self.reading.how = true;
        self.say(verb..at + 1, "the number measures the effect");
        Some((Outcome, SURE))
    }

    /// "Close 15 mid-sized deals", "Book 150 demos": a customer has to say yes.
    fn won(&mut self) -> Option<Verdict> {
        let row = self.row;
        let head = self.reading.head.at;
        if !WINNING.contains(&row.items[head].entry.lemma) {
            return None;
        }
        let at = self.main_value()?;
        let counted = row.counted(at, self.main_end, false)?;
        let lemma = row.items[counted.head].entry.lemma;
        let yes =
            SALES.contains(&lemma) || counted.class == PhraseClass::Outside && counted.sure && lemma != "candidate";
        if !yes || counted.items.start != at + 1 {
            return None;
        }
        self.reading.value = Some(at);
        self.say(counted.items.clone(), "a customer has to say yes");
        self.reading.counted = Some(counted);
        Some((Outcome, SURE))
    }

    /// "…, 400 sold by the end of February": the number stands before what others do.
    fn taken_up(&mut self) -> Option<Verdict> {
        let row = self.row;
        let at = (self.reading.head.at + 1..self.reading.items.end).find(|&at| {
            row.is_value(at)
                && self.is_plain(at)
                && row.is_participle(at + 1)
                && row.any(at + 1, &[Class::Others, Class::Achieve])
                && !row.any(at + 1, &[Class::Activity, Class::Done, Class::Adjective])
                && !row.is_noun(at + 2)
        })?;
        self.reading.value = Some(at);
        self.reading.how = true;
        self.say(at..at + 2, "others have to act for it to move");
        Some((Outcome, SURE))
    }

    /// "Trial to paid 7% to 11%": two values say that a level moves, whatever the first word looks like.
    fn from_to(&mut self) -> Option<Verdict> {
        let at = self.main_value()?;
        let target = self.row.quantity(at)?.role == Role::Target;
        let pair = target
            && self
                .reading
                .items
                .clone()
                .any(|index| self.row.quantity(index).is_some_and(|quantity| quantity.role == Role::Baseline));
        let own = self
            .reading
            .object
            .as_ref()
            .is_some_and(|noun| matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure)
            && self.is_plain(at);
        let value = |role: Role| {
            self.reading
                .items
                .clone()
                .filter_map(|index| self.row.quantity(index))
                .find(|quantity| quantity.role == role)
                .and_then(|quantity| quantity.value)
        };
        let falls = matches!((value(Role::Baseline), value(Role::Target)), (Some(from), Some(to)) if to < from);
        if !pair || own && !falls {
            return None;
        }
        self.count(at, false);
        self.say_at(at, "a level goes from one value to another");
        Some((Outcome, SURE))
    }

    /// "Spend at most 15 points of the budget": nobody sets an upper limit on own deliverables.
    fn upper_limit(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let at = self.main_value()?;
        let quantity = self.row.quantity(at)?;
        let capped = matches!(quantity.comparator, Some(Comparator::Under | Comparator::AtMost));
        let within = self
            .row
            .before_bound(at, head + 1)
            .is_some_and(|last| self.row.is_any(last, &["with", "for", "like", "among", "who", "that"]));
        if !capped || within || quantity.kind == QuantityKind::Duration && !self.is_recurring() {
            return None;
        }
        self.count(at, false);
        self.say_at(at, "an upper limit");
        Some((Outcome, UNSURE))
    }

    /// Whether the work is done again and again: its object is a plural, a mass, or "every".
    fn is_recurring(&self) -> bool {
        let from = self.reading.head.object;
        let one = self.row.is_any(from, &["a", "an", "the", "this", "our", "new"]);
        let many = self.reading.object.as_ref().is_some_and(|noun| self.row.items[noun.head].form(Forms::PLURAL))
            || (from..self.main_end).any(|at| self.kind_of(at) == Some(QuantityKind::All));
        many || !one && self.reading.object.is_some()
    }

    /// "Bring the open rate to 40%", "Drive satisfaction above 4.5": a measure is taken to a level.
    fn measure_to_level(&mut self) -> Option<Verdict> {
        let at = self.main_value()?;
        let object = self.reading.object.clone()?;
        let measured = matches!(object.class, PhraseClass::Measure | PhraseClass::OutsideAct) && object.head < at;
        let to = self.row.before_bound(at, object.items.end).is_none_or(|last| {
            self.row
                .is_any(last, &["to", "of", "above", "below", "under", "over", "at", "beyond", "past", "from", "by"])
                || self.row.items[last].mark().is_some_and(|mark| matches!(mark, '>' | '<' | '≥' | '≤' | '→'))
        });
        let counts = self.is_plain(at)
            && self.row.counted(at, self.main_end, true).is_some_and(|noun| noun.items.start == at + 1);
        if counts
            || !(measured && to)
            || self.row.has(self.reading.head.at, Class::Track) && !matches!(self.row.quantity(at)?.role, Role::Target)
        {
            return None;
        }
        self.count(at, false);
        self.say(object.items, "a measure is taken to a level");
        Some((Outcome, SURE))
    }

    /// "Hold a fair with 4 of 5 stars from visitors": a rating is others' judgement.
    fn rating(&mut self) -> Option<Verdict> {
        let end = self.reading.items.end;
        let at = (self.reading.head.at + 1..end).find(|&at| self.kind_of(at) == Some(QuantityKind::Rating))?;
        self.reading.value = Some(at);
        self.reading.how = true;
        self.say_at(at, "a rating given by others");
        Some((Outcome, SURE))
    }

    /// "Answer every enquiry within 4 hours": how well, not how much.
    fn response(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let service = self.row.has(head, Class::Service);
        let at = (head + 1..self.main_end).find(|&at| {
            self.kind_of(at) == Some(QuantityKind::Duration)
                && (self.row.is_any(at - 1, &["within", "under", "inside"])
                    || service && self.row.is(at - 1, "in")
                    || self.row.is_any(at - 1, &["than", "most"]) && !self.row.is(at - 2, "older"))
        })?;
        if !(service || self.is_recurring() && self.row.is_any(at - 1, &["within", "under", "inside"])) {
            return None;
        }
        self.reading.value = self.main_value().or(Some(at));
        self.say_at(at, "how quickly a service is given");
        Some((Outcome, SURE))
    }

    /// "Hold a fair with 600 visitors": people outside as the result of an event or product.
    fn with_people(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let first = self.main_value()?;
        let values = first..self.main_end;
        let at = values
            .clone()
            .filter(|&at| self.row.is_value(at))
            .find(|&at| {
                self.row.is_any(at - 1, &["with", "attracting", "reaching"])
                    || self.row.any(at - 1, &[Class::Floor, Class::Approximate])
            })
            .unwrap_or(first);
        let with = (head + 1..at)
            .rev()
            .find(|&index| self.row.is_any(index, &["with", "attended", "reaching", "attracting", "for"]))?;
        if at - with > 3 || self.row.is(with, "for") {
            return None;
        }
        let counted = self.row.counted(at, self.main_end, false)?;
        if !matches!(counted.class, PhraseClass::Outside | PhraseClass::OutsideAct) || !counted.sure {
            return None;
        }
        let each = (counted.items.end..self.main_end.min(counted.items.end + 2))
            .any(|index| self.row.is_any(index, &["each", "per"]));
        let object = self.reading.object.as_ref()?;
        let met = self.row.is_any(object.head, MEETINGS) || MEETINGS.contains(&self.row.items[object.head].entry.lemma);
        if met
            || each
            || self.row.is_any(
                head,
                &[
                    "meet",
                    "talk",
                    "speak",
                    "partner",
                    "work",
                    "interview",
                    "engage",
                    "collaborate",
                    "share",
                    "test",
                    "validate",
                    "pilot",
                    "consult",
                    "review",
                ],
            )
        {
            return None;
        }
        self.reading.value = Some(at);
        self.say(counted.items.clone(), "people outside have to come");
        self.reading.counted = Some(counted);
        self.reading.how = true;
        Some((Outcome, UNSURE))
    }

    /// "Drive €500k of pipeline", "Deliver a 20% lift": money, measures and acts of others come of it.
    fn yields(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        if !self.row.has(head, Class::Yield) {
            return None;
        }
        let at = self.main_value()?;
        let counted = self.row.counted(at, self.main_end, false);
        let strong = matches!(
            self.kind_of(at),
            Some(QuantityKind::Money | QuantityKind::Percent | QuantityKind::PercentagePoints | QuantityKind::Multiple)
        );
        // "Create plans for 3 buyers": those the work is for do not come of it.
        let made = self.row.has(head, Class::Activity)
            && counted.as_ref().is_some_and(|noun| noun.class == PhraseClass::Measure)
            && !strong;
        let direct =
            !made && self.reading.object.as_ref().is_none_or(|object| object.items.contains(&at) || object.head > at);
        let others = direct
            && counted.as_ref().is_some_and(|noun| {
                matches!(noun.class, PhraseClass::OutsideAct | PhraseClass::Measure | PhraseClass::Outside) && noun.sure
            });
        let own = counted.as_ref().is_some_and(|noun| {
            matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure
                || self.row.items[noun.head].entry.lemma == "candidate"
        });
        if own || !(others || strong) {
            return None;
        }
        self.reading.value = Some(at);
        self.reading.counted = counted;
        self.say_at(at, "what comes of it is counted, not the work");
        Some((Outcome, SURE))
    }

    /// "Close 90% of tickets on time": a share of cases with a measure of quality.
    fn quality_of_cases(&mut self) -> Option<Verdict> {
        let at = self.main_value()?;
        if !matches!(self.kind_of(at), Some(QuantityKind::Percent | QuantityKind::Share)) {
            return None;
        }
        let end = self.reading.items.end;
        let adjunct = (at + 1..end).find(|&index| {
            self.row.has(index, Class::Adjunct)
                || self.row.is(index, "without")
                || self.row.is(index, "within") && self.kind_of(index + 1) == Some(QuantityKind::Duration)
        })?;
        self.count(at, false);
        self.say_at(adjunct, "how well it is done, not how much");
        Some((Outcome, UNSURE))
    }

    /// "Handle 10,000 concurrent users": what a thing bears.
    fn capacity(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let at = self.main_value()?;
        let large = self.row.quantity(at)?.value.is_some_and(|value| value >= 500.0);
        let rate = (at + 1..self.main_end).any(|index| {
            self.row.is_any(index, &["concurrent", "simultaneous", "simultaneously", "concurrently", "second"])
        });
        let own = self
            .row
            .counted(at, self.main_end, true)
            .is_some_and(|noun| noun.sure && matches!(noun.class, PhraseClass::Product | PhraseClass::Activity));
        if own || !(self.row.has(head, Class::Capacity) && (large || rate)) {
            return None;
        }
        self.count(at, false);
        self.say_at(at, "a load to bear");
        Some((Outcome, UNSURE))
    }

    /// "Turn 20 trials into customers", "Bring 15 lapsed donors back".
    fn people_moved(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        if !self.row.is_any(
            head,
            &[
                "turn",
                "bring",
                "win",
                "convince",
                "persuade",
                "convert",
                "attract",
                "inspire",
                "encourage",
                "motivate",
                "lead",
            ],
        ) {
            return None;
        }
        let at = self.main_value()?;
        let counted = self.row.counted(at, self.main_end, false)?;
        if !matches!(counted.class, PhraseClass::Outside | PhraseClass::OutsideAct) {
            return None;
        }
        self.reading.value = Some(at);
        self.reading.counted = Some(counted);
        self.say_at(at, "others have to act for it to move");
        Some((Outcome, SURE))
    }

    /// "12 features used by half the customers": others act on what was made.
    fn outside_acts_behind(&self, from: usize) -> bool {
        let end = self.reading.items.end.min(from + 8);
        (from..end).any(|index| {
            self.row.is_participle(index)
                && self.row.any(index, &[Class::Others, Class::Achieve])
                && !self.row.has(index, Class::Activity)
        })
    }

    // No verb of the team.

    fn without_verb(&mut self) -> Verdict {
        let start = self.reading.items.start;
        let subject = self.row.noun(start, self.main_end, false);
        let predicate = self.predicate(subject.as_ref());
        self.reading.object = subject.clone();
        if let Some(predicate) = predicate {
            self.reading.head.class = HeadClass::Clause;
            self.reading.head.at = predicate.at();
        }
        if let Some(at) = self.main_value().or_else(|| self.level_at_end()) {
            return self.counted_thing(at, subject, predicate);
        }
        let all = (start..self.main_end.min(start + 4)).find(|&at| self.kind_of(at) == Some(QuantityKind::All));
        if let Some(verdict) = all.and_then(|at| self.all_of(at, predicate)) {
            return verdict;
        }
        if let Some(verdict) = self.effect_of_noun() {
            return verdict;
        }
        let first = (start..self.reading.items.end)
            .find(|&at| {
                self.row.items[at].is_word()
                    && !(self.row.has(at, Class::Adverb)
                        && !self.row.has(at, Class::Comparative)
                        && !self.row.is_noun(at))
            })
            .unwrap_or(start);
        if self.row.has(first, Class::Comparative) || self.gets_better(subject.as_ref(), predicate) {
            self.say_at(first, "more or less of something, without a number");
            return (OutcomeUnquantified, SURE);
        }
        match predicate {
            Some(predicate) => self.clause(subject.as_ref(), predicate),
            None => self.bare(subject.as_ref()),
        }
    }

    /// "CSAT after onboarding at least 4.6": a level behind a clause that would hide it.
    fn level_at_end(&self) -> Option<usize> {
        let items = self.reading.items.clone();
        (self.main_end..items.end).find(|&at| {
            self.row.is_value(at)
                && self.row.quantity(at).is_some_and(|quantity| {
                    quantity.role == Role::Target
                        || quantity.comparator.is_some() && quantity.role == Role::Open
                        || quantity.kind == QuantityKind::Rating
                })
        })
    }

    /// "Yield better on the clip family", "bill per head, down": a thing and the way it is to go.
    fn gets_better(&self, subject: Option<&Noun>, predicate: Option<Predicate>) -> bool {
        let row = self.row;
        let Some(subject) = subject else { return false };
        let informed = subject.class == PhraseClass::Outside
            && predicate.is_some_and(|predicate| row.has(predicate.at() - 1, Class::Comparative));
        if !informed
            && predicate.is_some_and(
                |predicate| matches!(predicate, Predicate::State(at) if row.any(at, &[Class::Activity, Class::Done])),
            )
        {
            return false;
        }
        let end = self.main_end;
        let measured = !matches!(subject.class, PhraseClass::Product | PhraseClass::Activity) || !subject.sure;
        measured
            && (subject.items.end..end).any(|at| {
                row.has(at, Class::Comparative) && !row.is_noun(at + 1)
                    || row.is_any(at, &["down", "up"]) && (at + 1 >= end || row.items[at + 1].mark().is_some())
                    || row.has(at, Class::Comparative) && row.is_participle(at + 1)
                    || row.is(at, "to") && row.any(at + 1, &[Class::SoftChange, Class::Change]) && at + 2 >= end
            })
    }

    /// The first predicate behind the subject.
    fn predicate(&self, subject: Option<&Noun>) -> Option<Predicate> {
        let row = self.row;
        let mut head = subject.map(|noun| noun.head);
        let start = subject.map_or(self.reading.items.start, |noun| noun.items.end);
        let mut at = start;
        let end = self.reading.items.end;
        while at < end {
            let item = &row.items[at];
            if item.mark().is_some_and(|mark| matches!(mark, ':' | ';')) {
                return None;
            }
            if item.has(Class::Link) {
                let is_be = row.is_any(
                    at,
                    &[
                        "is",
                        "are",
                        "was",
                        "were",
                        "be",
                        "been",
                        "being",
                        "am",
                        "has",
                        "have",
                        "had",
                        "get",
                        "gets",
                        "have been",
                        "has been",
                        "will be",
                    ],
                );
                return Some(if is_be { Predicate::Link(at) } else { Predicate::Finite(at) });
            }
            if item.has(Class::Modal) {
                return Some(Predicate::Modal(at));
            }
            if row.is_any(at, &["who", "which", "that"]) {
                // The verb of the relative clause is not the predicate.
                at += 2;
                continue;
            }
            if row.is_participle(at) && !row.any(at, &[Class::Preposition]) {
                let bound = row.word(at).contains(' ');
                let modifies =
                    !bound && at + 1 < end && row.is_noun(at + 1) && !row.is_function(at + 1) && !row.is_value(at + 1);
                // "Contracts concluded on our paper are …": the verb behind is the predicate.
                let later = (at + 1..end).find(|&index| {
                    row.has(index, Class::Link)
                        && !row.is(index - 1, "to")
                        && !row.is_any(index - 1, &["that", "who", "which"])
                });
                if let Some(link) = later.filter(|_| !modifies && !row.has(at.saturating_sub(1), Class::Link)) {
                    return Some(Predicate::Link(link));
                }
                if !modifies {
                    return Some(Predicate::State(at));
                }
            } else if row.is_finite(at, head) || self.acts_now(at, head) {
                return Some(Predicate::Finite(at));
            } else if item.has(Class::Adjective)
                && !row.any(
                    at,
                    &[Class::Determiner, Class::Universal, Class::Pronoun, Class::Preposition, Class::Comparative],
                )
                && !row.is_noun(at)
                && !row.is_verb(at)
                && head.is_some()
                && (at + 1 >= end || row.has(at + 1, Class::Preposition))
            {
                return Some(Predicate::State(at));
            } else if item.has(Class::State)
                && !row.is_noun(at)
                && at > start.saturating_sub(1)
                && (at + 1 >= end || !row.is_noun(at + 1))
            {
                return Some(Predicate::State(at));
            }
            if row.is_noun(at) {
                head = Some(at);
            }
            at += 1;
        }
        None
    }

    /// "6 schools ordering weekly": a gerund behind people or places says what they do.
    fn acts_now(&self, at: usize, head: Option<usize>) -> bool {
        let row = self.row;
        head.is_some_and(|head| head + 1 == at && row.items[head].form(Forms::PLURAL))
            && row.items[at].form(Forms::GERUND)
            && row.is_verb(at)
            && !row.is_participle(at + 1)
            && (at + 1 >= self.reading.items.end
                || !row.is_noun(at + 1)
                || row.has(at + 1, Class::Adverb)
                || row.has(at, Class::Others))
    }

    fn counted_thing(&mut self, at: usize, subject: Option<Noun>, predicate: Option<Predicate>) -> Verdict {
        let counted = self.count(at, false);
        let row = self.row;
        let kind = self.kind_of(at);
        if let Some(verdict) = self.from_to().filter(|_| !self.done_by_us(predicate) || !self.is_plain(at)) {
            return verdict;
        }
        if row_one(self.row, at) && self.done_by_us(predicate) {
            self.say_at(at, "one thing, done or not");
            return (Milestone, UNSURE);
        }
        let measured_subject = subject.as_ref().filter(|noun| noun.head < at);
        // A metric with its value: "NPS of 50", "Churn below 2%", "Implementation time: 30 → 12 days".
        if let Some(noun) = measured_subject
            && self.is_level(noun.items.end, at)
            && !(self.done_by_us(predicate) && self.is_plain(at) && self.row.is_noun(at + 1))
            && !(self.done_by_us(predicate) && !matches!(noun.class, PhraseClass::Measure))
        {
            let own = matches!(noun.class, PhraseClass::Product | PhraseClass::Activity)
                && self.is_plain(at)
                && !self.row.any(noun.head, &[Class::Quality]);
            if !own {
                self.say(noun.items.clone(), "a metric with its value");
                return (Outcome, if noun.sure && noun.class == PhraseClass::Measure { SURE } else { UNSURE });
            }
        }
        if let Some(noun) = measured_subject
            && predicate.is_none_or(|predicate| predicate.at() > at)
            && (noun.items.end..at).any(|index| self.row.has(index, Class::Preposition))
            && (matches!(noun.class, PhraseClass::Product | PhraseClass::Activity)
                || self.row.has(noun.head, Class::OwnActivity)
                    && self.row.is_any(noun.items.end, &["to", "with", "at", "for"]))
            && matches!(kind, Some(QuantityKind::Count | QuantityKind::All | QuantityKind::Placeholder))
        {
            let answers = self
                .row
                .counted(at, self.reading.items.end, false)
                .filter(|counted| counted.sure && counted.class == PhraseClass::OutsideAct);
            if let Some(answers) = answers
                .filter(|_| self.row.before_bound(at, noun.items.end).is_some_and(|last| self.row.is(last, "with")))
            {
                self.say(answers.items, "others have to act for it to move");
                return (Outcome, UNSURE);
            }
            self.say(noun.items.clone(), "own work, counted by those it is for");
            return (OutputCount, if noun.sure { SURE } else { UNSURE });
        }
        if self.is_instant(at) {
            self.say_at(at, "a speed");
            return (Outcome, SURE);
        }
        if kind == Some(QuantityKind::Duration) && subject.as_ref().is_none_or(|noun| noun.head > at) {
            self.say_at(at, "time spent");
            return (OutputCount, UNSURE);
        }
        if matches!(kind, Some(QuantityKind::Zero))
            || row
                .quantity(at)
                .is_some_and(|quantity| matches!(quantity.comparator, Some(Comparator::Under | Comparator::AtMost)))
        {
            self.say_at(at, "nobody sets an upper limit on own work");
            return (Outcome, SURE);
        }
        if matches!(
            kind,
            Some(QuantityKind::Money | QuantityKind::Multiple | QuantityKind::PercentagePoints | QuantityKind::Rank)
        ) && !self.done_by_us(predicate)
        {
            self.say_at(at, "a level to reach");
            return (Outcome, SURE);
        }
        if let Some(predicate) = predicate {
            return self.counted_clause(at, counted.or(subject), predicate);
        }
        let Some(noun) = counted.or(subject) else {
            self.say_at(at, "a number without a thing");
            return (Outcome, UNSURE);
        };
        if self.row.has(noun.head, Class::TimeUnit) && kind == Some(QuantityKind::Count) {
            self.say(noun.items.clone(), "days of own work");
            return (OutputCount, UNSURE);
        }
        let by_team = self.row.is(noun.items.end, "by")
            && self
                .row
                .noun(noun.items.end + 1, self.reading.items.end, false)
                .is_some_and(|agent| agent.class == PhraseClass::Inside);
        // A session is the visitor's on a page and the team's in a room.
        let meeting = noun.class == PhraseClass::OutsideAct
            && self.row.has(noun.head, Class::OwnActivity)
            && kind == Some(QuantityKind::Count)
            && self.row.quantity(at).and_then(|quantity| quantity.value).is_some_and(|value| value < 200.0)
            && ((noun.items.start..noun.head).any(|index| self.row.any(index, &[Class::OwnActivity, Class::Inside]))
                || self.row.is_any(noun.items.end, &["for", "with", "at", "to"]));
        if by_team || meeting {
            self.say(noun.items.clone(), "work done by the team");
            return (OutputCount, UNSURE);
        }
        match noun.class {
            PhraseClass::Measure | PhraseClass::Outside | PhraseClass::OutsideAct => {
                self.say(noun.items.clone(), "others have to act for it to move");
                (Outcome, if noun.sure { SURE } else { UNSURE })
            }
            PhraseClass::Product | PhraseClass::Activity => {
                let share = matches!(kind, Some(QuantityKind::Percent | QuantityKind::Share));
                if share && (self.outside_acts_behind(noun.items.end) || !noun.sure) {
                    self.say(noun.items.clone(), "a share that others decide");
                    return (Outcome, if noun.sure { SURE } else { UNSURE });
                }
                self.say(noun.items.clone(), "counts the team's own work");
                (OutputCount, if noun.sure { SURE } else { UNSURE })
            }
            PhraseClass::Inside => {
                self.say(noun.items.clone(), "counts people of the team");
                (if kind == Some(QuantityKind::Percent) { Outcome } else { OutputCount }, UNSURE)
            }
            PhraseClass::Unknown => {
                self.say(noun.items.clone(), "no list knows what is counted");
                (Outcome, UNSURE)
            }
        }
    }

    /// Seconds and milliseconds measure a speed; nobody plans work in them.
    fn is_instant(&self, at: usize) -> bool {
        let unit = self
            .row
            .quantity(at)
            .filter(|quantity| quantity.kind == QuantityKind::Duration)
            .and_then(|quantity| quantity.unit.as_deref());
        matches!(unit, Some("ms" | "s" | "second" | "seconds" | "millisecond")) && !self.is_span(at)
    }

    /// Whether the number at `at` is the value of what ends at `from`: "NPS of 50", "Churn among new buyers below 2%".
    fn is_level(&self, from: usize, at: usize) -> bool {
        let row = self.row;
        let Some(last) = row.before_bound(at, from) else { return true };
        row.any(
            last,
            &[Class::Cap, Class::Floor, Class::Link, Class::Change, Class::Keep, Class::Achieve, Class::Modal],
        ) || row.is_any(
            last,
            &[
                "at", "to", "of", "from", "by", "up", "down", "is", "than", "above", "below", "over", "under",
                "between", "around", "reaches", "hits", "exceeds", "stays",
            ],
        ) || row.items[last].mark().is_some_and(|mark| {
            matches!(mark, '=' | ':' | '<' | '>' | '≥' | '≤' | '→' | '~' | '+' | '-' | '–' | '(' | '$' | '€' | '£')
        }) || row.quantity(last).is_some_and(|quantity| quantity.role == Role::Baseline)
    }

    /// Whether the predicate is a participle of own work.
    fn done_by_us(&self, predicate: Option<Predicate>) -> bool {
        predicate.and_then(|predicate| self.participle_of(predicate)).is_some_and(|at| self.is_own_participle(at))
    }

    /// The participle of a predicate: "… published", "… are published", "… will be published".
    fn participle_of(&self, predicate: Predicate) -> Option<usize> {
        let from = predicate.at();
        (from..self.reading.items.end.min(from + 4)).find(|&at| self.row.is_participle(at))
    }

    fn is_own_participle(&self, at: usize) -> bool {
        let row = self.row;
        let end = self.reading.items.end;
        let by = (at + 1..end.min(at + 4)).find(|&index| row.is(index, "by"));
        let by_others = by.is_some_and(|by| {
            let agent =
                if row.is_value(by + 1) { row.counted(by + 1, end, false) } else { row.noun(by + 1, end, false) };
            agent.is_some_and(|agent| matches!(agent.class, PhraseClass::Outside | PhraseClass::OutsideAct))
        });
        if by_others {
            return false;
        }
        row.has(at, Class::Done)
            || row.has(at, Class::Activity) && !row.any(at, &[Class::Achieve])
            || row.items[at].entry.is_unknown()
            || row.has(at, Class::WeakVerb)
    }

    fn counted_clause(&mut self, at: usize, noun: Option<Noun>, predicate: Predicate) -> Verdict {
        let row = self.row;
        let verb = predicate.at();
        let end = self.reading.items.end;
        let class = noun.as_ref().map_or(PhraseClass::Unknown, |noun| noun.class);

        let shares = matches!(self.kind_of(at), Some(QuantityKind::Percent | QuantityKind::Share | QuantityKind::All));
        let well = (verb..end).find(|&index| {
            row.has(index, Class::Adjunct)
                || shares && row.is(index, "without")
                || row.is(index, "within") && self.kind_of(index + 1) == Some(QuantityKind::Duration)
        });
        if let Some(index) = well {
            self.say_at(index, "how well it is done, not how much");
            return (Outcome, SURE);
        }
        // "All 14 departments have loaded their data": the subject acts, whoever asked for it.
        let active = row.is_any(verb, &["have", "has", "had"])
            && row.is_participle(verb + 1)
            && !row.is_any(verb + 1, &["been"]);
        if active
            && matches!(
                class,
                PhraseClass::Outside | PhraseClass::Inside | PhraseClass::OutsideAct | PhraseClass::Unknown
            )
        {
            self.say(verb..verb + 2, "others have to act for it to move");
            return (Outcome, if class == PhraseClass::Outside { SURE } else { UNSURE });
        }
        if let Some(participle) = self.participle_of(predicate) {
            let outside = matches!(class, PhraseClass::Outside | PhraseClass::OutsideAct);
            let both = row.any(participle, &[Class::Activity, Class::Done]);
            if row.has(participle, Class::Change)
                || row.any(participle, &[Class::Others, Class::Achieve]) && (!both || outside)
            {
                self.say_at(participle, "others have to act for it to move");
                return (Outcome, SURE);
            }
            if self.kind_of(at) == Some(QuantityKind::Duration) {
                let one = noun.as_ref().is_some_and(|noun| {
                    !row.items[noun.head].form(Forms::PLURAL) && !row.items[noun.head].entry.is_unknown()
                });
                self.say_at(at, if one { "when it is to be done" } else { "how quickly it is done, each time" });
                return (if one { Milestone } else { Outcome }, UNSURE);
            }
            let yielded = row.has(participle, Class::Yield)
                || ["attribute", "influence", "originate", "book", "win"].contains(&row.items[participle].entry.lemma);
            if yielded && matches!(class, PhraseClass::Measure | PhraseClass::OutsideAct) {
                self.say_at(participle, "what came of the work is counted");
                return (Outcome, SURE);
            }
            if self.is_own_participle(participle) {
                if class == PhraseClass::Measure && !matches!(self.kind_of(at), Some(QuantityKind::Count)) {
                    self.say_at(at, "a level to reach");
                    return (Outcome, UNSURE);
                }
                let handled = matches!(class, PhraseClass::OutsideAct)
                    && matches!(self.kind_of(at), Some(QuantityKind::Percent | QuantityKind::Share))
                    && (participle + 1..end).any(|index| {
                        row.is_any(index, &["in", "via", "by", "through", "online", "at", "on"])
                            && !row.quantity(index + 1).is_some_and(|quantity| quantity.role == Role::Deadline)
                    });
                if handled {
                    self.say_at(participle, "how cases of others are handled");
                    return (Outcome, UNSURE);
                }
                self.say_at(participle, "work done by the team");
                let outside = matches!(class, PhraseClass::Outside | PhraseClass::OutsideAct);
                return (OutputCount, if outside { UNSURE } else { SURE });
            }
            self.say_at(participle, "others have to act for it to move");
            return (Outcome, UNSURE);
        }
        if matches!(predicate, Predicate::State(_)) {
            let own = matches!(class, PhraseClass::Product | PhraseClass::Activity);
            self.say_at(verb, "a state reached by pieces of work");
            return (if own { OutputCount } else { Outcome }, UNSURE);
        }
        if row.is_any(verb, &["get", "gets", "receive", "receives"])
            && row.noun(verb + 1, end, true).is_some_and(|given| given.class == PhraseClass::Product && given.sure)
        {
            self.say_at(verb, "what they get is the team's own work");
            return (OutputCount, UNSURE);
        }
        let done = row.any(verb, &[Class::Activity]) || row.items[verb].entry.lemma == "do";
        let running =
            row.items[verb].form(Forms::GERUND) && matches!(class, PhraseClass::Product | PhraseClass::Activity);
        if running {
            self.say_at(verb, "the team's own work goes on");
            return (OutputCount, UNSURE);
        }
        if matches!(predicate, Predicate::Finite(_))
            && done
            && at > verb
            && self.is_plain(at)
            && matches!(class, PhraseClass::Activity)
        {
            self.say_at(verb, "counts work, whoever does it");
            return (OutputCount, UNSURE);
        }
        self.say_at(verb, "the subject is not the team");
        (Outcome, if class == PhraseClass::Product && at < verb { UNSURE } else { SURE })
    }

    /// "All pages translated", "Every customer is answered": all of the own work, or all of the others.
    fn all_of(&mut self, at: usize, predicate: Option<Predicate>) -> Option<Verdict> {
        let predicate = predicate?;
        let participle = self.participle_of(predicate);
        let thing = self.reading.object.as_ref().is_some_and(|noun| {
            matches!(noun.class, PhraseClass::Product | PhraseClass::Activity | PhraseClass::Unknown)
        });
        let better = (predicate.at()..self.reading.items.end)
            .any(|index| self.row.any(index, &[Class::Comparative, Class::Adjunct]));
        match participle {
            Some(index) if self.is_own_participle(index) && !better => {
                self.say_at(at, "all of the team's own work");
                Some((OutputCount, UNSURE))
            }
            _ if !better && (thing || matches!(predicate, Predicate::State(_))) => {
                self.say_at(at, "all of the team's own work");
                Some((OutputCount, UNSURE))
            }
            _ => {
                self.say_at(at, "a level for all, without a number");
                Some((OutcomeUnquantified, UNSURE))
            }
        }
    }

    /// A noun phrase with its measured effect: "New checkout that lifts conversion to 4%".
    fn effect_of_noun(&mut self) -> Option<Verdict> {
        self.purpose_effect()
    }

    /// A sentence about somebody or something else, without a number.
    fn clause(&mut self, subject: Option<&Noun>, predicate: Predicate) -> Verdict {
        let row = self.row;
        let at = predicate.at();
        if row.is(at, "be") && row.is(at - 1, "to") {
            self.say_at(at, "something is to be done");
            return (Task, UNSURE);
        }
        let people =
            row.is_any(self.reading.items.start, &["those", "everyone", "everybody", "anyone", "people", "nobody"]);
        let class = if people { PhraseClass::Outside } else { subject.map_or(PhraseClass::Unknown, |noun| noun.class) };
        if let Predicate::Finite(verb) = predicate {
            if row.has(verb, Class::Have) && row.is_participle(verb + 1) {
                self.say(verb..verb + 2, "an event that happens or not");
                return (Milestone, SURE);
            }
            if class == PhraseClass::Measure {
                self.say_at(verb, "a level moves, but no number says how far");
                return (OutcomeUnquantified, SURE);
            }
            if matches!(class, PhraseClass::Outside | PhraseClass::OutsideAct | PhraseClass::Inside) {
                self.say_at(verb, "others act, but no number says how many");
                return (OutcomeUnquantified, if class == PhraseClass::Inside { UNSURE } else { SURE });
            }
            if row.has(verb, Class::Others) && !row.any(verb, &[Class::Activity, Class::Capacity, Class::Change]) {
                self.say_at(verb, "others act, but no number says how many");
                return (OutcomeUnquantified, UNSURE);
            }
            let named =
                subject.is_some_and(|noun| row.items[noun.head].capital && noun.head > self.reading.items.start);
            if class != PhraseClass::Product && !named && !row.any(verb, &[Class::Have]) {
                self.say_at(verb, "the subject is not the team");
                return (OutcomeUnquantified, UNSURE);
            }
        }
        if matches!(predicate, Predicate::State(_) | Predicate::Link(_))
            && let Some(participle) = self.participle_of(predicate)
            && (row.has(participle, Class::Change) && !matches!(class, PhraseClass::Product | PhraseClass::Activity)
                || matches!(predicate, Predicate::Link(_))
                    && ["use", "adopt", "recommend", "mention", "read", "trust"]
                        .contains(&row.items[participle].entry.lemma))
        {
            self.say_at(participle, "a level moves, but no number says how far");
            return (OutcomeUnquantified, SURE);
        }
        if let Predicate::Modal(modal) = predicate
            && class == PhraseClass::Outside
            && !row.is_any(modal, &["can", "could"])
        {
            self.say_at(modal, "others act, but no number says how many");
            return (OutcomeUnquantified, UNSURE);
        }
        if matches!(predicate, Predicate::Link(_)) && self.participle_of(predicate).is_none() {
            let end = self.reading.items.end;
            let state = (at + 1..end.min(at + 4)).any(|index| row.has(index, Class::State));
            let people =
                matches!(class, PhraseClass::Measure | PhraseClass::Outside) && subject.is_some_and(|noun| noun.sure);
            if (at..end).any(|index| row.has(index, Class::Comparative)) || people && !state {
                self.say_at(at, "a state of others, without a number");
                return (OutcomeUnquantified, UNSURE);
            }
        }
        self.say_at(at, "reached or not");
        (Milestone, SURE)
    }

    /// A noun phrase without number and predicate.
    fn bare(&mut self, subject: Option<&Noun>) -> Verdict {
        let row = self.row;
        let items = self.reading.items.clone();
        let words = items.clone().filter(|&at| row.items[at].is_word()).count();
        let first = items.clone().find(|&at| row.items[at].is_word()).unwrap_or(items.start);
        if row.is_any(first, &["nobody", "none", "no-one"]) && words > 1 {
            self.say_at(first, "nobody is a number too");
            return (Outcome, UNSURE);
        }
        if words == 0 || subject.is_none() && words < 3 {
            return (NotKr, SURE);
        }
        if row.is_participle(first)
            || row.items[first].form(Forms::PAST.with(Forms::PARTICIPLE))
                && !row.items[first].form(Forms::BASE.with(Forms::SINGULAR))
        {
            self.say_at(first, "done or not");
            return (Milestone, SURE);
        }
        if (items.clone()).any(|at| row.has(at, Class::State) && !row.is_noun(at + 1) && !row.is_noun(at)) {
            self.say_at(first, "a state that is reached or not");
            return (Milestone, UNSURE);
        }
        let Some(noun) = subject else {
            return (Task, UNSURE);
        };
        let last = items.clone().rev().find(|&at| row.items[at].is_word()).unwrap_or(items.start);
        let through = last > noun.head && row.is_any(last, &["through", "off", "out", "over", "done", "up", "in"]);
        if through || APPROVALS.contains(&row.items[noun.head].entry.lemma) {
            self.say_at(last, "reached or not");
            return (Milestone, UNSURE);
        }
        self.say(noun.items.clone(), "a thing without a verb");
        match noun.class {
            PhraseClass::OutsideAct if !row.items[noun.head].form(Forms::PLURAL) => (Task, UNSURE),
            PhraseClass::Measure | PhraseClass::OutsideAct if noun.sure => (OutcomeUnquantified, UNSURE),
            PhraseClass::Product
                if noun.sure && row.quantities.iter().any(|quantity| quantity.role == Role::Deadline) =>
            {
                (Milestone, UNSURE)
            }
            PhraseClass::Product | PhraseClass::Activity => (Task, UNSURE),
            _ if words <= 2 => (NotKr, UNSURE),
            PhraseClass::Measure => (OutcomeUnquantified, UNSURE),
            _ => (Task, UNSURE),
        }
    }
}

/// Verbs of success that say "reached or not" where no measure follows.
const REACHED: &[&str] =
    &["achieve", "reach", "attain", "win", "earn", "obtain", "receive", "gain", "become", "be awarded", "qualify"];

/// Verbs of selling.
const WINNING: &[&str] =
    &["close", "book", "find", "land", "activate", "sign", "win", "get", "onboard", "acquire", "gain"];

/// What a customer agrees to.
const SALES: &[&str] = &[
    "deal",
    "sale",
    "contract",
    "order",
    "demo",
    "booking",
    "account",
    "logo",
    "subscription",
    "membership",
    "trial",
    "renewal",
    "upsell",
    "licence",
    "license",
    "seat",
];

/// What editors, juries and hosts give.
const GIVEN: &[&str] = &[
    "article",
    "mention",
    "interview",
    "feature",
    "placement",
    "keynote",
    "slot",
    "spot",
    "award",
    "byline",
    "review",
    "testimonial",
    "endorsement",
    "citation",
    "backlink",
    "quote",
    "nomination",
    "listing",
    "speaking spot",
    "speaking slot",
    "star",
];

/// What others grant once.
const APPROVALS: &[&str] = &[
    "approval",
    "permit",
    "licence",
    "license",
    "certification",
    "certificate",
    "accreditation",
    "sign-off",
    "signoff",
    "clearance",
    "authorisation",
    "authorization",
    "agreement",
    "consent",
    "permission",
    "go-ahead",
];

/// "one" as a word, which counts little beside own work: "agree one definition".
fn row_one(row: &Row<'_>, at: usize) -> bool {
    row.is(at, "one") && row.quantity(at).is_some_and(|quantity| quantity.per.is_none())
}

/// Names of levels that are set somewhere else.
const GOALS: &[&str] = &["goal", "target", "quota", "budget", "forecast", "plan", "benchmark", "sla", "slo"];

/// Gatherings at which the people counted are those met.
const MEETINGS: &[&str] = &[
    "meeting",
    "call",
    "interview",
    "session",
    "relationship",
    "partnership",
    "conversation",
    "discussion",
    "talk",
    "contact",
    "agreement",
    "test",
    "pilot",
    "review",
    "roundtable",
    "visit",
    "demo",
    "focus group",
    "workshop",
    "training",
];
