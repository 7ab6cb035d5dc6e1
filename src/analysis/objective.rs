//! The kind of an objective: a direction in words, a metric, a project, upkeep, or nothing that could be told.
//!
//! What is wanted is a state of others or of a whole; a thing to be made is a project. `verb` reads lines with a
//! verb of own work, `thing` those without a verb of the team, `number` finds a number to reach, `note` what is no
//! objective or only goes on. `words` holds the classes of meaning that these ask for.

mod note;
mod number;
#[cfg(test)]
mod tests;
mod thing;
mod verb;
#[rustfmt::skip] // Word lists fill their lines.
mod words;

use std::ops::Range;

use super::head::Found;
use super::items::Row;
use super::lexicon::{Class, Forms};
use super::noun::Noun;
use super::{Evidence, HeadClass, ObjectiveKind, PhraseClass, Sureness};
use ObjectiveKind::{Good, Maintain, Metric, NotObjective, Task, Vague};
use words::{EMPTY, EVALUATIVE, PLANNED};

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

impl Noun {
    fn class_is_product(&self) -> bool {
        matches!(self.class, PhraseClass::Product | PhraseClass::Activity)
    }
}

impl Reader<'_, '_> {
    fn say(&mut self, items: Range<usize>, what: &'static str) {
        let range = self.row.bytes(items);
        self.reading.evidence.push(Evidence { range, what });
    }

    /// Whether item `at`, its base form, or what that begins with is one of `words`.
    fn means(&self, at: usize, words: &[&str]) -> bool {
        let Some(item) = self.row.items.get(at) else { return false };
        let lemma = item.entry.lemma;
        let leads =
            |word: &&str| lemma.strip_prefix(*word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        self.row.is_any(at, words) || words.iter().any(leads)
    }

    /// Whether the last word of item `at`, which may be a term of several, is one of `words`.
    fn ends_in(&self, at: usize, words: &[&str]) -> bool {
        let last = self.row.word(at).rsplit([' ', '-']).next().unwrap_or_default();
        words.iter().any(|word| last.eq_ignore_ascii_case(word))
    }

    fn decide(&mut self) -> Verdict {
        if self.is_name_alone() {
            self.say(self.range.clone(), "a topic without a direction");
            return (Vague, UNSURE);
        }
        if self.row.is_note() && !self.looks_around() || self.is_heading() {
            return (NotObjective, SURE);
        }
        let head = self.reading.head.clone();
        if let Some(at) = self.target() {
            self.reading.value = Some(at);
            self.say(at..at + 1, "a number to reach");
            return (Metric, SURE);
        }
        if self.keeps_and_moves(&head) {
            self.say(head.at + 2..head.at + 3, "a level or state is to change");
            return (Good, UNSURE);
        }
        if head.continued || head.class == HeadClass::Keep && !self.keeps_people() || self.is_upkeep() {
            self.say(head.at..head.at + 1, "goes on as before");
            return (Maintain, SURE);
        }
        if let Some(at) = self.empty_way() {
            self.say(at..at + 1, "a direction that fits every team");
            return (Vague, SURE);
        }
        if self.is_help() {
            self.say(self.range.start..self.range.start + 1, "a direction");
            return (Good, SURE);
        }
        if self.is_set_elsewhere(&head) {
            self.say(head.at..head.at + 1, "a level set elsewhere");
            return (Vague, SURE);
        }
        // "Onboarding that shops finish on their own": the word is a thing of which more is said.
        let is_described = head.at == self.range.start && self.row.is_any(head.at + 1, &["that", "which"]);
        match head.class {
            _ if is_described && self.row.items[head.at].form(Forms::GERUND) => self.thing(),
            HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve | HeadClass::Ensure | HeadClass::Keep
                if !head.past =>
            {
                self.say(head.at..head.at + 1, "a level or state is to change");
                self.moved(&head)
            }
            HeadClass::Hire if !head.past => self.hiring(&head),
            HeadClass::Activity if !head.past && !self.is_subject(&head) => self.activity(&head),
            _ => self.thing(),
        }
    }

    /// "Hit our numbers", "Meet our sales targets": whatever the plan says.
    fn is_set_elsewhere(&self, head: &Found) -> bool {
        let row = self.row;
        let reaches =
            self.means(head.at, &["hit", "make", "meet", "reach", "achieve", "beat", "exceed", "deliver", "smash"]);
        if !reaches || head.past || self.range.len() > 6 {
            return false;
        }
        let words: Vec<usize> =
            (head.object..self.range.end).filter(|&at| row.items[at].is_word() && !row.is_function(at)).collect();
        words.len() <= 2 && words.last().is_some_and(|&at| self.ends_in(at, PLANNED))
    }

    /// "Maintain and improve partner support": more than to go on.
    fn keeps_and_moves(&self, head: &Found) -> bool {
        let row = self.row;
        head.class == HeadClass::Keep
            && head.at + 2 < self.range.end
            && row.is_any(head.at + 1, &["and", "&"])
            && row.any(head.at + 2, &[Class::Change, Class::SoftChange])
            && row.items[head.at + 2].form(Forms::BASE)
    }

    /// "Bring the shop to the next level", "Take sales to new heights": up, and nothing else.
    fn empty_way(&self) -> Option<usize> {
        const WAYS: [&str; 7] = [
            "to the next level", "to a new level", "to another level", "to new heights", "to new levels",
            "to the next stage", "to the top",
        ];
        let row = self.row;
        let moves = self
            .means(self.reading.head.at, &["bring", "take", "lift", "raise", "push", "get", "move", "elevate", "lead"]);
        let end = row.items[self.range.clone()].iter().rev().find(|item| item.is_word())?.range.end;
        let text = row.text.get(..end)?.to_ascii_lowercase();
        let ends = WAYS.iter().any(|way| text.ends_with(way));
        (moves && ends).then_some(self.reading.head.at)
    }

    /// "Help small shops sell online": the verb behind is that of those who are helped.
    fn is_help(&self) -> bool {
        let row = self.row;
        let start = self.range.start;
        self.means(start, &["help", "let", "enable", "empower", "allow", "encourage", "inspire"])
            && row.items[start].form(Forms::BASE)
            && self.reading.head.at > start
            && row.noun(start + 1, self.range.end, false).is_some_and(|noun| {
                matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside)
                    || row.items[noun.head].form(Forms::PLURAL)
            })
    }

    /// "See what a guest sees": a sentence, although "see" also opens notes.
    fn looks_around(&self) -> bool {
        self.row.is(0, "see") && self.row.is_any(1, &["what", "how", "where", "why", "who", "that"])
    }

    /// "Pay people can explain", "Line 4 runs like line 1", "Open-source tools make it easy": the first word only
    /// could be a verb, and another verb follows.
    fn is_subject(&self, head: &Found) -> bool {
        let row = self.row;
        if row.items[head.at].form(Forms::GERUND) && row.is(head.object, "of") {
            return true;
        }
        // "Busy parents plan dinner with us": what describes them could be a verb, and theirs follows.
        let describes = head.at == self.range.start
            && row.is(head.at, "busy")
            && row.noun(head.object, head.object + 1, false).is_some_and(|noun| noun.class == PhraseClass::Outside);
        if describes {
            return true;
        }
        let quality =
            row.is_any(head.at, EVALUATIVE) && row.is_noun(head.object) && row.has(head.object + 1, Class::Preposition);
        if quality {
            return true;
        }
        if !row.is_noun(head.at) && !row.word(head.at).contains([' ', '-'])
            || row.is_any(head.object, &["a", "an", "the", "our"])
        {
            return false;
        }
        if row.is_noun(head.at)
            && (row.is_any(head.object, &["that", "who", "which", "where"])
                || row.items.get(head.object).is_some_and(|item| matches!(item.mark(), Some(',' | '&'))))
        {
            return true;
        }
        // "Press likes us": what could be a plural has somebody behind it.
        let acts = row.items.get(head.object).is_some_and(|item| item.form(Forms::THIRD))
            && row.is_any(head.object + 1, &["us", "them", "our", "their", "each other"]);
        if acts {
            return true;
        }
        (head.object..self.range.end.min(head.object + 5))
            .take_while(|&at| row.has(at, Class::Modal) || row.is(at, "and") || !row.is_function(at))
            .any(|at| {
                row.has(at, Class::Modal)
                    || row.items[at].form(Forms::THIRD) && !row.is_noun(at) && row.is_verb(at)
                    || at > head.object
                        && row.is_any(at, &["make", "makes", "give", "gives", "help", "helps", "runs", "works"])
            })
    }

    /// "Stop doing trade fairs", "Quit cold calls": work of one's own that is no longer done. "Stop losing customers" is none.
    fn ends_work(&self, head: &Found) -> bool {
        let row = self.row;
        if !self.means(head.at, &["stop", "quit", "cease", "discontinue", "end", "drop", "kill", "cancel"]) {
            return false;
        }
        let gerund = row.items.get(head.object).is_some_and(|item| item.form(Forms::GERUND));
        let does = gerund && (row.has(head.object, Class::Activity) || self.means(head.object, &["do", "run"]));
        let from = if does { head.object + 1 } else { head.object };
        let noun = row.noun(from, self.range.end, true);
        let own = noun.as_ref().is_some_and(|noun| noun.class_is_product() && noun.sure);
        // What nobody wants is no work that one chose: "stop annoying popups" says how it is to be.
        let is_plain = |noun: &Noun| !(noun.items.start..noun.head).any(|at| row.is_any(at, EVALUATIVE));
        own && (does || !gerund) && noun.as_ref().is_some_and(is_plain)
    }

    /// Change, improvement or success: a direction, unless nothing is said of what, or a thing is to be built.
    fn moved(&mut self, head: &Found) -> Verdict {
        let row = self.row;
        let content = (head.object..self.range.end)
            .filter(|&at| row.items[at].is_word() && !row.is_function(at) && !row.is_any(at, EMPTY))
            .count();
        if self.ends_work(head) {
            return (Task, UNSURE);
        }
        let renews = self.means(head.at, &["refresh", "upgrade", "update", "renew", "redesign", "rebrand"]);
        if content == 0 && self.range.len() <= 3 && !renews {
            return (Vague, SURE);
        }
        let noun = row.noun(head.object, self.range.end, false);
        let thing = noun.as_ref().is_some_and(|noun| noun.class_is_product() && noun.sure);
        let place = noun.as_ref().is_some_and(|noun| row.has(noun.head, Class::Place));
        let builds = self.means(head.at, &["extend", "expand"]) && thing && !place;
        let adds = self.means(head.at, &["extend"])
            && (head.object..self.range.end).any(|at| row.is(at, "with"))
            && noun.as_ref().is_some_and(|noun| {
                matches!(noun.class, PhraseClass::Product | PhraseClass::Activity | PhraseClass::Unknown)
            });
        if renews && !row.has(head.object, Class::Comparative) || builds || adds {
            return (Task, UNSURE);
        }
        // "Sign the lease", "Get the permit": a paper to be had.
        let paper = thing
            || noun.as_ref().is_some_and(|noun| row.has(noun.head, Class::WeakProduct))
                && row.is_any(head.object, &["the", "a", "an", "our"])
                && !self.means(head.at, &["get"]);
        let fetches = self.means(head.at, &["secure", "get", "obtain", "land", "sign", "receive", "acquire"]);
        let gets = matches!(head.class, HeadClass::Achieve | HeadClass::Ensure) && fetches;
        let brought = self.means(head.at, &["get"])
            && (!row.is_any(head.object, &["the", "a", "an", "our"])
                || (head.object..self.range.end).any(|at| row.is(at, "to")));
        if gets && paper && !brought && !self.has_way(head) {
            return (Task, UNSURE);
        }
        (Good, if content == 1 { UNSURE } else { SURE })
    }
}
