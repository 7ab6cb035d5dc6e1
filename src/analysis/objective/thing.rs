//! Objectives without a verb of the team: a sentence about others, a described thing, a finished work, or a topic.

use std::ops::Range;

use super::words::{ANYONE, DIRECTIONS, EMPTY, EVALUATIVE, EVERYDAY, PROJECT_NOUNS};
use super::{Reader, SURE, UNSURE, Verdict};
use crate::analysis::ObjectiveKind::{Good, Task, Vague};
use crate::analysis::PhraseClass;
use crate::analysis::clause::Side;
use crate::analysis::lexicon::{Class, Forms};
use crate::analysis::noun::Noun;
use crate::analysis::quantity::QuantityKind;

impl Reader<'_, '_> {
    /// Reads a line whose first words are no verb of the team.
    pub(super) fn thing(&mut self) -> Verdict {
        let range = self.whole();
        let subject = self.row.noun(range.start, range.end, false);
        let words: Vec<usize> = range.clone().filter(|&at| self.row.items[at].is_word()).collect();
        if self.is_empty_praise(&words) {
            self.say(range, "says nothing that could be told apart");
            return (Vague, SURE);
        }
        let first = range.start;
        if self.bans_work(&range) {
            self.say(range, "work that is no longer done");
            return (Task, UNSURE);
        }
        if self.row.is_any(first, DIRECTIONS) && !self.row.is_noun(first) && words.len() > 1 {
            self.say(first..first + 1, "a direction");
            return (Good, UNSURE);
        }
        if let Some(verdict) = self.sentence(&range, subject.as_ref()) {
            return verdict;
        }
        if let Some(verdict) = self.finished(&range, &words, subject.as_ref()) {
            return verdict;
        }
        if let Some(at) = self.project(&range) {
            self.say(at..at + 1, "a project in a noun");
            return (Task, UNSURE);
        }
        if self.is_bare_comparison(&range, subject.as_ref()) {
            self.say(range, "a topic that is to be better");
            return (Vague, SURE);
        }
        if self.says_how(&range) {
            self.say(range, "says how it is to be");
            return (Good, SURE);
        }
        self.phrase(&range, &words, subject)
    }

    /// "No more trade fairs": work or a channel of one's own, and that there is to be none. "No more surprises" is a direction.
    fn bans_work(&self, range: &Range<usize>) -> bool {
        let row = self.row;
        let from = match range.start {
            start if row.is(start, "no more") => start + 1,
            start if row.is(start, "no") && row.is(start + 1, "more") => start + 2,
            _ => return false,
        };
        row.noun(from, range.end, true).is_some_and(|noun| {
            let is_plain = !(noun.items.start..noun.head).any(|at| row.is_any(at, EVALUATIVE));
            noun.items.end >= range.end && is_plain && row.any(noun.head, &[Class::OwnActivity, Class::Channel])
        })
    }

    /// The first statement with all that is joined to it by commas and "and".
    fn whole(&self) -> Range<usize> {
        let start = self.range.start;
        let end = self
            .row
            .statements()
            .into_iter()
            .find(|part| part.contains(&start))
            .map_or(self.range.end, |part| part.end);
        start..end.max(self.range.end)
    }

    /// "Better SEO", "More reach": a field of work, and that there is to be more of it.
    fn is_bare_comparison(&self, range: &Range<usize>, subject: Option<&Noun>) -> bool {
        let row = self.row;
        let people =
            subject.is_some_and(|noun| matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside) && noun.sure);
        row.is_any(range.start, &["better", "more", "improved", "stronger", "higher"])
            && range.len() == 2
            && row.items[range.start + 1].is_word()
            && !people
    }

    /// "World-class content", "Excellence in everything we do", "Strong brand, strong company".
    fn is_empty_praise(&self, words: &[usize]) -> bool {
        let row = self.row;
        let boast = words
            .iter()
            .any(|&at| row.has(at, Class::Superlative) || row.is_any(at, &["excellence", "greatness", "perfection"]));
        let says_more = |at: usize| !row.is_function(at) && !row.has(at, Class::Superlative) && !row.is_any(at, EMPTY);
        boast
            && words.iter().filter(|&&at| says_more(at)).count() <= 1
            && !words.iter().any(|&at| row.is_any(at, &["that", "who"]))
    }

    /// A subject and its verb.
    fn sentence(&mut self, range: &Range<usize>, subject: Option<&Noun>) -> Option<Verdict> {
        let row = self.row;
        if row.is_any(range.start, ANYONE) && range.len() > 1 {
            self.say(range.start..range.start + 1, "a sentence about people");
            return Some((Good, SURE));
        }
        let at = self.predicate(range)?;
        self.say(at..at + 1, "somebody or something is in a state");
        let made = (at..range.end.min(at + 4)).any(|index| {
            row.is_participle(index)
                && row.any(index, &[Class::Activity, Class::Done])
                && !row.any(index, &[Class::Others, Class::Quality])
                && !self.is_direction(index)
        });
        let outside = subject.is_some_and(|noun| matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside));
        if made && !outside && row.has(at, Class::Link)
            || self.is_release(range.start..at) && self.is_reached(at, range.end)
        {
            return Some((Task, UNSURE));
        }
        Some((Good, SURE))
    }

    /// A release of something: its name carries a version.
    fn is_release(&self, subject: Range<usize>) -> bool {
        subject.into_iter().any(|at| {
            self.row.quantity(at).is_some_and(|number| {
                matches!(number.kind, QuantityKind::Version)
                    || number.kind == QuantityKind::Count && self.row.text[number.range.clone()].contains('.')
            })
        })
    }

    fn is_reached(&self, at: usize, end: usize) -> bool {
        (at..end.min(at + 4))
            .any(|index| self.row.any(index, &[Class::State, Class::Done]) || self.row.is_participle(index))
    }

    /// Item of the verb that makes the line a sentence; what stands in a relative clause is none.
    fn predicate(&self, range: &Range<usize>) -> Option<usize> {
        let row = self.row;
        for at in range.start + 1..range.end {
            if row.is_any(at, &["that", "who", "which", "where", "whose", "when"])
                || self.opens_bare_relative(at, range.end)
            {
                return None;
            }
            // "CRM upgrade to 8.2": the noun of a project, although a number stands behind it.
            let versioned = row.is(at + 1, "to") && row.items.get(at + 2).is_some_and(|item| item.number().is_some());
            let single = !row.items[at - 1].form(Forms::PLURAL);
            if row.items[at].form(Forms::BASE) && (single || versioned) && self.ends_project(at) {
                continue;
            }
            let head = Some(at - 1).filter(|&before| row.is_noun(before));
            if row.any(at, &[Class::Link, Class::Modal])
                || self.is_negated(at)
                || row.is_finite(at, head)
                || self.is_verb_here(range, at)
            {
                return Some(at);
            }
        }
        None
    }

    pub(super) fn ends_project(&self, at: usize) -> bool {
        self.means(at, PROJECT_NOUNS) || self.ends_in(at, PROJECT_NOUNS)
    }

    /// "doesn't", "isn't".
    fn is_negated(&self, at: usize) -> bool {
        let word = self.row.word(at);
        word.ends_with("n't") || word.ends_with("n’t")
    }

    /// A verb form behind its subject, told from a noun by what follows.
    fn is_verb_here(&self, range: &Range<usize>, at: usize) -> bool {
        let row = self.row;
        let item = &row.items[at];
        let everyday = row.is_any(at, EVERYDAY);
        let verb = everyday || row.is_verb(at) || item.form(Forms::BASE.with(Forms::THIRD)) && !row.is_noun(at);
        if !item.is_word() || !verb || row.is_function(at) {
            return false;
        }
        if row.is_any(at + 1, &["us", "them", "it"]) && row.is_noun(at - 1) && item.form(Forms::BASE.with(Forms::THIRD))
        {
            return true;
        }
        let before = &row.items[at - 1];
        let named = before.is_word()
            && !row.is_function(at - 1)
            && (row.is_noun(at - 1)
                || before.entry.is_unknown()
                || before.has(Class::Adverb)
                || before.form(Forms::GERUND))
            || before.number().is_some();
        let pair = (range.start.max(at.saturating_sub(6))..at).any(|index| row.is(index, "and"));
        let plural = before.form(Forms::PLURAL)
            || pair
            || before.has(Class::Adverb)
            || before.entry.is_unknown() && row.word(at - 1).ends_with('s');
        let agrees = item.form(Forms::THIRD) && (!before.form(Forms::PLURAL) || before.form(Forms::SINGULAR))
            || item.form(Forms::BASE) && plural;
        if !named || !agrees && !everyday {
            return false;
        }
        let each = row.quantity(range.start).is_some_and(|number| number.kind == QuantityKind::All);
        let smooth = plural && row.has(at + 1, Class::Adverb) && !row.is_noun(at + 1);
        if everyday || smooth || each && item.form(Forms::THIRD) && before.form(Forms::SINGULAR) {
            return true;
        }
        // "act as", "want to": a verb that a list knows with its preposition.
        if row.word(at).contains(' ') {
            return true;
        }
        let object = row.any(at + 1, &[Class::Determiner, Class::Pronoun, Class::Negation])
            || row.is_any(
                at + 1,
                &[
                    "us", "them", "it", "to", "how", "what", "when", "why", "like", "as", "without", "because",
                    "before", "their", "our",
                ],
            );
        if object {
            return true;
        }
        // "Couples book with us": what others do, and with whom.
        let with_us = row.has(at, Class::Others)
            && row.is_any(at + 1, &["with", "from", "at", "through", "via"])
            && row.is_any(at + 2, &["us", "our"]);
        if with_us {
            return true;
        }
        let people = row.any(at - 1, &[Class::Outside, Class::Inside, Class::WeakPerson]);
        let opened = each || row.any(range.start, &[Class::Determiner, Class::Universal]);
        let ends = at + 1 >= range.end;
        let loose = row.any(
            at + 1,
            &[Class::Preposition, Class::Adverb, Class::Adjective, Class::Conjunction, Class::Comparative],
        ) || ends;
        let verbal = !row.is_noun(at) || row.has(at, Class::MostlyVerb);
        loose && (people || opened && at > range.start + 1 || verbal) || people && verbal
    }

    /// "… people want to do", "… the house believes": a clause without "that" behind its noun.
    pub(super) fn opens_bare_relative(&self, at: usize, end: usize) -> bool {
        let row = self.row;
        if at == 0 || !(row.is_noun(at - 1) || row.items[at - 1].entry.is_unknown() && row.items[at - 1].is_word()) {
            return false;
        }
        let pronoun =
            row.is_any(at, &["we", "they", "you", "he", "she", "people", "nobody", "everyone", "anyone", "others"]);
        let person = row.any(at, &[Class::Outside, Class::Inside])
            && row.items[at].form(Forms::PLURAL)
            && (row.is_noun(at + 1) && row.is_verb(at + 1) || row.is_verb(at + 1) || row.any(at + 1, &[Class::Modal]));
        let owned = row.is_any(at, &["our", "the", "their"]);
        if !(pronoun || person || owned) {
            return false;
        }
        let from = if owned { at + 2 } else { at + 1 };
        let mut first = from;
        while row.has(first, Class::Adverb) && !row.is_verb(first) {
            first += 1;
        }
        (first..end.min(if owned { at + 4 } else { first + 1 })).any(|index| {
            let item = &row.items[index];
            item.any(&[Class::Modal, Class::Link])
                || self.is_negated(index)
                || owned && item.form(Forms::THIRD) && row.is_verb(index) && !item.form(Forms::PLURAL)
                || !owned && row.is_verb(index) && item.form(Forms::BASE) && !item.form(Forms::PAST)
        })
    }

    /// A participle of own work closes the line: "Pricing test launched".
    fn finished(&mut self, range: &Range<usize>, words: &[usize], subject: Option<&Noun>) -> Option<Verdict> {
        let row = self.row;
        let participle = words.iter().copied().find(|&at| {
            at > range.start
                && row.is_participle(at)
                && !row.is_noun(at + 1)
                && !row.any(at, &[Class::Change, Class::Adjective])
                && !row.is_any(at - 1, &["any", "the", "a", "as", "than"])
                && row.is_noun(at - 1)
                && row.any(at, &[Class::Activity, Class::Done])
        });
        if let Some(at) = participle {
            self.say(at..at + 1, "done or not");
            return Some((Task, SURE));
        }
        let last = *words.last()?;
        let thing = subject
            .is_some_and(|noun| !matches!(noun.class, PhraseClass::Measure | PhraseClass::Outside) && noun.head < last);
        let placed = row.word(last).starts_with("in ") && words.len() > 2;
        if (thing || placed && row.is_noun(last - 1))
            && row.any(last, &[Class::State])
            && !row.is_noun(last)
            && (row.is_noun(last - 1) || !row.is_verb(last - 1))
            && last + 1 >= range.end
            && last > range.start + 1
        {
            self.say(last..last + 1, "done or not");
            return Some((Task, UNSURE));
        }
        let reported = row.items[range.start].form(Forms::PAST.with(Forms::PARTICIPLE))
            && !row.items[range.start].form(Forms::BASE)
            && !row.has(range.start, Class::SoftChange)
            && words.len() > 3;
        reported.then_some((Task, UNSURE))
    }

    /// A relative clause, a comparison or a contrast says what would be different.
    fn says_how(&self, range: &Range<usize>) -> bool {
        let row = self.row;
        let compared = range.clone().any(|at| {
            row.has(at, Class::Comparative)
                || row.is_any(at, &["rather than", "instead of", "without", "rather"]) && at + 1 < range.end
        });
        let relative = (range.start + 1..range.end.saturating_sub(1)).any(|at| {
            row.is_any(at, &["that", "who", "where", "which", "nobody"]) || self.opens_bare_relative(at, range.end)
        });
        let purpose = row
            .sides(range.clone(), range.start)
            .iter()
            .any(|clause| matches!(clause.side, Side::Purpose | Side::Relative));
        compared && range.len() > 1 || relative || purpose
    }

    /// "Website relaunch", "Launch of the organic range", "Brand strategy and guidelines", "Relaunch by autumn".
    fn project(&self, range: &Range<usize>) -> Option<usize> {
        let row = self.row;
        let start = range.start;
        // "Opening of the second shop": an act in a noun, unless it changes a level.
        let act = row.items[start].form(Forms::GERUND)
            && row.is(start + 1, "of")
            && !row.any(start, &[Class::Change, Class::SoftChange, Class::Measure]);
        let dated =
            row.is(start + 1, "by") && range.len() <= 4 && !row.any(start, &[Class::Measure, Class::OutsideAct]);
        if act || dated {
            return Some(start);
        }
        for at in start..range.end {
            let closes = at + 1 >= range.end
                || row.has(at + 1, Class::Preposition)
                || row.is_any(at + 1, &["and", "or"])
                || !row.items[at + 1].is_word()
                || row.word(at).contains(' ');
            let bare = at == start && !row.is_any(at + 1, &["of", "for", "to"]);
            if closes && !bare && self.ends_project(at) {
                return Some(at);
            }
            if row.is_function(at) && at > start && !row.is(at, "and") {
                return None;
            }
        }
        None
    }

    /// A noun phrase that no clause describes.
    fn phrase(&mut self, range: &Range<usize>, words: &[usize], subject: Option<Noun>) -> Verdict {
        let row = self.row;
        if row.is(range.start, "support") && row.is(range.start + 1, "for") {
            self.say(range.clone(), "a piece of work");
            return (Task, UNSURE);
        }
        let praised = range.clone().filter(|&at| row.is_any(at, EVALUATIVE)).count();
        let opens = row.is_any(range.start, EVALUATIVE);
        let article = row.is_any(range.start, &["a", "an", "one"]);
        let within = (range.start + 1..range.end).any(|at| row.has(at, Class::Preposition));
        let quality = subject.as_ref().is_some_and(|noun| {
            (noun.items.start..noun.head)
                .any(|at| row.has(at, Class::Adjective) && !row.is_noun(at) && !row.has(at, Class::Superlative))
        });
        if article && words.len() > 3 && (within || quality)
            || quality && within && words.len() > 4
            || opens && (within && range.len() > 3 || praised > 1 && row.is(range.start + 1, "and"))
        {
            self.say(range.clone(), "says how it is to be");
            return (Good, UNSURE);
        }
        if row.is(range.start, "new")
            && words.len() > 1
            && subject.as_ref().is_some_and(|noun| noun.class == PhraseClass::Product && noun.sure)
        {
            self.say(range.clone(), "a thing to be made");
            return (Task, UNSURE);
        }
        if words.len() <= 3 {
            self.say(range.clone(), "a topic without a direction");
            return (Vague, SURE);
        }
        let listed =
            range.clone().any(|at| row.items[at].mark() == Some(',')) && range.clone().any(|at| row.is(at, "and"));
        match subject.map(|noun| (noun.class, noun.sure)).filter(|_| !listed) {
            Some((PhraseClass::Product | PhraseClass::Activity, true)) => (Task, UNSURE),
            Some((PhraseClass::Measure | PhraseClass::Outside, _)) if within => (Good, UNSURE),
            _ => (Vague, UNSURE),
        }
    }
}
