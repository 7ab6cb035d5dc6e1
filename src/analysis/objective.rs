//! The kind of an objective: a direction in words, a metric, a project, upkeep, or nothing that could be told.

use std::ops::Range;

use super::head::Found;
use super::items::Row;
use super::lexicon::{Class, Forms};
use super::quantity::{QuantityKind, Role};
use super::{Evidence, HeadClass, ObjectiveKind, PhraseClass, Sureness};
use ObjectiveKind::{Good, Maintain, Metric, NotObjective, Task, Vague};

/// An objective, read.
pub(crate) struct Reading {
    /// What it is.
    pub kind: ObjectiveKind,
    /// How sure that is.
    pub sureness: Sureness,
    /// The head of its first statement.
    pub head: Found,
    /// Item of the number in it, where that makes it a metric.
    pub value: Option<usize>,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// Activity verbs that, said of people or a whole, name a state to be in.
const DIRECTIONS: &[&str] = &[
    "make",
    "delight",
    "simplify",
    "streamline",
    "turn",
    "give",
    "position",
    "become",
    "be",
    "empower",
    "enable",
    "inspire",
    "transform",
    "unlock",
    "elevate",
    "champion",
    "establish",
    "foster",
    "nurture",
    "cultivate",
    "free",
    "help",
    "let",
    "own",
    "lead",
    "earn",
    "win",
    "strengthen",
    "deepen",
    "protect",
    "restore",
    "regain",
    "prove",
    "unite",
    "connect",
    "bring",
    "put",
    "move",
    "modernise",
    "modernize",
    "revitalise",
    "revitalize",
    "reinvent",
    "rethink",
    "take",
    "embed",
    "live",
    "serve",
    "show",
    "create",
    "build",
    "develop",
    "deliver",
    "provide",
    "offer",
    "get",
    "feel",
    "love",
    "enter",
    "break",
    "master",
    "excel",
    "thrive",
];

/// Of these, the ones that are only a direction if what follows is a condition and not a thing.
const NEEDS_STATE: &[&str] = &[
    "create",
    "build",
    "develop",
    "deliver",
    "provide",
    "offer",
    "get",
    "establish",
    "own",
    "lead",
    "bring",
    "put",
    "move",
    "take",
    "show",
    "give",
    "enter",
    "embed",
    "position",
    "connect",
    "serve",
    "prove",
];

/// What can be made without being a work product.
const STATES: &[&str] = &[
    "culture",
    "community",
    "experience",
    "trust",
    "team",
    "knowledge",
    "foundation",
    "reputation",
    "presence",
    "brand",
    "engine",
    "pipeline",
    "ecosystem",
    "environment",
    "relationship",
    "relationships",
    "workforce",
    "organisation",
    "organization",
    "company",
    "workplace",
    "business",
    "leader",
    "leaders",
    "market",
    "marketplace",
    "momentum",
    "growth",
    "value",
    "service",
    "confidence",
    "awareness",
    "demand",
    "loyalty",
    "excellence",
    "future",
    "place",
    "capability",
    "capabilities",
    "resilience",
    "impact",
    "movement",
    "audience",
    "network",
    "partnership",
    "partnerships",
    "position",
    "journey",
    "system",
];

/// Reads an objective.
pub(crate) fn read(row: &Row<'_>) -> Reading {
    let parts = row.parts();
    let range = parts.first().cloned().unwrap_or(0..row.items.len());
    let head = row.head(range.clone());
    let mut reading = Reading { kind: Vague, sureness: Sureness::High, head, value: None, evidence: Vec::new() };
    let (kind, sureness) = Reader { row, range, reading: &mut reading }.decide();
    reading.kind = kind;
    reading.sureness = sureness;
    reading
}

struct Reader<'r, 'a> {
    row: &'r Row<'a>,
    range: Range<usize>,
    reading: &'r mut Reading,
}

type Verdict = (ObjectiveKind, Sureness);

const SURE: Sureness = Sureness::High;
const UNSURE: Sureness = Sureness::Low;

impl Reader<'_, '_> {
    fn say(&mut self, items: Range<usize>, what: &'static str) {
        let range = self.row.bytes(items);
        self.reading.evidence.push(Evidence { range, what });
    }

    fn decide(&mut self) -> Verdict {
        let row = self.row;
        if row.is_note() || self.is_heading() {
            return (NotObjective, SURE);
        }
        let head = self.reading.head.clone();
        if let Some(at) = self.target() {
            self.reading.value = Some(at);
            self.say(at..at + 1, "a number to reach");
            return (Metric, SURE);
        }
        if head.continued || head.class == HeadClass::Keep && !self.keeps_people() || self.is_upkeep() {
            self.say(head.at..head.at + 1, "goes on as before");
            return (Maintain, SURE);
        }
        match head.class {
            HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve | HeadClass::Ensure | HeadClass::Keep => {
                self.say(head.at..head.at + 1, "a level or state is to change");
                self.moved(&head)
            }
            HeadClass::Hire => (Task, SURE),
            HeadClass::Activity if head.past => self.thing(),
            HeadClass::Activity => self.activity(&head),
            HeadClass::None | HeadClass::Clause => self.thing(),
        }
    }

    /// Only words that head a page or list.
    fn is_heading(&self) -> bool {
        let row = self.row;
        let words: Vec<usize> = (0..row.items.len()).filter(|&at| row.items[at].is_word()).collect();
        !words.is_empty()
            && words.len() <= 5
            && words.iter().all(|&at| {
                row.any(at, &[Class::Heading, Class::Blank, Class::Preposition, Class::Determiner, Class::Conjunction])
            })
            && words.iter().any(|&at| row.any(at, &[Class::Heading, Class::Blank]))
    }

    /// A number that the head acts on; numbers in the side clauses of own work are none.
    fn target(&self) -> Option<usize> {
        let row = self.row;
        let head = &self.reading.head;
        let work = matches!(head.class, HeadClass::Activity);
        let sides = row.sides(self.range.clone(), head.at);
        let end =
            if work { sides.first().map_or(row.items.len(), |clause| clause.items.start) } else { row.items.len() };
        (0..end).find(|&at| {
            row.quantity(at).is_some_and(|quantity| {
                let spelled = !row.text[quantity.range.clone()].bytes().any(|byte| byte.is_ascii_digit());
                let moves = matches!(
                    head.class,
                    HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve | HeadClass::Hire
                );
                if quantity.kind == QuantityKind::Count && (spelled && !moves || !row.is_value(at)) {
                    return false;
                }
                let number = matches!(quantity.kind, QuantityKind::Zero)
                    || matches!(
                        quantity.kind,
                        QuantityKind::Count
                            | QuantityKind::Percent
                            | QuantityKind::PercentagePoints
                            | QuantityKind::Money
                            | QuantityKind::Multiple
                            | QuantityKind::Ratio
                            | QuantityKind::Duration
                            | QuantityKind::Size
                            | QuantityKind::Placeholder
                            | QuantityKind::Share
                    );
                number
                    && !matches!(quantity.role, Role::Incidental | Role::Deadline | Role::Threshold)
                    && (quantity.kind != QuantityKind::Multiple || moves)
            })
        })
    }

    /// "Keep customers beyond the first renewal": people outside are kept, which is no upkeep.
    fn keeps_people(&self) -> bool {
        let head = &self.reading.head;
        let lemma = self.row.items[head.at].entry.lemma;
        ["keep", "retain", "hold on to", "hang on to"].contains(&lemma)
            && self
                .row
                .noun(head.object, self.range.end, false)
                .is_some_and(|noun| matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside))
    }

    fn is_upkeep(&self) -> bool {
        let row = self.row;
        (self.range.start..self.range.end.min(self.range.start + 3)).any(|at| {
            row.is_any(
                at,
                &[
                    "maintain",
                    "maintaining",
                    "continue",
                    "continued",
                    "continuing",
                    "ongoing",
                    "sustain",
                    "business-as-usual",
                    "bau",
                    "upkeep",
                    "maintenance",
                ],
            )
        })
    }

    /// Change, improvement or success: a direction, unless nothing is said of what.
    fn moved(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        let content =
            (head.object..self.range.end).filter(|&at| row.items[at].is_word() && !row.is_function(at)).count();
        if content == 0 {
            return (Vague, SURE);
        }
        let noun = row.noun(head.object, self.range.end, false);
        if let Some(noun) = &noun
            && head.class == HeadClass::Achieve
            && matches!(noun.class, PhraseClass::Product | PhraseClass::Activity)
            && noun.sure
            && row.has(head.at, Class::Activity)
        {
            return (Task, UNSURE);
        }
        (Good, if content == 1 { UNSURE } else { SURE })
    }

    fn activity(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        let lemma = row.items[head.at].entry.lemma;
        let is = |words: &[&str]| words.iter().any(|word| row.is(head.at, word) || lemma == *word);
        if is(&["be", "become"]) {
            return self.being(head);
        }
        if let Some(at) = self.manner(head) {
            self.say(at..at + 1, "says how well, not what is made");
            return (Good, UNSURE);
        }
        let effect = row.sides(self.range.clone(), head.at).iter().any(|clause| {
            matches!(clause.side, super::clause::Side::Relative | super::clause::Side::Purpose)
                && clause.items.len() > 2
        });
        if is(DIRECTIONS) {
            if !is(NEEDS_STATE) {
                self.say(head.at..head.at + 1, "a direction");
                return (Good, SURE);
            }
            let noun = row.noun(head.object, self.range.end, false);
            let state = (head.object..self.range.end.min(head.object + 9)).any(|at| {
                STATES.iter().any(|word| row.is(at, word) || row.items[at].entry.lemma == *word)
                    || row.any(at, &[Class::Quality, Class::Comparative])
            });
            let class = noun.as_ref().map(|noun| noun.class);
            if state
                || effect && !is(&["deliver"])
                || matches!(class, Some(PhraseClass::Outside | PhraseClass::Measure))
            {
                self.say(head.at..self.range.end, "a state to reach");
                return (Good, if state { SURE } else { UNSURE });
            }
            self.say(head.at..head.at + 1, "a piece of work");
            return (Task, if class == Some(PhraseClass::Product) { SURE } else { UNSURE });
        }
        if is(&["support", "contribute", "drive", "focus", "assist", "participate"]) {
            let words =
                (head.object..self.range.end).filter(|&at| row.items[at].is_word() && !row.is_function(at)).count();
            if is(&["drive"]) {
                let noun = row.noun(head.object, self.range.end, false);
                return (
                    if noun.is_some_and(|noun| matches!(noun.class, PhraseClass::Measure | PhraseClass::OutsideAct)) {
                        Good
                    } else {
                        Vague
                    },
                    UNSURE,
                );
            }
            return (if words <= 3 { Vague } else { Task }, UNSURE);
        }
        self.say(head.at..head.at + 1, "a piece of work");
        (Task, if row.has(head.at, Class::Activity) { SURE } else { UNSURE })
    }

    /// "Close the books before anyone asks", "Hire faster", "Spend where it works": own work told by how well it goes.
    fn manner(&self, head: &Found) -> Option<usize> {
        let row = self.row;
        let stated = self.row.is_any(self.range.start, &["we", "our"])
            || row.any(head.at, &[Class::Learn]) && row.is_any(head.at, &["know", "understand", "see", "learn"])
            || row.is_any(head.at, &["know", "understand", "see"]);
        if stated {
            return Some(head.at);
        }
        (head.at + 1..self.range.end).find(|&at| {
            row.is_any(
                at,
                &[
                    "before", "when", "where", "while", "without", "rather", "instead", "like", "as", "faster",
                    "whenever", "wherever",
                ],
            ) && at + 1 < self.range.end
                || row.has(at, Class::Comparative) && !row.is_noun(at + 1)
                || row.has(at, Class::Adjunct)
        })
    }

    /// "Be the best", "Become the first name that buyers think of".
    fn being(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        let content: Vec<usize> = (head.object..self.range.end)
            .filter(|&at| {
                row.items[at].is_word()
                    && !row.is_function(at)
                    && !row.has(at, Class::Superlative)
                    && !row.is_any(
                        at,
                        &[
                            "best",
                            "great",
                            "better",
                            "leading",
                            "top",
                            "good",
                            "excellent",
                            "number",
                            "world",
                            "company",
                            "team",
                            "place",
                            "leader",
                        ],
                    )
            })
            .collect();
        if content.is_empty() {
            self.say(head.at..self.range.end, "says nothing that could be told apart");
            return (Vague, SURE);
        }
        (Good, SURE)
    }

    /// No verb of the team: a state of others, a finished work, or a bare topic.
    fn thing(&mut self) -> Verdict {
        let row = self.row;
        let range = self.range.clone();
        let subject = row.noun(range.start, range.end, false);
        let words: Vec<usize> = range.clone().filter(|&at| row.items[at].is_word()).collect();
        let end = subject.as_ref().map_or(range.start, |noun| noun.items.end);
        let head = subject.as_ref().map(|noun| noun.head);
        let finite = (end..range.end).find(|&at| row.any(at, &[Class::Link, Class::Modal]) || row.is_finite(at, head));
        if let Some(at) = finite {
            let published = (at..range.end.min(at + 4)).find(|&index| {
                row.is_participle(index)
                    && (row.has(index, Class::Activity) || row.has(index, Class::Done))
                    && !row.any(index, &[Class::Others, Class::Quality])
            });
            self.say(at..at + 1, "somebody or something is in a state");
            return match published {
                Some(_) if !matches!(subject.as_ref().map(|noun| noun.class), Some(PhraseClass::Outside)) => {
                    (Task, UNSURE)
                }
                _ => (Good, SURE),
            };
        }
        let participle = words.iter().copied().find(|&at| {
            at > range.start && row.is_participle(at) && !row.is_noun(at + 1) && !row.has(at, Class::Change)
        });
        if let Some(at) = participle.filter(|&at| row.any(at, &[Class::Activity, Class::Done])) {
            self.say(at..at + 1, "done or not");
            return (Task, SURE);
        }
        if row
            .items
            .get(range.start)
            .is_some_and(|item| item.form(Forms::PAST.with(Forms::PARTICIPLE)) && !item.form(Forms::BASE))
            && words.len() > 3
        {
            return (Task, UNSURE);
        }
        let comparative = words.first().is_some_and(|&at| row.has(at, Class::Comparative));
        if comparative && words.len() > 1 {
            return (Good, SURE);
        }
        if words.len() <= 3 {
            self.say(range, "a topic without a direction");
            return (Vague, SURE);
        }
        let relative = row
            .sides(range.clone(), range.start)
            .iter()
            .any(|clause| clause.side == super::clause::Side::Relative || clause.side == super::clause::Side::Purpose);
        if relative {
            return (Good, UNSURE);
        }
        match subject.map(|noun| (noun.class, noun.sure)) {
            Some((PhraseClass::Product | PhraseClass::Activity, true)) => (Task, UNSURE),
            Some((PhraseClass::Measure | PhraseClass::Outside, _)) => (Good, UNSURE),
            _ => (Vague, UNSURE),
        }
    }
}
