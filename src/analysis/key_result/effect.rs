//! Effects that turn own work into a result: a purpose with a number, a level, a service kept, people who come.

use super::*;

impl Reader<'_, '_> {
    /// An effect that turns work into a result.
    pub(super) fn effect(&mut self) -> Option<Verdict> {
        self.purpose_effect()
            .or_else(|| self.level_of_what_is_made())
            .or_else(|| self.pair())
            .or_else(|| self.taken_up())
            .or_else(|| self.joined())
            .or_else(|| self.won())
            .or_else(|| self.number_under_change())
            .or_else(|| self.upper_limit())
            .or_else(|| self.measure_to_level())
            .or_else(|| self.rating())
            .or_else(|| self.response())
            .or_else(|| self.with_people())
            .or_else(|| self.with_level())
            .or_else(|| self.yields())
            .or_else(|| self.quality_of_cases())
            .or_else(|| self.capacity())
            .or_else(|| self.people_moved())
    }

    /// "…, to cut drop-off from 40% to 20%", "… so that 30% of orders come through it".
    pub(super) fn purpose_effect(&mut self) -> Option<Verdict> {
        let purposes: Vec<SideClause> =
            self.reading.sides.iter().filter(|clause| clause.side == Side::Purpose).cloned().collect();
        for clause in purposes {
            let end = self.reading.items.end;
            let Some(at) = self.value_in(clause.body..end) else { continue };
            let inner = read(self.row, clause.body..end);
            let strong = matches!(
                self.kind_of(at),
                Some(
                    QuantityKind::Percent
                        | QuantityKind::PercentagePoints
                        | QuantityKind::Money
                        | QuantityKind::Multiple
                )
            );
            if inner.kind == Outcome || strong && inner.kind != OutputCount {
                self.reading.value = Some(at);
                self.reading.counted = self.row.counted(at, clause.items.end, false);
                // "Enable clinics to hold waits under 10 days": the verb only hands on.
                const HANDING_ON: &[&str] =
                    &["enable", "allow", "help", "empower", "encourage", "get", "push", "support", "drive"];
                self.reading.how = !HANDING_ON.contains(&self.row.items[self.reading.head.at].entry.lemma);
                self.say(clause.items, "the number measures the effect");
                return Some((Outcome, SURE));
            }
        }
        None
    }

    /// "Deliver forecasts where 95% of the sums are right": what is made has to hold a level.
    fn level_of_what_is_made(&mut self) -> Option<Verdict> {
        let row = self.row;
        let clause = self.reading.sides.iter().find(|clause| row.is(clause.items.start, "where"))?.clone();
        let at = self.value_in(clause.body..self.reading.items.end)?;
        let level = matches!(self.kind_of(at), Some(QuantityKind::Percent | QuantityKind::Share));
        if !level {
            return None;
        }
        self.count(at, false);
        self.reading.how = true;
        self.say(clause.items, "the number measures the effect");
        Some((Outcome, UNSURE))
    }

    /// "… and raise X by 20%" inside one statement: a change verb right before the number's phrase.
    pub(super) fn number_under_change(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let at = self.main_value()?;
        let quantity = self.row.quantity(at)?;
        let verb = (head + 1..at).rev().find(|&index| {
            self.row.has(index, Class::Change)
                && self.row.items[index].form(Forms::BASE.with(Forms::GERUND).with(Forms::THIRD))
                && (!self.row.is_noun(index) || self.row.is(index - 1, "to"))
        })?;
        if !(at - verb < 9 && (matches!(quantity.role, Role::Target | Role::Change) || !self.is_plain(at))) {
            return None;
        }
        self.count(at, false);
        self.reading.how = true;
        self.say(verb..at + 1, "the number measures the effect");
        Some((Outcome, SURE))
    }

    /// "Onboard 20 resellers", "Close 4 partnerships": people outside come to be counted, who say yes first.
    fn joined(&mut self) -> Option<Verdict> {
        let row = self.row;
        if !words::JOINING.contains(&row.items[self.reading.head.at].entry.lemma) {
            return None;
        }
        let at = self.main_value()?;
        let counted = row.counted(at, self.main_end, false)?;
        let lemma = row.items[counted.head].last_lemma();
        let outside = row.has(counted.head, Class::Outside) && !row.has(counted.head, Class::Inside);
        let agreed = SALES.contains(&lemma) || ["partnership", "sponsorship", "grant", "donation"].contains(&lemma);
        if !(outside && counted.sure || agreed)
            || counted.items.start != at + 1
            || self.is_step_of_work(counted.items.end)
        {
            return None;
        }
        self.reading.value = Some(at);
        self.say(counted.items.clone(), "others have to act for it to move");
        self.reading.counted = Some(counted);
        Some((Outcome, SURE))
    }

    /// "Close 15 mid-sized deals", "Book 150 demos": a customer has to say yes.
    pub(super) fn won(&mut self) -> Option<Verdict> {
        let row = self.row;
        if !WINNING.contains(&row.items[self.reading.head.at].entry.lemma) {
            return None;
        }
        let at = self.main_value()?;
        let counted = row.counted(at, self.main_end, false)?;
        let lemma = row.items[counted.head].last_lemma();
        let yes =
            SALES.contains(&lemma) || counted.class == PhraseClass::Outside && counted.sure && lemma != "candidate";
        if !yes || counted.items.start != at + 1 {
            return None;
        }
        self.reading.value = Some(at);
        self.say(counted.items.clone(), "a customer has to say yes");
        self.reading.counted = Some(counted);
        Some((Outcome, SURE))
    }

    /// "Onboard 20 customers to the new invoice": they are moved, and need not decide.
    fn is_step_of_work(&self, at: usize) -> bool {
        self.row.is_any(at, &["to", "onto", "into", "with", "in"])
    }

    /// "…, 400 sold by the end of February": the number stands before what others do.
    pub(super) fn taken_up(&mut self) -> Option<Verdict> {
        let row = self.row;
        let at = (self.reading.head.at + 1..self.reading.items.end).find(|&at| {
            row.is_value(at)
                && self.is_plain(at)
                && row.is_participle(at + 1)
                && row.any(at + 1, &[Class::Others, Class::Achieve])
                && !row.any(at + 1, &[Class::Activity, Class::Done, Class::Adjective])
                && !row.is_noun(at + 2)
        })?;
        self.reading.value = Some(at);
        self.reading.how = true;
        self.say(at..at + 2, "others have to act for it to move");
        Some((Outcome, SURE))
    }

    /// "Trial to paid 7% to 11%": two values say that a level moves, whatever the first word looks like.
    pub(super) fn pair(&mut self) -> Option<Verdict> {
        let at = self.main_value()?;
        let target = self.row.quantity(at)?.role == Role::Target;
        let pair = target
            && self
                .reading
                .items
                .clone()
                .any(|index| self.row.quantity(index).is_some_and(|quantity| quantity.role == Role::Baseline));
        let own = self
            .reading
            .object
            .as_ref()
            .is_some_and(|noun| matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure)
            && self.is_plain(at);
        let value = |role: Role| {
            self.reading
                .items
                .clone()
                .filter_map(|index| self.row.quantity(index))
                .find(|quantity| quantity.role == role)
                .and_then(|quantity| quantity.value)
        };
        let falls = matches!((value(Role::Baseline), value(Role::Target)), (Some(from), Some(to)) if to < from);
        if !pair || own && !falls {
            return None;
        }
        self.count(at, false);
        self.say_at(at, "a level goes from one value to another");
        Some((Outcome, SURE))
    }

    /// "Spend at most 15 points of the budget": nobody sets an upper limit on own deliverables.
    pub(super) fn upper_limit(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let at = self.main_value()?;
        let within = self
            .row
            .before_bound(at, head + 1)
            .is_some_and(|last| self.row.is_any(last, &["for", "like", "among", "who", "that"]));
        if !self.is_capped(at) || within || self.kind_of(at) == Some(QuantityKind::Duration) && !self.is_recurring() {
            return None;
        }
        self.count(at, false);
        self.say_at(at, "an upper limit");
        Some((Outcome, UNSURE))
    }

    /// Whether the work is done again and again: its object is a plural, a mass, or "every".
    pub(super) fn is_recurring(&self) -> bool {
        let from = self.reading.head.object;
        let one = self.row.is_any(from, &["a", "an", "the", "this", "our", "new"]);
        let many = self.reading.object.as_ref().is_some_and(|noun| self.row.items[noun.head].form(Forms::PLURAL))
            || (from..self.main_end).any(|at| self.kind_of(at) == Some(QuantityKind::All));
        many || !one && self.reading.object.is_some()
    }

    /// "Bring the open rate to 40%", "Drive satisfaction above 4.5": a measure is taken to a level.
    pub(super) fn measure_to_level(&mut self) -> Option<Verdict> {
        let at = self.main_value()?;
        let object = self.reading.object.clone()?;
        let measured = matches!(object.class, PhraseClass::Measure | PhraseClass::OutsideAct) && object.head < at;
        let to = self.row.before_bound(at, object.items.end).is_none_or(|last| {
            self.row
                .is_any(last, &["to", "of", "above", "below", "under", "over", "at", "beyond", "past", "from", "by"])
                || self.row.items[last].mark().is_some_and(|mark| matches!(mark, '>' | '<' | '≥' | '≤' | '→'))
        });
        let counts = self.is_plain(at)
            && self.row.counted(at, self.main_end, true).is_some_and(|noun| noun.items.start == at + 1);
        // "Establish a 25% adoption rate": the measure stands behind its value.
        let valued = matches!(self.kind_of(at), Some(QuantityKind::Percent))
            && self.row.counted(at, self.main_end, false).is_some_and(|noun| {
                noun.items.start == at + 1
                    && noun.class == PhraseClass::Measure
                    && noun.sure
                    && self.row.any(noun.head, &[Class::Measure, Class::HigherBetter, Class::LowerBetter])
            })
            && at == self.reading.head.object;
        if valued {
            self.count(at, false);
            self.say_at(at, "a level to reach");
            return Some((Outcome, SURE));
        }
        if counts
            || !(measured && to)
            || self.row.has(self.reading.head.at, Class::Track) && !matches!(self.row.quantity(at)?.role, Role::Target)
        {
            return None;
        }
        self.count(at, false);
        self.say(object.items, "a measure is taken to a level");
        Some((Outcome, SURE))
    }

    /// "Hold a fair with 4 of 5 stars from visitors": a rating is others' judgement.
    pub(super) fn rating(&mut self) -> Option<Verdict> {
        let end = self.reading.items.end;
        let at = (self.reading.head.at + 1..end).find(|&at| self.kind_of(at) == Some(QuantityKind::Rating))?;
        self.reading.value = Some(at);
        self.reading.how = true;
        self.say_at(at, "a rating given by others");
        Some((Outcome, SURE))
    }

    /// "Answer every enquiry within 4 hours": how well, not how much.
    pub(super) fn response(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let service = self.row.has(head, Class::Service);
        let at = (head + 1..self.main_end).find(|&at| {
            // "within a minute" says it without a number.
            let is_one = service
                && (self.row.is_any(at, &["a", "an", "one"])
                    && self.row.has(at + 1, Class::TimeUnit)
                    && self.row.is(at - 1, "within")
                    || self.is_prompt(at));
            is_one
                || self.kind_of(at) == Some(QuantityKind::Duration)
                    && (service && self.is_capped(at)
                        || self.row.is_any(at - 1, &["within", "under", "inside"])
                        || service && self.row.is(at - 1, "in")
                        || self.row.is_any(at - 1, &["than", "most"]) && !self.row.is(at - 2, "older"))
        })?;
        if !(service || self.is_recurring() && self.row.is_any(at - 1, &["within", "under", "inside"])) {
            return None;
        }
        self.reading.value = self.main_value().or(Some(at));
        self.reading.settled = service;
        self.reading.promised = service && self.is_for_all();
        self.say_at(at, "how quickly a service is given");
        Some((Outcome, SURE))
    }

    /// "within a day", "the same day": a term that says how soon.
    pub(super) fn is_prompt(&self, at: usize) -> bool {
        let word = self.row.word(at);
        let ends = |end: &str| {
            word.len() >= end.len()
                && word.is_char_boundary(word.len() - end.len())
                && word[word.len() - end.len()..].eq_ignore_ascii_case(end)
        };
        word.get(..7).is_some_and(|lead| lead.eq_ignore_ascii_case("within "))
            || ends("same day")
            || ends("next day")
            || self.row.is(at, "same") && self.row.has(at + 1, Class::TimeUnit)
    }

    /// Whether a service is given in every case: "every review", "100% of calls". With today's value it is to get better.
    fn is_for_all(&self) -> bool {
        let mut all = false;
        for quantity in self.reading.items.clone().filter_map(|at| self.row.quantity(at)) {
            if quantity.role == Role::Baseline {
                return false;
            }
            let is_whole = quantity.kind == QuantityKind::Percent && quantity.value == Some(100.0);
            all |= is_whole || quantity.kind == QuantityKind::All;
        }
        all
    }

    /// "Hold a fair with 600 visitors": people outside as the result of an event or product.
    pub(super) fn with_people(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let first = self.main_value()?;
        let values = first..self.main_end;
        let at = values
            .clone()
            .filter(|&at| self.row.is_value(at))
            .find(|&at| {
                self.row.is_any(at - 1, &["with", "attracting", "reaching"])
                    || self.row.any(at - 1, &[Class::Floor, Class::Approximate])
            })
            .unwrap_or(first);
        let with = (head + 1..at)
            .rev()
            .find(|&index| self.row.is_any(index, &["with", "attended", "reaching", "attracting", "for"]))?;
        if at - with > 3 || self.row.is(with, "for") {
            return None;
        }
        let counted = self.row.counted(at, self.main_end, false)?;
        if !matches!(counted.class, PhraseClass::Outside | PhraseClass::OutsideAct) || !counted.sure {
            return None;
        }
        let each = (counted.items.end..self.main_end.min(counted.items.end + 2))
            .any(|index| self.row.is_any(index, &["each", "per"]));
        let object = self.reading.object.as_ref()?;
        let met =
            self.row.is_any(object.head, MEETINGS) || MEETINGS.contains(&self.row.items[object.head].last_lemma());
        if met
            || each
            || self.row.is_any(
                head,
                &[
                    "meet", "talk", "speak", "partner", "work", "interview", "engage", "collaborate", "share", "test",
                    "validate", "pilot", "consult", "review",
                ],
            )
        {
            return None;
        }
        self.reading.value = Some(at);
        // Who registers or looks on comes by an own choice; customers may be those whom the work is done with.
        self.reading.settled = at > first
            && (counted.class == PhraseClass::OutsideAct
                || words::COMING.contains(&self.row.items[counted.head].last_lemma()));
        self.say(counted.items.clone(), "people outside have to come");
        self.reading.counted = Some(counted);
        self.reading.how = true;
        Some((Outcome, UNSURE))
    }

    /// "Roll out two-step login with 80% adoption", "Ship 4 releases with under 1% of installs failing": how well.
    fn with_level(&mut self) -> Option<Verdict> {
        let row = self.row;
        let from = self.reading.head.object;
        let at = (from..self.main_end).find(|&at| {
            row.is_value(at)
                && matches!(self.kind_of(at), Some(QuantityKind::Percent))
                && row.before_bound(at, from).is_some_and(|last| row.is(last, "with"))
        })?;
        let measured = row
            .counted(at, self.main_end, false)
            .is_some_and(|noun| noun.sure && matches!(noun.class, PhraseClass::Measure | PhraseClass::OutsideAct));
        if !(self.is_capped(at) || measured) {
            return None;
        }
        self.count(at, false);
        self.reading.how = true;
        self.say_at(at, "how well it is done, not how much");
        Some((Outcome, UNSURE))
    }

    /// "Drive €500k of pipeline", "Deliver a 20% lift": money, measures and acts of others come of it.
    pub(super) fn yields(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        if !self.row.has(head, Class::Yield) {
            return None;
        }
        let at = self.main_value()?;
        let counted = self.row.counted(at, self.main_end, false);
        let strong = matches!(
            self.kind_of(at),
            Some(QuantityKind::Money | QuantityKind::Percent | QuantityKind::PercentagePoints | QuantityKind::Multiple)
        );
        // "Create plans for 3 buyers": those the work is for do not come of it.
        let made = self.row.has(head, Class::Activity)
            && counted.as_ref().is_some_and(|noun| {
                // "Deliver 300 MQLs": what others do can be a measure too, and comes of the work.
                noun.class == PhraseClass::Measure
                    && !self.row.has(noun.head, Class::OutsideAct)
                    && !words::QUALIFIED.contains(&self.row.items[noun.head].last_lemma())
            })
            && !strong;
        let direct =
            !made && self.reading.object.as_ref().is_none_or(|object| object.items.contains(&at) || object.head > at);
        let others = direct
            && counted.as_ref().is_some_and(|noun| {
                matches!(noun.class, PhraseClass::OutsideAct | PhraseClass::Measure | PhraseClass::Outside) && noun.sure
            });
        let own = counted.as_ref().is_some_and(|noun| {
            matches!(noun.class, PhraseClass::Product | PhraseClass::Activity) && noun.sure
                || self.row.items[noun.head].entry.lemma == "candidate"
        });
        let brought = words::BRINGING.contains(&self.row.items[head].entry.lemma)
            && at == self.reading.head.object
            && counted.as_ref().is_some_and(|noun| {
                self.row.is_plural(noun.head)
                    && (noun.class == PhraseClass::Activity && self.row.word(noun.head).ends_with("ations")
                        || (noun.items.start..noun.head).any(|index| self.row.is_any(index, words::OF_VISITORS)))
            });
        if !brought && (own || !(others || strong)) {
            return None;
        }
        self.reading.value = Some(at);
        self.reading.counted = counted;
        self.say_at(at, "what comes of it is counted, not the work");
        Some((Outcome, SURE))
    }

    /// "Close 90% of tickets on time": a share of cases with a measure of quality.
    pub(super) fn quality_of_cases(&mut self) -> Option<Verdict> {
        let at = self.main_value()?;
        if !matches!(self.kind_of(at), Some(QuantityKind::Percent | QuantityKind::Share)) {
            return None;
        }
        let end = self.reading.items.end;
        let adjunct = (at + 1..end).find(|&index| {
            self.row.has(index, Class::Adjunct)
                || self.row.is(index, "without")
                || self.row.is_any(index, &["within", "inside"])
                    && self.kind_of(index + 1) == Some(QuantityKind::Duration)
        })?;
        self.count(at, false);
        self.say_at(adjunct, "how well it is done, not how much");
        Some((Outcome, UNSURE))
    }

    /// "Handle 10,000 concurrent users": what a thing bears.
    pub(super) fn capacity(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        let at = self.main_value()?;
        let large = self.row.quantity(at)?.value.is_some_and(|value| value >= 500.0);
        let rate = (at + 1..self.main_end).any(|index| {
            self.row.is_any(index, &["concurrent", "simultaneous", "simultaneously", "concurrently", "second"])
        });
        let own = self
            .row
            .counted(at, self.main_end, true)
            .is_some_and(|noun| noun.sure && matches!(noun.class, PhraseClass::Product | PhraseClass::Activity));
        if own || !(self.row.has(head, Class::Capacity) && (large || rate)) {
            return None;
        }
        self.count(at, false);
        self.say_at(at, "a load to bear");
        Some((Outcome, UNSURE))
    }

    /// "Turn 20 trials into customers", "Bring 15 lapsed donors back".
    pub(super) fn people_moved(&mut self) -> Option<Verdict> {
        let head = self.reading.head.at;
        if !self.row.is_any(
            head,
            &[
                "turn", "bring", "win", "convince", "persuade", "convert", "attract", "inspire", "encourage",
                "motivate", "lead",
            ],
        ) {
            return None;
        }
        let at = self.main_value()?;
        let counted = self.row.counted(at, self.main_end, false)?;
        if !matches!(counted.class, PhraseClass::Outside | PhraseClass::OutsideAct) {
            return None;
        }
        self.reading.value = Some(at);
        self.reading.counted = Some(counted);
        self.say_at(at, "others have to act for it to move");
        Some((Outcome, SURE))
    }

    /// "12 features used by half the customers": others act on what was made.
    pub(super) fn outside_acts_behind(&self, from: usize) -> bool {
        let end = self.reading.items.end.min(from + 8);
        (from..end).any(|index| {
            self.row.is_participle(index)
                && self.row.any(index, &[Class::Others, Class::Achieve])
                && !self.row.has(index, Class::Activity)
        })
    }
}
