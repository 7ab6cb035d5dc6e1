//! Lines that are no objective at all, and objectives that only keep things going.

use super::Reader;
use super::words::{EVALUATIVE, FIELDS, LIST_OPENERS, RECORDS, UPKEEP};
use crate::analysis::HeadClass;
use crate::analysis::lexicon::{Class, Forms};
use crate::analysis::quantity::QuantityKind;

impl Reader<'_, '_> {
    /// A heading, a field, or a line about the list itself.
    pub(super) fn is_heading(&self) -> bool {
        self.is_only_headings() || self.is_field() || self.is_about_the_list() || self.is_record()
    }

    /// A name or version alone: a topic, not a note.
    pub(super) fn is_name_alone(&self) -> bool {
        let row = self.row;
        row.items.iter().all(|item| item.number().is_some())
            && row.quantities.iter().any(|number| match number.kind {
                QuantityKind::Version | QuantityKind::Label => true,
                QuantityKind::Count => row.text[number.range.clone()].contains('.'),
                _ => false,
            })
            && row.text.starts_with(|first: char| first.is_alphanumeric())
    }

    /// Only words that head a page or list.
    fn is_only_headings(&self) -> bool {
        let row = self.row;
        let words: Vec<usize> = (0..row.items.len()).filter(|&at| row.items[at].is_word()).collect();
        !words.is_empty()
            && words.len() <= 5
            && words.iter().all(|&at| {
                row.any(at, &[Class::Heading, Class::Blank, Class::Preposition, Class::Determiner, Class::Conjunction])
            })
            && words.iter().any(|&at| row.any(at, &[Class::Heading, Class::Blank]))
    }

    /// "Owner: Claire", "Team: Lifecycle", "Vision and mission: see handbook", "Sheet: ask Ben".
    fn is_field(&self) -> bool {
        let row = self.row;
        let Some(colon) = (1..row.items.len().min(5)).find(|&at| row.items[at].mark() == Some(':')) else {
            return false;
        };
        if colon + 1 >= row.items.len() {
            return (0..colon).any(|at| row.is_any(at, LIST_OPENERS) || row.is_any(at, RECORDS));
        }
        let referred = row.is_any(colon + 1, &["see", "ask", "cf", "tbd", "tbc"]);
        let rest = row.items.len() - colon - 1;
        referred && rest <= 4
            || rest <= 6 && row.is_any(0, FIELDS) && row.is_any(colon - 1, FIELDS) && !self.has_verb(colon + 1)
    }

    fn has_verb(&self, from: usize) -> bool {
        self.row.head(from..self.row.items.len()).class != HeadClass::None
            || (from + 1..self.row.items.len()).any(|at| self.row.is_finite(at, None))
    }

    /// "Unplanned", "Other things we did", "Not part of the plan", "Carried over".
    fn is_about_the_list(&self) -> bool {
        let row = self.row;
        let first = self.range.start;
        let words = (first..row.items.len()).filter(|&at| row.items[at].is_word()).count();
        let opener = row.is_any(first, LIST_OPENERS) || row.is(first, "carry over");
        if !opener || words > 7 {
            return false;
        }
        let done = (first + 1..row.items.len()).any(|at| {
            row.is_participle(at)
                || row.any(at, &[Class::Done, Class::Heading])
                || row.is_any(at, &["we", "over", "work"])
        });
        words == 1 || done || row.items[first].form(Forms::PAST)
    }

    /// "Last quarter's scores", "Remarks on the budget": a phrase about papers, short and without a verb.
    fn is_record(&self) -> bool {
        let row = self.row;
        let verb = !matches!(self.reading.head.class, HeadClass::None | HeadClass::Clause)
            && !row.items[self.reading.head.at].form(Forms::GERUND)
            && !row.items[self.reading.head.at].entry.lemma.is_empty()
            && !row.is_any(self.reading.head.at, &["last", "comment", "comments", "draft", "note", "notes"]);
        if verb {
            return false;
        }
        let start = self.range.start;
        let named = (start..row.items.len())
            .take_while(|&at| row.items[at].is_word() && (at == start || !row.is_function(at)))
            .any(|at| self.ends_in(at, RECORDS) && self.closes_record(at));
        let lettered = row.is_any(start, RECORDS)
            && row.items.get(start + 1).is_some_and(|item| item.mark().is_some() || item.range.len() == 1);
        let sentence = (start + 1..row.items.len()).any(|at| row.any(at, &[Class::Link, Class::Modal]));
        (named || lettered) && !sentence
    }

    fn closes_record(&self, at: usize) -> bool {
        self.row.items.get(at + 1).is_none_or(|item| {
            item.number().is_some()
                || item.mark().is_some_and(|mark| matches!(mark, ',' | '-' | '–' | '—' | ':' | '/' | '('))
                || item.has(Class::Preposition)
        })
    }

    /// Things go on as before.
    pub(super) fn is_upkeep(&self) -> bool {
        let row = self.row;
        let start = self.range.start;
        let end = self.range.end;
        let opens = (start..end.min(start + 3)).any(|at| {
            (at == start || !row.items[at].form(Forms::SINGULAR) || row.items[at].form(Forms::GERUND))
                && self.means(at, UPKEEP)
                && !row.is_any(at + 1, &["as", "like", "with", "more"])
                || row.is_any(at, &["maintenance", "upkeep", "bau"])
                // "Establish ongoing training" begins something.
                || row.is(at, "ongoing") && (start..at).all(|before| row.has(before, Class::Determiner))
        });
        let standing = row.is_any(start, &["stay", "stays", "remain"])
            && !row.is_any(start + 1, &["ahead", "close", "hungry", "curious"])
            || self.means(start, &["provide support", "provide maintenance"]);
        let duty = self.reading.head.class == HeadClass::None
            && (start..end).any(|at| row.is_any(at, &["maintenance", "upkeep", "bau", "day-to-day"]))
            && !(start..end).any(|at| row.has(at, Class::Comparative));
        let lasting = self.reading.head.class == HeadClass::Ensure
            && (start + 1..end.min(start + 4)).any(|at| row.is_any(at, &["continuity", "continued", "ongoing"]));
        opens
            || standing
            || lasting
            || duty
            || self.serves_what_is()
            || self.lights_on()
            || self.goes_on()
            || self.as_before()
    }

    /// "Support existing customers", "Handle day-to-day requests": standing duty towards what is there.
    fn serves_what_is(&self) -> bool {
        let row = self.row;
        let head = &self.reading.head;
        let serving = self.means(
            head.at,
            &[
                "support", "serve", "run", "manage", "handle", "provide", "process", "help", "service", "triage",
                "answer", "respond to", "review", "monitor",
            ],
        );
        let object = if row.has(head.object, Class::Determiner) { head.object + 1 } else { head.object };
        serving
            && row.is_any(
                object,
                &[
                    "existing", "current", "present", "ongoing", "day-to-day", "daily", "routine", "regular",
                    "recurring", "incoming",
                ],
            )
            && !(head.at..self.range.end).any(|at| row.has(at, Class::Comparative))
    }

    /// "Keeping the lights on" anywhere in the line.
    fn lights_on(&self) -> bool {
        let row = self.row;
        (0..row.items.len()).any(|at| {
            row.is_any(at, &["keep", "keeping", "keeps"])
                && (at + 1..at + 4).any(|index| row.is_any(index, &["lights", "light"]))
        })
    }

    /// "Payroll keeps running", "Operations continue smoothly".
    fn goes_on(&self) -> bool {
        let row = self.row;
        (self.range.start + 1..self.range.end).any(|at| {
            let gerund = row.items.get(at + 1).is_some_and(|item| item.form(Forms::GERUND));
            row.is_any(at, &["keeps", "keep", "continues", "continue"])
                && (row.is_noun(at - 1) || row.items[at - 1].entry.is_unknown())
                && (gerund
                    || row.is_any(at, &["continues", "continue"])
                        && (row.has(at + 1, Class::Adverb) || at + 1 >= self.range.end))
        })
    }

    /// "… as before", "… as usual", "… as they are", "the current level".
    fn as_before(&self) -> bool {
        let row = self.row;
        (self.range.start..self.range.end).any(|at| {
            row.is(at, "as")
                && (row.is_any(at + 1, &["before", "usual", "now", "today", "is", "always", "ever"])
                    || row.is_any(at + 1, &["they", "it"]) && row.is_any(at + 2, &["are", "is"]))
                || row.is_any(at, &["as before", "as usual", "as always", "as ever", "as they are", "as it is"])
        })
    }

    /// "Keep customers beyond the first renewal": people outside are kept, which is no upkeep.
    pub(super) fn keeps_people(&self) -> bool {
        let head = &self.reading.head;
        let lemma = self.row.items[head.at].entry.lemma;
        let running = (head.object..self.row.items.len())
            .any(|at| self.row.is_any(at, &["going", "running", "up and running", "open", "operational", "online"]));
        ["keep", "retain", "hold on to", "hang on to"].contains(&lemma)
            && !running
            && !self.keeps_mood()
            && (head.object..self.range.end.min(head.object + 4))
                .take_while(|&at| !self.row.has(at, Class::Preposition))
                .any(|at| self.row.any(at, &[Class::Outside, Class::Inside]))
    }

    /// "Keep customers happy", "Keep the team motivated": people, how they are said to be already, and nothing else.
    fn keeps_mood(&self) -> bool {
        let (row, head) = (self.row, &self.reading.head);
        let Some(people) = row.noun(head.object, self.range.end, false) else { return false };
        let mut rest = people.items.end..self.range.end;
        let is_mood = |at: usize| {
            row.any(at, &[Class::Adjective, Class::Adverb, Class::Conjunction])
                || row.is_any(at, EVALUATIVE)
                || row.is_participle(at)
                || row.is_any(at, &["informed", "content", "engaged", "on board", "up to date"])
        };
        !rest.is_empty() && rest.all(|at| is_mood(at) && !row.has(at, Class::Comparative))
    }
}
