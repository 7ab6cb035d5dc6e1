//! Which statements a line holds: sentences, labels before a colon, and results joined by "and".

use std::ops::Range;

use super::items::Row;
use super::lexicon::{Class, Forms};
use super::quantity::QuantityKind;
use super::{HeadClass, PhraseClass};

/// Words that open a note, not a statement.
const NOTES: &[&str] = &[
    "note", "notes", "score", "scoring", "status", "owner", "owners", "dri", "comment", "comments", "see", "update",
    "updates", "tbd", "tbc", "n/a", "wip", "todo", "link", "links", "reference", "references", "example",
];

/// What somebody else says of a thing that was looked at.
pub(super) const JUDGED: &[&str] = &["passed", "met", "approved", "certified", "accepted"];

/// How many items around a joint are looked at: what stands further away tells nothing of it, and lines may be long.
const NEAR: usize = 64;

impl Row<'_> {
    /// The statements of the line, in order, labels left out. Never empty.
    pub fn parts(&self) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        for sentence in self.statements() {
            // "… 50% complete": progress, not a statement.
            let progress = sentence.len() == 2
                && self.is_value(sentence.start)
                && self.is_any(sentence.start + 1, &["complete", "completed", "done"]);
            if progress && !parts.is_empty() {
                continue;
            }
            for part in self.unlabelled(sentence) {
                self.coordinate(part, &mut parts);
            }
        }
        if parts.is_empty() {
            parts.push(0..self.items.len());
        }
        parts
    }

    /// Whether the whole line is a note, a heading or nothing.
    pub fn is_note(&self) -> bool {
        let Some(last) = self.items.last() else { return true };
        if !self.items.iter().any(Item::is_word_or_value) {
            return true;
        }
        let words = self.items.iter().filter(|item| item.is_word()).count();
        if last.mark() == Some(':') {
            let head = self.head(0..self.items.len());
            return words <= 6 && matches!(head.class, HeadClass::None | HeadClass::Clause) || words <= 2;
        }
        let first = self.items.iter().position(|item| item.is_word()).unwrap_or(0);
        let labelled = self.items.get(first + 1).is_some_and(|next| next.mark() == Some(':'))
            || self.items.get(first + 2).is_some_and(|next| next.mark() == Some(':'));
        let number = (0..self.items.len()).any(|at| self.is_value(at));
        if labelled
            && self.is_any(first, NOTES)
            && !(number && self.is_any(first, &["links", "link", "example", "examples"]))
            || self.is_any(first, &["see", "cf", "cf.", "ditto", "nb"]) && !self.is_any(first + 1, &["that", "to", "a"])
        {
            return true;
        }
        // "0.5 - roster done": a score with a remark.
        let scored = self
            .quantity(0)
            .and_then(|quantity| quantity.value)
            .is_some_and(|value| value.fract() != 0.0 && value < 1.0)
            && self.items.get(1).is_some_and(|next| matches!(next.mark(), Some('-' | '–' | ':' | '—')));
        if scored {
            return true;
        }
        let bracketed = self.items[0].mark() == Some('(')
            && last.mark() == Some(')')
            && !self.items[1..self.items.len() - 1].iter().any(|item| item.mark() == Some(')'));
        if bracketed {
            return true;
        }
        if words <= 2
            && (first..self.items.len()).all(|at| {
                !self.items[at].is_word() || self.any(at, &[Class::Heading, Class::Blank]) || self.is_any(at, NOTES)
            })
        {
            return true;
        }
        // Dates alone, or a lone address.
        let dates = self.items.iter().enumerate().all(|(at, item)| {
            item.mark().is_some()
                || self.quantity(at).is_some_and(|quantity| quantity.kind == QuantityKind::Date)
                || item.any(&[Class::Month, Class::Preposition, Class::Determiner, Class::Conjunction])
        });
        dates || self.text.starts_with("http") && !self.text.contains(' ')
    }

    /// Splits a label off ("Website: live by May"); a verb before the colon is a statement of its own.
    fn unlabelled(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut depth = 0usize;
        let colon = range.clone().find(|&at| {
            match self.items[at].mark() {
                Some('(' | '[') => depth += 1,
                Some(')' | ']') => depth = depth.saturating_sub(1),
                _ => {}
            }
            let spaced = self
                .items
                .get(at + 1)
                .is_none_or(|next| next.range.start > self.items[at].range.end || next.number().is_some());
            depth == 0
                && spaced
                && self.items[at].mark() == Some(':')
                && !self.text[..self.items[at].range.start].ends_with(|last: char| last.is_ascii_digit())
        });
        let Some(colon) = colon.filter(|&at| at > range.start) else { return vec![range] };
        // "70% of sites: audit passed": the share before the colon is that of which the rest is said.
        let is_share = self.quantity(range.start).is_some_and(|it| it.kind == QuantityKind::Percent)
            && self.is(range.start + 1, "of")
            && (colon + 1..range.end).all(|at| self.quantity(at).is_none())
            && ((colon + 1..range.end).any(|at| self.is_any(at, JUDGED))
                || self
                    .noun(range.start + 2, colon, false)
                    .is_some_and(|noun| noun.sure && noun.class == PhraseClass::Outside));
        if is_share {
            return vec![range];
        }
        if self.head(range.clone()).class == HeadClass::Hire && colon == range.start + 1 {
            return vec![range];
        }
        let rest = colon + 1..range.end;
        if rest.is_empty() {
            let label = range.start..colon;
            return vec![label];
        }
        let head = self.head(range.start..colon);
        let verb = !matches!(head.class, HeadClass::None | HeadClass::Clause) && colon - range.start > 1;
        let value = self.is_value(colon + 1)
            || self.items[colon + 1]
                .mark()
                .is_some_and(|mark| matches!(mark, '<' | '>' | '≥' | '≤' | '=' | '~' | '$' | '€' | '+'))
            || self.any(colon + 1, &[Class::Cap, Class::Floor, Class::Approximate])
            || self.is(colon + 1, "from");
        let pair =
            rest.clone().any(|at| self.quantity(at).is_some_and(|quantity| quantity.role == super::Role::Baseline));
        let moves =
            matches!(head.class, HeadClass::Change | HeadClass::SoftChange | HeadClass::Achieve | HeadClass::Keep);
        let none = self.quantity(colon + 1).is_some_and(|quantity| quantity.kind == QuantityKind::Zero);
        if value && (pair && !moves || none) {
            return vec![range];
        }
        // "Record win calls: 15": the number alone belongs to what stands before it.
        if value && verb && !moves && range.end == colon + 2 {
            return vec![range];
        }
        if value && !verb {
            // "Open rate: 20% → 30%" is one statement; "Content: 10 posts published" counts what stands behind.
            let counted = self.counted(colon + 1, range.end, false);
            let label = self.noun(range.start, colon, false);
            let metric = label.is_some_and(|noun| {
                matches!(
                    noun.class,
                    PhraseClass::Measure | PhraseClass::OutsideAct | PhraseClass::Outside | PhraseClass::Unknown
                )
            });
            let done = (range.start..colon).any(|at| self.is_participle(at));
            return if done
                || counted.is_none()
                || metric
                    && counted.is_none_or(|noun| !matches!(noun.class, PhraseClass::Product | PhraseClass::Activity))
            {
                vec![range]
            } else {
                vec![rest]
            };
        }
        if verb { vec![range.start..colon, rest] } else { vec![rest] }
    }

    /// Splits "Raise NPS to 50 and cut churn to 2%" where both halves are statements.
    fn coordinate(&self, range: Range<usize>, parts: &mut Vec<Range<usize>>) {
        let mut start = range.start;
        let mut at = range.start + 1;
        let mut depth = 0usize;
        while at < range.end {
            match self.items[at].mark() {
                Some('(' | '[') => depth += 1,
                Some(')' | ']') => depth = depth.saturating_sub(1),
                _ => {}
            }
            let joins = depth == 0
                && (self.is_any(at, &["and", "then", "&", "plus"]) || matches!(self.items[at].mark(), Some(',' | '&')));
            if joins && at > start {
                let mut next = at + 1;
                while next < range.end && self.is_any(next, &["and", "then", "also", "to"]) {
                    next += 1;
                }
                if next < range.end && self.is_second(start, at, next, range.end) {
                    parts.push(start..at);
                    start = next;
                    at = next;
                }
            }
            at += 1;
        }
        if start < range.end {
            parts.push(start..range.end);
        }
    }

    /// Whether a statement of its own begins at `next`, after one in `start..at`.
    fn is_second(&self, start: usize, at: usize, next: usize, end: usize) -> bool {
        if (start.max(at.saturating_sub(5))..at).any(|index| self.is(index, "between")) {
            return false;
        }
        let first = self.head(start..at.min(start + NEAR));
        let has_verb = !matches!(first.class, HeadClass::None | HeadClass::Clause);
        if has_verb {
            // "draft and publish the guide" is one head; "draft the guide and publish it" is two.
            let object_between = at > first.at + 1;
            let item = &self.items[next];
            let verb = item.form(Forms::BASE) && self.is_base_verb(next) && !item.form(Forms::PARTICIPLE);
            let acts = self.any(next + 1, &[Class::Determiner, Class::Pronoun, Class::Universal])
                || self.is_value(next + 1)
                || self.any(next + 1, &[Class::Floor, Class::Cap]) && self.is_value(next + 2)
                || !self.is_noun(next) && self.is_noun(next + 1)
                || self.is_noun(next + 1) && self.has(next, Class::MostlyVerb);
            if object_between && verb && acts && next + 1 < end {
                return true;
            }
            let gerund = first.at < at
                && self.items[first.at].form(Forms::GERUND)
                && item.form(Forms::GERUND)
                && self.is_verb(next)
                && !self.is_noun(next);
            if object_between && gerund {
                return true;
            }
        }
        // Both halves name a metric and its value: "NPS to 50 and churn to 2%".
        let value_before = (start.max(at.saturating_sub(NEAR))..at).any(|index| {
            self.is_value(index) && self.quantity(index).is_some_and(|quantity| quantity.kind != QuantityKind::All)
        });
        if !value_before {
            return false;
        }
        let value = (next..end.min(next + NEAR)).find(|&index| self.is_value(index));
        let Some(value) = value else { return false };
        if value == next {
            // "20 trials and 5 customers": two counts of different things stay one list unless each has its noun.
            let counted = self.counted(next, end, false);
            let before = (start..at).rev().find(|&index| self.is_value(index));
            let gap = before.is_some_and(|index| at - index > 1);
            return counted.is_some()
                && gap
                && !matches!(
                    self.quantity(next).map(|quantity| quantity.role),
                    Some(super::Role::Target | super::Role::Baseline)
                )
                && !has_verb;
        }
        let noun = self.noun(next, value, false);
        noun.is_some_and(|noun| {
            noun.items.end < value + 1
                && matches!(noun.class, PhraseClass::Measure | PhraseClass::OutsideAct | PhraseClass::Outside)
                && value - noun.items.end <= 3
        })
    }
}

use super::items::Item;

impl Item {
    fn is_word_or_value(&self) -> bool {
        self.is_word() || self.number().is_some()
    }
}
