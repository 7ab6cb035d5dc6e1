//! Heads of own work: a count of it, or a task.

use super::*;

impl Reader<'_, '_> {
    /// Whether a past form at the head is a report of work ("Published 10 posts"), not an adjective ("Qualified leads").
    pub(super) fn acts_on_something(&self) -> bool {
        let at = self.reading.head.object;
        (at..at + 3).any(|index| self.row.is_value(index)) && self.row.has(self.reading.head.at, Class::Activity)
            || self.row.has(at, Class::Determiner) && self.main_value().is_some()
    }

    pub(super) fn activity(&mut self) -> Verdict {
        let head = self.reading.head.at;
        self.say_at(head, "own work");
        if let Some(at) = self.picked_by_level() {
            self.say_at(at, "says which ones to work on");
            return (Task, UNSURE);
        }
        if let Some(at) = self.attends_to_each() {
            self.say_at(at, "own work, done for each of them");
            self.reading.settled = true;
            return (OutputCount, SURE);
        }
        if let Some(verdict) = self.effect() {
            return verdict;
        }
        if let Some(at) = self.main_value() {
            return self.counted_work(at);
        }
        if let Some(verdict) = self.counted_means() {
            return verdict;
        }
        // "Make onboarding easier for carers": a state of others, however it is brought about.
        let better = self.row.is_any(head, &["make", "making", "let"])
            && (head + 1..self.main_end).any(|at| self.row.has(at, Class::Comparative));
        if better {
            self.say_at(head, "something is to get better, but no number says how far");
            return (OutcomeUnquantified, UNSURE);
        }
        if self.row.has(head, Class::Become) {
            self.say_at(head, "somebody is to see it so");
            return (OutcomeUnquantified, UNSURE);
        }
        // "Drive repeat revenue": what comes of it is a measure.
        let yields =
            self.row.has(head, Class::Yield)
                && !self.row.has(head, Class::Track)
                && (words::BRINGING.contains(&self.row.items[head].entry.lemma)
                    || self.row.items[head].entry.lemma == "yield")
                && self.reading.object.as_ref().is_some_and(|noun| {
                    noun.sure && matches!(noun.class, PhraseClass::Measure | PhraseClass::OutsideAct)
                });
        if yields {
            return self.unquantified("a level is to move, but no number says how far");
        }
        // "Post 3x per week": how often the work is done.
        let paced = (head + 1..self.main_end).find(|&at| {
            self.row.quantity(at).is_some_and(|quantity| {
                quantity.role == Role::Rate && matches!(quantity.kind, QuantityKind::Count | QuantityKind::Multiple)
            })
        });
        if let Some(at) = paced {
            self.say_at(at, "how often the work is done");
            return (OutputCount, UNSURE);
        }
        if let Some(at) = self.recurs() {
            self.say_at(at, "how often the work is done");
            return (OutputCount, UNSURE);
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

    /// "Thank every donor personally within 3 days": nobody asked for it, so that the time is none of a service.
    fn attends_to_each(&self) -> Option<usize> {
        const ATTENDING: [&str; 6] = ["thank", "greet", "welcome", "congratulate", "visit", "interview"];
        let (row, head) = (self.row, self.reading.head.at);
        let first = head + 1;
        let is_each = self.kind_of(first) == Some(QuantityKind::All);
        let is_person = self.reading.object.as_ref().is_some_and(|noun| noun.class == PhraseClass::Outside);
        let has_answer = (first..self.reading.items.end).any(|at| row.is_any(at, &["that", "who", "so", "and"]));
        (ATTENDING.contains(&row.items[head].entry.lemma) && is_each && is_person && !has_answer).then_some(first)
    }

    /// "Pause campaigns with ROAS < 1.2": a lone bound behind "with" picks the things that the work ends.
    fn picked_by_level(&self) -> Option<usize> {
        const ENDING: [&str; 8] = ["pause", "archive", "remove", "delete", "block", "exclude", "retire", "disable"];
        let (row, head) = (self.row, self.reading.head.at);
        if !ENDING.contains(&row.items[head].entry.lemma) {
            return None;
        }
        let mut numbers = (head + 1..self.reading.items.end).filter(|&at| row.is_value(at));
        let number = numbers.next().filter(|_| numbers.next().is_none())?;
        let is_bound = row.quantity(number).is_some_and(|quantity| quantity.comparator.is_some());
        (head + 2..number.min(head + 6)).find(|&at| row.is(at, "with")).filter(|_| is_bound)
    }

    /// "Post a story every week", "Swap roles every other month": the item that says how often.
    fn recurs(&self) -> Option<usize> {
        let row = self.row;
        (self.reading.head.at + 2..self.reading.items.end).find(|&at| {
            let unit = if row.is(at + 1, "other") { at + 2 } else { at + 1 };
            row.is_any(at, &["every", "each"])
                && row.has(unit, Class::TimeUnit)
                && !row.is_any(at - 1, &["of", "in", "for"])
        })
    }

    /// "Rewrite the top 40 pages", "Port the last 11 drivers": a number that picks the things to work on.
    pub(super) fn listed_number(&self) -> Option<usize> {
        let row = self.row;
        (self.reading.head.at + 1..self.main_end).find(|&at| {
            let text = row.word(at).to_ascii_lowercase();
            let top = text.starts_with("top ") || row.is(at.saturating_sub(1), "top");
            let picked = top || row.is_any(at.saturating_sub(1), &["last", "first", "next", "remaining"]);
            let number = row.quantity(at).is_some_and(|quantity| {
                matches!(quantity.kind, QuantityKind::Label | QuantityKind::Count | QuantityKind::Rank)
                    && quantity.value.is_some_and(|value| value > if top { 2.0 } else { 3.0 })
            });
            picked
                && number
                && row.noun(at + 1, self.main_end, true).is_some_and(|noun| row.items[noun.head].form(Forms::PLURAL))
        })
    }

    /// "all pages", "every ticket": a plural or "every"; "all the design work" counts nothing.
    pub(super) fn all_is_countable(&self, at: usize) -> bool {
        self.row.noun(at + 1, self.main_end, true).is_some_and(|noun| {
            self.row.items[noun.head].form(Forms::PLURAL) || self.row.is_any(at, &["every", "each"])
        })
    }

    pub(super) fn counted_work(&mut self, at: usize) -> Verdict {
        let counted = self.count(at, true);
        let kind = self.kind_of(at);
        if kind == Some(QuantityKind::Count)
            && self.row.quantity(at).and_then(|quantity| quantity.value).is_some_and(|value| value.fract() != 0.0)
        {
            self.say_at(at, "own work is not counted in fractions");
            return (Outcome, UNSURE);
        }
        let passes = self.row.is(self.reading.head.at, "pass") && kind == Some(QuantityKind::Percent);
        let precise = passes
            || kind == Some(QuantityKind::Percent)
                && self
                    .row
                    .quantity(at)
                    .and_then(|quantity| quantity.value)
                    .is_some_and(|value| (99.0..100.0).contains(&value));
        if precise {
            self.say_at(at, "how well it is done, not how much");
            return (Outcome, UNSURE);
        }
        // Money, time and rank beside own work are its price, its length or its place, not a count of it.
        if matches!(kind, Some(QuantityKind::Multiple | QuantityKind::Zero)) || row_one(self.row, at) {
            self.reading.value = None;
            return (Task, UNSURE);
        }
        if matches!(kind, Some(QuantityKind::Money)) {
            // "Launch 2 products with a revenue of $2M": the count is of the work, the sum stands beside it.
            if let Some(first) = self.plain_count_before(at) {
                return self.counted_work(first);
            }
            if self.row.is(self.reading.head.at, "make") && at == self.reading.head.object {
                self.say_at(at, "what is earned");
                return (Outcome, UNSURE);
            }
            self.say_at(at, "a sum beside own work");
            return (Task, UNSURE);
        }
        let with = self.row.before_bound(at, self.reading.head.at + 1).is_some_and(|last| self.row.is(last, "with"));
        if with && self.row.quantity(at).is_some_and(|quantity| quantity.value == Some(0.0)) {
            self.say_at(at, "how well it is done, not how much");
            return (Outcome, UNSURE);
        }
        let placed =
            ["finish", "place", "rank", "come", "land", "end", "appear", "show up", "feature", "score", "be", "become"]
                .contains(&self.row.items[self.reading.head.at].entry.lemma);
        if matches!(kind, Some(QuantityKind::Rank)) && placed || self.is_on_first_page() {
            self.say_at(at, "a place given by others");
            return (Outcome, UNSURE);
        }
        if matches!(kind, Some(QuantityKind::Rank)) || self.is_attribute(at) {
            self.say_at(at, "a number that describes the work");
            self.reading.value = None;
            return (Task, UNSURE);
        }
        if kind == Some(QuantityKind::Duration) && !self.row.is(at + 1, "of") {
            // "in under 30 minutes", "today 4 hours": each time it is done, not once.
            let is_level = self
                .row
                .quantities
                .iter()
                .any(|quantity| quantity.role == Role::Baseline && quantity.kind == QuantityKind::Duration);
            let is_bound = self.is_capped(at)
                && self.row.quantity(at).is_some_and(|quantity| {
                    matches!(quantity.unit.as_deref(), Some("minute" | "hour" | "second" | "ms"))
                });
            if is_level || is_bound {
                self.say_at(at, "how quickly it is done, each time");
                return (Outcome, if is_level { SURE } else { UNSURE });
            }
            self.say_at(at, "how long the work takes");
            self.reading.value = None;
            return (Task, UNSURE);
        }
        let paced = self
            .row
            .quantity(at)
            .is_some_and(|quantity| quantity.per.is_some() || quantity.unit.as_deref() == Some("time"));
        if counted.is_none()
            && !paced
            && self.reading.object.as_ref().is_some_and(|object| object.head < at)
            && self.is_plain(at)
            && self.row.items[at - 1].mark() != Some(':')
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
        // "a library with at least 400 samples": so many have to be made.
        let many = self
            .row
            .quantity(at)
            .is_some_and(|quantity| quantity.comparator.is_some() || quantity.value.is_some_and(|value| value >= 50.0));
        // "Test the prototype with 12 nurses": so many take part.
        let people = counted
            .as_ref()
            .is_some_and(|noun| matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside) && noun.sure);
        if attached && single && !many && !people {
            self.say_at(at, "a number that describes the work");
            self.reading.value = None;
            return (Task, UNSURE);
        }
        if let Some(noun) = &counted {
            let outside = matches!(noun.class, PhraseClass::Outside | PhraseClass::OutsideAct) && noun.sure;
            // "Finish the year with 24 more customers": a level that has moved.
            if outside && with && self.row.quantity(at).is_some_and(|quantity| quantity.role == Role::Change) {
                self.say(noun.items.clone(), "others have to act for it to move");
                return (Outcome, UNSURE);
            }
            self.say(
                noun.items.clone(),
                if outside { "counts those the work is done with" } else { "counts the team's own work" },
            );
            return (OutputCount, if outside { UNSURE } else { SURE });
        }
        self.say_at(at, "counts the team's own work");
        (OutputCount, SURE)
    }

    /// "Be on page one of Google for 20 keywords": a place that a search gives.
    fn is_on_first_page(&self) -> bool {
        let row = self.row;
        let head = self.reading.head.at;
        let gets = ["be", "get", "appear", "land", "rank"].contains(&row.items[head].entry.lemma);
        gets && (head + 1..self.main_end.min(head + 7)).any(|at| {
            row.is(at, "page") && (row.is_any(at + 1, &["one", "1"]) || row.is(at - 1, "first"))
                || row.is_any(at, &["page one", "page 1", "first page"])
        })
    }

    /// The number that stands right behind the head, where it counts things and stands before `at`.
    fn plain_count_before(&self, at: usize) -> Option<usize> {
        let first = self.reading.head.object;
        let counts = first < at
            && self.row.is_value(first)
            && self.kind_of(first) == Some(QuantityKind::Count)
            && self.row.counted(first, at, true).is_some_and(|noun| self.row.is_plural(noun.head));
        counts.then_some(first)
    }

    /// "a 12 month roadmap", "the new 20% promotion": the number belongs to the name of the thing.
    pub(super) fn is_attribute(&self, at: usize) -> bool {
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
}
