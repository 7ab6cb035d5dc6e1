//! Whether an objective holds a number to reach, as against versions, names, ages and sizes.

use super::Reader;
use super::words::PROJECT_NOUNS;
use crate::analysis::HeadClass;
use crate::analysis::lexicon::{Class, Forms};
use crate::analysis::quantity::{Quantity, QuantityKind, Role};

impl Reader<'_, '_> {
    /// Item of the number that the head acts on; numbers in the side clauses of own work are none.
    pub(super) fn target(&self) -> Option<usize> {
        let row = self.row;
        let head = &self.reading.head;
        let end = match head.class {
            HeadClass::Activity => row.sides(self.range.clone(), head.at).first().map(|clause| clause.items.start),
            _ => None,
        };
        (0..end.unwrap_or(row.items.len()))
            .find(|&at| row.quantity(at).is_some_and(|number| self.is_target(at, number)))
    }

    fn is_target(&self, at: usize, number: &Quantity) -> bool {
        let row = self.row;
        let moves = self.is_moved();
        if matches!(number.role, Role::Incidental | Role::Deadline | Role::Threshold) {
            return false;
        }
        match number.kind {
            // "No surprises" is a wish, "zero outages" a value.
            QuantityKind::Zero => !row.is_any(at, &["no", "none", "nil"]) || moves,
            // "Twice as many" and "2x" are values, "ask twice" is none.
            QuantityKind::Multiple => {
                let digits = row.text[number.range.clone()].starts_with(|first: char| first.is_ascii_digit());
                let class = self.reading.head.class;
                // "Become … and double sales": a second verb.
                let joined = at > self.range.start
                    && row.is_any(at - 1, &["and", "&", "to"])
                    && !digits
                    && !row.is_any(at + 1, &["down", "as"]);
                joined
                    || moves && class != HeadClass::Ensure
                    || row.is(at + 1, "as")
                    || digits && row.is(at + 1, "more")
                    || class == HeadClass::None && (digits || at == self.range.start)
            }
            QuantityKind::Count => row.is_value(at) && self.counts(at, number),
            QuantityKind::Duration => !self.is_allowance(at),
            QuantityKind::Rank => number.value.is_some_and(|value| value > 1.0),
            QuantityKind::Percent
            | QuantityKind::PercentagePoints
            | QuantityKind::Money
            | QuantityKind::Ratio
            | QuantityKind::Size
            | QuantityKind::Placeholder
            | QuantityKind::Rating
            | QuantityKind::Share => true,
            _ => false,
        }
    }

    fn is_moved(&self) -> bool {
        use HeadClass::{Achieve, Change, Ensure, Hire, SoftChange};
        matches!(self.reading.head.class, Change | SoftChange | Achieve | Hire | Ensure)
    }

    /// "A forecast in under 24 hours of work": time that the team's own work may take.
    fn is_allowance(&self, at: usize) -> bool {
        self.reading.head.class == HeadClass::Activity && self.row.is(at + 1, "of")
    }

    /// Whether a bare number counts something: things stand behind it, or a measure and a bound before it.
    fn counts(&self, at: usize, number: &Quantity) -> bool {
        let row = self.row;
        let text = &row.text[number.range.clone()];
        let spelled = !text.bytes().any(|byte| byte.is_ascii_digit());
        let large = number.value.is_some_and(|value| value >= 20.0);
        // "Two new shops in Graz": a count opens the line.
        let listed = at == self.range.start
            && self.reading.head.class == HeadClass::None
            && row.noun(at + 1, self.range.end, false).is_some_and(|noun| row.items[noun.head].form(Forms::PLURAL));
        let large = large || listed;
        let one = number.value.is_some_and(|value| value <= 1.0);
        if spelled && (one || !large && !self.is_moved()) {
            return false;
        }
        let before = at.checked_sub(1);
        if before.is_some_and(|index| self.is_named(index, at)) {
            return false;
        }
        if before.is_some_and(|index| {
            matches!(row.items[index].mark(), Some('&' | '/' | '#' | '!')) && !self.spaced_after(index)
        }) {
            return false;
        }
        let things = (at + 1..self.row.items.len().min(at + 5))
            .take_while(|&index| row.items[index].is_word() && !row.is_function(index))
            .any(|index| row.items[index].form(Forms::PLURAL) || row.has(index, Class::Measure))
            || row.items.get(at + 1).is_some_and(|item| item.is_word() && item.entry.is_unknown() && !item.capital);
        if things {
            let into = before.is_some_and(|index| row.is_any(index, &["into", "across", "in", "on"]));
            return !(into && self.reading.head.class == HeadClass::Activity);
        }
        let bounded = number.comparator.is_some()
            || before.is_some_and(|index| {
                row.any(index, &[Class::Cap, Class::Floor, Class::Approximate])
                    || row.is_any(index, &["to", "of", "at", "from", "reach", "hit"])
                    || row.items[index].mark().is_some_and(|mark| matches!(mark, ':' | '=' | '<' | '>' | '≥' | '≤'))
            });
        let measured = (self.range.start..at).any(|index| {
            row.any(index, &[Class::Measure, Class::OutsideAct, Class::Outside, Class::Quality, Class::LooseMetric])
        });
        let decimal = text.contains('.');
        bounded && (measured || self.is_moved() && !decimal)
            || self.is_moved() && before == Some(self.reading.head.at)
            || measured && before.is_some_and(|index| row.has(index, Class::Measure))
    }

    /// "Hall 3 runs", "upgrade to 8.2": the number belongs to a name or version before it.
    fn is_named(&self, before: usize, at: usize) -> bool {
        let row = self.row;
        let noun = row.is_noun(before) && row.items[before].form(Forms::SINGULAR) && before != self.reading.head.at
            || row.is_noun(before) && before == 0;
        let runs = row.items.get(at + 1).is_some_and(|item| item.form(Forms::THIRD)) && row.is_verb(at + 1);
        let project = row.is(before, "to") && before > 0 && self.means(before - 1, PROJECT_NOUNS);
        let predicate = runs && row.items.get(at + 2).is_some_and(|item| item.is_word());
        noun && predicate || project
    }

    fn spaced_after(&self, at: usize) -> bool {
        let items = &self.row.items;
        items.get(at + 1).is_some_and(|next| items[at].range.end < next.range.start)
    }
}
