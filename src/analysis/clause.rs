//! Where a statement falls apart: separate statements, and within one the main clause and what hangs on it.

use std::ops::Range;

use super::items::Row;
use super::lexicon::{Class, Forms};
use super::listed::Listed;

/// What a clause does for the one it hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// What it is for: "to raise bookings", "so that trials convert", "resulting in 20 renewals".
    Purpose,
    /// How: "by redesigning the page", "through partners".
    Means,
    /// When or if: "after closing two pilots", "before the fair".
    Condition,
    /// Which: "that open the mail", "who renew".
    Relative,
}

/// A clause that hangs on the main one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SideClause {
    /// What it does.
    pub side: Side,
    /// Its items, the connecting word included.
    pub items: Range<usize>,
    /// Its first item after the connecting words.
    pub body: usize,
}

/// Words that open a clause of time or condition.
const CONDITIONS: &[&str] = &[
    "after", "before", "when", "while", "once", "if", "until", "till", "unless", "where", "because", "since", "whilst",
];

/// Gerunds that open what comes of it.
const EFFECTS: &[&str] = &[
    "enabling", "ensuring", "allowing", "driving", "generating", "yielding", "achieving", "bringing", "reaching",
    "increasing", "reducing", "improving", "saving",
];

/// Every word that can open a clause; [`Row::opens`] looks at no other.
static OPENERS: Listed = Listed::new(&[
    "to", "so that", "in order to", "such that", "in a way that", "in", "so", "resulting", "leading", "contributing",
    "enabling", "ensuring", "allowing", "driving", "generating", "yielding", "achieving", "bringing", "reaching",
    "increasing", "reducing", "improving", "saving", "for", "thereby", "as", "measured", "evidenced", "by", "through",
    "via", "using", "leveraging", "thanks", "with", "after", "before", "when", "while", "once", "if", "until", "till",
    "unless", "where", "because", "since", "whilst", "who", "which", "whose", "that",
]);

/// Nouns after which "to" and a verb say which thing is meant, not what it is for.
const INFINITIVE_NOUNS: &[&str] = &[
    "time", "days", "hours", "minutes", "weeks", "months", "seconds", "cost", "costs", "effort", "ability", "able",
    "likelihood", "willingness", "intent", "intention", "steps", "clicks", "need", "needs", "attempts", "lead", "way",
    "ways", "opportunity", "opportunities", "commitment", "ready", "readiness", "request", "requests", "chance",
    "right", "permission", "capacity", "motivation", "plan", "plans", "decision", "confidence", "propensity", "speed",
    "wait",
];

impl Row<'_> {
    /// The separate statements, as ranges of items: sentences, halves of a spaced dash or semicolon.
    pub fn statements(&self) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        let mut depth = 0usize;
        for at in 0..self.items.len() {
            let Some(mark) = self.items[at].mark() else { continue };
            match mark {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && at > start && at + 1 < self.items.len() && self.splits(at, mark) {
                parts.push(start..at);
                start = at + 1;
            }
        }
        if start < self.items.len() {
            parts.push(start..self.items.len());
        }
        if parts.is_empty() {
            parts.push(0..self.items.len());
        }
        parts
    }

    /// Whether the mark at `at` ends a statement.
    fn splits(&self, at: usize, mark: char) -> bool {
        let spaced = self.spaced(at);
        let gap_after = self.items[at + 1].range.start > self.items[at].range.end;
        match mark {
            ';' => true,
            '.' | '!' | '?' => {
                gap_after && (self.items[at + 1].capital || self.is_value(at + 1)) && !self.is_abbreviation(at - 1)
            }
            '-' | '–' | '—' | '|' | '•' => {
                spaced && !self.is_value(at + 1) && !(self.items[at + 1].mark().is_some())
            }
            _ => false,
        }
    }

    fn is_abbreviation(&self, at: usize) -> bool {
        self.is_any(
            at,
            &["e.g", "i.e", "etc", "vs", "approx", "no", "incl", "min", "max", "avg", "st", "dr", "inc", "ltd", "co"],
        ) || self.word(at).len() == 1 && self.items[at].is_word()
    }

    /// Whether white space stands on both sides of item `at`.
    fn spaced(&self, at: usize) -> bool {
        at > 0
            && at + 1 < self.items.len()
            && self.items[at - 1].range.end < self.items[at].range.start
            && self.items[at].range.end < self.items[at + 1].range.start
    }

    /// The clauses that hang on the main clause of items `range`, whose predicate stands at `head`.
    pub fn sides(&self, range: Range<usize>, head: usize) -> Vec<SideClause> {
        let mut found: Vec<SideClause> = Vec::new();
        let mut at = head + 1;
        while at < range.end {
            if let Some((side, body)) = self.opens(at, head, &range) {
                if let Some(last) = found.last_mut() {
                    last.items.end = at;
                }
                found.push(SideClause { side, items: at..range.end, body });
                at = body.max(at + 1);
            } else {
                at += 1;
            }
        }
        found
    }

    /// Whether a side clause opens at item `at`: which, and where its body begins.
    fn opens(&self, at: usize, head: usize, range: &Range<usize>) -> Option<(Side, usize)> {
        let next = at + 1;
        if next >= range.end || !OPENERS.has(self.word(at)) {
            return None;
        }
        let gerund = |index: usize| {
            self.items.get(index).is_some_and(|item| item.form(Forms::GERUND)) && self.is_verb(index)
                || self.word(index).len() > 5
                    && self.word(index).ends_with("ing")
                    && self.items[index].entry.is_unknown()
        };
        if self.is(at, "to") {
            return self.opens_infinitive(at, head).then_some((Side::Purpose, next));
        }
        if self.is_any(at, &["so that", "in order to", "such that", "in a way that"]) {
            return Some((Side::Purpose, next));
        }
        if self.is(at, "in") && self.is(next, "order") && self.is(at + 2, "to") {
            return Some((Side::Purpose, at + 3));
        }
        if self.is(at, "so") && !self.is(next, "far") {
            let body = if self.is_any(next, &["that", "as"]) { next + 1 } else { next };
            return Some((Side::Purpose, body));
        }
        if self.is_any(at, &["resulting", "leading", "contributing"]) && self.is_any(next, &["in", "to"]) {
            return Some((Side::Purpose, next + 1));
        }
        if self.is_any(at, EFFECTS)
            && at > head + 1
            && (self.items[at - 1].mark() == Some(',') || self.is(at - 1, "and"))
        {
            return Some((Side::Purpose, at));
        }
        // "Improve handover as measured by no more than 2 reopened cases": the measure decides.
        let measured = if self.is(at, "as") { next } else { at };
        if self.is_any(measured, &["measured", "evidenced", "shown", "indicated", "demonstrated"])
            && self.is(measured + 1, "by")
            && measured + 2 < range.end
            && at > head + 1
        {
            return Some((Side::Purpose, measured + 2));
        }
        let takes_object = self.items.get(next + 1).is_some_and(|item| item.is_word() || item.number().is_some())
            && !self.has(next + 1, Class::Preposition);
        if self.is(at, "for") && gerund(next) && !self.is_noun(next) && takes_object {
            return Some((Side::Purpose, next));
        }
        if self.is(at, "thereby") && gerund(next) {
            return Some((Side::Purpose, next));
        }
        // "come through a referral" needs its "through": there it says who acts, not how.
        // Without a verb of the team "through partners" says where something comes from.
        let source = head == range.start && !self.is_verb(head);
        let bound = source
            || self.is(at, "through")
                && ["come", "go", "get", "arrive", "enter", "pass", "run", "book", "buy", "order", "be"]
                    .contains(&self.items[at - 1].entry.lemma);
        if self.is(at, "by") && gerund(next) && !self.is_agent(at)
            || !bound && self.is_any(at, &["through", "via"])
            || self.is_any(at, &["using", "leveraging"])
                && !self.goes_on_behind(next, range.end)
                && !(head == range.start && self.any(at - 1, &[Class::Outside, Class::Inside]))
        {
            return Some((Side::Means, next));
        }
        if self.is(at, "thanks") && self.is(next, "to") {
            return Some((Side::Means, next + 1));
        }
        if self.is_any(at, &["with"]) && self.is(next, "the") && self.is_any(at + 2, &["help", "support"]) {
            return Some((Side::Means, at + 3));
        }
        if self.is_any(at, CONDITIONS) && !self.is_value(next) {
            return Some((Side::Condition, next));
        }
        if self.is_any(at, &["who", "which", "whose"])
            || self.is(at, "that") && (!self.is_noun(next) || self.is_effect_clause(next))
        {
            let side = if self.is_effect_clause(next) { Side::Purpose } else { Side::Relative };
            return Some((side, next));
        }
        None
    }

    /// "Transactions made using our app have risen": what follows says something of what stands before.
    fn goes_on_behind(&self, at: usize, end: usize) -> bool {
        (at..end.min(at + 5)).any(|index| {
            self.is_any(index, &["have", "has"]) && self.is_participle(index + 1)
                || self.is_any(index, &["is", "are"]) && !self.is_any(index - 1, &["that", "which", "who"])
        })
    }

    /// "Pipeline sourced by marketing", "bookings influenced by advertising": behind a participle of where something comes
    /// from stands who or what it comes from, where nothing is acted on.
    fn is_agent(&self, by: usize) -> bool {
        const ORIGINS: [&str; 10] = [
            "source", "influence", "generate", "originate", "attribute", "drive", "bring", "assist", "contribute",
            "create",
        ];
        let behind = self.items.get(by + 2);
        let ends = behind.is_none_or(|item| !item.is_word())
            || self.is_any(by + 2, &["from", "to", "in", "and", "by", "at", "of", "for", "per"]);
        let Some(before) = by.checked_sub(1) else { return false };
        let is_origin = self.is_participle(before) || self.items[before].entry.is_unknown();
        is_origin
            && (ORIGINS.contains(&self.items[before].entry.lemma) || self.is(before, "sourced"))
            && (ends || self.is(by + 1, "marketing"))
    }

    /// Whether "to" at `at` opens a purpose: a verb follows, and the word before does not ask for it.
    fn opens_infinitive(&self, at: usize, head: usize) -> bool {
        let next = at + 1;
        let passive = self.is(next, "be") && self.is_participle(next + 1);
        let verb = self.is_base_verb(next) && !self.is_value(next) && !passive;
        if !verb || at <= head + 1 {
            return false;
        }
        // A noun that only could be a verb ("to market", "to scale") needs something to act on.
        if self.is_noun(next)
            && (next + 1 >= self.items.len()
                || self.items[next + 1].mark().is_some()
                || self.has(next + 1, Class::Preposition))
        {
            return false;
        }
        let lemma = self.items[at - 1].entry.lemma;
        !(INFINITIVE_NOUNS.iter().any(|word| self.is(at - 1, word) || lemma == *word))
    }

    /// Whether the clause behind "that" or "which" says what the thing does, not which thing is meant.
    fn is_effect_clause(&self, at: usize) -> bool {
        let at = if self.any(at, &[Class::Modal, Class::Adverb]) { at + 1 } else { at };
        let reaches_people = ["influence", "reach", "engage", "attract", "convince", "persuade"]
            .contains(&self.items.get(at).map_or("", |item| item.entry.lemma))
            && (at + 1..at + 4).any(|index| self.is_value(index));
        (reaches_people || self.any(at, &[Class::Yield, Class::Change, Class::Achieve, Class::SoftChange]))
            && !self.any(at, &[Class::Link])
    }
}

#[cfg(test)]
mod tests {
    use super::{CONDITIONS, EFFECTS, OPENERS};

    #[test]
    fn every_condition_and_effect_opens_a_clause() {
        assert!(CONDITIONS.iter().chain(EFFECTS).all(|word| OPENERS.has(word)));
    }
}
