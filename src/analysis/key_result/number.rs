//! The number to reach: which of a statement's numbers it is, and what it counts.

use super::*;

impl Reader<'_, '_> {
    /// The first number to reach in items `range`.
    pub(super) fn value_in(&self, range: Range<usize>) -> Option<usize> {
        let row = self.row;
        let values = range.clone().filter(|&at| {
            row.quantity(at).is_some_and(|quantity| {
                row.is_value(at)
                    && !matches!(quantity.kind, QuantityKind::All)
                    && !matches!(quantity.role, Role::Baseline | Role::Rate | Role::Threshold)
            })
        });
        let depths = self.depths(range.clone());
        let depth = |at: usize| depths.get(at - range.start).copied().unwrap_or(0);
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

    /// How many brackets are open before each item of `range`; nothing where none opens or closes in it.
    fn depths(&self, range: Range<usize>) -> Vec<i32> {
        let step = |at: usize| match self.row.items[at].mark() {
            Some('(' | '[') => 1,
            Some(')' | ']') => -1,
            _ => 0,
        };
        if range.clone().all(|at| step(at) == 0) {
            return Vec::new();
        }
        let mut depth = 0;
        let before = |at: usize| {
            depth += step(at);
            depth - step(at)
        };
        range.map(before).collect()
    }

    /// Whether the number at `at` is a span of time that belongs to the noun behind it.
    pub(super) fn is_span(&self, at: usize) -> bool {
        let kind = self.kind_of(at);
        let article = at > 0 && self.row.is_any(at - 1, &["a", "an", "the", "our", "new"]);
        let named = kind == Some(QuantityKind::Duration)
            || article && matches!(kind, Some(QuantityKind::Money | QuantityKind::Percent));
        named && self.row.is_noun(at + 1) && !self.row.is_function(at + 1)
    }

    /// Number to reach in the main clause, its relative clauses left out.
    pub(super) fn main_value(&self) -> Option<usize> {
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
    pub(super) fn value_behind_relative(&self, items: Range<usize>) -> Option<usize> {
        let at = self.value_in(items.start..self.main_end)?;
        let quantity = self.row.quantity(at)?;
        let share = matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Share)
            && self.reading.head.class == HeadClass::None;
        // "Leaders who are engaged report an NPS of 30": the main verb stands behind the relative clause.
        let main = self.reading.head.class == HeadClass::Clause
            && self.reading.head.at > items.start + 1
            && at > self.reading.head.at;
        (share
            || main
            || matches!(quantity.role, Role::Target | Role::Change)
            || matches!(
                self.reading.head.class,
                HeadClass::Change | HeadClass::SoftChange | HeadClass::Keep | HeadClass::Achieve
            ))
        .then_some(at)
    }

    /// Sets the number to reach and what it counts.
    pub(super) fn count(&mut self, at: usize, own: bool) -> Option<Noun> {
        self.reading.value = Some(at);
        let noun = self.row.counted(at, self.reading.items.end, own);
        self.reading.counted = noun.clone();
        noun
    }

    pub(super) fn kind_of(&self, at: usize) -> Option<QuantityKind> {
        self.row.quantity(at).map(|quantity| quantity.kind)
    }

    /// Whether the number at `at` has an upper limit.
    pub(super) fn is_capped(&self, at: usize) -> bool {
        self.row
            .quantity(at)
            .is_some_and(|quantity| matches!(quantity.comparator, Some(Comparator::Under | Comparator::AtMost)))
    }

    /// Whether the number at `at` is a plain count of things.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        matches!(
            self.kind_of(at),
            Some(QuantityKind::Count | QuantityKind::Placeholder | QuantityKind::Ratio | QuantityKind::Multiple)
        )
    }

    pub(super) fn object_class(&self) -> Option<(PhraseClass, bool)> {
        self.reading.object.as_ref().map(|noun| (noun.class, noun.sure))
    }

    /// "400 calls a week per seller": the value at `at` counts what each of our own does.
    pub(super) fn is_done_by_each(&self, at: usize, counted: Option<&Noun>) -> bool {
        let is_each = (at + 1..self.main_end.min(at + 7))
            .any(|index| self.row.is(index, "per") && self.row.has(index + 1, Class::Inside));
        is_each && counted.is_some_and(|noun| self.row.any(noun.head, &[Class::OwnActivity, Class::WeakAct]))
    }

    pub(super) fn unquantified(&mut self, what: &'static str) -> Verdict {
        let object = self.reading.object.as_ref().map(|noun| noun.items.clone()).unwrap_or(0..0);
        self.say(object, what);
        (OutcomeUnquantified, SURE)
    }
}
