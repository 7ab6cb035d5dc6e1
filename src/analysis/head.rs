//! The head of a statement: the verb it asks for, or the finding that there is none.
//!
//! The hard part is that many first words are verb and noun ("lead", "support", "launch", "test"). What follows
//! decides: an article or possessive makes a verb, "of" or a finite verb makes a noun.

use std::ops::Range;

use super::items::Row;
use super::lexicon::{Class, Forms};
use super::noun::Noun;
use super::quantity::Role;
use super::{HeadClass, PhraseClass};

/// What was found as head.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Item of the verb, or of the first word where there is none.
    pub at: usize,
    /// What it asks for.
    pub class: HeadClass,
    /// Whether another reading was close.
    pub doubtful: bool,
    /// First item of the object (or of the noun phrase).
    pub object: usize,
    /// "continue to", "keep on": the head goes on as before.
    pub continued: bool,
    /// A perfect or a participle: "launched", "has increased".
    pub past: bool,
}

/// Verbs that only lead to the real one.
const LEADING: &[&str] = &[
    "help", "continue", "start", "begin", "work", "aim", "try", "seek", "need", "plan", "strive", "be", "want", "look",
    "prepare", "commit", "manage",
];

/// Words over a clause that stands for itself.
const MAKE_SURE: &[&str] = &["make sure", "see to it", "see", "ensure", "guarantee", "assure", "make certain"];

/// What others do who choose among many or speak of one: a team does it to itself in no passive.
const CHOSEN: &[&str] = &[
    "invite", "shortlist", "nominate", "quote", "feature", "list", "select", "accept", "mention", "cite", "recommend",
    "name", "rank", "rate", "recognise", "recognize", "profile", "award", "reference", "endorse", "longlist",
];

impl Row<'_> {
    /// The head of the statement in items `range`.
    pub fn head(&self, range: Range<usize>) -> Found {
        let mut at = self.skip_openers(range.clone());
        let mut continued = false;
        let mut steps = 0;
        for _ in 0..4 {
            if self.is(at, "continue to")
                || self.is_any(at, &["continue", "continues", "continuing", "keep", "carry", "remain"])
            {
                continued |= self.is(at, "continue to")
                    || self.is(at + 1, "to")
                    || self.items.get(at + 1).is_some_and(|item| item.form(Forms::GERUND));
            }
            match self.skip_leading(at, range.end) {
                Some(next) => {
                    at = next;
                    steps += 1;
                }
                None => break,
            }
        }
        if at >= range.end {
            return Found {
                at: range.start,
                class: HeadClass::None,
                doubtful: true,
                object: range.start,
                continued,
                past: false,
            };
        }
        let led = at > 0 && self.items[at].form(Forms::GERUND) && !self.items[at].form(Forms::BASE) && steps > 0;
        let mut found = match self.verb_class(at).filter(|_| led) {
            Some(class) => Found { at, class, doubtful: false, object: at + 1, continued, past: false },
            None => self.head_at(at, self.aim_at(at, range.end)),
        };
        found.continued = continued;
        found
    }

    /// Where what the statement is for begins, else `end`: "Train nurses so that alarms are answered" says nothing of nurses
    /// that are answered.
    fn aim_at(&self, at: usize, end: usize) -> usize {
        let is_aim = |index: &usize| self.is_any(*index, &["so that", "such that", "in order to"]);
        (at + 1..end).find(is_aim).unwrap_or(end)
    }

    /// Leaves out marks, tags, adverbs, leading time phrases, "we will", and "Ana to …".
    fn skip_openers(&self, range: Range<usize>) -> usize {
        let mut at = range.start;
        let mut steps = 0;
        while at < range.end && steps < 12 {
            steps += 1;
            let item = &self.items[at];
            if let Some(mark) = item.mark() {
                at = match mark {
                    '[' | '(' => self.close(at, range.end).unwrap_or(at) + 1,
                    '$' | '€' | '£' | '%' | '<' | '>' => return at,
                    _ => at + 1,
                };
                continue;
            }
            if item.has(Class::Adverb) && !self.is_verb(at) && !self.is_noun(at) && !item.has(Class::Comparative) {
                at += 1;
                continue;
            }
            if self.is(at, "to") && self.is_base_verb(at + 1) {
                at += 1;
                continue;
            }
            if item.has(Class::Preposition)
                && !item.any(&[Class::Cap, Class::Floor, Class::Approximate])
                && !self.is_verb(at)
                && let Some(comma) = (at..range.end.min(at + 9)).find(|&index| self.items[index].mark() == Some(','))
                && comma + 1 < range.end
            {
                at = comma + 1;
                continue;
            }
            // A date or quarter in front: "Q3: …", "By 30 June, …".
            if self.quantity(at).is_some_and(|quantity| quantity.role == Role::Deadline)
                && self.items.get(at + 1).is_some_and(|next| matches!(next.mark(), Some(',' | ':' | '-' | '–')))
            {
                at += 2;
                continue;
            }
            if self.is_any(at, &["we", "i", "you", "they"]) {
                at += 1;
                // "We can report on it": what can be done is a state, not the work.
                while self.has(at, Class::Modal) && !self.is(at, "can")
                    || self.is_any(at, &["want", "plan", "aim", "to", "have", "are", "need"])
                        && self.is_base_verb(at + 1)
                {
                    at += 1;
                }
                continue;
            }
            if let Some(next) = self.skip_agent(at, range.end) {
                at = next;
                continue;
            }
            break;
        }
        at
    }

    /// "Ana to record …", "Each rep to keep …": the words before "to" name who does it.
    fn skip_agent(&self, at: usize, end: usize) -> Option<usize> {
        let to = (at + 1..end.min(at + 7)).find(|&index| self.is(index, "to"))?;
        let plain = (at..to).all(|index| {
            let item = &self.items[index];
            item.is_word()
                && !item.any(&[Class::Link, Class::Modal, Class::Measure, Class::TimeUnit, Class::Preposition])
                && item.entry.lemma != "time"
                || matches!(item.mark(), Some('&' | ',' | '/'))
        });
        let person = self.any(to - 1, &[Class::Inside, Class::Outside, Class::WeakPerson, Class::WeakGroup])
            || self.items[to - 1].capital && self.items[to - 1].entry.is_unknown()
            || self.items[at].capital
                && to == at + 1
                && !self.is_base_verb(at)
                && !(self.is_noun(at) && self.is_plural(at));
        let opener_is_verb = self.is_base_verb(at) && !self.is_noun(at);
        (plain && person && !opener_is_verb && self.is_base_verb(to + 1)).then_some(to + 1)
    }

    /// The item that closes the bracket at `open`.
    fn close(&self, open: usize, end: usize) -> Option<usize> {
        (open + 1..end.min(open + 12)).find(|&at| matches!(self.items[at].mark(), Some(']' | ')')))
    }

    /// "help us to", "continue to", "start": where the verb behind such a word stands.
    fn skip_leading(&self, at: usize, end: usize) -> Option<usize> {
        if !LEADING.iter().any(|word| {
            self.is(at, word)
                || self
                    .items
                    .get(at)
                    .is_some_and(|item| item.entry.lemma.strip_suffix(" to").unwrap_or(item.entry.lemma) == *word)
        }) {
            return None;
        }
        let mut next = at + 1;
        if self.is(at, "help") || self.is(at, "helping") {
            while next < end
                && next < at + 5
                && !self.is_base_verb(next)
                && (self
                    .any(next, &[Class::Pronoun, Class::Determiner, Class::Outside, Class::Inside, Class::Adjective]))
            {
                next += 1;
            }
        }
        if self.word(at).contains(' ') && self.word(at).ends_with(" to") {
            return (next < end && self.is_verb(next)).then_some(next);
        }
        if self.is(next, "able") {
            next += 1;
        }
        if self.is(next, "to") {
            next += 1;
        } else if !self.is(at, "help")
            && !self
                .items
                .get(next)
                .is_some_and(|item| item.form(Forms::GERUND) && self.is_verb(next) && !self.is_noun(next))
        {
            return None;
        }
        while next < end && self.has(next, Class::Adverb) && !self.is_verb(next) {
            next += 1;
        }
        (next < end && (self.is_base_verb(next) || self.items[next].form(Forms::GERUND))).then_some(next)
    }

    fn head_at(&self, at: usize, end: usize) -> Found {
        let none = |doubtful| Found { at, class: HeadClass::None, doubtful, object: at, continued: false, past: false };
        let item = &self.items[at];
        if !item.is_word() || item.has(Class::Comparative) && !self.has(at + 1, Class::Determiner) {
            return none(false);
        }
        // "Hiring: 2 engineers": the label says what is done with the number.
        let labels = self.items.get(at + 1).is_some_and(|next| matches!(next.mark(), Some(':' | '-' | '–')));
        if labels && self.is_any(at, &["hiring", "recruiting", "recruitment", "hires", "headcount", "staffing"]) {
            return Found {
                at,
                class: HeadClass::Hire,
                doubtful: false,
                object: at + 2,
                continued: false,
                past: false,
            };
        }
        if let Some(found) = self.nominal(at, end) {
            return found;
        }
        // "Be mentioned in 5 reviews": others do it to us.
        if self.is_any(at, &["be", "get", "become"]) && self.is_participle(at + 1) && !self.is_noun(at + 2) {
            return Found {
                at: at + 1,
                class: HeadClass::Achieve,
                doubtful: false,
                object: at + 2,
                continued: false,
                past: false,
            };
        }
        let past = item.form(Forms::PAST.with(Forms::PARTICIPLE)) && !item.form(Forms::BASE);
        // "Shortlisted for 3 awards", "Quoted in 10 articles": the same without its verb.
        if past
            && CHOSEN.contains(&item.entry.lemma)
            && self.is_any(at + 1, &["to", "for", "in", "at", "by", "as", "among", "on"])
            && (at + 2..end).any(|index| self.is_value(index))
        {
            return Found {
                at,
                class: HeadClass::Achieve,
                doubtful: false,
                object: at + 2,
                continued: false,
                past: false,
            };
        }
        let Some(class) = self.verb_class(at) else {
            // An unknown word before an article or "all" can only be a verb.
            if item.entry.is_unknown()
                && self.any(at + 1, &[Class::Determiner, Class::Universal])
                && self.is_noun(at + 2)
            {
                return Found {
                    at,
                    class: HeadClass::Activity,
                    doubtful: false,
                    object: at + 1,
                    continued: false,
                    past: false,
                };
            }
            return none(item.entry.is_unknown() && !item.capital);
        };
        if past {
            // "Published 10 posts" is work reported; "Qualified leads" is a noun phrase. The reading decides.
            return Found { at, class, doubtful: false, object: at + 1, continued: false, past: true };
        }
        if item.form(Forms::THIRD) && !item.form(Forms::BASE) {
            return none(false);
        }
        if item.form(Forms::GERUND) && !item.form(Forms::BASE) {
            // "Shipping a change is boring": something is said of it.
            let told = (at + 2..end).find(|&index| self.is_any(index, &["is", "are"])).is_some_and(|link| {
                !(at + 1..=link).any(|index| {
                    self.is_any(
                        index,
                        &["that", "which", "who", "so", "to", "by", "if", "when", "where", "how", "what"],
                    ) || self.items[index].mark().is_some()
                })
            });
            // "Rebooking rate", "Onboarding time": the gerund says of what.
            let named = class == HeadClass::Activity
                && !self.any(at, &[Class::Track, Class::Learn])
                && self
                    .is_any(at + 1, &["rate", "ratio", "time", "times", "score", "index", "quota", "speed", "volume"]);
            let noun = told
                || named
                || (self.is_noun(at) || self.ends_in_state(at + 1, end) || self.is_finite(at + 1, Some(at)))
                    && !self.any(at + 1, &[Class::Determiner, Class::Universal])
                || (at + 2..end)
                    .any(|index| self.is_any(index, &["takes", "requires", "needs", "costs"]) && index > at + 2);
            return if noun {
                none(false)
            } else {
                Found { at, class, doubtful: false, object: at + 1, continued: false, past: false }
            };
        }
        let (verb, doubtful) = self.verb_or_noun(at, end);
        if verb { Found { at, class, doubtful, object: at + 1, continued: false, past: false } } else { none(doubtful) }
    }

    /// "Reduction of complaints by 20%", "Introduction of 3 new tariffs": a verb in the dress of a noun.
    fn nominal(&self, at: usize, end: usize) -> Option<Found> {
        let mut head = at;
        while head < end
            && head < at + 3
            && self.any(head, &[Class::Adjective, Class::Determiner])
            && !self.is_participle(head)
            && !self.is(head + 1, "of")
        {
            head += 1;
        }
        let item = self.items.get(head)?;
        let change = item.has(Class::NominalChange);
        let moves = change || item.has(Class::NominalSoftChange);
        let preposition = self.is(head + 1, "of") || moves && self.is(head + 1, "in");
        if !preposition || head + 2 >= end {
            return None;
        }
        let class = if change {
            HeadClass::Change
        } else if item.has(Class::NominalSoftChange) {
            HeadClass::SoftChange
        } else if item.has(Class::NominalHire) {
            HeadClass::Hire
        } else if self.is_act_upon(head) {
            HeadClass::Activity
        } else {
            return None;
        };
        Some(Found { at: head, class, doubtful: false, object: head + 2, continued: false, past: false })
    }

    /// "Churn reduction", "Order growth": the noun behind a level that says which way it goes, in the noun phrase at `from`.
    pub fn change_of_level(&self, from: usize, end: usize) -> Option<usize> {
        self.change_in(&self.noun(from, end, false)?, from)
    }

    fn change_in(&self, noun: &Noun, from: usize) -> Option<usize> {
        const LEVELS: &[Class] =
            &[Class::Measure, Class::LowerBetter, Class::HigherBetter, Class::OutsideAct, Class::Quality];
        let head = noun.head;
        let moves = self.any(head, &[Class::NominalChange, Class::NominalSoftChange]);
        (moves && head > from && self.any(head - 1, LEVELS) && self.any(from, LEVELS)).then_some(head)
    }

    /// Whether the noun phrase at `from` is a level and the way it goes: "churn reduction", "plant write-offs down".
    fn is_level_that_moves(&self, from: usize, end: usize) -> bool {
        let Some(noun) = self.noun(from, end, false) else { return false };
        let behind = noun.items.end;
        self.change_in(&noun, from).is_some()
            || behind > from + 1 && behind + 1 == end && self.is_any(behind, &["down", "up"])
    }

    /// Whether the noun at `head`, with "of" behind it, names what is done to something: by its verb, else by its ending.
    fn is_act_upon(&self, head: usize) -> bool {
        let item = &self.items[head];
        let word = self.word(head).to_ascii_lowercase();
        let deverbal = item.has(Class::NominalActivity)
            || ["tion", "sion", "ment", "ing", "ance", "isal", "ysis", "over", "out", "up", "ery", "work", "ory"]
                .iter()
                .any(|ending| word.ends_with(ending));
        // "Publication of 18 notices" counts what is published, whatever else the noun can be.
        let counts = item.has(Class::NominalActivity)
            && self.quantity(head + 2).is_some_and(|quantity| quantity.kind == super::quantity::QuantityKind::Count);
        let level = item.any(&[
            Class::QuantityWord,
            Class::Quality,
            Class::TimeUnit,
            Class::Outside,
            Class::HigherBetter,
            Class::LowerBetter,
        ]) || item.has(Class::Measure) && !item.has(Class::WeakAct);
        let finishes = self.is_any(head, &["completion", "submission", "delivery", "finalisation", "finalization"]);
        if finishes
            && self.quantity(head + 2).is_some_and(|quantity| quantity.kind == super::quantity::QuantityKind::Count)
        {
            return true;
        }
        deverbal && (counts && !item.has(Class::OutsideAct) || !level && !item.has(Class::OutsideAct))
    }

    /// The class of the verb at `at`; `None` where no list and no dictionary knows it as a verb.
    pub fn verb_class(&self, at: usize) -> Option<HeadClass> {
        let item = self.items.get(at)?;
        if MAKE_SURE.contains(&item.entry.lemma) {
            return Some(HeadClass::Ensure);
        }
        let table = [
            (Class::Hire, HeadClass::Hire),
            (Class::Change, HeadClass::Change),
            (Class::Keep, HeadClass::Keep),
            (Class::Ensure, HeadClass::Ensure),
            (Class::Have, HeadClass::Ensure),
            (Class::Achieve, HeadClass::Achieve),
            (Class::SoftChange, HeadClass::SoftChange),
            (Class::Activity, HeadClass::Activity),
            (Class::Yield, HeadClass::Achieve),
            (Class::Others, HeadClass::Activity),
            (Class::Service, HeadClass::Activity),
            (Class::Capacity, HeadClass::Activity),
            (Class::Track, HeadClass::Activity),
            (Class::Learn, HeadClass::Activity),
            (Class::Enable, HeadClass::Activity),
            (Class::Become, HeadClass::Activity),
            (Class::SoftActivity, HeadClass::Activity),
        ];
        if item.has(Class::Keep) && item.has(Class::Activity) {
            // "Hold a fair" is work, "hold churn at 2%" keeps a level.
            let share =
                self.quantity(at + 1).is_some_and(|quantity| quantity.kind == super::quantity::QuantityKind::Percent);
            let one = self.is_any(at + 1, &["a", "an", "another"]);
            // "Hold 8 discovery sessions": what is counted one by one is held, not kept.
            let counted =
                self.quantity(at + 1).is_some_and(|quantity| {
                    quantity.kind == super::quantity::QuantityKind::Count && quantity.unit.is_none()
                }) && self.counted(at + 1, self.items.len(), true).is_some_and(|noun| self.is_plural(noun.head));
            let measured = !one && share
                || !one
                    && !counted
                    && self
                        .noun(at + 1, self.items.len(), false)
                        .is_some_and(|noun| noun.class == PhraseClass::Measure);
            return Some(if measured { HeadClass::Keep } else { HeadClass::Activity });
        }
        if let Some((_, class)) = table.iter().find(|(class, _)| item.has(*class)) {
            return Some(*class);
        }
        let object =
            self.any(at + 1, &[Class::Determiner, Class::Universal]) || self.is_value(at + 1) && self.is_noun(at + 2);
        (item.has(Class::WeakVerb) && (!self.is_noun(at) || item.has(Class::MostlyVerb) || object))
            .then_some(HeadClass::Activity)
    }

    /// Whether a first word that can be both is a verb here, and whether that was close.
    fn verb_or_noun(&self, at: usize, end: usize) -> (bool, bool) {
        if self.level_moves_behind(at + 1, end) || self.is_noun(at) && self.goes_from_to(at, end) {
            return (false, false);
        }
        if self.is_noun(at) && !self.moves_levels(at) && self.is_level_that_moves(at, end) {
            return (false, false);
        }
        // "Cut by 20%", "Drop to 3": what moves is left out, and the word still says that it does.
        let next = at + 1;
        if self.has(at, Class::Change)
            && self.is_any(next, &["by", "to"])
            && self.is_value(next + 1)
            && (next + 2 >= end || !self.items[next + 2].is_word())
        {
            return (true, false);
        }
        if self.is_subject(at, end) {
            return (false, !self.is_noun(at));
        }
        if self.has(at + 1, Class::Preposition)
            && self.has(at, Class::Activity)
            && !self.has(at, Class::MostlyVerb)
            && self.closes_line(at + 1, end)
        {
            return (false, true);
        }
        // "Self-serve completion": a hyphen that is no prefix makes an adjective before a noun.
        let word = self.word(at).to_ascii_lowercase();
        let prefixed = ["re-", "co-", "pre-", "de-", "un-", "over-", "up-", "cross-", "fine-", "soft-"]
            .iter()
            .any(|prefix| word.starts_with(prefix));
        if word.contains('-') && !prefixed && self.is_noun(at + 1) {
            return (false, true);
        }
        // "Support chats per trial": what is divided is a measure.
        if self.is_noun(at)
            && self.noun(at + 1, end, false).is_some_and(|noun| {
                self.is(noun.items.end, "per") && matches!(noun.class, PhraseClass::OutsideAct | PhraseClass::Measure)
            })
            && !self.is_value(at + 1)
        {
            return (false, true);
        }
        // "Go-live 1 Oct": a hyphen makes a noun of a verb that has no object.
        if self.word(at).contains('-')
            && (at + 1 >= end || !self.is_noun(at + 1) && !self.any(at + 1, &[Class::Determiner, Class::Universal]))
        {
            return (false, false);
        }
        if !self.is_noun(at) {
            let noun = self.has(at, Class::Activity)
                && !self.has(at, Class::MostlyVerb)
                && self.is_noun(at + 1)
                && self.closes_done(at + 1, end);
            return (!noun, noun);
        }
        let next = at + 1;
        if next >= end {
            return (!self.has(at, Class::MostlyNoun), true);
        }
        if let Some(mark) = self.items[next].mark() {
            return match mark {
                ':' | '=' | '<' | '>' | '≥' | '≤' => (false, false),
                _ => (!self.has(at, Class::MostlyNoun), true),
            };
        }
        if self.is_value(next) {
            let ends = next + 1 >= end || self.items[next + 1].mark().is_some_and(|mark| mark != '+');
            let measure = self.any(at, &[Class::Measure, Class::LowerBetter, Class::HigherBetter]);
            return (!(ends && measure), measure);
        }
        if self.is(next, "of") {
            return (false, false);
        }
        if self.any(next, &[Class::Determiner, Class::Universal])
            || self.is_any(
                next,
                &[
                    "our", "their", "its", "his", "her", "your", "us", "them", "it", "people", "with", "out", "up",
                    "down", "off",
                ],
            )
        {
            return (true, false);
        }
        if self.any(next, &[Class::Link, Class::Modal]) || self.is_finite(next, Some(at)) {
            return (false, false);
        }
        // "Plan agreed with the board": what was done to the thing.
        if self.is_participle(next)
            && !self.is_noun(next)
            && !self.items[next].form(Forms::BASE)
            && (next + 1 >= end || self.has(next + 1, Class::Preposition) || self.word(next).contains(' '))
        {
            return (false, false);
        }
        if self.is(next, "and") || self.is(next, "or") || self.is(next, "&") {
            // "Test and release the app": two verbs. "Support and training hours": two nouns.
            let both = self.is_base_verb(at + 2);
            // "Track and report on resolved tickets": what the second governs says nothing of a state.
            let governs = self.any(at + 3, &[Class::Determiner, Class::Universal])
                || self.has(at + 3, Class::Preposition) && !self.is(at + 3, "of");
            return (both && (governs || !self.ends_in_state(at + 2, end)), true);
        }
        if self.is(next, "who") && self.any(at, &[Class::Inside, Class::Outside]) {
            return (false, false);
        }
        if self.is_any(next, &["how", "what", "which", "why", "whether", "who", "where", "when"]) {
            return (true, false);
        }
        if self.has(next, Class::Preposition) && !self.has(at, Class::MostlyVerb) && self.closes_line(next, end) {
            return (false, false);
        }
        if self.has(next, Class::Preposition) {
            let takes = self.is_any(
                at,
                &[
                    "partner", "work", "focus", "experiment", "report", "engage", "interview", "consult", "experiment",
                    "meet", "talk", "comment", "act", "decide", "build", "agree", "settle", "visit", "research",
                    "plan", "map", "scale",
                ],
            );
            let addressed = self.is_any(next, &["on", "with", "at"])
                && self.has(at, Class::Activity)
                && !self.has(at, Class::MostlyNoun)
                && !self.ends_in_state(next, end);
            return (takes || addressed, true);
        }
        let moves = self.any(at, &[Class::Change, Class::SoftChange, Class::Keep])
            && !self.has(at, Class::Activity)
            && self.is_noun(next)
            || self.word(at).contains(' ')
                && self.items[at].form(Forms::BASE)
                && self.is_noun(next)
                && !self.is_participle(end - 1);
        if moves {
            return (true, false);
        }
        if !self.has(at, Class::MostlyVerb) && self.ends_in_state(next, end) || self.closes_done(next, end) {
            return (false, false);
        }
        // "Field adoption of the deck": a noun before a measure is part of its name.
        if self.has(at, Class::MostlyNoun)
            && self.any(next, &[Class::Measure, Class::OutsideAct])
            && self.is(next + 1, "of")
        {
            return (false, true);
        }
        let tracking = self.has(at, Class::Track);
        if let Some(noun) = self.noun(next, end, true)
            && self.has(noun.head, Class::Measure)
            && !tracking
            && self.measured_behind(noun.items.end, end)
        {
            return (false, true);
        }
        (true, self.has(at, Class::MostlyNoun))
    }

    /// "Help centre is live", "Consent banner passes legal review", "Test availability > 98%": with what follows, the
    /// word names a thing of which something is said.
    fn is_subject(&self, at: usize, end: usize) -> bool {
        const CLAUSAL: &[&str] = &[
            "check", "verify", "confirm", "prove", "show", "see", "know", "decide", "agree", "validate", "demonstrate",
            "assume", "make", "let", "help", "keep", "explain", "understand", "state", "say", "believe", "find",
        ];
        let next = at + 1;
        if self.is_any(at, CLAUSAL)
            || !self.items[at].form(Forms::SINGULAR.with(Forms::GERUND))
            || self.has(at, Class::MostlyVerb)
            || self.moves_levels(at)
            || self.word(at).contains(' ')
            || self.is_any(next, &["how", "what", "which", "why", "whether", "who", "where", "when", "if"])
        {
            return false;
        }
        if next >= end
            || !self.items[next].is_word()
            || self.is_function(next)
            || self.any(next, &[Class::Universal, Class::Adverb, Class::Comparative])
        {
            return false;
        }
        let Some(noun) = self.noun(next, end, false) else { return false };
        // Prepositional phrases may stand between the thing and what is said of it: "Lead gift for the campaign is …".
        let mut after = noun.items.end;
        let mut head = noun.head;
        for _ in 0..2 {
            if !self.is_any(after, &["of", "for", "in", "on", "at"]) {
                break;
            }
            let Some(inner) = self.noun(after + 1, end, false) else { break };
            (after, head) = (inner.items.end, inner.head);
        }
        if self.quantity(after).is_some_and(|quantity| quantity.is_masked()) {
            after += 1;
        }
        if self.items.get(after).and_then(|item| item.mark()) == Some('(')
            && let Some(close) = self.close(after, end)
        {
            after = close + 1;
        }
        if after >= end || (next..after).any(|at| self.is(at, "to") && self.is_base_verb(at + 1)) {
            return false;
        }
        if self.any(after, &[Class::Link, Class::Modal])
            || self.is_any(after, &["never", "not"])
                && self.any(after + 1, &[Class::Cap, Class::Floor, Class::Comparative])
            || self.is_finite(after, Some(head))
        {
            return true;
        }
        let closes = |at: usize| at >= end || self.has(at, Class::Preposition) || self.items[at].mark().is_some();
        if self.has(after, Class::State) && closes(after + 1) && !self.has(at, Class::MostlyVerb) {
            return true;
        }
        // "Consent rate on the banner 70%+", "Forecast error ±6%": a measure with its value.
        let measured = matches!(noun.class, PhraseClass::Measure | PhraseClass::OutsideAct) && noun.sure
            || self.items[at].form(Forms::GERUND) && noun.class == PhraseClass::Outside && noun.sure;
        let level = self.is_value(after)
            && self.quantity(after).is_some_and(|quantity| {
                quantity.kind != super::quantity::QuantityKind::Count || quantity.comparator.is_some()
            })
            || self.any(after, &[Class::Cap, Class::Floor]) && (after..end.min(after + 4)).any(|at| self.is_value(at))
            || self.items[after].mark().is_some_and(|mark| matches!(mark, '±' | '=' | ':' | '<' | '>' | '≥' | '≤'))
                && self.is_value(after + 1)
            || self.is_any(after, &["down", "up"]) && self.is_value(after + 1);
        measured && level && !self.has(at, Class::Track)
    }

    /// Whether the verb at `at` takes a level as its object.
    fn moves_levels(&self, at: usize) -> bool {
        self.any(at, &[Class::Change, Class::SoftChange, Class::Achieve, Class::Keep, Class::Yield, Class::Ensure])
    }

    /// "Contract questions from 80 to 30 a month": two values behind a bare noun phrase.
    fn goes_from_to(&self, at: usize, end: usize) -> bool {
        let moves = self.any(at, &[Class::Change, Class::SoftChange, Class::Achieve, Class::Keep, Class::Yield]);
        let direct = self.any(at + 1, &[Class::Determiner, Class::Universal]) || self.is_value(at + 1);
        let role =
            |role: Role| (at..end).any(|index| self.quantity(index).is_some_and(|quantity| quantity.role == role));
        !moves && !direct && role(Role::Baseline) && role(Role::Target)
    }

    /// "… reports reduced by 15%", "… visits grew to 900": the level that moves is the subject.
    fn level_moves_behind(&self, from: usize, end: usize) -> bool {
        (from..end.min(from + 6)).any(|at| {
            at > from
                && self.has(at, Class::Change)
                && self.items[at].form(Forms::PARTICIPLE.with(Forms::PAST).with(Forms::THIRD))
                && !self.items[at].form(Forms::BASE.with(Forms::PLURAL))
                && self.is_any(at + 1, &["by", "to", "from", "below", "above", "under", "over"])
        })
    }

    /// Whether a participle of work ends the line: "Contract with the new supplier countersigned".
    fn closes_line(&self, from: usize, end: usize) -> bool {
        end > from + 1 && self.is_participle(end - 1) && !(from..end).any(|at| self.is_value(at))
    }

    /// "… drill passed", "… checklist completed by May": nouns and a participle that ends the line or meets a date.
    fn closes_done(&self, from: usize, end: usize) -> bool {
        let Some(at) = (from + 1..end.min(from + 6)).find(|&at| self.is_participle(at)) else { return false };
        let plain = (from..at)
            .all(|index| self.is_noun(index) || self.items[index].entry.is_unknown() && self.items[index].is_word());
        plain
            && (at + 1 >= end
                || self.quantity(at + 1).is_some_and(|quantity| quantity.role == Role::Deadline)
                || self.quantity(at + 2).is_some_and(|quantity| quantity.role == Role::Deadline))
    }

    /// "… signed", "… is live", "… in place": a state or predicate ends the phrase begun at `from`.
    pub(super) fn ends_in_state(&self, from: usize, end: usize) -> bool {
        let mut head = None;
        for at in from..end {
            let item = &self.items[at];
            if item.mark().is_some_and(|mark| matches!(mark, ',' | ';' | ':' | '(')) {
                break;
            }
            let object = item.has(Class::Determiner) && (at == from || !self.has(at - 1, Class::Preposition));
            if object || self.is(at, "to") && self.is_base_verb(at + 1) {
                return false;
            }
            if at > from && (item.any(&[Class::Link, Class::Modal]) || self.is_finite(at, head)) {
                return true;
            }
            let closes = at + 1 >= end
                || self.has(at + 1, Class::Preposition)
                || self.items[at + 1].number().is_some()
                || self.items[at + 1].mark().is_some();
            let relates =
                ["base", "follow", "include", "relate", "list", "compare", "associate", "need", "require", "give"]
                    .contains(&item.entry.lemma);
            if self.is_participle(at) && !relates && (closes || !self.is_noun(at + 1)) && (head.is_some() || closes) {
                return true;
            }
            if item.has(Class::State) && closes && !self.is_noun(at) {
                return true;
            }
            if self.is_noun(at) {
                head = Some(at);
            }
        }
        false
    }

    /// A value behind a noun phrase, as after a metric: "to 15%", "under 90 kB", "from 4 to 2".
    fn measured_behind(&self, at: usize, end: usize) -> bool {
        let value = (at..end.min(at + 5)).find(|&index| self.is_value(index));
        let counts = value.is_some_and(|index| {
            self.quantity(index).is_some_and(|quantity| {
                quantity.kind == super::quantity::QuantityKind::Count && quantity.unit.is_none()
            }) && self.is_noun(index + 1)
        });
        value.is_some()
            && !counts
            && (self.is_value(at)
                || self.any(at, &[Class::Cap, Class::Floor, Class::Approximate])
                || self.is_any(
                    at,
                    &[
                        "from", "to", "at", "by", "up", "=", ":", "<", ">", "≥", "≤", "→", "below", "above", "of",
                        "per", "in", "is",
                    ],
                )
                || self.items.get(at).is_some_and(|item| item.mark().is_some()))
    }
}
