//! Sentences about somebody or something else, and bare names.

use super::*;
use words::{EVENTS, ONE_ACTS};

/// What is done to a thing as well as by people: "300 pages upgraded" is work, "300 customers upgraded" is none.
const HANDLED: &[&str] = &[
    "upgrade", "downgrade", "switch", "convert", "merge", "migrate", "move", "shift", "tag", "transfer", "enrol",
    "enroll",
];

impl Reader<'_, '_> {
    /// Whether the predicate is a participle of own work.
    pub(super) fn done_by_us(&self, predicate: Option<Predicate>) -> bool {
        predicate.and_then(|predicate| self.participle_of(predicate)).is_some_and(|at| self.is_own_participle(at))
    }

    /// The participle of a predicate: "… published", "… are published", "… will be published".
    pub(super) fn participle_of(&self, predicate: Predicate) -> Option<usize> {
        let from = predicate.at();
        (from..self.reading.items.end.min(from + 4)).find(|&at| self.row.is_participle(at))
    }

    pub(super) fn is_own_participle(&self, at: usize) -> bool {
        let row = self.row;
        let end = self.reading.items.end;
        let by = (at + 1..end.min(at + 4)).find(|&index| row.is(index, "by"));
        let by_others = by.is_some_and(|by| {
            // "finished by 55% of admins": the agents are counted, so that they act.
            let counted = row.is_value(by + 1)
                && matches!(
                    self.kind_of(by + 1),
                    Some(QuantityKind::Percent | QuantityKind::Share | QuantityKind::Count)
                )
                && row.quantity(by + 1).is_some_and(|quantity| quantity.role != Role::Deadline)
                && row.counted(by + 1, end, false).is_some_and(|noun| {
                    matches!(noun.class, PhraseClass::Outside | PhraseClass::Inside | PhraseClass::Unknown)
                });
            if counted {
                return true;
            }
            let agent =
                if row.is_value(by + 1) { row.counted(by + 1, end, false) } else { row.noun(by + 1, end, false) };
            agent.is_some_and(|agent| matches!(agent.class, PhraseClass::Outside | PhraseClass::OutsideAct))
        });
        if by_others {
            return false;
        }
        row.has(at, Class::Done)
            || row.has(at, Class::Activity) && !row.any(at, &[Class::Achieve])
            || row.items[at].entry.is_unknown()
            || row.has(at, Class::WeakVerb)
    }

    pub(super) fn counted_clause(&mut self, at: usize, noun: Option<Noun>, predicate: Predicate) -> Verdict {
        let row = self.row;
        let verb = predicate.at();
        let end = self.reading.items.end;
        let class = noun.as_ref().map_or(PhraseClass::Unknown, |noun| noun.class);

        let shares = matches!(self.kind_of(at), Some(QuantityKind::Percent | QuantityKind::Share | QuantityKind::All));
        let well = (verb..end).find(|&index| {
            row.has(index, Class::Adjunct)
                || shares && row.is(index, "without")
                || row.is_any(index, &["within", "inside"]) && self.kind_of(index + 1) == Some(QuantityKind::Duration)
                || shares && index > at && self.kind_of(index) == Some(QuantityKind::Duration) && self.is_capped(index)
        });
        if let Some(index) = well {
            self.say_at(index, "how well it is done, not how much");
            return (Outcome, SURE);
        }
        // "All 14 departments have loaded their data": the subject acts, whoever asked for it.
        let active = row.is_any(verb, &["have", "has", "had"])
            && row.is_participle(verb + 1)
            && !row.is_any(verb + 1, &["been"]);
        if active
            && matches!(
                class,
                PhraseClass::Outside | PhraseClass::Inside | PhraseClass::OutsideAct | PhraseClass::Unknown
            )
        {
            self.say(verb..verb + 2, "others have to act for it to move");
            return (Outcome, if class == PhraseClass::Outside { SURE } else { UNSURE });
        }
        if let Some(participle) = self.participle_of(predicate) {
            // "2,300 loggers installed", "all claims transferred": what the team can do too is done by the team, unless
            // people outside surely are its subject.
            let subject = self.reading.object.as_ref().filter(|subject| subject.head < participle).or(noun.as_ref());
            let outside = subject.is_some_and(|subject| {
                subject.sure
                    && (subject.class == PhraseClass::Outside
                        || subject.class == PhraseClass::OutsideAct && !row.has(participle, Class::Done))
            });
            let both = row.any(participle, &[Class::Activity, Class::Done]);
            let negated = participle > 0 && row.is_any(participle - 1, &["not", "never", "no longer"]);
            if negated {
                self.say_at(participle, "what does not happen is no work");
                return (Outcome, UNSURE);
            }
            let is_thing = subject.is_some_and(|subject| subject.sure && subject.class == PhraseClass::Product);
            if is_thing && HANDLED.contains(&row.items[participle].entry.lemma) {
                self.say_at(participle, "work done by the team");
                return (OutputCount, UNSURE);
            }
            if row.has(participle, Class::Change)
                || row.any(participle, &[Class::Others, Class::Achieve]) && (!both || outside)
            {
                self.say_at(participle, "others have to act for it to move");
                return (Outcome, SURE);
            }
            if self.kind_of(at) == Some(QuantityKind::Duration) {
                let one = noun.as_ref().is_some_and(|noun| {
                    !row.items[noun.head].form(Forms::PLURAL) && !row.items[noun.head].entry.is_unknown()
                });
                self.say_at(at, if one { "when it is to be done" } else { "how quickly it is done, each time" });
                return (if one { Milestone } else { Outcome }, UNSURE);
            }
            let yielded = row.has(participle, Class::Yield)
                || ["attribute", "influence", "originate", "book", "win"].contains(&row.items[participle].entry.lemma);
            if yielded && matches!(class, PhraseClass::Measure | PhraseClass::OutsideAct) {
                self.say_at(participle, "what came of the work is counted");
                return (Outcome, SURE);
            }
            if self.is_own_participle(participle) {
                if class == PhraseClass::Measure && !matches!(self.kind_of(at), Some(QuantityKind::Count)) {
                    self.say_at(at, "a level to reach");
                    return (Outcome, UNSURE);
                }
                let handled = matches!(class, PhraseClass::OutsideAct)
                    && matches!(self.kind_of(at), Some(QuantityKind::Percent | QuantityKind::Share))
                    && (participle + 1..end).any(|index| {
                        row.is_any(index, &["in", "via", "by", "through", "online", "at", "on"])
                            && !row.quantity(index + 1).is_some_and(|quantity| quantity.role == Role::Deadline)
                    });
                if handled {
                    self.say_at(participle, "how cases of others are handled");
                    return (Outcome, UNSURE);
                }
                self.say_at(participle, "work done by the team");
                let outside = matches!(class, PhraseClass::Outside | PhraseClass::OutsideAct);
                return (OutputCount, if outside { UNSURE } else { SURE });
            }
            self.say_at(participle, "others have to act for it to move");
            return (Outcome, UNSURE);
        }
        if matches!(predicate, Predicate::Modal(_)) && row.is_any(verb, &["can", "could"]) && at > verb {
            self.say_at(verb, "a load to bear");
            return (Outcome, UNSURE);
        }
        if matches!(predicate, Predicate::State(_)) {
            let own = matches!(class, PhraseClass::Product | PhraseClass::Activity);
            self.say_at(verb, "a state reached by pieces of work");
            return (if own { OutputCount } else { Outcome }, UNSURE);
        }
        if row.is_any(verb, &["get", "gets", "receive", "receives"])
            && row.noun(verb + 1, end, true).is_some_and(|given| given.class == PhraseClass::Product && given.sure)
        {
            self.say_at(verb, "what they get is the team's own work");
            return (OutputCount, UNSURE);
        }
        // "Reps see 100 dentists": those who act are of the team, whoever is counted behind the verb.
        let agent = self.reading.object.as_ref().filter(|agent| agent.head < verb && at > verb);
        let is_own = class == PhraseClass::Inside && self.is_own_work(verb)
            || agent.is_some_and(|agent| agent.sure && agent.class == PhraseClass::Inside)
                && self.is_plain(at)
                && (self.is_own_work(verb) || ["see", "do", "make", "have"].contains(&row.items[verb].entry.lemma));
        if is_own && matches!(predicate, Predicate::Finite(_)) {
            self.say_at(verb, "counts work, whoever does it");
            return (OutputCount, UNSURE);
        }
        let done = row.any(verb, &[Class::Activity]) || row.items[verb].entry.lemma == "do";
        let running =
            row.items[verb].form(Forms::GERUND) && matches!(class, PhraseClass::Product | PhraseClass::Activity);
        if running {
            self.say_at(verb, "the team's own work goes on");
            return (OutputCount, UNSURE);
        }
        if matches!(predicate, Predicate::Finite(_))
            && done
            && at > verb
            && self.is_plain(at)
            && matches!(class, PhraseClass::Activity)
        {
            self.say_at(verb, "counts work, whoever does it");
            return (OutputCount, UNSURE);
        }
        self.say_at(verb, "the subject is not the team");
        (Outcome, if class == PhraseClass::Product && at < verb { UNSURE } else { SURE })
    }

    /// "All pages translated", "Every customer is answered": all of the own work, or all of the others.
    pub(super) fn all_of(&mut self, at: usize, predicate: Option<Predicate>) -> Option<Verdict> {
        let predicate = predicate?;
        let participle = self.participle_of(predicate);
        let thing = self.reading.object.as_ref().is_some_and(|noun| {
            matches!(noun.class, PhraseClass::Product | PhraseClass::Activity | PhraseClass::Unknown)
        });
        let passive = matches!(predicate, Predicate::Link(_)) && participle.is_some();
        let thing = thing
            || passive
                && self
                    .reading
                    .object
                    .as_ref()
                    .is_some_and(|noun| matches!(noun.class, PhraseClass::OutsideAct | PhraseClass::Measure));
        let better = (predicate.at()..self.reading.items.end)
            .any(|index| self.row.any(index, &[Class::Comparative, Class::Adjunct]));
        let within = (predicate.at()..self.reading.items.end).find(|&index| {
            self.row.is_any(index, &["within", "inside"])
                && (index + 1..index + 4).any(|at| self.kind_of(at) == Some(QuantityKind::Duration))
                || self.is_prompt(index)
        });
        if let Some(index) = within {
            self.reading.promised = true;
            self.reading.settled = self.is_prompt(index);
            self.say_at(index, "how well it is done, not how much");
            return Some((Outcome, UNSURE));
        }
        match participle {
            Some(index) if self.is_own_participle(index) && !better => {
                self.say_at(at, "all of the team's own work");
                Some((OutputCount, UNSURE))
            }
            _ if !better && (thing || matches!(predicate, Predicate::State(_))) => {
                self.say_at(at, "all of the team's own work");
                Some((OutputCount, UNSURE))
            }
            _ => {
                self.say_at(at, "a level for all, without a number");
                Some((OutcomeUnquantified, UNSURE))
            }
        }
    }

    /// A noun phrase with its measured effect: "New checkout that lifts conversion to 4%".
    pub(super) fn effect_of_noun(&mut self) -> Option<Verdict> {
        self.purpose_effect()
    }

    /// A sentence about somebody or something else, without a number.
    pub(super) fn clause(&mut self, subject: Option<&Noun>, predicate: Predicate) -> Verdict {
        let row = self.row;
        let at = predicate.at();
        if row.is(at, "be") && row.is(at - 1, "to") {
            self.say_at(at, "something is to be done");
            return (Task, UNSURE);
        }
        let people =
            row.is_any(self.reading.items.start, &["those", "everyone", "everybody", "anyone", "people", "nobody"]);
        let class = if people { PhraseClass::Outside } else { subject.map_or(PhraseClass::Unknown, |noun| noun.class) };
        if let Predicate::Finite(verb) = predicate {
            if row.has(verb, Class::Have) && row.is_participle(verb + 1) {
                self.say(verb..verb + 2, "an event that happens or not");
                return (Milestone, SURE);
            }
            if class == PhraseClass::Measure {
                self.say_at(verb, "a level moves, but no number says how far");
                return (OutcomeUnquantified, SURE);
            }
            // "The council grants the licence": one body, one act.
            let once = subject.is_some_and(|noun| !row.is_plural(noun.head) && !row.has(noun.head, Class::Universal))
                && row.items[verb].form(Forms::THIRD)
                && (row.any(verb + 1, &[Class::Determiner]) || row.is_any(verb, ONE_ACTS))
                && !(verb..self.reading.items.end).any(|at| {
                    row.any(at, &[Class::Comparative, Class::Adjunct, Class::Universal])
                        || row.is_any(at, &["instead", "often", "always", "usually", "weekly", "daily", "without"])
                });
            if once && class != PhraseClass::OutsideAct {
                self.say_at(verb, "an event that happens or not");
                return (Milestone, UNSURE);
            }
            if matches!(class, PhraseClass::Outside | PhraseClass::OutsideAct | PhraseClass::Inside) {
                self.say_at(verb, "others act, but no number says how many");
                return (OutcomeUnquantified, if class == PhraseClass::Inside { UNSURE } else { SURE });
            }
            if row.has(verb, Class::Others) && !row.any(verb, &[Class::Activity, Class::Capacity, Class::Change]) {
                self.say_at(verb, "others act, but no number says how many");
                return (OutcomeUnquantified, UNSURE);
            }
            let thing = class == PhraseClass::Unknown
                && row.items[verb].form(Forms::THIRD)
                && !row.any(verb, &[Class::Change, Class::SoftChange, Class::Achieve, Class::Keep, Class::Others])
                && !(verb..self.reading.items.end).any(|at| row.any(at, &[Class::Comparative, Class::Adjunct]));
            if thing {
                self.say_at(verb, "what a thing does, or not");
                return (Milestone, UNSURE);
            }
            let named =
                subject.is_some_and(|noun| row.items[noun.head].capital && noun.head > self.reading.items.start);
            if class != PhraseClass::Product && !named && !row.any(verb, &[Class::Have]) {
                self.say_at(verb, "the subject is not the team");
                return (OutcomeUnquantified, UNSURE);
            }
        }
        if matches!(predicate, Predicate::State(_) | Predicate::Link(_))
            && let Some(participle) = self.participle_of(predicate)
            && (row.any(participle, &[Class::Change, Class::SoftChange])
                && !row.has(participle, Class::Activity)
                && !matches!(class, PhraseClass::Product | PhraseClass::Activity)
                || matches!(predicate, Predicate::Link(_))
                    && ["use", "adopt", "recommend", "mention", "read", "trust"]
                        .contains(&row.items[participle].entry.lemma))
        {
            self.say_at(participle, "a level moves, but no number says how far");
            return (OutcomeUnquantified, SURE);
        }
        if row.is_any(at, &["under control", "in check"]) && class != PhraseClass::Product {
            self.say_at(at, "a level to keep, but no number says which");
            return (OutcomeUnquantified, UNSURE);
        }
        if let Predicate::Modal(modal) = predicate
            && class == PhraseClass::Outside
            && !row.is_any(modal, &["can", "could"])
        {
            self.say_at(modal, "others act, but no number says how many");
            return (OutcomeUnquantified, UNSURE);
        }
        if matches!(predicate, Predicate::Link(_)) && self.participle_of(predicate).is_none() {
            let end = self.reading.items.end;
            let state = (at + 1..end.min(at + 4)).any(|index| row.has(index, Class::State));
            let people =
                matches!(class, PhraseClass::Measure | PhraseClass::Outside) && subject.is_some_and(|noun| noun.sure);
            if (at..end).any(|index| row.has(index, Class::Comparative)) || people && !state {
                self.say_at(at, "a state of others, without a number");
                return (OutcomeUnquantified, UNSURE);
            }
        }
        self.say_at(at, "reached or not");
        (Milestone, SURE)
    }

    /// A noun phrase without number and predicate.
    pub(super) fn bare(&mut self, subject: Option<&Noun>) -> Verdict {
        let row = self.row;
        let items = self.reading.items.clone();
        let words = items.clone().filter(|&at| row.items[at].is_word()).count();
        let first = items.clone().find(|&at| row.items[at].is_word()).unwrap_or(items.start);
        if row.is_any(first, &["nobody", "none", "no-one"]) && words > 1 {
            self.say_at(first, "nobody is a number too");
            return (Outcome, UNSURE);
        }
        let label = items.end > items.start && row.items[items.end - 1].mark() == Some(':');
        if words == 0 || label || subject.is_none() && words < 3 {
            return (NotKr, SURE);
        }
        if row.is_participle(first)
            || row.items[first].form(Forms::PAST.with(Forms::PARTICIPLE))
                && !row.items[first].form(Forms::BASE.with(Forms::SINGULAR))
        {
            self.say_at(first, "done or not");
            return (Milestone, SURE);
        }
        if (items.clone()).any(|at| row.has(at, Class::State) && !row.is_noun(at + 1) && !row.is_noun(at)) {
            self.say_at(first, "a state that is reached or not");
            return (Milestone, UNSURE);
        }
        let Some(noun) = subject else {
            return (Task, UNSURE);
        };
        if noun.class == PhraseClass::Outside
            && noun.sure
            && self.reading.sides.iter().any(|clause| clause.side == Side::Relative)
        {
            self.say(noun.items.clone(), "people outside act, but no number says how many");
            return (OutcomeUnquantified, UNSURE);
        }
        let last = items.clone().rev().find(|&at| row.items[at].is_word()).unwrap_or(items.start);
        let through = last > noun.head && row.is_any(last, &["through", "off", "out", "over", "done", "up", "in"]);
        if through || APPROVALS.contains(&row.items[noun.head].entry.lemma) {
            self.say_at(last, "reached or not");
            return (Milestone, UNSURE);
        }
        // "Completion of the cutover", "Go-live of the new shop", "Sign-off by the board": an event, not work.
        let event = (items.start..=noun.head).any(|at| row.is_any(at, EVENTS));
        if event && (row.is_any(noun.head + 1, &["of", "by", "for", "in", "on", "at"]) || noun.head + 1 >= items.end) {
            self.say(noun.items.clone(), "an event that happens or not");
            return (Milestone, UNSURE);
        }
        if let Some(change) = row.change_of_level(noun.items.start, items.end) {
            self.say_at(change, "a noun that moves a level");
            self.reading.head.at = change;
            self.reading.head.class = HeadClass::Change;
            self.reading.object = row.noun(noun.items.start, change, false);
            return self.unquantified("a level is to move, but no number says how far");
        }
        // "Rework of the call tree", "Family reading nights": done to something, or held; no level.
        let head = noun.head;
        let act = row.any(head, &[Class::Activity, Class::NominalActivity]) && !row.has(head, Class::Others);
        let upon = act && row.is(head + 1, "of") && row.any(head + 2, &[Class::Determiner, Class::Universal]);
        if upon || row.has(head, Class::TimeUnit) && words > 2 {
            self.say(noun.items.clone(), "a piece of work by its name");
            return (Task, UNSURE);
        }
        self.say(noun.items.clone(), "a thing without a verb");
        // "Conversion rate": a measure by its name and nothing else is one without its numbers, not a heading.
        self.reading.settled = noun.class == PhraseClass::Measure
            && noun.sure
            && row.has(noun.head, Class::Measure)
            && noun.items.end >= items.end
            && words <= 4;
        match noun.class {
            PhraseClass::OutsideAct if !row.items[noun.head].form(Forms::PLURAL) => (Task, UNSURE),
            PhraseClass::Measure | PhraseClass::OutsideAct if noun.sure => (OutcomeUnquantified, UNSURE),
            PhraseClass::Product
                if noun.sure && row.quantities.iter().any(|quantity| quantity.role == Role::Deadline) =>
            {
                (Milestone, UNSURE)
            }
            PhraseClass::Product | PhraseClass::Activity => (Task, UNSURE),
            _ if words <= 2 => (NotKr, UNSURE),
            PhraseClass::Measure if row.has(head, Class::WeakState) => (OutcomeUnquantified, UNSURE),
            _ => (Task, UNSURE),
        }
    }
}
